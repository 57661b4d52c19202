"""An office is enrolled at the hub's window, begins with the joining file, and is known at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.app import Seat
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import use_language
from nanxi_desk.widgets.crash import Crashes
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.main_window import MainWindow
from tests.support.exchange_windows import WAIT_MS, OpenExchange, Windows
from tests.support.exchanges import HUB, Subdistrict, log
from tests.support.homes import PASSWORD
from tests.support.windows import CTRL, ENTER, ESC, TAB, focus, press, typed


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    reports: list[str] = []
    made = Seat(qapp, tmp_path / "new-home", Crashes(reports.append))
    made.start()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=WAIT_MS)
    yield made
    made.close()
    made.deleteLater()
    use_language("zh")
    assert reports == []


def test_the_hub_enrols_an_office_and_shows_the_code_once(town: Subdistrict, windows: Windows) -> None:
    hub = town.home(HUB)
    opened = windows(hub)
    pane = opened.page.partners
    opened.until(lambda: focus() is pane.ui.join_code)
    target = town.folder / "NX05.joining"
    pane.ask_where = lambda _parent, _proposed, _kind: str(target)
    press(ENTER)
    opened.says(pane.ui.join_error, "单位代码")
    typed("nx05")
    press(ENTER)
    opened.says(pane.ui.join_error, "单位名称")
    typed("康定居委会")
    press(Qt.Key.Key_R, CTRL)
    opened.until(pane.ui.join_done.isVisible)
    code = pane.ui.code.text()
    assert len(code) == 19
    assert target.is_file()
    assert code not in target.read_text("utf-8")
    opened.shows(pane.table, 1)
    opened.page.shown()  # read again: the code stays
    opened.rest()
    assert pane.ui.code.text() == code
    press(Qt.Key.Key_L, CTRL)
    assert QGuiApplication.clipboard().text() == code
    press(ESC)
    opened.rest()
    assert not pane.ui.join_done.isVisible()
    assert pane.ui.code.text() == ""
    assert pane.chosen() is not None
    assert pane.ui.name.text() == "NX05 康定居委会"


def test_a_computer_begins_with_the_joining_file_and_is_known(
    town: Subdistrict, windows: Windows, seat: Seat, qtbot: QtBot
) -> None:
    hub = town.home(HUB)
    file = town.folder / "NX05.joining"
    code = Exchange(hub).enrol(hub.actor, "NX05", "康定居委会", file).code
    page = seat.currentWidget()
    assert isinstance(page, FirstRunPage)
    qtbot.waitUntil(page.ui.office.hasFocus, timeout=WAIT_MS)
    press(Qt.Key.Key_J, CTRL)
    form = page.join_form
    qtbot.waitUntil(form.ui.file.hasFocus, timeout=WAIT_MS)
    press(ENTER, CTRL)
    assert form.ui.error_file.isVisible()
    press(ESC)
    qtbot.waitUntil(page.ui.office.hasFocus, timeout=WAIT_MS)
    press(Qt.Key.Key_J, CTRL)
    form.ask_which = lambda _parent: str(file)
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(form.ui.code.hasFocus, timeout=WAIT_MS)
    typed("AAAA-AAAA-AAAA-AAAA")
    press(TAB)
    typed("李明")
    press(TAB)
    typed(PASSWORD)
    press(TAB)
    typed(PASSWORD)
    press(ENTER, CTRL)
    qtbot.waitUntil(form.ui.refusal.isVisible, timeout=WAIT_MS)
    assert "加入文件的密码不对" in form.ui.refusal.text()
    assert form.ui.admin.text() == "李明"
    assert seat.home is None
    form.ui.code.selectAll()
    typed(code.lower().replace("-", " "))
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: page.ui.pages.currentWidget() is page.ui.show_code, timeout=WAIT_MS)
    assert form.ui.password.text() == ""
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), MainWindow), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=WAIT_MS)
    home = seat.home
    assert home is not None
    assert (home.office, home.office_name, home.actor.name) == ("NX05", "康定居委会", "李明")
    log(home, "钱小满")
    known_with_its_first_file(windows(hub), home, town.folder / "first.xlsx")


def known_with_its_first_file(opened: OpenExchange, home: Home, out: Path) -> None:
    Exchange(home).export(home.actor, out, HUB)
    opened.drop(out)
    ui = opened.page.imports.ui
    opened.until(ui.take.isEnabled)
    assert not ui.question.isVisible()
    press(ENTER, CTRL)
    opened.says(ui.told, "已接收")
    opened.show_pane("partners")
    pane = opened.page.partners
    opened.until(lambda: pane.computers.rows.rowCount() == 1)
    assert "街道登记" in opened.texts(pane.computers)[0][1]
