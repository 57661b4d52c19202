"""The rules: statuses, times, hours, names, and the three totals in whatever order they are counted."""

from collections import Counter
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.training import rules
from nanxi_desk.training.rules import Came, Held, Judged, Known, Mark, Period

ZONE = timezone(timedelta(hours=8))
NINE = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
PERIOD = Period(NINE, NINE + timedelta(minutes=135))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (Mark(), rules.UNMARKED),
        (Mark(in_at=at(0)), rules.PRESENT),
        (Mark(rules.PRESENT, in_at=at(10)), rules.PRESENT),
        (Mark(rules.PRESENT, in_at=at(10.9)), rules.PRESENT),
        (Mark(rules.PRESENT, in_at=at(11)), rules.LATE),
        (Mark(rules.PRESENT, in_at=at(-30), out_at=at(125)), rules.PRESENT),
        (Mark(rules.PRESENT, in_at=at(-30), out_at=at(124)), rules.EARLY),
        (Mark(rules.PRESENT), rules.PRESENT),  # signed on paper, without a time
        (Mark(rules.LATE), rules.LATE),
        (Mark(leave=rules.OFFICIAL), rules.OFFICIAL),
        (Mark(rules.PRESENT, leave=rules.PERSONAL, in_at=at(0)), rules.PRESENT),
        (Mark(rules.ABSENT, leave=rules.PERSONAL), rules.PERSONAL),
        (Mark(rules.ABSENT), rules.ABSENT),
        (Mark(rules.MADE_UP), rules.MADE_UP),
        (Mark("什么"), rules.UNMARKED),
    ],
)
def test_a_mark_makes_a_status(mark, status):
    assert rules.judge(mark, PERIOD).status == status


def test_late_and_early_at_once_are_both_told():
    judged = rules.judge(Mark(rules.PRESENT, in_at=at(20), out_at=at(60)), PERIOD)
    assert judged == Judged(rules.LATE, late=True, early=True)
    assert judged.came


def test_without_times_of_the_session_nobody_is_late():
    assert rules.judge(Mark(rules.PRESENT, in_at=at(500)), Period()).status == rules.PRESENT


@given(st.sampled_from(["", *rules.STATUSES]), st.sampled_from(["", *rules.LEAVES]), st.booleans())
def test_whoever_was_not_marked_is_never_absent(status, leave, signed):
    judged = rules.judge(Mark(status, leave, at(0) if signed else None), PERIOD)
    assert judged.status in rules.SHOWN
    if judged.status == rules.ABSENT:
        assert status == rules.ABSENT
    if not (status or leave or signed):
        assert judged.status == rules.UNMARKED


@pytest.mark.parametrize(
    ("minutes", "hours"), [(45, 1), (90, 2), (135, 3), (150, 3), (160, 3.5), (44, 0.5), (0, 0)]
)
def test_hours_are_lessons_of_45_minutes_down_to_the_half(minutes, hours):
    assert rules.hours_of(rules.lesson_tenths(minutes)) == Decimal(str(hours))


@pytest.mark.parametrize(
    ("typed", "tenths"),
    [
        ("2", 20),
        ("2.5", 25),
        ("０．５", 5),
        ("", None),
        ("2.55", None),
        ("-1", None),
        ("二", None),
        ("2.", 20),
    ],
)
def test_hours_as_typed(typed, tenths):
    assert rules.tenths_of(typed) == tenths


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9:05", 545),
        ("09：05", 545),
        ("0905", 545),
        ("9.05", 545),
        ("9", 540),
        ("24:00", None),
        ("√", None),
        ("9:60", None),
    ],
)
def test_times_as_typed(typed, minutes):
    assert rules.clock_minutes(typed) == minutes


@given(st.text(max_size=8))
def test_no_text_breaks_the_reading_of_times_and_hours(text):
    minutes, tenths = rules.clock_minutes(text), rules.tenths_of(text)
    assert minutes is None or 0 <= minutes < 1_440
    assert tenths is None or tenths >= 0


# --- who is who ------------------------------------------------------------------------------------------


def test_people_of_one_name_are_told_apart_by_office_and_tail():
    one, other = Known("1", "王芳", "NX03", "1234"), Known("2", "王 芳", "NX07", "5678")
    assert rules.fitting(Known("", "王芳"), [one, other]) == (one, other)
    assert rules.fitting(Known("", "王芳", "NX07"), [one, other]) == (other,)
    assert rules.fitting(Known("", "王芳", "", "1234"), [one, other]) == (one,)
    assert rules.fitting(Known("", "王芳", "NX03", "9999"), [one, other]) == ()
    assert rules.fitting(Known("", "王方"), [one, other]) == ()


def test_two_entries_of_one_name_are_doubtful_unless_something_tells_them_apart():
    one, other = Known("1", "王芳", "NX03", "1234"), Known("2", "王芳", "", "")
    assert rules.doubtful_pairs([one, other]) == ((one, other),)
    assert rules.doubtful_pairs([one, other], [frozenset("12")]) == ()
    assert rules.doubtful_pairs([one, Known("3", "王芳", "NX03", "5678")]) == ()


# --- totals ----------------------------------------------------------------------------------------------

_held = st.lists(
    st.builds(
        Held,
        key=st.sampled_from("abcdefgh"),
        programme=st.sampled_from("pqr"),
        host=st.sampled_from(["*", "NX03"]),
        day=st.just("2026-05-12"),
        headcount=st.one_of(st.none(), st.integers(0, 500)),
    ),
    unique_by=lambda held: held.key,
)
_people = st.sampled_from([(f"p{n}", f"NX{n % 3:02d}") for n in range(12)])
_came = st.lists(
    st.builds(lambda key, person: Came(key, *person), st.sampled_from("abcdefghz"), _people), max_size=60
)


@given(_held, _came)
def test_the_three_totals_never_mix(held, came):
    whole = rules.totals(held, came)
    assert whole.sessions == len(held)
    assert whole.people <= whole.attendances
    assert whole.attendances <= whole.people * whole.named_sessions
    assert whole.headcount == sum(h.headcount or 0 for h in held)
    assert whole.all_attendances == whole.attendances + whole.headcount


@given(_held, _came)
def test_sums_over_programmes_and_offices(held, came):
    whole = rules.totals(held, came)
    parts = [
        rules.totals([h for h in held if h.programme == programme], came)
        for programme in {h.programme for h in held}
    ]
    assert sum(p.sessions for p in parts) == whole.sessions
    assert sum(p.attendances for p in parts) == whole.attendances
    assert sum(p.headcount for p in parts) == whole.headcount
    assert sum(p.people for p in parts) >= whole.people
    offices = [
        rules.totals(held, [c for c in came if c.office == office]) for office in {c.office for c in came}
    ]
    assert sum(o.attendances for o in offices) == whole.attendances
    assert sum(o.people for o in offices) == whole.people  # everybody belongs to one office


@given(_held, _came, st.randoms())
def test_order_and_repetition_change_no_total(held, came, random):
    mixed = [*came, *came[:5]]
    random.shuffle(mixed)
    assert rules.totals(reversed(held), mixed) == rules.totals(held, came)


@given(st.lists(st.tuples(st.sampled_from(rules.SHOWN), st.booleans()), max_size=80))
def test_a_tally_counts_everybody_once(people):
    tally = rules.tally((Judged(status), invited) for status, invited in people)
    assert tally.invited == sum(invited for __, invited in people)
    apart = (
        tally.on_time
        + tally.late
        + tally.early
        + tally.official
        + tally.personal
        + tally.absent
        + tally.unmarked
    )
    assert apart == tally.invited
    counted = Counter(status for status, __ in people)
    assert tally.came == sum(counted[status] for status in rules.CAME)
    assert tally.official == sum(status == rules.OFFICIAL and invited for status, invited in people)
    assert tally.rate is None or 0 <= tally.rate <= 1
    assert tally.due == tally.invited - tally.official


def test_official_leave_stands_apart_from_the_rate():
    people = [(Judged(rules.PRESENT), True), (Judged(rules.ABSENT), True), (Judged(rules.OFFICIAL), True)]
    assert rules.tally(people).rate == 0.5


def test_a_code_is_fifteen_digits():
    assert len(rules.entry_code("f" * 32)) == len(rules.entry_code("0" * 32)) == rules.CODE_DIGITS
