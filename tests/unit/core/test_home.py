"""A home: made whole or not at all, opened by its people, and clear about what is wrong with it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from nanxi_desk.core import home as home_module
from nanxi_desk.core import paths
from nanxi_desk.core.database import database_files, write_connection
from nanxi_desk.core.errors import Unavailable, UsageError, UserError
from nanxi_desk.core.exchange.inbox import RIGHT_CONFLICTS
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import get_record
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Staff
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a home that holds a little and is closed."""
    path = tmp_path / "home"
    make_home(path).close()
    return path


def fingerprints(path: Path) -> dict[str, str]:
    """Every file of a folder but the lock, by content."""
    return {
        str(file.relative_to(path)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != paths.LOCK
    }


def refused(path: Path, password: str = PASSWORD, user: str | None = None) -> Unavailable:
    """Opening is refused with one sentence and something to do, and leaves everything as it was."""
    before = fingerprints(path)
    with pytest.raises(Unavailable) as refusal:
        Home.open(path, password, user)
    assert fingerprints(path) == before
    assert refusal.value.exit_code == 4
    assert refusal.value.message
    assert refusal.value.hint
    assert "\n" not in refusal.value.message
    return refusal.value


# --- making one --------------------------------------------------------------------------------------------


def test_a_new_home_is_whole(tmp_path: Path) -> None:
    home, code = Home.create(
        tmp_path / "deep" / "home",
        office="nx03",
        name=" 华业居委会 ",
        hub=False,
        admin=ADMIN,
        password=PASSWORD,
        cost=CHEAP,
    )
    with home:
        assert (home.office, home.office_name, home.is_hub) == ("NX03", "华业居委会", False)
        assert home.actor.name == ADMIN
        assert len(code) > 20
        with home.journal.read() as conn:
            found = verify(conn)
            staff = get_record(conn, Staff, home.actor.id)
        assert found.problems == []
        assert found.records == 1
        assert staff
        assert (staff.name, staff.scope) == (ADMIN, "NX03")
    assert Home.exists(tmp_path / "deep" / "home")
    assert Home.people(tmp_path / "deep" / "home") == [ADMIN]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_nobody_else_may_read_it(closed: Path) -> None:
    assert closed.stat().st_mode & 0o077 == 0
    assert [p.name for p in closed.iterdir() if p.is_file() and p.stat().st_mode & 0o077] == []


def test_it_opens_again_with_what_was_written(closed: Path) -> None:
    with Home.open(closed, PASSWORD) as home:
        assert (home.office, home.is_hub, home.actor.name) == ("NX03", False, ADMIN)
        replica = home.replica
    with Home.open(closed, PASSWORD, ADMIN) as home:
        assert home.replica == replica


def test_the_recovery_code_opens_it(tmp_path: Path) -> None:
    home, code = Home.create(
        tmp_path, office="NX03", name="x", hub=True, admin=ADMIN, password=PASSWORD, cost=CHEAP
    )
    home.close()
    with Home.open(tmp_path, code) as home:
        assert home.is_hub


def test_a_second_home_does_not_replace_the_first(closed: Path) -> None:
    before = fingerprints(closed)
    with pytest.raises(UsageError, match="已经有数据"):
        make_home(closed)
    assert fingerprints(closed) == before
    Home.open(closed, PASSWORD).close()


@pytest.mark.parametrize("code", ["", " ", "*", "local", "南西", "a-b", "x" * 17, "../x"])
def test_codes_that_are_none_are_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(UsageError):
        make_home(tmp_path / "home", code)
    assert not Home.exists(tmp_path / "home")


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_names_that_are_none_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        make_home(tmp_path / "home", name=name)
    assert not Home.exists(tmp_path / "home")


@pytest.mark.parametrize("step", ["bring_up_to_date", "install_base_layer", "set_local"])
def test_nothing_stays_of_a_home_that_was_not_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(home_module, step, fail)
        with pytest.raises(OSError, match="disk"):
            make_home(tmp_path)
    assert fingerprints(tmp_path) == {}
    make_home(tmp_path).close()


def test_nothing_stays_where_the_keys_cannot_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(home_module.KeyRing, "save", fail)
        with pytest.raises(OSError, match="full"):
            make_home(tmp_path)
    assert fingerprints(tmp_path) == {}
    make_home(tmp_path).close()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x")
    with pytest.raises(Unavailable):
        make_home(tmp_path / "home")


# --- opening one -------------------------------------------------------------------------------------------


def test_no_home_at_all(tmp_path: Path) -> None:
    assert "init" in refused(tmp_path).hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("password", ["", "falsch", PASSWORD + " ", PASSWORD.upper()])
def test_a_wrong_password(closed: Path, password: str) -> None:
    refused(closed, password)
    Home.open(closed, PASSWORD).close()


def test_an_unknown_person(closed: Path) -> None:
    before = fingerprints(closed)
    with pytest.raises(UsageError, match="没有此人"):
        Home.open(closed, PASSWORD, "没有此人")
    assert fingerprints(closed) == before


def test_missing_keys(closed: Path) -> None:
    (closed / paths.KEYS).unlink()
    refused(closed)


def test_damaged_keys(closed: Path) -> None:
    (closed / paths.KEYS).write_text("{}")
    refused(closed)


def test_a_missing_database(closed: Path) -> None:
    (closed / paths.DATABASE).unlink()
    refused(closed)
    assert not (closed / paths.DATABASE).exists()


def test_an_empty_file_in_its_place(closed: Path) -> None:
    (closed / paths.DATABASE).write_bytes(b"")
    refused(closed)


def test_a_plain_sqlite_file_in_its_place(closed: Path) -> None:
    import sqlite3

    (closed / paths.DATABASE).unlink()
    plain = sqlite3.connect(closed / paths.DATABASE)
    plain.execute("CREATE TABLE x (y)")
    plain.commit()
    plain.close()
    assert "加密" in refused(closed).message


def test_the_database_of_another_home(closed: Path, tmp_path: Path) -> None:
    make_home(tmp_path / "other").close()
    (closed / paths.DATABASE).write_bytes((tmp_path / "other" / paths.DATABASE).read_bytes())
    refused(closed)


@pytest.mark.parametrize("place", [5, 100, 1_000, 4_000])
def test_a_damaged_first_page(closed: Path, place: int) -> None:
    flip(closed / paths.DATABASE, place)
    refused(closed)


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0xFF
    file.write_bytes(bytes(content))


def test_damage_in_the_middle_is_found_by_verify_if_not_before(closed: Path) -> None:
    """Every page carries a seal; one that does not fit is refused or told, never read as if it were right."""
    whole = (closed / paths.DATABASE).read_bytes()
    pages = len(whole) // 4096
    for page in range(1, pages, max(1, pages // 12)):
        (closed / paths.DATABASE).write_bytes(whole)
        flip(closed / paths.DATABASE, page * 4096 + 2_000)
        problems = what_is_wrong(closed)
        assert problems
        assert all("\n" not in problem for problem in problems)
    (closed / paths.DATABASE).write_bytes(whole)
    Home.open(closed, PASSWORD).close()


def what_is_wrong(path: Path) -> list[str]:
    """What opening says, or else what verify says of the opened home."""
    try:
        home = Home.open(path, PASSWORD)
    except Unavailable as error:
        return [error.message]
    with home, home.journal.read() as conn:
        return verify(conn).problems


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_database(closed: Path, share: float) -> None:
    content = (closed / paths.DATABASE).read_bytes()
    (closed / paths.DATABASE).write_bytes(content[: int(len(content) * share)])
    assert what_is_wrong(closed)


def test_a_newer_database(closed: Path) -> None:
    with Home.open(closed, PASSWORD) as home, write_connection(home.engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "9999" in refused(closed).message


def test_a_refused_home_is_let_go(closed: Path) -> None:
    """Neither lock nor connection stays with whoever was refused."""
    with Home.open(closed, PASSWORD) as home, write_connection(home.engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    refused(closed)
    refused(closed)
    assert [p.name for p in database_files(closed / paths.DATABASE)[1:] if p.exists()] == []


# --- one at a time -----------------------------------------------------------------------------------------

HOLDER = """
import sys
from pathlib import Path
import nanxi_desk.modules
from nanxi_desk.core.home import Home
with Home.open(Path(sys.argv[1]), sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(closed: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that has the home open."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(closed), PASSWORD],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout
        assert program.stdout.readline() == "open\n"
        yield program
        if program.poll() is None:
            program.kill()


def test_a_second_program_is_told_to_wait(closed: Path, holder: "subprocess.Popen[str]") -> None:
    with pytest.raises(Unavailable, match="正在") as refusal:
        Home.open(closed, PASSWORD)
    assert refusal.value.hint
    with pytest.raises(Unavailable):
        make_home(closed)
    assert holder.stdin
    holder.stdin.close()
    assert holder.wait(30) == 0
    Home.open(closed, PASSWORD).close()


def test_a_program_that_was_killed_leaves_no_lock(closed: Path, holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.wait(30)
    with Home.open(closed, PASSWORD) as home, home.journal.read() as conn:
        assert verify(conn).ok


def test_closing_twice_does_no_harm(closed: Path) -> None:
    home = Home.open(closed, PASSWORD)
    home.close()
    home.close()


# --- rights ------------------------------------------------------------------------------------------------


def test_an_actor_without_an_id_has_no_rights() -> None:
    head = frozenset({"主任"})
    Actor("x", "y", head).require(RIGHT_CONFLICTS)
    assert not Actor("", "y", head).can(RIGHT_CONFLICTS)
    with pytest.raises(UserError) as refusal:
        Actor("", "y").require(RIGHT_CONFLICTS)
    assert refusal.value.exit_code == 3
