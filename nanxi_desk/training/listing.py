"""Reading sessions and their people, in the caller's session: all screens, papers and figures stand on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from nanxi_desk.core.clock import instant, local_text, parse_instant
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import Row, chunks, from_database, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE, Record, refer, referred
from nanxi_desk.training import rules
from nanxi_desk.training.records import (
    Attendance,
    Programme,
    RosterEntry,
    Trainee,
    TrainingSession,
    attendance_id,
    entry_id,
)
from nanxi_desk.training.views import AttendeeRow, SessionFilter

_sessions, _entries, _attendances = (
    projection(TrainingSession),
    projection(RosterEntry),
    projection(Attendance),
)
_trainees = projection(Trainee)
_MOST_HOPS = 20


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at one session as the records have it: invited, or marked, or both."""

    person: str  # bare id of the trainee who stands for the person
    scope: str  # of the person's records, and of the attendance at a shared session
    entry: Row | None
    mark: Row | None
    trainee: Row | None
    judged: rules.Judged

    def word(self, name: str) -> str:
        """What is known of the person: by the roster, or else by the person's own record."""
        for row in (self.entry, self.trainee):
            if row is not None and row.get(name):
                return str(row[name])
        return ""

    @property
    def office(self) -> str:
        """The code of the person's office, "" for a guest."""
        return self.word("office")

    @property
    def tail(self) -> str:
        """The last digits of the person's phone."""
        own = (self.entry or {}).get("phone_tail") or ""
        return own or rules.phone_tail((self.trainee or {}).get("phone") or "")

    @property
    def known(self) -> rules.Known:
        """The person as people are told apart."""
        return rules.Known(self.person, self.word("name"), self.office, self.tail)

    @property
    def counts(self) -> bool:
        """Whether the person stands in the session's list at all: an undone walk-in does not."""
        return self.entry is not None or self.judged.status != rules.UNMARKED


def bare(reference: str | None) -> str:
    """The id in a REFERENCE value."""
    return (reference or "").rpartition("/")[2]


def moment_of(day: str, clock: str) -> datetime | None:
    """The moment of a local time "09:00" on a day; None where either is no such thing."""
    minutes = rules.clock_minutes(clock) if clock else None
    if minutes is None or not day:
        return None
    return datetime.fromisoformat(f"{day}T{rules.clock_text(minutes)}:00+08:00")


def instant_of(day: str, clock: str) -> str | None:
    """moment_of() as it is stored."""
    moment = moment_of(day, clock)
    return instant(moment) if moment else None


def period_of(session: Mapping[str, Any]) -> rules.Period:
    """A session's period as the rules need it."""
    grace = (session["late_after"], session["early_before"])
    late, early = (rules.GRACE if each is None else each for each in grace)
    day = session["day"] or ""
    return rules.Period(
        moment_of(day, session["begin"] or ""), moment_of(day, session["end"] or ""), late, early
    )


def mark_of(row: Mapping[str, Any] | None) -> rules.Mark:
    """An attendance as the rules need it."""
    if row is None:
        return rules.Mark()
    return rules.Mark(
        row["status"] or "",
        row["leave"] or "",
        parse_instant(row["in_at"]) if row["in_at"] else None,
        parse_instant(row["out_at"]) if row["out_at"] else None,
    )


def attendance_place(session: Mapping[str, Any], person: str, person_scope: str) -> tuple[str, str]:
    """(scope, id) of the attendance of a person at a session, written or not."""
    scope = person_scope if session["scope"] == SHARED_SCOPE else session["scope"]
    return scope, attendance_id(scope, session["id"], person)


# --- sessions --------------------------------------------------------------------------------------------


def session_rows(conn: Connection, wanted: SessionFilter, today: str) -> list[Row]:
    """Sessions of a filter, the latest first; "doubtful" is for the caller to look at."""
    clauses: list[ColumnElement[bool]] = [_sessions.c.deleted.is_(False)]
    if wanted.first_day:
        clauses.append(_sessions.c.day >= wanted.first_day)
    if wanted.last_day:
        clauses.append(_sessions.c.day <= wanted.last_day)
    if wanted.host:
        clauses.append(_sessions.c.scope == wanted.host)
    if wanted.programme_id:
        spelled = (bare(wanted.programme_id), *_spelled_elsewhere(conn, bare(wanted.programme_id)))
        clauses.append(_sessions.c.programme_id.in_(spelled))
    cancelled = _sessions.c.cancelled
    match wanted.which:
        case "cancelled":
            clauses.append(cancelled.is_(True))
        case "today":
            clauses.append(_sessions.c.day == today)
        case "coming":
            clauses += [_sessions.c.day > today, cancelled.is_not(True)]
        case "held" | "doubtful":
            clauses += [_sessions.c.day <= today, cancelled.is_not(True)]
    found = _rows(conn, TrainingSession, select(_sessions).where(*clauses))
    words = rules.plain_name(wanted.text)
    if words:
        found = [row for row in found if words in rules.plain_name(_told(row))]
    return sorted(found, key=lambda row: (row["day"] or "", row["begin"] or "", row["id"]), reverse=True)


def _told(row: Row) -> str:
    return " ".join(row[name] or "" for name in ("topic", "place", "teacher", "audience", "day"))


def _spelled_elsewhere(conn: Connection, programme: str) -> tuple[str, ...]:
    row = load_rows(conn, Programme, [programme]).get(programme)
    return (f"{row['scope']}/{programme}",) if row else ()


def _rows(conn: Connection, record_class: type[Record], statement: Select[Any]) -> list[Row]:
    return [from_database(record_class, row) for row in conn.execute(statement).mappings()]


def programme_names(conn: Connection, sessions: Iterable[Row]) -> dict[str, str]:
    """Names of the sessions' programmes by bare id."""
    ids = {bare(row["programme_id"]) for row in sessions}
    return {i: row["name"] or "" for i, row in load_rows(conn, Programme, ids).items()}


def host_name(names: Mapping[str, str], home: Home, scope: str) -> str:
    """Who holds a session: 街道 for the shared ones, else the office."""
    if scope == SHARED_SCOPE:
        return home.office_name if home.is_hub else _("街道")
    return names.get(scope, scope)


# --- people of sessions ----------------------------------------------------------------------------------


def people_of(conn: Connection, sessions: Sequence[Row]) -> dict[str, list[Attendee]]:
    """By session id everybody who was invited or marked, by number, then those without one by name."""
    by_id = {row["id"]: row for row in sessions}
    spelled = [form for row in sessions for form in (row["id"], f"{row['scope']}/{row['id']}")]
    entries = _of_sessions(conn, RosterEntry, _entries, spelled)
    marks = _of_sessions(conn, Attendance, _attendances, spelled)
    people = {bare(row["person_id"]) for row in (*entries, *marks)} - {""}
    mains = main_people(conn, people)
    trainees = load_rows(conn, Trainee, {*people, *mains.values()})
    slots: dict[tuple[str, str], _Slot] = {}
    for kind, rows in (("entry", entries), ("mark", marks)):
        for row in rows:
            key = bare(row["session_id"]), _standing_for(row, mains)
            slots.setdefault(key, _Slot()).take(kind, row)
    found: dict[str, list[Attendee]] = {key: [] for key in by_id}
    for (session, person), slot in slots.items():
        if session in by_id:
            attendee = slot.attendee(by_id[session], person, trainees)
            if attendee.counts:
                found[session].append(attendee)
    for attendees in found.values():
        attendees.sort(key=_order)
    return found


def one_of(conn: Connection, session: Row, person: str) -> Attendee | None:
    """One person at a session, read without the others; None who is neither invited, marked nor known."""
    main = main_people(conn, [person])[person]
    ids = _standing_behind(conn, main)
    trainees = load_rows(conn, Trainee, ids)
    slot = _Slot()
    entries = [entry_id(session["scope"], session["id"], each) for each in ids]
    for row in load_rows(conn, RosterEntry, entries).values():
        if not row["deleted"]:
            slot.take("entry", row)
    for each in ids:
        known = trainees.get(each)
        scope = known["scope"] if known else _invited_scope(slot.entry)
        __, record_id = attendance_place(session, each, scope)
        mark = load_rows(conn, Attendance, [record_id]).get(record_id)
        if mark is not None and not mark["deleted"]:
            slot.take("mark", mark)
    if slot.entry is None and not slot.marks and main not in trainees:
        return None
    if slot.entry is None and not slot.marks:
        return Attendee(main, trainees[main]["scope"], None, None, trainees[main], rules.NOTHING)
    return slot.attendee(session, main, trainees)


def _standing_behind(conn: Connection, main: str) -> list[str]:
    """The record that stands for a person, and all that lead to it, over one another too."""
    found, waiting = [main], [main]
    joined = select(_trainees.c.id).where(_trainees.c.joined_to.is_not(None), _trainees.c.deleted.is_(False))
    while waiting:
        rows = load_rows(conn, Trainee, waiting).values()
        spelled = [form for row in rows for form in (row["id"], f"{row['scope']}/{row['id']}")]
        others = conn.execute(joined.where(_trainees.c.joined_to.in_(spelled))).scalars().all()
        waiting = [each for each in others if each not in found]
        found += waiting
    return found


def _invited_scope(entry: Row | None) -> str:
    return referred(entry["person_id"] or "", within=entry["scope"])[0] if entry else ""


class _Slot:
    """What is known of one person at one session; of joined records there may be several."""

    def __init__(self) -> None:
        self.entry: Row | None = None
        self.marks: list[Row] = []

    def take(self, kind: str, row: Row) -> None:
        if kind == "mark":
            self.marks.append(row)
        elif self.entry is None or (row["number"] or 0) < (self.entry["number"] or 0):
            self.entry = row

    def attendee(self, session: Row, person: str, trainees: Mapping[str, Row]) -> Attendee:
        period = period_of(session)
        judged = [(rules.judge(mark_of(mark), period), mark) for mark in self.marks]
        # Of records that were joined the one that came speaks for the person.
        best = max(judged, key=lambda each: (_weight(each[0]), each[1]["id"]), default=None)
        trainee = trainees.get(person)
        told = best[1] if best else None
        first = self.entry or told or {}
        scope = trainee["scope"] if trainee else referred(first["person_id"] or "", within=first["scope"])[0]
        return Attendee(person, scope, self.entry, told, trainee, best[0] if best else rules.NOTHING)


def _weight(judged: rules.Judged) -> int:
    if judged.came:
        return 3
    return 0 if judged.status == rules.UNMARKED else 1 if judged.status == rules.ABSENT else 2


def _standing_for(row: Row, mains: Mapping[str, str]) -> str:
    person = bare(row["person_id"])
    return mains.get(person, person) or row["id"]  # what a foreign version wrote without a person is one


def _order(attendee: Attendee) -> tuple[int, str, str]:
    number = (attendee.entry or {}).get("number") or 0
    return number or 1_000_000, attendee.word("name"), attendee.person


def _of_sessions(
    conn: Connection, record_class: type[Record], table: Any, spelled: Sequence[str]
) -> list[Row]:
    found: list[Row] = []
    for part in chunks(spelled):
        visible = table.c.deleted.is_(False), table.c.session_id.in_(part)
        found += _rows(conn, record_class, select(table).where(*visible))
    return found


def main_people(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For each trainee's id the id of the record that stands for the person; see frontdesk.people."""
    found = {person: [person] for person in ids}
    for _hop in range(_MOST_HOPS):
        ends = {path[-1] for path in found.values()}
        led = _joined_from(conn, ends)
        moved = False
        for path in found.values():
            further = led.get(path[-1])
            if further and further not in path:
                path.append(further)
                moved = True
            elif further:  # joined both ways at two places: the smaller id stands for both
                path.append(min(path[path.index(further) :]))
        if not moved:
            break
    return {person: path[-1] for person, path in found.items()}


def _joined_from(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in chunks(ids):
        joined = _trainees.c.joined_to.is_not(None), _trainees.c.deleted.is_(False)
        statement = select(_trainees.c.id, _trainees.c.joined_to).where(_trainees.c.id.in_(part), *joined)
        found.update({row.id: bare(row.joined_to) for row in conn.execute(statement)})
    there = load_rows(conn, Trainee, set(found.values()))  # another office's may not have arrived
    return {one: other for one, other in found.items() if other in there and not there[other]["deleted"]}


# --- as screens show it ----------------------------------------------------------------------------------


def attendee_rows(
    home: Home, session: Row, people: Sequence[Attendee], topics: Mapping[str, str] | None = None
) -> list[AttendeeRow]:
    """The people of a session as rows; `topics` words the sessions that somebody made up for."""
    doubtful = {key for pair in doubts(people) for key in (pair[0].key, pair[1].key)}
    return [_attendee_row(home, session, each, each.person in doubtful, topics or {}) for each in people]


def doubts(people: Iterable[Attendee]) -> tuple[tuple[rules.Known, rules.Known], ...]:
    """Who came and may be the same person entered twice. Two who were both invited are two."""
    came = {each.person: each for each in people if each.judged.came}
    apart = {
        frozenset((key, bare(other)))
        for key, each in came.items()
        for other in (each.trainee or {}).get("apart_from") or ()
    }
    pairs = rules.doubtful_pairs((each.known for each in came.values()), apart)
    return tuple(
        (one, other) for one, other in pairs if came[one.key].entry is None or came[other.key].entry is None
    )


def _attendee_row(
    home: Home, session: Row, each: Attendee, doubtful: bool, topics: Mapping[str, str]
) -> AttendeeRow:
    entry, mark = each.entry or {}, each.mark or {}
    refused = refusal(home, session, each)
    made_up = bare(mark.get("makes_up"))
    return AttendeeRow(
        person_id=each.person,
        number=entry.get("number") or 0,
        name=each.word("name") or _("（已清除）"),
        office=each.office,
        unit=each.word("unit_name"),
        post=each.word("post"),
        role=each.word("role"),
        phone_tail=each.tail,
        status=each.judged.status,
        invited=each.entry is not None,
        came=each.judged.came,
        late=each.judged.late,
        early=each.judged.early,
        in_at=clock_of(mark.get("in_at")),
        out_at=clock_of(mark.get("out_at")),
        leave=mark.get("leave") or "",
        reason=mark.get("reason") or "",
        makes_up=made_up,
        makes_up_words=topics.get(made_up, ""),
        suspect=bool(mark.get("suspect")),
        suspect_note=mark.get("suspect_note") or "",
        way=mark.get("way") or "",
        doubtful=doubtful,
        conflict=bool(mark.get("conflict")),
        markable=not refused,
        refused=refused,
        code=rules.entry_code(entry["id"]) if entry else "",
        attendance_id=mark.get("id") or "",
    )


def clock_of(moment: str | None) -> str:
    """A stored instant as local "09:01"."""
    return local_text(moment, "%H:%M") if moment else ""


def refusal(home: Home, session: Row, each: Attendee) -> str:
    """Why this home cannot mark a person; "" where it can."""
    if session["counted_only"]:
        return _("这一场只计人数，不登记姓名。")
    if session["cancelled"]:
        return _("这一场已取消。")
    scope, __ = attendance_place(session, each.person, each.scope)
    if scope == home.office or home.is_hub:
        return ""
    unit = each.word("unit_name") or each.office
    return _("{name}是{unit}的人，请由街道或该单位登记。").format(name=each.word("name"), unit=unit)


def tally_of(people: Iterable[Attendee]) -> rules.Tally:
    """The counts of some people at one session, or of one person's sessions."""
    return rules.tally((each.judged, each.entry is not None) for each in people)


def came_of(session: Row, people: Iterable[Attendee]) -> list[rules.Came]:
    """Who came, as totals need it."""
    return [rules.Came(session["id"], each.person, each.office) for each in people if each.judged.came]


def held_of(session: Row) -> rules.Held:
    """A session as totals need it. Heads that nobody has counted yet are none."""
    heads = (session["headcount"] or 0) if session["counted_only"] else None
    return rules.Held(
        session["id"],
        bare(session["programme_id"]),
        session["scope"],
        session["day"] or "",
        heads,
        session["tenths"] or 0,
    )


def refer_session(session: Row, *, within: str) -> str:
    """How a record of a scope refers to a session."""
    return refer(session["scope"], session["id"], within=within)


def with_judged(each: Attendee, mark: Row | None, session: Row) -> Attendee:
    """The same person with another mark."""
    return replace(each, mark=mark, judged=rules.judge(mark_of(mark), period_of(session)))
