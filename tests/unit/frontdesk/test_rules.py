"""Rules of a request's life: what its steps make of it, in whatever order they arrive."""

from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.frontdesk.rules import ALLOWED, RESULTS, STATES, STEPS, Standing, Step, may_follow, standing

steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from([*STEPS, "von morgen"]),
        at=st.sampled_from([f"2026-11-2{day}T01:00:00Z" for day in range(3)]),
        order=st.integers(0, 9).map(str),
        result=st.sampled_from([*RESULTS, None]),
        on_spot=st.booleans(),
        by=st.sampled_from(["", "甲", "乙"]),
    ),
    max_size=6,
    unique_by=lambda step: step.order,
)


def step(kind: str, day: int, *, by: str = "", result: str | None = None, on_spot: bool = False) -> Step:
    return Step(kind, f"2026-11-{day:02d}T01:00:00Z", f"{day}", result, on_spot, by)


@given(steps, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(given_steps: list[Step], random) -> None:
    shuffled = list(given_steps)
    random.shuffle(shuffled)
    assert standing(shuffled) == standing(given_steps)


@given(steps)
def test_the_furthest_step_tells_the_state(given_steps: list[Step]) -> None:
    known = [s for s in given_steps if s.kind in STEPS]
    furthest = max((STEPS.index(s.kind) for s in known), default=0)
    now = standing(given_steps)
    assert now.state == STATES[furthest]
    assert (now.closed_at is not None) == (now.state == "办结")


@given(steps)
def test_a_closing_once_made_stays(given_steps: list[Step]) -> None:
    """Later closings change nothing: the first one decides result and time together."""
    closed = [*given_steps, step("办结", 1, result="办成")]
    later = [*closed, step("办结", 28, result="移送")]
    assert standing(later) == standing(closed)


def test_the_first_of_two_closings_decides_all_together() -> None:
    one, other = step("办结", 3, result="办成", on_spot=True), step("办结", 4, result="移送")
    assert standing([other, step("登记", 1, by="甲"), one]) == Standing(
        "办结", "办成", "2026-11-03T01:00:00Z", True, "甲"
    )


def test_whoever_registered_it_has_it_in_hand() -> None:
    assert standing([step("受理", 2, by="乙"), step("登记", 1, by="甲")]).handler == "甲"


def test_a_request_without_steps_is_registered() -> None:
    assert standing([]) == Standing("登记")


def test_steps_of_a_newer_version_are_passed_over() -> None:
    assert standing([step("登记", 1), step("转办", 2)]).state == "登记"


def test_what_may_follow() -> None:
    allowed = {(state, kind) for state in (None, *STATES) for kind in STEPS if may_follow(state, kind)}
    assert allowed == {
        (None, "登记"),
        ("登记", "受理"),
        ("登记", "办结"),
        ("受理", "办结"),
    }
    assert not may_follow("von morgen", "办结")
    assert set(ALLOWED) == {None, *STATES}
