"""Conflicts for people: which units of which records hold more than one value, and who wrote each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.emptying import EMPTYING
from nanxi_desk.core.journal.fold import head_of, value_in
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.rows import changes_of_records, load_numbers
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.masking import shown
from nanxi_desk.core.records import RECORD_TYPES, Record, field_values


@dataclass(frozen=True, slots=True)
class HeadView:
    """One of the values that stand side by side, masked where its field is; `change` wrote it."""

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


def emptied_in_conflict(conn: Connection, scope: str) -> dict[str, set[str]]:
    """Ids by record type of a scope's records into which something was written where they were not known
    to be emptied: what emptying left stands against it."""
    numbers = load_numbers(conn)
    found: dict[str, set[str]] = {}
    for record_type, record_class in RECORD_TYPES.items():
        table = projection(record_class)
        disputed = select(table.c.id, table.c.conflict, table.c.heads)
        for row in conn.execute(disputed.where(table.c.conflict != "", table.c.scope == scope)).all():
            changes = {head_of(change): change for change in changes_of_records(conn, [row.id])}
            heads = read_heads(row.heads, numbers)
            units = row.conflict.split(",") if record_class.retention.kept else [DELETED]
            left = [(changes[head], unit) for unit in units for head in heads.of(unit)]
            wanted = None if record_class.retention.kept else True
            if any(c.origin == EMPTYING and value_in(c, unit) is wanted for c, unit in left):
                found.setdefault(record_type, set()).add(row.id)
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
                    heads=tuple(
                        HeadView(str(c.id), _masked(record_class, unit, value_in(c, unit)), c.actor, c.at)
                        for c in standing
                    ),
                )


def _masked(record_class: type[Record], unit: str, value: Any) -> Any:
    """The value, or what people may see of it where a field of the unit is masked."""
    fields = record_class.units.get(unit, ())
    if not any(declared.masked for declared in fields):
        return value
    parts = field_values(fields, value)
    words = {f.name: shown(f, parts[f.name]) if f.masked else parts[f.name] for f in fields}
    return next(iter(words.values())) if len(words) == 1 else words
