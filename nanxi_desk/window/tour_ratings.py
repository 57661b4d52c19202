"""Stations of the tour for satisfaction: the rating window page by page, the panes of its tab."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import Preferences
from nanxi_desk.satisfaction.rating_flow import ASKED_SECONDS, TagOffer
from nanxi_desk.satisfaction.rules import LEVELS, MOUSE
from nanxi_desk.satisfaction.tab import LIST, SLIPS, SatisfactionTab
from nanxi_desk.satisfaction.tab_follow_ups import FollowUpPane
from nanxi_desk.satisfaction.tab_list import RatingList
from nanxi_desk.satisfaction.tab_rating import Invitation, RatingView
from nanxi_desk.satisfaction.tab_scores import RatingScores
from nanxi_desk.satisfaction.tab_slips import RatingSlips
from nanxi_desk.satisfaction.tab_today import FOLLOW_UPS
from nanxi_desk.satisfaction.tagging import RatingTags
from nanxi_desk.widgets.sign import SignWindow
from nanxi_desk.widgets.theme import Theme
from nanxi_desk.window.main_window import MainWindow

# What visitors read is the same in large type.
LOOKS = (Preferences(), Preferences(theme="dark"), Preferences(language="en"))
_BAD = 2

Stations = Iterator[tuple[str, QWidget]]


def pages(window: MainWindow, settle: Callable[[], None]) -> Stations:
    """The panes of the tab."""
    tab = window.page(SatisfactionTab)
    assert isinstance(tab, SatisfactionTab)
    settle()
    yield "satisfaction", window
    scores = tab.ui.panes.currentWidget()
    assert isinstance(scores, RatingScores)
    scores.ui.period.choose("year")
    scores.ui.dimension.choose("tag")
    yield "satisfaction-tags", window
    ratings = tab.show_pane(LIST)
    assert isinstance(ratings, RatingList)
    ratings.ui.filters.choose("bad")
    settle()
    ratings.table.selectRow(0)
    settle()
    yield "ratings", window
    follow_ups = tab.show_pane(FOLLOW_UPS)
    assert isinstance(follow_ups, FollowUpPane)
    settle()
    follow_ups.table.selectRow(0)
    settle()
    follow_ups.pick_number(1)
    yield "follow-ups", window
    slips = tab.show_pane(SLIPS)
    assert isinstance(slips, RatingSlips)
    slips.ui.level.choose(str(_BAD))
    yield "slips-entry", window


def rating_window(sign: SignWindow, theme: Theme, home: Home) -> Stations:
    """Asked, a bad level with its tags, thanks; over the sign as it stands in the hall."""
    now = [0.0]
    view = RatingView(theme, lambda: now[0])
    tags = RatingTags(home)
    offers = {level: [TagOffer(tag.code, tag.words) for tag in tags.in_force(level)] for level in LEVELS}
    sign.cover(view)
    view.ask(Invitation(home.actor.name), offers, ASKED_SECONDS)
    now[0] += 6
    yield "rating", sign
    view.flow.press(_BAD, MOUSE, now[0])
    view.flow.toggle(offers[_BAD][-1].code, now[0])
    view.show_page()
    yield "rating-tags", sign
    view.flow.submit(now[0])
    view.saved()
    yield "rating-thanks", sign
    view.leave()
    sign.cover(None)
