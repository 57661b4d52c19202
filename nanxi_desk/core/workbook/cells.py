"""What a sheet holds: the values that were read, and the plan of what is to be written."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | None

Kind = Literal["text", "number", "date", "instant"]
State = Literal["visible", "hidden", "veryHidden"]

LARGEST_EXACT = 10**15  # numbers from here on may have lost digits: spreadsheets keep fifteen


@dataclass(frozen=True, slots=True)
class SheetData:
    """One sheet as it was read. `rows[i]` is row i + 1 of the sheet, from column A; all are equally wide.

    Empty cells are None and empty rows at the end are left out. Whole numbers are int, except from
    `LARGEST_EXACT` on, where they stay float because digits may be lost. A moment at midnight may come
    as a date. Times of a day or longer come as text "30:15:00".
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[
        tuple[int, int, int, int], ...
    ] = ()  # from 0: first row, first column, last row, last column


@dataclass(frozen=True, slots=True)
class Column:
    """One column to be written; `key` finds it again, whatever becomes of title and position."""

    key: str
    title: str
    width: int = 12  # characters
    kind: Kind = "text"  # the format of cells that are empty yet; a value is written as what it is
    choices: tuple[str, ...] = ()  # drop-down
    hidden: bool = False  # for programs: neither on screen nor on paper
    spelled: bool = False  # text that fits a cell as it is, such as base64: nothing to escape or to measure


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet to be written. `rows` is taken once and never held; each row has one cell per column."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    state: State = "visible"
    key_row: bool = True  # a hidden row of keys above the header
    above: Sequence[str] = ()  # lines above all that, the first of them as a title
    # For whoever sorts and filters: header and rows hang together, hidden columns too, and keep out the rest.
    table: bool = False

    @property
    def header_row(self) -> int:
        """Number of the header's row, from 1."""
        return len(self.above) + (2 if self.key_row else 1)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: a page that an office can hand to its superior."""

    name: str
    title: str
    lines: Sequence[tuple[str, str]]  # label, value
    notes: Sequence[str]  # what to do with the workbook
