"""The workday clock of a request: when it is due, and from which days its lights burn. Pure arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

Light = Literal["", "due", "yellow", "red"]
LONGEST_LIMIT = 365  # workdays
LONGEST_PAUSE = 366  # days
_ONE_DAY = timedelta(days=1)
_LAST_DAY = date(9000, 1, 1)  # a file may bring any year; nothing is counted beyond it


class Workdays(Protocol):
    """What tells working days from days off."""

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the clock stands, both included; none where the last comes before the first."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the clock stands on that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day in time, and the first days on which the yellow and the red light burn."""

    due: date
    yellow_from: date | None
    red_from: date

    def light(self, today: date) -> Light:
        """What burns today; "due" says that today is the last day, where yellow has no place."""
        if today >= self.red_from:
            return "red"
        if self.yellow_from is not None and today >= self.yellow_from:
            return "yellow"
        return "due" if today == self.due else ""


def deadline(accepted: date, limit: int, pauses: Iterable[Pause], workdays: Workdays) -> Deadline:
    """The deadline of what was accepted on a day: workdays count from the next one, without pauses.

    A limit of 0 means on the spot: due the same day, red from the next workday. Yellow burns from the day
    on which one workday, or a fifth of the limit, is left; with a limit of 1 or 2, on the due day alone.
    Limits above LONGEST_LIMIT count as that.
    """
    standing_still = tuple(pauses)
    limit = min(max(limit, 0), LONGEST_LIMIT)
    if limit == 0:
        due = accepted if not _paused(accepted, standing_still) else _next(accepted, standing_still, workdays)
        return Deadline(due, None, _next(due, (), workdays))
    counted = [_next(accepted, standing_still, workdays)]
    while len(counted) < limit:
        counted.append(_next(counted[-1], standing_still, workdays))
    due = counted[-1]
    left = max(1, limit // 5) if limit >= 3 else 0
    yellow = counted[limit - left - 1]
    return Deadline(due, yellow, due + _ONE_DAY)


def _next(after: date, pauses: tuple[Pause, ...], workdays: Workdays) -> date:
    """The first workday after a day on which the clock runs."""
    day = min(after, _LAST_DAY) + _ONE_DAY
    while True:
        pause = next((p for p in pauses if p.holds(day)), None)
        if pause is not None:
            day = pause.last + _ONE_DAY
        elif workdays.is_workday(day) or day >= _LAST_DAY:
            return day
        else:
            day += _ONE_DAY


def _paused(day: date, pauses: tuple[Pause, ...]) -> bool:
    return any(pause.holds(day) for pause in pauses)
