"""Scans of signed sheets lie with their session: added and taken off by key, there again."""

from pathlib import Path

from PySide6.QtCore import Qt

from nanxi_desk.training.tab_session import PAPERS
from tests.gui.training.conftest import TrainingDesk
from tests.support.pictures import photo
from tests.support.windows import CTRL, press

ALT = Qt.KeyboardModifier.AltModifier


def scanned(training: TrainingDesk, session: str, file: Path) -> None:
    """Add a scan on the pane of papers, by its key."""
    training.open(session)
    page = training.page.session
    page.choose_pane(PAPERS)
    training.rest()
    page.papers.scans.ask = lambda _parent: [str(file)]
    press(Qt.Key.Key_U, CTRL)
    training.bot.waitUntil(lambda: len(page.papers.scans.tiles) == 1, timeout=10_000)
    training.rest()


def test_a_signed_sheet_is_scanned_to_its_session(training: TrainingDesk, tmp_path: Path) -> None:
    trainings = training.trainings
    session, other = trainings.session(), trainings.session("第二课")
    sheet = tmp_path / "签到表.jpg"
    sheet.write_bytes(photo())
    scanned(training, session, sheet)
    scans = training.page.session.papers.scans
    assert "签到表" in scans.tiles[0].accessibleName()
    training.open(other)
    training.page.session.choose_pane(PAPERS)
    training.bot.waitUntil(lambda: not scans.tiles, timeout=10_000)
    training.open(session)
    training.bot.waitUntil(lambda: len(scans.tiles) == 1, timeout=10_000)


def test_a_scan_is_taken_off_and_put_back(training: TrainingDesk, tmp_path: Path) -> None:
    session = training.trainings.session()
    sheet = tmp_path / "签到表.jpg"
    sheet.write_bytes(photo())
    scanned(training, session, sheet)
    scans = training.page.session.papers.scans
    scans.tiles[0].setFocus()
    press(Qt.Key.Key_Delete)
    training.bot.waitUntil(lambda: not scans.tiles, timeout=10_000)
    training.rest()
    press(Qt.Key.Key_Z, ALT)
    training.bot.waitUntil(lambda: len(scans.tiles) == 1, timeout=10_000)
