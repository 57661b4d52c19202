"""「显示完整」: nothing is seen whole without a reason, and who saw it stands in the log."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.reveals import Reveal, read_log
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_detail import DeskDetail
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_log import LogSection
from tests.support.windows import ENTER, ESC, OpenDesk, focus, press, typed

PHONE, NUMBER = "13800000003", "310106194910010027"
WAIT_MS = 10_000


def everything_on(desk: OpenDesk) -> str:
    """All that any window shows or says: texts, tooltips, titles, what a screen reader says."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        found.append(widget.windowTitle())
        if isinstance(widget, (QLabel, QPushButton, QLineEdit)):
            found.append(widget.text())
    rows = desk.page.table.rows
    for row in range(rows.rowCount()):
        for column in range(rows.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                found.append(str(rows.data(rows.index(row, column), role)))
    found.append(QApplication.clipboard().text())
    return "\n".join(found)


@pytest.fixture
def shown(desk: OpenDesk, home: Home, service: FrontDesk) -> OpenDesk:
    """The detail of a request by somebody with phone and identity number."""
    for name in ("沈文娟", "韩志强"):
        draft = VisitDraft(item="医疗救助", name=name, phone=PHONE, id_number=NUMBER, accept=True)
        service.log(home.actor, draft)
    desk.page.show_filter("all")
    desk.logged(2)
    desk.page.table.selectRow(0)
    desk.page.open_request(desk.page.table.rows.row(0))
    desk.bot.waitUntil(desk.page.detail.reveal.isVisible, timeout=WAIT_MS)
    desk.rest()
    return desk


def test_it_needs_a_reason_and_is_journalled(shown: OpenDesk, home: Home) -> None:
    line = shown.page.detail.reveal
    assert PHONE not in everything_on(shown)
    assert NUMBER not in everything_on(shown)
    press(Qt.Key.Key_F7)
    assert focus() is line.reason
    press(ENTER)
    shown.bot.waitUntil(line.error.isVisible, timeout=WAIT_MS)
    assert read_log(home) == ()
    typed("电话回访")
    press(ENTER)
    shown.bot.waitUntil(lambda: PHONE in line.values.text(), timeout=WAIT_MS)
    assert NUMBER in line.values.text()
    shown.rest()
    [entry] = read_log(home)
    assert (entry.who, entry.scope, entry.rows) == (home.actor.name, "电话回访", None)
    assert "电话" in entry.what
    assert PHONE not in entry.what
    line._hiding.timeout.emit()
    assert PHONE not in everything_on(shown), "after a minute it is masked again"
    assert Reveal.written_by == "local"


def test_numbers_in_a_ledgers_words_are_shown_whole_by_the_same_key(shown: OpenDesk, home: Home) -> None:
    """A second visit may have been written down with another number: it stands in the ledger's words."""
    other, line = "13900000007", shown.page.detail.reveal
    row = shown.page.table.rows.row(0)
    assert row is not None
    with home.journal.write(home.actor.id) as writing:
        writing.edit(Request, row.id, {"ledger_text": f"电话: {other}"})
    shown.page.open_request(shown.page.table.rows.row(1))
    shown.rest()
    shown.page.open_request(row)
    shown.bot.waitUntil(lambda: "139****0007" in everything_on(shown), timeout=WAIT_MS)
    shown.rest()
    assert other not in everything_on(shown)
    press(Qt.Key.Key_F7)
    typed("电话回访")
    press(ENTER)
    shown.bot.waitUntil(lambda: other in line.values.text() and PHONE in line.values.text(), timeout=WAIT_MS)
    shown.rest()
    assert sorted("台账原文" in entry.what for entry in read_log(home)) == [False, True]
    press(Qt.Key.Key_F7)
    assert other not in everything_on(shown)


def test_another_record_masks_it(shown: OpenDesk, home: Home) -> None:
    line = shown.page.detail.reveal
    press(Qt.Key.Key_F7)
    typed("核对身份")
    press(ENTER)
    shown.bot.waitUntil(lambda: PHONE in line.values.text(), timeout=WAIT_MS)
    shown.page.open_request(shown.page.table.rows.row(1))
    assert PHONE not in everything_on(shown)
    shown.rest()
    assert PHONE not in everything_on(shown)


def test_esc_gives_up_the_reason_and_stays_at_the_request(shown: OpenDesk, home: Home) -> None:
    press(Qt.Key.Key_F7)
    typed("电话")
    press(ESC)
    assert not shown.page.detail.reveal.reason.isVisible()
    assert shown.page.ui.side.currentWidget() is shown.page.detail
    assert read_log(home) == ()


def test_who_lacks_the_right_sees_no_button(
    home: Home, service: FrontDesk, tasks: Tasks, looks: Looks, qtbot: QtBot
) -> None:
    request = service.log(home.actor, VisitDraft(item="漏水", name="王芳", phone=PHONE)).request_id
    home.actor = Actor(home.actor.id, home.actor.name, frozenset({"管理员"}))
    detail = DeskDetail(Desk(home, tasks, looks.theme), service)
    qtbot.addWidget(detail)
    detail.show_request(request)
    detail.show()
    qtbot.waitUntil(lambda: tasks.idle and bool(detail.ui.number.text()), timeout=WAIT_MS)
    assert not detail.reveal.isVisible()
    assert detail.ui.shown_phone.text() == "138****0003"


def test_the_log_shows_who_saw_what(
    home: Home, service: FrontDesk, tasks: Tasks, looks: Looks, qtbot: QtBot
) -> None:
    from nanxi_desk.core.lists import log_slips
    from nanxi_desk.core.people import Resident
    from nanxi_desk.core.reveals import reveal
    from nanxi_desk.frontdesk.slips import RECEIPT, make_slip

    logged = service.log(home.actor, VisitDraft(item="漏水", name="王芳", phone=PHONE))
    assert logged.resident_id
    reveal(home, home.actor, Resident, logged.resident_id, "电话回访")
    log_slips(home, home.actor, [make_slip(RECEIPT, service.slip_facts(logged.request_id))])
    section = LogSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(section)
    section.show()
    section.shown()
    table = section.ui.log
    qtbot.waitUntil(lambda: table.rowCount() == 2, timeout=WAIT_MS)
    cells = [[table.item(row, column).text() for column in range(8)] for row in range(2)]
    assert {row[2] for row in cells} == {"显示完整", "打印"}
    printed = next(row for row in cells if row[2] == "打印")
    assert printed[1] == home.actor.name
    assert printed[3:6] == ["受理回执", logged.number, "1"]
    assert len(printed[7]) == 12
