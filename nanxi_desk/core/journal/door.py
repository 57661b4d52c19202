"""The one door: all writing goes through a Writing, as changes, in one transaction with its projection."""

import secrets
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from nanxi_desk.core.checks import check_record, check_values
from nanxi_desk.core.clock import HybridClock, WallClock, instant
from nanxi_desk.core.database import database_errors, read_connection, write_anew, write_connection
from nanxi_desk.core.errors import InputRefused, NotAllowed, Unavailable
from nanxi_desk.core.fields import Merge
from nanxi_desk.core.journal.blobs import drop_unused, note_uses
from nanxi_desk.core.journal.change import (
    CHAIN_START,
    DELETED,
    ERASE,
    SALT_BYTES,
    Change,
    ChangeId,
    Parents,
    make_change,
)
from nanxi_desk.core.journal.echoes import clear_echoes
from nanxi_desk.core.journal.erasure import ErasedUnits, Gone, apply_erasures
from nanxi_desk.core.journal.fold import merge_of, units_named
from nanxi_desk.core.journal.heads import Head, Heads, StreamNumbers, read_heads
from nanxi_desk.core.journal.local import (
    DRAFT,
    RESIDUE,
    drop_locals,
    get_local,
    local_names,
    set_locals,
)
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.journal.projector import Projector
from nanxi_desk.core.journal.receipt import Receipt, Span
from nanxi_desk.core.journal.rows import Row, load_changes, load_numbers, load_rows, position
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM, WAITING_FILE, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import (
    LOCAL_SCOPE,
    RECORD_TYPES,
    SHARED_SCOPE,
    Record,
    field_values,
    new_id,
    unit_key,
    unit_value,
)

_LOCK_STREAM = Prepared(
    select(STREAM.c.seq, STREAM.c.hash).where(STREAM.c.number == bindparam("wanted")).with_for_update()
)
_MOVE_STREAM = Prepared(
    update(STREAM)
    .where(STREAM.c.number == bindparam("number_"), STREAM.c.seq == bindparam("from_"))
    .values(seq=bindparam("to_"), hash=bindparam("hash_"), signature=None)
)
_KNOWN = Prepared(select(STREAM.c.replica, STREAM.c.scope, STREAM.c.seq))
_INSERT_CHANGE = Prepared(insert(JOURNAL), JOURNAL.columns.keys())
_WRITTEN = "written:"  # on a server: the stamp of the last writing of a record type
FLUSH_AT = 5_000  # pending changes: keeps memory flat while a whole ledger is written


@dataclass(frozen=True, slots=True)
class Identity:
    """Which installation writes: its replica id, its office code, and whether it is the hub."""

    replica: str
    office: str
    is_hub: bool


@dataclass(slots=True)
class _Draft:
    record_type: str
    record_id: str
    scope: str
    values: Mapping[str, Any]
    parents: Parents = field(default_factory=dict)
    stamps: Sequence[int] = ()  # of the parents


@dataclass(slots=True)
class _Stream:
    """An own stream as it stands in this transaction."""

    number: int
    seq: int
    hash: bytes
    stored_seq: int
    start: int  # how far it was when the transaction began


@dataclass(slots=True)
class Memory:
    """What the last write left behind, so that the next one need not ask for it.

    Holds only while one program alone writes the database; seats on a server ask every time.
    """

    engine: Engine
    lock: threading.RLock = field(default_factory=threading.RLock)
    busy: bool = False  # a write is open; one inside it would wait for itself
    numbers: StreamNumbers | None = None
    clock: int = 0
    next_no: dict[str, int] = field(default_factory=dict)
    writes: Counter[str] = field(default_factory=Counter)  # by record type


class Journal:
    """The journal of one opened database; `memory` is shared by all journals on it."""

    def __init__(
        self, engine: Engine, identity: Identity, clock: WallClock, memory: Memory | None = None
    ) -> None:
        self.identity = identity
        self.clock = clock
        self._memory = memory or Memory(engine)

    @property
    def engine(self) -> Engine:
        """The database as it is open now: under another key it is another engine."""
        return self._memory.engine

    def reopened(self, engine: Engine) -> None:
        """From now on all journals on this database use another engine; the caller holds alone()."""
        self._memory.engine = engine

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Whoever wants to write waits until the end of this."""
        with self._memory.lock:
            if self._memory.busy:
                raise RuntimeError("the database is held inside a write")
            yield

    def written_by(self, identity: Identity) -> "Journal":
        """The same journal as another identity writes it."""
        return Journal(self.engine, identity, self.clock, self._memory)

    def generation(self, record_type: str) -> int:
        """A number that changes whenever records of this type were written; tells a copy kept in memory."""
        if self._alone_here:
            return self._memory.writes[record_type]
        with self.read() as conn:
            return int(get_local(conn, f"{_WRITTEN}{record_type}") or 0)

    @property
    def _alone_here(self) -> bool:
        """Whether this program alone writes the database: it has a file's lock, but no server's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one moment of the database; Unavailable for what disk and file do to it."""
        with database_errors(), read_connection(self.engine) as conn:
            yield conn

    def sizes(self) -> tuple[int, int]:
        """How many visible records and how many changes there are."""
        with self.read() as conn:
            changes = conn.execute(select(func.sum(STREAM.c.seq))).scalar() or 0
            records = 0
            for record_class in RECORD_TYPES.values():
                table = projection(record_class)
                visible = select(func.count()).where(table.c.deleted.is_(False), table.c.heads != "")
                records += conn.execute(visible).scalar_one()
            return records, changes

    def keep_aside(self, values: Mapping[str, str | None]) -> None:
        """Set the database's own small values, or drop them (None), at once and apart from any change."""
        with self._alone() as conn:
            set_locals(conn, {name: value for name, value in values.items() if value is not None})
            drop_locals(conn, [name for name, value in values.items() if value is None])

    def has_residue(self) -> bool:
        """Whether the file may still hold bytes of what was erased."""
        with self.read() as conn:
            return get_local(conn, RESIDUE) is not None

    def scrub(self) -> bool:
        """Write the file anew where an erasure left bytes in its free corners; True where none are left.

        Never raises for what disk and file do: what is left is tried again next time.
        """
        with self._memory.lock:
            with suppress(Unavailable):
                if not self.has_residue():
                    return True
                with database_errors():
                    if not write_anew(self.engine):
                        return False
                self.keep_aside({RESIDUE: None})
                return True
            return False

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """A writing connection; one at a time has it, others wait."""
        memory = self._memory
        with memory.lock:
            if memory.busy:
                raise RuntimeError("one write was begun inside another")
            memory.busy = True
            try:
                with database_errors(), write_connection(self.engine) as conn:
                    yield conn
            finally:
                memory.busy = False

    @contextmanager
    def write(self, actor: str, origin: str = "", *, rehearsal: bool = False) -> Iterator["Writing"]:
        """One transaction for `actor` (a staff id); everything in it is kept, or nothing.

        A rehearsal does everything and keeps nothing. Unavailable where the disk is full, failing or locked.
        """
        memory = self._memory
        kept = memory if self._alone_here else None
        with memory.lock:
            with suppress(_Rehearsed), self._alone() as conn:
                writing = Writing(conn, self.identity, self.clock, actor, origin, kept)
                yield writing
                writing.finish()
                if rehearsal:
                    writing.receipt = Receipt(self.identity.replica)
                    raise _Rehearsed
            if kept is not None and not rehearsal:
                writing.remember(kept)  # only now is it sure that what was written stays


class _Rehearsed(Exception):
    """Rolls a rehearsal back."""


class Writing:
    """An open transaction. Collects changes, then journals and shows them together."""

    def __init__(
        self,
        conn: Connection,
        identity: Identity,
        wall: WallClock,
        actor: str,
        origin: str = "",
        memory: Memory | None = None,
    ) -> None:
        self.conn = conn
        self.identity = identity
        self.wall = wall
        self.actor = actor
        self.origin = origin
        self.receipt = Receipt(identity.replica)  # of what was written, once the transaction is at its end
        if memory is not None and memory.numbers is not None:
            self.numbers, last = memory.numbers.copy(), memory.clock
        else:
            self.numbers, last = load_numbers(conn), int(get_local(conn, "clock") or 0)
        self.clock = HybridClock(wall, last)
        self.projector = Projector(conn, self.numbers, memory.next_no if memory else {})
        self._remembered = memory is not None
        self._kept: dict[str, str] = {}
        self._written: Counter[str] = Counter()
        self._erased = ErasedUnits(conn)
        self._pending: list[_Draft] = []
        self._fresh: set[str] = set()
        self._streams: dict[str, _Stream] = {}
        self._gone = Gone()

    # --- what services call ------------------------------------------------------------------------------

    def create(self, *records: Record) -> None:
        """Write new records, or none of them: FieldRefused where a value does not fit its field."""
        for record in records:
            self._must_write(type(record), record.scope, appending=True)
            check_record(record)
        for record in records:
            self._create(record)

    def _create(self, record: Record) -> None:
        if record.id[12] == "7":  # a random id, made for this record: nothing can be there yet
            self._fresh.add(record.id)
        self._add(_Draft(record.record_type, record.id, record.scope, record.unit_values()))

    def edit(
        self,
        record_class: type[Record],
        record_id: str,
        values: Mapping[str, Any],
        *,
        seen: str | None = None,
    ) -> bool:
        """Change fields of a record; False where nothing differs.

        `seen` is the record's `heads` text as it was shown; without it, what the database shows now. The
        change takes the place of the shown winner only, so it never settles a conflict on the way.
        """
        row = self._row(record_class, record_id)
        check_values(record_class, values)
        now = read_heads(row["heads"], self.numbers)
        shown = now if seen is None else read_heads(seen, self.numbers)
        changed: dict[str, Any] = {}
        over: dict[str, Sequence[Head]] = {}
        for unit in dict.fromkeys(unit_key(record_class.fields[name]) for name in values):
            fields = record_class.units[unit]
            value = unit_value(fields, {f.name: values.get(f.name, row[f.name]) for f in fields})
            same = field_values(fields, value) == {f.name: row[f.name] for f in fields}
            if same and shown.of(unit) == now.of(unit):
                continue
            changed[unit] = value
            over[unit] = self._shown_heads(shown, unit, row)
        if changed:
            self.put(record_class, row, changed, over)
        return bool(changed)

    def delete(self, record_class: type[Record], record_id: str, *, seen: str | None = None) -> None:
        """Delete a record: the change names the shown winner of every unit, so a later edit is not lost."""
        row = self._row(record_class, record_id)
        shown = read_heads(row["heads"] if seen is None else seen, self.numbers)
        named = units_named(self._change(shown.base, row["scope"]), self._erased) if shown.base else ()
        units = shown.by_unit(named).keys() - {DELETED}
        heads = {h for unit in units for h in self._shown_heads(shown, unit, row)}
        heads |= set(shown.units.get(DELETED, ()))
        self.put(record_class, row, {DELETED: True}, {DELETED: sorted(heads)})

    def changed_since(
        self, record_class: type[Record], record_id: str, names: Iterable[str], *, seen: str
    ) -> list[str]:
        """Those of the fields that somebody has written since the record's `heads` text was `seen`."""
        now = read_heads(self._row(record_class, record_id)["heads"], self.numbers)
        shown = read_heads(seen, self.numbers)
        units = {name: unit_key(record_class.fields[name]) for name in names}
        return [name for name, unit in units.items() if shown.of(unit) != now.of(unit)]

    def restore(self, record_class: type[Record], record_id: str) -> bool:
        """Show a deleted record again with the values it had; False where it is not deleted."""
        row = self._row(record_class, record_id, deleted_too=True)
        if row["deleted"]:
            heads = read_heads(row["heads"], self.numbers).all()
            self.put(record_class, row, {DELETED: False}, {DELETED: sorted(heads)})
        return bool(row["deleted"])

    def decide(self, record_class: type[Record], record_id: str, unit: str, value: Any) -> None:
        """Settle a conflict: the change names all heads of the unit (for DELETED, of every unit)."""
        row = self._row(record_class, record_id, deleted_too=unit == DELETED)
        now = read_heads(row["heads"], self.numbers)
        heads = now.all() if unit == DELETED else set(now.of(unit))
        self.put(record_class, row, {unit: value}, {unit: sorted(heads)})

    def erase(self, scope: str, targets: Iterable[Change]) -> None:
        """Take the values of these changes away for good, here and wherever the change arrives."""
        self.flush()
        named = [
            {"replica": c.id.replica, "seq": c.id.seq, "units": sorted(units_named(c, self._erased))}
            for c in targets
            if c.record_type != ERASE and c.id.scope == scope
        ]
        self._add(_Draft(ERASE, new_id(), scope, {"targets": named}))
        self.flush()

    def flush(self) -> None:
        """Journal and show what is pending."""
        if not self._pending:
            return
        drafts, self._pending = self._pending, []
        changes = [self._seal(draft) for draft in drafts]
        self.store(changes)
        for scope, stream in self._streams.items():
            self._move_stream(scope, stream)
        self.show(changes, self._fresh)
        self._fresh.clear()

    def last_change(self, scope: str) -> ChangeId:
        """The newest own change of a scope in this transaction."""
        self.flush()
        return ChangeId(self.identity.replica, scope, self._stream(scope).seq)

    def finish(self) -> None:
        """Called once at the end of the transaction."""
        self.flush()
        if self._gone.records:
            clear_echoes(self, self._gone)
            self.flush()
            self.projector.purge()
            # Nobody can tell which draft repeats what was erased; an open form keeps its own again.
            drop_locals(self.conn, local_names(self.conn, DRAFT))
            # What waits may hold it, too; whoever wrote such a file knows that it was not taken.
            self.conn.execute(delete(WAITING_FILE))
            drop_unused(self.conn, self._gone.blobs)
            self.keep(RESIDUE, "1")
        self.projector.finish()
        self._note_receipt()
        self.keep("clock", str(self.clock.last))
        if not self._remembered:  # other seats keep copies in memory, too
            for record_type in self._written:
                self.keep(f"{_WRITTEN}{record_type}", str(self.clock.last))
        set_locals(self.conn, self._kept)

    def keep(self, name: str, value: str) -> None:
        """Set one of the database's own small values at the end of the transaction."""
        self._kept[name] = value

    def remember(self, memory: Memory) -> None:
        """Leave to the next write what it would have to ask for."""
        memory.numbers, memory.clock = self.numbers, self.clock.last
        memory.next_no = self.projector.next_no
        memory.writes.update(self._written)

    # --- what taking back and the intake of foreign changes call too -------------------------------------

    def put(
        self,
        record_class: type[Record],
        row: Row,
        values: Mapping[str, Any],
        over: Mapping[str, Sequence[Head]],
    ) -> None:
        """Write units of a record, each over the heads that its writer saw."""
        self._must_write(record_class, row["scope"])
        self.put_remains(record_class, row, values, over)

    def put_remains(
        self,
        record_class: type[Record],
        row: Row,
        values: Mapping[str, Any],
        over: Mapping[str, Sequence[Head]],
    ) -> None:
        """put() for what an erasure leaves, which whoever may erase may write in any scope."""
        scope = row["scope"]
        parents = {unit: tuple(ChangeId(h.replica, scope, h.seq) for h in hs) for unit, hs in over.items()}
        stamps = [head.stamp for heads in over.values() for head in heads]
        self._add(_Draft(record_class.record_type, row["id"], scope, values, parents, stamps))

    def store(self, changes: Sequence[Change]) -> None:
        """Append rows to the journal; the streams' numbers must be known."""
        rows = [
            {
                "pos": self.numbers.number(c.id.replica, c.id.scope) << SEQ_BITS | c.id.seq,
                "record_id": c.record_id,
                "header": c.header,
                "salt": c.salt,
                "body": c.body,
                "digest": c.digest if c.body is None else None,
                "hash": c.hash,
            }
            for c in changes
        ]
        _INSERT_CHANGE.run(self.conn, rows)
        note_uses(self.conn, changes, self.numbers)

    def become(self, replica: str) -> None:
        """Write as another replica of this installation from now on."""
        self.flush()
        self.identity = replace(self.identity, replica=replica)
        self._streams.clear()

    def seal_next(self, scope: str, seal: Callable[[ChangeId, bytes], Change]) -> Change:
        """A change that `seal` makes for the next place of the own stream: its id, the hash before it."""
        stream = self._stream(scope)
        stream.seq += 1
        change = seal(ChangeId(self.identity.replica, scope, stream.seq), stream.hash)
        stream.hash = change.hash
        return change

    def append(self, sealed: Sequence[Change]) -> None:
        """Journal changes made by seal_next; showing them is the caller's."""
        self.store(sealed)
        for scope, stream in self._streams.items():
            self._move_stream(scope, stream)
        self.note_written(change.record_type for change in sealed)

    def note_written(self, record_types: Iterable[str]) -> None:
        """Records of these types are not as they were, for whoever keeps copies of them."""
        self._written.update(set(record_types))

    def show(self, changes: Sequence[Change], fresh: Iterable[str] = ()) -> None:
        """Bring the projection up to date with changes that are in the journal, erasures first."""
        self.note_written(change.record_type for change in changes)
        erasing = [change for change in changes if change.record_type == ERASE]
        gone = apply_erasures(self.conn, self.numbers, erasing)
        self.projector.apply(changes, fresh=frozenset(fresh), erased=self._erased)
        if gone.records:
            self.projector.refold(gone.records, self._erased)
            self._gone.add(gone)

    def add_stream(self, replica: str, scope: str) -> int:
        """The number of a stream, given one where it has none yet."""
        if not self.numbers.knows(replica, scope):
            number = self.numbers.next()
            row = {"number": number, "replica": replica, "scope": scope, "seq": 0, "hash": CHAIN_START}
            self.conn.execute(insert(STREAM), [row])
            self.numbers.add(number, replica, scope)
        return self.numbers.number(replica, scope)

    def create_account(self, record: Record) -> None:
        """create() for the account of an erasure, which stands in the scope of what was erased."""
        check_record(record)
        self._create(record)

    # --- inside --------------------------------------------------------------------------------------------

    def _add(self, draft: _Draft) -> None:
        self._pending.append(draft)
        if len(self._pending) >= FLUSH_AT:
            self.flush()

    def _seal(self, draft: _Draft) -> Change:
        return self.seal_next(
            draft.scope,
            lambda place, previous: make_change(
                id=place,
                stamp=self.clock.tick(draft.stamps),
                at=instant(self.wall.now()),
                record_type=draft.record_type,
                record_id=draft.record_id,
                values=draft.values,
                parents=draft.parents,
                actor=self.actor,
                origin=self.origin,
                salt=secrets.token_bytes(SALT_BYTES),
                previous=previous,
            ),
        )

    def _stream(self, scope: str) -> _Stream:
        if scope not in self._streams:
            number = self.add_stream(self.identity.replica, scope)
            # The row is locked for the transaction: two seats of one replica cannot take the same number.
            found = _LOCK_STREAM.first(self.conn, {"wanted": number})
            assert found is not None
            self._streams[scope] = _Stream(number, found[0], found[1], found[0], found[0])
        return self._streams[scope]

    def _move_stream(self, scope: str, stream: _Stream) -> None:
        if stream.seq == stream.stored_seq:
            return
        moved = {
            "number_": stream.number,
            "from_": stream.stored_seq,
            "to_": stream.seq,
            "hash_": stream.hash,
        }
        met = _MOVE_STREAM.run(self.conn, [moved])
        if met != 1:
            raise RuntimeError(f"stream of scope {scope} moved under an open transaction")
        stream.stored_seq = stream.seq

    def _note_receipt(self) -> None:
        spans = [Span(scope, s.start + 1, s.seq) for scope, s in self._streams.items() if s.seq > s.start]
        if spans:
            known = tuple((replica, scope, seq) for replica, scope, seq in _KNOWN.all(self.conn, {}))
            self.receipt = Receipt(self.identity.replica, tuple(spans), known)

    def _row(self, record_class: type[Record], record_id: str, *, deleted_too: bool = False) -> Row:
        self.flush()
        row = load_rows(self.conn, record_class, [record_id]).get(record_id)
        if row is None or (row["deleted"] and not deleted_too):
            raise InputRefused(_("这条记录已不在。"), _("请刷新列表后再试。"))
        self._must_write(record_class, row["scope"])
        return row

    def _must_write(self, record_class: type[Record], scope: str, *, appending: bool = False) -> None:
        """Each class declares who may write it; only the hub writes shared records."""
        own = {self.identity.office}
        scopes = {"office": own, "hub": {SHARED_SCOPE}, "both": own | {SHARED_SCOPE}, "local": {LOCAL_SCOPE}}
        granted = record_class.hub_may_edit or (appending and record_class.hub_may_append)
        elsewhere = granted and self.identity.is_hub and scope not in (SHARED_SCOPE, LOCAL_SCOPE)
        allowed = scope in scopes[record_class.written_by] or elsewhere
        if not allowed or (scope == SHARED_SCOPE and not self.identity.is_hub):
            raise NotAllowed(
                _("本机不能修改“{label}”里属于“{scope}”的记录。").format(
                    label=_(record_class.label), scope=scope
                ),
                _("请由这条记录所属的单位修改。"),
            )

    def _shown_heads(self, shown: Heads, unit: str, row: Row) -> tuple[Head, ...]:
        """What the writer saw of a unit: its winner; of a computed unit, all its heads."""
        heads = shown.of(unit)
        if heads and not shown.listed(unit):
            base = self._change(heads[0], row["scope"])
            if unit not in units_named(base, self._erased):
                return ()
        if merge_of(unit) in (Merge.CONFLICT, Merge.LATEST):
            return heads[-1:]
        return heads

    def _change(self, head: Head, scope: str) -> Change:
        return load_changes(self.conn, [position(head, scope, self.numbers)])[0]
