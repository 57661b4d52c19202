"""Taking over a hand-kept ledger: each of its rows becomes a visit, once, however often the file comes."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.checks import check_record
from nanxi_desk.core.clock import OFFICE_ZONE, instant, office_day
from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import chunks, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import Record, natural_id
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem
from nanxi_desk.frontdesk.entry import Closing, Entry, Numbers, write_entry
from nanxi_desk.frontdesk.ledger import (
    ColumnMapping,
    LedgerRow,
    MappingFile,
    RefusedRow,
    Sheet,
    fit_mapping,
    propose_mappings,
    read_ledger,
)
from nanxi_desk.frontdesk.records import Request, Visit

RIGHT_TAKE_OVER = "frontdesk.take_over"
ITEM_LENGTH = Request.fields["item_name"].max_length
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class TakenOver:
    """What became of a ledger; every row with content is taken, already here, or refused with a reason."""

    mappings: tuple[ColumnMapping, ...] = ()
    taken: int = 0
    already: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    warnings: list[RefusedRow] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows with content."""
        return self.taken + self.already + len(self.refused)


@dataclass(frozen=True, slots=True)
class LedgerDesk:
    """Takes ledgers over into one home, with the catalogue as the desk knows it."""

    home: Home
    catalogue: Catalogue

    def take_over(
        self,
        actor: Actor,
        sheets: Sequence[Sheet],
        *,
        mapping: MappingFile | None = None,
        origin: str = "",
        dry_run: bool = False,
        progress: Progress = lambda _done, _all: None,
    ) -> TakenOver:
        """Take every row that can be taken, in one transaction; InputRefused where no header is found."""
        actor.require(RIGHT_TAKE_OVER)
        done = TakenOver(fit_mapping(mapping, sheets) if mapping else propose_mappings(sheets))
        rows = list(self._read(sheets, done))
        names = [sheet.name for sheet in sheets]
        with self.home.journal.write(actor.id, origin, rehearsal=dry_run) as writing:
            _Writer(self, writing, done).write(rows, progress)
        done.refused.sort(key=lambda refused: (names.index(refused.sheet), refused.row))
        return done

    def _read(self, sheets: Sequence[Sheet], done: TakenOver) -> Iterable[LedgerRow]:
        today = dt.date.fromisoformat(office_day(self.home.journal.clock.now()))
        by_name = {sheet.name: sheet for sheet in sheets}
        seen: Counter[str] = Counter()
        for mapping in done.mappings:
            reading = read_ledger(by_name[mapping.sheet], mapping, today=today, seen=seen)
            done.refused.extend(reading.refused)
            done.warnings.extend(reading.warnings)
            yield from reading.rows


class _Writer:
    """Writes the rows of one ledger into one transaction."""

    def __init__(self, desk: LedgerDesk, writing: Writing, done: TakenOver) -> None:
        self._writing = writing
        self._office = desk.home.office
        self._catalogue = desk.catalogue
        self._done = done
        self._numbers = Numbers(writing)
        self._items: dict[tuple[str, str], CatalogueItem | None] = {}
        self._people: dict[str, Resident] = {}  # residents of this ledger, as their records stand

    def write(self, rows: Sequence[LedgerRow], progress: Progress) -> None:
        """Oldest first, so that numbers and arrival follow the days."""
        ordered = sorted(rows, key=lambda row: (row.day, row.time or dt.time()))
        done = 0
        for part in chunks(ordered):
            visits = {row.identity: natural_id("visit", self._office, "ledger", row.identity) for row in part}
            here = _known(self._writing.conn, Visit, visits.values())
            new = [row for row in part if visits[row.identity] not in here]
            self._done.already += len(part) - len(new)
            self._write_new(new, visits)
            done += len(part)
            progress(done, len(ordered))
        self._numbers.save()

    def _write_new(self, rows: Sequence[LedgerRow], visits: dict[str, str]) -> None:
        residents = {row.identity: self._resident(row) for row in rows}
        self._look_up({r.id for r in residents.values() if r})
        for row in rows:
            resident = residents[row.identity]
            here = self._people.get(resident.id) if resident else None
            entry = self._entry(row, visits[row.identity], here or resident)
            try:
                if resident and not here:
                    check_record(resident)
                write_entry(self._writing, entry, self._numbers)
            except FieldRefused as error:
                self._done.refused.append(RefusedRow(row.sheet, row.row, error.message))
                continue
            if resident and not here:
                self._writing.create(resident)
                self._people[resident.id] = resident
            self._done.taken += 1
        self._writing.flush()

    def _look_up(self, ids: set[str]) -> None:
        """Learn which of these residents are here already, and what their records say; deleted ones too."""
        wanted = sorted(ids - self._people.keys())
        for record_id, row in load_rows(self._writing.conn, Resident, wanted).items():
            shown: dict[str, Any] = {name: None if row["deleted"] else row[name] for name in Resident.fields}
            self._people[record_id] = Resident(id=record_id, scope=row["scope"], **shown)

    def _resident(self, row: LedgerRow) -> Resident | None:
        """The same name with the same phone (else address) is the same person; with neither, nobody else."""
        if not row.name:
            return None
        key = row.phone or row.address or row.identity
        return Resident(
            id=natural_id("resident", self._office, row.name, key),
            scope=self._office,
            name=row.name,
            gender=row.gender,
            phone=row.phone,
            address=row.address,
            id_number=row.id_number,
        )

    def _entry(self, row: LedgerRow, visit_id: str, resident: Resident | None) -> Entry:
        at = instant(dt.datetime.combine(row.day, row.time or dt.time(), OFFICE_ZONE))
        item = self._item(row)
        name = (item.name if item else row.item or row.detail or "未写明")[:ITEM_LENGTH]
        detail = row.detail or (row.item if row.item and row.item != name else None)
        closing = Closing(at, row.result or "办成", row.on_spot, row.outcome) if row.closed else None
        return Entry(
            office=self._office,
            at=at,
            channel=row.channel or "现场",
            receiver_id=None,
            receiver_name=row.receiver,
            resident_id=resident.id if resident else None,
            item=item,
            item_name=name,
            detail=detail,
            ledger_text=_own_words(row, item, said=(name, detail or ""), resident=resident) or None,
            closing=closing,
            visit_id=visit_id,
            natural=True,
        )

    def _item(self, row: LedgerRow) -> CatalogueItem | None:
        words = (row.item or "", row.detail or "")
        if words not in self._items:
            guesses = (self._catalogue.guess(text) for text in words)
            self._items[words] = next((item for item in guesses if item), None)
        return self._items[words]


def _own_words(
    row: LedgerRow, item: CatalogueItem | None, *, said: Sequence[str], resident: Resident | None
) -> str:
    """What the ledger says beyond our columns, in its own words; `said` is what the request says already.

    Journalled, so the same at every office, whatever language its screen speaks.
    """
    parts: list[tuple[str, str | None]] = list(row.original.items())
    if row.item and not any(row.item in text for text in said):
        parts.append(("事项", row.item))
    parts.append(("备注", row.note))
    if not row.closed:
        parts.append(("处理情况", row.outcome))
    if row.line and (item is None or row.line != item.line):
        parts.append(("条线", row.line))
    # The record of a person says one thing for all visits; where this row says another, it stays here.
    for name in ("name", "phone", "address", "gender", "id_number"):
        own = getattr(row, name)
        if resident is None or own != getattr(resident, name):
            parts.append((Resident.fields[name].label, own))
    return "\n".join(f"{title}: {text}" for title, text in parts if text)


def _known(conn: Connection, record_class: type[Record], ids: Iterable[str]) -> set[str]:
    """Which of these records are here already, deleted ones too: a deleted row is not taken again."""
    table = projection(record_class)
    found: set[str] = set()
    for part in chunks(ids):
        found.update(conn.execute(select(table.c.id).where(table.c.id.in_(part))).scalars())
    return found
