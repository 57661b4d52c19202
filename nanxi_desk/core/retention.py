"""Retention: how long each register is kept, as declared and as the office altered it, and what is due."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from nanxi_desk.core import rights
from nanxi_desk.core.clock import OFFICE_ZONE, instant, office_day, stamp_of
from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.fields import Kind, Merge
from nanxi_desk.core.fields import field as declare
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.conflicts import emptied_in_conflict
from nanxi_desk.core.journal.heads import StreamNumbers, read_heads
from nanxi_desk.core.journal.rows import chunks, from_database, load_numbers, load_rows
from nanxi_desk.core.journal.tables import followed_fields, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import (
    KEPT_FOR_GOOD,
    LOCAL_SCOPE,
    RECORD_TYPES,
    SHARED_SCOPE,
    Record,
    natural_id,
    referred,
)

RIGHT_RETENTION: Final = rights.declare("retention.edit", "修改保存期限", *rights.LEADING)
MOST_YEARS: Final = 100
FOR_GOOD: Final = 0  # years, as a rule spells it
Progress = Callable[[], None]


class RetentionRule(Record):
    """For how many years an office keeps a register (0: for good); the hub's own holds where it has none."""

    record_type = "retention_rule"
    label = "保存期限"
    named_rights = ("erasure.propose", "")
    title = "register"
    written_by = "both"
    retention = KEPT_FOR_GOOD

    register: str = declare("登记簿", required=True, editable=False, max_length=64)
    years: int = declare("保存年数", Kind.INTEGER, required=True, merge=Merge.LATEST)


@dataclass(frozen=True, slots=True)
class Register:
    """A record class with its retention in force; `years` None is for good. `altered`: not as declared."""

    record_class: type[Record]
    years: int | None
    altered: bool

    @property
    def key(self) -> str:
        """The record type."""
        return self.record_class.record_type

    @property
    def anonymises(self) -> bool:
        """Whether a skeleton without a person stays for the figures."""
        return bool(self.record_class.retention.kept)


def registers(conn: Connection, office: str) -> tuple[Register, ...]:
    """Every register whose records are kept for a time, or were until somebody altered it; parts left out."""
    table = projection(RetentionRule)
    rules = select(table.c.scope, table.c.register, table.c.years).where(table.c.deleted.is_(False))
    told: dict[str, dict[str, int]] = {}
    for row in conn.execute(rules.where(table.c.scope.in_([SHARED_SCOPE, office]))):
        if row.years is not None:
            told.setdefault(row.scope, {})[row.register] = row.years
    found = []
    for record_class in RECORD_TYPES.values():
        name, declared = record_class.record_type, record_class.retention.years
        if record_class.part_of or declared is None:
            continue
        years = told.get(office, {}).get(name, told.get(SHARED_SCOPE, {}).get(name, declared))
        found.append(Register(record_class, None if years == FOR_GOOD else years, years != declared))
    return tuple(found)


def set_years(home: Home, actor: Actor, register: str, years: int) -> None:
    """Alter how long the office (at the hub: everybody) keeps a register; 0 for good."""
    actor.require(RIGHT_RETENTION)
    record_class = RECORD_TYPES.get(register)
    if record_class is None or record_class.part_of or record_class.retention.years is None:
        raise FieldRefused("register", _("没有叫“{name}”的登记簿。").format(name=register))
    if not 0 <= years <= MOST_YEARS:
        words = _("保存年数应在 0(长期)至 {most} 之间。").format(most=MOST_YEARS)
        raise FieldRefused("years", words)
    scope = SHARED_SCOPE if home.is_hub else home.office
    record_id = natural_id(RetentionRule.record_type, scope, register)
    with home.journal.write(actor.id) as writing:
        if load_rows(writing.conn, RetentionRule, [record_id]):
            writing.edit(RetentionRule, record_id, {"years": years})
        else:
            writing.create(RetentionRule(id=record_id, scope=scope, register=register, years=years))


# --- what is due -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Expired:
    """Records of one class whose own time is over, and those of them that still hold something personal."""

    ids: set[str] = field(default_factory=set)
    personal: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)  # written lately; only what refers to them tells their age
    referred: set[str] = field(default_factory=set)


def due(
    conn: Connection,
    office: str,
    today: date,
    progress: Progress = lambda: None,
    *,
    shared: bool = False,
) -> dict[str, tuple[str, ...]]:
    """Ids by record type whose time is over: nothing open, nothing that something younger refers to.

    Of the office's own records, and with `shared`, as at the hub, of those that all offices hold.
    """
    scopes = [office, *([SHARED_SCOPE] if shared else [])]
    numbers = load_numbers(conn)
    found: dict[str, _Expired] = {}
    for register in registers(conn, office):
        if register.years is not None:
            progress()
            cutoff = _back(today, register.years)
            found[register.key] = _expired(conn, register.record_class, scopes, cutoff, numbers)
    _keep_what_is_referred_to(conn, found, office, progress)
    for expired in found.values():
        expired.ids -= expired.fresh - expired.referred
    late = emptied_in_conflict(conn, office)  # somewhere else something was written into what was erased
    due_ids = {
        name: (expired.ids & expired.personal) | late.get(name, set()) for name, expired in found.items()
    }
    return {name: tuple(sorted(ids)) for name, ids in due_ids.items() if ids}


def due_today(home: Home, progress: Progress = lambda: None) -> dict[str, tuple[str, ...]]:
    """due() of a home as its clock stands."""
    today = date.fromisoformat(office_day(home.journal.clock.now()))
    with home.journal.read() as conn:
        return due(conn, home.office, today, progress, shared=home.is_hub)


def _back(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)


def _expired(
    conn: Connection, record_class: type[Record], scopes: Sequence[str], cutoff: date, numbers: StreamNumbers
) -> _Expired:
    table = projection(record_class)
    found = _Expired()
    held = [LOCAL_SCOPE] if record_class.written_by == "local" else scopes
    statement = select(table).where(table.c.scope.in_(held), table.c.heads != "")
    after = record_class.retention.after
    if after:
        statement = statement.where(_before(record_class, after, cutoff))
    stamp = stamp_of(_midnight(cutoff))
    for row in conn.execute(statement.execution_options(yield_per=2_000)).mappings():
        values = from_database(record_class, row)
        if not row["deleted"] and record_class.is_open(values):
            continue
        if not after:
            heads = read_heads(row["heads"], numbers)
            if any(head.stamp >= stamp for heads_of in heads.units.values() for head in heads_of):
                continue
            if heads.base and heads.base.stamp >= stamp:
                found.fresh.add(row["id"])
        found.ids.add(row["id"])
        if _is_personal(record_class, values):
            found.personal.add(row["id"])
    _look_at_parts(conn, record_class, found, cutoff)
    return found


def _before(record_class: type[Record], names: Iterable[str], cutoff: date) -> ColumnElement[bool]:
    """Each of these fields is earlier or empty, and one at least is there."""
    table = projection(record_class)
    bounds = {Kind.INSTANT: instant(_midnight(cutoff)), Kind.DATE: cutoff.isoformat()}
    columns = {name: table.c[name] for name in names}
    earlier = [
        or_(column.is_(None), column < bounds[record_class.fields[name].kind])
        for name, column in columns.items()
    ]
    return and_(func.coalesce(*columns.values(), None).is_not(None), *earlier)


def _is_personal(record_class: type[Record], values: Mapping[str, Any]) -> bool:
    kept = record_class.retention.kept
    return any(
        values[f.name] is not None
        for f in record_class.fields.values()
        if f.name not in kept and not f.derived
    )


def _look_at_parts(conn: Connection, record_class: type[Record], found: _Expired, cutoff: date) -> None:
    """A part that is younger keeps its whole; a personal part makes it worth erasing."""
    for part_class in parts_of(record_class):
        table = projection(part_class)
        young: set[str] = set()
        for ids in chunks(found.ids):
            statement = select(table).where(table.c[part_class.part_of].in_(ids))
            for row in conn.execute(statement).mappings():
                values = from_database(part_class, row)
                whole = referred(row[part_class.part_of], within="")[1]
                after = [values[name] or "" for name in part_class.retention.after]
                if not row["deleted"] and max(after, default="") >= instant(_midnight(cutoff)):
                    young.add(whole)
                elif _is_personal(part_class, values):
                    found.personal.add(whole)
        found.ids -= young


def parts_of(record_class: type[Record]) -> tuple[type[Record], ...]:
    """The classes whose records are parts of this one's."""
    return tuple(
        part
        for part in RECORD_TYPES.values()
        if part.part_of and part.fields[part.part_of].references == record_class.record_type
    )


def references_to(record_type: str) -> Iterator[tuple[type[Record], str]]:
    """Classes and fields by which records other than parts and local ones refer to records of a type."""
    for referring in RECORD_TYPES.values():
        if referring.written_by == "local":  # a log of who looked is no reason to keep what was looked at
            continue
        for declared in referring.fields.values():
            if declared.references == record_type and declared.name != referring.part_of:
                yield referring, declared.name


def referring_rows(
    conn: Connection, referring: type[Record], name: str, ids: set[str], scope: str
) -> Iterator[tuple[str, str]]:
    """(referring id, referred id) of records that refer by a field to one of `ids`, records of `scope`."""
    table = projection(referring)
    column = table.c[name]
    pairs = select(table.c.id, column).where(table.c.deleted.is_(False))
    if name in followed_fields(referring) or referring.fields[name].indexed:
        spelled = (form for record_id in ids for form in (record_id, f"{scope}/{record_id}"))
        for part in chunks(spelled):
            for record_id, value in conn.execute(pairs.where(column.in_(part))):
                yield record_id, referred(value, within=scope)[1]
        return
    for record_id, value in conn.execute(pairs.where(column.is_not(None))):
        if (target := referred(value, within=scope)[1]) in ids:
            yield record_id, target


def _keep_what_is_referred_to(
    conn: Connection, found: dict[str, _Expired], office: str, progress: Progress
) -> None:
    """Take away what something stands on that is not over itself, until nothing more falls."""
    edges = [
        (referring.record_type, name, target) for target in found for referring, name in references_to(target)
    ]
    pairs = {}
    for referring, name, target in edges:
        progress()
        known = found[target].ids
        pairs[referring, name] = list(referring_rows(conn, RECORD_TYPES[referring], name, known, office))
        found[target].referred.update(other for __, other in pairs[referring, name])
    moved = True
    while moved:
        moved = False
        for referring, name, target in edges:
            over = found[referring].ids if referring in found else set()
            kept = {other for one, other in pairs[referring, name] if one not in over}
            both = {one for one, other in pairs[referring, name] if other not in found[target].ids}
            before = len(found[target].ids)
            found[target].ids -= kept | (both if referring == target else set())
            moved = moved or len(found[target].ids) != before
