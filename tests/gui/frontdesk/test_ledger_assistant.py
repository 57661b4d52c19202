"""A hand-kept ledger comes in through the window: looked at, corrected, taken, cancelled, undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.core.workbook.protection import encrypt
from nanxi_desk.frontdesk import take_over as taking
from nanxi_desk.frontdesk.ledger_columns import Target
from nanxi_desk.frontdesk.ledger_values import Cell
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_ledger import LedgerAssistant
from nanxi_desk.widgets.record_table import RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.ledgers import messy_ledger_rows
from tests.support.windows import CTRL, ENTER, ESC, press, words_on

DAY = "2026-01-04"
Grid = list[list[Cell]]


@dataclass
class OpenAssistant:
    """The page, shown on a real home."""

    bot: QtBot
    page: LedgerAssistant
    home: Home
    tasks: Tasks
    said: list[str]
    chosen: list[str]

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self.tasks.idle and not self.page._delay.isActive(), timeout=20_000)

    def open(self, file: Path) -> None:
        self.page.open_file(file)
        self.rest()

    def counts(self) -> list[int]:
        """收下, 已有, 不收, 提示."""
        return [int(words.rpartition(" ")[2].replace(",", "")) for words in words_on(self.page.rows.kinds)]

    def words(self) -> str:
        return self.page.ui.words.text()

    def taken(self) -> int:
        return FrontDesk(self.home).count("all")

    def reasons(self) -> list[tuple[int, str]]:
        return [(row.row, row.reason) for row in self.listed(self.page.rows.reasons)]

    @staticmethod
    def listed(table: RecordTable) -> list[Any]:
        """The rows that a list shows."""
        shown = [table.rows.row(place) for place in range(table.rows.rowCount())]
        return [each.row for each in shown if each is not None]

    def correct(self, target: Target, title: str) -> None:
        """Choose the column of this title for a field, as a person does."""
        box = self.page.mapping.boxes[target]
        place = next(n for n in range(box.count()) if box.itemText(n).startswith(title))
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.rest()


@pytest.fixture
def assistant(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> Iterator[OpenAssistant]:
    said: list[str] = []
    chosen: list[str] = []
    page = LedgerAssistant(
        Desk(home, tasks, looks.theme), FrontDesk(home), choose_file=lambda _parent: chosen.pop(0)
    )
    qtbot.addWidget(page)
    page.changed.connect(said.append)
    page.resize(1218, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield OpenAssistant(qtbot, page, home, tasks, said, chosen)
    page.close_page()
    qtbot.waitUntil(lambda: tasks.idle, timeout=20_000)


def book(folder: Path, grid: Grid, name: str = "来访登记.xlsx", **more: Grid) -> Path:
    from openpyxl import Workbook

    file = folder / name
    if not more:
        file.write_bytes(write_grid("来访登记", grid))
        return file
    workbook = Workbook()
    for place, (sheet, rows) in enumerate({"来访登记": grid, **more}.items()):
        page = workbook.create_sheet(sheet, place)
        for row in rows:
            page.append(row)
    del workbook["Sheet"]
    workbook.save(file)
    return file


def messy(folder: Path, count: int = 120) -> Path:
    sample = messy_ledger_rows(2025, count, 5)
    file = folder / "2025年来访登记.xlsx"
    file.write_bytes(write_grid("来访登记", sample.grid, sample.merged))
    return file


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "PORTION", 10)


def test_a_ledger_is_chosen_looked_at_taken_and_undone_by_keyboard(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    assistant.chosen.append(str(messy(tmp_path)))
    press(Qt.Key.Key_O, CTRL)
    assistant.rest()
    assert assistant.counts() == [120, 0, 0, 0]
    assert assistant.words().startswith("可接入 120 件。")
    assert assistant.taken() == 0

    press(ENTER, CTRL)
    assistant.rest()
    assert assistant.taken() == 120
    assert assistant.words() == "已接入 120 件。"
    assert assistant.said == ["已接入台账 120 件"]

    press(Qt.Key.Key_Z, CTRL)
    assistant.rest()
    assert assistant.taken() == 0
    assert assistant.words().startswith("已撤销，接入的都已撤回。可接入 120 件。")

    press(ENTER, CTRL)
    assistant.rest()
    assert assistant.taken() == 120


def test_the_same_ledger_twice_is_known_row_by_row(assistant: OpenAssistant, tmp_path: Path) -> None:
    file = messy(tmp_path, 30)
    assistant.open(file)
    assistant.page.ui.start.click()
    assistant.rest()
    assistant.open(file)
    assert assistant.counts() == [0, 30, 0, 0]
    assert "都已接入过" in assistant.words()
    assert not assistant.page.ui.start.isEnabled()
    assert [row.already for row in assistant.listed(assistant.page.rows.seen)] == [True] * 30


def test_refused_rows_are_listed_with_their_reasons_and_do_not_hinder_the_others(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    grid: Grid = [
        ["日期", "来访人", "身份证号", "事由"],
        [DAY, "沈秋", None, "低保"],
        ["几时", "顾海", None, "低保"],
        ["2026-13-40", "钱", None, "低保"],
        [DAY, "倪", "12345", "敬老卡"],
    ]
    assistant.open(book(tmp_path, grid))
    assert assistant.counts() == [2, 0, 2, 1]
    assistant.page.rows.kinds.choose("refused")
    assistant.rest()
    assert [row for row, _reason in assistant.reasons()] == [3, 4]
    assert "几时" in assistant.reasons()[0][1]
    assistant.page.rows.kinds.choose("warnings")
    assistant.rest()
    assert [row for row, _reason in assistant.reasons()] == [5]
    press(ENTER, CTRL)
    assistant.rest()
    assert assistant.taken() == 2
    assert assistant.words() == "已接入 2 件。2 行没有收，原因在“不收”里。"


def test_a_wrong_mapping_is_corrected_by_hand(assistant: OpenAssistant, tmp_path: Path) -> None:
    grid: Grid = [
        ["日期", "来访人", "楼组长", "事由", "怎么办的"],
        [DAY, "倪楼", "沈秋", "低保", "当场答复"],
    ]
    assistant.open(book(tmp_path, grid))
    mapping = assistant.page.mapping
    assert mapping.boxes[Target.NAME].currentText() == "来访人 · 倪楼"
    assert mapping.marks[Target.NAME].text() == "识别"
    assert mapping.boxes[Target.OUTCOME].currentText() == "（没有）"
    assistant.correct(Target.NAME, "楼组长")
    assistant.correct(Target.OUTCOME, "怎么办的")
    assert mapping.marks[Target.NAME].text() == "手选"
    press(ENTER, CTRL)
    assistant.rest()
    [row] = FrontDesk(assistant.home).page("all", 0, 10)
    assert (row.visitor, row.state, row.on_spot) == ("沈秋", "办结", True)


def test_a_column_serves_one_field_and_what_is_lacking_is_said(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    assistant.open(book(tmp_path, [["日期", "来访人", "事由"], [DAY, "沈秋", "低保"]]))
    assistant.correct(Target.NAME, "事由")
    mapping, ui = assistant.page.mapping, assistant.page.ui
    assert mapping.boxes[Target.ITEM].currentText() == "（没有）"
    assert mapping.marks[Target.ITEM].text() == mapping.marks[Target.LINE].text() == "三选一"
    assert "请为“事由”“内容”或“条线”选一列" in ui.mapping_error.text()
    assert ui.mapping_error.isVisible()
    assert not ui.start.isEnabled()
    assistant.correct(Target.ITEM, "事由")
    assert not ui.mapping_error.isVisible()
    assert assistant.counts() == [1, 0, 0, 0]


def test_a_header_that_is_not_recognised_is_pointed_at(assistant: OpenAssistant, tmp_path: Path) -> None:
    grid: Grid = [
        ["一览", "甲"],
        [None],
        ["哪天", "谁", "什么"],
        [DAY, "沈秋", "低保"],
        [DAY, "顾海", "助餐"],
    ]
    assistant.open(book(tmp_path, grid))
    ui = assistant.page.ui
    assert "请为“日期”选一列" in ui.mapping_error.text()
    ui.header_row.setText("3")
    ui.header_row.editingFinished.emit()
    assistant.correct(Target.DATE, "哪天")
    assistant.correct(Target.NAME, "谁")
    assistant.correct(Target.ITEM, "什么")
    assert assistant.counts() == [2, 0, 0, 0]
    ui.header_row.setText("99")
    ui.header_row.editingFinished.emit()
    assert ui.header_row.property("wrong") == "true"
    assert assistant.counts() == [2, 0, 0, 0]


def test_a_year_is_given_to_dates_without_one(assistant: OpenAssistant, tmp_path: Path) -> None:
    grid: Grid = [["日期", "来访人", "事由"], ["1.4", "沈秋", "低保"], ["3.5", "顾海", "助餐"]]
    assistant.open(book(tmp_path, grid, "登记.xlsx"))
    assert assistant.counts()[2] == 2
    assistant.page.ui.year.setText("2025")
    assistant.page.ui.year.editingFinished.emit()
    assistant.rest()
    assert assistant.counts() == [2, 0, 0, 0]
    days = [row.day for row in assistant.listed(assistant.page.rows.seen)]
    assert days == [dt.date(2025, 1, 4), dt.date(2025, 3, 5)]


def test_of_several_sheets_those_are_taken_that_a_person_wants(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    one: Grid = [["日期", "来访人", "事由"], [DAY, "沈秋", "低保"]]
    two: Grid = [["日期", "来访人", "事由"], [DAY, "顾海", "低保"], [DAY, "钱", "助餐"]]
    assistant.open(book(tmp_path, one, 二月=two, 说明=[["随便写的", "话"], ["一", "二"]]))
    ui = assistant.page.ui
    assert [ui.sheet.itemData(n) for n in range(ui.sheet.count())] == ["来访登记", "二月", "说明"]
    assert assistant.counts() == [3, 0, 0, 0]
    ui.sheet.setCurrentIndex(1)
    ui.sheet.activated.emit(1)
    assert ui.take_sheet.isChecked()
    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assistant.rest()
    assert assistant.counts() == [1, 0, 0, 0]


@pytest.mark.usefixtures("small_portions")
def test_cancelled_in_the_middle_nothing_stays(assistant: OpenAssistant, tmp_path: Path) -> None:
    assistant.open(messy(tmp_path))
    page = assistant.page
    seen: list[int] = []
    count = page._count

    def cancel_at_thirty(running, words, done, everything, **more) -> None:  # type: ignore[no-untyped-def]
        count(running, words, done, everything, **more)
        seen.append(done)
        if done == 30 and page.ui.stop.isEnabled():
            assert page.ui.progress.isVisible()
            press(ESC)

    page._count = cancel_at_thirty  # type: ignore[method-assign]
    press(ENTER, CTRL)
    assistant.bot.waitUntil(lambda: 30 in seen, timeout=20_000)
    assistant.rest()
    assert assistant.taken() == 0
    assert assistant.words().startswith("已取消，什么也没有接入。可接入 120 件。")
    assert assistant.said == []
    assert max(seen[: seen.index(0)]) < 120


def test_a_file_that_cannot_be_read_is_refused_in_place_and_another_may_follow(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    assistant.open(broken)
    ui = assistant.page.ui
    assert ui.file_error.isVisible()
    assert "坏.xlsx" in ui.file_error.text()
    assert ui.choose.isEnabled()
    assistant.open(messy(tmp_path, 10))
    assert assistant.counts() == [10, 0, 0, 0]
    assert not ui.file_error.isVisible()


def test_a_workbook_under_a_password_asks_for_it(assistant: OpenAssistant, tmp_path: Path) -> None:
    file = tmp_path / "有密码.xlsx"
    file.write_bytes(encrypt(messy(tmp_path, 10).read_bytes(), "geheim"))
    assistant.open(file)
    ui = assistant.page.ui
    assert ui.password.hasFocus()
    ui.password.setText("falsch")
    press(ENTER)
    assistant.rest()
    assert ui.password.isVisible()
    assert ui.file_error.isVisible()
    ui.password.setText("geheim")
    press(ENTER)
    assistant.rest()
    assert assistant.counts() == [10, 0, 0, 0]


def test_a_dropped_file_is_opened_and_other_things_are_not(assistant: OpenAssistant, tmp_path: Path) -> None:
    page = assistant.page
    for path, taken in ((tmp_path / "照片.jpg", False), (messy(tmp_path, 10), True)):
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path))])
        parts = (Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(9, 9), *parts)
        enter.ignore()
        page.dragEnterEvent(enter)
        assert enter.isAccepted() == taken
        page.dropEvent(QDropEvent(QPointF(9, 9), *parts))
        assistant.rest()
    assert assistant.counts() == [10, 0, 0, 0]


def test_a_taken_ledger_can_still_be_undone_after_going_back_to_the_desk(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    assistant.open(messy(tmp_path, 10))
    press(ENTER, CTRL)
    assistant.rest()
    with assistant.bot.waitSignal(assistant.page.closed):
        press(ESC)
    assert assistant.words() == "已接入 10 件。"
    press(Qt.Key.Key_Z, CTRL)
    assistant.rest()
    assert assistant.taken() == 0


def test_a_ledger_on_which_somebody_built_is_not_undone_and_the_reason_stands_there(
    assistant: OpenAssistant, tmp_path: Path
) -> None:
    assistant.open(messy(tmp_path, 10))
    press(ENTER, CTRL)
    assistant.rest()
    service = FrontDesk(assistant.home)
    request = service.page("all", 0, 1)[0]
    with assistant.home.journal.write(assistant.home.actor.id) as writing:
        writing.edit(Request, request.id, {"detail": "已改"})
    press(Qt.Key.Key_Z, CTRL)
    assistant.rest()
    assert assistant.taken() == 10
    assert assistant.page.ui.words.property("role") == "error"
    assert assistant.page.ui.undo.isVisible()


def test_esc_goes_back_and_forgets_the_file(assistant: OpenAssistant, tmp_path: Path) -> None:
    gone: list[bool] = []
    assistant.page.closed.connect(lambda: gone.append(True))
    assistant.open(messy(tmp_path, 10))
    press(ESC)
    assistant.rest()
    assert gone == [True]
    assert assistant.page._file is None
    assert assistant.page.ui.choose.isVisible()
