"""The command `stars`: a round from ledger to plaque without a window."""

import json
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from tests.support.command_line import CommandLine
from tests.support.star_books import fill_book, places, store
from tests.support.star_rounds import full


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_the_made_up_round_is_told_and_stored(line: CommandLine, qapp: QApplication) -> None:
    assert line.done("demo", "--offices", 13, "--requests", 0, "--year", 2025)["requests"] == 0
    told = line.done("stars", "result", 2025)
    assert told["stars"] == {"5": 6, "4": 33, "3": 57}
    assert len(told["groups"]) == 96
    for suffix in ("json", "xlsx", "pdf"):
        path = line.folder / f"result.{suffix}"
        assert line.done("stars", "result", 2025, "--out", path)["groups"] == 96
        assert path.stat().st_size > 1000
    line.refused(3, "stars", "result", 2025, "--out", line.folder / "result.json")
    assert json.loads((line.folder / "result.json").read_text("utf-8"))["digest"] == told["digest"]
    line.refused(2, "stars", "result", 2025, "--out", line.folder / "result.doc")
    line.refused(3, "stars", "result", 2026)  # that one is still sealed
    status = line.done("stars", "status", 2026)
    assert (status["state"], status["submitted"]) == ("评审中", 0)
    judge = next(each["judge"] for each in status["judges"] if not each["from_hub"])
    form = line.folder / "form.xlsx"
    assert line.done("stars", "sheet", "--judge", judge, "--out", form)["groups"] == 8
    fill_book(form, {"1号楼组": full("0.9").points})
    [taken] = line.done("stars", "take", form)["files"]
    assert (taken["judge"], taken["taken"]) == (judge, 2)  # of two estates
    assert line.done("stars", "take", form)["files"][0]["taken"] == 0
    fill_book(form, {"1号楼组": {"B.1": "9"}})
    assert "B.1" in line.refused(3, "stars", "take", form)
    assert line.done("stars", "status", 2026)["submitted"] == 2
    assert line.done("stars", "close", 2026)["state"] == "评审截止"


def test_a_round_is_opened_with_a_code_and_closed_with_it(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.made("NX00", hub=True)
    opened = line.done("stars", "open", 2026)
    assert opened["state"] == "评审中"
    assert line.done("stars", "open", 2026)["code"] is None  # shown once
    monkeypatch.setenv("NANXI_DESK_ROUND_CODE", "ABCD")
    line.refused(3, "stars", "close", 2026)
    monkeypatch.setenv("NANXI_DESK_ROUND_CODE", opened["code"])
    assert line.done("stars", "close", 2026)["state"] == "评审截止"
    assert line.done("stars", "grade", 2026)["state"] == "定档"
    assert line.done("stars", "publish", 2026)["until"]
    line.refused(3, "stars", "award", 2026)
    line.refused(2, "stars", "status")


def test_an_office_applies_by_ledger(line: CommandLine) -> None:
    """A hub's home stands for the office, too: it is the one that makes the round."""
    line.made("NX00", hub=True)
    line.done("stars", "open", 2026, "--to", "初评")
    ledger = line.folder / "ledger.xlsx"
    assert line.done("stars", "ledger", 2026, "--out", ledger)["groups"] == 0
    book = openpyxl.load_workbook(ledger)
    keys_row, columns = places(book.worksheets[0])
    for key, value in {"estate": "华业小区", "group": "1号楼组", "households": 24, "target": 3}.items():
        book.worksheets[0].cell(keys_row + 2, columns[key]).value = value
    store(book, ledger)
    assert line.done("stars", "apply", ledger)["taken"] == 1
    assert line.done("stars", "status", 2026)["applications"] == 1
    line.refused(3, "stars", "screen", 2026)  # 初评 is the office head's
    assert line.done("stars", "panel", 2026, "--judge", "陈静")["judges"] == ["陈静"]
    line.refused(3, "stars", "panel", 2026, "--judge", "无此人")
