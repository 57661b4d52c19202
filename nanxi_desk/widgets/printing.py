"""Printing of short texts, to paper or PDF."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

AskPrinter = Callable[[QWidget], QPrinter | None]


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    """The printer that a person chooses, which may be a PDF file; None for none."""
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_text(
    parent: QWidget, title: str, paragraphs: Sequence[str], ask: AskPrinter = ask_for_printer
) -> bool:
    """Ask for a printer and print; False if the person thinks better of it."""
    printer = ask(parent)
    if printer is None:
        return False
    text_document(title, paragraphs).print_(printer)
    return True


def text_document(title: str, paragraphs: Sequence[str]) -> QTextDocument:
    """The page that print_text prints."""
    document = QTextDocument()
    body = "".join(f"<p style='font-size:14pt'>{escape(paragraph)}</p>" for paragraph in paragraphs)
    document.setHtml(f"<h1>{escape(title)}</h1>{body}")
    return document
