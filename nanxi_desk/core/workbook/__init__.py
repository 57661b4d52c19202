"""Workbooks: the only place that knows openpyxl, calamine and msoffcrypto. Knows nothing of records."""

from nanxi_desk.core.workbook.cells import LARGEST_EXACT, Cell, Column, Cover, SheetData, SheetPlan
from nanxi_desk.core.workbook.gate import Limits, check_archive
from nanxi_desk.core.workbook.protection import decrypt, encrypt, is_encrypted
from nanxi_desk.core.workbook.reader import CHILD_OPTION, read_table_file, read_workbook
from nanxi_desk.core.workbook.template import CHOICES_SHEET
from nanxi_desk.core.workbook.writer import stream_workbook, write_workbook

__all__ = [
    "CHILD_OPTION",
    "CHOICES_SHEET",
    "LARGEST_EXACT",
    "Cell",
    "Column",
    "Cover",
    "Limits",
    "SheetData",
    "SheetPlan",
    "check_archive",
    "decrypt",
    "encrypt",
    "is_encrypted",
    "read_table_file",
    "read_workbook",
    "stream_workbook",
    "write_workbook",
]
