"""打分 by keys: the walk, what is refused at its cell, drafts, submissions, recusal, seals, paper."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.tab_score import ScorePane
from nanxi_desk.stars.tab_score_side import PAST
from tests.support.homes import ADMIN, PASSWORD
from tests.support.score_windows import ScoreDesk
from tests.support.star_rounds import RUBRIC, OneHomeRound, full
from tests.support.windows import CTRL, ENTER, ESC, TAB, focus, press, typed

ALT = Qt.KeyboardModifier.AltModifier
ONE, TWO = "南汐街道 华业小区 1号楼组", "南汐街道 华业小区 2号楼组"
CODES = tuple(RUBRIC.indicators)
WHOLE = full("0.9").points
PIN = "2580"


# --- the walk ----------------------------------------------------------------------------------------------


def test_two_groups_are_scored_with_digits_and_enter(score: ScoreDesk, scoring: OneHomeRound) -> None:
    score.enter(WHOLE)
    assert score.pane.ui.total.text() == f"{sum(map(float, WHOLE.values())):g} / 100"
    score.has_keyboard(score.pane.ui.submit)
    press(ENTER)
    score.shows(TWO)
    score.at("A1.1")
    assert "已提交" in score.pane.ui.told.text()
    score.enter(dict.fromkeys(CODES, "0"))
    press(ENTER)
    score.bot.waitUntil(lambda: score.rows()["2号楼组"].state == "submitted", timeout=10_000)
    score.rest()
    assert [row.state for row in score.rows().values()] == ["submitted", "submitted"]
    assert "100" not in score.window.rail._saved.text()  # points are nobody's but the judge's
    scoring.close()
    sheets = [ScoreSheets(scoring.home).past(a, scoring.actor.id)[0] for a in scoring.applications]
    assert [sheet.content.points if sheet.content else None for sheet in sheets] == [
        WHOLE, dict.fromkeys(CODES, "0"),
    ]  # fmt: skip


def test_what_does_not_fit_says_so_at_its_cell_and_keeps_the_keyboard(score: ScoreDesk) -> None:
    grid = score.pane.grid
    for text, words in (("9", "0 到 5 分"), ("4.3", "每档 0.5"), ("好", "0 到 5 分")):
        typed(text)
        assert grid.bubble.isVisible()
        assert words in grid.bubble.text()
        cell = grid.cells["A1.1"]
        below = grid.bubble.y() - cell.mapTo(grid, cell.rect().bottomLeft()).y()
        assert 0 <= below < cell.height()
        press(ENTER)
        assert cell.hasFocus()
        assert cell.property("wrong") == "true"
    typed("4.")  # on its way to 4.5
    assert not grid.bubble.isVisible()
    typed("5")
    press(ENTER)
    score.at("A1.2")
    assert grid.cells["A1.1"].property("wrong") == "false"
    assert grid.remarks["A1.1"].text() == ""


def test_a_missing_cell_keeps_a_sheet_back_and_is_never_0(score: ScoreDesk) -> None:
    score.enter({code: points for code, points in WHOLE.items() if code[0] == "A"})
    press(Qt.Key.Key_Down)  # B.1 stays empty
    score.enter({code: points for code, points in WHOLE.items() if code > "B.1"})
    score.has_keyboard(score.pane.ui.submit)
    assert score.pane.ui.missing.text() == "还缺 1 项  F6"
    assert score.pane.grid.cells["B.1"].property("missing") == "true"
    press(ENTER)
    score.at("B.1")
    assert "还没有评分" in score.pane.grid.bubble.text()
    score.rest()
    assert score.rows()["1号楼组"].state == "draft"
    press(Qt.Key.Key_F6)
    score.at("B.1")
    typed("0")
    press(ENTER, CTRL)
    score.shows(TWO)
    assert score.rows()["1号楼组"].state == "submitted"


def test_steps_all_points_and_the_point_of_an_input_method(score: ScoreDesk) -> None:
    cells = score.pane.grid.cells
    for keys, text in (("*", "5"), ("-", "4.5"), ("--", "3.5"), ("+", "4"), ("+++++", "5"), ("2。5", "2.5")):
        typed(keys)
        assert cells["A1.1"].text() == text
        cells["A1.1"].selectAll()
    press(ENTER)
    typed("3")
    press(Qt.Key.Key_Up)
    score.at("A1.1")
    press(TAB)
    typed("公约贴在门后")
    press(ENTER)
    score.at("A1.2")
    assert score.pane.grid.content().remarks == {"A1.1": "公约贴在门后"}


@pytest.mark.parametrize("at_once", [False, True], ids=["button", "from the last cell"])
def test_keys_that_come_before_the_next_sheet_are_its_own(score: ScoreDesk, at_once: bool) -> None:
    score.enter(WHOLE)
    if at_once:
        score.pane.grid.cells["C.3"].setFocus()
        press(ENTER, CTRL)
    else:
        press(ENTER)
    press(ENTER)  # once too often
    typed("4")
    press(ENTER)
    typed("7.5")
    press(ENTER)
    score.shows(TWO)
    score.at("A1.3")
    assert score.pane.grid.content().points == {"A1.1": "4", "A1.2": "7.5"}
    assert score.rows()["1号楼组"].turn == 1


def test_groups_are_left_and_found_again(score: ScoreDesk) -> None:
    typed("3")
    press(Qt.Key.Key_F4)
    score.shows(TWO)
    score.at("A1.1")
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    assert score.pane.grid.content().points == {"A1.1": "3"}
    score.at("A1.2")
    press(Qt.Key.Key_F, CTRL)
    typed("2号")
    score.rest()
    assert score.pane.list.table.rows.rowCount() == 1
    press(ENTER)
    score.shows(TWO)
    press(Qt.Key.Key_F, CTRL)
    press(ESC)
    score.rest()
    assert score.pane.list.table.rows.rowCount() == 2
    assert score.pane.list.table.hasFocus()


# --- drafts, submissions, recusal -------------------------------------------------------------------------


def test_a_draft_outlives_the_window_and_stays_where_it_was_typed(
    score: ScoreDesk, open_window: Callable[[], ScoreDesk]
) -> None:
    score.enter({"A1.1": "4", "A1.2": "6.5"})
    press(TAB)
    typed("门厅整洁")
    score.pane.ui.remark.setFocus()
    typed("再看一次")
    score.rest()
    again = open_window()
    again.shows(ONE)
    assert again.pane.grid.content().points == {"A1.1": "4", "A1.2": "6.5"}
    assert again.pane.grid.content().remarks == {"A1.3": "门厅整洁"}
    assert again.pane.ui.remark.text() == "再看一次"
    again.at("A1.3")
    for code in ("A1.1", "A1.2"):
        again.pane.grid.cells[code].clear()
    again.pane.grid.remarks["A1.3"].clear()
    again.pane.ui.remark.setFocus()
    again.pane.ui.remark.selectAll()
    press(Qt.Key.Key_Delete)
    again.rest()
    assert again.rows()["1号楼组"].state == "empty"  # nothing typed is no draft


def test_a_later_submission_takes_the_place_of_the_former(score: ScoreDesk) -> None:
    score.enter(WHOLE)
    press(ENTER)
    score.shows(TWO)
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    assert score.pane.ui.submit.text().startswith("重新提交")
    press(ENTER, CTRL)  # nothing was altered
    score.shows(TWO)
    assert score.rows()["1号楼组"].turn == 1
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    typed("2")
    score.rest()
    assert score.rows()["1号楼组"].state == "draft"
    press(ENTER, CTRL)
    score.shows(TWO)
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    press(Qt.Key.Key_2, ALT)
    words = score.pane.side.ui.text.toPlainText()
    assert score.pane.side.ui.part.value() == PAST
    assert words.index("第 2 次") < words.index("第 1 次")
    assert "已被后来的替代" in words[words.index("第 1 次") :]
    assert "A1.1 2" in words
    assert f"A1.1 {WHOLE['A1.1']}" in words


def test_what_is_typed_back_to_what_was_submitted_is_no_draft(score: ScoreDesk) -> None:
    score.enter(WHOLE)
    press(ENTER)
    score.shows(TWO)
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    for text, state in (("1", "draft"), (WHOLE["A1.1"], "submitted")):
        score.pane.grid.cells["A1.1"].selectAll()
        typed(text)
        score.rest()
        assert score.rows()["1号楼组"].state == state


def test_a_judge_recuses_with_a_reason(score: ScoreDesk) -> None:
    press(Qt.Key.Key_F7)
    score.has_keyboard(score.pane.ui.reason)
    press(ENTER)
    score.bot.waitUntil(lambda: "请写明回避的原因" in score.pane.ui.told.text(), timeout=10_000)
    press(ESC)
    score.at("A1.1")
    press(Qt.Key.Key_F7)
    typed("住在本楼组")
    press(ENTER)
    score.shows(TWO)
    assert [row.state for row in score.rows().values()] == ["recused", "empty"]
    score.pane.open(score.rows()["1号楼组"].application_id)
    score.shows(ONE)
    assert "回避" in score.pane.ui.told.text()
    assert not score.pane.ui.submit.isEnabled()
    assert all(cell.isReadOnly() for cell in score.pane.grid.cells.values())


# --- seals -------------------------------------------------------------------------------------------------


def test_who_came_by_pin_gives_the_password_to_read_what_is_sealed(
    score: ScoreDesk, scoring: OneHomeRound, open_window: Callable[[], ScoreDesk]
) -> None:
    score.enter(WHOLE)
    press(ENTER)
    score.shows(TWO)
    home, actor = scoring.home, scoring.actor
    home.access.set_pin(PIN)
    home.access.enter(ADMIN, PIN)
    home.seat(actor)
    again = open_window()
    again.pane.open(scoring.applications[0])
    again.shows(ONE)
    again.has_keyboard(again.pane.ui.password)
    assert not again.pane.grid.isVisible()
    assert "密码密封" in again.pane.ui.locked_words.text()
    typed("falsch-falsch")
    press(ENTER)
    again.bot.waitUntil(again.pane.ui.locked_error.isVisible, timeout=30_000)
    assert not again.pane.grid.isVisible()
    again.rest()
    again.pane.ui.password.setFocus()
    again.pane.ui.password.selectAll()
    typed(PASSWORD)
    press(ENTER)
    again.bot.waitUntil(again.pane.grid.isVisible, timeout=30_000)
    assert again.pane.grid.content().points == WHOLE
    assert "密封" in again.pane.ui.seal.text()


def test_paper_of_another_judge_is_typed_kept_and_sealed(score: ScoreDesk, scoring: OneHomeRound) -> None:
    ui = score.pane.ui
    place = ui.judge.findData(scoring.judges[0])
    ui.judge.setCurrentIndex(place)
    ui.judge.activated.emit(place)
    score.bot.waitUntil(lambda: "评委 郑一" in ui.meta.text(), timeout=10_000)
    score.rest()
    score.at("A1.1")
    assert "代录 郑一" in ui.seal.text()
    score.enter({code: WHOLE[code] for code in CODES[:3]})
    score.rest()
    sheets = ScoreSheets(scoring.home)
    assert sheets.walk(scoring.round, scoring.judges[0])[0].state == "draft"
    assert sheets.walk(scoring.round)[0].state == "empty"
    press(Qt.Key.Key_F4)
    score.shows(TWO)
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    score.at(CODES[3])
    score.enter({code: WHOLE[code] for code in CODES[3:]})
    press(ENTER)
    score.shows(TWO)
    press(Qt.Key.Key_F3)
    score.shows(ONE)
    assert score.pane.grid.content().points == {}  # the judge's alone from now on
    assert "只有 郑一 本人能看" in ui.seal.text()
    [past] = sheets.past(scoring.applications[0], scoring.judges[0])
    assert (past.way, past.entered_by, past.content) == ("纸质录入", ADMIN, None)
    scoring.close()
    [past] = sheets.past(scoring.applications[0], scoring.judges[0])
    assert past.content is not None
    assert past.content.points == WHOLE


def test_after_the_close_sheets_are_read_and_not_altered(score: ScoreDesk, scoring: OneHomeRound) -> None:
    score.enter(WHOLE)
    press(ENTER)
    score.shows(TWO)
    scoring.close()
    tab = score.window.page(type(score.window._pages[score.window.stack_number()]))
    tab.shown()
    score.bot.waitUntil(lambda: "已开封" in score.pane.ui.seal.text(), timeout=10_000)
    score.rest()
    score.pane.open(scoring.applications[0])
    score.shows(ONE)
    assert score.pane.grid.content().points == WHOLE
    assert all(cell.isReadOnly() for cell in score.pane.grid.cells.values())
    assert "只有评审中才能评分" in score.pane.ui.told.text()
    score.pane.grid.cells["A1.1"].setFocus()
    typed("1*")
    assert score.pane.grid.content().points == WHOLE


def test_what_is_refused_since_the_round_closed_meanwhile_stays_a_draft(
    score: ScoreDesk, scoring: OneHomeRound
) -> None:
    score.enter(WHOLE)
    scoring.close()
    press(ENTER)
    score.bot.waitUntil(lambda: "只有评审中才能评分" in score.pane.ui.told.text(), timeout=10_000)
    score.rest()
    assert score.pane.grid.content().points == WHOLE
    assert score.rows()["1号楼组"].state == "draft"


def test_every_key_of_the_pane_is_shown(score: ScoreDesk) -> None:
    words = " ".join(
        str(part.property(name))
        for part in score.pane.findChildren(object)
        for name in ("text", "toolTip", "placeholderText")
    )
    keys = {s.key().toString() for s in score.pane.findChildren(QShortcut)}
    assert isinstance(score.pane, ScorePane)
    assert focus() is not None
    missing = {k for k in keys if k.replace("Return", "Enter") not in words}
    assert missing == set()
