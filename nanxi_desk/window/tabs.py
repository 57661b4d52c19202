"""Which tab shows which module, and what the modules put on 今日台."""

from collections.abc import Callable

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.tab_figures import FiguresTab
from nanxi_desk.frontdesk.tab_today import DeskToday
from nanxi_desk.modules import MODULES
from nanxi_desk.widgets.contributions import TodayProvider
from nanxi_desk.widgets.tab import Desk, Section, Tab

_SHOWN_BY: dict[str, tuple[type[Tab], ...]] = {"frontdesk": (DeskTab, FiguresTab)}
_TODAY_BY: dict[str, Callable[[Home], TodayProvider]] = {"frontdesk": DeskToday}

TABS: tuple[type[Tab], ...] = tuple(tab for module in MODULES for tab in _SHOWN_BY[module])
TODAY: tuple[Callable[[Home], TodayProvider], ...] = tuple(
    _TODAY_BY[module] for module in MODULES if module in _TODAY_BY
)


def make_week(desk: Desk) -> Tab:
    """The head's page of the week."""
    from nanxi_desk.frontdesk.tab_week import WeekPage  # seldom wanted, and the start is measured

    return WeekPage(desk)


# Sections of the settings beside the looks: key → Chinese word on the chip. Their modules are imported when
# they are first wanted, since the start is measured.
SECTIONS: dict[str, str] = {
    "people": "人员",
    "rota": "值班表",
    "holidays": "节假日",
    "catalogue": "事项目录",
}


def section_class(key: str) -> type[Section]:
    """The class behind a section's key."""
    if key == "people":
        from nanxi_desk.window.settings_people import PeopleSection

        return PeopleSection
    if key == "rota":
        from nanxi_desk.window.settings_rota import RotaSection

        return RotaSection
    if key == "holidays":
        from nanxi_desk.window.settings_holidays import HolidaysSection

        return HolidaysSection
    from nanxi_desk.frontdesk.tab_catalogue import CatalogueSection

    return CatalogueSection
