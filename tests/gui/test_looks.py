"""Language, theme and text size change while the window is open, and are kept."""

import gettext
import re
from dataclasses import replace

import pytest

from nanxi_desk.core import language
from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import load_preferences
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.widgets import translation
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.looks import Looks
from nanxi_desk.window.settings_looks import LooksSection
from nanxi_desk.window.settings_page import SettingsPage
from tests.support.star_windows import begin_applying, faces_of_stars
from tests.support.windows import OpenDesk, words_on

_CHINESE = re.compile("[\u4e00-\u9fff]")
_DATA = ("华业居委会", "陈静", "号楼组", "兰心里", "望鹤公寓", "2026 年")


class _Marked(gettext.NullTranslations):
    """A language in which every text is told by its mark."""

    def gettext(self, message: str) -> str:
        return f"«{_CHINESE.sub('x', message)}»"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def use(code: str) -> None:
        monkeypatch.setattr(language, "_current", _Marked() if code == "en" else gettext.NullTranslations())

    monkeypatch.setattr(translation, "use_language", use)


@pytest.mark.usefixtures("marked")
def test_every_word_of_the_window_changes_its_language(desk: OpenDesk, home: Home, looks: Looks) -> None:
    desk.window.page(SettingsPage)
    desk.window.page(SatisfactionTab)
    desk.window.page(TrainingTab)
    begin_applying(home)
    stars = desk.window.page(StarsTab)
    assert isinstance(stars, StarsTab)
    desk.rest()
    list(faces_of_stars(stars, desk.rest))
    desk.window.page(ExchangeTab)
    desk.window.page(DeskTab)
    looks.change(replace(looks.preferences, language="en"), keep=False)
    desk.bot.waitUntil(lambda: desk.page.ui.title.text() == "«xxx»")
    for page in (DeskTab, SatisfactionTab, TrainingTab, StarsTab, SettingsPage, ExchangeTab):
        shown = desk.window.page(page)
        shown.shown()
        desk.rest()
        items = {item.name.partition("/")[0] for item in desk.service.catalogue().items}
        data = (*_DATA, *items)
        faces = faces_of_stars(shown, desk.rest) if isinstance(shown, StarsTab) else [page.key]
        for face in faces:
            left = [w for w in words_on(desk.window) if _CHINESE.search(w) and not any(d in w for d in data)]
            assert (face, left) == (face, [])
    looks.change(replace(looks.preferences, language="zh"), keep=False)
    desk.bot.waitUntil(lambda: desk.page.ui.title.text() == "全岗通")


def test_choices_in_the_settings_take_effect_and_are_kept(desk: OpenDesk, looks: Looks) -> None:
    page = desk.window.page(SettingsPage)
    assert isinstance(page, SettingsPage)
    ground = looks.theme.colour("ground")
    row = desk.page.table.verticalHeader().defaultSectionSize()
    section = page.section(LooksSection)
    assert isinstance(section, LooksSection)
    section.ui.theme.choose("dark")
    section.ui.text_size.choose("large")
    assert looks.theme.colour("ground") != ground
    assert desk.page.table.verticalHeader().defaultSectionSize() > row
    stored = load_preferences(looks._home)
    assert (stored.theme, stored.text_size) == ("dark", "large")


@pytest.mark.parametrize("text_size", ["normal", "large"])
def test_the_form_needs_no_scrolling_at_1366_by_768(desk: OpenDesk, looks: Looks, text_size: str) -> None:
    looks.change(replace(looks.preferences, text_size=text_size), keep=False)
    desk.rest()
    needed = desk.window.minimumSizeHint()
    assert (needed.width() <= 1366, needed.height() <= 768) == (True, True)
