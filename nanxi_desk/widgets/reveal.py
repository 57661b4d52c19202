"""「显示完整」: masked values of what is shown, whole for a minute, after a reason was given."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.core.reveals import RIGHT_REVEAL, SHOWN_SECONDS, reveal
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated

Records = tuple[tuple[type[Record], str], ...]  # class and id


class _Reason(QLineEdit):
    """Esc means this line and not the page around it."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page's shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class RevealLine(Translated, QWidget):
    """A button, then a line for the reason, then the values: of some records, until others are shown.

    It is there only while a record is set and the person has the right. `keys` is the shortcut that whoever
    holds it leads to ask().
    """

    def __init__(self, desk: Desk, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys = keys
        self._records: Records = ()
        self.button, self.reason = QPushButton(), _Reason()
        self.values, self.error = QLabel(), QLabel()
        self.values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.values.setWordWrap(True)
        self.error.setWordWrap(True)
        for part, role in ((self.button, "link"), (self.values, "strong"), (self.error, "error")):
            set_role(part, role)
        self.reason.setMaxLength(200)
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setVerticalSpacing(2)
        box.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.reason, 0, 1)
        box.addWidget(self.values, 0, 1)  # never both
        box.addWidget(self.error, 1, 0, 1, 2)
        box.setColumnStretch(1, 1)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(SHOWN_SECONDS * 1_000)
        self._hiding.timeout.connect(self.cover)
        self.button.clicked.connect(self.ask)
        self.reason.returnPressed.connect(self.show_values)
        self.reason.given_up.connect(self._give_up)
        self.reason.textEdited.connect(lambda _text: self._say(""))
        self._retranslate()
        self.set_records()

    def set_records(self, *records: tuple[type[Record], str]) -> None:
        """Others, or none: whatever is shown is masked again."""
        if not records or records != self._records:
            self._records = records
            self.cover()
        self.setVisible(bool(records) and self._desk.home.actor.can(RIGHT_REVEAL))

    def cover(self) -> None:
        """Show nothing whole any more."""
        self._hiding.stop()
        self.values.clear()
        self.reason.clear()
        self._unfold(asking=False)

    def ask(self) -> None:
        """Ask for the reason; where the values are shown, mask them."""
        if self.isHidden():
            return
        if self.values.text():
            self.cover()
            return
        self._unfold(asking=True)
        self.reason.setFocus()

    def show_values(self) -> None:
        """Show them, once the reason is journalled."""
        home, records = self._desk.home, self._records
        if not records:
            return
        actor, why = home.actor, self.reason.text()

        def read() -> list[tuple[type[Record], dict[str, str]]]:
            return [(kind, reveal(home, actor, kind, record, why)) for kind, record in records]

        def show(values: list[tuple[type[Record], dict[str, str]]]) -> None:
            if self._records == records:
                self._show(values)

        self._desk.tasks.run(read, show, self._refused)

    def _show(self, found: list[tuple[type[Record], dict[str, str]]]) -> None:
        lines = (
            "   ".join(f"{_(kind.fields[name].label)} {value}" for name, value in values.items())
            for kind, values in found
        )
        self.reason.clear()
        self._unfold(asking=False)
        self.values.setText("\n".join(lines))
        self.values.show()
        self.button.setText(_("遮回  {keys}").format(keys=self._keys))
        self.button.setFocus()
        self._hiding.start()

    def _give_up(self) -> None:
        self.cover()
        self.button.setFocus()

    def _unfold(self, *, asking: bool) -> None:
        self.reason.setVisible(asking)
        self.values.setVisible(False)
        self.button.setText(_("显示完整  {keys}").format(keys=self._keys))
        self._say("")

    def _refused(self, error: UserError) -> None:
        self._say(" ".join(part for part in (error.message, error.hint) if part))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.reason.setAccessibleDescription(sentence)
        restyle(self.reason, "wrong", "true" if sentence else "false")

    def _retranslate(self) -> None:
        shown = bool(self.values.text())
        self.button.setText((_("遮回  {keys}") if shown else _("显示完整  {keys}")).format(keys=self._keys))
        self.button.setToolTip(_("显示完整的电话和身份证号一分钟；谁、为什么看会记下来"))
        words = _("为什么要看？例如电话回访，Enter 显示，Esc 取消")
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
