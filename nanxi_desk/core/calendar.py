"""Workdays: the state's calendar with its 调休, as shipped, under what hub and office entered over it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate
from types import MappingProxyType

from sqlalchemy import Connection, select

from nanxi_desk.core.checks import is_day
from nanxi_desk.core.fields import Kind, Merge, field
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import KEPT_FOR_GOOD, SHARED_SCOPE, Record, natural_id

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_NOTICE = timedelta(days=60)  # the state publishes a year's plan in the November before
_PLAN_DAYS = 10  # so many days entered are a year's plan; fewer are alterations of one's own


class Holiday(Record):
    """What one day is: a day off, or a workday by 调休. Lies over the shipped calendar."""

    record_type = "holiday"
    label = "放假安排"
    named_rights = ("holidays.read", "holidays.edit")
    title = "day"
    written_by = "both"
    retention = KEPT_FOR_GOOD

    day: str = field("日期", Kind.DATE, required=True, editable=False)
    workday: bool = field("上班", Kind.FLAG, required=True, merge=Merge.LATEST)
    name: str | None = field("名称", max_length=40, merge=Merge.LATEST, default=None)


def holiday_id(scope: str, day: date) -> str:
    """The id of what a scope says of a day."""
    return natural_id(Holiday.record_type, scope, day.isoformat())


@dataclass(frozen=True, slots=True)
class ShippedDay:
    """A day that the state's plan takes out of Monday to Friday's order."""

    workday: bool
    name: str


@cache
def shipped_days() -> Mapping[date, ShippedDay]:
    """Days that differ from Monday–Friday by the shipped calendar, with their names in Chinese."""
    from chinese_calendar import Holiday as Feast
    from chinese_calendar import constants

    chinese = {feast.value: feast.chinese for feast in Feast}
    off = {
        day: ShippedDay(False, chinese[name])
        for day, name in constants.holidays.items()
        if is_ordinary_workday(day)
    }
    on = {
        day: ShippedDay(True, chinese[name])
        for day, name in constants.workdays.items()
        if not is_ordinary_workday(day)
    }
    return MappingProxyType(off | on)


@cache
def shipped_years() -> range:
    """The years that the shipped calendar covers."""
    years = {day.year for day in shipped_days()}
    return range(min(years), max(years) + 1)


def is_ordinary_workday(day: date) -> bool:
    """Whether the day is one of Monday to Friday."""
    return day.weekday() < _SATURDAY


class WorkCalendar:
    """Immutable. What was entered over the shipped calendar wins; years that neither knows are Monday–Friday.

    Counting costs the same however far the days lie apart: every request asks when the calendar changes.
    """

    def __init__(self, overrides: Mapping[date, bool] = MappingProxyType({})) -> None:
        """`overrides` tells of single days whether they are workdays."""
        self._overrides = dict(overrides)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day."""
        known = self._unusual.get(day)
        return day.weekday() < _SATURDAY if known is None else known

    def knows(self, day: date) -> bool:
        """Whether the day's year has a plan, or the day itself was entered; else Monday–Friday is assumed."""
        return day in self._overrides or day.year in shipped_years() or day.year in self._entered_years

    @cached_property
    def last_year(self) -> int:
        """The last year with a plan: shipped, or entered over it."""
        year = shipped_years()[-1]
        while year + 1 in self._entered_years:
            year += 1
        return year

    def add(self, day: date, workdays: int) -> date:
        """The workdays-th workday after `day`; the day itself for 0 and less."""
        found = day.toordinal()
        wanted = self._through(found) + workdays
        while (missing := wanted - self._through(found)) > 0:
            found += missing  # a day adds one workday at most, so this never goes too far
        return date.fromordinal(min(found, date.max.toordinal()))

    def count(self, after: date, through: date) -> int:
        """Workdays in (after, through]; below zero where `through` is the earlier day."""
        return self._through(through.toordinal()) - self._through(after.toordinal())

    def next_workday(self, day: date) -> date:
        """The first workday after `day`."""
        return self.add(day, 1)

    @cached_property
    def _unusual(self) -> Mapping[date, bool]:
        return {day: shipped.workday for day, shipped in shipped_days().items()} | self._overrides

    @cached_property
    def _entered_years(self) -> frozenset[int]:
        named = Counter(day.year for day in self._overrides)
        return frozenset(year for year, days in named.items() if days >= _PLAN_DAYS)

    @cached_property
    def _corrections(self) -> tuple[list[int], list[int]]:
        """Ordinals of days unlike Monday–Friday, and for each n what the first n of them add to its count."""
        unlike = sorted(day for day, works in self._unusual.items() if works != is_ordinary_workday(day))
        adds = (1 if self._unusual[day] else -1 for day in unlike)
        return [day.toordinal() for day in unlike], list(accumulate(adds, initial=0))

    def _through(self, ordinal: int) -> int:
        """Workdays from day 1, which was a Monday, through the day of that number."""
        weeks, days = divmod(ordinal, 7)
        unlike, sums = self._corrections
        return weeks * 5 + min(days, 5) + sums[bisect_right(unlike, ordinal)]


PLAIN = WorkCalendar()


def load_calendar(conn: Connection, office: str) -> WorkCalendar:
    """The calendar of an office: what it entered lies over what the hub entered."""
    table = projection(Holiday)
    columns = select(table.c.scope, table.c.day, table.c.workday)
    rows = conn.execute(columns.where(table.c.deleted.is_(False), table.c.scope.in_((SHARED_SCOPE, office))))
    entered: dict[str, dict[date, bool]] = {SHARED_SCOPE: {}, office: {}}
    for scope, day, workday in rows:
        if day and is_day(day) and workday is not None:  # a file may bring halves
            entered[scope][date.fromisoformat(day)] = workday
    overrides = entered[SHARED_SCOPE] | entered[office]
    return WorkCalendar(overrides) if overrides else PLAIN


def warning(today: date, calendar: WorkCalendar) -> str | None:
    """What to tell those who may mend it, once the last planned year is nearly over, or is over."""
    if date(calendar.last_year, 12, 31) - today > _NOTICE:
        return None
    return _("{year} 年的放假安排还没有，期限先按周一至周五推算；公布后请在 设置 › 节假日 补上。").format(
        year=max(calendar.last_year + 1, today.year)
    )
