"""Work off the window's thread: order, replacement, errors, and what a crash tells."""

import gc
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nanxi_desk.core.errors import InputRefused, UserError
from nanxi_desk.widgets.collecting import Collecting
from nanxi_desk.widgets.crash import CrashDialog, Crashes, crash_report
from nanxi_desk.widgets.tasks import Cancellation, Tasks
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


def test_a_widget_that_has_gone_is_told_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    """A window is replaced while it still waits for what it asked."""

    class Window(QWidget):
        def hear(self, answer: object) -> None:
            heard.append((self.isVisible(), answer))

    heard, gate = list[tuple[bool, object]](), threading.Event()
    gone, there = Window(), Window()

    def refuse() -> None:
        raise InputRefused("不行。")

    tasks.run(lambda: gate.wait(10))
    for window in (gone, there):
        tasks.run(lambda: "answer", window.hear)
        tasks.run(refuse, refused=window.hear)
    delete(gone)
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert [type(answer) for _visible, answer in heard] == [str, InputRefused]
    delete(there)


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


def test_long_work_leaves_the_short_work_its_way(qtbot: QtBot, tasks: Tasks) -> None:
    gate, seen, results = threading.Event(), list[tuple[int, int, int]](), list[str]()

    def work(progress: Callable[[int, int], None], cancelled: Cancellation) -> str:
        progress(1, 2)
        assert gate.wait(10)
        return "stopped" if cancelled() else "long"

    here = threading.get_ident()
    tasks.run_long(work, results.append, progress=lambda n, of: seen.append((n, of, threading.get_ident())))
    tasks.run(lambda: "short", results.append)
    qtbot.waitUntil(lambda: results == ["short"])
    qtbot.waitUntil(lambda: seen == [(1, 2, here)])
    assert not tasks.idle
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert results == ["short", "long"]


def test_long_work_is_cancelled_alone_and_before_data_are_closed(qtbot: QtBot, tasks: Tasks) -> None:
    begun, results = threading.Semaphore(0), list[str]()

    def until_cancelled(_progress: Callable[[int, int], None], cancelled: Cancellation) -> str:
        begun.release()
        while not cancelled():
            threading.Event().wait(0.001)
        return "stopped"

    cancellation = tasks.run_long(until_cancelled, results.append)
    assert begun.acquire(timeout=10)
    cancellation.say()
    qtbot.waitUntil(lambda: results == ["stopped"])

    tasks.run_long(until_cancelled, results.append)
    tasks.run_long(until_cancelled, results.append)
    assert begun.acquire(timeout=10)
    tasks.run(tasks.end_long_work, lambda _nothing: results.append("closed"))
    qtbot.waitUntil(lambda: tasks.idle)
    assert results == ["stopped", "stopped", "stopped", "closed"]


def test_errors_of_long_work_go_the_same_ways(qtbot: QtBot) -> None:
    crashes, refused = RecordedCrashes(), list[UserError]()
    tasks = Tasks(crashes)

    def refuse(_progress: object, _cancelled: object) -> None:
        raise InputRefused("不行。")

    def break_down(_progress: object, _cancelled: object) -> None:
        raise KeyError("x")

    tasks.run_long(refuse, refused=refused.append)
    tasks.run_long(break_down, refused=refused.append)
    qtbot.waitUntil(lambda: tasks.idle)
    tasks.close()
    assert [type(error) for error in refused] == [InputRefused]
    assert [type(error) for error in crashes.errors] == [KeyError]


def test_the_window_is_handed_the_interpreter_at_once_while_it_lives() -> None:
    before = sys.getswitchinterval()
    tasks = Tasks(RecordedCrashes())
    meanwhile = sys.getswitchinterval()
    tasks.close()
    assert meanwhile < 0.0001
    assert sys.getswitchinterval() == before


def test_what_a_job_holds_is_let_go_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    """The last to hold a closed window may be a job that was to tell it something."""
    ends: list[int] = []
    told = threading.Event()

    class Held:
        def __del__(self) -> None:
            ends.append(threading.get_ident())

    def late(job: Any, do: Callable[[Any], None] = tasks._short._do) -> None:
        do(job)
        told.wait(5)

    tasks._short._do = late  # type: ignore[method-assign]
    held = Held()
    tasks.run(lambda held=held: None, lambda _result: None)  # type: ignore[misc] # noqa: ARG005
    del held
    qtbot.waitUntil(lambda: tasks.idle)
    told.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.get_ident()]


def test_garbage_of_every_thread_is_collected_in_the_windows(qtbot: QtBot, tasks: Tasks) -> None:
    """A cycle that a background thread leaves may hold a widget: only the window's thread may destroy it."""
    ends: list[int] = []

    class Knot:
        def __init__(self) -> None:
            self.self = self

        def __del__(self) -> None:
            ends.append(threading.get_ident())

    def leave_garbage() -> None:
        for _knot in range(20_000):
            Knot()

    tasks.run(leave_garbage)
    qtbot.waitUntil(lambda: len(ends) >= 15_000, timeout=10_000)
    assert set(ends) == {threading.get_ident()}


def test_beside_long_work_only_what_is_new_is_collected(qtbot: QtBot, tasks: Tasks) -> None:
    collected: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "stop":
            collected.append(about["generation"])

    def work(_progress: object, cancelled: Cancellation) -> int:
        kept = []
        while not cancelled():
            kept.append([[] for _ in range(5_000)])
            if len(collected) > 40:
                break
        return len(kept)

    gc.callbacks.append(note)
    done: list[int] = []
    try:
        tasks.run_long(work, done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    finally:
        gc.callbacks.remove(note)
    assert set(collected[:40]) == {0}


def test_collecting_is_pythons_own_again_afterwards(qapp: QApplication) -> None:
    first, second = Collecting(), Collecting()
    first.stop()
    assert not gc.isenabled(), "somebody still needs it"
    second.stop()
    assert gc.isenabled()


def test_whoever_has_gone_hears_nothing_but_the_work_is_done(qtbot: QtBot, tasks: Tasks) -> None:
    gate, done, heard = threading.Event(), list[str](), list[object]()

    def write() -> str:
        gate.wait(10)
        done.append("written")
        return "written"

    def refuse() -> None:
        raise InputRefused("不行。")

    def long(told: Callable[[int, int], None], _cancelled: Cancellation) -> None:
        gate.wait(10)
        told(1, 2)
        done.append("long")

    tasks.run(write, heard.append, heard.append)
    tasks.run(refuse, heard.append, heard.append)
    tasks.run_long(long, heard.append, heard.append, lambda *told: heard.append(told))
    tasks.leave_unanswered()
    tasks.run(lambda: "new", heard.append)
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert sorted(done) == ["long", "written"]
    assert heard == ["new"]
