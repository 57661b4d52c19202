"""设置: sections on chips; how the window looks, people and rights, rota, holidays, items."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk, Section, Tab
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_looks import LooksSection
from nanxi_desk.window.tabs import SECTION_RIGHTS, SECTIONS, section_class


class SettingsPage(Translated, Tab):
    """Each section is made when it is first wanted; Ctrl+PgUp and Ctrl+PgDn turn them over."""

    key = "settings"

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._makers: dict[str, Callable[[], Section]] = {"looks": lambda: LooksSection(desk, looks)}
        sections = {
            key: word
            for key, word in SECTIONS.items()
            if key not in SECTION_RIGHTS or desk.home.actor.can(SECTION_RIGHTS[key])
        }
        for key in sections:
            self._makers[key] = partial(_make, key, desk)
        self._sections: dict[str, Section] = {}
        self._title = QLabel()
        set_role(self._title, "title")
        self.chips = ChipRow()
        self.chips.set_choices([("looks", "外观"), *sections.items()])
        self.chips.chosen.connect(self.show_section)
        self.stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addWidget(self.chips, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self.stack, 1)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut(self, keys, partial(self._turn, step), heard=WINDOW, repeats=True)
        self._retranslate()
        self.show_section("looks")

    def show_section(self, key: str) -> None:
        """Bring a section to the front."""
        section = self._sections.get(key)
        if section is None:
            section = self._makers[key]()
            section.saved.connect(self.saved)
            section.wanted.connect(self.wanted)
            self._sections[key] = section
            self.stack.addWidget(section)
        self.chips.set_value(key)
        self.stack.setCurrentWidget(section)
        section.shown()

    def section(self, kind: type[Section]) -> Section:
        """The section of a kind, brought to the front."""
        self.show_section(kind.key)
        return self._sections[kind.key]

    def receive(self, what: object) -> None:
        """Another page sends to a section by its key."""
        if isinstance(what, str) and what in self._makers:
            self.show_section(what)

    def shown(self) -> None:
        """The section at the front reads again what may have changed."""
        self._sections[self.chips.value()].shown()

    def _turn(self, step: int) -> None:
        keys = list(self._makers)
        self.show_section(keys[(keys.index(self.chips.value()) + step) % len(keys)])

    def _retranslate(self) -> None:
        self._title.setText(_("设置"))
        self.chips.setToolTip(_("Ctrl+PgUp / Ctrl+PgDn 换页"))


def _make(key: str, desk: Desk) -> Section:
    return section_class(key)(desk)
