"""What people see of destroy lists and of what was destroyed, and which copies still hold it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, func, select

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.destroy_records import DestroyList, DestroyRemoval, DestroyRows, Destruction
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Kind
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.rows import (
    from_database,
    get_record,
    load_numbers,
    load_rows,
    record_of_row,
)
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import shown
from nanxi_desk.core.records import RECORD_TYPES, Record

if TYPE_CHECKING:
    from nanxi_desk.core.backups import Backup

_MOST_PARTS = 3  # of what a row says of its record


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list. `blot`: only a text in it goes, since it is about somebody else."""

    record_type: str
    id: str
    blot: bool = False

    @property
    def spelled(self) -> str:
        """As a list keeps it."""
        return f"{'blot' if self.blot else 'erase'}:{self.record_type}:{self.id}"

    @classmethod
    def read(cls, spelled: str) -> Self:
        """The reverse of `spelled`."""
        mark, record_type, record_id = spelled.split(":")
        return cls(record_type, record_id, mark == "blot")


@dataclass(frozen=True, slots=True)
class ListView:
    """A destroy list."""

    id: str
    number: str
    cause: str
    reason: str
    state: str
    proposed_by: str
    proposed_name: str
    proposed_at: str
    done: int


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A register with its retention in force (`years` 0: for good) and how many of its records are due."""

    id: str
    label: str
    years: int
    altered: bool
    anonymises: bool
    due: int


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with what its record says of itself, masked; `removed` is the reason why it was taken off."""

    id: str
    record_type: str
    label: str
    title: str
    day: str
    blot: bool
    removed: str = ""


@dataclass(frozen=True, slots=True)
class DestroyedView:
    """One portion of what was destroyed."""

    id: str
    number: str
    at: str
    cause: str
    proposed: str
    confirmed: str
    records: int
    counts: Mapping[str, int]
    scope: str


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A file that still holds what was erased; `made_at` is UTC."""

    path: Path
    made_at: datetime


def load_list(conn: Connection, list_id: str) -> DestroyList:
    """A list by its id or number; InputRefused where there is none."""
    table = projection(DestroyList)
    by_number = select(table.c.id).where(table.c.number == list_id)
    found = get_record(conn, DestroyList, conn.execute(by_number).scalar() or list_id)
    if found is None:
        raise InputRefused(_("没有销毁清单“{list}”。").format(list=list_id), _("请核对清单编号。"))
    return found


def load_lists(conn: Connection) -> tuple[ListView, ...]:
    """All lists, the newest first."""
    table = projection(DestroyList)
    rows = conn.execute(
        select(table).where(table.c.deleted.is_(False)).order_by(table.c.no.desc())
    ).mappings()
    lists = (record_of_row(DestroyList, from_database(DestroyList, row)) for row in rows)
    return tuple(
        ListView(
            *(made.id, made.number, made.cause, made.reason or "", made.state),
            *(made.proposed_by, made.proposed_name, made.proposed_at, made.done),
        )
        for made in lists
    )


def load_rows_of(conn: Connection, list_id: str) -> list[Row]:
    """The rows of a list in their order, those taken off too."""
    table = projection(DestroyRows)
    parts = select(table).where(table.c.list_id == list_id).order_by(table.c.place)
    found = (from_database(DestroyRows, part) for part in conn.execute(parts).mappings())
    return [Row.read(spelled) for part in found for spelled in part["rows"]]


def row_views(conn: Connection, list_id: str) -> tuple[RowView, ...]:
    """The rows of a list for people: the person before what belongs to them, those taken off at the end."""
    table = projection(DestroyRemoval)
    removals = conn.execute(select(table.c.row_id, table.c.reason).where(table.c.list_id == list_id)).all()
    removed = {row.row_id: row.reason for row in removals}
    views = record_views(conn, load_rows_of(conn, list_id)[::-1], removed)
    return tuple(sorted(views, key=lambda view: bool(view.removed)))


def record_views(
    conn: Connection, rows: Sequence[Row], removed: Mapping[str, str] | None = None
) -> list[RowView]:
    """Rows with what their records say of themselves, in the order given."""
    known: dict[str, Mapping[str, Any]] = {}
    for name in {row.record_type for row in rows}:
        ids = [row.id for row in rows if row.record_type == name]
        known.update(load_rows(conn, RECORD_TYPES[name], ids))
    views = []
    for row in rows:
        record_class = RECORD_TYPES[row.record_type]
        values = known.get(row.id)
        title, day = (_title(record_class, values), _day(record_class, values)) if values else ("", "")
        reason = (removed or {}).get(row.id, "")
        label = _(record_class.label)
        views.append(RowView(row.id, row.record_type, label, title, day, row.blot, reason))
    return views


def _title(record_class: type[Record], values: Mapping[str, Any]) -> str:
    names = [record_class.title] if record_class.title else []
    fields = record_class.fields.values()
    told = [f.name for f in fields if f.tells_a_person or (f.listed and f.kind is not Kind.INSTANT)]
    chosen = [f.name for f in fields if f.kind is Kind.CHOICE]
    names += [*told, *chosen] if names else [*chosen, *told]
    words = [_words(record_class, n, values[n]) for n in dict.fromkeys(names)]
    return " · ".join([word for word in words if word][:_MOST_PARTS])


def _words(record_class: type[Record], name: str, value: Any) -> str:
    declared = record_class.fields[name]
    words = shown(declared, value)
    return _(words) if declared.kind is Kind.CHOICE else words


def _day(record_class: type[Record], values: Mapping[str, Any]) -> str:
    times = [values[name] for name in record_class.retention.after if values[name]]
    return max((office_day(at) if "T" in at else at for at in times), default="")


def destructions(conn: Connection) -> tuple[DestroyedView, ...]:
    """What was destroyed here and elsewhere, as far as it came, the newest first."""
    table = projection(Destruction)
    rows = conn.execute(
        select(table).where(table.c.deleted.is_(False)).order_by(table.c.at.desc(), table.c.no.desc())
    ).mappings()
    return tuple(
        DestroyedView(
            *(row["id"], row["number"] or "", row["at"] or "", row["cause"] or ""),
            *(row["proposed_name"] or "", row["confirmed_name"] or "", row["records"] or 0),
            _counts(from_database(Destruction, row)["counts"] or ()),
            row["scope"],
        )
        for row in rows
    )


def _counts(spelled: Iterable[str]) -> dict[str, int]:
    pairs = (text.rpartition(":") for text in spelled)
    return {name: int(count) for name, __, count in pairs if count.isdecimal()}


def last_erasure(conn: Connection) -> str:
    """The moment of the newest erasure that is known here; "" where there was none."""
    table = projection(Destruction)
    return conn.execute(select(func.max(table.c.at)).where(table.c.heads != "")).scalar() or ""


def holding(conn: Connection, backups: "Iterable[Backup]") -> "tuple[Backup, ...]":
    """Those backups that still hold something erased: an erased change is in them, its erasure is not."""
    numbers = load_numbers(conn)
    erasures: list[tuple[str, int, dict[str, int]]] = []
    table = projection(Destruction)
    for row in conn.execute(select(table).where(table.c.heads != "")).mappings():
        heads = read_heads(row["heads"], numbers)
        first = heads.base or min(heads.all())
        own = f"{first.replica}/{row['scope']}"
        erasures.append((own, first.seq, _counts(from_database(Destruction, row)["streams"] or ())))
    return tuple(
        backup
        for backup in backups
        if any(
            not backup.holds(own, seq)
            and any(backup.holds(stream, first) for stream, first in targets.items())
            for own, seq, targets in erasures
        )
    )
