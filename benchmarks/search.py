"""The first page of a search, over a mixed set of queries, and the time from a key to the painted hits.

The floor of the page is the same MATCH over the driver itself, then the requests with those row numbers; ours
also brings the visitor and the receiver of each and makes rows for the screen. Both are asked in turn.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, against, peak_memory, percentile, plain, run
from benchmarks.homes import opened
from benchmarks.queries import Query, queries
from benchmarks.screen import Heartbeat, desk_page, rest, until_painted
from nanxi_desk.core import search
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab

LIMIT, KEY_LIMIT_MS, ANSWER_LIMIT_MS = 3, 50, 50
PAGE = 100
ROWIDS = "SELECT rowid FROM request_search WHERE request_search MATCH ? ORDER BY rowid DESC LIMIT ?"
WANTED = "no, id, number, registered_at, day, item_name, line, state, result, on_spot"


def bare_page(connection: Any, expression: str) -> list[Any]:
    """Row numbers, then rows, in one read transaction."""
    connection.execute("BEGIN")
    numbers = [row[0] for row in connection.execute(ROWIDS, (expression, PAGE))]
    marks = ", ".join("?" * len(numbers))
    found: list[Any] = connection.execute(
        f"SELECT {WANTED} FROM request WHERE no IN ({marks})", numbers
    ).fetchall()
    connection.execute("COMMIT")
    return found


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of a call."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def measure_pages(home: Home, asked: list[Query], rounds: int) -> Iterator[Figure]:
    """p95 of both over all queries, and the medians by kind of query."""
    service, bare = FrontDesk(home), home.engine.raw_connection()
    ours: dict[Query, list[float]] = {query: [] for query in asked}
    floor: dict[Query, list[float]] = {query: [] for query in asked}
    for number in range(rounds):
        for query in asked:
            expression = search.query(query.typed)
            pair = [
                (ours, partial(service.search, query.typed, PAGE)),
                (floor, partial(bare_page, bare, expression)),
            ]
            for times, work in reversed(pair) if number % 2 else pair:
                times[query].append(timed(work))
    bare.close()
    all_ours, all_floor = ([t for times in by.values() for t in times] for by in (ours, floor))
    yield against(
        f"search, first page, p95 of {len(asked)} queries",
        percentile(all_ours, 0.95),
        percentile(all_floor, 0.95),
        LIMIT,
    )
    yield against("  median", percentile(all_ours, 0.5), percentile(all_floor, 0.5))
    for kind in dict.fromkeys(query.kind for query in sorted(asked, key=lambda q: q.kind)):
        both = [[t for q, times in by.items() if q.kind == kind for t in times] for by in (ours, floor)]
        yield against(f"  p95, {kind}", percentile(both[0], 0.95), percentile(both[1], 0.95))


def measure_keys(page: DeskTab, asked: list[Query], debounce: int) -> tuple[list[float], float]:
    """Milliseconds from each query's last key until its hits were painted; longest time without an answer."""
    line, table = page.ui.search, page.table
    page._searching.setInterval(debounce)
    line.setFocus()
    times: list[float] = []
    pulse = Heartbeat()
    pulse.start()
    for query in asked:
        line.setText(query.typed[:-1])
        settle(page)
        arrived: list[int] = []
        shown = table.shown.connect(arrived.append)
        times.append(until_painted(table, partial(bool, arrived), partial(press, query.typed[-1])))
        table.shown.disconnect(shown)
    settle(page)
    return times, pulse.longest


def settle(page: DeskTab) -> None:
    """Until the line was searched for and the hits are shown."""
    rest(page._desk.tasks, lambda: not page._searching.isActive())


def press(letter: str) -> None:
    """A key as the keyboard sends it, or what an input method commits."""
    target = QApplication.focusWidget()
    assert target is not None
    if letter.isascii():
        QTest.keyClicks(target, letter)
    else:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(target, event)


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Pages first, then the window."""
    with opened(folder) as home:
        with home.journal.read() as conn:
            asked = queries(conn, options.each)
        figures = list(measure_pages(home, asked, options.rounds))
    with desk_page(folder) as page:
        debounce = page._searching.interval()
        keys, longest = measure_keys(page, asked, debounce)
        bare, _longest = measure_keys(page, asked, 0)
    figures += [
        plain("search, key to paint, p95", percentile(keys, 0.95), KEY_LIMIT_MS),
        plain("  median", percentile(keys, 0.5)),
        plain("  of that: the pause that the window waits for another key", debounce),
        plain("  p95 without that pause", percentile(bare, 0.95)),
        plain("  median without that pause", percentile(bare, 0.5)),
        plain("search, longest time the window did not answer", longest, ANSWER_LIMIT_MS),
        plain("  peak memory", peak_memory(), unit="MB"),
    ]
    return figures


if __name__ == "__main__":
    run(measure, __doc__ or "", each=10, rounds=3)
