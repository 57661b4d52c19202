"""Tables in text files: .csv and .txt as offices and their programs write them."""

import codecs
import csv
import io
import itertools
from collections import Counter

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.cells import Cell
from nanxi_desk.core.workbook.gate import OLE_MAGIC, ZIP_MAGIC

_DELIMITERS = ",\t;"  # the earlier wins where two fit equally well
_SAMPLE_ROWS = 200
_BLOCK = 1 << 20  # bytes
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(data: bytes, *, max_rows: int) -> list[list[Cell]]:
    """The rows of a text table, all equally wide; every cell is text, empty ones are None."""
    text = _decoded(data)
    delimiter = _delimiter(text)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            rows.append([cell or None for cell in row])
            start = reader.line_num + 1
            if len(rows) > max_rows:
                raise InputRefused(_("表格的行数超过上限。"), _("请拆成几个较小的文件。"))
    except csv.Error as error:
        problem = _("从第 {line} 行起引号不成对，或有一格过长。").format(line=start)
        raise InputRefused(problem, _("请在 WPS 或 Excel 中打开后另存为 .xlsx。")) from error
    width = max(map(len, rows), default=0)
    for cells in rows:
        cells.extend([None] * (width - len(cells)))
    return rows


def _decoded(data: bytes) -> str:
    if data.startswith((ZIP_MAGIC, OLE_MAGIC)):
        raise InputRefused(
            _("这不是文本表格，而是改了扩展名的工作簿。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。")
        )
    encodings = ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = _decoded_as(encoding, data)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputRefused(
        _("文件的文字编码无法识别，或者它不是文本。"), _("请在 WPS 或 Excel 中打开后另存为 .xlsx。")
    )


def _decoded_as(encoding: str, data: bytes) -> str:
    """By blocks: nothing else can run while one is decoded, and a large table would hold the window up."""
    decoder = codecs.getincrementaldecoder(encoding)()
    parts = [decoder.decode(data[start : start + _BLOCK]) for start in range(0, len(data), _BLOCK)]
    return "".join([*parts, decoder.decode(b"", final=True)])


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells, two at least."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """(rows of the commonest width, that width); (0, 1) where nothing is cut."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in itertools.islice(reader, _SAMPLE_ROWS))
    except csv.Error:
        return 0, 1  # a delimiter under which the quotes do not pair is not the one
    several = [(count, width) for width, count in widths.items() if width > 1]
    return max(several, default=(0, 1))
