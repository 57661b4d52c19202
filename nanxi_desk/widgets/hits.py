"""A line of text that offers what fits while somebody types: residents, items of the catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nanxi_desk.widgets.theme import set_role

DEBOUNCE_MS = 90
PATIENCE_MS = 3000  # an answer that takes longer will not come; the keyboard must not stay dead
_NOTE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One offer: `text` goes into the line when chosen, `title` and `note` are shown."""

    text: str
    title: str
    note: str
    value: Any


Policy = Callable[[str, Sequence[Hit]], Hit | None]


def never(text: str, hits: Sequence[Hit]) -> Hit | None:
    """Leaving the line chooses nothing."""
    del text, hits
    return None


class HitEdit(QLineEdit):
    """A line edit with a list of offers over what lies below it, so that nothing moves while typing.

    Enter takes the marked offer; leaving the line takes what `policy` says. Whoever owns the line answers
    `asked(text)` with offer(text, hits). Keys may come faster than answers: they are remembered and carried
    out when the answer is there, so a fast typist never gets the answer to half of a word.
    """

    asked = Signal(str)
    chosen = Signal(object)  # Hit
    left = Signal(str)  # left with a text that chose nothing
    typed = Signal()  # the text no longer is what was chosen
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.policy: Policy = never
        self.offers_when_empty = False
        self.choice: Any = None
        self._hits: list[Hit] = []
        self._answered: str | None = None
        self._pending = ""  # what waits for the answer: "enter", "tab", "back", "settle"
        self._held: list[QKeyEvent | str] = []  # keys and commits that came meanwhile
        self._list: QListWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.offer(self.text().strip(), ()))
        self.textEdited.connect(self._edited)

    @property
    def waiting(self) -> bool:
        """Whether what was typed is not yet settled: an answer or a choice is outstanding."""
        return bool(self._pending)

    def settle(self) -> bool:
        """Take what is typed as if the line was left; False if that has to wait for `settled`."""
        if not self._pending and self.text().strip() and self.choice is None:
            self._do("settle")
        return not self._pending

    def offer(self, text: str, hits: Sequence[Hit], *, covered: bool = False) -> None:
        """The answer to asked(text); an answer to another text than the present one is dropped.

        With `covered` the list stays closed, because something below the line has to be read first.
        """
        if text != self.text().strip():
            return
        self._answered = text
        self._hits = list(hits)
        if self._pending:
            self._carry_out(self._pending)
        elif self.window().focusWidget() is self and hits and self.choice is None and not covered:
            self._show_list()
        else:
            self._hide_list()

    def start_over(self) -> None:
        """Empty the line and forget choice and offers."""
        self._timer.stop()
        self._answered = None
        self._hits = []
        self.choice = None
        self.clear()
        self._hide_list()

    def choose(self, hit: Hit) -> None:
        """Take an offer."""
        self._timer.stop()
        self.setText(hit.text)
        self._answered = hit.text.strip()
        self.choice = hit.value
        self._hide_list()
        self.chosen.emit(hit)

    def offers(self) -> list[Hit]:
        """What is on offer and visible now."""
        return list(self._hits) if self._list is not None and self._list.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk through the offers, Enter takes one, Esc closes them."""
        showing = self._list is not None and self._list.isVisible()
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do("enter")
        elif plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if showing:
                self._walk(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._ask()
        elif key == Qt.Key.Key_Escape and showing:
            self._hide_list()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys that come before the answer wait for it, and then go where the keyboard is by then."""
        if self._pending and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._held.append(event.clone())
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """What an input method commits waits like keys do."""
        if self._pending:
            if event.commitString():
                self._held.append(event.commitString())
        else:
            super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Tab leaves the line: what was typed is settled first, by the policy."""
        self._do("tab" if forward else "back")
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """An empty line may offer the most used."""
        super().focusInEvent(event)
        if (
            self.offers_when_empty
            and not self.text()
            and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason)
        ):
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The offers go with the focus."""
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.settle()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hide_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """The offers go with the line."""
        self._hide_list()
        super().hideEvent(event)

    def _edited(self) -> None:
        self._answered = None
        if self.choice is not None:
            self.choice = None
        self.typed.emit()
        if self.text().strip() or self.offers_when_empty:
            self._timer.start()
        else:
            self._timer.stop()
            self._hide_list()

    def _ask(self) -> None:
        self._timer.stop()
        self.asked.emit(self.text().strip())

    def _do(self, what: str) -> None:
        """Settle the line and go on, at once if the answer to the typed text is known."""
        text = self.text().strip()
        if not text or self.choice is not None or self._answered == text:
            self._carry_out(what)
        else:
            self._pending = what
            self._patience.start()
            self._ask()

    def _carry_out(self, what: str) -> None:
        self._pending = ""
        self._patience.stop()
        text = self.text().strip()
        if self.choice is None:
            if not text:
                self.left.emit("")
            elif what == "enter" and self._hits:
                marked = self._list.currentRow() if self._list is not None and self.offers() else 0
                self.choose(self._hits[max(marked, 0)])
            else:
                self._resolve()
        self._hide_list()
        # An owner that emptied the line wants the keyboard to stay.
        stays = what == "settle" or bool(text) > bool(self.text()) or self.window().focusWidget() is not self
        if not stays:
            super().focusNextPrevChild(what != "back")
        self._replay()
        self.settled.emit()

    def _replay(self) -> None:
        held, self._held = self._held, []
        for key in held:
            target = self.window().focusWidget() or self
            if isinstance(key, str):
                commit = QInputMethodEvent()
                commit.setCommitString(key)
                QApplication.sendEvent(target, commit)
            else:
                QApplication.sendEvent(target, key)

    def _resolve(self) -> None:
        text = self.text().strip()
        hit = self.policy(text, self._hits)
        if hit is None:
            self._hide_list()
            self.left.emit(text)
        else:
            self.choose(hit)

    def _walk(self, step: int) -> None:
        assert self._list is not None
        self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())

    def _show_list(self) -> None:
        if self._list is None:
            self._list = _offers(self.window())
            self._list.itemClicked.connect(self._clicked)
        shown = self._list
        shown.setParent(self.window())
        shown.setAccessibleName(self.accessibleName())
        shown.clear()
        for hit in self._hits:
            item = QListWidgetItem(hit.title)
            item.setData(_NOTE, hit.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title} {hit.note}")
            shown.addItem(item)
        shown.setCurrentRow(0)
        height = shown.sizeHintForRow(0) * len(self._hits) + 10
        place = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        shown.setGeometry(QRect(place, QSize(self.width(), height)))
        shown.show()
        shown.raise_()

    def _clicked(self, item: QListWidgetItem) -> None:
        assert self._list is not None
        self.choose(self._hits[self._list.row(item)])

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()


def _offers(parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    set_role(made, "hits")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(_HitDelegate(made))
    return made


class _HitDelegate(QStyledItemDelegate):
    """Paints an offer: the title in bold, its note muted behind it, cut at the edge."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # stubs leave out the option's members
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            selected = palette.color(QPalette.ColorRole.Highlight)
            selected.setAlpha(45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(selected)
            painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(8, 0, -8, 0)
        bold = option.font  # type: ignore[attr-defined]
        bold.setWeight(bold.Weight.DemiBold)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
        used = QFontMetrics(bold).horizontalAdvance(title) + 10
        bold.setWeight(bold.Weight.Normal)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        rest = inner.adjusted(used, 0, 0, 0)
        note = QFontMetrics(bold).elidedText(index.data(_NOTE), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, note)
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A line and a half of the font."""
        del index
        height = QFontMetrics(option.font).height()  # type: ignore[attr-defined]
        return QSize(100, height + 10)
