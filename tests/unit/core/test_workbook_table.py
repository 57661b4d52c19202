"""Sheets as tables: whoever sorts and filters takes hidden columns along, and leaves the header alone."""

import io
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from nanxi_desk.core.workbook import Column, SheetPlan, read_workbook, write_workbook, writer
from tests.support.requirements import needs_tool

COLUMNS = (Column("number", "编号"), Column("name", "姓名"), Column("id", "记录号", 34, hidden=True))
ROWS = [["2026-1", "甲", "a1"], ["2026-3", "丙", "c3"], ["2026-2", "乙", "b2"]]
SORTER = Path(__file__).parents[2] / "support" / "sorted_by_libreoffice.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's bindings are the system's


def tables(data: bytes) -> dict[str, str]:
    """How far the table of each sheet goes."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: table.ref for sheet in book.worksheets for table in sheet.tables.values()}


def test_a_table_goes_from_the_header_to_the_last_row_and_over_hidden_columns() -> None:
    plans = [
        SheetPlan("事项", COLUMNS, iter(ROWS), table=True),
        SheetPlan("空", COLUMNS, (), table=True),
        SheetPlan("题头", COLUMNS, ROWS, table=True, above=("题", "注"), key_row=False),
        SheetPlan("平常", COLUMNS, ROWS),
    ]
    data = write_workbook(plans)
    # Excel takes no table without a row.
    assert tables(data) == {"事项": "A2:C5", "空": "A2:C3", "题头": "A3:C6"}
    book = openpyxl.load_workbook(io.BytesIO(data))
    [table] = book["事项"].tables.values()
    assert [column.name for column in table.tableColumns] == ["编号", "姓名", "记录号"]
    assert table.autoFilter.ref == table.ref
    assert read_workbook(data)[0].rows[0] == ["number", "name", "id"]


def test_what_continues_on_further_sheets_has_a_table_on_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "ROWS_PER_SHEET", 2)
    plans = [SheetPlan(name, COLUMNS, iter(ROWS), table=True) for name in ("甲", "乙")]
    data = write_workbook(plans)
    assert tables(data) == {"甲": "A2:C4", "甲_2": "A2:C3", "乙": "A2:C4", "乙_2": "A2:C3"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        ids = [archive.read(name).split(b' id="')[1].split(b'"')[0] for name in names if "/table" in name]
    assert len(set(ids)) == 4


@pytest.mark.parametrize("title", ["编号", "", "换\n行"])
def test_titles_that_excel_could_not_take_make_no_table(title: str) -> None:
    columns = (Column("a", "编号"), Column("b", title))
    data = write_workbook([SheetPlan("事项", columns, [["1", "2"]], table=True)])
    assert tables(data) == {}
    assert read_workbook(data)[0].rows[2] == ["1", "2"]


def test_a_button_hides_no_title() -> None:
    columns = (Column("a", "很长的一个标题", 4), Column("id", "记录号", 4, hidden=True))
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook([SheetPlan("事项", columns, [], table=True)])))[
        "事项"
    ]
    assert sheet.column_dimensions["A"].width >= 14 + 4
    assert sheet.column_dimensions["B"].width == 6


@needs_tool("soffice")
def test_sorted_in_libreoffice_every_id_stays_with_its_row(tmp_path: Path) -> None:
    """One cell chosen, then the button: keys and header stay above, and what is hidden goes along."""
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode:
        pytest.skip("LibreOffice's Python bindings are not here")
    source, target = tmp_path / "source.xlsx", tmp_path / "sorted.xlsx"
    source.write_bytes(write_workbook([SheetPlan("事项", COLUMNS, ROWS, table=True)]))
    words = [SORTER, tmp_path / "profile", source, target, "事项", "0", "3"]
    done = subprocess.run([SYSTEM_PYTHON, *map(str, words)], check=False, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    rows = read_workbook(target.read_bytes())[0].rows
    heads = [[column.key for column in COLUMNS], [column.title for column in COLUMNS]]
    assert rows == [*heads, *sorted(ROWS, reverse=True)]
