"""The window in English: every word is there whole, whatever the size of the type."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import TEXT_SIZES
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.widgets.tab import Tab
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.login import LoginPage, Tile
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_page import SettingsPage
from tests.support.star_windows import begin_applying, faces_of_stars
from tests.support.windows import OpenDesk, cut_words


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("kind", [DeskTab, SatisfactionTab, TrainingTab, SettingsPage, ExchangeTab])
def test_no_word_of_the_window_is_cut(desk: OpenDesk, looks: Looks, kind: type[Tab], text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    page = desk.window.page(kind)
    page.shown()
    desk.rest()
    assert list(cut_words(desk.window)) == []


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_of_a_request_is_cut(desk: OpenDesk, looks: Looks, text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    desk.service.log(desk.window.page(DeskTab)._desk.home.actor, VisitDraft(item="漏水", name="王芳"))
    desk.page.show_filter("all")
    desk.logged(1)
    row = desk.page.table.rows.row(0)
    assert row is not None
    desk.page.open_request(row)
    desk.rest()
    assert desk.page.detail.ui.state.text() == "Registered"
    assert list(cut_words(desk.window)) == []


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_of_star_groups_is_cut(desk: OpenDesk, home: Home, looks: Looks, text_size: str) -> None:
    begin_applying(home)
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    page = desk.window.page(StarsTab)
    assert isinstance(page, StarsTab)
    desk.rest()
    for face in faces_of_stars(page, desk.rest):
        assert (face, list(cut_words(desk.window))) == (face, [])


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_of_the_entrance_is_cut(qtbot: QtBot, looks: Looks, text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    for page in (LoginPage((Tile("陈静", pin=True), Tile("李明")), looks.theme), FirstRunPage()):
        qtbot.addWidget(page)
        page.resize(1366, 768)
        with qtbot.waitExposed(page):
            page.show()
        assert list(cut_words(page)) == []


def test_a_word_without_room_is_seen(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    label = QLabel("Residents' committee", place)
    label.resize(label.sizeHint())
    place.show()
    assert list(cut_words(place)) == []
    label.resize(20, 20)
    assert list(cut_words(place)) == ["Residents' committee"]
