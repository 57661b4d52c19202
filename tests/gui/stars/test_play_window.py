"""A small round from application to plaque: one sheet typed in the window, one book saved by LibreOffice."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.exchanges import Subdistrict
from tests.support.requirements import needs_tool
from tests.support.score_windows import open_score
from tests.support.star_play import StarPlay, stars_of
from tests.support.windows import ENTER, press


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


@needs_tool("soffice")
def test_two_offices_play_a_round(town: Subdistrict, qtbot: QtBot, tasks: Tasks, looks: Looks) -> None:
    play = StarPlay(town, offices=2, groups=2, saved=1)
    typed: list[str] = []

    def type_in(home: Home, _round: str, application: str, points: Mapping[str, str]) -> None:
        desk = open_score(qtbot, home, tasks, looks)
        desk.bot.waitUntil(lambda: desk.pane._asked_for == application, timeout=20_000)
        desk.rest()
        desk.at("A1.1")
        desk.enter(points)
        desk.has_keyboard(desk.pane.ui.submit)
        press(ENTER)
        desk.bot.waitUntil(lambda: desk.pane._asked_for != application, timeout=20_000)
        desk.rest()
        typed.append(application)
        desk.window.close()

    play.apply()
    play.score(type_in)
    assert len(typed) == 1
    result = play.close()
    assert len(stars_of(result)) > 1
    play.check()
