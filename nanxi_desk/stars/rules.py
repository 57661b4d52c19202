"""Words and life-cycle of a star round. Standard library only.

A round goes one way, from 申报 to 复评; only a list that was published may go back to 定档, where an
objection was right. Its state is the fold of its steps, so two seats that both act leave two steps and one
of them counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

APPLYING: Final = "申报"
SCREENING: Final = "初评"
SCORING: Final = "评审中"
CLOSED: Final = "评审截止"
GRADING: Final = "定档"
PUBLISHED: Final = "公示"
AWARDED: Final = "授牌"
PATROL: Final = "巡查"
REVIEW: Final = "复评"
STATES: Final = (APPLYING, SCREENING, SCORING, CLOSED, GRADING, PUBLISHED, AWARDED, PATROL, REVIEW)
EARLY: Final = "提前开封"  # a step that leaves the state as it is, and is shown for good
STEPS: Final = (*STATES, EARLY)

SEALED_STATES: Final = (APPLYING, SCREENING, SCORING)  # nobody but its judge sees a sheet
OPENED_STATES: Final = STATES[STATES.index(CLOSED) :]
SETTLED_STATES: Final = STATES[STATES.index(PUBLISHED) :]  # the stars are fixed

APPLYING_STATES: Final = (APPLYING, SCREENING)  # applications may be entered and altered
ANSWERING_STATES: Final = (APPLYING, SCREENING, SCORING)  # residents' answers and vetoes may be entered

PASSED: Final = "通过"
RETURNED: Final = "退回补充"
FAILED: Final = "不通过"
SCREENINGS: Final = (PASSED, RETURNED, FAILED)

SCREEN_WAY: Final = "屏幕"
WORKBOOK_WAY: Final = "工作簿"
PAPER_WAY: Final = "纸质录入"
WAYS: Final = (SCREEN_WAY, WORKBOOK_WAY, PAPER_WAY)

KEEP: Final = "保星"
RAISE: Final = "升星"
LOWER: Final = "降星"
REMOVE: Final = "摘星"
REVIEWS: Final = (KEEP, RAISE, LOWER, REMOVE)

MOST_STARS: Final = 5
PUBLIC_DAYS: Final = 7  # days of the calendar, the day of publication not counted
LEVELS: Final = (5, 4, 3, 2, 1)  # of residents' answers, best first


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the rules see it. `turn` is how many steps its writer knew of, `order` breaks ties."""

    kind: str
    at: str
    order: str
    turn: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a round stands: its state, since when, and the steps that count, oldest first."""

    state: str
    since: str
    taken: tuple[Step, ...]
    early: tuple[Step, ...]

    def last(self, kind: str) -> Step | None:
        """The newest step of a kind that counts."""
        return next((step for step in reversed(self.taken) if step.kind == kind), None)


def next_states(state: str) -> tuple[str, ...]:
    """The states that may follow; a round without any state begins with 申报."""
    if not state:
        return (APPLYING,)
    after = STATES.index(state) + 1
    onward = STATES[after : after + 1]
    return (*onward, GRADING) if state == PUBLISHED else onward


def standing(steps: Iterable[Step]) -> Standing:
    """The fold of a round's steps: one that does not follow the state before it does not count."""
    state, since = "", ""
    taken: list[Step] = []
    early: list[Step] = []
    for step in sorted(steps, key=lambda s: (s.turn, s.at, s.order)):
        if step.kind == EARLY:
            early.append(step)
        elif step.kind in next_states(state):
            state, since = step.kind, step.at
            taken.append(step)
    return Standing(state, since, tuple(taken), tuple(early))


def public_until(day: date) -> date:
    """The last day of a publication that began on `day`."""
    return day + timedelta(days=PUBLIC_DAYS)


def review_of(before: int, after: int) -> str:
    """What a change of stars in the yearly review is called."""
    if after == 0:
        return REMOVE if before else KEEP
    if after == before:
        return KEEP
    return RAISE if after > before else LOWER


def is_star(stars: int) -> bool:
    """Whether a number of stars is one that the programme knows, 0 for none."""
    return 0 <= stars <= MOST_STARS
