"""What a file does to records, in words: each as it was and as it becomes, for the preview."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.clock import is_instant, local_text
from nanxi_desk.core.exchange.views import FieldView, RowState, RowView
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.journal.change import Change
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, chunks, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import shown
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import RECORD_TYPES, Record, referred

_CHOSEN = (Kind.CHOICE, Kind.FLAG)  # their words are ours, and speak the reader's language


class Witness:
    """Looks at the first `most` records that changes touch, before and after they are added."""

    def __init__(self, conn: Connection, changes: Sequence[Change], most: int) -> None:
        self._conn = conn
        newest: dict[str, Change] = {}
        for change in changes:  # parents first, so the last one is the newest
            if change.record_type in RECORD_TYPES:
                newest[change.record_id] = change
        self._left = max(0, len(newest) - most) if most else 0
        self._newest = dict(sorted(newest.items(), key=_by_register)[:most])
        self._before = self._load()

    def rows(self, writing: Writing) -> tuple[tuple[RowView, ...], int]:
        """What became of them, and how many further records there are."""
        if not self._newest:
            return (), self._left
        writing.flush()
        after = self._load()
        titles = Titles(self._conn)
        titles.look_up((*self._before.values(), *after.values()), self._classes())
        names = staff_names(self._conn, {change.actor for change in self._newest.values()})
        found = []
        for record_id, change in self._newest.items():
            row = after.get(record_id)
            if row is not None:
                found.append(self._view(change, self._before.get(record_id), row, titles, names))
        return tuple(found), self._left

    def _classes(self) -> dict[str, type[Record]]:
        return {record_id: RECORD_TYPES[change.record_type] for record_id, change in self._newest.items()}

    def _load(self) -> dict[str, Row]:
        by_class: dict[type[Record], list[str]] = {}
        for record_id, record_class in self._classes().items():
            by_class.setdefault(record_class, []).append(record_id)
        found: dict[str, Row] = {}
        for record_class, ids in by_class.items():
            found.update(load_rows(self._conn, record_class, ids))
        return found

    def _view(
        self, change: Change, before: Row | None, after: Row, titles: "Titles", names: Mapping[str, str]
    ) -> RowView:
        record_class = RECORD_TYPES[change.record_type]
        return RowView(
            state=_state(before, after),
            register=_(record_class.label),
            record_type=record_class.record_type,
            record=change.record_id,
            title=titles.of(record_class, after),
            who=names.get(change.actor, change.actor[:8]),
            at=change.at,
            fields=tuple(_differences(record_class, before, after, titles)),
        )


class Titles:
    """What records are called, looked up by their ids."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._known: dict[str, str] = {}

    def look_up(self, rows: Iterable[Row], classes: Mapping[str, type[Record]]) -> None:
        """Learn what the records to which these rows refer are called."""
        wanted: dict[str, set[str]] = {}
        for row in rows:
            record_class = classes[row["id"]]
            _note_references(record_class, row, record_class.fields, wanted)
        self._learn(wanted)

    def _learn(self, wanted: Mapping[str, Collection[str]]) -> None:
        """Learn what these records, by type, are called; first those after which they are called."""
        for record_type, ids in wanted.items():
            target_class = RECORD_TYPES.get(record_type)
            if target_class is None:
                continue
            rows = load_rows(self._conn, target_class, [i for i in ids if i not in self._known])
            further: dict[str, set[str]] = {}
            for row in rows.values():
                self._known[row["id"]] = ""  # a row that is called after itself ends here
                _note_references(target_class, row, _called_after(target_class), further)
            self._learn(further)
            self._known.update(
                (record_id, self._words_of(target_class, row)) for record_id, row in rows.items()
            )

    def of(self, record_class: type[Record], row: Row) -> str:
        """What a record is called: by its own title field, else by what it belongs to and its own words."""
        return self._words_of(record_class, row) or str(row["id"])[:8]

    def _words_of(self, record_class: type[Record], row: Row) -> str:
        fields = record_class.fields
        if record_class.title and row[record_class.title]:
            return shown(fields[record_class.title], row[record_class.title])
        whole = record_class.part_of and row[record_class.part_of]
        parts = [self.referred_to(whole)] if whole else []
        parts.extend(words(fields[name], row[name], self) for name in record_class.called_by)
        return " ".join(filter(None, parts))

    def referred_to(self, value: Any) -> str:
        """What a REFERENCE value names, in words."""
        record_id = referred(str(value), within="")[1]
        return self._known.get(record_id) or record_id[:8]


def _called_after(record_class: type[Record]) -> Collection[str]:
    """The fields that _words_of() reads."""
    return () if record_class.title else (*filter(None, [record_class.part_of]), *record_class.called_by)


def _note_references(
    record_class: type[Record], row: Row, names: Iterable[str], wanted: dict[str, set[str]]
) -> None:
    """Add to `wanted`, by record type, the ids of the records to which these fields refer."""
    for name in names:
        declared = record_class.fields[name]
        if declared.kind is Kind.REFERENCE and row[name]:
            wanted.setdefault(declared.references, set()).add(referred(str(row[name]), within="")[1])


def words(declared: Field, value: Any, titles: Titles) -> str:
    """A field's value in words, masked where the field says so; "" for none."""
    if value is None:
        return ""
    if declared.kind is Kind.REFERENCE:
        return titles.referred_to(value)
    if declared.kind is Kind.INSTANT and isinstance(value, str) and is_instant(value):
        return local_text(value)
    text = shown(declared, value)
    return _(text) if declared.kind in _CHOSEN else text


def staff_names(conn: Connection, actors: Iterable[str]) -> dict[str, str]:
    """The names of persons by their ids."""
    table = projection(Staff)
    found: dict[str, str] = {}
    for part in chunks(set(actors)):
        rows = conn.execute(select(table.c.id, table.c.name).where(table.c.id.in_(part)))
        found.update((row.id, row.name) for row in rows)
    return found


def _by_register(entry: tuple[str, Change]) -> tuple[bool, int, str]:
    """What people look for comes first, as on the sheets of a workbook."""
    record_class = RECORD_TYPES[entry[1].record_type]
    return not record_class.searchable, -entry[1].stamp, entry[0]


def _state(before: Row | None, after: Row) -> RowState:
    if after["deleted"]:
        return RowState.DELETED
    if after["conflict"] and not (before and before["conflict"]):
        return RowState.CONFLICT
    return RowState.CHANGED if before is not None else RowState.NEW


def _differences(
    record_class: type[Record], before: Row | None, after: Row, titles: Titles
) -> Iterable[FieldView]:
    for declared in record_class.fields.values():
        was, now = (before[declared.name] if before else None), after[declared.name]
        if was != now and not declared.derived:
            yield FieldView(_(declared.label), words(declared, was, titles), words(declared, now, titles))
