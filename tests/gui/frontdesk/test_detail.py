"""The detail of a request: looked into, taken on, closed and corrected with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.slip_preview import SlipPreview
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


def test_a_correction_over_another_seats_says_so(opened: OpenDesk, requests: list[str], home: Home) -> None:
    detail, told = opened.page.detail.ui, []
    opened.page.detail.changed.connect(told.append)
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Request, requests[0], {"detail": "别处改的"})
    detail.field_detail.setFocus()
    detail.field_detail.selectAll()
    typed("这里改的")
    press(Qt.Key.Key_S, CTRL)
    opened.bot.waitUntil(lambda: bool(told))
    assert "别处也改了" in told[0]
    assert opened.service.detail(requests[0]).detail == "这里改的"


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
    detail, steps = opened.page.detail.ui, opened.page.detail.steps
    press(Qt.Key.Key_T, CTRL)
    opened.bot.waitUntil(lambda: detail.state.text().startswith("受理"))
    opened.rest()
    assert "剩 15 个工作日" in detail.state.text()
    assert not steps.buttons["受理"].isVisible()
    steps.ui.result.choose("移送")
    steps.ui.reason.setFocus()
    typed("已移送")
    press(ENTER, CTRL)
    opened.bot.waitUntil(lambda: detail.state.text() == "办结 · 移送")
    opened.rest()
    stored = opened.service.detail(requests[0])
    assert [(step.kind, step.result, step.note) for step in stored.steps] == [
        ("登记", "", ""), ("受理", "", ""), ("办结", "移送", "已移送"),
    ]  # fmt: skip
    assert opened.page.table.current_id() == requests[0]


def test_exactly_the_allowed_steps_are_offered(opened: OpenDesk, requests: list[str]) -> None:
    steps = opened.page.detail.steps
    opened.rest()
    offered = {kind for kind, button in steps.buttons.items() if button.isVisible()}
    assert offered == set(opened.service.detail(requests[0]).allowed)
    assert steps.kind == "办结"


def test_handed_on_by_keys_and_taken_back(opened: OpenDesk, requests: list[str]) -> None:
    steps, state = opened.page.detail.steps, opened.page.detail.ui.state
    press(Qt.Key.Key_T, CTRL)
    opened.bot.waitUntil(lambda: state.text().startswith("受理"))
    opened.rest()
    press(Qt.Key.Key_R, CTRL)
    assert steps.ui.target.isVisible()
    press(ENTER, CTRL)
    opened.bot.waitUntil(steps.ui.error.isVisible)
    typed("物业公司")
    press(ENTER, CTRL)
    opened.bot.waitUntil(lambda: state.text().startswith("转物业公司"))
    opened.rest()
    assert opened.service.detail(requests[0]).row.state == "转办"
    opened.page.table.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    opened.bot.waitUntil(lambda: opened.service.detail(requests[0]).row.state == "受理")
    opened.rest()


def test_a_pause_asks_for_its_days_and_papers(opened: OpenDesk, requests: list[str]) -> None:
    steps = opened.page.detail.steps
    press(Qt.Key.Key_T, CTRL)
    opened.bot.waitUntil(steps.buttons["暂停"].isVisible)
    opened.rest()
    steps.pick("暂停")
    assert not steps.ui.documents.isVisible()
    steps.ui.pause.choose("补正")
    assert steps.ui.documents.isVisible()
    assert steps.ui.last_day.text() > steps.ui.first_day.text()
    steps.take()
    opened.bot.waitUntil(steps.ui.error.isVisible)
    assert "材料" in steps.ui.error.text()
    steps.ui.documents.setPlainText("户口簿")
    steps.take()
    opened.bot.waitUntil(lambda: opened.service.detail(requests[0]).row.state == "暂停")
    opened.rest()
    assert steps.slips["一次性告知单"].isVisible()


def test_a_reason_that_is_lacking_is_asked_for_and_typed_ones_are_kept(opened: OpenDesk) -> None:
    steps = opened.page.detail.steps
    opened.rest()
    steps.pick("不予受理")
    press(ENTER, CTRL)
    opened.bot.waitUntil(steps.ui.error.isVisible)
    assert focus() is steps.ui.reason
    typed("不属本社区")
    opened.page.table.setFocus()
    press(Qt.Key.Key_Down)
    opened.bot.waitUntil(lambda: opened.page.detail.ui.shown_visitor.text() == "沈文娟")
    assert steps.ui.reason.text() == ""
    press(Qt.Key.Key_Up)
    opened.bot.waitUntil(lambda: opened.page.detail.ui.shown_visitor.text() == "韩志强")
    assert (steps.kind, steps.ui.reason.text()) == ("不予受理", "不属本社区")


def test_a_slip_is_shown_and_stored(opened: OpenDesk, tmp_path: Path) -> None:
    detail = opened.page.detail
    press(Qt.Key.Key_T, CTRL)
    opened.bot.waitUntil(detail.steps.slips["受理回执"].isVisible)
    opened.rest()
    press(Qt.Key.Key_P, CTRL)
    opened.bot.waitUntil(lambda: isinstance(detail._preview, SlipPreview))
    preview = detail._preview
    assert isinstance(preview, SlipPreview)
    preview.ask_path = lambda _parent, proposed: str(tmp_path / proposed)
    preview.save.click()
    opened.rest()
    stored = list(tmp_path.glob("受理回执*.pdf"))
    assert len(stored) == 1
    assert stored[0].read_bytes().startswith(b"%PDF")
    preview.close()


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
