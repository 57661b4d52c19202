"""A year's plan of days off as people paste it: lines of a table, or the sentences of the notice itself.

2027-01-01 休 元旦
1月4日 班
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nanxi_desk.core.calendar import Holiday
from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.language import _

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_RUN = 31  # days from the first to the last of one range
_LONGEST_LINE = 300
_LONGEST_NAME = Holiday.fields["name"].max_length

_OFF = frozenset({"休", "休息", "放假", "放假调休", "调休放假", "假", "off"})
_ON = frozenset({"班", "上班", "补班", "调班", "调休上班", "照常上班", "work"})
_NOISE = re.compile(r"共?[0-9]{1,2}天|不调休|与周末连休")
_LENGTH = re.compile(r"共?[0-9]{1,2}天\Z")
_WEEKDAY = re.compile(r"\s*(?:周|星期|礼拜)([一二三四五六日天])")
_BRACKETS = re.compile(r"\([^()]*\)")
# The heading of a notice: tells the year of the lines below.
_TITLE = re.compile(r"[^0-9]*([0-9]{4})\s*年(?!\s*[0-9])[^0-9]*")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、)?\s*([^0-9:。]{1,40}):\s*(?=[0-9])")
_SENTENCES = re.compile("[。;]")
_BETWEEN = re.compile(r"[\s,、:.]+")
_MONTH_DAY = r"([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})(?![0-9])\s*日?"
_DAY = re.compile(rf"(?:([0-9]{{4}})\s*[-/.年]\s*)?{_MONTH_DAY}")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_DAY_ALONE = re.compile(r"([0-9]{1,2})(?![0-9])\s*日?")
_TO = re.compile(r"\s*(?:至|到|~|—+|–|--?)\s*(?=[0-9])")
_AND = re.compile(r"\s*[、,和及]\s*(?=[0-9])")


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What one day is to be."""

    day: date
    workday: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not understood; nothing of it is taken."""

    number: int  # from 1
    sentence: str


@dataclass(frozen=True, slots=True)
class HolidayPlan:
    """What a pasted text says: each day once, in the order of the calendar."""

    days: tuple[PlannedDay, ...]
    refused: tuple[RefusedLine, ...]


class _NotUnderstood(Exception):
    """Carries what is wrong with a line."""


def read_plan(text: str, year: int) -> HolidayPlan:
    """What the text says; dates that name no year are of the year in the line above, else of `year`.

    Never raises.
    """
    days: dict[date, PlannedDay] = {}
    refused: list[RefusedLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if title := _TITLE.fullmatch(_plain(line[:_LONGEST_LINE])):
            year = int(title[1])
            continue
        try:
            found = tuple(_read_line(line, year))
            _check_agreement(days, found)
        except _NotUnderstood as error:
            words = _("“{line}”：{reason}").format(line=line.strip()[:30], reason=error)
            refused.append(RefusedLine(number, words))
        else:
            days.update((planned.day, planned) for planned in found)
    return HolidayPlan(tuple(days[day] for day in sorted(days)), tuple(refused))


def read_day(text: str, year: int) -> date | None:
    """One day in any of the spellings, None if it is none. Never raises."""
    words = _plain(text[:_LONGEST_LINE])
    try:
        day, end = _day_at(words, 0, year)
    except _NotUnderstood:
        return None
    return day if end == len(words) else None


def _plain(text: str) -> str:
    """Full-width digits and marks as ASCII; of brackets only the day of the week stays."""
    return _BRACKETS.sub(_weekday_of, unicodedata.normalize("NFKC", text)).strip()


def _weekday_of(bracket: re.Match[str]) -> str:
    weekday = _WEEKDAY.search(bracket[0])
    return f" {weekday[0].strip()} " if weekday else ""


def _read_line(line: str, year: int) -> Iterator[PlannedDay]:
    if len(line) > _LONGEST_LINE:
        raise _NotUnderstood(_("这一行太长，请每行只写一个节日。"))
    words = _plain(line)
    heading = _HEADING.match(words)
    name = heading[1].strip() if heading else ""
    for sentence in _SENTENCES.split(words[heading.end() :] if heading else words):
        if sentence.strip():
            yield from _read_sentence(sentence.strip(), year, name)


def _read_sentence(words: str, year: int, heading: str) -> Iterator[PlannedDay]:
    days, end = _days_at(words, year)
    workday, name = _meaning(words[end:])
    name = name or heading
    if len(name) > _LONGEST_NAME or UNWRITABLE.search(name):
        raise _NotUnderstood(_("名称太长，或有不能保存的字符。"))
    for day in days:
        yield PlannedDay(day, workday, name)


def _days_at(words: str, year: int) -> tuple[list[date], int]:
    """The days that a sentence begins with, singly or from–to, and where they end."""
    day, end = _day_at(words, 0, year)
    days: list[date] = []
    while True:
        first = day
        if to := _TO.match(words, end):
            day, end = _day_at(words, to.end(), first.year, after=first)
        length = (day - first).days
        if not 0 <= length < LONGEST_RUN:
            raise _NotUnderstood(_("起止日期不对，最多 {most} 天。").format(most=LONGEST_RUN))
        days.extend(first + timedelta(days=more) for more in range(length + 1))
        another = _AND.match(words, end)
        if another is None:
            return days, end
        day, end = _day_at(words, another.end(), year, after=day)


def _day_at(words: str, start: int, year: int, after: date | None = None) -> tuple[date, int]:
    """The day that stands at `start`, and where it ends. After another day its month may go unsaid."""
    if match := _DAY.match(words, start) or _DIGITS.match(words, start):
        named = match[1]
        month, day = int(match[2]), int(match[3])
        year = int(named) if named else year
        if after is not None and not named and month < after.month:
            year += 1  # from December into January
    elif after is not None and (match := _DAY_ALONE.match(words, start)):
        year, month, day = after.year, after.month, int(match[1])
    else:
        raise _NotUnderstood(_("开头没有日期，例如：2027-01-01 休 元旦"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _NotUnderstood(_("年份应在 {first} 至 {last} 之间。").format(first=FIRST_YEAR, last=LAST_YEAR))
    try:
        found = date(year, month, day)
    except ValueError:
        raise _NotUnderstood(_("没有“{day}”这一天。").format(day=match[0].strip())) from None
    return found, _past_weekday(words, match.end(), found)


def _past_weekday(words: str, end: int, day: date) -> int:
    """Where the day ends with its day of the week, which tells when a plan is read for the wrong year."""
    said = _WEEKDAY.match(words, end)
    if said is None:
        return end
    if "一二三四五六日".index(said[1].replace("天", "日")) != day.weekday():
        raise _NotUnderstood(_("{day} 不是{weekday}，请核对年份。").format(day=day, weekday=said[0].strip()))
    return said.end()


def _meaning(words: str) -> tuple[bool, str]:
    """Whether the days are worked, and the name that stands beside it."""
    said: set[bool] = set()
    name: list[str] = []
    for part in _BETWEEN.split(words):
        word = (_LENGTH.sub("", part) or part).casefold()
        if word in _OFF or word in _ON:
            said.add(word in _ON)
        elif part and not _NOISE.fullmatch(part):
            name.append(part)
    if len(said) != 1:
        raise _NotUnderstood(_("日期后请写“休”或“班”，只写一个。"))
    return said.pop(), " ".join(name)


def _check_agreement(days: dict[date, PlannedDay], found: tuple[PlannedDay, ...]) -> None:
    said = {planned.day: planned.workday for planned in days.values()}
    for planned in found:
        if said.setdefault(planned.day, planned.workday) != planned.workday:
            raise _NotUnderstood(_("{day} 已写成另一种，请只留一个。").format(day=planned.day))
