"""History for people: who changed what of a record, when, and from which file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.clock import is_instant, local_text
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.journal.change import DELETED, Change
from nanxi_desk.core.journal.rows import changes_of_records
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.masking import shown
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import RECORD_TYPES, field_values


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One journalled change for people; times are local, values masked where their fields are."""

    id: str
    at: str
    who: str
    record: str  # label of the record's class
    fields: tuple[tuple[str, str], ...]  # label, shown value
    origin: str = ""


def history_of(conn: Connection, record_ids: Iterable[str]) -> tuple[ChangeView, ...]:
    """All changes of these records, oldest first."""
    changes = changes_of_records(conn, record_ids)
    names = names_of(conn, {change.actor for change in changes})
    return tuple(_view(change, names) for change in changes)


def names_of(conn: Connection, actors: set[str]) -> dict[str, str]:
    """The names of those who wrote changes, by id; the recovery code's holder has none of the office's."""
    table = projection(Staff)
    rows = conn.execute(select(table.c.id, table.c.name).where(table.c.id.in_(actors)))
    return {"recovery": _("恢复码"), **{row.id: row.name for row in rows}}


def _view(change: Change, names: dict[str, str]) -> ChangeView:
    record_class = RECORD_TYPES.get(change.record_type)
    return ChangeView(
        id=str(change.id),
        at=local_text(change.at, "%Y-%m-%d %H:%M"),
        who=names.get(change.actor, change.actor[:8]),
        record=_(record_class.label) if record_class else change.record_type,
        fields=_fields(change),
        origin=change.origin,
    )


def _fields(change: Change) -> tuple[tuple[str, str], ...]:
    if change.values is None:
        return ((_("内容"), _("已依法清除")),)
    record_class = RECORD_TYPES.get(change.record_type)
    found: list[tuple[str, str]] = []
    for unit, value in change.values.items():
        if unit == DELETED:
            found.append((_("删除"), _("是") if value else _("恢复")))
            continue
        fields = record_class.units.get(unit, ()) if record_class else ()
        if not fields:
            found.append((unit, _("(新版本的内容)")))
            continue
        for name, part in field_values(fields, value).items():
            declared = record_class.fields[name] if record_class else None
            if declared and part is not None and declared.kind is not Kind.REFERENCE:
                found.append((_(declared.label), _words(declared, part)))
    return tuple(found)


def _words(declared: Field, value: Any) -> str:
    if declared.kind is Kind.INSTANT and isinstance(value, str) and is_instant(value):
        return local_text(value)
    words = shown(declared, value)
    # Chosen words are ours and speak the reader's language; what people wrote stays as they wrote it.
    return _(words) if declared.kind in (Kind.CHOICE, Kind.FLAG) else words
