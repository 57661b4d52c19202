"""The calendars by which derived days are counted, read when they are first asked for."""

from sqlalchemy import Connection

from nanxi_desk.core.calendar import WorkCalendar, load_calendar


class Calendars:
    """One calendar for each scope, as one transaction sees them."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._known: dict[str, WorkCalendar] = {}

    def of(self, scope: str) -> WorkCalendar:
        """The calendar of an office."""
        if scope not in self._known:
            self._known[scope] = load_calendar(self._conn, scope)
        return self._known[scope]

    def forget(self) -> None:
        """Read them again: a holiday was written."""
        self._known.clear()
