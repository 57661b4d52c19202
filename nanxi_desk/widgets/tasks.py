"""Work off the window's thread: one after the other on one thread, results back in the window's."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from nanxi_desk.core.errors import UserError

T = TypeVar("T")
Refused = Callable[[UserError], None]
Crashed = Callable[[BaseException], None]


class _Job:
    """One piece of work and what to do with its result."""

    __slots__ = ("done", "dropped", "error", "key", "refused", "result", "work")

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], None] | None, refused: Refused | None, key: str
    ) -> None:
        self.work = work
        self.done = done
        self.refused = refused
        self.key = key
        self.dropped = False
        self.result: Any = None
        self.error: BaseException | None = None


class Tasks(QObject):
    """A queue of work and the single thread that does it; the window never waits for it.

    `done` and `refused` are called in the window's thread. A UserError goes to `refused` where one is
    given, everything else to `crashed`. `idle_changed` tells whether anything is under way.
    """

    idle_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, crashed: Crashed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._queue: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._latest: dict[str, _Job] = {}
        self._under_way = 0
        self._closing = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="desk-work", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        refused: Refused | None = None,
        key: str = "",
    ) -> None:
        """Do `work` in the background. A later job with the same `key` takes the place of an earlier one.

        An earlier job that already runs finishes, but its result is dropped: use keys for looking things
        up, never for writing.
        """
        if self._closing:
            return
        job = _Job(work, done, refused, key)
        self._under_way += 1
        if self._under_way == 1:
            self.idle_changed.emit(False)
        with self._wake:
            if key:
                earlier = self._latest.get(key)
                if earlier is not None:
                    earlier.dropped = True
                self._latest[key] = job
            self._queue.append(job)
            self._wake.notify()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every result was delivered."""
        return self._under_way == 0

    def close(self) -> None:
        """Finish what is queued and end the thread; results that come now are dropped."""
        self._closing = True
        with self._wake:
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._queue and not self._closing:
                    self._wake.wait()
                if not self._queue:
                    return
                job = self._queue.popleft()
            if not job.dropped:
                self._work(job)
            self._finished.emit(job)

    @staticmethod
    def _work(job: _Job) -> None:
        try:
            job.result = job.work()
        except Exception as error:  # noqa: BLE001 - handed on to the window's thread, never swallowed
            job.error = error

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._under_way -= 1
        try:
            if job.key and self._latest.get(job.key) is job:
                del self._latest[job.key]
            if not (job.dropped or self._closing):
                self._answer(job)
        finally:
            if self._under_way == 0:
                self.idle_changed.emit(True)

    def _answer(self, job: _Job) -> None:
        if job.error is None:
            if job.done is not None:
                job.done(job.result)
        elif isinstance(job.error, UserError) and job.refused is not None:
            job.refused(job.error)
        else:
            self._crashed(job.error)
