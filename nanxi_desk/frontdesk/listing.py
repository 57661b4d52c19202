"""Queries of the request list: any page of a million rows without counting through them.

Lists run newest first. Kept day counts tell on which day a row number falls; from the first row of the page
on, rows are read by key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select, tuple_

from nanxi_desk.core.clock import OFFICE_ZONE, instant, local_minute
from nanxi_desk.core.journal.tables import projection, tally
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.views import DeskRow

Filter = Literal["all", "today", "month", "open", "mine", "closed_today"]
COUNTED = ("mine", "closed_today")  # lists without kept counts: short, or behind an index of their own
OPEN_STATES = ("登记", "受理")

_request, _visit, _resident = projection(Request), projection(Visit), projection(Resident)
_tally = tally(Request)
assert _tally is not None
_VISIBLE = _request.c.deleted.is_(False)
_ROWS: Select[Any] = (
    select(  # in the order of DeskRow's fields, after the row number
        _request.c.no,
        _request.c.id,
        _request.c.number,
        _request.c.registered_at,
        _request.c.day,
        _resident.c.name,
        _request.c.item_name,
        _request.c.line,
        _request.c.state,
        _request.c.result,
        _request.c.on_spot,
        _visit.c.receiver_name,
        _visit.c.channel,
    )
    .outerjoin(_visit, _visit.c.id == _request.c.visit_id)
    .outerjoin(_resident, and_(_resident.c.id == _visit.c.resident_id, _resident.c.deleted.is_(False)))
)
_BY_NUMBER = _ROWS.where(_request.c.no.in_(bindparam("numbers", expanding=True)))
_NEWEST_FIRST = (_request.c.registered_at.desc(), _request.c.no.desc())


@dataclass(frozen=True, slots=True)
class RequestList:
    """One list: what it filters, for which day and person."""

    which: Filter
    today: str
    person: str


def day_span(day: str) -> tuple[str, str]:
    """First instant of an office day, and first instant after it."""
    start = datetime.combine(date.fromisoformat(day), time(), OFFICE_ZONE).astimezone(UTC)
    return instant(start), instant(start + timedelta(days=1))


def count_rows(conn: Connection, wanted: RequestList) -> int:
    """How many rows a list has."""
    if wanted.which in COUNTED:
        return conn.execute(select(func.count()).where(_condition(wanted))).scalar_one()
    return sum(_day_counts(conn, wanted).values())


def page(conn: Connection, wanted: RequestList, first: int, count: int) -> list[DeskRow]:
    """Rows `first` to `first + count` of a list."""
    condition = _condition(wanted)
    skipped, below = first, None
    if wanted.which not in COUNTED:
        for day, held in sorted(_day_counts(conn, wanted).items(), reverse=True):
            below = day_span(day)[1]
            if skipped < held:
                break
            skipped -= held
        else:  # every day was skipped: the list ends before the page begins
            return []
    start = select(_request.c.registered_at, _request.c.no).where(condition)
    if below is not None:
        start = start.where(_request.c.registered_at < below)
    key = conn.execute(start.order_by(*_NEWEST_FIRST).limit(1).offset(skipped)).first()
    if key is None:
        return []
    from_there = tuple_(_request.c.registered_at, _request.c.no) <= tuple_(*key)
    rows = conn.execute(_ROWS.where(condition, from_there).order_by(*_NEWEST_FIRST).limit(count))
    return [desk_row(row) for row in rows]


def rows_by_number(conn: Connection, numbers: Sequence[int]) -> list[DeskRow]:
    """The rows with these `no`, in the order given."""
    found = {row[0]: row for row in conn.execute(_BY_NUMBER, {"numbers": numbers})}
    return [desk_row(found[no]) for no in numbers if no in found]


def row_by_id(conn: Connection, request_id: str) -> DeskRow | None:
    """One visible request's row."""
    row = conn.execute(_ROWS.where(_request.c.id == request_id, _VISIBLE)).first()
    return desk_row(row) if row else None


def row_number(conn: Connection, wanted: RequestList, request_id: str) -> int | None:
    """Where a request stands in a list, counted from 0; None where the list does not hold it."""
    condition = _condition(wanted)
    own = select(_request.c.registered_at, _request.c.no, _request.c.day)
    key = conn.execute(own.where(condition, _request.c.id == request_id)).first()
    if key is None:
        return None
    newer = tuple_(_request.c.registered_at, _request.c.no) > tuple_(key.registered_at, key.no)
    if wanted.which in COUNTED:
        return conn.execute(select(func.count()).where(condition, newer)).scalar_one()
    later = sum(held for day, held in _day_counts(conn, wanted).items() if day > key.day)
    same_day = _request.c.registered_at < day_span(key.day)[1]
    return later + conn.execute(select(func.count()).where(condition, newer, same_day)).scalar_one()


def desk_row(found: Sequence[Any]) -> DeskRow:
    """A row for the screen, with local times, from a row of _ROWS."""
    (
        __,
        record_id,
        number,
        registered_at,
        day,
        visitor,
        item,
        line,
        state,
        result,
        on_spot,
        receiver,
        channel,
    ) = found
    return DeskRow(
        record_id,
        number or "",
        # A ledger tells the day but seldom the time; midnight stands for "no time known".
        local_minute(registered_at)[5:].removesuffix(" 00:00") if registered_at else "",
        day or "",
        visitor or "",
        item or "",
        line or "",
        state or "",
        result or "",
        bool(on_spot),
        receiver or "",
        channel or "",
    )


def _condition(wanted: RequestList) -> ColumnElement[bool]:
    match wanted.which:
        case "today":
            first, after = day_span(wanted.today)
            return and_(_VISIBLE, _request.c.registered_at >= first, _request.c.registered_at < after)
        case "month":
            first, after = day_span(wanted.today[:8] + "01")[0], day_span(wanted.today)[1]
            return and_(_VISIBLE, _request.c.registered_at >= first, _request.c.registered_at < after)
        case "closed_today":
            first, after = day_span(wanted.today)
            return and_(_VISIBLE, _request.c.closed_at >= first, _request.c.closed_at < after)
        case "open":
            return and_(_VISIBLE, _request.c.state.in_(OPEN_STATES))
        case "mine":
            return and_(_VISIBLE, _request.c.handler_id == wanted.person)
        case "all":
            return _VISIBLE


def _day_counts(conn: Connection, wanted: RequestList) -> dict[str, int]:
    """Rows of a list by day, from the kept counts."""
    assert _tally is not None
    statement = select(_tally.c.day, func.sum(_tally.c.count)).group_by(_tally.c.day)
    if wanted.which == "today":
        statement = statement.where(_tally.c.day == wanted.today)
    if wanted.which == "month":
        statement = statement.where(_tally.c.day.between(wanted.today[:8] + "01", wanted.today))
    if wanted.which == "open":
        statement = statement.where(_tally.c.state.in_(OPEN_STATES))
    return {day: count for day, count in conn.execute(statement) if count and day}
