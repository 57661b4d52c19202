"""The ledger of applications: stored to be filled in, looked through when it comes back, taken at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_ledger import Ui_LedgerPart
from nanxi_desk.stars.applications import RIGHT_APPLY
from nanxi_desk.stars.tab_application_form import Part, RoundFacts
from nanxi_desk.stars.views import ApplicationDetail, LedgerResult
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk

AskFile = Callable[[QWidget], str]
AskPath = Callable[[QWidget, str], str]


def ask_ledger(parent: QWidget) -> str:
    """Which ledger came back, "" for none."""
    return QFileDialog.getOpenFileName(parent, _("打开申报登记表"), "", _("申报登记表") + " (*.xlsx)")[0]


def ask_where(parent: QWidget, proposed: str) -> str:
    """Where the ledger is to be stored, "" for nowhere."""
    kinds = _("申报登记表") + " (*.xlsx)"
    return QFileDialog.getSaveFileName(parent, _("存申报登记表"), proposed, kinds)[0]


@dataclass(frozen=True, slots=True)
class _Refused:
    """A row that cannot be taken."""

    row: int
    why: str

    @property
    def id(self) -> str:
        """The row's."""
        return str(self.row)


class LedgerPart(Part):
    """Writes the form and takes it back; rows that cannot be taken are named, the others are taken."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ask_file: AskFile = ask_ledger
        self.ask_path: AskPath = ask_where
        self._file: Path | None = None
        self._preview: LedgerResult | None = None
        self._words = ""  # what became of the last file
        self.ui = ui = self._set_up(Ui_LedgerPart())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=2)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        ui.blank.clicked.connect(self.store)
        ui.file.clicked.connect(self.open_file)
        ui.take.clicked.connect(self.act)
        self._may = disable_without(desk.home.actor, RIGHT_APPLY, ui.blank, ui.file, ui.take)
        self._name()
        self.say()

    def store(self) -> None:
        """Ctrl+S: the form with a row for every group that has not applied."""
        facts = self._facts
        if facts is None or not self.ui.blank.isEnabled():
            return
        home = self._desk.home
        chosen = self.ask_path(self, f"{facts.round.name} {_('申报登记表')}.xlsx")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else chosen + ".xlsx")
        actor, round_ = home.actor, facts.round.id

        def work() -> int:
            from nanxi_desk.stars.application_book import write_application_book  # with all of openpyxl

            return write_application_book(home, actor, round_, path, replace=True)

        def done(groups: int) -> None:
            self._words = _("已存到 {file}，{n} 个楼组还没申报").format(file=path, n=groups)
            self._file, self._preview = None, None
            self.say()

        self.refuse("")
        self._desk.tasks.run(work, done, self.refuse)

    def open_file(self) -> None:
        """Ctrl+O: what the returned ledger would bring; nothing is written yet."""
        if self._facts is None or not self.ui.file.isEnabled():
            return
        chosen = self.ask_file(self)
        if chosen:
            self._read(Path(chosen), dry_run=True)

    def act(self) -> None:
        """Ctrl+Enter: take what was looked through; open a file where there is none."""
        if self._file is None:
            self.open_file()
        elif self.ui.take.isEnabled():
            self._read(self._file, dry_run=False)

    def show_application(
        self, detail: ApplicationDetail | None, facts: RoundFacts | None, *, again: bool
    ) -> None:
        """The ledger is the round's, whatever application is shown."""
        del again
        before = self._facts.round.id if self._facts is not None else ""
        same = before == (facts.round.id if facts is not None else "")
        if not same:
            self._file, self._preview, self._words = None, None, ""
        super().show_application(detail, facts, again=same)

    def say(self) -> None:
        """What the file would bring, and whether anything may be taken now."""
        ui, facts, preview = self.ui, self._facts, self._preview
        why = ""
        if facts is None:
            why = _("还没有评定，先在“评选”里建立一次。")
        elif not facts.takes_applications:
            why = _("评定现在是“{state}”，不再收申报。").format(state=_(facts.round.state))
        say(ui.note, why)
        for part in (ui.blank, ui.file):
            part.setEnabled(self._may and not why)
        ui.take.setEnabled(self._may and not why and preview is not None and bool(preview.taken))
        if preview is not None and self._file is not None:
            self._words = f"{self._file.name}{_('：')}{_count_words(preview)}"
        say(ui.summary, self._words)
        rows = tuple(_Refused(*each) for each in preview.refused) if preview is not None else ()
        self.table.show_rows(FixedRows(rows), empty=_empty(preview))

    def focus_first(self) -> None:
        """Ready to open a file."""
        self.ui.file.setFocus()

    def _retranslate(self) -> None:
        self._name()
        self.say()

    def _read(self, path: Path, *, dry_run: bool) -> None:
        home = self._desk.home
        actor = home.actor

        def work() -> LedgerResult:
            from nanxi_desk.stars.application_book import take_application_book  # with all of openpyxl

            return take_application_book(home, actor, path, dry_run=dry_run)

        def done(found: LedgerResult) -> None:
            self._file, self._preview = (path, found) if dry_run else (None, None)
            if not dry_run:
                self._words = _("登记表收下：") + _count_words(found)
            self.say()
            if not dry_run:
                self.written.emit(self._words, "")
            elif self.ui.take.isEnabled():
                self.ui.take.setFocus()

        self.refuse("")
        self._desk.tasks.run(work, done, self.refuse)

    def refuse(self, error: UserError | str) -> None:
        """Say it below."""
        say(self.ui.refusal, error)

    def _name(self) -> None:
        self.table.setAccessibleName(_("登记表里收不了的行"))


def _count_words(found: LedgerResult) -> str:
    counts = (
        (_("申报 {n} 份"), found.taken),
        (_("已经申报过 {n} 份"), found.already),
        (_("收不了 {n} 行"), len(found.refused)),
    )
    words = _("，").join(text.format(n=n) for text, n in counts if n)
    return words or _("没有一行选了申报星级")


def _empty(preview: LedgerResult | None) -> str:
    if preview is None:
        return _("还没有打开登记表。\n按 Ctrl+S 存一份去填，按 Ctrl+O 打开交回的。")
    return _("每一行都收得下。") if preview.taken or preview.already else _("里面没有要申报的楼组。")


def _columns() -> tuple[Column, ...]:
    """Rows that cannot be taken."""
    return (
        Column("行", 4, lambda row: str(row.row)),
        Column("原因", 30, lambda row: row.why, tone=lambda _row: "red"),
    )
