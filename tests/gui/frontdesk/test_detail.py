"""The detail of a request: looked into, taken on, closed and corrected with the keyboard."""

import pytest
from PySide6.QtCore import Qt

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.windows import CTRL, ENTER, ESC, OpenDesk, focus, press, typed


@pytest.fixture
def requests(home: Home, service: FrontDesk) -> list[str]:
    """Ids of two open requests, as the list shows them."""
    for name, item in (("沈文娟", "敬老卡"), ("韩志强", "社保卡补办")):
        service.log(home.actor, VisitDraft(item=item, name=name, detail="原来的情况"))
    return [row.id for row in service.page("today", 0, 2)]


@pytest.fixture
def opened(requests: list[str], desk: OpenDesk) -> OpenDesk:
    """The first request of the list, opened with Enter."""
    desk.logged(2)
    desk.page.table.setFocus()
    press(Qt.Key.Key_Home)
    press(ENTER)
    detail = desk.page.detail.ui
    desk.bot.waitUntil(lambda: detail.field_item_name.text() == "社保卡补办")
    return desk


def test_enter_opens_and_the_arrows_go_on(opened: OpenDesk) -> None:
    detail = opened.page.detail.ui
    assert detail.shown_visitor.text() == "韩志强"
    assert focus() is opened.page.table
    press(Qt.Key.Key_Down)
    opened.bot.waitUntil(lambda: detail.shown_visitor.text() == "沈文娟")
    press(ESC)
    assert focus() is opened.page.form.ui.field_name


def test_a_correction_is_saved_and_stands_in_the_history(opened: OpenDesk, requests: list[str]) -> None:
    detail = opened.page.detail.ui
    assert not detail.save.isEnabled()
    before = len(opened.service.detail(requests[0]).history)
    detail.field_detail.setFocus()
    detail.field_detail.selectAll()
    typed("改过的情况")
    assert detail.save.isEnabled()
    press(Qt.Key.Key_S, CTRL)
    opened.bot.waitUntil(lambda: not detail.save.isEnabled())
    opened.rest()
    stored = opened.service.detail(requests[0])
    assert stored.detail == "改过的情况"
    assert len(stored.history) == before + 1
    assert stored.row.item == "社保卡补办"


def test_going_to_another_request_loses_nothing_typed(opened: OpenDesk) -> None:
    detail = opened.page.detail.ui
    detail.field_detail.setFocus()
    typed("没有保存的话")
    opened.page.table.setFocus()
    press(Qt.Key.Key_Down)
    opened.bot.waitUntil(lambda: detail.shown_visitor.text() == "沈文娟")
    assert detail.field_detail.toPlainText() == "原来的情况"
    press(Qt.Key.Key_Up)
    opened.bot.waitUntil(lambda: detail.shown_visitor.text() == "韩志强")
    assert "没有保存的话" in detail.field_detail.toPlainText()
    assert detail.save.isEnabled()


def test_a_request_is_taken_on_and_closed(opened: OpenDesk, requests: list[str]) -> None:
    detail = opened.page.detail.ui
    press(Qt.Key.Key_T, CTRL)
    opened.bot.waitUntil(lambda: detail.state.text() == "受理")
    opened.rest()
    assert not detail.accept.isVisible()
    detail.result.choose("移送")
    detail.closing_note.setFocus()
    typed("已移送")
    press(ENTER, CTRL)
    opened.bot.waitUntil(lambda: detail.state.text() == "办结 · 移送")
    opened.rest()
    assert not detail.closing.isVisible()
    stored = opened.service.detail(requests[0])
    assert [(step.kind, step.result, step.note) for step in stored.steps] == [
        ("登记", "", ""), ("受理", "", ""), ("办结", "移送", "已移送"),
    ]  # fmt: skip
    assert opened.page.table.current_id() == requests[0]


def test_an_emptied_item_is_refused_beside_the_field(opened: OpenDesk, requests: list[str]) -> None:
    detail = opened.page.detail.ui
    detail.field_item_name.setFocus()
    detail.field_item_name.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_S, CTRL)
    assert detail.error_item_name.isVisible()
    opened.rest()
    assert opened.service.detail(requests[0]).row.item == "社保卡补办"


def test_cards_open_the_rows_behind_them(opened: OpenDesk) -> None:
    opened.page.cards["open"].click()
    opened.rest()
    assert opened.page.ui.filters.value() == "open"
    assert opened.page.table.rows.rowCount() == 2
