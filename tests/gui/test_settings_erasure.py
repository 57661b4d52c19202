"""设置 › 保存与销毁: one person proposes, another confirms in the same window, and nobody finds it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nanxi_desk.core.backups import SUFFIX, make_backup
from nanxi_desk.core.clock import SystemClock
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.record_table import RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.settings_erasure import ErasureSection
from nanxi_desk.window.settings_page import SettingsPage
from tests.support.homes import CHEAP, PASSWORD
from tests.support.windows import CTRL, ENTER, focus, press, typed

WAIT_MS = 20_000
NAME, PHONE = "欧阳菡萏", "13912345678"
GIVEN = "given-by-admin"  # for the first login only


@dataclass
class Open:
    bot: QtBot
    window: MainWindow
    section: ErasureSection
    tasks: Tasks
    home: Home

    def rest(self) -> None:
        self.bot.wait(350)  # the pause before a look-up
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=WAIT_MS)

    def seat(self, name: str) -> None:
        """F10 leads to the entrance; its own tests are elsewhere."""
        self.home.access.enter(name, PASSWORD)
        self.section.shown()
        self.rest()

    def texts(self, table: RecordTable) -> list[list[str]]:
        model = table.rows
        columns = range(model.columnCount())
        return [[str(model.index(row, c).data()) for c in columns] for row in range(model.rowCount())]


@pytest.fixture
def open_(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> Iterator[Open]:
    home.access.add("李明", "副主任", GIVEN, CHEAP, roles=["主任"])
    admin = home.actor
    home.access.enter("李明", GIVEN)
    home.access.change_password(GIVEN, PASSWORD, CHEAP)
    home.seat(admin)
    draft = VisitDraft(item="居住登记", name=NAME, phone=PHONE, detail="墨绿色雨伞", close_now=True)
    FrontDesk(home).log(home.actor, draft)
    FrontDesk(home).log(
        home.actor, VisitDraft(item="居住登记", name="赵一鸣", detail="别的事", close_now=True)
    )
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page(SettingsPage)
    assert isinstance(page, SettingsPage)
    section = page.section(ErasureSection)
    assert isinstance(section, ErasureSection)
    opened = Open(qtbot, window, section, tasks, home)
    opened.rest()
    yield opened
    opened.rest()


def propose(open_: Open, reason: str = "") -> None:
    ui = open_.section.ui
    if reason:
        ui.reason.setFocus()
        typed(reason)
    ui.find.setFocus()
    typed("oyhd")
    open_.rest()
    open_.section.found.setFocus()
    press(Qt.Key.Key_Home)
    while open_.section.found.current_row().record_type != "resident":
        press(Qt.Key.Key_Down)
    press(ENTER, CTRL)
    open_.rest()


def test_two_persons_destroy_and_nobody_finds_it_again(open_: Open, tmp_path: Path) -> None:
    folder = open_.home.path / "backups"
    folder.mkdir()
    make_backup(open_.home, folder / f"yesterday{SUFFIX}")
    section, ui = open_.section, open_.section.ui
    propose(open_, "来电要求")
    assert [row[0] for row in open_.texts(section.rows)] == ["居民", "来访", "事项登记"]
    assert "来电要求" in ui.list_words.text()
    open_.bot.waitUntil(ui.confirm.isEnabled, timeout=WAIT_MS)
    press(Qt.Key.Key_F8)
    open_.bot.waitUntil(lambda: "另一个人" in ui.list_error.text(), timeout=WAIT_MS)
    assert FrontDesk(open_.home).search(NAME)
    open_.seat("李明")
    open_.bot.waitUntil(ui.confirm.isEnabled, timeout=WAIT_MS)
    press(Qt.Key.Key_F8)
    open_.bot.waitUntil(ui.told.isVisible, timeout=WAIT_MS)
    open_.rest()
    assert "已销毁 3 条" in ui.told.text()
    assert "由 陈静 提出、李明 确认" in ui.accounts.text()
    assert "yesterday" in ui.backups.text()
    assert not ui.confirm.isEnabled()
    desk = open_.window.page(DeskTab)
    assert isinstance(desk, DeskTab)
    for words in (NAME, "oyhd", PHONE):
        desk.ui.search.setText(words)
        open_.rest()
        assert desk.table.rows.rowCount() == 0
    desk.ui.search.setText("赵一鸣")
    open_.rest()
    assert desk.table.rows.rowCount() == 1


def test_rows_are_taken_off_with_a_reason_beside_the_field(open_: Open) -> None:
    section, ui = open_.section, open_.section.ui
    propose(open_)
    section.rows.setFocus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Delete)
    open_.rest()
    assert ui.list_error.text() == "请写明移出的理由。"
    assert focus() is ui.reason
    typed("诉讼需要")
    ui.remove.click()
    open_.rest()
    assert open_.texts(section.rows)[-1][0] == "事项登记"
    assert "诉讼需要" in open_.texts(section.rows)[-1][2]
    assert ui.reason.text() == ""
    ui.withdraw.click()
    open_.rest()
    assert "已撤回" in ui.lists.currentText()
    assert not ui.confirm.isEnabled()


def test_what_is_due_is_told_shown_and_proposed(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    later = datetime.now().astimezone() + timedelta(days=6 * 366)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: later)
    section, ui = open_.section, open_.section.ui
    section.shown()
    open_.rest()
    due = {row[0]: row[3] for row in open_.texts(section.terms)}
    assert (due["居民"], due["来访"], due["事项登记"]) == ("2", "2", "2")
    section.terms.setFocus()
    press(Qt.Key.Key_Home)
    while section.terms.current_row().id != "request":
        press(Qt.Key.Key_Down)
    press(ENTER)
    open_.rest()
    assert len(open_.texts(section.found)) == 2
    press(Qt.Key.Key_L, CTRL)
    open_.rest()
    assert len(open_.texts(section.rows)) == 6
    ui.years.setFocus()
    ui.years.selectAll()
    typed("8")
    press(Qt.Key.Key_S, CTRL)
    open_.rest()
    assert {row[0]: row[1] for row in open_.texts(section.terms)}["事项登记"] == "8 年 *"
    ui.years.setFocus()
    ui.years.selectAll()
    typed("x")
    press(ENTER)
    assert "整数" in ui.terms_error.text()


def test_who_may_not_sees_nothing_to_press(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    propose(open_)
    monkeypatch.setattr(type(open_.home.actor), "can", lambda _self, right: right == "erasure.propose")
    open_.section.shown()
    open_.rest()
    ui = open_.section.ui
    assert (ui.confirm.isEnabled(), ui.save_years.isEnabled(), ui.withdraw.isEnabled()) == (
        False,
        False,
        True,
    )
