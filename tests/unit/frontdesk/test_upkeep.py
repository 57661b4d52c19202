"""The catalogue's upkeep: what an office says for itself lies over what all share, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem, load_catalogue
from nanxi_desk.frontdesk.upkeep import CatalogueDesk, CatalogueInForce, ItemView, item_values
from tests.support.exchanges import HUB, Subdistrict, take
from tests.support.homes import make_home

NEW: dict[str, Any] = {
    "name": "社区食堂办卡",
    "line": "老龄",
    "limit_workdays": 3,
    "urgent_workdays": None,
    "handling": "自办",
    "documents": ["身份证"],
    "keywords": ["食堂", "饭卡"],
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as made:
        yield made


@pytest.fixture
def desk(home: Home) -> CatalogueDesk:
    return CatalogueDesk(home)


def shipped(name: str) -> CatalogueItem:
    item = load_catalogue().find(name)
    assert item is not None
    return item


def view(desk: CatalogueDesk, item_id: str) -> ItemView:
    return next(view for view in desk.items() if view.id == item_id)


def in_force(home: Home) -> Catalogue:
    return CatalogueInForce(home).current()


def test_untouched_the_catalogue_is_the_shipped_one(home: Home, desk: CatalogueDesk) -> None:
    assert in_force(home) == load_catalogue()
    assert [v.item for v in desk.items()] == list(load_catalogue().items)
    assert {v.source for v in desk.items()} == {"shipped"}


def test_an_office_alters_a_shared_item_for_itself(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("低保")
    values = {"limit_workdays": 20, "documents": ["身份证"], "name": "低保", "keywords": list(item.keywords)}
    assert desk.alter(home.actor, item.id, values)
    shown = view(desk, item.id)
    assert (shown.source, shown.altered) == (
        "office",
        {"limit_workdays": item.limit_workdays, "documents": item.documents},
    )
    found = in_force(home).find("吃低保")
    assert found is not None
    assert (found.id, found.limit_workdays, found.documents) == (item.id, 20, ("身份证",))
    assert (found.handling, found.own) == (item.handling, False)
    assert found.reference("NX03") == f"*/{item.id}"


def test_what_equals_the_shared_value_follows_it_again(tmp_path: Path) -> None:
    item = shipped("低保")
    with Subdistrict(tmp_path) as town:
        hub, office = town.home(HUB), town.home("NX03")
        desk = CatalogueDesk(office)
        desk.alter(office.actor, item.id, {"limit_workdays": 20, "handling": "自办"})
        desk.alter(office.actor, item.id, {"limit_workdays": item.limit_workdays})
        assert view(desk, item.id).altered == {"handling": item.handling}
        CatalogueDesk(hub).alter(hub.actor, item.id, {"limit_workdays": 25})
        assert view(CatalogueDesk(hub), item.id).source == "hub"
        take(hub, town.send(office))
        take(office, town.send(hub, "NX03"))
        found = in_force(office).find("低保")
        assert found is not None
        assert (found.limit_workdays, found.handling) == (25, "自办")
        theirs = in_force(hub).find("低保")
        assert theirs is not None
        assert (theirs.limit_workdays, theirs.handling) == (25, item.handling)


def test_an_urgent_limit_can_be_done_without(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("临时救助")
    assert item.urgent_workdays is not None
    desk.alter(home.actor, item.id, {"urgent_workdays": None})
    found = in_force(home).find("临时救助")
    assert found is not None
    assert (found.urgent_workdays, view(desk, item.id).altered) == (
        None,
        {"urgent_workdays": item.urgent_workdays},
    )


def test_reset_goes_back_to_what_all_share(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("低保")
    assert not desk.reset(home.actor, item.id)
    desk.alter(home.actor, item.id, {"name": "低保办理", "line": "综合", "urgent_workdays": 2})
    assert in_force(home).find("低保办理") is not None
    assert desk.reset(home.actor, item.id)
    assert in_force(home) == load_catalogue()
    assert view(desk, item.id) == ItemView(item, "shipped", {})


def test_a_renamed_item_is_still_found_by_its_shared_name(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("廉租/公租房咨询")
    desk.alter(home.actor, item.id, {"name": "住房保障咨询"})
    now = in_force(home)
    assert [found.id for text in ("住房保障咨询", "廉租", item.name) if (found := now.find(text))] == [
        item.id
    ] * 3
    assert now.search("廉租")[0].id == item.id
    desk.add(home.actor, NEW | {"name": "廉租"})  # a name that is free may go to another item
    found = in_force(home).find("廉租")
    assert found is not None
    assert found.own


def test_what_is_out_of_use_is_not_offered_and_comes_back_as_it_was(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("低保")
    desk.alter(home.actor, item.id, {"limit_workdays": 20})
    desk.withdraw(home.actor, item.id)
    desk.withdraw(home.actor, item.id)
    assert in_force(home).find("低保") is None
    assert item.id not in [found.id for found in in_force(home).search("低", 50)]
    assert view(desk, item.id).withdrawn
    desk.bring_back(home.actor, item.id)
    found = in_force(home).find("低保")
    assert found is not None
    assert (found.limit_workdays, view(desk, item.id).withdrawn) == (20, False)


def test_an_office_has_items_of_its_own(home: Home, desk: CatalogueDesk) -> None:
    item_id = desk.add(home.actor, NEW)
    found = in_force(home).find("饭卡")
    assert found is not None
    assert (found.id, found.own, found.reference("NX03")) == (item_id, True, None)
    assert in_force(home).search("sqst")[0].id == item_id
    assert view(desk, item_id).source == "office"
    assert desk.alter(home.actor, item_id, {"limit_workdays": 5, "urgent_workdays": 1})
    assert not desk.alter(home.actor, item_id, {"limit_workdays": 5})
    desk.withdraw(home.actor, item_id)
    assert in_force(home).find("饭卡") is None
    desk.bring_back(home.actor, item_id)
    found = in_force(home).find("饭卡")
    assert found is not None
    assert (found.limit_workdays, found.urgent_workdays) == (5, 1)


def test_the_hub_edits_what_all_share(tmp_path: Path) -> None:
    item = shipped("低保")
    with Subdistrict(tmp_path) as town:
        hub, office = town.home(HUB), town.home("NX03")
        desk = CatalogueDesk(hub)
        added = desk.add(hub.actor, NEW)
        desk.alter(hub.actor, item.id, {"limit_workdays": 25})
        desk.withdraw(hub.actor, shipped("特困供养").id)
        take(office, town.send(hub, "NX03"))
        theirs = in_force(office)
        assert theirs.find("特困供养") is None
        assert [(i.id, i.own) for i in [theirs.find("饭卡")] if i] == [(added, False)]
        assert {v.source for v in CatalogueDesk(office).items()} == {"shipped", "hub"}
        desk.bring_back(hub.actor, shipped("特困供养").id)
        assert desk.reset(hub.actor, item.id)
        desk.withdraw(hub.actor, added)
        take(office, town.send(hub, "NX03"))
        assert in_force(office) == load_catalogue()


def test_the_overlay_of_one_office_is_not_another_ones(tmp_path: Path) -> None:
    with Subdistrict(tmp_path) as town:
        hub, office = town.home(HUB), town.home("NX03")
        CatalogueDesk(office).add(office.actor, NEW)
        CatalogueDesk(office).alter(office.actor, shipped("低保").id, {"limit_workdays": 1})
        take(hub, town.send(office))
        assert in_force(hub) == load_catalogue()


def test_a_desk_sees_at_once_what_was_altered(home: Home, desk: CatalogueDesk) -> None:
    kept = CatalogueInForce(home)
    before = kept.current()
    assert kept.current() is before
    desk.add(home.actor, NEW)
    assert kept.current().find("饭卡") is not None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": None}, "name"),
        ({"name": "失业登记"}, "name"),
        ({"name": "社区 食堂/失业登记"}, "name"),
        ({"name": "字" * 101}, "name"),
        ({"line": ""}, "line"),
        ({"handling": None}, "handling"),
        ({"limit_workdays": -1}, "limit_workdays"),
        ({"limit_workdays": 366}, "limit_workdays"),
        ({"urgent_workdays": 4}, "urgent_workdays"),
        ({"urgent_workdays": -1}, "urgent_workdays"),
        ({"keywords": ["求职", "吃低保"]}, "keywords"),
        ({"keywords": [f"说法{n}" for n in range(31)]}, "keywords"),
        ({"documents": ["字" * 61]}, "documents"),
        ({"documents": ["\x00"]}, "documents"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    home: Home, desk: CatalogueDesk, values: dict[str, Any], field: str
) -> None:
    item_id = desk.add(home.actor, NEW)
    before = desk.items()
    for attempt in (
        lambda: desk.add(home.actor, NEW | {"name": "另一件", "keywords": []} | values),
        lambda: desk.alter(home.actor, item_id, values),
    ):
        with pytest.raises(FieldRefused) as caught:
            attempt()
        assert caught.value.field == field
    assert desk.items() == before


def test_a_name_that_is_taken_by_now_does_not_come_back(home: Home, desk: CatalogueDesk) -> None:
    item = shipped("低保")
    desk.withdraw(home.actor, item.id)
    desk.add(home.actor, NEW | {"name": "低保"})
    with pytest.raises(FieldRefused, match="“低保”已属于事项“低保”"):
        desk.bring_back(home.actor, item.id)


def test_only_who_may_edits(home: Home, desk: CatalogueDesk) -> None:
    nobody, item = Actor("", "路人"), shipped("低保")
    for attempt in (
        lambda: desk.alter(nobody, item.id, {"limit_workdays": 1}),
        lambda: desk.add(nobody, NEW),
        lambda: desk.withdraw(nobody, item.id),
        lambda: desk.bring_back(nobody, item.id),
        lambda: desk.reset(nobody, item.id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    with pytest.raises(InputRefused, match="已不在目录"):
        desk.alter(home.actor, "0" * 32, {"limit_workdays": 1})


def test_texts_of_the_form_become_values() -> None:
    assert item_values(
        {
            "name": " 低保 ",
            "line": "",
            "limit_workdays": "３０",
            "urgent_workdays": "",
            "documents": "身份证\n\n 户口簿、复印件 \n身份证",
            "keywords": "最低生活保障、吃低保，低保申请；低保，吃低保",
        }
    ) == {
        "name": "低保",
        "line": None,
        "limit_workdays": 30,
        "urgent_workdays": None,
        "documents": ["身份证", "户口簿、复印件"],
        "keywords": ["最低生活保障", "吃低保", "低保申请", "低保"],
    }
    for text in ("三天", "-1", "1.5", "1" * 7):
        with pytest.raises(FieldRefused, match="请填整数的工作日"):
            item_values({"limit_workdays": text})


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N"))).filter(bool), unique=True))
def test_lists_come_back_from_the_form_as_they_were(entries: list[str]) -> None:
    shown = {"documents": "\n".join(entries), "keywords": "、".join(entries)}
    assert item_values(shown) == {"documents": entries, "keywords": entries}
