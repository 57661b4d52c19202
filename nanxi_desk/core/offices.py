"""Names of the offices that a home knows."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.tables import REPLICA

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home


def office_names(conn: Connection, home: "Home") -> dict[str, str]:
    """Names by code: the home's own, and whoever sent a file."""
    met = select(REPLICA.c.office, REPLICA.c.name).order_by(REPLICA.c.retired.desc(), REPLICA.c.id)
    found = {row.office: row.name for row in conn.execute(met) if row.name}
    return {**found, home.office: home.office_name}
