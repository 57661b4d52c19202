"""Use cases of attendance: marks, leaves, make-ups, suspicions, who is one person. Rights come first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.checks import check_value
from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.records import refer
from nanxi_desk.core.rights import ANSWERING, DESK, declare
from nanxi_desk.training import listing, rules
from nanxi_desk.training.listing import Attendee
from nanxi_desk.training.records import Attendance, Trainee, TrainingSession
from nanxi_desk.training.rights import RIGHT_READ
from nanxi_desk.training.sessions import load_session
from nanxi_desk.training.trainees import make_known
from nanxi_desk.training.views import (
    AttendeeRow,
    AttendeeWhich,
    Before,
    DoubtfulPair,
    Marked,
    NewPerson,
    SessionFilter,
)

RIGHT_MARK = declare("training.mark", "登记签到、签退、请假和补课", *DESK)
RIGHT_JUDGE = declare("training.judge", "标记疑似代签、合并重复的参训人员", *ANSWERING)
_UNDONE = ("status", "in_at", "out_at", "leave", "reason", "makes_up", "suspect", "suspect_note", "way")


class Attending:
    """Who is at the sessions of one opened home, and what was written of them.

    Without `counting` a mark comes back with the person alone: for who keeps the counts, as the door does.
    """

    def __init__(self, home: Home, *, counting: bool = True) -> None:
        self._home = home
        self._counting = counting

    @property
    def _today(self) -> str:
        return office_day(self._home.journal.clock.now())

    # --- reading -----------------------------------------------------------------------------------------

    def people(self, session: str, which: AttendeeWhich = "all") -> tuple[AttendeeRow, ...]:
        """The people of a session: the invited by number, then walk-ins by name."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            row, people = self._load(conn, session)
            rows = listing.attendee_rows(self._home, row, people, self._topics(conn, people))
        return tuple(each for each in rows if _SHOWN_BY[which](each))

    def tally(self, session: str) -> rules.Tally:
        """The counts of a session."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            __, people = self._load(conn, session)
        return listing.tally_of(people)

    def missed(self, person: str) -> tuple[tuple[str, str], ...]:
        """(session id, "day topic") that somebody was invited to and missed: what a 补课 may make up for."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            held = listing.session_rows(conn, SessionFilter(which="held"), self._today)
            people = listing.people_of(conn, held)
        return tuple(
            (row["id"], _words(row))
            for row in held
            for each in people[row["id"]]
            if each.person == person and each.entry is not None and not each.judged.came
        )

    def doubts(self, session: str) -> tuple[DoubtfulPair, ...]:
        """Pairs at a session that may be one person entered twice: 待核."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            row, people = self._load(conn, session)
        rows = {each.person_id: each for each in listing.attendee_rows(self._home, row, people)}
        pairs = listing.doubts(people)
        return tuple(DoubtfulPair(session, rows[one.key], rows[other.key]) for one, other in pairs)

    # --- marking -----------------------------------------------------------------------------------------

    def mark(  # noqa: PLR0913 - what stands on one line of a sheet
        self,
        actor: Actor,
        session: str,
        person: str,
        status: str,
        *,
        way: str = rules.BY_HAND,
        in_at: str = "",
        out_at: str = "",
    ) -> Marked:
        """Write a status of somebody, with local times "09:01" where they are known.

        "" takes everything back but a leave asked for ahead. FieldRefused names what does not fit.
        """
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, each = self._one(writing.conn, session, person)
            values = mark_values(row, status, in_at, out_at)
            return self._write(writing, row, each, {**values, "way": way if status else None})

    def sign_in(self, actor: Actor, session: str, person: str, way: str = rules.KEY) -> Marked:
        """At the door: somebody came, now. On another day than the session's the time is left out."""
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, each = self._one(writing.conn, session, person)
            return self._write(writing, row, each, self._now_in(row, each, way))

    def sign_out(self, actor: Actor, session: str, person: str, way: str = rules.KEY) -> Marked:
        """At the door: somebody leaves, now. Who never signed in came all the same."""
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, each = self._one(writing.conn, session, person)
            now = instant(self._home.journal.clock.now()) if row["day"] == self._today else None
            kept = (each.mark or {}).get("status")
            status = kept if kept in rules.CAME else rules.PRESENT
            return self._write(writing, row, each, {"status": status, "out_at": now, "way": way})

    def walk_in(self, actor: Actor, session: str, person: str | NewPerson, way: str = rules.KEY) -> Marked:
        """Somebody who is not on the roster came, now; a ref of KnownPeople or somebody new.

        Who is on the roster after all is signed in as that. FieldRefused names a field of a new person.
        """
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            trainee = make_known(self._home, writing, [person])[0]
            row, each = self._one(writing.conn, session, trainee["id"])
            return self._write(writing, row, each, self._now_in(row, each, way))

    def by_number(
        self,
        actor: Actor,
        session: str,
        number: int,
        status: str = rules.PRESENT,
        *,
        in_at: str = "",
        out_at: str = "",
    ) -> Marked:
        """Enter one line of a signed sheet by the number printed on it. FieldRefused names `number`."""
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, people = self._load(writing.conn, session)
            each = next((p for p in people if p.entry and p.entry["number"] == number), None)
            if each is None:
                raise FieldRefused("number", _("名单里没有 {number} 号。").format(number=number))
            self._may(row, each)
            values = mark_values(row, status, in_at, out_at)
            return self._write(writing, row, each, {**values, "way": rules.PAPER})

    def mark_rest(self, actor: Actor, session: str, status: str = rules.ABSENT) -> tuple[Before, ...]:
        """Write one status for everybody invited of whom nothing is written; what stood before, for undo.

        InputRefused before the session's day: nobody is absent yet.
        """
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, people = self._load(writing.conn, session)
            if row["day"] > self._today:
                raise InputRefused(_("这一场还没有举行，不能登记缺勤。"))
            values = mark_values(row, status, "", "")
            open_ = [p for p in people if p.entry and p.judged == rules.NOTHING]
            mine = [p for p in open_ if not listing.refusal(self._home, row, p)]
            return tuple(self._put(writing, row, each, {**values, "way": rules.BY_HAND}) for each in mine)

    def leave(
        self, actor: Actor, session: str, people: Sequence[str], kind: str, reason: str = ""
    ) -> tuple[Before, ...]:
        """Leaves asked for ahead; "" takes them back. Who comes after all has come.

        After the session's day a leave is what somebody decided: then it is written as the status.
        """
        actor.require(RIGHT_MARK)
        if kind and kind not in rules.LEAVES:
            raise FieldRefused("kind", _("请假分公假和事假。"))
        check_value(Attendance.fields["reason"], reason.strip() or None)
        with self._home.journal.write(actor.id) as writing:
            row, known = self._load(writing.conn, session)
            by_id = {each.person: each for each in known}
            after = row["day"] < self._today
            done = []
            for person in people:
                each = by_id.get(person)
                if each is None or each.entry is None:
                    raise InputRefused(_("只有名单里的人才请假。"), _("请先把人加入名单。"))
                self._may(row, each)
                values: dict[str, Any] = {"leave": kind or None, "reason": reason.strip() or None}
                if after and kind:
                    values["status"] = kind
                elif (each.mark or {}).get("status") in rules.LEAVES:
                    values["status"] = None
                done.append(self._put(writing, row, each, values))
            return tuple(done)

    def make_up(self, actor: Actor, session: str, person: str, missed: str) -> Marked:
        """Somebody who missed a session comes to this one for it; the missed one stays as it is.

        Of who is not on the roster here. FieldRefused for `missed` where there was nothing to make up for.
        """
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row, each = self._one(writing.conn, session, person)
            other = load_session(writing.conn, missed)
            if each.entry is not None:
                raise InputRefused(_("此人本来就在这一场的名单里，按出勤登记即可。"))
            there = {p.person: p for p in listing.people_of(writing.conn, [other])[missed]}
            told = there.get(person)
            if missed == session or told is None or told.entry is None or told.judged.came:
                raise FieldRefused("missed", _("所选的场次此人没有缺席，不用补课。"))
            scope, __ = listing.attendance_place(row, each.person, each.scope)
            values = {"status": rules.MADE_UP, "makes_up": listing.refer_session(other, within=scope)}
            return self._write(writing, row, each, {**values, "way": rules.BY_HAND})

    def suspect(self, actor: Actor, session: str, person: str, note: str = "") -> Marked:
        """Flag that somebody else may have signed for a person; what is counted stays."""
        return self._judge(actor, session, person, {"suspect": True, "suspect_note": note.strip() or None})

    def clear_suspicion(self, actor: Actor, session: str, person: str) -> Marked:
        """The signature is the person's own."""
        return self._judge(actor, session, person, {"suspect": False, "suspect_note": None})

    def put_back(self, actor: Actor, before: Before) -> None:
        """Undo of a mark: what stood there stands again. InputRefused where the record is gone."""
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            values = dict(before.values) if before.existed else dict.fromkeys(_UNDONE)
            writing.edit(Attendance, before.attendance_id, values)

    # --- who is who --------------------------------------------------------------------------------------

    def same_person(self, actor: Actor, keep: str, other: str) -> None:
        """Two entries are one person: `other` leads to `keep` from now on, at every session."""
        actor.require(RIGHT_JUDGE)
        with self._home.journal.write(actor.id) as writing:
            mains = listing.main_people(writing.conn, [keep, other])
            rows = load_rows(writing.conn, Trainee, set(mains.values()))
            first, second = rows.get(mains[keep]), rows.get(mains[other])
            if first is None or second is None:
                raise InputRefused(_("其中一人由别的单位登记，请由街道合并。"))
            if first["id"] == second["id"]:
                raise InputRefused(_("这两条记录已经是同一个人。"))
            target = refer(first["scope"], first["id"], within=second["scope"])
            writing.edit(Trainee, second["id"], {"joined_to": target})

    def part(self, actor: Actor, person: str) -> None:
        """A joined record stands for itself again."""
        actor.require(RIGHT_JUDGE)
        with self._home.journal.write(actor.id) as writing:
            writing.edit(Trainee, person, {"joined_to": None})

    def different_people(self, actor: Actor, one: str, other: str) -> None:
        """Two of one name are two persons: no more 待核."""
        actor.require(RIGHT_JUDGE)
        with self._home.journal.write(actor.id) as writing:
            rows = load_rows(writing.conn, Trainee, [one, other])
            mine = [r for r in rows.values() if self._home.is_hub or r["scope"] == self._home.office]
            if not mine:
                raise InputRefused(_("两人都由别的单位登记，请由街道核对。"))
            row = mine[0]
            apart = sorted({*(row["apart_from"] or ()), other if row["id"] == one else one})
            writing.edit(Trainee, row["id"], {"apart_from": apart})

    def bind_card(self, actor: Actor, person: str, digits: str) -> None:
        """From now on this card, held to the scanner, is this person."""
        actor.require(RIGHT_MARK)
        with self._home.journal.write(actor.id) as writing:
            row = load_rows(writing.conn, Trainee, [person]).get(person)
            if row is None or row["deleted"]:
                raise InputRefused(_("此人由别的单位登记，本机不能给他绑卡。"))
            check_value(Trainee.fields["card"], digits)
            writing.edit(Trainee, person, {"card": digits})

    # --- inside ------------------------------------------------------------------------------------------

    def _load(self, conn: Connection, session: str) -> tuple[Row, list[Attendee]]:
        row = load_session(conn, session)
        return row, listing.people_of(conn, [row])[row["id"]]

    def _topics(self, conn: Connection, people: Iterable[Attendee]) -> Mapping[str, str]:
        ids = {listing.bare(each.mark["makes_up"]) for each in people if each.mark and each.mark["makes_up"]}
        return {i: _words(row) for i, row in load_rows(conn, TrainingSession, ids).items()}

    def _one(self, conn: Connection, session: str, person: str) -> tuple[Row, Attendee]:
        """A session and one of its people, or somebody who was not there yet."""
        row = load_session(conn, session)
        each = listing.one_of(conn, row, person)
        if each is None or (each.trainee is not None and each.trainee["deleted"] and each.entry is None):
            raise InputRefused(_("此人不在这一场的名单里。"), _("请刷新后再试，或按临时参加登记。"))
        self._may(row, each)
        return row, each

    def _may(self, row: Row, each: Attendee) -> None:
        if refused := listing.refusal(self._home, row, each):
            raise InputRefused(refused)

    def _now_in(self, row: Row, each: Attendee, way: str) -> dict[str, Any]:
        told = each.mark or {}
        if each.judged.came and told.get("in_at"):
            return {}
        now = instant(self._home.journal.clock.now()) if row["day"] == self._today else None
        status = told["status"] if each.judged.came and told.get("status") else rules.PRESENT
        return {"status": status, "in_at": now, "way": way}

    def _judge(self, actor: Actor, session: str, person: str, values: dict[str, Any]) -> Marked:
        actor.require(RIGHT_JUDGE)
        check_value(Attendance.fields["suspect_note"], values["suspect_note"])
        with self._home.journal.write(actor.id) as writing:
            row, each = self._one(writing.conn, session, person)
            if not each.judged.came:
                raise InputRefused(_("此人没有签到，谈不上代签。"))
            return self._write(writing, row, each, values)

    def _write(self, writing: Writing, row: Row, each: Attendee, values: dict[str, Any]) -> Marked:
        before = self._put(writing, row, each, values) if values else None
        writing.flush()
        changed = before is not None and before.words != ""
        now = listing.one_of(writing.conn, row, each.person) or each
        # Who else is there matters for the counts, and for who may be there twice.
        people = listing.people_of(writing.conn, [row])[row["id"]] if self._counting else [now]
        shown = listing.attendee_rows(self._home, row, people, self._topics(writing.conn, [now]))
        person = next((r for r in shown if r.person_id == each.person), None)
        if person is None:  # an undone walk-in stands in no list
            (person,) = listing.attendee_rows(self._home, row, [now])
        return Marked(person, listing.tally_of(people), before if changed else None, repeated=not changed)

    def _put(self, writing: Writing, row: Row, each: Attendee, values: dict[str, Any]) -> Before:
        return put_mark(writing, row, each, values)


def put_mark(writing: Writing, row: Row, each: Attendee, values: dict[str, Any]) -> Before:
    """Write parts of an attendance, made where there is none; Before.words is "" if nothing changed."""
    scope, record_id = listing.attendance_place(row, each.person, each.scope)
    told = each.mark
    if told is not None:
        record_id, scope = told["id"], told["scope"]
        before = Before(record_id, True, tuple((name, told[name]) for name in _UNDONE))
        if not writing.edit(Attendance, record_id, values):
            return before
    else:
        given = {name: value for name, value in values.items() if value is not None}
        before = Before(record_id, False)
        if not given:
            return before
        known = load_rows(writing.conn, Attendance, [record_id]).get(record_id)
        if known is not None:  # all of it was undone, or it was deleted: it lives again
            if known["deleted"]:
                writing.restore(Attendance, record_id)
            writing.edit(Attendance, record_id, {**dict.fromkeys(_UNDONE), **values})
        else:
            writing.create(
                Attendance(
                    id=record_id,
                    scope=scope,
                    session_id=listing.refer_session(row, within=scope),
                    person_id=refer(each.scope, each.person, within=scope),
                    day=row["day"],
                    office=each.office or None,
                    **given,
                )
            )
    words = _("{name} {what}").format(name=each.word("name"), what=values.get("status") or _("已改"))
    return Before(before.attendance_id, before.existed, before.values, words)


def mark_values(row: Row, status: str, in_at: str, out_at: str) -> dict[str, Any]:
    """What a line of a sheet writes: status and times, checked. FieldRefused names what does not fit."""
    if not status:
        return {"status": None, "in_at": None, "out_at": None, "makes_up": None}
    if status not in rules.STATUSES or status == rules.MADE_UP:
        allowed = _("、").join(s for s in rules.STATUSES if s != rules.MADE_UP)
        raise FieldRefused("status", _("状态只能是：{allowed}。").format(allowed=allowed))
    values: dict[str, Any] = {"status": status}
    for name, text in (("in_at", in_at), ("out_at", out_at)):
        if not text.strip():
            continue
        moment = listing.instant_of(row["day"] or "", text)
        if moment is None:
            raise FieldRefused(name, _("时间应写作 09:00。"))
        values[name] = moment
    if status not in rules.CAME:
        values |= {"in_at": None, "out_at": None}
    return values


def _words(row: Row) -> str:
    return f"{row['day'] or ''} {row['topic'] or ''}".strip()


_SHOWN_BY: Mapping[AttendeeWhich, Callable[[AttendeeRow], bool]] = {
    "all": lambda _row: True,
    "invited": lambda row: row.invited,
    "came": lambda row: row.came,
    "late": lambda row: row.late,
    "early": lambda row: row.early,
    "leave": lambda row: row.status in rules.LEAVES,
    "absent": lambda row: row.status == rules.ABSENT,
    "unmarked": lambda row: row.status == rules.UNMARKED,
    "walk_in": lambda row: not row.invited and row.status != rules.MADE_UP,
    "made_up": lambda row: row.status == rules.MADE_UP,
    "suspect": lambda row: row.suspect,
    "doubtful": lambda row: row.doubtful,
}
