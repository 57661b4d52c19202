"""本周: the head's page says what was counted by hand, opens the rows, and fits one A4 sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.rota import WHOLE_DAY, Rota
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_week import WeekPage, write_pdf
from nanxi_desk.frontdesk.tab_week_paper import Week, a4_document, read_week
from nanxi_desk.frontdesk.views import Bar, Figures, FiguresReport, RequestFilter, VisitDraft
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock

MONDAY = date(2026, 9, 21)
NOW = datetime(2026, 9, 23, 2, 5, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as made:
        yield made


def log(home: Home, clock: MovableClock, day: int, item: str, **draft: bool) -> str:
    clock.moment = datetime(2026, 9, day, 2, 0, tzinfo=UTC)
    done = FrontDesk(home).log(home.actor, VisitDraft(item=item, name="王桂兰", **draft))
    clock.moment = NOW
    return done.request_id


@pytest.fixture
def ids(home: Home, clock: MovableClock) -> dict[str, str]:
    actor = home.actor
    Rota(home).set_shift(actor, MONDAY, WHOLE_DAY, actor.id)
    return {
        "red": log(home, clock, 14, "报修转物业", accept=True),  # due on the 17th
        "closed": log(home, clock, 21, "敬老卡", close_now=True),
        "coming": log(home, clock, 23, "报修转物业", accept=True),  # the 25th is a holiday: due on the 29th
    }


def read(home: Home) -> Week:
    return read_week(home, NOW.date(), MONDAY)


@pytest.fixture
def page(
    qtbot: QtBot, home: Home, ids: dict[str, str], tasks: Tasks, looks: Looks, tmp_path: Path
) -> WeekPage:
    made = WeekPage(
        Desk(home, tasks, looks.theme), choose_file=lambda _parent, name: str(tmp_path / "out" / name)
    )
    qtbot.addWidget(made)
    made.resize(1218, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.shown()
    qtbot.waitUntil(lambda: tasks.idle)
    return made


def test_the_week_holds_what_was_logged(home: Home, ids: dict[str, str]) -> None:
    week = read(home)
    assert (week.report.whole.received, week.report.whole.on_spot, week.report.whole.closed) == (2, 1, 1)
    assert [row.id for row in week.pressing] == [ids["red"]]
    assert week.pressing_count == 1
    assert [(row.id, row.due) for row in week.coming] == [(ids["coming"], "2026-09-29")]
    text = a4_document(week).toPlainText()
    for words in ("华业居委会", "9月17日 · 超 6 天", "9月29日", ADMIN, "中秋", "下周到期"):
        assert words in text


def test_numbers_open_the_rows_behind_them(qtbot: QtBot, page: WeekPage, ids: dict[str, str]) -> None:
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda key, what: wanted.append((key, what)))
    for number in range(len(page._links)):
        page.ui.sheet.anchorClicked.emit(QUrl(str(number)))
    assert {key for key, _what in wanted} == {"frontdesk"}
    opened = [what for _key, what in wanted]
    monday = RequestFilter(measure="received", first_day="2026-09-21", last_day="2026-09-21")
    assert monday in opened
    assert replace(monday, last_day="2026-09-27") in opened
    assert {what for what in opened if isinstance(what, str)} == {ids["red"], ids["coming"]}
    service = FrontDesk(page._desk.home)
    assert service.count(monday) == 1


def test_esc_goes_back(page: WeekPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wanted) as asked:
        QTest.keyClick(page.ui.sheet, Qt.Key.Key_Escape)
    assert asked.args == ["today", None]


def test_another_week_is_turned_to(page: WeekPage, qtbot: QtBot, tasks: Tasks) -> None:
    QTest.keyClick(page.ui.sheet, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tasks.idle)
    assert page.ui.week_words.text() == "09-14 – 09-20"
    assert "周一 09-14" in page.ui.sheet.toPlainText()
    QTest.keyClick(page.ui.sheet, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tasks.idle)
    assert page.ui.week_words.text() == "09-21 – 09-27"


def test_a_pdf_is_one_a4_page(page: WeekPage, qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    page.ui.save_pdf.click()
    qtbot.waitUntil(lambda: tasks.idle)
    written = (tmp_path / "out" / "一周情况 2026-09-21.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 1
    assert "已存为" in page.ui.notice.text()


def test_a_file_that_cannot_be_written_is_said(page: WeekPage, qtbot: QtBot, tasks: Tasks) -> None:
    page.save_pdf()  # into a folder that is not there
    qtbot.waitUntil(lambda: tasks.idle)
    assert page.ui.error.isVisible()
    assert "写不进去" in page.ui.error.text()


def test_a_refused_file_names_itself(home: Home, ids: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="page"):
        write_pdf(read(home), tmp_path / "nowhere" / "page.pdf")


def test_the_fullest_week_still_fits_one_page(home: Home, ids: dict[str, str]) -> None:
    week = read(home)
    row = replace(week.pressing[0], item="关于楼道堆物与飞线充电的长期反映" * 3, visitor="欧阳若兰" * 3)
    figures = Figures(received=120, on_spot=80, closed=90, solved=70, in_time=60, overdue=9)
    report = FiguresReport(
        week.report.first_day,
        week.report.last_day,
        figures,
        by_line=tuple(Bar(f"条线{n}", figures) for n in range(30)),
        by_day=tuple(Bar((MONDAY + timedelta(days=n)).isoformat(), figures) for n in range(7)),
    )
    full = replace(week, report=report, pressing=(row,) * 14, pressing_count=400, coming=(row,) * 60)
    document = a4_document(full)
    assert document.pageCount() == 1
    assert "未列出" in document.toPlainText()


def test_markup_in_a_name_is_only_a_name(home: Home, ids: dict[str, str]) -> None:
    week = read(home)
    row = replace(week.pressing[0], item="<b>x</b> & <img src=x>", visitor="</td>")
    text = a4_document(replace(week, pressing=(row,))).toPlainText()
    assert "<b>x</b> & <img src=x>" in text
    assert "</td>" in text
