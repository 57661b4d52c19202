"""Checks at entry: what a field accepts. The door asks them for every own write."""

import re
from collections.abc import Mapping
from typing import Any

from nanxi_desk.core.clock import parse_instant
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.fields import Field, Kind
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record

# What XML 1.0 cannot hold, so what no workbook could carry; lone surrogates cannot even be stored.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PHONE = re.compile(r"[0-9+][0-9+ ()*-]{2,}(?:[,;/ ]*[0-9+ ()*-]+)*")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


_FREE = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.REFERENCE, Kind.INTEGER, Kind.FLAG, Kind.LIST})
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
    if value is None or (value == "" and declared.kind is not Kind.LIST):
        if declared.required:
            raise FieldRefused(declared.name, _("请填写“{label}”。").format(label=_(declared.label)))
        return
    if declared.derived:
        raise FieldRefused(declared.name, _("“{label}”由程序得出,不能填写。").format(label=_(declared.label)))
    wanted = _TYPES.get(declared.kind, str)
    many = declared.kind is Kind.LIST and isinstance(value, list | tuple)
    for text in value if many else (value,):
        if type(text) is not wanted or (declared.kind is Kind.LIST and not many):
            raise FieldRefused(declared.name, _("“{label}”的内容类型不对。").format(label=_(declared.label)))
        if isinstance(text, str):
            _check_text(declared, text)
    _check_kind(declared, value)


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
            choices = "、".join(_(choice) for choice in declared.choices)
            raise FieldRefused(
                declared.name, _("“{label}”只能是:{choices}。").format(label=label, choices=choices)
            )
        case Kind.PHONE if not _PHONE.fullmatch(value):
            raise FieldRefused(
                declared.name,
                _("“{label}”只能有数字、空格、“+”和“-”。").format(label=label),
                _("请只填号码,说明写到“情况”里。"),
            )
        case Kind.DATE if not _DAY.fullmatch(value):
            raise FieldRefused(declared.name, _("“{label}”应写作 2026-11-22。").format(label=label))
        case Kind.INSTANT:
            try:
                parse_instant(value)
            except InputRefused as error:
                raise FieldRefused(declared.name, error.message, error.hint) from error
        case Kind.ID_NUMBER:
            check_id_number(declared, value)


def check_id_number(declared: Field, value: str) -> None:
    """FieldRefused unless `value` is a resident identity number (GB 11643-1999)."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    try:
        ric.validate(value)
    except ValidationError as error:
        raise FieldRefused(
            declared.name,
            _("“{label}”应为 18 位,最后一位校验不符或日期、地区不对。").format(label=_(declared.label)),
            _("请对照证件重新输入;不需要时可以留空。"),
        ) from error
