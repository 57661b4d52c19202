"""Lists that leave the program: what they hold, that it is logged, and that none comes back as changes."""

import csv
import datetime
import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core import lists
from nanxi_desk.core.errors import InputRefused, NotAllowed, Unavailable
from nanxi_desk.core.exchange.incoming import read_file
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.lists import LIST_MARK, ExportedList, ListColumn, ListExport, ListSheet, Value
from nanxi_desk.core.workbook import read_table_file, read_workbook, writer
from tests.support.exchanges import HUB, Subdistrict, texts, unlocked
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.requirements import needs_tool

COLUMNS = (
    ListColumn("编号", 20),
    ListColumn("电话", 14),
    ListColumn("日期", 12, "date"),
    ListColumn("件数", 8, "number"),
)
ROWS: list[list[Value]] = [
    ["=1+1", "138****0001", "2026-11-22", 3],
    ["NX03-20261122-A7001", "0123456789012345678", "", None],
    ["第一行\n第二行", "+8613800000001", "约十一月", 10**15],
]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=MovableClock()) as made:
        yield made


def sheet(rows: list[list[Value]] | None = None) -> ListSheet:
    return ListSheet("来访登记", "本月 · 民政 · 未办结", COLUMNS, ROWS if rows is None else rows)


def export_list(
    home: Home, actor: Actor, sheet: ListSheet, path: Path, *, replace: bool = False
) -> ExportedList:
    done = lists.export_list(home, actor, sheet, path, replace=replace)
    assert done is not None
    return done


def logged(home: Home) -> list[dict[str, object]]:
    with home.journal.read() as conn:
        return [dict(row) for row in conn.execute(select(projection(ListExport))).mappings()]


def test_a_list_says_where_it_comes_from_and_keeps_text_as_text(home: Home, tmp_path: Path) -> None:
    done = export_list(home, home.actor, sheet(), tmp_path / "登记.xlsx")
    [shown, mark] = read_table_file(done.path)
    assert (shown.name, mark.name) == ("来访登记", LIST_MARK)
    assert [row[0] for row in shown.rows[:3]] == [
        "华业居委会 · 来访登记",
        "范围：本月 · 民政 · 未办结",
        f"2026-11-22 09:00 由 {ADMIN} 导出。只供查看，不能再导入。",
    ]
    assert shown.rows[3:] == [
        ["编号", "电话", "日期", "件数"],
        ["=1+1", "138****0001", datetime.date(2026, 11, 22), 3],
        ["NX03-20261122-A7001", "0123456789012345678", None, None],
        ["第一行\n第二行", "+8613800000001", "约十一月", "1000000000000000"],
    ]
    assert done.rows == 3


def test_who_took_what_is_logged_before_the_file_is_there(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "登记.xlsx"
    seen: list[bool] = []
    log = lists._log

    def watched(*args: Any) -> None:
        log(*args)
        seen.append(target.exists())

    monkeypatch.setattr(lists, "_log", watched)
    done = export_list(home, home.actor, sheet(), target)
    assert (seen, target.exists()) == ([False], True)
    assert done.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    [entry] = logged(home)
    assert {name: entry[name] for name in ("what", "filter_words", "rows", "file_name", "sha256", "at")} == {
        "what": "来访登记",
        "filter_words": "本月 · 民政 · 未办结",
        "rows": 3,
        "file_name": "登记.xlsx",
        "sha256": done.sha256,
        "at": "2026-11-22T01:00:00Z",
    }


def test_the_log_stays_in_this_house(tmp_path: Path) -> None:
    with Subdistrict(tmp_path) as town:
        office, _hub = town.home("NX03"), town.home(HUB)
        export_list(office, office.actor, sheet(), tmp_path / "登记.xlsx")
        held = texts(unlocked(town.send(office, full=True)))
    assert not any("list_export" in text or "登记.xlsx" in text for text in held)


def test_the_import_says_that_it_is_a_list(home: Home, tmp_path: Path) -> None:
    done = export_list(home, home.actor, sheet(), tmp_path / "登记.xlsx")
    with pytest.raises(InputRefused, match=r"“登记\.xlsx”.这是导出的列表"):
        read_file(done.path, None)


def test_an_existing_file_stays_unless_it_may_be_replaced(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "登记.xlsx"
    target.write_bytes(b"mine")
    with pytest.raises(InputRefused, match=r"“登记\.xlsx”已经存在"):
        export_list(home, home.actor, sheet(), target)
    with pytest.raises(InputRefused, match="已经存在"):  # the ending is added first
        export_list(home, home.actor, sheet(), tmp_path / "登记")
    assert (target.read_bytes(), logged(home)) == (b"mine", [])
    export_list(home, home.actor, sheet(), target, replace=True)
    assert read_table_file(target)[0].name == "来访登记"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "登记.xlsx"]


def test_where_it_cannot_be_written_one_sentence_says_so(home: Home, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="写不进去") as caught:
        export_list(home, home.actor, sheet(), tmp_path / "没有" / "登记.xlsx")
    assert caught.value.hint.endswith("。")
    assert logged(home) == []


def test_nobody_without_the_right_takes_a_list(home: Home, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        export_list(home, Actor("", "路人"), sheet(), tmp_path / "登记.xlsx")
    assert not (tmp_path / "登记.xlsx").exists()


def test_it_can_be_stopped_on_the_way_and_nothing_stays(home: Home, tmp_path: Path) -> None:
    told: list[int] = []
    many = ListSheet("来访登记", "", COLUMNS, (ROWS[0] for __ in range(100_000)))
    done = lists.export_list(
        *(home, home.actor, many, tmp_path / "登记.xlsx"),
        progress=told.append,
        cancelled=lambda: told[-1] >= 2_000,
    )
    assert (done, told) == (None, [1_000, 2_000])
    assert ([path.name for path in tmp_path.iterdir()], logged(home)) == (["home"], [])


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ROWS_PER_SHEET", 2)
    done = export_list(home, home.actor, sheet(), tmp_path / "登记.xlsx")
    first, second, _mark = read_table_file(done.path)
    assert (first.name, second.name, done.rows) == ("来访登记", "来访登记_2", 3)
    assert second.rows[:4] == first.rows[:4]
    assert [row[0] for row in second.rows[4:]] == ["第一行\n第二行"]


@pytest.mark.parametrize("title", ["a/b:c*?[d]'\\", "很" * 60, "***"])
def test_any_title_gives_a_sheet(home: Home, tmp_path: Path, title: str) -> None:
    done = export_list(home, home.actor, ListSheet(title, "", COLUMNS, ROWS), tmp_path / "x.xlsx")
    assert title in str(read_table_file(done.path)[0].rows[0][0])


ANY_TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cn", "Cc"))).filter(bool)


LOOKS_LIKE_MORE = st.sampled_from(["=SUM(A1)", "007", "1e5", "2026-11-22", "_x0041_", " ", "-1", "TRUE"])
PAIR = st.lists(ANY_TEXT | LOOKS_LIKE_MORE, min_size=2, max_size=2)


@settings(max_examples=25)
@given(st.lists(PAIR, min_size=1, max_size=8))
def test_any_text_comes_back_as_the_same_text(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[Value]]
) -> None:
    with make_home(tmp_path_factory.mktemp("any") / "home") as home:
        columns = (ListColumn("甲"), ListColumn("乙"))
        done = export_list(home, home.actor, ListSheet("表", "", columns, rows), home.path / "x.xlsx")
        [shown] = read_workbook(done.path.read_bytes(), sheets=["表"])
    assert shown.rows[3:] == rows


def test_what_no_cell_can_hold_does_not_keep_a_list_from_appearing(home: Home, tmp_path: Path) -> None:
    rows: list[list[Value]] = [["钟\x0b声", "字" * 40_000, "", 1]]
    done = export_list(home, home.actor, sheet(rows), tmp_path / "登记.xlsx")
    row = read_table_file(done.path)[0].rows[-1]
    assert (row[0], len(str(row[1])), str(row[1])[-1]) == ("钟\ufffd声", 16_000, "…")


@needs_tool("soffice")
def test_libreoffice_shows_the_same(home: Home, tmp_path: Path) -> None:
    done = export_list(home, home.actor, sheet(), tmp_path / "登记.xlsx")
    subprocess.run(
        [
            *(str(shutil.which("soffice")), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"),
            *("--outdir", str(tmp_path / "out"), str(done.path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with (tmp_path / "out" / "登记.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[3:] == [
        ["编号", "电话", "日期", "件数"],
        ["=1+1", "138****0001", "2026-11-22", "3"],
        ["NX03-20261122-A7001", "0123456789012345678", "", ""],
        ["第一行\n第二行", "+8613800000001", "约十一月", "1000000000000000"],
    ]
