"""What people and disks get wrong: one sentence that says what to do, its exit code, nothing changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.workbook import Column, SheetPlan, write_workbook
from nanxi_desk.core.workbook.gate import OLE_MAGIC
from tests.support.command_line import (
    EXCHANGE,
    CommandLine,
    another_program_in,
    environment,
    files_of,
    program,
)
from tests.support.homes import PASSWORD
from tests.support.project import ROOT

LOOK = ("verify",)
SAVE = ("log", "--item", "低保")


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.made()
    return made


def refused_everywhere(desk: CommandLine, code: int) -> str:
    """The sentence with which reading and writing are refused alike."""
    sentences = {desk.refused(code, *words) for words in (LOOK, SAVE)}
    assert len(sentences) == 1
    return sentences.pop()


# --- the home ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("password", ["falsch", PASSWORD.upper(), PASSWORD + "\n", "密码" * 500, " "])
def test_wrong_password(desk, monkeypatch, password):
    monkeypatch.setenv("NANXI_DESK_PASSWORD", password)
    assert "密码" in refused_everywhere(desk, 4)


def test_a_password_that_is_no_text(desk, monkeypatch):
    monkeypatch.setitem(os.environ, "NANXI_DESK_PASSWORD", "\udcff")
    assert "NANXI_DESK_PASSWORD" in refused_everywhere(desk, 2)


@pytest.mark.parametrize("damage", ["first page", "middle", "short", "empty", "plain", "gone"])
def test_damaged_database(desk, damage):
    database = desk.home / "desk.db"
    content = bytearray(database.read_bytes())
    match damage:
        case "first page":
            content[100:200] = bytes(100)
        case "middle":
            for page in range(1, len(content) // 4096):
                content[page * 4096 + 9 : page * 4096 + 90] = bytes(81)
        case "short":
            del content[5_000:]
        case "empty":
            content.clear()
        case "plain":
            content[:16] = b"SQLite format 3\x00"
    database.write_bytes(content)
    if damage == "gone":
        database.unlink()
    refused_everywhere(desk, 4)


def test_newer_database(desk):
    with Home.open(desk.home, PASSWORD) as home, home.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert "新" in refused_everywhere(desk, 4)
    assert not list(desk.home.glob("before-migration*"))


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"format": "other"}', b"\xff\xfe", b"[" * 100_000, b"null"]
)
def test_missing_or_damaged_keys(desk, content):
    keys = desk.home / "keys.json"
    if content is None:
        keys.unlink()
    else:
        keys.write_bytes(content)
    assert "keys.json" in refused_everywhere(desk, 4)


def test_keys_of_another_home(desk):
    other = desk.made("NX07", at="other")
    (desk.home / "keys.json").write_bytes((other / "keys.json").read_bytes())
    refused_everywhere(desk, 4)


def test_keys_of_a_newer_version(desk):
    keys = desk.home / "keys.json"
    keys.write_text(
        keys.read_text(encoding="utf-8").replace('"version": 1', '"version": 2'), encoding="utf-8"
    )
    refused_everywhere(desk, 4)


def test_second_instance(desk):
    with another_program_in(desk.home):
        assert "已经在运行" in refused_everywhere(desk, 4)
    assert desk.done("verify")["ok"] is True


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"theme": 5, "language": ["en"]}', b"\xff"])
def test_broken_window_settings_matter_to_nobody(desk, content):
    (desk.home / "window.json").write_bytes(content)
    assert desk.done("verify")["ok"] is True
    desk.done("log", "--item", "低保")


# --- folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "below", "below/more"])
def test_a_file_where_a_folder_should_be(desk, tmp_path, below):
    file = tmp_path / "file"
    file.write_text("mine")
    place = file / below if below else file
    desk.refused(4, "verify", home=place)
    new = ("init", "--office", "NX03", "--name", "甲", "--admin", "乙")
    assert str(file) in desk.refused(4, *new, home=place)
    desk.refused(4, "demo", home=place)
    assert file.read_text() == "mine"


def test_a_folder_name_that_is_too_long_for_the_disk(desk, tmp_path):
    answer = desk.run("verify", home=tmp_path / ("长" * 300))
    assert answer.code == 4
    assert answer.refusal


def test_the_home_of_nobody(desk):
    desk.refused(2, "verify", home=Path("~nobody-of-this-name/x"))


def test_results_that_cannot_be_written(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    (tmp_path / "file").touch()
    desk.refused(3, "sample-ledger", tmp_path / "none" / "x.xlsx")
    desk.refused(3, "sample-ledger", tmp_path)
    desk.refused(2, "export", tmp_path / "file" / "x.xlsx", "--to", "NX00")


def test_a_folder_that_turned_unwritable_refuses_the_save_only(desk, monkeypatch):
    # Tests may run as root, whom no rights keep out; so the write itself is made to fail as the disk would.
    from nanxi_desk.core.journal import door
    from nanxi_desk.core.paths import unwritable

    def fail(*_words: object) -> None:
        raise unwritable(desk.home, OSError(28, "No space left on device"))

    monkeypatch.setattr(door.Writing, "store", fail)
    desk.refused(4, *SAVE)
    assert desk.done("verify")["ok"] is True


# --- no screen ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize("with_home", [True, False])
def test_no_screen(desk, with_home):
    place = desk.home if with_home else desk.folder / "none"
    before = files_of(desk.folder)
    answer = program("--home", str(place), DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (answer.code, answer.out) == (4, "")
    assert "屏幕" in answer.refusal
    told = program("--json", "--home", str(place), DISPLAY="", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (told.code, told.err) == (4, "")
    assert told.refusal == answer.refusal
    assert files_of(desk.folder) == before


# --- files that come in ------------------------------------------------------------------------------------


def workbook(*rows: list[object]) -> bytes:
    width = max(map(len, rows), default=1)
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = [Column(str(number), "") for number in range(width)]
    return write_workbook([SheetPlan("Sheet1", columns, cells, key_row=False)])


LEDGERS = {
    "missing.xlsx": None,
    "empty.xlsx": b"",
    "empty.csv": b"",
    "old.xls": OLE_MAGIC + bytes(2_000),
    "old-renamed.xlsx": OLE_MAGIC + bytes(2_000),
    "broken.xlsx": b"PK\x03\x04" + bytes(500),
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "letter.docx": b"PK\x03\x04" + bytes(500),
    "nothing": b"x",
    "no-header.csv": "甲,乙\n丙,丁\n".encode(),
    "blank.csv": b"\n\n,,\n",
    "no-rows.xlsx": b"sheet",
    "no-header.xlsx": b"sheet",
}


@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_that_is_none(desk, tmp_path, name):
    file, content = tmp_path / name, LEDGERS[name]
    if content == b"sheet":
        content = workbook() if name == "no-rows.xlsx" else workbook(["甲", "乙"], ["丙", 5])
    if content is not None:
        file.write_bytes(content)
    sentence = desk.refused(3, "import-ledger", file)
    assert name in sentence or "台账" in sentence or "表头" in sentence
    desk.refused(3, "import-ledger", file, "--dry-run")


def test_a_folder_in_place_of_a_ledger(desk, tmp_path):
    desk.refused(3, "import-ledger", tmp_path)
    desk.refused(3, "import-ledger", "")


def test_a_header_without_rows_takes_nothing(desk, tmp_path):
    file = tmp_path / "header.csv"
    file.write_text("日期,来访人,联系电话,事由,处理情况\n", encoding="utf-8")
    assert desk.done("import-ledger", file)["rows"] == 0


EXCHANGED = {
    "missing.xlsx": None,
    "empty.xlsx": b"",
    "foreign.xlsx": b"sheet",
    "encrypted.xlsx": OLE_MAGIC + "EncryptedPackage".encode("utf-16-le") + bytes(2_000),
    "old.xls": OLE_MAGIC + bytes(2_000),
    "text.csv": b"a,b\n",
}


@pytest.mark.parametrize("name", EXCHANGED)
def test_an_exchange_workbook_that_is_none(desk, tmp_path, monkeypatch, name):
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    file, content = tmp_path / name, EXCHANGED[name]
    if content == b"sheet":
        content = workbook(["日期", "事由"], ["2026-01-04", "低保"])
    if content is not None:
        file.write_bytes(content)
    assert name in desk.refused(3, "import", file, "--trust", "all")
    desk.refused(3, "import", file, "--trust", "all", "--dry-run")


def test_a_folder_in_place_of_an_exchange_workbook(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    desk.refused(3, "import", tmp_path)


# --- words that are no text --------------------------------------------------------------------------------

NO_TEXT = b"\xd6\xd0"  # GB 18030; the terminal speaks UTF-8


@pytest.mark.parametrize(
    "words",
    [
        (b"search", NO_TEXT),
        (b"log", b"--item", NO_TEXT),
        (b"edit", NO_TEXT, b"a=b"),
        (b"log-of", NO_TEXT),
        (b"digest", b"--scope", NO_TEXT),
        (NO_TEXT,),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="words are always text there")
def test_bytes_that_are_no_text(desk, words):
    before = files_of(desk.home)
    for front in ((b"--json",), ()):
        answer = program(b"--home", os.fsencode(desk.home), *front, *words)
        assert answer.code == 2
        assert answer.refusal
    assert files_of(desk.home) == before


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_a_file_whose_name_is_no_text_is_read_all_the_same(desk, tmp_path):
    file = os.fsencode(tmp_path) + b"/" + NO_TEXT + b".csv"
    with open(file, "wb") as stream:  # noqa: PTH123 - a name in bytes
        stream.write("日期,来访人,事由\n2026-01-04,沈秋,低保\n".encode())
    home = os.fsencode(desk.home)
    answer = program(b"--home", home, b"--json", b"import-ledger", file)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["taken"] == 1
    assert desk.done("search", "沈秋")["hits"]
    for words in ((b"import-ledger", file + b"x"), (b"import-ledger", file, b"--map", file + b"x")):
        answer = program(b"--home", home, b"--json", *words)
        assert answer.code == 3
        assert answer.refusal


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_exchange_through_a_file_whose_name_is_no_text(desk, tmp_path, monkeypatch):
    hub = desk.made("NX00", hub=True, at="hub")
    file = os.fsencode(tmp_path) + b"/" + NO_TEXT + b".xlsx"
    secret = {"NANXI_DESK_EXCHANGE_PASSWORD": EXCHANGE}
    sent = program(b"--home", os.fsencode(desk.home), b"--json", b"export", file, b"--to", b"NX00", **secret)
    assert (sent.code, sent.err) == (0, "")
    assert sent.json["file"]
    taken = program(b"--home", os.fsencode(hub), b"--json", b"import", file, b"--trust", b"all", **secret)
    assert (taken.code, taken.err) == (0, "")
    assert taken.json["files"][0]["new"] == 1


# --- errors themselves -------------------------------------------------------------------------------------


def kinds(base: type[UserError]) -> set[type[UserError]]:
    return {base}.union(*map(kinds, base.__subclasses__()))


def test_every_error_of_a_person_has_one_of_the_promised_exit_codes():
    assert {kind.exit_code for kind in kinds(UserError)} == {2, 3, 4}


def test_asking_for_the_password_ends_with_the_input(desk):
    done = subprocess.run(
        [sys.executable, "-m", "nanxi_desk", "--home", str(desk.home), "verify"],
        cwd=ROOT,
        env=environment(NANXI_DESK_PASSWORD=None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "NANXI_DESK_PASSWORD" in done.stderr
