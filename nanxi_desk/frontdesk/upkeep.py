"""The catalogue in force, and its upkeep: the hub edits shared items, an office lays its own over them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, select

from nanxi_desk.core.checks import check_value
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import get_record
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE, new_id, refer
from nanxi_desk.core.rights import LEADING, ROLES, declare
from nanxi_desk.frontdesk.catalogue import (
    ITEM_FIELDS,
    NO_URGENT_LIMIT,
    Catalogue,
    CatalogueItem,
    folded,
    item_from_row,
    load_catalogue,
    overlaid,
)
from nanxi_desk.frontdesk.catalogue_records import ItemOverlay, overlay_id
from nanxi_desk.frontdesk.records import ServiceItem

RIGHT_READ = declare("catalogue.read", "查看事项目录", *ROLES)
RIGHT_EDIT = declare("catalogue.edit", "修改事项目录", *LEADING)
LONGEST_LIMIT = 365  # workdays
MOST_ENTRIES = 30  # of documents, and of keywords
LONGEST_ENTRY = 60  # characters
Source = Literal["shipped", "hub", "office"]
_ENTRY_ENDS = str.maketrans(dict.fromkeys("、,;\uff0c\uff1b\t", "\n"))


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as its upkeep shows it; `source` is who said the last word about it.

    `altered` holds what the layer below says of the fields that differ from it, by field name.
    """

    item: CatalogueItem
    source: Source
    altered: Mapping[str, Any]
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def may_reset(self) -> bool:
        """Whether there is something below to go back to, and something to take back."""
        return bool(self.altered)


class CatalogueInForce:
    """The catalogue as one home's desk knows it, kept until somebody alters it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._known: tuple[tuple[int, int], Catalogue] | None = None

    def current(self) -> Catalogue:
        """The shipped catalogue, the hub's alterations over it, and over those the office's own."""
        journal = self._home.journal
        generation = (
            journal.generation(ServiceItem.record_type),
            journal.generation(ItemOverlay.record_type),
        )
        if self._known is None or self._known[0] != generation:
            with journal.read() as conn:
                self._known = (generation, load_altered(conn, self._home.office))
        return self._known[1]


def load_altered(conn: Connection, office: str) -> Catalogue:
    """The catalogue in force at an office."""
    shared, own = _shared_rows(conn), _own_rows(conn, office)
    shipped = load_catalogue()
    return shipped.altered(shared, own) if shared or own else shipped


def item_values(texts: Mapping[str, str | None]) -> dict[str, Any]:
    """What the form's texts mean, by field name; FieldRefused names the field that is no number.

    Documents stand one to a line, keywords may also be parted by commas. Blanks and repetitions go.
    """
    values: dict[str, Any] = {}
    for name, text in texts.items():
        written = (text or "").strip()
        if name in ("limit_workdays", "urgent_workdays"):
            values[name] = _workdays(name, written)
        elif name == "documents":
            values[name] = _entries(written)
        elif name == "keywords":
            values[name] = _entries(written.translate(_ENTRY_ENDS))
        else:
            values[name] = written or None
    return values


class CatalogueDesk:
    """Upkeep of the catalogue in one home: of the shared one at the hub, of the office's own elsewhere."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._hub = home.is_hub

    def items(self) -> tuple[ItemView, ...]:
        """All items, in the order of the catalogue; those out of use are among them."""
        self._home.actor.require(RIGHT_READ)
        with self._home.journal.read() as conn:
            return tuple(self._views(conn).values())

    def alter(self, actor: Actor, item_id: str, values: Mapping[str, Any]) -> bool:
        """Give fields of an item other values; False where nothing differs. FieldRefused names the field."""
        actor.require(RIGHT_EDIT)
        with self._home.journal.write(actor.id) as writing:
            views = self._views(writing.conn)
            view = _found(views, item_id)
            _check(replace(view.item, **_plain(values)), views, values)
            if self._hub:
                return writing.edit(ServiceItem, item_id, _stored(values))
            if view.item.own:
                return writing.edit(ItemOverlay, item_id, _own_values(values))
            return self._lay_over(writing, item_id, _own_values(values, self._below(view)))

    def add(self, actor: Actor, values: Mapping[str, Any]) -> str:
        """Add an item of one's own (the hub: for all); its id. FieldRefused names the field."""
        actor.require(RIGHT_EDIT)
        item = CatalogueItem(new_id(), "", "", 0, None, "当场", (), (), own=not self._hub)
        with self._home.journal.write(actor.id) as writing:
            _check(replace(item, **_plain(values)), self._views(writing.conn), dict.fromkeys(ITEM_FIELDS))
            if self._hub:
                writing.create(ServiceItem(id=item.id, scope=SHARED_SCOPE, **_stored(values)))
            else:
                writing.create(ItemOverlay(id=item.id, scope=self._home.office, **_own_values(values)))
        return item.id

    def withdraw(self, actor: Actor, item_id: str) -> None:
        """Take an item out of use: requests that have it keep it, new ones are not offered it."""
        actor.require(RIGHT_EDIT)
        with self._home.journal.write(actor.id) as writing:
            view = _found(self._views(writing.conn), item_id)
            if view.withdrawn:
                return
            if self._hub:
                writing.delete(ServiceItem, item_id)
            else:
                self._mark(writing, view, withdrawn=True)

    def bring_back(self, actor: Actor, item_id: str) -> None:
        """Put an item that was out of use into use again; FieldRefused where its name is taken by now."""
        actor.require(RIGHT_EDIT)
        with self._home.journal.write(actor.id) as writing:
            views = self._views(writing.conn)
            view = _found(views, item_id)
            if not view.withdrawn:
                return
            _check(view.item, views, dict.fromkeys(("name", "keywords")))
            if self._hub:
                writing.decide(ServiceItem, item_id, DELETED, False)
            else:
                self._mark(writing, view, withdrawn=False)

    def reset(self, actor: Actor, item_id: str) -> bool:
        """Take an item back to what the layer below says of it; False where it says the same already."""
        actor.require(RIGHT_EDIT)
        with self._home.journal.write(actor.id) as writing:
            views = self._views(writing.conn)
            view = _found(views, item_id)
            if not view.altered:
                return False
            below = self._below(view)
            _check(below, views, dict.fromkeys(("name", "keywords")))
            if self._hub:
                return writing.edit(
                    ServiceItem, item_id, _stored({n: getattr(below, n) for n in ITEM_FIELDS})
                )
            return self._lay_over(writing, item_id, dict.fromkeys(ITEM_FIELDS))

    # --- inside --------------------------------------------------------------------------------------------

    def _views(self, conn: Connection) -> dict[str, ItemView]:
        shipped = {item.id: item for item in load_catalogue().items}
        rows = _shared_rows(conn)
        views = {item.id: ItemView(item, "shipped", {}) for item in shipped.values()}
        for row in rows:
            if not row["name"]:  # erased
                continue
            below = shipped.get(row["id"])
            item = item_from_row(below, row)
            views[item.id] = ItemView(item, "hub", _differing(below, item), bool(row["deleted"]))
        if self._hub:
            return views
        views = {key: replace(view, altered={}) for key, view in views.items() if not view.withdrawn}
        shared = {view.id: view.item for view in views.values()}
        for row in _own_rows(conn, self._home.office):
            found = overlaid(shared, row)
            if found is None:
                continue
            below = shared.get(found.id)
            altered, withdrawn = _differing(below, found), bool(row["withdrawn"])
            if altered or withdrawn or found.own:
                views[found.id] = ItemView(found, "office", altered, withdrawn)
        return views

    def _below(self, view: ItemView) -> CatalogueItem:
        return replace(view.item, **view.altered)

    def _mark(self, writing: Writing, view: ItemView, *, withdrawn: bool) -> None:
        values = {"withdrawn": withdrawn or None}
        if view.item.own:
            writing.edit(ItemOverlay, view.id, values)
        else:
            self._lay_over(writing, view.id, values)

    def _lay_over(self, writing: Writing, item_id: str, values: Mapping[str, Any]) -> bool:
        """Write into the overlay of a shared item, which may be there already."""
        office = self._home.office
        record_id = overlay_id(office, item_id)
        if get_record(writing.conn, ItemOverlay, record_id) is not None:
            return writing.edit(ItemOverlay, record_id, values)
        told = {name: value for name, value in values.items() if value is not None}
        if told:
            item = refer(SHARED_SCOPE, item_id, within=office)
            writing.create(ItemOverlay(id=record_id, scope=office, item_id=item, **told))
        return bool(told)


def _shared_rows(conn: Connection) -> Sequence[Mapping[Any, Any]]:
    table = projection(ServiceItem)
    return conn.execute(select(table).where(table.c.heads != "").order_by(table.c.no)).mappings().all()


def _own_rows(conn: Connection, office: str) -> Sequence[Mapping[Any, Any]]:
    table = projection(ItemOverlay)
    own = select(table).where(table.c.scope == office, table.c.deleted.is_(False))
    return conn.execute(own.order_by(table.c.no)).mappings().all()


def _found(views: Mapping[str, ItemView], item_id: str) -> ItemView:
    view = views.get(item_id)
    if view is None:
        raise InputRefused(_("这个事项已不在目录里。"), _("请刷新后再试。"))
    return view


def _differing(below: CatalogueItem | None, item: CatalogueItem) -> dict[str, Any]:
    if below is None:
        return {}
    names = (name for name in ITEM_FIELDS if getattr(below, name) != getattr(item, name))
    return {name: getattr(below, name) for name in names}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a CatalogueItem holds them."""
    lists = {n: tuple(values[n] or ()) for n in ("documents", "keywords") if n in values}
    texts = {n: values[n] or "" for n in ("name", "line", "handling") if n in values}
    return dict(values) | lists | texts


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a record holds them."""
    lists = {n: list(values[n] or ()) for n in ("documents", "keywords") if n in values}
    return dict(values) | lists


def _own_values(values: Mapping[str, Any], below: CatalogueItem | None = None) -> dict[str, Any]:
    """The values as an overlay holds them: nothing where they are what lies below."""
    own = _stored(values)
    for name in values:
        if below is not None and _plain(values)[name] == getattr(below, name):
            own[name] = None
        elif name == "urgent_workdays" and own[name] is None:
            own[name] = NO_URGENT_LIMIT
    return own


def _workdays(name: str, written: str) -> int | None:
    digits = unicodedata.normalize("NFKC", written)
    if not digits:
        return None if name == "urgent_workdays" else 0
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        raise FieldRefused(name, _("请填整数的工作日；当场办理填 0。"))
    return int(digits)


def _entries(written: str) -> list[str]:
    return list(dict.fromkeys(entry for line in written.splitlines() if (entry := line.strip())))


def _check(item: CatalogueItem, views: Mapping[str, ItemView], given: Mapping[str, Any]) -> None:
    """FieldRefused for the first of the given fields that cannot be; the item is as it would become."""
    for name in given:
        _check_text(item, name)
    if "limit_workdays" in given and not 0 <= item.limit_workdays <= LONGEST_LIMIT:
        raise FieldRefused(
            "limit_workdays", _("时限应在 0 到 {most} 个工作日之间。").format(most=LONGEST_LIMIT)
        )
    if {"limit_workdays", "urgent_workdays"} & given.keys():
        urgent = item.urgent_workdays
        if urgent is not None and not 0 <= urgent <= item.limit_workdays:
            raise FieldRefused("urgent_workdays", _("紧急时限不能超过时限；没有就留空。"))
    _check_unique(item, views, given)


def _check_text(item: CatalogueItem, name: str) -> None:
    declared, value = ItemOverlay.fields[name], getattr(item, name)
    if name in ("name", "line", "handling") and not value.strip():
        raise FieldRefused(name, _("请填写“{label}”。").format(label=_(declared.label)))
    if name in ("documents", "keywords"):
        if len(value) > MOST_ENTRIES:
            raise FieldRefused(name, _("最多 {most} 项。").format(most=MOST_ENTRIES))
        if any(len(entry) > LONGEST_ENTRY for entry in value):
            raise FieldRefused(name, _("每项最多 {most} 个字。").format(most=LONGEST_ENTRY))
    check_value(declared, value)


def _check_unique(item: CatalogueItem, views: Mapping[str, ItemView], given: Mapping[str, Any]) -> None:
    """A name or keyword stands for one item in use only: else nobody knows which one is meant."""
    others = [v.item for v in views.values() if v.id != item.id and not v.withdrawn]
    taken = {
        folded(term): other.name for other in others for term in (other.name, *other.names, *other.keywords)
    }
    for name, terms in (("name", (item.name, *item.names)), ("keywords", item.keywords)):
        clash = next((term for term in terms if folded(term) in taken), None)
        if name in given and clash is not None:
            raise FieldRefused(
                name,
                _("“{term}”已属于事项“{name}”，请换一个说法。").format(term=clash, name=taken[folded(clash)]),
            )
