"""设置 › 权限: what each role may do, and after how long the window locks itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from nanxi_desk.core import locking
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import ROLES, Right, declared
from nanxi_desk.forms.ui_settings_rights import Ui_SettingsRights
from nanxi_desk.modules import load_services
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.theme import restyle

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RightsSection(Section):
    """The table is the registry itself; nobody changes it here."""

    key = "rights"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rights: tuple[Right, ...] = ()
        self.ui = self._set_up(Ui_SettingsRights())
        ui = self.ui
        ui.minutes.setMaxLength(3)
        ui.minutes.textEdited.connect(lambda _text: self._say(""))
        ui.minutes.returnPressed.connect(self.store)
        ui.store.clicked.connect(self.store)
        shortcut(self, "Ctrl+Return", self.store, heard=WINDOW, repeats=True)
        ui.rights.verticalHeader().hide()
        ui.rights.setAlternatingRowColors(False)
        self._say("")

    def shown(self) -> None:
        """Read the minutes and the registry."""
        home = self._desk.home

        def read() -> tuple[int, tuple[Right, ...]]:
            load_services()
            return locking.idle_minutes(home), declared()

        self._desk.tasks.run(read, self._show, key="rights")

    def store(self) -> None:
        """Keep the minutes."""
        home, text = self._desk.home, self.ui.minutes.text()
        minutes = int(text) if text.isdecimal() else 0
        actor = home.actor

        def done(_nothing: object) -> None:
            sentence = _("{count} 分钟不用就锁定").format(count=minutes)
            self._say("", sentence)
            self.saved.emit(sentence)
            self.wanted.emit("idle", minutes)

        self._desk.tasks.run(lambda: locking.set_idle_minutes(home, actor, minutes), done, self._refused)

    def _retranslate(self) -> None:
        self._fill(self._rights)

    def _show(self, found: tuple[int, tuple[Right, ...]]) -> None:
        minutes, self._rights = found
        allowed = self._desk.home.actor.can(locking.RIGHT_LOCK)
        self.ui.minutes.setText(str(minutes))
        for part in (self.ui.minutes, self.ui.store):
            part.setEnabled(allowed)
        if not allowed:
            self.ui.told.setText(_("由主任或管理员设定。"))
        self._fill(self._rights)

    def _fill(self, rights: Sequence[Right]) -> None:
        table = self.ui.rights
        table.setColumnCount(1 + len(ROLES))
        first = QTableWidgetItem(_("权限"))
        first.setTextAlignment(_LEFT)
        table.setHorizontalHeaderItem(0, first)
        for column, role in enumerate(ROLES, start=1):
            table.setHorizontalHeaderItem(column, QTableWidgetItem(_(role)))
        table.setRowCount(len(rights))
        for row, right in enumerate(rights):
            table.setItem(row, 0, QTableWidgetItem(_(right.label)))
            for column, role in enumerate(ROLES, start=1):
                has = role in right.roles
                cell = QTableWidgetItem("✓" if has else "–")
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, _("可以") if has else _("不可以"))
                table.setItem(row, column, cell)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _refused(self, error: UserError) -> None:
        self._say(" ".join(part for part in (error.message, error.hint) if part))

    def _say(self, wrong: str, told: str = "") -> None:
        self.ui.error_minutes.setText(wrong)
        self.ui.error_minutes.setVisible(bool(wrong))
        restyle(self.ui.minutes, "wrong", "true" if wrong else "false")
        self.ui.minutes.setAccessibleDescription(wrong)
        self.ui.told.setText("✓ " + told if told else "")
        if wrong:
            self.ui.minutes.setFocus()
