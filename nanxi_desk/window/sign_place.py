"""Where the sign stands and whom it follows: it outlives the window of one person."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.core.rota import Rota
from nanxi_desk.widgets.sign import SignDuty, SignWindow
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import Theme

_FRESH_MS = 60_000  # the rota's halves change at noon


class SignPlace(QObject):
    """The one sign of this computer; made when it is first wanted."""

    def __init__(self, theme: Theme, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._home: Home | None = None
        self.window: SignWindow | None = None
        self._refreshing = QTimer(self)
        self._refreshing.setInterval(_FRESH_MS)
        self._refreshing.timeout.connect(self._read)

    @property
    def is_open(self) -> bool:
        """Whether the sign is on a screen."""
        return self.window is not None and self.window.isVisible()

    def toggle(self, home: Home, beside: QWidget) -> None:
        """Put the sign on the screen that `beside` is not on, or take it away."""
        if self.is_open:
            self.close()
        else:
            self.open(home, beside)

    def open(self, home: Home, beside: QWidget) -> SignWindow:
        """Put the sign on the screen that `beside` is not on, where it is not there already."""
        if self.window is None:
            self.window = SignWindow(self._theme, home.journal.clock.now)
            self.window.closed.connect(self._refreshing.stop)
        self._home = home
        if not self.is_open:
            self.window.show_duty(SignDuty(home.actor.name, office=home.office_name))
            self.window.open_beside(beside)
            self._refreshing.start()
            self._read()
        return self.window

    def follow(self, home: Home) -> None:
        """Somebody else is at the desk."""
        self._home = home
        if self.is_open:
            self._read()

    def nobody(self) -> None:
        """Between two persons; the data are closed."""
        home, self._home = self._home, None
        if self.window is not None and home is not None:
            self.window.show_duty(SignDuty(office=home.office_name))

    def close(self) -> None:
        """Take the sign away."""
        if self.window is not None:
            self.window.take_away()

    def _read(self) -> None:
        home = self._home
        if home is not None and self.is_open:
            self._tasks.run(lambda: sign_duty(home), self._show, lambda _refused: None, key="sign")

    def _show(self, duty: SignDuty) -> None:
        if self.window is not None and self._home is not None:
            self.window.show_duty(duty)


def sign_duty(home: Home) -> SignDuty:
    """What the sign says now: who acts is asked first; the rota's other person stands in."""
    rota, actor = Rota(home), home.actor
    duty = rota.on_duty(home.journal.clock.now())
    post = next((person.post for person in rota.people() if person.id == actor.id), "")
    pair = ((duty.substitute_id, duty.substitute), (duty.staff_id, duty.staff)) if duty else ()
    substitute = next((name for person, name in pair if person and person != actor.id), "")
    return SignDuty(actor.name, post, home.office_name, substitute)
