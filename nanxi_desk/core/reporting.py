"""Periods of reports."""

from datetime import date, timedelta


def whole_months(first_day: str, last_day: str) -> tuple[str, str] | None:
    """The first and last month (ISO) that lie wholly between two days, both included; None without any."""
    first, last = date.fromisoformat(first_day), date.fromisoformat(last_day)
    begin = first if first.day == 1 else (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    end = (last + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    return (begin.isoformat()[:7], end.isoformat()[:7]) if begin < end else None
