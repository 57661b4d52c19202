"""Pictures of every tab and dialog, with or without a screen."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from nanxi_desk.core.errors import Damaged, Unavailable
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.settings import Preferences
from nanxi_desk.core.workbook.grid import write_grid
from nanxi_desk.frontdesk.ledger_sample import messy_ledger_rows
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import RECEIPT, SlipFacts, make_slip
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.frontdesk.views import ResidentHit, VisitDraft
from nanxi_desk.widgets.crash import CrashDialog, TroubleDialog, crash_report
from nanxi_desk.widgets.sign import SignWindow
from nanxi_desk.widgets.slip_preview import SlipPreview
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window import tour_ratings
from nanxi_desk.window.first_password import FirstPasswordPage
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.login import LoginPage, Tile
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.settings_page import SettingsPage
from nanxi_desk.window.settings_people import PeopleSection
from nanxi_desk.window.sign_place import sign_duty
from nanxi_desk.window.tabs import SECTIONS, make_week
from nanxi_desk.window.today import TodayPage
from nanxi_desk.window.tour_exchange import exchange_stations
from nanxi_desk.window.tour_stars import stars_stations
from nanxi_desk.window.tour_training import training_stations

WIDTH, HEIGHT = 1366, 768
VARIANTS = (
    Preferences(),
    Preferences(theme="dark"),
    Preferences(text_size="large"),
    Preferences(language="en"),
    Preferences(theme="dark", text_size="large", language="en"),
)
BRIEFLY = (VARIANTS[0], VARIANTS[-1])  # the plainest and the one that needs most room
_ROWS_TOO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_STEPS = {"转办": "hand-on", "暂停": "pause", "作废": "void"}
_QUIET_MS = 160  # longer than any pause before a look-up
_PATIENCE_S = 20.0
# Made up, like everything that the pictures show besides the demonstration's own records.
_PEOPLE = ("陈静", "李明", "沈文娟", "周国平")
_CODE = "7KQ4-XM2P-9RTD-A6WF-3HNC-V8EJ"


def tour(
    home: Home, out: Path, looks: Sequence[Preferences] = VARIANTS, *, hub: Home | None = None
) -> list[Path]:
    """Write the pictures of a home with records into the folder `out`; the files, in the order of the tour.

    What all offices do together is shown at the `hub`, where one is given. Unavailable where the folder
    cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            _("文件夹“{folder}”不能写入：{reason}。").format(folder=out, reason=error.strerror),
            _("请换一个文件夹。"),
        ) from error
    return _Guide(_application(), home, hub or home, out).walk(looks)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if sys.platform.startswith("linux"):
            # Pictures need no screen, and without one they look the same on every machine.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication(["nanxi-desk"])
    return app


class _Guide(QObject):
    """Goes through the window and takes the pictures."""

    def __init__(self, app: QApplication, home: Home, hub: Home, out: Path) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._hub = hub
        self._out = out
        self._files: list[Path] = []
        self._failure: BaseException | None = None
        self._tasks = Tasks(self._crashed)
        self._looks = Looks(app, home.path)

    def walk(self, looks: Sequence[Preferences]) -> list[Path]:
        before = self._looks.preferences
        try:
            for preferences in looks:
                self._looks.change(preferences, keep=False)
                parts = [preferences.theme, preferences.text_size, preferences.language]
                mark = "-".join(part for part in parts if part != "normal")
                for name, widget in self._stations():
                    self._take(f"{name}-{mark}", widget)
        finally:
            self._looks.change(before, keep=False)
            self._tasks.close()
        return self._files

    def _stations(self) -> Iterator[tuple[str, QWidget]]:
        yield from self._entrance()
        window = MainWindow(self._desk(), self._looks)
        self._place(window)
        window.page(TodayPage)
        yield "today", window
        yield from self._front_desk(window)
        yield from self._figures(window)
        yield from exchange_stations(window, self._settle)
        yield from tour_ratings.pages(window, self._settle)
        yield from training_stations(window, self._desk(), self._settle, self._place, self._leave)
        settings = window.page(SettingsPage)
        assert isinstance(settings, SettingsPage)
        for section in ("looks", *SECTIONS):
            settings.show_section(section)
            yield "settings" if section == "looks" else f"settings-{section}", window
            if section == "people":
                yield from self._people(settings, window)
        yield from self._backups(settings, window)
        self._leave(window)
        yield from self._stars()
        sign = SignWindow(self._looks.theme, self._home.journal.clock.now)
        sign.show_duty(sign_duty(self._home))
        self._place(sign)
        yield "sign", sign
        if self._looks.preferences in tour_ratings.LOOKS:
            yield from tour_ratings.rating_window(sign, self._looks.theme, self._home)
        self._leave(sign)
        dialog = CrashDialog(_sample_report())
        self._place(dialog, 720, 460)
        yield "crash", dialog
        self._leave(dialog)
        trouble = TroubleDialog(" ".join((_("磁盘已满，内容没有保存。"), _("请清理磁盘空间后重试。"))))
        self._place(trouble, 720, 460)
        yield "trouble", trouble
        self._leave(trouble)

    def _stars(self) -> Iterator[tuple[str, QWidget]]:
        window = MainWindow(Desk(self._hub, self._tasks, self._looks.theme), self._looks)
        self._place(window)
        yield from stars_stations(window, self._hub, self._settle)
        window.put_away()
        self._leave(window)

    def _people(self, settings: SettingsPage, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        people = settings.section(PeopleSection)
        assert isinstance(people, PeopleSection)
        people.ui.people.setCurrentRow(0)
        people.ui.roles.tick(())
        people.store_roles()
        yield "settings-people-roles", window

    def _entrance(self) -> Iterator[tuple[str, QWidget]]:
        login = LoginPage([Tile(name, number < 2) for number, name in enumerate(_PEOPLE)], self._looks.theme)
        self._place(login)
        yield "login", login
        login.refuse(Unavailable(_("密码不对。"), _("请重新输入。")))
        yield "login-refused", login
        login.refuse(None)
        login.tell_last_crash(lambda: None)
        yield "login-after-crash", login
        self._leave(login)
        changing = FirstPasswordPage(_PEOPLE[1])
        self._place(changing)
        yield "first-password", changing
        self._leave(changing)
        first = FirstRunPage()
        self._place(first)
        yield "first-run", first
        first.show_join()
        yield "first-run-join", first
        first.show_code(_CODE)
        yield "recovery-code", first
        self._leave(first)

    def _front_desk(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        page = window.page(DeskTab)
        assert isinstance(page, DeskTab)
        yield "front-desk", window
        page.show_filter("all")
        self._settle()
        row = page.table.rows.row(0) if page.table.rows.rowCount() else None
        form = page.form.ui
        form.field_name.setFocus()
        form.field_name.insert(row.visitor[:1] if row is not None and row.visitor else "王")
        yield "form-residents", window
        offered = [hit for hit in form.field_name.offers() if isinstance(hit.value, ResidentHit)]
        if offered:
            form.field_name.choose(offered[0])
        form.field_item_name.setFocus()
        form.field_item_name.insert("sb")
        yield "form-items", window
        form.field_item_name.clear()
        form.field_item_name.insert("亲属关系证明")
        self._settle()
        form.field_detail.setFocus()
        yield "form-certificate", window
        page.form.choose_item("社保卡补办")
        form.field_detail.setPlainText("卡片遗失，老人行动不便，女儿代办。")
        yield "form-filled", window
        page.form.start_over()
        yield from self._lists(page, window)

    def _lists(self, page: DeskTab, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        row = page.table.rows.row(0) if page.table.rows.rowCount() else None
        if row is not None:
            page.table.selectRow(0)
            page.open_request(row)
            yield "detail", window
            page.detail.reveal.ask()
            yield "reveal-reason", window
            page.detail.reveal.reason.setText("电话回访")
            page.detail.reveal.show_values()
            yield "reveal", window
            page.detail.reveal.cover()
            page.detail.ui.sections.choose("history")
            yield "history", window
            page.detail.ui.sections.choose("past")
            yield "past", window
            page.detail.ui.sections.choose("attachments")
            yield "attachments", window
            yield from self._attachment(page, window)
            page.detail.ui.sections.choose("steps")
            for kind in ("转办", "暂停", "作废"):
                if page.detail.steps.buttons[kind].isVisibleTo(page):
                    page.detail.steps.pick(kind)
                    yield f"step-{_STEPS[kind]}", window
                    break
            preview = SlipPreview([make_slip(RECEIPT, self._facts(row.id))], self._desk())
            self._place(preview, 720, 760)
            yield "slip", preview
            self._leave(preview)
        page.new_visit()
        page.ui.search.setFocus()
        page.ui.search.setText("wang")
        yield "search", window
        page.ui.search.setText("查无此人查无此事")
        yield "nothing-found", window
        page.show_filter("red")
        page.ui.narrow.setChecked(True)
        yield "narrowed", window
        page.ui.narrow.setChecked(False)
        page.show_filter("open")
        self._settle()
        page.table.setFocus()
        for row_number in range(min(3, page.table.rows.rowCount())):
            page.table.selectionModel().select(page.table.rows.index(row_number, 0), _ROWS_TOO)
        yield "bulk", window
        page.new_visit()
        page.take_over()
        yield "ledger", window
        with tempfile.TemporaryDirectory() as folder:
            page.take_over(_sample_ledger(Path(folder), self._home))
            yield "ledger-rows", window
        page.take_over_done()

    def _attachment(self, page: DeskTab, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """The first one, whole, where the demonstration has some."""
        row = page.detail.attachments
        if row.tiles:
            row.tiles[0].click()
            yield "attachment", window
            row.close_viewer()

    def _figures(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        page = window.page(FiguresTab)
        assert isinstance(page, FiguresTab)
        yield "figures", window
        page.ui.dimension.choose("hour")
        yield "figures-hours", window
        week = make_week(self._desk())
        self._place(week)
        week.shown()
        yield "week", week
        self._leave(week)

    def _backups(self, settings: SettingsPage, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """What a backup of this morning lacks, and the page that stands where a home is damaged."""
        from nanxi_desk.core.backups import known_backups, make_backup
        from nanxi_desk.window.restore_page import RestorePage
        from nanxi_desk.window.settings_backups import BackupsSection

        if not known_backups(self._home.path):
            make_backup(self._home)
            FrontDesk(self._home).log(self._home.actor, VisitDraft(item="居住登记", name="沈文娟"))
        section = settings.section(BackupsSection)
        assert isinstance(section, BackupsSection)
        self._settle()
        section.ui.backups.setCurrentRow(0)
        yield "settings-restore", window
        words = _("已有 {count} 个工作日没有备份，最近的备份是 {time} 的。")
        window.notices.tell("backups", words.format(count=4, time="2026-11-18 09:02"), "settings")
        window.page(TodayPage)
        yield "notice", window
        page = RestorePage(self._tasks)
        page.explain(Damaged(_("数据库文件已损坏。")), self._home.actor.name, "-" * 12)
        page.look(self._home.path)
        self._place(page)
        yield "damaged", page
        self._leave(page)

    def _facts(self, request_id: str) -> SlipFacts:
        return FrontDesk(self._home).slip_facts(request_id)

    def _desk(self) -> Desk:
        return Desk(self._home, self._tasks, self._looks.theme)

    def _place(self, widget: QWidget, width: int = WIDTH, height: int = HEIGHT) -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.resize(width, height)
        widget.show()

    def _leave(self, widget: QWidget) -> None:
        widget.close()
        widget.deleteLater()
        self._settle()

    def _take(self, name: str, widget: QWidget) -> None:
        self._settle()
        path = self._out / f"{name}.png"
        if not widget.grab().save(str(path), "PNG"):
            raise Unavailable(_("图片“{file}”写不进去。").format(file=path), _("请检查磁盘空间和权限。"))
        self._files.append(path)

    def _settle(self) -> None:
        """Let pauses run out and look-ups answer, until nothing is under way."""
        deadline = time.monotonic() + _PATIENCE_S
        quiet = False
        while not quiet:
            loop = QEventLoop()
            QTimer.singleShot(_QUIET_MS, loop.quit)
            loop.exec()
            quiet = self._tasks.idle
            if self._failure is not None:
                raise self._failure
            if time.monotonic() > deadline:
                raise TimeoutError("the window does not come to rest")

    def _crashed(self, error: BaseException) -> None:
        self._failure = error


def _sample_ledger(folder: Path, home: Home) -> Path:
    """A hand-kept ledger of made-up visits, as it is dropped on the window."""
    sample = messy_ledger_rows(home.journal.clock.now().year - 1, 60, seed=5)
    file = folder / "来访登记簿.xlsx"
    file.write_bytes(write_grid("来访登记", sample.grid, sample.merged))
    return file


def _sample_report() -> str:
    try:
        raise LookupError
    except LookupError as error:
        return crash_report(error)
