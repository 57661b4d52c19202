"""Pages on the screen before they are printed or stored: a window beside the desk, which goes on working."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPageSize, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ListSheet, log_print
from nanxi_desk.core.paper import Paper
from nanxi_desk.widgets.paper_layout import PaperPages
from nanxi_desk.widgets.paper_printing import AskPrinter, Pages, paint_pages, printer_for, save_pages
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import set_role

_GAP = 16
_A4 = QPageSize.PageSizeId.A4
AskPath = Callable[[QWidget, str], str]
Log = Callable[[Path | None], None]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the PDF is to be stored, "" for nowhere."""
    return QFileDialog.getSaveFileName(parent, _("存为 PDF"), proposed, "PDF (*.pdf)")[0]


class Sheets(QWidget):
    """All pages one below the other, white as paper is."""

    def __init__(self, documents: Sequence[Pages], scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = [(document, page) for document in documents for page in range(document.count)]
        self._scale = scale
        self._sheet = QSize(round(documents[0].width * scale), round(documents[0].height * scale))
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The sheets at the scale of the screen."""
        return QSize(self._sheet.width() + 2 * _GAP, (self._sheet.height() + _GAP) * len(self._pages) + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Every sheet with its page, as far as it is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - self._sheet.width()) // 2
        for number, (document, page) in enumerate(self._pages):
            place = QRect(left, _GAP + number * (self._sheet.height() + _GAP), 0, 0)
            place.setSize(self._sheet)
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.save()
            painter.translate(place.topLeft())
            painter.scale(self._scale, self._scale)
            painter.setPen(Qt.GlobalColor.black)
            document.paint(painter, page)
            painter.restore()


class Preview(QWidget):
    """Shows documents; Ctrl+P prints them, Ctrl+S stores them as PDF, Esc closes."""

    def __init__(  # noqa: PLR0913 - what is shown, under which names, and how it goes on
        self,
        documents: Sequence[Pages],
        title: str,
        proposed: str,
        log: Log,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        size: QPageSize.PageSizeId = _A4,
        scale: float = 0.29,
        ask_path: AskPath = ask_where,
        ask_printer: AskPrinter | None = None,
    ) -> None:
        """`proposed` is the PDF's name without ending; `log` is called in the background before anything
        leaves the program, with the file's path or None for paper."""
        super().__init__(parent, Qt.WindowType.Window)
        self._documents = tuple(documents)
        self._title, self._proposed, self._size, self._log_it = title, proposed, size, log
        self._desk = desk
        self.ask_path = ask_path
        self.ask_printer = ask_printer or (lambda asking: printer_for(asking, size))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.sheets = Sheets(self._documents, scale, self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.sheets)
        area.setAccessibleName(title)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        self.print = QPushButton(_("打印  Ctrl+P"), self)
        self.save = QPushButton(_("存为 PDF  Ctrl+S"), self)
        self.back = QPushButton(_("关闭  Esc"), self)
        set_role(self.print, "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.told, 1)
        for button, keys, action in (
            (self.back, "Esc", self.close),
            (self.save, "Ctrl+S", self.save_as_pdf),
            (self.print, "Ctrl+P", self.print_out),
        ):
            buttons.addWidget(button)
            button.clicked.connect(action)
            shortcut(self, keys, action, heard=WINDOW, repeats=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 12)
        box.addWidget(area, 1)
        box.addLayout(buttons)
        self.resize(max(self.sheets.sizeHint().width() + 40, 560), 720)
        self.print.setFocus()

    def save_as_pdf(self) -> None:
        """Ask where to, and write."""
        chosen = self.ask_path(self, f"{self._proposed}.pdf")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf")

        def store(_logged: object) -> None:
            try:
                save_pages(self._documents, self._proposed, path, self._size)
            except UserError as error:
                self._refused(error)
            else:
                self.told.setText(_("已存到 {file}").format(file=path))

        self._desk.tasks.run(lambda: self._log_it(path), store, self._refused)

    def print_out(self) -> None:
        """Ask for the printer, and print."""
        printer = self.ask_printer(self)
        if printer is None:
            return

        def paint(_logged: object) -> None:
            paint_pages(self._documents, printer)
            self.told.setText(_("已送到打印机"))

        self._desk.tasks.run(lambda: self._log_it(None), paint, self._refused)

    def _refused(self, error: UserError) -> None:
        self.told.setText(" ".join(part for part in (error.message, error.hint) if part))


class PaperPreview(Preview):
    """Shows sheets of A4. What is printed or stored is logged with the hash of its texts."""

    def __init__(self, papers: Sequence[Paper], proposed: str, desk: Desk, rows: int) -> None:
        home = desk.home
        actor = home.actor
        sheet = ListSheet(papers[0].title, proposed, (), [()] * rows)
        super().__init__(
            [PaperPages(paper) for paper in papers],
            papers[0].title,
            proposed,
            lambda pdf: log_print(home, actor, sheet, map(repr, papers), pdf=pdf),
            desk,
            scale=0.31,
        )
