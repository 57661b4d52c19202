"""Backups: made while the desk goes on working, verified, and found again.

Each is one file that is enough to restore, see backup_file.py; how many are kept and where is in
backup_keeping.py, the way back in restoring.py.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from nanxi_desk.core import paths
from nanxi_desk.core.backup_file import (
    DAILY,
    MIGRATION,
    NAMED,
    SUFFIX,
    Backup,
    Cancelled,
    Progress,
    append_tail,
    check_content,
    demand_room,
    disk_errors,
    hash_of,
    look_into,
    manifest_of,
    refuse_cancelled,
    sync_file,
    temporary_beside,
)
from nanxi_desk.core.backup_plan import load_plan
from nanxi_desk.core.clock import local_text
from nanxi_desk.core.database import copy_database, database_errors, opened_copy
from nanxi_desk.core.errors import Damaged, InputRefused
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import LEADING, declare

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from nanxi_desk.core.home import Home, HomeInfo
    from nanxi_desk.core.restoring import Restored

__all__ = [
    "DAILY",
    "MIGRATION",
    "NAMED",
    "SUFFIX",
    "Backup",
    "Source",
    "Survey",
    "back_up",
    "back_up_before_migration",
    "check_content",
    "known_backups",
    "look_into",
    "make_backup",
    "newest_good",
    "restore",
    "survey",
    "write_backup",
]

RIGHT_BACKUP: Final = declare("backup.make", "手动备份、选第二个备份位置", *LEADING)
FOLDER: Final = "backups"  # in the home
_COPIED, _HASHED = 60, 80  # percent of the work that is done by then


def _unseen(_done: int, _everything: int) -> None:
    pass


def _never() -> bool:
    return False


# --- finding -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies where backups are kept: newest first, and how many files are none, damaged or foreign."""

    backups: tuple[Backup, ...]
    skipped: int


def known_backups(home_folder: Path) -> tuple[Backup, ...]:
    """The backups of a home, newest first, in its own folder and at the second place; no key is needed.

    Damaged files and those of other offices are left out.
    """
    return survey(home_folder).backups


def survey(home_folder: Path) -> Survey:
    """As known_backups, together with how many files were left out."""
    plan = load_plan(home_folder)
    places = [home_folder / FOLDER, *([plan.second] if plan.second else [])]
    found: list[Backup] = []
    skipped = 0
    for file in (file for place in places for file in backup_files(place)):
        try:
            backup = look_into(file)
        except InputRefused:
            skipped += 1
            continue
        if plan.office and backup.office != plan.office:
            skipped += 1
        else:
            found.append(backup)
    return Survey(tuple(sorted(found, key=lambda b: b.made_at, reverse=True)), skipped)


def backup_files(folder: Path) -> list[Path]:
    """Files that are named like backups; none where the folder is missing or cannot be read."""
    try:
        names = sorted(entry for entry in folder.iterdir() if entry.suffix == SUFFIX)
        return [entry for entry in names if entry.is_file() and not entry.name.startswith(".")]
    except OSError:
        return []


def newest_good(
    home_folder: Path, progress: Progress = _unseen, cancelled: Cancelled = _never
) -> Backup | None:
    """The newest backup whose whole content is what was written; None where there is none."""
    for backup in known_backups(home_folder):
        with contextlib.suppress(InputRefused, OSError):
            check_content(backup, progress, cancelled)
            return backup
        if cancelled():
            return None
    return None


# --- going back --------------------------------------------------------------------------------------------


def restore(home_folder: Path, path: Path, password: str, user: str | None = None) -> "Restored":
    """Let a backup take the place of the home; see restoring.restore."""
    from nanxi_desk.core.restoring import restore as go_back  # once in the life of a home

    return go_back(home_folder, path, password, user)


# --- making ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """What a backup is made of: an open database, the key that opens it, and whose it is."""

    engine: "Engine"
    folder: Path
    data_key: bytes
    info: "HomeInfo"
    replica: str

    @classmethod
    def of(cls, home: "Home") -> Self:
        """An open home."""
        return cls(home.engine, home.path, home.access.data_key, home.info, home.replica)


def make_backup(
    home: "Home",
    target: Path | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Backup:
    """Back up an open home to `target`, or into its own folder where none is named; returns it verified.

    The desk goes on working meanwhile: what is written after the beginning is not in it. `progress` hears
    percents. A folder as target takes a file of a name of its own. Unavailable where the disk does not take
    it, InputRefused where `target` is another kind of file or `cancelled` says so; no file is left then.
    """
    if not is_in_a_file(home.engine):
        raise InputRefused(
            _("这里的数据不在本机的文件里，不能这样备份。"), _("请在数据库服务器上备份，并另存密钥文件。")
        )
    source = Source.of(home)
    now = home.journal.clock.now()
    kind = DAILY
    if target is None:
        target = paths.prepare_home(home.path / FOLDER)
    elif target.expanduser().absolute().parent != (home.path / FOLDER).absolute():
        kind = NAMED
    target = target.expanduser().absolute()
    if target.is_dir():
        target /= automatic_name(home.office, now)
    return write_backup(source, target, kind, now, progress or _unseen, cancelled or _never)


def back_up(
    home: "Home",
    target: Path | None = None,
    *,
    progress: Progress = _unseen,
    cancelled: Cancelled = _never,
) -> Backup:
    """make_backup() because somebody wants one: who it is must have the right. The daily one asks nobody."""
    home.actor.require(RIGHT_BACKUP)
    return make_backup(home, target, progress=progress, cancelled=cancelled)


def is_in_a_file(engine: "Engine") -> bool:
    """Whether the database is a file of the home; a server has backups of its own."""
    return engine.dialect.name == "sqlite"


def automatic_name(office: str, moment: datetime) -> str:
    """The name of a backup that nobody named: the office and its time."""
    return f"{office}-{local_text(moment, '%Y%m%d-%H%M%S')}{SUFFIX}"


def back_up_before_migration(source: Source, revision: str) -> Backup:
    """The backup that is kept of a revision before the structure changes."""
    folder = paths.prepare_home(source.folder / FOLDER)
    target = folder / f"{source.info.office}-before-migration-{revision}{SUFFIX}"
    return write_backup(source, target, MIGRATION, datetime.now(UTC))


def write_backup(
    source: Source,
    target: Path,
    kind: str,
    now: datetime,
    progress: Progress = _unseen,
    cancelled: Cancelled = _never,
) -> Backup:
    """Write and verify a backup under a name of its own, then let it have the name `target`."""
    _refuse_other_file(target, source.info.office)
    with database_errors(), disk_errors(target.parent), temporary_beside(target) as temporary:
        demand_room(target.parent, _database_size(source.engine))
        keys = _fitting_keys(source)
        _copy(source, temporary, progress, cancelled)
        sync_file(temporary)
        size = temporary.stat().st_size
        with temporary.open("rb") as stream:
            sha256 = hash_of(stream, size, _part(progress, _COPIED, _HASHED), cancelled)
        facts = _facts(temporary, source, cancelled)
        made = Backup(
            path=temporary,
            made_at=now.replace(microsecond=0),
            size=size,
            kind=kind,
            name=source.info.name,
            office=source.info.office,
            hub=source.info.hub,
            replica=source.replica,
            database_size=size,
            sha256=sha256,
            keys=keys,
            **facts,
        )
        append_tail(temporary, manifest_of(made), keys)
        written = look_into(temporary)
        if replace(written, size=size) != made:
            raise InputRefused(_("备份写下后读回的内容不符。"), _("请检查磁盘，或换一个位置再备份。"))
        temporary.replace(target)
        paths.sync_folder(target.parent)
    progress(100, 100)
    return replace(written, path=target)


def _refuse_other_file(target: Path, office: str) -> None:
    """Nothing but an earlier backup of the same office is replaced."""
    if not target.parent.is_dir():
        raise InputRefused(
            _("文件夹“{folder}”不存在。").format(folder=target.parent),
            _("请先建好文件夹，或插好存放备份的磁盘。"),
        )
    if not target.exists():
        return
    with contextlib.suppress(InputRefused):
        if look_into(target).office == office:
            return
    raise InputRefused(_("“{file}”已经存在，不会覆盖。").format(file=target), _("请换一个文件名。"))


def _database_size(engine: "Engine") -> int:
    from nanxi_desk.core.database import read_connection

    with read_connection(engine) as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(conn.exec_driver_sql("PRAGMA page_size").scalar_one())


def _fitting_keys(source: Source) -> bytes:
    """The key file, shown to open the database that is being copied."""
    file = source.folder / paths.KEYS
    ring = KeyRing.load(file)
    if not ring.fits(source.data_key):
        raise Damaged(
            _("密钥文件“{path}”与数据库不符。").format(path=file), _("请用备份恢复密钥文件和数据库。")
        )
    return file.read_bytes()


def _copy(source: Source, temporary: Path, progress: Progress, cancelled: Cancelled) -> None:
    told = _part(progress, 0, _COPIED)

    def step(done: int, everything: int) -> None:
        refuse_cancelled(cancelled)
        told(done, everything)

    copy_database(source.engine, temporary, source.data_key, step)


def _part(progress: Progress, first: int, last: int) -> Progress:
    """Percents between two marks, from a part's own count."""
    return lambda done, everything: progress(first + (last - first) * done // max(everything, 1), 100)


def _facts(copy: Path, source: Source, cancelled: Cancelled) -> dict[str, Any]:
    """Revision and streams as the copy itself has them; Damaged where it does not hold together."""
    refuse_cancelled(cancelled)
    with opened_copy(copy, source.data_key) as conn:
        check_structure(conn, cancelled)
        revision = conn.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        rows = conn.execute("SELECT replica, scope, seq FROM stream ORDER BY replica, scope").fetchall()
    streams = {f"{replica}/{scope}": seq for replica, scope, seq in rows}
    return {"revision": revision, "streams": streams, "changes": sum(streams.values())}


def check_structure(conn: Any, cancelled: Cancelled = _never) -> None:
    """SQLite's own check of an opened copy; every page's code is checked as it is read."""
    conn.set_progress_handler(lambda: int(cancelled()), 10_000)
    try:
        problems = [row[0] for row in conn.execute("PRAGMA quick_check(1)").fetchall()]
    except Exception:
        refuse_cancelled(cancelled)
        raise
    finally:
        conn.set_progress_handler(None, 0)
    if problems != ["ok"]:
        raise Damaged(_("数据库文件已损坏。"), _("请停止使用，并用最近的备份恢复。"))


def streams_of(engine: "Engine") -> Mapping[str, int]:
    """By "replica/scope" the highest change in an open database."""
    from nanxi_desk.core.database import read_connection

    with read_connection(engine) as conn:
        rows = conn.exec_driver_sql("SELECT replica, scope, seq FROM stream").all()
    return {f"{replica}/{scope}": seq for replica, scope, seq in rows}


def home_of(conn: Any) -> dict[str, Any]:
    """What an opened copy says its home was made for."""
    found = conn.execute("SELECT value FROM local_value WHERE name = 'home'").fetchone()
    content: dict[str, Any] = json.loads(found[0]) if found else {}
    return content


def leftovers(folder: Path) -> Iterator[Path]:
    """Files that a killed program had begun."""
    with contextlib.suppress(OSError):
        yield from folder.glob(f".*{SUFFIX}.*.part")
