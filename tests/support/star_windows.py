"""The window on the tab 星级楼组, with one of its panes at the front."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_pane import ROUND, RUBRIC
from nanxi_desk.stars.tab_round import RoundPane
from nanxi_desk.stars.tab_rubric import RubricPane
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.windows import focus


@dataclass
class StarsDesk:
    """An open window; keys go to where the keyboard is."""

    bot: QtBot
    window: MainWindow
    page: StarsTab
    tasks: Tasks

    @property
    def round(self) -> RoundPane:
        """The pane 评选."""
        pane = self.page._made[ROUND]
        assert isinstance(pane, RoundPane)
        return pane

    @property
    def rubric(self) -> RubricPane:
        """The pane 评分标准, brought to the front."""
        if self.page.ui.pane.value() != RUBRIC:
            self.page.show_pane(RUBRIC)
            self.rest()
        pane = self.page._made[RUBRIC]
        assert isinstance(pane, RubricPane)
        return pane

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: self.tasks.idle, timeout=30_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, and all that comes of it."""
        self.bot.waitUntil(self.has_keyboard)
        QTest.keyClick(focus(), key, modifier)
        self.rest()

    def has_keyboard(self) -> bool:
        """Whether keys go to something on the tab: it hears no others."""
        widget = QApplication.focusWidget()
        return widget is not None and self.page.isAncestorOf(widget)


def open_stars(bot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    """A window on a home, as somebody looks at it."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    page = window.page(StarsTab)
    assert isinstance(page, StarsTab)
    opened = StarsDesk(bot, window, page, tasks)
    opened.rest()
    bot.waitUntil(opened.has_keyboard)
    return opened
