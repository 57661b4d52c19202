"""The table of days off: what is shipped and entered, who may, and pasted plans in many spellings."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nanxi_desk.core.calendar import load_calendar, shipped_years
from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.holiday_plan import LONGEST_RUN, PlannedDay, read_day, read_plan
from nanxi_desk.core.holidays import OWN, SHARED, STATE, HolidayBook
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from tests.support.homes import make_home
from tests.support.journals import MovableClock

DAY = date(2026, 11, 24)  # an ordinary Tuesday
NOBODY = Actor("", "")
NOTICE = """一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。
二、春节：2月5日（农历除夕、周五）至12日（周五）放假，共8天。1月31日（周日）、2月14日（周日）上班。
"""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 9, 1, 1, 0, tzinfo=UTC))


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as opened:
        yield opened


@pytest.fixture
def hub(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "JD", name="南西街道", hub=True, wall=clock) as opened:
        yield opened


def sources(book: HolidayBook, year: int) -> dict[str, tuple[bool, str, str]]:
    return {view.id: (view.workday, view.name, view.source) for view in book.year(year)}


def works(home: Home, day: date) -> bool:
    with home.journal.read() as conn:
        return load_calendar(conn, home.office).is_workday(day)


def test_a_year_shows_the_days_that_are_unlike_monday_to_friday(home: Home) -> None:
    shown = sources(HolidayBook(home), 2026)
    assert shown["2026-10-10"] == (True, "国庆节", STATE)
    assert shown["2026-10-01"] == (False, "国庆节", STATE)
    assert "2026-10-03" not in shown  # a Saturday anyway
    assert DAY.isoformat() not in shown
    assert list(shown) == sorted(shown)


def test_an_own_day_wins_is_marked_and_can_be_taken_back(home: Home) -> None:
    book = HolidayBook(home)
    before = book.set_day(home.actor, DAY, False, "社区活动")
    assert sources(book, 2026)[DAY.isoformat()] == (False, "社区活动", OWN)
    assert not works(home, DAY)
    book.put_back(home.actor, [before])
    assert DAY.isoformat() not in sources(book, 2026)
    assert works(home, DAY)
    book.set_day(home.actor, DAY, False)
    removed = book.remove(home.actor, DAY)
    assert works(home, DAY)
    book.put_back(home.actor, [removed])
    assert not works(home, DAY)
    book.set_day(home.actor, DAY, True, " 照常 ")
    assert sources(book, 2026)[DAY.isoformat()] == (True, "照常", OWN)
    with home.journal.read() as conn:
        assert verify(conn).ok


def test_an_own_day_without_a_name_keeps_the_states(home: Home) -> None:
    book = HolidayBook(home)
    book.set_day(home.actor, date(2026, 10, 1), False)
    book.set_day(home.actor, date(2026, 10, 2), True)
    shown = sources(book, 2026)
    assert shown["2026-10-01"] == (False, "国庆节", OWN)
    assert shown["2026-10-02"] == (True, "", OWN)


def test_the_hub_writes_for_all(hub: Home) -> None:
    book = HolidayBook(hub)
    book.set_day(hub.actor, DAY, False, "台风")
    view = next(view for view in book.year(2026) if view.day == DAY)
    assert (view.source, view.removable) == (SHARED, True)
    with hub.journal.read() as conn:
        assert not load_calendar(conn, "NX07").is_workday(DAY)


def test_what_is_not_ones_own_cannot_be_taken_back(home: Home) -> None:
    book = HolidayBook(home)
    for day in (date(2026, 10, 1), DAY):
        with pytest.raises(InputRefused, match=day.isoformat()):
            book.remove(home.actor, day)


@pytest.mark.parametrize("attempt", ["set", "enter", "remove", "put_back"])
def test_without_the_right_nothing_changes(home: Home, attempt: str) -> None:
    book = HolidayBook(home)
    before = book.set_day(home.actor, DAY, False)
    attempts = {
        "set": lambda: book.set_day(NOBODY, DAY, True),
        "enter": lambda: book.enter(NOBODY, [PlannedDay(DAY, True)]),
        "remove": lambda: book.remove(NOBODY, DAY),
        "put_back": lambda: book.put_back(NOBODY, [before]),
    }
    with pytest.raises(NotAllowed):
        attempts[attempt]()
    assert not works(home, DAY)


def test_a_refused_name_and_year_are_said_at_their_fields(home: Home) -> None:
    book = HolidayBook(home)
    with pytest.raises(FieldRefused) as refused:
        book.set_day(home.actor, DAY, False, "长" * 41)
    assert refused.value.field == "name"
    with pytest.raises(FieldRefused) as refused:
        book.set_day(home.actor, date(1, 1, 1), False)
    assert refused.value.field == "day"
    assert book.year(2026) == tuple(view for view in book.year(2026) if view.source == STATE)


def test_a_plan_is_entered_once_and_undone_at_once(home: Home) -> None:
    book = HolidayBook(home)
    year = shipped_years()[-1] + 1
    plan = [PlannedDay(date(year, 10, day), False, "国庆节") for day in range(1, 15)]
    weekdays = [p for p in plan if p.day.weekday() < 5]
    entered = book.enter(home.actor, plan)
    assert (entered.stored, entered.same) == (len(weekdays), len(plan) - len(weekdays))
    assert book.enter(home.actor, plan).stored == len(weekdays)  # its own days, as they are
    assert len(book.year(year)) == len(weekdays)
    assert book.years()[-1] == year + 1
    book.put_back(home.actor, entered.before)
    assert book.year(year) == ()
    assert book.enter(home.actor, []).before == ()


def test_the_warning_goes_once_the_plan_is_there(home: Home, clock: MovableClock) -> None:
    book = HolidayBook(home)
    year = shipped_years()[-1] + 1
    clock.moment = datetime(year - 1, 9, 1, tzinfo=UTC)
    assert book.warning() is None
    clock.moment = datetime(year - 1, 12, 1, tzinfo=UTC)
    assert str(year) in (book.warning() or "")
    book.enter(home.actor, [PlannedDay(date(year, 10, day), False) for day in range(1, 16)])
    assert book.warning() is None


# --- pasted text ---


def days(text: str, year: int = 2027) -> dict[str, tuple[bool, str]]:
    plan = read_plan(text, year)
    assert plan.refused == ()
    return {p.day.isoformat(): (p.workday, p.name) for p in plan.days}


@pytest.mark.parametrize(
    "line",
    [
        "2027-01-01 休 元旦",
        "2027/1/1 元旦 休",
        "2027.1.1 放假 元旦",
        "2027年1月1日 休息 元旦",
        "1月1日（周五）休，元旦",
        "1-1 周五 休 元旦",
        "２０２７－０１－０１　休　元旦",
        "20270101 off 元旦",
        "一、元旦：1月1日放假1天，不调休。",
    ],
)
def test_one_day_in_many_spellings(line: str) -> None:
    assert days(line) == {"2027-01-01": (False, "元旦")}


def test_the_states_notice_is_read_as_it_stands() -> None:
    found = days(NOTICE)
    assert [day for day, (workday, _name) in found.items() if workday] == [
        "2027-01-04",
        "2027-01-31",
        "2027-02-14",
    ]
    assert len(found) == 3 + 8 + 3
    assert found["2027-02-12"] == (False, "春节")
    assert found["2027-01-31"] == (True, "春节")


def test_the_heading_of_a_notice_tells_the_year() -> None:
    heading = "国务院办公厅关于2027年部分节假日安排的通知\n"
    assert days(heading + NOTICE, 2026) == days(NOTICE)
    assert read_plan(NOTICE, 2026).days == ()  # no day of the week fits


def test_runs_go_over_the_end_of_months_and_years() -> None:
    assert list(days("4月30日至5月2日 休")) == ["2027-04-30", "2027-05-01", "2027-05-02"]
    assert list(days("12月31日~1月1日 休", 2026)) == ["2026-12-31", "2027-01-01"]
    assert list(days("2027-02-05 到 2027-02-06 休")) == ["2027-02-05", "2027-02-06"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("元旦 休", "没有日期"),
        ("2027-02-29 休", "没有“2027-02-29”"),
        ("2027-01-01 元旦", "“休”或“班”"),
        ("2027-01-01 休 班", "“休”或“班”"),
        ("1月5日至3日 休", "起止"),
        ("1月1日至3月1日 休", "起止"),
        ("1066-10-14 休", "年份"),
        ("2027-01-01 休 " + "长" * 41, "名称"),
        ("2027-01-01 休 \x01", "名称"),
        ("2027-01-01 休" * 60, "太长"),
        ("2027-01-02 班", "另一种"),
        ("1月1日（农历廿四、周四）放假", "不是周四"),
    ],
)
def test_a_wrong_line_is_said_once_and_the_others_are_read(line: str, word: str) -> None:
    plan = read_plan(f"2027-01-02 休\n\n{line}\n2027-01-04 班", 2027)
    assert [p.day.day for p in plan.days] == [2, 4]
    [refused] = plan.refused
    assert refused.number == 3
    assert word in refused.sentence


KIND = st.sampled_from([("休", False), ("放假", False), ("班", True), ("上班", True)])
FULL_WIDTH = str.maketrans("0123456789-/", "０１２３４５６７８９－／")


@given(
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    KIND,
    st.sampled_from(["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日"]),
    st.sampled_from(["", "元旦", "防汛 值守"]),
    st.booleans(),
)
def test_every_day_is_read_back(
    day: date, kind: tuple[str, bool], spelling: str, name: str, wide: bool
) -> None:
    line = f"{spelling.format(day)} {kind[0]} {name}"
    plan = read_plan(line.translate(FULL_WIDTH) if wide else line, 1999)
    assert (plan.days, plan.refused) == ((PlannedDay(day, kind[1], name),), ())
    assert read_day(spelling.format(day), 1999) == day
    assert read_day(f"{day.month}月{day.day}日", day.year) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, LONGEST_RUN - 1))
def test_every_run_is_read_back(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    plan = read_plan(f"{first.month}月{first.day}日至{last.month}月{last.day}日 休", first.year)
    assert [p.day for p in plan.days] == [first + timedelta(days=n) for n in range(more + 1)]


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                ["2027", "1月", "31日", "-", "/", "至", "、", "休", "班", " ", "：", "。", "(", "３"]
            ),
            max_size=12,
        ).map("".join),
    ),
    max_size=6,
)


@given(LINES, st.integers(1, 9999))
@example(["2月5日至"], 2027)
@example(["9999年12月31日 休"], 2027)
def test_no_text_breaks_the_reader(lines: list[str], year: int) -> None:
    text = "\n".join(lines)
    plan = read_plan(text, year)
    numbers = [refused.number for refused in plan.refused]
    assert numbers == sorted(set(numbers))
    assert len({p.day for p in plan.days}) == len(plan.days)
    found = read_day(text, year)
    assert found is None or found.year in range(2000, 2101)
