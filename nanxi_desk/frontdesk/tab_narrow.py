"""The bar that narrows the list of requests: line, state, person and period."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from nanxi_desk.core.days import day_meant
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_desk_narrow import Ui_NarrowBar
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.views import RequestFilter
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed


class NarrowBar(Formed, QWidget):
    """Narrows a RequestFilter. `narrowed` is sent when a person has changed a part."""

    narrowed = Signal()

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = self._set_up(Ui_NarrowBar())
        self._lines = tuple(lines)
        self._people: tuple[str, ...] = ()
        self._today = date.min
        self._fill()
        for box in (self.ui.line, self.ui.state, self.ui.person):
            box.activated.connect(lambda _index: self.narrowed.emit())
        for entry in (self.ui.first_day, self.ui.last_day):
            entry.editingFinished.connect(lambda entry=entry: self._entered(entry))
        self.ui.clear.clicked.connect(self._cleared)

    def offer(self, people: Iterable[str], today: date) -> None:
        """The people that may be chosen, and the day by which a short day is understood."""
        self._today = today
        if tuple(people) != self._people:
            self._people = tuple(people)
            self._fill()

    def show_filter(self, wanted: RequestFilter) -> None:
        """Show what a filter narrows already."""
        for box, value in (
            (self.ui.line, wanted.line),
            (self.ui.state, wanted.state),
            (self.ui.person, wanted.person),
        ):
            if value and box.findData(value) < 0:
                box.addItem(_(value), value)
            box.setCurrentIndex(max(box.findData(value), 0))
        for entry, day in ((self.ui.first_day, wanted.first_day), (self.ui.last_day, wanted.last_day)):
            with QSignalBlocker(entry):
                entry.setText(day)
            restyle(entry, "wrong", "false")

    def narrow(self, wanted: RequestFilter) -> RequestFilter:
        """The filter with what is chosen here; a day that is none narrows nothing."""
        return replace(
            wanted,
            line=self.ui.line.currentData() or "",
            state=self.ui.state.currentData() or "",
            person=self.ui.person.currentData() or "",
            first_day=self._day(self.ui.first_day),
            last_day=self._day(self.ui.last_day),
        )

    def _retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        choices = zip(
            (self.ui.line, self.ui.state, self.ui.person),
            (_("不限条线"), _("不限状态"), _("不限人员")),
            (self._lines, rules.STATES, self._people),
            strict=True,
        )
        for box, every, values in choices:
            kept = box.currentData()
            box.clear()
            box.addItem(every, "")
            for value in values:
                box.addItem(value if box is self.ui.person else _(value), value)
            box.setCurrentIndex(max(box.findData(kept), 0))

    def _day(self, entry: QLineEdit) -> str:
        meant = day_meant(entry.text(), self._today)
        return meant.isoformat() if meant else ""

    def _entered(self, entry: QLineEdit) -> None:
        day = self._day(entry)
        wrong = bool(entry.text().strip()) and not day
        restyle(entry, "wrong", "true" if wrong else "false")
        entry.setAccessibleDescription(_("没有这一天，请写作 2026-11-01。") if wrong else "")
        if wrong:
            return
        with QSignalBlocker(entry):
            entry.setText(day)
        self.narrowed.emit()

    def _cleared(self) -> None:
        self.show_filter(RequestFilter())
        self.narrowed.emit()
