"""verify finds what was taken away, altered or put in, in the journal and in the tables beside it."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from nanxi_desk.core.database import write_connection
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM
from nanxi_desk.core.journal.verify import Verification
from nanxi_desk.frontdesk.records import ServiceItem
from tests.support.journals import Entry, Note, Sheet, changes_in, known
from tests.support.replicas import COMMON, Replica, meet


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with known(Note, Entry, Sheet):
        yield


@pytest.fixture
def desk() -> Replica:
    """A desk with its own stream of five changes and a foreign one of two; a conflict and a deletion."""
    own, other = Replica(), Replica()
    first = own.note(title="一", color="红", tags=["x"])
    own.note(title="二", color="红")
    other.pull(own)
    other.edit(first, title="三")
    other.note(title="四")
    own.edit(first, title="五")
    own.note(title="六", color="蓝")
    gone = own.note(title="七")
    own.delete(gone)
    own.pull(other)
    assert own.verify().ok
    assert own.inbox(COMMON)
    return own


def damage(desk: Replica, *statements: str, **values: Any) -> Verification:
    with write_connection(desk.engine) as conn:
        for statement in statements:
            result = conn.exec_driver_sql(statement, values) if values else conn.exec_driver_sql(statement)
            assert result.rowcount, "the damage must hit something"
    return desk.verify()


def positions(desk: Replica, replica: str) -> list[int]:
    with desk.journal().read() as conn:
        own = select(STREAM.c.number).where(STREAM.c.replica == replica, STREAM.c.scope == COMMON)
        number = conn.execute(own).scalar_one()
        return [
            p
            for p in conn.execute(select(JOURNAL.c.pos).order_by(JOURNAL.c.pos)).scalars()
            if p >> SEQ_BITS == number
        ]


def foreign(desk: Replica) -> str:
    with desk.journal().read() as conn:
        return next(r for r in conn.execute(select(STREAM.c.replica)).scalars() if r != desk.id)


@pytest.mark.parametrize("place", [0, 1, -2, -1])
def test_a_deleted_row_is_found(desk: Replica, place: int) -> None:
    pos = positions(desk, desk.id)[place]
    assert damage(desk, f"DELETE FROM journal WHERE pos = {pos}").problems


def test_a_deleted_stream_is_found(desk: Replica) -> None:
    first, last = positions(desk, foreign(desk))[0], positions(desk, foreign(desk))[-1]
    found = damage(desk, f"DELETE FROM journal WHERE pos BETWEEN {first} AND {last}")
    assert found.problems


def test_a_stream_deleted_with_its_head_is_found(desk: Replica) -> None:
    first, last = positions(desk, foreign(desk))[0], positions(desk, foreign(desk))[-1]
    found = damage(
        desk,
        f"DELETE FROM journal WHERE pos BETWEEN {first} AND {last}",
        f"DELETE FROM stream WHERE number = {first >> SEQ_BITS}",
    )
    assert found.problems


def test_the_whole_journal_deleted_is_found(desk: Replica) -> None:
    assert damage(desk, "DELETE FROM journal").problems
    assert damage(desk, "DELETE FROM stream").problems


def test_a_lost_head_is_found(desk: Replica) -> None:
    assert damage(desk, "DELETE FROM stream WHERE number = 1").problems


def test_a_head_set_back_with_its_rows_is_found(desk: Replica) -> None:
    """Whoever cuts the last change and moves the head back still has the tables against them."""
    *__, before, last = positions(desk, desk.id)
    found = damage(
        desk,
        f"UPDATE stream SET seq = seq - 1, hash = (SELECT hash FROM journal WHERE pos = {before})"
        f" WHERE number = {last >> SEQ_BITS}",
        f"DELETE FROM journal WHERE pos = {last}",
    )
    assert found.problems


@pytest.mark.parametrize("column", ["header", "body", "salt", "hash"])
@pytest.mark.parametrize("place", [0, 2, -1])
def test_an_edited_byte_is_found(desk: Replica, column: str, place: int) -> None:
    pos = positions(desk, desk.id)[place]
    with desk.journal().read() as conn:
        value = bytearray(conn.execute(select(JOURNAL.c[column]).where(JOURNAL.c.pos == pos)).scalar_one())
    value[len(value) // 2] ^= 1
    found = damage(desk, f"UPDATE journal SET {column} = :value WHERE pos = {pos}", value=bytes(value))
    assert found.problems


@pytest.mark.parametrize("column", ["salt", "body"])
def test_a_part_taken_out_is_found(desk: Replica, column: str) -> None:
    pos = positions(desk, desk.id)[1]
    assert damage(desk, f"UPDATE journal SET {column} = NULL WHERE pos = {pos}").problems


def test_an_erased_body_without_its_digest_is_found(desk: Replica) -> None:
    pos = positions(desk, desk.id)[1]
    assert damage(desk, f"UPDATE journal SET body = NULL, salt = NULL WHERE pos = {pos}").problems


def test_a_body_taken_away_without_an_erasure_is_found(desk: Replica) -> None:
    """The chain alone cannot tell: the digest stands where the values were."""
    pos = positions(desk, desk.id)[1]
    with desk.journal().read() as conn:
        digest = changes_in(conn)[1].digest
    statement = f"UPDATE journal SET body = NULL, salt = NULL, digest = :digest WHERE pos = {pos}"
    assert damage(desk, statement, digest=digest).problems


def test_reordered_rows_are_found(desk: Replica) -> None:
    one, other = positions(desk, desk.id)[1:3]
    found = damage(
        desk,
        f"UPDATE journal SET pos = -1 WHERE pos = {one}",
        f"UPDATE journal SET pos = {one} WHERE pos = {other}",
        f"UPDATE journal SET pos = {other} WHERE pos = -1",
    )
    assert found.problems


def test_a_row_filed_under_another_record_is_found(desk: Replica) -> None:
    pos = positions(desk, desk.id)[0]
    assert damage(desk, f"UPDATE journal SET record_id = '{'0' * 32}' WHERE pos = {pos}").problems


def test_a_surplus_journal_row_is_found(desk: Replica) -> None:
    last = positions(desk, desk.id)[-1]
    found = damage(
        desk,
        "INSERT INTO journal (pos, record_id, header, salt, body, digest, hash)"
        f" SELECT pos + 1, record_id, header, salt, body, digest, hash FROM journal WHERE pos = {last}",
    )
    assert found.problems


# --- the tables --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "title = '假'",
        "title = NULL",
        "tags = '[\"y\"]'",
        "tags = 'no list'",
        "scope = 'NX09'",
        "deleted = 1",
        "conflict = ''",
        "extra = '{\"x\":1}'",
        "heads = ''",
        "heads = '1.1.1'",
        "heads = '1.99.1'",
        "heads = 'nonsense'",
        "heads = '{'",
        "heads = '[]'",
        "heads = '{\"title\":5}'",
        "id = '00000000000000000000000000000000'",
    ],
)
def test_a_changed_cell_is_found(desk: Replica, change: str) -> None:
    (conflicting,) = desk.inbox(COMMON)
    assert damage(desk, f"UPDATE test_note SET {change} WHERE id = '{conflicting}'").problems


def test_a_deleted_record_shown_again_is_found(desk: Replica) -> None:
    assert damage(desk, "UPDATE test_note SET deleted = 0 WHERE deleted").problems


def test_a_missing_row_is_found(desk: Replica) -> None:
    assert damage(desk, "DELETE FROM test_note WHERE title = '六'").problems


@pytest.mark.parametrize("heads", ["heads", "''"])
def test_a_surplus_row_is_found(desk: Replica, heads: str) -> None:
    found = damage(
        desk,
        "INSERT INTO test_note (no, id, scope, deleted, conflict, heads, title)"
        f" SELECT 900, '{'0' * 32}', scope, deleted, conflict, {heads}, title FROM test_note WHERE no = 1",
    )
    assert found.problems


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE test_note_tally SET count = count + 1 WHERE color = '红'",
        "DELETE FROM test_note_tally WHERE color = '红'",
        "INSERT INTO test_note_tally (color, count) VALUES ('绿', 1)",
    ],
)
def test_a_wrong_count_is_found(desk: Replica, statement: str) -> None:
    assert damage(desk, statement).problems


def test_a_derived_cell_is_checked_too() -> None:
    desk = Replica()
    sheet = desk.create(Sheet(id="0" * 12 + "7" + "0" * 19, scope=COMMON, name="单"))
    desk.create(Entry(id="1" * 12 + "7" + "0" * 19, scope=COMMON, sheet_id=sheet, amount=3))
    assert desk.verify().ok
    assert damage(desk, "UPDATE test_sheet SET total = 4").problems


@pytest.mark.parametrize("change", ["name = '假'", "keywords = '[]'", "keywords = 'no list'", "deleted = 1"])
def test_an_altered_shipped_row_is_found(desk: Replica, change: str) -> None:
    shipped = next(iter(ServiceItem.base_layer()))
    assert damage(desk, f"UPDATE service_item SET {change} WHERE id = '{shipped}'").problems


def test_a_missing_shipped_row_is_found(desk: Replica) -> None:
    shipped = next(iter(ServiceItem.base_layer()))
    assert damage(desk, f"DELETE FROM service_item WHERE id = '{shipped}'").problems


def test_an_invented_shipped_row_is_found(desk: Replica) -> None:
    found = damage(
        desk,
        "INSERT INTO service_item (no, id, scope, deleted, conflict, heads, name)"
        f" VALUES (9000, '{'0' * 32}', '*', 0, '', '', '假')",
    )
    assert found.problems


# --- what is no damage -------------------------------------------------------------------------------------


def test_conflicts_and_missing_people_are_no_damage(desk: Replica) -> None:
    desk.create(Entry(id="1" * 12 + "7" + "0" * 19, scope=COMMON, sheet_id="2" * 32, amount=3))
    found = desk.verify()
    assert found.ok
    assert len(found.pending) == 1


def test_counts_are_told(desk: Replica) -> None:
    found = desk.verify()
    assert (found.changes, found.records) == (8, 5)


def test_every_problem_is_one_sentence_without_values(desk: Replica) -> None:
    meet(desk, other := Replica())
    found = damage(other, "UPDATE test_note SET title = '周兰'")
    assert len(found.problems) >= 4
    assert all("周兰" not in line and "\n" not in line for line in found.problems)
