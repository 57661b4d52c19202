"""Masked values shown whole: by whom, of which record, which fields and why; and the log of all that left.

Every module's records are shown whole through reveal(), whatever fields they mask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from nanxi_desk.core.attachments import WAYS as WAYS_OF_ATTACHMENTS
from nanxi_desk.core.attachments import AttachmentLook
from nanxi_desk.core.clock import instant, local_text
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.history import names_of
from nanxi_desk.core.journal.rows import changes_of_records, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import WAYS, ListExport
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES, Record, new_id
from nanxi_desk.core.rights import DESK, LEADING, declare

RIGHT_REVEAL: Final = declare("people.reveal", "显示完整的电话和身份证号（写明理由，留记录）", *DESK)
RIGHT_READ: Final = declare("log.read", "查看显示、导出和打印的记录", *LEADING)
SHORTEST_REASON: Final = 2  # characters
SHOWN_SECONDS: Final = 60  # a window masks again after this
MOST: Final = 500  # entries of the log


class Reveal(Record):
    """That somebody saw masked values whole; who it was stands in the change. Never exported."""

    record_type = "reveal"
    label = "显示完整的记录"
    named_rights = ("log.read", "")
    title = "reason"
    written_by = "local"

    at: str = field("显示时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    record_class: str = field("登记册", required=True, editable=False, max_length=40)
    record: str = field("记录号", required=True, editable=False, max_length=65)
    revealed: list[str] = field("显示的内容", Kind.LIST, required=True, editable=False)
    reason: str = field("理由", required=True, editable=False)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log; `at` is local. `rows` is None for a value shown whole."""

    at: str
    who: str
    way: str  # 显示完整, or one of lists.WAYS or attachments.WAYS
    what: str
    scope: str  # a list's filter, a slip's number, the reason of a reveal
    rows: int | None = None
    file_name: str = ""
    sha256: str = ""


def reveal(
    home: Home, actor: Actor, record_class: type[Record], record_id: str, reason: str
) -> dict[str, str]:
    """The masked values of a record, whole, by field name; journalled first, with the reason.

    FieldRefused for "reason" where none is given; InputRefused where the record is gone or has no such value.
    """
    actor.require(RIGHT_REVEAL)
    why = " ".join(reason.split())
    if len(why) < SHORTEST_REASON:
        raise FieldRefused("reason", _("请写明为什么要看，例如“电话回访”。"))
    masked = [declared for declared in record_class.fields.values() if declared.masked]
    with home.journal.write(actor.id) as writing:
        row = load_rows(writing.conn, record_class, [record_id]).get(record_id)
        if row is None or row["deleted"]:
            raise InputRefused(_("这条记录已不在。"), _("请刷新列表后再试。"))
        values = {declared.name: str(row[declared.name]) for declared in masked if row[declared.name]}
        if not values:
            raise InputRefused(_("这条记录没有遮挡的内容。"))
        writing.create(
            Reveal(
                id=new_id(),
                scope=LOCAL_SCOPE,
                at=instant(home.journal.clock.now()),
                record_class=record_class.record_type,
                record=record_id,
                revealed=list(values),
                reason=why,
            )
        )
    return values


def read_log(home: Home, most: int = MOST) -> tuple[LogEntry, ...]:
    """Who saw values whole, exported and printed on this machine; newest first."""
    home.actor.require(RIGHT_READ)
    with home.journal.read() as conn:
        entries = [*_reveals(conn, most), *_lists(conn, most), *_looks(conn, most)]
    return tuple(entry for __, entry in sorted(entries, key=lambda each: each[0], reverse=True)[:most])


def _newest(conn: Connection, record_class: type[Record], most: int) -> list[tuple[dict[str, Any], str]]:
    """The newest records of a class, each with the name of who wrote it."""
    table = projection(record_class)
    ids = conn.execute(select(table.c.id).order_by(table.c.no.desc()).limit(most)).scalars().all()
    actors = {change.record_id: change.actor for change in changes_of_records(conn, ids)}
    names = names_of(conn, set(actors.values()))
    rows = load_rows(conn, record_class, ids)
    return [(rows[i], names.get(actors.get(i, ""), "")) for i in ids]


def _reveals(conn: Connection, most: int) -> Iterator[tuple[tuple[str, int], LogEntry]]:
    for row, who in _newest(conn, Reveal, most):
        what = _words(conn, row["record_class"] or "", row["record"] or "", row["revealed"] or ())
        entry = LogEntry(local_text(row["at"]), who, _("显示完整"), what, row["reason"] or "")
        yield (row["at"], row["no"]), entry


def _looks(conn: Connection, most: int) -> Iterator[tuple[tuple[str, int], LogEntry]]:
    for row, who in _newest(conn, AttachmentLook, most):
        what = _words(conn, row["record_class"] or "", row["record"] or "", ())
        way = _(row["way"]) if row["way"] in WAYS_OF_ATTACHMENTS else ""
        yield (row["at"], row["no"]), LogEntry(local_text(row["at"]), who, way, what, row["file_name"] or "")


def _words(conn: Connection, record_type: str, record_id: str, names: Sequence[str]) -> str:
    """Whose record it was, and which of its fields."""
    record_class = RECORD_TYPES.get(record_type)
    if record_class is None:
        return record_type
    row = load_rows(conn, record_class, [record_id]).get(record_id) or {}
    labels = [_(record_class.fields[name].label) for name in names if name in record_class.fields]
    title = row.get(record_class.title) if record_class.title else ""
    return " · ".join(part for part in (_(record_class.label), title, _("、").join(labels)) if part)


def _lists(conn: Connection, most: int) -> Iterator[tuple[tuple[str, int], LogEntry]]:
    for row, who in _newest(conn, ListExport, most):
        entry = LogEntry(
            at=local_text(row["at"]),
            who=who,
            way=_(row["way"] or WAYS[0]),
            what=row["what"] or "",
            scope=row["filter_words"] or "",
            rows=row["rows"],
            file_name=row["file_name"] or "",
            sha256=row["sha256"] or "",
        )
        yield (row["at"], row["no"]), entry
