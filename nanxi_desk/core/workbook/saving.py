"""Saving what openpyxl made, in memory: by itself it writes each sheet to a temporary file first."""

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook


def saved(book: "Workbook") -> bytes:
    """The .xlsx of a workbook, as Workbook.save() writes it, and nothing of it on the disk."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    buffer = BytesIO()
    archive = ZipFile(buffer, "w", ZIP_DEFLATED, allowZip64=True)  # closed by ExcelWriter.save()

    class InMemory(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            """The base's, with a buffer in place of the temporary file."""
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts = ws._charts
            ws._drawing.images = ws._images
            out = BytesIO()
            writer: Any = WorksheetWriter(ws, out)
            writer.write()
            ws._rels = writer._rels
            archive.writestr(ws.path[1:], out.getvalue())
            self.manifest.append(ws)

    book.properties.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    InMemory(book, archive).save()
    return buffer.getvalue()
