"""Every editable field has exactly one widget on its form, of a kind that can hold it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.fields import Kind
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import Record
from nanxi_desk.forms.ui_desk_detail import Ui_DeskDetail
from nanxi_desk.forms.ui_desk_form import Ui_DeskForm
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.chips import ChipRow

FORMS: list[tuple[Callable[[], Any], tuple[type[Record], ...]]] = [
    (Ui_DeskForm, (Resident, Visit, Request)),
    (Ui_DeskDetail, (Request,)),
]
INPUTS = (QLineEdit, QPlainTextEdit, ChipRow)


@pytest.fixture(params=FORMS, ids=["form", "detail"])
def form(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[QWidget, tuple[type[Record], ...]]:
    made, records = request.param
    widget = QWidget()
    qtbot.addWidget(widget)
    made().setupUi(widget)
    return widget, records


def test_each_editable_field_has_one_widget(form: tuple[QWidget, tuple[type[Record], ...]]) -> None:
    widget, records = form
    declared = [f.name for record in records for f in record.fields.values() if f.editable]
    assert len(declared) == len(set(declared)), "two fields of one form share a name"
    found = [w.objectName() for w in widget.findChildren(QWidget) if w.objectName().startswith("field_")]
    assert sorted(found) == sorted(f"field_{name}" for name in declared)
    assert all(widget.findChild(QLabel, f"error_{name}") is not None for name in declared)


def test_each_widget_fits_its_kind_and_has_a_name_to_read_out(
    form: tuple[QWidget, tuple[type[Record], ...]],
) -> None:
    widget, records = form
    for name, declared in form_fields(*records).items():
        entry = next(w for w in widget.findChildren(QWidget, f"field_{name}") if isinstance(w, INPUTS))
        assert isinstance(entry, ChipRow) == (declared.kind is Kind.CHOICE), name
        assert entry.accessibleName(), name


@pytest.fixture
def binding(qtbot: QtBot) -> Iterator[FormBinding]:
    widget = QWidget()
    qtbot.addWidget(widget)
    Ui_DeskForm().setupUi(widget)
    yield FormBinding(widget, form_fields(Resident, Visit, Request))
    assert widget  # a form lives as long as somebody holds it


def test_values_go_there_and_back(binding: FormBinding) -> None:
    binding.clear()
    assert binding.values()["channel"] == "现场"
    assert binding.values()["name"] is None
    binding.set_values({"name": " 王桂兰 ", "gender": "女", "detail": "一\n二"})
    values = binding.values()
    assert (values["name"], values["gender"], values["detail"]) == ("王桂兰", "女", "一\n二")


@pytest.mark.parametrize(("name", "limit"), [("name", 60), ("item_name", 100), ("detail", 10_000)])
def test_too_long_texts_are_cut_with_a_sentence(binding: FormBinding, name: str, limit: int) -> None:
    entry = binding.inputs[name]
    text = "长" * (limit + 1)
    entry.setText(text) if isinstance(entry, QLineEdit) else entry.setPlainText(text)  # type: ignore[union-attr]
    assert binding.values()[name] == text[:limit]
    assert str(limit) in binding.error_of(name)


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_characters_that_no_workbook_holds_are_refused_at_entry(binding: FormBinding, bad: str) -> None:
    entry = binding.inputs["address"]
    assert isinstance(entry, QLineEdit)
    entry.setText(f"泰兴路{bad}12 号")
    assert binding.values()["address"] == "泰兴路12 号"
    assert "控制字符" in binding.error_of("address")
    entry.setText("泰兴路 12 号")
    assert binding.error_of("address") == ""


def test_the_first_missing_field_is_named(binding: FormBinding) -> None:
    binding.clear()
    missing = binding.missing()
    assert missing is not None
    assert missing.field == "name"
    assert binding.show_error(missing)
    assert binding.error_of("name") == missing.message
