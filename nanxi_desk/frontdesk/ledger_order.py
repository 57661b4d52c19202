"""Days that one cell leaves open, settled from titles and from the order of the rows around it.

What stays open is refused, never guessed. The order of a sheet counts as evidence only where its certain
days all but always run one way.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from nanxi_desk.frontdesk.ledger_dates import EARLIEST, DateProblem, DateReading
from nanxi_desk.frontdesk.ledger_values import plain

_NEAR = 10  # rows: how far a fully written date lends its year
_COMMON = 0.05  # share of the fully written dates that a year must have to be lent
_DISORDER = 0.01  # share of steps against the order that a sheet kept in order may have
_AROUND = 5  # rows on both sides that must agree before a new year is seen


class ResolvedDay(NamedTuple):
    """A day, or why there is none and between which days the choice was."""

    day: dt.date | None
    problem: DateProblem | None = None
    candidates: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sheet says beside its rows: the titles' years per row, whether all cells are text (.csv)."""

    title_years: Sequence[frozenset[int]]
    today: dt.date
    year: int | None = None  # set by the person who imports
    all_text: bool = False
    chinese: bool = True


_TITLE_YEAR = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})(?=\s*(?:年|[-/.~—至到)度\s_]|$))")
_ABOUT_THE_FORM = re.compile(r"填报|填表|制表|打印|导出|编制|更新|截[至止]|审核|生成")


def years_in_title(text: str) -> frozenset[int]:
    """The years that a title or sheet name speaks of; lines about when it was filled in do not count."""
    words = plain(text)
    if _ABOUT_THE_FORM.search(words):
        return frozenset()
    return frozenset(int(year) for year in _TITLE_YEAR.findall(words) if int(year) >= EARLIEST.year)


def resolve_days(readings: Sequence[DateReading], around: Surroundings) -> list[ResolvedDay]:
    """The day of each row; `readings` in the order of the sheet."""
    readings = _as_typed(_one_order(readings, around), around)
    candidates = _candidates(readings, around)
    if any(len(days) > 1 for days in candidates):
        # A day outside what is possible is a slip of the pen and no neighbour to go by.
        sound = [d if len(d) > 1 or (d and EARLIEST <= d[0] <= around.today) else () for d in candidates]
        direction = _direction([days[0] if len(days) == 1 else None for days in sound])
        if direction:
            narrowed = _narrow(sound, direction)
            candidates = [n or days for n, days in zip(narrowed, candidates, strict=True)]
    return [_resolved(r, days, around) for r, days in zip(readings, candidates, strict=True)]


def _resolved(reading: DateReading, days: tuple[dt.date, ...], around: Surroundings) -> ResolvedDay:
    if reading.problem is not None:
        return ResolvedDay(None, reading.problem)
    if not days:
        return ResolvedDay(None, DateProblem.NO_YEAR if reading.month else DateProblem.AMBIGUOUS)
    if len(days) > 1:
        return ResolvedDay(None, DateProblem.AMBIGUOUS, days)
    if days[0] > around.today:
        return ResolvedDay(None, DateProblem.FUTURE, days)
    if days[0] < EARLIEST:
        return ResolvedDay(None, DateProblem.TOO_OLD, days)
    return ResolvedDay(days[0])


# --- 4/1/26: which number is the month ---


def _one_order(readings: Sequence[DateReading], around: Surroundings) -> list[DateReading]:
    """A column writes its short dates in one order: the only one in which all of them are days."""
    spelled = [reading for reading in readings if reading.orders]
    if all(reading.day for reading in spelled):
        return list(readings)
    shared = {order for order, _day in spelled[0].orders}
    for reading in spelled:
        shared &= {order for order, _day in reading.orders}
    shared = _plausible_orders(shared, spelled, readings, around)
    if len(shared) != 1:
        return list(readings)
    order = shared.pop()
    return [r._replace(day=dict(r.orders)[order], orders=()) if r.orders else r for r in readings]


def _plausible_orders(
    shared: set[str], spelled: list[DateReading], readings: Sequence[DateReading], around: Surroundings
) -> set[str]:
    by_order = {order: [dict(reading.orders)[order] for reading in spelled] for order in sorted(shared)}
    years = {year for years in around.title_years for year in years}
    years |= {r.day.year for r in readings if r.day and not r.orders}
    tests: tuple[Callable[[list[dt.date]], bool], ...] = (
        lambda days: all(EARLIEST <= day <= around.today for day in days),
        lambda days: not years or all(day.year in years for day in days),
        lambda days: len(set(days)) > 2 and abs(_direction(days)) == 1,
    )
    for test in tests:
        passed = {order for order, days in by_order.items() if order in shared and test(days)}
        shared = passed or shared
    # Chinese forms write the year first; a foreign form that leaves it open is not guessed at.
    return {"ymd"} if around.chinese and "ymd" in shared else shared


# --- 1.1 in a file whose numbers have become text ---


def _as_typed(readings: list[DateReading], around: Surroundings) -> list[DateReading]:
    """In a .csv that came from a spreadsheet the text 1.1 may once have been typed as 1.10: a spreadsheet
    drops that zero, so the doubt is gone as soon as one date of the column still has it."""
    kept_zero = any(r.dotted and r.days[0] in (10, 20, 30) for r in readings)
    if not around.all_text or kept_zero:
        return readings
    return [
        r._replace(days=(r.days[0], r.days[0] * 10)) if r.dotted and r.days[0] in (1, 2, 3) else r
        for r in readings
    ]


# --- 1月7日: which year ---


def _candidates(readings: Sequence[DateReading], around: Surroundings) -> list[tuple[dt.date, ...]]:
    lent = _lent_years(readings, around)
    titles = _title_years(readings, around)
    found: list[tuple[dt.date, ...]] = []
    for index, reading in enumerate(readings):
        if reading.day is not None:
            found.append((reading.day,))
        elif reading.month:
            years = {around.year} if around.year else titles[index] | lent[index]
            found.append(_possible_days(reading, years, around.today))
        else:
            found.append(())
    return found


def _possible_days(reading: DateReading, years: set[int], today: dt.date) -> tuple[dt.date, ...]:
    days = set()
    for year in years:
        for day in reading.days:
            try:
                days.add(dt.date(year, reading.month, day))
            except ValueError:  # 29 February, or a 1.30 read as 30 February
                continue
    past = {day for day in days if day <= today}
    return tuple(sorted(past or days))


def _lent_years(readings: Sequence[DateReading], around: Surroundings) -> list[set[int]]:
    """The years of the nearest fully written dates above and below each row."""
    full = [r.day.year if r.day and EARLIEST <= r.day <= around.today else None for r in readings]
    counts = Counter(year for year in full if year is not None)
    least = _COMMON * counts.total()
    lent: list[set[int]] = [set() for _ in readings]
    for indices in (range(len(full)), range(len(full) - 1, -1, -1)):
        nearest, distance = None, 0
        for index in indices:
            year = full[index]
            distance += 1
            if year is not None and counts[year] >= least:
                nearest, distance = year, 0
            elif nearest is not None and distance <= _NEAR:
                lent[index].add(nearest)
    return lent


def _title_years(readings: Sequence[DateReading], around: Surroundings) -> list[set[int]]:
    """The titles' years per row. Where the months start again under one title, its years are dealt out in
    their order; if they are too few, they say nothing about any row under it."""
    years: list[set[int]] = [set(found) for found in around.title_years]
    months = [(i, r.day.month if r.day else r.month) for i, r in enumerate(readings) if r.day or r.month]
    turns = [months[k + 1][0] for k in range(len(months) - 1) if _new_year(months, k)]
    start = 0
    while start < len(years):
        end = start
        while end < len(years) and years[end] == years[start]:
            end += 1
        inside = [turn for turn in turns if start < turn < end]
        if inside:
            bounds = [start, *inside, end]
            named = sorted(years[start])
            for number, (first, last) in enumerate(pairwise(bounds)):
                dealt = {named[number]} if len(named) == len(bounds) - 1 else set()
                years[first:last] = [set(dealt) for _ in range(last - first)]
        start = end
    return years


def _new_year(months: Sequence[tuple[int, int]], k: int) -> bool:
    if months[k][1] < 9 or months[k + 1][1] > 4:
        return False
    before = [month for _i, month in months[max(0, k - _AROUND + 1) : k + 1]]
    after = [month for _i, month in months[k + 1 : k + 1 + _AROUND]]
    return min(before) >= 9 and max(after) <= 4


# --- the order of the rows ---


def _direction(days: Sequence[dt.date | None]) -> int:
    """1 if the certain days run upwards, -1 downwards, 0 if their order says nothing."""
    certain = [day for day in days if day is not None]
    up = sum(a < b for a, b in pairwise(certain))
    down = sum(a > b for a, b in pairwise(certain))
    if up and down <= _DISORDER * up:
        return 1
    return -1 if down and up <= _DISORDER * down else 0


def _narrow(candidates: Sequence[tuple[dt.date, ...]], direction: int) -> list[tuple[dt.date, ...]]:
    """Only the days that fit between the neighbours, until nothing more falls away.

    A row that fits nowhere keeps all its candidates, stays open and is no neighbour to others.
    """
    rows = list(candidates)[::direction]
    choices = {index: days for index, days in enumerate(rows) if len(days) > 1}
    stuck: set[int] = set()
    for _round in range(4):
        before = list(rows)
        _sweep(rows, choices, stuck, upwards=True)
        _sweep(rows, choices, stuck, upwards=False)
        if rows == before:
            break
    return rows[::direction]


def _sweep(
    rows: list[tuple[dt.date, ...]],
    choices: Mapping[int, tuple[dt.date, ...]],
    stuck: set[int],
    *,
    upwards: bool,
) -> None:
    bound: dt.date | None = None
    for index in range(len(rows)) if upwards else range(len(rows) - 1, -1, -1):
        if index in stuck:
            continue
        if index in choices and bound is not None:
            fitting = tuple(day for day in rows[index] if (day >= bound if upwards else day <= bound))
            if not fitting:
                stuck.add(index)
                rows[index] = choices[index]
                continue
            rows[index] = fitting
        if rows[index]:
            bound = min(rows[index]) if upwards else max(rows[index])
