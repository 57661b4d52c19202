"""The detail of one request: what is known, what was done, who changed what; and what to do next."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Resident
from nanxi_desk.forms.ui_desk_detail import Ui_DeskDetail
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import SlipFacts
from nanxi_desk.frontdesk.tab_list import state_words, tone, visitor
from nanxi_desk.frontdesk.tab_offers import ItemAnswer, find_items, take_item
from nanxi_desk.frontdesk.tab_steps import StepPanel
from nanxi_desk.frontdesk.views import Edited, RequestDetail, ResidentPast, StepOrder
from nanxi_desk.widgets.attachments import AttachmentsRow
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.reveal import RevealLine
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.timeline import Event, TimeLine
from nanxi_desk.widgets.translated import Formed

_SECTIONS = (("steps", "办理过程"), ("history", "修改记录"), ("past", "以前来办"), ("attachments", "附件"))


class DeskDetail(Formed, QWidget):
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
        self.ui = self._set_up(Ui_DeskDetail())
        self.binding = FormBinding(self, form_fields(Request))
        self._line = TimeLine(desk.theme)
        box = QVBoxLayout(self.ui.log_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.reveal = RevealLine(desk, "F7")
        self.ui.facts.addWidget(self.reveal, self.ui.facts.rowCount(), 1, 1, 3)
        self.ui.sections.set_choices(_SECTIONS)
        self.ui.sections.set_value("steps")
        self.steps = StepPanel(desk, service)
        place = QVBoxLayout(self.ui.steps_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.steps)
        self.attachments = AttachmentsRow(desk, Request)
        around = QVBoxLayout(self.ui.attachments_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.attachments, 0, Qt.AlignmentFlag.AlignTop)
        self.attachments.have_keys_in(self)
        self.ui.attachments_place.hide()
        self.setAcceptDrops(True)
        self._past: ResidentPast | None = None
        self._preview: QWidget | None = None
        self._connect()
        desk.theme.changed.connect(self._measure)
        self._measure()

    @property
    def request_id(self) -> str:
        """The request that is shown or being fetched, "" for none."""
        return self._wanted

    def show_request(self, request_id: str) -> None:
        """Fetch and show a request."""
        if request_id != self._wanted:
            self.reveal.set_records()
            self.attachments.set_record(None)
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
        self._refuse("")
        request = self._wanted

        def done(edited: Edited) -> None:
            self._unsaved.pop(request, None)
            beside = _("已保存，但打开之后别处也改了同一项：两个内容都留着，待决定")
            self._stored(request, beside if edited == "beside" else _("已保存修改"))

        self._desk.tasks.run(lambda: service.edit(actor, detail, values), done, self._refused)

    def accept(self) -> None:
        """Take the request on (受理) with the limit that its item has."""
        self.steps.take_at_once("受理")

    def close_request(self) -> None:
        """Ctrl+Enter: take the step that is unfolded, which is 办结 where nothing else was chosen."""
        self.steps.take()

    def in_attachments(self, action: Callable[[], None]) -> None:
        """Show the attachments and do something there."""
        if self._detail is not None:
            self.ui.sections.set_value("attachments")
            self._show_log()
            action()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """What can be attached may be dropped anywhere here."""
        self.attachments.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Attach it, where it can be seen."""
        self.in_attachments(lambda: self.attachments.dropEvent(event))

    def _retranslate(self) -> None:
        if self._detail is not None:
            self._show(self._detail)

    def _connect(self) -> None:
        ui = self.ui
        ui.back.clicked.connect(self.closed)
        ui.save.clicked.connect(self.save)
        self.steps.ordered.connect(self._take)
        self.attachments.changed.connect(self.changed)
        self.attachments.counted.connect(
            lambda count: ui.sections.set_note("attachments", str(count) if count else "")
        )
        self.steps.printed.connect(self._print)
        ui.sections.chosen.connect(lambda _section: self._show_log())
        ui.field_item_name.asked.connect(self._find_item)
        ui.field_item_name.policy = lambda text, hits: take_item(self._answer, text, hits)
        self.binding.changed.connect(self._edited)

    def _take(self, order: StepOrder) -> None:
        detail = self._detail
        if detail is None:
            return
        actor, service, request = self._desk.home.actor, self._service, detail.row.id

        def done(_taken: object) -> None:
            self.steps.done()
            self._stored(request, _("已{step}").format(step=_(order.kind)))

        self._desk.tasks.run(lambda: service.take_step(actor, [request], order), done, self.steps.refuse)

    def _print(self, kind: str) -> None:
        """The slip's pages beside the desk, to be printed or stored."""
        from nanxi_desk.frontdesk.slips import make_slip  # seldom wanted, and the start is measured
        from nanxi_desk.widgets.slip_preview import SlipPreview

        if self._detail is None:
            return
        request, service = self._detail.row.id, self._service

        def show(facts: SlipFacts) -> None:
            if self._preview is not None:
                self._preview.deleteLater()
            self._preview = SlipPreview([make_slip(kind, facts)], self._desk, self)
            self._preview.show()

        self._desk.tasks.run(lambda: service.slip_facts(request), show, self._refused, key="slip")

    def _stored(self, request: str, sentence: str) -> None:
        if self._wanted == request:
            self._detail = None  # what was typed is stored, so nothing of it is kept aside
            self.show_request(request)
        self.changed.emit(sentence)

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
        self.reveal.set_records(
            *([(Resident, detail.visitor_id)] if detail.masked and detail.visitor_id else []),
            *([(Request, row.id)] if detail.ledger_masked else []),
        )
        self.attachments.set_record(row.id)
        self._filling = True
        self.binding.clear_errors()
        self.binding.set_values(
            {"item_name": row.item, "detail": detail.detail} | self._unsaved.get(row.id, {})
        )
        self.ui.field_item_name.choice = row.item  # stands as it is until somebody types
        self._filling = False
        if not same:
            self._past = None
            self._read_past(detail)
        self.steps.show_request(detail)
        self._refuse("")
        self._show_log()
        self._allow()

    def _show_facts(self, detail: RequestDetail) -> None:
        ui, row = self.ui, detail.row
        ui.number.setText(row.number)
        ui.state.setText(" · ".join(part for part in (state_words(row), deadline_words(detail)) if part))
        role = {"red": "error", "yellow": "warning"}.get(tone(row), "strong")
        restyle(ui.state, "role", role)
        for label, text in (
            (ui.shown_visitor, visitor(row)),
            (ui.shown_phone, detail.phone),
            (ui.shown_address, detail.address),
            (ui.shown_channel, _(row.channel)),
            (ui.shown_registered, row.registered),
            (
                ui.shown_receiver,
                row.receiver if row.receiver == row.handler else f"{row.receiver} → {row.handler}",
            ),
        ):
            label.setText(text or "—")
            label.setToolTip(text)

    def _read_past(self, detail: RequestDetail) -> None:
        visitor, service = detail.visitor_id, self._service
        if visitor is None:
            return

        def known(past: ResidentPast) -> None:
            if self._detail is not None and self._detail.visitor_id == visitor:
                self._past = past
                self._show_log()

        self._desk.tasks.run(lambda: service.past(visitor), known, key="detail past")

    def _show_log(self) -> None:
        if self._detail is not None:
            section = self.ui.sections.value()
            self.ui.scroll.setVisible(section != "attachments")
            self.ui.attachments_place.setVisible(section == "attachments")
            if section == "past":
                shown = _past_events(self._past, self._detail.row.id)
            else:
                shown = _steps(self._detail) if section == "steps" else _history(self._detail)
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
        self.ui.save.setEnabled(bool(self._changes()))

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


def deadline_words(detail: RequestDetail) -> str:
    """The deadline of an open request: 剩 5 个工作日（12-01）, 今天到期, 超期 2 个工作日, 暂停至 11-30."""
    if detail.paused_until:
        return _("暂停至 {day}").format(day=detail.paused_until[5:])
    if detail.days_left is None:
        return ""
    if detail.days_left < 0 or detail.row.light == "red":
        return _("超期 {count} 个工作日").format(count=max(-detail.days_left, 1))
    if detail.days_left == 0:
        return _("今天到期")
    return _("剩 {count} 个工作日，{day} 到期").format(count=detail.days_left, day=detail.row.due[5:])


def _steps(detail: RequestDetail) -> list[Event]:
    shown = []
    for step in detail.steps:
        title = " · ".join(part for part in (_(step.kind), _(step.result), step.by) if part)
        terms = "   ".join(
            _("{label}：{value}").format(label=_(name), value=_(value)) for name, value in step.terms
        )
        lines = [line for line in (terms, step.note) if line]
        if step.idle:
            lines.append(_("与别处的步骤同时做出，没有计入"))
        shown.append(Event(step.at, title, lines, tone="muted" if step.idle else "accent"))
    for label, papers in ((_("已收材料"), detail.documents), (_("尚缺材料"), detail.missing)):
        if papers:
            shown.append(Event("", label, [_("、").join(papers)], tone="muted"))
    if detail.handed_from:
        shown.append(Event("", _("由 {office} 转来").format(office=detail.handed_from), tone="muted"))
    if detail.row.state in rules.OPEN_STATES and shown:
        shown.append(Event("", _("等待办结"), tone="muted", filled=False))
    if detail.ledger_text:
        shown.append(Event("", _("台账原文"), [detail.ledger_text], tone="muted"))
    return shown


def _past_events(past: ResidentPast | None, request_id: str) -> list[Event]:
    matters = [m for m in past.matters if m.request_id != request_id] if past else []
    if not matters:
        return [Event("", _("以前没有来过"), tone="muted", filled=False)]
    return [
        Event(
            m.day, " · ".join(part for part in (m.item, _(m.state)) if part), [m.detail] if m.detail else []
        )
        for m in matters
    ]


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
