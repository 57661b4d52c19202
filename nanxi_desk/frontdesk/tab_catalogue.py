"""The catalogue of items in the settings: found while typing, altered in place, taken back with one key."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nanxi_desk.core import pinyin
from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_settings_catalogue import Ui_CatalogueSection
from nanxi_desk.frontdesk.catalogue import ITEM_FIELDS, Catalogue, CatalogueItem
from nanxi_desk.frontdesk.catalogue_records import ItemOverlay
from nanxi_desk.frontdesk.upkeep import RIGHT_EDIT, CatalogueDesk, ItemView, item_values
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.binding import FormBinding
from nanxi_desk.widgets.hits import Hit, HitEdit
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Section

_SOURCES = {"shipped": "随程序", "hub": "街道", "office": "本居委会"}
_FILTERS = (("all", "全部"), ("own", "改过的"), ("withdrawn", "已停用"))
_HEADS = ("时限", "来自")
_NEW = ""  # the id under which an item that is not there yet keeps what was typed
_LONGEST_LISTS = 3_000  # characters of a whole list in its field


class CatalogueSection(Section):
    """The list of items on the left, the chosen one on the right; every step can be taken back."""

    key = "catalogue"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._catalogue = CatalogueDesk(desk.home)
        self._views: tuple[ItemView, ...] = ()
        self._view: ItemView | None = None  # what the form shows; None for an item that is not there yet
        self._texts: dict[str, str] = {}  # as the form was filled
        self._unsaved: dict[str, dict[str, str | None]] = {}  # by item: going to another one loses nothing
        self._undo: list[tuple[str, Callable[[], object]]] = []
        self._filling = False
        self.ui = self._set_up(Ui_CatalogueSection())
        self.binding = FormBinding(self, _form_fields())
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=2)
        self.table.setAccessibleName(_("事项目录"))
        box = QVBoxLayout(self.ui.table_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)
        self.ui.filter.set_choices(_FILTERS)
        self.ui.filter.set_value("all")
        self._connect()
        ui = self.ui
        disable_without(desk.home.actor, RIGHT_EDIT, ui.add, ui.undo, ui.withdraw, ui.reset, ui.save)
        self._measure()
        self._fill(None)

    def shown(self) -> None:
        """Read the catalogue again."""
        self._read()

    def show_item(self, view: ItemView | None) -> None:
        """Put an item into the form; None begins a new one. What was typed before is kept."""
        self._keep()
        self._fill(view)

    def save(self) -> None:
        """Store what was changed."""
        view, changes = self._view, self._changes()
        if view is not None and not changes:
            return
        self.binding.clear_errors()
        self._refuse("")
        try:
            values = item_values(self.binding.values() if view is None else changes)
        except FieldRefused as error:
            self._refused(error)
            return
        actor, catalogue = self._desk.home.actor, self._catalogue
        if view is None:
            self._work(
                _("已新增“{name}”").format(name=values["name"] or ""),
                lambda: catalogue.add(actor, values),
                lambda item_id: lambda: catalogue.withdraw(actor, item_id),
            )
            return
        item_id, before = view.id, {name: getattr(view.item, name) for name in values}
        self._work(
            _("已保存“{name}”").format(name=view.item.name),
            lambda: catalogue.alter(actor, item_id, values) and item_id,
            lambda _id: lambda: catalogue.alter(actor, item_id, before),
        )

    def reset(self) -> None:
        """Take the item back to what all share; what was typed goes, too."""
        view = self._view
        if view is None or not view.may_reset:
            return
        actor, catalogue, item_id = self._desk.home.actor, self._catalogue, view.id
        before = {name: getattr(view.item, name) for name in view.altered}
        self._work(
            _("“{name}”已恢复为共享的内容").format(name=view.item.name),
            lambda: catalogue.reset(actor, item_id) and item_id,
            lambda _id: lambda: catalogue.alter(actor, item_id, before),
        )

    def withdraw(self) -> None:
        """Take the item out of use, or put it into use again."""
        view = self._view
        if view is None:
            return
        actor, item_id = self._desk.home.actor, view.id
        steps = [self._catalogue.withdraw, self._catalogue.bring_back]
        there, back = reversed(steps) if view.withdrawn else steps
        words = _("“{name}”已重新启用") if view.withdrawn else _("“{name}”已停用，已有的登记不变")
        self._work(
            words.format(name=view.item.name),
            lambda: there(actor, item_id) or item_id,
            lambda _id: lambda: back(actor, item_id),
            keep=True,
        )

    def take_back(self) -> None:
        """Undo the last step."""
        if not self._undo:
            return
        item_id, back = self._undo.pop()

        def done(_result: object) -> None:
            self._forget(item_id)
            self.saved.emit(_("已撤销"))
            self._read(item_id)

        self._desk.tasks.run(back, done, self._refused)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(_("事项目录"))
        self._say()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        actions: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (ui.add, "Ctrl+N", self._begin),
            (ui.save, "Ctrl+S", self.save),
            (ui.reset, "Ctrl+R", self.reset),
            (ui.withdraw, "F8", self.withdraw),
            (ui.undo, "Ctrl+Z", self.take_back),
        )
        for button, keys, action in actions:
            button.clicked.connect(action)
            shortcut(self, keys, button.click)
        shortcut(self, "Ctrl+F", self._search)
        ui.search.textChanged.connect(lambda _text: self._show_list())
        ui.search.returnPressed.connect(self._open_first)
        ui.filter.chosen.connect(lambda _filter: self._show_list())
        self.table.selected.connect(self.show_item)
        self.table.opened.connect(self._open)
        self.binding.changed.connect(self._edited)
        for name in ("line", "handling"):
            entry = self.binding.inputs[name]
            assert isinstance(entry, HitEdit)
            entry.offers_when_empty = True
            entry.asked.connect(
                lambda text, entry=entry, name=name: entry.offer(text, self._known(name, text))
            )
            entry.chosen.connect(lambda _hit: self._edited())
        self._desk.theme.changed.connect(self._measure)

    def _search(self) -> None:
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def _begin(self) -> None:
        searched = self.ui.search.text().strip()
        self.show_item(None)
        self.table.clearSelection()
        sought_in_vain = all(view.item.name != searched for view in self._views)
        if sought_in_vain and not searched.isascii() and not self.ui.field_name.text():
            self.ui.field_name.setText(searched)
        self.ui.field_name.setFocus()

    def _open(self, view: ItemView) -> None:
        self.show_item(view)
        self.ui.field_name.setFocus()

    def _open_first(self) -> None:
        if self._listed():
            self.table.selectRow(0)
            self.ui.field_name.setFocus()

    def _read(self, select: str = "") -> None:
        catalogue = self._catalogue
        wanted = select or self._shown_id()
        self._desk.tasks.run(
            catalogue.items, lambda views: self._took(views, wanted), self._refused, key="catalogue"
        )

    def _took(self, views: tuple[ItemView, ...], wanted: str) -> None:
        self._views = views
        self._keep()
        fresh = next((view for view in views if view.id == wanted), None)
        if fresh is None and not wanted and _NEW not in self._unsaved:
            fresh = next(iter(self._listed()), None)  # never an empty form where there is something to show
        self._fill(fresh)
        self._show_list()

    def _show_list(self) -> None:
        rows = self._listed()
        searched = self.ui.search.text().strip()
        empty = (
            _("没有找到“{text}”。\n按 Ctrl+N 新增这个事项。").format(text=searched)
            if searched
            else {
                "own": _("还没有改过的事项。\n选一个事项，改好后按 Ctrl+S。"),
                "withdrawn": _("没有停用的事项。\n选一个事项，按 F8 停用。"),
            }.get(self.ui.filter.value(), _("目录是空的。\n按 Ctrl+N 新增事项。"))
        )
        self.table.show_rows(FixedRows(rows), select=self._view.id if self._view else "", empty=empty)
        for name, __ in _FILTERS:
            self.ui.filter.set_note(name, str(sum(self._fits(view, name) for view in self._views)))

    def _listed(self) -> list[ItemView]:
        """The items of the chosen filter: by line, or what fits the search, best first."""
        views = {view.id: view for view in self._views if self._fits(view, self.ui.filter.value())}
        text = self.ui.search.text().strip()
        if text:
            found = Catalogue(0, tuple(view.item for view in views.values()), ())
            return [views[item.id] for item in found.search(text, len(views))]
        lines = list(dict.fromkeys(view.item.line for view in views.values()))
        return sorted(views.values(), key=lambda view: (view.withdrawn, lines.index(view.item.line)))

    def _fits(self, view: ItemView, chosen: str) -> bool:
        own = "hub" if self._desk.home.is_hub else "office"
        return chosen == "all" or (view.withdrawn if chosen == "withdrawn" else view.source == own)

    def _known(self, name: str, text: str) -> list[Hit]:
        """Words that are in use already and fit what was typed."""
        words = list(dict.fromkeys(getattr(view.item, name) for view in self._views))
        typed = text.casefold()
        fitting = [word for word in words if not typed or typed in word.casefold() or _spelled(word, typed)]
        exact = [word for word in fitting if word == text]
        return [Hit(word, word, "", word) for word in dict.fromkeys([*exact, *fitting])][:8]

    def _fill(self, view: ItemView | None) -> None:
        self._view = view
        self._texts = _texts(view.item if view else CatalogueItem("", "", "", 0, None, "当场", (), ()))
        self._filling = True
        self.binding.clear_errors()
        self.binding.set_values({**self._texts, **self._unsaved.get(self._shown_id(), {})})
        for name in ("line", "handling"):
            entry = self.binding.inputs[name]
            assert isinstance(entry, HitEdit)
            entry.choice = entry.text() or None  # stands as it is until somebody types
        self._filling = False
        self._refuse("")
        self._say()

    def _keep(self) -> None:
        """Keep what was typed and not stored."""
        if self._changes():
            self._unsaved[self._shown_id()] = self.binding.values()
        else:
            self._unsaved.pop(self._shown_id(), None)

    def _forget(self, key: str) -> None:
        """What was typed for an item is stored, or given up."""
        self._unsaved.pop(key, None)
        if self._shown_id() == key:
            self._texts = {}  # so nothing of what still stands there counts as unsaved

    def _shown_id(self) -> str:
        return self._view.id if self._view else _NEW

    def _changes(self) -> dict[str, str | None]:
        values = self.binding.values()
        return {n: text for n, text in values.items() if (text or "") != self._texts.get(n, text or "")}

    def _edited(self) -> None:
        if not self._filling:
            self._say()

    def _say(self) -> None:
        """Heading, marks and buttons, as they follow from the item and what was typed."""
        ui, view = self.ui, self._view
        changed = bool(self._changes())
        ui.heading.setText(view.item.name if view else _("新增事项"))
        source = "office" if view is None and not self._desk.home.is_hub else "hub"
        marks = [_(_SOURCES[view.source if view else source])]
        if view is not None and view.withdrawn:
            marks.append(_("已停用"))
        if changed:
            marks.append(_("未保存"))
        ui.source.setText(" · ".join(marks))
        ui.altered.setText(_altered_words(view) if view else "")
        ui.altered.setVisible(bool(ui.altered.text()))
        ui.save.setEnabled(changed)
        ui.reset.setEnabled(view is not None and view.may_reset)
        ui.withdraw.setEnabled(view is not None)
        ui.withdraw.setText(_("重新启用  F8") if view is not None and view.withdrawn else _("停用  F8"))
        ui.undo.setVisible(bool(self._undo))

    def _work(
        self,
        sentence: str,
        work: Callable[[], Any],
        way_back: Callable[[str], Callable[[], object]],
        *,
        keep: bool = False,
    ) -> None:
        """Do a step; afterwards say so, remember the way back and show what came of it.

        `keep` says that what was typed and not stored stays.
        """
        self._refuse("")
        key = self._shown_id()

        def done(item_id: Any) -> None:
            if not keep:
                self._forget(key)
            if item_id:
                self._undo.append((str(item_id), way_back(str(item_id))))
                self.saved.emit(sentence)
            self._read(str(item_id or key) if self._shown_id() == key else "")

        self._desk.tasks.run(work, done, self._refused)

    def _refused(self, error: UserError) -> None:
        if not (isinstance(error, FieldRefused) and self.binding.show_error(error)):
            self._refuse(" ".join(part for part in (error.message, error.hint) if part))

    def _refuse(self, sentence: str) -> None:
        self.ui.refusal.setText(sentence)
        self.ui.refusal.setVisible(bool(sentence))

    def _measure(self) -> None:
        """Lists take what room there is, within bounds."""
        line = self._desk.theme.px("body") * 3 // 2
        for entry, least, most in ((self.ui.field_documents, 3, 6), (self.ui.field_keywords, 2, 3)):
            entry.setMinimumHeight(least * line + 12)
            entry.setMaximumHeight(most * line + 12)


def _form_fields() -> dict[str, Any]:
    """The declared fields that the form holds; of a list, the field takes all entries together."""
    declared = {name: ItemOverlay.fields[name] for name in ITEM_FIELDS}
    lists = {n: replace(declared[n], max_length=_LONGEST_LISTS) for n in ("documents", "keywords")}
    return declared | lists


def _columns() -> Sequence[Column]:
    fields = ItemOverlay.fields

    def tone(view: ItemView) -> str:
        return "muted" if view.withdrawn else "text"

    return (
        Column(fields["name"].label, 16, lambda view: view.item.name, tone=tone),
        Column(fields["line"].label, 11, lambda view: _(view.item.line), tone=tone),
        Column(_HEADS[0], 8, _limit_words, tone=tone),
        Column(_HEADS[1], 10, _source_words, tone=_source_tone),
    )


def _limit_words(view: ItemView) -> str:
    if not view.item.limit_workdays:
        return _("当场")
    urgent = view.item.urgent_workdays
    days = str(view.item.limit_workdays)
    return days if urgent is None else _("{days}（急 {urgent}）").format(days=days, urgent=urgent)


def _source_words(view: ItemView) -> str:
    return _("已停用") if view.withdrawn else _(_SOURCES[view.source])


def _source_tone(view: ItemView) -> str:
    if view.withdrawn or view.source == "shipped":
        return "muted"
    return "accent" if view.source == "office" else "text"


def _altered_words(view: ItemView) -> str:
    """What differs from the layer below, and what stands there."""
    if not view.altered:
        return ""
    shared = _texts(replace(view.item, **view.altered))
    parts = [
        _("{label}（共享：{value}）").format(
            label=_(ItemOverlay.fields[name].label),
            value=shared[name].replace("\n", "、") or _("无"),
        )
        for name in view.altered
    ]
    return _("与共享不同：{fields}").format(fields=_("；").join(parts))


def _texts(item: CatalogueItem) -> dict[str, str]:
    """The item as the form shows it."""
    return {
        "name": item.name,
        "line": item.line,
        "limit_workdays": str(item.limit_workdays),
        "urgent_workdays": "" if item.urgent_workdays is None else str(item.urgent_workdays),
        "handling": item.handling,
        "documents": "\n".join(item.documents),
        "keywords": "、".join(item.keywords),
    }


def _spelled(word: str, typed: str) -> bool:
    """Whether the word begins so in pinyin."""
    if not typed.isascii():
        return False
    return any(spelled.startswith(typed) for spelled in (*pinyin.initials(word), *pinyin.full(word)))
