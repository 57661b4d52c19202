"""A round that is made for a year, or whose name and days are altered."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.days import day_in_year
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_round_form import Ui_RoundForm
from nanxi_desk.stars.rounds import DAYS, RIGHT_RUN, Rounds
from nanxi_desk.stars.views import RoundPlan, RoundView
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_AUTO, _YES, _NO = "auto", "yes", "no"
_FIRST = ((_AUTO, "自动判断"), (_YES, "是首年"), (_NO, "不是"))
_LINES = ("year", "name", *DAYS)
_DRAFT = "star-round:new"


class RoundForm(Formed, QWidget):
    """Ctrl+Enter saves. `done` gives the round's id and the sentence of what was written."""

    done = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rounds = Rounds(desk.home)
        self._round: RoundView | None = None  # that is altered; None for a new one
        self._busy = False
        self.ui = ui = self._set_up(Ui_RoundForm())
        ui.first.set_choices(_FIRST)
        self._draft = PageDraft(desk, self._typed, self._put_back, self)
        for name in _LINES:
            self._line(name).textEdited.connect(lambda _text: self._touched())
            self._line(name).returnPressed.connect(self.save)
        ui.first.chosen.connect(lambda _value: self._touched())
        ui.save.clicked.connect(self.save)
        disable_without(desk.home.actor, RIGHT_RUN, ui.save)
        self.start_over()

    def start_over(self) -> None:
        """An empty form for a new round; what was typed before and not saved comes back."""
        self._draft.let_go()
        self._round = None
        for name in _LINES:
            self._line(name).clear()
        self.ui.first.set_value(_AUTO)
        self._retranslate()
        self._draft.follow(_DRAFT)

    def alter(self, round_: RoundView) -> None:
        """The name and days of a round that is there."""
        self._draft.let_go()
        self._round = round_
        self._line("year").setText(str(round_.year))
        for name in _LINES[1:]:
            self._line(name).setText(getattr(round_, name))
        self.ui.first.set_value(_YES if round_.first_year else _NO)
        self._retranslate()

    def put_away(self) -> None:
        """The person leaves: what is typed for a new round is kept."""
        self._draft.let_go()

    def focus_first(self) -> None:
        """Ready to type."""
        self._line("name" if self._round else "year").setFocus()

    def save(self) -> None:
        """Make the round, or alter it; what is wrong is said beside its line."""
        if self._busy or not self.ui.save.isEnabled():
            return
        self._clear_errors()
        home, rounds, altered = self._desk.home, self._rounds, self._round
        year = self._line("year").text().strip()
        if not (year.isascii() and year.isdigit()):
            self._refuse(
                FieldRefused("year", _("请写四位数的年度，例如 {year}。").format(year=self._this_year()))
            )
            return
        days = {name: self._day(name, int(year)) for name in DAYS}
        name = self._line("name").text().strip()
        first = {_YES: True, _NO: False}.get(self.ui.first.value())
        if altered is None:
            plan = RoundPlan(int(year), name, first, **days)
            words = _("已建立 {year} 年的评定").format(year=year)
            self._run(lambda: rounds.create(home.actor, plan).id, words)
        else:
            values: dict[str, object] = {key: day or None for key, day in days.items()}
            values["name"] = name or altered.name
            if first is not None and first != altered.first_year:
                values["first_year"] = first
            id_ = altered.id

            def work() -> str:
                rounds.edit(home.actor, id_, values)
                return id_

            self._run(work, _("已保存"))

    def _run(self, work: Callable[[], str], words: str) -> None:
        def ended(id_: str) -> None:
            self._busy = False
            if self._round is None:
                self._forget()
            self.done.emit(id_, words)

        self._busy = True
        self._desk.tasks.run(work, ended, self._refuse)

    def _forget(self) -> None:
        """What was typed is a round now: no draft of it stays."""
        for name in _LINES:
            self._line(name).clear()
        self.ui.first.set_value(_AUTO)
        self._draft.keep()

    def _day(self, name: str, year: int) -> str:
        """The day as the service wants it, or what was typed where it is none: the service says so."""
        typed = self._line(name).text().strip()
        day = day_in_year(typed, year)
        return day.isoformat() if day else typed

    def _typed(self) -> dict[str, str]:
        if self._round is not None:
            return {}
        typed = {name: self._line(name).text() for name in _LINES}
        return {name: text for name, text in typed.items() if text.strip()}

    def _put_back(self, kept: dict[str, object]) -> None:
        for name in _LINES:
            if isinstance(text := kept.get(name), str):
                self._line(name).setText(text)

    def _touched(self) -> None:
        if self._round is None:
            self._draft.touch()

    def _retranslate(self) -> None:
        self._clear_errors()
        ui, altering = self.ui, self._round is not None
        ui.heading.setText(_("修改评定") if altering else _("新一轮评定"))
        ui.hint.setText(
            _("名称和日期随时可以改；首年不要求上一年的星级，公示以后不能再改。")
            if altering
            else _("一年一次。建立后从申报开始；日期只作提示，可以不填。首年不要求上一年的星级。")
        )
        ui.save.setText(_("保存  Ctrl+Enter") if altering else _("建立  Ctrl+Enter"))
        self._line("year").setReadOnly(altering)
        self._line("year").setPlaceholderText(self._this_year())
        self._line("name").setPlaceholderText(_("不填则为“年度 + 星级楼组评定”"))

    def _this_year(self) -> str:
        return office_day(self._desk.home.journal.clock.now())[:4]

    def _refuse(self, error: UserError) -> None:
        self._busy = False
        name = error.field if isinstance(error, FieldRefused) else ""
        label = getattr(self.ui, f"error_{name}", None) if name else None
        say(label if isinstance(label, QLabel) else self.ui.told, error)
        if name in _LINES:
            line = self._line(name)
            restyle(line, "wrong", "true")
            line.setAccessibleDescription(self._label(name).text())
            line.setFocus()

    def _clear_errors(self) -> None:
        for name in _LINES:
            say(self._label(name), "")
            restyle(self._line(name), "wrong", "false")
            self._line(name).setAccessibleDescription("")
        say(self.ui.error_first_year, "")
        say(self.ui.told, "")

    def _line(self, name: str) -> QLineEdit:
        line: QLineEdit = getattr(self.ui, f"field_{name}")
        return line

    def _label(self, name: str) -> QLabel:
        label: QLabel = getattr(self.ui, f"error_{name}")
        return label
