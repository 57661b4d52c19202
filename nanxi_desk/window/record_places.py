"""Where a record is worked on: the page that shows it, or shows what it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nanxi_desk.core.following import Way, follow
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import RIGHT_READ as DESK
from nanxi_desk.satisfaction.rights import RIGHT_FOLLOW
from nanxi_desk.satisfaction.service import RIGHT_READ as RATINGS
from nanxi_desk.stars.rights import RIGHT_READ as STARS
from nanxi_desk.training.rights import RIGHT_READ as TRAINING

_NO_WAY = Way()
Wanted = tuple[str, object]  # the page's key, and what it is to receive


@dataclass(frozen=True, slots=True)
class Route:
    """The page's key, the right to what it shows, its pane ("" where it has none), the way to what it shows.

    What lies beside the way is the row to be chosen there.
    """

    page: str
    right: str
    pane: str = ""
    way: Way = _NO_WAY


_OF_VISIT = ("request", "visit_id")
_TRAINING, _AT_SESSION = ("training", TRAINING), Way(("session_id",), beside="person_id")
_RATINGS, _FOLLOW_UPS = ("satisfaction", RATINGS, "list"), ("satisfaction", RIGHT_FOLLOW, "follow-ups")
_GROUPS, _APPLICATIONS = ("stars", STARS, "groups"), ("stars", STARS, "applications")
ROUTES: Mapping[str, Route] = {
    "request": Route("frontdesk", DESK),
    "request_step": Route("frontdesk", DESK, way=Way(("request_id",))),
    "visit": Route("frontdesk", DESK, way=Way(down=(_OF_VISIT,))),
    "resident": Route("frontdesk", DESK, way=Way(down=(("visit", "resident_id"), _OF_VISIT))),
    "asking": Route(*_RATINGS),
    "rating": Route(*_RATINGS, way=Way(("asking_id",))),
    "follow_up": Route(*_FOLLOW_UPS),
    "follow_up_step": Route(*_FOLLOW_UPS, way=Way(("follow_up_id",))),
    "training_session": Route(*_TRAINING),
    "roster_entry": Route(*_TRAINING, way=_AT_SESSION),
    "attendance": Route(*_TRAINING, way=_AT_SESSION),
    "trainee": Route(*_TRAINING, way=replace(_AT_SESSION, down=(("roster_entry", "person_id"),))),
    "building_group": Route(*_GROUPS),
    "star_patrol": Route(*_GROUPS, way=Way(("group_id",))),
    "star_application": Route(*_APPLICATIONS),
    "star_veto": Route(*_APPLICATIONS, way=Way(("application_id",))),
    "star_recusal": Route(*_APPLICATIONS, way=Way(("application_id",))),
}


class Places:
    """The places of records that the person of a home may see."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def offered(self, record_type: str) -> bool:
        """Whether there is a page for records of this type, and the person has the right to it."""
        route = ROUTES.get(record_type)
        return route is not None and self._home.actor.can(route.right)

    def find(self, record_type: str, record_id: str) -> Wanted | None:
        """The page of a record; None where what would show it is not here (any more)."""
        if not self.offered(record_type):
            return None
        route = ROUTES[record_type]
        with self._home.journal.read() as conn:
            found = follow(conn, record_type, record_id, route.way)
        if found is None:
            return None
        what: object = found if found[1] else found[0]
        return route.page, (route.pane, what) if route.pane else what
