"""Statements that every save runs: compiled once, then run with plain rows.

SQLAlchemy compiles and caches by itself, but works out types and names again at each execution, which for a
dozen small inserts costs more than the inserts. The SQL is SQLAlchemy's own, for whatever database it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Delete, Insert, Update
from sqlalchemy.engine import Dialect

Order = tuple[tuple[str, Any], ...]  # parameter names with what stands where a row does not name one


class Prepared:
    """A statement whose parameters are the names in `keys`; values go to the driver as they are."""

    def __init__(self, statement: Insert | Update | Delete, keys: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._keys = list(keys) if keys is not None else None
        self._made: dict[str, tuple[str, Order, bool]] = {}

    def run(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> CursorResult[Any]:
        """Execute for each row; at least one."""
        sql, order, positional = self._for(conn.dialect)
        given: list[Any]
        if positional:
            given = [tuple(row.get(name, default) for name, default in order) for row in rows]
        else:
            given = [{name: row.get(name, default) for name, default in order} for row in rows]
        return conn.exec_driver_sql(sql, given if len(given) > 1 else given[0])

    def _for(self, dialect: Dialect) -> tuple[str, Order, bool]:
        if dialect.name not in self._made:
            compiled = self._statement.compile(dialect=dialect, column_keys=self._keys)
            names: Sequence[str] | None = getattr(compiled, "positiontup", None)
            order = tuple((name, compiled.params[name]) for name in names or compiled.params)
            self._made[dialect.name] = (str(compiled), order, names is not None)
        return self._made[dialect.name]
