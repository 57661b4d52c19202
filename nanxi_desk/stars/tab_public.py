"""公示授牌: the public list, objections, plaques, patrols, the yearly review."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.core.paper import Paper, TablePaper
from nanxi_desk.forms.ui_stars_public import Ui_StarsPublic
from nanxi_desk.stars import rules
from nanxi_desk.stars.papers import certificate, public_list
from nanxi_desk.stars.public_views import AwardRow, ObjectionView, PatrolView
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import RIGHT_RUN, Rounds
from nanxi_desk.stars.tab_pane import StarsPane
from nanxi_desk.stars.tab_public_words import (
    STEPS,
    FactsOf,
    PublicFacts,
    award_columns,
    award_events,
    award_words,
    card_figures,
    closed_words,
    may_words,
    objection_columns,
    objection_events,
    patrol_columns,
    state_words,
)
from nanxi_desk.stars.tab_public_work import KEYS, PublicWork
from nanxi_desk.stars.views import RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.paper_preview import PaperPreview
from nanxi_desk.widgets.record_table import FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.timeline import TimeLine

LISTED, OBJECTIONS, PATROLS = PARTS = ("listed", "objections", "patrols")
_WORDS = ((LISTED, "名单"), (OBJECTIONS, "异议"), (PATROLS, "巡查"))
_PART_KEYS = {part: f"Alt+{number}" for number, part in enumerate(PARTS, start=1)}
_CARDS = {
    "listed": LISTED, "objections": OBJECTIONS, "plaques": LISTED, "patrols": PATROLS, "reviews": LISTED,
}  # fmt: skip
_SHOWN_STATES = rules.STATES[rules.STATES.index(rules.GRADING) :]
_FOLLOW_MS = 80
_ROOMY = 18  # controls one above the other that leave room for all words


class PublicPane(StarsPane):
    """Alt+1 … Alt+3 choose the list, Alt+Q … Alt+T what is written, Ctrl+G leads the round on."""

    def __init__(self, desk: Desk, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._publicity = Publicity(desk.home, results)
        self._facts: PublicFacts | None = None
        self._names = FactsOf()
        self._award_id = self._objection_id = ""
        self.preview: PaperPreview | None = None
        self.ui = ui = self._set_up(Ui_StarsPublic())
        self.cards = {key: Card(self) for key in _CARDS}
        for key, card in self.cards.items():
            ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, key=key: self.show_part(_CARDS[key]))
        ui.part.set_choices(_WORDS)
        ui.part.set_keys(_PART_KEYS)
        ui.part.set_value(LISTED)
        kit = desk.tasks, desk.theme
        self.awards = RecordTable(award_columns(self._names), *kit, least=3, several=True)
        self.objections = RecordTable(objection_columns(self._names), *kit, least=4)
        self.patrols = RecordTable(patrol_columns(self._names), *kit, least=4)
        self._tables = {LISTED: self.awards, OBJECTIONS: self.objections, PATROLS: self.patrols}
        self.tables = QStackedWidget()
        ui.table_place.addWidget(self.tables)
        for table in self._tables.values():
            self.tables.addWidget(table)
        self._line = TimeLine(desk.theme)
        box = QVBoxLayout(ui.log_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.work = PublicWork(desk, self._publicity)
        ui.work_place.addWidget(self.work)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self._connect()
        actor = desk.home.actor
        disable_without(actor, RIGHT_RUN, ui.step)
        disable_without(actor, RIGHT_PRINT, ui.print_list, ui.certificate)
        say(ui.refusal, "")
        self._name()
        self._close(None)

    # --- from outside --------------------------------------------------------------------------------------

    def shown(self) -> None:
        """Read list, objections, patrols and reviews again."""
        round_ = self.round
        if round_ is None or round_.state not in _SHOWN_STATES:
            self._close(round_)
            return
        publicity, home = self._publicity, self._desk.home
        own = "" if home.is_hub else home.office
        self._desk.tasks.run(
            lambda: read_facts(publicity, round_.id, own), self._take, self._refused, key="stars-public"
        )

    def receive(self, what: object) -> None:
        """A part by its name, or a star of the list by its id."""
        if what in PARTS:
            self.show_part(str(what))
        elif isinstance(what, str) and what:
            self._show_award(what)

    def put_away(self) -> None:
        """What is typed is kept; what is shown for printing goes."""
        self.work.draft.let_go()
        self._drop_preview()

    def show_part(self, part: str) -> None:
        """Another list of the same round."""
        self.ui.part.set_value(part)
        self._show()
        self._tables[part].setFocus()

    def step(self) -> None:
        """Ctrl+G: publish, award, begin patrols, begin the review."""
        round_ = self.round
        if round_ is None or not self.ui.step.isEnabled() or not self.ui.step.isVisibleTo(self):
            return
        publicity, actor, id_ = self._publicity, self._desk.home.actor, round_.id
        rounds = Rounds(self._desk.home)
        calls: dict[str, Callable[[], RoundView]] = {
            rules.GRADING: lambda: publicity.publish(actor, id_),
            rules.PUBLISHED: lambda: publicity.award(actor, id_),
            rules.AWARDED: lambda: rounds.advance(actor, id_, rules.PATROL),
            rules.PATROL: lambda: rounds.advance(actor, id_, rules.REVIEW),
        }
        if round_.state not in calls:
            return
        say(self.ui.refusal, "")
        self._desk.tasks.run(calls[round_.state], self._stepped, self._refused)

    def print_list(self) -> None:
        """Ctrl+P: the list as it is filtered, on A4."""
        facts = self._facts
        if facts is None:
            return
        home, rows = self._desk.home, self._listed(facts)
        self._paper(lambda: [public_list(home, facts.round.id, rows)], facts.round.name, len(rows))

    def print_certificates(self) -> None:
        """Ctrl+H: the certificate of the marked star, of several where several are marked."""
        facts = self._facts
        rows = [row for row in self.awards.marked_rows() if isinstance(row, AwardRow)] if facts else []
        if not rows and facts is not None:
            rows = [award for award in facts.awards if award.id == self._award_id]
        if rows:
            home = self._desk.home
            about = f"{rows[0].estate} {rows[0].group_name}" if len(rows) == 1 else str(rows[0].year)
            self._paper(lambda: [certificate(home, row) for row in rows], about, len(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the list, then drops the filter."""
        if event.key() != Qt.Key.Key_Escape or self._facts is None:
            super().keyPressEvent(event)
            return
        table = self._tables[self.ui.part.value()]
        if not table.hasFocus():
            table.setFocus()
        else:
            self.ui.office.setCurrentIndex(0)
            self.ui.star.setCurrentIndex(0)
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a low screen what one may do shows under the mouse only: the list comes first."""
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self._name()
        if self._facts is not None:
            self._take(self._facts)
        else:
            self._close(self.round)

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.part.chosen.connect(self.show_part)
        for box in (ui.office, ui.star):
            box.activated.connect(lambda _index: self._show())
        ui.step.clicked.connect(self.step)
        ui.print_list.clicked.connect(self.print_list)
        ui.certificate.clicked.connect(self.print_certificates)
        self.awards.opened.connect(lambda row: self._show_award(row.id))
        self.objections.opened.connect(lambda row: self._show_objection(row.id))
        self.patrols.opened.connect(self._open_patrol)
        for table in self._tables.values():
            table.selected.connect(lambda _row: self._following.start())
        self.work.written.connect(self._written)
        shortcut(self, "Ctrl+G", self.step)
        shortcut(self, "Ctrl+P", ui.print_list.click)
        shortcut(self, "Ctrl+H", ui.certificate.click)
        shortcut(self, "Alt+O", ui.office.setFocus)
        shortcut(self, "Alt+S", ui.star.setFocus)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.work.save)
        for part, keys in _PART_KEYS.items():
            shortcut(self, keys, partial(ui.part.choose, part))
        for form, keys in KEYS.items():
            shortcut(self, keys, partial(self.work.choose, form))

    def _fit(self) -> None:
        ui = self.ui
        ui.may.setVisible(self.height() >= _ROOMY * self._desk.theme.px("control"))
        ui.state.setToolTip("" if ui.may.isVisibleTo(self) else ui.may.text())

    def _name(self) -> None:
        self.awards.setAccessibleName(_("名单"))
        self.objections.setAccessibleName(_("异议"))
        self.patrols.setAccessibleName(_("巡查"))

    def _close(self, round_: RoundView | None) -> None:
        """No list yet: a sentence in its place."""
        self._facts = None
        words, hint = closed_words(round_)
        self.ui.closed_words.setText(words)
        self.ui.closed_hint.setText(hint)
        self.ui.closed.show()
        for part in (self.ui.state, self.ui.body):
            part.hide()

    def _take(self, facts: PublicFacts) -> None:
        if self.round is None or facts.round.id != self.round.id:
            return
        self._facts = self._names.facts = facts
        ui, state = self.ui, facts.round.state
        ui.closed.hide()
        for part in (ui.state, ui.body):
            part.show()
        ui.state_words.setText(state_words(facts, office_day(self._desk.home.journal.clock.now())))
        ui.may.setText(may_words(self._desk.home.actor))
        self._fit()
        ui.step.setVisible(state in STEPS)
        words = STEPS.get(state, "")
        ui.step.setText(_(words) if words else "")
        for key, figures in card_figures(facts).items():
            self.cards[key].show_figure(*figures)
        waiting = facts.waiting
        ui.part.set_note(OBJECTIONS, str(waiting) if waiting else "")
        self._offer(facts)
        self._show()

    def _offer(self, facts: PublicFacts) -> None:
        office, stars = self.ui.office.currentData() or "", self.ui.star.currentData() or 0
        self.ui.office.clear()
        self.ui.office.addItem(_("全部居委会"), "")
        for code in sorted({award.office for award in facts.awards}):
            self.ui.office.addItem(facts.office_name(code), code)
        self.ui.office.setCurrentIndex(max(self.ui.office.findData(office), 0))
        self.ui.star.clear()
        self.ui.star.addItem(_("全部星级"), 0)
        for number in sorted({award.stars for award in facts.awards}, reverse=True):
            self.ui.star.addItem(star_word(number), number)
        self.ui.star.setCurrentIndex(max(self.ui.star.findData(stars), 0))

    def _listed(self, facts: PublicFacts) -> tuple[AwardRow, ...]:
        office, stars = self.ui.office.currentData() or "", self.ui.star.currentData() or 0
        return tuple(a for a in facts.awards if office in ("", a.office) and stars in (0, a.stars))

    def _show(self) -> None:
        facts, part = self._facts, self.ui.part.value()
        if facts is None:
            return
        office = self.ui.office.currentData() or ""
        self.tables.setCurrentWidget(self._tables[part])
        self.ui.star.setEnabled(part == LISTED)
        if part == LISTED:
            rows = self._listed(facts)
            if self._award_id not in {row.id for row in rows}:
                self._award_id = rows[0].id if rows else ""
            empty = _("还没有公示名单。") if not facts.awards else _("没有这样的楼组。\n换一个筛选看看。")
            self.awards.show_rows(FixedRows(rows), select=self._award_id, empty=empty)
        elif part == OBJECTIONS:
            found = [each for each in facts.objections if office in ("", each.office)]
            if self._objection_id not in {each.id for each in found}:
                self._objection_id = found[0].id if found else ""
            empty = _("没有异议。\n公示期内，在“名单”里选楼组，用 Alt+Q 登记。")
            self.objections.show_rows(FixedRows(found), select=self._objection_id, empty=empty)
        else:
            seen = [each for each in facts.patrols if office in ("", each.office)]
            empty = _("还没有巡查。\n授牌后，在“名单”里选楼组，用 Alt+W 登记。")
            chosen = self.patrols.current_row() or next(iter(seen), None)
            self.patrols.show_rows(FixedRows(seen), select=chosen.id if chosen else "", empty=empty)
            if chosen is not None:
                self._award_id = _star_of(facts, chosen)
        self._detail(facts, part)

    def _detail(self, facts: PublicFacts, part: str) -> None:
        if part == OBJECTIONS:
            objection = next((o for o in facts.objections if o.id == self._objection_id), None)
            self._detail_objection(facts, objection)
            return
        award = next((a for a in facts.awards if a.id == self._award_id), None)
        self.ui.heading.setText(f"{award.estate} {award.group_name}" if award else "")
        say(self.ui.facts, award_words(facts, award) if award else "")
        self._line.show_events(award_events(facts, award) if award else [])
        self.work.show_award(facts.round, award)

    def _detail_objection(self, facts: PublicFacts, objection: ObjectionView | None) -> None:
        words = ""
        if objection is not None:
            words = f"{objection.estate} {objection.group_name}"
            say(self.ui.facts, facts.office_name(objection.office))
        else:
            say(self.ui.facts, "")
        self.ui.heading.setText(words)
        self._line.show_events(objection_events(objection) if objection else [])
        self.work.show_objection(facts.round, objection)

    def _follow(self) -> None:
        part, facts = self.ui.part.value(), self._facts
        row = self._tables[part].current_row()
        if facts is None or row is None:
            return
        if isinstance(row, ObjectionView):
            self._objection_id = row.id
        elif isinstance(row, PatrolView):
            self._award_id = _star_of(facts, row)
        else:
            self._award_id = row.id
        self._detail(facts, part)

    def _show_award(self, award: str) -> None:
        self._award_id = award
        self.ui.part.set_value(LISTED)
        self._show()

    def _show_objection(self, objection: str) -> None:
        self._objection_id = objection
        if self._facts is not None:
            self._detail(self._facts, OBJECTIONS)
            self.work.ui.upheld.focus_chip()

    def _open_patrol(self, row: PatrolView) -> None:
        """The star that was looked at."""
        facts = self._facts
        found = _star_of(facts, row) if facts is not None else ""
        if found:
            self.ui.office.setCurrentIndex(0)
            self.ui.star.setCurrentIndex(0)
            self._show_award(found)
            self.awards.setFocus()

    def _written(self, words: str) -> None:
        self.saved.emit(words)
        self.shown()

    def _stepped(self, round_: RoundView) -> None:
        self.saved.emit(_("评定现在是“{state}”").format(state=_(round_.state)))
        self.round_changed.emit(round_.id)

    def _paper(self, read: Callable[[], Sequence[Paper]], about: str, rows: int) -> None:
        def show(papers: Sequence[Paper]) -> None:
            self._drop_preview()
            title = papers[0].title
            counted = rows if isinstance(papers[0], TablePaper) else len(papers)
            self.preview = PaperPreview(papers, f"{title} {about}", self._desk, counted)
            self.preview.show()

        self._desk.tasks.run(read, show, self._refused, key="stars-paper")

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self.preview.close()
            self.preview.deleteLater()
            self.preview = None

    def _refused(self, error: UserError) -> None:
        say(self.ui.refusal, error)


def _star_of(facts: PublicFacts, patrol: PatrolView) -> str:
    """The star of the group that was looked at."""
    return next((award.id for award in facts.awards if award.group_id == patrol.group_id), "")


def read_facts(publicity: Publicity, round_: str, own: str) -> PublicFacts:
    """All that the pane shows; `own` is the office whose patrols alone are here, "" at the hub."""
    return PublicFacts(
        publicity.round(round_),
        publicity.listed(round_),
        publicity.objections(round_),
        publicity.patrols(round_),
        publicity.reviews(round_),
        publicity.office_names(),
        own,
    )
