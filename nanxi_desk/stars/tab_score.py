"""打分: a judge's walk through the groups, sheet by sheet, with digits and Enter."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.forms.ui_stars_score import Ui_ScorePage
from nanxi_desk.stars import rules
from nanxi_desk.stars.panel import RIGHT_PANEL
from nanxi_desk.stars.rubric import WHOLE, decimal_text
from nanxi_desk.stars.service import ScoreSheets, complete
from nanxi_desk.stars.tab_pane import StarsPane
from nanxi_desk.stars.tab_score_books import JudgeBooks, dropped_books
from nanxi_desk.stars.tab_score_grid import ScoreGrid, blank, same
from nanxi_desk.stars.tab_score_paper import SheetPapers
from nanxi_desk.stars.tab_score_side import OWN, PAST, ScoreSide
from nanxi_desk.stars.tab_score_walk import WalkList
from nanxi_desk.stars.tab_score_work import Gone, OpenSheet, ScoreWork, Walk
from nanxi_desk.stars.views import RoundView, SheetContent, SheetForm, SheetState
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle

_DRAFT_MS = 300  # a draft is kept once somebody pauses so long
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScorePane(StarsPane):
    """The groups at the left, the sheet of one in the middle, what that group wrote of itself at the right.

    Whatever is typed is kept as a draft that only the person who typed it can open.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._work = ScoreWork(desk.home)
        self._judge = ""  # whose sheets, "" for the acting person's own
        self._sheet: OpenSheet | None = None
        self._asked_for = ""  # the group whose sheet is wanted
        self._stamp = 0  # counts what is typed, so that an answer that comes late puts nothing back
        self._busy = False
        self._ahead: list[QKeyEvent] = []
        self.ui = ui = self._set_up(Ui_ScorePage())
        self.list = WalkList(desk, ui, self)
        self.grid = ScoreGrid(desk.theme)
        ui.grid_place.addWidget(self.grid)
        self.side = ScoreSide(desk)
        ui.side_box.addWidget(self.side)
        self.books = JudgeBooks(desk)
        ui.stack.addWidget(self.books)
        self.papers = SheetPapers(desk, self)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_DRAFT_MS)
        self._keeping.timeout.connect(self._keep)
        for line in (ui.search, ui.password, ui.reason, ui.remark):
            line.setAcceptDrops(False)
        self.setAcceptDrops(True)
        self._connect()
        disable_without(desk.home.actor, RIGHT_PRINT, ui.print_sheet)
        self._show_nothing()

    # --- from outside ------------------------------------------------------------------------------------

    def shown(self) -> None:
        """Rounds go on, sheets come by workbook: read again; what is half typed comes back as its draft."""
        self._flush()
        if self.ui.stack.currentWidget() is self.books:
            self.books.show_round(self.round)
        self._read()

    def show_round(self, chosen: RoundView | None) -> None:
        """Another round has other groups and judges."""
        self._flush()
        if (chosen and chosen.id) != (self.round and self.round.id):
            self._judge, self._sheet, self._asked_for = "", None, ""
        super().show_round(chosen)

    def put_away(self) -> None:
        """The person leaves: keep what was typed since the last pause, now."""
        self._flush()
        self.papers.close()
        self.books.put_away()

    def receive(self, what: object) -> None:
        """A group's application: its sheet."""
        if isinstance(what, str) and what:
            self.open(what)

    def open(self, application: str) -> None:
        """Show the sheet of a group."""
        self.ui.stack.setCurrentWidget(self.ui.walk)
        self._open(application)

    def _open(self, application: str) -> None:
        """Read a sheet; the page of the workbooks stays where it lies over it."""
        self._flush()
        self._asked_for = application
        judge, stamp, work = self._judge, self._stamp, self._work

        def show(sheet: OpenSheet) -> None:
            typed = self._sheet is not None and _of(self._sheet) == application and self._stamp != stamp
            if not self._busy and self._asked_for == application and self._judge == judge and not typed:
                self._show_sheet(sheet)

        self._desk.tasks.run(partial(work.open, application, judge), show, self._refused, key="star-sheet")

    def open_books(self, files: Sequence[Path] = ()) -> None:
        """F9: the workbooks of judges; `files` came back."""
        self._flush()
        self.ui.stack.setCurrentWidget(self.books)
        self.books.show_round(self.round)
        if files:
            self.books.look(files)

    def show_walk(self) -> None:
        """Back to the sheets."""
        if self.ui.stack.currentWidget() is self.books:
            self.ui.stack.setCurrentWidget(self.ui.walk)
            self._read()

    # --- what people do ----------------------------------------------------------------------------------

    def submit(self) -> None:
        """Ctrl+Enter: submit the sheet; the next group that waits opens by itself."""
        sheet, round_ = self._sheet, self.round
        if self._busy or sheet is None or round_ is None or not self.ui.submit.isEnabled():
            return
        content = self._content()
        self.grid.ask()
        self._reckon()
        try:
            complete(sheet.form.rubric, content)
        except FieldRefused as error:
            self._refuse_cell(error)
            return
        self._keeping.stop()
        if sheet.form.state == "submitted" and same(content, sheet.submitted):
            self._tell(_("没有改动，没有再交。"))
            self.go(1)
            return
        judge, order, work = self._judge, self.list.order(self._asked_for), self._work
        application, group = _of(sheet), self.ui.group.text()
        total = decimal_text(ScoreSheets.reckon(sheet.form.rubric, content).total)

        def done(gone: Gone) -> None:
            words = _("已提交 {group}") if gone.turn == 1 else _("已重新提交 {group}")
            # The total is said here alone: what was saved last stays in everybody's sight.
            self._go_on(gone, words.format(group=group), _("，{total} 分").format(total=total))

        self._wait_for(partial(work.submit, round_.id, application, judge, content, order), done)

    def ask_recusal(self) -> None:
        """F7: the judge does not score this group; the reason is asked for."""
        if self._sheet is not None and self.ui.recuse.isEnabled():
            self.ui.recuse_box.show()
            self.ui.reason.setFocus()

    def give_up_recusal(self) -> None:
        """Esc: after all the group is scored."""
        self.ui.recuse_box.hide()
        self.ui.reason.clear()
        self._say("")
        self.grid.focus_first()

    def recuse(self) -> None:
        """Enter in the line of the reason."""
        sheet, round_ = self._sheet, self.round
        if self._busy or sheet is None or round_ is None:
            return
        reason, group, work = self.ui.reason.text(), self.ui.group.text(), self._work
        order, judge = self.list.order(self._asked_for), self._judge

        def done(gone: Gone) -> None:
            self._go_on(gone, _("已登记回避 {group}").format(group=group))

        self._wait_for(partial(work.recuse, round_.id, _of(sheet), judge, reason, order), done)

    def go(self, step: int) -> None:
        """F3 and F4: the group before or after, as the list shows them; the draft stays."""
        order = self.list.order(self._asked_for)
        here = self._asked_for
        if order:
            place = order.index(here) + step if here in order else 0
            if 0 <= place < len(order):
                self.open(order[place])
            elif step > 0:
                self._tell(_("这是最后一个楼组。"))

    def unlock(self) -> None:
        """Enter in the line of the password: what is sealed to the person is opened with it."""
        sheet, work = self._sheet, self._work
        if sheet is None:
            return
        application, password = _of(sheet), self.ui.password.text()

        def opened(found: OpenSheet) -> None:
            if self._asked_for == application:
                self._show_sheet(found)

        def wrong(error: UserError) -> None:
            say(self.ui.locked_error, error)
            self.ui.password.selectAll()

        self._desk.tasks.run(partial(work.unlock, password, application, self._judge), opened, wrong)

    def print_sheet(self) -> None:
        """Ctrl+P: the paper form of this group for this judge."""
        if self._sheet is not None and self.ui.print_sheet.isEnabled():
            self.papers.show_forms([self._sheet.form])

    # --- events ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back from where it was pressed; keys that come while a sheet is on its way wait for the
        next one.
        """
        enter = event.key() in _ENTER
        if self._busy and event.text() and (self._ahead or not enter):
            self._ahead.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        elif event.key() == Qt.Key.Key_Escape and self.ui.stack.currentWidget() is self.books:
            self.show_walk()
        elif event.key() == Qt.Key.Key_Escape and self.ui.recuse_box.isVisible():
            self.give_up_recusal()
        elif event.key() == Qt.Key.Key_Escape and not self.list.table.hasFocus():
            self.ui.search.clear()
            self.list.table.setFocus()
        elif enter and self.ui.submit.hasFocus():
            self.submit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Workbooks of judges are welcome; what has a password is for the exchange."""
        if dropped_books(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Look through what came back."""
        files = dropped_books(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.open_books(files)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Another page: what is half typed is kept."""
        self._flush()
        self.side.close_viewer()
        super().hideEvent(event)

    def _retranslate(self) -> None:
        self.list.retranslate()
        if self._sheet is None:
            self._show_nothing()
        else:
            self._show_words(self._sheet)
            self._reckon()

    # --- inside ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        self.list.opened.connect(self.open)
        self.list.judge_chosen.connect(self._choose_judge)
        self.grid.changed.connect(self._typed)
        self.grid.finished.connect(self._finished)
        ui.remark.textEdited.connect(lambda _text: self._typed())
        ui.remark.returnPressed.connect(ui.submit.setFocus)
        ui.password.returnPressed.connect(self.unlock)
        ui.reason.returnPressed.connect(self.recuse)
        actions: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (ui.submit, "Ctrl+Return", self.submit),
            (ui.recuse, "F7", self.ask_recusal),
            (ui.books, "F9", self.open_books),
            (ui.print_sheet, "Ctrl+P", self.print_sheet),
            (ui.earlier, "F3", partial(self.go, -1)),
            (ui.later, "F4", partial(self.go, 1)),
            (ui.missing, "F6", self.grid.focus_missing),
        )
        for button, keys, action in actions:
            button.clicked.connect(lambda _checked=False, action=action: action())
            shortcut(ui.walk, keys, action)
        for keys, action in (
            ("Ctrl+Enter", self.submit),
            ("Ctrl+F", ui.search.setFocus),
            ("Alt+1", partial(self.side.choose, OWN)),
            ("Alt+2", partial(self.side.choose, PAST)),
        ):
            shortcut(ui.walk, keys, action)
        ui.recuse_sure.clicked.connect(self.recuse)
        ui.recuse_back.clicked.connect(self.give_up_recusal)
        ui.unlock.clicked.connect(self.unlock)
        self.books.left.connect(self.show_walk)
        self.books.saved.connect(self.saved)
        self.papers.told.connect(self._say)

    def _read(self) -> None:
        round_, judge, work = self.round, self._judge, self._work
        if round_ is None:
            self._sheet, self._asked_for = None, ""
            self.list.show_walk(Walk("", (), ()), "", running=False)
            self._show_nothing()
            return

        def show(walk: Walk) -> None:
            if self._busy or self.round is None or self.round.id != round_.id or self._judge != judge:
                return
            self.list.show_walk(walk, self._asked_for)
            ids = [row.application_id for row in walk.rows]
            waiting = (row.application_id for row in walk.rows if row.state in ("draft", "empty"))
            wanted = self._asked_for if self._asked_for in ids else next(waiting, ids[0] if ids else "")
            if wanted:
                self._open(wanted)
            else:
                self._sheet, self._asked_for = None, ""
                self._show_nothing()

        self._desk.tasks.run(partial(work.walk, round_.id, judge), show, self._refused, key="star-walk")

    def _choose_judge(self, chosen: str) -> None:
        self._flush()
        self._judge = "" if chosen == self._desk.home.actor.id else chosen
        self._sheet, self._asked_for = None, ""
        self._read()

    # --- inside: the sheet -------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        """No sheet is open."""
        ui = self.ui
        for part in (
            ui.locked_box,
            ui.recuse_box,
            ui.told,
            ui.total,
            ui.missing,
            ui.remark,
            ui.recuse,
            ui.submit,
        ):
            part.hide()
        for part in (ui.earlier, ui.later, ui.print_sheet):
            part.setEnabled(False)
        self.grid.hide()
        ui.group.setText(_("评分表"))
        ui.meta.setText("")
        ui.seal.setText("")
        self.side.show_form(None, ())

    def _show_sheet(self, sheet: OpenSheet) -> None:
        """Show a sheet, ready for its first empty cell; one that was only read again leaves the keyboard."""
        before, self._sheet, self._asked_for = self._sheet, sheet, _of(sheet)
        form, content = sheet.form, sheet.form.content or SheetContent()
        read_only = bool(form.refused) or form.locked
        again = before is not None and _whose(before) == _whose(sheet) and before.form.locked == form.locked
        if not (again and self.grid.read_only == read_only and same(content, self._content())):
            self.ui.remark.setText(content.remarks.get("", ""))
            self.grid.show_sheet(form.rubric, content, read_only=read_only)
        self._show_parts(form, read_only=read_only)
        self.side.show_form(form, sheet.past)
        self._show_words(sheet)
        self._reckon()
        self.list.mark(self._asked_for)
        if not again:
            self._show_ready(form, read_only=read_only)
        self._replay()

    def _show_parts(self, form: SheetForm, *, read_only: bool) -> None:
        """What can be done with a sheet."""
        ui = self.ui
        ui.remark.setReadOnly(read_only)
        self.grid.setVisible(not form.locked)
        ui.locked_box.setVisible(form.locked)
        for part in (ui.total, ui.remark, ui.recuse, ui.submit):
            part.setVisible(not form.locked)
        ui.submit.setEnabled(not read_only)
        own = self._judge == ""
        ui.recuse.setEnabled(not form.refused and (own or self._desk.home.actor.can(RIGHT_PANEL)))
        for button in (ui.earlier, ui.later, ui.print_sheet):
            button.setEnabled(True)

    def _show_ready(self, form: SheetForm, *, read_only: bool) -> None:
        """Another sheet than before: the keyboard goes where the work begins."""
        ui = self.ui
        ui.recuse_box.hide()
        for line in (ui.reason, ui.password):
            line.clear()
        say(ui.locked_error, "")
        if form.locked:
            ui.password.setFocus()
        elif not read_only:
            self.grid.focus_first()
        elif not ui.list_panel.isAncestorOf(self.window().focusWidget() or self):
            self.list.table.setFocus()

    def _show_words(self, sheet: OpenSheet) -> None:
        """What is said around the cells, in the language of the window."""
        ui, form = self.ui, sheet.form
        application = form.application
        office = f"{form.office_name} " if self._desk.home.is_hub else ""
        ui.group.setText(f"{office}{application.estate} {application.group_name}")
        facts = [
            _("申报{star}").format(star=star_word(application.target)),
            _("评委 {name}").format(name=form.judge) if self._judge else "",
            _("草稿") if form.is_draft else "",
            _("第 {turn} 次提交").format(turn=form.turn) if form.turn else "",
        ]
        ui.meta.setText(" · ".join(fact for fact in facts if fact))
        ui.submit.setText(_("重新提交  Ctrl+Enter") if form.turn else _("提交  Ctrl+Enter"))
        ui.locked_words.setText(
            _("这份{what}用您的密码密封着。您是用 PIN 进来的，请输入密码打开。").format(
                what=_("草稿") if form.is_draft else _("评分表")
            )
        )
        ui.seal.setText(self._seal_words(sheet))
        self._say(form.refused)

    def _seal_words(self, sheet: OpenSheet) -> str:
        form, round_ = sheet.form, self.round
        if round_ is None or round_.state not in rules.SEALED_STATES:
            return _("评审已截止，评分表已开封。")
        if self._judge and form.content is None:
            return _("已密封：截止前只有 {name} 本人能看；可以再录一份替代它。").format(name=form.judge)
        if self._judge:
            return _("代录 {name} 的纸质评分表，提交即密封，截止前只有本人能看。").format(name=form.judge)
        if form.content is None and not form.locked:
            return _("您的登录换过，以前的这一份打不开了；截止后照样计入。")
        return _("密封：评审截止前只有您自己能看，草稿也是。")

    def _reckon(self) -> None:
        """Running total, sums of blocks, missing cells."""
        sheet = self._sheet
        if sheet is None:
            return
        found = ScoreSheets.reckon(sheet.form.rubric, self.grid.content())
        self.grid.show_reckoning(found)
        total = f"{decimal_text(found.total)} / {decimal_text(WHOLE)}"
        self.ui.total.setText(total)
        self.ui.total.setAccessibleName(_("合计 {total}").format(total=total))
        lacking = len(found.missing) + len(found.wrong)
        self.ui.missing.setText(_("还缺 {count} 项  F6").format(count=lacking))
        self.ui.missing.setVisible(
            bool(lacking) and self.ui.submit.isVisibleTo(self) and self.ui.submit.isEnabled()
        )

    def _content(self) -> SheetContent:
        content, whole = self.grid.content(), self.ui.remark.text().strip()
        return SheetContent(content.points, {**content.remarks, **({"": whole} if whole else {})})

    def _typed(self) -> None:
        self._stamp += 1
        self._say("")
        self._reckon()
        self._keeping.start()

    def _finished(self) -> None:
        """Enter in the last cell."""
        if self.ui.submit.isEnabled():
            self.ui.submit.setFocus()

    def _refuse_cell(self, error: FieldRefused) -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        if not self.grid.refuse(error.field, words):
            self._say(words)
            self.ui.remark.setFocus()

    def _flush(self) -> None:
        """Keep what waits to be kept."""
        if self._keeping.isActive():
            self._keep()

    def _keep(self) -> None:
        """Keep the draft, or forget it where nothing is typed or nothing differs from what was submitted."""
        self._keeping.stop()
        sheet, judge, work = self._sheet, self._judge, self._work
        if sheet is None or self._busy or sheet.form.refused or sheet.form.locked:
            return
        application, content = _of(sheet), self._content()
        nothing = blank(content) or (sheet.form.turn > 0 and same(content, sheet.submitted))
        left: SheetState = "submitted" if sheet.form.turn else "empty"

        def kept(done: bool) -> None:
            if not done:
                self._say(_("草稿没有地方存：请用您自己的密码登录后再评分。"))
            elif judge == self._judge:
                self.list.set_state(application, left if nothing else "draft")

        self._desk.tasks.run(
            partial(work.keep, application, judge, None if nothing else content), kept, self._refused
        )

    # --- inside: what is on its way ----------------------------------------------------------------------

    def _wait_for(self, work: Callable[[], Gone], done: Callable[[Gone], None]) -> None:
        """Write in the background; until the answer is there nothing else is typed into this sheet."""
        self._busy = True
        self._ahead.clear()
        self._keeping.stop()
        self.grid.hold(held=True)

        def answered(gone: Gone) -> None:
            self._busy = False
            self.grid.hold(held=False)
            done(gone)

        def refused(error: UserError) -> None:
            self._busy = False
            self.grid.hold(held=False)
            self._ahead.clear()
            self._keeping.start()  # what was not taken is a draft again
            if isinstance(error, FieldRefused) and self._sheet is not None and error.field != "reason":
                self._refuse_cell(error)
            else:
                self._refused(error)

        self._desk.tasks.run(work, answered, refused)

    def _go_on(self, gone: Gone, words: str, more: str = "") -> None:
        here = self._asked_for
        if gone.following is not None:
            self._asked_for = _of(gone.following)
        self.list.show_walk(gone.walk, self._asked_for)
        self.saved.emit(words)
        if gone.following is not None:
            self._show_sheet(gone.following)
            self._tell(words + more)
        else:
            self._ahead.clear()
            self._sheet = None
            self.open(here)
            self.list.table.setFocus()
            self.saved.emit(_("要评的楼组都评完了"))

    def _replay(self) -> None:
        """Keys that came before the sheet: they go where the keyboard is now."""
        keys, self._ahead = self._ahead, []
        for event in keys:
            target = self.window().focusWidget() or self
            QApplication.sendEvent(target, event)

    def _refused(self, error: UserError) -> None:
        say(self.ui.told, error)
        restyle(self.ui.told, "role", "error")

    def _say(self, words: str) -> None:
        restyle(self.ui.told, "role", "error")
        say(self.ui.told, words)

    def _tell(self, words: str) -> None:
        """Something that went well."""
        restyle(self.ui.told, "role", "good")
        say(self.ui.told, words)


def _whose(sheet: OpenSheet) -> tuple[str, str]:
    return _of(sheet), sheet.form.judge_id


def _of(sheet: OpenSheet) -> str:
    return sheet.form.application.id
