"""What the panes of satisfaction have in common: levels to choose from, tags to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.satisfaction.rules import LEVELS
from nanxi_desk.satisfaction.views import Tag
from nanxi_desk.widgets.flow import FlowLayout

# A level's digit chooses it, so they stand from 1 to 5.
LEVEL_CHOICES = [(str(level), LEVELS[level]) for level in sorted(LEVELS)]


class TagChecks(QWidget):
    """The tags of a level to tick; Alt+1 … Alt+8 tick them, too."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = FlowLayout(self, spacing=8)
        self._ticks: list[QCheckBox] = []
        self._tags: tuple[Tag, ...] = ()

    def offer(self, tags: Sequence[Tag], chosen: Sequence[str] = ()) -> None:
        """Show these tags, of which some are chosen."""
        while self._box.takeAt(0) is not None:
            pass
        for tick in self._ticks:
            tick.hide()
            tick.deleteLater()
        self._tags = tuple(tags)
        self._ticks = []
        for number, tag in enumerate(self._tags, start=1):
            tick = QCheckBox(f"{number} {_(tag.words)}", self)
            tick.setToolTip(f"Alt+{number}" if number <= 9 else "")
            tick.setChecked(tag.code in chosen)
            tick.toggled.connect(lambda _ticked: self.changed.emit())
            self._box.addWidget(tick)
            tick.show()
            self._ticks.append(tick)
        self.setVisible(bool(self._tags))

    def toggle(self, number: int) -> None:
        """Tick the tag of a number, counted from 1, or take its tick away."""
        if self.isVisible() and 1 <= number <= len(self._ticks):
            self._ticks[number - 1].toggle()

    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(t.code for t, tick in zip(self._tags, self._ticks, strict=True) if tick.isChecked())
