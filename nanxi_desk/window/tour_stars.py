"""What the tour shows of star groups: every pane, a sheet half filled, workbooks, a sheet on paper."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.stars import rules
from nanxi_desk.stars.judge_sheets import write_judge_book
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_groups import GroupsPane
from nanxi_desk.stars.tab_pane import (
    APPLICATIONS,
    GROUPS,
    PUBLIC,
    RESULT,
    ROUND,
    RUBRIC,
    SCORE,
)
from nanxi_desk.stars.tab_public import LISTED, OBJECTIONS, PublicPane
from nanxi_desk.stars.tab_result import CHARTS, PARTS, ResultPane
from nanxi_desk.stars.tab_result_charts import KINDS
from nanxi_desk.stars.tab_score import ScorePane
from nanxi_desk.stars.views import RoundView
from nanxi_desk.window.main_window import MainWindow

Stations = Iterator[tuple[str, QWidget]]
# Shown of the round that runs, and of the one that is over.
_RUNNING = (ROUND, GROUPS, APPLICATIONS, RUBRIC)
_OVER = (RESULT, PUBLIC)
_TYPED = ("5", "7.5", "6.5", "8", "3.5", "4", "3")  # points of a sheet that is half filled


def stars_stations(window: MainWindow, home: Home, settle: Callable[[], None]) -> Stations:
    """Names and widgets to be pictured; a home without a round shows its panes empty."""
    tab = window.page(StarsTab)
    assert isinstance(tab, StarsTab)
    settle()
    for state, panes in ((rules.SCORING, _RUNNING), (rules.PATROL, _OVER)):
        _choose(tab, state)
        for key in panes:
            pane = tab.show_pane(key)
            yield f"stars-{key}", window
            if isinstance(pane, GroupsPane):
                pane.show_view("map")
                yield "stars-map", window
                pane.show_view("list")
            elif isinstance(pane, ResultPane):
                yield from _result(pane, window, settle)
            elif isinstance(pane, PublicPane):
                yield from _public(pane, window, settle)
    _choose(tab, rules.SCORING)
    score = tab.show_pane(SCORE)
    settle()
    if isinstance(score, ScorePane):
        yield from _score(score, tab.round, home, window, settle)


def _result(pane: ResultPane, window: MainWindow, settle: Callable[[], None]) -> Stations:
    """The other parts; a round that is sealed has none."""
    settle()
    if not pane.ui.body.isVisibleTo(pane):
        return
    for part in PARTS[1:]:
        pane.show_part(part)
        yield f"stars-{RESULT}-{part}", window
    pane.show_part(CHARTS)
    for kind in KINDS[1:]:
        pane.charts.choose(kind)
        yield f"stars-{RESULT}-{kind}", window
    pane.show_part(PARTS[0])


def _public(pane: PublicPane, window: MainWindow, settle: Callable[[], None]) -> Stations:
    """Objections, and the list and a certificate on paper."""
    settle()
    if not pane.ui.body.isVisibleTo(pane):
        return
    pane.show_part(OBJECTIONS)
    yield f"stars-{PUBLIC}-objections", window
    pane.show_part(LISTED)
    for name, show in (("list", pane.print_list), ("certificate", pane.print_certificates)):
        show()
        settle()
        if pane.preview is not None:
            yield f"stars-{PUBLIC}-{name}", pane.preview
    pane.put_away()


def _choose(tab: StarsTab, state: str) -> None:
    """The round in a state; where there is none the one that is shown stays."""
    box = tab.ui.round
    place = next((n for n, round_ in enumerate(tab.rounds) if round_.state == state), -1)
    if place >= 0:
        box.setCurrentIndex(place)
        box.activated.emit(place)


def _score(
    pane: ScorePane, round_: RoundView | None, home: Home, window: MainWindow, settle: Callable[[], None]
) -> Stations:
    yield "stars-score", window
    if round_ is None or not pane.grid.cells:
        return
    for cell, points in zip(pane.grid.cells.values(), _TYPED, strict=False):
        cell.setText(points)
    settle()
    pane.submit()
    yield "stars-score-missing", window
    with tempfile.TemporaryDirectory() as folder:
        book, other = Path(folder) / f"{round_.year}-{home.actor.name}.xlsx", Path(folder) / "other.xlsx"
        write_judge_book(home, home.actor, round_.id, home.actor.id, book)
        other.write_bytes(write_grid("other", [["1"]]))
        pane.open_books([book, other])
        settle()
        yield "stars-books", window
    pane.show_walk()
    settle()
    pane.print_sheet()
    settle()
    if pane.papers.preview is not None:
        yield "stars-sheet", pane.papers.preview
        pane.papers.close()
