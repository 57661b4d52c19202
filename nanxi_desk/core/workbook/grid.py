"""A bare grid as a workbook, as people keep lists by hand: no header row of ours, merged cells allowed."""

from collections.abc import Iterable, Sequence

from nanxi_desk.core.workbook.cells import Cell
from nanxi_desk.core.workbook.saving import saved


def write_grid(
    name: str, grid: Iterable[Sequence[Cell]], merged: Iterable[tuple[int, int, int, int]] = ()
) -> bytes:
    """The .xlsx of one sheet; `merged` counts from 0: first row, first column, last row, last column."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for number, row in enumerate(grid, 1):
        for place, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, place, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # a leading "=" is data
    for top, left, bottom, right in merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return saved(book)
