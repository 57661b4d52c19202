"""The catalogue in the settings, by keys: find, alter, take back; nothing typed is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import TEXT_SIZES, THEMES
from nanxi_desk.frontdesk.catalogue import Catalogue, CatalogueItem
from nanxi_desk.frontdesk.tab_catalogue import CatalogueSection
from nanxi_desk.frontdesk.upkeep import CatalogueDesk, CatalogueInForce, ItemView
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.windows import CTRL, ENTER, ESC, TAB, focus, press, typed

Key = Qt.Key


class Seat:
    """The section in a window of its own, with the keyboard in its search line."""

    def __init__(self, bot: QtBot, section: CatalogueSection, home: Home, tasks: Tasks) -> None:
        self.bot, self.section, self.ui, self._home, self._tasks = bot, section, section.ui, home, tasks
        self.said: list[str] = []
        section.saved.connect(self.said.append)

    def rest(self) -> None:
        self.bot.waitUntil(lambda: self._tasks.idle, timeout=10_000)

    def open(self, searched: str) -> None:
        press(Key.Key_F, CTRL)
        typed(searched)
        self.rest()
        press(ENTER)
        self.rest()

    def listed(self) -> list[str]:
        rows = self.section.table.rows
        return [view.item.name for n in range(rows.rowCount()) if isinstance(view := rows.row(n), ItemView)]

    def in_force(self) -> Catalogue:
        return CatalogueInForce(self._home).current()

    def item(self, name: str) -> CatalogueItem:
        found = self.in_force().find(name)
        assert found is not None
        return found


@pytest.fixture
def seat(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> Iterator[Seat]:
    section = CatalogueSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(section)
    section.resize(1180, 640)
    section.show()
    section.activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    made = Seat(qtbot, section, home, tasks)
    section.shown()
    section.ui.search.setFocus()
    made.rest()
    yield made
    made.rest()


def test_an_item_is_found_by_pinyin_altered_and_marked(seat: Seat) -> None:
    seat.open("lsjz")
    assert (seat.listed()[0], focus()) == ("临时救助", seat.ui.field_name)
    assert seat.ui.source.text() == "随程序"
    for __ in range(3):
        press(TAB)
    assert focus() is seat.ui.field_limit_workdays
    seat.ui.field_limit_workdays.selectAll()
    typed("8")
    assert seat.ui.source.text() == "随程序 · 未保存"
    press(Key.Key_S, CTRL)
    seat.rest()
    assert seat.item("临时救助").limit_workdays == 8
    assert seat.said == ["已保存“临时救助”"]
    assert seat.ui.source.text() == "本居委会"
    assert seat.ui.altered.text() == "与共享不同：时限(工作日)（共享：10）"
    assert not seat.ui.save.isEnabled()


def test_every_step_can_be_taken_back(seat: Seat) -> None:
    before = seat.in_force()
    seat.open("临时救助")
    seat.ui.field_documents.setPlainText("身份证")
    press(Key.Key_S, CTRL)
    seat.rest()
    altered = seat.in_force()
    assert altered.find("临时救助") != before.find("临时救助")
    press(Key.Key_R, CTRL)
    seat.rest()
    assert seat.in_force() == before
    press(Key.Key_F8)
    seat.rest()
    assert seat.in_force().find("临时救助") is None
    assert seat.ui.withdraw.text() == "重新启用  F8"
    wanted: list[Callable[[Catalogue], bool]] = [
        lambda now: now == before,
        lambda now: now == altered,
        lambda now: now == before,
    ]
    for as_it_was in wanted:
        seat.ui.undo.click()
        seat.rest()
        assert as_it_was(seat.in_force())
    assert not seat.ui.undo.isVisible()


def test_what_is_not_in_the_catalogue_is_added_from_the_search(seat: Seat) -> None:
    press(Key.Key_F, CTRL)
    typed("社区食堂办卡")
    seat.rest()
    assert seat.listed() == ["助餐"]  # what it may be
    press(Key.Key_N, CTRL)
    assert (seat.ui.field_name.text(), seat.ui.heading.text()) == ("社区食堂办卡", "新增事项")
    press(TAB)
    typed("laol")
    seat.bot.waitUntil(lambda: bool(seat.ui.field_line.offers()))
    press(ENTER)
    press(Key.Key_S, CTRL)
    seat.rest()
    item = seat.item("社区食堂办卡")
    assert (item.line, item.handling, item.own) == ("老龄", "当场", True)
    assert seat.said == ["已新增“社区食堂办卡”"]
    assert (seat.listed()[0], seat.ui.heading.text()) == ("社区食堂办卡", "社区食堂办卡")


def test_what_cannot_be_is_said_beside_its_field_and_stays_typed(seat: Seat) -> None:
    seat.open("临时救助")
    for name, text, words in (
        ("limit_workdays", "三天", "请填整数的工作日"),
        ("limit_workdays", "400", "时限应在 0 到 365"),
        ("urgent_workdays", "99", "紧急时限不能超过时限"),
        ("name", "失业登记", "“失业登记”已属于事项“失业登记”"),
        ("line", "", "请填写“条线”"),
    ):
        before = seat.section.binding.values()[name] or ""
        seat.section.binding.set_values({name: text})
        press(Key.Key_S, CTRL)
        seat.rest()
        assert words in seat.section.binding.error_of(name)
        assert focus() is seat.section.binding.inputs[name]
        assert (seat.section.binding.values()[name] or "") == text
        seat.section.binding.set_values({name: before})
    assert seat.said == []


def test_going_to_another_item_loses_nothing(seat: Seat) -> None:
    seat.open("临时救助")
    seat.ui.field_name.setFocus()
    typed("办理")
    seat.open("失业登记")
    assert seat.ui.field_name.text() == "失业登记"
    seat.open("临时救助")
    assert (seat.ui.field_name.text(), seat.ui.source.text()) == ("临时救助办理", "随程序 · 未保存")
    press(Key.Key_F8)  # a step on the item keeps it, too
    seat.rest()
    assert seat.ui.field_name.text() == "临时救助办理"


def test_the_list_goes_by_line_and_can_be_narrowed(seat: Seat, home: Home) -> None:
    catalogue = CatalogueDesk(home)
    lines = [view.item.line for view in seat.section._views]
    item_id = next(view.id for view in seat.section._views if view.item.name == "失业登记")
    catalogue.alter(home.actor, item_id, {"line": lines[0]})
    catalogue.withdraw(home.actor, next(v.id for v in seat.section._views if v.item.name == "调解"))
    seat.section.shown()
    seat.rest()
    views = {view.item.name: view for view in seat.section._views}
    lines = [views[name].item.line for name in seat.listed()[:-1]]
    runs = [line for n, line in enumerate(lines) if not n or line != lines[n - 1]]
    assert len(runs) == len(set(runs))
    assert seat.listed()[-1] == "调解"
    for chosen, names in (("own", ["失业登记", "调解"]), ("withdrawn", ["调解"])):
        seat.ui.filter.choose(chosen)
        seat.rest()
        assert seat.listed() == names


def test_the_hub_edits_for_all(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, tasks: Tasks, looks: Looks
) -> None:
    with make_home(tmp_path_factory.mktemp("hub") / "home", "NX00", name="南汐街道", hub=True) as hub:
        section = CatalogueSection(Desk(hub, tasks, looks.theme))
        qtbot.addWidget(section)
        seat = Seat(qtbot, section, hub, tasks)
        section.show()
        section.shown()
        seat.rest()
        section.show_item(next(v for v in section._views if v.item.name == "低保"))
        section.ui.field_limit_workdays.setText("25")
        section.save()
        seat.rest()
        assert section.ui.source.text() == "街道"
        assert (seat.item("低保").limit_workdays, seat.item("低保").own) == (25, False)


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_no_word_is_cut_in_any_look(seat: Seat, looks: Looks, theme: str, text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", theme=theme, text_size=text_size), keep=False)
    seat.open("临时救助")
    seat.ui.field_documents.setPlainText("身份证")
    press(Key.Key_S, CTRL)
    seat.rest()
    seat.ui.field_limit_workdays.setText("x")
    press(Key.Key_S, CTRL)
    seat.rest()
    assert list(_cut(seat)) == []


def _cut(seat: Seat) -> Iterator[str]:
    """Texts of labels and buttons that have less room than they need."""
    parts: list[QLabel | QPushButton] = [
        *seat.section.findChildren(QLabel),
        *seat.section.findChildren(QPushButton),
    ]
    for part in parts:
        if not part.text().strip() or not part.isVisible() or part is seat.ui.heading:
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            room, need = part.height(), part.heightForWidth(part.width())
        else:
            room, need = part.width(), part.sizeHint().width()
        if room < need:
            yield part.text()


def test_escape_leaves_offers_but_not_what_was_typed(seat: Seat) -> None:
    seat.open("临时救助")
    press(TAB)
    seat.ui.field_line.selectAll()
    typed("综")
    seat.bot.waitUntil(lambda: bool(seat.ui.field_line.offers()))
    press(ESC)
    assert (seat.ui.field_line.text(), seat.ui.field_line.offers()) == ("综", [])
