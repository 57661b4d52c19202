"""Days that one cell leaves open: settled by titles and neighbours, or refused, never guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.frontdesk.ledger_dates import DateProblem, read_date
from nanxi_desk.frontdesk.ledger_order import Surroundings, resolve_days, years_in_title
from tests.support.ledgers import TODAY


def days(cells, *, titles=(2026,), **options):
    around = Surroundings([frozenset(titles)] * len(cells), TODAY, **options)
    return [
        r.day.isoformat() if r.day else r.problem for r in resolve_days([read_date(c) for c in cells], around)
    ]


def test_the_number_one_point_one_is_the_tenth_where_its_neighbours_say_so():
    assert days([1.8, 1.9, 1.1, 1.11]) == ["2026-01-08", "2026-01-09", "2026-01-10", "2026-01-11"]
    assert days(["1.8", 1.1, "1.12"])[1] == "2026-01-10"
    assert days([1.19, 1.2, 1.21])[1] == "2026-01-20"


def test_it_is_the_first_where_its_neighbours_say_so():
    assert days([1.1, 1.2, 1.4, 1.5]) == ["2026-01-01", "2026-01-02", "2026-01-04", "2026-01-05"]
    assert days(["10.30", 11.1, 11.2, 11.1, 11.11]) == [
        "2026-10-30",
        "2026-11-01",
        "2026-11-02",
        "2026-11-10",
        "2026-11-11",
    ]


def test_it_is_settled_in_a_ledger_that_runs_backwards():
    assert days([1.11, 1.1, 1.9, 1.8])[1] == "2026-01-10"


@pytest.mark.parametrize(
    "cells",
    [
        [1.1],
        [1.1, 1.15],
        [1.9, 1.1],  # one certain day is no order
        [1.5, 1.1, 1.8],  # fits nowhere: written in late
        ["1.9", "3.2", "2.7", 1.1, "1.12", "1.4"],  # no order at all
    ],
)
def test_it_is_refused_where_nothing_settles_it(cells):
    assert days(cells)[cells.index(1.1)] is DateProblem.AMBIGUOUS


def test_text_keeps_its_zero_unless_the_whole_file_became_text():
    assert days(["1.5", "1.1", "1.10"]) == ["2026-01-05", "2026-01-01", "2026-01-10"]
    assert days(["1.8", "1.9", "1.1", "1.11"], all_text=True)[2] == "2026-01-10"
    assert days(["1.1"], all_text=True) == [DateProblem.AMBIGUOUS]
    assert days(["1.1", "1.5", "1.10"], all_text=True)[0] == "2026-01-01"


def test_the_year_comes_from_title_mapping_or_neighbours():
    assert days(["1.7"]) == ["2026-01-07"]
    assert days(["1.7"], titles=()) == [DateProblem.NO_YEAR]
    assert days(["1.7"], titles=(), year=2025) == ["2025-01-07"]
    assert days(["1.7"], titles=(2026,), year=2025) == ["2025-01-07"]
    assert days(["2025/1/6", "1.7"], titles=()) == ["2025-01-06", "2025-01-07"]
    assert days(["2024.2.28", "2.29"], titles=())[1] == "2024-02-29"


def test_a_year_is_not_lent_from_afar():
    assert days(["2025/1/6", *["1.7"] * 30], titles=())[-1] is DateProblem.NO_YEAR


def test_the_turn_of_the_year_is_seen_from_full_dates_around_it():
    cells = ["2024-12-28", "2024-12-29", "12.30", "1.2", "2025-01-03", "1.4"]
    assert days(cells, titles=(2024, 2025)) == [
        "2024-12-28", "2024-12-29", "2024-12-30", "2025-01-02", "2025-01-03", "2025-01-04",
    ]  # fmt: skip
    assert days(cells, titles=()) == days(cells, titles=(2024, 2025))


def test_two_years_in_the_title_are_dealt_out_where_the_months_start_again():
    assert days(["11.28", "12.30", "1.2", "2.3"], titles=(2024, 2025)) == [
        "2024-11-28", "2024-12-30", "2025-01-02", "2025-02-03",
    ]  # fmt: skip


def test_months_that_start_again_under_one_year_are_refused():
    assert set(days(["11.28", "12.30", "1.2", "2.3"], titles=(2024,))) == {DateProblem.NO_YEAR}


def test_a_slip_in_one_row_does_not_move_its_neighbours():
    cells = ["2026.3.1", "2062.3.2", "3.3", "2026.3.4", "1880.3.5", "3.6"]
    assert days(cells) == [
        "2026-03-01", DateProblem.FUTURE, "2026-03-03", "2026-03-04", DateProblem.TOO_OLD, "2026-03-06",
    ]  # fmt: skip


def test_later_than_today_and_before_1990_are_refused():
    assert days([TODAY, TODAY + dt.timedelta(days=1)]) == ["2026-11-23", DateProblem.FUTURE]
    assert days(["12.5"]) == [DateProblem.FUTURE]
    assert days(["1989-12-31", "1990-01-01"]) == [DateProblem.TOO_OLD, "1990-01-01"]


def test_short_dates_are_read_in_the_one_order_that_fits_the_column():
    assert days(["4/1/2026", "4/13/2026"], chinese=False) == ["2026-04-01", "2026-04-13"]
    assert days(["4/1/2026", "13/1/2026"], chinese=False) == ["2026-01-04", "2026-01-13"]
    assert days(["26/3/4", "26/3/5"], titles=()) == ["2026-03-04", "2026-03-05"]
    assert days(["10/2/18", "10/12/18", "10/28/18"], titles=(), chinese=False)[0] == "2018-10-02"
    assert days(["4/1/2026"], titles=(), chinese=False) == [DateProblem.AMBIGUOUS]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("居民来访登记簿（2026年）", {2026}),
        ("2025—2026年度台账", {2025, 2026}),
        ("２０２６年１月", {2026}),
        ("2026.1-2026.12", {2026}),
        ("2026", {2026}),
        ("填报日期：2027年1月5日", set()),
        ("Hoboken_311_20190521", set()),
        ("电话 66002026", set()),
        ("柳浦弄2026弄", set()),
    ],
)
def test_years_in_titles(text, years):
    assert years_in_title(text) == years


@given(
    st.lists(st.dates(dt.date(2026, 1, 1), TODAY), min_size=1, max_size=60), st.randoms(use_true_random=False)
)
def test_numbers_among_dates_are_right_or_refused(truth, dice):
    """In a ledger kept in order no number typed for a day is ever taken for another day."""
    truth.sort()
    spelled = [
        dice.choice(
            (float(f"{d.month}.{d.day}"), f"{d.month}.{d.day}", d.isoformat(), f"{d.month}月{d.day}日")
        )
        for d in truth
    ]
    around = Surroundings([frozenset({2026})] * len(truth), TODAY)
    found = resolve_days([read_date(cell) for cell in spelled], around)
    for day, cell, resolved in zip(truth, spelled, found, strict=True):
        assert resolved.day == day or (isinstance(cell, float) and resolved.problem is DateProblem.AMBIGUOUS)


@given(st.lists(st.one_of(st.text(max_size=12), st.floats(), st.integers(), st.dates()), max_size=30))
def test_no_column_breaks_the_resolver(cells):
    around = Surroundings([frozenset({2026})] * len(cells), TODAY, all_text=True, chinese=False)
    for resolved in resolve_days([read_date(cell) for cell in cells], around):
        assert (resolved.day is None) != (resolved.problem is None)
