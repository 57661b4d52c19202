"""The modules of the desk, in the order of their tabs. Free of Qt: the command line reads it, too.

Importing this makes every record class known to the journal, so it comes before any home is opened.
"""

from nanxi_desk.core import calendar as _calendar  # noqa: F401 - registers its record class
from nanxi_desk.core import destroy_records as _destroy  # noqa: F401 - registers its record classes
from nanxi_desk.core import lists as _lists  # noqa: F401 - registers its record class
from nanxi_desk.core import people as _people  # noqa: F401 - registers its record classes
from nanxi_desk.core import retention as _retention  # noqa: F401 - registers its record class
from nanxi_desk.core import rota as _rota  # noqa: F401 - registers its record class
from nanxi_desk.frontdesk import catalogue_records as _items  # noqa: F401 - registers its record class
from nanxi_desk.frontdesk import records as _frontdesk  # noqa: F401 - registers its record classes

MODULES = ("frontdesk",)
