"""The conflict inbox: what stands side by side, who wrote it and upon what; and how it is decided."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from nanxi_desk.core.clock import parse_instant, stamp_time
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.rows import Titles, staff_names, words
from nanxi_desk.core.exchange.trust import offices_of
from nanxi_desk.core.exchange.views import ConflictView, Decided, HeadView, Rule
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.change import DELETED, Change, canonical
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.erasure import ErasedUnits
from nanxi_desk.core.journal.fold import Erased, head_of, units_named, value_in
from nanxi_desk.core.journal.heads import Heads, StreamNumbers, read_heads
from nanxi_desk.core.journal.rows import (
    Row,
    changes_of_records,
    from_database,
    load_numbers,
    load_rows,
)
from nanxi_desk.core.journal.tables import in_conflict, projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES, SHARED_SCOPE, Record, field_values
from nanxi_desk.core.rights import LEADING, MEMBER, declare

RIGHT_DECIDE = declare("exchange.decide", "决定冲突", *LEADING)
RIGHT_CONFLICTS = declare("data.conflicts", "查看冲突", MEMBER, *LEADING)
_AHEAD = timedelta(hours=24)  # a stamp further ahead of its own wall time came from a clock that went wrong


def count_conflicts(conn: Connection) -> int:
    """How many records are in conflict. One that everybody sees deleted is not, whatever its fields say."""
    tables = [projection(record_class) for record_class in RECORD_TYPES.values()]
    return sum(
        conn.execute(select(func.count()).select_from(t).where(*_open_ones(t))).scalar_one() for t in tables
    )


def _open_ones(table: Table) -> tuple[ColumnElement[bool], ...]:
    return in_conflict(table), table.c.deleted.is_(False)


def list_conflicts(home: Home, conn: Connection, limit: int) -> tuple[ConflictView, ...]:
    """The first conflicts of the inbox, by register and record."""
    found: list[ConflictView] = []
    reading = _Reading(home, conn)
    for record_class in RECORD_TYPES.values():
        if len(found) < limit:
            found.extend(reading.of_class(record_class, limit - len(found)))
    return tuple(found[:limit])


def decide(home: Home, actor: Actor, conflict_id: str, change_id: str) -> None:
    """Settle a conflict with what one of its heads wrote; InputRefused where it is none (any more)."""
    actor.require(RIGHT_DECIDE)
    with home.journal.write(actor.id, "decide") as writing:
        view = _conflict(home, writing.conn, conflict_id)
        head = next((h for h in view.heads if h.change == change_id), None)
        if head is None:
            raise InputRefused(
                _("“{change}”不是这个冲突里的变更。").format(change=change_id[:60]),
                _("请用 conflicts 查看还有哪些可选,再决定。"),
            )
        _settle(writing, view, head)


def decide_by_rule(home: Home, actor: Actor, conflict_ids: Collection[str], rule: Rule) -> Decided:
    """Settle several conflicts in one transaction; what the rule does not settle is left, with the reason."""
    actor.require(RIGHT_DECIDE)
    decided, left = 0, {}
    with home.journal.write(actor.id, f"decide:{rule.value}") as writing:
        for conflict_id in dict.fromkeys(conflict_ids):
            try:
                view = _conflict(home, writing.conn, conflict_id)
                _settle(writing, view, _chosen(view, rule))
                writing.flush()
                decided += 1
            except InputRefused as error:
                left[conflict_id] = error.message
    return Decided(decided, left)


def _chosen(view: ConflictView, rule: Rule) -> HeadView:
    """The head that the rule picks; InputRefused where it picks none, or several that differ."""
    candidates: Sequence[HeadView] = view.heads
    match rule:
        case Rule.SHOWN:
            candidates = [h for h in view.heads if h.shown]
        case Rule.NEWEST:
            candidates = [h for h in view.heads if h.at == max(o.at for o in view.heads) and not h.ahead]
        case Rule.OURS:
            candidates = [h for h in view.heads if h.own]
        case Rule.THEIRS:
            candidates = [h for h in view.heads if not h.own]
    if not candidates or len({canonical(h.value) for h in candidates}) > 1:
        raise InputRefused(_("按这条规则分不出“{label}”的取舍。").format(label=view.label), _("请逐条决定。"))
    return candidates[-1]


def _settle(writing: Writing, view: ConflictView, head: HeadView) -> None:
    record_class = RECORD_TYPES[view.record_type]
    unit = view.id.rpartition("/")[2]
    value = bool(head.value) if unit == DELETED else head.value
    writing.decide(record_class, view.record, unit, value)


def _conflict(home: Home, conn: Connection, conflict_id: str) -> ConflictView:
    record_id, __, unit = conflict_id.partition("/")
    for record_class in RECORD_TYPES.values():
        row = load_rows(conn, record_class, [record_id]).get(record_id)
        if row is not None and not row["deleted"] and unit in row["conflict"].split(","):
            [view] = [v for v in _Reading(home, conn).of_rows(record_class, [row]) if v.id == conflict_id]
            return view
    raise InputRefused(
        _("没有编号为“{id}”的冲突,也许已经决定过了。").format(id=conflict_id[:80]),
        _("请刷新冲突列表后再试。"),
    )


class _Reading:
    """Reads conflicts with what people want to know of them."""

    def __init__(self, home: Home, conn: Connection) -> None:
        self._home = home
        self._conn = conn
        self._numbers: StreamNumbers = load_numbers(conn)
        self._offices = offices_of(conn)
        self._erased = ErasedUnits(conn)

    def of_class(self, record_class: type[Record], limit: int) -> Iterator[ConflictView]:
        table = projection(record_class)
        statement = select(table).where(*_open_ones(table)).order_by(table.c.id).limit(limit)
        rows = [from_database(record_class, row) for row in self._conn.execute(statement).mappings()]
        return self.of_rows(record_class, rows)

    def of_rows(self, record_class: type[Record], rows: Sequence[Row]) -> Iterator[ConflictView]:
        titles = Titles(self._conn)
        titles.look_up(rows, {row["id"]: record_class for row in rows})
        changes: dict[str, list[Change]] = {}
        for change in changes_of_records(self._conn, [row["id"] for row in rows]):
            changes.setdefault(change.record_id, []).append(change)
        actors = {c.actor for cs in changes.values() for c in cs}
        names = staff_names(self._conn, actors)
        for row in rows:
            for unit in row["conflict"].split(","):
                yield self._view(record_class, row, unit, changes[row["id"]], titles, names)

    def _view(
        self,
        record_class: type[Record],
        row: Row,
        unit: str,
        changes: Sequence[Change],
        titles: Titles,
        names: Mapping[str, str],
    ) -> ConflictView:
        by_id = {change.id: change for change in changes}
        heads = read_heads(row["heads"], self._numbers)
        standing = sorted(_standing(heads, unit, changes, self._erased), key=head_of)
        # While a deletion is in doubt the record stays visible.
        visible = [c for c in standing if unit != DELETED or not value_in(c, DELETED)]
        views = []
        for change in standing:
            upon = [by_id[p] for p in change.parents_of(unit) if p in by_id]
            own = self._offices.get(change.id.replica) == self._home.office
            office = self._offices.get(change.id.replica, "")
            views.append(
                HeadView(
                    change=str(change.id),
                    text=_text(record_class, unit, change, titles),
                    who=names.get(change.actor, change.actor[:8]),
                    office=office,
                    at=change.at,
                    seen=_("、").join(_text(record_class, unit, c, titles) for c in upon),
                    shown=bool(visible) and change is visible[-1],
                    ahead=stamp_time(change.stamp) - parse_instant(change.at) > _AHEAD,
                    own=own,
                    value=_value(unit, change),
                )
            )
        return ConflictView(
            id=f"{row['id']}/{unit}",
            register=_(record_class.label),
            record_type=record_class.record_type,
            record=row["id"],
            title=titles.of(record_class, row),
            label=_label(record_class, unit),
            scope=row["scope"],
            decidable=self._decidable(record_class, row["scope"]),
            heads=tuple(views),
        )

    def _decidable(self, record_class: type[Record], scope: str) -> bool:
        """The same rule as the door's, told beforehand."""
        if scope == SHARED_SCOPE:
            return self._home.is_hub and record_class.written_by in ("hub", "both")
        if record_class.hub_may_edit and self._home.is_hub and scope != LOCAL_SCOPE:
            return True
        return scope == self._home.office and record_class.written_by in ("office", "both")


def _standing(heads: Heads, unit: str, changes: Iterable[Change], erased: Erased) -> list[Change]:
    """The changes in conflict: of a deletion those too that it had not seen, since they speak against it."""
    by_head = {head_of(change): change for change in changes}
    if unit != DELETED:
        return [by_head[h] for h in heads.of(unit) if h in by_head]
    deletions = [by_head[h] for h in heads.units.get(DELETED, ()) if h in by_head]
    seen = {p for c in deletions if value_in(c, DELETED) for p in c.parents_of(DELETED)}
    base = by_head.get(heads.base) if heads.base else None
    standing = heads.by_unit(units_named(base, erased) if base else ())
    edits = {h for name, hs in standing.items() if name != DELETED for h in hs}
    others = [by_head[h] for h in edits if h in by_head]
    unseen = [c for c in others if c.id not in seen and DELETED not in units_named(c)]
    return [*unseen, *deletions]


def _value(unit: str, change: Change) -> Any:
    """What deciding for this change would write; an edit beside a deletion says that the record stays."""
    if unit == DELETED:
        return bool(value_in(change, DELETED))
    return value_in(change, unit)


def _text(record_class: type[Record], unit: str, change: Change, titles: Titles) -> str:
    if change.values is None:
        return _("已依法清除")
    if unit == DELETED:
        if DELETED in change.values:
            return _("删除") if change.values[DELETED] else _("恢复")
        return _("修改:{fields}").format(fields=_("、").join(_label(record_class, u) for u in change.values))
    fields = record_class.units.get(unit, ())
    if not fields:  # of a newer version
        value = change.values.get(unit)
        return _("(空)") if value is None else str(value)
    values = field_values(fields, change.values.get(unit))
    parts = [words(f, values[f.name], titles) for f in fields]
    return " ".join(part for part in parts if part) or _("(空)")


def _label(record_class: type[Record], unit: str) -> str:
    if unit == DELETED:
        return _("删除")
    fields = record_class.units.get(unit, ())
    return _("、").join(_(f.label) for f in fields) or unit
