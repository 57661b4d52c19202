"""What a workbook under a password holds never touches the disk, neither here nor in the parsing process."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nanxi_desk.core.workbook import Column, SheetPlan, encrypt, write_workbook
from tests.support.command_line import environment
from tests.support.exchanges import HUB
from tests.support.homes import PASSWORD, make_home
from tests.support.opened_files import opened_by, watched
from tests.support.project import ROOT

MARK = "标记人甲"
FILE_PASSWORD = "交换-2026"

# An office exports, its hub imports, a ledger under a password is taken over: the real program's own words.
_WORK = """
import sys
from pathlib import Path
from nanxi_desk import cli
import nanxi_desk.modules
from nanxi_desk.core.home import Home
from nanxi_desk.core.workbook import read_table_file
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.take_over import LedgerDesk

office, hub, out, ledger, password, mark = sys.argv[1:]
for words in (
    ["log", "--item", "居住证明", "--name", mark, "--detail", "x" * 9000],
    ["export", out, "--to", "NX00"],
    ["export", out, "--to", "NX00", "--full"],
):
    assert cli.main(["--home", office, "--json", *words]) == 0
for words in (["import", out, "--dry-run"], ["import", out], ["verify"]):
    assert cli.main(["--home", hub, "--json", *words]) == 0
with Home.open(Path(office), __import__("os").environ["NANXI_DESK_PASSWORD"]) as home:
    desk = LedgerDesk(home, FrontDesk(home).catalogue())
    assert desk.take_over(home.actor, read_table_file(Path(ledger), password=password)).taken == 300
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A workbook under a password, large enough for every buffer to overflow."""
    titles = ("日期", "来访人", "联系电话", "事由")
    rows = [["2026-01-04", f"{MARK}{number}", "13800000002", "事由" * 700] for number in range(300)]
    columns = [Column("", title, 20) for title in titles]
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(
        encrypt(write_workbook([SheetPlan("登记", columns, rows, key_row=False)]), FILE_PASSWORD)
    )
    return file


def test_no_decrypted_workbook_touches_the_disk(tmp_path: Path, ledger: Path) -> None:
    variables, log = watched(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    make_home(tmp_path / "office").close()
    make_home(tmp_path / "hub", HUB, name="南汐街道", hub=True).close()
    out = tmp_path / "stick" / "out.xlsx"
    out.parent.mkdir()
    words = [str(tmp_path / "office"), str(tmp_path / "hub"), str(out), str(ledger), FILE_PASSWORD, MARK]
    done = subprocess.run(
        [sys.executable, "-c", _WORK, *words],
        cwd=ROOT,
        env=environment(
            **variables,
            TMPDIR=str(temporary),
            NANXI_DESK_EXCHANGE_PASSWORD=FILE_PASSWORD,
            NANXI_DESK_TRUST="all",
        ),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    opened = opened_by(log)
    assert len({process for process, _file in opened}) == 1, "the parsing process opened a file to write"
    mine = [file for _process, file in opened if file != os.devnull and not file.isdecimal()]
    # Only locks, the token, and the encrypted workbook under its two names; all else is SQLite's own.
    allowed = re.compile(r".*/(?:desk\.lock|\.?replica\.token.*|\.?out\.xlsx.*|\.?backups?[^/]*\.json.*)")
    assert [file for file in mine if not allowed.fullmatch(file)] == []
    assert any(file.endswith("/out.xlsx") for file in mine), "nothing was watched"
    assert list(temporary.iterdir()) == []
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(left) > 8
    for path in left:
        content = path.read_bytes()
        assert MARK.encode() not in content, path
        assert not content.startswith(b"PK"), path


def test_the_watch_sees_what_every_process_writes(tmp_path: Path) -> None:
    variables, log = watched(tmp_path)
    child = "import tempfile; tempfile.TemporaryFile()"
    script = (
        "import subprocess, sys; open(sys.argv[1], 'w').close()\n"
        f"subprocess.run([sys.executable, '-P', '-c', '{child}'], check=True)\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a")],
        env=environment(**variables, TMPDIR=str(tmp_path)),
        check=True,
    )
    opened = opened_by(log)
    assert len({process for process, _file in opened}) == 2
    assert any(file.startswith(str(tmp_path)) and file != str(tmp_path / "a") for _process, file in opened)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no core files")
def test_no_core_file_of_the_program_keeps_its_memory(tmp_path: Path) -> None:
    script = "import resource, sys; from nanxi_desk import __main__, cli\n"
    script += "cli.main = lambda: print(resource.getrlimit(resource.RLIMIT_CORE)[0]) or 0\n"
    script += "resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)[1:] * 2)\n"
    done = subprocess.run(
        [sys.executable, "-c", script + "__main__.main()"], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"0"
    assert PASSWORD not in done.stderr.decode()
