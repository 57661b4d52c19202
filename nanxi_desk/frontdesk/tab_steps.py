"""The next step of a request: what may be done now, and the few fields that the chosen step asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_desk_steps import Ui_StepPanel
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import HAND_ON, MISSING_LIST, RECEIPT, REFUSAL
from nanxi_desk.frontdesk.tab_target import TargetChoice
from nanxi_desk.frontdesk.views import Colleague, RequestDetail, StepOrder
from nanxi_desk.widgets.chips import Pill
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed

# What each step asks for, by the rows of the form; steps that are not here are taken at once.
_ASKS: Mapping[str, tuple[str, ...]] = {
    "受理": ("limit", "reason"),
    "转办": ("target", "reason"),
    "暂停": ("pause", "days", "documents", "reason"),
    "延期": ("extension", "reason"),
    "办结": ("result", "reason"),
    "不予受理": ("reason",),
    "退回": ("reason",),
    "回件": ("reason",),
    "撤销": ("reason",),
    "作废": ("reason",),
    "催办": ("reason",),
    "督办": ("reason",),
}
_REASONS: Mapping[str, str] = {
    "不予受理": "不予受理的理由，会印在告知书上",
    "退回": "为什么退回",
    "回件": "对方的答复",
    "延期": "延期的理由",
    "作废": "为什么作废",
}
_ORDINARY_REASON = "办理说明，可不填"
# The step that is offered first, in this order of preference.
_FIRST = ("回件", "恢复", "办结")
# Slips speak Chinese, the buttons that show them the reader's language.
_SLIP_WORDS: Mapping[str, str] = {
    RECEIPT: "受理回执",
    MISSING_LIST: "一次性告知单",
    REFUSAL: "不予受理告知书",
    HAND_ON: "转办单",
}
_KEYS: Mapping[str, str] = {"受理": "Ctrl+T", "转办": "Ctrl+R"}
_NUMBERED = 9
Fields = dict[str, tuple[QWidget, ...]]


class StepPanel(Formed, QWidget):
    """Offers exactly the steps that are allowed. `ordered` gives the step, `printed` a slip's kind."""

    ordered = Signal(object)  # StepOrder
    printed = Signal(str)

    def __init__(self, desk: Desk, service: FrontDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._detail: RequestDetail | None = None
        self._kept: dict[str, dict[str, Any]] = {}  # what was typed, by request
        self.kind = ""
        self.ui = ui = self._set_up(Ui_StepPanel())
        self._buttons_box = FlowLayout(ui.buttons, spacing=6)
        self._slips_box = FlowLayout(ui.slips, spacing=4)
        self.buttons: dict[str, QPushButton] = {kind: self._step_button(kind) for kind in rules.STEPS}
        self.slips = {kind: self._slip_button(kind) for kind in _SLIP_WORDS}
        ui.result.set_choices([(result, result) for result in rules.RESULTS])
        ui.pause.set_choices([(kind, kind) for kind in rules.PAUSES])
        self.target = TargetChoice(ui.target)
        self._rows: Fields = {
            "result": (ui.label_result, ui.result),
            "limit": (ui.label_limit, ui.limit, ui.urgent),
            "target": (ui.label_target, ui.target),
            "pause": (ui.label_pause, ui.pause),
            "days": (ui.label_days, ui.first_day, ui.last_day),
            "documents": (ui.label_documents, ui.documents),
            "extension": (ui.label_extension, ui.extra_workdays, ui.approved_by),
            "reason": (ui.label_reason, ui.reason),
        }
        ui.pause.chosen.connect(self._pause_chosen)
        ui.take.clicked.connect(self.take)
        ui.reason.returnPressed.connect(self.take)
        desk.theme.changed.connect(self._measure)
        self._measure()
        self.choose("")

    def show_request(self, detail: RequestDetail) -> None:
        """Offer the steps of a request; what was typed for it before comes back."""
        before, self._detail = self._detail, detail
        allowed = detail.allowed
        number = 0
        for kind, button in self.buttons.items():
            shown = kind in allowed
            button.setVisible(shown)
            number += shown
            button.setText(_step_words(kind, number) if shown else "")
        if before is not None and before.row.id != detail.row.id:
            self._keep(before.row.id)
            self._bring_back(detail)
        elif before is None:
            self._bring_back(detail)
        if self.kind not in allowed:
            self.choose(next((kind for kind in _FIRST if kind in allowed), ""))
        self._offer_slips(detail)
        self.setVisible(bool(allowed) or any(b.isVisibleTo(self) for b in self.slips.values()))
        self._desk.tasks.run(self._service.colleagues, self._offer_colleagues, key="colleagues")

    def choose(self, kind: str) -> None:
        """Unfold what a step asks for; "" folds everything away."""
        self.kind = kind
        for known, button in self.buttons.items():
            button.setChecked(known == kind)
        asked = _ASKS.get(kind, ())
        for name, parts in self._rows.items():
            shown = name in asked and (name != "documents" or self.ui.pause.value() == "补正")
            for part in parts:
                part.setVisible(shown)
        wanted = _REASONS.get(kind, _ORDINARY_REASON)
        self.ui.reason.setPlaceholderText(_(wanted))
        self.ui.take.setVisible(bool(kind))
        self.ui.take.setText(_("{step}  Ctrl+Enter").format(step=_(kind)))
        self._say("", None)

    def pick(self, kind: str) -> None:
        """A step's button or key: taken at once where nothing is asked, else unfolded and ready to type."""
        if self._detail is None or kind not in self._detail.allowed:
            return
        self.choose(kind)
        if kind not in _ASKS:
            self.take()
        else:
            self._first_input().setFocus()

    def pick_number(self, number: int) -> None:
        """Alt+1 … Alt+9: the step with that number, counted from 0."""
        allowed = [kind for kind in self.buttons if self._detail and kind in self._detail.allowed]
        if number < len(allowed):
            self.pick(allowed[number])

    def take_at_once(self, kind: str) -> None:
        """A step with what the catalogue says, whatever is unfolded."""
        if self._detail is not None and kind in self._detail.allowed:
            self.choose(kind)
            self.take()

    def take(self) -> None:
        """Take the chosen step with what was typed."""
        if not self.kind:
            return
        try:
            order = self.order()
        except FieldRefused as error:
            self.refuse(error)
            return
        self._say("", None)
        self.ordered.emit(order)

    def order(self) -> StepOrder:
        """What is typed, as a step; FieldRefused where a number is none."""
        ui = self.ui
        target, to_id, to_name = self.target.chosen() or ("", "", "")
        return StepOrder(
            self.kind,
            reason=ui.reason.text(),
            result=ui.result.value() or "办成",
            urgent=ui.urgent.isChecked(),
            limit=_number(ui.limit, "limit") if self.kind == "受理" else None,
            target=target,
            to_id=to_id,
            to_name=to_name,
            pause=ui.pause.value(),
            first_day=ui.first_day.text(),
            last_day=ui.last_day.text(),
            extra_workdays=_number(ui.extra_workdays, "extra_workdays") if self.kind == "延期" else None,
            approved_by=ui.approved_by.text(),
            documents=tuple(ui.documents.toPlainText().splitlines()),
        )

    def done(self) -> None:
        """The step was taken: its fields are empty again."""
        if self._detail is not None:
            self._kept.pop(self._detail.row.id, None)
        self._clear()
        self.kind = ""

    def refuse(self, error: UserError) -> None:
        """Say why a step was not taken, at the field that it is about."""
        places: dict[str, QWidget] = {
            "to_id": self.ui.target,
            "to_name": self.ui.target,
            **{name: parts[1] for name, parts in self._rows.items()},
            "first_day": self.ui.first_day,
            "last_day": self.ui.last_day,
            "extra_workdays": self.ui.extra_workdays,
            "approved_by": self.ui.approved_by,
        }
        place = places.get(error.field) if isinstance(error, FieldRefused) else None
        self._say(" ".join(part for part in (error.message, error.hint) if part), place)

    def _retranslate(self) -> None:
        for kind, button in self.slips.items():
            button.setText(_(_SLIP_WORDS[kind]))
        if self._detail is not None:
            kind = self.kind
            self.show_request(self._detail)
            self.choose(kind)

    # Inside

    def _step_button(self, kind: str) -> QPushButton:
        button = Pill(self.ui.buttons)
        button.clicked.connect(lambda _checked=False: self.pick(kind))
        button.hide()
        self._buttons_box.addWidget(button)
        return button

    def _slip_button(self, kind: str) -> QPushButton:
        button = QPushButton(_(_SLIP_WORDS[kind]), self.ui.slips)
        set_role(button, "link")
        button.setToolTip(_("预览、打印或存为 PDF　Ctrl+P 打印第一张"))
        button.clicked.connect(lambda _checked=False: self.printed.emit(kind))
        button.hide()
        self._slips_box.addWidget(button)
        return button

    def print_first(self) -> None:
        """Ctrl+P: the slip that fits best."""
        kind = next((kind for kind, button in self.slips.items() if button.isVisibleTo(self)), "")
        if kind:
            self.printed.emit(kind)

    def _offer_slips(self, detail: RequestDetail) -> None:
        taken = {step.kind for step in detail.steps if not step.idle}
        corrected = any(value == "补正" for step in detail.steps for _label, value in step.terms)
        fits = {
            RECEIPT: "受理" in taken,
            MISSING_LIST: bool(detail.missing) or corrected,
            REFUSAL: detail.row.state == "不予受理",
            HAND_ON: "转办" in taken,
        }
        for kind, button in self.slips.items():
            button.setVisible(fits[kind] and detail.row.state != "作废")

    def _offer_colleagues(self, colleagues: Sequence[Colleague]) -> None:
        self.target.offer(colleagues)

    def _pause_chosen(self, kind: str) -> None:
        """The usual end of such a pause is put in, and the papers that are missing."""
        self.choose("暂停")
        today = self._detail_day()
        self.ui.first_day.setText(today)
        self.ui.last_day.setText(self._service.pause_end(kind, today))
        if kind == "补正" and self._detail is not None and not self.ui.documents.toPlainText():
            self.ui.documents.setPlainText("\n".join(self._detail.missing))

    def _detail_day(self) -> str:
        from nanxi_desk.core.clock import office_day

        return office_day(self._desk.home.journal.clock.now())

    def _first_input(self) -> QWidget:
        for name in _ASKS.get(self.kind, ()):
            part = self._rows[name][1]
            if part.isVisibleTo(self) and name != "limit":
                return part
        return self.ui.reason

    def _keep(self, request_id: str) -> None:
        texts = {entry.objectName(): entry.text() for entry in self._lines()}
        if any(texts.values()):
            self._kept[request_id] = {**texts, "kind": self.kind}
        self._clear()

    def _bring_back(self, detail: RequestDetail) -> None:
        self._clear()
        kept = self._kept.get(detail.row.id, {})
        for entry in self._lines():
            entry.setText(kept.get(entry.objectName(), ""))
        self.choose(kept.get("kind", ""))

    def _lines(self) -> tuple[QLineEdit, ...]:
        ui = self.ui
        return (ui.reason, ui.limit, ui.first_day, ui.last_day, ui.extra_workdays, ui.approved_by)

    def _clear(self) -> None:
        for entry in self._lines():
            entry.clear()
        self.ui.documents.clear()
        self.ui.urgent.setChecked(False)
        self.ui.result.set_value("办成")
        self.ui.pause.set_value("")
        self.target.clear()
        self._say("", None)

    def _say(self, sentence: str, place: QWidget | None) -> None:
        self.ui.error.setText(sentence)
        self.ui.error.setVisible(bool(sentence))
        for parts in self._rows.values():
            for part in parts[1:]:
                if isinstance(part, QLineEdit | QPlainTextEdit):
                    restyle(part, "wrong", "true" if part is place else "false")
        if place is not None:
            place.setFocus()

    def _measure(self) -> None:
        theme = self._desk.theme
        self.ui.documents.setFixedHeight(2 * theme.px("control"))
        self.ui.grid.setColumnMinimumWidth(0, theme.px("label_width"))


def _step_words(kind: str, number: int) -> str:
    key = _KEYS.get(kind) or (f"Alt+{number}" if number <= _NUMBERED else "")
    return f"{_(kind)} {key}".strip()


def _number(entry: QLineEdit, field: str) -> int | None:
    text = entry.text().strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise FieldRefused(field, _("这里要写一个整数。"))
    return int(text)
