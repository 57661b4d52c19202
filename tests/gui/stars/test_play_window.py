"""A round from application to plaque: sheets typed in the window, workbooks that LibreOffice saved."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.sample import STARS
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.exchanges import Subdistrict
from tests.support.requirements import needs_tool
from tests.support.score_windows import ScoreDesk, open_score
from tests.support.star_play import StarPlay, Walk, stars_of
from tests.support.windows import ENTER, press


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.fixture
def typed() -> list[str]:
    return []


@pytest.fixture
def walk(qtbot: QtBot, tasks: Tasks, looks: Looks, typed: list[str]) -> Walk:
    """A judge sits down at the window and goes through the sheets as they come up."""

    def through(home: Home, points: Mapping[str, Mapping[str, str]]) -> None:
        desk = open_score(qtbot, home, tasks, looks)
        for application in points:
            desk.bot.waitUntil(lambda wanted=application: desk.pane._asked_for == wanted, timeout=30_000)
            desk.rest()
            _fill_in(desk, points[application])
            typed.append(application)
        desk.window.close()

    return through


def _fill_in(desk: ScoreDesk, points: Mapping[str, str]) -> None:
    """Points and Enter in each cell, Enter on the button; then the sheet is in."""
    before = sum(row.state == "submitted" for row in desk.walk())
    desk.at(next(iter(points)))
    desk.enter(points)
    desk.has_keyboard(desk.pane.ui.submit)
    press(ENTER)
    desk.bot.waitUntil(lambda: sum(row.state == "submitted" for row in desk.walk()) > before, timeout=30_000)
    desk.rest()


@needs_tool("soffice")
def test_two_offices_play_a_round(town: Subdistrict, walk: Walk, typed: list[str]) -> None:
    play = StarPlay(town, offices=2, groups=2, saved=1)
    play.apply()
    play.score(walk, most=1)
    assert len(typed) == 1
    result = play.close()
    assert len(stars_of(result)) > 1
    play.check()


@pytest.mark.soak
@needs_tool("soffice")
def test_96_groups_of_13_offices_come_to_57_33_and_6(town: Subdistrict, walk: Walk, typed: list[str]) -> None:
    """672 sheets: half typed, by judges in the window and by heads from paper, half in workbooks that
    LibreOffice saved on the way.
    """
    play = StarPlay(town)
    play.apply()
    play.score(walk)
    assert len(typed) == 3 * len(play.sample)
    result = play.close()
    assert stars_of(result) == STARS == {3: 57, 4: 33, 5: 6}
    play.check()
