"""Ratings without a name that wait are written by the window: at its start, and when a day begins."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from nanxi_desk.core.journal.tables import projection
from nanxi_desk.satisfaction.records import AnonymousRating
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window import settle_watch
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settle_watch import SettleWatch
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.ratings import Ratings, ratings_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Ratings]:
    clock = MovableClock()
    with make_home(tmp_path / "settling", wall=clock) as home:
        yield ratings_of(home, clock)


def written(office: Ratings) -> int:
    with office.home.journal.read() as conn:
        return int(conn.execute(select(func.count()).select_from(projection(AnonymousRating))).scalar_one())


def five(office: Ratings) -> None:
    for _ in range(5):
        office.rated(5, anonymous=True)


@pytest.mark.parametrize("roles", [("前台",), ("管理员",)])
def test_what_waits_is_written_at_the_start_and_when_the_day_changes(
    office: Ratings,
    tasks: Tasks,
    looks: Looks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    roles: tuple[str, ...],
) -> None:
    monkeypatch.setattr(settle_watch, "_CALM_MS", 1)
    monkeypatch.setattr(settle_watch, "_LOOK_MS", 20)
    five(office)
    office.clock.move(days=1)
    home = office.home
    home.actor = type(home.actor)(home.actor.id, home.actor.name, frozenset(roles))
    parent = QObject()
    watch = SettleWatch(Desk(home, tasks, looks.theme), parent)
    watch.start()
    assert written(office) == 0, "the start waits for nothing"
    qtbot.waitUntil(lambda: written(office) == 5, timeout=10_000)
    home.actor = office.head
    five(office)
    office.clock.move(days=1)
    qtbot.waitUntil(lambda: written(office) == 10, timeout=10_000)
    watch.rest()
    qtbot.waitUntil(lambda: tasks.idle, timeout=10_000)
