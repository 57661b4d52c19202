"""Use cases of rosters: whom a session invites, by person, by office and role, or from a list."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, func, select

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import refer
from nanxi_desk.training import listing, rules
from nanxi_desk.training.records import RosterEntry, entry_id
from nanxi_desk.training.rights import RIGHT_READ
from nanxi_desk.training.roster_lines import read_pasted, read_rows
from nanxi_desk.training.service import RIGHT_PLAN
from nanxi_desk.training.sessions import load_session, own_session
from nanxi_desk.training.trainees import KnownPeople, make_known
from nanxi_desk.training.views import Added, ListLine, ListMatch, NewPerson, PersonHit, RosterPreview


class Rosters:
    """Whom the sessions of one opened home invite."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- finding people ----------------------------------------------------------------------------------

    def find(self, session: str, text: str, limit: int = 12) -> tuple[PersonHit, ...]:
        """People by name, pinyin or phone; who is on the roster already is marked."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            hits = KnownPeople(self._home, conn).found(text, limit)
            return tuple(self._marked(conn, session, hits))

    def of_offices(
        self, session: str, offices: Sequence[str], roles: Sequence[str] = rules.ROLES
    ) -> tuple[PersonHit, ...]:
        """Everybody of some offices with some roles: members and staff, and whom training knows."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            known = KnownPeople(self._home, conn)
            trainees = known.trainees_of(offices, roles)
            staff = [hit for hit in known.staff() if hit.office in offices and hit.role in roles]
            hits = {hit.person_id: hit for hit in (*staff, *trainees)}
            mains = listing.main_people(conn, hits)
            found = [hit for person, hit in hits.items() if mains[person] == person]
            found.sort(key=lambda hit: (hit.office, rules.ROLES.index(hit.role), hit.name, hit.person_id))
            return tuple(self._marked(conn, session, found))

    # --- lists -------------------------------------------------------------------------------------------

    def read_text(self, session: str, text: str) -> RosterPreview:
        """What a pasted list would bring; InputRefused where nobody is in it or it is too long."""
        self._home.actor.require(RIGHT_PLAN)
        with self._home.journal.read() as conn:
            offices = office_names(conn, self._home)
            lines = read_pasted(text, offices)
            if not lines:
                raise InputRefused(_("没有读到姓名。"), _("请一行写一个人：姓名、单位、职务、电话。"))
            return self._preview(conn, session, _("粘贴的名单"), lines)

    def read_file(self, session: str, path: Path, password: str = "") -> RosterPreview:
        """What the sheets of an .xlsx or .csv would bring, through the workbook gate."""
        self._home.actor.require(RIGHT_PLAN)
        from nanxi_desk.core.workbook.reader import read_table_file

        sheets = read_table_file(path, password=password or None)
        with self._home.journal.read() as conn:
            offices = office_names(conn, self._home)
            read = [read_rows(sheet.rows, offices) for sheet in sheets]
            lines = [line for part in read if part for line in part]
            if not lines:
                raise InputRefused(
                    _("“{file}”里没有找到“姓名”一列。").format(file=path.name),
                    _("请在表头写“姓名”，可另有“单位”“职务”“电话”。"),
                )
            return self._preview(conn, session, path.name, lines)

    def add(self, actor: Actor, session: str, people: Iterable[str | NewPerson]) -> Added:
        """Put people on the roster by ref, or new ones; who is on it stays. FieldRefused for a new person."""
        actor.require(RIGHT_PLAN)
        people = list(people)
        new = sum(isinstance(each, NewPerson) for each in people)
        with self._home.journal.write(actor.id) as writing:
            row = own_session(writing.conn, self._home, session)
            if row["counted_only"]:
                raise InputRefused(_("这一场只计人数，没有名单。"), _("请先改为登记姓名。"))
            trainees = make_known(self._home, writing, people)
            added = invite(self._home, writing, row, trainees)
        return Added(added, len(people) - added, new)

    def add_list(self, actor: Actor, session: str, matches: Iterable[ListMatch]) -> Added:
        """Put on the roster what a preview found, as somebody chose; lines that are refused are left out.

        InputRefused while a line may mean several people and nobody chose.
        """
        actor.require(RIGHT_PLAN)
        people: list[str | NewPerson] = []
        listed = 0
        for match in matches:
            if match.kind == "listed":
                listed += 1
            elif match.kind != "refused":
                people.append(chosen_person(match))
        done = self.add(actor, session, people)
        return Added(done.added, done.already + listed, done.new_people)

    def copy_from(self, actor: Actor, session: str, other: str) -> Added:
        """Put on the roster whom another session of this home invites."""
        actor.require(RIGHT_PLAN)
        with self._home.journal.read() as conn:
            source = load_session(conn, other)
            people = listing.people_of(conn, [source])[other]
        refs = [f"trainee:{p.scope}/{p.person}" for p in people if p.entry and p.trainee]
        return self.add(actor, session, refs)

    def remove(self, actor: Actor, session: str, people: Iterable[str]) -> tuple[str, ...]:
        """Take people off the roster; the ids of their entries, for undo. What was marked of them stays."""
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            row = own_session(writing.conn, self._home, session)
            known = {p.person: p for p in listing.people_of(writing.conn, [row])[session]}
            gone = [known[person].entry for person in people if person in known]
            ids = tuple(entry["id"] for entry in gone if entry is not None)
            for record_id in ids:
                writing.delete(RosterEntry, record_id)
        return ids

    def put_back(self, actor: Actor, entries: Iterable[str]) -> None:
        """Undo of remove()."""
        actor.require(RIGHT_PLAN)
        with self._home.journal.write(actor.id) as writing:
            for record_id in entries:
                writing.restore(RosterEntry, record_id)

    # --- inside ------------------------------------------------------------------------------------------

    def _marked(self, conn: Connection, session: str, hits: Iterable[PersonHit]) -> list[PersonHit]:
        row = load_session(conn, session)
        there = {p.person for p in listing.people_of(conn, [row])[session] if p.entry is not None}
        return [replace(hit, listed=hit.person_id in there) for hit in hits]

    def _preview(
        self, conn: Connection, session: str, source: str, lines: Sequence[ListLine]
    ) -> RosterPreview:
        if len(lines) > rules.MOST_INVITED:
            raise InputRefused(
                _("名单有 {count} 人，一场最多 {most} 人。").format(
                    count=len(lines), most=rules.MOST_INVITED
                ),
                _("请分成几场，或只计人数。"),
            )
        hits = KnownPeople(self._home, conn).named(line.name for line in lines if not line.problem)
        flat = self._marked(conn, session, [hit for found in hits.values() for hit in found])
        by_ref = {hit.ref: hit for hit in flat}
        marked = {name: [by_ref[hit.ref] for hit in found] for name, found in hits.items()}
        return RosterPreview(source, match_lines(lines, marked))


def match_lines(lines: Iterable[ListLine], hits: dict[str, list[PersonHit]]) -> tuple[ListMatch, ...]:
    """Whom each line means; a line that repeats an earlier one is refused."""
    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for line in lines:
        if line.problem:
            found.append(ListMatch(line, "refused"))
            continue
        key = (
            rules.plain_name(line.name),
            line.office or rules.plain_name(line.unit),
            rules.phone_tail(line.phone),
        )
        if key in seen:
            told = replace(line, problem=_("和第 {row} 行重复。").format(row=seen[key]))
            found.append(ListMatch(told, "refused"))
            continue
        seen[key] = line.row
        found.append(_match(line, hits.get(rules.plain_name(line.name), [])))
    return tuple(found)


def _match(line: ListLine, hits: Sequence[PersonHit]) -> ListMatch:
    by_ref = {hit.ref: hit for hit in hits}
    known = [rules.Known(hit.ref, hit.name, hit.office, hit.phone_tail) for hit in hits]
    wanted = rules.Known("", line.name, line.office, rules.phone_tail(line.phone))
    fitting = tuple(by_ref[each.key] for each in rules.fitting(wanted, known))
    # A unit that is none of ours is somebody from elsewhere, though a resident may be called the same.
    if line.unit and not line.office:
        fitting = tuple(h for h in fitting if rules.plain_name(h.unit) == rules.plain_name(line.unit))
    if not fitting:
        return ListMatch(line, "new")
    if len(fitting) > 1:
        return ListMatch(line, "several", fitting)
    return ListMatch(line, "listed" if fitting[0].listed else "matched", fitting, fitting[0].ref)


def chosen_person(match: ListMatch) -> str | NewPerson:
    """Whom a line stands for; InputRefused while nobody chose among several."""
    if match.chosen:
        return match.chosen
    line = match.line
    if match.kind == "several":
        raise InputRefused(
            _("第 {row} 行“{name}”对得上几个人。").format(row=line.row, name=line.name),
            _("请选是哪一位，或选“新的人”。"),
        )
    role = line.role or (rules.OTHER if line.office else rules.GUEST)
    return NewPerson(line.name, line.office, line.unit, line.post, role, line.phone)


def as_new(match: ListMatch) -> ListMatch:
    """The same line, chosen to be somebody new."""
    return replace(match, kind="new", chosen="")


def invite(home: Home, writing: Writing, session: Row, trainees: Iterable[Row]) -> int:
    """Roster entries for trainees, numbered on; how many were not there. Inside an open transaction."""
    people = {p.person: p for p in listing.people_of(writing.conn, [session])[session["id"]]}
    table = projection(RosterEntry)
    # Those taken off count too: a number that stands on a printed sheet is given once.
    newest = select(func.max(table.c.number)).where(table.c.session_id == session["id"])
    last, added = writing.conn.execute(newest).scalar() or 0, 0
    trainees = list(trainees)
    if sum(p.entry is not None for p in people.values()) + len(trainees) > rules.MOST_INVITED:
        raise InputRefused(_("一场最多 {most} 人。").format(most=rules.MOST_INVITED))
    names = office_names(writing.conn, home)
    scope = session["scope"]
    done: set[str] = set()
    for row in trainees:
        there = people.get(row["id"])
        if row["id"] in done or (there is not None and there.entry is not None):
            continue
        done.add(row["id"])
        last, added = last + 1, added + 1
        record_id = entry_id(scope, session["id"], row["id"])
        known = load_rows(writing.conn, RosterEntry, [record_id]).get(record_id)
        if known is not None:
            if known["deleted"]:
                writing.restore(RosterEntry, record_id)
            continue
        office = row["office"] or ""
        writing.create(
            RosterEntry(
                id=record_id,
                scope=scope,
                session_id=session["id"],
                person_id=refer(row["scope"], row["id"], within=scope),
                day=session["day"],
                number=last,
                name=row["name"] or "",
                office=office or None,
                unit_name=row["unit_name"] or (names.get(office) if office else None),
                post=row["post"],
                role=row["role"],
                phone_tail=rules.phone_tail(row["phone"] or "") or None,
            )
        )
    return added
