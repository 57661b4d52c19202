"""A large line of text whose arrows walk through a list of hits below it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from nanxi_desk.widgets.theme import set_role


class WalkingLine(QLineEdit):
    """Keeps the keyboard: Up and Down are told by `moved`, and in an empty line Ctrl+Z is the page's."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "door")

    def event(self, event: QEvent) -> bool:
        """In an empty line Ctrl+Z means what was done last, not the last letter."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        undo = asked and event.matches(QKeySequence.StandardKey.Undo)  # type: ignore[attr-defined]
        return False if undo and not self.text() else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows are for the hits."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
