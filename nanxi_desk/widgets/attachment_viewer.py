"""One attachment over the page: a picture as large as it fits; of a PDF what it is, and the way out of here.

A PDF is never drawn by us: what can be in one is a program's worth of trouble. Whoever has to read one stores
it outside, after a warning; that is logged, as is looking at a picture.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.attachments import RIGHT_EDIT, Attachments, AttachmentView
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Section, Tab
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated

Whose = tuple[type[Record], str, str]  # class, id, field
AskPath = Callable[[QWidget, str], str]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the file is to be stored, "" for nowhere."""
    return QFileDialog.getSaveFileName(parent, _("另存附件"), proposed)[0]


class _Picture(QWidget):
    """A picture in the middle, no larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show it; a null image shows nothing."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fit it in."""
        del event
        if self.image.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.image.width() / ratio), round(self.image.height() / ratio))
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


class AttachmentViewer(Translated, QWidget):
    """Lies over the page that `row` stands on, and has its keyboard until it is closed.

    `removed` asks to take off the attachment that is shown.
    """

    removed = Signal(object)

    def __init__(self, desk: Desk, row: QWidget, *, ask_path: AskPath = ask_where) -> None:
        self._page = _page_of(row)
        super().__init__(self._page)
        self._desk, self._row = desk, row
        self._service = Attachments(desk.home)
        self._whose: Whose | None = None
        self._views: list[AttachmentView] = []
        self._at = 0
        self._silenced: list[QShortcut] = []
        self.ask_path = ask_path
        self.name, self.told, self.warning, self.about = ElidedLabel(), QLabel(), ElidedLabel(), QLabel()
        self.picture = _Picture()
        self.back, self.save, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.previous, self.next = QPushButton(), QPushButton()
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.hide()
        self._page.installEventFilter(self)

    def show_one(self, whose: Whose, views: Sequence[AttachmentView], view: AttachmentView) -> None:
        """Show one of `views`, which the arrows go through."""
        self._whose, self._views = whose, list(views)
        self._at = self._views.index(view)
        if self.isHidden():
            self._silence()
            self.setGeometry(self._page.rect())
            self.show()
            self.raise_()
        self.back.setFocus()
        self._fetch()

    def close_view(self) -> None:
        """Back to the page; nothing of the picture is kept."""
        if self.isHidden():
            return
        self.picture.show_image(QImage())
        self._whose = None
        self.hide()
        for other in self._silenced:
            other.setEnabled(True)
        self._silenced = []
        self._row.setFocus()

    def save_as(self) -> None:
        """Ask where to, and write the file outside."""
        if self._whose is None:
            return
        record_class, record, field = self._whose
        shown, service, actor = self._views[self._at].attachment, self._service, self._desk.home.actor
        chosen = self.ask_path(self, shown.name)
        if not chosen:
            return

        def done(file: Path) -> None:
            self._say(_("已存到 {file}。内容不再加密，用完请删除。").format(file=file))

        self._desk.tasks.run(
            lambda: service.save(
                actor, record_class, record, shown.sha256, Path(chosen), field, replace=True
            ),
            done,
            self._refused,
        )

    def step(self, by: int) -> None:
        """Go to the one before or after."""
        if self._whose is not None and 0 <= self._at + by < len(self._views):
            self._at += by
            self._fetch()

    def take_off(self) -> None:
        """Ask for the removal of what is shown."""
        if self._whose is not None and self.remove.isEnabled():
            shown = self._views[self._at].attachment
            self.close_view()
            self.removed.emit(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the page, and go when it goes."""
        if watched is self._page:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._page.rect())
            elif event.type() == QEvent.Type.Hide:
                self.close_view()
        return super().eventFilter(watched, event)

    # --- inside -------------------------------------------------------------------------------------------

    def _fetch(self) -> None:
        """Log and read what is to be shown; of a PDF nothing is read."""
        if self._whose is None:
            return
        view, whose = self._views[self._at], self._whose
        attachment = view.attachment
        self.name.setText(attachment.name)
        self.picture.show_image(QImage())
        self.picture.setVisible(attachment.is_picture)
        self.about.setVisible(not attachment.is_picture)
        self._say(self._size_words(view))
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < len(self._views))
        if not attachment.is_picture:
            return
        service, actor, (record_class, record, field) = self._service, self._desk.home.actor, whose

        def show(image: QImage) -> None:
            if self._whose == whose and self._views[self._at] == view:
                self.picture.show_image(image)
                if image.isNull():
                    self._say(_("图片不能显示，请另存后查看。"), "error")

        self._desk.tasks.run(
            lambda: _decoded(service.open(actor, record_class, record, attachment.sha256, field)),
            show,
            self._refused,
            "attachment",
        )

    def _size_words(self, view: AttachmentView) -> str:
        size = -(-(view.size or 0) // 1_000)
        if len(self._views) == 1:
            return _("{size} KB").format(size=size)
        at, count = self._at + 1, len(self._views)
        return _("{size} KB，第 {at} 个，共 {count} 个").format(size=size, at=at, count=count)

    def _silence(self) -> None:
        """The page has the same keys for its own work."""
        mine: list[QShortcut] = list(self.findChildren(QShortcut))
        others: list[QShortcut] = list(self._page.findChildren(QShortcut))
        self._silenced = [each for each in others if each.isEnabled() and each not in mine]
        for other in self._silenced:
            other.setEnabled(False)

    def _refused(self, error: UserError) -> None:
        self._say(" ".join(part for part in (error.message, error.hint) if part), "error")

    def _say(self, sentence: str, role: str = "muted") -> None:
        restyle(self.told, "role", role)
        self.told.setText(sentence)

    def _connect(self) -> None:
        for button, keys, action in (
            (self.back, "Esc", self.close_view),
            (self.save, "Ctrl+S", self.save_as),
            (self.remove, "Del", self.take_off),
            (self.previous, "PgUp", lambda: self.step(-1)),
            (self.next, "PgDown", lambda: self.step(1)),
        ):
            button.clicked.connect(action)
            shortcut(self, keys, action, repeats=True)
        disable_without(self._desk.home.actor, RIGHT_EDIT, self.remove)

    def _lay_out(self) -> None:
        for part, role in (
            (self.name, "heading"),
            (self.told, "muted"),
            (self.warning, "muted"),
            (self.about, "muted"),
            (self.save, "primary"),
        ):
            set_role(part, role)
        self.about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.about.setWordWrap(True)
        self.told.setWordWrap(True)
        above, below = QHBoxLayout(), QHBoxLayout()
        for line, parts in (
            (above, ((self.name, 1), (self.previous, 0), (self.next, 0), (self.back, 0))),
            (below, ((self.warning, 1), (self.remove, 0), (self.save, 0))),
        ):
            line.setSpacing(8)
            for part, stretch in parts:
                line.addWidget(part, stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(8)
        box.addLayout(above)
        box.addWidget(self.told)
        box.addWidget(self.picture, 1)
        box.addWidget(self.about, 1)
        box.addLayout(below)

    def _retranslate(self) -> None:
        self.back.setText(_("返回  Esc"))
        self.save.setText(_("另存  Ctrl+S"))
        self.remove.setText(_("移除  Del"))
        self.previous.setText(_("上一个  PgUp"))
        self.next.setText(_("下一个  PgDn"))
        self.warning.setText(_("查看和另存都会留下记录；另存的文件不再加密，用完请删除。"))
        self.about.setText(_("PDF 不在程序里打开；要看内容，请另存到本机，看完删除。"))
        self.picture.setAccessibleName(_("附件图片"))


def _page_of(row: QWidget) -> QWidget:
    """The tab or section around a row; without one, its window."""
    around: QWidget | None = row
    while around is not None and not isinstance(around, Tab | Section):
        around = around.parentWidget()
    return around or row.window()


def _decoded(content: bytes) -> QImage:
    """The picture; Qt decodes what our own Pillow wrote, and refuses what would not fit into memory."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format() not in (b"jpeg", b"png"):
        return QImage()
    return reader.read()
