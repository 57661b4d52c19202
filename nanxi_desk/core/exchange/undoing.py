"""Undoing an import: it is forgotten where nobody can know of it yet, else taken back by new changes."""

import json
from typing import Any

from sqlalchemy import Connection, or_, select, update

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.views import UndoPlan
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import ERASE
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.forgetting import Ranges, changes_of_ranges, forget, forgettable
from nanxi_desk.core.journal.tables import EXCHANGE_FILE
from nanxi_desk.core.journal.taking_back_import import take_back_import
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import LEADING, declare

RIGHT_UNDO = declare("exchange.undo", "撤销导入", *LEADING)
FORGET, TAKE_BACK = "forget", "take back"


def undo_import(home: Home, actor: Actor, import_id: str, *, rehearsal: bool = False) -> UndoPlan:
    """Undo an import, or with `rehearsal` tell how it would go.

    InputRefused for an unknown or undone import, one that brought nothing, and one that erased; NotAllowed
    where others were told of it already and its records are not this home's to write.
    """
    actor.require(RIGHT_UNDO)
    with home.journal.write(actor.id, f"undo-import:{import_id}", rehearsal=rehearsal) as writing:
        row = _import_of(writing.conn, import_id)
        plan = _undo(writing, row, json.loads(row.receipt))
        done = update(EXCHANGE_FILE).where(EXCHANGE_FILE.c.id == row.id)
        writing.conn.execute(done.values(undone=True))
    return plan


def latest_import(conn: Connection) -> str | None:
    """The import that undoing would most simply undo: the last one that brought something."""
    statement = select(EXCHANGE_FILE.c.id).where(
        EXCHANGE_FILE.c.direction == "in",
        EXCHANGE_FILE.c.undone.is_(False),
        EXCHANGE_FILE.c.receipt.is_not(None),
    )
    return conn.execute(statement.order_by(EXCHANGE_FILE.c.turn.desc()).limit(1)).scalar()


def _import_of(conn: Connection, import_id: str) -> Any:
    wanted = EXCHANGE_FILE.c.id == import_id, EXCHANGE_FILE.c.direction == "in"
    row = conn.execute(select(EXCHANGE_FILE).where(*wanted)).one_or_none()
    if row is None:
        raise InputRefused(
            _("没有编号为“{id}”的导入。").format(id=import_id), _("请在导入记录里查看编号后再试。")
        )
    if row.undone:
        raise InputRefused(_("这次导入已经撤销过了。"), _("需要时可以重新导入原文件。"))
    if row.receipt is None:
        raise InputRefused(_("这次导入没有带来新内容,不用撤销。"), _("请选择带来了内容的那一次。"))
    return row


def _undo(writing: Writing, row: Any, ranges: Ranges) -> UndoPlan:
    changes = changes_of_ranges(writing, ranges)
    if any(change.record_type == ERASE for change in changes):
        raise InputRefused(_("这次导入依法清除了内容,不能撤销。"), _("清除后的内容不能再恢复。"))
    if not _went_on(writing.conn, row.turn) and forgettable(writing, ranges, changes):
        forget(writing, ranges, changes)
        return UndoPlan(row.id, FORGET, len({change.record_id for change in changes}))
    taken = take_back_import(writing, changes)
    return UndoPlan(row.id, TAKE_BACK, taken.records, taken.kept)


def _went_on(conn: Connection, turn: int) -> bool:
    """Whether a file was written since, or a further one taken that stays."""
    later = select(EXCHANGE_FILE.c.id).where(
        EXCHANGE_FILE.c.turn > turn,
        EXCHANGE_FILE.c.undone.is_(False),
        or_(EXCHANGE_FILE.c.direction == "out", EXCHANGE_FILE.c.receipt.is_not(None)),
    )
    return conn.execute(later.limit(1)).first() is not None
