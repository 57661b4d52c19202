"""值班表: the week's A岗 and B岗, chosen from the staff and stored at once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.rota import (
    AFTERNOON,
    MORNING,
    PERIODS,
    RIGHT_EDIT,
    WHOLE_DAY,
    DayDuty,
    Person,
    Plan,
    Rota,
)
from nanxi_desk.forms.ui_settings_rota import Ui_RotaSection
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.window.today import WEEKDAYS

REPEATED_WEEKS = 4
_HALVES = (MORNING, AFTERNOON)
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEADS = ("日期", "时段", "A岗", "B岗")


class PersonBox(QComboBox):
    """Chooses one of the staff, or nobody. The wheel scrolls the page, it never changes a shift unasked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, people: Sequence[Person], chosen: str) -> None:
        """List the staff; somebody who has left stays chosen until another one is."""
        self.clear()
        self.addItem("—", "")
        for person in people:
            self.addItem(f"{person.name} · {person.post}" if person.post else person.name, person.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrows open the list: going through the names of a closed box would store each of them."""
        if event.key() in _OPENING and not event.modifiers():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A name's width; longer posts give way."""
        return QSize(96, super().minimumSizeHint().height())


class DayRows(QWidget):
    """One day of the grid: a whole day, or its two halves. `chosen` gives the period, A岗 and B岗."""

    chosen = Signal(str, str, str)
    split = Signal(bool)

    def __init__(self, parent: QWidget, grid: QGridLayout, row: int) -> None:
        super().__init__(parent)
        self.hide()  # a place for signals; its widgets stand in the grid
        self.day_words, self.note = QLabel(parent), QLabel(parent)
        set_role(self.day_words, "strong")
        set_role(self.note, "muted")
        self.halves = QPushButton(parent)
        self.halves.setCheckable(True)
        set_role(self.halves, "chip")
        self.halves.clicked.connect(self.split)
        grid.addWidget(self.day_words, row, 0)
        grid.addWidget(self.note, row, 1)
        grid.addWidget(self.halves, row, 2)
        self.periods: dict[str, QLabel] = {}
        self.boxes: dict[str, tuple[PersonBox, PersonBox]] = {}
        for line, period in ((0, WHOLE_DAY), (0, MORNING), (1, AFTERNOON)):
            label = QLabel(parent)
            set_role(label, "muted")
            grid.addWidget(label, row + line, 3)
            pair = (PersonBox(parent), PersonBox(parent))
            for column, box in enumerate(pair):
                grid.addWidget(box, row + line, 4 + column)
                box.activated.connect(lambda _index, period=period: self._chosen(period))
            self.periods[period], self.boxes[period] = label, pair

    def show_day(self, duty: DayDuty, people: Sequence[Person], *, halves: bool) -> None:
        """Fill the row; days off are greyed and say why."""
        self.day_words.setText(f"{_(WEEKDAYS[duty.day.weekday()])}  {duty.day:%m-%d}")
        restyle(self.day_words, "role", "strong" if duty.workday else "muted")
        self.note.setText(_day_note(duty))
        self.halves.setVisible(duty.workday or halves)
        self.halves.setChecked(halves)
        self.halves.setText(_("分上下午"))
        held = {shift.period: shift for shift in duty.shifts}
        for period, pair in self.boxes.items():
            visible = (period in _HALVES) == halves
            self.periods[period].setText(_(period))
            self.periods[period].setVisible(visible)
            shift = held.get(period)
            for box, person, post in (
                (pair[0], shift.staff_id if shift else "", "A岗"),
                (pair[1], shift.substitute_id if shift else "", "B岗"),
            ):
                box.offer(people, person)
                box.setVisible(visible)
                box.setAccessibleName(f"{self.day_words.text()} {_(period)} {post}")
            pair[1].setEnabled(shift is not None)
            pair[1].setToolTip("" if shift else _("先选 A岗"))
        self.halves.setAccessibleName(f"{self.day_words.text()} {self.halves.text()}")

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return [self.halves, *(box for period in PERIODS for box in self.boxes[period])]

    def _chosen(self, period: str) -> None:
        staff, substitute = self.boxes[period]
        self.chosen.emit(period, staff.currentData() or "", substitute.currentData() or "")


class RotaSection(Section):
    """A week at a time; what is chosen is stored, and can be taken back."""

    key = "rota"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rota = Rota(desk.home)
        self._monday = self._this_monday()
        self._days: tuple[DayDuty, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._halved: set[date] = set()  # days that were just divided, with nobody in the halves yet
        self._undo: list[Plan] = []
        self.ui = self._set_up(Ui_RotaSection())
        self._heads = [QLabel(self.ui.days) for _head in _HEADS]
        for column, head in zip((0, 3, 4, 5), self._heads, strict=True):
            set_role(head, "label")
            self.ui.grid.addWidget(head, 0, column)
        self.rows = [DayRows(self.ui.days, self.ui.grid, 1 + 2 * number) for number in range(len(WEEKDAYS))]
        self.ui.grid.setColumnStretch(4, 1)
        self.ui.grid.setColumnStretch(5, 1)
        self.ui.grid.setRowStretch(1 + 2 * len(self.rows), 1)
        self._connect()
        boxes = (box for row in self.rows for pair in row.boxes.values() for box in pair)
        halves = (row.halves for row in self.rows)
        disable_without(desk.home.actor, RIGHT_EDIT, self.ui.undo, self.ui.repeat, *halves, *boxes)
        self._order_stops()
        self.ui.error.hide()
        self._show_undo()

    def shown(self) -> None:
        """Read the week again."""
        monday, rota = self._monday, self._rota
        self._desk.tasks.run(
            lambda: (rota.week(monday), rota.people()),
            lambda read: self._show(*read),
            self._refuse,
            key="rota",
        )

    def show_week(self, monday: date) -> None:
        """Turn to the week that begins on a Monday."""
        self._monday = monday
        self._halved.clear()
        self.shown()

    def _retranslate(self) -> None:
        if self._days:
            self._show(self._days, self._people)

    def _connect(self) -> None:
        ui = self.ui
        week = timedelta(weeks=1)
        actions: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (ui.previous, "Alt+Left", lambda: self.show_week(self._monday - week)),
            (ui.next, "Alt+Right", lambda: self.show_week(self._monday + week)),
            (ui.this_week, "Alt+Home", lambda: self.show_week(self._this_monday())),
            (ui.undo, "Ctrl+Z", self._take_back),
            (ui.repeat, "Ctrl+D", self._repeat),
        )
        for button, keys, action in actions:
            button.clicked.connect(action)
            shortcut(self, keys, button.click)
        for number, row in enumerate(self.rows):
            row.chosen.connect(partial(self._choose, number))
            row.split.connect(partial(self._split, number))

    def _order_stops(self) -> None:
        before: QWidget = self.ui.this_week
        for stop in (*(stop for row in self.rows for stop in row.stops()), self.ui.undo, self.ui.repeat):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _this_monday(self) -> date:
        today = date.fromisoformat(office_day(self._desk.home.journal.clock.now()))
        return today - timedelta(days=today.weekday())

    def _show(self, days: tuple[DayDuty, ...], people: tuple[Person, ...]) -> None:
        if not days or days[0].day != self._monday:
            return  # another week was turned to meanwhile
        self._days, self._people = days, people
        for head, word in zip(self._heads, _HEADS, strict=True):
            head.setText(_(word))
        self.ui.week_words.setText(week_words(days[0].day, days[-1].day))
        for row, duty in zip(self.rows, days, strict=True):
            held = {shift.period for shift in duty.shifts}
            halves = bool(held.intersection(_HALVES)) or (not held and duty.day in self._halved)
            row.show_day(duty, people, halves=halves)
        self.ui.notice.setText(_notice(days, people))

    def _choose(self, number: int, period: str, staff: str, substitute: str) -> None:
        actor, rota, day = self._desk.home.actor, self._rota, self._days[number].day
        if staff:
            self._store(lambda: rota.set_shift(actor, day, period, staff, substitute))
        else:
            self._store(lambda: rota.clear(actor, day, period))

    def _split(self, number: int, halves: bool) -> None:
        """Divide a day, or join its halves; whoever is on duty stays so."""
        actor, rota, duty = self._desk.home.actor, self._rota, self._days[number]
        if halves:
            self._halved.add(duty.day)
        else:
            self._halved.discard(duty.day)
        if duty.shifts:
            periods = _HALVES if halves else (WHOLE_DAY,)
            first = duty.shifts[0]

            def set_all() -> Plan:
                people = first.staff_id, first.substitute_id or None
                plans = [rota.set_shift(actor, duty.day, period, *people) for period in periods]
                return tuple(planned for plan in reversed(plans) for planned in plan)

            self._store(set_all)
        else:
            self._show(self._days, self._people)

    def _repeat(self) -> None:
        actor, rota, monday = self._desk.home.actor, self._rota, self._monday

        def repeated(undo: Plan) -> None:
            self._stored(undo, _("已照此排 {weeks} 周").format(weeks=REPEATED_WEEKS))

        self._desk.tasks.run(lambda: rota.repeat_week(actor, monday, REPEATED_WEEKS), repeated, self._refuse)

    def _take_back(self) -> None:
        if self._undo:
            actor, rota, plan = self._desk.home.actor, self._rota, self._undo.pop()
            self._desk.tasks.run(
                lambda: rota.put_back(actor, plan), lambda _redo: self._stored((), _("已撤销")), self._refuse
            )

    def _store(self, work: Callable[[], Plan]) -> None:
        self._desk.tasks.run(work, lambda undo: self._stored(undo, _("值班表已保存")), self._refuse)

    def _stored(self, undo: Plan, sentence: str) -> None:
        if undo:
            self._undo.append(undo)
        self.ui.error.hide()
        self._show_undo()
        self.saved.emit(sentence)
        self.shown()

    def _refuse(self, error: UserError) -> None:
        """Say why, and show again what holds."""
        self.ui.error.setText(f"{error.message}{error.hint}")
        self.ui.error.show()
        if self._days:
            self._show(self._days, self._people)

    def _show_undo(self) -> None:
        self.ui.undo.setEnabled(bool(self._undo))


def week_words(first: date, last: date) -> str:
    """From when to when a week runs."""
    return _("{year}年{month}月{day}日 – {last_month}月{last_day}日").format(
        year=first.year, month=first.month, day=first.day, last_month=last.month, last_day=last.day
    )


def _day_note(duty: DayDuty) -> str:
    if duty.workday:
        return _("{name} · 调休上班").format(name=duty.holiday) if duty.holiday else ""
    return duty.holiday or _("休息")


def _notice(days: Sequence[DayDuty], people: Sequence[Person]) -> str:
    """What is still missing in the week."""
    if len(people) < 2:
        return _("只有一位工作人员，排不出 B岗；请先在 设置 › 人员 添加同事。")
    open_days = [duty for duty in days if duty.workday and not _covered(duty)]
    alone = [duty for duty in days if any(not shift.substitute_id for shift in duty.shifts)]
    if open_days:
        return _("还有 {count} 个工作日没有排满。").format(count=len(open_days))
    return _("有 {count} 天没有 B岗。").format(count=len(alone)) if alone else _("本周已排满。")


def _covered(duty: DayDuty) -> bool:
    """Whether somebody is on duty the whole day."""
    held = {shift.period for shift in duty.shifts}
    return WHOLE_DAY in held or held.issuperset(_HALVES)
