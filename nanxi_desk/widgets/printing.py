"""Printing of short texts, to paper or PDF."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


def print_text(parent: QWidget, title: str, paragraphs: Sequence[str]) -> bool:
    """Ask for a printer and print; False if the person thinks better of it."""
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    text_document(title, paragraphs).print_(printer)
    return True


def text_document(title: str, paragraphs: Sequence[str]) -> QTextDocument:
    """The page that print_text prints."""
    document = QTextDocument()
    body = "".join(f"<p style='font-size:14pt'>{escape(paragraph)}</p>" for paragraph in paragraphs)
    document.setHtml(f"<h1>{escape(title)}</h1>{body}")
    return document
