"""What goes on paper: no columns for programs, no small print, rows as high as their text."""

import io

import openpyxl

from nanxi_desk.core.workbook import Column, SheetPlan, read_workbook, write_workbook
from nanxi_desk.core.workbook.cells import Cover
from nanxi_desk.core.workbook.sheet_xml import lines_in


def made(*columns: Column, cover: Cover | None = None) -> bytes:
    return write_workbook([SheetPlan("事项", columns, [["甲"] * len(columns)])], cover=cover)


def test_record_numbers_are_there_but_not_on_paper() -> None:
    data = made(Column("name", "姓名"), Column("note", "备注"), Column("id", "记录号", hidden=True))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["事项"]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [False, False, True]
    assert read_workbook(data)[0].rows[0] == ["name", "note", "id"]


def test_wide_sheets_go_over_several_pages_with_their_first_column_on_each() -> None:
    wide = openpyxl.load_workbook(io.BytesIO(made(*(Column(f"c{n}", "列", 50) for n in range(6)))))["事项"]
    assert wide.page_setup.fitToWidth == 2
    assert wide.print_title_cols == "$A:$A"
    narrow = openpyxl.load_workbook(io.BytesIO(made(Column("a", "甲", 50), Column("b", "乙", 50))))["事项"]
    assert narrow.page_setup.fitToWidth == 1
    assert not narrow.print_title_cols


def test_the_cover_has_room() -> None:
    cover = Cover(
        "封面", "某居委会 数据交换", [("发自", "NX03"), ("记录(条)", "很长" * 60)], ["请导入。", "请销毁。"]
    )
    book = openpyxl.load_workbook(io.BytesIO(made(Column("a", "甲"), cover=cover)))
    sheet = book["封面"]
    heights = [sheet.row_dimensions[row].height for row in (3, 4)]
    assert heights[0] >= 28
    assert heights[1] > 2 * heights[0]
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == ["说明", "1. 请导入。", "2. 请销毁。"]


def test_text_of_both_kinds_is_measured_as_wide_as_it_is() -> None:
    assert lines_in("望鹤路354弄40号1101室", 28) == 1
    assert lines_in("望" * 15, 28) == 2
    assert lines_in("一\n二\nabc", 10) == 3
