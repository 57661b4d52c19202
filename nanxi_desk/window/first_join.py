"""The first start of a computer that the hub expects: its joining file, the code, who administrates it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_exchange_join import Ui_JoinForm
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

MIN_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class NewJoined:
    """What joining asks."""

    file: Path
    code: str
    admin: str
    password: str


def ask_which(parent: QWidget) -> str:
    """The joining file that a person chooses, "" for none."""
    kinds = _("加入文件") + " (*.joining);;" + _("所有文件") + " (*)"
    return QFileDialog.getOpenFileName(parent, _("选择加入文件"), "", kinds)[0]


class JoinForm(Formed, QWidget):
    """`asked` gives the answers, `back` leads to the other ways of beginning."""

    asked = Signal(object)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_which: Callable[[QWidget], str] = ask_which
        self.ui = self._set_up(Ui_JoinForm())
        ui = self.ui
        self._entries: dict[str, tuple[QLineEdit, QLabel]] = {
            "file": (ui.file, ui.error_file),
            "code": (ui.code, ui.error_code),
            "admin": (ui.admin, ui.error_admin),
            "password": (ui.password, ui.error_password),
            "again": (ui.again, ui.error_again),
        }
        for name, (entry, _error) in self._entries.items():
            entry.textEdited.connect(lambda _text, name=name: self._say(name, ""))
            self._say(name, "")
        ui.refusal.hide()
        ui.create.clicked.connect(self.make)
        ui.choose.clicked.connect(self.choose)
        ui.back.clicked.connect(self.back)
        # Ctrl+Enter is heard by the page around this form, whose own key it is as well.
        for keys, button in (("Ctrl+L", ui.choose), ("Esc", ui.back)):
            shortcut(self, keys, button.click, heard=WINDOW, repeats=True)

    def choose(self) -> None:
        """Ctrl+L: choose the joining file."""
        chosen = self.ask_which(self)
        if chosen:
            self.ui.file.setText(chosen)
            self._say("file", "")
            self.ui.code.setFocus()

    def make(self) -> None:
        """Hand the answers on, or say beside each field what is missing."""
        problems = self._problems()
        for name in self._entries:
            self._say(name, problems.get(name, ""))
        if problems:
            self._entries[next(iter(problems))][0].setFocus()
            return
        ui = self.ui
        ui.refusal.hide()
        self.wait(waiting=True)
        file, code = Path(ui.file.text().strip()), ui.code.text()
        self.asked.emit(NewJoined(file, code, ui.admin.text().strip(), ui.password.text()))

    def refuse(self, error: UserError) -> None:
        """Say why the home could not be made; what was entered stays."""
        self.wait(waiting=False)
        self.ui.refusal.setText(" ".join(part for part in (error.message, error.hint) if part))
        self.ui.refusal.show()
        self.ui.code.setFocus()

    def wait(self, *, waiting: bool) -> None:
        """Show that the home is being made."""
        self.ui.making.setText(_("正在建立…") if waiting else "")
        for button in (self.ui.create, self.ui.back, self.ui.choose):
            button.setEnabled(not waiting)

    def forget(self) -> None:
        """Once all is done: no password stays in the fields."""
        for entry, _error in self._entries.values():
            entry.clear()

    def _problems(self) -> dict[str, str]:
        """What is wrong, by field, in the order of the form."""
        texts = {name: entry.text() for name, (entry, _error) in self._entries.items()}
        found: dict[str, str] = {}
        if not texts["file"].strip():
            found["file"] = _("请选择街道给的加入文件。")
        if not texts["code"].strip():
            found["code"] = _("请填写街道告知的加入码。")
        if not texts["admin"].strip():
            found["admin"] = _("请填写管理员姓名。")
        if len(texts["password"]) < MIN_PASSWORD:
            found["password"] = _("密码至少 {count} 个字。").format(count=MIN_PASSWORD)
        elif texts["again"] != texts["password"]:
            found["again"] = _("两次输入的密码不一样，请再输一次。")
        return found

    def _say(self, name: str, sentence: str) -> None:
        entry, label = self._entries[name]
        label.setText(sentence)
        label.setVisible(bool(sentence))
        entry.setAccessibleDescription(sentence)
        restyle(entry, "wrong", "true" if sentence else "false")
