"""A desk at which one visit is logged, ready to be rated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction.service import Satisfaction
from nanxi_desk.satisfaction.tab_rating import RatingView
from nanxi_desk.satisfaction.views import RatingDetail
from nanxi_desk.window.rating_place import RatingPlace
from tests.support.windows import OpenDesk, typed

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class RatingDesk:
    """A window with the front desk, the satisfaction below it, and the moment that the rating window sees."""

    desk: OpenDesk
    home: Home
    ratings: Satisfaction
    now: float = 1000.0

    @property
    def place(self) -> RatingPlace:
        return self.desk.window.rating

    @property
    def view(self) -> RatingView:
        assert self.place.view is not None
        return self.place.view

    def wait(self, condition: Callable[[], object], timeout: int = 20_000) -> None:
        """Wait until something holds; a busy computer may take its time."""
        self.desk.bot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def log(self, name: str = "沈文娟", item: str = "居住登记") -> str:
        """Log a visit by the service; the request's id."""
        return self.desk.service.log(self.home.actor, VisitDraft(item=item, name=name)).request_id

    def log_by_keys(self, name: str = "沈文娟") -> str:
        """Log a visit in the form with the keyboard alone; the request's id."""
        form = self.desk.page.form
        before = self.desk.page.table.rows.rowCount()
        typed(name)
        self.desk.rest()
        press(Qt.Key.Key_Tab)
        form.choose_item("居住登记")
        press(Qt.Key.Key_Return, CTRL)
        self.desk.logged(before + 1)
        row = self.desk.page.table.rows.row(0)
        assert row is not None
        return str(row.id)

    def ask_by_key(self) -> RatingView:
        """F9, and wait for the faces."""
        press(Qt.Key.Key_F9)
        self.wait(lambda: self.place.is_asking)
        self.desk.rest()
        return self.view

    def back_at_the_desk(self) -> None:
        """The window of the desk has the keyboard again."""
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)

    def detail(self, request: str) -> RatingDetail:
        return self.ratings.detail(self.ratings.subject(request).asking_id)

    def rated(self, request: str) -> RatingDetail:
        """Wait until the request's visit is rated."""
        self.wait(lambda: self.detail(request).row.state == "已评")
        self.desk.rest()
        return self.detail(request)


def press(
    key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, at: QWidget | None = None
) -> None:
    """Press a key where the keyboard is, or at a widget."""
    from tests.support.windows import focus

    QTest.keyClick(at or focus(), key, modifier)


@pytest.fixture
def rating_desk(desk: OpenDesk, home: Home) -> Iterator[RatingDesk]:
    made = RatingDesk(desk, home, satisfaction_of(home))
    made.place._now = lambda: made.now
    yield made
    desk.window.rest()
    desk.window.sign.close()
