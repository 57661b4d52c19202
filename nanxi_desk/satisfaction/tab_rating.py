"""The rating window: what a visitor sees over the sign when asked, from the five faces to the thanks."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.language import _
from nanxi_desk.satisfaction.rating_flow import ASKED, IDLE, TAGS, THANKS, Offers, RatingFlow
from nanxi_desk.satisfaction.rules import BAD_LEVELS, KEY, LEVELS, MOST_TAGS, PAD
from nanxi_desk.satisfaction.tab_rating_parts import AfarButton, FaceButton, WideButton, draw_face, draw_tick
from nanxi_desk.widgets.afar import (
    HEIGHT,
    WIDTH,
    SignLine,
    afar_font,
    draw,
    fitting_size,
    scale_of,
    stretched,
)
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translated import Translated

_TICK_MS: Final = 200
_BAR: Final = QRect(463, 716, 440, 8)
# Places on the intended screen.
_FACE: Final = QRect(64, 184, 228, 344)
_FACE_STEP: Final = 252.5
_TAG: Final = QRect(64, 132, 607, 97)  # two lines of the smallest type
_TAG_ACROSS, _TAG_DOWN = 631, 103
_FOOT: Final = QRect(64, 548, 1238, 76)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the visitor is told: who served, and in words what is rated; nothing private."""

    person: str = ""
    about: str = ""


class RatingView(Translated, QWidget):
    """Covers the sign while somebody is asked. It has no way out but time, and what staff do.

    `given` gives the Choice, to be answered by saved() or failed(); `ended` says that nobody is asked now.
    """

    given = Signal(object)
    ended = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        """`now` in seconds that only grow."""
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._invitation = Invitation()
        self._bare: dict[str, int] = {}
        self._pad_keys: tuple[int, ...] = ()  # levels of the pad's keys, as they stand on it
        self._page = IDLE
        self.flow = RatingFlow()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.faces = {level: FaceButton(level, theme, self) for level in LEVELS}
        self.tags = [WideButton(theme, self) for _number in range(MOST_TAGS)]
        self.unnamed, self.back = WideButton(theme, self), WideButton(theme, self)
        self.submit = WideButton(theme, self, strong=True)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._connect()
        theme.changed.connect(self.update)

    # --- what others say -----------------------------------------------------------------------------------

    def ask(
        self,
        invitation: Invitation,
        offers: Offers,
        seconds: float,
        pad_keys: tuple[int, ...] = (),
        bare: Mapping[str, int] | None = None,
    ) -> None:
        """Ask for one rating; `pad_keys` are the levels of a pad's keys, the best first.

        `bare` are the keys of a pad that types without anything around: heard where this has the keyboard.
        """
        self._invitation = invitation
        self._pad_keys = pad_keys
        self._bare = dict(bare or {})
        self.flow.ask(offers, seconds, self._now())
        self._timer.start()
        self.show_page()

    def press_pad(self, level: int) -> None:
        """A pad's key: a face first, then a tag or 不具名."""
        if self.flow.page == ASKED:
            self.flow.press(level, PAD, self._now())
        elif self.flow.page == TAGS and self.flow.by_pad and level in self._pad_keys:
            self.flow.press_slot(self._pad_keys.index(level), len(self._pad_keys), self._now())
        self.show_page()

    def saved(self) -> None:
        """The rating is stored: say thanks."""
        self.flow.saved(self._now())
        self.show_page()

    def failed(self) -> None:
        """It could not be stored: say so."""
        self.flow.failed(self._now())
        self.show_page()

    def leave(self) -> None:
        """Nobody is asked any more; what was not given stays 未评."""
        if self.flow.page != IDLE:
            self.flow.leave()
            self.show_page()

    def tick(self) -> None:
        """Time goes on."""
        page = self.flow.page
        choice = self.flow.tick(self._now())
        if choice is not None:
            self.show_page()
            self.given.emit(choice)
        elif self.flow.page != page:
            self.show_page()
        else:
            self.update()

    # --- what the visitor does -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Digits choose faces, then tags; no key leads out."""
        key, now = event.key(), self._now()
        text = event.text()
        page = self.flow.page
        if event.isAutoRepeat():
            return
        if text in self._bare and (page == ASKED or self.flow.by_pad):
            self.press_pad(self._bare[text])
            return
        if page == ASKED and text in map(str, LEVELS):
            self.flow.press(int(text), KEY, now)
        elif page in (ASKED, TAGS) and text == "0":
            self.flow.sign(not self.flow.anonymous, now)
        elif page == TAGS and text in map(str, range(1, len(self.flow.offers) + 1)):
            self.flow.toggle(self.flow.offers[int(text) - 1].code, now)
        elif page == TAGS and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
            return
        elif page == TAGS and key == Qt.Key.Key_Backspace:
            self.flow.back(now)
        else:
            event.accept()  # nothing goes on to the windows behind
            return
        event.accept()
        self.show_page()

    def _connect(self) -> None:
        for level, face in self.faces.items():
            face.pressed_by.connect(lambda way, level=level: self._choose(level, way))
        for number, tag in enumerate(self.tags):
            tag.setCheckable(True)
            tag.clicked.connect(lambda _checked=False, number=number: self._toggle(number))
        self.unnamed.setCheckable(True)
        self.unnamed.clicked.connect(self._sign)
        self.submit.clicked.connect(self._submit)
        self.back.clicked.connect(self._back)

    def _choose(self, level: int, way: str) -> None:
        self.flow.press(level, way, self._now())
        self.show_page()

    def _toggle(self, number: int) -> None:
        if number < len(self.flow.offers):
            self.flow.toggle(self.flow.offers[number].code, self._now())
        self.show_page()

    def _sign(self, anonymous: bool) -> None:
        self.flow.sign(anonymous, self._now())
        self.show_page()

    def _back(self) -> None:
        self.flow.back(self._now())
        self.show_page()

    def _submit(self) -> None:
        choice = self.flow.submit(self._now())
        if choice is not None:
            self.show_page()
            self.given.emit(choice)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_page(self) -> None:
        """Show the page of the moment, as the flow has it."""
        flow, page = self.flow, self.flow.page
        faces = self._faces_of_slots()
        for button in self.faces.values():
            button.setVisible(page == ASKED)
        for number, tag in enumerate(self.tags):
            shown = page == TAGS and number < len(flow.offers)
            tag.setVisible(shown)
            if shown:
                offer = flow.offers[number]
                tag.setChecked(offer.code in flow.chosen)
                face = faces[number] if number < len(faces) - 1 else 0
                tag.say(_(offer.words), "" if face else str(number + 1), face)
        self.unnamed.setVisible(page in (ASKED, TAGS))
        self.unnamed.setChecked(flow.anonymous)
        long = _("不具名评价（工作人员看不到是谁评的）")
        last = faces[-1] if faces else 0
        self.unnamed.say(long if page == ASKED else _("不具名"), "" if last else "0", last)
        self.back.setVisible(page == TAGS)
        self.back.say(_("重选"), "←")
        self.submit.setVisible(page == TAGS)
        self.submit.setEnabled(flow.may_submit)
        self.submit.say(_("提交  Enter") if flow.may_submit else _("请先选原因"))
        if page != self._page:
            self._page = page
            self.setFocus()  # the face that the Tab key was on is gone
        self._say()
        self._lay_out()
        self.update()
        if page == IDLE:
            self._timer.stop()
            self.ended.emit()

    def _faces_of_slots(self) -> tuple[int, ...]:
        """Where a pad chose the face: the level on each of its keys."""
        return self._pad_keys if self.flow.page == TAGS and self.flow.by_pad else ()

    def _say(self) -> None:
        title = next(iter(self.lines()), None)
        self.setAccessibleName(title.text if title else "")

    def lines(self) -> tuple[SignLine, ...]:
        """The texts of the page beside those on buttons, laid out; the first is the title."""
        flow = self.flow
        match flow.page:
            case "asked":
                about = _(" · ").join(part for part in (self._who(), self._invitation.about) if part)
                texts = [
                    (_("请为这次服务打分"), 54, "text", QRect(64, 28, 1238, 80), True),
                    (about or _("自愿评价"), 34, "rating_quiet", QRect(64, 112, 1238, 54), False),
                ]
            case "tags":
                texts = [
                    (_(LEVELS[flow.level]), 46, "text", QRect(64, 6, 1238, 66), True),
                    (self._tag_words(), 34, "rating_quiet", QRect(64, 74, 1238, 52), False),
                ]
            case "saving":
                texts = [(_("正在记下…"), 54, "text", QRect(64, 300, 1238, 120), True)]
            case "thanks":
                texts = [
                    (_("谢谢您的评价"), 72, "text", QRect(64, 376, 1238, 116), True),
                    (self._thanks_words(), 38, "rating_quiet", QRect(64, 500, 1238, 110), False),
                ]
            case "failed":
                texts = [
                    (_("没有记下"), 72, "text", QRect(64, 276, 1238, 116), True),
                    (
                        _("请告诉工作人员：评价没有保存。"),
                        38,
                        "rating_quiet",
                        QRect(64, 400, 1238, 110),
                        False,
                    ),
                ]
            case _:
                return ()
        if flow.page in (ASKED, TAGS):
            texts.append((self._time_words(), 32, "rating_quiet", QRect(64, 644, 1238, 60), False))
        return tuple(self._line(*text) for text in texts)

    def buttons(self) -> tuple[AfarButton, ...]:
        """What can be pressed now."""
        every: tuple[AfarButton, ...] = (
            *self.faces.values(), *self.tags, self.unnamed, self.back, self.submit,
        )  # fmt: skip
        return tuple(button for button in every if button.isVisibleTo(self))

    def _who(self) -> str:
        person = self._invitation.person
        return _("接待人 {person}").format(person=person) if person else ""

    def _tag_words(self) -> str:
        if self.flow.level in BAD_LEVELS:
            return _("请选择原因，可以多选")
        return _("想说得具体些可以选，不选也可以")

    def _thanks_words(self) -> str:
        if self.flow.level in BAD_LEVELS:
            return _("我们会核实改进。") if self.flow.anonymous else _("我们会核实改进，并和您联系。")
        return _("您的评价帮助我们做得更好。")

    def _time_words(self) -> str:
        seconds = self.flow.seconds_left(self._now())
        if self.flow.page == ASKED:
            return _("不评价也可以直接离开 · {seconds} 秒后返回").format(seconds=seconds)
        if self.flow.may_submit:
            return _("{seconds} 秒后自动提交").format(seconds=seconds)
        return _("不选原因就不记评价 · {seconds} 秒后返回").format(seconds=seconds)

    def _line(self, text: str, px: int, colour: str, place: QRect, bold: bool) -> SignLine:
        where = stretched(place, self.width() / WIDTH, self.height() / HEIGHT)
        scale = scale_of(self.width(), self.height())
        size = fitting_size(text, px, where, scale, lambda size: afar_font(self._theme, size, bold))
        return SignLine(text, size, colour, where, bold, centred=True)

    def _lay_out(self) -> None:
        across, down = self.width() / WIDTH, self.height() / HEIGHT
        for number, face in enumerate(self.faces.values()):
            place = _FACE.translated(round(number * _FACE_STEP), 0)
            face.setGeometry(stretched(place, across, down))
        for number, tag in enumerate(self.tags):
            place = _TAG.translated(number % 2 * _TAG_ACROSS, number // 2 * _TAG_DOWN)
            tag.setGeometry(stretched(place, across, down))
        foot = _FOOT
        if self.flow.page == TAGS:
            foot = foot.translated(0, 8)  # the tags above take more room than the faces
            parts = {self.back: (0, 300), self.unnamed: (324, 440), self.submit: (788, 450)}
        else:
            parts = {self.unnamed: (189, 860)}
        for button, (left, width) in parts.items():
            button.setGeometry(
                stretched(QRect(foot.x() + left, foot.y(), width, foot.height()), across, down)
            )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and signature
        """Ground, texts, and the time that is left."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, page = scale_of(self.width(), self.height()), self.flow.page
        lines = self.lines()
        for line in lines:
            draw(painter, theme, line)
        if page in (ASKED, TAGS):
            self._paint_time(painter)
        if page == TAGS:
            title = lines[0]
            half = 34 * scale
            wide = QFontMetrics(afar_font(theme, title.px, bold=True)).horizontalAdvance(title.text)
            at = QPointF(title.place.center().x() - wide / 2 - half - 20 * scale, title.place.center().y())
            draw_face(painter, theme, self.flow.level, at, half)
        if page == THANKS:
            centre = QPointF(self.width() / 2, self.height() * 0.33)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("face_5"))
            painter.drawEllipse(centre, 84 * scale, 84 * scale)
            draw_tick(painter, theme, centre, 76 * scale, "panel")

    def _paint_time(self, painter: QPainter) -> None:
        bar = QRectF(stretched(_BAR, self.width() / WIDTH, self.height() / HEIGHT))
        round_by = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(bar, round_by, round_by)
        bar.setWidth(max(bar.width() * self.flow.share_left(self._now()), bar.height()))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(bar, round_by, round_by)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Everything keeps its proportion."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard, where this window has it, is here and on no face: nothing is preselected."""
        super().showEvent(event)
        self.setFocus()

    def _retranslate(self) -> None:
        for face in self.faces.values():
            face.say()
        if self.flow.page != IDLE:
            self.show_page()
