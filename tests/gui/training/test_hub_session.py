"""A session of the hub from the first key to the figures; totals against an independent count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.training.tab_session import NUMBERS, PAPERS, TAKE_SHEET
from nanxi_desk.training.views import AttendeeRow, FigureFilter, SessionFilter
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.gui.training.conftest import TrainingDesk, open_training
from tests.support.exchanges import Subdistrict
from tests.support.journals import MovableClock
from tests.support.trainings import DAY, YEAR, Trainings
from tests.support.windows import ENTER, press, typed

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OFFICES = {"NX03": "华业居委会", "NX07": "听潮居委会", "NX11": "延中居委会"}
INVITED, CHECKED_IN, WALK_INS, LEAVES, ON_PAPER = 300, 120, 20, 15, 25
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩"
_GIVEN = "安邦诚达恩帆刚和嘉凯立茂宁鹏奇瑞"


def people_of_three_offices() -> list[tuple[str, str, str]]:
    """(name, unit, phone), no name twice."""
    units = list(OFFICES.values())
    names = [f"{s}{a}{b}" for s in _SURNAMES for a in _GIVEN for b in _GIVEN if a < b]
    picked = names[:: len(names) // INVITED][:INVITED]
    return [(name, units[n % 3], f"138{n:08d}") for n, name in enumerate(picked)]


@dataclass
class Count:
    """What the test itself saw: by name, beside everything that the program counts."""

    states: dict[str, str] = field(default_factory=dict)
    walked_in: set[str] = field(default_factory=set)

    @property
    def came(self) -> int:
        return sum(state == "出勤" for state in self.states.values())


@pytest.fixture
def district(tmp_path: Path, clock: MovableClock) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as made:
        yield made


@pytest.fixture
def offices(district: Subdistrict, hub: Home) -> dict[str, Home]:
    """Three offices that the hub knows, since each has sent it a file."""
    made = {code: district.home(code, name) for code, name in OFFICES.items()}
    district.exchange(*made.values(), hub=hub)
    return made


def came(training: TrainingDesk, session: str, count: Count) -> None:
    """Everything typed has been carried out: as many have come as the test has let in."""
    training.rest()
    assert training.trainings.attending.tally(session).came == count.came


def plan_with_keys(training: TrainingDesk) -> str:
    """F2, the form, Ctrl+Enter; the session's id."""
    press(Qt.Key.Key_F2)
    form = training.page.list.form.ui
    training.bot.waitUntil(form.field_programme.hasFocus)
    for text, line in (
        ("治惠学堂", form.field_programme),
        ("议事协商", form.field_topic),
        (DAY[5:], form.field_day),
        ("9", form.field_begin),
        ("1115", form.field_end),
    ):
        line.setFocus()
        typed(text)
    press(ENTER, CTRL)
    training.bot.waitUntil(lambda: training.page.list.table.rows.rowCount() == 1, timeout=10_000)
    training.rest()
    (row,) = training.trainings.training.page(SessionFilter())
    assert (row.topic, row.period, str(row.hours), row.shared) == ("议事协商", "09:00–11:15", "3", True)
    return row.id


def invite_with_keys(training: TrainingDesk, session: str, people: list[tuple[str, str, str]]) -> None:
    """F3, the pasted list, looked through, taken."""
    training.open(session)
    press(Qt.Key.Key_F3)
    roster = training.page.session.roster
    training.bot.waitUntil(roster.ui.text.hasFocus)
    roster.ui.text.setPlainText(
        "\n".join("\t".join((name, unit, "委员", phone)) for name, unit, phone in people)
    )
    press(ENTER, CTRL)
    training.bot.waitUntil(lambda: roster.table.rows.rowCount() == INVITED, timeout=20_000)
    training.rest()
    assert roster.ui.summary.text() == f"新增 {INVITED}"
    press(ENTER, CTRL)
    table = training.page.session.table
    training.bot.waitUntil(lambda: table.rows.rowCount() == INVITED, timeout=30_000)
    training.rest()


def check_in(training: TrainingDesk, session: str, rows: list[AttendeeRow], count: Count) -> None:
    """The first by scanner, the others by phone tail or number, none waiting for an answer."""
    training.door(session)
    line = training.page.door.ui.search
    for n, row in enumerate(rows):
        QTest.keyClicks(
            line, row.code if n < len(rows) // 2 else row.phone_tail if n % 2 else str(row.number)
        )
        press(ENTER)
        count.states[row.name] = "出勤"
    came(training, session, count)


def let_in(training: TrainingDesk, session: str, count: Count) -> None:
    """F6 for each; half of them are of an office, half are guests."""
    form = training.page.door.walk_in
    for n in range(WALK_INS):
        name = f"来宾{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{'一二'[n // 10]}"
        press(Qt.Key.Key_F6)
        training.bot.waitUntil(form.lines["name"].hasFocus)
        typed(name)
        if n % 2:
            form.office.setCurrentIndex(form.office.findText(list(OFFICES.values())[n % 3]))
        form.lines["phone"].setFocus()
        typed(f"{7000 + n}")
        press(ENTER)
        training.bot.waitUntil(
            lambda name=name: training.page.door.ui.last_name.text() == name, timeout=10_000
        )
        training.rest()
        count.states[name] = "出勤"
        count.walked_in.add(name)


def give_leave(training: TrainingDesk, session: str, rows: list[AttendeeRow], count: Count) -> None:
    """On the session's page: a row, the reason, one key; 公假 and 事假 in turn."""
    training.open(session)
    page = training.page.session
    for n, row in enumerate(rows):
        page.table.setFocus()
        page.table.selectRow(row.number - 1)
        training.bot.waitUntil(
            lambda row=row: page.person.person is not None and page.person.person.name == row.name,
            timeout=10_000,
        )
        kind, key = (("公假", Qt.Key.Key_4), ("事假", Qt.Key.Key_5))[n % 2]
        press(key, ALT)
        training.rest()
        count.states[row.name] = kind


def return_sheet(
    training: TrainingDesk, session: str, rows: list[AttendeeRow], count: Count, folder: Path
) -> None:
    """The sheet goes out as .xlsx, is filled in with another program, and comes back."""
    training.open(session)
    page, file = training.page.session, folder / "签到表.xlsx"
    page.ask_path = lambda _parent, _proposed: str(file)
    page.sheet.ask_file = lambda _parent: str(file)
    page.choose_pane(PAPERS)
    press(Qt.Key.Key_7, ALT)
    training.bot.waitUntil(lambda: "已存到" in page.papers.ui.told.text(), timeout=10_000)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if {"姓名", "签到"} <= {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in head}
    wanted = {row.name for row in rows}
    for line in range(head[0].row + 1, sheet.max_row + 1):
        name = sheet.cell(line, columns["姓名"]).value
        if name in wanted:
            sheet.cell(line, columns["签到"]).value = "√"
            count.states[name] = "出勤"
    book.save(file)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_O, CTRL)
    training.bot.waitUntil(page.sheet.ui.summary.isVisible, timeout=20_000)
    assert f"登记 {len(rows)}" in page.sheet.ui.summary.text()
    press(ENTER, CTRL)
    came(training, session, count)
    assert page.ui.panes.value() == TAKE_SHEET


def enter_numbers(training: TrainingDesk, session: str, rows: list[AttendeeRow], count: Count) -> None:
    """A signed sheet by the numbers printed on it: five in a row, one of them absent."""
    page = training.page.session
    press(Qt.Key.Key_F6)
    training.bot.waitUntil(page.numbers.ui.numbers.hasFocus)
    typed(f"{rows[0].number}-{rows[3].number} 缺{rows[4].number}")
    press(ENTER)
    training.bot.waitUntil(lambda: page.numbers.table.rows.rowCount() == 5, timeout=10_000)
    press(ENTER, CTRL)
    count.states |= {row.name: "出勤" for row in rows[:4]} | {rows[4].name: "缺勤"}
    came(training, session, count)
    assert page.ui.panes.value() == NUMBERS


def test_a_session_of_three_hundred_from_three_offices(  # noqa: PLR0917 - the whole subdistrict
    qtbot: QtBot,
    tmp_path: Path,
    hub: Home,
    clock: MovableClock,
    tasks: Tasks,
    looks: Looks,
    district: Subdistrict,
    offices: dict[str, Home],
) -> None:
    training = open_training(qtbot, hub, clock, tasks, looks)
    count, people = Count(), people_of_three_offices()
    count.states = {name: "未登记" for name, _unit, _phone in people}
    session = plan_with_keys(training)
    invite_with_keys(training, session, people)
    rows = list(training.trainings.attending.people(session, "invited"))
    assert [row.name for row in rows] == [name for name, _unit, _phone in people]
    assert Counter(row.office for row in rows) == dict.fromkeys(OFFICES, INVITED // 3)

    check_in(training, session, rows[:CHECKED_IN], count)
    let_in(training, session, count)
    give_leave(training, session, rows[CHECKED_IN : CHECKED_IN + LEAVES], count)
    rest = rows[CHECKED_IN + LEAVES :]
    return_sheet(training, session, rest[:ON_PAPER], count, tmp_path)
    enter_numbers(training, session, rest[ON_PAPER : ON_PAPER + 5], count)
    district.exchange(*offices.values(), hub=hub)
    one, other = (next(r for r in rest[ON_PAPER + 5 :] if r.office == code) for code in ("NX03", "NX07"))
    # One more is marked at the office, another at both places: one attendance each.
    for code, row in (("NX03", one), ("NX07", other)):
        at = Trainings(offices[code])
        at.attending.mark(at.actor, session, row.person_id, "出勤")
        count.states[row.name] = "出勤"
    training.trainings.attending.mark(hub.actor, session, other.person_id, "出勤")
    district.exchange(*offices.values(), hub=hub)
    training.page.session.read()
    training.rest()

    agrees(training, session, count)


def agrees(training: TrainingDesk, session: str, count: Count) -> None:
    """Every place that shows a number shows the one that was counted here, and opens as many rows."""
    states = Counter(count.states.values())
    attending, figures = training.trainings.attending, training.trainings.figures
    told = {row.name: "出勤" if row.came else row.status for row in attending.people(session)}
    assert told == count.states
    cards = training.page.session.cards
    for card, number in (
        ("came", count.came),
        ("leave", states["公假"] + states["事假"]),
        ("absent", states["缺勤"]),
        ("unmarked", states["未登记"]),
        ("walk_ins", WALK_INS),
        ("invited", INVITED - states["公假"]),
    ):
        assert cards[card].accessibleName().split()[1] == str(number), card
    training.page.session.narrow("came")
    table = training.page.session.table
    training.bot.waitUntil(lambda: table.rows.rowCount() == count.came, timeout=10_000)
    behind = figures.came(FigureFilter(*YEAR))
    assert len(behind) == count.came
    assert {row.name for row in behind} == {name for name, state in count.states.items() if state == "出勤"}
    training.page.open_list()
    training.rest()
    shown = [card.accessibleName() for card in training.page.list.cards.values()]
    assert shown[0].startswith("场次 1 ")
    assert shown[1].startswith(f"人次 {count.came} ")
    assert shown[2].startswith(f"人数 {count.came} ")
    training.page.list.cards["attendances"].click()
    training.bot.waitUntil(lambda: training.page.results.came.rows.rowCount() == count.came, timeout=20_000)
    training.rest()
    report = figures.report(*YEAR)
    assert sum(bar.totals.attendances for bar in report.by_office) == count.came
    assert (report.tally.came_invited, report.tally.walk_ins) == (count.came - WALK_INS, WALK_INS)
