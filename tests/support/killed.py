"""A child process that works in a home until it is killed, and says what is kept as soon as it is.

Run as `python -m tests.support.killed KIND HOME POINT NUMBER`: it kills itself the NUMBER-th time that it
comes to POINT, else it goes on until another does. What it acknowledges goes to standard output, a line each.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk.core import backups, paths
from nanxi_desk.core.backup_file import SUFFIX
from nanxi_desk.core.database import KeyedDialect
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.replacing import new_name, replace_together
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.take_over import LedgerDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import CHEAP, PASSWORD
from tests.support.ledgers import GridSheet, messy_ledger_rows

LEDGER_ROWS = 600  # three portions
LEDGER_YEAR = 2025
BACKUP = f"kept{SUFFIX}"
NEW_PASSWORD = "another-pass-7"  # of those who get a login
POINTS = ("before a commit", "after a commit", "a file")  # "a file": opened to write, renamed, removed
_FILE_EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate")


def acknowledge(text: str) -> None:
    """Beyond the death of this process: what is in the pipe is read."""
    os.write(1, f"{text}\n".encode())


def log_visits(home: Path) -> None:
    with Home.open(home, PASSWORD) as opened:
        desk = FrontDesk(opened)
        while True:
            name = f"来访{os.urandom(4).hex()}"
            draft = VisitDraft("居住证明", name=name, phone="13800000002", detail=f"{name}的事", accept=True)
            acknowledge(f"{desk.log(opened.actor, draft).request_id}={draft.detail}")


def take_ledger_over(home: Path) -> None:
    sheet = ledger()
    with Home.open(home, PASSWORD) as opened:
        desk = LedgerDesk(opened, FrontDesk(opened).catalogue())
        desk.take_over(opened.actor, [sheet], progress=lambda done, _all: acknowledge(str(done)))


def ledger() -> GridSheet:
    sample = messy_ledger_rows(LEDGER_YEAR, LEDGER_ROWS, 7)
    return GridSheet("登记", sample.grid, sample.merged)


def migrate(home: Path) -> None:
    acknowledge("begins")
    with Home.open(home, PASSWORD):
        acknowledge("done")


def replace(home: Path) -> None:
    """Database and keys of another time come to the place of today's, as a restore does it."""
    for name in (paths.DATABASE, paths.KEYS):
        shutil.copyfile(home.with_name("other") / name, new_name(home / name))
    acknowledge("begins")
    names = (paths.DATABASE, paths.KEYS)
    replace_together(home, names, gone=("desk.db-wal", "desk.db-shm"), aside="replaced")
    acknowledge("done")


def restore(home: Path) -> None:
    """The home goes back to the backup that lies beside it."""
    acknowledge("begins")
    backups.restore(home, home.with_name(BACKUP), PASSWORD)
    acknowledge("done")


def back_up(home: Path) -> None:
    """One backup after the other takes the place of the one before."""
    with Home.open(home, PASSWORD) as opened:
        while True:
            backups.make_backup(opened, home.with_name(BACKUP))
            acknowledge(FrontDesk(opened).log(opened.actor, VisitDraft("居住证明", name="来访")).request_id)


def give_logins(home: Path) -> None:
    """People come and get a login, one after the other: database and key file both know them."""
    with Home.open(home, PASSWORD, KeyRing.load(home / paths.KEYS).people[0].name) as opened:
        while True:
            name = f"同事{os.urandom(3).hex()}"
            opened.access.add(name, "社工", NEW_PASSWORD, CHEAP)
            acknowledge(name)


KINDS: dict[str, Callable[[Path], None]] = {
    "logging": log_visits,
    "ledger": take_ledger_over,
    "migration": migrate,
    "replacing": replace,
    "restore": restore,
    "backup": back_up,
    "logins": give_logins,
}


def die_at(point: str, number: int, home: Path) -> None:
    """Have this process killed the `number`-th time that it comes to `point`; never for ""."""
    left = number

    def passed(what: str) -> None:
        nonlocal left
        if what == point:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    commit = KeyedDialect.do_commit

    def watched(dialect: KeyedDialect, connection: Any) -> None:
        passed("before a commit")
        commit(dialect, connection)
        passed("after a commit")

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FILE_EVENTS and str(arguments[0]).startswith(str(home)) and _writes(event, arguments):
            passed("a file")

    KeyedDialect.do_commit = watched  # type: ignore[method-assign]
    sys.addaudithook(heard)


def _writes(event: str, arguments: tuple[Any, ...]) -> bool:
    return event != "open" or bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


if __name__ == "__main__":
    _kind, _home, _point, _number = sys.argv[1:]
    die_at(_point, int(_number), Path(_home))
    KINDS[_kind](Path(_home))
