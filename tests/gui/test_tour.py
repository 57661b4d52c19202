"""The pictures of the tour are there, of the right size, and none is empty."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import Preferences
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.stars.fill import fill_stars
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.service import Training
from nanxi_desk.training.views import NewPerson, SessionOrder
from nanxi_desk.window import tour as tour_module


@pytest.mark.usefixtures("looks")
def test_pictures_of_every_tab_and_dialog(home: Home, service: FrontDesk, tmp_path: Path) -> None:
    service.log(home.actor, VisitDraft(item="敬老卡", name="王桂兰", close_now=True))
    training = Training(home)
    order = SessionOrder(training.programmes()[0].id, "议事协商", training.today, "09:00", "11:15")
    Rosters(home).add(home.actor, training.plan(home.actor, order)[0], [NewPerson("沈文娟", home.office)])
    fill_stars(home, home.actor, 3, training.today)
    files = tour_module.tour(home, tmp_path / "pictures", (Preferences(theme="dark"),))
    names = {path.stem.removesuffix("-dark-zh") for path in files}
    assert {"login", "first-run", "front-desk", "detail", "search", "settings", "crash"} <= names
    assert {"today", "figures", "week", "ledger", "slip", "narrowed", "settings-people"} <= names
    assert {"exchange-partners", "exchange-preview", "exchange-inbox", "first-run-join"} <= names
    assert {"training", "training-session", "training-door", "training-results", "training-sheet"} <= names
    assert {"stars-score", "stars-score-missing", "stars-books", "stars-sheet", "stars-result"} <= names
    assert {"stars-result-charts", "stars-result-years", "stars-public-certificate"} <= names
    for path in files:
        picture = QImage(str(path))
        assert picture.width() >= 700, path.name
        few = {picture.pixel(x, y) for x in range(0, 700, 7) for y in range(0, 450, 7)}
        assert len(few) > 5, f"{path.name} is empty"
