"""设置 › 节假日: a year's days off and 调休 workdays, entered one by one or pasted as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.calendar import Holiday
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.holiday_plan import HolidayPlan, read_day, read_plan
from nanxi_desk.core.holidays import (
    OWN,
    RIGHT_EDIT,
    SHARED,
    STATE,
    Before,
    Entered,
    HolidayBook,
    HolidayView,
)
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_settings_holidays import Ui_HolidaysSection
from nanxi_desk.widgets.chips import ChipRow
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import ITSELF, shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.window.today import WEEKDAYS

_OFF, _ON = "off", "on"
_KINDS = ((_OFF, "休息"), (_ON, "上班"))
# As the shipped calendar says them; other names are people's own words.
_FEASTS = frozenset({"元旦", "春节", "清明", "劳动节", "端午", "国庆节", "中秋"})
_SOURCES = {STATE: "国家", SHARED: "街道", OWN: "本居委会"}
_SOURCE, _WEEKDAY, _KIND = "来源", "星期", "安排"
_SATURDAY = 5
_MOST_SENTENCES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Read:
    """What the section shows, as it was at one moment."""

    years: range
    year: int
    days: tuple[HolidayView, ...]
    warning: str | None


class HolidaysSection(Section):
    """The year on the left, what is entered on the right; everything can be undone once."""

    key = "holidays"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._book = HolidayBook(desk.home)
        self._year = self._book.today().year
        self._years = range(self._year, self._year + 1)
        self._before: tuple[Before, ...] = ()
        self._writing = False
        self._filled = ("", _OFF, "")  # what the program put into the line of one day
        self.ui = self._set_up(Ui_HolidaysSection())
        self._kind: ChipRow = self.ui.kind
        self._kind.set_choices(_KINDS)
        self._kind.set_value(_OFF)
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=4)
        self.ui.table_place.addWidget(self.table)
        self.setTabOrder(self.ui.later, self.table)
        self.setTabOrder(self.table, self.ui.take_back)
        for hidden in (self.ui.note, self.ui.day_error, self.ui.paste_error, self.ui.undo):
            hidden.hide()
        self._connect()
        self._name_table()

    def shown(self) -> None:
        """Read the year again."""
        self._show_year(self._year)

    def _retranslate(self) -> None:
        self._name_table()
        if self.isVisible():
            self.shown()

    # --- the year ------------------------------------------------------------------------------------------

    def _show_year(self, year: int, select: str = "") -> None:
        def read() -> _Read:
            years = self._book.years()
            last = max(years[-1], year if select else 0)  # a day was entered beyond
            wanted = min(max(year, years[0]), last)
            return _Read(range(years[0], last + 1), wanted, self._book.year(wanted), self._book.warning())

        self._desk.tasks.run(read, lambda found: self._show(found, select), key="holidays")

    def _show(self, found: _Read, select: str) -> None:
        ui = self.ui
        self._year, self._years = found.year, found.years
        ui.year.setText(str(found.year))
        ui.earlier.setEnabled(found.year > found.years[0])
        ui.later.setEnabled(found.year < found.years[-1])
        off = sum(not view.workday and view.day.weekday() < _SATURDAY for view in found.days)
        on = sum(view.workday and view.day.weekday() >= _SATURDAY for view in found.days)
        ui.summary.setText(_("工作日休息 {off} 天 · 周末上班 {on} 天").format(off=off, on=on))
        ui.warning.setText(found.warning or "")
        ui.note.setVisible(bool(found.warning))
        ui.whose.setText(
            _("对全街道生效。") if self._desk.home.is_hub else _("只对本居委会生效，盖过国家和街道的安排。")
        )
        ui.edit_panel.setEnabled(self._may_edit())
        ui.take_back.setEnabled(False)
        empty = _("{year} 年还没有放假安排。\n公布后把通知粘贴到右边，按 Ctrl+Enter 录入。")
        self.table.show_rows(FixedRows(found.days), select=select, empty=empty.format(year=found.year))

    def _turn(self, years: int) -> None:
        if self._year + years in self._years:
            self._show_year(self._year + years)

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("放假安排"))

    # --- one day -------------------------------------------------------------------------------------------

    def _mark(self, view: HolidayView | None) -> None:
        self.ui.take_back.setEnabled(view is not None and view.removable and self._may_edit())

    def _fill(self, view: HolidayView) -> None:
        """Take a listed day over to be altered, unless somebody is typing another one."""
        self._mark(view)
        if self._typed() not in (self._filled, ("", self._kind.value(), "")):
            return
        self._filled = (view.id, _ON if view.workday else _OFF, view.name)
        self._put(self._filled)

    def _typed(self) -> tuple[str, str, str]:
        return self.ui.day.text().strip(), self._kind.value(), self.ui.name.text().strip()

    def _put(self, line: tuple[str, str, str]) -> None:
        self.ui.day.setText(line[0])
        self._kind.set_value(line[1])
        self.ui.name.setText(line[2])

    def _save_day(self) -> None:
        text, kind, name = self._typed()
        day = read_day(text, self._year)
        if day is None:
            self._refuse_day(FieldRefused("day", _("请填写日期，例如 1月1日 或 2027-01-01。")))
            return
        self._show_error(None)
        self._write(
            lambda: (self._book.set_day(self._desk.home.actor, day, kind == _ON, name),),
            lambda before: self._day_saved(day, before),
            self._refuse_day,
        )

    def _day_saved(self, day: date, before: tuple[Before, ...]) -> None:
        self._filled = ("", _OFF, "")
        self._put(self._filled)
        self.ui.day.setFocus()
        self._say(_("已保存 {day}。").format(day=day), before)
        self._show_year(day.year, select=day.isoformat())

    def _refuse_day(self, error: UserError) -> None:
        self._show_error(error)
        field = self.ui.name if isinstance(error, FieldRefused) and error.field == "name" else self.ui.day
        restyle(field, "wrong", True)
        field.setFocus()

    def _show_error(self, error: UserError | None) -> None:
        self.ui.day_error.setText(_words(error))
        self.ui.day_error.setVisible(error is not None)
        for field in (self.ui.day, self.ui.name):
            restyle(field, "wrong", False)

    def _take_back(self) -> None:
        view = self.table.current_row()
        if not (isinstance(view, HolidayView) and view.removable and self._may_edit()):
            return
        self._write(
            lambda: (self._book.remove(self._desk.home.actor, view.day),),
            lambda before: self._taken_back(view.day, before),
            self._show_error,
        )

    def _taken_back(self, day: date, before: tuple[Before, ...]) -> None:
        self._say(_("已删除 {day} 的录入。").format(day=day), before)
        self._show_year(day.year, select=day.isoformat())

    # --- a whole plan --------------------------------------------------------------------------------------

    def _enter(self) -> None:
        text = self.ui.paste.toPlainText()
        plan = read_plan(text, self._year)
        if not plan.days:
            self._show_refused(plan, nothing=_("请先粘贴放假安排，每行一天或一段。"))
            self.ui.paste.setFocus()
            return
        self._write(
            lambda: self._book.enter(self._desk.home.actor, plan.days),
            lambda entered: self._entered(text, plan, entered),
            lambda error: self._show_sentences([_words(error)]),
        )

    def _entered(self, text: str, plan: HolidayPlan, entered: Entered) -> None:
        """Only what was not understood stays in the box, to be mended."""
        if self.ui.paste.toPlainText() == text:  # nobody went on typing meanwhile
            lines = text.splitlines()
            self.ui.paste.setPlainText("\n".join(lines[refused.number - 1] for refused in plan.refused))
            self._show_refused(plan)
        words = _("已录入 {stored} 天。").format(stored=entered.stored)
        if entered.same:
            words += _("另有 {same} 天本来如此。").format(same=entered.same)
        self._say(words, entered.before)
        self._show_year(plan.days[0].day.year, select=plan.days[0].day.isoformat())

    def _show_refused(self, plan: HolidayPlan, nothing: str = "") -> None:
        sentences = [refused.sentence for refused in plan.refused]
        self._show_sentences(sentences or ([nothing] if nothing else []))

    def _show_sentences(self, sentences: list[str]) -> None:
        more = len(sentences) - _MOST_SENTENCES
        shown = sentences[:_MOST_SENTENCES]
        if more > 0:
            shown.append(_("另有 {more} 行没有看懂。").format(more=more))
        self.ui.paste_error.setText("\n".join(shown))
        self.ui.paste_error.setVisible(bool(shown))

    # --- what every change shares --------------------------------------------------------------------------

    def _write(
        self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[UserError], None]
    ) -> None:
        """One change at a time: a second press of the key would make the first the state to go back to."""
        if self._writing or not self._may_edit():
            return
        self._writing = True

        def ended(answer: Callable[[T], None], value: T) -> None:
            self._writing = False
            answer(value)

        self._desk.tasks.run(
            work, lambda value: ended(done, value), lambda error: self._refused(error, refused)
        )

    def _refused(self, error: UserError, say: Callable[[UserError], None]) -> None:
        self._writing = False
        say(error)

    def _say(self, words: str, before: tuple[Before, ...]) -> None:
        self._before = before
        self.ui.said.setText(words)
        self.ui.undo.setVisible(bool(before))
        self.saved.emit(words)

    def _undo(self) -> None:
        if not self._before:
            return
        before = self._before
        self._write(
            lambda: self._book.put_back(self._desk.home.actor, before),
            lambda _nothing: self._undone(before[0].day),
            self._show_error,
        )

    def _undone(self, day: date) -> None:
        self._say(_("已撤销，和原来一样。"), ())
        self._show_year(day.year, select=day.isoformat())

    def _may_edit(self) -> bool:
        return self._desk.home.actor.can(RIGHT_EDIT)

    def _connect(self) -> None:
        ui = self.ui
        ui.earlier.clicked.connect(lambda: self._turn(-1))
        ui.later.clicked.connect(lambda: self._turn(1))
        ui.day.returnPressed.connect(self._save_day)
        ui.name.returnPressed.connect(self._save_day)
        ui.day.textEdited.connect(lambda _text: self._show_error(None))
        ui.name.textEdited.connect(lambda _text: self._show_error(None))
        ui.save.clicked.connect(self._save_day)
        ui.enter.clicked.connect(self._enter)
        ui.undo.clicked.connect(self._undo)
        ui.take_back.clicked.connect(self._take_back)
        self.table.selected.connect(self._mark)
        self.table.opened.connect(self._fill)
        self.table.shown.connect(lambda _count: self._mark(self.table.current_row()))
        for keys, action in (
            ("Alt+Left", lambda: self._turn(-1)),
            ("Alt+Right", lambda: self._turn(1)),
            ("Ctrl+S", self._save_day),
            ("Ctrl+Return", self._enter),
            ("Ctrl+Enter", self._enter),
            ("Alt+Z", self._undo),
        ):
            shortcut(self, keys, action, repeats=True)
        shortcut(self.table, "Del", self._take_back, heard=ITSELF, repeats=True)


def _words(error: UserError | None) -> str:
    return f"{error.message}{error.hint}" if error else ""


def _columns() -> Sequence[Column]:
    day, name = Holiday.fields["day"], Holiday.fields["name"]
    return (
        Column(day.label, 10, lambda view: view.id),
        Column(_WEEKDAY, 5, lambda view: _(WEEKDAYS[view.day.weekday()])),
        Column(_KIND, 6, _kind_words, tone=lambda view: "yellow" if view.workday else "green"),
        Column(name.label, 12, lambda view: _(view.name) if view.name in _FEASTS else view.name),
        Column(_SOURCE, 9, lambda view: _(_SOURCES[view.source])),
    )


def _kind_words(view: HolidayView) -> str:
    return _(dict(_KINDS)[_ON if view.workday else _OFF])
