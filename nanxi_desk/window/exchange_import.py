"""数据交换 › 导入: files from dropping to taking, each record before and after, unknown keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UsageError, UserError
from nanxi_desk.core.exchange.incoming import RIGHT_IMPORT
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import (
    Applied,
    FilePreview,
    FileState,
    KeyQuestion,
    Preview,
    RowState,
    RowView,
)
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_exchange_import import Ui_ImportPane
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Cancellation
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.twice import Twice
from nanxi_desk.window.exchange_pane import Pane, Step, T, refuse, say, show_same_place, stoppable
from nanxi_desk.window.exchange_words import hint_of, moment, office_words, plain, sentence

_FILE, _FROM, _NEW, _CHANGED, _CONFLICTS, _STATE = "文件", "来自", "新增", "改动", "冲突", "状态"
_KIND, _REGISTER, _RECORD, _WHO, _AT = "变化", "登记簿", "记录", "谁", "时间"
_ALL = "all"
_KINDS = ((_ALL, "全部"), ("new", "新增"), ("changed", "改动"), ("conflict", "冲突"), ("deleted", "删除"))
_TONES = {FileState.READY: "green", FileState.WAITING: "yellow", FileState.REFUSED: "red"}
_ROW_TONES = {RowState.NEW: "green", RowState.CONFLICT: "red", RowState.DELETED: "yellow"}
_LABEL_PERCENT = 20  # of the width, for what a field is called
_STOPPED = "已取消，没有改动任何数据。"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as the table wants it; `done` once it was taken."""

    id: str
    file: FilePreview
    done: bool = False


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record of a file as the table wants it."""

    id: str
    view: RowView


def ask_which(parent: QWidget) -> list[str]:
    """The workbooks that a person chooses."""
    kinds = _("工作簿") + " (*.xlsx *.nxa)"
    return QFileDialog.getOpenFileNames(parent, _("选择收到的工作簿"), "", kinds)[0]


class ImportPane(Pane):
    """Nothing is written before 接收; its numbers are then those that were shown."""

    key = "import"

    def __init__(self, desk: Desk, service: Exchange, parent: QWidget | None = None) -> None:
        super().__init__(desk, service, parent)
        self._paths: tuple[Path, ...] = ()
        self._password: str | None = None
        self._trusted: tuple[str, ...] = ()
        self._declined: set[str] = set()
        self._rows_of: dict[str, tuple[RowView, ...]] = {}  # by file, kept when it was taken
        self._done = False
        self._running: Cancellation | None = None
        self._turn = 0  # answers to an earlier look are not for us
        self.preview: Preview | None = None
        self.ask_which: Callable[[QWidget], list[str]] = ask_which
        self.ui = self._set_up(Ui_ImportPane())
        self.files = RecordTable(_file_columns(), desk.tasks, desk.theme, least=3)
        self.rows = RecordTable(_row_columns(), desk.tasks, desk.theme, least=3)
        self.ui.files_place.addWidget(self.files)
        self.ui.rows_place.addWidget(self.rows)
        self.ui.kinds.set_choices(_KINDS)
        self.ui.kinds.set_value(_ALL)
        self._trusting = Twice(self.ui.trust)
        self._connect()
        self.setTabOrder(self.ui.choose, self.files)
        self.setTabOrder(self.ui.kinds, self.rows)
        disable_without(desk.home.actor, RIGHT_IMPORT, self.ui.choose, self.ui.take)
        self._retranslate()
        self._start_over()

    def focus_first(self) -> None:
        """What comes next: choosing, the list, or the question that waits."""
        ui = self.ui
        if ui.password_box.isVisible():
            ui.password.setFocus()
        elif self.preview is None:
            ui.choose.setFocus()
        else:
            self.files.setFocus()

    @property
    def pending(self) -> bool:
        """Whether files wait here to be taken."""
        return bool(self._paths) and not self._done

    # --- files --------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ctrl+O."""
        self.open_files(Path(name) for name in self.ask_which(self))

    def open_files(self, paths: Iterable[Path]) -> None:
        """Look at these files, together with those that are here and not taken yet."""
        named = tuple(paths)
        if not named:
            return
        if self._done:
            self._start_over()
        self._paths = tuple(dict.fromkeys((*self._paths, *named)))
        self._look()

    def leave(self) -> None:
        """Esc: stop what runs, else put the files away; nothing was written."""
        if self._running is not None:
            self._running.say()
            self.ui.state.setText(_("正在停下…"))
        elif self._paths:
            self._start_over()
            self.ui.choose.setFocus()

    def take(self) -> None:
        """Ctrl+Enter: take what was shown."""
        preview, actor = self.preview, self._desk.home.actor
        if preview is None or self._running is not None or self._done or not preview.takable:
            return
        self._say_nothing()

        def work(told: Step, cancelled: Cancellation) -> Applied:
            return self._service.apply(actor, preview, progress=stoppable(told, cancelled, _STOPPED))

        self._run(work, self._applied, _("正在接收…"))

    def _look(self) -> None:
        paths, password, trusted = self._paths, self._password, self._trusted
        actor = self._desk.home.actor
        if self._running is not None:
            self._running.say()
        self._say_nothing()

        def work(told: Step, cancelled: Cancellation) -> Preview:
            progress = stoppable(told, cancelled, _STOPPED)
            return self._service.preview(actor, paths, password=password, trusted=trusted, progress=progress)

        self._run(work, self.show_preview, _("正在读取和核对…"))

    def _run(self, work: Callable[[Step, Cancellation], T], done: Callable[[T], None], words: str) -> None:
        self._turn += 1
        turn = self._turn

        def finished(found: T) -> None:
            if turn == self._turn:
                self._rest()
                done(found)

        def refused(error: UserError) -> None:
            if turn == self._turn:
                self._rest()
                self._refused(error)

        def advance(part: int, everything: int) -> None:
            if turn == self._turn:
                self._advance(part, everything)

        self._running = self._desk.tasks.run_long(work, finished, refused, advance)
        ui = self.ui
        ui.state.setText(words)
        ui.progress.setValue(0)
        ui.progress.show()
        ui.leave.setText(_("停止  Esc"))
        self._allow()

    def _advance(self, done: int, everything: int) -> None:
        self.ui.progress.setMaximum(max(everything, 1))
        self.ui.progress.setValue(done)

    def _rest(self) -> None:
        self._running = None
        self.ui.progress.hide()
        self.ui.state.setText("")
        self._allow()

    def _refused(self, error: UserError) -> None:
        if isinstance(error, UsageError):  # no password is kept, and none was given
            self._ask_password(_("没有保存过交换密码，请输入对方告知的密码。"))
            return
        say(self.ui.error, sentence(error))
        self._paths = tuple(file.path for file in self.preview.files) if self.preview is not None else ()
        self._allow()

    # --- what they bring ----------------------------------------------------------------------------------

    def show_preview(self, preview: Preview, *, done: bool = False) -> None:
        """Show what files would bring, or with `done` what they brought."""
        self.preview, self._done = preview, done
        self._paths = tuple(file.path for file in preview.files)
        every = (*preview.files, *preview.released)
        if not done:
            self._rows_of = {_name(file): file.rows for file in every}
        rows = [FileRow(_name(file), file, done) for file in every]
        show_same_place(self.files, rows, "")
        self.ui.summary.setText(_sum_words(preview, done=done))
        self.ui.summary.show()
        self._show_notices(preview)
        self._ask(preview)
        self._allow()
        if self.isVisible():
            self.focus_first()

    def _applied(self, applied: Applied) -> None:
        if not applied.done:
            self.show_preview(applied.preview)
            say(self.ui.error, _("刚才数据有了变化，已重新核对。请再看一遍，然后接收。"))
            return
        self.show_preview(applied.preview, done=True)
        preview = applied.preview
        words = [_sum_words(preview, done=True)]
        waiting = sum(file.state is FileState.WAITING for file in preview.files)
        if waiting:
            words.append(_("{count} 份在“等待”里，等前一份到。").format(count=waiting))
        if preview.conflicts:
            words.append(_("有冲突的请到“冲突”里决定。"))
        words.extend(preview.notices)
        self.ui.summary.hide()
        say(self.ui.told, "✓ " + " ".join(words))
        self.saved.emit(words[0])
        self.changed.emit()

    def _show_notices(self, preview: Preview) -> None:
        notices = [plain(notice) for notice in preview.notices]
        if preview.released:
            names = _("、").join(file.path.name for file in preview.released)
            notices.insert(0, _("等待的文件也会一起导入：{names}").format(names=names))
        if notices and not self._done:
            self.ui.summary.setText("\n".join((self.ui.summary.text(), *notices)))

    def _show_file(self, row: object) -> None:
        ui = self.ui
        if not isinstance(row, FileRow):
            say(ui.file_words, "")
            self.rows.show_rows(FixedRows(()), empty=_("还没有选文件。"))
            self._show_row(None)
            return
        file = row.file
        say(ui.file_words, "\n".join(_about(file)))
        restyle(ui.file_words, "role", "error" if file.refused else "muted")
        views = self._rows_of.get(row.id, ())
        kind = ui.kinds.value()
        shown = [RecordRow(view.record, view) for view in views if kind in (_ALL, view.state.value)]
        for each, _word in _KINDS:
            count = len(views) if each == _ALL else sum(view.state.value == each for view in views)
            ui.kinds.set_note(each, str(count) if count else "")
        left = _("另有 {count} 条没有一一列出。").format(count=f"{file.rows_left:,}")
        say(ui.left, left if file.rows_left else "")
        self.rows.show_rows(
            FixedRows(shown), select=shown[0].id if shown else "", empty=_no_rows(file, any_=bool(views))
        )
        self._show_row(shown[0] if shown else None)

    def _show_row(self, row: RecordRow | None) -> None:
        ui = self.ui
        ui.row_words.setText("" if row is None else f"{row.view.register} · {row.view.title}")
        ui.row_words.setVisible(row is not None)
        ui.fields.setVisible(row is not None)
        ui.fields.setHtml("" if row is None else self._fields_page(row.view))

    def _fields_page(self, view: RowView) -> str:
        """The fields as a table: texts of any length stay whole and can be scrolled."""
        theme = self._desk.theme
        line, muted = theme.colour("line").name(), theme.colour("muted").name()
        cell = f"padding:4px 8px;border-bottom:1px solid {line};"
        heads = (_("字段"), _("原来"), _("之后"))
        if view.state is RowState.NEW:
            heads = (_("字段"), _("内容"), "")
        shown = [word for word in heads if word]
        widths = (_LABEL_PERCENT, *[(100 - _LABEL_PERCENT) // (len(shown) - 1)] * (len(shown) - 1))
        head = "".join(
            f"<td width='{width}%' style='{cell}color:{muted}'>{escape(word)}</td>"
            for word, width in zip(shown, widths, strict=True)
        )
        rows = []
        for field in view.fields:
            before = () if view.state is RowState.NEW else (field.before or "–",)
            cells = (field.label, *before, field.after or "–")
            rows.append("".join(f"<td style='{cell}'>{_lines(text)}</td>" for text in cells))
        body = "".join(f"<tr>{row}</tr>" for row in (head, *rows))
        return f"<table width='100%' cellspacing='0'>{body}</table>"

    # --- passwords and keys -------------------------------------------------------------------------------

    def _ask_password(self, words: str) -> None:
        ui = self.ui
        ui.password_words.setText(words)
        ui.password_box.show()
        if self._password is not None:
            refuse(ui.password_error, ui.password, _("这个密码打不开，请与对方核对后再输。"))
            ui.password.selectAll()
        self._allow()
        ui.password.setFocus()

    def open_with_password(self) -> None:
        """Try the typed password on the files that no kept one opens."""
        typed = self.ui.password.text()
        if not typed:
            refuse(self.ui.password_error, self.ui.password, _("请输入对方告知的密码。"))
            return
        self._password = typed
        self._look()

    def _ask(self, preview: Preview) -> None:
        """Ask what only a person knows: a password first, then one unknown key after the other."""
        locked = [file for file in preview.files if file.locked]
        self.ui.password_box.setVisible(bool(locked) and not self._done)
        if locked and not self._done:
            names = _("、").join(file.path.name for file in locked)
            self._ask_password(_("保存的密码打不开：{names}。请输入对方告知的密码。").format(names=names))
        question = None if self._done else self._question()
        self._show_question(question)

    def _question(self) -> KeyQuestion | None:
        files = self.preview.files if self.preview is not None else ()
        questions = (file.question for file in files)
        return next((q for q in questions if q is not None and q.fingerprint not in self._declined), None)

    def _show_question(self, question: KeyQuestion | None) -> None:
        ui = self.ui
        self._trusting.forget()
        ui.question.setVisible(question is not None)
        if question is None:
            return
        office = office_words(question.office, question.office_name)
        titles = {
            "first": _("第一次收到“{office}”的文件").format(office=office),
            "another": _("“{office}”的另一台电脑").format(office=office),
            "replaced": _("注意：“{office}”的电脑换了签名密钥").format(office=office),
        }
        words = {
            "first": _("请打电话给对方，请对方在“数据交换 › 往来单位”里读出本机指纹，与下面逐组核对："),
            "another": _("这台电脑以前没有见过。请打电话问清是不是对方新添的，并逐组核对指纹："),
            "replaced": _("同一台电脑的密钥变了，也可能有人冒充。请当面或打电话问清原因，并逐组核对新指纹："),
        }
        ui.question_title.setText(titles[question.kind])
        ui.question_words.setText(words[question.kind])
        ui.fingerprint.setText(question.fingerprint)
        before = _("以前的指纹：{known}").format(known=_("、").join(question.known))
        say(ui.known, before if question.known else "")

    def trust(self) -> None:
        """The fingerprint was compared: the file passes. A replaced key takes two presses."""
        question = self._question()
        if question is None or self._running is not None:
            return
        if question.kind == "replaced" and not self._trusting.press(
            question.fingerprint, _("再按一次 Alt+Y，认可新密钥")
        ):
            return
        self._trusted = (*self._trusted, question.fingerprint)
        self._look()

    def distrust(self) -> None:
        """The file stays refused; the next question, if there is one."""
        question = self._question()
        if question is not None:
            self._declined.add(question.fingerprint)
            self._show_question(self._question())
            self.files.setFocus()

    # --- the pane -----------------------------------------------------------------------------------------

    def _start_over(self) -> None:
        self._paths, self._password, self._trusted = (), None, ()
        self._declined = set()
        self._rows_of = {}
        self.preview, self._done = None, False
        ui = self.ui
        self._say_nothing()
        ui.password.clear()
        say(ui.summary, "")
        ui.password_box.hide()
        ui.question.hide()
        ui.progress.hide()
        self.files.show_rows(FixedRows(()), empty=_("还没有文件。\n拖到窗口上，或按 Ctrl+O 选择。"))
        self._show_file(None)
        self._allow()

    def _say_nothing(self) -> None:
        for label in (self.ui.error, self.ui.told):
            say(label, "")
        refuse(self.ui.password_error, self.ui.password, "")

    def _allow(self) -> None:
        ui, idle = self.ui, self._running is None
        takable = self.preview is not None and self.preview.takable and not self._done
        ui.take.setEnabled(idle and takable)
        ui.leave.setEnabled(bool(self._paths))
        if idle:
            ui.leave.setText(_("收起  Esc") if self._done else _("放弃  Esc"))
        for button in (ui.trust, ui.distrust, ui.open):
            button.setEnabled(idle)

    def _connect(self) -> None:
        ui = self.ui
        self.files.selected.connect(self._show_file)
        self.files.shown.connect(lambda _count: self._show_file(self.files.current_row()))
        self.files.opened.connect(lambda _row: self.rows.setFocus())
        self.rows.selected.connect(self._show_row)
        self.rows.opened.connect(self._show_row)
        ui.kinds.chosen.connect(lambda _kind: self._show_file(self.files.current_row()))
        ui.password.returnPressed.connect(ui.open.click)
        ui.password.textEdited.connect(lambda _text: refuse(ui.password_error, ui.password, ""))
        self._desk.theme.changed.connect(self._restyle)  # no lambda: the theme outlives this page
        self._keys(
            (
                (ui.choose, "Ctrl+O", self.choose),
                (ui.open, "", self.open_with_password),
                (ui.trust, "Alt+Y", self.trust),
                (ui.distrust, "Alt+N", self.distrust),
                (ui.take, "Ctrl+Return|Ctrl+Enter", self.take),
                (ui.leave, "Esc", self.leave),
            )
        )

    def _restyle(self) -> None:
        self._show_row(self.rows.current_row())

    def _retranslate(self) -> None:
        ui = self.ui
        self._trusting.retranslated()
        self.files.setAccessibleName(_("收到的工作簿"))
        self.rows.setAccessibleName(_("文件带来的记录"))
        ui.progress.setAccessibleName(_("进度"))
        if self.preview is None and self._running is None:
            self._start_over()
        elif self.pending and self._running is None:
            self._look()  # the sentences about the files are in the old language
        self._allow()


def _name(file: FilePreview) -> str:
    return str(file.path)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _sum_words(preview: Preview, *, done: bool) -> str:
    words = (
        _("已接收：新增 {new}，改动 {changed}，冲突 {conflicts}")
        if done
        else _("合计：新增 {new}，改动 {changed}，冲突 {conflicts}")
    )
    return words.format(
        new=f"{preview.new:,}", changed=f"{preview.changed:,}", conflicts=f"{preview.conflicts:,}"
    )


def _about(file: FilePreview) -> list[str]:
    """From whom a file is, and what keeps it from being taken."""
    lines = []
    if file.office:
        lines.append(
            _("{office} · 第 {number} 号 · 写于 {at}").format(
                office=office_words(file.office, file.office_name), number=file.number, at=moment(file.at)
            )
        )
    if file.attachments:
        lines.append(_("附件：{count} 个").format(count=file.attachments))
    if file.refused:
        lines.append(" ".join(part for part in (plain(file.refused), hint_of(file.hint)) if part))
    lines += [plain(wanted) for wanted in file.waiting]
    return lines


def _no_rows(file: FilePreview, *, any_: bool) -> str:
    """Why there is nothing to see of a file."""
    if any_:
        return _("这份文件里没有这一类。")
    return {
        FileState.REFUSED: _("这份文件不能接收，原因写在左边。"),
        FileState.WAITING: _("前一份还没有到。接收后它在“等待”里，前一份一到就自动导入。"),
        FileState.KNOWN: _("这份文件的内容本机都有了。"),
    }.get(file.state, _("没有可以一一列出的记录。"))


def _state_words(row: FileRow) -> str:
    if row.file.locked:
        return _("要密码")
    if row.file.question is not None:
        return _("要核对")
    words = {
        FileState.READY: _("已接收") if row.done else _("可以接收"),
        FileState.WAITING: _("等待"),
        FileState.KNOWN: _("已经有了"),
        FileState.REFUSED: _("不能接收"),
    }
    return words[row.file.state]


def _file_columns() -> tuple[Column, ...]:
    return (
        Column(_FILE, 14, lambda row: row.file.path.name),
        Column(_STATE, 9, _state_words, tone=lambda row: _TONES.get(row.file.state, "muted")),
        Column(_NEW, 4, lambda row: _number(row, row.file.new)),
        Column(_CHANGED, 7, lambda row: _number(row, row.file.changed)),
        Column(
            _CONFLICTS,
            7,
            lambda row: _number(row, row.file.conflicts),
            tone=lambda row: "red" if row.file.conflicts else "text",
        ),
        Column(_FROM, 8, lambda row: row.file.office or "–"),
    )


def _number(row: FileRow, count: int) -> str:
    return f"{count:,}" if row.file.state in (FileState.READY, FileState.KNOWN) else "–"


def _kind_words(row: RecordRow) -> str:
    return {
        RowState.NEW: _("新增"),
        RowState.CHANGED: _("改动"),
        RowState.CONFLICT: _("冲突"),
        RowState.DELETED: _("删除"),
    }[row.view.state]


def _row_columns() -> tuple[Column, ...]:
    return (
        Column(_KIND, 8, _kind_words, tone=lambda row: _ROW_TONES.get(row.view.state, "text")),
        Column(_REGISTER, 8, lambda row: row.view.register),
        Column(_RECORD, 20, lambda row: row.view.title),
        Column(_WHO, 7, lambda row: row.view.who),
        Column(_AT, 15, lambda row: moment(row.view.at)),
    )
