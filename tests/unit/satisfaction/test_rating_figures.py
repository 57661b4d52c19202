"""Figures: what is kept against a count by hand, over whatever was asked, rated, corrected and made void."""

import datetime as dt
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nanxi_desk.core.errors import NotAllowed
from nanxi_desk.core.home import Actor
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.schema import rebuild
from nanxi_desk.frontdesk.views import StepOrder
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.figures import RatingFigures
from nanxi_desk.satisfaction.views import Given, SatisfactionReport, Score
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.ratings import TAG, Ratings, ratings_of

YEARS = ("2026-01-01", "2029-12-31")
ITEMS = ("社保卡", "居住登记", "漏水/堆物/违建/飞线", "找猫")


class Counting(RuleBasedStateMachine):
    """Keeps a list of what it did, and counts that by hand."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.clock = MovableClock(dt.datetime(2026, 10, 20, 1, tzinfo=dt.UTC))
        self.home = make_home(Path(self.folder.name) / "home", wall=self.clock)
        self.office = ratings_of(self.home, self.clock)
        self.made: list[dict] = []

    def teardown(self) -> None:
        with self.home.journal.read() as conn:
            assert verify(conn).problems == []
        self.home.close()
        self.folder.cleanup()

    @rule(item=st.sampled_from(ITEMS), channel=st.sampled_from(("现场", "电话")))
    def visit(self, item: str, channel: str) -> None:
        request = self.office.visit(item, channel=channel)
        asking = self.office.asked(request)
        row = self.office.desk.detail(request).row
        self.made.append(
            {
                "request": request, "asking": asking, "line": row.line, "item": row.item, "channel": channel,
                "day": self.today(), "level": 0, "tags": (), "unnamed": False, "void": False, "rating": "",
            }
        )  # fmt: skip

    @precondition(lambda self: self.open())
    @rule(data=st.data(), level=st.sampled_from(sorted(rules.LEVELS)), unnamed=st.booleans())
    def rate(self, data: st.DataObject, level: int, unnamed: bool) -> None:
        one = data.draw(st.sampled_from(self.open()))
        given = Given(level, TAG[level], rules.PAD, anonymous=unnamed)
        one["rating"] = self.office.rating.rate(self.office.clerk, one["asking"], given).rating_id
        one |= {"level": level, "tags": TAG[level], "unnamed": unnamed}

    @precondition(lambda self: self.rated())
    @rule(data=st.data(), level=st.sampled_from(sorted(rules.LEVELS)))
    def correct(self, data: st.DataObject, level: int) -> None:
        one = data.draw(st.sampled_from(self.rated()))
        given = Given(level, TAG[level])
        done = self.office.rating.correct(self.office.head, one["rating"], given, "按错了")
        one |= {"level": level, "tags": TAG[level], "rating": done.rating_id}

    @precondition(lambda self: [one for one in self.made if not one["void"]])
    @rule(data=st.data())
    def make_void(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([one for one in self.made if not one["void"]]))
        order = StepOrder("作废", reason="登错了")
        self.office.desk.take_step(self.office.clerk, [one["request"]], order)
        one["void"] = True

    @rule(days=st.integers(0, 40))
    def wait(self, days: int) -> None:
        self.clock.move(days=days)

    @invariant()
    def counted_by_hand(self) -> None:
        report = self.office.figures.report(*YEARS)
        counted = [one for one in self.made if not one["void"]]
        self.same(report.whole, counted, nameless=report)
        for bars, name in ((report.by_item, "item"), (report.by_channel, "channel")):
            keys = {bar.key: bar.score for bar in bars}
            assert set(keys) == {one[name] for one in counted}
            for key, score in keys.items():
                self.same(score, [one for one in counted if one[name] == key])
        for bar in report.by_month:
            self.same(bar.score, [one for one in counted if one["day"][:7] == bar.key], levels=False)
        for bar in report.by_line:
            self.same(bar.score, [one for one in counted if one["line"] == bar.key], levels=False)
        named = Counter(tag for one in counted if not one["unnamed"] for tag in one["tags"])
        told = Counter({bar.code: bar.count for bar in report.tags})
        assert not named - told

    def same(
        self,
        score: Score,
        those: list[dict],
        *,
        levels: bool = True,
        nameless: SatisfactionReport | None = None,
    ) -> None:
        rated = [one for one in those if one["level"]]
        assert (score.due, score.rated, score.unrated) == (len(those), len(rated), len(those) - len(rated))
        assert score.anonymous == sum(one["unnamed"] for one in rated)
        counts = Counter(one["level"] for one in rated if not one["unnamed"])
        if nameless is not None:
            # A void visit's anonymous rating stays: nobody knows which one it was.
            every = Counter(one["level"] for one in self.made if one["unnamed"])
            assert sum(score.levels) == counts.total() + every.total() - nameless.waiting
            assert all(score.levels[5 - level] >= counts[level] for level in rules.LEVELS)
        elif levels:
            assert score.levels == tuple(counts[level] for level in rules.LEVELS)

    def today(self) -> str:
        return (self.clock.now() + dt.timedelta(hours=8)).date().isoformat()

    def open(self) -> list[dict]:
        return [one for one in self.made if not one["level"] and not one["void"]]

    def rated(self) -> list[dict]:
        return [one for one in self.made if one["rating"]]


TestCounting = Counting.TestCase
TestCounting.settings = settings(
    max_examples=6,
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),  # each step is a write: shrinking takes minutes and the steps are told anyway
)


@pytest.fixture
def busy(office: Ratings) -> Ratings:
    for level in (5, 5, 4, 3, 2):
        office.rated(level)
    office.asked(office.visit("居住登记", channel="电话"))
    office.rate(office.visit("居住登记", actor=office.head), 1)
    return office


@pytest.mark.both_databases
def test_rates_stand_beside_each_other(busy: Ratings) -> None:
    whole = busy.figures.report("2026-11-01", "2026-11-30").whole
    assert (whole.due, whole.rated, whole.unrated, whole.levels) == (7, 6, 1, (2, 1, 1, 1, 1))
    assert whole.participation == pytest.approx(6 / 7)
    assert whole.satisfaction == pytest.approx(4 / 6)
    rebuild(busy.home.engine)
    assert busy.figures.report("2026-11-01", "2026-11-30").whole == whole


@pytest.mark.both_databases
def test_persons_are_the_heads_alone_and_hidden_below_five(busy: Ratings) -> None:
    report = busy.figures.report("2026-11-01", "2026-11-30")
    assert report.by_person is not None
    people = {bar.key: bar for bar in report.by_person}
    assert (people["周敏"].hidden, people["周敏"].score.known, people["周敏"].score.due) == (False, 5, 6)
    assert (people[ADMIN].hidden, people[ADMIN].score) == (True, Score())
    busy.home.seat(Actor(busy.head.id, ADMIN, frozenset(["委员"])))
    assert busy.figures.report("2026-11-01", "2026-11-30").by_person is None
    busy.home.seat(Actor(busy.head.id, ADMIN, frozenset(["前台"])))
    with pytest.raises(NotAllowed):
        busy.figures.report("2026-11-01", "2026-11-30")


def test_days_and_months_without_anything_are_there_and_empty_periods_say_so(busy: Ratings) -> None:
    report = busy.figures.report("2026-09-15", "2026-11-30")
    assert [(bar.key, bar.score.due) for bar in report.by_month] == [
        ("2026-09", 0),
        ("2026-10", 0),
        ("2026-11", 7),
    ]
    assert report.by_day == ()
    days = busy.figures.report("2026-11-20", "2026-11-23").by_day
    assert [(bar.key[-2:], bar.score.due) for bar in days] == [("20", 0), ("21", 0), ("22", 7), ("23", 0)]
    empty = busy.figures.report("2026-09-01", "2026-09-30")
    assert empty.empty
    assert empty.notes[0].startswith("这段时间没有")
    assert (empty.whole.satisfaction, empty.whole.participation) == (None, None)


def test_whole_months_and_their_days_add_up_alike(busy: Ratings) -> None:
    busy.clock.move(days=20)
    busy.rated(4)
    whole = busy.figures.report("2026-11-01", "2026-12-31")
    cut = busy.figures.report("2026-11-02", "2026-12-30")
    assert whole.by_line == cut.by_line
    assert whole.by_item == cut.by_item
    assert whole.tags == cut.tags
    assert whole.by_person == cut.by_person


def test_tags_are_counted_with_their_words(busy: Ratings) -> None:
    tags = RatingFigures(busy.home).report("2026-11-01", "2026-11-30").tags
    assert [(t.code, t.level, t.words, t.count) for t in tags] == [
        ("213", 2, "业务不熟练", 1),
        ("115", 1, "态度差，效率低", 1),
    ]
