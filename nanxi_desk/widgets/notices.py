"""The bar above the pages for what the person should know and need not do at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated


class NoticeBar(Translated, QWidget):
    """One sentence at a time, the newest first, until it was read or holds no more.

    `wanted` asks for the page that it speaks of.
    """

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, tuple[str, str, object]] = {}
        self._read: dict[str, str] = {}
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame = QFrame()
        set_role(frame, "note")
        restyle(frame, "alert", "true")
        around = QHBoxLayout(self)
        around.setContentsMargins(16, 8, 16, 0)
        around.addWidget(frame)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.look, self.done = QPushButton(), QPushButton()
        box = QHBoxLayout(frame)
        box.setContentsMargins(12, 4, 6, 4)
        box.setSpacing(8)
        box.addWidget(self.words, 1)
        box.addWidget(self.look)
        box.addWidget(self.done)
        for button, keys, action in (
            (self.look, "Alt+B", self._look),
            (self.done, "Alt+K", self._dismiss),
        ):
            button.clicked.connect(action)
            shortcut(self, keys, action, heard=WINDOW, repeats=True)
        self._retranslate()
        self._show()

    def tell(self, key: str, sentence: str, page: str = "", what: object = None) -> None:
        """Say a sentence of a kind, "" to take it back; `page` and `what` are for those who want to see it.

        A sentence that was read is not said again.
        """
        self._notices.pop(key, None)
        if sentence and self._read.get(key) != sentence:
            self._notices = {key: (sentence, page, what), **self._notices}
        elif not sentence:
            self._read.pop(key, None)
        self._show()

    def _show(self) -> None:
        sentence, page, _what = next(iter(self._notices.values()), ("", "", None))
        self.words.setText(sentence)
        self.look.setVisible(bool(page))
        self.setVisible(bool(sentence))

    def _look(self) -> None:
        if self._notices:
            _sentence, page, what = next(iter(self._notices.values()))
            if page:
                self.wanted.emit(page, what)

    def _dismiss(self) -> None:
        if self._notices:
            key = next(iter(self._notices))
            self._read[key] = self._notices.pop(key)[0]
            self._show()

    def _retranslate(self) -> None:
        self.look.setText(_("查看  Alt+B"))
        self.done.setText(_("知道了  Alt+K"))
