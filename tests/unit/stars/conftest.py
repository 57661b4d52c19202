from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.home import Home
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.star_rounds import OneHomeRound


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True, wall=clock) as opened:
        yield opened


@pytest.fixture
def played(home: Home) -> OneHomeRound:
    """A round in 初评 with two groups and five judges."""
    return OneHomeRound(home)
