"""What the modules' made-up data share: who may write it, and in whose name it is written."""

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.records import natural_id
from nanxi_desk.core.rights import ADMIN, declare

RIGHT_FILL = declare("demo.fill", "填入演示数据", ADMIN)


def journal_as(home: Home, office: str) -> Journal:
    """The home's journal as a replica of that office would have filled it; the home's own for its office."""
    if office == home.office:
        return home.journal
    replica = natural_id("replica", office, "demo", home.replica)
    return home.journal.written_by(Identity(replica, office, is_hub=False))
