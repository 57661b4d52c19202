"""设置 › 人员: who may log in, a new colleague, one's own PIN and password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QWidget

from nanxi_desk.core.access import RIGHT_PEOPLE, Member
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import newcomer_roles, refusal, roles_at
from nanxi_desk.forms.ui_settings_people import Ui_SettingsPeople
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
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
        self.ui = self._set_up(Ui_SettingsPeople())
        ui = self.ui
        self._hub = desk.home.is_hub
        for ticks in (ui.roles, ui.new_roles):
            ticks.offer(roles_at(hub=self._hub))
        ui.new_roles.tick(newcomer_roles(hub=self._hub))
        self._fields: dict[str, tuple[QWidget, QLabel]] = {
            "roles": (ui.roles, ui.error_roles),
            "own": (ui.own, ui.error_own),
            "name": (ui.name, ui.error_name),
            "password": (ui.password, ui.error_password),
            "again": (ui.again, ui.error_password),
            "pin": (ui.pin, ui.error_pin),
            "old": (ui.old, ui.error_old),
            "new_password": (ui.new_password, ui.error_old),
        }
        for entry, _error in self._fields.values():
            if isinstance(entry, QLineEdit):
                entry.textEdited.connect(lambda _text: self._clear_errors())
        ui.people.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        ui.store_roles.clicked.connect(self.store_roles)
        shortcut(self, "F9", self.store_roles, heard=WINDOW, repeats=True)
        for action, button, keys, last in (
            (self.add, ui.add, "Ctrl+Return", ui.again),
            (self.set_pin, ui.set_pin, "Ctrl+P", ui.pin),
            (self.end_login, ui.end_login, "F8", ui.own),
            (self.change_password, ui.change, "", ui.new_password),
        ):
            button.clicked.connect(lambda _checked=False, action=action: action())
            last.returnPressed.connect(action)
            if keys:
                shortcut(self, keys, action, heard=WINDOW, repeats=True)
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
        roles = ui.new_roles.chosen()
        done = _("{name} 可以登录了，第一次登录要换密码").format(name=name.strip())
        self._do(
            lambda: self._access.add(name, post, password, roles=roles),
            done,
            *(ui.name, ui.post, ui.password, ui.again),
        )

    def store_roles(self) -> None:
        """Give the chosen colleague the ticked roles."""
        member, roles = self._chosen(), self.ui.roles.chosen()
        if member is None:
            self._refused(FieldRefused("roles", _("请先在上面选一位同事。")))
            return
        self._do(
            lambda: self._access.set_roles(member.id, roles),
            _("{name} 的角色已改，下次登录起按新角色").format(name=member.name),
            place="roles",
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
            self._end(member, secret)
        else:
            self._do(
                lambda: self._access.give_login(member.id, secret),
                _("{name} 可以登录了").format(name=member.name),
                self.ui.own,
                typed_in="own",
            )

    def _end(self, member: Member, secret: str) -> None:
        """In the background with progress: the whole database is written anew."""
        self._clear_errors()
        self.ui.end_login.setEnabled(False)

        def work(told: Callable[[int, int], None], _cancelled: object) -> None:
            self._access.end_login(member.id, secret, told)

        def done(_nothing: object) -> None:
            self.ui.end_login.setEnabled(True)
            self._told(_("{name} 的登录已停用，数据已换新密钥").format(name=member.name), (self.ui.own,))

        def refused(error: UserError) -> None:
            self.ui.end_login.setEnabled(True)
            self._refused(error)

        def progress(done: int, everything: int) -> None:
            share = 100 * done // max(everything, 1)
            self.ui.told.setText(_("正在用新密钥重写数据 {share}%，登记会等它写完…").format(share=share))

        self._desk.tasks.run_long(work, done, refused, progress)

    def _retranslate(self) -> None:
        self._fill(list(self._members.values()))

    def _remove_pin(self) -> None:
        self._do(self._access.remove_pin, _("PIN 已取消"), self.ui.pin)

    def _do(
        self,
        work: Callable[[], object],
        sentence: str,
        *typed: QLineEdit,
        typed_in: str = "password",
        place: str = "",
    ) -> None:
        """`typed_in` names the field in which the new password stands, `place` where all else is refused."""
        self._clear_errors()

        def done(_result: object) -> None:
            self._told(sentence, typed)

        def refused(error: UserError) -> None:
            misplaced = isinstance(error, FieldRefused) and error.field == "password"
            self._refused(FieldRefused(typed_in, error.message, error.hint) if misplaced else error, place)

        self._desk.tasks.run(work, done, refused)

    def _told(self, sentence: str, typed: Sequence[QLineEdit]) -> None:
        for entry in typed:
            entry.clear()
        self.ui.told.setText("✓ " + sentence)
        self.saved.emit(sentence)
        self.shown()

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
        ui.roles.tick(member.roles if member else ())
        self._allow(member)
        back = member is not None and not member.has_login
        ui.end_login.setText(_("给予登录  F8") if back else _("停用登录  F8"))
        ui.own.setPlaceholderText(_("给此人的新密码") if back else _("您自己的密码"))
        ui.own.setAccessibleName(ui.own.placeholderText())
        ui.chosen_words.setText(
            _("选一位同事，可以改角色、停用或给予登录。") if member is None else _member_words(member)
        )

    def _allow(self, member: Member | None) -> None:
        """Who may not manage people sees them, and reads why the rest cannot be pressed."""
        ui, allowed = self.ui, self._desk.home.actor.can(RIGHT_PEOPLE)
        ui.roles.setEnabled(allowed and member is not None)
        ui.store_roles.setEnabled(allowed and member is not None)
        for part in (ui.own, ui.end_login, ui.new_roles, ui.name, ui.post, ui.password, ui.again, ui.add):
            part.setEnabled(allowed)
        if not allowed:
            ui.end_words.setText(" ".join(refusal(RIGHT_PEOPLE)))

    def _refused(self, error: UserError, place: str = "") -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        named = error.field if isinstance(error, FieldRefused) else place
        self.ui.told.setText("")
        entry, label = self._fields.get(named, self._fields["own"])
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
    if member.temporary:
        state = _("还没换密码")
    roles = _("、").join(_(role) for role in member.roles)
    pin = _("已设 PIN") if member.has_pin else ""
    return " · ".join(part for part in (member.name, member.post, roles, state, pin) if part)
