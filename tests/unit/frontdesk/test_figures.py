"""The figures of a desk's weeks: each equals a count from the requests' own steps, and the rows it opens."""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.reporting import whole_months
from nanxi_desk.core.schema import rebuild
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import (
    NOBODY,
    Bar,
    Figures,
    Measure,
    RequestDetail,
    RequestFilter,
    StepOrder,
    VisitDraft,
)
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock

BEGIN = dt.datetime(2026, 8, 26, 0, 30, tzinfo=dt.UTC)
ITEMS = ("居住登记", "社保卡补办", "漏水", "报修转物业", "想借会议室", "敬老卡/老年综合津贴")
NAMES = (ADMIN, "李明", "沈文娟")
MEASURES = tuple(field.name for field in fields(Figures))
WHOLE = ("2026-08-01", "2026-12-31")
PERIODS = (
    WHOLE,
    ("2026-09-01", "2026-09-30"),
    ("2026-09-07", "2026-09-13"),
    ("2026-08-28", "2026-10-09"),
    ("2020-01-01", "2020-12-31"),
)


@dataclass
class Weeks:
    """A desk with some weeks behind it, and everything about its requests as their own pages tell it."""

    home: Home
    service: FrontDesk
    details: list[RequestDetail]


def live(home: Home, random: Random, requests: int) -> None:
    """Weeks of visits by three persons, with steps of all kinds, some of them taken back again."""
    clock, service = home.journal.clock, FrontDesk(home)
    assert isinstance(clock, MovableClock)
    people = {home.actor.name: home.actor.id}
    with home.journal.write(home.actor.id) as writing:
        for name in NAMES[1:]:
            people[name] = new_id()
            writing.create(Staff(id=people[name], scope=home.office, name=name, post="社工"))
    ids: list[str] = []
    for number in range(requests):
        clock.move(minutes=random.choice([1, 20, 50, 500, 1300]))
        name = random.choice(NAMES)
        home.seat(Actor(people[name], name, home.actor.roles))
        way = random.random()
        draft = VisitDraft(
            item=random.choice(ITEMS), name=f"周{number}", close_now=way < 0.4, accept=0.4 <= way < 0.85
        )
        ids.append(service.log(home.actor, draft).request_id)
        if random.random() < 0.1:
            service.undo(home.actor)
            ids.pop()
        if ids and random.random() < 0.7:
            step(home, service, random.choice(ids), random)
    clock.move(days=random.choice([0, 3, 20]))


def step(home: Home, service: FrontDesk, request: str, random: Random) -> None:
    """One of the steps that may be taken; a few are undone."""
    allowed = service.detail(request).allowed
    if not allowed:
        return
    order = StepOrder(
        random.choice(allowed), reason="因故", result=random.choice(rules.RESULTS), target="外单位",
        to_name="物业公司", pause="公示", last_day="2026-12-01", extra_workdays=2, approved_by="主任",
    )  # fmt: skip
    with suppress(InputRefused):
        service.take_step(home.actor, [request], order)
        if random.random() < 0.15:
            service.undo(home.actor)


@pytest.fixture(scope="module", params=range(4))
def weeks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    """Only read; a fold from the journal leaves it as it was."""
    with make_home(tmp_path_factory.mktemp("weeks") / "home", wall=MovableClock(BEGIN)) as home:
        live(home, Random(request.param), 90)
        service = FrontDesk(home)
        rows = service.page("all", 0, 1_000)
        yield Weeks(home, service, [service.detail(row.id) for row in rows])


Keyed = tuple[str, str]  # a day and the key of a bar


def tell(detail: RequestDetail, key: Callable[[RequestDetail], str]) -> Iterator[tuple[Measure, Keyed]]:
    """What one request counts for, on which day, by the definitions: 作废 and 撤销 in nothing,
    不予受理 as received only, closings on their own day."""
    taken = [s for s in detail.steps if not s.idle]
    kinds, row = {s.kind for s in taken}, detail.row
    if kinds & {"作废", "撤销"}:
        return
    yield "received", (row.day, key(detail))
    if row.on_spot:
        yield "on_spot", (row.day, key(detail))
    closing = next((s for s in taken if s.kind == "办结"), None)
    if closing is not None:
        day = closing.at[:10]
        yield "closed", (day, key(detail))
        if closing.result in ("办成", "自行解决"):
            yield "solved", (day, key(detail))
        if not row.due or day <= row.due:
            yield "in_time", (day, key(detail))
    elif row.light == "red":
        yield "overdue", (row.due, key(detail))


def naive(
    details: list[RequestDetail],
    period: tuple[str, str],
    key: Callable[[RequestDetail], str] = lambda _detail: "",
    *,
    by_day: int = 0,
) -> dict[str, Figures]:
    """The figures of a period by key; with `by_day` the key is so much of the day that each is counted on."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for detail in details:
        for measure, (day, of) in tell(detail, key):
            if period[0] <= day <= period[1]:
                found[day[:by_day] if by_day else of][measure] += 1
    return {of: Figures(**counts) for of, counts in found.items()}


def shown(bars: tuple[Bar, ...]) -> dict[str, Figures]:
    assert len({bar.key for bar in bars}) == len(bars)
    return {bar.key: bar.figures for bar in bars}


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_is_what_the_requests_themselves_tell(weeks: Weeks, period: tuple[str, str]) -> None:
    report = DeskFigures(weeks.home).report(*period)
    assert report.whole == naive(weeks.details, period).get("", Figures())
    assert DeskFigures(weeks.home).whole(*period).whole == report.whole
    assert shown(report.by_line) == naive(weeks.details, period, lambda d: d.row.line)
    assert shown(report.by_person) == naive(weeks.details, period, lambda d: d.row.receiver)
    assert shown(report.by_month) == naive(weeks.details, period, by_day=7)
    assert shown(report.by_day) == naive(weeks.details, period, by_day=10)


def test_hours_are_those_of_registration(weeks: Weeks) -> None:
    hours = Counter(int(d.steps[0].at[11:13]) for d in weeks.details if next(tell(d, lambda _d: ""), None))
    spot = Counter(int(d.steps[0].at[11:13]) for d in weeks.details if d.row.on_spot and any(tell(d, str)))
    bars = DeskFigures(weeks.home).report(*WHOLE).by_hour
    assert {int(bar.key): bar.figures.received for bar in bars} == hours
    assert Counter({int(bar.key): bar.figures.on_spot for bar in bars}) == spot


@pytest.mark.parametrize("period", PERIODS[:3])
def test_every_bar_opens_as_many_rows_as_it_says(weeks: Weeks, period: tuple[str, str]) -> None:
    report, service = DeskFigures(weeks.home).report(*period), weeks.service
    for measure in get_args(Measure):
        if not measure:
            continue
        wanted = RequestFilter(measure=measure, first_day=period[0], last_day=period[1])
        assert service.count(wanted) == getattr(report.whole, measure), measure
        for bar in report.by_line:
            own = replace(wanted, line=bar.key or NOBODY)
            assert service.count(own) == getattr(bar.figures, measure), (measure, bar.key)
        for bar in report.by_person:
            own = replace(wanted, person=bar.key or NOBODY)
            assert service.count(own) == getattr(bar.figures, measure), (measure, bar.key)
        for bar in report.by_hour if measure in ("received", "on_spot") else ():
            own = replace(wanted, hour=int(bar.key))
            assert service.count(own) == getattr(bar.figures, measure), (measure, bar.key)
        for bar in report.by_day:
            own = replace(wanted, first_day=bar.key, last_day=bar.key)
            assert service.count(own) == getattr(bar.figures, measure), (measure, bar.key)


def test_kept_sums_outlive_a_fold_from_the_journal(weeks: Weeks) -> None:
    before = DeskFigures(weeks.home).report(*WHOLE)
    rebuild(weeks.home.engine)
    assert DeskFigures(weeks.home).report(*WHOLE) == before
    with weeks.home.journal.read() as conn:
        assert verify(conn).problems == []


def test_parts_add_up_to_the_whole(weeks: Weeks) -> None:
    report = DeskFigures(weeks.home).report(*WHOLE)
    for measure in MEASURES:
        for bars in (report.by_line, report.by_person, report.by_month, report.by_day):
            assert sum(getattr(bar.figures, measure) for bar in bars) == getattr(report.whole, measure)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 800))
def test_whole_months_are_those_of_which_every_day_is_in_the_period(first: dt.date, length: int) -> None:
    days = [first + dt.timedelta(days=n) for n in range(length + 1)]
    counted = Counter(f"{day:%Y-%m}" for day in days)
    whole = [month for month, count in counted.items() if count == _days_of(month)]
    found = whole_months(days[0].isoformat(), days[-1].isoformat())
    assert found == ((whole[0], whole[-1]) if whole else None)


def _days_of(month: str) -> int:
    year, number = map(int, month.split("-"))
    return calendar.monthrange(year, number)[1]
