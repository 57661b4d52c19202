"""Between changes and sheets: the change sheet, the manifest sheet, and the readable sheets beside them."""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from nanxi_desk.core.attachment_names import shown_attachments
from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.clock import is_instant, local_minute, local_text
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.journal.change import Change, Stored, read_change
from nanxi_desk.core.journal.rows import chunks, from_database
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
    Column("record", "记录", 34),
)
_BYTES = ("hash", "salt", "digest")
_LONG = ("header", "body")  # continued in the columns header2, header3, …
_CONTINUED = re.compile(r"(header|body)([1-9]\d*)?", re.ASCII)
_LONGEST_SHOWN = 16_000  # characters in a readable cell, which holds 32,767 UTF-16 units


def change_plan(conn: Connection, where: ColumnElement[bool]) -> SheetPlan:
    """The change sheet: for each change who, when and what in words, and its bytes as base64."""
    longest = select(func.max(func.length(JOURNAL.c.header)), func.max(func.length(JOURNAL.c.body)))
    lengths = conn.execute(longest.where(where)).one()
    pieces = {name: _pieces(length or 0) for name, length in zip(_LONG, lengths, strict=True)}
    names = [name + (str(n) if n > 1 else "") for name in _LONG for n in range(1, pieces[name] + 1)]
    columns = [*_READABLE, *(Column(name, name, 12) for name in (*_BYTES, *names))]
    return SheetPlan(CHANGES, columns, _change_rows(conn, where, pieces), state="hidden")


def _pieces(length: int) -> int:
    """How many cells `length` bytes take as base64, one at least."""
    return max(1, -(-(length * 4 // 3 + 4) // PIECE))


def _change_rows(
    conn: Connection, where: ColumnElement[bool], pieces: Mapping[str, int]
) -> Iterator[Sequence[Cell]]:
    staff = projection(Staff)
    names = {row.id: row.name for row in conn.execute(select(staff.c.id, staff.c.name))}
    statement = select(JOURNAL).where(where).order_by(JOURNAL.c.pos).execution_options(yield_per=2_000)
    for row in conn.execute(statement).mappings():
        stored = Stored(row["header"], row["salt"], row["body"], row["digest"], row["hash"])
        yield _change_row(stored, names, pieces)


def _change_row(stored: Stored, names: Mapping[str, str], pieces: Mapping[str, int]) -> Sequence[Cell]:
    header = json.loads(stored.header)
    record_class = RECORD_TYPES.get(header["type"])
    long = {"header": _text(stored.header) or "", "body": _text(stored.body) or ""}
    return (
        moment_text(header["at"]),
        _fit(names.get(header["actor"], header["actor"][:8])),
        record_class.label if record_class else _fit(header["type"]),
        header["id"],
        _text(stored.hash),
        _text(stored.salt),
        _text(stored.digest),
        *(long[name][n * PIECE : (n + 1) * PIECE] or None for name in _LONG for n in range(pieces[name])),
    )


def read_changes(sheets: Iterable[SheetData]) -> list[Change]:
    """The changes of all change sheets; InputRefused names sheet and row of the first damaged one."""
    found: list[Change] = []
    for sheet in sheets:
        keys = {str(key): i for i, key in enumerate(sheet.rows[0]) if key} if sheet.rows else {}
        if not {*_BYTES, *_LONG} <= keys.keys():
            raise _damaged(sheet.name, 1)
        places = {name: _places(name, keys) for name in _LONG}
        for number, row in enumerate(sheet.rows[2:], 3):
            if any(cell is not None for cell in row):
                found.append(_read_row(sheet.name, number, row, keys, places))
    return found


def _places(name: str, keys: Mapping[str, int]) -> list[int]:
    """The columns that hold a long text, in the order of their numbers, wherever they stand."""
    numbered = [
        (int(match[2] or 1), i)
        for key, i in keys.items()
        if (match := _CONTINUED.fullmatch(key)) and match[1] == name
    ]
    return [i for __, i in sorted(numbered)]


def _read_row(
    sheet: str, number: int, row: Sequence[Cell], keys: Mapping[str, int], places: Mapping[str, Sequence[int]]
) -> Change:
    found: dict[str, bytes | None] = {}
    for name in (*_LONG, *_BYTES):
        cells = [row[i] for i in (places[name] if name in places else (keys[name],)) if row[i] is not None]
        try:
            found[name] = _bytes("".join(map(_whole_text, cells)) or None)
        except (binascii.Error, ValueError, TypeError) as error:
            column = places[name][0] if name in places else keys[name]
            raise _damaged(sheet, number, column) from error
    try:
        return read_change(
            Stored(
                header=found["header"] or b"",
                salt=found["salt"],
                body=found["body"],
                digest=found["digest"],
                hash=found["hash"] or b"",
            )
        )
    except InputRefused as error:
        where = _("“{sheet}”表第 {row} 行:{problem}").format(sheet=sheet, row=number, problem=error.message)
        raise InputRefused(where, error.hint) from error


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
    return None if content is None else base64.b64encode(content).decode("ascii")


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


def touched_registers(conn: Connection, where: ColumnElement[bool]) -> dict[type[Record], int]:
    """How many visible records of each register the changes touch; what people look for comes first."""
    found: dict[type[Record], int] = {}
    for record_class in sorted(RECORD_TYPES.values(), key=lambda c: (not c.tallied, not c.searchable)):
        table = projection(record_class)
        statement = select(func.count()).where(_touched(record_class, where)).select_from(table)
        if count := conn.execute(statement).scalar_one():
            found[record_class] = count
    return found


def readable_plans(
    conn: Connection, where: ColumnElement[bool], registers: Iterable[type[Record]]
) -> list[SheetPlan]:
    """One sheet a register with the records that the changes touch, in words; for people, not for import."""
    return [_readable_plan(conn, c, _touched(c, where)) for c in registers]


def _touched(record_class: type[Record], where: ColumnElement[bool]) -> ColumnElement[bool]:
    table = projection(record_class)
    return table.c.id.in_(select(JOURNAL.c.record_id).where(where)) & table.c.deleted.is_(False)


def _readable_plan(conn: Connection, record_class: type[Record], condition: ColumnElement[bool]) -> SheetPlan:
    fields = _readable_fields(conn, record_class, condition)
    columns = [*(_column(f) for f in fields), Column("id", "记录号", 34)]
    return SheetPlan(record_class.label, columns, _readable_rows(conn, record_class, fields, condition))


def _readable_fields(
    conn: Connection, record_class: type[Record], condition: ColumnElement[bool]
) -> list[Field]:
    """Fields with a column; those that nobody may fill in by hand only where one of the rows has a value."""
    table = projection(record_class)
    fields = [f for f in record_class.fields.values() if f.sheet]
    filled = conn.execute(select(*(func.count(table.c[f.name]) for f in fields)).where(condition)).one()
    return [f for f, count in zip(fields, filled, strict=True) if count or f.editable]


def _column(declared: Field) -> Column:
    kinds: dict[Kind, CellKind] = {Kind.INTEGER: "number"}
    choices = declared.choices
    return Column(declared.name, declared.label, declared.sheet, kinds.get(declared.kind, "text"), choices)


def _readable_rows(
    conn: Connection, record_class: type[Record], fields: Sequence[Field], condition: ColumnElement[bool]
) -> Iterator[Sequence[Cell]]:
    table = projection(record_class)
    statement = select(table).where(condition).order_by(table.c.no).execution_options(yield_per=2_000)
    for part in chunks(conn.execute(statement).mappings()):
        rows = [from_database(record_class, row) for row in part]
        titles = {f.name: _titles(conn, f, rows) for f in fields if f.kind is Kind.REFERENCE}
        for row in rows:
            yield (*(_fit(_cell(f, row[f.name], titles)) for f in fields), row["id"])


def _titles(conn: Connection, declared: Field, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What the referred records are called, by their ids."""
    target = RECORD_TYPES.get(declared.references)
    if target is None or not target.title:
        return {}
    ids = {str(row[declared.name]).rpartition("/")[2] for row in rows if row[declared.name]}
    table = projection(target)
    found: dict[str, str] = {}
    for part in chunks(ids):
        statement = select(table.c.id, table.c[target.title]).where(table.c.id.in_(part))
        found.update((row[0], row[1] or "") for row in conn.execute(statement))
    return found


def _fit(value: Any) -> Any:
    """The value as a cell can hold it: other programs' changes may say what ours would refuse at entry."""
    if isinstance(value, str):
        if len(value) <= _LONGEST_SHOWN and value.isprintable():  # nearly all, and fast
            return value
        return UNWRITABLE.sub("\ufffd", value[:_LONGEST_SHOWN])
    return str(value) if isinstance(value, int) and abs(value) >= LARGEST_EXACT else value


def moment_text(moment: str, form: str = "") -> str:
    """A moment in the office's zone, to the minute without a form; what is no moment stays as it is."""
    if not is_instant(moment):
        return moment
    return local_text(moment, form) if form else local_minute(moment)


def _cell(declared: Field, value: Any, titles: Mapping[str, Mapping[str, str]]) -> Any:
    if value is None or value == "":
        return None
    match declared.kind:
        case Kind.REFERENCE:
            record_id = str(value).rpartition("/")[2]
            return titles[declared.name].get(record_id, record_id[:8])
        case Kind.INSTANT:
            return moment_text(value)
        case Kind.FLAG:
            return "是" if value else "否"
        case Kind.ATTACHMENTS | Kind.LIST:
            texts = shown_attachments(value) if declared.kind is Kind.ATTACHMENTS else map(str, value)
            return "、".join(texts)
    return value


def within(ranges: Iterable[tuple[int, int]]) -> ColumnElement[bool]:
    """Journal rows whose `pos` lies in one of these ranges, ends included."""
    return or_(*(JOURNAL.c.pos.between(first, last) for first, last in ranges))
