"""The schedules that broke earlier rules, each by its name, against real journals.

Three installations share a scope: the hub H, and the offices A and B, which meet only by way of the hub.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from nanxi_desk.core.clock import MAX_STAMP, stamp_of
from nanxi_desk.core.errors import InputRefused, NotAllowed
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.intake import Gap, take_in
from nanxi_desk.core.records import new_id
from tests.support.journals import MORNING, Note, alone
from tests.support.replicas import COMMON, Replica, meet

pytestmark = pytest.mark.both_databases


class Three(NamedTuple):
    """The hub, two offices, and a note that all of them have."""

    hub: Replica
    a: Replica
    b: Replica
    note: str

    def exchange(self) -> None:
        """Everything travels by way of the hub until all have it."""
        for __ in range(2):
            for office in (self.a, self.b):
                assert not self.hub.pull(office).gaps
                assert not office.pull(self.hub).gaps

    def check(self) -> None:
        """All show the same, with the same conflicts, and every database is sound."""
        self.exchange()
        everybody = (self.hub, self.a, self.b)
        assert len({str(one.digests(COMMON)) for one in everybody}) == 1
        assert self.hub.inbox(COMMON) == self.a.inbox(COMMON) == self.b.inbox(COMMON)
        assert [one.verify().problems for one in everybody] == [[], [], []]


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note):
        yield


@pytest.fixture
def three() -> Three:
    found = Three(Replica(), Replica(), Replica(), "")
    found = found._replace(note=found.hub.note(color="白"))
    found.exchange()
    return found


def test_1_edit_over_a_poisoned_stamp(three: Three) -> None:
    """B's clock stands years ahead; what the hub writes after seeing B's edit shows all the same."""
    three.b.wall.move(days=20 * 365)
    three.b.edit(three.note, title="错年")
    three.hub.pull(three.b)
    three.hub.edit(three.note, title="改正")
    assert three.hub.value(three.note, "title") == "改正"
    three.check()
    assert three.b.value(three.note, "title") == "改正"
    assert three.hub.conflicts(three.note) == []


def test_1b_a_poisoned_stamp_drags_nobody_into_its_year(three: Three) -> None:
    three.b.wall.move(days=20 * 365)
    three.b.edit(three.note, title="错年")
    three.hub.pull(three.b)
    three.hub.edit(three.note, title="改正")
    other = three.hub.note(title="别的")
    stamps = {c.record_id: c.stamp for c in three.hub.changes() if c.id.replica == three.hub.id}
    assert stamps[other] < stamp_of(MORNING.replace(year=2027))


def test_1c_a_clock_years_behind_still_wins_over_what_it_saw(three: Three) -> None:
    three.a.wall.move(days=-20 * 365)
    three.b.edit(three.note, title="一")
    three.exchange()
    three.a.edit(three.note, title="二")
    three.check()
    assert three.hub.value(three.note, "title") == "二"


def test_1d_a_clock_set_back_between_two_own_edits(three: Three) -> None:
    three.a.edit(three.note, title="一")
    three.a.wall.move(days=-400)
    three.a.edit(three.note, title="二")
    assert three.a.value(three.note, "title") == "二"
    three.check()


def test_2_an_edit_replaces_only_the_value_that_was_shown(three: Three) -> None:
    """Saving the winner, or a new value, keeps the loser waiting for a decision."""
    three.a.edit(three.note, title="输")
    three.b.wall.move(minutes=5)
    three.b.edit(three.note, title="赢")
    three.exchange()
    assert three.hub.value(three.note, "title") == "赢"
    assert not three.hub.edit(three.note, title="赢")
    assert three.hub.conflicts(three.note) == ["title"]
    three.hub.wall.move(minutes=10)
    three.hub.edit(three.note, title="新")
    three.check()
    assert three.a.conflicts(three.note) == ["title"]
    assert (three.a.id, three.a.seq()) in three.hub.heads(three.note, "title")


def test_2b_edit_of_another_field_empties_the_inbox(three: Three) -> None:
    three.a.edit(three.note, title="一")
    three.b.edit(three.note, title="二")
    three.exchange()
    three.hub.edit(three.note, color="红")
    assert three.hub.conflicts(three.note) == ["title"]
    three.check()


def test_2c_resolved_pair_stays_superseded_loser_stays_in_inbox(three: Three) -> None:
    three.hub.edit(three.note, title="一")
    three.a.edit(three.note, title="二")
    three.a.pull(three.hub)
    first = (three.hub.id, three.hub.seq())
    three.hub.edit(three.note, title="三")
    three.a.pull(three.hub)
    assert three.a.heads(three.note, "title") == {
        (three.hub.id, three.hub.seq()),
        (three.a.id, three.a.seq()),
    }
    assert first not in three.a.heads(three.note, "title")
    three.a.decide(three.note, "title", "二")
    three.check()
    assert three.hub.conflicts(three.note) == []


def test_3_an_import_that_fails_midway_leaves_nothing_and_is_taken_again(three: Three) -> None:
    three.a.edit(three.note, title="一")
    changes = three.a.changes()
    before = three.hub.changes()

    def fail() -> None:
        with three.hub.journal().write("actor") as writing:
            take_in(writing, changes)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert three.hub.changes() == before
    assert three.hub.verify().ok
    assert len(three.hub.take(changes).new) == 1
    three.check()


def test_3b_a_number_given_out_twice_is_a_fork(three: Three) -> None:
    """Whoever forgets an own change that others know writes its number again."""
    before = three.a.backup()
    three.a.edit(three.note, title="已导出")
    three.exchange()
    forgetful = three.a.restored(before, keeps_identity=True)
    forgetful.edit(three.note, title="又一次")
    with pytest.raises(InputRefused, match="身份") as refusal:
        three.hub.pull(forgetful)
    assert "renew-identity" in refusal.value.hint
    three.check()


def test_3c_what_one_lost_comes_back_from_a_third(three: Three) -> None:
    before = three.hub.backup()
    three.a.edit(three.note, title="一")
    three.exchange()
    hub = three.hub.restored(before)
    assert hub.value(three.note, "title") is None
    hub.pull(three.b)
    assert hub.value(three.note, "title") == "一"
    three._replace(hub=hub).check()


def test_4_restore_and_everything_comes_back(three: Three) -> None:
    before = three.a.backup()
    three.hub.edit(three.note, title="总")
    three.a.edit(three.note, color="甲")
    three.exchange()
    a = three.a.restored(before)
    assert a.id != three.a.id
    restored = three._replace(a=a)
    restored.check()
    assert (a.value(three.note, "title"), a.value(three.note, "color")) == ("总", "甲")
    a.edit(three.note, color="乙")
    restored.check()
    assert three.hub.value(three.note, "color") == "乙"


def test_5_one_record_two_scopes(three: Three) -> None:
    """A record has one scope for life: the door refuses another, and so does the intake."""
    with pytest.raises(NotAllowed), three.a.journal("NX09").write("actor") as writing:
        writing.edit(Note, three.note, {"title": "x"})
    foreign = Replica(["NX09"])
    foreign.create(Note(id=three.note, scope="NX09", title="x"))
    with pytest.raises(InputRefused, match="别的单位"):
        three.hub.take(foreign.changes())
    three.check()


def test_5b_one_record_two_scopes_in_one_file(three: Three) -> None:
    foreign, other, record = Replica(["NX09"]), Replica(["NX08"]), new_id()
    foreign.create(Note(id=record, scope="NX09", title="x"))
    other.create(Note(id=record, scope="NX08", title="y"))
    with pytest.raises(InputRefused, match="别的单位"):
        three.hub.take([*foreign.changes(), *other.changes()])
    assert three.hub.verify().ok


def test_6_own_streams_only_no_closure(three: Three) -> None:
    """A file without what its changes stand on waits, and says what to ask for."""
    three.a.edit(three.note, title="一")
    three.hub.pull(three.a)
    three.hub.edit(three.note, title="二")
    intake = three.b.pull(three.hub, only=lambda c: c.id.replica == three.hub.id)
    assert intake.gaps == [Gap(three.a.id, COMMON, 1, 1)]
    assert three.b.value(three.note, "title") is None
    assert not three.b.pull(three.hub).gaps
    three.b.edit(three.note, title="三")
    assert three.a.pull(three.b, only=lambda c: c.id.replica == three.b.id).gaps
    three.check()
    assert three.a.conflicts(three.note) == []
    assert three.a.value(three.note, "title") == "三"


def test_7_lost_repeated_and_reordered_files(three: Three) -> None:
    files = []
    for number in range(4):
        three.a.edit(three.note, title=f"甲{number}")
        three.b.edit(three.note, tags=[f"{number}"])
        files.append((three.a.changes(), three.b.changes()))
        three.a.pull(three.b)
    for first, second in (files[3], files[0], files[3], files[1]):
        three.hub.take(second)
        three.hub.take(first)
        assert three.hub.verify().ok
    three.check()
    assert three.hub.conflicts(three.note) == []


def test_8_restore_keeps_identity(three: Three) -> None:
    before = three.a.backup()
    three.a.edit(three.note, title="一")
    three.hub.pull(three.a)
    again = three.a.restored(before, keeps_identity=True)
    again.edit(three.note, title="二")
    for taker, giver in ((three.hub, again), (again, three.hub)):
        with pytest.raises(InputRefused, match="身份") as refusal:
            taker.pull(giver)
        assert "renew-identity" in refusal.value.hint
        assert taker.verify().ok
    assert three.hub.value(three.note, "title") == "一"


# --- what the rules say further --------------------------------------------------------------------------


def test_conflicts_on_two_fields_are_settled_one_by_one(three: Three) -> None:
    for desk, word in ((three.a, "一"), (three.b, "二")):
        desk.edit(three.note, title=word, color=word)
    three.exchange()
    assert three.hub.conflicts(three.note) == ["color", "title"]
    three.hub.decide(three.note, "title", "一")
    three.check()
    assert three.b.conflicts(three.note) == ["color"]
    assert three.b.value(three.note, "title") == "一"


def test_two_different_decisions_are_a_new_conflict(three: Three) -> None:
    for desk, word in ((three.a, "一"), (three.b, "二")):
        desk.edit(three.note, title=word)
    three.exchange()
    three.a.decide(three.note, "title", "一")
    three.b.decide(three.note, "title", "二")
    three.check()
    assert three.hub.conflicts(three.note) == ["title"]
    assert three.hub.heads(three.note, "title") == {(r.id, r.seq()) for r in (three.a, three.b)}


def test_two_equal_decisions_are_none(three: Three) -> None:
    for desk, word in ((three.a, "一"), (three.b, "二")):
        desk.edit(three.note, title=word)
    three.exchange()
    for desk in (three.a, three.b):
        desk.decide(three.note, "title", "一")
    three.check()
    assert three.hub.conflicts(three.note) == []


def test_a_unit_of_two_fields_stays_together(three: Three) -> None:
    three.a.edit(three.note, street="南京西路", house="100")
    three.b.edit(three.note, house="200")
    three.exchange()
    for desk in (three.hub, three.a, three.b):
        row = desk.row(three.note)
        assert row
        assert (row["street"], row["house"]) in (("南京西路", "100"), (None, "200"))
        assert desk.conflicts(three.note) == ["place"]
    three.hub.decide(three.note, "place", {"street": "南京西路", "house": "200"})
    three.check()
    assert three.a.value(three.note, "house") == "200"


def test_computed_units_meet_without_a_conflict(three: Three) -> None:
    three.a.edit(three.note, first=5, last=5, tags=["x"], mood="一")
    three.b.wall.move(hours=1)
    three.b.edit(three.note, first=3, last=9, tags=["y"], mood="二")
    three.check()
    row = three.hub.row(three.note)
    assert row
    assert (row["first"], row["last"], row["tags"], row["mood"]) == (3, 9, ["x", "y"], "二")
    assert three.hub.conflicts(three.note) == []
    three.hub.edit(three.note, first=7, tags=["z"])
    three.check()
    assert (three.a.value(three.note, "first"), three.a.value(three.note, "tags")) == (7, ["z"])


def test_a_deletion_that_did_not_see_an_edit_waits_for_a_decision(three: Three) -> None:
    three.a.delete(three.note)
    three.b.edit(three.note, title="还在用")
    three.check()
    assert three.hub.conflicts(three.note) == [DELETED]
    row = three.hub.row(three.note)
    assert row
    assert not row["deleted"]
    three.hub.decide(three.note, DELETED, False)
    three.check()
    assert three.a.conflicts(three.note) == []
    assert three.a.value(three.note, "title") == "还在用"
    three.a.delete(three.note)
    three.check()
    assert (three.b.row(three.note) or {})["deleted"]


def test_a_decision_to_delete_deletes(three: Three) -> None:
    three.a.delete(three.note)
    three.b.edit(three.note, title="还在用")
    three.exchange()
    three.hub.decide(three.note, DELETED, True)
    three.check()
    assert (three.b.row(three.note) or {})["deleted"]
    assert three.b.conflicts(three.note) == []


def test_a_deletion_beside_an_open_conflict_keeps_the_loser(three: Three) -> None:
    for desk, word in ((three.a, "一"), (three.b, "二")):
        desk.edit(three.note, title=word)
    three.exchange()
    three.hub.delete(three.note)
    three.check()
    assert DELETED in three.a.conflicts(three.note)


def test_a_deleted_record_can_be_brought_back(three: Three) -> None:
    three.a.delete(three.note)
    three.exchange()
    three.b.decide(three.note, DELETED, False)
    three.check()
    row = three.a.row(three.note)
    assert row
    assert (row["deleted"], row["color"]) == (False, "白")


def test_bringing_back_beside_deleting_again_waits_for_a_decision(three: Three) -> None:
    three.a.delete(three.note)
    three.exchange()
    three.a.decide(three.note, DELETED, False)
    three.b.decide(three.note, DELETED, True)
    three.check()
    assert three.hub.conflicts(three.note) == [DELETED]
    three.hub.decide(three.note, DELETED, True)
    three.check()
    assert (three.a.row(three.note) or {})["deleted"]


def test_a_stamp_at_the_end_of_time_can_be_read_and_not_written_over(three: Three) -> None:
    three.b.wall.moment = datetime(2099, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)
    three.b.edit(three.note, title="末日")
    three.hub.pull(three.b)
    assert three.hub.value(three.note, "title") == "末日"
    assert all(c.stamp <= MAX_STAMP for c in three.hub.changes())
    three.hub.edit(three.note, title="改正")
    three.check()
    assert three.b.value(three.note, "title") == "改正"


def test_digests_leave_deleted_records_out(three: Three) -> None:
    before = three.hub.digests(COMMON)
    passing = three.hub.note(title="多余")
    assert three.hub.digests(COMMON) != before
    three.hub.delete(passing)
    assert three.hub.digests(COMMON) == before


def test_scopes_that_are_not_held_do_not_travel() -> None:
    hub, office, other = Replica(["A", "B"]), Replica(["A"]), Replica(["B"])
    note = office.note("A", title="只给甲")
    meet(hub, office, other)
    assert hub.row(note)
    assert other.row(note) is None
    assert hub.digests("A") == office.digests("A")
