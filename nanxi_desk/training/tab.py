"""培训 in the window: sessions, one session, the door, and what a year of training came to."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.training import papers
from nanxi_desk.training.days import period_title
from nanxi_desk.training.figures import TrainingFigures
from nanxi_desk.training.service import Training
from nanxi_desk.training.tab_door import DoorPage
from nanxi_desk.training.tab_list import ATTENDANCES, PEOPLE, ListPage
from nanxi_desk.training.tab_papers import Papers
from nanxi_desk.training.tab_results import CAME, ResultsPage, report_of
from nanxi_desk.training.tab_results import PEOPLE as PEOPLE_PART
from nanxi_desk.training.tab_session import AskPath, SessionPage
from nanxi_desk.training.tab_session_work import SessionWork
from nanxi_desk.training.views import (
    AttendeeWhich,
    FigureFilter,
    PersonFigures,
    SessionDetail,
    SessionRow,
    TrainingReport,
)
from nanxi_desk.widgets.tab import Desk, Tab

_PART_OF = {ATTENDANCES: CAME, PEOPLE: PEOPLE_PART}


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the workbook of a year or month is to be stored, "" for nowhere."""
    kinds = _("工作簿") + " (*.xlsx)"
    return QFileDialog.getSaveFileName(parent, _("导出培训统计"), proposed, kinds)[0]


class TrainingTab(Tab):
    """The pages lie over each other; Esc leads back to the one before."""

    key = "training"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = Training(desk.home)
        self.ask_path: AskPath = ask_where
        self.list = ListPage(desk, self._service)
        self.session = SessionPage(desk, SessionWork(desk.home))
        self.door = DoorPage(desk, self._service)
        self.results = ResultsPage(desk)
        self.printer = Papers(desk, self)
        self.stack = QStackedWidget()
        for page in (self.list, self.session, self.door, self.results):
            self.stack.addWidget(page)
            page.saved.connect(self.saved)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.list.opened.connect(self.open_session)
        self.list.results_wanted.connect(self.open_results)
        self.session.left.connect(self.open_list)
        self.session.door_wanted.connect(self.open_door)
        self.session.wanted.connect(self.wanted)
        self.door.left.connect(self._leave_door)
        self.door.wanted.connect(self._leave_door)
        self.results.left.connect(self.open_list)
        self.results.session_wanted.connect(self.open_session_by_id)
        self.results.paper_wanted.connect(self._paper)
        self.results.export_wanted.connect(self.export)
        self.printer.told.connect(self.results.tell)

    def shown(self) -> None:
        """Read again what may have changed."""
        page = self.stack.currentWidget()
        if page is self.list:
            self.list.shown()
            self.list.focus_first()
        elif page is self.session:
            self.session.read()
        elif page is self.door:
            self.door.ui.search.setFocus()

    def put_away(self) -> None:
        """The person leaves: the second screen and what is shown for printing go."""
        self.list.draft.let_go()
        self.door.put_away()
        self.session.put_away()
        self.printer.close()

    def receive(self, what: object) -> None:
        """A session by its id, or (session, the person whose row is wanted there)."""
        if isinstance(what, str) and what:
            self.open_session_by_id(what)
        elif isinstance(what, tuple) and len(what) == 2:
            self.open_session_by_id(*what)

    def open_list(self) -> None:
        """The sessions of the year."""
        self.stack.setCurrentWidget(self.list)
        self.list.shown()
        self.list.focus_first()

    def open_session(self, session: SessionRow, which: AttendeeWhich = "all", person: str = "") -> None:
        """One session with its people, at the row of one of them."""
        self.stack.setCurrentWidget(self.session)
        self.session.open(session, which, person)

    def open_session_by_id(self, session_id: str, person: str = "") -> None:
        """One session, wherever it is asked for."""

        def show(detail: SessionDetail) -> None:
            self.open_session(detail.row, person=person)

        service = self._service
        self._desk.tasks.run(lambda: service.detail(session_id), show, self._refused)

    def open_door(self, session: SessionRow) -> None:
        """F9: the door of a session."""
        self.stack.setCurrentWidget(self.door)
        self.door.open(session)

    def open_results(self, key: str, wanted: FigureFilter) -> None:
        """The figures of a period; `key` is the card of the list that was opened."""
        self.stack.setCurrentWidget(self.results)
        self.results.open(wanted, _PART_OF.get(key, ""))
        self.results.setFocus()

    def export(self, wanted: FigureFilter) -> None:
        """F8: the period's workbook."""
        home = self._desk.home
        actor = home.actor
        proposed = period_title(wanted.first_day, wanted.last_day) + ".xlsx"
        chosen = self.ask_path(self, proposed)
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else chosen + ".xlsx")
        figures = TrainingFigures(home)

        def work() -> object:
            from nanxi_desk.training import report  # with all that workbooks need: seldom wanted

            found = report_of(figures, wanted)
            return report.export_report(home, actor, found, path, replace=True)

        def done(_written: object) -> None:
            self.results.tell(_("已存到 {file}").format(file=path))
            self.saved.emit(_("已导出"))

        self._desk.tasks.run(work, done, self._refused)

    def _leave_door(self, which: AttendeeWhich | None = None) -> None:
        session = self.session.session
        if session is None:
            self.open_list()
            return
        self.stack.setCurrentWidget(self.session)
        self.session.open(session, which or "all")

    def _paper(self, kind: str, what: object) -> None:
        home, wanted = self._desk.home, self.results.filter
        if isinstance(what, PersonFigures):
            self.printer.show_certificate(what.person_id, what.name, wanted.first_day, wanted.last_day)
        elif isinstance(what, TrainingReport) and kind == "summary":
            self.printer.show_summary(
                wanted.first_day, wanted.last_day, partial(papers.summary_paper, home, what)
            )

    def _refused(self, error: UserError) -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        self.results.tell(words)
        self.list.ui.told.setText(words)
