"""The workday calendar against a count day by day, the state's published days, and what offices enter."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.calendar import PLAIN, Holiday, WorkCalendar, holiday_id, load_calendar, warning
from nanxi_desk.core.errors import NotAllowed
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.records import new_id
from tests.support.journals import MovableClock, memory_engine

DAY = timedelta(days=1)
# From the notices of the State Council for 2025 and 2026: days off on Mondays to Fridays, and
# Saturdays and Sundays that are worked.
OFF = (
    "2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 "
    "2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 "
    "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 "
    "2026-05-01 2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 "
    "2026-10-07"
)
WORKED = (
    "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 "
    "2026-09-20 2026-10-10"
)

days = st.dates(date(2003, 1, 1), date(2029, 12, 31))
near = st.integers(0, 400)
overrides = st.dictionaries(days, st.booleans(), max_size=30)


def walked(calendar: WorkCalendar, after: date, through: date) -> int:
    """Workdays in (after, through], one by one."""
    count, day = 0, after
    while day < through:
        day += DAY
        count += calendar.is_workday(day)
    return count


def dates(words: str) -> set[date]:
    return {date.fromisoformat(word) for word in words.split()}


def test_two_years_are_as_the_state_published_them() -> None:
    day = date(2025, 1, 1)
    while day.year < 2027:
        expected = day in dates(WORKED) or (day.weekday() < 5 and day not in dates(OFF))
        assert PLAIN.is_workday(day) == expected, day
        day += DAY


@pytest.mark.parametrize(
    ("day", "workdays", "found"),
    [
        ("2026-09-30", 1, "2026-10-08"),  # over the seven days of the National Day
        ("2026-10-08", 2, "2026-10-10"),  # a Saturday that is worked
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),  # over the Spring Festival
        ("2026-11-24", 5, "2026-12-01"),
        ("2026-10-03", 0, "2026-10-03"),
    ],
)
def test_limits_over_known_holidays(day: str, workdays: int, found: str) -> None:
    assert PLAIN.add(date.fromisoformat(day), workdays).isoformat() == found


@given(days, near, overrides)
def test_a_count_is_what_walking_finds(after: date, far: int, entered: dict[date, bool]) -> None:
    calendar = WorkCalendar(entered)
    through = after + far * DAY
    assert calendar.count(after, through) == walked(calendar, after, through)
    assert calendar.count(through, after) == -calendar.count(after, through)


@given(days, st.integers(1, 300), overrides)
def test_adding_finds_the_one_workday_that_many_later(
    day: date, workdays: int, entered: dict[date, bool]
) -> None:
    calendar = WorkCalendar(entered)
    found = calendar.add(day, workdays)
    assert calendar.is_workday(found)
    assert walked(calendar, day, found) == workdays
    assert calendar.add(day, workdays + 1) > found
    assert calendar.next_workday(found) == calendar.add(day, workdays + 1)
    assert calendar.add(day, 0) == day


@given(days, days, near, overrides)
def test_who_begins_later_is_not_due_earlier(
    one: date, other: date, workdays: int, entered: dict[date, bool]
) -> None:
    calendar = WorkCalendar(entered)
    first, second = sorted((one, other))
    assert calendar.add(first, workdays) <= calendar.add(second, workdays)


@given(days, overrides)
def test_what_was_entered_wins_and_changes_nothing_else(day: date, entered: dict[date, bool]) -> None:
    calendar = WorkCalendar(entered)
    assert calendar.is_workday(day) == entered.get(day, PLAIN.is_workday(day))


@given(st.dates(), st.integers(0, 400))
def test_no_day_is_too_far(day: date, workdays: int) -> None:
    found = PLAIN.add(day, workdays)
    assert found >= day
    if day.year not in range(PLAIN.last_year - 30, PLAIN.last_year + 1):
        assert PLAIN.is_workday(day) == (day.weekday() < 5)
    assert PLAIN.next_workday(day) > day or day >= date.max - 3 * DAY


def test_a_calendar_does_not_change_with_what_it_was_made_of() -> None:
    entered = {date(2026, 11, 24): False}
    calendar = WorkCalendar(entered)
    entered.clear()
    assert not calendar.is_workday(date(2026, 11, 24))


def plan(year: int) -> dict[date, bool]:
    return {date(year, 10, day): False for day in range(1, 11)}


def test_a_year_is_known_once_its_plan_is_shipped_or_entered() -> None:
    last = PLAIN.last_year
    beyond = date(last + 1, 3, 1)
    assert last >= 2026
    assert PLAIN.knows(date(last, 12, 31))
    assert not PLAIN.knows(beyond)
    assert not PLAIN.knows(date(2003, 12, 31))
    altered = WorkCalendar({date(last + 1, 1, 1): False})
    assert altered.knows(date(last + 1, 1, 1))
    assert not altered.knows(beyond)
    assert altered.last_year == last
    planned = WorkCalendar(plan(last + 1))
    assert planned.knows(beyond)
    assert planned.last_year == last + 1
    assert WorkCalendar(plan(last + 2)).last_year == last


def test_the_warning_comes_with_the_last_known_year_and_goes_with_the_next_plan() -> None:
    last = PLAIN.last_year
    assert warning(date(last, 10, 31), PLAIN) is None
    assert str(last + 1) in (warning(date(last, 11, 1), PLAIN) or "")
    assert str(last + 3) in (warning(date(last + 3, 5, 1), PLAIN) or "")
    assert warning(date(last, 12, 1), WorkCalendar(plan(last + 1))) is None


def write(journal: Journal, scope: str, entered: Iterable[tuple[date, bool]]) -> None:
    with journal.write(new_id()) as writing:
        writing.create(
            *(
                Holiday(id=holiday_id(scope, day), scope=scope, day=day.isoformat(), workday=workday)
                for day, workday in entered
            )
        )


def test_an_offices_own_days_lie_over_the_shared_ones() -> None:
    engine = memory_engine()
    one, two, three = (date(2027, 3, day) for day in (1, 2, 3))
    hub = Journal(engine, Identity("h" * 32, "JD", True), MovableClock())
    office = hub.written_by(Identity("o" * 32, "NX03", False))
    write(hub, "*", [(one, False), (two, False), (three, False)])
    write(office, "NX03", [(two, True)])
    write(hub, "JD", [(three, True)])
    with office.write(new_id()) as writing, pytest.raises(NotAllowed):
        writing.edit(Holiday, holiday_id("*", one), {"workday": True})
    with hub.write(new_id()) as writing:
        writing.delete(Holiday, holiday_id("*", one))
    with engine.connect() as conn:
        shown = {
            scope: [load_calendar(conn, scope).is_workday(day) for day in (one, two, three)]
            for scope in ("NX03", "JD", "NX04")
        }
    assert shown == {
        "NX03": [True, True, False],
        "JD": [True, False, True],
        "NX04": [True, False, False],
    }


@pytest.mark.parametrize(
    ("identity", "scope"),
    [
        (Identity("o" * 32, "NX03", False), "*"),
        (Identity("o" * 32, "NX03", False), "NX04"),
        (Identity("h" * 32, "JD", True), "NX03"),
        (Identity("h" * 32, "JD", True), "local"),
    ],
)
def test_what_both_may_write_nobody_writes_for_somebody_else(identity: Identity, scope: str) -> None:
    journal = Journal(memory_engine(), identity, MovableClock())
    with pytest.raises(NotAllowed):
        write(journal, scope, [(date(2027, 3, 1), False)])
