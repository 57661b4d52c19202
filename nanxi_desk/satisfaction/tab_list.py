"""The list of ratings: what was asked and what came of it, each with its corrections."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_rating_list import Ui_RatingList
from nanxi_desk.satisfaction.rules import BAD_LEVELS, LEVELS, RATED, UNRATED
from nanxi_desk.satisfaction.service import RIGHT_CORRECT, Satisfaction
from nanxi_desk.satisfaction.tab_pane import LEVEL_CHOICES, TagChecks
from nanxi_desk.satisfaction.tab_today import FOLLOW_UPS, TAB
from nanxi_desk.satisfaction.views import Given, RatingDetail, RatingFilter, RatingRow, RatingView
from nanxi_desk.widgets.panes import Pane, say
from nanxi_desk.widgets.record_table import Column, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.timeline import Event, TimeLine

_FILTERS = (
    ("all", "全部"), ("unrated", "未评"), ("rated", "已评"), ("bad", "差评"), ("slip", "纸质"),
)  # fmt: skip
_COLUMNS = ("编号", "事项", "评价", "请评时间", "方式", "接待人")
_FOLLOW_MS = 80
_NAMELESS = "已评，不具名"
_REST = "来访人没有评价"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row as the table holds it: it wants an id."""

    row: RatingRow

    @property
    def id(self) -> str:
        return self.row.asking_id


@dataclass(frozen=True, slots=True)
class FilteredRatings:
    """The ratings of a filter, page by page."""

    service: Satisfaction
    wanted: RatingFilter

    def count(self) -> int:
        """How many."""
        return self.service.count(self.wanted)

    def page(self, first: int, count: int) -> Sequence[_Shown]:
        """Some of them."""
        return [_Shown(row) for row in self.service.page(self.wanted, first, count)]


class RatingList(Pane):
    """The list and beside it one asking; the head may correct what was given."""

    def __init__(self, desk: Desk, service: Satisfaction, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = service
        self._wanted = RatingFilter()
        self._shown_id = ""
        self._detail: RatingDetail | None = None
        self.ui = ui = self._set_up(Ui_RatingList())
        ui.filters.set_choices(_FILTERS)
        ui.filters.set_value("all")
        self.table = RecordTable(rating_columns(), desk.tasks, desk.theme, least=3)
        ui.table_place.addWidget(self.table)
        self._line = TimeLine(desk.theme)
        box = QVBoxLayout(ui.log_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.tags = TagChecks()
        tags = QVBoxLayout(ui.tags_place)
        tags.setContentsMargins(0, 0, 0, 0)
        tags.addWidget(self.tags)
        ui.level.set_choices(LEVEL_CHOICES, numbered=True)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self._name_table()
        self._connect()
        self._clear()

    @property
    def wanted_ratings(self) -> RatingFilter:
        """The filter that is shown."""
        return self._wanted

    def shown(self) -> None:
        """Read the list again."""
        self._read()
        if self._shown_id:
            self.show_asking(self._shown_id)
        self.table.setFocus()

    def receive(self, what: object) -> None:
        """The ratings behind a figure, or one asking by its id."""
        if isinstance(what, RatingFilter):
            self._wanted = what
            self.ui.filters.set_value(what.which)
            self._read()
        elif isinstance(what, str) and what:
            self.show_asking(what)
            self._read()

    def show_asking(self, asking: str) -> None:
        """Show one asking beside the list."""
        self._shown_id = asking
        service = self._service
        self._desk.tasks.run(lambda: service.detail(asking), self._show, self._refuse, key="rating")

    def correct(self) -> None:
        """Store a correction of the rating in force; the old one stays."""
        current = self._current()
        if current is None or self.ui.correction.isHidden():
            return
        level = self.ui.level.value()
        given = Given(int(level) if level else 0, self.tags.chosen(), current.way)
        actor, service, reason = self._desk.home.actor, self._service, self.ui.reason.text()
        self._refuse("")

        def done(_rated: object) -> None:
            self.ui.reason.clear()
            self.saved.emit(_("已更正"))
            self.table.refresh(select=self._shown_id)
            self.show_asking(self._shown_id)

        self._desk.tasks.run(
            lambda: service.correct(actor, current.rating_id, given, reason), done, self._refused
        )

    def open_follow_up(self) -> None:
        """Ctrl+R: how the bad rating is followed up."""
        if self._detail is not None and self._detail.follow_up_id:
            self.wanted.emit(TAB, (FOLLOW_UPS, self._detail.follow_up_id))

    def _retranslate(self) -> None:
        self._name_table()
        self._say_found()
        if self._detail is not None:
            self._show(self._detail)

    def _connect(self) -> None:
        ui = self.ui
        ui.filters.chosen.connect(self._choose)
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(self._open)
        ui.level.chosen.connect(lambda _level: self._offer_tags())
        ui.correct.clicked.connect(self.correct)
        ui.reason.returnPressed.connect(self.correct)
        ui.follow.clicked.connect(self.open_follow_up)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.correct)
        shortcut(self, "Ctrl+R", self.open_follow_up)
        for number in range(1, 9):
            shortcut(self, f"Alt+{number}", partial(self.tags.toggle, number))

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("评价列表"))

    def _choose(self, which: str) -> None:
        self._wanted = replace(self._wanted, which=which, level=0)  # type: ignore[arg-type]
        self._read()

    def _read(self) -> None:
        self._say_found()
        rows = FilteredRatings(self._service, self._wanted)
        self.table.show_rows(rows, select=self._shown_id, empty=_empty(self._wanted))

    def _say_found(self) -> None:
        words = filter_words(self._wanted)
        self.ui.found.setText(words)
        self.ui.found.setVisible(bool(words))

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.show_asking(row.id)

    def _open(self, shown: _Shown) -> None:
        self.show_asking(shown.id)
        if not self.ui.correction.isHidden():
            self.ui.level.focus_chip()

    def _clear(self) -> None:
        ui = self.ui
        ui.heading.setText("")
        ui.state.setText("")
        say(ui.facts, _("选一条评价，这里看它的经过；来访人当场说按错了，主任可以更正。"))
        ui.correction.hide()
        ui.rule.hide()
        say(ui.refusal, "")
        self._line.show_events([])

    def _current(self) -> RatingView | None:
        ratings = self._detail.ratings if self._detail else ()
        return next((rating for rating in ratings if rating.current), None)

    def _show(self, detail: RatingDetail) -> None:
        if detail.row.asking_id != self._shown_id:
            return
        same = self._detail is not None and self._detail.row.asking_id == detail.row.asking_id
        changed = not same or self._detail != detail
        self._detail = detail
        ui, row = self.ui, detail.row
        ui.heading.setText(row.number)
        ui.state.setText(_result_words(row))
        restyle(ui.state, "role", "error" if row.level in BAD_LEVELS else "strong")
        facts = [_(row.kind), row.item, _(row.line), _(row.channel), row.person]
        if not row.counted:
            facts.append(_("作废或撤销，不计入"))
        say(ui.facts, " · ".join(part for part in facts if part))
        self._line.show_events(_events(detail))
        current = self._current()
        may = self._desk.home.actor.can(RIGHT_CORRECT)
        ui.correction.setVisible(current is not None and may)
        ui.rule.setVisible(current is not None and may)
        ui.follow.setVisible(bool(detail.follow_up_id))
        if changed and current is not None:
            ui.level.set_value(str(current.level))
            self._offer_tags(current.codes)
            ui.reason.clear()
        self._refuse("")

    def _offer_tags(self, chosen: Sequence[str] = ()) -> None:
        level = self.ui.level.value()
        self.tags.offer(self._service.offered_tags(int(level)) if level else (), chosen)

    def _refused(self, error: UserError) -> None:
        self._refuse(error)
        if isinstance(error, FieldRefused) and error.field == "reason":
            self.ui.reason.setFocus()

    def _refuse(self, error: UserError | str) -> None:
        say(self.ui.refusal, error)


def filter_words(wanted: RatingFilter) -> str:
    """What narrows the list beside its chips."""
    parts = []
    if wanted.first_day or wanted.last_day:
        parts.append(_("{first} 至 {last}").format(first=wanted.first_day, last=wanted.last_day))
    if wanted.level:
        parts.append(_(LEVELS[wanted.level]))
    if wanted.line:
        parts.append(_(wanted.line))
    if wanted.person:
        parts.append(wanted.person)
    return " · ".join(parts)


def _empty(wanted: RatingFilter) -> str:
    if wanted.which == "all" and wanted == RatingFilter():
        return _("还没有请评。\n在全岗通登记后按 F9，请来访人评价。")
    return _("没有这样的评价。\n换一个筛选，或按 Ctrl+PgDn 看别的页。")


def rating_columns() -> Sequence[Column]:
    """What a list of ratings shows."""

    def tone(shown: _Shown) -> str:
        if shown.row.level in BAD_LEVELS:
            return "red"
        return "muted" if shown.row.state == UNRATED or not shown.row.counted else "text"

    return (
        Column(_COLUMNS[0], 11, lambda shown: short_number(shown.row.number)),
        Column(_COLUMNS[1], 14, lambda shown: shown.row.item),
        Column(_COLUMNS[2], 14, lambda shown: _result_words(shown.row), tone=tone),
        Column(_COLUMNS[3], 11, lambda shown: shown.row.asked),
        Column(_COLUMNS[4], 7, lambda shown: _(shown.row.way)),
        Column(_COLUMNS[5], 7, lambda shown: shown.row.person),
    )


def short_number(number: str) -> str:
    """Day and count of a number: office and year are plain in a list of one's own."""
    __, dash, tail = number.partition("-")
    return tail[4:] if dash else number


def _result_words(row: RatingRow) -> str:
    if row.level:
        corrected = _("（更正）") if row.corrected else ""
        return _(LEVELS[row.level]) + corrected
    return _(_NAMELESS) if row.state == RATED else _(row.state)


def _events(detail: RatingDetail) -> list[Event]:
    events = [Event(detail.row.asked, _("请评"), tone="muted")]
    for rating in detail.ratings:
        title = [_(LEVELS[rating.level]), _(rating.way)]
        lines = [_("、").join(_(tag) for tag in rating.tags)] if rating.tags else []
        if rating.words:
            lines.append(_("留言：{words}").format(words=rating.words))
        if rating.given_day:
            lines.append(_("纸上日期 {day}").format(day=rating.given_day))
        if rating.entered_by:
            lines.append(_("{name} 录入").format(name=rating.entered_by))
        if rating.reason:
            lines.append(_("更正理由：{reason}").format(reason=rating.reason))
        tone = "muted" if not rating.current else "red" if rating.level in BAD_LEVELS else "accent"
        head = _("更正为") if rating.corrects else ""
        events.append(Event(rating.at, " · ".join(part for part in (head, *title) if part), lines, tone=tone))
    if detail.row.state == UNRATED:
        events.append(Event("", _(_REST), tone="muted", filled=False))
    elif not detail.ratings:
        words = _("不具名：等级只按月计入全所和条线，这里不显示。")
        events.append(Event("", _(_NAMELESS), [words], tone="muted"))
    return events
