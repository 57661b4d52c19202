"""New databases without Alembic's long way: what it sends to the first empty one is sent to all others."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event, inspect

from nanxi_desk.core import schema

Sent = list[tuple[str, Any]]


class Structure:
    """Stands for schema._upgrade; a database that is not empty is migrated as ever."""

    def __init__(self, upgrade: Callable[[Connection], None]) -> None:
        self._upgrade = upgrade
        self._sent: dict[str, Sent] = {}

    def __call__(self, conn: Connection) -> None:
        if inspect(conn).has_table("alembic_version"):
            self._upgrade(conn)
        elif conn.dialect.name in self._sent:
            for statement, parameters in self._sent[conn.dialect.name]:
                conn.exec_driver_sql(statement, parameters or None)
        else:
            self._sent[conn.dialect.name] = self._listen(conn)

    def _listen(self, conn: Connection) -> Sent:
        sent: Sent = []

        def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
            if statement.split(None, 1)[0].upper() not in ("SELECT", "PRAGMA", "SHOW"):
                sent.append((statement, parameters))

        event.listen(conn, "before_cursor_execute", note)
        try:
            self._upgrade(conn)
        finally:
            event.remove(conn, "before_cursor_execute", note)
        return sent


def remember() -> None:
    """From now on, in this process."""
    schema._upgrade = Structure(schema._upgrade)
