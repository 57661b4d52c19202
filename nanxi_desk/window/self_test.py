"""Self-test of an installation: every form, icon and shipped file, and a workbook there and back."""

import os
import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.core.resources import resource_path
from nanxi_desk.frontdesk.catalogue import load_catalogue


def self_test() -> list[str]:
    """What does not work, one line each; nothing for a sound installation."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["nanxi-desk"])
    checks: dict[str, Callable[[], bool]] = {
        _("事项目录"): lambda: bool(load_catalogue().items),
        _("加密数据库"): _cipher_works,
        _("工作簿"): _workbook_comes_back,
        _("附件图片"): _pictures_are_kept,
        _("图标"): _icons_are_drawn,
        _("界面"): _forms_open,
    }
    failed = [_("{what}不可用").format(what=name) for name, works in checks.items() if not works()]
    app.processEvents()
    return failed


def _cipher_works() -> bool:
    from sqlcipher3 import dbapi2

    version = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()
    return bool(version and version[0])


def _workbook_comes_back() -> bool:
    from nanxi_desk.core.workbook.cells import Column, SheetPlan
    from nanxi_desk.core.workbook.protection import decrypt, encrypt
    from nanxi_desk.core.workbook.reader import read_workbook
    from nanxi_desk.core.workbook.writer import write_workbook

    plan = SheetPlan("往返", (Column("text", "内容"),), [("=1+1",)])
    sheets = read_workbook(decrypt(encrypt(write_workbook([plan]), "x"), "x"))
    return sheets[0].rows[-1][0] == "=1+1"


def _pictures_are_kept() -> bool:
    """What is kept of a picture, Qt can show: both kinds need libraries of their own."""
    import io

    from PIL import Image
    from PySide6.QtGui import QImage

    from nanxi_desk.core.attachments import prepare

    for kind in ("PNG", "JPEG"):
        given = io.BytesIO()
        Image.new("RGB", (16, 16), "white").save(given, kind)
        if QImage.fromData(prepare(given.getvalue(), "x").content).isNull():
            return False
    return True


def _icons_are_drawn() -> bool:
    from PySide6.QtSvg import QSvgRenderer

    icons = sorted(resource_path("icons").glob("*.svg"))
    return bool(icons) and all(QSvgRenderer(str(icon)).isValid() for icon in icons)


def _forms_open() -> bool:
    import importlib
    import pkgutil

    from nanxi_desk import forms

    for module in pkgutil.iter_modules(forms.__path__):
        content = vars(importlib.import_module(f"nanxi_desk.forms.{module.name}"))
        for name, form in content.items():
            if name.startswith("Ui_"):
                form().setupUi(QWidget())
    return True
