"""Tables of the journal and of the projection, built from the record classes.

Projection tables have primary keys only: rules that a merge can break show as 待核, they do not stop a merge.
A change's key is one number, `stream number << 40 | seq`; stream numbers are this database's own.
"""

import threading
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
    literal_column,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.records import RECORD_TYPES, Record

SEQ_BITS = 40
METADATA = MetaData()
_IN_CONFLICT = "conflict != ''"


class Bytes(LargeBinary):
    """Binary content that goes to the driver and comes back as it is, without a copy each way."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Nothing to do: the drivers take bytes."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Nothing to do: the drivers give bytes."""


# SQLite keeps a table in the order of its key only where the type is spelled INTEGER.
_BIG = BigInteger().with_variant(Integer, "sqlite")

JOURNAL = Table(
    "journal",
    METADATA,
    Column("pos", _BIG, primary_key=True, autoincrement=False),
    Column("record_id", String(32), nullable=False),
    Column("header", Bytes, nullable=False),
    Column("salt", Bytes),  # salt and body vanish with an erasure, the digest then stands for them
    Column("body", Bytes),
    Column("digest", Bytes),
    Column("hash", Bytes, nullable=False),
    Index("journal_record", "record_id"),
)
# One row per (replica, scope): how far it is known, and the hash of its last change, kept apart from the
# journal so that a cut journal shows. `signature` is the owner's over (stream, seq, hash).
STREAM = Table(
    "stream",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("replica", String(32), nullable=False),
    Column("scope", String(32), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Bytes, nullable=False),
    Column("signature", Bytes),
    Index("stream_name", "replica", "scope", unique=True),
)
# Installations: this one (`private_key` present and not retired) and those met in files.
REPLICA = Table(
    "replica",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("office", String(32), nullable=False),
    Column("name", String(200), nullable=False),
    Column("public_key", Bytes, nullable=False),
    Column("private_key", Bytes),
    Column("born_of", String(32)),
    Column("birth_signature", Bytes),
    Column("certificate", Bytes),
    Column("retired", Boolean, nullable=False, default=False),
    Column("revoked", Boolean, nullable=False, default=False, server_default=false()),
)
# What a partner's newest file said it had, replaced by every newer file, never merged.
PARTNER = Table(
    "partner",
    METADATA,
    Column("replica", String(32), primary_key=True),
    Column("file_number", Integer, nullable=False),
    Column("have", Text, nullable=False),
    Column("at", String(20), nullable=False),
    # The attachments that it had of the common scopes, by the beginnings of their hashes, space-separated.
    Column("blobs", Text, nullable=False, default="", server_default=text("''")),
)
# Files written and taken, with what they brought; `direction` is "in" or "out", "i+" or "o+" for files of
# attachments. `turn` counts all in the order in which they were written and taken here; `receipt` is what
# undoing an import needs (see exchange/undoing.py).
EXCHANGE_FILE = Table(
    "exchange_file",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("direction", String(3), nullable=False),
    Column("replica", String(32), nullable=False),
    Column("office", String(32), nullable=False),
    Column("file_number", Integer, nullable=False),
    Column("at", String(20), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("summary", Text, nullable=False),
    Column("name", String(200), nullable=False, default="", server_default=text("''")),
    Column("turn", Integer, nullable=False, default=0, server_default=text("0")),
    Column("receipt", Text),
    Column("undone", Boolean, nullable=False, default=False, server_default=false()),
)
# Files set aside until what they stand on arrives, as they came (encrypted), with their password.
WAITING_FILE = Table(
    "waiting_file",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("replica", String(32), nullable=False),
    Column("office", String(32), nullable=False),
    Column("office_name", String(200), nullable=False),
    Column("file_number", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("at", String(20), nullable=False),
    Column("since", String(20), nullable=False),
    Column("changes", Integer, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("content", Bytes, nullable=False),
)
# Attachments by the hash of their bytes. `content` stands last, so that whoever asks for the rest does not
# read it; `at` is when it came here.
BLOB = Table(
    "blob",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", String(20), nullable=False),
    Column("content", Bytes, nullable=False),
)
# Which changes of the journal name which attachment, by their `pos`; an erased one names none.
BLOB_USE = Table(
    "blob_use",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("pos", _BIG, primary_key=True, autoincrement=False),
    Index("blob_use_pos", "pos"),
)
# Attachments that came before the changes that name them.
BLOB_AHEAD = Table(
    "blob_ahead",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("replica", String(32), primary_key=True),
    Column("scope", String(32), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
)
# Units that erased changes named, as the erasing change recorded them.
ERASED = Table(
    "erased",
    METADATA,
    Column("replica", String(32), primary_key=True),
    Column("scope", String(32), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("units", Text, nullable=False),
)
# Clock, counters, versions of the base layer: small values that belong to this database alone.
LOCAL_VALUE = Table(
    "local_value",
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)

_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.INTEGER: Integer,
    Kind.FLAG: Boolean,
    Kind.LONG_TEXT: Text,
    Kind.LIST: Text,
    Kind.ATTACHMENTS: Text,
}


_MAKING = threading.Lock()
_PROJECTIONS: dict[str, Table] = {}
_TALLIES: dict[str, Table | None] = {}
_SUMS: dict[str, Table | None] = {}


def projection(record_class: type[Record]) -> Table:
    """The table that shows the records of a class as the fold makes them.

    Beside the declared fields: `no` (local order of arrival, also the row of the search index), `id`,
    `scope`, `deleted`, `conflict` (units in conflict, comma-separated), `heads` (see heads.py) and `extra`
    (units that this version does not know, as JSON).
    """
    name = record_class.record_type
    if name not in _PROJECTIONS:
        with _MAKING:  # two threads may want the same table for the first time
            if name not in _PROJECTIONS:
                _PROJECTIONS[name] = _make_projection(record_class, name)
    return _PROJECTIONS[name]


def _make_projection(record_class: type[Record], name: str) -> Table:
    columns: list[Column[Any]] = [
        Column("no", Integer, primary_key=True, autoincrement=False),
        Column("id", String(32), nullable=False),
        Column("scope", String(32), nullable=False),
        Column("deleted", Boolean, nullable=False),
        Column("conflict", Text, nullable=False),
        Column("heads", Text, nullable=False),
        Column("extra", Text),
        *(Column(f.name, _column_type(f)) for f in record_class.fields.values()),
    ]
    # PostgreSQL's has the same condition by its migration: named here, it would load that dialect each time.
    disputed = Index(f"{name}_in_conflict", "id", sqlite_where=text(_IN_CONFLICT))
    indices = [Index(f"{name}_id", "id", unique=True), disputed, *_indices(record_class)]
    return Table(name, METADATA, *columns, *indices)


def in_conflict(table: Table) -> ColumnElement[bool]:
    """Whether a row of a projection is in conflict; found by an index that holds those rows only."""
    return table.c.conflict != literal_column("''")  # an index of some rows is used where it says the same


def _column_type(declared: Field) -> TypeEngine[Any]:
    if declared.kind in _TYPES:
        return _TYPES[declared.kind]()
    sizes = {Kind.REFERENCE: 65, Kind.INSTANT: 20, Kind.DATE: 10}
    return String(sizes.get(declared.kind, declared.max_length))


def followed_fields(record_class: type[Record]) -> set[str]:
    """REFERENCE fields by which records are looked up from what they refer to."""
    found: set[str] = set()
    for start in RECORD_TYPES.values():
        current = start
        for name in start.found_through:
            if current is record_class:
                found.add(name)
            current = RECORD_TYPES[current.fields[name].references]
    return found


def _indices(record_class: type[Record]) -> Iterable[Index]:
    for declared in record_class.fields.values():
        followed = declared.name == record_class.part_of or declared.name in followed_fields(record_class)
        if declared.indexed or followed:
            yield Index(f"{record_class.record_type}_{declared.name}", declared.name)
    for names in record_class.indices:
        yield Index(f"{record_class.record_type}_by_{names[0]}", *names)
    for names in record_class.sparse_indices:
        # Holds those rows only that have the first field: nothing is paid for the others.
        some = text(f"{names[0]} IS NOT NULL")
        yield Index(f"{record_class.record_type}_with_{names[0]}", *names, sqlite_where=some)


def tally(record_class: type[Record]) -> Table | None:
    """Kept counts of visible records by the class's `tallied` fields ("" stands for none), if it has any."""
    if not record_class.tallied:
        return None
    name = f"{record_class.record_type}_tally"
    if name not in _TALLIES:
        keys = [Column(key, String(200), primary_key=True) for key in record_class.tallied]
        _TALLIES[name] = Table(name, METADATA, *keys, Column("count", Integer, nullable=False))
    return _TALLIES[name]


def kept_sums(record_class: type[Record]) -> Table | None:
    """Kept sums of what visible records add (see Record.adds) by dimension, day and key; None without any."""
    if not record_class.measures:
        return None
    name = f"{record_class.record_type}_sum"
    if name not in _SUMS:
        _SUMS[name] = Table(
            name,
            METADATA,
            Column("dimension", String(20), primary_key=True),
            Column("day", String(10), primary_key=True),
            Column("key", String(200), primary_key=True),
            *(Column(measure, Integer, nullable=False) for measure in record_class.measures),
            sqlite_with_rowid=False,  # days of one dimension lie together, and a save touches few pages
        )
    return _SUMS[name]


def searched(record_class: type[Record]) -> bool:
    """Whether records of the class have an entry of their own in the search index."""
    return record_class.searchable


def all_tables() -> MetaData:
    """Every table of the current version; the record classes must have been imported."""
    for record_class in RECORD_TYPES.values():
        projection(record_class)
        tally(record_class)
        kept_sums(record_class)
    return METADATA
