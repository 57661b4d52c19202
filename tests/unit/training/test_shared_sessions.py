"""A session of the hub with people of three offices: marked here and there, exchanged, counted apart."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.inbox import decide, list_conflicts
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.intake import take_in
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import SHARED_SCOPE, new_id
from nanxi_desk.training import rules
from nanxi_desk.training.views import FigureFilter, NewPerson
from tests.support import exchanges
from tests.support.exchanges import HUB, Subdistrict, take
from tests.support.homes import make_home
from tests.support.journals import MovableClock, changes_in
from tests.support.trainings import YEAR, Trainings

OFFICES = ("NX03", "NX07", "NX11")


class Village:
    """A hub and offices that know each other; quick ones hand their changes over without workbooks."""

    def __init__(
        self, district: Subdistrict, offices: Sequence[str] = OFFICES, *, quick: bool = False
    ) -> None:
        self.district = district
        self._quick = quick
        self.clock = MovableClock()
        self.hub = self._at(HUB)
        self.offices = {code: self._at(code) for code in offices}
        self.exchange()

    def _at(self, code: str) -> Trainings:
        home = self.district.home(code)
        home.journal.clock = self.clock
        return Trainings(home, self.clock)

    def __getitem__(self, code: str) -> Trainings:
        return self.offices[code]

    def exchange(self) -> None:
        """Every office to the hub, and back."""
        for code, office in self.offices.items():
            if self._quick:
                pass_on(office.home, self.hub.home, code)
                pass_on(self.hub.home, office.home, code)
                continue
            take(self.hub.home, self.district.send(office.home))
            take(office.home, self.district.send(self.hub.home, code))


@pytest.fixture
def village(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(exchanges.NAMES, "NX11", "望江居委会")
    monkeypatch.setenv("NANXI_DESK_TRUST", "all")
    with Subdistrict(tmp_path) as district:
        yield Village(district)
        for home in district.opened:
            with home.journal.read() as conn:
                assert verify(conn).problems == []


@pytest.fixture
def quick(tmp_path: Path):
    with Subdistrict(tmp_path) as district:
        yield Village(district, ("NX03", "NX07"), quick=True)
        for home in district.opened:
            with home.journal.read() as conn:
                assert verify(conn).problems == []


def pass_on(giver: Home, taker: Home, *scopes: str) -> None:
    """What a workbook would bring of these scopes and the shared one."""
    with giver.journal.read() as conn:
        changes = changes_in(conn, *scopes, SHARED_SCOPE)
    with taker.journal.write(taker.actor.id) as writing:
        assert not take_in(writing, changes).gaps


def people_of(code: str, count: int) -> list[NewPerson]:
    """Made-up people, each with a name of its own."""
    digits = str.maketrans("0123456789", "零一二三四五六七八九")
    return [
        NewPerson(f"赵{code[-2:]}{n:02d}".translate(digits), code, role=rules.ACTIVIST, phone=f"{n:04d}")
        for n in range(count)
    ]


def test_three_hundred_invited_marked_at_both_places_agree_with_an_independent_count(village):
    hub, session = village.hub, village.hub.session()
    invited = [person for code in OFFICES for person in people_of(code, 100)]
    hub.rosters.add(hub.actor, session, invited)
    village.exchange()

    came: set[str] = set()
    doors = {code: trainings.door(session) for code, trainings in village.offices.items()}
    hub_door = hub.door(session)
    for n, row in enumerate(hub_door.people()):
        if n % 5 < 2 and n < 300:  # 120 of them
            doors[row.office].sign_in(village[row.office].actor, row.person_id)
            came.add(row.name)
            if n % 10 == 0:  # the hub's own table saw them, too, a little later
                hub_door.sign_in(hub.actor, row.person_id)
    leaves = [row for n, row in enumerate(hub_door.people()) if n % 20 == 4]
    for row in leaves:
        hub.attending.leave(hub.actor, session, [row.person_id], rules.PERSONAL, "看病")
    walk_ins = [f"来宾{chr(0x4E00 + n)}" for n in range(20)]
    for n, name in enumerate(walk_ins):
        village["NX03"].door(session).let_in(village["NX03"].actor, NewPerson(name, phone=f"{5000 + n}"))
    village.exchange()
    village.exchange()

    assert (len(came), len(leaves)) == (120, 15)
    report = hub.year()
    tally = hub.attending.tally(session)
    assert (tally.invited, tally.came, tally.walk_ins, tally.personal) == (300, 140, 20, 15)
    assert tally.unmarked == 300 - 120 - 15
    totals = report.totals
    assert (totals.sessions, totals.attendances, totals.people) == (1, 140, 140)
    by_office = {bar.key: bar.totals.attendances for bar in report.by_office}
    assert by_office == dict(Counter(row.office for row in hub_door.people() if row.came))
    assert sum(by_office.values()) == 140
    # The independent count: the names that were let in, whatever the services say.
    rows = hub.figures.came(FigureFilter(*YEAR))
    assert sorted(row.name for row in rows) == sorted([*came, *walk_ins])
    for code, office in village.offices.items():
        own = [row for row in rows if row.office == code]
        guests = 20 if code == "NX03" else 0
        assert office.year().totals.attendances == len(own) + guests


def test_signed_in_at_both_is_one_attendance_with_the_earlier_time(quick):
    hub, session = quick.hub, quick.hub.session()
    (row,) = hub.invite(session, NewPerson("王芳", "NX03", phone="1234"))
    quick.exchange()
    office = quick["NX03"]
    quick.clock.move(minutes=7)
    hub.attending.sign_in(hub.actor, session, row.person_id)
    quick.clock.move(minutes=-4)
    office.attending.sign_in(office.actor, session, row.person_id)
    quick.exchange()
    for side in (hub, office):
        there = side.named(session, "王芳")
        assert (there.status, there.in_at, there.conflict) == (rules.PRESENT, "09:03", False)
        assert side.attending.tally(session).came == 1


def test_a_true_disagreement_is_a_conflict(quick):
    hub, session = quick.hub, quick.hub.session()
    (row,) = hub.invite(session, NewPerson("王芳", "NX03"))
    quick.exchange()
    quick["NX03"].attending.mark(quick["NX03"].actor, session, row.person_id, rules.ABSENT)
    hub.attending.sign_in(hub.actor, session, row.person_id)
    quick.exchange()
    assert hub.named(session, "王芳").conflict
    assert quick["NX03"].named(session, "王芳").conflict
    with hub.home.journal.read() as conn:
        (found,) = list_conflicts(hub.home, conn, 10)
    assert (found.record_type, found.decidable) == ("attendance", True)
    here = next(head for head in found.heads if head.value == rules.PRESENT)
    decide(hub.home, hub.actor, found.id, here.change)
    quick.exchange()
    for side in (hub, quick["NX03"]):
        there = side.named(session, "王芳")
        assert (there.status, there.conflict) == (rules.PRESENT, False)


def test_an_office_marks_its_own_people_only(quick):
    hub, session = quick.hub, quick.hub.session()
    hub.invite(session, NewPerson("王芳", "NX03"), NewPerson("李明", "NX07", "听潮居委会"))
    quick.exchange()
    office = quick["NX03"]
    other = office.named(session, "李明")
    assert not other.markable
    assert "听潮居委会" in other.refused
    with pytest.raises(InputRefused, match="街道"):
        office.attending.sign_in(office.actor, session, other.person_id)


def test_a_walk_in_entered_at_two_places_as_two_is_looked_at_and_joined(quick):
    hub, session = quick.hub, quick.hub.session()
    quick.exchange()
    office = quick["NX03"]
    office.door(session).let_in(office.actor, NewPerson("陈来宾", unit="某公司"))
    hub.door(session).let_in(hub.actor, NewPerson("陈来宾", unit="某公司", phone="6677"))
    quick.exchange()
    (pair,) = hub.attending.doubts(session)
    assert (hub.year().doubtful, hub.attending.tally(session).came) == (1, 2)
    hub.attending.same_person(hub.actor, pair.one.person_id, pair.other.person_id)
    assert (hub.attending.doubts(session), hub.attending.tally(session).came) == ((), 1)
    assert hub.year().totals.people == 1
    quick.exchange()
    assert hub.attending.tally(session).came == 1


def test_members_of_all_offices_are_invited_by_office_and_role(quick):
    for code, office in quick.offices.items():
        with office.home.journal.write(office.actor.id) as writing:
            for n in range(3):
                writing.create(Staff(id=new_id(), scope=code, name=f"委员{'一二三'[n]}", post="委员"))
    quick.exchange()
    hub, session = quick.hub, quick.hub.session()
    hits = hub.rosters.of_offices(session, OFFICES, [rules.COMMITTEE])
    members = [hit for hit in hits if hit.post == "委员"]
    assert (len(members), len({hit.unit for hit in members})) == (6, 2)
    assert hub.rosters.add(hub.actor, session, [hit.ref for hit in members]).added == 6
    quick.exchange()
    office = quick["NX07"]
    mine = [row for row in office.attending.people(session) if row.markable]
    assert len(mine) == 3
    for row in mine:
        office.attending.sign_in(office.actor, session, row.person_id)
    quick.exchange()
    assert [bar.key for bar in hub.year().by_office] == ["NX07"]
    assert {each.office for each in hub.year().never_came if each.post == "委员"} == {"NX03"}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_order_of_merging_the_totals_are_the_same(quick, tmp_path, seed):
    """Marks at both places, none knowing of the other's, taken by two further hubs in opposite orders."""
    chance, hub, office = Random(seed), quick.hub, quick["NX03"]
    sessions = [hub.session(topic) for topic in ("甲", "乙")]
    for session in sessions:
        hub.rosters.add(hub.actor, session, people_of("NX03", 8))
    quick.exchange()
    for __ in range(40):
        side, session = chance.choice([hub, office]), chance.choice(sessions)
        person = chance.choice(side.attending.people(session, "invited")).person_id
        quick.clock.move(minutes=chance.choice([-3, 1, 5]))
        match chance.randrange(5):
            case 0 | 1:
                side.attending.sign_in(side.actor, session, person)
            case 2:
                side.attending.sign_out(side.actor, session, person)
            case 3:
                side.attending.leave(side.actor, session, [person], chance.choice(rules.LEAVES))
            case _:
                side.attending.mark(side.actor, session, person, chance.choice(["", rules.ABSENT]))
    seen = []
    for number, givers in enumerate(([hub, office], [office, hub])):
        with make_home(tmp_path / f"other-{number}", "NX00", hub=True, wall=quick.clock) as other:
            for giver in givers:
                pass_on(giver.home, other, "NX03")
            trainings = Trainings(other, quick.clock)
            with other.journal.read() as conn:
                found = digests(conn, ("NX03", SHARED_SCOPE))
            seen.append((found, [trainings.attending.people(s) for s in sessions], trainings.year()))
    assert seen[0] == seen[1]
    totals = seen[0][2].totals
    assert totals.people <= totals.attendances <= 16


def test_a_shared_roster_is_emptied_by_the_hub_what_the_office_holds_by_the_office(quick):
    hub, office, session = quick.hub, quick["NX03"], quick.hub.session()
    (row,) = hub.invite(session, NewPerson("欧阳菡萏", "NX03", phone="1234"))
    quick.exchange()
    office.attending.sign_in(office.actor, session, row.person_id)
    second = Actor("b" * 32, "李明", frozenset({"主任", "街道"}))
    for side in (office, hub):
        desk = DestroyDesk(side.home)
        desk.confirm(second, desk.propose_record(side.actor, row.person_id))
        quick.exchange()
    for side in (office, hub):
        (there,) = side.attending.people(session)
        assert (there.name, there.status, there.invited) == ("（已清除）", rules.PRESENT, True)
        assert side.year().totals.people == 1
