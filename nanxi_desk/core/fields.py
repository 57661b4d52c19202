"""field(): one line that declares column, label, form widget, sheet column, search, masking and merge."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LONGEST_ATTACHMENT = 200  # characters of one attachment as it is spelled
REQUIRED = object()  # "no default": a dataclass would take its own MISSING for a missing default


class Kind(StrEnum):
    """What a field holds; decides column type, widget, check and cell format."""

    TEXT = "text"  # one line
    LONG_TEXT = "long_text"  # several lines
    CHOICE = "choice"  # one of `choices`, stored as the word itself
    PHONE = "phone"  # text of digits, "-" and "+"
    ID_NUMBER = "id_number"  # text, 18 characters, GB 11643-1999
    INTEGER = "integer"
    FLAG = "flag"
    DATE = "date"  # a day of the office's zone, ISO text
    INSTANT = "instant"  # a moment, UTC, ISO text with "Z" and whole seconds
    REFERENCE = "reference"  # id of another record
    LIST = "list"  # list of short texts
    ATTACHMENTS = "attachments"  # list of attachments.Attachment, spelled; their bytes lie apart


LISTS = frozenset({Kind.LIST, Kind.ATTACHMENTS})  # kinds whose value is a list of texts


class Merge(StrEnum):
    """What becomes of values written side by side; the mark precedes the unit's name in a change.

    The mark travels with the change, so a version that does not know a field folds it like one that does.
    """

    CONFLICT = ""  # the greatest stamp shows, the others wait for a decision
    LATEST = "~"  # the greatest stamp shows and the others are dropped
    MIN = "<"
    MAX = ">"
    UNION = "+"


class Search(StrEnum):
    """How a field is found."""

    NONE = ""
    TEXT = "text"  # any run of characters
    NAME = "name"  # text, pinyin initials and full pinyin
    PHONE = "phone"  # leading digits, or the last four
    NUMBER = "number"  # leading characters of any of its parts


@dataclass(frozen=True, slots=True)
class Field:
    """The declaration of one field of a record. Labels and choices are Chinese source texts."""

    name: str
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()
    required: bool = False
    editable: bool = True  # has a widget on its form and may come back in a sheet
    derived: bool = False  # computed after the fold, never part of a change
    listed: int = 0  # width of its table column in characters, 0 = not listed
    sheet: int = 12  # width of its sheet column in characters, 0 = no column
    search: Search = Search.NONE
    masked: bool = False  # a number of somebody, or of a LONG_TEXT the numbers in it
    indexed: bool = False
    merge: Merge = Merge.CONFLICT
    unit: str = ""  # fields that share a unit's name merge as one
    references: str = ""  # record type that a REFERENCE points to
    max_length: int = 200
    default: Any = REQUIRED

    @property
    def tells_a_person(self) -> bool:
        """Whether the value is itself a number by which somebody can be known."""
        return self.masked and self.kind is not Kind.LONG_TEXT


def field(  # noqa: PLR0913 - a declaration names what differs from the ordinary, and nothing else
    label: str,
    kind: Kind = Kind.TEXT,
    *,
    choices: Sequence[str] = (),
    required: bool = False,
    editable: bool = True,
    derived: bool = False,
    listed: int = 0,
    sheet: int = 12,
    search: Search = Search.NONE,
    masked: bool = False,
    indexed: bool = False,
    merge: Merge = Merge.CONFLICT,
    unit: str = "",
    references: str = "",
    max_length: int = 0,
    default: Any = REQUIRED,
) -> Any:
    """Declare a field of a Record; see Field. The attribute's own name becomes the field's name.

    Without `default` the record's constructor demands the value; optional fields say `default=None`.
    Attachments always merge as a union, since two who each add a picture side by side contradict nobody, and
    no form, sheet or command writes them but core.attachments.
    """
    if kind is Kind.ATTACHMENTS:
        if unit:
            raise ValueError("attachments are a unit of their own")
        editable, merge, max_length = False, Merge.UNION, max_length or LONGEST_ATTACHMENT
    return Field(
        name="",
        label=label,
        kind=kind,
        choices=tuple(choices),
        required=required,
        editable=editable and not derived,
        derived=derived,
        listed=listed,
        sheet=sheet,
        search=search,
        masked=masked,
        indexed=indexed,
        merge=merge,
        unit=unit,
        references=references,
        max_length=max_length or (10_000 if kind is Kind.LONG_TEXT else 200),
        default=default,
    )
