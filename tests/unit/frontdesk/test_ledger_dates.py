"""Date and time cells in every spelling that offices use."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.frontdesk.ledger_dates import DateProblem, DateUnit, read_date, read_time

JAN_4 = dt.date(2026, 1, 4)


@pytest.mark.parametrize(
    "cell",
    [
        "2026/01/04",
        "2026/1/4",
        "2026.1.4",
        "2026-1-4",
        "2026、1、4",
        "2026年1月4日",
        "2026 年 1 月 4 日",
        "2026年1月4号",
        "26.1.4",
        "26年1月4日",
        "20260104",
        20260104,
        20260104.0,
        260104,
        "２０２６．１．４",
        "２０２６年１月４日",
        "2026-1-4 星期日",
        "2026年1月4日（周日）",
        "星期日 2026-1-4",
        "Sun 2026-01-04",
        "2026-01-04 00:00:00",
        "2026\u20111\u20114",
        " 2026.1.4 ",
        "2026.1.4.",
        "2026-1-4 上午",
        46026,
        46026.0,
        "46026",
        "4 Jan 2026",
        "04-Jan-26",
        "January 4, 2026",
        dt.date(2026, 1, 4),
        dt.datetime.fromisoformat("2026-01-04"),
        dt.datetime(2026, 1, 3, 16, tzinfo=dt.UTC),
        "2026-01-03T16:00:00Z",
        "2026-01-03T16:00:00.250Z",
        "2026-01-03 16:00:00 +00:00",
        "2026-01-04T00:00:00+08:00",
    ],
)
def test_a_full_date_is_read_in_every_spelling(cell):
    assert read_date(cell).day == JAN_4


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2026-1-4 14:05", dt.time(14, 5)),
        ("2026/1/4 2:05 PM", dt.time(14, 5)),
        ("2026年1月4日下午2点5分", dt.time(14, 5)),
        ("2026-01-04T14:05:00", dt.time(14, 5)),
        ("2026-01-04T06:05:00Z", dt.time(14, 5)),
        (dt.datetime.fromisoformat("2026-01-04T14:05"), dt.time(14, 5)),
        (dt.datetime.fromisoformat("2026-01-04T14:04:59.999999"), dt.time(14, 5)),
        (46026.586805555555, dt.time(14, 5)),
        ("20260104140500", dt.time(14, 5)),
    ],
)
def test_a_time_beside_the_date_is_kept(cell, time):
    assert (read_date(cell).day, read_date(cell).time) == (JAN_4, time)


def test_unix_times_give_the_day_in_shanghai():
    late = 1538492521  # 2018-10-02 15:02:01 UTC
    assert read_date(late).day == dt.date(2018, 10, 2)
    assert read_date(late).time == dt.time(23, 2, 1)
    assert read_date(late + 3600).day == dt.date(2018, 10, 3)
    assert read_date((late + 3600) * 1000).day == dt.date(2018, 10, 3)
    assert read_date(str(late + 3600)).day == dt.date(2018, 10, 3)


def test_a_stated_unit_overrules_the_size_of_a_number():
    assert read_date(86_400, DateUnit.SECONDS).day == dt.date(1970, 1, 2)
    assert read_date(46026, DateUnit.SECONDS).day == dt.date(1970, 1, 1)
    assert read_date(1538492521000, DateUnit.MILLISECONDS).day == dt.date(2018, 10, 2)
    assert read_date(3, DateUnit.SERIAL).day == dt.date(1900, 1, 2)


@pytest.mark.parametrize(
    ("cell", "month", "days"),
    [
        ("1.7", 1, (7,)),
        ("1.10", 1, (10,)),
        ("1.1", 1, (1,)),
        ("10.30", 10, (30,)),
        ("1月7日", 1, (7,)),
        ("１月７日", 1, (7,)),
        ("1/7", 1, (7,)),
        ("1-7", 1, (7,)),
        ("1.7 星期三", 1, (7,)),
        (1.15, 1, (15,)),
        (1.05, 1, (5,)),
        (1.4, 1, (4,)),
        (1.1, 1, (1, 10)),
        (10.2, 10, (2, 20)),
        (2.3, 2, (3,)),
        (12.31, 12, (31,)),
    ],
)
def test_a_date_without_a_year_stays_open(cell, month, days):
    reading = read_date(cell)
    assert reading.day is None
    assert reading.problem is None
    assert (reading.month, reading.days) == (month, days)


def test_three_short_numbers_keep_every_order_that_makes_a_day():
    assert dict(read_date("4/1/2026").orders) == {"mdy": dt.date(2026, 4, 1), "dmy": JAN_4}
    assert read_date("13/1/2026").day == dt.date(2026, 1, 13)
    assert read_date("26.1.4").day == JAN_4


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (None, DateProblem.MISSING),
        ("  \u3000", DateProblem.MISSING),
        ("2026.2.30", DateProblem.IMPOSSIBLE),
        ("2026-13-01", DateProblem.IMPOSSIBLE),
        ("13.40", DateProblem.IMPOSSIBLE),
        ("1.53849E+09", DateProblem.SHORTENED),
        ("1月小计", DateProblem.UNREADABLE),
        ("2026年1月", DateProblem.UNREADABLE),
        ("2026.1.4-1.6", DateProblem.UNREADABLE),
        ("2026.1.41", DateProblem.IMPOSSIBLE),
        ("昨天", DateProblem.UNREADABLE),
        ("202601", DateProblem.UNREADABLE),
        ("2026-01-04 25:00", DateProblem.UNREADABLE),
        (True, DateProblem.UNREADABLE),
        (dt.time(8, 30), DateProblem.UNREADABLE),
        (float("nan"), DateProblem.UNREADABLE),
        (float("inf"), DateProblem.UNREADABLE),
        (10**30, DateProblem.UNREADABLE),
        (-5, DateProblem.UNREADABLE),
        (7, DateProblem.UNREADABLE),
    ],
)
def test_what_is_no_day_says_why(cell, problem):
    assert read_date(cell).problem is problem


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("8:30", dt.time(8, 30)),
        ("８：３０", dt.time(8, 30)),
        ("08:30:15", dt.time(8, 30, 15)),
        ("下午3点", dt.time(15)),
        ("下午3点半", dt.time(15, 30)),
        ("14时05分", dt.time(14, 5)),
        ("中午12:10", dt.time(12, 10)),
        ("12:10 am", dt.time(0, 10)),
        ("3:10pm", dt.time(15, 10)),
        (0.354166666666667, dt.time(8, 30)),
        (dt.time(8, 30), dt.time(8, 30)),
        (dt.datetime.fromisoformat("2026-01-04T08:30"), dt.time(8, 30)),
        ("上午", None),
        ("25:00", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_times_of_day(cell, time):
    assert read_time(cell) == time


SPELLINGS = [
    lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}{d.month:02d}{d.day:02d}",
    lambda d: int(f"{d.year}{d.month:02d}{d.day:02d}"),
    lambda d: (d - dt.date(1899, 12, 30)).days,
    lambda d: str((d - dt.date(1899, 12, 30)).days),
    lambda d: dt.datetime.combine(d, dt.time()),
    lambda d: f"{d.year % 100:02d}年{d.month}月{d.day}日",
    lambda d: f"{d.year}-{d.month}-{d.day} 星期{'一二三四五六日'[d.weekday()]}",
    lambda d: d.strftime("%A, %d %B %Y"),
    lambda d: d.isoformat() + "T12:00:00Z",
    lambda d: int(dt.datetime(d.year, d.month, d.day, 4, tzinfo=dt.UTC).timestamp()),
    lambda d: int(dt.datetime(d.year, d.month, d.day, 4, tzinfo=dt.UTC).timestamp()) * 1000,
    lambda d: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{d.year}.{d.month}.{d.day}"),
]


@given(st.dates(dt.date(1991, 1, 1), dt.date(2079, 12, 31)), st.sampled_from(SPELLINGS))
def test_any_date_in_any_spelling_is_read_back(day, spell):
    assert read_date(spell(day)).day == day


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="0123456789./-年月日:TZ+ eE点上下午pmPM（）", max_size=25),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.none(),
        st.datetimes(),
        st.datetimes(timezones=st.just(dt.UTC)),
        st.times(),
    ),
    st.sampled_from(list(DateUnit)),
)
def test_no_cell_breaks_the_reader(cell, unit):
    reading = read_date(cell, unit)
    found = (reading.day is not None) + bool(reading.month) + (reading.problem is not None)
    assert found == 1 or (found == 0 and len(reading.orders) > 1)
    read_time(cell)
