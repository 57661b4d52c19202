"""The rating window: large and clear in every size, rated by key, mouse and pad; no visitor can close it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.settings import Preferences
from nanxi_desk.satisfaction.rating_flow import ASKED, IDLE, SAVING, TAGS, THANKS, Choice, TagOffer
from nanxi_desk.satisfaction.rules import KEY, LEVELS, MOUSE, PAD
from nanxi_desk.satisfaction.tab_rating import Invitation, RatingView
from nanxi_desk.satisfaction.tags import shipped_tags
from nanxi_desk.widgets.afar import SMALLEST, SignLine, afar_font
from nanxi_desk.widgets.sign import SignWindow
from nanxi_desk.window.looks import Looks
from tests.support.journals import MovableClock

SIZES = ((1366, 768), (1920, 1080), (1280, 1024), (800, 1280), (1024, 600))
OFFERS = {
    level: [TagOffer(tag.code, tag.words) for tag in shipped_tags() if tag.level == level] for level in LEVELS
}
LONG = Invitation("阿卜杜热西提·买买提", "11-03 登记的事项")


class Rated:
    """A view over a sign, its clock, and what was given."""

    def __init__(self, qtbot: QtBot, looks: Looks) -> None:
        self.bot = qtbot
        self.now = 1000.0
        self.sign = SignWindow(looks.theme, MovableClock().now)
        self.view = RatingView(looks.theme, lambda: self.now)
        self.given: list[Choice] = []
        self.view.given.connect(self.given.append)
        qtbot.addWidget(self.sign)
        self.sign.resize(1366, 768)
        self.sign.show()
        self.sign.cover(self.view)
        self.sign.activateWindow()
        qtbot.waitUntil(self.sign.isActiveWindow)

    def ask(self, invitation: Invitation = LONG, **how: object) -> None:
        self.view.ask(invitation, OFFERS, 20, **how)  # type: ignore[arg-type]

    def press(self, key: Qt.Key) -> None:
        focus = self.sign.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def rated(qtbot: QtBot, looks: Looks) -> Rated:
    return Rated(qtbot, looks)


Look = Callable[[Rated], None]


def bad(rated: Rated) -> None:
    rated.ask()
    rated.view.press_pad(1)
    rated.view.flow.way = KEY
    rated.view._toggle(3)


def bad_without_tag(rated: Rated) -> None:
    rated.ask()
    rated.view._choose(2, MOUSE)


def good_by_pad(rated: Rated) -> None:
    rated.ask(pad_keys=(5, 4, 3, 2, 1))
    rated.view.press_pad(5)
    rated.view.press_pad(1)


def thanks(rated: Rated) -> None:
    bad(rated)
    rated.view._submit()
    rated.view.saved()


def failed(rated: Rated) -> None:
    bad(rated)
    rated.view._submit()
    rated.view.failed()


FACES: dict[str, Look] = {
    "asked": lambda rated: rated.ask(),
    "bad": bad,
    "bad without tag": bad_without_tag,
    "good by pad": good_by_pad,
    "thanks": thanks,
    "failed": failed,
}


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def every_line(view: RatingView) -> list[tuple[QWidget, str, SignLine]]:
    """Each text of the page: on what it stands, the colour below, and how it is laid out."""
    own = [(view, "ground", line) for line in view.lines()]
    return own + [(b, b.ground, line) for b in view.buttons() for line in b.lines() if line.text]


@pytest.mark.parametrize("look", FACES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_is_large_and_has_its_room(
    rated: Rated, looks: Looks, look: str, size: tuple[int, int], language: str
) -> None:
    looks.change(Preferences(language=language), keep=False)
    rated.sign.resize(*size)
    FACES[look](rated)
    view = rated.view
    assert view.size() == rated.sign.size()
    scale = min(size[0] / 1366, size[1] / 768)
    lines = every_line(view)
    assert len(lines) >= 2
    for place, __, line in lines:
        assert line.px >= round(SMALLEST * scale), line.text
        room = QRect(0, 0, line.place.width(), 10**6)
        font = afar_font(looks.theme, line.px, line.bold)
        needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), line.text)
        assert needed.height() <= line.place.height() + 1, (line.text, needed, line.place)
        assert needed.width() <= line.place.width() + 1, (line.text, needed, line.place)
        assert place.rect().contains(line.place), line.text
    places = [button.geometry() for button in view.buttons()] + [line.place for line in view.lines()]
    for index, one in enumerate(places):
        assert view.rect().contains(one)
        assert not [other for other in places[index + 1 :] if one.intersects(other)]


@pytest.mark.parametrize("look", FACES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_seven_to_one_and_faces_three_to_one(
    rated: Rated, looks: Looks, look: str, theme: str
) -> None:
    looks.change(Preferences(theme=theme), keep=False)
    FACES[look](rated)
    colour = looks.theme.colour
    for __, ground, line in every_line(rated.view):
        assert contrast(colour(line.colour), colour(ground)) >= 7, (line.text, line.colour, ground)
    for level in LEVELS:
        assert contrast(colour(f"face_{level}"), colour("panel")) >= 3


def test_at_the_intended_size_no_word_is_below_32_pixels(rated: Rated) -> None:
    for show in FACES.values():
        show(rated)
        assert min(line.px for *__, line in every_line(rated.view)) >= 32


def test_a_tag_that_is_too_long_is_shortened_not_shrunk(rated: Rated) -> None:
    longest = "预约之后又排了很久的队而且窗口没有人解释原因也没有人道歉最后还要重新取号再等一遍"
    offers = {**OFFERS, 2: [TagOffer("214", longest[:40])]}
    rated.view.ask(LONG, offers, 20)
    rated.view._choose(2, MOUSE)
    line = rated.view.tags[0].lines()[0]
    assert line.px == 32
    assert line.text.endswith("…")
    assert longest.startswith(line.text.rstrip("…"))
    assert len(line.text) > 20


def test_it_names_who_served_and_nothing_private(rated: Rated) -> None:
    rated.ask(Invitation("陈静"))
    words = [line.text for line in rated.view.lines()]
    assert words == ["请为这次服务打分", "接待人 陈静", "不评价也可以直接离开 · 20 秒后返回"]
    assert not any(face.hasFocus() or face.isChecked() for face in rated.view.faces.values())


def test_rated_by_keys_alone(rated: Rated) -> None:
    rated.ask()
    for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_8, Qt.Key.Key_0, Qt.Key.Key_Return):
        rated.press(key)
    assert rated.given == [Choice(2, ("214",), True, KEY)]
    rated.view.saved()
    assert rated.view.flow.page == THANKS


def test_keys_go_back_to_the_faces(rated: Rated) -> None:
    rated.ask()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_5, Qt.Key.Key_Return):
        rated.press(key)
    assert rated.given == [Choice(5, (), False, KEY)]


def test_rated_by_the_tab_key_and_the_blank(rated: Rated) -> None:
    rated.ask()
    rated.press(Qt.Key.Key_Tab)
    rated.press(Qt.Key.Key_Tab)
    assert rated.view.faces[4].hasFocus()
    rated.press(Qt.Key.Key_Space)
    rated.press(Qt.Key.Key_Return)
    assert rated.given == [Choice(4, (), False, KEY)]


def test_rated_by_the_mouse(rated: Rated) -> None:
    rated.ask()
    rated.click(rated.view.faces[1])
    rated.click(rated.view.submit)
    assert rated.given == [], "a reason first"
    rated.click(rated.view.tags[0])
    rated.click(rated.view.unnamed)
    rated.click(rated.view.submit)
    assert rated.given == [Choice(1, ("108",), True, MOUSE)]


def test_rated_on_a_pad_to_the_end(rated: Rated) -> None:
    rated.ask(pad_keys=(5, 4, 3, 2, 1))
    rated.view.press_pad(2)
    assert [tag.face for tag in rated.view.tags[:5]] == [5, 4, 3, 2, 0]
    rated.view.press_pad(4)
    rated.view.press_pad(1)
    rated.now += 20
    rated.view.tick()
    assert rated.given == [Choice(2, ("208",), True, PAD)]


def test_digits_of_a_pad_without_prefix_are_the_pads(rated: Rated) -> None:
    rated.ask(pad_keys=(5, 4, 3, 2, 1), bare={"1": 5, "2": 4, "3": 3, "4": 2, "5": 1})
    rated.press(Qt.Key.Key_1)
    rated.press(Qt.Key.Key_2)
    rated.now += 20
    rated.view.tick()
    assert rated.given == [Choice(5, ("511",), False, PAD)]


def test_a_pad_says_nothing_where_a_finger_chose(rated: Rated) -> None:
    rated.ask(pad_keys=(5, 4, 3, 2, 1))
    rated.click(rated.view.faces[3])
    rated.view.press_pad(5)
    assert (rated.view.flow.page, rated.view.flow.level, rated.view.flow.chosen) == (TAGS, 3, set())


def test_the_time_is_seen_and_leads_back_to_the_sign(rated: Rated) -> None:
    rated.ask()
    rated.now += 12.4
    rated.view.tick()
    assert rated.view.lines()[-1].text.endswith("8 秒后返回")
    rated.now += 8
    with rated.bot.waitSignal(rated.view.ended):
        rated.view.tick()
    assert rated.view.flow.page == IDLE
    assert rated.given == []


@pytest.mark.parametrize("page", [ASKED, TAGS, SAVING, THANKS])
def test_a_visitor_cannot_close_it(rated: Rated, page: str) -> None:
    rated.ask()
    if page != ASKED:
        rated.view._choose(4, MOUSE)
    if page in (SAVING, THANKS):
        rated.view._submit()
    if page == THANKS:
        rated.view.saved()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_F4, Qt.Key.Key_Q):
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            QTest.keyClick(rated.view, key, modifier)
    QTest.mouseDClick(rated.view, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(rated.sign, Qt.MouseButton.LeftButton)
    rated.sign.close()  # Alt+F4, or the cross where a window has one
    assert rated.sign.isVisible()
    assert (rated.view.isVisible(), rated.view.flow.page) == (True, page)
    rated.sign.take_away()
    assert not rated.sign.isVisible()


def test_the_next_visitor_finds_nothing_of_the_last(rated: Rated) -> None:
    bad(rated)
    before = rated.sign.grab().toImage()
    rated.ask(Invitation("李明"))
    assert [line.text for line in rated.view.lines()][1] == "接待人 李明"
    assert not rated.view.unnamed.isChecked()
    assert rated.sign.grab().toImage() != before
    assert not any(tag.isVisibleTo(rated.view) for tag in rated.view.tags)
