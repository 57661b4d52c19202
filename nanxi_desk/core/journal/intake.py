"""Intake: foreign changes join the journal. Set union; order, repetition and loss cannot make homes diverge.

A set that would leave a hole in a stream, or name a parent that is not here, is not taken: it waits, and the
Intake names what to ask for. A set that contradicts what is here (one number, two hashes; a broken chain; a
stamp not above its parents') is refused whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from operator import attrgetter

from sqlalchemy import Connection, select, update

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal.blobs import settle_ahead
from nanxi_desk.core.journal.change import CHAIN_START, ERASE, Change, ChangeId, chain_hash, stamp_in
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.erasure import all_erased, targets_of
from nanxi_desk.core.journal.heads import StreamNumbers
from nanxi_desk.core.journal.prepared import Lookup
from nanxi_desk.core.journal.rows import chunks, load_numbers
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM, in_conflict, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record, per_class

StreamName = tuple[str, str]  # replica, scope
Progress = Callable[[int], None]  # changes added since it was last called
_PORTION = 5_000  # changes


@dataclass(frozen=True, slots=True)
class Gap:
    """Changes of a stream that must come first: from `first` to `last`."""

    replica: str
    scope: str
    first: int
    last: int


_HEADERS = Lookup((JOURNAL.c.pos, JOURNAL.c.header), JOURNAL.c.pos)


@per_class
def _scopes(record_class: type[Record]) -> Lookup:
    table = projection(record_class)
    return Lookup((table.c.id, table.c.scope), table.c.id)


@dataclass(slots=True)
class Intake:
    """What a set of changes would bring. `new` are to be added, parents first; `known` were here already."""

    new: list[Change] = field(default_factory=list)
    known: int = 0
    gaps: list[Gap] = field(default_factory=list)
    new_records: int = 0
    changed_records: int = 0
    conflicts: int = 0


def examine(conn: Connection, changes: Iterable[Change]) -> Intake:
    """Compare received changes with the journal; writes nothing. InputRefused where they contradict it."""
    numbers = load_numbers(conn)
    intake = Intake()
    ordered = sorted(changes, key=attrgetter("id"))
    for (replica, scope), group in groupby(ordered, key=lambda c: (c.id.replica, c.id.scope)):
        _examine_stream(conn, numbers, (replica, scope), list(group), intake)
    if intake.gaps:
        return intake
    _check_parents(conn, numbers, intake)
    _check_records(conn, intake)
    _check_bodies(conn, intake)
    intake.new.sort(key=attrgetter("stamp", "id"))
    return intake


def take_in(writing: Writing, changes: Iterable[Change]) -> Intake:
    """Examine and, where nothing is missing, add: journal, projection, index and clock in one transaction."""
    writing.flush()
    intake = examine(writing.conn, changes)
    if not intake.gaps:
        add(writing, intake)
    return intake


def add(writing: Writing, intake: Intake, progress: Progress = lambda _done: None) -> None:
    """Add what was examined and has no gaps; `progress` hears of every portion and may raise to stop."""
    if not intake.new:
        return
    before = _conflicting(writing.conn, intake.new)
    fresh = _drop_erased(writing.conn, intake.new)
    last: dict[StreamName, Change] = {}
    for change in reversed(intake.new):  # the latest first: once it is noted, the others are not above it
        name = (change.id.replica, change.id.scope)
        if name not in last or last[name].id.seq < change.id.seq:
            last[name] = change
        writing.clock.observe(change.stamp)
    for replica, scope in dict.fromkeys((c.id.replica, c.id.scope) for c in intake.new):
        writing.add_stream(replica, scope)
    for part in chunks(_by_record(fresh), _PORTION):
        writing.store(part)
        writing.show(part)
        progress(len(part))
    for (replica, scope), change in last.items():
        number = writing.numbers.number(replica, scope)
        statement = update(STREAM).where(STREAM.c.number == number)
        writing.conn.execute(statement.values(seq=change.id.seq, hash=change.hash, signature=None))
    settle_ahead(writing.conn)
    intake.conflicts = len(_conflicting(writing.conn, intake.new) - before)


def _by_record(changes: Iterable[Change]) -> Iterable[Change]:
    """The changes of each record one after the other, records in the order in which they begin.

    A record that was edited often is then shown, counted and indexed once for all of it. What a record
    becomes does not depend on other records, but for what is derived, and that follows whatever moves.
    """
    grouped: dict[str, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.record_id, []).append(change)
    return chain.from_iterable(grouped.values())


def check_heads(conn: Connection, heads: Mapping[str, tuple[int, str]]) -> None:
    """What a partner says of streams ("replica/scope": number, hash) must be so here too, as far as we know.

    InputRefused where one number has two contents: whatever else the partner wrote may stand on the other.
    """
    numbers = load_numbers(conn)
    wanted: dict[int, tuple[ChangeId, str]] = {}
    for name, (seq, told) in heads.items():
        replica, scope = name.split("/", 1)
        if numbers.knows(replica, scope):
            pos = numbers.number(replica, scope) << SEQ_BITS | seq
            wanted[pos] = (ChangeId(replica, scope, seq), told)
    for part in chunks(wanted):
        rows = conn.execute(select(JOURNAL.c.pos, JOURNAL.c.hash).where(JOURNAL.c.pos.in_(part)))
        for row in rows:
            if row.hash.hex() != wanted[row.pos][1]:
                raise _fork(wanted[row.pos][0])


def _examine_stream(
    conn: Connection, numbers: StreamNumbers, name: StreamName, changes: list[Change], intake: Intake
) -> None:
    """One stream's part: what is known must be the same, what is new must follow without a hole."""
    seq, previous = 0, CHAIN_START
    if numbers.knows(*name):
        number = numbers.number(*name)
        found = conn.execute(select(STREAM.c.seq, STREAM.c.hash).where(STREAM.c.number == number)).one()
        seq, previous = found.seq, found.hash
        _check_known(conn, number, [c for c in changes if c.id.seq <= seq])
    intake.known += sum(c.id.seq <= seq for c in changes)
    for change in changes:
        if change.id.seq <= seq:
            if change.id.seq == seq and change.hash != previous:
                raise _fork(change.id)
            continue
        if change.id.seq != seq + 1:
            intake.gaps.append(Gap(*name, seq + 1, change.id.seq - 1))
            return
        if chain_hash(previous, change.header, change.digest) != change.hash:
            raise InputRefused(
                _("变更记录被改动过:{id} 与前后不相连。").format(id=change.id),
                _("请对方重新导出一份,不要改动“_变更”表。"),
            )
        seq, previous = change.id.seq, change.hash
        intake.new.append(change)


def _check_known(conn: Connection, number: int, changes: Sequence[Change]) -> None:
    for part in chunks(changes):
        wanted = [number << SEQ_BITS | c.id.seq for c in part]
        rows = conn.execute(select(JOURNAL.c.pos, JOURNAL.c.hash).where(JOURNAL.c.pos.in_(wanted)))
        hashes = {row.pos: row.hash for row in rows}
        for pos, change in zip(wanted, part, strict=True):
            if hashes.get(pos, change.hash) != change.hash:
                raise _fork(change.id)


def _fork(change_id: ChangeId) -> InputRefused:
    return InputRefused(
        _("两台电脑用了同一个身份:编号 {id} 有两个不同的内容。").format(id=change_id),
        _(
            "请先把发给对方的文件交给对方导入,它会换用新的身份,内容不丢;"
            "或在复制、恢复过的电脑上运行 renew-identity,再重新导出。"
        ),
    )


def _check_parents(conn: Connection, numbers: StreamNumbers, intake: Intake) -> None:
    """Every parent is here or comes along, and lies below its child."""
    coming = {c.id: c.stamp for c in intake.new}
    children = [c for c in intake.new if c.parents]
    wanted: set[ChangeId] = {p for c in children for ps in c.parents.values() for p in ps} - coming.keys()
    known: dict[ChangeId, int] = {}
    keyed = {
        numbers.number(p.replica, p.scope) << SEQ_BITS | p.seq: p
        for p in wanted
        if numbers.knows(p.replica, p.scope)
    }
    known.update((keyed[pos], stamp_in(header)) for pos, header in _HEADERS.rows(conn, keyed))
    missing = sorted(wanted - known.keys())
    if missing:
        intake.gaps.extend(Gap(p.replica, p.scope, p.seq, p.seq) for p in missing)
        return
    stamps = {**known, **coming}
    for change in children:
        if any(stamps[p] >= change.stamp for ps in change.parents.values() for p in ps):
            raise InputRefused(
                _("变更 {id} 的时间戳不在它所依据的变更之后。").format(id=change.id),
                _("请对方更新程序并重新导出。"),
            )


def _check_records(conn: Connection, intake: Intake) -> None:
    """A record has one scope and one type for life."""
    places: dict[str, tuple[str, str]] = {}
    for change in intake.new:
        place = (change.record_type, change.id.scope)
        if places.setdefault(change.record_id, place) != place:
            raise _moved(change)
    known: set[str] = set()
    by_type: dict[str, list[str]] = {}
    for record_id, (kind, __) in places.items():
        by_type.setdefault(kind, []).append(record_id)
    for record_type in by_type.keys() & RECORD_TYPES.keys():
        ids = by_type[record_type]
        for record_id, scope in _scopes(RECORD_TYPES[record_type]).rows(conn, ids):
            known.add(record_id)
            if places[record_id][1] != scope:
                raise _moved(next(c for c in intake.new if c.record_id == record_id))
    intake.changed_records = len(known)
    erasures = sum(kind == ERASE for kind, __ in places.values())
    intake.new_records = len(places) - len(known) - erasures


def _moved(change: Change) -> InputRefused:
    return InputRefused(
        _("变更 {id} 把一条记录移到了别的单位名下。").format(id=change.id), _("请对方更新程序并重新导出。")
    )


def _drop_erased(conn: Connection, changes: Sequence[Change]) -> list[Change]:
    """The changes without the bodies that an erasure here, or one among them, has taken away."""
    named = _named_erased(conn, changes)
    return [
        replace(c, salt=None, body=None, values=None)
        if c.id in named and c.body is not None and c.record_type != ERASE
        else c
        for c in changes
    ]


def _named_erased(conn: Connection, changes: Sequence[Change]) -> set[ChangeId]:
    coming = {target for c in changes if c.record_type == ERASE for target, __ in targets_of(c)}
    return coming | all_erased(conn).keys()


def _check_bodies(conn: Connection, intake: Intake) -> None:
    """Values are missing only where an erasure says so; else a cut file would pass for an erased one."""
    empty = [c for c in intake.new if c.body is None]
    erased = _named_erased(conn, intake.new) if empty else set()
    for change in empty:
        if change.id not in erased:
            raise InputRefused(
                _("变更 {id} 的内容不见了,又没有清除它的记录。").format(id=change.id),
                _("请对方重新导出一份,不要改动“_变更”表。"),
            )


def _conflicting(conn: Connection, changes: Sequence[Change]) -> set[str]:
    """Ids of those records among the changed ones that are in conflict.

    All that are in conflict are asked for: they are few, and have an index of their own.
    """
    found: set[str] = set()
    for record_type in {c.record_type for c in changes} & RECORD_TYPES.keys():
        table = projection(RECORD_TYPES[record_type])
        statement = select(table.c.id).where(in_conflict(table), table.c.deleted.is_(False))
        found.update(conn.execute(statement).scalars())
    return found & {c.record_id for c in changes}
