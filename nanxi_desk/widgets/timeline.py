"""A line of events from top to bottom: the steps of a request, the changes of a record."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from nanxi_desk.widgets.theme import Theme, set_role


@dataclass(frozen=True, slots=True)
class Event:
    """`when` is a local time, `title` what happened, `lines` what there is to say about it."""

    when: str
    title: str
    lines: Sequence[str] = ()
    tone: str = "accent"
    filled: bool = True


class TimeLine(QWidget):
    """Events, each with a dot on a line at the left. The text can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._events: list[tuple[Event, QLabel]] = []
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(22, 2, 6, 2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self.update)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these events instead of those before."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels.clear()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._events.clear()
        row = 0
        for event in events:
            when = self._put(event.when, "muted", row, 0)
            self._put(event.title, "", row, 1)
            self._events.append((event, when))
            for line in event.lines:
                row += 1
                self._put(line, "muted", row, 1)
            row += 1
        self._grid.setRowStretch(row, 1)
        self.setAccessibleName("\n".join(" ".join((e.when, e.title, *e.lines)) for e in events))
        self.update()

    def _put(self, text: str, role: str, row: int, column: int) -> QLabel:
        label = _words(text, role)
        self._labels.append(label)
        self._grid.addWidget(label, row, column)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and signature
        """The line, and a dot for each event."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [QPointF(9, label.geometry().center().y() + 1) for _, label in self._events]
        if len(places) > 1:
            painter.setPen(QPen(self._theme.colour("line"), 2))
            painter.drawLine(places[0], places[-1])
        for place, (shown, _) in zip(places, self._events, strict=True):
            colour = self._theme.colour(shown.tone)
            painter.setPen(QPen(colour, 2))
            painter.setBrush(colour if shown.filled else self._theme.colour("panel"))
            painter.drawEllipse(place, 4.5, 4.5)


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role == "muted" and len(text) > 20)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label
