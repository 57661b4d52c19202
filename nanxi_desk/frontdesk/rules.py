"""Rules of the front desk, free of storage and screen: channels, steps, and what they make of a request."""

from collections.abc import Iterable
from dataclasses import dataclass

CHANNELS = ("现场", "电话", "上门走访", "微信", "热线转来", "代办")
STEPS = ("登记", "受理", "办结")
STATES = ("登记", "受理", "办结")
RESULTS = ("办成", "不予办理", "自行解决", "移送")
OUTSIDE_CATALOGUE = "目录外"

# Which steps may follow which state. A request always begins with 登记.
ALLOWED: dict[str | None, tuple[str, ...]] = {
    None: ("登记",),
    "登记": ("受理", "办结"),
    "受理": ("办结",),
    "办结": (),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What the rules need of a step: `at` is ISO UTC, `order` breaks ties (later is greater)."""

    kind: str
    at: str
    order: str = ""
    result: str | None = None
    on_spot: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps make of a request."""

    state: str
    result: str | None = None
    closed_at: str | None = None
    on_spot: bool = False
    handler: str = ""


def may_follow(state: str | None, step: str) -> bool:
    """Whether `step` is allowed for a request that stands at `state` (None: it does not exist yet)."""
    return step in ALLOWED.get(state, ())


def step_order(at: str, kind: str) -> tuple[str, int]:
    """What orders steps for people: the time, and within one second the way of the life-cycle."""
    return at, STEPS.index(kind) if kind in STEPS else len(STEPS)


def standing(steps: Iterable[Step]) -> Standing:
    """State, result and closing of a request from its steps, in whatever order they arrived.

    The furthest step counts. Of several closings, made side by side at two places, the first one decides
    state, result and time together, so that all who hold the same steps see the same.
    """
    known = sorted((s for s in steps if s.kind in STEPS), key=lambda s: (*step_order(s.at, s.kind), s.order))
    handler = known[0].by if known else ""
    closings = [step for step in known if step.kind == "办结"]
    if closings:
        first = closings[0]
        return Standing("办结", first.result, first.at, first.on_spot, handler)
    furthest = max((STEPS.index(step.kind) for step in known), default=0)
    return Standing(STATES[furthest], handler=handler)
