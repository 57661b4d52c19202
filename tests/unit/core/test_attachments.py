"""Attachments of records: added, looked at, taken off and put back, logged; backed up, erased, verified."""

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import delete, func, insert, select, update

from nanxi_desk.core import reveals
from nanxi_desk.core.attachments import (
    MOST,
    Attachments,
    check_entries,
    drop_unclaimed,
    prepare,
)
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.blobs import note_uses_again
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.tables import BLOB, BLOB_USE
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.records import new_id
from nanxi_desk.core.schema import rebuild
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.pictures import drawing, pdf, photo

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as made:
        yield made


def logged(home: Home, name: str = "王芳") -> str:
    return FrontDesk(home).log(home.actor, VisitDraft(item="漏水", name=name)).request_id


def names(home: Home, request: str) -> list[str]:
    return [view.attachment.name for view in Attachments(home).of(Request, request)]


def counts(home: Home) -> tuple[int, int]:
    """(blobs, uses)."""
    with home.journal.read() as conn:
        return tuple(conn.execute(select(func.count()).select_from(t)).scalar_one() for t in (BLOB, BLOB_USE))  # type: ignore[return-value]


def problems(home: Home) -> tuple[list[str], list[str]]:
    with home.journal.read() as conn:
        found = verify(conn)
    return found.problems, found.pending


def test_a_record_holds_what_is_attached_and_a_change_names_only_its_hash(home: Home) -> None:
    request, desk = logged(home), Attachments(home)
    files = [prepare(photo(), "漏水点.jpg"), prepare(pdf(), "签字单.pdf"), prepare(drawing(), "草图.png")]
    added = desk.attach(home.actor, Request, request, files)
    assert [one.name for one in added] == names(home, request) == ["漏水点.jpg", "签字单.pdf", "草图.png"]
    assert [view.size for view in desk.of(Request, request)] == [len(file.content) for file in files]
    assert counts(home) == (3, 3)
    with home.journal.read() as conn:
        for file in files:
            stored = conn.execute(
                select(BLOB.c.content).where(BLOB.c.sha256 == file.attachment.sha256)
            ).scalar_one()
            assert hashlib.sha256(stored).hexdigest() == file.attachment.sha256
        told = [field for view in history_of(conn, [request]) for field in view.fields]
        assert ("附件", "漏水点.jpg、签字单.pdf、草图.png") in told
        state = digests(conn)
    rebuild(home.engine)
    assert problems(home) == ([], [])
    assert names(home, request) == ["漏水点.jpg", "签字单.pdf", "草图.png"]
    with home.journal.read() as conn:
        assert digests(conn) == state


def test_the_same_bytes_are_kept_once_and_added_once(home: Home) -> None:
    first, second, desk = logged(home), logged(home, "李明"), Attachments(home)
    assert len(desk.attach(home.actor, Request, first, [prepare(photo(), "a.jpg")])) == 1
    assert desk.attach(home.actor, Request, first, [prepare(photo(), "又是它.jpg")]) == ()
    assert len(desk.attach(home.actor, Request, second, [prepare(photo(), "b.jpg")])) == 1
    assert counts(home) == (1, 2)
    assert names(home, first) == ["a.jpg"]
    assert names(home, second) == ["b.jpg"]


def test_what_is_taken_off_can_be_put_back(home: Home) -> None:
    request, desk = logged(home), Attachments(home)
    one, two = desk.attach(
        home.actor, Request, request, [prepare(photo(), "a.jpg"), prepare(photo(seed=2), "b.jpg")]
    )
    removed = desk.detach(home.actor, Request, request, one.sha256)
    assert removed == one
    assert names(home, request) == ["b.jpg"]
    desk.put_back(home.actor, Request, request, removed)
    assert set(names(home, request)) == {"a.jpg", "b.jpg"}
    for left in (one, two):
        desk.detach(home.actor, Request, request, left.sha256)
    assert names(home, request) == []
    with pytest.raises(InputRefused, match="已不在"):
        desk.detach(home.actor, Request, request, one.sha256)
    assert problems(home) == ([], [])


def test_looking_and_taking_out_are_logged_and_a_pdf_is_not_opened(home: Home, tmp_path: Path) -> None:
    request, desk = logged(home), Attachments(home)
    picture, paper = desk.attach(
        home.actor, Request, request, [prepare(photo(), "漏水点.jpg"), prepare(pdf(), "签字单.pdf")]
    )
    assert Image.open(io.BytesIO(desk.thumbnail(Request, request, picture.sha256))).format == "PNG"
    assert desk.thumbnail(Request, request, paper.sha256) == b""
    assert not reveals.read_log(home)
    content = desk.open(home.actor, Request, request, picture.sha256)
    assert hashlib.sha256(content).hexdigest() == picture.sha256
    with pytest.raises(InputRefused, match="不在程序里打开"):
        desk.open(home.actor, Request, request, paper.sha256)
    saved = desk.save(home.actor, Request, request, paper.sha256, tmp_path)
    assert (saved.name, saved.read_bytes()) == ("签字单.pdf", pdf())
    with pytest.raises(InputRefused, match="没有覆盖"):
        desk.save(home.actor, Request, request, paper.sha256, saved)
    desk.save(home.actor, Request, request, picture.sha256, saved, replace=True)
    log = [(entry.way, entry.who, entry.scope) for entry in reveals.read_log(home)]
    assert log == [
        ("另存附件", home.actor.name, "漏水点.jpg"),
        ("另存附件", home.actor.name, "签字单.pdf"),
        ("查看附件", home.actor.name, "漏水点.jpg"),
    ]
    assert request in str(FrontDesk(home).detail(request).row.id)
    assert reveals.read_log(home)[0].what.startswith("事项登记 · NX03-")


def test_only_what_a_visible_record_names_is_given_out(home: Home) -> None:
    request, other, desk = logged(home), logged(home, "李明"), Attachments(home)
    [one] = desk.attach(home.actor, Request, request, [prepare(photo(), "a.jpg")])
    for call in (desk.open, desk.detach):
        with pytest.raises(InputRefused, match="已不在"):
            call(home.actor, Request, other, one.sha256)
    with pytest.raises(InputRefused, match="已不在"):
        desk.thumbnail(Request, other, one.sha256)
    with pytest.raises(InputRefused, match="不能有附件"):
        desk.of(Visit, request)
    with pytest.raises(InputRefused, match="已不在"):
        desk.of(Request, new_id())
    stranger = Actor(home.actor.id, home.actor.name, frozenset({"管理员"}))
    for call in (desk.open, desk.detach):
        with pytest.raises(NotAllowed):
            call(stranger, Request, request, one.sha256)


def test_a_class_may_ask_for_rights_of_its_own(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    request, desk = logged(home), Attachments(home)
    [one] = desk.attach(home.actor, Request, request, [prepare(photo(), "a.jpg")])
    monkeypatch.setattr(Request, "attachment_rights", ("people.edit-nobody", "frontdesk.read"))
    assert desk.open(home.actor, Request, request, one.sha256)
    with pytest.raises(NotAllowed):
        desk.detach(home.actor, Request, request, one.sha256)


def test_no_form_or_command_writes_the_field_itself(home: Home) -> None:
    from nanxi_desk.frontdesk.editing import edit_record

    with pytest.raises(FieldRefused, match="不能直接修改"):
        edit_record(home, home.actor, logged(home), [f"附件=blob:{'a' * 64}:jpg:a.jpg"])


def test_there_is_a_limit(home: Home) -> None:
    request, desk = logged(home), Attachments(home)
    files = [
        prepare(drawing(8, 8, seed=seed, noise=True), f"{'长' * 90}{seed}.png") for seed in range(MOST + 1)
    ]
    desk.attach(home.actor, Request, request, files[:-1])
    with pytest.raises(InputRefused, match="最多 40 个"):
        desk.attach(home.actor, Request, request, files[-1:])
    assert len(names(home, request)) == MOST
    assert counts(home)[0] == MOST


def test_what_was_chosen_for_a_draft_lies_in_the_database_at_once(home: Home, clock: MovableClock) -> None:
    desk, drafts = Attachments(home), Drafts(home)
    kept = desk.stage(home.actor, prepare(photo(), "a.jpg"))
    lost = desk.stage(home.actor, prepare(photo(seed=2), "b.jpg"))
    drafts.keep("visit", {"attachments": [kept.spelled]})
    assert [view.here for view in desk.staged([kept, lost])] == [True, True]
    assert desk.staged_thumbnail(kept)
    assert drop_unclaimed(home) == 0
    clock.move(hours=25)
    assert drop_unclaimed(home) == 1
    assert [view.here for view in desk.staged([kept, lost])] == [True, False]
    with home.journal.read() as conn:
        check_entries(conn, [kept.spelled])
        with pytest.raises(InputRefused, match="未到达"):
            check_entries(conn, [lost.spelled])
    request = logged(home)
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Request, request, {"attachments": [kept.spelled]})
    drafts.drop("visit")
    clock.move(hours=25)
    assert drop_unclaimed(home) == 0
    assert names(home, request) == ["a.jpg"]


def test_two_who_add_side_by_side_contradict_nobody(home: Home) -> None:
    request, desk = logged(home), Attachments(home)
    with home.journal.read() as conn:
        from nanxi_desk.core.journal.rows import load_rows

        seen = load_rows(conn, Request, [request])[request]["heads"]
    [one] = desk.attach(home.actor, Request, request, [prepare(photo(), "a.jpg")])
    other = desk.stage(home.actor, prepare(photo(seed=2), "b.jpg"))
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Request, request, {"attachments": [other.spelled]}, seen=seen)
    assert set(names(home, request)) == {"a.jpg", "b.jpg"}
    with home.journal.read() as conn:
        assert load_rows(conn, Request, [request])[request]["conflict"] == ""
    desk.detach(home.actor, Request, request, one.sha256)
    assert names(home, request) == ["b.jpg"]


def test_verify_tells_what_is_damaged_absent_or_nobodys(home: Home, clock: MovableClock) -> None:
    request, desk = logged(home), Attachments(home)
    one, two = desk.attach(
        home.actor, Request, request, [prepare(photo(), "a.jpg"), prepare(photo(seed=2), "b.jpg")]
    )
    assert problems(home) == ([], [])
    desk.stage(home.actor, prepare(photo(seed=3), "c.jpg"))
    [told] = problems(home)[1]
    assert "1 个附件还没有记录" in told
    clock.move(hours=25)
    drop_unclaimed(home)
    assert problems(home) == ([], [])
    with home.journal.write("") as writing:
        writing.conn.execute(update(BLOB).where(BLOB.c.sha256 == one.sha256).values(content=b"other"))
    assert len(problems(home)[0]) == 1
    with home.journal.write("") as writing:
        writing.conn.execute(delete(BLOB).where(BLOB.c.sha256 == one.sha256))
    damaged, pending = problems(home)
    assert damaged == []
    assert [line for line in pending if "未到达" in line and "1 个附件" in line]
    assert [view.here for view in desk.of(Request, request)] == [False, True]
    with pytest.raises(InputRefused, match="未到达"):
        desk.open(home.actor, Request, request, one.sha256)
    with home.journal.write("") as writing:
        writing.conn.execute(delete(BLOB_USE).where(BLOB_USE.c.sha256 == two.sha256))
        writing.conn.execute(insert(BLOB_USE), [{"sha256": "f" * 64, "pos": 1}])
    assert len(problems(home)[0]) == 1
    with home.journal.write("") as writing:
        note_uses_again(writing.conn)
    assert problems(home)[0] == []
