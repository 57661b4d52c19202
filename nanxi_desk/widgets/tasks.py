"""Work off the window's thread: short work on one thread, long work on another, results in the window's."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from nanxi_desk.core.errors import Damaged, UserError
from nanxi_desk.widgets.collecting import Collecting

T = TypeVar("T")
Refused = Callable[[UserError], None]
Crashed = Callable[[BaseException], None]

_TURN_SECONDS = 1e-6  # how soon the window is handed the interpreter by work in the background


class Cancellation:
    """Whether a piece of long work is to stop; asked by the work, said by the window."""

    def __init__(self) -> None:
        self._said = threading.Event()

    def say(self) -> None:
        """Stop at the next good moment."""
        self._said.set()

    def __call__(self) -> bool:
        """Whether it was said."""
        return self._said.is_set()


def _nothing() -> None:
    pass


class _Job:
    """One piece of work and what to do with its result."""

    __slots__ = ("cancelled", "done", "dropped", "error", "key", "progress", "refused", "result", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        refused: Refused | None,
        key: str = "",
        cancelled: Cancellation | None = None,
    ) -> None:
        self.work = work
        self.done = done
        self.refused = refused
        self.key = key
        self.cancelled = cancelled
        self.dropped = False
        self.progress: Callable[[int, int], None] | None = None
        self.result: Any = None
        self.error: BaseException | None = None

    def forget(self) -> None:
        """Let go, in the window's thread, of all that may hold a widget; its own thread is late."""
        self.work = _nothing
        self.done = self.refused = self.progress = None
        self.result = self.error = None

    def do(self) -> None:
        """Do the work and keep what came of it."""
        try:
            self.result = self.work()
        except Exception as error:  # noqa: BLE001 - handed on to the window's thread, never swallowed
            self.error = error


class _Lane:
    """A queue of work and the thread that does it, one after the other."""

    def __init__(self, name: str, do: Callable[[_Job], None]) -> None:
        self._do = do
        self._queue: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._running: _Job | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def add(self, job: _Job) -> None:
        """Put a job at the end of the queue."""
        with self._wake:
            self._queue.append(job)
            self._wake.notify_all()

    def cancel_all(self) -> None:
        """Ask what runs and what waits to stop, and wait until nothing is left."""
        with self._wake:
            for job in (self._running, *self._queue):
                if job is not None and job.cancelled is not None:
                    job.cancelled.say()
            self._wake.wait_for(lambda: self._running is None and not self._queue)

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._running = None
                self._wake.notify_all()
                self._wake.wait_for(lambda: self._queue or self._closing)
                if not self._queue:
                    return
                self._running = self._queue.popleft()
            self._do(self._running)


class Tasks(QObject):
    """What the window has done in the background; it never waits for it.

    `done` and `refused` are called in the window's thread. A UserError goes to `refused` where one is
    given, everything else to `crashed`. A widget that has gone meanwhile is told nothing any more.
    `idle_changed` tells whether anything is under way.
    """

    idle_changed = Signal(bool)
    _finished = Signal(object)
    _advanced = Signal(object, int, int)  # the job, how much is done, of how much

    def __init__(self, crashed: Crashed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self.on_damage: Callable[[Damaged], None] | None = None  # hears of damage besides whoever asked
        self._latest: dict[str, _Job] = {}
        self._open: set[_Job] = set()
        self._under_way = 0
        self._closing = False
        self._collecting = Collecting(self)
        # A paint asks for the interpreter many times, and would wait for a turn each time.
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_SECONDS)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._short = _Lane("desk-work", self._do_short)
        self._long = _Lane("desk-long-work", self._do_long)

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
        self._begin(job)
        if key:
            earlier = self._latest.get(key)
            if earlier is not None:
                earlier.dropped = True
            self._latest[key] = job
        self._short.add(job)

    def run_long(
        self,
        work: Callable[[Callable[[int, int], None], Cancellation], T],
        done: Callable[[T], None] | None = None,
        refused: Refused | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Cancellation:
        """Do `work` beside the short work, with a thread to itself, so that all else stays usable.

        The work is given two things: what to call with how much is done and of how much, and what tells
        whether it is to stop. `progress` hears of the former in the window's thread; what is returned says
        the latter.
        """
        cancelled = Cancellation()
        if self._closing:
            return cancelled

        def told(done: int, everything: int) -> None:
            if job.progress is not None:
                self._advanced.emit(job, done, everything)

        job = _Job(lambda: work(told, cancelled), done, refused, cancelled=cancelled)
        job.progress = progress
        self._begin(job)
        self._collecting.spare(long_work=True)
        self._long.add(job)
        return cancelled

    def end_long_work(self) -> None:
        """Cancel all long work and wait for its end: called in the background, before the data are closed."""
        self._long.cancel_all()

    def leave_unanswered(self) -> None:
        """Whoever asked is going: what is under way is finished, and nobody hears of it but of bugs."""
        for job in self._open:
            job.done, job.refused, job.progress = None, _unheard, None

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every result was delivered."""
        return self._under_way == 0

    def close(self) -> None:
        """Cancel long work, finish what is queued and end the threads; results that come now are dropped."""
        self._closing = True
        self._long.cancel_all()
        self._long.close()
        self._short.close()
        self._collecting.stop()
        sys.setswitchinterval(self._turn)

    def _begin(self, job: _Job) -> None:
        self._open.add(job)
        self._under_way += 1
        if self._under_way == 1:
            self.idle_changed.emit(False)

    def _do_short(self, job: _Job) -> None:
        if not job.dropped:
            job.do()
        self._finished.emit(job)

    def _do_long(self, job: _Job) -> None:
        job.do()
        self._finished.emit(job)

    @Slot(object, int, int)
    def _tell(self, job: _Job, done: int, everything: int) -> None:
        if job.progress is not None and not self._closing:
            job.progress(done, everything)

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._under_way -= 1
        self._open.discard(job)
        if job.cancelled is not None and not any(other.cancelled for other in self._open):
            self._collecting.spare(long_work=False)
        try:
            if job.key and self._latest.get(job.key) is job:
                del self._latest[job.key]
            if not (job.dropped or self._closing):
                self._answer(job)
        finally:
            job.forget()
            if self._under_way == 0:
                self.idle_changed.emit(True)

    def _tell_damage(self, error: BaseException | None) -> bool:
        """Whether it was damage, and somebody listens."""
        if not isinstance(error, Damaged) or self.on_damage is None:
            return False
        self.on_damage(error)
        return True

    def _answer(self, job: _Job) -> None:
        told = self._tell_damage(job.error)
        if job.error is None:
            if job.done is not None and not _gone(job.done):
                job.done(job.result)
        elif isinstance(job.error, UserError) and job.refused is not None:
            if not _gone(job.refused):
                job.refused(job.error)
        elif not told:
            self._crashed(job.error)


def _gone(hearer: Callable[[Any], object]) -> bool:
    """Whether this is a method of a widget that Qt has deleted, as with the window of whoever sat here."""
    owner = getattr(hearer, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _unheard(_error: UserError) -> None:
    pass
