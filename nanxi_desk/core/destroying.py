"""Destroy lists: one person proposes, another confirms, then everything on the list is erased for good."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from nanxi_desk.core import search
from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.destroy_records import (
    ASKED,
    CAUSES,
    DONE,
    EXPIRED,
    REVIEW,
    ROWS_IN_ONE,
    RUNNING,
    WITHDRAWN,
    DestroyList,
    DestroyRemoval,
    DestroyRows,
    Destruction,
)
from nanxi_desk.core.destroy_search import (
    Belonging,
    belonging,
    mentions,
    same_persons,
    telling_names,
    telling_texts,
    with_parts,
)
from nanxi_desk.core.destroy_views import (
    DestroyedView,
    ListView,
    OldCopy,
    RegisterView,
    Row,
    RowView,
    destructions,
    holding,
    last_erasure,
    load_list,
    load_lists,
    load_rows_of,
    record_views,
    row_views,
)
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.emptying import EMPTYING, Emptied, empty
from nanxi_desk.core.journal.erasure import SHORTEST_NAME, identifying
from nanxi_desk.core.journal.local import count_up
from nanxi_desk.core.journal.rows import changes_of_records, load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES, Record, new_id
from nanxi_desk.core.retention import FOR_GOOD, due_today, registers
from nanxi_desk.core.rights import LEADING, declare

RIGHT_PROPOSE: Final = declare("erasure.propose", "提出销毁清单", *LEADING)
RIGHT_CONFIRM: Final = declare("erasure.confirm", "确认销毁清单", *LEADING)
PORTION: Final = 2_000  # rows of one transaction
LONGEST_REASON: Final = 100

Progress = Callable[[int, int], None]  # rows carried out, all of them


@dataclass(slots=True)
class Destroyed:
    """What a confirmation did. `skipped` rows are not due any more; `remaining` were not reached."""

    list_id: str
    number: str
    records: int = 0
    registers: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    remaining: int = 0
    clean: bool = True  # no byte is left in the file's free corners


class DestroyDesk:
    """The destroy lists of one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal = home.journal

    # --- the first person --------------------------------------------------------------------------------

    def propose_due(self, actor: Actor, registers: Iterable[str] | None = None, reason: str = "") -> str:
        """Put everything that is due (of some registers, or of all) on a new list; the list's id."""
        actor.require(RIGHT_PROPOSE)
        wanted = None if registers is None else set(registers)
        found = {name: ids for name, ids in due_today(self._home).items() if not wanted or name in wanted}
        if not found:
            raise InputRefused(_("没有到期的记录。"), _("不用销毁；到期后这里会列出来。"))
        # What refers to others comes first, so that a list that is stopped half-way leaves nothing dangling.
        rows = [Row(name, record_id) for name in reversed(list(found)) for record_id in found[name]]
        return self._propose(actor, rows, EXPIRED, reason, ())

    def propose_record(self, actor: Actor, record_id: str, cause: str = ASKED, reason: str = "") -> str:
        """Put a record and all that belongs to it on a new list; the list's id.

        InputRefused where something of it is still open.
        """
        actor.require(RIGHT_PROPOSE)
        if cause not in CAUSES[1:]:
            raise FieldRefused("cause", _("原因只能是:{choices}。").format(choices=_("、").join(CAUSES[1:])))
        with self._journal.read() as conn:
            record_class, row = _find(conn, record_id)
            found = belonging(conn, record_class, record_id, row["scope"])
            subjects = list(found[record_class.record_type])
            while True:
                named = mentions(conn, telling_texts(conn, subjects), _with_all_parts(conn, found))
                twins = same_persons(conn, named, subjects)
                if not twins:
                    break
                for name, ids in twins.items():
                    subjects += ids
                    for twin, its in load_rows(conn, RECORD_TYPES[name], ids).items():
                        for kind, more in belonging(conn, RECORD_TYPES[name], twin, its["scope"]).items():
                            found.setdefault(kind, {}).update(more)
            _refuse_open(conn, found)
        rows = [Row(name, i, blot=True) for name, ids in named.items() for i in ids]
        rows += [Row(name, i) for name, ids in reversed(list(found.items())) for i in ids]
        return self._propose(actor, rows, cause, reason, subjects)

    def remove(self, actor: Actor, list_id: str, record_ids: Sequence[str], reason: str) -> None:
        """Take rows off a list that is not carried out yet; the reason is kept."""
        actor.require(RIGHT_PROPOSE)
        if not reason.strip():
            raise FieldRefused("reason", _("请写明移出的理由。"))
        with self._journal.write(actor.id) as writing:
            found = _open_list(writing.conn, list_id, REVIEW)
            rows = load_rows_of(writing.conn, found.id)
            _check_reason(writing.conn, rows, reason)
            listed = {row.id for row in rows}
            for record_id in record_ids:
                if record_id not in listed:
                    raise InputRefused(_("清单上没有这条记录。"), _("请刷新后再试。"))
                self._take_off(writing, actor, found.id, record_id, reason.strip())

    def withdraw(self, actor: Actor, list_id: str) -> None:
        """Give a list up of which nothing was carried out yet."""
        actor.require(RIGHT_PROPOSE)
        with self._journal.write(actor.id) as writing:
            found = _open_list(writing.conn, list_id, REVIEW)
            writing.edit(DestroyList, found.id, {"state": WITHDRAWN})

    # --- the second person -------------------------------------------------------------------------------

    def confirm(
        self,
        actor: Actor,
        list_id: str,
        *,
        dry_run: bool = False,
        progress: Progress = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Destroyed:
        """Erase what is on a list that somebody else proposed, in durable portions; goes on where it stopped.

        NotAllowed without the right, InputRefused for the person who proposed it.
        """
        actor.require(RIGHT_CONFIRM)
        with self._journal.read() as conn:
            found = _open_list(conn, list_id, REVIEW, RUNNING)
        if not actor.id or actor.id in (found.proposed_by, "recovery"):
            raise InputRefused(
                _("清单要由另一个人确认，提出人自己不能确认。"), _("请另一位有权限的同事登录后确认。")
            )
        outdated = self._outdated(found)
        done = Destroyed(found.id, found.number)
        while not cancelled():
            with self._journal.write(actor.id, EMPTYING, rehearsal=dry_run) as writing:
                size = len(load_rows_of(writing.conn, found.id)) if dry_run else PORTION
                run = _Run(writing, self._home, actor, load_list(writing.conn, found.id), outdated, done)
                at, everything = run.portion(size)
            progress(at, everything)
            done.remaining = everything - at
            if dry_run or at >= everything:
                break
        done.clean = True if dry_run else self._journal.scrub()
        return done

    # --- what there is to do ------------------------------------------------------------------------------

    def registers(self) -> tuple[RegisterView, ...]:
        """Every register with how long it is kept and how many of its records are due."""
        self._home.actor.require(RIGHT_PROPOSE)
        found = due_today(self._home)
        with self._journal.read() as conn:
            return tuple(
                RegisterView(
                    *(each.key, _(each.record_class.label), each.years or FOR_GOOD, each.altered),
                    *(each.anonymises, len(found.get(each.key, ()))),
                )
                for each in registers(conn, self._home.office)
            )

    def due(self, register: str) -> tuple[RowView, ...]:
        """The records of a register that are due."""
        self._home.actor.require(RIGHT_PROPOSE)
        rows = [Row(register, record_id) for record_id in due_today(self._home).get(register, ())]
        with self._journal.read() as conn:
            return tuple(record_views(conn, rows))

    def search(self, text: str, limit: int = 50) -> tuple[RowView, ...]:
        """Single records that could be put on a list, by the words that find them."""
        self._home.actor.require(RIGHT_PROPOSE)
        rows: list[Row] = []
        with self._journal.read() as conn:
            for record_class in RECORD_TYPES.values():
                if record_class.searchable and record_class.retention.years is not None:
                    table = projection(record_class)
                    numbers = search.hits(conn, record_class, text, limit)
                    found = conn.execute(select(table.c.id).where(table.c.no.in_(numbers))).scalars()
                    rows += [Row(record_class.record_type, record_id) for record_id in found]
            return tuple(record_views(conn, rows))

    def backups(self) -> tuple[OldCopy, ...]:
        """Backups, and databases set aside by a restore, that still hold something erased; newest first."""
        from nanxi_desk.core.backups import known_backups
        from nanxi_desk.core.restoring import set_aside

        self._home.actor.require(RIGHT_PROPOSE)
        backups, former = known_backups(self._home.path), set_aside(self._home.path)
        with self._journal.read() as conn:
            found = [OldCopy(backup.path, backup.made_at) for backup in holding(conn, backups)]
            last = last_erasure(conn)
        found += [OldCopy(path, written) for path, written in former if instant(written) <= last]
        return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))

    # --- what there is -----------------------------------------------------------------------------------

    def lists(self) -> tuple[ListView, ...]:
        """All lists, the newest first."""
        self._home.actor.require(RIGHT_PROPOSE)
        with self._journal.read() as conn:
            return load_lists(conn)

    def rows(self, list_id: str) -> tuple[RowView, ...]:
        """What stands on a list, those taken off at the end."""
        self._home.actor.require(RIGHT_PROPOSE)
        with self._journal.read() as conn:
            return row_views(conn, load_list(conn, list_id).id)

    def destructions(self) -> tuple[DestroyedView, ...]:
        """Who destroyed how much of what and when, the newest first."""
        self._home.actor.require(RIGHT_PROPOSE)
        with self._journal.read() as conn:
            return destructions(conn)

    # --- inside ------------------------------------------------------------------------------------------

    def _propose(
        self, actor: Actor, rows: Sequence[Row], cause: str, reason: str, subjects: Sequence[str]
    ) -> str:
        now = self._journal.clock.now()
        with self._journal.write(actor.id) as writing:
            _check_reason(writing.conn, rows, reason)
            day = office_day(now).replace("-", "")
            count = count_up(writing.conn, f"destroy:{day}")
            number = f"{self._home.office}-X{day}-{self._home.replica[:2].upper()}{count}"
            made = DestroyList(
                id=new_id(),
                scope=LOCAL_SCOPE,
                number=number,
                cause=cause,
                reason=reason.strip() or None,
                proposed_by=actor.id,
                proposed_name=actor.name,
                proposed_at=instant(now),
                subjects=list(subjects) or None,
                state=REVIEW,
            )
            writing.create(made)
            for place in range(0, len(rows), ROWS_IN_ONE):
                words = [row.spelled for row in rows[place : place + ROWS_IN_ONE]]
                part = DestroyRows(id=new_id(), scope=LOCAL_SCOPE, list_id=made.id, place=place, rows=words)
                writing.create(part)
        return made.id

    def _take_off(self, writing: Writing, actor: Actor, list_id: str, row_id: str, reason: str) -> None:
        at = instant(self._journal.clock.now())
        removal = {"list_id": list_id, "row_id": row_id, "reason": reason, "by_name": actor.name, "at": at}
        writing.create(DestroyRemoval(id=new_id(), scope=LOCAL_SCOPE, **removal))

    def _outdated(self, found: DestroyList) -> set[str]:
        """Rows of a list of expired records that are not due any more: somebody came again since."""
        if found.cause != EXPIRED:
            return set()
        now = {record_id for ids in due_today(self._home).values() for record_id in ids}
        with self._journal.read() as conn:
            return {row.id for row in load_rows_of(conn, found.id)[found.done :]} - now


class _Run:
    """One portion of a list, in its transaction."""

    def __init__(
        self,
        writing: Writing,
        home: Home,
        actor: Actor,
        found: DestroyList,
        outdated: set[str],
        done: Destroyed,
    ) -> None:
        self._writing = writing
        self._home = home
        self._actor = actor
        self._found = found
        self._outdated = outdated
        self._done = done

    def portion(self, size: int) -> tuple[int, int]:
        """Carry out up to `size` rows; how many rows are done now, and how many there are."""
        conn, found = self._writing.conn, self._found
        rows = load_rows_of(conn, found.id)
        portion = rows[found.done : found.done + size]
        removed = _removed(conn, found.id)
        wanted = [row for row in portion if row.id not in removed and row.id not in self._outdated]
        self._done.skipped += sum(row.id in self._outdated for row in portion if row.id not in removed)
        emptied = self._empty(wanted)
        at = found.done + len(portion)
        state = DONE if at >= len(rows) else RUNNING
        self._writing.edit(DestroyList, found.id, {"done": at, "state": state})
        for scope in sorted({scope for scope, __ in emptied.counts}):
            self._account(scope, emptied, at)
        return at, len(rows)

    def _empty(self, rows: Sequence[Row]) -> Emptied:
        """Texts in other records first: what to look for is told by the records that go after them."""
        conn, emptied = self._writing.conn, Emptied()
        blots: tuple[str, ...] = ()
        if any(row.blot for row in rows):
            subjects = self._found.subjects or ()
            blots = telling_texts(conn, subjects) + telling_names(conn, subjects)
        for name, ids in _by_type(row for row in rows if row.blot).items():
            empty(self._writing, RECORD_TYPES[name], ids, emptied, blots)
        for name, ids in _by_type(row for row in rows if not row.blot).items():
            for part, part_ids in reversed(with_parts(conn, RECORD_TYPES[name], ids).items()):
                empty(self._writing, RECORD_TYPES[part], part_ids, emptied)
        self._writing.flush()
        return emptied

    def _account(self, scope: str, emptied: Emptied, at: int) -> None:
        counts = {name: count for (where, name), count in emptied.counts.items() if where == scope}
        streams = {stream: seq for stream, seq in emptied.streams.items() if stream[1] == scope}
        found = self._found
        for name, count in counts.items():
            self._done.registers[name] = self._done.registers.get(name, 0) + count
        self._done.records += sum(counts.values())
        self._writing.create_account(
            Destruction(
                id=new_id(),
                scope=self._home.office if scope == LOCAL_SCOPE else scope,
                number=found.number,
                list_id=found.id,
                portion=at,
                cause=found.cause,
                reason=found.reason,
                proposed_by=found.proposed_by,
                proposed_name=found.proposed_name,
                proposed_at=found.proposed_at,
                confirmed_by=self._actor.id,
                confirmed_name=self._actor.name,
                at=instant(self._home.journal.clock.now()),
                records=sum(counts.values()),
                counts=[f"{name}:{count}" for name, count in sorted(counts.items())],
                streams=[f"{replica}/{of}:{seq}" for (replica, of), seq in sorted(streams.items())],
            )
        )


def _by_type(rows: Iterable[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.record_type, []).append(row.id)
    return found


def _removed(conn: Connection, list_id: str) -> set[str]:
    table = projection(DestroyRemoval)
    return set(conn.execute(select(table.c.row_id).where(table.c.list_id == list_id)).scalars())


def _open_list(conn: Connection, list_id: str, *states: str) -> DestroyList:
    found = load_list(conn, list_id)
    if found.state not in states:
        raise InputRefused(
            _("清单 {number} {state}，不能再改。").format(number=found.number, state=_(found.state)),
            _("需要时请重新提出一份清单。"),
        )
    return found


def _find(conn: Connection, record_id: str) -> tuple[type[Record], Mapping[str, Any]]:
    for record_class in RECORD_TYPES.values():
        if record_class.retention.years is not None and not record_class.part_of:
            row = load_rows(conn, record_class, [record_id]).get(record_id)
            if row is not None:
                return record_class, row
    raise InputRefused(_("没有这条可以销毁的记录。"), _("请先查找居民、来访或事项，再提出销毁。"))


def _with_all_parts(conn: Connection, found: Belonging) -> set[str]:
    everything = {i for ids in found.values() for i in ids}
    for name, ids in found.items():
        parts = with_parts(conn, RECORD_TYPES[name], list(ids))
        everything.update(i for some in parts.values() for i in some)
    return everything


def _refuse_open(conn: Connection, found: Mapping[str, Iterable[str]]) -> None:
    for name, ids in found.items():
        record_class = RECORD_TYPES[name]
        for row in load_rows(conn, record_class, ids).values():
            if not row["deleted"] and record_class.is_open(row):
                title = row[record_class.title] if record_class.title else ""
                raise InputRefused(
                    _("“{label}”{title} 还没有办结。").format(label=_(record_class.label), title=title),
                    _("请先办结、撤销或作废，再提出销毁。"),
                )


def _check_reason(conn: Connection, rows: Iterable[Row], reason: str) -> None:
    """The reason stays for good: it must name nobody who is to be forgotten."""
    if len(reason) > LONGEST_REASON:
        raise FieldRefused("reason", _("说明最多 {most} 个字。").format(most=LONGEST_REASON))
    if len(reason.strip()) < SHORTEST_NAME:
        return
    by_type = _by_type(row for row in rows if RECORD_TYPES[row.record_type].searchable)
    ids = [i for ids in by_type.values() for i in ids]
    texts = (text for change in changes_of_records(conn, ids) for text in identifying(change))
    if any(text in reason for text in texts):
        raise FieldRefused(
            "reason", _("说明会一直保留，里面不能有被清除者的姓名或号码。"), _("请改写说明后再试。")
        )
