"""People who take part: found among trainees, staff and residents; made trainees when first needed."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from nanxi_desk.core import search
from nanxi_desk.core.checks import check_value
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, chunks, from_database, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import Record
from nanxi_desk.training import rules
from nanxi_desk.training.listing import main_people
from nanxi_desk.training.records import Trainee, trainee_id
from nanxi_desk.training.views import NewPerson, PersonHit

_trainees, _residents, _staff = projection(Trainee), projection(Resident), projection(Staff)
_KINDS: Mapping[str, type[Record]] = {"trainee": Trainee, "staff": Staff, "resident": Resident}
LARGEST_STAFF = 5_000


class KnownPeople:
    """Whom one read connection knows. Staff are few and kept; residents are asked for as needed."""

    def __init__(self, home: Home, conn: Connection) -> None:
        self._home = home
        self._conn = conn
        self._names = office_names(conn, home)
        self._all_staff: list[PersonHit] | None = None

    def found(self, text: str, limit: int) -> list[PersonHit]:
        """People who fit what was typed at the door: name, pinyin, or digits of a phone; each once."""
        if search.too_short(text) or not text.strip():
            return []
        trainees = self._trainees(search.hits(self._conn, Trainee, text, 2 * limit))
        staff = [hit for hit in self.staff() if fits(hit.name, hit.phone_tail, text)]
        residents = self._hits_of_residents(search.hits(self._conn, Resident, text, 2 * limit))
        return self._once([*trainees, *staff, *residents])[:limit]

    def named(self, names: Iterable[str]) -> dict[str, list[PersonHit]]:
        """By plain name everybody who is called so, exactly."""
        wanted = {rules.plain_name(name): name for name in names if rules.plain_name(name)}
        found: list[PersonHit] = []
        for table, make in ((_trainees, self._of_trainees), (_residents, self._of_residents)):
            for part in chunks({*wanted, *wanted.values()}):
                named = select(table).where(table.c.name.in_(part), table.c.deleted.is_(False))
                record_class = Trainee if table is _trainees else Resident
                rows = self._conn.execute(named.order_by(table.c.no)).mappings()
                found += make([from_database(record_class, row) for row in rows])
        found += [hit for hit in self.staff() if rules.plain_name(hit.name) in wanted]
        by_name: dict[str, list[PersonHit]] = {}
        for hit in self._once(found):
            by_name.setdefault(rules.plain_name(hit.name), []).append(hit)
        return by_name

    def staff(self) -> list[PersonHit]:
        """Members and staff of every office that this home holds."""
        if self._all_staff is None:
            visible = select(_staff).where(_staff.c.deleted.is_(False)).order_by(_staff.c.no)
            rows = self._conn.execute(visible.limit(LARGEST_STAFF)).mappings()
            self._all_staff = [self._of_staff(dict(row)) for row in rows if row["name"]]
        return self._all_staff

    def trainees_of(self, offices: Sequence[str], roles: Sequence[str]) -> list[PersonHit]:
        """People training knows already, by office and role."""
        visible = select(_trainees).where(_trainees.c.deleted.is_(False), _trainees.c.office.in_(offices))
        rows = self._conn.execute(
            visible.where(_trainees.c.role.in_(roles)).order_by(_trainees.c.no)
        ).mappings()
        return self._of_trainees([from_database(Trainee, row) for row in rows])

    def by_refs(self, refs: Iterable[str]) -> dict[str, PersonHit]:
        """The people behind refs, as far as they are still there."""
        by_kind: dict[str, list[str]] = {}
        for ref in refs:
            kind, __, where = ref.partition(":")
            by_kind.setdefault(kind, []).append(where.rpartition("/")[2])
        hits: list[PersonHit] = []
        for kind, ids in by_kind.items():
            if kind in _KINDS:
                rows = [
                    row for row in load_rows(self._conn, _KINDS[kind], ids).values() if not row["deleted"]
                ]
                hits += self._of(kind, rows)
        return {hit.ref: hit for hit in hits}

    def unit(self, office: str) -> str:
        """The name of an office."""
        return self._names.get(office, office)

    # --- inside ------------------------------------------------------------------------------------------

    def _trainees(self, numbers: Sequence[int]) -> list[PersonHit]:
        rows = self._conn.execute(select(_trainees).where(_trainees.c.no.in_(numbers))).mappings().all()
        by_number = {row["no"]: from_database(Trainee, row) for row in rows if not row["deleted"]}
        return self._of_trainees([by_number[no] for no in numbers if no in by_number])

    def _hits_of_residents(self, numbers: Sequence[int]) -> list[PersonHit]:
        rows = self._conn.execute(select(_residents).where(_residents.c.no.in_(numbers))).mappings().all()
        by_number = {row["no"]: dict(row) for row in rows if not row["deleted"]}
        return self._of_residents([by_number[no] for no in numbers if no in by_number])

    def _once(self, hits: Iterable[PersonHit]) -> list[PersonHit]:
        """Who stands for themselves, each person once: a trainee hides the staff or resident behind it."""
        hits = list(hits)
        mains = main_people(self._conn, [hit.person_id for hit in hits if hit.known == "trainee"])
        ids = {hit.person_id for hit in hits if hit.known == "trainee"}
        others = {main for main in mains.values() if main not in ids}
        stand_ins = {
            hit.person_id: hit
            for hit in self._of_trainees(list(load_rows(self._conn, Trainee, others).values()))
        }
        known = {hit.person_id: hit for hit in hits if hit.known == "trainee"} | stand_ins
        found: dict[str, PersonHit] = {}
        made_known = self._made_known([hit for hit in hits if hit.known != "trainee"])
        for hit in hits:
            stands = made_known.get(hit.person_id, hit) if hit.known != "trainee" else hit
            person = mains.get(stands.person_id, stands.person_id)
            found.setdefault(person, known.get(person, stands))
        return list(found.values())

    def _made_known(self, hits: Sequence[PersonHit]) -> dict[str, PersonHit]:
        """By the id that a staff or resident record would have as a trainee, the trainee that there is."""
        ids = [hit.person_id for hit in hits]
        rows = {i: row for i, row in load_rows(self._conn, Trainee, ids).items() if not row["deleted"]}
        mains = main_people(self._conn, rows)
        trainees = load_rows(self._conn, Trainee, set(mains.values()))
        return {i: self._of_trainees([trainees.get(mains[i], row)])[0] for i, row in rows.items()}

    def _of(self, kind: str, rows: list[Row]) -> list[PersonHit]:
        if kind == "trainee":
            return self._of_trainees(rows)
        return self._of_residents(rows) if kind == "resident" else [self._of_staff(row) for row in rows]

    def _of_trainees(self, rows: Sequence[Row]) -> list[PersonHit]:
        return [
            PersonHit(
                ref=f"trainee:{row['scope']}/{row['id']}",
                name=row["name"] or "",
                office=row["office"] or "",
                unit=row["unit_name"] or (self.unit(row["office"]) if row["office"] else ""),
                post=row["post"] or "",
                role=row["role"] or "",
                phone_tail=rules.phone_tail(row["phone"] or ""),
                known="trainee",
                person_id=row["id"],
            )
            for row in rows
        ]

    def _of_residents(self, rows: Sequence[Row]) -> list[PersonHit]:
        # Of residents that were joined at the desk the main record is found by itself.
        return [
            PersonHit(
                ref=f"resident:{row['scope']}/{row['id']}",
                name=row["name"] or "",
                office=row["scope"],
                unit=self.unit(row["scope"]),
                post="",
                role=rules.RESIDENT,
                phone_tail=rules.phone_tail(row["phone"] or ""),
                known="resident",
                person_id=trainee_id(row["scope"], "source", row["id"]),
            )
            for row in rows
            if not row["joined_to"]
        ]

    def _of_staff(self, row: Row) -> PersonHit:
        post = row["post"] or ""
        return PersonHit(
            ref=f"staff:{row['scope']}/{row['id']}",
            name=row["name"] or "",
            office=row["scope"],
            unit=self.unit(row["scope"]),
            post=post,
            role=rules.STAFF_ROLE if "社工" in post else rules.COMMITTEE,
            phone_tail="",
            known="staff",
            person_id=trainee_id(row["scope"], "source", row["id"]),
        )


def fits(name: str, tail: str, text: str) -> bool:
    """Whether somebody of a short list is meant by what was typed: part of the name, pinyin, or the tail."""
    typed = rules.plain_name(text)
    if not typed:
        return False
    if typed.isascii() and typed.isdigit():
        return bool(tail) and tail.startswith(typed)
    plain = rules.plain_name(name)
    if not typed.isascii():
        return typed in plain
    from nanxi_desk.core.pinyin import full, initials  # takes long to load

    return any(each.startswith(typed) for each in (*initials(plain), *full(plain)))


def make_known(home: Home, writing: Writing, people: Iterable[str | NewPerson]) -> list[Row]:
    """The trainees behind refs and new people, in their order; who is not one yet becomes one.

    InputRefused where somebody is gone or belongs to an office that this home cannot write for.
    """
    people = list(people)
    writing.flush()
    known = KnownPeople(home, writing.conn)
    hits = known.by_refs(each for each in people if isinstance(each, str))
    made: list[str] = []
    for each in people:
        if isinstance(each, NewPerson):
            made.append(_create_new(home, writing, each, known))
        elif each in hits:
            made.append(_made_trainee(home, writing, hits[each]))
        else:
            raise InputRefused(_("名单里有人已不在，可能刚被删除。"), _("请刷新后重新选择。"))
    writing.flush()
    mains = main_people(writing.conn, made)
    rows = load_rows(writing.conn, Trainee, set(mains.values()))
    return [rows[mains[person]] for person in made]


def _made_trainee(home: Home, writing: Writing, hit: PersonHit) -> str:
    if hit.known == "trainee":
        return hit.person_id
    row = load_rows(writing.conn, Trainee, [hit.person_id]).get(hit.person_id)
    if row is not None and not row["deleted"]:
        return hit.person_id
    scope = hit.office
    if scope != home.office and not home.is_hub:
        raise InputRefused(_("{name}不是本单位的人。").format(name=hit.name), _("请由该单位或街道登记。"))
    if row is not None:
        writing.restore(Trainee, hit.person_id)
        return hit.person_id
    writing.create(
        Trainee(
            id=hit.person_id,
            scope=scope,
            name=hit.name,
            office=scope,
            unit_name=hit.unit or None,
            post=hit.post or None,
            role=hit.role or None,
            phone=_phone_of(writing.conn, hit),
            resident_id=hit.ref.rpartition("/")[2] if hit.known == "resident" else None,
            staff_id=hit.ref.rpartition("/")[2] if hit.known == "staff" else None,
        )
    )
    writing.flush()  # the same person may stand twice in a list
    return hit.person_id


def _phone_of(conn: Connection, hit: PersonHit) -> str | None:
    """A resident's phone: its tail tells people of one name apart."""
    if hit.known != "resident":
        return None
    record_id = hit.ref.rpartition("/")[2]
    phone = load_rows(conn, Resident, [record_id])[record_id]["phone"] or ""
    return rules.phone_tail(phone) or None


def _create_new(home: Home, writing: Writing, person: NewPerson, known: KnownPeople) -> str:
    fields = checked_new(person)
    # The hub writes for every office, an office for itself: whoever is from elsewhere is its guest.
    own = person.office and (home.is_hub or person.office == home.office)
    scope = person.office if own else home.office
    tail = rules.phone_tail(person.phone)
    elsewhere = () if own else (person.office, rules.plain_name(person.unit))
    record_id = trainee_id(scope, rules.plain_name(person.name), tail, *elsewhere)
    row = load_rows(writing.conn, Trainee, [record_id]).get(record_id)
    if row is not None:
        if row["deleted"]:
            writing.restore(Trainee, record_id)
        return record_id
    unit = person.unit or (known.unit(person.office) if person.office else "")
    writing.create(
        Trainee(
            id=record_id,
            scope=scope,
            name=fields["name"],
            office=person.office or None,
            unit_name=unit or None,
            post=person.post.strip() or None,
            role=person.role or (rules.OTHER if person.office else rules.GUEST),
            phone=person.phone.strip() or None,
        )
    )
    writing.flush()
    return record_id


def checked_new(person: NewPerson) -> dict[str, str]:
    """The parts of a new person; FieldRefused names the one that does not fit."""
    values = {
        "name": " ".join(person.name.split()),
        "unit_name": person.unit.strip(),
        "post": person.post.strip(),
        "role": person.role,
        "phone": person.phone.strip(),
    }
    if not values["name"]:
        raise FieldRefused("name", _("请填写“{label}”。").format(label=_(Trainee.fields["name"].label)))
    for name, value in values.items():
        check_value(Trainee.fields[name], value or None)
    if person.phone.strip() and not rules.phone_tail(person.phone):
        raise FieldRefused("phone", _("电话至少写后四位。"))
    return values
