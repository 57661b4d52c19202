"""Made-up ratings: the same for the same visits and seed, of every kind, and nothing out of order."""

import datetime as dt

from sqlalchemy import select

from nanxi_desk.core.attachments import Attachments, AttachmentView
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.frontdesk.fill import Filling, fill
from nanxi_desk.frontdesk.matters import DeskMatters
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.figures import RatingFigures
from nanxi_desk.satisfaction.fill import PICTURED, RatingFilling, fill_ratings, picture_follow_ups
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.records import AnonymousRating, Asking, FollowUp
from tests.support.homes import make_home
from tests.support.journals import MovableClock

FIRST, LAST = dt.date(2026, 6, 1), dt.date(2026, 11, 22)


def rated(path, seed: int, *, hub: bool = False) -> Home:
    home = make_home(path, "NX00" if hub else "NX03", hub=hub, wall=MovableClock())
    fill(home, home.actor, Filling(500, 4, FIRST, LAST, 2 if hub else 1))
    assert fill_ratings(home, home.actor, DeskMatters(), RatingFilling(seed, FIRST, LAST)) > 200
    return home


def facts(home: Home) -> list[list[tuple]]:
    """What people see of the ratings: neither ids nor numbers, which hold chance."""
    wanted = {
        Asking: ("scope", "asked_at", "item_name", "state", "level", "tags", "way", "unnamed"),
        AnonymousRating: ("scope", "month", "line", "level", "tags"),
        FollowUp: ("scope", "level", "state", "opened_at", "verdict", "outcome", "line"),
    }
    with home.journal.read() as conn:
        return [
            sorted((tuple(r) for r in conn.execute(select(*(projection(c).c[n] for n in names)))), key=repr)
            for c, names in wanted.items()
        ]


def test_the_same_seed_gives_the_same_ratings_and_another_seed_others(tmp_path) -> None:
    with rated(tmp_path / "a", 5) as a, rated(tmp_path / "b", 5) as b, rated(tmp_path / "c", 6) as c:
        assert facts(a) == facts(b)
        assert facts(a) != facts(c)


def test_there_is_something_of_every_kind(tmp_path) -> None:
    with rated(tmp_path / "a", 5) as home:
        report = RatingFigures(home).report("2026-06-01", "2026-11-30")
        assert report.whole.due > report.whole.rated > report.whole.anonymous > 0
        assert min(report.whole.levels) > 0
        assert report.slips > 0
        assert 0 < report.closed < report.follow_ups
        askings, nameless, follows = facts(home)
        assert {row[3] for row in askings} == set(rules.RATING_STATES)
        assert len(nameless) > 20
        assert rules.CLOSED in {row[2] for row in follows}
        assert not fill_ratings(home, home.actor, DeskMatters(), RatingFilling(1, LAST, FIRST))
        with home.journal.read() as conn:
            assert verify(conn).problems == []


def test_a_hub_is_rated_as_if_its_offices_had_sent_it(tmp_path) -> None:
    with rated(tmp_path / "hub", 5, hub=True) as hub:
        offices = {bar.key for bar in RatingFigures(hub).report("2026-06-01", "2026-11-30").by_office}
        assert len(offices) == 2
        assert "NX00" not in offices


def evidence(home: Home) -> list[tuple[AttachmentView, ...]]:
    return [Attachments(home).of(FollowUp, row.id) for row in FollowUps(home).page("open", 0, PICTURED + 1)]


def test_those_that_press_most_have_evidence_to_look_at(tmp_path) -> None:
    with rated(tmp_path / "a", 5) as a, rated(tmp_path / "b", 5) as b, rated(tmp_path / "c", 5) as c:
        for home, seed in ((a, 5), (b, 5), (c, 6)):
            picture_follow_ups(home, home.actor, seed)
        found = evidence(a)
        assert [len(views) > 1 for views in found] == [place < PICTURED for place in range(len(found))]
        assert found
        assert all(view.here and view.attachment.is_picture for views in found for view in views)
        assert found == evidence(b)
        assert found != evidence(c)
        with a.journal.read() as conn:
            assert verify(conn).problems == []
