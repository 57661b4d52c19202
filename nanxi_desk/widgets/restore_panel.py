"""What a backup holds, what going back to it would take away, and the password that opens it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.backup_file import MIGRATION, Backup
from nanxi_desk.core.clock import local_text
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.restoring import people_in
from nanxi_desk.forms.ui_restore_panel import Ui_RestorePanel
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed


class RestorePanel(Formed, QWidget):
    """`asked` gives the backup, the person's name and the password; `stopped` that the work is to end."""

    asked = Signal(object, str, str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backup: Backup | None = None
        self._loss: Sequence[str] = ()
        self._waiting = False
        self.ui = self._set_up(Ui_RestorePanel())
        ui = self.ui
        ui.restore.clicked.connect(self._ask)
        ui.cancel.clicked.connect(self.stopped)
        ui.password.returnPressed.connect(self._ask)
        ui.password.textEdited.connect(lambda _text: self.refuse(None))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._ask, heard=WINDOW, repeats=True)
        self.show_backup(None)
        self.wait(waiting=False)

    def show_backup(self, backup: Backup | None, user: str = "", password: str = "") -> None:
        """Show a backup, or that none is chosen; `user` and `password` are offered where they may fit."""
        self.backup = backup
        self._loss = ()
        self.refuse(None)
        ui = self.ui
        kept = (user or ui.person.currentText(), password or ui.password.text())
        ui.person.clear()
        if backup is not None:
            try:
                ui.person.addItems(people_in(backup))
            except UserError as error:
                self.refuse(error)
        ui.person.setCurrentIndex(max(ui.person.findText(kept[0]), 0))
        ui.password.setText(kept[1])
        self._retranslate()

    def show_loss(self, sentences: Sequence[str]) -> None:
        """Say what would be lost."""
        self._loss = tuple(sentences)
        self.ui.loss.setText("\n".join(self._loss))
        self.ui.loss.setVisible(bool(self._loss))

    def refuse(self, error: UserError | None) -> None:
        """Say beside the password why it cannot be; None takes the sentence away."""
        words = "" if error is None else " ".join(part for part in (error.message, error.hint) if part)
        self.ui.error.setText(words)
        self.ui.error.setVisible(bool(words))
        restyle(self.ui.password, "wrong", "true" if words else "false")
        if words:
            self.wait(waiting=False)
            self.ui.password.setFocus()
            self.ui.password.selectAll()

    def wait(self, *, waiting: bool) -> None:
        """Show that the backup is being brought back."""
        self._waiting = waiting
        ui = self.ui
        ui.state.setText(_("正在恢复…") if waiting else "")
        ui.progress.setVisible(waiting)
        ui.progress.setValue(0)
        ui.cancel.setVisible(waiting)
        for part in (ui.restore, ui.person, ui.password):
            part.setEnabled(not waiting and self.backup is not None)

    def advance(self, done: int, everything: int) -> None:
        """How far it is."""
        self.ui.progress.setMaximum(100)
        self.ui.progress.setValue(100 * done // max(everything, 1))

    def _ask(self) -> None:
        if self.backup is None or self._waiting:
            return
        self.refuse(None)
        self.wait(waiting=True)
        self.asked.emit(self.backup, self.ui.person.currentText(), self.ui.password.text())

    def _retranslate(self) -> None:
        ui, backup = self.ui, self.backup
        ui.facts.setText(_("先在列表里选一份备份。") if backup is None else backup_title(backup))
        ui.where.setText("" if backup is None else f"{backup_size(backup)}\n{backup.path}")
        ui.where.setVisible(backup is not None)
        self.show_loss(self._loss)
        self.wait(waiting=self._waiting)


def backup_title(backup: Backup) -> str:
    """When a backup was made and of which office."""
    office = f"{backup.office} {backup.name}".strip()
    time = local_text(backup.made_at)
    if backup.kind == MIGRATION:
        return _("{time} · {office} · 升级前").format(time=time, office=office)
    return f"{time} · {office}"


def backup_size(backup: Backup) -> str:
    """How much is in a backup."""
    return _("{changes} 条变更 · {size} MB").format(
        changes=f"{backup.changes:,}", size=f"{backup.size / 1_000_000:,.1f}"
    )
