"""Real homes at a price at which thousands of schedules can be played: the same program, less waiting.

What is left out tells nothing of an exchange: compiling the same SQL anew for every opened database, and the
record classes that no schedule writes. Two versions of one record class are told apart, since a computer may
run an older program.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import MetaData, Table
from sqlalchemy.util import LRUCache

from nanxi_desk.core import database
from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.journal import tables
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import RECORD_TYPES, Record
from tests.support.journals import forget_class, known


def share_compiled_statements(patch: pytest.MonkeyPatch) -> None:
    """From now on what SQLAlchemy compiled for one database serves the others: half of a schedule's time."""
    cache: LRUCache[object, object] = LRUCache(5_000)
    dialect, made = database.KeyedDialect, database.engine_for

    def engine_for(*args: object, **options: object) -> object:
        engine = made(*args, **options)  # type: ignore[arg-type]
        engine._compiled_cache = cache
        return engine

    patch.setattr(database, "engine_for", engine_for)
    # Part of the cache's key. All our dialects are made alike, so what one compiled fits another.
    patch.setattr(dialect, "__hash__", lambda _self: hash(dialect), raising=False)
    patch.setattr(dialect, "__eq__", lambda self, other: type(self) is type(other), raising=False)


class Bulletin(Record):
    """What the hub tells all offices."""

    record_type = "test_bulletin"
    label = "公告"
    title = "text"
    written_by = "hub"

    text: str | None = field("内容", default=None)


class _OlderResident(Record):
    """A resident as an older version of the program knew one."""

    record_type = Resident.record_type
    label = Resident.label
    title = "name"
    searchable = True

    name: str = field("来访人", required=True, search=Search.NAME, max_length=60)
    phone: str | None = field("电话", Kind.PHONE, search=Search.PHONE, masked=True, default=None)
    address: str | None = field("住址", search=Search.TEXT, default=None)


OlderResident = _OlderResident
forget_class(Bulletin)
RECORD_TYPES[Resident.record_type] = Resident


def _older_table() -> Table:
    """The table as the older version sees it; in the database it has further columns."""
    newer = projection(Resident)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "METADATA", MetaData())
        del tables._PROJECTIONS[Resident.record_type]
        older = projection(OlderResident)
        tables._PROJECTIONS[Resident.record_type] = newer
    return older


def resident_class(*, older: bool) -> type[Record]:
    """The record class of that version."""
    return OlderResident if older else Resident


class Versions:
    """Which of two versions the program in this process is."""

    def __init__(self) -> None:
        self._tables = {False: projection(Resident), True: _older_table()}

    def use(self, *, older: bool) -> None:
        """From now on it is this one."""
        RECORD_TYPES[Resident.record_type] = resident_class(older=older)
        tables._PROJECTIONS[Resident.record_type] = self._tables[older]


@contextmanager
def few_classes() -> Iterator[Versions]:
    """Inside, the program knows staff, residents and bulletins only, and may be either version."""
    others = dict(RECORD_TYPES)
    versions = Versions()
    RECORD_TYPES.clear()
    RECORD_TYPES.update({c.record_type: c for c in (Staff, Resident)})
    try:
        with known(Bulletin):
            yield versions
            versions.use(older=False)
    finally:
        versions.use(older=False)
        RECORD_TYPES.clear()
        RECORD_TYPES.update(others)
