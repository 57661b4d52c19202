"""Taking back: what one transaction wrote is undone by new changes, as long as nothing was built upon it.

Nothing is forgotten: the reverse changes travel like any other, and their own receipt takes them back.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import select

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Merge
from nanxi_desk.core.journal.change import DELETED, ERASE, Change, ChangeId
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.erasure import ErasedUnits
from nanxi_desk.core.journal.fold import Folded, fold, merge_of
from nanxi_desk.core.journal.heads import Head, read_heads
from nanxi_desk.core.journal.receipt import Receipt
from nanxi_desk.core.journal.rows import Row, changes_of_records, chunks, load_rows
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, followed_fields, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record, referred

Progress = Callable[[int, int], None]  # records done, all of them


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`records` are as they were before; `kept` were made there, but others refer to them by now."""

    records: int = 0
    kept: int = 0


def take_back(writing: Writing, receipt: Receipt, progress: Progress = lambda _done, _all: None) -> TakenBack:
    """Undo in the open transaction what the receipt's transaction wrote.

    InputRefused where one of its records was changed since (own changes that were themselves taken back
    do not count), NotAllowed where this installation may not write one; the transaction is then given up.
    `progress` may raise to stop. Receipts of several transactions are taken back the last one first.
    """
    writing.flush()
    return TakingBack(writing, receipt).run(progress)


class TakingBack:
    """One undoing under way; taking_back_import.py undoes what others wrote, by other rules."""

    def __init__(self, writing: Writing, receipt: Receipt) -> None:
        self._writing = writing
        self._conn = writing.conn
        self._receipt = receipt
        self._known = {(replica, scope): seq for replica, scope, seq in receipt.known}
        self._erased = ErasedUnits(writing.conn)
        self._records = 0
        self._kept = 0

    def run(self, progress: Progress) -> TakenBack:
        written = self._written()
        done, everything = 0, sum(map(len, written.values()))
        for record_class in _referring_first(written):
            for ids in chunks(written[record_class.record_type]):
                self._take_back(record_class, ids)
                done += len(ids)
                progress(done, everything)
            # Whether a record is still referred to is asked of the tables, once those that do are gone.
            self._writing.flush()
        return TakenBack(self._records, self._kept)

    def _written(self) -> dict[str, dict[str, None]]:
        """Ids of the records that the transaction wrote, by record type, in order."""
        found: dict[str, dict[str, None]] = {}
        for span in self._receipt.spans:
            number = self._writing.numbers.number(self._receipt.replica, span.scope) << SEQ_BITS
            statement = select(JOURNAL.c.record_id, JOURNAL.c.header).order_by(JOURNAL.c.pos)
            within = JOURNAL.c.pos.between(number | span.first, number | span.last)
            for row in self._conn.execute(statement.where(within).execution_options(yield_per=2_000)):
                record_type = json.loads(row.header)["type"]
                if record_type == ERASE:
                    raise _erased()
                found.setdefault(record_type, {})[row.record_id] = None
        return found

    def _take_back(self, record_class: type[Record], ids: Sequence[str]) -> None:
        rows = load_rows(self._conn, record_class, ids)
        changes: dict[str, list[Change]] = {}
        for change in changes_of_records(self._conn, ids):
            changes.setdefault(change.record_id, []).append(change)
        created: list[Row] = []
        for record_id in ids:
            earlier = self._earlier(record_class, changes[record_id])
            if not earlier and not record_class.shipped(record_id):
                created.append(rows[record_id])
            else:
                self._put_back(record_class, rows[record_id], earlier, changes[record_id])
        self._delete(record_class, [row for row in created if not row["deleted"]])

    def _earlier(self, record_class: type[Record], changes: Sequence[Change]) -> list[Change]:
        """A record's changes from before the transaction; InputRefused where it was changed since."""
        earlier: list[Change] = []
        later: set[ChangeId] = set()
        for change in changes:
            if self._receipt.names(change.id):
                if change.values is None:
                    raise _erased()
            elif self._is_later(change.id):
                later.add(change.id)
            else:
                earlier.append(change)
        if later and not self._came_to_nothing(changes, later):
            raise _changed_since(record_class)
        return earlier

    def _is_later(self, change: ChangeId) -> bool:
        return change.seq > self._known.get((change.replica, change.scope), 0)

    def _came_to_nothing(self, changes: Sequence[Change], later: Collection[ChangeId]) -> bool:
        """Whether a record stands as the transaction left it: own later writes were themselves taken back."""
        if any(change.replica != self._writing.identity.replica for change in later):
            return False
        left, now = fold((c for c in changes if c.id not in later), self._erased), fold(changes, self._erased)
        return left is not None and now is not None and _shown(left) == _shown(now)

    def _delete(self, record_class: type[Record], rows: Sequence[Row]) -> None:
        """Records made in the transaction go, but for those that others have come to refer to."""
        self._check_siblings(record_class, rows)
        parts, referred_to = self._leant_upon(record_class, rows)
        for row in rows:
            if row["id"] in parts:  # a step of a life-cycle is a change of its whole
                raise _changed_since(record_class)
            if row["id"] in referred_to:
                self._kept += 1
                continue
            heads = sorted(read_heads(row["heads"], self._writing.numbers).all())
            self._writing.put(record_class, row, {DELETED: True}, {DELETED: heads})
            self._records += 1

    def _check_siblings(self, record_class: type[Record], rows: Sequence[Row]) -> None:
        """InputRefused where a whole has got further parts since: a life-cycle that went on is not torn."""
        if not record_class.part_of:
            return
        table = projection(record_class)
        whole = table.c[record_class.part_of]
        for wholes in chunks({row[record_class.part_of] for row in rows}):
            shown = select(table.c.scope, table.c.heads).where(whole.in_(wholes), table.c.deleted.is_(False))
            for scope, text in self._conn.execute(shown.where(table.c.heads != "")):
                heads = read_heads(text, self._writing.numbers)
                first = heads.base or min(heads.all())
                if self._is_later(ChangeId(first.replica, scope, first.seq)):
                    raise _changed_since(RECORD_TYPES[record_class.fields[record_class.part_of].references])

    def _leant_upon(self, record_class: type[Record], rows: Sequence[Row]) -> tuple[set[str], set[str]]:
        """Which of the records still have visible parts, and which are referred to by other records."""
        found: tuple[set[str], set[str]] = set(), set()
        values = [row["id"] for row in rows] + [f"{row['scope']}/{row['id']}" for row in rows]
        for referring, name in _references_to(record_class):
            table = projection(referring)
            for part in chunks(values):
                statement = select(table.c[name]).where(table.c[name].in_(part), table.c.deleted.is_(False))
                ids = {referred(value, within="")[1] for value in self._conn.execute(statement).scalars()}
                found[name != referring.part_of].update(ids)
        return found

    def _put_back(
        self, record_class: type[Record], row: Row, earlier: Sequence[Change], changes: Sequence[Change]
    ) -> None:
        """A record that was there before shows again what it showed."""
        before, after = fold(earlier, self._erased), fold(changes, self._erased)
        assert after is not None
        was_deleted, disputed = (before.deleted, set(before.conflicts)) if before else (False, set())
        if disputed - set(after.conflicts):
            raise InputRefused(
                _("“{label}”的冲突已经有了决定，不能撤销。").format(label=_(record_class.label)),
                _("如果决定有误，请直接改成需要的内容。"),
            )
        arisen = set(after.conflicts) - disputed
        values = self._former_values(record_class, before, after, arisen)
        others = {change.id for change in earlier}
        over = {unit: _standing(record_class, after, unit, others) for unit in values}
        everything = sorted(after.heads.all())
        redone = bool(values) or DELETED in arisen
        if DELETED in arisen or (after.deleted and (values or not was_deleted)):  # none edits what is deleted
            self._writing.put(record_class, row, {DELETED: False}, {DELETED: everything})
        if values:
            self._writing.put(record_class, row, values, over)
        if was_deleted and redone:
            self._writing.decide(record_class, row["id"], DELETED, True)
        elif was_deleted and not after.deleted:
            self._writing.put(record_class, row, {DELETED: True}, {DELETED: everything})
        self._records += redone or was_deleted != after.deleted

    def _former_values(
        self, record_class: type[Record], before: Folded | None, after: Folded, arisen: Collection[str]
    ) -> dict[str, Any]:
        """By unit what was shown before, where that is not what is shown now."""
        shipped = record_class.shipped(after.record_id)
        former = {**(shipped.unit_values() if shipped else {}), **(before.values if before else {})}
        return {
            unit: former.get(unit)
            for unit, value in after.values.items()
            if value != former.get(unit) or unit in arisen
        }


def _shown(state: Folded) -> tuple[bool, dict[str, Any], tuple[str, ...]]:
    return state.deleted, {k: v for k, v in state.values.items() if v is not None}, state.conflicts


def _standing(
    record_class: type[Record], after: Folded, unit: str, others: Collection[ChangeId]
) -> tuple[Head, ...]:
    """The heads over which the former value is written; InputRefused where one of `others` is shown."""
    heads = after.heads.of(unit)
    if merge_of(unit) not in (Merge.CONFLICT, Merge.LATEST):
        return heads
    # A form that was opened long ago may have written beside what the transaction itself had written.
    own = tuple(h for h in heads if ChangeId(h.replica, after.scope, h.seq) not in others)
    if heads[-1:] != own[-1:]:
        raise _changed_since(record_class)
    return own


def _referring_first(record_types: Iterable[str]) -> list[type[Record]]:
    """The classes of these types, each after those whose records are parts of its own or lead to them."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for record_type in record_types:
        referring = [c.record_type for c, __ in _references_to(RECORD_TYPES[record_type])]
        order.add(record_type, *(name for name in referring if name != record_type))
    return [RECORD_TYPES[name] for name in order.static_order() if name in record_types]


def _references_to(record_class: type[Record]) -> list[tuple[type[Record], str]]:
    """The classes and fields by which parts and followed records name a record of the class; all indexed."""
    return [
        (referring, name)
        for referring in RECORD_TYPES.values()
        for name in sorted(followed_fields(referring) | {referring.part_of} - {""})
        if referring.fields[name].references == record_class.record_type
    ]


def _changed_since(record_class: type[Record]) -> InputRefused:
    return InputRefused(
        _("“{label}”之后又有改动，不能撤销。").format(label=_(record_class.label)),
        _("请打开这条记录，直接改成需要的内容。"),
    )


def _erased() -> InputRefused:
    return InputRefused(_("依法清除的内容不能撤销。"), _("清除后的内容不能再恢复。"))
