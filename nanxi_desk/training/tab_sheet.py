"""A sign-in sheet that comes back as .xlsx, looked through line by line before it is taken."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_sheet import Ui_SheetPane
from nanxi_desk.training.tab_roster import SKIP, UNDECIDED, Choice, choice_words, first_choice
from nanxi_desk.training.views import SheetPreview, SheetRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

AskFile = Callable[[QWidget], str]
_TONES = {"refused": "red", "same": "muted", "blank": "muted", "walk_in": "accent"}


def ask_sheet(parent: QWidget) -> str:
    """Which sheet came back, "" for none."""
    kinds = _("签到表") + " (*.xlsx)"
    return QFileDialog.getOpenFileName(parent, _("打开签到表"), "", kinds)[0]


class SheetLine:
    """A line with whom a walk-in stands for."""

    __slots__ = ("choice", "row")

    def __init__(self, row: SheetRow, choice: Choice | None) -> None:
        self.row = row
        self.choice = choice

    @property
    def id(self) -> str:
        """The line's."""
        return str(self.row.row)

    def words(self) -> str:
        """What becomes of it."""
        if self.row.kind == "refused":
            return self.row.problem
        if self.row.kind == "same":
            return _("已是这样")
        if self.row.kind == "blank":
            return _("空着，不动")
        if self.choice is not None:
            return _("临时到场：{who}").format(who=choice_words(self.choice))
        return self.row.words

    def tone(self) -> str:
        """The colour token of the words."""
        if self.choice is not None and self.choice.chosen == UNDECIDED:
            return "yellow"
        return _TONES.get(self.row.kind, "text")


class SheetPane(Formed, QWidget):
    """`asked` gives the file, `taken` the preview with its walk-ins chosen."""

    asked = Signal(object)  # Path
    taken = Signal(object)  # SheetPreview

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_file: AskFile = ask_sheet
        self._preview: SheetPreview | None = None
        self._lines: tuple[SheetLine, ...] = ()
        self.ui = self._set_up(Ui_SheetPane())
        columns = (
            Column("行", 4, lambda line: str(line.row.row)),
            Column("序号", 4, lambda line: str(line.row.number) if line.row.number else "—"),
            Column("姓名", 8, lambda line: line.row.name),
            Column("收下后", 22, SheetLine.words, tone=SheetLine.tone),
        )
        self.table = RecordTable(columns, desk.tasks, desk.theme, least=4)
        self.table.opened.connect(self._turn)
        self.ui.preview_place.addWidget(self.table)
        give_way(self.table)
        self.ui.file.clicked.connect(self.open_file)
        self.ui.take.clicked.connect(self.take)
        self._name()
        self.start_over()

    def start_over(self) -> None:
        """No file."""
        self._preview, self._lines = None, ()
        self.refuse("")
        self._show()

    def focus_first(self) -> None:
        """Ready to open a file."""
        self.ui.file.setFocus()

    def open_file(self) -> None:
        """Ctrl+O: which file came back."""
        chosen = self.ask_file(self)
        if chosen:
            self.asked.emit(Path(chosen))

    def show_preview(self, preview: SheetPreview) -> None:
        """What the sheet would bring."""
        self._preview = preview
        self._lines = tuple(
            SheetLine(row, first_choice(row.match) if row.match is not None else None) for row in preview.rows
        )
        self.refuse("")
        self._show()
        self.table.setFocus()

    def refuse(self, words: str) -> None:
        """Say why something cannot be."""
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))

    def take(self) -> None:
        """Ctrl+Enter: open a file, then have it taken."""
        if self._preview is None:
            self.open_file()
            return
        undecided = sum(line.choice is not None and line.choice.chosen == UNDECIDED for line in self._lines)
        if undecided:
            self.refuse(_("还有 {n} 行同名，请在表里选中后按 Enter 逐个选定。").format(n=undecided))
            self.table.setFocus()
            return
        rows = tuple(
            line.row if line.choice is None else replace(line.row, match=line.choice.taken())
            for line in self._lines
            if line.choice is None or line.choice.chosen != SKIP
        )
        self.taken.emit(replace(self._preview, rows=rows))

    def _retranslate(self) -> None:
        self._name()
        self._show()

    def _turn(self, line: SheetLine) -> None:
        """Enter on a walk-in: the next person that it may be."""
        if line.choice is None:
            return
        further = SheetLine(line.row, line.choice.further())
        self._lines = tuple(further if each.id == line.id else each for each in self._lines)
        self._show(select=line.id)

    def _show(self, *, select: str = "") -> None:
        self.table.show_rows(
            FixedRows(self._lines),
            select=select,
            empty=_("还没有打开签到表。\n按 Ctrl+O 打开收回来的 .xlsx。"),
        )
        preview = self._preview
        self.ui.summary.setVisible(preview is not None)
        self.ui.take.setEnabled(preview is not None)
        if preview is not None:
            counts = (
                (_("登记 {n}"), preview.count("mark")),
                (_("临时到场 {n}"), preview.count("walk_in")),
                (_("已是这样 {n}"), preview.count("same")),
                (_("空着 {n}"), preview.count("blank")),
                (_("读不了 {n}"), preview.count("refused")),
            )
            words = _("，").join(text.format(n=n) for text, n in counts if n)
            self.ui.summary.setText(_("{file}：{words}").format(file=preview.file, words=words))

    def _name(self) -> None:
        self.table.setAccessibleName(_("签到表预览，Enter 换一位"))
