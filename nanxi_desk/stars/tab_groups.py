"""楼组: the building groups with their stars, as a list and as the map of an estate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_groups import Ui_GroupsPane
from nanxi_desk.stars import rules
from nanxi_desk.stars.groups import RIGHT_GROUPS, Groups
from nanxi_desk.stars.tab_group_form import GroupForm
from nanxi_desk.stars.tab_group_map import GroupMap
from nanxi_desk.stars.tab_pane import StarsPane
from nanxi_desk.stars.views import EstateMap, GroupFilter, GroupRow, RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, RecordTable, give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk

LIST, MAP = "list", "map"
_SEARCH_MS = 120
_FOLLOW_MS = 80
_ANY = -1  # stars


@dataclass(frozen=True, slots=True)
class _Offers:
    """What the list can be narrowed by: (code, name) of offices, (office, estate)."""

    offices: tuple[tuple[str, str], ...]
    estates: tuple[tuple[str, str], ...]


class _Rows:
    """The groups of a filter, page by page."""

    def __init__(self, groups: Groups, wanted: GroupFilter) -> None:
        self._groups = groups
        self._wanted = wanted

    def count(self) -> int:
        """How many."""
        return self._groups.count(self._wanted)

    def page(self, first: int, count: int) -> Sequence[GroupRow]:
        """Some of them."""
        return self._groups.page(self._wanted, first, count)


class GroupsPane(StarsPane):
    """The list or the map at the left, one group at the right. A group's id brings it to the front."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._groups = Groups(desk.home)
        self._offers = _Offers((), ())
        self._map_waits = False
        self.ui = ui = self._set_up(Ui_GroupsPane())
        ui.view.set_choices([(LIST, "列表"), (MAP, "楼组图")])
        ui.view.set_keys({LIST: "Alt+1", MAP: "Alt+2"})
        ui.view.set_value(LIST)
        self.table = RecordTable(
            _columns(self._office_name, hub=desk.home.is_hub), desk.tasks, desk.theme, least=4
        )
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.map = GroupMap(desk)
        ui.map_place.addWidget(self.map)
        self.form = GroupForm(desk, self._groups, self._office_name)
        ui.side.addWidget(self.form)
        self._searching = self._timer(_SEARCH_MS, self._read)
        self._following = self._timer(_FOLLOW_MS, self._follow)
        ui.office.setVisible(desk.home.is_hub)
        self._connect()
        disable_without(desk.home.actor, RIGHT_GROUPS, ui.new_group)
        self._offer_stars()
        self._name()

    # --- from outside -------------------------------------------------------------------------------------

    def shown(self) -> None:
        """Read list and offers again; the keyboard goes to them."""
        self._desk.tasks.run(self._look_up, self._take_offers, key="star offers")
        if self.form.group:
            self.form.show_group(self.form.group)
        self._read()
        self._focus_view()

    def show_round(self, chosen: RoundView | None) -> None:
        """Groups stand beside all rounds, but their stars come from there."""
        self.round = chosen
        if self.isVisible():
            self._read()

    def put_away(self) -> None:
        """What is half typed is kept."""
        self.form.draft.let_go()

    def receive(self, what: object) -> None:
        """One group by its id."""
        if isinstance(what, str) and what:
            self.show_view(LIST)
            self.form.show_group(what)
            self._read(select=what)

    def show_view(self, view: str) -> None:
        """LIST or MAP."""
        self.ui.view.set_value(view)
        self._show_face()
        self._read()
        self._focus_view()

    def new_group(self) -> None:
        """F2: an empty form."""
        if self.ui.new_group.isEnabled():
            self.table.setCurrentIndex(QModelIndex())
            self.form.start_new(self._estate[1])
            self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc ends a search, then leads back to the list."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.ui.search.text():
            self.ui.search.clear()
        else:
            self._focus_view()

    def _retranslate(self) -> None:
        self._offer_stars()
        self._name()
        self._take_offers(self._offers)
        self._read()

    # --- inside -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui, form = self.ui, self.form
        ui.view.chosen.connect(self.show_view)
        ui.search.textChanged.connect(lambda _text: self._search())
        ui.search.returnPressed.connect(self._into_hits)
        ui.new_group.clicked.connect(self.new_group)
        ui.office.activated.connect(lambda _index: self._office_chosen())
        for box in (ui.estate, ui.stars):
            box.activated.connect(lambda _index: self._read())
        ui.dissolved.toggled.connect(lambda _on: self._read())
        self.table.selected.connect(lambda _row: self._following.start())
        self.table.opened.connect(lambda row: self._open(row.id))
        self.map.moved.connect(form.show_group)
        self.map.opened.connect(self._open)
        form.saved.connect(self._stored)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F2", self.new_group),
            ("F7", form.reveal.ask),
            ("Ctrl+F", ui.search.setFocus),
            ("Alt+1", lambda: self.show_view(LIST)),
            ("Alt+2", lambda: self.show_view(MAP)),
            ("Alt+P", ui.estate.setFocus),
            ("Alt+S", ui.stars.setFocus),
            ("Alt+D", ui.dissolved.click),
            ("Ctrl+Return", form.save),
            ("Ctrl+Enter", form.save),
            ("Ctrl+L", form.drop_changes),
            ("Ctrl+D", form.dissolve),
            ("Ctrl+J", form.enter_earlier),
        )
        for key, action in keys:
            shortcut(self, key, action)
        if self._desk.home.is_hub:
            shortcut(self, "Alt+O", ui.office.setFocus)

    def _timer(self, pause: int, action: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(action)
        return made

    @property
    def _estate(self) -> tuple[str, str]:
        """(office, estate) that is chosen; "" for all."""
        office, __, estate = (self.ui.estate.currentData() or "").partition("/")
        return office, estate

    def _wanted(self) -> GroupFilter:
        ui, (office, estate) = self.ui, self._estate
        stars = ui.stars.currentData()
        return GroupFilter(
            office=office or ui.office.currentData() or "",
            estate=estate,
            stars=None if stars in (None, _ANY) else stars,
            text=ui.search.text().strip(),
            dissolved_too=ui.dissolved.isChecked(),
        )

    def _look_up(self) -> _Offers:
        return _Offers(self._groups.offices(), self._groups.estates())

    def _take_offers(self, offers: _Offers) -> None:
        self._offers = offers
        office, estate = self.ui.office.currentData() or "", self._estate
        _fill(self.ui.office, _("全部居委会"), [(name, code) for code, name in offers.offices], office)
        self._offer_estates(estate)
        own = [name for code, name in offers.estates if code == self._desk.home.office]
        self.form.offer_estates(own)

    def _offer_estates(self, chosen: tuple[str, str]) -> None:
        office, hub = self.ui.office.currentData() or "", self._desk.home.is_hub
        pairs = []
        for code, name in self._offers.estates:
            if office in ("", code):
                word = f"{name} · {self._office_name(code)}" if hub and not office else name
                pairs.append((word, _spelled(code, name)))
        _fill(self.ui.estate, _("全部小区"), pairs, _spelled(*chosen))

    def _office_chosen(self) -> None:
        self._offer_estates(("", ""))
        self._read()

    def _read(self, *, select: str = "") -> None:
        self._searching.stop()
        if self.ui.view.value() == MAP:
            self._read_map()
        else:
            wanted = self._wanted()
            self.table.show_rows(
                _Rows(self._groups, wanted), select=select or self.form.group, empty=_empty(wanted)
            )

    def _read_map(self) -> None:
        """All estates that the filter leaves; stars and words are for the list."""
        groups, (office, estate) = self._groups, self._estate
        within = office or self.ui.office.currentData() or ""

        def work() -> tuple[EstateMap, ...]:
            known = groups.estates(within)
            return tuple(groups.map_of(name, code) for code, name in known if estate in ("", name))

        self._desk.tasks.run(work, self._show_map, self._refused, key="star map")

    def _show_map(self, maps: tuple[EstateMap, ...]) -> None:
        hub = self._desk.home.is_hub
        titled = [(m, f"{m.estate} · {self._office_name(m.office)}" if hub else m.estate) for m in maps]
        self.map.show_maps(titled, select=self.form.group, empty=_empty(GroupFilter()))
        if self._map_waits:
            self._map_waits = False
            self.map.take_focus()

    def _follow(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.form.show_group(row.id)

    def _open(self, group: str) -> None:
        self._following.stop()
        self.form.show_group(group)
        self.form.focus_first()

    def _stored(self, words: str, group: str) -> None:
        self.saved.emit(words)
        self.form.show_group(group)
        self._desk.tasks.run(self._look_up, self._take_offers, key="star offers")
        self._read(select=group)

    def _search(self) -> None:
        """Words are found in the list."""
        if self.ui.view.value() == MAP and self.ui.search.text().strip():
            self.ui.view.set_value(LIST)
            self._show_face()
        self._searching.start()

    def _show_face(self) -> None:
        """The map has all groups of its estates: what narrows the list by group is not for it."""
        ui, drawn = self.ui, self.ui.view.value() == MAP
        ui.views.setCurrentWidget(ui.map_page if drawn else ui.list_page)
        for part in (ui.stars, ui.dissolved):
            part.setEnabled(not drawn)

    def _into_hits(self) -> None:
        self._read()
        self._focus_view()

    def _focus_view(self) -> None:
        if self.ui.view.value() != MAP:
            self.table.setFocus()
        elif self.map.cells:
            self.map.take_focus()
        else:
            self._map_waits = True  # until there is something that can have the keyboard

    def _refused(self, error: UserError) -> None:
        say(self.form.ui.refusal, error)

    def _office_name(self, code: str) -> str:
        return dict(self._offers.offices).get(code, code)

    def _offer_stars(self) -> None:
        words = [(star_word(stars), stars) for stars in range(rules.MOST_STARS, -1, -1)]
        kept = self.ui.stars.currentData()
        _fill(self.ui.stars, _("全部星级"), words, _ANY if kept is None else kept, every=_ANY)

    def _name(self) -> None:
        self.table.setAccessibleName(_("楼组列表"))
        if self._desk.home.is_hub:
            self.ui.keys.setText(self.ui.keys.text() + _("  Alt+O 居委会"))


def _spelled(office: str, estate: str) -> str:
    return f"{office}/{estate}" if estate else ""


def _fill(
    box: QComboBox, first: str, pairs: Sequence[tuple[str, object]], chosen: object, *, every: object = ""
) -> None:
    """Offer everything, then each; what was chosen stays."""
    box.clear()
    box.addItem(first, every)
    place = 0
    for number, (word, data) in enumerate(pairs, start=1):
        box.addItem(word, data)
        if data == chosen:
            place = number
    box.setCurrentIndex(place)


def _empty(wanted: GroupFilter) -> str:
    if wanted.text:
        return _("没有找到“{text}”。\n换个词，或按 Esc 看全部楼组。").format(text=wanted.text)
    if wanted.office or wanted.estate or wanted.stars is not None:
        return _("这样筛选没有楼组。\n放宽小区和星级，或按 F2 登记一个。")
    return _("还没有登记楼组。\n按 F2 登记第一个；也可以在“申报”里发出登记表，交回时一起登记。")


def _columns(office_name: Callable[[str], str], *, hub: bool) -> tuple[Column, ...]:
    """The list of groups; the hub has those of all offices."""
    office = (Column("居委会", 10, lambda row: office_name(row.office)),) if hub else ()
    return (
        Column("", 0, lambda row: star_word(row.stars), mark=_mark),
        Column("小区", 10, lambda row: row.estate, tone=_tone),
        Column("楼组", 9, lambda row: row.name, tone=_tone),
        Column("星级", 9, _star),
        Column("年度", 5, lambda row: str(row.year) if row.year else "—"),
        *office,
        Column("户数", 6, lambda row: "—" if row.households is None else str(row.households)),
        Column("楼组长", 8, lambda row: row.leader or "—"),
        Column("电话", 12, lambda row: row.leader_phone or "—"),
    )


def _mark(row: GroupRow) -> tuple[str, bool]:
    return ("accent", row.stars > 0) if not row.dissolved_on else ("muted", False)


def _star(row: GroupRow) -> str:
    if row.dissolved_on:
        return _("已撤并")
    return star_word(row.stars)


def _tone(row: GroupRow) -> str:
    return "muted" if row.dissolved_on else "text"
