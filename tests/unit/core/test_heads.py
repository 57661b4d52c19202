"""Heads: what a new change takes the place of, and the short text that keeps them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.journal.heads import Head, Heads, StreamNumbers, read_heads, write_heads

A, B = "a" * 32, "b" * 32

heads = st.builds(Head, st.integers(1, 2**62), st.sampled_from([A, B]), st.integers(1, 2**39))
texts = st.builds(
    Heads,
    st.none() | heads,
    st.dictionaries(
        st.sampled_from(["f", "+tags", "!deleted", "新", 'a"b']),
        st.lists(heads, max_size=3, unique=True).map(lambda hs: tuple(sorted(hs))),
        max_size=4,
    ),
)


@pytest.fixture(scope="module")
def numbers() -> StreamNumbers:
    known = StreamNumbers()
    known.add(1, A, "S")
    known.add(2, B, "S")
    known.add(3, A, "*")
    return known


@given(kept=texts)
def test_the_text_reads_back(kept: Heads, numbers: StreamNumbers) -> None:
    assert read_heads(write_heads(kept, "S", numbers), numbers) == kept


def test_a_record_written_once_takes_one_short_word(numbers: StreamNumbers) -> None:
    assert write_heads(Heads(Head(5, B, 7)), "S", numbers) == "5.2.7"
    assert write_heads(Heads(), "S", numbers) == ""


def test_the_base_stands_for_every_unit_until_one_is_listed() -> None:
    base, later = Head(1, A, 1), Head(2, B, 1)
    kept = Heads(base).after("f", [(A, 1)], later)
    assert kept.of("f") == (later,)
    assert kept.of("g") == (base,)
    assert kept.listed("f")
    assert not kept.listed("g")
    assert kept.all() == {base, later}


def test_a_change_replaces_the_parents_it_names_and_no_others() -> None:
    one, two, three = Head(1, A, 1), Head(2, B, 1), Head(3, A, 2)
    kept = Heads(None, {"f": (one, two)})
    assert kept.after("f", [(A, 1)], three).of("f") == (two, three)
    assert kept.after("f", [], three).of("f") == (one, two, three)
    assert kept.after("f", [(A, 1), (B, 1)], three).of("f") == (three,)


def test_the_winner_stands_last() -> None:
    poisoned, plain = Head(9, A, 1), Head(3, B, 1)
    assert Heads(None, {"f": (poisoned,)}).after("f", [], plain).of("f")[-1] == poisoned


def test_taking_a_change_twice_leaves_one_head() -> None:
    one, two = Head(1, A, 1), Head(2, B, 1)
    once = Heads(one).after("f", [], two)
    assert once.after("f", [], two) == once


def test_stream_numbers_are_never_used_twice() -> None:
    known = StreamNumbers()
    assert known.next() == 1
    known.add(4, A, "S")
    assert known.next() == 5
    assert known.stream(4) == (A, "S")
    assert known.number(A, "S") == 4
    assert not known.knows(A, "*")
    with pytest.raises(KeyError):
        known.number(A, "*")
