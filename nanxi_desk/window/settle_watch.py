"""Has the ratings without a name written when their day is over: at the start, and whenever a day begins."""

from PySide6.QtCore import QObject, QTimer

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.widgets.tab import Desk

_CALM_MS = 5_000  # after the first page: whoever opens the desk in the morning comes first
_LOOK_MS = 600_000


class SettleWatch(QObject):
    """Whoever is at the desk, with or without a right to ratings: it is the program's own work."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = ""  # the one that was begun with what earlier days left
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look soon, and then every ten minutes: the window stays open for days."""
        self._timer.start(_CALM_MS)

    def rest(self) -> None:
        """The person leaves."""
        self._timer.stop()

    def look(self) -> None:
        """Write what waits; nothing where this day has begun so already."""
        if self._timer.isActive():
            self._timer.setInterval(_LOOK_MS)
        home = self._desk.home
        today = office_day(home.journal.clock.now())
        if today == self._day:
            return
        self._day = today

        def work() -> int:
            from nanxi_desk.modules import satisfaction_of  # the start is measured

            return satisfaction_of(home).settle()

        self._desk.tasks.run(work, None, self._refused)

    def _refused(self, _error: UserError) -> None:
        """A full disk, or another program at the file: they wait on, and it is tried again."""
        self._day = ""
