"""What the front desk tells other modules of its visits and matters; see core.matters."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from nanxi_desk.core import search
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.matters import Matter
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.listing import day_span
from nanxi_desk.frontdesk.records import Request, Visit

_SAME_NUMBER = 50  # numbers are not unique by law, but nearly so
_request, _visit, _person = projection(Request), projection(Visit), projection(Resident)
_main = _person.alias("matter_main")
_VISITOR = func.substr(_visit.c.resident_id, func.length(_visit.c.resident_id) - 31)
_ROWS: Select[Any] = (
    select(
        _request.c.no,
        _request.c.id,
        _request.c.visit_id,
        _request.c.scope,
        _request.c.number,
        _request.c.item_name,
        _request.c.line,
        _request.c.day,
        _request.c.state,
        _request.c.closed_at,
        _request.c.handler_id,
        _request.c.handler_name,
        _request.c.receiver_name,
        _visit.c.at,
        _visit.c.channel,
        _visit.c.receiver_id,
        _visit.c.receiver_name.label("visit_receiver"),
        func.coalesce(_main.c.name, _person.c.name).label("visitor"),
    )
    .outerjoin(_visit, _visit.c.id == _request.c.visit_id)
    .outerjoin(_person, and_(_person.c.id == _VISITOR, _person.c.deleted.is_(False)))
    .outerjoin(_main, and_(_main.c.id == _person.c.joined_to, _main.c.deleted.is_(False)))
    .where(_request.c.deleted.is_(False))
)


class DeskMatters:
    """The matters of the front desk's records, read in the caller's session."""

    def of(self, conn: Connection, request_id: str) -> Matter | None:
        """The matter of this id; None where it is gone."""
        row = conn.execute(_ROWS.where(_request.c.id == request_id)).first()
        return _matter(row) if row else None

    def named(self, conn: Connection, text: str) -> Matter | None:
        """The matter of exactly this id or number; InputRefused where a number stands for several."""
        found = self.of(conn, text.lower())
        if found or not any(c.isdigit() for c in text):
            return found
        number = text.upper()
        near = search.hits(conn, Request, number, _SAME_NUMBER)
        rows = conn.execute(_ROWS.where(_request.c.no.in_(near), _request.c.number == number)).all()
        if len(rows) > 1:
            ids = _("、").join(row.id for row in rows)
            raise InputRefused(
                _("编号“{name}”有 {count} 条记录。").format(name=number, count=len(rows)),
                _("请改用记录号:{ids}。").format(ids=ids),
            )
        return _matter(rows[0]) if rows else None

    def of_visit(self, conn: Connection, visit_id: str) -> Sequence[Matter]:
        """All matters of a visit, the first one first."""
        rows = _ROWS.where(_request.c.visit_id == visit_id).order_by(_request.c.no)
        return [_matter(row) for row in conn.execute(rows)]

    def offices(self, conn: Connection) -> Sequence[str]:
        """The offices whose matters are here."""
        return conn.execute(select(_request.c.scope).distinct().order_by(_request.c.scope)).scalars().all()

    def logged(self, conn: Connection, office: str, first_day: str, last_day: str) -> Iterable[Matter]:
        """An office's matters that were logged on these days (ISO, both included), oldest first."""
        within = _request.c.registered_at.between(day_span(first_day)[0], day_span(last_day)[1])
        rows = _ROWS.where(within, _request.c.scope == office, _request.c.day <= last_day)
        for row in conn.execute(rows.order_by(_request.c.registered_at, _request.c.no)):
            yield _matter(row)

    def found(self, conn: Connection, text: str, limit: int) -> Sequence[Matter]:
        """Matters found by name, pinyin, phone, number or text, newest first; without text the newest."""
        if text.strip():
            numbers = search.hits(conn, Request, text, limit)
            rows = {row.no: row for row in conn.execute(_ROWS.where(_request.c.no.in_(numbers)))}
            return [_matter(rows[no]) for no in numbers if no in rows]
        newest = _ROWS.order_by(_request.c.registered_at.desc().nulls_last(), _request.c.no.desc())
        return [_matter(row) for row in conn.execute(newest.limit(limit))]


def _matter(row: Row[Any]) -> Matter:
    return Matter(
        request_id=row.id,
        visit_id=(row.visit_id or "").rpartition("/")[2],
        scope=row.scope,
        number=row.number or "",
        item=row.item_name or "",
        line=row.line or "",
        channel=row.channel or "",
        visitor=row.visitor or "",
        day=office_day(row.at) if row.at else row.day or "",
        state=row.state or "",
        closed_day=office_day(row.closed_at) if row.closed_at else "",
        counted=row.state not in rules.UNCOUNTED_STATES,
        receiver_id=row.receiver_id or "",
        receiver=row.receiver_name or row.visit_receiver or "",
        handler_id=row.handler_id or "",
        handler=row.handler_name or "",
    )
