"""The first start: what this machine is, who administrates it, and the recovery code to keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_first_run import Ui_FirstRunPage
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed
from nanxi_desk.window.first_join import MIN_PASSWORD, JoinForm

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class NewHome:
    """What the first run asks."""

    office: str
    name: str
    hub: bool
    admin: str
    password: str


class FirstRunPage(Formed, QWidget):
    """Asks, then shows the recovery code. `asked` gives the answers, `done` that the code is kept.

    `from_backup`: no new data, a backup is to be brought back here. `joined` gives what joining by a file of
    the hub asks.
    """

    asked = Signal(object)
    done = Signal()
    from_backup = Signal()
    joined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ask_printer: Callable[[QWidget], QPrinter | None] | None = None  # else the system's dialog
        self.ui = self._set_up(Ui_FirstRunPage())
        ui = self.ui
        ui.hub.set_choices((("office", "居委会"), ("hub", "街道（汇总各居委会）")))
        ui.hub.set_value("office")
        self._entries: dict[str, tuple[QLineEdit, QLabel]] = {
            "office": (ui.office, ui.error_office),
            "office_name": (ui.office_name, ui.error_office_name),
            "admin": (ui.admin, ui.error_admin),
            "password": (ui.password, ui.error_password),
            "again": (ui.again, ui.error_again),
        }
        for name, (entry, _error) in self._entries.items():
            entry.textEdited.connect(lambda _text, name=name: self._say(name, ""))
            self._say(name, "")
        ui.office.setMaxLength(16)
        ui.office_name.setMaxLength(60)
        ui.admin.setMaxLength(60)
        ui.refusal.hide()
        self.join_form = JoinForm()
        self.join_form.asked.connect(self.joined)
        self.join_form.back.connect(self.show_ask)
        ui.pages.addWidget(self.join_form)
        ui.create.clicked.connect(self._create)
        ui.from_joining.clicked.connect(self.show_join)
        ui.from_backup.clicked.connect(self._go_back)
        ui.print_code.clicked.connect(self._print)
        ui.copy_code.clicked.connect(self._copy)
        ui.go_on.clicked.connect(self.done)
        for keys, action in (
            ("Ctrl+Return", self._next),
            ("Ctrl+Enter", self._next),
            ("Ctrl+P", self._print),
            ("Ctrl+O", self._go_back),
            ("Ctrl+J", self.show_join),
        ):
            shortcut(self, keys, action, heard=WINDOW, repeats=True)

    def show_join(self) -> None:
        """Ctrl+J: begin with a joining file of the hub."""
        if self._asking():
            self.ui.pages.setCurrentWidget(self.join_form)
            self.join_form.ui.file.setFocus()

    def show_ask(self) -> None:
        """Back to the questions of a home that nobody expects."""
        self.ui.pages.setCurrentWidget(self.ui.ask)
        self.ui.office.setFocus()

    def show_code(self, code: str, office: str = "") -> None:
        """Show the recovery code, once; `office` is what the home is called where it was not asked here."""
        self.wait(waiting=False)
        self.join_form.wait(waiting=False)
        self.join_form.forget()
        if office:
            self.ui.office_name.setText(office)
        self.ui.password.clear()
        self.ui.again.clear()
        self.ui.code.setText(code)
        self.ui.pages.setCurrentWidget(self.ui.show_code)
        self.ui.go_on.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why the home could not be made; what was entered stays."""
        self.wait(waiting=False)
        self.ui.refusal.setText(" ".join(part for part in (error.message, error.hint) if part))
        self.ui.refusal.show()

    def wait(self, *, waiting: bool) -> None:
        """Show that the home is being made."""
        self.ui.making.setText(_("正在建立…") if waiting else "")
        self.ui.create.setEnabled(not waiting)

    def _next(self) -> None:
        if self.ui.pages.currentWidget() is self.ui.show_code:
            self.done.emit()
        elif self.ui.pages.currentWidget() is self.join_form:
            self.join_form.ui.create.click()
        elif self._asking():
            self._create()

    def _asking(self) -> bool:
        """Whether the first questions are there and nothing is being made."""
        return self.ui.pages.currentWidget() is self.ui.ask and self.ui.create.isEnabled()

    def _go_back(self) -> None:
        if self._asking():
            self.from_backup.emit()

    def _create(self) -> None:
        if not self.ui.create.isEnabled():
            return
        problems = self._problems()
        for name in self._entries:
            self._say(name, problems.get(name, ""))
        if problems:
            self._entries[next(iter(problems))][0].setFocus()
            return
        self.ui.refusal.hide()
        self.wait(waiting=True)
        ui = self.ui
        self.asked.emit(
            NewHome(
                office=ui.office.text().strip(),
                name=ui.office_name.text().strip(),
                hub=ui.hub.value() == "hub",
                admin=ui.admin.text().strip(),
                password=ui.password.text(),
            )
        )

    def _problems(self) -> dict[str, str]:
        """What is wrong, by field, in the order of the form."""
        texts = {name: entry.text() for name, (entry, _error) in self._entries.items()}
        found: dict[str, str] = {}
        code = texts["office"].strip()
        if not (code.isascii() and code.isalnum()):
            found["office"] = _("请填写代码，只用字母和数字，例如 NX03。")
        if not texts["office_name"].strip():
            found["office_name"] = _("请填写居委会名称。")
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

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.code.text())
        self.ui.code_done.setText(_("已复制"))

    def _print(self) -> None:
        if self.ui.pages.currentWidget() is not self.ui.show_code:
            return
        from nanxi_desk.widgets.printing import ask_for_printer, print_text

        title = _("{office} 恢复码").format(office=self.ui.office_name.text().strip())
        if print_text(
            self, title, [self.ui.code.text(), self.ui.code_words.text()], self.ask_printer or ask_for_printer
        ):
            self.ui.code_done.setText(_("已送打印机"))
