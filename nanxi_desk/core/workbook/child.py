"""The parsing process: bytes in, rows out, with limits on memory and time set by itself.

calamine ends the whole process when memory runs out, and foreign files are hostile until proved otherwise;
so it never runs where the window runs. Start with `python -m nanxi_desk.core.workbook.child`, or in a
bundle with `--workbook-child`, and feed one line of settings and then the file through stdin.
"""

import datetime
import json
import math
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from nanxi_desk.core.workbook.cells import LARGEST_EXACT, Cell
from nanxi_desk.core.workbook.wire import ROWS_PER_LINE, encode

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def main() -> int:
    """Serve one request from stdin to stdout; exit code 0 also when the file is refused in words."""
    settings = json.loads(sys.stdin.buffer.readline())
    _limit_resources(settings["memory_bytes"], settings["seconds"])
    serve(settings, sys.stdin.buffer.read(), sys.stdout.buffer)
    return 0


def _limit_resources(memory: int, seconds: float) -> None:
    try:
        import resource  # Windows has none; there the parent's clock is the limit
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_CORE: 0,  # a core file would put decrypted rows on the disk
        resource.RLIMIT_CPU: math.ceil(seconds),
        resource.RLIMIT_AS: memory,
    }
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (bound, bound))


def serve(settings: dict[str, Any], data: bytes, out: BinaryIO) -> None:
    """Answer with the sheets and "end", or with "refused" and a code that the parent puts into words."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            for message in _messages(workbook, settings):
                out.write(encode(message))
        answer = ["end"]
    except _Refused as refused:
        answer = ["refused", str(refused)]
    except CalamineError:
        answer = ["refused", "damaged"]
    except MemoryError:
        answer = ["refused", "memory"]
    out.write(encode(answer))
    out.flush()


class _Refused(Exception):
    """Carries a code for the parent."""


def _messages(workbook: "CalamineWorkbook", settings: dict[str, Any]) -> Iterator[list[Any]]:
    rows_left, cells_left = settings["max_rows"], settings["max_cells"]
    for name in wanted_names(_worksheet_names(workbook), settings["sheets"]):
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None:
            height, width = sheet.end[0] + 1, sheet.end[1] + 1
            rows_left -= height
            cells_left -= height * width
        if rows_left < 0:
            raise _Refused("rows")
        if cells_left < 0:
            raise _Refused("cells")
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        yield ["sheet", name, merged]
        yield from _row_messages(sheet)


def _worksheet_names(workbook: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum

    return [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def wanted_names(names: list[str], wanted: list[str] | None) -> list[str]:
    """Those of `names` that are `wanted`, each with its continuations _2, _3, … as far as they go."""
    if wanted is None:
        return names
    present, chosen = set(names), set(wanted)
    for name in wanted:
        number = 2
        while name in present and f"{name}_{number}" in present:
            chosen.add(f"{name}_{number}")
            number += 1
    return [name for name in names if name in chosen]


def _row_messages(sheet: "CalamineSheet") -> Iterator[list[Any]]:
    if sheet.start is None:
        return
    left: list[Cell] = [None] * sheet.start[1]  # calamine gives the rows above the first one, not the columns
    lines: list[list[Cell]] = []
    for row in sheet.iter_rows():
        lines.append(left + [value_of(value) for value in row])
        if len(lines) == ROWS_PER_LINE:
            yield ["rows", lines]
            lines = []
    yield ["rows", lines]


def value_of(value: Any) -> Cell:
    """calamine's value as a Cell: "" is None, whole floats are int, times of a day or more are text."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        if value.is_integer() and abs(value) < LARGEST_EXACT:
            return int(value)
        return value if math.isfinite(value) else str(value)
    if isinstance(value, int) and abs(value) >= LARGEST_EXACT:
        return float(value)
    if isinstance(value, datetime.timedelta):
        return _clock_text(value)
    return value  # type: ignore[no-any-return]  # bool, int, date, datetime, time


def _clock_text(span: datetime.timedelta) -> str:
    seconds = round(abs(span.total_seconds()))
    sign = "-" if span < datetime.timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


if __name__ == "__main__":
    sys.exit(main())
