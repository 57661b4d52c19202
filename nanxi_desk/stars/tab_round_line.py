"""The way of a round from 申报 to 复评 as a line: when each state began, and by whom."""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.views import RoundView, StepView
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.widgets.translated import Translated

_UNTIL = {
    rules.APPLYING: "apply_until",
    rules.SCREENING: "screen_until",
    rules.SCORING: "score_until",
    rules.PUBLISHED: "public_until",
}
_DOT = 6.0


class RoundLine(Translated, QWidget):
    """The states of a round side by side; those that are over or run now have a filled dot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._round: RoundView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_round(self, round_: RoundView | None) -> None:
        """Show where a round stands."""
        self._round = round_
        self.setAccessibleName(_("评定的进程"))
        self.setAccessibleDescription("\n".join(self._words(state) for state in rules.STATES))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The line, and for each state a dot, its word, the day and the person."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(rules.STATES)
        reached = rules.STATES.index(self._round.state) if self._round and self._round.state else -1
        for number, state in enumerate(rules.STATES):
            middle = QPointF((number + 0.5) * share, _DOT + 3)
            if number:
                tone = "accent" if number <= reached else "line"
                painter.setPen(QPen(self._theme.colour(tone), 2))
                painter.drawLine(middle - QPointF(share - _DOT - 4, 0), middle - QPointF(_DOT + 4, 0))
            colour = self._theme.colour("accent" if number <= reached else "strong_line")
            painter.setPen(QPen(colour, 2))
            painter.setBrush(colour if number <= reached else self._theme.colour("ground"))
            size = _DOT + 2 if number == reached else _DOT
            painter.drawEllipse(middle, size, size)
            self._write(painter, QRect(round(number * share), 0, round(share), 0), state, number - reached)

    def event(self, event: QEvent) -> bool:
        """The whole of a state is told under the mouse: the reason, too."""
        if isinstance(event, QHelpEvent) and self.width():
            number = min(event.pos().x() * len(rules.STATES) // self.width(), len(rules.STATES) - 1)
            QToolTip.showText(event.globalPos(), self._words(rules.STATES[max(number, 0)]), self)
            return True
        return super().event(event)

    def _retranslate(self) -> None:
        self.show_round(self._round)

    def _write(self, painter: QPainter, place: QRect, state: str, ahead: int) -> None:
        """`ahead` is how far the state lies before the one that runs: less than nothing for what is over."""
        top = round(2 * _DOT + 10)
        lines = ((_(state), "body", ahead == 0), (self._when(state), "small", False))
        for text, size, bold in (*lines, (self._who(state), "small", False)):
            font = self._theme.font(size, bold=bold)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            tone = "accent" if bold else "muted" if size == "small" or ahead > 0 else "text"
            painter.setPen(self._theme.colour(tone))
            line = QRect(place.left() + 2, top, place.width() - 4, metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.height() + 1

    def _when(self, state: str) -> str:
        step = self._step(state)
        until = getattr(self._round, _UNTIL[state]) if self._round and state in _UNTIL else ""
        if step is not None and not (until and self._round and self._round.state == state):
            return local_minute(step.at)[:10]
        return _("至 {day}").format(day=until) if until else "—"

    def _who(self, state: str) -> str:
        step = self._step(state)
        return step.by_name if step is not None else ""

    def _words(self, state: str) -> str:
        step = self._step(state)
        if step is None:
            return _(state)
        return " ".join(part for part in (_(state), local_minute(step.at), step.by_name, step.reason) if part)

    def _step(self, state: str) -> StepView | None:
        """The newest step into a state that the round has reached and did not go back from."""
        if self._round is None or not self._round.state:
            return None
        if rules.STATES.index(state) > rules.STATES.index(self._round.state):
            return None
        steps = (step for step in reversed(self._round.steps) if step.counts and step.kind == state)
        return next(steps, None)

    def _fit(self) -> None:
        small, body = (QFontMetrics(self._theme.font(size)).height() for size in ("small", "body"))
        self.setFixedHeight(round(2 * _DOT + 12) + body + 2 * small + 4)
        self.update()
