"""Why a group has its star, as a tree: what is missing, conditions, points down to each judge, the sheets."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nanxi_desk.core.language import _
from nanxi_desk.stars.views import ExplainedLine, Explanation
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.theme import Theme

_OPEN_TO = {"points": 2, "sheets": -1}  # depth whose lines are unfolded; other parts are short
_SIGNS = {True: "✓ ", False: "✗ ", None: ""}
_LONGEST_FIGURE = 14
_PADDING = 12  # beside the words of a line, as the style has it
_HIGHEST = 10_000
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WholeWords(QStyledItemDelegate):
    """Lines of a tree as high as their words want: by itself a tree cuts what it wraps after one line."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The size of the words within what width the line has."""
        if index.column():
            return super().sizeHint(option, index)
        above, depth = index.parent(), 1
        while above.isValid():
            above, depth = above.parent(), depth + 1
        spanned = self._tree.isFirstColumnSpanned(index.row(), index.parent())
        width = self._tree.viewport().width() if spanned else self._tree.columnWidth(0)
        within = QStyleOptionViewItem(option)
        width -= depth * self._tree.indentation() + _PADDING
        within.rect = QRect(0, 0, width, _HIGHEST)  # type: ignore[attr-defined]  # stubs leave it out
        return super().sizeHint(within, index)


class ExplanationTree(QTreeWidget):
    """Two columns: words and figure. Right and Left unfold and fold a line, as everywhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Explanation | None = None
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(theme.px("icon"))
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.setItemDelegate(WholeWords(self))
        theme.changed.connect(self._again)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show an explanation, None for none."""
        self._shown = explanation
        self.clear()
        if explanation is None:
            return
        following = explanation.outcome.next_star
        if following is not None and explanation.next_star:
            self._part(
                "next", _("距{star}还差").format(star=star_word(following.stars)), explanation.next_star
            )
        self._part("rules", _("条件"), explanation.rules)
        self._part("points", _("得分"), explanation.points)
        self._part("sheets", _("评分表"), explanation.sheets)

    def show_block(self, code: str) -> None:
        """Unfold a block of the points and go there."""
        for item in self.findItems(f"{code} ", Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive):
            if item.childCount() and item.child(0).childCount():  # a block has indicators, these have judges
                item.setExpanded(True)
                self.setCurrentItem(item)
                self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def unfold(self) -> None:
        """Everything at once, or back to what is shown at first."""
        if all(item.isExpanded() for item in self._items() if item.childCount()):
            self._again()
        else:
            self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter unfolds or folds a line."""
        item = self.currentItem()
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
            and item is not None
        ):
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QTreeWidgetItem]:
        return self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)

    def _again(self) -> None:
        self.setIndentation(self._theme.px("icon"))
        self.show_explanation(self._shown)

    def _part(self, name: str, heading: str, lines: Sequence[ExplainedLine]) -> None:
        if not lines:
            return
        top = QTreeWidgetItem([heading, ""])
        font = self._theme.font("body", bold=True)
        top.setFont(0, font)
        self.addTopLevelItem(top)
        above: list[QTreeWidgetItem] = [top]
        for line in lines:
            del above[line.depth + 1 :]
            item = QTreeWidgetItem([f"{_SIGNS[line.met]}{line.words}", line.figure])
            if len(line.figure) > _LONGEST_FIGURE:  # a whole sentence would leave no room for the words
                item.setText(0, f"{_SIGNS[line.met]}{line.words}{_('：')}{line.figure}")
                item.setText(1, "")
            item.setTextAlignment(1, _RIGHT)
            item.setToolTip(0, item.text(0))
            if line.met is not None:
                brush = QBrush(self._theme.colour("green" if line.met else "red"))
                item.setForeground(0, brush)
                item.setForeground(1, brush)
            above[-1].addChild(item)
            above.append(item)
            item.setFirstColumnSpanned(not item.text(1))
        top.setExpanded(True)
        self._open(top, 0, _OPEN_TO.get(name, 9))

    def _open(self, item: QTreeWidgetItem, depth: int, deepest: int) -> None:
        for number in range(item.childCount()):
            child = item.child(number)
            if child.childCount() and depth < deepest:
                child.setExpanded(True)
                self._open(child, depth + 1, deepest)
