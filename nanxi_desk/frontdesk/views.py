"""What the front desk shows: plain values, read in one session and free of it."""

from dataclasses import dataclass, field

from nanxi_desk.core.journal.history import ChangeView


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line of the request list. Phones are masked already; times are local "MM-DD HH:MM" texts."""

    id: str
    number: str
    registered: str
    day: str
    visitor: str  # "" for an anonymous visitor
    item: str
    line: str
    state: str
    result: str
    on_spot: bool
    receiver: str
    channel: str


@dataclass(frozen=True, slots=True)
class ResidentHit:
    """One resident who fits what was typed; `visits` counts earlier visits."""

    id: str
    name: str
    gender: str
    phone: str  # masked
    address: str
    visits: int
    last_item: str
    last_day: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a request's life, times local."""

    kind: str
    at: str
    by: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """Everything the detail pane shows of one request."""

    row: DeskRow
    visitor_id: str | None
    phone: str  # masked
    address: str
    detail: str
    ledger_text: str
    steps: tuple[StepView, ...] = ()
    history: tuple[ChangeView, ...] = ()
    # What an edit has to name: for each record id the token of what was shown (see journal.Seen).
    seen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What the logging form gives. `resident_id` wins over the typed person; both empty: anonymous."""

    item: str
    resident_id: str | None = None
    name: str = ""
    phone: str = ""
    address: str = ""
    gender: str = ""
    id_number: str = ""
    note: str = ""
    channel: str = "现场"
    detail: str = ""
    close_now: bool = False
    result: str = "办成"


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a logged visit."""

    number: str
    request_id: str
    visit_id: str
    resident_id: str | None


@dataclass(frozen=True, slots=True)
class TodayFigures:
    """The numbers of the cards: all of the office's own day."""

    received: int
    closed_on_spot: int
    open: int  # open requests of any day
    closed: int  # closed today, of any day's requests
    month: int  # received this month
