"""Nobody at the desk: after some minutes without key or mouse the window asks who is there."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

_LOOK_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleLock(QObject):
    """Watches the whole application while it is on; `locked` is sent once, and then it is off.

    Time goes on while the computer sleeps, so that who opens the lid finds the login.
    """

    locked = Signal()

    def __init__(
        self, app: QApplication, parent: QObject | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._app = app
        self.now = now
        self._seconds = 0.0
        self._last = 0.0
        self._mouse = QCursor.pos()
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self.look)

    @property
    def is_on(self) -> bool:
        """Whether it watches."""
        return self._looking.isActive()

    def watch(self, minutes: int) -> None:
        """Begin to count, or go on with other minutes."""
        self._seconds, self._last = minutes * 60.0, self.now()
        if not self.is_on:
            self._app.installEventFilter(self)
            self._looking.start()

    def rest(self) -> None:
        """Nothing of the data is shown: there is nothing to watch."""
        self._looking.stop()
        self._app.removeEventFilter(self)

    def look(self) -> bool:
        """Lock if the time is over; whether it was."""
        over = self.is_on and not -1 < self.now() - self._last < self._seconds  # a clock put back, too
        if over:
            self.rest()
            self.locked.emit()
        return over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Any key, any movement: somebody is there. The first one after the time is over only locks."""
        del watched
        if event.type() not in _SIGNS_OF_LIFE:
            return False
        if event.type() == QEvent.Type.MouseMove:  # Qt sends some of its own when windows change
            place = QCursor.pos()
            if place == self._mouse:
                return False
            self._mouse = place
        if self.look():
            return True
        self._last = self.now()
        return False


def close_all_but(*kept: QWidget | None) -> None:
    """Close dialogs, previews and menus, as if somebody had thought better of them."""
    QToolTip.hideText()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if window in kept or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        else:
            window.close()
