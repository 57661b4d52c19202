"""Work off the window's thread: order, replacement, errors, and what a crash tells."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nanxi_desk.core.errors import InputRefused, UserError
from nanxi_desk.widgets.crash import CrashDialog, Crashes, crash_report
from nanxi_desk.widgets.tasks import Tasks
from tests.support.windows import RecordedCrashes


def test_work_happens_elsewhere_and_results_come_back(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[tuple[str, int, int]] = []
    here = threading.get_ident()
    for name in "abc":
        tasks.run(
            lambda name=name: (name, threading.get_ident()),
            lambda result: threads.append((*result, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: tasks.idle)
    assert [name for name, _there, _back in threads] == ["a", "b", "c"]
    assert all(there != here and back == here for _name, there, back in threads)


def test_a_later_job_of_a_key_takes_the_place_of_an_earlier_one(qtbot: QtBot, tasks: Tasks) -> None:
    gate, results = threading.Event(), list[str]()
    tasks.run(lambda: gate.wait(10))
    for text in ("o", "oy", "oyr"):
        tasks.run(lambda text=text: text, results.append, key="search")
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert results == ["oyr"]


def test_errors_of_people_and_bugs_go_different_ways(qtbot: QtBot) -> None:
    crashes, refused = RecordedCrashes(), list[UserError]()
    tasks = Tasks(crashes)

    def refuse() -> None:
        raise InputRefused("不行。")

    def break_down() -> None:
        raise KeyError("x")

    tasks.run(refuse, refused=refused.append)
    tasks.run(break_down, refused=refused.append)
    qtbot.waitUntil(lambda: tasks.idle)
    tasks.close()
    assert [type(error) for error in refused] == [InputRefused]
    assert [type(error) for error in crashes.errors] == [KeyError]


def test_closing_finishes_what_is_queued(qapp: QApplication) -> None:
    done: list[int] = []
    tasks = Tasks(RecordedCrashes())
    for number in range(5):
        tasks.run(lambda number=number: done.append(number))
    tasks.close()
    assert done == [0, 1, 2, 3, 4]


def test_a_crash_report_names_the_place_and_no_value() -> None:
    secret = "王桂兰 13800002207"
    try:
        try:
            int(secret)
        except ValueError as error:
            raise RuntimeError(f"cannot take {secret}") from error
    except RuntimeError as error:
        report = crash_report(error)
    assert "test_tasks.py" in report
    assert "builtins.ValueError" in report
    assert "王桂兰" not in report
    assert "1380" not in report


def test_the_dialog_copies_the_report(qtbot: QtBot) -> None:
    dialog = CrashDialog("report")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QApplication.clipboard().text() == "report"


def test_each_fault_is_logged_once_and_shown(caplog: object) -> None:
    shown: list[str] = []
    crashes = Crashes(shown.append)
    crashes(LookupError("x"))
    assert len(shown) == 1
