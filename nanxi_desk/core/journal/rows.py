"""Between journal, projection rows and records: what a row of the database means, and back."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from nanxi_desk.core.checks import is_day
from nanxi_desk.core.clock import is_instant
from nanxi_desk.core.fields import LISTS, Field, Kind
from nanxi_desk.core.journal.change import Change, Stored, trusted_change, upcast
from nanxi_desk.core.journal.heads import Head, StreamNumbers
from nanxi_desk.core.journal.prepared import Lookup
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM, projection
from nanxi_desk.core.records import Record, field_values, per_class

Row = dict[str, Any]  # a projection row by column name
R = TypeVar("R", bound=Record)
T = TypeVar("T")
_STORED_AS: dict[Kind, type] = {Kind.INTEGER: int, Kind.FLAG: bool, **dict.fromkeys(LISTS, list)}
# What a foreign version may have written and our columns, rules or clocks could not hold.
_HOLDS: dict[Kind, Callable[[Any], bool]] = {
    Kind.INSTANT: is_instant,
    Kind.DATE: is_day,
    Kind.INTEGER: lambda value: -(2**63) <= value < 2**63,
}
CHUNK = 500  # ids in one IN (...): few round trips, short statements


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    source = iter(items)
    while part := list(islice(source, size)):
        yield part


_NUMBERS = select(STREAM.c.number, STREAM.c.replica, STREAM.c.scope)


def load_numbers(conn: Connection) -> StreamNumbers:
    """The database's stream numbers."""
    numbers = StreamNumbers()
    for number, replica, scope in conn.execute(_NUMBERS):
        numbers.add(number, replica, scope)
    return numbers


def position(head: Head, scope: str, numbers: StreamNumbers) -> int:
    """The journal key of a head of a record of `scope`."""
    return numbers.number(head.replica, scope) << SEQ_BITS | head.seq


def change_of_row(row: RowMapping) -> Change:
    """A journal row as today's format reads it."""
    return upcast(trusted_change(Stored(row["header"], row["salt"], row["body"], row["digest"], row["hash"])))


def load_changes(conn: Connection, positions: Collection[int]) -> list[Change]:
    """The changes at these journal keys."""
    found: list[Change] = []
    for part in chunks(positions):
        rows = conn.execute(select(JOURNAL).where(JOURNAL.c.pos.in_(part))).mappings()
        found.extend(change_of_row(row) for row in rows)
    return found


def changes_of_records(conn: Connection, record_ids: Iterable[str]) -> list[Change]:
    """All changes of these records, parents before children."""
    found: list[Change] = []
    for part in chunks(record_ids):
        rows = conn.execute(select(JOURNAL).where(JOURNAL.c.record_id.in_(part))).mappings()
        found.extend(change_of_row(row) for row in rows)
    return sorted(found, key=lambda change: (change.stamp, change.id))


class RowLookup:
    """Looks up projection rows of a class, or some of their columns, by the values of one column."""

    def __init__(
        self,
        record_class: type[Record],
        key: str = "id",
        names: Sequence[str] | None = None,
        *conditions: ColumnElement[bool],
    ) -> None:
        table = projection(record_class)
        columns = [table.c[name] for name in names] if names is not None else list(table.c)
        self._lookup = Lookup(columns, table.c[key], *conditions)
        chosen = set(self._lookup.names)
        flags = [f.name for f in record_class.fields.values() if f.kind is Kind.FLAG]
        self._flags = [name for name in ("deleted", *flags) if name in chosen]
        self._lists = [name for name in list_fields(record_class) if name in chosen]

    def rows(self, conn: Connection, keys: Collection[str]) -> Iterator[Row]:
        """The rows with flags as bool and lists as lists."""
        names, flags, lists = self._lookup.names, self._flags, self._lists
        for found in self._lookup.rows(conn, keys):
            row = dict(zip(names, found, strict=True))
            for name in flags:
                if row[name] is not None:
                    row[name] = bool(row[name])
            for name in lists:
                if row[name] is not None:
                    row[name] = json.loads(row[name])
            yield row


_rows_by_id = per_class(RowLookup)


def load_rows(conn: Connection, record_class: type[Record], ids: Iterable[str]) -> dict[str, Row]:
    """Projection rows by id, deleted ones too; lists come back as lists."""
    wanted = list(ids)
    return {row["id"]: row for row in _rows_by_id(record_class).rows(conn, wanted)} if wanted else {}


def from_database(record_class: type[Record], found: RowMapping) -> Row:
    """A row that SQLAlchemy read, with lists read from their text."""
    row: Row = {str(name): value for name, value in found.items()}
    for name in list_fields(record_class):
        if row[name] is not None:
            row[name] = json.loads(row[name])
    return row


def to_database(record_class: type[Record], row: Row) -> Row:
    """The reverse of from_database."""
    names = list_fields(record_class)
    if not names:
        return row
    return {**row, **{n: None if row[n] is None else json.dumps(row[n], ensure_ascii=False) for n in names}}


@per_class
def list_fields(record_class: type[Record]) -> Sequence[str]:
    """Names of the fields that the database keeps as JSON text."""
    return [f.name for f in record_class.fields.values() if f.kind in LISTS]


def storable(declared: Field, value: Any) -> Any:
    """The value as its column holds it; None where a foreign version wrote another kind of thing."""
    if type(value) is not _STORED_AS.get(declared.kind, str) or (type(value) is str and "\0" in value):
        return None
    return value if declared.kind not in _HOLDS or _HOLDS[declared.kind](value) else None


def put_unit(record_class: type[Record], row: Row, unit: str, value: Any) -> None:
    """Show a unit's value in the row; units that this version does not know are kept in `extra`."""
    fields = record_class.units.get(unit)
    if fields is None:
        extra = json.loads(row["extra"]) if row["extra"] else {}
        extra[unit] = value
        row["extra"] = json.dumps(extra, ensure_ascii=False, sort_keys=True)
        return
    if len(fields) == 1 and not fields[0].unit:  # nearly always
        row[fields[0].name] = storable(fields[0], value)
        return
    parts = field_values(fields, value)
    for declared in fields:
        row[declared.name] = storable(declared, parts[declared.name])


def record_of_row(record_class: type[R], row: Mapping[str, Any]) -> R:
    """A record from its projection row."""
    names = record_class.fields.keys()
    return record_class(id=row["id"], scope=row["scope"], **{name: row[name] for name in names})


def get_record(conn: Connection, record_class: type[R], record_id: str) -> R | None:
    """One visible record, or None."""
    row = load_rows(conn, record_class, [record_id]).get(record_id)
    return record_of_row(record_class, row) if row and not row["deleted"] else None
