"""The rubric of a year is seen, begun like another, edited cell by cell and compared, in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.rubrics import Rubrics
from nanxi_desk.stars.tab_rubric import COMPARE, NEW, RULES, STARS, VETOES
from nanxi_desk.stars.views import RoundPlan
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.round_windows import RoundDesk, open_round
from tests.support.star_rounds import OneHomeRound, be_everybody
from tests.support.windows import focus

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
POINTS, STEP = 2, 3


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        be_everybody(home)
        yield home


@pytest.fixture
def stars(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> RoundDesk:
    """The rubric of 2027, which is a copy of the shipped one, in the pane 评分标准."""
    Rounds(hub).create(hub.actor, RoundPlan(2026))
    Rubrics(hub).begin(hub.actor, 2027)
    desk = open_round(qtbot, hub, tasks, looks)
    pane = desk.rubric
    pane.ui.year.setCurrentIndex(pane.ui.year.findData(2027))
    pane.ui.year.activated.emit(pane.ui.year.currentIndex())
    desk.rest()
    assert pane.year == 2027
    return desk


def type_cell(stars: RoundDesk, row: int, column: int, text: str) -> None:
    """Type into a cell as people do: go there, type, Enter."""
    table = stars.rubric.table
    table.go_to(row, column)
    stars.press(ENTER)
    editor = focus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    stars.bot.keyClicks(editor, text)
    stars.bot.keyClick(editor, ENTER)
    stars.bot.waitUntil(lambda: table.item(row, column).text() == text)


def texts(stars: RoundDesk, row: int) -> list[str]:
    table = stars.rubric.table
    return [table.item(row, column).text() for column in range(table.columnCount())]


def test_the_rubric_of_the_round_is_shown_by_blocks(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    assert [pane.ui.year.itemData(n) for n in range(pane.ui.year.count())] == [2027, 2026, 0]
    assert texts(stars, 0) == ["A1", "组织", "20", ""]
    assert texts(stars, 1) == ["A1.1", "楼组长和骨干不少于 3 人", "5", "0.5"]
    assert "100 / 100" in pane.ui.sum.text()
    assert pane.stars.table.item(2, 2).text() == "B 每项 ≥ 6；C ≥ 13"
    shipped = pane.ui.year.findData(0)
    pane.ui.year.setCurrentIndex(shipped)
    pane.ui.year.activated.emit(shipped)
    stars.rest()
    assert "随程序提供" in pane.ui.state.text()
    assert not pane.ui.add.isEnabled()
    assert Rubrics(hub).of_year(2027).rubric == Rubrics(hub).of_year(0).rubric


def test_points_are_moved_and_saved(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    assert not pane.ui.save.isEnabled()
    type_cell(stars, 1, POINTS, "4")
    assert (texts(stars, 0)[POINTS], pane.ui.sum.text()) == ("19", "合计 99 / 100 分")
    stars.press(ENTER, CTRL)
    assert "合计应为 100" in pane.ui.error_blocks.text()
    type_cell(stars, 2, POINTS, "9")
    stars.press(ENTER, CTRL)
    saved = Rubrics(hub).of_year(2027).rubric.indicators
    assert [decimal_text(saved[code].most) for code in ("A1.1", "A1.2")] == ["4", "9"]
    assert not pane.ui.save.isEnabled()
    stars.press(Qt.Key.Key_4, ALT)
    assert pane.ui.sides.value() == COMPARE
    rows = [pane.compare.table.rows.row(n) for n in range(pane.compare.table.rows.rowCount())]
    assert [(r.where.split(" › ")[-1], r.before, r.after) for r in rows] == [
        ("分值", "5", "4"),
        ("分值", "8", "9"),
    ]


def test_a_wrong_cell_is_told_at_once_and_nothing_typed_is_lost(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    before = Rubrics(hub).of_year(2027).rubric
    type_cell(stars, 1, POINTS, "4.3")
    assert "步长" in pane.ui.error_blocks.text()
    assert pane.table.item(1, POINTS).toolTip() == pane.ui.error_blocks.text()
    stars.press(ENTER, CTRL)
    assert pane.ui.error_blocks.isVisible()
    assert (pane.table.currentRow(), pane.table.currentColumn()) == (1, POINTS)
    assert pane.table.item(1, POINTS).text() == "4.3"
    assert Rubrics(hub).of_year(2027).rubric == before
    stars.press(Qt.Key.Key_Z, ALT)
    assert pane.table.item(1, POINTS).text() == "5"
    assert not pane.ui.save.isEnabled()


def test_a_mistake_beside_brings_its_part_to_the_front(stars: RoundDesk) -> None:
    pane = stars.rubric
    pane.stars.table.item(0, 2).setText("A 大约 45")
    pane.show_side(VETOES)
    stars.press(ENTER, CTRL)
    assert pane.ui.sides.value() == STARS
    assert "读不懂" in pane.stars.ui.error_stars.text()
    pane.stars.table.item(0, 2).setText("A ≥ 45")
    stars.press(Qt.Key.Key_2, ALT)
    assert pane.rules.ui.field_least.hasFocus()
    pane.rules.ui.field_answers.setFocus()
    pane.rules.ui.field_answers.selectAll()
    stars.bot.keyClicks(pane.rules.ui.field_answers, "100 90")
    pane.show_side(STARS)
    pane.table.setFocus()
    stars.press(ENTER, CTRL)
    assert pane.ui.sides.value() == RULES
    assert pane.rules.ui.error_answers.isVisible()
    assert pane.rules.ui.field_answers.hasFocus()


def test_quota_and_conditions_are_saved(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    pane.stars.table.item(2, 4).setText("6")
    pane.stars.table.item(2, 2).setText("B 每项 ≥ 7；C ≥ 14")
    stars.press(ENTER, CTRL)
    five = Rubrics(hub).of_year(2027).rubric.star(5)
    assert five is not None
    assert (five.quota, [(c.code, c.least, c.each) for c in five.conditions]) == (
        6,
        [("B", 7, True), ("C", 14, False)],
    )


def test_lines_blocks_and_vetoes_come_and_go(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    pane.table.go_to(1, 1)
    stars.press(Qt.Key.Key_N, CTRL)
    stars.bot.keyClicks(focus(), "Neu")
    stars.bot.keyClick(focus(), ENTER)
    stars.bot.waitUntil(lambda: texts(stars, 4) == ["A1.4", "Neu", "", "0.5"])
    type_cell(stars, 4, POINTS, "1")
    type_cell(stars, 1, POINTS, "4")
    stars.press(Qt.Key.Key_3, ALT)
    stars.press(Qt.Key.Key_V, ALT)
    stars.bot.keyClicks(focus(), "Veto")
    stars.bot.keyClick(focus(), ENTER)
    last = pane.vetoes.table.rowCount() - 1
    stars.bot.waitUntil(lambda: pane.vetoes.table.item(last, 0).text() == "Veto")
    pane.vetoes.table.go_to(0, 0)
    stars.press(Qt.Key.Key_D, ALT)
    stars.press(ENTER, CTRL)
    saved = Rubrics(hub).of_year(2027).rubric
    assert saved.indicators["A1.4"].name == "Neu"
    assert [veto.words for veto in saved.vetoes][-1] == "Veto"
    assert "fire" not in {veto.code for veto in saved.vetoes}
    pane.table.go_to(4, 1)
    stars.press(Qt.Key.Key_D, CTRL)
    assert texts(stars, 4)[0] == "A2"
    stars.press(Qt.Key.Key_N, ALT)
    assert texts(stars, pane.table.rowCount() - 1)[0] == "D.1"


def test_what_is_being_typed_into_a_veto_stays_its_own(stars: RoundDesk) -> None:
    """The next key counts while the line still has the keyboard."""
    vetoes = stars.rubric.vetoes
    stars.press(Qt.Key.Key_3, ALT)
    stars.press(Qt.Key.Key_V, ALT)
    stars.bot.keyClicks(focus(), "Halb")
    vetoes.add()
    assert [veto["words"] for veto in vetoes.texts["vetoes"]][-2:] == ["Halb", ""]
    stars.bot.keyClicks(focus(), "weg")
    vetoes.remove()
    assert [veto["words"] for veto in vetoes.texts["vetoes"]][-1] == "Halb"
    last = vetoes.table.item(vetoes.table.rowCount() - 1, 0)
    assert last.text() == "Halb"


def test_levels_come_move_and_go_by_keys(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    stars.press(Qt.Key.Key_1, ALT)
    table, said = pane.stars.table, pane.stars.ui.error_stars
    table.go_to(1, 1)
    stars.press(Qt.Key.Key_D, ALT)  # 五星 asks for 四星 of the year before
    assert "五星要求上年不低于四星" in said.text()
    assert (table.rowCount(), table.currentRow(), table.currentColumn()) == (3, 2, 3)
    stars.press(Qt.Key.Key_V, ALT)
    assert table.item(0, 0).text() == "二星"
    stars.bot.keyClicks(focus(), "60")
    stars.bot.keyClick(focus(), ENTER)
    stars.bot.waitUntil(lambda: table.item(0, 1).text() == "60")
    assert not said.isVisible()
    table.go_to(0, 1)
    stars.press(Qt.Key.Key_Up, ALT)
    assert "已有三星" in said.text()
    stars.press(Qt.Key.Key_Down, ALT)
    assert table.item(0, 0).text() == "一星"
    stars.press(ENTER, CTRL)
    assert [star.stars for star in Rubrics(hub).of_year(2027).rubric.stars] == [1, 3, 4, 5]
    table.go_to(0, 1)
    stars.press(Qt.Key.Key_D, ALT)
    stars.press(ENTER, CTRL)
    assert [star.stars for star in Rubrics(hub).of_year(2027).rubric.stars] == [3, 4, 5]


def test_lines_blocks_and_vetoes_move_by_keys(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    pane.table.go_to(2, POINTS)
    stars.press(Qt.Key.Key_Up, ALT)
    assert [texts(stars, row)[0] for row in (1, 2)] == ["A1.2", "A1.1"]
    assert (pane.table.currentRow(), pane.table.currentColumn()) == (1, POINTS)
    stars.press(Qt.Key.Key_Up, ALT)
    assert "不能移到别的块" in pane.ui.error_blocks.text()
    assert texts(stars, 1)[0] == "A1.2"
    pane.table.go_to(0, 1)
    pane.ui.down.click()
    assert [texts(stars, row)[0] for row in (0, 5)] == ["A2", "A1"]
    assert pane.table.currentRow() == 5
    assert not pane.ui.error_blocks.isVisible()
    stars.press(Qt.Key.Key_3, ALT)
    pane.vetoes.table.go_to(1, 0)
    stars.press(Qt.Key.Key_Up, ALT)
    assert pane.vetoes.table.currentRow() == 0
    stars.press(ENTER, CTRL)
    saved = Rubrics(hub).of_year(2027).rubric
    assert [block.code for block in saved.blocks] == ["A2", "A1", "A3", "B", "C"]
    assert list(saved.indicators)[4:7] == ["A1.2", "A1.1", "A1.3"]
    assert [veto.code for veto in saved.vetoes][:2] == ["charging", "fire"]
    stars.press(Qt.Key.Key_4, ALT)
    rows = [pane.compare.table.rows.row(n) for n in range(pane.compare.table.rows.rowCount())]
    assert [row.where for row in rows] == ["各块 › 顺序", "A1 组织 › 顺序", "一票否决 › 顺序"]


def test_a_year_begins_like_another(stars: RoundDesk, hub: Home) -> None:
    pane = stars.rubric
    type_cell(stars, 1, POINTS, "4")
    type_cell(stars, 2, POINTS, "9")
    stars.press(ENTER, CTRL)
    stars.press(Qt.Key.Key_F3)
    assert pane.ui.sides.value() == NEW
    pane.new.ui.field_year.setText("2027")
    stars.press(ENTER)
    assert "已有评分标准" in pane.new.ui.error_year.text()
    pane.new.ui.field_year.setText("2028")
    pane.new.ui.field_like.setCurrentIndex(pane.new.ui.field_like.findData(2027))
    stars.press(ENTER, CTRL)
    assert pane.year == 2028
    assert Rubrics(hub).of_year(2028).rubric == Rubrics(hub).of_year(2027).rubric
    assert pane.ui.add.isEnabled()


def test_what_is_typed_outlives_the_window(stars: RoundDesk, hub: Home, tasks: Tasks, looks: Looks) -> None:
    type_cell(stars, 1, POINTS, "4")
    stars.page.put_away()
    stars.rest()
    again = open_round(stars.bot, hub, tasks, looks)
    pane = again.rubric
    assert pane.year == 2026  # of the round; its rubric is untouched
    assert pane.table.item(1, POINTS).text() == "5"
    pane.ui.year.activated.emit(pane.ui.year.findData(2027))
    again.rest()
    assert pane.table.item(1, POINTS).text() == "4"
    assert pane.ui.save.isEnabled()


def test_a_frozen_rubric_says_why(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> None:
    played = OneHomeRound(hub)
    played.start()
    stars = open_round(qtbot, hub, tasks, looks)
    pane = stars.rubric
    assert "评审已经开始" in pane.ui.state.text()
    pane.table.go_to(1, POINTS)
    stars.press(ENTER)
    assert not isinstance(focus(), QLineEdit)
    stars.press(Qt.Key.Key_N, CTRL)
    assert texts(stars, 4)[0] == "A2"
    stars.press(Qt.Key.Key_Down, ALT)
    stars.press(Qt.Key.Key_V, ALT)
    assert (texts(stars, 1)[0], pane.stars.table.rowCount()) == ("A1.1", 3)
    parts = (pane.ui, pane.stars.ui, pane.vetoes.ui)
    assert not any(button.isEnabled() for part in parts for button in (part.add, part.up, part.down))
    assert pane.rules.ui.field_least.isReadOnly()
    assert [pane.stars.table.item(0, column).text() for column in (3, 4)] == ["—", "不限"]


def test_an_office_reads_the_rubric(qtbot: QtBot, tmp_path: Path, tasks: Tasks, looks: Looks) -> None:
    with make_home(tmp_path / "office", "NX03") as office:
        be_everybody(office)
        stars = open_round(qtbot, office, tasks, looks)
        pane = stars.rubric
        assert pane.year == 0
        assert texts(stars, 0) == ["A1", "组织", "20", ""]
        stars.press(Qt.Key.Key_F3)
        assert pane.ui.sides.value() == STARS
        assert not pane.ui.save.isEnabled()
        stars.rest()
