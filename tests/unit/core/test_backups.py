"""A backup: one verified file of one state, or none at all."""

import contextlib
import json
import resource
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nanxi_desk.core import backup_file, paths, schema
from nanxi_desk.core.backup_file import DAILY, MIGRATION, NAMED, check_content
from nanxi_desk.core.backups import (
    FOLDER,
    Source,
    back_up_before_migration,
    known_backups,
    look_into,
    make_backup,
    newest_good,
    survey,
)
from nanxi_desk.core.database import is_plain_sqlite, opened_copy
from nanxi_desk.core.errors import Damaged, InputRefused, Unavailable
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyRing
from tests.support.backups import flipped, log_visits
from tests.support.homes import ADMIN, PASSWORD, make_home


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that tests may copy and must not touch."""
    folder = tmp_path_factory.mktemp("made")
    with make_home(folder / "home") as home:
        log_visits(home, "王小明", "李小红")
        return make_backup(home, folder / "made.nxbak").path


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as opened:
        yield opened


def count(path: Path, key: bytes, table: str) -> int:
    with opened_copy(path, key) as conn:
        found: int = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found


def test_what_it_says_of_itself(home: Home, tmp_path: Path) -> None:
    log_visits(home, "王小明")
    before = datetime.now(UTC).replace(microsecond=0)
    backup = make_backup(home, tmp_path / "out.nxbak")
    assert backup == look_into(tmp_path / "out.nxbak")
    assert before <= backup.made_at <= datetime.now(UTC)
    assert (backup.office, backup.name, backup.hub) == ("NX03", "华业居委会", False)
    assert (backup.replica, backup.revision) == (home.replica, schema.REVISIONS[-1])
    assert backup.size == (tmp_path / "out.nxbak").stat().st_size
    assert backup.changes == home.journal.sizes()[1]
    assert backup.streams == {f"{home.replica}/NX03": backup.changes}
    assert backup.holds(f"{home.replica}/NX03", backup.changes)
    assert not backup.holds(f"{home.replica}/NX03", backup.changes + 1)
    assert not backup.holds("another/NX03", 1)
    check_content(backup)


def test_it_is_enough_to_restore_and_names_nobody_outside_the_keys(home: Home, tmp_path: Path) -> None:
    """Another program finds keys and manifest; the rest is the encrypted database, as it stands."""
    log_visits(home, "王小明")
    backup = make_backup(home, tmp_path / "out.nxbak")
    with zipfile.ZipFile(backup.path) as archive:
        assert archive.namelist() == ["keys.json", "manifest.json"]
        keys = archive.read("keys.json")
        manifest = json.loads(archive.read("manifest.json"))
    assert keys == (home.path / paths.KEYS).read_bytes()
    assert ADMIN not in json.dumps(manifest, ensure_ascii=False)
    assert not is_plain_sqlite(backup.path)
    assert "王小明".encode() not in backup.path.read_bytes()
    key = KeyRing.parse(backup.path, keys).unlock(PASSWORD).data_key
    assert count(backup.path, key, "journal") == backup.changes
    assert sorted(file.name for file in tmp_path.iterdir()) == ["home", "out.nxbak"]


def test_others_write_meanwhile_and_it_is_of_one_state(home: Home, tmp_path: Path) -> None:
    """Writing goes on between its steps; none of that is in it, and nobody waits for it."""
    log_visits(home, *(f"王{number:03d}" for number in range(40)))
    before = home.journal.sizes()[1]
    written: list[int] = []

    def write(done: int, _everything: int) -> None:
        if not written and done:
            writer = threading.Thread(target=log_visits, args=(home, "同时来的"))
            writer.start()
            writer.join(20)
            assert not writer.is_alive(), "the writer waits for the backup"
            written.append(home.journal.sizes()[1])

    backup = make_backup(home, tmp_path / "out.nxbak", progress=write)
    assert written
    assert written[0] > before
    assert backup.changes == before == count(backup.path, home.access.data_key, "journal")


def test_progress_rises_to_the_end(home: Home, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_backup(home, tmp_path / "out.nxbak", progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (100, 100)


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_stopped(home: Home, tmp_path: Path, asked: int) -> None:
    """While pages are copied, while they are read back, while the structure is checked."""
    left = [asked]

    def stop() -> bool:
        left[0] -= 1
        return left[0] <= 0

    with pytest.raises(InputRefused, match="取消"):
        make_backup(home, tmp_path / "out.nxbak", cancelled=stop)
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


# --- where it cannot be written ----------------------------------------------------------------------------


def test_too_little_room(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 20))
    with pytest.raises(Unavailable, match="磁盘空间不够"):
        make_backup(home, tmp_path / "out.nxbak")
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_the_disk_fills_on_the_way(home: Home, tmp_path: Path) -> None:
    """A limit on the size of files stands for it: the system refuses the write in the middle."""
    log_visits(home, "王小明")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(Unavailable, match="。") as refused:
            make_backup(home, tmp_path / "out.nxbak")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert refused.value.hint
    assert [file.name for file in tmp_path.iterdir()] == ["home"]
    log_visits(home, "后来的")
    make_backup(home, tmp_path / "out.nxbak")


def test_the_disk_is_full(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nanxi_desk.core.backups.append_tail", fail)
    with pytest.raises(Unavailable, match="磁盘已满"):
        make_backup(home, tmp_path / "out.nxbak")
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_fat32_and_its_four_gigabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 40))
    monkeypatch.setattr(backup_file, "file_system", lambda _folder: "vfat")
    backup_file.demand_room(tmp_path, backup_file.FAT_LIMIT)
    with pytest.raises(Unavailable, match="FAT32"):
        backup_file.demand_room(tmp_path, backup_file.FAT_LIMIT + 1)


def test_the_file_system_is_known(tmp_path: Path) -> None:
    assert backup_file.file_system(Path("/proc")) == "proc"
    assert backup_file.file_system(tmp_path / "none") == ""


def test_another_file_is_not_overwritten(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "letter.nxbak"
    target.write_text("a letter", "utf-8")
    with pytest.raises(InputRefused, match="不会覆盖"):
        make_backup(home, target)
    assert target.read_text("utf-8") == "a letter"


def test_an_earlier_backup_is_replaced_but_not_another_offices(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "out.nxbak"
    first = make_backup(home, target)
    log_visits(home, "王小明")
    assert make_backup(home, target).changes > first.changes
    with make_home(tmp_path / "other", "NX04") as other, pytest.raises(InputRefused, match="不会覆盖"):
        make_backup(other, target)
    assert look_into(target).office == "NX03"


def test_a_folder_that_is_not_there(home: Home, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="不存在"):
        make_backup(home, tmp_path / "away" / "out.nxbak")


def test_a_key_file_that_does_not_open_it(home: Home, tmp_path: Path) -> None:
    """A backup with it would be worth nothing."""
    make_home(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / paths.KEYS, home.path / paths.KEYS)
    with pytest.raises(Damaged, match="与数据库不符"):
        make_backup(home, tmp_path / "out.nxbak")


def test_a_damaged_database_makes_no_backup(tmp_path: Path) -> None:
    with make_home(tmp_path / "home") as home:
        log_visits(home, *(f"王{number:03d}" for number in range(20)))
    flipped(tmp_path / "home" / paths.DATABASE, -5000)
    with Home.open(tmp_path / "home", PASSWORD) as home, pytest.raises(Damaged, match="损坏"):
        make_backup(home, tmp_path / "out.nxbak")
    assert not (tmp_path / "out.nxbak").exists()


# --- damaged and foreign files -----------------------------------------------------------------------------


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_flipped_bit_goes_unnoticed(made: Path, tmp_path: Path, place: float, bit: int) -> None:
    """Either it is refused, or the bit stood where it means nothing."""
    content = bytearray(made.read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    file = tmp_path / "flipped.nxbak"
    file.write_bytes(content)
    with contextlib.suppress(InputRefused):
        backup = look_into(file)
        check_content(backup)
        assert replace(backup, path=made) == look_into(made)


@pytest.mark.parametrize("part", [0, 0.2, 0.5, 0.99, 0.9999])
def test_cut(made: Path, tmp_path: Path, part: float) -> None:
    content = made.read_bytes()
    (tmp_path / "cut.nxbak").write_bytes(content[: int(len(content) * part)])
    with pytest.raises(InputRefused, match="不是本程序的备份"):
        look_into(tmp_path / "cut.nxbak")


def test_a_head_that_was_lost(made: Path, tmp_path: Path) -> None:
    """ZIP programs put up with it."""
    (tmp_path / "tail.nxbak").write_bytes(made.read_bytes()[4096:])
    with pytest.raises(InputRefused, match="损坏"):
        check_content(look_into(tmp_path / "tail.nxbak"))


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{}", b'{"format": "nanxi-desk-backup", "version": 1}', b"\xff", b'{"format": "other"}'],
)
def test_other_archives(tmp_path: Path, manifest: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "x.nxbak", "w") as archive:
        archive.writestr("keys.json", b"{}")
        archive.writestr("manifest.json", manifest)
    with pytest.raises(InputRefused, match="不是本程序的备份"):
        look_into(tmp_path / "x.nxbak")


def test_a_newer_format(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.nxbak", "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": backup_file.FORMAT, "version": 2}))
    with pytest.raises(InputRefused, match="更新的版本"):
        look_into(tmp_path / "x.nxbak")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="找不到"):
        look_into(tmp_path / "none.nxbak")
    with pytest.raises(InputRefused, match="不能读取"):
        look_into(tmp_path)


# --- those that are known ----------------------------------------------------------------------------------


def test_newest_first_and_what_is_left_out(home: Home, tmp_path: Path, made: Path) -> None:
    folder = home.path / FOLDER
    make_backup(home)
    newer = make_backup(home, folder / "newer.nxbak")
    with make_home(tmp_path / "other", "NX04") as other:
        make_backup(other, folder / "other.nxbak")
    (folder / "letter.nxbak").write_text("a letter", "utf-8")
    (folder / "notes.txt").write_text("not counted", "utf-8")
    found = survey(home.path)
    assert found.skipped == 2
    assert len(found.backups) == 2
    assert newer in found.backups
    assert known_backups(home.path) == found.backups
    times = [backup.made_at for backup in found.backups]
    assert times == sorted(times, reverse=True)
    assert known_backups(tmp_path / "nowhere") == ()
    assert newer.kind == DAILY
    assert look_into(made).kind == NAMED


def test_the_newest_good_one(home: Home) -> None:
    folder = home.path / FOLDER
    make_backup(home)
    good = known_backups(home.path)[0]
    bad = make_backup(home, folder / "x.nxbak")
    newer = replace(bad, made_at=bad.made_at.replace(year=bad.made_at.year + 1))
    content = bad.path.read_bytes()[: bad.database_size]
    bad.path.write_bytes(content)
    backup_file.append_tail(bad.path, backup_file.manifest_of(newer), newer.keys)
    assert newest_good(home.path) == look_into(bad.path)
    flipped(bad.path, 9000)
    assert known_backups(home.path)[0].path == bad.path
    assert newest_good(home.path) == good
    assert newest_good(home.path / "nowhere") is None


def test_one_is_kept_of_each_revision(home: Home) -> None:
    source = Source.of(home)
    first = back_up_before_migration(source, "0001")
    log_visits(home, "王小明")
    again = back_up_before_migration(source, "0001")
    other = back_up_before_migration(source, "0002")
    assert first.path == again.path != other.path
    assert again.changes > first.changes
    assert {backup.kind for backup in known_backups(home.path)} == {MIGRATION}
    assert len(known_backups(home.path)) == 2


def test_a_migration_makes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_home(tmp_path / "home").close()
    current = schema.REVISIONS[-1]
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9999"))
    monkeypatch.setattr(schema, "_upgrade", lambda _engine: None)
    with Home.open(tmp_path / "home", PASSWORD) as home:
        (kept,) = known_backups(home.path)
    assert (kept.kind, kept.revision) == (MIGRATION, current)
    check_content(kept)
