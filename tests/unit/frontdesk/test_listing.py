"""The request list: any page equals the naive sort of all rows, through days, closings and deletions."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core.calendar import WorkCalendar
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.schema import rebuild
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.listing import day_span
from nanxi_desk.frontdesk.progress import steps_of
from nanxi_desk.frontdesk.records import Request, step_of
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import (
    RequestDetail,
    RequestFilter,
    SortBy,
    StepOrder,
    TodayFigures,
    VisitDraft,
)
from nanxi_desk.frontdesk.views import Which as Filter
from tests.support.homes import make_home
from tests.support.journals import MovableClock

FILTERS = get_args(Filter)
START = dt.datetime(2026, 10, 28, 15, 30, tzinfo=dt.UTC)  # late in the evening at the office
SPAN = (dt.datetime.fromisoformat("2000-01-01"), dt.datetime.fromisoformat("2090-01-01"))
filters = st.sampled_from(FILTERS)


@dataclass
class Desk:
    """A desk with some weeks behind it."""

    home: Home
    service: FrontDesk
    ids: list[str]


def live_through(home: Home, random: Random, requests: int) -> list[str]:
    """Log, close, delete, over several days and around midnight; the clock ends on the last day."""
    wall = home.journal.clock
    assert isinstance(wall, MovableClock)
    service, ids = FrontDesk(home), []
    other = Actor("9" * 32, "李强", frozenset({"前台"}))
    for number in range(requests):
        wall.move(minutes=random.choice([0, 0, 1, 29, 400, 1500]))
        actor = random.choice([home.actor, home.actor, other])
        draft = VisitDraft(
            item=random.choice(["开证明", "社保卡", "想问问", "漏水", "咨询"]),
            name=random.choice(["", f"周{number}"]),
            close_now=random.random() < 0.4,
            accept=random.random() < 0.7,
        )
        ids.append(service.log(actor, draft).request_id)
        known = service.detail(random.choice(ids))
        if random.random() < 0.7:
            take_a_step(service, actor, known, random)
        elif random.random() < 0.15:
            with home.journal.write(actor.id) as writing:
                writing.delete(Request, known.row.id)
            ids.remove(known.row.id)
    # One for each light, and one that is elsewhere, whatever chance has brought.
    calendar = WorkCalendar()
    while not calendar.is_workday(dt.date.fromisoformat(office_day(wall.now()))):
        wall.move(days=1)
    today = dt.date.fromisoformat(office_day(wall.now()))
    for due_in in (-3, 0, 1):
        days_ago = next(n for n in range(30) if lies(calendar, today, n, due_in))
        wall.move(days=-days_ago)
        ids.append(service.log(home.actor, VisitDraft(item="漏水", accept=True)).request_id)
        wall.move(days=days_ago)
    ids.append(service.log(home.actor, VisitDraft(item="社保卡", close_now=True)).request_id)
    ids.append(service.log(home.actor, VisitDraft(item="社保卡")).request_id)
    outside = VisitDraft(item="漏水", target="外单位", to_name="物业公司")
    ids.append(service.log(home.actor, outside).request_id)
    return ids


def lies(calendar: WorkCalendar, today: dt.date, days_ago: int, due_in: int) -> bool:
    """Whether five workdays from so many days ago end that many workdays from today."""
    due = calendar.add(today - dt.timedelta(days=days_ago), 5)
    return (
        due > today and calendar.count(today, due) == due_in
        if due_in > 0
        else calendar.add(due, -due_in) == today
    )


def take_a_step(service: FrontDesk, actor: Actor, known: RequestDetail, random: Random) -> None:
    """One of the steps that may be taken; some refuse on their terms, which is as well."""
    if not known.allowed:
        return
    order = StepOrder(
        random.choice(known.allowed),
        reason="因故",
        result=random.choice(rules.RESULTS),
        target="外单位",
        to_name="物业公司",
        pause=random.choice(rules.PAUSES),
        last_day=known.row.day.replace(known.row.day[:4], "2026"),
        extra_workdays=3,
        approved_by="主任",
        documents=("户口簿",),
    )
    with suppress(InputRefused):
        service.take_step(actor, [known.row.id], order)


@pytest.fixture(scope="module", params=[1, 2, 3])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("listing") / "home"
    with make_home(path, wall=MovableClock(START)) as home:
        ids = live_through(home, Random(request.param), 45)
        yield Desk(home, FrontDesk(home), ids)


def naive(desk: Desk, which: Filter) -> list[str]:
    """The list's ids as a reader of every row would make it."""
    table = projection(Request)
    with desk.home.journal.read() as conn:
        rows = [dict(row) for row in conn.execute(select(table)).mappings() if not row["deleted"]]
    today = office_day(desk.home.journal.clock.now())
    lights = {row["id"]: light(desk, row["id"], today) for row in rows}
    wanted = {
        "all": bool,
        "due": lambda row: lights[row["id"]][1] == today and lights[row["id"]][0] != "red",
        "yellow": lambda row: lights[row["id"]][0] == "yellow",
        "red": lambda row: lights[row["id"]][0] == "red",
        "handed": lambda row: row["state"] in ("转办", "待回件"),
        "today": lambda row: counted(row) and office_day(row["registered_at"]) == today,
        "month": lambda row: counted(row) and office_day(row["registered_at"])[:7] == today[:7],
        "open": lambda row: row["state"] in rules.OPEN_STATES,
        "mine": lambda row: row["handler_id"] == desk.home.actor.id,
        "closed_today": lambda row: (
            counted(row) and row["closed_at"] and office_day(row["closed_at"]) == today
        ),
    }[which]
    rows.sort(key=lambda row: (row["registered_at"], row["no"]), reverse=True)
    return [row["id"] for row in rows if wanted(row)]


def counted(row: Mapping[str, Any]) -> bool:
    return row["state"] not in ("作废", "撤销")


def light(desk: Desk, request_id: str, today: str) -> tuple[str, str]:
    """The light that burns for a request, and its deadline while it is open, from its steps alone."""
    with desk.home.journal.read() as conn:
        steps = steps_of(conn, [request_id]).get(request_id, [])
    now = rules.standing(map(step_of, steps))
    found = now.deadline(WorkCalendar())
    if found is None or now.state not in rules.OPEN_STATES:
        return "", ""
    return found.light(dt.date.fromisoformat(today)), found.due.isoformat()


def test_there_is_something_to_list(desk: Desk) -> None:
    assert len({office_day(r) for r in registered(desk)}) > 5
    for which in FILTERS:
        assert naive(desk, which), which
    assert len({row.state for row in desk.service.page("all", 0, 100)}) > 4


def registered(desk: Desk) -> list[str]:
    with desk.home.journal.read() as conn:
        return list(conn.execute(select(projection(Request).c.registered_at)).scalars())


@given(which=filters, first=st.integers(0, 60), count=st.integers(1, 60))
def test_any_page_equals_the_naive_sort(desk: Desk, which: Filter, first: int, count: int) -> None:
    shown = [row.id for row in desk.service.page(which, first, count)]
    assert shown == naive(desk, which)[first : first + count]


@pytest.mark.parametrize("which", FILTERS)
def test_there_is_nothing_after_the_last_row(desk: Desk, which: Filter) -> None:
    last = desk.service.count(which)
    assert len(desk.service.page(which, last - 1, 5)) == 1
    assert desk.service.page(which, last, 5) == []
    assert desk.service.page(which, last + 7, 5) == []


@pytest.mark.parametrize("which", FILTERS)
def test_the_count_is_that_of_the_rows(desk: Desk, which: Filter) -> None:
    assert desk.service.count(which) == len(naive(desk, which))


@pytest.mark.parametrize("which", FILTERS)
def test_each_row_is_found_where_it_stands(desk: Desk, which: Filter) -> None:
    rows = naive(desk, which)
    assert [desk.service.row_number(which, row) for row in rows] == list(range(len(rows)))
    absent = [row for row in naive(desk, "all") if row not in rows]
    assert [desk.service.row_number(which, row) for row in absent] == [None] * len(absent)
    assert desk.service.row_number(which, "0" * 32) is None


def test_the_figures_equal_a_naive_count(desk: Desk) -> None:
    rows = {row.id: row for row in desk.service.page("all", 0, 1_000)}
    today = office_day(desk.home.journal.clock.now())
    received = [r for r in rows.values() if r.day == today and r.state not in ("作废", "撤销")]
    assert desk.service.today() == TodayFigures(
        received=len(received),
        closed_on_spot=sum(r.on_spot for r in received),
        open=len(naive(desk, "open")),
        closed=len(naive(desk, "closed_today")),
        month=len(naive(desk, "month")),
        due=len(naive(desk, "due")),
        yellow=len(naive(desk, "yellow")),
        red=len(naive(desk, "red")),
        pressing=len({row for which in ("red", "yellow", "due") for row in naive(desk, which)}),
        handed=len(naive(desk, "handed")),
    )


def test_the_cards_open_as_many_rows_as_they_say(desk: Desk) -> None:
    figures = desk.service.today()
    shown = {which: desk.service.count(which) for which in FILTERS}
    said = (figures.received, figures.month, figures.open, figures.closed)
    assert said == (shown["today"], shown["month"], shown["open"], shown["closed_today"])
    lights = (figures.due, figures.yellow, figures.red, figures.handed)
    assert lights == (shown["due"], shown["yellow"], shown["red"], shown["handed"])


@given(
    line=st.sampled_from(["", "物业环境", "目录外", "社保医保"]),
    state=st.sampled_from(["", *rules.STATES]),
    person=st.sampled_from(["", "陈静", "李强"]),
    which=filters,
    sort=st.sampled_from(get_args(SortBy)),
    ascending=st.booleans(),
    span=st.none() | st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_a_narrowed_list_holds_what_fits_in_the_order_asked_for(  # noqa: PLR0917
    desk: Desk,
    line: str,
    state: str,
    person: str,
    which: Filter,
    sort: SortBy,
    ascending: bool,
    span: tuple[int, int] | None,
) -> None:
    start = START.date()
    first, last = (
        ("", "") if span is None else tuple((start + dt.timedelta(days=n)).isoformat() for n in span)
    )
    wanted = RequestFilter(which, line, state, person, first, last, sort=sort, ascending=ascending)
    everything = {row.id: row for row in desk.service.page("all", 0, 1_000)}
    fitting = {
        i
        for i in naive(desk, which)
        if line in ("", everything[i].line)
        and state in ("", everything[i].state)
        and person in ("", everything[i].receiver)
        and (not first or first <= everything[i].day)
        and (not last or everything[i].day <= last)
    }
    shown = desk.service.page(wanted, 0, 1_000)
    assert {row.id for row in shown} == fitting
    assert desk.service.count(wanted) == len(shown)
    keys = {
        "registered": lambda row: (row.day, row.registered),
        "due": lambda row: row.due,
        "number": lambda row: row.number,
        "visitor": lambda row: row.visitor,
        "item": lambda row: row.item,
        "state": lambda row: row.state,
        "line": lambda row: row.line,
        "receiver": lambda row: row.receiver,
    }
    found = [keys[sort](row) for row in shown if keys[sort](row)]
    assert found == sorted(found, reverse=not ascending)


def test_pages_of_a_sorted_list_follow_each_other(desk: Desk) -> None:
    wanted = RequestFilter(sort="item", ascending=True)
    whole = desk.service.page(wanted, 0, 1_000)
    parts = [row for first in range(0, len(whole), 7) for row in desk.service.page(wanted, first, 7)]
    assert parts == whole


def test_tables_are_sound_and_lists_the_same_when_built_again(tmp_path) -> None:
    with make_home(tmp_path / "home", wall=MovableClock(START)) as home:
        ids = live_through(home, Random(4), 20)
        desk = Desk(home, FrontDesk(home), ids)
        with home.journal.read() as conn:
            assert verify(conn).problems == []
        before = {which: set(naive(desk, which)) for which in FILTERS}
        figures = desk.service.today()
        rebuild(home.engine)
        assert {which: set(naive(desk, which)) for which in FILTERS} == before
        assert desk.service.today() == figures
        for which in FILTERS:
            shown = [row.id for row in desk.service.page(which, 0, 100)]
            assert shown == naive(desk, which)


def test_an_empty_desk_has_empty_lists(tmp_path) -> None:
    with make_home(tmp_path / "home") as home:
        service = FrontDesk(home)
        assert [service.count(which) for which in FILTERS] == [0] * len(FILTERS)
        assert [service.page(which, 0, 10) for which in FILTERS] == [[]] * len(FILTERS)
        assert service.today() == TodayFigures(0, 0, 0, 0, 0)


@given(st.datetimes(*SPAN, timezones=st.just(dt.UTC)))
def test_a_day_span_holds_the_instants_of_its_day(moment: dt.datetime) -> None:
    instant = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    day = office_day(instant)
    first, after = day_span(day)
    assert first <= instant < after
    assert office_day(first) == day
    assert office_day(after) > day
