"""A signed sheet entered by the numbers of its rows: 12 20-35 迟14 事17 缺18 代19 撤20, or c14 s17 …"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from nanxi_desk.training import rules

WORDS: Final = {
    "": rules.PRESENT,
    "出": rules.PRESENT,
    "到": rules.PRESENT,
    "迟": rules.LATE,
    "早": rules.EARLY,
    "公": rules.OFFICIAL,
    "事": rules.PERSONAL,
    "缺": rules.ABSENT,
    # By the first letter of their pinyin, so that no input method has to be changed.
    "c": rules.LATE,
    "z": rules.EARLY,
    "g": rules.OFFICIAL,
    "s": rules.PERSONAL,
    "q": rules.ABSENT,
}
SUSPECT: Final = ("代", "d")  # came, and somebody else may have signed
UNDO: Final = ("撤", "x")
_PIECE = re.compile(r"(\D*?)(\d{1,4})(?:[-~至到](\d{1,4}))?")
_SEPARATORS = str.maketrans(dict.fromkeys("，,、；;。.\t\n", " "))
_RANGES = re.compile(r"\s*([-~－—–])\s*")


@dataclass(frozen=True, slots=True)
class NumberMark:
    """What the sheet says of one row; `status` is "" where what was entered is to be taken back."""

    number: int
    status: str
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class NumbersRead:
    """What a line says, the last word on a number counts; `problem` is the first piece that is none."""

    marks: tuple[NumberMark, ...]
    problem: str = ""  # as typed
    absent: tuple[int, ...] = ()  # numbers that the roster does not have


def read_numbers(text: str, known: Collection[int]) -> NumbersRead:
    """Read a line; `known` are the numbers of the roster."""
    plain = _RANGES.sub("-", unicodedata.normalize("NFKC", text).lower().translate(_SEPARATORS))
    marks: dict[int, NumberMark] = {}
    absent: dict[int, None] = {}
    problem = ""
    for piece in plain.split():
        numbers, word = _piece(piece)
        if not numbers or word not in (*WORDS, *SUSPECT, *UNDO):
            problem = problem or piece
            continue
        for number in numbers:
            if number not in known:
                absent[number] = None
                continue
            status = "" if word in UNDO else WORDS.get(word, rules.PRESENT)
            marks.pop(number, None)
            marks[number] = NumberMark(number, status, word in SUSPECT)
    return NumbersRead(tuple(marks.values()), problem, tuple(absent))


def _piece(piece: str) -> tuple[range, str]:
    """The numbers of a piece and the word before them."""
    found = _PIECE.fullmatch(piece)
    if not found:
        return range(0), ""
    word, first, last = found[1], int(found[2]), int(found[3] or found[2])
    if last < first or last - first > rules.MOST_INVITED:
        return range(0), ""
    return range(first, last + 1), word
