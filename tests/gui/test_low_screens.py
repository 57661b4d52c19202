"""Screens lower or wider than the usual one: no number of a card is squeezed, nothing is pushed out."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.widgets.cards import Card
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.today import TodayPage
from tests.support.windows import OpenDesk

# The usual screen; 1920×1080, whole and at 150 % with a task bar; the smallest that the window takes.
SIZES = ((1366, 768), (1920, 1080), (1280, 690))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_cards_and_buttons_keep_their_room(
    desk: OpenDesk, looks: Looks, size: tuple[int, int], text_size: str
) -> None:
    looks.change(replace(looks.preferences, text_size=text_size, language="en"), keep=False)
    desk.window.resize(*size)
    for kind in (TodayPage, DeskTab, FiguresTab, SatisfactionTab, TrainingTab, ExchangeTab):
        page = desk.window.page(kind)
        desk.rest()
        desk.bot.wait(1)  # layouts follow a change of looks with the next event
        assert (desk.window.width(), desk.window.height()) == size
        for card in (c for c in page.findChildren(Card) if c.isVisible()):
            for label in card.findChildren(QLabel):
                assert label.height() >= label.fontMetrics().ascent(), (kind.__name__, label.text())
        inside = desk.window.rect()
        for button in (b for b in page.findChildren(QPushButton) if b.isVisible()):
            assert inside.contains(button.mapTo(desk.window, button.rect().center())), button.text()
