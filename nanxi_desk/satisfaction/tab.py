"""满意度 in the window: figures, ratings, follow-ups of bad ones, paper slips; each a pane of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nanxi_desk.forms.ui_rating_page import Ui_RatingPage
from nanxi_desk.satisfaction.figures import RIGHT_FIGURES
from nanxi_desk.satisfaction.rights import RIGHT_ASK, RIGHT_FOLLOW
from nanxi_desk.satisfaction.service import RIGHT_READ, Satisfaction
from nanxi_desk.satisfaction.tab_follow_ups import FollowUpPane
from nanxi_desk.satisfaction.tab_list import RatingList
from nanxi_desk.satisfaction.tab_scores import RatingScores
from nanxi_desk.satisfaction.tab_slips import RatingSlips
from nanxi_desk.satisfaction.tab_today import FOLLOW_UPS, TAB
from nanxi_desk.satisfaction.views import RatingFilter
from nanxi_desk.widgets.panes import Pane, PanedTab
from nanxi_desk.widgets.tab import Desk

SCORES, LIST, SLIPS = "scores", "list", "slips"
_PANES = ((SCORES, "统计"), (LIST, "评价"), (FOLLOW_UPS, "差评回访"), (SLIPS, "补录纸质"))
_RIGHTS = {SCORES: RIGHT_FIGURES, LIST: RIGHT_READ, FOLLOW_UPS: RIGHT_FOLLOW, SLIPS: RIGHT_ASK}


class SatisfactionTab(PanedTab):
    """The panes that the person has the right to."""

    key = TAB

    def __init__(self, desk: Desk, service: Satisfaction, parent: QWidget | None = None) -> None:
        makers: dict[str, Callable[[], Pane]] = {
            SCORES: lambda: RatingScores(desk),
            LIST: lambda: RatingList(desk, service),
            FOLLOW_UPS: lambda: FollowUpPane(desk),
            SLIPS: lambda: RatingSlips(desk, service),
        }
        seen = {key: make for key, make in makers.items() if desk.home.actor.can(_RIGHTS[key])}
        super().__init__(desk, Ui_RatingPage(), _PANES, seen, parent)

    def receive(self, what: object) -> None:
        """The ratings behind a figure, too."""
        if isinstance(what, RatingFilter):
            what = (LIST, what)
        super().receive(what)
