"""数据交换 › 等待: files that were set aside, what to ask for, and dropping one."""

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.exchange.incoming import RIGHT_IMPORT
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import WaitingView
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_exchange_waiting import Ui_WaitingPane
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.twice import Twice
from nanxi_desk.window.exchange_pane import Pane, say, show_same_place
from nanxi_desk.window.exchange_words import moment, office_words, plain, sentence

_FROM, _FILE, _NUMBER, _SINCE, _CHANGES = "来自", "文件", "编号", "搁置于", "变更"


class WaitingPane(Pane):
    """The list on the left, what the chosen file waits for beside it."""

    key = "waiting"

    def __init__(self, desk: Desk, service: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(desk, service, parent)
        self._views: tuple[WaitingView, ...] | None = None
        self._chosen = ""
        self.ui = self._set_up(Ui_WaitingPane())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=3)
        self.ui.table_place.addWidget(self.table)
        self.setTabOrder(self.table, self.ui.discard)
        self._discarding = Twice(self.ui.discard)
        self.table.selected.connect(self._take)
        self.table.opened.connect(self._take)
        self._keys(((self.ui.discard, "Del", self.discard),))
        disable_without(desk.home.actor, RIGHT_IMPORT, self.ui.discard)
        self._retranslate()
        say(self.ui.error, "")
        say(self.ui.told, "")
        self._show_chosen()

    def shown(self) -> None:
        """Read again what waits."""
        self._read(self._service.waiting, self.fill, self.ui.error)

    def focus_first(self) -> None:
        """The list."""
        self.table.setFocus()

    def fill(self, views: tuple[WaitingView, ...]) -> None:
        """Show what waits."""
        if views == self._views:
            return
        self._views = views
        empty = _("没有等待的文件。\n收到的文件都能接上。")
        chosen = show_same_place(self.table, views, empty, self._chosen)
        if chosen != self._chosen:
            self._discarding.forget()
        self._chosen = chosen
        self._show_chosen()

    def discard(self) -> None:
        """Drop the chosen file; asked twice."""
        view, actor = self._view(), self._desk.home.actor
        if view is None:
            return
        say(self.ui.error, "")
        say(self.ui.told, "")
        if not self._discarding.press(view.id, _("再按一次 Del 就丢弃")):
            return
        words = _("已丢弃“{file}”").format(file=view.name)
        self._do(
            lambda: self._service.discard(actor, view.id),
            lambda _nothing: self._tell(self.ui.told, words),
            lambda error: say(self.ui.error, sentence(error)),
        )

    def _take(self, view: WaitingView) -> None:
        if view.id != self._chosen:
            self._chosen = view.id
            self._discarding.forget()
            say(self.ui.error, "")
            say(self.ui.told, "")
            self._show_chosen()

    def _view(self) -> WaitingView | None:
        return next((view for view in self._views or () if view.id == self._chosen), None)

    def _show_chosen(self) -> None:
        ui, view = self.ui, self._view()
        for part in (ui.facts, ui.ask_label, ui.wanted, ui.words, ui.discard):
            part.setVisible(view is not None)
        if view is None:
            ui.name.setText(_("没有要向对方要的文件。") if self._views is not None else "")
            return
        ui.name.setText(view.name)
        ui.facts.setText(
            _("{office} · 第 {number} 号 · 写于 {at} · {changes} 条变更").format(
                office=office_words(view.office, view.office_name),
                number=view.number,
                at=moment(view.at),
                changes=f"{view.changes:,}",
            )
        )
        ui.wanted.setText("\n".join(plain(wanted) for wanted in view.wanted))

    def _retranslate(self) -> None:
        self._discarding.retranslated()
        self.table.setAccessibleName(_("等待的文件"))
        self._views = None


def _columns() -> tuple[Column, ...]:
    return (
        Column(_FROM, 14, lambda view: office_words(view.office, view.office_name)),
        Column(_FILE, 22, lambda view: view.name),
        Column(_NUMBER, 7, lambda view: str(view.number)),
        Column(_SINCE, 15, lambda view: moment(view.since)),
        Column(_CHANGES, 7, lambda view: f"{view.changes:,}"),
    )
