"""Slips on paper and in PDF files, A5 upright."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPageSize
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.paper_printing import paint_pages, printer_for, save_pages
from nanxi_desk.widgets.slip_layout import SlipPages

_SIZE = QPageSize.PageSizeId.A5


def paint_slips(slips: Sequence[Slip], device: QPagedPaintDevice) -> None:
    """Paint every page of `slips` on the sheets of a device whose pages have no margins of their own."""
    paint_pages([SlipPages(slip) for slip in slips], device)


def save_pdf(slips: Sequence[Slip], path: Path) -> None:
    """Write `slips` as one PDF and replace the file that is there. Raises InputRefused if that fails."""
    title = " ".join(filter(None, (slips[0].title, slips[0].number)))
    save_pages([SlipPages(slip) for slip in slips], title, path, _SIZE)


def ask_for_printer(parent: QWidget) -> QPagedPaintDevice | None:
    """The printer that a person chooses, set to A5; None for none."""
    return printer_for(parent, _SIZE)
