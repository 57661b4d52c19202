"""The door of a training: three hundred people in a queue, each by a key, until the page says who came.

On a new, empty home beside the measured one, which it would change; with 120 walk-ins on top of the roster it
does not become slower by much, so only those invited are let in.
"""

import argparse
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, percentile, plain, run
from benchmarks.homes import PASSWORD
from benchmarks.ledger import until
from benchmarks.painted import choose_platform
from benchmarks.screen import Heartbeat, crashed
from benchmarks.search import timed
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.pinyin import warm_up
from nanxi_desk.training import rules
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.service import Training
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.training.views import NewPerson, SessionFilter, SessionOrder, SessionRow
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks

EACH_LIMIT_MS, ANSWER_LIMIT_MS = 100, 50
PEOPLE, OFFICES, SEED = 300, 3, 1
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "一二三四五六七八九十春夏秋冬东南西北金木水火土山石田禾米竹林文武明亮安宁平和"


def invited(count: int) -> list[NewPerson]:
    """Made-up people of three offices, each with a phone tail of its own."""
    chance = random.Random(SEED)
    names = [
        f"{chance.choice(_SURNAMES)}{chance.choice(_GIVEN)}{chance.choice(_GIVEN)}" for _ in range(count)
    ]
    return [
        NewPerson(name, f"NX{n % OFFICES + 1:02}", "居委会", "委员", rules.COMMITTEE, f"1380000{1000 + n:04}")
        for n, name in enumerate(names)
    ]


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Everybody of a hub's session signs in by phone tail and Enter."""
    scratch = folder.parent / "door"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    warm_up()  # as the window does when it stands
    choose_platform()
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    made, _code = Home.create(
        scratch / "home", office="NX00", name="街道", hub=True, admin="Benchmark", password=PASSWORD
    )
    tasks = Tasks(crashed)
    try:
        with made as home:
            session = _session(home, invited(options.people))
            return _measure(application, home, tasks, session)
    finally:
        tasks.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _session(home: Home, people: list[NewPerson]) -> SessionRow:
    training = Training(home)
    order = SessionOrder(
        training.programmes()[0].id,
        "应急处置",
        office_day(home.journal.clock.now()),
        begin="09:00",
        end="11:15",
        shared=True,
    )
    [session] = training.plan(home.actor, order)
    Rosters(home).add(home.actor, session, people)
    return training.page(SessionFilter())[0]


def _measure(application: QApplication, home: Home, tasks: Tasks, session: SessionRow) -> list[Figure]:
    page = TrainingTab(Desk(home, tasks, Looks(application, home.path).theme))
    page.showMaximized()
    page.open_session(session)
    until(lambda: tasks.idle)
    page.open_door(session)
    until(lambda: tasks.idle)
    line, said = page.door.ui.search, page.door.ui.last_words
    pulse = Heartbeat()
    pulse.start()

    def let_in(tail: str, came: int) -> None:
        QTest.keyClicks(line, tail)
        QTest.keyClick(line, "\r")
        _spin(application, lambda: page.door.tally.came == came)
        page.door.repaint()

    times = [timed(lambda n=n: let_in(f"{1000 + n:04}", n + 1)) for n in range(session.tally.invited)]
    assert said.text()
    return [
        plain(
            f"each of {len(times)} people, from the first digit until the page has said it, p95",
            percentile(times, 0.95),
            EACH_LIMIT_MS,
        ),
        plain("  longest", max(times), EACH_LIMIT_MS),
        plain("  median", percentile(times, 0.5)),
        plain("longest time the window did not answer", pulse.longest, ANSWER_LIMIT_MS),
    ]


def _spin(application: QApplication, ready: Callable[[], bool]) -> None:
    """Let the window work until something is so; a loop that sleeps would be measured, too."""
    while not ready():
        application.processEvents()


if __name__ == "__main__":
    run(measure, __doc__ or "", people=PEOPLE)
