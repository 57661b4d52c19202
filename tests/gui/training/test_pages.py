"""The list, one session's page and the figures, by keys; what is refused is said where it happened."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.training import rules
from nanxi_desk.training.tab_form import FORMS
from nanxi_desk.training.tab_results import CAME, NEVER, OFFICE, PEOPLE
from nanxi_desk.training.tab_session import FORM, PAPERS, PERSON, ROSTER
from nanxi_desk.training.views import NewPerson, SessionFilter
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from tests.gui.training.conftest import TrainingDesk, open_training
from tests.support.homes import make_home
from tests.support.journals import MovableClock
from tests.support.trainings import YEAR, Trainings
from tests.support.windows import ENTER, ESC, press, typed, words_on

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def person(name: str, office: str = "NX03", unit: str = "华业居委会", phone: str = "") -> NewPerson:
    return NewPerson(name, office, unit, "委员", rules.COMMITTEE, phone)


def rows(training: TrainingDesk, count: int) -> None:
    """Wait until the session's page lists so many people."""
    table = training.page.session.table
    training.bot.waitUntil(lambda: table.rows.rowCount() == count, timeout=10_000)
    training.rest()


def test_repeated_sessions_are_made_in_one_step(training: TrainingDesk) -> None:
    press(Qt.Key.Key_F2)
    ui = training.page.list.form.ui
    for text, line in (
        ("自办沙龙", ui.field_programme),  # a programme that there was not
        ("读书会", ui.field_topic),
        ("11-22", ui.field_day),
        ("12-6、12-20 1-3", ui.field_repeat),
        ("19:00", ui.field_begin),
        ("20:30", ui.field_end),
    ):
        line.setFocus()
        typed(text)
    assert ui.field_tenths.placeholderText() == "2"
    press(ENTER, CTRL)
    training.bot.waitUntil(
        lambda: training.page.list.ui.told.text().startswith("已新建 4 场"), timeout=10_000
    )
    training.rest()
    made = training.trainings.training.page(SessionFilter())
    assert [row.day for row in made] == ["2027-01-03", "2026-12-20", "2026-12-06", "2026-11-22"]
    assert {row.programme for row in made} == {"自办沙龙"}
    assert training.page.list.table.rows.rowCount() == 3  # the chosen year's


def test_what_is_wrong_with_a_session_stands_beside_its_field(training: TrainingDesk) -> None:
    form = training.page.list.form
    form.save()
    assert form.ui.error_programme.isVisible()
    form.ui.field_programme.setEditText("治惠学堂")
    form.ui.field_topic.setText("议事")
    for day, begin, end, label in (
        ("13-40", "", "", "error_day"),
        ("11-22", "9点", "", "error_begin"),
        ("11-22", "10:00", "9:00", "error_end"),
    ):
        form.ui.field_day.setText(day)
        form.ui.field_begin.setText(begin)
        form.ui.field_end.setText(end)
        form.save()
        training.bot.waitUntil(getattr(form.ui, label).isVisible, timeout=10_000)
        assert form.ui.field_topic.text() == "议事"
    assert training.trainings.training.count(SessionFilter()) == 0


def test_people_of_one_name_are_chosen_before_a_list_is_taken(training: TrainingDesk) -> None:
    trainings = training.trainings
    before = trainings.session("第一课")
    trainings.invite(
        before, person("王芳", phone="13800001111"), person("王芳", "NX07", "听潮居委会", "13800002222")
    )
    session = trainings.session()
    training.open(session)
    press(Qt.Key.Key_F3)
    roster = training.page.session.roster
    roster.ui.text.setPlainText("王芳\n新来的\n")
    press(ENTER, CTRL)
    training.bot.waitUntil(lambda: roster.table.rows.rowCount() == 2, timeout=10_000)
    training.rest()
    assert roster.ui.summary.text() == "新增 1，同名待选 1"
    press(ENTER, CTRL)
    assert "还有 1 行同名" in roster.ui.told.text()
    roster.table.selectRow(0)
    press(ENTER)
    training.rest()
    press(ENTER)
    training.rest()
    assert roster.ui.summary.text() == "认出 1，新增 1"
    press(ENTER, CTRL)
    rows(training, 2)
    assert [row.name for row in trainings.attending.people(session)] == ["王芳", "新来的"]
    assert trainings.attending.people(session)[0].phone_tail in ("1111", "2222")
    assert len({row.person_id for row in trainings.attending.people(before)}) == 2


def test_one_person_is_marked_by_keys_and_undone(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"), person("韩志强"))
    training.open(session)
    page = training.page.session
    page.table.selectRow(1)
    training.bot.waitUntil(lambda: page.person.person is not None, timeout=10_000)
    training.rest()
    for key, status in (
        (Qt.Key.Key_2, "迟到"),
        (Qt.Key.Key_6, "缺勤"),
        (Qt.Key.Key_1, "出勤"),
        (Qt.Key.Key_9, "未登记"),
    ):
        press(key, ALT)
        training.rest()
        assert trainings.named(session, "韩志强").status == status
        assert status in page.person.ui.state.text()
    press(Qt.Key.Key_Z, CTRL)
    training.rest()
    assert trainings.named(session, "韩志强").status == "出勤"
    press(Qt.Key.Key_J, CTRL)
    training.rest()
    assert trainings.named(session, "韩志强").suspect
    assert "疑似代签" in page.person.ui.state.text()
    press(Qt.Key.Key_D, CTRL)
    rows(training, 2)  # who came stays, though uninvited from now on
    assert not trainings.named(session, "韩志强").invited


def test_two_entries_of_one_walk_in_become_one(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    for office in ("NX03", ""):
        trainings.attending.walk_in(trainings.actor, session, NewPerson("欧阳修文", office, role=rules.GUEST))
    training.open(session)
    rows(training, 2)
    page = training.page.session
    assert trainings.attending.tally(session).came == 2
    page.table.selectRow(0)
    training.bot.waitUntil(page.person.ui.doubt.isVisible, timeout=10_000)
    training.rest()
    press(Qt.Key.Key_M, CTRL)
    rows(training, 1)
    assert trainings.attending.tally(session).came == 1


def test_a_make_up_names_the_session_that_was_missed(training: TrainingDesk) -> None:
    trainings = training.trainings
    missed, session = trainings.session("第一课", "2026-11-20"), trainings.session("补课")
    (row,) = trainings.invite(missed, person("沈文娟"))
    trainings.attending.mark(trainings.actor, missed, row.person_id, "缺勤")
    (hit,) = trainings.rosters.find(session, "沈文娟")
    trainings.attending.walk_in(trainings.actor, session, hit.ref)
    training.open(session)
    rows(training, 1)
    page = training.page.session
    page.table.selectRow(0)
    training.bot.waitUntil(lambda: page.person.ui.makes_up.count() == 2, timeout=10_000)
    press(Qt.Key.Key_7, ALT)
    assert "补哪一场" in page.person.ui.told.text()
    page.person.ui.makes_up.setCurrentIndex(1)
    page.table.setFocus()
    press(Qt.Key.Key_7, ALT)
    training.rest()
    made = trainings.named(session, "沈文娟")
    assert (made.status, made.makes_up) == ("补课", missed)
    assert trainings.named(missed, "沈文娟").status == "缺勤"


def test_cards_narrow_the_people_and_escape_leads_back(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"), person("韩志强"), person("王芳"))
    trainings.came(session, "王芳")
    training.open(session)
    page = training.page.session
    page.cards["came"].click()
    rows(training, 1)
    press(ESC)
    rows(training, 3)
    press(Qt.Key.Key_F, CTRL)
    typed("hzq")
    rows(training, 1)
    press(ESC)
    rows(training, 3)
    press(Qt.Key.Key_F3)
    assert page.ui.panes.value() == ROSTER
    press(ESC)
    assert page.ui.panes.value() == PERSON
    press(ESC)
    training.rest()
    assert training.page.stack.currentWidget() is training.page.list


def test_a_session_is_altered_cancelled_and_restored(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    training.open(session)
    page = training.page.session
    press(Qt.Key.Key_H, CTRL)
    training.rest()
    assert page.ui.panes.value() == FORM
    assert page.form.ui.field_topic.text() == "应急处置"
    page.form.ui.field_place.setText("301 室")
    press(ENTER, CTRL)
    training.rest()
    assert training.row(session).place == "301 室"
    press(Qt.Key.Key_H, CTRL)
    training.rest()
    press(Qt.Key.Key_D, CTRL)
    training.rest()
    assert training.row(session).cancelled
    press(Qt.Key.Key_H, CTRL)
    training.rest()
    press(Qt.Key.Key_D, CTRL)
    training.rest()
    assert not training.row(session).cancelled


def test_every_total_opens_its_rows_and_heads_stand_apart(training: TrainingDesk) -> None:
    trainings = training.trainings
    session, second = trainings.session(), trainings.session("第二课", "2026-11-21")
    for each in (session, second):
        trainings.invite(each, person("沈文娟"), person("王芳", "NX07", "听潮居委会"), person("韩志强"))
    trainings.came(session, "沈文娟", "王芳")
    trainings.came(second, "沈文娟")
    trainings.session("大会", "2026-11-20", counted_only=True, headcount=100)
    page = training.page
    page.open_list()
    training.rest()
    told = [card.accessibleName() for card in page.list.cards.values()]
    assert [words.split()[:2] for words in told] == [
        ["场次", "3"], ["人次", "3"], ["人数", "2"], ["只计人数的人次", "100"],
    ]  # fmt: skip
    press(Qt.Key.Key_F5)
    training.rest()
    assert page.results.people.rows.rowCount() == 3
    for key, part, count in ((Qt.Key.Key_2, NEVER, 1), (Qt.Key.Key_7, CAME, 3), (Qt.Key.Key_5, OFFICE, 2)):
        page.results.setFocus()
        press(key, ALT)
        training.rest()
        assert page.results.ui.part.value() == part
        table = page.results.tables.currentWidget()
        assert table.rows.rowCount() == count, part  # type: ignore[attr-defined]
    page.results.bars.setFocus()
    page.results.bars.selectRow(0)
    press(ENTER)
    training.rest()
    bar = trainings.figures.report(*YEAR).by_office[0]
    assert page.results.came.rows.rowCount() == bar.totals.attendances
    page.results.show_part(PEOPLE)
    training.rest()
    page.results.people.setFocus()
    page.results.people.selectRow(0)
    press(ENTER)
    training.rest()
    assert page.results.came.rows.rowCount() == 2  # both sessions, came or not


def test_papers_are_shown_and_stored(training: TrainingDesk, tmp_path: Path) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, *(person(f"甲{n}", phone=f"1380000{n:04d}") for n in range(60)))
    training.open(session)
    page = training.page.session
    page.choose_pane(PAPERS)
    texts = {}
    for number, kind in enumerate(("blank", "filled", "labels", "roster", "absentees", "summary"), start=1):
        press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        training.rest()
        preview = page.printer.preview
        assert preview is not None
        file = tmp_path / f"{kind}.pdf"
        preview.ask_path = lambda _parent, _proposed, file=file: str(file)
        preview.save_as_pdf()
        training.bot.waitUntil(file.is_file, timeout=10_000)
        training.rest()
        texts[kind] = file
        training.window.activateWindow()
        training.bot.waitUntil(training.window.isActiveWindow)
        page.papers.focus_first()
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there")
    told = {kind: _pages(file) for kind, file in texts.items()}
    assert len(told["blank"]) > 2
    assert all("签到" in text and "姓名" in text for text in told["blank"][:2])
    assert "1380000" not in "".join(told["blank"])
    assert "0059" in "".join(told["blank"])
    assert len(told["labels"]) == 5


def _pages(file: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    return [page for page in done.stdout.split("\f") if page.strip()]


def test_a_year_is_exported_and_a_certificate_made(training: TrainingDesk, tmp_path: Path) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"))
    trainings.came(session, "沈文娟")
    page, file = training.page, tmp_path / "year.xlsx"
    page.ask_path = lambda _parent, _proposed: str(file)
    page.open_list()
    training.rest()
    press(Qt.Key.Key_F5)
    training.rest()
    page.results.setFocus()
    press(Qt.Key.Key_F8)
    training.bot.waitUntil(file.is_file, timeout=20_000)
    training.rest()
    page.results.people.setFocus()
    page.results.people.selectRow(0)
    press(Qt.Key.Key_H, CTRL)
    training.rest()
    assert page.printer.preview is not None
    assert page.printer.preview.windowTitle() == "培训学时证明"


def test_the_front_desk_signs_people_in_but_plans_nothing(
    qtbot: QtBot, tmp_path: Path, clock: MovableClock, tasks: Tasks, looks: Looks
) -> None:
    with make_home(tmp_path / "office", wall=clock) as home:
        trainings = Trainings(home, clock)
        session = trainings.session()
        trainings.invite(session, "沈文娟")
        home.actor = Actor(home.actor.id, home.actor.name, frozenset({"前台"}))
        training = open_training(qtbot, home, clock, tasks, looks)
        ui = training.page.list.ui
        assert not any(part.isEnabled() for part in (training.page.list.form, ui.new_session, ui.results))
        assert not any(card.isEnabled() for card in training.page.list.cards.values())
        training.door(session)
        typed("swj")
        press(ENTER)
        training.bot.waitUntil(lambda: training.page.door.ui.last_name.text() == "沈文娟", timeout=10_000)
        training.rest()
        assert trainings.named(session, "沈文娟").came
        tasks.end_long_work()


def test_the_chips_offer_every_form_of_the_rules() -> None:
    assert set(FORMS) == set(rules.FORMS)


def test_the_words_of_the_empty_list_say_what_to_do(training: TrainingDesk, hub: Home) -> None:
    del hub
    assert any("F2" in words for words in words_on(training.page.list))


def test_what_is_typed_is_there_again_after_a_change_of_person(training: TrainingDesk, looks: Looks) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"), person("韩志强"))
    page = training.page
    press(Qt.Key.Key_F2)
    page.list.form.ui.field_topic.setFocus()
    typed("读书会")
    training.open(session)
    press(Qt.Key.Key_F6)
    typed("2")
    press(ENTER)
    typed("c1")
    page.put_away()
    training.rest()
    again = open_training(training.bot, trainings.home, trainings.clock, training.tasks, looks)
    assert again.page.list.form.ui.field_topic.text() == "读书会"
    again.open(session)
    numbers = again.page.session.numbers
    assert numbers.ui.numbers.text() == "c1"
    assert numbers.table.rows.rowCount() == 1
    again.page.session.choose_pane("numbers")
    press(ENTER, CTRL)
    again.rest()
    assert [row.status for row in trainings.attending.people(session)] == ["迟到", "出勤"]
    assert numbers.typed() == {}
