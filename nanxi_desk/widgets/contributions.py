"""What modules put on each other's pages, free of any one module.

On 今日台: numbers, the rows that press, the week's figures; beside a request: what else can be done with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class TodayCard:
    """A number that opens the rows behind it: `open` names a tab and what to show there."""

    key: str
    name: str
    number: str
    note: str
    tone: str  # colour token of the number
    open: tuple[str, Any]


@dataclass(frozen=True, slots=True)
class PressingRow:
    """Something that is due; the most pressing come first."""

    id: str
    light: str  # "red", "yellow", "" where it is due today without a light
    number: str
    title: str
    person: str  # whom it is for
    handler: str  # who has it in hand
    due: str  # in words
    open: tuple[str, Any]


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """A figure of the week that runs, and the rows behind it."""

    name: str
    value: str
    open: tuple[str, Any]


@dataclass(frozen=True, slots=True)
class TodayPart:
    """What one module has to say today, read at one moment."""

    cards: tuple[TodayCard, ...] = ()
    pressing: tuple[PressingRow, ...] = ()
    more: int = 0  # pressing rows beside those
    week: tuple[WeekFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestAction:
    """What can be done with a request beside what the front desk does: a button with its key."""

    words: str  # Chinese source text of the button, with the key
    hint: str  # the same of its tool tip
    keys: str
    act: Callable[[str], None]  # gets the request's id


class TodayProvider(Protocol):
    """A module's contribution; `read` is called in the background."""

    def read(self) -> TodayPart:
        """Numbers and rows of this moment. UserError where the database cannot be had."""
