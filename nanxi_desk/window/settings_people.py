"""设置 › 人员: who may log in, a new colleague, one's own PIN and password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QWidget

from nanxi_desk.core.access import Member
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_settings_people import Ui_SettingsPeople
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.theme import restyle

_ID = Qt.ItemDataRole.UserRole


class PeopleSection(Section):
    """Every error is said beside the field that it is about; nothing typed is lost by one."""

    key = "people"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._access = desk.home.access
        self._members: dict[str, Member] = {}
        self.ui = Ui_SettingsPeople()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        ui = self.ui
        self._fields: dict[str, tuple[QLineEdit, QLabel]] = {
            "own": (ui.own, ui.error_own),
            "name": (ui.name, ui.error_name),
            "password": (ui.password, ui.error_password),
            "again": (ui.again, ui.error_password),
            "pin": (ui.pin, ui.error_pin),
            "old": (ui.old, ui.error_old),
            "new_password": (ui.new_password, ui.error_old),
        }
        for entry, _error in self._fields.values():
            entry.textEdited.connect(lambda _text: self._clear_errors())
        ui.people.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        for action, button, keys, last in (
            (self.add, ui.add, "Ctrl+Return", ui.again),
            (self.set_pin, ui.set_pin, "Ctrl+P", ui.pin),
            (self.end_login, ui.end_login, "F8", ui.own),
            (self.change_password, ui.change, "", ui.new_password),
        ):
            button.clicked.connect(lambda _checked=False, action=action: action())
            last.returnPressed.connect(action)
            if keys:
                QShortcut(QKeySequence(keys), self).activated.connect(action)
        ui.remove_pin.clicked.connect(self._remove_pin)
        self._clear_errors()

    def shown(self) -> None:
        """Read the list again."""
        self._desk.tasks.run(self._access.members, self._fill, key="members")

    def add(self) -> None:
        """Add a colleague with a login."""
        ui = self.ui
        if ui.password.text() != ui.again.text():
            self._refused(FieldRefused("again", _("两次输入的密码不同。")))
            return
        name, post, password = ui.name.text(), ui.post.text(), ui.password.text()
        done = _("{name} 可以登录了").format(name=name.strip())
        self._do(
            lambda: self._access.add(name, post, password), done, ui.name, ui.post, ui.password, ui.again
        )

    def set_pin(self) -> None:
        """Set one's own PIN."""
        pin = self.ui.pin.text()
        self._do(lambda: self._access.set_pin(pin), _("PIN 已设定"), self.ui.pin)

    def change_password(self) -> None:
        """Change one's own password."""
        old, new = self.ui.old.text(), self.ui.new_password.text()
        self._do(
            lambda: self._access.change_password(old, new),
            _("密码已改"),
            *(self.ui.old, self.ui.new_password),
            typed_in="new_password",
        )

    def end_login(self) -> None:
        """End the chosen colleague's login; one without a login gets it back with a new password."""
        member = self._chosen()
        if member is None:
            self._refused(FieldRefused("own", _("请先在上面选一位同事。")))
            return
        secret = self.ui.own.text()
        if member.has_login:
            self._do(
                lambda: self._access.end_login(member.id, secret),
                _("{name} 的登录已停用").format(name=member.name),
                self.ui.own,
            )
        else:
            self._do(
                lambda: self._access.give_login(member.id, secret),
                _("{name} 可以登录了").format(name=member.name),
                self.ui.own,
                typed_in="own",
            )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
            self._fill(list(self._members.values()))
        super().changeEvent(event)

    def _remove_pin(self) -> None:
        self._do(self._access.remove_pin, _("PIN 已取消"), self.ui.pin)

    def _do(
        self, work: Callable[[], object], sentence: str, *typed: QLineEdit, typed_in: str = "password"
    ) -> None:
        """`typed_in` names the field in which the new password stands."""
        self._clear_errors()

        def done(_result: object) -> None:
            for entry in typed:
                entry.clear()
            self.ui.told.setText("✓ " + sentence)
            self.saved.emit(sentence)
            self.shown()

        def refused(error: UserError) -> None:
            misplaced = isinstance(error, FieldRefused) and error.field == "password"
            self._refused(FieldRefused(typed_in, error.message, error.hint) if misplaced else error)

        self._desk.tasks.run(work, done, refused)

    def _fill(self, members: Sequence[Member]) -> None:
        chosen = self._chosen()
        self._members = {member.id: member for member in members}
        self.ui.people.clear()
        for member in members:
            item = QListWidgetItem(_member_words(member))
            item.setData(_ID, member.id)
            self.ui.people.addItem(item)
            if chosen is not None and member.id == chosen.id:
                self.ui.people.setCurrentItem(item)
        own = self._members.get(self._desk.home.actor.id)
        self.ui.remove_pin.setVisible(own is not None and own.has_pin)
        self._show_chosen()

    def _chosen(self) -> Member | None:
        item = self.ui.people.currentItem()
        return self._members.get(item.data(_ID)) if item is not None else None

    def _show_chosen(self) -> None:
        ui, member = self.ui, self._chosen()
        back = member is not None and not member.has_login
        ui.end_login.setText(_("给予登录  F8") if back else _("停用登录  F8"))
        ui.own.setPlaceholderText(_("给此人的新密码") if back else _("您自己的密码"))
        ui.own.setAccessibleName(ui.own.placeholderText())
        ui.chosen_words.setText(
            _("选一位同事，可以停用或给予登录。") if member is None else _member_words(member)
        )

    def _refused(self, error: UserError) -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        place = self._fields.get(error.field) if isinstance(error, FieldRefused) else None
        if place is None:
            place = self._fields["own"]
        entry, label = place
        label.setText(words)
        label.show()
        restyle(entry, "wrong", "true")
        entry.setAccessibleDescription(words)
        entry.setFocus()

    def _clear_errors(self) -> None:
        self.ui.told.setText("")
        for entry, label in self._fields.values():
            label.setText("")
            label.hide()
            restyle(entry, "wrong", "false")
            entry.setAccessibleDescription("")


def _member_words(member: Member) -> str:
    state = _("可登录") if member.has_login else _("不能登录")
    pin = _("已设 PIN") if member.has_pin else ""
    return " · ".join(part for part in (member.name, member.post, state, pin) if part)
