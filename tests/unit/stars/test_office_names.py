"""Offices by their names wherever one is known: told in a file, or enrolled and not heard of yet."""

from pathlib import Path

import openpyxl

from nanxi_desk.core.exchange.joining import enrol
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Identity
from nanxi_desk.core.offices import name_offices, office_names
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.stars import rules
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.judge_sheets import write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.records import Application, PanelSeat
from nanxi_desk.stars.report import result_facts
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.service import ScoreSheets
from tests.support.exchanges import HUB, Subdistrict, take
from tests.support.homes import CHEAP
from tests.support.star_rounds import OneHomeRound, full


def names(home: Home) -> dict[str, str]:
    with home.journal.read() as conn:
        return office_names(conn, home)


def test_the_newest_name_holds_and_an_enrolment_is_one(tmp_path: Path) -> None:
    with Subdistrict(tmp_path) as town:
        hub = town.home(HUB)
        with hub.journal.write(hub.actor.id) as writing:
            name_offices(writing.conn, {"NX05": "样例", "NX09": "样例居委会"})
        enrol(hub, hub.actor, "NX05", "康定居委会", town.folder / "join", code="", cost=CHEAP)
        assert names(hub) == {HUB: hub.office_name, "NX05": "康定居委会", "NX09": "样例居委会"}
        office = town.home("NX05", "康定路居委会")
        take(hub, town.send(office))
        assert names(hub)["NX05"] == "康定路居委会"


def test_a_hub_names_an_office_that_never_sent_a_file(home: Home, tmp_path: Path) -> None:
    """Groups that stand at the hub for an office that was enrolled: what shows them names it."""
    played = OneHomeRound(home, groups=1)
    enrol(home, played.actor, "NX05", "康定居委会", tmp_path / "join", code="", cost=CHEAP)
    office = home.journal.written_by(Identity(new_id(), "NX05", is_hub=False))
    group = BuildingGroup(id=new_id(), scope="NX05", estate="景云苑", name="1号楼组", households=20)
    round_ = refer(SHARED_SCOPE, played.round, within="NX05")
    application = Application(
        id=new_id(),
        scope="NX05",
        round_id=round_,
        group_id=group.id,
        group_name=group.name,
        estate=group.estate,
        target=3,
        screening=rules.PASSED,
        applied_at="2026-11-01T00:00:00Z",
    )
    judge = played.judges[0]
    at = "2026-11-01T00:00:00Z"
    seat = PanelSeat(id=new_id(), scope="NX05", round_id=round_, judge_id=judge, judge="郑一", named_at=at)
    with office.write(played.actor.id, "test") as writing:
        writing.create(group, application, seat)
    assert ("NX05", "康定居委会") in Groups(home).offices()
    assert {j.office_name for j in Panel(home).judges(played.round) if j.office} == {"康定居委会"}
    played.start()
    assert Rounds(home).status(played.round).office_names["NX05"] == "康定居委会"
    walked = {row.office: row.office_name for row in ScoreSheets(home).walk(played.round, judge)}
    assert walked == {"NX00": "南汐街道", "NX05": "康定居委会"}
    assert ScoreSheets(home).form(application.id, judge).office_name == "康定居委会"
    book = tmp_path / "book.xlsx"
    write_judge_book(home, played.actor, played.round, judge, book)
    cells = {cell.value for row in openpyxl.load_workbook(book).worksheets[0].iter_rows() for cell in row}
    assert "康定居委会" in cells
    played.score(application.id, {judge: full()})
    played.close()
    told = result_facts(home, played.round)["groups"]
    assert {g["office"]: g["office_name"] for g in told} == {"NX00": "南汐街道", "NX05": "康定居委会"}
