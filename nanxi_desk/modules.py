"""The modules of the desk, in the order of their tabs. Free of Qt: the command line reads it, too.

Importing this makes every record class known to the journal, so it comes before any home is opened.
"""

from typing import TYPE_CHECKING

from nanxi_desk.core import attachments as _attachments  # noqa: F401 - registers its record class
from nanxi_desk.core import calendar as _calendar  # noqa: F401 - registers its record class
from nanxi_desk.core import destroy_records as _destroy  # noqa: F401 - registers its record classes
from nanxi_desk.core import lists as _lists  # noqa: F401 - registers its record class
from nanxi_desk.core import people as _people  # noqa: F401 - registers its record classes
from nanxi_desk.core import places as _places  # noqa: F401 - registers its record class
from nanxi_desk.core import retention as _retention  # noqa: F401 - registers its record class
from nanxi_desk.core import reveals as _reveals  # noqa: F401 - registers its record class
from nanxi_desk.core import rota as _rota  # noqa: F401 - registers its record class
from nanxi_desk.frontdesk import catalogue_records as _items  # noqa: F401 - registers its record class
from nanxi_desk.frontdesk import records as _frontdesk  # noqa: F401 - registers its record classes
from nanxi_desk.frontdesk.matters import DeskMatters
from nanxi_desk.satisfaction import anonymous as _anonymous  # noqa: F401 - declares its table
from nanxi_desk.satisfaction import records as _satisfaction  # noqa: F401 - registers its record classes
from nanxi_desk.stars import records as _stars  # noqa: F401 - registers its record classes
from nanxi_desk.training import records as _training  # noqa: F401 - registers its record classes

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home
    from nanxi_desk.satisfaction.service import Satisfaction

MODULES = ("frontdesk", "satisfaction", "training", "stars")


def satisfaction_of(home: "Home") -> "Satisfaction":
    """Satisfaction of a home, which learns of visits and matters from the front desk."""
    from nanxi_desk.satisfaction.service import Satisfaction  # when it is first wanted: the start is measured

    return Satisfaction(home, DeskMatters())


def load_services() -> None:
    """Import every service, so that all rights are declared: for their table, which is seldom wanted."""
    from importlib import import_module
    from pkgutil import iter_modules

    packages = ("nanxi_desk.core", "nanxi_desk.core.exchange", *(f"nanxi_desk.{name}" for name in MODULES))
    for package in packages:
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            if not found.ispkg and not found.name.rpartition(".")[2].startswith("tab"):
                import_module(found.name)
