"""A visit is logged with the keyboard alone, as fast as somebody can type."""

import pytest
from PySide6.QtCore import Qt

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import Logged, VisitDraft
from tests.support.windows import CTRL, ENTER, ESC, TAB, OpenDesk, focus, press, typed


@pytest.fixture
def known(home: Home, service: FrontDesk) -> Logged:
    draft = VisitDraft(
        item="敬老卡", name="欧阳若兰", phone="13800002207", address="泰兴路 12 弄 5 号 302", close_now=True
    )
    return service.log(home.actor, draft)


def test_a_visit_is_logged_by_keyboard_and_found_by_initials(known: Logged, desk: OpenDesk) -> None:
    form = desk.page.form.ui
    desk.page.show_filter("today")
    desk.logged(1)
    typed("oyrl")
    press(ENTER)
    desk.bot.waitUntil(form.field_item_name.hasFocus)
    assert form.field_name.text() == "欧阳若兰"
    assert "138****2207" in form.known_person.text()
    typed("sbkbb")
    press(ENTER)
    desk.bot.waitUntil(lambda: form.field_item_name.text() == "社保卡补办")
    typed("2")
    press(TAB)
    assert focus() is form.field_detail
    typed("卡片遗失")
    press(ENTER, CTRL)
    desk.logged(2)
    assert form.confirmation.text().startswith("已登记 NX03-")
    assert focus() is form.field_name
    assert (form.field_name.text(), form.field_detail.toPlainText()) == ("", "")
    assert form.field_channel.value() == "现场"

    press(Qt.Key.Key_F, CTRL)
    typed("oyrl")
    desk.bot.waitUntil(lambda: desk.page.ui.found.text() == "找到 2 件")
    desk.rest()
    newest = desk.page.table.rows.row(0)
    assert newest is not None
    assert (newest.visitor, newest.item, newest.state, newest.channel) == (
        "欧阳若兰", "社保卡补办", "办结", "电话",
    )  # fmt: skip
    assert newest.on_spot
    detail = desk.service.detail(newest.id)
    assert detail.visitor_id == known.resident_id
    assert detail.detail == "卡片遗失"


def test_keys_faster_than_answers_are_not_lost(known: Logged, desk: OpenDesk) -> None:
    typed("oyrl")
    press(TAB)
    typed("sbkbb")
    press(ENTER)
    typed("2")
    press(TAB)
    typed("急")
    press(Qt.Key.Key_S, CTRL)
    desk.bot.waitUntil(lambda: desk.page.form.ui.confirmation.text() != "", timeout=10_000)
    desk.rest()
    row = desk.service.page("today", 0, 1)[0]
    assert (row.visitor, row.item, row.state, row.channel) == ("欧阳若兰", "社保卡补办", "受理", "电话")
    detail = desk.service.detail(row.id)
    assert (detail.visitor_id, detail.detail) == (known.resident_id, "急")


def test_an_unknown_visitor_becomes_a_resident(desk: OpenDesk) -> None:
    form = desk.page.form.ui
    typed("钱新民")
    press(TAB)
    typed("13911112222")
    press(TAB)
    desk.bot.waitUntil(form.field_address.hasFocus)
    assert form.field_phone.text() == "13911112222"
    typed("石门一路 88 号")
    form.unfold.setChecked(True)
    form.field_gender.choose("男")
    form.field_item_name.setFocus()
    typed("水管冻裂要找人")
    press(Qt.Key.Key_S, CTRL)
    desk.logged(1)
    row = desk.service.page("today", 0, 1)[0]
    assert (row.visitor, row.item, row.line, row.state) == ("钱新民", "水管冻裂要找人", "目录外", "受理")
    hit = desk.service.find_residents("qxm")[0]
    assert (hit.gender, hit.phone, hit.address) == ("男", "139****2222", "石门一路 88 号")


def test_an_unknown_phone_waits_for_its_name(desk: OpenDesk) -> None:
    form = desk.page.form.ui
    typed("13911112222")
    press(TAB)
    desk.bot.waitUntil(lambda: form.field_phone.text() == "13911112222")
    assert form.field_name.text() == ""
    assert focus() is form.field_name


def test_two_of_one_name_are_not_guessed(home: Home, desk: OpenDesk) -> None:
    for phone in ("13800000001", "13800000002"):
        desk.service.log(home.actor, VisitDraft(item="敬老卡", name="王建国", phone=phone))
    form = desk.page.form.ui
    typed("王建国")
    press(TAB)
    desk.bot.waitUntil(lambda: not form.field_name.waiting)
    desk.rest()
    assert form.field_name.choice is None
    assert form.person.currentWidget() is form.person_new


def test_a_refused_phone_is_said_beside_it_and_nothing_is_lost(desk: OpenDesk) -> None:
    form = desk.page.form.ui
    typed("钱新民")
    press(TAB)
    desk.bot.waitUntil(lambda: form.person.currentWidget() is form.person_new)
    form.field_phone.setFocus()
    typed("no phone")
    form.field_item_name.setFocus()
    typed("jlk")
    press(ENTER, CTRL)
    desk.bot.waitUntil(form.error_phone.isVisible)
    desk.rest()
    assert form.error_phone.text()
    assert focus() is form.field_phone
    assert (form.field_name.text(), form.field_phone.text()) == ("钱新民", "no phone")
    assert desk.service.count("all") == 0
    form.field_phone.selectAll()
    typed("13911112222")
    assert not form.error_phone.isVisible()
    press(ENTER, CTRL)
    desk.logged(1)


def test_a_visit_without_an_item_is_refused_beside_the_field(desk: OpenDesk) -> None:
    press(ENTER, CTRL)
    assert desk.page.form.ui.error_item_name.isVisible()
    assert focus() is desk.page.form.ui.field_item_name


def test_a_certificate_not_issued_here_shows_where_to_go(desk: OpenDesk) -> None:
    form = desk.page.form.ui
    form.field_item_name.setFocus()
    typed("亲属关系证明")
    desk.bot.waitUntil(lambda: "不出具" in form.item_facts.text())
    assert "请居民到" in form.item_documents.text()
    assert form.field_item_name.offers() == []


def test_esc_closes_offers_first(known: Logged, desk: OpenDesk) -> None:
    form = desk.page.form.ui
    typed("oy")
    desk.bot.waitUntil(lambda: len(form.field_name.offers()) == 2)
    press(Qt.Key.Key_Down)
    press(ESC)
    assert form.field_name.offers() == []
    assert form.field_name.text() == "oy"


def test_an_empty_list_says_what_to_do(desk: OpenDesk) -> None:
    desk.page.show_filter("mine")
    desk.rest()
    assert "F2" in desk.page.table._empty.text()
    assert desk.page.table._empty.isVisible()


def test_tab_leads_from_a_newcomer_straight_to_the_matter(desk: OpenDesk) -> None:
    form = desk.page.form.ui
    typed("钱新民")
    press(TAB)
    desk.bot.waitUntil(form.field_phone.hasFocus)
    press(TAB)
    assert focus() is form.field_address
    press(TAB)
    assert focus() is form.field_item_name
    press(Qt.Key.Key_F4)
    assert form.more.isVisible()
    assert form.more.isAncestorOf(focus())
    press(Qt.Key.Key_F4)
    assert not form.more.isVisible()
    assert focus() is form.field_phone


def test_leaving_a_search_leaves_no_trace_of_it(known: Logged, desk: OpenDesk) -> None:
    press(Qt.Key.Key_F, CTRL)
    typed("oyrl")
    desk.bot.waitUntil(lambda: desk.page.ui.found.text() == "找到 1 件")
    seen: list[str] = []
    desk.page.ui.search.textChanged.connect(seen.append)
    desk.page.show_filter("today")
    assert seen == [""]  # whatever follows the text, such as the clear button, hears of it
    assert desk.page.ui.found.text() == ""


def test_one_letter_waits_for_the_next(known: Logged, desk: OpenDesk) -> None:
    desk.page.show_filter("all")
    desk.logged(1)
    press(Qt.Key.Key_F, CTRL)
    typed("o")
    desk.bot.waitUntil(lambda: desk.page.ui.found.text() != "")
    assert desk.page.ui.found.text() == "再输入一个字母或数字"
    desk.rest()
    assert desk.page.table.rows.rowCount() == 1  # the list stays as it was
    typed("y")
    desk.bot.waitUntil(lambda: desk.page.ui.found.text() == "找到 1 件")


def test_a_warning_goes_with_the_matter_that_it_belonged_to(desk: OpenDesk) -> None:
    form = desk.page.form
    form.ui.field_item_name.setFocus()
    typed("亲属关系证明")
    desk.bot.waitUntil(lambda: "不出具" in form.ui.item_facts.text())
    form.choose_item("社保卡补办")
    desk.rest()
    assert "不出具" not in form.ui.item_facts.text()
    assert form.ui.field_item_name.text() == "社保卡补办"
    assert form.documents.isVisible()
