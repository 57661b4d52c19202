"""An erasure and the end of a login: both write the whole database anew. On a copy beside the measured home.

The floor is a synced copy of the file, since each of them must at least write it once.
"""

import argparse
import shutil
from pathlib import Path

from sqlalchemy import select

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.backup import _bare_copy, _seconds
from benchmarks.figures import Figure, against, peak_memory, plain, run
from benchmarks.homes import PASSWORD, opened
from nanxi_desk.core import paths
from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident
from nanxi_desk.core.rights import ADMIN, HUB

LEAVING, SECOND = "made up, leaving 1", "made up, second 2"


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Seconds as milliseconds, sizes in MB."""
    del options
    scratch = folder.parent / "trust-scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        copied = _seconds(lambda: _bare_copy_home(folder, scratch))
        size = (scratch / paths.DATABASE).stat().st_size / 1e6
        with opened(scratch) as home:
            erased = _erase_someone(home)
            ended = _end_a_login(home)
        reopened = _seconds(lambda: Home.open(scratch.absolute(), PASSWORD, "Benchmark").close())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return [
        plain("size of the database", size, unit="MB"),
        against("one person erased, the file written anew", erased, copied),
        against("a login ended, the file encrypted anew", ended, copied),
        plain("  first opening after it", reopened),
        plain("  peak memory", peak_memory(), unit="MB"),
    ]


def _bare_copy_home(folder: Path, target: Path) -> None:
    target.mkdir()
    for found in folder.iterdir():
        if found.is_file() and found.name != paths.LOCK:
            _bare_copy(found, target / found.name)


def _erase_someone(home: Home) -> float:
    """Milliseconds from the second person's confirmation to a file without the values."""
    first = home.actor
    second = home.access.add("示范复核", "", SECOND, roles=(ADMIN, HUB))
    desk = DestroyDesk(home)
    with home.journal.read() as conn:
        person = conn.execute(select(projection(Resident).c.id).limit(1)).scalar_one()
    listed = desk.propose_record(first, person)
    done = []
    actor = Actor(second, "示范复核", frozenset({ADMIN, HUB}))
    took = _seconds(lambda: done.append(desk.confirm(actor, listed)))
    assert done[0].clean
    return took


def _end_a_login(home: Home) -> float:
    leaving = home.access.add("示范离职", "", LEAVING)
    return _seconds(lambda: home.access.end_login(leaving, PASSWORD))


if __name__ == "__main__":
    run(measure, __doc__ or "")
