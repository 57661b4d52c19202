"""The tab 满意度: figures as counted by hand, corrections, follow-ups by keys, slips."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Actor
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import StepOrder
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.rules import MOUSE, SLIP
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.satisfaction.tab_follow_ups import FollowUpPane
from nanxi_desk.satisfaction.tab_list import RatingList
from nanxi_desk.satisfaction.tab_scores import RatingScores
from nanxi_desk.satisfaction.tab_slips import RatingSlips
from nanxi_desk.satisfaction.views import Given, RatingFilter
from nanxi_desk.widgets.tab import Tab
from nanxi_desk.window.today import TodayPage
from tests.gui.satisfaction.conftest import CTRL, RatingDesk, press
from tests.support.pictures import photo
from tests.support.windows import typed

ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Tabbed:
    """The tab over a desk, and what its panes show."""

    made: RatingDesk

    @property
    def tab(self) -> SatisfactionTab:
        tab = self.made.desk.window.page(SatisfactionTab)
        assert isinstance(tab, SatisfactionTab)
        return tab

    def pane(self, key: str) -> QWidget:
        pane = self.tab.show_pane(key)
        assert pane is not None
        self.rest()
        return pane

    def rest(self) -> None:
        self.made.wait(lambda: self.made.desk.page._desk.tasks.idle)

    def rate(self, name: str, level: int, **how: object) -> str:
        """A visit that was rated; the request's id."""
        request = self.made.log(name)
        given = Given(level, ("214",) if level == 2 else (), **how)  # type: ignore[arg-type]
        asked = self.made.ratings.ask(self.made.home.actor, request)
        self.made.ratings.rate(self.made.home.actor, asked.asking_id, given)
        return request

    def colleague(self, name: str = "李明", *roles: str) -> Actor:
        home = self.made.home
        person = Staff(id=new_id(), scope=home.office, name=name, post="社工")
        with home.journal.write(home.actor.id) as writing:
            writing.create(person)
        return Actor(person.id, name, frozenset(roles or home.actor.roles))


@pytest.fixture
def tabbed(rating_desk: RatingDesk) -> Tabbed:
    return Tabbed(rating_desk)


# --- figures -----------------------------------------------------------------------------------------------


def test_figures_match_a_count_by_hand(tabbed: Tabbed) -> None:
    for name, level in (("甲", 5), ("乙", 4), ("丙", 3), ("丁", 2)):
        tabbed.rate(name, level)
    for name in ("戊", "己"):
        tabbed.made.ratings.ask(tabbed.made.home.actor, tabbed.made.log(name))
    void = tabbed.rate("庚", 5)
    service, actor = tabbed.made.desk.service, tabbed.made.home.actor
    service.take_step(actor, [void], StepOrder("作废", reason="录错"))
    pane = tabbed.pane("scores")
    assert isinstance(pane, RatingScores)
    cards = {key: card.accessibleName().split() for key, card in pane.cards.items()}
    assert cards["satisfaction"][:2] == ["满意率", "75.0%"]
    assert cards["participation"][:2] == ["参评率", "66.7%"]
    assert cards["unrated"][:2] == ["未评", "2"]
    assert cards["bad"][:2] == ["差评", "1"]
    table = pane.ui.table
    whole = [table.item(table.rowCount() - 1, column) for column in range(table.columnCount())]
    assert [cell.text() if cell else "" for cell in whole] == [
        *("合计", "6", "4", "2", "66.7%", "75.0%", "1", "1", "1", "1", "0"),
    ]
    assert "未评不算评价" in pane.ui.notes.text()


def test_a_number_opens_its_ratings(tabbed: Tabbed) -> None:
    tabbed.rate("甲", 5)
    tabbed.rate("乙", 2)
    pane = tabbed.pane("scores")
    assert isinstance(pane, RatingScores)
    pane.cards["bad"].click()
    tabbed.rest()
    ratings = tabbed.tab.ui.panes.currentWidget()
    assert isinstance(ratings, RatingList)
    assert (ratings.wanted_ratings.which, ratings.table.rows.rowCount()) == ("bad", 1)
    pane.open_card("revisits")
    tabbed.rest()
    assert isinstance(tabbed.tab.ui.panes.currentWidget(), FollowUpPane)


def test_every_dimension_has_its_chart_or_says_why_not(tabbed: Tabbed) -> None:
    tabbed.rate("甲", 5)
    pane = tabbed.pane("scores")
    assert isinstance(pane, RatingScores)
    tabbed.made.wait(lambda: pane._charts_ready)
    for key in ("month", "day", "line", "item", "channel", "tag", "person"):
        pane.ui.dimension.choose(key)
        assert pane.chart.accessibleDescription(), key
    pane.ui.period.choose("last_year")
    tabbed.rest()
    for key in ("line", "tag"):
        pane.ui.dimension.choose(key)
        assert "这段时间没有" in pane.chart.accessibleDescription()


@pytest.mark.parametrize("ending", [".xlsx", ".pdf"])
def test_f8_stores_the_report(tabbed: Tabbed, tmp_path: Path, ending: str) -> None:
    tabbed.rate("甲", 5)
    pane = tabbed.pane("scores")
    assert isinstance(pane, RatingScores)
    file = tmp_path / f"月报{ending}"
    pane.exporter.ask = lambda _page, _proposed: str(file)
    press(Qt.Key.Key_F8)
    tabbed.made.wait(lambda: "已导出" in pane.ui.told.text())
    assert file.read_bytes()[:4] == (b"%PDF" if ending == ".pdf" else b"PK\x03\x04")
    pane.exporter.ask = lambda _page, _proposed: str(tmp_path / "no" / f"x{ending}")
    pane.export()
    tabbed.made.wait(lambda: "写不进去" in pane.ui.told.text())


# --- the list and corrections ------------------------------------------------------------------------------


def test_the_head_corrects_and_the_old_one_stays(tabbed: Tabbed) -> None:
    mine = tabbed.made.home.actor
    tabbed.made.home.actor = tabbed.colleague()
    request = tabbed.rate("甲", 2)
    tabbed.made.home.actor = mine
    pane = tabbed.pane("list")
    assert isinstance(pane, RatingList)
    pane.show_asking(tabbed.made.detail(request).row.asking_id)
    tabbed.rest()
    assert pane.ui.level.value() == "2"
    pane.ui.level.choose("4")
    press(Qt.Key.Key_Return, CTRL)
    tabbed.made.wait(lambda: "理由" in pane.ui.refusal.text())
    pane.ui.reason.setText("来访人当场说按错了")
    press(Qt.Key.Key_Return, CTRL)
    tabbed.made.wait(lambda: len(tabbed.made.detail(request).ratings) == 2)
    tabbed.rest()
    first, second = tabbed.made.detail(request).ratings
    assert [(r.level, r.current) for r in (first, second)] == [(2, False), (4, True)]
    assert second.corrects == first.rating_id
    assert "（更正）" in pane.ui.state.text()
    assert "来访人当场说按错了" in pane._line.accessibleName()


def test_of_an_anonymous_one_nothing_is_shown_but_that_it_is_there(tabbed: Tabbed) -> None:
    request = tabbed.rate("甲", 5, anonymous=True)
    pane = tabbed.pane("list")
    assert isinstance(pane, RatingList)
    pane.show_asking(tabbed.made.detail(request).row.asking_id)
    tabbed.rest()
    assert pane.ui.state.text() == "已评，不具名"
    assert not pane.ui.correction.isVisibleTo(pane)
    assert "非常满意" not in pane._line.accessibleName()


# --- follow-up ---------------------------------------------------------------------------------------------


def take(pane: FollowUpPane, tabbed: Tabbed, state: str) -> None:
    press(Qt.Key.Key_Return, CTRL)
    wanted = pane._shown_id
    service = FollowUps(tabbed.made.home)
    tabbed.made.wait(lambda: service.detail(wanted).row.state == state)
    tabbed.rest()


def test_a_bad_rating_walks_through_its_follow_up_by_keys(tabbed: Tabbed) -> None:
    colleague = tabbed.colleague()
    tabbed.rate("丁", 2, way=MOUSE)
    today = tabbed.made.desk.window.page(TodayPage)
    assert isinstance(today, TodayPage)
    tabbed.rest()
    assert "差评待回访 1" in today.cards["follow_ups"].accessibleName()
    today.cards["follow_ups"].click()
    tabbed.rest()
    pane = tabbed.tab.ui.panes.currentWidget()
    assert isinstance(pane, FollowUpPane)
    assert pane.table.rows.rowCount() == 1
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    tabbed.made.wait(lambda: pane._detail is not None)
    tabbed.rest()
    assert pane.kind == "联系"
    press(Qt.Key.Key_1, ALT)
    assert pane.kind == "分派"
    pane.ui.to.setCurrentIndex(pane.ui.to.findText(colleague.name))
    take(pane, tabbed, "待联系")
    assert f"责任人 {colleague.name}" in pane.ui.facts.text()
    press(Qt.Key.Key_2, ALT)
    take(pane, tabbed, "待核实")
    press(Qt.Key.Key_Return, CTRL)
    tabbed.made.wait(lambda: bool(pane.ui.refusal.text()))
    pane.ui.verdict.choose("属实")
    assert pane.ui.hard.isVisibleTo(pane)
    press(Qt.Key.Key_H, ALT)
    assert pane.ui.hard.isChecked()
    pane.ui.note.setText("当天少告知一份材料")
    take(pane, tabbed, "待整改")
    assert pane._detail is not None
    assert pane._detail.hard
    pane.ui.note.setText("补了清单")
    take(pane, tabbed, "待回访")
    pane.ui.outcome.choose("满意")
    pane.ui.note.setText("表示满意")
    take(pane, tabbed, "待关闭")
    take(pane, tabbed, "关闭")
    assert not pane.ui.take.isVisibleTo(pane)
    said = pane._line.accessibleName()
    for words in ("分派", "联系", "属实", "补了清单", "回访结果", "关闭"):
        assert words in said
    scores = tabbed.pane("scores")
    assert isinstance(scores, RatingScores)
    assert scores.cards["revisits"].accessibleName().split()[:2] == ["回访率", "100.0%"]


def test_ctrl_r_leads_to_the_request_and_back(tabbed: Tabbed) -> None:
    request = tabbed.rate("丁", 2)
    follow_up = tabbed.made.detail(request).follow_up_id
    ratings = tabbed.pane("list")
    assert isinstance(ratings, RatingList)
    ratings.show_asking(tabbed.made.detail(request).row.asking_id)
    tabbed.rest()
    press(Qt.Key.Key_R, CTRL)
    tabbed.rest()
    pane = tabbed.tab.ui.panes.currentWidget()
    assert isinstance(pane, FollowUpPane)
    assert pane._shown_id == follow_up
    press(Qt.Key.Key_R, CTRL)
    tabbed.rest()
    assert isinstance(tabbed.made.desk.window.stack.currentWidget(), DeskTab)
    assert tabbed.made.desk.page.detail.request_id == request


def test_evidence_is_attached_by_key_and_seen_again(tabbed: Tabbed, tmp_path: Path) -> None:
    first = tabbed.made.detail(tabbed.rate("丁", 2)).follow_up_id
    other = tabbed.made.detail(tabbed.rate("戊", 2)).follow_up_id
    (tmp_path / "现场.jpg").write_bytes(photo())
    pane = tabbed.pane("follow-ups")
    assert isinstance(pane, FollowUpPane)
    assert not pane.evidence.isVisible()
    pane.show_follow_up(first)
    tabbed.made.wait(lambda: pane._detail is not None)
    tabbed.rest()
    pane.evidence.ask = lambda _parent: [str(tmp_path / "现场.jpg")]
    pane.ui.note.setFocus()
    typed("电话里听了情况")
    press(Qt.Key.Key_U, CTRL)
    tabbed.made.wait(lambda: len(pane.evidence.tiles) == 1)
    assert pane.ui.note.text() == "电话里听了情况"
    pane.show_follow_up(other)
    tabbed.made.wait(lambda: pane._detail is not None and pane._detail.row.id == other)
    tabbed.rest()
    assert pane.evidence.tiles == []
    pane.show_follow_up(first)
    tabbed.made.wait(lambda: [t.view.attachment.name for t in pane.evidence.tiles] == ["现场.jpg"])
    tabbed.made.wait(lambda: not pane.evidence.tiles[0].icon().isNull())


# --- slips -------------------------------------------------------------------------------------------------


def test_a_slip_is_entered_with_the_keyboard_alone(tabbed: Tabbed) -> None:
    mine = tabbed.made.home.actor
    tabbed.made.home.actor = tabbed.colleague()
    request = tabbed.made.log("沈文娟")
    tabbed.made.home.actor = mine
    pane = tabbed.pane("slips")
    assert isinstance(pane, RatingSlips)
    tabbed.made.wait(pane.ui.subject.hasFocus)
    typed("shen")
    tabbed.made.wait(lambda: len(pane.ui.subject.offers()) == 1)
    press(Qt.Key.Key_Return)  # takes it and goes on to the level
    press(Qt.Key.Key_2)
    assert pane.ui.level.value() == "2"
    press(Qt.Key.Key_Return, CTRL)
    tabbed.made.wait(lambda: "原因" in pane.ui.refusal.text())
    press(Qt.Key.Key_8, ALT)
    pane.ui.words.setText("等了很久")
    press(Qt.Key.Key_Return, CTRL)
    tabbed.made.wait(lambda: tabbed.made.ratings.subject(request).state == "已评")
    tabbed.rest()
    detail = tabbed.made.detail(request)
    assert (detail.row.slip, detail.row.way, detail.ratings[0].codes) == (True, SLIP, ("214",))
    assert detail.ratings[0].words == "等了很久"
    assert pane.table.rows.rowCount() == 1
    assert pane.ui.subject.text() == ""
    assert pane._drafts.names() == []


def test_a_half_entered_slip_is_there_again_for_whoever_typed_it(tabbed: Tabbed) -> None:
    tabbed.made.log("沈文娟")
    pane = tabbed.pane("slips")
    assert isinstance(pane, RatingSlips)
    tabbed.made.wait(pane.ui.subject.hasFocus)
    typed("shen")
    tabbed.made.wait(lambda: len(pane.ui.subject.offers()) == 1)
    press(Qt.Key.Key_Return)
    number = pane.ui.subject.text()
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_8, ALT)
    pane.ui.given_day.setFocus()
    typed("11-20")
    pane.ui.words.setFocus()
    typed("等了很久")
    tabbed.made.desk.window.put_away()  # before the pause after which it would be kept anyway
    assert not pane._keeping.isActive()
    tabbed.rest()
    home, desk = tabbed.made.home, tabbed.made.desk.page._desk
    mine = home.actor

    def anew() -> RatingSlips:
        again = RatingSlips(desk, tabbed.made.ratings)
        tabbed.made.desk.bot.addWidget(again)
        tabbed.rest()
        return again

    home.actor = tabbed.colleague()
    assert anew()._typed() == {}
    home.actor = mine
    again = anew()
    assert (again.ui.subject.text(), again.ui.level.value(), again.tags.chosen()) == (number, "2", ("214",))
    assert (again.ui.given_day.text(), again.ui.words.text()) == ("11-20", "等了很久")
    assert "居住登记" in again.ui.subject_words.text()
    assert "已恢复" in again.ui.confirmation.text()
    again.ui.empty.click()
    tabbed.rest()
    assert anew()._typed() == {}


def test_nobody_enters_a_slip_about_oneself(tabbed: Tabbed) -> None:
    request = tabbed.made.log("沈文娟")
    pane = tabbed.pane("slips")
    assert isinstance(pane, RatingSlips)
    pane.ui.subject.setFocus()
    typed("shen")
    tabbed.made.wait(lambda: len(pane.ui.subject.offers()) == 1)
    press(Qt.Key.Key_Return)
    pane.ui.level.choose("5")
    pane.save()
    tabbed.made.wait(lambda: "自己" in pane.ui.refusal.text())
    assert not tabbed.made.ratings.subject(request).asked


def test_a_day_that_is_none_is_said_at_its_field(tabbed: Tabbed) -> None:
    tabbed.made.log("沈文娟")
    pane = tabbed.pane("slips")
    assert isinstance(pane, RatingSlips)
    pane.save()
    assert "哪一件" in pane.ui.refusal.text()
    pane.ui.subject.setFocus()
    typed("shen")
    tabbed.made.wait(lambda: len(pane.ui.subject.offers()) == 1)
    press(Qt.Key.Key_Return)
    pane.ui.given_day.setText("13-40")
    pane.save()
    assert "日期" in pane.ui.refusal.text()


# --- rights ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "panes"),
    [
        ("前台", ("follow-ups", "slips")),
        ("委员", ("scores", "list", "follow-ups", "slips")),
        ("管理员", ("scores", "list")),
    ],
)
def test_panes_follow_the_role(tabbed: Tabbed, role: str, panes: tuple[str, ...]) -> None:
    home = tabbed.made.home
    desk = tabbed.made.desk.page._desk
    home.actor = replace(home.actor, roles=frozenset([role]))
    tab: Tab = SatisfactionTab(desk, tabbed.made.ratings)
    tabbed.made.desk.bot.addWidget(tab)
    assert isinstance(tab, SatisfactionTab)
    assert tab.panes == panes
    tab.receive(RatingFilter("bad"))
    tabbed.rest()


def test_ctrl_page_down_turns_the_panes_over(tabbed: Tabbed) -> None:
    tab = tabbed.tab
    seen = []
    for _turn in tab.panes:
        seen.append(tab.ui.pane.value())
        press(Qt.Key.Key_PageDown, CTRL)
        tabbed.rest()
    assert tuple(seen) == tab.panes
    assert tab.ui.pane.value() == tab.panes[0]
