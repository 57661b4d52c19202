"""The first page of training: the sessions of a year with their totals, and the form for further ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.home import Actor
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_page import Ui_TrainingPage
from nanxi_desk.training import rules
from nanxi_desk.training.figures import RIGHT_FIGURES, TrainingFigures
from nanxi_desk.training.rules import Totals
from nanxi_desk.training.service import RIGHT_PLAN, Training
from nanxi_desk.training.tab_filters import Offers, choose, fill_filters
from nanxi_desk.training.tab_form import SessionForm
from nanxi_desk.training.tab_programmes import ProgrammesPane
from nanxi_desk.training.tab_rows import session_columns
from nanxi_desk.training.views import (
    FigureFilter,
    Repeat,
    SessionFilter,
    SessionOrder,
    SessionRow,
)
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.record_table import RecordTable, give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

SESSIONS, ATTENDANCES, PEOPLE, HEADS = "sessions", "attendances", "people", "heads"
_CARDS = (SESSIONS, ATTENDANCES, PEOPLE, HEADS)
_SEARCH_MS = 60
_YEARS = 4
_ROOMY = 20  # controls one above the other that leave room for the cards


@dataclass(frozen=True, slots=True)
class SessionRows:
    """The sessions behind a filter; asked from the background thread."""

    service: Training
    wanted: SessionFilter

    def count(self) -> int:
        """How many."""
        return self.service.count(self.wanted)

    def page(self, first: int, count: int) -> Sequence[SessionRow]:
        """`count` of them from `first` on."""
        return self.service.page(self.wanted, first, count)


class ListPage(Formed, QWidget):
    """Sessions at the left, the form at the right. `opened` gives the session that is wanted."""

    opened = Signal(object)  # SessionRow
    results_wanted = Signal(str, object)  # which rows, FigureFilter
    saved = Signal(str)

    def __init__(self, desk: Desk, service: Training, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._figures = TrainingFigures(desk.home)
        self._offers = Offers((), ())
        self.ui = self._set_up(Ui_TrainingPage())
        self.cards = {key: Card(self) for key in _CARDS}
        for key, card in self.cards.items():
            self.ui.cards_row.addWidget(card)
            card.clicked.connect(lambda _checked=False, key=key: self._open_card(key))
        year = int(service.today[:4])
        years = [str(each) for each in range(year, year - _YEARS, -1)]
        self.ui.years.set_choices([(each, each) for each in years] + [("", "全部")])
        self.ui.years.set_value(str(year))
        self.table = RecordTable(session_columns(), desk.tasks, desk.theme, least=4)
        self.ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.form = SessionForm(desk)
        self.ui.side.addWidget(self.form)
        self.programmes = ProgrammesPane(desk, service)
        self.programmes.hide()
        self.ui.side.addWidget(self.programmes)
        self.draft = PageDraft(desk, self.form.typed, self.form.put_back, self)
        self.form.edited.connect(self.draft.touch)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._read_list)
        self._connect()
        actor = desk.home.actor
        disable_without(actor, RIGHT_PLAN, self.form, self.programmes, self.ui.new_session)
        self._sees_figures = disable_without(actor, RIGHT_FIGURES, self.ui.results, *self.cards.values())
        self._name()
        self.draft.follow("training-session")

    def shown(self) -> None:
        """Read again what may have changed."""
        service = self._service
        self._desk.tasks.run(
            lambda: Offers(service.programmes(), service.offices()), self._take_offers, key="training-offers"
        )
        self._read()

    def focus_first(self) -> None:
        """The list has the keyboard: arrows and Enter."""
        self.table.setFocus()

    @property
    def days(self) -> tuple[str, str]:
        """First and last day of the chosen year, ISO; all years where none is."""
        year = self.ui.years.value()
        return (f"{year}-01-01", f"{year}-12-31") if year else ("2000-01-01", "2099-12-31")

    def new_session(self) -> None:
        """F2: an empty form, ready to type."""
        self._show_side(programmes=False)
        self.form.start_over()
        self.form.offer(self._offers.programmes)
        self.form.focus_first()

    def show_programmes(self) -> None:
        """F4: the programmes in the form's place; what is typed there waits."""
        if self.programmes.isEnabled():
            self._show_side(programmes=True)
            self.programmes.read()
            self.programmes.focus_first()

    def show_filter(self, wanted: SessionFilter) -> None:
        """List the sessions behind a filter from elsewhere, such as a bar of the figures."""
        self.ui.search.clear()
        self._searching.stop()
        year = wanted.first_day[:4] if wanted.first_day[:4] == wanted.last_day[:4] else ""
        self.ui.years.set_value(year)
        choose(self.ui.programme, wanted.programme_id)
        choose(self.ui.office, wanted.host)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc ends a search, then leaves the form for the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.ui.search.text():
            self.ui.search.clear()
        else:
            self._show_side(programmes=False)
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The form comes first where both do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self._name()
        self._take_offers(self._offers)
        self._read()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self._searching.start())
        ui.search.returnPressed.connect(self._into_hits)
        ui.new_session.clicked.connect(self.new_session)
        ui.results.clicked.connect(lambda: self.results_wanted.emit("", self._filter()))
        ui.years.chosen.connect(lambda _year: self._read())
        for box in (ui.programme, ui.office):
            box.activated.connect(lambda _index: self._read())
        self.table.opened.connect(self.opened)
        self.form.ordered.connect(self._save)
        self.form.programmes_wanted.connect(self.show_programmes)
        self.programmes.left.connect(self._leave_programmes)
        self.programmes.changed.connect(self._programme_changed)
        self._desk.theme.changed.connect(self._fit)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F2", self.new_session),
            ("F5", ui.results.click),
            ("Ctrl+F", ui.search.setFocus),
            ("Alt+P", ui.programme.setFocus),
            ("Alt+O", ui.office.setFocus),
            ("F4", self.show_programmes),
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
            ("Ctrl+D", self._withdraw),
            ("Ctrl+L", self.new_session),
        )
        for key, action in keys:
            shortcut(self, key, action)

    def _finish(self) -> None:
        """Ctrl+Enter: the main button of what stands beside the list."""
        if self.programmes.isVisible():
            self.programmes.save()
        else:
            self.form.save()

    def _withdraw(self) -> None:
        if self.programmes.isVisible():
            self.programmes.withdraw()

    def _show_side(self, *, programmes: bool) -> None:
        self.form.setVisible(not programmes)
        self.programmes.setVisible(programmes)

    def _leave_programmes(self) -> None:
        self._show_side(programmes=False)
        self.form.focus_first()

    def _programme_changed(self, words: str) -> None:
        self.saved.emit(words)
        self.shown()

    def _wanted(self) -> SessionFilter:
        first, last = self.days
        return SessionFilter(
            first_day=first if self.ui.years.value() else "",
            last_day=last if self.ui.years.value() else "",
            programme_id=self.ui.programme.currentData() or "",
            host=self.ui.office.currentData() or "",
            text=self.ui.search.text().strip(),
        )

    def _filter(self) -> FigureFilter:
        first, last = self.days
        wanted = self._wanted()
        return FigureFilter(first, last, programme_id=wanted.programme_id, host=wanted.host)

    def _read(self) -> None:
        self._read_list()
        if self._sees_figures:
            figures, wanted = self._figures, self._filter()
            self._desk.tasks.run(
                lambda: totals_of(figures, wanted), self._show_totals, self._refused, key="training-totals"
            )

    def _read_list(self) -> None:
        wanted = self._wanted()
        if wanted.text:
            empty = _("没有找到“{text}”。\n换个词，或按 Esc 看全部场次。").format(text=wanted.text)
        elif wanted.programme_id or wanted.host:
            empty = _("这样筛选没有场次。\n放宽项目和主办，或按 F2 新建一场。")
        else:
            empty = _("这一年还没有培训场次。\n按 F2 新建第一场，重复的日期可以一次写全。")
        self.table.show_rows(SessionRows(self._service, wanted), select=self.table.current_id(), empty=empty)

    def _show_totals(self, totals: Totals) -> None:
        """Each number by itself: they never mix."""
        counted = _("其中只计人数 {n} 场").format(n=totals.headcount_sessions)
        for key, name, number, note in (
            (SESSIONS, _("场次"), totals.sessions, counted if totals.headcount_sessions else _("不含取消的")),
            (ATTENDANCES, _("人次"), totals.attendances, _("有姓名的到场")),
            (PEOPLE, _("人数"), totals.people, _("有姓名，不重复")),
            (
                HEADS,
                _("只计人数的人次"),
                totals.headcount,
                _("{n} 场，不知人数").format(n=totals.headcount_sessions),
            ),
        ):
            self.cards[key].show_figure(name, str(number), note)

    def _open_card(self, key: str) -> None:
        if key == SESSIONS:
            self.ui.search.clear()
            self.table.setFocus()
        else:
            self.results_wanted.emit(key, self._filter())

    def _take_offers(self, offers: Offers) -> None:
        self._offers = offers
        fill_filters(self._desk, self.ui.programme, self.ui.office, offers)
        self.form.offer(offers.programmes)

    def _save(self, order: SessionOrder, new_programme: str, repeat: Repeat | None) -> None:
        service, actor = self._service, self._desk.home.actor

        def work() -> tuple[str, ...]:
            return service.plan(actor, with_programme(service, actor, order, new_programme), repeat)

        self._desk.tasks.run(work, self._planned, self.form.refuse)

    def _planned(self, made: tuple[str, ...]) -> None:
        self.form.start_over()
        self.draft.keep()
        words = _("已新建 {n} 场").format(n=len(made))
        self.saved.emit(words)
        self.ui.told.setText(words + _("，按 Enter 打开，去加名单。"))
        self.shown()
        self.table.show_rows(
            SessionRows(self._service, self._wanted()), select=made[0], empty=_("这样筛选没有场次。")
        )
        self.table.setFocus()

    def _into_hits(self) -> None:
        self._read_list()
        self.table.setFocus()
        if self.table.rows.rowCount():
            self.table.selectRow(0)

    def _refused(self, error: UserError) -> None:
        self.ui.told.setText(" ".join(part for part in (error.message, error.hint) if part))

    def _fit(self) -> None:
        roomy = self.height() >= _ROOMY * self._desk.theme.px("control")
        for card in self.cards.values():
            card.setVisible(roomy)

    def _name(self) -> None:
        self.table.setAccessibleName(_("培训场次"))


def totals_of(figures: TrainingFigures, wanted: FigureFilter) -> Totals:
    """The three totals of what the list is narrowed to."""
    sessions, came = figures.sessions(wanted), figures.came(wanted)
    return rules.totals(
        (
            rules.Held(s.id, s.programme_id, s.scope, s.day, (s.headcount or 0) if s.counted_only else None)
            for s in sessions
        ),
        (rules.Came(each.session_id, each.person_id, each.office) for each in came),
    )


def with_programme(service: Training, actor: Actor, order: SessionOrder, name: str) -> SessionOrder:
    """The order with its programme, which is added where its name is new."""
    if not name:
        return order
    known = next((p.id for p in service.programmes() if p.name == name), "")
    return replace(order, programme_id=known or service.add_programme(actor, name))
