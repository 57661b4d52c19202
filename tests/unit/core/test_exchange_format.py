"""The frozen formats: what was written once must be readable for good, byte for byte the same.

A failure here means that files and journals in the offices could no longer be read. The way to change the
format is a new version with an upcast, never other bytes in these tests. A new format gets a workbook of its
own (write_fixture) beside the older ones.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.exchange.attachment_files import SUFFIX
from nanxi_desk.core.exchange.incoming import Received, import_files, read_file
from nanxi_desk.core.exchange.manifest import (
    MAJOR,
    MINOR,
    Manifest,
    changes_hash,
    fingerprint,
    read_manifest,
)
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST
from nanxi_desk.core.journal.change import CHAIN_START, ERASE, Change, ChangeId, make_change
from nanxi_desk.core.journal.tables import BLOB, projection
from nanxi_desk.core.workbook import decrypt, read_workbook
from nanxi_desk.frontdesk.records import Request, ServiceItem
from tests.support.exchanges import (
    FILE_PASSWORD,
    FIXTURE_PASSWORD,
    FIXTURE_TEXT,
    HUB,
    Subdistrict,
    digest,
    whole,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A workbook of an earlier program, and what it brought then: changes, their bytes, the records."""

    version: tuple[int, int]
    changes: int
    bytes: str
    office: str
    shared: str
    attachments: int = 0

    @property
    def path(self) -> Path:
        return DATA / "workbook-{}.{}.xlsx".format(*self.version)


DATA = Path(__file__).parents[2] / "data"
KEPT = (
    Kept(
        (1, 0),
        changes=19,
        bytes="8ffb66988dc6a8aa91dcf6f89fd152321ab1e0341d81dcf530cc0a23926af2bc",
        office="e9a49d52eca3b77c7e84cf49b38e8faa9ab7e8132f67d9694b6d22d282325341",
        shared="7d3e59fb298213bb5daaa0f592626bf3c08bece6bc6af310fa3b03cfe00b1295",
    ),
    Kept(
        (1, 2),
        changes=20,
        bytes="f7932b546373c066758ad3e618422e161320f07f435affb1d413b1e5916e1c53",
        office="d7100025b72e0badeb85d392c896bcbffd0f5d92ab1a443ce5058d29c67c2fb3",
        shared="860d484f2672775f5c86e71c898dc7c991e95908b542e3775715038128420d15",
        attachments=1,
    ),
)

WRITER, OTHER = "0a" * 16, "0d" * 16


def first_change() -> Change:
    return make_change(
        id=ChangeId(WRITER, "NX03", 1),
        stamp=117_655_000_000_000_000,
        at="2026-11-22T06:31:05Z",
        record_type="request",
        record_id="0b" * 16,
        values={
            "detail": '上\r\n下 "引" <b> 👵🏽 _x000D_',
            "<first": 3,
            "+tags": ["甲", ""],
            "on": True,
            "none": None,
            "": 0,
        },
        parents={},
        actor="0c" * 16,
        origin="",
        salt=bytes(range(16)),
        previous=CHAIN_START,
    )


def second_change() -> Change:
    first = first_change()
    return make_change(
        id=ChangeId(WRITER, "NX03", 2),
        stamp=117_655_000_000_000_001,
        at="2026-11-22T06:31:06Z",
        record_type="request",
        record_id="0b" * 16,
        values={"detail": "改"},
        parents={"detail": (first.id, ChangeId(OTHER, "NX03", 7)), "none": ()},
        actor="0c" * 16,
        origin="台账.xlsx",
        salt=bytes(16),
        previous=first.hash,
    )


# --- bytes -------------------------------------------------------------------------------------------------


def test_the_bytes_of_a_first_change() -> None:
    change = first_change()
    assert change.header.decode() == (
        '{"actor":"0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c","at":"2026-11-22T06:31:05Z",'
        '"id":"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b","replica":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",'
        '"scope":"NX03","seq":1,"stamp":117655000000000000,"type":"request","v":1}'
    )
    assert change.body is not None
    assert change.body.hex() == (
        "7b22223a302c222b74616773223a5b22e794b2222c22225d2c223c6669727374223a332c2264657461696c223a22e4b88a"
        "5c725c6ee4b88b205c22e5bc955c22203c623e20f09f91b5f09f8fbd205f78303030445f222c226e6f6e65223a6e756c6c"
        "2c226f6e223a747275657d"
    )
    assert change.digest.hex() == "288c2eae00b6f683334adf382bd2f3cdd8e3239c29212d8ab306cc3ff9d95f41"
    assert change.hash.hex() == "38f4aa7aa2e61485c61e97e55131b8108ab063d0c71ba0f6a9742554b62a9883"


def test_the_bytes_of_a_change_upon_others() -> None:
    change = second_change()
    assert change.header.decode() == (
        '{"actor":"0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c","at":"2026-11-22T06:31:06Z",'
        '"id":"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b","origin":"台账.xlsx","parents":{"detail":'
        '[["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",1],["0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d",7]]},'
        '"replica":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","scope":"NX03","seq":2,'
        '"stamp":117655000000000001,"type":"request","v":1}'
    )
    assert change.body == '{"detail":"改"}'.encode()
    assert change.digest.hex() == "5f486a704a7f54e30030c3094bc786d0e580bbdbac2f093905c318565ce909b7"
    assert change.hash.hex() == "843797ec726ba81e7e68b6acfab3c575d0bab7e03dca9889d86f356fda4d7500"


def test_the_chain_as_another_program_would_compute_it() -> None:
    first, change = first_change(), second_change()
    digest_of_body = hashlib.sha256(bytes(16) + '{"detail":"改"}'.encode()).digest()
    length = len(change.header).to_bytes(4, "big")
    assert change.hash == hashlib.sha256(first.hash + length + change.header + digest_of_body).digest()


def test_the_bytes_of_a_manifest() -> None:
    stream = f"{WRITER}/NX03"
    manifest = Manifest(
        file="01" * 16,
        number=4,
        at="2026-11-22T06:31:05Z",
        replica=WRITER,
        office="NX03",
        office_name="华业居委会",
        hub=False,
        to="NX00",
        full=False,
        scopes=("NX03", "*"),
        changes=1,
        changes_hash="00" * 32,
        ranges={stream: (2, 2)},
        before={stream: "11" * 32},
        have={stream: (2, "22" * 32)},
        public_key="33" * 32,
    )
    text = manifest.to_bytes()
    assert text.decode() == (
        '{{"at":"2026-11-22T06:31:05Z","before":{{"{stream}":"{one}"}},"birth_signature":null,'
        '"born_of":null,"certificate":null,"changes":1,"changes_hash":"{nought}",'
        '"file":"01010101010101010101010101010101","format":[1,2],"full":false,'
        '"have":{{"{stream}":[2,"{two}"]}},"hub":false,"number":4,"office":"NX03",'
        '"office_name":"华业居委会","public_key":"{three}","ranges":{{"{stream}":[2,2]}},'
        '"replica":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","scopes":["NX03","*"],"to":"NX00"}}'
    ).format(stream=stream, nought="00" * 32, one="11" * 32, two="22" * 32, three="33" * 32)
    assert read_manifest(text) == manifest


def test_hashes_over_a_file_and_a_key() -> None:
    first, second = first_change(), second_change()
    told = "a07d2bd0d8b5e2435155e5defb3a7b43bcbd83957010cadb2a28084b90fc1397"
    assert changes_hash([(first.hash, False), (second.hash, True)]) == told
    assert changes_hash([(second.hash, True), (first.hash, False)]) == told
    assert changes_hash([(first.hash, False), (second.hash, False)]) != told
    assert fingerprint(bytes(range(32))) == "630d-cd29-66c4-3366"


# --- workbooks of that time --------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=KEPT, ids=lambda kept: "format {}.{}".format(*kept.version))
def kept(request: pytest.FixtureRequest) -> Kept:
    found: Kept = request.param
    return found


@pytest.fixture(scope="module")
def received(kept: Kept) -> Received:
    return read_file(kept.path, FIXTURE_PASSWORD)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def test_the_format_of_today_is_among_those_that_are_kept() -> None:
    assert KEPT[-1].version == (MAJOR, MINOR)


def test_the_sheets_of_that_time_have_these_names_and_keys(kept: Kept) -> None:
    sheets = {s.name: s.rows for s in read_workbook(decrypt(kept.path.read_bytes(), FIXTURE_PASSWORD))}
    assert next(iter(sheets)) == "封面"
    assert [*sheets][-2:] == [CHANGES, MANIFEST] == ["_变更", "_清单"]
    assert sheets[CHANGES][0] == [
        *("at", "who", "what", "record", "hash", "salt", "digest", "header", "body", "body2")
    ]
    assert sheets[MANIFEST][0] == ["name", "text"]
    assert sheets["事项登记"][0][-1] == "id"


def test_a_workbook_of_that_time_brings_the_same_changes(kept: Kept, received: Received) -> None:
    state = hashlib.sha256()
    for change in sorted(received.changes, key=lambda c: c.id):
        state.update(change.header + (change.salt or b"") + (change.body or b"") + change.hash)
    assert state.hexdigest() == kept.bytes
    assert len(received.changes) == received.manifest.changes == kept.changes
    assert received.manifest.format == kept.version
    assert len(received.manifest.attachments) == kept.attachments
    assert received.manifest.born_of is not None
    assert [c.record_type for c in received.changes if c.body is None] == ["request"]
    assert [c.record_type for c in received.changes].count(ERASE) == 1


@pytest.mark.both_databases
def test_a_workbook_of_that_time_gives_the_same_records_and_digest(
    kept: Kept, received: Received, town: Subdistrict
) -> None:
    hub = town.home(HUB)
    [result] = import_files(hub, hub.actor, [received], trust="all")
    assert (result.changes, result.conflicts, result.waiting) == (kept.changes, 1, [])
    assert digest(hub, "NX03", "*") == {"NX03": kept.office, "*": kept.shared}
    assert whole(hub)
    requests, items = projection(Request), projection(ServiceItem)
    with hub.journal.read() as conn:
        found = conn.execute(select(requests.c.detail, requests.c.conflict, requests.c.deleted)).all()
        shared = conn.execute(select(items.c.name).where(items.c.heads != "")).scalars().all()
        written = conn.execute(select(requests.c.id).where(requests.c.conflict == "detail")).scalar_one()
    assert sorted((row[1], row[2]) for row in found) == [("", False), ("", True), ("detail", False)]
    assert {"长文" * 5_000, "甲座位所写"} <= {row[0] for row in found}
    assert shared == ["社区食堂用餐卡"]
    first = next(c for c in received.changes if c.record_id == written)
    assert first.body is not None
    assert json.loads(first.body)["detail"] == FIXTURE_TEXT.strip()


def test_what_was_taken_from_it_goes_on_in_a_workbook_of_today(
    kept: Kept, received: Received, town: Subdistrict
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    import_files(hub, hub.actor, [received], trust="all")
    passed_on = read_file(town.send(hub, "NX03", full=True), FILE_PASSWORD)
    import_files(office, office.actor, [passed_on], trust="all")
    assert digest(office, "NX03", "*")["*"] == kept.shared
    assert {(c.id, c.hash, c.body) for c in received.changes} == {
        (c.id, c.hash, c.body) for c in passed_on.changes
    }


def test_a_file_of_attachments_of_that_time_brings_them(town: Subdistrict) -> None:
    hub, workbook = town.home(HUB), KEPT[-1].path
    beside = workbook.with_name(workbook.stem + SUFFIX)
    files = [read_file(workbook, FIXTURE_PASSWORD), read_file(beside, FIXTURE_PASSWORD)]
    import_files(hub, hub.actor, files, trust="all")
    with hub.journal.read() as conn:
        [content] = conn.execute(select(BLOB.c.sha256)).scalars()
    assert files[0].manifest.attachments == (content[:20],)
    assert whole(hub)
