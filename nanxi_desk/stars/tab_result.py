"""结果: stars of a round, each explained; charts, judges, what-if and 定档."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_EXPORT_LISTS
from nanxi_desk.forms.ui_stars_result import Ui_StarsResult
from nanxi_desk.stars import rules
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.tab_pane import StarsPane
from nanxi_desk.stars.tab_result_charts import BLOCKS, KEYS, ResultCharts
from nanxi_desk.stars.tab_result_file import ResultExporter
from nanxi_desk.stars.tab_result_judges import ResultJudges
from nanxi_desk.stars.tab_result_list import ResultList
from nanxi_desk.stars.tab_result_trial import ResultTrial
from nanxi_desk.stars.views import RoundResult, RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.panes import say, show_only
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk

LIST, CHARTS, JUDGES, TRIAL = PARTS = ("list", "charts", "judges", "trial")
_WORDS = ((LIST, "名单和依据"), (CHARTS, "图表"), (JUDGES, "评委"), (TRIAL, "试算和定档"))
_PART_KEYS = {part: f"Alt+{number}" for number, part in enumerate(PARTS, start=1)}
_ANY = -1


class ResultPane(StarsPane):
    """Alt+1 … Alt+4 choose the part, Alt+O and Alt+S the filter, F8 stores the result."""

    def __init__(self, desk: Desk, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._results = results
        self._found: RoundResult | None = None
        self._stale: set[str] = set()
        self.ui = ui = self._set_up(Ui_StarsResult())
        self.cards: dict[int, Card] = {}
        for stars in (*range(rules.MOST_STARS, 0, -1), 0):
            card = self.cards[stars] = Card(self)
            ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, stars=stars: self.filter_stars(stars))
        ui.part.set_choices(_WORDS)
        ui.part.set_keys(_PART_KEYS)
        ui.part.set_value(LIST)
        self.list = ResultList(desk)
        self.charts = ResultCharts(desk, results)
        self.judges = ResultJudges(desk)
        self.trial = ResultTrial(desk, results)
        self._pages: dict[str, QWidget] = {
            LIST: self.list, CHARTS: self.charts, JUDGES: self.judges, TRIAL: self.trial,
        }  # fmt: skip
        for page in self._pages.values():
            ui.parts_place.addWidget(page)
            page.hide()
        self.exporter = ResultExporter(self, desk, results)
        say(ui.told, "")
        self._connect()
        disable_without(desk.home.actor, RIGHT_EXPORT_LISTS, ui.export_result)
        self._close(_("正在计算结果…"), "")

    # --- from outside --------------------------------------------------------------------------------------

    def shown(self) -> None:
        """Compute again if something changed; sealed rounds say when they open."""
        round_ = self.round
        if round_ is None:
            self._close(_("还没有评定。"), _("街道在“评选”页建立评定后，评审截止了，结果出现在这里。"))
        elif round_.sealed:
            self._close(*sealed_words(round_))
        else:
            results = self._results
            self._desk.tasks.run(
                lambda: results.of_round(round_.id), self._take, self._refused, key="stars-result"
            )

    def receive(self, what: object) -> None:
        """A group by its application, or a number of stars."""
        if isinstance(what, int):
            self.filter_stars(what)
        elif isinstance(what, str) and what:
            self.show_group(what)

    def put_away(self) -> None:
        """What is typed of thresholds is kept."""
        self.trial.draft.let_go()

    def show_part(self, part: str) -> None:
        """Another view of the same result."""
        self.ui.part.set_value(part)
        self._show()
        if part == LIST:
            self.list.table.setFocus()
        elif part == CHARTS:
            self.charts.show_result_again(self.list.application)
            self.charts.chart.setFocus()
        elif part == JUDGES:
            self.judges.table.setFocus()

    def show_group(self, application: str, block: str = "") -> None:
        """Explain a group, whatever the filter was."""
        self.ui.office.setCurrentIndex(0)
        self.ui.star.setCurrentIndex(0)
        self.show_part(LIST)
        self.list.show_group(application, block)

    def filter_stars(self, stars: int) -> None:
        """The groups of a number of stars; once more, all."""
        box = self.ui.star
        index = box.findData(stars)
        box.setCurrentIndex(0 if index == box.currentIndex() else max(index, 0))
        self.show_part(LIST)

    def export(self) -> None:
        """F8: the result as a file."""
        if self._found is not None:
            self.exporter.export(self._found.round)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes from the explanation back to the list, then drops the filter."""
        if event.key() != Qt.Key.Key_Escape or self._found is None:
            super().keyPressEvent(event)
        elif self.ui.part.value() != LIST:
            self.show_part(LIST)
        elif not self.list.into_tree():
            self.ui.office.setCurrentIndex(0)
            self.ui.star.setCurrentIndex(0)
            self._show()

    def _retranslate(self) -> None:
        if self._found is not None:
            self._take(self._found)
        if self.isVisible():
            self.shown()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.part.chosen.connect(self.show_part)
        for box in (ui.office, ui.star):
            box.activated.connect(lambda _index: self.show_part(LIST))
        ui.export_result.clicked.connect(self.export)
        self.exporter.told.connect(lambda words: say(ui.told, words))
        self.exporter.done.connect(self.saved)
        self.list.compare_wanted.connect(self._compare)
        self.charts.group_wanted.connect(self.show_group)
        self.trial.graded.connect(self._graded)
        for page in (self.list, self.charts, self.trial):
            page.refused.connect(self._refused)
        shortcut(self, "F8", ui.export_result.click)
        shortcut(self, "Alt+O", ui.office.setFocus)
        shortcut(self, "Alt+S", ui.star.setFocus)
        shortcut(self, "Alt+L", self.list.ui.unfold.click)
        shortcut(self, "Alt+M", self.list.ui.compare.click)
        shortcut(self, "Alt+R", self.trial.ui.restore.click)
        shortcut(self, "Ctrl+G", self.trial.ui.grade.click)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.trial.ui.attempt.click)
        for part, keys in _PART_KEYS.items():
            shortcut(self, keys, partial(ui.part.choose, part))
        for kind, keys in KEYS.items():
            shortcut(self, keys, partial(self._chart, kind))

    def _close(self, words: str, hint: str) -> None:
        """Nothing to show: a sentence in its place."""
        self._found = None
        self.ui.closed_words.setText(words)
        self.ui.closed_hint.setText(hint)
        self.ui.closed.show()
        self.ui.body.hide()

    def _take(self, found: RoundResult) -> None:
        if self.round is None or found.round.id != self.round.id:
            return
        self._found = found
        self.ui.closed.hide()
        self.ui.body.show()
        self._offer(found)
        self._fill_cards(found)
        say(self.ui.notes, _notes(found))
        self._stale = {CHARTS, JUDGES, TRIAL}  # they read it when they are wanted
        self._show()
        self.charts.prepare()  # not before: what charts need takes as long to load as all the rest

    def _offer(self, found: RoundResult) -> None:
        """The offices and stars of this result; what is chosen stays."""
        office, stars = self.ui.office.currentData() or "", self.ui.star.currentData()
        codes = sorted({o.case.office for o in found.result.outcomes})
        self.ui.office.clear()
        self.ui.office.addItem(_("全部居委会"), "")
        for code in codes:
            self.ui.office.addItem(found.office_name(code), code)
        self.ui.office.setCurrentIndex(max(self.ui.office.findData(office), 0))
        self.ui.star.clear()
        self.ui.star.addItem(_("全部星级"), _ANY)
        for number in (*(star.stars for star in reversed(found.rubric.stars)), 0):
            self.ui.star.addItem(star_word(number), number)
        self.ui.star.setCurrentIndex(max(self.ui.star.findData(stars), 0))

    def _fill_cards(self, found: RoundResult) -> None:
        counts = found.result.counts
        for stars, card in self.cards.items():
            star = found.rubric.star(stars)
            count = counts.get(stars, 0)
            if star is None:
                waiting = sum(1 for o in found.result.outcomes if o.border and not o.decided)
                note = _("{count} 个在名额边缘待定").format(count=waiting) if waiting else _("没有达到条件")
            elif star.quota is None:
                note = _("{least} 分起，不设名额").format(least=decimal_text(star.least))
            else:
                note = _("{least} 分起，名额 {quota}，还余 {left}").format(
                    least=decimal_text(star.least), quota=star.quota, left=max(star.quota - count, 0)
                )
            card.show_figure(star_word(stars), str(count), note)

    def _show(self) -> None:
        found, part = self._found, self.ui.part.value()
        if found is None:
            return
        show_only(self._pages[part], self._pages.values())
        for stars, card in self.cards.items():  # the other parts need the room
            card.setVisible(part == LIST and (not stars or found.rubric.star(stars) is not None))
        for box in (self.ui.office, self.ui.star):
            box.setEnabled(part == LIST)
        if part in self._stale:
            self._stale.discard(part)
            self._hand_on(found, part)
        if part == LIST:
            stars = self.ui.star.currentData()
            self.list.show_result(found, self.ui.office.currentData() or "", _ANY if stars is None else stars)

    def _hand_on(self, found: RoundResult, part: str) -> None:
        if part == CHARTS:
            self.charts.show_result(found, self.list.application)
        elif part == JUDGES:
            self.judges.show_result(found)
        else:
            self.trial.show_result(found)

    def _chart(self, kind: str) -> None:
        self.show_part(CHARTS)
        self.charts.choose(kind)

    def _compare(self, application: str) -> None:
        if self._found is not None:
            self.charts.show_result(self._found, application)
            self._chart(BLOCKS)

    def _graded(self, words: str) -> None:
        self.saved.emit(words)
        if self.round is not None:
            self.round_changed.emit(self.round.id)

    def _refused(self, error: UserError) -> None:
        if self._found is None:
            self._close(error.message, error.hint)
        else:
            say(self.ui.told, error)


def sealed_words(round_: RoundView) -> tuple[str, str]:
    """(that nothing may be seen yet, when it opens and what can be seen meanwhile)."""
    if round_.state == rules.SCORING:
        until = _("计划 {day} 截止。").format(day=round_.score_until) if round_.score_until else ""
        hint = _("评审截止时由街道开封，结果出现在这里；在那以前，“评选”页只显示交了几份。")
        words = _("评审还没有截止，评分表仍然密封。")
    else:
        until = ""
        words = _("评定现在是“{state}”，还没有开始评审。").format(state=_(round_.state))
        hint = _("评审截止时由街道开封，结果出现在这里。")
    early = [
        _("{who} 于 {day} 提前开封：{reason}").format(who=s.by_name, day=office_day(s.at), reason=s.reason)
        for s in round_.early
    ]
    return words, "\n".join(part for part in (until, hint, *early) if part)


def _notes(found: RoundResult) -> str:
    notes = list(found.notes)
    if found.moved:
        notes.insert(0, _("定档之后资料有变，结果已不同：请重新定档。"))
    if found.round.thresholds:
        notes.append(_("定档时调整：{words}").format(words=found.round.thresholds))
    far = [d.judge for d in found.result.deviations if d.far]
    if far:
        words = _("与其他评委差距较大：{who}，见“评委”。")
        notes.append(words.format(who=_("、").join(far)))
    return " ".join(notes)
