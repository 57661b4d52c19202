"""The program is killed at any moment: what it had acknowledged is there, and all of it is sound."""

from pathlib import Path

import pytest

from tests.support.killing import PLACES, campaign

SEED = 4_000
# By place: kills of every run, and of a soak.
KILLS = {
    "logging": (6, 340),
    "command line": (1, 80),
    "ledger": (2, 70),
    "migration": (3, 130),
    "replacing": (2, 120),
    "restore": (3, 120),
    "backup": (2, 80),
    "logins": (1, 60),
}
PORTION = 10  # kills of a soak in one home


def test_the_kills_add_up() -> None:
    assert KILLS.keys() == PLACES.keys()
    assert [sum(kills[run] for kills in KILLS.values()) for run in (0, 1)] == [20, 1_000]
    assert all(soak % PORTION == 0 for _every_run, soak in KILLS.values())


@pytest.mark.parametrize("place", PLACES)
def test_a_killed_program_leaves_everything_acknowledged(tmp_path: Path, place: str) -> None:
    assert campaign(PLACES[place](tmp_path), KILLS[place][0], SEED) == []


@pytest.mark.soak
@pytest.mark.parametrize("place", PLACES)
def test_a_thousand_killed_programs_leave_everything_acknowledged(tmp_path: Path, place: str) -> None:
    for portion in range(0, KILLS[place][1], PORTION):  # checks take longer in a home that has grown
        folder = tmp_path / str(portion)
        folder.mkdir()
        assert campaign(PLACES[place](folder), PORTION, 10 * (SEED + portion)) == []
