"""Ratings on the command line: rate, follow-up and report, with their refusals."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.clock import SystemClock, office_day
from tests.support.command_line import CommandLine


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.made()
    return made


def rated(line: CommandLine, *words: object) -> tuple[str, dict]:
    """The first made-up request, received by others, that was not rated yet: its number, and the answer."""
    line.done("demo", "--requests", 40, "--seed", 8)
    for hit in line.done("search", "NX03", "--limit", 90)["hits"]:
        if hit["kind"] == "request" and (answer := line.run("rate", hit["number"], *words)).code == 0:
            return hit["number"], answer.json
    raise AssertionError("all were rated")


def test_a_rating_is_recorded_once(line: CommandLine) -> None:
    number, told = rated(line, 4, "--tag", "413", "--words", "谢谢")
    assert (told["number"], told["level"], told["follow_up"]) == (number, 4, "")
    assert "已经评过" in line.refused(3, "rate", number, 5)


def test_nobody_rates_the_own_service(line: CommandLine) -> None:
    own = line.done("log", "--item", "医疗救助", "--name", "卫小满")["number"]
    assert "自己" in line.refused(3, "rate", own, 5)


def test_what_does_not_fit_is_refused(line: CommandLine) -> None:
    line.done("demo", "--requests", 30, "--seed", 3)
    line.refused(2, "rate", "NX03-1", 6)
    assert "没有找到" in line.refused(3, "rate", "NX03-20990101-ZZ999", 5)
    line.refused(2, "report", "satisfaction", "--out", line.folder / "r.doc")
    line.refused(2, "report", "satisfaction", "--from", "2026-13-01")
    line.refused(2, "report", "satisfaction", "--from", "2026-03-01", "--to", "2026-02-01")
    line.refused(2, "report", "weather")


def test_reports_in_their_three_kinds(line: CommandLine, qapp: QApplication) -> None:
    line.done("demo", "--requests", 60, "--seed", 3)
    year = office_day(SystemClock().now())[:4]
    period = ("--from", f"{year}-01-01", "--to", f"{year}-12-31")
    sheet, page, data = (line.folder / f"r.{kind}" for kind in ("xlsx", "pdf", "json"))
    told = line.done("report", "satisfaction", *period, "--out", sheet)
    line.done("report", "satisfaction", *period, "--out", page)
    line.done("report", "satisfaction", *period, "--out", data)
    assert told["due"] > told["rated"] > 0
    assert told["rated"] + told["unrated"] == told["due"]
    assert told["participation_rate"] == round(told["rated"] / told["due"], 4)
    written = json.loads(data.read_text("utf-8"))
    assert {name: value for name, value in told.items() if name not in ("file", "report")} == written
    assert page.read_bytes().startswith(b"%PDF-")
    book = load_workbook(sheet)
    assert book.sheetnames[:4] == ["总计", "按条线", "按月", "按渠道"]
    cells = [cell.value for row in book["总计"].iter_rows() for cell in row]
    assert {"满意率", "参评率", told["due"], told["rated"]} <= set(cells)
    assert any("不具名" in str(cell.value) for row in book["说明"].iter_rows() for cell in row)
    month = line.done("report", "satisfaction")
    assert month["from"].endswith("-01")


def test_an_empty_period_says_so(line: CommandLine) -> None:
    told = line.done("report", "satisfaction", "--from", "2001-01-01", "--to", "2001-01-31")
    assert told["notes"][0].startswith("这段时间没有")
    assert (told["satisfaction_rate"], told["participation_rate"]) == (None, None)
    answer = line.run("report", "satisfaction", "--from", "2001-01-01", "--to", "2001-01-31", as_json=False)
    assert "满意率: –" in answer.out


def test_a_bad_rating_is_followed_up(line: CommandLine) -> None:
    __, bad = rated(line, 2, "--tag", "213")
    follow = bad["follow_up"]
    assert follow in [row["id"] for row in line.done("follow-up")["open"]]
    line.refused(2, "follow-up", follow)
    line.refused(3, "follow-up", follow, "回访", "--outcome", "满意", "--note", "早了")
    assert line.done("follow-up", follow, "联系", "--unreached")["state"] == "待联系"
    assert line.done("follow-up", follow, "联系")["state"] == "待核实"
    line.refused(3, "follow-up", follow, "核实", "--verdict", "属实")
    line.refused(3, "follow-up", follow, "分派", "--to", "没有这个人")
    done = line.done("follow-up", follow, "核实", "--verdict", "属实", "--hard", "--note", "查了")
    assert done["state"] == "待整改"
    line.done("follow-up", follow, "整改", "--note", "改了")
    line.done("follow-up", follow, "回访", "--outcome", "满意", "--note", "好")
    assert line.done("follow-up", follow, "关闭")["state"] == "关闭"
    assert follow in line.run("log-of", follow).out
