"""Training on the command line: sessions, a sheet out and back, and the year's report."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from nanxi_desk.core.home import Home
from tests.support.command_line import CommandLine
from tests.support.homes import PASSWORD
from tests.support.trainings import Trainings


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.made()
    with Home.open(made.home, PASSWORD) as home:
        office = Trainings(home)
        office.invite(office.session("应急处置", day="2026-05-12"), "王芳", "李明")
    return made


def test_a_sheet_goes_out_and_comes_back(line: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "签到表.xlsx"
    line.done("training", "sheet", "2026-05-12", "--file", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "1")
    sheet.cell(top, 6, "9:20")
    sheet.cell(top + 2, 2, "赵六")
    book.save(path)
    tried = line.done("training", "attend", "应急", "--file", path, "--dry-run")
    assert (tried["mark"], tried["walk_in"], tried["blank"]) == (1, 1, 10)
    taken = line.done("training", "attend", "应急", "--file", path)
    assert (taken["mark"], taken["walk_in"], taken["new_people"], taken["refused"]) == (1, 1, 1, [])
    assert line.done("training", "attend", "应急", "--file", path)["mark"] == 0
    (session,) = line.done("training", "list", "--year", 2026)["sessions"]
    assert (session["invited"], session["came"]) == (2, 2)


def test_the_report_of_a_year(line: CommandLine, tmp_path: Path) -> None:
    written = line.done("report", "training", "--year", 2026, "--out", tmp_path / "a.json")
    assert (written["sessions"], written["attendances"], written["people"]) == (1, 0, 0)
    assert (tmp_path / "a.json").is_file()
    line.done("report", "training", "--year", 2026, "--out", tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "总计"
    line.refused(2, "report", "training", "--year", 2026, "--out", tmp_path / "a.docx")
    line.refused(2, "report", "training", "--year", 2026, "--from", "2026-01-01")


def test_the_report_of_a_month(line: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "m.xlsx"
    may = line.done("report", "training", "--year", 2026, "--month", 5, "--out", book)
    assert (may["from"], may["to"], may["sessions"]) == ("2026-05-01", "2026-05-31", 1)
    assert "培训月报 2026-05" in str(load_workbook(book).worksheets[0].cell(1, 1).value)
    february = line.done("report", "training", "--year", 2024, "--month", 2)
    assert (february["to"], february["sessions"]) == ("2024-02-29", 0)
    line.refused(2, "report", "training", "--month", 5)
    line.refused(2, "report", "training", "--year", 2026, "--month", 13)


def test_what_is_missing_is_said(line: CommandLine, tmp_path: Path) -> None:
    line.refused(2, "training", "attend")
    line.refused(2, "training", "attend", "应急")
    line.refused(3, "training", "attend", "应急", "--file", tmp_path / "nowhere.xlsx")
    line.refused(3, "training", "sheet", "没有这一场", "--file", tmp_path / "a.xlsx")


def test_the_demonstration_has_the_figures_of_a_year(line: CommandLine, tmp_path: Path) -> None:
    home = tmp_path / "demo"
    line.done("demo", "--requests", 0, "--offices", 2, "--year", 2025, home=home)
    found = line.done("report", "training", "--year", 2025, home=home)
    by = {bar["label"]: bar for bar in found["by"]["programme"]}
    assert by["新一届居委会成员培训"]["sessions"] == 6
    assert (by["治惠学堂"]["sessions"], by["治惠学堂"]["attendances"]) == (4, 118)
    assert (by["业委会成员培训"]["sessions"], by["业委会成员培训"]["headcount"]) == (7, 700)
    assert by["业委会主任沙龙"]["sessions"] == 4
    assert sum(bar["attendances"] for bar in found["by"]["office"]) == found["attendances"]
