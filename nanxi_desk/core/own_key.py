"""The fingerprint of this computer's own key, which people read to each other by telephone."""

from sqlalchemy import select

from nanxi_desk.core.exchange.manifest import fingerprint
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import REPLICA


def own_fingerprint(home: Home) -> str:
    """What the other side sees of this computer before it knows it."""
    with home.journal.read() as conn:
        key = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == home.replica)).scalar_one()
    return fingerprint(key)
