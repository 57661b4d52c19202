"""Which tab shows which module, and what the modules put on 今日台.

The pages' own modules are imported when a page is first wanted, since the start is measured.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nanxi_desk.core.exchange.views import RIGHT_SEE as EXCHANGE_RIGHT
from nanxi_desk.core.home import Home
from nanxi_desk.core.reveals import RIGHT_READ as LOG_RIGHT
from nanxi_desk.frontdesk.figures import RIGHT_FIGURES
from nanxi_desk.frontdesk.service import RIGHT_READ
from nanxi_desk.frontdesk.tab_today import DeskToday
from nanxi_desk.modules import MODULES, satisfaction_of
from nanxi_desk.satisfaction.rights import RIGHT_ASK, RIGHT_CARD
from nanxi_desk.satisfaction.tab_today import RatingsToday
from nanxi_desk.stars.rights import RIGHT_READ as STARS_RIGHT
from nanxi_desk.training.rights import RIGHT_READ as TRAINING_RIGHT
from nanxi_desk.widgets.contributions import RequestAction, TodayProvider
from nanxi_desk.widgets.tab import Desk, Section, Tab


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the window before it is made: its key, its icon, and its Chinese word on the rail."""

    key: str
    icon: str
    word: str
    make: Callable[[Desk], Tab]
    right: str = ""  # who lacks it does not see the page


def _front_desk(desk: Desk) -> Tab:
    from nanxi_desk.frontdesk.tab import DeskTab

    return DeskTab(desk)


def _figures(desk: Desk) -> Tab:
    from nanxi_desk.frontdesk.tab_figures import FiguresTab

    return FiguresTab(desk)


def _exchange(desk: Desk) -> Tab:
    from nanxi_desk.window.exchange_tab import ExchangeTab
    from nanxi_desk.window.record_places import Places

    return ExchangeTab(desk, Places(desk.home))


def _satisfaction(desk: Desk) -> Tab:
    from nanxi_desk.satisfaction.tab import SatisfactionTab

    return SatisfactionTab(desk, satisfaction_of(desk.home))


def _training(desk: Desk) -> Tab:
    from nanxi_desk.training.tab import TrainingTab

    return TrainingTab(desk)


def _stars(desk: Desk) -> Tab:
    from nanxi_desk.stars.tab import StarsTab

    return StarsTab(desk)


def load_pages() -> None:
    """Import what the pages need; in the background, so that the first look at one need not wait for it."""
    from nanxi_desk.frontdesk import tab, tab_figures  # noqa: F401
    from nanxi_desk.satisfaction import tab as _ratings  # noqa: F401
    from nanxi_desk.stars import tab as _stars_tab  # noqa: F401
    from nanxi_desk.training import tab as training  # noqa: F401
    from nanxi_desk.window import exchange_tab, record_places  # noqa: F401


_SHOWN_BY: dict[str, tuple[Page, ...]] = {
    "frontdesk": (
        Page("frontdesk", "desk", "全岗通", _front_desk, RIGHT_READ),
        Page("figures", "chart", "统计", _figures, RIGHT_FIGURES),
    ),
    # Everybody has a part in it: asking, following up, or the figures.
    "satisfaction": (Page("satisfaction", "rating", "满意度", _satisfaction, RIGHT_CARD),),
    "training": (Page("training", "training", "培训", _training, TRAINING_RIGHT),),
    "stars": (Page("stars", "star", "星级楼组", _stars, STARS_RIGHT),),
}
_TODAY_BY: dict[str, Callable[[Home], TodayProvider]] = {
    "frontdesk": DeskToday,
    "satisfaction": RatingsToday,
}

EXCHANGE = "exchange"  # the page's key, where dropped workbooks go
PAGES: tuple[Page, ...] = (
    *(page for module in MODULES for page in _SHOWN_BY.get(module, ())),
    Page(EXCHANGE, "exchange", "数据交换", _exchange, EXCHANGE_RIGHT),
)
TODAY: tuple[Callable[[Home], TodayProvider], ...] = tuple(
    _TODAY_BY[module] for module in MODULES if module in _TODAY_BY
)


WEEK_RIGHT = RIGHT_FIGURES


def make_week(desk: Desk) -> Tab:
    """The head's page of the week."""
    from nanxi_desk.frontdesk.tab_week import WeekPage  # seldom wanted, and the start is measured

    return WeekPage(desk)


# What other modules do with a request of the front desk.
_ASK = ("请评价  F9", "请来访人在评价窗口上评价；再按一次收回　F9")


def request_actions(home: Home, ask: Callable[[str], None]) -> tuple[RequestAction, ...]:
    """The actions that the person has the right to."""
    return (RequestAction(*_ASK, "F9", ask),) if home.actor.can(RIGHT_ASK) else ()


# Sections that need a right even to be looked at.
SECTION_RIGHTS: dict[str, str] = {"log": LOG_RIGHT}
# Sections of the settings beside the looks: key → Chinese word on the chip.
SECTIONS: dict[str, str] = {
    "people": "人员",
    "rights": "权限",
    "log": "查看记录",
    "rota": "值班表",
    "holidays": "节假日",
    "backups": "备份",
    "catalogue": "事项目录",
    "rating-tags": "评价标签",
    "pad": "评价器",
    "erasure": "保存与销毁",
}


def section_class(key: str) -> type[Section]:
    """The class behind a section's key."""
    return _SECTION_CLASSES[key]()


def _people() -> type[Section]:
    from nanxi_desk.window.settings_people import PeopleSection

    return PeopleSection


def _rights() -> type[Section]:
    from nanxi_desk.window.settings_rights import RightsSection

    return RightsSection


def _log() -> type[Section]:
    from nanxi_desk.window.settings_log import LogSection

    return LogSection


def _rota() -> type[Section]:
    from nanxi_desk.window.settings_rota import RotaSection

    return RotaSection


def _holidays() -> type[Section]:
    from nanxi_desk.window.settings_holidays import HolidaysSection

    return HolidaysSection


def _backups() -> type[Section]:
    from nanxi_desk.window.settings_backups import BackupsSection

    return BackupsSection


def _catalogue() -> type[Section]:
    from nanxi_desk.frontdesk.tab_catalogue import CatalogueSection

    return CatalogueSection


def _rating_tags() -> type[Section]:
    from nanxi_desk.satisfaction.tab_tags import RatingTagsSection

    return RatingTagsSection


def _pad() -> type[Section]:
    from nanxi_desk.satisfaction.tab_pad import PadSection

    return PadSection


def _erasure() -> type[Section]:
    from nanxi_desk.window.settings_erasure import ErasureSection

    return ErasureSection


# Each is imported when it is first wanted: the start is measured.
_SECTION_CLASSES: dict[str, Callable[[], type[Section]]] = {
    "people": _people,
    "rights": _rights,
    "log": _log,
    "rota": _rota,
    "holidays": _holidays,
    "backups": _backups,
    "catalogue": _catalogue,
    "rating-tags": _rating_tags,
    "pad": _pad,
    "erasure": _erasure,
}
