"""A ledger's file before a person: its sheets, what each column was taken for, and correcting that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.cells import SheetData
from nanxi_desk.frontdesk.ledger_columns import CONTENT, ColumnMapping, Target, find_header, mapping_at
from nanxi_desk.frontdesk.ledger_values import Sheet, cell_text, is_blank

# The fields a column may be taken for, in the order in which they are shown.
FIELDS = (
    Target.DATE,
    Target.TIME,
    Target.NAME,
    Target.GENDER,
    Target.ID_NUMBER,
    Target.PHONE,
    Target.ADDRESS,
    Target.CHANNEL,
    Target.LINE,
    Target.ITEM,
    Target.DETAIL,
    Target.STATUS,
    Target.OUTCOME,
    Target.RECEIVER,
    Target.NOTE,
    Target.SEQUENCE,
)
_SAMPLED_ROWS = 200
_FREED_AT_ONCE = 500


class PasswordWanted(InputRefused):
    """The workbook opens with a password only."""


@dataclass(slots=True)
class LedgerFile:
    """Sheets of a file. `proposed` has a mapping for every sheet with a recognisable header."""

    path: Path
    sheets: list[SheetData]
    proposed: Mapping[str, ColumnMapping] = field(default_factory=dict)

    def sheet(self, name: str) -> SheetData:
        """The sheet of this name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def forget(self) -> None:
        """Let the rows go bit by bit: to free a hundred thousand at once would hold the window up."""
        for sheet in self.sheets:
            while sheet.rows:
                del sheet.rows[-_FREED_AT_ONCE:]


def read_ledger_file(path: Path, password: str = "") -> LedgerFile:
    """Read an .xlsx, .csv or .txt. PasswordWanted or InputRefused where it cannot be read or is empty."""
    from nanxi_desk.core.workbook.reader import needs_password, read_table_file

    if not password and needs_password(path):
        raise PasswordWanted(
            _("“{file}”有密码保护。").format(file=path.name), _("请在下面输入打开密码，再按 Enter。")
        )
    sheets = [sheet for sheet in read_table_file(path, password=password or None) if sheet.rows]
    if not sheets:
        raise InputRefused(_("“{file}”是空的。").format(file=path.name), _("请选择有登记内容的文件。"))
    found = {sheet.name: guess for sheet in sheets if (guess := find_header(sheet)) is not None}
    filled = {name: guess for name, guess in found.items() if guess.date_share is not None}
    return LedgerFile(path, sheets, {name: guess.mapping for name, guess in (filled or found).items()})


def first_mapping(sheet: Sheet) -> ColumnMapping:
    """Where no header was recognised: the first row with several cells, taken for what is known of it."""
    rows = enumerate(sheet.rows[:_SAMPLED_ROWS])
    several = (number for number, row in rows if sum(not is_blank(cell) for cell in row) > 1)
    return mapping_at(sheet, next(several, 0))


def with_column(mapping: ColumnMapping, target: Target, column: int | None) -> ColumnMapping:
    """The mapping with another column, or none, for one field; a column serves one field only."""
    columns = {c: t for c, t in mapping.columns.items() if t is not target and c != column}
    if column is not None:
        columns[column] = target
    return replace(mapping, columns=dict(sorted(columns.items())))


def samples(sheet: Sheet, mapping: ColumnMapping, column: int, count: int = 2) -> list[str]:
    """What stands in a column below the header: the first different texts."""
    first = mapping.header_row + mapping.header_rows
    found: dict[str, None] = {}
    for row in sheet.rows[first : first + _SAMPLED_ROWS]:
        if column < len(row) and not is_blank(row[column]):
            found[" ".join(cell_text(row[column]).split())] = None
        if len(found) == count:
            break
    return list(found)


def lacking(mappings: Iterable[ColumnMapping]) -> str:
    """What a person has to choose yet before rows can be taken, as one sentence; "" if nothing."""
    chosen: Sequence[ColumnMapping] = list(mappings)
    if not chosen:
        return _("请至少选一张要接入的工作表。")
    for mapping in chosen:
        targets = set(mapping.columns.values())
        if Target.DATE not in targets:
            return _("“{sheet}”：请为“日期”选一列。").format(sheet=mapping.sheet)
        if not targets & CONTENT:
            return _("“{sheet}”：请为“事由”“内容”或“条线”选一列。").format(sheet=mapping.sheet)
    return ""
