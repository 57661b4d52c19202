"""Who an installation is: copies, restores and other machines become new replicas, and nothing is lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from nanxi_desk.core import home as home_module
from nanxi_desk.core import identity, paths
from nanxi_desk.core.database import database_files, read_connection
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.intake import take_in
from nanxi_desk.core.journal.tables import REPLICA
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import changes_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed home with one resident beside its administrator."""
    place = tmp_path / "home"
    with make_home(place) as home:
        write(home, "周兰")
        export(home)
    return place


def write(home: Home, name: str) -> str:
    resident = Resident(id=new_id(), scope=home.office, name=name)
    with home.journal.write(home.actor.id) as writing:
        writing.create(resident)
    return resident.id


def export(home: Home) -> None:
    """What an export does to the token: it remembers how far the own streams were told."""
    with home.journal.read() as conn:
        heads = identity.own_heads(conn, home.replica)
    identity.write_token(home.path, identity.fitting_token(home.path, home.replica, heads))


def opened(path: Path) -> Home:
    return Home.open(path, PASSWORD)


def replica_of(path: Path) -> str:
    with opened(path) as home:
        return home.replica


def replicas(home: Home) -> dict[str, Any]:
    with read_connection(home.engine) as conn:
        return {row.id: row for row in conn.execute(select(REPLICA)).all()}


def check_new(home: Home, old: str, *, names: set[str]) -> None:
    """The home is a new replica, born of the old one; everything is there and sound."""
    assert home.replica != old
    rows = replicas(home)
    assert rows[old].retired
    new = rows[home.replica]
    assert not new.retired
    assert new.born_of == old
    told = identity.BIRTH + bytes.fromhex(home.replica) + new.public_key
    Ed25519PublicKey.from_public_bytes(rows[old].public_key).verify(new.birth_signature, told)
    with home.journal.read() as conn:
        assert verify(conn).problems == []
        assert {
            c.values["name"] for c in changes_in(conn) if c.record_type == "resident" and c.values
        } == names
    token = identity.read_token(home.path)
    assert token
    assert (token.replica, dict(token.exported)) == (home.replica, {})
    write(home, "新写")
    with home.journal.read() as conn:
        assert changes_in(conn)[-1].id.replica == home.replica


@pytest.fixture
def copies(path: Path, tmp_path: Path) -> Path:
    """Where a copy of the database may be put aside."""
    aside = tmp_path / "aside"
    aside.mkdir()
    shutil.copy2(path / paths.DATABASE, aside)
    return aside


def put_back(copies: Path, path: Path) -> None:
    for file in database_files(path / paths.DATABASE):
        file.unlink(missing_ok=True)
    shutil.copy2(copies / paths.DATABASE, path)


# --- what keeps its identity -------------------------------------------------------------------------------


def test_opening_again_changes_nothing(path: Path) -> None:
    assert replica_of(path) == replica_of(path)
    with opened(path) as home:
        assert len(replicas(home)) == 1


def test_moving_the_folder_on_its_disk_changes_nothing(path: Path, tmp_path: Path) -> None:
    before = replica_of(path)
    moved = path.rename(tmp_path / "elsewhere")
    assert replica_of(moved) == before


def test_unexported_writing_after_the_token_changes_nothing(path: Path) -> None:
    before = replica_of(path)
    with opened(path) as home:
        write(home, "后来")
    assert replica_of(path) == before


# --- what becomes a new replica ----------------------------------------------------------------------------


def test_a_copied_folder(path: Path, tmp_path: Path) -> None:
    old = replica_of(path)
    shutil.copytree(path, tmp_path / "copy")
    with opened(tmp_path / "copy") as copy:
        check_new(copy, old, names={"周兰"})
        fresh = copy.replica
    assert replica_of(path) == old
    assert replica_of(tmp_path / "copy") == fresh


def test_yesterdays_database_file_copied_back_on_the_same_machine(path: Path, copies: Path) -> None:
    old = replica_of(path)
    with opened(path) as home:
        write(home, "今天")
        export(home)
    put_back(copies, path)
    with opened(path) as home:
        check_new(home, old, names={"周兰"})


def test_another_history_of_the_same_length_copied_back(path: Path, copies: Path) -> None:
    """As many changes as were exported, but not the same ones: only the hash tells."""
    old = replica_of(path)
    with opened(path) as home:
        write(home, "今天")
        export(home)
    exported = (path / paths.TOKEN).read_bytes()
    put_back(copies, path)
    token = identity.read_token(path)
    assert token
    identity.write_token(path, identity.fitting_token(path, old, {}))  # as if nothing had been exported
    with opened(path) as home:
        assert home.replica == old
        write(home, "另写")
        with home.journal.read() as conn:
            seq, head = identity.own_heads(conn, old)["NX03"]
        assert seq == token.exported["NX03"][0]
        assert head != token.exported["NX03"][1]
    (path / paths.TOKEN).write_bytes(exported)
    with opened(path) as home:
        check_new(home, old, names={"周兰", "另写"})


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"\xff", b'{"replica": 5}', b'"x"'])
def test_a_token_that_is_missing_or_none(path: Path, content: bytes | None) -> None:
    old = replica_of(path)
    if content is None:
        (path / paths.TOKEN).unlink()
    else:
        (path / paths.TOKEN).write_bytes(content)
    with opened(path) as home:
        check_new(home, old, names={"周兰"})


@pytest.mark.parametrize("exported", [{"NX03": "x"}, {"NX03": [1]}, {"NX03": ["x", "y"]}, 5])
def test_a_token_with_nonsense_in_it(path: Path, exported: Any) -> None:
    old = replica_of(path)
    content = json.loads((path / paths.TOKEN).read_text("utf-8"))
    (path / paths.TOKEN).write_text(json.dumps({**content, "exported": exported}), "utf-8")
    with opened(path) as home:
        check_new(home, old, names={"周兰"})


def test_the_token_of_another_home(path: Path, tmp_path: Path) -> None:
    make_home(tmp_path / "other").close()
    old = replica_of(path)
    shutil.copy(tmp_path / "other" / paths.TOKEN, path / paths.TOKEN)
    with opened(path) as home:
        check_new(home, old, names={"周兰"})


def test_another_machine(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = replica_of(path)
    monkeypatch.setattr(identity, "machine_id", lambda: "f" * 32)
    with opened(path) as home:
        check_new(home, old, names={"周兰"})
        fresh = home.replica
    assert replica_of(path) == fresh


def test_a_crash_between_database_and_token(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new identity stands in the database, the token not yet: the next start makes another."""
    old = replica_of(path)

    def fail(*_: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(home_module.identity, "write_token", fail)
        patch.setattr(identity, "machine_id", lambda: "f" * 32)
        with pytest.raises(OSError, match="power"):
            opened(path)
    with opened(path) as home:
        rows = replicas(home)
        assert len(rows) == 3
        assert [r.id for r in rows.values() if not r.retired] == [home.replica]
        assert rows[old].retired
        assert rows[rows[home.replica].born_of].born_of == old


def test_asked_for(path: Path) -> None:
    with opened(path) as home:
        old = home.replica
        fresh = home.renew_identity()
        assert fresh == home.replica == home.journal.identity.replica
        check_new(home, old, names={"周兰"})
    assert replica_of(path) == fresh


# --- afterwards --------------------------------------------------------------------------------------------


def test_copy_and_original_exchange_and_lose_nothing(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path, tmp_path / "copy")
    with opened(path) as one, opened(tmp_path / "copy") as other:
        write(one, "甲")
        write(other, "乙")
        for taker, giver in ((one, other), (other, one)):
            with giver.journal.read() as conn:
                changes = changes_in(conn, giver.office)
            with taker.journal.write(taker.actor.id) as writing:
                assert take_in(writing, changes).gaps == []
        with one.journal.read() as a, other.journal.read() as b:
            assert digests(a) == digests(b)
            names = {c.values["name"] for c in changes_in(a) if c.record_type == "resident" and c.values}
            assert names == {"周兰", "甲", "乙"}
            assert verify(a).ok
            assert verify(b).ok


def test_what_was_exported_comes_back_to_a_restored_home(path: Path, copies: Path) -> None:
    with opened(path) as home:
        late = write(home, "今天")
        export(home)
        with home.journal.read() as conn:
            told = changes_in(conn, home.office)
    put_back(copies, path)
    with opened(path) as home:
        write(home, "恢复后")
        with home.journal.write(home.actor.id) as writing:
            intake = take_in(writing, told)
        assert [c.record_id for c in intake.new] == [late]
        with home.journal.read() as conn:
            assert verify(conn).problems == []


def test_a_birth_signature_fits_only_its_replica(path: Path) -> None:
    with opened(path) as home:
        old = home.replica
        home.renew_identity()
        rows = replicas(home)
        key = Ed25519PublicKey.from_public_bytes(rows[old].public_key)
        forged = identity.BIRTH + bytes(16) + rows[home.replica].public_key
        with pytest.raises(InvalidSignature):
            key.verify(rows[home.replica].birth_signature, forged)


def test_every_home_has_a_key_of_its_own(path: Path, tmp_path: Path) -> None:
    with opened(path) as one, make_home(tmp_path / "other") as other:
        keys = {row.public_key for home in (one, other) for row in replicas(home).values()}
        assert len(keys) == 2
        with one.journal.read() as conn:
            private = identity.private_key(conn, one.replica)
            assert identity.private_key(conn, other.replica) is None
        assert private
        assert private.public_key().public_bytes_raw() in keys


def test_the_token_holds_no_secret(path: Path) -> None:
    content = json.loads((path / paths.TOKEN).read_text("utf-8"))
    assert set(content) == {"format", "replica", "machine", "place", "exported"}
    assert identity.machine_id() == content["machine"]
    assert len(identity.machine_id()) == 32
