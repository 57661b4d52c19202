"""数据交换 › 往来单位: what each has, who owes a file; writing workbooks, enrolling, passwords, computers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UsageError, UserError
from nanxi_desk.core.exchange.joining import RIGHT_ENROL
from nanxi_desk.core.exchange.outgoing import RIGHT_EXPORT, Exported
from nanxi_desk.core.exchange.service import RIGHT_REVOKE, Exchange
from nanxi_desk.core.exchange.views import ComputerView, Enrolled, PartnerView
from nanxi_desk.core.language import _
from nanxi_desk.core.own_key import own_fingerprint
from nanxi_desk.forms.ui_exchange_partners import Ui_PartnersPane
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.widgets.twice import Twice
from nanxi_desk.window.exchange_pane import Pane, Step, refuse, say, show_same_place, stoppable
from nanxi_desk.window.exchange_words import (
    computer_state,
    file_words,
    moment,
    office_words,
    sentence,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_CODE, _OFFICE, _PENDING, _WAITING, _IN, _OUT = "代码", "单位", "对方还缺", "等待", "上次收到", "上次发出"
_STOPPED = "已停止，没有写出文件。"
_FINGERPRINT, _STATE = "指纹", "状态"
_MARKS = {"owes": ("red", True), "waiting": ("yellow", True), "behind": ("accent", False)}


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as the table wants it."""

    id: str
    view: PartnerView


@dataclass(frozen=True, slots=True)
class ComputerRow:
    """A computer as the table wants it."""

    id: str
    view: ComputerView


def ask_where(parent: QWidget, proposed: str, kind: str) -> str:
    """Where a file is to be written, "" for nowhere; `kind` is what it is called."""
    return QFileDialog.getSaveFileName(parent, kind, proposed)[0]


class PartnersPane(Pane):
    """Partners on the left, the chosen one beside them; below, the hub enrols and an office names its hub."""

    key = "partners"

    def __init__(self, desk: Desk, service: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(desk, service, parent)
        self._views: tuple[PartnerView, ...] | None = None
        self._office = ""  # of the partner whose details are shown
        self._running: Cancellation | None = None
        self.ask_where: Callable[[QWidget, str, str], str] = ask_where
        self.ask_printer: Callable[[QWidget], QPrinter | None] | None = None  # else the system's dialog
        self.ui = self._set_up(Ui_PartnersPane())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        self.computers = RecordTable(_computer_columns(), desk.tasks, desk.theme, least=2)
        self.ui.table_place.addWidget(self.table)
        self.ui.computers_place.addWidget(self.computers)
        self._revoking = Twice(self.ui.revoke)
        self._connect()
        self._order_stops()
        self._may()
        self._retranslate()
        self._show_code(None)
        self._show_running(None)
        self._show_chosen()
        for label in (self.ui.told, self.ui.export_error, self.ui.password_error, self.ui.revoke_error):
            say(label, "")
        say(self.ui.join_error, "")

    def shown(self) -> None:
        """Read partners again."""
        home, service = self._desk.home, self._service
        self._read(lambda: (own_fingerprint(home), service.partners()), self.fill, self.ui.export_error)

    def focus_first(self) -> None:
        """The list; where nobody is in it yet, the form below it."""
        if self._views:
            self.table.setFocus()
        elif self.ui.join_panel.isVisible() and self.ui.join_code.isEnabled():
            self.ui.join_code.setFocus()
        else:
            self.table.setFocus()

    def chosen(self) -> PartnerView | None:
        """The partner whose details are shown."""
        return next((view for view in self._views or () if view.office == self._office), None)

    # --- partners -----------------------------------------------------------------------------------------

    def fill(self, read: tuple[str, tuple[PartnerView, ...]]) -> None:
        """Show this computer's fingerprint and the partners."""
        own, views = read
        self.ui.own.setText(own)
        if views == self._views:
            return
        first = self._views is None
        self._views = views
        self._show_join()
        rows = [PartnerRow(view.office, view) for view in views]
        self._office = show_same_place(self.table, rows, self._empty_words(), self._office)
        self._show_chosen()
        if first and self.isVisible():
            self.focus_first()

    def _take(self, row: PartnerRow | None) -> None:
        if row is not None and row.id != self._office:
            self._office = row.id
            self._clear()
            self._show_chosen()

    def _clear(self) -> None:
        ui = self.ui
        self._revoking.forget()
        for label in (ui.told, ui.export_error, ui.revoke_error):
            say(label, "")
        refuse(ui.password_error, ui.password, "")
        ui.password.clear()

    def _show_chosen(self) -> None:
        ui, view = self.ui, self.chosen()
        ui.detail.setVisible(view is not None)
        if view is None:
            return
        ui.name.setText(office_words(view.office, view.name))
        say(ui.owes, view.owes)
        ui.have.setText(moment(view.have_at))
        ui.pending.setText(_("{count} 条变更").format(count=f"{view.pending:,}"))
        ui.waiting.setText(_("{count} 份").format(count=view.waiting))
        ui.last_in.setText(file_words(view.last_in))
        ui.last_out.setText(file_words(view.last_out))
        kept = _("交换密码：已保存") if view.has_password else _("交换密码：没有保存，先与对方约定一个")
        ui.password_label.setText(kept)
        rows = [ComputerRow(computer.replica, computer) for computer in view.computers]
        show_same_place(self.computers, rows, _("还没有收到过对方电脑的文件。"))

    def _empty_words(self) -> str:
        if self._desk.home.is_hub:
            return _("还没有往来单位。\n在下面登记一个居委会，把加入文件交给它。")
        return _("还没有往来单位。\n在下面填街道的代码和约定的密码。")

    # --- workbooks ----------------------------------------------------------------------------------------

    def export(self) -> None:
        """F8: write the workbook for the chosen partner, beside the window's other work."""
        view, home = self.chosen(), self._desk.home
        if view is None or self._running is not None:
            return
        self._clear()
        if not view.has_password:
            why = _("还没有保存交换密码，写不出工作簿。请先在这里保存与对方约定的密码。")
            refuse(self.ui.password_error, self.ui.password, why)
            return
        proposed = f"{home.office}-{view.office}-{office_day(home.journal.clock.now()).replace('-', '')}.xlsx"
        chosen = self.ask_where(self, proposed, _("写出工作簿"))
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else chosen + ".xlsx")
        full, attachments, actor = self.ui.full.isChecked(), self.ui.attachments.isChecked(), home.actor

        def work(told: Step, cancelled: Cancellation) -> Exported:
            progress = stoppable(told, cancelled, _STOPPED)
            return self._service.export(
                actor, path, view.office, full=full, attachments=attachments, progress=progress
            )

        running = self._desk.tasks.run_long(work, self._exported, self._refuse_export, self._advance)
        self._show_running(running)
        say(self.ui.told, _("正在写出…"))

    def stop(self) -> None:
        """Esc: stop writing; no file is left then."""
        if self._running is not None:
            self._running.say()
            say(self.ui.told, _("正在停下…"))

    def _exported(self, done: Exported) -> None:
        self._show_running(None)
        self.ui.full.setChecked(False)
        words = _("已写出“{file}”：{records} 条记录，{changes} 条变更").format(
            file=done.file.name, records=f"{done.records:,}", changes=f"{done.changes:,}"
        )
        if done.attachments_file is not None:
            words += _("；“{file}”：{count} 个附件").format(
                file=done.attachments_file.name, count=done.attachments
            )
        self._tell(self.ui.told, words)

    def _refuse_export(self, error: UserError) -> None:
        self._show_running(None)
        say(self.ui.told, "")
        say(self.ui.export_error, sentence(error))

    def _advance(self, done: int, everything: int) -> None:
        self.ui.progress.setMaximum(max(everything, 1))
        self.ui.progress.setValue(done)

    def _show_running(self, running: Cancellation | None) -> None:
        """How far it is and the way to stop it take the place of the button and what was chosen."""
        ui, self._running = self.ui, running
        begun, stopping = ui.export_.hasFocus(), ui.stop.hasFocus()
        ui.progress.setValue(0)
        idle, busy = (ui.export_, ui.full, ui.attachments), (ui.progress, ui.stop)
        going, coming = (busy, idle) if running is None else (idle, busy)
        for part in going:  # first, or both would ask for room for a moment and widen the window
            part.hide()
        for part in coming:
            part.show()
        if begun or stopping:
            (ui.export_ if running is None else ui.stop).setFocus()

    # --- passwords and computers --------------------------------------------------------------------------

    def keep_password(self) -> None:
        """Keep another password for the chosen partner."""
        view = self.chosen()
        if view is None:
            return
        typed = self.ui.password.text()
        told = _("已保存“{office}”的交换密码") if typed else _("不再保存“{office}”的交换密码")
        words = told.format(office=office_words(view.office, view.name))
        self._clear()
        self._keep(view.office, typed, words, partial(self._refuse_password, typed))

    def _keep(self, office: str, password: str, words: str, refused: Callable[[UserError], None]) -> None:
        actor = self._desk.home.actor
        self._do(
            lambda: self._service.set_password(actor, office, password),
            lambda _nothing: self._tell(self.ui.told, words),
            refused,
        )

    def _refuse_password(self, typed: str, error: UserError) -> None:
        self.ui.password.setText(typed)
        refuse(self.ui.password_error, self.ui.password, sentence(error))

    def revoke(self) -> None:
        """Refuse the files of the chosen computer from now on: asked twice, since it cannot be taken back."""
        row, actor = self.computers.current_row(), self._desk.home.actor
        say(self.ui.revoke_error, "")
        if not isinstance(row, ComputerRow) or row.view.state == "revoked":
            say(self.ui.revoke_error, _("请先在上面选中一台还没有停用的电脑。"))
            self.computers.setFocus()
            return
        if not self._revoking.press(row.id, _("再按一次 Del 就停用")):
            return
        words = _("已停用指纹为 {fingerprint} 的电脑").format(fingerprint=row.view.fingerprint)
        self._do(
            lambda: self._service.revoke(actor, row.id),
            lambda _nothing: self._tell(self.ui.told, words),
            lambda error: say(self.ui.revoke_error, sentence(error)),
        )

    # --- joining ------------------------------------------------------------------------------------------

    def join(self) -> None:
        """At the hub: write a joining file. At an office: name the hub and the password agreed with it."""
        ui = self.ui
        office, second = ui.join_code.text().strip().upper(), ui.join_name.text().strip()
        self._refuse_join(None, ui.join_code)
        self._refuse_join(None, ui.join_name)
        if not (office.isascii() and office.isalnum()):
            self._refuse_join(UsageError(_("请填写单位代码，只用字母和数字，例如 NX03。")), ui.join_code)
        elif not second:
            hub = self._desk.home.is_hub
            why = _("请填写单位名称。") if hub else _("请填写与街道约定的密码。")
            self._refuse_join(UsageError(why), ui.join_name)
        elif self._desk.home.is_hub:
            self._enrol(office, second)
        else:
            words = _("已加入街道“{office}”").format(office=office)
            self._keep(office, second, words, lambda error: self._refuse_join(error, ui.join_name))
            ui.join_name.clear()

    def _enrol(self, office: str, name: str) -> None:
        actor = self._desk.home.actor
        chosen = self.ask_where(self, f"{office}.joining", _("保存加入文件"))
        if chosen:
            self._do(
                lambda: self._service.enrol(actor, office, name, Path(chosen)),
                self._enrolled,
                lambda error: self._refuse_join(error, self.ui.join_code),
            )

    def _enrolled(self, done: Enrolled) -> None:
        self.ui.join_code.clear()
        self.ui.join_name.clear()
        self._office = done.office
        self._show_code(done)
        self.saved.emit(_("已登记“{office}”").format(office=done.office))
        self.changed.emit()

    def _show_code(self, done: Enrolled | None) -> None:
        """Show a joining code, once; None puts it away."""
        ui = self.ui
        ui.join_form.setVisible(done is None)
        ui.join_words.setVisible(done is None)
        ui.join_done.setVisible(done is not None)
        ui.code.setText("" if done is None else done.code)
        ui.code_done.setText("")
        if done is not None:
            words = _(
                "已写好“{office}”的加入文件“{file}”。加入码请用电话或纸条另行告知，不要与文件放在一起："
            )
            ui.join_file.setText(words.format(office=done.office, file=done.file.name))
            ui.print_code.setFocus()

    def _print_code(self) -> None:
        from nanxi_desk.widgets.printing import ask_for_printer, print_text

        ui = self.ui
        texts = [ui.code.text(), ui.join_file.text()]
        if print_text(self, _("加入码"), texts, self.ask_printer or ask_for_printer):
            ui.code_done.setText(_("已送打印机"))

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.code.text())
        self.ui.code_done.setText(_("已复制"))

    def _code_kept(self) -> None:
        self._show_code(None)
        self.table.setFocus()

    def _refuse_join(self, error: UserError | None, entry: QLineEdit) -> None:
        refuse(self.ui.join_error, entry, sentence(error) if error else "")

    def _show_join(self) -> None:
        """An office has one hub: once it is known, there is nothing to add."""
        self.ui.join_panel.setVisible(self._desk.home.is_hub or not self._views)

    # --- the pane -----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        self.table.selected.connect(self._take)
        self.table.opened.connect(self._take)
        self.computers.selected.connect(lambda _row: self._forget_revoking())
        ui.password.returnPressed.connect(ui.keep.click)
        ui.password.textEdited.connect(lambda _text: refuse(ui.password_error, ui.password, ""))
        for entry in (ui.join_code, ui.join_name):
            entry.returnPressed.connect(ui.join.click)
            entry.textEdited.connect(lambda _text, entry=entry: self._refuse_join(None, entry))
        self._keys(
            (
                (ui.export_, "F8", self.export),
                (ui.stop, "", self.stop),
                (ui.keep, "Ctrl+S", self.keep_password),
                (ui.revoke, QKeySequence("Del").toString(), self.revoke),
                (ui.join, "Ctrl+R", self.join),
                (ui.print_code, "Ctrl+P", self._print_code),
                (ui.copy_code, "Ctrl+L", self._copy_code),
                (ui.code_kept, "", self._code_kept),
            )
        )
        # One key for both: two shortcuts of the same key would be heard by neither.
        shortcut(self, "Esc", self._escape, heard=WINDOW, repeats=True)

    def _escape(self) -> None:
        button = next((b for b in (self.ui.stop, self.ui.code_kept) if b.isVisible()), None)
        if button is not None:
            button.click()

    def _forget_revoking(self) -> None:
        self._revoking.forget()
        say(self.ui.revoke_error, "")

    def _order_stops(self) -> None:
        ui = self.ui
        stops = (
            *(
                self.table,
                ui.export_,
                ui.stop,
                ui.full,
                ui.attachments,
                ui.password,
                ui.keep,
                self.computers,
                ui.revoke,
            ),
            *(ui.join_code, ui.join_name, ui.join, ui.print_code, ui.copy_code, ui.code_kept),
        )
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _may(self) -> None:
        actor, ui = self._desk.home.actor, self.ui
        disable_without(actor, RIGHT_EXPORT, ui.export_, ui.full, ui.attachments)
        disable_without(actor, RIGHT_ENROL, ui.password, ui.keep, ui.join_code, ui.join_name, ui.join)
        disable_without(actor, RIGHT_REVOKE, ui.revoke)

    def _retranslate(self) -> None:
        ui, hub = self.ui, self._desk.home.is_hub
        self._revoking.retranslated()
        self.table.setAccessibleName(_("往来单位"))
        self.computers.setAccessibleName(_("对方的电脑"))
        ui.progress.setAccessibleName(_("进度"))
        ui.computer_words.setText(_("电脑丢失或报废后停用：以后的文件不再接收，已收到的不变。"))
        if hub:
            ui.join_words.setText(
                _("为居委会的一台电脑写出加入文件；同一单位再登记一次，就是加一台或换一台。")
            )
        else:
            ui.join_title.setText(_("与街道交换"))
            ui.join_words.setText(_("没有加入文件时，填街道的代码和与街道约定的密码。"))
            ui.join_name.setPlaceholderText(_("与街道约定的密码"))
            ui.join_name.setAccessibleName(_("与街道约定的密码"))
            ui.join_name.setEchoMode(QLineEdit.EchoMode.Password)
            ui.join_name.setMaxLength(255)
            ui.join.setText(_("加入  Ctrl+R"))
        self._views = None  # its sentences are in the old language


def _columns() -> tuple[Column, ...]:
    return (
        Column("", 0, _mark_words, mark=_mark),
        Column(_CODE, 7, lambda row: row.view.office),
        Column(_OFFICE, 14, lambda row: row.view.name),
        Column(_PENDING, 9, lambda row: f"{row.view.pending:,}", tone=_pending_tone),
        Column(_IN, 15, lambda row: moment(row.view.last_in.at) if row.view.last_in else "–"),
        Column(_OUT, 15, lambda row: moment(row.view.last_out.at) if row.view.last_out else "–"),
        Column(_WAITING, 6, lambda row: str(row.view.waiting or "–")),
    )


def _computer_columns() -> tuple[Column, ...]:
    return (
        Column(_FINGERPRINT, 20, lambda row: row.view.fingerprint, tone=_computer_tone),
        Column(_STATE, 14, lambda row: computer_state(row.view), tone=_computer_tone),
    )


def _state_of(view: PartnerView) -> str:
    if view.owes:
        return "owes"
    if view.waiting:
        return "waiting"
    return "behind" if view.pending else ""


def _mark(row: PartnerRow) -> tuple[str, bool]:
    return _MARKS.get(_state_of(row.view), ("green", True))


def _mark_words(row: PartnerRow) -> str:
    """What a screen reader says instead of the dot."""
    words = {"owes": _("欠文件"), "waiting": _("有文件在等待"), "behind": _("对方还缺变更")}
    return words.get(_state_of(row.view), _("两边一致"))


def _pending_tone(row: PartnerRow) -> str:
    return "text" if row.view.pending else "muted"


def _computer_tone(row: ComputerRow) -> str:
    return "text" if row.view.state == "live" else "muted"
