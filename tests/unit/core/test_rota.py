"""The rota: who is on duty when, that halves and whole days exclude each other, repeating by the calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nanxi_desk.core.calendar import Holiday, holiday_id, load_calendar
from nanxi_desk.core.clock import OFFICE_ZONE
from nanxi_desk.core.errors import FieldRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rota import AFTERNOON, MORNING, PERIODS, WHOLE_DAY, Rota
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock

NOBODY = Actor("", "")
MONDAY = date(2026, 11, 23)
COLLEAGUES = ("李明", "沈文娟")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with make_home(tmp_path_factory.mktemp("rota") / "home", wall=MovableClock()) as made:
        with made.journal.write(made.actor.id) as writing:
            for name in COLLEAGUES:
                writing.create(Staff(id=new_id(), scope=made.office, name=name, post="社工"))
        yield made
        with made.journal.read() as conn:
            assert verify(conn).problems == []


@pytest.fixture
def home(office: Home) -> Home:
    """The office with an empty rota."""
    empty(office)
    return office


@pytest.fixture
def rota(home: Home) -> Rota:
    return Rota(home)


@pytest.fixture
def ids(rota: Rota) -> dict[str, str]:
    return {person.name: person.id for person in rota.people()}


def empty(home: Home) -> None:
    rota = Rota(home)
    for week in range(-1, 8):
        for duty in rota.week(MONDAY + timedelta(weeks=week)):
            for shift in duty.shifts:
                rota.clear(home.actor, duty.day, shift.period)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=OFFICE_ZONE)


def plan(rota: Rota, monday: date) -> list[tuple[date, str, str, str]]:
    return [
        (duty.day, shift.period, shift.staff, shift.substitute)
        for duty in rota.week(monday)
        for shift in duty.shifts
    ]


# --- who is on duty ----------------------------------------------------------------------------------------


def test_the_rota_names_both_and_nobody_beside_their_day(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    assert not rota.planned()
    rota.set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"], ids["沈文娟"])
    assert rota.planned()
    duty = rota.on_duty(at(MONDAY, 15))
    assert duty is not None
    assert (duty.staff, duty.post, duty.substitute, duty.period) == ("李明", "社工", "沈文娟", "全天")
    # The office's own days: late in the evening it is still Monday, in UTC as well as there.
    assert rota.on_duty(at(MONDAY, 23)) == duty
    assert rota.on_duty(at(MONDAY, 0)) == duty
    assert rota.on_duty(at(MONDAY + timedelta(days=1), 0)) is None


def test_halves_of_a_day_change_at_noon(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    rota.set_shift(home.actor, MONDAY, MORNING, ids["李明"])
    rota.set_shift(home.actor, MONDAY, AFTERNOON, ids["沈文娟"], ids["李明"])
    morning, afternoon = rota.on_duty(at(MONDAY, 11)), rota.on_duty(at(MONDAY, 12))
    assert morning is not None
    assert afternoon is not None
    assert (morning.staff, morning.substitute) == ("李明", "")
    assert (afternoon.staff, afternoon.substitute) == ("沈文娟", "李明")


def test_an_afternoon_alone_leaves_the_morning_to_nobody(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    rota.set_shift(home.actor, MONDAY, AFTERNOON, ids["李明"])
    assert rota.on_duty(at(MONDAY, 9)) is None


def test_a_week_knows_its_holidays(home: Home, rota: Rota) -> None:
    days = rota.week(date(2026, 9, 28))
    assert [duty.workday for duty in days] == [True, True, True, False, False, False, False]
    assert days[3].holiday == "国庆节"
    with home.journal.write(home.actor.id) as writing:
        closed = date(2026, 9, 29)
        writing.create(
            Holiday(
                id=holiday_id(home.office, closed),
                scope=home.office,
                day=closed.isoformat(),
                workday=False,
                name="搬迁",
            )
        )
    assert [(duty.workday, duty.holiday) for duty in rota.week(date(2026, 9, 28))][:2] == [
        (True, ""),
        (False, "搬迁"),
    ]


# --- what is refused ---------------------------------------------------------------------------------------


def test_nobody_stands_in_for_himself(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    with pytest.raises(FieldRefused) as refused:
        rota.set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"], ids["李明"])
    assert refused.value.field == "substitute_id"
    assert plan(rota, MONDAY) == []


def test_a_shift_needs_somebody_who_works_here(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    for staff, substitute, field in (("", ids["李明"], "staff_id"), (new_id(), None, "staff_id"),
                                     (ids["李明"], new_id(), "substitute_id")):  # fmt: skip
        with pytest.raises(FieldRefused) as refused:
            rota.set_shift(home.actor, MONDAY, WHOLE_DAY, staff, substitute)
        assert refused.value.field == field
    assert plan(rota, MONDAY) == []


@pytest.mark.parametrize("weeks", [0, 53])
def test_weeks_are_bounded(home: Home, rota: Rota, weeks: int) -> None:
    with pytest.raises(FieldRefused):
        rota.repeat_week(home.actor, MONDAY, weeks)


def test_the_rota_asks_for_the_right(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    with pytest.raises(NotAllowed):
        rota.set_shift(NOBODY, MONDAY, WHOLE_DAY, ids["李明"])
    with pytest.raises(NotAllowed):
        rota.clear(NOBODY, MONDAY, WHOLE_DAY)
    with pytest.raises(NotAllowed):
        rota.repeat_week(NOBODY, MONDAY, 1)


# --- repeating and undoing ---------------------------------------------------------------------------------


def test_a_week_is_repeated_on_workdays_only(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    monday = date(2026, 9, 21)  # of the seven days from 28 September on, 1–4 October are off
    for number in range(7):
        rota.set_shift(home.actor, monday + timedelta(days=number), WHOLE_DAY, ids["李明"], ids["沈文娟"])
    rota.repeat_week(home.actor, monday, 1)
    with home.journal.read() as conn:
        calendar = load_calendar(conn, home.office)
    following = [monday + timedelta(days=7 + number) for number in range(7)]
    assert [day for day, *__ in plan(rota, following[0])] == [d for d in following if calendar.is_workday(d)]
    for number in range(14):
        rota.clear(home.actor, monday + timedelta(days=number), WHOLE_DAY)


def test_repeating_can_be_put_back(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    following = MONDAY + timedelta(weeks=1)
    rota.set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"], ids["沈文娟"])
    rota.set_shift(home.actor, following, MORNING, ids["沈文娟"], ids[ADMIN])
    rota.set_shift(home.actor, following + timedelta(days=2), MORNING, ids["沈文娟"])
    before = plan(rota, following)
    undo = rota.repeat_week(home.actor, MONDAY, 2)
    assert plan(rota, following)[0] == (following, WHOLE_DAY, "李明", "沈文娟")
    assert len(plan(rota, following)) == 2  # Wednesday had no pattern and stays
    rota.put_back(home.actor, undo)
    assert plan(rota, following) == before
    assert plan(rota, MONDAY + timedelta(weeks=2)) == []


def test_setting_what_holds_writes_nothing(home: Home, rota: Rota, ids: dict[str, str]) -> None:
    assert rota.set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"]) != ()
    changes = home.journal.sizes()[1]
    assert rota.set_shift(home.actor, MONDAY, WHOLE_DAY, ids["李明"]) == ()
    assert rota.clear(home.actor, MONDAY, AFTERNOON) == ()
    assert home.journal.sizes()[1] == changes


_NAMES = st.sampled_from([ADMIN, *COLLEAGUES])
_STEPS = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(PERIODS), st.one_of(st.none(), st.tuples(_NAMES, _NAMES))),
    max_size=8,
)


@given(_STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_any_order_of_steps_leaves_what_a_list_by_hand_has(office: Home, steps) -> None:
    empty(office)
    rota, own = Rota(office), office.actor
    ids = {person.name: person.id for person in rota.people()}
    expected: dict[tuple[int, str], tuple[str, str]] = {}
    for number, period, people in steps:
        day = MONDAY + timedelta(days=number)
        before = plan(rota, MONDAY)
        if people is None:
            undo = rota.clear(own, day, period)
            expected.pop((number, period), None)
        elif people[0] == people[1]:
            continue
        else:
            undo = rota.set_shift(own, day, period, ids[people[0]], ids[people[1]])
            for other in PERIODS:
                if WHOLE_DAY in (period, other):
                    expected.pop((number, other), None)
            expected[number, period] = people
        after = plan(rota, MONDAY)
        redo = rota.put_back(own, undo)
        assert plan(rota, MONDAY) == before
        rota.put_back(own, redo)
        assert plan(rota, MONDAY) == after
    assert {((day - MONDAY).days, period): (a, b) for day, period, a, b in plan(rota, MONDAY)} == expected
