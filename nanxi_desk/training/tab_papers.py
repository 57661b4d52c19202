"""Training's papers, shown before they are printed; and the pane from which those of a session are wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nanxi_desk.core import paper as kit
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.forms.ui_training_papers import Ui_PapersPane
from nanxi_desk.training import papers
from nanxi_desk.training.records import TrainingSession
from nanxi_desk.training.session_paper import Facts, as_paper, session_paper
from nanxi_desk.training.views import SessionRow
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.attachments import AttachmentsRow
from nanxi_desk.widgets.paper_preview import PaperPreview
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

BLANK, FILLED, LABELS, ROSTER, ABSENTEES, SUMMARY, SHEET = KINDS = (
    *("blank", "filled", "labels", "roster", "absentees", "summary", "sheet"),
)


class PapersPane(Formed, QWidget):
    """`wanted` gives one of KINDS."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = self._set_up(Ui_PapersPane())
        self.buttons: dict[str, QPushButton] = {kind: getattr(self.ui, kind) for kind in KINDS}
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self.want, kind))
        disable_without(desk.home.actor, RIGHT_PRINT, *self.buttons.values())
        self.scans = AttachmentsRow(desk, TrainingSession)
        self.ui.scans_place.addWidget(self.scans)

    def want(self, kind: str) -> None:
        """Ask for a paper."""
        self.ui.told.setText("")
        self.wanted.emit(kind)

    def focus_first(self) -> None:
        """Ready to choose."""
        self.buttons[BLANK].setFocus()

    def tell(self, words: str) -> None:
        """Say what became of it."""
        self.ui.told.setText(words)


class Papers(QObject):
    """Reads the facts in the background and shows the preview. `told` says what is wrong."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.preview: PaperPreview | None = None

    def show_of_session(self, kind: str, session: SessionRow) -> None:
        """One of KINDS, but for SHEET, which is a workbook."""
        home = self._desk.home
        self._show(partial(session_paper, home, kind, session), f"{session.day} {session.topic}")

    def show_summary(self, first_day: str, last_day: str, read: Callable[[], papers.TablePaper]) -> None:
        """A period's totals."""
        self._show(read, f"{first_day} {last_day}")

    def show_certificate(self, person: str, name: str, first_day: str, last_day: str) -> None:
        """Somebody's hours."""
        home = self._desk.home
        self._show(lambda: papers.certificate(home, person, first_day, last_day), f"{name} {first_day[:4]}")

    def close(self) -> None:
        """The person leaves: so does what is shown."""
        if self.preview is not None:
            self.preview.close()
            self.preview.deleteLater()
            self.preview = None

    def _show(self, read: Callable[[], Facts], about: str) -> None:
        def show(facts: Facts) -> None:
            paper = as_paper(facts)
            self.close()
            rows = len(paper.labels if isinstance(paper, kit.LabelsPaper) else paper.rows)
            self.preview = PaperPreview([paper], f"{_file_title(facts)} {about}".strip(), self._desk, rows)
            self.preview.show()

        self._desk.tasks.run(read, show, self._refused, key="training-paper")

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))


def _file_title(facts: Facts) -> str:
    """The file's name begins with what it is; the topic follows by itself."""
    if isinstance(facts, papers.SeatLabels):
        return _("座位签")
    return facts.title if isinstance(facts, papers.Certificate) else _("培训")
