"""The exchange by its commands: joining, files both ways, a file that waits, undo, conflicts decided."""

import shutil
from pathlib import Path

import pytest

from nanxi_desk.core.exchange import joining
from nanxi_desk.core.home import Home
from tests.support.command_line import CommandLine
from tests.support.homes import CHEAP
from tests.support.parcels import use_parcels

FILE_KEYS = {"file", "id", "new", "changed", "conflicts", "edits", "waiting", "refused"}


@pytest.fixture
def line(tmp_path, capsys, monkeypatch) -> CommandLine:
    use_parcels(monkeypatch)
    create, enrol = Home.create.__func__, joining.enrol

    def cheaply(cls, *words, **options):
        return create(cls, *words, **{"cost": CHEAP, **options})

    monkeypatch.setattr(Home, "create", classmethod(cheaply))
    monkeypatch.setattr(joining, "enrol", lambda *words, **more: enrol(*words, **{"cost": CHEAP, **more}))
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def hub(line) -> Path:
    return line.made("NX00", hub=True, at="hub")


@pytest.fixture
def office(line, hub, monkeypatch) -> Path:
    """An office that joined by a file of the hub."""
    told = line.done("enrol", "NX03", "--name", "华业居委会", "--out", line.folder / "join", home=hub)
    monkeypatch.setenv("NANXI_DESK_JOINING_CODE", told["code"])
    made = line.done("init", "--from", line.folder / "join", "--admin", "陈静", home=line.folder / "office")
    assert made.keys() >= {"replica", "recovery_code"}
    return line.folder / "office"


def passed(line: CommandLine, sender: Path, to: str, receiver: Path, *words: object) -> dict:
    file = line.folder / f"{len(list(line.folder.iterdir()))}.xlsx"
    line.done("export", file, "--to", to, home=sender)
    return line.done("import", file, *words, home=receiver)


def test_a_joined_office_and_its_hub_need_neither_password_nor_trust(line, hub, office):
    line.done("log", "--item", "低保", "--name", "赵一鸣", home=office)
    [up] = passed(line, office, "NX00", hub)["files"]
    assert up.keys() >= FILE_KEYS
    assert up["new"] > 0
    [down] = passed(line, hub, "NX03", office)["files"]
    assert down["refused"] == []
    digests = [line.done("digest", "--scope", "NX03", home=home)["digests"] for home in (hub, office)]
    assert digests[0] == digests[1]
    [partner] = line.done("partners", home=hub)["partners"]
    assert (partner["office"], partner["pending"], partner["owes"]) == ("NX03", 0, "")
    assert line.run("partners", home=hub, as_json=False).out
    assert line.done("verify", home=hub)["ok"]


def test_enrolling_tells_a_code_once_and_an_exchange_password_serves_as_one(line, hub, monkeypatch):
    shown = line.run("enrol", "NX03", "--name", "华业", "--out", line.folder / "a", home=hub, as_json=False)
    assert shown.code == 0
    assert "-" in shown.out
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", "约定的密码")
    told = line.done("enrol", "NX03", "--name", "华业", "--out", line.folder / "b", home=hub)
    assert (told["code"], told["again"]) == ("", True)
    line.done("init", "--from", line.folder / "b", home=line.folder / "office")
    monkeypatch.delenv("NANXI_DESK_EXCHANGE_PASSWORD")
    line.refused(2, "init", "--from", line.folder / "b", home=line.folder / "other")
    assert not (line.folder / "other").exists()


def test_init_wants_either_words_or_a_joining_file(line, office):
    line.refused(2, "init", "--from", line.folder / "join", "--hub", home=line.folder / "x")
    line.refused(2, "init", "--office", "NX05", home=line.folder / "x")
    line.refused(3, "init", "--from", line.folder / "none", home=line.folder / "x")
    assert not (line.folder / "x").exists()


def test_an_office_enrols_nobody(line, office):
    line.refused(3, "enrol", "NX05", "--name", "五居", "--out", line.folder / "y", home=office)


def test_a_file_waits_is_listed_and_is_taken_when_its_predecessor_comes(line, hub, office):
    other_hub = Path(shutil.copytree(hub, line.folder / "elsewhere"))
    line.done("log", "--item", "低保", "--name", "赵一鸣", home=office)
    first, second = line.folder / "1.xlsx", line.folder / "2.xlsx"
    line.done("export", first, "--to", "NX00", home=office)
    line.done("import", first, home=other_hub)
    passed(line, other_hub, "NX03", office, "--trust", "all")
    line.done("log", "--item", "低保", "--name", "钱小满", home=office)
    line.done("export", second, "--to", "NX00", home=office)
    [waiting] = line.done("import", second, home=hub)["files"]
    assert waiting["waiting"]
    assert waiting["new"] == 0
    assert [f["name"] for f in line.done("partners", home=hub)["waiting"]] == ["2.xlsx"]
    files = line.done("import", first, home=hub)["files"]
    assert [(Path(f["file"]).name, f["new"] > 0) for f in files] == [("1.xlsx", True), ("2.xlsx", True)]
    assert line.done("partners", home=hub)["waiting"] == []


def test_an_import_is_undone_by_its_id(line, hub, office):
    before = line.done("digest", home=hub)
    line.done("log", "--item", "低保", "--name", "赵一鸣", home=office)
    [taken] = passed(line, office, "NX00", hub)["files"]
    foretold = line.done("undo-import", taken["id"], "--dry-run", home=hub)
    assert line.done("undo-import", taken["id"], home=hub) == foretold
    assert foretold["way"] == "forget"
    assert line.done("digest", home=hub) == before
    line.refused(3, "undo-import", taken["id"], home=hub)
    [file] = line.done("imports", home=hub)["files"]
    assert (file["id"], file["undone"]) == (taken["id"], True)
    assert line.run("imports", home=hub, as_json=False).out


def test_conflicts_are_decided_one_by_one_and_by_rule(line, hub, office, monkeypatch):
    ids = [line.done("log", "--item", "低保", "--detail", "一", home=office)["id"] for __ in range(2)]
    passed(line, office, "NX00", hub)
    second = Path(shutil.copytree(office, line.folder / "second"))
    for record in ids:
        line.done("edit", record, "情况=甲", home=office)
        line.done("edit", record, "情况=乙", home=second)
    for __ in range(2):
        for home in (office, second):
            passed(line, home, "NX00", hub)
        for home in (office, second):
            passed(line, hub, "NX03", home)
    one, other = line.done("conflicts", home=office)["conflicts"]
    assert one.keys() >= {"id", "record", "unit", "heads"}
    line.done("decide", one["id"], one["heads"][0]["change"], home=office)
    line.refused(3, "decide", one["id"], one["heads"][0]["change"], home=office)
    line.refused(3, "decide", other["id"], "nonsense", home=office)
    done = line.done("decide-all", "shown", home=office)
    assert done == {"decided": 1, "left": []}
    assert line.done("conflicts", home=office) == {"conflicts": []}


def test_a_revoked_computer_is_refused(line, hub, office):
    passed(line, office, "NX00", hub)
    [partner] = line.done("partners", home=hub)["partners"]
    line.done("revoke", partner["computers"][0]["replica"], home=hub)
    file = line.folder / "late.xlsx"
    line.done("export", file, "--to", "NX00", home=office)
    assert "停用" in line.refused(3, "import", file, "--trust", "all", home=hub)
    line.refused(3, "revoke", "00" * 16, home=hub)
