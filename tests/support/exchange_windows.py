"""Situations of the exchange, and the page 数据交换 of a real window to meet them in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.widgets.record_table import RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, edit, log, take

WAIT_MS = 20_000


# --- situations --------------------------------------------------------------------------------------------


def partners(one: Home, other: Home) -> None:
    """Both keep the password of their workbooks."""
    for home, partner in ((one, other), (other, one)):
        Exchange(home).set_password(home.actor, partner.office, FILE_PASSWORD)


def two_files(town: Subdistrict) -> tuple[Home, Home, Path, Path]:
    """An office whose second file goes on from a first that the hub has not: (hub, office, first, second)."""
    hub, office, elsewhere = town.home(HUB), town.home("NX03"), town.home(HUB)
    log(office)
    first = town.send(office)
    take(elsewhere, first)
    take(office, town.send(elsewhere, "NX03"))
    log(office, "钱小满")
    return hub, office, first, town.send(office)


def in_conflict(town: Subdistrict, *details: str) -> tuple[Home, Home, list[str]]:
    """Two computers of an office that wrote the same places: (hub, first, the requests)."""
    hub, first = town.home(HUB), town.home("NX03")
    requests = [log(first, f"人{number}", detail="原来") for number in range(len(details))]
    town.exchange(first, hub=hub)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for record, text in zip(requests, details, strict=True):
        edit(first, record, f"{text}甲")
        edit(second, record, f"{text}乙")
    for seat in (second, first):  # a computer that comes again after its copy was met counts as well
        take(hub, town.send(seat))
    take(first, town.send(hub, first.office))
    return hub, first, requests


# --- the window --------------------------------------------------------------------------------------------


@dataclass
class OpenExchange:
    """A window on a home, its page 数据交换 in front."""

    bot: QtBot
    window: MainWindow
    page: ExchangeTab
    tasks: Tasks
    home: Home

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds and nothing is under way."""
        self.bot.waitUntil(lambda: bool(holds()) and self.tasks.idle, timeout=WAIT_MS)

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: True)

    def says(self, label: QLabel, *words: str) -> None:
        """Wait until a label is there and says these words."""
        self.until(lambda: label.isVisible() and all(word in label.text() for word in words))

    def shows(self, table: RecordTable, count: int) -> None:
        """Wait until a table has so many rows."""
        self.until(lambda: table.rows.rowCount() == count)

    def texts(self, table: RecordTable) -> list[list[str]]:
        """What a table's cells say."""
        model = table.rows
        columns = range(model.columnCount())
        return [[str(model.index(row, c).data()) for c in columns] for row in range(model.rowCount())]

    def show_pane(self, key: str) -> None:
        """Bring a pane to the front and wait until it has read."""
        self.page.show_pane(key)
        self.rest()

    def drop(self, *files: Path) -> bool:
        """Let files fall on the window, over whatever is in its middle; whether it takes them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering = QDragEnterEvent(QPoint(700, 400), copy, data, left, none)
        entering.ignore()
        QApplication.sendEvent(self.window, entering)
        if entering.isAccepted():
            QApplication.sendEvent(self.window, QDropEvent(QPointF(700, 400), copy, data, left, none))
        return entering.isAccepted()


def open_exchange(
    bot: QtBot, home: Home, tasks: Tasks, looks: Looks, size: Sequence[int] = (1366, 768)
) -> OpenExchange:
    """The window of a home with its page 数据交换 in front, at rest."""
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    bot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    window.exchange.start()  # of what start() starts only this: the rest would be under way when a test ends
    page = window.page(ExchangeTab)
    assert isinstance(page, ExchangeTab)
    opened = OpenExchange(bot, window, page, tasks, home)
    opened.until(page.partners.ui.own.text)
    return opened


class Windows:
    """Opens the page on a home, and waits for the end of what it does before the home is closed."""

    def __init__(self, bot: QtBot, tasks: Tasks, looks: Looks) -> None:
        self._parts = tasks, looks
        self._bot = bot
        self._opened: list[OpenExchange] = []

    def __call__(self, home: Home) -> OpenExchange:
        self._opened.append(open_exchange(self._bot, home, *self._parts))
        return self._opened[-1]

    def rest(self) -> None:
        """Wait until nothing is under way."""
        for opened in self._opened:
            opened.rest()
