"""A record arrives that names one which is not here (未到达); later that one arrives, and all is well."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, digest, log, take, whole

NAME, NUMBER = "孙若兰", "NX03-DANGLING-1"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    """Its workbooks are real ones: the sheets beside the changes name people too."""
    with Subdistrict(tmp_path) as found:
        yield found


def pending(home: Home) -> list[str]:
    """What `verify` says is named and not here."""
    with home.journal.read() as conn:
        found = verify(conn)
    assert found.problems == []
    return [line for line in found.pending if line.startswith("未到达")]


def request_at_the_second_seat(second: Home, resident: str) -> str:
    """The first writing of a computer names a resident that another computer wrote; the request's id."""
    visit = Visit(id=new_id(), scope="NX03", at="2026-11-22T01:00:00Z", resident_id=resident)
    request = Request(
        id=new_id(),
        scope="NX03",
        visit_id=visit.id,
        number=NUMBER,
        registered_at="2026-11-22T01:00:00Z",
        item_name="居住证明",
    )
    with second.journal.write(second.actor.id) as writing:
        writing.create(request, visit)
    return request.id


def parted(town: Subdistrict) -> tuple[Home, Home, str, Path, Path]:
    """A new hub's computer, what its predecessor had from the first seat, and what the second seat writes
    for it: the second seat's file goes on from the predecessor, so the resident is not in it."""
    lost_hub, first = town.home(HUB), town.home("NX03")
    take(lost_hub, town.send(first))
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    resident = Resident(id=new_id(), scope="NX03", name=NAME, phone="13800000001")
    with first.journal.write(first.actor.id) as writing:
        writing.create(resident)
    take(lost_hub, town.send(first))
    take(second, town.send(lost_hub, "NX03", full=True))
    request = request_at_the_second_seat(second, resident.id)
    late, early = town.send(first, full=True), town.send(second)
    return town.home(HUB), second, request, early, late


@pytest.mark.both_databases
def test_dangling_references_are_told_and_come_to_life_when_the_missing_record_arrives(
    town: Subdistrict,
) -> None:
    hub, second, request, early, late = parted(town)
    [taken] = take(hub, early)
    assert (taken.new, taken.waiting, taken.refused) == (2, [], []), "a reference holds nothing up"
    assert len(pending(hub)) == 1
    assert "来访" in pending(hub)[0]
    desk = FrontDesk(hub)
    assert desk.detail(request).row.number == NUMBER
    assert [row.id for row in desk.search(NUMBER)] == [request]
    assert desk.search(NAME) == []
    [arrived] = take(hub, late)
    assert arrived.waiting == []
    assert pending(hub) == []
    assert [row.id for row in desk.search(NAME)] == [request]
    assert desk.detail(request).row.visitor == NAME
    assert digest(hub, "NX03") == digest(second, "NX03")
    assert whole(hub)


def test_dangling_references_are_shown_by_the_preview_and_go_on_by_workbook(town: Subdistrict) -> None:
    hub, second, request, early, late = parted(town)
    preview = Exchange(hub).preview(hub.actor, [early], password=FILE_PASSWORD, trusted=["all"])
    assert (preview.new, preview.files[0].refused) == (2, "")
    titles = {row.register: row.title for row in preview.files[0].rows}
    assert titles["事项登记"] == NUMBER
    assert NAME not in titles["来访"]
    assert Exchange(hub).apply(hub.actor, preview).done
    third = town.home("NX03")
    take(third, town.send(hub, "NX03", full=True))  # the sheets of a dangling visit can be written
    assert len(pending(third)) == 1
    take(hub, late)
    take(third, town.send(hub, "NX03", full=True))
    assert pending(third) == []
    assert FrontDesk(third).detail(request).row.visitor == NAME
    assert digest(hub, "NX03") == digest(second, "NX03")


def test_undo_of_the_file_that_brought_the_missing_record_leaves_the_reference_dangling_again(
    town: Subdistrict,
) -> None:
    hub, _second, request, early, late = parted(town)
    take(hub, early)
    before = pending(hub)
    take(hub, late)
    exchange = Exchange(hub)
    newest = next(file.id for file in exchange.history() if file.undoable)
    assert exchange.undo(hub.actor, newest).way == "forget"
    assert pending(hub) == before
    assert FrontDesk(hub).search(NAME) == []
    assert FrontDesk(hub).detail(request).row.number == NUMBER
    assert whole(hub)


def test_a_reference_to_what_was_deleted_meanwhile_stops_nothing(town: Subdistrict) -> None:
    hub, first = town.home(HUB), town.home("NX03")
    request = log(first, NAME)
    town.exchange(first, hub=hub)
    with first.journal.read() as conn:
        visit = conn.exec_driver_sql("SELECT visit_id FROM request").scalar_one()
    with first.journal.write(first.actor.id) as writing:
        writing.delete(Visit, visit)
    town.exchange(first, hub=hub)
    assert FrontDesk(hub).detail(request).row.id == request
    assert digest(hub, "NX03") == digest(first, "NX03")
    assert whole(hub)
