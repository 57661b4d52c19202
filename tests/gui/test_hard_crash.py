"""What the window says after a hard crash, of faults in other threads, and of trouble that no page takes."""

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nanxi_desk.app import Seat
from nanxi_desk.core import faults
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.faults import HARD_CRASH
from nanxi_desk.core.language import use_language
from nanxi_desk.core.paths import LOGS
from nanxi_desk.widgets.crash import CrashDialog, Crashes, TroubleDialog
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.login import LoginPage
from tests.support.homes import make_home
from tests.support.windows import OpenDesk, press, typed

CRASHED = 'Fatal Python error: Segmentation fault\n\n  File "/a/b/c/nanxi_desk/app.py", line 3 in start\n'


@pytest.fixture(autouse=True)
def own_hooks() -> Iterator[None]:
    """The interpreter, Qt and the log are afterwards as they were."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    handlers = list(logging.getLogger().handlers)
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
    logging.getLogger().handlers[:] = handlers
    faults.forget_hard_crashes()


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    """The window as it starts on a home in which the last run was ended by the system."""
    path = tmp_path / "home"
    make_home(path).close()
    (path / LOGS).mkdir()
    (path / LOGS / HARD_CRASH).write_text(CRASHED)
    made = Seat(qapp, path, Crashes(pytest.fail))
    made.start()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    use_language("zh")


def test_the_next_start_says_so_and_shows_the_report(seat: Seat, qtbot: QtBot) -> None:
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    assert login.ui.last_crash.isVisible()
    qtbot.waitUntil(login.ui.password.hasFocus)
    press(Qt.Key.Key_F8)
    [dialog] = seat.findChildren(CrashDialog)
    shown = dialog.findChild(QPlainTextEdit)
    assert isinstance(shown, QPlainTextEdit)
    assert "c/nanxi_desk/app.py" in shown.toPlainText()
    assert "/a/b" not in shown.toPlainText()
    dialog.accept()
    seat.show_login()
    again = seat.currentWidget()
    assert isinstance(again, LoginPage)
    assert not again.ui.last_crash.isVisible()


def test_a_start_after_a_good_end_says_nothing(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "home"
    make_home(path).close()
    seat = Seat(qapp, path, Crashes(pytest.fail))
    seat.start()
    login = seat.currentWidget()
    assert isinstance(login, LoginPage)
    assert login.ui.last_crash.isHidden()
    assert login.ui.show_crash.isHidden()
    seat.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_faults_of_other_threads_are_shown_in_the_windows_own(qapp: QApplication, qtbot: QtBot) -> None:
    shown: list[tuple[str, int]] = []
    crashes = Crashes(lambda report: shown.append((report, threading.get_ident())))
    before = qInstallMessageHandler(None)
    try:
        crashes.watch()
        thread = threading.Thread(target=dict[str, str]().pop, args=("欧阳标记",))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(shown) == 1)
    finally:
        qInstallMessageHandler(before)
    assert "builtins.KeyError" in shown[0][0]
    assert shown[0][1] == threading.get_ident()


def test_qts_words_are_logged_once_and_without_what_they_quote(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    before = qInstallMessageHandler(None)
    try:
        Crashes(pytest.fail).watch()
        for number in range(3):
            qWarning(f"QPainter::begin: 欧阳标记 {number}")
            qWarning(f"欧阳标记 {number}")
    finally:
        qInstallMessageHandler(before)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2
    assert "QPainter::begin" in said[0]
    assert "欧阳标记" not in "".join(said)


def test_trouble_that_no_page_takes_is_said_and_is_no_fault(
    qapp: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    crashes = Crashes()
    tasks = Tasks(crashes)

    def full() -> None:
        raise Unavailable("磁盘已满，内容没有保存。", "请清理磁盘空间后重试。")

    tasks.run(full)
    tasks.run(full)
    qtbot.waitUntil(lambda: tasks.idle)
    tasks.close()
    [dialog] = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, TroubleDialog)]
    [words] = [label.text() for label in dialog.findChildren(QLabel)]
    assert words == "磁盘已满，内容没有保存。 请清理磁盘空间后重试。"
    assert caplog.records == []
    dialog.accept()


def test_a_draft_that_cannot_be_kept_is_said_in_the_form(
    desk: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_drafts: Drafts, _name: str, _values: object) -> bool:
        raise Unavailable("磁盘已满，内容没有保存。", "请清理磁盘空间后重试。")

    monkeypatch.setattr(Drafts, "keep", full)
    press(Qt.Key.Key_F2)
    typed("周兰")
    desk.page.form.keep_draft()
    refusal = desk.page.form.ui.refusal
    qtbot.waitUntil(lambda: refusal.isVisible() and "磁盘已满" in refusal.text())
    monkeypatch.undo()
    desk.rest()
