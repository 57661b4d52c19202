"""Days as people type them at the desk."""

import re
from datetime import date

_DAY = re.compile(r"(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月])?(\d{1,2})日?")
_YEARS_BACK = 8  # so many hold a 29 February, but for the turn of some centuries
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


def day_meant(text: str, today: date) -> date | None:
    """The day that was typed: whole, or a month and day, or a day alone, which mean the newest such day.

    None where there is no such day.
    """
    found = _DAY.fullmatch(text.strip().translate(_FULL_WIDTH))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    months = [today.year * 12 + today.month - 1 - back for back in range(12 * _YEARS_BACK)]
    candidates = [(whole // 12, whole % 12 + 1) for whole in months]
    if year is not None and month is not None:
        candidates = [(year, month)]
    elif month is not None:
        candidates = [c for c in candidates if c[1] == month] or [(today.year, month)]
    for wanted_year, wanted_month in candidates:
        meant = _day_of(wanted_year, wanted_month, day or 0)
        if meant is not None and (year is not None or meant <= today):
            return meant
    return None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_in_year(text: str, year: int) -> date | None:
    """The day that was typed of a year that is known: whole, or a month and day. None where there is none."""
    found = _DAY.fullmatch(text.strip().translate(_FULL_WIDTH))
    if not found or found[2] is None:
        return None
    return _day_of(int(found[1] or year), int(found[2]), int(found[3]))
