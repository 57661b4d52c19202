"""Ledgers for tests: sheets built from cells, and the made-up messy ledger of the front desk."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from nanxi_desk.frontdesk.ledger import Cell, LedgerReading, propose_mapping, read_ledger
from nanxi_desk.frontdesk.ledger_sample import SampleLedger, TrueVisit, messy_ledger_rows, text_grid

__all__ = [
    "TODAY",
    "GridSheet",
    "SampleLedger",
    "TrueVisit",
    "ledger_sheet",
    "messy_ledger_rows",
    "read",
    "text_grid",
]

TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class GridSheet:
    """A sheet as the file reader gives it: name, rows of cells, merged ranges (zero-based, inclusive)."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def ledger_sheet(
    *rows: Sequence[Cell],
    titles: Sequence[str] = ("日期", "来访人", "联系电话", "事由", "处理情况"),
    heading: str = "居民来访登记簿（2026年）",
    name: str = "Sheet1",
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> GridSheet:
    """A ledger with a title row, a header in row 2 and `rows` from row 3."""
    return GridSheet(name, [[heading], list(titles), *[list(row) for row in rows]], merged)


def read(sheet: GridSheet, *, today: dt.date = TODAY) -> LedgerReading:
    """Read the sheet by its proposed mapping."""
    return read_ledger(sheet, propose_mapping([sheet]), today=today)
