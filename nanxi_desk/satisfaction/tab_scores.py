"""The figures of satisfaction: cards, bars and a table of a period, and its report as a file."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.days import day_meant
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_rating_scores import Ui_RatingScores
from nanxi_desk.satisfaction.figures import RatingFigures
from nanxi_desk.satisfaction.rules import FEWEST_TO_SHOW, LEVELS
from nanxi_desk.satisfaction.tab_report import ReportExporter
from nanxi_desk.satisfaction.tab_today import FOLLOW_UPS, TAB
from nanxi_desk.satisfaction.views import RatingFilter, RatingWhich, SatisfactionReport, Score, ScoreBar
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.charts import BarChart, ChartBar, load_charts
from nanxi_desk.widgets.panes import Pane, say
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle

_PERIODS = (
    ("month", "本月"),
    ("last_month", "上月"),
    ("quarter", "本季"),
    ("year", "今年"),
    ("last_year", "去年"),
    ("own", "自选"),
)
_DIMENSIONS = (
    ("month", "月份"),
    ("day", "日期"),
    ("line", "条线"),
    ("item", "事项"),
    ("channel", "渠道"),
    ("tag", "标签"),
    ("person", "人员"),
    ("office", "单位"),
)
_MEASURES = (("satisfaction", "满意率"), ("participation", "参评率"), ("rated", "已评"), ("bad", "差评"))
_RATES: Final = ("satisfaction", "participation")
_CARDS = ("satisfaction", "participation", "unrated", "bad", "revisits")
_HEADS = ("应评", "已评", "未评", "参评率", "满意率")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_BARS: Final = 16  # side by side; the table has them all
_ROOMY: Final = 17  # controls one above the other that leave room for the notes


class RatingScores(Pane):
    """Alt+1 … Alt+6 choose the period, Alt+Q … Alt+I what the bars stand for, F8 stores the report."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._figures = RatingFigures(desk.home)
        self._report: SatisfactionReport | None = None
        self._charts_ready = False
        self.ui = ui = self._set_up(Ui_RatingScores())
        self.cards = {key: Card(self) for key in _CARDS}
        for key, card in self.cards.items():
            ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, key=key: self.open_card(key))
        self.chart = BarChart(desk.theme, self)
        ui.chart_place.addWidget(self.chart)
        ui.period.set_choices(_PERIODS)
        ui.dimension.set_choices(self._dimensions())
        ui.measure.set_choices(_MEASURES)
        ui.period.set_value("month")
        ui.dimension.set_value("line")
        ui.measure.set_value("satisfaction")
        self.exporter = ReportExporter(self, desk)
        say(ui.told, "")
        self._dress_table()
        self._connect()
        self._show_days()

    def shown(self) -> None:
        """Read the figures again; the first time the charts are loaded meanwhile."""
        if not self._charts_ready:
            self.chart.wait(_("正在准备图表…"))
            self._desk.tasks.run_long(lambda _told, _cancelled: load_charts(), self._charts_came)
        self._read()
        self.ui.period.focus_chip()  # keys are heard where the keyboard is

    def days(self) -> tuple[str, str] | None:
        """First and last day of the chosen period, ISO; None where an own day is none."""
        today = date.fromisoformat(office_day(self._desk.home.journal.clock.now()))
        chosen = self.ui.period.value()
        if chosen == "own":
            first, last = (day_meant(e.text(), today) for e in (self.ui.first_day, self.ui.last_day))
            return (first.isoformat(), last.isoformat()) if first and last and first <= last else None
        first, last = _span(chosen, today)
        return first.isoformat(), last.isoformat()

    def open_card(self, key: str) -> None:
        """The ratings behind a card's number, or the follow-ups."""
        if key == "revisits":
            self.wanted.emit(TAB, FOLLOW_UPS)
        else:
            kinds: dict[str, RatingWhich] = {"unrated": "unrated", "bad": "bad"}
            self._open(kinds.get(key, "rated"), None)

    def export(self) -> None:
        """F8: the report of the period as a file."""
        if self._report is not None:
            self.exporter.export(self._report)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a low screen the notes show under the mouse only: the numbers come first."""
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        if self._report is not None:
            self._read()  # the notes speak it, too

    def _dimensions(self) -> list[tuple[str, str]]:
        home = self._desk.home
        hidden = set() if home.is_hub else {"office"}
        if home.is_hub:
            hidden.add("person")
        return [(key, word) for key, word in _DIMENSIONS if key not in hidden]

    def _connect(self) -> None:
        ui = self.ui
        ui.period.chosen.connect(lambda _period: self._period_chosen())
        for entry in (ui.first_day, ui.last_day):
            entry.editingFinished.connect(self._read)
        ui.dimension.chosen.connect(lambda _dimension: self._show())
        ui.measure.chosen.connect(lambda _measure: self._show())
        ui.export.clicked.connect(self.export)
        self.exporter.told.connect(lambda words: say(ui.told, words))
        self.exporter.done.connect(self.saved)
        self.chart.opened.connect(lambda key: self._open(self._which(), key))
        ui.table.cellActivated.connect(self._open_cell)
        ui.table.cellClicked.connect(self._open_cell)
        dimensions = [key for key, _word in self._dimensions()]
        periods = {f"Alt+{number}": period for number, (period, _word) in enumerate(_PERIODS, start=1)}
        parts = {f"Alt+{key}": part for key, part in zip("QWERTYUI", dimensions, strict=False)}
        for row, keys in ((ui.period, periods), (ui.dimension, parts)):
            row.set_keys({value: key for key, value in keys.items()})
            for key, value in keys.items():
                shortcut(self, key, partial(row.choose, value))
        shortcut(self, "Ctrl+C", self._copy)
        shortcut(self, "F8", self.export)

    def _charts_came(self, _nothing: object) -> None:
        self._charts_ready = True
        self._show()

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
        for entry in (self.ui.first_day, self.ui.last_day):
            restyle(entry, "wrong", "true" if days is None and entry.text() else "false")
        if days is not None:
            figures = self._figures
            self._desk.tasks.run(lambda: figures.report(*days), self._take, key="satisfaction")

    def _take(self, report: SatisfactionReport) -> None:
        self._report = report
        self._show()

    def _show(self) -> None:
        report = self._report
        if report is None:
            return
        self._fill_cards(report)
        self.ui.notes.setText(" ".join(report.notes))
        self._fit()
        self.ui.measure.setVisible(self.ui.dimension.value() != "tag")
        if self.ui.dimension.value() == "tag":
            self._show_tags(report)
            return
        bars = self._bars(report)
        self._fill_table(bars, report.whole)
        if self._charts_ready:
            self._draw(bars)

    def _fit(self) -> None:
        ui = self.ui
        ui.notes.setVisible(self.height() >= _ROOMY * self._desk.theme.px("control"))
        ui.panel.setToolTip("" if ui.notes.isVisibleTo(self) else ui.notes.text())

    def _bars(self, report: SatisfactionReport) -> Sequence[ScoreBar]:
        bars = {
            "line": report.by_line,
            "item": report.by_item,
            "channel": report.by_channel,
            "month": report.by_month,
            "day": report.by_day,
            "person": report.by_person or (),
            "office": report.by_office,
        }
        return bars[self.ui.dimension.value()]

    def _fill_cards(self, report: SatisfactionReport) -> None:
        whole = report.whole
        rate, share = percent(whole.satisfaction), percent(whole.participation)
        good = _("{part} / {whole} 个评价").format(part=whole.good, whole=whole.known)
        part = _("{part} / {whole} 应评，不具名 {nameless}").format(
            part=whole.rated, whole=whole.due, nameless=whole.anonymous
        )
        self.cards["satisfaction"].show_figure(_("满意率"), rate, good if whole.known else no_ratings())
        self.cards["participation"].show_figure(_("参评率"), share, part if whole.due else no_ratings())
        self.cards["unrated"].show_figure(_("未评"), str(whole.unrated), _("请过评，没有评，不算评价"))
        tone = "red" if whole.bad else "text"
        still = _("{count} 件还没了结").format(count=report.follow_ups_open)
        self.cards["bad"].show_figure(_("差评"), str(whole.bad), still, tone)
        seen = _("{part} / {whole} 件已回访").format(part=report.revisited, whole=report.revisitable)
        none = _("还没有了结的差评")
        self.cards["revisits"].show_figure(
            _("回访率"), percent(report.revisit_rate), seen if report.revisitable else none
        )

    def _draw(self, bars: Sequence[ScoreBar]) -> None:
        measure = self.ui.measure.value()
        rate = measure in _RATES
        word = _(dict(_MEASURES)[measure])
        unit = _("{name}（%）") if rate else _("{name}（个）")
        drawn = [
            ChartBar(bar.key, self._name(bar.key), height(bar.score, measure), words(bar, measure))
            for bar in bars
            if not (rate and self.ui.dimension.value() == "day" and not bar.score.due)
        ]
        self.chart.show_bars(
            drawn[-_MOST_BARS:] if self.ui.dimension.value() in ("day", "month") else drawn[:_MOST_BARS],
            x_label=_(dict(_DIMENSIONS)[self.ui.dimension.value()]),
            y_label=unit.format(name=word),
            empty=self._empty(),
            highest=100 if rate else None,
        )

    def _empty(self) -> str:
        report = self._report
        dimension = self.ui.dimension.value()
        if dimension == "person" and report is not None and report.by_person is None:
            return _("人员的满意度只有主任能看。")
        if dimension == "day" and report is not None and not report.empty:
            return _("时段超过两个月，请看月份。")
        return _("这段时间没有请评。\n换一个时段，或在全岗通按 F9 请评。")

    def _name(self, key: str) -> str:
        match self.ui.dimension.value():
            case "line":
                return _(key) if key else _("未分条线")
            case "channel":
                return _(key) if key else _("未记渠道")
            case "day":
                return key[5:]
            case "person":
                return key or _("未记名")
        return key or "—"

    def _dress_table(self) -> None:
        table = self.ui.table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(_RIGHT)

    def _set_heads(self, heads: Sequence[str]) -> None:
        table = self.ui.table
        table.setColumnCount(len(heads))
        table.setHorizontalHeaderLabels(list(heads))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        first = table.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fill_table(self, bars: Sequence[ScoreBar], whole: Score) -> None:
        dimension = _(dict(_DIMENSIONS)[self.ui.dimension.value()])
        levels = [_("{level} 分").format(level=level) for level in LEVELS]
        self._set_heads([dimension, *(_(head) for head in _HEADS), *levels])
        self.ui.table.setRowCount(len(bars) + 1)
        for place, (level, word) in enumerate(LEVELS.items(), start=1 + len(_HEADS)):
            head = self.ui.table.horizontalHeaderItem(place)
            if head is not None:
                head.setToolTip(f"{level} {_(word)}")
        for row, bar in enumerate(bars):
            name = self._name(bar.key)
            if bar.hidden:
                few = _("{name}（不足 {least} 个，不显示）").format(name=name, least=FEWEST_TO_SHOW)
                self._fill_row(row, [few, *["—"] * (len(_HEADS) + len(levels))], bar.key)
            else:
                self._fill_row(row, [name, *_cells(bar.score)], bar.key)
        self._fill_row(len(bars), [_("合计"), *_cells(whole)], None)

    def _show_tags(self, report: SatisfactionReport) -> None:
        self._set_heads([_("标签"), _("等级"), _("代码"), _("次数")])
        self.ui.table.setRowCount(len(report.tags))
        for row, tag in enumerate(report.tags):
            cells = [_(tag.words), _(LEVELS[tag.level]), tag.code, str(tag.count)]
            self._fill_row(row, cells, None)
        if self._charts_ready:
            most = sorted(report.tags, key=lambda tag: -tag.count)[:10]
            self.chart.show_bars(
                [ChartBar(tag.code, _(tag.words), tag.count, str(tag.count)) for tag in most],
                x_label=_("标签"),
                y_label=_("次数（次）"),
                empty=_("这段时间没有选过标签。"),
            )

    def _fill_row(self, row: int, texts: Sequence[str], key: str | None) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if column:
                item.setTextAlignment(_RIGHT)
            self.ui.table.setItem(row, column, item)

    def _which(self) -> RatingWhich:
        return "bad" if self.ui.measure.value() == "bad" else "rated"

    def _open_cell(self, row: int, column: int) -> None:
        item = self.ui.table.item(row, column)
        if item is None or self.ui.dimension.value() == "tag" or item.text() == "—":
            return
        columns: dict[int, RatingWhich] = {0: "all", 1: "all", 3: "unrated"}
        level = len(LEVELS) + len(_HEADS) - column if column > len(_HEADS) else 0
        self._open(columns.get(column, "rated"), item.data(Qt.ItemDataRole.UserRole), level)

    def _open(self, which: RatingWhich, key: str | None, level: int = 0) -> None:
        """The ratings behind a number, as far as a list can be narrowed to them."""
        if self._report is None:
            return
        first, last = self._report.first_day, self._report.last_day
        line = person = ""
        dimension = self.ui.dimension.value()
        if key is not None:
            if dimension == "line":
                line = key
            elif dimension == "person":
                person = key
            elif dimension == "day":
                first = last = key
            elif dimension == "month":
                first, last = _within(key, first, last)
            else:
                return
        self.wanted.emit(TAB, RatingFilter(which, level, line, person, first, last))

    def _copy(self) -> None:
        """Ctrl+C: the whole table, to be pasted into a sheet."""
        table = self.ui.table
        cell: Callable[[int, int], str] = lambda row, column: (  # noqa: E731 - used twice, below
            item.text() if (item := table.item(row, column)) else ""
        )
        heads = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
        lines = ["\t".join(head.text() if head else "" for head in heads)]
        lines += [
            "\t".join(cell(row, column) for column in range(table.columnCount()))
            for row in range(table.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.saved.emit(_("已复制表格"))


def percent(rate: float | None) -> str:
    """A rate with one decimal; a stroke where there is nothing to reckon from."""
    return "—" if rate is None else f"{100 * rate:.1f}%"


def no_ratings() -> str:
    """What stands below a rate that nobody can reckon."""
    return _("还没有请评")


def height(score: Score, measure: str) -> float:
    """How tall a bar is: percent, or a count."""
    value = getattr(score, measure)
    return 100 * (value or 0.0) if measure in _RATES else float(value)


def words(bar: ScoreBar, measure: str) -> str:
    """What stands above a bar."""
    if bar.hidden:
        return "—"
    value = getattr(bar.score, measure)
    return percent(value) if measure in _RATES else str(value)


def _cells(score: Score) -> list[str]:
    counts = [str(count) for count in (score.due, score.rated, score.unrated)]
    rates = [percent(score.participation), percent(score.satisfaction)]
    return [*counts, *rates, *map(str, score.levels)]


def _within(month: str, first: str, last: str) -> tuple[str, str]:
    """The days of a month that lie in a period."""
    begins = date.fromisoformat(f"{month}-01")
    ends = _last_of(begins)
    return max(first, begins.isoformat()), min(last, ends.isoformat())


def _span(period: str, today: date) -> tuple[date, date]:
    """First and last day of a named period. Whole months: those without a name count by the whole month."""
    first = today.replace(day=1)
    match period:
        case "last_month":
            last = first - timedelta(days=1)
            return last.replace(day=1), last
        case "quarter":
            begins = date(today.year, today.month - (today.month - 1) % 3, 1)
            return begins, _last_of(begins + timedelta(days=70))
        case "year":
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case "last_year":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return first, _last_of(today)


def _last_of(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
