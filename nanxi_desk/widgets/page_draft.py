"""What is typed on a page and not saved yet: kept whenever somebody pauses, back after a crash."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import UserError
from nanxi_desk.widgets.tab import Desk

_PAUSE_MS = 700
Values = Callable[[], Mapping[str, Any]]
Restore = Callable[[dict[str, Any]], None]


class PageDraft(QObject):
    """The draft of one form. `values` gives {} for nothing worth keeping, `restore` puts a draft back."""

    def __init__(self, desk: Desk, values: Values, restore: Restore, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = Drafts(desk.home)
        self._values, self._restore = values, restore
        self._name = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    def follow(self, name: str) -> None:
        """From now on the form is this one: what was kept comes back, unless somebody typed meanwhile."""
        self._timer.stop()
        self._name = name
        drafts = self._drafts
        self._desk.tasks.run(lambda: drafts.read(name), lambda kept: self._back(name, kept), _unheard)

    def let_go(self) -> None:
        """Keep what waits to be kept; what changes from now on is no one's."""
        if self._timer.isActive():
            self.keep()
        self._name = ""

    def touch(self) -> None:
        """Something was typed."""
        if self._name:
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed now, or forget what was kept where nothing is."""
        self._timer.stop()
        drafts, name = self._drafts, self._name
        values = dict(self._values())
        if name:
            self._desk.tasks.run(
                lambda: drafts.keep(name, values) if values else drafts.drop(name), refused=_unheard
            )

    def _back(self, name: str, kept: dict[str, Any] | None) -> None:
        if kept and name == self._name and not self._values():
            self._restore(kept)


def _unheard(_error: UserError) -> None:
    """The form goes on; whoever saves it hears of a full disk."""
