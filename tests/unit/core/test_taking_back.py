"""Taking back: what was shown before is shown again, everywhere, or one sentence says why not."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import select

from nanxi_desk.core.errors import InputRefused, NotAllowed
from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.journal import door
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.door import Identity, Journal, Writing
from nanxi_desk.core.journal.intake import take_in
from nanxi_desk.core.journal.receipt import Receipt, Span
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.journal.taking_back import TakenBack, take_back
from nanxi_desk.core.records import RECORD_TYPES, Record, natural_id, new_id
from nanxi_desk.core.schema import install_base_layer
from tests.support.journals import Entry, Note, Sheet, alone, forget_class
from tests.support.replicas import COMMON, Replica, meet


class Call(Record):
    """Leads to a note, as a request leads to its resident."""

    record_type = "test_call"
    label = "来电"
    searchable = True
    found_through = ("note_id",)

    note_id: str | None = field("便条", Kind.REFERENCE, references="test_note", default=None)


class Item(Record):
    """Shipped with the program."""

    record_type = "test_item"
    label = "事项"

    name: str | None = field("名", default=None)
    days: int | None = field("天", Kind.INTEGER, default=None)

    @classmethod
    def base_layer(cls) -> dict[str, Record]:
        return {ITEM: cls(id=ITEM, scope=COMMON, name="低保")}

    @classmethod
    def base_version(cls) -> str:
        return "1"


ITEM = natural_id("test_item", COMMON, "1")
for _class in (Call, Item):
    forget_class(_class)


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note, Entry, Sheet, Call, Item):
        yield


@pytest.fixture
def desk() -> Replica:
    return Replica()


Work = Callable[[Writing], object]


def write(desk: Replica, work: Work, scope: str = COMMON) -> Receipt:
    with desk.journal(scope).write("actor") as writing:
        work(writing)
    return writing.receipt


def back(desk: Replica, receipt: Receipt) -> tuple[TakenBack, Receipt]:
    with desk.journal().write("actor") as writing:
        taken = take_back(writing, receipt)
    return taken, writing.receipt


def visible(desk: Replica) -> dict[str, list[dict[str, Any]]]:
    """What people see: rows that are not deleted, without what differs between databases."""
    found = {}
    with desk.journal().read() as conn:
        for name, record_class in RECORD_TYPES.items():
            table = projection(record_class)
            columns = [column for column in table.c if column.name not in ("no", "heads")]
            rows = conn.execute(select(*columns).where(table.c.deleted.is_(False)).order_by("id"))
            found[name] = [dict(row) for row in rows.mappings()]
    return found


def refused(desk: Replica, receipt: Receipt, words: str = "之后又有改动，不能撤销。") -> None:
    """Taking back is refused in one sentence, and nothing is changed."""
    before = visible(desk), desk.digests(), len(desk.changes())
    with pytest.raises(InputRefused, match=words) as caught:
        back(desk, receipt)
    assert caught.value.hint
    assert (visible(desk), desk.digests(), len(desk.changes())) == before
    assert desk.verify().problems == []


def note(desk: Replica, **values: Any) -> tuple[Note, Receipt]:
    record = Note(id=new_id(), scope=COMMON, **values)
    return record, write(desk, lambda w: w.create(record))


# --- receipts ----------------------------------------------------------------------------------------------


def test_a_receipt_names_the_changes_of_its_transaction(
    desk: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "FLUSH_AT", 3)
    note(desk)
    ids = [new_id() for __ in range(8)]
    receipt = write(desk, lambda w: w.create(*(Note(id=i, scope=COMMON) for i in ids)))
    assert (receipt.replica, receipt.spans) == (desk.id, (Span(COMMON, 2, 9),))
    written = {c.record_id for c in desk.changes() if receipt.names(c.id)}
    assert written == set(ids)
    assert receipt.known == ((desk.id, COMMON, 9),)


def test_nothing_written_leaves_an_empty_receipt(desk: Replica) -> None:
    record, __ = note(desk, title="甲")
    assert not write(desk, lambda w: w.edit(Note, record.id, {"title": "甲"}))
    with desk.journal().write("actor", rehearsal=True) as rehearsal:
        rehearsal.edit(Note, record.id, {"title": "乙"})
    assert not rehearsal.receipt
    assert back(desk, rehearsal.receipt)[0] == TakenBack(0)


def test_foreign_changes_taken_in_are_not_in_the_receipt(desk: Replica) -> None:
    other = Replica()
    other.note(title="甲")
    with desk.journal().write("actor") as writing:
        take_in(writing, other.changes())
    assert not writing.receipt


# --- restoring ---------------------------------------------------------------------------------------------


def test_a_restored_record_shows_what_it_showed(desk: Replica) -> None:
    other = Replica()
    record, __ = note(desk, title="甲", color="红")
    desk.edit(record.id, mood="好")
    before = visible(desk)
    desk.delete(record.id)
    meet(desk, other)
    assert visible(desk) != before
    write(desk, lambda w: w.restore(Note, record.id))
    meet(desk, other)
    assert visible(desk) == visible(other) == before
    assert desk.digests() == other.digests()
    assert desk.verify().problems == other.verify().problems == []


def test_restoring_what_is_not_deleted_writes_nothing(desk: Replica) -> None:
    record, __ = note(desk)
    assert not write(desk, lambda w: w.restore(Note, record.id))
    with pytest.raises(InputRefused):
        write(desk, lambda w: w.restore(Note, new_id()))
    desk.delete(record.id)
    assert write(desk, lambda w: w.restore(Note, record.id))


def test_restoring_a_part_counts_it_again(desk: Replica) -> None:
    sheet = desk.create(Sheet(id=new_id(), scope=COMMON))
    entry = desk.create(Entry(id=new_id(), scope=COMMON, sheet_id=sheet, amount=4))
    desk.delete(entry, of=Entry)
    write(desk, lambda w: w.restore(Entry, entry))
    row = desk.row(sheet, of=Sheet)
    assert row
    assert (row["size"], row["total"]) == (1, 4)
    assert desk.verify().problems == []


def test_others_decide_when_an_edit_met_a_deletion_that_was_restored(desk: Replica) -> None:
    other = Replica()
    record, __ = note(desk, title="甲")
    meet(desk, other)
    other.edit(record.id, title="乙")
    desk.delete(record.id)
    write(desk, lambda w: w.restore(Note, record.id))
    meet(desk, other)
    assert desk.value(record.id, "title") == other.value(record.id, "title") == "乙"
    assert desk.conflicts(record.id) == []
    assert desk.verify().problems == []


# --- taking back, in any mixture ---------------------------------------------------------------------------

texts = st.sampled_from(["甲", "乙", "丙", None])
counts = st.integers(0, 3) | st.none()
values = st.fixed_dictionaries(
    {},
    optional={
        "title": texts,
        "color": texts,
        "mood": texts,
        "first": counts,
        "last": counts,
        "tags": st.lists(st.sampled_from("xyz"), max_size=2) | st.none(),
        "street": texts,
        "house": texts,
    },
)
kinds = ["note", "edit", "edit", "delete", "restore", "sheet", "entry", "amount", "call", "item", "drop"]
stale = ["stale edit", "stale delete"]  # by a form that was opened long ago
steps = st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 5), values), min_size=1, max_size=10)
any_steps = st.lists(
    st.tuples(st.sampled_from([*kinds, *stale, *stale]), st.integers(0, 2), values), min_size=1, max_size=10
)


class Desk:
    """Writes whatever steps say, as far as they make sense."""

    def __init__(self) -> None:
        self.here, self.there = Replica(), Replica()
        for replica in (self.here, self.there):
            install_base_layer(replica.engine)
        self.ids: dict[type[Record], list[str]] = {Note: [], Entry: [], Sheet: [], Call: []}
        self.opened: dict[str, str] = {}  # heads of a note as an open form has seen them

    def act(self, sequence: Any) -> Receipt:
        """All steps in one transaction."""

        def work(writing: Writing) -> None:
            for step in sequence:
                self._step(writing, *step)

        return write(self.here, work)

    def _step(self, writing: Writing, kind: str, number: int, given: dict[str, Any]) -> None:
        classes = {"note": Note, "sheet": Sheet, "entry": Entry, "call": Call}
        if kind in classes:
            self._create(writing, classes[kind], number, given)
        elif kind == "item":
            writing.edit(Item, ITEM, {"days": number})
        elif kind == "amount":
            self._on(writing, Entry, number, lambda i: writing.edit(Entry, i, {"amount": number}))
        elif kind == "edit":
            self._on(writing, Note, number, lambda i: writing.edit(Note, i, given))
        elif kind == "stale edit":
            self._on(writing, Note, number, lambda i: writing.edit(Note, i, given, seen=self.opened[i]))
        elif kind == "stale delete":
            self._on(writing, Note, number, lambda i: writing.delete(Note, i, seen=self.opened[i]))
        elif kind == "restore" and self.ids[Note]:
            writing.restore(Note, self.ids[Note][number % len(self.ids[Note])])
        elif kind == "delete":
            self._on(writing, Note, number, lambda i: writing.delete(Note, i))
        elif kind == "drop":
            self._on(writing, Entry, number, lambda i: writing.delete(Entry, i))

    def _create(self, writing: Writing, made: type[Record], number: int, given: dict[str, Any]) -> None:
        fields = dict(given) if made is Note else {}
        if made is Entry:
            if not self.ids[Sheet]:
                return
            fields = {"sheet_id": self.ids[Sheet][number % len(self.ids[Sheet])], "amount": number}
        if made is Call and self.ids[Note]:
            fields = {"note_id": self.ids[Note][number % len(self.ids[Note])]}
        record = made(id=new_id(), scope=COMMON, **fields)
        writing.create(record)
        self.ids[made].append(record.id)

    def _on(self, writing: Writing, of: type[Record], number: int, act: Callable[[str], object]) -> None:
        if self.ids[of]:
            chosen = self.ids[of][number % len(self.ids[of])]
            writing.flush()
            row = load_rows(writing.conn, of, [chosen])[chosen]
            self.opened.setdefault(chosen, row["heads"])
            if not row["deleted"]:
                act(chosen)


@given(steps, steps)
def test_what_was_shown_before_is_shown_again(first: Any, last: Any) -> None:
    desk = Desk()
    for step in first:
        desk.act([step])
    before = visible(desk.here)
    receipt = desk.act(last)
    after = visible(desk.here)
    __, undone = back(desk.here, receipt)
    assert visible(desk.here) == before
    assert desk.here.verify().problems == []
    if undone:
        refused(desk.here, receipt)
    __, redone = back(desk.here, undone)
    assert visible(desk.here) == after
    assert desk.here.verify().problems == []
    back(desk.here, redone)
    assert visible(desk.here) == before
    desk.there.pull(desk.here)
    assert desk.there.digests() == desk.here.digests()
    assert visible(desk.there) == before
    assert desk.there.verify().problems == []


@given(any_steps, any_steps)
def test_conflicts_are_shown_as_before_or_stay_decided(first: Any, last: Any) -> None:
    desk = Desk()
    for step in first:
        desk.act([step])
    before = visible(desk.here)
    receipt = desk.act(last)
    try:
        back(desk.here, receipt)
    except InputRefused:
        refused(desk.here, receipt, "冲突已经有了决定")
        return
    assert visible(desk.here) == before
    assert desk.here.verify().problems == []
    desk.there.pull(desk.here)
    assert desk.there.digests() == desk.here.digests()


@given(steps, steps, st.booleans())
def test_a_change_of_another_in_between_refuses(first: Any, last: Any, meanwhile: bool) -> None:
    """Whether the other had seen ours or wrote beside it; whatever field it was."""
    desk = Desk()
    for step in [*first, ("note", 0, {})]:
        desk.act([step])
    if meanwhile:
        desk.there.pull(desk.here)
    receipt = desk.act(last)
    if not meanwhile:
        desk.there.pull(desk.here)
    touched = {
        c.record_id for c in desk.here.changes() if receipt.names(c.id) and c.record_type == "test_note"
    }
    rows = {i: row for i in touched if (row := desk.there.row(i)) and not row["deleted"]}
    assume(rows)
    chosen = sorted(rows)[0]
    desk.there.edit(chosen, title=f"{rows[chosen]['title']}!")
    desk.here.pull(desk.there)
    refused(desk.here, receipt)


@given(st.lists(steps, min_size=2, max_size=4))
def test_one_action_after_the_other_is_taken_back(actions: Any) -> None:
    """The last one first, and as far back as anybody likes; then forward again."""
    desk = Desk()
    states, receipts = [visible(desk.here)], []
    for action in actions:
        receipts.append(desk.act(action))
        states.append(visible(desk.here))
    undone = []
    for before, receipt in zip(states[-2::-1], receipts[::-1], strict=True):
        undone.append(back(desk.here, receipt)[1])
        assert visible(desk.here) == before
    for after, receipt in zip(states[1:], undone[::-1], strict=True):
        back(desk.here, receipt)
        assert visible(desk.here) == after
    assert desk.here.verify().problems == []
    desk.there.pull(desk.here)
    assert desk.there.digests() == desk.here.digests()


def test_a_foreign_change_that_was_set_right_again_still_refuses(desk: Replica) -> None:
    other = Replica()
    record, receipt = note(desk, title="甲")
    meet(desk, other)
    other.edit(record.id, title="乙")
    other.edit(record.id, title="甲")
    meet(desk, other)
    refused(desk, receipt)


# --- what cannot be taken back -----------------------------------------------------------------------------


def test_a_conflict_that_came_up_since_refuses(desk: Replica) -> None:
    other = Replica()
    record, __ = note(desk, title="甲")
    meet(desk, other)
    other.edit(record.id, title="乙")
    receipt = write(desk, lambda w: w.edit(Note, record.id, {"title": "丙"}))
    meet(desk, other)
    assert desk.conflicts(record.id) == ["title"]
    refused(desk, receipt, "“便条”之后又有改动，不能撤销。")


def test_a_conflict_that_was_there_stays_open(desk: Replica) -> None:
    other = Replica()
    record, __ = note(desk, title="甲")
    meet(desk, other)
    other.edit(record.id, title="乙")
    desk.edit(record.id, title="丙")
    meet(desk, other)
    before = visible(desk)
    receipt = write(desk, lambda w: w.edit(Note, record.id, {"title": "丁", "color": "红"}))
    assert back(desk, receipt)[0] == TakenBack(1)
    assert visible(desk) == before
    assert desk.conflicts(record.id) == ["title"]
    assert desk.verify().problems == []


@pytest.mark.parametrize("unit", ["title", DELETED])
def test_a_decision_is_not_undone_behind_the_inbox(desk: Replica, unit: str) -> None:
    other = Replica()
    record, __ = note(desk, title="甲")
    meet(desk, other)
    other.edit(record.id, title="乙")
    if unit == "title":
        desk.edit(record.id, title="丙")
    else:
        desk.delete(record.id)
    meet(desk, other)
    assert desk.conflicts(record.id) == [unit]
    receipt = write(desk, lambda w: w.decide(Note, record.id, unit, False if unit == DELETED else "丁"))
    refused(desk, receipt, "冲突已经有了决定，不能撤销。")


def test_an_own_edit_since_refuses_even_of_another_field(desk: Replica) -> None:
    record, __ = note(desk, title="甲")
    receipt = write(desk, lambda w: w.edit(Note, record.id, {"title": "乙"}))
    later = write(desk, lambda w: w.edit(Note, record.id, {"color": "红"}))
    refused(desk, receipt)
    assert back(desk, later)[0] == TakenBack(1)
    assert (desk.value(record.id, "title"), desk.value(record.id, "color")) == ("乙", None)


def test_one_refused_record_keeps_all_others(desk: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where some had been written by the time the refusal comes."""
    monkeypatch.setattr(door, "FLUSH_AT", 2)
    monkeypatch.setattr("nanxi_desk.core.journal.taking_back.chunks", lambda ids: ([i] for i in ids))
    records = [Note(id=new_id(), scope=COMMON, title=f"{n}") for n in range(6)]
    receipt = write(desk, lambda w: w.create(*records))
    desk.edit(records[-1].id, title="改")
    refused(desk, receipt)


def test_a_whole_that_got_a_part_since_refuses(desk: Replica) -> None:
    sheet = Sheet(id=new_id(), scope=COMMON, name="单")
    receipt = write(desk, lambda w: w.create(sheet))
    later = write(desk, lambda w: w.create(Entry(id=new_id(), scope=COMMON, sheet_id=sheet.id, amount=1)))
    refused(desk, receipt, "“单”之后又有改动")
    back(desk, later)
    assert back(desk, receipt)[0] == TakenBack(1)
    assert visible(desk)["test_sheet"] == []


def test_a_step_is_not_taken_from_under_the_next_one(desk: Replica) -> None:
    other = Replica()
    sheet = Sheet(id=new_id(), scope=COMMON, name="单")
    write(desk, lambda w: w.create(sheet))
    steps = [Entry(id=new_id(), scope=COMMON, sheet_id=sheet.id, amount=n) for n in range(3)]
    first, second = (write(desk, lambda w, step=step: w.create(step)) for step in steps[:2])
    refused(desk, first, "“单”之后又有改动")
    undone = back(desk, second)[1]
    again = back(desk, undone)[1]
    refused(desk, first, "“单”之后又有改动")
    back(desk, again)
    meet(desk, other)
    other.create(steps[2])
    meet(desk, other)
    refused(desk, first, "“单”之后又有改动")
    other.delete(steps[2].id, of=Entry)
    meet(desk, other)
    assert back(desk, first)[0] == TakenBack(1)
    assert visible(desk)["test_entry"] == []
    assert desk.verify().problems == []


def test_what_others_refer_to_by_now_stays(desk: Replica) -> None:
    """As a resident of a ledger whom the desk has served since."""
    person, stranger = (Note(id=new_id(), scope=COMMON, title=name) for name in ("甲", "乙"))
    call = Call(id=new_id(), scope=COMMON, note_id=person.id)
    receipt = write(desk, lambda w: w.create(person, stranger, call))
    desk.create(Call(id=new_id(), scope=COMMON, note_id=person.id))
    assert back(desk, receipt)[0] == TakenBack(records=2, kept=1)
    shown = visible(desk)
    assert [row["id"] for row in shown["test_note"]] == [person.id]
    assert [row["id"] for row in shown["test_call"]] != [call.id]
    assert desk.verify().problems == []


def test_an_erasure_cannot_be_taken_back(desk: Replica) -> None:
    record, made = note(desk, title="甲")
    edited = write(desk, lambda w: w.edit(Note, record.id, {"title": "乙"}))
    targets = desk.changes()
    erased = write(desk, lambda w: w.erase(COMMON, targets))
    for receipt in (made, edited, erased):
        refused(desk, receipt, "清除|改动")


def test_only_who_may_write_may_take_back(desk: Replica) -> None:
    __, receipt = note(desk, title="甲")
    stranger = Journal(desk.engine, Identity(desk.id, "NX99", is_hub=False), desk.wall)
    with pytest.raises(NotAllowed), stranger.write("actor") as writing:
        take_back(writing, receipt)
    assert len(visible(desk)["test_note"]) == 1


def test_a_shipped_record_shows_again_what_was_shipped(desk: Replica) -> None:
    install_base_layer(desk.engine)
    receipt = write(desk, lambda w: w.edit(Item, ITEM, {"name": "改", "days": 3}))
    assert back(desk, receipt)[0] == TakenBack(1)
    row = desk.row(ITEM, of=Item)
    assert row
    assert (row["name"], row["days"], row["deleted"]) == ("低保", None, False)
    assert desk.verify().problems == []


def test_several_scopes_are_taken_back_together() -> None:
    desk = Replica()
    journal = Journal(desk.engine, Identity(desk.id, "A", is_hub=False), desk.wall)
    with journal.write("actor") as writing:
        writing.create(Note(id=new_id(), scope="A", title="甲"))
    first = writing.receipt
    with journal.write("actor") as writing:
        take_back(writing, first)
    assert writing.receipt.spans == (Span("A", 2, 2),)
    assert visible(desk)["test_note"] == []


def test_progress_is_told_and_may_stop_it(desk: Replica) -> None:
    records = [Note(id=new_id(), scope=COMMON, title=f"{n}") for n in range(1_200)]
    receipt = write(desk, lambda w: w.create(*records))
    told: list[tuple[int, int]] = []

    def stop(done: int, everything: int) -> None:
        told.append((done, everything))
        if done >= 1_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), desk.journal().write("actor") as writing:
        take_back(writing, receipt, stop)
    assert told == [(500, 1_200), (1_000, 1_200)]
    assert len(visible(desk)["test_note"]) == 1_200
    with desk.journal().write("actor") as writing:
        assert take_back(writing, receipt) == TakenBack(1_200)
    assert visible(desk)["test_note"] == []
    assert desk.verify().problems == []
