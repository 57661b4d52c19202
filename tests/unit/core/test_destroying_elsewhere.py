"""Destroyed everywhere: by real workbooks from office to hub and back, whatever arrives, early or late."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.lists import ListColumn, ListSheet, export_list
from nanxi_desk.core.people import Resident
from nanxi_desk.core.retention import due_today
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.exchanges import HUB, Subdistrict, digest, edit, take, texts, unlocked, whole
from tests.support.raw_pages import index_terms, raw_content

NAME, PHONE, DETAIL = "欧阳菡萏", "13912345678", "墨绿色雨伞"
SECRETS = (NAME, PHONE, DETAIL)
SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def came(office: Home) -> tuple[str, str]:
    """(request, resident) of somebody who came and was helped."""
    draft = VisitDraft(item="居住证明", name=NAME, phone=PHONE, detail=DETAIL, close_now=True)
    logged = FrontDesk(office).log(office.actor, draft)
    assert logged.resident_id
    return logged.request_id, logged.resident_id


def erase(home: Home, record: str) -> None:
    lists = DestroyDesk(home)
    assert lists.confirm(SECOND, lists.propose_record(home.actor, record)).clean


def is_gone(home: Home, *records: str) -> None:
    content = raw_content(home)
    assert [secret for secret in SECRETS if secret.encode() in content] == []
    assert not {"oyhd", "菡", PHONE} & index_terms(home)
    assert FrontDesk(home).search(NAME) == []
    assert whole(home)
    with home.journal.read() as conn:
        told = str(history_of(conn, records))
    assert not [secret for secret in SECRETS if secret in told]


def test_an_office_erases_and_the_hub_follows(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    old = town.send(office)
    town.exchange(office, hub=hub)
    assert DETAIL.encode() in raw_content(hub)
    sheet = ListSheet("全部", NAME, [ListColumn("姓名")], [])
    export_list(hub, hub.actor, sheet, town.folder / "list.xlsx")
    erase(office, resident)
    new = town.send(office)
    assert not [text for text in texts(unlocked(new)) if any(secret in text for secret in SECRETS)]
    take(hub, new)
    is_gone(office, request, resident)
    is_gone(hub, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")
    assert [view.records for view in DestroyDesk(hub).destructions()] == [3]
    for home in (office, hub):
        with home.journal.read() as conn:
            row = load_rows(conn, Request, [request])[request]
        assert (row["state"], row["detail"], row["item_name"]) == ("办结", None, "证明出具")
    for file in (old, town.send(hub, "NX03", full=True), town.send(office, full=True)):
        take(office if file.name.endswith("NX03.xlsx") else hub, file)
    is_gone(office, request, resident)
    is_gone(hub, request, resident)


def test_the_hub_erases_and_the_office_follows(town: Subdistrict) -> None:
    """The person asked the subdistrict."""
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    town.exchange(office, hub=hub)
    erase(hub, resident)
    is_gone(hub, request, resident)
    with pytest.raises(InputRefused, match="没有"):
        DestroyDesk(office).confirm(SECOND, "0" * 32)
    take(office, town.send(hub, "NX03"))
    is_gone(office, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")
    [account] = DestroyDesk(office).destructions()
    assert (account.proposed, account.confirmed, account.scope) == (hub.actor.name, "李明", "NX03")


def test_a_workbook_that_was_lost_and_found_brings_nothing_back(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    lost = town.send(office)
    erase(office, resident)
    take(hub, town.send(office, full=True))
    is_gone(hub, request, resident)
    take(hub, lost)
    is_gone(hub, request, resident)
    assert digest(office, "NX03") == digest(hub, "NX03")


def test_what_was_written_elsewhere_meanwhile_is_due_for_the_next_list(town: Subdistrict) -> None:
    """The office went on working on a record that the hub had erased; nobody but a person can decide."""
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    town.exchange(office, hub=hub)
    erase(hub, resident)
    edit(office, request, "后来又问")
    with office.journal.write(office.actor.id) as writing:
        writing.edit(Resident, resident, {"phone": "13700000001"})
    again = FrontDesk(office).log(
        office.actor, VisitDraft(item="居住证明", name="", resident_id=resident, close_now=True)
    )
    town.exchange(office, hub=hub)
    is_gone(office, request, resident)
    assert FrontDesk(office).detail(again.request_id).row.visitor == ""
    assert digest(office, "NX03") == digest(hub, "NX03")
    late = due_today(office)
    assert (late["request"], late["resident"]) == ((request,), (resident,))
    lists = DestroyDesk(office)
    lists.confirm(SECOND, lists.propose_due(office.actor))
    town.exchange(office, hub=hub)
    for home in (office, hub):
        assert due_today(home) == {}
        assert b"13700000001" not in raw_content(home)
        assert "后来又问".encode() not in raw_content(home)
        assert whole(home)
    assert digest(office, "NX03") == digest(hub, "NX03")
