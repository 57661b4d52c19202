"""结果: sealed until it opens; every star down to the judge; charts open rows; trials and the grading."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.lists import ListExport
from nanxi_desk.core.rights import FRONT_DESK, HEAD, MEMBER
from nanxi_desk.core.settings import TEXT_SIZES
from nanxi_desk.stars import rules, sample
from nanxi_desk.stars.arithmetic import running_total, shown
from nanxi_desk.stars.report import result_facts
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.tab_pane import RESULT
from nanxi_desk.stars.tab_result import PARTS, ResultPane
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import PASSWORD, make_home
from tests.support.result_windows import (
    StarsDesk,
    be_hub,
    cells,
    choose,
    filled_hub,
    lines,
    open_stars,
    scored,
    squeezed,
)
from tests.support.star_rounds import OneHomeRound, full
from tests.support.windows import ENTER, ESC, cut_words, focus, typed

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with filled_hub(tmp_path_factory.mktemp("filled") / "hub") as home:
        yield home


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        yield home


@pytest.fixture
def whole(qtbot: QtBot, filled: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    """A window on the made-up round of 96 groups."""
    be_hub(filled)
    opened = open_stars(qtbot, filled, tasks, looks)
    opened.choose_round("2026")
    return opened


def result_pane(stars: StarsDesk) -> ResultPane:
    return stars.pane(RESULT, ResultPane)


def office_named(code: str) -> str:
    """What a made-up office is called."""
    return dict(sample.offices())[code]


def shown_words(pane: ResultPane) -> str:
    return " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


# --- sealed ------------------------------------------------------------------------------------------------


def test_a_sealed_round_says_when_it_opens_and_shows_no_points(
    qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks
) -> None:
    played = OneHomeRound(hub)
    Rounds(hub).edit(played.actor, played.round, {"score_until": "2026-12-31"})
    played.start()
    played.score(played.applications[0], dict.fromkeys(played.judges, full()))
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = result_pane(stars)
    assert pane.ui.closed.isVisible()
    assert not pane.ui.body.isVisible()
    words = shown_words(pane)
    assert "密封" in words
    assert "2026-12-31" in words
    assert "100" not in words
    assert pane.list.table.rows.rowCount() == 0
    Rounds(hub).open_early(played.actor, played.round, "投诉核查", password=PASSWORD)
    pane.shown()
    stars.page.shown()
    stars.rest()
    assert "提前开封：投诉核查" in shown_words(pane)


def test_without_a_round_the_pane_says_where_one_is_made(
    qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks
) -> None:
    be_hub(hub)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = result_pane(stars)
    assert "“评选”页" in shown_words(pane)
    stars.press(Qt.Key.Key_F8)
    assert not pane.ui.body.isVisible()


# --- list and grounds --------------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_office_and_star(whole: StarsDesk) -> None:
    pane = result_pane(whole)
    told = [pane.cards[n].accessibleName().split()[:2] for n in (5, 4, 3, 0)]
    assert told == [["五星", "6"], ["四星", "33"], ["三星", "57"], ["无星", "0"]]
    assert not pane.cards[2].isVisible()
    rows = cells(pane.list.table)
    assert len(rows) == 96
    assert [float(row[3]) for row in rows] == sorted((float(row[3]) for row in rows), reverse=True)
    tied = [row for row in rows if "并列" in row[6]]
    assert tied
    assert all(row[6] == f"并列第 {row[0].removeprefix('=')}" for row in tied)
    assert tied == [row for row in rows if row[0].startswith("=")]
    pane.cards[5].click()
    whole.rest()
    assert {row[2] for row in cells(pane.list.table)} == {"五星"}
    assert len(cells(pane.list.table)) == 6
    choose(pane.ui.star, pane.ui.star.findData(4))
    choose(pane.ui.office, pane.ui.office.findData("NX10"))
    whole.rest()
    assert {(row[2], row[5]) for row in cells(pane.list.table)} == {("四星", office_named("NX10"))}
    pane.list.table.setFocus()
    whole.press(ESC)
    whole.rest()
    assert len(cells(pane.list.table)) == 96


def test_every_star_is_explained_down_to_sheet_and_judge(whole: StarsDesk, filled: Home) -> None:
    pane = result_pane(whole)
    found = Results(filled).of_round(Rounds(filled).named("2026").id)
    pane.list.table.setFocus()
    pane.list.table.selectRow(0)
    for number in (0, 40, 95):
        pane.list.table.selectRow(number)
        outcome = found.result.outcomes[number]
        whole.bot.waitUntil(lambda o=outcome: shown(o.total) in pane.list.ui.sentence.text())  # type: ignore[misc]
        whole.rest()
        assert outcome.case.name in pane.list.ui.heading.text()
        told = lines(pane.list.tree)
        for mean in outcome.indicators:
            at = next(
                n for n, (depth, words, _f) in enumerate(told) if depth == 4 and words.startswith(mean.code)
            )
            given = [(words, figure) for _d, words, figure in told[at + 1 : at + 1 + len(mean.given)]]
            assert [judge for judge, _points in given] == [g.judge for g in reversed(mean.given)]
            assert "最高，去掉" in given[0][1]
            assert "最低，去掉" in given[-1][1]
            assert not any("去掉" in points for _judge, points in given[1:-1])
        start = next(n for n, (depth, words, _f) in enumerate(told) if (depth, words) == (0, "评分表"))
        ways = [words for depth, words, _f in told[start:] if depth == 2 and "提交" in words]
        assert len(ways) == 7
        assert all("评分表.xlsx" in words or words.startswith("本人在屏幕上填写") for words in ways)
        sheets = [(words, figure) for depth, words, figure in told[start:] if depth == 1]
        assert sheets == [(s.judge, shown(running_total(s.points))) for s in outcome.valid]
        missing = [words for depth, words, _f in told if depth == 0 and words.startswith("距")]
        assert bool(missing) == (outcome.stars < 5)


def test_enter_goes_into_the_grounds_and_esc_back(whole: StarsDesk) -> None:
    pane = result_pane(whole)
    pane.list.table.setFocus()
    pane.list.table.selectRow(1)
    whole.bot.waitUntil(lambda: pane.list.tree.topLevelItemCount() > 0)
    whole.rest()
    whole.press(ENTER)
    assert pane.list.tree.hasFocus()
    tree = pane.list.tree
    folded = sum(not item.isExpanded() for item in tree._items() if item.childCount())
    assert folded > 0
    whole.press(Qt.Key.Key_L, ALT)
    assert all(item.isExpanded() for item in tree._items() if item.childCount())
    whole.press(Qt.Key.Key_L, ALT)
    assert sum(not item.isExpanded() for item in tree._items() if item.childCount()) == folded
    whole.press(ESC)
    assert pane.list.table.hasFocus()


def test_a_judge_far_from_the_others_is_named_with_what_on(whole: StarsDesk) -> None:
    pane = result_pane(whole)
    pane.list.table.setFocus()
    whole.press(Qt.Key.Key_3, ALT)
    whole.rest()
    rows = cells(pane.judges.table)
    marks = [
        column.mark(pane.judges.table.rows.row(0))
        for column in pane.judges.table.rows.columns[:1]
        if column.mark
    ]
    assert marks == [("red", True)]
    assert rows[0][3].startswith("−")
    assert rows[0][1] in pane.ui.notes.text()
    assert "超过评分标准的 8 分" in pane.judges.ui.words.text()
    differences = [row[1] for row in cells(pane.judges.indicators)]
    assert len(differences) == 17
    sizes = [abs(float(text.replace("−", "-"))) for text in differences]
    assert sizes == sorted(sizes, reverse=True)
    assert cells(pane.judges.indicators)[0][0] == rows[0][4]
    pane.judges.table.selectRow(3)
    whole.bot.waitUntil(lambda: pane.judges.ui.heading.text() == rows[3][1])


# --- charts ------------------------------------------------------------------------------------------------


def charts(whole: StarsDesk) -> ResultPane:
    pane = result_pane(whole)
    pane.list.table.setFocus()
    whole.press(Qt.Key.Key_2, ALT)
    whole.bot.waitUntil(lambda: pane.charts._charts_ready, timeout=30_000)
    whole.rest()
    return pane


def test_a_bar_of_an_office_opens_its_groups_and_a_row_its_grounds(whole: StarsDesk) -> None:
    pane = charts(whole)
    chart = pane.charts.chart
    assert len(chart._bars) == 13 * 3
    assert chart._series == ("五星", "四星", "三星")
    assert sum(bar.value for bar in chart._bars) == 96
    assert f"{office_named('NX01')} 三星 4" in chart.accessibleDescription()
    assert chart.hasFocus()
    for number in range(3):  # 五星, 四星 and 三星 of the first office
        whole.press(Qt.Key.Key_Right)
        assert chart._at == number
    whole.press(ENTER)
    whole.rest()
    rows = cells(pane.charts.table)
    assert {row[1:3] for row in rows} == {(office_named("NX01"), "三星")}
    assert len(rows) == chart._bars[2].value
    pane.charts.table.setFocus()
    pane.charts.table.selectRow(1)
    whole.press(ENTER)
    whole.rest()
    assert pane.ui.part.value() == "list"
    assert rows[1][0] in pane.list.ui.heading.text()


def test_a_click_finds_the_bar_of_its_series(whole: StarsDesk) -> None:
    pane = charts(whole)
    chart = pane.charts.chart
    for number, bar in enumerate(chart._bars):
        assert chart.bar_at(chart.place_of(number)) is bar


def test_blocks_stand_beside_the_mean_and_open_points_and_groups(whole: StarsDesk) -> None:
    pane = result_pane(whole)
    pane.list.table.setFocus()
    pane.list.table.selectRow(2)
    name = cells(pane.list.table)[2][1]
    whole.bot.waitUntil(lambda: name in pane.list.ui.heading.text())
    whole.press(Qt.Key.Key_M, ALT)
    whole.bot.waitUntil(lambda: pane.charts._charts_ready, timeout=30_000)
    whole.rest()
    chart = pane.charts.chart
    assert chart._series == (name, "全部楼组平均")
    assert [bar.key for bar in chart._bars][:2] == ["A1|own", "A1|mean"]
    chart.setFocus()
    for _step in range(8):  # the mean of B
        whole.press(Qt.Key.Key_Right)
    whole.press(ENTER)
    whole.rest()
    points = [float(row[3]) for row in cells(pane.charts.table)]
    assert len(points) == 96
    assert points == sorted(points, reverse=True)
    mean = sum(points) / 96
    assert chart._bars[7].value == pytest.approx(mean, abs=0.01)
    chart.setFocus()
    whole.press(Qt.Key.Key_Left)  # the group's own B
    whole.press(ENTER)
    whole.bot.waitUntil(lambda: pane.list.tree.currentItem() is not None)
    whole.rest()
    item = pane.list.tree.currentItem()
    assert item is not None
    assert item.text(0).startswith("B ")
    assert item.isExpanded()


def test_years_stand_side_by_side_and_open_what_was_published(whole: StarsDesk) -> None:
    pane = charts(whole)
    whole.press(Qt.Key.Key_E, ALT)
    whole.rest()
    bars = {bar.key: bar.value for bar in pane.charts.chart._bars}
    assert (bars["2026|5"], bars["2026|4"], bars["2026|3"]) == (6, 33, 57)
    assert bars["2025|4"] > 0
    pane.charts.open_bar("2025|4")
    whole.rest()
    rows = cells(pane.charts.table)
    assert len(rows) == bars["2025|4"]
    assert {row[2] for row in rows} == {"四星"}


# --- what-if and 定档 --------------------------------------------------------------------------------------


@pytest.fixture
def trial(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> tuple[StarsDesk, OneHomeRound, ResultPane]:
    """A closed round of three groups: 100, 84.5 (three stars) and 84.5, on the part 试算和定档."""
    played = scored(hub, (full(), full(A1_2="0", B_1="0.5"), full(A1_2="0.5", B_1="0")))
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = result_pane(stars)
    assert [row[2:4] for row in cells(pane.list.table)][1:] == [("三星", "84.50"), ("三星", "84.50")]
    pane.list.table.setFocus()
    stars.press(Qt.Key.Key_4, ALT)
    stars.rest()
    return stars, played, pane


def test_a_trial_shows_whose_star_changes_and_is_logged(
    trial: tuple[StarsDesk, OneHomeRound, ResultPane],
) -> None:
    stars, played, pane = trial
    page = pane.trial
    page.least[4].setFocus()
    page.least[4].selectAll()
    typed("84.5")
    stars.press(ENTER, CTRL)
    stars.rest()
    assert "四星 0 → 2" in page.ui.outcome_heading.text()
    assert {row[2:] for row in cells(page.changes)} == {("三星", "四星")}
    ((who, words, counts),) = cells(page.trials)
    assert played.actor.name in who
    assert "四星 不低于 84.5 分" in words
    assert "四星 2" in counts
    assert Rounds(played.home).get(played.round).state == rules.CLOSED
    assert Results(played.home).of_round(played.round).result.counts[3] == 2  # nothing has changed
    page.quota[5].setText("viele")
    stars.press(ENTER, CTRL)
    assert "整数" in page.ui.refusal.text()
    assert page.quota[5].hasFocus()
    assert page.quota[5].text() == "viele"
    page.quota[5].setText("")
    page.least[4].setText("99")
    page.least[5].setText("95")
    page.attempt()
    stars.rest()
    assert "星级越高门槛越高" in page.ui.refusal.text()
    assert len(cells(page.trials)) == 1


def test_the_grading_takes_a_reason_and_keeps_what_was_typed(
    trial: tuple[StarsDesk, OneHomeRound, ResultPane],
) -> None:
    stars, played, pane = trial
    page = pane.trial
    page.least[4].setText("84.5")
    page.least[4].setFocus()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert "原因" in page.ui.error_reason.text()
    assert page.ui.reason.hasFocus()
    assert page.least[4].text() == "84.5"
    typed("首年门槛偏高")
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    view = Rounds(played.home).get(played.round)
    assert (view.state, view.thresholds) == (rules.GRADING, "四星 不低于 84.5 分")
    assert view.steps[-1].reason == "首年门槛偏高"
    assert page.ui.reason.text() == ""
    assert "四星 不低于 84.5 分" in pane.ui.notes.text()
    assert stars.page.round is not None
    assert stars.page.round.state == rules.GRADING
    page.restore()
    assert page.least[4].text() == "84.5"


def test_thresholds_half_typed_are_there_again(
    trial: tuple[StarsDesk, OneHomeRound, ResultPane], looks: Looks
) -> None:
    stars, played, pane = trial
    pane.trial.least[4].setText("84")
    pane.trial.ui.reason.setText("只差半分")
    stars.page.put_away()
    stars.rest()
    again = open_stars(stars.bot, played.home, stars.tasks, looks)
    pane = result_pane(again)
    pane.show_part("trial")
    again.bot.waitUntil(lambda: pane.trial.ui.reason.text() == "只差半分", timeout=10_000)
    assert pane.trial.least[4].text() == "84"


def test_a_tie_at_a_quota_is_decided_by_enter(trial: tuple[StarsDesk, OneHomeRound, ResultPane]) -> None:
    stars, played, pane = trial
    page = pane.trial
    page.quota[3].setText("1")
    page.quota[3].setFocus()
    stars.press(ENTER, CTRL)
    stars.rest()
    assert [row[3] for row in cells(page.ties)] == ["未定", "未定"]
    page.ties.setFocus()
    page.ties.selectRow(1)
    stars.press(ENTER)
    stars.rest()
    assert [row[3] for row in cells(page.ties)] == ["未定", "三星"]
    page.ui.reason.setText("现场复核")
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    outcomes = Results(played.home).of_round(played.round).result.outcomes
    assert sorted(o.stars for o in outcomes) == [0, 3, 5]
    assert [o.stars for o in outcomes if o.decided] == [3]
    assert pane.cards[3].accessibleName().endswith("名额 1，还余 0")


def test_offices_see_trials_and_cannot_grade(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> None:
    played = scored(hub, (full(),))
    Results(hub).what_if(played.actor, played.round, thresholds_of(90))
    hub.seat(Actor(hub.actor.id, hub.actor.name, frozenset((HEAD, MEMBER))))
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = result_pane(stars)
    pane.show_part("trial")
    stars.rest()
    assert len(cells(pane.trial.trials)) == 1
    for part in (pane.trial.ui.attempt, pane.trial.ui.grade, *pane.trial.least.values()):
        assert not part.isEnabled()
        assert part.toolTip()
    pane.trial.grade()
    stars.rest()
    assert Rounds(hub).get(played.round).state == rules.CLOSED


def thresholds_of(five: int) -> object:
    from fractions import Fraction

    from nanxi_desk.stars.views import Thresholds

    return Thresholds({5: Fraction(five)})


def test_who_may_not_see_results_has_no_such_pane(
    qtbot: QtBot, filled: Home, tasks: Tasks, looks: Looks
) -> None:
    filled.seat(Actor(filled.actor.id, filled.actor.name, frozenset((FRONT_DESK,))))
    stars = open_stars(qtbot, filled, tasks, looks)
    assert RESULT not in stars.page.panes
    assert stars.page.show_pane(RESULT) is None


# --- out ---------------------------------------------------------------------------------------------------


def test_the_result_goes_out_as_the_command_gives_it(whole: StarsDesk, filled: Home, tmp_path: Path) -> None:
    pane = result_pane(whole)
    round_ = Rounds(filled).named("2026").id
    for suffix in ("json", "xlsx", "pdf"):
        pane.exporter.ask = lambda _parent, _proposed, suffix=suffix: str(tmp_path / f"out.{suffix}")  # type: ignore[misc]
        pane.list.table.setFocus()
        whole.press(Qt.Key.Key_F8)
        whole.rest()
        assert f"out.{suffix}" in pane.ui.told.text()
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == json.loads(
        json.dumps(result_facts(filled, round_))
    )
    assert (tmp_path / "out.xlsx").stat().st_size > 10_000
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "out.pdf", "-"], capture_output=True, check=True
        ).stdout.decode()
        assert text.count("五星") == 6 + 1  # and the summary
        assert "共 4" in text
    table = projection(ListExport)
    with filled.journal.read() as conn:
        logged = [row.file_name for row in conn.execute(table.select())]
    assert {"out.json", "out.xlsx", "out.pdf"} <= set(logged)
    pane.exporter.ask = lambda _parent, _proposed: str(tmp_path / "no such folder" / "out.json")
    whole.press(Qt.Key.Key_F8)
    whole.rest()
    assert "写不进去" in pane.ui.told.text()


# --- looks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_is_cut_and_no_card_is_squeezed(whole: StarsDesk, looks: Looks, text_size: str) -> None:
    pane = charts(whole)
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    for part in PARTS:
        pane.show_part(part)
        whole.rest()
        whole.bot.waitUntil(lambda: not squeezed(pane))  # layouts follow with the events
        assert (whole.window.width(), whole.window.height()) == (1366, 768), part
        assert list(cut_words(whole.window)) == [], part


def test_lines_of_the_explanation_are_as_high_as_their_words(whole: StarsDesk, looks: Looks) -> None:
    pane = result_pane(whole)
    changed = replace(looks.preferences, language="en", text_size=TEXT_SIZES[-1])
    looks.change(changed, keep=False)
    tree = pane.list.tree
    begun = "Returned in workbook"
    whole.wait(lambda: [i for i in tree._items() if i.text(0).startswith(begun)])
    whole.rest()
    tree.unfold()
    long = next(item for item in tree._items() if item.text(0).startswith(begun))
    tree.scrollToItem(long)
    metrics, wrapped = tree.fontMetrics(), Qt.TextFlag.TextWordWrap
    assert metrics.horizontalAdvance(long.text(0)) > tree.viewport().width()
    whole.bot.waitUntil(lambda: tree.visualItemRect(long).height() > 1.5 * metrics.height())
    room = tree.visualItemRect(long).adjusted(6, 0, -6, 0)
    needed = metrics.boundingRect(room.x(), 0, room.width(), 10_000, wrapped, long.text(0))
    assert needed.height() <= room.height()


def test_keys_stay_in_the_pane(whole: StarsDesk) -> None:
    pane = result_pane(whole)
    pane.list.table.setFocus()
    whole.press(Qt.Key.Key_O, ALT)
    assert focus() is pane.ui.office
    whole.press(Qt.Key.Key_S, ALT)
    assert focus() is pane.ui.star
