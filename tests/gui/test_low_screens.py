"""Screens lower or wider than the usual one: no number of a card is squeezed, nothing is pushed out."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.stars.tab_group_map import Cell
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.widgets.cards import Card
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.today import TodayPage
from tests.support.star_windows import begin_applying, faces_of_stars
from tests.support.windows import OpenDesk

# The usual screen; 1920×1080, whole and at 150 % with a task bar; the smallest that the window takes.
SIZES = ((1366, 768), (1920, 1080), (1280, 690))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_cards_and_buttons_keep_their_room(
    desk: OpenDesk, home: Home, looks: Looks, size: tuple[int, int], text_size: str
) -> None:
    begin_applying(home)
    looks.change(replace(looks.preferences, text_size=text_size, language="en"), keep=False)
    desk.window.resize(*size)
    for kind in (TodayPage, DeskTab, FiguresTab, SatisfactionTab, TrainingTab, StarsTab, ExchangeTab):
        page = desk.window.page(kind)
        desk.rest()
        faces = faces_of_stars(page, desk.rest) if isinstance(page, StarsTab) else [page.key]
        for face in faces:
            desk.bot.wait(1)  # layouts follow a change of looks with the next event
            assert (desk.window.width(), desk.window.height()) == size, face
            for card in (c for c in page.findChildren(Card) if c.isVisible()):
                for label in card.findChildren(QLabel):
                    assert label.height() >= label.fontMetrics().ascent(), (face, label.text())
            inside = desk.window.rect()
            for button in (b for b in page.findChildren(QPushButton) if b.isVisible()):
                whole = inside.contains(button.mapTo(desk.window, button.rect().center()))
                assert whole or isinstance(button, Cell), (face, button.text())  # the map may be scrolled
