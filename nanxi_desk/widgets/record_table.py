"""A table over any number of records: pages come from the background, rows are painted plainly."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nanxi_desk.core.language import _
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import Theme, set_role
from nanxi_desk.widgets.translated import Translated

PAGE = 100
PAGES_KEPT = 50
_PADDING = 8
_ARROWS = {True: " ▲", False: " ▼"}
_SQUEEZE = 1.08  # columns give up to this much of their width before one is left out
Index = QModelIndex | QPersistentModelIndex


class RowSource(Protocol):
    """Where rows come from; called from the background thread only."""

    def count(self) -> int:
        """How many rows there are."""

    def page(self, first: int, count: int) -> Sequence[Any]:
        """`count` rows from `first` on."""


@dataclass(frozen=True, slots=True)
class FixedRows:
    """Rows that are all there: the hits of a search."""

    rows: Sequence[Any]

    def count(self) -> int:
        """How many."""
        return len(self.rows)

    def page(self, first: int, count: int) -> Sequence[Any]:
        """A slice of them."""
        return self.rows[first : first + count]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in characters of the body font as declared by the field (`listed`).

    `tone` names the colour token of a row's text; `mark` makes it a column of dots: (colour token, filled).
    """

    label: str
    width: int
    text: Callable[[Any], str]
    tone: Callable[[Any], str] | None = None
    mark: Callable[[Any], tuple[str, bool]] | None = None
    sort: str = ""  # what the source calls an order by this column, "" for none


class RecordModel(QAbstractTableModel):
    """Rows by page; a page that is not there yet shows as dots and is fetched."""

    arrived = Signal(int, int)  # first and last row of a page that came

    def __init__(self, columns: Sequence[Column], tasks: Tasks) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.sorted_by = ""
        self.ascending = False
        self._tasks = tasks
        self._source: RowSource = FixedRows(())
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._wanted: list[int] = []
        self._fetching = False
        self._generation = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """All rows, fetched or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """The declared columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts only; the delegate asks row() itself, which is several times quicker."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            return "…" if row is None else self.columns[index.column()].text(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Labels, left-aligned like the cells."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                column = self.columns[section]
                arrow = "" if column.sort != self.sorted_by or not column.sort else _ARROWS[self.ascending]
                return "" if column.mark else _(column.label) + arrow
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def row(self, position: int) -> Any | None:
        """The row at `position`, None if it has to be fetched first (which this starts)."""
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        offset = position - number * PAGE
        # Between counting and reading a row may have gone to another filter.
        return page[offset] if offset < len(page) else None

    def show(self, source: RowSource, count: int, pages: dict[int, Sequence[Any]]) -> None:
        """Start over with another source, of which some pages are known."""
        self.beginResetModel()
        self._source = source
        self._count = count
        self._pages = OrderedDict(pages)
        self._wanted.clear()
        self._generation += 1
        self._fetching = False
        self.endResetModel()

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._source

    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-3]  # a viewport touches two pages; what was scrolled past is not needed
        if not self._fetching:
            self._fetching = True
            QTimer.singleShot(0, self, self._fetch)

    def _fetch(self) -> None:
        if not self._wanted:
            self._fetching = False
            return
        number = self._wanted.pop()
        generation, source = self._generation, self._source
        self._tasks.run(
            lambda: source.page(number * PAGE, PAGE),
            lambda rows: self._take(generation, number, rows),
        )

    def _take(self, generation: int, number: int, rows: Sequence[Any]) -> None:
        if generation != self._generation:
            return
        self._pages[number] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = number * PAGE
        last = min(first + PAGE, self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.arrived.emit(first, last)
        self._fetch()


class _RowDelegate(QStyledItemDelegate):
    """Paints a cell with no style engine between: a ground, and a text or a dot."""

    def __init__(self, model: RecordModel, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view
        self._colours: dict[str, QColor] = {}
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self.refresh()

    def refresh(self) -> None:
        """Read the theme's tokens again."""
        names = ("text", "muted", "selected", "alternate", "line", "accent", "red", "yellow", "green")
        self._colours = {name: self._theme.colour(name) for name in names}
        self._font = self._theme.font("body")
        self._metrics = QFontMetrics(self._font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # stubs leave out the option's members
        position = index.row()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, self._colours["selected"])
        elif position % 2:
            painter.fillRect(rect, self._colours["alternate"])
        row = self._model.row(position)
        column = self._model.columns[index.column()]
        if row is None:
            painter.setPen(self._colours["line"])
            painter.drawText(rect.adjusted(_PADDING, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "· · ·")
        elif column.mark is not None:
            self._dot(painter, rect, *column.mark(row))
        else:
            self._text(painter, rect, column.text(row), column.tone(row) if column.tone else "text")
        if index.column() == 0 and position == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._colours["accent"])

    def _dot(self, painter: QPainter, rect: QRect, token: str, filled: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._colours[token]
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(rect.center()) + QPointF(1, 1), 5, 5)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, text: str, token: str) -> None:
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        if self._metrics.horizontalAdvance(text) > inner.width():
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(self._font)
        painter.setPen(self._colours[token])
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


class RecordTable(Translated, QTableView):
    """The list of a page. `selected` follows the arrows, `opened` is Enter or a click; both give the row."""

    selected = Signal(object)
    opened = Signal(object)
    shown = Signal(int)  # another set of rows is there: how many
    sorting = Signal(str)  # a column's head was clicked: the order that it stands for
    marked = Signal(int)  # how many rows are marked for a common step

    def __init__(  # noqa: PLR0913 - what it shows, with what, and how it behaves
        self,
        columns: Sequence[Column],
        tasks: Tasks,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        least: int = 1,
        several: bool = False,
        key: Callable[[Any], str] = attrgetter("id"),
    ) -> None:
        """`least` columns from the left always have their place; the others come as the width allows.

        With `several`, Shift and Ctrl mark rows as everywhere. `key` tells rows apart.
        """
        super().__init__(parent)
        self._key = key
        self._least = least
        self._tasks = tasks
        self._theme = theme
        self.rows = RecordModel(columns, tasks)
        self._delegate = _RowDelegate(self.rows, theme, self)
        self._opening: int | None = None
        self._following: int | None = None  # the cursor's row, while it is still to come
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(16)  # the style's own minimum is wider than a dot
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionsClickable(any(column.sort for column in columns))
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self._empty = QLabel(self.viewport())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        set_role(self._empty, "muted")
        self._empty.hide()
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(
            lambda _on, _off: self.marked.emit(len(self.selectionModel().selectedRows()))
        )
        self.clicked.connect(self._clicked)
        self.rows.arrived.connect(self._arrived)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, source: RowSource, *, select: str = "", empty: str = "") -> None:
        """Show another source from its top; `select` is the id of a row of the first page."""
        self._load(source, 0, select, empty)

    def refresh(self, *, select: str = "") -> None:
        """Read the same rows again and stay where the list stands."""
        self._load(self.rows.source, max(self.rowAt(0), 0), select or self.current_id(), self._empty.text())

    def current_row(self) -> Any | None:
        """The row under the cursor, None if there is none or it is still to come."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def marked_rows(self) -> list[Any]:
        """The marked rows from the top; those that are still to come are left out."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for place in places if (row := self.rows.row(place)) is not None]

    def show_order(self, order: str, *, ascending: bool) -> None:
        """Put the arrow on the column that the rows are sorted by."""
        self.rows.sorted_by, self.rows.ascending = order, ascending
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.rows.columns) - 1)
        self._share_width()

    def current_id(self) -> str:
        """The id of the row under the cursor, "" if there is none."""
        row = self.current_row()
        return self._key(row) if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Home and End mean the first and last row, Enter opens."""
        key = event.key()
        last = self.rows.rowCount() - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.selectRow(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the width as their fields declare it."""
        super().resizeEvent(event)
        self._share_width()
        self._empty.setGeometry(self.viewport().rect().adjusted(24, 0, -24, 0))

    def _retranslate(self) -> None:
        """Heads of another language need other room."""
        self._share_width()

    def _load(self, source: RowSource, top: int, select: str, empty: str) -> None:
        before = self.current_id()

        def read() -> tuple[int, dict[int, Sequence[Any]]]:
            count = source.count()
            last = max(count - 1, 0)
            wanted = sorted({0, *(min(row, last) // PAGE for row in (top, top + PAGE // 2))})
            return count, {number: source.page(number * PAGE, PAGE) for number in wanted}

        def show(read_rows: tuple[int, dict[int, Sequence[Any]]]) -> None:
            now = self.current_id()
            # Who moved the cursor while the rows were on their way stays where they went.
            chosen = now if now and now != before else select
            self._show(source, *read_rows, top=top, select=chosen, empty=empty)

        self._tasks.run(
            read,
            show,
            key=f"rows {id(self)}",  # each table on the screen waits for its own
        )

    def _show(
        self,
        source: RowSource,
        count: int,
        pages: dict[int, Sequence[Any]],
        *,
        top: int,
        select: str,
        empty: str,
    ) -> None:
        self._opening = self._following = None
        self.rows.show(source, count, pages)
        self._empty.setText(empty)
        self._empty.setVisible(count == 0)
        if top:
            self.verticalScrollBar().setValue(top)
        found = next(
            (
                n * PAGE + i
                for n, rows in pages.items()
                for i, row in enumerate(rows)
                if self._key(row) == select
            ),
            None,
        )
        if select and found is not None:
            self._mark(found)
        self.shown.emit(count)

    def _mark(self, position: int) -> None:
        """Put the cursor on a row from the program: `selected` is for what a person does."""
        index = self.rows.index(position, 0)
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.selectionModel().blockSignals(False)
        self.scrollTo(index)
        self.viewport().update()

    def _sort(self, section: int) -> None:
        order = self.rows.columns[section].sort
        if order:
            self.sorting.emit(order)

    def _moved(self, current: QModelIndex) -> None:
        self._following = None
        if current.isValid():
            row = self.rows.row(current.row())
            if row is None:
                self._following = current.row()
            else:
                self.selected.emit(row)

    def _clicked(self, index: QModelIndex) -> None:
        """A click opens; with Shift or Ctrl it marks."""
        marking = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if not QGuiApplication.keyboardModifiers() & marking:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self.rows.row(index.row())
            if row is None:
                self._opening = index.row()
            else:
                self.opened.emit(row)

    def _arrived(self, first: int, last: int) -> None:
        if self._following is not None and first <= self._following <= last:
            self._moved(self.currentIndex())
        if self._opening is not None and first <= self._opening <= last:
            position, self._opening = self._opening, None
            self._open(self.rows.index(position, 0))

    def _restyle(self) -> None:
        self._delegate.refresh()
        self.verticalHeader().setDefaultSectionSize(self._theme.px("row"))
        self.verticalHeader().setMinimumSectionSize(self._theme.px("row"))
        self.horizontalHeader().setFixedHeight(self._theme.px("control"))
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        """Give every column what its text needs, leave out from the right what does not fit."""
        unit = QFontMetrics(self._theme.font("body")).horizontalAdvance("0")
        needs = [
            self._theme.px("row") - 8 if column.mark else column.width * unit + 2 * _PADDING
            for column in self.rows.columns
        ]
        room = self.viewport().width()
        self.setMinimumWidth(sum(needs[: self._least]) + self.verticalScrollBar().sizeHint().width())
        shown = len(needs)
        while shown > self._least and sum(needs[:shown]) > room * _SQUEEZE:
            shown -= 1
        self._room_for_heads(needs, room - sum(needs[:shown]), shown)
        spare = room - sum(needs[:shown])  # less than nothing where the columns that must be are too wide
        elastic = sum(c.width for c in self.rows.columns[:shown] if not c.mark) or 1
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, number >= shown)
            extra = 0 if column.mark else spare * column.width // elastic
            self.setColumnWidth(number, needs[number] + extra)

    def _room_for_heads(self, needs: list[int], spare: int, shown: int) -> None:
        """Heads that are longer than what stands below them get what they lack, as far as there is room."""
        metrics = QFontMetrics(self.horizontalHeader().font())
        lacks = [
            0 if column.mark else max(metrics.horizontalAdvance(_head(column)) + 2 * _PADDING - need, 0)
            for column, need in zip(self.rows.columns[:shown], needs, strict=False)
        ]
        given = min(spare, sum(lacks))
        if given > 0:
            for number, lack in enumerate(lacks):
                needs[number] += lack * given // sum(lacks)


def _head(column: Column) -> str:
    """The longest that a column's head becomes."""
    return _(column.label) + (_ARROWS[True] if column.sort else "")


def give_way(*widgets: QWidget) -> None:
    """Take what height is left instead of asking for some: word-wrapped neighbours make a wish a demand."""
    for widget in widgets:
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
