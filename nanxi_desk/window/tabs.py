"""Which tab shows which module, and what the modules put on 今日台.

The pages' own modules are imported when a page is first wanted, since the start is measured.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nanxi_desk.core.home import Home
from nanxi_desk.core.reveals import RIGHT_READ as LOG_RIGHT
from nanxi_desk.frontdesk.figures import RIGHT_FIGURES
from nanxi_desk.frontdesk.service import RIGHT_READ
from nanxi_desk.frontdesk.tab_today import DeskToday
from nanxi_desk.modules import MODULES
from nanxi_desk.widgets.contributions import TodayProvider
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


def load_pages() -> None:
    """Import what the pages need; in the background, so that the first look at one need not wait for it."""
    from nanxi_desk.frontdesk import tab, tab_figures  # noqa: F401


_SHOWN_BY: dict[str, tuple[Page, ...]] = {
    "frontdesk": (
        Page("frontdesk", "desk", "全岗通", _front_desk, RIGHT_READ),
        Page("figures", "chart", "统计", _figures, RIGHT_FIGURES),
    )
}
_TODAY_BY: dict[str, Callable[[Home], TodayProvider]] = {"frontdesk": DeskToday}

PAGES: tuple[Page, ...] = tuple(page for module in MODULES for page in _SHOWN_BY.get(module, ()))
TODAY: tuple[Callable[[Home], TodayProvider], ...] = tuple(
    _TODAY_BY[module] for module in MODULES if module in _TODAY_BY
)


WEEK_RIGHT = RIGHT_FIGURES


def make_week(desk: Desk) -> Tab:
    """The head's page of the week."""
    from nanxi_desk.frontdesk.tab_week import WeekPage  # seldom wanted, and the start is measured

    return WeekPage(desk)


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
    "erasure": _erasure,
}
