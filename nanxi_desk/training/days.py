"""Days of sessions as people type them: they lie ahead as often as behind."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from nanxi_desk.core.language import _

_BETWEEN = re.compile(r"[\s,，、；;]+")
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")


def session_day(text: str, today: date) -> date | None:
    """The day that was typed: whole, or month and day, which mean the nearest such day to today.

    None where there is no such day.
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    years = (today.year - 1, today.year, today.year + 1) if year is None else (year,)
    days = [meant for each in years if (meant := _day_of(each, month or 0, day or 0)) is not None]
    return min(days, key=lambda meant: abs((meant - today).days), default=None)


def period_days(year: int, month: int | None = None) -> tuple[str, str]:
    """First and last day (ISO) of a year, or of one of its months."""
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{monthrange(year, month)[1]}"


def period_title(first: str, last: str) -> str:
    """What the report of a period is called: of a whole year or month by that, otherwise by its days."""
    year, month = int(first[:4]), int(first[5:7])
    if (first, last) == period_days(year):
        return _("培训年报 {year}").format(year=first[:4])
    if (first, last) == period_days(year, month):
        return _("培训月报 {month}").format(month=first[:7])
    return _("培训报表 {first} 至 {last}").format(first=first, last=last)


def day_words(text: str) -> list[str]:
    """The pieces of several days in one line, whatever stands between them."""
    return [word for word in _BETWEEN.split(text) if word]


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
