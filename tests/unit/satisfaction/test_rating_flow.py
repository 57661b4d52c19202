"""The pages of one rating: what leads where, what needs a tag, and that time always leads back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.satisfaction import rating_flow
from nanxi_desk.satisfaction.rating_flow import (
    ASKED,
    ASKED_SECONDS,
    FAILED,
    IDLE,
    LONGEST_SECONDS,
    PAGES,
    SAVING,
    TAGS,
    TAGS_SECONDS,
    THANKS,
    Choice,
    RatingFlow,
    TagOffer,
)
from nanxi_desk.satisfaction.rules import BAD_LEVELS, KEY, LEVELS, MOUSE, PAD

OFFERS = {level: [TagOffer(f"{level}{n:02}", f"{level} {n}") for n in range(7, 15)] for level in LEVELS}


def asked(now: float = 0.0) -> RatingFlow:
    flow = RatingFlow()
    flow.ask(OFFERS, ASKED_SECONDS, now)
    return flow


def test_nothing_is_preselected_and_nothing_of_the_last_visitor_is_left() -> None:
    flow = asked()
    flow.press(2, KEY, 1)
    flow.toggle("214", 1)
    flow.sign(True, 1)
    flow.ask(OFFERS, ASKED_SECONDS, 5)
    assert (flow.page, flow.level, flow.chosen, flow.anonymous, flow.way) == (ASKED, 0, set(), False, "")


def test_a_good_rating_needs_one_press_and_no_staying() -> None:
    flow = asked()
    flow.press(4, MOUSE, 3)
    assert flow.tick(3 + TAGS_SECONDS - 0.1) is None
    assert flow.tick(3 + TAGS_SECONDS) == Choice(4, (), False, MOUSE)
    assert flow.page == SAVING
    flow.saved(30)
    assert flow.page == THANKS
    assert flow.tick(30 + rating_flow.THANKS_SECONDS) is None
    assert flow.page == IDLE


@pytest.mark.parametrize("level", BAD_LEVELS)
def test_a_bad_one_needs_a_tag(level: int) -> None:
    flow = asked()
    flow.press(level, KEY, 0)
    assert flow.submit(1) is None
    flow.toggle(f"{level}07", 1)
    flow.toggle(f"{level}09", 1)
    flow.toggle(f"{level}07", 1)
    flow.toggle("599", 1)
    assert flow.submit(2) == Choice(level, (f"{level}09",), False, KEY)
    without = asked()
    without.press(level, KEY, 0)
    assert without.tick(TAGS_SECONDS) is None
    assert without.page == IDLE


def test_who_does_not_rate_leaves_nothing() -> None:
    flow = asked()
    assert flow.seconds_left(0) == ASKED_SECONDS
    assert flow.seconds_left(0.5) == ASKED_SECONDS
    assert flow.seconds_left(ASKED_SECONDS - 0.1) == 1
    assert flow.tick(ASKED_SECONDS) is None
    assert flow.page == IDLE


def test_a_failure_is_shown_and_goes_by_itself() -> None:
    flow = asked()
    flow.press(5, KEY, 0)
    flow.submit(1)
    assert flow.tick(1_000) is None, "the answer is awaited, however long"
    flow.failed(1_000)
    assert flow.page == FAILED
    flow.tick(1_000 + rating_flow.FAILED_SECONDS)
    assert flow.page == IDLE


def test_keys_of_a_pad_choose_tags_and_the_last_one_hides_the_name() -> None:
    flow = asked()
    flow.press(2, PAD, 0)
    flow.press_slot(3, 5, 1)
    flow.press_slot(4, 5, 1)
    assert flow.submit(2) == Choice(2, ("210",), True, PAD)


def test_going_on_pressing_does_not_keep_the_window() -> None:
    flow = asked()
    flow.press(3, KEY, 0)
    now = 0.0
    while flow.page == TAGS:
        now += 5
        flow.toggle("307", now)
        flow.tick(now)
        assert now <= LONGEST_SECONDS
    assert flow.page == SAVING


Act = Callable[[RatingFlow, float], object]
acts: st.SearchStrategy[Act] = st.one_of(
    st.integers(0, 6).map(lambda level: lambda f, now: f.press(level, KEY, now)),
    st.integers(0, 6).map(lambda slot: lambda f, now: f.press_slot(slot, 5, now)),
    st.sampled_from(["214", "115", "510", "x"]).map(lambda code: lambda f, now: f.toggle(code, now)),
    st.booleans().map(lambda yes: lambda f, now: f.sign(yes, now)),
    st.sampled_from(
        [
            lambda f, now: f.back(now),
            lambda f, now: f.submit(now),
            lambda f, now: f.saved(now),
            lambda f, now: f.failed(now),
            lambda f, now: f.tick(now),
            lambda f, now: f.ask(OFFERS, 20, now),
            lambda f, _now: f.leave(),
        ]
    ),
)


@given(st.lists(st.tuples(acts, st.floats(0, 30)), max_size=40))
def test_whatever_is_pressed_a_rating_is_whole_and_the_window_comes_back(
    pressed: list[tuple[Act, float]],
) -> None:
    flow, now = RatingFlow(), 0.0
    for act, pause in pressed:
        now += pause
        page = flow.page
        result = act(flow, now)
        assert flow.page in PAGES
        if isinstance(result, Choice):
            assert page == TAGS
            assert result.level in LEVELS
            assert result.tags or result.level not in BAD_LEVELS
            assert all(code.startswith(str(result.level)) for code in result.tags)
        assert 0 <= flow.share_left(now) <= 1
        assert flow.seconds_left(now) <= LONGEST_SECONDS
    flow.failed(now)
    for _turn in range(3):
        now += LONGEST_SECONDS
        flow.tick(now)
        flow.failed(now)
    assert flow.page == IDLE
