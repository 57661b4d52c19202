"""数据交换 › 冲突: made by two computers, shown side by side, decided one by one and by rule."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.tabs import EXCHANGE
from nanxi_desk.window.today import TodayPage
from tests.support.exchange_windows import OpenExchange, Windows, in_conflict
from tests.support.exchanges import Subdistrict, log, take
from tests.support.parcels import use_parcels
from tests.support.windows import CTRL, ENTER, press, words_on

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are parcels, see there: real workbooks have test_exchange_files."""
    use_parcels(monkeypatch)


def detail(home: Home, request: str) -> str:
    with home.journal.read() as conn:
        return str(load_rows(conn, Request, [request])[request]["detail"])


def inbox_of(windows: Windows, home: Home, count: int) -> OpenExchange:
    opened = windows(home)
    opened.show_pane("inbox")
    opened.shows(opened.page.inbox.table, count)
    return opened


def badge(window: MainWindow) -> str:
    label = window.rail._badges["exchange"]
    return label.text() if label.isVisible() else ""


def test_a_conflict_is_shown_side_by_side_and_decided_by_a_key(town: Subdistrict, windows: Windows) -> None:
    hub, first, [request] = in_conflict(town, "改")
    opened = inbox_of(windows, first, 1)
    inbox = opened.page.inbox
    opened.until(lambda: badge(opened.window) == "1")
    assert len(inbox.heads.heads) == 2
    words = [" ".join(label.text() for label in head.findChildren(QLabel)) for head in inbox.heads.heads]
    assert "改甲" in words[0]
    assert "改乙" in words[1]
    assert all("陈静（NX03）" in said and "改之前看到的是：原来" in said for said in words)
    assert ["现在显示的" in said for said in words] == [False, True]
    press(Qt.Key.Key_1, ALT)
    opened.says(inbox.ui.told, "已决定")
    assert detail(first, request) == "改甲"
    opened.shows(inbox.table, 0)
    opened.until(lambda: badge(opened.window) == "")
    take(hub, town.send(first))
    assert Exchange(hub).conflicts() == ()


def test_many_are_decided_by_a_rule_that_is_asked_twice(town: Subdistrict, windows: Windows) -> None:
    _hub, first, requests = in_conflict(town, "改", "动", "换")
    opened = inbox_of(windows, first, 3)
    inbox = opened.page.inbox
    [number] = [n for n, page in enumerate(opened.window.kinds) if page.key == EXCHANGE]
    opened.until(lambda: "3" in opened.window.rail._tabs[number].accessibleName())
    inbox.ui.rule.choose("newest")
    opened.until(inbox.ui.decide_all.isEnabled)
    press(ENTER, CTRL)
    opened.rest()
    assert "再按一次" in inbox.ui.decide_all.text()
    assert len(Exchange(first).conflicts()) == 3
    inbox.ui.rule.choose("shown")  # another rule is another question
    assert "再按一次" not in inbox.ui.decide_all.text()
    press(ENTER, CTRL)
    press(ENTER, CTRL)
    opened.says(inbox.ui.told, "已决定 3 处")
    assert [detail(first, request) for request in requests] == ["改乙", "动乙", "换乙"]


def test_what_a_rule_does_not_settle_is_left_and_told(town: Subdistrict, windows: Windows) -> None:
    _hub, first, _requests = in_conflict(town, "改")
    opened = inbox_of(windows, first, 1)
    inbox = opened.page.inbox
    inbox.ui.rule.choose("ours")  # both computers are this office's
    opened.until(inbox.ui.decide_all.isEnabled)
    press(ENTER, CTRL)
    press(ENTER, CTRL)
    opened.says(inbox.ui.error, "还有 1 处没有决定", "分不出")
    assert len(Exchange(first).conflicts()) == 1


def test_reading_again_keeps_question_sentence_row_and_place(town: Subdistrict, windows: Windows) -> None:
    """Pages are read again in the background: nothing may move between two presses of a person."""
    _hub, first, _requests = in_conflict(town, "改", "动", "换")
    opened = inbox_of(windows, first, 3)
    inbox = opened.page.inbox
    inbox.table.setFocus()
    press(Qt.Key.Key_End)
    chosen = inbox.table.current_id()
    heads = list(inbox.heads.heads)
    opened.until(inbox.ui.decide_all.isEnabled)
    press(ENTER, CTRL)
    inbox.ui.error.setText("一句话")
    inbox.ui.error.show()
    for again in (opened.page.shown, opened.window._prepare, opened.window.exchange.look):
        again()
        opened.rest()
        assert "再按一次" in inbox.ui.decide_all.text()
        assert (inbox.ui.error.text(), inbox.ui.error.isVisible()) == ("一句话", True)
        assert inbox.table.current_id() == chosen
        assert inbox.heads.heads == heads
    log(first, "别人")  # something else was written meanwhile
    opened.window.show_page(1)
    opened.window.show_wanted("exchange", "inbox")
    opened.rest()
    assert "再按一次" in inbox.ui.decide_all.text()
    assert inbox.table.current_id() == chosen
    press(ENTER, CTRL)
    opened.says(inbox.ui.told, "已决定 3 处")


def test_what_is_anothers_to_decide_says_so(town: Subdistrict, windows: Windows) -> None:
    hub, _first, _requests = in_conflict(town, "改")
    opened = inbox_of(windows, hub, 1)
    inbox = opened.page.inbox
    opened.says(inbox.ui.why, "NX03", "由它自己决定")
    assert not any(head.button.isEnabled() for head in inbox.heads.heads)
    assert not inbox.ui.decide_all.isEnabled()
    press(Qt.Key.Key_1, ALT)
    opened.rest()
    assert len(Exchange(hub).conflicts()) == 1


def test_a_conflict_opens_its_record(town: Subdistrict, windows: Windows) -> None:
    _hub, first, _requests = in_conflict(town, "改")
    opened = inbox_of(windows, first, 1)
    opened.until(opened.page.inbox.ui.open.isVisible)
    press(Qt.Key.Key_O, CTRL)
    opened.until(lambda: isinstance(opened.window.stack.currentWidget(), DeskTab))
    desk = opened.window.stack.currentWidget()
    assert isinstance(desk, DeskTab)
    opened.until(lambda: any("人0" in words for words in words_on(desk.detail)))
    assert desk.detail.isVisible()


def test_what_was_decided_elsewhere_is_a_sentence(town: Subdistrict, windows: Windows) -> None:
    _hub, first, _requests = in_conflict(town, "改")
    opened = inbox_of(windows, first, 1)
    [conflict] = Exchange(first).conflicts()
    Exchange(first).decide(first.actor, conflict.id, conflict.heads[0].change)
    press(Qt.Key.Key_2, ALT)
    opened.says(opened.page.inbox.ui.error, "也许已经决定过了")
    opened.shows(opened.page.inbox.table, 0)


def test_today_counts_what_waits_and_leads_there(town: Subdistrict, windows: Windows) -> None:
    _hub, first, _requests = in_conflict(town, "改", "动")
    opened = windows(first)
    opened.until(lambda: badge(opened.window) == "2")
    today = opened.window.page(TodayPage)
    assert isinstance(today, TodayPage)
    opened.until(lambda: "exchange" in today.cards and today.cards["exchange"].isVisible())
    assert "冲突 2" in today.cards["exchange"].accessibleName()
    today.cards["exchange"].click()
    opened.until(opened.page.inbox.isVisible)
    opened.shows(opened.page.inbox.table, 2)


def test_a_member_sees_conflicts_and_may_not_decide(town: Subdistrict, windows: Windows) -> None:
    _hub, first, _requests = in_conflict(town, "改")
    first.actor = Actor(first.actor.id, first.actor.name, frozenset({"委员"}))
    opened = inbox_of(windows, first, 1)
    inbox = opened.page.inbox
    opened.says(inbox.ui.why, "决定冲突")
    assert not inbox.ui.decide_all.isEnabled()
    assert not any(head.button.isEnabled() for head in inbox.heads.heads)
    assert not opened.page.partners.ui.export_.isEnabled()
    for widget in (opened.page.partners.ui.export_, opened.page.partners.ui.attachments):
        assert "导出交换工作簿" in widget.toolTip()
