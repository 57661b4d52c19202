"""What must hold of computers that exchange, on the way and in the end; see schedules."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FileState, Preview
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.change import DELETED, Change
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import JOURNAL, STREAM, projection
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES
from tests.support.cheap import Versions
from tests.support.exchanges import FILE_PASSWORD
from tests.support.journals import MovableClock, changes_in

Step = tuple[str, int, int, int]
FIELDS = ("address", "note")  # two that collide; an older version knows the first only


class Violation(AssertionError):
    """What must not happen happened."""


def demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Violation(otherwise)


@dataclass
class Computer:
    """One installation, its folder and its clock, and which version of the program runs on it."""

    opened: Home
    office: str
    clock: MovableClock
    versions: Versions
    older: bool = False
    backup: Path | None = None
    snapshot: Path | None = None
    backed_up_older: bool = False

    @property
    def home(self) -> Home:
        """Whoever sits down at a computer finds its version of the program."""
        self.versions.use(older=self.older)
        return self.opened


@dataclass
class Ledger:
    """What everybody has been told."""

    saved: dict[str, tuple[str, str]] = field(default_factory=dict)  # value: record and field
    gone: set[str] = field(default_factory=set)  # values that went with a disk before anybody had them
    undone: dict[str, tuple[str, str]] = field(default_factory=dict)  # taken back: value, record and field
    files: dict[str, Path] = field(default_factory=dict)  # every workbook that was written, by its id


class Tables:
    """What a computer holds, counted from its tables: for comparing with what a preview said."""

    def __init__(self, computer: Computer) -> None:
        home = computer.home
        self.records: set[str] = set()
        self.conflicting: set[str] = set()
        with home.journal.read() as conn:
            self.changes = conn.execute(select(func.count()).select_from(JOURNAL)).scalar_one()
            for record_class in RECORD_TYPES.values():
                table = projection(record_class)
                columns = table.c.id, table.c.conflict, table.c.deleted
                for record, conflict, deleted in conn.execute(select(*columns)):
                    self.records.add(record)
                    if conflict and not deleted:
                        self.conflicting.add(record)

    def check(self, after: "Tables", preview: Preview) -> None:
        """The numbers of an import are those by which the tables grew."""
        taken = [f for f in (*preview.files, *preview.released) if f.changes]
        added = sum(f.changes for f in taken)
        demand(after.changes - self.changes == added, "the number of changes is wrong")
        new = sum(f.new for f in taken)
        demand(len(after.records - self.records) == new, "the number of new records is wrong")
        if len(taken) == 1:  # a further file may settle what this one disputed
            found = len(after.conflicting - self.conflicting)
            demand(taken[0].conflicts == found, "the number of conflicts is wrong")


class Ending:
    """What must hold when everybody has everything. `hub` is the first computer."""

    def __init__(self, computers: Sequence[Computer], ledger: Ledger) -> None:
        self._hub, self._offices = computers[0], computers[1:]
        self._ledger = ledger

    def agree(self) -> bool:
        """Whether all hold the same changes, and nothing waits."""
        return all(
            all(_streams(self._hub, scope) == _streams(office, scope) for scope in (office.office, "*"))
            and not Exchange(office.home).waiting()
            for office in self._offices
        )

    def check(self) -> None:
        """Whichever versions: all are whole, hub and offices have the same records and conflicts."""
        for computer in (self._hub, *self._offices):
            demand_whole(computer)
        for office in self._offices:
            for scope in (office.office, "*"):
                same = digest(self._hub, scope) == digest(office, scope)
                demand(same, f"hub and {office.office} differ in {scope}")
            # Two versions call a field that one of them does not know by two names.
            words = self._hub.older == office.older
            ours, theirs = (inbox(c, office.office, words=words) for c in (self._hub, office))
            demand(ours == theirs, "inboxes differ")
            self._nothing_waits_in_vain(office)

    def check_values(self) -> None:
        """At the hub, which must be of the newer version."""
        with self._hub.home.journal.read() as conn:
            changes = changes_in(conn)
            rows = load_rows(conn, Resident, {record for record, __ in self._ledger.saved.values()})
        self._nothing_vanished(changes, rows)
        for value, (record, name) in self._ledger.undone.items():
            back = record in rows and rows[record][name] == value and not rows[record]["deleted"]
            demand(not back, f"{value} was undone and came back")

    def _nothing_waits_in_vain(self, office: Computer) -> None:
        service = Exchange(office.home)
        for waiting in service.waiting():
            path = self._ledger.files[waiting.id]
            [file] = service.preview(office.opened.actor, [path], password=FILE_PASSWORD).files
            demand(file.state in (FileState.WAITING, FileState.REFUSED), "a file waits for nothing")

    def _nothing_vanished(self, changes: Sequence[Change], rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Each saved value shows, stands in a conflict, or was seen by whoever wrote over it."""
        seen = {(unit, p) for c in changes for unit, upon in c.parents.items() for p in upon}
        writers = _writers(changes)
        for value, (record, name) in self._ledger.saved.items():
            found = writers.get(value, [])
            if not found:
                demand(value in self._ledger.gone, f"{value} is nowhere")
            elif not any((name, c.id) in seen or (DELETED, c.id) in seen for c in found):
                row = rows[record]
                stands = row[name] == value or name in row["conflict"].split(",")
                demand(stands and not row["deleted"], f"{value} was lost in silence")


def demand_whole(computer: Computer) -> None:
    with computer.home.journal.read() as conn:
        demand(verify(conn).problems == [], "a home is not whole")


def digest(computer: Computer, scope: str) -> str:
    with computer.home.journal.read() as conn:
        return digests(conn, [scope])[scope]


def values_of(computer: Computer) -> set[str]:
    """Every value that somebody wrote, as far as this computer knows."""
    with computer.home.journal.read() as conn:
        return set(_writers(changes_in(conn)))


def inbox(computer: Computer, scope: str, *, words: bool = True) -> object:
    return [
        (c.id, tuple((h.change, h.text if words else "", h.shown) for h in c.heads))
        for c in Exchange(computer.home).conflicts()
        if c.scope == scope
    ]


def numbers(preview: Preview) -> object:
    files = (*preview.files, *preview.released)
    return [(f.state, f.new, f.changed, f.conflicts, f.changes, f.waiting) for f in files]


def _streams(computer: Computer, scope: str) -> object:
    """How far every stream of a scope is known."""
    with computer.home.journal.read() as conn:
        rows = conn.execute(select(STREAM).where(STREAM.c.scope == scope, STREAM.c.seq > 0)).all()
    return {row.replica: (row.seq, row.hash) for row in rows}


def _writers(changes: Iterable[Change]) -> dict[str, list[Change]]:
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
