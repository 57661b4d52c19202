"""Instead of a dead end: the backups there are, the newest good one chosen, and the way back to it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from nanxi_desk.core.backup_file import SUFFIX, Backup, look_into
from nanxi_desk.core.backups import Survey, newest_good, survey
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_restore_page import Ui_RestorePage
from nanxi_desk.widgets.restore_panel import backup_size, backup_title
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Formed

_BACKUP = Qt.ItemDataRole.UserRole


def ask_which(parent: QWidget) -> str:
    """A backup file, "" for none."""
    return QFileDialog.getOpenFileName(parent, _("选择备份文件"), "", _("备份") + f" (*{SUFFIX})")[0]


class RestorePage(Formed, QWidget):
    """For a damaged home, and for a new machine. `asked` gives backup, person and password."""

    asked = Signal(object, str, str)
    back = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._error: UserError | None = None
        self._offered = ("", "")
        self.ask: Callable[[QWidget], str] = ask_which
        self.stop: Callable[[], object] = lambda: None
        self.ui = self._set_up(Ui_RestorePage())
        self.panel = self.ui.going_back
        self.panel.asked.connect(self.asked)
        self.panel.stopped.connect(self._stop)
        self.ui.backups.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.ui.open.clicked.connect(self.open_file)
        self.ui.back.clicked.connect(self.back)
        for keys, action in (("Ctrl+O", self.open_file), ("F5", self.back.emit)):
            shortcut(self, keys, action, heard=WINDOW, repeats=True)
        self._retranslate()
        self.show_found(Survey((), 0))

    def explain(self, error: UserError | None, user: str = "", password: str = "") -> None:
        """Why the page is here: damage, or None for a new machine; what was typed at the login is offered."""
        self._error = error
        self._offered = (user, password)
        self._retranslate()

    def look(self, home: Path) -> None:
        """Find the backups of a home, and the newest whose whole content is good."""
        self.ui.searching.setText(_("正在检查备份…"))

        def found(listed: Survey) -> None:
            self.show_found(listed)
            if listed.backups:
                self._tasks.run_long(
                    lambda told, cancelled: newest_good(home, told, cancelled),
                    self._choose,
                    self._refused,
                    self._advance,
                )

        self._tasks.run(lambda: survey(home), found)

    def show_found(self, found: Survey) -> None:
        """List backups."""
        self.ui.backups.clear()
        for backup in found.backups:
            self.ui.backups.addItem(_item(backup))
        for part in (self.ui.backups, self.ui.label_backups):
            part.setVisible(bool(found.backups))
        if not found.backups:
            self.ui.open.setFocus()
            self.ui.searching.setText(_("这里没有找到备份，请插上存放备份的磁盘，再按 Ctrl+O 打开备份文件。"))

    def open_file(self) -> None:
        """Take a backup file from elsewhere."""
        if chosen := self.ask(self):
            self._tasks.run(lambda: look_into(Path(chosen)), self._take, self._refused)

    def refuse(self, error: UserError) -> None:
        """Say why it was not brought back."""
        self.panel.refuse(error)

    def backups(self) -> Sequence[Backup]:
        """The listed backups."""
        return [self.ui.backups.item(row).data(_BACKUP) for row in range(self.ui.backups.count())]

    def _advance(self, done: int, everything: int) -> None:
        self.ui.searching.setText(_("正在检查备份… {percent}%").format(percent=100 * done // everything))

    def _stop(self) -> None:
        self.stop()

    def _take(self, backup: Backup) -> None:
        known = [each.path for each in self.backups()]
        if backup.path not in known:
            self.ui.backups.insertItem(0, _item(backup))
            known.insert(0, backup.path)
        for part in (self.ui.backups, self.ui.label_backups):
            part.setVisible(True)
        self.ui.searching.setText("")
        self.ui.backups.setCurrentRow(known.index(backup.path))
        self.panel.ui.password.setFocus()

    def _choose(self, good: Backup | None) -> None:
        """The newest good backup is chosen; newer ones are not what was written."""
        if good is None:
            if self.backups():
                self.ui.searching.setText(_("这些备份都不完好；请打开别处的备份文件。"))
            return
        row = [each.path for each in self.backups()].index(good.path)
        for bad in range(row):
            item = self.ui.backups.item(bad)
            item.setText(_("{backup} · 已损坏").format(backup=item.text()))
        self.ui.searching.setText(_("已检查：选中的是最新的完好备份。"))
        self.ui.backups.setCurrentRow(row)
        self.panel.ui.password.setFocus()

    def _show_chosen(self) -> None:
        item = self.ui.backups.currentItem()
        self.panel.show_backup(None if item is None else item.data(_BACKUP), *self._offered)

    def _refused(self, error: UserError) -> None:
        self.ui.searching.setText(" ".join(part for part in (error.message, error.hint) if part))

    def _retranslate(self) -> None:
        if self._error is None:
            self.ui.title.setText(_("从备份恢复"))
            self.ui.sentence.setText(_("选一份备份，用备份当时的密码打开，本机就接着用它的数据。"))
        else:
            self.ui.title.setText(_("数据打不开了，可以用备份恢复"))
            self.ui.sentence.setText(self._error.message)
        self.ui.kept.setVisible(self._error is not None)


def _item(backup: Backup) -> QListWidgetItem:
    item = QListWidgetItem(f"{backup_title(backup)} · {backup_size(backup)}")
    item.setData(_BACKUP, backup)
    return item
