"""Versions of the database's structure: known ones are brought up to date, newer ones are refused.

Alembic is loaded only when there is something to do, since every start asks.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, exists, inspect, select, text

from nanxi_desk.core.calendar import shipped_years
from nanxi_desk.core.database import read_connection, write_connection
from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.journal.blobs import note_uses_again
from nanxi_desk.core.journal.erasure import ErasedUnits
from nanxi_desk.core.journal.local import get_local, set_local
from nanxi_desk.core.journal.projector import Projector, clear
from nanxi_desk.core.journal.rows import chunks, load_numbers
from nanxi_desk.core.journal.tables import JOURNAL, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES

_LAST_YEAR = "calendar:last_year"
# Oldest first; the last is this version's.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
_DERIVED_ANEW = frozenset({"0002"})  # revisions after which known records show otherwise


def schema_version(engine: Engine) -> str | None:
    """The database's revision, or None for an empty database."""
    with read_connection(engine) as conn:
        if not inspect(conn).has_table("alembic_version"):
            return None
        return conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def bring_up_to_date(engine: Engine, backup: Callable[[], None]) -> bool:
    """Create or migrate the structure; True where something was done. `backup` runs before a migration.

    Raises Unavailable where a newer version of the program has written the database.
    """
    version = schema_version(engine)
    if version == REVISIONS[-1]:
        return False
    if version is not None and version not in REVISIONS:
        raise Unavailable(
            _("数据库是由更新版本的程序写的({version}),本版本不能打开。").format(version=version),
            _("请安装最新版本的程序后再打开。"),
        )
    if version is not None:
        backup()
    with write_connection(engine) as conn:
        _upgrade(conn)
        if version is not None:  # in the same transaction: a new structure over an old fold looks finished
            later = REVISIONS[REVISIONS.index(version) + 1 :]
            if _DERIVED_ANEW.intersection(later):
                _fold_again(conn)
            else:
                bring_to_life(conn)
    return True


def _upgrade(conn: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def rebuild(engine: Engine) -> None:
    """Empty projection, tallies and index and fold the journal again."""
    with write_connection(engine) as conn:
        _fold_again(conn)


def _fold_again(conn: Connection) -> None:
    clear(conn)
    projector = Projector(conn, load_numbers(conn))
    for record_class in RECORD_TYPES.values():
        if record_class.base_version():
            projector.install(record_class, record_class.base_layer().values())
    note_uses_again(conn)
    ids = conn.execute(JOURNAL.select().with_only_columns(JOURNAL.c.record_id).distinct()).scalars()
    for part in chunks(list(ids), 5_000):
        projector.refold(part, ErasedUnits(conn))
    projector.finish()


def bring_to_life(conn: Connection) -> None:
    """Show what changes of newer versions brought before this version knew its fields and record types.

    A fold of everything does the same, but takes a quarter of an hour for a million requests.
    """
    note_uses_again(conn)
    shown = [projection(record_class) for record_class in RECORD_TYPES.values()]
    ids = [
        record_id
        for table in shown
        for record_id in conn.execute(select(table.c.id).where(table.c.extra.is_not(None))).scalars()
    ]
    nowhere = [~exists().where(table.c.id == JOURNAL.c.record_id) for table in shown]
    ids += conn.execute(select(JOURNAL.c.record_id).where(*nowhere).distinct()).scalars()
    projector = Projector(conn, load_numbers(conn))
    for part in chunks(ids, 5_000):
        projector.refold(part, ErasedUnits(conn))
    projector.finish()


def install_base_layer(engine: Engine) -> None:
    """Show shipped records that are new or changed since this database was last opened."""
    with read_connection(engine) as conn:
        stale = [
            record_class
            for record_class in RECORD_TYPES.values()
            if record_class.base_version() != (get_local(conn, _base_name(record_class.record_type)) or "")
        ]
        known_year = int(get_local(conn, _LAST_YEAR) or 0)
    last_year = shipped_years()[-1]
    if not stale and known_year == last_year:
        return
    with write_connection(engine) as conn:
        projector = Projector(conn, load_numbers(conn))
        for record_class in stale:
            projector.install(record_class, record_class.base_layer().values())
            set_local(conn, _base_name(record_class.record_type), record_class.base_version())
        if known_year and known_year != last_year:  # some years were taken for Monday to Friday, or will be
            projector.count_days_again(f"{min(known_year, last_year) + 1}-01-01")
        set_local(conn, _LAST_YEAR, str(last_year))


def _base_name(record_type: str) -> str:
    return f"base:{record_type}"
