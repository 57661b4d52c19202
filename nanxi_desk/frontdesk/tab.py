"""全岗通, the front desk in the window: find, see the day's figures and list, log, look into one request."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.core.search import too_short
from nanxi_desk.forms.ui_desk_page import Ui_DeskPage
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.listing import Filter
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab_detail import DeskDetail
from nanxi_desk.frontdesk.tab_form import DeskForm
from nanxi_desk.frontdesk.tab_list import FILTERS, FilteredRows, columns, empty_words
from nanxi_desk.frontdesk.views import DeskRow, Logged, TodayFigures
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.record_table import FixedRows, RecordTable
from nanxi_desk.widgets.tab import Desk, Tab

_SEARCH_MS = 15  # less than between two keys; a search that is overtaken is dropped
_FOLLOW_MS = 80
_HITS = 100
# Card → the filter whose rows are behind its number.
_CARDS: tuple[tuple[str, Filter], ...] = (
    ("received", "today"),
    ("open", "open"),
    ("closed", "closed_today"),
    ("month", "month"),
)


class DeskTab(Tab):
    """The front desk's page."""

    key = "frontdesk"
    icon = "desk"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = FrontDesk(desk.home)
        self._filter: Filter = "today"
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.cards = {key: Card() for key, _filter in _CARDS}
        for key, chosen in _CARDS:
            self.ui.cards_row.addWidget(self.cards[key])
            self.cards[key].clicked.connect(lambda _checked=False, which=chosen: self.show_filter(which))
        self.ui.filters.set_choices(FILTERS)
        self.ui.filters.set_value(self._filter)
        self.table = RecordTable(columns(), desk.tasks, desk.theme, least=5)
        self.ui.table_place.addWidget(self.table)
        self.form = DeskForm(desk, self._service)
        self.detail = DeskDetail(desk, self._service)
        self.ui.side.addWidget(self.form)
        self.ui.side.addWidget(self.detail)
        self._searching = _timer(self, _SEARCH_MS, self._search)
        self._following = _timer(self, _FOLLOW_MS, self._follow)
        self._connect()
        self._dress()
        QWidget.setTabOrder(self.ui.search, self.ui.new_visit)
        self.show_filter("today")

    @classmethod
    def label(cls) -> str:
        """The module's word."""
        return _("全岗通")

    def shown(self) -> None:
        """Read the figures again and be ready for the next visitor."""
        self._show_figures()
        if self.ui.side.currentWidget() is self.form:
            self.form.focus_first()

    def show_filter(self, chosen: Filter) -> None:
        """List the requests behind a filter; ends a search."""
        self.ui.search.clear()
        self._searching.stop()
        self._filter = chosen
        self.ui.filters.set_value(chosen)
        self.ui.found.clear()
        self.table.show_rows(FilteredRows(self._service, chosen), empty=empty_words(chosen, ""))

    def new_visit(self) -> None:
        """F2: the form, ready to type."""
        self.ui.side.setCurrentWidget(self.form)
        self.form.focus_first()

    def open_request(self, row: DeskRow) -> None:
        """Show one request beside the list."""
        self.ui.side.setCurrentWidget(self.detail)
        self.table.setFocus()  # the arrows go on through the list
        self.detail.show_request(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back one step: from the detail to the form, from a search to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.ui.search.hasFocus() and self.ui.search.text():
            self.show_filter(self._filter)
        elif self.ui.side.currentWidget() is self.detail:
            self.new_visit()
        elif self.ui.search.text():
            self.show_filter(self._filter)
            self.form.focus_first()
        else:
            self.form.focus_first()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.ui.retranslateUi(self)  # type: ignore[no-untyped-call]
            self._show_figures()
            if not self.ui.search.text():
                self.table.show_rows(
                    FilteredRows(self._service, self._filter), empty=empty_words(self._filter, "")
                )
        super().changeEvent(event)

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self._searching.start())
        ui.search.returnPressed.connect(self._into_hits)
        ui.new_visit.clicked.connect(self.new_visit)
        ui.filters.chosen.connect(self.show_filter)
        self.table.opened.connect(self.open_request)
        self.table.selected.connect(lambda _row: self._following.start())
        self.form.logged.connect(self._logged)
        self.detail.changed.connect(self._changed)
        self.detail.closed.connect(self.new_visit)
        self._desk.theme.changed.connect(self._dress)
        for keys, action in (
            ("F2", self.new_visit),
            ("Ctrl+F", self._focus_search),
            ("Ctrl+Return", lambda: self._finish(first=True)),
            ("Ctrl+Enter", lambda: self._finish(first=True)),
            ("Ctrl+S", lambda: self._finish(first=False)),
            ("Ctrl+T", self._accept),
            ("Ctrl+L", self._empty_form),
            ("F4", self._unfold),
        ):
            self._shortcut(keys, action)
        for number, channel in enumerate(rules.CHANNELS, start=1):
            self._shortcut(f"Alt+{number}", partial(self._choose_channel, channel))

    def _shortcut(self, keys: str, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)

    def _finish(self, *, first: bool) -> None:
        """Ctrl+Enter and Ctrl+S mean the two buttons of whichever pane is there."""
        if self.ui.side.currentWidget() is self.form:
            self.form.save(close_now=first)
        elif first:
            self.detail.close_request()
        else:
            self.detail.save()

    def _accept(self) -> None:
        if self.ui.side.currentWidget() is self.detail:
            self.detail.accept()

    def _empty_form(self) -> None:
        if self.ui.side.currentWidget() is self.form:
            self.form.start_over()
            self.form.focus_first()

    def _unfold(self) -> None:
        """F4: the fields that few visits need; off the way of the Tab key."""
        if self.ui.side.currentWidget() is self.form:
            self.form.toggle_more()

    def _choose_channel(self, channel: str) -> None:
        if self.ui.side.currentWidget() is self.form:
            self.form.ui.field_channel.choose(channel)

    def _focus_search(self) -> None:
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def _search(self) -> None:
        text = self.ui.search.text().strip()
        if not text:
            self.show_filter(self._filter)
            return
        if too_short(text):
            self.ui.found.setText(_("再输入一个字母或数字"))
            return
        service = self._service
        self._desk.tasks.run(
            lambda: service.search(text, _HITS), lambda rows: self._show_hits(text, rows), key="search"
        )

    def _show_hits(self, text: str, rows: list[DeskRow]) -> None:
        if text != self.ui.search.text().strip():
            return
        self.ui.filters.set_value("")
        more = _("找到 {count} 件") if len(rows) < _HITS else _("最近的 {count} 件")
        self.ui.found.setText(more.format(count=len(rows)))
        self.table.show_rows(FixedRows(rows), empty=empty_words("", text))

    def _into_hits(self) -> None:
        """Enter in the search line goes into the list of hits, to its first row."""
        if self.table.rows.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _follow(self) -> None:
        """The detail pane, where it is open, follows the arrows in the list."""
        row = self.table.current_row()
        if row is not None and self.ui.side.currentWidget() is self.detail:
            self.detail.show_request(row.id)

    def _logged(self, result: Logged) -> None:
        if self.ui.search.text():
            self.show_filter("today")
        self.table.show_rows(
            FilteredRows(self._service, self._filter),
            select=result.request_id,
            empty=empty_words(self._filter, ""),
        )
        self._show_figures()
        self.saved.emit(_("已保存"))

    def _changed(self, sentence: str) -> None:
        if not self.ui.search.text():
            self.table.refresh(select=self.detail.request_id)
        else:
            self._search()
        self._show_figures()
        self.saved.emit(sentence)

    def _show_figures(self) -> None:
        self._desk.tasks.run(self._service.today, self._fill_cards, key="figures")

    def _fill_cards(self, figures: TodayFigures) -> None:
        received, spot = figures.received, figures.closed_on_spot
        share = _("当场办结 {count} · {share}%").format(
            count=spot, share=round(100 * spot / received) if received else 0
        )
        self.cards["received"].show_figure(_("今日接待"), str(received), share)
        self.cards["open"].show_figure(_("未办结"), str(figures.open), _("不限日期"))
        self.cards["closed"].show_figure(_("今日办结"), str(figures.closed), _("含以前登记的"))
        self.cards["month"].show_figure(_("本月接待"), str(figures.month), _("自本月 1 日"))
        self.ui.filters.set_note("today", str(received))
        self.ui.filters.set_note("open", str(figures.open))

    def _dress(self) -> None:
        ui, theme = self.ui, self._desk.theme
        for action in ui.search.actions():
            if action.objectName() == "lens":
                ui.search.removeAction(action)
        lens = QAction(theme.icon("search", "muted"), "", ui.search)
        lens.setObjectName("lens")
        ui.search.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)


def _timer(parent: QWidget, milliseconds: int, action: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(action)
    return timer
