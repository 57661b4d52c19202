"""One date cell of a hand-kept ledger, in any of the spellings that offices use.

A reading never guesses: what one cell alone cannot say (the year of 1月7日, whether the number 1.1 was
typed as 1.1 or as 1.10, which part of 4/1/26 is the month) stays open, for ledger_order to settle from
the rows around it. Spreadsheet serials count from 1899-12-30; Unix times and ISO instants are taken to
the office's zone, which has been UTC+8 without summer time since 1991.
"""

import datetime as dt
import math
import re
from enum import Enum, StrEnum
from functools import lru_cache
from typing import NamedTuple

from nanxi_desk.frontdesk.ledger_values import Cell, plain

OFFICE_ZONE = dt.timezone(dt.timedelta(hours=8))
EARLIEST = dt.date(1990, 1, 1)  # offices kept no spreadsheets before
_SERIAL_ORIGIN = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a serial is a wall time
_FIRST_SERIAL, _LAST_SERIAL = 1, 80_000  # as far as 2119; small ones are weighed apart
_SURE_SERIAL = 20_000
_SECONDS = (631_152_000, 5_000_000_000)  # 1990 to 2128


class DateUnit(StrEnum):
    """What the plain numbers of a date column count; the words of the mapping file."""

    AUTO = "auto"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    SERIAL = "serial"


class DateProblem(Enum):
    """Why a date cell gives no day; ledger_rows says it in words."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    SHORTENED = "shortened"
    IMPOSSIBLE = "impossible"
    NO_YEAR = "no year"
    AMBIGUOUS = "ambiguous"
    FUTURE = "future"
    TOO_OLD = "too old"


class DateReading(NamedTuple):
    """What one cell says: a `day`, or a month with possible days, or possible orders of three numbers."""

    day: dt.date | None = None
    time: dt.time | None = None
    month: int = 0
    days: tuple[int, ...] = ()
    dotted: bool = False  # month and day typed as text with a dot: 1.7
    orders: tuple[tuple[str, dt.date], ...] = ()  # ("mdy", day), … for 4/1/26
    problem: DateProblem | None = None


MISSING = DateReading(problem=DateProblem.MISSING)
UNREADABLE = DateReading(problem=DateProblem.UNREADABLE)
IMPOSSIBLE = DateReading(problem=DateProblem.IMPOSSIBLE)
SHORTENED = DateReading(problem=DateProblem.SHORTENED)


def read_date(cell: Cell, unit: DateUnit = DateUnit.AUTO) -> DateReading:
    """What the cell says about the day (and the time, where it has one). Never raises."""
    if cell is None:
        return MISSING
    if isinstance(cell, str):
        return _read_text(cell, unit)
    if isinstance(cell, bool | dt.time):
        return UNREADABLE
    if isinstance(cell, dt.datetime):
        return _from_moment(cell)
    if isinstance(cell, dt.date):
        return DateReading(cell)
    return _read_number(cell, unit)


def _from_moment(moment: dt.datetime) -> DateReading:
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(OFFICE_ZONE).replace(tzinfo=None)
        except OverflowError:
            return UNREADABLE
    if moment.microsecond >= 500_000 and moment.year < dt.MAXYEAR:  # serials are rarely whole seconds
        moment += dt.timedelta(seconds=1)
    moment = moment.replace(microsecond=0)
    return DateReading(moment.date(), moment.time() if moment.time() != dt.time() else None)


# --- numbers ---


def _read_number(number: int | float, unit: DateUnit) -> DateReading:
    if isinstance(number, float) and not math.isfinite(number):
        return UNREADABLE
    if unit is DateUnit.SERIAL or (unit is DateUnit.AUTO and _SURE_SERIAL <= number < _LAST_SERIAL):
        return _serial(number)
    for scale, name in ((1, DateUnit.SECONDS), (1000, DateUnit.MILLISECONDS)):
        if unit is name or (unit is DateUnit.AUTO and _SECONDS[0] <= number / scale < _SECONDS[1]):
            return _unix(number / scale)
    if isinstance(number, float) and not number.is_integer():
        return _month_and_day(number)
    return _run_of_digits(str(int(number)))


def _serial(number: int | float) -> DateReading:
    if not _FIRST_SERIAL <= number < _LAST_SERIAL:
        return UNREADABLE
    return _from_moment(_SERIAL_ORIGIN + dt.timedelta(seconds=round(number * 86_400)))


def _unix(seconds: int | float) -> DateReading:
    if not 0 <= seconds < _SECONDS[1]:
        return UNREADABLE
    return _from_moment(dt.datetime.fromtimestamp(math.floor(seconds), OFFICE_ZONE))


def _month_and_day(number: float) -> DateReading:
    """The number 1.1 was typed as 1.1 or as 1.10; 1.15 and 1.05 can only be what they look like."""
    month, _, fraction = repr(number).partition(".")
    if not (month.isdigit() and 1 <= int(month) <= 12 and len(fraction) <= 2 and fraction.isdigit()):
        return UNREADABLE
    day = int(fraction)
    days = (day, day * 10) if len(fraction) == 1 and day <= 3 else (day,)
    return _partial(int(month), days)


def _run_of_digits(digits: str) -> DateReading:
    """20260104, 20260104083000, 260104."""
    if re.fullmatch(r"(?:19|20)[0-9]{6}", digits):
        return _full(digits[:4], digits[4:6], digits[6:])
    if re.fullmatch(r"(?:19|20)[0-9]{12}", digits):
        whole = _full(digits[:4], digits[4:6], digits[6:8])
        time = _clock(digits[8:10], digits[10:12], digits[12:])
        return whole._replace(time=time) if whole.day and time is not None else UNREADABLE
    # Six digits that could also be a year and a month name no day for certain.
    if re.fullmatch(r"[0-9]{6}", digits) and not re.fullmatch(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])", digits):
        return _full(_century(digits[:2]), digits[2:4], digits[4:])
    return UNREADABLE


# --- text ---

_WEEKDAY = re.compile(
    r"\(?(?:星期|礼拜|周)[一二三四五六日天]\)?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]*",
    re.IGNORECASE,
)
_GAP = r"\s*[-./、]\s*"
_REST = r"(?![0-9])(?:T|[\s,]*)(.*)"
_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*(?:[-./、]|年)\s*([0-9]{1,2})\s*(?:[-./、]|月)\s*([0-9]{1,2})\s*[日号]?" + _REST, re.DOTALL
)
_SHORT_YEAR = re.compile(r"([0-9]{2})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]?" + _REST, re.DOTALL)
_THREE = re.compile(rf"([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{4}}|[0-9]{{1,2}})" + _REST, re.DOTALL)
_MONTH_DAY = re.compile(r"([0-9]{1,2})\s*(?:([-/、.])|月)\s*([0-9]{1,2})\s*[日号]?" + _REST, re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_NAMED = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[-\s]*{_NAMED}[-,\s]*([0-9]{{4}}|[0-9]{{2}})" + _REST, re.I | re.S
)
_NAMED_DAY = re.compile(
    rf"{_NAMED}\s*([0-9]{{1,2}})(?:st|nd|rd|th)?\s*,?\s*([0-9]{{4}})" + _REST, re.I | re.S
)
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,16} ?(?:Z|[+-][0-9]{2}:?[0-9]{2})", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[0-9]+(?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)


@lru_cache(maxsize=8192)  # days repeat all through a ledger; the cache holds no person's data
def _read_text(text: str, unit: DateUnit) -> DateReading:
    words = plain(text)
    if not words:
        return MISSING
    if len(words) > 60:
        return UNREADABLE
    if _SCIENTIFIC.fullmatch(words):
        return SHORTENED
    if _NUMBER.fullmatch(words):
        return _read_digits(words, unit)
    if _INSTANT.fullmatch(words):
        return _instant(words)
    return _read_words(_WEEKDAY.sub(" ", words).strip(" ,.;"))


def _read_digits(words: str, unit: DateUnit) -> DateReading:
    if "." in words:
        whole, _, fraction = words.partition(".")
        if unit is DateUnit.AUTO and len(whole) <= 2 and len(fraction) <= 2:
            return _partial(int(whole), (int(fraction),), dotted=True)
        return _read_number(float(words), unit)
    return _read_number(int(words), unit) if len(words) <= 20 else UNREADABLE


def _instant(words: str) -> DateReading:
    try:
        return _from_moment(dt.datetime.fromisoformat(words.upper().replace(" +", "+").replace(" Z", "Z")))
    except ValueError:
        return UNREADABLE


def _read_words(words: str) -> DateReading:
    if match := _YEAR_FIRST.fullmatch(words):
        return _with_time(_full(match[1], match[2], match[3]), match[4])
    if match := _SHORT_YEAR.fullmatch(words):
        return _with_time(_full(_century(match[1]), match[2], match[3]), match[4])
    if match := _THREE.fullmatch(words):
        return _with_time(_three(match[1], match[2], match[3]), match[4])
    if match := _MONTH_DAY.fullmatch(words):
        partial = _partial(int(match[1]), (int(match[3]),), dotted=match[2] == ".")
        return _with_time(partial, match[4])
    return _read_named_month(words)


def _read_named_month(words: str) -> DateReading:
    """4 Jan 2026, 04-Jan-26, Jan 4, 2026."""
    if match := _DAY_NAMED.fullmatch(words):
        day, month, year, rest = match.groups()
    elif match := _NAMED_DAY.fullmatch(words):
        month, day, year, rest = match.groups()
    else:
        return UNREADABLE
    return _with_time(_full(_century(year), str(_MONTHS.index(month.lower()) + 1), day), rest)


def _with_time(reading: DateReading, rest: str) -> DateReading:
    rest = rest.strip(" ,.()")
    if not rest or rest in _PARTS_OF_DAY or reading.problem is not None:
        return reading
    time = read_time(rest)
    return UNREADABLE if time is None else reading._replace(time=time)


def _full(year: str, month: str, day: str) -> DateReading:
    found = _day(int(year), int(month), int(day))
    return DateReading(found) if found else IMPOSSIBLE


def _partial(month: int, days: tuple[int, ...], *, dotted: bool = False) -> DateReading:
    possible = tuple(day for day in days if _day(2024, month, day))  # 2024 had a 29 February
    return DateReading(month=month, days=possible, dotted=dotted) if possible else IMPOSSIBLE


def _three(first: str, second: str, third: str) -> DateReading:
    """Three short numbers, in each order that makes a day; a year has two digits or four."""
    spelled = {
        "ymd": (first, second, third),
        "mdy": (third, first, second),
        "dmy": (third, second, first),
    }
    orders: list[tuple[str, dt.date]] = []
    for order, (year, month, day) in spelled.items():
        if len(year) in (2, 4) and len(day) <= 2:
            found = _day(int(_century(year)), int(month), int(day))
            if found:
                orders.append((order, found))
    days = {day for _order, day in orders}
    if not days:
        return IMPOSSIBLE
    return DateReading(days.pop() if len(days) == 1 else None, orders=tuple(orders))


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"19{year}" if int(year) >= 90 else f"20{year}"


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# --- times ---

_PARTS_OF_DAY = {"上午", "下午", "中午", "晚上", "早上", "凌晨", "傍晚", "am", "pm"}
_TIME = re.compile(
    r"(上午|下午|中午|晚上|早上|早晨|凌晨|傍晚)?\s*([0-9]{1,2})\s*"
    r"(?::\s*([0-9]{1,2})(?:\s*:\s*([0-9]{1,2})(?:\.[0-9]+)?)?"
    r"|[时点]\s*(?:([0-9]{1,2}|半)\s*分?)?)"
    r"\s*(am|pm)?",
    re.IGNORECASE,
)
_AFTERNOON = {"下午", "晚上", "傍晚", "pm"}


def read_time(cell: Cell) -> dt.time | None:
    """The time of day in the cell, None where it has none; spreadsheets keep it as a part of a day."""
    if isinstance(cell, dt.datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, dt.time):
        return cell.replace(microsecond=0, tzinfo=None)
    if isinstance(cell, float) and 0 <= cell < 1:
        return (_SERIAL_ORIGIN + dt.timedelta(seconds=min(round(cell * 86_400), 86_399))).time()
    match = _TIME.fullmatch(plain(cell)) if isinstance(cell, str) and len(cell) <= 40 else None
    if match is None:
        return None
    part = (match[1] or match[6] or "").lower()
    hour = int(match[2])
    if hour < 12 and (part in _AFTERNOON or (part == "中午" and hour < 10)):
        hour += 12
    elif hour == 12 and part in ("am", "凌晨", "上午"):
        hour = 0 if part != "上午" else 12
    minute = "30" if match[5] == "半" else match[3] or match[5] or "0"
    return _clock(str(hour), minute, match[4] or "0")


def _clock(hour: str, minute: str, second: str) -> dt.time | None:
    try:
        return dt.time(int(hour), int(minute), int(second))
    except ValueError:
        return None
