"""Lists of requests as files: the rows of the screen, whole and in its order, phones masked."""

import csv
import datetime
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.lists import ExportedList
from nanxi_desk.core.reveals import read_log
from nanxi_desk.core.workbook import Cell, read_table_file
from nanxi_desk.frontdesk import lists
from nanxi_desk.frontdesk.ledger import propose_mappings
from nanxi_desk.frontdesk.lists import export_found, export_requests, filter_words
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import RequestFilter, VisitDraft
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.requirements import needs_tool

HEAD = [
    "编号",
    "登记日",
    "时间",
    "来访人",
    "电话",
    "事项",
    "条线",
    "状态",
    "结果",
    "期限",
    "承办人",
    "首问责任人",
    "渠道",
]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as made:
        yield made


@pytest.fixture
def desk(home: Home) -> FrontDesk:
    return FrontDesk(home)


def log(desk: FrontDesk, home: Home, clock: MovableClock, count: int, **draft: str) -> None:
    for number in range(count):
        clock.move(minutes=1)
        values = {"item": "漏水", "name": f"访客{number}", "phone": f"1380000{number:04d}", **draft}
        desk.log(home.actor, VisitDraft(**values))  # type: ignore[arg-type]


def exported(done: ExportedList | None) -> list[list[Cell]]:
    assert done is not None
    rows = read_table_file(done.path)[0].rows
    assert rows[3] == HEAD
    assert len(rows) - 4 == done.rows
    return rows[4:]


def test_each_row_of_the_list_is_there_and_its_phone_masked(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 1, name="王芳", phone="13812345678", address="南汐路1弄", channel="电话")
    desk.log(home.actor, VisitDraft(item="=问路", close_now=True))
    path = tmp_path / "登记.xlsx"
    second, first = exported(export_requests(desk, home, home.actor, RequestFilter(), path))
    day = datetime.date(2026, 11, 22)
    shown = desk.page(RequestFilter(), 0, 2)
    assert [first[0], second[0]] == [shown[1].number, shown[0].number]
    assert first[1:9] == [day, "09:01", "王芳", "138****5678", "漏水", "物业环境", shown[1].state, None]
    assert first[10:] == [ADMIN, ADMIN, "电话"]
    assert first[9] == (datetime.date.fromisoformat(shown[1].due) if shown[1].due else None)
    assert second[3:9] == ["(不具名)", None, "=问路", "目录外", "办结", "办成"]
    assert "13812345678" not in str(read_table_file(path))


def test_of_joined_residents_the_kept_one_is_shown(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    for name, phone in (("王芳", "13800000001"), ("王方", "13900000002")):
        log(desk, home, clock, 1, name=name, phone=phone)
    keep, other = (desk.find_residents(name)[0].id for name in ("王芳", "王方"))
    desk.join_residents(home.actor, keep, other)
    rows = exported(export_requests(desk, home, home.actor, RequestFilter(), tmp_path / "x.xlsx"))
    assert [row[3:5] for row in rows] == [["王芳", "138****0001"]] * 2


def test_a_narrowed_list_comes_page_by_page_in_its_own_order(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 3)
    log(desk, home, clock, 7)
    log(desk, home, clock, 4, item="低保")
    wanted = RequestFilter(which="open", line="物业环境", ascending=True)
    told: list[tuple[int, int]] = []
    done = export_requests(
        *(desk, home, home.actor, wanted, tmp_path / "x.xlsx"),
        progress=lambda rows, everything: told.append((rows, everything)),
    )
    assert [row[3] for row in exported(done)] == [f"访客{number}" for number in range(7)]
    assert told[-1] == (7, 7)
    top = read_table_file(tmp_path / "x.xlsx")[0].rows[1][0]
    assert top == "范围：未办结 · 物业环境"


def test_what_is_logged_on_the_way_makes_no_row_come_twice(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 2)
    log(desk, home, clock, 6)
    page = desk.page

    def disturbed(*asked: object) -> object:
        rows = page(*asked)  # type: ignore[arg-type]
        log(desk, home, clock, 1, name="后来的")
        return rows

    monkeypatch.setattr(desk, "page", disturbed)
    rows = exported(export_requests(desk, home, home.actor, RequestFilter(), tmp_path / "x.xlsx"))
    assert sorted(str(row[3]) for row in rows) == [f"访客{number}" for number in range(6)]


def test_a_cancelled_export_leaves_nothing(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 2)
    path = tmp_path / "x.xlsx"
    assert export_requests(desk, home, home.actor, RequestFilter(), path, cancelled=lambda: True) is None
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_an_exported_list_is_no_ledger(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 2)
    export_requests(desk, home, home.actor, RequestFilter(), tmp_path / "x.xlsx")
    with pytest.raises(InputRefused, match="本程序导出的列表"):
        propose_mappings(read_table_file(tmp_path / "x.xlsx"))


def test_what_a_search_finds_can_be_taken_too(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 2)
    log(desk, home, clock, 1, name="欧阳若兰")
    rows = exported(export_found(desk, home, home.actor, "oyrl", tmp_path / "x.xlsx"))
    assert [row[3] for row in rows] == ["欧阳若兰"]
    assert read_table_file(tmp_path / "x.xlsx")[0].rows[1][0] == "范围：搜索“oyrl”"


def test_the_number_by_which_a_list_was_found_is_masked_in_it_and_in_the_log(
    desk: FrontDesk, home: Home, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 1, name="欧阳若兰", phone="13912345678")
    assert exported(export_found(desk, home, home.actor, "13912345678", tmp_path / "x.xlsx"))
    assert read_table_file(tmp_path / "x.xlsx")[0].rows[1][0] == "范围：搜索“139****5678”"
    assert [entry.scope for entry in read_log(home)] == ["搜索“139****5678”"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (RequestFilter(), "全部"),
        (RequestFilter(which="month", line="民政", state="受理"), "本月 · 民政 · 受理"),
        (RequestFilter(which="mine"), "陈静承办的"),
        (RequestFilter(line="民政"), "民政"),
        (
            RequestFilter(first_day="2026-11-01", last_day="2026-11-22", measure="in_time"),
            "2026-11-01 至 2026-11-22 · 按期办结",
        ),
        (RequestFilter(first_day="2026-11-01", last_day="2026-11-01"), "2026-11-01"),
        (RequestFilter(first_day="2026-11-01", hour=9), "2026-11-01 起 · 9 时登记"),
        (
            RequestFilter(which="red", last_day="2026-11-22", person="李明"),
            "红灯 · 至 2026-11-22 · 首问责任人 李明",
        ),
    ],
)
def test_the_filter_in_words(wanted: RequestFilter, words: str) -> None:
    assert filter_words(wanted, "陈静") == words


@needs_tool("soffice")
def test_libreoffice_shows_the_rows_of_the_screen(
    home: Home, desk: FrontDesk, clock: MovableClock, tmp_path: Path
) -> None:
    log(desk, home, clock, 5)
    done = export_requests(desk, home, home.actor, RequestFilter(), tmp_path / "登记.xlsx")
    assert done is not None
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
        rows = list(csv.reader(stream))[3:]
    assert rows[0] == HEAD
    wanted = desk.page(RequestFilter(), 0, 10)
    assert [(row[0], row[1], row[2], row[3], row[9]) for row in rows[1:]] == [
        (row.number, office_day(clock.moment), row.registered[6:], row.visitor, row.due) for row in wanted
    ]
