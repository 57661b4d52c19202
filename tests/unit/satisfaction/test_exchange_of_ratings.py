"""Ratings travel: the hub sees what its offices were given, two seats agree, what is undone is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import StepOrder
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction.figures import RatingFigures
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.views import FollowOrder, Given, Score
from tests.support.exchanges import HUB, Subdistrict, take
from tests.support.journals import MovableClock
from tests.support.ratings import Ratings, ratings_of

MONTH = ("2026-11-01", "2026-11-30")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as made:
        yield made
        for home in made.opened:
            with home.journal.read() as conn:
                assert verify(conn).problems == []


def at_morning(home: Home) -> Ratings:
    clock = MovableClock()
    home.journal.clock = clock
    return ratings_of(home, clock)


def whole(home: Home) -> Score:
    return RatingFigures(home).report(*MONTH).whole


def same(one: Home, other: Home) -> bool:
    found = []
    for home in (one, other):
        with home.journal.read() as conn:
            found.append(digests(conn, ["NX03"]))
    return found[0] == found[1]


def test_the_hub_sees_the_ratings_of_all_offices(town: Subdistrict) -> None:
    hub, first, second = town.home(HUB), at_morning(town.home("NX03")), at_morning(town.home("NX07"))
    hub.journal.clock = first.clock
    follow = first.rated(2).follow_up_id
    first.rated(5)
    second.rated(4)
    first.follow.take_step(first.head, follow, FollowOrder("联系"))
    for office in (first, second):
        take(hub, town.send(office.home))
    report = RatingFigures(hub).report(*MONTH)
    assert (report.whole.due, report.whole.levels, report.follow_ups_open) == (3, (1, 1, 0, 1, 0), 1)
    assert {bar.key: bar.score.rated for bar in report.by_office} == {"NX03": 2, "NX07": 1}
    assert report.by_person is None
    detail = FollowUps(hub).detail(follow)
    assert (detail.row.state, detail.row.scope, detail.allowed) == ("待核实", "NX03", ())
    with pytest.raises(InputRefused):
        FollowUps(hub).take_step(hub.actor, follow, FollowOrder("核实", note="查了", verdict="属实"))
    assert same(hub, first.home)


def test_what_becomes_void_at_the_office_counts_no_more_at_the_hub(town: Subdistrict) -> None:
    hub, office = town.home(HUB), at_morning(town.home("NX03"))
    hub.journal.clock = office.clock
    request = office.visit()
    office.rate(request, 4)
    take(hub, town.send(office.home))
    assert whole(hub).due == 1
    office.desk.take_step(office.clerk, [request], StepOrder("作废", reason="登错了"))
    take(hub, town.send(office.home))
    assert whole(hub) == Score()


def test_an_import_that_is_undone_takes_its_ratings_with_it(town: Subdistrict) -> None:
    hub, office = town.home(HUB), at_morning(town.home("NX03"))
    hub.journal.clock = office.clock
    first, second = office.visit(), office.visit("居住登记")
    office.rate(first, 4)
    take(hub, town.send(office.home))
    before = RatingFigures(hub).report(*MONTH)
    office.rate(second, 2)
    office.desk.take_step(office.clerk, [first], StepOrder("作废", reason="登错了"))
    (done,) = take(hub, town.send(office.home))
    assert whole(hub).levels == (0, 0, 0, 1, 0)
    Exchange(hub).undo(hub.actor, done.id)
    assert RatingFigures(hub).report(*MONTH) == before


def test_two_seats_that_rate_one_visit_leave_one_rating_to_decide(town: Subdistrict) -> None:
    hub, office = town.home(HUB), at_morning(town.home("NX03"))
    asking = office.asked(office.visit())
    office.home.journal.clock = office.clock
    path = town.copy(office.home, to="second")
    here, there = (ratings_at(town.open(p), office) for p in (office.home.path, path))
    here.rating.rate(here.home.actor, asking, Given(5))
    there.rating.rate(there.home.actor, asking, Given(2, ("213",)))
    for __ in range(2):
        town.exchange(here.home, there.home, hub=hub)
    score = whole(hub)
    assert (score.due, score.rated, score.known) == (1, 1, 1)
    assert whole(here.home) == whole(there.home) == score
    assert same(here.home, there.home)
    assert Exchange(hub).conflict_count() > 0


def ratings_at(home: Home, office: Ratings) -> Ratings:
    home.journal.clock = office.clock
    return Ratings(
        home,
        office.clock,
        home.actor,
        office.clerk,
        FrontDesk(home),
        satisfaction_of(home),
        FollowUps(home),
        RatingFigures(home),
    )


def test_two_seats_that_both_act_leave_two_steps(town: Subdistrict) -> None:
    hub, office = town.home(HUB), at_morning(town.home("NX03"))
    follow = office.rated(2).follow_up_id
    path = town.copy(office.home, to="second")
    here, there = (ratings_at(town.open(p), office) for p in (office.home.path, path))
    for side, note in ((here, "电话里听了"), (there, "上门听了")):
        side.follow.take_step(side.home.actor, follow, FollowOrder("联系", note=note))
    for __ in range(2):
        town.exchange(here.home, there.home, hub=hub)
    details = [FollowUps(home).detail(follow) for home in (hub, here.home, there.home)]
    assert {d.row.state for d in details} == {"待核实"}
    assert len({tuple((step.note, step.idle) for step in d.steps) for d in details}) == 1
    assert sorted(step.idle for step in details[0].steps) == [False, True]
