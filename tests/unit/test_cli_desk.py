"""The desk's commands: steps by their words, slips, lists and figures; hub and office in turn."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from tests.support.command_line import EXCHANGE, CommandLine


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    monkeypatch.setenv("NANXI_DESK_TRUST", "all")
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.made()
    return made


@pytest.fixture
def logged(line: CommandLine) -> str:
    number = line.done("log", "--item", "医疗救助", "--name", "卫小满", "--phone", "13800000007")["number"]
    return str(number)


def test_a_request_goes_its_way(line: CommandLine, logged: str) -> None:
    taken = line.done("step", logged, "受理")
    assert taken == {"number": logged, "state": "受理", "result": "", "due": taken["due"]}
    assert taken["due"]
    later = line.done("step", logged, "延期", "--workdays", 3, "--approved-by", "主任", "--reason", "核实")
    assert later["due"] > taken["due"]
    assert line.done("step", logged, "转办", "--to", "物业公司")["state"] == "转办"
    assert line.done("step", logged, "回件", "--reason", "已办")["state"] == "办理中"
    assert line.done("step", logged, "办结", "--result", "移送")["result"] == "移送"
    line.refused(3, "step", logged, "受理")


def test_what_a_step_asks_for_is_refused_in_one_sentence(line: CommandLine, logged: str) -> None:
    line.refused(3, "step", logged, "不予受理")
    line.refused(3, "step", "NX03-20990101-ZZ999", "受理")
    line.refused(2, "step", logged, "评议")
    line.done("step", logged, "受理")
    assert "2026" in line.refused(2, "step", logged, "暂停", "--pause", "公示", "--until", "20261301")
    resident = next(h["id"] for h in line.done("search", "卫小满")["hits"] if h["kind"] == "resident")
    line.refused(3, "step", resident, "受理")


def test_a_request_goes_to_the_hub_and_back(line: CommandLine, logged: str) -> None:
    hub, out, back = line.made("NX00", hub=True, at="hub"), line.folder / "o.xlsx", line.folder / "b.xlsx"
    line.done("step", logged, "受理")
    line.done("step", logged, "转办", "--to", "街道", "--reason", "请街道核实")
    line.done("export", out, "--to", "NX00")
    line.done("import", out, home=hub)
    assert line.done("step", logged, "接收", home=hub)["state"] == "待回件"
    line.done("step", logged, "回件", "--reason", "已核实", home=hub)
    line.done("export", back, "--to", "NX03", home=hub)
    line.done("import", back)
    assert line.done("step", logged, "办结")["state"] == "办结"


def test_a_slip_is_stored(line: CommandLine, logged: str, qapp: QApplication) -> None:
    line.done("step", logged, "受理")
    file = line.folder / "回执.pdf"
    assert line.done("slip", logged, "受理回执", file) == {"file": str(file)}
    assert file.read_bytes().startswith(b"%PDF")
    line.refused(3, "slip", logged, "受理回执", line.folder / "no such folder" / "a.pdf")


def test_a_list_is_stored_with_masked_phones(line: CommandLine, logged: str) -> None:
    line.done("log", "--item", "漏水", "--name", "周兰", "--phone", "13800000008")
    file = line.folder / "列表.xlsx"
    assert line.done("list", file, "--line", "物业环境")["rows"] == 1
    sheet = load_workbook(file).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("138****0008" in cell for cell in cells)
    assert not any("13800000008" in cell for cell in cells)
    line.refused(3, "list", file)  # it is there already


def test_figures_are_those_of_the_window(line: CommandLine, logged: str) -> None:
    line.done("step", logged, "办结", "--result", "自行解决")
    void = line.done("log", "--item", "漏水", "--name", "周兰")["number"]
    line.done("step", void, "作废", "--reason", "重复")
    line.done("log", "--item", "漏水", "--name", "周兰")
    told = line.done("figures")
    assert {name: told[name] for name in ("received", "closed", "solved", "in_time", "overdue")} == {
        "received": 2, "closed": 1, "solved": 1, "in_time": 1, "overdue": 0,
    }  # fmt: skip
    assert told["solved_rate"] == 1.0
    assert {bar["key"]: bar["received"] for bar in told["by"]["line"]} == {"民政": 1, "物业环境": 1}
    assert line.done("figures", "--from", "2020-01-01", "--to", "2020-12-31")["received"] == 0
    assert line.run("figures", as_json=False).out.splitlines()[1] == "接待: 2"
