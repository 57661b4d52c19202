"""接入台账: a hand-kept ledger in the window, from the file to its visits, and back."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.journal.receipt import Receipt
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_ledger_assistant import Ui_LedgerAssistant
from nanxi_desk.frontdesk.ledger_columns import ColumnMapping, Target, mapping_at
from nanxi_desk.frontdesk.ledger_file import (
    LedgerFile,
    PasswordWanted,
    first_mapping,
    lacking,
    read_ledger_file,
    with_column,
)
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_ledger_mapping import MappingRows
from nanxi_desk.frontdesk.tab_ledger_rows import LedgerRows, figure
from nanxi_desk.frontdesk.take_over import LedgerDesk, TakenOver
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

SUFFIXES = (".xlsx", ".csv", ".txt")
_LOOK_MS = 250  # between correcting a column and looking at the rows again
_YEARS = range(1990, 2101)


def ask_for_file(parent: QWidget) -> str:
    """The ledger that a person chooses, "" for none."""
    kinds = _("台账") + " (*.xlsx *.csv *.txt)"
    return QFileDialog.getOpenFileName(parent, _("选择台账文件"), "", kinds)[0]


@dataclass(slots=True)
class _SheetPlan:
    """What is to become of one sheet."""

    mapping: ColumnMapping
    proposed: ColumnMapping
    wanted: bool


class LedgerAssistant(Formed, QWidget):
    """One page: the file, what its columns mean, what becomes of its rows, and taking them over.

    `changed` says in a sentence what was written; `closed` asks to go back to the desk.
    """

    closed = Signal()
    changed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        service: FrontDesk,
        parent: QWidget | None = None,
        *,
        choose_file: Callable[[QWidget], str] = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._choose_file = choose_file
        self._path = Path()
        self._file: LedgerFile | None = None
        self._plans: dict[str, _SheetPlan] = {}
        self._looked: TakenOver | None = None
        self._receipts: Sequence[Receipt] = ()
        self._running: Cancellation | None = None
        self._looking: Cancellation | None = None
        self._begun = 0.0
        self._counted = (0, 0)
        self.ui = self._set_up(Ui_LedgerAssistant())
        self.mapping = MappingRows()
        self.ui.mapping_area.setWidget(self.mapping)
        self.rows = LedgerRows(desk, self.ui.kinds, self.ui.summary, self.ui.tables)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_LOOK_MS)
        self._delay.timeout.connect(self._look)
        self.setAcceptDrops(True)
        self._connect()
        self._start_over()

    def open_file(self, path: Path | str, password: str = "") -> None:
        """Read a ledger, propose what its columns are and look at its rows; nothing is written yet."""
        if self._running is not None:
            return
        self._stop_looking()
        self._path = Path(path)
        self._say_error(self.ui.file_error, "")
        reading = self._path

        def read(_progress: object, _cancelled: Cancellation) -> LedgerFile:
            return read_ledger_file(reading, password)

        self._running = self._desk.tasks.run_long(read, self._show_file, self._refuse_file)
        self._begin_count(_("正在读取“{file}”…").format(file=reading.name))

    def close_page(self) -> None:
        """Esc: stop what runs, else go back. What was taken can be undone until another file is opened."""
        if self._running is not None:
            if self.ui.stop.isEnabled():
                self._running.say()
                self.ui.stop.setEnabled(False)
                self.ui.words.setText(_("正在停下，已接入的会撤回…"))
            return
        if not self._receipts:
            self._start_over()
        self.closed.emit()

    @property
    def idle(self) -> bool:
        """Whether nothing is read, looked at, taken or undone."""
        return self._running is None and self._looking is None and not self._delay.isActive()

    @property
    def takable(self) -> int:
        """How many rows can be taken, or were."""
        return self._looked.taken if self._looked else 0

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A single file of a known kind may be dropped."""
        if dropped_ledger(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open what was dropped."""
        path = dropped_ledger(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def _retranslate(self) -> None:
        self.rows.name_tables()
        if self._file is not None and self._running is None:
            self._show_sheets()
            if not self._receipts:
                self._look_soon()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for keys."""
        super().showEvent(event)
        (self.ui.choose if self._file is None else self.ui.another).setFocus()

    # --- the file ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        actions: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+O", self._choose),
            ("Ctrl+Return", ui.start.click),
            ("Ctrl+Enter", ui.start.click),
            ("Ctrl+Z", ui.undo.click),
            ("Alt+T", ui.take_sheet.click),
            ("Esc", self.close_page),
        )
        for keys, action in actions:
            shortcut(self, keys, action)
        buttons: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (ui.choose, self._choose),
            (ui.another, self._choose),
            (ui.open_protected, self._open_protected),
            (ui.start, self._start),
            (ui.stop, self.close_page),
            (ui.leave, self.close_page),
            (ui.undo, self._undo),
        )
        for button, action in buttons:
            button.clicked.connect(action)
        ui.password.returnPressed.connect(self._open_protected)
        ui.sheet.activated.connect(lambda _index: self._show_sheet())
        ui.take_sheet.toggled.connect(self._want_sheet)
        ui.header_row.editingFinished.connect(self._move_header)
        ui.year.editingFinished.connect(self._set_year)
        self.mapping.corrected.connect(self._correct)

    def _choose(self) -> None:
        if self._running is None:
            chosen = self._choose_file(self)
            if chosen:
                self.open_file(chosen)

    def _open_protected(self) -> None:
        self.open_file(self._path, self.ui.password.text())

    def _show_file(self, file: LedgerFile) -> None:
        running, self._running = self._running, None
        self._start_over()
        self._file = file
        if running is not None and running():  # given up meanwhile
            self._start_over()
            return
        for sheet in file.sheets:
            mapping = file.proposed.get(sheet.name) or first_mapping(sheet)
            wanted = sheet.name in file.proposed or len(file.sheets) == 1
            self._plans[sheet.name] = _SheetPlan(mapping, mapping, wanted)
        self.ui.steps.setCurrentWidget(self.ui.work_page)
        self._show_sheets()
        self._look()
        self.mapping.boxes[Target.DATE].setFocus()

    def _refuse_file(self, error: UserError) -> None:
        self._running = None
        wanted = isinstance(error, PasswordWanted) or bool(self.ui.password.text())
        self._start_over()
        for widget in (self.ui.password, self.ui.open_protected):
            widget.setVisible(wanted)
        self._say_error(self.ui.file_error, _sentence(error))
        (self.ui.password if wanted else self.ui.choose).setFocus()

    def _start_over(self) -> None:
        """The empty page that waits for a file."""
        self._stop_looking()
        self._forget()
        ui = self.ui
        ui.steps.setCurrentWidget(ui.drop_page)
        ui.foot.hide()
        for widget in (ui.password, ui.open_protected, ui.file_error):
            widget.hide()
        ui.password.clear()
        self._enable()
        ui.choose.setFocus()

    def _forget(self) -> None:
        """Free the rows of the last file, in the background."""
        file, self._file = self._file, None
        self._plans, self._looked, self._receipts = {}, None, ()
        if file is not None:
            self._desk.tasks.run_long(lambda _progress, _cancelled: file.forget())

    # --- what its columns mean -----------------------------------------------------------------------------

    def _show_sheets(self) -> None:
        assert self._file is not None
        ui, kept = self.ui, self.ui.sheet.currentData()
        ui.file_name.setText(self._path.name)
        ui.sheet.clear()
        for sheet in self._file.sheets:
            ui.sheet.addItem(
                _("{sheet}（{n} 行）").format(sheet=sheet.name, n=figure(len(sheet.rows))), sheet.name
            )
        wanted = [name for name, plan in self._plans.items() if plan.wanted]
        shown = kept if kept in self._plans else next(iter(wanted), None)
        ui.sheet.setCurrentIndex(max(ui.sheet.findData(shown), 0))
        ui.take_sheet.setVisible(len(self._file.sheets) > 1)
        self._show_sheet()

    def _plan(self) -> _SheetPlan:
        return self._plans[self.ui.sheet.currentData()]

    def _show_sheet(self) -> None:
        assert self._file is not None
        plan = self._plan()
        self.ui.take_sheet.setChecked(plan.wanted)
        self.ui.header_row.setText(str(plan.mapping.header_row + 1))
        self.ui.year.setText(str(plan.mapping.year or ""))
        for entry in (self.ui.header_row, self.ui.year):
            restyle(entry, "wrong", "false")
        self.mapping.show_mapping(self._file.sheet(plan.mapping.sheet), plan.mapping, plan.proposed)

    def _want_sheet(self, wanted: bool) -> None:
        if self._file is not None and self._plan().wanted != wanted:
            self._plan().wanted = wanted
            self._look_soon()

    def _correct(self, target: Target, column: int | None) -> None:
        plan = self._plan()
        plan.mapping = with_column(plan.mapping, target, column)
        self._show_sheet()
        self._look_soon()

    def _move_header(self) -> None:
        """Another row holds the titles: propose anew what they mean."""
        if self._file is None:
            return
        plan = self._plan()
        sheet = self._file.sheet(plan.mapping.sheet)
        row = _number(self.ui.header_row.text(), range(1, len(sheet.rows) + 1))
        restyle(self.ui.header_row, "wrong", "true" if row is None else "false")
        if row is not None and row - 1 != plan.mapping.header_row:
            plan.mapping = replace(mapping_at(sheet, row - 1), year=plan.mapping.year)
            plan.proposed = plan.mapping
            self._show_sheet()
            self._look_soon()

    def _set_year(self) -> None:
        if self._file is None:
            return
        plan, text = self._plan(), self.ui.year.text().strip()
        year = _number(text, _YEARS)
        restyle(self.ui.year, "wrong", "true" if text and year is None else "false")
        if (year is not None or not text) and year != plan.mapping.year:
            plan.mapping = replace(plan.mapping, year=year)
            self._look_soon()

    # --- what becomes of its rows --------------------------------------------------------------------------

    def _mappings(self) -> list[ColumnMapping]:
        return [plan.mapping for plan in self._plans.values() if plan.wanted]

    def _look_soon(self) -> None:
        self._stop_looking()
        self._say(_("正在核对各行…"), busy=True)
        self._delay.start()

    def _stop_looking(self) -> None:
        self._delay.stop()
        if self._looking is not None:
            self._looking.say()
            self._looking = None
        self._looked = None

    def _look(self, before: str = "") -> None:
        """Try all rows without writing, again whenever a column was corrected; `before` is told with it."""
        self._stop_looking()
        if self._file is None:
            return
        mappings, sheets, actor = self._mappings(), self._file.sheets, self._desk.home.actor
        problem = lacking(mappings)
        self._say_error(self.ui.mapping_error, problem)
        if problem:
            self.rows.show(TakenOver())
            self._say(_("先在左边选好列，再看这里。"))
            return

        def look(progress: Callable[[int, int], None], cancelled: Cancellation) -> TakenOver:
            return self._ledgers().take_over(
                actor, sheets, mapping=mappings, dry_run=True, progress=progress, cancelled=cancelled
            )

        looking = self._desk.tasks.run_long(
            look,
            lambda looked: self._show_looked(looking, looked, before),
            lambda error: self._refuse_look(looking, error),
            lambda done, everything: self._count(looking, _("正在核对"), done, everything),
        )
        self._looking = looking
        self._begin_count(_("正在核对各行…"))

    def _show_looked(self, looking: Cancellation, looked: TakenOver, before: str) -> None:
        if looking is not self._looking or looked.cancelled:
            return
        self._looking, self._looked = None, looked
        self.rows.show(looked)
        if looked.taken:
            words = _("可接入 {n} 件。核对无误后开始；接入后还可以整本撤销。").format(n=figure(looked.taken))
        elif looked.already and not looked.refused:
            words = _("这本台账的 {n} 行都已接入过。").format(n=figure(looked.already))
        else:
            words = _("没有可接入的行；请看“不收”里的原因，改好列或原表再来。")
        self._say(before + words)

    # --- taking it over ------------------------------------------------------------------------------------

    def _ledgers(self) -> LedgerDesk:
        return LedgerDesk(self._desk.home, self._service.catalogue())

    def _start(self) -> None:
        if self._file is None or self._running is not None or not self.ui.start.isEnabled():
            return
        self._stop_looking()
        mappings, sheets, actor = self._mappings(), self._file.sheets, self._desk.home.actor
        origin = "ledger:" + UNWRITABLE.sub("\ufffd", self._path.name)

        def take(progress: Callable[[int, int], None], cancelled: Cancellation) -> TakenOver:
            return self._ledgers().take_over(
                actor, sheets, mapping=mappings, origin=origin, progress=progress, cancelled=cancelled
            )

        self._running = running = self._desk.tasks.run_long(
            take,
            self._show_taken,
            self._refuse_run,
            lambda done, everything: self._count(running, _("正在接入"), done, everything),
        )
        self._begin_count(_("正在读各行…"))

    def _show_taken(self, done: TakenOver) -> None:
        self._running = None
        if done.cancelled:
            self._look(_("已取消，什么也没有接入。"))
            return
        self._receipts = done.receipts
        self.rows.show(done)
        words = _("已接入 {n} 件。").format(n=figure(done.taken))
        if done.refused:
            words += _("{n} 行没有收，原因在“不收”里。").format(n=figure(len(done.refused)))
        self._say(words, good=True)
        if done.taken:
            self.ui.undo.setFocus()
            self.changed.emit(_("已接入台账 {n} 件").format(n=figure(done.taken)))

    def _undo(self) -> None:
        if self._running is not None or not self._receipts:
            return
        receipts, actor = self._receipts, self._desk.home.actor

        def undo(progress: Callable[[int, int], None], _cancelled: Cancellation) -> None:
            self._ledgers().undo(actor, receipts, progress)

        self._running = running = self._desk.tasks.run_long(
            undo,
            lambda _nothing: self._show_undone(),
            self._refuse_run,
            lambda done, everything: self._count(running, _("正在撤销"), done, everything, counted=False),
        )
        self._begin_count(_("正在撤销…"))
        self.ui.stop.setEnabled(False)

    def _show_undone(self) -> None:
        self._running = None
        self._receipts = ()
        self.changed.emit(_("已撤销接入的台账"))
        self._look(_("已撤销，接入的都已撤回。"))

    def _refuse_look(self, looking: Cancellation, error: UserError) -> None:
        if looking is self._looking:
            self._looking = None
            self._say(_sentence(error), wrong=True)

    def _refuse_run(self, error: UserError) -> None:
        done, _everything = self._counted
        self._running = None
        words = _sentence(error)
        if done and not self._receipts:  # it was not the undoing
            words += _("前 {n} 行已经接入；排除问题后再开始，会接着收其余的行。").format(n=figure(done))
            self.changed.emit(_("台账只接入了一部分"))
        self._say(words, wrong=True)

    # --- the line below ------------------------------------------------------------------------------------

    def _begin_count(self, words: str) -> None:
        self._begun, self._counted = time.monotonic(), (0, 0)
        self._say(words, busy=True)
        if self._running is not None:
            self.ui.stop.setFocus()  # what had the keyboard may be out of use now, and Esc must be heard

    def _count(
        self, running: Cancellation, words: str, done: int, everything: int, *, counted: bool = True
    ) -> None:
        """How far it is and how long it will take; asked several times a second."""
        if running is not self._running and running is not self._looking:
            return
        before, self._counted = self._counted, (done, everything)
        progress = self.ui.progress
        progress.setRange(0, max(everything, 1))
        progress.setValue(done)
        if running() or done < before[0]:
            return
        text = words
        if counted:
            text += " " + _("{done} / {all} 行").format(done=figure(done), all=figure(everything))
        spent = time.monotonic() - self._begun
        if 0 < done < everything and spent > 1:
            text += " · " + _remaining(spent * (everything - done) / done)
        self.ui.words.setText(text)

    def _say(self, words: str, *, busy: bool = False, good: bool = False, wrong: bool = False) -> None:
        """One sentence at the foot, and which buttons mean something now."""
        ui = self.ui
        ui.foot.show()
        ui.words.setText(words)
        restyle(ui.words, "role", "good" if good else "error" if wrong else "")
        ui.progress.setVisible(busy)
        if busy:
            ui.progress.setRange(0, 0)
        self._enable()

    def _enable(self) -> None:
        ui, running, looked = self.ui, self._running is not None, self._looked
        ready = self._file is not None and not running and not self._receipts
        ui.start.setVisible(self._file is not None and not self._receipts)
        ui.start.setEnabled(ready and bool(looked and looked.taken))
        ui.stop.setVisible(running)
        ui.stop.setEnabled(running)
        ui.undo.setVisible(bool(self._receipts) and not running)
        for button in (ui.another, ui.leave, ui.choose):
            button.setEnabled(not running)
        mapped: tuple[QWidget, ...] = (ui.mapping_area, ui.sheet, ui.take_sheet, ui.header_row, ui.year)
        for widget in mapped:
            widget.setEnabled(not running and not self._receipts)

    @staticmethod
    def _say_error(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def dropped_ledger(event: QDropEvent) -> Path | None:
    """The one file that is dragged, where it may be a ledger; for every page that takes drops."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES else None


def _number(text: str, allowed: range) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and int(text) in allowed else None


def _sentence(error: UserError) -> str:
    return " ".join(part for part in (error.message, error.hint) if part)


def _remaining(seconds: float) -> str:
    if seconds < 60:
        return _("还要 {n} 秒").format(n=max(round(seconds), 1))
    return _("还要约 {n} 分钟").format(n=round(seconds / 60))
