"""统计 in the window: numbers equal a count by hand, and each opens exactly its rows."""

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.frontdesk.views import Bar, Figures, RequestFilter, StepOrder, VisitDraft
from tests.support.windows import CTRL, ENTER, OpenDesk


@pytest.fixture
def figures(home: Home, service: FrontDesk, desk: OpenDesk) -> FiguresTab:
    actor = home.actor
    for item in ("漏水", "漏水", "敬老卡"):
        service.log(actor, VisitDraft(item=item, close_now=True))
    kept = service.log(actor, VisitDraft(item="社保卡", accept=True))
    service.take_step(actor, [kept.request_id], StepOrder("办结", result="移送"))
    void = service.log(actor, VisitDraft(item="漏水"))
    service.take_step(actor, [void.request_id], StepOrder("作废", reason="重复"))
    page = desk.window.page(FiguresTab)
    assert isinstance(page, FiguresTab)
    desk.bot.waitUntil(lambda: page._charts_ready and page._report is not None, timeout=20_000)
    desk.rest()
    return page


def texts(page: FiguresTab, row: int) -> list[str]:
    items = [page.ui.table.item(row, column) for column in range(page.ui.table.columnCount())]
    return [item.text() for item in items if item is not None]


def test_the_numbers_equal_a_count_by_hand(figures: FiguresTab) -> None:
    last = figures.ui.table.rowCount() - 1
    assert texts(figures, last) == ["合计", "4", "3", "4", "3", "4", "0", "75.0%", "75.0%", "100.0%"]
    assert texts(figures, 0)[:3] == ["物业环境", "2", "2"], "what is void counts nowhere"
    assert figures.cards["solved"].accessibleName() == "解决率 75.0% 3 / 4 件"


def test_a_click_on_a_bar_opens_its_rows(figures: FiguresTab, desk: OpenDesk) -> None:
    view = figures.chart._plot.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=figures.chart.place_of(0).toPoint())
    desk.bot.waitUntil(lambda: desk.window.stack.currentWidget() is desk.page)
    desk.rest()
    assert desk.page.table.rows.rowCount() == 2
    assert {desk.page.table.rows.row(n).line for n in range(2)} == {"物业环境"}


def test_the_keyboard_walks_and_opens(figures: FiguresTab, desk: OpenDesk) -> None:
    figures.chart.setFocus()
    QTest.keyClick(figures.chart, Qt.Key.Key_End)
    wanted: list[RequestFilter] = []
    figures.wanted.connect(lambda _key, what: wanted.append(cast("RequestFilter", what)))
    QTest.keyClick(figures.chart, ENTER)
    assert wanted[0].measure == "received"
    assert wanted[0].line
    desk.window.page(FiguresTab)
    QTest.keyClick(figures, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[0].startswith("条线\t接待")


def test_of_many_people_the_chart_shows_as_many_as_can_be_read(figures: FiguresTab) -> None:
    assert figures._report is not None
    people = tuple(Bar(f"示范{number}", Figures(received=60 - number)) for number in range(30))
    figures._take(replace(figures._report, by_person=people))
    figures.ui.dimension.choose("person")
    assert len(figures.chart._bars) == 20
    assert "前 20 名" in figures.chart.accessibleName()
    assert figures.ui.table.rowCount() == 31


@pytest.mark.parametrize("dimension", ["line", "month", "hour", "person"])
def test_every_cell_opens_as_many_rows_as_it_says(
    figures: FiguresTab, service: FrontDesk, dimension: str, desk: OpenDesk
) -> None:
    figures.ui.dimension.choose(dimension)
    desk.rest()
    figures.wanted.disconnect()
    asked: list[RequestFilter] = []
    figures.wanted.connect(lambda _key, what: asked.append(cast("RequestFilter", what)))
    for row in range(figures.ui.table.rowCount()):
        for column in range(1, 7):
            said = texts(figures, row)[column]
            if said != "—":
                figures._open_cell(row, column)
                assert service.count(asked[-1]) == int(said), (row, column)
    assert asked


def test_an_empty_period_says_so(figures: FiguresTab, desk: OpenDesk) -> None:
    figures.ui.period.choose("last_year")
    desk.bot.waitUntil(lambda: figures.chart._stack.currentWidget() is figures.chart._words)
    assert "没有登记" in figures.chart._words.text()
    assert figures.cards["solved"].accessibleName().startswith("解决率 —")


def test_own_days_that_are_none_are_marked_and_keep_the_figures(figures: FiguresTab, desk: OpenDesk) -> None:
    figures.ui.period.choose("own")
    figures.ui.first_day.setText("13-45")
    figures.ui.last_day.setText("1")
    figures._read()
    desk.rest()
    assert figures.ui.first_day.property("wrong") == "true"
    assert figures.ui.table.rowCount() > 1
