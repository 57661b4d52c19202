"""Heads: for each unit of a record, the changes that no known change of that unit descends from.

They are kept beside the projection as a short text, so that ancestry is never walked: a new change takes the
place of the heads that it names as parents, and stands beside the others. That is enough because changes
arrive after their parents (closed sets).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Head(NamedTuple):
    """A change as the fold compares it: greatest (stamp, replica, seq) shows. The scope is the record's."""

    stamp: int
    replica: str
    seq: int


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads per unit. `base` stands for every unit that its change names and `units` does not list.

    Nearly every record is written once, so nearly every text is one head.
    """

    base: Head | None = None
    units: Mapping[str, tuple[Head, ...]] = field(default_factory=dict)

    def of(self, unit: str) -> tuple[Head, ...]:
        """Heads of `unit`; where they are not listed, the base, which may or may not name the unit."""
        if unit in self.units:
            return self.units[unit]
        return (self.base,) if self.base else ()

    def listed(self, unit: str) -> bool:
        """Whether of(unit) is certain; otherwise ask the base change whether it names the unit."""
        return self.base is None or unit in self.units

    def after(self, unit: str, parents: Iterable[tuple[str, int]], head: Head) -> "Heads":
        """These heads once `head`, which saw `parents` (replica, seq), has written `unit`."""
        seen = set(parents)
        kept = tuple(h for h in self.of(unit) if (h.replica, h.seq) not in seen and h != head)
        return Heads(self.base, {**self.units, unit: tuple(sorted((*kept, head)))})

    def by_unit(self, named: Iterable[str]) -> dict[str, tuple[Head, ...]]:
        """The heads of every unit; `named` are the units that the base change names.

        The base stays noted after everything that it wrote was written again, and is no head any more then.
        """
        based = dict.fromkeys(named, (self.base,)) if self.base else {}
        return {unit: heads for unit, heads in {**based, **self.units}.items() if heads}

    def all(self) -> set[Head]:
        """Every change that is a head of some unit, and the base, which may be none any more."""
        return {h for hs in self.units.values() for h in hs} | ({self.base} if self.base else set())


class StreamNumbers:
    """This database's short numbers for streams (replica, scope), so that heads take little room."""

    def __init__(self) -> None:
        self._stream: dict[int, tuple[str, str]] = {}
        self._number: dict[tuple[str, str], int] = {}

    def number(self, replica: str, scope: str) -> int:
        """The number of a known stream; KeyError otherwise."""
        return self._number[replica, scope]

    def stream(self, number: int) -> tuple[str, str]:
        """The (replica, scope) behind a number; KeyError otherwise."""
        return self._stream[number]

    def add(self, number: int, replica: str, scope: str) -> None:
        """Learn a number."""
        self._stream[number] = (replica, scope)
        self._number[replica, scope] = number

    def knows(self, replica: str, scope: str) -> bool:
        """Whether the stream has a number."""
        return (replica, scope) in self._number

    def copy(self) -> "StreamNumbers":
        """The same numbers, to be added to without touching these."""
        twin = StreamNumbers()
        twin._stream, twin._number = dict(self._stream), dict(self._number)
        return twin

    def next(self) -> int:
        """A number that no stream has yet."""
        return max(self._stream, default=0) + 1


def write_heads(heads: Heads, scope: str, numbers: StreamNumbers) -> str:
    """The text kept in the projection: `stamp.stream.seq`, or a JSON object by unit ("" is the base)."""

    def short(head: Head) -> str:
        return f"{head.stamp}.{numbers.number(head.replica, scope)}.{head.seq}"

    if heads.base and not heads.units:
        return short(heads.base)
    if not heads.units:
        return ""
    content: dict[str, str | list[str]] = {unit: [short(h) for h in hs] for unit, hs in heads.units.items()}
    if heads.base:
        content[""] = short(heads.base)
    return json.dumps(content, separators=(",", ":"), sort_keys=True)


def read_heads(text: str, numbers: StreamNumbers) -> Heads:
    """The reverse of write_heads; "" is a record that no change has touched."""

    def long(short: str) -> Head:
        stamp, number, seq = short.split(".")
        return Head(int(stamp), numbers.stream(int(number))[0], int(seq))

    if not text:
        return Heads()
    if text[0] != "{":
        return Heads(long(text))
    content = json.loads(text)
    base = content.pop("", None)
    units = {unit: tuple(long(h) for h in hs) for unit, hs in content.items()}
    return Heads(long(base) if base else None, units)
