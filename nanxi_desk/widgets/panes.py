"""A tab that is made of panes, chosen by chips above them; what panes have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.translated import Formed

_TURN = "Ctrl+PgUp / Ctrl+PgDn"


class Pane(Formed, QWidget):
    """A pane of a tab. `saved` and `wanted` as of a tab."""

    saved = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def shown(self) -> None:
        """The pane came to the front: read again what may have changed."""

    def put_away(self) -> None:
        """The person leaves: what is typed must be kept, the pane will be gone."""

    def receive(self, what: object) -> None:
        """Somebody asked to see something here."""


class PanedTab(Formed, Tab):
    """Ctrl+PgUp and Ctrl+PgDn turn the panes over; each is made when it is first wanted.

    `form` is a form with a chip row `pane` and a stack `panes`; `words` are the panes' keys and Chinese words
    in order, `makers` makes those that the person may see.
    """

    def __init__(
        self,
        desk: Desk,
        form: Any,  # generated forms share no type
        words: Sequence[tuple[str, str]],
        makers: Mapping[str, Callable[[], Pane]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.ui = self._set_up(form)
        self._makers = dict(makers)
        self._made: dict[str, Pane] = {}
        self.ui.pane.set_choices([pane for pane in words if pane[0] in self._makers])
        self.ui.pane.set_keys(dict.fromkeys(self._makers, _TURN))
        self.ui.pane.chosen.connect(self.show_pane)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut(self, keys, partial(self._turn, step), repeats=True)
        self._bring(next(iter(self._makers)))

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that the person may see."""
        return tuple(self._makers)

    def shown(self) -> None:
        """The pane at the front reads again what may have changed."""
        self._made[self.ui.pane.value()].shown()

    def show_pane(self, key: str) -> Pane | None:
        """Bring a pane to the front; None where the person may not see it."""
        if key not in self._makers:
            return None
        pane = self._bring(key)
        pane.shown()
        return pane

    def receive(self, what: object) -> None:
        """A pane by its key, or (pane, what it is to show)."""
        if isinstance(what, str):
            self.show_pane(what)
        elif isinstance(what, tuple) and len(what) == 2:
            pane = self.show_pane(what[0])
            if pane is not None:
                pane.receive(what[1])

    def put_away(self) -> None:
        """The person leaves: what is half typed is kept."""
        for pane in self._made.values():
            pane.put_away()

    def _bring(self, key: str) -> Pane:
        pane = self._made.get(key)
        if pane is None:
            pane = self._made[key] = self._makers[key]()
            pane.saved.connect(self.saved)
            pane.wanted.connect(self._pass_on)
            self.ui.panes.addWidget(pane)
        self.ui.pane.set_value(key)
        self.ui.panes.setCurrentWidget(pane)
        return pane

    def _pass_on(self, key: str, what: object) -> None:
        """A pane asks for another pane here, or for another tab."""
        if key == self.key:
            self.receive(what)
        else:
            self.wanted.emit(key, what)

    def _turn(self, step: int) -> None:
        keys = list(self._makers)
        self.show_pane(keys[(keys.index(self.ui.pane.value()) + step) % len(keys)])


def show_only(page: QWidget, pages: Iterable[QWidget]) -> None:
    """Show one of several pages that lie below each other; a stack would claim the room of the tallest."""
    for other in pages:
        if other is not page:
            other.hide()
    page.show()


def say(label: QLabel, error: UserError | str) -> None:
    """Show a sentence in its place; "" takes it away."""
    if isinstance(error, UserError):
        error = " ".join(part for part in (error.message, error.hint) if part)
    label.setText(error)
    label.setVisible(bool(error))
