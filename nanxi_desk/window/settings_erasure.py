"""设置 › 保存与销毁: how long registers are kept, what is due, and the list that two persons carry out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from nanxi_desk.core.clock import local_text
from nanxi_desk.core.destroy_records import ASKED, CAUSES, REVIEW, RUNNING
from nanxi_desk.core.destroy_views import DestroyedView, ListView, OldCopy, RegisterView, RowView
from nanxi_desk.core.destroying import RIGHT_CONFIRM, RIGHT_PROPOSE, DestroyDesk, Destroyed
from nanxi_desk.core.errors import FieldRefused, InputRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES
from nanxi_desk.core.retention import RIGHT_RETENTION, set_years
from nanxi_desk.forms.ui_settings_erasure import Ui_ErasureSection
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import ITSELF, shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.widgets.theme import restyle

_PAUSE_MS = 250  # after the last letter, before anything is looked up
_MOST_TOLD = 2  # accounts, and backups, that are told one by one
_REGISTER, _KEPT, _THEN, _DUE = "登记簿", "保存", "到期后", "到期"
_RECORD, _DAY, _FATE = "记录", "日期", "处理"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Read:
    """What the section shows, as it was at one moment."""

    lists: tuple[ListView, ...]
    accounts: tuple[DestroyedView, ...]
    backups: tuple[OldCopy, ...]
    clean: bool


class ErasureSection(Section):
    """Registers and what is due on the left, the list under review on the right."""

    key = "erasure"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = DestroyDesk(desk.home)
        self._lists: dict[str, ListView] = {}
        self._rows: tuple[RowView, ...] = ()
        self._some_due = False
        self._wanted = ""  # the list that was just made
        self._running: Cancellation | None = None
        self.ui = self._set_up(Ui_ErasureSection())
        self.ui.lists.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._cause: ChipRow = self.ui.cause
        self._cause.set_choices([(cause, cause) for cause in CAUSES[1:]])
        self._cause.set_value(ASKED)
        self.terms = RecordTable(_terms_columns(), desk.tasks, desk.theme, least=4)
        self.found = RecordTable(_found_columns(), desk.tasks, desk.theme, least=2)
        self.rows = RecordTable(_rows_columns(), desk.tasks, desk.theme, least=2, several=True)
        for table, place, before in (
            (self.terms, self.ui.terms_place, None),
            (self.found, self.ui.found_place, self.ui.find),
            (self.rows, self.ui.rows_place, self.ui.lists),
        ):
            place.addWidget(table)
            if before is not None:
                self.setTabOrder(before, table)
        self.setTabOrder(self.terms, self.ui.years)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self._connect()
        self._name_tables()
        self._show_running(None)
        self.ui.told.hide()
        self._clear_errors()

    def shown(self) -> None:
        """Read registers, lists and backups again."""

        def read() -> _Read:
            service = self._service
            clean = not self._desk.home.journal.has_residue()
            return _Read(service.lists(), service.destructions(), service.backups(), clean)

        self._allow()
        if not self.found.rows.rowCount():
            self._look_up()
        if self._may(RIGHT_PROPOSE):
            self._desk.tasks.run(read, self._show, key="erasure")
            # What is due is looked for in all that was ever logged: a big home needs seconds.
            self._desk.tasks.run_long(
                lambda _progress, _cancelled: self._service.registers(), self._show_registers
            )

    def _retranslate(self) -> None:
        self._name_tables()
        if self.isVisible():
            self.shown()

    # --- registers and what is due -------------------------------------------------------------------------

    def _show(self, read: _Read) -> None:
        self._show_lists(read.lists)
        self._show_accounts(read)
        if not read.clean:
            self._desk.tasks.run_long(lambda _progress, _cancelled: self._desk.home.journal.scrub())

    def _show_registers(self, registers: Sequence[RegisterView]) -> None:
        chosen = self.terms.current_id() or registers[0].id
        self.terms.show_rows(FixedRows(registers), select=chosen)
        self._some_due = any(register.due for register in registers)
        self._allow()

    def _take_register(self, view: RegisterView) -> None:
        self.ui.years.setText(str(view.years))
        self._clear_errors()

    def _open_register(self, view: RegisterView) -> None:
        self._take_register(view)
        self._show_due()

    def _save_years(self) -> None:
        view, typed = self.terms.current_row(), self.ui.years.text().strip()
        if not isinstance(view, RegisterView):
            return
        if not typed.isdecimal():
            self._refuse_years(FieldRefused("years", _("保存年数应是一个整数，0 表示长期。")))
            return
        home = self._desk.home
        words = _("已保存“{label}”的保存年数").format(label=view.label)
        self._do(
            lambda: set_years(home, home.actor, view.id, int(typed)),
            lambda _nothing: self._tell(words),
            self._refuse_years,
        )

    def _refuse_years(self, error: UserError) -> None:
        self._refuse(error, self.ui.terms_error, self.ui.years)

    def _show_due(self) -> None:
        view = self.terms.current_row()
        if isinstance(view, RegisterView):
            self.ui.find.clear()
            empty = _("“{label}”没有到期的记录。").format(label=view.label)
            self._desk.tasks.run(
                partial(self._service.due, view.id),
                lambda rows: self.found.show_rows(FixedRows(rows), empty=empty),
                key="erasure-found",
            )

    def _look_up(self) -> None:
        text = self.ui.find.text().strip()
        empty = _("没有找到。") if text else _("输入姓名、电话或编号查找。")
        self._desk.tasks.run(
            lambda: self._service.search(text) if text else (),
            lambda rows: self.found.show_rows(FixedRows(rows), empty=empty),
            key="erasure-found",
        )

    def _propose(self) -> None:
        view = self.found.current_row()
        if not isinstance(view, RowView):
            self._refuse(InputRefused(_("请先查找并选中一条记录。")), self.ui.find_error, self.ui.find)
            return
        actor, cause, reason = self._desk.home.actor, self._cause.value(), self.ui.reason.text()
        self._do(
            lambda: self._service.propose_record(actor, view.id, cause, reason),
            self._proposed,
            self._refuse_proposal,
        )

    def _propose_due(self) -> None:
        actor, reason = self._desk.home.actor, self.ui.reason.text()
        self._do(
            lambda: self._service.propose_due(actor, reason=reason), self._proposed, self._refuse_proposal
        )

    def _proposed(self, list_id: str) -> None:
        self._wanted = list_id
        self.ui.find.clear()
        self.ui.reason.clear()
        self._tell(_("清单已提出，请另一位同事登录后核对、确认。"))

    def _refuse_proposal(self, error: UserError) -> None:
        at_reason = isinstance(error, FieldRefused) and error.field == "reason"
        if at_reason:
            self._refuse(error, self.ui.list_error, self.ui.reason)
        else:
            self._refuse(error, self.ui.find_error, self.ui.find)

    # --- the list ------------------------------------------------------------------------------------------

    def _show_lists(self, lists: Sequence[ListView]) -> None:
        chosen = self._wanted or self.ui.lists.currentData() or ""
        self._wanted = ""
        self._lists = {view.id: view for view in lists}
        self.ui.lists.blockSignals(True)
        self.ui.lists.clear()
        for view in lists:
            self.ui.lists.addItem(f"{view.number} · {_(view.state)}", view.id)
        self.ui.lists.setCurrentIndex(max(self.ui.lists.findData(chosen), 0) if lists else -1)
        self.ui.lists.blockSignals(False)
        self.ui.lists.setVisible(bool(lists))
        self._read_rows()

    def _read_rows(self) -> None:
        list_id = self.ui.lists.currentData()
        if list_id:
            self._desk.tasks.run(partial(self._service.rows, list_id), self._show_rows, key="erasure-rows")
        else:
            self._show_rows(())

    def _show_rows(self, rows: tuple[RowView, ...]) -> None:
        self._rows = rows
        empty = _("还没有销毁清单。\n左边把到期的记录或单独一条列入清单，再由另一位同事确认。")
        self.rows.show_rows(FixedRows(rows), empty=empty)
        view = self._list()
        self.ui.list_words.setVisible(view is not None)
        if view is not None:
            counts = Counter(row.label for row in rows if not row.removed)
            registers = _("、").join(f"{label} {count}" for label, count in counts.items())
            words = _("{cause} · {who} 于 {when} 提出 · {registers}").format(
                cause=_(view.cause),
                who=view.proposed_name,
                when=local_text(view.proposed_at),
                registers=registers or _("已空"),
            )
            self.ui.list_words.setText(" · ".join(part for part in (words, view.reason) if part))
        self._allow()

    def _remove(self) -> None:
        view, marked = self._list(), [row.id for row in self.rows.marked_rows() if not row.removed]
        if view is None or view.state != REVIEW:
            return
        if not marked:
            self._refuse(
                InputRefused(_("请先在清单里选中要移出的记录。")), self.ui.list_error, self.ui.reason
            )
            return
        actor, reason = self._desk.home.actor, self.ui.reason.text()
        self._do(
            lambda: self._service.remove(actor, view.id, marked, reason),
            lambda _nothing: self._removed(len(marked)),
            self._refuse_list,
        )

    def _removed(self, count: int) -> None:
        self.ui.reason.clear()
        self._tell(_("已移出 {count} 条。").format(count=count))

    def _withdraw(self) -> None:
        view, actor = self._list(), self._desk.home.actor
        if view is not None and view.state == REVIEW:
            words = _("清单已撤回，什么也没有销毁。")
            self._do(
                lambda: self._service.withdraw(actor, view.id),
                lambda _nothing: self._tell(words),
                self._refuse_list,
            )

    def _confirm(self) -> None:
        view, actor = self._list(), self._desk.home.actor
        if view is None or view.state not in (REVIEW, RUNNING) or self._running is not None:
            return
        self._clear_errors()
        service = self._service
        running = self._desk.tasks.run_long(
            lambda progress, cancelled: service.confirm(
                actor, view.id, progress=progress, cancelled=cancelled
            ),
            self._confirmed,
            self._refuse_confirmation,
            self._advance,
        )
        self._show_running(running)

    def _advance(self, done: int, everything: int) -> None:
        self.ui.progress.setMaximum(max(everything, 1))
        self.ui.progress.setValue(done)

    def _confirmed(self, done: Destroyed) -> None:
        self._show_running(None)
        words = _("已销毁 {records} 条记录。").format(records=done.records)
        if done.skipped:
            words += _("{count} 条期间又有往来，没有销毁。").format(count=done.skipped)
        if done.remaining:
            words += _("还有 {count} 条没有处理，再按 F8 接着做。").format(count=done.remaining)
        self._tell(words)

    def _refuse_confirmation(self, error: UserError) -> None:
        self._show_running(None)
        self._refuse_list(error)

    def _refuse_list(self, error: UserError) -> None:
        self._refuse(error, self.ui.list_error, self.ui.reason)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.say()

    def _show_running(self, running: Cancellation | None) -> None:
        self._running = running
        self.ui.progress.setValue(0)
        self.ui.progress.setVisible(running is not None)
        self.ui.stop.setVisible(running is not None)
        self._allow()

    def _show_accounts(self, read: _Read) -> None:
        lines = [
            _("{number}：{at} 由 {proposed} 提出、{confirmed} 确认，销毁 {records} 条({registers})").format(
                number=account.number,
                at=local_text(account.at),
                proposed=account.proposed,
                confirmed=account.confirmed,
                records=account.records,
                registers=_("、").join(
                    f"{_(RECORD_TYPES[name].label) if name in RECORD_TYPES else name} {count}"
                    for name, count in account.counts.items()
                ),
            )
            for account in read.accounts[:_MOST_TOLD]
        ]
        self.ui.accounts.setText("\n".join(lines))
        self.ui.accounts.setVisible(bool(lines))
        held = [f"{local_text(b.made_at)}  {b.path}" for b in read.backups]
        words = [_("下列备份仍含已销毁的内容，请删除或锁好："), *held[:_MOST_TOLD]] if held else []
        if len(held) > _MOST_TOLD:
            words.append(_("……共 {count} 份").format(count=len(held)))
        if not read.clean:
            words.append(_("数据库文件里还有残留，正在清理。"))
        self.ui.backups.setText("\n".join(words))
        self.ui.backups.setToolTip("\n".join(held))
        self.ui.backups.setVisible(bool(words))

    # --- what all of it shares -----------------------------------------------------------------------------

    def _list(self) -> ListView | None:
        return self._lists.get(self.ui.lists.currentData() or "")

    def _may(self, right: str) -> bool:
        return self._desk.home.actor.can(right)

    def _allow(self) -> None:
        """Buttons as the person's rights and the list's state have it."""
        view, ui = self._list(), self.ui
        review = view is not None and view.state == REVIEW and self._running is None
        going = view is not None and view.state in (REVIEW, RUNNING) and self._running is None
        ui.save_years.setEnabled(self._may(RIGHT_RETENTION))
        for button in (ui.propose, ui.show_due):
            button.setEnabled(self._may(RIGHT_PROPOSE))
        ui.propose_due.setEnabled(self._some_due and self._may(RIGHT_PROPOSE))
        for button in (ui.remove, ui.withdraw):
            button.setEnabled(review and self._may(RIGHT_PROPOSE))
            button.setVisible(view is not None)
        ui.confirm.setEnabled(going and self._may(RIGHT_CONFIRM))
        ui.confirm.setVisible(view is not None)

    def _do(
        self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[UserError], None]
    ) -> None:
        self._clear_errors()
        self._desk.tasks.run(work, done, refused)

    def _tell(self, words: str) -> None:
        self.ui.told.setText("✓ " + words)
        self.ui.told.show()
        self.saved.emit(words)
        self.shown()

    def _refuse(self, error: UserError, label: QLabel, entry: QLineEdit) -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        label.setText(words)
        label.show()
        restyle(entry, "wrong", "true")
        entry.setAccessibleDescription(words)
        entry.setFocus()

    def _clear_errors(self) -> None:
        for label in (self.ui.terms_error, self.ui.find_error, self.ui.list_error):
            label.hide()
        for entry in (self.ui.years, self.ui.find, self.ui.reason):
            restyle(entry, "wrong", "false")
            entry.setAccessibleDescription("")
        self.ui.told.hide()

    def _name_tables(self) -> None:
        self.terms.setAccessibleName(_("保存期限"))
        self.found.setAccessibleName(_("可以列入清单的记录"))
        self.rows.setAccessibleName(_("清单里的记录"))

    def _connect(self) -> None:
        ui = self.ui
        self.terms.selected.connect(self._take_register)
        self.terms.opened.connect(self._open_register)
        self.terms.shown.connect(lambda _count: self._take_current())
        self.found.opened.connect(lambda _view: self.ui.propose.setFocus())
        ui.find.textChanged.connect(lambda _text: self._pause.start())
        ui.find.textEdited.connect(lambda _text: self._clear_errors())
        ui.lists.currentIndexChanged.connect(lambda _place: self._read_rows())
        ui.years.returnPressed.connect(self._save_years)
        for button, keys, action in (
            (ui.save_years, "Ctrl+S", self._save_years),
            (ui.show_due, "Ctrl+D", self._show_due),
            (ui.propose, "Ctrl+Return", self._propose),
            (ui.propose_due, "Ctrl+L", self._propose_due),
            (ui.confirm, "F8", self._confirm),
            (ui.stop, "Esc", self._stop),
            (ui.withdraw, "", self._withdraw),
            (ui.remove, "", self._remove),
        ):
            button.clicked.connect(lambda _checked=False, action=action: action())
            if keys:
                shortcut(self, keys, action, repeats=True)
        shortcut(self, "Ctrl+F", ui.find.setFocus, repeats=True)
        shortcut(self.rows, "Del", self._remove, heard=ITSELF, repeats=True)

    def _take_current(self) -> None:
        view = self.terms.current_row()
        if isinstance(view, RegisterView) and not self.ui.years.hasFocus():
            self.ui.years.setText(str(view.years))


def _terms_columns() -> Sequence[Column]:
    return (
        Column(_REGISTER, 12, lambda view: view.label),
        Column(_KEPT, 8, _years_words),
        Column(_THEN, 12, lambda view: _("匿名化") if view.anonymises else _("销毁")),
        Column(_DUE, 6, lambda view: str(view.due), tone=lambda view: "red" if view.due else "muted"),
    )


def _years_words(view: RegisterView) -> str:
    words = _("{years} 年").format(years=view.years) if view.years else _("长期")
    return f"{words} *" if view.altered else words


def _found_columns() -> Sequence[Column]:
    return (
        Column(_REGISTER, 9, lambda view: view.label),
        Column(_RECORD, 30, lambda view: view.title),
        Column(_DAY, 11, lambda view: view.day),
    )


def _rows_columns() -> Sequence[Column]:
    return (
        Column(_REGISTER, 9, lambda view: view.label, tone=_tone),
        Column(_RECORD, 26, lambda view: view.title, tone=_tone),
        Column(_FATE, 10, _fate, tone=_tone),
        Column(_DAY, 11, lambda view: view.day, tone=_tone),
    )


def _tone(view: RowView) -> str:
    return "muted" if view.removed else "text"


def _fate(view: RowView) -> str:
    if view.removed:
        return _("移出：{reason}").format(reason=view.removed)
    if view.blot:
        return _("去掉姓名和号码")
    kept = RECORD_TYPES[view.record_type].retention.kept
    return _("匿名化") if kept else _("销毁")
