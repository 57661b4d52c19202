"""Masking: what of a phone or an identity number is shown to people who need not know the whole."""

import re
from typing import Any, Final

from nanxi_desk.core.fields import Field, Kind

_ID_NUMBER: Final = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE: Final = re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1\d{10}|(?!20\d\d[01]\d[0-3]\d)[2-9]\d{6,7})(?!\d)")


def masked_phone(phone: str) -> str:
    """138****1234; of short numbers only the last two digits stay, of two digits none."""
    digits = sum(c.isdigit() for c in phone)
    if digits >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    if digits >= 7:
        return f"****{phone[-4:]}"
    return "*" * (len(phone) - 2) + phone[-2:] if digits > 2 else "*" * len(phone)


def masked_id_number(number: str) -> str:
    """310106********123X; of anything that is not 18 long, nothing."""
    return f"{number[:6]}{'*' * 8}{number[-4:]}" if len(number) == 18 else "*" * len(number)


def shown(declared: Field, value: Any) -> str:
    """A field's value as people may see it, masked where the field says so."""
    if value is None:
        return ""
    if declared.masked:
        return masked_id_number(str(value)) if declared.kind is Kind.ID_NUMBER else masked_phone(str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return str(value)


def masked_text(text: str) -> str:
    """Any text with whatever looks like a phone or an identity number in it masked; days stay days."""
    text = _ID_NUMBER.sub(lambda found: masked_id_number(found.group()), text)
    return _PHONE.sub(lambda found: masked_phone(found.group()), text)
