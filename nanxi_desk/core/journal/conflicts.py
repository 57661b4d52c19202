"""Conflicts for people: which units of which records hold more than one value, and who wrote each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.fold import head_of, value_in
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.rows import changes_of_records, load_numbers
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.records import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class HeadView:
    """One of the values that stand side by side; `change` names the change that wrote it."""

    change: str
    value: Any
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit in conflict; `id` names it as record/unit."""

    id: str
    record_type: str
    record: str
    unit: str
    heads: tuple[HeadView, ...]


def erased_in_conflict(conn: Connection, scope: str) -> dict[str, set[str]]:
    """Ids by record type of a scope's records that are in conflict and of which some change was erased."""
    found: dict[str, set[str]] = {}
    for record_type, record_class in RECORD_TYPES.items():
        table = projection(record_class)
        disputed = select(table.c.id).where(table.c.conflict != "", table.c.scope == scope)
        ids = list(conn.execute(disputed).scalars())
        erased = {c.record_id for c in changes_of_records(conn, ids) if c.values is None}
        if erased:
            found[record_type] = erased
    return found


def conflicts(conn: Connection) -> Iterator[Conflict]:
    """Every open conflict, computed from the heads; the same at all who hold the same changes."""
    numbers = load_numbers(conn)
    for record_type, record_class in RECORD_TYPES.items():
        table = projection(record_class)
        statement = select(table.c.id, table.c.conflict, table.c.heads).where(table.c.conflict != "")
        for row in conn.execute(statement.order_by(table.c.id)).all():
            changes = {head_of(change): change for change in changes_of_records(conn, [row.id])}
            heads = read_heads(row.heads, numbers)
            for unit in row.conflict.split(","):
                standing = [changes[h] for h in heads.of(unit)]
                yield Conflict(
                    id=f"{row.id}/{unit}",
                    record_type=record_type,
                    record=row.id,
                    unit=unit,
                    heads=tuple(HeadView(str(c.id), value_in(c, unit), c.actor, c.at) for c in standing),
                )
