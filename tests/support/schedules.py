"""Schedules of an exchange: a hub and the computers of two offices do whatever comes, with real databases.

A schedule is a list of steps (what, who, number, number), so that one that failed can be kept in a file and
replayed. `World` carries them out; what must hold is demanded on the way, and at the end by `Ending`.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from nanxi_desk.core import identity, schema
from nanxi_desk.core.database import write_connection
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.exchange.service import Exchange, basis_of
from nanxi_desk.core.exchange.undoing import FORGET
from nanxi_desk.core.exchange.views import FilePreview, FileState, Preview
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.verify import digests
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES, Record, new_id
from tests.support.cheap import Bulletin, Versions
from tests.support.exchanges import FILE_PASSWORD, HUB, NAMES
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import MovableClock, add_tables
from tests.support.schedule_checks import (
    FIELDS,
    Computer,
    Ending,
    Ledger,
    Step,
    Tables,
    demand,
    demand_whole,
    inbox,
    numbers,
    values_of,
)

STEPS = (
    *("edit",) * 5,
    *("send",) * 4,
    *("take",) * 4,
    *("meet",) * 3,
    *("hand",) * 3,
    *("add", "delete", "decide", "decide", "announce"),
    *("lose", "truncate", "again", "kill", "undo", "undo_at_once"),
    *("skew", "back_up", "restore", "rewind", "clone", "older"),
)
PLACES = ("hub", "first", "second", "other")
OFFICES = {"hub": HUB, "first": "NX03", "second": "NX03", "other": "NX07"}
MOST_HOMES = 5
MOST_FILES = 30


def make_template(folder: Path) -> None:
    """Homes that have met and know each other, closed: copies of them begin every schedule."""
    hub = make_home(folder / "hub", HUB, name=NAMES[HUB], hub=True)
    first = make_home(folder / "first", "NX03", name=NAMES["NX03"])
    other = make_home(folder / "other", "NX07", name=NAMES["NX07"])
    for home in (hub, first, other):
        add_tables(home.engine, Bulletin)
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
def world(template: Path, folder: Path, versions: Versions) -> Iterator["World"]:
    """The homes of the template in a new folder."""
    made = World(template, folder, versions)
    try:
        yield made
    finally:
        for computer in made.computers:
            computer.opened.close()


class World:
    """Everything that there is, and what everybody has been told was saved."""

    def __init__(self, template: Path, folder: Path, versions: Versions) -> None:
        self._folder = folder
        self._versions = versions
        self._names = 0
        self.computers: list[Computer] = []
        self.files: list[tuple[str, Path]] = []  # whom it is for, and where it lies
        self.ledger = Ledger()
        self.went_back = ""  # a snapshot of an office, or an older hub: both together nobody can heal
        versions.use(older=False)
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
        return Computer(Home.open(path, PASSWORD, wall=clock), office, clock, self._versions)

    def _path(self, name: str) -> Path:
        self._names += 1
        return self._folder / f"{name}-{self._names}"

    def run(self, steps: Sequence[Step]) -> None:
        """Carry the steps out, one after the other; then exchange until nothing is left, and check."""
        for what, who, one, other in steps:
            computer = self.computers[who % len(self.computers)]
            getattr(self, what)(computer, one, other)
        self.settle()
        ending = Ending(self.computers, self.ledger)
        ending.check()
        for computer in self.computers:
            if computer.older:
                self.older(computer, 0, 0)
        ending.check_values()

    # --- what people do -----------------------------------------------------------------------------------

    @staticmethod
    def _residents(computer: Computer, *, deleted_too: bool = False) -> list[dict[str, Any]]:
        home = computer.home
        table = projection(_known(Resident))
        own = [table.c.scope == home.office] + ([] if deleted_too else [table.c.deleted.is_(False)])
        with home.journal.read() as conn:
            return [dict(r) for r in conn.execute(select(table).where(*own).order_by(table.c.id)).mappings()]

    def edit(self, computer: Computer, one: int, other: int) -> None:
        residents = self._residents(computer)
        home = computer.home
        if home.is_hub or not residents:
            return
        names = [name for name in FIELDS if name in _known(Resident).fields]
        row, name = residents[one % len(residents)], names[other % len(names)]
        self._names += 1
        value = f"{home.office}-{self._names}"
        before = set(filter(None, row["conflict"].split(",")))
        with home.journal.write(home.actor.id) as writing:
            writing.edit(_known(Resident), row["id"], {name: value})
        self.ledger.saved[value] = (row["id"], name)
        with home.journal.read() as conn:
            after = load_rows(conn, _known(Resident), [row["id"]])[row["id"]]
        demand(after[name] == value, "an edit was lost at once")
        demand(before <= set(after["conflict"].split(",")), "an edit settled a conflict")

    def add(self, computer: Computer, _one: int, _other: int) -> None:
        home = computer.home
        if not home.is_hub and len(self._residents(computer)) < 3:
            with home.journal.write(home.actor.id) as writing:
                writing.create(_known(Resident)(id=new_id(), scope=home.office, name="乙"))  # type: ignore[call-arg]

    def delete(self, computer: Computer, one: int, _other: int) -> None:
        residents = self._residents(computer)
        home = computer.home
        if not home.is_hub and residents:
            with home.journal.write(home.actor.id) as writing:
                writing.delete(_known(Resident), residents[one % len(residents)]["id"])

    def announce(self, _computer: Computer, one: int, _other: int) -> None:
        """The hub writes what all offices get."""
        home = self.computers[0].home
        self._names += 1
        with home.journal.write(home.actor.id) as writing:
            writing.create(Bulletin(id=new_id(), scope="*", text=f"公告{self._names}-{one}"))

    def decide(self, computer: Computer, one: int, other: int) -> None:
        service = Exchange(computer.home)
        open_ones = [c for c in service.conflicts() if c.decidable]
        if open_ones:
            conflict = open_ones[one % len(open_ones)]
            head = conflict.heads[other % len(conflict.heads)]
            service.decide(computer.home.actor, conflict.id, head.change)
            self.ledger.undone.pop(head.text, None)  # somebody wants it after all
            demand(conflict.id not in [c.id for c in service.conflicts()], "a decision decided nothing")

    # --- files --------------------------------------------------------------------------------------------

    def send(self, computer: Computer, one: int, other: int) -> Path:
        to = HUB if not computer.home.is_hub else ("NX03", "NX07")[one % 2]
        target = self._written(computer, to, full=other % 7 == 0)
        self.files.append((to, target))
        if len(self.files) > MOST_FILES:
            self.files.pop(0)
        return target

    def _written(self, computer: Computer, to: str, *, full: bool = False) -> Path:
        target, home = self._path("file"), computer.home
        export(home, home.actor, target, to, FILE_PASSWORD, full=full)
        [file] = Exchange(home).history(1)
        self.ledger.files[file.id] = target
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
            if receiver.office == to and receiver is not computer:
                self._import(receiver, [file])
                return

    def hand(self, computer: Computer, _one: int, other: int) -> None:
        """The same, with one of an office's computers: the hub is asked where an office has no other."""
        offices = self.computers[1:]
        receiver = offices[other % len(offices)] if computer.office == HUB else self.computers[0]
        file = self._written(computer, receiver.office)
        self.files.append((receiver.office, file))
        self._import(receiver, [file])

    def _import(self, computer: Computer, files: list[Path]) -> Preview:
        service, actor = Exchange(computer.home), computer.home.actor
        before, notices = Tables(computer), len(computer.home.notices)
        preview = service.preview(actor, files, password=FILE_PASSWORD)
        applied = service.apply(actor, preview)
        demand(applied.done, "the journal moved though nobody wrote")
        demand(numbers(preview) == numbers(applied.preview), "the preview said otherwise")
        if len(computer.home.notices) == notices:  # else it wrote again under a new identity
            before.check(Tables(computer), applied.preview)
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
            demand(file.state is FileState.REFUSED, "a cut file was taken")
            demand(self._state(computer) == before, "a refused file left something")

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
            demand(self._state(computer) == before, "half an import stayed")

    def undo(self, computer: Computer, _one: int, _other: int) -> None:
        """What was told to others meanwhile must not come back from them."""
        service = Exchange(computer.home)
        history = service.history()
        latest = next((f for f in history if f.undoable), None)
        if latest is None:
            return
        told = any(not file.incoming for file in history[: history.index(latest)])
        before, held = self._shown(computer), values_of(computer)
        former = self._shown(computer, deleted_too=True)
        try:
            service.undo(computer.home.actor, latest.id)
        except UserError:  # with its reasons: the hub writes no office's records
            return
        self._can_come_again(computer, latest.id, held)
        after = self._shown(computer)
        # What undoes a taking back is wanted after all, also in a record that is deleted again by it.
        for record, fields in self._shown(computer, deleted_too=True).items():
            for name, value in fields.items():
                if former.get(record, {}).get(name) != value:
                    self.ledger.undone.pop(value, None)
        for record, fields in before.items() if told else ():
            for name, value in fields.items():
                if value in self.ledger.saved and record in after and after[record][name] != value:
                    self.ledger.undone[value] = (record, name)

    def _can_come_again(self, computer: Computer, file: str, held: set[str]) -> None:
        """Where the author went back to a backup meanwhile, the file alone still has what is undone."""
        gone = held.difference(*(values_of(other) for other in self.computers))
        if gone:
            service = Exchange(computer.home)
            path = self.ledger.files[file]
            [found] = service.preview(computer.home.actor, [path], password=FILE_PASSWORD).files
            demand(found.state in (FileState.READY, FileState.WAITING), "what was undone cannot come again")
            self.ledger.gone |= gone

    def _shown(self, computer: Computer, *, deleted_too: bool = False) -> Mapping[str, Mapping[str, str]]:
        residents = self._residents(computer, deleted_too=deleted_too)
        names = [name for name in FIELDS if name in _known(Resident).fields]
        return {row["id"]: {name: row[name] for name in names} for row in residents}

    def undo_at_once(self, computer: Computer, one: int, _other: int) -> None:
        """An import that is undone at once leaves tables and inbox as they were."""
        fitting = [path for to, path in self.files if to == computer.office]
        if not fitting:
            return
        before, notices = self._state(computer), len(computer.home.notices)
        done = self._import(computer, [fitting[one % len(fitting)]])
        if not done.files[0].changes or done.released or len(computer.home.notices) > notices:
            return
        service = Exchange(computer.home)
        plan = service.undo(computer.home.actor, done.files[0].id)
        demand(plan.way != FORGET or self._state(computer) == before, "undoing changed what was before")

    # --- what befalls computers ---------------------------------------------------------------------------

    def skew(self, computer: Computer, one: int, _other: int) -> None:
        days = (-6_000, -400, 0.2, 3, 400, 6_000)[one % 6]
        if 1990 < computer.clock.moment.year + days / 365 < 2090:
            computer.clock.move(days=days)

    def older(self, computer: Computer, _one: int, _other: int) -> None:
        """Another version of the program is put on a computer; a newer one shows what it now understands."""
        before = self._digests(computer)
        computer.older = not computer.older
        path, engine = computer.home.path, computer.home.engine
        if computer.older:  # as though this had always been the older one
            schema.rebuild(engine)
        else:
            with write_connection(engine) as conn:
                schema.bring_to_life(conn)
        self._reopen(computer, path)
        demand_whole(computer)
        demand(self._digests(computer) == before, "another version makes other records of the same changes")

    def back_up(self, computer: Computer, _one: int, _other: int) -> None:
        """Both a backup of the database and a snapshot of the machine; the next ones befall these."""
        path = computer.home.path
        computer.home.close()
        computer.backup = computer.snapshot = Path(shutil.copytree(path, self._path("kept")))
        computer.backed_up_older = computer.older
        self._reopen(computer, path)

    def restore(self, computer: Computer, _one: int, _other: int) -> None:
        """Yesterday's database beside today's token."""
        if computer.backup is not None and (not computer.home.is_hub or self._goes_back("hub")):
            token, replica = identity.read_token(computer.home.path), computer.home.replica
            self._go_back(computer, computer.backup, ("desk.db*",))
            assert token is not None
            with computer.home.journal.read() as conn:
                now = identity.own_heads(conn, replica)
            lacking = any(seq > now.get(scope, (0, ""))[0] for scope, (seq, __) in token.exported.items())
            demand(
                not lacking or computer.home.replica != replica, "a restored database is still the old one"
            )

    def rewind(self, computer: Computer, _one: int, _other: int) -> None:
        """The whole machine goes back, token and all: nothing tells at start."""
        if computer.snapshot is not None and not computer.home.is_hub and self._goes_back("office"):
            self._go_back(computer, computer.snapshot, ("desk.db*", "replica.token"))

    def _goes_back(self, side: str) -> bool:
        self.went_back = self.went_back or side
        return self.went_back == side

    def _go_back(self, computer: Computer, kept: Path, patterns: Sequence[str]) -> None:
        path, before = computer.home.path, values_of(computer)
        computer.home.close()
        for pattern in patterns:
            for leftover in path.glob(pattern):
                leftover.unlink()
            for file in kept.glob(pattern):
                shutil.copy(file, path)
        computer.older = computer.backed_up_older
        self._reopen(computer, path)
        elsewhere = set[str]().union(*(values_of(other) for other in self.computers))
        self.ledger.gone |= before - elsewhere
        self.ledger.undone.clear()  # the taking back may have gone with the rest

    def clone(self, computer: Computer, _one: int, _other: int) -> None:
        if len(self.computers) < MOST_HOMES and not computer.home.is_hub:
            path = computer.home.path
            computer.home.close()
            copy = Path(shutil.copytree(path, self._path("clone")))
            self._reopen(computer, path)
            clock = MovableClock(computer.clock.moment)
            twin = self._opened(copy, computer.office, clock)
            twin.older = computer.older
            self.computers.append(twin)
            demand(twin.opened.replica != computer.opened.replica, "a clone kept the identity")

    @staticmethod
    def _reopen(computer: Computer, path: Path) -> None:
        computer.home.close()
        computer.opened = Home.open(path, PASSWORD, wall=computer.clock)

    # --- the end ------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Everybody exchanges by ordinary files until all have all."""
        hub, ending = self.computers[0], Ending(self.computers, self.ledger)
        for __ in range(6):
            for office in self.computers[1:]:
                self._deliver(office, hub)
            for office in self.computers[1:]:
                self._deliver(hub, office)
            if ending.agree():
                return

    def _deliver(self, sender: Computer, receiver: Computer) -> None:
        """A file is written and taken; what its preview would say, the steps before have shown."""
        file = self._written(sender, receiver.office)
        home = receiver.home
        service = Exchange(home)
        received = tuple(service.read([file], FILE_PASSWORD))
        with home.journal.read() as conn:
            preview = Preview(
                (FilePreview(file, FileState.READY),), (), (), (), received, basis=basis_of(conn)
            )
        demand(service.apply(home.actor, preview).done, "the journal moved though nobody wrote")

    @staticmethod
    def _digests(computer: Computer) -> Mapping[str, str]:
        with computer.home.journal.read() as conn:
            return digests(conn)

    def _state(self, computer: Computer) -> object:
        """What tables and inbox show; equal before and after where nothing came of something."""
        return self._digests(computer), inbox(computer, computer.office)


def _known(record_class: type[Record]) -> type[Record]:
    """The class as the version knows it that runs on the computer at hand."""
    return RECORD_TYPES[record_class.record_type]
