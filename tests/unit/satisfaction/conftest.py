"""A home with a desk at which ratings are given; after each test the tables are what the journal says."""

from collections.abc import Iterator

import pytest

from nanxi_desk.core.journal.verify import verify
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.ratings import Ratings, ratings_of


@pytest.fixture
def office(tmp_path) -> Iterator[Ratings]:
    clock = MovableClock()
    with make_home(tmp_path / "home", wall=clock) as home:
        yield ratings_of(home, clock)
        with home.journal.read() as conn:
            assert verify(conn).problems == []
