"""Rules of satisfaction, free of storage and screen: levels, tags, and the life of a follow-up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from nanxi_desk.core.deadlines import Deadline, Workdays, deadline

LEVELS: Mapping[int, str] = MappingProxyType(
    {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
)
GOOD_LEVELS = (5, 4, 3)  # 满意率 counts these
BAD_LEVELS = (2, 1)  # 差评: needs a tag, and is followed up
VISIT, MATTER = SUBJECTS = ("来访", "事项")
UNRATED, RATED = RATING_STATES = ("未评", "已评")
WAYS = ("按键", "鼠标", "触屏", "评价器", "纸质", "命令行")
KEY, MOUSE, TOUCH, PAD, SLIP, COMMAND = WAYS
ENTERED_BY_STAFF = (SLIP, COMMAND)  # somebody of the office types it: never about one's own work
FEWEST_TO_SHOW = 5  # of a person, fewer ratings are hidden
FEWEST_TOGETHER = 5  # anonymous ratings are written in company only
MOST_TAGS = 8
LONGEST_WORDS = 500

# --- follow-up -------------------------------------------------------------------------------------------

STEPS = ("分派", "联系", "核实", "整改", "回访", "关闭", "更正")
ASSIGN, CONTACT, VERIFY, MEND, REVISIT, CLOSE, CORRECTED = STEPS
STATES = ("待联系", "待核实", "待整改", "待回访", "待关闭", "关闭")
TO_CONTACT, TO_VERIFY, TO_MEND, TO_REVISIT, TO_CLOSE, CLOSED = STATES
OPEN_STATES = STATES[:-1]
VERDICTS = ("属实", "误评", "恶意")
TRUE, MISTAKEN, MALICIOUS = VERDICTS
OUTCOMES = ("满意", "基本满意", "不满意", "联系不上")  # of a revisit
UNREACHED = "联系不上"


@dataclass(frozen=True, slots=True)
class Step:
    """What the rules need of a step: `at` is ISO UTC, `day` the office's day of it.

    `turn` counts the steps that the writer knew of; `order` breaks ties. `limit` is in workdays and holds for
    what the step leads to; the other fields belong to the kinds that they are named after.
    """

    kind: str
    at: str
    order: str = ""
    turn: int | None = None
    day: date | None = None
    limit: int | None = None
    verdict: str = ""  # 核实
    hard: bool = False  # 核实: a hard case has longer to mend
    reached: bool = True  # 联系: False is an attempt
    outcome: str = ""  # 回访
    to: str = ""  # 分派: staff id
    to_name: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps make of a follow-up."""

    state: str
    anonymous: bool = False
    verdict: str = ""
    hard: bool = False
    outcome: str = ""  # of the last revisit
    revisited: bool = False
    attempts: int = 0  # to contact
    responsible: str = ""
    responsible_name: str = ""
    since: date | None = None  # the day from which the limit of this state runs
    limit: int | None = None
    closed_at: str | None = None
    closed_day: date | None = None
    corrected: bool = False  # ended because the rating was corrected
    turn: int = 0
    idle: frozenset[str] = frozenset()  # steps that had no place: made beside others that came first

    def deadline(self, workdays: Workdays) -> Deadline | None:
        """Until when the present stage should be done; None where it is closed or no limit holds."""
        if self.state == CLOSED or self.since is None or self.limit is None:
            return None
        return deadline(self.since, self.limit, (), workdays)


def allowed_steps(now: Standing) -> tuple[str, ...]:
    """What may be done next. Nobody can be contacted or revisited about an anonymous rating."""
    match now.state:
        case "待联系":
            # Who cannot be reached must not keep the facts from being looked into.
            return (ASSIGN, CONTACT, *((VERIFY,) if now.attempts else ()))
        case "待核实":
            return (ASSIGN, VERIFY)
        case "待整改":
            return (ASSIGN, MEND)
        case "待回访":
            return (ASSIGN, REVISIT, *((CLOSE,) if now.outcome == UNREACHED else ()))
        case "待关闭":
            return (ASSIGN, CLOSE, *((MEND,) if now.outcome == "不满意" else ()))
    return ()


def step_order(at: str, kind: str, turn: int | None = None) -> tuple[int, str, int]:
    """What orders steps: their turn, the time, and within one second the way of the life-cycle."""
    return turn or 0, at, STEPS.index(kind) if kind in STEPS else len(STEPS)


def standing(
    steps: Iterable[Step], *, anonymous: bool, opened: date | None, first_limit: int | None
) -> Standing:
    """Where a follow-up stands, from its steps in whatever order they arrived.

    Each step counts where it may follow what stands before it; a correction of the rating ends it from every
    open state. So all who hold the same steps see the same.
    """
    now = Standing(
        TO_VERIFY if anonymous else TO_CONTACT, anonymous=anonymous, since=opened, limit=first_limit
    )
    idle = set()
    known = (s for s in steps if s.kind in STEPS)
    for step in sorted(known, key=lambda s: (*step_order(s.at, s.kind, s.turn), s.order)):
        after = _after(now, step)
        if after is None:
            idle.add(step.order)
        now = replace(after or now, turn=max(now.turn, step.turn or 0))
    return replace(now, idle=frozenset(idle))


def _after(now: Standing, step: Step) -> Standing | None:
    """The standing after a step; None where the step has no place."""
    if step.kind == CORRECTED:
        return _closed(replace(now, corrected=True), step) if now.state in OPEN_STATES else None
    return _MOVES[step.kind](now, step) if step.kind in allowed_steps(now) else None


def _assigned(now: Standing, step: Step) -> Standing:
    return replace(now, responsible=step.to, responsible_name=step.to_name)


def _contacted(now: Standing, step: Step) -> Standing:
    tried = replace(now, attempts=now.attempts + 1)
    return _moved(tried, TO_VERIFY, step) if step.reached else tried


def _verified(now: Standing, step: Step) -> Standing:
    state = TO_MEND if step.verdict == TRUE else _after_mending(now)
    return _moved(replace(now, verdict=step.verdict, hard=step.hard), state, step)


def _mended(now: Standing, step: Step) -> Standing:
    """What was said of the last mending does not speak of this one."""
    return _moved(replace(now, outcome="", revisited=False), _after_mending(now), step)


def _revisited(now: Standing, step: Step) -> Standing:
    if step.outcome == UNREACHED:
        return replace(now, outcome=step.outcome)
    return _moved(replace(now, outcome=step.outcome, revisited=True), TO_CLOSE, step)


def _after_mending(now: Standing) -> str:
    return TO_CLOSE if now.anonymous else TO_REVISIT


def _moved(now: Standing, state: str, step: Step) -> Standing:
    return replace(now, state=state, since=step.day, limit=step.limit)


def _closed(now: Standing, step: Step) -> Standing:
    return replace(now, state=CLOSED, since=None, limit=None, closed_at=step.at, closed_day=step.day)


_MOVES: Mapping[str, Callable[[Standing, Step], Standing]] = MappingProxyType(
    {
        ASSIGN: _assigned,
        CONTACT: _contacted,
        VERIFY: _verified,
        MEND: _mended,
        REVISIT: _revisited,
        CLOSE: _closed,
    }
)


def level_word(level: int) -> str:
    """The word of a level, "" where there is no such level."""
    return LEVELS.get(level, "")
