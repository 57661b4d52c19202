"""Statements that every save runs: compiled once, then given to the driver with plain rows.

SQLAlchemy compiles and caches by itself, but works out types, names and results again at each execution,
which for a dozen small statements costs more than the statements. The SQL is SQLAlchemy's own, for whatever
database it is, and runs in the connection's transaction; only errors come as the driver's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Insert, Select, Update, bindparam, select
from sqlalchemy.engine import Dialect

Order = tuple[tuple[str, Any], ...]  # parameter names with what stands where a row does not name one


class Prepared:
    """A statement whose parameters are the names in `keys`; values go to the driver as they are."""

    def __init__(
        self, statement: Insert | Update | Delete | Select[Any], keys: Sequence[str] | None = None
    ) -> None:
        self._statement = statement
        self._keys = list(keys) if keys is not None else None
        self._made: dict[str, tuple[str, Order, bool]] = {}

    def run(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Execute for each row, at least one; how many rows of the table were met."""
        sql, order, positional = self._for(conn.dialect)
        cursor = conn.connection.cursor()
        try:
            if len(rows) == 1:
                cursor.execute(sql, _given(rows[0], order, positional))
            else:
                cursor.executemany(sql, _given_all(rows, order, positional))
            return cursor.rowcount
        finally:
            cursor.close()

    def first(self, conn: Connection, row: Mapping[str, Any]) -> Sequence[Any] | None:
        """The first row of a query."""
        sql, order, positional = self._for(conn.dialect)
        cursor = conn.connection.cursor()
        try:
            cursor.execute(sql, _given(row, order, positional))
            found: Sequence[Any] | None = cursor.fetchone()
            return found
        finally:
            cursor.close()

    def all(self, conn: Connection, row: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Every row of a query."""
        sql, order, positional = self._for(conn.dialect)
        cursor = conn.connection.cursor()
        try:
            cursor.execute(sql, _given(row, order, positional))
            found: Sequence[Sequence[Any]] = cursor.fetchall()
            return found
        finally:
            cursor.close()

    def _for(self, dialect: Dialect) -> tuple[str, Order, bool]:
        if dialect.name not in self._made:
            compiled = self._statement.compile(dialect=dialect, column_keys=self._keys)
            names: Sequence[str] | None = getattr(compiled, "positiontup", None)
            defaults = compiled.params  # computed at each asking
            order = tuple((name, defaults[name]) for name in names or defaults)
            self._made[dialect.name] = (str(compiled), order, names is not None)
        return self._made[dialect.name]


class Lookup:
    """A query for the rows in which `key` is one of many values, in portions of a few sizes.

    Rows come as the driver gives them, columns in the order that was named.
    """

    SIZES = (1, 8, 64, 500)  # a portion is filled up with its last value, which finds nothing more

    def __init__(
        self,
        columns: Sequence[ColumnElement[Any]],
        key: ColumnElement[Any],
        *conditions: ColumnElement[bool],
    ) -> None:
        self.names = tuple(str(column.key) for column in columns)

        @cache
        def statement(size: int) -> Prepared:
            among = key.in_([bindparam(f"key{n}") for n in range(size)])
            return Prepared(select(*columns).where(among, *conditions))

        self._statement: Callable[[int], Prepared] = statement

    def rows(self, conn: Connection, keys: Collection[Any]) -> Iterator[Sequence[Any]]:
        """Every row that fits; a row twice where its key was named in two portions."""
        waiting = iter(keys)
        while part := list(islice(waiting, self.SIZES[-1])):
            size = next(size for size in self.SIZES if size >= len(part))
            part.extend([part[-1]] * (size - len(part)))
            given = {f"key{n}": key for n, key in enumerate(part)}
            yield from self._statement(size).all(conn, given)


def _given_all(rows: Sequence[Mapping[str, Any]], order: Order, positional: bool) -> Sequence[Any]:
    """The same for many rows; nearly always each names all, which is picked faster."""
    names = [name for name, _default in order]
    if positional and len(names) > 1:
        try:
            return list(map(itemgetter(*names), rows))
        except KeyError:
            pass
    return [_given(row, order, positional) for row in rows]


def _given(row: Mapping[str, Any], order: Order, positional: bool) -> Any:
    if positional:
        return [row.get(name, default) for name, default in order]
    return {name: row.get(name, default) for name, default in order}
