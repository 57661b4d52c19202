"""Driving real windows: keys as a keyboard sends them, Chinese as an input method commits it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


def focus() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


_AS_SHOWN = {"Return": "Enter", "PgDown": "PgDn", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def as_shown(key: str) -> str:
    """A key as Qt spells it, in the words that the pages show for it."""
    front, plus, last = key.rpartition("+")
    return f"{front}{plus}{_AS_SHOWN.get(last, last)}"


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(focus(), key, modifier)


def typed(text: str) -> None:
    """Type letters; anything else comes from the input method."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focus(), letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(focus(), event)


def words_on(widget: QWidget) -> Iterator[str]:
    """Everything that labels and buttons below `widget` say."""
    for kind in (QLabel, QPushButton):
        for part in widget.findChildren(kind):
            if part.isVisibleTo(widget) and part.text().strip():
                yield part.text()


def cut_words(widget: QWidget, *, dots: bool = False) -> Iterator[str]:
    """Texts of labels and buttons below `widget` that have less room than they need; some may end in dots."""
    for kind in (QLabel, QPushButton):
        for part in widget.findChildren(kind):
            text = part.text()
            if not text.strip() or not part.isVisibleTo(widget):
                continue
            if isinstance(part, QLabel) and part.wordWrap():
                cut = part.height() < part.heightForWidth(part.width())
            else:
                allowed = dots and isinstance(part, ElidedLabel)
                cut = part.width() < part.sizeHint().width() and not allowed
            if cut:
                yield text


@dataclass
class RecordedCrashes:
    """Takes unexpected errors instead of the dialog; the fixture fails a test that leaves any."""

    errors: list[BaseException] = field(default_factory=list)

    def __call__(self, error: BaseException) -> None:
        self.errors.append(error)


@dataclass
class OpenDesk:
    """A window on a real home, shown and ready for keys."""

    bot: QtBot
    window: MainWindow
    page: DeskTab
    service: FrontDesk

    def rest(self) -> None:
        """Wait until nothing is under way."""
        tasks = self.page.table._tasks
        self.bot.waitUntil(lambda: tasks.idle, timeout=10_000)

    def logged(self, count: int) -> None:
        """Wait until the list shows `count` rows."""
        self.bot.waitUntil(lambda: self.page.table.rows.rowCount() == count, timeout=10_000)
        self.rest()
