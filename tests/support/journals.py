"""Journals in memory for tests: record classes of their own, clocks that tests move, changes from bytes."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk.core import database
from nanxi_desk.core.fields import Kind, Merge, Search, field
from nanxi_desk.core.journal import tables
from nanxi_desk.core.journal.change import Change, Stored, body_digest, read_change
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM, all_tables, projection, tally
from nanxi_desk.core.records import RECORD_TYPES, Record
from nanxi_desk.core.schema import install_base_layer
from nanxi_desk.core.search import create_index_statement
from tests.support.engines import POSTGRESQL, copied, place

MORNING = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class MovableClock:
    """A wall clock that stands still until a test moves it."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


def forget_class(record_class: type[Record]) -> None:
    """Undo what the declaration and use of a record class leave behind in the process."""
    name = record_class.record_type
    if RECORD_TYPES.get(name) is record_class:
        del RECORD_TYPES[name]
    tables._PROJECTIONS.pop(name, None)
    tables._TALLIES.pop(f"{name}_tally", None)
    for table in [t for t in tables.METADATA.tables.values() if t.name in (name, f"{name}_tally")]:
        tables.METADATA.remove(table)


@contextmanager
def known(*classes: type[Record]) -> Iterator[None]:
    """The record classes are known inside, and gone without a trace afterwards."""
    with ExitStack() as stack:
        for record_class in classes:
            assert record_class.record_type not in RECORD_TYPES
            RECORD_TYPES[record_class.record_type] = record_class
            stack.callback(forget_class, record_class)
        yield


@contextmanager
def alone(*classes: type[Record]) -> Iterator[None]:
    """Only these record classes are known inside, which makes databases and their verification small."""
    others = dict(RECORD_TYPES)
    RECORD_TYPES.clear()
    try:
        with known(*classes):
            yield
    finally:
        RECORD_TYPES.update(others)


class Note(Record):
    """Every way to merge, on one record."""

    record_type = "test_note"
    label = "便条"
    searchable = True
    tallied = ("color",)

    title: str | None = field("标题", search=Search.TEXT, default=None)
    color: str | None = field("颜色", default=None)
    mood: str | None = field("心情", merge=Merge.LATEST, default=None)
    first: int | None = field("最早", Kind.INTEGER, merge=Merge.MIN, default=None)
    last: int | None = field("最晚", Kind.INTEGER, merge=Merge.MAX, default=None)
    tags: list[str] | None = field("标记", Kind.LIST, merge=Merge.UNION, default=None)
    street: str | None = field("路", unit="place", default=None)
    house: str | None = field("号", unit="place", default=None)


class Entry(Record):
    """A part of a note's whole, a ledger sheet: its lines are counted there."""

    record_type = "test_entry"
    label = "条目"
    part_of = "sheet_id"

    sheet_id: str = field("单", Kind.REFERENCE, references="test_sheet", required=True)
    amount: int | None = field("数", Kind.INTEGER, default=None)


class Sheet(Record):
    """A whole with derived fields, found and counted by them."""

    record_type = "test_sheet"
    label = "单"
    tallied = ("size",)

    name: str | None = field("名", default=None)
    size: int | None = field("条数", Kind.INTEGER, derived=True, default=None)
    total: int | None = field("合计", Kind.INTEGER, derived=True, default=None)

    @classmethod
    def derive(cls, values: Any, parts: Sequence[Any], workdays: object) -> dict[str, Any]:
        del values, workdays
        return {"size": len(parts), "total": sum(part["amount"] or 0 for part in parts)}


for _class in (Note, Entry, Sheet):
    forget_class(_class)


_template: dict[tuple[str, ...], sqlcipher.Connection] = {}


def memory_engine(source: Engine | None = None) -> Engine:
    """A database in memory with every table of the classes known now; a copy of `source` if one is given.

    On a server, where engines.place says so.
    """
    if place.kind == POSTGRESQL:
        return copied(source) if source is not None else place.opened(place.made_from(_classes(), _fill))
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    engine = create_engine(
        "sqlite+keyed://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", database._begin)
    if source is not None:
        with source.connect() as conn:
            conn.connection.driver_connection.backup(connection)  # type: ignore[union-attr]
        return engine
    key = _classes()
    if key in _template:
        _template[key].backup(connection)
        return engine
    _fill(engine)
    _template[key] = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(_template[key])
    return engine


def _classes() -> tuple[str, ...]:
    return tuple(sorted(f"{name}:{id(c)}" for name, c in RECORD_TYPES.items()))


def _fill(engine: Engine) -> None:
    """Every table of the classes known now, and what is shipped of them."""
    with database.write_connection(engine) as conn:
        all_tables()
        tables.METADATA.create_all(conn)
        for record_class in RECORD_TYPES.values():
            if record_class.searchable:
                _create_index(conn, record_class)
    install_base_layer(engine)


def _create_index(conn: Connection, record_class: type[Record]) -> None:
    statements = (create_index_statement(record_class),)
    if conn.dialect.name != "sqlite":
        from nanxi_desk.core.search_tsvector import create_index_statements

        statements = create_index_statements(record_class)
    for statement in statements:
        conn.exec_driver_sql(statement)


def add_tables(engine: Engine, *classes: type[Record]) -> None:
    """Create the tables of further classes in a database that has the others."""
    with database.write_connection(engine) as conn:
        for record_class in classes:
            projection(record_class).create(conn)
            kept = tally(record_class)
            if kept is not None:
                kept.create(conn)
            if record_class.searchable:
                _create_index(conn, record_class)


def stored(row: Any) -> Stored:
    """A journal row as a file carries it: an erased one with its digest, any other with salt and body."""
    digest = row.digest if row.body is None else body_digest(row.salt, row.body)
    return Stored(row.header, row.salt, row.body, digest, row.hash)


def changes_in(conn: Connection, *scopes: str) -> list[Change]:
    """All changes of the scopes (of all scopes where none is named), read from their bytes."""
    streams = {row.number: row for row in conn.execute(select(STREAM)).all()}
    rows = conn.execute(select(JOURNAL).order_by(JOURNAL.c.pos)).all()
    wanted = [r for r in rows if not scopes or streams[r.pos >> SEQ_BITS].scope in scopes]
    return [read_change(stored(row)) for row in wanted]


def shown(conn: Connection, record_class: type[Record], record_id: str) -> dict[str, Any] | None:
    """A row as the tables show it, without what differs between databases (order of arrival, heads)."""
    table = projection(record_class)
    row = conn.execute(select(table).where(table.c.id == record_id)).mappings().first()
    return {k: v for k, v in row.items() if k not in ("no", "heads")} if row else None


def all_shown(conn: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row that a change has touched, by class, sorted by id, without what differs between databases."""
    found = {}
    for name, record_class in RECORD_TYPES.items():
        table = projection(record_class)
        columns = [column for column in table.c if column.name not in ("no", "heads")]
        rows = conn.execute(select(*columns).where(table.c.heads != "").order_by("id")).mappings()
        found[name] = [dict(row) for row in rows]
    return found
