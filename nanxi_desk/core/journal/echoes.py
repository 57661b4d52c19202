"""Echoes: own logs that name what was erased. They never travel, so no erasure from elsewhere names them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from nanxi_desk.core.fields import Kind
from nanxi_desk.core.journal.emptying import Emptied, empty
from nanxi_desk.core.journal.erasure import Gone
from nanxi_desk.core.journal.rows import chunks
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, projection
from nanxi_desk.core.records import RECORD_TYPES, Record, referred

if TYPE_CHECKING:
    from nanxi_desk.core.journal.door import Writing


def clear_echoes(writing: "Writing", gone: Gone) -> None:
    """Empty local records that refer to an erased record or hold one of the texts that told a person."""
    for record_class in RECORD_TYPES.values():
        # What is kept for good holds no personal value by declaration, such as the destroy lists themselves.
        if record_class.written_by == "local" and record_class.retention.years is not None:
            ids = list(_echoing(writing, record_class, gone))
            empty(writing, record_class, ids, Emptied())
    _clear_file_names(writing.conn, gone.texts)


def _clear_file_names(conn: Connection, texts: Iterable[str]) -> None:
    """Files that were exchanged stay known; that one was called after the person does not."""
    names = conn.execute(select(EXCHANGE_FILE.c.id, EXCHANGE_FILE.c.name).where(EXCHANGE_FILE.c.name != ""))
    told = [row.id for row in names.all() if any(text in row.name for text in texts)]
    for part in chunks(told):
        conn.execute(update(EXCHANGE_FILE).where(EXCHANGE_FILE.c.id.in_(part)).values(name=""))


def _echoing(writing: "Writing", record_class: type[Record], gone: Gone) -> Iterator[str]:
    kept = record_class.retention.kept
    names = [f.name for f in record_class.fields.values() if f.name not in kept and not f.derived]
    texts = [name for name in names if record_class.fields[name].kind is not Kind.REFERENCE]
    table = projection(record_class)
    rows = writing.conn.execute(select(table.c.id, *(table.c[name] for name in names)))
    for row in rows.mappings():
        words = "\n".join(row[name] for name in texts if isinstance(row[name], str))
        named = {referred(row[name], within="")[1] for name in names if isinstance(row[name], str)}
        if named & gone.records or any(text in words for text in gone.texts):
            yield row["id"]
