"""retention, destroy-list and erase as scripts use them: one person proposes, another carries it out."""

from pathlib import Path

import pytest

from nanxi_desk.core.home import Home
from tests.support.command_line import CommandLine
from tests.support.homes import CHEAP, PASSWORD

NAME, PHONE = "欧阳菡萏", "13912345678"
GIVEN = "given-by-admin"  # for the first login only


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.made()
    with Home.open(made.home, PASSWORD) as home:
        home.access.add("李明", "副主任", GIVEN, CHEAP, roles=["主任"])
    with Home.open(made.home, GIVEN, "李明") as home:
        home.access.change_password(GIVEN, PASSWORD, CHEAP)
    return made


def test_one_proposes_and_another_erases(line: CommandLine) -> None:
    first, second = ("--user", "陈静"), ("--user", "李明")
    logged = line.done(*first, "log", "--item", "居住证明", "--name", NAME, "--phone", PHONE)
    line.done(*first, "step", logged["number"], "受理")
    line.done(*first, "step", logged["number"], "办结", "--result", "办成")
    told = {each["register"]: each for each in line.done(*first, "retention")["registers"]}
    assert (told["resident"]["years"], told["resident"]["due"]) == (5, 0)
    assert (told["resident"]["keeps"], told["request"]["keeps"]) == ("nothing", "skeleton")
    assert line.refused(3, *first, "destroy-list", "--due") == "没有到期的记录。"
    [resident] = [hit["id"] for hit in line.done(*first, "search", NAME)["hits"] if hit["kind"] == "resident"]
    made = line.done(*first, "destroy-list", "--record", resident, "--reason", "来电要求")
    assert made["registers"] == {"resident": 1, "visit": 1, "request": 1}
    assert line.done(*first, "destroy-list")["lists"][0]["number"] == made["list"]["number"]
    number = made["list"]["number"]
    assert "另一个人" in line.refused(3, *first, "erase", number)
    dry = line.done(*second, "erase", number, "--dry-run")
    done = line.done(*second, "erase", number)
    assert {**dry, "clean": True} == done
    assert (done["records"], done["remaining"], done["backups"]) == (2, 0, [])
    assert line.done(*first, "search", NAME)["hits"] == []
    assert line.done(*first, "verify")["ok"]
    assert line.refused(3, *second, "erase", number).endswith("已销毁，不能再改。")
    [account] = line.done(*first, "destroy-list")["destroyed"]
    assert (account["proposed"], account["confirmed"], account["records"]) == ("陈静", "李明", 2)
    assert number in line.run(*first, "destroy-list", as_json=False).out


def test_rows_are_taken_off_and_lists_withdrawn(line: CommandLine) -> None:
    first = ("--user", "陈静")
    line.done(*first, "log", "--item", "居住证明", "--name", NAME)
    [resident] = [hit["id"] for hit in line.done(*first, "search", NAME)["hits"] if hit["kind"] == "resident"]
    assert "还没有办结" in line.refused(3, *first, "destroy-list", "--record", resident)
    for words in (("--due", "--record", resident), ("x", "--due")):
        line.refused(2, *first, "destroy-list", *words)
    [request] = [hit["id"] for hit in line.done(*first, "search", NAME)["hits"] if hit["kind"] == "request"]
    line.done(*first, "step", request, "作废", "--reason", "重复")
    number = line.done(*first, "destroy-list", "--record", resident)["list"]["number"]
    assert line.refused(3, *first, "destroy-list", number, "--remove", request) == "请写明移出的理由。"
    left = line.done(*first, "destroy-list", number, "--remove", request, "--reason", "诉讼需要")
    assert left["registers"] == {"resident": 1, "visit": 1}
    assert line.done(*first, "destroy-list", number, "--withdraw")["list"]["state"] == "已撤回"


def test_years_are_altered_and_wrong_ones_refused(line: CommandLine) -> None:
    first = ("--user", "陈静")
    told = line.done(*first, "retention", "--set", "request=8")["registers"]
    assert {each["register"]: (each["years"], each["altered"]) for each in told}["request"] == (8, True)
    line.refused(2, *first, "retention", "--set", "request")
    line.refused(3, *first, "retention", "--set", "staff=3")
    assert "8 年" in line.run(*first, "retention", as_json=False).out
