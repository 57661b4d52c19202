"""设置 › 外观: how the window looks here, and what this machine is."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from nanxi_desk import __version__
from nanxi_desk.core.language import _
from nanxi_desk.core.settings import LANGUAGES, TEXT_SIZES, THEMES
from nanxi_desk.forms.ui_settings_looks import Ui_SettingsLooks
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.window.looks import Looks

_WORDS = {
    "light": "浅色",
    "dark": "深色",
    "normal": "标准",
    "large": "大字",
    "zh": "中文",
    "en": "English",
}


class LooksSection(Section):
    """Every choice takes effect at once."""

    key = "looks"

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._looks = looks
        self.ui = self._set_up(Ui_SettingsLooks())
        choices: tuple[tuple[ChipRow, str, tuple[str, ...]], ...] = (
            (self.ui.theme, "theme", THEMES),
            (self.ui.text_size, "text_size", TEXT_SIZES),
            (self.ui.language, "language", LANGUAGES),
        )
        for row, name, values in choices:
            row.set_choices([(value, _WORDS[value]) for value in values])
            row.chosen.connect(lambda value, name=name: self._choose(name, value))
        self._choices = choices
        self.shown()

    def shown(self) -> None:
        """Show what holds now."""
        for row, name, _values in self._choices:
            row.set_value(getattr(self._looks.preferences, name))
        home, ui = self._desk.home, self.ui
        kind = _("街道（汇总）") if home.is_hub else _("居委会")
        ui.shown_office.setText(f"{home.office_name} · {home.office} · {kind}")
        ui.shown_person.setText(home.actor.name)
        ui.shown_replica.setText(home.replica[:8].upper())
        ui.shown_place.setText(str(home.path))
        ui.shown_version.setText(__version__)

    def _retranslate(self) -> None:
        self.shown()

    def _choose(self, name: str, value: str) -> None:
        self._looks.change(replace(self._looks.preferences, **{name: value}))
