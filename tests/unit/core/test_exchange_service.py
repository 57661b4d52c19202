"""The exchange's service: previews that keep their word, files that wait, undo, partners, the inbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.errors import InputRefused, UsageError, UserError
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FilePreview, FileState, Preview, RowState, Rule
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import STREAM
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    content,
    digest,
    edit,
    log,
    take,
    unlocked,
    whole,
)
from tests.support.parcels import use_parcels


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Its files are parcels, see there."""
    use_parcels(monkeypatch)
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.fixture
def real_town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def look(home: Home, *files: Path, trusted: tuple[str, ...] = ("all",)) -> Preview:
    return Exchange(home).preview(home.actor, files, password=FILE_PASSWORD, trusted=trusted)


def do(home: Home, preview: Preview) -> Preview:
    applied = Exchange(home).apply(home.actor, preview)
    assert applied.done
    return applied.preview


def figures(file: FilePreview) -> tuple[FileState, int, int, int, int]:
    return file.state, file.new, file.changed, file.conflicts, file.changes


def detail(home: Home, request: str) -> str | None:
    with home.journal.read() as conn:
        row = load_rows(conn, Request, [request]).get(request)
    return row["detail"] if row and not row["deleted"] else None


def newest_import(home: Home) -> str:
    return next(file.id for file in Exchange(home).history() if file.undoable)


# --- preview and apply -------------------------------------------------------------------------------------


def test_what_the_preview_says_is_what_comes(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    request = log(one, "赵一鸣", phone="13800001111")
    take(hub, town.send(one))
    edit(one, request, "已改")
    log(other, "钱小满")
    files = [town.send(one), town.send(other)]
    before = content(hub)
    preview = look(hub, *files)
    assert content(hub) == before
    assert figures(preview.files[0]) == (FileState.READY, 0, 1, 0, 1)
    assert preview.files[1].state is FileState.READY
    done = do(hub, preview)
    assert [figures(f) for f in done.files] == [figures(f) for f in preview.files]
    assert digest(hub, "NX03", "NX07") == {**digest(one, "NX03"), **digest(other, "NX07")}


def test_the_preview_shows_each_record_before_and_after_and_masks_phones(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, "赵一鸣", phone="13800001111", detail="原来")
    take(hub, town.send(office))
    edit(office, request, "后来")
    log(office, "钱小满", phone="13800002222")
    [file] = look(hub, town.send(office)).files
    changed = next(row for row in file.rows if row.record == request)
    assert changed.state is RowState.CHANGED
    assert [(f.before, f.after) for f in changed.fields] == [("原来", "后来")]
    assert sum(row.state is RowState.NEW for row in file.rows) == file.new
    texts = {field.after for row in file.rows for field in row.fields}
    assert "138****2222" in texts
    assert "13800002222" not in texts


def test_the_journal_moved_in_between_and_the_preview_is_computed_again(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    town.exchange(office, hub=hub)
    file = town.send(office)
    copy = town.copy(office, to="second-seat")
    office, second = town.open(office.path), town.open(copy)
    edit(office, request, "甲")
    edit(second, request, "乙")
    files = [town.send(office), town.send(second)]
    preview = look(hub, files[0])
    take(hub, files[1])
    before = content(hub)
    applied = Exchange(hub).apply(hub.actor, preview)
    assert not applied.done
    assert content(hub) == before
    assert applied.preview.files[0].conflicts == 1
    assert preview.files[0].conflicts == 0
    assert do(hub, applied.preview).files[0].conflicts == 1
    assert file.exists()


def test_a_refused_file_stops_no_other_and_says_why(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    good = town.send(office)
    bad = town.put(b"no workbook")
    preview = look(hub, bad, good)
    assert [file.state for file in preview.files] == [FileState.REFUSED, FileState.READY]
    assert bad.name in preview.files[0].refused
    assert preview.files[0].hint
    do(hub, preview)
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_an_unknown_key_is_a_question_and_a_trusted_one_passes(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    file = town.send(office)
    [asked] = look(hub, file, trusted=()).files
    assert asked.state is FileState.REFUSED
    assert asked.question is not None
    assert (asked.question.kind, asked.question.office, asked.question.known) == ("first", "NX03", ())
    [answered] = look(hub, file, trusted=(asked.question.fingerprint,)).files
    assert answered.state is FileState.READY


def test_a_file_known_already_says_so(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    file = town.send(office)
    do(hub, look(hub, file))
    preview = look(hub, file)
    assert preview.files[0].state is FileState.KNOWN
    assert not preview.takable


def test_cancelled_in_the_middle_nothing_is_kept(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    preview = look(hub, town.send(office))
    before = content(hub)

    def cancel(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Exchange(hub).apply(hub.actor, preview, progress=cancel)
    assert content(hub) == before
    do(hub, preview)
    assert whole(hub)


# --- files that wait ---------------------------------------------------------------------------------------


def two_files(town: Subdistrict) -> tuple[Home, Home, Path, Path]:
    """An office whose second file goes on from a first that the hub has not: (hub, office, first, second)."""
    hub, office, elsewhere = town.home(HUB), town.home("NX03"), town.home(HUB)
    log(office)
    first = town.send(office)
    take(elsewhere, first)
    take(office, town.send(elsewhere, "NX03"))
    log(office, "钱小满")
    return hub, office, first, town.send(office)


def test_a_file_whose_predecessor_is_missing_is_set_aside_and_taken_when_it_arrives(
    town: Subdistrict,
) -> None:
    hub, office, first, second = two_files(town)
    preview = look(hub, second)
    assert preview.files[0].state is FileState.WAITING
    do(hub, preview)
    [waiting] = Exchange(hub).waiting()
    assert (waiting.office, waiting.name) == ("NX03", second.name)
    assert "NX03" in waiting.wanted[0]
    assert waiting.number == 2
    second.unlink()
    preview = look(hub, first)
    assert [f.path.name for f in preview.released] == [second.name]
    done = do(hub, preview)
    assert [figures(f) for f in done.released] == [figures(f) for f in preview.released]
    assert Exchange(hub).waiting() == ()
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_a_file_that_waits_is_kept_as_it_came(town: Subdistrict) -> None:
    from nanxi_desk.core.journal.tables import WAITING_FILE

    hub, _office, _first, second = two_files(town)
    take(hub, second)
    with hub.journal.read() as conn:
        assert conn.execute(select(WAITING_FILE.c.content)).scalar_one() == second.read_bytes()


def test_a_file_that_waits_can_be_dropped(town: Subdistrict) -> None:
    hub, _office, _first, second = two_files(town)
    take(hub, second)
    [waiting] = Exchange(hub).waiting()
    Exchange(hub).discard(hub.actor, waiting.id)
    assert Exchange(hub).waiting() == ()


# --- undo --------------------------------------------------------------------------------------------------


def test_an_import_nobody_was_told_of_is_forgotten(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office, detail="原来")
    take(hub, town.send(office))
    before, found = digest(hub), len(FrontDesk(hub).search("赵一鸣", 10))
    log(office, "钱小满")
    edit(office, request, "后来")
    take(hub, file := town.send(office))
    assert len(FrontDesk(hub).search("钱小满", 10)) == 1
    plan = Exchange(hub).undo_plan(hub.actor, newest_import(hub))
    assert plan.way == "forget"
    assert detail(hub, request) == "后来"
    assert Exchange(hub).undo(hub.actor, plan.id) == plan
    assert digest(hub) == before
    assert detail(hub, request) == "原来"
    assert FrontDesk(hub).search("钱小满", 10) == FrontDesk(hub).search("绝无此人", 10)
    assert len(FrontDesk(hub).search("赵一鸣", 10)) == found
    assert whole(hub)
    [taken] = take(hub, file)
    assert (taken.new, taken.changed) == (4, 1)
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert whole(hub)


def test_undone_twice_is_refused_and_so_is_what_brought_nothing(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    undone = newest_import(hub)
    Exchange(hub).undo(hub.actor, undone)
    with pytest.raises(InputRefused, match="已经撤销"):
        Exchange(hub).undo(hub.actor, undone)
    with pytest.raises(InputRefused, match="没有编号"):
        Exchange(hub).undo(hub.actor, "00" * 16)
    take(hub, town.send(office, full=True))
    take(hub, town.send(office, full=True))
    [nothing] = [f for f in Exchange(hub).history() if f.incoming and f.changes == 0]
    with pytest.raises(InputRefused, match="没有带来新内容"):
        Exchange(hub).undo(hub.actor, nothing.id)


def two_seats(town: Subdistrict) -> tuple[Home, Home, Home, str]:
    """A hub, two computers of one office and a request that all know."""
    hub, first = town.home(HUB), town.home("NX03")
    request = log(first, detail="原来")
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    return hub, first, second, request


def test_undo_after_export_takes_back_and_everybody_agrees(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    edit(second, request, "后来")
    added = log(second, "钱小满")
    take(hub, town.send(second))
    take(first, town.send(hub, "NX03"))
    assert detail(first, request) == "后来"
    town.send(first)
    plan = Exchange(first).undo_plan(first.actor, newest_import(first))
    assert plan.way == "take back"
    own = own_seq(first)
    Exchange(first).undo(first.actor, plan.id)
    assert own_seq(first) > own
    assert detail(first, request) == "原来"
    assert detail(first, added) is None
    assert whole(first)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert digest(first, "NX03") == digest(second, "NX03") == digest(hub, "NX03")
    assert detail(second, request) == "原来"
    assert whole(second)
    # Not revived by a third party's file, nor by the first one once more.
    take(first, town.send(hub, "NX03", full=True))
    assert detail(first, request) == "原来"


def own_seq(home: Home) -> int:
    with home.journal.read() as conn:
        return sum(
            row.seq for row in conn.execute(select(STREAM).where(STREAM.c.replica == home.replica)).all()
        )


def test_undo_never_reuses_an_own_number(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    edit(second, request, "后来")
    take(hub, town.send(second))
    take(first, town.send(hub, "NX03"))
    edit(first, request, "再后来")  # stands on what was imported
    numbers = own_seq(first)
    Exchange(first).undo(first.actor, newest_import(first))
    assert own_seq(first) >= numbers
    assert detail(first, request) == "再后来"
    assert whole(first)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert digest(first, "NX03") == digest(second, "NX03") == digest(hub, "NX03")


def test_what_refers_to_an_imported_record_keeps_it(town: Subdistrict) -> None:
    hub, first, second, _request = two_seats(town)
    added = log(second, "钱小满")
    take(hub, town.send(second))
    take(first, town.send(hub, "NX03"))
    FrontDesk(first).accept(first.actor, added)
    plan = Exchange(first).undo(first.actor, newest_import(first))
    assert plan.way == "take back"
    assert plan.kept
    with first.journal.read() as conn:
        assert not load_rows(conn, Request, [added])[added]["deleted"]
    assert whole(first)


def test_the_hub_cannot_take_back_what_is_an_offices_to_write(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    imported = newest_import(hub)
    town.send(hub, "NX03")
    before = content(hub)
    with pytest.raises(UserError, match="不能修改"):
        Exchange(hub).undo(hub.actor, imported)
    assert content(hub) == before


# --- the inbox ---------------------------------------------------------------------------------------------


def in_conflict(town: Subdistrict, *details: str) -> tuple[Home, Home, Home, list[str]]:
    hub, first, second, request = two_seats(town)
    requests = [request, *(log(first, f"人{i}", detail="原来") for i in range(len(details) - 1))]
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    for record, text in zip(requests, details, strict=True):
        edit(first, record, f"{text}甲")
        edit(second, record, f"{text}乙")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    return hub, first, second, requests


def test_the_inbox_is_the_same_everywhere_and_says_who_saw_what(town: Subdistrict) -> None:
    hub, first, second, [request] = in_conflict(town, "改")
    [conflict] = Exchange(first).conflicts()
    assert Exchange(first).conflict_count() == 1
    assert (conflict.record, conflict.label) == (request, "情况")
    assert {(h.text, h.seen) for h in conflict.heads} == {("改甲", "原来"), ("改乙", "原来")}
    assert [h.shown for h in conflict.heads] == [False, True]
    assert conflict.decidable
    for other in (second, hub):
        [same] = Exchange(other).conflicts()
        assert [(h.change, h.text, h.at) for h in same.heads] == [
            (h.change, h.text, h.at) for h in conflict.heads
        ]
    assert not Exchange(hub).conflicts()[0].decidable


def test_a_decision_travels_and_empties_every_inbox(town: Subdistrict) -> None:
    hub, first, second, [request] = in_conflict(town, "改")
    [conflict] = Exchange(first).conflicts()
    loser = conflict.heads[0]
    Exchange(first).decide(first.actor, conflict.id, loser.change)
    assert detail(first, request) == loser.text
    with pytest.raises(InputRefused, match="没有编号"):
        Exchange(first).decide(first.actor, conflict.id, loser.change)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert [Exchange(home).conflicts() for home in (hub, first, second)] == [()] * 3
    assert detail(second, request) == loser.text


def test_concurrent_decisions_are_a_conflict_again_unless_they_agree(town: Subdistrict) -> None:
    hub, first, second, _requests = in_conflict(town, "改", "动")
    inbox = Exchange(first).conflicts()
    for place, conflict in enumerate(inbox):
        Exchange(first).decide(first.actor, conflict.id, conflict.heads[0].change)
        Exchange(second).decide(second.actor, conflict.id, conflict.heads[place].change)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert [c.record for c in Exchange(hub).conflicts()] == [inbox[1].record]


def test_many_are_decided_by_rule(town: Subdistrict) -> None:
    _hub, first, _second, requests = in_conflict(town, "一", "二", "三")
    service = Exchange(first)
    ids = [conflict.id for conflict in service.conflicts()]
    decided = service.decide_by_rule(first.actor, ids[:2], Rule.SHOWN)
    assert (decided.decided, decided.left) == (2, {})
    assert service.conflict_count() == 1
    refused = service.decide_by_rule(first.actor, [*ids[:1], ids[2]], Rule.OURS)
    assert refused.decided == 0  # both computers are the office's
    assert set(refused.left) == {ids[0], ids[2]}
    assert service.conflict_count() == 1
    assert {detail(first, request)[-1:] for request in requests} <= {"甲", "乙"}


def test_a_superseded_head_leaves_the_inbox(town: Subdistrict) -> None:
    """A later edit over the value shown takes its place; the other side of the conflict stays."""
    hub, first, second, [request] = in_conflict(town, "改")
    [before] = Exchange(first).conflicts()
    edit(first, request, "最后")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    [after] = Exchange(second).conflicts()
    assert {h.text for h in after.heads} == {before.heads[0].text, "最后"}


def test_a_deletion_beside_an_edit_stays_visible_and_is_decided(town: Subdistrict) -> None:
    hub, first, second, request = two_seats(town)
    with first.journal.write(first.actor.id) as writing:
        writing.delete(Request, request)
    edit(second, request, "还在改")
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert detail(first, request) == "还在改"
    [conflict] = Exchange(first).conflicts()
    assert conflict.id.endswith("!deleted")
    assert {h.value for h in conflict.heads} == {True, False}
    keep = next(h for h in conflict.heads if not h.value)
    Exchange(first).decide(first.actor, conflict.id, keep.change)
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    assert Exchange(hub).conflicts() == ()
    assert detail(second, request) == "还在改"


def test_what_was_written_over_before_does_not_speak_against_a_deletion(town: Subdistrict) -> None:
    """All that creating the record wrote was written again before it was deleted beside an edit."""
    hub, first, second, __ = two_seats(town)
    resident = Resident(id=new_id(), scope="NX03", name="王芳")
    with first.journal.write(first.actor.id) as writing:
        writing.create(resident)
    with first.journal.write(first.actor.id) as writing:
        writing.edit(Resident, resident.id, {"name": "王方"})
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    with first.journal.write(first.actor.id) as writing:
        writing.delete(Resident, resident.id)
    with second.journal.write(second.actor.id) as writing:
        writing.edit(Resident, resident.id, {"address": "示范路 1 弄"})
    for __ in range(2):
        town.exchange(first, second, hub=hub)
    for home in (hub, first, second):
        [conflict] = Exchange(home).conflicts()
        assert {h.text for h in conflict.heads} == {"删除", "修改:住址"}


# --- partners and history ----------------------------------------------------------------------------------


def test_partners_what_each_has_and_who_owes_a_file(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(one)
    take(hub, town.send(one))
    take(hub, town.send(other))
    first, second = Exchange(hub).partners()
    assert (first.office, first.name, first.pending, first.owes) == ("NX03", "华业居委会", 0, "")
    assert first.last_in is not None
    assert first.last_in.incoming
    assert first.last_out is None
    announce(hub, "社区食堂用餐卡")
    assert [p.pending for p in Exchange(hub).partners()] == [1, 1]
    town.send(hub, "NX03")
    assert Exchange(hub).partners()[0].last_out is not None
    from tests.support.journals import MovableClock

    hub.journal.clock = MovableClock(hub.journal.clock.now())
    hub.journal.clock.move(days=8)
    assert all(partner.owes for partner in Exchange(hub).partners())
    assert second.computers[0].state == "live"


def test_a_revoked_computer_is_refused(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    Exchange(hub).revoke(hub.actor, office.replica)
    log(office, "钱小满")
    [file] = look(hub, town.send(office)).files
    assert file.state is FileState.REFUSED
    assert file.question is None
    assert "已被停用" in file.refused
    office.renew_identity()  # whoever has the revoked key cannot bear a new one
    [born] = look(hub, town.send(office), trusted=()).files
    assert born.question is not None
    with pytest.raises(InputRefused, match="没有编号"):
        Exchange(hub).revoke(hub.actor, hub.replica)


def test_the_kept_password_is_used_where_none_is_given(real_town: Subdistrict) -> None:
    town = real_town
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    with pytest.raises(UsageError, match="没有交换密码"):
        Exchange(office).export(office.actor, town.folder / "x.xlsx", HUB)
    for home, partner in ((office, HUB), (hub, "NX03")):
        Exchange(home).set_password(home.actor, partner, "约定-密码")
    Exchange(hub).set_password(hub.actor, "NX01", "别家的")
    target = town.folder / "kept.xlsx"
    Exchange(office).export(office.actor, target, HUB)
    preview = Exchange(hub).preview(hub.actor, [target], trusted=("all",))
    assert preview.files[0].state is FileState.READY
    with pytest.raises(InputRefused, match="密码不对"):
        unlocked(target)


def test_a_real_workbook_waits_as_it_came_and_is_taken_later(real_town: Subdistrict) -> None:
    hub, office, first, second = two_files(real_town)
    do(hub, look(hub, second))
    second.unlink()
    assert [f.state for f in do(hub, look(hub, first)).released] == [FileState.READY]
    assert digest(hub, "NX03") == digest(office, "NX03")
