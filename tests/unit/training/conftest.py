"""Homes in which people are trained; whatever a test did, the tables are what the journal says."""

from collections.abc import Iterator

import pytest

from nanxi_desk.core.journal.verify import verify
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.trainings import Trainings


def _checked(trainings: Trainings) -> Iterator[Trainings]:
    yield trainings
    with trainings.home.journal.read() as conn:
        assert verify(conn).problems == []


@pytest.fixture
def office(tmp_path) -> Iterator[Trainings]:
    clock = MovableClock()
    with make_home(tmp_path / "home", wall=clock) as home:
        yield from _checked(Trainings(home, clock))


@pytest.fixture
def hub(tmp_path) -> Iterator[Trainings]:
    clock = MovableClock()
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True, wall=clock) as home:
        yield from _checked(Trainings(home, clock))
