"""Forms and records: which widget holds which declared field, and what it refuses."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.fields import Field
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.theme import restyle

Input = QLineEdit | QPlainTextEdit | ChipRow


def form_fields(*records: type[Record]) -> dict[str, Field]:
    """The editable fields of the records by name, in declared order."""
    return {f.name: f for record in records for f in record.fields.values() if f.editable}


class FormBinding(QObject):
    """Binds `field_<name>` widgets and `error_<name>` labels of a form to the fields of records.

    Values are texts, None where nothing was entered. Too long texts and characters that XML cannot hold
    are cut back while they are entered, with a sentence beside the field.
    """

    changed = Signal()

    def __init__(self, form: QWidget, fields: Mapping[str, Field]) -> None:
        super().__init__(form)
        self.fields = dict(fields)
        self.inputs: dict[str, Input] = {name: _input(form, name) for name in self.fields}
        self._errors: dict[str, QLabel] = {}
        for name, declared in self.fields.items():
            labels = cast("list[QLabel]", form.findChildren(QLabel, f"error_{name}"))
            if len(labels) != 1:
                raise LookupError(f"the form has {len(labels)} labels error_{name}, not one")
            label = labels[0]
            label.hide()
            self._errors[name] = label
            self._connect(declared)

    def values(self) -> dict[str, str | None]:
        """What is entered, without blanks around it."""
        return {name: _read(entry).strip() or None for name, entry in self.inputs.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values; fields that are not named keep theirs."""
        for name, value in values.items():
            entry = self.inputs[name]
            with QSignalBlocker(entry):
                _write(entry, "" if value is None else str(value))
        self.changed.emit()

    def clear(self) -> None:
        """Every field back to its default, and no errors."""
        self.clear_errors()
        self.set_values(
            {
                name: declared.default if isinstance(declared.default, str) else None
                for name, declared in self.fields.items()
            }
        )

    def show_error(self, error: FieldRefused) -> bool:
        """Say what is wrong beside the field and go there; False if the form has no such field."""
        if error.field not in self.inputs:
            return False
        self._say(error.field, " ".join(part for part in (error.message, error.hint) if part))
        self.inputs[error.field].setFocus()
        return True

    def error_of(self, name: str) -> str:
        """The sentence beside a field, "" if there is none."""
        return self._errors[name].text()

    def clear_errors(self) -> None:
        """No sentence beside any field."""
        for name in self.fields:
            self._say(name, "")

    def set_read_only(self, read_only: bool) -> None:
        """Texts that may be read and copied, and not altered; or alterable again."""
        for entry in self.inputs.values():
            if isinstance(entry, ChipRow):
                entry.setEnabled(not read_only)
            else:
                entry.setReadOnly(read_only)

    def missing(self) -> FieldRefused | None:
        """The first required field without a value, as an error to show."""
        values = self.values()
        for name, declared in self.fields.items():
            if declared.required and values[name] is None:
                return FieldRefused(name, _("请填写“{label}”。").format(label=_(declared.label)))
        return None

    def _connect(self, declared: Field) -> None:
        entry = self.inputs[declared.name]
        if isinstance(entry, ChipRow):
            entry.set_choices([(c, c) for c in declared.choices], numbered=declared.required)
            entry.chosen.connect(lambda _value: self.changed.emit())
        elif isinstance(entry, QLineEdit):
            entry.setMaxLength(32_767)  # the check below says why it cuts; Qt would cut in silence
            entry.textChanged.connect(lambda _text: self._entered(declared))
        else:
            entry.textChanged.connect(lambda: self._entered(declared))

    def _entered(self, declared: Field) -> None:
        entry = self.inputs[declared.name]
        text = _read(entry)
        kept, why = _acceptable(text, declared)
        if kept != text:
            with QSignalBlocker(entry):
                _write(entry, kept)
        self._say(declared.name, why)
        self.changed.emit()

    def _say(self, name: str, sentence: str) -> None:
        label = self._errors[name]
        label.setText(sentence)
        label.setVisible(bool(sentence))
        restyle(self.inputs[name], "wrong", "true" if sentence else "false")
        self.inputs[name].setAccessibleDescription(sentence)


def _acceptable(text: str, declared: Field) -> tuple[str, str]:
    """What of `text` can be kept, and why not all of it."""
    kept = UNWRITABLE.sub("", text)
    if kept != text:
        return kept[: declared.max_length], _("已去掉工作簿不能保存的控制字符。")
    if len(text) > declared.max_length:
        return text[: declared.max_length], _("“{label}”最多 {limit} 个字，多出的没有收下。").format(
            label=_(declared.label), limit=declared.max_length
        )
    return text, ""


def _input(form: QWidget, name: str) -> Input:
    widgets = cast("list[QWidget]", form.findChildren(QWidget, f"field_{name}"))
    found = [widget for widget in widgets if isinstance(widget, Input)]
    if len(found) != 1:
        raise LookupError(f"the form has {len(found)} widgets field_{name}, not one")
    return found[0]


def _read(entry: Input) -> str:
    if isinstance(entry, QLineEdit):
        return entry.text()
    return entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.value()


def _write(entry: Input, value: str) -> None:
    if isinstance(entry, QLineEdit):
        entry.setText(value)
    elif isinstance(entry, QPlainTextEdit):
        entry.setPlainText(value)
    else:
        entry.set_value(value)
