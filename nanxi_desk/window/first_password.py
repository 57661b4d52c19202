"""The first login with a password from somebody else: one's own has to be chosen before anything else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_first_password import Ui_FirstPasswordPage
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed


class FirstPasswordPage(Formed, QWidget):
    """Asks twice. `chosen` gives the password; `left` that the person goes back to the login (Esc)."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ui = self._set_up(Ui_FirstPasswordPage())
        for entry in (self.ui.password, self.ui.again):
            entry.setMaxLength(1000)
            entry.textEdited.connect(lambda _text: self.refuse(None))
        self.ui.password.returnPressed.connect(self.ui.again.setFocus)
        self.ui.again.returnPressed.connect(self._choose)
        self.ui.enter.clicked.connect(self._choose)
        shortcut(self, "Esc", self.left, heard=WINDOW, repeats=True)
        self.ui.error.hide()
        self._retranslate()

    def refuse(self, error: UserError | None) -> None:
        """Say why it was not taken; None takes the sentence away."""
        words = "" if error is None else " ".join(part for part in (error.message, error.hint) if part)
        self.ui.error.setText(words)
        self.ui.error.setVisible(bool(words))
        twice = isinstance(error, FieldRefused) and error.field == "again"
        wrong = self.ui.again if twice else self.ui.password
        for entry in (self.ui.password, self.ui.again):
            restyle(entry, "wrong", "true" if words and entry is wrong else "false")
            entry.setAccessibleDescription(words if entry is wrong else "")
        if words:
            self._wait(waiting=False)
            wrong.setFocus()
            wrong.selectAll()

    def _choose(self) -> None:
        if not self.ui.enter.isEnabled():
            return
        if self.ui.password.text() != self.ui.again.text():
            self.refuse(FieldRefused("again", _("两次输入的密码不同。")))
            return
        self.refuse(None)
        self._wait(waiting=True)
        self.chosen.emit(self.ui.password.text())

    def _wait(self, *, waiting: bool) -> None:
        self.ui.state.setText(_("正在换密码…") if waiting else "")
        for part in (self.ui.password, self.ui.again, self.ui.enter):
            part.setEnabled(not waiting)

    def _retranslate(self) -> None:
        self.ui.product.setText(_("{name}，您好").format(name=self._name))
        for label, entry in (
            (self.ui.label_password, self.ui.password),
            (self.ui.label_again, self.ui.again),
        ):
            entry.setAccessibleName(label.text())
