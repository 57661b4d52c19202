"""Training's papers, shown before they are printed; and the pane from which those of a session are wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nanxi_desk.core import paper as kit
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.forms.ui_training_papers import Ui_PapersPane
from nanxi_desk.training import papers
from nanxi_desk.training.session_paper import session_summary
from nanxi_desk.training.views import SessionRow
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.paper_preview import PaperPreview
from nanxi_desk.widgets.tab import Desk

BLANK, FILLED, LABELS, ROSTER, ABSENTEES, SUMMARY, SHEET = KINDS = (
    *("blank", "filled", "labels", "roster", "absentees", "summary", "sheet"),
)
_CENTRED = (
    *(
        "序号",
        "状态",
        "学时",
        "场次",
        "名单",
        "到场",
        "迟到",
        "早退",
        "公假",
        "事假",
        "缺勤",
        "未登记",
        "临时",
        "出勤率",
    ),
)
Facts = papers.TablePaper | papers.SeatLabels | papers.Certificate


class PapersPane(QWidget):
    """`wanted` gives one of KINDS."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PapersPane()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.buttons: dict[str, QPushButton] = {kind: getattr(self.ui, kind) for kind in KINDS}
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self.want, kind))
        disable_without(desk.home.actor, RIGHT_PRINT, *self.buttons.values())

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
        super().changeEvent(event)


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
            rows = len(paper.labels) if isinstance(paper, kit.LabelsPaper) else len(paper.rows)
            self.preview = PaperPreview([paper], f"{_file_title(facts)} {about}".strip(), self._desk, rows)
            self.preview.show()

        self._desk.tasks.run(read, show, self._refused, key="training-paper")

    def _refused(self, error: UserError) -> None:
        self.told.emit(" ".join(part for part in (error.message, error.hint) if part))


def session_paper(home: Home, kind: str, session: SessionRow) -> Facts:
    """The facts of one of a session's papers."""
    match kind:
        case "blank" | "filled":
            return papers.sign_in_sheet(home, session.id, filled=kind == FILLED)
        case "labels":
            return papers.seat_labels(home, session.id)
        case "roster":
            return papers.roster_paper(home, session.id)
        case "absentees":
            return papers.absentees_paper(home, session.id)
    return session_summary(home, session.id)


def as_paper(facts: Facts) -> kit.Paper:
    """The facts as they are laid out on sheets."""
    if isinstance(facts, papers.SeatLabels):
        labels = tuple(
            kit.SeatLabel(
                each.name,
                " · ".join(part for part in (each.unit, each.post) if part),
                str(each.number) if each.number else "",
                each.code,
            )
            for each in facts.labels
        )
        return kit.LabelsPaper(facts.title, labels)
    if isinstance(facts, papers.Certificate):
        table = _table(facts.table)
        return kit.TablePaper(
            title=facts.title,
            office_name=facts.office_name,
            opening=(f"{facts.name}（{facts.unit}）：" if facts.unit else f"{facts.name}：", facts.sentence),
            columns=table.columns,
            rows=table.rows,
            row_mm=table.row_mm,
            closing=(_told(facts.numbers), *table.closing),
            dated=facts.dated,
            sealed=True,
            paging=table.paging,
        )
    return _table(facts)


def _told(numbers: tuple[tuple[str, str], ...]) -> str:
    return "，".join(f"{name} {number}" for name, number in numbers) + "。"


def _table(facts: papers.TablePaper) -> kit.TablePaper:
    return kit.TablePaper(
        title=facts.title,
        office_name=facts.office_name,
        facts=facts.above,
        columns=tuple(
            kit.PaperColumn(each.heading, each.width_mm, centred=each.heading in _CENTRED)
            for each in facts.columns
        ),
        rows=facts.rows,
        row_mm=facts.row_mm,
        closing=facts.below,
        signatures=facts.signatures,
        dated=facts.dated,
        paging=facts.paging,
    )


def _file_title(facts: Facts) -> str:
    """The file's name begins with what it is; the topic follows by itself."""
    if isinstance(facts, papers.SeatLabels):
        return _("座位签")
    return facts.title if isinstance(facts, papers.Certificate) else _("培训")
