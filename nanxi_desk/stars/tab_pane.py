"""What the panes of star building groups have in common: the round that is chosen above them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.stars.views import RoundView
from nanxi_desk.widgets.panes import Pane
from nanxi_desk.widgets.tab import Desk

TAB = "stars"
ROUND, GROUPS, APPLICATIONS = "round", "groups", "applications"
SCORE, RESULT, PUBLIC, RUBRIC = "score", "result", "public", "rubric"


class StarsPane(Pane):
    """A pane of the tab; `round` is None until there is one.

    `round_changed` says that a round was made or led a step on (its id): the tab reads the rounds again and
    gives every pane the new view by `show_round`.
    """

    round_changed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.round: RoundView | None = None

    def show_round(self, chosen: RoundView | None) -> None:
        """Another round was chosen, or this one went on: read it if the pane is at the front."""
        self.round = chosen
        if self.isVisible():
            self.shown()
