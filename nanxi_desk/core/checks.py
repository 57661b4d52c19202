"""Checks at entry: what a field accepts. The door asks them for every own write."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from nanxi_desk.core.clock import parse_instant
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.fields import LISTS, Field, Kind
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record

# What XML 1.0 cannot hold, so what no workbook could carry; lone surrogates cannot even be stored.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# One class of characters, not groups of groups: those would try every way to part a long row of digits.
_PHONE = re.compile(r"(?=(?:[^0-9]*[0-9]){3})[0-9+(][0-9+ ()*,;/转-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
MAX_INTEGER = 10**15 - 1  # spreadsheets keep fifteen digits
MAX_LIST = 10_000  # characters of all entries; a cell of a sheet holds them joined

_FREE = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.REFERENCE, Kind.FLAG})
_TYPES: dict[Kind, type] = {Kind.INTEGER: int, Kind.FLAG: bool}


def check_record(record: Record) -> None:
    """FieldRefused for the first field whose value does not fit."""
    check_values(type(record), {name: getattr(record, name) for name in record.fields})


def check_values(record_class: type[Record], values: Mapping[str, Any]) -> None:
    """FieldRefused for the first value that does not fit its field; KeyError for an unknown field."""
    for name, value in values.items():
        check_value(record_class.fields[name], value)


def check_value(declared: Field, value: Any) -> None:
    """FieldRefused where `value` does not fit, with one sentence that says what to do."""
    if value is None or (value == "" and declared.kind not in LISTS):
        _check_required(declared)
        return
    if declared.derived:
        raise FieldRefused(declared.name, _("“{label}”由程序得出,不能填写。").format(label=_(declared.label)))
    _check_type(declared, value)
    _check_kind(declared, value)


def _check_required(declared: Field) -> None:
    if declared.required:
        raise FieldRefused(declared.name, _("请填写“{label}”。").format(label=_(declared.label)))


def _check_type(declared: Field, value: Any) -> None:
    wanted = _TYPES.get(declared.kind, str)
    many = declared.kind in LISTS and isinstance(value, list | tuple)
    for text in value if many else (value,):
        if type(text) is not wanted or (declared.kind in LISTS and not many):
            raise FieldRefused(declared.name, _("“{label}”的内容类型不对。").format(label=_(declared.label)))
        if isinstance(text, str):
            _check_text(declared, text)
            if not text.strip():
                _check_required(declared)


def _check_text(declared: Field, text: str) -> None:
    unwritable = UNWRITABLE.search(text)
    if unwritable:
        raise FieldRefused(
            declared.name,
            _("“{label}”里有不能保存的控制字符(第 {place} 个字)。").format(
                label=_(declared.label), place=unwritable.start() + 1
            ),
            _("请删去这个字符后再保存。"),
        )
    if len(text) > declared.max_length:
        raise FieldRefused(
            declared.name,
            _("“{label}”最多 {most} 个字,现在是 {now} 个。").format(
                label=_(declared.label), most=declared.max_length, now=len(text)
            ),
            _("请缩短后再保存。"),
        )


def _check_kind(declared: Field, value: Any) -> None:
    if declared.kind in _FREE:
        return
    label = _(declared.label)
    match declared.kind:
        case Kind.CHOICE if value not in declared.choices:
            choices = _("、").join(_(choice) for choice in declared.choices)
            raise FieldRefused(
                declared.name, _("“{label}”只能是:{choices}。").format(label=label, choices=choices)
            )
        case Kind.PHONE if not _PHONE.fullmatch(value):
            raise FieldRefused(
                declared.name,
                _("“{label}”至少三位数字,只能有数字、空格和“+-()*,;/转”。").format(label=label),
                _("请只填号码,说明写到“情况”里。"),
            )
        case Kind.DATE if not is_day(value):
            raise FieldRefused(declared.name, _("“{label}”应写作 2026-11-22。").format(label=label))
        case Kind.INSTANT:
            try:
                parse_instant(value)
            except InputRefused as error:
                words = _("“{label}”应写作 2026-11-22T06:31:05Z。").format(label=label)
                raise FieldRefused(declared.name, words) from error
        case Kind.ID_NUMBER:
            check_id_number(declared, value)
        case Kind.INTEGER if abs(value) > MAX_INTEGER:
            raise FieldRefused(declared.name, _("“{label}”最多 15 位数字。").format(label=label))
        case Kind.LIST | Kind.ATTACHMENTS if sum(map(len, value)) > MAX_LIST:
            raise FieldRefused(
                declared.name,
                _("“{label}”合计最多 {most} 个字。").format(label=label, most=MAX_LIST),
                _("请缩短后再保存。"),
            )


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, written as we store it."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_id_number(declared: Field, value: str) -> None:
    """FieldRefused unless `value` is a resident identity number (GB 11643-1999) in its one spelling:
    eighteen ASCII characters, "X" in upper case."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    refused = FieldRefused(
        declared.name,
        _("“{label}”应为 18 位,最后一位校验不符或日期、地区不对。").format(label=_(declared.label)),
        _("请对照证件重新输入;不需要时可以留空。"),
    )
    if not _ID_NUMBER.fullmatch(value):  # the library folds blanks and foreign digits, the record would not
        raise refused
    try:
        ric.validate(value)
    except ValidationError as error:
        raise refused from error
