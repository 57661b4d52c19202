"""Editing any record by name: finds it by id or number, reads values from text, writes through the door."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core import search
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.history import ChangeView, history_of
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import RIGHT_EDIT, RIGHT_READ, FrontDesk

_WHOLE = re.compile(r"-?[0-9]{1,30}")  # what is too long for the field is the check's to say
_SAME_NUMBER = 50  # numbers are not unique by law, but nearly so
_YES, _NO = ("是", "true", "1", "yes"), ("否", "false", "0", "no")


def find_record(conn: Connection, name: str) -> tuple[type[Record], Row]:
    """The visible record with this id, or this number where only one has it; InputRefused otherwise."""
    for record_class in RECORD_TYPES.values():
        row = load_rows(conn, record_class, [name.strip().lower()]).get(name.strip().lower())
        if row and not row["deleted"]:
            return record_class, row
    table = projection(Request)
    number = name.strip().upper()
    near = search.hits(conn, Request, number, _SAME_NUMBER) if any(c.isdigit() for c in number) else []
    same = select(table.c.id).where(
        table.c.no.in_(near), table.c.number == number, table.c.deleted.is_(False)
    )
    ids = conn.execute(same).scalars().all()
    if len(ids) > 1:
        raise InputRefused(
            _("编号“{name}”有 {count} 条记录。").format(name=name, count=len(ids)),
            _("请改用记录号:{ids}。").format(ids=_("、").join(ids)),
        )
    if not ids:
        raise InputRefused(_("找不到记录“{name}”。").format(name=name), _("请核对编号或记录号。"))
    return Request, load_rows(conn, Request, ids)[ids[0]]


def record_history(home: Home, name: str) -> tuple[type[Record], str, tuple[ChangeView, ...]]:
    """Class, id and changes of the record with this id or number; values masked where their fields are.

    NotAllowed for who may not see records of its class.
    """
    home.actor.require(RIGHT_READ)
    with home.journal.read() as conn:
        record_class, row = find_record(conn, name)
        _require(home.actor, record_class, record_class.named_rights[0])
        return record_class, row["id"], history_of(conn, [row["id"]])


def edit_record(home: Home, actor: Actor, name: str, assignments: Iterable[str]) -> str | None:
    """Set fields, named by label or name, to values in text.

    Returns the new change's id, None where nothing differs. NotAllowed for who may not alter its class.
    """
    actor.require(RIGHT_EDIT)
    with home.journal.read() as conn:
        record_class, row = find_record(conn, name)
    _require(actor, record_class, record_class.named_rights[1])
    values = dict(_assignment(record_class, text) for text in assignments)
    if record_class is Request:
        FrontDesk(home).complete_item(values)
    with home.journal.write(actor.id) as writing:
        if not writing.edit(record_class, row["id"], values):
            return None
        return str(writing.last_change(row["scope"]))


def _require(actor: Actor, record_class: type[Record], right: str) -> None:
    """The class's own right beside the command's: by its id a record of any module can be named."""
    if not right:
        raise NotAllowed(
            _("“{label}”不能按记录号办理。").format(label=_(record_class.label)),
            _("请在窗口里相应的页面办理。"),
        )
    actor.require(right)


def _assignment(record_class: type[Record], text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputRefused(_("“{text}”不是 字段=内容 的写法。").format(text=text), _("例如:情况=已联系。"))
    for declared in record_class.fields.values():
        if name.strip() in (declared.name, declared.label, _(declared.label)):
            return declared.name, _value(declared, value)
    labels = _("、").join(_(f.label) for f in record_class.fields.values() if f.editable)
    raise InputRefused(
        _("“{label}”没有字段“{name}”。").format(label=_(record_class.label), name=name),
        _("可以修改的有:{labels}。").format(labels=labels),
    )


def _value(declared: Field, text: str) -> Any:
    if not declared.editable:
        raise FieldRefused(
            declared.name,
            _("“{label}”不能直接修改。").format(label=_(declared.label)),
            _("状态和结果要通过办理步骤改变。"),
        )
    text = text.strip()
    return _read(declared, text) if text else None


def _read(declared: Field, text: str) -> Any:
    match declared.kind:
        case Kind.INTEGER:
            if not _WHOLE.fullmatch(text):
                raise FieldRefused(declared.name, _("“{label}”应为整数。").format(label=_(declared.label)))
            return int(text)
        case Kind.FLAG:
            if text.lower() not in _YES + _NO:
                words = _("“{label}”应为“是”或“否”。").format(label=_(declared.label))
                raise FieldRefused(declared.name, words)
            return text.lower() in _YES
        case Kind.ID_NUMBER:
            return "".join(text.split()).upper()
        case Kind.LIST:
            return [part.strip() for part in text.replace(",", "、").split("、") if part.strip()]
        case Kind.CHOICE:
            return next((choice for choice in declared.choices if text == _(choice)), text)
    return text
