"""A slip laid out on pages of A5: the same lines on the screen, on paper and in a PDF."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from nanxi_desk.core.slip import Part, Row, Slip, Tick

# All lengths are tenths of a millimetre, so that nothing depends on what is painted on.
UNITS_PER_INCH = 254
WIDTH, HEIGHT = 1480, 2100
MARGIN = 120
QR_EDGE = 240  # with its quiet zone
QUIET_MODULES = 4
_INNER = WIDTH - 2 * MARGIN
_BODY, _SMALL, _HEADING, _TITLE = 38, 33, 40, 64  # letter heights
LEADING = 1.36
_NAMES = 290  # the table's first column
_PAD_X, _PAD_Y = 20, 9
_FOOT = 60  # for the page number
_CUT = 8  # between the last line of a page and the frame that closes it there
_TOGETHER = 2  # lines of a row that a page break leaves together
_INK, _GREY, _RULE = QColor("#000000"), QColor("#444444"), QColor("#808080")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, laid out; it keeps the layout alive that its glyphs belong to."""

    layout: QTextLayout
    index: int
    letters: int  # their height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its upper left corner at a place."""
        self.layout.lineAt(self.index).draw(painter, QPointF(x, y))


@dataclass(frozen=True, slots=True)
class _Strip:
    """What no page break cuts through; it is drawn with its upper edge at a given height."""

    height: float
    draw: Callable[[QPainter, float], None] | None = None  # None for a gap
    framed: bool = False  # part of a table
    starts: bool = False  # the first of a table's row


class SlipPages:
    """The pages of one slip."""

    width, height = WIDTH, HEIGHT

    def __init__(self, slip: Slip) -> None:
        self._slip = slip
        self._head = _Head(slip)
        room = HEIGHT - 2 * MARGIN - self._head.height
        blocks = _blocks(slip)
        self._pages = _paginate(blocks, room)
        if len(self._pages) > 1:  # then there is a page number, too
            self._pages = _paginate(blocks, room - _FOOT)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, from 0, in tenths of a millimetre from the sheet's corner."""
        painter.setPen(_INK)
        self._head.draw(painter)
        y = MARGIN + self._head.height
        strips = self._pages[page]
        for strip, following in zip(strips, (*strips[1:], None), strict=True):
            if strip.framed:
                opens = strip.starts or strip is strips[0]
                closes = following is None or not following.framed
                below = _CUT if following is None else 0
                _frame(painter, y, strip.height + below, opens=opens, closes=closes)
            if strip.draw:
                painter.setPen(_INK)
                strip.draw(painter, y)
            y += strip.height
        if self.count > 1:
            words = self._slip.paging.format(page=page + 1, pages=self.count)
            painter.setPen(_GREY)
            line = text_lines(words, _SMALL, _INNER, Qt.AlignmentFlag.AlignHCenter)[0]
            line.draw(painter, MARGIN, HEIGHT - MARGIN - _SMALL * LEADING)


class _Head:
    """Office, title, number and QR code, which every page begins with."""

    def __init__(self, slip: Slip) -> None:
        self._number = slip.number
        beside = _INNER - 2 * (QR_EDGE + _PAD_X)  # as wide at the left, so that it stands in the middle
        centre = Qt.AlignmentFlag.AlignHCenter
        numbered = f"{slip.number_name}{slip.number}" if slip.number else ""
        self._lines = [
            *text_lines(slip.office_name, _BODY, beside, centre),
            *text_lines(slip.title, _TITLE, beside, centre, bold=True),
            *text_lines(numbered, _SMALL, beside, centre),
        ]
        self._left = MARGIN + (_INNER - beside) / 2
        self._text_height = sum(line.letters * LEADING for line in self._lines)
        self._qr = qr_path(slip.number, QRectF(MARGIN + _INNER - QR_EDGE, MARGIN, QR_EDGE, QR_EDGE))
        self._band = max(self._text_height, QR_EDGE if slip.number else 0)
        self.height = self._band + 2 * _PAD_Y

    def draw(self, painter: QPainter) -> None:
        y = MARGIN + (self._band - self._text_height) / 2
        for line in self._lines:
            line.draw(painter, self._left, y)
            y += line.letters * LEADING
        painter.fillPath(self._qr, _INK)
        painter.setPen(QPen(_INK, 4))
        rule = MARGIN + self._band
        painter.drawLine(QLineF(MARGIN, rule, MARGIN + _INNER, rule))


def qr_path(text: str, square: QRectF) -> QPainterPath:
    """The dark modules of a QR code that fills `square` together with its quiet zone; empty without text."""
    path = QPainterPath()
    if not text:
        return path
    import segno

    # Winding, in one path: no hair lines between neighbours.
    path.setFillRule(Qt.FillRule.WindingFill)
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    edge = square.width() / (len(matrix) + 2 * QUIET_MODULES)
    for row, modules in enumerate(matrix, QUIET_MODULES):
        for column, dark in enumerate(modules, QUIET_MODULES):
            if dark:
                path.addRect(square.x() + column * edge, square.y() + row * edge, edge, edge)
    return path


def _blocks(slip: Slip) -> list[list[_Strip]]:
    """Strips that stay on one page together, where one page holds them."""
    blocks = [[_gap(10)]]
    blocks += [_paragraph(paragraph) for paragraph in slip.opening]
    blocks.append([_gap(14)])
    for row in slip.rows:
        blocks += _breakable(_row(row))
    for part in slip.parts:
        blocks += _part(part)
    if slip.closing:
        blocks.append([_gap(16)])
    blocks += [_paragraph(paragraph) for paragraph in slip.closing]
    return [*blocks, _end(slip)]


def _paragraph(text: str) -> list[_Strip]:
    """A paragraph, its first line set in by two letters; a form of address is not."""
    indent = 0 if text.endswith("：") else 2 * _BODY
    return [_text_strip(line, MARGIN) for line in text_lines(text, _BODY, _INNER, indent=indent)]


def _row(row: Row) -> list[_Strip]:
    """A table's row, one strip to each line."""
    names = text_lines(row.name, _BODY, _NAMES - 2 * _PAD_X)
    texts = text_lines(row.text, _BODY, _INNER - _NAMES - 2 * _PAD_X)
    count = max(len(names), len(texts))
    strips = []
    for index in range(count):
        above, below = _PAD_Y * (index == 0), _PAD_Y * (index == count - 1)
        cells = [(lines[index], x) for lines, x in ((names, 0), (texts, _NAMES)) if index < len(lines)]
        strips.append(
            _Strip(
                _BODY * LEADING + above + below,
                _cells_drawn([(line, MARGIN + x + _PAD_X) for line, x in cells], above),
                framed=True,
                starts=index == 0,
            )
        )
    return strips


def _cells_drawn(cells: Sequence[tuple[TextLine, float]], above: float) -> Callable[[QPainter, float], None]:
    def draw(painter: QPainter, y: float) -> None:
        for line, x in cells:
            line.draw(painter, x, y + above)

    return draw


def _part(part: Part) -> list[list[_Strip]]:
    """A heading stays with what follows it; what is to be filled in stays in one piece."""
    heading = [_text_strip(line, MARGIN) for line in text_lines(part.heading, _HEADING, _INNER, bold=True)]
    blocks = [_paragraph(paragraph) for paragraph in part.paragraphs]
    blocks += [_tick(tick) for tick in part.ticks]
    blanks = [strip for name, lines in part.blanks for strip in _blank(name, lines)]
    if blanks:
        blocks.append([_gap(8), *blanks])
    first, *others = blocks or [[]]
    return [[_gap(18), *heading, *first], *others]


def _tick(tick: Tick) -> list[_Strip]:
    box = text_lines("☑" if tick.ticked else "☐", _BODY, _INNER)[0]
    x = MARGIN + 1.5 * _BODY
    first, *others = text_lines(tick.text, _BODY, _INNER - 1.5 * _BODY)
    return [
        _Strip(_BODY * LEADING, _cells_drawn([(box, MARGIN), (first, x)], 0)),
        *(_text_strip(line, x) for line in others),
    ]


def _blank(name: str, lines: int) -> list[_Strip]:
    """A table's row to be written into."""
    named = text_lines(name, _BODY, _NAMES - 2 * _PAD_X)
    height = max(len(named) * _BODY * LEADING + 2 * _PAD_Y, lines * 2 * _BODY)
    top = (height - len(named) * _BODY * LEADING) / 2

    def draw(painter: QPainter, y: float) -> None:
        for index, line in enumerate(named):
            line.draw(painter, MARGIN + _PAD_X, y + top + index * _BODY * LEADING)

    return [_Strip(height, draw, framed=True, starts=True)]


def _end(slip: Slip) -> list[_Strip]:
    """Office and day at the right, where the seal goes, and the lines for signatures."""
    right = Qt.AlignmentFlag.AlignRight
    strips = [_gap(30)]
    for text in (slip.office_name, slip.dated):
        strips += [_text_strip(line, MARGIN) for line in text_lines(text, _BODY, _INNER, right)]
    if slip.signatures:
        strips += [_gap(26), _signatures(slip.signatures)]
    return strips


def _signatures(names: Sequence[str]) -> _Strip:
    """Beside each other, each with a line to sign on."""
    share = _INNER / len(names)
    written = [text_lines(f"{name}：", _BODY, share) for name in names]

    def draw(painter: QPainter, y: float) -> None:
        for index, (line, *_rest) in enumerate(written):
            left = MARGIN + index * share
            line.draw(painter, left, y)
            start = left + line.layout.lineAt(line.index).naturalTextWidth()
            painter.setPen(QPen(_INK, 2))
            painter.drawLine(QLineF(start, y + _BODY * 1.2, left + share - 40, y + _BODY * 1.2))

    return _Strip(_BODY * LEADING, draw)


def _gap(height: float) -> _Strip:
    return _Strip(height)


def _text_strip(line: TextLine, x: float) -> _Strip:
    return _Strip(line.letters * LEADING, _cells_drawn([(line, x)], 0))


def text_lines(
    text: str,
    letters: int,
    width: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    bold: bool = False,
    indent: float = 0,
) -> list[TextLine]:
    """`text` broken into lines, none for no text; only the first is set in by `indent`."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(letters)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Without it, CJK fonts draw the digits of a number by other glyphs, which a PDF cannot tell as digits.
    font.setFeature(QFont.Tag("locl"), 0)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    found: list[TextLine] = []
    for paragraph in text.splitlines():
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            inset = indent if not found else 0
            line.setLineWidth(width - inset)
            line.setPosition(QPointF(inset, 0))
            found.append(TextLine(layout, count, letters))
            count += 1
        layout.endLayout()
    return found


def _breakable(strips: list[_Strip]) -> Iterable[list[_Strip]]:
    """A long row may go on overleaf, but leaves at least two of its lines on either side."""
    if len(strips) < 2 * _TOGETHER:
        return [strips]
    between = ([strip] for strip in strips[_TOGETHER:-_TOGETHER])
    return [strips[:_TOGETHER], *between, strips[-_TOGETHER:]]


def _paginate(blocks: Iterable[Sequence[_Strip]], room: float) -> list[list[_Strip]]:
    """Pages of strips of at most `room` in height; no page begins with a gap."""
    pages: list[list[_Strip]] = [[]]
    left = room
    for block in blocks:
        needed = sum(strip.height for strip in block)
        whole = needed <= room
        for index, strip in enumerate(block):
            if pages[-1] and ((index == 0 and whole and needed > left) or strip.height > left):
                pages.append([])
                left = room
            if pages[-1] or strip.draw:
                pages[-1].append(strip)
                left -= strip.height
    return pages


def _frame(painter: QPainter, y: float, height: float, *, opens: bool, closes: bool) -> None:
    """The lines of a table around one strip."""
    painter.setPen(QPen(_RULE, 2))
    right, bottom = MARGIN + _INNER, y + height
    for x in (MARGIN, MARGIN + _NAMES, right):
        painter.drawLine(QLineF(x, y, x, bottom))
    if opens:
        painter.drawLine(QLineF(MARGIN, y, right, y))
    if closes:
        painter.drawLine(QLineF(MARGIN, bottom, right, bottom))
