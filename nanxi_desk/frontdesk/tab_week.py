"""本周: the head's page of one week, on the screen, on A4 paper or as PDF."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ListSheet, log_print
from nanxi_desk.forms.ui_desk_week import Ui_WeekPage
from nanxi_desk.frontdesk.tab_week_paper import Colours, Week, WeekPaper, a4_document, read_week
from nanxi_desk.widgets.page_printing import save_document_pdf, set_a4
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.translated import Formed


def ask_for_file(parent: QWidget, proposed: str) -> str:
    """The file that a person chooses for the PDF, "" for none."""
    return QFileDialog.getSaveFileName(parent, _("存为 PDF"), proposed, "PDF (*.pdf)")[0]


def ask_for_printer(parent: QWidget) -> QPagedPaintDevice | None:
    """The printer that a person chooses, None for none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_a4(printer)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class WeekPage(Formed, Tab):
    """A week at a time; its numbers open the rows behind them."""

    key = "week"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        choose_file: Callable[[QWidget, str], str] = ask_for_file,
        choose_printer: Callable[[QWidget], QPagedPaintDevice | None] = ask_for_printer,
    ) -> None:
        super().__init__(desk, parent)
        self._choose_file = choose_file
        self._choose_printer = choose_printer
        self._monday = self._this_monday()
        self._week: Week | None = None
        self._links: list[object] = []
        self.ui = self._set_up(Ui_WeekPage())
        self.ui.error.hide()
        self.ui.sheet.anchorClicked.connect(self._open)
        desk.theme.changed.connect(self._draw)
        week = timedelta(weeks=1)
        actions: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (self.ui.back, "Esc", lambda: self.wanted.emit("today", None)),
            (self.ui.previous, "Alt+Left", lambda: self.show_week(self._monday - week)),
            (self.ui.next, "Alt+Right", lambda: self.show_week(self._monday + week)),
            (self.ui.this_week, "Alt+Home", lambda: self.show_week(self._this_monday())),
            (self.ui.save_pdf, "Ctrl+Shift+S", self.save_pdf),
            (self.ui.print, "Ctrl+P", self.print_page),
        )
        for button, keys, action in actions:
            button.clicked.connect(action)
            shortcut(self, keys, button.click)

    def shown(self) -> None:
        """Read the week again."""
        self.ui.sheet.setFocus()
        home, today, monday = self._desk.home, self._today(), self._monday
        self._desk.tasks.run(lambda: read_week(home, today, monday), self._show, self._refuse, key="week")

    def show_week(self, monday: date) -> None:
        """Turn to the week that begins on a Monday."""
        self._monday = monday
        self.shown()

    def save_pdf(self) -> None:
        """Write the page as a PDF file to where a person says."""
        week = self._week
        if week is None:
            return
        chosen = self._choose_file(self, _("一周情况 {day}.pdf").format(day=week.first.isoformat()))
        if chosen:
            path, home = Path(chosen), self._desk.home
            actor = home.actor

            def store() -> None:
                log_print(home, actor, _logged(week), [repr(week)], pdf=path)
                write_pdf(week, path)

            self._desk.tasks.run(
                store,
                lambda _nothing: self._say(_("已存为 {file}").format(file=path.name)),
                self._refuse,
            )

    def print_page(self) -> None:
        """Print the page where a person says."""
        device = self._choose_printer(self) if self._week is not None else None
        week, home = self._week, self._desk.home
        if device is None or week is None:
            return
        actor = home.actor

        def paint(_logged: object) -> None:
            a4_document(week).print_(device)
            self._say(_("已送去打印"))

        self._desk.tasks.run(lambda: log_print(home, actor, _logged(week), [repr(week)]), paint, self._refuse)

    def _retranslate(self) -> None:
        self.ui.notice.clear()
        self._draw()

    def _today(self) -> date:
        return date.fromisoformat(office_day(self._desk.home.journal.clock.now()))

    def _this_monday(self) -> date:
        today = self._today()
        return today - timedelta(days=today.weekday())

    def _show(self, week: Week) -> None:
        if week.first == self._monday:
            self._week = week
            self.ui.error.hide()
            self.ui.notice.clear()
            self._draw()

    def _draw(self) -> None:
        week, theme = self._week, self._desk.theme
        if week is None:
            return
        self.ui.week_words.setText(f"{week.first:%m-%d} – {week.last:%m-%d}")
        names = ("text", "muted", "line", "red", "yellow")
        colours = Colours(
            **{name: theme.colour(name).name() for name in names}, link=theme.colour("accent").name()
        )
        paper = WeekPaper(week, colours, wide=True)
        place = self.ui.sheet.verticalScrollBar().value()
        self.ui.sheet.document().setDefaultFont(theme.font("body"))
        self.ui.sheet.setHtml(paper.html())
        self.ui.sheet.verticalScrollBar().setValue(place)
        self._links = paper.links

    def _open(self, link: QUrl) -> None:
        self.wanted.emit("frontdesk", self._links[int(link.toString())])

    def _say(self, sentence: str) -> None:
        self.ui.error.hide()
        self.ui.notice.setText(sentence)
        self.saved.emit(sentence)

    def _refuse(self, error: UserError) -> None:
        self.ui.error.setText(f"{error.message}{error.hint}")
        self.ui.error.show()


def _logged(week: Week) -> ListSheet:
    """What the log says of a printed week."""
    return ListSheet(_("一周情况"), f"{week.first.isoformat()} – {week.last.isoformat()}", (), [[1]])


def write_pdf(week: Week, path: Path) -> None:
    """Write the page of a week; InputRefused where the file cannot be written. Any thread."""
    save_document_pdf(a4_document(week), _("一周情况"), path)
