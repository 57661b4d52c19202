"""The panes 评选 and 评分标准 of the tab 星级楼组, and keys to them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.stars.tab_pane import ROUND, RUBRIC
from nanxi_desk.stars.tab_round import RoundPane
from nanxi_desk.stars.tab_rubric import RubricPane
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.star_windows import StarsDesk, open_stars
from tests.support.windows import focus


class RoundDesk(StarsDesk):
    """An open window; keys go to where the keyboard is."""

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

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, and all that comes of it."""
        self.bot.waitUntil(self.has_keyboard)
        QTest.keyClick(focus(), key, modifier)
        self.rest()

    def has_keyboard(self) -> bool:
        """Whether keys go to something on the tab: it hears no others."""
        widget = QApplication.focusWidget()
        return widget is not None and self.page.isAncestorOf(widget)


def open_round(bot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> RoundDesk:
    """A window on a home with 评选 at the front, ready for keys."""
    stars = open_stars(bot, home, tasks, looks)
    opened = RoundDesk(bot, stars.window, stars.page, tasks, home, looks)
    bot.waitUntil(opened.has_keyboard)
    return opened
