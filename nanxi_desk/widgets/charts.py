"""Bars that open the rows behind them; drawn by pyqtgraph, which is loaded when the first chart is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.widgets.theme import Theme, set_role

_BAR = 0.62  # of the place that a bar has
_CLUSTER = 0.84  # of the place that several bars share
_PALEST = 0.3  # how much of the accent the last of several series keeps
_HEADROOM = 1.18  # above the tallest bar, for its number
_NAME = 7  # Chinese characters of a name before it is cut; Latin letters are narrower
_LATIN = 0.62


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: `value` as drawn, `words` above it; `key` is given when it is opened."""

    key: str
    name: str
    value: float
    words: str


def load_charts() -> None:
    """Import what the charts need; in the background, since it takes a third of a second."""
    import pyqtgraph  # noqa: F401 - kept by the interpreter


class BarChart(QWidget):
    """One row of bars with labelled axes. Arrows walk from bar to bar, Enter or a click opens one.

    With `series` several bars stand beside each other in every place, one of each series.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[ChartBar, ...] = ()
        self._labels = ("", "")
        self._series: tuple[str, ...] = ()
        self._highest: float | None = None
        self._at = -1
        self._plot: Any = None
        self._items: list[Any] = []
        self._words = QLabel(self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        set_role(self._words, "muted")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._draw)

    def wait(self, words: str) -> None:
        """Say something in place of the bars."""
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)

    def show_bars(
        self,
        bars: Sequence[ChartBar],
        *,
        x_label: str,
        y_label: str,
        empty: str,
        highest: float | None = None,
        series: Sequence[str] = (),
    ) -> None:
        """Draw bars; `highest` fixes the upper end of the axis (100 for rates). `empty` stands for none.

        With names of `series` the bars come place by place, one of each; they share the first one's name.
        """
        self._bars = tuple(bars)
        self._series = tuple(series)
        self._labels = (x_label, y_label)
        self._highest = highest
        self._at = min(self._at, len(self._bars) - 1)
        said = _("，").join(" ".join(self._spoken(n, bar)) for n, bar in enumerate(self._bars))
        self.setAccessibleName(f"{y_label} · {x_label}")
        self.setAccessibleDescription(said or empty)
        if self._bars:
            self._draw()
        else:
            self.wait(empty)

    def bar_at(self, place: QPointF) -> ChartBar | None:
        """The bar under a place of the widget, its whole column counted."""
        if self._plot is None:
            return None
        there = self._plot.plotItem.vb.mapSceneToView(self._plot.mapToScene(place.toPoint()))
        number = self._number_at(there.x())
        inside = self._plot.plotItem.vb.sceneBoundingRect().contains(self._plot.mapToScene(place.toPoint()))
        return self._bars[number] if inside and 0 <= number < len(self._bars) else None

    def place_of(self, number: int) -> QPointF:
        """The foot of a bar in the widget; for the keyboard's frame and for tests."""
        scene = self._plot.plotItem.vb.mapViewToScene(QPointF(self._place(number), 0))
        return QPointF(self._plot.mapFromScene(scene)) - QPointF(0, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows, Home, End and Enter."""
        last = len(self._bars) - 1
        moves = {
            Qt.Key.Key_Left: max(self._at - 1, 0),
            Qt.Key.Key_Right: min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if last >= 0 and key in moves:
            self._at = moves[key]
            self._draw()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at <= last:
            self.opened.emit(self._bars[self._at].key)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if not self._bars:
            return
        import pyqtgraph

        # Its tidying at the end of the program looks for views that Qt has taken apart already, and warns.
        pyqtgraph.setConfigOption("exitCleanup", False)
        plot = self._plot or self._make_plot(pyqtgraph)
        theme = self._theme
        plot.setBackground(theme.colour("panel"))
        for item in self._items:
            plot.removeItem(item)
        self._items.clear()
        font, muted = theme.font("small"), theme.colour("muted")
        numbers = range(len(self._bars))
        places = [self._place(number) for number in numbers]
        pens = [pyqtgraph.mkPen(theme.colour("text"), width=2) if n == self._at else None for n in numbers]
        bars = pyqtgraph.BarGraphItem(
            x=places,
            height=[bar.value for bar in self._bars],
            width=_CLUSTER / len(self._series) * 0.92 if self._series else _BAR,
            brushes=[self._colour(number) for number in numbers],
            pens=pens,
        )
        self._add(bars)
        for place, bar in zip(places, self._bars, strict=True):
            words = pyqtgraph.TextItem(bar.words, color=theme.colour("text"), anchor=(0.5, 1.0))
            words.setFont(font)
            words.setPos(place, bar.value)
            self._add(words)
        top = self._highest or max((bar.value for bar in self._bars), default=0) or 1
        each = max(len(self._series), 1)
        plot.setXRange(-0.6, len(places) / each - 0.4, padding=0)
        plot.setYRange(0, top * _HEADROOM, padding=0)
        names = [(number, _short(bar.name)) for number, bar in enumerate(self._bars[::each])]
        plot.getAxis("bottom").enableAutoSIPrefix(enable=False)  # names have no thousandths
        for side, text in (("bottom", self._labels[0] + self._legend()), ("left", self._labels[1])):
            axis = plot.getAxis(side)
            axis.setPen(theme.colour("line"))
            axis.setTextPen(muted)
            axis.setTickFont(font)
            axis.setLabel(text, **{"font-size": f"{theme.px('small')}px", "color": muted.name()})
        plot.getAxis("bottom").setTicks([names])
        plot.getAxis("left").setTicks([[(tick, str(tick)) for tick in _ticks(top)]])
        self._stack.setCurrentWidget(plot)

    def _place(self, number: int) -> float:
        """Where a bar's middle stands on the axis."""
        if not self._series:
            return number
        place, which = divmod(number, len(self._series))
        return place + (which - (len(self._series) - 1) / 2) * _CLUSTER / len(self._series)

    def _number_at(self, x: float) -> int:
        place = round(x)
        if not self._series:
            return place
        which = int((x - place + _CLUSTER / 2) / _CLUSTER * len(self._series))
        return place * len(self._series) + min(max(which, 0), len(self._series) - 1)

    def _colour(self, number: int) -> QColor:
        """The accent; the series after the first are paler and paler, so that they differ without colour."""
        if not self._series:
            return self._theme.colour("accent_hover" if number == self._at else "accent")
        return self._shade(number % len(self._series))

    def _shade(self, which: int) -> QColor:
        last = max(len(self._series) - 1, 1)
        kept = 1 - (1 - _PALEST) * which / last
        full, ground = self._theme.colour("accent"), self._theme.colour("panel")
        parts = (
            (full.red(), ground.red()),
            (full.green(), ground.green()),
            (full.blue(), ground.blue()),
        )
        return QColor(*(round(kept * ours + (1 - kept) * theirs) for ours, theirs in parts))

    def _legend(self) -> str:
        marks = (
            f'<span style="color:{self._shade(which).name()}">■</span> {escape(name)}'
            for which, name in enumerate(self._series)
        )
        return "".join(f"&nbsp;&nbsp;&nbsp;{mark}" for mark in marks)

    def _spoken(self, number: int, bar: ChartBar) -> tuple[str, ...]:
        if not self._series:
            return bar.name, bar.words
        return bar.name, self._series[number % len(self._series)], bar.words or "0"

    def _add(self, item: Any) -> None:
        self._plot.addItem(item)
        self._items.append(item)

    def _make_plot(self, pyqtgraph: Any) -> Any:
        plot = self._plot = pyqtgraph.PlotWidget(self)
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.scene().sigMouseClicked.connect(self._clicked)
        self._stack.addWidget(plot)
        return plot

    def _clicked(self, event: Any) -> None:
        bar = self.bar_at(QPointF(self._plot.mapFromScene(event.scenePos())))
        if bar is not None:
            self._at = self._bars.index(bar)
            self.opened.emit(bar.key)


def _short(name: str) -> str:
    room = _NAME - sum(1.0 if letter > "\u2e7f" else _LATIN for letter in name)
    if room >= 0:
        return name
    kept = name
    while kept and room < 1:
        room += 1.0 if kept[-1] > "\u2e7f" else _LATIN
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _ticks(top: float) -> list[int]:
    """Whole numbers up to the top, five or so."""
    steps = (digit * 10**power for power in range(8) for digit in (1, 2, 5))
    step = next((step for step in steps if top / step <= 6), 10**8)
    return list(range(0, int(top) + 1, step))


def no_rows() -> str:
    """What an empty period says."""
    return _("这段时间没有登记。\n换一个时段，或按 Ctrl+2 去登记。")
