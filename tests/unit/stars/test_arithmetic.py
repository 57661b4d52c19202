"""From sheets to stars: what always holds, an independent count, and a file that must never change."""

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.stars.arithmetic import (
    Answers,
    Case,
    Sheet,
    compute,
    cumulative,
    deviations,
    shown,
    shown_lacking,
    trimmed,
)
from nanxi_desk.stars.result import altered
from nanxi_desk.stars.rubric import Rubric, content_of, decimal_text, read_content
from nanxi_desk.stars.views import Thresholds
from tests.support.star_rounds import RUBRIC, full

GOLDEN = Path(__file__).parents[2] / "data" / "star-rounds.json"
HALVES = {code: int(i.most / i.step) for code, i in RUBRIC.indicators.items()}


def sheet(number: int, points: Mapping[str, Fraction]) -> Sheet:
    return Sheet(f"s{number}", f"j{number}", f"评委{number}", dict(points))


points_of_a_sheet = st.fixed_dictionaries(
    {code: st.integers(0, most).map(lambda n: Fraction(n, 2)) for code, most in HALVES.items()}
)
# Mostly good groups: with points all over nobody would ever get near a star.
good_points = st.fixed_dictionaries(
    {code: st.integers(most - 5, most).map(lambda n: Fraction(max(n, 0), 2)) for code, most in HALVES.items()}
)
sheets_of_a_group = st.lists(points_of_a_sheet | good_points, min_size=1, max_size=8).map(
    lambda all_: tuple(sheet(n, p) for n, p in enumerate(all_))
)
answers = st.none() | st.builds(
    lambda counts, more: Answers(counts, sum(counts) + more),
    st.tuples(*[st.integers(0, 12)] * 5),
    st.integers(0, 60),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    vetoes = draw(st.sampled_from([(), (), (), ("fire",)]))
    before = draw(st.integers(0, 5))
    return Case("g", "一号", "NX03", draw(sheets_of_a_group), draw(answers), vetoes, before)


@given(case=cases(), order=st.randoms(), first=st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_order_of_judges_does_not_matter(case: Case, order: random.Random, first: bool) -> None:
    mixed = list(case.sheets)
    order.shuffle(mixed)
    other = Case(case.id, case.name, case.office, tuple(mixed), case.answers, case.vetoes, case.before)
    one, two = (compute(RUBRIC, [c], first_year=first).outcomes[0] for c in (case, other))
    assert (one.total, one.stars, one.indicators, one.checks) == (
        two.total,
        two.stars,
        two.indicators,
        two.checks,
    )


@given(points=st.lists(st.integers(0, 16).map(lambda n: Fraction(n, 2)), min_size=1, max_size=9))
def test_the_trimmed_mean_lies_within_its_bounds(points: list[Fraction]) -> None:
    mean = trimmed(points, 5)
    assert min(points) <= mean <= max(points)
    if len(points) >= 5:
        ordered = sorted(points)
        assert ordered[1] <= mean <= ordered[-2]
        assert mean == sum(ordered[1:-1]) / (len(points) - 2)
    else:
        assert mean == sum(points) / len(points)


@given(case=cases(), data=st.data(), first=st.booleans())
@settings(max_examples=120, deadline=None)
def test_more_points_never_lower_a_star(case: Case, data: st.DataObject, first: bool) -> None:
    which = data.draw(st.integers(0, len(case.sheets) - 1))
    code = data.draw(st.sampled_from(list(HALVES)))
    old = case.sheets[which]
    more = data.draw(st.integers(int(old.points[code] * 2), HALVES[code]))
    raised = Sheet(old.id, old.judge_id, old.judge, {**old.points, code: Fraction(more, 2)})
    sheets = (*case.sheets[:which], raised, *case.sheets[which + 1 :])
    other = Case(case.id, case.name, case.office, sheets, case.answers, case.vetoes, case.before)
    before, after = (compute(RUBRIC, [c], first_year=first).outcomes[0] for c in (case, other))
    assert after.total >= before.total
    assert after.stars >= before.stars


@given(case=cases())
@settings(max_examples=60, deadline=None)
def test_an_independent_count_comes_to_the_same(case: Case) -> None:
    """The same by floating point and the words of the rule, written apart."""
    outcome = compute(RUBRIC, [case]).outcomes[0]
    judges = 0.0
    for code in HALVES:
        given_ = sorted(float(s.points[code]) for s in case.sheets)
        judges += fmean(given_[1:-1] if len(given_) >= 5 else given_)
    total = judges
    if case.answers and case.answers.answered and case.answers.answered >= 0.3 * case.answers.households:
        worth = (100, 80, 60, 30, 0)
        mean = sum(w * c for w, c in zip(worth, case.answers.counts, strict=True)) / case.answers.answered
        total = 0.7 * judges + 0.3 * mean
    assert float(outcome.judges) == pytest.approx(judges)
    assert float(outcome.total) == pytest.approx(total)


def one(content: Mapping[str, str], judges: int = 5, **more: object) -> Case:
    points = {code: Fraction(text) for code, text in content.items()}
    return Case("g", "一号", "NX03", tuple(sheet(n, points) for n in range(judges)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "stars"),
    [
        (one(full().points, before=4), 5),
        (one(full().points, before=3), 4),
        (one(full(C_1="3", C_2="4").points, before=4), 4),  # C 12: no five stars, though 96 points
        (one(full(B_1="5.5").points, before=4), 4),  # one B below 6
        (one(full(C_1="0", C_2="3").points), 3),  # C 8
        (one(full(A1_1="0", A1_2="0", A1_3="5").points), 4),  # 85
        (one(full(A1_1="0", A1_2="0", A1_3="4.5").points), 0),  # 84.5, A = 44.5
        (one(full().points, vetoes=("leader",)), 0),
        (one(full("0.75").points), 0),  # 75 less what the steps cut off
        (one({}, judges=0), 0),
        (one(full().points, answers=Answers((0, 0, 0, 0, 9), 30)), 0),  # 0.7 × 100
        (one(full().points, answers=Answers((0, 0, 0, 0, 8), 30)), 4),  # 8 of 30 are too few to count
        (one(full().points, answers=Answers((5, 0, 4, 0, 0), 30)), 4),
    ],
)
def test_stars_at_their_borders(case: Case, stars: int) -> None:
    assert compute(RUBRIC, [case]).outcomes[0].stars == stars


def test_the_first_year_waives_the_year_before() -> None:
    outcome = compute(RUBRIC, [one(full().points)], first_year=True).outcomes[0]
    assert outcome.stars == 5
    assert [c.waived for c in outcome.checks[-1].checks if c.kind == "before"] == [True]


def test_a_sheet_with_a_hole_or_a_wrong_step_does_not_count() -> None:
    whole = {code: Fraction(p) for code, p in full().points.items()}
    hole = {c: p for c, p in whole.items() if c != "C.3"}
    wrong = {**whole, "C.3": Fraction(1, 3)}
    case = Case("g", "一号", "NX03", (sheet(1, whole), sheet(2, hole), sheet(3, wrong)))
    outcome = compute(RUBRIC, [case]).outcomes[0]
    assert ([s.id for s in outcome.valid], outcome.total) == (["s1"], 100)


# --- stars upon stars --------------------------------------------------------------------------------------


def test_no_praise_of_residents_makes_four_stars_without_the_standard_of_three() -> None:
    """A 44 of 60: the residents lift the total to 88.8, the standard of 三星 is missing all the same."""
    low = full(A1_1="0", A1_2="0", A1_3="4").points  # A 60 − 16
    case = one(low, answers=Answers((12, 0, 0, 0, 0), 30))
    outcome = compute(RUBRIC, [case]).outcomes[0]
    assert (outcome.judges, outcome.total, outcome.stars) == (84, Fraction("88.8"), 0)
    following = outcome.next_star
    assert following is not None
    assert [(c.code, c.lacking) for c in following.lacking] == [("A", 1)]
    assert [checks.met for checks in outcome.checks] == [False, False, False]


def test_what_a_higher_star_says_more_strictly_is_not_asked_twice() -> None:
    asked = {s.stars: [(c.code, c.least, c.each) for c in s.conditions] for s in cumulative(RUBRIC)}
    assert asked[3] == [("A", 45, False)]
    assert asked[4] == [("B", 14, False), ("C", 9, False), ("A", 45, False)]
    # Each B at least 6 is 18 together, and C at least 13 is more than 9.
    assert asked[5] == [("B", 6, True), ("C", 13, False), ("A", 45, False)]
    assert [s.before for s in cumulative(RUBRIC)] == [0, 0, 4]


conditions_of_a_star = st.lists(
    st.tuples(st.sampled_from(["A", "A1", "B", "B.1", "C", "C.3"]), st.integers(0, 5), st.booleans()),
    max_size=3,
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """The shipped rubric with other conditions and thresholds, however odd."""
    content = content_of(RUBRIC)
    leasts = sorted(draw(st.lists(st.integers(40, 95), min_size=3, max_size=3)))
    for star, least in zip(content["stars"], leasts, strict=True):
        star["least"] = str(least)
        star["conditions"] = [
            {"code": code, "least": str(points), "each": each}
            for code, points, each in draw(conditions_of_a_star)
            if not each or points <= min(i.most for i in RUBRIC.under(code))
        ]
        star["before"] = draw(st.sampled_from([0, 0, 0, 3, 4]))
        star["quota"] = draw(st.sampled_from([None, None, 0, 1, 2]))
    return read_content(content)


@given(rubric=rubrics(), case=cases(), data=st.data(), first=st.booleans())
@settings(max_examples=120, deadline=None)
def test_whoever_has_a_star_meets_all_that_lower_ones_ask_and_more_points_never_lower_it(
    rubric: Rubric, case: Case, data: st.DataObject, first: bool
) -> None:
    outcome = compute(rubric, [case], first_year=first).outcomes[0]
    met = [checks.met for checks in outcome.checks]
    assert met == sorted(met, reverse=True)
    assert outcome.earned == max((c.stars for c in outcome.checks if c.met), default=0)
    which = data.draw(st.integers(0, len(case.sheets) - 1))
    code = data.draw(st.sampled_from(list(HALVES)))
    old = case.sheets[which]
    more = data.draw(st.integers(int(old.points[code] * 2), HALVES[code]))
    raised = Sheet(old.id, old.judge_id, old.judge, {**old.points, code: Fraction(more, 2)})
    sheets = (*case.sheets[:which], raised, *case.sheets[which + 1 :])
    after = compute(rubric, [replace(case, sheets=sheets)], first_year=first).outcomes[0]
    assert after.earned >= outcome.earned


@given(rubric=rubrics(), all_=st.lists(cases(), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_full_quota_leaves_the_next_star_to_whoever_it_turns_away(rubric: Rubric, all_: list[Case]) -> None:
    named = [replace(case, id=f"g{n}") for n, case in enumerate(all_)]
    result = compute(rubric, named)
    for outcome in result.outcomes:
        assert outcome.stars <= outcome.earned
        if outcome.by_quota:
            below = [s for s in rubric.stars if s.stars <= outcome.earned]
            # It has the highest star below that is free of a quota; it falls to none only past quotas.
            free = max((s.stars for s in below if s.quota is None), default=0)
            assert outcome.stars >= free
    for star in rubric.stars:
        if star.quota is not None:
            assert result.counts.get(star.stars, 0) <= star.quota


def groups(totals: list[str]) -> list[Case]:
    """Groups whose totals are 100 less so much in A1.2."""
    return [
        Case(
            f"g{n}",
            f"{n}号",
            "NX03",
            one(full(A1_2=decimal_text(8 - (100 - Fraction(t)))).points).sheets,
            before=4,
        )
        for n, t in enumerate(totals)
    ]


def test_a_quota_takes_the_best_and_the_others_fall() -> None:
    rubric = altered(RUBRIC, Thresholds(quota={5: 2, 4: 1}))
    result = compute(rubric, groups(["98", "100", "97", "99"]))
    assert [(o.case.id, o.rank, o.earned, o.stars) for o in result.outcomes] == [
        ("g1", 1, 5, 5), ("g3", 2, 5, 5), ("g0", 3, 5, 4), ("g2", 4, 5, 3),
    ]  # fmt: skip
    assert dict(result.counts) == {5: 2, 4: 1, 3: 1}


def test_a_tie_across_a_quota_is_shown_and_nobodys_until_decided() -> None:
    rubric = altered(RUBRIC, Thresholds(quota={5: 2}))
    cases_ = groups(["100", "98", "98", "97"])
    result = compute(rubric, cases_)
    assert [(o.stars, o.border, o.rank) for o in result.outcomes] == [
        (5, 0, 1),
        (4, 5, 2),
        (4, 5, 2),
        (4, 0, 4),
    ]
    assert [o.tied for o in result.outcomes] == [(), ("g2",), ("g1",), ()]
    decided = compute(rubric, cases_, decided={"g2": 5, "g1": 5, "g3": 5})
    # No more than the quota holds, and nobody who is not in the tie.
    assert [(o.case.id, o.stars, o.decided) for o in decided.outcomes if o.stars == 5] == [
        ("g0", 5, False),
        ("g1", 5, True),
    ]


def test_how_far_a_judge_is_from_the_others() -> None:
    kind, strict = full(), full(B_1="0", B_2="0")
    sheets = [
        tuple(
            sheet(n, {c: Fraction(p) for c, p in (strict if n == 0 else kind).points.items()})
            for n in range(5)
        )
        for _group in range(3)
    ]
    far, *others = deviations(RUBRIC, sheets)
    assert (far.judge_id, far.mean, far.groups, far.far, far.worst) == ("j0", -16, 3, True, "B.2")
    assert {(d.mean, d.far) for d in others} == {(4, False)}


def test_figures_never_say_more_than_there_is() -> None:
    assert shown(Fraction(84996, 1000)) == "84.99"
    assert shown(Fraction(-5, 3)) == "-1.66"
    assert shown(Fraction(-1, 1000)) == "0.00"
    assert shown_lacking(Fraction(4, 1000)) == "0.01"
    assert shown_lacking(Fraction(5, 3)) == "1.67"
    assert decimal_text(Fraction(1, 8)) == "0.125"
    with pytest.raises(ValueError, match="decimal"):
        decimal_text(Fraction(1, 3))


def golden_cases() -> list[Case]:
    """Made once from a seed by arithmetic of its own, so that no library's random numbers can change it."""
    state = 20261122

    def chance(most: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % (most + 1)

    found = []
    for number in range(24):
        slack = chance(8)
        sheets = tuple(
            sheet(n, {c: Fraction(max(most - chance(slack), 0), 2) for c, most in HALVES.items()})
            for n in range(3 + chance(5))
        )
        asked = None
        if chance(2):
            asked = Answers((chance(9), chance(9), chance(5), chance(2), chance(1)), 20 + chance(30))
        vetoes = ("fire",) if not chance(11) else ()
        found.append(Case(f"g{number:02d}", f"{number}号", "NX03", sheets, asked, vetoes, chance(5)))
    return found


def golden_result() -> dict[str, object]:
    rubric = altered(RUBRIC, Thresholds(quota={4: 5}))
    return {
        "rubric": rubric.digest,
        "groups": {
            o.case.id: [str(o.judges), str(o.total), o.earned, o.stars, o.rank, o.border]
            for o in compute(rubric, golden_cases()).outcomes
        },
    }


def test_recomputing_gives_the_same_for_ever() -> None:
    """A difference means that old results would change: never make the file anew to get rid of it."""
    assert golden_result() == json.loads(GOLDEN.read_text("utf-8"))


def test_the_golden_file_is_what_decimals_say() -> None:
    """The same totals by the decimal module, to thirty places."""
    getcontext().prec = 40
    groups_ = json.loads(GOLDEN.read_text("utf-8"))["groups"]
    for case in golden_cases():
        judges = Decimal(0)
        for code in HALVES:
            points = sorted(
                Decimal(s.points[code].numerator) / s.points[code].denominator for s in case.sheets
            )
            kept = points[1:-1] if len(points) >= 5 else points
            judges += sum(kept, Decimal(0)) / len(kept)
        stored = Fraction(groups_[case.id][0])
        assert abs(Decimal(stored.numerator) / stored.denominator - judges) < Decimal(10) ** -30
