"""Cards with a number that open the rows behind it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nanxi_desk.widgets.theme import restyle, set_role


class Card(QPushButton):
    """A number with its name above and a remark below; a big one is read from a step away."""

    def __init__(self, parent: QWidget | None = None, *, big: bool = False) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name, self._number, self._note = QLabel(), QLabel("–"), QLabel()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(14, 9, 14, 9)
        box.setSpacing(1)
        for label, role in (
            (self._name, "muted"),
            (self._number, "figure" if big else "number"),
            (self._note, "muted"),
        ):
            set_role(label, role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(label)

    def show_figure(self, name: str, number: str, note: str, tone: str = "text") -> None:
        """Fill the card; the same words are what a screen reader says. `tone`: text, yellow or red."""
        self._name.setText(name)
        self._number.setText(number)
        self._note.setText(note)
        restyle(self._number, "tone", tone)
        self.setAccessibleName(f"{name} {number} {note}".strip())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the three lines need: a push button looks at its own (empty) text only."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Same as sizeHint, in both directions."""
        return self._box.minimumSize()
