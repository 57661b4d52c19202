"""A signed sheet by numbers, and days as they are typed: parsers that never guess."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.training import rules
from nanxi_desk.training.days import session_day
from nanxi_desk.training.numbers import SUSPECT, UNDO, WORDS, NumberMark, read_numbers

ROSTER = range(1, 301)
numbers = st.integers(1, 300)
pieces = st.tuples(st.sampled_from([*WORDS, *SUSPECT, *UNDO]), numbers, st.integers(0, 20))
TODAY = date(2026, 11, 22)


def test_a_line_as_it_is_typed() -> None:
    read = read_numbers("12 20-22，迟14、Z15 事 17", ROSTER)
    assert read.problem == "事"  # a word by itself says nothing of the next number
    read = read_numbers("１２ 20－22，迟14、Z15 事17 缺18 代19 x12", ROSTER)
    assert read.problem == ""
    told = {mark.number: mark for mark in read.marks}
    assert [told[n].status for n in (20, 21, 22)] == ["出勤"] * 3
    assert [told[n].status for n in (14, 15, 17, 18, 12)] == ["迟到", "早退", "事假", "缺勤", ""]
    assert told[19] == NumberMark(19, "出勤", suspect=True)


def test_what_is_no_number_is_named_and_nothing_is_guessed() -> None:
    for text in ("abc", "迟", "30-20", "5-", "-5", "迟14x", "1-9999"):
        read = read_numbers(text, ROSTER)
        assert read.problem or read.absent, text
        assert all(mark.number in ROSTER for mark in read.marks)
    assert read_numbers("301 300", ROSTER).absent == (301,)
    assert read_numbers("", ROSTER).marks == ()


@given(st.lists(pieces, max_size=30))
def test_every_piece_is_read_and_the_last_word_on_a_number_counts(typed: list[tuple[str, int, int]]) -> None:
    wanted: dict[int, NumberMark] = {}
    words = []
    for word, first, more in typed:
        last = min(first + more, 300)
        words.append(f"{word}{first}-{last}" if last > first else f"{word}{first}")
        for number in range(first, last + 1):
            status = "" if word in UNDO else WORDS.get(word, rules.PRESENT)
            wanted[number] = NumberMark(number, status, word in SUSPECT)
    read = read_numbers(" ".join(words), ROSTER)
    assert (read.problem, read.absent) == ("", ())
    assert {mark.number: mark for mark in read.marks} == wanted


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    read = read_numbers(text, ROSTER)
    assert all(mark.number in ROSTER for mark in read.marks)


@given(st.integers(-180, 180))
def test_month_and_day_mean_the_nearest(days: int) -> None:
    meant = TODAY + timedelta(days=days)
    assert session_day(f"{meant.month}-{meant.day}", TODAY) == meant
    assert session_day(meant.isoformat(), TODAY) == meant
    assert session_day(f"{meant.year}年{meant.month}月{meant.day}日", TODAY) == meant


def test_no_day_is_made_up() -> None:
    for text in ("", "13-1", "2-30", "8", "明天", "2026-02-29", "11-22-3"):
        assert session_day(text, TODAY) is None, text
    assert session_day("2-29", date(2028, 1, 3)) == date(2028, 2, 29)
