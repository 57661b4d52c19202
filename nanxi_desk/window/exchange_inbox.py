"""数据交换 › 冲突: values that did not know each other, decided one by one or many by a rule."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.inbox import RIGHT_DECIDE
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import ConflictView, Decided, Rule
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.core.rights import refusal
from nanxi_desk.forms.ui_exchange_inbox import Ui_InboxPane
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.twice import Twice
from nanxi_desk.window.exchange_heads import Heads
from nanxi_desk.window.exchange_pane import Pane, say, show_same_place
from nanxi_desk.window.exchange_words import sentence
from nanxi_desk.window.record_places import Places, Wanted

_REGISTER, _RECORD, _FIELD, _SIDES = "登记簿", "记录", "哪一处", "写法"
_RULES = (
    (Rule.SHOWN.value, "用现在显示的"),
    (Rule.NEWEST.value, "用时间最新的"),
    (Rule.OURS.value, "用本单位的"),
    (Rule.THEIRS.value, "用对方的"),
)
_MOST_HEADS = 9  # that have a key


class InboxPane(Pane):
    """Conflicts on the left, the values of the chosen one side by side; nothing is decided by leaving."""

    key = "inbox"

    def __init__(self, desk: Desk, service: Exchange, places: Places, parent: QWidget | None = None) -> None:
        """`places` know which page shows a record."""
        super().__init__(desk, service, parent)
        self._places = places
        self._views: tuple[ConflictView, ...] | None = None
        self._chosen = ""
        self.ui = self._set_up(Ui_InboxPane())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=3, several=True)
        self.ui.table_place.addWidget(self.table)
        self.ui.rule.set_choices(_RULES)
        self.ui.rule.set_value(Rule.SHOWN.value)
        self.heads = Heads(self.ui.heads_box, self)
        self.heads.decided.connect(self.decide)
        self._sure = Twice(self.ui.decide_all)
        self._connect()
        self.setTabOrder(self.table, self.ui.rule)
        self.setTabOrder(self.ui.rule, self.ui.decide_all)
        self.setTabOrder(self.ui.decide_all, self.ui.open)
        disable_without(desk.home.actor, RIGHT_DECIDE, self.ui.decide_all)
        self._retranslate()
        self._say_nothing()
        self._show_chosen()

    def shown(self) -> None:
        """Read the inbox again."""
        self._read(self._service.conflicts, self.fill, self.ui.error)

    def focus_first(self) -> None:
        """The list."""
        self.table.setFocus()

    def fill(self, views: tuple[ConflictView, ...]) -> None:
        """Show the inbox. What stands the same stays untouched, a question between two presses too."""
        if views == self._views:
            return
        before = {view.id for view in self._views or ()}
        self._views = views
        empty = _("没有冲突。\n两边改了同一处时，会在这里并排列出。")
        if not {view.id for view in views} >= before:
            self._sure.forget()  # what was asked about is not all there any more
        self._chosen = show_same_place(self.table, views, empty, self._chosen)
        self._show_chosen()
        self._allow()

    @property
    def scope(self) -> str:
        """The scope of what this home may decide."""
        return self._desk.home.office

    def chosen(self) -> ConflictView | None:
        """The conflict whose values are shown."""
        return next((view for view in self._views or () if view.id == self._chosen), None)

    # --- deciding -----------------------------------------------------------------------------------------

    def decide(self, change: str) -> None:
        """Settle the chosen conflict with the value of one change."""
        view, actor = self.chosen(), self._desk.home.actor
        if view is None or self._why_not(view):
            return
        self._say_nothing()
        words = _("已决定“{title}”的“{label}”").format(title=view.title, label=view.label)
        self._do(
            lambda: self._service.decide(actor, view.id, change),
            lambda _nothing: self._tell(self.ui.told, words),
            self._refuse,
        )

    def decide_all(self) -> None:
        """Settle the marked conflicts, or all of them, by the chosen rule; asked twice."""
        actor, rule = self._desk.home.actor, Rule(self.ui.rule.value())
        ids = self._meant()
        if not ids:
            self._say_nothing()
            say(self.ui.error, _("没有本机能决定的冲突。"))
            return
        say(self.ui.error, "")
        say(self.ui.told, "")
        again = _("再按一次，{count} 处{rule}  Ctrl+Enter").format(
            count=len(ids), rule=_(dict(_RULES)[rule.value])
        )
        if not self._sure.press((rule, ids), again):
            return
        self._do(lambda: self._service.decide_by_rule(actor, ids, rule), self._decided, self._refuse)

    def _decided(self, done: Decided) -> None:
        self._tell(self.ui.told, _("已决定 {count} 处").format(count=done.decided))
        if done.left:
            reason = next(iter(done.left.values()))
            words = _("还有 {count} 处没有决定：{reason}请逐条决定。").format(
                count=len(done.left), reason=reason
            )
            say(self.ui.error, words)

    def _meant(self) -> tuple[str, ...]:
        """The marked conflicts where several are, else all; those that this home may decide."""
        marked = [view for view in self.table.marked_rows() if isinstance(view, ConflictView)]
        meant = marked if len(marked) > 1 else list(self._views or ())
        return tuple(view.id for view in meant if view.decidable)

    def _refuse(self, error: UserError) -> None:
        say(self.ui.error, sentence(error))
        self.shown()

    def _why_not(self, view: ConflictView) -> str:
        """Why the chosen conflict is not this person's to decide, "" where it is."""
        home = self._desk.home
        if not home.actor.can(RIGHT_DECIDE):
            return " ".join(refusal(RIGHT_DECIDE))
        if view.decidable:
            return ""
        if view.scope == SHARED_SCOPE:
            return _("这是街道下发的共享内容，由街道决定；决定会随街道的下一份文件带来。")
        if home.is_hub:
            return _("这条记录是“{office}”的，由它自己决定；决定会随它的下一份文件带来。").format(
                office=view.scope
            )
        return _("这条记录不是本单位的，本机不能决定。")

    # --- the pane -----------------------------------------------------------------------------------------

    def open_record(self) -> None:
        """Show the record where it is worked on."""
        view, places = self.chosen(), self._places
        if view is None or not places.offered(view.record_type):
            return
        self._say_nothing()
        self._do(
            lambda: places.find(view.record_type, view.record),
            lambda found: self._show_record(view, found),
            self._refuse,
        )

    def _show_record(self, view: ConflictView, found: Wanted | None) -> None:
        if view.id != self._chosen or not self.isVisible():
            return  # the person went on meanwhile
        if found is None:
            say(self.ui.error, _("这条记录所属的内容还没有到达，或者已经删除，现在打不开。"))
        else:
            self.wanted.emit(*found)

    def _take(self, view: ConflictView) -> None:
        if view.id != self._chosen:
            self._chosen = view.id
            self._say_nothing()
            self._show_chosen()

    def _show_chosen(self) -> None:
        ui, view = self.ui, self.chosen()
        why = self._why_not(view) if view is not None else ""
        self.heads.show_conflict(view, decidable=not why)
        before: QWidget = ui.open
        for head in self.heads.heads:
            self.setTabOrder(before, head.button)
            before = head.button
        for part in (ui.field, ui.words):
            part.setVisible(view is not None)
        ui.open.setVisible(view is not None and self._places.offered(view.record_type))
        say(ui.why, why)
        if view is None:
            ui.name.setText(_("没有要决定的。") if self._views is not None else "")
            return
        ui.name.setText(f"{view.register} · {view.title}")
        ui.field.setText(
            _("“{label}”有 {count} 个写法，在改的时候互相没有看到过：").format(
                label=view.label, count=len(view.heads)
            )
        )

    def _say_nothing(self) -> None:
        self._sure.forget()
        say(self.ui.error, "")
        say(self.ui.told, "")

    def _allow(self) -> None:
        self.ui.decide_all.setEnabled(any(view.decidable for view in self._views or ()))

    def _connect(self) -> None:
        ui = self.ui
        self.table.selected.connect(self._take)
        self.table.opened.connect(self._take)
        self.table.marked.connect(lambda _count: self._forget_other())
        ui.rule.chosen.connect(lambda _rule: self._say_nothing())
        self._keys(
            (
                (ui.decide_all, "Ctrl+Return|Ctrl+Enter", self.decide_all),
                (ui.open, "Ctrl+O", self.open_record),
            )
        )
        for number in range(1, _MOST_HEADS + 1):
            press: Callable[[], None] = partial(self.heads.press, number)
            shortcut(self, f"Alt+{number}", press, heard=WINDOW, repeats=True)

    def _forget_other(self) -> None:
        """Other rows were marked: the first press was about others."""
        if isinstance(self._sure.about, tuple) and self._sure.about[1] != self._meant():
            self._sure.forget()

    def _retranslate(self) -> None:
        self._sure.retranslated()
        self.table.setAccessibleName(_("冲突"))
        self._views = None


def _columns() -> tuple[Column, ...]:
    return (
        Column("", 0, _mark_words, mark=lambda view: ("red", True) if view.decidable else ("muted", False)),
        Column(_REGISTER, 7, lambda view: view.register),
        Column(_RECORD, 18, lambda view: view.title),
        Column(_FIELD, 6, lambda view: view.label),
        Column(
            _SIDES, 12, lambda view: " / ".join(head.text for head in view.heads), tone=lambda _v: "muted"
        ),
    )


def _mark_words(view: ConflictView) -> str:
    """What a screen reader says instead of the dot."""
    return _("可以决定") if view.decidable else _("由对方决定")
