"""数据交换: panes on chips: partners, files coming in, files that wait, conflicts, files of the past."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.language import _
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated
from nanxi_desk.window.exchange_history import HistoryPane
from nanxi_desk.window.exchange_import import ImportPane
from nanxi_desk.window.exchange_inbox import InboxPane
from nanxi_desk.window.exchange_pane import Pane
from nanxi_desk.window.exchange_partners import PartnersPane
from nanxi_desk.window.exchange_today import ExchangeStanding
from nanxi_desk.window.exchange_waiting import WaitingPane
from nanxi_desk.window.record_places import Places

_WORDS = (
    ("partners", "往来单位"),
    ("import", "导入"),
    ("waiting", "等待"),
    ("inbox", "冲突"),
    ("history", "收发记录"),
)


class ExchangeTab(Translated, Tab):
    """Ctrl+PgUp and Ctrl+PgDn turn the panes over. `moved`: partners, files or conflicts changed here."""

    key = "exchange"
    moved = Signal()

    def __init__(self, desk: Desk, places: Places, parent: QWidget | None = None) -> None:
        """`places` know which page shows a record."""
        super().__init__(desk, parent)
        service = Exchange(desk.home)
        self.partners = PartnersPane(desk, service)
        self.imports = ImportPane(desk, service)
        self.waiting = WaitingPane(desk, service)
        self.inbox = InboxPane(desk, service, places)
        self.history = HistoryPane(desk, service)
        self.panes: dict[str, Pane] = {
            pane.key: pane for pane in (self.partners, self.imports, self.waiting, self.inbox, self.history)
        }
        self._title = QLabel()
        set_role(self._title, "title")
        self.chips = ChipRow()
        self.chips.set_choices(_WORDS)
        self.chips.chosen.connect(self.show_pane)
        self.stack = QStackedWidget()
        for pane in self.panes.values():
            pane.saved.connect(self.saved)
            pane.wanted.connect(self.wanted)
            pane.changed.connect(self._changed)
            self.stack.addWidget(pane)
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
        self.chips.set_value(self.partners.key)

    def pane(self) -> Pane:
        """The pane at the front."""
        return self.panes[self.chips.value()]

    def show_pane(self, key: str) -> None:
        """Bring a pane to the front; the keyboard goes where its work begins."""
        pane = self.panes[key]
        self.chips.set_value(key)
        self.stack.setCurrentWidget(pane)
        pane.shown()
        if not self.chips.isAncestorOf(self.focusWidget() or self):
            pane.focus_first()  # else the arrows are going from chip to chip

    def shown(self) -> None:
        """The pane at the front reads again; the keyboard goes there."""
        pane = self.pane()
        pane.shown()
        pane.focus_first()

    def receive(self, what: object) -> None:
        """Files that were dropped, or the key of a pane."""
        if isinstance(what, tuple):
            self.show_pane(self.imports.key)
            self.imports.open_files(Path(path) for path in what)
        elif isinstance(what, str) and what in self.panes:
            self.show_pane(what)
            self.pane().focus_first()

    def show_standing(self, standing: ExchangeStanding) -> None:
        """Counts beside the words of the chips."""
        self.chips.set_note(self.waiting.key, str(standing.waiting or ""))
        self.chips.set_note(self.inbox.key, str(standing.conflicts or ""))

    def _changed(self) -> None:
        self.pane().shown()
        self.moved.emit()

    def _turn(self, step: int) -> None:
        keys = list(self.panes)
        self.show_pane(keys[(keys.index(self.chips.value()) + step) % len(keys)])

    def _retranslate(self) -> None:
        self._title.setText(_("数据交换"))
        self.chips.setToolTip(_("Ctrl+PgUp / Ctrl+PgDn 换页"))
