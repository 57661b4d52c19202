"""The program's own start without login page and password check; prints when 今日台 was usable, and the form.

Follows nanxi_desk/cli.py and app.py, run_window(), which has no door for a bare data key.
"""

import sys
import time

MARKS = {"python": time.monotonic()}

import json  # noqa: E402 - the first mark stands before every import
from pathlib import Path  # noqa: E402


def mark(name: str) -> None:
    """Remember when something was done."""
    MARKS[name] = time.monotonic()


def main() -> None:
    """`python -m benchmarks.start_ours HOME`, the data key in the environment."""
    import nanxi_desk.cli  # noqa: F401 - as __main__ does

    mark("imports of the command line")
    from PySide6.QtWidgets import QApplication

    from benchmarks.homes import key_from_outside, open_with_key
    from benchmarks.painted import Painted, choose_platform
    from nanxi_desk.app import Seat, _demand_screen, _log_to
    from nanxi_desk.core.home import Home
    from nanxi_desk.widgets.crash import Crashes
    from nanxi_desk.window.main_window import MainWindow
    from nanxi_desk.window.today import TodayPage

    mark("imports of the window")
    folder, key = Path(sys.argv[1]).absolute(), key_from_outside()
    choose_platform()
    _demand_screen()
    app = QApplication(["nanxi-desk"])
    app.setApplicationName("nanxi-desk")
    crashes = Crashes()
    crashes.watch()
    mark("QApplication")
    seat = Seat(app, folder, crashes)
    mark("theme")
    _log_to(folder)

    def entered(home: Home) -> None:
        mark("home open")
        seat._opened(home)
        mark("window built")
        window = seat.currentWidget()
        assert isinstance(window, MainWindow)
        today = window.stack.currentWidget()
        assert isinstance(today, TodayPage)
        rows = today.table.rows

        def usable() -> None:
            mark("usable")
            from nanxi_desk.frontdesk.tab import DeskTab  # as the window does when the page is wanted

            desk = window.page(DeskTab)
            assert isinstance(desk, DeskTab)

            def ready() -> None:
                mark("form")
                focus = QApplication.focusWidget() is desk.form.ui.field_name
                print(json.dumps({"marks": MARKS, "rows": rows.rowCount(), "focus": focus}), flush=True)
                seat.tasks.run(lambda: None, lambda _nothing: app.quit())

            Painted(desk.table, lambda: desk.table.rows.row(0) is not None, ready)

        Painted(today.table, lambda: rows.rowCount() > 0 and rows.row(0) is not None, usable)

    seat.tasks.run(lambda: open_with_key(folder, key), entered)
    seat.showMaximized()
    seat.activateWindow()
    app.exec()
    seat.leave()


if __name__ == "__main__":
    main()
