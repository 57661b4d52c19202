"""What a printed slip says, in the order in which it stands on the paper; how it looks is the printer's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a slip's table."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of a list with boxes."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its heading below the table; `blanks` are lines to be filled in by hand, by name.

    A blank may ask for a height in lines: "答复内容" with 3.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    blanks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, ready to be laid out. No text in it is empty but `number`, which then has no QR code.

    `paging` is what numbers the pages where there are several, with {page} and {pages}.
    """

    title: str
    office_name: str
    number: str
    number_name: str = ""  # stands before the number
    opening: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    parts: tuple[Part, ...] = ()
    closing: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()  # each with a line behind it
    dated: str = ""  # below everything, at the right, beneath the office's name
    paging: str = "{page} / {pages}"
