"""What people do with ratings, for tests: a desk with two at it, visits, ratings of every kind."""

from dataclasses import dataclass

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction.figures import RatingFigures
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.service import Satisfaction
from nanxi_desk.satisfaction.views import Given, Rated
from tests.support.journals import MovableClock

TAG = {5: (), 4: (), 3: (), 2: ("213",), 1: ("115",)}


@dataclass
class Ratings:
    """One home's desk; `head` is its first person, `clerk` a colleague who serves."""

    home: Home
    clock: MovableClock
    head: Actor
    clerk: Actor
    desk: FrontDesk
    rating: Satisfaction
    follow: FollowUps
    figures: RatingFigures

    def visit(self, item: str = "社保卡", actor: Actor | None = None, **draft) -> str:
        """Log a visit; the request's id."""
        return self.desk.log(actor or self.clerk, VisitDraft(item=item, **draft)).request_id

    def asked(self, request_id: str) -> str:
        return self.rating.ask(self.clerk, request_id).asking_id

    def rate(self, request_id: str, level: int, **given) -> Rated:
        tags = given.pop("tags", TAG[level])
        return self.rating.rate(self.clerk, self.asked(request_id), Given(level, tags, **given))

    def rated(self, level: int, item: str = "社保卡", **given) -> Rated:
        """A visit that was logged and rated."""
        return self.rate(self.visit(item), level, **given)


def ratings_of(home: Home, clock: MovableClock) -> Ratings:
    """A colleague joins the home's first person."""
    clerk = Staff(id=new_id(), scope=home.office, name="周敏", post="社工", roles=["前台"])
    with home.journal.write(home.actor.id) as writing:
        writing.create(clerk)
    return Ratings(
        home,
        clock,
        home.actor,
        Actor(clerk.id, clerk.name or "", frozenset(clerk.roles or ())),
        FrontDesk(home),
        satisfaction_of(home),
        FollowUps(home),
        RatingFigures(home),
    )
