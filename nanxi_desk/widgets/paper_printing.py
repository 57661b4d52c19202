"""Pages of any size on paper and in PDF files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file
from nanxi_desk.widgets.slip_layout import UNITS_PER_INCH

_DPI = 600
AskPrinter = Callable[[QWidget], QPagedPaintDevice | None]


class Pages(Protocol):
    """A document that was laid out on sheets of `width` × `height` tenths of a millimetre."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def count(self) -> int: ...

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, from 0."""


def paint_pages(documents: Sequence[Pages], device: QPagedPaintDevice) -> None:
    """Paint every page on the sheets of a device whose pages have no margins of their own."""
    painter = QPainter(device)
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        first = True
        for document in documents:
            for page in range(document.count):
                if not first:
                    device.newPage()
                first = False
                document.paint(painter, page)
    finally:
        painter.end()


def save_pages(documents: Sequence[Pages], title: str, path: Path, size: QPageSize.PageSizeId) -> None:
    """Write documents as one PDF and replace the file that is there. Raises InputRefused if that fails."""
    whole = QBuffer()
    whole.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(whole)
    writer.setPageLayout(full_page(size))
    writer.setResolution(_DPI)
    writer.setTitle(title)
    paint_pages(documents, writer)
    try:
        replace_file(path, bytes(whole.data().data()))
    except OSError as error:
        raise InputRefused(
            _("“{file}”写不进去：{reason}。").format(file=path.name, reason=error.strerror or error),
            _("请换一个位置，或先关闭正打开它的程序。"),
        ) from error


def printer_for(parent: QWidget, size: QPageSize.PageSizeId) -> QPagedPaintDevice | None:
    """The printer that a person chooses, set to sheets of a size; None for none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(full_page(size))
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def full_page(size: QPageSize.PageSizeId) -> QPageLayout:
    """Upright; documents keep their own margins, which are wider than what printers leave white."""
    layout = QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
