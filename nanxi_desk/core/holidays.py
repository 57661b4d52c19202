"""The table of days off and 调休 workdays: what is shipped, what was entered over it, and entering more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from nanxi_desk.core.calendar import (
    PLAIN,
    Holiday,
    WorkCalendar,
    holiday_id,
    load_calendar,
    shipped_days,
    shipped_years,
    warning,
)
from nanxi_desk.core.checks import is_day
from nanxi_desk.core.clock import OFFICE_ZONE
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.holiday_plan import FIRST_YEAR, LAST_YEAR, PlannedDay
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.core.rights import LEADING, ROLES, declare

RIGHT_READ: Final = declare("holidays.read", "查看节假日", *ROLES)
RIGHT_EDIT: Final = declare("holidays.edit", "修改节假日", *LEADING)
STATE, SHARED, OWN = SOURCES = ("state", "shared", "own")  # who says so: shipped, the hub, the office


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A day that is not as Monday to Friday would have it, or that was entered."""

    day: date
    workday: bool
    name: str
    source: str  # one of SOURCES
    removable: bool  # entered by this home, which may take it back

    @property
    def id(self) -> str:
        """What a list knows the row by."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Before:
    """What this home had entered for a day; `workday` is None where it had entered nothing."""

    day: date
    workday: bool | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a plan: how many days were stored, how many were so already, what stood there before."""

    stored: int
    same: int
    before: tuple[Before, ...]


class HolidayBook:
    """The days of one opened home. The hub enters for every office, an office over that for itself."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal = home.journal

    # --- reading -------------------------------------------------------------------------------------------

    @property
    def scope(self) -> str:
        """Where this home enters days."""
        return SHARED_SCOPE if self._home.is_hub else self._home.office

    def years(self) -> range:
        """The years that can be looked at: from the first shipped one to the one after the last planned."""
        last = max(self._calendar().last_year, shipped_years()[-1], self.today().year)
        return range(shipped_years()[0], last + 2)

    def year(self, year: int) -> tuple[HolidayView, ...]:
        """The unusual days of a year in their order."""
        self._home.actor.require(RIGHT_READ)
        shown = {
            day: HolidayView(day, shipped.workday, shipped.name, STATE, False)
            for day, shipped in shipped_days().items()
            if day.year == year
        }
        for source, scope in ((SHARED, SHARED_SCOPE), (OWN, self._home.office)):
            for entered in (e for e in self._entered(scope) if e.day.year == year):
                below = shown.get(entered.day)
                name = entered.name or (below.name if below and below.workday == entered.workday else "")
                removable = scope == self.scope
                shown[entered.day] = HolidayView(entered.day, entered.workday, name, source, removable)
        return tuple(shown[day] for day in sorted(shown))

    def warning(self) -> str | None:
        """The sentence that says a plan is missing, if one is."""
        return warning(self.today(), self._calendar())

    def today(self) -> date:
        """The day it is at the office."""
        return self._journal.clock.now().astimezone(OFFICE_ZONE).date()

    # --- changing ------------------------------------------------------------------------------------------

    def set_day(self, actor: Actor, day: date, workday: bool, name: str = "") -> Before:
        """Say what a day is. Returns what stood there, for put_back; FieldRefused for what does not fit."""
        actor.require(RIGHT_EDIT)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise FieldRefused("day", _("年份应在 {first} 至 {last} 之间。").format(**years))
        return self._write(actor, [PlannedDay(day, workday, name)])[0]

    def enter(self, actor: Actor, plan: Iterable[PlannedDay]) -> Entered:
        """Enter a plan, all of it or nothing; days that would be so without it are left out."""
        actor.require(RIGHT_EDIT)
        planned = {p.day: p for p in plan}.values()
        below = self._below()
        own = {entered.day for entered in self._entered(self.scope)}
        wanted = [p for p in planned if p.day in own or below.is_workday(p.day) != p.workday]
        before = self._write(actor, wanted)
        return Entered(len(wanted), len(planned) - len(wanted), before)

    def remove(self, actor: Actor, day: date) -> Before:
        """Take back what this home entered for a day; returns it, for put_back."""
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            before = _before(day, self._row(writing.conn, day))
            if before.workday is None:
                raise InputRefused(
                    _("{day} 没有自己录入的安排。").format(day=day),
                    _("公布的日子不用删除；要改，请录入新的安排。"),
                )
            writing.delete(Holiday, holiday_id(self.scope, day))
        return before

    def put_back(self, actor: Actor, before: Iterable[Before]) -> None:
        """Undo: each day is again what it was."""
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            for was in before:
                row = self._row(writing.conn, was.day)
                if was.workday is not None:
                    self._store(writing, PlannedDay(was.day, was.workday, was.name))
                elif row is not None and not row["deleted"]:
                    writing.delete(Holiday, row["id"])

    # --- inside --------------------------------------------------------------------------------------------

    def _write(self, actor: Actor, plan: Iterable[PlannedDay]) -> tuple[Before, ...]:
        with self._journal.write(actor.id) as writing:
            return tuple(self._store(writing, planned) for planned in plan)

    def _store(self, writing: Writing, planned: PlannedDay) -> Before:
        row = self._row(writing.conn, planned.day)
        before = _before(planned.day, row)
        workday, name = planned.workday, planned.name.strip() or None
        if row is None:
            record_id, day = holiday_id(self.scope, planned.day), planned.day.isoformat()
            writing.create(Holiday(id=record_id, scope=self.scope, day=day, workday=workday, name=name))
            return before
        if row["deleted"]:
            writing.decide(Holiday, row["id"], DELETED, False)
        writing.edit(Holiday, row["id"], {"workday": workday, "name": name})
        return before

    def _row(self, conn: Connection, day: date) -> Row | None:
        """What this home entered for a day, taken back or not."""
        record_id = holiday_id(self.scope, day)
        return load_rows(conn, Holiday, [record_id]).get(record_id)

    def _calendar(self) -> WorkCalendar:
        with self._journal.read() as conn:
            return load_calendar(conn, self._home.office)

    def _below(self) -> WorkCalendar:
        """The calendar without what this home enters."""
        if self._home.is_hub:
            return PLAIN
        with self._journal.read() as conn:
            return load_calendar(conn, SHARED_SCOPE)

    def _entered(self, scope: str) -> list[PlannedDay]:
        table = projection(Holiday)
        columns = select(table.c.day, table.c.workday, table.c.name)
        with self._journal.read() as conn:
            rows = conn.execute(columns.where(table.c.deleted.is_(False), table.c.scope == scope)).all()
        return [
            PlannedDay(date.fromisoformat(day), workday, name or "")
            for day, workday, name in rows
            if day and is_day(day) and workday is not None  # a file may bring halves
        ]


def _before(day: date, row: Row | None) -> Before:
    if row is None or row["deleted"] or row["workday"] is None:
        return Before(day)
    return Before(day, row["workday"], row["name"] or "")
