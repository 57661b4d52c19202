"""Every command by its words: one JSON object and nothing else, stable keys, exit codes, and its effect."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nanxi_desk import __version__, cli, commands
from nanxi_desk.core import language, oversight
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.ledger_sample import messy_ledger_rows, text_grid
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.command_line import EXCHANGE, CommandLine, environment, files_of, program
from tests.support.exchanges import edit as write_detail
from tests.support.homes import CHEAP, PASSWORD
from tests.support.project import ROOT

ID = re.compile("[0-9a-f]{32}")
FILE_KEYS = ("file", "id", "new", "changed", "conflicts", "edits", "waiting", "refused")


@pytest.fixture
def line(tmp_path, capsys, monkeypatch) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def desk(line) -> CommandLine:
    """A command line on an office's home."""
    line.made()
    return line


@pytest.fixture
def cheap_keys(monkeypatch) -> None:
    """Homes that commands make ask for a cheap password check."""
    create = Home.create.__func__

    def cheaply(cls, *words, **options):
        return create(cls, *words, **{"cost": CHEAP, **options})

    monkeypatch.setattr(Home, "create", classmethod(cheaply))


# --- the words themselves ----------------------------------------------------------------------------------


def test_help_names_every_command_and_version_is_said(capsys):
    for words in (["--help"], ["log", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as left:
            cli.main(words)
        assert left.value.code == 0
    said = capsys.readouterr().out
    assert all(command.name in said for command in commands.COMMANDS)
    assert __version__ in said


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["log"],
        ["log", "--item"],
        ["log", "--items", "低保"],
        ["log", "--it", "低保"],
        ["edit", "NX03-1"],
        ["search"],
        ["search", "王", "--limit", "0"],
        ["search", "王", "--limit", "9" * 30],
        ["search", "王", "--limit", "many"],
        ["demo", "--requests", "-1"],
        ["demo", "--offices", "0"],
        ["demo", "--year", "99999"],
        ["demo", "--year", "2099"],
        ["sample-ledger", "x.xlsx", "--year", "0"],
        ["sample-ledger", "x.xlsx", "--seed", "0x5"],
        ["export", "x.xlsx"],
        ["import"],
        ["verify", "more"],
        ["init", "--office", "NX03", "--name", "甲", "--admin", "乙"],
        ["search", "\udcff"],
        ["log", "--item", "低保", "--detail", "\udcff"],
    ],
)
def test_words_that_do_not_fit_are_refused_with_code_2(desk, words):
    desk.refused(2, *words)


def test_a_command_without_a_home_says_so_with_code_4(line):
    assert str(line.home) in line.refused(4, "verify")
    assert not line.home.exists()


def test_the_language_of_the_answers_follows_the_environment(desk, monkeypatch):
    assert desk.refused(3, "edit", "X", "a=b") == "找不到记录“X”。"
    monkeypatch.setenv("NANXI_DESK_LANGUAGE", "tlh")
    assert desk.refused(3, "edit", "X", "a=b") == "找不到记录“X”。"
    language.use_language("zh")


# --- homes -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("cheap_keys")
def test_init_makes_a_home_that_opens_with_password_and_recovery_code(line, monkeypatch):
    made = line.done("init", "--office", "nx03", "--name", "华业居委会", "--admin", "陈静")
    assert made.keys() >= {"replica", "recovery_code"}
    assert line.done("verify")["ok"] is True
    line.refused(2, "init", "--office", "NX03", "--name", "华业居委会", "--admin", "陈静")
    assert line.done("verify")["ok"] is True
    monkeypatch.setenv("NANXI_DESK_PASSWORD", made["recovery_code"])
    assert line.done("verify")["ok"] is True
    with Home.open(line.home, PASSWORD, "陈静") as home:
        assert (home.office, home.is_hub, home.replica) == ("NX03", False, made["replica"])


@pytest.mark.usefixtures("cheap_keys")
@pytest.mark.parametrize(
    ("code", "words", "password"),
    [
        (2, ["--office", "南", "--name", "甲", "--admin", "乙"], PASSWORD),
        (2, ["--office", "*", "--name", "甲", "--admin", "乙"], PASSWORD),
        (2, ["--office", "NX03", "--name", " ", "--admin", "乙"], PASSWORD),
        (2, ["--office", "NX03", "--name", "甲", "--admin", ""], PASSWORD),
        (3, ["--office", "NX03", "--name", "甲", "--admin", "乙"], ""),
    ],
)
def test_init_leaves_nothing_behind_where_it_is_refused(line, monkeypatch, code, words, password):
    monkeypatch.setenv("NANXI_DESK_PASSWORD", password)
    line.refused(code, "init", *words)
    assert files_of(line.home) == {}


def test_without_a_password_and_a_terminal_nothing_opens(desk, monkeypatch):
    monkeypatch.delenv("NANXI_DESK_PASSWORD")
    assert "密码" in desk.refused(2, "verify")


def test_a_user_is_known_by_name(desk):
    assert desk.run("--user", "陈静", "verify").json["ok"]
    assert "李四" in desk.refused(2, "--user", "李四", "verify")


@pytest.mark.usefixtures("cheap_keys")
def test_demo_is_the_same_for_the_same_seed(line):
    found = []
    for place, seed in (("a", 4), ("b", 4), ("c", 5)):
        home = line.folder / place
        made = line.done("demo", "--requests", 40, "--seed", seed, "--year", 2025, home=home)
        assert made == {"requests": 40}
        records = line.done("digest", home=home)["records"]
        with Home.open(home, PASSWORD) as opened:
            found.append((records, _visits(opened)))
    # The digests differ all the same, since ids of visits are drawn anew.
    assert found[0] == found[1] != found[2]
    assert len(found[0][1]) == 40


def _visits(home: Home) -> list[tuple[str, ...]]:
    rows = FrontDesk(home).page("all", 0, 100)
    return sorted((row.item, row.visitor, row.day, row.registered, row.state, row.channel) for row in rows)


@pytest.mark.usefixtures("cheap_keys")
def test_demo_with_several_offices_makes_a_hub(line):
    line.done("demo", "--requests", 20, "--offices", 2, "--year", 2025)
    assert len(set(line.done("digest")["digests"]) & {"NX03", "NX07", "NX01", "NX02"}) >= 1
    with Home.open(line.home, PASSWORD) as home:
        assert home.is_hub


def test_renew_identity_makes_another_replica(desk):
    with Home.open(desk.home, PASSWORD) as home:
        before = home.replica
    after = desk.done("renew-identity")["replica"]
    assert ID.fullmatch(after)
    assert after != before
    assert desk.done("verify")["ok"] is True


# --- the desk ----------------------------------------------------------------------------------------------


def test_log_search_edit_and_history_of_one_visit(desk):
    logged = desk.done(
        "log", "--item", "敬老卡", "--name", "王桂兰", "--phone", "13812345678", "--detail", "来问"
    )
    assert logged.keys() == {"number", "id"}
    for typed in ("王桂兰", "wgl", "wangguilan", "5678", logged["number"], "来问", "敬老卡"):
        hits = desk.done("search", typed)["hits"]
        assert logged["id"] in [hit["id"] for hit in hits], typed
        assert all(hit.keys() == {"kind", "id", "number", "title"} for hit in hits)
    kinds = {hit["kind"] for hit in desk.done("search", "wgl")["hits"]}
    assert kinds == {"request", "resident"}
    assert "13812345678" not in desk.run("search", "wgl").out
    changed = desk.done("edit", logged["number"], "情况=已联系")["change"]
    assert desk.done("edit", logged["id"], "情况=已联系") == {"change": None}
    history = desk.done("log-of", logged["number"])
    assert (history["record"], history["type"]) == (logged["id"], "request")
    assert [change["id"] for change in history["changes"]][-1] == changed
    assert history["changes"][-1]["fields"] == [["情况", "已联系"]]
    assert desk.done("search", "已联系")["hits"][0]["number"] == logged["number"]


def test_search_is_limited(desk):
    for __ in range(3):
        desk.done("log", "--item", "低保", "--detail", "同样的话")
    assert len(desk.done("search", "同样", "--limit", 2)["hits"]) == 2
    assert desk.done("search", "没有的话") == {"hits": []}


def test_json_belongs_before_the_command(desk):
    answer = desk.run("verify", "--json")
    assert answer.code == 2
    assert "--json" in answer.refusal


@pytest.mark.parametrize(
    ("typed", "line_of"), [("敬老卡", "老龄"), ("jlk", None), ("问路去动物园", None), ("楼上漏水", "物业")]
)
def test_log_takes_any_name_of_the_catalogue_and_keeps_unknown_words(desk, typed, line_of):
    number = desk.done("log", "--item", typed)["number"]
    [first, *__] = desk.done("log-of", number)["changes"]
    fields = dict(first["fields"])
    if line_of is None:
        assert (fields["事项"], fields["条线"]) == (typed, "目录外")
    else:
        assert line_of in fields["条线"]


@pytest.mark.parametrize(
    "words",
    [
        ["--item", ""],
        ["--item", "低保", "--phone", "13812345678"],
        ["--item", "低保", "--name", "王", "--phone", "没有"],
        ["--item", "低保", "--name", "字" * 61],
        ["--item", "字" * 101],
        ["--item", "低保", "--detail", "字" * 10_001],
    ],
)
def test_log_refuses_what_does_not_fit(desk, words):
    desk.refused(3, "log", *words)


def test_log_says_where_a_character_stands_that_no_workbook_holds(desk):
    assert "第 3 个字" in desk.refused(3, "log", "--item", "低保", "--detail", "一二\x01三")


@pytest.mark.parametrize(
    ("record", "assignment"),
    [(None, "状态=办结"), (None, "鞋码=42"), (None, "已联系"), ("NX03-1", "情况=甲")],
)
def test_edit_refuses_what_it_cannot_change(desk, record, assignment):
    number = desk.done("log", "--item", "低保")["number"]
    desk.refused(3, "edit", record or number, assignment)
    if record:
        desk.refused(3, "log-of", record)


# --- ledgers -----------------------------------------------------------------------------------------------


def test_a_sample_ledger_is_taken_over_once(desk, tmp_path):
    file = tmp_path / "ledger.xlsx"
    assert desk.done("sample-ledger", file, "--rows", 50, "--seed", 3, "--year", 2025) == {
        "file": str(file),
        "rows": 50,
    }
    looked = desk.done("import-ledger", file, "--dry-run")
    assert desk.done("digest")["records"] == 1  # the administrator
    taken = desk.done("import-ledger", file)
    assert taken.keys() >= {"rows", "taken", "already", "refused"}
    assert (taken["rows"], taken["taken"], taken["already"], taken["refused"]) == (50, 50, 0, [])
    assert looked == taken
    digest = desk.done("digest")
    again = desk.done("import-ledger", file)
    assert (again["taken"], again["already"]) == (0, 50)
    assert desk.done("digest") == digest
    # The proposed mapping, given back as a file, means the same.
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(again["mapping"], encoding="utf-8-sig")
    assert desk.done("import-ledger", file, "--map", mapping)["already"] == 50
    assert desk.done("verify")["ok"] is True


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_text_ledger_of_either_encoding(desk, tmp_path, encoding):
    sample = messy_ledger_rows(2025, 30, 3)
    file = tmp_path / "ledger.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(text_grid(sample.grid))
    taken = desk.done("import-ledger", file)
    assert taken["taken"] + len(taken["refused"]) == 30
    assert {refused["reason"] for refused in taken["refused"]} <= {"没有日期"}  # was in a merged cell
    assert desk.done("search", sample.truth[0].item)["hits"]


def test_a_foreign_ledger_is_taken_by_a_mapping(desk, tmp_path):
    file = tmp_path / "desk.csv"
    rows = ["opened,who,what,told,ref", "1767500000,Ann Lee,Graffiti,on the wall,R-17"]
    file.write_text("\n".join([*rows, "1767500000,,Noise,,R-18", "?,Bob,Noise,,R-19"]))
    mapping = tmp_path / "map.toml"
    columns = '"opened"="日期"\n"who"="姓名"\n"what"="事由"\n"told"="内容"\n'
    mapping.write_text(f'date_unit="seconds"\n[columns]\n{columns}', encoding="utf-8")
    taken = desk.done("import-ledger", file, "--map", mapping)
    assert (taken["rows"], taken["taken"]) == (3, 2)
    [refused] = taken["refused"]
    assert refused["row"] == 4
    assert "?" in refused["reason"]
    [hit] = [hit for hit in desk.done("search", "graffiti")["hits"] if hit["kind"] == "request"]
    words = json.dumps(desk.done("log-of", hit["id"]), ensure_ascii=False)
    assert all(word in words for word in ("目录外", "Graffiti", "on the wall", "ref: R-17"))
    assert "Ann Lee" in hit["title"]


@pytest.mark.parametrize("text", ["[columns", "", "[columns]\n'a'='鞋码'\n'b'='日期'", "colour=1", "\0"])
def test_a_mapping_that_does_not_fit_is_refused(desk, tmp_path, text):
    file, mapping = tmp_path / "l.csv", tmp_path / "m.toml"
    file.write_text("日期,事由\n2026-01-04,低保\n", encoding="utf-8")
    mapping.write_text(text, encoding="utf-8")
    desk.refused(3, "import-ledger", file, "--map", mapping)
    desk.refused(3, "import-ledger", file, "--map", tmp_path / "none.toml")


# --- exchange ----------------------------------------------------------------------------------------------


@pytest.fixture
def pair(line, monkeypatch) -> tuple[Path, Path]:
    """A hub's home and an office's."""
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    return line.made("NX00", hub=True, at="hub"), line.made("NX03", at="office")


def test_a_visit_reaches_the_hub_and_both_digests_are_equal(line, pair, tmp_path):
    hub, office = pair
    line.done("log", "--item", "低保", "--name", "王桂兰", home=office)
    file = tmp_path / "up.xlsx"
    sent = line.done("export", file, "--to", "NX00", home=office)
    assert sent.keys() == {"file", "changes", "records"}
    assert (sent["file"], sent["records"]) == (str(file), 5)
    looked = line.done("import", file, "--trust", "all", "--dry-run", home=hub)
    assert "NX03" not in line.done("digest", home=hub)["digests"]
    taken = line.done("import", file, "--trust", "all", home=hub)
    [result] = taken["files"]
    assert result.keys() >= set(FILE_KEYS)
    assert looked == taken
    assert (result["file"], result["new"]) == (str(file), 5)
    assert line.done("import", file, home=hub)["files"][0]["new"] == 0
    digests = [line.done("digest", "--scope", "NX03", home=home) for home in pair]
    assert digests[0].keys() == {"digests", "records", "changes"}
    assert digests[0]["digests"] == digests[1]["digests"]
    assert digests[0]["digests"].keys() == {"NX03"}
    back = tmp_path / "down.xlsx"
    line.done("export", back, "--to", "nx03", "--full", home=hub)
    line.done("import", back, "--trust", "all", home=office)
    assert line.done("digest", "--scope", "NX03", home=office)["digests"] == digests[0]["digests"]


def test_the_exchange_password_comes_from_a_file_or_the_environment(line, pair, tmp_path, monkeypatch):
    hub, office = pair
    file, secret = tmp_path / "up.xlsx", tmp_path / "secret.txt"
    secret.write_text("另一个密码\n", encoding="utf-8-sig")
    line.done("export", file, "--to", "NX00", "--password-file", secret, home=office)
    assert "密码" in line.refused(3, "import", file, "--trust", "all", home=hub)
    line.done("import", file, "--trust", "all", "--password-file", secret, home=hub)
    for content in (b"", b"\n", b"\xff\xfe\xff"):
        secret.write_bytes(content)
        line.refused(2, "export", file, "--to", "NX00", "--password-file", secret, home=office)
    line.refused(2, "export", file, "--to", "NX00", "--password-file", tmp_path / "none", home=office)
    line.refused(2, "export", file, "--to", "NX00", "--password-file", tmp_path, home=office)
    for value in (None, ""):
        monkeypatch.delenv("NANXI_DESK_EXCHANGE_PASSWORD")
        if value is not None:
            monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", value)
        line.refused(2, "export", tmp_path / "new.xlsx", "--to", "NX00", home=office)
        line.refused(2, "import", file, home=hub)
        monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", EXCHANGE)
    assert not (tmp_path / "new.xlsx").exists()


def test_an_unknown_computer_is_taken_only_with_trust(line, pair, tmp_path, monkeypatch):
    hub, office = pair
    file = tmp_path / "up.xlsx"
    line.done("export", file, "--to", "NX00", home=office)
    line.refused(3, "import", file, home=hub)
    line.refused(3, "import", file, "--trust", "00:11", home=hub)
    monkeypatch.setenv("NANXI_DESK_TRUST", "yes")
    line.refused(3, "import", file, home=hub)
    monkeypatch.setenv("NANXI_DESK_TRUST", "all")
    answer = line.run("import", file, home=hub)
    assert answer.code == 0
    assert answer.json["files"][0]["new"] > 0
    assert "NANXI_DESK_TRUST=all" in answer.err


@pytest.mark.parametrize("to", ["", "南", "NX03", "A" * 17])
def test_export_refuses_what_is_no_partner(line, pair, tmp_path, to):
    line.refused(2, "export", tmp_path / "x.xlsx", "--to", to, home=pair[1])
    line.refused(2, "export", tmp_path / "none" / "x.xlsx", "--to", "NX00", home=pair[1])


def test_one_bad_file_of_several_undoes_the_call(line, pair, tmp_path):
    hub, office = pair
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    line.done("export", good, "--to", "NX00", home=office)
    bad.write_bytes(good.read_bytes()[:-700])
    assert "bad.xlsx" in line.refused(3, "import", good, bad, "--trust", "all", home=hub)
    assert "NX03" not in line.done("digest", home=hub)["digests"]


def test_two_edits_of_one_field_are_a_conflict_at_both(line, pair, tmp_path):
    hub, office = pair
    logged = line.done("log", "--item", "低保", "--detail", "一", home=office)
    line.done("export", tmp_path / "1.xlsx", "--to", "NX00", home=office)
    line.done("import", tmp_path / "1.xlsx", "--trust", "all", home=hub)
    copy = line.folder / "copy"
    shutil.copytree(office, copy)
    line.done("renew-identity", home=copy)
    line.done("edit", logged["id"], "情况=二", home=office)
    line.done("edit", logged["id"], "情况=三", home=copy)
    for number, home in ((2, office), (3, copy)):
        line.done("export", tmp_path / f"{number}.xlsx", "--to", "NX00", home=home)
    files = line.done("import", tmp_path / "2.xlsx", tmp_path / "3.xlsx", "--trust", "all", home=hub)["files"]
    assert sorted(file["conflicts"] for file in files) == [0, 1]
    [conflict] = line.done("conflicts", home=hub)["conflicts"]
    assert conflict.keys() >= {"id", "record", "unit", "heads"}
    assert (conflict["record"], conflict["unit"]) == (logged["id"], "detail")
    assert all(head.keys() >= {"change", "value", "who", "at"} for head in conflict["heads"])
    assert {head["value"] for head in conflict["heads"]} == {"二", "三"}
    assert line.run("conflicts", home=hub, as_json=False).out
    assert line.done("conflicts", home=office) == {"conflicts": []}


# --- soundness ---------------------------------------------------------------------------------------------


def test_verify_tells_a_sound_home_and_a_damaged_one(desk):
    logged = desk.done("log", "--item", "低保", "--detail", "一")
    sound = desk.done("verify")
    assert sound.keys() >= {"ok", "problems"}
    assert (sound["ok"], sound["problems"]) == (True, [])
    assert desk.run("verify", as_json=False).out
    with Home.open(desk.home, PASSWORD) as home:
        write_detail(home, logged["id"], "二")
        with home.engine.begin() as conn:
            conn.exec_driver_sql(f"UPDATE {Request.record_type} SET detail = '三'")
    answer = desk.run("verify")
    assert (answer.code, answer.json["ok"]) == (1, False)
    assert answer.json["problems"]
    assert desk.run("verify", as_json=False).code == 1


def test_the_digest_follows_the_records_and_tells_one_scope(desk):
    before = desk.done("digest")
    assert before.keys() == {"digests", "records", "changes"}
    desk.done("log", "--item", "低保")
    after = desk.done("digest")
    assert after["digests"]["NX03"] != before["digests"]["NX03"]
    assert after["records"] == before["records"] + 3
    assert desk.done("digest", "--scope", "NX03")["digests"] == {"NX03": after["digests"]["NX03"]}


# --- the real program --------------------------------------------------------------------------------------


def test_the_program_itself_prints_one_object_and_exits_as_it_says(desk):
    home = str(desk.home)
    logged = program("--home", home, "--json", "log", "--item", "低保", "--name", "王桂兰 𫠠")
    assert (logged.code, logged.err) == (0, "")
    assert logged.json["number"].startswith("NX03-")
    # The output can be read whatever the terminal is able to show.
    told = program("--home", home, "--json", "search", "王桂兰", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (told.code, told.err) == (0, "")
    assert any("王桂兰 𫠠" in hit["title"] for hit in told.json["hits"])
    shown = program("--home", home, "search", "王桂兰", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (shown.code, shown.err) == (0, "")
    assert logged.json["number"] in shown.out
    assert program("--home", home, "search").code == 2


def test_a_reader_that_has_seen_enough_is_no_fault(desk):
    with subprocess.Popen(
        [sys.executable, "-m", "nanxi_desk", "--home", str(desk.home), "search", "王"],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


_FAULTY = """
import sys
from nanxi_desk import __main__, commands

def fail(context, options):
    raise LookupError("a bug")

place = [command.name for command in commands.COMMANDS].index("digest")
object.__setattr__(commands.COMMANDS[place], "run", fail)
sys.exit(__main__.main())
"""


@pytest.mark.parametrize("as_json", [True, False])
def test_a_bug_leaves_one_report_code_1_and_still_one_object(tmp_path, as_json):
    words = ["--home", str(tmp_path), *(["--json"] if as_json else []), "digest"]
    done = subprocess.run(
        [sys.executable, "-c", _FAULTY, *words],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("builtins.LookupError") == 1
    assert "a bug" not in done.stderr, "messages may hold what somebody typed"
    if as_json:
        assert json.loads(done.stdout).keys() == {"error", "hint"}
    else:
        assert done.stdout == ""


def test_a_bug_is_not_taken_for_a_persons_error(desk, monkeypatch):
    def fail(*_words: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(oversight, "digests", fail)
    with pytest.raises(KeyError):
        desk.run("digest")


# --- the window's commands ---------------------------------------------------------------------------------


def test_self_test_passes_without_a_screen():
    answer = program("--json", "self-test", DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (answer.code, answer.json) == (0, {"ok": True, "problems": []})


@pytest.mark.soak
def test_tour_paints_every_page_without_a_screen(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "nanxi_desk", "--json", "tour", str(tmp_path / "pictures")],
        cwd=ROOT,
        env=environment(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None),
        capture_output=True,
        timeout=600,
        check=True,
    )
    files = [Path(name) for name in json.loads(done.stdout)["files"]]
    assert len(files) >= 14
    assert {file.name for file in files} == {path.name for path in (tmp_path / "pictures").iterdir()}
    for file in files:
        picture = QImage(str(file))
        assert picture.width() >= 700, file.name
        few = {picture.pixel(x, y) for x in range(0, 700, 7) for y in range(0, 450, 7)}
        assert len(few) > 5, f"{file.name} is empty"
