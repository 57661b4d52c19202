"""One session: its people at the left, at the right whatever is to be done with them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_session import Ui_SessionPage
from nanxi_desk.training.attending import RIGHT_MARK
from nanxi_desk.training.service import RIGHT_PLAN
from nanxi_desk.training.tab_form import SessionForm
from nanxi_desk.training.tab_numbers import NumbersPane, StagedMark
from nanxi_desk.training.tab_papers import SHEET, Papers, PapersPane
from nanxi_desk.training.tab_person import PersonPane
from nanxi_desk.training.tab_roster import RosterPane
from nanxi_desk.training.tab_rows import attendee_columns, hours_words, percent, session_state
from nanxi_desk.training.tab_session_work import SessionWork
from nanxi_desk.training.tab_sheet import SheetPane
from nanxi_desk.training.views import (
    AttendeeRow,
    AttendeeWhich,
    ListMatch,
    ProgrammeView,
    SessionDetail,
    SessionOrder,
    SessionRow,
    SheetPreview,
)
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.record_table import FixedRows, RecordTable, give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

PERSON, ROSTER, NUMBERS, TAKE_SHEET, PAPERS, FORM = PANES = (
    *("person", "roster", "numbers", "take_sheet", "papers", "form"),
)
_WORDS = {
    PERSON: "此人",
    ROSTER: "加名单",
    NUMBERS: "逐号录入",
    TAKE_SHEET: "收回",
    PAPERS: "打印",
    FORM: "修改",
}
_KEYS = {PERSON: "F4", ROSTER: "F3", NUMBERS: "F6", TAKE_SHEET: "F7", PAPERS: "Ctrl+P", FORM: "Ctrl+H"}
_CARDS: tuple[tuple[str, AttendeeWhich], ...] = (
    ("invited", "invited"),
    ("came", "came"),
    ("leave", "leave"),
    ("absent", "absent"),
    ("unmarked", "unmarked"),
    ("walk_ins", "walk_in"),
)
_SEARCH_MS = 60
_FOLLOW_MS = 80
_ROOMY_FORM = 22.5
_ROOMY = 18  # controls one above the other that leave room for the cards
AskPath = Callable[[QWidget, str], str]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the sheet is to be stored, "" for nowhere."""
    kinds = _("签到表") + " (*.xlsx)"
    return QFileDialog.getSaveFileName(parent, _("存签到表"), proposed, kinds)[0]


class SessionPage(Formed, QWidget):
    """Cards narrow the people; `door_wanted` leads to the door, `left` back to the list."""

    left = Signal()
    saved = Signal(str)
    door_wanted = Signal(object)  # SessionRow
    wanted = Signal(str, object)  # as of a tab

    def __init__(self, desk: Desk, work: SessionWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._detail: SessionDetail | None = None
        self._people: tuple[AttendeeRow, ...] = ()
        self._which: AttendeeWhich = "all"
        self._person_wanted = ""  # from outside, until the rows have come
        self.ask_path: AskPath = ask_where
        self.ui = self._set_up(Ui_SessionPage())
        self.cards = {key: Card(self) for key, _which in _CARDS}
        for key, which in _CARDS:
            self.ui.cards_row.addWidget(self.cards[key])
            self.cards[key].clicked.connect(lambda _checked=False, which=which: self.narrow(which))
        self.table = RecordTable(
            attendee_columns(), desk.tasks, desk.theme, least=4, key=lambda row: row.person_id
        )
        self.ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.person = PersonPane(desk, work.attending)
        self.roster, self.numbers, self.sheet = RosterPane(desk), NumbersPane(desk), SheetPane(desk)
        self.papers, self.form = PapersPane(desk), SessionForm(desk)
        self.printer = Papers(desk, self)
        self.draft = PageDraft(desk, self.numbers.typed, self.numbers.put_back, self)
        self.numbers.edited.connect(self.draft.touch)
        self._panes = dict(
            zip(
                PANES,
                (self.person, self.roster, self.numbers, self.sheet, self.papers, self.form),
                strict=True,
            )
        )
        for pane in self._panes.values():
            self.ui.side.addWidget(pane)
        self.ui.panes.set_choices(list(_WORDS.items()))
        self._searching = _timer(self, _SEARCH_MS, self._show_people)
        self._following = _timer(self, _FOLLOW_MS, self._follow)
        self._connect()
        actor = desk.home.actor
        disable_without(actor, RIGHT_PLAN, self.roster, self.form)
        disable_without(actor, RIGHT_MARK, self.numbers, self.sheet, self.ui.door)
        self._name()
        self.show_pane(PERSON)

    # --- from outside --------------------------------------------------------------------------------------

    @property
    def session(self) -> SessionRow | None:
        """Which session is shown."""
        return self._detail.row if self._detail is not None else None

    def open(self, session: SessionRow, which: AttendeeWhich = "all", person: str = "") -> None:
        """Show a session from its top, or from the row of a person."""
        self.draft.let_go()
        self._detail = None
        self._people = ()
        self.ui.search.clear()
        self._searching.stop()
        for pane in (self.roster, self.numbers, self.sheet):
            pane.start_over()
        self.person.show_person(None, None)
        self._which = which
        self._person_wanted = person
        self.show_pane(PERSON)
        self._show_head(session)
        self.read(session.id)
        self.table.setFocus()

    def read(self, session_id: str = "") -> None:
        """Read the session and its people again, and stay where the list stands."""
        wanted = session_id or (self._detail.row.id if self._detail else "")
        if wanted:
            work = self._work
            self._desk.tasks.run(lambda: work.read(wanted), self._take, self._refused, key="training-session")

    def narrow(self, which: AttendeeWhich) -> None:
        """Only the people behind one number; the same again shows all."""
        self._which = "all" if which == self._which else which
        self._show_people()
        self.table.setFocus()

    def show_pane(self, pane: str) -> None:
        """Another thing to do."""
        self.ui.panes.set_value(pane)
        # No stacked widget: that is as high as its highest page wants to be.
        for key, widget in self._panes.items():
            widget.setVisible(key == pane)
        self._fit()

    def choose_pane(self, pane: str) -> None:
        """Go to a pane with the keyboard."""
        if pane == FORM and self._detail is not None:
            self._fill_form()
        if pane == ROSTER:
            self._run(self._work.others, self.roster.offer_others, self.roster.refuse)
        self.show_pane(pane)
        first: dict[str, Callable[[], object]] = {
            ROSTER: self.roster.focus_first,
            NUMBERS: self.numbers.focus_first,
            TAKE_SHEET: self.sheet.focus_first,
            PAPERS: self.papers.focus_first,
            FORM: self.form.focus_first,
        }
        first.get(pane, self.table.setFocus)()

    def put_away(self) -> None:
        """The person leaves."""
        self.draft.let_go()
        self.printer.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back one step: a search, a pane, a narrowing, the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.ui.search.text():
            self.ui.search.clear()
        elif self.ui.panes.value() != PERSON:
            self.choose_pane(PERSON)
        elif self._which != "all":
            self.narrow("all")
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The people come first: on a low screen in large type the cards go."""
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self._name()
        if self._detail is not None:
            self._show_head(self._detail.row)
            self._show_people()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.back.clicked.connect(self.left)
        ui.door.clicked.connect(self._open_door)
        ui.papers.clicked.connect(partial(self.choose_pane, PAPERS))
        ui.panes.chosen.connect(self.choose_pane)
        ui.search.textChanged.connect(lambda _text: self._searching.start())
        ui.search.returnPressed.connect(self._into_hits)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(lambda _row: self._open_person())
        self.table.shown.connect(lambda _count: self._arrived())
        self.person.changed.connect(self._changed)
        self.person.leave_out_wanted.connect(self._leave_out)
        self.roster.asked.connect(self._preview_list)
        self.roster.picked.connect(self._preview_offices)
        self.roster.offices_wanted.connect(self._offer_offices)
        self.person.conflict_wanted.connect(lambda: self.wanted.emit("exchange", "inbox"))
        self.roster.taken.connect(self._take_list)
        self.roster.copied.connect(self._copy_roster)
        self.numbers.taken.connect(self._take_numbers)
        self.sheet.asked.connect(self._preview_sheet)
        self.sheet.taken.connect(self._take_sheet)
        self.papers.wanted.connect(self._print)
        self.printer.told.connect(self.papers.tell)
        self.form.ordered.connect(self._alter)
        self.form.cancel_wanted.connect(self._cancel)
        self._desk.theme.changed.connect(self._fit)
        self.papers.scans.have_keys_in(self)
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F9", ui.door.click),
            ("Ctrl+F", ui.search.setFocus),
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
            ("Ctrl+O", self._open_file),
            ("Ctrl+Y", partial(self._on, ROSTER, self.roster.pick_offices)),
            ("Alt+R", partial(self._on, ROSTER, self.roster.choose_other)),
            ("Ctrl+R", partial(self._on, ROSTER, self.roster.copy)),
            ("Ctrl+G", partial(self._on, PERSON, self.person.decide)),
            ("Ctrl+B", partial(self._on, NUMBERS, self.numbers.rest_absent)),
            ("Ctrl+J", partial(self._on, PERSON, self.person.suspect)),
            ("Ctrl+Z", partial(self._on, PERSON, self.person.undo)),
            ("Ctrl+M", partial(self._on, PERSON, self.person.join)),
            *((key, partial(self._on, PAPERS, act)) for key, act in self.papers.scans.shortcuts()),
            ("Ctrl+N", partial(self._on, PERSON, self.person.tell_apart)),
            ("Ctrl+D", self._drop),
            *((key, partial(self.choose_pane, pane)) for pane, key in _KEYS.items()),
            *((f"Alt+{number}", partial(self._digit, number)) for number in range(1, 10)),
        ]
        for key, action in keys:
            shortcut(self, key, action)

    def _on(self, pane: str, action: Callable[[], object]) -> None:
        if self.ui.panes.value() == pane:
            action()

    def _finish(self) -> None:
        """Ctrl+Enter: the main button of the pane that is shown."""
        actions: dict[str, Callable[[], object]] = {
            ROSTER: self.roster.take,
            NUMBERS: self.numbers.take,
            TAKE_SHEET: self.sheet.take,
            FORM: self.form.save,
        }
        action = actions.get(self.ui.panes.value())
        if action is not None:
            action()

    def _open_file(self) -> None:
        """Ctrl+O: a list or a sheet, whichever the pane is for."""
        if self.ui.panes.value() == ROSTER:
            self.roster.open_file()
        else:
            self.choose_pane(TAKE_SHEET)
            self.sheet.open_file()

    def _drop(self) -> None:
        """Ctrl+D: the button that takes away."""
        self._on(PERSON, self.person.leave_out)
        self._on(FORM, self._cancel)

    def _digit(self, number: int) -> None:
        """Alt+1 …: a status, or a paper."""
        for pane, buttons in ((PERSON, self.person.buttons), (PAPERS, self.papers.buttons)):
            shown = list(buttons.values())
            if self.ui.panes.value() == pane and number <= len(shown):
                shown[number - 1].click()

    def _take(self, read: tuple[SessionDetail, tuple[AttendeeRow, ...]]) -> None:
        fresh = self._detail is None
        self._detail, self._people = read
        self._show_head(self._detail.row)
        self._show_people()
        self.numbers.show_people(self._people)
        self.papers.scans.set_record(self._detail.row.id)
        if fresh:  # only now is known whose numbers they are
            self.draft.follow(f"numbers:{self._detail.row.id}")
        shown = self.person.person
        if shown is not None:
            same = next((row for row in self._people if row.person_id == shown.person_id), None)
            self.person.show_person(self._detail.row, same)

    def _show_head(self, row: SessionRow) -> None:
        self.ui.topic.setText(row.topic)
        hours = _("{n} 学时").format(n=hours_words(row.hours)) if row.hours else ""
        parts = (
            row.programme,
            row.day,
            row.period,
            row.place,
            row.teacher,
            hours,
            row.host,
            session_state(row),
        )
        self.ui.meta.setText(" · ".join(part for part in parts if part))
        tally = row.tally
        late = _("迟到 {late} · 早退 {early}").format(late=tally.late, early=tally.early)
        for key, name, number, note in (
            ("invited", _("应到"), tally.due, _("名单 {n}，公假不计").format(n=tally.invited)),
            ("came", _("到场"), tally.came, late),
            ("leave", _("请假"), tally.official + tally.personal, _leave_words(row)),
            ("absent", _("缺勤"), tally.absent, _("出勤率 {rate}").format(rate=percent(tally.rate))),
            ("unmarked", _("未登记"), tally.unmarked, _("不等于缺勤")),
            ("walk_ins", _("临时到场"), tally.walk_ins, _("补课 {n}").format(n=tally.made_up)),
        ):
            self.cards[key].show_figure(name, str(number), note)

    def _show_people(self) -> None:
        work, detail, text = self._work, self._detail, self.ui.search.text().strip()
        if detail is None:
            return
        people, which = self._people, self._which

        def show(rows: Sequence[AttendeeRow]) -> None:
            wanted = self._person_wanted or self.table.current_id()
            self.table.show_rows(FixedRows(tuple(rows)), select=wanted, empty=self._empty_words(text))
            words = _("{n} 人").format(n=len(rows)) if which != "all" or text else ""
            self.ui.told.setText(words)

        self._desk.tasks.run(lambda: work.narrowed(people, which, text), show, key="training-people")

    def _empty_words(self, text: str) -> str:
        detail = self._detail
        if detail is not None and detail.row.counted_only:
            return _("这一场只计人数，没有名单。\n按 Ctrl+H 填人数。")
        if text:
            return _("名单里没有找到“{text}”。\n按 Esc 看全部。").format(text=text)
        if self._people:
            return _("这里没有人。\n按 Esc 看全部。")
        return _("名单还是空的。\n按 F3 粘贴名单、从文件读或按居委会选人。")

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None and self._detail is not None:
            self.person.show_person(self._detail.row, row)

    def _arrived(self) -> None:
        """The rows are there: show the person who was asked for from outside."""
        wanted, self._person_wanted = self._person_wanted, ""
        if wanted and wanted == self.table.current_id():
            self._open_person()

    def _open_person(self) -> None:
        self._follow()
        self.show_pane(PERSON)

    def _into_hits(self) -> None:
        self.table.setFocus()
        if self.table.rows.rowCount():
            self.table.selectRow(0)

    def _open_door(self) -> None:
        if self._detail is not None:
            self.door_wanted.emit(self._detail.row)

    def _changed(self, words: str) -> None:
        self.saved.emit(words)
        self.read()

    # --- what the panes want -------------------------------------------------------------------------------

    def _run(
        self, work: Callable[[str], object], done: Callable[..., None], refused: Callable[[str], None]
    ) -> None:
        if self._detail is None:
            return
        session_id = self._detail.row.id
        self._desk.tasks.run(lambda: work(session_id), done, lambda error: refused(_sentence(error)))

    def _offer_offices(self) -> None:
        self._run(self._work.offices, self.roster.pick.offer, self.roster.refuse)

    def _preview_list(self, what: str | Path) -> None:
        self._run(
            lambda session: self._work.read_list(session, what), self.roster.show_preview, self.roster.refuse
        )

    def _preview_offices(self, offices: Sequence[str], roles: Sequence[str]) -> None:
        self._run(
            lambda session: self._work.of_offices(session, offices, roles),
            self.roster.show_preview,
            self.roster.refuse,
        )

    def _take_list(self, matches: Sequence[ListMatch]) -> None:
        def done(words: str) -> None:
            self.roster.start_over()
            self._changed(words)

        self._run(lambda session: self._work.add_list(session, matches), done, self.roster.refuse)

    def _copy_roster(self, other: str) -> None:
        self._run(lambda session: self._work.copy_roster(session, other), self._changed, self.roster.refuse)

    def _leave_out(self, person: AttendeeRow) -> None:
        self._run(lambda session: self._work.remove(session, person), self._changed, self.person.tell)

    def _take_numbers(self, staged: Sequence[StagedMark]) -> None:
        def done(words: str) -> None:
            self.numbers.start_over()
            self._changed(words)

        self._run(lambda session: self._work.enter_numbers(session, staged), done, self.numbers.refuse)

    def _preview_sheet(self, path: Path) -> None:
        self._run(
            lambda session: self._work.read_sheet(session, path), self.sheet.show_preview, self.sheet.refuse
        )

    def _take_sheet(self, preview: SheetPreview) -> None:
        def done(words: str) -> None:
            self.sheet.start_over()
            self.ui.told.setText(words)
            self._changed(words)

        self._run(lambda _session: self._work.take_sheet(preview), done, self.sheet.refuse)

    def _print(self, kind: str) -> None:
        detail = self._detail
        if detail is None:
            return
        if kind != SHEET:
            self.printer.show_of_session(kind, detail.row)
            return
        chosen = self.ask_path(self, f"{_('签到表')} {detail.row.day} {detail.row.topic}.xlsx")
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".xlsx") else chosen + ".xlsx")
            self._run(
                lambda session: self._work.write_sheet(session, path), self.papers.tell, self.papers.tell
            )

    def _fill_form(self) -> None:
        work, detail = self._work, self._detail

        def fill(programmes: Sequence[ProgrammeView]) -> None:
            self.form.offer(programmes)
            if detail is not None:
                self.form.show_session(detail)

        self._desk.tasks.run(work.programmes, fill, self._refused)

    def _alter(self, order: SessionOrder, new_programme: str, _repeat: object) -> None:
        detail = self._detail
        if detail is not None:
            self._desk.tasks.run(
                lambda: self._work.alter(detail, order, new_programme), self._altered, self.form.refuse
            )

    def _cancel(self) -> None:
        detail = self._detail
        if detail is not None:
            self._desk.tasks.run(lambda: self._work.cancel(detail.row), self._altered, self.form.refuse)

    def _altered(self, words: str) -> None:
        self.choose_pane(PERSON)
        self._changed(words)

    def _refused(self, error: UserError) -> None:
        self.ui.told.setText(_sentence(error))

    def _fit(self) -> None:
        tall = self.ui.panes.value() == FORM
        roomy = self.height() >= (_ROOMY_FORM if tall else _ROOMY) * self._desk.theme.px("control")
        for card in self.cards.values():
            card.setVisible(roomy)

    def _name(self) -> None:
        self.table.setAccessibleName(_("场次名单"))
        self.ui.panes.set_keys(_KEYS)


def _leave_words(row: SessionRow) -> str:
    tally = row.tally
    return _("公假 {official} · 事假 {personal}").format(official=tally.official, personal=tally.personal)


def _sentence(error: UserError) -> str:
    return " ".join(part for part in (error.message, error.hint) if part)


def _timer(parent: QWidget, milliseconds: int, action: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(action)
    return timer
