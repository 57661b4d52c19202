"""From a record to another that it belongs to, or that belongs to it: along references, both ways."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.records import RECORD_TYPES, referred


@dataclass(frozen=True, slots=True)
class Way:
    """`down` are (record type, field) to follow backwards, each to the newest record that refers to the one
    reached before; then `up` are references to follow. `beside` is a reference of the record at the turning.
    """

    up: tuple[str, ...] = ()
    down: tuple[tuple[str, str], ...] = ()
    beside: str = ""


def follow(conn: Connection, record_type: str, record_id: str, way: Way) -> tuple[str, str] | None:
    """The id at the end of the way and the one beside it ("" for none); None where one is not here."""
    row = _visible(conn, record_type, record_id)
    for of_type, name in way.down:
        row = row and _newest(conn, of_type, name, row)
        record_type = of_type
    beside = _named(row, way.beside) if row and way.beside else ""
    for name in way.up:
        target = RECORD_TYPES[record_type].fields[name].references
        row = row and _visible(conn, target, _named(row, name))
        record_type = target
    return (row["id"], beside) if row else None


def _visible(conn: Connection, record_type: str, record_id: str) -> Row | None:
    row = load_rows(conn, RECORD_TYPES[record_type], [record_id]).get(record_id)
    return row if row and not row["deleted"] else None


def _named(row: Row, name: str) -> str:
    return referred(row[name] or "", within="")[1]


def _newest(conn: Connection, record_type: str, name: str, to: Row) -> Row | None:
    """The visible record that came last among those whose field refers to another."""
    table = projection(RECORD_TYPES[record_type])
    named = table.c[name].in_((to["id"], f"{to['scope']}/{to['id']}"))
    statement = select(table.c.id).where(named, table.c.deleted.is_(False)).order_by(table.c.no.desc())
    found = conn.execute(statement.limit(1)).scalar()
    return _visible(conn, record_type, found) if found else None
