"""满意度 in the window: figures, ratings, follow-ups of bad ones, paper slips; each a pane of its own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from nanxi_desk.forms.ui_rating_page import Ui_RatingPage
from nanxi_desk.satisfaction.figures import RIGHT_FIGURES
from nanxi_desk.satisfaction.rights import RIGHT_ASK, RIGHT_FOLLOW
from nanxi_desk.satisfaction.service import RIGHT_READ, Satisfaction
from nanxi_desk.satisfaction.tab_follow_ups import FollowUpPane
from nanxi_desk.satisfaction.tab_list import RatingList
from nanxi_desk.satisfaction.tab_pane import Pane
from nanxi_desk.satisfaction.tab_scores import RatingScores
from nanxi_desk.satisfaction.tab_slips import RatingSlips
from nanxi_desk.satisfaction.tab_today import FOLLOW_UPS, TAB
from nanxi_desk.satisfaction.views import RatingFilter
from nanxi_desk.widgets.tab import Desk, Tab

SCORES, LIST, SLIPS = "scores", "list", "slips"
_PANES = ((SCORES, "统计"), (LIST, "评价"), (FOLLOW_UPS, "差评回访"), (SLIPS, "补录纸质"))
_RIGHTS = {SCORES: RIGHT_FIGURES, LIST: RIGHT_READ, FOLLOW_UPS: RIGHT_FOLLOW, SLIPS: RIGHT_ASK}


class SatisfactionTab(Tab):
    """Ctrl+PgUp and Ctrl+PgDn turn the panes over; each is made when it is first wanted."""

    key = TAB

    def __init__(self, desk: Desk, service: Satisfaction, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ui = Ui_RatingPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        makers: dict[str, Callable[[], Pane]] = {
            SCORES: lambda: RatingScores(desk),
            LIST: lambda: RatingList(desk, service),
            FOLLOW_UPS: lambda: FollowUpPane(desk),
            SLIPS: lambda: RatingSlips(desk, service),
        }
        self._makers = {key: make for key, make in makers.items() if desk.home.actor.can(_RIGHTS[key])}
        self._panes: dict[str, Pane] = {}
        self.ui.pane.set_choices([pane for pane in _PANES if pane[0] in self._makers])
        self.ui.pane.set_keys(dict.fromkeys(self._makers, "Ctrl+PgUp / Ctrl+PgDn"))
        self.ui.pane.chosen.connect(self.show_pane)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn, step))
        self._bring(next(iter(self._makers)))

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that the person may see."""
        return tuple(self._makers)

    def shown(self) -> None:
        """The pane at the front reads again what may have changed."""
        self._panes[self.ui.pane.value()].shown()

    def show_pane(self, key: str) -> Pane | None:
        """Bring a pane to the front; None where the person may not see it."""
        if key not in self._makers:
            return None
        pane = self._bring(key)
        pane.shown()
        return pane

    def receive(self, what: object) -> None:
        """A pane by its key, the ratings behind a figure, or one follow-up by (pane, id)."""
        if isinstance(what, str):
            self.show_pane(what)
        elif isinstance(what, RatingFilter):
            pane = self.show_pane(LIST)
            if pane is not None:
                pane.receive(what)
        elif isinstance(what, tuple) and len(what) == 2:
            pane = self.show_pane(what[0])
            if pane is not None:
                pane.receive(what[1])

    def put_away(self) -> None:
        """A slip that is half entered is kept for whoever typed it."""
        for pane in self._panes.values():
            pane.put_away()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
        super().changeEvent(event)

    def _bring(self, key: str) -> Pane:
        pane = self._panes.get(key)
        if pane is None:
            pane = self._panes[key] = self._makers[key]()
            pane.saved.connect(self.saved)
            pane.wanted.connect(self._pass_on)
            self.ui.panes.addWidget(pane)
        self.ui.pane.set_value(key)
        self.ui.panes.setCurrentWidget(pane)
        return pane

    def _pass_on(self, key: str, what: object) -> None:
        """A pane asks for another pane here, or for another tab."""
        if key == TAB:
            self.receive(what)
        else:
            self.wanted.emit(key, what)

    def _turn(self, step: int) -> None:
        keys = list(self._makers)
        self.show_pane(keys[(keys.index(self.ui.pane.value()) + step) % len(keys)])
