"""A window on the tab 星级楼组, with one of its panes at the front; keys as the keyboard sends them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, MEMBER
from nanxi_desk.stars import rules
from nanxi_desk.stars.fill import fill_stars
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.views import SheetContent
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.panes import Pane
from nanxi_desk.widgets.record_table import RecordTable
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support import star_windows
from tests.support.homes import make_home
from tests.support.star_rounds import OneHomeRound, full
from tests.support.windows import press

P = TypeVar("P", bound=Pane)
SEED, LAST_DAY = 5, "2026-11-20"


def be_hub(home: Home) -> Actor:
    """The administrator with every role of the subdistrict, and those of an office."""
    home.seat(Actor(home.actor.id, home.actor.name, frozenset((HUB, ADMIN, HEAD, MEMBER))))
    return home.actor


def filled_hub(path: Path) -> Home:
    """A hub with the made-up round of 96 groups; tests only look at it."""
    home = make_home(path, "NX00", name="南汐街道", hub=True)
    fill_stars(home, be_hub(home), SEED, LAST_DAY)
    return home


def scored(home: Home, sheets: Iterable[SheetContent], judges: Iterable[str] | None = None) -> OneHomeRound:
    """A round in 评审截止: the n-th sheet is what all five judges gave the n-th group."""
    contents = list(sheets)
    played = OneHomeRound(home, groups=len(contents))
    played.start()
    for application, content in zip(played.applications, contents, strict=True):
        played.score(application, dict.fromkeys(played.judges, content))
    played.close()
    return played


def graded(home: Home, sheets: Iterable[SheetContent] = ()) -> OneHomeRound:
    """The same in 定档; two groups, five and three stars, where no sheets are given."""
    played = scored(home, sheets or (full(), full(B_1="0", B_2="0", B_3="2")))
    Results(home).grade(played.actor, played.round)
    assert Rounds(home).get(played.round).state == rules.GRADING
    return played


@dataclass
class StarsDesk(star_windows.StarsDesk):
    """A window on a home, with the tab at the front, and how people go through it."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is; shortcuts are heard by the active window alone."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.bot.waitUntil(self.window.isActiveWindow)
        press(key, modifier)

    def choose_round(self, words: str) -> None:
        """Choose a round above the panes, as a person does."""
        box = self.page.ui.round
        found = [n for n in range(box.count()) if words in box.itemText(n)]
        choose(box, found[0])
        self.rest()

    def pane(self, key: str, kind: type[P]) -> P:
        """Bring a pane to the front, with what it reads."""
        found = self.page.show_pane(key)
        assert isinstance(found, kind)
        self.rest()
        return found


def open_stars(bot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    """A window on a home, as somebody looks at it."""
    return StarsDesk(**vars(star_windows.open_stars(bot, home, tasks, looks)))


def squeezed(widget: QWidget) -> list[str]:
    """Words on visible cards that have no room for their letters."""
    return [
        label.text()
        for card in widget.findChildren(Card)
        if card.isVisible()
        for label in card.findChildren(QLabel)
        if label.height() < label.fontMetrics().ascent()
    ]


def choose(box: QComboBox, index: int) -> None:
    """Choose from a list as a person does."""
    box.setCurrentIndex(index)
    box.activated.emit(index)


def cells(table: RecordTable) -> list[tuple[str, ...]]:
    """What a table says, row by row."""
    model = table.rows
    return [tuple(column.text(model.row(row)) for column in model.columns) for row in range(model.rowCount())]


def lines(tree: QTreeWidget) -> list[tuple[int, str, str]]:
    """(depth, words, figure) of every line of a tree, folded or not."""
    found: list[tuple[int, str, str]] = []

    def walk(item: QTreeWidgetItem, depth: int) -> None:
        found.append((depth, item.text(0), item.text(1)))
        for number in range(item.childCount()):
            walk(item.child(number), depth + 1)

    for number in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(number)
        assert top is not None
        walk(top, 0)
    return found
