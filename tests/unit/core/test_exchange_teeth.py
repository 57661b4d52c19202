"""The machine of test_exchange_machine has teeth: broken programs do not get past it.

Each of the programs in tests/support/broken is found by a kept schedule, which the sound program passes; and
in the soak by the machine itself, within a few hundred schedules.
"""

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.support.broken import BREAKS
from tests.support.motifs import schedules
from tests.support.project import ROOT
from tests.support.schedule_checks import Step
from tests.support.stage import Stage

Break = Callable[[pytest.MonkeyPatch], None]
KEPT = ROOT / "tests" / "data" / "exchange-teeth.json"  # by broken program a schedule that finds it
ENOUGH = 300


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with Stage() as found:
        yield found


def kept() -> dict[str, list[Step]]:
    found = json.loads(KEPT.read_text("utf-8"))
    return {
        name: [(what, who, one, other) for what, who, one, other in steps] for name, steps in found.items()
    }


def is_found(stage: Stage, schedule: list[Step], broken: Break) -> bool:
    """Whether the schedule goes wrong with the broken program, in whatever way."""
    with pytest.MonkeyPatch.context() as patch:
        broken(patch)
        try:
            stage.play(schedule)
        except Exception:  # noqa: BLE001 - a broken program may end in any
            return True
    return False


def test_every_broken_program_has_its_schedule() -> None:
    assert kept().keys() == {broken.__name__ for broken in BREAKS}


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: str(broken.__name__))
def test_a_broken_program_is_found_and_the_sound_one_is_not(stage: Stage, broken: Break) -> None:
    schedule = kept()[broken.__name__]
    assert is_found(stage, schedule, broken)
    stage.play(schedule)


@pytest.mark.soak
@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: str(broken.__name__))
def test_the_machine_finds_a_broken_program_by_itself(stage: Stage, broken: Break) -> None:
    drawn: list[list[Step]] = []

    @seed(7)
    @settings(
        max_examples=ENOUGH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(schedules)
    def draw(schedule: list[Step]) -> None:
        drawn.append(schedule)

    draw()
    assert any(is_found(stage, schedule, broken) for schedule in drawn)
