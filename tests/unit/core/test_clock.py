"""Stamps: above everything seen, never back, not dragged into the future; and the office's days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.clock import (
    FUTURE_TOLERANCE,
    MAX_STAMP,
    HybridClock,
    SystemClock,
    instant,
    local_text,
    office_day,
    parse_instant,
    stamp_of,
    stamp_time,
)
from nanxi_desk.core.errors import InputRefused, Unavailable

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
MOMENTS = st.datetimes(
    min_value=datetime(1960, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without zone
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
STAMPS = st.integers(min_value=1, max_value=MAX_STAMP - 1)


class SetClock:
    """A wall clock that shows what it is told."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


def test_a_stamp_is_milliseconds_and_a_counter():
    moment = datetime(2026, 11, 22, 6, 31, 5, 123_000, tzinfo=UTC)
    assert stamp_of(moment) == int(moment.timestamp() * 1000) << 16
    assert stamp_time(stamp_of(moment) + 7) == moment
    assert MAX_STAMP < 2**63


@given(moment=MOMENTS)
def test_stamps_keep_the_moment_to_the_millisecond(moment):
    assert timedelta(0) <= moment - stamp_time(stamp_of(moment)) < timedelta(milliseconds=1)


@given(walls=st.lists(MOMENTS, min_size=1, max_size=30), last=STAMPS)
def test_stamps_rise_whatever_the_wall_clock_does(walls, last):
    wall = SetClock()
    clock = HybridClock(wall, min(last, stamp_of(datetime(2095, 1, 1, tzinfo=UTC))))
    drawn = [clock.last]
    for wall.moment in walls:
        drawn.append(clock.tick())
        assert clock.last == drawn[-1]
    assert drawn == sorted(set(drawn))


@given(wall=MOMENTS, steps=st.lists(st.lists(STAMPS, max_size=4), min_size=1, max_size=10))
def test_a_stamp_exceeds_every_parent_and_the_clock(wall, steps):
    clock = HybridClock(SetClock(wall))
    for parents in steps:
        before = clock.last
        stamp = clock.tick(parents)
        assert stamp > before
        assert all(stamp > parent for parent in parents)
        assert before < clock.last <= stamp


@given(
    poison=st.lists(
        st.integers(stamp_of(NOON + FUTURE_TOLERANCE) + 1, MAX_STAMP - 1), min_size=1, max_size=8
    ),
    as_parent=st.booleans(),
)
def test_stamps_from_a_wrong_year_do_not_stick(poison, as_parent):
    clock = HybridClock(SetClock())
    for stamp in poison:
        if as_parent:
            assert clock.tick([stamp]) == stamp + 1
        else:
            clock.observe(stamp)
    assert stamp_time(clock.tick()) - NOON < timedelta(seconds=1)


@given(ahead=st.timedeltas(timedelta(milliseconds=1), FUTURE_TOLERANCE - timedelta(milliseconds=1)))
def test_stamps_within_a_day_ahead_move_the_clock(ahead):
    near = stamp_of(NOON + ahead)
    by_parent, by_sight = HybridClock(SetClock()), HybridClock(SetClock())
    by_parent.tick([near])
    by_sight.observe(near)
    assert by_parent.tick() > near + 1
    assert by_sight.tick() > near


def test_an_older_stamp_does_not_move_the_clock_back():
    clock = HybridClock(SetClock(), last=stamp_of(NOON) + 5)
    clock.observe(stamp_of(NOON - timedelta(days=30)))
    assert clock.tick() == stamp_of(NOON) + 6


def test_a_parent_at_the_end_of_time_is_refused_and_changes_nothing():
    clock = HybridClock(SetClock())
    clock.tick()
    before = clock.last
    assert clock.tick([MAX_STAMP - 1]) == MAX_STAMP
    with pytest.raises(InputRefused, match="2100"):
        clock.tick([MAX_STAMP])
    assert clock.last == before + 1
    assert clock.tick() == before + 2


def test_a_computer_set_beyond_2100_cannot_record():
    clock = HybridClock(SetClock(datetime(2101, 1, 1, tzinfo=UTC)), last=9)
    with pytest.raises(Unavailable, match="2100") as caught:
        clock.tick()
    assert caught.value.hint
    clock.observe(MAX_STAMP + 1)
    assert clock.last == 9


def test_the_system_clock_is_aware_and_present():
    before = datetime.now(UTC)
    shown = SystemClock().now()
    assert shown.utcoffset() == timedelta(0)
    assert before <= shown <= datetime.now(UTC)


@given(moment=MOMENTS)
def test_instants_come_back_to_the_second(moment):
    text = instant(moment)
    assert len(text) == 20
    assert parse_instant(text) == moment.replace(microsecond=0)


@given(text=st.text(max_size=30))
def test_any_text_is_an_instant_or_refused(text):
    try:
        moment = parse_instant(text)
    except InputRefused:
        return
    assert instant(moment) == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 06:31:05Z",
        "2026-11-22T06:31:05",
        "2026-11-22T06:31:05+08:00",
        "2026-02-30T00:00:00Z",
        "2026-11-22T25:00:00Z",
        "2026-11-22T06:31:05Z\n",
        "２０２６-11-22T06:31:05Z",
        "",
    ],
)
def test_other_spellings_of_an_instant_are_refused(text):
    with pytest.raises(InputRefused):
        parse_instant(text)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T15:59:59Z", "2026-11-22"),
        ("2026-11-22T16:00:00Z", "2026-11-23"),
        ("2026-12-31T16:00:00Z", "2027-01-01"),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), "2026-11-23"),
    ],
)
def test_a_day_is_the_offices_day(moment, day):
    assert office_day(moment) == day


def test_local_text_keeps_chinese_words_between_the_parts():
    assert local_text("2026-11-22T06:31:05Z") == "2026-11-22 14:31"
    assert (
        local_text("2026-11-22T16:31:05Z", "%Y年%m月%d日 %H时%M分，100%%") == "2026年11月23日 00时31分，100%"
    )
