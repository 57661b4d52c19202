"""Building groups in the window: registered and altered by keys, found, drawn on the map of their estate."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nanxi_desk.core.exchange.inbox import count_conflicts
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Identity
from nanxi_desk.core.places import BuildingGroup
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rights import FRONT_DESK, HEAD, MEMBER
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.tab_groups import MAP, GroupsPane
from nanxi_desk.stars.tab_pane import GROUPS
from nanxi_desk.stars.views import GroupFilter
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.star_rounds import add_groups
from tests.support.star_windows import StarsDesk, everything, open_stars
from tests.support.windows import CTRL, ENTER, ESC, focus, press, typed

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        yield everything(home)


@pytest.fixture
def stars(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    return open_stars(qtbot, hub, tasks, looks)


def groups_of(stars: StarsDesk) -> GroupsPane:
    """The pane 楼组, at rest."""
    pane = stars.page.show_pane(GROUPS)
    assert isinstance(pane, GroupsPane)
    stars.rest()
    return pane


def listed(stars: StarsDesk, pane: GroupsPane, count: int) -> None:
    """Wait until the list shows so many groups."""
    stars.wait(lambda: pane.table.rows.rowCount() == count)
    stars.rest()


def show(stars: StarsDesk, pane: GroupsPane, place: int) -> None:
    """Put the cursor of the list on a row and wait for the group beside it."""
    pane.table.setFocus()
    row = pane.table.rows.row(place)
    assert row is not None
    pane.table.selectRow(place)
    stars.wait(lambda: pane.form.group == row.id)
    stars.rest()


def fill_in(pane: GroupsPane, **texts: str) -> None:
    """Type over lines of the form."""
    for name, text in texts.items():
        line = getattr(pane.form.ui, f"field_{name}")
        line.setFocus()
        line.selectAll()
        typed(text)


def test_a_group_is_registered_by_keys_and_its_phone_is_masked(stars: StarsDesk) -> None:
    pane = groups_of(stars)
    assert "F2" in pane.table._empty.text()
    press(Qt.Key.Key_F2)
    assert focus() is pane.form.ui.field_estate
    fill_in(
        pane, estate="兰心里", name="1号楼组", leader="孙若兰", leader_phone="13800000001", households="３２"
    )
    press(ENTER, CTRL)
    listed(stars, pane, 1)
    stars.wait(lambda: pane.form.group)
    [row] = Groups(stars.home).page(GroupFilter(), 0, 9)
    assert (row.name, row.households, row.leader_phone) == ("1号楼组", 32, "138****0001")
    form = pane.form
    assert form.ui.field_leader_phone.text() == "138****0001"
    fill_in(pane, leader="孙兰")  # what is masked goes back as it is
    press(ENTER, CTRL)
    stars.wait(lambda: Groups(stars.home).detail(row.id).row.leader == "孙兰")
    stars.rest()
    press(Qt.Key.Key_F7)
    typed("电话回访")
    press(ENTER)
    stars.wait(lambda: "13800000001" in form.reveal.values.text())


def test_what_does_not_fit_stands_beside_its_field_and_nothing_is_lost(stars: StarsDesk) -> None:
    add_groups(stars.home, 2)
    pane = groups_of(stars)
    press(Qt.Key.Key_F2)
    fill_in(pane, estate="华业小区", name="2号楼组", households="三十")
    press(ENTER, CTRL)
    assert "不是整数" in pane.form.binding.error_of("households")
    fill_in(pane, households="30")
    press(ENTER, CTRL)
    stars.wait(lambda: "已有楼组" in pane.form.binding.error_of("name"))
    stars.rest()
    assert pane.form.ui.field_households.text() == "30"
    assert Groups(stars.home).count(GroupFilter()) == 2
    fill_in(pane, name="3号楼组", map_row="0")
    press(ENTER, CTRL)
    stars.wait(lambda: "位置应在" in pane.form.binding.error_of("map_row"))


def test_groups_are_found_by_words_and_by_pinyin(stars: StarsDesk) -> None:
    ids = add_groups(stars.home, 12)
    Groups(stars.home).edit(stars.home.actor, ids[4], {"leader": "欧阳若兰"})
    pane = groups_of(stars)
    listed(stars, pane, 12)
    press(Qt.Key.Key_F, CTRL)
    typed("oyrl")
    listed(stars, pane, 1)
    assert pane.table.rows.row(0).leader == "欧阳若兰"  # type: ignore[union-attr]
    press(ESC)
    listed(stars, pane, 12)
    press(Qt.Key.Key_F, CTRL)
    typed("没有这个")
    listed(stars, pane, 0)
    assert "没有这个" in pane.table._empty.text()


def test_the_map_is_walked_by_arrows_and_tells_stars_without_colour(stars: StarsDesk) -> None:
    home = stars.home
    ids = add_groups(home, 4, "兰心里") + add_groups(home, 1, "望鹤公寓")
    desk = Groups(home)
    for group, (row, column) in zip(ids, ((1, 1), (1, 3), (2, 1), (2, 2)), strict=False):
        desk.edit(home.actor, group, {"map_row": row, "map_column": column})
    Publicity(home).enter_earlier(home.actor, ids[1], 2025, 5)
    Publicity(home).enter_earlier(home.actor, ids[2], 2025, 3)
    pane = groups_of(stars)
    press(Qt.Key.Key_2, ALT)
    stars.wait(lambda: len(pane.map.cells) == 5)
    stars.wait(lambda: focus() is pane.map.cells[ids[0]])
    said = [pane.map.cells[group].accessibleName() for group in ids[:3]]
    assert [words.split("，")[1] for words in said] == ["无星", "五星", "三星"]
    assert "★★★★★ 五星" in pane.map.cells[ids[1]].text()
    grounds = {pane.map.cells[group].grab().toImage().pixelColor(12, 8).name() for group in ids[:3]}
    assert len(grounds) == 3
    # Over the gap of the first row, down the column, and on into the estate beside it.
    for key, group in (
        (Qt.Key.Key_Right, ids[1]),
        (Qt.Key.Key_Left, ids[0]),
        (Qt.Key.Key_Down, ids[2]),
        (Qt.Key.Key_Right, ids[3]),
        (Qt.Key.Key_End, ids[4]),
        (Qt.Key.Key_Home, ids[0]),
        (Qt.Key.Key_Right, ids[1]),
    ):
        press(key)
        assert focus() is pane.map.cells[group]
        stars.wait(lambda group=group: pane.form.group == group)
    assert [cell.focusPolicy() for cell in pane.map.cells.values()].count(Qt.FocusPolicy.StrongFocus) == 1
    press(ENTER)
    stars.rest()
    assert focus() is pane.form.ui.field_name
    assert pane.form.ui.state.text() == "2025 年五星"


def test_the_map_of_one_estate_and_its_legend(stars: StarsDesk) -> None:
    home = stars.home
    add_groups(home, 3, "兰心里")
    other = add_groups(home, 2, "望鹤公寓")
    Publicity(home).enter_earlier(home.actor, other[0], 2025, 4)
    pane = groups_of(stars)
    box = pane.ui.estate
    stars.wait(lambda: box.count() == 3)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    pane.show_view(MAP)
    stars.wait(lambda: set(pane.map.cells) == set(other))
    words = [part.text() for part in pane.map.legend.findChildren(QLabel) if part.isVisible()]
    assert words == ["五星 0", "四星 1", "三星 0", "无星 1"]
    pane.ui.search.setText("1")  # words are found in the list
    listed(stars, pane, 1)
    assert pane.table.isVisible()


def test_what_is_half_typed_comes_back(stars: StarsDesk, tasks: Tasks, looks: Looks) -> None:
    [group] = add_groups(stars.home, 1)
    pane = groups_of(stars)
    press(Qt.Key.Key_F2)
    fill_in(pane, estate="兰心里", name="9号楼组")
    show(stars, pane, 0)
    fill_in(pane, leader="赵一")
    stars.page.put_away()
    stars.rest()
    again = open_stars(stars.bot, stars.home, tasks, looks)
    pane = groups_of(again)
    again.rest()
    show(again, pane, 0)
    again.wait(lambda: pane.form.ui.field_leader.text() == "赵一")
    press(Qt.Key.Key_L, CTRL)  # after all not
    assert pane.form.ui.field_leader.text() == ""
    press(Qt.Key.Key_F2)
    again.wait(lambda: pane.form.ui.field_name.text() == "9号楼组")
    press(ENTER, CTRL)
    listed(again, pane, 2)
    assert Groups(again.home).detail(group).row.leader == ""
    press(Qt.Key.Key_F2)  # what was registered is no draft any more
    again.rest()
    assert pane.form.typed() == {}


def test_a_change_that_came_while_somebody_typed_stands_beside_it(stars: StarsDesk) -> None:
    [group] = add_groups(stars.home, 1)
    desk = Groups(stars.home)
    pane = groups_of(stars)
    show(stars, pane, 0)
    fill_in(pane, leader="赵一")
    desk.edit(stars.home.actor, group, {"leader": "钱二"})
    pane.shown()
    stars.rest()
    assert pane.form.ui.field_leader.text() == "赵一"
    press(ENTER, CTRL)
    stars.rest()
    with stars.home.journal.read() as conn:
        assert count_conflicts(conn) == 1


def test_a_group_is_dissolved_and_restored(stars: StarsDesk) -> None:
    add_groups(stars.home, 2)
    pane = groups_of(stars)
    show(stars, pane, 0)
    press(Qt.Key.Key_D, CTRL)
    listed(stars, pane, 1)
    assert "撤并" in pane.form.ui.state.text()
    press(Qt.Key.Key_D, ALT)
    listed(stars, pane, 2)
    press(Qt.Key.Key_D, CTRL)
    stars.wait(lambda: Groups(stars.home).count(GroupFilter()) == 2)
    stars.rest()
    assert pane.form.ui.dissolve.text().startswith("撤并")


def test_a_star_of_an_earlier_year_is_entered_at_the_hub(stars: StarsDesk) -> None:
    add_groups(stars.home, 1)
    pane = groups_of(stars)
    show(stars, pane, 0)
    form = pane.form
    form.ui.year.setFocus()
    typed("201")
    press(Qt.Key.Key_J, CTRL)
    assert "四位数" in form.ui.refusal_earlier.text()
    typed("8")
    form.ui.plaque.setFocus()
    typed("旧-18")
    press(ENTER)
    stars.wait(lambda: form.history.rows.rowCount() == 1)
    stars.rest()
    assert form.history.rows.row(0).plaque == "旧-18"  # type: ignore[union-attr]
    assert form.ui.year.text() == ""
    assert pane.table.rows.row(0).stars == 3  # type: ignore[union-attr]


def test_the_hub_looks_at_groups_of_offices_and_leaves_them(stars: StarsDesk) -> None:
    home = stars.home
    office = home.journal.written_by(Identity(new_id(), "NX07", is_hub=False))
    with office.write(home.actor.id, "test") as writing:
        record = BuildingGroup(id=new_id(), scope="NX07", estate="景云苑", name="1号楼组", leader="谢泽乐")
        writing.create(record)
    add_groups(home, 1)
    pane = groups_of(stars)
    listed(stars, pane, 2)
    pane.receive(record.id)
    stars.wait(lambda: pane.form.group == record.id)
    form = pane.form
    assert "NX07" in form.ui.note.text()
    assert form.ui.field_leader.isReadOnly()
    assert not form.ui.save.isEnabled()
    assert form.ui.earlier.isVisible()
    press(ENTER, CTRL)
    stars.rest()
    assert not form.ui.refusal.text()
    stars.wait(lambda: pane.ui.office.count() == 3)
    box = pane.ui.office
    box.setCurrentIndex(box.findData("NX07"))
    box.activated.emit(box.currentIndex())
    listed(stars, pane, 1)


@pytest.mark.parametrize(("roles", "writes"), [((FRONT_DESK,), False), ((MEMBER,), True), ((HEAD,), True)])
def test_an_office_writes_groups_by_its_roles_and_enters_no_stars(
    qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks, roles: tuple[str, ...], writes: bool
) -> None:
    actor = home.actor
    home.seat(Actor(actor.id, actor.name, frozenset((HEAD,))))
    add_groups(home, 1)
    home.seat(Actor(actor.id, actor.name, frozenset(roles)))
    stars = open_stars(qtbot, home, tasks, looks)
    pane = groups_of(stars)
    show(stars, pane, 0)
    assert pane.form.ui.save.isEnabled() == writes
    assert pane.form.ui.field_name.isReadOnly() != writes
    assert pane.ui.new_group.isEnabled() == writes
    assert not pane.form.ui.earlier.isVisible()
    assert not pane.ui.office.isVisible()
