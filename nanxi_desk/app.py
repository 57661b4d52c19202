"""The composition root of the window: builds all, owns nothing else."""

import os
import socket
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from nanxi_desk.core import paths
from nanxi_desk.core.access import Member
from nanxi_desk.core.database import InstanceLock
from nanxi_desk.core.errors import Damaged, Unavailable, UserError
from nanxi_desk.core.faults import forget_hard_crashes, keep_faults, watch_hard_crashes
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.locking import USUAL, idle_minutes
from nanxi_desk.widgets.crash import CrashDialog, Crashes
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.window.idle_lock import IdleLock, close_all_but
from nanxi_desk.window.login import LoginPage, Tile
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.sign_place import SignPlace

if TYPE_CHECKING:
    from nanxi_desk.core.backup_file import Backup
    from nanxi_desk.window.first_join import NewJoined
    from nanxi_desk.window.first_run import FirstRunPage, NewHome
    from nanxi_desk.window.restore_page import RestorePage

WIDTH, HEIGHT = 1366, 768


def run_window(home: Path) -> int:
    """Open the window on the home in folder `home` and stay until it is closed; the exit code.

    Unavailable where there is no screen or the folder cannot be read.
    """
    _demand_screen()
    app = QApplication.instance() or QApplication(["nanxi-desk"])
    assert isinstance(app, QApplication)
    app.setApplicationName("nanxi-desk")
    app.setApplicationDisplayName(_("南西前台"))
    crashes = Crashes()
    crashes.watch()
    keep_faults(home)
    seat = Seat(app, home, crashes)
    seat.start()
    seat.showMaximized()
    seat.activateWindow()  # where no window manager does it, shortcuts would wait for one
    code = app.exec()
    seat.leave()
    forget_hard_crashes()
    return code


class Seat(QStackedWidget):
    """The one top window: entrance first, then the desk. Holds the open home and closes it."""

    def __init__(self, app: QApplication, home: Path, crashes: Crashes) -> None:
        super().__init__()
        self._path = home
        self.home: Home | None = None
        self.tasks = Tasks(crashes)
        self.tasks.on_damage = self._damaged
        self.looks = Looks(app, home)
        self.sign = SignPlace(self.looks.theme, self.tasks, self)
        self.idle = IdleLock(app, self)
        self.idle.locked.connect(self.lock)
        set_role(self, "ground")
        self.setWindowTitle(_("南西前台"))
        self.setWindowIcon(self.looks.theme.icon("desk", "accent"))
        self.setMinimumSize(1024, 640)
        self.resize(WIDTH, HEIGHT)

    def start(self) -> None:
        """Show the login, or on a new machine the first questions."""
        if Home.exists(self._path):
            try:
                self.show_login()
                self._tell_last_crash(watch_hard_crashes(self._path))
            except Damaged as error:
                self.show_way_back(error)
        else:
            from nanxi_desk.window.first_run import FirstRunPage  # once in the life of a machine

            page = FirstRunPage()
            page.asked.connect(lambda asked: self._create(page, asked))
            page.joined.connect(lambda asked: self._join(page, asked))
            page.done.connect(self._enter_desk)
            page.from_backup.connect(self.show_way_back)
            self._show(page)
            page.ui.office.setFocus()

    def show_login(self) -> None:
        """Ask who is on duty. Unavailable, or Damaged, where the folder's keys cannot be read."""
        page = LoginPage([Tile(name) for name in Home.people(self._path)], self.looks.theme)
        page.entered.connect(self._open)
        self._show(page)
        page.ui.password.setFocus()

    def _tell_last_crash(self, report: str) -> None:
        page = self.currentWidget()
        if report and isinstance(page, LoginPage):
            page.tell_last_crash(lambda: CrashDialog(report, self).open())

    def lock(self) -> None:
        """Hide everything at once, dialogs and previews too, and ask who is there; what is typed is kept.

        The data stay open, but nothing of them is shown.
        """
        if self.home is None or not isinstance(self.currentWidget(), MainWindow):
            return
        close_all_but(self, self.sign.window)
        desk = self.currentWidget()
        if not isinstance(desk, MainWindow):
            return  # closing a dialog led away from it
        desk.put_away()
        pauses = cast("list[QTimer]", desk.findChildren(QTimer))
        for pause in pauses:
            pause.stop()  # none may end in a question to the data any more
        # The desk is hidden, not gone: a save that is under way still tells it that its draft is no more.
        curtain = QWidget()
        set_role(curtain, "ground")
        curtain.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(curtain)
        self.setCurrentWidget(curtain)
        curtain.setFocus()
        self.setWindowTitle(_("南西前台"))
        self.sign.nobody()
        self.idle.rest()

        def ask(members: Sequence[Member]) -> None:
            self.removeWidget(desk)
            desk.deleteLater()
            self._ask_who(members)

        def ask_without_data(_error: UserError) -> None:
            names = Home.people(self._path)
            ask([Member("", name, "", has_login=True, has_pin=False, pin_taken=False) for name in names])

        self.tasks.run(self.home.access.members, ask, ask_without_data)

    def _ask_who(self, members: Sequence[Member]) -> None:
        self.tasks.leave_unanswered()  # the pages that asked are going
        page = LoginPage([Tile(m.name, m.pin_taken) for m in members if m.has_login], self.looks.theme)
        page.entered.connect(self._change_person)
        self.sign.nobody()
        self.idle.rest()
        self._show(page)
        self.setWindowTitle(_("南西前台"))
        page.ui.password.setFocus()

    def _change_person(self, person: str, secret: str) -> None:
        page, home = self.currentWidget(), self.home
        assert isinstance(page, LoginPage)
        assert home is not None

        def entered(_actor: object) -> None:
            self._begin(secret)

        self.tasks.run(lambda: home.access.enter(person, secret), entered, page.refuse)

    def leave(self) -> None:
        """Store what is under way, close the data, end the thread. May be called twice."""
        desk = self.currentWidget()
        if isinstance(desk, MainWindow):
            desk.put_away()
        self.sign.close()
        self.idle.rest()
        self._close_home(None)
        self.tasks.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing the window ends the program in good order."""
        self.leave()
        super().closeEvent(event)

    def _open(self, person: str, password: str) -> None:
        page = self.currentWidget()
        assert isinstance(page, LoginPage)

        def refused(error: UserError) -> None:
            if isinstance(error, Damaged):
                self.show_way_back(error, person, password)
            else:
                page.refuse(error)

        self.tasks.run(
            lambda: Home.open(self._path, password, person),
            lambda home: self._opened(home, password),
            refused,
        )

    # --- the way back -------------------------------------------------------------------------------------

    def show_way_back(self, error: Damaged | None = None, person: str = "", password: str = "") -> None:
        """Offer the backups, because of damage or on a new machine; what was typed at the login may fit."""
        from nanxi_desk.window.restore_page import RestorePage  # seldom wanted, and the start is measured

        page = RestorePage(self.tasks)
        page.explain(error, person, password)
        page.asked.connect(partial(self._restore, page))
        page.back.connect(self.start)
        self._show(page)
        page.look(self._path)

    def _restore(self, page: "RestorePage", backup: "Backup", person: str, password: str) -> None:
        from nanxi_desk.core.restoring import restore

        def work(told: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Home:
            restore(self._path, backup.path, password, person, progress=told, cancelled=cancelled)
            return Home.open(self._path, password, person)

        page.stop = self.tasks.run_long(
            work, lambda home: self._opened(home, password), page.refuse, page.panel.advance
        ).say

    def _finish_restoring(self, person: str, password: str) -> None:
        """The files lie ready beside the open home: close it, let them take their places, open it again."""
        from nanxi_desk.core.restoring import carry_out

        desk = self.currentWidget()
        assert isinstance(desk, MainWindow)
        desk.put_away()
        self.tasks.leave_unanswered()
        page = LoginPage([Tile(person)], self.looks.theme)
        page.entered.connect(self._open)
        page.wait(waiting=True)
        self._show(page)

        def work() -> Home:
            with InstanceLock.acquire(self._path / paths.LOCK):
                carry_out(self._path)
            return Home.open(self._path, password, person)

        self._close_home(lambda: self.tasks.run(work, lambda home: self._opened(home, password), page.refuse))

    def _damaged(self, error: Damaged) -> None:
        """Damage came to light in the middle of work: what is typed stays to be copied, and it is said."""
        desk = self.currentWidget()
        if isinstance(desk, MainWindow):
            desk.tell_damage(error)
        elif self.home is not None:
            self._leave_damaged(error)

    def _leave_damaged(self, error: Damaged) -> None:
        self.tasks.leave_unanswered()
        self._close_home(None)
        self.show_way_back(error)

    def _opened(self, home: Home, secret: str = "") -> None:
        self.home = home
        self._begin(secret)

    def _begin(self, secret: str) -> None:
        """The desk, or for who came in with a password from somebody else the question for one's own."""
        home = self.home
        assert home is not None
        if not home.access.must_change:
            self._enter_desk()
            return
        from nanxi_desk.window.first_password import FirstPasswordPage  # once for each person

        page = FirstPasswordPage(home.actor.name)

        def changed(_nothing: object) -> None:
            self._enter_desk()

        page.chosen.connect(
            lambda new: self.tasks.run(lambda: home.access.change_password(secret, new), changed, page.refuse)
        )
        page.left.connect(lambda: self.tasks.run(home.access.members, self._ask_who))
        self._show(page)
        page.ui.password.setFocus()

    def _create(self, page: "FirstRunPage", asked: "NewHome") -> None:
        def made(result: tuple[Home, str]) -> None:
            self.home, code = result
            watch_hard_crashes(self._path)
            page.show_code(code)

        self.tasks.run(
            lambda: Home.create(
                self._path,
                office=asked.office,
                name=asked.name,
                hub=asked.hub,
                admin=asked.admin,
                password=asked.password,
            ),
            made,
            page.refuse,
        )

    def _join(self, page: "FirstRunPage", asked: "NewJoined") -> None:
        """A home that the hub expects, by its joining file."""
        from nanxi_desk.core.exchange.joining import join, open_joining

        def work() -> tuple[Home, str]:
            joining = open_joining(asked.file, asked.code)
            home, code = Home.create(
                self._path,
                office=joining.office,
                name=joining.name,
                hub=False,
                admin=asked.admin,
                password=asked.password,
            )
            join(home, joining)
            return home, code

        def made(result: tuple[Home, str]) -> None:
            self.home, code = result
            watch_hard_crashes(self._path)
            page.show_code(code, self.home.office_name)

        self.tasks.run(work, made, page.join_form.refuse)

    def _enter_desk(self) -> None:
        assert self.home is not None
        self.tasks.leave_unanswered()
        window = MainWindow(Desk(self.home, self.tasks, self.looks.theme), self.looks, self.sign)
        window.leave.connect(self.lock)
        window.lock.connect(self.lock)
        window.restore.connect(self._finish_restoring)
        window.damaged.connect(self._leave_damaged)
        self._show(window)
        home = self.home
        self.tasks.run(lambda: idle_minutes(home), self.idle.watch, lambda _error: self.idle.watch(USUAL))
        window.minutes.connect(self.idle.watch)
        window.start()
        self.setWindowTitle(f"{self.home.office_name} · " + _("南西前台"))

    def _close_home(self, then: object) -> None:
        home, self.home = self.home, None
        if home is not None:
            self.sign.nobody()

            def close() -> None:
                self.tasks.end_long_work()
                home.close()

            self.tasks.run(close, (lambda _nothing: then()) if callable(then) else None)

    def _show(self, page: QWidget) -> None:
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()


def _demand_screen() -> None:
    """Qt ends the whole process where it finds no screen; say it in a sentence before."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not os.environ.get("WAYLAND_DISPLAY") and not _display_answers(os.environ.get("DISPLAY", "")):
        raise Unavailable(
            _("没有可用的屏幕，窗口打不开。"),
            _("请在桌面上启动，或改用命令行：nanxi-desk --help。"),
        )


def _display_answers(display: str) -> bool:
    """Whether an X server takes connections there; a display of another computer is left to Qt."""
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the X server's own place
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as attempt:
            if attempt.connect_ex(address) == 0:
                return True
    return False
