"""Projection: applies changes to the tables that people see, with derived fields, tallies and search index.

Works on batches. A unit's new heads follow from its old heads and the change's parents; only units with
several heads, or a deletion, need other changes read from the journal.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from nanxi_desk.core.calendar import Holiday
from nanxi_desk.core.checks import is_day
from nanxi_desk.core.journal.calendars import Calendars
from nanxi_desk.core.journal.change import DELETED, Change
from nanxi_desk.core.journal.fold import (
    NOTHING_ERASED,
    Erased,
    head_of,
    judge,
    merge_of,
    unit_value_of,
    units_named,
)
from nanxi_desk.core.journal.heads import Head, Heads, StreamNumbers, read_heads, write_heads
from nanxi_desk.core.journal.indexing import Indexing, Sums, Tallies
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.rows import (
    Row,
    RowLookup,
    changes_of_records,
    chunks,
    load_changes,
    load_rows,
    position,
    put_unit,
    to_database,
)
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.records import RECORD_TYPES, Record, per_class

_MOST_UPDATES = 100  # statements kept for one class
_FEW = 8  # look-ups of one each, before one of many is quicker
_LONGEST_REST = timedelta(days=31)  # no run of days off reaches further


@dataclass(slots=True)
class _Work:
    """One record on its way through a batch."""

    row: Row
    before: Row | None  # as it was shown, None for a new one
    heads: Heads
    changes: list[Change]
    touched: set[str] = field(default_factory=set)


@per_class
def _insert_row(record_class: type[Record]) -> Prepared:
    table = projection(record_class)
    return Prepared(insert(table), table.columns.keys())


@per_class
class _updates:  # noqa: N801 - asked like the functions beside it
    """Statements that write some columns of a row, by the columns' names."""

    def __init__(self, record_class: type[Record]) -> None:
        self._table = projection(record_class)
        self._made: dict[tuple[str, ...], Prepared] = {}

    def of(self, names: tuple[str, ...]) -> Prepared:
        """The statement that writes these columns, or all once there were very many different ones."""
        if names not in self._made and len(self._made) >= _MOST_UPDATES:
            names = tuple(c.name for c in self._table.columns if c.name != "no")
        if names not in self._made:
            columns: dict[str, Any] = {name: bindparam(name) for name in names}
            statement = update(self._table).where(self._table.c.no == bindparam("at_no"))
            self._made[names] = Prepared(statement.values(columns))
        return self._made[names]


@per_class
def _parts_of(part_class: type[Record]) -> RowLookup:
    return RowLookup(part_class, part_class.part_of, None, projection(part_class).c.deleted.is_(False))


@per_class
def _lying_beside(record_class: type[Record]) -> RowLookup:
    """The visible rows beside records of a class, by what both fields hold."""
    assert record_class.beside is not None
    __, other, theirs = record_class.beside
    other_class = RECORD_TYPES[other]
    return RowLookup(other_class, theirs, None, projection(other_class).c.deleted.is_(False))


@per_class
def _followers(record_class: type[Record]) -> Select[Any]:
    """The ids of records of a class that look at what lies beside them, by what both fields hold."""
    assert record_class.beside is not None
    table = projection(record_class)
    return select(table.c.id).where(table.c[record_class.beside[0]].in_(bindparam("keys", expanding=True)))


@per_class
def _followers_of_one(record_class: type[Record]) -> Prepared:
    """The same for one value, which is what an ordinary write asks for."""
    assert record_class.beside is not None
    table = projection(record_class)
    return Prepared(select(table.c.id).where(table.c[record_class.beside[0]] == bindparam("key")))


@per_class
def _newest_no(record_class: type[Record]) -> Select[Any]:
    return select(func.max(projection(record_class).c.no))


class Projector:
    """Applies batches of changes inside one transaction; `numbers` are the database's stream numbers."""

    def __init__(
        self, conn: Connection, numbers: StreamNumbers, next_no: Mapping[str, int] | None = None
    ) -> None:
        self._conn = conn
        self._numbers = numbers
        self.next_no: dict[str, int] = dict(next_no or {})  # by record type, where it is known
        self._indexing = Indexing(conn)
        self._calendars = Calendars(conn)
        self._changed_days: list[str] = []
        self._new_parts: dict[str, list[Row]] = {}  # of the batch at hand, by record type

    def apply(
        self,
        changes: Sequence[Change],
        *,
        fresh: Collection[str] = (),
        erased: Erased = NOTHING_ERASED,
    ) -> None:
        """Show `changes`, which are in the journal already, parents before children.

        `fresh` names records that cannot have been here before, which saves looking for them.
        """
        self._apply(_by_type(changes), fresh=fresh, erased=erased, afresh=False)

    def refold(self, record_ids: Iterable[str], erased: Erased = NOTHING_ERASED) -> None:
        """Show records as all their changes in the journal make them, whatever the tables held."""
        for part in chunks(sorted(set(record_ids))):
            by_type = _by_type(changes_of_records(self._conn, part))
            self._apply(by_type, fresh=(), erased=erased, afresh=True)

    def finish(self) -> None:
        """At the end of a transaction: once for all holidays that it wrote."""
        if self._changed_days:
            self.count_days_again(min(self._changed_days))
            self._changed_days.clear()

    def count_days_again(self, since: str) -> None:
        """Derive again what the calendar decides, where the counted day is not long before `since`."""
        self._calendars.forget()
        first = (date.fromisoformat(since) - _LONGEST_REST).isoformat()
        for record_class in RECORD_TYPES.values():
            if record_class.calendar_field:
                table = projection(record_class)
                counted = table.c[record_class.calendar_field]
                ids = self._conn.execute(select(table.c.id).where(counted >= first)).scalars().all()
                for part in chunks(ids):
                    rows = load_rows(self._conn, record_class, part).values()
                    self._finish(record_class, [_Work(dict(row), row, Heads(), []) for row in rows])

    def purge(self) -> None:
        """After an erasure: no word of what was erased stays in the search index."""
        self._indexing.purge()

    def install(self, record_class: type[Record], records: Iterable[Record]) -> None:
        """Write the shipped base layer: the fold's lowest layer, under every unit that no change names."""
        shipped = {record.id: record for record in records}
        table = projection(record_class)
        untouched = self._conn.execute(select(table.c.id).where(table.c.heads == "")).scalars()
        for part in chunks(set(untouched) - shipped.keys()):  # shipped once, not any more
            self._conn.execute(delete(table).where(table.c.id.in_(part)))
        rows = load_rows(self._conn, record_class, shipped)
        works = []
        for record_id, record in shipped.items():
            before = rows.get(record_id)
            if before and before["heads"]:
                continue
            row = self._blank(record_class, record_id, record.scope, before["no"] if before else 0)
            _lay_base(record_class, row)
            works.append(_Work(row, before, Heads(), []))
        self._finish(record_class, works)
        self._indexing.finish(())
        self.refold(record_id for record_id, row in rows.items() if row["heads"])

    def forget(self, gone: Mapping[str, Collection[str]]) -> None:
        """Take records out of the tables whose changes have all gone from the journal, by record type.

        Shipped ones stay, as they were shipped; wholes that lose a part are derived again.
        """
        wholes: dict[str, set[str]] = {}
        for record_class in _in_order():
            ids = gone.get(record_class.record_type, ())
            works = [
                self._vanished(record_class, row) for row in load_rows(self._conn, record_class, ids).values()
            ]
            table = projection(record_class)
            lost = [work for work in works if work.row["deleted"]]
            self._note_moved(record_class, lost)
            self._finish(record_class, [work for work in works if not work.row["deleted"]])
            for part in chunks(work.row["no"] for work in lost):
                self._conn.execute(delete(table).where(table.c.no.in_(part)))
            self._note_wholes(record_class, works, wholes)
            self._note_followers(record_class, works, wholes)
            touched = wholes.get(record_class.record_type, set()) - set(ids)
            rows = load_rows(self._conn, record_class, touched).values()
            derived = [_Work(dict(row), row, Heads(), []) for row in rows]
            self._finish(record_class, derived)
            self._note_followers(record_class, derived, wholes)
        self._indexing.finish(())
        self._new_parts.clear()

    # --- one batch ---------------------------------------------------------------------------------------

    def _apply(
        self,
        by_type: dict[str, dict[str, list[Change]]],
        *,
        fresh: Collection[str],
        erased: Erased,
        afresh: bool,
    ) -> None:
        wholes: dict[str, set[str]] = {}
        for record_class in _in_order():
            grouped = by_type.get(record_class.record_type, {})
            touched = wholes.get(record_class.record_type, set())
            ids = [*grouped, *sorted(touched - grouped.keys())]
            if not ids:
                continue
            known = load_rows(self._conn, record_class, [i for i in ids if i not in fresh])
            works = [
                self._start(record_class, record_id, grouped.get(record_id, []), known.get(record_id), afresh)
                for record_id in ids
                if record_id in grouped or record_id in known
            ]
            for work in works:
                self._advance(work, erased)
            self._show(record_class, works, erased)
            settled = {w.row["id"] for w in works if not afresh and _stays_derived(record_class, w)}
            self._finish(record_class, works, fresh, settled - touched)
            self._note_wholes(record_class, works, wholes)
            self._note_followers(record_class, works, wholes, fresh)
        if Holiday.record_type in by_type:
            self._note_days(by_type[Holiday.record_type])
        self._indexing.finish(fresh)
        self._new_parts.clear()

    def _note_days(self, holidays: Collection[str]) -> None:
        """Days off and on were written: whatever is due on one of them or later may be due otherwise."""
        days = [row["day"] for row in load_rows(self._conn, Holiday, holidays).values() if is_day(row["day"])]
        self._changed_days.extend(days)
        self._calendars.forget()

    def _start(
        self,
        record_class: type[Record],
        record_id: str,
        changes: list[Change],
        before: Row | None,
        afresh: bool,
    ) -> _Work:
        if before is None:
            row = self._blank(record_class, record_id, changes[0].id.scope)
        elif afresh and changes:
            row = self._blank(record_class, record_id, before["scope"], before["no"])
        else:
            row = dict(before)
        if row["heads"] == "":
            _lay_base(record_class, row)
            if len(changes) == 1 and _is_plain(changes[0]):
                return self._first(record_class, row, before, changes[0])
        return _Work(row, before, read_heads(row["heads"], self._numbers), changes)

    def _first(self, record_class: type[Record], row: Row, before: Row | None, change: Change) -> _Work:
        """The short way for what nearly every record is: written once, so there is nothing to compare."""
        assert change.values is not None
        for unit, value in change.values.items():
            put_unit(record_class, row, unit, value)
        heads = Heads(head_of(change))
        row["heads"] = write_heads(heads, row["scope"], self._numbers)
        return _Work(row, before, heads, [])

    def _advance(self, work: _Work, erased: Erased) -> None:
        """Carry the heads over the work's changes."""
        for change in work.changes:
            head = head_of(change)
            named = tuple(units_named(change, erased))
            work.touched.update(named)
            if work.heads.base is None and not work.heads.units:
                work.heads = Heads(head)
                continue
            for unit in named:
                parents = [(p.replica, p.seq) for p in change.parents_of(unit)]
                work.heads = self._certain(work, unit, parents, erased).after(unit, parents, head)

    def _certain(self, work: _Work, unit: str, parents: list[tuple[str, int]], erased: Erased) -> Heads:
        """The heads with `unit` listed where it matters whether the base change names it."""
        heads = work.heads
        base = heads.base
        if base is None or heads.listed(unit) or (base.replica, base.seq) in parents:
            return heads
        if unit in units_named(self._change_at(work, base), erased):
            return heads
        return Heads(base, {**heads.units, unit: ()})

    def _change_at(self, work: _Work, head: Head) -> Change:
        for change in work.changes:
            if head_of(change) == head:
                return change
        return load_changes(self._conn, [position(head, work.row["scope"], self._numbers)])[0]

    def _show(self, record_class: type[Record], works: Sequence[_Work], erased: Erased) -> None:
        """Write the values, deletion and conflicts that the heads make into the rows."""
        needed = {
            position(h, work.row["scope"], self._numbers): None for work in works for h in _heads_needed(work)
        }
        others = {(c.id.scope, head_of(c)): c for c in load_changes(self._conn, needed)} if needed else {}
        for work in works:
            if not work.changes:
                continue
            scope = work.row["scope"]
            own = {head_of(change): change for change in work.changes}

            def change_of(head: Head, own: dict[Head, Change] = own, scope: str = scope) -> Change:
                return own[head] if head in own else others[scope, head]

            for unit in sorted(work.touched - {DELETED}):
                put_unit(record_class, work.row, unit, unit_value_of(unit, work.heads.of(unit), change_of))
            heads = _listed(work, change_of, erased)
            deleted, conflicts = judge(heads, change_of) if heads else (False, ())
            work.row["deleted"] = deleted
            work.row["conflict"] = ",".join(conflicts)
            work.row["heads"] = write_heads(work.heads, scope, self._numbers)

    def _finish(
        self,
        record_class: type[Record],
        works: Sequence[_Work],
        fresh: Collection[str] = (),
        settled: Collection[str] = (),
    ) -> None:
        """Derived fields (but of the `settled`), then the rows, tallies and notes for the index."""
        self._derive(record_class, [work for work in works if work.row["id"] not in settled], fresh)
        new = [to_database(record_class, work.row) for work in works if work.before is None]
        # What stays is not written: an index is moved only where one of its columns is.
        changed: dict[tuple[str, ...], list[Row]] = {}
        for work in works:
            if work.before is not None and work.row != work.before:
                names = tuple(name for name, value in work.row.items() if value != work.before[name])
                changed.setdefault(names, []).append(work.row)
        if new:
            _insert_row(record_class).run(self._conn, new)
        for names, some in changed.items():
            rows = [{**to_database(record_class, row), "at_no": row["no"]} for row in some]
            _updates(record_class).of(names).run(self._conn, rows)
        self._note_moved(record_class, [w for w in works if w.before is None or w.row != w.before])

    def _note_moved(self, record_class: type[Record], works: Iterable[_Work]) -> None:
        """Kept counts and sums follow what moved, and the search index is told of it."""
        moved = [(work.before, work.row) for work in works]
        Tallies(self._conn, record_class).move(moved)
        Sums(self._conn, record_class).move(moved)
        self._indexing.note(record_class, moved)

    def _vanished(self, record_class: type[Record], before: Row) -> _Work:
        """A record without changes: as it was shipped, or else on its way out."""
        if record_class.shipped(before["id"]) is None:
            return _Work({**before, "deleted": True, "conflict": "", "heads": ""}, before, Heads(), [])
        row = self._blank(record_class, before["id"], before["scope"], before["no"])
        _lay_base(record_class, row)
        return _Work(row, before, Heads(), [])

    def _derive(self, record_class: type[Record], works: Sequence[_Work], fresh: Collection[str]) -> None:
        if not any(f.derived for f in record_class.fields.values()):
            return
        parts: dict[str, list[Row]] = {}
        # A record that is made in this batch has no parts but those of the batch.
        asked = [work.row["id"] for work in works if work.row["id"] not in fresh]
        for part_class in RECORD_TYPES.values():
            if part_class.part_of and _whole_of(part_class) == record_class.record_type:
                found = _parts_of(part_class).rows(self._conn, asked) if asked else ()
                new = self._new_parts.get(part_class.record_type, ())
                for row in (*found, *(r for r in new if _reference(r, part_class.part_of) in fresh)):
                    parts.setdefault(_reference(row, part_class.part_of), []).append(row)
        if record_class.beside:
            for record_id, rows in self._beside(record_class, works).items():
                parts.setdefault(record_id, []).extend(rows)
        for work in works:
            derived = record_class.derive(work.row, parts.get(work.row["id"], []), self._calendars.of)
            work.row.update(derived)

    def _beside(self, record_class: type[Record], works: Sequence[_Work]) -> dict[str, list[Row]]:
        """By record id the rows that lie beside it; they were written before, see _in_order."""
        assert record_class.beside is not None
        own, __, theirs = record_class.beside
        keys = {work.row["id"]: work.row[own] for work in works if work.row[own]}
        rows: dict[str, list[Row]] = {}
        for found in _lying_beside(record_class).rows(self._conn, set(keys.values())):
            rows.setdefault(found[theirs], []).append(found)
        return {record_id: rows[key] for record_id, key in keys.items() if key in rows}

    def _note_followers(
        self,
        record_class: type[Record],
        works: Iterable[_Work],
        wholes: dict[str, set[str]],
        fresh: Collection[str] = (),
    ) -> None:
        """Whoever looks at records that moved is derived again in this batch."""
        for follower in RECORD_TYPES.values():
            if follower.beside and follower.beside[1] == record_class.record_type:
                theirs = follower.beside[2]
                moved = (row for w in works if _moves(follower, w) for row in (w.row, w.before) if row)
                # What is new here has no followers but those of the batch, which look by themselves.
                keys = {row[theirs] for row in moved if row[theirs]} - set(fresh)
                wholes.setdefault(follower.record_type, set()).update(self._following(follower, keys))

    def _following(self, follower: type[Record], keys: Collection[str]) -> Iterator[str]:
        if len(keys) <= _FEW:
            for key in keys:
                yield from (row[0] for row in _followers_of_one(follower).all(self._conn, {"key": key}))
            return
        for some in chunks(keys):
            yield from self._conn.execute(_followers(follower), {"keys": some}).scalars()

    def _note_wholes(
        self, record_class: type[Record], works: Iterable[_Work], wholes: dict[str, set[str]]
    ) -> None:
        if not record_class.part_of:
            return
        noted = wholes.setdefault(_whole_of(record_class), set())
        shown = [w.row for w in works if not w.row["deleted"] and w.row[record_class.part_of]]  # or erased
        self._new_parts[record_class.record_type] = shown
        for work in works:
            for row in (work.row, work.before):
                if row and row[record_class.part_of]:
                    noted.add(_reference(row, record_class.part_of))

    def _blank(self, record_class: type[Record], record_id: str, scope: str, no: int = 0) -> Row:
        return {
            "no": no or self._take_no(record_class),
            "id": record_id,
            "scope": scope,
            "deleted": False,
            "conflict": "",
            "heads": "",
            "extra": None,
            **dict.fromkeys(record_class.fields),
        }

    def _take_no(self, record_class: type[Record]) -> int:
        name = record_class.record_type
        if name not in self.next_no:
            newest = self._conn.execute(_newest_no(record_class)).scalar()
            self.next_no[name] = (newest or 0) + 1
        self.next_no[name] += 1
        return self.next_no[name] - 1


def _lay_base(record_class: type[Record], row: Row) -> None:
    """Begin with what is shipped, so that changes lie over it."""
    shipped = record_class.shipped(row["id"])
    for unit, value in shipped.unit_values().items() if shipped else ():
        put_unit(record_class, row, unit, value)


def _is_plain(change: Change) -> bool:
    return change.values is not None and DELETED not in change.values


def clear(conn: Connection) -> None:
    """Empty projection, tallies and index, to be built again from the journal."""
    for record_class in RECORD_TYPES.values():
        conn.execute(delete(projection(record_class)))
        Tallies(conn, record_class).clear()
        Sums(conn, record_class).clear()
    Indexing(conn).clear()


def _by_type(changes: Iterable[Change]) -> dict[str, dict[str, list[Change]]]:
    grouped: dict[str, dict[str, list[Change]]] = {}
    for change in changes:
        grouped.setdefault(change.record_type, {}).setdefault(change.record_id, []).append(change)
    return grouped


def _in_order() -> list[type[Record]]:
    """Parts before their wholes, and what others look at before those."""
    return sorted(RECORD_TYPES.values(), key=lambda c: (not c.part_of, c.beside is not None))


def _whole_of(part_class: type[Record]) -> str:
    return part_class.fields[part_class.part_of].references


def _reference(row: Row, name: str) -> str:
    """The id in a REFERENCE value, without its scope."""
    value: str = row[name]
    return value.rpartition("/")[2]


def _stays_derived(record_class: type[Record], work: _Work) -> bool:
    """Whether the work's changes name nothing from which the record's other fields are derived."""
    read = record_class.derived_from
    if read is None or work.before is None or not work.touched:
        return False
    named = {f.name for unit in work.touched for f in record_class.units.get(unit, ())}
    return named.isdisjoint(read)


def _moves(follower: type[Record], work: _Work) -> bool:
    """Whether a record that lies beside others moved for them."""
    assert follower.beside is not None
    before, row = work.before, work.row
    if before is None or follower.beside_read is None:
        return row != before
    read = (follower.beside[2], "deleted", *follower.beside_read)
    return any(row[name] != before[name] for name in read)


def _heads_needed(work: _Work) -> set[Head]:
    """Heads whose changes the fold has to see and that are not among the work's own."""
    if not work.changes:
        return set()
    own = {head_of(change) for change in work.changes}
    if DELETED in work.heads.units or DELETED in work.touched:
        return work.heads.all() - own
    wanted = {h for hs in work.heads.units.values() if len(hs) > 1 for h in hs}
    for unit in work.touched:
        heads = work.heads.of(unit)
        if len(heads) > 1 or merge_of(unit).value in "<>+":
            wanted.update(heads)
        else:
            wanted.update(heads[-1:])
    return wanted - own


def _listed(work: _Work, change_of: Any, erased: Erased) -> Mapping[str, tuple[Head, ...]]:
    """What judge() has to see: all units once there is a deletion, else those with several heads."""
    heads = work.heads
    if DELETED not in heads.units and DELETED not in work.touched:
        return {unit: hs for unit, hs in heads.units.items() if len(hs) > 1}
    return heads.by_unit(units_named(change_of(heads.base), erased) if heads.base else ())
