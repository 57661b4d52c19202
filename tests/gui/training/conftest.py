"""A hub with its window on the tab 培训; the clock stands still until a test moves it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.training.views import SessionFilter, SessionRow
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.trainings import Trainings


@dataclass
class TrainingDesk:
    """A window on a home, with the tab 培训 at the front."""

    bot: QtBot
    window: MainWindow
    page: TrainingTab
    tasks: Tasks
    trainings: Trainings

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=30_000)

    def row(self, session: str) -> SessionRow:
        """A session as lists show it."""
        return next(row for row in self.trainings.training.page(SessionFilter()) if row.id == session)

    def open(self, session: str) -> None:
        """The page of a session, with its people there."""
        self.page.open_session(self.row(session))
        self.bot.waitUntil(lambda: self.page.session.session is not None, timeout=10_000)
        self.rest()

    def door(self, session: str) -> None:
        """The door of a session, ready for the first one."""
        self.open(session)
        self.page.open_door(self.row(session))
        self.bot.waitUntil(self.page.door.ui.search.hasFocus)
        self.rest()


def open_training(bot: QtBot, home: Home, clock: MovableClock, tasks: Tasks, looks: Looks) -> TrainingDesk:
    """A window on a home, as somebody looks at it."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    page = window.page(TrainingTab)
    assert isinstance(page, TrainingTab)
    opened = TrainingDesk(bot, window, page, tasks, Trainings(home, clock))
    opened.rest()
    return opened


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def hub(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True, wall=clock) as home:
        yield home


@pytest.fixture
def training(qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks) -> TrainingDesk:
    return open_training(qtbot, hub, clock, tasks, looks)
