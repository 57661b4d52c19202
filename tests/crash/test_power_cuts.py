"""Whatever a power cut leaves of what was not synced: what was acknowledged is there, and all is sound."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from nanxi_desk.core import database
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import PASSWORD, make_home
from tests.support.power import MODES, Disk, Record, after_the_cut, recorded

SEED = 20261125
VISITS = 60


@dataclass(frozen=True)
class Run:
    """What the program did in the home at `path`; from step `made` on the home is complete."""

    path: Path
    record: Record
    made: int


@dataclass(frozen=True)
class Cut:
    """A cut before step `at` of a run; what is left is drawn from `seed`."""

    at: int
    mode: str
    seed: int


def log(home: Home, number: int) -> str:
    """Log a visit, every tenth with a text of several pages; "id=text" once it is kept."""
    detail = f"第{number}件" + ("长" * 1_900 if number % 10 == 9 else "")
    done = FrontDesk(home).log(home.actor, VisitDraft("居住证明", name=f"来访{number}", detail=detail))
    return f"{done.request_id}={detail}"


def run(path: Path, **settings: str) -> Run:
    """A home is made, visits are logged, the program is closed, opened, and goes on."""
    used = [(name, settings.get(name, value)) for name, value in database._SETTINGS]
    with recorded(used) as record:
        make_home(path).close()
        made = len(record.steps)
        for half in range(2):
            with Home.open(path, PASSWORD) as home:
                for number in range(half * VISITS // 2, (half + 1) * VISITS // 2):
                    record.acknowledge(log(home, number))
    return Run(path, record, made)


def cuts(run: Run, count: int, seed: int) -> Iterator[Cut]:
    """Cuts in the order of the run: half of them anywhere, half beside what is not a write to the log."""
    chance = random.Random(seed)
    steps = run.record.steps
    turns = [
        n for n in range(run.made, len(steps)) if steps[n].kind != "write" or "-wal" not in steps[n].name
    ]
    anywhere = [chance.randrange(run.made, len(steps) + 1) for _ in range(count // 2)]
    beside = [chance.choice(turns) + chance.randrange(2) for _ in range(count - count // 2)]
    for number, at in enumerate(sorted([*anywhere, *beside])):
        yield Cut(at, chance.choice(MODES), seed + number)


def faults(run: Run, cuts: Iterable[Cut]) -> list[str]:
    """What was wrong after which cut."""
    found = []
    disk = Disk(run.record)
    for cut in cuts:
        disk.go_on(cut.at)
        put(run.path, disk.cut(random.Random(cut.seed), cut.mode))
        problems = problems_in(run.path, disk.acknowledged)
        if problems:
            found.append(f"{cut}: {problems[0]}")
    return found


def put(home: Path, left: dict[str, bytes]) -> None:
    """The database is what the cut has left of it; SQLite's memory shared between processes never stays."""
    for name in home.glob("desk.db*"):
        name.unlink()
    for file, content in left.items():
        (home / file).write_bytes(content)


def problems_in(path: Path, acknowledged: Iterable[str]) -> list[str]:
    """Open the home as the next start does; what is missing or damaged in it."""
    with after_the_cut():
        try:
            with Home.open(path, PASSWORD) as home:
                return [*home.notices, *_problems(home, acknowledged)]
        except (UserError, DBAPIError) as error:
            return [f"{type(error).__name__}: {error}"]


def _problems(home: Home, acknowledged: Iterable[str]) -> Iterator[str]:
    table = projection(Request)
    with home.journal.read() as conn:
        pages = conn.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        if pages != ["ok"]:
            yield from pages
            return
        shown = {f"{row.id}={row.detail}" for row in conn.execute(select(table.c.id, table.c.detail))}
        yield from (f"lost: {each[:60]}" for each in acknowledged if each not in shown)
        yield from verify(conn).problems
    kept = log(home, VISITS)
    with home.journal.read() as conn:
        if conn.execute(select(table.c.id).where(table.c.id == kept.partition("=")[0])).first() is None:
            yield "does not work on"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("power") / "home")


def test_nothing_acknowledged_is_lost(sound: Run) -> None:
    assert faults(sound, cuts(sound, 200, SEED)) == []


def test_nothing_acknowledged_is_lost_where_the_next_start_is_cut_off_too(sound: Run) -> None:
    chance = random.Random(SEED)
    disk = Disk(sound.record)
    found = []
    for cut in cuts(sound, 10, SEED + 1):
        disk.go_on(cut.at)
        left = disk.cut(random.Random(cut.seed), cut.mode)
        put(sound.path, left)
        with recorded() as record, Home.open(sound.path, PASSWORD) as home:
            record.acknowledge(log(home, VISITS + 1))
        again = Disk(record, left)
        for second in sorted(chance.randrange(len(record.steps) + 1) for _ in range(4)):
            again.go_on(second)
            put(sound.path, again.cut(chance, chance.choice(MODES)))
            problems = problems_in(sound.path, [*disk.acknowledged, *again.acknowledged])
            found += [f"{cut}, then before step {second}: {problem}" for problem in problems[:1]]
    assert found == []


@pytest.mark.soak
@pytest.mark.parametrize("portion", range(10))
def test_nothing_acknowledged_is_lost_in_ten_thousand_cuts(sound: Run, portion: int) -> None:
    assert faults(sound, cuts(sound, 1_000, SEED + 1_000 * (portion + 1))) == []


def test_the_run_holds_everything_that_sqlite_does_to_a_disk(sound: Run) -> None:
    """Frames, syncs, a checkpoint into the database, a log begun anew, and a log deleted."""
    done = {(step.kind, step.name.partition("desk.db")[2]) for step in sound.record.steps[sound.made :]}
    assert done >= {("write", "-wal"), ("sync", "-wal"), ("create", "-wal"), ("delete", "-wal")}
    assert done >= {("write", ""), ("sync", "")}
    assert len(disk_at_end(sound).acknowledged) == VISITS


def disk_at_end(run: Run) -> Disk:
    disk = Disk(run.record)
    disk.go_on(len(run.record.steps))
    return disk


# --- the simulation finds what it is to find ---------------------------------------------------------------


def test_a_weaker_setting_is_caught_losing_what_was_acknowledged(tmp_path: Path) -> None:
    weak = run(tmp_path / "home", synchronous="NORMAL")
    found = faults(weak, cuts(weak, 20, SEED))
    assert any("lost:" in fault for fault in found)


def test_a_disk_that_is_never_told_to_sync_is_caught_damaging_the_database(tmp_path: Path) -> None:
    reckless = run(tmp_path / "home", synchronous="OFF")
    found = faults(reckless, cuts(reckless, 30, SEED))
    assert any("lost:" not in fault for fault in found)


def test_the_settings_hold_on_every_connection_whatever_its_library_was_built_with(tmp_path: Path) -> None:
    """The simulation has SQLite's own build; here is SQLCipher's, with the level in force after opening."""
    with make_home(tmp_path / "home") as home, home.journal.read() as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
