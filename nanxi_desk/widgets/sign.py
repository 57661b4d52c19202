"""「今日我接待」: who is at the desk, full screen on a second monitor, read from three metres away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.clock import local_text
from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import Theme

WIDTH, HEIGHT = 1366, 768  # the screen that the sizes below are meant for; others scale
SMALLEST: Final = 32
_MARGIN: Final = 64
_TICK_MS: Final = 1000
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


@dataclass(frozen=True, slots=True)
class SignDuty:
    """What the sign says; empty parts leave their place free."""

    name: str = ""  # 首问责任人: who is at the desk
    post: str = ""
    office: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class SignLine:
    """One text of the sign, laid out: `px` is its size, `colour` a token of the theme."""

    text: str
    px: int
    colour: str
    place: QRect
    bold: bool = False
    right: bool = False


class SignWindow(QWidget):
    """The sign. It takes no keys from the desk: Esc and double click close it where it has them."""

    closed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """`now` gives the present moment, aware."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._now = now
        self._duty = SignDuty()
        self._minute = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(480, 270)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        theme.changed.connect(self.update)
        self._say_words()

    # --- what it shows -------------------------------------------------------------------------------------

    @property
    def duty(self) -> SignDuty:
        """What it says now."""
        return self._duty

    def show_duty(self, duty: SignDuty) -> None:
        """Say who is at the desk."""
        if duty != self._duty:
            self._duty = duty
            self._say_words()
            self.update()

    def show_person(self, name: str, post: str = "", substitute: str = "") -> None:
        """Another person has come to the same desk."""
        self.show_duty(SignDuty(name, post, self._duty.office, substitute))

    def lines(self) -> tuple[SignLine, ...]:
        """The texts with their places in the window as it is now."""
        return _laid_out(self._duty, self._now(), self.width(), self.height(), self._font)

    # --- where it stands -----------------------------------------------------------------------------------

    def open_beside(self, desk: QWidget) -> None:
        """Full screen on the first screen that the desk is not on; with one screen, a window over it."""
        free = free_screen(QGuiApplication.screens(), desk.screen())
        if free is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.setGeometry(free.geometry())
            # showFullScreen() would take the keyboard away from whoever is typing at the desk.
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.show()
            desk.activateWindow()  # not every system heeds the attribute
            return
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
        self.unsetCursor()
        room = desk.screen().availableGeometry()
        self.resize(min(WIDTH, room.width() * 3 // 4), min(HEIGHT, room.height() * 3 // 4))
        self.move(room.center() - self.rect().center())
        self.showNormal()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes, and the key that opened it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click closes."""
        event.accept()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is gone."""
        super().closeEvent(event)
        self._clock.stop()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A quiet ground, a bar beside the name, the texts."""
        del event
        self._clock.start()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rail"))
        lines = self.lines()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = _bar(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("rail_bar"))
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        for line in lines:
            painter.setFont(self._font(line.px, line.bold))
            painter.setPen(self._theme.colour(line.colour))
            side = Qt.AlignmentFlag.AlignRight if line.right else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(line.place, int(flags), line.text)

    def _font(self, px: int, bold: bool) -> QFont:
        font = self._theme.font("body", bold=bold)
        font.setPixelSize(px)
        return font

    def _tick(self) -> None:
        minute = local_text(self._now())
        if minute != self._minute:
            self._minute = minute
            self.update()

    def _say_words(self) -> None:
        self.setWindowTitle(_("今日我接待"))
        duty = self._duty
        self.setAccessibleName(" ".join(part for part in (_("今日我接待"), duty.name, duty.post) if part))


def free_screen(screens: list[QScreen], occupied: QScreen) -> QScreen | None:
    """The first screen that is not taken; None where there is only the one."""
    return next((screen for screen in screens if screen is not occupied and screen != occupied), None)


def day_words(moment: datetime) -> str:
    """The office's day with its weekday."""
    year, month, day, weekday = (int(local_text(moment, part)) for part in ("%Y", "%m", "%d", "%u"))
    return _("{year}年{month}月{day}日 {weekday}").format(
        year=year, month=month, day=day, weekday=_(_WEEKDAYS[weekday - 1])
    )


FontOf = Callable[[int, bool], QFont]


def _laid_out(
    duty: SignDuty, moment: datetime, width: int, height: int, font: FontOf
) -> tuple[SignLine, ...]:
    """Places are given for the intended screen and stretched to the window; types keep their proportions."""
    texts = (
        (duty.office, 36, "rail_text", QRect(64, 24, 619, 110)),
        (day_words(moment), 36, "rail_text", QRect(683, 24, 619, 110)),
        (_("今日我接待"), 48, "rail_text", QRect(100, 146, 1202, 72)),
        (duty.name or _("请稍候"), 180, "rail_strong", QRect(100, 218, 1202, 244)),
        (duty.post, 44, "rail_text", QRect(100, 462, 1202, 68)),
        (_first_asked(duty), 40, "rail_strong", QRect(64, 552, 1238, 112)),
        (_substitute(duty), 36, "rail_text", QRect(64, 664, 980, 72)),
        (local_text(moment, "%H:%M"), 48, "rail_strong", QRect(1044, 664, 258, 72)),
    )
    scale = min(width / WIDTH, height / HEIGHT)
    return tuple(
        _fitted(text, px, colour, _stretched(place, width / WIDTH, height / HEIGHT), scale, font)
        for text, px, colour, place in texts
        if text
    )


def _stretched(place: QRect, across: float, down: float) -> QRect:
    return QRect(
        round(place.x() * across),
        round(place.y() * down),
        round(place.width() * across),
        round(place.height() * down),
    )


def _fitted(text: str, px: int, colour: str, place: QRect, scale: float, font: FontOf) -> SignLine:
    """The line at the greatest size that fits its place: a long name needs a smaller one."""
    bold = colour == "rail_strong" and px > 40
    least, size = round(SMALLEST * scale), round(px * scale)
    while size > least and not _fits(text, font(size, bold), place):
        size -= 1
    # What stands on the right half of the sign is flush with its margin.
    return SignLine(text, size, colour, place, bold, place.left() > round(WIDTH * scale) // 3)


def _fits(text: str, font: QFont, place: QRect) -> bool:
    room = QRect(0, 0, place.width(), 10**6)
    needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
    return needed.height() <= place.height() and needed.width() <= place.width()


def _first_asked(duty: SignDuty) -> str:
    if not duty.name:
        return ""
    return _("首问负责：您问到我，就由我负责到底，直到有答复。")


def _substitute(duty: SignDuty) -> str:
    return _("我不在时，请找 {name}（B岗）").format(name=duty.substitute) if duty.substitute else ""


def _bar(lines: tuple[SignLine, ...]) -> QRectF:
    """The upright bar that stands before the name."""
    title = next(line for line in lines if line.text == _("今日我接待"))
    name = next(after for before, after in pairwise(lines) if before is title)
    thick, left = max(4.0, title.px / 6), title.place.left() - title.px * 0.75
    top, bottom = title.place.top() + title.px / 5, name.place.bottom() - title.px / 5
    return QRectF(left, top, thick, bottom - top)
