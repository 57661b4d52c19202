"""设置 › 查看记录: who saw masked values whole, who exported and printed what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.reveals import LogEntry, read_log
from nanxi_desk.forms.ui_settings_log import Ui_SettingsLog
from nanxi_desk.widgets.tab import Desk, Section

_HASH_SHOWN = 12  # characters; the whole of it stands under the mouse


class LogSection(Section):
    """For who may look at it; others are told whose it is."""

    key = "log"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._entries: Sequence[LogEntry] = ()
        self.ui = self._set_up(Ui_SettingsLog())
        self.ui.log.verticalHeader().hide()
        self.ui.error.hide()

    def shown(self) -> None:
        """Read again."""
        home = self._desk.home
        self._desk.tasks.run(lambda: read_log(home), self._show, self._refused, key="log")

    def _retranslate(self) -> None:
        self.shown()

    def _show(self, entries: Sequence[LogEntry]) -> None:
        self._entries = entries
        self.ui.error.hide()
        table = self.ui.log
        names = (_("时间"), _("谁"), _("方式"), _("内容"), _("范围或理由"), _("行数"), _("文件"), _("校验值"))
        table.setColumnCount(len(names))
        table.setHorizontalHeaderLabels(list(names))
        table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            rows = "" if entry.rows is None else str(entry.rows)
            texts = (entry.at, entry.who, entry.way, entry.what, entry.scope, rows, entry.file_name)
            for column, text in enumerate((*texts, entry.sha256[:_HASH_SHOWN])):
                cell = QTableWidgetItem(text)
                cell.setToolTip(entry.sha256 if column == len(texts) else text)
                table.setItem(row, column, cell)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (3, 4):
            head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _refused(self, error: UserError) -> None:
        self.ui.error.setText(" ".join(part for part in (error.message, error.hint) if part))
        self.ui.error.show()
