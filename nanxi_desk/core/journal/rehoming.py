"""Rehoming: a restored snapshot notices at the exchange that a partner knows its own stream otherwise.

Where machine, folder and token are all as they were, nothing tells a restored snapshot at start. It goes on
writing numbers that others know already with other contents. So what a partner says of our streams is
compared with them; where it knows more, or other hashes, this home becomes a new replica, and whatever it
wrote that nobody is known to have is written again in the new one's stream, in its order and with its stamps.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.identity import new_replica
from nanxi_desk.core.journal.blobs import drop_uses
from nanxi_desk.core.journal.change import (
    CHAIN_START,
    ERASE,
    Change,
    ChangeId,
    body_digest,
    canonical,
    chain_hash,
)
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.erasure import ErasedUnits, targets_of
from nanxi_desk.core.journal.rows import change_of_row, changes_of_records, chunks
from nanxi_desk.core.journal.tables import ERASED, JOURNAL, PARTNER, REPLICA, SEQ_BITS, STREAM
from nanxi_desk.core.language import _

Points = dict[int, str]  # number to hash in hexadecimal digits
_Stream = tuple[str, str]  # replica, scope


@dataclass(frozen=True, slots=True)
class _Own:
    """A stream of ours. `safe` is the last number that a partner is known to have as we do."""

    number: int
    name: _Stream
    seq: int
    safe: int


def rehome(
    writing: Writing,
    have: Mapping[str, tuple[int, str]],
    before: Mapping[str, str],
    changes: Sequence[Change],
    office_name: str,
) -> str:
    """Compare a partner's word (heads, hash before each range, changes) with our own streams.

    Returns the new replica's id where there had to be one, else "". The home takes it on once the transaction
    is kept. InputRefused where others know what would have to be written again: a copy that both sides use.
    """
    kept = set(writing.conn.execute(select(REPLICA.c.id).where(REPLICA.c.private_key.is_not(None))).scalars())
    told = _told(kept, have, before, changes)
    if not told:
        return ""
    streams = _own_streams(writing.conn, kept)
    cut = _contradicted(writing, streams, told)
    if cut is None:
        return ""
    moved = _to_move(writing.conn, cut, streams)
    _cut_back(writing.conn, cut)
    replica = new_replica(
        writing.conn, writing.identity.office, office_name, born_of=writing.identity.replica
    )
    writing.become(replica)
    _write_again(writing, moved)
    return replica


def _told(
    kept: Collection[str],
    have: Mapping[str, tuple[int, str]],
    before: Mapping[str, str],
    changes: Sequence[Change],
) -> dict[_Stream, Points]:
    """What the partner says of streams of ours, by number."""
    found: dict[_Stream, Points] = {}
    for change in changes:
        if change.id.replica in kept:
            found.setdefault((change.id.replica, change.id.scope), {})[change.id.seq] = change.hash.hex()
    for name, hash_before in before.items():
        replica, scope = name.split("/", 1)
        if replica in kept and found.get((replica, scope)):
            points = found[replica, scope]
            points.setdefault(min(points) - 1, hash_before)
    for name, (seq, head) in have.items():
        replica, scope = name.split("/", 1)
        if replica in kept:
            found.setdefault((replica, scope), {})[seq] = head
    return found


def _own_streams(conn: Connection, kept: Collection[str]) -> dict[_Stream, _Own]:
    acknowledged: dict[_Stream, Points] = {}
    for text in conn.execute(select(PARTNER.c.have)).scalars():
        for name, (seq, head) in json.loads(text).items():
            replica, scope = name.split("/", 1)
            acknowledged.setdefault((replica, scope), {})[seq] = head
    found: dict[_Stream, _Own] = {}
    for row in conn.execute(select(STREAM).where(STREAM.c.replica.in_(kept))).all():
        stream = _Own(row.number, (row.replica, row.scope), row.seq, 0)
        same, __ = _compared(conn, stream, acknowledged.get(stream.name, {}))
        found[stream.name] = replace(stream, safe=same)
    return found


def _contradicted(
    writing: Writing, streams: Mapping[_Stream, _Own], told: Mapping[_Stream, Points]
) -> dict[_Own, int] | None:
    """How far each contradicted stream stays as it is; None where nothing is contradicted."""
    cut: dict[_Own, int] = {}
    ahead = False
    for name, points in told.items():
        stream = streams.get(name)
        known = stream.seq if stream else 0
        ours = name[0] == writing.identity.replica
        ahead |= ours and max(points) > known
        if stream is None:
            continue
        same, other = _compared(writing.conn, stream, points)
        if other and other <= stream.safe:
            raise _known_elsewhere(ChangeId(*name, other))
        if other or (ours and max(points) > known):
            cut[stream] = max(stream.safe, same)
    return cut if cut or ahead else None


def _compared(conn: Connection, stream: _Own, points: Points) -> tuple[int, int]:
    """The greatest number up to which the points are as here, and the first that is not (0: all are)."""
    known = sorted(seq for seq in points if 0 < seq <= stream.seq)
    hashes: dict[int, str] = {}
    for part in chunks(known):
        wanted = [stream.number << SEQ_BITS | seq for seq in part]
        rows = conn.execute(select(JOURNAL.c.pos, JOURNAL.c.hash).where(JOURNAL.c.pos.in_(wanted)))
        hashes.update((row.pos & (1 << SEQ_BITS) - 1, row.hash.hex()) for row in rows)
    differing = [seq for seq in known if hashes.get(seq) != points[seq]]
    same = [seq for seq in known if not differing or seq < differing[0]]
    return max(same, default=0), min(differing, default=0)


def _to_move(conn: Connection, cut: dict[_Own, int], streams: Mapping[_Stream, _Own]) -> list[Change]:
    """The changes beyond the cuts, and those of ours that stand upon them; the cuts are lowered for these."""
    erasing = [c for c in _beyond(conn, {s: s.safe for s in streams.values()}) if c.record_type == ERASE]
    while True:
        moved = _beyond(conn, cut)
        ids = {change.id for change in moved}
        upon = [
            change
            for change in (*changes_of_records(conn, {c.record_id for c in moved}), *erasing)
            if change.id not in ids and not ids.isdisjoint(_named(change))
        ]
        if not upon:
            return sorted(moved, key=lambda change: (change.stamp, change.id))
        for change in upon:
            own = streams.get((change.id.replica, change.id.scope))
            if own is None or change.id.seq <= own.safe:
                raise _known_elsewhere(change.id)
            cut[own] = min(cut.get(own, own.seq), change.id.seq - 1)


def _named(change: Change) -> set[ChangeId]:
    """The changes that this one stands upon, or erases."""
    upon = {parent for parents in change.parents.values() for parent in parents}
    return upon | {target for target, __ in (targets_of(change) if change.record_type == ERASE else ())}


def _beyond(conn: Connection, cut: Mapping[_Own, int]) -> list[Change]:
    found: list[Change] = []
    for stream, last in cut.items():
        within = JOURNAL.c.pos.between(
            stream.number << SEQ_BITS | last + 1, stream.number << SEQ_BITS | stream.seq
        )
        rows = conn.execute(select(JOURNAL).where(within)).mappings()
        found.extend(change_of_row(row) for row in rows)
    return found


def _cut_back(conn: Connection, cut: Mapping[_Own, int]) -> None:
    for stream, last in cut.items():
        first = stream.number << SEQ_BITS | last
        conn.execute(
            delete(JOURNAL).where(
                JOURNAL.c.pos > first, JOURNAL.c.pos <= stream.number << SEQ_BITS | stream.seq
            )
        )
        drop_uses(conn, first + 1, stream.number << SEQ_BITS | stream.seq)  # written again elsewhere
        head = conn.execute(select(JOURNAL.c.hash).where(JOURNAL.c.pos == first)).scalar() or CHAIN_START
        shorter = update(STREAM).where(STREAM.c.number == stream.number)
        conn.execute(shorter.values(seq=last, hash=head, signature=None))


def _write_again(writing: Writing, moved: Sequence[Change]) -> None:
    """Append the changes to the new streams, each upon the new places of what it stood upon."""
    places: dict[ChangeId, ChangeId] = {}
    sealed: list[Change] = []
    for change in moved:

        def seal(place: ChangeId, previous: bytes, change: Change = change) -> Change:
            places[change.id] = place
            return _resealed(change, place, previous, places)

        sealed.append(writing.seal_next(change.id.scope, seal))
    writing.append(sealed)
    for old, new in places.items():
        where = ERASED.c.replica == old.replica, ERASED.c.scope == old.scope, ERASED.c.seq == old.seq
        writing.conn.execute(update(ERASED).where(*where).values(replica=new.replica, seq=new.seq))
    records = {change.record_id for change in sealed if change.record_type != ERASE}
    writing.projector.refold(records, ErasedUnits(writing.conn))


def _resealed(
    change: Change, place: ChangeId, previous: bytes, places: Mapping[ChangeId, ChangeId]
) -> Change:
    """The same change at another place of another stream. Values, stamp, person and time stay."""
    fields: dict[str, Any] = json.loads(change.header)
    fields.update(replica=place.replica, seq=place.seq)
    parents = {
        unit: tuple(places.get(parent, parent) for parent in upon) for unit, upon in change.parents.items()
    }
    if parents:
        fields["parents"] = {unit: [[p.replica, p.seq] for p in upon] for unit, upon in parents.items()}
    header = canonical(fields)
    salt, body, digest, values = change.salt, change.body, change.digest, change.values
    if change.record_type == ERASE and values is not None and salt is not None:
        values = {**values, "targets": [_moved_target(t, place.scope, places) for t in values["targets"]]}
        body = canonical(values)
        digest = body_digest(salt, body)
    elif body is not None and salt is not None:
        digest = body_digest(salt, body)
    return replace(
        change,
        id=place,
        parents=parents,
        header=header,
        body=body,
        digest=digest,
        values=values,
        hash=chain_hash(previous, header, digest),
    )


def _moved_target(
    target: Mapping[str, Any], scope: str, places: Mapping[ChangeId, ChangeId]
) -> dict[str, Any]:
    old = ChangeId(target["replica"], scope, target["seq"])
    new = places.get(old, old)
    return {**target, "replica": new.replica, "seq": new.seq}


def _known_elsewhere(change_id: ChangeId) -> InputRefused:
    return InputRefused(
        _("两台电脑用了同一个身份,而且都已与别的单位交换过:编号 {id} 有两个不同的内容。").format(
            id=change_id
        ),
        _("请停用复制出来的那台电脑(其中的新内容请抄录后重新登记),再重新导出。"),
    )
