"""How a record names its attachments: hash, kind and file name; the bytes lie apart, once for each hash."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nanxi_desk.core.checks import UNWRITABLE

JPEG, PNG, PDF = KINDS = ("jpg", "png", "pdf")
LONGEST_NAME: Final = 80  # characters of a file name
MARK: Final = b'"blob:'  # what a change's body contains if it names any

_MARK = "blob:"
_SPELLED = re.compile(r"blob:([0-9a-f]{64}):([a-z]{3}):(.*)", re.DOTALL)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]|' + UNWRITABLE.pattern)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment as a record holds it: `sha256` of its bytes in hexadecimal, `kind`, and a file name."""

    sha256: str
    kind: str
    name: str

    @property
    def spelled(self) -> str:
        """The text that stands in the record's field."""
        return f"{_MARK}{self.sha256}:{self.kind}:{self.name}"

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at inside the window; a PDF is never opened by us."""
        return self.kind in (JPEG, PNG)


def read_attachments(entries: Iterable[Any] | None) -> tuple[Attachment, ...]:
    """The reverse of `spelled` for a field's value; what a foreign version spelled otherwise is left out."""
    texts = (entry for entry in entries or () if isinstance(entry, str))
    found = (_SPELLED.fullmatch(text) for text in texts)
    return tuple(Attachment(*match.groups()) for match in found if match and match[2] in KINDS)


def shown_attachments(entries: Iterable[Any]) -> list[str]:
    """The file names; of what cannot be read, its own spelling."""
    return [read.name for entry in entries for read in read_attachments([entry]) or (_Unread(str(entry)),)]


def may_name(body: bytes | None) -> bool:
    """Whether the bytes of a change's values can name any: most do not, and then nothing else is asked."""
    return body is not None and MARK in body


def hashes_in(values: Mapping[str, Any] | None, body: bytes | None) -> set[str]:
    """The attachments that a change names, whatever record class and field, also those of newer versions.

    `body` are the bytes of `values`.
    """
    if not values or not may_name(body):
        return set()
    lists = (value for value in values.values() if isinstance(value, list))
    texts = (entry for value in lists for entry in value if isinstance(entry, str))
    return {match[1] for text in texts if (match := _SPELLED.fullmatch(text))}


def file_name(name: str, kind: str) -> str:
    """A name that every disk takes, ending as its kind does; what was cut off is the middle of nothing."""
    stem = _NOT_IN_NAMES.sub(" ", name.rpartition("/")[2].rpartition("\\")[2])
    stem = " ".join(re.sub(r"\.(jpe?g|png|pdf)$", "", stem, flags=re.IGNORECASE).split()).strip(" .")
    return f"{stem[: LONGEST_NAME - len(kind) - 1] or kind}.{kind}"


@dataclass(frozen=True, slots=True)
class _Unread:
    name: str
