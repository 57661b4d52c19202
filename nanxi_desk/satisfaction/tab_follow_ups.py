"""差评回访: the open bad ratings with their lights, and the steps from 联系 to 关闭, by keys."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_rating_follow_ups import Ui_FollowUpPane
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.records import FollowUp
from nanxi_desk.satisfaction.tab_list import short_number
from nanxi_desk.satisfaction.views import (
    FollowOrder,
    FollowUpCounts,
    FollowUpDetail,
    FollowUpRow,
    FollowWhich,
)
from nanxi_desk.widgets.attachments import AttachmentsRow
from nanxi_desk.widgets.chips import Pill
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.panes import Pane, say
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.timeline import Event, TimeLine

_FILTERS = (
    ("open", "未了结"), ("mine", "我的"), ("revisit", "待回访"), ("due", "今天到期"), ("yellow", "黄灯"),
    ("red", "红灯"), ("closed", "已关闭"),
)  # fmt: skip
_COLUMNS = ("", "期限", "事项", "状态", "等级", "责任人")
_MARKS = {"red": ("red", True), "yellow": ("yellow", True), "due": ("accent", True)}
# What each step asks for, by the rows of the form.
_ASKS: Mapping[str, tuple[str, ...]] = {
    "分派": ("to", "note"),
    "联系": ("reached", "note"),
    "核实": ("verdict", "hard", "note"),
    "整改": ("note",),
    "回访": ("outcome", "note"),
    "关闭": ("note",),
}
_NOTES: Mapping[str, str] = {
    "联系": "怎样联系的，可不填",
    "核实": "核实的情况和依据",
    "整改": "怎样整改的",
    "回访": "回访时对方怎么说",
}
_ORDINARY_NOTE = "说明，可不填"
_FIRST = ("联系", "核实", "整改", "回访", "关闭")
_REACHED, _UNREACHED = "reached", "unreached"
_FOLLOW_MS = 80


class _Rows:
    """The follow-ups of a filter, page by page."""

    def __init__(self, follow_ups: FollowUps, which: FollowWhich) -> None:
        self._follow_ups = follow_ups
        self._which = which

    def count(self) -> int:
        """How many."""
        return self._follow_ups.count(self._which)

    def page(self, first: int, count: int) -> Sequence[FollowUpRow]:
        """Some of them."""
        return self._follow_ups.page(self._which, first, count)


class FollowUpPane(Pane):
    """The list by its lights and beside it one 差评 with its steps: Alt+1 … choose, Ctrl+Enter takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._follow_ups = FollowUps(desk.home)
        self._shown_id = ""
        self._detail: FollowUpDetail | None = None
        self.kind = ""
        self.ui = ui = self._set_up(Ui_FollowUpPane())
        ui.filters.set_choices(_FILTERS)
        ui.filters.set_value("open")
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        ui.table_place.addWidget(self.table)
        self._line = TimeLine(desk.theme)
        box = QVBoxLayout(ui.log_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.evidence = AttachmentsRow(desk, FollowUp)
        around = QVBoxLayout(ui.evidence_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.evidence)
        self.evidence.have_keys_in(self)
        self.setAcceptDrops(True)
        ui.verdict.set_choices([(verdict, verdict) for verdict in rules.VERDICTS], numbered=True)
        ui.outcome.set_choices([(outcome, outcome) for outcome in rules.OUTCOMES], numbered=True)
        ui.reached.set_choices([(_REACHED, "联系上"), (_UNREACHED, "没联系上")], numbered=True)
        self._steps_box = FlowLayout(ui.buttons, spacing=6)
        self.buttons: dict[str, QPushButton] = {kind: self._step_button(kind) for kind in rules.STEPS}
        self._rows: dict[str, tuple[QWidget, ...]] = {
            "to": (ui.label_to, ui.to),
            "reached": (ui.label_reached, ui.reached),
            "verdict": (ui.label_verdict, ui.verdict),
            "hard": (ui.label_hard, ui.hard),
            "outcome": (ui.label_outcome, ui.outcome),
            "note": (ui.label_note, ui.note),
        }
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self._name_table()
        self._connect()
        self._clear()

    def shown(self) -> None:
        """Read list and counts again; the keyboard goes to the list."""
        self._read()
        if self._shown_id:
            self.show_follow_up(self._shown_id)
        self.table.setFocus()
        self._desk.tasks.run(self._follow_ups.colleagues, self._offer_colleagues, key="follow people")

    def receive(self, what: object) -> None:
        """One follow-up by its id."""
        if isinstance(what, str) and what:
            self.show_follow_up(what)
            self._read()

    def show_follow_up(self, follow_up: str) -> None:
        """Show one beside the list."""
        if follow_up != self._shown_id:
            self._empty_fields()
            self.evidence.set_record(None)
        self._shown_id = follow_up
        service = self._follow_ups
        self._desk.tasks.run(lambda: service.detail(follow_up), self._show, self._refused, key="follow up")

    def pick(self, kind: str) -> None:
        """Unfold what a step asks for, ready to type."""
        if self._detail is None or kind not in self._detail.allowed:
            return
        self.choose(kind)
        for name in _ASKS[kind]:
            place = self._rows[name][1]
            if place.isVisibleTo(self):
                place.setFocus()
                return

    def pick_number(self, number: int) -> None:
        """Alt+1 …: the step with that number, counted from 0."""
        allowed = self._detail.allowed if self._detail else ()
        if number < len(allowed):
            self.pick(allowed[number])

    def choose(self, kind: str) -> None:
        """Show the fields of a step; "" for none."""
        self.kind = kind
        for known, button in self.buttons.items():
            button.setChecked(known == kind)
        asked = _ASKS.get(kind, ())
        for name, parts in self._rows.items():
            for part in parts:
                part.setVisible(name in asked)
        self._show_hard()
        note = _NOTES.get(kind, _ORDINARY_NOTE)
        self.ui.note.setPlaceholderText(_(note))
        self.ui.take.setVisible(bool(kind))
        self.ui.take.setText(_("{step}  Ctrl+Enter").format(step=_(kind)) if kind else "")
        self._refuse("")

    def take(self) -> None:
        """Take the step that is unfolded."""
        detail = self._detail
        if detail is None or not self.kind:
            return
        order, follow_up = self.order(), detail.row.id
        actor, service = self._desk.home.actor, self._follow_ups
        self._refuse("")

        def done(_nothing: object) -> None:
            if self._shown_id == follow_up:
                self._empty_fields()
                self.kind = ""
            self.saved.emit(_("已{step}").format(step=_(order.kind)))
            self.show_follow_up(follow_up)
            self._read()

        self._desk.tasks.run(lambda: service.take_step(actor, follow_up, order), done, self._refused)

    def order(self) -> FollowOrder:
        """What is typed, as a step."""
        ui = self.ui
        return FollowOrder(
            self.kind,
            note=ui.note.text(),
            reached=ui.reached.value() != _UNREACHED,
            verdict=ui.verdict.value(),
            hard=ui.hard.isChecked() and ui.verdict.value() == rules.TRUE,
            outcome=ui.outcome.value(),
            to_id=ui.to.currentData() or "",
        )

    def open_request(self) -> None:
        """Ctrl+R: the request behind it, at the front desk."""
        if self._detail is not None and self._detail.request_id:
            self.wanted.emit("frontdesk", self._detail.request_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Evidence may be dropped anywhere here."""
        self.evidence.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Keep it as evidence."""
        self.evidence.dropEvent(event)

    def _retranslate(self) -> None:
        self._name_table()
        if self._detail is not None:
            kind = self.kind
            self._show(self._detail)
            self.choose(kind)
        else:
            self._clear()

    def _connect(self) -> None:
        ui = self.ui
        ui.filters.chosen.connect(lambda _which: self._read())
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._open)
        ui.verdict.chosen.connect(lambda _verdict: self._show_hard())
        ui.take.clicked.connect(self.take)
        ui.note.returnPressed.connect(self.take)
        ui.request.clicked.connect(self.open_request)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.take)
        shortcut(self, "Ctrl+R", self.open_request)
        self.evidence.changed.connect(self.saved)
        for keys, action in self.evidence.shortcuts():
            shortcut(self, keys, action)
        shortcut(self, "Alt+H", self._toggle_hard)
        for number in range(len(rules.STEPS) - 1):
            shortcut(self, f"Alt+{number + 1}", partial(self.pick_number, number))

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("差评列表"))

    def _read(self) -> None:
        which: FollowWhich = self.ui.filters.value()  # type: ignore[assignment]
        self.table.show_rows(_Rows(self._follow_ups, which), select=self._shown_id, empty=_empty(which))
        self._desk.tasks.run(self._follow_ups.counts, self._show_counts, key="follow counts")

    def _show_counts(self, counts: FollowUpCounts) -> None:
        numbers = {
            "open": counts.open,
            "mine": counts.mine,
            "revisit": counts.to_revisit,
            "due": counts.due,
            "yellow": counts.yellow,
            "red": counts.red,
        }
        for key, number in numbers.items():
            self.ui.filters.set_note(key, str(number) if number else "")

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.show_follow_up(row.id)

    def _open(self, row: FollowUpRow) -> None:
        self.show_follow_up(row.id)
        if self.kind:
            self.pick(self.kind)

    def _clear(self) -> None:
        ui = self.ui
        ui.heading.setText("")
        ui.state.setText("")
        say(ui.words, "")
        say(ui.facts, _("选一条差评，按步骤处理：联系、核实、整改、回访、关闭。"))
        for part in (ui.evidence_part, ui.rule, ui.step):
            part.hide()
        self._line.show_events([])

    def _empty_fields(self) -> None:
        ui = self.ui
        ui.note.clear()
        ui.hard.setChecked(False)
        for row in (ui.verdict, ui.outcome):
            row.set_value("")
        ui.reached.set_value(_REACHED)

    def _offer_colleagues(self, people: Sequence[tuple[str, str]]) -> None:
        box, chosen = self.ui.to, self.ui.to.currentData()
        box.clear()
        for person, name in people:
            box.addItem(name, person)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _show(self, detail: FollowUpDetail) -> None:
        row, ui = detail.row, self.ui
        if row.id != self._shown_id:
            return
        self._detail = detail
        level, number = _(rules.LEVELS[row.level]), short_number(row.number)
        ui.heading.setText(" · ".join(part for part in (level, number) if part))
        ui.state.setText(" · ".join(part for part in (_(row.state), due_words(detail)) if part))
        restyle(ui.state, "role", {"red": "error", "yellow": "warning"}.get(row.light, "strong"))
        say(ui.facts, " · ".join(part for part in _facts(row) if part))
        said = [_("、").join(_(tag) for tag in row.tags)] if row.tags else []
        if detail.words:
            said.append(_("留言：{words}").format(words=detail.words))
        say(ui.words, "\n".join(said))
        self._line.show_events(_events(detail))
        self.evidence.set_record(row.id)
        ui.evidence_part.setVisible(self.evidence.isVisibleTo(ui.evidence_part))
        for place, kind in enumerate(detail.allowed, start=1):
            self.buttons[kind].setText(f"{_(kind)} Alt+{place}")
        for kind, button in self.buttons.items():
            button.setVisible(kind in detail.allowed)
        for part in (ui.rule, ui.step):
            part.setVisible(bool(detail.allowed) or part is ui.step)
        ui.request.setVisible(bool(detail.request_id))
        if self.kind not in detail.allowed:
            self.choose(next((kind for kind in _FIRST if kind in detail.allowed), ""))

    def _show_hard(self) -> None:
        shown = self.kind == rules.VERIFY and self.ui.verdict.value() == rules.TRUE
        for part in self._rows["hard"]:
            part.setVisible(shown)

    def _toggle_hard(self) -> None:
        if self.ui.hard.isVisibleTo(self):
            self.ui.hard.toggle()

    def _step_button(self, kind: str) -> QPushButton:
        button = Pill(self.ui.buttons)
        button.clicked.connect(lambda _checked=False: self.pick(kind))
        button.hide()
        self._steps_box.addWidget(button)
        return button

    def _refused(self, error: UserError) -> None:
        self._refuse(error)
        if isinstance(error, FieldRefused):
            places: dict[str, QWidget] = {
                "to_id": self.ui.to,
                "verdict": self.ui.verdict,
                "outcome": self.ui.outcome,
                "note": self.ui.note,
            }
            place = places.get(error.field)
            if place is not None:
                place.setFocus()

    def _refuse(self, error: UserError | str) -> None:
        say(self.ui.refusal, error)


def due_words(detail: FollowUpDetail) -> str:
    """How long the present stage still has."""
    if detail.days_left is None:
        return ""
    if detail.row.light == "red" or detail.days_left < 0:
        return _("超期 {count} 个工作日").format(count=max(-detail.days_left, 1))
    if detail.days_left == 0:
        return _("今天到期")
    return _("剩 {count} 个工作日，{day} 到期").format(count=detail.days_left, day=detail.row.due[5:])


def _facts(row: FollowUpRow) -> tuple[str, ...]:
    if row.anonymous:
        nameless = _("不具名，从核实开始")
        return (nameless, _(row.line), row.month)
    served = _("接待人 {person}").format(person=row.person) if row.person else ""
    lead = _("责任人 {person}").format(person=row.responsible) if row.responsible else ""
    return (row.item, _(row.line), served, lead)


def _events(detail: FollowUpDetail) -> list[Event]:
    row = detail.row
    events = [Event(row.opened, _("差评"), tone="red")]
    for step in detail.steps:
        terms = "   ".join(
            _("{label}：{value}").format(label=name, value=value) for name, value in step.terms
        )
        lines = [line for line in (terms, step.note) if line]
        if step.idle:
            lines.append(_("与别处的步骤同时做出，没有计入"))
        title = " · ".join(part for part in (_(step.kind), step.by) if part)
        events.append(Event(step.at, title, lines, tone="muted" if step.idle else "accent"))
    if row.state != rules.CLOSED:
        events.append(Event("", _(row.state), tone="muted", filled=False))
    return events


def _empty(which: FollowWhich) -> str:
    if which == "open":
        return _("没有要处理的差评。\n有了会自动出现在这里和今日台上。")
    return _("这里没有差评。\n换一个筛选看看。")


def _columns() -> Sequence[Column]:
    def tone(row: FollowUpRow) -> str:
        return {"red": "red", "yellow": "yellow"}.get(row.light, "text")

    return (
        Column(_COLUMNS[0], 2, lambda _row: "", mark=lambda row: _MARKS.get(row.light, ("line", False))),
        Column(_COLUMNS[1], 6, lambda row: row.due[5:] or "—", tone=tone),
        Column(_COLUMNS[2], 17, _item_words),
        Column(_COLUMNS[3], 10, lambda row: _(row.state)),
        Column(_COLUMNS[4], 10, lambda row: _(rules.LEVELS[row.level])),
        Column(_COLUMNS[5], 7, lambda row: row.responsible or "—"),
    )


def _item_words(row: FollowUpRow) -> str:
    if row.anonymous:
        return _("不具名 {month}").format(month=row.month)
    return f"{short_number(row.number)} {row.item}".strip()
