"""An unused window hides everything and asks who is there; a given password has to be changed first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.app import Seat
from nanxi_desk.core import locking
from nanxi_desk.core.language import use_language
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.widgets.crash import Crashes
from nanxi_desk.window.first_password import FirstPasswordPage
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.login import LoginPage
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.settings_page import SettingsPage
from nanxi_desk.window.settings_rights import RightsSection
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home
from tests.support.windows import CTRL, ENTER, press, typed, words_on

WAIT_MS = 20_000
LI, GIVEN, OWN = "李明", "given-by-admin", "my-own-secret"


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with make_home(tmp_path / "home") as home:
        home.access.add(LI, "社工", GIVEN, CHEAP)
    return tmp_path / "home"


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, place: Path) -> Iterator[Seat]:
    reports: list[str] = []
    made = Seat(qapp, place, Crashes(reports.append))
    made.start()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    use_language("zh")
    assert reports == []


def at_the_desk(seat: Seat, bot: QtBot, person: str = ADMIN, secret: str = PASSWORD) -> MainWindow:
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    while login.person() != person:
        press(Qt.Key.Key_Down)
    typed(secret)
    press(ENTER)
    bot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=WAIT_MS)
    bot.waitUntil(lambda: seat.tasks.idle and seat.idle.is_on, timeout=WAIT_MS)
    window = seat.currentWidget()
    assert isinstance(window, MainWindow)
    return window


def at_the_login(seat: Seat, bot: QtBot) -> LoginPage:
    bot.waitUntil(lambda: isinstance(seat.currentWidget(), LoginPage), timeout=WAIT_MS)
    bot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)
    page = seat.currentWidget()
    assert isinstance(page, LoginPage)
    seat.activateWindow()  # the sign had been in front of it
    bot.waitUntil(page.ui.password.hasFocus)
    return page


def test_an_unused_window_locks_and_keeps_what_was_typed(seat: Seat, qtbot: QtBot) -> None:
    clock = Clock()
    seat.idle.now = clock
    window = at_the_desk(seat, qtbot)
    page = window.page(DeskTab)
    assert isinstance(page, DeskTab)
    qtbot.waitUntil(page.form.ui.field_name.hasFocus)
    typed("zhao")
    page.form.ui.field_detail.setPlainText("楼道灯坏了")
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    window.toggle_sign()
    clock.at += locking.USUAL * 60 - 1
    assert not seat.idle.look()
    clock.at += 1
    assert seat.idle.look()
    assert not window.isVisible(), "the desk is hidden before anything is read"
    assert not dialog.isVisible()
    assert seat.sign.is_open
    assert "楼道灯" not in " ".join(words_on(seat))
    login = at_the_login(seat, qtbot)
    assert not seat.idle.is_on
    assert login.person()
    assert seat.windowTitle() == "南西前台"
    window = at_the_desk(seat, qtbot)
    page = window.page(DeskTab)
    assert isinstance(page, DeskTab)
    qtbot.waitUntil(lambda: page.form.ui.field_detail.toPlainText() == "楼道灯坏了", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)


def test_a_key_or_the_mouse_puts_it_off_and_comes_too_late_afterwards(seat: Seat, qtbot: QtBot) -> None:
    clock = Clock()
    seat.idle.now = clock
    at_the_desk(seat, qtbot)
    clock.at += 599
    press(Qt.Key.Key_Shift)
    clock.at += 599
    assert not seat.idle.look()
    clock.at += 1
    press(Qt.Key.Key_F2)  # the lid was open again: the first key finds the login, and does nothing else
    at_the_login(seat, qtbot)


def test_a_clock_put_back_locks(seat: Seat, qtbot: QtBot) -> None:
    clock = Clock()
    seat.idle.now = clock
    at_the_desk(seat, qtbot)
    clock.at -= 3_600
    assert seat.idle.look()
    at_the_login(seat, qtbot)


def test_locking_at_once_by_key(seat: Seat, qtbot: QtBot) -> None:
    window = at_the_desk(seat, qtbot)
    press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not window.isVisible()
    at_the_login(seat, qtbot)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_1, CTRL)
    assert isinstance(seat.currentWidget(), LoginPage), "no key leads past the login"


def test_the_minutes_are_set_in_the_settings_and_hold_at_once(seat: Seat, qtbot: QtBot) -> None:
    window = at_the_desk(seat, qtbot)
    settings = window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    section = settings.section(RightsSection)
    assert isinstance(section, RightsSection)
    qtbot.waitUntil(lambda: section.ui.minutes.text() == "10", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)
    section.ui.minutes.setFocus()
    for wrong in ("0", "61", ""):
        section.ui.minutes.clear()
        typed(wrong)
        press(ENTER)
        qtbot.waitUntil(section.ui.error_minutes.isVisible, timeout=WAIT_MS)
        assert section.ui.minutes.text() == wrong
        typed("1")
        assert not section.ui.error_minutes.isVisible()
    section.ui.minutes.clear()
    typed("3")
    press(ENTER)
    qtbot.waitUntil(lambda: section.ui.told.text().startswith("✓"), timeout=WAIT_MS)
    assert seat.idle._seconds == 180
    assert seat.home is not None
    assert locking.idle_minutes(seat.home) == 3


def test_the_table_shows_every_right(seat: Seat, qtbot: QtBot) -> None:
    window = at_the_desk(seat, qtbot)
    settings = window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    section = settings.section(RightsSection)
    assert isinstance(section, RightsSection)
    table = section.ui.rights
    qtbot.waitUntil(lambda: table.rowCount() > 20, timeout=WAIT_MS)
    heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    assert heads == ["权限", "前台", "委员", "主任", "管理员", "街道"]
    shown = {
        table.item(row, 0).text(): [table.item(row, column).text() for column in range(1, 6)]
        for row in range(table.rowCount())
    }
    assert shown["登记来访"] == ["✓", "✓", "✓", "–", "✓"]
    assert shown["管理人员、角色和登录"] == ["–", "–", "–", "✓", "–"]
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)


def test_a_given_password_is_changed_before_anything_else(seat: Seat, qtbot: QtBot) -> None:
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    while login.person() != LI:
        press(Qt.Key.Key_Down)
    typed(GIVEN)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), FirstPasswordPage), timeout=WAIT_MS)
    page = seat.currentWidget()
    assert isinstance(page, FirstPasswordPage)
    assert seat.home is not None
    assert seat.home.actor.roles == frozenset()
    qtbot.waitUntil(page.ui.password.hasFocus)
    for first, second in ((OWN, OWN + "x"), ("short", "short"), (GIVEN, GIVEN)):
        page.ui.password.clear()
        page.ui.again.clear()
        page.ui.password.setFocus()
        typed(first)
        press(ENTER)
        typed(second)
        press(ENTER)
        qtbot.waitUntil(page.ui.error.isVisible, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)
        assert seat.currentWidget() is page
    page.ui.password.clear()
    page.ui.again.clear()
    page.ui.password.setFocus()
    typed(OWN)
    press(ENTER)
    typed(OWN)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: seat.tasks.idle and seat.idle.is_on, timeout=WAIT_MS)
    assert seat.home.actor.roles == {"前台"}
    window = seat.currentWidget()
    assert isinstance(window, MainWindow)
    kinds = [kind.key for kind in window.kinds]
    assert kinds == ["today", "frontdesk", "satisfaction", "training", "stars", "settings"], (
        "no 统计 for the desk"
    )
    desk = window.page(DeskTab)
    assert isinstance(desk, DeskTab)
    assert not desk.ui.take_over.isEnabled()
    assert "主任" in desk.ui.take_over.toolTip()
    assert desk.ui.new_visit.isEnabled()
    settings = window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    assert "log" not in settings._makers
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)
    assert FrontDesk(seat.home).count("all") == 0


def test_the_recovery_code_is_printed_to_a_file_like_to_paper(qtbot: QtBot, tmp_path: Path) -> None:
    page, file, code = FirstRunPage(), tmp_path / "code.pdf", "7KQ4-XM2P-9RTD-A6WF-3HNC-V8EJ-0000"
    qtbot.addWidget(page)

    def pdf(parent: QWidget) -> QPrinter:
        assert parent is page
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    page.ask_printer = pdf
    page.show_code(code)
    page.show()
    page.ui.print_code.click()
    assert page.ui.code_done.text()
    assert file.read_bytes().startswith(b"%PDF")
    page.ask_printer = lambda _parent: None
    page.ui.code_done.clear()
    page.ui.print_code.click()
    assert page.ui.code_done.text() == "", "whoever thinks better of it is not told that it was printed"
