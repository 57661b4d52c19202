"""Workday arithmetic of deadlines and lights, against a count that walks day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.calendar import WorkCalendar
from nanxi_desk.core.deadlines import LONGEST_LIMIT, Deadline, Pause, deadline

ONE = timedelta(days=1)
dates = st.dates(date(2024, 1, 1), date(2028, 6, 30))
calendars = st.dictionaries(dates, st.booleans(), max_size=25).map(WorkCalendar)
pauses = st.lists(
    st.builds(lambda first, length: Pause(first, first + timedelta(days=length)), dates, st.integers(-2, 30)),
    max_size=3,
)


def walk(accepted: date, limit: int, stops: list[Pause], calendar: WorkCalendar) -> Deadline:
    """The same by brute force: every day looked at, every day's remainder counted anew."""

    def counts(day: date) -> bool:
        return calendar.is_workday(day) and not any(stop.first <= day <= stop.last for stop in stops)

    if limit == 0:
        due = accepted
        if any(stop.first <= due <= stop.last for stop in stops):
            due += ONE
            while not counts(due):
                due += ONE
        red = due + ONE
        while not calendar.is_workday(red):
            red += ONE
        return Deadline(due, None, red)
    left, due = limit, accepted
    while left:
        due += ONE
        left -= counts(due)

    def remaining(day: date) -> int:
        return sum(counts(day + timedelta(days=n)) for n in range(1, (due - day).days + 1))

    yellow = accepted
    while True:
        rest = remaining(yellow)
        burns = (rest <= 1 or 5 * rest <= limit) if limit >= 3 else rest == 0
        if burns and (yellow > accepted or limit == 0):
            break
        yellow += ONE
    return Deadline(due, yellow, due + ONE)


@given(dates, st.integers(0, 25), pauses, calendars)
def test_deadlines_equal_the_count_by_hand(
    accepted: date, limit: int, stops: list[Pause], calendar: WorkCalendar
) -> None:
    assert deadline(accepted, limit, stops, calendar) == walk(accepted, limit, stops, calendar)


@given(dates, st.integers(0, 60), calendars, st.integers(1, 10))
def test_a_longer_limit_is_due_later_and_lights_follow_each_other(
    accepted: date, limit: int, calendar: WorkCalendar, more: int
) -> None:
    found = deadline(accepted, limit, (), calendar)
    assert deadline(accepted, limit + more, (), calendar).due > found.due
    assert found.due < found.red_from
    if found.yellow_from is not None:
        assert accepted < found.yellow_from <= found.due


@given(dates, st.integers(-5, 2 * LONGEST_LIMIT))
def test_no_limit_is_longer_than_the_longest(accepted: date, limit: int) -> None:
    kept = min(max(limit, 0), LONGEST_LIMIT)
    assert deadline(accepted, limit, (), WorkCalendar()) == deadline(accepted, kept, (), WorkCalendar())


@pytest.mark.parametrize(
    ("accepted", "limit", "due", "yellow", "red"),
    [
        # On the spot: due the same day, red from the next workday, no yellow. 13 November 2026 is a Friday.
        ("2026-11-13", 0, "2026-11-13", None, "2026-11-16"),
        ("2026-11-12", 1, "2026-11-13", "2026-11-13", "2026-11-14"),
        ("2026-11-12", 2, "2026-11-16", "2026-11-16", "2026-11-17"),
        ("2026-11-12", 3, "2026-11-17", "2026-11-16", "2026-11-18"),
        ("2026-11-02", 10, "2026-11-16", "2026-11-12", "2026-11-17"),
        # The national holiday, and Saturday 10 October worked in its place.
        ("2026-09-30", 2, "2026-10-09", "2026-10-09", "2026-10-10"),
        ("2026-09-30", 3, "2026-10-10", "2026-10-09", "2026-10-11"),
    ],
)
def test_known_days(accepted: str, limit: int, due: str, yellow: str | None, red: str) -> None:
    found = deadline(date.fromisoformat(accepted), limit, (), WorkCalendar())
    assert found == Deadline(
        date.fromisoformat(due), date.fromisoformat(yellow) if yellow else None, date.fromisoformat(red)
    )


def test_lights_through_the_days_of_a_limit_of_three() -> None:
    found = deadline(date(2026, 11, 12), 3, (), WorkCalendar())  # due Tuesday the 17th
    lights = {day: found.light(date(2026, 11, day)) for day in range(12, 20)}
    assert lights == {12: "", 13: "", 14: "", 15: "", 16: "yellow", 17: "yellow", 18: "red", 19: "red"}


def test_an_item_of_the_spot_is_due_that_day_and_red_the_next_workday() -> None:
    found = deadline(date(2026, 11, 13), 0, (), WorkCalendar())
    assert [found.light(date(2026, 11, day)) for day in (13, 14, 15, 16)] == ["due", "", "", "red"]


def test_a_date_from_nowhere_does_not_stop_the_desk() -> None:
    found = deadline(date(9999, 12, 30), 30, (), WorkCalendar())
    assert found.due <= date.max
