"""What was looked into early: the groups as they stand, and why. Kept nowhere, gone once it is left."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_round_early import Ui_RoundEarly
from nanxi_desk.stars.explaining import explain
from nanxi_desk.stars.tab_result_explained import ExplanationTree
from nanxi_desk.stars.tab_round_rows import EarlyRow, early_columns, early_rows
from nanxi_desk.stars.views import Explanation, RoundResult
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

_FOLLOW_MS = 80


class RoundEarly(Formed, QWidget):
    """Arrows move through the groups and the explanation follows; Enter goes into it, Esc back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundResult | None = None
        self._wanted = ""
        self.ui = self._set_up(Ui_RoundEarly())
        self.table = RecordTable(early_columns(), desk.tasks, desk.theme, least=3)
        self.tree = ExplanationTree(desk.theme)
        for widget, place in ((self.table, self.ui.table_place), (self.tree, self.ui.tree_place)):
            place.addWidget(widget)
            give_way(widget)
        self.setFocusProxy(self.table)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._into)
        self._name()
        self.forget()

    def show_result(self, found: RoundResult) -> None:
        """The result of the sheets that are in, with the best group explained."""
        self._found = found
        rows = early_rows(found)
        self._wanted = rows[0].id if rows else ""
        self.table.show_rows(FixedRows(rows), select=self._wanted, empty=_("还没有评分表。"))
        self._explain()

    def forget(self) -> None:
        """Nothing of it stays."""
        self._found, self._wanted = None, ""
        self.table.show_rows(FixedRows(()))
        self.tree.show_explanation(None)
        say(self.ui.sentence, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes from the explanation back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.tree.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._name()
        if self._found is not None:
            self.table.show_rows(FixedRows(early_rows(self._found)), select=self._wanted)
            self._explain()

    def _name(self) -> None:
        self.table.setAccessibleName(_("提前开封看到的结果"))
        self.tree.setAccessibleName(_("提前开封看到的依据"))

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None and row.id != self._wanted:
            self._wanted = row.id
            self._explain()

    def _into(self, row: EarlyRow) -> None:
        self._wanted = row.id
        self._explain()
        self.tree.setFocus()

    def _explain(self) -> None:
        found = self._found
        outcome = found.result.of(self._wanted) if found is not None else None
        if found is not None and outcome is not None:
            self._desk.tasks.run(lambda: explain(found, outcome), self._show, self._refuse, key="stars-early")

    def _show(self, told: Explanation) -> None:
        if told.outcome.case.id == self._wanted:
            say(self.ui.sentence, f"{told.outcome.case.name}  {told.sentence}")
            self.tree.show_explanation(told)

    def _refuse(self, error: UserError) -> None:
        say(self.ui.sentence, error)
