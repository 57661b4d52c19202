"""Days of sessions as people type them: they lie ahead as often as behind."""

import re
import unicodedata
from datetime import date

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


def day_words(text: str) -> list[str]:
    """The pieces of several days in one line, whatever stands between them."""
    return [word for word in _BETWEEN.split(text) if word]


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
