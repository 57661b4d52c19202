"""The tables show what the journal says: after every operation, and the same when built again."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core import search
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.journal import door
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.tables import JOURNAL, projection
from nanxi_desk.core.records import natural_id, new_id, refer
from nanxi_desk.core.schema import rebuild
from tests.support.journals import MORNING, Entry, Note, Sheet, all_shown, alone
from tests.support.replicas import COMMON, Replica, meet


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Entry, Sheet):
        yield


@pytest.fixture
def desk() -> Replica:
    return Replica()


texts = st.sampled_from(["甲", "乙", "丙", None])
numbers = st.integers(0, 3) | st.none()
edits = st.fixed_dictionaries(
    {},
    optional={
        "title": texts,
        "color": texts,
        "mood": texts,
        "first": numbers,
        "last": numbers,
        "tags": st.lists(st.sampled_from("xyz"), max_size=2) | st.none(),
        "street": texts,
        "house": texts,
    },
)
operations = st.lists(
    st.tuples(
        st.sampled_from(["note", "edit", "edit", "delete", "decide", "sheet", "entry", "amount", "meet"]),
        st.integers(0, 1),
        st.integers(0, 5),
        edits,
    ),
    min_size=4,
    max_size=14,
)


def apply(
    desks: tuple[Replica, Replica], operation: tuple[str, int, int, dict[str, Any]], ids: dict[str, list[str]]
) -> None:
    kind, who, number, values = operation
    desk = desks[who]
    if kind == "meet":
        meet(*desks)
    elif kind == "note":
        ids["note"].append(desk.note(**values))
    elif kind == "sheet":
        ids["sheet"].append(desk.create(Sheet(id=new_id(), scope=COMMON, name=values.get("title"))))
    elif kind == "entry" and ids["sheet"]:
        sheet = ids["sheet"][number % len(ids["sheet"])]
        entry = Entry(id=new_id(), scope=COMMON, sheet_id=sheet, amount=number)
        ids["entry"].append(desk.create(entry))
    elif kind == "amount" and ids["entry"]:
        entry_id = ids["entry"][number % len(ids["entry"])]
        if there(desk, Entry, entry_id):
            desk.edit(entry_id, of=Entry, amount=number)
    elif kind in ("edit", "delete", "decide") and ids["note"]:
        change_note(desk, kind, ids["note"][number % len(ids["note"])], values)


def there(desk: Replica, record_class: type, record_id: str) -> bool:
    row = desk.row(record_id, of=record_class)
    return bool(row and not row["deleted"])


def change_note(desk: Replica, kind: str, note: str, values: dict[str, Any]) -> None:
    if not there(desk, Note, note):
        return
    if kind == "edit":
        desk.edit(note, **values)
    elif kind == "delete":
        desk.delete(note)
    else:
        for unit in desk.conflicts(note):
            value = False if unit == DELETED else {"street": "z", "house": "9"} if unit == "place" else "z"
            desk.decide(note, unit, value)
        assert desk.conflicts(note) == []


@given(operations)
def test_the_tables_equal_the_fold_after_every_operation(sequence: Any) -> None:
    desks = Replica(), Replica()
    ids: dict[str, list[str]] = {"note": [], "sheet": [], "entry": []}
    for operation in sequence:
        apply(desks, operation, ids)
        assert desks[operation[1]].verify().problems == []
    for desk in desks:
        with desk.journal().read() as conn:
            before = all_shown(conn)
        rebuild(desk.engine)
        assert desk.verify().problems == []
        with desk.journal().read() as conn:
            assert all_shown(conn) == before
    meet(*desks)
    assert desks[0].digests() == desks[1].digests()
    with desks[0].journal().read() as one, desks[1].journal().read() as other:
        assert all_shown(one) == all_shown(other)


@given(st.permutations(range(5)), st.permutations(range(5)), st.integers(0, 3))
@settings(max_examples=20)
def test_arrival_order_of_two_offices_changes_nothing(one: Any, other: Any, overlap: int) -> None:
    """Two writers' streams arrive in portions and interleaved in any way, with repetitions."""
    writers = Replica(), Replica()
    note = writers[0].note(title="甲", color="乙")
    meet(*writers)
    for step in range(4):
        for writer in writers:
            writer.edit(note, title=f"{step}", tags=[f"{step % 3}"])
        if step == 1:
            meet(*writers)
    meet(*writers)
    everything = sorted(writers[0].changes(), key=lambda c: (c.stamp, c.id))
    readers = []
    for order in (one, other):
        reader = Replica()
        for __ in range(5):
            for i in order:
                reader.take(reversed(everything[3 * i : 3 * i + 3 + overlap]))
        assert len(reader.changes()) == len(everything) <= 15
        readers.append(reader)
    assert readers[0].shown(note) == readers[1].shown(note) == writers[0].shown(note)
    assert readers[0].inbox(COMMON) == readers[1].inbox(COMMON) == writers[1].inbox(COMMON)
    assert [r.verify().problems for r in readers] == [[], []]


# --- parts, tallies, index -------------------------------------------------------------------------------


def test_a_whole_follows_its_parts(desk: Replica) -> None:
    sheet = desk.create(Sheet(id=new_id(), scope=COMMON, name="单"))
    assert values(desk, sheet) == (0, 0)
    entries = [desk.create(Entry(id=new_id(), scope=COMMON, sheet_id=sheet, amount=n)) for n in (2, 3)]
    assert values(desk, sheet) == (2, 5)
    desk.edit(entries[0], of=Entry, amount=10)
    assert values(desk, sheet) == (2, 13)
    desk.delete(entries[1], of=Entry)
    assert values(desk, sheet) == (1, 10)
    other = desk.create(Sheet(id=new_id(), scope=COMMON, name="另"))
    desk.edit(entries[0], of=Entry, sheet_id=other)
    assert (values(desk, sheet), values(desk, other)) == ((0, 0), (1, 10))
    assert desk.verify().ok


def values(desk: Replica, sheet: str) -> tuple[Any, Any]:
    row = desk.row(sheet, of=Sheet)
    assert row
    return row["size"], row["total"]


def test_a_part_may_arrive_before_its_whole(desk: Replica) -> None:
    late = Replica()
    sheet = late.create(Sheet(id=new_id(), scope=COMMON, name="单"))
    desk.create(Entry(id=new_id(), scope=COMMON, sheet_id=sheet, amount=4))
    assert desk.row(sheet, of=Sheet) is None
    assert desk.verify().ok
    assert any("未到达" in line for line in desk.verify().pending)
    desk.pull(late)
    assert values(desk, sheet) == (1, 4)
    assert desk.verify().pending == []


def test_a_reference_into_another_scope_says_whom_to_ask(desk: Replica) -> None:
    sheet = new_id()
    reference = refer("NX09", sheet, within=COMMON)
    desk.create(Entry(id=new_id(), scope=COMMON, sheet_id=reference, amount=4))
    assert any("NX09" in line for line in desk.verify().pending)


def test_kept_counts_follow_every_move(desk: Replica) -> None:
    notes = [desk.note(color=color) for color in ("红", "红", None)]
    assert counts(desk) == {"红": 2, "": 1}
    desk.edit(notes[0], color="蓝")
    desk.delete(notes[2])
    assert counts(desk) == {"红": 1, "蓝": 1}


def counts(desk: Replica) -> dict[str, int]:
    with desk.journal().read() as conn:
        return dict(conn.exec_driver_sql("SELECT color, count FROM test_note_tally WHERE count").all())


def found(desk: Replica, typed: str) -> list[int]:
    with desk.journal().read() as conn:
        return search.hits(conn, Note, typed, 10)


def test_the_index_follows_edits_and_deletions(desk: Replica) -> None:
    note = desk.note(title="开具证明")
    assert len(found(desk, "证明")) == 1
    desk.edit(note, title="办理医保")
    assert (found(desk, "证明"), len(found(desk, "医保"))) == ([], 1)
    desk.delete(note)
    assert found(desk, "医保") == []


def test_the_index_is_built_again_with_the_tables(desk: Replica) -> None:
    desk.note(title="开具证明")
    deleted = desk.note(title="证明作废")
    desk.delete(deleted)
    rebuild(desk.engine)
    assert len(found(desk, "证明")) == 1
    assert found(desk, "作废") == []


# --- the door ----------------------------------------------------------------------------------------------


def test_several_writes_of_one_transaction_stand_on_each_other(desk: Replica) -> None:
    note = Note(id=new_id(), scope=COMMON, title="一")
    with desk.journal().write("actor") as writing:
        writing.create(note)
        assert writing.edit(Note, note.id, {"title": "二"})
        assert writing.edit(Note, note.id, {"title": "三", "color": "红"})
    assert desk.value(note.id, "title") == "三"
    assert desk.conflicts(note.id) == []
    assert desk.seq() == 3
    assert desk.verify().ok


def test_nothing_of_a_failed_transaction_stays(desk: Replica) -> None:
    kept = desk.note(title="一")

    def write_much() -> None:
        with desk.journal().write("actor") as writing:
            writing.create(Note(id=new_id(), scope=COMMON, title="二"))
            writing.edit(Note, kept, {"title": "三"})
            writing.edit(Note, kept, {"color": "x" * 5_000})

    with pytest.raises(FieldRefused):
        write_much()
    assert desk.value(kept, "title") == "一"
    assert desk.seq() == 1
    assert desk.verify().ok
    desk.edit(kept, title="四")
    assert desk.verify().ok


def test_a_whole_ledger_is_written_in_portions(desk: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "FLUSH_AT", 7)
    with desk.journal().write("actor") as writing:
        for number in range(10):
            sheet = Sheet(id=new_id(), scope=COMMON, name=f"{number}")
            writing.create(sheet)
            for amount in range(2):
                writing.create(Entry(id=new_id(), scope=COMMON, sheet_id=sheet.id, amount=amount + 1))
    assert desk.verify().problems == []
    with desk.journal().read() as conn:
        totals = list(conn.execute(select(projection(Sheet).c.total)).scalars())
    assert totals == [3] * 10


def test_an_edit_that_changes_nothing_writes_nothing(desk: Replica) -> None:
    note = desk.note(title="一", tags=["x"], street="路", house="1")
    assert not desk.edit(note, title="一", tags=["x"], house="1", color=None)
    assert desk.seq() == 1


def test_a_form_that_saves_fields_nobody_touched_writes_only_the_touched_one(desk: Replica) -> None:
    """Another field changed since the form was opened; the fields shown rightly are not written again."""
    note = desk.note(title="一", color="红")
    row = desk.row(note)
    assert row
    desk.edit(note, mood="好")
    desk.edit(note, seen=row["heads"], title="二", color="红")
    assert dict(desk.changes()[-1].values or {}) == {"title": "二"}


def test_a_form_opened_before_another_save_makes_a_conflict_and_loses_nothing(desk: Replica) -> None:
    note = desk.note(title="一")
    row = desk.row(note)
    assert row
    desk.edit(note, title="二")
    desk.edit(note, seen=row["heads"], title="三")
    assert desk.value(note, "title") == "三"
    assert desk.conflicts(note) == ["title"]


def test_what_does_not_fit_its_field_is_refused(desk: Replica) -> None:
    note = desk.note(title="一")
    for bad in ({"title": 5}, {"first": "5"}, {"tags": "x"}, {"tags": [1]}, {"title": "a\x00b"}):
        with pytest.raises(FieldRefused):
            desk.edit(note, **bad)
    with pytest.raises(FieldRefused):
        desk.create(Note(id=new_id(), scope=COMMON, title="\ud800"))
    assert desk.seq() == 1


def test_a_record_that_is_gone_cannot_be_edited(desk: Replica) -> None:
    note = desk.note(title="一")
    desk.delete(note)
    for act in (lambda: desk.edit(note, title="二"), lambda: desk.delete(note)):
        with pytest.raises(InputRefused):
            act()
    with pytest.raises(InputRefused), desk.journal().write("actor") as writing:
        writing.edit(Note, new_id(), {"title": "x"})


def test_only_ones_own_scope_can_be_written(desk: Replica) -> None:
    with pytest.raises(NotAllowed), desk.journal(COMMON).write("actor") as writing:
        writing.create(Note(id=new_id(), scope="NX09", title="x"))
    with pytest.raises(NotAllowed), desk.journal("*").write("actor") as writing:
        writing.create(Note(id=new_id(), scope="*", title="x"))
    note = desk.note(title="一")
    with pytest.raises(NotAllowed), desk.journal("NX09").write("actor") as writing:
        writing.edit(Note, note, {"title": "二"})


def test_a_natural_key_makes_one_record_of_two(desk: Replica) -> None:
    other = Replica()
    key = natural_id("test_note", COMMON, "2026-11", "周兰")
    desk.create(Note(id=key, scope=COMMON, title="一", color="红"))
    other.create(Note(id=key, scope=COMMON, title="二", color="红"))
    meet(desk, other)
    assert desk.shown(key) == other.shown(key)
    assert desk.conflicts(key) == ["title"]
    assert counts(desk) == {"红": 1}
    assert desk.verify().records == 1


def test_parts_of_a_natural_key_are_told_apart() -> None:
    assert natural_id("a", "S", "x", "y") != natural_id("a", "S", "xy")
    assert natural_id("a", "S", "x") != natural_id("a", "T", "x") != natural_id("b", "T", "x")


def test_each_change_says_who_when_and_from_where(desk: Replica) -> None:
    with desk.journal().write("p" * 32, origin="台账.xlsx") as writing:
        writing.create(Note(id=new_id(), scope=COMMON, title="一"))
    (change,) = desk.changes()
    assert (change.actor, change.origin, change.at) == ("p" * 32, "台账.xlsx", "2026-11-22T01:00:00Z")
    assert change.at.startswith(MORNING.date().isoformat())


def test_values_are_salted_so_that_equal_ones_do_not_show(desk: Replica) -> None:
    for __ in range(2):
        desk.note(title="一")
    one, two = desk.changes()
    assert one.body == two.body
    assert one.digest != two.digest


def test_the_journal_is_never_rewritten(desk: Replica) -> None:
    note = desk.note(title="一", color="红")
    with desk.journal().read() as conn:
        before = conn.execute(select(JOURNAL)).all()
    desk.edit(note, title="二")
    desk.delete(note)
    rebuild(desk.engine)
    with desk.journal().read() as conn:
        assert conn.execute(select(JOURNAL)).all()[: len(before)] == before
