"""The way back to a backup: what would be lost, the new files beside the old, and the step between them.

Whatever happens on the way, the home has either its old files or those of the backup: see replacing.py. A
home that went back becomes a new replica when it is next opened, since its token goes with the old files.
"""

import contextlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nanxi_desk.core import paths
from nanxi_desk.core.backup_file import (
    Backup,
    Cancelled,
    Progress,
    blocks,
    damaged_backup,
    demand_room,
    disk_errors,
    look_into,
)
from nanxi_desk.core.backup_plan import load_plan
from nanxi_desk.core.backups import check_structure, home_of, newest_good
from nanxi_desk.core.clock import local_text, office_day
from nanxi_desk.core.database import (
    APPLICATION_ID,
    InstanceLock,
    database_errors,
    database_files,
    open_database,
    opened_copy,
    read_connection,
)
from nanxi_desk.core.errors import Damaged, InputRefused, Unavailable, UserError
from nanxi_desk.core.journal.change import ERASE
from nanxi_desk.core.keys import KeyRing, Unlocked
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.core.replacing import finish_replacing, new_name, replace_together
from nanxi_desk.core.rights import LEADING, declare
from nanxi_desk.core.schema import REVISIONS, schema_version

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from nanxi_desk.core.home import Home

_REPLACED = (paths.DATABASE, paths.KEYS)
_REPLACED_BY = "replaced-"  # begins the name of the folder that keeps what was there before

RIGHT_RESTORE = declare("backup.restore", "用备份恢复全部数据", *LEADING)


# --- what would be lost ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LostStream:
    """A stream that the backup knows less of: whose it is, of which office's records, how many changes."""

    owner: str
    scope: str
    changes: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What the open database has and a backup has not. Days are the office's; "" where nothing is lost."""

    changes: int
    records: int
    first_day: str
    last_day: str
    newest_by: str
    streams: tuple[LostStream, ...]
    erasures: int  # of the lost changes: what they erased is in the backup and would be back
    logins_back: tuple[str, ...]  # people who have no login now and would have one again
    logins_gone: tuple[str, ...]


def loss_of(engine: "Engine", ring: KeyRing, backup: Backup) -> Loss:
    """What going back to `backup` would take away from an open database."""
    from nanxi_desk.core.journal.tables import SEQ_BITS, STREAM

    now = {person.id: person.name for person in ring.people}
    then = {person.id: person.name for person in _people(backup)}
    with database_errors(), read_connection(engine) as conn:
        lost: list[tuple[LostStream, int, int]] = []
        for row in conn.execute(STREAM.select()).all():
            known = backup.streams.get(f"{row.replica}/{row.scope}", 0)
            if row.seq > known:
                owner = _owner(conn, row.replica)
                first, last = row.number << SEQ_BITS | known + 1, row.number << SEQ_BITS | row.seq
                lost.append((LostStream(owner, row.scope, row.seq - known), first, last))
        ranges = [(first, last) for _stream, first, last in lost]
        days, newest_by = _times(conn, ranges, now)
        records, erasures = _counts(conn, ranges)
    return Loss(
        changes=sum(stream.changes for stream, _first, _last in lost),
        records=records,
        first_day=days[0],
        last_day=days[1],
        newest_by=newest_by,
        streams=tuple(stream for stream, _first, _last in lost),
        erasures=erasures,
        logins_back=tuple(name for person, name in then.items() if person not in now),
        logins_gone=tuple(name for person, name in now.items() if person not in then),
    )


def loss_sentences(loss: Loss) -> list[str]:
    """What would be lost, for people, a sentence each."""
    told = _lost_changes(loss)
    if loss.erasures:
        words = _("备份之后依法清除过 {count} 次，清除的内容会回来，请再清除。")
        told.append(words.format(count=loss.erasures))
    for names, words in (
        (loss.logins_back, _("又可以登录：{names}。")),
        (loss.logins_gone, _("不能再登录：{names}。")),
    ):
        if names:
            told.append(words.format(names=_("、").join(names)))
    return told


def _lost_changes(loss: Loss) -> list[str]:
    if not loss.changes:
        return [_("这份备份之后没有写过什么，恢复不会丢失内容。")]
    days = loss.first_day
    if loss.last_day != loss.first_day:
        days = _("{first} 至 {last}").format(first=loss.first_day, last=loss.last_day)
    told = [
        _("备份之后的 {changes} 条变更（{records} 条记录，{days}）会丢失。").format(
            changes=loss.changes, records=loss.records, days=days
        ),
        _("其中最新的是 {name} 写的。").format(name=loss.newest_by),
    ]
    if len(loss.streams) > 1:
        told += [
            _("· {owner}写的 {scope} 的 {count} 条").format(
                owner=stream.owner,
                scope=_("共用") if stream.scope == SHARED_SCOPE else stream.scope,
                count=stream.changes,
            )
            for stream in loss.streams
        ]
    return told


def loss_for(home_folder: Path, password: str, user: str | None, backup: Backup) -> Loss | None:
    """As loss_of for a home that nobody has open; None where it cannot be opened so, or there is none."""
    with contextlib.suppress(UserError), database_errors():
        ring = KeyRing.load(home_folder / paths.KEYS)
        engine = open_database(home_folder / paths.DATABASE, ring.unlock(password, user).data_key)
        try:
            if schema_version(engine) == REVISIONS[-1]:
                return loss_of(engine, ring, backup)
        finally:
            engine.dispose()
    return None


def _people(backup: Backup) -> tuple[Any, ...]:
    return KeyRing.parse(backup.path, backup.keys).people


def people_in(backup: Backup) -> tuple[str, ...]:
    """Names of those whose password opens a backup. Damaged where its key file is."""
    return tuple(person.name for person in _people(backup))


def _owner(conn: "Connection", replica: str) -> str:
    from nanxi_desk.core.journal.tables import REPLICA

    row = conn.execute(REPLICA.select().where(REPLICA.c.id == replica)).first()
    return row.name if row is not None else replica[:8]


def _times(
    conn: "Connection", ranges: list[tuple[int, int]], logins: dict[str, str]
) -> tuple[tuple[str, str], str]:
    """The first and last day of the lost changes, and who made the newest."""
    from nanxi_desk.core.journal.rows import load_changes

    first = load_changes(conn, [first for first, _last in ranges])
    newest = max(load_changes(conn, [last for _first, last in ranges]), key=lambda c: c.stamp, default=None)
    if newest is None:
        return ("", ""), ""
    days = min(office_day(change.at) for change in first), office_day(newest.at)
    return days, logins.get(newest.actor) or _staff_name(conn, newest.actor)


def _staff_name(conn: "Connection", person: str) -> str:
    from nanxi_desk.core.journal.tables import projection
    from nanxi_desk.core.people import Staff

    table = projection(Staff)
    found = conn.execute(table.select().where(table.c.id == person)).first()
    return (found.name if found is not None else None) or person[:8]


def _counts(conn: "Connection", ranges: list[tuple[int, int]]) -> tuple[int, int]:
    """How many records the lost changes are of, and how many of them erase."""
    from sqlalchemy import func, or_, select

    from nanxi_desk.core.journal.tables import JOURNAL

    if not ranges:
        return 0, 0
    lost = or_(*(JOURNAL.c.pos.between(first, last) for first, last in ranges))
    erases = func.instr(JOURNAL.c.header, f'"type":"{ERASE}"'.encode()) > 0
    records = conn.execute(select(func.count(JOURNAL.c.record_id.distinct())).where(lost)).scalar_one()
    return records, conn.execute(select(func.count()).where(lost, erases)).scalar_one()


# --- going back --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the backup, and the folder that keeps the files whose place it took, if any."""

    backup: Backup
    aside: Path | None


def restore(
    home_folder: Path,
    path: Path,
    password: str,
    user: str | None = None,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Cancelled = lambda: False,
) -> Restored:
    """Let the backup in file `path` take the place of the home, or make a home of it where there is none.

    Takes the password of somebody in the backup's own key file, or its recovery code. InputRefused for what
    is no backup, a damaged one, or another office's; Unavailable for a wrong password, a newer version, a
    full disk, or a home in use. Nothing is changed then.
    """
    backup = look_into(path)
    home = paths.prepare_home(home_folder)
    with InstanceLock.acquire(home / paths.LOCK):
        finish_replacing(home)
        prepare(home, backup, password, user, progress=progress, cancelled=cancelled)
        return Restored(backup, carry_out(home))


def rehearse(backup: Backup, password: str, user: str | None, home_folder: Path) -> None:
    """Everything that restore() would refuse, found without writing anything."""
    _refuse_foreign(home_folder, backup)
    _refuse_newer(backup.revision)
    unlocked = _unlocked(backup, password, user)
    with backup.path.open("rb") as stream:
        _compare(backup, stream, None, lambda _done, _all: None, lambda: False)
    _check_database(backup.path, unlocked, backup)


def prepare(
    home: Path,
    backup: Backup,
    password: str,
    user: str | None = None,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Put the backup's files beside those of the home and check them; the caller may have the home open."""
    _refuse_foreign(home, backup)
    _refuse_newer(backup.revision)
    unlocked = _unlocked(backup, password, user)
    database = new_name(home / paths.DATABASE)
    try:
        with disk_errors(home):
            demand_room(home, backup.database_size)
            paths.write_durably(new_name(home / paths.KEYS), backup.keys)
            with (
                backup.path.open("rb") as stream,
                open(database, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out,
            ):
                _compare(backup, stream, out, progress, cancelled)
                out.flush()
                os.fsync(out.fileno())
            paths.sync_folder(home)
        _check_database(database, unlocked, backup)
    except BaseException:
        drop_prepared(home)
        raise


def prepare_in(
    home: "Home",
    backup: Backup,
    password: str,
    user: str | None = None,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """prepare() beside an open home: needs the right of who sits there, and a password of the backup."""
    home.actor.require(RIGHT_RESTORE)
    prepare(home.path, backup, password, user, progress=progress, cancelled=cancelled)


def carry_out(home: Path) -> Path | None:
    """Let the prepared files take their places; where the old ones are kept, if there were any.

    Nobody may have the home's database open.
    """
    names = [file.name for file in database_files(home / paths.DATABASE)]
    old = [name for name in (*names, paths.KEYS, paths.TOKEN) if (home / name).exists()]
    aside = _aside(home) if old else None
    gone = [*names[1:], paths.TOKEN]
    replace_together(home, _REPLACED, gone=gone, aside=aside.name if aside else None)
    return aside


def set_aside(home: Path) -> list[tuple[Path, datetime]]:
    """The databases that carry_out() kept, each with the moment when it was last written."""
    found = []
    for database in home.glob(f"{_REPLACED_BY}*/{paths.DATABASE}"):
        with contextlib.suppress(OSError):
            files = [file.stat().st_mtime for file in database_files(database) if file.exists()]
            found.append((database, datetime.fromtimestamp(max(files), UTC)))
    return found


def drop_prepared(home: Path) -> None:
    """Take back what prepare() wrote."""
    for name in _REPLACED:
        with contextlib.suppress(OSError):
            new_name(home / name).unlink(missing_ok=True)


def _aside(home: Path) -> Path:
    """A folder that is not there yet: what was kept earlier stays."""
    name = f"{_REPLACED_BY}{local_text(datetime.now(UTC), '%Y%m%d-%H%M%S')}"
    number = 1
    while (folder := home / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder


def _refuse_foreign(home: Path, backup: Backup) -> None:
    office = load_plan(home).office
    if office and office != backup.office:
        raise InputRefused(
            _("这是 {other} 的备份，这里是 {office} 的数据。").format(
                other=f"{backup.office} {backup.name}".strip(), office=office
            ),
            _("请选本单位的备份；要看别的单位的备份，请恢复到一个空文件夹。"),
        )


def _refuse_newer(revision: str) -> None:
    if revision not in REVISIONS:
        raise Unavailable(
            _("备份是由更新版本的程序写的（{version}），本版本不能恢复。").format(version=revision),
            _("请安装最新版本的程序后再恢复。"),
        )


def _unlocked(backup: Backup, password: str, user: str | None) -> Unlocked:
    return KeyRing.parse(backup.path, backup.keys).unlock(password, user)


def _compare(backup: Backup, stream: Any, out: Any, progress: Progress, cancelled: Cancelled) -> None:
    """Read the database in a backup, write it to `out` if there is one, and see that it is what it was."""
    import hashlib

    digest = hashlib.sha256()
    for block in blocks(stream, backup.database_size, progress, cancelled):
        digest.update(block)
        if out is not None:
            out.write(block)
    if digest.hexdigest() != backup.sha256:
        raise damaged_backup(backup.path)


def _check_database(database: Path, unlocked: Unlocked, backup: Backup) -> None:
    """The database opens, is whole, and is what the manifest said, which anybody could have written."""
    try:
        with database_errors(), opened_copy(database, unlocked.data_key) as conn:
            check_structure(conn)
            ours = conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            revision = conn.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            office = home_of(conn).get("office")
    except Damaged as error:
        raise damaged_backup(backup.path) from error
    _refuse_newer(revision)
    if not ours or office != backup.office:
        raise damaged_backup(backup.path)


# --- where nothing opens any more --------------------------------------------------------------------------


def advised(home_folder: Path, error: Damaged) -> Damaged:
    """The same error with the newest good backup in its hint, and how to go back to it."""
    newest = newest_good(home_folder)
    if newest is None:
        return error
    hint = _('最近的备份是 {time} 的，恢复用：nanxi-desk --home "{home}" restore "{file}"').format(
        time=local_text(newest.made_at), home=home_folder, file=newest.path
    )
    return Damaged(error.message, hint)
