"""Masking: what of a phone or an identity number is shown to people who need not know the whole."""

import re
from typing import Any

from nanxi_desk.core.attachment_names import shown_attachments
from nanxi_desk.core.fields import Field, Kind

# What looks like an identity number, a mobile or a fixed line; days of eight digits do not.
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_PHONE = re.compile(
    r"(?<![0-9])(?:1[0-9]{2}([ -]?)[0-9]{4}\1[0-9]{4}"
    r"|0[0-9]{2,3}[ -]?[0-9]{7,8}"
    r"|(?!20[0-9]{2}[01][0-9][0-3][0-9])[2-9][0-9]{6,7})(?![0-9])"
)


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


def masked_text(text: str) -> str:
    """Free text, such as a cell of somebody's own sheet, with the numbers in it masked."""
    text = _IDENTITY.sub(lambda found: masked_id_number(found[0]), text)
    return _PHONE.sub(lambda found: masked_phone(found[0]), text)


_MASKS = {Kind.ID_NUMBER: masked_id_number, Kind.LONG_TEXT: masked_text}


def holds_numbers(text: str) -> bool:
    """Whether anything in a text would be masked."""
    return masked_text(text) != text


def shown(declared: Field, value: Any) -> str:
    """A field's value as people may see it, masked where the field says so."""
    if value is None:
        return ""
    if declared.masked:
        return _MASKS.get(declared.kind, masked_phone)(str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if declared.kind is Kind.ATTACHMENTS:
        return "、".join(shown_attachments(value))
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return str(value)
