"""The way back, rehearsed: beside stale files, killed at any step, refused, old and new revisions."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from nanxi_desk.core import paths, replacing, restoring, schema
from nanxi_desk.core.backup_file import Backup, append_tail, manifest_of
from nanxi_desk.core.backups import FOLDER, known_backups, look_into, make_backup, restore
from nanxi_desk.core.database import write_connection
from nanxi_desk.core.errors import Damaged, InputRefused, Unavailable, UserError
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.restoring import advised, loss_for, loss_of, loss_sentences, people_in, rehearse
from tests.support.backups import copy_template, flipped, log_visits, make_template, visitors
from tests.support.command_line import another_program_in, files_of
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home

COLLEAGUE, SECRET = "李明", "another-pass-2"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Path:
    """A home with a visit of 王小明 in its backup, and one of 李小红 after it."""
    return copy_template(template, tmp_path)


@pytest.fixture
def backup(place: Path) -> Backup:
    return look_into(place.parent / "out.nxbak")


def check_restored(place: Path, old: str, password: str = PASSWORD) -> None:
    """The backup's content, sound, under a new identity that is told."""
    with Home.open(place, password) as home:
        assert visitors(home) == {"王小明"}
        assert home.replica != old
        assert home.notices
        with home.journal.read() as conn:
            assert verify(conn).problems == []
        log_visits(home, "后来的")
    with Home.open(place, password) as home:
        assert home.notices == []
        assert visitors(home) == {"王小明", "后来的"}


# --- what would be lost ------------------------------------------------------------------------------------


def test_what_is_lost(place: Path, backup: Backup) -> None:
    with Home.open(place, PASSWORD) as home:
        log_visits(home, "周国平")
        loss = loss_of(home.engine, KeyRing.load(place / paths.KEYS), backup)
        assert loss.changes == home.journal.sizes()[1] - backup.changes > 0
        assert 0 < loss.records <= loss.changes
        assert loss.newest_by == ADMIN
        assert loss.first_day <= loss.last_day
        assert [(s.owner, s.scope, s.changes) for s in loss.streams] == [("华业居委会", "NX03", loss.changes)]
        assert (loss.erasures, loss.logins_back, loss.logins_gone) == (0, (), ())
        assert any(str(loss.changes) in sentence for sentence in loss_sentences(loss))


def test_what_a_colleague_wrote_and_who_could_log_in_again(place: Path, tmp_path: Path) -> None:
    with Home.open(place, PASSWORD) as home:
        person = home.access.add(COLLEAGUE, "社工", SECRET, CHEAP)
        backup = make_backup(home, tmp_path / "two.nxbak")
        home.access.end_login(person, PASSWORD)
        home.access.add("韩志强", "社工", SECRET, CHEAP)
        home.seat(Actor(person, COLLEAGUE, frozenset({"前台"})))
        log_visits(home, "周国平")
        loss = loss_of(home.engine, KeyRing.load(place / paths.KEYS), backup)
    assert loss.newest_by == COLLEAGUE
    assert (loss.logins_back, loss.logins_gone) == ((COLLEAGUE,), ("韩志强",))
    words = "".join(loss_sentences(loss))
    assert f"又可以登录：{COLLEAGUE}" in words
    assert "不能再登录：韩志强" in words
    assert people_in(backup) == (ADMIN, COLLEAGUE)


def test_nothing_is_lost(place: Path, tmp_path: Path) -> None:
    with Home.open(place, PASSWORD) as home:
        backup = make_backup(home, tmp_path / "now.nxbak")
        loss = loss_of(home.engine, KeyRing.load(place / paths.KEYS), backup)
    assert (loss.changes, loss.records, loss.streams, loss.newest_by) == (0, 0, (), "")
    assert loss_sentences(loss) == ["这份备份之后没有写过什么，恢复不会丢失内容。"]


def test_what_is_lost_of_a_closed_home(place: Path, backup: Backup, tmp_path: Path) -> None:
    before = files_of(place)
    loss = loss_for(place, PASSWORD, None, backup)
    assert loss is not None
    assert loss.changes > 0
    assert loss_for(place, "falsch", None, backup) is None
    assert loss_for(tmp_path / "none", PASSWORD, None, backup) is None
    assert files_of(place) == before
    flipped(place / paths.DATABASE, 200)
    assert loss_for(place, PASSWORD, None, backup) is None


# --- going back --------------------------------------------------------------------------------------------


def replica_of(place: Path) -> str:
    with Home.open(place, PASSWORD) as home:
        return home.replica


def test_back_and_a_new_identity(place: Path, backup: Backup) -> None:
    old = replica_of(place)
    done = restore(place, backup.path, PASSWORD)
    assert done.aside is not None
    assert {file.name for file in done.aside.iterdir()} >= {paths.DATABASE, paths.KEYS, paths.TOKEN}
    check_restored(place, old)


def test_what_was_there_can_be_had_again(place: Path, backup: Backup, tmp_path: Path) -> None:
    done = restore(place, backup.path, PASSWORD)
    assert done.aside is not None
    shutil.copytree(done.aside, tmp_path / "again")
    with Home.open(tmp_path / "again", PASSWORD) as home:
        assert visitors(home) == {"王小明", "李小红"}


def test_twice_within_a_second(place: Path, backup: Backup) -> None:
    folders = [restore(place, backup.path, PASSWORD).aside for _ in range(3)]
    assert len(set(folders)) == 3
    assert all(folder is not None and (folder / paths.DATABASE).is_file() for folder in folders)


def test_a_new_machine(backup: Backup, tmp_path: Path) -> None:
    done = restore(tmp_path / "new", backup.path, PASSWORD)
    assert done.aside is None
    check_restored(tmp_path / "new", backup.replica)


def test_with_the_recovery_code(tmp_path: Path) -> None:
    home, code = Home.create(
        tmp_path / "home", office="NX03", name="华业", hub=False, admin=ADMIN, password=PASSWORD, cost=CHEAP
    )
    with home:
        backup = make_backup(home, tmp_path / "out.nxbak")
    restore(tmp_path / "new", backup.path, code)
    with Home.open(tmp_path / "new", code) as opened:
        assert opened.office == "NX03"


@pytest.mark.parametrize("names", [("-wal",), ("-shm",), ("-wal", "-shm")])
def test_beside_stale_files_of_another_database(
    place: Path, backup: Backup, tmp_path: Path, names: tuple[str, ...]
) -> None:
    """SQLite would take what a write-ahead file beside the database says for its newest content."""
    old = replica_of(place)
    other = make_home(tmp_path / "other")
    log_visits(other, "别的居民")
    for name in names:
        shutil.copy(tmp_path / "other" / f"desk.db{name}", place / f"desk.db{name}")
    other.close()
    done = restore(place, backup.path, PASSWORD)
    assert done.aside is not None
    assert all((done.aside / f"desk.db{name}").is_file() for name in names)
    check_restored(place, old)


def test_a_home_that_does_not_open(place: Path, backup: Backup) -> None:
    (place / paths.DATABASE).write_bytes(b"")
    (place / paths.KEYS).write_bytes(b"{")
    restore(place, backup.path, PASSWORD)
    check_restored(place, backup.replica)


# --- refused, and nothing changed --------------------------------------------------------------------------


def refused(place: Path, file: Path, password: str = PASSWORD, user: str | None = None) -> str:
    before = files_of(place)
    with pytest.raises(UserError) as error:
        restore(place, file, password, user)
    assert files_of(place) == before
    assert error.value.hint
    return error.value.message


def test_a_wrong_password(place: Path, backup: Backup) -> None:
    assert "密码不对" in refused(place, backup.path, "falsch")
    assert "没有名为" in refused(place, backup.path, PASSWORD, "没有的人")


def test_a_damaged_backup(place: Path, backup: Backup) -> None:
    flipped(backup.path, backup.database_size // 2)
    assert "已经损坏" in refused(place, backup.path)
    backup.path.write_bytes(b"")
    assert "不是本程序的备份" in refused(place, backup.path)


def test_a_manifest_that_lies(place: Path, backup: Backup, tmp_path: Path) -> None:
    """Sizes and hashes may fit whatever the database is; what counts is the database."""
    with make_home(tmp_path / "other", "NX04") as other:
        foreign = make_backup(other, tmp_path / "foreign.nxbak")
    content = foreign.path.read_bytes()[: foreign.database_size]
    own = backup.path.read_bytes()[: backup.database_size]
    for name, database, keys, sha256 in (
        ("mixed", content, backup.keys, _sha256(content)),
        ("renamed", content, foreign.keys, _sha256(content)),
        ("noise", bytes(8192), backup.keys, _sha256(bytes(8192))),
        ("altered", own, backup.keys, "0" * 64),
    ):
        file = tmp_path / f"{name}.nxbak"
        file.write_bytes(database)
        manifest = manifest_of(backup)
        manifest["database"] = {"size": len(database), "sha256": sha256}
        manifest["keys"] = {"size": len(keys), "sha256": _sha256(keys)}
        append_tail(file, manifest, keys)
        assert "已经损坏" in refused(place, file)


def _sha256(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def test_another_offices(place: Path, tmp_path: Path) -> None:
    with make_home(tmp_path / "other", "NX04") as other:
        foreign = make_backup(other, tmp_path / "foreign.nxbak")
    assert "NX04" in refused(place, foreign.path)
    (place / paths.DATABASE).write_bytes(b"")
    assert "NX04" in refused(place, foreign.path)


def test_without_room(place: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(place)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
        assert "磁盘空间不够" in refused(place, backup.path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_compare", full)
        assert "磁盘已满" in refused(place, backup.path)
    restore(place, backup.path, PASSWORD)


def test_stopped(place: Path, backup: Backup) -> None:
    before = files_of(place)
    with pytest.raises(InputRefused, match="取消"):
        restoring.restore(place, backup.path, PASSWORD, cancelled=lambda: True)
    assert files_of(place) == before


def test_a_home_in_use(place: Path, backup: Backup) -> None:
    with another_program_in(place), pytest.raises(Unavailable, match="已经在运行"):
        restore(place, backup.path, PASSWORD)


def test_a_rehearsal_changes_nothing(place: Path, backup: Backup) -> None:
    before = files_of(place)
    rehearse(backup, PASSWORD, None, place)
    with pytest.raises(Unavailable, match="密码"):
        rehearse(backup, "falsch", None, place)
    flipped(backup.path, 5000)
    with pytest.raises(InputRefused, match="损坏"):
        rehearse(backup, PASSWORD, None, place)
    assert files_of(place) == before


# --- other versions ----------------------------------------------------------------------------------------


def test_a_newer_revision(place: Path, tmp_path: Path) -> None:
    with Home.open(place, PASSWORD) as home:
        with write_connection(home.engine) as conn:
            conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        backup = make_backup(home, tmp_path / "newer.nxbak")
        with write_connection(home.engine) as conn:
            conn.execute(text("UPDATE alembic_version SET version_num = :now"), {"now": schema.REVISIONS[-1]})
    assert backup.revision == "9999"
    assert "更新版本" in refused(place, backup.path)


def test_an_older_revision_is_migrated(place: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9999"))
    monkeypatch.setattr(restoring, "REVISIONS", schema.REVISIONS)

    def upgrade(conn: Connection) -> None:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    monkeypatch.setattr(schema, "_upgrade", upgrade)
    old = replica_of(place)
    restore(place, backup.path, PASSWORD)
    check_restored(place, old)
    assert list((place / FOLDER).glob(f"*{backup.revision}*"))


# --- killed on the way -------------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for a program that ended: nothing catches it, nothing cleans up after it on purpose."""


STEPS: tuple[tuple[object, str], ...] = (
    (restoring, "replace_together"),
    (replacing, "finish_replacing"),
    (replacing, "_carry_out"),
    (replacing, "_clear"),
    (replacing, "sync_folder"),
    (Path, "replace"),
    (Path, "unlink"),
)


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[object, str, int], None]]:
    def set_trap(where: object, name: str, nth: int) -> None:
        real = getattr(where, name)
        left = [nth]

        def trap(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return real(*args, **options)

        monkeypatch.setattr(where, name, trap)

    yield set_trap
    monkeypatch.undo()


@pytest.mark.parametrize("nth", [1, 2, 3, 6])
@pytest.mark.parametrize("step", STEPS, ids=[name for _where, name in STEPS])
def test_killed_at_any_step(
    place: Path,
    backup: Backup,
    monkeypatch: pytest.MonkeyPatch,
    kill_at: Callable[[object, str, int], None],
    step: tuple[object, str],
    nth: int,
) -> None:
    """Either the old home is there or that of the backup, and the backup can be gone back to then."""
    old = replica_of(place)
    killed = False
    kill_at(*step, nth)
    try:
        restore(place, backup.path, PASSWORD)
    except Killed:
        killed = True
    monkeypatch.undo()
    assert Home.exists(place)
    assert Home.people(place) == [ADMIN]
    with Home.open(place, PASSWORD) as home:
        found = visitors(home)
        assert found in ({"王小明"}, {"王小明", "李小红"})
        assert (home.replica != old) == (found == {"王小明"})
        assert killed or found == {"王小明"}
        restore_again = not killed or found != {"王小明"}
    assert not list(place.glob("*.new"))
    if restore_again:
        restore(place, backup.path, PASSWORD)
    with Home.open(place, PASSWORD) as home:
        assert visitors(home) == {"王小明"}


def test_damage_names_the_newest_backup_that_is_good(place: Path) -> None:
    (good,) = known_backups(place)
    newer = good.path.with_name("NX03-20000101-000000.nxbak")  # of the same moment, and so told first
    newer.write_bytes(good.path.read_bytes())
    flipped(newer, 5_000)
    flipped(place / paths.DATABASE, 100)
    with pytest.raises(Damaged) as error:
        Home.open(place, PASSWORD)
    assert f'restore "{good.path}"' in advised(place, error.value).hint
    good.path.unlink()
    assert advised(place, error.value) is error.value
