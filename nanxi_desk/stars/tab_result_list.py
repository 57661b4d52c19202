"""The groups of a round with what they came to, and beside the list why the marked one has its star."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_result_list import Ui_StarsResultList
from nanxi_desk.stars.arithmetic import Outcome, shown
from nanxi_desk.stars.explaining import explain
from nanxi_desk.stars.tab_result_explained import ExplanationTree
from nanxi_desk.stars.views import Explanation, RoundResult
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

_FOLLOW_MS = 80


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the list."""

    outcome: Outcome
    office: str
    target: int

    @property
    def id(self) -> str:
        """The application's."""
        return self.outcome.case.id


class ResultList(Formed, QWidget):
    """Arrows move through the list and the explanation follows; Enter goes into it, Esc back."""

    compare_wanted = Signal(str)  # the application whose blocks are to be seen beside the mean
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundResult | None = None
        self._office, self._stars = "", -1
        self._order, self._ascending = "rank", True
        self._wanted = ""
        self._block = ""
        self.ui = ui = self._set_up(Ui_StarsResultList())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=5)
        ui.table_place.addWidget(self.table)
        self.tree = ExplanationTree(desk.theme)
        ui.tree_place.addWidget(self.tree)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._open)
        self.table.sorting.connect(self._sort)
        ui.unfold.clicked.connect(self.tree.unfold)
        ui.compare.clicked.connect(self.compare)
        self._name()

    @property
    def application(self) -> str:
        """The application that is explained, "" for none."""
        return self._wanted

    def show_result(self, found: RoundResult, office: str, stars: int) -> None:
        """Show a result; `office` "" and `stars` -1 leave nothing out."""
        self._found, self._office, self._stars = found, office, stars
        rows = self.rows()
        if self._wanted not in {row.id for row in rows}:
            self._wanted = rows[0].id if rows else ""
        self.table.show_order(self._order, ascending=self._ascending)
        self.table.show_rows(
            FixedRows(rows), select=self._wanted, empty=_("没有这样的楼组。\n换一个筛选看看。")
        )
        self._explain()

    def rows(self) -> list[ResultRow]:
        """The rows of the filter in their order."""
        found = self._found
        if found is None:
            return []
        rows = [
            ResultRow(o, found.office_name(o.case.office), found.targets.get(o.case.id, 0))
            for o in found.result.outcomes
            if self._office in ("", o.case.office) and self._stars in (-1, o.stars)
        ]
        rows.sort(key=_ORDERS[self._order], reverse=not self._ascending)
        return rows

    def show_group(self, application: str, block: str = "") -> None:
        """Explain a group, with one of its blocks unfolded."""
        self._wanted, self._block = application, block
        if self._found is not None:
            self.show_result(self._found, self._office, self._stars)

    def compare(self) -> None:
        """Alt+M: its blocks beside the mean."""
        if self._wanted:
            self.compare_wanted.emit(self._wanted)

    def into_tree(self) -> bool:
        """Whether the keyboard was in the explanation; it is in the list now."""
        inside = self.tree.hasFocus()
        self.table.setFocus()
        return inside

    def _retranslate(self) -> None:
        self._name()
        self._explain()

    def _name(self) -> None:
        self.table.setAccessibleName(_("评定结果"))
        self.tree.setAccessibleName(_("星级的依据"))

    def _sort(self, order: str) -> None:
        self._ascending = not self._ascending if order == self._order else order != "total"
        self._order = order
        if self._found is not None:
            self.show_result(self._found, self._office, self._stars)

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None and row.id != self._wanted:
            self._wanted, self._block = row.id, ""
            self._explain()

    def _open(self, row: ResultRow) -> None:
        if row.id != self._wanted:
            self._wanted, self._block = row.id, ""
            self._explain()
        self.tree.setFocus()

    def _explain(self) -> None:
        found, application = self._found, self._wanted
        outcome = found.result.of(application) if found is not None else None
        for part in (self.ui.sentence, self.ui.unfold, self.ui.compare):
            part.setVisible(outcome is not None)
        if found is None or outcome is None:
            self.ui.heading.setText("")
            self.tree.show_explanation(None)
            return
        case = outcome.case
        self._desk.tasks.run(
            lambda: explain(found, outcome), self._show, self._refuse, key="stars-explanation"
        )
        self.ui.heading.setText(f"{case.name} · {found.office_name(case.office)}")

    def _show(self, told: Explanation) -> None:
        if told.outcome.case.id != self._wanted:
            return
        self.ui.sentence.setText(told.sentence)
        self.tree.show_explanation(told)
        if self._block:
            self.tree.show_block(self._block)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)


_ORDERS: dict[str, Callable[[ResultRow], Any]] = {
    "rank": lambda row: (row.outcome.rank, row.id),
    "office": lambda row: (row.outcome.case.office, row.outcome.rank),
    "group": lambda row: row.outcome.case.name,
    "stars": lambda row: (-row.outcome.stars, row.outcome.rank),
    "total": lambda row: row.outcome.total,
}


def note_words(outcome: Outcome) -> str:
    """What stands beside a total: veto, quota, tie."""
    notes = []
    if outcome.case.vetoes:
        notes.append(_("一票否决"))
    if outcome.border and not outcome.decided:
        notes.append(_("名额边缘，待定"))
    elif outcome.by_quota:
        notes.append(_("名额已满"))
    if outcome.tied:
        notes.append(_("并列第 {rank}").format(rank=outcome.rank))
    if outcome.invalid:
        notes.append(_("{count} 份无效").format(count=len(outcome.invalid)))
    return _("，").join(notes)


def _rank(row: ResultRow) -> str:
    """ "=6" for one that several share."""
    return f"{'=' if row.outcome.tied else ''}{row.outcome.rank}"


def _tone(row: ResultRow) -> str:
    outcome = row.outcome
    if outcome.case.vetoes or (outcome.border and not outcome.decided):
        return "red"
    return "muted" if not outcome.by_quota else "yellow"


def _columns() -> Sequence[Column]:
    return (
        Column("名次", 5, _rank, sort="rank"),
        Column("楼组", 15, lambda row: row.outcome.case.name, sort="group"),
        Column("星级", 8, lambda row: star_word(row.outcome.stars), sort="stars"),
        Column("总分", 6, lambda row: shown(row.outcome.total), sort="total"),
        Column("申报", 8, lambda row: star_word(row.target) if row.target else "—"),
        Column("居委会", 7, lambda row: row.office, sort="office"),
        Column("备注", 10, lambda row: note_words(row.outcome), tone=_tone),
    )
