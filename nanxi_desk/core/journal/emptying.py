"""Emptying: what a record's changes wrote is erased, and what may stay of it is written anew over them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from nanxi_desk.core.attachment_names import read_attachments
from nanxi_desk.core.fields import Kind
from nanxi_desk.core.journal.change import DELETED, Change
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.rows import Row, changes_of_records, chunks, load_rows
from nanxi_desk.core.records import SHARED_SCOPE, Record, unit_value

if TYPE_CHECKING:
    from nanxi_desk.core.journal.door import Writing

EMPTYING: Final = "destroy"  # origin of what a destroy list writes
BLOT: Final = "〔已清除〕"  # stands in a text for what was taken out of it
_WHOLE = frozenset({Kind.PHONE, Kind.ID_NUMBER})


@dataclass(slots=True)
class Emptied:
    """How many records were emptied, by (scope, record type), and each stream's first erased change."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    streams: dict[tuple[str, str], int] = field(default_factory=dict)

    def note(self, record_type: str, change: Change, *, first: bool) -> None:
        """Take note of a change that is erased; `first`: of its record."""
        if first:
            self.counts[change.id.scope, record_type] += 1
        stream = (change.id.replica, change.id.scope)
        self.streams[stream] = min(change.id.seq, self.streams.get(stream, change.id.seq))


def empty(
    writing: "Writing",
    record_class: type[Record],
    ids: Iterable[str],
    emptied: Emptied,
    blots: Sequence[str] = (),
) -> None:
    """Erase all that was ever written into these records, where anything of it must not stay.

    What their class declares to remain is written again; a record of which nothing remains is deleted. With
    `blots` the records stay as they are, but for these texts.
    """
    for part in chunks(ids):
        found_rows = load_rows(writing.conn, record_class, part)
        rows = {i: row for i, row in found_rows.items() if _may_empty(writing, row)}
        changes: dict[str, list[Change]] = {}
        for change in changes_of_records(writing.conn, rows):
            if change.values is not None and set(change.values) != {DELETED}:
                changes.setdefault(change.record_id, []).append(change)
        wanted = {i: found for i, found in changes.items() if _holds(record_class, rows[i], found, blots)}
        scopes: dict[str, list[Change]] = {}
        for record_id, found in wanted.items():
            scopes.setdefault(rows[record_id]["scope"], []).extend(found)
            for change in found:
                emptied.note(record_class.record_type, change, first=change is found[0])
        for scope, targets in scopes.items():
            writing.erase(scope, targets)
        for record_id in wanted:
            if not rows[record_id]["deleted"]:
                _leave(writing, record_class, rows[record_id], blots)


def _may_empty(writing: "Writing", row: Row) -> bool:
    """Shared records are the hub's to empty: an office's change there would be taken for a forgery."""
    return bool(row["scope"] != SHARED_SCOPE or writing.identity.is_hub)


def _holds(record_class: type[Record], row: Row, changes: Sequence[Change], blots: Sequence[str]) -> bool:
    """Whether the changes say anything that must not stay."""
    if blots:
        return any(blot.encode() in (change.body or b"") for change in changes for blot in blots)
    kept = record_class.retention.kept
    units = {unit for unit, fields in record_class.units.items() if all(f.name in kept for f in fields)}
    named = {unit for change in changes for unit in change.values or ()}
    stays = record_class.remains(row) if kept else {}
    return bool(named - units - {DELETED}) or any(row[name] != value for name, value in stays.items())


def _leave(writing: "Writing", record_class: type[Record], row: Row, blots: Sequence[str]) -> None:
    """Write what stays of a visible record, over all that is erased now."""
    heads = read_heads(row["heads"], writing.numbers)
    if not blots and not record_class.retention.kept:
        writing.put_remains(record_class, row, {DELETED: True}, {DELETED: sorted(heads.all())})
        return
    stays = _blotted_row(record_class, row, blots) if blots else record_class.remains(row)
    values = _units(record_class, row, stays)
    over = {unit: sorted(heads.of(unit)) for unit in values}
    writing.put_remains(record_class, row, values, over)


def _units(record_class: type[Record], row: Row, stays: Mapping[str, Any]) -> dict[str, Any]:
    """By unit what stays; None where something stood that does not: a value that comes late is a conflict."""
    found: dict[str, Any] = {}
    for unit, fields in record_class.units.items():
        before = unit_value(fields, {f.name: row[f.name] for f in fields})
        if before is not None:
            found[unit] = unit_value(fields, {f.name: stays.get(f.name) for f in fields})
    return found


def _blotted_row(record_class: type[Record], row: Row, blots: Sequence[str]) -> dict[str, Any]:
    longest_first = sorted(blots, key=len, reverse=True)
    return {
        name: None if row[name] in blots and not f.required else _blotted(f.kind, row[name], longest_first)
        for name, f in record_class.fields.items()
    }


def _blotted(kind: Kind, value: Any, blots: Sequence[str]) -> Any:
    if kind is Kind.ATTACHMENTS:
        return [_blotted_name(entry, blots) for entry in value or ()] or None
    if isinstance(value, list):
        return [_blotted(Kind.TEXT, entry, blots) for entry in value]
    if not isinstance(value, str) or not any(blot in value for blot in blots):
        return value
    if kind in _WHOLE:
        return None
    for blot in blots:
        value = value.replace(blot, BLOT)
    return value


def _blotted_name(entry: str, blots: Sequence[str]) -> str:
    """Only the file's name: the same digits may stand in a hash."""
    [found] = read_attachments([entry]) or [None]
    return replace(found, name=_blotted(Kind.TEXT, found.name, blots)).spelled if found else entry
