"""What the front desk shows: plain values, read in one session and free of it."""

from dataclasses import dataclass, field
from typing import Literal

from nanxi_desk.core.deadlines import Light
from nanxi_desk.core.journal.history import ChangeView

Edited = Literal["", "saved", "beside"]  # what became of an edit
Which = Literal["all", "today", "month", "open", "mine", "closed_today", "due", "yellow", "red", "handed"]
Measure = Literal["", "received", "on_spot", "closed", "solved", "in_time", "overdue"]
SortBy = Literal["registered", "due", "number", "visitor", "item", "state", "line", "receiver"]


NOBODY = "—"  # as line or person of a filter: where none is written


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which requests a list holds, and in what order; every part that is not empty narrows it.

    `which` is a chip of the list, or a light. Days are ISO days of the office, both included; they mean the
    day of 登记, but with a measure of closings the day of closing, and with "overdue" the deadline. A
    measure means exactly the rows behind a figure: 作废 and 撤销 are left out.
    """

    which: Which = "all"
    line: str = ""
    state: str = ""
    person: str = ""  # 首问责任人, by name
    first_day: str = ""
    last_day: str = ""
    hour: int | None = None  # of 登记, 0–23
    measure: Measure = ""
    sort: SortBy = "registered"
    ascending: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of requests without 作废 and 撤销; the rates that are published follow from them.

    `received` and `on_spot` count by the day of 登记, the closings by theirs; `overdue` are those still open
    whose deadline lay in the period and has passed.
    """

    received: int = 0
    on_spot: int = 0  # of the received: closed at first contact
    closed: int = 0
    solved: int = 0  # of the closed: 办成 or 自行解决
    in_time: int = 0  # of the closed: by the deadline
    overdue: int = 0

    @property
    def solved_rate(self) -> float | None:
        """解决率, 0–1; None where nothing was closed."""
        return self.solved / self.closed if self.closed else None

    @property
    def on_spot_rate(self) -> float | None:
        """当场办结率, 0–1; None where nothing was received."""
        return self.on_spot / self.received if self.received else None

    @property
    def in_time_rate(self) -> float | None:
        """按期办结率, 0–1; None where nothing was closed and nothing is overdue."""
        whole = self.closed + self.overdue
        return self.in_time / whole if whole else None


@dataclass(frozen=True, slots=True)
class Bar:
    """The figures of one line, month ("2026-11"), hour ("9") or person; `key` as a RequestFilter takes it."""

    key: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class FiguresReport:
    """The figures of a period of office days, both included, and their parts."""

    first_day: str
    last_day: str
    whole: Figures
    by_line: tuple[Bar, ...] = ()
    by_month: tuple[Bar, ...] = ()
    by_hour: tuple[Bar, ...] = ()  # requests whose time is known
    by_person: tuple[Bar, ...] = ()
    by_day: tuple[Bar, ...] = ()


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
    due: str = ""  # ISO day
    light: Light = ""
    handler: str = ""
    handed_to: str = ""  # who has it, while it is handed on


@dataclass(frozen=True, slots=True)
class PastMatter:
    """An earlier matter of a resident; `day` ISO."""

    request_id: str
    day: str
    item: str
    detail: str
    state: str


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
    this_month: int = 0  # of the visits
    masked: bool = False  # there are values that can be shown whole


@dataclass(frozen=True, slots=True)
class ResidentPast:
    """What a known resident came for, newest first, and which other records seem to be the same person."""

    resident_id: str
    matters: tuple[PastMatter, ...] = ()
    joined: tuple[ResidentHit, ...] = ()  # records that were joined to this one
    alike: tuple[ResidentHit, ...] = ()  # same name, or same phone: perhaps the same person


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a request's life, times local; `terms` are its dates, limit and list in words."""

    kind: str
    at: str
    by: str
    result: str
    note: str
    terms: tuple[tuple[str, str], ...] = ()  # label, value
    idle: bool = False  # made beside another step that came first: it changes nothing


@dataclass(frozen=True, slots=True)
class StepOrder:
    """A step that somebody wants to take; the fields belong to the kinds as in records.RequestStep.

    Days are ISO days. `result` is for 办结, `limit` for 受理 (None: as the catalogue says), `reason` is the
    note of every kind and required where somebody will ask for it (不予受理, 延期, 退回, 回件, 作废).
    """

    kind: str
    reason: str = ""
    result: str = "办成"
    urgent: bool = False  # 受理 with the item's limit for urgent cases
    limit: int | None = None
    target: str = ""
    to_id: str = ""
    to_name: str = ""
    pause: str = ""
    first_day: str = ""
    last_day: str = ""
    extra_workdays: int | None = None
    approved_by: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepsTaken:
    """What became of a step for one or many requests; `refused` gives number and reason of each other."""

    done: int
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the office to whom a request can go on."""

    id: str
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """Everything the detail pane shows of one request."""

    row: DeskRow
    visitor_id: str | None
    phone: str  # masked
    address: str
    detail: str
    ledger_text: str  # masked
    masked: bool = False  # there are values of the visitor that can be shown whole
    ledger_masked: bool = False  # there are numbers in the ledger's words that can be
    steps: tuple[StepView, ...] = ()
    history: tuple[ChangeView, ...] = ()
    allowed: tuple[str, ...] = ()  # steps that may be taken now
    days_left: int | None = None  # workdays until the deadline, negative where it has passed
    paused_until: str = ""  # ISO day
    documents: tuple[str, ...] = ()  # brought
    missing: tuple[str, ...] = ()
    handed_from: str = ""  # the office that handed it to the hub
    # What an edit has to name: for each record id the token of what was shown (see journal.Seen).
    seen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What the logging form gives. `resident_id` wins over the typed person; both empty: anonymous.

    `visit_id` makes it a further matter of a visit that was just logged. A matter is closed on the spot
    (`close_now`), accepted (`accept`), accepted and handed on (`target`, `to_name`, `to_id`), or registered.
    """

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
    visit_id: str | None = None
    accept: bool = False
    urgent: bool = False
    target: str = ""
    to_name: str = ""
    to_id: str = ""
    documents: tuple[str, ...] = ()  # brought
    missing: tuple[str, ...] = ()


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
    due: int = 0  # open, and today is the last day
    yellow: int = 0
    red: int = 0
    pressing: int = 0  # red, yellow or due today
    handed: int = 0  # with somebody else, the answer is outstanding
