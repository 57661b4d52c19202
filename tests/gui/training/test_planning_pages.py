"""Months, programmes, copied rosters, conflicts and narrowed figures, by keys."""

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nanxi_desk.training.tab_results import PROGRAMME
from nanxi_desk.window.exchange_tab import ExchangeTab
from tests.gui.training.conftest import TrainingDesk
from tests.support.windows import ENTER, ESC, press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def results(training: TrainingDesk) -> None:
    """F5 from the list."""
    training.page.open_list()
    training.rest()
    press(Qt.Key.Key_F5)
    training.rest()


def sessions_told(training: TrainingDesk) -> str:
    """The number on the card of 场次."""
    return training.page.results.cards["sessions"].accessibleName().split()[1]


def test_a_month_is_looked_at_and_exported(training: TrainingDesk, tmp_path: Path) -> None:
    training.trainings.session()
    training.trainings.session("第一课", "2026-10-20")
    results(training)
    assert sessions_told(training) == "2"
    press(Qt.Key.Key_M, ALT)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)  # November
    training.rest()
    assert sessions_told(training) == "1"
    proposed: list[str] = []

    def ask(_parent: QWidget, name: str) -> str:
        proposed.append(name)
        return str(tmp_path / name)

    training.page.ask_path = ask
    press(Qt.Key.Key_F8)
    training.bot.waitUntil(lambda: "已存到" in training.page.results.ui.told.text(), timeout=20_000)
    assert proposed == ["培训月报 2026-11.xlsx"]
    totals = load_workbook(tmp_path / proposed[0]).worksheets[0]
    assert "培训月报 2026-11" in str(totals.cell(1, 1).value)
    press(Qt.Key.Key_M, ALT)
    press(Qt.Key.Key_Home)
    training.rest()
    assert sessions_told(training) == "2"


def test_a_programme_is_renamed_withdrawn_and_offered_again(training: TrainingDesk) -> None:
    service, actor = training.trainings.training, training.trainings.actor
    made = service.add_programme(actor, "自办沙龙")
    training.page.open_list()
    training.rest()
    press(Qt.Key.Key_F4)
    training.rest()
    pane = training.page.list.programmes
    assert pane.isVisible()
    assert not training.page.list.form.isVisible()
    last = pane.table.rows.rowCount() - 1  # own ones stand last
    pane.table.selectRow(last)
    training.bot.waitUntil(lambda: pane.ui.field_name.text() == "自办沙龙")
    pane.ui.field_name.setText("治惠学堂")
    press(ENTER, CTRL)
    training.bot.waitUntil(pane.ui.told.isVisible, timeout=10_000)
    assert "同名" in pane.ui.told.text()
    pane.ui.field_name.setText("周末沙龙")
    press(ENTER, CTRL)
    training.rest()
    assert {p.name for p in service.programmes() if p.id == made} == {"周末沙龙"}
    for offered in (False, True):
        press(Qt.Key.Key_D, CTRL)
        training.rest()
        assert (made in {p.id for p in service.programmes()}) is offered
        assert (training.page.list.form.ui.field_programme.findData(made) >= 0) is offered
    press(ESC)
    assert training.page.list.form.isVisible()


def test_the_roster_of_another_session_is_copied(training: TrainingDesk) -> None:
    trainings = training.trainings
    first, session = trainings.session("第一课", "2026-11-20"), trainings.session("第二课")
    trainings.invite(first, "沈文娟", "韩志强")
    training.open(session)
    press(Qt.Key.Key_F3)
    training.rest()
    press(Qt.Key.Key_R, CTRL)
    assert training.page.session.roster.ui.told.isVisible()
    press(Qt.Key.Key_R, ALT)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CTRL)
    training.bot.waitUntil(lambda: training.page.session.table.rows.rowCount() == 2, timeout=10_000)
    training.rest()
    there = {row.person_id for row in trainings.attending.people(session, "invited")}
    assert there == {row.person_id for row in trainings.attending.people(first, "invited")}


def test_who_stands_differently_at_two_places_leads_to_the_conflicts(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    (row,) = trainings.invite(session, "沈文娟")
    training.open(session)
    page = training.page.session
    page.person.show_person(training.row(session), row)
    assert not page.person.ui.conflict.isVisible()
    press(Qt.Key.Key_G, CTRL)
    assert page.isVisible()
    page.person.show_person(training.row(session), replace(row, conflict=True))
    assert page.person.ui.conflict.isVisible()
    press(Qt.Key.Key_G, CTRL)
    training.bot.waitUntil(
        lambda: any(tab.inbox.isVisible() for tab in training.window.findChildren(ExchangeTab)),
        timeout=10_000,
    )
    training.rest()


def test_figures_are_narrowed_to_a_programme_and_widened_again(training: TrainingDesk) -> None:
    trainings = training.trainings
    one, other = trainings.training.programmes()[:2]
    session = trainings.session(programme_id=one.id)
    second = trainings.session("第二课", "2026-11-21", programme_id=other.id)
    for each in (session, second):
        trainings.invite(each, "沈文娟")
        trainings.came(each, "沈文娟")
    results(training)
    page = training.page.results
    page.show_part(PROGRAMME)
    training.rest()
    assert (sessions_told(training), page.bars.rows.rowCount()) == ("2", 2)
    press(Qt.Key.Key_P, ALT)
    for _step in range(page.ui.programme.findData(other.id)):
        press(Qt.Key.Key_Down)
    training.rest()
    assert (sessions_told(training), page.bars.rows.rowCount()) == ("1", 1)
    assert f"只含：{other.name}" in page.ui.definitions.text()
    press(Qt.Key.Key_7, ALT)
    training.rest()
    assert page.came.rows.rowCount() == 1
    press(Qt.Key.Key_P, ALT)
    press(Qt.Key.Key_Home)
    training.rest()
    assert sessions_told(training) == "2"
    press(Qt.Key.Key_O, ALT)
    press(Qt.Key.Key_End)
    training.rest()
    assert page.ui.office.currentData() == "*"  # the hub's own: it knows no other host
    assert sessions_told(training) == "2"
