"""Writing: openpyxl makes the styled parts, the rows stream past it as XML."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from nanxi_desk.core.workbook.cells import Cell, Cover, SheetPlan
from nanxi_desk.core.workbook.template import Page, build_template, finish_table

ROWS_PER_SHEET = 1_000_000
_COMPRESSION = 3  # above it files shrink by a few per cent and take twice as long
_ROWS_PER_WRITE = 500


def write_workbook(plans: Sequence[SheetPlan], *, cover: Cover | None = None) -> bytes:
    """The .xlsx of `plans`, behind `cover` if there is one; what grows in memory is the packed result.

    See stream_workbook, which writes the same to a file.
    """
    buffer = BytesIO()
    stream_workbook(buffer, plans, cover=cover)
    return buffer.getvalue()


def stream_workbook(target: IO[bytes], plans: Sequence[SheetPlan], *, cover: Cover | None = None) -> None:
    """Write the .xlsx of `plans` to an open file, behind `cover` if there is one; memory stays flat.

    Text stays text, also with "=" in front; dates are real dates (those before March 1900 become text).
    What exceeds `ROWS_PER_SHEET` continues on `<name>_2`, `<name>_3`, … ValueError for what a workbook cannot
    hold: text above 32,767 characters or with characters outside XML, inexact numbers, times with a zone,
    rows whose length differs from the columns, sheet names too long or used twice, no visible sheet.
    """
    if not cover and all(plan.state != "visible" for plan in plans):
        raise ValueError("a workbook needs a visible sheet")
    template = build_template([(plan.name, plan) for plan in plans], cover)
    written: list[tuple[str, SheetPlan]] = []
    counts: list[int] = []
    numbers = itertools.count(2 if cover else 1)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for plan, page in zip(plans, template.pages, strict=True):
            for count, rows in enumerate(_portions(plan.rows), 1):
                written.append((plan.name if count == 1 else f"{plan.name}_{count}", plan))
                counts.append(_write_page(archive, f"xl/worksheets/sheet{next(numbers)}.xml", page, rows))
        if len(written) != len(plans):  # only now is it known how many sheets there are
            template = build_template(written, cover)
        for page, count in zip(template.pages, counts, strict=True):
            if page.table:
                template.parts[page.table] = finish_table(template.parts[page.table], count)
        for name, content in template.parts.items():
            archive.writestr(name, content)


def _portions(rows: Iterable[Sequence[Cell]]) -> Iterator[Iterable[Sequence[Cell]]]:
    """`rows` in portions of one sheet each; at least one, and no empty one after it."""
    waiting = iter(rows)
    yield itertools.islice(waiting, ROWS_PER_SHEET)
    for first in waiting:
        yield itertools.chain([first], itertools.islice(waiting, ROWS_PER_SHEET - 1))


def _write_page(archive: ZipFile, part: str, page: Page, rows: Iterable[Sequence[Cell]]) -> int:
    """Write a sheet; how many rows it has."""
    pieces = page.rows.xml(rows, page.first_row)
    count = 0
    with archive.open(part, "w") as stream:
        stream.write(page.head)
        while batch := list(itertools.islice(pieces, _ROWS_PER_WRITE)):
            stream.write("".join(batch).encode())
            count += len(batch)
        stream.write(page.tail)
    return count
