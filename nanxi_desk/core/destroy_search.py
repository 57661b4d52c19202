"""What belongs to somebody who is to be erased: all that refers to the record, and texts that name it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, literal, or_, select

from nanxi_desk.core.fields import Search
from nanxi_desk.core.journal.change import ERASE, Change
from nanxi_desk.core.journal.erasure import SHORTEST_NAME
from nanxi_desk.core.journal.rows import change_of_row, changes_of_records, chunks, load_rows
from nanxi_desk.core.journal.tables import JOURNAL, projection
from nanxi_desk.core.records import KEPT_FOR_GOOD, RECORD_TYPES, Record, field_values
from nanxi_desk.core.retention import parts_of, references_to, referring_rows

SHORTEST_NUMBER: Final = 7  # characters; a shorter extension stands in too many texts to tell somebody by
_MOBILE: Final = 11

Belonging = dict[str, dict[str, None]]  # record type → ids, in the order of finding


def belonging(conn: Connection, record_class: type[Record], record_id: str, scope: str) -> Belonging:
    """The record, what was joined with it, and what refers to any of them, one after the other."""
    found: Belonging = {
        record_class.record_type: dict.fromkeys(_joined(conn, record_class, record_id, scope))
    }
    waiting = [record_class.record_type]
    while waiting:
        target = waiting.pop()
        for referring, name in references_to(target):
            if referring.retention == KEPT_FOR_GOOD or referring is record_class:
                continue
            ids = {i for i, __ in referring_rows(conn, referring, name, set(found[target]), scope)}
            known = found.setdefault(referring.record_type, {})
            if ids - known.keys():
                known.update(dict.fromkeys(sorted(ids)))
                waiting.append(referring.record_type)
    return {name: ids for name, ids in found.items() if ids}


def _joined(conn: Connection, record_class: type[Record], record_id: str, scope: str) -> list[str]:
    """The record and those that stand for the same, found both ways along references to its own class."""
    names = [name for referring, name in references_to(record_class.record_type) if referring is record_class]
    found, waiting = {record_id: None}, [record_id]
    while waiting:
        one = waiting.pop()
        row = load_rows(conn, record_class, [one]).get(one)
        others = [str(row[name]).rpartition("/")[2] for name in names if row and row[name]]
        for name in names:
            others += [i for i, __ in referring_rows(conn, record_class, name, {one}, scope)]
        for other in others:
            if other not in found and load_rows(conn, record_class, [other]):
                found[other] = None
                waiting.append(other)
    return list(found)


def telling_texts(conn: Connection, record_ids: Iterable[str]) -> tuple[str, ...]:
    """Phones and identity numbers that were ever written into masked fields of these records."""
    found: dict[str, None] = {}
    for change in changes_of_records(conn, record_ids):
        for text in _masked(change):
            found.update(dict.fromkeys(_spellings(text)))
    return tuple(found)


def telling_names(conn: Connection, record_ids: Iterable[str]) -> tuple[str, ...]:
    """What these records were ever called, where that is a name: it goes wherever one of the numbers goes."""
    found: dict[str, None] = {}
    for change in changes_of_records(conn, record_ids):
        name = _own_name(RECORD_TYPES.get(change.record_type))
        for unit, value in (change.values or {}).items():
            fields = RECORD_TYPES[change.record_type].units.get(unit, ()) if name else ()
            text = field_values(fields, value).get(name) if fields else None
            if isinstance(text, str) and len(text.strip()) >= SHORTEST_NAME:
                found[text.strip()] = None
    return tuple(found)


def _own_name(record_class: type[Record] | None) -> str:
    """The field that names the person whom a record is about; "" where it is about something else."""
    if record_class is None or not record_class.searchable or not record_class.title:
        return ""
    return record_class.title if record_class.fields[record_class.title].search is Search.NAME else ""


def same_persons(conn: Connection, named: Belonging, subjects: Iterable[str]) -> Belonging:
    """Those of the `named` records that are about one of the subjects: same name, and one of the numbers.

    Typed in a second time, or in a module that did not know of the first record.
    """
    subjects = list(subjects)
    names, numbers = set(telling_names(conn, subjects)), set(telling_texts(conn, subjects))
    found: Belonging = {}
    for record_type, ids in named.items():
        record_class = RECORD_TYPES[record_type]
        title = _own_name(record_class)
        for record_id, row in (load_rows(conn, record_class, ids) if title else {}).items():
            values = (row[f.name] for f in record_class.fields.values() if f.tells_a_person)
            own = {text for value in values if isinstance(value, str) for text in _spellings(value)}
            if row[title] in names and own & numbers:
                found.setdefault(record_type, {})[record_id] = None
    return found


def _masked(change: Change) -> Iterator[str]:
    record_class = RECORD_TYPES.get(change.record_type)
    for unit, value in (change.values or {}).items():
        fields = record_class.units.get(unit, ()) if record_class else ()
        parts = field_values(fields, value) if fields else {}
        for declared in fields:
            if declared.tells_a_person and isinstance(parts[declared.name], str):
                yield parts[declared.name]


def _spellings(text: str) -> Iterator[str]:
    if len(text) >= SHORTEST_NUMBER:
        yield text
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == _MOBILE:
        yield digits
        for mark in " -":
            yield mark.join((digits[:3], digits[3:7], digits[7:]))


def mentions(conn: Connection, texts: Sequence[str], own: Iterable[str]) -> Belonging:
    """Other records into which one of the texts was ever written; reads the whole journal once."""
    if not texts:
        return {}
    known, found = set(own), Belonging()
    statement = select(JOURNAL).where(or_(*(_within(conn, text) for text in texts)))
    for row in conn.execute(statement.execution_options(yield_per=500)).mappings():
        change = change_of_row(row)
        local = getattr(RECORD_TYPES.get(change.record_type), "written_by", "") == "local"
        if change.record_id not in known and change.record_type != ERASE and not local:
            found.setdefault(change.record_type, {})[change.record_id] = None
    return {name: ids for name, ids in found.items() if name in RECORD_TYPES}


def _within(conn: Connection, text: str) -> ColumnElement[bool]:
    wanted = literal(text.encode())
    if conn.dialect.name == "sqlite":
        return func.instr(JOURNAL.c.body, wanted) > 0
    within: ColumnElement[Any] = wanted.op("IN")(JOURNAL.c.body)
    return func.position(within) > 0


def with_parts(conn: Connection, record_class: type[Record], ids: Sequence[str]) -> Belonging:
    """These records and their parts, deleted ones too."""
    found: Belonging = {record_class.record_type: dict.fromkeys(ids)}
    for part_class in parts_of(record_class):
        table = projection(part_class)
        for some in chunks(ids):
            parts = conn.execute(select(table.c.id).where(table.c[part_class.part_of].in_(some))).scalars()
            found.setdefault(part_class.record_type, {}).update(dict.fromkeys(parts))
    return found
