"""Backups in the window: made, gone back to, and offered where a home is damaged."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.app import Seat
from nanxi_desk.core import paths
from nanxi_desk.core.backup_keeping import SECOND, keep_up
from nanxi_desk.core.backups import FOLDER, known_backups, make_backup
from nanxi_desk.core.errors import Damaged
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import use_language
from nanxi_desk.window.backup_watch import BackupWatch
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.login import LoginPage
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.restore_page import RestorePage
from nanxi_desk.window.settings_backups import BackupsSection
from nanxi_desk.window.settings_page import SettingsPage
from tests.gui.test_entrance import Seats
from tests.support.backups import copy_template, flipped, make_template, visitors
from tests.support.homes import ADMIN, PASSWORD
from tests.support.windows import CTRL, ENTER, OpenDesk, press, typed

ALT = Qt.KeyboardModifier.AltModifier
LONG = 20_000


@pytest.fixture
def seats(qapp: QApplication, qtbot: QtBot) -> Iterator[Seats]:
    opened = Seats(qapp, qtbot)
    yield opened
    for seat in opened.open:
        seat.close()
        seat.deleteLater()
    use_language("zh")
    assert opened.reports == []


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def place(template: Path, tmp_path: Path) -> Path:
    """王小明 is in the backup, 李小红 came later."""
    return copy_template(template, tmp_path)


def log_in(seat: Seat, qtbot: QtBot) -> None:
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    qtbot.waitUntil(login.ui.password.hasFocus)
    typed(PASSWORD)
    press(ENTER)


def wait_for(seat: Seat, kind: type, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(seat.currentWidget(), kind), timeout=LONG)
    qtbot.waitUntil(lambda: seat.tasks.idle, timeout=LONG)


def section_of(window: MainWindow) -> BackupsSection:
    settings = window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    section = settings.section(BackupsSection)
    assert isinstance(section, BackupsSection)
    return section


# --- settings ----------------------------------------------------------------------------------------------


@pytest.fixture
def section(desk: OpenDesk) -> BackupsSection:
    found = section_of(desk.window)
    desk.rest()
    return found


def test_back_up_by_a_key(desk: OpenDesk, section: BackupsSection, home: Home) -> None:
    assert section.ui.standing.text() == "还没有备份。"
    press(Qt.Key.Key_B, CTRL)
    desk.rest()
    assert len(known_backups(home.path)) == section.ui.backups.count() == 1
    assert "已备份" in section.ui.told.text()
    assert not section.ui.progress.isVisible()
    assert "之后没有写过什么" in section.ui.standing.text()


def test_to_a_file(desk: OpenDesk, section: BackupsSection, tmp_path: Path) -> None:
    section.ask_where = lambda _parent, proposed: str(tmp_path / Path(proposed).stem)
    press(Qt.Key.Key_S, CTRL)
    desk.rest()
    (made,) = tmp_path.glob("NX03-*.nxbak")
    assert made.name in section.ui.told.text()
    section.ask_where = lambda _parent, _proposed: str(tmp_path / "away" / "x.nxbak")
    section.save_as()
    desk.rest()
    assert "不存在" in section.ui.warning.text()


def test_stopped_by_esc(
    desk: OpenDesk, section: BackupsSection, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_home: Home, _told: object, cancelled: Callable[[], bool]) -> object:
        while not cancelled():
            pass
        return keep_up(home, cancelled=cancelled)

    monkeypatch.setattr("nanxi_desk.window.settings_backups.back_up_now", slow)
    section.make()
    assert "Esc" in section.ui.make.text()
    assert section.ui.progress.isVisible()
    press(Qt.Key.Key_Escape)
    desk.rest()
    assert "Ctrl+B" in section.ui.make.text()
    assert known_backups(home.path) == ()


def test_a_second_place(desk: OpenDesk, section: BackupsSection, home: Home, tmp_path: Path) -> None:
    section.ask_folder = lambda _parent: str(tmp_path / "stick")
    press(Qt.Key.Key_L, CTRL)
    desk.rest()
    assert str(tmp_path / "stick" / SECOND) == section.ui.second.text()
    assert "同一块磁盘" in section.ui.second_note.text()
    assert len(list((tmp_path / "stick" / SECOND).iterdir())) == 1
    section.ask_folder = lambda _parent: str(home.path)
    section.choose_second()
    desk.rest()
    assert "数据文件夹里面" in section.ui.warning.text()
    section.ui.none.click()
    desk.rest()
    assert not section.ui.none.isVisible()


def test_files_that_are_none(desk: OpenDesk, section: BackupsSection, home: Home, tmp_path: Path) -> None:
    (home.path / FOLDER).mkdir()
    (home.path / FOLDER / "x.nxbak").write_text("x", "utf-8")
    section.shown()
    desk.rest()
    assert "1 个文件" in section.ui.skipped.text()
    section.ask_which = lambda _parent: str(home.path / FOLDER / "x.nxbak")
    section.open_file()
    desk.rest()
    assert "不是本程序的备份" in section.panel.ui.error.text()


def test_back_in_the_window(place: Path, seats: Seats, qtbot: QtBot) -> None:
    """Looked at, a wrong password, then the right one; afterwards the desk goes on with the backup."""
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, MainWindow, qtbot)
    window = seat.currentWidget()
    assert isinstance(window, MainWindow)
    assert seat.home is not None
    old = seat.home.replica
    section = section_of(window)
    qtbot.waitUntil(lambda: section.ui.backups.count() == 1 and seat.tasks.idle, timeout=LONG)
    section.ui.backups.setCurrentRow(0)
    qtbot.waitUntil(lambda: "会丢失" in section.panel.ui.loss.text(), timeout=LONG)
    assert section.panel.ui.person.currentText() == ADMIN
    section.panel.ui.password.setFocus()
    typed("falsch")
    press(ENTER, CTRL)
    qtbot.waitUntil(section.panel.ui.error.isVisible, timeout=LONG)
    assert "密码不对" in section.panel.ui.error.text()
    assert visitors(seat.home) == {"王小明", "李小红"}
    typed(PASSWORD)
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: seat.currentWidget() is not window, timeout=LONG)
    wait_for(seat, MainWindow, qtbot)
    assert seat.home is not None
    assert visitors(seat.home) == {"王小明"}
    assert seat.home.replica != old
    again = seat.currentWidget()
    assert isinstance(again, MainWindow)
    assert "新的身份" in again.notices.words.text()
    press(Qt.Key.Key_K, ALT)
    assert not again.notices.isVisible()


# --- a damaged home ----------------------------------------------------------------------------------------


def cut(place: Path) -> None:
    os.truncate(place / paths.DATABASE, 20_000)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": cut,
    "empty": lambda place: os.truncate(place / paths.DATABASE, 0),
    "gone": lambda place: (place / paths.DATABASE).unlink(),
    "plain": lambda place: (place / paths.DATABASE).write_bytes(b"SQLite format 3\x00" + bytes(5000)),
    "first page": lambda place: flipped(place / paths.DATABASE, 40),
    "schema": lambda place: flipped(place / paths.DATABASE, 4096 + 700),
    "keys gone": lambda place: (place / paths.KEYS).unlink(),
    "keys cut": lambda place: os.truncate(place / paths.KEYS, 100),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_instead_of_a_dead_end(place: Path, seats: Seats, qtbot: QtBot, damage: str) -> None:
    """The login's own password suffices: one key brings the newest good backup back."""
    DAMAGES[damage](place)
    (backup,) = known_backups(place)
    seat = seats(place)
    if "keys" not in damage:
        log_in(seat, qtbot)
    wait_for(seat, RestorePage, qtbot)
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.ui.sentence.text().endswith("。")
    assert page.panel.backup == backup
    assert "已检查" in page.ui.searching.text()
    qtbot.waitUntil(page.panel.ui.password.hasFocus)
    if "keys" in damage:
        typed(PASSWORD)
    press(ENTER, CTRL)
    wait_for(seat, MainWindow, qtbot)
    assert seat.home is not None
    assert visitors(seat.home) == {"王小明"}
    (kept,) = place.glob("replaced-*")
    assert any(kept.iterdir())


def test_a_newer_backup_that_is_damaged_too(place: Path, seats: Seats, qtbot: QtBot) -> None:
    with Home.open(place, PASSWORD) as home:
        bad = make_backup(home, place / FOLDER / "zz.nxbak")
    good = next(backup for backup in known_backups(place) if backup.path != bad.path)
    flipped(bad.path, 5000)
    if good.made_at == bad.made_at:  # both within one second: the order is then that of their names
        bad.path.rename(bad.path.with_name("00.nxbak"))
    cut(place)
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, RestorePage, qtbot)
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.panel.backup == good


def test_without_any_backup_a_file_from_elsewhere(
    place: Path, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    (backup,) = known_backups(place)
    elsewhere = backup.path.rename(tmp_path / "stick.nxbak")
    cut(place)
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, RestorePage, qtbot)
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    assert "没有找到备份" in page.ui.searching.text()
    assert not page.panel.ui.restore.isEnabled()
    page.ask = lambda _parent: str(place / paths.KEYS)
    page.open_file()
    qtbot.waitUntil(lambda: "不是本程序的备份" in page.ui.searching.text(), timeout=LONG)
    page.ask = lambda _parent: str(elsewhere)
    press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: page.panel.backup is not None, timeout=LONG)
    page.panel.ui.password.setFocus()
    press(ENTER)
    wait_for(seat, MainWindow, qtbot)


def test_back_to_the_login(place: Path, seats: Seats, qtbot: QtBot) -> None:
    content = (place / paths.DATABASE).read_bytes()
    cut(place)
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, RestorePage, qtbot)
    (place / paths.DATABASE).write_bytes(content)
    press(Qt.Key.Key_F5)
    log_in(seat, qtbot)
    wait_for(seat, MainWindow, qtbot)


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_damage_that_shows_in_the_middle_of_work(
    place: Path, seats: Seats, qtbot: QtBot, part: float
) -> None:
    """What is typed stays; a key leads to the backups."""
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, MainWindow, qtbot)
    window = seat.currentWidget()
    assert isinstance(window, MainWindow)
    assert seat.home is not None
    home = seat.home
    with home.journal.read() as conn:
        conn.exec_driver_sql("SELECT 1")
    home.engine.dispose()  # nothing of the file is remembered
    database = place / paths.DATABASE
    pages = database.stat().st_size // 4096
    for page in range(int(pages * part), pages):
        flipped(database, page * 4096 + 100)

    def read() -> object:
        with home.journal.read() as conn:
            return conn.exec_driver_sql("PRAGMA quick_check").all(), visitors(home)

    seat.tasks.run(read)  # nobody listens for refusals here: it must not end as a fault
    qtbot.waitUntil(lambda: "损坏" in window.notices.words.text(), timeout=LONG)
    assert seat.currentWidget() is window
    press(Qt.Key.Key_B, ALT)
    wait_for(seat, RestorePage, qtbot)
    assert seat.home is None
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    page.panel.ui.password.setFocus()
    typed(PASSWORD)
    press(ENTER, CTRL)
    wait_for(seat, MainWindow, qtbot)
    assert visitors(seat.home) == {"王小明"}


def test_damage_that_shows_while_nobody_is_at_the_desk(place: Path, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(place)
    log_in(seat, qtbot)
    wait_for(seat, MainWindow, qtbot)
    press(Qt.Key.Key_F10)
    wait_for(seat, LoginPage, qtbot)
    (place / paths.KEYS).unlink()

    def read() -> object:
        raise Damaged("数据库文件已损坏。")

    seat.tasks.run(read)
    wait_for(seat, RestorePage, qtbot)
    assert seat.home is None


# --- a new machine -----------------------------------------------------------------------------------------


def test_from_the_first_run(place: Path, seats: Seats, qtbot: QtBot, tmp_path: Path) -> None:
    (backup,) = known_backups(place)
    seat = seats(tmp_path / "new")
    first = seat.currentWidget()
    assert isinstance(first, FirstRunPage)
    qtbot.waitUntil(first.ui.office.hasFocus)
    press(Qt.Key.Key_O, CTRL)
    wait_for(seat, RestorePage, qtbot)
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.ui.title.text() == "从备份恢复"
    assert not page.ui.kept.isVisible()
    press(Qt.Key.Key_F5)
    assert isinstance(seat.currentWidget(), FirstRunPage)
    first = seat.currentWidget()
    assert isinstance(first, FirstRunPage)
    first.ui.from_backup.click()
    page = seat.currentWidget()
    assert isinstance(page, RestorePage)
    page.ask = lambda _parent: str(backup.path)
    page.open_file()
    qtbot.waitUntil(lambda: page.panel.backup == backup, timeout=LONG)
    page.panel.ui.password.setFocus()
    typed(PASSWORD)
    press(ENTER, CTRL)
    wait_for(seat, MainWindow, qtbot)
    assert seat.home is not None
    assert (seat.home.path, visitors(seat.home)) == (tmp_path / "new", {"王小明"})


# --- day by day --------------------------------------------------------------------------------------------


def test_the_watch_makes_one_and_tells_what_is_wrong(
    desk: OpenDesk, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = desk.window.backups
    watch.look()
    desk.rest()
    assert len(known_backups(home.path)) == 1
    assert not desk.window.notices.isVisible()
    monkeypatch.setattr(
        "nanxi_desk.window.backup_watch.office_day", lambda _moment: "2099-01-01"
    )  # the day has changed
    section_of(desk.window).ask_folder = lambda _parent: str(tmp_path / "stick")
    section_of(desk.window).choose_second()
    desk.rest()
    (tmp_path / "stick").rename(tmp_path / "pulled")
    watch.look()
    desk.rest()
    assert "现在不在" in desk.window.notices.words.text()
    desk.window.show_page(0)
    press(Qt.Key.Key_B, ALT)
    assert isinstance(desk.window.stack.currentWidget(), SettingsPage)
    (tmp_path / "pulled").rename(tmp_path / "stick")
    watch.look()
    desk.rest()
    assert not desk.window.notices.isVisible()


def test_the_watch_rests_when_the_days_work_is_done(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def count(home: Home, **_options: object) -> object:
        looked.append(1)
        return keep_up(home)

    monkeypatch.setattr("nanxi_desk.core.backup_keeping.keep_up", count)
    for _ in range(3):
        desk.window.backups.look()
        desk.rest()
    assert looked == [1]
    assert isinstance(desk.window.backups, BackupWatch)


def test_a_sentence_that_was_read_is_not_said_again(desk: OpenDesk) -> None:
    bar = desk.window.notices
    bar.tell("backups", "甲。", "settings", "backups")
    assert bar.isVisible()
    press(Qt.Key.Key_K, ALT)
    bar.tell("backups", "甲。", "settings", "backups")
    assert not bar.isVisible()
    bar.tell("backups", "乙。", "settings", "backups")
    assert bar.words.text() == "乙。"
    desk.window.tell_damage(Damaged("数据库文件已损坏。"))
    assert "损坏" in bar.words.text()
    bar.tell("backups", "")
    press(Qt.Key.Key_K, ALT)
    assert not bar.isVisible()
