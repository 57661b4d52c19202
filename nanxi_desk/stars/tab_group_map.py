"""Maps of estates: groups as cells of a grid, the ground by stars, the stars written in each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.views import EstateMap, MapCell
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated

_STAR = "★"
_NAME = 6  # Chinese characters of a group's name before it is cut
_SHIPPED = 3  # stars from which on the legend names a level even where no group has it
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Cell(QPushButton):
    """One group. The map is a single stop of the Tab key; arrows go from cell to cell, Enter opens."""

    reached = Signal()

    def __init__(self, cell: MapCell, shown_in: "GroupMap") -> None:
        super().__init__(shown_in)
        self.cell = cell
        self._map = shown_in
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_role(self, "cell")
        self.setProperty("stars", cell.stars)

    def star_words(self) -> str:
        """The stars as signs and in words."""
        return f"{_STAR * self.cell.stars} {star_word(self.cell.stars)}".strip()

    def say(self, width: int) -> None:
        """Words in the language of the window, as many as fit into `width` pixels."""
        cell = self.cell
        name = QFontMetrics(self.font()).elidedText(cell.name, Qt.TextElideMode.ElideRight, width)
        homes = _("{n} 户").format(n=cell.households) if cell.households is not None else ""
        self.setText(f"{name}\n{self.star_words()}\n{homes}".rstrip())
        place = _("第 {row} 行第 {column} 列").format(row=cell.row + 1, column=cell.column + 1)
        said = (cell.name, star_word(cell.stars), homes, place)
        self.setAccessibleName(_("，").join(part for part in said if part))
        self.setToolTip(_("{name}　方向键移动，Enter 打开").format(name=cell.name))

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click chooses; what is chosen cannot be unchosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move, Enter opens as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.click()
        elif not self._map.take_key(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard came."""
        super().focusInEvent(event)
        self.reached.emit()


class GroupMap(Translated, QWidget):
    """`moved` gives the group that the keyboard came to, `opened` the one that was wanted."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._titles: list[tuple[QLabel, str, EstateMap]] = []
        self._empty = ""
        self.cells: dict[str, Cell] = {}
        self._chosen = ""
        self._words = QLabel()
        self._words.setWordWrap(True)
        set_role(self._words, "muted")
        self._ground = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.legend = QWidget()
        self._legend = FlowLayout(self.legend, spacing=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._words)
        box.addWidget(self._area, 1)
        box.addWidget(self.legend)
        desk.theme.changed.connect(self._say)

    def show_maps(self, maps: Sequence[tuple[EstateMap, str]], *, select: str = "", empty: str = "") -> None:
        """Show estates with their titles; none of them shows the sentence `empty`."""
        focused = any(cell.hasFocus() for cell in self.cells.values())
        self._empty = empty
        self.cells, self._titles = {}, []
        self._ground, flow = QWidget(), QWidget()
        box, blocks = QVBoxLayout(self._ground), FlowLayout(flow, spacing=20)
        box.setContentsMargins(0, 0, 4, 0)
        box.addWidget(flow)
        box.addStretch(1)
        for each, title in maps:
            blocks.addWidget(self._block(each, title))
        self._area.setWidget(self._ground)  # the one before goes
        self.choose(select if select in self.cells else next(iter(self.cells), ""))
        self._say()
        if focused:
            self.take_focus()

    def _block(self, shown: EstateMap, title: str) -> QWidget:
        """One estate: its title above its grid."""
        block, label, grid = QWidget(), QLabel(), QGridLayout()
        set_role(label, "label")
        self._titles.append((label, title, shown))
        grid.setSpacing(8)
        for each in shown.cells:
            cell = Cell(each, self)
            cell.reached.connect(lambda group=each.group_id: self._reach(group))
            cell.clicked.connect(lambda _on=False, group=each.group_id: self.opened.emit(group))
            grid.addWidget(cell, each.row, each.column)
            self.cells[each.group_id] = cell
        box = QVBoxLayout(block)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label)
        box.addLayout(grid)
        return block

    def choose(self, group: str) -> None:
        """Mark a group from the program; sends nothing."""
        self._chosen = group
        for key, cell in self.cells.items():
            cell.setChecked(key == group)
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == group else Qt.FocusPolicy.ClickFocus)

    def take_focus(self) -> None:
        """The keyboard on the chosen group."""
        cell = self.cells.get(self._chosen)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, cell: Cell, event: QKeyEvent) -> bool:
        """Move by an arrow, Home or End; False if the key means nothing here."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, order = Qt.Key(event.key()), list(self.cells.values())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order[0 if key == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key not in _STEPS:
            return False
        found = self._next(cell, *_STEPS[key])
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _retranslate(self) -> None:
        self._say()

    def _reach(self, group: str) -> None:
        if group in self.cells:
            self._area.ensureWidgetVisible(self.cells[group])
            if group != self._chosen:
                self.choose(group)
                self.moved.emit(group)

    def _next(self, here: Cell, down: int, right: int) -> Cell | None:
        """The nearest group in a direction, as the eye sees it: over the edge of an estate, too."""
        half, centre = here.height() // 2, self._centre(here)
        found: list[tuple[int, Cell]] = []
        for cell in self.cells.values():
            way = self._centre(cell) - centre
            ahead, aside = (way.y() * down, abs(way.x())) if down else (way.x() * right, abs(way.y()))
            if ahead > half and (down or aside < half):  # a row is not left sideways
                found.append((ahead + 2 * aside, cell))
        return min(found, key=lambda each: each[0])[1] if found else None

    def _centre(self, cell: Cell) -> QPoint:
        return cell.mapTo(self._ground, cell.rect().center())

    def _say(self) -> None:
        """Words and sizes: of the cells, of the line above, of the legend."""
        font = self._desk.theme.font("body")
        metrics = QFontMetrics(font)
        widest = max(
            (metrics.horizontalAdvance(cell.star_words()) for cell in self.cells.values()), default=0
        )
        width = max(widest, metrics.horizontalAdvance(_STAR) * _NAME)
        for cell in self.cells.values():
            cell.setFont(font)
            cell.setFixedSize(width + 20, metrics.lineSpacing() * 3 + 18)
            cell.say(width)
        for label, title, each in self._titles:
            label.setText(_("{estate}　{n} 个楼组").format(estate=title, n=len(each.cells)))
        say(self._words, "" if self.cells else self._empty)
        self._area.setVisible(bool(self.cells))
        self._say_legend()

    def _say_legend(self) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        counts = [cell.cell.stars for cell in self.cells.values()]
        for stars in range(rules.MOST_STARS, -1, -1):
            count = counts.count(stars)
            if self.cells and (count or stars >= _SHIPPED):
                swatch = QLabel(f"{star_word(stars)} {count}", self.legend)
                set_role(swatch, "swatch")
                swatch.setProperty("stars", stars)
                self._legend.addWidget(swatch)
                swatch.show()
        self.legend.updateGeometry()
