"""A round in 评审中 at a home that is hub and office at once, and its window on 打分."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.panel import Panel
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.score_windows import ScoreDesk, open_score
from tests.support.star_rounds import OneHomeRound


@pytest.fixture
def score_home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as opened:
        yield opened


@pytest.fixture
def scoring(score_home: Home) -> OneHomeRound:
    """Two groups to be scored; the acting person is a judge beside five others."""
    played = OneHomeRound(score_home)
    Panel(score_home).seat(played.actor, played.round, played.actor.id)
    played.start()
    return played


@pytest.fixture
def open_window(scoring: OneHomeRound, qtbot: QtBot, tasks: Tasks, looks: Looks) -> Callable[[], ScoreDesk]:
    return lambda: open_score(qtbot, scoring.home, tasks, looks)


@pytest.fixture
def score(open_window: Callable[[], ScoreDesk]) -> ScoreDesk:
    """The first group's sheet is open, the keyboard in its first cell."""
    desk = open_window()
    desk.shows("南汐街道 华业小区 1号楼组")
    desk.at("A1.1")
    return desk
