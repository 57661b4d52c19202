"""The shown list as a file: asks where to, writes beside the desk's work, tells what became of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList
from nanxi_desk.frontdesk.lists import export_found, export_requests
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import RequestFilter
from nanxi_desk.widgets.tab import Desk

AskPath = Callable[[QWidget, str], str]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the list is to be stored, "" for nowhere."""
    kinds = _("工作簿") + " (*.xlsx)"
    return QFileDialog.getSaveFileName(parent, _("导出列表"), proposed, kinds)[0]


class ListExporter(QObject):
    """Exports one list after the other. `told` is for the page, `done` says that a file is there."""

    told = Signal(str)
    done = Signal(str)

    def __init__(self, page: QWidget, desk: Desk, service: FrontDesk, ask: AskPath = ask_where) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._service = service
        self.ask = ask

    def export(self, wanted: RequestFilter, searched: str) -> None:
        """Write what a filter holds or a search finds; the dialog asks before it replaces a file."""
        home, service = self._desk.home, self._service
        actor = home.actor
        proposed = _("登记列表 {day}").format(day=office_day(home.journal.clock.now())) + ".xlsx"
        chosen = self.ask(self._page, proposed)
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else chosen + ".xlsx")
        if searched:
            self._desk.tasks.run(
                lambda: export_found(service, home, actor, searched, path, replace=True),
                self._written,
                self._refused,
            )
            return
        self.told.emit(_("正在导出…"))
        self._desk.tasks.run_long(
            lambda told, cancelled: export_requests(
                *(service, home, actor, wanted, path), replace=True, progress=told, cancelled=cancelled
            ),
            self._written,
            self._refused,
            lambda done, everything: self.told.emit(
                _("正在导出 {done} / {all}…").format(done=done, all=everything)
            ),
        )

    def _written(self, written: ExportedList | None) -> None:
        if written is None:
            self.told.emit("")
            return
        words = _("已导出 {rows} 件：{file}").format(rows=written.rows, file=written.path)
        self.told.emit(words)
        self.done.emit(_("已导出"))

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))
