"""What a bug leaves: one log entry, one dialog, and a report that holds no field values."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import set_role

_log = logging.getLogger("nanxi_desk.crash")


def crash_report(error: BaseException) -> str:
    """Kinds of the error and its causes, and where they arose.

    Neither messages nor local variables: both may hold what somebody typed about a resident.
    """
    lines = [f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}"]
    link: BaseException | None = error
    while link is not None:
        kind = type(link)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines.extend(
            f"  {_where(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def _where(filename: str) -> str:
    """The last three parts of a source file's path: enough to find it, and free of account names."""
    return "/".join(Path(filename).parts[-3:])


class CrashDialog(QDialog):
    """Says that the program has a fault, that nothing saved is lost, and shows the report to copy."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("程序出错了"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(620, 380)
        set_role(self, "ground")
        title = QLabel(_("程序出错了"))
        set_role(title, "title")
        words = QLabel(
            _(
                "这是程序的毛病，不是您的操作错误。已保存的登记都在，可以继续使用。请把下面的报告交给维护人员，里面没有居民信息。"
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("出错报告"))
        self.copy = QPushButton(_("复制报告"))
        self.copy.clicked.connect(self._copy)
        close = QPushButton(_("继续使用  Esc"))
        set_role(close, "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(title)
        box.addWidget(words)
        box.addWidget(self.report, 1)
        box.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(_("已复制"))


class Crashes:
    """Takes every unexpected error: writes the log, shows one dialog at a time."""

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        self._show = show or self._dialog
        self._open: CrashDialog | None = None

    def __call__(self, error: BaseException) -> None:
        """Report `error`."""
        report = crash_report(error)
        _log.error("%s", report)
        self._show(report)

    def watch(self) -> None:
        """Take what reaches the interpreter uncaught, too: Qt's slots end there."""
        sys.excepthook = self._uncaught

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self(error)

    def _dialog(self, report: str) -> None:
        if self._open is None:  # a fault that repeats must not bury the screen in dialogs
            self._open = CrashDialog(report)
            self._open.finished.connect(self._closed)
            self._open.open()

    def _closed(self) -> None:
        self._open = None
