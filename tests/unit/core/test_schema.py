"""The structure of the database: what the migrations build is what the record classes declare."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk.core import schema
from nanxi_desk.core.database import create_database, read_connection, write_connection
from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.journal.tables import all_tables, in_conflict, projection
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES, Record
from nanxi_desk.core.schema import bring_up_to_date, install_base_layer, rebuild, schema_version
from nanxi_desk.core.search import create_index_statement, index_name
from nanxi_desk.frontdesk.records import ServiceItem
from tests.support.homes import make_home


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = create_database(tmp_path / "desk.db", bytes(range(32)))
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    bring_up_to_date(empty, backup=lambda: pytest.fail("an empty database needs no backup"))
    return empty


def test_migrations_build_what_the_classes_declare(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    search_tables = tuple(f"{name}_search" for name in RECORD_TYPES)

    def ours(_object: Any, name: str | None, *_rest: Any) -> bool:
        return not (name or "").startswith(search_tables)

    with read_connection(engine) as conn:
        context = MigrationContext.configure(
            conn, opts={"compare_type": True, "compare_server_default": True, "include_object": ours}
        )
        assert compare_metadata(context, all_tables()) == []


def test_homes_of_tests_are_as_the_program_makes_them(engine: Engine, tmp_path: Path) -> None:
    """Tests copy new homes from one (see structure), so what they stand on is compared with the long way."""
    install_base_layer(engine)
    shipped = [cls for cls in RECORD_TYPES.values() if cls.base_version()]
    assert shipped

    def content(from_: Engine) -> list[Any]:
        with read_connection(from_) as conn:
            parts = conn.execute(text("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")).all()
            rows = [conn.execute(select(projection(cls)).order_by("no")).all() for cls in shipped]
        return [*parts, *rows]

    with make_home(tmp_path / "home") as home:
        assert content(home.engine) == content(engine)


def test_every_searchable_class_has_its_index(engine: Engine) -> None:
    with read_connection(engine) as conn:
        found = dict(conn.execute(text("SELECT name, sql FROM sqlite_schema WHERE sql LIKE '%fts5%'")).all())
    wanted = {
        index_name(record_class): create_index_statement(record_class)
        for record_class in RECORD_TYPES.values()
        if record_class.searchable
    }
    assert len(wanted) >= 2
    assert found == wanted


def test_rows_lie_in_the_order_of_their_keys(engine: Engine) -> None:
    """Only a column spelled INTEGER is the key of the table itself; any other costs a second tree."""
    with read_connection(engine) as conn:
        for table, column in (("journal", "pos"), ("request", "no")):
            info = {row.name: row for row in conn.execute(text(f"PRAGMA table_info({table})"))}
            assert (info[column].type, info[column].pk) == ("INTEGER", 1)


@pytest.mark.parametrize("record_class", [Resident, ServiceItem], ids=lambda each: each.record_type)
def test_what_is_in_conflict_is_found_without_a_look_at_the_rest(
    engine: Engine, record_class: type[Record]
) -> None:
    table = projection(record_class)
    asked = select(table).where(in_conflict(table), table.c.deleted.is_(False)).order_by(table.c.id).limit(9)
    sql = str(asked.compile(engine, compile_kwargs={"literal_binds": True}))
    with read_connection(engine) as conn:
        plan = [row.detail for row in conn.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
    assert any(f"{table.name}_in_conflict" in line for line in plan), plan


def test_the_newest_revision_is_known_and_last(engine: Engine) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    steps = ScriptDirectory.from_config(config)
    assert [step.revision for step in steps.walk_revisions()] == list(reversed(schema.REVISIONS))
    assert schema_version(engine) == schema.REVISIONS[-1]


def test_a_current_database_is_left_alone(engine: Engine) -> None:
    assert bring_up_to_date(engine, backup=lambda: pytest.fail("nothing to do")) is False


def test_a_newer_database_is_refused_and_left_alone(engine: Engine) -> None:
    with write_connection(engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="9999") as refusal:
        bring_up_to_date(engine, backup=lambda: pytest.fail("no backup"))
    assert "最新" in refusal.value.hint
    assert schema_version(engine) == "9999"


def test_an_empty_database_has_no_version(empty: Engine) -> None:
    assert schema_version(empty) is None


# --- base layer --------------------------------------------------------------------------------------------


def shown_items(engine: Engine) -> dict[str, Any]:
    table = projection(ServiceItem)
    with read_connection(engine) as conn:
        return dict(conn.execute(table.select().with_only_columns(table.c.id, table.c.name)).all())


def test_shipped_records_are_shown_and_are_no_changes(engine: Engine) -> None:
    install_base_layer(engine)
    assert shown_items(engine) == {i: item.name for i, item in shipped().items()}
    with read_connection(engine) as conn:
        found = verify(conn)
    assert (found.problems, found.changes, found.records) == ([], 0, 0)


def shipped() -> dict[str, Any]:
    return dict(ServiceItem.base_layer())


def test_a_new_catalogue_replaces_the_old_one(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """New names show, new items come, items no longer shipped go; the same as after building anew."""
    install_base_layer(engine)
    items = shipped()
    first, second, *__ = items
    newer = {i: item for i, item in items.items() if i != second}
    newer[first] = items[first].replace(name="改了名")
    newer["0" * 32] = items[first].replace(id="0" * 32, name="新的")
    monkeypatch.setattr(ServiceItem, "base_layer", lambda: newer)
    monkeypatch.setattr(ServiceItem, "base_version", lambda: "newer")
    install_base_layer(engine)
    wanted = {i: item.name for i, item in newer.items()}
    assert shown_items(engine) == wanted
    with read_connection(engine) as conn:
        assert verify(conn).problems == []
    rebuild(engine)
    assert shown_items(engine) == wanted
