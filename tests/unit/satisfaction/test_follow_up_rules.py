"""The life of a follow-up as arithmetic: whatever steps arrive in whatever order, everybody sees the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.calendar import PLAIN
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.rules import Step, allowed_steps, standing

OPENED = date(2026, 11, 20)  # a Friday
NEXT = {"limit": 5}


def step(kind: str, turn: int = 0, **terms) -> Step:
    at = f"2026-11-{20 + min(turn, 9):02d}T02:00:00Z"
    return Step(kind, at, order=f"{turn:02d}{kind}", turn=turn, day=OPENED + timedelta(turn), **terms)


def stand(*steps: Step, anonymous: bool = False) -> rules.Standing:
    return standing(steps, anonymous=anonymous, opened=OPENED, first_limit=1)


WAY = (
    step("联系", 1, limit=2),
    step("核实", 2, verdict="属实", limit=5),
    step("整改", 3, limit=5),
    step("回访", 4, outcome="满意", limit=2),
    step("关闭", 5),
)


def test_the_whole_way() -> None:
    states = [stand(*WAY[:n]).state for n in range(len(WAY) + 1)]
    assert states == ["待联系", "待核实", "待整改", "待回访", "待关闭", "关闭"]
    assert stand(*WAY).revisited
    assert stand(*WAY).closed_day == OPENED + timedelta(5)


@pytest.mark.parametrize("verdict", ["误评", "恶意"])
def test_what_was_no_fault_is_not_mended_but_revisited(verdict: str) -> None:
    now = stand(WAY[0], step("核实", 2, verdict=verdict))
    assert (now.state, allowed_steps(now)) == ("待回访", ("分派", "回访"))


def test_an_anonymous_one_starts_with_the_facts_and_has_nobody_to_revisit() -> None:
    assert stand(anonymous=True).state == "待核实"
    assert allowed_steps(stand(anonymous=True)) == ("分派", "核实")
    mended = stand(step("核实", 1, verdict="属实"), step("整改", 2), anonymous=True)
    assert (mended.state, allowed_steps(mended)) == ("待关闭", ("分派", "关闭"))
    assert stand(step("核实", 1, verdict="误评"), anonymous=True).state == "待关闭"
    assert stand(step("联系", 1), anonymous=True).idle == {"01联系"}


def test_who_is_not_reached_keeps_the_limit_running_and_lets_the_facts_be_looked_into() -> None:
    tried = stand(step("联系", 1, reached=False))
    assert (tried.state, tried.since, tried.limit) == ("待联系", OPENED, 1)
    assert allowed_steps(tried) == ("分派", "联系", "核实")
    away = stand(*WAY[:3], step("回访", 4, outcome="联系不上"))
    assert (away.state, away.revisited, allowed_steps(away)) == ("待回访", False, ("分派", "回访", "关闭"))


def test_who_is_still_not_satisfied_can_be_helped_again() -> None:
    again = stand(*WAY[:3], step("回访", 4, outcome="不满意"))
    assert allowed_steps(again) == ("分派", "关闭", "整改")
    mended = stand(*WAY[:3], step("回访", 4, outcome="不满意"), step("整改", 5))
    assert (mended.state, mended.revisited) == ("待回访", False)


def test_assigning_moves_nothing_but_the_person() -> None:
    now = stand(WAY[0], step("分派", 2, to="x", to_name="周敏"))
    assert (now.state, now.responsible_name, now.since) == ("待核实", "周敏", OPENED + timedelta(1))


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ((), date(2026, 11, 23)),  # one workday after a Friday
        (WAY[:1], date(2026, 11, 24)),
        (WAY[:2], date(2026, 11, 27)),
        ((WAY[0], step("核实", 2, verdict="属实", hard=True, limit=15)), date(2026, 12, 11)),
    ],
)
def test_each_stage_has_its_own_limit_in_workdays(steps: tuple[Step, ...], due: date) -> None:
    found = stand(*steps).deadline(PLAIN)
    assert found is not None
    assert found.due == due
    assert found.light(found.due + timedelta(1)) == "red"


def test_what_is_closed_or_has_no_limit_burns_no_light() -> None:
    assert stand(*WAY).deadline(PLAIN) is None
    assert stand(step("联系", 1)).deadline(PLAIN) is None


steps_drawn = st.lists(
    st.builds(
        lambda kind, turn, verdict, outcome, reached, order: Step(
            kind,
            f"2026-11-2{turn}T02:00:00Z",
            order=f"{order:04d}",
            turn=turn,
            day=OPENED + timedelta(turn),
            verdict=verdict,
            outcome=outcome,
            reached=reached,
            limit=3,
        ),
        st.sampled_from([*rules.STEPS, "跳过"]),
        st.integers(0, 9),
        st.sampled_from(rules.VERDICTS),
        st.sampled_from(rules.OUTCOMES),
        st.booleans(),
        st.integers(0, 9_999),
    ),
    max_size=14,
    unique_by=lambda s: s.order,
)


@given(steps_drawn, st.booleans(), st.randoms())
def test_the_order_of_arrival_changes_nothing(steps, anonymous, random) -> None:
    before = stand(*steps, anonymous=anonymous)
    shuffled = list(steps)
    random.shuffle(shuffled)
    assert stand(*shuffled, anonymous=anonymous) == before
    assert before.state in rules.STATES
    assert (before.closed_at is not None) == (before.state == rules.CLOSED)
    if before.state == rules.CLOSED:
        assert allowed_steps(before) == ()


@given(steps_drawn, st.booleans())
def test_steps_that_had_no_place_might_as_well_not_be_there(steps, anonymous) -> None:
    before = stand(*steps, anonymous=anonymous)
    counted = [s for s in steps if s.kind in rules.STEPS and s.order not in before.idle]
    after = stand(*counted, anonymous=anonymous)
    assert (after.state, after.verdict, after.outcome, after.responsible) == (
        before.state,
        before.verdict,
        before.outcome,
        before.responsible,
    )
    assert after.idle == frozenset()


@given(st.data(), st.booleans())
def test_whoever_takes_allowed_steps_only_reaches_the_end(data, anonymous) -> None:
    steps: list[Step] = []
    for turn in range(1, 40):
        now = stand(*steps, anonymous=anonymous)
        allowed = [kind for kind in allowed_steps(now) if kind != "分派"]
        if not allowed:
            assert now.state == rules.CLOSED
            return
        kind = data.draw(st.sampled_from(allowed)) if turn < 20 else allowed[-1 if turn % 2 else 0]
        outcome = data.draw(st.sampled_from(rules.OUTCOMES)) if turn < 20 else "满意"
        steps.append(
            step(
                kind,
                turn,
                verdict=data.draw(st.sampled_from(rules.VERDICTS)),
                outcome=outcome,
                reached=turn > 20 or data.draw(st.booleans()),
            )
        )
        assert not stand(*steps, anonymous=anonymous).idle
    raise AssertionError("no end")


def test_a_correction_ends_it_from_every_open_state() -> None:
    for n in range(len(WAY)):
        ended = stand(*WAY[:n], step("更正", n + 1))
        assert (ended.state, ended.corrected) == ("关闭", True)
    assert stand(*WAY, step("更正", 9)).idle == {"09更正"}
