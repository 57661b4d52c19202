"""The attachments of a record in any form: a row of small pictures, added by key, drop or clipboard.

A form gives it an empty place, tells it whose attachments to show by set_record(), and puts shortcuts() among
its page's. Everything is stored at once, so nothing of it can be lost with what is typed beside it. A form
whose record is not saved yet says set_chosen() instead, keeps `chosen` with its draft, and writes it into the
record on saving.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QIODevice,
    QKeyCombination,
    QMimeData,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nanxi_desk.core.attachment_names import Attachment, read_attachments
from nanxi_desk.core.attachments import (
    RIGHT_EDIT,
    RIGHT_OPEN,
    Attachments,
    AttachmentView,
    Prepared,
    prepare,
    prepare_file,
)
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated

if TYPE_CHECKING:
    from nanxi_desk.widgets.attachment_viewer import AttachmentViewer

AskFiles = Callable[[QWidget], Sequence[str]]
_SUFFIXES = (".jpg", ".jpeg", ".png", ".pdf")
_ADD = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_U)
_KNOWN = 60  # small pictures that are remembered while one record is shown


def ask_files(parent: QWidget) -> Sequence[str]:
    """Which files are to be added; none where nothing was chosen."""
    kinds = _("图片和 PDF (*.jpg *.jpeg *.png *.pdf)")
    return QFileDialog.getOpenFileNames(parent, _("添加附件"), "", kinds)[0]


class Tile(QPushButton):
    """One attachment: its small picture, or its kind in words. Enter opens it, Del takes it off."""

    removed = Signal()
    focused = Signal(bool)

    def __init__(
        self, view: AttachmentView, parent: QWidget | None = None, *, only_look: bool = False
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._only_look = only_look
        set_role(self, "attachment")
        self.setAccessibleName(view.attachment.name)
        if not view.here:
            restyle(self, "absent", "true")
        self.say()

    def say(self) -> None:
        """Words in the language of the window."""
        name = self.view.attachment.name
        if not self.view.here:
            self.setText(_("未到达"))
            self.setToolTip(_("“{name}”未到达，请对方导出时带上附件").format(name=name))
            return
        if not self.view.attachment.is_picture:
            self.setText("PDF")
        words = _("{name}（Enter 打开）") if self._only_look else _("{name}（Enter 打开，Del 移除）")
        self.setToolTip(words.format(name=name))

    def show_picture(self, picture: QPixmap) -> None:
        """Show the small picture in place of words."""
        self.setText("")
        self.setIcon(QIcon(picture))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Del mean this attachment."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell where the keyboard is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focused.emit(event.type() == QEvent.Type.FocusIn)
        return super().event(event)


class AttachmentsRow(Translated, QWidget):
    """Shows and alters the attachments of one record; `changed` says in a sentence what was stored.

    Of a record that is still being typed, `chosen_changed` says that its draft should be kept again.
    """

    changed = Signal(str)
    chosen_changed = Signal()
    counted = Signal(int)  # how many there are

    def __init__(
        self,
        desk: Desk,
        record_class: type[Record],
        field: str = "",
        parent: QWidget | None = None,
        *,
        ask: AskFiles = ask_files,
        only_look: bool = False,
    ) -> None:
        """With `only_look` nothing is added or removed here, whoever looks."""
        super().__init__(parent)
        self._desk = desk
        self._only_look = only_look
        self._service = Attachments(desk.home)
        self._class, self._field = record_class, field
        self._record: str | None = None
        self._chosen: list[Attachment] | None = None  # of a record that is not saved yet
        self._removed: Attachment | None = None
        self._pictures: dict[str, QPixmap] = {}
        self._viewer: AttachmentViewer | None = None
        self.ask = ask
        self.tiles: list[Tile] = []
        self.add, self.paste_button, self.undo = QPushButton(), QPushButton(), QPushButton()
        self.words = ElidedLabel()
        self.setAcceptDrops(True)
        self._lay_out()
        self.add.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        self.undo.clicked.connect(self.put_back)
        desk.theme.changed.connect(self._measure)
        self._measure()
        self._retranslate()
        self.set_record(None)

    def shortcuts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Shortcuts for the page that the row stands on, as its buttons show them."""
        return (("Ctrl+U", self.choose), ("Ctrl+Shift+V", self.paste), ("Alt+Z", self.put_back))

    def have_keys_in(self, page: QWidget) -> None:
        """Let Ctrl+U mean this row in the page's fields too, where on Linux it would empty the line."""
        for kind in (QLineEdit, QPlainTextEdit):
            for entry in cast("list[QWidget]", page.findChildren(kind)):
                entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A field may not claim the row's key: unclaimed, it is the shortcut's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.keyCombination() == _ADD
            and self._ready
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def set_record(self, record_id: str | None) -> None:
        """Show the attachments of another record, or those of the same one again; None shows none."""
        if record_id != self._record or self._chosen is not None:
            self._record, self._chosen = record_id, None
            self._removed = None
            self._pictures.clear()
            self._show([])
            self._say("")
            self.close_viewer()
        allowed = record_id is not None and self._desk.home.actor.can(RIGHT_OPEN)
        self.setVisible(allowed)
        if record_id is None or not allowed:
            return
        service, whose = self._service, (self._class, record_id)

        def known(views: Sequence[AttachmentView]) -> None:
            if self._record == record_id:
                self._show(views)

        self._desk.tasks.run(
            lambda: service.of(*whose, self._field), known, self._refused, f"attachments {id(self)}"
        )

    def set_chosen(self, entries: Iterable[str]) -> None:
        """Show what is chosen for a record that is still being typed, as its draft kept it."""
        self.set_record(None)
        self._chosen = list(read_attachments(entries))
        self.setVisible(self._desk.home.actor.can(RIGHT_EDIT))
        self._show_chosen()

    @property
    def chosen(self) -> list[str]:
        """What to keep with the draft, and to write into the record's field when it is saved."""
        return [attachment.spelled for attachment in self._chosen or ()]

    # --- what people do -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files and add them."""
        if self._ready:
            self._take([Path(name) for name in self.ask(self)])

    def paste(self) -> None:
        """Add what the clipboard holds: a picture, or files."""
        if self._ready and not self._take_mime(QGuiApplication.clipboard().mimeData()):
            self._say(_("剪贴板里没有图片或文件。请先截图或复制文件，再粘贴。"), "error")

    def remove(self, attachment: Attachment) -> None:
        """Take one off; put_back() undoes it."""
        if self._chosen is not None:
            self._chosen = [one for one in self._chosen if one != attachment]
            self._took_off(attachment)
            self._show_chosen()
            self.chosen_changed.emit()
            return
        record = self._record
        if not self._ready or record is None:
            return
        actor, service, whose = self._desk.home.actor, self._service, (self._class, record)

        def done(removed: Attachment) -> None:
            if self._record == record:
                self._took_off(removed)
            self._stored(record, _("已移除附件“{name}”").format(name=removed.name))

        self._desk.tasks.run(
            lambda: service.detach(actor, *whose, attachment.sha256, self._field), done, self._refused
        )

    def put_back(self) -> None:
        """Undo the last removal."""
        removed, record = self._removed, self._record
        if removed is not None and self._chosen is not None:
            self._removed = None
            self._choose([removed])
        if not self._ready or removed is None or record is None:
            return
        self._removed = None
        actor, service, whose = self._desk.home.actor, self._service, (self._class, record)

        def done(_nothing: object) -> None:
            self._say("")
            self._stored(record, _("已放回附件“{name}”").format(name=removed.name))

        self._desk.tasks.run(
            lambda: service.put_back(actor, *whose, removed, self._field), done, self._refused
        )

    def open(self, view: AttachmentView) -> None:
        """Show one over the page: a picture whole, a PDF with what can be done with it."""
        if self._record is None:  # what was chosen just now needs no looking at
            return
        if not view.here:
            self._say(_("“{name}”未到达，请对方导出时带上附件").format(name=view.attachment.name), "error")
            return
        from nanxi_desk.widgets.attachment_viewer import AttachmentViewer  # the start is measured

        if self._viewer is None:
            self._viewer = AttachmentViewer(self._desk, self)
            if self._only_look:
                self._viewer.remove.setEnabled(False)
            self._viewer.removed.connect(self.remove)
        here = [tile.view for tile in self.tiles if tile.view.here]
        self._viewer.show_one((self._class, self._record, self._field), here, view)

    def close_viewer(self) -> None:
        """Uncover the page again."""
        if self._viewer is not None:
            self._viewer.close_view()

    # --- drag and drop ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Pictures and PDFs are welcome; other files are for whoever lies behind."""
        if self._ready and (_files(event.mimeData()) or event.mimeData().hasImage()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Add what was dropped."""
        if self._ready and self._take_mime(event.mimeData()):
            event.acceptProposedAction()

    # --- inside -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrow row has no room for the hint."""
        super().resizeEvent(event)
        self._measure()

    @property
    def _ready(self) -> bool:
        some = self._record is not None or self._chosen is not None
        return some and self.add.isEnabled() and not self._only_look

    def _take_mime(self, data: QMimeData) -> bool:
        if files := _files(data):
            self._take(files)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._take([_png(image)])
            return True
        return False

    def _take(self, given: Sequence[Path | bytes]) -> None:
        """Look at files in the background and add them, all or none."""
        record = self._record
        if not given:
            return
        actor, service, whose = self._desk.home.actor, self._service, self._class
        pasted = _("粘贴的图片")
        self._say(_("正在处理…"))

        def work(_progress: object, _cancelled: object) -> tuple[Attachment, ...]:
            files: list[Prepared] = [
                prepare_file(one) if isinstance(one, Path) else prepare(one, pasted) for one in given
            ]
            if record is None:
                return tuple(service.stage(actor, file) for file in files)
            return service.attach(actor, whose, record, files, self._field)

        def done(added: Sequence[Attachment]) -> None:
            if record is None:
                self._choose(added)
                return
            self._say("" if added else _("这些附件早已在这里。"))
            if added:
                self._stored(record, _("已添加 {count} 个附件").format(count=len(added)))

        self._desk.tasks.run_long(work, done, self._refused)

    def _choose(self, added: Sequence[Attachment]) -> None:
        """More for a record that is still being typed."""
        if self._chosen is not None:
            known = {one.sha256 for one in self._chosen}
            new = [one for one in dict.fromkeys(added) if one.sha256 not in known]
            self._chosen += new
            self._say("" if new else _("这些附件早已在这里。"))
            self._show_chosen()
            self.chosen_changed.emit()

    def _show_chosen(self) -> None:
        service, wanted = self._service, list(self._chosen or ())

        def known(views: Sequence[AttachmentView]) -> None:
            if self._chosen == wanted:
                self._show(views)

        self._desk.tasks.run(lambda: service.staged(wanted), known, self._refused, f"attachments {id(self)}")

    def _took_off(self, attachment: Attachment) -> None:
        self._removed = attachment
        self._say(_("已移除“{name}”").format(name=attachment.name))
        self.undo.setFocus()

    def _stored(self, record: str, sentence: str) -> None:
        if self._record == record:
            self.set_record(record)
        self.changed.emit(sentence)

    def _show(self, views: Sequence[AttachmentView]) -> None:
        if [tile.view for tile in self.tiles] == list(views):
            return
        for tile in self.tiles:
            self._line.removeWidget(tile)
            tile.deleteLater()
        self.tiles = [self._tile(view) for view in views]
        self.counted.emit(len(views))
        self._measure()

    def _tile(self, view: AttachmentView) -> Tile:
        tile = Tile(view, only_look=self._only_look)
        tile.clicked.connect(lambda: self.open(view))
        tile.removed.connect(lambda: self.remove(view.attachment))
        tile.focused.connect(lambda there: self._point_at(tile, there=there))
        self._line.insertWidget(self._line.count() - 1, tile)
        known = self._pictures.get(view.attachment.sha256)
        if known is not None and view.here:
            tile.show_picture(known)
        elif view.here and view.attachment.is_picture:
            self._fetch(view)
        return tile

    def _fetch(self, view: AttachmentView) -> None:
        record, sha256, service = self._record, view.attachment.sha256, self._service
        record_class, field = self._class, self._field

        def small() -> bytes:
            if record is None:
                return service.staged_thumbnail(view.attachment)
            return service.thumbnail(record_class, record, sha256, field)

        def known(content: bytes) -> None:
            picture = QPixmap.fromImage(QImage.fromData(content))
            if self._record != record or picture.isNull():
                return
            if len(self._pictures) < _KNOWN:
                self._pictures[sha256] = picture
            for tile in self.tiles:
                if tile.view.attachment.sha256 == sha256:
                    tile.show_picture(picture)

        self._desk.tasks.run(small, known, lambda _error: None)

    def _point_at(self, tile: Tile, *, there: bool) -> None:
        if there:
            self._area.ensureWidgetVisible(tile)
        if self._removed is None:
            self._say(tile.toolTip() if there else "")

    def _refused(self, error: UserError) -> None:
        self._say(" ".join(part for part in (error.message, error.hint) if part), "error")

    def _say(self, sentence: str, role: str = "muted") -> None:
        restyle(self.words, "role", role)
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        self.undo.setVisible(bool(sentence) and self._removed is not None)

    def _lay_out(self) -> None:
        for button in (self.add, self.paste_button, self.undo):
            set_role(button, "link")
        self.hint = ElidedLabel()
        set_role(self.hint, "muted")
        inside = QWidget()
        self._line = QHBoxLayout(inside)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        above, below = QHBoxLayout(), QHBoxLayout()
        for line, parts in (
            (above, ((self._area, 1), (self.hint, 1), (self.add, 0), (self.paste_button, 0))),
            (below, ((self.words, 1), (self.undo, 0))),
        ):
            line.setSpacing(8)
            for part, stretch in parts:
                line.addWidget(part, stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(above)
        box.addLayout(below)
        disable_without(self._desk.home.actor, RIGHT_EDIT, self.add, self.paste_button, self.undo)
        for button in (self.add, self.paste_button):
            button.setVisible(not self._only_look)

    def _measure(self) -> None:
        edge = self._desk.theme.px("control") + 6
        for tile in self.tiles:
            tile.setFixedHeight(edge)
            tile.setMinimumWidth(edge)
            tile.setIconSize(QSize(edge - 8, edge - 8))
        scrolled = self._area.widget().sizeHint().width() > self._area.width() > 0
        self._area.setFixedHeight(edge + (10 if scrolled and self.tiles else 0))
        self._area.setVisible(bool(self.tiles))
        self.hint.setVisible(not self.tiles)

    def _retranslate(self) -> None:
        self.add.setText(_("添加  Ctrl+U"))
        self.paste_button.setText(_("粘贴  Ctrl+Shift+V"))
        self.undo.setText(_("放回  Alt+Z"))
        self.hint.setText(_("没有附件") if self._only_look else _("图片和 PDF，也可以拖到这里"))
        self._area.setAccessibleName(_("附件"))
        for tile in self.tiles:
            tile.say()


def _files(data: QMimeData) -> list[Path]:
    """The files that look as though they could be attached."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in _SUFFIXES]


def _png(image: QImage) -> bytes:
    """A picture of the clipboard as a file would have it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
