"""Texts that are read from afar: laid out for one size of screen, stretched to any other, never too small."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from nanxi_desk.widgets.theme import Theme

WIDTH, HEIGHT = 1366, 768  # the screen that places and sizes are meant for; others scale
SMALLEST: Final = 32

FontOf = Callable[[int, bool], QFont]


@dataclass(frozen=True, slots=True)
class SignLine:
    """One text, laid out: `px` is its size, `colour` a token of the theme."""

    text: str
    px: int
    colour: str
    place: QRect
    bold: bool = False
    right: bool = False
    centred: bool = False

    @property
    def flags(self) -> int:
        """How Qt is to draw it."""
        side = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
        if self.centred:
            side = Qt.AlignmentFlag.AlignHCenter
        return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


def scale_of(width: int, height: int) -> float:
    """By how much sizes grow or shrink on a screen."""
    return min(width / WIDTH, height / HEIGHT)


def stretched(place: QRect, across: float, down: float) -> QRect:
    """A place of the intended screen on another one."""
    return QRect(
        round(place.x() * across),
        round(place.y() * down),
        round(place.width() * across),
        round(place.height() * down),
    )


def fitting_size(text: str, px: int, place: QRect, scale: float, font: Callable[[int], QFont]) -> int:
    """The greatest size up to `px`, scaled, at which the text fits: a long name needs a smaller one."""
    least, size = round(SMALLEST * scale), round(px * scale)
    while size > least and not _fits(text, font(size), place):
        size -= 1
    return size


def shortened(text: str, place: QRect, font: QFont) -> str:
    """As much of a text as fits its place, with an ellipsis where that is not all."""
    kept = text
    while kept and not _fits(kept, font, place):
        kept = kept.removesuffix("…")[:-1].rstrip() + "…" if len(kept) > 2 else ""
    return kept


def afar_font(theme: Theme, px: int, bold: bool) -> QFont:
    """The window's font at a size in pixels."""
    font = theme.font("body", bold=bold)
    font.setPixelSize(px)
    return font


def draw(painter: QPainter, theme: Theme, line: SignLine) -> None:
    """Write one line."""
    painter.setFont(afar_font(theme, line.px, line.bold))
    painter.setPen(theme.colour(line.colour))
    painter.drawText(line.place, line.flags, line.text)


def _fits(text: str, font: QFont, place: QRect) -> bool:
    room = QRect(0, 0, place.width(), 10**6)
    needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
    return needed.height() <= place.height() and needed.width() <= place.width()
