"""Homes whose program is killed again and again, and what has to hold in them after each time."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import column, insert, inspect, select
from sqlalchemy import table as sql_table

from nanxi_desk.core import paths, schema
from nanxi_desk.core.backup_file import check_content, look_into
from nanxi_desk.core.backups import leftovers, make_backup
from nanxi_desk.core.database import create_database, database_files, write_connection
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal import tables
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.people import Staff
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.take_over import LedgerDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.command_line import environment
from tests.support.homes import ADMIN, PASSWORD, make_home
from tests.support.killed import BACKUP, LEDGER_ROWS, NEW_PASSWORD, ledger
from tests.support.project import ROOT

LONGEST_SECONDS = 60
OLD_REQUESTS = 40
COMMITS = ("before a commit", "after a commit")
FILE = "a file"
_KEPT_TABLES = (tables.JOURNAL, tables.STREAM, tables.REPLICA, tables.LOCAL_VALUE)


@dataclass(frozen=True)
class Kill:
    """A kill at the `number`-th passing of `point`; for "" `seconds` after `lines` acknowledgements."""

    kind: str
    seed: int
    point: str
    number: int
    lines: int
    seconds: float


class Place:
    """A home, what is done in it, and what must hold afterwards. `passings`: how often each point comes."""

    kind: str
    passings: Mapping[str, int]
    lines = 0
    seconds = 0.5

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.replica = ""

    def draw(self, seed: int) -> Kill:
        """Half of the kills come at an exact point, half at any moment."""
        chance = random.Random(seed)
        point = chance.choice(list(self.passings)) if self.passings and chance.random() < 0.5 else ""
        number = chance.randint(1, self.passings.get(point, 1))
        return Kill(
            self.kind, seed, point, number, chance.randint(0, self.lines), chance.random() * self.seconds
        )

    def prepare(self) -> None:
        """Put the home as it is to be before the next kill."""

    def command(self, kill: Kill) -> Sequence[str]:
        """The words of the process that is killed."""
        return ["-m", "tests.support.killed", kill.kind, str(self.home), kill.point, str(kill.number)]

    def check(self, said: Sequence[str]) -> list[str]:
        """What is wrong in the home after the program said this and was killed."""
        try:
            with Home.open(self.home, PASSWORD, ADMIN) as home:
                return [*self._identity(home), *_damage(home), *self.wrong(home, said), *_works_on(home)]
        except UserError as error:
            return [error.message]

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        """What of what was said is not so."""
        raise NotImplementedError

    def _identity(self, home: Home) -> list[str]:
        known, self.replica = self.replica, home.replica
        changed = ["another replica"] if known and known != home.replica else []
        return [*home.notices, *home.token_problems(), *changed]


def killed(place: Place, kill: Kill) -> tuple[list[str], bool]:
    """Start the program on the home and kill it; what it acknowledged, and whether the kill ended it.

    What it has said since the last whole line was not said.
    """
    with subprocess.Popen(
        [sys.executable, *place.command(kill)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    ) as process:
        assert process.stdout is not None
        said = b""
        while not kill.point and said.count(b"\n") < kill.lines:
            part = os.read(process.stdout.fileno(), 1 << 16)
            if not part:
                break
            said += part
        try:
            process.wait(LONGEST_SECONDS if kill.point else kill.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        said += process.stdout.read()
    return said.decode().split("\n")[:-1], process.returncode == -signal.SIGKILL


def campaign(place: Place, kills: int, seed: int) -> list[str]:
    """Kill the program so many times; what was wrong after which kill. An end of its own does not count."""
    found: list[str] = []
    done = 0
    while done < kills:
        kill = place.draw(seed)
        seed += 1
        place.prepare()
        said, was_killed = killed(place, kill)
        done += was_killed
        found.extend(f"{kill}: {problem}" for problem in place.check(said))
    return found


def _damage(home: Home) -> list[str]:
    with home.journal.read() as conn:
        pages = conn.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        checked = verify(conn)
    return [*(page for page in pages if page != "ok"), *checked.problems, *checked.pending]


def _works_on(home: Home) -> list[str]:
    name = f"随后{os.urandom(4).hex()}"
    logged = FrontDesk(home).log(home.actor, VisitDraft("居住证明", name=name))
    found = [row.number for row in FrontDesk(home).search(name, 1)]
    return [] if found == [logged.number] else ["what is logged afterwards is not found"]


def requests_in(home: Home) -> dict[str, str]:
    """Details of all requests by id."""
    table = projection(Request)
    with home.journal.read() as conn:
        return {row.id: row.detail or "" for row in conn.execute(select(table.c.id, table.c.detail))}


# --- the places --------------------------------------------------------------------------------------------


class Logging(Place):
    """Requests are logged one after the other, in a home that outlives every kill."""

    kind = "logging"
    passings = dict.fromkeys(COMMITS, 40)
    lines = 30
    seconds = 0.05

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        with make_home(self.home) as home:
            self.replica = home.replica
        self._known: dict[str, str] = {}

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        kept = [line.split("=", 1) for line in said]
        self._known.update((request, detail) for request, detail in kept)
        shown = requests_in(home)
        lost = [f"lost {request}" for request, detail in self._known.items() if shown.get(request) != detail]
        more = len(shown) - len(self._known)
        self._known = shown
        return [
            *lost,
            *([f"{more} requests that nobody was told of"] if more > 2 else []),
        ]  # one is of _works_on


class CommandLine(Logging):
    """The same by the command line, a process for each request."""

    passings: Mapping[str, int] = {}
    lines = 0
    seconds = 1.0

    def command(self, kill: Kill) -> Sequence[str]:
        words = ["--item", "居住证明", "--name", f"来访{kill.seed}", "--detail", f"第{kill.seed}件"]
        return ["-m", "nanxi_desk", "--home", str(self.home), "--json", "log", *words]

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        shown = requests_in(home)
        told = [json.loads(line)["id"] for line in said]
        return super().wrong(home, [f"{request}={shown.get(request, 'lost')}" for request in told])


class Ledger(Place):
    """A ledger is taken over; after the kill the same file brings the rest, and nothing twice."""

    kind = "ledger"
    passings = dict.fromkeys(COMMITS, 7)
    lines = 2
    seconds = 0.4

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder
        self._count = 0

    def prepare(self) -> None:
        self._count += 1
        self.home = self._folder / f"home-{self._count}"
        with make_home(self.home) as home:
            self.replica = home.replica

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        acknowledged = int(said[-1]) if said else 0
        desk = LedgerDesk(home, FrontDesk(home).catalogue())
        rest = desk.take_over(home.actor, [ledger()])
        again = desk.take_over(home.actor, [ledger()])
        counts = {
            "acknowledged rows are lost": rest.already + len(rest.refused) < acknowledged,
            "the rest does not come": rest.rows != LEDGER_ROWS,
            "rows come twice": (again.taken, again.already) != (0, rest.taken + rest.already),
            "requests": len(requests_in(home)) != rest.taken + rest.already,
        }
        return [*(words for words, so in counts.items() if so), *_damage(home)]  # again, with the rest


class Files(Place):
    """A closed home whose files are put back before each kill; the folder stays, by which it knows itself."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.before: dict[str, bytes] = {}

    def keep(self) -> None:
        self.before = {path.name: path.read_bytes() for path in self.home.iterdir() if path.is_file()}

    def prepare(self) -> None:
        for path in sorted(self.home.rglob("*"), reverse=True):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        for name, content in self.before.items():
            (self.home / name).write_bytes(content)


class Migration(Files):
    """A home of the first revision is brought up to date."""

    kind = "migration"
    passings = dict.fromkeys(COMMITS, 8) | {FILE: 6}
    lines = 1
    seconds = 0.6

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.replica, self._requests = make_old_home(self.home)
        self.keep()

    def wrong(self, home: Home, _said: Sequence[str]) -> list[str]:
        version = schema.schema_version(home.engine)
        newest = [] if version == schema.REVISIONS[-1] else [f"still {version}"]
        return newest if requests_in(home) == self._requests else [*newest, "other requests than before"]


class Replacing(Files):
    """Database and key file of another time take the place of today's, together or not at all."""

    kind = "replacing"
    passings: Mapping[str, int] = {FILE: 14}
    lines = 1
    seconds = 0.03

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.replica, self._requests = make_filled_home(self.home, 5)
        self.keep()
        _, self._others = make_filled_home(folder / "other", 3)

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        shown = requests_in(home)
        allowed = [self._others] if "done" in said else [self._requests, self._others]
        allowed = allowed if said else [self._requests]
        return [] if shown in allowed else [f"{len(shown)} requests, which are of neither time"]

    def _identity(self, home: Home) -> list[str]:
        if requests_in(home) == self._others:  # what came back is a new replica
            return [] if home.notices and not home.token_problems() else ["no new identity"]
        return super()._identity(home)


class Restoring(Replacing):
    """The home goes back to a backup, or stays what it is."""

    kind = "restore"
    passings: Mapping[str, int] = dict.fromkeys(COMMITS, 8) | {FILE: 24}
    seconds = 0.2

    def __init__(self, folder: Path) -> None:
        Files.__init__(self, folder)
        make_filled_home(self.home, 3)
        with Home.open(self.home, PASSWORD) as home:
            self._others = requests_in(home)
            make_backup(home, folder / BACKUP)
            _works_on(home)
            self.replica, self._requests = home.replica, requests_in(home)
        self.keep()


class BackingUp(Place):
    """Backups are made one over the other: at its name there is always a whole one, and the home is sound."""

    kind = "backup"
    passings = dict.fromkeys(COMMITS, 20) | {FILE: 12}
    lines = 3
    seconds = 0.2

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._backup = folder / BACKUP
        with make_home(self.home) as home:
            self.replica = home.replica
            make_backup(home, self._backup)

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        check_content(look_into(self._backup))
        make_backup(home, self._backup)
        lost = [f"lost {request}" for request in said if request not in requests_in(home)]
        for begun in leftovers(self._backup.parent):  # which the next backup of the day takes away
            begun.unlink()
        expected = {self.home, self._backup}
        return [*lost, *(f"left behind: {path.name}" for path in {*self._backup.parent.iterdir()} - expected)]


class Logins(Place):
    """Colleagues get logins: who was told to have one has it, and a record."""

    kind = "logins"
    passings = dict.fromkeys(COMMITS, 12) | {FILE: 12}
    lines = 4
    seconds = 0.05

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        with make_home(self.home) as home:
            self.replica = home.replica
        self._known: set[str] = set()

    def wrong(self, home: Home, said: Sequence[str]) -> list[str]:
        self._known.update(said)
        ring = KeyRing.load(self.home / paths.KEYS)
        logins = {person.name for person in ring.people}
        table = projection(Staff)
        with home.journal.read() as conn:
            recorded = set(conn.execute(select(table.c.name)).scalars())
        for name in said[-1:]:
            ring.unlock(NEW_PASSWORD, name)
        return [f"{name} is lost" for name in self._known - (logins & recorded)]


PLACES: dict[str, type[Place]] = {
    "logging": Logging,
    "command line": CommandLine,
    "ledger": Ledger,
    "migration": Migration,
    "replacing": Replacing,
    "restore": Restoring,
    "backup": BackingUp,
    "logins": Logins,
}


# --- homes -------------------------------------------------------------------------------------------------


def make_filled_home(path: Path, requests: int) -> tuple[str, dict[str, str]]:
    """A closed home with some requests; its replica and the requests."""
    with make_home(path) as home:
        desk = FrontDesk(home)
        for number in range(requests):
            draft = VisitDraft("居住证明", name=f"来访{number}", phone="13800000002", detail=f"第{number}件")
            logged = desk.log(home.actor, draft)
            if number % 2:
                desk.close_request(home.actor, logged.request_id)
        return home.replica, requests_in(home)


def make_old_home(path: Path) -> tuple[str, dict[str, str]]:
    """A closed home as the first revision of the structure left it."""
    from alembic import command
    from alembic.config import Config

    replica, requests = make_filled_home(path, OLD_REQUESTS)
    data_key = KeyRing.load(path / paths.KEYS).unlock(PASSWORD).data_key
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    old = create_database(path / "old.db", data_key)
    with Home.open(path, PASSWORD) as home, home.journal.read() as source, write_connection(old) as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, schema.REVISIONS[0])
        for table in _KEPT_TABLES:
            old_columns = [table.c[each["name"]] for each in inspect(conn).get_columns(table.name)]
            rows = [dict(row) for row in source.execute(select(*old_columns)).mappings()]
            if table is tables.LOCAL_VALUE:  # what a newer version has noted down
                rows = [row for row in rows if not row["name"].startswith(("base:", "calendar:"))]
            bare = sql_table(table.name, *(column(each.name, each.type) for each in old_columns))
            conn.execute(insert(bare), rows)
    old.dispose()
    for file in database_files(path / paths.DATABASE):
        file.unlink(missing_ok=True)
    (path / "old.db").rename(path / paths.DATABASE)
    return replica, requests
