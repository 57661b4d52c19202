"""What the desk's keys do besides logging: drafts, several matters, marked rows, export, dropped files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import Logged, VisitDraft
from nanxi_desk.widgets.slip_preview import SlipPreview
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.windows import CTRL, ENTER, ESC, TAB, OpenDesk, focus, press, typed

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


# What a line edit does itself with keys, so that no shortcut ever gets them while it has the keyboard.
EDITING = (
    QKeySequence.StandardKey.MoveToEndOfLine, QKeySequence.StandardKey.MoveToStartOfLine,
    QKeySequence.StandardKey.SelectEndOfLine, QKeySequence.StandardKey.SelectStartOfLine,
    QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine,
    QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Deselect, QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.MoveToNextWord, QKeySequence.StandardKey.MoveToPreviousWord,
)  # fmt: skip


def test_no_shortcut_is_one_that_a_line_edit_keeps_for_itself(desk: OpenDesk) -> None:
    for number in range(len(desk.window.kinds)):
        desk.window.show_page(number)
    desk.rest()
    taken = {keys.toString() for kind in EDITING for keys in QKeySequence.keyBindings(kind)}
    shortcuts = {shortcut.key().toString() for shortcut in desk.window.findChildren(QShortcut)}
    assert "F8" in shortcuts
    # Copies a table's cells where no text is marked; fields beside attachments let the other through.
    assert shortcuts & taken <= {"Ctrl+C", "Ctrl+U"}


def another_window(home: Home, tasks: Tasks, looks: Looks, bot: QtBot) -> DeskTab:
    """The desk opened anew on the same home, as after a crash."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.show()
    page = window.page(DeskTab)
    assert isinstance(page, DeskTab)
    bot.waitUntil(lambda: tasks.idle, timeout=10_000)
    return page


def test_what_is_typed_outlives_the_window(
    desk: OpenDesk, home: Home, tasks: Tasks, looks: Looks, qtbot: QtBot
) -> None:
    typed("卫小满")
    press(TAB)
    desk.bot.waitUntil(desk.page.form.ui.field_phone.hasFocus)
    typed("13800000007")
    desk.page.form.ui.field_item_name.setFocus()
    typed("jzdj")
    press(ENTER)
    desk.bot.waitUntil(lambda: desk.page.form.ui.field_item_name.text() == "居住登记")
    desk.page.form.ui.field_detail.setFocus()
    typed("还没说完")
    qtbot.waitUntil(
        lambda: (desk.page.form._drafts.read("visit") or {}).get("detail") == "还没说完", timeout=10_000
    )
    again = another_window(home, tasks, looks, qtbot).form.ui
    assert (again.field_name.text(), again.field_phone.text()) == ("卫小满", "13800000007")
    assert (again.field_item_name.text(), again.field_detail.toPlainText()) == ("居住登记", "还没说完")
    assert again.confirmation.text() == "已恢复上次没有保存的内容"


def test_what_was_logged_leaves_no_draft(
    desk: OpenDesk, home: Home, tasks: Tasks, looks: Looks, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_1, ALT)
    typed("讲完了")
    press(ENTER, CTRL)
    desk.logged(1)
    again = another_window(home, tasks, looks, qtbot).form.ui
    assert (again.field_item_name.text(), again.field_detail.toPlainText()) == ("", "")


def test_ctrl_m_on_an_empty_form_goes_on_with_whoever_was_just_there(desk: OpenDesk) -> None:
    typed("钱新民")
    press(TAB)
    desk.bot.waitUntil(desk.page.form.ui.field_phone.hasFocus)
    press(Qt.Key.Key_1, ALT)
    press(ENTER, CTRL)
    desk.logged(1)
    press(Qt.Key.Key_M, CTRL)
    assert desk.page.form.ui.known_person.text() == "同一次来访：钱新民"
    assert focus() is desk.page.form.ui.field_item_name
    press(Qt.Key.Key_2, ALT)
    press(ENTER, CTRL)
    desk.logged(2)
    assert {row.visitor for row in desk.service.page("today", 0, 2)} == {"钱新民"}
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_L, CTRL)
    assert desk.page.form.ui.field_name.isEnabled(), "an emptied form is for the next visitor"


@pytest.fixture
def three(home: Home, service: FrontDesk) -> list[Logged]:
    return [
        service.log(home.actor, VisitDraft(item="漏水", name=name, phone="13800000009", accept=True))
        for name in ("沈文娟", "韩志强", "吕勇")
    ]


def test_marked_rows_are_closed_together_and_brought_back(three: list[Logged], desk: OpenDesk) -> None:
    desk.page.show_filter("all")
    desk.logged(3)
    desk.page.table.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, SHIFT)
    assert desk.page.ui.bulk.isVisible()
    assert desk.page.ui.bulk_words.text() == "已选 2 件"
    press(Qt.Key.Key_B, CTRL)
    desk.bot.waitUntil(lambda: desk.service.count("open") == 1)
    desk.rest()
    assert "Ctrl+Z" in desk.page.ui.undo.text()
    desk.page.table.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    desk.bot.waitUntil(lambda: desk.service.count("open") == 3)
    desk.rest()
    assert {row.state for row in desk.service.page("all", 0, 3)} == {"受理"}


def test_the_list_that_is_shown_becomes_a_file_with_masked_phones(
    three: list[Logged], desk: OpenDesk, tmp_path: Path
) -> None:
    desk.page.show_filter("all")
    desk.logged(3)
    desk.page._exporter.ask = lambda _page, proposed: str(tmp_path / proposed)
    press(Qt.Key.Key_F8)
    desk.bot.waitUntil(lambda: desk.page.told.text().startswith("已导出 3 件"), timeout=10_000)
    desk.rest()
    written = next(tmp_path.glob("登记列表*.xlsx"))
    cells = [str(cell.value) for row in load_workbook(written).worksheets[0].iter_rows() for cell in row]
    assert sum("韩志强" in cell for cell in cells) == 1
    assert not any("13800000009" in cell for cell in cells)


def test_a_refused_export_is_one_sentence(three: list[Logged], desk: OpenDesk, tmp_path: Path) -> None:
    desk.page._exporter.ask = lambda _page, proposed: str(tmp_path / "no such folder" / proposed)
    press(Qt.Key.Key_F8)
    desk.bot.waitUntil(lambda: desk.page.told.text() not in ("", "正在导出…"), timeout=10_000)
    desk.rest()
    assert len([part for part in desk.page.told.text().split("。") if part.strip()]) <= 2
    assert desk.page.told.isVisible()


def drop(window: MainWindow, file: Path) -> bool:
    """Let a file fall on the window; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
    QApplication.sendEvent(window, over)
    if not over.isAccepted():
        return False
    falling = QDropEvent(QPointF(400, 300), copy, data, left, none)
    QApplication.sendEvent(window, falling)
    return falling.isAccepted()


def test_a_ledger_that_falls_on_the_window_is_opened(desk: OpenDesk, tmp_path: Path) -> None:
    ledger = tmp_path / "来访登记.xlsx"
    book = Workbook()
    for row in (["日期", "姓名", "事项"], ["2026-03-02", "卫小满", "漏水"]):
        book.worksheets[0].append(row)
    book.save(ledger)
    assert drop(desk.window, ledger)
    desk.bot.waitUntil(lambda: desk.page._assistant is not None and desk.page._assistant.isVisible())
    desk.rest()
    press(ESC)
    desk.rest()


def test_other_files_are_not_taken(desk: OpenDesk, tmp_path: Path) -> None:
    picture = tmp_path / "照片.png"
    picture.write_bytes(b"\x89PNG")
    assert not drop(desk.window, picture)


@pytest.fixture
def preview(three: list[Logged], desk: OpenDesk) -> Iterator[SlipPreview]:
    desk.page.show_filter("all")
    desk.logged(3)
    desk.page.table.setFocus()
    press(Qt.Key.Key_Home)
    press(ENTER)
    detail = desk.page.detail
    desk.bot.waitUntil(detail.steps.slips["受理回执"].isVisible)
    desk.rest()
    press(Qt.Key.Key_P, CTRL)
    desk.bot.waitUntil(lambda: isinstance(detail._preview, SlipPreview))
    shown = detail._preview
    assert isinstance(shown, SlipPreview)
    shown.activateWindow()
    desk.bot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def test_the_slip_is_stored_and_closed_by_keys(preview: SlipPreview, desk: OpenDesk, tmp_path: Path) -> None:
    preview.ask_path = lambda _parent, proposed: str(tmp_path / proposed)
    press(Qt.Key.Key_S, CTRL)
    desk.rest()
    assert preview.told.text().startswith("已存到")
    assert len(list(tmp_path.glob("受理回执 NX03-*.pdf"))) == 1
    press(ESC)
    assert not preview.isVisible()


def test_a_slip_that_cannot_be_stored_says_why(preview: SlipPreview, desk: OpenDesk, tmp_path: Path) -> None:
    preview.ask_path = lambda _parent, _proposed: str(tmp_path / "no such folder" / "a.pdf")
    press(Qt.Key.Key_S, CTRL)
    desk.rest()
    assert preview.told.text()
    assert not preview.told.text().startswith("已存到")
    assert preview.isVisible()
