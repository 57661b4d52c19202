"""Small values that belong to this database alone: clock, counters, versions, drafts. Never exported."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.tables import LOCAL_VALUE

DRAFT = "draft:"  # what the names of drafts begin with
RESIDUE = "erasure:residue"  # set while the file may still hold bytes of what was erased

_GET = Prepared(select(LOCAL_VALUE.c.value).where(LOCAL_VALUE.c.name == bindparam("wanted")))
_INSERT = upsert(LOCAL_VALUE)
_SET = Prepared(
    _INSERT.on_conflict_do_update(index_elements=["name"], set_={"value": _INSERT.excluded.value}),
    ("name", "value"),
)
_DROP = Prepared(delete(LOCAL_VALUE).where(LOCAL_VALUE.c.name == bindparam("wanted")))


def get_local(conn: Connection, name: str) -> str | None:
    """A value, or None where it was never set."""
    found = _GET.first(conn, {"wanted": name})
    return None if found is None else str(found[0])


def set_local(conn: Connection, name: str, value: str) -> None:
    """Set a value."""
    _SET.run(conn, [{"name": name, "value": value}])


def set_locals(conn: Connection, values: Mapping[str, str]) -> None:
    """Set several values."""
    if values:
        _SET.run(conn, [{"name": name, "value": value} for name, value in values.items()])


def drop_locals(conn: Connection, names: Iterable[str]) -> None:
    """Forget values; names that were never set are no matter."""
    for name in names:
        _DROP.run(conn, [{"wanted": name}])


def local_names(conn: Connection, prefix: str) -> list[str]:
    """The names that begin so, sorted."""
    names = LOCAL_VALUE.c.name
    found = conn.execute(select(names).where(names.startswith(prefix, autoescape=True))).scalars()
    return sorted(name for name in found if name.startswith(prefix))  # LIKE does not tell A from a


def count_up(conn: Connection, name: str) -> int:
    """The next number of a counter, from 1; inside the writing transaction it is nobody else's."""
    number = int(get_local(conn, name) or 0) + 1
    set_local(conn, name, str(number))
    return number
