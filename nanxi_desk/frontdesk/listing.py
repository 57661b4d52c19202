"""Queries of the request list: any page of a million rows without counting through them.

Kept day counts tell on which day a row number falls, where a list has them; from the first row of the page
on, rows are read by key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select, tuple_
from sqlalchemy.sql.elements import UnaryExpression

from nanxi_desk.core.clock import OFFICE_ZONE, instant, local_minute
from nanxi_desk.core.deadlines import Light
from nanxi_desk.core.journal.tables import projection, tally
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.views import NOBODY, DeskRow, RequestFilter, SortBy

SORTED_AT_MOST = 20_000  # rows that may be put in another order than that of 登记 without an index
_BY_DAYS = ("all", "today", "month", "open", "handed")  # lists whose day counts are kept
_STATES = {"open": rules.OPEN_STATES, "handed": rules.HANDED_STATES}

_request, _visit = projection(Request), projection(Visit)
_named, _main = projection(Resident), projection(Resident).alias("main")
_tally = tally(Request)
assert _tally is not None
_VISIBLE = _request.c.deleted.is_(False)
_COUNTED = _request.c.state.not_in(rules.UNCOUNTED_STATES)
# A visit at the hub may refer to an office's resident: the id is the end of the reference.
_VISITOR = func.substr(_visit.c.resident_id, func.length(_visit.c.resident_id) - 31)
_NAME = func.coalesce(_main.c.name, _named.c.name)
_ROWS: Select[Any] = (
    select(  # in the order that desk_row() unpacks
        _request.c.no,
        _request.c.id,
        _request.c.number,
        _request.c.registered_at,
        _request.c.day,
        _NAME,
        _request.c.item_name,
        _request.c.line,
        _request.c.state,
        _request.c.result,
        _request.c.on_spot,
        func.coalesce(_request.c.receiver_name, _visit.c.receiver_name),
        _visit.c.channel,
        _request.c.due,
        _request.c.yellow_from,
        _request.c.red_from,
        _request.c.handler_name,
        _request.c.handed_to,
    )
    .outerjoin(_visit, _visit.c.id == _request.c.visit_id)
    .outerjoin(_named, and_(_named.c.id == _VISITOR, _named.c.deleted.is_(False)))
    .outerjoin(_main, and_(_main.c.id == _named.c.joined_to, _main.c.deleted.is_(False)))
)
_BY_NUMBER = _ROWS.where(_request.c.no.in_(bindparam("numbers", expanding=True)))
_SORTED: dict[SortBy, ColumnElement[Any]] = {
    "due": _request.c.due,
    "number": _request.c.number,
    "visitor": _NAME,
    "item": _request.c.item_name,
    "state": _request.c.state,
    "line": _request.c.line,
    "receiver": _request.c.receiver_name,
}


@dataclass(frozen=True, slots=True)
class RequestList:
    """One list: what it holds, seen on a day by a person (staff id)."""

    wanted: RequestFilter
    today: str
    person: str

    @property
    def by_days(self) -> bool:
        """Whether kept day counts tell how many rows it has, and where."""
        plain = RequestFilter(which=self.wanted.which, ascending=self.wanted.ascending)
        return self.wanted == plain and plain.which in _BY_DAYS


def day_span(day: str) -> tuple[str, str]:
    """First instant of an office day, and first instant after it."""
    start = datetime.combine(date.fromisoformat(day), time(), OFFICE_ZONE).astimezone(UTC)
    return instant(start), instant(start + timedelta(days=1))


def count_rows(conn: Connection, wanted: RequestList) -> int:
    """How many rows a list has."""
    if wanted.by_days:
        return sum(_day_counts(conn, wanted).values())
    return conn.execute(select(func.count()).select_from(_request).where(_condition(wanted))).scalar_one()


def page(conn: Connection, wanted: RequestList, first: int, count: int) -> list[DeskRow]:
    """Rows `first` to `first + count` of a list."""
    if wanted.wanted.sort != "registered" and count_rows(conn, wanted) <= SORTED_AT_MOST:
        if wanted.wanted.sort != "visitor":
            # Sorted without the names, which only the rows of the page need.
            numbers = select(_request.c.no).where(_condition(wanted)).order_by(*_order(wanted))
            found = conn.execute(numbers.limit(count).offset(first)).scalars().all()
            return rows_by_number(conn, found, wanted.today)
        rows = _ROWS.where(_condition(wanted)).order_by(*_order(wanted)).limit(count).offset(first)
    else:
        start = _start(conn, wanted, first)
        if start is None:
            return []
        rows = _ROWS.where(_condition(wanted), start).order_by(*_by_registration(wanted)).limit(count)
    return [desk_row(row, wanted.today) for row in conn.execute(rows)]


def _start(conn: Connection, wanted: RequestList, first: int) -> ColumnElement[bool] | None:
    """What is true of the rows from number `first` on; None where the list ends before."""
    ascending = wanted.wanted.ascending
    own = select(_request.c.registered_at, _request.c.no).where(_condition(wanted))
    skipped = first
    if wanted.by_days:
        days = sorted(_day_counts(conn, wanted).items(), reverse=not ascending)
        for day, held in days:
            if skipped < held:
                after, before = day_span(day)
                limit = _request.c.registered_at >= after if ascending else _request.c.registered_at < before
                own = own.where(limit)
                break
            skipped -= held
        else:
            return None
    key = conn.execute(own.order_by(*_by_registration(wanted)).limit(1).offset(skipped)).first()
    if key is None:
        return None
    place = tuple_(_request.c.registered_at, _request.c.no)
    return place >= tuple_(*key) if ascending else place <= tuple_(*key)


def newest(conn: Connection, office: str, count: int) -> list[str]:
    """Ids of an office's newest requests."""
    own = select(_request.c.id).where(_VISIBLE, _request.c.scope == office)
    ordered = own.order_by(_request.c.registered_at.desc().nulls_last(), _request.c.no.desc())
    return list(conn.execute(ordered.limit(count)).scalars())


def rows_by_number(conn: Connection, numbers: Sequence[int], today: str) -> list[DeskRow]:
    """The rows with these `no`, in the order given."""
    found = {row[0]: row for row in conn.execute(_BY_NUMBER, {"numbers": numbers})}
    return [desk_row(found[no], today) for no in numbers if no in found]


def row_by_id(conn: Connection, request_id: str, today: str) -> DeskRow | None:
    """One visible request's row."""
    row = conn.execute(_ROWS.where(_request.c.id == request_id, _VISIBLE)).first()
    return desk_row(row, today) if row else None


def row_number(conn: Connection, wanted: RequestList, request_id: str) -> int | None:
    """Where a request stands in a list in its ordinary order, from 0; None where it is not in it."""
    condition = _condition(wanted)
    own = select(_request.c.registered_at, _request.c.no, _request.c.day)
    key = conn.execute(own.where(condition, _request.c.id == request_id)).first()
    if key is None:
        return None
    newer = tuple_(_request.c.registered_at, _request.c.no) > tuple_(key.registered_at, key.no)
    ahead = select(func.count()).select_from(_request)
    if not wanted.by_days:
        return conn.execute(ahead.where(condition, newer)).scalar_one()
    later = sum(held for day, held in _day_counts(conn, wanted).items() if day > key.day)
    same_day = _request.c.registered_at < day_span(key.day)[1]
    return later + conn.execute(ahead.where(condition, newer, same_day)).scalar_one()


def count_lights(conn: Connection, today: str) -> dict[str, int]:
    """How many open requests are due today, yellow, red, or any of it; from an index of the open ones."""
    burning = {"due": is_due(today), "yellow": is_yellow(today), "red": is_red(today)}
    burning["pressing"] = or_(*burning.values())  # what is due today is yellow, too
    counts = [func.count().filter(condition).label(name) for name, condition in burning.items()]
    running = and_(_request.c.red_from.is_not(None), _VISIBLE)
    return dict(conn.execute(select(*counts).select_from(_request).where(running)).mappings().one())


def is_red(today: str) -> ColumnElement[bool]:
    """Overdue and open."""
    return _request.c.red_from <= today


def is_yellow(today: str) -> ColumnElement[bool]:
    """Nearly due and open."""
    return and_(_request.c.yellow_from <= today, _request.c.red_from > today)


def is_due(today: str) -> ColumnElement[bool]:
    """Open, and today is the last day."""
    return and_(_request.c.red_from.is_not(None), _request.c.due == today, _request.c.red_from > today)


def light_of(due: str | None, yellow_from: str | None, red_from: str | None, today: str) -> Light:
    """What burns today for a row with these days."""
    if red_from is None:
        return ""
    if red_from <= today:
        return "red"
    if yellow_from is not None and yellow_from <= today:
        return "yellow"
    return "due" if due == today else ""


def desk_row(found: Sequence[Any], today: str) -> DeskRow:
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
        due,
        yellow_from,
        red_from,
        handler,
        handed_to,
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
        due or "",
        light_of(due, yellow_from, red_from, today),
        handler or "",
        handed_to or "",
    )


def _by_registration(wanted: RequestList) -> tuple[UnaryExpression[Any], ...]:
    day, no = _request.c.registered_at, _request.c.no
    if wanted.wanted.ascending:
        return day.asc().nulls_first(), no.asc()
    return day.desc().nulls_last(), no.desc()


def _order(wanted: RequestList) -> tuple[UnaryExpression[Any], ...]:
    column = _SORTED[wanted.wanted.sort]
    first = column.asc() if wanted.wanted.ascending else column.desc()
    return first.nulls_last(), _request.c.registered_at.desc().nulls_last(), _request.c.no.desc()


def _condition(wanted: RequestList) -> ColumnElement[bool]:
    return and_(_VISIBLE, *_chip(wanted), *_narrowed(wanted.wanted, wanted.today))


def _chip(wanted: RequestList) -> list[ColumnElement[bool]]:
    """What the chip or light asks for."""
    today = wanted.today
    chips: dict[str, Callable[[], list[ColumnElement[bool]]]] = {
        "all": list,
        "today": lambda: [_COUNTED, *_within(_request.c.registered_at, today, today)],
        "month": lambda: [_COUNTED, *_within(_request.c.registered_at, today[:8] + "01", today)],
        "closed_today": lambda: [_COUNTED, *_within(_request.c.closed_at, today, today)],
        "open": lambda: [_request.c.state.in_(_STATES["open"])],
        "handed": lambda: [_request.c.state.in_(_STATES["handed"])],
        "mine": lambda: [_request.c.handler_id == wanted.person],
        "due": lambda: [is_due(today)],
        "yellow": lambda: [is_yellow(today)],
        "red": lambda: [is_red(today)],
    }
    return chips[wanted.wanted.which]()


def _narrowed(wanted: RequestFilter, today: str) -> list[ColumnElement[bool]]:
    """Line, state, person, hour, period and measure."""
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (_request.c.line, wanted.line),
        (_request.c.state, wanted.state),
        (_request.c.receiver_name, wanted.person),
    ):
        if value:
            found.append(func.coalesce(column, "") == "" if value == NOBODY else column == value)
    if wanted.hour is not None:
        # Midnight itself stands for "no time known".
        begins = _office_hour(wanted.hour)
        found.append(and_(func.substr(_request.c.registered_at, 12, 2) == begins, ~_midnight()))
    found += _measured(wanted, today)
    return found


def _measured(wanted: RequestFilter, today: str) -> list[ColumnElement[bool]]:
    first, last = wanted.first_day, wanted.last_day
    if not wanted.measure:
        return _within(_request.c.registered_at, first, last)
    match wanted.measure:
        case "received":
            return [_COUNTED, *_within(_request.c.registered_at, first, last)]
        case "on_spot":
            return [_COUNTED, _request.c.on_spot.is_(True), *_within(_request.c.registered_at, first, last)]
        case "overdue":
            days = [_request.c.due >= first] if first else []
            days += [_request.c.due <= last] if last else []
            return [is_red(today), *days]
    closed = [_COUNTED, _request.c.closed_at.is_not(None), *_within(_request.c.closed_at, first, last)]
    more = {
        "solved": [_request.c.result.in_(rules.SOLVED)],
        "in_time": [_request.c.in_time.is_(True)],
    }
    return [*closed, *more.get(wanted.measure, [])]


def _within(column: ColumnElement[str], first: str, last: str) -> list[ColumnElement[bool]]:
    """The instants of office days, both included; an empty day sets no bound."""
    found = [column >= day_span(first)[0]] if first else []
    return [*found, column < day_span(last)[1]] if last else found


def _office_hour(hour: int) -> str:
    """The two digits that a stored instant (UTC) has at an hour of the office, which knows no summer time."""
    return f"{(hour - 8) % 24:02d}"


def _midnight() -> ColumnElement[bool]:
    return func.substr(_request.c.registered_at, 12, 5) == f"{_office_hour(0)}:00"


def _day_counts(conn: Connection, wanted: RequestList) -> dict[str, int]:
    """Rows of a list by day, from the kept counts."""
    assert _tally is not None
    which, today = wanted.wanted.which, wanted.today
    statement = select(_tally.c.day, func.sum(_tally.c.count)).group_by(_tally.c.day)
    if which == "today":
        statement = statement.where(_tally.c.day == today)
    if which == "month":
        statement = statement.where(_tally.c.day.between(today[:8] + "01", today))
    if which in ("today", "month"):
        statement = statement.where(_tally.c.state.not_in(rules.UNCOUNTED_STATES))
    if which in _STATES:
        statement = statement.where(_tally.c.state.in_(_STATES[which]))
    return {day: count for day, count in conn.execute(statement) if count and day}
