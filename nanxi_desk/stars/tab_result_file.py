"""The result of a round as a file, .xlsx, .json or PDF as its name says; by the functions of the command."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.stars.papers import log_result_paper, result_paper
from nanxi_desk.stars.report import store_result
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.views import RoundView
from nanxi_desk.widgets.tab import Desk

AskPath = Callable[[QWidget, str], str]
_XLSX, _PDF, _JSON = KINDS = (".xlsx", ".pdf", ".json")


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the result is to be stored, "" for nowhere; the chosen kind gives the name its ending."""
    kinds = {_("工作簿") + " (*.xlsx)": _XLSX, "PDF (*.pdf)": _PDF, "JSON (*.json)": _JSON}
    name, kind = QFileDialog.getSaveFileName(parent, _("导出评定结果"), proposed, ";;".join(kinds))
    if name and not name.lower().endswith(KINDS):
        name += kinds.get(kind, _XLSX)
    return name


class ResultExporter(QObject):
    """Stores results. `told` is for the page, `done` says that a file is there."""

    told = Signal(str)
    done = Signal(str)

    def __init__(self, page: QWidget, desk: Desk, results: Results, ask: AskPath = ask_where) -> None:
        super().__init__(page)
        self._page, self._desk, self._results = page, desk, results
        self.ask = ask

    def export(self, round_: RoundView) -> None:
        """Ask where to, and write it; the dialog asks before it replaces a file."""
        chosen = self.ask(self._page, _("{round}结果").format(round=round_.name) + _XLSX)
        if not chosen:
            return
        path, home, results = Path(chosen), self._desk.home, self._results
        actor = home.actor

        def write() -> Path:
            if path.suffix.lower() != _PDF:
                store_result(home, actor, round_.id, path, replace=True)
                return path
            from PySide6.QtGui import QPageSize

            from nanxi_desk.widgets.paper_layout import PaperPages  # seldom wanted
            from nanxi_desk.widgets.paper_printing import save_pages

            paper = result_paper(home, round_.id, results)
            log_result_paper(home, actor, paper, path)
            save_pages([PaperPages(paper)], paper.title, path, QPageSize.PageSizeId.A4)
            return path

        self.told.emit(_("正在导出…"))
        self._desk.tasks.run(write, self._written, self._refused)

    def _written(self, path: Path) -> None:
        self.told.emit(_("已导出：{file}").format(file=path))
        self.done.emit(_("已导出"))

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))
