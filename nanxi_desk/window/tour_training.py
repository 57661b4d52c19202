"""What the tour shows of training: sessions, one with its people, the door and its screen, the figures."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.service import Training
from nanxi_desk.training.session_paper import as_paper, session_paper
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.training.tab_door_screen import DoorScreen, DoorWords
from nanxi_desk.training.tab_papers import BLANK
from nanxi_desk.training.tab_session import NUMBERS, ROSTER
from nanxi_desk.training.views import AttendeeRow, FigureFilter, SessionFilter, SessionRow
from nanxi_desk.widgets.paper_preview import PaperPreview
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.window.main_window import MainWindow

Place = Callable[[QWidget], None]


def training_stations(
    window: MainWindow, desk: Desk, settle: Callable[[], None], place: Place, leave: Place
) -> Iterator[tuple[str, QWidget]]:
    """Names and widgets to be pictured; a home without trainings shows the empty list alone."""
    page = window.page(TrainingTab)
    assert isinstance(page, TrainingTab)
    yield "training", window
    found = _session_with_people(desk.home)
    if found is None:
        return
    session, people = found
    page.open_session(session)
    settle()
    page.session.table.selectRow(min(2, len(people) - 1))
    yield "training-session", window
    page.session.choose_pane(ROSTER)
    page.session.roster.ui.text.setPlainText("\n".join(f"{p.name} {p.unit} {p.post}" for p in people[:6]))
    page.session.roster.take()
    yield "training-roster", window
    page.session.choose_pane(NUMBERS)
    page.session.numbers.ui.numbers.setText("1-3 c4 s5")
    page.session.numbers.stage()
    yield "training-numbers", window
    page.session.numbers.start_over()
    page.open_door(session)
    settle()
    page.door.ui.search.setText(people[0].name[:1])
    yield "training-door", window
    page.door.ui.search.clear()
    year = session.day[:4]
    page.open_results("", FigureFilter(f"{year}-01-01", f"{year}-12-31"))
    yield "training-results", window
    page.open_list()
    screen = DoorScreen(desk.theme, desk.home.journal.clock.now)
    count = f"{session.tally.came} / {session.tally.invited}"
    screen.show_words(DoorWords(session.topic, session.place, people[0].name, people[0].unit, count))
    place(screen)
    yield "training-screen", screen
    leave(screen)
    sheet = PaperPreview(
        [as_paper(session_paper(desk.home, BLANK, session))], session.topic, desk, len(people)
    )
    place(sheet)
    yield "training-sheet", sheet
    leave(sheet)


def _session_with_people(home: Home) -> tuple[SessionRow, tuple[AttendeeRow, ...]] | None:
    for session in Training(home).page(SessionFilter(which="held")):
        people = Attending(home).people(session.id, "invited")
        if people:
            return session, people
    return None
