"""统计: the desk's figures of a period, as cards, bars and a table; each number opens its rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.days import day_meant
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_figures_page import Ui_FiguresPage
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.views import NOBODY, Bar, Figures, FiguresReport, Measure, RequestFilter
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.charts import BarChart, ChartBar, load_charts, no_rows
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_PERIODS = (
    ("week", "本周"),
    ("month", "本月"),
    ("quarter", "本季"),
    ("year", "今年"),
    ("last_year", "去年"),
    ("own", "自选"),
)
_DIMENSIONS = (("line", "条线"), ("month", "月份"), ("hour", "时段"), ("person", "人员"))
# Measure → word, the number of a bar, the whole of a rate.
_MEASURES: tuple[tuple[Measure, str], ...] = (
    ("received", "接待"),
    ("closed", "办结"),
    ("solved", "解决率"),
    ("on_spot", "当场办结率"),
    ("in_time", "按期办结率"),
    ("overdue", "超期未结"),
)
_COUNTS: tuple[Measure, ...] = ("received", "on_spot", "closed", "solved", "in_time", "overdue")
_HEADS = ("接待", "当场办结", "办结", "解决", "按期办结", "超期未结")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OF_HOURS = ("received", "on_spot")
_RATES = ("solved", "on_spot", "in_time")
_ROOMY = 18.5  # controls one above the other that leave room for the definitions
_MOST_BARS = 20  # more could not be read, and the table has them all
_CARDS: tuple[Measure, ...] = ("received", "solved", "on_spot", "in_time")


class FiguresTab(Formed, Tab):
    """Alt+1 … Alt+6 choose the period, Alt+Q … Alt+R what the bars stand for."""

    key = "figures"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._figures = DeskFigures(desk.home)
        self._report: FiguresReport | None = None
        self._charts_ready = False
        self.ui = ui = self._set_up(Ui_FiguresPage())
        self.cards = {measure: Card(self) for measure in _CARDS}
        for measure, card in self.cards.items():
            ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, measure=measure: self.open_rows(measure))
        self.chart = BarChart(desk.theme, self)
        ui.chart_place.addWidget(self.chart)
        ui.period.set_choices(_PERIODS)
        ui.dimension.set_choices(_DIMENSIONS)
        ui.measure.set_choices(_MEASURES)
        ui.period.set_value("month")
        ui.dimension.set_value("line")
        ui.measure.set_value("received")
        self._dress_table()
        self._connect()
        self._show_days()

    def shown(self) -> None:
        """Read the figures again; the first time the charts are loaded meanwhile."""
        if not self._charts_ready:
            self.chart.wait(_("正在准备图表…"))
            self._desk.tasks.run_long(lambda _told, _cancelled: load_charts(), self._charts_came)
        self._read()

    def days(self) -> tuple[str, str] | None:
        """First and last day of the chosen period, ISO; None where an own day is none."""
        today = self._today()
        chosen = self.ui.period.value()
        if chosen == "own":
            first, last = (day_meant(e.text(), today) for e in (self.ui.first_day, self.ui.last_day))
            return (first.isoformat(), last.isoformat()) if first and last and first <= last else None
        first, last = _span(chosen, today)
        return first.isoformat(), last.isoformat()

    def open_rows(self, measure: Measure, key: str | None = None) -> None:
        """Show at the front desk exactly the rows that a number counts; `key` is a bar of the dimension."""
        if self._report is None:
            return
        wanted = RequestFilter(
            measure=measure, first_day=self._report.first_day, last_day=self._report.last_day
        )
        if key is not None:
            wanted = _of_bar(wanted, self.ui.dimension.value(), key)
        self.wanted.emit("frontdesk", wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a low screen the definitions show under the mouse only: the numbers come first."""
        super().resizeEvent(event)
        self.ui.definitions.setVisible(self.height() >= _ROOMY * self._desk.theme.px("control"))
        self.ui.panel.setToolTip("" if self.ui.definitions.isVisibleTo(self) else self.ui.definitions.text())

    def _retranslate(self) -> None:
        self._show()

    def _connect(self) -> None:
        ui = self.ui
        ui.period.chosen.connect(lambda _period: self._period_chosen())
        for entry in (ui.first_day, ui.last_day):
            entry.editingFinished.connect(self._read)
        ui.dimension.chosen.connect(self._dimension_chosen)
        ui.measure.chosen.connect(self._measure_chosen)
        self.chart.opened.connect(self._open_bar)
        ui.table.cellActivated.connect(self._open_cell)
        ui.table.cellClicked.connect(self._open_cell)
        periods = {f"Alt+{number}": period for number, (period, _word) in enumerate(_PERIODS, start=1)}
        parts = {f"Alt+{key}": part for key, (part, _word) in zip("QWER", _DIMENSIONS, strict=True)}
        for row, keys in ((ui.period, periods), (ui.dimension, parts)):
            row.set_keys({value: key for key, value in keys.items()})
            for key, value in keys.items():
                shortcut(self, key, partial(row.choose, value), repeats=True)
        shortcut(self, "Ctrl+C", self._copy, repeats=True)

    def _dimension_chosen(self, dimension: str) -> None:
        """Hours are known of receptions only."""
        if dimension == "hour" and self.ui.measure.value() not in _OF_HOURS:
            self.ui.measure.set_value("received")
        self._show()

    def _measure_chosen(self, measure: str) -> None:
        if self.ui.dimension.value() == "hour" and measure not in _OF_HOURS:
            self.ui.dimension.set_value("line")
        self._show()

    def _charts_came(self, _nothing: object) -> None:
        self._charts_ready = True
        self._show()

    def _today(self) -> date:
        return date.fromisoformat(office_day(self._desk.home.journal.clock.now()))

    def _period_chosen(self) -> None:
        self._show_days()
        if self.ui.period.value() == "own":
            self.ui.first_day.setFocus()
        self._read()

    def _show_days(self) -> None:
        own = self.ui.period.value() == "own"
        for entry in (self.ui.first_day, self.ui.last_day):
            entry.setVisible(own)

    def _read(self) -> None:
        days = self.days()
        wrong = days is None
        for entry in (self.ui.first_day, self.ui.last_day):
            restyle(entry, "wrong", "true" if wrong and entry.text() else "false")
        if days is not None:
            figures = self._figures
            self._desk.tasks.run(lambda: figures.report(*days), self._take, key="report")

    def _take(self, report: FiguresReport) -> None:
        self._report = report
        self._show()

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        self._fill_cards(report.whole)
        bars = self._bars(report)
        self._fill_table(bars, report.whole)
        if self._charts_ready:
            self._draw(bars)

    def _bars(self, report: FiguresReport) -> Sequence[Bar]:
        return {
            "line": report.by_line,
            "month": report.by_month,
            "hour": report.by_hour,
            "person": report.by_person,
        }[self.ui.dimension.value()]

    def _draw(self, bars: Sequence[Bar]) -> None:
        measure: Measure = self.ui.measure.value()  # type: ignore[assignment]
        word = dict(_MEASURES)[measure]
        rate = measure in _RATES
        unit = _("{name}（%）") if rate else _("{name}（件）")
        drawn = [
            ChartBar(
                bar.key, self._name(bar.key), _height(bar.figures, measure), _words(bar.figures, measure)
            )
            for bar in bars[:_MOST_BARS]
        ]
        dimension = _(dict(_DIMENSIONS)[self.ui.dimension.value()])
        if len(bars) > _MOST_BARS:
            dimension = _("{name}（前 {n} 名，其余见下表）").format(name=dimension, n=_MOST_BARS)
        self.chart.show_bars(
            drawn,
            x_label=dimension,
            y_label=unit.format(name=_(word)),
            empty=no_rows(),
            highest=100 if rate else None,
        )

    def _name(self, key: str) -> str:
        match self.ui.dimension.value():
            case "line":
                return _(key) if key else _("未分条线")
            case "hour":
                return _("{hour} 点").format(hour=key)
            case "person":
                return key or _("未记名")
        return key

    def _fill_cards(self, whole: Figures) -> None:
        on_spot = _("当场办结 {count} 件").format(count=whole.on_spot)
        self.cards["received"].show_figure(_("接待件数"), str(whole.received), on_spot)
        words = dict(_MEASURES)
        for measure in _CARDS[1:]:
            name = _(words[measure])
            part, of = _fraction(whole, measure)
            note = _("{part} / {whole} 件").format(part=part, whole=of) if of else _("还没有可以计算的件数")
            self.cards[measure].show_figure(name, _percent(part, of), note)

    def _dress_table(self) -> None:
        table = self.ui.table
        table.setColumnCount(len(_COUNTS) + 4)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        # Numbers stand under the end of their heads, and no head is cut.
        table.horizontalHeader().setDefaultAlignment(_RIGHT)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _fill_table(self, bars: Sequence[Bar], whole: Figures) -> None:
        table = self.ui.table
        dimension = _(dict(_DIMENSIONS)[self.ui.dimension.value()])
        rates = (_("解决率"), _("当场办结率"), _("按期办结率"))
        table.setHorizontalHeaderLabels([dimension, *(_(head) for head in _HEADS), *rates])
        first = table.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setRowCount(len(bars) + 1)
        for row, bar in enumerate(bars):
            self._fill_row(row, self._name(bar.key), bar.figures, bar.key)
        self._fill_row(len(bars), _("合计"), whole, None)

    def _fill_row(self, row: int, name: str, figures: Figures, key: str | None) -> None:
        hours = self.ui.dimension.value() == "hour" and key is not None
        known = _OF_HOURS if hours else _COUNTS
        counts = [str(getattr(figures, measure)) if measure in known else "—" for measure in _COUNTS]
        texts = [name, *counts, *(_percent(*_fraction(figures, rate)) for rate in _RATES)]
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if column:
                item.setTextAlignment(_RIGHT)
            self.ui.table.setItem(row, column, item)

    def _open_bar(self, key: str) -> None:
        self.open_rows(self.ui.measure.value(), key)  # type: ignore[arg-type]

    def _open_cell(self, row: int, column: int) -> None:
        item = self.ui.table.item(row, column)
        measures: tuple[Measure, ...] = ("received", *_COUNTS, "solved", "on_spot", "in_time")
        if item is not None and item.text() != "—":
            self.open_rows(measures[column], item.data(Qt.ItemDataRole.UserRole))

    def _copy(self) -> None:
        """Ctrl+C: the whole table, to be pasted into a sheet."""
        table = self.ui.table
        heads = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
        lines = ["\t".join(head.text() if head else "" for head in heads)]
        for row in range(table.rowCount()):
            cells = [table.item(row, column) for column in range(table.columnCount())]
            lines.append("\t".join(cell.text() if cell else "" for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.saved.emit(_("已复制表格"))


def _span(period: str, today: date) -> tuple[date, date]:
    """First and last day of a named period, up to today."""
    match period:
        case "week":
            return today - timedelta(days=today.weekday()), today
        case "month":
            return today.replace(day=1), today
        case "quarter":
            return date(today.year, today.month - (today.month - 1) % 3, 1), today
        case "year":
            return date(today.year, 1, 1), today
    return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)


def _of_bar(wanted: RequestFilter, dimension: str, key: str) -> RequestFilter:
    """The filter narrowed to one bar."""
    match dimension:
        case "line":
            return replace(wanted, line=key or NOBODY)
        case "hour":
            return replace(wanted, hour=int(key))
        case "person":
            return replace(wanted, person=key or NOBODY)
    first = date.fromisoformat(f"{key}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return replace(
        wanted,
        first_day=max(wanted.first_day, first.isoformat()),
        last_day=min(wanted.last_day, last.isoformat()),
    )


def _fraction(figures: Figures, measure: str) -> tuple[int, int]:
    """Part and whole of a published rate."""
    wholes = {
        "solved": figures.closed,
        "on_spot": figures.received,
        "in_time": figures.closed + figures.overdue,
    }
    return getattr(figures, measure), wholes[measure]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _height(figures: Figures, measure: Measure) -> float:
    if measure in _RATES:
        part, whole = _fraction(figures, measure)
        return 100 * part / whole if whole else 0.0
    return float(getattr(figures, measure))


def _words(figures: Figures, measure: Measure) -> str:
    return _percent(*_fraction(figures, measure)) if measure in _RATES else str(getattr(figures, measure))
