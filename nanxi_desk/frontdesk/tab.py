"""全岗通, the front desk in the window: find, see the day's figures and list, log, look into one request."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import RIGHT_EXPORT_LISTS
from nanxi_desk.core.search import too_short
from nanxi_desk.forms.ui_desk_page import Ui_DeskPage
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.service import RIGHT_CLOSE, RIGHT_EDIT, RIGHT_LOG, FrontDesk
from nanxi_desk.frontdesk.tab_actions import ActionButtons
from nanxi_desk.frontdesk.tab_detail import DeskDetail
from nanxi_desk.frontdesk.tab_export import ListExporter
from nanxi_desk.frontdesk.tab_form import ACCEPT, HAND_ON, REGISTER, SPOT, DeskForm
from nanxi_desk.frontdesk.tab_form_parts import COMMON
from nanxi_desk.frontdesk.tab_list import FILTERS, FilteredRows, columns, empty_words, filter_words
from nanxi_desk.frontdesk.tab_narrow import NarrowBar
from nanxi_desk.frontdesk.take_over import RIGHT_TAKE_OVER
from nanxi_desk.frontdesk.views import (
    DeskRow,
    Logged,
    RequestFilter,
    SortBy,
    StepOrder,
    StepsTaken,
    TodayFigures,
    Which,
)
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.cards import Card
from nanxi_desk.widgets.record_table import FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Tab
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Formed

if TYPE_CHECKING:
    from nanxi_desk.frontdesk.tab_ledger import LedgerAssistant

_SEARCH_MS = 15  # less than between two keys; a search that is overtaken is dropped
_FOLLOW_MS = 80
_HITS = 100
_ROOMY = 21  # controls one above the other that leave room for the cards
_TOLD = 3  # refusals of a common step that are named
# Card → the filter whose rows are behind its number.
_CARDS: tuple[tuple[str, Which], ...] = (
    ("received", "today"),
    ("due", "due"),
    ("yellow", "yellow"),
    ("red", "red"),
    ("open", "open"),
    ("closed", "closed_today"),
)


class DeskTab(Formed, Tab):
    """The front desk's page."""

    key = "frontdesk"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = FrontDesk(desk.home)
        self._filter = RequestFilter(which="today")
        self.ui = self._set_up(Ui_DeskPage())
        self.cards = {key: Card() for key, _filter in _CARDS}
        for key, chosen in _CARDS:
            self.ui.cards_row.addWidget(self.cards[key])
            self.cards[key].clicked.connect(lambda _checked=False, which=chosen: self.show_filter(which))
        self.ui.filters.set_choices(FILTERS)
        self.narrow = NarrowBar((*self._service.catalogue().lines,))
        self.ui.narrow_place.addWidget(self.narrow)
        self.told = QLabel()
        set_role(self.told, "warning")
        self.told.setWordWrap(True)
        self.ui.narrow_place.addWidget(self.told)
        self.table = RecordTable(columns(self._today), desk.tasks, desk.theme, least=6, several=True)
        self._name_table()
        self.ui.table_place.addWidget(self.table)
        self.form = DeskForm(desk, self._service)
        self.detail = DeskDetail(desk, self._service)
        self.ui.side.addWidget(self.form)
        self.ui.side.addWidget(self.detail)
        for result in rules.RESULTS:
            self.ui.bulk_result.addItem(_(result), result)
        for part in (self.narrow, self.told, self.ui.bulk):
            part.hide()
        self._assistant: LedgerAssistant | None = None
        self._last_logged = ""
        self.beside = ActionButtons(desk.actions, self.ui.head, self._meant, self._tell)
        self._shortcuts: list[QShortcut] = []
        self._exporter = ListExporter(self, desk, self._service)
        self._searching = _timer(self, _SEARCH_MS, self._search)
        self._following = _timer(self, _FOLLOW_MS, self._follow)
        self._connect()
        self._grey_out()
        self._dress()
        QWidget.setTabOrder(self.ui.search, self.ui.new_visit)
        self.show_filter("today")

    def shown(self) -> None:
        """Read the figures again and be ready for the next visitor."""
        self._show_figures()
        self._show_undo()
        service = self._service
        self._desk.tasks.run(
            service.people,
            lambda names: self.narrow.offer(names, date.fromisoformat(self._today())),
            key="people",
        )
        if self.ui.side.currentWidget() is self.form:
            self.form.focus_first()

    def put_away(self) -> None:
        """The form's draft is kept for whoever typed it."""
        self.form.keep_draft()

    def receive(self, what: object) -> None:
        """Rows behind a number of another tab, one request, a ledger's file, or the wish to log a visit."""
        if isinstance(what, RequestFilter):
            self.show_filter(what)
        elif isinstance(what, Path):
            self.take_over(what)
        elif isinstance(what, str) and what:
            self.ui.side.setCurrentWidget(self.detail)
            self.detail.show_request(what)
        else:
            self.new_visit()

    def show_filter(self, chosen: RequestFilter | Which) -> None:
        """List the requests behind a filter; ends a search."""
        wanted = RequestFilter(which=chosen) if isinstance(chosen, str) else chosen
        self.ui.search.clear()
        self._searching.stop()
        self._filter = wanted
        self.ui.filters.set_value(wanted.which)
        self.narrow.show_filter(wanted)
        words = filter_words(wanted)
        self.ui.found.setText(words)
        self.narrow.setVisible(self.ui.narrow.isChecked())
        self.table.show_order(wanted.sort, ascending=wanted.ascending)
        self._tell("")
        self._read_list()

    def _read_list(self, *, select: str = "") -> None:
        self.table.show_rows(
            FilteredRows(self._service, self._filter), select=select, empty=empty_words(self._filter)
        )

    def _today(self) -> str:
        return office_day(self._desk.home.journal.clock.now())

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
        elif self._filter != RequestFilter(which=self._filter.which):
            self.show_filter("today")
        else:
            self.form.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The form comes first: in large type on a low screen the chips alone carry the numbers."""
        super().resizeEvent(event)
        if self._assistant is not None:
            self._assistant.setGeometry(self.rect())
        self._fit()

    def _retranslate(self) -> None:
        self._name_table()
        self.beside.say()
        self._show_figures()
        self._show_undo()
        for index, result in enumerate(rules.RESULTS):
            self.ui.bulk_result.setItemText(index, _(result))
        if not self.ui.search.text():
            self._read_list()

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self._searching.start())
        ui.search.returnPressed.connect(self._into_hits)
        ui.new_visit.clicked.connect(self.new_visit)
        ui.filters.chosen.connect(
            lambda which: self.show_filter(replace(self._filter, which=which, measure=""))
        )
        ui.narrow.toggled.connect(self._show_narrow)
        ui.undo.clicked.connect(self.undo)
        ui.export_list.clicked.connect(self.export)
        ui.take_over.clicked.connect(partial(self.take_over, None))
        self._exporter.told.connect(self._tell)
        self._exporter.done.connect(self.saved)
        ui.bulk_close.clicked.connect(self.close_marked)
        self.narrow.narrowed.connect(lambda: self.show_filter(self.narrow.narrow(self._filter)))
        self.table.sorting.connect(self._sort)
        self.table.marked.connect(self._show_bulk)
        self.table.opened.connect(self.open_request)
        self.table.selected.connect(lambda _row: self._following.start())
        self.form.logged.connect(self._logged)
        self.form.told.connect(self._changed)
        self.form.opened.connect(self.receive)
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
            ("F7", self._reveal),
            ("Ctrl+D", lambda: self._in_form(lambda: self.form.save(REGISTER))),
            ("Ctrl+M", lambda: self._in_form(self.form.one_more)),
            ("Alt+0", lambda: self._in_form(self.form.repeat_last)),
            ("Alt+U", lambda: self._in_form(self.form.ui.urgent.toggle)),
            ("Alt+C", lambda: self._in_form(self.form.ui.field_channel.focus_chip)),
            ("Ctrl+G", ui.narrow.toggle),
            ("Ctrl+B", self.close_marked),
            ("Ctrl+P", lambda: self._in_detail(self.detail.steps.print_first)),
            ("Ctrl+R", lambda: self._in_detail(lambda: self.detail.steps.pick("转办"))),
            ("F8", self.export),
            ("Ctrl+I", self.take_over),
            ("Ctrl+J", lambda: self._in_form(self.form.past.join_first)),
            ("Ctrl+Z", self.undo),
        ):
            self._shortcut(keys, action)
        for keys, action in self.detail.attachments.shortcuts():
            self._shortcut(keys, partial(self._in_detail, partial(self.detail.in_attachments, action)))
        for number in range(COMMON + 1):
            self._shortcut(f"Alt+{number + 1}", partial(self._pick, number))
        for offered, _button in self.beside.buttons:
            self._shortcut(offered.keys, partial(self.beside.act, offered))

    def _shortcut(self, keys: str, action: Callable[[], object]) -> None:
        self._shortcuts.append(shortcut(self, keys, action))

    def _finish(self, *, first: bool) -> None:
        """Ctrl+Enter and Ctrl+S mean the two buttons of whichever pane is there."""
        if self.ui.side.currentWidget() is self.form:
            self.form.save(SPOT if first else ACCEPT)
        elif first:
            self.detail.close_request()
        else:
            self.detail.save()

    def _accept(self) -> None:
        """Ctrl+T: on the form accept and hand on, beside a request accept."""
        if self.ui.side.currentWidget() is self.detail:
            self.detail.accept()
        else:
            self.form.save(HAND_ON)

    def _pick(self, number: int) -> None:
        """Alt+1 …: on the form a common item, beside a request a step."""
        if self.ui.side.currentWidget() is self.detail:
            self.detail.steps.pick_number(number)
        else:
            self.form.common.pick(number)

    def _grey_out(self) -> None:
        """What the person has no right for is seen, and says whose it is."""
        ui, actor = self.ui, self._desk.home.actor
        disable_without(actor, RIGHT_LOG, self.form, ui.new_visit)
        disable_without(actor, RIGHT_CLOSE, self.detail.steps, ui.bulk)
        disable_without(actor, RIGHT_EDIT, self.detail.ui.save, ui.undo)
        disable_without(actor, RIGHT_EXPORT_LISTS, ui.export_list)
        disable_without(actor, RIGHT_TAKE_OVER, ui.take_over)

    def _reveal(self) -> None:
        self._in_detail(self.detail.reveal.ask)
        self._in_form(self.form.reveal.ask)

    def _meant(self) -> str:
        """The request that is shown, else the one just logged, else the one that is chosen in the list."""
        if self.ui.side.currentWidget() is self.detail:
            return self.detail.request_id
        row = self.table.current_row()
        return self._last_logged or (row.id if row is not None else "")

    def _in_detail(self, action: Callable[[], object]) -> None:
        if self.ui.side.currentWidget() is self.detail:
            action()

    def _in_form(self, action: Callable[[], object]) -> None:
        if self.ui.side.currentWidget() is self.form:
            action()

    def _empty_form(self) -> None:
        if self.ui.side.currentWidget() is self.form:
            self.form.start_over()
            self.form.focus_first()

    def take_over(self, file: Path | None = None) -> None:
        """The assistant for hand-kept ledgers, over the page."""
        from nanxi_desk.frontdesk.tab_ledger import (
            LedgerAssistant,
        )  # seldom wanted, and the start is measured

        if self._assistant is None:
            self._assistant = LedgerAssistant(self._desk, self._service, self)
            set_role(self._assistant, "ground")
            self._assistant.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._assistant.changed.connect(self._changed)
            self._assistant.closed.connect(self.take_over_done)
        self._listen(heard=False)  # the assistant has the same keys for its own steps
        self._assistant.setGeometry(self.rect())
        self._assistant.show()
        self._assistant.raise_()
        self._assistant.setFocus()
        if file is not None:
            self._assistant.open_file(file)

    def take_over_done(self) -> None:
        """Back from the assistant to the desk."""
        if self._assistant is not None:
            self._assistant.hide()
        self._listen(heard=True)
        self.form.focus_first()

    def _listen(self, *, heard: bool) -> None:
        for each in self._shortcuts:
            each.setEnabled(heard)

    def export(self) -> None:
        """F8: the list that is shown as .xlsx."""
        text = self.ui.search.text().strip()
        self._exporter.export(self._filter, "" if too_short(text) else text)

    def undo(self) -> None:
        """Take back the last thing that was done here; while a text is typed, its own last change."""
        typing = self.focusWidget()
        if isinstance(typing, QLineEdit) and typing.isUndoAvailable():
            typing.undo()
            return
        actor, service = self._desk.home.actor, self._service

        def done(words: str) -> None:
            self._after_change(_("已撤销：{what}").format(what=words))

        self._desk.tasks.run(lambda: service.undo(actor), done, self._refused)

    def close_marked(self) -> None:
        """Close all marked requests with one result; those that refuse it are named."""
        ids = [row.id for row in self.table.marked_rows()]
        if len(ids) < 2:
            return
        actor, service = self._desk.home.actor, self._service
        order = StepOrder("办结", reason=_("批量办结"), result=self.ui.bulk_result.currentData())
        self._desk.tasks.run(lambda: service.take_step(actor, ids, order), self._closed_marked, self._refused)

    def _closed_marked(self, taken: StepsTaken) -> None:
        self._after_change(_("已办结 {count} 件").format(count=taken.done))
        if taken.refused:
            named = _("、").join(number.rpartition("-")[2] for number, _why in taken.refused[:_TOLD])
            more = _("等") if len(taken.refused) > _TOLD else ""
            words = _("{count} 件没有办结（{named}{more}）：{why}").format(
                count=len(taken.refused), named=named, more=more, why=taken.refused[0][1]
            )
            self._tell(words)

    def _show_bulk(self, marked: int) -> None:
        self.ui.bulk.setVisible(marked > 1)
        self.ui.bulk_words.setText(_("已选 {count} 件").format(count=marked))

    def _show_narrow(self, shown: bool) -> None:
        self.narrow.setVisible(shown)
        if shown:
            self.narrow.ui.line.setFocus()
        elif self._filter != RequestFilter(which=self._filter.which):
            self.show_filter(self._filter.which)

    def _sort(self, order: SortBy) -> None:
        same = self._filter.sort == order
        # Days and numbers begin with the newest, names and words with the first.
        first = order not in ("registered", "number")
        self.show_filter(
            replace(self._filter, sort=order, ascending=not self._filter.ascending if same else first)
        )

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("登记列表"))

    def _show_undo(self) -> None:
        words = self._service.undoable
        self.ui.undo.setVisible(bool(words))
        self.ui.undo.setText(_("撤销 {what}  Ctrl+Z").format(what=words))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _refused(self, error: UserError) -> None:
        self._tell(" ".join(part for part in (error.message, error.hint) if part))
        self._show_undo()

    def _after_change(self, sentence: str) -> None:
        self._tell("")
        if self.ui.side.currentWidget() is self.detail and self.detail.request_id:
            self.detail.show_request(self.detail.request_id)
        self._changed(sentence)

    def _unfold(self) -> None:
        """F4: the fields that few visits need; off the way of the Tab key."""
        if self.ui.side.currentWidget() is self.form:
            self.form.toggle_more()

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
        self.table.show_rows(FixedRows(rows), empty=empty_words(self._filter, text))

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
        if self.ui.search.text() or self._filter != RequestFilter(which=self._filter.which):
            self.show_filter("today")
        self._last_logged = result.request_id
        self._read_list(select=result.request_id)
        self._show_figures()
        self._show_undo()
        self.saved.emit(_("已保存"))

    def _changed(self, sentence: str) -> None:
        if not self.ui.search.text():
            self.table.refresh(select=self.detail.request_id)
        else:
            self._search()
        self._show_figures()
        self._show_undo()
        self.saved.emit(sentence)

    def _show_figures(self) -> None:
        self._desk.tasks.run(self._service.today, self._fill_cards, key="figures")

    def _fill_cards(self, figures: TodayFigures) -> None:
        received, spot = figures.received, figures.closed_on_spot
        share = _("当场办结 {count} · {share}%").format(
            count=spot, share=round(100 * spot / received) if received else 0
        )
        shown = {
            "received": (_("今日接待"), received, share),
            "due": (_("今日到期"), figures.due, _("最后一天")),
            "yellow": (_("黄灯"), figures.yellow, _("快到期")),
            "red": (_("红灯"), figures.red, _("已超期")),
            "open": (_("未办结"), figures.open, _("转出 {count}").format(count=figures.handed)),
            "closed": (_("今日办结"), figures.closed, _("含以前登记的")),
        }
        for key, (name, number, note) in shown.items():
            self.cards[key].show_figure(
                name, str(number), note, tone=key if key in ("red", "yellow") and number else "text"
            )
        chips = {"today": received, "open": figures.open, "due": figures.due, "yellow": figures.yellow}
        for which, number in (chips | {"red": figures.red, "handed": figures.handed}).items():
            self.ui.filters.set_note(which, str(number) if number else "")

    def _fit(self) -> None:
        self.ui.cards.setVisible(self.height() >= _ROOMY * self._desk.theme.px("control"))

    def _dress(self) -> None:
        ui, theme = self.ui, self._desk.theme
        self._fit()
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
