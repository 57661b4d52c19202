"""What the front desk puts on 今日台: its numbers of the day, what is due, the figures of the week."""

from datetime import date, timedelta

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import DeskRow, FiguresReport, Measure, RequestFilter, TodayFigures, Which
from nanxi_desk.widgets.contributions import PressingRow, TodayCard, TodayPart, WeekFigure

TAB = "frontdesk"
PRESSING: tuple[Which, ...] = ("red", "yellow", "due")
SHOWN = 50  # pressing rows on the page; the cards lead to all of them


class DeskToday:
    """The front desk's part of 今日台."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._service = FrontDesk(home)

    def read(self) -> TodayPart:
        """Numbers and rows of this moment."""
        today = date.fromisoformat(office_day(self._home.journal.clock.now()))
        figures = self._service.today()
        rows = pressing(self._service, SHOWN, figures)
        monday = today - timedelta(days=today.weekday())
        sunday = monday + timedelta(days=6)
        week = DeskFigures(self._home).whole(monday.isoformat(), sunday.isoformat())
        return TodayPart(
            cards=_cards(figures),
            pressing=tuple(_pressing(row, today) for row in rows),
            more=max(figures.pressing - len(rows), 0),
            week=tuple(WeekFigure(name, value, (TAB, wanted)) for name, value, wanted in figure_lines(week)),
        )


def pressing(service: FrontDesk, most: int, figures: TodayFigures) -> list[DeskRow]:
    """Open requests that press: the red ones, then the yellow, then what is due today, each once."""
    found: dict[str, DeskRow] = {}
    numbers = {"red": figures.red, "yellow": figures.yellow, "due": figures.due}
    for which in PRESSING:
        if not numbers[which] or len(found) >= most:
            continue
        wanted = RequestFilter(which=which, sort="due", ascending=True)
        for row in service.page(wanted, 0, most):
            found.setdefault(row.id, row)
    return list(found.values())[:most]


def figure_lines(report: FiguresReport) -> tuple[tuple[str, str, RequestFilter], ...]:
    """The figures of a period: name, value and the rows behind it."""
    whole = report.whole
    lines: tuple[tuple[str, str, Measure], ...] = (
        (_("接待"), _("{count} 件").format(count=whole.received), "received"),
        (_("当场办结率"), percent(whole.on_spot_rate), "on_spot"),
        (_("办结"), _("{count} 件").format(count=whole.closed), "closed"),
        (_("解决率"), percent(whole.solved_rate), "solved"),
        (_("按期办结率"), percent(whole.in_time_rate), "in_time"),
        (_("超期未结"), _("{count} 件").format(count=whole.overdue), "overdue"),
    )
    first, last = report.first_day, report.last_day
    return tuple(
        (name, value, RequestFilter(measure=measure, first_day=first, last_day=last))
        for name, value, measure in lines
    )


def short_number(row: DeskRow) -> str:
    """Day and count of a number, "0923-A7017": office and year are plain in a list of one's own."""
    __, dash, tail = row.number.partition("-")
    return tail[4:] if dash else row.number


def percent(rate: float | None) -> str:
    """A rate in whole percent; a stroke where there is nothing to reckon from."""
    return "–" if rate is None else f"{round(100 * rate)}%"


def due_words(row: DeskRow, today: date) -> str:
    """The deadline of a row, and how far it is passed."""
    if not row.due:
        return "–"
    due = date.fromisoformat(row.due)
    if due == today:
        return _("今天")
    day = _("{month}月{day}日").format(month=due.month, day=due.day)
    late = (today - due).days
    return _("{day} · 超 {days} 天").format(day=day, days=late) if late > 0 else day


def _cards(figures: TodayFigures) -> tuple[TodayCard, ...]:
    received, spot = figures.received, figures.closed_on_spot
    rate = percent(spot / received if received else None)
    return (
        TodayCard(
            "received",
            _("今日接待"),
            str(received),
            _("本月 {count} 件").format(count=figures.month),
            "text",
            _rows("today"),
        ),
        TodayCard(
            "on_spot",
            _("当场办结率"),
            rate,
            _("{count} 件当场办结").format(count=spot),
            "text",
            (TAB, RequestFilter(which="today", measure="on_spot")),
        ),
        TodayCard("due", _("今日到期"), str(figures.due), _("今天是最后一天"), "text", _rows("due")),
        TodayCard(
            "yellow",
            _("黄灯"),
            str(figures.yellow),
            _("期限将到"),
            "yellow" if figures.yellow else "text",
            _rows("yellow"),
        ),
        TodayCard(
            "red",
            _("红灯"),
            str(figures.red),
            _("已超期限"),
            "red" if figures.red else "text",
            _rows("red"),
        ),
    )


def _rows(which: Which) -> tuple[str, RequestFilter]:
    return TAB, RequestFilter(which=which)


def _pressing(row: DeskRow, today: date) -> PressingRow:
    return PressingRow(
        id=row.id,
        light=row.light if row.light in ("red", "yellow") else "",
        number=short_number(row),
        title=row.item,
        person=row.visitor or _("(不具名)"),
        handler=row.handed_to or row.handler or row.receiver,
        due=due_words(row, today),
        open=(TAB, row.id),
    )
