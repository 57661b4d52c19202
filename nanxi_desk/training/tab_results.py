"""统计与学时: what a period came to by person, programme, host, office and month; numbers open rows."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_EXPORT_LISTS, RIGHT_PRINT
from nanxi_desk.forms.ui_training_results import Ui_ResultsPage
from nanxi_desk.training.days import period_days
from nanxi_desk.training.figures import TrainingFigures
from nanxi_desk.training.service import Training
from nanxi_desk.training.tab_filters import Offers, fill_filters
from nanxi_desk.training.tab_rows import hours_words, percent, person_columns
from nanxi_desk.training.views import CameRow, FigureFilter, PersonFigures, TotalBar, TrainingReport
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.charts import BarChart, ChartBar, load_charts
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

PEOPLE, NEVER, PROGRAMME, HOST, OFFICE, MONTH, CAME = PARTS = (
    *("people", "never", "programme", "host", "office", "month", "came"),
)
_WORDS = {
    PEOPLE: "每人学时",
    NEVER: "还没来过",
    PROGRAMME: "按项目",
    HOST: "按主办",
    OFFICE: "按居委会",
    MONTH: "按月",
    CAME: "人次明细",
}
_MEASURES = (("sessions", "场次"), ("attendances", "人次"), ("people", "人数"))
_MOST_BARS = 16
_YEARS = 4
_ROOMY = 20.3  # controls one above the other that leave room for the definitions
_CARD_PARTS = {"sessions": PROGRAMME, "attendances": CAME, "people": PEOPLE, "rate": PEOPLE}


class ResultsPage(Formed, QWidget):
    """Alt+1 … Alt+7 choose what is seen. `sessions_wanted` gives the filter of a bar's sessions."""

    left = Signal()
    saved = Signal(str)
    session_wanted = Signal(str)
    paper_wanted = Signal(str, object)  # "summary" or "certificate", what of
    export_wanted = Signal(object)  # FigureFilter

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures, self._training = TrainingFigures(desk.home), Training(desk.home)
        self._base = FigureFilter("", "")  # period, programme, host
        self._filter = self._base  # and what CAME is narrowed to further
        self._narrowed = ""  # words of what CAME is narrowed to
        self._report: TrainingReport | None = None
        self._charts_ready = False
        self.ui = self._set_up(Ui_ResultsPage())
        self.cards = {key: Card(self) for key in _CARD_PARTS}
        for key, card in self.cards.items():
            self.ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, key=key: self.show_part(_CARD_PARTS[key]))
        year = int(office_day(desk.home.journal.clock.now())[:4])
        self.ui.years.set_choices([(str(y), str(y)) for y in range(year, year - _YEARS, -1)])
        self._name_months()
        self.ui.part.set_choices([(part, _WORDS[part]) for part in PARTS])
        self.ui.part.set_value(PEOPLE)
        self.ui.measure.set_choices(_MEASURES)
        self.ui.measure.set_value("attendances")
        self.chart = BarChart(desk.theme, self)
        self.ui.chart_place.addWidget(self.chart)
        self.tables = QStackedWidget()
        self.ui.table_place.addWidget(self.tables)
        kit = desk.tasks, desk.theme
        self.people = RecordTable(person_columns(), *kit, least=6, key=lambda row: row.person_id)
        self.bars = RecordTable(bar_columns(), *kit, least=4, key=lambda row: row.key)
        self.came = RecordTable(came_columns(), *kit, least=4, key=_came_key)
        for table in (self.people, self.bars, self.came):
            self.tables.addWidget(table)
        self._connect()
        actor = desk.home.actor
        disable_without(actor, RIGHT_EXPORT_LISTS, self.ui.export_list)
        disable_without(actor, RIGHT_PRINT, self.ui.print, self.ui.certificate)
        self._name()

    # --- from outside --------------------------------------------------------------------------------------

    def open(self, wanted: FigureFilter, part: str = "") -> None:
        """Show a period's figures; `part` is one of PARTS, "" leaves the one that is shown."""
        self._base = FigureFilter(
            wanted.first_day, wanted.last_day, programme_id=wanted.programme_id, host=wanted.host
        )
        self._filter, self._narrowed = self._base, ""
        self._set_period()
        self._read_offers()
        self.show_part(part or self.ui.part.value())
        if not self._charts_ready:
            self.chart.wait(_("正在准备图表…"))
            self._desk.tasks.run_long(lambda _told, _cancelled: load_charts(), self._charts_came)
        self._read()

    def show_part(self, part: str) -> None:
        """Another part of the same period."""
        self.ui.part.set_value(part)
        if self._filter != self._base:
            self._filter, self._narrowed = self._base, ""
            self._read()
        self._show()

    def show_came(self, wanted: FigureFilter, words: str) -> None:
        """The 人次 behind one number."""
        self._filter, self._narrowed = wanted, words
        self.ui.part.set_value(CAME)
        self._show()

    @property
    def filter(self) -> FigureFilter:
        """What is shown."""
        return self._filter

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc widens what is narrowed, then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._narrowed:
            self.show_part(CAME)
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a low screen the definitions show under the mouse only: the numbers come first."""
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY * self._desk.theme.px("control")
        self.ui.definitions.setVisible(roomy)

    def _retranslate(self) -> None:
        self._name()
        self._name_months()
        self._read_offers()
        self._show()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.back.clicked.connect(self.left)
        ui.part.chosen.connect(self.show_part)
        ui.measure.chosen.connect(lambda _measure: self._show())
        ui.years.chosen.connect(lambda _year: self._period_chosen())
        ui.month.activated.connect(lambda _index: self._period_chosen())
        for box in (ui.programme, ui.office):
            box.activated.connect(lambda _index: self._sessions_chosen())
        ui.certificate.clicked.connect(self._certificate)
        ui.print.clicked.connect(lambda: self.paper_wanted.emit("summary", self._report))
        ui.export_list.clicked.connect(lambda: self.export_wanted.emit(self._base))
        self.chart.opened.connect(self._open_key)
        self.people.opened.connect(self._open_person)
        self.bars.opened.connect(lambda bar: self._open_key(bar.key))
        self.came.opened.connect(lambda row: self.session_wanted.emit(row.session_id))
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+H", ui.certificate.click),
            ("Ctrl+P", ui.print.click),
            ("F8", ui.export_list.click),
            ("Alt+M", ui.month.setFocus),
            ("Alt+P", ui.programme.setFocus),
            ("Alt+O", ui.office.setFocus),
            *((f"Alt+{n}", partial(ui.part.choose, part)) for n, part in enumerate(PARTS, start=1)),
            *(
                (f"Alt+{key}", partial(ui.measure.choose, m))
                for key, (m, _w) in zip("QWE", _MEASURES, strict=True)
            ),
        ]
        for key, action in keys:
            shortcut(self, key, action)

    def _set_period(self) -> None:
        first, last = self._filter.first_day, self._filter.last_day
        self.ui.years.set_value(first[:4] if first[:4] == last[:4] else "")
        self.ui.month.setCurrentIndex(int(first[5:7]) if first[:7] == last[:7] else 0)

    def _period_chosen(self) -> None:
        """The year of the chips, or its month; this year's month where there is no year."""
        year, month = self.ui.years.value(), self.ui.month.currentIndex() or None
        if not year:
            year = office_day(self._desk.home.journal.clock.now())[:4]
            self.ui.years.set_value(year)
        first, last = period_days(int(year), month)
        self._start_from(replace(self._base, first_day=first, last_day=last))

    def _sessions_chosen(self) -> None:
        """Of one programme or host alone."""
        programme, host = self.ui.programme.currentData() or "", self.ui.office.currentData() or ""
        self._start_from(replace(self._base, programme_id=programme, host=host))

    def _start_from(self, base: FigureFilter) -> None:
        self._base = self._filter = base
        self._narrowed = ""
        self._read()

    def _read_offers(self) -> None:
        service = self._training
        self._desk.tasks.run(
            lambda: Offers(service.programmes(withdrawn_too=True), service.offices()),
            self._take_offers,
            self._refused,
            key="training-results-offers",
        )

    def _take_offers(self, offers: Offers) -> None:
        chosen = self._base.programme_id, self._base.host
        fill_filters(self._desk, self.ui.programme, self.ui.office, offers, chosen)

    def _name_months(self) -> None:
        box = self.ui.month
        kept = max(box.currentIndex(), 0)
        box.clear()
        box.addItems([_("全年"), *(_("{n} 月").format(n=n) for n in range(1, 13))])
        box.setCurrentIndex(kept)

    def _charts_came(self, _nothing: object) -> None:
        self._charts_ready = True
        self._show()

    def _read(self) -> None:
        figures, wanted = self._figures, self._base
        self._desk.tasks.run(
            lambda: report_of(figures, wanted),
            self._take,
            self._refused,
            key="training-report",
        )

    def _take(self, report: TrainingReport) -> None:
        self._report = report
        self._show()

    def _show(self) -> None:
        report, part = self._report, self.ui.part.value()
        if report is None:
            return
        self._fill_cards(report)
        self.ui.definitions.setText(" ".join(report.notes))
        charted = part not in (NEVER, CAME)
        self.chart.setVisible(charted)
        self.ui.measure.setVisible(part not in (PEOPLE, NEVER, CAME))
        self.ui.certificate.setVisible(part in (PEOPLE, NEVER))
        if part in (PEOPLE, NEVER):
            people = report.people if part == PEOPLE else report.never_came
            empty = _("这段时间还没有人参加培训。") if part == PEOPLE else _("名单里和居委会里的人都来过了。")
            self.people.show_rows(FixedRows(people), select=self.people.current_id(), empty=empty)
            self.tables.setCurrentWidget(self.people)
            words = _("Enter 看这个人的每一场，Ctrl+H 出学时证明。") if people else ""
            self.ui.told.setText(words)
        elif part == CAME:
            self._show_came()
        else:
            self.bars.show_rows(FixedRows(_bars(report, part)), empty=_("这段时间没有场次。"))
            self.tables.setCurrentWidget(self.bars)
            self.ui.told.setText(_("Enter 看背后的人次。"))
        if charted and self._charts_ready:
            self._draw(report, part)

    def _show_came(self) -> None:
        figures, wanted = self._figures, self._filter
        self.tables.setCurrentWidget(self.came)

        def read() -> tuple[CameRow, ...]:
            if wanted.person_id:
                return account_rows(figures, wanted)
            return figures.came(wanted)

        def show(rows: tuple[CameRow, ...]) -> None:
            self.came.show_rows(FixedRows(rows), empty=_("这里没有人次。"))
            words = _("{n} 场").format(n=len(rows)) if wanted.person_id else _("{n} 人次").format(n=len(rows))
            self.ui.told.setText(" · ".join(p for p in (self._narrowed, words, _("Enter 打开那一场")) if p))

        self._desk.tasks.run(read, show, self._refused, key="training-came")

    def _fill_cards(self, report: TrainingReport) -> None:
        totals, tally = report.totals, report.tally
        heads = (
            _("另有 {n} 场只计人数").format(n=totals.headcount_sessions) if totals.headcount_sessions else ""
        )
        for key, name, number, note in (
            ("sessions", _("场次"), str(totals.sessions), heads),
            ("attendances", _("人次"), str(totals.attendances), _counted(totals.headcount)),
            ("people", _("人数"), str(totals.people), _("有姓名，不重复")),
            ("rate", _("出勤率"), percent(tally.rate), _rate_words(report)),
        ):
            self.cards[key].show_figure(name, number, note)

    def _draw(self, report: TrainingReport, part: str) -> None:
        if part == PEOPLE:
            best = sorted(report.people, key=lambda row: row.hours, reverse=True)[:_MOST_BARS]
            drawn = [ChartBar(r.person_id, r.name, float(r.hours), hours_words(r.hours)) for r in best]
            x_label = _("{name}（前 {n} 名，其余见下表）").format(name=_("学时最多的人"), n=_MOST_BARS)
            y_label = _("学时")
        else:
            measure = self.ui.measure.value()
            bars = _bars(report, part)[:_MOST_BARS]
            drawn = [
                ChartBar(b.key, b.label, getattr(b.totals, measure), str(getattr(b.totals, measure)))
                for b in bars
            ]
            x_label, y_label = _(_WORDS[part]), _(dict(_MEASURES)[measure])
        self.chart.show_bars(drawn, x_label=x_label, y_label=y_label, empty=_("这段时间没有场次。"))

    def _open_key(self, key: str) -> None:
        part, report = self.ui.part.value(), self._report
        if report is None:
            return
        if part == PEOPLE:
            person = next((row for row in report.people if row.person_id == key), None)
            if person is not None:
                self._open_person(person)
            return
        bar = next((b for b in _bars(report, part) if b.key == key), None)
        if bar is not None:
            self.show_came(_of_bar(self._base, part, key), bar.label)

    def _open_person(self, row: PersonFigures) -> None:
        self.show_came(replace(self._base, person_id=row.person_id), row.name)

    def _certificate(self) -> None:
        row = self.people.current_row()
        if self.tables.currentWidget() is not self.people or row is None:
            self.ui.told.setText(_("请先选中一个人，再出学时证明。"))
            return
        self.paper_wanted.emit("certificate", row)

    def _refused(self, error: UserError) -> None:
        self.ui.told.setText(" ".join(part for part in (error.message, error.hint) if part))

    def tell(self, words: str) -> None:
        """Say what became of an export."""
        self.ui.told.setText(words)

    def _name(self) -> None:
        self.people.setAccessibleName(_("每人学时"))
        self.bars.setAccessibleName(_("分组合计"))
        self.came.setAccessibleName(_("人次明细"))
        self.ui.part.set_keys({part: f"Alt+{n}" for n, part in enumerate(PARTS, start=1)})
        self.ui.measure.set_keys({m: f"Alt+{key}" for key, (m, _w) in zip("QWE", _MEASURES, strict=True)})


def bar_columns() -> tuple[Column, ...]:
    """The three totals side by side, and what only has heads beside them."""
    return (
        Column("分组", 18, lambda bar: bar.label),
        Column("场次", 6, lambda bar: str(bar.totals.sessions)),
        Column("人次", 6, lambda bar: str(bar.totals.attendances)),
        Column("人数", 6, lambda bar: str(bar.totals.people)),
        Column("只计人数的场次", 12, lambda bar: str(bar.totals.headcount_sessions)),
        Column("只计人数的人次", 12, lambda bar: str(bar.totals.headcount)),
    )


def came_columns() -> tuple[Column, ...]:
    """One 人次 a line."""
    return (
        Column("日期", 10, lambda row: row.day),
        Column("课题", 20, lambda row: row.topic),
        Column("姓名", 8, lambda row: row.name),
        Column("状态", 7, lambda row: _(row.status)),
        Column("学时", 5, lambda row: hours_words(row.hours)),
        Column("单位", 13, lambda row: row.unit),
        Column("项目", 14, lambda row: row.programme),
        Column("主办", 12, lambda row: row.host),
    )


def report_of(figures: TrainingFigures, wanted: FigureFilter) -> TrainingReport:
    """The report of a period, of one programme or host where one is meant."""
    return figures.report(
        wanted.first_day, wanted.last_day, programme_id=wanted.programme_id, host=wanted.host
    )


def account_rows(figures: TrainingFigures, wanted: FigureFilter) -> tuple[CameRow, ...]:
    """All sessions of one person, those that were missed too."""
    account = figures.person(
        *(wanted.person_id, wanted.first_day, wanted.last_day),
        programme_id=wanted.programme_id,
        host=wanted.host,
    )
    return tuple(
        CameRow(
            each.session.id,
            each.session.day,
            each.session.programme,
            each.session.topic,
            each.session.host,
            each.attendee.person_id,
            each.attendee.name,
            each.attendee.office,
            each.attendee.unit,
            each.attendee.status,
            each.hours,
        )
        for each in account
    )


def _came_key(row: CameRow) -> str:
    return f"{row.session_id} {row.person_id}"


def _bars(report: TrainingReport, part: str) -> tuple[TotalBar, ...]:
    return {
        PROGRAMME: report.by_programme,
        HOST: report.by_host,
        OFFICE: report.by_office,
        MONTH: report.by_month,
    }.get(part, ())


def _of_bar(wanted: FigureFilter, part: str, key: str) -> FigureFilter:
    match part:
        case "programme":
            return replace(wanted, programme_id=key)
        case "host":
            return replace(wanted, host=key)
        case "office":
            return replace(wanted, office=key)
    return replace(wanted, month=key)


def _counted(heads: int) -> str:
    return _("另有只计人数的 {n} 人次").format(n=heads) if heads else _("有姓名的到场")


def _rate_words(report: TrainingReport) -> str:
    tally = report.tally
    words = _("{came} / {due}").format(came=tally.came_invited, due=tally.due)
    return words + (" · " + _("公假 {n} 另计").format(n=tally.official) if tally.official else "")
