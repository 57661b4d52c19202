"""Conflicts that an erasure meets: something was written where it was not known to be emptied."""

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.emptying import EMPTYING
from nanxi_desk.core.journal.fold import head_of, value_in
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.rows import changes_of_records, load_numbers
from nanxi_desk.core.journal.tables import in_conflict, projection
from nanxi_desk.core.records import RECORD_TYPES


def emptied_in_conflict(conn: Connection, scope: str) -> dict[str, set[str]]:
    """Ids by record type of a scope's records into which something was written where they were not known
    to be emptied: what emptying left stands against it."""
    numbers = load_numbers(conn)
    found: dict[str, set[str]] = {}
    for record_type, record_class in RECORD_TYPES.items():
        table = projection(record_class)
        disputed = select(table.c.id, table.c.conflict, table.c.heads)
        for row in conn.execute(disputed.where(in_conflict(table), table.c.scope == scope)).all():
            changes = {head_of(change): change for change in changes_of_records(conn, [row.id])}
            heads = read_heads(row.heads, numbers)
            units = row.conflict.split(",") if record_class.retention.kept else [DELETED]
            left = [(changes[head], unit) for unit in units for head in heads.of(unit)]
            wanted = None if record_class.retention.kept else True
            if any(c.origin == EMPTYING and value_in(c, unit) is wanted for c, unit in left):
                found.setdefault(record_type, set()).add(row.id)
    return found
