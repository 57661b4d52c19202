"""Rules of the front desk, free of storage and screen: channels, steps, and what they make of a request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from nanxi_desk.core.deadlines import LONGEST_PAUSE, Deadline, Pause, Workdays, deadline

CHANNELS = ("现场", "电话", "上门走访", "微信", "热线转来", "代办")
STEPS = (
    "登记",
    "受理",
    "办理",
    "转办",
    "接收",
    "退回",
    "回件",
    "暂停",
    "恢复",
    "延期",
    "催办",
    "督办",
    "办结",
    "不予受理",
    "撤销",
    "作废",
    "归档",
)
STATES = (
    "登记",
    "受理",
    "办理中",
    "转办",  # handed on, not taken yet
    "待回件",  # taken by the hub or an outside body, the answer is outstanding
    "暂停",
    "办结",
    "不予受理",
    "撤销",
    "作废",
    "归档",
)
RESULTS = ("办成", "不予办理", "自行解决", "移送")
SOLVED = ("办成", "自行解决")
TARGETS = ("同事", "街道", "外单位")
COLLEAGUE, HUB, OUTSIDE = TARGETS
PAUSES = ("补正", "公示", "评定")
CORRECTION_WORKDAYS = 5  # 补正: one written list, and so long to bring what is missing
OUTSIDE_CATALOGUE = "目录外"
ORDINARY_LIMIT = 5  # workdays for what the catalogue does not know

OPEN_STATES = ("登记", "受理", "办理中", "转办", "待回件", "暂停")
HANDED_STATES = ("转办", "待回件")
UNCOUNTED_STATES = ("撤销", "作废")  # in no figure
_ENDS = ("办结", "不予受理", "撤销")
_RUNNING = ("暂停", "延期", "催办", "督办", "撤销", "作废")

# Which steps may follow which state. A request always begins with 登记.
ALLOWED: Mapping[str | None, tuple[str, ...]] = MappingProxyType(
    {
        None: ("登记",),
        "登记": ("受理", "办结", "不予受理", "撤销", "作废"),
        "受理": ("办理", "转办", "办结", *_RUNNING),
        "办理中": ("转办", "办结", *_RUNNING),
        "转办": ("接收", "退回", "回件", *_RUNNING),
        "待回件": ("回件", "退回", *_RUNNING),
        "暂停": ("恢复", "办结", "撤销", "作废"),
        "办结": ("归档", "作废"),
        "不予受理": ("归档", "作废"),
        "撤销": ("作废",),  # it stays 撤销, which no figure counts
        "作废": (),
        "归档": ("作废",),
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """What the rules need of a step: `at` is ISO UTC, `day` the office's day of it.

    `turn` counts the steps that the writer knew of, so a clock that goes wrong cannot shuffle them; `order`
    breaks ties (later is greater). The other fields belong to the kinds that they are named after.
    """

    kind: str
    at: str
    order: str = ""
    result: str | None = None
    on_spot: bool = False
    by: str = ""
    turn: int | None = None
    day: date | None = None
    by_name: str = ""
    limit: int | None = None  # 受理: in workdays
    target: str = ""  # 转办: one of TARGETS
    to: str = ""  # 转办 to a colleague: the staff id
    to_name: str = ""
    pause: str = ""  # 暂停: one of PAUSES
    first_day: date | None = None
    last_day: date | None = None
    extra: int | None = None  # 延期: further workdays


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps make of a request."""

    state: str
    result: str | None = None
    closed_at: str | None = None
    on_spot: bool = False
    handler: str = ""
    handler_name: str = ""
    receiver_name: str = ""  # 首问责任人
    target: str = ""
    to: str = ""
    to_name: str = ""
    accepted: date | None = None
    limit: int | None = None
    pauses: tuple[Pause, ...] = ()
    pause_kinds: tuple[str, ...] = ()
    closed_day: date | None = None
    turn: int = 0  # of the newest step
    idle: frozenset[str] = frozenset()  # steps made beside others that had come first: they change nothing
    resumes: str = field(default="", compare=False)  # the state that 恢复 leads back to

    @property
    def paused_until(self) -> date | None:
        """The last day of the pause that it stands in."""
        return self.pauses[-1].last if self.state == "暂停" and self.pauses else None

    def deadline(self, workdays: Workdays) -> Deadline | None:
        """Its deadline; None where it was not accepted or no limit holds.

        While a pause lasts, no yellow light burns; what was overdue before stays so.
        """
        if self.accepted is None or self.limit is None:
            return None
        found = deadline(self.accepted, self.limit, self.pauses, workdays)
        until = self.paused_until
        if until is not None and found.yellow_from is not None and found.yellow_from <= until < found.due:
            return replace(found, yellow_from=until + timedelta(days=1))
        return found

    def in_time(self, workdays: Workdays) -> bool | None:
        """Whether it was closed by its deadline; without one it was. None while it is open."""
        if self.closed_day is None:
            return None
        found = self.deadline(workdays)
        return found is None or self.closed_day <= found.due


def may_follow(state: str | None, step: str) -> bool:
    """Whether `step` is allowed for a request that stands at `state` (None: it does not exist yet)."""
    return step in ALLOWED.get(state, ())


def allowed_steps(now: Standing) -> tuple[str, ...]:
    """What may be done next: a colleague takes or returns a request, but has nothing to send back."""
    steps = ALLOWED.get(now.state, ())
    if now.state == "转办" and now.target == COLLEAGUE:
        return tuple(step for step in steps if step != "回件")
    return steps


def step_order(at: str, kind: str, turn: int | None = None) -> tuple[int, str, int]:
    """What orders steps: their turn, the time, and within one second the way of the life-cycle."""
    known = kind in STEPS
    first = 0 if kind == "登记" else 1
    return first if turn is None else turn, at, STEPS.index(kind) if known else len(STEPS)


def standing(steps: Iterable[Step]) -> Standing:
    """State, result and closing of a request from its steps, in whatever order they arrived.

    Each step counts where it may follow what stands before it. What ends a request counts from every open
    state, since another seat may have moved on meanwhile; of several ends the first one decides state,
    result and time together. So all who hold the same steps see the same.
    """
    known = sorted(
        (s for s in steps if s.kind in STEPS), key=lambda s: (*step_order(s.at, s.kind, s.turn), s.order)
    )
    if not known:
        return Standing("登记")
    now = Standing("登记", handler=known[0].by, handler_name=known[0].by_name, receiver_name=known[0].by_name)
    idle = set()
    for step in known:
        after = _after(now, step)
        if after is None and step.kind != "登记":
            idle.add(step.order)
        now = replace(after or now, turn=max(now.turn, step_order("", step.kind, step.turn)[0]))
    return replace(now, idle=frozenset(idle))


def _after(now: Standing, step: Step) -> Standing | None:
    """The standing after a step; None where the step has no place."""
    ending = step.kind in _ENDS and now.state in OPEN_STATES
    if not (ending or step.kind in allowed_steps(now)):
        return None
    moves = {
        "受理": _accepted,
        "转办": _handed_on,
        "接收": _received,
        "暂停": _paused,
        "恢复": _resumed,
        "延期": _extended,
        "办结": _closed,
    }
    if step.kind in moves:
        return moves[step.kind](now, step)
    states = {"办理": "办理中", "退回": "办理中", "回件": "办理中", "催办": now.state, "督办": now.state}
    return replace(now, state=states.get(step.kind, step.kind))


def _accepted(now: Standing, step: Step) -> Standing:
    return replace(now, state="受理", accepted=step.day, limit=step.limit)


def _handed_on(now: Standing, step: Step) -> Standing:
    return replace(now, state="转办", target=step.target, to=step.to, to_name=step.to_name)


def _received(now: Standing, step: Step) -> Standing:
    if now.target == COLLEAGUE:
        return replace(
            now, state="办理中", handler=step.by or now.to, handler_name=step.by_name or now.to_name
        )
    return replace(now, state="待回件")


def _paused(now: Standing, step: Step) -> Standing:
    """A pause without days stands for the day it was made on; none is longer than a year."""
    kinds = (*now.pause_kinds, step.pause)
    first = step.first_day or step.day
    if first is None:
        return replace(now, state="暂停", resumes=now.state, pause_kinds=kinds)
    last = min(step.last_day or first, first + timedelta(days=LONGEST_PAUSE))
    return replace(
        now, state="暂停", resumes=now.state, pauses=(*now.pauses, Pause(first, last)), pause_kinds=kinds
    )


def _resumed(now: Standing, step: Step) -> Standing:
    """The clock runs again on the day of 恢复."""
    pauses = now.pauses
    if pauses and step.day is not None:
        last = min(pauses[-1].last, step.day - timedelta(days=1))
        pauses = (*pauses[:-1], replace(pauses[-1], last=last))
    return replace(now, state=now.resumes or "办理中", pauses=pauses)


def _extended(now: Standing, step: Step) -> Standing:
    return now if now.limit is None else replace(now, limit=now.limit + max(step.extra or 0, 0))


def _closed(now: Standing, step: Step) -> Standing:
    return replace(
        now,
        state="办结",
        result=step.result,
        closed_at=step.at,
        closed_day=step.day,
        on_spot=step.on_spot,
    )
