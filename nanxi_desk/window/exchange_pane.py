"""What the panes of 数据交换 share: reading in the background, one sentence at its place, keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from nanxi_desk.core.errors import Stopped, UserError
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.language import _
from nanxi_desk.widgets.record_table import FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed
from nanxi_desk.window.exchange_words import sentence

T = TypeVar("T")
_SPOKEN = "数据交换"  # in whichever language
Step = Callable[[int, int], None]  # done, of how many
Keyed = tuple[QPushButton, str, Callable[[], object]]


class Pane(Formed, QWidget):
    """One of the panes. It reads again whenever it is shown; as long as what it shows is the same, nothing on
    it moves: neither the chosen row nor a sentence nor a question that waits for its second press.
    """

    key: ClassVar[str] = ""
    saved = Signal(str)  # something was stored: the sentence to show
    wanted = Signal(str, object)  # as of a tab
    changed = Signal()  # partners, files or conflicts are no longer what they were

    def __init__(self, desk: Desk, service: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._spoken = _(_SPOKEN)

    def shown(self) -> None:
        """The pane came to the front, or something was written: read again."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""

    def _speak(self) -> None:
        """Speak the new language. Qt also tells of one when a translator goes."""
        if self._spoken != _(_SPOKEN):
            self._spoken = _(_SPOKEN)
            super()._speak()
            if self.isVisible():
                self.shown()

    def _read(self, work: Callable[[], T], show: Callable[[T], None], label: QLabel) -> None:
        self._desk.tasks.run(
            work, show, lambda error: say(label, sentence(error)), key=f"exchange-{self.key}"
        )

    def _do(
        self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[UserError], None]
    ) -> None:
        self._desk.tasks.run(work, done, refused)

    def _tell(self, label: QLabel, words: str) -> None:
        """Say what was done, here and on the rail, and let everybody read again."""
        say(label, "✓ " + words)
        self.saved.emit(words)
        self.changed.emit()

    def _keys(self, keyed: Sequence[Keyed]) -> None:
        """Connect buttons with what they do; their keys work wherever the keyboard is, while they show."""
        for button, keys, action in keyed:
            button.clicked.connect(lambda _checked=False, action=action: action())
            for key in filter(None, keys.split("|")):
                shortcut(self, key, partial(_press, button), heard=WINDOW, repeats=True)


def stoppable(told: Step, cancelled: Cancellation, words: str) -> Step:
    """Progress that ends the work with these words once somebody says so."""

    def step(done: int, everything: int) -> None:
        if cancelled():
            raise Stopped(_(words))
        told(done, everything)

    return step


def _press(button: QPushButton) -> None:
    """Where a button is grey or hidden, its key does nothing either."""
    if button.isVisible():
        button.click()


def say(label: QLabel, words: str) -> None:
    """Show a sentence; without words the label takes no room."""
    label.setText(words)
    label.setVisible(bool(words))


def refuse(label: QLabel, entry: QLineEdit, words: str) -> None:
    """Say at a field what is wrong with it and go there; "" takes it back."""
    say(label, words)
    restyle(entry, "wrong", "true" if words else "false")
    entry.setAccessibleDescription(words)
    if words:
        entry.setFocus()


def show_same_place(table: RecordTable, rows: Sequence[Any], empty: str, wanted: str = "") -> str:
    """Show other rows and stay at the row that was chosen (or is `wanted`), or where it was if it is gone.

    Returns the id of the row that will have the cursor, "" for none.
    """
    ids = [str(row.id) for row in rows]
    chosen = wanted or table.current_id()
    if chosen not in ids and ids:
        chosen = ids[min(max(table.currentIndex().row(), 0), len(ids) - 1)]
    table.show_rows(FixedRows(rows), select=chosen, empty=empty)
    return chosen if chosen in ids else ""
