"""Roles to tick: a person may have several."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.translated import Translated


class RoleChecks(Translated, QWidget):
    """One tick for each role that can be given here. A form's order of tab stops leads to the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = FlowLayout(self, spacing=12)
        self.ticks: dict[str, QCheckBox] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, roles: Sequence[str]) -> None:
        """Offer these roles, none of them ticked; called once."""
        before: QWidget = self
        for role in roles:
            tick = QCheckBox(self)
            self.ticks[role] = tick
            self._box.addWidget(tick)
            QWidget.setTabOrder(before, tick)
            before = tick
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._retranslate()

    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in order."""
        return tuple(role for role, tick in self.ticks.items() if tick.isChecked())

    def tick(self, roles: Collection[str]) -> None:
        """Tick exactly these."""
        for role, tick in self.ticks.items():
            tick.setChecked(role in roles)

    def _retranslate(self) -> None:
        for role, tick in self.ticks.items():
            tick.setText(_(role))
