"""Tables, certificates and labels laid out on pages of A4: the same on the screen, on paper and in a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nanxi_desk.core.paper import HonourPaper, LabelsPaper, Paper, SeatLabel, TablePaper
from nanxi_desk.widgets.honour_layout import honour_pages
from nanxi_desk.widgets.slip_layout import LEADING, TextLine, qr_path, text_lines

# Lengths are tenths of a millimetre, as in slips.
WIDTH, HEIGHT = 2100, 2970
MARGIN = 150
_INNER = WIDTH - 2 * MARGIN
_BODY, _SMALL, _TITLE = 36, 30, 60  # letter heights
_PAD_X, _PAD_Y = 16, 10
_FOOT = 60  # for the page number
_ACROSS, _DOWN = 2, 6
_LABEL_NAME = 110
_INK, _GREY, _RULE, _SHADE = QColor("#000000"), QColor("#444444"), QColor("#808080"), QColor("#eeeeee")
_CENTRE, _LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
)


class PaperPages:
    """The pages of one paper."""

    width, height = WIDTH, HEIGHT

    def __init__(self, paper: Paper) -> None:
        self.title = paper.title
        self._pages = _pages(paper)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, from 0, in tenths of a millimetre from the sheet's corner."""
        for draw in self._pages[page]:
            painter.setPen(_INK)
            draw(painter)


_Draw = Callable[[QPainter], None]


def _pages(paper: Paper) -> list[list[_Draw]]:
    if isinstance(paper, HonourPaper):
        return honour_pages(paper)
    return _label_pages(paper) if isinstance(paper, LabelsPaper) else _table_pages(paper)


@dataclass(frozen=True, slots=True)
class _Block:
    """What no page break cuts through, drawn at a given height."""

    height: float
    draw: Callable[[QPainter, float], None]


def _table_pages(paper: TablePaper) -> list[list[_Draw]]:
    """The head stands on the first page, the table's head on each with rows, the end after the last row."""
    head, end = _head(paper), _end(paper)
    titles, rows = _table_rows(paper)
    room = HEIGHT - 2 * MARGIN - _FOOT
    pages: list[list[_Draw]] = [[]]
    y = _stand(pages[-1], head, MARGIN)
    bottom = MARGIN + room
    ending = sum(block.height for block in end)
    for index, row in enumerate(rows):
        opening = index == 0
        # What ends the paper does not stand on a page of its own: the last row goes with it.
        below = ending if index == len(rows) - 1 and ending < room / 2 else 0
        if y + row.height + below + (titles.height if opening else 0) > bottom and pages[-1]:
            pages.append([])
            y, opening = MARGIN, True
        if opening:
            y = _stand(pages[-1], [titles], y)
        y = _stand(pages[-1], [row], y)
    for block in end:
        if y + block.height > bottom and y > MARGIN:
            pages.append([])
            y = MARGIN
        y = _stand(pages[-1], [block], y)
    if len(pages) > 1:
        for number, page in enumerate(pages, start=1):
            page.append(_footed(paper, number, len(pages)))
    return pages


def _stand(page: list[_Draw], blocks: Sequence[_Block], y: float) -> float:
    """Put blocks below each other; where the next one begins."""
    for block in blocks:
        page.append(lambda painter, block=block, y=y: block.draw(painter, y))  # type: ignore[misc]
        y += block.height
    return y


def _footed(paper: TablePaper, number: int, pages: int) -> _Draw:
    words = paper.paging.format(page=number, pages=pages)
    title, page = text_lines(paper.title, _SMALL, _INNER), text_lines(words, _SMALL, _INNER, _RIGHT)

    def draw(painter: QPainter) -> None:
        painter.setPen(_GREY)
        for line in (title[0], page[0]):
            line.draw(painter, MARGIN, HEIGHT - MARGIN - _SMALL)

    return draw


def _head(paper: TablePaper) -> list[_Block]:
    """Office, title and number in the middle, the facts below a rule, the paragraphs."""
    blocks = [
        *_written(paper.office_name, _BODY, _CENTRE),
        *_written(paper.title, _TITLE, _CENTRE, bold=True),
        *_written(paper.number, _SMALL, _CENTRE),
        _gap(16),
    ]
    blocks += _facts(paper.facts)
    for index, paragraph in enumerate(paper.opening):
        indent = 0 if index == 0 and paragraph.endswith("：") else 2 * _BODY  # a form of address
        blocks += _written(paragraph, _BODY, _LEFT, indent=indent, leading=1.7)
    return [*blocks, _gap(14)]


def _facts(facts: Sequence[tuple[str, str]]) -> list[_Block]:
    """Two beside each other where both fit into half a line."""
    half = (_INNER - 40) / 2
    lines: list[list[tuple[TextLine, float]]] = []
    height = _BODY * LEADING + 6
    waiting: TextLine | None = None
    for name, text in facts:
        written = text_lines(f"{name}：{text}", _BODY, _INNER)
        short = len(text_lines(f"{name}：{text}", _BODY, half)) == 1
        if short and waiting is not None:
            lines[-1].append((written[0], MARGIN + half + 40))
            waiting = None
            continue
        waiting = written[0] if short else None
        lines += [[(line, MARGIN)] for line in written]
    return [_Block(height, _drawn(cells)) for cells in lines]


def _drawn(cells: Sequence[tuple[TextLine, float]]) -> Callable[[QPainter, float], None]:
    def draw(painter: QPainter, y: float) -> None:
        for line, x in cells:
            line.draw(painter, x, y)

    return draw


def _written(
    text: str,
    letters: int,
    align: Qt.AlignmentFlag,
    *,
    bold: bool = False,
    indent: float = 0,
    leading: float = LEADING,
) -> list[_Block]:
    lines = text_lines(text, letters, _INNER, align, bold=bold, indent=indent) if text else []
    return [_Block(letters * leading, _drawn([(line, MARGIN)])) for line in lines]


def _gap(height: float) -> _Block:
    return _Block(height, lambda _painter, _y: None)


def _table_rows(paper: TablePaper) -> tuple[_Block, list[_Block]]:
    """The table's head and its rows; a cell whose text is long makes its row higher."""
    if not paper.columns:
        return _gap(0), []
    whole = sum(column.share for column in paper.columns)
    edges = [float(MARGIN)]
    for column in paper.columns:
        edges.append(edges[-1] + _INNER * column.share / whole)
    centred = [column.centred for column in paper.columns]
    labels = [column.label for column in paper.columns]
    titles = _row(labels, edges, [True] * len(edges), 90, bold=True)
    least = paper.row_mm * 10
    goes_on = [*(paper.grouped and not row[0] for row in paper.rows), False]
    return titles, [
        _row(row, edges, centred, least, open_at=goes_on[number : number + 2])
        for number, row in enumerate(paper.rows)
    ]


def _row(
    texts: Sequence[str],
    edges: Sequence[float],
    centred: Sequence[bool],
    least: float,
    *,
    bold: bool = False,
    open_at: Sequence[bool] = (False, False),
) -> _Block:
    """One row; `open_at`: its first cell has no line above, below, since the group goes on there."""
    cells: list[tuple[float, list[TextLine]]] = []
    for text, left, right, middle in zip(texts, edges, edges[1:], centred, strict=False):
        align = _CENTRE if middle else _LEFT
        cells.append((left, text_lines(text, _BODY, right - left - 2 * _PAD_X, align, bold=bold)))
    tallest = max(len(lines) for _left, lines in cells)
    height = max(least, tallest * _BODY * LEADING + 2 * _PAD_Y)

    def draw(painter: QPainter, y: float) -> None:
        box = QRectF(edges[0], y, edges[-1] - edges[0], height)
        if bold:
            painter.fillRect(box, _SHADE)
        painter.setPen(QPen(_RULE, 2))
        for at, is_open in zip((y, y + height), open_at, strict=True):
            painter.drawLine(QLineF(edges[1] if is_open else edges[0], at, edges[-1], at))
        for x in edges:
            painter.drawLine(QLineF(x, y, x, y + height))
        painter.setPen(_INK)
        for left, lines in cells:
            top = y + (height - len(lines) * _BODY * LEADING) / 2
            for index, line in enumerate(lines):
                line.draw(painter, left + _PAD_X, top + index * _BODY * LEADING)

    return _Block(height, draw)


def _end(paper: TablePaper) -> list[_Block]:
    blocks = [_gap(24)] if paper.closing else []
    for paragraph in paper.closing:
        blocks += _written(paragraph, _BODY, _LEFT, leading=1.6)
    if paper.signatures:
        blocks += [_gap(40), _signatures(paper.signatures)]
    if paper.sealed:
        blocks += [_gap(90), *_written(paper.office_name, _BODY, _RIGHT)]
    if paper.dated:
        blocks += [_gap(10), *_written(paper.dated, _BODY, _RIGHT)]
    return blocks


def _signatures(names: Sequence[str]) -> _Block:
    """Beside each other, each with a line to sign on."""
    share = _INNER / len(names)
    written = [text_lines(f"{name}：", _BODY, share)[0] for name in names]

    def draw(painter: QPainter, y: float) -> None:
        for index, line in enumerate(written):
            left = MARGIN + index * share
            line.draw(painter, left, y)
            start = left + line.layout.lineAt(line.index).naturalTextWidth()
            painter.setPen(QPen(_INK, 2))
            painter.drawLine(QLineF(start, y + _BODY * 1.2, left + share - 40, y + _BODY * 1.2))

    return _Block(_BODY * LEADING, draw)


def _label_pages(paper: LabelsPaper) -> list[list[_Draw]]:
    each = _ACROSS * _DOWN
    labels = paper.labels
    pages = [labels[first : first + each] for first in range(0, len(labels), each)] or [()]
    return [
        [_label(paper.title, label, place % _ACROSS, place // _ACROSS) for place, label in enumerate(page)]
        for page in pages
    ]


def _label(title: str, label: SeatLabel, column: int, row: int) -> _Draw:
    """A name that is read across a table, its unit below, the code for the scanner at the right."""
    width, height = _INNER / _ACROSS, (HEIGHT - 2 * MARGIN) / _DOWN
    box = QRectF(MARGIN + column * width, MARGIN + row * height, width, height)
    edge = 200.0 if label.code else 0.0
    room = width - 60
    beside = room - edge
    letters = _LABEL_NAME
    while letters > _BODY and len(text_lines(label.name, letters, beside, bold=True)) > 1:
        letters -= 6
    name = text_lines(label.name, letters, beside, bold=True)
    unit = text_lines(label.unit, _BODY, beside)[:2]
    heading = text_lines(title, _SMALL, room)[:1]
    number = text_lines(label.number, _SMALL, edge or room, _RIGHT if not edge else _CENTRE)[:1]
    code = qr_path(label.code, QRectF(box.right() - 30 - edge, box.top() + 100, edge, edge))

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(_RULE, 2, Qt.PenStyle.DashLine))
        painter.drawRect(box)
        painter.setPen(_INK)
        y = box.top() + 24
        for line in heading:
            line.draw(painter, box.left() + 30, y)
        y += 90
        for line in name:
            line.draw(painter, box.left() + 30, y)
            y += letters * LEADING
        for line in unit:
            line.draw(painter, box.left() + 30, y + 8)
            y += _BODY * LEADING
        for line in number:
            line.draw(painter, box.right() - 30 - (edge or room), box.bottom() - 24 - _SMALL * LEADING)
        painter.fillPath(code, _INK)

    return draw
