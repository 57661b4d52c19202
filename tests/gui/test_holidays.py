"""设置 › 节假日 by keys and mouse: a day, a pasted plan, what is refused, and the way back."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.calendar import shipped_years
from nanxi_desk.core.holidays import OWN, HolidayBook
from nanxi_desk.core.home import Home
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_holidays import HolidaysSection
from tests.support.windows import CTRL, ENTER, TAB, focus, press, typed

ALT = Qt.KeyboardModifier.AltModifier
YEAR = shipped_years()[-1]  # the last one with a plan


@dataclass
class Open:
    bot: QtBot
    section: HolidaysSection
    tasks: Tasks
    saved: list[str]

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=10_000)

    def turn_to(self, year: int) -> None:
        while (now := int(self.section.ui.year.text())) != year:
            press(Qt.Key.Key_Right if now < year else Qt.Key.Key_Left, ALT)
            self.rest()

    def days(self) -> dict[str, tuple[str, str]]:
        """What the list shows: day → arrangement and source."""
        model = self.section.table.rows
        cells = [[str(model.index(row, c).data()) for c in range(5)] for row in range(model.rowCount())]
        return {day: (kind, source) for day, _weekday, kind, _name, source in cells}


@pytest.fixture
def open_(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> Iterator[Open]:
    section = HolidaysSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(section)
    section.resize(1180, 640)
    section.show()
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    opened = Open(qtbot, section, tasks, [])
    section.saved.connect(opened.saved.append)
    section.shown()
    section.ui.day.setFocus()
    opened.rest()
    opened.turn_to(YEAR)
    yield opened
    opened.rest()


@pytest.fixture
def book(home: Home) -> HolidayBook:
    return HolidayBook(home)


def test_a_day_is_entered_by_keyboard_and_undone(open_: Open, book: HolidayBook) -> None:
    ui = open_.section.ui
    typed("11-24")
    press(TAB)
    press(Qt.Key.Key_Right)
    press(TAB)
    typed("防汛")
    press(ENTER)
    open_.rest()
    day = f"{YEAR}-11-24"
    assert open_.days()[day] == ("上班", "本居委会")
    assert ("防汛", OWN) in {(view.name, view.source) for view in book.year(YEAR)}
    assert open_.section.table.current_id() == day
    assert [day in words for words in open_.saved] == [True]
    assert (ui.day.text(), ui.name.text()) == ("", "")
    assert focus() is ui.day
    press(Qt.Key.Key_Z, ALT)
    open_.rest()
    assert day not in open_.days()
    assert not ui.undo.isVisible()


def test_a_listed_day_is_taken_over_altered_and_taken_back(open_: Open) -> None:
    table, ui = open_.section.table, open_.section.ui
    day = f"{YEAR}-10-01"
    table.setFocus()
    while table.current_id() != day:
        press(Qt.Key.Key_Down)
    assert not ui.take_back.isEnabled()
    press(Qt.Key.Key_Delete)  # the state's own day stays
    press(ENTER)
    assert (ui.day.text(), ui.kind.value(), ui.name.text()) == (day, "off", "国庆节")
    ui.kind.choose("on")
    press(Qt.Key.Key_S, CTRL)
    open_.rest()
    assert open_.days()[day] == ("上班", "本居委会")
    table.setFocus()
    assert table.current_id() == day
    press(Qt.Key.Key_Delete)
    open_.rest()
    assert open_.days()[day] == ("休息", "国家")
    QTest.mouseClick(ui.undo, Qt.MouseButton.LeftButton)
    open_.rest()
    assert open_.days()[day] == ("上班", "本居委会")
    QTest.mouseClick(ui.take_back, Qt.MouseButton.LeftButton)
    open_.rest()
    assert open_.days()[day] == ("休息", "国家")


def test_what_somebody_is_typing_is_not_replaced_by_a_listed_day(open_: Open) -> None:
    ui, table = open_.section.ui, open_.section.table
    typed("11-2")
    table.setFocus()
    press(Qt.Key.Key_Home)
    press(ENTER)
    assert ui.day.text() == "11-2"


def test_a_refused_day_is_said_at_the_field_and_stays(open_: Open) -> None:
    ui = open_.section.ui
    typed("13-40")
    press(Qt.Key.Key_S, CTRL)
    assert ui.day_error.isVisible()
    assert (ui.day.text(), ui.day.property("wrong")) == ("13-40", True)
    assert focus() is ui.day
    press(Qt.Key.Key_Backspace)
    assert not ui.day_error.isVisible()
    assert open_.saved == []


def test_a_pasted_plan_is_entered_and_wrong_lines_stay_to_be_mended(open_: Open, book: HolidayBook) -> None:
    ui = open_.section.ui
    QApplication.clipboard().setText(
        f"关于{YEAR + 1}年部分节假日安排的通知\n3月1日至12日放假\n随便写的\n2月31日 休\n3月13日 班 补课"
    )
    ui.paste.setFocus()
    press(Qt.Key.Key_V, CTRL)
    press(ENTER, CTRL)
    open_.rest()
    assert ui.year.text() == str(YEAR + 1)
    shown = open_.days()
    assert {f"{YEAR + 1}-03-{day:02}" for day in range(1, 13)} >= {d for d in shown if shown[d][0] == "休息"}
    assert all(source == "本居委会" for _kind, source in shown.values())
    assert ui.paste.toPlainText() == "随便写的\n2月31日 休"
    assert ui.paste_error.isVisible()
    assert ["随便写的" in ui.paste_error.text(), "2月31日" in ui.paste_error.text()] == [True, True]
    press(Qt.Key.Key_Z, ALT)
    open_.rest()
    assert book.year(YEAR + 1) == ()
    assert open_.section.table._empty.isVisible()


def test_an_empty_box_is_not_entered(open_: Open) -> None:
    press(ENTER, CTRL)
    assert open_.section.ui.paste_error.isVisible()
    assert focus() is open_.section.ui.paste
    assert open_.saved == []


def test_years_turn_by_mouse_and_end_where_the_plans_do(open_: Open) -> None:
    ui = open_.section.ui
    QTest.mouseClick(ui.later, Qt.MouseButton.LeftButton)
    open_.rest()
    assert ui.year.text() == str(YEAR + 1)
    assert open_.days() == {}
    assert not ui.later.isEnabled()
    QTest.mouseClick(ui.earlier, Qt.MouseButton.LeftButton)
    open_.rest()
    assert f"{YEAR}-10-01" in open_.days()


def test_who_may_not_edit_can_only_look(open_: Open, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(home.actor), "can", lambda _self, right: right == "holidays.read")
    open_.section.shown()
    open_.rest()
    assert not open_.section.ui.day.isEnabled()
    assert f"{YEAR}-10-01" in open_.days()
