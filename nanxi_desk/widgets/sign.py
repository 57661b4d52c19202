"""「今日我接待」: who is at the desk, full screen on a second monitor, read from three metres away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.clock import local_text
from nanxi_desk.core.language import _
from nanxi_desk.widgets.afar import (
    HEIGHT,
    WIDTH,
    FontOf,
    SignLine,
    afar_font,
    draw,
    fitting_size,
    scale_of,
    stretched,
)
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translated import Translated

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


class SignWindow(Translated, QWidget):
    """The sign. It takes no keys from the desk.

    Where it hides the desk, Esc and a double click close it. On a screen of its own, where visitors stand,
    and while a page covers it, nothing does but take_away(): the window of the desk says when.
    """

    closed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """`now` gives the present moment, aware."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._now = now
        self._duty = SignDuty()
        self._minute = ""
        self._page: QWidget | None = None  # what covers it
        self._own_screen = False
        self._going = False
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

    @property
    def page(self) -> QWidget | None:
        """What covers it now."""
        return self._page

    def cover(self, page: QWidget | None) -> None:
        """Lay a page over the whole sign, instead of the one before; None uncovers it."""
        if self._page is not None and self._page is not page:
            self._page.hide()
        self._page = page
        if page is not None:
            page.setParent(self)
            page.setGeometry(self.rect())
            page.show()
            page.raise_()

    def take_away(self) -> None:
        """Close it, wherever it stands and whatever covers it."""
        self._going = True
        self.cover(None)
        self.close()
        self._going = False

    @property
    def has_own_screen(self) -> bool:
        """Whether it stands on a screen that the desk is not on."""
        return self._own_screen

    @property
    def is_guarded(self) -> bool:
        """Whether a visitor might close it, and must not."""
        return (self._own_screen or self._page is not None) and not self._going

    # --- where it stands -----------------------------------------------------------------------------------

    def open_beside(self, desk: QWidget) -> None:
        """Full screen on the first screen that the desk is not on; with one screen, a window over it."""
        free = free_screen(QGuiApplication.screens(), desk.screen())
        self._own_screen = free is not None
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
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11) and not self.is_guarded:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click closes."""
        event.accept()
        if not self.is_guarded:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What covers it covers all of it."""
        super().resizeEvent(event)
        if self._page is not None:
            self._page.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is gone; a visitor's Alt+F4 does nothing."""
        if self.is_guarded:
            event.ignore()
            return
        super().closeEvent(event)
        self._clock.stop()
        self.closed.emit()

    def _retranslate(self) -> None:
        self._say_words()
        self.update()

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
            draw(painter, self._theme, line)

    def _font(self, px: int, bold: bool) -> QFont:
        return afar_font(self._theme, px, bold)

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
    scale = scale_of(width, height)
    return tuple(
        _fitted(text, px, colour, stretched(place, width / WIDTH, height / HEIGHT), scale, font)
        for text, px, colour, place in texts
        if text
    )


def _fitted(text: str, px: int, colour: str, place: QRect, scale: float, font: FontOf) -> SignLine:
    """The line at the greatest size that fits its place: a long name needs a smaller one."""
    bold = colour == "rail_strong" and px > 40
    size = fitting_size(text, px, place, scale, lambda size: font(size, bold))
    # What stands on the right half of the sign is flush with its margin.
    return SignLine(text, size, colour, place, bold, place.left() > round(WIDTH * scale) // 3)


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
