"""The door of one session: a queue of people, each found and let in within a tenth of a second.

The people of the session are kept in memory with their spellings, and read again when somebody else wrote.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.training import listing, rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.records import Attendance, RosterEntry, Trainee, TrainingSession
from nanxi_desk.training.rights import RIGHT_READ
from nanxi_desk.training.sessions import load_session
from nanxi_desk.training.trainees import KnownPeople
from nanxi_desk.training.views import AttendeeRow, Before, DoorHit, Marked, NewPerson, PersonHit

_WATCHED = (TrainingSession, RosterEntry, Attendance, Trainee)
_trainees = projection(Trainee)


@dataclass(slots=True)
class _Listed:
    """Somebody of the session with how the name is spelled."""

    row: AttendeeRow
    plain: str
    spellings: tuple[str, ...]


class Door:
    """One session's door, in one opened home. May be used from one background thread at a time."""

    def __init__(self, home: Home, session: str) -> None:
        self._home = home
        self.session = session
        self._attending = Attending(home, counting=False)
        self._seen: tuple[int, ...] | None = None
        self._people: dict[str, _Listed] = {}
        self._by_code: dict[str, str] = {}
        self._tally = rules.Tally()

    # --- reading -----------------------------------------------------------------------------------------

    @property
    def tally(self) -> rules.Tally:
        """The live count."""
        self._refresh()
        return self._tally

    def people(self) -> tuple[AttendeeRow, ...]:
        """Everybody of the session, as Attending.people gives them."""
        self._refresh()
        return tuple(each.row for each in self._people.values())

    def find(self, text: str, limit: int = 8) -> tuple[DoorHit, ...]:
        """Who is meant: the session's own people first, then others who may be let in.

        Part of a name, the beginning of its pinyin, four digits of a phone, or a number of the list.
        """
        self._refresh()
        typed = rules.plain_name(text)
        if not typed:
            return ()
        own = sorted(
            (rank, each.row.came, each.row.number or 10_000, each.row.name, person)
            for person, each in self._people.items()
            if (rank := _rank(each, typed)) is not None
        )[:limit]
        hits = [DoorHit(self._people[person].row) for *__, person in own]
        # Digits that fit somebody here are meant so; three digits fit too many elsewhere.
        enough = typed.isdecimal() and (own or len(typed) < rules.TAIL)
        if len(hits) < limit and not enough:
            known = {person for *__, person in own}
            hits += [
                DoorHit(None, other) for other in self._others(text, limit) if other.person_id not in known
            ]
        return tuple(hits[:limit])

    def scan(self, digits: str) -> DoorHit | None:
        """Whom a QR code or a card names; None where nobody does: offer to bind the card."""
        self._refresh()
        code = "".join(c for c in digits if c.isalnum())
        if code in self._by_code:
            return DoorHit(self._people[self._by_code[code]].row)
        with self._home.journal.read() as conn:
            carded = select(_trainees.c.id, _trainees.c.scope).where(
                _trainees.c.card == code, _trainees.c.deleted.is_(False)
            )
            found = conn.execute(carded.order_by(_trainees.c.no).limit(1)).first() if code else None
            if found is None:
                return None
            main = listing.main_people(conn, [found.id])[found.id]
            if main in self._people:
                return DoorHit(self._people[main].row)
            ref = f"trainee:{found.scope}/{main}"
            person = KnownPeople(self._home, conn).by_refs([ref])
        return DoorHit(None, next(iter(person.values()))) if person else None

    # --- one key per person ------------------------------------------------------------------------------

    def sign_in(self, actor: Actor, person: str, way: str = rules.KEY) -> Marked:
        """Somebody of the session came."""
        return self._kept(self._attending.sign_in(actor, self.session, person, way))

    def sign_out(self, actor: Actor, person: str, way: str = rules.KEY) -> Marked:
        """Somebody of the session leaves."""
        return self._kept(self._attending.sign_out(actor, self.session, person, way))

    def let_in(self, actor: Actor, person: PersonHit | NewPerson, way: str = rules.KEY) -> Marked:
        """Somebody who was not invited came."""
        told = person.ref if isinstance(person, PersonHit) else person
        return self._kept(self._attending.walk_in(actor, self.session, told, way))

    def undo(self, actor: Actor, before: Before) -> None:
        """Take the last mark back."""
        self._attending.put_back(actor, before)

    # --- inside ------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._home.actor.require(RIGHT_READ)
        now = self._generation()
        if now == self._seen:
            return
        with self._home.journal.read() as conn:
            session = load_session(conn, self.session)
            people = listing.people_of(conn, [session])[self.session]
            rows = listing.attendee_rows(self._home, session, people)
        known = {row.person_id: self._people.get(row.person_id) for row in rows}
        self._people = {row.person_id: _listed(row, known[row.person_id]) for row in rows}
        self._by_code = {row.code: row.person_id for row in rows if row.code}
        self._tally = listing.tally_of(people)
        self._seen = now

    def _generation(self) -> tuple[int, ...]:
        return tuple(self._home.journal.generation(each.record_type) for each in _WATCHED)

    def _kept(self, marked: Marked) -> Marked:
        """What was just written is known: reading everything again is for what others wrote."""
        row = marked.person
        others = (each.row for person, each in self._people.items() if person != row.person_id)
        twice = row.came and any(each.came and rules.alike(_known(row), _known(each)) for each in others)
        row = replace(row, doubtful=twice and not row.invited)
        self._people[row.person_id] = _listed(row, self._people.get(row.person_id))
        if row.code:
            self._by_code[row.code] = row.person_id
        self._tally = _counted(each.row for each in self._people.values())
        self._seen = None if twice else self._generation()
        return replace(marked, person=row, tally=self._tally)

    def _others(self, text: str, limit: int) -> Sequence[PersonHit]:
        with self._home.journal.read() as conn:
            found = KnownPeople(self._home, conn).found(text, limit)
        return [hit for hit in found if hit.person_id not in self._people]


def _listed(row: AttendeeRow, known: _Listed | None) -> _Listed:
    if known is not None and known.row.name == row.name:
        return _Listed(row, known.plain, known.spellings)
    from nanxi_desk.core.pinyin import full, initials  # takes long to load

    plain = rules.plain_name(row.name)
    return _Listed(row, plain, (*initials(plain), *full(plain)))


def _known(row: AttendeeRow) -> rules.Known:
    return rules.Known(row.person_id, row.name, row.office, row.phone_tail)


def _counted(rows: Iterable[AttendeeRow]) -> rules.Tally:
    return rules.tally((rules.Judged(row.status, row.late, row.early), row.invited) for row in rows)


def _rank(each: _Listed, typed: str) -> int | None:
    """How well somebody fits, 0 best; None where not at all."""
    if typed.isdecimal():
        by_number = bool(each.row.number) and str(each.row.number) == typed and len(typed) < rules.TAIL
        begins = each.row.phone_tail.startswith(typed)
        return 0 if by_number or each.row.phone_tail == typed else 1 if begins else None
    if typed.isascii():
        fitting = [spelling for spelling in each.spellings if spelling.startswith(typed)]
        return None if not fitting else 0 if typed in fitting else 1
    place = each.plain.find(typed)
    return None if place < 0 else 0 if each.plain == typed else 1 if place == 0 else 2


def queue_words(marked: Marked) -> str:
    """What the door says of who just passed."""
    person = marked.person
    if marked.repeated:
        return _("{name} 已登记过（{status}）").format(name=person.name, status=_(person.status))
    return _("{name} {status}").format(name=person.name, status=_(person.status))
