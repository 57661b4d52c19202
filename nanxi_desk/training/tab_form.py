"""The form of a session: a new one with its repeats in one step, or one that is altered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_form import Ui_SessionForm
from nanxi_desk.training import rules
from nanxi_desk.training.days import day_words, session_day
from nanxi_desk.training.views import ProgrammeView, Repeat, SessionDetail, SessionOrder
from nanxi_desk.widgets.chips import Pill
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_FIELDS = (
    *("programme", "topic", "day", "repeat", "begin", "end", "tenths", "place", "teacher", "audience"),
    *("late_after", "early_before", "headcount", "note"),
)
# rules.FORMS, in the order of the chips.
FORMS = ("主题讲座", "案例分享", "分组讨论", "沙龙", "室内拓展", "参观学习", "补课", "其他")
# What the services call a field → the form's widget, where they differ.
_CALLED = {
    "programme_id": "programme",
    "hours": "tenths",
    "days": "repeat",
    "every": "repeat",
    "count": "repeat",
}


class SessionForm(Formed, QWidget):
    """Fills a SessionOrder. `ordered` gives (order, programme's name if new, repeat or None)."""

    ordered = Signal(object, str, object)
    cancel_wanted = Signal()
    programmes_wanted = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: SessionDetail | None = None
        self._programmes: tuple[ProgrammeView, ...] = ()
        self.ui = self._set_up(Ui_SessionForm())
        self._errors: dict[str, QLabel] = {name: getattr(self.ui, f"error_{name}") for name in _FIELDS}
        self.forms: dict[str, Pill] = {}
        flow = FlowLayout(self.ui.forms_place, spacing=6)
        for word in FORMS:
            pill = self.forms[word] = Pill(self.ui.forms_place)
            flow.addWidget(pill)
        self.ui.field_programme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.ui.field_counted_only.toggled.connect(self._show_heads)
        self.ui.save.clicked.connect(self.save)
        self.ui.empty.clicked.connect(self.start_over)
        self.ui.cancel.clicked.connect(self.cancel_wanted)
        self.ui.programmes.clicked.connect(self.programmes_wanted)
        for name in ("begin", "end"):
            self._line(name).textChanged.connect(lambda _text: self._show_hours())
        for name in _FIELDS[1:]:
            self._line(name).textEdited.connect(lambda _text: self.edited.emit())
        self.ui.field_programme.editTextChanged.connect(lambda _text: self.edited.emit())
        self._retranslate()
        self.start_over()

    def typed(self) -> dict[str, str]:
        """What is in the lines of a new session, as a draft keeps it; the empty ones are left out."""
        texts = {name: self._line(name).text() for name in _FIELDS[1:]}
        texts["programme"] = self.ui.field_programme.currentText()
        forms = " ".join(word for word, pill in self.forms.items() if pill.isChecked())
        return {name: text for name, text in (*texts.items(), ("forms", forms)) if text.strip()}

    def put_back(self, typed: dict[str, str]) -> None:
        """Put a draft back; what it does not know stays as it is."""
        for name in _FIELDS[1:]:
            if isinstance(typed.get(name), str):
                self._line(name).setText(typed[name])
        if isinstance(typed.get("programme"), str):
            self.ui.field_programme.setEditText(typed["programme"])
        for word in str(typed.get("forms", "")).split():
            if word in self.forms:
                self.forms[word].setChecked(True)

    @property
    def detail(self) -> SessionDetail | None:
        """The session that is altered, None for a new one."""
        return self._detail

    def offer(self, programmes: Sequence[ProgrammeView]) -> None:
        """The programmes to choose from; what is chosen stays."""
        box = self.ui.field_programme
        kept = box.currentText()
        self._programmes = tuple(programmes)
        box.clear()
        for programme in programmes:
            if not programme.withdrawn:
                box.addItem(programme.name, programme.id)
        box.setCurrentIndex(box.findText(kept))
        box.setEditText(kept)

    def start_over(self) -> None:
        """An empty form for a new session."""
        self._detail = None
        self._fill(SessionOrder("", "", ""))
        self._retranslate()

    def show_session(self, detail: SessionDetail) -> None:
        """Alter a session."""
        self._detail = detail
        self._fill(detail.order)
        self.ui.field_programme.setEditText(detail.row.programme)
        self._retranslate()

    def focus_first(self) -> None:
        """Ready to type."""
        self.ui.field_programme.setFocus()

    def save(self) -> None:
        """Order what is entered, or say beside a field what is wrong with it."""
        self.clear_errors()
        try:
            order, repeat = self._order(), self._repeat()
        except FieldRefused as error:
            self.refuse(error)
            return
        new = "" if order.programme_id else self.ui.field_programme.currentText().strip()
        self.ordered.emit(order, new, repeat)

    def refuse(self, error: UserError) -> None:
        """Say what is wrong: beside the field where it is one's, else below the form."""
        words = " ".join(part for part in (error.message, error.hint) if part)
        name = _CALLED.get(error.field, error.field) if isinstance(error, FieldRefused) else ""
        label = self._errors.get(name)
        if label is None:
            self.ui.told.setText(words)
            self.ui.told.show()
            return
        label.setText(words)
        label.show()
        widget = self._widget(name)
        restyle(widget, "wrong", "true")
        widget.setAccessibleDescription(words)
        widget.setFocus()

    def clear_errors(self) -> None:
        """No sentence anywhere."""
        self.ui.told.hide()
        for name, label in self._errors.items():
            label.hide()
            widget = self._widget(name)
            restyle(widget, "wrong", "false")
            widget.setAccessibleDescription("")

    def _order(self) -> SessionOrder:
        text, box = self._text, self.ui.field_programme
        chosen = next((p.id for p in self._programmes if p.name == box.currentText().strip()), "")
        if not box.currentText().strip():
            raise FieldRefused("programme", _("请选一个培训项目，或写一个新的。"))
        if not text("topic"):
            raise FieldRefused("topic", _("请填写“{label}”。").format(label=_("课题")))
        day = session_day(text("day"), self._today())
        if day is None:
            raise FieldRefused("day", _("请写日期，如 5-8 或 2026-05-08。"))
        return SessionOrder(
            programme_id=chosen,
            topic=text("topic"),
            day=day.isoformat(),
            begin=self._time("begin"),
            end=self._time("end"),
            place=text("place"),
            teacher=text("teacher"),
            forms=tuple(word for word, pill in self.forms.items() if pill.isChecked()),
            hours=text("tenths"),
            audience=text("audience"),
            shared=self._detail.order.shared if self._detail else self._desk.home.is_hub,
            counted_only=self.ui.field_counted_only.isChecked(),
            headcount=self._number("headcount") if self.ui.field_counted_only.isChecked() else None,
            needs_out=self.ui.field_needs_out.isChecked(),
            late_after=self._number("late_after"),
            early_before=self._number("early_before"),
            note=text("note"),
        )

    def _repeat(self) -> Repeat | None:
        words = day_words(self._text("repeat"))
        if not words or self._detail is not None:
            return None
        days = []
        for word in words:
            day = session_day(word, self._today())
            if day is None:
                raise FieldRefused("repeat", _("“{text}”不是日期，请写成 11-14 11-21。").format(text=word))
            days.append(day.isoformat())
        return Repeat(days=tuple(days))

    def _time(self, name: str) -> str:
        text = self._text(name)
        minutes = rules.clock_minutes(text) if text else None
        if text and minutes is None:
            raise FieldRefused(name, _("“{text}”不是时间，请写成 09:00。").format(text=text))
        return rules.clock_text(minutes) if minutes is not None else ""

    def _number(self, name: str) -> int | None:
        text = self._text(name)
        if text and not (text.isascii() and text.isdigit() and len(text) <= 6):
            raise FieldRefused(name, _("“{text}”不是数。").format(text=text))
        return int(text) if text else None

    def _fill(self, order: SessionOrder) -> None:
        self.clear_errors()
        ui = self.ui
        if order.programme_id:
            ui.field_programme.setCurrentIndex(ui.field_programme.findData(order.programme_id))
        else:
            ui.field_programme.setCurrentIndex(-1)
            ui.field_programme.setEditText("")
        for name, value in (
            ("topic", order.topic),
            ("day", order.day),
            ("repeat", ""),
            ("begin", order.begin),
            ("end", order.end),
            ("tenths", order.hours),
            ("place", order.place),
            ("teacher", order.teacher),
            ("audience", order.audience),
            ("late_after", order.late_after),
            ("early_before", order.early_before),
            ("headcount", order.headcount),
            ("note", order.note),
        ):
            self._line(name).setText("" if value is None else str(value))
        ui.field_needs_out.setChecked(order.needs_out)
        ui.field_counted_only.setChecked(order.counted_only)
        for word, pill in self.forms.items():
            pill.setChecked(word in order.forms)
        self._show_heads(order.counted_only)
        self._show_hours()

    def _show_heads(self, counted: bool) -> None:
        self.ui.field_headcount.setEnabled(counted)

    def _show_hours(self) -> None:
        """What the period makes, in the place where somebody may write another number."""
        minutes = rules.minutes_between(self._text("begin"), self._text("end"))
        hours = rules.hours_of(rules.lesson_tenths(minutes)) if minutes else None
        self.ui.field_tenths.setPlaceholderText(str(hours) if hours is not None else _("自动"))

    def _retranslate(self) -> None:
        for word, pill in self.forms.items():
            pill.setText(_(word))
        altering = self._detail is not None
        self.ui.heading.setText(_("修改场次") if altering else _("新场次"))
        self.ui.cancel.setVisible(altering)
        cancelled = self._detail is not None and self._detail.row.cancelled
        self.ui.cancel.setText(_("恢复这场  Ctrl+D") if cancelled else _("取消这场  Ctrl+D"))
        for part in (self.ui.label_repeat, self.ui.field_repeat, self.ui.empty, self.ui.programmes):
            part.setVisible(not altering)
        grace = str(rules.GRACE)
        self.ui.field_late_after.setPlaceholderText(grace)
        self.ui.field_early_before.setPlaceholderText(grace)

    def _text(self, name: str) -> str:
        return self._line(name).text().strip()

    def _line(self, name: str) -> QLineEdit:
        line: QLineEdit = getattr(self.ui, f"field_{name}")
        return line

    def _widget(self, name: str) -> QWidget:
        widget: QWidget = getattr(self.ui, f"field_{name}")
        return widget

    def _today(self) -> date:
        return date.fromisoformat(office_day(self._desk.home.journal.clock.now()))
