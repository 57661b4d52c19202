"""From the front desk to the rating: asked by one key, rated by key, mouse and pad, stored, and back."""

import os
import tty
import wave
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.resources import resource_path
from nanxi_desk.satisfaction.pad_keeping import keep_pad, prompt_here
from nanxi_desk.satisfaction.pad_profiles import PadProfile, shipped_profiles
from nanxi_desk.satisfaction.rating_flow import ASKED, IDLE, THANKS
from nanxi_desk.satisfaction.rules import KEY, MOUSE, PAD
from nanxi_desk.satisfaction.tab_pad import PadSection
from nanxi_desk.satisfaction.tab_rating import RatingView
from nanxi_desk.widgets import sound
from nanxi_desk.window import rating_place
from nanxi_desk.window.settings_page import SettingsPage
from tests.gui.satisfaction.conftest import RatingDesk, press
from tests.support.windows import focus, typed

FRAMED = next(profile for profile in shipped_profiles() if profile.key == "serial-5-framed")
KEYED = next(profile for profile in shipped_profiles() if profile.key == "keys-5")
BARE = next(profile for profile in shipped_profiles() if profile.key == "bare-5")


def later(made: RatingDesk, seconds: float) -> None:
    made.now += seconds
    made.view.tick()


def test_a_visit_is_logged_asked_for_and_rated_by_keys(rating_desk: RatingDesk) -> None:
    request = rating_desk.log_by_keys()
    view = rating_desk.ask_by_key()
    assert rating_desk.detail(request).row.state == "未评"
    assert "接待人 陈静" in view.lines()[1].text
    press(Qt.Key.Key_4, at=view)
    press(Qt.Key.Key_2, at=view)
    press(Qt.Key.Key_Return, at=view)
    detail = rating_desk.rated(request)
    assert (detail.row.level, detail.row.way, detail.ratings[0].codes) == (4, KEY, ("407",))
    assert view.flow.page == THANKS
    later(rating_desk, 5)
    assert not rating_desk.place.is_asking
    rating_desk.back_at_the_desk()
    press(Qt.Key.Key_F9, at=rating_desk.desk.page)
    rating_desk.wait(lambda: "评过" in rating_desk.desk.window.notices.words.text())


def test_rated_by_the_mouse_and_bad_opens_a_follow_up(rating_desk: RatingDesk) -> None:
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    view = rating_desk.view
    for button in (view.faces[1], view.tags[0], view.submit):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    detail = rating_desk.rated(request)
    assert (detail.row.level, detail.row.way) == (1, MOUSE)
    assert detail.follow_up_id


def test_without_a_name_nothing_but_rated_is_left(rating_desk: RatingDesk) -> None:
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    view = rating_desk.view
    press(Qt.Key.Key_0, at=view)
    press(Qt.Key.Key_5, at=view)
    press(Qt.Key.Key_Return, at=view)
    detail = rating_desk.rated(request)
    assert (detail.row.level, detail.ratings) == (0, ())


def test_a_visit_that_is_not_rated_stays_unrated(rating_desk: RatingDesk) -> None:
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    later(rating_desk, 21)
    assert not rating_desk.place.is_asking
    assert rating_desk.detail(request).row.state == "未评"
    assert not rating_desk.desk.window.sign.is_open, "with one screen it would hide the desk"


def test_staff_take_it_back_with_the_same_key(rating_desk: RatingDesk) -> None:
    rating_desk.log_by_keys()
    rating_desk.ask_by_key()
    rating_desk.back_at_the_desk()
    press(Qt.Key.Key_F9, at=rating_desk.desk.page)
    rating_desk.wait(lambda: not rating_desk.place.is_asking)


def test_f9_means_what_is_shown_and_says_when_nothing_is(rating_desk: RatingDesk) -> None:
    press(Qt.Key.Key_F9)
    rating_desk.wait(lambda: "先登记" in rating_desk.desk.page.told.text())
    first, second = rating_desk.log("甲"), rating_desk.log("乙")
    page = rating_desk.desk.page
    page.show_filter("all")
    rating_desk.desk.logged(2)
    page.receive(first)
    rating_desk.desk.rest()
    view = rating_desk.ask_by_key()
    press(Qt.Key.Key_5, at=view)
    press(Qt.Key.Key_Return, at=view)
    rating_desk.rated(first)
    assert not rating_desk.ratings.subject(second).asked


def test_the_button_shows_the_key(rating_desk: RatingDesk) -> None:
    ((action, button),) = rating_desk.desk.page.beside.buttons
    assert action.keys in button.text()
    request = rating_desk.log_by_keys()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    assert rating_desk.ratings.subject(request).asked


def test_the_sign_stays_where_it_was_open(rating_desk: RatingDesk) -> None:
    window = rating_desk.desk.window
    window.toggle_sign()
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    assert window.sign.window is not None
    assert window.sign.window.page is rating_desk.view
    later(rating_desk, 21)
    assert window.sign.is_open
    assert window.sign.window.page is None


def test_leaving_the_desk_ends_the_asking(rating_desk: RatingDesk) -> None:
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    rating_desk.desk.window.put_away()
    assert not rating_desk.place.is_asking
    assert rating_desk.detail(request).row.state == "未评"


# --- pads --------------------------------------------------------------------------------------------------


def use(rating_desk: RatingDesk, pad: PadProfile) -> None:
    keep_pad(rating_desk.home, rating_desk.home.actor, pad)
    rating_desk.place.listen()
    rating_desk.desk.rest()
    assert rating_desk.place.pad == pad


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not to be had on Windows")
def test_rated_on_a_serial_pad(rating_desk: RatingDesk) -> None:
    far, near = os.openpty()
    tty.setraw(near)
    port = os.ttyname(near)
    os.close(near)
    try:
        use(rating_desk, replace(FRAMED, port=port))
        request = rating_desk.log()
        rating_desk.place.ask(request)
        rating_desk.wait(lambda: rating_desk.place.is_asking)
        assert os.read(far, 16) == FRAMED.trigger
        view = rating_desk.view
        os.write(far, b"\xaa\x55\x02")
        rating_desk.wait(lambda: view.flow.level == 2)
        os.write(far, b"\xee")
        notices = rating_desk.desk.window.notices
        rating_desk.wait(lambda: "EE" in notices.words.text())
        press(Qt.Key.Key_8, at=view)
        later(rating_desk, 20)
        detail = rating_desk.rated(request)
        assert (detail.row.level, detail.row.way) == (2, PAD)
    finally:
        os.close(far)
    rating_desk.wait(lambda: "没有接上" in notices.words.text())
    rating_desk.place.use_pad(None)
    assert not notices.isVisible()


def test_a_pad_that_types_is_heard_wherever_the_keyboard_is(rating_desk: RatingDesk) -> None:
    use(rating_desk, KEYED)
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    window = rating_desk.desk.window
    window.activateWindow()
    rating_desk.wait(window.isActiveWindow)
    phone = rating_desk.desk.page.ui.search
    phone.setFocus()
    handle = window.windowHandle()
    keys = rating_desk.place._keys
    assert keys is not None
    moment = [0.0]
    keys._now = lambda: moment[0]
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_AsciiTilde, Qt.Key.Key_2):
        moment[0] += 0.2
        QTest.keyClick(handle, key)
    keys.give_up()
    assert (phone.text(), rating_desk.view.flow.page) == ("135~2", ASKED)
    for key in (Qt.Key.Key_AsciiTilde, Qt.Key.Key_5, Qt.Key.Key_Return):
        moment[0] += 0.01
        QTest.keyClick(handle, key)
    assert (phone.text(), rating_desk.view.flow.level) == ("135~2", 5)
    later(rating_desk, 21)
    assert rating_desk.rated(request).row.way == PAD


def test_a_phone_number_in_the_form_never_rates(rating_desk: RatingDesk) -> None:
    for pad in (None, BARE, KEYED):
        rating_desk.place.use_pad(pad)
        request = rating_desk.log()
        rating_desk.place.ask(request)
        rating_desk.wait(lambda: rating_desk.place.is_asking)
        window = rating_desk.desk.window
        window.activateWindow()
        rating_desk.wait(window.isActiveWindow)
        rating_desk.desk.page.form.ui.field_phone.setFocus()
        name = rating_desk.desk.page.form.ui.field_name
        name.setFocus()
        rating_desk.wait(name.hasFocus)
        for digit in "13800001234":
            QTest.keyClick(window.windowHandle(), Qt.Key(ord(digit)))
        assert name.text() == "13800001234"
        assert (rating_desk.view.flow.page, rating_desk.view.flow.level) == (ASKED, 0)
        name.clear()
        later(rating_desk, 21)
        assert rating_desk.detail(request).row.state == "未评"


def test_a_bare_pad_gets_the_keyboard_and_gives_it_back(rating_desk: RatingDesk) -> None:
    use(rating_desk, BARE)
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    rating_desk.wait(lambda: isinstance(QApplication.focusWidget(), RatingView))
    typed("3")
    later(rating_desk, 21)
    assert rating_desk.rated(request).row.way == PAD
    later(rating_desk, 21)
    assert rating_desk.view.flow.page == IDLE
    rating_desk.wait(rating_desk.desk.window.isActiveWindow)
    assert focus().window() is rating_desk.desk.window


def test_what_cannot_be_stored_is_said_to_both(
    rating_desk: RatingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = rating_desk.log()
    rating_desk.place.ask(request)
    rating_desk.wait(lambda: rating_desk.place.is_asking)
    monkeypatch.setattr(
        rating_desk.place._service, "rate", lambda *_given: rating_desk.ratings.detail("0" * 32)
    )
    press(Qt.Key.Key_5, at=rating_desk.view)
    press(Qt.Key.Key_Return, at=rating_desk.view)
    rating_desk.wait(lambda: rating_desk.view.flow.page == "failed")
    assert rating_desk.desk.window.notices.words.text()


# --- the prompt --------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the player of Windows is part of it")
def test_the_prompt_is_played_where_there_is_a_player(
    rating_desk: RatingDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not sound.play(sound.PLEASE_RATE), "silent where no player is"
    player, heard = tmp_path / "aplay", tmp_path / "heard"
    player.write_text(f'#!/bin/sh\necho "$1" > {heard}\n', encoding="utf-8")
    player.chmod(0o755)
    assert sound.play(sound.PLEASE_RATE)
    rating_desk.wait(lambda: heard.exists() and "please-rate.wav" in heard.read_text("utf-8"))


def test_a_muted_computer_asks_without_a_word(
    rating_desk: RatingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []
    monkeypatch.setattr(rating_place, "play", played.append)
    settings = rating_desk.desk.window.page(SettingsPage)
    assert isinstance(settings, SettingsPage)
    pad = settings.section(PadSection)
    assert isinstance(pad, PadSection)
    rating_desk.desk.rest()
    for spoken, heard in ((False, []), (True, [sound.PLEASE_RATE])):
        pad.ui.profile.setFocus()
        press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
        assert pad.ui.spoken.isChecked() is spoken
        rating_desk.wait(lambda spoken=spoken: prompt_here(rating_desk.home) is spoken)
        rating_desk.place.ask(rating_desk.log())
        rating_desk.wait(lambda: rating_desk.place.is_asking)
        assert played == heard
        rating_desk.place.take_back()
        rating_desk.back_at_the_desk()
        rating_desk.desk.rest()


def test_the_prompt_is_a_sound_that_every_player_takes() -> None:
    with wave.open(str(resource_path("sounds", "please-rate.wav")), "rb") as prompt:
        assert (prompt.getnchannels(), prompt.getsampwidth()) == (1, 2)
        assert 1 < prompt.getnframes() / prompt.getframerate() < 4
