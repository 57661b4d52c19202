"""Made-up trainings with the figures of a subdistrict's year, the same for the same seed and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from nanxi_desk.core.calendar import WorkCalendar, load_calendar
from nanxi_desk.core.clock import instant
from nanxi_desk.core.demo import RIGHT_FILL, made_up_names
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.records import SHARED_SCOPE, Record, natural_id, refer
from nanxi_desk.training import rules
from nanxi_desk.training.listing import moment_of
from nanxi_desk.training.records import (
    Attendance,
    RosterEntry,
    Trainee,
    TrainingSession,
    attendance_id,
    entry_id,
    programme_id,
    trainee_id,
)

_POSTS = ("主任", "副主任", "委员", "委员", "委员")
_PLACES = ("街道三楼会议室", "社区学校 201 室", "文化活动中心多功能厅", "党群服务中心报告厅")
_TEACHERS = ("沈老师", "方教授", "高调解员", "孟律师", "")
_ACTIVISTS = 40


@dataclass(frozen=True, slots=True)
class TrainingFilling:
    """Which days are filled, and for which offices: code and name."""

    seed: int
    first_day: date
    last_day: date
    offices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One programme of the year: what its sessions are about, who comes, how many came or were counted."""

    key: str
    topics: tuple[str, ...]
    role: str
    period: tuple[str, str]
    tenths: int
    forms: tuple[str, ...]
    came: tuple[int, ...] = ()  # exactly, of sessions with names; without it about as many as come
    heads: tuple[int, ...] = ()  # of sessions whose heads were counted only


_YEAR = (
    _Plan(
        "committee",
        (
            "居民区治理与依法办事",
            "全岗通业务实务",
            "协商议事规则",
            "公文与台账",
            "应急处置",
            "走访与群众工作方法",
        ),
        rules.COMMITTEE,
        ("09:00", "11:15"),
        30,
        ("主题讲座", "分组讨论"),
    ),
    _Plan(
        "zhihui",
        ("楼组自治怎么起步", "议事会的主持", "自治项目设计", "自治成果展示"),
        rules.ACTIVIST,
        ("13:30", "15:45"),
        30,
        ("案例分享", "分组讨论"),
        came=(31, 29, 30, 28),
    ),
    _Plan(
        "owners",
        (
            *("业委会的职责与印章", "维修资金的使用", "物业服务合同", "业主大会的召开"),
            *("电梯加装协商", "财务公开", "矛盾化解案例"),
        ),
        rules.OWNERS,
        ("18:30", "20:00"),
        20,
        ("主题讲座", "案例分享", "分组讨论"),
        heads=(104, 98, 101, 96, 99, 103, 99),
    ),
    _Plan(
        "owners-salon",
        ("老小区停车", "换届经验谈", "与物业的账", "邻里公约"),
        rules.OWNERS,
        ("14:00", "15:30"),
        20,
        ("沙龙",),
    ),
    _Plan(
        "outing", ("团队协作室内拓展",), rules.COMMITTEE, ("13:00", "16:00"), 40, ("室内拓展",), heads=(58,)
    ),
    _Plan("outing", ("参观社区治理展示馆",), rules.ACTIVIST, ("09:00", "11:15"), 30, ("参观学习",)),
)


def fill_trainings(home: Home, actor: Actor, filling: TrainingFilling) -> int:
    """Write the sessions of a year into a period: the hub's for all offices, an office's own. How many."""
    actor.require(RIGHT_FILL)
    with home.journal.read() as conn:
        calendar = load_calendar(conn, home.office)
    filler = _Filler(home, filling, calendar)
    with home.journal.write(actor.id, "demo") as writing:
        writing.create(*filler.people())
        writing.create(*filler.sessions())
    return filler.count


class _Filler:
    def __init__(self, home: Home, filling: TrainingFilling, calendar: WorkCalendar) -> None:
        self._filling = filling
        self._calendar = calendar
        self._rng = Random(f"training:{filling.seed}:{home.office}")  # noqa: S311 - made-up data, nothing secret
        self._scope = SHARED_SCOPE if home.is_hub else home.office
        self._home = home
        self._people: dict[str, list[Trainee]] = {}
        self.count = 0

    def people(self) -> Iterator[Trainee]:
        """Members, activists and owners of the offices."""
        offices = self._filling.offices
        plan = [
            *((rules.COMMITTEE, post, code) for code, __ in offices for post in _POSTS),
            *((rules.ACTIVIST, "楼组长", offices[n % len(offices)][0]) for n in range(_ACTIVISTS)),
            *((rules.OWNERS, "业委会主任", code) for code, __ in offices for _n in range(2)),
        ]
        names, units = made_up_names(self._rng, len(plan)), dict(offices)
        for (role, post, code), name in zip(plan, names, strict=True):
            tail = f"{self._rng.randrange(10_000):04d}"
            person = Trainee(
                id=trainee_id(code, "demo", str(self._filling.seed), name, tail),
                scope=code,
                name=name,
                office=code,
                unit_name=units[code],
                post=post,
                role=role,
                phone=tail,
            )
            self._people.setdefault(role, []).append(person)
            yield person

    def sessions(self) -> Iterator[Record]:
        """Every session with its roster and who came."""
        for plan in _YEAR:
            for number, topic in enumerate(plan.topics):
                yield from self._session(plan, number, topic)

    def _day(self, plan: _Plan, number: int) -> str:
        """A workday of the period, the sessions of a programme spread over it."""
        span = (self._filling.last_day - self._filling.first_day).days
        share = (number + 0.2 + 0.6 * self._rng.random()) / len(plan.topics)
        day = self._filling.first_day + timedelta(days=int(span * share))
        while day > self._filling.first_day and not self._calendar.is_workday(day):
            day -= timedelta(days=1)
        return day.isoformat()

    def _session(self, plan: _Plan, number: int, topic: str) -> Iterator[Record]:
        self.count += 1
        rng, scope = self._rng, self._scope
        session = TrainingSession(
            id=natural_id("training_session", scope, "demo", str(self._filling.seed), plan.key, topic),
            scope=scope,
            programme_id=refer(SHARED_SCOPE, programme_id(SHARED_SCOPE, plan.key), within=scope),
            topic=topic,
            day=self._day(plan, number),
            begin=plan.period[0],
            end=plan.period[1],
            place=rng.choice(_PLACES),
            teacher=rng.choice(_TEACHERS) or None,
            forms=list(plan.forms),
            tenths=plan.tenths,
            audience=plan.role,
            counted_only=bool(plan.heads) or None,
            headcount=plan.heads[number] if plan.heads else None,
        )
        yield session
        if not plan.heads:
            yield from self._attended(session, plan, number)

    def _attended(self, session: TrainingSession, plan: _Plan, number: int) -> Iterator[Record]:
        people = self._people[plan.role]
        came = min(plan.came[number], len(people)) if plan.came else round(len(people) * 0.92)
        there = {person.id for person in self._rng.sample(people, came)}
        for place, person in enumerate(people, 1):
            yield RosterEntry(
                id=entry_id(session.scope, session.id, person.id),
                scope=session.scope,
                session_id=session.id,
                person_id=refer(person.scope, person.id, within=session.scope),
                day=session.day,
                number=place,
                name=person.name,
                office=person.office,
                unit_name=person.unit_name,
                post=person.post,
                role=person.role,
                phone_tail=person.phone,
            )
            marks = self._came(session) if person.id in there else self._stayed_away()
            if marks:
                yield self._attendance(session, person, marks)

    def _attendance(self, session: TrainingSession, person: Trainee, marks: dict[str, Any]) -> Attendance:
        scope = person.scope if session.scope == SHARED_SCOPE else session.scope
        return Attendance(
            id=attendance_id(scope, session.id, person.id),
            scope=scope,
            session_id=refer(session.scope, session.id, within=scope),
            person_id=refer(person.scope, person.id, within=scope),
            day=session.day,
            office=person.office,
            **marks,
        )

    def _came(self, session: TrainingSession) -> dict[str, Any]:
        begin = moment_of(session.day, session.begin or "")
        assert begin is not None
        # Most come in the quarter of an hour before; some after the grace is over.
        minutes = self._rng.choice((12, 17, 25)) if self._rng.random() < 0.05 else self._rng.randrange(-15, 6)
        at = instant(begin + timedelta(minutes=minutes, seconds=self._rng.randrange(60)))
        way = self._rng.choice((rules.KEY, rules.SCAN))
        return {"status": rules.PRESENT, "in_at": at, "way": way}

    def _stayed_away(self) -> dict[str, Any]:
        drawn = self._rng.random()
        if drawn < 0.35:
            return {"leave": rules.OFFICIAL, "reason": "街道会议"}
        if drawn < 0.65:
            return {"leave": rules.PERSONAL, "reason": self._rng.choice(("看病", "家中有事"))}
        return {"status": rules.ABSENT, "way": rules.BY_HAND} if drawn < 0.85 else {}
