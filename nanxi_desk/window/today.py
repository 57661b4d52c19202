"""今日台: who is on duty, the numbers of the day, what is due, the week at a glance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from nanxi_desk.core.calendar import load_calendar, warning
from nanxi_desk.core.clock import OFFICE_ZONE
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.rota import WHOLE_DAY, DayDuty, DutyView, Rota
from nanxi_desk.forms.ui_today import Ui_TodayPage
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.contributions import PressingRow, TodayCard, TodayPart, TodayProvider, WeekFigure
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.sign import day_words
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Formed

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_FRESH_MS = 60_000  # lights change at midnight, colleagues work at other seats
_MARKS = {"red": ("red", True), "yellow": ("yellow", True)}
_COLUMNS = ("编号", "事项", "来访人", "期限", "承办人")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows, read at one moment."""

    moment: datetime
    days: tuple[DayDuty, ...]  # of the week, from Monday
    duty: DutyView | None
    planned: bool
    warning: str
    parts: tuple[TodayPart, ...]

    @property
    def today(self) -> DayDuty:
        """The day of the office that it is."""
        return self.days[self.moment.astimezone(OFFICE_ZONE).weekday()]


class TodayPage(Formed, Tab):
    """The first thing seen in the morning."""

    key = "today"

    def __init__(
        self,
        desk: Desk,
        providers: Sequence[TodayProvider] = (),
        week: Callable[[Desk], Tab] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`providers` give the numbers, `week` makes the head's page of the week when it is first wanted."""
        super().__init__(desk, parent)
        self._providers = tuple(providers)
        self._make_week = week
        self._week: Tab | None = None
        self._rota = Rota(desk.home)
        self._overview: Overview | None = None
        self.cards: dict[str, Card] = {}
        self._offered: tuple[TodayCard, ...] = ()
        self._pressing: list[PressingRow] = []
        self.figures: list[tuple[QLabel, QPushButton]] = []
        self._week_figures: tuple[WeekFigure, ...] = ()
        self.ui = self._set_up(Ui_TodayPage())
        self.ui.week.setVisible(week is not None)
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        self._name_table()
        self.table.opened.connect(lambda row: self.wanted.emit(*row.open))
        self.ui.table_place.addWidget(self.table)
        self.ui.error.hide()
        self.ui.warning.hide()
        self.ui.to_rota.hide()
        self._refreshing = QTimer(self)
        self._refreshing.setInterval(_FRESH_MS)
        self._refreshing.timeout.connect(self.freshen)
        self._connect()

    def shown(self) -> None:
        """Read everything again; the keyboard goes to what is due."""
        self._refreshing.start()
        if self._week is not None and self.ui.pages.currentWidget() is self._week:
            self._week.shown()
        else:
            self.table.setFocus()
        self._read()

    def freshen(self) -> None:
        """Read again what may have changed meanwhile, if somebody looks."""
        if self.isVisible():
            self._read()
        else:
            self._refreshing.stop()

    def receive(self, what: object) -> None:
        """Nothing here is asked for by others but the page itself."""
        del what
        self.show_overview()

    def show_overview(self) -> None:
        """Back from the page of the week."""
        self.ui.pages.setCurrentWidget(self.ui.overview)
        self.shown()

    def show_week(self) -> None:
        """The head's page of the week."""
        if self._make_week is None:
            return
        if self._week is None:
            self._week = self._make_week(self._desk)
            self._week.wanted.connect(self._from_week)
            self._week.saved.connect(self.saved)
            self.ui.pages.addWidget(self._week)
        self.ui.pages.setCurrentWidget(self._week)
        self._week.shown()

    def _retranslate(self) -> None:
        self._name_table()
        self._read()

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("要办的事"))

    def _connect(self) -> None:
        ui = self.ui
        ui.sign.clicked.connect(lambda: self.wanted.emit("sign", None))
        ui.week.clicked.connect(self.show_week)
        ui.new_visit.clicked.connect(lambda: self.wanted.emit("frontdesk", None))
        ui.to_rota.clicked.connect(lambda: self.wanted.emit("settings", "rota"))
        keys: list[tuple[str, Callable[[], object]]] = [
            ("F2", ui.new_visit.click),
            ("Ctrl+W", ui.week.click),
            *((f"Alt+{number}", partial(self._open_card, number - 1)) for number in range(1, 10)),
        ]
        for key, action in keys:
            shortcut(self, key, action)

    def _from_week(self, key: str, what: object) -> None:
        """The page of the week asks to be left, or for another tab."""
        if key == self.key:
            self.show_overview()
        else:
            self.wanted.emit(key, what)

    def _open_card(self, index: int) -> None:
        if self.ui.pages.currentWidget() is self.ui.overview and index < len(self._offered):
            self.wanted.emit(*self._offered[index].open)

    def _read(self) -> None:
        self._desk.tasks.run(self._gather, self._show, self._refuse, key="today")

    def _gather(self) -> Overview:
        """Runs in the background."""
        moment = self._desk.home.journal.clock.now()
        today = moment.astimezone(OFFICE_ZONE).date()
        with self._desk.home.journal.read() as conn:
            calendar = load_calendar(conn, self._desk.home.office)
        return Overview(
            moment,
            self._rota.week(today - timedelta(days=today.weekday())),
            self._rota.on_duty(moment),
            self._rota.planned(),
            warning(today, calendar) or "",
            tuple(provider.read() for provider in self._providers),
        )

    def _refuse(self, error: UserError) -> None:
        self.ui.error.setText(f"{error.message}{error.hint}")
        self.ui.error.show()

    def _show(self, overview: Overview) -> None:
        ui, today = self.ui, overview.today
        self._overview = overview
        ui.error.hide()
        ui.day_words.setText(day_words(overview.moment))
        ui.day_kind.setText(day_kind(today))
        ui.duty_words.setText(duty_words(overview))
        restyle(ui.duty_words, "role", "strong" if overview.duty else "muted")
        ui.to_rota.setVisible(overview.duty is None and (today.workday or not overview.planned))
        ui.person_words.setText(_("{name}（首问责任人）").format(name=self._desk.home.actor.name))
        ui.warning.setText(overview.warning)
        ui.warning.setVisible(bool(overview.warning))
        self._show_cards([card for part in overview.parts for card in part.cards])
        self._show_pressing(overview.parts)
        ui.week_words.setText(f"{_day(overview.days[0].day)} – {_day(overview.days[-1].day)}")
        self._show_week([figure for part in overview.parts for figure in part.week])
        self._show_rota(overview)

    def _show_cards(self, offered: Sequence[TodayCard]) -> None:
        for number, figure in enumerate(offered, start=1):
            card = self.cards.get(figure.key)
            if card is None:
                card = self.cards[figure.key] = Card(big=True)
                card.clicked.connect(partial(self._open_card, number - 1))
                self.ui.cards_row.addWidget(card)
                before = self.cards[offered[number - 2].key] if number > 1 else self.ui.to_rota
                QWidget.setTabOrder(before, card)
                QWidget.setTabOrder(card, self.table)
            card.show_figure(figure.name, figure.number, figure.note, figure.tone)
            card.setToolTip(f"Alt+{number}")
        for key, card in self.cards.items():
            card.setVisible(any(figure.key == key for figure in offered))
        self._offered = tuple(offered)

    def _show_pressing(self, parts: Sequence[TodayPart]) -> None:
        rows = [row for part in parts for row in part.pressing]
        more = sum(part.more for part in parts)
        self.ui.pressing_words.setText(
            _("前 {count} 件，另有 {more} 件").format(count=len(rows), more=more)
            if more
            else _("{count} 件").format(count=len(rows))
        )
        if rows and rows == self._pressing:
            return  # the list stays where it was scrolled to
        self._pressing = rows
        chosen = self.table.current_id() or (rows[0].id if rows else "")
        empty = _("没有临近到期或超期的事项。\n按 F2 登记新的来访。")
        self.table.show_rows(FixedRows(rows), select=chosen, empty=empty)

    def _show_week(self, figures: Sequence[WeekFigure]) -> None:
        self.ui.week_grid.setColumnStretch(1, 1)
        for row, figure in enumerate(figures):
            if row == len(self.figures):
                name, value = QLabel(), QPushButton()
                set_role(name, "muted")
                set_role(value, "link")
                value.clicked.connect(partial(self._open_figure, row))
                self.ui.week_grid.addWidget(name, row, 0)
                self.ui.week_grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignLeft)
                self.figures.append((name, value))
            name, value = self.figures[row]
            name.setText(figure.name)
            value.setText(figure.value)
            value.setAccessibleName(f"{figure.name} {figure.value}")
        self._week_figures = tuple(figures)

    def _open_figure(self, row: int) -> None:
        self.wanted.emit(*self._week_figures[row].open)

    def _show_rota(self, overview: Overview) -> None:
        days = [duty for duty in overview.days if duty.workday or duty.shifts]
        _fill(self.ui.rota_grid, [_rota_line(duty) for duty in days])
        for row, duty in enumerate(days):
            for column in range(2):
                item = self.ui.rota_grid.itemAtPosition(row, column)
                if item is not None and isinstance(label := item.widget(), QLabel):
                    restyle(label, "role", "strong" if duty is overview.today else "muted")


def _columns() -> tuple[Column, ...]:
    number, title, person, due, handler = _COLUMNS
    return (
        Column("", 0, _light_words, mark=lambda row: _MARKS.get(row.light, ("accent", False))),
        Column(number, 11, lambda row: row.number),
        Column(title, 16, lambda row: row.title),
        Column(due, 14, lambda row: row.due, tone=lambda row: row.light or "text"),
        Column(person, 8, lambda row: row.person),
        Column(handler, 8, lambda row: row.handler),
    )


def _light_words(row: PressingRow) -> str:
    """What a screen reader says instead of the dot."""
    return {"red": _("红灯"), "yellow": _("黄灯")}.get(row.light, _("今日到期"))


def day_kind(duty: DayDuty) -> str:
    """Whether offices work that day, and why or why not."""
    kind = _("工作日") if duty.workday else _("休息日")
    return f"{kind} · {duty.holiday}" if duty.holiday else kind


def duty_words(overview: Overview) -> str:
    """A岗 and B岗 of this moment, or that nobody is named."""
    duty = overview.duty
    if duty is None:
        if not overview.planned:
            return _("还没有排班，请先排好：")
        return _("现在没有排班。") if overview.today.workday else _("今天休息，没有排班。")
    parts = [_("A岗 {name}").format(name=duty.staff)]
    parts.append(_("B岗 {name}").format(name=duty.substitute) if duty.substitute else _("B岗未定"))
    if duty.period != WHOLE_DAY:
        parts.insert(0, _(duty.period))
    return " · ".join(parts)


def _rota_line(duty: DayDuty) -> tuple[str, str]:
    shifts = (
        f"{shift.staff} / {shift.substitute}" if shift.substitute else shift.staff for shift in duty.shifts
    )
    return f"{_(WEEKDAYS[duty.day.weekday()])} {_day(duty.day)}", _("；").join(shifts) or "–"


def _day(day: date) -> str:
    return f"{day:%m-%d}"


def _fill(grid: QGridLayout, lines: Sequence[tuple[str, str]]) -> None:
    """Name and value in two columns, with the labels that are there already."""
    grid.setColumnStretch(1, 1)
    while grid.count() > 2 * len(lines):
        spare = grid.takeAt(grid.count() - 1).widget()
        spare.hide()
        spare.deleteLater()
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            item = grid.itemAtPosition(row, column)
            label = item.widget() if item is not None else None
            if not isinstance(label, QLabel):
                label = QLabel()
                set_role(label, "strong" if column else "muted")
                label.setWordWrap(bool(column))
                grid.addWidget(label, row, column)
            label.setText(text)
