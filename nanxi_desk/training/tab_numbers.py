"""Entering a signed sheet by the numbers of its rows, with the keyboard alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_numbers import Ui_NumbersPane
from nanxi_desk.training import rules
from nanxi_desk.training.numbers import NumberMark, read_numbers
from nanxi_desk.training.views import AttendeeRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

_TOLD = 6  # numbers that are named


@dataclass(frozen=True, slots=True)
class StagedMark:
    """A number with its person and what is to be written; nothing is written yet."""

    mark: NumberMark
    person: AttendeeRow

    @property
    def id(self) -> str:
        """The person's."""
        return self.person.person_id


class NumbersPane(Formed, QWidget):
    """Enter puts what is typed into the list, Ctrl+Enter has the list written: `taken` gives it."""

    taken = Signal(object)  # tuple[StagedMark, ...]
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[int, AttendeeRow] = {}
        self._staged: dict[int, StagedMark] = {}
        self.ui = self._set_up(Ui_NumbersPane())
        columns = (
            Column("序号", 4, lambda row: str(row.mark.number)),
            Column("姓名", 9, lambda row: row.person.name),
            Column("登记为", 9, _words, tone=lambda row: "muted" if not row.mark.status else "text"),
            Column("单位", 12, lambda row: row.person.unit),
        )
        self.table = RecordTable(columns, desk.tasks, desk.theme, least=3)
        self.table.setAccessibleName(_("待登记的序号"))
        self.ui.preview_place.addWidget(self.table)
        give_way(self.table)
        self.ui.numbers.returnPressed.connect(self.stage)
        self.ui.numbers.textChanged.connect(lambda _text: self.edited.emit())
        self.ui.take.clicked.connect(self.take)
        self.ui.all_absent.clicked.connect(self.rest_absent)
        self.show_people(())

    def show_people(self, people: Sequence[AttendeeRow]) -> None:
        """The roster as it stands now; what waits to be written stays."""
        self._people = {row.number: row for row in people if row.number}
        self._staged = {number: mark for number, mark in self._staged.items() if number in self._people}
        self._show()

    def start_over(self) -> None:
        """Nothing typed, nothing waiting."""
        self._staged.clear()
        self.ui.numbers.clear()
        self._tell("")
        self._show()

    def typed(self) -> dict[str, object]:
        """What is typed and waits, as a draft keeps it; {} for nothing."""
        staged = [[m.mark.number, m.mark.status, m.mark.suspect] for m in self._staged.values()]
        text = self.ui.numbers.text()
        return {"line": text, "staged": staged} if staged or text.strip() else {}

    def put_back(self, typed: dict[str, Any]) -> None:
        """Put a draft back; numbers that the roster no longer has are left out."""
        for number, status, suspect in reversed(typed.get("staged") or []):
            if number in self._people:
                mark = NumberMark(number, status, suspect=bool(suspect))
                self._staged = {number: StagedMark(mark, self._people[number]), **self._staged}
        self.ui.numbers.setText(str(typed.get("line") or ""))
        self._show()

    def focus_first(self) -> None:
        """Ready to type."""
        self.ui.numbers.setFocus()

    def stage(self) -> bool:
        """Enter: put what is typed into the list; False where some of it cannot be read and stays typed."""
        text = self.ui.numbers.text()
        read = read_numbers(text, self._people.keys())
        if read.problem:
            self._tell(_("看不懂“{text}”。请写成 12 20-35 c14 s17。").format(text=read.problem))
            return False
        if read.absent:
            numbers = _("、").join(str(number) for number in read.absent[:_TOLD])
            self._tell(_("名单里没有序号 {numbers}。").format(numbers=numbers))
            return False
        for mark in read.marks:
            self._staged.pop(mark.number, None)
            self._staged = {mark.number: StagedMark(mark, self._people[mark.number]), **self._staged}
        self.ui.numbers.clear()
        self._tell("")
        self._show()
        return True

    def rest_absent(self) -> None:
        """Ctrl+B: everybody who is neither marked nor in the list gets 缺勤."""
        if not self.stage():
            return
        for number, person in self._people.items():
            if person.status == rules.UNMARKED and number not in self._staged:
                self._staged[number] = StagedMark(NumberMark(number, rules.ABSENT), person)
        self._show()

    def take(self) -> None:
        """Ctrl+Enter: have the list written."""
        if self.stage() and self._staged:
            self.taken.emit(tuple(self._staged.values()))

    def refuse(self, words: str) -> None:
        """Say why it could not be written; the list stays."""
        self._tell(words)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(_("待登记的序号"))
        self._show()

    def _show(self) -> None:
        self.edited.emit()
        self.table.show_rows(
            FixedRows(tuple(self._staged.values())),
            empty=_(
                "还没有敲序号。\n敲 12 20-35 再按 Enter，姓名会列在这里核对；全部敲完按 Ctrl+Enter 登记。"
            ),
        )
        self.ui.counted.setText(_("待登记 {n} 人").format(n=len(self._staged)) if self._staged else "")
        self.ui.take.setEnabled(bool(self._people))

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))


def _words(row: StagedMark) -> str:
    if not row.mark.status:
        return _("撤销登记")
    return " · ".join([_(row.mark.status), *([_("疑似代签")] if row.mark.suspect else [])])
