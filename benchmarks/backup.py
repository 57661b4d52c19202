"""A backup made, verified and gone back to, while somebody saves at the desk.

The floor of making one is a copy of the database file, synced; that of going back is the same. The backup
lies beside the measured home and is restored into a folder of its own.
"""

import argparse
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from benchmarks.figures import Figure, against, peak_memory, percentile, plain, run
from benchmarks.homes import PASSWORD, opened
from benchmarks.painted import choose_platform
from benchmarks.screen import Heartbeat, crashed
from nanxi_desk.core import paths
from nanxi_desk.core.backup_file import Backup
from nanxi_desk.core.backups import make_backup
from nanxi_desk.core.home import Home
from nanxi_desk.core.restoring import rehearse, restore
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.widgets.tasks import Tasks

ANSWER_LIMIT_MS, SAVE_LIMIT_MS = 50, 1000
_SETTLED_MS = 500
_BETWEEN_MS = 100  # somebody saves that often meanwhile


class _Saving:
    """Saves a visit again and again; milliseconds of each."""

    def __init__(self, tasks: Tasks, home: Home) -> None:
        self.saves: list[float] = []
        self._tasks, self._home, self._service = tasks, home, FrontDesk(home)
        self._under_way = False
        self._timer = QTimer()
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._save)

    def start(self) -> None:
        """Begin to save."""
        self._timer.start()

    def stop(self) -> None:
        """Save no more."""
        self._timer.stop()

    def once(self) -> None:
        """One save that is not counted."""
        self._service.log(self._home.actor, self._draft())

    def _draft(self) -> VisitDraft:
        return VisitDraft(item="居住登记", name="示范来访", phone="13800000009", close_now=True)

    def _save(self) -> None:
        if self._under_way:
            return
        self._under_way, begun = True, time.perf_counter()
        draft = self._draft()

        def saved(_result: object) -> None:
            self.saves.append((time.perf_counter() - begun) * 1000)
            self._under_way = False

        self._tasks.run(lambda: self._service.log(self._home.actor, draft), saved)


def measure(folder: Path, options: argparse.Namespace) -> list[Figure]:
    """Seconds as milliseconds, sizes in MB."""
    del options
    choose_platform()
    app = QApplication.instance() or QApplication(["benchmark"])
    scratch = folder.parent / "backup-scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        copied = _seconds(lambda: _bare_copy(folder / paths.DATABASE, scratch / "bare.db"))
        with opened(folder) as home:
            backup, made, beat, saves = _make(home, scratch / "made.nxbak")
            app.processEvents()
        verified = _seconds(lambda: rehearse(backup, PASSWORD, None, scratch))
        restored = _seconds(lambda: restore(scratch / "home", backup.path, PASSWORD))
        reopened = _seconds(lambda: Home.open(scratch / "home", PASSWORD).close())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return [
        against("backup, verified, against a copy", made, copied),
        plain("  size of the backup", backup.size / 1e6, unit="MB"),
        plain("  window's longest silence meanwhile", beat, ANSWER_LIMIT_MS),
        plain("  longest save meanwhile", max(saves, default=0), SAVE_LIMIT_MS),
        plain("  save meanwhile, median", percentile(saves, 0.5) if saves else 0),
        plain("backup verified alone", verified),
        against("restore, against a copy", restored, copied),
        plain("  first opening after it", reopened),
        plain("  peak memory", peak_memory(), unit="MB"),
    ]


def _make(home: Home, target: Path) -> tuple[Backup, float, float, list[float]]:
    """The backup, how long it took, the window's longest silence and each save, in milliseconds."""
    tasks = Tasks(crashed)
    saving, beat, loop = _Saving(tasks, home), Heartbeat(), QEventLoop()
    made: list[tuple[Backup, float]] = []

    def begin() -> None:
        begun = time.perf_counter()

        def done(backup: Backup) -> None:
            made.append((backup, (time.perf_counter() - begun) * 1000))
            saving.stop()
            loop.quit()

        beat.start()
        saving.start()
        tasks.run_long(
            lambda told, cancelled: make_backup(home, target, progress=told, cancelled=cancelled),
            done,
            None,
            lambda _done, _everything: None,
        )

    saving.once()  # what a first save loads is not the backup's
    QTimer.singleShot(_SETTLED_MS, begin)
    loop.exec()
    tasks.close()
    backup, took = made[0]
    return backup, took, beat.longest, saving.saves


def _bare_copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    run(measure, __doc__ or "")
