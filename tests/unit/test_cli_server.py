"""The command line with a database on a server."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine, environment
from tests.support.engines import POSTGRESQL, home_address, place
from tests.support.project import ROOT
from tests.support.requirements import needs_server

pytestmark = needs_server()

NEW = ("init", "--office", "NX00", "--name", "南汐街道", "--hub", "--admin", "陈静")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    place.kind = POSTGRESQL
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_a_hub_on_a_server_from_the_first_command_on(line: CommandLine) -> None:
    address = home_address()
    assert line.done(*NEW, "--database", address, "--encrypted-volume")["recovery_code"]
    line.done(*NEW, "--database", address, home=line.folder / "second")
    logged = line.done("log", "--item", "开证明", "--name", "周兰")
    found = line.done("search", "周兰", home=line.folder / "second")
    assert [hit["number"] for hit in found["hits"]] == [logged["number"], ""]
    told = line.done("verify")
    assert (told["ok"], told["problems"], told["warnings"]) == (True, [], [])
    homes = (line.home, line.folder / "second")
    assert line.done("digest", home=homes[0]) == line.done("digest", home=homes[1])


def test_verify_warns_of_what_nobody_stated(line: CommandLine) -> None:
    line.done(*NEW, "--database", home_address())
    told = line.done("verify")
    assert told["ok"]
    assert len(told["warnings"]) == 1


def test_a_password_comes_by_the_environment_only(line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    with_password = home_address().replace("desk@", "desk:geheim@")
    assert "NANXI_DESK_DATABASE" in line.run(*NEW, "--database", with_password).json["hint"]
    monkeypatch.setenv("NANXI_DESK_DATABASE", with_password)
    line.done(*NEW)
    monkeypatch.delenv("NANXI_DESK_DATABASE")
    assert line.done("verify")["ok"]


@pytest.mark.parametrize("address", ["desk.db", "mysql://a@b/c", "postgresql://a@b"])
def test_what_is_no_address_is_refused(line: CommandLine, address: str) -> None:
    line.refused(2, *NEW, "--database", address)


def test_a_server_that_is_away_is_no_bug(line: CommandLine) -> None:
    line.refused(4, *NEW, "--database", f"postgresql://desk@/desk?host={line.folder}")


def test_who_has_a_file_never_loads_what_a_server_needs(line: CommandLine) -> None:
    place.kind = "sqlite"
    line.made()
    code = (
        "import sys; from nanxi_desk import cli; cli.main(sys.argv[1:]); "
        "print([name for name in sys.modules if 'psycopg' in name or 'dialects.postgresql' in name])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, "--home", str(line.home), "verify"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.splitlines()[-1] == "[]"
