"""A row of chips of which one is chosen: filters, channels, settings."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Pill(QPushButton):
    """A button of a chip's look that stays down while it is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(self, "chip")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the bold face of the chosen chip, so that choosing moves nothing."""
        hint, font = super().sizeHint(), self.font()
        plain = QFontMetrics(font).horizontalAdvance(self.text())
        font.setBold(True)
        more = QFontMetrics(font).horizontalAdvance(self.text()) - plain
        return QSize(hint.width() + max(more, 4), hint.height())


class Chip(Pill):
    """One choice. The row is a single stop of the Tab key; arrows go from chip to chip."""

    def __init__(self, row: "ChipRow", value: str) -> None:
        super().__init__(row)
        self._row = row
        self.value = value

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click chooses; a chosen chip cannot be unchosen by another click."""
        self._row.choose(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows and digits choose."""
        if not self._row.take_key(event):
            super().keyPressEvent(event)


class ChipRow(Translated, QWidget):
    """One of several values, as chips. `chosen` is sent when a person (not the program) changes it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._words: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._numbered = False
        self._value = ""
        self._box = FlowLayout(self, spacing=6)
        # A form's order of tab stops names the row; set_choices hands the place on to the chips.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_choices(self, choices: Iterable[tuple[str, str]], *, numbered: bool = False) -> None:
        """Offer (value, Chinese source text) pairs; with `numbered` the digits 1 … 9 choose, too."""
        self._numbered = numbered
        for value, word in choices:
            chip = Chip(self, value)
            self._words[value] = word
            self._chips.append(chip)
            self._box.addWidget(chip)
        before: QWidget = self
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._retranslate()
        self._rove()

    def set_note(self, value: str, note: str) -> None:
        """Show a short text (a count) behind the word of one choice."""
        self._notes[value] = note
        self._retranslate()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Show, under the mouse, the key that chooses each value; who gives them also hears them."""
        for chip in self._chips:
            chip.setToolTip(keys.get(chip.value, ""))

    def value(self) -> str:
        """The chosen value, "" if none is."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose from the program; sends nothing."""
        self._value = value if value in self._words else ""
        for chip in self._chips:
            chip.setChecked(chip.value == self._value)
        self._rove()

    def choose(self, value: str) -> None:
        """Choose as a person does."""
        self.set_value(value)
        self.chosen.emit(value)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever gives the row the focus means its chosen chip."""
        self.focus_chip()
        event.accept()

    def focus_chip(self) -> None:
        """Put the keyboard on the chosen chip, or the first."""
        stop = next((c for c in self._chips if c.isChecked()), self._chips[0])
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by arrow or digit; False if the key means nothing here."""
        index = next((i for i, c in enumerate(self._chips) if c.hasFocus()), 0)
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _FORWARD or key in _BACK:
            index = (index + (1 if key in _FORWARD else -1)) % len(self._chips)
        elif self._numbered and event.text().isdigit() and 1 <= int(event.text()) <= len(self._chips):
            index = int(event.text()) - 1
        else:
            return False
        self._chips[index].setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(self._chips[index].value)
        return True

    def _retranslate(self) -> None:
        for index, chip in enumerate(self._chips):
            word = _(self._words[chip.value])
            note = self._notes.get(chip.value) or (str(index + 1) if self._numbered else "")
            chip.setText(f"{word} {note}".rstrip().replace("&", "&&"))  # a single one would underline
            chip.setAccessibleName(f"{self.accessibleName()} {word} {note}".strip())

    def _rove(self) -> None:
        stop = next((c for c in self._chips if c.isChecked()), self._chips[0] if self._chips else None)
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)
