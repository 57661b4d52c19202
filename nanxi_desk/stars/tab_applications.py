"""申报: the applications of a round, their screening, answers of residents, vetoes, and the ledger."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_applications import Ui_ApplicationsPane
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import APPLIED, RIGHT_APPLY, WITHDRAWN, Applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.rubrics import Rubrics
from nanxi_desk.stars.tab_application_form import ApplicationForm, Part, RoundFacts
from nanxi_desk.stars.tab_application_ledger import LedgerPart
from nanxi_desk.stars.tab_application_parts import AnswersPart, ScreeningPart, VetoPart
from nanxi_desk.stars.tab_pane import GROUPS, TAB, StarsPane
from nanxi_desk.stars.views import ApplicationDetail, ApplicationRow, GroupFilter, RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk

FORM, SCREENING, ANSWERS, VETOES, LEDGER = PARTS = ("form", "screening", "answers", "vetoes", "ledger")
_WORDS = {FORM: "申报", SCREENING: "初评", ANSWERS: "居民测评", VETOES: "一票否决", LEDGER: "登记表"}
_STATES = (APPLIED, *rules.SCREENINGS, WITHDRAWN)
_MARKS = {
    APPLIED: ("accent", False),
    rules.PASSED: ("green", True),
    rules.RETURNED: ("yellow", True),
    rules.FAILED: ("red", False),
    WITHDRAWN: ("muted", False),
}
_TONES = {rules.RETURNED: "yellow", rules.FAILED: "red", WITHDRAWN: "muted"}
_FOLLOW_MS = 80


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows of a round."""

    facts: RoundFacts
    rows: tuple[ApplicationRow, ...]


class ApplicationsPane(StarsPane):
    """The list by state at the left, one application with its parts at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._applications = Applications(desk.home)
        self._groups, self._rubrics = Groups(desk.home), Rubrics(desk.home)
        self._read_of: _Read | None = None
        self._shown = ""  # the application; "" for a new one, or none
        self._detail: ApplicationDetail | None = None
        self._new_of = ""  # the round of the new application whose draft is followed
        self.ui = ui = self._set_up(Ui_ApplicationsPane())
        ui.states.set_choices([("", "全部"), *((state, state) for state in _STATES)])
        ui.states.set_value("")
        ui.office.setVisible(desk.home.is_hub)
        columns = _columns(self._office_name, hub=desk.home.is_hub)
        self.table = RecordTable(columns, desk.tasks, desk.theme, least=5, several=True)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.form = ApplicationForm(desk, self._applications)
        self.screening = ScreeningPart(desk, self._applications)
        self.answers = AnswersPart(desk, self._applications)
        self.vetoes = VetoPart(desk, self._applications)
        self.ledger = LedgerPart(desk)
        parts: tuple[Part, ...] = (self.form, self.screening, self.answers, self.vetoes, self.ledger)
        self.parts: dict[str, Part] = dict(zip(PARTS, parts, strict=True))
        self.draft = PageDraft(desk, self.typed, self._put_back, self)
        ui.parts.set_choices(list(_WORDS.items()))
        ui.parts.set_keys({part: f"Alt+{number}" for number, part in enumerate(PARTS, start=1)})
        for part in parts:
            ui.stack.addWidget(part)
            part.edited.connect(self.draft.touch)
            part.written.connect(self._written)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.setAcceptDrops(True)
        self.form.evidence.have_keys_in(self)
        self._connect()
        disable_without(desk.home.actor, RIGHT_APPLY, ui.new_application)
        self._name()
        self.show_part(FORM)
        self._head()

    # --- from outside -------------------------------------------------------------------------------------

    def shown(self) -> None:
        """Read the round's applications again; the keyboard goes to the list."""
        self._read()
        self.table.setFocus()

    def show_round(self, chosen: RoundView | None) -> None:
        """Another round has other applications; one that went on takes other steps."""
        before, self.round = self.round, chosen
        if before is not None and (chosen is None or chosen.id != before.id):
            self._start_over()
        if self.isVisible():
            self._read()  # the keyboard stays where the round was chosen

    def put_away(self) -> None:
        """What is half typed is kept."""
        self.draft.let_go()

    def receive(self, what: object) -> None:
        """One application by its id."""
        if isinstance(what, str) and what:
            self.show_application(what)

    def show_application(self, application: str) -> None:
        """Show one beside the list."""
        applications = self._applications
        self._desk.tasks.run(
            lambda: applications.detail(application), self._show, self._refused, key="star application"
        )

    def show_part(self, part: str) -> None:
        """A part of the application, or the ledger."""
        self.ui.parts.set_value(part)
        self.ui.stack.setCurrentWidget(self.parts[part])

    def pick_part(self, part: str) -> None:
        """Alt+1 …: a part, ready to type."""
        self.show_part(part)
        self.parts[part].focus_first()

    def new_application(self) -> None:
        """F2: an empty form; one that was begun before comes back."""
        if not self.ui.new_application.isEnabled():
            return
        read = self._read_of
        if read is None or not read.facts.takes_applications:
            say(self.ui.told, _empty(read, ""))
            return
        self._start_over()
        self._follow_new(read.facts.round)
        self.pick_part(FORM)

    def typed(self) -> dict[str, Any]:
        """What is typed in all parts, as a draft keeps it."""
        found = {key: part.typed() for key, part in self.parts.items()}
        return {key: typed for key, typed in found.items() if typed}

    # --- Qt -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Evidence may be dropped anywhere here."""
        self.form.evidence.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Keep it as evidence."""
        self.form.evidence.dropEvent(event)

    def _retranslate(self) -> None:
        self._name()
        self._head()
        if self._read_of is not None:
            self._offer_offices(self._read_of.facts.names)
        self._list()

    # --- inside -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.states.chosen.connect(lambda _state: self._list())
        ui.office.activated.connect(lambda _index: self._list())
        ui.new_application.clicked.connect(self.new_application)
        ui.parts.chosen.connect(self.show_part)
        ui.group.clicked.connect(self.open_group)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._open)
        for sent in (self.table.marked, self.table.shown):
            sent.connect(lambda _count: self.screening.mark(self.table.marked_rows()))
        self.form.evidence.changed.connect(self.saved)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F2", self.new_application),
            ("Ctrl+R", self.open_group),
            ("Ctrl+Return", self._act),
            ("Ctrl+Enter", self._act),
            ("Ctrl+L", self._drop_changes),
            ("Ctrl+D", self.form.withdraw),
            ("Ctrl+J", self.vetoes.lift),
            ("Ctrl+S", self.ledger.store),
            ("Ctrl+O", self.ledger.open_file),
            *self.form.evidence.shortcuts(),
        ]
        keys += [
            (f"Alt+{number}", partial(self.pick_part, part)) for number, part in enumerate(PARTS, start=1)
        ]
        for key, action in keys:
            shortcut(self, key, action)
        if self._desk.home.is_hub:
            shortcut(self, "Alt+O", ui.office.setFocus)

    def open_group(self) -> None:
        """Ctrl+R: the group behind the application."""
        if self._detail is not None:
            self.wanted.emit(TAB, (GROUPS, self._detail.row.group_id))

    def _act(self) -> None:
        self.parts[self.ui.parts.value()].act()

    def _drop_changes(self) -> None:
        if self.ui.parts.value() == ANSWERS:
            self.answers.drop_changes()
        else:
            self.form.drop_changes()

    def _read(self) -> None:
        chosen = self.round
        if chosen is None:
            self._read_of = None
            self._start_over()
            self._list()
            return
        applications, groups, rubrics, office = (
            *(self._applications, self._groups, self._rubrics),
            self._desk.home.office,
        )

        def work() -> _Read:
            waiting = set(applications.waiting_groups(chosen.id))
            own = GroupFilter(office=office)
            known = groups.page(own, 0, groups.count(own))
            facts = RoundFacts(
                chosen,
                rubrics.of_year(chosen.year).rubric,
                tuple(group for group in known if group.id in waiting),
                dict(groups.offices()),
            )
            return _Read(facts, applications.all(chosen.id))

        self._desk.tasks.run(work, self._take, self._refused, key="star applications")

    def _take(self, read: _Read) -> None:
        if self.round is None or read.facts.round.id != self.round.id:
            return
        self._read_of = read
        self._offer_offices(read.facts.names)
        self._list()
        if self._shown:
            self.show_application(self._shown)
        else:
            for part in self.parts.values():
                part.show_application(None, read.facts, again=True)
            self._head()
            if self._new_of != read.facts.round.id:
                self._follow_new(read.facts.round)

    def _follow_new(self, round_: RoundView) -> None:
        """A new application of the round that was begun before comes back."""
        self._new_of = round_.id
        self.draft.follow(f"apply-{round_.year}")

    def _offer_offices(self, names: Mapping[str, str]) -> None:
        box = self.ui.office
        kept = box.currentData() or ""
        box.clear()
        box.addItem(_("全部居委会"), "")
        for code, name in names.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(box.findData(kept), 0))

    def _list(self) -> None:
        """The rows behind the filters, with how many stand in each state."""
        read, state = self._read_of, self.ui.states.value()
        office = self.ui.office.currentData() or ""
        rows = [row for row in (read.rows if read is not None else ()) if office in ("", row.office)]
        counts = Counter(row.state for row in rows)
        for each in _STATES:
            self.ui.states.set_note(each, str(counts[each]) if counts[each] else "")
        found = tuple(row for row in rows if state in ("", row.state))
        self.table.show_rows(
            FixedRows(found), select=self._shown or self.table.current_id(), empty=_empty(read, state)
        )

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None and row.id != self._shown:
            self.show_application(row.id)

    def _open(self, row: ApplicationRow) -> None:
        self._following.stop()
        self.show_application(row.id)
        part = self.ui.parts.value()
        self.pick_part(FORM if part == LEDGER else part)

    def _show(self, detail: ApplicationDetail) -> None:
        again = detail.row.id == self._shown
        if not again:
            self.draft.let_go()
        self._detail, self._shown, self._new_of = detail, detail.row.id, ""
        facts = self._read_of.facts if self._read_of is not None else None
        for part in self.parts.values():
            part.show_application(detail, facts, again=again)
        self.screening.mark(self.table.marked_rows())
        self._head()
        if not again:
            self.draft.follow(f"apply-{detail.row.id}")

    def _start_over(self) -> None:
        """No application: an empty form."""
        self.draft.let_go()
        self._desk.tasks.run(lambda: None, key="star application")  # one on its way comes too late
        self._detail, self._shown, self._new_of = None, "", ""
        facts = self._read_of.facts if self._read_of is not None else None
        self.table.setCurrentIndex(QModelIndex())
        for part in self.parts.values():
            part.show_application(None, facts, again=False)
        self._head()

    def _put_back(self, kept: dict[str, Any]) -> None:
        for key, typed in kept.items():
            if key in self.parts and isinstance(typed, dict):
                self.parts[key].put_back(typed)

    def _written(self, words: str, application: str) -> None:
        self.saved.emit(words)
        say(self.ui.told, "")
        self.draft.keep()
        if application and not self._shown:  # a new one: it is shown from now on
            self.show_application(application)
        self._read()

    def _head(self) -> None:
        ui, detail = self.ui, self._detail
        ui.group.setVisible(detail is not None)
        if detail is None:
            read = self._read_of
            ui.heading.setText(
                _("新申报") if read is not None and read.facts.takes_applications else _("申报")
            )
            ui.state.setText("")
            return
        row = detail.row
        ui.heading.setText(f"{row.estate} {row.group_name}")
        state = [_(row.state), _("一票否决") if row.vetoed else ""]
        ui.state.setText(" · ".join(part for part in (star_word(row.target), *state) if part))

    def _refused(self, error: UserError) -> None:
        say(self.ui.told, error)

    def _office_name(self, code: str) -> str:
        return self._read_of.facts.names.get(code, code) if self._read_of is not None else code

    def _name(self) -> None:
        self.table.setAccessibleName(_("申报列表"))
        if self._desk.home.is_hub:
            self.ui.keys.setText(self.ui.keys.text() + _("  Alt+O 居委会"))


def _empty(read: _Read | None, state: str) -> str:
    """What an empty list says, and what to do."""
    if read is None:
        return _("还没有评定。\n街道在“评选”里建立一次；居委会收下街道的工作簿后就能申报。")
    if state and read.rows:
        return _("没有“{state}”的申报。\n选“全部”看其他的。").format(state=_(state))
    if not read.facts.takes_applications:
        return _("这次评定没有申报。\n现在是“{state}”，不再收申报。").format(state=_(read.facts.round.state))
    return _("还没有申报。\n按 F2 登记一份，或按 Alt+5 用登记表一次收齐。")


def _columns(office_name: Callable[[str], str], *, hub: bool) -> tuple[Column, ...]:
    """The list of applications."""
    office = (Column("居委会", 10, lambda row: office_name(row.office)),) if hub else ()
    return (
        Column("", 0, _state_words, mark=_mark),
        Column("小区", 8, lambda row: row.estate),
        Column("楼组", 8, lambda row: row.group_name),
        Column("申报", 9, lambda row: star_word(row.target)),
        Column("状态", 12, _state_words, tone=_tone),
        *office,
        Column("自评", 5, lambda row: row.self_score or "—"),
        Column("测评", 8, _answered),
        Column("评分表", 6, lambda row: str(row.sheets)),
    )


def _state_words(row: ApplicationRow) -> str:
    return " · ".join(part for part in (_("否决") if row.vetoed else "", _(row.state)) if part)


def _mark(row: ApplicationRow) -> tuple[str, bool]:
    return ("red", True) if row.vetoed else _MARKS.get(row.state, ("muted", False))


def _tone(row: ApplicationRow) -> str:
    return "red" if row.vetoed else _TONES.get(row.state, "text")


def _answered(row: ApplicationRow) -> str:
    if not row.answered:
        return "—"
    return f"{row.answered} / {row.households}" if row.households else str(row.answered)
