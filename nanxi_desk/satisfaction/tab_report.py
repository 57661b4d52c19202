"""The report of a period as a file, .xlsx or PDF as its name says; written beside the desk's work, logged."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.satisfaction.report import export_report, log_page, report_html, title_of
from nanxi_desk.satisfaction.views import SatisfactionReport
from nanxi_desk.widgets.tab import Desk

AskPath = Callable[[QWidget, str], str]
_PDF, _XLSX = ".pdf", ".xlsx"


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the report is to be stored, "" for nowhere; the chosen kind gives the name its ending."""
    kinds = {_("工作簿") + " (*.xlsx)": _XLSX, "PDF (*.pdf)": _PDF}
    name, kind = QFileDialog.getSaveFileName(parent, _("导出月报"), proposed, ";;".join(kinds))
    if name and not name.lower().endswith((_PDF, _XLSX)):
        name += kinds.get(kind, _XLSX)
    return name


class ReportExporter(QObject):
    """Stores reports. `told` is for the page, `done` says that a file is there."""

    told = Signal(str)
    done = Signal(str)

    def __init__(self, page: QWidget, desk: Desk, ask: AskPath = ask_where) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self.ask = ask

    def export(self, report: SatisfactionReport) -> None:
        """Ask where to, and write it; the dialog asks before it replaces a file."""
        proposed = f"{title_of(report)}{_XLSX}"
        chosen = self.ask(self._page, proposed)
        if not chosen:
            return
        path, home = Path(chosen), self._desk.home
        actor = home.actor

        def write() -> Path:
            if path.suffix.lower() == _PDF:
                from nanxi_desk.widgets.page_printing import save_page_pdf  # seldom wanted

                log_page(home, actor, report, pdf=path)
                save_page_pdf(report_html(report, home.office_name), title_of(report), path)
            else:
                export_report(home, actor, report, path, replace=True)
            return path

        self.told.emit(_("正在导出…"))
        self._desk.tasks.run(write, self._written, self._refused)

    def _written(self, path: Path) -> None:
        self.told.emit(_("已导出：{file}").format(file=path))
        self.done.emit(_("已导出"))

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))
