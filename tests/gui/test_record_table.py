"""The table over very many rows asks for pages only, and only for those that are looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nanxi_desk.widgets.record_table import PAGES_KEPT, Column, FixedRows, RecordTable
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.windows import ENTER, press

ROWS = 1_000_000


@dataclass(frozen=True)
class Row:
    id: str


@dataclass
class Numbers:
    """Rows named by their position; remembers what was asked for."""

    asked: list[tuple[int, int]] = field(default_factory=list)

    def count(self) -> int:
        return ROWS

    def page(self, first: int, count: int) -> Sequence[Row]:
        self.asked.append((first, count))
        return [Row(str(number)) for number in range(first, min(first + count, ROWS))]


@pytest.fixture
def numbers() -> Numbers:
    return Numbers()


@pytest.fixture
def table(qtbot: QtBot, tasks: Tasks, looks: Looks, numbers: Numbers) -> Iterator[RecordTable]:
    made = RecordTable([Column("编号", 10, lambda row: row.id)], tasks, looks.theme)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    with qtbot.waitSignal(made.shown):
        made.show_rows(numbers)
    qtbot.waitUntil(lambda: tasks.idle)
    yield made
    qtbot.waitUntil(lambda: tasks.idle)


def _text(table: RecordTable, position: int) -> str:
    return str(table.rows.index(position, 0).data())


def test_the_first_page_comes_with_the_rows(table: RecordTable, numbers: Numbers) -> None:
    assert table.rows.rowCount() == ROWS
    assert _text(table, 7) == "7"
    assert len(numbers.asked) == 1


def test_end_goes_to_the_last_row_and_fetches_it(table: RecordTable, qtbot: QtBot, numbers: Numbers) -> None:
    press(Qt.Key.Key_End)
    assert table.currentIndex().row() == ROWS - 1
    qtbot.waitUntil(lambda: _text(table, ROWS - 1) == str(ROWS - 1))
    assert len(numbers.asked) <= 3
    press(Qt.Key.Key_Home)
    assert table.current_id() == "0"
    press(Qt.Key.Key_PageDown)
    assert 5 < int(table.current_id()) < 40


def test_only_pages_in_sight_are_kept(table: RecordTable, qtbot: QtBot, tasks: Tasks) -> None:
    for step in range(PAGES_KEPT + 20):
        table.verticalScrollBar().setValue(step * 1000)
        table.viewport().repaint()
        qtbot.waitUntil(lambda: tasks.idle)
    assert len(table.rows._pages) <= PAGES_KEPT


def test_enter_on_a_row_still_to_come_opens_it_when_it_is_there(table: RecordTable, qtbot: QtBot) -> None:
    table.scrollTo(table.rows.index(500_000, 0))
    table.selectRow(500_000)
    with qtbot.waitSignal(table.opened) as opened:
        press(ENTER)
    assert opened.args == [Row("500000")]


def test_refreshing_stays_where_the_list_stands(table: RecordTable, qtbot: QtBot) -> None:
    table.verticalScrollBar().setValue(250_000)
    table.selectRow(250_003)
    qtbot.waitUntil(lambda: table.current_id() == "250003")
    with qtbot.waitSignal(table.shown):
        table.refresh()
    assert table.current_id() == "250003"
    assert abs(table.rowAt(0) - 250_000) <= 3


def test_no_rows_say_what_to_do(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.shown):
        table.show_rows(FixedRows(()), empty="按 F2")
    assert table._empty.isVisible()
    assert table._empty.text() == "按 F2"


def test_a_cursor_that_moves_while_rows_are_on_their_way_stays(table: RecordTable, qtbot: QtBot) -> None:
    table.selectRow(3)
    with qtbot.waitSignal(table.shown):
        table.show_rows(Numbers(), select="5")
    assert table.current_id() == "5"  # nobody moved it: the caller's word holds
    with qtbot.waitSignal(table.shown):
        table.show_rows(Numbers(), select="3")
        press(Qt.Key.Key_Down)
    assert table.current_id() == "6"
    with qtbot.waitSignal(table.shown):
        table.show_rows(Numbers())
    assert table.current_id() == ""
