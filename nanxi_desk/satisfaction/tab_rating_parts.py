"""What is pressed in the rating window: faces and broad buttons, drawn for the size of their screen."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QInputDevice, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.satisfaction.rules import KEY, LEVELS, MOUSE, TOUCH
from nanxi_desk.widgets.afar import SignLine, afar_font, draw, fitting_size, scale_of, shortened
from nanxi_desk.widgets.theme import Theme

_MOUTHS: Final = {5: 0.34, 4: 0.2, 3: 0.0, 2: -0.2, 1: -0.34}  # how far the middle hangs, in radii
_RADIUS: Final = 10  # of corners, at the intended size


class AfarButton(QAbstractButton):
    """A button that grows with its window; `pressed_by` says by what: rules.KEY, MOUSE or TOUCH."""

    pressed_by = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._way = KEY
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: self.pressed_by.emit(self._way))

    @property
    def scale(self) -> float:
        """By how much it is drawn larger or smaller than intended."""
        window = self.parentWidget()
        return scale_of(window.width(), window.height()) if window is not None else 1.0

    @property
    def ground(self) -> str:
        """The token of the colour that its words stand on."""
        return "panel"

    def lines(self) -> tuple[SignLine, ...]:
        """Its words, laid out."""
        return ()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether it was a finger."""
        touched = event.pointingDevice().type() == QInputDevice.DeviceType.TouchScreen
        synthesized = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        self._way = TOUCH if touched or synthesized else MOUSE
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """After the click a key is a key again."""
        super().mouseReleaseEvent(event)
        self._way = KEY

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def line(
        self, text: str, px: int, colour: str, place: QRect, *, bold: bool = False, left: bool = False
    ) -> SignLine:
        """A text at the greatest size that fits, in the middle or at the left of its place."""
        size = fitting_size(text, px, place, self.scale, lambda px: afar_font(self._theme, px, bold))
        shown = shortened(text, place, afar_font(self._theme, size, bold))
        return SignLine(shown, size, colour, place, bold, centred=not left)

    def frame(self, painter: QPainter, fill: str, border: str) -> None:
        """Ground and border; thick where it has the keyboard."""
        theme, thick = self._theme, max(1.0, 1.5 * self.scale)
        if self.hasFocus():
            border, thick = "accent", max(2.0, 4 * self.scale)
        painter.setPen(QPen(theme.colour(border), thick))
        painter.setBrush(theme.colour(fill))
        inner = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        painter.drawRoundedRect(inner, _RADIUS * self.scale, _RADIUS * self.scale)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and signature
        """Frame, drawing, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.decorate(painter)
        for line in self.lines():
            draw(painter, self._theme, line)

    def decorate(self, painter: QPainter) -> None:
        """What lies below the words."""
        self.frame(painter, self.ground, "strong_line" if self.underMouse() else "line")


class FaceButton(AfarButton):
    """One level: a face, its word, its key."""

    def __init__(self, level: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.level = level
        self.say()

    def say(self) -> None:
        """Speak the language of the moment."""
        word = _(LEVELS[self.level])
        self.setAccessibleName(_("{word}，按 {key}").format(word=word, key=self.level))
        self.update()

    def lines(self) -> tuple[SignLine, ...]:
        """The word, and the key below it."""
        height, pad = self.height(), round(10 * self.scale)
        width = self.width() - 2 * pad
        word = QRect(pad, round(height * 0.53), width, round(height * 0.28))
        key = QRect(pad, round(height * 0.82), width, round(height * 0.145))
        return (
            self.line(_(LEVELS[self.level]), 38, "text", word, bold=True),
            self.line(_("按 {key}").format(key=self.level), 32, "rating_quiet", key),
        )

    def decorate(self, painter: QPainter) -> None:
        """The card and the face on it."""
        super().decorate(painter)
        room = min(self.width() * 0.66, self.height() * 0.44)
        centre = QPointF(self.width() / 2, self.height() * 0.07 + room / 2)
        draw_face(painter, self._theme, self.level, centre, room / 2)


class WideButton(AfarButton):
    """A broad button with one text: a tag, 不具名, 提交. `strong` is the one that leads on.

    `face` draws a level's small face before the text, in place of the key, where a pad chooses.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, strong: bool = False) -> None:
        super().__init__(theme, parent)
        self.strong = strong
        self.face = 0
        self.key = ""

    def say(self, text: str, key: str = "", face: int = 0) -> None:
        """Show a text and the key, or a pad's face, that presses the button."""
        self.setText(text)
        self.key, self.face = key, face
        self.setAccessibleName(_("{word}，按 {key}").format(word=text, key=key) if key else text)
        self.update()

    @property
    def ground(self) -> str:
        """Strong where it leads on, soft where it is chosen."""
        if self.strong and self.isEnabled():
            return "accent_hover"
        return "soft" if self.isChecked() else "panel"

    def lines(self) -> tuple[SignLine, ...]:
        """The text, and the key at its end."""
        scale, height = self.scale, self.height()
        colour = "text"
        if self.strong:
            colour = "on_accent" if self.isEnabled() else "rating_quiet"
        start = round((92 if self.isCheckable() else 16) * scale)
        right = round((60 if self.key else 16) * scale)
        place = QRect(start, 0, self.width() - start - right, height)
        bold, left = self.strong or self.isChecked(), self.isCheckable()
        found = [self.line(self.text(), 34, colour, place, bold=bold, left=left)]
        if self.key:
            quiet = colour if self.strong else "rating_quiet"
            at = QRect(self.width() - right - round(4 * scale), 0, round(52 * scale), height)
            found.append(self.line(self.key, 32, quiet, at))
        return tuple(found)

    def decorate(self, painter: QPainter) -> None:
        """Frame, and at the left a box for what can be chosen."""
        border = "strong_line" if self.underMouse() or self.isCheckable() else "line"
        self.frame(painter, self.ground, "accent" if self.isChecked() else border)
        if not self.isCheckable():
            return
        scale, middle = self.scale, self.height() / 2
        centre, half = QPointF(46 * scale, middle), 19 * scale
        if self.face:
            draw_face(painter, self._theme, self.face, centre, half * 1.25)
            if not self.isChecked():
                return
            centre = QPointF(self.width() - 40 * scale, middle)
        box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        painter.setPen(QPen(self._theme.colour("accent" if self.isChecked() else "strong_line"), 3 * scale))
        painter.setBrush(self._theme.colour("accent") if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6 * scale, 6 * scale)
        if self.isChecked():
            draw_tick(painter, self._theme, centre, half)


def draw_face(painter: QPainter, theme: Theme, level: int, centre: QPointF, radius: float) -> None:
    """A round face in the colour of its level, from a broad smile down to a frown."""
    thick = radius * 0.09
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.colour(f"face_{level}"), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(centre, radius - thick / 2, radius - thick / 2)
    hang = _MOUTHS[level] * radius
    wide, low = radius * (0.46 if level != 3 else 0.42), radius * 0.36
    left = centre + QPointF(-wide, low - hang / 2)
    right = centre + QPointF(wide, low - hang / 2)
    mouth = QPainterPath(left)
    mouth.quadTo(centre + QPointF(0, low + hang * 1.5), right)
    painter.drawPath(mouth)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"face_{level}"))
    for side in (-1, 1):
        painter.drawEllipse(centre + QPointF(side * radius * 0.34, -radius * 0.24), thick, thick)


def draw_tick(
    painter: QPainter, theme: Theme, centre: QPointF, half: float, colour: str = "on_accent"
) -> None:
    """The stroke of a tick inside a box or circle of which `half` is half the width."""
    pen = QPen(theme.colour(colour), half * 0.26)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    stroke = QPainterPath(centre + QPointF(-half * 0.5, 0))
    stroke.lineTo(centre + QPointF(-half * 0.1, half * 0.4))
    stroke.lineTo(centre + QPointF(half * 0.55, -half * 0.4))
    painter.drawPath(stroke)
