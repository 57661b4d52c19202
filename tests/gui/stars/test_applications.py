"""Applications of a round in the window: entered, screened, answered, vetoed, taken from a ledger."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nanxi_desk.core.attachments import Attachments
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.rights import FRONT_DESK, HEAD, MEMBER
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import WITHDRAWN, Applications
from nanxi_desk.stars.records import Application
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.tab_applications import (
    ANSWERS,
    FORM,
    LEDGER,
    SCREENING,
    VETOES,
    ApplicationsPane,
)
from nanxi_desk.stars.tab_groups import GroupsPane
from nanxi_desk.stars.tab_pane import APPLICATIONS, GROUPS
from nanxi_desk.stars.views import ApplicationRow, RoundPlan
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.support.homes import make_home
from tests.support.pictures import photo
from tests.support.star_books import places, store
from tests.support.star_rounds import YEAR, OneHomeRound, add_groups, apply_all
from tests.support.star_windows import StarsDesk, everything, open_stars
from tests.support.windows import CTRL, ENTER, ESC, focus, press, typed

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "hub", "NX00", name="南汐街道", hub=True) as home:
        yield everything(home)


@pytest.fixture
def stars(qtbot: QtBot, hub: Home, tasks: Tasks, looks: Looks) -> StarsDesk:
    return open_stars(qtbot, hub, tasks, looks)


def begin(home: Home, year: int = YEAR) -> str:
    """A round in 申报; its id."""
    return Rounds(home).create(home.actor, RoundPlan(year)).id


def applications_of(stars: StarsDesk) -> ApplicationsPane:
    """The pane 申报 of the newest round, at rest."""
    stars.page.shown()
    stars.rest()
    pane = stars.page.show_pane(APPLICATIONS)
    assert isinstance(pane, ApplicationsPane)
    stars.rest()
    return pane


def listed(stars: StarsDesk, pane: ApplicationsPane, count: int) -> list[ApplicationRow]:
    """Wait until the list shows so many applications."""
    stars.wait(lambda: pane.table.rows.rowCount() == count)
    stars.rest()
    return [row for place in range(count) if (row := pane.table.rows.row(place)) is not None]


def show(stars: StarsDesk, pane: ApplicationsPane, place: int) -> ApplicationRow:
    """Put the cursor on a row and wait for the application beside it."""
    row = pane.table.rows.row(place)
    assert row is not None
    pane.table.setFocus()
    pane.table.selectRow(place)
    stars.wait(lambda: pane._shown == row.id)
    stars.rest()
    return row


def detail(stars: StarsDesk, application: str):  # type: ignore[no-untyped-def]
    return Applications(stars.home).detail(application)


def test_without_a_round_the_page_says_what_to_do(stars: StarsDesk) -> None:
    pane = applications_of(stars)
    assert "评选" in pane.table._empty.text()
    press(Qt.Key.Key_F2)
    assert "还没有评定" in pane.ui.told.text()
    for part in (FORM, SCREENING, ANSWERS, VETOES, LEDGER):
        pane.show_part(part)
        assert pane.parts[part].ui.note.text()  # type: ignore[attr-defined]
        press(ENTER, CTRL)  # nothing to act on, and nothing breaks
    stars.rest()


def test_a_group_applies_by_keys(stars: StarsDesk) -> None:
    begin(stars.home)
    add_groups(stars.home, 2)
    pane = applications_of(stars)
    assert "F2" in pane.table._empty.text()
    press(Qt.Key.Key_F2)
    assert focus() is pane.form.ui.choice
    press(ENTER, CTRL)
    assert "请选一个楼组" in pane.form.ui.error_choice.text()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    typed("101")
    pane.form.ui.field_feature_culture.setFocus()
    typed("读书角，三十多册书轮流看")
    press(ENTER, CTRL)
    stars.wait(lambda: pane.form.binding.error_of("self_score"))
    stars.rest()
    assert Applications(stars.home).all(stars.page.round.id) == ()  # type: ignore[union-attr]
    pane.form.ui.field_self_score.setFocus()
    pane.form.ui.field_self_score.selectAll()
    typed("86.5")
    press(ENTER, CTRL)
    [row] = listed(stars, pane, 1)
    stars.wait(lambda: pane._shown == row.id)
    stars.rest()
    found = detail(stars, row.id)
    assert (row.group_name, row.target, row.self_score, row.households) == ("1号楼组", 4, "86.5", 30)
    assert found.draft.feature_culture == "读书角，三十多册书轮流看"
    press(Qt.Key.Key_F2)
    stars.rest()
    assert pane.form.ui.choice.count() == 1  # who has applied is not offered
    assert pane.form.typed() == {}


def test_what_is_half_typed_comes_back(stars: StarsDesk, tasks: Tasks, looks: Looks) -> None:
    round_ = begin(stars.home)
    groups = add_groups(stars.home, 2)
    [application] = apply_all(stars.home, round_, groups[:1])
    pane = applications_of(stars)
    press(Qt.Key.Key_F2)
    stars.rest()
    press(Qt.Key.Key_Down)
    pane.form.ui.field_platform_news.setFocus()
    typed("楼组群覆盖九成住户")
    show(stars, pane, 0)
    pane.form.ui.field_platform_council.setFocus()
    typed("有事先商量")
    press(Qt.Key.Key_3, ALT)
    assert focus() is pane.answers.lines[0]
    typed("12")
    stars.page.put_away()
    stars.rest()
    again = open_stars(stars.bot, stars.home, tasks, looks)
    pane = applications_of(again)
    show(again, pane, 0)
    again.wait(lambda: pane.form.ui.field_platform_council.toPlainText() == "有事先商量")
    assert pane.answers.lines[0].text() == "12"
    press(Qt.Key.Key_F2)
    again.wait(lambda: pane.form.ui.field_platform_news.toPlainText() == "楼组群覆盖九成住户")
    assert pane.form.ui.choice.currentData() == groups[1]
    assert detail(again, application).draft.platform_council == ""


def test_what_is_typed_without_asking_for_a_new_one_comes_back_too(stars: StarsDesk) -> None:
    begin(stars.home)
    add_groups(stars.home, 1)
    pane = applications_of(stars)
    pane.form.ui.field_feature_pact.setFocus()
    typed("公约上墙")
    stars.page.put_away()
    stars.rest()
    again = open_stars(stars.bot, stars.home, stars.tasks, stars.looks)
    pane = applications_of(again)
    again.wait(lambda: pane.form.ui.field_feature_pact.toPlainText() == "公约上墙")


def test_an_application_is_altered_withdrawn_and_made_again(stars: StarsDesk) -> None:
    round_ = begin(stars.home)
    [application] = apply_all(stars.home, round_, add_groups(stars.home, 1))
    pane = applications_of(stars)
    show(stars, pane, 0)
    press(ENTER)
    stars.rest()
    assert focus() is pane.form.ui.target
    pane.form.ui.field_households.setFocus()
    pane.form.ui.field_households.selectAll()
    typed("三十二")
    press(ENTER, CTRL)
    assert "不是整数" in pane.form.binding.error_of("households")
    pane.form.ui.field_households.selectAll()
    typed("32")
    press(ENTER, CTRL)
    stars.wait(lambda: detail(stars, application).row.households == 32)
    stars.rest()
    assert not pane.form.ui.back.isEnabled()
    for state in (WITHDRAWN, "申报"):
        press(Qt.Key.Key_D, CTRL)
        stars.wait(lambda state=state: detail(stars, application).row.state == state)
        stars.rest()
        assert state in pane.ui.state.text()
    press(Qt.Key.Key_R, CTRL)
    stars.rest()
    groups = stars.page.ui.panes.currentWidget()
    assert isinstance(groups, GroupsPane)
    assert groups.form.group == detail(stars, application).row.group_id
    assert stars.page.ui.pane.value() == GROUPS


def test_evidence_is_added_to_an_application(stars: StarsDesk, tmp_path: Path) -> None:
    round_ = begin(stars.home)
    [application] = apply_all(stars.home, round_, add_groups(stars.home, 1))
    picture = tmp_path / "lobby.jpg"
    picture.write_bytes(photo())
    pane = applications_of(stars)
    pane.form.evidence.ask = lambda _parent: [str(picture)]
    show(stars, pane, 0)
    pane.form.ui.field_feature_pact.setFocus()
    press(Qt.Key.Key_U, CTRL)
    stars.wait(lambda: len(pane.form.evidence.tiles) == 1)
    stars.rest()
    [view] = Attachments(stars.home).of(Application, application)
    assert view.attachment.name == "lobby.jpg"


def test_several_are_screened_at_once(stars: StarsDesk) -> None:
    home = stars.home
    round_ = begin(home)
    applied = apply_all(home, round_, add_groups(home, 4))
    pane = applications_of(stars)
    show(stars, pane, 0)
    press(Qt.Key.Key_2, ALT)
    assert "“申报”" in pane.screening.ui.note.text()
    assert not pane.screening.ui.take.isEnabled()
    Rounds(home).advance(home.actor, round_, rules.SCREENING)
    Applications(home).withdraw(home.actor, applied[3])
    pane = applications_of(stars)
    show(stars, pane, 0)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    stars.rest()
    assert "一起初评 3 份" in pane.screening.ui.marked.text()
    press(Qt.Key.Key_2, ALT)
    press(ENTER, CTRL)
    assert "请选初评结果" in pane.screening.ui.refusal.text()
    press(Qt.Key.Key_2)  # 退回补充
    press(ENTER, CTRL)
    stars.wait(lambda: "写明" in pane.screening.ui.refusal.text())
    stars.rest()
    assert focus() is pane.screening.ui.field_note
    typed("缺签约户名单")
    press(ENTER, CTRL)
    stars.wait(lambda: [detail(stars, a).row.state for a in applied[:3]] == [rules.RETURNED] * 3)
    stars.rest()
    assert detail(stars, applied[1]).screening_note == "缺签约户名单"
    assert pane.screening.ui.field_note.toPlainText() == ""
    pane.ui.states.choose(rules.RETURNED)
    listed(stars, pane, 3)
    assert "退回补充 3" in [chip.text() for chip in pane.ui.states._chips]
    pane.ui.states.choose(WITHDRAWN)
    assert listed(stars, pane, 1)[0].id == applied[3]
    pane.ui.states.choose(rules.FAILED)
    listed(stars, pane, 0)
    assert "不通过" in pane.table._empty.text()


def test_one_is_screened_anew(stars: StarsDesk) -> None:
    played = OneHomeRound(stars.home)
    pane = applications_of(stars)
    show(stars, pane, 1)
    press(Qt.Key.Key_2, ALT)
    assert pane.screening.ui.present.text().startswith("通过 · ")
    pane.screening.ui.outcome.choose(rules.FAILED)
    pane.screening.ui.field_note.setPlainText("没有楼组长")
    press(ENTER, CTRL)
    stars.wait(lambda: detail(stars, played.applications[1]).row.state == rules.FAILED)
    stars.wait(lambda: "没有楼组长" in pane.screening.ui.present.text())
    assert detail(stars, played.applications[0]).row.state == rules.PASSED


def test_answers_are_counted_by_level(stars: StarsDesk) -> None:
    played = OneHomeRound(stars.home)
    played.start()  # answers may come while the sheets do
    pane = applications_of(stars)
    row = show(stars, pane, 0)
    assert pane.form.ui.field_feature_pact.isReadOnly()
    assert not pane.form.ui.save.isEnabled()
    press(Qt.Key.Key_3, ALT)
    for count in ("20", "5", "1", ""):
        typed(count)
        press(ENTER)
    press(ENTER, CTRL)
    assert "五档都要填" in pane.answers.ui.refusal.text()
    assert focus() is pane.answers.lines[3]
    typed("0")
    press(ENTER)
    typed("9")
    press(ENTER, CTRL)
    stars.wait(lambda: "多于楼组的 30 户" in pane.answers.ui.refusal.text())
    stars.rest()
    pane.answers.lines[4].selectAll()
    typed("０")  # from a Chinese input method
    assert pane.answers.ui.sum.text().startswith("参评 26 / 30 户，86.7 %，测评 94.61 分")
    press(ENTER)  # the last line's Enter saves
    stars.wait(lambda: detail(stars, row.id).answers == (20, 5, 1, 0, 0))
    stars.rest()
    assert listed(stars, pane, 2)[0].answered == 26
    for line in pane.answers.lines:
        line.clear()
    press(ENTER, CTRL)
    stars.wait(lambda: detail(stars, row.id).answers is None)
    stars.rest()


def test_few_answers_do_not_count(stars: StarsDesk) -> None:
    OneHomeRound(stars.home)
    pane = applications_of(stars)
    show(stars, pane, 0)
    pane.pick_part(ANSWERS)
    for count in "50000"[:4]:
        typed(count)
        press(ENTER)
    typed("0")
    assert "不到 30.0 %，不计入总分" in pane.answers.ui.sum.text()
    press(Qt.Key.Key_L, CTRL)
    assert pane.answers.ui.sum.text() == ""


def test_a_veto_is_found_and_lifted(stars: StarsDesk) -> None:
    OneHomeRound(stars.home)
    pane = applications_of(stars)
    row = show(stars, pane, 0)
    press(Qt.Key.Key_4, ALT)
    press(ENTER, CTRL)
    stars.wait(lambda: "依据" in pane.vetoes.ui.refusal.text())
    stars.rest()
    assert focus() is pane.vetoes.ui.field_note
    typed("三月十二日三楼充电起火")
    press(ENTER, CTRL)
    stars.wait(lambda: detail(stars, row.id).row.vetoed)
    stars.rest()
    assert "一票否决" in pane.ui.state.text()
    assert "否决" in pane.table.rows.data(pane.table.rows.index(0, 4))
    typed("与本楼组无关")
    press(Qt.Key.Key_J, CTRL)
    assert "先在表里选中" in pane.vetoes.ui.refusal.text()
    pane.vetoes.table.setFocus()
    pane.vetoes.table.selectRow(0)
    press(Qt.Key.Key_J, CTRL)
    stars.wait(lambda: not detail(stars, row.id).row.vetoed)
    stars.rest()
    assert not pane.vetoes.ui.lift.isEnabled()
    assert pane.vetoes.table.rows.rowCount() == 1  # both findings are kept


def test_a_ledger_goes_out_and_is_taken_after_a_look(stars: StarsDesk, tmp_path: Path) -> None:
    begin(stars.home)
    add_groups(stars.home, 3)
    pane = applications_of(stars)
    press(Qt.Key.Key_5, ALT)
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(b"an older one")
    pane.ledger.ask_path = lambda _parent, _proposed: str(path)
    press(Qt.Key.Key_S, CTRL)
    stars.wait(lambda: "3 个楼组还没申报" in pane.ledger.ui.summary.text())
    stars.rest()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    keys_row, columns = places(sheet)
    for row, target, score in ((0, 4, 86.5), (1, 3, 300), (2, 5, None)):
        sheet.cell(keys_row + 2 + row, columns["target"]).value = target
        sheet.cell(keys_row + 2 + row, columns["self_score"]).value = score
    store(book, path)
    pane.ledger.ask_file = lambda _parent: str(path)
    press(Qt.Key.Key_O, CTRL)
    stars.wait(lambda: pane.ledger.table.rows.rowCount() == 1)
    stars.rest()
    assert pane.ledger.ui.summary.text() == "ledger.xlsx：申报 2 份，收不了 1 行"
    refused = pane.ledger.table.rows.row(0)
    assert refused is not None
    assert refused.row == keys_row + 3
    assert "0 到 100" in refused.why
    assert Applications(stars.home).all(stars.page.round.id) == ()  # type: ignore[union-attr]
    press(ENTER, CTRL)
    listed(stars, pane, 2)
    assert pane.ledger.ui.summary.text() == "登记表收下：申报 2 份，收不了 1 行"
    press(Qt.Key.Key_O, CTRL)  # once more: it is known
    stars.wait(lambda: "已经申报过 2 份" in pane.ledger.ui.summary.text())
    stars.rest()
    assert not pane.ledger.ui.take.isEnabled()
    pane.ledger.ask_file = lambda _parent: str(Path(__file__))
    press(Qt.Key.Key_O, CTRL)
    stars.wait(pane.ledger.ui.refusal.isVisible)


def test_another_round_has_other_applications(stars: StarsDesk) -> None:
    home = stars.home
    groups = add_groups(home, 3)
    apply_all(home, begin(home, 2025), groups)
    apply_all(home, begin(home, 2026), groups[:1])
    pane = applications_of(stars)
    listed(stars, pane, 1)
    show(stars, pane, 0)
    box = stars.page.ui.round
    box.setFocus()
    press(Qt.Key.Key_Down)
    listed(stars, pane, 3)
    assert focus() is box  # the keyboard stays where the round was chosen
    assert pane._shown == ""
    press(Qt.Key.Key_Tab)
    pane.table.setFocus()
    press(ESC)
    assert focus() is pane.table


def test_a_round_that_takes_none_says_so(stars: StarsDesk) -> None:
    OneHomeRound(stars.home).start()
    pane = applications_of(stars)
    press(Qt.Key.Key_F2)
    assert "不再收申报" in pane.ui.told.text()
    pane.show_part(LEDGER)
    assert "不再收申报" in pane.ledger.ui.note.text()
    assert not pane.ledger.ui.blank.isEnabled()


@pytest.mark.parametrize(
    ("roles", "writes", "screens"),
    [((FRONT_DESK,), False, False), ((MEMBER,), True, False), ((HEAD,), True, True)],
)
def test_who_may_do_what(
    stars: StarsDesk, tasks: Tasks, looks: Looks, roles: tuple[str, ...], writes: bool, screens: bool
) -> None:
    home = stars.home
    OneHomeRound(home)
    home.seat(Actor(home.actor.id, home.actor.name, frozenset(roles)))
    seen = open_stars(stars.bot, home, tasks, looks)
    pane = applications_of(seen)
    show(seen, pane, 0)
    assert pane.form.ui.save.isEnabled() == writes
    assert pane.answers.ui.save.isEnabled() == writes
    assert pane.vetoes.ui.find.isEnabled() == writes
    assert pane.ledger.ui.blank.isEnabled() == writes
    assert pane.ui.new_application.isEnabled() == writes
    assert pane.screening.ui.take.isEnabled() == screens
