"""What another program wrote, and ours would refuse at entry, neither stops an export nor gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.exchange.sheets import CHANGES
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal import door
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.records import Request, Visit
from tests.support.exchanges import HUB, Subdistrict, digest, log, rows_of, take, unlocked, whole


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def unchecked(home: Home, monkeypatch: pytest.MonkeyPatch, *records: Resident | Visit | Staff) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(door, "check_record", lambda _record: None)
        with home.journal.write(home.actor.id) as writing:
            for record in records:
                writing.create(record)


def test_unfit_values_are_carried_whole_and_shown_as_far_as_cells_can(
    town: Subdistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    resident = Resident(id=new_id(), scope="NX03", name="赵\x01一\x0b鸣", note="长" * 40_000, gender="不详")
    visit = Visit(id=new_id(), scope="NX03", at="2026-13-45T99:99:99Z", channel="\x1f")
    unchecked(office, monkeypatch, resident, visit)
    take(hub, town.send(office))
    back = town.send(hub, "NX03", full=True)
    assert digest(hub, "NX03") == digest(office, "NX03")
    with hub.journal.read() as conn:
        kept = load_rows(conn, Resident, [resident.id])[resident.id]
    assert (kept["name"], kept["note"]) == (resident.name, resident.note)
    rows = rows_of(unlocked(back), "居民")
    shown = dict(zip(rows[0], rows[2], strict=True))
    assert shown["name"] == "赵\ufffd一\ufffd鸣"
    assert str(shown["note"]).startswith("长长长")
    visits = rows_of(unlocked(back), "来访")
    assert "at" not in visits[0]  # no moment, so nothing to show; the change keeps it


def test_a_change_upon_very_many_others_takes_several_cells(town: Subdistrict) -> None:
    """So many that its header alone is longer than a cell."""
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    with office.journal.write(office.actor.id) as writing:
        for number in range(900):
            writing.edit(Request, request, {"detail": f"第{number}次"})
        writing.flush()
        draft = door._Draft(
            Request.record_type,
            request,
            "NX03",
            {"detail": "都看过了"},
            {"detail": tuple(door.ChangeId(office.replica, "NX03", seq) for seq in range(6, 906))},
            [writing.clock.last],
        )
        writing._add(draft)
    file = town.send(office)
    assert "header2" in rows_of(unlocked(file), CHANGES)[0]
    take(hub, file)
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert whole(hub)
