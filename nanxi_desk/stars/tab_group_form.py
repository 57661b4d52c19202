"""One building group beside the list: its form, its stars by year, a star of an earlier year."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.forms.ui_stars_group_form import Ui_GroupForm
from nanxi_desk.stars import rules
from nanxi_desk.stars.groups import RIGHT_GROUPS, Groups
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.rounds import RIGHT_RUN
from nanxi_desk.stars.views import GroupDetail, StarOfYear
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.binding import FormBinding, form_fields
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.reveal import RevealLine
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

_FIELDS = ("estate", "name", "address", "leader", "leader_phone", "households", "map_row", "map_column")
_NUMBERS = ("households", "map_row", "map_column")
_EARLIER = ("year", "plaque")
_HEADS = "heads"


class GroupForm(Formed, QWidget):
    """Shows one group or a new one; `saved` gives a sentence and the group's id."""

    saved = Signal(str, str)

    def __init__(
        self, desk: Desk, groups: Groups, office_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office_name = office_name
        self._groups = groups
        self._publicity = Publicity(desk.home)
        self._detail: GroupDetail | None = None
        self._shown = ""  # "" for a new one
        self._heads = ""
        self._base: dict[str, str] = {}
        self._filling = False
        self.ui = ui = self._set_up(Ui_GroupForm())
        fields = form_fields(BuildingGroup)
        self.binding = FormBinding(self, {name: fields[name] for name in _FIELDS})
        self.reveal = RevealLine(desk, "F7")
        ui.reveal_place.addWidget(self.reveal)
        self.history = RecordTable(
            _history_columns(), desk.tasks, desk.theme, least=3, key=lambda row: str(row.year)
        )
        ui.history_place.addWidget(self.history)
        give_way(self.history)
        self._estates = QCompleter(self)
        self._estates.setFilterMode(Qt.MatchFlag.MatchContains)
        ui.field_estate.setCompleter(self._estates)
        self.draft = PageDraft(desk, self.typed, self._put_back, self)
        self._connect()
        actor = desk.home.actor
        self._writes = disable_without(actor, RIGHT_GROUPS, ui.save, ui.dissolve)
        if not disable_without(actor, RIGHT_RUN, ui.earlier):
            ui.earlier.hide()
        self._offer_stars()
        self._name()
        self.start_new("")

    @property
    def group(self) -> str:
        """Which group is shown, "" for a new one."""
        return self._shown

    # --- what is shown ------------------------------------------------------------------------------------

    def show_group(self, group: str) -> None:
        """Another group, or the same one read again: what is typed of it stays."""
        groups = self._groups
        self._desk.tasks.run(lambda: groups.detail(group), self._show, self._refused, key="star group")

    def start_new(self, estate: str) -> None:
        """An empty form; a new one that was begun before comes back."""
        self.draft.let_go()
        self._desk.tasks.run(lambda: None, key="star group")  # a group that is on its way comes too late
        self._detail, self._shown, self._heads = None, "", ""
        self._fill({"estate": estate})
        self._say()
        self.draft.follow("group-new")

    def offer_estates(self, estates: list[str]) -> None:
        """What the line of the estate proposes."""
        from PySide6.QtCore import QStringListModel

        self._estates.setModel(QStringListModel(estates, self._estates))

    def focus_first(self) -> None:
        """Ready to type."""
        ui = self.ui
        line = ui.field_estate if not ui.field_estate.text() else ui.field_name
        line.setFocus()
        line.selectAll()

    # --- what people do -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter: add the group, or alter it."""
        if not self._own:
            return
        say(self.ui.refusal, "")
        self.binding.clear_errors()
        missing = self.binding.missing()
        if missing is not None:
            self.binding.show_error(missing)
            return
        try:
            values = self._values()
        except FieldRefused as error:
            self.binding.show_error(error)
            return
        groups, actor, group, heads = self._groups, self._desk.home.actor, self._shown, self._heads
        words = (_("已修改楼组“{name}”") if group else _("已登记楼组“{name}”")).format(
            name=self.ui.field_name.text().strip()
        )

        def work() -> str:
            if not group:
                return groups.add(actor, {name: value for name, value in values.items() if value is not None})
            groups.edit(actor, group, values, seen=heads)
            return group

        self._desk.tasks.run(work, lambda done: self._stored(group, done, words), self._refused)

    def dissolve(self) -> None:
        """Ctrl+D: the group is no more, or after all it is."""
        detail = self._detail
        if detail is None or not self._own:
            return
        gone = not detail.row.dissolved_on
        day = office_day(self._desk.home.journal.clock.now()) if gone else None
        groups, actor, group = self._groups, self._desk.home.actor, detail.row.id
        words = _("“{name}”已撤并，随时可以恢复") if gone else _("“{name}”已恢复")
        self._desk.tasks.run(
            lambda: groups.edit(actor, group, {"dissolved_on": day}),
            lambda _done: self.saved.emit(words.format(name=detail.row.name), group),
            self._refused,
        )

    def drop_changes(self) -> None:
        """Ctrl+L: as the record has it; an empty form for a new one."""
        say(self.ui.refusal, "")
        if self._detail is not None:
            self._take(self._detail)
        else:
            self._fill({})
        self._empty_earlier()
        self.draft.keep()

    def enter_earlier(self) -> None:
        """Ctrl+J: a star of a year before the program was used."""
        ui, detail = self.ui, self._detail
        if detail is None or not ui.earlier.isEnabled() or ui.earlier.isHidden():
            return
        text = unicodedata.normalize("NFKC", ui.year.text()).strip()
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            say(ui.refusal_earlier, _("请写四位数的年度，例如 2018。"))
            ui.year.setFocus()
            return
        publicity, actor, group = self._publicity, self._desk.home.actor, detail.row.id
        year, stars, plaque = int(text), ui.earlier_stars.currentData(), ui.plaque.text()
        words = _("已补录 {year} 年{star}").format(year=year, star=star_word(stars))

        def done(_award: str) -> None:
            if self._shown == group:
                self._empty_earlier()
                self.draft.keep()
            self.saved.emit(words, group)

        self._desk.tasks.run(
            lambda: publicity.enter_earlier(actor, group, year, stars, plaque),
            done,
            lambda error: say(ui.refusal_earlier, error),
        )

    def typed(self) -> dict[str, Any]:
        """What differs from the record, as a draft keeps it; {} for nothing."""
        now = self._entered()
        found: dict[str, Any] = {n: text for n, text in now.items() if text != self._base.get(n, "")}
        found |= {n: self._line(n).text() for n in _EARLIER if self._line(n).text().strip()}
        if found and self._heads:
            found[_HEADS] = self._heads
        return found

    def _retranslate(self) -> None:
        self._offer_stars()
        self._name()
        self._say()
        self._show_history()

    # --- inside -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.save.clicked.connect(self.save)
        ui.back.clicked.connect(self.drop_changes)
        ui.dissolve.clicked.connect(self.dissolve)
        ui.enter.clicked.connect(self.enter_earlier)
        ui.plaque.returnPressed.connect(self.enter_earlier)
        ui.year.returnPressed.connect(self.enter_earlier)
        self.binding.changed.connect(self._touch)
        for name in _EARLIER:
            self._line(name).textEdited.connect(lambda _text: self.draft.touch())

    @property
    def _own(self) -> bool:
        """Whether this home may write the group that is shown."""
        detail = self._detail
        return self._writes and (detail is None or detail.row.office == self._desk.home.office)

    def _touch(self) -> None:
        if not self._filling:
            self.draft.touch()
            self.ui.back.setEnabled(bool(self.typed()))

    def _show(self, detail: GroupDetail) -> None:
        again = detail.row.id == self._shown
        if not again:
            self.draft.let_go()
        self._detail, self._shown = detail, detail.row.id
        if not again or not self.typed():
            self._take(detail)
            self._empty_earlier()
        self._say()
        self._show_history()
        if not again:
            self.draft.follow(f"group-{detail.row.id}")

    def _take(self, detail: GroupDetail) -> None:
        self._heads = detail.heads
        self._fill(detail.values)

    def _fill(self, values: Mapping[str, object]) -> None:
        self._filling = True
        self.binding.clear_errors()
        self.binding.set_values({name: values.get(name) for name in _FIELDS})
        self._filling = False
        self._base = self._entered() if self._shown else {"estate": self.ui.field_estate.text().strip()}
        self.ui.back.setEnabled(False)

    def _put_back(self, kept: dict[str, Any]) -> None:
        texts = {n: t for n, t in kept.items() if n in (*_FIELDS, *_EARLIER) and isinstance(t, str)}
        self.binding.set_values({n: t for n, t in texts.items() if n in _FIELDS})
        for name in _EARLIER:
            self._line(name).setText(texts.get(name, ""))
        if isinstance(kept.get(_HEADS), str):
            self._heads = kept[_HEADS]  # what it was typed over: a change since then stands beside it

    def _entered(self) -> dict[str, str]:
        return {name: value or "" for name, value in self.binding.values().items()}

    def _values(self) -> dict[str, Any]:
        """What differs from the record, as the service takes it."""
        values: dict[str, Any] = {}
        for name, text in self._entered().items():
            if self._shown and text == self._base.get(name, ""):
                continue
            values[name] = _number(name, text) if name in _NUMBERS else text or None
        return values

    def _stored(self, before: str, group: str, words: str) -> None:
        if self._shown == before:
            if before:
                self._base = self._entered()
            else:
                self._fill({})
            self.draft.keep()
        self.saved.emit(words, group)

    def _refused(self, error: UserError) -> None:
        if not (isinstance(error, FieldRefused) and self.binding.show_error(error)):
            say(self.ui.refusal, error)

    def _empty_earlier(self) -> None:
        say(self.ui.refusal_earlier, "")
        for name in _EARLIER:
            self._line(name).clear()

    def _say(self) -> None:
        """Heading, state, and what may be done."""
        ui, detail = self.ui, self._detail
        if detail is None:
            ui.heading.setText(_("新楼组"))
            ui.state.setText("")
            say(ui.note, _("小区和楼组名必填；图上行、列决定它在楼组图里的位置，空着就排在后面。"))
        else:
            row = detail.row
            ui.heading.setText(f"{row.estate} {row.name}".strip())
            ui.state.setText(_state_words(detail))
            foreign = row.office != self._desk.home.office
            say(
                ui.note,
                _("由“{office}”登记和修改。").format(office=self._office_name(row.office)) if foreign else "",
            )
        self.binding.set_read_only(not self._own)
        ui.save.setEnabled(self._own)
        ui.dissolve.setEnabled(self._own)
        ui.dissolve.setVisible(detail is not None)
        gone = detail is not None and bool(detail.row.dissolved_on)
        ui.dissolve.setText(_("恢复  Ctrl+D") if gone else _("撤并  Ctrl+D"))
        say(ui.refusal, "")
        for part in (ui.history_title, self.history, ui.rule):
            part.setVisible(detail is not None)
        if self._desk.home.actor.can(RIGHT_RUN):
            ui.earlier.setVisible(detail is not None)
        known = detail is not None and bool(detail.row.leader_phone)
        self.reveal.set_records(*([(BuildingGroup, detail.row.id)] if detail is not None and known else []))

    def _show_history(self) -> None:
        rows = self._detail.history if self._detail is not None else ()
        self.history.show_rows(
            FixedRows(rows), empty=_("还没有得过星。\n公示后自动出现；往年的由街道按旧名单补录。")
        )

    def _offer_stars(self) -> None:
        box = self.ui.earlier_stars
        kept = box.currentData() or 3
        box.clear()
        for stars in range(rules.MOST_STARS, 0, -1):
            box.addItem(star_word(stars), stars)
        box.setCurrentIndex(box.findData(kept))

    def _name(self) -> None:
        self.history.setAccessibleName(_("历年星级"))

    def _line(self, name: str) -> QLineEdit:
        line: QLineEdit = getattr(self.ui, name)
        return line


def _number(name: str, text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain and not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        raise FieldRefused(name, _("“{text}”不是整数。").format(text=text))
    return int(plain) if plain else None


def _state_words(detail: GroupDetail) -> str:
    row = detail.row
    if row.dissolved_on:
        return _("{day} 撤并").format(day=row.dissolved_on)
    if not row.year:
        return _("还没有星级")
    return _("{year} 年{star}").format(year=row.year, star=star_word(row.stars))


def _history_columns() -> tuple[Column, ...]:
    """The stars of a group, year by year."""
    return (
        Column("年度", 6, lambda row: str(row.year)),
        Column("授予", 9, lambda row: star_word(row.awarded)),
        Column("现为", 9, _now),
        Column("总分", 6, lambda row: row.total or "—"),
        Column("星牌号", 11, lambda row: row.plaque or "—"),
        Column("复评", 7, lambda row: _(row.review) if row.review else "—"),
    )


def _now(row: StarOfYear) -> str:
    return star_word(row.stars)
