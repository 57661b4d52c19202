"""The state machine of a round, and the rubric as data: whatever comes, in whatever order."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.stars import rules
from nanxi_desk.stars.listing import natural
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.rubric import RubricError, content_of, differences, read_content, read_text, read_toml
from nanxi_desk.stars.rubrics import place_words

RUBRIC = shipped_rubric()
steps = st.builds(
    rules.Step,
    kind=st.sampled_from(rules.STEPS),
    at=st.integers(0, 20).map(lambda n: f"2026-11-{n + 1:02d}T00:00:00Z"),
    order=st.uuids().map(lambda u: u.hex),
    turn=st.integers(0, 12),
)


@given(taken=st.lists(steps, max_size=25), order=st.randoms())
def test_a_round_is_where_its_steps_lead_in_whatever_order_they_came(
    taken: list[rules.Step], order: Any
) -> None:
    now = rules.standing(taken)
    mixed = list(taken)
    order.shuffle(mixed)
    assert rules.standing(mixed) == now
    state = ""
    for step in now.taken:
        assert step.kind in rules.next_states(state)
        state = step.kind
    assert now.state == state
    assert len(now.early) == sum(step.kind == rules.EARLY for step in taken)


def test_every_state_is_reached_one_after_the_other() -> None:
    state = ""
    for wanted in rules.STATES:
        assert rules.next_states(state)[0] == wanted
        state = wanted
    assert rules.next_states(rules.REVIEW) == ()
    assert rules.next_states(rules.PUBLISHED) == (rules.AWARDED, rules.GRADING)
    assert rules.public_until(date(2026, 12, 28)) == date(2027, 1, 4)


@given(before=st.integers(0, 5), after=st.integers(0, 5))
def test_a_review_is_called_by_what_it_does(before: int, after: int) -> None:
    word = rules.review_of(before, after)
    assert word in rules.REVIEWS
    assert (word == rules.RAISE) == (after > before)
    assert (word == rules.KEEP) == (after == before)


def test_the_shipped_rubric_is_what_the_programme_says() -> None:
    content = content_of(RUBRIC)
    assert [(b["code"], len(b["indicators"])) for b in content["blocks"]] == [
        ("A1", 3), ("A2", 4), ("A3", 4), ("B", 3), ("C", 3),
    ]  # fmt: skip
    assert {b.code: int(b.most) for b in RUBRIC.blocks} == {"A1": 20, "A2": 20, "A3": 20, "B": 24, "C": 16}
    assert [(s.stars, int(s.least), s.before) for s in RUBRIC.stars] == [(3, 75, 0), (4, 85, 0), (5, 92, 4)]
    assert len(RUBRIC.vetoes) == 7
    assert [int(worth) for worth in RUBRIC.answers] == [100, 80, 60, 30, 0]
    assert read_text(RUBRIC.text) == RUBRIC
    assert differences(RUBRIC, RUBRIC) == ()


junk = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=8) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data(), value=junk)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_rubric_it_is_one_or_is_refused_at_its_place(
    data: st.DataObject, value: Any
) -> None:
    content = content_of(RUBRIC)
    place: Any = content
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 5)) == 0:
            place[key] = value
            break
        place = place[key]
    rubric = None
    with suppress(RubricError):
        rubric = read_content(content)
    if rubric is not None:
        assert read_text(rubric.text) == rubric
        for difference in differences(RUBRIC, rubric):
            assert place_words(difference.where, rubric, RUBRIC)


@pytest.mark.parametrize("text", ["", "version = 2", "x", "version = 1\n[judges]"])
def test_a_file_that_is_no_rubric_is_refused(text: str) -> None:
    with pytest.raises(RubricError):
        read_toml(text)


def test_a_rubric_whose_points_are_not_100_is_refused() -> None:
    content = json.loads(RUBRIC.text)
    content["blocks"][4]["indicators"].pop()
    with pytest.raises(RubricError, match="whole"):
        read_content(content)


def test_numbers_in_names_count_as_numbers() -> None:
    assert sorted(["10号", "2号", "1号甲", "甲3", "1号"], key=natural) == [
        "1号",
        "1号甲",
        "2号",
        "10号",
        "甲3",
    ]
