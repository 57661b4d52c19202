"""SQLite and PostgreSQL side by side: the same changes show the same lists, figures and hits on both."""

import datetime as dt
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from nanxi_desk.core import search
from nanxi_desk.core.fields import Field, Kind, Search
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.intake import take_in
from nanxi_desk.core.journal.tables import all_tables
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import RequestFilter, SortBy, StepOrder, VisitDraft, Which
from tests.support.engines import POSTGRESQL, place
from tests.support.homes import make_home
from tests.support.journals import MovableClock, changes_in
from tests.support.requirements import needs_server
from tests.support.server import server

pytestmark = needs_server()

NAMES = (
    "周兰",
    "欧阳雨桐",
    "王",
    "阿里木江",
    "李Ann",
    "赵一鸣",
    "𠮷野",
    "Zoë",
    "zoe",
    "Ωmega",
    "10号",
    "9号",
)
WORDS = ("漏水", "补办居住证", "咨询 A1", "a1b2", "楼道堆物(3层)", "", "说明", "1", "的的的")
START = dt.datetime(2026, 10, 28, 15, 30, tzinfo=dt.UTC)

Pair = tuple[Home, Home]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """The same life at both: lived on SQLite, and taken in by a hub's database on a server."""
    folder: Path = tmp_path_factory.mktemp("pair")
    clock = MovableClock(START)
    with make_home(folder / "file", "NX00", hub=True, wall=clock) as file:
        live(file, clock)
        place.kind = POSTGRESQL
        seat = make_home(folder / "seat", "NX00", hub=True, wall=clock)
        place.keep_open()
        try:
            pass_on(file, seat)
            pass_on(seat, file)
            seat.seat(file.actor)
            yield file, seat
        finally:
            seat.close()


def live(home: Home, clock: MovableClock) -> None:
    """Some weeks of requests, with steps, edits and deletions."""
    chance, desk, ids = random.Random(7), FrontDesk(home), []
    for number in range(90):
        clock.move(minutes=chance.choice([0, 0, 1, 29, 400, 1500]))
        draft = VisitDraft(
            item=chance.choice(["开证明", "社保卡补办", "想问问", "漏水", "低保"]),
            name=chance.choice(NAMES),
            phone=chance.choice(["", f"138{chance.randrange(10**8):08d}"]),
            detail=chance.choice(WORDS),
            close_now=chance.random() < 0.4,
            accept=chance.random() < 0.7,
        )
        ids.append(desk.log(home.actor, draft).request_id)
        shown = desk.detail(chance.choice(ids))
        if number % 4 == 0:
            desk.edit(home.actor, shown, {"detail": chance.choice(WORDS) or None})
        if number % 5 == 0 and "转办" in shown.allowed:
            order = StepOrder("转办", target="外单位", to_name="街道司法所")
            desk.take_step(home.actor, [shown.row.id], order)
        if number % 9 == 0:
            with home.journal.write(home.actor.id) as writing:
                writing.delete(Request, ids.pop(chance.randrange(len(ids))))


def pass_on(giver: Home, taker: Home) -> None:
    with giver.journal.read() as conn:
        changes = changes_in(conn)
    with taker.journal.write(taker.actor.id) as writing:
        assert not take_in(writing, changes).gaps


# --- records, lists, figures -------------------------------------------------------------------------------


def test_both_are_whole_and_have_the_same_digest(pair: Pair) -> None:
    found = []
    for home in pair:
        with home.journal.read() as conn:
            assert verify(conn).problems == []
            found.append(digests(conn))
    assert found[0] == found[1]


def test_every_list_in_every_order_is_the_same(pair: Pair) -> None:
    file, seat = map(FrontDesk, pair)
    orders = list(product(get_args(Which), get_args(SortBy), (True, False)))
    for which, sort, ascending in orders:
        wanted = RequestFilter(which=which, sort=sort, ascending=ascending)
        assert seat.count(wanted) == file.count(wanted)
        for first in (0, 40):
            assert seat.page(wanted, first, 25) == file.page(wanted, first, 25), (wanted, first)


def test_narrowed_lists_are_the_same(pair: Pair) -> None:
    file, seat = map(FrontDesk, pair)
    for hour in range(24):
        wanted = RequestFilter(hour=hour)
        assert seat.page(wanted, 0, 100) == file.page(wanted, 0, 100)
    for measure in ("received", "on_spot", "closed", "solved", "in_time", "overdue"):
        wanted = RequestFilter(measure=measure, first_day="2026-10-01", last_day="2026-12-31")
        assert seat.page(wanted, 0, 100) == file.page(wanted, 0, 100)


def test_figures_and_cards_are_the_same(pair: Pair) -> None:
    reports = [DeskFigures(home).report("2026-01-01", "2026-12-31") for home in pair]
    assert reports[0] == reports[1]
    assert reports[0].whole.received > 50
    cards = [FrontDesk(home).today() for home in pair]
    assert cards[0] == cards[1]
    assert all(type(number) is int for number in vars_of(cards[1]))


def vars_of(card: object) -> list[object]:
    return [getattr(card, name) for name in card.__dataclass_fields__]  # type: ignore[attr-defined]


def test_people_come_in_the_same_order(pair: Pair) -> None:
    staff = [Staff(id=f"{n:032x}", scope="NX00", name=name) for n, name in enumerate(NAMES, 1)]
    for home in pair:
        with home.journal.write(home.actor.id) as writing:
            writing.create(*staff)
    told = [[colleague.name for colleague in FrontDesk(home).colleagues()] for home in pair]
    assert told[0] == told[1]
    assert [name for name in told[0] if name in NAMES] == sorted(NAMES, key=lambda name: name.encode())


@given(
    st.sampled_from(
        NAMES + WORDS + ("zl", "138", "1", "oyyt", "ouyang", "的的", "A1 咨询", "楼道 3", "周 兰")
    )
)
@settings(max_examples=40)
def test_the_same_words_find_the_same_requests_and_people(pair: Pair, typed: str) -> None:
    file, seat = map(FrontDesk, pair)
    assert {r.id for r in seat.search(typed)} == {r.id for r in file.search(typed)}
    assert {h.id for h in seat.find_residents(typed, 100)} == {h.id for h in file.find_residents(typed, 100)}


# --- the index alone ---------------------------------------------------------------------------------------

FIELDS = [
    Field(name="name", label="", kind=Kind.TEXT, search=Search.NAME),
    Field(name="detail", label="", kind=Kind.LONG_TEXT, search=Search.TEXT),
    Field(name="phone", label="", kind=Kind.PHONE, search=Search.PHONE),
    Field(name="number", label="", kind=Kind.TEXT, search=Search.NUMBER),
]
CHARACTERS = "王王桂兰a1bB0 0zz０Ａ-_'\\\"*&|!():<>é的"


@given(
    st.lists(st.tuples(st.sampled_from(FIELDS), st.text(CHARACTERS, max_size=12)), min_size=1, max_size=6),
    st.lists(st.text(CHARACTERS, max_size=5), min_size=1, max_size=6),
)
@example([(FIELDS[1], "王 " * 900)], ["王王", "王" * 1_000])
@example([(FIELDS[1], "王")], ["王" * 50_000, "a" * 100_000, "王 " * 5_000, "ab1 " * 5_000, "\ud83d\x00"])
@settings(max_examples=60)
def test_whatever_is_indexed_and_asked_both_find_the_same(pair, parts, asked) -> None:
    found = []
    for home in pair:
        with home.journal.write(home.actor.id, rehearsal=True) as writing:
            conn = writing.conn
            search.empty(conn, Resident)
            for no, part in enumerate(parts, 1):
                search.put(conn, Resident, {no: search.entry([part])}, {no})
            search.put(conn, Resident, {99: search.entry(parts)}, {99})
            search.put(conn, Resident, {1: search.entry(parts[-1:])}, set())
            search.drop(conn, Resident, [2])
            found.append([_asked(conn, typed) for typed in asked])
    assert found[0] == found[1]


def _asked(conn: Connection, typed: str) -> list[list[int]]:
    first = search.hits(conn, Resident, typed, 3)
    return [first, search.hits(conn, Resident, typed, 3, before=first[-1]) if first else []]


# --- what columns hold -------------------------------------------------------------------------------------


def test_every_table_is_ordered_by_bytes_and_holds_any_length(pair: Pair) -> None:
    address = pair[1].engine.url.database
    wanted = {table.name for table in all_tables().sorted_tables}
    columns = server().execute(
        "SELECT table_name, column_name, data_type, collation_name, character_maximum_length "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        str(address),
    )
    assert wanted <= {row[0] for row in columns}
    texts = [row for row in columns if row[0] in wanted and row[2] in ("text", "character varying")]
    assert {row[3:] for row in texts} == {("C", None)}
    assert "integer" not in {row[2] for row in columns if row[0] in wanted}


def test_no_list_needs_more_than_its_index(pair: Pair) -> None:
    """Newest first, and the open ones, come from indices that are in SQLite's order."""
    indices = dict(
        server().execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'request'",
            str(pair[1].engine.url.database),
        )
    )
    assert "registered_at NULLS FIRST" in indices["request_by_registered_at"]
    assert "WHERE (red_from IS NOT NULL)" in indices["request_with_red_from"]
