"""Login and first run, on real homes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.app import Seat
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import use_language
from nanxi_desk.widgets.crash import Crashes
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.login import LoginPage
from nanxi_desk.window.main_window import MainWindow
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home
from tests.support.windows import CTRL, ENTER, TAB, focus, press, typed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    make_home(tmp_path / "home").close()
    return tmp_path / "home"


class Seats:
    """Opens top windows and closes them after the test."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self._app = qapp
        self._bot = qtbot
        self.open: list[Seat] = []
        self.reports: list[str] = []

    def __call__(self, path: Path) -> Seat:
        seat = Seat(self._app, path, Crashes(self.reports.append))
        self.open.append(seat)
        seat.start()
        seat.show()
        seat.activateWindow()
        self._bot.waitUntil(seat.isActiveWindow)
        return seat


@pytest.fixture
def seats(qapp: QApplication, qtbot: QtBot) -> Iterator[Seats]:
    opened = Seats(qapp, qtbot)
    yield opened
    for seat in opened.open:
        seat.close()
        seat.deleteLater()
    use_language("zh")
    assert opened.reports == []


def test_a_wrong_password_is_said_beside_it_and_the_right_one_opens(
    place: Path, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(place)
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    assert login.person() == ADMIN
    qtbot.waitUntil(login.ui.password.hasFocus)
    typed("falsch")
    press(ENTER)
    qtbot.waitUntil(login.ui.error.isVisible, timeout=10_000)
    assert login.ui.error.text()
    assert login.ui.password.hasFocus()
    typed(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=10_000)
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=10_000)
    press(Qt.Key.Key_F2)
    assert focus().objectName() == "field_name", "the desk is not ready to type"
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=10_000)


def test_a_second_instance_is_told_so(place: Path, seats: Seats, qtbot: QtBot) -> None:
    with Home.open(place, PASSWORD):
        login = seats(place).currentWidget()
        assert isinstance(login, LoginPage)
        qtbot.waitUntil(login.ui.password.hasFocus)
        typed(PASSWORD)
        press(ENTER)
        qtbot.waitUntil(login.ui.error.isVisible, timeout=10_000)
        assert login.ui.password.isEnabled()


def test_another_person_may_take_over(place: Path, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(place)
    typed(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=10_000)
    assert seat.home is not None
    seat.home.access.add("李明", "社工", "another-pass-2", CHEAP)
    seat.home.access.set_pin("2580")
    press(Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), LoginPage), timeout=10_000)
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    press(Qt.Key.Key_Down)
    other = login.person()
    typed("another-pass-2" if other == "李明" else "2580")
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=10_000)
    assert seat.home.actor.name == other
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=10_000)


def test_the_first_run_makes_a_home_and_shows_the_recovery_code(
    tmp_path: Path, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(tmp_path / "new")
    page = seat.currentWidget()
    assert isinstance(page, FirstRunPage)
    qtbot.waitUntil(page.ui.office.hasFocus)
    press(ENTER, CTRL)
    assert page.ui.error_office.isVisible()
    typed("NX07")
    press(TAB)
    typed("新居委会")
    press(TAB)
    press(TAB)
    typed("李明")
    press(TAB)
    typed(PASSWORD)
    press(TAB)
    typed(PASSWORD[:-1])
    press(ENTER, CTRL)
    assert page.ui.error_again.isVisible()
    typed(PASSWORD[-1])
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: page.ui.pages.currentWidget() is page.ui.show_code, timeout=20_000)
    code = page.ui.code.text()
    assert len(code) > 15
    page.ui.copy_code.click()
    assert QApplication.clipboard().text() == code
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=10_000)
    assert seat.home is not None
    assert (seat.home.office, seat.home.actor.name) == ("NX07", "李明")
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=10_000)
