"""A window on a home with the tab 星级楼组 at the front, a round to be worked on, and all its faces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from nanxi_desk.core.clock import instant
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Identity
from nanxi_desk.core.records import SHARED_SCOPE, new_id
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, MEMBER
from nanxi_desk.stars import rules
from nanxi_desk.stars.records import RoundStep, StarRound, round_id
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_applications import PARTS, ApplicationsPane
from nanxi_desk.stars.tab_groups import LIST, MAP, GroupsPane
from nanxi_desk.stars.tab_round import RoundPane
from nanxi_desk.stars.tab_rubric import RubricPane
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.star_rounds import YEAR, add_groups, apply_all


@dataclass
class StarsDesk:
    """The window, and what tests wait for."""

    bot: QtBot
    window: MainWindow
    page: StarsTab
    tasks: Tasks
    home: Home
    looks: Looks

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
    opened = StarsDesk(bot, window, page, tasks, home, looks)
    opened.rest()
    return opened


def round_of_the_hub(home: Home, state: str = rules.APPLYING) -> str:
    """A round as it comes to an office from the hub, led as far as `state`; its id."""
    hub = home.journal.written_by(Identity(new_id(), "NX00", is_hub=True))
    record = StarRound(id=round_id(YEAR), scope=SHARED_SCOPE, year=YEAR, name=f"{YEAR} 年", first_year=True)
    with hub.write(home.actor.id, "test") as writing:
        writing.create(record)
        for turn, kind in enumerate(rules.STATES[: rules.STATES.index(state) + 1], start=1):
            at = instant(home.journal.clock.now())
            step = RoundStep(id=new_id(), scope=SHARED_SCOPE, round_id=record.id, kind=kind, at=at, turn=turn)
            writing.create(step)
    return record.id


def begin_applying(home: Home) -> None:
    """Groups of two estates at an office, one of which has applied."""
    groups = add_groups(home, 3, "兰心里") + add_groups(home, 2, "望鹤公寓")
    apply_all(home, round_of_the_hub(home), groups[:1])


def faces_of_stars(page: StarsTab, rest: Callable[[], None]) -> Iterator[str]:
    """The tab with each of its panes and their parts, one after the other; their keys."""
    for key in page.panes:
        pane = page.show_pane(key)
        rest()
        yield key
        if isinstance(pane, GroupsPane):
            for view in (MAP, LIST):
                pane.show_view(view)
                rest()
                pane.table.selectRow(0)
                rest()
                yield f"{key} {view}"
            pane.new_group()
            rest()
            yield f"{key} new"
        if isinstance(pane, ApplicationsPane):
            pane.table.selectRow(0)
            rest()
            for part in PARTS:
                pane.show_part(part)
                rest()
                yield f"{key} {part}"
        if isinstance(pane, RoundPane | RubricPane):
            for side in pane.offered:
                pane.choose_side(side)
                rest()
                yield f"{key} {side}"
