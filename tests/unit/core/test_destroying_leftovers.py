"""What an erased person could leave behind: second records of the person, names of files, old copies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.backup_keeping import back_up_now
from nanxi_desk.core.backups import make_backup
from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, projection
from nanxi_desk.core.people import Resident
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.restoring import restore
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.stars.groups import Groups
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.views import NewPerson
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, export, take, whole
from tests.support.homes import ADMIN, PASSWORD
from tests.support.raw_pages import index_terms, raw_content
from tests.support.trainings import Trainings

NAME, PHONE = "欧阳菡萏", "13912345678"
SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def came(office: Home, name: str = NAME, **draft: str) -> str:
    """Somebody who came and was helped: the resident's id."""
    values = {"phone": PHONE} | draft
    logged = FrontDesk(office).log(
        office.actor, VisitDraft(item="居住证明", name=name, close_now=True, **values)
    )
    assert logged.resident_id
    return logged.resident_id


def erase(home: Home, record: str) -> None:
    lists = DestroyDesk(home)
    assert lists.confirm(SECOND, lists.propose_record(home.actor, record)).clean


def test_who_was_typed_in_again_elsewhere_goes_as_well(town: Subdistrict) -> None:
    """A roster by hand, a second record of the person, the leader of a group: nothing refers to the first."""
    office = town.home("NX03")
    resident = came(office)
    with office.journal.write(office.actor.id) as writing:
        writing.create(
            Resident(id="9" * 32, scope="NX03", name=NAME, phone="139 1234 5678", address="二号楼")
        )
    trainings = Trainings(office)
    sessions = trainings.session("甲"), trainings.session("乙")
    for session in sessions:
        people = [NewPerson(NAME, "NX03", phone=PHONE, post="琥珀楼组长"), NewPerson("欧阳某", "NX03")]
        Rosters(office).add(office.actor, session, people)
    values = {"estate": "华业小区", "name": "1号楼组", "households": 30}
    group = Groups(office).add(office.actor, {**values, "leader": NAME, "leader_phone": PHONE})
    came(office, "赵一鸣", phone="13700000000", detail=f"与{NAME}争执，她的电话 {PHONE}")
    erase(office, resident)
    content = raw_content(office)
    assert [word for word in (NAME, PHONE, "139 1234 5678", "琥珀楼组长") if word.encode() in content] == []
    assert not {"oyhd", "ouyanghandan", "菡"} & index_terms(office)
    for session in sessions:
        assert sorted(row.name for row in trainings.attending.people(session)) == ["欧阳某", "（已清除）"]
    with office.journal.read() as conn:
        table = projection(BuildingGroup)
        row = conn.execute(select(table).where(table.c.id == group)).mappings().one()
        details = conn.execute(select(projection(Request).c.detail)).scalars().all()
    assert {name: row[name] for name in values} == values
    assert (row["leader"], row["leader_phone"]) == (None, None)
    assert "与〔已清除〕争执，她的电话 〔已清除〕" in details
    assert whole(office)


def test_who_has_the_number_and_another_name_is_somebody_else(town: Subdistrict) -> None:
    """A family has one telephone; and a namesake has another one."""
    office = town.home("NX03")
    resident, daughter = came(office), came(office, "欧阳小萏")
    namesake = came(office, NAME, phone="13700000000", detail="别的事")
    erase(office, resident)
    with office.journal.read() as conn:
        table = projection(Resident)
        rows = {row.id: row for row in conn.execute(select(table).where(table.c.deleted.is_(False)))}
    assert sorted(rows) == sorted([daughter, namesake])
    assert (rows[daughter].name, rows[daughter].phone) == ("欧阳小萏", None)
    assert (rows[namesake].name, rows[namesake].phone) == (NAME, "13700000000")


def test_a_file_that_was_called_after_the_person_loses_its_name(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    resident = came(office)
    named, other = town.folder / f"{NAME}的材料.xlsx", town.folder / "本月.xlsx"
    for file in (named, other):
        export(office, office.actor, file, HUB, FILE_PASSWORD)
        take(hub, file)
    erase(office, resident)
    take(hub, town.send(office))
    for home in (office, hub):
        with home.journal.read() as conn:
            names = conn.execute(select(EXCHANGE_FILE.c.name).order_by(EXCHANGE_FILE.c.turn)).scalars().all()
        assert names[:2] == ["", "本月.xlsx"]
        assert NAME.encode() not in raw_content(home)


def test_what_a_restore_set_aside_is_told_with_the_backups(town: Subdistrict, tmp_path: Path) -> None:
    office = town.home("NX03")
    resident = came(office)
    before = make_backup(office, tmp_path / "before.nxbak")
    office.close()
    restore(office.path, before.path, PASSWORD, ADMIN)
    office = town.open(office.path)
    (aside,) = office.path.glob("replaced-*")
    assert DestroyDesk(office).backups() == ()
    back_up_now(office, lambda _done, _all: None, lambda: False)
    (daily,) = (office.path / "backups").iterdir()
    erase(office, resident)
    assert {copy.path for copy in DestroyDesk(office).backups()} == {daily, aside / "desk.db"}
    for file in (daily, *aside.iterdir()):
        file.unlink()
    assert DestroyDesk(office).backups() == ()
