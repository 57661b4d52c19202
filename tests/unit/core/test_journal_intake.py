"""Intake: what is taken, what waits, what is refused; and that a refused set changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from nanxi_desk.core import search
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal import intake as intake_module
from nanxi_desk.core.journal.change import (
    CHAIN_START,
    Change,
    ChangeId,
    chain_hash,
    make_change,
)
from nanxi_desk.core.journal.intake import Gap, examine, take_in
from nanxi_desk.core.records import new_id
from tests.support.journals import Entry, Note, Sheet, alone
from tests.support.replicas import COMMON, Replica, meet

pytestmark = pytest.mark.both_databases


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Entry, Sheet):
        yield


@pytest.fixture
def giver() -> Replica:
    """A replica with a stream of five changes."""
    found = Replica()
    note = found.note(title="一", color="红")
    for title in ("二", "三", "四"):
        found.edit(note, title=title)
    found.note(title="别的")
    return found


@pytest.fixture
def taker() -> Replica:
    return Replica()


def forge(replica: str = "f" * 32, previous: Change | None = None, **parts: Any) -> Change:
    """A change that a program of somebody else's might write, hashes right."""
    defaults: dict[str, Any] = {
        "id": ChangeId(replica, COMMON, previous.id.seq + 1 if previous else 1),
        "stamp": 10**17,
        "at": "2026-11-22T06:31:05Z",
        "record_type": "test_note",
        "record_id": new_id(),
        "values": {"title": "x"},
        "parents": {},
        "actor": "",
        "origin": "",
        "salt": bytes(16),
        "previous": previous.hash if previous else CHAIN_START,
    }
    return make_change(**{**defaults, **parts})


def refused(taker: Replica, changes: list[Change], words: str) -> None:
    before = taker.changes()
    with pytest.raises(InputRefused, match=words) as refusal:
        taker.take(changes)
    assert refusal.value.hint
    assert taker.changes() == before
    assert taker.verify().ok


def test_it_counts_what_it_brings(giver: Replica, taker: Replica) -> None:
    intake = taker.pull(giver)
    assert (len(intake.new), intake.known, intake.gaps) == (5, 0, [])
    assert (intake.new_records, intake.changed_records, intake.conflicts) == (2, 0, 0)
    note = giver.changes()[0].record_id
    taker.edit(note, color="蓝")
    giver.edit(note, color="绿")
    intake = taker.pull(giver)
    assert (len(intake.new), intake.known) == (1, 5)
    assert (intake.new_records, intake.changed_records, intake.conflicts) == (0, 1, 1)


def test_taking_again_brings_nothing(giver: Replica, taker: Replica) -> None:
    taker.pull(giver)
    before = taker.digests()
    intake = taker.pull(giver)
    assert (intake.new, intake.known) == ([], 5)
    assert taker.digests() == before


def test_examining_writes_nothing(giver: Replica, taker: Replica) -> None:
    with taker.journal().read() as conn:
        assert len(examine(conn, giver.changes()).new) == 5
    assert taker.changes() == []


@pytest.mark.parametrize("lost", [0, 1, 3])
def test_a_hole_in_a_stream_waits_and_is_named(giver: Replica, taker: Replica, lost: int) -> None:
    changes = giver.changes()
    intake = taker.take(changes[:lost] + changes[lost + 1 :])
    assert intake.gaps == [Gap(giver.id, COMMON, lost + 1, lost + 1)]
    assert taker.changes() == []
    assert not taker.take(changes).gaps
    assert taker.digests() == giver.digests()


def test_a_long_hole_names_all_that_is_missing(giver: Replica, taker: Replica) -> None:
    taker.take(giver.changes()[:1])
    assert taker.take(giver.changes()[4:]).gaps == [Gap(giver.id, COMMON, 2, 4)]


def test_one_hole_keeps_the_whole_set_waiting(giver: Replica, taker: Replica) -> None:
    other = Replica()
    other.note(title="ganz")
    assert taker.take([*other.changes(), *giver.changes()[1:]]).gaps
    assert taker.changes() == []


def test_a_broken_chain_is_refused(giver: Replica, taker: Replica) -> None:
    changes = giver.changes()
    altered = forge(giver.id, record_id=changes[1].record_id, id=changes[1].id)
    refused(taker, [changes[0], altered, *changes[2:]], "不相连")


def test_a_swapped_value_is_refused(giver: Replica, taker: Replica) -> None:
    first, second, *rest = giver.changes()
    forged = replace(second, body=b'{"title":"x"}', values={"title": "x"}, digest=bytes(32))
    refused(taker, [first, forged, *rest], "不相连")


def test_the_same_number_with_two_contents_is_a_fork(giver: Replica, taker: Replica) -> None:
    taker.pull(giver)
    other = forge(giver.id, id=ChangeId(giver.id, COMMON, 1))
    refused(taker, [other], "renew-identity|身份")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_a_fork_inside_one_set_is_refused(giver: Replica, taker: Replica, turned: bool, known: bool) -> None:
    changes = giver.changes()
    if known:
        taker.take(changes)
    other = forge(giver.id, id=ChangeId(giver.id, COMMON, 1))
    everything = [*changes, other]
    refused(taker, everything[::-1] if turned else everything, "身份")


def test_a_stamp_not_above_its_parents_is_refused(giver: Replica, taker: Replica) -> None:
    first = giver.changes()[0]
    below = forge(record_id=first.record_id, stamp=first.stamp, parents={"title": (first.id,)})
    refused(taker, [*giver.changes(), below], "时间戳")
    taker.pull(giver)
    refused(taker, [below], "时间戳")


def test_a_parent_that_nobody_has_is_waited_for(giver: Replica, taker: Replica) -> None:
    taker.pull(giver)
    unknown = ChangeId("e" * 32, COMMON, 4)
    child = forge(parents={"title": (unknown,)})
    assert taker.take([child]).gaps == [Gap("e" * 32, COMMON, 4, 4)]
    behind = forge(parents={"title": (ChangeId(giver.id, COMMON, 9),)})
    assert taker.take([behind]).gaps == [Gap(giver.id, COMMON, 9, 9)]


def test_a_record_of_another_scope_is_refused(giver: Replica, taker: Replica) -> None:
    taker.pull(giver)
    elsewhere = forge(id=ChangeId("f" * 32, "NX09", 1), record_id=giver.changes()[0].record_id)
    refused(taker, [elsewhere], "别的单位")


def test_a_record_of_two_types_is_refused(giver: Replica, taker: Replica) -> None:
    record = new_id()
    one = forge(record_id=record)
    other = forge(record_id=record, record_type="test_sheet", values={"name": "x"}, previous=one)
    refused(taker, [one, other], "别的单位")


def test_values_missing_without_an_erasure_are_refused(giver: Replica, taker: Replica) -> None:
    first, *rest = giver.changes()
    empty = replace(first, body=None, salt=None, values=None)
    assert chain_hash(CHAIN_START, empty.header, empty.digest) == empty.hash
    refused(taker, [empty, *rest], "清除")


@pytest.mark.parametrize(
    "values",
    [
        {"title": 5, "color": ["x"], "<first": "nine", "+tags": "x"},
        {"place": "no object"},
        {"place": {"street": 7}},
        {"<first": 10**30, ">last": -(10**30)},
        {"<first": 1.5, "+tags": [1, {"x": 2}]},
        {"!deleted": "yes"},
        {"neu": 1, "a,b": 2},
        {},
        {"title": "a\0b", "color": "\0", "neu": "\0", "+tags": ["\0"]},
        {"<first": -(2**62), ">last": 2**62, "title": "长" * 9_000},
    ],
)
def test_values_of_another_kind_stop_nobody(giver: Replica, taker: Replica, values: Any) -> None:
    """A foreign version may keep something else in a unit: it stays in the journal, and shows as nothing."""
    taker.pull(giver)
    note = giver.changes()[0].record_id
    first = forge(values=values, record_id=note)
    second = forge(values=values, previous=first)
    assert len(taker.take([first, second]).new) == 2
    assert taker.verify().problems == []
    giver.take([first, second])
    assert giver.digests() == taker.digests()


def test_the_clock_follows_what_was_taken_within_a_day(giver: Replica, taker: Replica) -> None:
    giver.wall.move(hours=20)
    giver.note(title="später")
    taker.pull(giver)
    taker.note(title="danach")
    last = max(giver.changes(), key=lambda c: c.stamp)
    assert next(c for c in taker.changes() if c.id.replica == taker.id).stamp > last.stamp


def test_streams_relayed_by_a_third_are_taken(giver: Replica, taker: Replica) -> None:
    between = Replica()
    between.pull(giver)
    between.note(title="von mir")
    assert len(taker.pull(between).new) == 6
    meet(giver, taker, between)
    assert giver.digests() == taker.digests() == between.digests()


def test_ones_own_writing_goes_on_in_the_same_transaction(giver: Replica, taker: Replica) -> None:
    changes = giver.changes()
    with taker.journal().write("actor") as writing:
        writing.create(Note(id=new_id(), scope=COMMON, title="vorher"))
        take_in(writing, changes)
        writing.edit(Note, changes[0].record_id, {"title": "五"})
    assert taker.verify().ok
    assert taker.value(changes[0].record_id, "title") == "五"
    assert taker.conflicts(changes[0].record_id) == []


def test_a_record_that_was_edited_often_is_indexed_once(
    taker: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    giver = Replica()
    edited = giver.note(title="常改")
    for number in range(6):
        giver.note(title=f"其间 {number}")
        giver.edit(edited, title=f"第 {number} 次")
    written: list[int] = []
    put = search.put

    def watched(conn: Any, record_class: Any, entries: Any, fresh: Any) -> None:
        written.extend(entries)
        put(conn, record_class, entries, fresh)

    monkeypatch.setattr(search, "put", watched)
    monkeypatch.setattr(intake_module, "_PORTION", 7)
    taker.pull(giver)
    row = taker.row(edited)
    assert row is not None
    assert (row["title"], written.count(row["no"]), len(written)) == ("第 5 次", 1, 7)


@pytest.mark.parametrize("portion", [1, 2, 3, 100])
def test_portions_change_nothing(taker: Replica, monkeypatch: pytest.MonkeyPatch, portion: int) -> None:
    giver = Replica()
    erased, deleted = giver.note(title="一"), giver.note(title="二")
    giver.edit(erased, title="不留")
    giver.edit(deleted, color="红")
    giver.erase([change for change in giver.changes() if change.values == {"title": "不留"}])
    giver.delete(deleted)
    giver.edit(erased, color="蓝")
    monkeypatch.setattr(intake_module, "_PORTION", portion)
    taker.pull(giver)
    for record in (erased, deleted):
        assert taker.shown(record) == giver.shown(record)
        assert taker.conflicts(record) == giver.conflicts(record) == []
    assert taker.digests() == giver.digests()
    assert taker.verify().ok
