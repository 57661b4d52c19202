"""评价器 and 评价标签 in the settings: a pad learned key by key, tested, kept; tags altered by an office."""

import os
import tty
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nanxi_desk.satisfaction.pad_keeping import keep_pad, pad_here
from nanxi_desk.satisfaction.pad_profiles import BARE, KEYS, SERIAL, shipped_profiles
from nanxi_desk.satisfaction.tab_pad import PadSection
from nanxi_desk.satisfaction.tab_tags import RatingTagsSection
from nanxi_desk.window.settings_page import SettingsPage
from tests.gui.satisfaction.conftest import CTRL, RatingDesk, press

FRAMED = next(profile for profile in shipped_profiles() if profile.key == "serial-5-framed")


@dataclass
class Line:
    """The far end of a pseudo-terminal."""

    far: int
    port: str


@pytest.fixture
def line() -> Iterator[Line]:
    if os.name == "nt":
        pytest.skip("pseudo-terminals are not to be had on Windows")
    far, near = os.openpty()
    tty.setraw(near)
    made = Line(far, os.ttyname(near))
    os.close(near)
    yield made
    os.close(far)


def section(made: RatingDesk) -> PadSection:
    settings = made.desk.window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    found = settings.section(PadSection)
    assert isinstance(found, PadSection)
    made.wait(lambda: found._read_once)
    made.desk.rest()
    return found


def heard(pad: PadSection) -> list[str]:
    return [pad.ui.heard.item(row).text() for row in range(pad.ui.heard.count())]


def test_a_serial_pad_is_learned_tested_and_kept(rating_desk: RatingDesk, line: Line) -> None:
    pad = section(rating_desk)
    pad.ui.profile.setFocus()
    pad.ui.port.setEditText(line.port)
    press(Qt.Key.Key_F6)
    rating_desk.wait(lambda: "已接上，请按评价器" in heard(pad))
    for code, then in ((b"\x7a\x05", "“满意”"), (b"\x7a\x04", "“基本满意”"), (b"\x7a\x04", "“基本满意”")):
        os.write(line.far, code)
        rating_desk.wait(lambda then=then: then in pad.ui.asked.text())
    rating_desk.wait(lambda: any("已经是满意" in words for words in heard(pad)))
    press(Qt.Key.Key_J, CTRL)
    for code in (b"\x7a\x02", b"\x7a\x01"):
        before = len(heard(pad))
        os.write(line.far, code)
        rating_desk.wait(lambda before=before: len(heard(pad)) > before)
    assert pad.learning is None
    assert [pad._levels[level].text() for level in (5, 4, 3, 2, 1)] == [
        "7A 05",
        "7A 04",
        "",
        "7A 02",
        "7A 01",
    ]
    press(Qt.Key.Key_F5)
    rating_desk.wait(lambda: "已接上，请按评价器" in heard(pad))
    os.write(line.far, b"\x7a\x02")
    rating_desk.wait(lambda: heard(pad)[0] == "不满意")
    os.write(line.far, b"\x7a\x02")
    rating_desk.wait(lambda: "连按" in heard(pad)[0])
    os.write(line.far, b"\x99")
    rating_desk.wait(lambda: "99" in heard(pad)[0])
    press(Qt.Key.Key_S, CTRL)
    rating_desk.wait(lambda: pad_here(rating_desk.home) is not None)
    rating_desk.desk.rest()
    kept = pad_here(rating_desk.home)
    assert kept is not None
    assert (kept.kind, kept.port, kept.codes) == (
        SERIAL, line.port, {b"\x7a\x05": 5, b"\x7a\x04": 4, b"\x7a\x02": 2, b"\x7a\x01": 1}
    )  # fmt: skip
    assert rating_desk.place.pad == kept, "the window listens to it at once"
    press(Qt.Key.Key_F8)
    rating_desk.wait(lambda: pad_here(rating_desk.home) is None)
    rating_desk.desk.rest()
    assert rating_desk.place.pad is None


@pytest.mark.parametrize(
    ("frame", "kind"),
    [("{}", BARE), ("#{}\r", KEYS)],
)
def test_a_pad_that_types_is_learned(rating_desk: RatingDesk, frame: str, kind: str) -> None:
    pad = section(rating_desk)
    pad.ui.kind.choose(KEYS)
    pad.learn()
    assert pad._typed is not None
    moment = [0.0]
    pad._typed._now = lambda: moment[0]
    pad._typed._waiting.setInterval(60_000)  # the end of a press is said below, however slow the computer is
    handle = rating_desk.desk.window.windowHandle()
    for digit in "12345":
        asked = pad.learning.asked if pad.learning is not None else None
        for letter in frame.format(digit):
            moment[0] += 0.005
            QTest.keyClick(handle, Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter)))
        pad._typed._over()
        assert pad.learning is None or pad.learning.asked != asked
    assert pad.ui.kind.value() == kind
    assert [pad._levels[level].text() for level in (5, 4, 3, 2, 1)] == list("12345")
    if kind == KEYS:
        assert (pad.ui.prefix.text(), pad.ui.suffix.text()) == ("#", "{Enter}")
    rating_desk.wait(lambda: "学好了" in heard(pad)[0])


def test_what_is_wrong_is_said_at_its_field(rating_desk: RatingDesk) -> None:
    pad = section(rating_desk)
    pad.ui.level_2.setText("zz")
    pad.save()
    assert "十六进制" in pad.ui.refusal.text()
    assert pad.ui.level_2.property("wrong") == "true"
    pad.ui.level_2.setText("02")
    pad.ui.timeout.setText("1")
    pad.save()
    assert pad.ui.level_2.property("wrong") == "false"
    assert pad.ui.timeout.property("wrong") == "true"
    assert pad_here(rating_desk.home) is None


def test_leaving_the_page_ends_the_test(rating_desk: RatingDesk, line: Line) -> None:
    keep_pad(rating_desk.home, rating_desk.home.actor, replace(FRAMED, port=line.port))
    pad = section(rating_desk)
    assert pad.ui.port.currentText().startswith(line.port)
    pad.test()
    rating_desk.wait(lambda: "已接上，请按评价器" in heard(pad))
    assert rating_desk.place.pad is None
    settings = rating_desk.desk.window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    settings.show_section("looks")
    assert not pad.is_busy
    rating_desk.wait(lambda: rating_desk.place.pad is not None)
    rating_desk.desk.rest()


def test_who_may_not_set_up_a_pad_sees_why(rating_desk: RatingDesk) -> None:
    home = rating_desk.home
    home.actor = replace(home.actor, roles=frozenset(["前台"]))
    pad = PadSection(rating_desk.desk.page._desk)
    rating_desk.desk.bot.addWidget(pad)
    assert not pad.ui.save.isEnabled()
    assert "设置评价器" in pad.ui.save.toolTip()


# --- tags --------------------------------------------------------------------------------------------------


def tags(made: RatingDesk) -> RatingTagsSection:
    settings = made.desk.window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    found = settings.section(RatingTagsSection)
    assert isinstance(found, RatingTagsSection)
    made.wait(lambda: found.table.rows.rowCount() == 8)
    made.desk.rest()
    return found


def words(made: RatingDesk, level: int) -> dict[str, str]:
    return {tag.code: tag.words for tag in made.ratings.offered_tags(level)}


def test_tags_are_altered_added_and_taken_out_of_use(rating_desk: RatingDesk) -> None:
    found = tags(rating_desk)
    found.table.setFocus()
    found.table.selectRow(7)
    rating_desk.wait(lambda: found._tag is not None and found._tag.code == "214")
    found.ui.words.setFocus()
    found.ui.words.setText("态度不好")
    press(Qt.Key.Key_S, CTRL)
    rating_desk.wait(lambda: words(rating_desk, 2)["214"] == "态度不好")
    rating_desk.desk.rest()
    assert found.ui.source.text() == "本居委会"
    press(Qt.Key.Key_F8)
    rating_desk.wait(lambda: "214" not in words(rating_desk, 2))
    rating_desk.desk.rest()
    press(Qt.Key.Key_F8)
    rating_desk.wait(lambda: "214" in words(rating_desk, 2))
    rating_desk.desk.rest()
    press(Qt.Key.Key_N, CTRL)
    assert found.ui.heading.text() == "新增标签"
    press(Qt.Key.Key_N, CTRL)
    rating_desk.wait(lambda: "填写" in found.ui.refusal.text())
    found.ui.words.setText("等了太久")
    press(Qt.Key.Key_N, CTRL)
    rating_desk.wait(lambda: "等了太久" in words(rating_desk, 2).values())
    rating_desk.desk.rest()
    assert found.table.rows.rowCount() == 9


def test_the_window_offers_the_offices_own_words(rating_desk: RatingDesk) -> None:
    rating_desk.ratings.tags.save(rating_desk.home.actor, "207", "样本找不到")
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    rating_desk.view._choose(2, "鼠标")
    assert rating_desk.view.tags[0].text() == "样本找不到"
