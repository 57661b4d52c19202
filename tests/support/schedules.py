"""Schedules of an exchange: a hub and the computers of two offices do whatever comes, with real databases.

A schedule is a list of steps (what, who, number, number), so that one that failed can be kept in a file and
replayed. `World` carries them out and knows what must hold at the end.
"""

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from nanxi_desk.core import identity
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FileState, Preview
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.change import DELETED, Change
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import STREAM, projection
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from tests.support.exchanges import FILE_PASSWORD, HUB, NAMES
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import MovableClock, changes_in

Step = tuple[str, int, int, int]
STEPS = (
    *("edit",) * 5,
    *("send",) * 4,
    *("take",) * 4,
    *("meet",) * 3,
    *("add", "delete", "decide", "decide"),
    *("lose", "truncate", "again", "kill", "undo", "undo_at_once"),
    *("skew", "back_up", "restore", "rewind", "clone"),
)
PLACES = ("hub", "first", "second", "other")
OFFICES = {"hub": HUB, "first": "NX03", "second": "NX03", "other": "NX07"}
FIELDS = ("address", "note")  # two that collide
MOST_HOMES = 5
MOST_FILES = 30


class Violation(AssertionError):
    """What must not happen happened."""


@dataclass
class Computer:
    """One installation, its folder and its clock."""

    home: Home
    office: str
    clock: MovableClock
    backup: Path | None = None
    snapshot: Path | None = None


def make_template(folder: Path) -> None:
    """Homes that have met and know each other, closed: copies of them begin every schedule."""
    hub = make_home(folder / "hub", HUB, name=NAMES[HUB], hub=True)
    first = make_home(folder / "first", "NX03", name=NAMES["NX03"])
    other = make_home(folder / "other", "NX07", name=NAMES["NX07"])
    with first.journal.write(first.actor.id) as writing:
        writing.create(Resident(id=new_id(), scope="NX03", name="甲", address="0", note="0"))
    first.close()
    shutil.copytree(folder / "first", folder / "second")
    first, second = (Home.open(folder / name, PASSWORD) for name in ("first", "second"))
    offices = {"first": first, "second": second, "other": other}
    for __ in range(2):
        for name, home in offices.items():
            _pass_on(home, hub, folder / f"{name}.xlsx")
        for name, home in offices.items():
            _pass_on(hub, home, folder / f"to-{name}.xlsx")
    for home in (hub, *offices.values()):
        home.close()


def _pass_on(sender: Home, receiver: Home, file: Path) -> None:
    export(sender, sender.actor, file, receiver.office, FILE_PASSWORD)
    service = Exchange(receiver)
    preview = service.preview(receiver.actor, [file], password=FILE_PASSWORD, trusted=("all",))
    assert service.apply(receiver.actor, preview).done


@contextmanager
def world(template: Path, folder: Path) -> Iterator["World"]:
    """The homes of the template in a new folder."""
    made = World(template, folder)
    try:
        yield made
    finally:
        for computer in made.computers:
            computer.home.close()


class World:
    """Everything that there is, and what everybody has been told was saved."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._folder = folder
        self._names = 0
        self.computers: list[Computer] = []
        self.files: list[tuple[str, Path]] = []  # whom it is for, and where it lies
        self.saved: dict[str, tuple[str, str]] = {}  # value: record and field
        self.gone: set[str] = set()  # values that went with a disk before anybody else had them
        self.went_back = ""  # a snapshot of an office, or an older hub: both together nobody can heal
        for name in PLACES:
            path = folder / name
            shutil.copytree(template / name, path)
            self._stay_itself(path)
            self.computers.append(self._opened(path, OFFICES[name], MovableClock()))

    @staticmethod
    def _stay_itself(path: Path) -> None:
        """The folder was copied by the test; for the program it is the one that it was."""
        token = identity.read_token(path)
        assert token is not None
        identity.write_token(path, identity.fitting_token(path, token.replica, token.exported))

    def _opened(self, path: Path, office: str, clock: MovableClock) -> Computer:
        return Computer(Home.open(path, PASSWORD, wall=clock), office, clock)

    def _path(self, name: str) -> Path:
        self._names += 1
        return self._folder / f"{name}-{self._names}"

    def run(self, steps: Sequence[Step]) -> None:
        """Carry the steps out, one after the other; then exchange until nothing is left, and check."""
        for what, who, one, other in steps:
            computer = self.computers[who % len(self.computers)]
            getattr(self, what)(computer, one, other)
        self.settle()
        self.check()

    # --- what people do -----------------------------------------------------------------------------------

    def _residents(self, home: Home) -> list[dict[str, Any]]:
        table = projection(Resident)
        own = table.c.scope == home.office, table.c.deleted.is_(False)
        with home.journal.read() as conn:
            return [dict(r) for r in conn.execute(select(table).where(*own).order_by("id")).mappings()]

    def edit(self, computer: Computer, one: int, other: int) -> None:
        home = computer.home
        residents = self._residents(home)
        if home.is_hub or not residents:
            return
        row, name = residents[one % len(residents)], FIELDS[other % 2]
        self._names += 1
        value = f"{home.office}-{self._names}"
        before = set(filter(None, row["conflict"].split(",")))
        with home.journal.write(home.actor.id) as writing:
            writing.edit(Resident, row["id"], {name: value})
        self.saved[value] = (row["id"], name)
        with home.journal.read() as conn:
            after = load_rows(conn, Resident, [row["id"]])[row["id"]]
        _demand(after[name] == value, "an edit was lost at once")
        _demand(
            before - {name} <= set(after["conflict"].split(",")), "an edit settled another field's conflict"
        )

    def add(self, computer: Computer, _one: int, _other: int) -> None:
        home = computer.home
        if not home.is_hub and len(self._residents(home)) < 3:
            with home.journal.write(home.actor.id) as writing:
                writing.create(Resident(id=new_id(), scope=home.office, name="乙"))

    def delete(self, computer: Computer, one: int, _other: int) -> None:
        home = computer.home
        residents = self._residents(home)
        if not home.is_hub and residents:
            with home.journal.write(home.actor.id) as writing:
                writing.delete(Resident, residents[one % len(residents)]["id"])

    def decide(self, computer: Computer, one: int, other: int) -> None:
        service = Exchange(computer.home)
        open_ones = [c for c in service.conflicts() if c.decidable]
        if open_ones:
            conflict = open_ones[one % len(open_ones)]
            head = conflict.heads[other % len(conflict.heads)]
            service.decide(computer.home.actor, conflict.id, head.change)
            _demand(conflict.id not in [c.id for c in service.conflicts()], "a decision decided nothing")

    # --- files --------------------------------------------------------------------------------------------

    def send(self, computer: Computer, one: int, other: int) -> Path | None:
        to = HUB if not computer.home.is_hub else ("NX03", "NX07")[one % 2]
        target = self._path("file")
        export(computer.home, computer.home.actor, target, to, FILE_PASSWORD, full=other % 7 == 0)
        self.files.append((to, target))
        if len(self.files) > MOST_FILES:
            self.files.pop(0)
        return target

    def take(self, computer: Computer, one: int, other: int) -> None:
        """One or two of the files for this office, whichever they are: late, early, again."""
        fitting = [path for to, path in self.files if to == computer.office]
        if fitting:
            chosen = [fitting[-1 - one % len(fitting)], fitting[other % len(fitting)]]
            self._import(computer, list(dict.fromkeys(chosen))[: 1 + other % 2])

    def meet(self, computer: Computer, one: int, other: int) -> None:
        """A file goes straight to the other side."""
        file = self.send(computer, one, other)
        to, __ = self.files[-1]
        for receiver in self.computers:
            if file is not None and receiver.office == to and receiver is not computer:
                self._import(receiver, [file])
                return

    def _import(self, computer: Computer, files: list[Path]) -> Preview | None:
        service, actor = Exchange(computer.home), computer.home.actor
        preview = service.preview(actor, files, password=FILE_PASSWORD)
        applied = service.apply(actor, preview)
        _demand(applied.done, "the journal moved though nobody wrote")
        _demand(_numbers(preview) == _numbers(applied.preview), "the preview said otherwise")
        return applied.preview

    def lose(self, _computer: Computer, one: int, _other: int) -> None:
        if self.files:
            self.files.pop(one % len(self.files))

    def again(self, computer: Computer, one: int, other: int) -> None:
        self.take(computer, one, other)
        self.take(computer, one, other)

    def truncate(self, computer: Computer, one: int, other: int) -> None:
        fitting = [path for to, path in self.files if to == computer.office]
        if fitting:
            data = fitting[one % len(fitting)].read_bytes()
            cut = self._path("cut")
            cut.write_bytes(data[: len(data) * (other + 1) // 40])
            before = self._state(computer)
            service = Exchange(computer.home)
            [file] = service.preview(computer.home.actor, [cut], password=FILE_PASSWORD).files
            _demand(file.state is FileState.REFUSED, "a cut file was taken")
            _demand(self._state(computer) == before, "a refused file left something")

    def kill(self, computer: Computer, one: int, _other: int) -> None:
        """The program dies in the middle of an import."""
        fitting = [path for to, path in self.files if to == computer.office]
        if not fitting:
            return
        service, actor = Exchange(computer.home), computer.home.actor
        preview = service.preview(actor, [fitting[one % len(fitting)]], password=FILE_PASSWORD)
        before = self._state(computer)

        def die(_done: int, _all: int) -> None:
            raise KeyboardInterrupt

        try:
            service.apply(actor, preview, progress=die)
        except KeyboardInterrupt:
            _demand(self._state(computer) == before, "half an import stayed")

    def undo(self, computer: Computer, _one: int, _other: int) -> None:
        service = Exchange(computer.home)
        latest = next((f.id for f in service.history() if f.undoable), None)
        if latest:
            with contextlib.suppress(UserError):  # with its reasons: the hub writes no office's records
                service.undo(computer.home.actor, latest)

    def undo_at_once(self, computer: Computer, one: int, other: int) -> None:
        """An import that is undone at once leaves tables and inbox as they were."""
        fitting = [path for to, path in self.files if to == computer.office]
        if not fitting:
            return
        before, notices = self._state(computer), len(computer.home.notices)
        done = self._import(computer, [fitting[one % len(fitting)]])
        if done is None or not done.files[0].changes or done.released or len(computer.home.notices) > notices:
            return
        service = Exchange(computer.home)
        plan = service.undo(computer.home.actor, done.files[0].id)
        _demand(plan.way != "forget" or self._state(computer) == before, "undoing changed what was before")
        del other

    # --- what befalls computers ---------------------------------------------------------------------------

    def skew(self, computer: Computer, one: int, _other: int) -> None:
        days = (-6_000, -400, 0.2, 3, 400, 6_000)[one % 6]
        if 1990 < computer.clock.moment.year + days / 365 < 2090:
            computer.clock.move(days=days)

    def back_up(self, computer: Computer, _one: int, _other: int) -> None:
        """Both a backup of the database and a snapshot of the machine; the next ones befall these."""
        path = computer.home.path
        computer.home.close()
        computer.backup = computer.snapshot = Path(shutil.copytree(path, self._path("kept")))
        self._reopen(computer, path)

    def restore(self, computer: Computer, _one: int, _other: int) -> None:
        """Yesterday's database beside today's token."""
        if computer.backup is not None and (not computer.home.is_hub or self._goes_back("hub")):
            self._go_back(computer, computer.backup, ("desk.db*",))

    def rewind(self, computer: Computer, _one: int, _other: int) -> None:
        """The whole machine goes back, token and all: nothing tells at start."""
        if computer.snapshot is not None and not computer.home.is_hub and self._goes_back("office"):
            self._go_back(computer, computer.snapshot, ("desk.db*", "replica.token"))

    def _goes_back(self, side: str) -> bool:
        self.went_back = self.went_back or side
        return self.went_back == side

    def _go_back(self, computer: Computer, kept: Path, patterns: Sequence[str]) -> None:
        path, before = computer.home.path, self._values(computer.home)
        computer.home.close()
        for pattern in patterns:
            for leftover in path.glob(pattern):
                leftover.unlink()
            for file in kept.glob(pattern):
                shutil.copy(file, path)
        self._reopen(computer, path)
        elsewhere = set[str]().union(*(self._values(other.home) for other in self.computers))
        self.gone |= before - elsewhere

    def clone(self, computer: Computer, _one: int, _other: int) -> None:
        if len(self.computers) < MOST_HOMES and not computer.home.is_hub:
            path = computer.home.path
            computer.home.close()
            copy = Path(shutil.copytree(path, self._path("clone")))
            self._reopen(computer, path)
            clock = MovableClock(computer.clock.moment)
            self.computers.append(self._opened(copy, computer.office, clock))
            _demand(self.computers[-1].home.replica != computer.home.replica, "a clone kept the identity")

    def _reopen(self, computer: Computer, path: Path) -> None:
        computer.home = Home.open(path, PASSWORD, wall=computer.clock)

    # --- what must hold -----------------------------------------------------------------------------------

    def settle(self) -> None:
        """Everybody exchanges by ordinary files until all have all."""
        hub = self.computers[0]
        for __ in range(6):
            for office in self.computers[1:]:
                self.meet(office, 0, 1)
            for office in self.computers[1:]:
                file = self._path("down")
                export(hub.home, hub.home.actor, file, office.office, FILE_PASSWORD)
                self._import(office, [file])
            if self._agree():
                return

    def _agree(self) -> bool:
        hub = self.computers[0].home
        return all(
            all(_streams(hub, scope) == _streams(office.home, scope) for scope in (office.office, "*"))
            and not Exchange(office.home).waiting()
            for office in self.computers[1:]
        )

    def check(self) -> None:
        hub = self.computers[0].home
        for computer in self.computers:
            with computer.home.journal.read() as conn:
                _demand(verify(conn).problems == [], "a home is not whole")
        for office in self.computers[1:]:
            for scope in (office.office, "*"):
                same = self._digest(hub, scope) == self._digest(office.home, scope)
                _demand(same, f"hub and {office.office} differ in {scope}")
            _demand(_inbox(hub, office.office) == _inbox(office.home, office.office), "inboxes differ")
        self._nothing_vanished(hub)

    def _nothing_vanished(self, hub: Home) -> None:
        """Each saved value shows, stands in a conflict, or was seen by whoever wrote over it."""
        with hub.journal.read() as conn:
            changes = changes_in(conn)
            rows = load_rows(conn, Resident, {record for record, __ in self.saved.values()})
        seen = {(unit, p) for c in changes for unit, upon in c.parents.items() for p in upon}
        writers = _writers(changes)
        for value, (record, name) in self.saved.items():
            found = writers.get(value, [])
            if not found:
                _demand(value in self.gone, f"{value} is nowhere")
            elif not any((name, c.id) in seen or (DELETED, c.id) in seen for c in found):
                row = rows[record]
                stands = row[name] == value or name in row["conflict"].split(",")
                _demand(stands and not row["deleted"], f"{value} was lost in silence")

    def _values(self, home: Home) -> set[str]:
        with home.journal.read() as conn:
            return set(_writers(changes_in(conn)))

    @staticmethod
    def _digest(home: Home, scope: str) -> str:
        with home.journal.read() as conn:
            return digests(conn, [scope])[scope]

    def _state(self, computer: Computer) -> object:
        """What tables and inbox show; equal before and after where nothing came of something."""
        with computer.home.journal.read() as conn:
            return digests(conn), _inbox(computer.home, computer.office)


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Violation(otherwise)


def _streams(home: Home, scope: str) -> object:
    """How far every stream of a scope is known."""
    with home.journal.read() as conn:
        rows = conn.execute(select(STREAM).where(STREAM.c.scope == scope, STREAM.c.seq > 0)).all()
    return {row.replica: (row.seq, row.hash) for row in rows}


def _inbox(home: Home, scope: str) -> object:
    return [
        (c.id, tuple((h.change, h.text, h.shown) for h in c.heads))
        for c in Exchange(home).conflicts()
        if c.scope == scope
    ]


def _numbers(preview: Preview) -> object:
    files = (*preview.files, *preview.released)
    return [(f.state, f.new, f.changed, f.conflicts, f.changes, f.waiting) for f in files]


def _writers(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """Who wrote each value; taking back and rewriting may write one again."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        for name in FIELDS if change.record_type == Resident.record_type else ():
            value = (change.values or {}).get(name)
            if value and value != "0":
                found.setdefault(value, []).append(change)
    return found


def load_schedules(file: Path) -> list[list[Step]]:
    """Schedules that failed once, from a file."""
    kept = json.loads(file.read_text("utf-8")) if file.is_file() else []
    return [[(what, who, one, other) for what, who, one, other in steps] for steps in kept]


def keep_schedule(file: Path, steps: Sequence[Step]) -> None:
    """Put a failing schedule where load_schedules finds it; the last one of a run is the shortest."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([[list(step) for step in steps]]), "utf-8")
