"""The panes 评选 and 评分标准 with all their sides: whole words, room, names and keys in every look."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.rubrics import Rubrics
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_pane import ROUND, RUBRIC
from nanxi_desk.stars.tab_round import RoundPane
from nanxi_desk.stars.tab_rubric import RubricPane
from nanxi_desk.stars.views import Opening
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.chips import Chip
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.round_windows import RoundDesk, open_round
from tests.support.star_rounds import OFFICE_NAMES, OneHomeRound, full
from tests.support.windows import OpenDesk, as_shown, cut_words, words_on

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
CHINESE = re.compile("[\u4e00-\u9fff]")
SIZES = ((1366, 768), (1920, 1080), (1280, 690))


@pytest.fixture
def stars(qtbot: QtBot, tmp_path: Path, tasks: Tasks, looks: Looks) -> Iterator[RoundDesk]:
    """A hub with a round that is being scored, a recusal, and a rubric that may be edited."""
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        play(home)
        desk = open_round(qtbot, home, tasks, looks)
        yield desk
        desk.rest()


def play(home: Home) -> None:
    played = OneHomeRound(home)
    Panel(home).recuse(home.actor, played.applications[1], played.judges[0], "亲属住在本楼")
    Rubrics(home).begin(home.actor, 2027)
    played.start()
    played.score(played.applications[0], {played.judges[1]: full()})


def faces(stars: RoundDesk) -> Iterator[QWidget]:
    """Both panes with each of their views and sides, what is asked to open early, the code of a seal."""
    stars.page.show_pane("round")
    stars.rest()
    pane = stars.round
    for view in ("offices", "judges", "few", "history"):
        pane.show_view(view)
        yield pane
    for side in ("next", "panel", "recusals", "edit", "new"):
        pane.choose_side(side)
        stars.rest()
        yield pane
    pane.choose_side("next")
    pane.next.early()
    yield pane
    pane.next.other()
    assert stars.page.round is not None
    pane.next._opening = Opening(stars.page.round.id, "7KQ4-XM2P-9RTD-A6WF-3HNC-V8EJ"), stars.page.round
    pane.next._show_code()
    pane.next.put_code_away()  # and is told to keep it first
    yield pane
    pane.next._opening = None
    pane.next._show_code()
    rubric = stars.rubric
    rubric._read(2027)
    stars.rest()
    for side in rubric.sides:
        rubric.choose_side(side)
        stars.rest()
        yield rubric


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_an_office_without_a_round_has_room_and_words_too(
    desk: OpenDesk, looks: Looks, text_size: str
) -> None:
    page = desk.window.page(StarsTab)
    assert isinstance(page, StarsTab)
    desk.rest()
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    desk.window.resize(1280, 690)
    for key in (ROUND, RUBRIC):
        pane = page.show_pane(key)
        assert isinstance(pane, RoundPane | RubricPane)
        for side in pane.offered:
            pane.choose_side(side)
            desk.rest()
            # Another language and its layout come with the next events.
            desk.bot.waitUntil(lambda pane=pane: not any(map(CHINESE.search, words_on(pane))))
            desk.bot.waitUntil(lambda: list(cut_words(desk.window)) == [])
            assert (desk.window.width(), desk.window.height()) == (1280, 690)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_every_word_and_button_has_its_room(
    stars: RoundDesk, looks: Looks, size: tuple[int, int], text_size: str
) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    stars.window.resize(*size)
    for face in faces(stars):
        stars.bot.waitUntil(
            lambda face=face: list(cut_words(face)) == []
        )  # layouts follow with the next events
        assert (stars.window.width(), stars.window.height()) == size
        for card in (c for c in face.findChildren(Card) if c.isVisible()):
            assert all(label.height() >= label.fontMetrics().ascent() for label in card.findChildren(QLabel))
        inside = stars.window.rect()
        for button in (b for b in face.findChildren(QPushButton) if b.isVisible()):
            assert inside.contains(button.mapTo(stars.window, button.rect().center())), button.text()


def test_every_control_has_a_name_and_every_button_a_way_to_it(stars: RoundDesk) -> None:
    nameless, unreached = set(), set()
    for face in faces(stars):
        for kind in CONTROLS:
            for widget in face.findChildren(kind):
                parent = widget.parentWidget()
                if not widget.isVisibleTo(face) or isinstance(parent, QComboBox | QAbstractItemView):
                    continue
                told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                if not told.strip():
                    nameless.add(f"{type(widget).__name__} {widget.objectName()}")
                if isinstance(widget, QAbstractButton) and not isinstance(widget, Chip):
                    words = f"{widget.text()} {widget.toolTip()}"
                    keyed = any(sign in words for sign in ("Ctrl+", "Alt+", "F2", "F3"))
                    if not keyed and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                        unreached.add(widget.text())
    assert (nameless, unreached) == (set(), set())


def test_every_key_is_shown(stars: RoundDesk) -> None:
    told: list[str] = []
    keys: set[str] = set()
    for face in faces(stars):
        keys |= {
            shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
            for shortcut in face.findChildren(QShortcut)
        }
        for widget in face.findChildren(QWidget):
            words = widget.property("text")
            told += [widget.toolTip(), words if isinstance(words, str) else ""]
    shown = " ".join(told)
    assert {key for key in keys if as_shown(key) not in shown} == set()


def test_nothing_stays_chinese_but_data(stars: RoundDesk, looks: Looks) -> None:
    for face in faces(stars):
        assert face.isVisible()
    looks.change(replace(looks.preferences, language="en"), keep=False)
    data = ("年星级楼组评定", "南汐街道", "陈静", "华业小区", "亲属住在本楼", *OFFICE_NAMES)
    for face in faces(stars):
        left = [
            words for words in words_on(face) if CHINESE.search(words) and not any(d in words for d in data)
        ]
        assert left == []
