"""Versions side by side: what an older one does not know stays whole, counts, and comes to life later."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text, update

from nanxi_desk.core.database import write_connection
from nanxi_desk.core.fields import Merge, field
from nanxi_desk.core.journal import change as change_module
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.records import RECORD_TYPES, Record, new_id
from nanxi_desk.core.schema import bring_to_life, rebuild
from tests.support.journals import Note, add_tables, alone, forget_class, memory_engine
from tests.support.replicas import COMMON, Replica


class Leaflet(Record):
    """As an older version knows it."""

    record_type = "test_leaflet"
    label = "传单"

    title: str | None = field("标题", default=None)


OLD = Leaflet
forget_class(OLD)


class NewLeaflet(Record):
    """As a newer version knows it."""

    record_type = "test_leaflet"
    label = "传单"
    searchable = True

    title: str | None = field("标题", default=None)
    printer: str | None = field("印刷", default=None)
    copies: str | None = field("份数", merge=Merge.MAX, default=None)
    street: str | None = field("路", unit="place", default=None)
    house: str | None = field("号", unit="place", default=None)


NEW = NewLeaflet
forget_class(NEW)


@contextmanager
def version(*classes: type[Record]) -> Iterator[None]:
    """Inside, the program is the version that knows these classes."""
    with alone(*classes):
        yield


@pytest.fixture
def written() -> tuple[Replica, str]:
    """A leaflet written and edited at two places by the newer version, with a conflict on a new field."""
    with version(NEW):
        one, other = Replica(), Replica()
        record = new_id()
        one.create(NEW(id=record, scope=COMMON, title="一", printer="甲", copies="3", street="路", house="1"))
        other.pull(one)
        one.edit(record, of=NEW, printer="乙", copies="5")
        other.edit(record, of=NEW, printer="丙", copies="7", house="2")
        one.pull(other)
    return one, record


def test_unknown_fields_survive_and_count(written: tuple[Replica, str]) -> None:
    new, record = written
    with version(NEW):
        wanted, changes = new.digests(), new.changes()
    with version(OLD):
        old = Replica()
        old.take(changes)
        assert old.verify().problems == []
        assert old.digests() == wanted
        row = old.row(record, of=OLD)
        assert row
        assert row["title"] == "一"
        assert row["conflict"] == "printer"
        assert '">copies": "7"' in row["extra"]
        old.edit(record, of=OLD, title="二")
        back = old.changes()
        assert old.verify().problems == []
        wanted = old.digests()
    with version(NEW):
        new.take(back)
        assert new.digests() == wanted
        shown = new.row(record, of=NEW)
        assert shown
        assert (shown["title"], shown["copies"], shown["conflict"]) == ("二", "7", "printer")


def test_unknown_fields_come_to_life_after_the_update(written: tuple[Replica, str]) -> None:
    new, record = written
    with version(NEW):
        changes, wanted = new.changes(), new.shown(record, of=NEW)
    with version(OLD):
        old = Replica()
        old.take(changes)
    with version(NEW):
        updated = Replica(engine=memory_engine())
        copy_journal(old, updated)
        rebuild(updated.engine)
        assert updated.shown(record, of=NEW) == wanted
        assert updated.verify().problems == []


def test_an_update_shows_what_was_unknown_and_leaves_the_rest(written: tuple[Replica, str]) -> None:
    new, record = written
    with version(NEW):
        changes, wanted = new.changes(), new.shown(record, of=NEW)
    with version(OLD):
        old = Replica()
        old.take(changes)
        plain = old.create(OLD(id=new_id(), scope=COMMON, title="无新栏"))
        with write_connection(old.engine) as conn:
            conn.execute(update(projection(OLD)).where(projection(OLD).c.id == plain).values(title="未重算"))
            for column in set(NEW.fields) - set(OLD.fields):
                conn.execute(text(f"ALTER TABLE {OLD.record_type} ADD COLUMN {column} TEXT"))
    with version(NEW):
        with write_connection(old.engine) as conn:
            bring_to_life(conn)
        assert old.shown(record, of=NEW) == wanted
        untouched = old.row(plain, of=NEW)
        assert untouched
        assert untouched["title"] == "未重算"


def test_unknown_record_types_stay_count_and_come_to_life(written: tuple[Replica, str]) -> None:
    new, record = written
    with version(NEW):
        changes, wanted, shown = new.changes(), new.digests(), new.shown(record, of=NEW)
    with version(Note):
        stranger = Replica()
        assert len(stranger.take(changes).new) == len(changes)
        found = stranger.verify()
        assert (found.problems, found.records, found.changes) == ([], 1, 3)
        assert stranger.digests() == wanted
        assert [c.hash for c in stranger.changes()] == [c.hash for c in changes]
    with version(NEW, Note):
        add_tables(stranger.engine, NEW)
        with write_connection(stranger.engine) as conn:
            bring_to_life(conn)
        assert stranger.shown(record, of=NEW) == shown
        assert stranger.verify().problems == []


def test_unknown_record_types_are_relayed(written: tuple[Replica, str]) -> None:
    new, record = written
    with version(NEW):
        changes, shown = new.changes(), new.shown(record, of=NEW)
    with version(Note):
        stranger = Replica()
        stranger.take(changes)
        relayed = stranger.changes()
    with version(NEW):
        third = Replica()
        third.take(relayed)
        assert third.shown(record, of=NEW) == shown


def test_an_older_format_is_folded_as_todays_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 1 called the field `name`; version 2 calls it `title`. The chain keeps the old bytes."""
    with version(OLD):
        old = Replica()
        record = old.create(OLD(id=new_id(), scope=COMMON, title="旧"))
        sent = old.changes()

    def renamed(change: Any) -> Any:
        values = {"printer" if k == "title" else k: v for k, v in (change.values or {}).items()}
        return replace(change, v=2, values=values)

    monkeypatch.setattr(change_module, "FORMAT", 2)
    monkeypatch.setitem(change_module.UPCASTS, 1, renamed)
    with version(NEW):
        new = Replica()
        new.take([change_module.read_change(_bytes(c)) for c in sent])
        row = new.row(record, of=NEW)
        assert row
        assert (row["printer"], row["title"]) == ("旧", None)
        assert new.verify().problems == []
        new.edit(record, of=NEW, title="新")
        assert [c.v for c in new.changes()] == [2, 2]
        before = new.shown(record, of=NEW)
        rebuild(new.engine)
        assert new.shown(record, of=NEW) == before
        assert [(c.header, c.body, c.hash) for c in new.changes()[:1]] == [
            (c.header, c.body, c.hash) for c in sent
        ]


def _bytes(change: Any) -> change_module.Stored:
    return change_module.Stored(change.header, change.salt, change.body, change.digest, change.hash)


def copy_journal(source: Replica, target: Replica) -> None:
    """What a migration does to the journal: nothing."""
    with source.engine.connect() as old, write_connection(target.engine) as new:
        for table in ("stream", "journal", "erased"):
            rows = [tuple(row) for row in old.exec_driver_sql(f"SELECT * FROM {table}")]
            if rows:
                marks = ",".join("?" * len(rows[0]))
                new.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", rows)


def test_the_classes_of_this_module_are_told_apart() -> None:
    with version(NEW):
        assert RECORD_TYPES["test_leaflet"] is NEW
        assert "printer" in projection(NEW).c
    with version(OLD):
        assert "printer" not in projection(OLD).c
