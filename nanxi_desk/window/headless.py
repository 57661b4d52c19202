"""What the command line has Qt do without a screen."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.paper import Paper
from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.page_printing import save_page_pdf
from nanxi_desk.widgets.paper_layout import PaperPages
from nanxi_desk.widgets.paper_printing import save_pages
from nanxi_desk.widgets.slip_printing import save_pdf


def store_slip(slip: Slip, path: Path) -> None:
    """Write a slip as PDF. InputRefused where the file cannot be written."""
    held = _application()
    save_pdf([slip], path)
    del held


def store_paper(paper: Paper, path: Path) -> None:
    """Write sheets of A4 as PDF. InputRefused where the file cannot be written."""
    held = _application()
    save_pages([PaperPages(paper)], paper.title, path, QPageSize.PageSizeId.A4)
    del held


def store_page(html: str, title: str, path: Path) -> None:
    """Write a page of HTML as PDF. InputRefused where the file cannot be written."""
    held = _application()
    save_page_pdf(html, title, path)
    del held


def _application() -> QCoreApplication:
    """Qt's application, which ends with the last reference to it."""
    application = QGuiApplication.instance()
    if application is not None:
        return application
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["nanxi-desk"])
