"""New databases without the long way: new homes are copies of one, with keys and identities of their own.

Elsewhere, what Alembic sends to the first empty database is sent to all others.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect

from nanxi_desk.core import home, schema
from nanxi_desk.core.records import RECORD_TYPES

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


class Copies:
    """Stands for create_database where homes are made: structure and base layer are there already."""

    def __init__(self, create: Callable[[Path, bytes], Engine]) -> None:
        self.create = create
        self._folder = TemporaryDirectory(prefix="nanxi-desk-template-")
        self._made: dict[frozenset[str], Engine] = {}  # by the record types known

    def __call__(self, path: Path, data_key: bytes) -> Engine:
        engine = self.create(path, data_key)
        with closing(self._template().raw_connection()) as source, closing(engine.raw_connection()) as target:
            driver: Any = source.driver_connection
            driver.backup(target.driver_connection)
        return engine

    def close(self) -> None:
        for engine in self._made.values():
            engine.dispose()
        self._folder.cleanup()

    def _template(self) -> Engine:
        known = frozenset(RECORD_TYPES)
        if known not in self._made:
            path = Path(self._folder.name, f"{len(self._made)}.db")
            self._made[known] = engine = self.create(path, secrets.token_bytes(32))
            schema.bring_up_to_date(engine, backup=lambda: None)
            schema.install_base_layer(engine)
        return self._made[known]


@contextmanager
def the_long_way() -> Iterator[None]:
    """Inside, homes are made as by the program: for what looks at the disk under them."""
    copies = home.create_database
    assert isinstance(copies, Copies)
    home.create_database = copies.create  # type: ignore[assignment]
    try:
        yield
    finally:
        home.create_database = copies  # type: ignore[assignment]


def remember() -> Callable[[], None]:
    """From now on, in this process; returns what to call at its end."""
    schema._upgrade = Structure(schema._upgrade)
    home.create_database = copies = Copies(home.create_database)  # type: ignore[assignment]
    return copies.close
