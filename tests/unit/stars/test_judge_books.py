"""One workbook per judge, out and back: whole, wrong, twice, and with LibreOffice on the way."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.stars.judge_sheets import refusal_of, take_judge_books, write_judge_book
from nanxi_desk.stars.report import result_facts
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import SheetContent, TakenBook
from tests.support.requirements import needs_tool
from tests.support.star_books import fill_book, places, store, through_libreoffice
from tests.support.star_rounds import OneHomeRound, full

WHOLE = full("0.9", B_1="7.5").points


@pytest.fixture
def started(played: OneHomeRound) -> OneHomeRound:
    played.start()
    return played


def book_of(started: OneHomeRound, name: str = "judge.xlsx", judge: int = 0) -> Path:
    path = started.file(name)
    write_judge_book(started.home, started.actor, started.round, started.judges[judge], path)
    return path


def take(started: OneHomeRound, *paths: Path, dry_run: bool = False) -> tuple[TakenBook, ...]:
    return take_judge_books(started.home, started.actor, paths, dry_run=dry_run)


def submitted(home: Home, round_: str) -> int:
    return Rounds(home).status(round_).submitted


def test_a_book_comes_back_and_counts_once(started: OneHomeRound) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": {**WHOLE, "remark": "公约很好"}})
    [dry] = take(started, path, dry_run=True)
    assert (dry.taken, dry.already, dry.empty, submitted(started.home, started.round)) == (1, 0, 1, 0)
    assert [take(started, path)[0].taken for _time in range(2)] == [1, 0]
    [dry] = take(started, path, dry_run=True)
    assert (dry.taken, dry.already) == (0, 1)
    copy = started.file("copy.xlsx")
    copy.write_bytes(path.read_bytes())
    assert take(started, copy)[0].already == 1
    fill_book(path, {"1号楼组": {"B.1": "8"}, "2号楼组": WHOLE})
    [again] = take(started, path)
    assert (again.taken, again.judge, submitted(started.home, started.round)) == (2, "郑一", 2)
    started.close()
    past = ScoreSheets(started.home).past(started.applications[0], started.judges[0])
    assert [(p.turn, p.content.points["B.1"]) for p in past if p.content] == [(2, "8"), (1, "7.5")]
    assert past[0].content is not None
    assert past[0].content.remarks == {"": "公约很好"}


def test_remarks_on_indicators_come_back_as_the_window_stores_them(started: OneHomeRound) -> None:
    """The same sheet as one typed in the window: text stays text, whatever it looks like, in one line."""
    path = book_of(started)
    remarks = {
        "remark:A1.1": "缺一名骨干，已约定补选（年内）",
        "remark:B.1": "=1+1",
        "remark:C.3": "第一行\n第二行",
        "remark:C.1": 5,
        "remark": "总的很好",
    }
    fill_book(path, {"1号楼组": {**WHOLE, **remarks}})
    assert [take(started, path)[0].taken for _time in range(2)] == [1, 0]
    told = {"A1.1": "缺一名骨干，已约定补选（年内）", "B.1": "=1+1", "C.3": "第一行 第二行", "C.1": "5"}
    typed = SheetContent(WHOLE, {**told, "": "总的很好"})
    ScoreSheets(started.home).submit(started.actor, started.applications[0], typed, started.judges[1])
    started.close()
    past = [ScoreSheets(started.home).past(started.applications[0], judge)[0] for judge in started.judges[:2]]
    assert past[0].content == past[1].content == typed
    lines = Results(started.home).explain(started.round, started.applications[0]).sheets
    at = next(n for n, line in enumerate(lines) if line.words.startswith("A1.1"))
    assert (lines[at + 1].depth, lines[at + 1].words) == (2, "备注：缺一名骨干，已约定补选（年内）")
    assert sum(line.words == "备注：总的很好" for line in lines) == 2
    facts = result_facts(started.home, started.round)["groups"][0]["sheets"][0]
    assert facts["remarks"] == typed.remarks


def test_a_book_from_before_without_these_remarks_is_taken_and_a_cut_one_is_not(
    started: OneHomeRound,
) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": {**WHOLE, "remark": "好"}})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    __, columns = places(sheet)
    sheet.delete_cols(columns["remark:A1.1"], len(WHOLE))
    store(book, path)
    [cut] = take(started, path)
    assert "remark:A1.1" in cut.refused[0].why
    facts = book["_表格"]
    for row in facts.iter_rows():
        if row[0].value == "remarks":
            row[0].value = row[1].value = None
    store(book, path)
    assert take(started, path)[0].taken == 1


@needs_tool("soffice")
def test_a_book_that_libreoffice_saved_is_the_same(started: OneHomeRound, tmp_path: Path) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": {**WHOLE, "remark:B.1": "=好"}, "2号楼组": {"recused": "回避"}})
    back = through_libreoffice(path, tmp_path / "office")
    values = openpyxl.load_workbook(back, data_only=True).worksheets[0]
    keys_row, columns = places(values)
    total = sum(float(points) for points in WHOLE.values())
    assert values.cell(keys_row + 2, columns["total"]).value == total  # the formula works there
    assert values.cell(keys_row + 3, columns["total"]).value in (None, "")
    rules = openpyxl.load_workbook(back).worksheets[0].data_validations.dataValidation
    assert sum(rule.type == "list" for rule in rules) == len(WHOLE) + 1
    [taken] = take(started, back)
    assert (taken.taken, taken.recused) == (1, 1)
    assert take(started, path)[0].already == 1
    started.close()
    [past] = ScoreSheets(started.home).past(started.applications[0], started.judges[0])
    assert past.content is not None
    assert past.content.remarks == {"B.1": "=好"}


@pytest.mark.parametrize(
    ("cells", "key", "words"),
    [
        ({"B.1": "8.5"}, "B.1", "0 到 8 分"),
        ({"B.1": "0.3"}, "B.1", "每档 0.5"),
        ({"B.1": "好"}, "B.1", "0 到 8 分"),
        ({"B.1": True}, "B.1", "0 到 8 分"),
        ({"B.1": None}, "B.1", "不能当 0 分"),
        ({"recused": "回避"}, "recused", "不能同时有分数"),
        ({"recused": "是"}, "recused", "只能选"),
        ({"remark": "长" * 501}, "remark", "500"),
        ({"remark:B.1": "长" * 501}, "remark:B.1", "500"),
        ({"remark:B.1": "看_x0001_不见"}, "remark:B.1", "控制字符"),
        ({**dict.fromkeys(WHOLE), "remark:C.3": "门没开"}, "remark:C.3", "有备注而没有分数"),
        ({**dict.fromkeys(WHOLE), "remark": "门没开"}, "remark", "有备注而没有分数"),
        ({"group": "3号楼组"}, "group", "只排序了部分列"),
    ],
)
def test_what_does_not_fit_is_named_by_its_cell(
    started: OneHomeRound, cells: dict[str, Any], key: str, words: str
) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": WHOLE, "2号楼组": WHOLE})
    fill_book(path, {"1号楼组": cells})
    sheet = openpyxl.load_workbook(path).worksheets[0]
    keys_row, columns = places(sheet)
    [taken] = take(started, path)
    [refused] = taken.refused
    assert refused.cell == sheet.cell(keys_row + 2, columns[key]).coordinate
    assert words in refused.why
    assert submitted(started.home, started.round) == 0  # nothing of the file, the good row neither
    error = refusal_of([taken])
    assert error is not None
    assert refused.cell in error.message


def test_rows_below_moved_doubled_and_foreign_are_refused(started: OneHomeRound) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": WHOLE})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    keys_row, columns = places(sheet)
    ids = columns["_row"]
    sheet.cell(keys_row + 5, columns["group"]).value = "9号楼组"
    sheet.cell(keys_row + 6, columns["group"]).value = "1号楼组"
    sheet.cell(keys_row + 6, ids).value = sheet.cell(keys_row + 2, ids).value
    sheet.cell(keys_row + 7, columns["group"]).value = "外来"
    sheet.cell(keys_row + 7, ids).value = "f" * 32
    store(book, path)
    [taken] = take(started, path)
    whys = [refused.why for refused in taken.refused]
    assert [w[w.index("行") + 1 :][:6] for w in whys] == ["不在发出的表", "的楼组在表里", "的楼组不在这"]
    assert f"第 {keys_row + 5} 行" in whys[0]


def test_a_column_that_is_gone_and_files_that_are_none(started: OneHomeRound) -> None:
    path = book_of(started)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    __, columns = places(sheet)
    sheet.delete_cols(columns["B.2"])
    store(book, path)
    assert "B.2" in take(started, path)[0].refused[0].why
    other = started.file("other.xlsx")
    store(openpyxl.Workbook(), other)
    with pytest.raises(InputRefused, match="不是本程序发出的评分表"):
        take(started, other)
    other.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputRefused, match="损坏"):
        take(started, other)
    with pytest.raises(InputRefused, match="没有覆盖"):
        book_of(started)


def test_one_bad_book_keeps_all_out(started: OneHomeRound) -> None:
    good, bad = book_of(started, "a.xlsx"), book_of(started, "b.xlsx", judge=1)
    fill_book(good, {"1号楼组": WHOLE})
    fill_book(bad, {"1号楼组": {**WHOLE, "C.1": "7"}})
    assert [bool(book.refused) for book in take(started, good, bad)] == [False, True]
    assert submitted(started.home, started.round) == 0


def test_after_the_close_no_book_is_taken(started: OneHomeRound) -> None:
    path = book_of(started)
    fill_book(path, {"1号楼组": WHOLE})
    started.close()
    with pytest.raises(InputRefused, match="不再收"):
        take(started, path)
    assert not any(o.valid for o in Results(started.home).of_round(started.round).result.outcomes)
