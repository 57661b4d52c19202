"""本周 as one page: the same words for the screen and for A4 paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.rota import DayDuty, Rota
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_today import due_words, figure_lines, percent, pressing, short_number
from nanxi_desk.frontdesk.views import Bar, DeskRow, Figures, FiguresReport, Measure, RequestFilter

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

LINES, PRESSING, COMING = 8, 14, 12  # most rows of each list on the page
TYPE_PX = 12  # 9 points
_LOOKED_AT = 500  # open requests by deadline among which next week's are found
_WEEK = timedelta(weeks=1)
_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_DAY_HEADS = ("日期", "值班 A / B", "接待", "当场办结", "办结", "超期未结")
_LINE_HEADS = ("条线", "接待", "当场办结", "办结", "解决率")
_ROW_HEADS = ("编号", "事项", "来访人", "期限", "承办人")


@dataclass(frozen=True, slots=True)
class Week:
    """What the page says of one week, read at one moment."""

    office: str
    today: date
    days: tuple[DayDuty, ...]
    report: FiguresReport
    pressing: tuple[DeskRow, ...]
    pressing_count: int
    coming: tuple[DeskRow, ...]  # due in the week after

    @property
    def first(self) -> date:
        """The Monday."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """The Sunday."""
        return self.days[-1].day


@dataclass(frozen=True, slots=True)
class Colours:
    """What the page is drawn with; "" for links makes plain text of them."""

    text: str = "#000000"
    muted: str = "#444444"
    line: str = "#999999"
    red: str = "#b00020"
    yellow: str = "#7a5200"
    link: str = ""


PAPER = Colours()


def read_week(home: Home, today: date, monday: date) -> Week:
    """Read the week that begins on a Monday; in the background."""
    service = FrontDesk(home)
    sunday = monday + _WEEK - timedelta(days=1)
    figures = service.today()
    rows = pressing(service, PRESSING, figures)
    by_deadline = RequestFilter(which="open", sort="due", ascending=True)
    first, last = (monday + _WEEK).isoformat(), (sunday + _WEEK).isoformat()
    # What is red was due before, so next week's deadlines stand behind those.
    ahead = service.page(by_deadline, figures.red, _LOOKED_AT)
    return Week(
        home.office_name,
        today,
        Rota(home).week(monday),
        DeskFigures(home).report(monday.isoformat(), sunday.isoformat()),
        tuple(rows),
        figures.pressing,
        tuple(row for row in ahead if first <= row.due <= last),
    )


class WeekPaper:
    """Writes the page as the HTML that QTextDocument knows; `links` collects what its numbers open."""

    def __init__(
        self, week: Week, colours: Colours = PAPER, *, most: float = 1.0, wide: bool = False
    ) -> None:
        """`most` scales how many rows the lists may have; a wide page has two columns."""
        self._wide = wide
        self._week = week
        self._colours = colours
        self._most = most
        self.links: list[object] = []

    def html(self) -> str:
        """The whole page."""
        week, colours = self._week, self._colours
        title = _("{office} · 一周情况").format(office=escape(week.office))
        span = _("{year}年{month}月{day}日 – {last_month}月{last_day}日").format(
            year=week.first.year,
            month=week.first.month,
            day=week.first.day,
            last_month=week.last.month,
            last_day=week.last.day,
        )
        return "".join(
            (
                f"<body style='color:{colours.text}'>",
                f"<table width='100%'><tr><td><span style='font-size:x-large; font-weight:600'>{title}</span>"
                f"</td><td align='right' valign='bottom'><span style='color:{colours.muted}'>{span}</span>"
                "</td></tr></table>",
                self._summary(),
                self._beside(
                    self._days() + self._lines(),
                    self._rows(_("红灯、黄灯和今日到期"), week.pressing, PRESSING, week.pressing_count)
                    + self._rows(_("下周到期"), week.coming, COMING, len(week.coming)),
                ),
                "</body>",
            )
        )

    def _beside(self, left: str, right: str) -> str:
        """Side by side on a screen, which is wide; below each other on paper."""
        if not self._wide:
            return left + right
        return (
            f"<table width='100%' cellspacing='0'><tr><td width='49%'>{left}</td><td width='2%'></td>"
            f"<td width='49%'>{right}</td></tr></table>"
        )

    def _summary(self) -> str:
        big = "font-size:x-large; font-weight:600"
        cells = "".join(
            f"<td align='center'><span style='{big}'>{self._link(escape(value), wanted)}</span><br/>"
            f"<span style='color:{self._colours.muted}'>{escape(name)}</span></td>"
            for name, value, wanted in figure_lines(self._week.report)
        )
        return f"<table width='100%' cellpadding='4' style='margin-top:6px'><tr>{cells}</tr></table>"

    def _days(self) -> str:
        figures = {bar.key: bar.figures for bar in self._week.report.by_day}
        rows = []
        for duty in self._week.days:
            day, own = duty.day.isoformat(), figures.get(duty.day.isoformat(), Figures())
            note = "" if duty.workday else " " + (duty.holiday or _("休息"))
            rows.append(
                (
                    f"{_(_WEEKDAYS[duty.day.weekday()])} {duty.day:%m-%d}{escape(note)}",
                    escape(_on_duty(duty)) or "–",
                    *self._counts(own, RequestFilter(first_day=day, last_day=day)),
                )
            )
        return self._table(_("每天"), _DAY_HEADS, rows, numbers=4)

    def _counts(self, figures: Figures, wanted: RequestFilter) -> tuple[str, ...]:
        """The four numbers of a day, each with the rows behind it."""
        measures: tuple[tuple[Measure, int], ...] = (
            ("received", figures.received),
            ("on_spot", figures.on_spot),
            ("closed", figures.closed),
            ("overdue", figures.overdue),
        )
        return tuple(
            self._link(str(number), _measured(wanted, measure)) if number else "·"
            for measure, number in measures
        )

    def _lines(self) -> str:
        report = self._week.report
        shown: Sequence[Bar] = report.by_line[: self._limit(LINES)]
        rows = [
            (
                self._link(
                    escape(_(bar.key)) or "–",
                    RequestFilter(
                        line=bar.key,
                        measure="received",
                        first_day=report.first_day,
                        last_day=report.last_day,
                    ),
                ),
                str(bar.figures.received),
                str(bar.figures.on_spot),
                str(bar.figures.closed),
                percent(bar.figures.solved_rate),
            )
            for bar in shown
        ]
        return self._table(_("按条线"), _LINE_HEADS, rows, numbers=4, beside=len(report.by_line) - len(shown))

    def _rows(self, title: str, rows: Sequence[DeskRow], most: int, counted: int) -> str:
        shown = rows[: self._limit(most)]
        lines = [
            (
                self._link(escape(short_number(row) if self._wide else row.number), row.id),
                escape(row.item),
                escape(row.visitor) or _("(不具名)"),
                self._due(row),
                escape(row.handed_to or row.handler or row.receiver),
            )
            for row in shown
        ]
        return self._table(title, _ROW_HEADS, lines, beside=counted - len(shown))

    def _due(self, row: DeskRow) -> str:
        """The light stands as a word, too: paper is often black and white."""
        words = escape(due_words(row, self._week.today))
        if row.light == "red":
            return f"<span style='color:{self._colours.red}'>{words}</span>"
        if row.light == "yellow":
            return f"<span style='color:{self._colours.yellow}'>{words} · {escape(_('黄灯'))}</span>"
        return words

    def _table(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        numbers: int = 0,
        beside: int = 0,
    ) -> str:
        """A table with lines between its rows; the last `numbers` columns stand right."""
        colours, first_number = self._colours, len(heads) - numbers
        more = _("另有 {count} 件未列出").format(count=beside) if beside > 0 and not numbers else ""
        caption = (
            f"<p style='margin-top:8px; margin-bottom:2px'><b>{escape(title)}</b>"
            f" <span style='color:{colours.muted}'>{escape(more)}</span></p>"
        )
        if not rows:
            return caption + f"<p style='color:{colours.muted}; margin-top:0'>{escape(_('没有。'))}</p>"
        head = _cells(
            (f"<span style='color:{colours.muted}'>{escape(_(word))}</span>" for word in heads),
            first_number,
            lambda _column: "",
        )
        body = "".join(
            f"<tr>{_cells(row, first_number, lambda _column: f'border-top:1px solid {colours.line}')}</tr>"
            for row in rows
        )
        return (
            f"{caption}<table width='100%' cellspacing='0' cellpadding='2' "
            f"style='border-collapse:collapse'><tr>{head}</tr>{body}</table>"
        )

    def _link(self, words: str, opens: object) -> str:
        if not self._colours.link:
            return words
        self.links.append(opens)
        return f"<a href='{len(self.links) - 1}' style='color:{self._colours.link}'>{words}</a>"

    def _limit(self, rows: int) -> int:
        return max(round(rows * self._most), 1)


def a4_document(week: Week) -> "QTextDocument":
    """The page for paper, with as many rows as fit one A4 sheet. Any thread."""
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFont, QTextDocument

    from nanxi_desk.widgets.page_printing import PAGE_PX

    document = QTextDocument()
    font = QFont()
    font.setPixelSize(TYPE_PX)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    for most in (1.0, 0.7, 0.45, 0.2, 0.0):
        document.setHtml(WeekPaper(week, most=most).html())
        document.setPageSize(QSizeF(*PAGE_PX))
        if document.pageCount() == 1:
            break
    return document


def _measured(wanted: RequestFilter, measure: Measure) -> RequestFilter:
    return RequestFilter(measure=measure, first_day=wanted.first_day, last_day=wanted.last_day)


def _on_duty(duty: DayDuty) -> str:
    return _("；").join(
        f"{shift.staff} / {shift.substitute}" if shift.substitute else shift.staff for shift in duty.shifts
    )


def _cells(texts: Iterable[str], first_number: int, style: Callable[[int], str]) -> str:
    return "".join(
        f"<td align='{'right' if column >= first_number else 'left'}' style='{style(column)}'>{text}</td>"
        for column, text in enumerate(texts)
    )
