"""The real window on a prepared home, watched from outside: what was painted when, and did it answer.

Without a screen Qt's off-screen platform paints the same pixels into memory.
"""

import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from benchmarks.homes import opened
from benchmarks.painted import Painted, choose_platform
from nanxi_desk.app import Seat
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.main_window import MainWindow

HEARTBEAT_MS = 5
PATIENCE_MS = 60_000


class Heartbeat(QObject):
    """A timer in the window's thread; what lies between two beats beyond the interval is no answer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0  # milliseconds
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(HEARTBEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to count."""
        self._last = time.perf_counter()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - HEARTBEAT_MS)
        self._last = now


def until_painted(view: QAbstractScrollArea, ready: Callable[[], bool], act: Callable[[], object]) -> float:
    """Milliseconds from `act` until `view` was painted with `ready` true."""
    loop = QEventLoop()
    ends: list[float] = []

    def done() -> None:
        ends.append(time.perf_counter())
        loop.quit()

    Painted(view, ready, done)
    begun = time.perf_counter()
    act()
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    late.start(PATIENCE_MS)
    loop.exec()
    if not ends:
        raise TimeoutError("the window did not come to it in a minute")
    return (ends[0] - begun) * 1000


def rest(tasks: Tasks, quiet: Callable[[], bool] = lambda: True) -> None:
    """Let the event loop run until nothing is under way."""
    while not (tasks.idle and quiet()):
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def crashed(error: BaseException) -> NoReturn:
    """No dialog would be answered here."""
    traceback.print_exception(error)
    os._exit(1)


@contextmanager
def desk_window(folder: Path) -> Iterator[tuple[MainWindow, Tasks]]:
    """The real window on its first page, and its background work."""
    choose_platform()
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    seat = Seat(application, folder, crashed)  # type: ignore[arg-type]
    seat._opened(opened(folder))
    seat.showMaximized()
    seat.activateWindow()
    rest(seat.tasks)
    window = seat.currentWidget()
    assert isinstance(window, MainWindow)
    try:
        yield window, seat.tasks
    finally:
        seat.close()


@contextmanager
def desk_page(folder: Path) -> Iterator[DeskTab]:
    """The front desk of the real window, shown, with the form ready to type."""
    with desk_window(folder) as (window, tasks):
        page = window.page(DeskTab)
        assert isinstance(page, DeskTab)
        rest(tasks)
        yield page
