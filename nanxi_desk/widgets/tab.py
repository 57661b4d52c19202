"""What a module's tab is to the window, and what the window gives it."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.widgets.contributions import RequestAction
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translated import Formed


@dataclass(frozen=True, slots=True)
class Desk:
    """What every tab works with."""

    home: Home
    tasks: Tasks
    theme: Theme
    actions: tuple[RequestAction, ...] = ()  # of other modules, for the front desk to offer


class Tab(QWidget):
    """A page of the window; `key` is how others ask for it."""

    key: ClassVar[str] = ""
    saved = Signal(str)  # something was stored: the sentence to show
    wanted = Signal(str, object)  # bring the tab of this key to the front and show it this there

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def shown(self) -> None:
        """The tab came to the front: read again what may have changed, put the keyboard where it belongs."""

    def put_away(self) -> None:
        """The person leaves: what is typed must be kept, the tab will be gone."""

    def receive(self, what: object) -> None:
        """Another tab asked to see something here, such as the rows behind one of its numbers."""


class Section(Formed, QWidget):
    """A part of the settings that a module or the window contributes."""

    key: ClassVar[str] = ""
    saved = Signal(str)  # something was stored: the sentence to show
    wanted = Signal(str, object)  # as of a tab

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def shown(self) -> None:
        """The section came to the front: read again what may have changed."""
