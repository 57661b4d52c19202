"""backup and restore on the command line."""

import os
from pathlib import Path

import pytest

from nanxi_desk.core import paths
from nanxi_desk.core.backups import FOLDER
from tests.support.command_line import CommandLine, program


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_there_and_back(line: CommandLine, tmp_path: Path) -> None:
    line.made()
    line.done("log", "--item", "居住登记", "--name", "王小明")
    made = line.done("backup", tmp_path / "out.nxbak")
    assert made.keys() == {"file", "made_at", "office", "revision", "size", "changes"}
    assert made["size"] == (tmp_path / "out.nxbak").stat().st_size
    line.done("log", "--item", "居住登记", "--name", "李小红")
    before = line.done("digest")
    rehearsed = line.done("restore", tmp_path / "out.nxbak", "--dry-run")
    assert rehearsed["restored"] is False
    assert rehearsed["lost"]["changes"] == before["changes"] - made["changes"]
    assert line.done("digest") == before
    answer = line.run("restore", tmp_path / "out.nxbak")
    assert answer.code == 0
    assert "身份" in answer.err
    restored = answer.json
    assert restored["restored"] is True
    assert restored["lost"] == rehearsed["lost"]
    assert Path(restored["aside"], paths.DATABASE).is_file()
    assert line.done("digest")["changes"] == made["changes"]
    assert line.done("verify")["ok"] is True
    assert line.done("search", "李小红")["hits"] == []


def test_into_an_empty_folder(line: CommandLine, tmp_path: Path) -> None:
    line.made()
    line.done("backup", tmp_path / "out.nxbak")
    done = line.done("restore", tmp_path / "out.nxbak", home=tmp_path / "new")
    assert (done["lost"], done["aside"]) == (None, None)
    assert line.done("verify", home=tmp_path / "new")["ok"] is True


def test_without_a_file_into_the_homes_own_folder(line: CommandLine) -> None:
    home = line.made()
    assert Path(line.done("backup")["file"]).parent == home / FOLDER


def test_words_for_people(line: CommandLine, tmp_path: Path) -> None:
    line.made()
    line.done("backup", tmp_path / "out.nxbak")
    line.done("log", "--item", "居住登记", "--name", "李小红")
    told = line.run("restore", tmp_path / "out.nxbak", "--dry-run", as_json=False).out
    assert "会丢失" in told
    assert "没有改动任何数据" in told
    told = line.run("restore", tmp_path / "out.nxbak", as_json=False).out
    assert "原来的文件留在" in told


def test_refused(line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line.made()
    line.done("backup", tmp_path / "out.nxbak")
    (tmp_path / "letter.nxbak").write_text("a letter", "utf-8")
    assert "不是本程序的备份" in line.refused(3, "restore", tmp_path / "letter.nxbak")
    assert "找不到" in line.refused(3, "restore", tmp_path / "none.nxbak", "--dry-run")
    assert "不会覆盖" in line.refused(3, "backup", tmp_path / "letter.nxbak")
    line.made("NX04", at="other")
    assert "NX03" in line.refused(3, "restore", tmp_path / "out.nxbak", home=tmp_path / "other")
    monkeypatch.setenv("NANXI_DESK_PASSWORD", "falsch")
    assert "密码" in line.refused(4, "restore", tmp_path / "out.nxbak")
    assert "密码" in line.refused(4, "restore", tmp_path / "out.nxbak", "--dry-run")


@pytest.mark.parametrize("damage", ["cut", "empty", "gone", "noise", "keys"])
def test_damage_names_the_way_back(line: CommandLine, damage: str) -> None:
    """The hint can be typed as it stands."""
    home = line.made()
    made = line.done("backup")
    database = home / paths.DATABASE
    if damage == "cut":
        os.truncate(database, 20_000)
    elif damage == "empty":
        os.truncate(database, 0)
    elif damage == "gone":
        database.unlink()
    elif damage == "noise":
        database.write_bytes(os.urandom(40_000))
    else:
        (home / paths.KEYS).write_text("{}", "utf-8")
    answer = line.run("digest")
    assert answer.code == 4
    assert f'restore "{made["file"]}"' in answer.json["hint"]
    assert line.done("restore", made["file"])["restored"] is True
    assert line.done("verify")["ok"] is True


def test_the_real_program(line: CommandLine, tmp_path: Path) -> None:
    home = line.made()
    made = program("--home", str(home), "--json", "backup", str(tmp_path / "out.nxbak"))
    assert made.code == 0, made
    answer = program("--home", str(tmp_path / "new"), "--json", "restore", str(tmp_path / "out.nxbak"))
    assert answer.code == 0, answer
    assert answer.json["restored"] is True
    assert "身份" in answer.err
