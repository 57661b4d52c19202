"""A round is made, led on, sealed and opened in the window; its panel is named and its progress seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import lock_with_code
from nanxi_desk.core.lists import ListExport
from nanxi_desk.stars import rules
from nanxi_desk.stars.fill import fill_stars
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.tab_pane import PUBLIC, RESULT, RUBRIC
from nanxi_desk.stars.tab_round import EDIT, FEW, HISTORY, NEW, NEXT, PANEL, RECUSALS
from nanxi_desk.stars.views import RoundPlan
from nanxi_desk.widgets.record_table import RecordTable
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import CHEAP, PASSWORD, make_home
from tests.support.journals import all_shown
from tests.support.result_windows import lines
from tests.support.round_windows import RoundDesk, open_round
from tests.support.star_rounds import OFFICE_NAMES, OneHomeRound, be_everybody, full

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        be_everybody(home)
        yield home


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "office", "NX03") as home:
        be_everybody(home)
        yield home


@pytest.fixture
def empty(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> RoundDesk:
    """A hub's window before there is any round."""
    return open_round(qtbot, hub, tasks, looks)


@pytest.fixture
def played(hub: Home) -> OneHomeRound:
    """A round in 初评: two groups passed, five judges."""
    return OneHomeRound(hub)


@pytest.fixture
def stars(qtbot: QtBot, played: OneHomeRound, tasks: Tasks, looks: Looks) -> RoundDesk:
    return open_round(qtbot, played.home, tasks, looks)


def state(played: OneHomeRound) -> str:
    return Rounds(played.home).get(played.round).state


def cells(table: RecordTable, row: int) -> list[str]:
    """What a row says, without the words of dots."""
    model = table.rows
    return [column.text(model.row(row)) for column in model.columns if column.mark is None]


def start_scoring(stars: RoundDesk) -> str:
    """By Ctrl+Enter, twice; the code that is shown then."""
    stars.press(ENTER, CTRL)
    stars.press(ENTER, CTRL)
    stars.bot.waitUntil(lambda: stars.round.next.code != "", timeout=30_000)
    stars.rest()
    return stars.round.next.code


def test_a_round_is_made_where_there_is_none(empty: RoundDesk, hub: Home) -> None:
    form = empty.round.form
    assert empty.round.ui.sides.value() == NEW
    assert form.ui.field_year.hasFocus()
    assert not empty.page.ui.round.isVisible()
    form.ui.field_year.setText("来年")
    empty.press(ENTER, CTRL)
    assert "四位数" in form.ui.error_year.text()
    form.ui.field_year.setText("2026")
    form.ui.field_apply_until.setText("9-30")
    form.ui.field_score_until.setText("9-1")
    empty.press(ENTER, CTRL)
    assert form.ui.error_score_until.isVisible()
    assert form.ui.field_score_until.hasFocus()
    assert Rounds(hub).all() == ()
    form.ui.field_score_until.setText("2026-11-30")
    empty.press(ENTER, CTRL)
    (made,) = Rounds(hub).all()
    assert (made.year, made.apply_until, made.score_until) == (2026, "2026-09-30", "2026-11-30")
    assert (made.state, made.first_year) == (rules.APPLYING, True)
    assert empty.round.ui.sides.value() == NEXT
    assert empty.page.round is not None
    assert empty.page.round.id == made.id
    assert "至 2026-09-30" in empty.round.line._when(rules.APPLYING)


def test_what_is_typed_for_a_new_round_outlives_the_window(
    empty: RoundDesk, hub: Home, tasks: Tasks, looks: Looks
) -> None:
    empty.bot.keyClicks(empty.round.form.ui.field_year, "2031")
    empty.page.put_away()
    empty.rest()
    again = open_round(empty.bot, hub, tasks, looks)
    empty.bot.waitUntil(lambda: again.round.form.ui.field_year.text() == "2031", timeout=10_000)
    again.press(ENTER, CTRL)
    assert [round_.year for round_ in Rounds(hub).all()] == [2031]
    third = open_round(empty.bot, hub, tasks, looks)
    third.press(Qt.Key.Key_F2)
    assert third.round.form.ui.field_year.text() == ""  # what was made is no draft any more


def test_name_and_days_are_altered(stars: RoundDesk, played: OneHomeRound) -> None:
    stars.press(Qt.Key.Key_H, CTRL)
    assert stars.round.ui.sides.value() == EDIT
    form = stars.round.form.ui
    assert form.field_year.isReadOnly()
    form.field_name.setText("第二届楼组评星")
    form.field_screen_until.setText("10-15")
    stars.press(ENTER, CTRL)
    altered = Rounds(played.home).get(played.round)
    assert (altered.name, altered.screen_until) == ("第二届楼组评星", "2026-10-15")
    assert stars.page.ui.round.currentText() == "第二届楼组评星"


def test_the_way_from_application_to_sealed_scoring(empty: RoundDesk, hub: Home) -> None:
    rounds = Rounds(hub)
    made = rounds.create(hub.actor, RoundPlan(2026))
    empty.page.shown()
    empty.rest()
    pane = empty.round
    assert pane.ui.sides.value() == NEXT
    empty.press(Qt.Key.Key_F4)
    assert pane.next.ui.field_reason.hasFocus()
    pane.next.ui.field_reason.setText("申报提前收齐")
    empty.press(ENTER)
    step = rounds.get(made.id).steps[-1]
    assert (step.kind, step.reason) == (rules.SCREENING, "申报提前收齐")
    assert "申报提前收齐" in pane.ui.notes.text()
    empty.press(ENTER, CTRL)
    assert rounds.get(made.id).state == rules.SCREENING  # the first press only asks
    assert "再按一次" in pane.next.ui.go.text()
    empty.press(ENTER, CTRL)
    assert rounds.get(made.id).state == rules.SCORING
    empty.press(Qt.Key.Key_4, ALT)
    assert pane.ui.views.value() == HISTORY
    assert "申报提前收齐" in pane.history.accessibleName()


def test_the_code_is_shown_once_printed_and_put_away(stars: RoundDesk, played: OneHomeRound) -> None:
    code = start_scoring(stars)
    pane = stars.round.next
    assert pane.ui.code.isVisible()
    assert pane.ui.code.text() == code
    stars.press(ENTER, CTRL)
    assert pane.ui.code_told.isVisible()
    assert pane.ui.kept.hasFocus()
    stars.page.show_pane(RESULT)  # looking elsewhere does not lose it
    stars.page.show_pane("round")
    stars.rest()
    stars.press(Qt.Key.Key_P, CTRL)
    preview = pane.preview
    assert preview is not None
    preview.ask_path = lambda _parent, name: str(played.home.path / name)
    preview.save_as_pdf()
    stars.rest()
    assert list(played.home.path.glob("*开封码.pdf"))
    with played.home.journal.read() as conn:
        (logged,) = all_shown(conn)[ListExport.record_type]
    assert (logged["what"], logged["way"]) == ("开封码", "PDF")
    assert code not in str(logged)
    preview.close()
    pane.ui.kept.setChecked(True)
    stars.press(ENTER, CTRL)
    assert (pane.code, pane.ui.code.text(), pane.ui.code_page.isVisible()) == ("", "", False)
    assert Rounds(played.home).close(played.actor, played.round, code=code).state == rules.CLOSED


def test_closing_asks_for_the_password_or_the_code(stars: RoundDesk, played: OneHomeRound) -> None:
    played.start()
    played.score(played.applications[0], {played.judges[0]: full()})
    stars.page.shown()
    stars.rest()
    ui = stars.round.next.ui
    stars.press(Qt.Key.Key_F4)
    assert ui.field_secret.hasFocus()
    stars.press(ENTER, CTRL)
    assert "密码" in ui.error_secret.text()
    ui.field_secret.setText("falsch")
    stars.press(ENTER, CTRL)
    assert ui.error_secret.isVisible()
    assert state(played) == rules.SCORING
    ui.how.choose("code")
    other, __ = lock_with_code(b"x" * 32, b"another round", CHEAP)
    for wrong, words in (("0000", "抄错了字"), (other, "不是本次评定的开封码")):
        ui.field_secret.setText(wrong)
        stars.press(ENTER, CTRL)
        assert words in ui.error_secret.text()
    assert state(played) == rules.SCORING
    ui.how.choose("password")
    ui.field_secret.setText(PASSWORD)
    stars.press(ENTER)
    assert state(played) == rules.CLOSED
    assert ui.field_secret.text() == ""
    assert stars.page.round is not None
    assert stars.page.round.state == rules.CLOSED
    stars.press(ENTER, CTRL)  # the grading is another pane's
    assert stars.page.ui.pane.value() == RESULT


def test_opening_early_takes_a_reason_and_is_shown_for_good(stars: RoundDesk, played: OneHomeRound) -> None:
    played.start()
    for application in played.applications:
        played.score(application, dict.fromkeys(played.judges, full()))
    stars.page.shown()
    stars.rest()
    pane, ui = stars.round, stars.round.next.ui
    stars.press(Qt.Key.Key_K, ALT)
    assert ui.field_reason.hasFocus()
    ui.field_secret.setText(PASSWORD)
    stars.press(ENTER, CTRL)
    assert ui.error_reason.isVisible()
    assert Rounds(played.home).get(played.round).early == ()
    ui.field_reason.setText("有人举报分数外泄")
    stars.press(ENTER, CTRL)
    (early,) = Rounds(played.home).get(played.round).early
    assert early.reason == "有人举报分数外泄"
    assert state(played) == rules.SCORING
    assert pane.ui.early_words.isVisible()
    assert "有人举报分数外泄" in pane.ui.early_words.text()
    assert pane.early.isVisible()
    assert cells(pane.early, 0)[1:] == ["5", "100.00", "五星"]
    stars.press(Qt.Key.Key_1, ALT)
    assert not pane.early.isVisible()
    assert pane.early.rows.rowCount() == 0


def test_what_is_seen_early_is_explained_marked_and_kept_nowhere(
    stars: RoundDesk, played: OneHomeRound
) -> None:
    played.start()
    played.score(played.applications[0], dict.fromkeys(played.judges, full()))
    played.score(played.applications[1], dict.fromkeys(played.judges[:4], full("0.9")))
    stars.page.shown()
    stars.rest()
    pane, ui, early = stars.round, stars.round.next.ui, stars.round.early_result
    stars.press(Qt.Key.Key_K, ALT)
    ui.field_reason.setText("投诉核查")
    ui.field_secret.setText(PASSWORD)
    stars.press(ENTER, CTRL)
    stars.bot.waitUntil(lambda: "五星" in early.ui.sentence.text(), timeout=20_000)
    assert "还没有截止" in early.ui.mark.text()
    assert early.ui.mark.isVisible()
    told = lines(early.tree)
    assert [words for depth, words, _figure in told if depth == 0] == ["条件", "得分", "评分表"]
    start = next(n for n, line in enumerate(told) if line[1] == "评分表")
    assert sorted(words for depth, words, _f in told[start:] if depth == 1) == sorted(OFFICE_NAMES)
    assert sum("在屏幕上代填" in words for _d, words, _f in told[start:]) == 5
    pane.early.selectRow(1)
    stars.bot.waitUntil(lambda: "2号楼组" in early.ui.sentence.text(), timeout=20_000)
    stars.press(ENTER)
    assert early.tree.hasFocus()
    stars.press(Qt.Key.Key_Escape)
    assert pane.early.hasFocus()
    stars.page.show_pane(RUBRIC)
    stars.rest()
    assert (early.tree.topLevelItemCount(), pane.early.rows.rowCount()) == (0, 0)
    assert early.ui.sentence.text() == ""
    assert pane.ui.views.value() == "offices"


def test_progress_counts_and_tells_no_points(stars: RoundDesk, played: OneHomeRound) -> None:
    Panel(played.home).unseat(played.actor, Panel(played.home).judges(played.round)[0].seat_id)
    played.start()
    left = [judge.id for judge in Panel(played.home).judges(played.round)]
    played.score(played.applications[0], dict.fromkeys(left[:3], full()))
    stars.page.shown()
    stars.rest()
    pane = stars.round
    said = {key: card.accessibleName().split()[1] for key, card in pane.cards.items()}
    assert said == {"applied": "2", "passed": "2", "due": "8", "submitted": "3", "waiting": "5", "few": "2"}
    assert cells(pane.offices, 0) == ["南汐街道", "3", "5", "8", "4", "0"]
    stars.press(Qt.Key.Key_2, ALT)
    assert pane.judges.rows.rowCount() == 4
    assert [cells(pane.judges, row)[1] for row in range(4)].count("1") == 3
    stars.press(Qt.Key.Key_3, ALT)
    assert pane.ui.views.value() == FEW
    assert [cells(pane.few, row)[0] for row in range(2)] == ["华业小区 1号楼组", "华业小区 2号楼组"]


def test_judges_are_seated_moved_home_and_taken_off(stars: RoundDesk, played: OneHomeRound) -> None:
    panel = Panel(played.home)
    pane = stars.round.panel
    stars.press(Qt.Key.Key_F6)
    assert stars.round.ui.sides.value() == PANEL
    row = next(n for n in range(pane.table.rows.rowCount()) if pane.table.rows.row(n).name == "王二")
    pane.table.selectRow(row)
    assert not pane.ui.seat.isEnabled()
    pane.ui.field_home_group.setCurrentText("华业小区 2号楼组")
    stars.press(ENTER, CTRL)
    seat = next(judge for judge in panel.judges(played.round) if judge.name == "王二")
    assert seat.home_group == played.groups[1]
    assert [r.judge for r in panel.recusals(played.round)] == ["王二"]
    stars.press(Qt.Key.Key_D, CTRL)
    assert "王二" not in {judge.name for judge in panel.judges(played.round)}
    assert pane.ui.unseat.isEnabled() is False
    stars.press(ENTER, CTRL)
    assert "王二" in {judge.name for judge in panel.judges(played.round)}
    played.start()
    played.score(played.applications[0], {seat.id: full()})
    stars.page.shown()
    stars.rest()
    stars.press(Qt.Key.Key_D, CTRL)
    assert "已交评分表" in pane.ui.told.text()


def test_a_recusal_is_written_down_with_its_reason(stars: RoundDesk, played: OneHomeRound) -> None:
    stars.press(Qt.Key.Key_F7)
    assert stars.round.ui.sides.value() == RECUSALS
    pane = stars.round.recusals
    assert pane.ui.field_judge.hasFocus()
    pane.ui.field_judge.setCurrentIndex(1)
    judge = pane.ui.field_judge.currentData()
    stars.press(ENTER, CTRL)
    assert pane.ui.error_reason.isVisible()
    assert pane.ui.field_reason.hasFocus()
    pane.ui.field_reason.setText("亲属住在本楼")
    stars.press(ENTER, CTRL)
    (found,) = Panel(played.home).recusals(played.round)
    assert (found.judge_id, found.reason) == (judge, "亲属住在本楼")
    assert cells(pane.table, 0)[2] == "亲属住在本楼"
    assert pane.ui.field_group.count() == 1  # the group is not offered to that judge any more


def test_a_published_round_leads_to_the_pane_of_its_next_step(stars: RoundDesk, played: OneHomeRound) -> None:
    played.start()
    for application in played.applications:
        played.score(application, dict.fromkeys(played.judges, full()))
    played.close()
    Results(played.home).grade(played.actor, played.round)
    Publicity(played.home).publish(played.actor, played.round)
    stars.page.shown()
    stars.rest()
    pane = stars.round
    assert "公示到" in pane.next.ui.now.text()
    assert not pane.panel.ui.seat.isEnabled()
    stars.press(ENTER, CTRL)
    assert stars.page.ui.pane.value() == PUBLIC
    stars.page.show_pane("round")
    stars.rest()
    stars.press(Qt.Key.Key_B, ALT)
    assert stars.page.ui.pane.value() == RESULT


def test_an_office_waits_for_the_hub(qtbot: QtBot, office: Home, tasks: Tasks, looks: Looks) -> None:
    stars = open_round(qtbot, office, tasks, looks)
    pane = stars.round
    assert pane.ui.sides.value() == NEXT
    assert "导入街道的工作簿" in pane.offices._empty.text()
    stars.press(Qt.Key.Key_F2)
    assert not pane.form.isVisible()


def test_an_office_seats_its_own_and_leads_nothing(
    qtbot: QtBot, office: Home, tasks: Tasks, looks: Looks
) -> None:
    fill_stars(office, office.actor, 1, "2026-11-25")
    running = Rounds(office).all()[0]
    panel = Panel(office)
    for judge in panel.judges(running.id):
        if not judge.from_hub:
            panel.unseat(office.actor, judge.seat_id)
    stars = open_round(qtbot, office, tasks, looks)
    pane = stars.round
    assert not pane.next.ui.go.isVisible()
    assert "由街道推进" in pane.next.ui.words.text()
    assert "最近一次交换" in pane.ui.notes.text()
    stars.press(Qt.Key.Key_F6)
    proposed = sum(candidate.proposed for candidate in panel.candidates(running.id))
    assert proposed
    stars.press(Qt.Key.Key_B, CTRL)
    assert sum(not judge.from_hub for judge in panel.judges(running.id)) == proposed
    assert not pane.panel.ui.proposed.isEnabled()
    hub_judge = next(
        n for n in range(pane.panel.table.rows.rowCount()) if not pane.panel.table.rows.row(n).own
    )
    pane.panel.table.selectRow(hub_judge)
    assert not pane.panel.ui.unseat.isEnabled()
