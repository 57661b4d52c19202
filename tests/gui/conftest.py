"""Real windows on real homes; questions and faults are recorded, never shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.language import use_language
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.exchange_windows import Windows
from tests.support.exchanges import Subdistrict
from tests.support.homes import make_home
from tests.support.windows import OpenDesk, RecordedCrashes


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Fonts and documents need one, too, whichever test comes first."""
    return qapp


@pytest.fixture
def crashes() -> Iterator[RecordedCrashes]:
    recorded = RecordedCrashes()
    yield recorded
    if recorded.errors:
        raise recorded.errors[0]


@pytest.fixture
def tasks(qapp: QApplication, crashes: RecordedCrashes) -> Iterator[Tasks]:
    made = Tasks(crashes)
    yield made
    made.close()


@pytest.fixture
def looks(qapp: QApplication, tmp_path: Path) -> Iterator[Looks]:
    yield Looks(qapp, tmp_path)
    use_language("zh")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as made:
        yield made


@pytest.fixture
def service(home: Home) -> FrontDesk:
    return FrontDesk(home)


@pytest.fixture
def desk(qtbot: QtBot, home: Home, service: FrontDesk, tasks: Tasks, looks: Looks) -> OpenDesk:
    window = MainWindow(Desk(home, tasks, looks.theme), looks)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page(DeskTab)
    assert isinstance(page, DeskTab)
    opened = OpenDesk(qtbot, window, page, service)
    opened.rest()
    qtbot.waitUntil(page.form.ui.field_name.hasFocus)
    return opened


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.fixture
def windows(qtbot: QtBot, town: Subdistrict, tasks: Tasks, looks: Looks) -> Iterator[Windows]:
    """Opens the page 数据交换 on homes of the town."""
    opened = Windows(qtbot, tasks, looks)
    yield opened
    opened.rest()
