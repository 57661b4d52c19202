"""What is kept beside the projection for speed: tallies of records, and the search index."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core import search
from nanxi_desk.core.fields import Field, Search
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.rows import Row, RowLookup, chunks
from nanxi_desk.core.journal.tables import kept_sums, projection, searched, tally
from nanxi_desk.core.records import RECORD_TYPES, Record, SumKey, per_class

Moved = Sequence[tuple[Row | None, Row]]  # rows before and after; None before a new one


@per_class
def _count_in(record_class: type[Record]) -> Prepared:
    table = tally(record_class)
    assert table is not None
    statement = upsert(table)
    kept = table.c.count + statement.excluded.count
    counted = statement.on_conflict_do_update(index_elements=list(record_class.tallied), set_={"count": kept})
    return Prepared(counted, table.columns.keys())


def _same(names: Iterable[str], before: Row, after: Row) -> bool:
    """Whether two rows hold the same under these names, and are shown alike."""
    return before["deleted"] == after["deleted"] and all(before[name] == after[name] for name in names)


class Tallies:
    """Kept counts of a class's visible records by its `tallied` fields."""

    def __init__(self, conn: Connection, record_class: type[Record]) -> None:
        self._conn = conn
        self._record_class = record_class
        self._names = record_class.tallied
        self._table = tally(record_class)

    def move(self, moved: Moved) -> None:
        """Count records out of their old places and into their new ones."""
        if self._table is None:
            return
        steps: Counter[tuple[str, ...]] = Counter()
        for before, after in moved:
            if before and _same(self._names, before, after):
                continue
            if before and not before["deleted"]:
                steps[self.key(before)] -= 1
            if not after["deleted"]:
                steps[self.key(after)] += 1
        rows = [
            {**dict(zip(self._names, key, strict=True)), "count": step} for key, step in steps.items() if step
        ]
        if not rows:
            return
        _count_in(self._record_class).run(self._conn, rows)

    def key(self, row: Row) -> tuple[str, ...]:
        """The tallied values of a row as the table keeps them."""
        return tuple("" if row[name] is None else str(row[name]) for name in self._names)

    def clear(self) -> None:
        """Forget all counts."""
        if self._table is not None:
            self._conn.execute(delete(self._table))


@per_class
def _add_to(record_class: type[Record]) -> Prepared:
    table = kept_sums(record_class)
    assert table is not None
    statement = upsert(table)
    added = {m: table.c[m] + statement.excluded[m] for m in record_class.measures}
    summed = statement.on_conflict_do_update(index_elements=["dimension", "day", "key"], set_=added)
    return Prepared(summed, table.columns.keys())


class Sums:
    """Kept sums of what a class's visible records add."""

    def __init__(self, conn: Connection, record_class: type[Record]) -> None:
        self._conn = conn
        self._record_class = record_class
        self._table = kept_sums(record_class)

    def move(self, moved: Moved) -> None:
        """Take away what rows added before and add what they add now."""
        if self._table is None:
            return
        steps: dict[SumKey, list[int]] = {}
        read = self._record_class.added_from
        for before, after in moved:
            if before and read is not None and _same(read, before, after):
                continue
            for row, sign in ((before, -1), (after, 1)):
                if row and not row["deleted"]:
                    self._step(steps, row, sign)
        rows = [
            {
                "dimension": key[0],
                "day": key[1],
                "key": key[2],
                **dict(zip(self._record_class.measures, step, strict=True)),
            }
            for key, step in steps.items()
            if any(step)
        ]
        if rows:
            _add_to(self._record_class).run(self._conn, rows)

    def _step(self, steps: dict[SumKey, list[int]], row: Row, sign: int) -> None:
        for key, numbers in self._record_class.adds(row).items():
            step = steps.setdefault(key, [0] * len(numbers))
            for place, number in enumerate(numbers):
                step[place] += sign * number

    def clear(self) -> None:
        """Forget all sums."""
        if self._table is not None:
            self._conn.execute(delete(self._table))


class Indexing:
    """Collects what a batch changed and brings the search index up to date at its end."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._moved: dict[str, dict[str, tuple[Row | None, Row]]] = {}

    def note(self, record_class: type[Record], moved: Moved) -> None:
        """Remember rows of the batch."""
        noted = self._moved.setdefault(record_class.record_type, {})
        for before, after in moved:
            noted[after["id"]] = (noted[after["id"]][0] if after["id"] in noted else before, after)

    def finish(self, fresh: Collection[str]) -> None:
        """Write the entries of changed records and of those that are found through them."""
        for record_class in RECORD_TYPES.values():
            if searched(record_class):
                self._index(record_class, self._owners(record_class, fresh))
        self._moved.clear()

    def clear(self) -> None:
        """Empty the index of every class."""
        for record_class in RECORD_TYPES.values():
            if searched(record_class):
                search.empty(self._conn, record_class)

    def purge(self) -> None:
        """Leave no words behind of entries that were dropped or replaced."""
        for record_class in RECORD_TYPES.values():
            if searched(record_class):
                search.purge(self._conn, record_class)

    def _owners(self, record_class: type[Record], fresh: Collection[str]) -> set[str]:
        """Ids of records of the class whose entry may read differently now."""
        noted = self._moved.get(record_class.record_type, {})
        owners = {
            i for i, (before, after) in noted.items() if _reads_differently(record_class, before, after)
        }
        path = [record_class]
        for name in record_class.found_through:
            path.append(RECORD_TYPES[path[-1].fields[name].references])
        for depth in range(1, len(path)):
            through = self._moved.get(path[depth].record_type, {})
            ids = {
                i
                for i, (before, after) in through.items()
                if i not in fresh and _reads_differently(path[depth], before, after)
            }
            for step in range(depth - 1, -1, -1):
                ids = self._referring(path[step], record_class.found_through[step], ids)
            owners |= ids
        return owners

    def _referring(self, record_class: type[Record], name: str, ids: Iterable[str]) -> set[str]:
        table = projection(record_class)
        found: set[str] = set()
        for part in chunks(ids):
            found.update(self._conn.execute(select(table.c.id).where(table.c[name].in_(part))).scalars())
        return found

    def _index(self, record_class: type[Record], ids: set[str]) -> None:
        if not ids:
            return
        levels = [self._rows(record_class, ids)]
        classes = [record_class]
        for name in record_class.found_through:
            classes.append(RECORD_TYPES[classes[-1].fields[name].references])
            wanted = {_bare(row[name]) for row in levels[-1].values() if row[name]}
            levels.append(self._rows(classes[-1], wanted))
        entries: dict[int, str] = {}
        gone: list[int] = []
        new: set[int] = set()
        for record_id, row in levels[0].items():
            if row["deleted"]:
                gone.append(row["no"])
                continue
            entries[row["no"]] = search.entry(_parts(record_class, row, classes, levels))
            before = self._moved.get(record_class.record_type, {}).get(record_id, (row, row))[0]
            if before is None:
                new.add(row["no"])
        search.put(self._conn, record_class, entries, new)
        search.drop(self._conn, record_class, gone)

    def _rows(self, record_class: type[Record], ids: Collection[str]) -> dict[str, Row]:
        """Rows from the batch where it has them, else from the database."""
        noted = self._moved.get(record_class.record_type, {})
        rows = {i: noted[i][1] for i in ids if i in noted}
        missing = [i for i in ids if i not in rows]
        if missing:
            rows.update((row["id"], row) for row in _words_of(record_class).rows(self._conn, missing))
        return rows


@per_class
def _found_by(record_class: type[Record]) -> Sequence[Field]:
    """The searched fields."""
    return [f for f in record_class.fields.values() if f.search is not Search.NONE]


@per_class
def _read_by_index(record_class: type[Record]) -> Sequence[str]:
    """The fields on which entries depend."""
    return [f.name for f in record_class.fields.values() if f.search is not Search.NONE or f.references]


@per_class
def _words_of(record_class: type[Record]) -> RowLookup:
    """Of rows what their own entries and those of others read."""
    return RowLookup(record_class, "id", ("no", "id", "deleted", *_read_by_index(record_class)))


def _parts(
    record_class: type[Record], row: Row, classes: Sequence[type[Record]], levels: Sequence[dict[str, Row]]
) -> Iterable[tuple[Field, Any]]:
    """The searched fields of a record and of those along its path."""
    current: Row | None = row
    for depth, level_class in enumerate(classes):
        if current is None or (depth and current["deleted"]):
            return
        for declared in _found_by(level_class):
            yield declared, current[declared.name]
        if depth < len(record_class.found_through):
            target = current[record_class.found_through[depth]]
            current = levels[depth + 1].get(_bare(target)) if target else None


def _reads_differently(record_class: type[Record], before: Row | None, after: Row) -> bool:
    if before is None or before["deleted"] != after["deleted"]:
        return True
    return any(before[name] != after[name] for name in _read_by_index(record_class))


def _bare(reference: str) -> str:
    return reference.rpartition("/")[2]
