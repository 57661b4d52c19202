"""Names of the offices that a home knows."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from nanxi_desk.core.journal.local import get_local, local_names, set_locals
from nanxi_desk.core.journal.tables import REPLICA

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home

ENROLLED = "enrolled:"  # what the names of local values about enrolled offices begin with
_NAMED = "office_name:"  # and of those that hold the names of made-up offices


def office_names(conn: Connection, home: "Home") -> dict[str, str]:
    """Names by code: the home's own, those that computers told in their files, those that the hub enrolled,
    and those of made-up offices.

    A computer that works tells the newest name, one that was replaced an old one.
    """
    met = select(REPLICA.c.office, REPLICA.c.name, REPLICA.c.retired).order_by(REPLICA.c.id)
    rows = [row for row in conn.execute(met) if row.name]
    retired = {row.office: row.name for row in rows if row.retired}
    live = {row.office: row.name for row in rows if not row.retired}
    told = {office: entry["name"] for office, entry in enrolled(conn).items() if entry.get("name")}
    made_up = {name.removeprefix(_NAMED): get_local(conn, name) or "" for name in local_names(conn, _NAMED)}
    return {**made_up, **retired, **told, **live, home.office: home.office_name}


def enrolled(conn: Connection) -> dict[str, Mapping[str, str]]:
    """The offices that this hub has enrolled: code to name and moment."""
    names = local_names(conn, ENROLLED)
    return {name.removeprefix(ENROLLED): json.loads(get_local(conn, name) or "{}") for name in names}


def name_offices(conn: Connection, names: Mapping[str, str]) -> None:
    """Give offices a name, by code, though none of them was enrolled or sent a file."""
    set_locals(conn, {_NAMED + code: name for code, name in names.items()})
