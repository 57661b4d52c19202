"""今日台: the first thing seen; its numbers are true and open the rows behind them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rota import MORNING, WHOLE_DAY, Rota
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import RequestFilter, VisitDraft
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.settings_page import SettingsPage
from nanxi_desk.window.today import TodayPage
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.windows import CTRL, ENTER, focus, press, words_on

MONDAY = date(2026, 9, 14)
TODAY = datetime(2026, 9, 23, 2, 5, tzinfo=UTC)  # a Wednesday, 10:05 at the office
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Morning:
    """A window on a home whose day is known by hand."""

    bot: QtBot
    window: MainWindow
    page: TodayPage
    home: Home
    clock: MovableClock
    tasks: Tasks

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=10_000)

    def again(self) -> None:
        self.page.shown()
        self.rest()

    def front(self) -> object:
        return self.window.stack.currentWidget()

    def cards(self) -> dict[str, str]:
        return {key: card._number.text() for key, card in self.page.cards.items()}


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(TODAY)


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as made:
        with made.journal.write(made.actor.id) as writing:
            writing.create(Staff(id=new_id(), scope=made.office, name="李明", post="社工"))
        yield made


@pytest.fixture
def morning(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks, clock: MovableClock) -> Iterator[Morning]:
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start()
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    opened = Morning(qtbot, window, page, home, clock, tasks)
    opened.rest()
    yield opened
    window.sign.close()


def log(home: Home, clock: MovableClock, day: date, item: str, name: str, **draft: bool) -> str:
    """Log at ten in the morning of a day; the id."""
    clock.moment = datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)
    logged = FrontDesk(home).log(home.actor, VisitDraft(item=item, name=name, **draft))
    clock.moment = TODAY
    return logged.request_id


@pytest.fixture
def busy(home: Home, clock: MovableClock) -> dict[str, str]:
    """One red and one yellow (three workdays from the 14th and from the 21st), one due today (left open
    though it is for the spot), two of today that were closed at once."""
    today = TODAY.date()
    return {
        "red": log(home, clock, MONDAY, "报修转物业", "王桂兰", accept=True),
        "yellow": log(home, clock, today - timedelta(days=2), "报修转物业", "周兰", accept=True),
        "due": log(home, clock, today, "居住登记", "许明", accept=True),
        "first": log(home, clock, today, "敬老卡", "韩志强", close_now=True),
        "second": log(home, clock, today, "敬老卡", "吕勇", close_now=True),
    }


def test_it_is_the_first_thing_seen(morning: Morning) -> None:
    assert morning.front() is morning.page
    assert morning.page.ui.day_words.text() == "2026年9月23日 星期三"
    assert morning.page.ui.day_kind.text() == "工作日"
    assert ADMIN in morning.page.ui.person_words.text()
    assert "F2" in morning.page.table._empty.text()
    assert morning.page.table._empty.isVisible()


def test_an_empty_rota_leads_to_where_it_is_made(morning: Morning) -> None:
    link = morning.page.ui.to_rota
    assert "还没有排班" in morning.page.ui.duty_words.text()
    assert link.isVisible()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    morning.rest()
    settings = morning.front()
    assert isinstance(settings, SettingsPage)
    assert settings.chips.value() == "rota"


def test_who_is_on_duty_comes_from_the_rota(morning: Morning) -> None:
    rota, home = Rota(morning.home), morning.home
    ids = {person.name: person.id for person in rota.people()}
    today = TODAY.date()
    rota.set_shift(home.actor, today, WHOLE_DAY, ids["李明"], ids[ADMIN])
    morning.again()
    assert morning.page.ui.duty_words.text() == f"A岗 李明 · B岗 {ADMIN}"
    assert not morning.page.ui.to_rota.isVisible()
    rota.set_shift(home.actor, today, MORNING, ids["李明"])
    morning.again()
    assert morning.page.ui.duty_words.text() == "上午 · A岗 李明 · B岗未定"
    morning.clock.move(hours=3)
    morning.again()
    assert morning.page.ui.duty_words.text() == "现在没有排班。"
    assert morning.page.ui.to_rota.isVisible()
    morning.clock.move(days=3)
    morning.again()
    assert morning.page.ui.duty_words.text() == "今天休息，没有排班。"
    assert morning.page.ui.day_kind.text().startswith("休息日")


def test_numbers_are_those_counted_by_hand(busy: dict[str, str], morning: Morning) -> None:
    cards = {"received": "3", "on_spot": "67%", "due": "1", "yellow": "1", "red": "1", "follow_ups": "0"}
    assert morning.cards() == cards
    rows = [morning.page.table.rows.row(n) for n in range(morning.page.table.rows.rowCount())]
    assert [row.id for row in rows] == [busy["red"], busy["yellow"], busy["due"]]
    assert [row.light for row in rows] == ["red", "yellow", ""]
    assert "超" in rows[0].due
    assert rows[2].due == "今天"
    figures = {name.text(): value.text() for name, value in morning.page.figures}
    # Of the week from the 21st on: four received, two of them at once; red since the week before.
    assert figures["接待"] == "4 件"
    assert figures["当场办结率"] == "50%"
    assert figures["超期未结"] == "0 件"


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (1, RequestFilter(which="today")),
        (2, RequestFilter(which="today", measure="on_spot")),
        (3, RequestFilter(which="due")),
        (4, RequestFilter(which="yellow")),
        (5, RequestFilter(which="red")),
    ],
)
def test_each_number_opens_as_many_rows(
    busy: dict[str, str], morning: Morning, number: int, wanted: RequestFilter
) -> None:
    press(Qt.Key(Qt.Key.Key_0 + number), ALT)
    morning.rest()
    desk = morning.front()
    assert isinstance(desk, DeskTab)
    assert desk._filter == wanted
    expected = {1: 3, 2: 2, 3: 1, 4: 1, 5: 1}[number]
    morning.bot.waitUntil(lambda: desk.table.rows.rowCount() == expected)


def test_a_card_is_clicked_as_well(busy: dict[str, str], morning: Morning) -> None:
    QTest.mouseClick(morning.page.cards["red"], Qt.MouseButton.LeftButton)
    morning.rest()
    desk = morning.front()
    assert isinstance(desk, DeskTab)
    morning.bot.waitUntil(lambda: [desk.table.rows.row(0).id] == [busy["red"]])


def test_figures_of_the_week_open_their_rows(busy: dict[str, str], morning: Morning) -> None:
    __, value = morning.page.figures[0]
    QTest.mouseClick(value, Qt.MouseButton.LeftButton)
    morning.rest()
    desk = morning.front()
    assert isinstance(desk, DeskTab)
    morning.bot.waitUntil(lambda: desk.table.rows.rowCount() == 4)


def test_what_is_due_is_opened_by_keyboard(busy: dict[str, str], morning: Morning) -> None:
    assert focus() is morning.page.table
    press(Qt.Key.Key_Down)
    press(ENTER)
    morning.rest()
    desk = morning.front()
    assert isinstance(desk, DeskTab)
    assert desk.detail.request_id == busy["yellow"]


def test_f2_goes_to_a_new_visit(busy: dict[str, str], morning: Morning) -> None:
    press(ENTER)  # a request lies open at the desk
    morning.rest()
    press(Qt.Key.Key_1, CTRL)
    morning.rest()
    press(Qt.Key.Key_F2)
    morning.rest()
    desk = morning.front()
    assert isinstance(desk, DeskTab)
    morning.bot.waitUntil(desk.form.ui.field_name.hasFocus)
    press(Qt.Key.Key_1, CTRL)
    assert morning.front() is morning.page
    assert focus() is morning.page.table


def test_the_sign_comes_and_goes(morning: Morning) -> None:
    press(Qt.Key.Key_F11)
    morning.rest()
    sign = morning.window.sign.window
    assert sign is not None
    morning.bot.addWidget(sign)
    assert sign.isVisible()
    assert sign.duty.name == ADMIN
    morning.window.activateWindow()
    morning.bot.waitUntil(morning.window.isActiveWindow)
    QTest.keyClick(morning.page, Qt.Key.Key_F11)
    morning.bot.waitUntil(lambda: not sign.isVisible())


def test_the_last_known_year_is_told_quietly(morning: Morning) -> None:
    assert not morning.page.ui.warning.isVisible()
    morning.clock.moment = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
    morning.again()
    assert morning.page.ui.warning.isVisible()
    assert "2027" in morning.page.ui.warning.text()


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_it_fits_the_small_screen(
    busy: dict[str, str], morning: Morning, looks: Looks, text_size: str
) -> None:
    looks.change(replace(looks.preferences, text_size=text_size), keep=False)
    morning.rest()
    needed = morning.window.minimumSizeHint()
    assert (needed.width() <= 1366, needed.height() <= 768) == (True, True)

    def cut() -> list[str]:
        return [
            part.text()
            for kind in (QLabel, QPushButton)
            for part in morning.page.ui.overview.findChildren(kind)
            if part.isVisible()
            and part.text()
            and not (isinstance(part, QLabel) and part.wordWrap())
            and part.width() < part.sizeHint().width()
        ]

    morning.bot.waitUntil(lambda: cut() == [])


def test_every_control_has_a_name(busy: dict[str, str], morning: Morning) -> None:
    nameless = [
        part
        for part in morning.page.findChildren(QPushButton)
        if part.isVisible() and not (part.accessibleName() or re.search(r"\w", part.text()))
    ]
    assert nameless == []
    assert any("红灯" in words for words in words_on(morning.page))
