"""Erasure: values vanish everywhere for good, the chain still verifies, old copies cannot bring them back."""

from collections.abc import Iterator

import pytest

from nanxi_desk.core import search
from nanxi_desk.core.journal.change import ERASE, Change
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.schema import rebuild
from tests.support.journals import Note, alone, memory_engine
from tests.support.replicas import COMMON, Replica, meet

pytestmark = pytest.mark.both_databases

SECRET = "墨绿色雨伞"


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Resident, Staff):
        yield


@pytest.fixture
def desk() -> Replica:
    return Replica()


@pytest.fixture
def note(desk: Replica) -> str:
    return desk.note(title=SECRET, color="绿", street="路", house="1")


def of(desk: Replica, record: str) -> list[Change]:
    return [c for c in desk.changes() if c.record_id == record]


def is_gone(desk: Replica, record: str) -> None:
    assert SECRET.encode() not in desk.dump()
    assert SECRET[0].encode() not in desk.dump(), "the search index keeps single characters"
    with desk.journal().read() as conn:
        assert search.hits(conn, Note, SECRET, 10) == []
        assert any("清除" in text for view in history_of(conn, [record]) for __, text in view.fields)
    (first, *__) = of(desk, record)
    assert (first.values, first.body, first.salt) == (None, None, None)
    assert desk.verify().problems == []


def test_values_and_salt_vanish_and_the_chain_verifies(desk: Replica, note: str) -> None:
    assert SECRET.encode() in desk.dump()
    before = of(desk, note)
    desk.erase(before)
    is_gone(desk, note)
    row = desk.row(note)
    assert row
    assert (row["title"], row["street"]) == (None, None)
    assert [c.hash for c in of(desk, note)] == [c.hash for c in before]
    rebuild(desk.engine)
    is_gone(desk, note)


def test_what_was_written_later_stays(desk: Replica, note: str) -> None:
    first = of(desk, note)
    desk.edit(note, color="蓝")
    desk.erase(first)
    is_gone(desk, note)
    assert (desk.value(note, "color"), desk.value(note, "title")) == ("蓝", None)
    desk.edit(note, title="新")
    assert desk.value(note, "title") == "新"
    assert desk.conflicts(note) == []
    assert desk.verify().ok


def test_it_reaches_every_replica_and_digests_stay_equal(desk: Replica, note: str) -> None:
    others = Replica(), Replica()
    meet(desk, *others)
    desk.erase(of(desk, note))
    meet(desk, *others)
    for other in others:
        is_gone(other, note)
        assert other.digests() == desk.digests()
        assert other.shown(note) == desk.shown(note)


def test_an_old_copy_cannot_bring_it_back(desk: Replica, note: str) -> None:
    old = desk.changes()
    desk.edit(note, color="蓝")
    desk.erase(of(desk, note)[:1])
    newcomer = Replica()
    newcomer.pull(desk)
    for one in (desk, newcomer):
        assert one.take(old).new == []
        is_gone(one, note)


def test_the_erasure_may_arrive_before_its_target(desk: Replica, note: str) -> None:
    """The hub erased it; the office's own file comes later, with the values."""
    hub, third = Replica(), Replica()
    old = desk.changes()
    hub.pull(desk)
    hub.erase(of(hub, note))
    third.pull(hub, only=lambda c: c.id.replica == hub.id)
    assert third.row(note) is None
    assert third.verify().problems == []
    third.take(old)
    is_gone(third, note)
    assert third.digests() == hub.digests()
    desk.pull(hub)
    is_gone(desk, note)
    assert desk.digests() == hub.digests()


def test_erasure_and_target_may_come_in_one_file(desk: Replica, note: str) -> None:
    old = desk.changes()
    hub, third = Replica(), Replica()
    hub.pull(desk)
    hub.erase(of(hub, note))
    third.take([*old, *(c for c in hub.changes() if c.record_type == ERASE)])
    is_gone(third, note)


def test_two_erasures_of_one_change_in_either_order(desk: Replica, note: str) -> None:
    """The second office erases what it has without values: which units there were is not forgotten."""
    hub, office = Replica(), Replica()
    meet(desk, hub, office)
    hub.erase(of(hub, note))
    office.pull(hub)
    office.erase(of(office, note))
    one, other = Replica(), Replica()
    parts = [
        [c for c in office.changes() if c.id.replica == replica] for replica in (hub.id, office.id, desk.id)
    ]
    for order, taker in (((0, 1, 2), one), ((1, 0, 2), other)):
        for number in order:
            taker.take(parts[number])
    assert one.shown(note) == other.shown(note) == hub.shown(note)
    assert one.digests() == other.digests() == office.digests()
    for taker in (one, other):
        is_gone(taker, note)


def test_an_edit_at_another_place_survives_the_erasure(desk: Replica, note: str) -> None:
    other = Replica()
    meet(desk, other)
    other.edit(note, title="andere")
    desk.erase(of(desk, note))
    meet(desk, other)
    assert desk.value(note, "title") == other.value(note, "title") == "andere"
    assert desk.conflicts(note) == []
    assert desk.digests() == other.digests()
    assert SECRET.encode() not in other.dump()


def test_an_erased_loser_of_a_conflict_leaves_the_conflict(desk: Replica, note: str) -> None:
    other = Replica()
    meet(desk, other)
    other.edit(note, title="sieger")
    desk.edit(note, title=SECRET + "2")
    meet(desk, other)
    assert desk.conflicts(note) == ["title"]
    desk.erase([c for c in of(desk, note) if SECRET in str(c.values)])
    meet(desk, other)
    assert desk.shown(note) == other.shown(note)
    assert desk.verify().ok
    assert other.verify().ok


def test_a_deletion_can_be_erased_with_its_record(desk: Replica, note: str) -> None:
    desk.delete(note)
    desk.erase(of(desk, note)[:1])
    row = desk.row(note)
    assert row
    assert row["deleted"]
    is_gone(desk, note)


def test_an_erasure_cannot_be_erased(desk: Replica, note: str) -> None:
    desk.erase(of(desk, note))
    erasing = [c for c in desk.changes() if c.record_type == ERASE]
    desk.erase(erasing)
    assert [c.values is None for c in desk.changes() if c.record_type == ERASE] == [False, False]
    is_gone(desk, note)


def test_erasures_are_no_records(desk: Replica, note: str) -> None:
    before = desk.verify().records
    desk.erase(of(desk, note))
    assert desk.verify().records == before


def test_a_person_is_not_found_any_more(desk: Replica) -> None:
    person = desk.create(Resident(id=new_id(), scope=COMMON, name="欧阳雨", phone="13800001111"))
    desk.erase(of(desk, person))
    with desk.journal().read() as conn:
        for typed in ("欧阳", "oyy", "ouyang", "1380000", "1111"):
            assert search.hits(conn, Resident, typed, 10) == []


def test_a_copy_made_before_takes_the_erasure_in(desk: Replica, note: str) -> None:
    backup = memory_engine(desk.engine)
    desk.erase(of(desk, note))
    again = desk.restored(backup)
    assert SECRET.encode() in again.dump()
    again.pull(desk)
    is_gone(again, note)
