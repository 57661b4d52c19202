"""设置 › 人员 by keys: a colleague gets a login, a PIN is set, each error stands beside its field."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_people import PeopleSection
from tests.support.homes import PASSWORD
from tests.support.windows import CTRL, ENTER, TAB, focus, press, typed

WAIT_MS = 20_000


@pytest.fixture
def section(qtbot: QtBot, home: Home, tasks: Tasks, looks: Looks) -> PeopleSection:
    made = PeopleSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(made)
    made.resize(1180, 620)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.shown()
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)
    return made


def fill(entry: QLineEdit, text: str) -> None:
    entry.setFocus()
    entry.selectAll()
    typed(text)


def rows(section: PeopleSection) -> list[str]:
    return [section.ui.people.item(row).text() for row in range(section.ui.people.count())]


def colleague(section: PeopleSection, bot: QtBot, tasks: Tasks) -> None:
    fill(section.ui.name, "李明")
    press(TAB)
    typed("社工")
    while focus() is not section.ui.password:  # past the roles
        press(TAB)
    typed("another-pass-2")
    press(TAB)
    typed("another-pass-2")
    press(ENTER)
    bot.waitUntil(lambda: section.ui.told.text().startswith("✓"), timeout=WAIT_MS)
    bot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)


def refused(section: PeopleSection, bot: QtBot, label: QLabel, entry: QLineEdit) -> None:
    """One sentence beside the field, which has the keyboard; what was typed stays."""
    bot.waitUntil(label.isVisible, timeout=WAIT_MS)
    assert label.text()
    assert focus() is entry
    assert entry.accessibleDescription() == label.text()
    assert section.ui.told.text() == ""


def test_a_colleague_is_added_by_keys_and_can_log_in(
    section: PeopleSection, qtbot: QtBot, tasks: Tasks, home: Home
) -> None:
    colleague(section, qtbot, tasks)
    assert "李明 · 社工 · 前台 · 还没换密码" in rows(section)
    assert [e.text() for e in (section.ui.name, section.ui.password, section.ui.again)] == ["", "", ""]
    assert home.access.enter("李明", "another-pass-2").name == "李明"


def test_two_different_passwords_are_told_and_kept(section: PeopleSection, qtbot: QtBot, home: Home) -> None:
    fill(section.ui.name, "李明")
    fill(section.ui.password, "another-pass-2")
    fill(section.ui.again, "another-pass-3")
    press(ENTER, CTRL)
    refused(section, qtbot, section.ui.error_password, section.ui.again)
    assert section.ui.name.text() == "李明"
    assert len(home.access.members()) == 1


def test_a_name_that_is_there_is_told_beside_it(section: PeopleSection, qtbot: QtBot, home: Home) -> None:
    fill(section.ui.name, home.actor.name)
    fill(section.ui.password, "another-pass-2")
    fill(section.ui.again, "another-pass-2")
    press(ENTER)
    refused(section, qtbot, section.ui.error_name, section.ui.name)


def test_a_pin_is_set_and_taken_away(section: PeopleSection, qtbot: QtBot, tasks: Tasks, home: Home) -> None:
    fill(section.ui.pin, "1234")
    press(ENTER)
    refused(section, qtbot, section.ui.error_pin, section.ui.pin)
    fill(section.ui.pin, "2580")
    assert not section.ui.error_pin.isVisible(), "the sentence goes when somebody types on"
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(section.ui.remove_pin.isVisible, timeout=WAIT_MS)
    assert home.access.members()[0].has_pin
    section.ui.remove_pin.click()
    qtbot.waitUntil(lambda: not section.ui.remove_pin.isVisible(), timeout=WAIT_MS)
    assert not home.access.members()[0].has_pin
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)


def test_the_own_password_is_changed(
    section: PeopleSection, qtbot: QtBot, tasks: Tasks, home: Home, tmp_path: Path
) -> None:
    fill(section.ui.old, "falsch")
    fill(section.ui.new_password, "a-new-password")
    press(ENTER)
    refused(section, qtbot, section.ui.error_old, section.ui.old)
    fill(section.ui.old, PASSWORD)
    fill(section.ui.new_password, "short")
    press(ENTER)
    refused(section, qtbot, section.ui.error_old, section.ui.new_password)
    fill(section.ui.new_password, "a-new-password")
    press(ENTER)
    qtbot.waitUntil(lambda: section.ui.told.text().startswith("✓"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)
    assert home.access.enter(home.actor.name, "a-new-password").name == home.actor.name


def test_a_login_is_ended_and_given_back(
    section: PeopleSection, qtbot: QtBot, tasks: Tasks, home: Home
) -> None:
    colleague(section, qtbot, tasks)
    section.ui.people.setCurrentRow(next(n for n, row in enumerate(rows(section)) if row.startswith("李明")))
    fill(section.ui.own, "falsch")
    press(Qt.Key.Key_F8)
    refused(section, qtbot, section.ui.error_own, section.ui.own)
    fill(section.ui.own, PASSWORD)
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: any("不能登录" in row for row in rows(section)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)
    assert "给予登录" in section.ui.end_login.text()
    fill(section.ui.own, "short")
    press(ENTER)
    refused(section, qtbot, section.ui.error_own, section.ui.own)
    fill(section.ui.own, "a-third-pass-3")
    press(ENTER)
    qtbot.waitUntil(lambda: not any("不能登录" in row for row in rows(section)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)
    assert home.access.enter("李明", "a-third-pass-3").name == "李明"


def test_roles_are_ticked_and_the_last_administrator_keeps_his(
    section: PeopleSection, qtbot: QtBot, tasks: Tasks, home: Home
) -> None:
    colleague(section, qtbot, tasks)
    section.ui.people.setCurrentRow(next(n for n, row in enumerate(rows(section)) if row.startswith("李明")))
    assert section.ui.roles.chosen() == ("前台",)
    section.ui.roles.ticks["委员"].click()
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("前台、委员" in row for row in rows(section)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tasks.idle, timeout=WAIT_MS)
    section.ui.people.setCurrentRow(next(n for n, row in enumerate(rows(section)) if home.actor.name in row))
    section.ui.roles.ticks["管理员"].click()
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(section.ui.error_roles.isVisible, timeout=WAIT_MS)
    assert "管理员" in section.ui.error_roles.text()
    assert home.actor.can("people.edit")


def test_who_may_not_manage_people_reads_why(home: Home, qtbot: QtBot, tasks: Tasks, looks: Looks) -> None:
    home.actor = Actor(home.actor.id, home.actor.name, frozenset({"前台"}))
    made = PeopleSection(Desk(home, tasks, looks.theme))
    qtbot.addWidget(made)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: tasks.idle and made.ui.people.count() == 1, timeout=WAIT_MS)
    assert not made.ui.add.isEnabled()
    assert not made.ui.end_login.isEnabled()
    assert "管理员" in made.ui.end_words.text()
    assert made.ui.pin.isEnabled()
