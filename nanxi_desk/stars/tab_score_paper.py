"""Score sheets on paper, one page of A4 per judge and group, shown before they are printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.paper import TablePaper
from nanxi_desk.stars.report import paper_sheet
from nanxi_desk.stars.score_paper import sheet_table
from nanxi_desk.stars.views import SheetForm
from nanxi_desk.widgets.paper_preview import PaperPreview
from nanxi_desk.widgets.tab import Desk


class SheetPapers(QObject):
    """Makes the pages in the background and shows the preview. `told` says what is wrong."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.preview: PaperPreview | None = None

    def show_forms(self, forms: Sequence[SheetForm]) -> None:
        """The paper forms of some sheets."""
        self.show_read(lambda: tuple(forms))

    def show_read(self, read: Callable[[], tuple[SheetForm, ...]]) -> None:
        """The same for sheets that have to be read first; none where there is no group."""
        office = self._desk.home.office_name

        def pages() -> tuple[str, tuple[TablePaper, ...]]:
            forms = read()
            judges = list(dict.fromkeys(form.judge for form in forms if form.judge))
            name = judges[0] if len(judges) == 1 else _("{count} 位评委").format(count=len(judges))
            return name, tuple(sheet_table(paper_sheet(form, office)) for form in forms)

        def show(made: tuple[str, tuple[TablePaper, ...]]) -> None:
            judge, papers = made
            self.close()
            if not papers:
                self.told.emit(_("没有要打印的评分表。"))
                return
            proposed = f"{papers[0].title} {judge}".strip()
            self.preview = PaperPreview(papers, proposed, self._desk, len(papers))
            self.preview.show()

        self._desk.tasks.run(pages, show, self._refused, key="star-papers")

    def close(self) -> None:
        """The person leaves: so does what is shown."""
        if self.preview is not None:
            self.preview.close()
            self.preview.deleteLater()
            self.preview = None

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))
