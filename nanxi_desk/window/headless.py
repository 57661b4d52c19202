"""What the command line has Qt do without a screen."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.slip_printing import save_pdf


def store_slip(slip: Slip, path: Path) -> None:
    """Write a slip as PDF. InputRefused where the file cannot be written."""
    application = QGuiApplication.instance()
    if application is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QApplication(["nanxi-desk"])
    save_pdf([slip], path)
