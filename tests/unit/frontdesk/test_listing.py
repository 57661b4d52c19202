"""The request list: any page equals the naive sort of all rows, through days, closings and deletions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.schema import rebuild
from nanxi_desk.frontdesk.listing import day_span
from nanxi_desk.frontdesk.views import Which as Filter
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import TodayFigures, VisitDraft
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
    other = Actor("9" * 32, "李强")
    for number in range(requests):
        wall.move(minutes=random.choice([0, 0, 1, 29, 400, 1500]))
        actor = random.choice([home.actor, home.actor, other])
        draft = VisitDraft(
            item=random.choice(["开证明", "社保卡", "想问问"]),
            name=random.choice(["", f"周{number}"]),
            close_now=random.random() < 0.4,
        )
        ids.append(service.log(actor, draft).request_id)
        known = service.detail(random.choice(ids)).row if ids else None
        if known and known.state != "办结" and random.random() < 0.4:
            service.close_request(actor, known.id)
        elif known and random.random() < 0.15:
            with home.journal.write(actor.id) as writing:
                writing.delete(Request, known.id)
            ids.remove(known.id)
    ids.append(service.log(home.actor, VisitDraft(item="社保卡", close_now=True)).request_id)
    ids.append(service.log(home.actor, VisitDraft(item="社保卡")).request_id)
    return ids


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
    wanted = {
        "all": bool,
        "today": lambda row: office_day(row["registered_at"]) == today,
        "month": lambda row: office_day(row["registered_at"])[:7] == today[:7],
        "open": lambda row: row["state"] != "办结",
        "mine": lambda row: row["handler_id"] == desk.home.actor.id,
        "closed_today": lambda row: row["closed_at"] and office_day(row["closed_at"]) == today,
    }[which]
    rows.sort(key=lambda row: (row["registered_at"], row["no"]), reverse=True)
    return [row["id"] for row in rows if wanted(row)]


def test_there_is_something_to_list(desk: Desk) -> None:
    assert len({office_day(r) for r in registered(desk)}) > 5
    assert len(desk.ids) < 47
    for which in FILTERS:
        assert naive(desk, which), which
    assert len({row.state for row in desk.service.page("all", 0, 100)}) == 2


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
    received = [r for r in rows.values() if r.day == today]
    assert desk.service.today() == TodayFigures(
        received=len(received),
        closed_on_spot=sum(r.on_spot for r in received),
        open=len(naive(desk, "open")),
        closed=len(naive(desk, "closed_today")),
        month=sum(r.day[:7] == today[:7] for r in rows.values()),
    )


def test_the_cards_open_as_many_rows_as_they_say(desk: Desk) -> None:
    figures = desk.service.today()
    shown = {which: desk.service.count(which) for which in FILTERS}
    assert (figures.received, figures.month, figures.open, figures.closed) == (
        shown["today"],
        shown["month"],
        shown["open"],
        shown["closed_today"],
    )


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
