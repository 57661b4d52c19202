"""Whatever a hub and the computers of two offices do, in the end all agree and nothing was lost in silence.

Real homes and databases; the files are parcels (see there) but for some schedules. A schedule that fails is
written to .hypothesis/exchange-schedules.json and replayed by the next run. Those worth keeping lie in
tests/data: copies that live on beside the original, with clocks years apart; a record whose deletion was
decided while one of its fields was still in dispute; an import undone whose author went back to a backup, so
that its file alone still has it; a computer that became another one twice between two files; an edit that
stood against a deletion long after it had been written over, at the one computer that had seen it first; a
taking back that was itself undone in a record that somebody had deleted.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.motifs import schedules
from tests.support.project import ROOT
from tests.support.schedule_checks import Step, keep_schedule, load_schedules
from tests.support.stage import Stage

KEPT = ROOT / "tests" / "data" / "exchange-schedules.json"
FAILED = ROOT / ".hypothesis" / "exchange-schedules.json"
SOAK_SCHEDULES = int(os.environ.get("NANXI_SCHEDULES", "10000"))
SOAK_PARTS = range(20)  # shared out among the workers


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with Stage() as found:
        yield found


@pytest.fixture(scope="module")
def whole_stage() -> Iterator[Stage]:
    with Stage(real_files=True) as found:
        yield found


def play(stage: Stage, schedule: list[Step]) -> None:
    try:
        stage.play(schedule)
    except BaseException:
        keep_schedule(FAILED, schedule)
        raise


def explore(stage: Stage, most: int) -> None:
    calm = list(HealthCheck)

    @settings(max_examples=most, deadline=None, suppress_health_check=calm, print_blob=True)
    @given(schedules)
    def any_schedule(schedule: list[Step]) -> None:
        play(stage, schedule)

    any_schedule()


@pytest.mark.parametrize("schedule", [*load_schedules(KEPT), *load_schedules(FAILED)])
def test_schedules_that_failed_once(stage: Stage, schedule: list[Step]) -> None:
    play(stage, schedule)


def test_all_agree_and_nothing_is_lost(stage: Stage) -> None:
    explore(stage, 15)


def test_all_agree_by_real_workbooks(whole_stage: Stage) -> None:
    play(whole_stage, load_schedules(KEPT)[0])


@pytest.mark.soak
@pytest.mark.parametrize("part", SOAK_PARTS)
def test_all_agree_and_nothing_is_lost_in_very_many_schedules(stage: Stage, part: int) -> None:
    explore(stage, -(-SOAK_SCHEDULES // len(SOAK_PARTS)))


@pytest.mark.soak
def test_all_agree_by_many_real_workbooks(whole_stage: Stage) -> None:
    explore(whole_stage, max(1, SOAK_SCHEDULES // 200))
