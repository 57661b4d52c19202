"""Attachments beside the journal: their bytes, once for each hash, and which changes name them.

A blob stays as long as a change of the journal names it. An erasure takes the names away, and with the last
one the bytes. What came before the changes that name it lies ahead of them, and only for those: when they
turn out to be erased, or to name something else, it goes as well. So no old file brings an erased one back,
and nothing has to be kept that tells what was erased.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core.attachment_names import MARK, hashes_in, may_name
from nanxi_desk.core.journal.change import Change, ChangeId
from nanxi_desk.core.journal.heads import StreamNumbers
from nanxi_desk.core.journal.local import DRAFT
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.rows import change_of_row, chunks
from nanxi_desk.core.journal.tables import (
    BLOB,
    BLOB_AHEAD,
    BLOB_USE,
    ERASED,
    JOURNAL,
    LOCAL_VALUE,
    SEQ_BITS,
    STREAM,
)

_USE, _AHEAD = ("sha256", "pos"), ("sha256", "replica", "scope", "seq")
_NOTE_USE = Prepared(upsert(BLOB_USE).on_conflict_do_nothing(index_elements=_USE), _USE)
_ANY_AHEAD = Prepared(select(BLOB_AHEAD.c.sha256).limit(1))


def note_uses(conn: Connection, changes: Iterable[Change], numbers: StreamNumbers) -> None:
    """Remember which attachments these journalled changes name."""
    rows = [
        {"sha256": sha256, "pos": numbers.number(c.id.replica, c.id.scope) << SEQ_BITS | c.id.seq}
        for c in changes
        for sha256 in sorted(hashes_in(c.values, c.body))
    ]
    if rows:
        _NOTE_USE.run(conn, rows)


def drop_uses(conn: Connection, first: int, last: int) -> set[str]:
    """Forget what the changes from one journal position to another name; the attachments concerned."""
    within = BLOB_USE.c.pos.between(first, last)
    found = set(conn.execute(select(BLOB_USE.c.sha256).where(within)).scalars())
    if found:
        conn.execute(delete(BLOB_USE).where(within))
    return found


def note_uses_again(conn: Connection) -> None:
    """Read from the whole journal what its changes name."""
    conn.execute(delete(BLOB_USE))
    statement = select(JOURNAL).where(_holds(conn, MARK)).execution_options(yield_per=2_000)
    rows = conn.execute(statement).mappings()
    found: list[dict[str, object]] = []
    for row in rows:
        found.extend({"sha256": sha256, "pos": row["pos"]} for sha256 in sorted(hashes_of(row)))
    if found:
        _NOTE_USE.run(conn, found)


def _holds(conn: Connection, mark: bytes) -> ColumnElement[bool]:
    """Whether a change's body holds these bytes: most hold none, and are not brought here to be looked at."""
    if conn.dialect.name == "sqlite":
        return func.instr(JOURNAL.c.body, literal(mark)) > 0
    within: ColumnElement[bytes] = literal(mark).op("IN")(JOURNAL.c.body)
    return func.position(within) > 0


def hashes_of(row: RowMapping) -> set[str]:
    """The attachments that a row of the journal names."""
    if not may_name(row["body"]):
        return set()
    change = change_of_row(row)
    return hashes_in(change.values, change.body)


# --- bytes -------------------------------------------------------------------------------------------------


def keep_blob(conn: Connection, sha256: str, kind: str, content: bytes, at: str) -> bool:
    """Put an attachment's bytes into the database; False where they are here already."""
    row = {"sha256": sha256, "kind": kind, "size": len(content), "at": at, "content": content}
    statement = upsert(BLOB).on_conflict_do_nothing(index_elements=["sha256"])
    new = sha256 not in sizes_here(conn, [sha256])  # drivers differ in what they say of a row that was there
    conn.execute(statement, [row])
    return new


def blob_content(conn: Connection, sha256: str) -> bytes | None:
    """The bytes; None where they have not arrived."""
    content = conn.execute(select(BLOB.c.content).where(BLOB.c.sha256 == sha256)).scalar()
    return None if content is None else bytes(content)


def sizes_here(conn: Connection, hashes: Iterable[str]) -> dict[str, int]:
    """Of these attachments, those that are here, with their sizes in bytes."""
    found: dict[str, int] = {}
    for part in chunks(set(hashes)):
        rows = conn.execute(select(BLOB.c.sha256, BLOB.c.size).where(BLOB.c.sha256.in_(part)))
        found.update((row.sha256, row.size) for row in rows)
    return found


def drop_unused(conn: Connection, hashes: Iterable[str]) -> None:
    """Take away the bytes of those that no change names any more, nor one that is still to come."""
    for part in chunks(set(hashes)):
        conn.execute(delete(BLOB).where(BLOB.c.sha256.in_(part), _unused()))


def _unused() -> ColumnElement[bool]:
    return ~or_(
        exists().where(BLOB_USE.c.sha256 == BLOB.c.sha256),
        exists().where(BLOB_AHEAD.c.sha256 == BLOB.c.sha256),
    )


def orphans(conn: Connection, before: str) -> list[str]:
    """Attachments that came before that instant and that neither a change nor a draft names."""
    found = conn.execute(select(BLOB.c.sha256).where(_unused(), BLOB.c.at < before)).scalars().all()
    if not found:
        return []
    drafts = select(LOCAL_VALUE.c.value).where(LOCAL_VALUE.c.name.startswith(DRAFT, autoescape=True))
    texts = list(conn.execute(drafts).scalars())
    return [sha256 for sha256 in found if not any(sha256 in text for text in texts)]


def drop_blobs(conn: Connection, hashes: Iterable[str]) -> None:
    """Take bytes away whatever names them."""
    for part in chunks(hashes):
        conn.execute(delete(BLOB).where(BLOB.c.sha256.in_(part)))


# --- what came ahead of its changes ------------------------------------------------------------------------


def names_now(conn: Connection, sha256: str, changes: Sequence[ChangeId]) -> tuple[bool, list[ChangeId]]:
    """Whether one of these changes names the attachment here, and which of them are still to come."""
    ahead: list[ChangeId] = []
    for change_id in changes:
        stream = conn.execute(_stream_of(change_id)).one_or_none()
        if stream is None or stream.seq < change_id.seq:
            if not conn.execute(_erasure_of(change_id)).first():
                ahead.append(change_id)
            continue
        pos = stream.number << SEQ_BITS | change_id.seq
        if conn.execute(select(BLOB_USE.c.pos).where(_use(sha256, pos))).first():
            return True, []
    return False, ahead


def note_ahead(conn: Connection, sha256: str, changes: Iterable[ChangeId]) -> None:
    """Keep an attachment for changes that are still to come."""
    rows = [{"sha256": sha256, "replica": c.replica, "scope": c.scope, "seq": c.seq} for c in changes]
    if rows:
        conn.execute(
            upsert(BLOB_AHEAD).on_conflict_do_nothing(index_elements=_AHEAD),
            rows,
        )


def settle_ahead(conn: Connection) -> None:
    """After changes arrived: what lay ahead of them is named by them now, or goes."""
    if _ANY_AHEAD.first(conn, {}) is None:
        return
    over: set[str] = set()
    for row in conn.execute(select(BLOB_AHEAD)).all():
        change_id = ChangeId(row.replica, row.scope, row.seq)
        __, ahead = names_now(conn, row.sha256, [change_id])
        if not ahead:
            over.add(row.sha256)
            conn.execute(
                delete(BLOB_AHEAD).where(
                    BLOB_AHEAD.c.sha256 == row.sha256,
                    BLOB_AHEAD.c.replica == row.replica,
                    BLOB_AHEAD.c.scope == row.scope,
                    BLOB_AHEAD.c.seq == row.seq,
                )
            )
    drop_unused(conn, over)


def _stream_of(change_id: ChangeId) -> Select[tuple[int, int]]:
    return select(STREAM.c.number, STREAM.c.seq).where(
        STREAM.c.replica == change_id.replica, STREAM.c.scope == change_id.scope
    )


def _erasure_of(change_id: ChangeId) -> Select[tuple[int]]:
    return select(ERASED.c.seq).where(
        ERASED.c.replica == change_id.replica,
        ERASED.c.scope == change_id.scope,
        ERASED.c.seq == change_id.seq,
    )


def _use(sha256: str, pos: int) -> ColumnElement[bool]:
    return and_(BLOB_USE.c.sha256 == sha256, BLOB_USE.c.pos == pos)
