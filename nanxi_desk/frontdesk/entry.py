"""One visit with its request and first steps, as records; form, ledger and demonstration write it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.records import Record, natural_id, new_id
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.catalogue import CatalogueItem
from nanxi_desk.frontdesk.records import Request, RequestStep, Visit

HUB_OFFICE = "街道自治办"


@dataclass(frozen=True, slots=True)
class Closing:
    """How a request was closed; `at` is an instant."""

    at: str
    result: str
    on_spot: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class HandOn:
    """To whom a request goes on: `target` is one of rules.TARGETS."""

    target: str
    to_name: str
    to_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a visit with one request consists of; `at` is an instant. Ids are random unless given.

    `limit` in workdays means that the request is accepted at once. A further request of a visit that is
    there already names the visit and says `visit_known`.
    """

    office: str
    at: str
    channel: str
    receiver_id: str | None
    receiver_name: str | None
    resident_id: str | None
    item: CatalogueItem | None
    item_name: str
    detail: str | None = None
    ledger_text: str | None = None
    closing: Closing | None = None
    limit: int | None = None
    hand_on: HandOn | None = None
    documents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    handed_from: str | None = None
    visit_known: bool = False
    visit_id: str = field(default_factory=new_id)
    natural: bool = False  # ids of request and steps follow from the visit's

    def records(self, number: str) -> Iterator[Record]:
        """Visit, request and steps, under this number."""
        if not self.visit_known:
            yield Visit(
                id=self.visit_id,
                scope=self.office,
                resident_id=self.resident_id,
                at=self.at,
                channel=self.channel,
                receiver_id=self.receiver_id,
                receiver_name=self.receiver_name,
            )
        request_id = self._id("request")
        yield Request(
            id=request_id,
            scope=self.office,
            visit_id=self.visit_id,
            number=number,
            registered_at=self.at,
            item_id=self.item.reference(self.office) if self.item else None,
            item_name=self.item_name,
            line=self.item.line if self.item else rules.OUTSIDE_CATALOGUE,
            detail=self.detail,
            ledger_text=self.ledger_text,
            documents=list(self.documents) or None,
            missing=list(self.missing) or None,
            handed_from=self.handed_from,
        )
        yield from self._steps(request_id)

    def _steps(self, request_id: str) -> Iterator[RequestStep]:
        first = RequestStep(
            id=self._id("登记"),
            scope=self.office,
            request_id=request_id,
            kind="登记",
            at=self.at,
            by_id=self.receiver_id,
            by_name=self.receiver_name,
        )
        yield first
        turn = 0
        if self.limit is not None:
            turn += 1
            yield first.replace(id=self._id("受理"), kind="受理", turn=turn, limit_workdays=self.limit)
        if self.hand_on:
            turn += 1
            yield first.replace(
                id=self._id("转办"),
                kind="转办",
                turn=turn,
                target=self.hand_on.target,
                to_id=self.hand_on.to_id,
                to_name=self.hand_on.to_name,
                note=self.hand_on.note,
            )
        if self.closing and self.hand_on:
            turn += 1
            yield first.replace(
                id=self._id("回件"), kind="回件", turn=turn, at=self.closing.at, note=self.closing.note
            )
        if self.closing:
            yield first.replace(
                id=self._id("办结"),
                kind="办结",
                turn=turn + 1,
                at=self.closing.at,
                result=self.closing.result,
                on_spot=self.closing.on_spot,
                note=self.closing.note,
            )

    def _id(self, what: str) -> str:
        return natural_id(what, self.office, self.visit_id) if self.natural else new_id()


def limit_of(item: CatalogueItem | None, *, urgent: bool = False) -> int:
    """The limit in workdays by which a matter is accepted; 0 means on the spot."""
    if item is None:
        return rules.ORDINARY_LIMIT
    return item.urgent_workdays if urgent and item.urgent_workdays is not None else item.limit_workdays


class Numbers:
    """Numbers for people, counted by day; `save` keeps the counts once at the end."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._counts: dict[str, int] = {}

    def next(self, at: str) -> str:
        """The next number of the day of `at`: office, day, two characters of the replica, count."""
        day = office_day(at)
        if day not in self._counts:
            self._counts[day] = int(get_local(self._writing.conn, f"number:{day}") or 0)
        self._counts[day] += 1
        identity = self._writing.identity
        series = identity.replica[:2].upper()
        return f"{identity.office}-{day.replace('-', '')}-{series}{self._counts[day]:03d}"

    def save(self) -> None:
        """Keep the counts for the next transaction."""
        for day, count in self._counts.items():
            self._writing.keep(f"number:{day}", str(count))


def write_entry(writing: Writing, entry: Entry, numbers: Numbers) -> tuple[str, str]:
    """Write all records of an entry, or none where a value does not fit (FieldRefused).

    Returns number and request id.
    """
    number = numbers.next(entry.at)
    records = list(entry.records(number))
    writing.create(*records)
    return number, next(record.id for record in records if isinstance(record, Request))
