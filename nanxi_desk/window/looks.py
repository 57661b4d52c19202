"""The looks of the window while it runs: applies preferences and stores them."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from nanxi_desk.core.settings import Preferences, load_preferences, save_preferences
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translation import Languages


class Looks:
    """Theme, text size and language of this machine's window."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self._home = home
        self.preferences = load_preferences(home)
        self._languages = Languages(app)
        self._languages.use(self.preferences.language)
        self.theme = Theme(app, self.preferences)

    def change(self, preferences: Preferences, *, keep: bool = True) -> None:
        """Show everything in another way from now on, and next time if it is to be kept."""
        language = preferences.language != self.preferences.language
        self.preferences = preferences
        self.theme.use(preferences)
        if language:
            self._languages.use(preferences.language)
        if keep:
            save_preferences(self._home, preferences)
