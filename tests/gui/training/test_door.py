"""The door: names, pinyin, phone tails, numbers, scanners; one key per person; nothing lost, all undone."""

import gc
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nanxi_desk.training import rules
from nanxi_desk.training.tab_door_parts import only_one, scanned_code
from nanxi_desk.training.views import DoorHit, NewPerson
from nanxi_desk.window.looks import Looks
from tests.gui.training.conftest import TrainingDesk
from tests.support.windows import ENTER, ESC, press, typed

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DOWN = Qt.Key.Key_Down


def person(name: str, phone: str = "", office: str = "NX03", unit: str = "华业居委会") -> NewPerson:
    return NewPerson(name, office, unit, "委员", rules.COMMITTEE, phone)


def said(training: TrainingDesk) -> str:
    door = training.page.door
    return f"{door.ui.last_name.text()} {door.ui.last_words.text()}"


def shown(training: TrainingDesk, text: str) -> None:
    """Wait until the door says something."""
    training.bot.waitUntil(lambda: text in said(training), timeout=10_000)
    training.rest()


def hits(training: TrainingDesk, count: int) -> None:
    """Wait until so many people are offered."""
    training.bot.waitUntil(lambda: training.page.door.hits.rows.rowCount() == count, timeout=10_000)
    training.rest()


def test_pinyin_and_enter_sign_somebody_in(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟", "13800001234"), person("王芳"), person("王芬"))
    training.door(session)
    typed("swj")
    hits(training, 1)
    press(ENTER)
    shown(training, "沈文娟")
    assert "已签到 09:00" in said(training)
    row = trainings.named(session, "沈文娟")
    assert (row.status, row.way) == ("出勤", "按键")
    assert training.page.door.ui.search.text() == ""
    assert training.page.door.ui.search.hasFocus()


def test_enter_before_the_answer_marks_whoever_alone_is_meant(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟", "13800001234"), person("韩志强", "13800005678"))
    training.door(session)
    for text in ("1234", "2"):  # a phone's tail, a number of the list; nobody waits in between
        typed(text)
        press(ENTER)
    training.bot.waitUntil(lambda: trainings.attending.tally(session).came == 2, timeout=10_000)
    training.rest()
    assert [row.name for row in trainings.attending.people(session, "came")] == ["沈文娟", "韩志强"]


def test_of_two_of_one_name_somebody_has_to_choose(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(
        session, person("王芳", "13800001111"), person("王芳", "13800002222", "NX07", "听潮居委会")
    )
    training.door(session)
    typed("王芳")
    press(ENTER)
    shown(training, "有 2 位，请选")
    assert trainings.attending.tally(session).came == 0
    assert training.page.door.ui.search.text() == "王芳"  # nothing typed is lost
    hits(training, 2)
    press(DOWN)
    press(DOWN)
    press(ENTER)
    shown(training, "听潮居委会")
    typed("王芳")
    hits(training, 2)
    press(Qt.Key.Key_1, ALT)
    shown(training, "华业居委会")
    assert trainings.attending.tally(session).came == 2


def test_scans_are_never_mixed_up_however_fast_they_come(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    people = trainings.invite(session, *(person(f"甲{n}") for n in range(12)))
    training.door(session)
    typed("王")  # half a name, when the scanner goes off
    for each in people:
        QTest.keyClicks(training.page.door.ui.search, each.code)
        press(ENTER)
    training.bot.waitUntil(lambda: trainings.attending.tally(session).came == 12, timeout=10_000)
    training.rest()
    assert {row.way for row in trainings.attending.people(session, "came")} == {"扫码"}
    assert training.page.door.cards["came"].accessibleName().startswith("已到 12")
    QTest.keyClicks(training.page.door.ui.search, people[0].code)
    press(ENTER)
    shown(training, "已经登记过了")
    QTest.keyClicks(training.page.door.ui.search, "0" * rules.CODE_DIGITS)
    press(ENTER)
    shown(training, "没有登记过的号码")


def test_late_and_signing_out_and_undo(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session(needs_out=True)
    trainings.invite(session, person("沈文娟"), person("韩志强"))
    training.door(session)
    trainings.clock.move(minutes=11)
    typed("hzq")
    press(ENTER)
    shown(training, "迟到")
    assert training.page.door.cards["late"].accessibleName().startswith("迟到 1")
    press(Qt.Key.Key_F8)
    trainings.clock.move(minutes=80)
    typed("hzq")
    press(ENTER)
    shown(training, "已签退 10:31")
    assert "早退" in said(training)
    press(Qt.Key.Key_Z, CTRL)
    shown(training, "已撤销")
    row = trainings.named(session, "韩志强")
    assert (row.in_at, row.out_at) == ("09:11", "")
    press(Qt.Key.Key_Z, CTRL)
    training.bot.waitUntil(lambda: trainings.named(session, "韩志强").status == rules.UNMARKED)
    press(Qt.Key.Key_Z, CTRL)
    shown(training, "没有可以撤销的签到")


def test_a_walk_in_is_entered_with_the_keyboard(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"))
    training.door(session)
    typed("欧阳修文")
    press(ENTER)
    shown(training, "没有找到")
    press(Qt.Key.Key_F6)
    form = training.page.door.walk_in
    assert form.lines["name"].text() == "欧阳修文"
    training.bot.waitUntil(form.lines["phone"].hasFocus)
    typed("139")  # neither a phone nor its tail
    press(ENTER)
    training.rest()
    if form.isVisible():  # what is refused stays as it was typed
        assert form.error.isVisible()
        form.lines["phone"].setText("5678")
        press(ENTER)
    shown(training, "欧阳修文")
    row = trainings.named(session, "欧阳修文")
    assert (row.invited, row.status, row.phone_tail) == (False, "出勤", "5678")
    assert training.page.door.ui.search.hasFocus()
    assert training.page.door.cards["walk_ins"].accessibleName().startswith("临时到场 1")


def test_a_card_is_bound_once_and_known_from_then_on(training: TrainingDesk) -> None:
    trainings = training.trainings
    session, other = trainings.session(), trainings.session("第二课")
    trainings.invite(session, person("沈文娟"))
    trainings.rosters.copy_from(trainings.actor, other, session)
    training.door(session)
    typed("0012345678")
    press(ENTER)
    shown(training, "没有登记过的号码")
    typed("swj")
    press(ENTER)
    shown(training, "沈文娟")
    press(Qt.Key.Key_B, CTRL)
    shown(training, "卡已绑定")
    training.door(other)
    typed("0012345678")
    press(ENTER)
    shown(training, "沈文娟")
    assert trainings.named(other, "沈文娟").way == "扫码"


def test_another_language_leaves_what_was_said(training: TrainingDesk, looks: Looks) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"))
    training.door(session)
    typed("swj")
    press(ENTER)
    shown(training, "沈文娟")
    looks.change(replace(looks.preferences, language="en"), keep=False)
    training.bot.waitUntil(lambda: "Undo" in training.page.door.ui.undo.text(), timeout=10_000)
    assert "沈文娟" in said(training)
    looks.change(replace(looks.preferences, language="zh"), keep=False)


def test_a_translator_that_goes_tells_no_window(training: TrainingDesk, looks: Looks, tmp_path: Path) -> None:
    told = []

    class Ear(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LanguageChange:
                told.append(event.type())
            return False

    ear = Ear()
    training.window.installEventFilter(ear)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    other = Looks(app, tmp_path / "other")
    del other
    gc.collect()
    training.rest()
    app.processEvents()
    assert not told
    assert looks.preferences.language == "zh"


def test_escape_leads_back_and_the_second_screen_shows_who_came(training: TrainingDesk) -> None:
    trainings = training.trainings
    session = trainings.session()
    trainings.invite(session, person("沈文娟"))
    training.door(session)
    press(Qt.Key.Key_F12)
    screen = training.page.door.screen_window
    assert screen is not None
    training.bot.waitUntil(screen.isVisible)
    training.window.activateWindow()
    training.bot.waitUntil(training.window.isActiveWindow)
    training.page.door.ui.search.setFocus()
    typed("swj")
    press(ENTER)
    shown(training, "沈文娟")
    assert screen.words.name == "沈文娟"
    assert screen.words.count == "已到 1 / 1"
    press(Qt.Key.Key_F12)
    assert not screen.isVisible()
    typed("x")
    press(ESC)
    assert training.page.door.ui.search.text() == ""
    press(ESC)
    training.rest()
    assert training.page.stack.currentWidget() is training.page.session


def test_three_hundred_in_a_queue_take_less_than_a_tenth_of_a_second_each(training: TrainingDesk) -> None:
    """Measured as work of this process, window and database together: other programs do not count."""
    trainings = training.trainings
    session = trainings.session()
    people = trainings.invite(session, *(person(f"人{n}") for n in range(300)))
    training.door(session)
    line = training.page.door.ui.search
    begun = time.process_time()
    for each in people[:40]:
        line.setText(each.code)
        press(ENTER)
        shown(training, each.name)
    assert (time.process_time() - begun) / 40 < 0.1


def test_a_code_is_told_from_a_name_and_a_phone() -> None:
    assert scanned_code("123456789012345") == "123456789012345"
    assert scanned_code("王123456789012345") == "123456789012345"
    assert scanned_code("13800001234") == ""
    assert scanned_code("swj") == ""
    assert only_one([DoorHit(None)]) == DoorHit(None)
    assert only_one([DoorHit(None), DoorHit(None)]) is None
