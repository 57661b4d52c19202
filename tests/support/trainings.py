"""Trainings for tests: a home, its services, and sessions with people in a line each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nanxi_desk.core.home import Home
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.door import Door
from nanxi_desk.training.figures import TrainingFigures
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.service import Training
from nanxi_desk.training.sheets import SignInSheets
from nanxi_desk.training.views import AttendeeRow, NewPerson, SessionOrder, TrainingReport
from tests.support.journals import MovableClock

DAY = "2026-11-22"  # the day on which MovableClock stands, 9:00 in the office's zone
YEAR = ("2026-01-01", "2026-12-31")


@dataclass
class Trainings:
    """The services of one home, with the acting person left out."""

    home: Home
    clock: MovableClock = field(default_factory=MovableClock)

    def __post_init__(self) -> None:
        self.training, self.rosters = Training(self.home), Rosters(self.home)
        self.attending, self.sheets = Attending(self.home), SignInSheets(self.home)
        self.figures = TrainingFigures(self.home)

    @property
    def actor(self):
        return self.home.actor

    def order(self, topic: str = "应急处置", day: str = DAY, **values) -> SessionOrder:
        programme = values.pop("programme_id", "") or self.training.programmes()[0].id
        given = {"begin": "09:00", "end": "11:15", "shared": self.home.is_hub} | values
        return SessionOrder(programme, topic, day, **given)

    def session(self, topic: str = "应急处置", day: str = DAY, **values) -> str:
        return self.training.plan(self.actor, self.order(topic, day, **values))[0]

    def invite(self, session: str, *people: str | NewPerson) -> Sequence[AttendeeRow]:
        """Names, or new people, onto the roster."""
        office = "" if self.home.is_hub else self.home.office
        new = [p if isinstance(p, NewPerson) else NewPerson(p, office) for p in people]
        self.rosters.add(self.actor, session, new)
        return self.attending.people(session, "invited")

    def named(self, session: str, name: str) -> AttendeeRow:
        """The one of this name."""
        (found,) = [row for row in self.attending.people(session) if row.name == name]
        return found

    def came(self, session: str, *names: str) -> None:
        for name in names:
            self.attending.sign_in(self.actor, session, self.named(session, name).person_id)

    def door(self, session: str) -> Door:
        return Door(self.home, session)

    def year(self) -> TrainingReport:
        return self.figures.report(*YEAR)
