"""Looks after the backups while the window is open: one a day, and the second place when it is back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.widgets.tab import Desk

if TYPE_CHECKING:
    from nanxi_desk.core.backup_keeping import Standing

_CALM_MS = 4_000  # after the first page: whoever opens the desk in the morning comes first
_LOOK_MS = 600_000


class BackupWatch(QObject):
    """`told` says how it stands, after the first look of the day and whenever something was made up for."""

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = ""
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look soon, and then every ten minutes."""
        self._timer.start()
        QTimer.singleShot(_CALM_MS, self, self.look)

    def look(self) -> None:
        """Do what is due; nothing where the day's work is done."""
        home = self._desk.home
        today = office_day(home.journal.clock.now())
        if today == self._day and not self._warned:
            return
        self._day = today

        def work(told: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Standing":
            from nanxi_desk.core.backup_keeping import keep_up  # not needed for the start, which is measured

            return keep_up(home, progress=told, cancelled=cancelled)

        self._desk.tasks.run_long(work, self._done, self._refused)

    def _done(self, standing: "Standing") -> None:
        self._warned = bool(standing.warning())
        self.told.emit(standing)

    def _refused(self, _error: UserError) -> None:
        """Not even the folder could be read: another look in ten minutes."""
        self._warned = True
