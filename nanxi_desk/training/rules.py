"""Rules of training, free of storage and screen: statuses, hours, keys of persons, and the three totals."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Final

# --- words -----------------------------------------------------------------------------------------------

# What somebody writes down. 未登记 is what nobody wrote: it is never 缺勤.
PRESENT, LATE, EARLY, OFFICIAL, PERSONAL, ABSENT, MADE_UP = STATUSES = (
    *("出勤", "迟到", "早退", "公假", "事假", "缺勤", "补课"),
)
UNMARKED: Final = "未登记"
CAME = (PRESENT, LATE, EARLY, MADE_UP)  # who was in the room
LEAVES = (OFFICIAL, PERSONAL)
SHOWN = (*STATUSES, UNMARKED)

ROLES = ("居委会成员", "社工", "自治骨干", "业委会成员", "居民", "来宾", "其他")
COMMITTEE, STAFF_ROLE, ACTIVIST, OWNERS, RESIDENT, GUEST, OTHER = ROLES
FORMS = ("主题讲座", "案例分享", "分组讨论", "沙龙", "室内拓展", "参观学习", "补课", "其他")
WAYS = ("按键", "扫码", "签到表", "表格", "补录", "命令行")  # how an attendance was entered
KEY, SCAN, PAPER, SHEET, BY_HAND, COMMAND = WAYS

LESSON: Final = 45  # minutes of one 学时
GRACE: Final = (
    10  # minutes after the beginning from which one is late, before the end until which one left early
)
MOST_GRACE: Final = 240
MOST_REPEATS: Final = 60
MOST_INVITED: Final = 2_000
MOST_HEADCOUNT: Final = 100_000
CODE_DIGITS: Final = 15  # of a roster entry's QR code: digits alone, whatever input method is on
TAIL: Final = 4  # digits of a phone that tell people of one name apart


# --- one attendance --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """When a session begins and ends, aware; None where it is not known. Grace in minutes."""

    begin: datetime | None = None
    end: datetime | None = None
    late_after: int = GRACE
    early_before: int = GRACE


@dataclass(frozen=True, slots=True)
class Mark:
    """What was written of one person at one session; times are aware."""

    status: str = ""
    leave: str = ""  # asked for ahead
    in_at: datetime | None = None
    out_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules make of a mark: one word, and whether somebody was late or left early."""

    status: str
    late: bool = False
    early: bool = False

    @property
    def came(self) -> bool:
        """Whether the person was in the room."""
        return self.status in CAME


NOTHING: Final = Judged(UNMARKED)


def judge(mark: Mark, period: Period) -> Judged:
    """The status that counts.

    What was written wins; 出勤 becomes 迟到 or 早退 where the times say so; a leave asked for ahead explains
    an absence, and is forgotten by whoever came after all.
    """
    written = mark.status
    if not written and mark.in_at is not None:
        written = PRESENT
    if written == ABSENT and mark.leave in LEAVES:
        return Judged(mark.leave)
    if not written:
        return Judged(mark.leave) if mark.leave in LEAVES else NOTHING
    if written not in (PRESENT, LATE, EARLY):
        return Judged(written if written in STATUSES else UNMARKED)
    late = written == LATE or is_late(mark.in_at, period)
    early = written == EARLY or is_early(mark.out_at, period)
    # Somebody may be both; the word is that of the first, the marks tell of each.
    word = written if written in (LATE, EARLY) else LATE if late else EARLY if early else PRESENT
    return Judged(word, late, early)


def is_late(in_at: datetime | None, period: Period) -> bool:
    """Whether somebody who signed in then was late."""
    if in_at is None or period.begin is None:
        return False
    return in_at > period.begin + timedelta(minutes=period.late_after, seconds=59)


def is_early(out_at: datetime | None, period: Period) -> bool:
    """Whether somebody who signed out then left early; who never signed out did not."""
    return (
        out_at is not None
        and period.end is not None
        and out_at < period.end - timedelta(minutes=period.early_before)
    )


# --- hours -----------------------------------------------------------------------------------------------


def lesson_tenths(minutes: int) -> int:
    """学时 of so many minutes in tenths, down to the half: 150 minutes are 3.3, so 3 学时."""
    return max(minutes, 0) * 2 // LESSON * 5


def hours_of(tenths: int) -> Decimal:
    """Tenths as people read them: 25 → 2.5."""
    value = Decimal(tenths) / 10
    return value.to_integral_value() if value == value.to_integral_value() else value


def tenths_of(text: str) -> int | None:
    """学时 as typed, "2.5", in tenths; None where that is no number of at most one decimal."""
    plain = unicodedata.normalize("NFKC", text).strip()
    whole, _dot, part = plain.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 3) or (part and not part.isdigit()):
        return None
    return int(whole) * 10 + int(part or 0) if len(part) <= 1 else None


def minutes_between(begin: str, end: str) -> int | None:
    """Minutes from "09:00" to "11:30"; None where they are no times or the end is not after the beginning."""
    first, last = clock_minutes(begin), clock_minutes(end)
    return last - first if first is not None and last is not None and last > first else None


def clock_minutes(text: str) -> int | None:
    """ "09:30" as minutes of the day; full-width and "9:30", "9.30", "0930" too. None where it is no time."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(".", ":").replace("时", ":").rstrip(":分")
    if plain.isascii() and plain.isdigit() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    hour, _colon, minute = plain.partition(":")
    minute = minute or "0"
    if not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in (hour, minute)):
        return None
    return int(hour) * 60 + int(minute) if int(hour) < 24 and int(minute) < 60 else None


def clock_text(minutes: int) -> str:
    """Minutes of the day as "09:30"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


# --- who is who ------------------------------------------------------------------------------------------


def plain_name(name: str) -> str:
    """A name as names are compared: no blanks or dots, full-width folded, lower case."""
    folded = unicodedata.normalize("NFKC", name).lower()
    return "".join(c for c in folded if not c.isspace() and c not in "·・•‧∙.")


def phone_tail(phone: str) -> str:
    """The last four digits, "" where there are fewer."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", phone) if c.isascii() and c.isdigit())
    return digits[-TAIL:] if len(digits) >= TAIL else ""


def entry_code(entry_id: str) -> str:
    """The digits of a roster entry's QR code."""
    return f"{int(entry_id[:12], 16):0{CODE_DIGITS}d}"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as far as people can be told apart."""

    key: str
    name: str
    office: str = ""
    tail: str = ""


def alike(one: Known, other: Known) -> bool:
    """Whether two may be the same person: same name, and nothing that says otherwise."""
    if one.key == other.key or plain_name(one.name) != plain_name(other.name):
        return False
    differ_by_tail = one.tail and other.tail and one.tail != other.tail
    return not differ_by_tail


def fitting(wanted: Known, known: Iterable[Known]) -> tuple[Known, ...]:
    """Who of `known` a line of a list may mean, by name first, then as far as office and phone tail tell."""
    named = [each for each in known if plain_name(each.name) == plain_name(wanted.name)]
    if wanted.tail:
        # A tail is as good as a name; who has none may still be meant.
        named = [each for each in named if each.tail in ("", wanted.tail)]
        exact = [each for each in named if each.tail == wanted.tail]
        named = exact or named
    if wanted.office:
        here = [each for each in named if each.office == wanted.office]
        named = here or [each for each in named if not each.office or (wanted.tail and each.tail)]
    return tuple(named)


def doubtful_pairs(
    people: Iterable[Known], apart: Collection[frozenset[str]] = ()
) -> tuple[tuple[Known, Known], ...]:
    """Pairs that may be one person entered twice: 待核. `apart` are pairs that somebody has told apart."""
    by_name: dict[str, list[Known]] = {}
    for each in people:
        by_name.setdefault(plain_name(each.name), []).append(each)
    return tuple(
        (one, other)
        for group in by_name.values()
        for one, other in combinations(sorted(group, key=lambda k: k.key), 2)
        if alike(one, other) and frozenset((one.key, other.key)) not in apart
    )


# --- totals ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """A session that took place, as totals need it; `headcount` None where it has names."""

    key: str
    programme: str
    host: str
    day: str
    headcount: int | None = None
    tenths: int = 0


@dataclass(frozen=True, slots=True)
class Came:
    """That a person came to a session."""

    session: str
    person: str
    office: str


@dataclass(frozen=True, slots=True)
class Totals:
    """场次, 人次 and 人数, which never mix.

    `attendances` and `people` are of sessions with names; `headcount` is 人次 of sessions where heads were
    counted only: nobody knows how many persons those were.
    """

    sessions: int = 0
    attendances: int = 0
    people: int = 0
    headcount_sessions: int = 0
    headcount: int = 0

    @property
    def all_attendances(self) -> int:
        """人次 of both kinds of sessions."""
        return self.attendances + self.headcount

    @property
    def named_sessions(self) -> int:
        """场次 with names."""
        return self.sessions - self.headcount_sessions


def totals(held: Iterable[Held], came: Iterable[Came]) -> Totals:
    """The totals of some sessions and of who came to them; a person counts once in each session."""
    sessions = {each.key: each for each in held}
    pairs = {(c.session, c.person) for c in came if c.session in sessions}
    pairs = {pair for pair in pairs if sessions[pair[0]].headcount is None}
    counted = [s.headcount for s in sessions.values() if s.headcount is not None]
    return Totals(
        sessions=len(sessions),
        attendances=len(pairs),
        people=len({person for __, person in pairs}),
        headcount_sessions=len(counted),
        headcount=sum(counted),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How the invited and the walk-ins of one session, or one person's sessions, stand.

    `invited` = on_time + late + early + official + personal + absent + unmarked; who came without being
    invited, and who made up for another session, stands apart.
    """

    invited: int = 0
    on_time: int = 0
    late: int = 0
    early: int = 0
    official: int = 0
    personal: int = 0
    absent: int = 0
    unmarked: int = 0
    walk_ins: int = 0
    made_up: int = 0

    @property
    def came_invited(self) -> int:
        """Who was invited and came."""
        return self.on_time + self.late + self.early

    @property
    def came(self) -> int:
        """人次: everybody who was in the room."""
        return self.came_invited + self.walk_ins + self.made_up

    @property
    def due(self) -> int:
        """应到: who was invited, without 公假."""
        return self.invited - self.official

    @property
    def rate(self) -> float | None:
        """出勤率 = came ÷ due; None where nobody was due."""
        return self.came_invited / self.due if self.due > 0 else None


_FIELD_OF: Mapping[str, str] = {
    PRESENT: "on_time",
    LATE: "late",
    EARLY: "early",
    OFFICIAL: "official",
    PERSONAL: "personal",
    ABSENT: "absent",
    UNMARKED: "unmarked",
    MADE_UP: "on_time",  # who was invited and came has come
}


def tally(people: Iterable[tuple[Judged, bool]]) -> Tally:
    """Count (what was judged, whether invited)."""
    counts: dict[str, int] = {}
    for judged, invited in people:
        if invited:
            _add(counts, "invited")
            _add(counts, _FIELD_OF.get(judged.status, "unmarked"))
        elif judged.came:
            _add(counts, "made_up" if judged.status == MADE_UP else "walk_ins")
    return Tally(**counts)


def _add(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1


def in_rows(items: Sequence[str], width: int) -> list[list[str]]:
    """Items in rows of `width`, the last filled with ""."""
    rows = [list(items[start : start + width]) for start in range(0, len(items), width)]
    return [row + [""] * (width - len(row)) for row in rows]
