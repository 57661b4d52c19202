"""Hands that fill in a judge's workbook, and LibreOffice on its way."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from nanxi_desk.core.workbook import read_workbook
from nanxi_desk.core.workbook.form_sheet import FACTS_SHEET, ROW_KEY


def facts_of(path: Path) -> dict[str, str]:
    """What the hidden sheet says."""
    [sheet] = [s for s in read_workbook(path.read_bytes()) if s.name == FACTS_SHEET]
    return {str(row[0]): str(row[1]) for row in sheet.rows}


def places(sheet: Any) -> tuple[int, dict[str, int]]:
    """(number of the row of keys, column by key)."""
    for row in sheet.iter_rows():
        keys = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if ROW_KEY in keys:
            return row[0].row, keys
    raise AssertionError("no row of keys")


def fill_book(path: Path, groups: Mapping[str, Mapping[str, Any]]) -> None:
    """Type into the rows of groups, by name: numbers as numbers, as a drop-down leaves them."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    keys_row, columns = places(sheet)
    for row in range(keys_row + 2, sheet.max_row + 1):
        for key, value in groups.get(str(sheet.cell(row, columns["group"]).value), {}).items():
            text = isinstance(value, str) and value.replace(".", "", 1).isdigit()
            cell = sheet.cell(row, columns[key])
            cell.value = float(value) if text else value
            if cell.data_type == "f":  # these cells are text: a spreadsheet keeps what is typed
                cell.data_type = "s"
    store(book, path)


def store(book: Any, path: Path) -> None:
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())


def through_libreoffice(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    folder.mkdir()
    subprocess.run(
        [
            *(office, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / path.name
