"""Forms that people fill in and send back: locked but for their cells, drop-downs, running totals as
formulas.

A hidden row of keys and a hidden column of row ids find everything again; a hidden sheet says what the
form is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.cells import Cell, SheetData
from nanxi_desk.core.workbook.saving import saved

if TYPE_CHECKING:
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

ROW_KEY = "_row"  # key of the hidden column that holds the ids of the rows
FACTS_SHEET = "_表格"
_ACCENT, _GROUND, _INPUT, _LINE, _QUIET = "0B6E6E", "E7F1F0", "FFFDF2", "C9D8D7", "5B6B6A"
_FONT = "Microsoft YaHei"
_LONGEST_RULE = 255


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form. `fill`: cells to be filled in, of `choices` where there are any (decimal texts or
    words); `totals`: instead a formula that sums up the columns of these keys, which stand side by side."""

    key: str
    title: str
    width: int = 12
    fill: bool = False
    choices: tuple[str, ...] = ()
    numbers: bool = False
    totals: tuple[str, ...] = ()
    note: str = ""  # shown when a cell is entered
    printed: bool = True  # those at the end that are not stay off the paper


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: its id, and what stands in the columns already, by key. Without an id it is blank: all of it
    may be filled in."""

    id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """A form of one sheet. `above` stands over the header, the first line as a title; `facts` say what it
    is.
    """

    name: str
    above: Sequence[str]
    columns: Sequence[FormColumn]
    rows: Sequence[FormRow]
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row that came back: its number in the sheet, its id ("" below the form), and its cells by key."""

    number: int
    id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back. `letters` tells where a key stands now."""

    sheet: str
    facts: Mapping[str, str]
    rows: tuple[FilledRow, ...]
    letters: Mapping[str, str]

    def cell(self, row: FilledRow, key: str) -> str:
        """The cell's name as the person sees it: "F7"."""
        return f"{self.letters.get(key, '')}{row.number}"


def write_form(plan: FormPlan) -> bytes:
    """The .xlsx of a form."""
    from openpyxl import Workbook
    from openpyxl.styles import Protection

    book = Workbook()
    book.properties.creator = "nanxi-desk"
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(plan.name)
    keys_row = len(plan.above) + 1
    columns = [*plan.columns, FormColumn(ROW_KEY, ROW_KEY, 34)]
    _head(sheet, plan, columns, keys_row)
    letters = {column.key: _letter(number) for number, column in enumerate(columns, 1)}
    first, last = keys_row + 2, keys_row + 1 + len(plan.rows)
    for number, row in enumerate(plan.rows, first):
        for place, column in enumerate(columns, 1):
            cell = sheet.cell(number, place)
            _style(cell, column)
            cell.protection = Protection(locked=not (column.fill or (not row.id and column.key != ROW_KEY)))
            if column.totals:
                cell.value = _total(column, letters, number)
            else:
                _put(cell, (row.id or None) if column.key == ROW_KEY else row.cells.get(column.key))
    for column in columns:
        if column.fill and plan.rows:
            _rule(sheet, column, f"{letters[column.key]}{first}:{letters[column.key]}{last}")
    sheet.column_dimensions[letters[ROW_KEY]].hidden = True
    sheet.row_dimensions[keys_row].hidden = True
    sheet.freeze_panes = f"{_letter(_labels(columns) + 1)}{first}"
    _paper(sheet, keys_row + 1)
    if not all(column.printed for column in plan.columns):
        printed = sum(1 for column in plan.columns if column.printed)
        sheet.print_area = f"A1:{_letter(printed)}{last}"
    sheet.protection.sheet = True  # without a password: against slips of the hand, not against people
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    _write_facts(book.create_sheet(FACTS_SHEET), plan.facts)
    return saved(book)


def read_form(sheets: Sequence[SheetData]) -> FilledForm | None:
    """The form in these sheets; None where there is none. Rows that are wholly empty are left out."""
    facts_sheet = next((s for s in sheets if s.name == FACTS_SHEET), None)
    if facts_sheet is None:
        return None
    facts = {
        str(r[0]): str(r[1]) for r in facts_sheet.rows if len(r) > 1 and r[0] is not None and r[1] is not None
    }
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            if sheet.name == FACTS_SHEET or ROW_KEY not in row:
                continue
            places = {str(key): place for place, key in enumerate(row) if key is not None}
            rows = []
            for below, cells in enumerate(sheet.rows[number + 2 :], number + 3):
                found = {key: cells[place] for key, place in places.items() if place < len(cells)}
                if any(cell is not None and str(cell).strip() for cell in cells):
                    row_id = found.pop(ROW_KEY, None)
                    rows.append(FilledRow(below, str(row_id or "").strip(), found))
            letters = {key: _letter(place + 1) for key, place in places.items()}
            return FilledForm(sheet.name, facts, tuple(rows), letters)
    return None


def _labels(columns: Sequence[FormColumn]) -> int:
    """How many columns stand before the first that is filled in."""
    return next((n for n, column in enumerate(columns) if column.fill or column.totals), 0)


def _head(sheet: "Worksheet", plan: FormPlan, columns: Sequence[FormColumn], keys_row: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, line in enumerate(plan.above, 1):
        cell = sheet.cell(number, 1)
        _put(cell, line)
        first = number == 1
        cell.font = Font(name=_FONT, size=14 if first else 10, bold=first, color=_ACCENT if first else _QUIET)
        sheet.row_dimensions[number].height = 26 if first else 16
    for place, column in enumerate(columns, 1):
        _put(sheet.cell(keys_row, place), column.key)
        cell = sheet.cell(keys_row + 1, place)
        _put(cell, column.title)
        cell.font = Font(name=_FONT, size=10, bold=True, color=_ACCENT)
        cell.fill = PatternFill("solid", fgColor=_GROUND)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = _border()
        sheet.column_dimensions[_letter(place)].width = column.width + 1
    sheet.row_dimensions[keys_row + 1].height = 15 * max(map(_lines, columns)) + 6


def _lines(column: FormColumn) -> int:
    """How many lines a title takes; a Chinese character is about two wide."""
    return sum(-(-2 * len(line) // max(column.width, 2)) for line in column.title.splitlines()) or 1


def _style(cell: object, column: FormColumn) -> None:
    from openpyxl.cell import Cell as OpenpyxlCell
    from openpyxl.styles import Alignment, Font, PatternFill

    assert isinstance(cell, OpenpyxlCell)
    cell.font = Font(name=_FONT, size=10, bold=bool(column.totals))
    cell.border = _border()
    centred = column.numbers or bool(column.totals)
    cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal="center" if centred else None)
    cell.number_format = "General" if centred else "@"
    if column.fill:
        cell.fill = PatternFill("solid", fgColor=_INPUT)


def _total(column: FormColumn, letters: Mapping[str, str], row: int) -> str:
    """The sum once all cells have numbers, before that how many are missing."""
    cells = f"{letters[column.totals[0]]}{row}:{letters[column.totals[-1]]}{row}"
    count = len(column.totals)
    missing = _("缺 {count} 项").format(count=f'"&({count}-COUNT({cells}))&"')
    return f'=IF(COUNT({cells})={count},SUM({cells}),IF(COUNT({cells})=0,"","{missing}"))'


def _rule(sheet: "Worksheet", column: FormColumn, cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        listed = ",".join(column.choices)
        if len(listed) > _LONGEST_RULE - 2 or any("," in c or '"' in c for c in column.choices):
            raise ValueError("too many choices for a drop-down")
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, errorStyle="stop")
        rule.error = _("只能选下拉列表里的值。")
    else:
        rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="500", allow_blank=True)
        rule.error = _("最多 500 个字。")
    rule.showErrorMessage = True
    rule.errorTitle = column.title[:32]
    if column.note:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.title[:32], column.note[:250]
    rule.add(cells)
    sheet.add_data_validation(rule)


def _paper(sheet: "Worksheet", header: int) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.3


def _write_facts(sheet: "Worksheet", facts: Mapping[str, str]) -> None:
    sheet.sheet_state = "hidden"
    for number, (name, value) in enumerate(facts.items(), 1):
        _put(sheet.cell(number, 1), name)
        _put(sheet.cell(number, 2), value)


def _put(cell: object, value: Cell) -> None:
    """Write a value; text as text, whatever it looks like."""
    from openpyxl.cell import Cell as OpenpyxlCell

    assert isinstance(cell, OpenpyxlCell)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _border() -> "Border":
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=_LINE)
    return Border(left=line, right=line, top=line, bottom=line)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)
