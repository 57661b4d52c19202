"""The desk's figures by line, month, hour and person, from sums that are kept with every write."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal, select

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import kept_sums, projection
from nanxi_desk.core.rights import LEADING, MEMBER, ROLES, declare
from nanxi_desk.frontdesk import listing
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.views import Bar, Figures, FiguresReport

RIGHT_FIGURES = declare("frontdesk.figures", "查看统计和一周汇总", MEMBER, *LEADING)
RIGHT_WHOLE = declare("frontdesk.whole", "查看今日台的合计", *ROLES)

_request = projection(Request)
_kept = kept_sums(Request)
assert _kept is not None
_sums = _kept
_MONTH = func.substr(_sums.c.day, 1, 7)
_MEASURED = tuple(func.sum(_sums.c[name]) for name in Request.measures)


class DeskFigures:
    """The figures of one opened home. 作废 and 撤销 are in none of them."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def report(self, first_day: str, last_day: str) -> FiguresReport:
        """The figures of a period of office days (ISO), both included."""
        self._home.actor.require(RIGHT_FIGURES)
        today = office_day(self._home.journal.clock.now())
        with self._home.journal.read() as conn:
            sums = _Period(conn, first_day, last_day, today)
            return FiguresReport(
                first_day,
                last_day,
                whole=sums.whole(),
                by_line=_largest_first(sums.bars("line", late=_request.c.line)),
                by_month=_in_order(sums.bars("all", by=_MONTH, late=func.substr(_request.c.due, 1, 7))),
                by_hour=_in_order(sums.bars("hour")),
                by_person=_largest_first(sums.bars("person", late=_request.c.receiver_name)),
                by_day=_in_order(sums.bars("all", by=_sums.c.day, late=_request.c.due)),
            )

    def whole(self, first_day: str, last_day: str) -> FiguresReport:
        """The figures of a period without their parts."""
        self._home.actor.require(RIGHT_WHOLE)
        today = office_day(self._home.journal.clock.now())
        with self._home.journal.read() as conn:
            return FiguresReport(first_day, last_day, whole=_Period(conn, first_day, last_day, today).whole())


class _Period:
    """The kept sums of some days, and what is overdue among them."""

    def __init__(self, conn: Connection, first_day: str, last_day: str, today: str) -> None:
        self._conn = conn
        self._days = (first_day, last_day)
        self._overdue = and_(
            listing.is_red(today), _request.c.deleted.is_(False), _request.c.due.between(first_day, last_day)
        )

    def whole(self) -> Figures:
        """All of them."""
        found = self.bars("all", late=literal(""))
        return found[0].figures if found else Figures()

    def bars(
        self, dimension: str, *, by: ColumnElement[Any] | None = None, late: ColumnElement[Any] | None = None
    ) -> list[Bar]:
        """One bar for each key of a dimension, or value of `by`; `late` is an overdue request's key."""
        column = _sums.c.key if by is None else by
        statement = select(column, *_MEASURED).where(
            _sums.c.dimension == dimension, _sums.c.day.between(*self._days)
        )
        found = {
            row[0]: dict(zip(Request.measures, row[1:], strict=True))
            for row in self._conn.execute(statement.group_by(column))
        }
        overdue = {} if late is None else self._count_overdue(late)
        keys = dict.fromkeys([*found, *overdue])
        bars = (Bar(key, Figures(**found.get(key, {}), overdue=overdue.get(key, 0))) for key in keys)
        return [bar for bar in bars if bar.figures != Figures()]

    def _count_overdue(self, key: ColumnElement[Any]) -> dict[str, int]:
        """By key, from an index that holds the open requests only."""
        group = func.coalesce(key, "")
        counted = select(group, func.count()).select_from(_request).where(self._overdue).group_by(group)
        return {row[0]: row[1] for row in self._conn.execute(counted)}


def _largest_first(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: (-bar.figures.received, -bar.figures.closed, bar.key)))


def _in_order(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Days and months, and hours as numbers."""
    return tuple(sorted(bars, key=lambda bar: bar.key.rjust(10, "0")))
