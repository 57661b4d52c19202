"""What a sheet of A4 says: tables over several pages, certificates, labels; how it looks is the printer's."""

from dataclasses import dataclass
from typing import Final

LEAST_ROW_MM: Final = 9.0  # a signature needs as much


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column of a table: `share` of the width, in any unit; `centred` for numbers and marks."""

    label: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TablePaper:
    """A table whose head is repeated on every page, with what stands above and below it.

    `facts` are (name, text) above the table, two beside each other; a long text takes a line of its own.
    `opening` are paragraphs above the table, `closing` below it. `signatures` are lines to sign on, office
    and day stand at the right beneath everything. `paging` numbers the pages, with {page} and {pages}.
    `grouped`: a row whose first cell is empty belongs below the one above, and no line parts the two there.
    """

    title: str
    office_name: str = ""
    number: str = ""  # stands below the title
    facts: tuple[tuple[str, str], ...] = ()
    opening: tuple[str, ...] = ()
    columns: tuple[PaperColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    row_mm: float = LEAST_ROW_MM
    grouped: bool = False
    closing: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    dated: str = ""
    sealed: bool = False  # the office's name stands above the day, where the seal goes
    paging: str = "{page} / {pages}"


@dataclass(frozen=True, slots=True)
class SeatLabel:
    """A card for a place at the table; `code` is what a scanner at the door reads from it."""

    name: str
    unit: str = ""
    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class LabelsPaper:
    """Labels to be cut out, two beside each other."""

    title: str
    labels: tuple[SeatLabel, ...]


@dataclass(frozen=True, slots=True)
class HonourPaper:
    """A certificate to be framed: one page with a border, `stars` in a row, whose it is in large letters.

    `number` stands at the foot; office and day at the right, where the seal goes.
    """

    title: str
    stars: int
    name: str
    text: str
    number: str
    office_name: str
    dated: str


Paper = TablePaper | LabelsPaper | HonourPaper
