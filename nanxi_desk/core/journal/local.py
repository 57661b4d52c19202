"""Small values that belong to this database alone: clock, counters, versions. Never exported."""

from sqlalchemy import Connection, insert, select, update

from nanxi_desk.core.journal.tables import LOCAL_VALUE


def get_local(conn: Connection, name: str) -> str | None:
    """A value, or None where it was never set."""
    statement = select(LOCAL_VALUE.c.value).where(LOCAL_VALUE.c.name == name)
    return conn.execute(statement).scalar_one_or_none()


def set_local(conn: Connection, name: str, value: str) -> None:
    """Set a value."""
    done = conn.execute(update(LOCAL_VALUE).where(LOCAL_VALUE.c.name == name).values(value=value))
    if not done.rowcount:
        conn.execute(insert(LOCAL_VALUE).values(name=name, value=value))


def count_up(conn: Connection, name: str) -> int:
    """The next number of a counter, from 1; inside the writing transaction it is nobody else's."""
    number = int(get_local(conn, name) or 0) + 1
    set_local(conn, name, str(number))
    return number
