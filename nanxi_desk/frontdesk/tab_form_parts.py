"""Parts of the logging form: documents to tick, the most used items, what a known visitor came for before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.views import PastMatter, ResidentHit, ResidentPast
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated

COMMON = 8  # items on one key each


class DocumentChecks(Translated, QWidget):
    """The documents of an item as a list to tick; nobody has to, but what is not ticked can be printed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = FlowLayout(self, spacing=8)
        self._ticks: list[QCheckBox] = []
        self._words = QLabel(self)
        self._words.hide()
        set_role(self._words, "muted")

    def ask_for(self, documents: Sequence[str], brought: Sequence[str] = ()) -> None:
        """Offer these documents, of which some are there."""
        if [tick.text() for tick in self._ticks] != list(documents):
            while self._box.takeAt(0) is not None:
                pass
            for tick in self._ticks:
                tick.deleteLater()
            self._ticks = [QCheckBox(document, self) for document in documents]
            for tick in self._ticks:
                tick.toggled.connect(self._ticked)
                self._box.addWidget(tick)
                tick.show()
            self._box.addWidget(self._words)
        for tick in self._ticks:
            tick.setChecked(tick.text() in brought)
        self._ticked()
        self.setVisible(bool(documents))

    def brought(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(tick.text() for tick in self._ticks if tick.isChecked())

    def missing(self) -> tuple[str, ...]:
        """What is not ticked, once anything is: with no tick at all nobody has looked."""
        return tuple(tick.text() for tick in self._ticks if not tick.isChecked()) if self.brought() else ()

    def _retranslate(self) -> None:
        self._ticked()

    def _ticked(self) -> None:
        missing = len(self.missing())
        words = _("缺 {count} 件：登记后可打印一次性告知单").format(count=missing) if missing else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.changed.emit()


class CommonItems(QWidget):
    """The most used items, each on a key: Alt+1 … Alt+8. `picked` gives the item's name."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = FlowLayout(self, spacing=6)
        self._buttons: list[QPushButton] = []
        self._items: list[str] = []

    def offer(self, items: Sequence[str]) -> None:
        """Show these items in their order."""
        self._items = list(items)[:COMMON]
        while len(self._buttons) < len(self._items):
            button = QPushButton(self)
            set_role(button, "chip")
            number = len(self._buttons)
            button.clicked.connect(lambda _checked=False, number=number: self.pick(number))
            self._buttons.append(button)
            self._box.addWidget(button)
        for number, button in enumerate(self._buttons):
            shown = number < len(self._items)
            button.setVisible(shown)
            if shown:
                name = self._items[number].partition("/")[0]
                button.setText(f"{number + 1} {name}")
                button.setToolTip(f"{self._items[number]}  Alt+{number + 1}")
                button.setAccessibleName(name)

    def pick(self, number: int) -> None:
        """Choose the item on a key, counted from 0."""
        if number < len(self._items):
            self.picked.emit(self._items[number])


class PastLine(Translated, QWidget):
    """What a known visitor came for: 同上次 on a key, the latest matters, and records of the same person."""

    repeated = Signal(object)  # PastMatter
    opened = Signal(str)  # request id
    joined = Signal(object)  # ResidentHit that is the same person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past: ResidentPast | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        self.again = QPushButton()
        set_role(self.again, "chip")
        self.again.clicked.connect(self.repeat)
        self._matters = ElidedLabel()
        set_role(self._matters, "muted")
        first.addWidget(self.again)
        first.addWidget(self._matters, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        self._alike = ElidedLabel()
        set_role(self._alike, "warning")
        self.join = QPushButton()
        set_role(self.join, "link")
        self.join.clicked.connect(self.join_first)
        second.addWidget(self._alike, 1)
        second.addWidget(self.join)
        column.addLayout(first)
        column.addLayout(second)
        self.show_past(None)

    def show_past(self, past: ResidentPast | None) -> None:
        """Show what is known; None for a newcomer or nobody."""
        self._past = past
        self._fill()

    def repeat(self) -> None:
        """同上次: the latest matter once more."""
        if self._past is not None and self._past.matters:
            self.repeated.emit(self._past.matters[0])

    def join_first(self) -> None:
        """The first of the records alike is the same person."""
        if self._past is not None and self._past.alike:
            self.joined.emit(self._past.alike[0])

    def _retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        matters = self._past.matters if self._past else ()
        alike = self._past.alike if self._past else ()
        self.again.setVisible(bool(matters))
        self._matters.setVisible(bool(matters))
        if matters:
            self.again.setText(_("同上次  Alt+0"))
            self.again.setToolTip(_matter_words(matters[0]))
            words = "   ".join(_matter_words(matter) for matter in matters[:4])
            self._matters.setText(words)
            self._matters.setToolTip("\n".join(_matter_words(matter) for matter in matters))
        for part in (self._alike, self.join):
            part.setVisible(bool(alike))
        if alike:
            self._alike.setText(_("同一个人？{who}").format(who=_who(alike[0])))
            self.join.setText(_("合并 Ctrl+J"))
        self.setVisible(bool(matters or alike))


def _matter_words(matter: PastMatter) -> str:
    return f"{matter.day[2:]} {matter.item}"


def _who(person: ResidentHit) -> str:
    known = [person.name, person.phone, person.address]
    if person.visits:
        known.append(_("来过 {count} 次").format(count=person.visits))
    return " · ".join(part for part in known if part)
