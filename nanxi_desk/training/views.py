"""What training shows: plain values, read in one session and free of it. Phones are masked or tails only."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from nanxi_desk.training import rules
from nanxi_desk.training.rules import Tally, Totals

NO_TALLY: Final = Tally()

SessionWhich = Literal["all", "today", "coming", "held", "cancelled", "doubtful"]
AttendeeWhich = Literal[
    "all",
    "invited",
    "came",
    "late",
    "early",
    "leave",
    "absent",
    "unmarked",
    "walk_in",
    "made_up",
    "suspect",
    "doubtful",
]


# --- programmes and sessions -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme. `editable`: this home may alter it. `sessions` counts those that are not cancelled."""

    id: str
    scope: str
    name: str
    audience: str
    source: Literal["shipped", "hub", "office"]
    withdrawn: bool
    editable: bool
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class SessionOrder:
    """What the form of a session says. Days ISO, times "09:00"; `hours` 学时 as typed, "" = by the period.

    `shared`: the hub's session for all offices (the hub alone). With `counted_only` names are not taken, and
    `headcount` (None while it has not been counted) is all there is. Grace in minutes, None = rules.GRACE.
    """

    programme_id: str
    topic: str
    day: str
    begin: str = ""
    end: str = ""
    place: str = ""
    teacher: str = ""
    forms: tuple[str, ...] = ()
    hours: str = ""
    audience: str = ""
    shared: bool = False
    counted_only: bool = False
    headcount: int | None = None
    needs_out: bool = False
    late_after: int | None = None
    early_before: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Further sessions in one step: every `every` days, `count` more, or on `days` (ISO) where given."""

    every: int = 7
    count: int = 0
    days: tuple[str, ...] = ()
    workdays_only: bool = False  # a day off moves to the next workday
    with_roster: bool = False  # the roster of a session that is repeated goes along


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions a list holds; every part that is not empty narrows it. `host` is a scope: *, NX03."""

    which: SessionWhich = "all"
    first_day: str = ""
    last_day: str = ""
    programme_id: str = ""
    host: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session. `headcount` None where it has names or was not counted yet; hours are 学时.

    `editable`: this home may alter session and roster. `conflict`: somebody has to decide in the inbox.
    """

    id: str
    scope: str
    shared: bool
    host: str  # the hub's or the office's name
    programme_id: str
    programme: str
    topic: str
    day: str
    period: str  # "09:00–11:30", "" where unknown
    place: str
    teacher: str
    forms: tuple[str, ...]
    hours: Decimal
    audience: str
    counted_only: bool
    headcount: int | None
    needs_out: bool
    cancelled: bool
    held: bool  # its day has come and it is not cancelled
    editable: bool
    conflict: bool = False
    tally: Tally = NO_TALLY
    suspected: int = 0
    doubtful: int = 0  # pairs to look at: 待核


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """Everything of a session but its people; `order` fills the form. `seen` goes back with an edit."""

    row: SessionRow
    order: SessionOrder
    seen: str
    series: tuple[str, ...] = ()  # ids of its repeats with itself, in order of days


# --- people ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody who may be invited or let in. `ref` is what services take; opaque.

    `listed`: on the roster of the session in question. `known` says where the person is known from.
    """

    ref: str
    name: str
    office: str
    unit: str
    post: str
    role: str
    phone_tail: str
    known: Literal["trainee", "staff", "resident"]
    person_id: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody nobody knows yet. `office` is a code, "" for a guest; the phone may be just four digits."""

    name: str
    office: str = ""
    unit: str = ""
    post: str = ""
    role: str = rules.GUEST
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a pasted list or a sheet, as it was read; `row` counts from 1 as people see it."""

    row: int
    name: str
    unit: str = ""
    post: str = ""
    phone: str = ""
    office: str = ""  # the unit's code where the unit is known
    role: str = ""
    problem: str = ""  # why it cannot be taken; "" where it can


@dataclass(frozen=True, slots=True)
class ListMatch:
    """A line with whom it may mean.

    "matched": exactly one, `chosen`; "several": somebody has to choose; "new": nobody known; "listed": on the
    roster already; "refused": see line.problem. `chosen` is a ref, "" for a new person.
    """

    line: ListLine
    kind: Literal["matched", "several", "new", "listed", "refused"]
    candidates: tuple[PersonHit, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What a list would bring; nothing is written yet."""

    source: str  # file name, or what was pasted
    matches: tuple[ListMatch, ...]

    def count(self, kind: str) -> int:
        """How many lines are of a kind."""
        return sum(match.kind == kind for match in self.matches)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of people put on a roster."""

    added: int
    already: int
    new_people: int = 0


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office whose people can be invited."""

    code: str
    name: str


# --- attendance ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """One person at one session. Times local "09:01". `number` 0 for who is not on the roster.

    `code` are the digits of the QR code. `markable`: this home may mark the person; else `refused` says why.
    """

    person_id: str
    number: int
    name: str
    office: str
    unit: str
    post: str
    role: str
    phone_tail: str
    status: str  # one of rules.SHOWN
    invited: bool
    came: bool
    late: bool = False
    early: bool = False
    in_at: str = ""
    out_at: str = ""
    leave: str = ""
    reason: str = ""
    makes_up: str = ""  # session id
    makes_up_words: str = ""  # day and topic of it
    suspect: bool = False
    suspect_note: str = ""
    way: str = ""
    doubtful: bool = False
    conflict: bool = False
    markable: bool = True
    refused: str = ""
    code: str = ""
    attendance_id: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two entries of one session that may be the same person: 待核."""

    session_id: str
    one: AttendeeRow
    other: AttendeeRow


@dataclass(frozen=True, slots=True)
class Before:
    """What stood before a mark, for undo. Opaque; good once, while nobody else wrote."""

    attendance_id: str
    existed: bool
    values: tuple[tuple[str, str | bool | None], ...] = ()
    words: str = ""  # "王芳 已签到", for the button of undo


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that was made: the person as they stand now, the session's counts, and the way back.

    `repeated`: it was so already, nothing was written (a second swipe of a card).
    """

    person: AttendeeRow
    tally: Tally
    before: Before | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class DoorHit:
    """Somebody found at the door: on the roster (`attendee`), or one who may be let in (`person`)."""

    attendee: AttendeeRow | None
    person: PersonHit | None = None


# --- a sheet that comes back -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a returned sheet with what it would write.

    "mark": `words` say what; "same": it stands so already; "blank": nobody wrote anything; "walk_in": not on
    the roster, see `match`; "refused": `problem` says why.
    """

    row: int
    number: int
    name: str
    kind: Literal["mark", "same", "blank", "walk_in", "refused"]
    words: str = ""
    problem: str = ""
    person_id: str = ""
    status: str = ""
    in_at: str = ""  # "09:01"
    out_at: str = ""
    note: str = ""
    match: ListMatch | None = None


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """What a returned sheet would bring to a session; nothing is written yet."""

    session_id: str
    file: str
    rows: tuple[SheetRow, ...]

    def count(self, kind: str) -> int:
        """How many lines are of a kind."""
        return sum(row.kind == kind for row in self.rows)


@dataclass(frozen=True, slots=True)
class SheetTaken:
    """What a returned sheet brought."""

    marked: int
    same: int
    walk_ins: int
    new_people: int
    blank: int
    refused: tuple[tuple[int, str], ...] = ()  # row, why


# --- figures ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """What a period's figures are narrowed to, and so which rows stand behind a number.

    `office` is the office of the people, `host` the scope of the session, `month` "2026-05".
    """

    first_day: str
    last_day: str
    programme_id: str = ""
    office: str | None = None  # "" means guests of no office
    host: str = ""
    month: str = ""
    session_id: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class TotalBar:
    """The totals of one programme, office, host or month; `key` narrows a FigureFilter to it."""

    key: str
    label: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """One person's period. `tally` counts sessions to which the person was invited, and those beyond.

    `hours` are 学时 of all sessions that the person came to, 补课 too; `rate` see Tally.rate.
    """

    person_id: str
    name: str
    office: str
    unit: str
    post: str
    role: str
    phone_tail: str
    tally: Tally
    hours: Decimal

    @property
    def rate(self) -> float | None:
        """出勤率, None where nothing was due."""
        return self.tally.rate


@dataclass(frozen=True, slots=True)
class CameRow:
    """One 人次 behind a total."""

    session_id: str
    day: str
    programme: str
    topic: str
    host: str
    person_id: str
    name: str
    office: str
    unit: str
    status: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class PersonSession:
    """One session in somebody's account: what it was and how the person stands in it."""

    session: SessionRow
    attendee: AttendeeRow
    hours: Decimal


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """The figures of a period. `notes` are sentences to be shown with it."""

    first_day: str
    last_day: str
    totals: Totals
    tally: Tally
    by_programme: tuple[TotalBar, ...] = ()
    by_host: tuple[TotalBar, ...] = ()
    by_office: tuple[TotalBar, ...] = ()  # 场次: those to which somebody of the office came; no headcounts
    by_month: tuple[TotalBar, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    people: tuple[PersonFigures, ...] = ()
    never_came: tuple[PersonFigures, ...] = ()  # invited, or a member of an office, and came to nothing
    doubtful: int = 0
    narrowed: str = ""  # the programme and host that are meant alone, "" for all
    notes: tuple[str, ...] = field(default=())
