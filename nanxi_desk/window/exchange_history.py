"""数据交换 › 收发记录: workbooks written and taken; an import undone, after it was said how."""

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.undoing import FORGET, RIGHT_UNDO
from nanxi_desk.core.exchange.views import FileView, UndoPlan
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_exchange_history import Ui_HistoryPane
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.window.exchange_pane import Pane, say, show_same_place
from nanxi_desk.window.exchange_words import moment, office_words, sentence

_AT, _WAY, _OFFICE, _FILE, _NUMBER, _BROUGHT = "时间", "收发", "单位", "文件", "编号", "内容"


class HistoryPane(Pane):
    """The list on the left, the chosen file and its undoing beside it."""

    key = "history"

    def __init__(self, desk: Desk, service: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(desk, service, parent)
        self._views: tuple[FileView, ...] | None = None
        self._chosen = ""
        self._plan: UndoPlan | None = None
        self._busy = False
        self.ui = self._set_up(Ui_HistoryPane())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        self.ui.table_place.addWidget(self.table)
        self.setTabOrder(self.table, self.ui.look)
        self.table.selected.connect(self._take)
        self.table.opened.connect(self._take)
        self._keys(
            (
                (self.ui.look, "Ctrl+Z", self.look),
                (self.ui.undo, "Ctrl+Return|Ctrl+Enter", self.undo),
                (self.ui.leave, "Esc", self.leave),
            )
        )
        disable_without(desk.home.actor, RIGHT_UNDO, self.ui.look)
        self._retranslate()
        self._say_nothing()
        self._show_chosen()

    def shown(self) -> None:
        """Read the list again."""
        self._read(self._service.history, self.fill, self.ui.error)

    def focus_first(self) -> None:
        """The list."""
        self.table.setFocus()

    def fill(self, views: tuple[FileView, ...]) -> None:
        """Show files; the newest is chosen."""
        if views == self._views:
            return
        self._views = views
        empty = _("还没有收发过文件。\n到“往来单位”写出一份，或把收到的拖到窗口上。")
        chosen = show_same_place(self.table, views, empty, self._chosen)
        if chosen != self._chosen:
            self._show_plan(None)
        self._chosen = chosen
        self._show_chosen()

    def look(self) -> None:
        """Ctrl+Z: say how the chosen import would be undone."""
        view, actor = self._view(), self._desk.home.actor
        if view is None or not view.incoming or self._busy:
            return
        self._say_nothing()
        self._busy = True
        self._allow()
        # A rehearsal does all that the undoing does; of a big file that takes a while.
        self._desk.tasks.run_long(
            lambda _told, _cancelled: self._service.undo_plan(actor, view.id), self._planned, self._refuse
        )

    def undo(self) -> None:
        """Do what was shown; where it would go another way by now, show that instead."""
        plan, actor, service = self._plan, self._desk.home.actor, self._service
        if plan is None or self._busy:
            return
        self._busy = True
        self._allow()

        def work(_told: object, _cancelled: object) -> tuple[bool, UndoPlan]:
            now = service.undo_plan(actor, plan.id)
            return (True, service.undo(actor, plan.id)) if now == plan else (False, now)

        self._desk.tasks.run_long(work, self._done, self._refuse)

    def _done(self, result: tuple[bool, UndoPlan]) -> None:
        done, plan = result
        if done:
            self._undone(plan)
        else:
            self._planned(plan)
            say(self.ui.error, _("刚才数据有了变化，撤销的办法也变了。请再看一遍。"))

    def leave(self) -> None:
        """Esc: leave it as it is."""
        self._show_plan(None)
        self.table.setFocus()

    def _planned(self, plan: UndoPlan) -> None:
        self._busy = False
        self._allow()
        if plan.id == self._chosen:
            self._show_plan(plan)
            if self.isVisible():
                self.ui.undo.setFocus()

    def _undone(self, plan: UndoPlan) -> None:
        self._busy = False
        self._show_plan(None)
        words = (
            _("已撤销，{records} 条记录回到导入之前")
            if plan.way == FORGET
            else _("已用新的变更恢复 {records} 条记录，会随下一份文件带给对方")
        )
        self._tell(self.ui.told, words.format(records=f"{plan.records:,}"))
        self._allow()
        self.table.setFocus()

    def _refuse(self, error: UserError) -> None:
        self._busy = False
        self._show_plan(None)
        self._allow()
        say(self.ui.error, sentence(error))

    def _take(self, view: FileView) -> None:
        if view.id != self._chosen:
            self._chosen = view.id
            self._say_nothing()
            self._show_chosen()

    def _view(self) -> FileView | None:
        return next((view for view in self._views or () if view.id == self._chosen), None)

    def _show_chosen(self) -> None:
        ui, view = self.ui, self._view()
        for part in (ui.facts, ui.numbers):
            part.setVisible(view is not None)
        self._allow()
        if view is None:
            ui.name.setText(_("选中一份文件，看它带了什么。") if self._views is not None else "")
            return
        ui.name.setText(view.name or _("第 {number} 号文件").format(number=view.number))
        words = (
            _("收自 {office} · 第 {number} 号 · {at}")
            if view.incoming
            else _("发给 {office} · 第 {number} 号 · {at}")
        )
        office = office_words(view.office, view.office_name)
        ui.facts.setText(words.format(office=office, number=view.number, at=moment(view.at)))
        ui.numbers.setText(_numbers(view))

    def _show_plan(self, plan: UndoPlan | None) -> None:
        self._plan = plan
        self.ui.plan.setVisible(plan is not None)
        if plan is not None:
            self.ui.plan_words.setText(_plan_words(plan))

    def _say_nothing(self) -> None:
        self._show_plan(None)
        say(self.ui.error, "")
        say(self.ui.told, "")

    def _allow(self) -> None:
        view = self._view()
        self.ui.look.setVisible(view is not None and view.incoming)
        self.ui.look.setEnabled(not self._busy and view is not None and not view.undone)
        self.ui.undo.setEnabled(not self._busy)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(_("收发过的文件"))
        self._show_plan(self._plan)
        self._views = None


def _plan_words(plan: UndoPlan) -> str:
    """How an import would be undone."""
    if plan.way == FORGET:
        words = _("还没有别处知道这些内容：撤掉 {records} 条记录的改动，就像没有收到过这份文件。")
        return words.format(records=f"{plan.records:,}")
    words = _("这些内容已经有别处知道：用新的变更恢复 {records} 条记录原来的内容，会随下一份文件带给对方。")
    text = words.format(records=f"{plan.records:,}")
    if plan.kept:
        text += _("另有 {kept} 条保持现状，因为后来又有人改过或用到。").format(kept=f"{plan.kept:,}")
    return text


def _numbers(view: FileView) -> str:
    if not view.incoming:
        return _("{records} 条记录，{changes} 条变更").format(
            records=f"{view.records:,}", changes=f"{view.changes:,}"
        )
    text = _("新增 {new}，改动 {changed}，冲突 {conflicts}").format(
        new=f"{view.new:,}", changed=f"{view.changed:,}", conflicts=f"{view.conflicts:,}"
    )
    if not view.changes:
        text = _("没有新内容")
    return f"{text} · {_('已撤销')}" if view.undone else text


def _columns() -> tuple[Column, ...]:
    return (
        Column(_AT, 15, lambda view: moment(view.at), tone=_tone),
        Column(_WAY, 5, lambda view: _("收") if view.incoming else _("发"), tone=_tone),
        Column(_OFFICE, 12, lambda view: view.office_name or view.office, tone=_tone),
        Column(_FILE, 20, lambda view: view.name, tone=_tone),
        Column(_BROUGHT, 24, _numbers, tone=_tone),
        Column(_NUMBER, 6, lambda view: str(view.number), tone=_tone),
    )


def _tone(view: FileView) -> str:
    return "muted" if view.undone else "text"
