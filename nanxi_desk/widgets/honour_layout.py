"""A certificate to be framed, laid out on one page of A4."""

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from nanxi_desk.core.paper import HonourPaper
from nanxi_desk.widgets.slip_layout import text_lines

# Lengths are tenths of a millimetre, as in slips.
_WIDTH, _HEIGHT = 2100, 2970
_BORDERS = ((110, 6), (130, 2))  # from the sheet's edge, and how thick
_MARGIN = 260
_INNER = _WIDTH - 2 * _MARGIN
_TITLE, _NAME, _TEXT, _SMALL = 140, 88, 56, 40  # letter heights
_STAR = 62  # a star's radius
_STARS_Y, _TITLE_Y, _NAME_Y, _TEXT_Y, _SEAL_Y = 520, 680, 1_020, 1_260, 2_230
_LEADING = 1.9
_INK, _GOLD = QColor("#000000"), QColor("#9a6700")  # gold prints as a dark grey where there is no colour
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


def honour_pages(paper: HonourPaper) -> list[list[Callable[[QPainter], None]]]:
    """The one page of it, as what paints it."""
    return [[_frame, lambda painter: _stars(painter, paper.stars), _words(paper)]]


def _words(paper: HonourPaper) -> Callable[[QPainter], None]:
    name = _fitting(paper.name)
    text = text_lines(paper.text, _TEXT, _INNER, indent=2 * _TEXT)
    lines = [(line, _MARGIN, float(_TITLE_Y)) for line in text_lines(paper.title, _TITLE, _INNER, _CENTRE)]
    lines += [(line, _MARGIN, _NAME_Y + n * _NAME * 1.3) for n, line in enumerate(name)]
    below = _TEXT_Y + max(len(name) - 1, 0) * _NAME * 1.3
    lines += [(line, _MARGIN, below + n * _TEXT * _LEADING) for n, line in enumerate(text)]
    for n, words in enumerate((paper.office_name, paper.dated)):
        y = _SEAL_Y + n * _TEXT * 1.6
        lines += [(line, _MARGIN, y) for line in text_lines(words, _TEXT, _INNER, _RIGHT)]
    number = text_lines(paper.number, _SMALL, _INNER)
    lines += [(line, _MARGIN, _HEIGHT - _MARGIN - _SMALL * 1.4) for line in number]

    def draw(painter: QPainter) -> None:
        painter.setPen(_INK)
        for line, x, y in lines:
            line.draw(painter, x, y)

    return draw


def _fitting(name: str) -> list:  # type: ignore[type-arg]  # of the lines that text_lines gives
    """A long name in smaller letters before it breaks."""
    letters = _NAME
    while letters > _TEXT and len(text_lines(name, letters, _INNER, _CENTRE, bold=True)) > 1:
        letters -= 6
    return text_lines(name, letters, _INNER, _CENTRE, bold=True)


def _frame(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge, thick in _BORDERS:
        painter.setPen(QPen(_GOLD, thick))
        painter.drawRect(QRectF(edge, edge, _WIDTH - 2 * edge, _HEIGHT - 2 * edge))


def _stars(painter: QPainter, count: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GOLD)
    gap = _STAR * 2.6
    left = _WIDTH / 2 - gap * (count - 1) / 2
    for number in range(count):
        painter.drawPolygon(_star(left + number * gap, _STARS_Y))


def _star(x: float, y: float) -> QPolygonF:
    points = []
    for corner in range(10):
        radius = _STAR if corner % 2 == 0 else _STAR * 0.382
        angle = pi * corner / 5 - pi / 2
        points.append(QPointF(x + radius * cos(angle), y + radius * sin(angle)))
    return QPolygonF(points)
