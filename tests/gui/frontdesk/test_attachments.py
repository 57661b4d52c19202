"""Attachments in the window: by key, clipboard and drop; looked at, stored outside, taken off, put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from sqlalchemy import delete

from nanxi_desk.core import reveals
from nanxi_desk.core.attachments import Attachments, check_entries, prepare
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import BLOB
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.attachment_viewer import AttachmentViewer
from nanxi_desk.widgets.attachments import AttachmentsRow
from tests.support.pictures import pdf, photo
from tests.support.windows import CTRL, ENTER, ESC, OpenDesk, focus, press, words_on

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def request_id(home: Home, service: FrontDesk) -> str:
    draft = VisitDraft(item="漏水", name="韩志强", detail="原来的情况")
    return service.log(home.actor, draft).request_id


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, content in (
        ("现场.jpg", photo(800, 600)),
        ("签字.pdf", pdf()),
        ("坏的.png", b"\x89PNG\r\n\x1a\n"),
    ):
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in ("现场.jpg", "签字.pdf", "坏的.png")]


@pytest.fixture
def opened(request_id: str, desk: OpenDesk) -> OpenDesk:
    desk.logged(1)
    assert request_id
    desk.page.table.setFocus()
    press(Qt.Key.Key_Home)
    press(ENTER)
    desk.bot.waitUntil(lambda: desk.page.detail.ui.field_item_name.text() == "漏水")
    desk.rest()
    return desk


def row_of(desk: OpenDesk) -> AttachmentsRow:
    return desk.page.detail.attachments


def has(desk: OpenDesk, *names: str) -> None:
    """Wait until the row shows these."""
    row = row_of(desk)
    desk.bot.waitUntil(lambda: [t.view.attachment.name for t in row.tiles] == list(names), timeout=10_000)
    desk.rest()


def added(desk: OpenDesk, *paths: str) -> None:
    row_of(desk).ask = lambda _parent: paths
    press(Qt.Key.Key_U, CTRL)


@pytest.fixture
def filled(opened: OpenDesk, files: list[str]) -> OpenDesk:
    added(opened, *files[:2])
    has(opened, "现场.jpg", "签字.pdf")
    return opened


def log_of(home: Home) -> list[tuple[str, str]]:
    return [(entry.way, entry.scope) for entry in reveals.read_log(home)]


def viewer_of(desk: OpenDesk) -> AttachmentViewer:
    [viewer] = desk.page.findChildren(AttachmentViewer)
    return viewer


def test_files_are_added_by_key_and_shown_small(filled: OpenDesk, request_id: str) -> None:
    row = row_of(filled)
    assert row.isVisible()
    assert "Ctrl+U" in row.add.text()
    assert not row.tiles[0].icon().isNull()
    assert row.tiles[1].text() == "PDF"
    assert "附件 2" in list(words_on(filled.page.detail))
    assert log_of(filled.page._desk.home) == []
    views = Attachments(filled.page._desk.home).of(Request, request_id)
    assert [view.attachment.name for view in views] == ["现场.jpg", "签字.pdf"]
    filled.page.detail.ui.sections.choose("history")
    assert not row.isVisible()


def test_what_is_typed_beside_stays(opened: OpenDesk, files: list[str]) -> None:
    detail = opened.page.detail.ui
    detail.field_detail.setPlainText("正在写的话")
    detail.field_item_name.setFocus()  # where Ctrl+U would empty the line on Linux
    added(opened, files[0])
    has(opened, "现场.jpg")
    assert detail.field_detail.toPlainText() == "正在写的话"
    assert detail.field_item_name.text() == "漏水"
    assert detail.save.isEnabled()


def test_a_bad_file_is_told_where_it_happened_and_adds_none(opened: OpenDesk, files: list[str]) -> None:
    row = row_of(opened)
    added(opened, files[0], files[2])
    opened.bot.waitUntil(lambda: row.words.text().startswith("“坏的.png”"))
    assert row.words.property("role") == "error"
    assert row.tiles == []


def test_a_picture_of_the_clipboard_is_pasted(opened: OpenDesk) -> None:
    clipboard, row = QGuiApplication.clipboard(), row_of(opened)
    clipboard.setText("只是文字")
    press(Qt.Key.Key_V, CTRL | SHIFT)
    opened.bot.waitUntil(lambda: "剪贴板里没有" in row.words.text())
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    clipboard.setImage(image)
    press(Qt.Key.Key_V, CTRL | SHIFT)
    has(opened, "粘贴的图片.png")
    assert row.words.text() == ""


def dropped(desk: OpenDesk, *paths: str) -> bool:
    """Drop files on the detail; whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, none)
    entering.ignore()
    desk.page.detail.dragEnterEvent(entering)  # what is ignored goes on to the window
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, none, QEvent.Type.Drop)
        desk.page.detail.dropEvent(dropping)
    return entering.isAccepted()


def test_files_are_dropped_anywhere_on_the_detail(opened: OpenDesk, files: list[str], tmp_path: Path) -> None:
    assert not dropped(opened, str(tmp_path / "交换.xlsx"))  # a workbook is the window's
    assert dropped(opened, *files[:2])
    has(opened, "现场.jpg", "签字.pdf")
    assert row_of(opened).isVisible()


def test_a_picture_is_looked_at_over_the_page_and_that_is_logged(filled: OpenDesk, home: Home) -> None:
    row = row_of(filled)
    row.tiles[0].setFocus()
    assert "现场.jpg" in row.words.text()
    press(Qt.Key.Key_Return)
    viewer = viewer_of(filled)
    filled.bot.waitUntil(lambda: not viewer.picture.image.isNull())
    assert viewer.geometry() == filled.page.rect()
    assert viewer.picture.image.width() == 800
    assert log_of(home) == [("查看附件", "现场.jpg")]
    press(Qt.Key.Key_PageDown)
    assert viewer.name.text() == "签字.pdf"
    assert viewer.about.isVisible()
    assert viewer.picture.image.isNull()
    filled.rest()
    assert len(log_of(home)) == 1
    press(ESC)
    assert viewer.isHidden()
    assert filled.page.ui.side.currentWidget() is filled.page.detail  # Esc was the viewer's alone
    press(ESC)
    assert filled.page.ui.side.currentWidget() is filled.page.form


def test_a_pdf_is_stored_outside_with_a_warning_and_logged(
    filled: OpenDesk, home: Home, tmp_path: Path
) -> None:
    row_of(filled).tiles[1].click()
    viewer = viewer_of(filled)
    assert "不再加密" in viewer.warning.text()
    viewer.ask_path = lambda _parent, _name: ""
    press(Qt.Key.Key_S, CTRL)
    filled.rest()
    assert log_of(home) == []
    viewer.ask_path = lambda _parent, name: str(tmp_path / f"出-{name}")
    press(Qt.Key.Key_S, CTRL)
    filled.bot.waitUntil(lambda: "用完请删除" in viewer.told.text())
    assert (tmp_path / "出-签字.pdf").read_bytes() == pdf()
    assert log_of(home) == [("另存附件", "签字.pdf")]


def test_one_is_taken_off_and_put_back_by_key(filled: OpenDesk) -> None:
    row = row_of(filled)
    row.tiles[0].setFocus()
    press(Qt.Key.Key_Delete)
    has(filled, "签字.pdf")
    filled.bot.waitUntil(row.undo.isVisible)
    assert row.words.text() == "已移除“现场.jpg”"
    press(Qt.Key.Key_Z, ALT)
    has(filled, "签字.pdf", "现场.jpg")
    assert not row.undo.isVisible()
    row.tiles[1].click()
    press(Qt.Key.Key_Delete)
    has(filled, "签字.pdf")


def test_an_absent_one_says_so_and_is_not_opened(filled: OpenDesk, home: Home, request_id: str) -> None:
    row = row_of(filled)
    gone = row.tiles[0].view.attachment
    with home.journal.write("") as writing:
        writing.conn.execute(delete(BLOB).where(BLOB.c.sha256 == gone.sha256))
    row.set_record(request_id)
    filled.bot.waitUntil(lambda: row.tiles[0].text() == "未到达")
    row.tiles[0].click()
    assert "请对方导出时带上附件" in row.words.text()
    assert not filled.page.findChildren(AttachmentViewer)


def test_the_viewer_goes_with_its_page(filled: OpenDesk) -> None:
    row_of(filled).tiles[0].click()
    viewer = viewer_of(filled)
    filled.bot.waitUntil(lambda: not viewer.picture.image.isNull())
    press(Qt.Key.Key_1, CTRL)
    filled.bot.waitUntil(lambda: not filled.page.isVisible())
    assert viewer.isHidden()
    assert viewer.picture.image.isNull()
    filled.window.show_wanted(DeskTab.key, None)
    filled.rest()
    press(Qt.Key.Key_F2)
    assert filled.page.ui.side.currentWidget() is filled.page.form


def test_another_request_shows_its_own(filled: OpenDesk, home: Home, service: FrontDesk) -> None:
    other = service.log(home.actor, VisitDraft(item="敬老卡", name="沈文娟")).request_id
    Attachments(home).attach(home.actor, Request, other, [prepare(photo(seed=4), "别的.jpg")])
    row = row_of(filled)
    row.set_record(other)  # the page may show its own again at any time, so this is looked at at once
    assert row.tiles == []
    own = AttachmentsRow(filled.page._desk, Request)
    filled.bot.addWidget(own)
    own.set_record(other)
    filled.bot.waitUntil(lambda: [tile.view.attachment.name for tile in own.tiles] == ["别的.jpg"])
    filled.rest()


def test_what_is_chosen_for_a_record_that_is_not_saved_is_kept_with_its_draft(
    opened: OpenDesk, files: list[str], home: Home
) -> None:
    row = AttachmentsRow(opened.page._desk, Request)  # the detail's own row shows a record that is saved
    opened.bot.addWidget(row)
    kept: list[list[str]] = []

    def shows(*names: str) -> None:
        opened.bot.waitUntil(lambda: [tile.view.attachment.name for tile in row.tiles] == list(names))
        opened.rest()

    row.chosen_changed.connect(lambda: kept.append(row.chosen))
    row.set_chosen([])
    row.ask = lambda _parent: files[:2]
    row.choose()
    shows("现场.jpg", "签字.pdf")
    assert not row.tiles[0].icon().isNull()
    row.remove(row.tiles[1].view.attachment)
    shows("现场.jpg")
    row.put_back()
    shows("现场.jpg", "签字.pdf")
    assert [len(entries) for entries in kept] == [2, 1, 2]
    assert kept[-1] == row.chosen
    again = AttachmentsRow(opened.page._desk, Request)  # after a crash
    opened.bot.addWidget(again)
    again.set_chosen(kept[-1])
    opened.bot.waitUntil(lambda: [tile.view.here for tile in again.tiles] == [True, True])
    opened.rest()
    with home.journal.read() as conn:
        check_entries(conn, again.chosen)


def test_without_the_right_there_is_nothing_to_see(opened: OpenDesk, home: Home, request_id: str) -> None:
    home.actor = Actor(home.actor.id, home.actor.name, frozenset({"管理员"}))
    row = row_of(opened)
    row.set_record(None)
    row.set_record(request_id)
    opened.page.detail.ui.sections.choose("attachments")
    assert not row.isVisible()
    assert focus()
