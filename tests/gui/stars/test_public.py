"""公示授牌: published, objected to, awarded after seven days, patrolled, reviewed; printed; by whom."""

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
from nanxi_desk.core.rights import ADMIN, FRONT_DESK, HEAD, MEMBER
from nanxi_desk.core.settings import TEXT_SIZES
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.fill import fill_stars
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.tab_pane import PUBLIC
from nanxi_desk.stars.tab_public import PARTS, PublicPane
from nanxi_desk.stars.tab_public_work import WORKS
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.result_windows import (
    LAST_DAY,
    SEED,
    StarsDesk,
    be_hub,
    cells,
    choose,
    filled_hub,
    graded,
    open_stars,
    scored,
    squeezed,
)
from tests.support.star_rounds import OneHomeRound, full
from tests.support.windows import ENTER, cut_words, typed, words_on

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def hub(tmp_path: Path, clock: MovableClock) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True, wall=clock) as home:
        yield home


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with filled_hub(tmp_path_factory.mktemp("filled") / "hub") as home:
        yield home


def public_pane(stars: StarsDesk) -> PublicPane:
    return stars.pane(PUBLIC, PublicPane)


def published(home: Home) -> OneHomeRound:
    """Two groups, with five and three stars, in 公示 since today."""
    played = graded(home)
    Publicity(home).publish(played.actor, played.round)
    return played


def awarded(home: Home, clock: MovableClock) -> OneHomeRound:
    """The same, awarded eight days later."""
    played = published(home)
    clock.move(days=8)
    Publicity(home).award(played.actor, played.round)
    return played


def save(stars: StarsDesk) -> None:
    """Ctrl+Enter, and all that follows."""
    stars.press(ENTER, CTRL)
    stars.rest()


# --- the steps ---------------------------------------------------------------------------------------------


def test_before_the_grading_there_is_no_list(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> None:
    scored(hub, (full(),))
    pane = public_pane(open_stars(qtbot, hub, tasks, looks))
    assert pane.ui.closed.isVisible()
    assert "评审截止" in pane.ui.closed_words.text()
    assert not pane.ui.step.isVisible()


def test_a_list_is_published_for_seven_days_and_then_awarded(
    qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    played = graded(hub)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    assert pane.ui.step.text().startswith("公示")
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert [row[0] for row in cells(pane.awards)] == ["五星", "三星"]
    assert "公示到 2026-11-29 为止，还有 7 天" in pane.ui.state_words.text()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert "公示到 2026-11-29 为止，期满才能授牌" in pane.ui.refusal.text()
    assert Rounds(hub).get(played.round).state == rules.PUBLISHED
    clock.move(days=8)
    stars.page.shown()
    stars.rest()
    assert "公示期已满" in pane.ui.state_words.text()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert [row[4] for row in cells(pane.awards)] == ["2026-5-001", "2026-3-001"]
    assert pane.ui.refusal.text() == ""
    assert pane.cards["plaques"].accessibleName().startswith("星牌 2")
    for state in (rules.PATROL, rules.REVIEW):
        pane.awards.setFocus()
        stars.press(Qt.Key.Key_G, CTRL)
        stars.rest()
        assert Rounds(hub).get(played.round).state == state
    assert not pane.ui.step.isVisible()


# --- objections --------------------------------------------------------------------------------------------


def test_an_objection_is_entered_answered_and_holds_the_award_up(
    qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    played = published(hub)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    pane.awards.setFocus()
    pane.awards.selectRow(1)
    name = cells(pane.awards)[1][1]
    qtbot.waitUntil(lambda: pane.ui.heading.text() == name)
    stars.press(Qt.Key.Key_Q, ALT)
    assert pane.work.ui.words.hasFocus()
    save(stars)
    assert "异议的内容" in pane.work.ui.error_words.text()
    typed("楼道里仍有堆物")
    pane.work.ui.raised_by.setText("二楼住户")
    save(stars)
    assert pane.work.ui.words.toPlainText() == ""
    assert [row[5] for row in cells(pane.awards)] == ["—", "1"]
    assert "1 条异议还没有答复" in pane.ui.state_words.text()
    clock.move(days=8)
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert "异议没有答复" in pane.ui.refusal.text()
    stars.press(Qt.Key.Key_2, ALT)
    stars.rest()
    ((_mark, _day, group, outcome, words, _office),) = cells(pane.objections)
    assert (group, outcome, words) == (name, "未答复", "楼道里仍有堆物")
    stars.press(ENTER)
    pane.work.ui.answer_words.setFocus()
    typed("现场复核，当天清走")
    save(stars)
    assert "是否成立" in pane.work.ui.error_upheld.text()
    assert pane.work.ui.answer_words.toPlainText() == "现场复核，当天清走"
    pane.work.ui.upheld.choose("no")
    save(stars)
    assert cells(pane.objections)[0][3] == "不成立"
    (view,) = Publicity(hub).objections(played.round)
    assert view.answers[0][:2] == ("现场复核，当天清走", False)
    assert "二楼住户" in " ".join(words_on(pane.ui.log_box))
    pane.objections.setFocus()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert Rounds(hub).get(played.round).state == rules.AWARDED


def test_what_is_upheld_leads_back_to_the_grading(
    qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks
) -> None:
    played = published(hub)
    publicity = Publicity(hub)
    application = played.applications[0]
    objection = publicity.object(played.actor, application, "申报材料不实")
    publicity.answer(played.actor, objection, "查实", upheld=True)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    assert "重新定档" in pane.ui.state_words.text()
    Applications(hub).find_veto(played.actor, application, "false", "材料不实，已查实")
    Results(hub).grade(played.actor, played.round, reason="异议成立")
    stars.page.shown()
    stars.rest()
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_G, CTRL)
    stars.rest()
    assert Rounds(hub).get(played.round).state == rules.PUBLISHED
    assert [row[0] for row in cells(pane.awards)] == ["三星"]


def test_a_half_written_objection_is_there_again(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> None:
    published(hub)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_Q, ALT)
    typed("有人反映")
    pane.awards.setFocus()
    pane.awards.selectRow(1)  # another group: what was typed belongs to the first
    qtbot.waitUntil(lambda: pane.work.ui.words.toPlainText() == "")
    stars.rest()
    pane.awards.selectRow(0)
    qtbot.waitUntil(lambda: pane.work.ui.words.toPlainText() == "有人反映", timeout=10_000)
    stars.page.put_away()
    stars.rest()
    pane = public_pane(open_stars(qtbot, hub, tasks, looks))
    qtbot.waitUntil(lambda: pane.work.ui.words.toPlainText() == "有人反映", timeout=10_000)


# --- plaques, patrols, review ------------------------------------------------------------------------------


def test_patrols_are_entered_with_day_and_finding(
    qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    played = awarded(hub, clock)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    work = pane.work.ui
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_W, ALT)
    assert work.day.text() == "2026-11-30"
    work.day.setText("13-40")
    save(stars)
    assert "巡查日期" in work.error_day.text()
    work.day.setText("11-29")
    work.in_order.choose("no")
    save(stars)
    assert "发现的问题" in work.error_finding.text()
    work.finding.setPlainText("消防门未关")
    save(stars)
    (patrol,) = Publicity(hub).patrols(played.round)
    assert (patrol.day, patrol.in_order, patrol.finding) == ("2026-11-29", False, "消防门未关")
    assert cells(pane.awards)[0][6] == "1"
    assert "消防门未关" in " ".join(words_on(pane.ui.log_box))
    assert work.in_order.value() == "yes"  # the form begins anew
    stars.press(Qt.Key.Key_3, ALT)
    stars.rest()
    assert [row[3] for row in cells(pane.patrols)] == ["消防门未关"]
    stars.press(ENTER)
    stars.rest()
    assert pane.ui.part.value() == "listed"


def test_a_plaque_gets_another_number_that_nobody_has(
    qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    awarded(hub, clock)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_E, ALT)
    assert pane.work.ui.plaque_number.text() == "2026-5-001"
    pane.work.ui.plaque_number.setText("2026-3-001")
    save(stars)
    assert "没有用过" in pane.work.ui.error_plaque.text()
    pane.work.ui.plaque_number.setText("五-1")
    save(stars)
    assert [row[4] for row in cells(pane.awards)] == ["五-1", "2026-3-001"]


def test_the_yearly_review_keeps_raises_lowers_and_takes_away(
    qtbot: QtBot, hub: Home, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    played = awarded(hub, clock)
    for state in (rules.PATROL, rules.REVIEW):
        Rounds(hub).advance(played.actor, played.round, state)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    work = pane.work.ui
    assert work.what.value() == "review"
    assert work.stars.value() == "5"
    pane.awards.setFocus()
    save(stars)
    assert "依据" in work.error_reason.text()
    for stars_, word, now in ((4, "降星", 4), (4, "保星", 4), (5, "升星", 5), (0, "摘星", 0)):
        work.stars.choose(str(stars_))
        work.reason.setPlainText(f"巡查三次，{word}")
        save(stars)
        assert cells(pane.awards)[0][7] == word
        assert Publicity(hub).listed(played.round)[0].stars_now == now
    told = " ".join(words_on(pane.ui.log_box))
    assert all(f"巡查三次，{word}" in told for word in rules.REVIEWS)
    assert "五星 → 无星" in pane.ui.facts.text()
    assert "摘星 1" in pane.cards["reviews"].accessibleName()


def test_what_does_not_fit_the_state_is_said_and_not_saved(
    qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks
) -> None:
    played = published(hub)
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_W, ALT)
    assert "授牌、巡查、复评才能登记" in pane.work.ui.refusal.text()
    assert not pane.work.ui.save.isEnabled()
    pane.work.save()
    stars.rest()
    assert Publicity(hub).patrols(played.round) == ()


# --- who ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    [
        ((FRONT_DESK,), "你可以查看", False),
        ((MEMBER,), "登记和答复本居委会", True),
        ((HEAD,), "登记巡查", True),
    ],
)
def test_the_pane_says_who_may_do_what(
    qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks, case: tuple[tuple[str, ...], str, bool]
) -> None:
    roles, may, saves = case
    played = published(hub)
    hub.seat(Actor(hub.actor.id, hub.actor.name, frozenset(roles)))
    stars = open_stars(qtbot, hub, tasks, looks)
    pane = public_pane(stars)
    assert may in pane.ui.may.text()
    assert not pane.ui.step.isEnabled()
    assert pane.ui.step.toolTip()
    pane.step()
    pane.awards.setFocus()
    stars.press(Qt.Key.Key_Q, ALT)
    assert pane.work.ui.save.isEnabled() == saves
    for form in ("plaque", "review"):
        pane.work.choose(form)
        assert not pane.work.ui.save.isEnabled()
        assert "街道" in pane.work.ui.refusal.text()
    stars.rest()
    assert Rounds(hub).get(played.round).state == rules.PUBLISHED


def test_an_office_counts_the_visits_of_its_own_groups(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks, looks: Looks
) -> None:
    """The list is everybody's, patrols of other offices are not here."""
    with make_home(tmp_path / "office", "NX03") as home:
        home.seat(Actor(home.actor.id, home.actor.name, frozenset((HEAD, ADMIN))))
        fill_stars(home, home.actor, SEED, LAST_DAY)
        stars = open_stars(qtbot, home, tasks, looks)
        stars.choose_round("2026")
        pane = public_pane(stars)
        rows = [row for row in cells(pane.awards) if row[2] == "华业居委会"]
        assert len(cells(pane.awards)) == 96
        assert 0 < len(rows) < 20
        left = sum(row[6] == "—" for row in rows)
        assert f"还有 {left} 个楼组没有去过" in pane.ui.state_words.text()
        stars.rest()


# --- paper -------------------------------------------------------------------------------------------------


def test_list_and_certificates_are_shown_and_stored(
    qtbot: QtBot, filled: Home, tasks: Tasks, looks: Looks, tmp_path: Path
) -> None:
    be_hub(filled)
    stars = open_stars(qtbot, filled, tasks, looks)
    stars.choose_round("2026")
    pane = public_pane(stars)
    assert len(cells(pane.awards)) == 96
    choose(pane.ui.star, pane.ui.star.findData(5))
    stars.rest()
    assert len(cells(pane.awards)) == 6
    stored = {}
    pane.awards.setFocus()
    pane.awards.selectAll()
    for name, key in (("list", Qt.Key.Key_P), ("certificates", Qt.Key.Key_H)):
        pane.awards.setFocus()
        stars.press(key, CTRL)
        stars.rest()
        preview = pane.preview
        assert preview is not None
        assert preview.isVisible()
        stored[name] = tmp_path / f"{name}.pdf"
        preview.ask_path = lambda _parent, _proposed, name=name: str(stored[name])  # type: ignore[misc]
        preview.save_as_pdf()
        stars.rest()
        assert stored[name].name in preview.told.text()
        stars.window.activateWindow()
        qtbot.waitUntil(stars.window.isActiveWindow)
    if shutil.which("pdftotext"):
        told = {
            name: subprocess.run(
                ["pdftotext", "-layout", path, "-"], capture_output=True, check=True
            ).stdout.decode()
            for name, path in stored.items()
        }
        rows = Publicity(filled).listed(Rounds(filled).named("2026").id, stars=5)
        for row in rows:
            assert row.plaque in told["list"]
            assert row.plaque in told["certificates"]
        assert told["certificates"].count("\f") == 6
        assert "四星" not in told["list"]
    pane.put_away()
    assert pane.preview is None


# --- looks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_is_cut_and_no_card_is_squeezed(
    qtbot: QtBot, filled: Home, tasks: Tasks, looks: Looks, text_size: str
) -> None:
    be_hub(filled)
    stars = open_stars(qtbot, filled, tasks, looks)
    stars.choose_round("2026")
    pane = public_pane(stars)
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    for part in PARTS:
        pane.show_part(part)
        stars.rest()
        for form in WORKS if part == "listed" else ("",):
            if form:
                pane.work.choose(form)
            qtbot.waitUntil(lambda: not squeezed(pane))  # layouts follow with the events
            assert (stars.window.width(), stars.window.height()) == (1366, 768), (part, form)
            assert list(cut_words(stars.window)) == [], (part, form)
            assert pane.findChildren(QLabel)
