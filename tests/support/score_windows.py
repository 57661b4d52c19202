"""A window with 打分 at the front, on a home that is hub and office at once, and hands at its keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_pane import SCORE
from nanxi_desk.stars.tab_score import ScorePane
from nanxi_desk.stars.views import SheetRow
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.windows import ENTER, press, typed


@dataclass
class ScoreDesk:
    """The window and what a test asks of it."""

    bot: QtBot
    window: MainWindow
    pane: ScorePane
    tasks: Tasks
    home: Home

    def rest(self) -> None:
        """Wait until nothing is under way, and no draft waits to be kept."""
        self.bot.waitUntil(lambda: self.tasks.idle and not self.pane._keeping.isActive(), timeout=30_000)

    def shows(self, group: str) -> None:
        """Wait until the sheet of a group is open, and nothing is under way."""
        self.bot.waitUntil(lambda: self.pane.ui.group.text() == group, timeout=30_000)
        self.rest()

    def has_keyboard(self, widget: QWidget) -> None:
        self.bot.waitUntil(widget.hasFocus, timeout=10_000)

    def at(self, code: str) -> None:
        """Wait until the keyboard is in the cell of an indicator."""
        self.has_keyboard(self.pane.grid.cells[code])

    def enter(self, points: Mapping[str, str]) -> None:
        """Type points as a judge does, Enter after each; the keyboard is in the first of these cells."""
        for text in points.values():
            typed(text)
            press(ENTER)

    def walk(self) -> tuple[SheetRow, ...]:
        """The acting judge's groups, as they are stored."""
        assert self.pane.round is not None
        return ScoreSheets(self.home).walk(self.pane.round.id)

    def rows(self) -> dict[str, SheetRow]:
        """The same by name."""
        return {row.group_name: row for row in self.walk()}


def open_score(bot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> ScoreDesk:
    """A window on a home with 打分 at the front."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    tab = window.page(StarsTab)
    assert isinstance(tab, StarsTab)
    bot.waitUntil(lambda: tab.round is not None, timeout=10_000)
    pane = tab.show_pane(SCORE)
    assert isinstance(pane, ScorePane)
    desk = ScoreDesk(bot, window, pane, tasks, home)
    desk.rest()
    return desk
