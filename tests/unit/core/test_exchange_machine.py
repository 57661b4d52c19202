"""Whatever a hub and the computers of two offices do, in the end all agree and nothing was lost in silence.

Real homes and databases; the files are parcels (see there). A schedule that fails is written to
.hypothesis/exchange-schedules.json and replayed by the next run. Those worth keeping lie in tests/data:
copies that live on beside the original, with clocks years apart.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.parcels import use_parcels
from tests.support.project import ROOT
from tests.support.schedules import (
    STEPS,
    Step,
    keep_schedule,
    load_schedules,
    make_template,
    world,
)

KEPT = ROOT / "tests" / "data" / "exchange-schedules.json"
FAILED = ROOT / ".hypothesis" / "exchange-schedules.json"
SOAK_SCHEDULES = int(os.environ.get("NANXI_SCHEDULES", "10000"))

small = st.integers(0, 12)
steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 4), small, small)


@pytest.fixture(scope="module")
def places() -> Iterator[Path]:
    """A folder with the template in it; in memory where the system has such a place."""
    memory = Path("/dev/shm")
    inside = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=inside) as folder, pytest.MonkeyPatch.context() as patch:
        use_parcels(patch)
        make_template(Path(folder) / "template")
        yield Path(folder)


def play(places: Path, schedule: list[Step]) -> None:
    folder = Path(tempfile.mkdtemp(dir=places))
    try:
        with world(places / "template", folder) as found:
            found.run(schedule)
    except BaseException:
        keep_schedule(FAILED, schedule)
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def explore(places: Path, most: int) -> None:
    calm = list(HealthCheck)

    @settings(max_examples=most, deadline=None, suppress_health_check=calm, print_blob=True)
    @given(st.lists(steps, min_size=5, max_size=40))
    def any_schedule(schedule: list[Step]) -> None:
        play(places, schedule)

    any_schedule()


@pytest.mark.parametrize("schedule", [*load_schedules(KEPT), *load_schedules(FAILED)])
def test_schedules_that_failed_once(places: Path, schedule: list[Step]) -> None:
    play(places, schedule)


def test_all_agree_and_nothing_is_lost(places: Path) -> None:
    explore(places, 15)


@pytest.mark.soak
def test_all_agree_and_nothing_is_lost_in_very_many_schedules(places: Path) -> None:
    explore(places, SOAK_SCHEDULES)
