"""The values of one conflict side by side, each with who wrote it, when, and what had been seen."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.exchange.views import ConflictView, HeadView
from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.window.exchange_words import moment

_LEAST_WIDTH = 200  # of a value: narrower ones break every line


class Head(QFrame):
    """One value; `chosen` says that it is to stand."""

    chosen = Signal()

    def __init__(self, head: HeadView, number: int, *, decidable: bool) -> None:
        super().__init__()
        set_role(self, "note")
        self.setMinimumWidth(_LEAST_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(8)
        box.addWidget(_label(_marks(head), "muted"))
        value = _label(head.text, "strong")
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setAccessibleName(_("第 {number} 个写法").format(number=number))
        box.addWidget(value)
        who = _("{who}（{office}）{at}").format(who=head.who, office=head.office or "–", at=moment(head.at))
        box.addWidget(_label(who, "muted"))
        seen = _("改之前看到的是：{seen}").format(seen=head.seen) if head.seen else _("改之前这里没有内容。")
        box.addWidget(_label(seen, "muted"))
        if head.ahead:
            box.addWidget(_label(_("这台电脑当时的时钟快了一天以上，时间不可信。"), "warning"))
        box.addStretch(1)
        self.button = QPushButton(_("用这个  Alt+{number}").format(number=number))
        self.button.setAccessibleName(_("用这个：{text}").format(text=head.text[:40]))
        self.button.setEnabled(decidable)
        self.button.clicked.connect(self.chosen)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        box.addLayout(row)


class Heads(QWidget):
    """All values of a conflict; `decided` names the change that is to stand."""

    decided = Signal(str)

    def __init__(self, box: QHBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._box = box
        self._conflict: ConflictView | None = None
        self.heads: list[Head] = []

    def show_conflict(self, conflict: ConflictView | None, *, decidable: bool) -> None:
        """Put the values side by side."""
        self._conflict = conflict
        for head in self.heads:
            self._box.removeWidget(head)
            head.hide()
            head.deleteLater()
        self.heads = []
        for number, view in enumerate(conflict.heads if conflict is not None else (), start=1):
            head = Head(view, number, decidable=decidable)
            head.chosen.connect(partial(self.decided.emit, view.change))
            self._box.addWidget(head, 1)
            self.heads.append(head)

    def press(self, number: int) -> None:
        """As though somebody pressed the button of the value with this number, from 1."""
        if 0 < number <= len(self.heads):
            self.heads[number - 1].button.click()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumHeight(1)  # else as high as at its narrowest, with emptiness below
    set_role(label, role)
    return label


def _marks(head: HeadView) -> str:
    words = [_("本单位") if head.own else _("对方")]
    if head.shown:
        words.append(_("现在显示的"))
    return " · ".join(words)
