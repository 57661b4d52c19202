"""What a bug leaves: one log entry, one dialog, and a report that holds no field values."""

import re
from collections.abc import Callable

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.faults import fault_report, log_fault, log_warning, watch_interpreter
from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import set_role

_QT_SPEAKER = re.compile(r"Q[A-Z][A-Za-z0-9]*(?:::~?[A-Za-z_]\w*)*", re.ASCII)
_MOST_QT = 100  # different messages of Qt that are logged: it may repeat one at every paint


def crash_report(error: BaseException) -> str:
    """Kinds of the error and its causes, and where they arose; no values, see core.faults."""
    return fault_report(error, f"Qt {qVersion()}")


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


class TroubleDialog(QDialog):
    """Says in a sentence what went wrong, where no page was there to say it."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("没有做成"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        set_role(self, "ground")
        words = QLabel(sentence)
        words.setWordWrap(True)
        close = QPushButton(_("知道了  Esc"))
        set_role(close, "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(16)
        box.addWidget(words)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class Crashes(QObject):
    """Takes every unexpected error, from whatever thread: writes the log, shows one dialog at a time.

    An error of a person or a disk that no page took is no fault: it is said, and neither logged nor reported.
    """

    _reported = Signal(str)
    _met = Signal(str)

    def __init__(self, show: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._show = show or self._dialog
        self._open: QDialog | None = None
        self._met.connect(self._say)
        self._reported.connect(self._tell)  # at once here, by way of the window's thread from another

    def __call__(self, error: BaseException) -> None:
        """Report `error`."""
        if isinstance(error, UserError):
            self._met.emit(" ".join(part for part in (error.message, error.hint) if part))
            return
        report = crash_report(error)
        log_fault(report)
        self._reported.emit(report)

    def watch(self) -> None:
        """Take what reaches the interpreter uncaught, too: Qt's slots end there. Qt's words go to the log."""
        watch_interpreter(self)
        qInstallMessageHandler(QtWords())

    @Slot(str)
    def _tell(self, report: str) -> None:
        self._show(report)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._show_dialog(lambda: TroubleDialog(sentence))

    def _dialog(self, report: str) -> None:
        self._show_dialog(lambda: CrashDialog(report))

    def _show_dialog(self, make: Callable[[], QDialog]) -> None:
        if self._open is None:  # a fault that repeats must not bury the screen in dialogs
            self._open = make()
            self._open.finished.connect(self._closed)
            self._open.open()

    def _closed(self) -> None:
        self._open = None


class QtWords:
    """Logs which part of Qt complained, each once; not its sentence, which may quote the screen."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """What Qt calls for each of its messages."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        speaker = _QT_SPEAKER.match(message or "")
        category = getattr(context, "category", None)  # not known to the stubs
        words = f"Qt {kind.name} {category or ''} {speaker[0] if speaker else ''}".rstrip()
        if words not in self._known and len(self._known) < _MOST_QT:
            self._known.add(words)
            log_warning(words)
