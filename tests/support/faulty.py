"""A child process in which everything fails that can, each time with the marked values in its hands.

Run as `python -m tests.support.faulty HOME window|command`: the values come in NANXI_MARKS, and nothing of
them may be found in what the process leaves.
"""

import contextlib
import json
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk import __main__, cli
from nanxi_desk.core.faults import keep_faults
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import JOURNAL
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.homes import PASSWORD

MARKS: dict[str, str] = json.loads(os.environ.get("NANXI_MARKS", "{}"))
TEXT = " ".join(MARKS.values())


class Marked(Exception):
    """A bug whose message says everything."""


def message() -> None:
    raise Marked(TEXT)


def cause() -> None:
    try:
        raise KeyError(MARKS["phone"])
    except KeyError as error:
        raise ValueError(TEXT) from error


def group() -> None:
    raise ExceptionGroup(TEXT, [ValueError(MARKS["name"]), ExceptionGroup(TEXT, [TypeError(MARKS["id"])])])


def notes() -> None:
    error = LookupError("a bug")
    error.add_note(TEXT)
    raise error


def syntax() -> None:
    compile(f"name = {TEXT}", "<typed>", "exec")


def database(home: Home) -> None:
    """The driver's message and the statement's parameters hold what was to be stored."""
    with home.journal.write(home.actor.id) as writing:
        row = {"pos": 1, "record_id": MARKS["id"], "header": TEXT.encode(), "salt": b"", "hash": b""}
        writing.conn.execute(JOURNAL.insert(), [row, row])


def asked_wrongly(home: Home) -> None:
    """SQLite quotes the search."""
    with home.journal.read() as conn:
        conn.exec_driver_sql("SELECT * FROM request_search WHERE words MATCH ?", (f'"{TEXT}',))


def refused_record(home: Home) -> None:
    with home.journal.write(home.actor.id) as writing:
        writing.create(Request(**dict.fromkeys(Request.fields, TEXT), id=TEXT, scope=home.office))


def foreign_words() -> None:
    logging.getLogger("foreign.library").error("cannot read %s", TEXT)
    logging.getLogger("foreign.library").warning(TEXT)
    try:
        message()
    except Marked:
        logging.getLogger("foreign.library").exception(TEXT)
    warnings.warn(TEXT, UserWarning, stacklevel=1)


def in_a_thread() -> None:
    thread = threading.Thread(target=message, name=MARKS["name"])
    thread.start()
    thread.join()


class Dying:
    """Fails when nobody can catch it."""

    def __del__(self) -> None:
        message()


def unraisable() -> None:
    dying = [Dying()]
    dying.clear()


def faults(home: Home) -> list[Callable[[], None]]:
    of_home = [database, asked_wrongly, refused_record]
    plain = [message, cause, group, notes, syntax, foreign_words, in_a_thread, unraisable]
    return [*plain, *((lambda each=each: each(home)) for each in of_home)]


def fail_in_window(path: Path) -> None:
    """Every fault in a slot, in short work and in long work, as the window runs them; then the hard way."""
    import faulthandler

    from PySide6.QtCore import QTimer, qWarning
    from PySide6.QtWidgets import QApplication

    from nanxi_desk.app import Seat
    from nanxi_desk.widgets.crash import Crashes

    app = QApplication(["nanxi-desk"])
    reports: list[str] = []
    crashes = Crashes(reports.append)
    crashes.watch()
    keep_faults(path)
    seat = Seat(app, path, crashes)
    seat.start()
    home = Home.open(path, PASSWORD)
    each = faults(home)
    for fault in each:
        QTimer.singleShot(0, fault)
        seat.tasks.run(fault)
        seat.tasks.run_long(lambda _progress, _cancelled, fault=fault: fault())
    qWarning(f"{TEXT}")
    qWarning(f"QPainter::begin: {TEXT}")

    def end() -> None:
        if not seat.tasks.idle:
            QTimer.singleShot(20, end)
            return
        Path(os.environ["NANXI_REPORTS"]).write_text("\n".join(reports), "utf-8")
        home.close()
        faulthandler._sigsegv()

    QTimer.singleShot(100, end)
    app.exec()


def fail_in_command(path: Path) -> None:
    """Every fault beneath a command, each told as the program tells it; the last one ends the process."""
    from nanxi_desk.core.faults import watch_interpreter

    keep_faults(path)
    watch_interpreter(__main__._tell_fault)
    with Home.open(path, PASSWORD) as home:
        for fault in faults(home):
            try:
                fault()
            except Exception as error:  # noqa: BLE001 - told as the program tells it
                __main__._tell_fault(error)

    def log(_desk: FrontDesk, _actor: object, draft: object) -> None:
        raise Marked(repr(draft))

    FrontDesk.log = log  # type: ignore[assignment, method-assign]
    words = [
        "--item",
        "居住证明",
        "--name",
        MARKS["name"],
        "--phone",
        MARKS["phone"],
        "--detail",
        MARKS["detail"],
    ]
    with contextlib.suppress(SystemExit):
        cli.main(["--home", str(path), "--json", "log", *words])


if __name__ == "__main__":
    {"window": fail_in_window, "command": fail_in_command}[sys.argv[2]](Path(sys.argv[1]))
