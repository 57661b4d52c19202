"""The detail of one request: what is known, what was done, who changed what; and what to do next."""

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_desk_detail import Ui_DeskDetail
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_form import ItemAnswer, find_items, take_item
from nanxi_desk.frontdesk.tab_list import state_words, tone, visitor
from nanxi_desk.frontdesk.views import RequestDetail
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.timeline import Event, TimeLine

_SECTIONS = (("steps", "办理过程"), ("history", "修改记录"))


class DeskDetail(QWidget):
    """Shows one request. `changed` says what was stored, `closed` that the person wants the form back."""

    changed = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, service: FrontDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._detail: RequestDetail | None = None
        self._wanted = ""
        self._unsaved: dict[str, dict[str, Any]] = {}  # by request: going to another one loses nothing
        self._answer = ItemAnswer([], None, None)
        self._filling = False
        self.ui = Ui_DeskDetail()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.binding = FormBinding(self, form_fields(Request))
        self._line = TimeLine(desk.theme)
        box = QVBoxLayout(self.ui.log_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.ui.sections.set_choices(_SECTIONS)
        self.ui.sections.set_value("steps")
        self.ui.result.set_choices([(result, result) for result in rules.RESULTS])
        self._connect()
        desk.theme.changed.connect(self._measure)
        self._measure()

    @property
    def request_id(self) -> str:
        """The request that is shown or being fetched, "" for none."""
        return self._wanted

    def show_request(self, request_id: str) -> None:
        """Fetch and show a request."""
        self._wanted = request_id
        service = self._service
        self._desk.tasks.run(lambda: service.detail(request_id), self._show, self._refused, key="detail")

    def save(self) -> None:
        """Store what was changed in 事项 and 情况."""
        detail = self._detail
        if detail is None:
            return
        values = self._changes()
        if not values:
            return
        missing = self.binding.missing()
        if missing is not None:
            self.binding.show_error(missing)
            return
        actor, service = self._desk.home.actor, self._service
        self._work(lambda: service.edit(actor, detail, values), _("已保存修改"), forget=True)

    def accept(self) -> None:
        """Take the request on (受理)."""
        self._step("受理")

    def close_request(self) -> None:
        """Close the request with the chosen result."""
        self._step("办结")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
            if self._detail is not None:
                self._show(self._detail)
        super().changeEvent(event)

    def _connect(self) -> None:
        ui = self.ui
        ui.back.clicked.connect(self.closed)
        ui.save.clicked.connect(self.save)
        ui.accept.clicked.connect(self.accept)
        ui.close_request.clicked.connect(self.close_request)
        ui.sections.chosen.connect(lambda _section: self._show_log())
        ui.field_item_name.asked.connect(self._find_item)
        ui.field_item_name.policy = lambda text, hits: take_item(self._answer, text, hits)
        self.binding.changed.connect(self._edited)

    def _step(self, kind: str) -> None:
        detail = self._detail
        if detail is None or not rules.may_follow(detail.row.state, kind):
            return
        actor, service, request = self._desk.home.actor, self._service, detail.row.id
        note, result = self.ui.closing_note.text().strip(), self.ui.result.value()
        if kind == "受理":
            self._work(lambda: service.accept(actor, request, note), _("已受理"))
        else:
            self._work(lambda: service.close_request(actor, request, result, note), _("已办结"))

    def _work(self, work: Any, sentence: str, *, forget: bool = False) -> None:
        self._refuse("")
        request = self._wanted

        def done(_nothing: object) -> None:
            if forget:
                self._unsaved.pop(request, None)
            if self._wanted == request:
                self._detail = None  # what was typed is stored, so nothing of it is kept aside
                self.show_request(request)
            self.changed.emit(sentence)

        self._desk.tasks.run(work, done, self._refused)

    def _find_item(self, text: str) -> None:
        service = self._service

        def found(answer: ItemAnswer) -> None:
            self._answer = answer
            self.ui.field_item_name.offer(text, answer.hits)

        self._desk.tasks.run(lambda: find_items(service, text), found, key="items")

    def _show(self, detail: RequestDetail) -> None:
        row = detail.row
        if row.id != self._wanted:
            return
        same = self._detail is not None and self._detail.row.id == row.id
        self._detail = detail
        self._show_facts(detail)
        self._filling = True
        self.binding.clear_errors()
        self.binding.set_values(
            {"item_name": row.item, "detail": detail.detail} | self._unsaved.get(row.id, {})
        )
        self.ui.field_item_name.choice = row.item  # stands as it is until somebody types
        self._filling = False
        if not same:
            self.ui.closing_note.clear()
            self.ui.result.set_value("办成")
        self._refuse("")
        self._show_log()
        self._allow()

    def _show_facts(self, detail: RequestDetail) -> None:
        ui, row = self.ui, detail.row
        ui.number.setText(row.number)
        ui.state.setText(state_words(row))
        restyle(ui.state, "role", "warning" if tone(row) == "yellow" else "strong")
        for label, text in (
            (ui.shown_visitor, visitor(row)),
            (ui.shown_phone, detail.phone),
            (ui.shown_address, detail.address),
            (ui.shown_channel, _(row.channel)),
            (ui.shown_registered, row.registered),
            (ui.shown_receiver, row.receiver),
        ):
            label.setText(text or "—")
            label.setToolTip(text)

    def _show_log(self) -> None:
        if self._detail is not None:
            shown = _steps(self._detail) if self.ui.sections.value() == "steps" else _history(self._detail)
            self._line.show_events(shown)
            self.ui.scroll.verticalScrollBar().setValue(0)

    def _changes(self) -> dict[str, Any]:
        if self._detail is None:
            return {}
        was = {"item_name": self._detail.row.item or None, "detail": self._detail.detail.strip() or None}
        return {name: value for name, value in self.binding.values().items() if value != was[name]}

    def _edited(self) -> None:
        if self._filling or self._detail is None:
            return
        changes = self._changes()
        if changes:
            self._unsaved[self._detail.row.id] = self.binding.values()
        else:
            self._unsaved.pop(self._detail.row.id, None)
        self._allow()

    def _allow(self) -> None:
        if self._detail is None:
            return
        state = self._detail.row.state
        self.ui.save.setEnabled(bool(self._changes()))
        self.ui.closing.setVisible(rules.may_follow(state, "办结"))
        self.ui.accept.setVisible(rules.may_follow(state, "受理"))

    def _refused(self, error: UserError) -> None:
        if not (isinstance(error, FieldRefused) and self.binding.show_error(error)):
            self._refuse(" ".join(part for part in (error.message, error.hint) if part))

    def _refuse(self, sentence: str) -> None:
        self.ui.refusal.setText(sentence)
        self.ui.refusal.setVisible(bool(sentence))

    def _measure(self) -> None:
        theme = self._desk.theme
        self.ui.field_detail.setFixedHeight(2 * theme.px("control"))
        for grid in (self.ui.fields, self.ui.facts):
            grid.setColumnMinimumWidth(0, theme.px("label_width"))


def _steps(detail: RequestDetail) -> list[Event]:
    shown = []
    for step in detail.steps:
        title = " · ".join(part for part in (_(step.kind), _(step.result), step.by) if part)
        shown.append(Event(step.at, title, [step.note] if step.note else []))
    if detail.row.state != "办结" and shown:
        shown.append(Event("", _("等待办结"), tone="muted", filled=False))
    if detail.ledger_text:
        shown.append(Event("", _("台账原文"), [detail.ledger_text], tone="muted"))
    return shown


def _history(detail: RequestDetail) -> list[Event]:
    return [
        Event(
            change.at,
            " · ".join(part for part in (change.who, _(change.record), change.origin) if part),
            [_("{label}：{value}").format(label=_(label), value=value) for label, value in change.fields],
            tone="muted",
        )
        for change in detail.history
    ]
