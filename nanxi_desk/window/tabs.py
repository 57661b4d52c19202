"""Which tab shows which module."""

from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.modules import MODULES
from nanxi_desk.widgets.tab import Tab

_SHOWN_BY: dict[str, type[Tab]] = {"frontdesk": DeskTab}

TABS: tuple[type[Tab], ...] = tuple(_SHOWN_BY[module] for module in MODULES)
