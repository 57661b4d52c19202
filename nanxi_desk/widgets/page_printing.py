"""Pages of HTML on A4 paper and in PDF files."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file

MARGINS_MM = (14, 12)  # of the A4 sheet: at its sides, above and below
_DPI = 300
_TYPE_PX = 11
# The sheet between its margins as 96 dots per inch see it, so that nothing depends on the screen.
PAGE_PX = tuple((edge - 2 * margin) * 96 / 25.4 for edge, margin in zip((210, 297), MARGINS_MM, strict=True))


def save_page_pdf(html: str, title: str, path: Path) -> None:
    """Write a page as PDF and replace the file that is there. InputRefused if that fails. Any thread."""
    save_document_pdf(page_document(html), title, path)


def save_document_pdf(document: QTextDocument, title: str, path: Path) -> None:
    """The same for a document that is laid out already."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    set_a4(writer)
    document.print_(writer)
    buffer.close()
    try:
        replace_file(path, bytes(buffer.data().data()))
    except OSError as error:
        raise InputRefused(
            _("“{file}”写不进去：{reason}。").format(file=path.name, reason=error.strerror or error),
            _("请换一个位置，或先关闭正打开它的程序。"),
        ) from error


def page_document(html: str) -> QTextDocument:
    """The page, as wide as A4 between its margins; longer ones break."""
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(_TYPE_PX)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(*PAGE_PX))
    document.setHtml(html)
    return document


def set_a4(device: QPagedPaintDevice) -> None:
    """A4 upright with our margins."""
    sides, ends = MARGINS_MM
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(sides, ends, sides, ends),
            QPageLayout.Unit.Millimeter,
        )
    )
