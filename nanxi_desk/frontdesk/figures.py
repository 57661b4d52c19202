"""The desk's figures by line, month, hour and person, from sums that are kept with every write."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.tables import kept_sums, projection
from nanxi_desk.core.reporting import whole_months
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
_BY_MONTH = ("person",)  # dimensions whose months are summed as well, see Request.adds
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
            late = sums.overdue()
            return FiguresReport(
                first_day,
                last_day,
                whole=sums.whole(late),
                by_line=_largest_first(sums.bars("line", late=late.by_line)),
                by_month=_in_order(sums.bars("all", by=_MONTH, late=late.by_month)),
                by_hour=_in_order(sums.bars("hour")),
                by_person=_largest_first(sums.bars("person", late=late.by_person)),
                by_day=_in_order(sums.bars("all", by=_sums.c.day, late=late.by_day)),
            )

    def whole(self, first_day: str, last_day: str) -> FiguresReport:
        """The figures of a period without their parts."""
        self._home.actor.require(RIGHT_WHOLE)
        today = office_day(self._home.journal.clock.now())
        with self._home.journal.read() as conn:
            sums = _Period(conn, first_day, last_day, today)
            return FiguresReport(first_day, last_day, whole=sums.whole(sums.overdue()))


@dataclass(frozen=True, slots=True)
class _Overdue:
    """How many requests are overdue, by the keys that bars have."""

    by_line: Counter[str]
    by_person: Counter[str]
    by_day: Counter[str]

    @property
    def by_month(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for day, count in self.by_day.items():
            found[day[:7]] += count
        return found


class _Period:
    """The kept sums of some days, and what is overdue among them."""

    def __init__(self, conn: Connection, first_day: str, last_day: str, today: str) -> None:
        self._conn = conn
        self._days = (first_day, last_day)
        self._late = and_(
            listing.is_red(today), _request.c.deleted.is_(False), _request.c.due.between(first_day, last_day)
        )

    def whole(self, late: _Overdue) -> Figures:
        """All of them."""
        found = self.bars("all", late=Counter({"": late.by_day.total()}))
        return found[0].figures if found else Figures()

    def overdue(self) -> _Overdue:
        """All ways of counting from one walk along the index, which holds open requests only.

        The rows come from the driver as they are: thousands of rows of SQLAlchemy's own cost as much again.
        """
        columns = (_request.c.line, _request.c.receiver_name, _request.c.due)
        rows = Prepared(select(*columns).where(self._late)).all(self._conn, {})
        lines, people, days = zip(*rows, strict=True) if rows else ((), (), ())
        return _Overdue(Counter(_named(lines)), Counter(_named(people)), Counter(days))

    def bars(
        self, dimension: str, *, by: ColumnElement[Any] | None = None, late: Mapping[str, int] | None = None
    ) -> list[Bar]:
        """One bar for each key of a dimension, or value of `by`; `late` is what is overdue, by key."""
        column = _sums.c.key if by is None else by
        statement = select(column, *_MEASURED).where(self._among(dimension))
        found = {
            row[0]: dict(zip(Request.measures, row[1:], strict=True))
            for row in self._conn.execute(statement.group_by(column))
        }
        overdue = late or {}
        keys = dict.fromkeys([*found, *overdue])
        bars = (Bar(key, Figures(**found.get(key, {}), overdue=overdue.get(key, 0))) for key in keys)
        return [bar for bar in bars if bar.figures != Figures()]

    def _among(self, dimension: str) -> ColumnElement[bool]:
        """The rows of the period: where months are summed too, they stand for their days."""
        first, last = self._days
        if dimension not in _BY_MONTH or not (months := whole_months(first, last)):
            return _within(dimension, first, last)
        begin, end = f"{months[0]}-01", f"{months[1]}-99"
        return or_(
            _within(f"{dimension}-month", *months),
            and_(_within(dimension, first, last), or_(_sums.c.day < begin, _sums.c.day > end)),
        )


def _within(dimension: str, first: str, last: str) -> ColumnElement[bool]:
    return and_(_sums.c.dimension == dimension, _sums.c.day.between(first, last))


def _named(keys: Iterable[str | None]) -> Iterable[str]:
    return (key or "" for key in keys)


def _largest_first(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: (-bar.figures.received, -bar.figures.closed, bar.key)))


def _in_order(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Days and months, and hours as numbers."""
    return tuple(sorted(bars, key=lambda bar: bar.key.rjust(10, "0")))
