"""Scrolling the list of all requests to random places, until each visible row is painted with its text."""

import argparse
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, peak_memory, percentile, plain, run
from benchmarks.homes import opened
from benchmarks.screen import Heartbeat, desk_page, rest, until_painted
from benchmarks.search import timed
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import Which as Filter
from nanxi_desk.widgets.record_table import RecordTable

SCROLL_LIMIT_MS, ANSWER_LIMIT_MS, FIGURES_LIMIT_MS = 50, 50, 50
PAGE = 100


def all_there(table: RecordTable) -> bool:
    """Whether the first and the last visible row are known; the paint asks for the same rows."""
    rows, bottom = table.rows, table.viewport().height() - 1
    last = table.rowAt(bottom)
    ends = (max(table.rowAt(0), 0), last if last >= 0 else rows.rowCount() - 1)
    return all(rows.row(position) is not None for position in ends)


def measure_scrolling(page: DeskTab, jumps: int) -> tuple[list[float], float]:
    """Milliseconds of each jump, and the longest time without an answer."""
    table, bar, rng = page.table, page.table.verticalScrollBar(), Random(1)
    shown: list[int] = []
    table.shown.connect(shown.append)
    until_painted(table, lambda: bool(shown), lambda: page.show_filter("all"))
    rest(page._desk.tasks)
    pulse = Heartbeat()
    pulse.start()
    times = []
    for _ in range(jumps):
        to = rng.randint(0, bar.maximum())
        times.append(until_painted(table, partial(all_there, table), partial(bar.setValue, to)))
        rest(page._desk.tasks)
    return times, pulse.longest


def measure_service(service: FrontDesk, jumps: int) -> list[Figure]:
    """Pages, counts and figures of the service, without a window."""
    rng, count = Random(2), service.count("all")
    pages = [timed(lambda: service.page("all", rng.randrange(count), PAGE)) for _ in range(jumps)]
    figures = [
        plain("  a page of the service alone, p95", percentile(pages, 0.95)),
        plain("  a page of the service alone, median", percentile(pages, 0.5)),
    ]
    todays = [timed(service.today) for _ in range(50)]
    figures.append(plain("figures of today, p95", percentile(todays, 0.95), FIGURES_LIMIT_MS))
    for which in get_args(Filter):
        counts = [timed(partial(service.count, which)) for _ in range(20)]
        figures.append(plain(f"  count of the list “{which}”, p95", percentile(counts, 0.95)))
    return figures


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """The window first, then the service alone."""
    with desk_page(folder) as page:
        times, longest = measure_scrolling(page, options.jumps)
    with opened(folder) as home:
        alone = measure_service(FrontDesk(home), options.jumps)
    return [
        plain("scroll to any row, p95", percentile(times, 0.95), SCROLL_LIMIT_MS),
        plain("  median", percentile(times, 0.5)),
        *alone[:2],
        plain("scroll, longest time the window did not answer", longest, ANSWER_LIMIT_MS),
        *alone[2:],
        plain("  peak memory", peak_memory(), unit="MB"),
    ]


if __name__ == "__main__":
    run(measure, __doc__ or "", jumps=200)
