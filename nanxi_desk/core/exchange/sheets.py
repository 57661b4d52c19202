"""Between changes and sheets: the change sheet, the manifest sheet, and the readable sheets beside them."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from nanxi_desk.core.attachment_names import shown_attachments
from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.clock import is_instant, local_minute, local_text
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.journal.change import Change, Stored, read_change
from nanxi_desk.core.journal.rows import chunks
from nanxi_desk.core.journal.tables import JOURNAL, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import RECORD_TYPES, Record
from nanxi_desk.core.workbook.cells import LARGEST_EXACT, Cell, Column, SheetData, SheetPlan
from nanxi_desk.core.workbook.cells import Kind as CellKind

CHANGES = "_变更"
MANIFEST = "_清单"
PIECE = 30_000  # characters of base64 in a cell, below the 32,767 that a cell holds

_READABLE = (
    Column("at", "时间", 20),
    Column("who", "经手人", 12),
    Column("what", "登记簿", 12),
    Column("record", "记录", 34, spelled=True),
)
_BYTES = ("hash", "salt", "digest")
_LONG = ("header", "body")  # continued in the columns header2, header3, …
_STORED = ("header", "salt", "body", "digest", "hash")  # in Stored's order
_CONTINUED = re.compile(r"(header|body)([1-9]\d*)?", re.ASCII)
_BEGINS = re.compile(rb'\{"actor":"([^"\\]*)","at":"([^"\\]*)",')
_TYPE = re.compile(rb'"type":"([^"\\]*)"')  # quotes inside a text have a backslash before them
_LONGEST_SHOWN = 16_000  # characters in a readable cell, which holds 32,767 UTF-16 units


def change_plan(conn: Connection, where: ColumnElement[bool]) -> SheetPlan:
    """The change sheet: for each change who, when and what in words, and its bytes as base64."""
    longest = select(func.max(func.length(JOURNAL.c.header)), func.max(func.length(JOURNAL.c.body)))
    lengths = conn.execute(longest.where(where)).one()
    pieces = {name: _pieces(length or 0) for name, length in zip(_LONG, lengths, strict=True)}
    names = [name + (str(n) if n > 1 else "") for name in _LONG for n in range(1, pieces[name] + 1)]
    columns = [*_READABLE, *(Column(name, name, 12, spelled=True) for name in (*_BYTES, *names))]
    return SheetPlan(CHANGES, columns, _change_rows(conn, where, pieces), state="hidden")


def _pieces(length: int) -> int:
    """How many cells `length` bytes take as base64, one at least."""
    return max(1, -(-(length * 4 // 3 + 4) // PIECE))


def _change_rows(
    conn: Connection, where: ColumnElement[bool], pieces: Mapping[str, int]
) -> Iterator[Sequence[Cell]]:
    staff = projection(Staff)
    names = {row.id: _fit(row.name) for row in conn.execute(select(staff.c.id, staff.c.name))}
    names_of = {name: _fit(record_class.label) for name, record_class in RECORD_TYPES.items()}
    statement = select(*(JOURNAL.c[name] for name in ("record_id", *_STORED))).where(where)
    long = any(count > 1 for count in pieces.values())
    for row in conn.execute(statement.order_by(JOURNAL.c.pos).execution_options(yield_per=2_000)):
        record_id, header, salt, body, digest, own = row
        at, actor, record_type = _told(header)
        yield (
            moment_text(at),
            names[actor] if actor in names else _fit(actor[:8]),
            names_of[record_type] if record_type in names_of else _fit(record_type),
            record_id,
            _text(own),
            _text(salt),
            _text(digest),
            *(_cut(header, body, pieces) if long else (_text(header), _text(body))),
        )


def _told(header: bytes) -> tuple[str, str, str]:
    """When, who and what; headers are spelled in one way, so looking is enough, but for odd words."""
    begins, record_type = _BEGINS.match(header), _TYPE.search(header)
    if begins and record_type:
        return begins[2].decode(), begins[1].decode(), record_type[1].decode()
    fields = json.loads(header)
    return fields["at"], fields["actor"], fields["type"]


def _cut(header: bytes, body: bytes | None, pieces: Mapping[str, int]) -> Iterator[str | None]:
    for name, text in (("header", _text(header) or ""), ("body", _text(body) or "")):
        for n in range(pieces[name]):
            yield text[n * PIECE : (n + 1) * PIECE] or None


def read_changes(sheets: Iterable[SheetData]) -> list[Change]:
    """The changes of all change sheets; InputRefused names sheet and row of the first damaged one.

    The sheets' rows are used up.
    """
    found: list[Change] = []
    for sheet in sheets:
        keys = {str(key): i for i, key in enumerate(sheet.rows[0]) if key} if sheet.rows else {}
        if not {*_BYTES, *_LONG} <= keys.keys():
            raise _damaged(sheet.name, 1)
        places = [_places(name, keys) if name in _LONG else [keys[name]] for name in _STORED]
        for i in range(2, len(sheet.rows)):
            row, sheet.rows[i] = (
                sheet.rows[i],
                [],
            )  # the cells go as the changes come: else both fill the memory
            if any(cell is not None for cell in row):
                found.append(_read_row(sheet.name, i + 1, row, places))
    return found


def _places(name: str, keys: Mapping[str, int]) -> list[int]:
    """The columns that hold a long text, in the order of their numbers, wherever they stand."""
    numbered = [
        (int(match[2] or 1), i)
        for key, i in keys.items()
        if (match := _CONTINUED.fullmatch(key)) and match[1] == name
    ]
    return [i for __, i in sorted(numbered)]


def _read_row(sheet: str, number: int, row: Sequence[Cell], places: Sequence[Sequence[int]]) -> Change:
    parts: list[bytes | None] = []
    for columns in places:
        try:
            parts.append(_cells_content(row, columns))
        except (binascii.Error, ValueError, TypeError) as error:
            raise _damaged(sheet, number, columns[0]) from error
    header, salt, body, digest, own = parts
    try:
        return read_change(Stored(header or b"", salt, body, digest, own or b""))
    except InputRefused as error:
        where = _("“{sheet}”表第 {row} 行:{problem}").format(sheet=sheet, row=number, problem=error.message)
        raise InputRefused(where, error.hint) from error


def _cells_content(row: Sequence[Cell], columns: Sequence[int]) -> bytes | None:
    """What the base64 in these cells says; None for empty ones. ValueError or TypeError for anything else."""
    if len(columns) == 1:  # nearly always
        text = row[columns[0]]
        if text is None:
            return None
        text = _whole_text(text)
    else:
        text = "".join([_whole_text(cell) for i in columns if (cell := row[i]) is not None])
    return binascii.a2b_base64(text, strict_mode=True) if text else None


def _whole_text(cell: Cell) -> str:
    if not isinstance(cell, str):
        raise TypeError("not text")
    return cell


def _damaged(sheet: str, row: int, column: int = 0) -> InputRefused:
    return InputRefused(
        _("“{sheet}”表第 {row} 行 {column} 列被改动或损坏了。").format(
            sheet=sheet, row=row, column=_letters(column)
        ),
        _("请对方重新导出一份,不要改动“_变更”表。"),
    )


def _letters(column: int) -> str:
    """What a sheet calls its column, counted from 0: A, B, … Z, AA."""
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _text(content: bytes | None) -> str | None:
    return None if content is None else binascii.b2a_base64(content, newline=False).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


# --- manifest ----------------------------------------------------------------------------------------------


def manifest_plan(manifest: bytes, signature: bytes) -> SheetPlan:
    """The manifest sheet: text and signature, in pieces that a cell can hold."""
    rows: list[Sequence[Cell]] = []
    for name, content in (("manifest", manifest), ("signature", signature)):
        text = _text(content) or ""
        rows.extend((name, text[start : start + PIECE]) for start in range(0, len(text), PIECE))
    return SheetPlan(MANIFEST, (Column("name", "名称", 14), Column("text", "内容", 60)), rows, state="hidden")


def read_manifest_sheet(sheets: Iterable[SheetData]) -> tuple[bytes, bytes] | None:
    """(manifest, signature) as bytes; None where no sheet holds them."""
    texts = {"manifest": "", "signature": ""}
    for sheet in sheets:
        for row in sheet.rows:
            if len(row) >= 2 and row[0] in texts and isinstance(row[1], str):
                texts[str(row[0])] += row[1]
    try:
        manifest, signature = _bytes(texts["manifest"]), _bytes(texts["signature"])
    except (binascii.Error, ValueError):
        return None
    return (manifest, signature) if manifest and signature else None


# --- readable sheets ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Touched:
    """The records that changes touch: how many, and by register the visible ones (their `no`, in order).

    What people look for comes first.
    """

    records: int
    registers: Mapping[type[Record], Sequence[int]]


def touched_records(conn: Connection, where: ColumnElement[bool]) -> Touched:
    """Which records the changes touch. Each is looked for in its own register only."""
    ids: dict[str, set[str]] = {}
    statement = select(JOURNAL.c.record_id, JOURNAL.c.header).where(where)
    for record_id, header in conn.execute(statement.execution_options(yield_per=2_000)):
        ids.setdefault(_told(header)[2], set()).add(record_id)
    registers: dict[type[Record], Sequence[int]] = {}
    for record_class in sorted(RECORD_TYPES.values(), key=lambda c: (not c.tallied, not c.searchable)):
        found = _visible(conn, record_class, ids.get(record_class.record_type, ()))
        if found:
            registers[record_class] = found
    return Touched(len(set[str]().union(*ids.values())), registers)


def _visible(conn: Connection, record_class: type[Record], ids: Iterable[str]) -> list[int]:
    table = projection(record_class)
    found: list[int] = []
    for part in chunks(ids):
        shown = table.c.id.in_(part), table.c.deleted.is_(False)
        found.extend(conn.execute(select(table.c.no).where(*shown)).scalars())
    return sorted(found)


def readable_plans(conn: Connection, touched: Touched) -> list[SheetPlan]:
    """One sheet a register with the records that the changes touch, in words; for people, not for import."""
    return [_readable_plan(conn, c, numbers) for c, numbers in touched.registers.items()]


def _readable_plan(conn: Connection, record_class: type[Record], numbers: Sequence[int]) -> SheetPlan:
    fields = _readable_fields(conn, record_class, numbers)
    columns = [*(_column(f) for f in fields), Column("id", "记录号", 34, hidden=True, spelled=True)]
    rows = _readable_rows(conn, record_class, fields, numbers)
    return SheetPlan(record_class.label, columns, rows, table=True)


def _readable_fields(conn: Connection, record_class: type[Record], numbers: Sequence[int]) -> list[Field]:
    """Fields with a column; those that nobody may fill in by hand only where one of the rows has a value."""
    table = projection(record_class)
    fields = [f for f in record_class.fields.values() if f.sheet]
    unsure = [f for f in fields if not f.editable]
    filled: set[str] = set()
    for part in chunks(numbers):
        asked = [f for f in unsure if f.name not in filled]
        if not asked:
            break
        counts = select(*(func.count(table.c[f.name]) for f in asked)).where(table.c.no.in_(part))
        row = conn.execute(counts).one()
        filled.update(f.name for f, count in zip(asked, row, strict=True) if count)
    return [f for f in fields if f.editable or f.name in filled]


def _column(declared: Field) -> Column:
    kinds: dict[Kind, CellKind] = {Kind.INTEGER: "number"}
    choices = declared.choices
    return Column(declared.name, declared.label, declared.sheet, kinds.get(declared.kind, "text"), choices)


def _readable_rows(
    conn: Connection, record_class: type[Record], fields: Sequence[Field], numbers: Sequence[int]
) -> Iterator[Sequence[Cell]]:
    table = projection(record_class)
    columns = [*(table.c[f.name] for f in fields), table.c.id]
    references = [(i, f) for i, f in enumerate(fields) if f.kind is Kind.REFERENCE]
    showing = [(i, _SHOWN_AS.get(f.kind, _fit)) for i, f in enumerate(fields)]
    for part in chunks(numbers):
        statement = select(*columns).where(table.c.no.in_(part)).order_by(table.c.no)
        rows = [list(row) for row in conn.execute(statement)]
        titles = {i: _titles(conn, f, [row[i] for row in rows]) for i, f in references}
        for row in rows:
            for i, found in titles.items():
                row[i] = _referred(row[i], found)
            for i, show in showing:
                if row[i] is not None:
                    row[i] = show(row[i])
            yield row


def _titles(conn: Connection, declared: Field, values: Iterable[str | None]) -> dict[str, str]:
    """What the referred records are called, by their ids."""
    target = RECORD_TYPES.get(declared.references)
    if target is None or not target.title:
        return {}
    ids = {value.rpartition("/")[2] for value in values if value}
    table = projection(target)
    found: dict[str, str] = {}
    for part in chunks(ids):
        statement = select(table.c.id, table.c[target.title]).where(table.c.id.in_(part))
        found.update((row[0], row[1] or "") for row in conn.execute(statement))
    return found


def _referred(value: str | None, titles: Mapping[str, str]) -> str | None:
    if not value:
        return None
    record_id = value.rpartition("/")[2]
    return titles.get(record_id, record_id[:8])


def _fit(value: Any) -> Any:
    """The value as a cell can hold it: other programs' changes may say what ours would refuse at entry."""
    if isinstance(value, str):
        if len(value) <= _LONGEST_SHOWN and value.isprintable():  # nearly all, and fast
            return value
        return UNWRITABLE.sub("\ufffd", value[:_LONGEST_SHOWN])
    return str(value) if isinstance(value, int) and abs(value) >= LARGEST_EXACT else value


def moment_text(moment: str, form: str = "") -> str:
    """A moment in the office's zone, to the minute without a form; what is no moment stays as it is."""
    if not form:
        return _minute(moment)
    return local_text(moment, form) if is_instant(moment) else moment


@lru_cache(maxsize=1_024)  # what was written together has one moment
def _minute(moment: str) -> str:
    return local_minute(moment) if is_instant(moment) else moment


def _list(text: str) -> str:
    return _fit("、".join(map(str, json.loads(text))))  # type: ignore[no-any-return]


_SHOWN_AS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.INSTANT: lambda moment: _fit(_minute(moment)),
    Kind.FLAG: lambda flag: "是" if flag else "否",
    Kind.LIST: _list,
    Kind.ATTACHMENTS: lambda text: _fit("、".join(shown_attachments(json.loads(text)))),
}


def within(ranges: Iterable[tuple[int, int]]) -> ColumnElement[bool]:
    """Journal rows whose `pos` lies in one of these ranges, ends included."""
    return or_(*(JOURNAL.c.pos.between(first, last) for first, last in ranges))
