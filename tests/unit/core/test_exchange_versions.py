"""Digests are equal across engines (SQLite, PostgreSQL) and versions wherever the same changes are.

Real workbooks are exchanged. What a newer program writes is put behind the door here, which would refuse what
it does not know.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.incoming import import_files
from nanxi_desk.core.exchange.reading import read_file
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import _Draft
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.records import Request
from tests.support.engines import POSTGRESQL, SQLITE, place
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    digest,
    edit,
    log,
    manifest_of,
    remove,
    signed_anew,
    take,
    unlocked,
    whole,
)
from tests.support.requirements import needs_server


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def inbox(home: Home) -> set[tuple[str, tuple[str, ...]]]:
    return {(c.id, tuple(sorted(h.change for h in c.heads))) for c in Exchange(home).conflicts()}


# --- engines -----------------------------------------------------------------------------------------------


@needs_server()
@pytest.mark.parametrize("hub_on", [SQLITE, POSTGRESQL])
def test_digests_are_equal_across_engines_after_an_exchange_by_workbook(
    town: Subdistrict, hub_on: str
) -> None:
    """Hub and office on different engines, a conflict, a deletion, an erasure and awkward texts between."""
    place.kind = hub_on
    hub = town.home(HUB)
    place.kind = SQLITE
    first = town.home("NX03")
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    if hub_on == SQLITE:  # a seat of the hub on a server, which gets all that the hub has
        place.kind = POSTGRESQL
        mirror = town.home(HUB)
        place.kind = SQLITE
    else:
        mirror = town.home(HUB)
    requests = [log(first, name, detail=text) for name, text in AWKWARD.items()]
    announce(hub, "社区食堂用餐卡")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    edit(first, requests[0], "甲座位所写")
    edit(second, requests[0], "乙座位所写")
    remove(second, requests[1])
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    take(mirror, town.send(hub, HUB, full=True))
    take(hub, town.send(mirror, HUB, full=True))
    assert hub.engine.dialect.name != mirror.engine.dialect.name
    assert digest(hub, "NX03", "*") == digest(first, "NX03", "*") == digest(second, "NX03", "*")
    assert digest(hub) == digest(mirror)
    assert inbox(hub) == inbox(first) == inbox(second) == inbox(mirror)
    assert len(inbox(hub)) == 1
    assert all(whole(home) for home in (hub, first, second, mirror))


AWKWARD = {
    "赵一鸣": "上\r\n下 _x0041_ 👵🏽",
    "𠮷野": "=1+1",
    "Zoë": "Ａ０  b",
    "zoe": "'单引号 \\ \" %",
}


# --- versions ----------------------------------------------------------------------------------------------


def written_by_a_newer_program(office: Home, request: str) -> str:
    """A field that this program does not know, on a request of its own; and a record of an unknown type."""
    stranger = new_id()
    with office.journal.write(office.actor.id) as writing:
        known = _Draft(Request.record_type, request, "NX03", {"of_later": {"甲": [1, None, "二"]}})
        unknown = _Draft("of_a_later_version", stranger, "NX03", {"title": "新登记簿", "count": 3})
        writing._add(known)
        writing._add(unknown)
    return stranger


@pytest.mark.both_databases
def test_unknown_fields_and_registers_of_a_newer_version_are_carried_counted_and_passed_on(
    town: Subdistrict,
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, detail="原来")
    town.exchange(office, hub=hub)
    known = digest(hub, "NX03")
    written_by_a_newer_program(office, request)
    [taken] = take(hub, town.send(office))
    assert (taken.new, taken.changed, taken.waiting) == (1, 1, [])
    assert digest(hub, "NX03") == digest(office, "NX03") != known
    edit(office, request, "旧版本也能改")
    take(hub, town.send(office))
    with hub.journal.read() as conn:
        row = load_rows(conn, Request, [request])[request]
    assert row["detail"] == "旧版本也能改"
    assert "of_later" in row["extra"]
    joined = town.home("NX03")
    take(joined, town.send(hub, "NX03", full=True))
    take(hub, town.send(joined))
    assert digest(hub, "NX03") == digest(joined, "NX03")
    passed = read_file(town.send(hub, "NX03", full=True), FILE_PASSWORD)
    assert {"of_a_later_version"} == {c.record_type for c in passed.changes} - {"request", *_ORDINARY}
    assert whole(hub)


_ORDINARY = frozenset({"visit", "resident", "request_step", "staff"})


def test_a_newer_minor_format_brings_the_same_digest_and_a_newer_major_one_nothing(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    plain = unlocked(town.send(office))
    major, minor = manifest_of(plain)["format"]
    newer = signed_anew(plain, office, format=[major, minor + 1], of_later={"内容": [1, 2]})
    received = read_file(town.put(newer), FILE_PASSWORD)
    assert dict(received.manifest.unknown) == {"of_later": {"内容": [1, 2]}}
    import_files(hub, hub.actor, [received], trust="all")
    assert digest(hub, "NX03") == digest(office, "NX03")
    before = digest(hub)
    edition = signed_anew(plain, office, format=[major + 1, 0])
    with pytest.raises(InputRefused, match="另一代程序"):
        read_file(town.put(edition), FILE_PASSWORD)
    assert digest(hub) == before
