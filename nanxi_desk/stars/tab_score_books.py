"""评分工作簿: one .xlsx per judge out, returned ones looked through cell by cell and taken; paper forms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.forms.ui_stars_books import Ui_JudgeBooks
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.rights import RIGHT_READ
from nanxi_desk.stars.service import RIGHT_TAKE, ScoreSheets
from nanxi_desk.stars.tab_score_paper import SheetPapers
from nanxi_desk.stars.views import Judge, RoundView, SheetForm, TakenBook
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

AskFolder = Callable[[QWidget], str]
AskFiles = Callable[[QWidget], Sequence[str]]
_SUFFIX = ".xlsx"
_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")  # how files with a password begin


def ask_folder(parent: QWidget) -> str:
    """The folder that the workbooks go to, "" for none."""
    return QFileDialog.getExistingDirectory(parent, _("评分表存到哪个文件夹"))


def ask_books(parent: QWidget) -> Sequence[str]:
    """Which workbooks came back; none where nothing was chosen."""
    kinds = _("评分表") + " (*.xlsx)"
    return QFileDialog.getOpenFileNames(parent, _("打开交回的评分表"), "", kinds)[0]


def dropped_books(data: QMimeData) -> list[Path]:
    """The workbooks that are dropped; none where any file is something else, or has a password."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files if all(file.suffix.lower() == _SUFFIX and not _is_locked(file) for file in files) else []


def _is_locked(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(_LOCKED)) == _LOCKED
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """A judge with how many groups wait for a sheet."""

    id: str
    name: str
    office: str
    office_name: str
    groups: int
    submitted: int


@dataclass(frozen=True, slots=True)
class BookFile:
    """A returned workbook and what it would bring; `problem` where it is none of ours."""

    path: Path
    book: TakenBook | None
    problem: str = ""

    @property
    def id(self) -> str:
        """The file's."""
        return str(self.path)

    @property
    def good(self) -> bool:
        """Whether it can be taken."""
        return self.book is not None and not self.book.refused

    def words(self) -> str:
        """What would become of it."""
        book = self.book
        if book is None:
            return self.problem
        if book.refused:
            return _("{count} 处要改").format(count=len(book.refused))
        parts = (
            (_("收下 {n}"), book.taken),
            (_("已收过 {n}"), book.already),
            (_("回避 {n}"), book.recused),
            (_("空着 {n}"), book.empty),
        )
        return _("，").join(words.format(n=n) for words, n in parts if n)


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that cannot be taken, or the sentence about a whole file."""

    file: str
    cell: str
    why: str

    @property
    def id(self) -> str:
        """What tells it apart."""
        return f"{self.file} {self.cell} {self.why}"


class BooksWork:
    """The services behind the page, for one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def judges(self, round_: str) -> tuple[JudgeRow, ...]:
        """Whose workbooks the acting person may send out and take: everybody's here, or the own."""
        home, actor = self._home, self._home.actor
        office = "" if home.is_hub else home.office
        own = [Judge("", actor.id, actor.name, "", office, office_name=home.office_name if office else "")]
        everybody = actor.can(RIGHT_TAKE) and actor.can(RIGHT_READ)
        known = Panel(home).judges(round_, office) if everybody else own
        found = (self._row(round_, judge) for judge in known)
        return tuple(row for row in found if row.groups)

    def _row(self, round_: str, judge: Judge) -> JudgeRow:
        rows = [row for row in ScoreSheets(self._home).walk(round_, judge.id) if row.state != "recused"]
        done = sum(bool(row.turn) for row in rows)
        return JudgeRow(judge.id, judge.name, judge.office, judge.office_name, len(rows), done)

    def write(self, round_: RoundView, judges: Sequence[JudgeRow], folder: Path) -> tuple[Path, ...]:
        """A workbook for each; no file is written over."""
        from nanxi_desk.stars.judge_sheets import write_judge_book  # loads all that workbooks need

        written = []
        for judge in judges:
            parts = (str(round_.year), _("评分表"), judge.office, judge.name)
            path = _fresh(folder, "-".join(part for part in parts if part))
            write_judge_book(self._home, self._home.actor, round_.id, judge.id, path)
            written.append(path)
        return tuple(written)

    def look(self, paths: Sequence[Path]) -> tuple[BookFile, ...]:
        """What each of the files would bring, and nothing is written."""
        from nanxi_desk.stars.judge_sheets import take_judge_books

        found = []
        for path in paths:
            try:
                [book] = take_judge_books(self._home, self._home.actor, [path], dry_run=True)
                found.append(BookFile(path, book))
            except UserError as error:
                words = " ".join(part for part in (error.message, error.hint) if part)
                found.append(BookFile(path, None, words))
        return tuple(found)

    def take(self, paths: Sequence[Path]) -> tuple[TakenBook, ...]:
        """Take them in, all or none."""
        from nanxi_desk.stars.judge_sheets import take_judge_books

        return take_judge_books(self._home, self._home.actor, paths)

    def forms(self, round_: str, judges: Sequence[JudgeRow]) -> tuple[SheetForm, ...]:
        """The sheets of some judges, for printing."""
        sheets = ScoreSheets(self._home)
        return tuple(
            sheets.form(row.application_id, judge.id)
            for judge in judges
            for row in sheets.walk(round_, judge.id)
            if row.state != "recused"
        )


def _fresh(folder: Path, name: str) -> Path:
    """A name that is not taken in a folder."""
    plain = "".join("-" if letter in '\\/:*?"<>|' else letter for letter in name)
    path, number = folder / f"{plain}{_SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{plain} ({number}){_SUFFIX}"
    return path


class JudgeBooks(Formed, QWidget):
    """Judges at the left, what came back at the right. `left` goes back to the sheets."""

    left = Signal()
    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: AskFolder = ask_folder
        self.ask_files: AskFiles = ask_books
        self._desk = desk
        self._work = BooksWork(desk.home)
        self._round: RoundView | None = None
        self._judges: tuple[JudgeRow, ...] = ()
        self._files: tuple[BookFile, ...] = ()
        self.ui = ui = self._set_up(Ui_JudgeBooks())
        self.judges = RecordTable(_judge_columns(), desk.tasks, desk.theme, least=3, several=True)
        ui.judges_place.addWidget(self.judges)
        self.files = RecordTable(_file_columns(), desk.tasks, desk.theme, least=3)
        ui.files_place.addWidget(self.files)
        self.cells = RecordTable(_cell_columns(), desk.tasks, desk.theme, least=3)
        ui.cells_place.addWidget(self.cells)
        self.papers = SheetPapers(desk, self)
        self.papers.told.connect(lambda words: self._tell_out(words, "error"))
        for button, keys, action in (
            (ui.back, "Esc", self.left.emit),
            (ui.write, "F8", self.write),
            (ui.print_sheets, "Ctrl+P", self.print_sheets),
            (ui.open, "Ctrl+O", self.open_files),
            (ui.take, "Ctrl+Return", self.take),
        ):
            button.clicked.connect(action)
            shortcut(self, keys, action)
        shortcut(self, "Ctrl+Enter", self.take)
        ui.forget.clicked.connect(self.forget)
        shortcut(self.files, "Del", self.forget)
        for table in (self.files, self.cells):
            table.selected.connect(self._tell_whole)
            table.opened.connect(self._tell_whole)
        disable_without(desk.home.actor, RIGHT_PRINT, ui.print_sheets)
        self._name()
        self._show_files()

    def show_round(self, round_: RoundView | None) -> None:
        """The judges of a round."""
        if (round_ and round_.id) != (self._round and self._round.id):
            self._files = ()
            self._tell_out("")
            self._tell_back("")
            self._show_files()
        self._round = round_
        self.ui.meta.setText(round_.name if round_ is not None else "")
        if round_ is None:
            self._show_judges(())
        else:
            self._desk.tasks.run(
                partial(self._work.judges, round_.id), self._show_judges, self._refused_out, key="star-judges"
            )
        (self.files if self._files else self.judges).setFocus()

    def put_away(self) -> None:
        """The person leaves: so does what is shown for printing."""
        self.papers.close()

    # --- out ---------------------------------------------------------------------------------------------

    def write(self) -> None:
        """F8: a workbook for each of the marked judges, or for all."""
        round_, judges = self._round, self._chosen()
        if round_ is None or not judges:
            self._tell_out(_("没有评委要发评分表。"), "error")
            return
        chosen = self.ask_folder(self)
        if not chosen:
            return
        folder, work = Path(chosen), self._work
        self._tell_out(_("正在写…"))

        def done(written: tuple[Path, ...]) -> None:
            words = _("已发出 {count} 份，在 {folder}").format(count=len(written), folder=folder)
            self._tell_out(words, "good")
            self.saved.emit(_("已发出 {count} 份评分表").format(count=len(written)))

        self._desk.tasks.run_long(
            lambda _progress, _cancelled: work.write(round_, judges, folder), done, self._refused_out
        )

    def print_sheets(self) -> None:
        """Ctrl+P: the paper forms of the marked judges, or of all."""
        round_, judges = self._round, self._chosen()
        if round_ is not None and self.ui.print_sheets.isEnabled():
            self.papers.show_read(partial(self._work.forms, round_.id, judges))

    # --- back --------------------------------------------------------------------------------------------

    def open_files(self) -> None:
        """Ctrl+O: which workbooks came back."""
        chosen = [Path(name) for name in self.ask_files(self)]
        if chosen:
            self.look(chosen)

    def look(self, paths: Sequence[Path]) -> None:
        """Look through files, with those that lie here already."""
        together = list(dict.fromkeys([*(file.path for file in self._files), *paths]))
        self._tell_back(_("正在看…"))

        def shown(files: tuple[BookFile, ...]) -> None:
            self._files = files
            self._tell_back("")
            self._show_files()
            self.files.setFocus()

        work = self._work
        self._desk.tasks.run_long(
            lambda _progress, _cancelled: work.look(together), shown, self._refused_back
        )

    def forget(self) -> None:
        """Del: leave a file out."""
        row = self.files.current_row()
        if isinstance(row, BookFile):
            self._files = tuple(file for file in self._files if file.id != row.id)
            self._show_files()

    def take(self) -> None:
        """Ctrl+Enter: take what can be taken; files with something wrong stay here."""
        good = [file.path for file in self._files if file.good]
        if not self._files:
            self.open_files()
            return
        if not good:
            self._tell_back(_("没有能收的：请先改好红色的格子，再打开一次。"), "error")
            return
        work = self._work
        self._tell_back(_("正在收…"))

        def taken(books: tuple[TakenBook, ...]) -> None:
            count = sum(book.taken for book in books)
            self._files = tuple(file for file in self._files if file.path not in good)
            words = _("收下 {sheets} 张评分表，来自 {books} 份工作簿").format(sheets=count, books=len(books))
            self._show_files()
            self._tell_back(words, "good")
            self.saved.emit(words)
            self.show_round(self._round)

        self._desk.tasks.run_long(lambda _progress, _cancelled: work.take(good), taken, self._refused_back)

    def _retranslate(self) -> None:
        self._name()
        self._show_judges(self._judges)
        self._show_files()
        self.ui.meta.setText(self._round.name if self._round is not None else "")

    # --- inside ------------------------------------------------------------------------------------------

    def _chosen(self) -> tuple[JudgeRow, ...]:
        """The marked judges; all where at most the cursor's row is."""
        marked = tuple(self.judges.marked_rows())
        return marked if marked else self._judges

    def _show_judges(self, judges: tuple[JudgeRow, ...]) -> None:
        self._judges = judges
        self.judges.show_rows(FixedRows(judges), empty=_("没有评委有要评的楼组。"))

    def _show_files(self) -> None:
        self.files.show_rows(
            FixedRows(self._files), empty=_("还没有打开交回的工作簿。\n拖进来，或按 Ctrl+O，可以几份一起。")
        )
        cells = [
            RefusedCell(file.path.name, cell.cell, cell.why)
            for file in self._files
            if file.book is not None
            for cell in file.book.refused
        ]
        self.cells.show_rows(FixedRows(tuple(cells)))
        self.cells.setVisible(bool(cells))
        good = sum(file.good for file in self._files)
        self.ui.take.setText(
            _("收下 {count} 份  Ctrl+Enter").format(count=good) if good else _("收下  Ctrl+Enter")
        )
        self.ui.take.setEnabled(bool(good))
        self.ui.forget.setEnabled(bool(self._files))

    def _tell_whole(self, row: object) -> None:
        """What the column has no room for."""
        if isinstance(row, RefusedCell):
            self._tell_back(f"{row.file} {row.cell}{_('：')}{row.why}", "error")
        elif isinstance(row, BookFile):
            self._tell_back(row.words(), "muted" if row.good else "error")

    def _refused_out(self, error: UserError) -> None:
        self._tell_out(" ".join(part for part in (error.message, error.hint) if part), "error")

    def _refused_back(self, error: UserError) -> None:
        self._tell_back(" ".join(part for part in (error.message, error.hint) if part), "error")

    def _tell_out(self, words: str, role: str = "muted") -> None:
        restyle(self.ui.out_told, "role", role)
        self.ui.out_told.setText(words)
        self.ui.out_told.setVisible(bool(words))

    def _tell_back(self, words: str, role: str = "muted") -> None:
        restyle(self.ui.back_told, "role", role)
        self.ui.back_told.setText(words)
        self.ui.back_told.setVisible(bool(words))

    def _name(self) -> None:
        self.judges.setAccessibleName(_("评委"))
        self.files.setAccessibleName(_("交回的工作簿，Del 移出"))
        self.cells.setAccessibleName(_("不能收的格子"))


def _judge_columns() -> tuple[Column, ...]:
    return (
        Column("评委", 8, lambda row: row.name),
        Column("居委会", 7, lambda row: row.office_name or _("街道")),
        Column("已交 / 应评", 7, lambda row: f"{row.submitted} / {row.groups}"),
    )


def _file_columns() -> tuple[Column, ...]:
    return (
        Column("文件", 14, lambda row: row.path.name),
        Column("评委", 6, lambda row: row.book.judge if row.book is not None else ""),
        Column("收下后", 20, BookFile.words, tone=lambda row: "text" if row.good else "red"),
    )


def _cell_columns() -> tuple[Column, ...]:
    return (
        Column("文件", 12, lambda row: row.file),
        Column("格", 4, lambda row: row.cell),
        Column("为什么不能收", 26, lambda row: row.why, tone=lambda _row: "red"),
    )
