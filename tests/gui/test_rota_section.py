"""值班表 in the settings: chosen from boxes, stored at once, repeated and taken back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rota import AFTERNOON, MORNING, WHOLE_DAY, Rota
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_rota import RotaSection
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.windows import CTRL

MONDAY = date(2026, 9, 21)
TODAY = datetime(2026, 9, 23, 2, 5, tzinfo=UTC)
ALT = Qt.KeyboardModifier.AltModifier
Plan = list[tuple[int, str, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=MovableClock(TODAY)) as made:
        with made.journal.write(made.actor.id) as writing:
            for name in ("李明", "沈文娟"):
                writing.create(Staff(id=new_id(), scope=made.office, name=name, post="社工"))
        yield made


@pytest.fixture
def section(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> RotaSection:
    made = RotaSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(made)
    made.resize(1180, 620)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.shown()
    rest(qtbot, tasks)
    return made


def rest(bot: QtBot, tasks: Tasks) -> None:
    bot.waitUntil(lambda: tasks.idle, timeout=10_000)


def choose(box: QComboBox, name: str) -> None:
    """Choose by keyboard: open the list, go to the name, Enter."""
    row = next(row for row in range(box.count()) if box.itemText(row).startswith(name))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    while box.view().currentIndex().row() != row:
        down = box.view().currentIndex().row() < row
        QTest.keyClick(box.view(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def plan(home: Home, monday: date = MONDAY) -> Plan:
    return [
        ((duty.day - monday).days, shift.period, shift.staff, shift.substitute)
        for duty in Rota(home).week(monday)
        for shift in duty.shifts
    ]


def test_what_is_chosen_is_stored(qtbot: QtBot, home: Home, tasks: Tasks, section: RotaSection) -> None:
    staff, substitute = section.rows[0].boxes[WHOLE_DAY]
    assert not substitute.isEnabled()
    said: list[str] = []
    section.saved.connect(said.append)
    choose(staff, "李明")
    rest(qtbot, tasks)
    assert plan(home) == [(0, WHOLE_DAY, "李明", "")]
    assert substitute.isEnabled()
    choose(substitute, "沈文娟")
    rest(qtbot, tasks)
    assert plan(home) == [(0, WHOLE_DAY, "李明", "沈文娟")]
    assert said[-1] == "值班表已保存"
    choose(staff, "—")
    rest(qtbot, tasks)
    assert plan(home) == []


def test_the_same_person_twice_is_refused_at_the_place(
    qtbot: QtBot, home: Home, tasks: Tasks, section: RotaSection
) -> None:
    ids = {person.name: person.id for person in Rota(home).people()}
    Rota(home).set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"], ids["沈文娟"])
    section.shown()
    rest(qtbot, tasks)
    staff, substitute = section.rows[0].boxes[WHOLE_DAY]
    choose(substitute, "李明")
    rest(qtbot, tasks)
    assert "不能是同一个人" in section.ui.error.text()
    assert section.ui.error.isVisible()
    # What holds is shown again.
    assert substitute.currentText().startswith("沈文娟")
    assert staff.currentText().startswith("李明")


def test_a_day_is_divided_and_joined(qtbot: QtBot, home: Home, tasks: Tasks, section: RotaSection) -> None:
    ids = {person.name: person.id for person in Rota(home).people()}
    Rota(home).set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"], ids["沈文娟"])
    section.shown()
    rest(qtbot, tasks)
    row = section.rows[0]
    QTest.mouseClick(row.halves, Qt.MouseButton.LeftButton)
    rest(qtbot, tasks)
    assert plan(home) == [(0, MORNING, "李明", "沈文娟"), (0, AFTERNOON, "李明", "沈文娟")]
    assert row.boxes[AFTERNOON][0].isVisible()
    Rota(home).clear(home.actor, MONDAY, AFTERNOON)
    section.shown()
    rest(qtbot, tasks)
    assert section.ui.notice.text() == "还有 4 个工作日没有排满。"
    Rota(home).set_shift(home.actor, MONDAY, AFTERNOON, ids["李明"], ids["沈文娟"])
    assert not row.boxes[WHOLE_DAY][0].isVisible()
    QTest.keyClick(section, Qt.Key.Key_Z, CTRL)
    rest(qtbot, tasks)
    assert plan(home) == [(0, WHOLE_DAY, "李明", "沈文娟")]
    assert row.boxes[WHOLE_DAY][0].isVisible()
    assert section.ui.notice.text() == "还有 3 个工作日没有排满。"
    # A day with nobody can be divided, too, before anybody is chosen.
    QTest.mouseClick(section.rows[1].halves, Qt.MouseButton.LeftButton)
    rest(qtbot, tasks)
    assert section.rows[1].boxes[MORNING][0].isVisible()


def test_a_week_is_repeated_and_taken_back(
    qtbot: QtBot, home: Home, tasks: Tasks, section: RotaSection
) -> None:
    ids = {person.name: person.id for person in Rota(home).people()}
    for number in range(5):
        day = MONDAY + timedelta(days=number)
        Rota(home).set_shift(home.actor, day, WHOLE_DAY, ids["李明"], ids[ADMIN])
    assert not section.ui.undo.isEnabled()
    QTest.keyClick(section, Qt.Key.Key_D, CTRL)
    rest(qtbot, tasks)
    following = [MONDAY + timedelta(weeks=week) for week in (1, 2, 3, 4, 5)]
    # Of the first week after it, Thursday and Friday are the National Day's.
    assert [len(plan(home, monday)) for monday in following] == [3, 2, 5, 5, 0]
    assert section.ui.undo.isEnabled()
    QTest.keyClick(section, Qt.Key.Key_Z, CTRL)
    rest(qtbot, tasks)
    assert [len(plan(home, monday)) for monday in following] == [0, 0, 0, 0, 0]
    assert not section.ui.undo.isEnabled()


def test_weeks_are_turned_and_holidays_named(
    qtbot: QtBot, home: Home, tasks: Tasks, section: RotaSection
) -> None:
    assert section.ui.week_words.text() == "2026年9月21日 – 9月27日"
    QTest.keyClick(section, Qt.Key.Key_Right, ALT)
    rest(qtbot, tasks)
    assert section.ui.week_words.text() == "2026年9月28日 – 10月4日"
    assert [row.note.text() for row in section.rows] == ["", "", "", "国庆节", "国庆节", "休息", "休息"]
    assert section.rows[3].day_words.property("role") == "muted"
    assert section.rows[0].day_words.property("role") == "strong"
    QTest.keyClick(section, Qt.Key.Key_Left, ALT)
    QTest.keyClick(section, Qt.Key.Key_Left, ALT)
    QTest.keyClick(section, Qt.Key.Key_Home, ALT)
    rest(qtbot, tasks)
    assert section.ui.week_words.text() == "2026年9月21日 – 9月27日"


def test_every_control_has_a_name(section: RotaSection) -> None:
    controls = [*section.findChildren(QComboBox), *section.findChildren(QPushButton)]
    nameless = [part for part in controls if part.isVisible() and not part.accessibleName()]
    assert [part for part in nameless if not getattr(part, "text", str)()] == []
    assert section.rows[2].boxes[WHOLE_DAY][1].accessibleName() == "周三  09-23 全天 B岗"
