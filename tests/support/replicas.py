"""Replicas that exchange changes: real journals in memory, with the plainest exchange there can be."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, inspect, select

from nanxi_desk.core.journal.change import Change
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.journal.heads import read_heads
from nanxi_desk.core.journal.intake import Intake, take_in
from nanxi_desk.core.journal.rows import load_numbers, load_rows
from nanxi_desk.core.journal.tables import STREAM, projection
from nanxi_desk.core.journal.verify import Verification, digests, verify
from nanxi_desk.core.records import RECORD_TYPES, Record, new_id
from tests.support.journals import MovableClock, Note, changes_in, memory_engine, shown

COMMON = "S"  # a scope that all replicas of a test hold and write


class Replica:
    """One installation. It writes as an office of whatever scope a call names."""

    def __init__(self, holds: Iterable[str] = (COMMON,), engine: Engine | None = None) -> None:
        self.id = secrets.token_hex(16)
        self.holds = frozenset(holds)
        self.engine = engine or memory_engine()
        self.wall = MovableClock()

    # --- writing -----------------------------------------------------------------------------------------

    def journal(self, scope: str = COMMON) -> Journal:
        return Journal(self.engine, Identity(self.id, scope, is_hub=False), self.wall)

    def create(self, record: Record) -> str:
        with self.journal(record.scope).write("actor") as writing:
            writing.create(record)
        return record.id

    def note(self, scope: str = COMMON, **values: Any) -> str:
        return self.create(Note(id=new_id(), scope=scope, **values))

    def edit(
        self, record_id: str, *, of: type[Record] = Note, seen: str | None = None, **values: Any
    ) -> bool:
        with self.journal(self.scope_of(of, record_id)).write("actor") as writing:
            return writing.edit(of, record_id, values, seen=seen)

    def delete(self, record_id: str, *, of: type[Record] = Note, seen: str | None = None) -> None:
        with self.journal(self.scope_of(of, record_id)).write("actor") as writing:
            writing.delete(of, record_id, seen=seen)

    def decide(self, record_id: str, unit: str, value: Any, *, of: type[Record] = Note) -> None:
        with self.journal(self.scope_of(of, record_id)).write("actor") as writing:
            writing.decide(of, record_id, unit, value)

    def erase(self, targets: Iterable[Change], scope: str = COMMON) -> None:
        with self.journal(scope).write("actor") as writing:
            writing.erase(scope, targets)

    # --- reading -----------------------------------------------------------------------------------------

    def scope_of(self, record_class: type[Record], record_id: str) -> str:
        row = self.row(record_id, of=record_class)
        assert row is not None
        return str(row["scope"])

    def row(self, record_id: str, *, of: type[Record] = Note) -> dict[str, Any] | None:
        with self.journal().read() as conn:
            return load_rows(conn, of, [record_id]).get(record_id)

    def shown(self, record_id: str, *, of: type[Record] = Note) -> dict[str, Any] | None:
        with self.journal().read() as conn:
            return shown(conn, of, record_id)

    def value(self, record_id: str, name: str) -> Any:
        row = self.row(record_id)
        return row[name] if row else None

    def conflicts(self, record_id: str) -> list[str]:
        row = self.row(record_id)
        assert row is not None
        return [unit for unit in row["conflict"].split(",") if unit]

    def heads(self, record_id: str, unit: str, *, of: type[Record] = Note) -> set[tuple[str, int]]:
        """(replica, seq) of the unit's heads as the tables keep them."""
        row = self.row(record_id, of=of)
        assert row is not None
        with self.journal().read() as conn:
            return {(h.replica, h.seq) for h in read_heads(row["heads"], load_numbers(conn)).of(unit)}

    def verify(self) -> Verification:
        with self.journal().read() as conn:
            return verify(conn)

    def digests(self, *scopes: str) -> Mapping[str, str]:
        with self.journal().read() as conn:
            return digests(conn, scopes or None)

    def changes(self, *scopes: str) -> list[Change]:
        """What a file would carry, read from its bytes."""
        with self.journal().read() as conn:
            return changes_in(conn, *scopes)

    def seq(self, scope: str = COMMON) -> int:
        """How many changes of its own it has written in a scope."""
        with self.journal().read() as conn:
            found = select(STREAM.c.seq).where(STREAM.c.replica == self.id, STREAM.c.scope == scope)
            return conn.execute(found).scalar() or 0

    def dump(self) -> bytes:
        """Everything that the database holds, the tables behind the search index too, as bytes."""
        found = []
        with self.engine.connect() as conn:
            for name in _kept_tables(conn):
                for row in conn.exec_driver_sql(f'SELECT * FROM "{name}"'):
                    found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
        return b"\0".join(found)

    def inbox(self, scope: str) -> dict[str, str]:
        """Every conflict of the scope: record id to its units."""
        found = {}
        with self.journal().read() as conn:
            for record_class in RECORD_TYPES.values():
                table = projection(record_class)
                wanted = table.c.scope == scope, table.c.conflict != ""
                found.update(dict(conn.execute(select(table.c.id, table.c.conflict).where(*wanted)).all()))
        return found

    # --- exchange ----------------------------------------------------------------------------------------

    def take(self, changes: Iterable[Change]) -> Intake:
        with self.journal().write("actor") as writing:
            return take_in(writing, list(changes))

    def pull(self, other: "Replica", only: Callable[[Change], bool] = lambda _: True) -> Intake:
        """Take everything of the common scopes that the other has and `only` lets through."""
        common = self.holds & other.holds
        return self.take(c for c in other.changes() if c.id.scope in common and only(c))

    # --- what befalls computers --------------------------------------------------------------------------

    def backup(self) -> Engine:
        return memory_engine(self.engine)

    def restored(self, backup: Engine, *, keeps_identity: bool = False) -> "Replica":
        """This installation with yesterday's database; `keeps_identity` leaves out what prevents forks."""
        again = Replica(self.holds, memory_engine(backup))
        again.wall = self.wall
        if keeps_identity:
            again.id = self.id
        return again


def meet(*replicas: Replica) -> None:
    """Everybody takes from everybody, twice, so that what is relayed arrives as well."""
    for __ in range(2):
        for taker in replicas:
            for giver in replicas:
                if taker is not giver:
                    intake = taker.pull(giver)
                    assert not intake.gaps


def _kept_tables(conn: Connection) -> Sequence[str]:
    if conn.dialect.name == "postgresql":
        return inspect(conn).get_table_names()
    ordinary = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    return conn.exec_driver_sql(ordinary).scalars().all()
