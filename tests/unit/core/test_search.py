"""The search index: whatever is typed can be asked, and a record is found by any part of what it says."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

import nanxi_desk.core.database  # noqa: F401 - makes the dialect known
from nanxi_desk.core import search
from nanxi_desk.core.fields import Field, Kind, Search
from nanxi_desk.core.people import Resident

NAME = Field(name="name", label="姓名", kind=Kind.TEXT, search=Search.NAME)
TEXT = Field(name="detail", label="情况", kind=Kind.LONG_TEXT, search=Search.TEXT)
PHONE = Field(name="phone", label="电话", kind=Kind.PHONE, search=Search.PHONE)
NUMBER = Field(name="number", label="编号", kind=Kind.TEXT, search=Search.NUMBER)

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40)


@contextmanager
def index() -> Iterator[Connection]:
    """A real index of residents, empty."""
    engine = create_engine(
        "sqlite+keyed://",
        creator=lambda: sqlcipher.connect(":memory:", check_same_thread=False),
        poolclass=StaticPool,
    )
    try:
        with engine.begin() as conn:
            conn.exec_driver_sql(search.create_index_statement(Resident))
            yield conn
    finally:
        engine.dispose()


def put(conn: Connection, no: int, *parts: tuple[Field, str], fresh: bool = True) -> None:
    search.put(conn, Resident, {no: search.entry(parts)}, {no} if fresh else set())


def found(conn: Connection, typed: str) -> list[int]:
    return search.hits(conn, Resident, typed, 10)


@contextmanager
def one(*parts: tuple[Field, str]) -> Iterator[Connection]:
    """An index with the record as number 7 and a stranger as number 8."""
    with index() as conn:
        put(conn, 7, *parts)
        put(conn, 8, (NAME, "\u8d75"), (PHONE, "000"))
        yield conn


# --- what can be typed -------------------------------------------------------------------------------------


@given(st.text(max_size=60) | st.text("\"'*()^:-+{}&|\\ aNDORTE王1０Ａ", max_size=60))
@example('"')
@example("AND OR NOT NEAR(")
@example("words:王")
@example("\ud83d\x00")
@example("١٢ ② ﷺ ß İ 🏠")
def test_whatever_is_typed_can_be_asked(typed):
    with one((NAME, "王桂兰")) as conn:
        assert set(found(conn, typed)) <= {7, 8}


@pytest.mark.parametrize("typed", ["王 " * 5_000, "ab1 " * 5_000, "王" * 50_000, "a" * 100_000])
def test_a_very_long_text_can_be_asked_too(typed):
    with one((NAME, "李四")) as conn:
        assert found(conn, typed) == []


@pytest.mark.parametrize("typed", ["", " ", "\u3000", "*", '""', "-/()", "🏠"])
def test_what_holds_no_words_finds_nothing(typed):
    with one((TEXT, "* - 🏠")) as conn:
        assert found(conn, typed) == []


# --- what is found -----------------------------------------------------------------------------------------


@given(HAN, st.data())
def test_a_text_is_found_by_any_run_of_its_characters(text, data):
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    with one((TEXT, text)) as conn:
        assert 7 in found(conn, text[first:last])


@given(st.text(min_size=1, max_size=40))
def test_a_text_of_any_script_is_found_by_all_of_itself(text):
    # A handful of letters of New Tai Lue and Vedic count as signs for the index and as letters for Python.
    assume(not any("\u19b0" <= c <= "\u19c9" or c in "\u1cf2\u1cf3" for c in text))
    assume(search.query(text))
    with one((TEXT, text)) as conn:
        assert 7 in found(conn, text)


@given(HAN, HAN)
def test_what_stands_nowhere_side_by_side_is_not_found(left, right):
    typed = left[-1] + right[0]
    assume(typed not in left and typed not in right)
    with one((TEXT, left), (TEXT, right)) as conn:
        assert 7 not in found(conn, typed)


@given(st.text("0123456789", min_size=11, max_size=11), st.integers(3, 11))
def test_a_phone_is_found_by_its_beginning_and_its_tail(phone, count):
    with one((PHONE, phone)) as conn:
        assert 7 in found(conn, phone[:count])
        assert 7 in found(conn, phone[-4:])
        assert 7 in found(conn, phone[-8:])
        assert 7 in found(conn, f"{phone[:3]} {phone[3:7]}-{phone[7:]}")


@pytest.mark.parametrize(
    "stored", ["138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "+86 13812345678"]
)
def test_a_phone_is_found_however_it_is_written(stored):
    with one((PHONE, stored)) as conn:
        assert found(conn, "13812345678"[-8:]) == [7]
        assert found(conn, "5678") == [7]
        assert found(conn, "2345") == []


@pytest.mark.parametrize(
    "typed",
    [
        "NX03-20261122-A1042",
        "nx03-20261122-a1042",
        "NX0320261122A1042",
        "20261122",
        "a1042",
        "A104",
        "NX03 A1042",
    ],
)
def test_a_number_is_found_by_the_beginning_of_its_parts(typed):
    with one((NUMBER, "NX03-20261122-A1042")) as conn:
        assert found(conn, typed) == [7]


@pytest.mark.parametrize("typed", ["1042", "NX04", "20261123"])
def test_a_number_is_not_found_by_others(typed):
    with one((NUMBER, "NX03-20261122-A1042")) as conn:
        assert found(conn, typed) == []


@pytest.mark.parametrize(
    "typed", ["王桂兰", "王", "桂兰", "wgl", "WGL", "ｗｇｌ", "wangguilan", "wanggui", "wang", "王 wgl"]
)
def test_a_name_is_found_by_characters_initials_and_pinyin(typed):
    with one((NAME, "王桂兰")) as conn:
        assert found(conn, typed) == [7]


def test_conditions_must_all_hold():
    with one((NAME, "王桂兰"), (TEXT, "楼上漏水")) as conn:
        assert found(conn, "王 漏水") == [7]
        assert found(conn, "王 停电") == []


def test_newest_comes_first_and_pages_go_on_from_the_last_seen():
    with index() as conn:
        for no in range(1, 8):
            put(conn, no, (TEXT, "漏水"))
        assert search.hits(conn, Resident, "漏水", 3) == [7, 6, 5]
        assert search.hits(conn, Resident, "漏水", 3, before=5) == [4, 3, 2]


def test_an_entry_can_be_replaced_dropped_and_all_of_them_emptied():
    with index() as conn:
        put(conn, 7, (TEXT, "漏水"))
        put(conn, 9, (TEXT, "停电"))
        put(conn, 7, (TEXT, "堆物"), fresh=False)
        assert found(conn, "漏水") == []
        assert found(conn, "堆物") == [7]
        search.drop(conn, Resident, [7])
        assert found(conn, "堆物") == []
        assert found(conn, "停电") == [9]
        search.empty(conn, Resident)
        assert found(conn, "停电") == []


def test_the_end_of_a_very_long_text_is_not_indexed():
    text = "前" * search.MAX_TEXT + "后"
    with one((TEXT, text)) as conn:
        assert found(conn, "前前") == [7]
        assert found(conn, "后") == []
