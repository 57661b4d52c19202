"""Slips on the screen before they are printed or stored: a window beside the desk, which goes on working."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPagedPaintDevice, QPainter, QPaintEvent, QShortcut
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
from nanxi_desk.core.lists import log_slips
from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.slip_layout import SlipPages
from nanxi_desk.widgets.slip_printing import ask_for_printer, paint_slips, save_pdf
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import set_role

_WIDTH, _HEIGHT = 1480, 2100  # an A5 sheet in tenths of a millimetre
_GAP = 16
AskPath = Callable[[QWidget, str], str]
AskPrinter = Callable[[QWidget], QPagedPaintDevice | None]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the PDF is to be stored, "" for nowhere."""
    return QFileDialog.getSaveFileName(parent, _("存为 PDF"), proposed, "PDF (*.pdf)")[0]


class _Sheets(QWidget):
    """All pages one below the other, white as paper is."""

    def __init__(self, slips: Sequence[Slip], parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = [(pages, page) for pages in map(SlipPages, slips) for page in range(pages.count)]
        self._scale = 0.29
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The sheets at the scale of the screen."""
        width, height = round(_WIDTH * self._scale), round(_HEIGHT * self._scale)
        return QSize(width + 2 * _GAP, (height + _GAP) * len(self._pages) + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Every sheet with its page."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = round(_WIDTH * self._scale), round(_HEIGHT * self._scale)
        for number, (pages, page) in enumerate(self._pages):
            top = _GAP + number * (height + _GAP)
            left = (self.width() - width) // 2
            painter.fillRect(QRect(left, top, width, height), Qt.GlobalColor.white)
            painter.save()
            painter.translate(left, top)
            painter.scale(self._scale, self._scale)
            painter.setPen(Qt.GlobalColor.black)
            pages.paint(painter, page)
            painter.restore()


class SlipPreview(QWidget):
    """Shows slips; Ctrl+P prints them, Ctrl+S stores them as PDF, Esc closes."""

    def __init__(
        self,
        slips: Sequence[Slip],
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_path: AskPath = ask_where,
        ask_printer: AskPrinter = ask_for_printer,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._slips = tuple(slips)
        self._desk = desk
        self.ask_path = ask_path
        self.ask_printer = ask_printer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self._slips[0].title)
        self.sheets = _Sheets(self._slips, self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.sheets)
        area.setAccessibleName(self._slips[0].title)
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
            QShortcut(QKeySequence(keys), self).activated.connect(action)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 12)
        box.addWidget(area, 1)
        box.addLayout(buttons)
        self.resize(max(self.sheets.sizeHint().width() + 40, 560), 720)
        self.print.setFocus()

    def save_as_pdf(self) -> None:
        """Ask where to, and write."""
        slip = self._slips[0]
        chosen = self.ask_path(self, f"{slip.title} {slip.number}.pdf")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf")

        def store(_logged: object) -> None:
            try:
                save_pdf(self._slips, path)
            except UserError as error:
                self._refused(error)
            else:
                self.told.setText(_("已存到 {file}").format(file=path))

        self._log(store, path)

    def print_out(self) -> None:
        """Ask for the printer, and print."""
        printer = self.ask_printer(self)
        if printer is None:
            return

        def paint(_logged: object) -> None:
            paint_slips(self._slips, printer)
            self.told.setText(_("已送到打印机"))

        self._log(paint)

    def _log(self, then: Callable[[object], None], path: Path | None = None) -> None:
        """It stands in the log before it is on paper."""
        home, slips = self._desk.home, self._slips
        actor = home.actor
        self._desk.tasks.run(lambda: log_slips(home, actor, slips, pdf=path), then, self._refused)

    def _refused(self, error: UserError) -> None:
        self.told.setText(" ".join(part for part in (error.message, error.hint) if part))
