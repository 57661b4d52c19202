"""Homes for tests: real ones, with cheap keys so that a test need not wait for the password check."""

from pathlib import Path

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk.core.clock import WallClock
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyCost
from tests.support.engines import POSTGRESQL, home_address, place

CHEAP = KeyCost(time=1, memory_kib=64, lanes=1)
PASSWORD = "korrekt-pferd"
ADMIN = "陈静"


def make_home(
    path: Path,
    office: str = "NX03",
    *,
    name: str = "华业居委会",
    hub: bool = False,
    wall: WallClock | None = None,
) -> Home:
    """A new home in `path`, opened by its administrator; its database lies where engines.place says."""
    home, _ = Home.create(
        path,
        office=office,
        name=name,
        hub=hub,
        admin=ADMIN,
        password=PASSWORD,
        cost=CHEAP,
        wall=wall,
        database=home_address() if place.kind == POSTGRESQL else None,
    )
    if place.kind == POSTGRESQL:
        place.close_later(home.close)
    return home
