"""Forgetting: foreign changes that nobody was told of leave the journal again, as though they never came.

Only ends of foreign streams can go, and only while nothing stands upon them; their writers have them still.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, select, update

from nanxi_desk.core.journal.blobs import drop_unused, drop_uses
from nanxi_desk.core.journal.change import CHAIN_START, ERASE, Change, ChangeId
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.erasure import ErasedUnits
from nanxi_desk.core.journal.rows import change_of_row, chunks
from nanxi_desk.core.journal.tables import JOURNAL, REPLICA, SEQ_BITS, STREAM
from nanxi_desk.core.records import RECORD_TYPES

Ranges = Mapping[str, tuple[int, int, str]]  # "replica/scope": first, last, hash before the first


def changes_of_ranges(writing: Writing, ranges: Ranges) -> list[Change]:
    """The changes of these ranges, as far as they are here."""
    found: list[Change] = []
    for name, (first, last, __) in ranges.items():
        replica, scope = name.split("/", 1)
        if writing.numbers.knows(replica, scope):
            number = writing.numbers.number(replica, scope) << SEQ_BITS
            within = JOURNAL.c.pos.between(number | first, number | last)
            rows = writing.conn.execute(select(JOURNAL).where(within)).mappings()
            found.extend(change_of_row(row) for row in rows)
    return found


def forgettable(writing: Writing, ranges: Ranges, changes: list[Change]) -> bool:
    """Whether the ranges are foreign ends of streams on which nothing of ours stands.

    What refers to a record, or says its id in any other way, stands on it as much as an edit does.
    """
    conn = writing.conn
    heads = {f"{row.replica}/{row.scope}": row.seq for row in conn.execute(select(STREAM)).all()}
    own = set(conn.execute(select(REPLICA.c.id).where(REPLICA.c.private_key.is_not(None))).scalars())
    if any(
        name.split("/", 1)[0] in own or heads.get(name) != last for name, (__, last, __h) in ranges.items()
    ):
        return False
    if any(change.record_type == ERASE for change in changes):
        return False
    ids = {change.id for change in changes}
    records = {change.record_id for change in changes}
    return not any(_stands_on(change, ids, records) for change in _own_since(writing, changes, own))


def _own_since(writing: Writing, changes: list[Change], own: set[str]) -> list[Change]:
    """Own changes that can have seen these: a child's stamp lies above its parents'."""
    first = min((change.stamp for change in changes), default=0)
    found: list[Change] = []
    for replica, scope, seq in writing.conn.execute(select(STREAM.c.replica, STREAM.c.scope, STREAM.c.seq)):
        if replica in own and seq:
            number = writing.numbers.number(replica, scope) << SEQ_BITS
            found.extend(_newer(writing.conn, number, seq, first))
    return found


def _newer(conn: Connection, number: int, last: int, stamp: int) -> list[Change]:
    """The end of a stream from the first change on that is newer; read backwards in portions."""
    found: list[Change] = []
    while last > 0:
        first = max(1, last - 500)
        within = JOURNAL.c.pos.between(number | first, number | last)
        part = [change_of_row(row) for row in conn.execute(select(JOURNAL).where(within)).mappings()]
        found.extend(change for change in part if change.stamp > stamp)
        if not part or min(change.stamp for change in part) <= stamp:
            break
        last = first - 1
    return found


def _stands_on(change: Change, ids: set[ChangeId], records: set[str]) -> bool:
    if change.record_id in records or any(p in ids for ps in change.parents.values() for p in ps):
        return True
    words = (change.body or b"").decode().replace('"', " ").replace("/", " ").split()
    return any(word in records for word in words)


def forget(writing: Writing, ranges: Ranges, changes: list[Change]) -> None:
    """Take the ranges out of journal, tables and index."""
    conn = writing.conn
    writing.flush()
    for name, (first, last, before) in ranges.items():
        replica, scope = name.split("/", 1)
        number = writing.numbers.number(replica, scope)
        within = JOURNAL.c.pos.between(number << SEQ_BITS | first, number << SEQ_BITS | last)
        conn.execute(delete(JOURNAL).where(within))
        blobs = drop_uses(conn, number << SEQ_BITS | first, number << SEQ_BITS | last)
        drop_unused(conn, blobs)
        head = bytes.fromhex(before) or CHAIN_START
        shorter = update(STREAM).where(STREAM.c.number == number)
        conn.execute(shorter.values(seq=first - 1, hash=head, signature=None))
    by_type: dict[str, set[str]] = {}
    for change in changes:
        by_type.setdefault(change.record_type, set()).add(change.record_id)
    known = {name: ids for name, ids in by_type.items() if name in RECORD_TYPES}
    left = _still_named(conn, {i for ids in known.values() for i in ids})
    writing.projector.forget({name: ids - left for name, ids in known.items()})
    writing.projector.refold(left, ErasedUnits(conn))
    writing.note_written(known)


def _still_named(conn: Connection, record_ids: set[str]) -> set[str]:
    """Those of the records that other changes in the journal name."""
    found: set[str] = set()
    for part in chunks(record_ids):
        statement = select(JOURNAL.c.record_id, func.count()).where(JOURNAL.c.record_id.in_(part))
        found.update(row[0] for row in conn.execute(statement.group_by(JOURNAL.c.record_id)))
    return found
