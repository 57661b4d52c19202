"""Taking over a hand-kept ledger: each of its rows becomes a visit, once, however often the file comes.

A ledger is written in portions, each a transaction of its own, so that the desk can save meanwhile. What
breaks off, by a fault or a lost computer, leaves whole portions; the same file again brings the rest. What is
cancelled or undone is taken back portion by portion.
"""

import datetime as dt
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.checks import check_record
from nanxi_desk.core.clock import OFFICE_ZONE, instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.heads import StreamNumbers, read_heads
from nanxi_desk.core.journal.receipt import Receipt
from nanxi_desk.core.journal.rows import Row, load_changes, load_numbers, load_rows, position
from nanxi_desk.core.journal.taking_back import take_back
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import Record, natural_id
from nanxi_desk.core.rights import LEADING, declare
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem
from nanxi_desk.frontdesk.entry import Closing, Entry, Numbers
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

RIGHT_TAKE_OVER = declare("frontdesk.take_over", "接收和撤回手工台账", *LEADING)
ITEM_LENGTH = Request.fields["item_name"].max_length
SHOWN_ROWS = 200  # of those taken or already here, told one by one
# Journalled with the deletions of an undone ledger: these rows come back with their file, others never do.
UNDONE = "undo:ledger"
PORTION = 125  # rows of one transaction; a save at the desk waits for at most so many, taken or undone
_BREATH_SECONDS = 0.002
Progress = Callable[[int, int], None]  # rows done, all of them; may raise to break off
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row that can be taken, or is here already, as a list shows it; `row` counts from 1."""

    sheet: str
    row: int
    day: dt.date
    name: str
    matter: str
    closed: bool
    already: bool


@dataclass(slots=True)
class TakenOver:
    """What became of a ledger; every row with content is taken, already here, or refused with a reason."""

    mappings: tuple[ColumnMapping, ...] = ()
    taken: int = 0
    already: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    warnings: list[RefusedRow] = field(default_factory=list)
    seen: list[SeenRow] = field(default_factory=list)  # the first ones, oldest first
    receipts: list[Receipt] = field(default_factory=list)  # of each portion; undo() takes them
    cancelled: bool = False  # nothing was taken then

    @property
    def rows(self) -> int:
        """All rows with content."""
        return self.taken + self.already + len(self.refused)


@dataclass(frozen=True, slots=True)
class LedgerDesk:
    """Takes ledgers over into one home, with the catalogue as the desk knows it."""

    home: Home
    catalogue: Catalogue

    def take_over(  # noqa: PLR0913 - what a command line and a window may want
        self,
        actor: Actor,
        sheets: Sequence[Sheet],
        *,
        mapping: MappingFile | Sequence[ColumnMapping] | None = None,
        origin: str = "",
        dry_run: bool = False,
        progress: Progress = lambda _done, _all: None,
        cancelled: Cancelled = lambda: False,
    ) -> TakenOver:
        """Take every row that can be taken; InputRefused where no header is found.

        A dry run tells what would become of the rows, and neither writes nor keeps others from writing.
        `cancelled` is asked between portions; what was taken by then is taken back.
        """
        actor.require(RIGHT_TAKE_OVER)
        done = TakenOver(_fitted(mapping, sheets))
        rows = _newest_first(self._read(sheets, done, cancelled))
        taker, everything, count = _Taker(self, done), len(rows), 0
        while rows and not cancelled():
            part = rows[: -PORTION - 1 : -1]
            del rows[-PORTION:]  # freed bit by bit: all at once would hold the window up
            if dry_run:
                with self.home.journal.read() as conn:
                    taker.look(conn, part)
            else:
                with self.home.journal.write(actor.id, origin) as writing:
                    taker.take(writing, part)
                done.receipts.append(writing.receipt)
            count += len(part)
            progress(count, everything)
            time.sleep(_BREATH_SECONDS)  # whoever waits to save goes first
        if rows or (cancelled() and not everything):
            self._take_back(actor, done.receipts, lambda left, of: progress(count * left // of, everything))
            return TakenOver(done.mappings, cancelled=True)
        places = {sheet.name: place for place, sheet in enumerate(sheets)}
        done.refused.sort(key=lambda refused: (places[refused.sheet], refused.row))
        done.receipts = [receipt for receipt in done.receipts if receipt]
        return done

    def undo(
        self, actor: Actor, receipts: Sequence[Receipt], progress: Progress = lambda _done, _all: None
    ) -> None:
        """Take a whole ledger back. InputRefused, and all of it stays, where a row has been changed since."""
        actor.require(RIGHT_TAKE_OVER)
        self._take_back(actor, receipts, lambda left, of: progress(of - left, of))

    def _take_back(
        self, actor: Actor, receipts: Sequence[Receipt], progress: Progress, origin: str = UNDONE
    ) -> None:
        """Undo each transaction, the last one first; where one cannot be undone, they all stay."""
        undone: list[Receipt] = []
        try:
            for left, receipt in reversed(list(enumerate(receipts))):
                with self.home.journal.write(actor.id, origin) as writing:
                    take_back(writing, receipt)
                undone.append(writing.receipt)
                progress(left, len(receipts))
                time.sleep(_BREATH_SECONDS)
        except InputRefused:
            for receipt in reversed(undone):
                with self.home.journal.write(actor.id) as writing:
                    take_back(writing, receipt)
            raise

    def _read(self, sheets: Sequence[Sheet], done: TakenOver, cancelled: Cancelled) -> Iterator[LedgerRow]:
        today = dt.date.fromisoformat(office_day(self.home.journal.clock.now()))
        by_name = {sheet.name: sheet for sheet in sheets}
        seen: Counter[str] = Counter()
        for mapping in done.mappings:
            if cancelled():
                return
            reading = read_ledger(by_name[mapping.sheet], mapping, today=today, seen=seen)
            done.refused.extend(reading.refused)
            done.warnings.extend(reading.warnings)
            yield from reading.rows


def _fitted(
    mapping: MappingFile | Sequence[ColumnMapping] | None, sheets: Sequence[Sheet]
) -> tuple[ColumnMapping, ...]:
    if mapping is None:
        return propose_mappings(sheets)
    return fit_mapping(mapping, sheets) if isinstance(mapping, MappingFile) else tuple(mapping)


def _newest_first(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """To be taken from the end, oldest first, so that numbers and arrival follow the days.

    Day by day, since one sort of a hundred thousand rows would hold the window up.
    """
    days: defaultdict[dt.date, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    ordered: list[LedgerRow] = []
    for day in sorted(days, reverse=True):
        ordered += sorted(days[day], key=lambda row: row.time or dt.time())[::-1]
    return ordered


class _Taker:
    """Takes the rows of one ledger, portion by portion."""

    def __init__(self, desk: LedgerDesk, done: TakenOver) -> None:
        self._office = desk.home.office
        self._catalogue = desk.catalogue
        self._done = done
        self._items: dict[tuple[str, str], CatalogueItem | None] = {}
        self._people: dict[str, Resident] = {}  # residents of this portion, as their records stand
        self._looked_at: set[str] = set()  # residents that take() would have written by now
        self._shown = Counter[bool]()

    def take(self, writing: Writing, rows: Sequence[LedgerRow]) -> None:
        """Write what is new of these rows."""
        numbers, store = Numbers(writing), _Store(writing)
        for row, entry, resident in self._new(writing.conn, writing.numbers, rows, store):
            number = store.number_of(entry) or numbers.next(entry.at)
            try:
                if resident:
                    check_record(resident)
                store.put(*entry.records(number))
            except FieldRefused as error:
                self._refuse(row, error)
                continue
            if resident:
                store.put(resident)
            self._keep(row, entry, resident)
        store.finish()
        numbers.save()
        self._people.clear()  # until the next portion somebody at the desk may change them

    def look(self, conn: Connection, rows: Sequence[LedgerRow]) -> None:
        """Tell what take() would do with these rows."""
        for row, entry, resident in self._new(conn, load_numbers(conn), rows, None):
            try:
                for record in (*entry.records(""), *([resident] if resident else ())):
                    check_record(record)
            except FieldRefused as error:
                self._refuse(row, error)
                continue
            self._keep(row, entry, resident)
        self._looked_at |= self._people.keys()
        self._people.clear()

    def _new(
        self, conn: Connection, numbers: StreamNumbers, rows: Sequence[LedgerRow], store: "_Store | None"
    ) -> Iterator[tuple[LedgerRow, Entry, Resident | None]]:
        """The rows that are not here yet, each with its entry and, where it is a new one, its resident."""
        visits = {row.identity: natural_id("visit", self._office, "ledger", row.identity) for row in rows}
        here = load_rows(conn, Visit, visits.values())
        undone = _undone(conn, numbers, here.values())
        residents = {row.identity: self._resident(row) for row in rows}
        again = self._look_up(conn, numbers, {r.id for r in residents.values() if r})
        if store:
            back = [
                self._entry(row, visit, None) for row in rows if (visit := visits[row.identity]) in undone
            ]
            store.expect([record for entry in back for record in entry.records("")], again)
        for row in rows:
            visit = visits[row.identity]
            if visit in here and visit not in undone:
                self._done.already += 1
                self._show(row, row.item or row.detail or "", already=True)
                continue
            resident = residents[row.identity]
            known = self._people.get(resident.id) if resident else None
            new = resident and not known and resident.id not in self._looked_at
            yield row, self._entry(row, visit, known or resident), resident if new else None

    def _refuse(self, row: LedgerRow, error: FieldRefused) -> None:
        self._done.refused.append(RefusedRow(row.sheet, row.row, error.message))

    def _keep(self, row: LedgerRow, entry: Entry, resident: Resident | None) -> None:
        if resident:
            self._people[resident.id] = resident
        self._done.taken += 1
        self._show(row, entry.item_name, already=False)

    def _show(self, row: LedgerRow, matter: str, *, already: bool) -> None:
        if self._shown[already] < SHOWN_ROWS:
            self._shown[already] += 1
            seen = SeenRow(row.sheet, row.row, row.day, row.name or "", matter, row.closed, already)
            self._done.seen.append(seen)

    def _look_up(self, conn: Connection, numbers: StreamNumbers, ids: set[str]) -> dict[str, Row]:
        """Learn which of these residents are here and what their records say; deleted ones count, too.

        Those that went with an undone ledger do not: they are returned, to be shown again.
        """
        rows = load_rows(conn, Resident, sorted(ids - self._people.keys()))
        again = _undone(conn, numbers, rows.values())
        for record_id in rows.keys() - again.keys():
            row = rows[record_id]
            shown: dict[str, Any] = {name: None if row["deleted"] else row[name] for name in Resident.fields}
            self._people[record_id] = Resident(id=record_id, scope=row["scope"], **shown)
        return again

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


class _Store:
    """Writes records; what went with an undone ledger is shown again, as the ledger says it now."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._old: dict[str, Row] = {}
        self._differing: list[tuple[Record, dict[str, Any]]] = []

    def expect(self, records: Iterable[Record], residents: Mapping[str, Row]) -> None:
        """Learn what went with an undone ledger: records with these ids, and these residents."""
        ids: defaultdict[type[Record], list[str]] = defaultdict(list)
        for record in records:
            ids[type(record)].append(record.id)
        self._old = dict(residents)
        for record_class, of_class in ids.items():
            self._old |= load_rows(self._writing.conn, record_class, of_class)

    def number_of(self, entry: Entry) -> str:
        """The number that the entry's request had before it was undone, "" where it is new."""
        if not self._old:
            return ""
        ids = [record.id for record in entry.records("") if isinstance(record, Request)]
        return next((self._old[request]["number"] for request in ids if request in self._old), "")

    def put(self, *records: Record) -> None:
        """Write these records, or none of them: FieldRefused where a value does not fit its field."""
        old = [record for record in records if record.id in self._old]
        for record in old:
            check_record(record)
        self._writing.create(*(record for record in records if record.id not in self._old))
        for record in old:
            row = self._old[record.id]
            if row["deleted"]:
                heads = sorted(read_heads(row["heads"], self._writing.numbers).all())
                self._writing.put(type(record), row, {DELETED: False}, {DELETED: heads})
            values = {name: getattr(record, name) for name in record.fields}
            other = {
                name: value
                for name, value in values.items()
                if not record.fields[name].derived and value != row[name]
            }
            if other:
                self._differing.append((record, other))

    def finish(self) -> None:
        """Write what is said otherwise than before."""
        for record, values in self._differing:
            self._writing.edit(type(record), record.id, values)


def _undone(conn: Connection, numbers: StreamNumbers, rows: Iterable[Row]) -> dict[str, Row]:
    """Those of these rows that were deleted because their ledger was undone, by id."""
    gone = {row["id"]: row for row in rows if row["deleted"]}
    deletions = [
        position(head, row["scope"], numbers)
        for row in gone.values()
        for head in read_heads(row["heads"], numbers).units.get(DELETED, ())
    ]
    by_hand = {change.record_id for change in load_changes(conn, deletions) if change.origin != UNDONE}
    return {record_id: row for record_id, row in gone.items() if record_id not in by_hand}
