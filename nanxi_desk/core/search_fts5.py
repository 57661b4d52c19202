"""The search index on SQLite: contentless FTS5, which keeps no copy of the text. Called by search only."""

from collections.abc import Iterable, Mapping

from sqlalchemy import (
    ColumnClause,
    Connection,
    Integer,
    TableClause,
    Text,
    bindparam,
    column,
    select,
    table,
)

from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.records import Record, per_class
from nanxi_desk.core.search import index_name, query

_COLUMNS = ("rowid", "words")


def put(conn: Connection, record_class: type[Record], entries: Mapping[int, str], fresh: set[int]) -> None:
    """Index entries by row number; `fresh` numbers have none yet."""
    new = [{"rowid": no, "words": words} for no, words in entries.items() if no in fresh]
    old = [{"rowid": no, "words": words} for no, words in entries.items() if no not in fresh]
    if new:
        _insert(record_class).run(conn, new)
    if old:
        _replace(record_class).run(conn, old)


def drop(conn: Connection, record_class: type[Record], numbers: Iterable[int]) -> None:
    """Take entries out of the index."""
    index = _table(record_class)
    rows = [{"no": no} for no in numbers]
    if rows:
        conn.execute(index.delete().where(index.c.rowid == bindparam("no")), rows)


def hits(
    conn: Connection, record_class: type[Record], typed: str, limit: int, before: int | None
) -> list[int]:
    """Row numbers that fit what was typed, newest arrival first; `before` pages on from the last one seen."""
    asked = query(typed)
    if not asked:
        return []
    index = _table(record_class)
    whole: ColumnClause[str] = column(index_name(record_class), Text)
    statement = select(index.c.rowid).where(whole.op("MATCH")(asked))
    if before is not None:
        statement = statement.where(index.c.rowid < before)
    return list(conn.execute(statement.order_by(index.c.rowid.desc()).limit(limit)).scalars())


def empty(conn: Connection, record_class: type[Record]) -> None:
    """Take every entry out of the index of a class."""
    name = index_name(record_class)
    conn.execute(table(name, column(name)).insert().values({name: "delete-all"}))


@per_class
def _insert(record_class: type[Record]) -> Prepared:
    return Prepared(_table(record_class).insert(), _COLUMNS)


@per_class
def _replace(record_class: type[Record]) -> Prepared:
    return Prepared(_table(record_class).insert().prefix_with("OR REPLACE"), _COLUMNS)


def purge(conn: Connection, record_class: type[Record]) -> None:
    """Write the index of a class afresh: dropped entries are only marked, their words stay until then."""
    name = index_name(record_class)
    conn.execute(table(name, column(name)).insert().values({name: "optimize"}))


def _table(record_class: type[Record]) -> TableClause:
    """The search table as SQLAlchemy sees it; not part of the metadata, since only SQLite has it."""
    return table(index_name(record_class), column("rowid", Integer), column("words", Text))
