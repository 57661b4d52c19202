"""The project's engine over apsw, below which one can look: what SQLAlchemy asks of a driver."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import apsw
from sqlcipher3 import dbapi2 as sqlcipher


@contextmanager
def errors() -> Iterator[None]:
    """What SQLite says comes in the class and with the number that the project's own driver gives it."""
    try:
        yield
    except apsw.Error as error:
        raised = sqlcipher.DatabaseError(str(error))
        raised.sqlite_errorcode = getattr(error, "extendedresult", 0)
        raise raised from error


def connect(
    path: Path, settings: Sequence[tuple[str, str]], *, vfs: str | None, busy_seconds: float
) -> "Connection":
    """Open a database and put settings in force, in order; `vfs` names the disk, None for the system's."""
    with errors():
        made = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)
        try:
            made.set_busy_timeout(round(1000 * busy_seconds))
            made.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            for name, value in settings:
                made.execute(f"PRAGMA {name} = {value}").fetchall()
        except BaseException:
            made.close()
            raise
        return Connection(made)


class Connection:
    """A connection as the sqlite3 module gives it without transactions of its own."""

    isolation_level = None

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def cursor(self) -> "Cursor":
        return Cursor(self._connection)

    def execute(self, sql: str, values: Any = ()) -> "Cursor":
        return self.cursor().execute(sql, values)

    def create_function(self, name: str, count: int, call: Callable[..., Any], **options: Any) -> None:
        self._connection.create_scalar_function(name, call, count, **options)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


class Cursor:
    """Takes all rows at once: a row kept back would hold a lock that the real driver lets go."""

    arraysize = 1
    lastrowid: int | None = None

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[Sequence[Any]] = iter(())
        self.description: Sequence[Any] | None = None
        self.rowcount = -1

    def execute(self, sql: str, values: Any = ()) -> "Cursor":
        self.description = None
        cursor = self._connection.cursor()

        def begins(ran: apsw.Cursor, _sql: str, _values: Any) -> bool:
            self.description = [(name, *[None] * 6) for name, *_ in ran.get_description()] or None
            return True

        cursor.exec_trace = begins
        with errors():
            self._rows = iter(list(cursor.execute(sql, values)))
        self.rowcount = self._connection.changes() if self.description is None else -1
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, rows: Sequence[Any]) -> "Cursor":
        met = 0
        for values in rows:
            met += max(0, self.execute(sql, values).rowcount)
        self.rowcount = met
        return self

    def fetchone(self) -> Sequence[Any] | None:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Sequence[Any]]:
        return list(islice(self._rows, size or self.arraysize))

    def fetchall(self) -> list[Sequence[Any]]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())
