"""A whole day at the desk in the real window, by keys and mouse; the figures are then counted by hand."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from nanxi_desk.app import Seat
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.records import Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.frontdesk.views import DeskRow, Figures
from nanxi_desk.widgets.crash import Crashes
from nanxi_desk.widgets.slip_preview import SlipPreview
from nanxi_desk.window.login import LoginPage
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.today import TodayPage
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home
from tests.support.journals import MovableClock
from tests.support.windows import CTRL, ENTER, TAB, press, typed

ALT = Qt.KeyboardModifier.AltModifier
MORNING = datetime(2026, 9, 23, 1, 0, tzinfo=UTC)  # a Wednesday, 9:00 at the office
DAY = "2026-09-23"
SPOT, ACCEPT, REGISTER, HAND_ON = (
    (ENTER, CTRL),
    (Qt.Key.Key_S, CTRL),
    (Qt.Key.Key_D, CTRL),
    (Qt.Key.Key_T, CTRL),
)
NEXT_VISIT = timedelta(minutes=20)
WAIT_MS = 15_000
COLLEAGUE, PIN = "李明", "2580"


@dataclass
class Matter:
    """What the person who plays the day notes on paper about one matter."""

    item: str
    by: str
    hour: int
    on_spot: bool = False
    result: str = ""  # of 办结
    uncounted: bool = False  # 撤销 or 作废


@dataclass
class Day:
    """The desk, and the paper on which everything is noted that is done at it."""

    bot: QtBot
    seat: Seat
    clock: MovableClock
    folder: Path
    paper: dict[str, Matter] = field(default_factory=dict)
    steps: Counter[str] = field(default_factory=Counter)

    @property
    def home(self) -> Home:
        assert self.seat.home is not None
        return self.seat.home

    @property
    def window(self) -> MainWindow:
        window = self.seat.currentWidget()
        assert isinstance(window, MainWindow)
        return window

    @property
    def page(self) -> DeskTab:
        """The front desk's page, which F2 and the tabs bring to the front."""
        page = self.window.stack.currentWidget()
        assert isinstance(page, DeskTab)
        return page

    def to_the_desk(self) -> None:
        """F2 on 今日台."""
        self.bot.waitUntil(self.seat.isActiveWindow)
        self.rest()
        press(Qt.Key.Key_F2)
        self.wait(lambda: isinstance(self.window.stack.currentWidget(), DeskTab))

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self.seat.tasks.idle, timeout=WAIT_MS)

    def wait(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=WAIT_MS)
        self.rest()

    # --- visits -------------------------------------------------------------------------------------------

    def finish(self, keys: tuple[Qt.Key, Qt.KeyboardModifier], item: str) -> str:
        """Save the form with a key; the number of the new request."""
        form = self.page.form
        known = set(self.paper)
        press(*keys)
        self.wait(lambda: self.newest() not in known and self.newest() in form.ui.confirmation.text())
        number = self.newest()
        now = self.clock.moment + timedelta(hours=8)
        self.paper[number] = Matter(item, self.home.actor.name, now.hour, on_spot=keys == SPOT)
        self.paper[number].result = "办成" if keys == SPOT else ""
        self.steps["登记"] += 1
        self.steps["办结"] += keys == SPOT
        self.steps["受理"] += keys in (ACCEPT, HAND_ON)
        self.steps["转办"] += keys == HAND_ON
        self.clock.moment += NEXT_VISIT
        return number

    def newest(self) -> str:
        rows = FrontDesk(self.home).page("today", 0, 1)
        return rows[0].number if rows else ""

    def newcomer(self, name: str, phone: str = "") -> None:
        """Name, Tab, phone; where others have the name, the last offer says that it is none of them."""
        press(Qt.Key.Key_F2)
        line = self.page.form.ui.field_name
        typed(name)
        self.wait(lambda: line._answered == name)
        if line.offers():
            press(Qt.Key.Key_Up)
        press(ENTER if line.offers() else TAB)
        self.wait(lambda: self.page.form.ui.person.currentWidget() is self.page.form.ui.person_new)
        if phone:
            self.wait(self.page.form.ui.field_phone.hasFocus)
            typed(phone)

    def known(self, initials: str, name: str) -> None:
        press(Qt.Key.Key_F2)
        typed(initials)
        press(ENTER)
        self.wait(self.page.form.ui.field_item_name.hasFocus)
        assert self.page.form.ui.field_name.text() == name

    def matter(self, letters: str, item: str) -> None:
        self.page.form.ui.field_item_name.setFocus()
        typed(letters)
        press(ENTER)
        self.wait(lambda: self.page.form.ui.field_item_name.text() == item)

    # --- steps --------------------------------------------------------------------------------------------

    def row(self, number: str) -> DeskRow:
        return next(row for row in FrontDesk(self.home).page("all", 0, 500) if row.number == number)

    def open(self, number: str) -> None:
        """A click on the row, Enter."""
        self.page.show_filter("all")
        self.rest()
        table, request = self.page.table, self.row(number).id
        at = next(n for n in range(table.rows.rowCount()) if self._id_at(n) == request)
        place = table.visualRect(table.rows.index(at, 0)).center()
        table.scrollTo(table.rows.index(at, 0))
        place = table.visualRect(table.rows.index(at, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        table.setFocus()
        press(ENTER)
        self.wait(lambda: self.page.detail.ui.number.text() == number)

    def _id_at(self, number: int) -> str:
        row = self.page.table.rows.row(number)
        return row.id if row is not None else ""

    def step(self, number: str, kind: str, fill: Callable[[], None] = lambda: None) -> None:
        """Open a request, click the step, fill what it asks, Ctrl+Enter."""
        self.open(number)
        panel = self.page.detail.steps
        self.clock.moment += timedelta(minutes=1)
        before = len(FrontDesk(self.home).detail(self.row(number).id).steps)
        if panel.kind != kind:  # what usually comes next stands unfolded already
            click(panel.buttons[kind])
        if kind in ("办理", "接收", "恢复", "归档"):
            if panel.kind == kind:
                press(ENTER, CTRL)
        else:
            fill()
            press(ENTER, CTRL)
        self.wait(lambda: len(FrontDesk(self.home).detail(self.row(number).id).steps) > before)
        self.steps[kind] += 1

    def reason(self, number: str, kind: str, words: str) -> None:
        def fill() -> None:
            self.page.detail.steps.ui.reason.setFocus()
            typed(words)

        self.step(number, kind, fill)

    def close(self, number: str, result: str) -> None:
        def fill() -> None:
            self.page.detail.steps.ui.result.choose(result)
            self.page.detail.steps.ui.reason.setFocus()
            typed("已当面说明")

        self.step(number, "办结", fill)
        self.paper[number].result = result

    def hand_on(self, number: str, to: str) -> None:
        def fill() -> None:
            self.page.detail.steps.ui.target.setFocus()
            typed(to)

        self.step(number, "转办", fill)

    def slip(self, number: str, kind: str) -> Path:
        """Show a slip with a click and store it."""
        self.open(number)
        detail = self.page.detail
        click(detail.steps.slips[kind])
        self.wait(lambda: isinstance(detail._preview, SlipPreview) and detail._preview.isVisible())
        preview = detail._preview
        assert isinstance(preview, SlipPreview)
        preview.ask_path = lambda _parent, proposed: str(self.folder / proposed)
        click(preview.save)
        self.rest()
        preview.close()
        stored = [path for path in self.folder.glob(f"{kind}*.pdf") if number in path.name]
        assert len(stored) == 1
        return stored[0]

    def change_person(self, name: str, secret: str) -> None:
        """F10, the name by arrows, PIN or password, Enter."""
        press(Qt.Key.Key_F10)
        self.wait(lambda: isinstance(self.seat.currentWidget(), LoginPage))
        login = self.seat.currentWidget()
        assert isinstance(login, LoginPage)
        while login.person() != name:
            press(Qt.Key.Key_Down)
        typed(secret)
        press(ENTER)
        self.wait(lambda: isinstance(self.seat.currentWidget(), MainWindow))
        assert self.home.actor.name == name
        self.to_the_desk()

    # --- the paper, counted -------------------------------------------------------------------------------

    def counted(self, chosen: Callable[[Matter], bool] = lambda _matter: True) -> Figures:
        """The figures as somebody counts them from the paper: nothing was late that day."""
        matters = [m for m in self.paper.values() if chosen(m) and not m.uncounted]
        closed = [m for m in matters if m.result]  # 不予受理 counts as received only
        return Figures(
            received=len(matters),
            on_spot=sum(m.on_spot for m in matters),
            closed=len(closed),
            solved=sum(m.result in rules.SOLVED for m in closed),
            in_time=len(closed),
        )


def click(button: QWidget) -> None:
    """With the mouse, where the button is seen."""
    assert button.isVisible(), button.objectName() or button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


@pytest.fixture
def day(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    clock, reports = MovableClock(MORNING), list[str]()
    home = make_home(tmp_path / "home", wall=clock)
    home.access.add(COLLEAGUE, "社工", "given-by-admin", CHEAP)
    home.access.enter(COLLEAGUE, "given-by-admin")
    home.access.change_password("given-by-admin", "another-pass-2", CHEAP)
    home.access.enter(ADMIN, PASSWORD)
    home.access.set_pin(PIN)
    seat = Seat(qapp, tmp_path / "home", Crashes(reports.append))
    seat.home = home
    seat._enter_desk()
    seat.show()
    seat.activateWindow()
    qtbot.waitUntil(seat.isActiveWindow)
    played = Day(qtbot, seat, clock, tmp_path)
    played.rest()
    yield played
    seat.close()
    seat.deleteLater()
    assert reports == []


def twenty_visits(day: Day) -> dict[str, str]:
    """Visits of all kinds; the numbers by what becomes of them later."""
    day.to_the_desk()
    later: dict[str, str] = {}
    three_on_the_spot(day)
    namesakes_and_two_matters(day, later)
    papers_and_others(day, later)
    the_rest(day, later)
    return later


def three_on_the_spot(day: Day) -> None:
    form = day.page.form.ui

    day.newcomer("欧阳若兰", "13800002207")  # 1: a newcomer, dealt with at once
    day.matter("jzdj", "居住登记")
    day.finish(SPOT, "居住登记")
    day.known("oyrl", "欧阳若兰")  # 2: she comes again, for the same
    day.wait(day.page.form.past.again.isVisible)
    press(Qt.Key.Key_0, ALT)
    day.wait(lambda: form.field_item_name.text() == "居住登记")
    day.finish(SPOT, "居住登记")
    press(Qt.Key.Key_1, ALT)  # 3: nobody's name, the most used item
    item = form.field_item_name.text()
    day.finish(SPOT, item)


def namesakes_and_two_matters(day: Day, later: dict[str, str]) -> None:
    form = day.page.form.ui
    for phone, name in (("13800000001", "王建国"), ("13800000002", "王建国")):  # 4, 5: one name, two persons
        day.newcomer(name, phone)
        day.matter("jlk", "敬老卡/老年综合津贴")
        later[phone] = day.finish(ACCEPT, "敬老卡/老年综合津贴")
    typed("王建国")  # 6: the second of them, told apart by the phone
    day.wait(lambda: len(form.field_name.offers()) >= 2)
    for _offer in range([("0002" in hit.note) for hit in form.field_name.offers()].index(True)):
        press(Qt.Key.Key_Down)
    press(ENTER)
    day.wait(form.field_item_name.hasFocus)
    day.matter("sbkbb", "社保卡补办")
    later["withdrawn"] = day.finish(ACCEPT, "社保卡补办")
    day.newcomer("许明")  # 7: outside the catalogue
    form.field_item_name.setFocus()
    typed("想借会议室下棋")
    later["outside"] = day.finish(ACCEPT, "想借会议室下棋")
    day.newcomer("周兰", "13800000003")  # 8, with two matters in one visit
    day.matter("漏水", "漏水")
    press(Qt.Key.Key_M, CTRL)
    later["leak"] = day.finish(ACCEPT, "漏水")
    assert form.known_person.text().startswith("同一次来访")
    day.matter("堆物", "堆物")
    later["rubbish"] = day.finish(REGISTER, "堆物")


def papers_and_others(day: Day, later: dict[str, str]) -> None:
    form = day.page.form.ui
    day.newcomer("韩志强", "13800000004")  # 9: a paper is missing
    day.matter("yljz", "医疗救助")
    click(day.page.form.documents._ticks[0])
    later["missing"] = day.finish(ACCEPT, "医疗救助")
    day.newcomer("沈文娟", "13800000005")  # 10: urgent
    day.matter("临时救助", "临时救助")
    press(Qt.Key.Key_U, ALT)
    assert form.urgent.isChecked()
    later["urgent"] = day.finish(ACCEPT, "临时救助")
    for who, item, to in (  # 11 – 13: to a colleague, the hub, an outside body
        ("吕勇", "调解", f"同事 {COLLEAGUE}"),
        ("马晓燕", "违建", "街道"),
        ("顾红", "报修转物业", "物业公司"),
    ):
        day.newcomer(who)
        day.matter(item, item)
        if not form.target.isVisible():
            press(*HAND_ON)  # asks to whom
            day.wait(form.target.isVisible)
        form.target.setFocus()
        press(Qt.Key.Key_A, CTRL)
        typed(to)
        later[to] = day.finish(HAND_ON, item)


def the_rest(day: Day, later: dict[str, str]) -> None:
    form = day.page.form.ui
    press(Qt.Key.Key_F2)  # 14: a certificate that is not issued here
    form.field_item_name.setFocus()
    typed("亲属关系证明")
    day.wait(lambda: "不出具" in form.item_facts.text())
    later["refused"] = day.finish(REGISTER, "亲属关系证明")
    press(Qt.Key.Key_2, ALT)  # 15
    later["wrong"] = day.finish(SPOT, form.field_item_name.text())
    for key, letters, name in (  # 16 – 18
        ("long", "fx", "飞线"), ("public", "db", "低保"), ("urged", "chx", "长护险"),
    ):  # fmt: skip
        day.matter(letters, name)
        later[key] = day.finish(ACCEPT, name)
    for number in (3, 4):  # 19, 20: by the mouse, on the spot
        click(day.page.form.common._buttons[number])
        day.wait(lambda: form.field_item_name.text() != "")
        later[f"spot {number}"] = day.finish(SPOT, form.field_item_name.text())


def every_step(day: Day, later: dict[str, str]) -> None:
    """What becomes of the matters; afterwards each step of the life-cycle was taken."""
    missing = later["missing"]

    def pause_for(kind: str, papers: str = "") -> Callable[[], None]:
        def fill() -> None:
            day.page.detail.steps.ui.pause.choose(kind)
            if papers:
                day.page.detail.steps.ui.documents.setFocus()
                day.page.detail.steps.ui.documents.selectAll()
                typed(papers)

        return fill

    day.step(missing, "暂停", pause_for("补正", "出院小结"))
    day.slip(missing, "一次性告知单")
    day.step(missing, "恢复")
    day.step(missing, "办理")
    day.close(missing, "办成")
    day.step(missing, "归档")

    day.step(later["public"], "暂停", pause_for("公示"))

    day.slip(later["urgent"], "受理回执")

    def three_days_more() -> None:
        ui = day.page.detail.steps.ui
        ui.extra_workdays.setFocus()
        typed("3")
        ui.approved_by.setFocus()
        typed("主任")
        ui.reason.setFocus()
        typed("要上门核实")

    day.step(later["urgent"], "延期", three_days_more)
    day.reason(later["urged"], "催办", "家属来问")
    day.close(later["long"], "移送")

    day.slip(later["物业公司"], "转办单")
    day.step(later["物业公司"], "接收")
    day.reason(later["物业公司"], "回件", "水管已换")
    day.close(later["物业公司"], "办成")
    day.hand_on(later["leak"], "城管中队")
    day.reason(later["leak"], "退回", "不归城管")
    day.close(later["leak"], "自行解决")

    day.reason(later["refused"], "不予受理", "不属居委会出具")
    day.slip(later["refused"], "不予受理告知书")
    day.reason(later["withdrawn"], "撤销", "本人不办了")
    day.paper[later["withdrawn"]].uncounted = True
    day.reason(later["wrong"], "作废", "登记重了")
    day.paper[later["wrong"]].uncounted = True
    day.close(later["outside"], "不予办理")
    day.step(later["rubbish"], "受理")


def the_colleague(day: Day, later: dict[str, str]) -> None:
    """换人; the colleague takes what was handed to him, and receives a visitor himself."""
    day.change_person(COLLEAGUE, "another-pass-2")
    number = later[f"同事 {COLLEAGUE}"]
    day.step(number, "接收")
    day.close(number, "办成")
    assert day.row(number).receiver == ADMIN, "首问责任人 stays"
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_1, ALT)
    day.finish(SPOT, day.page.form.ui.field_item_name.text())
    day.change_person(ADMIN, PIN)


def test_a_day_at_the_desk(day: Day) -> None:
    later = twenty_visits(day)
    with day.home.journal.read() as conn:
        visits = conn.execute(select(func.count()).select_from(projection(Visit))).scalar_one()
    assert (visits, len(day.paper)) == (20, 21)
    every_step(day, later)
    the_colleague(day, later)

    report = DeskFigures(day.home).report(DAY, DAY)
    assert report.whole == day.counted()
    persons = {bar.key: bar.figures for bar in report.by_person}
    assert persons == {
        ADMIN: day.counted(lambda m: m.by == ADMIN), COLLEAGUE: day.counted(lambda m: m.by == COLLEAGUE),
    }  # fmt: skip
    hours = {int(bar.key): bar.figures.received for bar in report.by_hour}
    assert hours == Counter(m.hour for m in day.paper.values() if not m.uncounted)

    day.clock.moment += timedelta(days=40)  # what is overdue is not urged any more, it is pressed
    day.reason(later["urged"], "督办", "主任要求")
    details = [FrontDesk(day.home).detail(row.id) for row in FrontDesk(day.home).page("all", 0, 500)]
    taken = Counter(step.kind for detail in details for step in detail.steps)
    assert taken == day.steps
    assert set(taken) == set(rules.STEPS)
    assert not any(step.idle for detail in details for step in detail.steps)


def test_the_numbers_on_the_screen_are_those_of_the_paper(day: Day) -> None:
    later = twenty_visits(day)
    day.reason(later["withdrawn"], "撤销", "本人不办了")
    day.paper[later["withdrawn"]].uncounted = True
    counted, received = day.counted(), len(day.paper) - 1
    today = day.window.page(TodayPage)
    assert isinstance(today, TodayPage)
    today.shown()
    day.rest()
    numbers = {key: card._number.text() for key, card in today.cards.items()}
    assert numbers["received"] == str(received) == str(counted.received)
    page = day.window.page(FiguresTab)
    assert isinstance(page, FiguresTab)
    day.wait(lambda: page._charts_ready and page._report is not None)
    words = page.cards["on_spot"].accessibleName()
    assert f"{counted.on_spot} / {counted.received}" in words
