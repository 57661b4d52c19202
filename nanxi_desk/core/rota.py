"""The rota: who is at the desk on which day (A岗), and who stands in (B岗)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, select

from nanxi_desk.core.calendar import Holiday, WorkCalendar, load_calendar, shipped_days
from nanxi_desk.core.clock import OFFICE_ZONE
from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.fields import Kind, Merge, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import get_record
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import KEPT_FOR_GOOD, SHARED_SCOPE, Record, natural_id
from nanxi_desk.core.rights import LEADING, ROLES, declare

RIGHT_READ = declare("rota.read", "查看值班表", *ROLES)
RIGHT_EDIT = declare("rota.edit", "排值班表", *LEADING)
WHOLE_DAY, MORNING, AFTERNOON = PERIODS = ("全天", "上午", "下午")
NOON: Final = time(12)
WEEK = 7
MOST_WEEKS = 52


class Shift(Record):
    """Who is on duty in one period of a day. A cleared shift stays, with nobody in it.

    Two plans for one shift are not worth a decision: the later one holds, the earlier is in the history.
    """

    record_type = "shift"
    label = "值班"
    named_rights = ("rota.read", "rota.edit")
    called_by = ("day", "period")
    retention = KEPT_FOR_GOOD

    day: str = field("日期", Kind.DATE, required=True, editable=False, indexed=True)
    period: str = field(
        "时段", Kind.CHOICE, choices=PERIODS, required=True, editable=False, sheet=8, default=WHOLE_DAY
    )
    staff_id: str | None = field(
        "A岗", Kind.REFERENCE, references="staff", unit="duty", merge=Merge.LATEST, default=None
    )
    substitute_id: str | None = field(
        "B岗", Kind.REFERENCE, references="staff", unit="duty", merge=Merge.LATEST, default=None
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be put on the rota."""

    id: str
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """A shift as people read it; the substitute may be missing."""

    period: str
    staff_id: str
    staff: str
    post: str
    substitute_id: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class DayDuty:
    """One day of the rota, in the order of the periods."""

    day: date
    workday: bool
    holiday: str  # the name of the holiday that makes it a day off, or for which it is worked; else ""
    shifts: tuple[DutyView, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What one period of a day is to hold; nobody where `staff_id` is empty."""

    day: date
    period: str
    staff_id: str = ""
    substitute_id: str = ""


Plan = tuple[Planned, ...]


class Rota:
    """The rota of one opened home. Whatever changes it returns what stood there before, for put_back."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal = home.journal

    # --- reading -------------------------------------------------------------------------------------------

    def on_duty(self, moment: datetime) -> DutyView | None:
        """Who is on duty at an aware moment; None where the rota names nobody."""
        self._home.actor.require(RIGHT_READ)
        there = moment.astimezone(OFFICE_ZONE)
        with self._journal.read() as conn:
            shifts = _duties(conn, self._home.office, there.date(), there.date())
        now = (WHOLE_DAY, MORNING if there.time() < NOON else AFTERNOON)
        return next((duty for __, duty in shifts if duty.period in now), None)

    def week(self, first_day: date) -> tuple[DayDuty, ...]:
        """Seven days from `first_day` on, with workdays and the names of holidays."""
        self._home.actor.require(RIGHT_READ)
        office = self._home.office
        days = [first_day + timedelta(days=number) for number in range(WEEK)]
        with self._journal.read() as conn:
            calendar = load_calendar(conn, office)
            names = _day_names(conn, office, days)
            shifts = _duties(conn, office, days[0], days[-1])
        return tuple(
            DayDuty(
                day,
                calendar.is_workday(day),
                names.get(day, ""),
                tuple(duty for on, duty in shifts if on == day),
            )
            for day in days
        )

    def planned(self) -> bool:
        """Whether anybody was ever put on the rota."""
        self._home.actor.require(RIGHT_READ)
        table = projection(Shift)
        somebody = select(table.c.id).where(table.c.deleted.is_(False), table.c.staff_id.is_not(None))
        with self._journal.read() as conn:
            return (
                conn.execute(somebody.where(table.c.scope == self._home.office).limit(1)).first() is not None
            )

    def people(self) -> tuple[Person, ...]:
        """Who can be put on the rota: the office's staff by name."""
        self._home.actor.require(RIGHT_READ)
        with self._journal.read() as conn:
            return tuple(_staff(conn, self._home.office).values())

    # --- changing ------------------------------------------------------------------------------------------

    def set_shift(
        self, actor: Actor, day: date, period: str, staff_id: str, substitute_id: str | None = None
    ) -> Plan:
        """Put A岗 and B岗 on a period of a day; FieldRefused names the field that does not fit.

        A whole day takes the place of its halves, and a half that of the whole day.
        """
        if not staff_id:
            raise FieldRefused("staff_id", _("请选择 A岗。"), _("A岗是当班的人,B岗在他离开时顶上。"))
        wanted = [Planned(day, period, staff_id, substitute_id or "")]
        wanted += [Planned(day, other) for other in _excluded(period)]
        return self._write(actor, wanted)

    def clear(self, actor: Actor, day: date, period: str) -> Plan:
        """Take everybody off a period of a day."""
        return self._write(actor, [Planned(day, period)])

    def repeat_week(self, actor: Actor, from_monday: date, weeks: int) -> Plan:
        """Copy a week's pattern to the weeks after it, on workdays only.

        A weekday for which the pattern names nobody stays as it is.
        """
        if not 1 <= weeks <= MOST_WEEKS:
            raise FieldRefused("weeks", _("一次可以排 1 到 {most} 周。").format(most=MOST_WEEKS))
        pattern = self.week(from_monday)
        with self._journal.read() as conn:
            calendar = load_calendar(conn, self._home.office)
        return self._write(actor, list(_repeated(pattern, weeks, calendar)))

    def put_back(self, actor: Actor, plan: Plan) -> Plan:
        """Make the shifts what they were: undo of one of the above."""
        return self._write(actor, plan)

    def _write(self, actor: Actor, wanted: Sequence[Planned]) -> Plan:
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            known = _staff(writing.conn, self._home.office)
            for planned in wanted:
                _check(planned, known)
            written = [self._put(writing, planned) for planned in wanted]
        return tuple(before for before in written if before is not None)

    def _put(self, writing: Writing, planned: Planned) -> Planned | None:
        """Write one shift; what it was before, None where it was so already."""
        office, day = self._home.office, planned.day.isoformat()
        shift_id = natural_id(Shift.record_type, office, day, planned.period)
        shift = get_record(writing.conn, Shift, shift_id)
        people = {"staff_id": planned.staff_id or None, "substitute_id": planned.substitute_id or None}
        before = Planned(planned.day, planned.period)
        if shift is not None:
            before = Planned(planned.day, planned.period, shift.staff_id or "", shift.substitute_id or "")
        if before == planned:
            return None
        if shift is None:
            writing.create(Shift(id=shift_id, scope=office, day=day, period=planned.period, **people))
        else:
            writing.edit(Shift, shift_id, people)
        return before


def _excluded(period: str) -> tuple[str, ...]:
    return (MORNING, AFTERNOON) if period == WHOLE_DAY else (WHOLE_DAY,)


def _check(planned: Planned, known: Mapping[str, Person]) -> None:
    """FieldRefused where people are on duty that cannot be."""
    if planned.substitute_id and planned.substitute_id == planned.staff_id:
        raise FieldRefused(
            "substitute_id", _("A岗和 B岗不能是同一个人。"), _("请为 B岗选另一位同事,没有就先空着。")
        )
    for name, person in (("staff_id", planned.staff_id), ("substitute_id", planned.substitute_id)):
        if person and person not in known:
            raise FieldRefused(name, _("没有这位工作人员。"), _("请从名单里选择。"))


def _repeated(pattern: Iterable[DayDuty], weeks: int, calendar: WorkCalendar) -> Iterable[Planned]:
    for week in range(1, weeks + 1):
        for source in pattern:
            day = source.day + timedelta(days=WEEK * week)
            if not source.shifts or not calendar.is_workday(day):
                continue
            held = {duty.period: duty for duty in source.shifts}
            for period in PERIODS:
                duty = held.get(period)
                yield (
                    Planned(day, period, duty.staff_id, duty.substitute_id) if duty else Planned(day, period)
                )


def _day_names(conn: Connection, office: str, days: Sequence[date]) -> dict[date, str]:
    """Names of holidays among these days: as shipped, under what the hub and the office entered."""
    names = {day: shipped_days()[day].name for day in days if day in shipped_days()}
    table = projection(Holiday)
    entered = select(table.c.scope, table.c.day, table.c.name).where(
        table.c.deleted.is_(False),
        table.c.name.is_not(None),
        table.c.scope.in_((SHARED_SCOPE, office)),
        table.c.day.in_([day.isoformat() for day in days]),
    )
    rows = sorted(conn.execute(entered).all(), key=lambda row: bool(row.scope == office))
    return names | {date.fromisoformat(row.day): row.name for row in rows}


def _staff(conn: Connection, office: str) -> dict[str, Person]:
    table = projection(Staff)
    rows = conn.execute(
        select(table.c.id, table.c.name, table.c.post)
        .where(table.c.scope == office, table.c.deleted.is_(False))
        .order_by(table.c.name.nulls_first(), table.c.id)
    )
    return {row.id: Person(row.id, row.name or "", row.post or "") for row in rows}


def _duties(conn: Connection, office: str, first: date, last: date) -> list[tuple[date, DutyView]]:
    """The shifts of a span of days that name somebody, by day and period."""
    table, staff = projection(Shift), projection(Staff)
    statement = select(table).where(
        table.c.scope == office,
        table.c.deleted.is_(False),
        table.c.staff_id.is_not(None),
        table.c.day.between(first.isoformat(), last.isoformat()),
    )
    rows = conn.execute(statement).all()
    ids = {person for row in rows for person in (row.staff_id, row.substitute_id) if person}
    # Somebody who has left since was on duty all the same, so deleted people keep their names.
    found = conn.execute(select(staff.c.id, staff.c.name, staff.c.post).where(staff.c.id.in_(ids)))
    people = {person.id: person for person in found}
    duties = [(date.fromisoformat(row.day), _duty(row, people)) for row in rows if row.day]
    return sorted(duties, key=lambda found: (found[0], PERIODS.index(found[1].period)))


def _duty(row: Any, people: Mapping[str, Any]) -> DutyView:
    staff, substitute = people.get(row.staff_id), people.get(row.substitute_id)
    return DutyView(
        period=row.period if row.period in PERIODS else WHOLE_DAY,
        staff_id=row.staff_id,
        staff=(staff.name or "") if staff else "",
        post=(staff.post or "") if staff else "",
        substitute_id=row.substitute_id or "",
        substitute=(substitute.name or "") if substitute else "",
    )
