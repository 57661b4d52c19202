"""Erasure: an `erase` change takes the values of other changes away for good, wherever it arrives.

The erased change keeps header, digest and hash, so its chain still verifies; which units it had named is told
by the erasing change and kept in a table of its own, for a change that arrives only later as well.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core.fields import Search
from nanxi_desk.core.journal.blobs import drop_uses
from nanxi_desk.core.journal.change import ERASE, Change, ChangeId, body_digest
from nanxi_desk.core.journal.heads import StreamNumbers
from nanxi_desk.core.journal.rows import change_of_row, chunks
from nanxi_desk.core.journal.tables import ERASED, JOURNAL, SEQ_BITS
from nanxi_desk.core.records import RECORD_TYPES, field_values

SHORTEST_NAME: Final = 2  # one character alone stands in too many texts to tell somebody by


class ErasedUnits:
    """Looks up the units that an erased change had named; asked only for changes without a body."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def get(self, change_id: ChangeId, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The units, or `default` where no erasure is known."""
        units = self._conn.execute(
            select(ERASED.c.units).where(
                ERASED.c.replica == change_id.replica,
                ERASED.c.scope == change_id.scope,
                ERASED.c.seq == change_id.seq,
            )
        ).scalar_one_or_none()
        return default if units is None else tuple(json.loads(units))


def all_erased(conn: Connection) -> dict[ChangeId, set[str]]:
    """Every change that is known to be erased, whether it has arrived or not, and the units it named."""
    rows = conn.execute(select(ERASED)).all()
    return {ChangeId(r.replica, r.scope, r.seq): set(json.loads(r.units)) for r in rows}


def targets_of(change: Change) -> list[tuple[ChangeId, list[str]]]:
    """What an erase change erases, and the units named there; malformed entries count for nothing."""
    found: list[tuple[ChangeId, list[str]]] = []
    for target in (change.values or {}).get("targets", []):
        match target:
            case {"replica": str(replica), "seq": int(seq), "units": list(units)}:
                found.append((ChangeId(replica, change.id.scope, seq), [str(u) for u in units]))
    return found


@dataclass(slots=True)
class Gone:
    """What erasures took away: records to fold again, and the texts by which their people could be known.

    The texts are kept in memory until the transaction's end, never written anywhere.
    """

    records: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    blobs: set[str] = field(default_factory=set)  # attachments that an erased change named

    def add(self, other: "Gone") -> None:
        """What another erasure took away as well."""
        self.records |= other.records
        self.texts |= other.texts
        self.blobs |= other.blobs


def apply_erasures(conn: Connection, numbers: StreamNumbers, erasing: Iterable[Change]) -> Gone:
    """Remove the bodies that these erase changes name."""
    gone = Gone()
    targets = united(target for change in erasing for target in targets_of(change))
    if not targets:
        return gone
    known = ErasedUnits(conn)  # two offices may erase the same change, in whatever order the news arrives
    rows = [
        {"replica": i.replica, "scope": i.scope, "seq": i.seq, "units": _spelled(units.union(known.get(i)))}
        for i, units in targets.items()
    ]
    statement = upsert(ERASED)
    replaced = {"units": statement.excluded.units}
    conn.execute(
        statement.on_conflict_do_update(index_elements=["replica", "scope", "seq"], set_=replaced), rows
    )
    positions = [
        numbers.number(i.replica, i.scope) << SEQ_BITS | i.seq
        for i in targets
        if numbers.knows(i.replica, i.scope)
    ]
    _remove_bodies(conn, positions, gone)
    return gone


def identifying(change: Change) -> set[str]:
    """The names, phones and identity numbers that a change wrote into fields by which people are found."""
    record_class = RECORD_TYPES.get(change.record_type)
    if record_class is None or not record_class.searchable:
        return set()
    found: set[str] = set()
    for unit, value in (change.values or {}).items():
        fields = record_class.units.get(unit, ())
        parts = field_values(fields, value) if fields else {}
        for declared in fields:
            text = parts[declared.name]
            if isinstance(text, str) and (declared.tells_a_person or declared.search is Search.NAME):
                found.add(text.strip())
    return {text for text in found if len(text) >= SHORTEST_NAME}


def united(targets: Iterable[tuple[ChangeId, Iterable[str]]]) -> dict[ChangeId, set[str]]:
    """The units by erased change; what several erasures recorded counts together."""
    found: dict[ChangeId, set[str]] = {}
    for change_id, units in targets:
        found.setdefault(change_id, set()).update(units)
    return found


def _spelled(units: Iterable[str]) -> str:
    return json.dumps(sorted(units))


def _remove_bodies(conn: Connection, positions: Sequence[int], gone: Gone) -> None:
    for part in chunks(positions):
        statement = select(JOURNAL).where(JOURNAL.c.pos.in_(part))
        for row in conn.execute(statement).mappings().all():
            change = change_of_row(row)
            if change.record_type == ERASE:  # what was taken away must stay told
                continue
            gone.records.add(change.record_id)
            if change.body is not None:
                gone.texts.update(identifying(change))
                gone.blobs |= drop_uses(conn, row["pos"], row["pos"])
                emptied = update(JOURNAL).where(JOURNAL.c.pos == row["pos"])
                digest = body_digest(row["salt"], row["body"])
                conn.execute(emptied.values(salt=None, body=None, digest=digest))
