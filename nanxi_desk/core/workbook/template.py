"""The parts of a workbook that openpyxl makes: everything but the rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from zipfile import ZipFile

from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.cells import Column, Cover, SheetPlan
from nanxi_desk.core.workbook.saving import saved
from nanxi_desk.core.workbook.sheet_xml import Format, RowWriter, lines_in, plain, text_width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as OpenpyxlCell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

CHOICES_SHEET = "_选项"  # holds drop-down lists that do not fit into a rule of 255 characters; never data
LAST_ROW = 1_048_576

_ACCENT, _GROUND, _LINE, _QUIET = "0B6E6E", "E7F1F0", "C9D8D7", "5B6B6A"
_FONT = "Microsoft YaHei"
_PAGE_WIDTH = 190  # characters across a landscape page, at four fifths of their size
_COVER_WIDTHS = (18, 72)  # characters
_LONGEST_NAME = 31
_LONGEST_RULE = 255
_BUTTON = 4  # characters that the button of a filter takes
_FORMATS: dict[Format, str] = {
    "text": "@",
    "number": "General",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
    "time": "hh:mm:ss",
}
_BLANK_FORMAT: dict[str, Format] = {"text": "text", "number": "number", "date": "date", "instant": "text"}
_KEEP = b'<t xml:space="preserve">'
_HEADER_ROW = re.compile(rb' ref="[A-Z]+([0-9]+):')
_TABLE_END = re.compile(rb'( ref="[A-Z]+[0-9]+:[A-Z]+)[0-9]+"')
_DIMENSION = re.compile(rb"<dimension [^>]*/>")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet without its rows: what stands before and after them, and how they are written."""

    part: str  # name in the archive
    head: bytes
    tail: bytes
    rows: RowWriter
    first_row: int  # number of the first data row, from 1
    table: str = ""  # name in the archive of the part that says how far the sheet's table goes


@dataclass(frozen=True, slots=True)
class Template:
    """A whole workbook without rows: `pages` in the order of the plans, `parts` are all the others."""

    parts: dict[str, bytes]
    pages: list[Page]


def build_template(plans: Sequence[tuple[str, SheetPlan]], cover: Cover | None) -> Template:
    """The workbook for `plans`, each under the name given with it. ValueError for names that cannot be."""
    from openpyxl import Workbook

    _check_names([*([cover.name] if cover else []), *(name for name, _plan in plans)])
    book = Workbook()
    book.properties.creator = "nanxi-desk"
    book.remove(book.worksheets[0])
    if cover:
        _fill_cover(book.create_sheet(cover.name), cover)
    lists = _ChoiceLists()
    writers = [_prepare(book.create_sheet(name), plan, lists) for name, plan in plans]
    lists.write(book)
    parts = _saved(book)
    offset = 2 if cover else 1
    pages: list[Page] = []
    tables = 0
    for number, ((_name, plan), writer) in enumerate(zip(plans, writers, strict=True), offset):
        page = _page(parts, f"xl/worksheets/sheet{number}.xml", plan, writer)
        if b"<tablePart " in page.tail:
            tables += 1
            page = replace(page, table=f"xl/tables/table{tables}.xml")
        pages.append(page)
    return Template(parts, pages)


def finish_table(content: bytes, rows: int) -> bytes:
    """The part that describes a table, which has so many rows by now."""
    last = _HEADER_ROW.search(content)
    assert last is not None
    # Excel takes no table without a row below its header.
    ends = str(int(last[1]) + max(rows, 1)).encode()
    return _TABLE_END.sub(rb"\g<1>" + ends + b'"', content)


def _check_names(names: list[str]) -> None:
    folded = {name.casefold() for name in [*names, CHOICES_SHEET]}
    if len(folded) != len(names) + 1:
        raise ValueError("sheet names must differ, and from the sheet of choices")
    if any(not 0 < len(name) <= _LONGEST_NAME or name[0] == "'" or name[-1] == "'" for name in names):
        raise ValueError("a sheet name has 1 to 31 characters and no apostrophe at its ends")


def _saved(book: "Workbook") -> dict[str, bytes]:
    with ZipFile(BytesIO(saved(book))) as archive:
        # openpyxl forgets to keep text that is nothing but blanks
        return {name: archive.read(name).replace(b"<t>", _KEEP) for name in archive.namelist()}


def _page(parts: dict[str, bytes], part: str, plan: SheetPlan, rows: RowWriter) -> Page:
    head, end, tail = parts.pop(part).partition(b"</sheetData>")
    head = _DIMENSION.sub(b"", head)  # the number of rows is not known yet, and nobody needs it
    last_column = _letters(len(plan.columns))[-1]
    # keeps Excel from marking every phone and id number as "number stored as text"
    cells = f"A1:{last_column}{LAST_ROW}"
    quiet = f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
    before = b"<tableParts" if b"<tableParts" in tail else b"</worksheet>"
    tail = tail.replace(before, quiet.encode() + before)
    return Page(part, head, end + tail, rows, plan.header_row + 1)


def _letters(count: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [get_column_letter(number) for number in range(1, count + 1)]


def _border() -> "Border":
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=_LINE)
    return Border(left=line, right=line, top=line, bottom=line)


def _cell(sheet: "Worksheet", row: int, column: int) -> "OpenpyxlCell":
    from openpyxl.cell import Cell

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged here
    return cell


def _put(sheet: "Worksheet", row: int, column: int, text: str) -> "OpenpyxlCell":
    """Write `text` as text, whatever it looks like."""
    cell = _cell(sheet, row, column)
    cell.value = plain(text)
    cell.data_type = "s"  # openpyxl would take a leading "=" for a formula
    return cell


def _prepare(sheet: "Worksheet", plan: SheetPlan, lists: "_ChoiceLists") -> RowWriter:
    if not plan.columns:
        raise ValueError("a sheet needs a column")
    sheet.sheet_state = plan.state
    header = plan.header_row
    letters = _letters(len(plan.columns))
    _head_lines(sheet, plan.above)
    if plan.key_row:
        sheet.row_dimensions[header - 1].hidden = True
    for number, (letter, column) in enumerate(zip(letters, plan.columns, strict=True), 1):
        if plan.key_row:
            _put(sheet, header - 1, number, column.key)
        _style_header(_put(sheet, header, number, column.title))
        sheet.column_dimensions[letter].width = _width_of(column, plan)
        sheet.column_dimensions[letter].hidden = column.hidden
        if column.choices:
            lists.add(sheet, column, f"{letter}{header + 1}:{letter}{LAST_ROW}")
    sheet.freeze_panes = f"A{header + 1}"
    if plan.table:
        _add_table(sheet, plan.columns, header)
    sheet.print_title_rows = f"{header}:{header}"
    _set_up_print(sheet, "landscape")
    _spread_over_pages(sheet, plan)
    wrap = plan.state == "visible"
    styles = _row_styles(sheet, wrap=wrap)
    for letter, column in zip(letters, plan.columns, strict=True):
        # a row added by hand takes the column's format, so a phone number typed there stays text too
        sheet.column_dimensions[letter].number_format = _FORMATS[_BLANK_FORMAT[column.kind]]
    blank = [styles[_BLANK_FORMAT[column.kind]] for column in plan.columns]
    widths = [column.width * wrap for column in plan.columns]
    return RowWriter(letters, styles, blank, widths, [column.spelled for column in plan.columns])


def _width_of(column: Column, plan: SheetPlan) -> int:
    """In characters; a table's header has a button beside its title."""
    titled = _BUTTON + text_width(column.title) if plan.table and not column.hidden else 0
    return max(column.width + 2, titled)


def _add_table(sheet: "Worksheet", columns: Sequence[Column], header: int) -> None:
    """A table from the header on, as far as rows will come; none where Excel could not take its titles."""
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn

    titles = [plain(column.title) for column in columns]
    if len({title.casefold() for title in titles}) != len(titles) or not all(map(_is_heading, titles)):
        return
    book = sheet.parent
    number = 1 + sum(len(other.tables) for other in book.worksheets) if book else 1
    cells = f"A{header}:{_letters(len(columns))[-1]}{header + 1}"
    table = Table(
        displayName=f"table_{number}",
        ref=cells,
        tableColumns=[TableColumn(id=n, name=title) for n, title in enumerate(titles, 1)],
        autoFilter=AutoFilter(ref=cells),
    )
    sheet.add_table(table)


def _is_heading(title: str) -> bool:
    return 0 < len(title) <= _LONGEST_RULE and title.isprintable()


def _spread_over_pages(sheet: "Worksheet", plan: SheetPlan) -> None:
    """Over how many pages a sheet goes side by side: small print helps nobody."""
    width = sum(_width_of(column, plan) for column in plan.columns if not column.hidden)
    pages = -(-width // _PAGE_WIDTH)
    if pages > 1:
        sheet.page_setup.fitToWidth = pages
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:A"


def _head_lines(sheet: "Worksheet", lines: Sequence[str]) -> None:
    """What stands above the header; it runs on over the cells to its right, which are empty."""
    from openpyxl.styles import Alignment, Font

    for number, line in enumerate(lines, 1):
        cell = _put(sheet, number, 1, line)
        first = number == 1
        cell.font = Font(name=_FONT, size=14 if first else 10, bold=first, color=_ACCENT if first else _QUIET)
        cell.alignment = Alignment(vertical="center")
        cell.number_format = "@"
        sheet.row_dimensions[number].height = 26 if first else 16


def _style_header(cell: "OpenpyxlCell") -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name=_FONT, size=10, bold=True, color=_ACCENT)
    cell.fill = PatternFill("solid", fgColor=_GROUND)
    cell.border = _border()
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.number_format = "@"


def _row_styles(sheet: "Worksheet", *, wrap: bool) -> dict[Format, int]:
    """The numbers of the cell styles; scratch cells register them and are taken away again."""
    from openpyxl.styles import Alignment, Font

    styles: dict[Format, int] = {}
    for column, (name, number_format) in enumerate(_FORMATS.items(), 1):
        cell = _cell(sheet, LAST_ROW, column)  # one each: openpyxl registers a cell's style, not a copy of it
        cell.font = Font(name=_FONT, size=10)
        cell.border = _border()
        # Else they touch the text behind them.
        aside = {"text": None, "number": "right"}.get(name, "left")
        indent = 1 if aside == "right" else 0
        cell.alignment = Alignment(
            horizontal=aside, indent=indent, wrap_text=wrap and name == "text", vertical="top"
        )
        cell.number_format = number_format
        styles[name] = cell.style_id
    sheet.delete_rows(LAST_ROW)
    return styles


def _set_up_print(sheet: "Worksheet", orientation: Literal["landscape", "portrait"]) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter = HeaderFooter(
        oddHeader=HeaderFooterItem(left=_HeaderFooterPart("&A")),
        oddFooter=HeaderFooterItem(right=_HeaderFooterPart(_("第 &P 页，共 &N 页"))),
    )
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _fill_cover(sheet: "Worksheet", cover: Cover) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    title = _put(sheet, 1, 1, cover.title)
    title.font = Font(name=_FONT, size=22, bold=True, color=_ACCENT)
    title.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 52
    for column in (1, 2):
        _cell(sheet, 2, column).border = Border(top=Side(style="medium", color=_ACCENT))
    sheet.row_dimensions[2].height = 14
    row = 3
    for label, value in cover.lines:
        left, right = _put(sheet, row, 1, label), _put(sheet, row, 2, value)
        left.font = Font(name=_FONT, size=12, color=_ACCENT)
        left.fill = PatternFill("solid", fgColor=_GROUND)
        right.font = Font(name=_FONT, size=12)
        right.number_format = "@"
        for cell in (left, right):
            cell.border = _border()
            cell.alignment = Alignment(wrap_text=True, vertical="center", indent=1)
        sheet.row_dimensions[row].height = 14 + 16 * lines_in(value, _COVER_WIDTHS[1] * 5 // 6)
        row += 1
    row += 1
    heading = _put(sheet, row, 1, _("说明"))
    heading.font = Font(name=_FONT, size=12, bold=True, color=_ACCENT)
    sheet.row_dimensions[row].height = 26
    for number, note in enumerate(cover.notes, 1):
        text = _put(sheet, row + number, 1, f"{number}. {note}")
        text.font = Font(name=_FONT, size=11, color=_QUIET)
        text.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row + number].height = 6 + 16 * lines_in(note, sum(_COVER_WIDTHS) * 9 // 10)
        sheet.merge_cells(start_row=row + number, end_row=row + number, start_column=1, end_column=2)
    for letter, width in zip("AB", _COVER_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    _set_up_print(sheet, "portrait")


class _ChoiceLists:
    """Drop-downs: short ones inside their rule, long ones in a sheet of their own that nobody sees."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def add(self, sheet: "Worksheet", column: Column, cells: str) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
            type="list", formula1=self._source(column.choices), allow_blank=True, errorStyle="warning"
        )
        rule.showErrorMessage = True
        rule.errorTitle = column.title[:32]
        rule.error = _("下拉列表里没有这一项。")
        rule.add(cells)
        sheet.add_data_validation(rule)

    def _source(self, choices: tuple[str, ...]) -> str:
        inline = ",".join(choices)
        if len(inline) <= _LONGEST_RULE - 2 and not any("," in choice or '"' in choice for choice in choices):
            return f'"{inline}"'
        if choices not in self._lists:
            self._lists.append(choices)
        letter = _letters(self._lists.index(choices) + 1)[-1]
        return f"'{CHOICES_SHEET}'!${letter}$1:${letter}${len(choices)}"

    def write(self, book: "Workbook") -> None:
        if not self._lists:
            return
        sheet = book.create_sheet(CHOICES_SHEET)
        sheet.sheet_state = "veryHidden"
        for column, choices in enumerate(self._lists, 1):
            for row, choice in enumerate(choices, 1):
                _put(sheet, row, column, choice).number_format = "@"
