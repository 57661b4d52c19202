"""Cells that are typed into, as the editor of a rubric has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEYS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


_GAP = 8


def in_lines(place: QWidget, buttons: Sequence[QWidget]) -> None:
    """Buttons below a table, in as many lines as large letters want."""
    flow = FlowLayout(place, spacing=_GAP)
    for button in buttons:
        flow.addWidget(button)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; `open` may be typed into, `heading` stands out, `number` stands at the right."""

    text: str
    open: bool = False
    heading: bool = False
    number: bool = False


class CellTable(QTableWidget):
    """A few rows of texts. `edited` gives row, column and what was typed; Enter, F2 or any letter begins."""

    edited = Signal(int, int, str)

    def __init__(self, theme: Theme, wide: int, parent: QWidget | None = None) -> None:
        """`wide` is the column that takes what width is left."""
        super().__init__(parent)
        self._theme = theme
        self._wide = wide
        self._cells: tuple[tuple[Cell, ...], ...] = ()
        self._wrong: dict[tuple[int, int], str] = {}
        self._open = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.itemChanged.connect(self._typed)
        theme.changed.connect(self._restyle)

    def set_open(self, *, open_: bool) -> None:
        """Whether anything may be typed at all."""
        self._open = open_
        self.setEditTriggers(_KEYS if open_ else QAbstractItemView.EditTrigger.NoEditTriggers)

    def fill(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; the cursor stays where it was."""
        place = self.currentRow(), self.currentColumn()
        self._cells = tuple(map(tuple, rows))
        self._wrong = {}
        with QSignalBlocker(self):
            self.setColumnCount(len(heads))
            self.setHorizontalHeaderLabels(list(heads))
            for column in range(len(heads)):
                head = self.horizontalHeaderItem(column)
                if head is not None and rows and rows[0][column].number:
                    head.setTextAlignment(_RIGHT)
            self.setRowCount(len(self._cells))
            for row, cells in enumerate(self._cells):
                for column, cell in enumerate(cells):
                    self.setItem(row, column, self._item(cell))
            header = self.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
            if 0 <= place[0] < self.rowCount():
                self.setCurrentCell(*place)
        self._restyle()

    def change(self, row: int, column: int, text: str) -> None:
        """Another text in a cell, from the program."""
        with QSignalBlocker(self):
            item = self.item(row, column)
            if item is not None:
                item.setText(text)

    def mark(self, row: int, column: int, why: str) -> None:
        """Say that a cell is wrong, or ("") that it is not."""
        if why:
            self._wrong[row, column] = why
        else:
            self._wrong.pop((row, column), None)
        self._dress(row, column)

    def go_to(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        self.setCurrentCell(row, column)
        self.setFocus()

    def type_at(self, row: int, column: int) -> None:
        """Go to a cell and begin to type."""
        self.go_to(row, column)
        item = self.item(row, column)
        if item is not None:
            self.scrollToItem(item)
            self.editItem(item)

    def end_typing(self) -> None:
        """What is being typed counts."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter begins to type, too."""
        item = self.currentItem()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        # What ends the typing comes by here, too.
        idle = self.state() != QAbstractItemView.State.EditingState
        open_ = item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEditable)
        if enter and idle and self._open and item is not None and open_:
            self.editItem(item)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as high as the letters want."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _item(self, cell: Cell) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if cell.open else flags)
        item.setTextAlignment(_RIGHT if cell.number else _LEFT)
        return item

    def _typed(self, item: QTableWidgetItem) -> None:
        self.edited.emit(item.row(), item.column(), item.text())

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px("row"))
        self.verticalHeader().setMinimumSectionSize(self._theme.px("row"))
        self.horizontalHeader().setFixedHeight(self._theme.px("control"))
        for row, cells in enumerate(self._cells):
            self.setRowHeight(row, self._theme.px("row"))
            for column, __ in enumerate(cells):
                self._dress(row, column)

    def _dress(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is None:
            return
        cell, why = self._cells[row][column], self._wrong.get((row, column), "")
        with QSignalBlocker(self):
            item.setFont(self._theme.font("body", bold=cell.heading or bool(why)))
            item.setForeground(self._theme.colour("red" if why else "text"))
            item.setBackground(self._theme.colour("alternate" if cell.heading else "panel"))
            item.setToolTip(why or item.text())
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, why)
        self.viewport().update()
