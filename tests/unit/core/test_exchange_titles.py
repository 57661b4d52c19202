"""In previews and conflicts records are called as people call them, not by their ids."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import Preview
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, Visit
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, log, take
from tests.support.parcels import use_parcels


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    use_parcels(monkeypatch)
    with Subdistrict(tmp_path) as found:
        yield found


def look(home: Home, file: Path) -> Preview:
    return Exchange(home).preview(home.actor, [file], password=FILE_PASSWORD, trusted=("all",))


def titles(preview: Preview, record_type: str) -> list[str]:
    return [row.title for row in preview.files[0].rows if row.record_type == record_type]


def only(home: Home, column: str, of: type) -> str:
    with home.journal.read() as conn:
        return str(conn.execute(select(projection(of).c[column])).scalar_one())


def test_a_visit_is_called_by_its_resident_and_a_step_by_its_request(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office, "赵一鸣", phone="13800001111")
    preview = look(hub, town.send(office))
    [visit] = titles(preview, "visit")
    assert visit.startswith("赵一鸣 20")
    number = only(office, "number", Request)
    assert titles(preview, "request") == [number]
    assert all(title.startswith(f"{number} ") for title in titles(preview, "request_step"))
    assert titles(preview, "resident") == ["赵一鸣"]
    assert "13800001111" not in repr(preview.files)  # what is masked stays so
    [request] = [row for row in preview.files[0].rows if row.record_type == "request"]
    [seen] = [field.after for field in request.fields if field.label == "来访"]
    assert seen == visit


def test_an_anonymous_visit_is_called_by_its_time(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office, "")
    [visit] = titles(look(hub, town.send(office)), "visit")
    assert visit.startswith("20")


def test_conflicts_call_records_in_the_same_way(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office, "赵一鸣")
    take(hub, town.send(office))
    second = town.open(town.copy(office, to="seat"))
    first = town.open(office.path)
    visit = only(first, "id", Visit)
    for home, channel in ((first, "电话"), (second, "微信")):
        with home.journal.write(home.actor.id) as writing:
            writing.edit(Visit, visit, {"channel": channel})
        take(hub, town.send(home))
    [conflict] = Exchange(hub).conflicts()
    assert conflict.title.startswith("赵一鸣 20")


def test_a_person_joined_to_another_is_still_called_by_name(town: Subdistrict) -> None:
    """References in a circle are no reason to go on for ever."""
    hub, office = town.home(HUB), town.home("NX03")
    log(office, "赵一鸣")
    resident = only(office, "id", Resident)
    with office.journal.write(office.actor.id) as writing:
        writing.edit(Resident, resident, {"joined_to": resident})
    assert titles(look(hub, town.send(office)), "resident") == ["赵一鸣"]
