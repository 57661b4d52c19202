"""A window on a home with the tab 星级楼组 at the front, and a round to be worked on."""

from collections.abc import Callable
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, MEMBER
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow


@dataclass
class StarsDesk:
    """The window, and what tests wait for."""

    bot: QtBot
    window: MainWindow
    page: StarsTab
    tasks: Tasks
    home: Home

    def wait(self, condition: Callable[[], object], timeout: int = 20_000) -> None:
        """Wait until something holds; a busy computer may take its time."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=30_000)


def everything(home: Home) -> Home:
    """The home with somebody who has all roles: office and hub at once, so that a round needs one home."""
    actor = home.actor
    home.seat(Actor(actor.id, actor.name, frozenset((HUB, ADMIN, HEAD, MEMBER))))
    return home


def open_stars(bot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    """A window on a home, as somebody looks at it."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    page = window.page(StarsTab)
    assert isinstance(page, StarsTab)
    opened = StarsDesk(bot, window, page, tasks, home)
    opened.rest()
    return opened
