"""Single cells of a hand-kept ledger: text, names, phones, identity numbers, channels and matters.

Nothing here raises on odd input: what a cell cannot give is None, and whatever a reading leaves out is
marked, so that the caller can keep the cell's own words.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None

LONGEST_TEXT = 10_000
LONGEST_ITEM = 100
_SURE_DIGITS = 15  # a spreadsheet number keeps no more: the rest of an identity number becomes zeros

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = " \t\r\n\f\v\u00a0\u3000" + _INVISIBLE
_NARROW = {
    wide: wide - 0xFEE0
    for span in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
    for wide in range(*span)
}
_NARROW[0x3000] = 0x20
_UNIFORM: dict[int, int | None] = {ord(mark): None for mark in _INVISIBLE}
_UNIFORM |= {ord(hyphen): ord("-") for hyphen in "‐‑‒–—―−﹣－"}
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HAN = re.compile("[\u3400-\u9fff]")
_BETWEEN_HAN = re.compile("(?<=[\u3400-\u9fff·])\\s+(?=[\u3400-\u9fff·])")
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,3}")
_DECIMAL = re.compile(r"-?[0-9]{1,12}\.[0-9]+")


class Sheet(Protocol):
    """A sheet as the file reader hands it over: rows of cells, merged ranges zero-based and inclusive
    (first row, first column, last row, last column)."""

    @property
    def name(self) -> str: ...

    @property
    def rows(self) -> Sequence[Sequence[Cell]]: ...

    @property
    def merged(self) -> Sequence[tuple[int, int, int, int]]: ...


class NumberProblem(Enum):
    """Why a cell that should hold a number as text cannot be taken."""

    DIGITS_LOST = "digits lost"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A phone or identity number; `whole` is False where the cell says more than `number` holds."""

    number: str | None = None
    whole: bool = True
    problem: NumberProblem | None = None


NO_NUMBER = NumberReading()


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip(_BLANKS))


def holdable(text: str) -> bool:
    """Whether a workbook can hold the text: no characters that XML forbids."""
    return _UNHOLDABLE.search(text) is None


def has_han(text: str) -> bool:
    """Whether the text has Chinese characters."""
    return _HAN.search(text) is not None


def plain(text: str) -> str:
    """The text in its comparable form: compatibility forms folded (full-width to ASCII), hyphens alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_UNIFORM))
    return _without_marks(text).strip(_BLANKS)


def _without_marks(text: str) -> str:
    """Without what some programs write for a carriage return."""
    return text.replace("_x000D_", "") if "_x000D_" in text else text


def cell_text(cell: Cell) -> str:
    """The cell's own words, outer blanks and foreign line ends aside; days as ISO, numbers without ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = _without_marks(cell)
        return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip(_BLANKS)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell) if isinstance(cell, int) else _moment_text(cell)


def _moment_text(cell: dt.date | dt.time) -> str:
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat(sep=" ", timespec="seconds") if isinstance(cell, dt.datetime) else cell.isoformat()


def line_text(cell: Cell) -> str | None:
    """A one-line value: full-width digits and letters narrowed, blanks and line ends made single blanks."""
    text = cell_text(cell)
    if not text.isascii():
        text = text.translate(_NARROW)
    return " ".join(text.split()) or None


def canonical(cell: Cell) -> str:
    """What two spellings of the same cell share: no blanks, folded forms, numbers as numbers."""
    if isinstance(cell, str):
        text = "".join(plain(cell).split())
        return f"{float(text):.12g}" if "." in text and _DECIMAL.fullmatch(text) else text
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.12g}"
    return cell_text(cell).replace(" ", "")


def read_name(cell: Cell) -> str | None:
    """A person's name; blanks inside Chinese names are padding. None for an anonymous visitor."""
    text = line_text(cell)
    if text is None or plain(text).strip("-/.") in _NAMELESS:
        return None
    return _BETWEEN_HAN.sub("", text)


_NAMELESS = {
    "",
    "匿名",
    "无名",
    "无",
    "不详",
    "未知",
    "不愿透露",
    "不愿留名",
    "未留名",
    "anonymous",
    "NA",
    "N/A",
}
_GENDERS = {"男": "男", "女": "女", "男性": "男", "女性": "女", "1": "男", "2": "女"} | {
    "m": "男", "f": "女", "male": "男", "female": "女",
}  # fmt: skip


def read_gender(cell: Cell) -> str | None:
    """男 or 女, also from the codes of GB/T 2261.1; None where the cell says neither."""
    return _GENDERS.get(plain(cell_text(cell)).lower())


_CHANNELS = (
    ("热线转来", re.compile(r"热线|12345|市民|工单|hotline|311")),
    ("微信", re.compile(r"微信|wechat")),
    ("代办", re.compile(r"代办|代理|代为")),
    ("上门走访", re.compile(r"走访|入户|上门|家访|探访|home ?visit")),
    ("电话", re.compile(r"电话|来电|致电|电访|phone|call")),
    ("现场", re.compile(r"现场|来访|窗口|来人|当面|前台|接待|walk|in person|counter|desk")),
)


def read_channel(cell: Cell) -> str | None:
    """One of the desk's channels, None where the words name none of them."""
    text = plain(cell_text(cell)).lower()
    return next((channel for channel, words in _CHANNELS if text and words.search(text)), None)


# A mobile number, a landline with or without area code and extension, then any other way to group digits.
_PHONE = re.compile(
    r"(?<![0-9])(?:"
    r"(?:\(?(?:\+|00)?86\)?[- ]?)?(?P<mobile>1[3-9](?:[- .]?[0-9]){9})"
    r"|(?:\(?(?P<area>0[0-9]{2,3})\)?[- .]*)?(?P<local>[2-9](?:[- .]?[0-9]){6,7})"
    r"(?:(?:\s*(?:转|分机|ext\.?|x|#)\s*|-)(?P<extension>[0-9]{1,5}))?"
    r"|(?P<other>\+?\(?[0-9]{1,4}\)?(?:[- .]{0,2}[0-9]{2,4}){2,5})"
    r")(?![0-9])",
    re.IGNORECASE,
)
_NOT_DIGITS = re.compile(r"[^0-9]")


def read_phone(cell: Cell) -> NumberReading:
    """The first phone number of the cell: 11 digits, or area-number(-extension), or the digits as typed.

    A number that a spreadsheet has shortened (1.38E+10) is a problem, never repaired.
    """
    text = plain(cell_text(cell)).lstrip("'")
    if not text:
        return NO_NUMBER
    if _shortened(cell, text):
        return NumberReading(whole=False, problem=NumberProblem.DIGITS_LOST)
    for match in _PHONE.finditer(text):
        number = _phone_number(match)
        if number:
            rest = text[: match.start()] + text[match.end() :]
            return NumberReading(number, whole=not rest.strip(" -.,;/()"))
    return NumberReading(whole=False)


def _phone_number(match: re.Match[str]) -> str | None:
    if match["mobile"]:
        return _NOT_DIGITS.sub("", match["mobile"])
    if match["local"]:
        parts = (match["area"], _NOT_DIGITS.sub("", match["local"]), match["extension"])
        return "-".join(part for part in parts if part)
    digits = _NOT_DIGITS.sub("", match["other"])
    if not 7 <= len(digits) <= _SURE_DIGITS:
        return None
    return f"+{digits}" if match["other"].startswith("+") else digits


def phone_digits(cell: Cell) -> str:
    """All digits of a phone cell: what its spellings share."""
    return _NOT_DIGITS.sub("", plain(cell_text(cell))) or canonical(cell)


def read_id_number(cell: Cell) -> NumberReading:
    """A resident identity number (GB 11643-1999), valid or None; stored as a number it has lost digits."""
    text = "".join(plain(cell_text(cell)).lstrip("'").split()).upper()
    if not text:
        return NO_NUMBER
    if _shortened(cell, text):
        return NumberReading(whole=False, problem=NumberProblem.DIGITS_LOST)
    from stdnum.cn import ric

    if ric.is_valid(text):
        return NumberReading(text)
    return NumberReading(whole=False)


def _shortened(cell: Cell, text: str) -> bool:
    """Whether a number has gone through a spreadsheet's 15 digits or its short display."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return not abs(cell) < 10**_SURE_DIGITS
    return _SCIENTIFIC.fullmatch(text) is not None


_ITEM_END = re.compile("[(（\\[【,，。;；:：!！?？、\n]")


def leading_item(text: str) -> str:
    """The matter's name, without what follows it in brackets or after a stop; at most 100 characters."""
    head = _ITEM_END.split(text, maxsplit=1)[0].strip(_BLANKS) if has_han(text) else ""
    name = line_text(head or text) or ""
    return name if len(name) <= LONGEST_ITEM else name[: LONGEST_ITEM - 1] + "…"
