"""Garbage collection in the window's thread only, a little at a time.

Left alone, Python collects in whichever thread happens to allocate. A widget or chart item in a cycle would
then be destroyed by a background thread, which Qt does not survive; and a pass over everything in memory
would come while somebody types.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_TURN_MS = 200
_BUSY_TURN_MS = 20  # long work makes a hundred thousand objects in the time of a calm turn: a pass of 50 ms
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 25  # so many new objects, passes over the young, passes over the middle
_SETTLED_TURNS = 15  # after which what is in memory stays as long as the program


class Collecting(QObject):
    """Collects while it lives and is not stopped; several at once do no harm. Made in the window's thread."""

    _working: ClassVar[set[int]] = set()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thorough = True
        self._turns = 0
        gc.disable()
        self._working.add(id(self))
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self.turn)
        self._timer.start()

    def spare(self, long_work: bool) -> None:
        """While there is long work: what is new only and often, since with a ledger in memory the rest takes
        too long."""
        self._thorough = not long_work
        if self._timer.isActive():
            self._timer.setInterval(_BUSY_TURN_MS if long_work else _TURN_MS)

    def turn(self) -> None:
        """Collect the youngest generation that is due, or nothing."""
        self._turns += 1
        if self._turns == _SETTLED_TURNS:
            gc.freeze()  # modules, forms and themes need no second look
        young, middle, old = gc.get_count()
        if old > _OLD and self._thorough:
            gc.collect()
        elif middle > _MIDDLE and self._thorough:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)

    def stop(self) -> None:
        """Leave it to Python again, once the threads that could do harm have ended."""
        self._timer.stop()
        self._working.discard(id(self))
        if not self._working:
            gc.unfreeze()
            gc.enable()
