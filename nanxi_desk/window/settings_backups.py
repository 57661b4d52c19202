"""设置 › 备份: the backups there are, a new one, the second place, and the way back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from nanxi_desk.core import paths
from nanxi_desk.core.backup_file import SUFFIX, Backup, look_into
from nanxi_desk.core.backup_keeping import Standing, back_up_now, choose_second, keep_up, standing
from nanxi_desk.core.backups import automatic_name, back_up
from nanxi_desk.core.clock import local_text
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.language import _
from nanxi_desk.core.restoring import loss_of, loss_sentences, prepare_in
from nanxi_desk.forms.ui_settings_backups import Ui_BackupsSection
from nanxi_desk.widgets.restore_panel import backup_size, backup_title
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.window.main_window import RESTORE
from nanxi_desk.window.restore_page import ask_which

_BACKUP = Qt.ItemDataRole.UserRole


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where a backup is to be stored, "" for nowhere."""
    return QFileDialog.getSaveFileName(parent, _("备份到文件"), proposed, _("备份") + f" (*{SUFFIX})")[0]


def ask_folder(parent: QWidget) -> str:
    """The second place, "" for none."""
    return QFileDialog.getExistingDirectory(parent, _("第二个备份位置"))


class BackupsSection(Section):
    """Everything that takes long runs beside the desk's work, shows how far it is and can be stopped."""

    key = "backups"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._standing: Standing | None = None
        self._making: Cancellation | None = None
        self._preparing: Cancellation | None = None
        self.ask_where: Callable[[QWidget, str], str] = ask_where
        self.ask_which: Callable[[QWidget], str] = ask_which
        self.ask_folder: Callable[[QWidget], str] = ask_folder
        self.ui = self._set_up(Ui_BackupsSection())
        ui = self.ui
        self.panel = ui.going_back
        self.panel.asked.connect(self._restore)
        self.panel.stopped.connect(self.stop)
        ui.progress.hide()
        ui.backups.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        for button, keys, action in (
            (ui.make, "Ctrl+B", self.make),
            (ui.save_as, "Ctrl+S", self.save_as),
            (ui.open, "Ctrl+O", self.open_file),
            (ui.choose, "Ctrl+L", self.choose_second),
        ):
            button.clicked.connect(action)
            shortcut(self, keys, action, heard=WINDOW, repeats=True)
        ui.none.clicked.connect(lambda: self._keep_second(None))
        shortcut(self, "Esc", self.stop, heard=WINDOW, repeats=True)
        self._retranslate()

    def shown(self) -> None:
        """Read again how it stands."""
        home = self._desk.home
        self._desk.tasks.run(lambda: standing(home), self._fill, key="backups")

    def make(self) -> None:
        """Back up now, or stop doing so."""
        if self._making is not None:
            self.stop()
            return
        home = self._desk.home
        self._begin()
        self._making = self._desk.tasks.run_long(
            lambda told, cancelled: back_up_now(home, told, cancelled),
            self._made,
            self._refused,
            self._advance,
        )

    def save_as(self) -> None:
        """Back up to a file that somebody names; the dialog asks before it replaces one."""
        home = self._desk.home
        chosen = self.ask_where(self, automatic_name(home.office, home.journal.clock.now()))
        if not chosen or self._making is not None:
            return
        path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
        self._begin()
        self._making = self._desk.tasks.run_long(
            lambda told, cancelled: back_up(home, path, progress=told, cancelled=cancelled),
            lambda made: self._tell(_("已备份到“{file}”").format(file=made.path)),
            self._refused,
            self._advance,
        )

    def stop(self) -> None:
        """End what is under way."""
        for work in (self._making, self._preparing):
            if work is not None:
                work.say()

    def open_file(self) -> None:
        """Look into a backup file from elsewhere."""
        if chosen := self.ask_which(self):
            self._desk.tasks.run(lambda: look_into(Path(chosen)), self._show, self.panel.refuse)

    def choose_second(self) -> None:
        """Choose where the second copy is kept."""
        if chosen := self.ask_folder(self):
            self._keep_second(Path(chosen))

    # --- backups ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._say_done("")
        self.ui.progress.show()
        self.ui.progress.setValue(0)
        self.ui.make.setText(_("停止  Esc"))

    def _advance(self, done: int, everything: int) -> None:
        self.ui.progress.setMaximum(everything)
        self.ui.progress.setValue(done)

    def _end(self) -> None:
        self._making = None
        self.ui.progress.hide()
        self.ui.make.setText(_("立即备份  Ctrl+B"))

    def _made(self, found: Standing) -> None:
        self._tell(_("已备份"))
        self._fill(found)

    def _tell(self, sentence: str) -> None:
        self._end()
        self._say_done("✓ " + sentence)
        self.saved.emit(sentence)

    def _say_done(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))

    def _refused(self, error: UserError) -> None:
        self._end()
        self._warn(" ".join(part for part in (error.message, error.hint) if part))

    def _keep_second(self, chosen: Path | None) -> None:
        home = self._desk.home

        def kept(_plan: object) -> None:
            self.saved.emit(_("第二个备份位置已保存"))
            self._desk.tasks.run_long(
                lambda told, cancelled: keep_up(home, told, cancelled), self._fill, self._refused
            )

        self._desk.tasks.run(lambda: choose_second(home, chosen), kept, self._refused)

    def _fill(self, found: Standing) -> None:
        self._standing = found
        chosen = self.panel.backup
        self.ui.backups.clear()
        for backup in found.backups:
            self.ui.backups.addItem(_item(backup, found))
        known = [backup.path for backup in found.backups]
        if chosen is not None and chosen.path in known:
            self.ui.backups.setCurrentRow(known.index(chosen.path))
        self._say()

    def _say(self) -> None:
        found, ui = self._standing, self.ui
        ui.standing.setText("" if found is None else _standing_words(found))
        if found is None:
            return
        self._warn(found.warning())
        kept = _("每天第一次打开时自动备份，保留最近 {days} 天、{weeks} 周和 {months} 个月的。")
        plan = found.plan
        ui.words.setText(kept.format(days=plan.daily, weeks=plan.weekly, months=plan.monthly))
        words = _("另有 {count} 个文件不是备份、已损坏或属于别的单位。")
        ui.skipped.setText(words.format(count=found.skipped))
        ui.skipped.setVisible(bool(found.skipped))
        second = found.plan.second
        ui.second.setText(str(second) if second else _("没有设。磁盘坏了时，只有另一块磁盘上的备份还在。"))
        note = _("它和数据在同一块磁盘上，磁盘坏了会一起丢。") if found.same_disk else ""
        ui.second_note.setText(note)
        ui.second_note.setVisible(bool(note))
        ui.none.setVisible(second is not None)

    def _warn(self, sentence: str) -> None:
        self.ui.warning.setText(sentence)
        self.ui.warning.setVisible(bool(sentence))

    # --- the way back -------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        item = self.ui.backups.currentItem()
        if item is not None:
            self._show(item.data(_BACKUP))

    def _show(self, backup: Backup) -> None:
        if self.panel.backup != backup:
            self.panel.show_backup(backup, self._desk.home.actor.name)
        home = self._desk.home

        def lost() -> list[str]:
            ring = KeyRing.load(home.path / paths.KEYS)
            return loss_sentences(loss_of(home.engine, ring, backup))

        self._desk.tasks.run(lost, self.panel.show_loss, self.panel.refuse, key="loss")

    def _restore(self, backup: Backup, person: str, password: str) -> None:
        home = self._desk.home

        def ready(_nothing: None) -> None:
            self._preparing = None
            self.wanted.emit(RESTORE, (person, password))

        def refused(error: UserError) -> None:
            self._preparing = None
            self.panel.refuse(error)

        self._preparing = self._desk.tasks.run_long(
            lambda told, cancelled: prepare_in(
                home, backup, password, person, progress=told, cancelled=cancelled
            ),
            ready,
            refused,
            self.panel.advance,
        )

    def _retranslate(self) -> None:
        self._warn("")
        self._say_done("")
        self._end()
        self._say()
        self.ui.skipped.setVisible(self._standing is not None and bool(self._standing.skipped))


def _item(backup: Backup, found: Standing) -> QListWidgetItem:
    words = [backup_title(backup), backup_size(backup)]
    if found.plan.second is not None and backup.path.parent == found.plan.second:
        words.append(_("第二位置"))
    item = QListWidgetItem(" · ".join(words))
    item.setToolTip(str(backup.path))
    item.setData(_BACKUP, backup)
    return item


def _standing_words(found: Standing) -> str:
    newest = found.newest
    if newest is None:
        return _("还没有备份。")
    time = local_text(newest.made_at)
    if not found.behind:
        return _("最近的备份是 {time} 的，之后没有写过什么。").format(time=time)
    if not found.workdays:
        return _("最近的备份是今天 {time} 的，之后又写过。").format(time=time[-5:])
    return _("最近的备份是 {time} 的，{count} 个工作日前。").format(time=time, count=found.workdays)
