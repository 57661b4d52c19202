"""The sign: what it says, that it is read from afar, where it stands, and that it follows the person."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rota import WHOLE_DAY, Rota
from nanxi_desk.core.settings import Preferences
from nanxi_desk.widgets.afar import SMALLEST
from nanxi_desk.widgets.sign import SignDuty, SignWindow, free_screen
from nanxi_desk.widgets.tasks import Tasks
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.sign_place import SignPlace, sign_duty
from tests.support.homes import ADMIN, make_home
from tests.support.journals import MovableClock
from tests.support.project import ROOT

TUESDAY = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)  # 09:05 at the office
DUTY = SignDuty("沈文娟", "全岗通社工", "华业居委会", "李明")
LONG = SignDuty(
    "Muhammad Abdurrahman",
    "居委会副主任兼全岗通社工",
    "南京西路街道社区事务受理服务中心华业居民委员会",
    "阿卜杜热西提·买买提",
)


@pytest.fixture
def sign(qtbot: QtBot, looks: Looks) -> SignWindow:
    made = SignWindow(looks.theme, lambda: TUESDAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


def texts(sign: SignWindow) -> list[str]:
    return [line.text for line in sign.lines()]


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_it_says_who_is_asked_first_and_who_stands_in(sign: SignWindow) -> None:
    sign.show_duty(DUTY)
    assert texts(sign) == [
        "华业居委会",
        "2026年11月24日 星期二",
        "今日我接待",
        "沈文娟",
        "全岗通社工",
        "首问负责：您问到我，就由我负责到底，直到有答复。",
        "我不在时，请找 李明（B岗）",
        "09:05",
    ]
    assert sign.accessibleName() == "今日我接待 沈文娟 全岗通社工"
    sign.show_person("李明")
    assert "李明" in texts(sign)
    assert "华业居委会" in texts(sign)
    assert not any("请找" in text for text in texts(sign))


@pytest.mark.parametrize("duty", [DUTY, LONG, SignDuty()])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1280, 1024), (800, 1280), (1024, 600)])
def test_every_text_is_large_and_has_its_room(
    sign: SignWindow, looks: Looks, duty: SignDuty, size: tuple[int, int]
) -> None:
    sign.resize(*size)
    sign.show_duty(duty)
    least = SMALLEST * min(size[0] / 1366, size[1] / 768)
    lines = sign.lines()
    assert min(line.px for line in lines) >= least - 1
    for line in lines:
        font = QFont(looks.theme.font("body", bold=line.bold))
        font.setPixelSize(line.px)
        room = QRect(0, 0, line.place.width(), 10**6)
        needed = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), line.text)
        assert needed.height() <= line.place.height(), line.text
        assert needed.width() <= line.place.width(), line.text
        assert sign.rect().contains(line.place), line.text
    for index, line in enumerate(lines):
        assert not [other.text for other in lines[index + 1 :] if line.place.intersects(other.place)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(sign: SignWindow, looks: Looks, theme: str) -> None:
    looks.theme.use(Preferences(theme=theme))
    sign.show_duty(DUTY)
    ground = luminance(looks.theme.colour("rail"))
    for line in sign.lines():
        text = luminance(looks.theme.colour(line.colour))
        assert (max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 7, line.text


def test_it_is_painted_and_its_clock_goes(qtbot: QtBot, looks: Looks) -> None:
    clock = MovableClock(TUESDAY)
    sign = SignWindow(looks.theme, clock.now)
    qtbot.addWidget(sign)
    sign.resize(1366, 768)
    sign.show_duty(DUTY)
    with qtbot.waitExposed(sign):
        sign.show()
    ground = looks.theme.colour("rail").rgb()
    picture = sign.grab().toImage()
    assert picture.pixel(2, 2) == ground
    name = sign.lines()[3].place
    assert any(picture.pixel(x, name.center().y()) != ground for x in range(name.left(), name.left() + 400))
    clock.move(minutes=1)
    sign._tick()
    qtbot.waitUntil(lambda: sign.grab().toImage() != picture)
    assert texts(sign)[-1] == "09:06"


@pytest.mark.parametrize("by", ["esc", "f11", "double click"])
def test_it_closes_where_it_hides_the_desk(qtbot: QtBot, sign: SignWindow, by: str) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    sign.open_beside(desk)
    qtbot.waitUntil(sign.isVisible)
    with qtbot.waitSignal(sign.closed):
        if by == "double click":
            QTest.mouseDClick(sign, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        else:
            QTest.keyClick(sign, Qt.Key.Key_Escape if by == "esc" else Qt.Key.Key_F11)
    assert not sign.isVisible()


def test_the_second_screen_is_the_one_the_desk_is_not_on() -> None:
    screens = QApplication.screens()
    assert free_screen(screens, screens[0]) is (screens[1] if len(screens) > 1 else None)
    left, right = object(), object()
    assert free_screen([left, right], left) is right  # type: ignore[list-item, arg-type]
    assert free_screen([left, right], right) is left  # type: ignore[list-item, arg-type]


TWO_SCREENS = """
import sys
from datetime import UTC, datetime
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from nanxi_desk.widgets.sign import SignWindow
from nanxi_desk.widgets.theme import Theme

app = QApplication(sys.argv)
desk = QWidget()
desk.show()
desk.activateWindow()
assert QTest.qWaitForWindowActive(desk)
sign = SignWindow(Theme(app), lambda: datetime.now(UTC))
sign.open_beside(desk)
assert QTest.qWaitForWindowExposed(sign)
assert QTest.qWaitForWindowActive(desk)
print(desk.screen().name(), sign.screen().name(), sign.isFullScreen(), sign.width(), sign.height())
for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
    QTest.keyClick(sign, key)
QTest.mouseDClick(sign, Qt.MouseButton.LeftButton)
sign.close()
print(sign.isVisible())
sign.take_away()
print(sign.isVisible())
"""


def test_on_two_screens_it_fills_the_other_and_leaves_the_keyboard(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width, height in (("desk", 0, 1366, 768), ("hall", 1366, 1920, 1080))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"windowFrameMargins": False, "screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    place, visitor, staff = (*done.stdout.splitlines(), "", "", "")[:3]
    assert (place, done.returncode) == ("desk hall True 1920 1080", 0), done.stderr
    assert (visitor, staff) == ("True", "False"), "no visitor closes it there, the desk does"


@pytest.fixture
def staffed(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "staffed", wall=MovableClock(TUESDAY))
    with home.journal.write(home.actor.id) as writing:
        writing.create(Staff(id=new_id(), scope=home.office, name="李明", post="社工"))
    return home


def test_the_rota_feeds_it_and_the_acting_person_is_asked_first(staffed: Home) -> None:
    with staffed as home:
        assert sign_duty(home) == SignDuty(ADMIN, "管理员", "华业居委会", "")
        ids = {person.name: person.id for person in Rota(home).people()}
        Rota(home).set_shift(home.actor, TUESDAY.date(), WHOLE_DAY, ids[ADMIN], ids["李明"])
        assert sign_duty(home).substitute == "李明"
        home.actor = Actor(ids["李明"], "李明", home.actor.roles)
        # B岗 has come to the desk: the sign names whoever acts, A岗 stands in.
        assert sign_duty(home) == SignDuty("李明", "社工", "华业居委会", ADMIN)


def test_it_follows_the_person_and_outlives_the_window(
    qtbot: QtBot, staffed: Home, tasks: Tasks, looks: Looks
) -> None:
    theme: Theme = looks.theme
    place = SignPlace(theme, tasks)
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.show()
    with staffed as home:
        place.toggle(home, desk)
        assert place.window is not None
        qtbot.addWidget(place.window)
        qtbot.waitUntil(lambda: place.window is not None and place.window.duty.post == "管理员")
        place.nobody()
        assert place.window.duty == SignDuty(office="华业居委会")
        other = next(person for person in Rota(home).people() if person.name == "李明")
        home.actor = Actor(other.id, other.name, home.actor.roles)
        place.follow(home)
        qtbot.waitUntil(lambda: place.window is not None and place.window.duty.name == "李明")
        place.toggle(home, desk)
        assert not place.is_open
        qtbot.waitUntil(lambda: tasks.idle)
