"""The language between the window's process and the parsing process: one JSON array per line.

No pickle and no marshal: the parsing process has read hostile bytes, so nothing it says may be code.
"""

import datetime
import json
from typing import Any

from nanxi_desk.core.workbook.cells import Cell

ROWS_PER_LINE = 200

_MOMENT, _DAY, _TIME = "m", "d", "t"


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, datetime.datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, datetime.date):
        return {_DAY: value.isoformat()}
    if isinstance(value, datetime.time):
        return {_TIME: value.isoformat()}
    raise TypeError(type(value).__name__)


def _untagged(tagged: dict[str, str]) -> Cell:
    [(tag, text)] = tagged.items()
    if tag == _MOMENT:
        return datetime.datetime.fromisoformat(text)
    if tag == _DAY:
        return datetime.date.fromisoformat(text)
    if tag == _TIME:
        return datetime.time.fromisoformat(text)
    raise ValueError(tag)


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_tagged)
_decoder = json.JSONDecoder(object_hook=_untagged)


def encode(message: list[Any]) -> bytes:
    """One line for `message`, whose leaves are cells."""
    return _encoder.encode(message).encode() + b"\n"


def decode(line: bytes) -> list[Any]:
    """The message of one line; ValueError where it is none, as when the other side died while writing."""
    message = _decoder.decode(line.decode())
    if not isinstance(message, list) or not message:
        raise ValueError("not a message")
    return message
