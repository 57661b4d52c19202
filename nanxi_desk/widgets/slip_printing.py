"""Slips on paper and in PDF files, A5 upright."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file
from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.slip_layout import UNITS_PER_INCH, SlipPages

_DPI = 600


def paint_slips(slips: Sequence[Slip], device: QPagedPaintDevice) -> None:
    """Paint every page of `slips` on the sheets of a device whose pages have no margins of their own."""
    painter = QPainter(device)
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        first = True
        for slip in slips:
            pages = SlipPages(slip)
            for page in range(pages.count):
                if not first:
                    device.newPage()
                first = False
                pages.paint(painter, page)
    finally:
        painter.end()


def save_pdf(slips: Sequence[Slip], path: Path) -> None:
    """Write `slips` as one PDF and replace the file that is there. Raises InputRefused if that fails."""
    whole = QBuffer()
    whole.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(whole)
    writer.setPageLayout(_a5())
    writer.setResolution(_DPI)
    writer.setTitle(" ".join(filter(None, (slips[0].title, slips[0].number))))
    paint_slips(slips, writer)
    try:
        replace_file(path, bytes(whole.data().data()))
    except OSError as error:
        raise InputRefused(
            _("“{file}”写不进去：{reason}。").format(file=path.name, reason=error.strerror or error),
            _("请换一个位置，或先关闭正打开它的程序。"),
        ) from error


def ask_for_printer(parent: QWidget) -> QPagedPaintDevice | None:
    """The printer that a person chooses, set to A5; None for none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(_a5())
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def _a5() -> QPageLayout:
    """A5 upright; a slip keeps its own margins, which are wider than what printers leave white."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
