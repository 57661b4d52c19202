"""Keys of the whole program, looked at for a pad that types: its frames are taken out, all else goes on."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from nanxi_desk.satisfaction.pad_profiles import FRAME_SECONDS, PadProfile
from nanxi_desk.satisfaction.pads import KeyDecoder, TypedDecoder, Verdict

_NAMES = {
    Qt.Key.Key_Return: "{Enter}",
    Qt.Key.Key_Enter: "{Enter}",
    Qt.Key.Key_Tab: "{Tab}",
    Qt.Key.Key_Space: "{Space}",
    Qt.Key.Key_Escape: "{Esc}",
    **{Qt.Key(Qt.Key.Key_F13.value + number): f"{{F{13 + number}}}" for number in range(12)},
}
_WAIT_MS = round(FRAME_SECONDS * 1000) + 1
_ORDERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def key_name(event: QKeyEvent) -> str:
    """The key as a pad profile names it; "" for one that no pad sends."""
    if event.isAutoRepeat() or event.modifiers() & _ORDERS:
        return ""
    named = _NAMES.get(Qt.Key(event.key()))
    text = event.text()
    return named or (text if len(text) == 1 and "!" <= text <= "~" else "")


class PadKeys(QObject):
    """Watches the program's keys for one profile; `heard` gives the events of the pad.

    A key that may begin a frame is held back until the next key or 50 ms decide, and then goes on.
    """

    heard = Signal(object)

    def __init__(
        self,
        profile: PadProfile,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._decoder = KeyDecoder(profile)
        self._now = now
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._replaying = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WAIT_MS)
        self._waiting.timeout.connect(self.give_up)

    def watch(self) -> None:
        """Begin to look at keys."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def rest(self) -> None:
        """Look no longer; what is held goes on."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.give_up()

    def give_up(self) -> None:
        """What is held was typed by a person."""
        self._send_on(self._decoder.release())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Each key once, as it comes from the system to a window."""
        if self._replaying or not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        name = key_name(event)
        if not name:
            self.give_up()
            return False
        return self._judge(watched, event, self._decoder.feed(name, self._now()))

    def _judge(self, window: QWindow, event: QKeyEvent, verdict: Verdict) -> bool:
        self._waiting.stop()
        self._send_on(verdict.release)
        if verdict.holds:
            self._held.append((window, event.clone()))
            self._waiting.start()
        elif verdict.takes:
            self._held.clear()
        if verdict.event is not None:
            self.heard.emit(verdict.event)
        return verdict.holds or verdict.takes

    def _send_on(self, count: int) -> None:
        going, self._held = self._held[:count], self._held[count:]
        self._replaying = True
        try:
            for window, event in going:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False


class TypedKeys(QObject):
    """For the assistant: takes every key of the program while it listens, and gives what one press typed."""

    heard = Signal(object)  # a tuple of keys

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._decoder = TypedDecoder()
        self._now = now
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WAIT_MS + 20)
        self._waiting.timeout.connect(self._over)

    def watch(self) -> None:
        """Begin to take keys."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def rest(self) -> None:
        """Leave the keys alone."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._waiting.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys that a pad may send are kept from the form."""
        if not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            return False
        name = key_name(event) if event.type() == QEvent.Type.KeyPress else ""
        if not name:
            return False
        self._tell(self._decoder.feed(name, self._now()))
        self._waiting.start()
        return True

    def _over(self) -> None:
        self._tell(self._decoder.rest(float("inf")))

    def _tell(self, typed: tuple[str, ...]) -> None:
        if typed:
            self.heard.emit(typed)
