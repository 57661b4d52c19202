"""The window in English: every word is there whole, whatever the size of the type."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
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
from tests.support.windows import OpenDesk


def _cut(widget: QWidget) -> Iterator[str]:
    """Texts of labels and buttons that have less room than they need."""
    for kind in (QLabel, QPushButton):
        for part in widget.findChildren(kind):
            text = part.text()
            if not text.strip() or not part.isVisibleTo(widget):
                continue
            if isinstance(part, QLabel) and part.wordWrap():
                cut = part.height() < part.heightForWidth(part.width())
            else:
                cut = part.width() < part.sizeHint().width()
            if cut:
                yield text


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("kind", [DeskTab, SatisfactionTab, TrainingTab, SettingsPage, ExchangeTab])
def test_no_word_of_the_window_is_cut(desk: OpenDesk, looks: Looks, kind: type[Tab], text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    page = desk.window.page(kind)
    page.shown()
    desk.rest()
    assert list(_cut(desk.window)) == []


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
    assert list(_cut(desk.window)) == []


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_of_star_groups_is_cut(desk: OpenDesk, home: Home, looks: Looks, text_size: str) -> None:
    begin_applying(home)
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    page = desk.window.page(StarsTab)
    assert isinstance(page, StarsTab)
    desk.rest()
    for face in faces_of_stars(page, desk.rest):
        assert (face, list(_cut(desk.window))) == (face, [])


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_no_word_of_the_entrance_is_cut(qtbot: QtBot, looks: Looks, text_size: str) -> None:
    looks.change(replace(looks.preferences, language="en", text_size=text_size), keep=False)
    for page in (LoginPage((Tile("陈静", pin=True), Tile("李明")), looks.theme), FirstRunPage()):
        qtbot.addWidget(page)
        page.resize(1366, 768)
        with qtbot.waitExposed(page):
            page.show()
        assert list(_cut(page)) == []


def test_a_word_without_room_is_seen(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    label = QLabel("Residents' committee", place)
    label.resize(label.sizeHint())
    place.show()
    assert list(_cut(place)) == []
    label.resize(20, 20)
    assert list(_cut(place)) == ["Residents' committee"]
