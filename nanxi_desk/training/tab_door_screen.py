"""The second screen at the door: who has just come in, and how many are there, read from three metres."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.clock import local_text
from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translated import Translated

_WIDTH, _HEIGHT = 1366, 768  # what the places below are meant for; other screens are scaled
_SMALLEST: Final = 28
_TICK_MS: Final = 1000
_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F12)


@dataclass(frozen=True, slots=True)
class DoorWords:
    """What the screen says: the session, the last one who came with a word of welcome, and the count."""

    topic: str = ""
    place: str = ""
    name: str = ""
    words: str = ""
    count: str = ""
    warn: bool = False


class DoorScreen(Translated, QWidget):
    """Shows what the door says. It takes no keys from the desk; Esc, F12 and a double click close it."""

    closed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """`now` gives the present moment, aware."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._now = now
        self.words = DoorWords()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(480, 270)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.update)
        theme.changed.connect(self.update)
        self._retranslate()

    def show_words(self, words: DoorWords) -> None:
        """Say something else from now on."""
        if words != self.words:
            self.words = words
            self._retranslate()

    def open_beside(self, desk: QWidget) -> None:
        """Full screen on a screen that the desk is not on; with one screen, a window at its upper right."""
        screens = [screen for screen in QGuiApplication.screens() if screen != desk.screen()]
        if screens:
            self.setGeometry(screens[0].geometry())
            # showFullScreen() would take the keyboard away from whoever is typing at the desk.
            self.setWindowState(Qt.WindowState.WindowFullScreen)
        else:
            room = desk.screen().availableGeometry()
            self.resize(min(_WIDTH // 2, room.width() // 2), min(_HEIGHT // 2, room.height() // 2))
            self.move(room.topRight() - self.rect().topRight())
        self._clock.start()
        self.show()
        desk.activateWindow()  # not every system heeds the attribute

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes, and the key that opened it."""
        if event.key() in _KEYS:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click closes."""
        event.accept()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is gone."""
        super().closeEvent(event)
        self._clock.stop()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A quiet ground and the texts, each as large as its place allows."""
        del event
        said = self.words
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rail"))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        left, right = (
            side | Qt.AlignmentFlag.AlignVCenter
            for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        )
        name = said.name or _("请签到")
        told = said.words or _("请报姓名，或出示座位签上的二维码")
        for text, px, place, flags, strong in (
            (said.topic, 44, (64, 28, 860, 90), left, True),
            (said.place, 34, (924, 28, 378, 90), right, False),
            (name, 190, (64, 150, 1238, 280), centre, True),
            (told, 52, (64, 430, 1238, 110), centre, said.warn),
            (said.count, 76, (64, 590, 980, 140), left, True),
            (local_text(self._now(), "%H:%M"), 48, (1044, 590, 258, 140), right, False),
        ):
            painter.setPen(self._theme.colour("rail_strong" if strong else "rail_text"))
            self._draw(painter, text, px, QRect(*place), flags)

    def _draw(self, painter: QPainter, text: str, px: int, place: QRect, flags: Qt.AlignmentFlag) -> None:
        across, down = self.width() / _WIDTH, self.height() / _HEIGHT
        room = QRect(
            round(place.x() * across),
            round(place.y() * down),
            round(place.width() * across),
            round(place.height() * down),
        )
        scale = min(across, down)
        font = self._theme.font("body", bold=px > 60)
        size, least = round(px * scale), max(round(_SMALLEST * scale), 8)
        both = int(flags) | int(Qt.TextFlag.TextWordWrap)
        while True:
            font.setPixelSize(size)
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 10**6), both, text)
            if size <= least or (needed.height() <= room.height() and needed.width() <= room.width()):
                break
            size -= 1
        painter.setFont(font)
        painter.drawText(room, both, text)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("现场签到"))
        parts = (self.words.topic, self.words.name, self.words.words, self.words.count)
        self.setAccessibleName(" ".join(part for part in parts if part))
        self.update()
