"""The fold: any order, any repetition, the same record; and what each way of merging makes of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.journal.change import CHAIN_START, DELETED, Change, ChangeId, make_change
from nanxi_desk.core.journal.fold import Folded, fold, units_named

RECORD = "c" * 32
WRITERS = ("a" * 32, "b" * 32, "d" * 32)
UNITS = ("f", "g", "~mood", "<first", ">last", "+tags", DELETED)


class Pen:
    """Writes changes of one record with clocks as wrong as one likes, but above their parents."""

    def __init__(self) -> None:
        self._next = {writer: count(1) for writer in WRITERS}
        self.written: list[Change] = []

    def write(
        self, who: int, values: dict[str, Any], parents: Sequence[Change] = (), clock: int = 1
    ) -> Change:
        named = {
            unit: tuple(p.id for p in parents if unit in (p.values or {}) or unit == DELETED)
            for unit in values
        }
        change = make_change(
            id=ChangeId(WRITERS[who], "S", next(self._next[WRITERS[who]])),
            stamp=max([clock, *(p.stamp + 1 for p in parents)]),
            at="2026-11-22T06:31:05Z",
            record_type="test",
            record_id=RECORD,
            values=values,
            parents=named,
            actor="",
            origin="",
            salt=bytes(16),
            previous=CHAIN_START,
        )
        self.written.append(change)
        return change


def values_of(unit: str) -> st.SearchStrategy[Any]:
    if unit == DELETED:
        return st.booleans()
    if unit[0] in "<>":
        return st.integers(0, 5) | st.none()
    if unit[0] == "+":
        return st.lists(st.sampled_from("xyz"), max_size=2) | st.none()
    return st.sampled_from(["0", "1", "2", None])


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Changes of one record whose writers each saw some of what was written before."""
    pen = Pen()
    for __ in range(draw(st.integers(1, 10))):
        units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True))
        seen = [c for c in pen.written if draw(st.booleans())]
        values = {unit: draw(values_of(unit)) for unit in units}
        pen.write(draw(st.integers(0, 2)), values, seen, draw(st.sampled_from([1, 2, 50, 5000])))
    return pen.written


def comparable(folded: Folded | None) -> Any:
    assert folded is not None
    return folded.values, folded.deleted, folded.conflicts, folded.heads.units


@given(histories(), st.data())
def test_order_and_repetition_change_nothing(history: list[Change], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(history), max_size=5))
    shuffled = data.draw(st.permutations([*history, *again]))
    assert comparable(fold(shuffled)) == comparable(fold(history))


@given(histories())
def test_heads_are_what_no_change_of_the_unit_descends_from(history: list[Change]) -> None:
    by_id = {c.id: c for c in history}

    def ancestors(change: Change, unit: str) -> set[ChangeId]:
        found: set[ChangeId] = set()
        todo = list(change.parents_of(unit))
        while todo:
            parent = todo.pop()
            if parent not in found:
                found.add(parent)
                todo.extend(by_id[parent].parents_of(unit))
        return found

    folded = fold(history)
    assert folded
    for unit in UNITS:
        writing = [c for c in history if unit in (c.values or {})]
        old = {i for c in writing for i in ancestors(c, unit)}
        wanted = {(c.id.replica, c.id.seq) for c in writing if c.id not in old}
        assert {(h.replica, h.seq) for h in folded.heads.units.get(unit, ())} == wanted


@given(histories())
def test_what_was_seen_is_never_shown_again(history: list[Change]) -> None:
    """An edit made after seeing another wins over it, whatever the clocks said."""
    folded = fold(history)
    assert folded
    overwritten = {(u, p) for c in history for u, ps in c.parents.items() for p in ps}
    for unit in ("f", "g", "~mood"):
        writing = [c for c in history if unit in (c.values or {}) and (unit, c.id) not in overwritten]
        if writing:
            newest = max(writing, key=lambda c: (c.stamp, c.id))
            assert folded.values[unit] == (newest.values or {})[unit]


@given(histories(), st.sampled_from(["f", "g"]))
def test_a_change_of_one_unit_leaves_the_others_alone(history: list[Change], unit: str) -> None:
    before = fold(history)
    changed = make_change(
        id=ChangeId("e" * 32, "S", 1),
        stamp=10**9,
        at="2026-11-22T06:31:05Z",
        record_type="test",
        record_id=RECORD,
        values={unit: "neu"},
        parents={unit: tuple(c.id for c in history if unit in (c.values or {}))},
        actor="",
        origin="",
        salt=bytes(16),
        previous=CHAIN_START,
    )
    after = fold([*history, changed])
    assert before
    assert after
    assert after.values[unit] == "neu"
    others = set(UNITS) - {unit, DELETED}
    assert {u: after.values.get(u) for u in others} == {u: before.values.get(u) for u in others}
    assert set(before.conflicts) - {unit, DELETED} == set(after.conflicts) - {unit, DELETED}


def test_nothing_makes_no_record() -> None:
    assert fold([]) is None


# --- each way of merging -----------------------------------------------------------------------------------


@pytest.fixture
def pen() -> Pen:
    return Pen()


def folded_of(*changes: Change) -> Folded:
    folded = fold(changes)
    assert folded
    return folded


def test_values_side_by_side_conflict_and_the_greatest_stamp_shows(pen: Pen) -> None:
    folded = folded_of(pen.write(0, {"f": "x"}, clock=5), pen.write(1, {"f": "y"}, clock=3))
    assert (folded.values["f"], folded.conflicts) == ("x", ("f",))


def test_equal_stamps_are_told_apart_by_replica_then_number(pen: Pen) -> None:
    low, high = pen.write(0, {"f": "x"}), pen.write(1, {"f": "y"})
    later = pen.write(0, {"f": "z"})
    assert folded_of(low, high, later).values["f"] == "y"
    assert folded_of(low, later).values["f"] == "z"


def test_the_same_value_twice_is_no_conflict(pen: Pen) -> None:
    folded = folded_of(pen.write(0, {"f": {"a": 1, "b": 2}}), pen.write(1, {"f": {"b": 2, "a": 1}}))
    assert folded.conflicts == ()


def test_true_and_one_are_two_values(pen: Pen) -> None:
    assert folded_of(pen.write(0, {"f": True}), pen.write(1, {"f": 1})).conflicts == ("f",)


def test_latest_shows_the_greatest_stamp_without_a_conflict(pen: Pen) -> None:
    folded = folded_of(pen.write(0, {"~mood": "x"}, clock=9), pen.write(1, {"~mood": "y"}, clock=3))
    assert (folded.values["~mood"], folded.conflicts) == ("x", ())


@pytest.mark.parametrize(
    ("unit", "values", "wanted"),
    [
        ("<first", [5, 3, None], 3),
        (">last", [5, 30, None], 30),
        (">last", ["2026-02-01", "2026-11-01"], "2026-11-01"),
        ("<first", [None, None], None),
        ("+tags", [["x", "y"], ["z", "x"], None], ["x", "y", "z"]),
        ("+tags", [None, None], None),
    ],
)
def test_computed_units_take_all_heads_together(pen: Pen, unit: str, values: list[Any], wanted: Any) -> None:
    folded = folded_of(*(pen.write(n % 3, {unit: value}) for n, value in enumerate(values)))
    assert (folded.values[unit], folded.conflicts) == (wanted, ())


def test_a_computed_unit_can_go_back_once_all_heads_were_seen(pen: Pen) -> None:
    low, high = pen.write(0, {">last": 3}), pen.write(1, {">last": 30})
    assert folded_of(low, high, pen.write(2, {">last": 4}, [low, high])).values[">last"] == 4


@pytest.mark.parametrize("unit", ["<first", ">last", "+tags"])
@pytest.mark.parametrize(
    "values", [[1, "x"], [["x"], 3], [{"a": 1}, {"a": 2}], [None, {"a": 1}], [[1], [2]], [True, 1, 0.5]]
)
def test_values_of_another_kind_are_merged_the_same_way_everywhere(
    pen: Pen, unit: str, values: list[Any]
) -> None:
    """A newer version may keep another kind of value in the unit; that must not stop anybody's merge."""
    changes = [pen.write(n % 3, {unit: value}) for n, value in enumerate(values)]
    assert folded_of(*changes).values[unit] == folded_of(*reversed(changes)).values[unit]


# --- deletion ----------------------------------------------------------------------------------------------


def test_a_deletion_that_saw_everything_deletes(pen: Pen) -> None:
    first = pen.write(0, {"f": "x", "g": "y"})
    folded = folded_of(first, pen.write(1, {DELETED: True}, [first]))
    assert (folded.deleted, folded.conflicts) == (True, ())


def test_an_edit_that_the_deletion_did_not_see_keeps_the_record(pen: Pen) -> None:
    first = pen.write(0, {"f": "x", "g": "y"})
    edit = pen.write(2, {"g": "z"}, [first])
    folded = folded_of(first, pen.write(1, {DELETED: True}, [first], clock=5000), edit)
    assert (folded.deleted, folded.conflicts, folded.values["g"]) == (False, (DELETED,), "z")


def test_an_edit_after_the_deletion_brings_the_record_back_as_a_conflict(pen: Pen) -> None:
    first = pen.write(0, {"f": "x"})
    deletion = pen.write(1, {DELETED: True}, [first])
    folded = folded_of(first, deletion, pen.write(2, {"f": "z"}, [first]))
    assert (folded.deleted, folded.conflicts) == (False, (DELETED,))


def test_two_deletions_are_no_conflict(pen: Pen) -> None:
    first = pen.write(0, {"f": "x"})
    deletions = [pen.write(n, {DELETED: True}, [first]) for n in (1, 2)]
    folded = folded_of(first, *deletions)
    assert (folded.deleted, folded.conflicts) == (True, ())


def test_a_decision_to_keep_takes_the_deletion_back(pen: Pen) -> None:
    first = pen.write(0, {"f": "x"})
    deletion = pen.write(1, {DELETED: True}, [first])
    edit = pen.write(2, {"f": "z"}, [first])
    keep = pen.write(0, {DELETED: False}, [deletion, edit])
    folded = folded_of(first, deletion, edit, keep)
    assert (folded.deleted, folded.conflicts, folded.values["f"]) == (False, (), "z")


def test_keeping_and_deleting_side_by_side_is_a_conflict(pen: Pen) -> None:
    first = pen.write(0, {"f": "x"})
    deletion = pen.write(1, {DELETED: True}, [first])
    keep = pen.write(0, {DELETED: False}, [deletion])
    again = pen.write(2, {DELETED: True}, [first, deletion])
    folded = folded_of(first, deletion, keep, again)
    assert DELETED in folded.conflicts
    assert not folded.deleted


def test_an_erased_change_names_the_units_that_the_erasure_recorded(pen: Pen) -> None:
    first = pen.write(0, {"f": "x", "g": "y"})
    empty = replace(first, values=None, body=None, salt=None)
    assert list(units_named(empty)) == []
    folded = fold([empty], {first.id: ("f", "g")})
    assert folded
    assert folded.values == {"f": None, "g": None}
    edit = pen.write(1, {"f": "z"}, [first])
    folded = fold([empty, edit], {first.id: ("f", "g")})
    assert folded
    assert (folded.values, folded.conflicts) == ({"f": "z", "g": None}, ())
