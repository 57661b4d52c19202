"""The figures of training: 场次, 人次, 人数, hours and rates, each with the rows behind it."""

from contextlib import AbstractContextManager

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import LEADING, MEMBER, declare
from nanxi_desk.training.reckoning import Reckoning, reckoned
from nanxi_desk.training.views import (
    CameRow,
    FigureFilter,
    PersonFigures,
    PersonSession,
    SessionRow,
    TrainingReport,
)

RIGHT_FIGURES = declare("training.figures", "查看培训统计和学时", MEMBER, *LEADING)


class TrainingFigures:
    """The figures of one opened home: at the hub of all offices, at an office its own and its people's."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def report(
        self, first_day: str, last_day: str, *, programme_id: str = "", host: str = ""
    ) -> TrainingReport:
        """Everything of a period of office days (ISO), both included; only sessions whose day has come.

        With a programme or a host's scope only their sessions, which the notes say.
        """
        wanted = FigureFilter(first_day, last_day, programme_id=programme_id, host=host)
        with self._reckoned(wanted) as period:
            return period.report()

    def sessions(self, wanted: FigureFilter) -> tuple[SessionRow, ...]:
        """The rows behind 场次: sessions that took place, the first day first.

        With an office those to which somebody of it came.
        """
        with self._reckoned(wanted) as period:
            return period.session_rows()

    def came(self, wanted: FigureFilter) -> tuple[CameRow, ...]:
        """The rows behind 人次 of sessions with names: one for each person and session."""
        with self._reckoned(wanted) as period:
            return period.came_rows()

    def people(self, wanted: FigureFilter, *, came_only: bool = True) -> tuple[PersonFigures, ...]:
        """The rows behind 人数, with hours and rate; without `came_only` all who were invited, too."""
        with self._reckoned(wanted) as period:
            people = period.person_figures()
        return tuple(each for each in people if each.tally.came or not came_only)

    def never_came(self, first_day: str, last_day: str) -> tuple[PersonFigures, ...]:
        """Who was invited and came to nothing, and members and staff who were not even invited."""
        with self._reckoned(FigureFilter(first_day, last_day)) as period:
            return period.never_came(period.person_figures())

    def person(
        self, person: str, first_day: str, last_day: str, *, programme_id: str = "", host: str = ""
    ) -> tuple[PersonSession, ...]:
        """One person's sessions in a period (of a programme or host where one is meant), in order of days."""
        wanted = FigureFilter(first_day, last_day, person_id=person, programme_id=programme_id, host=host)
        with self._reckoned(wanted) as period:
            return period.account()

    def account_of(self, person: str, first_day: str, last_day: str) -> PersonFigures:
        """One person's figures; InputRefused where the person has no session in the period."""
        with self._reckoned(FigureFilter(first_day, last_day, person_id=person)) as period:
            people = period.person_figures()
        if not people:
            raise InputRefused(_("此人在这段时间没有培训。"), _("请换一段时间。"))
        return people[0]

    def _reckoned(self, wanted: FigureFilter) -> AbstractContextManager[Reckoning]:
        self._home.actor.require(RIGHT_FIGURES)
        return reckoned(self._home, wanted)


def percent(rate: float | None) -> str:
    """A rate as people read it: 93.3%, "—" where there is none."""
    return "—" if rate is None else f"{rate * 100:.1f}%"
