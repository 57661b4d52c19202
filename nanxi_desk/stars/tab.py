"""星级楼组 in the window: the round, groups and applications, score sheets, result, plaques, rubric."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.forms.ui_stars_page import Ui_StarsPage
from nanxi_desk.stars.result import RIGHT_RESULT, Results
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubrics import RIGHT_RUBRIC_READ
from nanxi_desk.stars.service import RIGHT_SCORE
from nanxi_desk.stars.tab_applications import ApplicationsPane
from nanxi_desk.stars.tab_groups import GroupsPane
from nanxi_desk.stars.tab_pane import (
    APPLICATIONS,
    GROUPS,
    PUBLIC,
    RESULT,
    ROUND,
    RUBRIC,
    SCORE,
    TAB,
    StarsPane,
)
from nanxi_desk.stars.tab_public import PublicPane
from nanxi_desk.stars.tab_result import ResultPane
from nanxi_desk.stars.tab_round import RoundPane
from nanxi_desk.stars.tab_rubric import RubricPane
from nanxi_desk.stars.tab_score import ScorePane
from nanxi_desk.stars.views import RoundView
from nanxi_desk.widgets.panes import Pane, PanedTab
from nanxi_desk.widgets.tab import Desk

_PANES = (
    (ROUND, "评选"),
    (GROUPS, "楼组"),
    (APPLICATIONS, "申报"),
    (SCORE, "打分"),
    (RESULT, "结果"),
    (PUBLIC, "公示授牌"),
    (RUBRIC, "评分标准"),
)
_RIGHTS = {
    ROUND: RIGHT_READ,
    GROUPS: RIGHT_READ,
    APPLICATIONS: RIGHT_READ,
    SCORE: RIGHT_SCORE,
    RESULT: RIGHT_RESULT,
    PUBLIC: RIGHT_READ,
    RUBRIC: RIGHT_RUBRIC_READ,
}


class StarsTab(PanedTab):
    """One round is chosen above the panes, the newest at first; all panes show it."""

    key = TAB

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._rounds: tuple[RoundView, ...] = ()
        self._chosen = ""
        self._results = results = Results(desk.home)  # one for all panes: a result is computed once
        makers: dict[str, Callable[[], Pane]] = {
            ROUND: lambda: RoundPane(desk),
            GROUPS: lambda: GroupsPane(desk),
            APPLICATIONS: lambda: ApplicationsPane(desk),
            SCORE: lambda: ScorePane(desk),
            RESULT: lambda: ResultPane(desk, results),
            PUBLIC: lambda: PublicPane(desk, results),
            RUBRIC: lambda: RubricPane(desk),
        }
        seen = {key: make for key, make in makers.items() if desk.home.actor.can(_RIGHTS[key])}
        super().__init__(desk, Ui_StarsPage(), _PANES, seen, parent)
        self.ui.round.activated.connect(self._choose)

    @property
    def round(self) -> RoundView | None:
        """The round that is shown."""
        return next((round_ for round_ in self._rounds if round_.id == self._chosen), None)

    @property
    def rounds(self) -> tuple[RoundView, ...]:
        """All that can be chosen, in the order of the box."""
        return self._rounds

    def shown(self) -> None:
        """Rounds may have come by workbook."""
        self._read()
        super().shown()

    def _bring(self, key: str) -> Pane:
        known = key in self._made
        pane = super()._bring(key)
        if not known and isinstance(pane, StarsPane):
            pane.round = self.round
            pane.round_changed.connect(self._read)
        return pane

    def _read(self, chosen: str = "") -> None:
        rounds = Rounds(self._desk.home)

        def show(found: tuple[RoundView, ...]) -> None:
            self._rounds = found
            wanted = chosen or self._chosen
            ids = [round_.id for round_ in found]
            self._chosen = wanted if wanted in ids else next(iter(ids), "")
            self._offer()

        self._desk.tasks.run(rounds.all, show)

    def _offer(self) -> None:
        box = self.ui.round
        box.clear()
        for round_ in self._rounds:
            box.addItem(round_.name, round_.id)
        box.setCurrentIndex(max(box.findData(self._chosen), 0) if self._rounds else -1)
        box.setVisible(bool(self._rounds))
        self.ui.round_label.setVisible(bool(self._rounds))
        self._tell()

    def _choose(self, index: int) -> None:
        self._chosen = str(self.ui.round.itemData(index))
        self._tell()

    def _tell(self) -> None:
        self._compute()
        for pane in self._made.values():
            if isinstance(pane, StarsPane):
                pane.show_round(self.round)

    def _compute(self) -> None:
        """Have the result at hand before somebody wants to see it."""
        round_, results = self.round, self._results
        if round_ is None or round_.sealed or RESULT not in self.panes:
            return
        self._desk.tasks.run_long(lambda _told, _cancelled: results.of_round(round_.id), refused=_unheard)


def _unheard(_error: UserError) -> None:
    """The pane 结果 says it when it is shown."""
