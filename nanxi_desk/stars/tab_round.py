"""评选: the steps of a round, the panel, how far the sheets are."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_round import Ui_RoundPane
from nanxi_desk.stars import rules
from nanxi_desk.stars.rounds import RIGHT_RUN
from nanxi_desk.stars.tab_pane import APPLICATIONS, TAB, StarsPane
from nanxi_desk.stars.tab_round_early import RoundEarly
from nanxi_desk.stars.tab_round_form import RoundForm
from nanxi_desk.stars.tab_round_line import RoundLine
from nanxi_desk.stars.tab_round_next import RoundNext
from nanxi_desk.stars.tab_round_panel import RoundPanel, RoundRecusals
from nanxi_desk.stars.tab_round_rows import (
    few_columns,
    few_rows,
    history_events,
    judge_columns,
    judge_rows,
    office_columns,
    office_rows,
)
from nanxi_desk.stars.tab_round_words import early_words, reason_words
from nanxi_desk.stars.tab_round_work import RoundFacts, round_facts
from nanxi_desk.stars.views import RoundResult, RoundView
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import FixedRows, RecordTable, give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.timeline import TimeLine

OFFICES, JUDGES, FEW, HISTORY = "offices", "judges", "few", "history"
_EARLY = "early"
NEXT, PANEL, RECUSALS, EDIT, NEW = "next", "panel", "recusals", "edit", "new"
_VIEWS = ((OFFICES, "按居委会"), (JUDGES, "按评委"), (FEW, "评委不足"), (HISTORY, "历程"))
_SIDES = ((NEXT, "推进"), (PANEL, "评委"), (RECUSALS, "回避"), (EDIT, "修改"), (NEW, "新一轮"))
_VIEW_KEYS = {OFFICES: "Alt+1", JUDGES: "Alt+2", FEW: "Alt+3", HISTORY: "Alt+4"}
_SIDE_KEYS = {NEXT: "F4", PANEL: "F6", RECUSALS: "F7", EDIT: "Ctrl+H", NEW: "F2"}
_CARDS = ("applied", "passed", "due", "submitted", "waiting", "few")
_ROOMY = 17  # controls one above the other that leave room for the cards


class RoundPane(StarsPane):
    """How a round goes at the left, what is to be done at the right: F2, F4, F6, F7, Ctrl+H choose it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._facts: RoundFacts | None = None
        self._none = False  # the tab has said that there is no round
        self.ui = ui = self._set_up(Ui_RoundPane())
        self.line = RoundLine(desk.theme, self)
        ui.line_place.addWidget(self.line)
        self.cards = {key: Card(self) for key in _CARDS}
        for key, card in self.cards.items():
            ui.cards_row.addWidget(card)
            card.clicked.connect(partial(self.open_card, key))
        self.next, self.form = RoundNext(desk), RoundForm(desk)
        self.panel, self.recusals = RoundPanel(desk), RoundRecusals(desk)
        self._make_views()
        self._make_sides()
        self._connect()
        self._name()
        self.show_view(OFFICES)
        self.show_side(NEXT)

    # --- from outside --------------------------------------------------------------------------------------

    @property
    def offered(self) -> tuple[str, ...]:
        """The sides that the person may choose: only who leads rounds makes and alters them."""
        may = self._desk.home.is_hub and self._desk.home.actor.can(RIGHT_RUN)
        return tuple(key for key, _word in _SIDES if may or key not in (EDIT, NEW))

    def shown(self) -> None:
        """Read the round again."""
        if self.round is not None:  # without one the tab tells as soon as it knows
            self._read()
        if self.ui.sides.value() == NEW:
            self.form.focus_first()
        else:
            self.views[self.ui.views.value() or _EARLY].setFocus()

    def show_round(self, chosen: RoundView | None) -> None:
        """Another round, or this one went on."""
        before = self.round
        if chosen is None or before is None or chosen.id != before.id:
            self._facts = None
            if self.ui.views.value() == "":
                self.show_view(OFFICES)
            if before is None and self.ui.sides.value() == NEW:
                typing = self.form.isAncestorOf(self.focusWidget() or self)
                self.show_side(NEXT)
                if typing:
                    self.offices.setFocus()
        self.round, self._none = chosen, chosen is None
        if chosen is None:
            self._show_nothing()
        elif self.isVisible():
            self._read()

    def put_away(self) -> None:
        """What is typed for a new round is kept; a paper that is shown goes."""
        self.form.put_away()
        self.next.close_preview()

    def receive(self, what: object) -> None:
        """One of the sides or views, by its key."""
        if what in dict(_SIDES):
            self.choose_side(str(what))
        elif what in dict(_VIEWS):
            self.show_view(str(what))

    # --- what is shown -------------------------------------------------------------------------------------

    def show_view(self, view: str) -> None:
        """Another list at the left."""
        if view != _EARLY and self.early.rows.rowCount():
            self.early_result.forget()  # what was looked into early is gone once it is left
        self.ui.views.set_value(view)
        self.ui.stack.setCurrentWidget(self.views[view])

    def show_side(self, side: str) -> None:
        """Another thing to do at the right."""
        self.ui.sides.set_value(side)
        # No stacked widget: that is as high as its highest page wants to be.
        shown = self.sides[NEW if side == EDIT else side]
        for widget in self.sides.values():  # two at once, if for a moment only, would make the window higher
            if widget is not shown:
                widget.hide()
        shown.show()

    def choose_side(self, side: str) -> None:
        """Go to a side with the keyboard."""
        if side == NEW and self.ui.sides.value() != NEW:
            self.form.start_over()
        if side == EDIT and self.round is not None:
            self.form.alter(self.round)
        self.show_side(side)
        first: dict[str, Callable[[], object]] = {
            NEXT: self.next.focus_first,
            PANEL: self.panel.focus_first,
            RECUSALS: self.recusals.focus_first,
        }
        first.get(side, self.form.focus_first)()

    def open_card(self, key: str) -> None:
        """What stands behind a number."""
        if key in ("applied", "passed"):
            self.wanted.emit(TAB, APPLICATIONS)
        else:
            self.show_view({"due": OFFICES, "few": FEW}.get(key, JUDGES))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was looked into early does not wait behind another pane."""
        super().hideEvent(event)
        if not event.spontaneous() and self.ui.stack.currentWidget() is self.early_result:
            self.show_view(OFFICES)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a low screen the cards go: what they say stands in the lists, too."""
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self._name()
        if self._facts is not None:
            self._show(self._facts)
        elif self._none:
            self._show_nothing()

    # --- inside --------------------------------------------------------------------------------------------

    def _make_views(self) -> None:
        desk = self._desk
        self.offices = RecordTable(office_columns(), desk.tasks, desk.theme, least=4)
        self.judges = RecordTable(judge_columns(), desk.tasks, desk.theme, least=4)
        self.few = RecordTable(few_columns(), desk.tasks, desk.theme)
        self.early_result = RoundEarly(desk)
        self.early = self.early_result.table
        self.history = TimeLine(desk.theme)
        self.history_area = QScrollArea()
        self.history_area.setWidgetResizable(True)
        self.history_area.setWidget(self.history)
        self.views = dict(
            zip(
                (OFFICES, JUDGES, FEW, HISTORY, _EARLY),
                (self.offices, self.judges, self.few, self.history_area, self.early_result),
                strict=True,
            )
        )
        for view in self.views.values():
            self.ui.stack.addWidget(view)
        give_way(self.ui.stack)
        self.ui.views.set_choices(_VIEWS)

    def _make_sides(self) -> None:
        self.sides: dict[str, QWidget] = {
            NEXT: self.next,
            PANEL: self.panel,
            RECUSALS: self.recusals,
            NEW: self.form,
        }
        self.ui.sides.set_choices([side for side in _SIDES if side[0] in self.offered])
        box: QVBoxLayout = self.ui.side_place
        for widget in self.sides.values():
            box.addWidget(widget)

    def _connect(self) -> None:
        self.ui.views.chosen.connect(self.show_view)
        self.ui.sides.chosen.connect(self.choose_side)
        self.next.done.connect(self._went_on)
        self.next.opened.connect(self._show_early)
        self.next.pane_wanted.connect(lambda pane: self.wanted.emit(TAB, pane))
        self.form.done.connect(self._made)
        for part in (self.panel, self.recusals):
            part.done.connect(self._written)
        self._desk.theme.changed.connect(self._fit)
        for side in self.offered:
            shortcut(self, _SIDE_KEYS[side], partial(self.choose_side, side))
        for view, keys in _VIEW_KEYS.items():
            shortcut(self, keys, partial(self.show_view, view))
        shortcut(self, "Ctrl+Return", self._finish)
        shortcut(self, "Ctrl+Enter", self._finish)
        shortcut(self, "Ctrl+P", self.next.print_code)
        shortcut(self, "Alt+B", partial(self._on, NEXT, self.next.other))
        shortcut(self, "Alt+K", partial(self._on, NEXT, self.next.early))
        shortcut(self, "Ctrl+B", partial(self._on, PANEL, self.panel.seat_proposed))
        shortcut(self, "Ctrl+D", partial(self._on, PANEL, self.panel.unseat))

    def _on(self, side: str, action: Callable[[], object]) -> None:
        if self.ui.sides.value() == side:
            action()

    def _finish(self) -> None:
        """Ctrl+Enter: the main button of the side that is shown."""
        actions: dict[str, Callable[[], object]] = {
            NEXT: self.next.finish,
            PANEL: self.panel.seat,
            RECUSALS: self.recusals.recuse,
        }
        actions.get(self.ui.sides.value(), self.form.save)()

    def _read(self) -> None:
        if self.round is None:
            return
        home, round_ = self._desk.home, self.round.id
        self._desk.tasks.run(lambda: round_facts(home, round_), self._show, self._refused, key="star-round")

    def _show(self, facts: RoundFacts) -> None:
        if self.round is None or facts.status.round.id != self.round.id:
            return
        self._facts = facts
        round_ = facts.status.round
        self.line.show_round(round_)
        say(self.ui.early_words, early_words(round_))
        notes = [reason_words(round_), *(n for n in facts.status.notes[len(round_.early) :])]
        say(self.ui.notes, " · ".join(note for note in notes if note))
        self._show_cards(facts)
        empty = self._empty_words(facts)
        self.offices.show_rows(FixedRows(office_rows(facts)), select=self.offices.current_id(), empty=empty)
        self.judges.show_rows(FixedRows(judge_rows(facts)), select=self.judges.current_id(), empty=empty)
        self.few.show_rows(FixedRows(few_rows(facts.status)), empty=_("每个楼组的评委都够了。"))
        self.history.show_events(history_events(round_))
        self.next.show_round(round_)
        self.panel.show_facts(facts)
        self.recusals.show_facts(facts)
        self._fit()

    def _show_cards(self, facts: RoundFacts) -> None:
        status = facts.status
        by = status.by_screening
        waiting = max(status.due - status.submitted, 0)
        rate = f"{100 * status.submitted / status.due:.0f}%" if status.due else "—"
        returned = _("退回 {back} · 不通过 {failed}").format(
            back=by.get(rules.RETURNED, 0), failed=by.get(rules.FAILED, 0)
        )
        offices = _("{n} 个居委会").format(n=len(status.offices))
        undecided = _("待初评 {n}").format(n=by.get("", 0))
        for key, name, number, note, tone in (
            ("applied", _("申报"), status.applications, undecided, "text"),
            ("passed", _("通过初评"), by.get(rules.PASSED, 0), returned, "text"),
            ("due", _("应交评分表"), status.due, offices, "text"),
            ("submitted", _("已交"), status.submitted, rate, "text"),
            ("waiting", _("未交"), waiting, _("回避 {n}").format(n=status.recused), "text"),
            (
                "few",
                _("评委不足"),
                len(status.few_judges),
                _("不够评委的楼组"),
                "red" if status.few_judges else "text",
            ),
        ):
            self.cards[key].show_figure(name, str(number), note, tone)
        self.ui.views.set_note(FEW, str(len(status.few_judges)) if status.few_judges else "")

    def _empty_words(self, facts: RoundFacts) -> str:
        if not facts.status.applications:
            return _("还没有申报。\n楼组在“申报”页登记，或由居委会交来工作簿。")
        return _("还没有评委。\n按 F6 确定评委。")

    def _show_nothing(self) -> None:
        """No round yet: who may makes one at once, the others learn what they wait for."""
        self._facts = None
        self.line.show_round(None)
        say(self.ui.early_words, "")
        for key, name in zip(
            _CARDS,
            (_("申报"), _("通过初评"), _("应交评分表"), _("已交"), _("未交"), _("评委不足")),
            strict=True,
        ):
            self.cards[key].show_figure(name, "–", "")
        may = NEW in self.offered
        words = (
            _("还没有评定。\n在右边写上年度，按 Ctrl+Enter 建立。")
            if may
            else _("还没有评定。\n街道建立后，在“数据交换”里导入街道的工作簿就能看到。")
        )
        say(self.ui.notes, "")
        for table in (self.offices, self.judges, self.few):
            table.show_rows(FixedRows(()), empty=words)
        self.history.show_events(())
        self.next.show_round(None)
        if may and self.ui.sides.value() != NEW:
            self.choose_side(NEW)

    def _show_early(self, result: RoundResult) -> None:
        """What was looked into early, until another list is wanted: it is kept nowhere."""
        self.early_result.show_result(result)
        self.show_view(_EARLY)
        self.early.setFocus()

    def _went_on(self, id_: str, words: str) -> None:
        self.saved.emit(words)
        self.round_changed.emit(id_)

    def _made(self, id_: str, words: str) -> None:
        self.show_side(NEXT)
        self._went_on(id_, words)
        self.offices.setFocus()

    def _written(self, words: str) -> None:
        self.saved.emit(words)
        self._read()

    def _refused(self, error: UserError) -> None:
        say(self.ui.notes, error)

    def _fit(self) -> None:
        roomy = self.height() >= _ROOMY * self._desk.theme.px("control")
        for card in self.cards.values():
            card.setVisible(roomy)

    def _name(self) -> None:
        for table, words in (
            (self.offices, _("各居委会的进度")),
            (self.judges, _("各评委的进度")),
            (self.few, _("评委不足的楼组")),
            (self.history_area, _("历程")),
        ):
            table.setAccessibleName(words)
        self.ui.views.set_keys(_VIEW_KEYS)
        self.ui.sides.set_keys(_SIDE_KEYS)
