"""What is written comes back the same, whatever it looks like."""

import datetime
import io
import math
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.core.workbook import (
    CHOICES_SHEET,
    Cell,
    Column,
    Cover,
    SheetData,
    SheetPlan,
    child,
    read_workbook,
    wire,
    write_workbook,
    writer,
)

TRICKY = [
    "=1+1",
    "+86 138",
    "-5",
    "@名",
    "'引号",
    " 前后有空格 ",
    "　全角空格　",
    "１２３ＡＢＣ",
    "😀👨‍👩‍👧",
    "310106199001011234",
    "00123",
    "_x0041_",
    "_x000D_",
    "_x005F_",
    "_x005F_x0041_",
    "__x0041__x0042_",
    "_x0041_x0042_",
    "_x0041\r",
    "_xZZZZ_",
    "_xd83d_",
    "a\rb",
    "a\r\nb",
    "a\nb",
    "\t\n\r",
    "\r",
    "<b>&amp;</b>",
    '"quoted"',
    "]]>",
    "TRUE",
    "1E5",
    "2026-11-22",
    "#N/A",
    "\u200b\ue000\ufffd",
    "汉" * 32_767,
    "😀" * 16_383,
]

texts = st.one_of(
    st.sampled_from(TRICKY[:-2]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=30).filter(
        lambda text: all(c in "\t\n\r" or c >= " " for c in text)
    ),
    st.text("_x0041D\rdF5 ", max_size=20),
)
moments = st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2999, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
values = st.one_of(
    st.none(),
    texts,
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e12, 1e12).filter(lambda number: not number.is_integer() and abs(number) > 1e-9),
    moments.filter(lambda moment: moment.time() != datetime.time()),
    moments.map(datetime.datetime.date),
)


def plan(*rows: Sequence[Cell], name: str = "表") -> SheetPlan:
    width = max(map(len, rows), default=1)
    return SheetPlan(name, [Column(f"k{i}", f"列{i}") for i in range(width)], rows)


def parsed(data: bytes) -> list[SheetData]:
    """Read inside this process: the properties need many rounds, and the process border has its own tests."""
    out = io.BytesIO()
    settings_line = {"sheets": None, "max_rows": 10**6, "max_cells": 10**7}
    child.serve(settings_line, data, out)
    sheets: list[SheetData] = []
    for line in out.getvalue().splitlines(keepends=True):
        match wire.decode(line):
            case ["sheet", name, _merged]:
                sheets.append(SheetData(name, []))
            case ["rows", rows]:
                sheets[-1].rows.extend(rows)
            case last:
                assert last == ["end"]
    return sheets


def test_every_tricky_text_comes_back_through_the_process() -> None:
    [sheet] = read_workbook(write_workbook([plan(*([text] for text in TRICKY))]))
    assert sheet.rows == [["k0"], ["列0"], *([text] for text in TRICKY)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(values, min_size=3, max_size=3), max_size=6))
def test_any_values_come_back(rows: list[list[Cell]]) -> None:
    [sheet] = parsed(write_workbook([plan(*rows, [1, 2, 3])]))
    wanted = [[cell if cell != "" else None for cell in row] for row in rows]
    assert sheet.rows[2:-1] == wanted
    assert [list(map(type, row)) for row in sheet.rows[2:-1]] == [list(map(type, row)) for row in wanted]


@settings(deadline=None, max_examples=40)
@given(texts, texts, texts)
def test_keys_titles_and_cover_are_text_too(key: str, title: str, value: str) -> None:
    cover = Cover("封面", title, [(key, value), ("末", "尾")], [value])
    page, sheet = parsed(write_workbook([SheetPlan("表", [Column(key, title)], [["x"]])], cover=cover))
    assert sheet.rows == [[key or None], [title or None], ["x"]]
    assert page.rows[2:4] == [[key or None, value or None], ["末", "尾"]]
    assert page.rows[0][0] == (title or None)


def test_special_values() -> None:
    born_early = datetime.date(1899, 5, 4)
    midnight = datetime.datetime(2026, 11, 22)  # noqa: DTZ001 - sheets know local time only
    rows = [[born_early, midnight, datetime.time(23, 59, 59), True, 2.0]]
    [sheet] = read_workbook(write_workbook([plan(*rows)]))
    assert sheet.rows[2] == ["1899-05-04", datetime.date(2026, 11, 22), datetime.time(23, 59, 59), True, 2]


@pytest.mark.parametrize(
    "cell",
    [
        "a\x00b",
        "\x0b",
        "\x1f",
        "\ud800",
        "\ufffe",
        "\uffff",
        "x" * 32_768,
        "😀" * 16_384,
        10**15,
        math.inf,
        math.nan,
        datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        datetime.time(1, tzinfo=datetime.UTC),
    ],
    ids=repr,
)
def test_what_a_cell_cannot_hold_is_an_error(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r"character|number|zone"):
        write_workbook([plan([cell])])


@pytest.mark.parametrize(
    "plans",
    [
        [plan(["x"], name="表"), plan(["x"], name="表")],
        [plan(["x"], name="Abc"), plan(["x"], name="aBC")],
        [plan(["x"], name="很" * 32)],
        [plan(["x"], name="a/b")],
        [plan(["x"], name="")],
        [plan(["x"], name=CHOICES_SHEET)],
        [SheetPlan("表", [], [])],
        [SheetPlan("表", [Column("a", "a")], [["x", "y"]])],
        [SheetPlan("表", [Column("a", "a")], [["x"]], state="hidden")],
        [],
    ],
)
def test_impossible_plans_are_errors(plans: list[SheetPlan]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        write_workbook(plans)


def test_long_sheets_continue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "ROWS_PER_SHEET", 3)
    choices = tuple(f"一个很长的事项名称，第 {number} 项" for number in range(40))
    long = SheetPlan("长", [Column("a", "甲", choices=choices)], ([number] for number in range(7)))
    full = SheetPlan("满", [Column("b", "乙")], ([number] for number in range(3)), state="hidden")
    data = write_workbook([long, full], cover=Cover("封面", "题", [], []))
    sheets = {sheet.name: sheet for sheet in read_workbook(data, sheets=["长", "满", "缺"])}
    assert list(sheets) == ["长", "长_2", "长_3", "满"]
    rows = [row for name in ("长", "长_2", "长_3") for row in sheets[name].rows[2:]]
    assert rows == [[number] for number in range(7)]
    assert all(sheet.rows[:2] == [["a"], ["甲"]] for name, sheet in sheets.items() if name != "满")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["封面", "长", "长_2", "长_3", "满", CHOICES_SHEET]
    assert book["满"].sheet_state == "hidden"
    assert [book[name].data_validations.count for name in ("长", "长_2", "长_3")] == [1, 1, 1]


def test_a_name_that_only_looks_like_a_continuation_is_not_taken() -> None:
    data = write_workbook([plan(["x"], name="登记"), plan(["y"], name="登记_2026")])
    assert [sheet.name for sheet in read_workbook(data, sheets=["登记"])] == ["登记"]


def test_empty_sheet_keeps_its_headers_and_empty_end_is_dropped() -> None:
    first, second = read_workbook(
        write_workbook([plan(name="空"), plan(["x", None], [None, None], name="尾")])
    )
    assert first.rows == [["k0"], ["列0"]]
    assert second.rows == [["k0", "k1"], ["列0", "列1"], ["x", None]]


def test_looks_are_as_ordered() -> None:
    columns = [
        Column("phone", "电话", width=20),
        Column("day", "日期", kind="date"),
        Column("kind", "类别", choices=("甲", "乙")),
        Column("item", "事项", choices=("带,逗号", '带"引号')),
    ]
    rows = [["13812345678", datetime.date(2026, 11, 22), "甲", None]]
    data = write_workbook(
        [SheetPlan("来访", columns, rows), SheetPlan("_变更", columns, rows, "veryHidden", False)]
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet, hidden = book["来访"], book["_变更"]
    assert (sheet.freeze_panes, hidden.freeze_panes) == ("A3", "A2")
    assert sheet.row_dimensions[1].hidden
    assert hidden.sheet_state == "veryHidden"
    assert [sheet["A3"].number_format, sheet["B3"].number_format] == ["@", "yyyy-mm-dd"]
    assert sheet["A3"].data_type == "s"
    assert sheet.column_dimensions["A"].number_format == "@", "a number typed below the rows must stay text"
    assert sheet.column_dimensions["A"].width == 22
    header = sheet["A2"]
    assert (header.font.b, header.font.color.rgb, header.alignment.wrap_text) == (True, "000B6E6E", True)
    assert header.border.left.style == "thin"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$2:$2"
    assert hidden.print_title_rows == "$1:$1"
    short, long = sheet.data_validations.dataValidation
    assert (short.formula1, str(short.sqref)) == ('"甲,乙"', "C3:C1048576")
    assert long.formula1 == f"'{CHOICES_SHEET}'!$A$1:$A$2"
    assert [cell.value for cell in book[CHOICES_SHEET]["A"]] == list(columns[3].choices)


def test_rows_are_taken_one_by_one_and_not_held() -> None:
    text = "字" * 50

    def rows(count: int) -> Iterator[list[Cell]]:
        for number in range(count):
            yield [number, text, text]

    def peak(count: int) -> int:
        tracemalloc.start()
        write_workbook([SheetPlan("表", [Column(key, key) for key in "abc"], rows(count))])
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)  # imports
    assert peak(10_000) < peak(500) + 1_500_000


def test_parts_are_all_well_formed_and_none_is_twice() -> None:
    data = write_workbook([plan(["x"])], cover=Cover("封面", "题", [("由", "我")], ["读我"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert archive.testzip() is None


def test_importing_the_package_loads_none_of_the_heavy_libraries() -> None:
    code = "import sys, nanxi_desk.core.workbook; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"openpyxl", "python_calamine", "msoffcrypto", "olefile", "cryptography"} & set(loaded)
    assert "nanxi_desk" in loaded
