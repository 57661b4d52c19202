"""How the exchange stands: the badge on the rail and the card on 今日台."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from nanxi_desk.core.exchange.views import RIGHT_SEE
from nanxi_desk.core.language import _
from nanxi_desk.widgets.contributions import TodayCard, TodayPart
from nanxi_desk.widgets.tab import Desk

TAB = "exchange"
_FRESH_MS = 300_000  # files come by hand; what changes by itself is who owes one


@dataclass(frozen=True, slots=True)
class ExchangeStanding:
    """What waits for a person: conflicts, files set aside, partners that owe a file; of how many partners."""

    partners: int = 0
    conflicts: int = 0
    waiting: int = 0
    owed: int = 0

    @property
    def open(self) -> int:
        """All of it."""
        return self.conflicts + self.waiting + self.owed


class ExchangeWatch(QObject):
    """Looks from time to time and after each exchange; tells who may see it. Also the provider of the card.

    Nothing of the exchange is imported before the first look, since the start is measured.
    """

    told = Signal(object)  # a ExchangeStanding

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.standing = ExchangeStanding()
        self._looking = QTimer(self)
        self._looking.setInterval(_FRESH_MS)
        self._looking.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and then from now on, where the person may see it."""
        if self._desk.home.actor.can(RIGHT_SEE):
            self._looking.start()
            self.look()

    def look(self) -> None:
        """Read how it stands; beside the short work, since counting conflicts of a big home takes a while."""
        home = self._desk.home

        def read(_told: object, _cancelled: object) -> ExchangeStanding:
            from nanxi_desk.core.exchange.service import Exchange

            service = Exchange(home)
            partners = service.partners()
            return ExchangeStanding(
                partners=len(partners),
                conflicts=service.conflict_count(),
                waiting=len(service.waiting()),
                owed=sum(bool(partner.owes) for partner in partners),
            )

        self._desk.tasks.run_long(read, self._take, lambda _error: None)

    def read(self) -> TodayPart:
        """The card as of the last look; none where nobody is exchanged with."""
        standing = self.standing
        if not standing.partners or not self._desk.home.actor.can(RIGHT_SEE):
            return TodayPart()
        return TodayPart(cards=(_card(standing),))

    def _take(self, standing: ExchangeStanding) -> None:
        if standing != self.standing:
            self.standing = standing
            self.told.emit(standing)


def _card(standing: ExchangeStanding) -> TodayCard:
    parts = [
        words.format(count=count)
        for count, words in (
            (standing.conflicts, _("冲突 {count}")),
            (standing.owed, _("欠文件 {count}")),
            (standing.waiting, _("等待 {count}")),
        )
        if count
    ]
    pane = "inbox" if standing.conflicts else "partners" if standing.owed else "waiting"
    if not standing.open:
        pane = "partners"
    tone = "red" if standing.conflicts else "yellow" if standing.open else "text"
    note = " · ".join(parts) or _("没有要处理的")
    return TodayCard("exchange", _("数据交换"), str(standing.open), note, tone, (TAB, pane))
