"""数据交换 as a page: who sees it, partners, files that wait, keys, names, English, low screens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Actor
from nanxi_desk.widgets.chips import Chip
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.tasks import Cancellation, Tasks
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.main_window import MainWindow
from tests.support.exchange_windows import OpenExchange, Windows, in_conflict, partners, two_files
from tests.support.exchanges import HUB, Subdistrict, digest, log, take
from tests.support.parcels import use_parcels
from tests.support.windows import CTRL, ENTER, ESC, cut_words, focus, press, typed


@pytest.fixture(autouse=True)
def parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are parcels, see there: real workbooks have test_exchange_files."""
    use_parcels(monkeypatch)


SIZES = ((1366, 768), (1920, 1080), (1280, 690))
PORTABLE = QKeySequence.SequenceFormat.PortableText


def faces(opened: OpenExchange) -> Iterator[QWidget]:
    """The page with each of its panes, and while a workbook is written."""
    for key in opened.page.panes:
        opened.show_pane(key)
        yield opened.page
    opened.show_pane("partners")
    opened.page.partners._show_running(Cancellation())
    yield opened.page
    opened.page.partners._show_running(None)


def full(town: Subdistrict, windows: Windows) -> OpenExchange:
    """A page with partners, conflicts, a file with a question, and a plan for an undo."""
    hub, first, _requests = in_conflict(town, "改", "动")
    partners(hub, first)
    stranger = town.home("NX07")
    log(stranger, "孙若兰")
    opened = windows(hub)
    opened.drop(town.send(stranger))
    opened.until(opened.page.imports.ui.question.isVisible)
    return opened


def test_the_front_desk_does_not_see_the_page(
    town: Subdistrict, qtbot: QtBot, tasks: Tasks, looks: Looks, tmp_path: Path
) -> None:
    office = town.home("NX03")
    file = town.send(office)
    office.actor = Actor(office.actor.id, office.actor.name, frozenset({"前台"}))
    window = MainWindow(Desk(office, tasks, looks.theme), looks)
    qtbot.addWidget(window)
    window.show()
    window.show_page(0)
    opened = OpenExchange(qtbot, window, None, tasks, office)  # type: ignore[arg-type]
    opened.rest()
    assert "exchange" not in [kind.key for kind in window.kinds]
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))  # as every workbook with a password begins
    assert opened.drop(file)
    opened.says(window.notices.words, "查看数据交换的情况")
    opened.rest()


def test_a_file_that_waits_is_named_and_goes_on_by_itself(town: Subdistrict, windows: Windows) -> None:
    hub, office, first, second = two_files(town)
    take(hub, second)
    partners(hub, office)
    opened = windows(hub)
    opened.show_pane("waiting")
    waiting = opened.page.waiting
    opened.shows(waiting.table, 1)
    assert second.name in waiting.ui.name.text()
    assert "NX03" in waiting.ui.wanted.text()
    assert "--" not in waiting.ui.wanted.text()
    opened.drop(first)
    ui = opened.page.imports.ui
    opened.says(ui.summary, "等待的文件也会一起导入", second.name)
    press(ENTER, CTRL)
    opened.says(ui.told, "已接收")
    opened.show_pane("waiting")
    opened.shows(waiting.table, 0)
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_a_file_that_waits_is_dropped_by_two_presses(town: Subdistrict, windows: Windows) -> None:
    hub, _office, _first, second = two_files(town)
    take(hub, second)
    opened = windows(hub)
    opened.show_pane("waiting")
    waiting = opened.page.waiting
    opened.until(waiting.ui.discard.isVisible)
    press(Qt.Key.Key_Delete)
    opened.page.shown()  # read again in between
    opened.rest()
    assert "再按一次" in waiting.ui.discard.text()
    assert len(Exchange(hub).waiting()) == 1
    press(Qt.Key.Key_Delete)
    opened.says(waiting.ui.told, "已丢弃")
    opened.shows(waiting.table, 0)
    assert Exchange(hub).waiting() == ()


def test_partners_say_who_owes_a_file_and_what_they_lack(town: Subdistrict, windows: Windows) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    Exchange(hub).enrol(hub.actor, "NX05", "康定居委会", town.folder / "x.joining")
    opened = windows(hub)
    pane = opened.page.partners
    opened.shows(pane.table, 2)
    rows = opened.texts(pane.table)
    assert [row[1] for row in rows] == ["NX03", "NX05"]
    assert rows[1][0] == "欠文件"
    pane.table.setFocus()
    press(Qt.Key.Key_End)
    opened.says(pane.ui.owes, "没有收到过")
    assert pane.ui.password_label.text().endswith("已保存")
    press(Qt.Key.Key_Home)
    opened.says(pane.ui.password_label, "没有保存")
    press(Qt.Key.Key_F8)
    opened.says(pane.ui.password_error, "交换密码")
    opened.until(lambda: focus() is pane.ui.password)
    typed("abgemacht")
    press(Qt.Key.Key_S, CTRL)
    opened.says(pane.ui.told, "已保存")
    assert Exchange(hub).has_password("NX03")


def test_a_lost_computer_is_revoked_by_two_presses(town: Subdistrict, windows: Windows) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    take(hub, town.send(office))
    opened = windows(hub)
    pane = opened.page.partners
    opened.shows(pane.computers, 1)
    pane.computers.setFocus()
    press(Qt.Key.Key_Delete)
    opened.page.shown()
    opened.rest()
    assert "再按一次" in pane.ui.revoke.text()
    press(Qt.Key.Key_Delete)
    opened.says(pane.ui.told, "已停用")
    opened.until(lambda: opened.texts(pane.computers)[0][1].startswith("已停用"))
    [partner] = Exchange(hub).partners()
    assert partner.computers[0].state == "revoked"


def test_an_office_without_a_joining_file_names_its_hub(town: Subdistrict, windows: Windows) -> None:
    office = town.home("NX03")
    opened = windows(office)
    pane = opened.page.partners
    opened.until(pane.ui.join_panel.isVisible)
    pane.ui.join_code.setFocus()
    press(ENTER)
    opened.says(pane.ui.join_error, "单位代码")
    typed("nx00")
    press(Qt.Key.Key_Tab)
    typed("verabredet")
    press(ENTER)
    opened.shows(pane.table, 1)
    opened.until(lambda: not pane.ui.join_panel.isVisible())
    assert Exchange(office).has_password("NX00")


def test_the_panes_turn_by_keys_and_every_key_is_shown(town: Subdistrict, windows: Windows) -> None:
    opened = full(town, windows)
    seen = []
    for _turn in opened.page.panes:
        press(Qt.Key.Key_PageDown, CTRL)
        opened.rest()
        seen.append(opened.page.chips.value())
    assert sorted(seen) == sorted(opened.page.panes)
    told = []
    keys = set()
    for face in faces(opened):
        keys |= {s.key().toString(PORTABLE) for s in face.findChildren(QShortcut)}
        for widget in face.findChildren(QWidget):
            told += [widget.toolTip(), str(widget.property("text") or "")]
    shown = " ".join(told)
    aliases = {"Ctrl+Return": "Ctrl+Enter", "Ctrl+PgDown": "Ctrl+PgDn"}
    keys -= {f"Alt+{number}" for number in range(3, 10)}  # on values beside the first two
    assert sorted(key for key in keys if aliases.get(key, key) not in shown) == []


def test_every_button_is_reached_without_a_mouse(town: Subdistrict, windows: Windows) -> None:
    opened = full(town, windows)
    unreached = [
        button.text()
        for face in faces(opened)
        for button in face.findChildren(QAbstractButton)
        if button.isVisible()
        and not isinstance(button, Chip)
        and not button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreached == []


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_everything_has_its_room_in_english(
    town: Subdistrict, windows: Windows, looks: Looks, text_size: str
) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    opened = full(town, windows)
    for size in SIZES:
        opened.window.resize(*size)
        for face in faces(opened):
            opened.bot.waitUntil(lambda face=face, size=size: has_its_room(opened, face, size))


def has_its_room(opened: OpenExchange, face: QWidget, size: tuple[int, int]) -> None:
    """Layouts follow a change of size with a later event, so this is asked until it holds."""
    assert (opened.window.width(), opened.window.height()) == size
    inside = opened.window.rect()
    for button in face.findChildren(QPushButton):
        where = button.mapTo(opened.window, button.rect().center())
        assert not button.isVisible() or inside.contains(where), button.text()
    assert list(cut_words(face)) == []


def test_a_page_speaks_english_and_chinese_again(town: Subdistrict, windows: Windows, looks: Looks) -> None:
    opened = full(town, windows)
    opened.show_pane("partners")
    for language, words in (("en", "Write workbook…"), ("zh", "写出工作簿…")):
        looks.change(replace(looks.preferences, language=language), keep=False)
        opened.until(lambda words=words: words in opened.page.partners.ui.export_.text())
        opened.shows(opened.page.partners.table, 1)
    press(ESC)
