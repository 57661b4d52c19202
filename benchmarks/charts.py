"""统计 of a year, counted and painted, and the lists that its bars open.

A number is only as good as the rows behind it, so opening them is measured with it.
"""

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, percentile, plain, run
from benchmarks.homes import opened
from benchmarks.prepare import YEAR
from benchmarks.screen import Heartbeat, desk_window, rest, until_painted
from benchmarks.search import timed
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.frontdesk.views import FiguresReport, RequestFilter

COUNT_LIMIT_MS, PAINT_LIMIT_MS, ANSWER_LIMIT_MS = 50, 50, 50
FIRST, LAST = f"{YEAR}-01-01", f"{YEAR}-12-31"
ROWS = 100


def measure_counting(home: Home, rounds: int) -> list[Figure]:
    """The service alone: a year by every dimension at once, a month, and today."""
    figures, desk = DeskFigures(home), FrontDesk(home)
    year = [timed(lambda: figures.report(FIRST, LAST)) for _ in range(rounds)]
    month = [timed(lambda: figures.report(f"{YEAR}-06-01", f"{YEAR}-06-30")) for _ in range(rounds)]
    today = [timed(desk.today) for _ in range(rounds)]
    return [
        plain("figures of a year, all dimensions, p95", percentile(year, 0.95), COUNT_LIMIT_MS),
        plain("figures of a month, all dimensions, p95", percentile(month, 0.95), COUNT_LIMIT_MS),
        plain("figures of today, p95", percentile(today, 0.95), COUNT_LIMIT_MS),
    ]


def filters(report: FiguresReport) -> list[RequestFilter]:
    """What the bars of each dimension open: the largest and the smallest of each."""
    year = RequestFilter(measure="received", first_day=FIRST, last_day=LAST)
    found = [year]
    for bars, field in ((report.by_line, "line"), (report.by_person, "person")):
        found += [_with(year, field, bar.key) for bar in (bars[0], bars[-1]) if bar.key]
    return found


def _with(wanted: RequestFilter, field: str, key: str) -> RequestFilter:
    return replace(wanted, **{field: key})


def measure_rows(home: Home, rounds: int) -> list[Figure]:
    """The first page and the count of the list behind a bar."""
    desk, report = FrontDesk(home), DeskFigures(home).report(FIRST, LAST)
    wanted = filters(report)
    pages = [timed(partial(desk.page, one, 0, ROWS)) for one in wanted for _ in range(rounds // 5 or 1)]
    counts = [timed(partial(desk.count, one)) for one in wanted for _ in range(rounds // 5 or 1)]
    return [
        plain("first page of the rows behind a bar, p95", percentile(pages, 0.95)),
        plain("number of the rows behind a bar, p95", percentile(counts, 0.95)),
    ]


def measure_painting(folder: Path, rounds: int) -> list[Figure]:
    """From the key that chooses another dimension or period to the painted bars."""
    with desk_window(folder) as (window, tasks):
        page = window.page(FiguresTab)
        assert isinstance(page, FiguresTab)
        rest(tasks, lambda: page._charts_ready and page._report is not None)
        page.ui.period.choose("last_year")
        rest(tasks)
        view: QAbstractScrollArea = page.chart._plot
        pulse, times, reads = Heartbeat(), [], []
        pulse.start()
        for number in range(rounds):
            for key in ("month", "hour", "person", "line"):
                times.append(until_painted(view, lambda: True, partial(page.ui.dimension.choose, key)))
                rest(tasks)
            before, period = page._report, ("year", "last_year")[number % 2]
            page.ui.period.choose(period)
            reads.append(timed(partial(rest, tasks, lambda was=before: page._report is not was)))
    return [
        plain("another dimension, key to painted bars, p95", percentile(times, 0.95), PAINT_LIMIT_MS),
        plain("another period, key to shown figures, p95", percentile(reads, 0.95)),
        plain("统计, longest time the window did not answer", pulse.longest, ANSWER_LIMIT_MS),
    ]


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """The service first, then the window."""
    with opened(folder) as home:
        figures = [*measure_counting(home, options.rounds), *measure_rows(home, options.rounds)]
    return [*figures, *measure_painting(folder, options.rounds)]


if __name__ == "__main__":
    run(measure, __doc__ or "", rounds=30)
