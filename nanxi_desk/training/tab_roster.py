"""People put on a roster: pasted, from a file or chosen by office, looked through before they are taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_roster import Ui_RosterPane
from nanxi_desk.training.roster import as_new
from nanxi_desk.training.tab_offices import OfficePick
from nanxi_desk.training.views import ListMatch, PersonHit, RosterPreview, SessionRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

AskFile = Callable[[QWidget], str]
NEW, SKIP, UNDECIDED = "new", "skip", "undecided"


def ask_file(parent: QWidget) -> str:
    """Which list is to be read, "" for none."""
    kinds = _("名单") + " (*.xlsx *.csv *.txt)"
    return QFileDialog.getOpenFileName(parent, _("打开名单"), "", kinds)[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list and whom it stands for: a ref, NEW, SKIP or UNDECIDED."""

    match: ListMatch
    chosen: str

    @property
    def id(self) -> str:
        """The line's."""
        return str(self.match.line.row)

    @property
    def takes(self) -> bool:
        """Whether it puts somebody on the roster."""
        return self.chosen not in (SKIP, UNDECIDED)

    def taken(self) -> ListMatch:
        """The line as services take it."""
        return as_new(self.match) if self.chosen == NEW else replace(self.match, chosen=self.chosen)

    def further(self) -> "Choice":
        """The next possibility: each candidate, then somebody new, then nobody."""
        if self.match.kind in ("listed", "refused"):
            return self
        choices = [*(hit.ref for hit in self.match.candidates), NEW, SKIP]
        place = choices.index(self.chosen) + 1 if self.chosen in choices else 0
        return replace(self, chosen=choices[place % len(choices)])


def first_choice(match: ListMatch) -> Choice:
    """What a line stands for until somebody says otherwise."""
    match match.kind:
        case "matched":
            return Choice(match, match.chosen)
        case "new":
            return Choice(match, NEW)
        case "several":
            return Choice(match, match.chosen or UNDECIDED)
    return Choice(match, SKIP)


def person_words(hit: PersonHit) -> str:
    """Somebody among people of the same name: 王芳 · 华业居委会 · 委员 · 尾号 1234."""
    tail = _("尾号 {tail}").format(tail=hit.phone_tail) if hit.phone_tail else ""
    return " · ".join(part for part in (hit.name, hit.unit, hit.post, tail) if part)


def choice_words(choice: Choice) -> str:
    """What becomes of a line."""
    match choice.match.kind:
        case "refused":
            return choice.match.line.problem
        case "listed":
            return _("已在名单里")
    if choice.chosen == UNDECIDED:
        return _("同名 {n} 人，回车选").format(n=len(choice.match.candidates))
    if choice.chosen == NEW:
        return _("新增此人")
    if choice.chosen == SKIP:
        return _("不加入")
    return next(
        (person_words(hit) for hit in choice.match.candidates if hit.ref == choice.chosen), _("已认出")
    )


def _tone(choice: Choice) -> str:
    if choice.match.kind == "refused":
        return "red"
    if choice.chosen == UNDECIDED:
        return "yellow"
    return "muted" if choice.chosen == SKIP else "text"


def choices_table(desk: Desk) -> RecordTable:
    """Lines with whom they stand for; opening one goes on to the next possibility."""
    return RecordTable(
        (
            Column("行", 4, lambda row: str(row.match.line.row)),
            Column("姓名", 8, lambda row: row.match.line.name),
            Column("认作", 22, choice_words, tone=_tone),
            Column("单位", 10, lambda row: row.match.line.unit),
            Column("电话", 10, lambda row: row.match.line.phone),
        ),
        desk.tasks,
        desk.theme,
        least=3,
    )


class RosterPane(Formed, QWidget):
    """`asked` gives a text or a Path to be read, `taken` the lines to be put on the roster."""

    asked = Signal(object)
    taken = Signal(object)  # tuple[ListMatch, ...]
    offices_wanted = Signal()  # the chips want to know the offices
    picked = Signal(object, object)  # codes of offices, roles
    copied = Signal(str)  # the session whose roster is wanted here too

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_file: AskFile = ask_file
        self._choices: tuple[Choice, ...] = ()
        self._picking = False
        self.ui = self._set_up(Ui_RosterPane())
        self.pick = OfficePick(self)
        self.pick.hide()
        self.pick.picked.connect(self.picked)
        self.ui.preview_place.addWidget(self.pick)
        self.table = choices_table(desk)
        self.ui.preview_place.addWidget(self.table)
        give_way(self.ui.text, self.table)
        self.table.opened.connect(self._turn)
        self.ui.text.textChanged.connect(self._typed)
        self.ui.file.clicked.connect(self.open_file)
        self.ui.by_office.clicked.connect(self.pick_offices)
        self.ui.take.clicked.connect(self.take)
        self.ui.copy.clicked.connect(self.copy)
        self.offer_others(())
        self._name()
        self.start_over()

    def start_over(self) -> None:
        """Nothing typed, nothing read."""
        self.ui.text.clear()
        self._choices = ()
        self.ui.other.setCurrentIndex(0)
        self._show_pick(picking=False)
        self._show()

    def focus_first(self) -> None:
        """Ready for the list to be pasted."""
        self.ui.text.setFocus()

    def open_file(self) -> None:
        """Ctrl+O: read a list from a file."""
        chosen = self.ask_file(self)
        if chosen:
            self.asked.emit(Path(chosen))

    def pick_offices(self) -> None:
        """Ctrl+Y: choose by office and role, or go back to a pasted list."""
        self._choices = ()
        self._show_pick(picking=not self._picking)
        self._show()
        if self._picking:
            self.offices_wanted.emit()
            self.pick.focus_first()
        else:
            self.focus_first()

    def offer_others(self, others: Sequence[SessionRow]) -> None:
        """The sessions whose roster may be copied; what is chosen stays."""
        box = self.ui.other
        kept = box.currentData()
        box.clear()
        box.addItem(_("照另一场的名单…") if others else _("还没有别的名单可照"), "")
        for row in others:
            words = _("{day} {topic}（{n} 人）").format(day=row.day, topic=row.topic, n=row.tally.invited)
            box.addItem(words, row.id)
        box.setCurrentIndex(max(box.findData(kept), 0))

    def choose_other(self) -> None:
        """Alt+R: ready to choose whose roster."""
        self.ui.other.setFocus()

    def copy(self) -> None:
        """Ctrl+R: whom the chosen session invites is invited here too."""
        other = self.ui.other.currentData()
        if other:
            self.refuse("")
            self.copied.emit(other)
        else:
            self.refuse(_("请先在左边选照哪一场的名单。"))
            self.choose_other()

    def show_preview(self, preview: RosterPreview) -> None:
        """What the list would bring."""
        self._choices = tuple(first_choice(match) for match in preview.matches)
        self._show()
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Say why something cannot be."""
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))

    def take(self) -> None:
        """Ctrl+Enter: look through what is typed, then have it taken."""
        if not self._choices:
            if self.ui.text.toPlainText().strip():
                self.asked.emit(self.ui.text.toPlainText())
            else:
                self.refuse(_("还没有名单。请粘贴，或按 Ctrl+O 从文件读。"))
            return
        undecided = sum(choice.chosen == UNDECIDED for choice in self._choices)
        if undecided:
            self.refuse(_("还有 {n} 行同名，请在表里选中后按 Enter 逐个选定。").format(n=undecided))
            self.table.setFocus()
            return
        lines = tuple(choice.taken() for choice in self._choices if choice.takes)
        if not lines:
            self.refuse(_("没有可以加入的人。"))
            return
        self.taken.emit(lines)

    def _retranslate(self) -> None:
        self._name()
        self._show_pick(picking=self._picking)
        self._show()

    def _show_pick(self, *, picking: bool) -> None:
        self._picking = picking
        self.pick.setVisible(picking)
        for part in (self.ui.hint, self.ui.text):
            part.setVisible(not picking)
        self.ui.by_office.setText(_("粘贴名单  Ctrl+Y") if picking else _("按居委会选人  Ctrl+Y"))

    def _typed(self) -> None:
        """A changed list has to be looked through again."""
        if self._choices:
            self._choices = ()
            self._show()

    def _turn(self, choice: Choice) -> None:
        self._choices = tuple(each.further() if each.id == choice.id else each for each in self._choices)
        self._show(select=choice.id)

    def _show(self, *, select: str = "") -> None:
        self.table.show_rows(
            FixedRows(self._choices),
            select=select,
            empty=_("选居委会和身份，人会列在这里，看清了再加入。")
            if self._picking
            else _("粘贴名单后按 Ctrl+Enter，先看清认出了谁、谁同名、谁是新人。"),
        )
        self.ui.summary.setText(summary(self._choices))
        self.ui.summary.setVisible(bool(self._choices))
        self.ui.take.setText(_("加入名单  Ctrl+Enter") if self._choices else _("读名单  Ctrl+Enter"))
        restyle(self.ui.take, "role", "primary")

    def _name(self) -> None:
        self.ui.copy.setToolTip(_("把那一场名单里的人加进来，已在名单的不重复"))
        self.table.setAccessibleName(_("名单预览，Enter 换一位"))
        self.table.setToolTip(_("选中一行按 Enter，换成另一位、新增或不加入"))


def summary(choices: Sequence[Choice]) -> str:
    """How many lines will be taken as what."""
    counts = (
        (_("认出 {n}"), sum(c.takes and c.chosen != NEW for c in choices)),
        (_("新增 {n}"), sum(c.chosen == NEW for c in choices)),
        (_("同名待选 {n}"), sum(c.chosen == UNDECIDED for c in choices)),
        (_("已在名单 {n}"), sum(c.match.kind == "listed" for c in choices)),
        (_("读不了 {n}"), sum(c.match.kind == "refused" for c in choices)),
    )
    return _("，").join(words.format(n=n) for words, n in counts if n)
