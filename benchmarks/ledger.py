"""A ledger of a hundred thousand rows comes into the window, while somebody saves and searches at the desk.

On a new, empty home beside the measured one, which it would change. The file is made before the clock starts.
"""

import argparse
import gc
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, peak_memory, percentile, plain, run
from benchmarks.homes import PASSWORD
from benchmarks.painted import choose_platform
from benchmarks.screen import Heartbeat, crashed
from nanxi_desk.core.home import Home
from nanxi_desk.core.pinyin import warm_up
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.frontdesk.ledger_sample import messy_ledger_rows
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_ledger import LedgerAssistant
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks

ANSWER_LIMIT_MS, SAVE_LIMIT_MS = 50, 1000
YEAR, SEED = 2025, 1
_SETTLED_S = 0.5  # the first paint of a window is measured elsewhere
_BETWEEN_MS = 250  # somebody works at the desk meanwhile


class _DeskWork:
    """Saves a visit and searches for it, again and again, while the ledger comes in; milliseconds of each."""

    def __init__(self, tasks: Tasks, home: Home) -> None:
        self.saves: list[float] = []
        self.searches: list[float] = []
        self._tasks, self._home, self._service = tasks, home, FrontDesk(home)
        self._timer = QTimer()
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._work)
        self._under_way = False

    def during(self, waiting: Callable[[], None]) -> None:
        """Work while `waiting` waits."""
        self._timer.start()
        waiting()
        self._timer.stop()

    def _work(self) -> None:
        if self._under_way:
            return
        self._under_way, begun = True, time.perf_counter()

        def saved(_result: object) -> None:
            between = time.perf_counter()
            self.saves.append((between - begun) * 1000)
            self._tasks.run(lambda: self._service.search("csjt", 20), lambda _hits: found(between))

        def found(between: float) -> None:
            self.searches.append((time.perf_counter() - between) * 1000)
            self._under_way = False

        draft = VisitDraft(
            item="居住登记", name="测试井田", phone="13800000000", detail="来问", close_now=True
        )
        self._tasks.run(lambda: self._service.log(self._home.actor, draft), saved)


def until(ready: Callable[[], bool]) -> float:
    """Seconds until `ready`, with the window alive."""
    begun = time.perf_counter()
    while not ready():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
    return time.perf_counter() - begun


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Reading and looking, taking over, undoing; the window's longest silence in each."""
    scratch = folder.parent / "ledger"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    sample = messy_ledger_rows(YEAR, options.rows, SEED)
    file = scratch / "ledger.xlsx"
    file.write_bytes(write_grid("来访登记", sample.grid, sample.merged))
    del sample
    gc.collect()
    warm_up()  # as the window does when it stands
    choose_platform()
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    made, _code = Home.create(
        scratch / "home", office="NX03", name="华业居委会", hub=False, admin="Benchmark", password=PASSWORD
    )
    tasks = Tasks(crashed)
    try:
        with made as home:
            return _measure(application, home, tasks, file)
    finally:
        tasks.close()
        shutil.rmtree(scratch, ignore_errors=True)


def _measure(application: QApplication, home: Home, tasks: Tasks, file: Path) -> list[Figure]:
    page = LedgerAssistant(Desk(home, tasks, Looks(application, home.path).theme), FrontDesk(home))
    page.showMaximized()
    shown = time.monotonic() + _SETTLED_S
    until(lambda: time.monotonic() > shown)
    work = _DeskWork(tasks, home)
    figures: list[Figure] = []
    rows = 0
    for name, act in (
        ("reading and looking", lambda: page.open_file(file)),
        ("taking over", page.ui.start.click),
        ("undoing", page.ui.undo.click),
    ):
        until(lambda: tasks.idle)
        pulse, seconds = Heartbeat(), [0.0]
        pulse.start()
        act()

        def wait(seconds: list[float] = seconds) -> None:
            seconds[0] = until(lambda: page.idle)

        work.during(wait)
        until(lambda: tasks.idle)
        rows = rows or page.takable
        figures += [
            plain(f"{name}, longest time the window did not answer", pulse.longest, ANSWER_LIMIT_MS),
            plain("  rows", rows / seconds[0], unit="rows/s"),
            plain("  seconds", seconds[0], unit="s"),
        ]
    figures += [
        plain("a save meanwhile, longest", max(work.saves), SAVE_LIMIT_MS),
        plain("  median", percentile(work.saves, 0.5)),
        plain("a search meanwhile, longest", max(work.searches)),
        plain("  median", percentile(work.searches, 0.5)),
        plain("  peak memory", peak_memory(), unit="MB"),
    ]
    return figures


if __name__ == "__main__":
    run(measure, __doc__ or "", rows=100_000)
