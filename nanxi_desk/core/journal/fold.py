"""The fold: what a set of changes makes of a record. Pure; reads no clock, no order of arrival, no flag.

state = fold(set of changes). Per unit the greatest (stamp, replica, seq) shows; units marked min, max or
union are computed over their heads. A conflict is a unit whose heads hold more than one value, or a deletion
beside a head that it did not see (the record then stays visible).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from nanxi_desk.core.fields import Merge
from nanxi_desk.core.journal.change import DELETED, Change, ChangeId, canonical
from nanxi_desk.core.journal.heads import Head, Heads

ChangeOf = Callable[[Head], Change]


class Erased(Protocol):
    """Tells which units an erased change had named; a plain dict will do."""

    def get(self, change_id: ChangeId, default: tuple[str, ...], /) -> tuple[str, ...]: ...


NOTHING_ERASED: dict[ChangeId, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Folded:
    """A record as its changes make it. `values` by unit key; `conflicts` names units (DELETED among them)."""

    record_type: str
    record_id: str
    scope: str
    heads: Heads
    values: Mapping[str, Any]
    deleted: bool
    conflicts: tuple[str, ...]


def head_of(change: Change) -> Head:
    """The change as the fold compares it."""
    return Head(change.stamp, change.id.replica, change.id.seq)


def merge_of(unit: str) -> Merge:
    """How values written side by side become one; told by the unit's mark."""
    mark = unit[:1]
    return Merge(mark) if mark in "~<>+" and mark else Merge.CONFLICT


def fold(changes: Iterable[Change], erased: Erased = NOTHING_ERASED) -> Folded | None:
    """Fold all changes of one record, in any order, repeated or not; None for no changes.

    `erased` tells the units that erased changes had named.
    """
    known = {change.id: change for change in changes}
    if not known:
        return None
    units: dict[str, dict[tuple[str, int], Change]] = {}
    seen: dict[str, set[tuple[str, int]]] = {}
    for change in known.values():
        for unit in units_named(change, erased):
            units.setdefault(unit, {})[(change.id.replica, change.id.seq)] = change
            seen.setdefault(unit, set()).update((p.replica, p.seq) for p in change.parents_of(unit))
    heads = {
        unit: tuple(sorted(head_of(c) for key, c in by.items() if key not in seen[unit]))
        for unit, by in units.items()
    }
    by_head = {head_of(change): change for change in known.values()}
    first = next(iter(known.values()))
    values = {unit: unit_value_of(unit, hs, by_head.__getitem__) for unit, hs in heads.items()}
    deleted, conflicts = judge(heads, by_head.__getitem__)
    return Folded(
        record_type=first.record_type,
        record_id=first.record_id,
        scope=first.id.scope,
        heads=Heads(None, heads),
        values={unit: value for unit, value in values.items() if unit != DELETED},
        deleted=deleted,
        conflicts=conflicts,
    )


def units_named(change: Change, erased: Erased = NOTHING_ERASED) -> Iterable[str]:
    """The units that a change writes; of an erased one, as the erasing change recorded them."""
    if change.values is not None:
        return change.values.keys()
    return erased.get(change.id, ())


def value_in(change: Change, unit: str) -> Any:
    """What `change` wrote into `unit`; None once it is erased."""
    return None if change.values is None else change.values.get(unit)


def unit_value_of(unit: str, heads: tuple[Head, ...], change_of: ChangeOf) -> Any:
    """The value that a unit shows."""
    merge = merge_of(unit)
    if merge in (Merge.CONFLICT, Merge.LATEST) or len(heads) == 1:
        return value_in(change_of(max(heads)), unit)
    values = [value for h in heads if (value := value_in(change_of(h), unit)) is not None]
    if not values:
        return None
    if merge is Merge.UNION:
        lists = [value if isinstance(value, list) else [value] for value in values]
        members = {canonical(member): member for value in lists for member in value}
        return [members[key] for key in sorted(members)]
    return min(values, key=_order) if merge is Merge.MIN else max(values, key=_order)


def _order(value: Any) -> tuple[str, Any]:
    """Orders values of any kind, since a foreign version may have written another than ours: kinds by name,
    numbers and texts as such, the rest by their spelling."""
    kind = type(value).__name__
    return kind, value if isinstance(value, int | float | str) else canonical(value)


def judge(heads: Mapping[str, tuple[Head, ...]], change_of: ChangeOf) -> tuple[bool, tuple[str, ...]]:
    """Whether the record is deleted, and which units are in conflict (sorted)."""
    conflicts = {unit for unit, hs in heads.items() if unit_in_conflict(unit, hs, change_of)}
    deletions = [change_of(h) for h in heads.get(DELETED, ())]
    standing = [change for change in deletions if value_in(change, DELETED)]
    unseen = any(
        (h.replica, h.seq) not in {(p.replica, p.seq) for p in change.parents_of(DELETED)}
        for change in standing
        for unit, hs in heads.items()
        if unit != DELETED
        for h in hs
    )
    if unseen:
        conflicts.add(DELETED)
    in_doubt = DELETED in conflicts  # the record then stays visible, or nobody could decide
    deleted = bool(deletions) and not in_doubt and bool(unit_value_of(DELETED, heads[DELETED], change_of))
    return deleted, tuple(sorted(conflicts))


def unit_in_conflict(unit: str, heads: tuple[Head, ...], change_of: ChangeOf) -> bool:
    """Whether the heads of a unit hold more than one value and nobody but a person can choose."""
    if len(heads) < 2 or merge_of(unit) is not Merge.CONFLICT:
        return False
    return len({canonical(value_in(change_of(h), unit)) for h in heads}) > 1
