"""Attachments on their way: a second file beside the workbook, in any order, whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from nanxi_desk.core.attachments import Attachments, prepare
from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange import attachment_files
from nanxi_desk.core.exchange.attachment_files import SUFFIX, export_attachments
from nanxi_desk.core.exchange.reading import read_file
from nanxi_desk.core.exchange.sealed_stream import SealedWriter
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.undoing import undo_import
from nanxi_desk.core.exchange.views import FileState
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.identity import private_key
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.journal.tables import BLOB, BLOB_AHEAD, BLOB_USE
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.keys import DEFAULT_COST
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    content,
    digest,
    log,
    rewind,
    take,
    whole,
)
from tests.support.homes import CHEAP
from tests.support.parcels import use_parcels
from tests.support.pictures import pdf, photo
from tests.support.raw_pages import raw_content

SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Its workbooks are parcels, see there; the files of attachments are real."""
    use_parcels(monkeypatch)
    monkeypatch.setattr(attachment_files, "COST", CHEAP)
    with Subdistrict(tmp_path) as found:
        yield found


def attach(home: Home, request: str, seed: int = 1) -> str:
    """The hash of a picture that is attached."""
    [one] = Attachments(home).attach(home.actor, Request, request, [prepare(photo(seed=seed), f"{seed}.jpg")])
    return one.sha256


def send(town: Subdistrict, home: Home, to: str = HUB, *, full: bool = False) -> tuple[Path, Path | None]:
    """A workbook, and the file of attachments beside it, if there is one."""
    workbook = town.folder / f"{len(list(town.folder.iterdir())):03d}-{home.office}-{to}.xlsx"
    done = Exchange(home).export(
        home.actor, workbook, to, password=FILE_PASSWORD, full=full, attachments=True
    )
    return workbook, done.attachments_file


def here(home: Home, request: str) -> list[bool]:
    return [view.here for view in Attachments(home).of(Request, request)]


def blobs(home: Home) -> tuple[int, int, int]:
    """(here, uses, ahead)"""
    tables = (BLOB, BLOB_USE, BLOB_AHEAD)
    with home.journal.read() as conn:
        return tuple(conn.execute(select(func.count()).select_from(t)).scalar_one() for t in tables)  # type: ignore[return-value]


@pytest.mark.both_databases
@pytest.mark.parametrize("order", ["workbook first", "attachments first", "together", "reversed"])
def test_both_files_arrive_in_any_order_and_repeated(town: Subdistrict, order: str) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    attach(office, request)
    Attachments(office).attach(office.actor, Request, request, [prepare(pdf(), "签字单.pdf")])
    workbook, beside = send(town, office)
    assert beside is not None
    assert beside.name == workbook.stem + SUFFIX
    if order == "workbook first":
        take(hub, workbook)
        assert here(hub, request) == [False, False]
        assert take(hub, beside)[0].attachments == 2
    elif order == "attachments first":
        assert take(hub, beside)[0].attachments == 2
        assert blobs(hub) == (2, 0, 3)
        with hub.journal.read() as conn:
            assert ["2 个附件先到了" in line for line in verify(conn).pending] == [True]
        take(hub, workbook)
    else:
        files = (workbook, beside) if order == "together" else (beside, workbook)
        assert {result.attachments for result in take(hub, *files)} == {0, 2}
    assert here(hub, request) == [True, True]
    assert blobs(hub) == (2, 3, 0)
    assert take(hub, beside, workbook)[0].attachments == 0
    assert whole(hub)
    assert digest(office, "NX03") == digest(hub, "NX03")
    with hub.journal.read() as conn:
        assert verify(conn).pending == []


def test_only_what_the_partner_lacks_goes_and_a_lost_file_is_made_up_for(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    attach(office, request, 1)
    first = send(town, office)
    attach(office, request, 2)
    second = send(town, office)  # the hub was not heard of: everything again
    take(hub, *filter(None, second))
    assert here(hub, request) == [True, True]
    take(office, send(town, hub, "NX03")[0])
    assert send(town, office)[1] is None
    attach(office, request, 3)
    lost = Exchange(office).export(
        office.actor, town.folder / "lost.xlsx", HUB, password=FILE_PASSWORD, attachments=True
    )
    assert lost.attachments == 1
    take(hub, town.folder / "lost.xlsx")
    take(office, send(town, hub, "NX03")[0])  # the hub has the record, and says that it lacks the picture
    __, again = send(town, office)
    assert again is not None
    take(hub, again)
    assert here(hub, request) == [True, True, True]
    take(hub, *filter(None, first))
    assert blobs(hub)[0] == 3
    __, everything = send(town, office, full=True)
    assert everything is not None
    assert len(read_file(everything, FILE_PASSWORD).blobs or ()) == 3


def test_nobody_gets_what_is_another_offices(town: Subdistrict) -> None:
    office, other, hub = town.home("NX03"), town.home("NX07"), town.home(HUB)
    request, elsewhere = log(office), log(other)
    attach(office, request, 1)
    attach(other, elsewhere, 1)
    mine = attach(office, request, 2)
    for home in (office, other):
        take(hub, *filter(None, send(town, home)))
    assert blobs(hub)[0] == 2
    __, to_other = send(town, hub, "NX07", full=True)
    assert to_other is not None
    named = read_file(to_other, FILE_PASSWORD).blobs or ()
    assert mine not in {blob.sha256 for blob in named}
    assert {c.scope for blob in named for c in blob.changes} == {"NX07"}
    with pytest.raises(InputRefused, match="NX07"):
        take(office, to_other)


def forged(town: Subdistrict, home: Home, file: Path, signer: Home | None = None, **values: object) -> Path:
    """The same file with another manifest, signed by its writer or another."""
    received = read_file(file, FILE_PASSWORD)
    told = {**json.loads(received.manifest.to_bytes()), **values}
    text = canonical(told)
    target = town.folder / f"forged-{len(list(town.folder.iterdir()))}.nxa"
    with (signer or home).journal.read() as conn:
        key = private_key(conn, (signer or home).replica)
    assert key is not None
    parts = [data for __, data in attachment_files.contents(received)]
    head = attachment_files._HEAD.pack(len(text), key.sign(attachment_files._DOMAIN + text))
    with target.open("wb") as stream, SealedWriter(stream, FILE_PASSWORD, CHEAP) as sealed:
        sealed.write(head + text + b"".join(parts))
    return target


UNSOUND: list[object] = [
    None,
    [],
    7,
    [["f" * 64]],
    [["F" * 64, "jpg", 5, []]],
    [["f" * 64, "exe", 5, [["0" * 32, "NX03", 1]]]],
    [["f" * 64, "jpg", 10**9, [["0" * 32, "NX03", 1]]]],
    [["f" * 64, "jpg", 5, [["../x", "NX03", 1]]]],
    [["f" * 64, "jpg", 5, [["0" * 32, "NX03", "x"]]]],
    [["f" * 64, "jpg", 5, [["0" * 32, "NX03", 1]] * 501]],
]


def test_a_manifest_that_no_program_of_ours_writes_is_refused(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    attach(office, log(office))
    workbook, beside = send(town, office)
    assert beside
    take(hub, workbook)
    before = content(hub)
    for brings in UNSOUND:
        with pytest.raises(InputRefused) as refused:
            take(hub, forged(town, office, beside, brings=brings))
        assert refused.value.hint
    assert content(hub) == before


def test_another_scope_another_key_and_another_receiver_are_refused(town: Subdistrict) -> None:
    office, other, hub = town.home("NX03"), town.home("NX07"), town.home(HUB)
    sha256 = attach(office, log(office))
    workbook, beside = send(town, office)
    assert beside
    take(hub, workbook, trust="all")
    take(hub, send(town, other)[0])
    size = (read_file(beside, FILE_PASSWORD).blobs or ())[0].size
    before = content(hub)
    brought = lambda scope: [[sha256, "jpg", size, [[office.replica, scope, 1]]]]  # noqa: E731
    for scope in ("NX07", SHARED_SCOPE, "local"):
        with pytest.raises(InputRefused, match="不属于双方"):
            take(hub, forged(town, office, beside, brings=brought(scope), scopes=["NX03", scope]))
    with pytest.raises(InputRefused, match="签名不符"):
        take(hub, forged(town, office, beside, other))
    with pytest.raises(InputRefused, match="发给"):
        take(other, beside)
    with pytest.raises(InputRefused, match="指纹"):
        take(town.home(HUB), beside, trust="")
    assert content(hub) == before


def test_a_cut_or_flipped_file_changes_nothing_and_a_wrong_password_is_told(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    attach(office, request)
    workbook, beside = send(town, office)
    assert beside
    take(hub, workbook)
    before, whole_file = content(hub), beside.read_bytes()
    flipped = whole_file[:-200] + bytes([whole_file[-200] ^ 1]) + whole_file[-199:]
    for broken in (whole_file[:-1], whole_file[:200], whole_file[:20], flipped):
        beside.write_bytes(broken)
        with pytest.raises(InputRefused, match="损坏") as refused:
            take(hub, beside)
        assert refused.value.message.startswith(f"“{beside.name}”")
    beside.write_bytes(whole_file)
    with pytest.raises(InputRefused, match="密码不对"):
        read_file(beside, "另一个密码")
    assert read_file(beside, "另一个密码", FILE_PASSWORD).password == FILE_PASSWORD
    received = read_file(beside, FILE_PASSWORD)
    beside.write_bytes(whole_file[:-1])  # the stick was pulled out between preview and taking
    preview = Exchange(hub).preview(hub.actor, [workbook, beside], password=FILE_PASSWORD)
    assert [file.state for file in preview.files] == [FileState.KNOWN, FileState.REFUSED]
    with pytest.raises(InputRefused, match="损坏"):
        list(attachment_files.contents(received))
    assert content(hub) == before


def test_the_preview_tells_what_would_come_and_keeps_nothing(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    attach(office, log(office))
    files = [file for file in send(town, office) if file]
    before, service = content(hub), Exchange(hub)
    preview = service.preview(hub.actor, files, password=FILE_PASSWORD, trusted=["all"])
    assert [(file.state, file.attachments) for file in preview.files] == [
        (FileState.READY, 0),
        (FileState.READY, 1),
    ]
    assert content(hub) == before
    done = service.apply(hub.actor, preview)
    assert [file.attachments for file in done.preview.files] == [0, 1]
    assert [(view.incoming, view.attachments) for view in service.history()] == [(True, 0), (True, 1)]
    assert sorted((view.incoming, view.attachments) for view in Exchange(office).history()) == [
        (False, 0),
        (False, 1),
    ]


def test_a_file_that_breaks_off_after_the_preview_leaves_nothing(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    for seed in (1, 2, 3):
        attach(office, request, seed)
    workbook, beside = send(town, office)
    assert beside
    take(hub, workbook)
    before, service = content(hub), Exchange(hub)
    preview = service.preview(hub.actor, [beside], password=FILE_PASSWORD)
    beside.write_bytes(beside.read_bytes()[:-1])
    [file] = service.apply(hub.actor, preview).preview.files
    assert (file.state, "损坏" in file.refused, file.attachments) == (FileState.REFUSED, True, 0)
    assert content(hub) == before


def test_a_computer_that_went_back_to_a_snapshot_keeps_what_it_attached_since(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    town.exchange(office, hub=hub)
    snapshot = town.copy(office, to="snapshot")
    office = town.open(office.path)
    attach(office, request, 1)
    take(hub, *(file for file in send(town, office) if file))
    office = rewind(town, office, snapshot)
    attach(office, request, 2)
    for __ in range(2):  # the hub hears with the first that the office has not what it had
        take(office, *(file for file in send(town, hub, "NX03") if file))
        take(hub, *(file for file in send(town, office) if file))
    assert here(office, request) == here(hub, request) == [True, True]
    assert whole(office)
    assert whole(hub)
    assert digest(office, "NX03") == digest(hub, "NX03")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["f" * 64, "jpg", "NX03", "0" * 32])
    | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)
replicas, scopes = st.sampled_from(["0" * 32, "x", 3]), st.sampled_from(["NX03", "*", "", None])
change_ids = st.tuples(replicas, scopes, json_values)
entries = st.tuples(
    st.sampled_from(["f" * 64, "e" * 64, "f", None]),
    st.sampled_from(["jpg", "pdf", "exe", 1]),
    st.integers(-5, 10**10) | json_values,
    st.lists(change_ids, max_size=3) | json_values,
)


@given(json_values | st.lists(entries | json_values, max_size=4))
def test_whatever_a_manifest_tells_is_read_or_refused(told: object) -> None:
    told = json.loads(json.dumps(told))
    try:
        found = attachment_files.read_entries({"brings": told})
    except InputRefused:
        return
    assert len({entry.sha256 for entry in found}) == len(found)
    for entry in found:
        assert entry.kind in ("jpg", "png", "pdf")
        assert 0 < entry.size < 10_000_000
        assert all(len(change.replica) == 32 and change.scope and change.seq >= 0 for change in entry.changes)


# --- erased, everywhere and for good -----------------------------------------------------------------------


def came(office: Home, name: str = "欧阳菡萏") -> tuple[str, str]:
    draft = VisitDraft(item="居住证明", name=name, phone="13912345678", close_now=True)
    logged = FrontDesk(office).log(office.actor, draft)
    assert logged.resident_id
    return logged.request_id, logged.resident_id


def erase(home: Home, record: str) -> None:
    lists = DestroyDesk(home)
    assert lists.confirm(SECOND, lists.propose_record(home.actor, record)).clean


def bytes_of(home: Home, sha256: str) -> bytes:
    """A piece out of the middle of an attachment, as it lies on the pages."""
    with home.journal.read() as conn:
        return bytes(conn.execute(select(BLOB.c.content).where(BLOB.c.sha256 == sha256)).scalar_one())[
            300:700
        ]


def test_an_erased_attachment_is_gone_from_every_page_of_all_who_hear_of_it(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    gone = attach(office, request, 1)
    kept_request, __ = came(office, "赵一鸣")
    kept = attach(office, kept_request, 2)
    files = [file for file in send(town, office) if file]
    take(hub, *files)
    Attachments(hub).open(hub.actor, Request, request, gone)
    Attachments(office).save(office.actor, Request, request, gone, town.folder / "out.jpg")
    trace, other = bytes_of(office, gone), bytes_of(office, kept)
    for home in (office, hub):
        assert trace in raw_content(home)
    erase(office, resident)
    assert blobs(office)[:2] == (1, 1)
    take(hub, *(file for file in send(town, office) if file))
    for home in (office, hub):
        assert trace not in raw_content(home)
        assert gone.encode() not in raw_content(home)
        assert b"1.jpg" not in raw_content(home)
        assert other in raw_content(home)
        assert whole(home)
        assert here(home, request) == []
        assert here(home, kept_request) == [True]
    # The old files, and files of somebody who was not told yet, bring nothing back.
    assert [result.attachments for result in take(hub, *files)] == [0, 0]
    assert trace not in raw_content(hub)
    late = town.home(HUB)
    take(late, send(town, office, full=True)[0])
    assert [result.attachments for result in take(late, *reversed(files))] == [1, 0]
    assert blobs(late) == (1, 1, 0)
    assert trace not in raw_content(late)


def test_an_attachment_that_came_before_its_erasure_goes_when_that_arrives(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    trace = bytes_of(office, attach(office, request))
    __, beside = send(town, office)
    assert beside
    take(hub, beside)
    assert blobs(hub)[0] == 1
    erase(office, resident)
    take(hub, send(town, office, full=True)[0])
    assert blobs(hub) == (0, 0, 0)
    assert trace not in raw_content(hub)
    assert whole(hub)


def test_a_shared_attachment_stays_for_the_other_record(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request, resident = came(office)
    other_request, other = came(office, "赵一鸣")
    sha256 = attach(office, request)
    assert attach(office, other_request) == sha256
    take(hub, *(file for file in send(town, office) if file))
    for person, left in ((resident, 1), (other, 0)):
        erase(office, person)
        take(hub, *(file for file in send(town, office) if file))
        for home in (office, hub):
            assert blobs(home)[0] == left
            assert whole(home)
    assert here(hub, request) == here(hub, other_request) == []


def test_what_was_taken_off_is_erased_with_the_record_too(town: Subdistrict) -> None:
    office = town.home("NX03")
    request, resident = came(office)
    sha256 = attach(office, request)
    trace = bytes_of(office, sha256)
    Attachments(office).detach(office.actor, Request, request, sha256)
    assert trace in raw_content(office)
    erase(office, resident)
    assert trace not in raw_content(office)


def test_a_number_in_the_name_of_anothers_file_is_blotted_and_the_picture_stays(
    town: Subdistrict,
) -> None:
    office = town.home("NX03")
    __, resident = came(office)
    other_request = log(office, "赵一鸣", close_now=True)
    Attachments(office).attach(
        office.actor, Request, other_request, [prepare(photo(), "13912345678的签字.jpg")]
    )
    erase(office, resident)
    [view] = Attachments(office).of(Request, other_request)
    assert view.here
    assert view.attachment.name == "〔已清除〕的签字.jpg"
    assert b"13912345678" not in raw_content(office)
    assert whole(office)


def test_undoing_an_import_takes_its_attachments_along(town: Subdistrict) -> None:
    office, hub = town.home("NX03"), town.home(HUB)
    request = log(office)
    attach(office, request)
    workbook, beside = send(town, office)
    assert beside
    [result, __] = take(hub, workbook, beside)
    undo_import(hub, hub.actor, result.id)
    assert blobs(hub) == (0, 0, 0)
    assert whole(hub)
    take(hub, beside, workbook)
    assert here(hub, request) == [True]


def test_the_full_cost_is_what_is_written(town: Subdistrict, monkeypatch: pytest.MonkeyPatch) -> None:
    office = town.home("NX03")
    attach(office, log(office))
    monkeypatch.setattr(attachment_files, "COST", DEFAULT_COST)
    target = town.folder / "a.xlsx"
    done = export_attachments(office, office.actor, target, HUB, FILE_PASSWORD)
    assert done.attachments_file is not None
    header = done.attachments_file.read_bytes()[:16]
    assert (header[10], int.from_bytes(header[11:15], "big"), header[15]) == (3, 65_536, 1)
