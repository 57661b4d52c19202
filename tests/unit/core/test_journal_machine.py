"""A hub and two offices do whatever comes: after a full exchange all agree, and no edit was lost silently."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nanxi_desk.core.fields import Merge
from nanxi_desk.core.journal.change import DELETED, Change, ChangeId
from nanxi_desk.core.journal.fold import merge_of
from nanxi_desk.core.journal.intake import Intake
from tests.support.journals import Note, alone
from tests.support.replicas import COMMON, Replica

HUB, A, B = range(3)
OWN = "A"  # a scope that the hub and office A hold

# Few fields and few records, so that offices meet on the same ones.
fields = st.sampled_from(["title", "title", "title", "house", "mood", "last", "tags"])
desks = st.integers(HUB, B)
choice = st.integers(0, 30)


@dataclass(frozen=True)
class Edit:
    """What somebody saved and saw saved."""

    record: str
    unit: str
    change: ChangeId
    value: Any


def value_for(name: str, number: int) -> Any:
    if name in ("first", "last"):
        return number
    return [f"{number % 3}"] if name == "tags" else f"{number}"


class Offices(RuleBasedStateMachine):
    """Edits, deletions, decisions, exchange in any order, wrong clocks, restores from old copies."""

    @initialize()
    def begin(self) -> None:
        self.desks = [Replica([COMMON, OWN]), Replica([COMMON, OWN]), Replica([COMMON])]
        self.copies: dict[int, Any] = {}
        self.edits: list[Edit] = []
        self.records = [self.desks[HUB].note(title="0"), self.desks[A].note(OWN, title="0")]

    def visible(self, who: int) -> list[str]:
        rows = {record: self.desks[who].row(record) for record in self.records}
        return [record for record, row in rows.items() if row and not row["deleted"]]

    @rule(who=desks, own=st.booleans(), number=choice)
    def note(self, who: int, own: bool, number: int) -> None:
        if len(self.records) < 3:
            scope = OWN if own and who != B else COMMON
            self.records.append(self.desks[who].note(scope, title=f"{number}"))

    @rule(who=desks, record=choice, name=fields, number=choice)
    def edit(self, who: int, record: int, name: str, number: int) -> None:
        visible = self.visible(who)
        if not visible:
            return
        desk, chosen = self.desks[who], visible[record % len(visible)]
        before = set(desk.conflicts(chosen))
        unit = next(u for u, fs in Note.units.items() if name in [f.name for f in fs])
        winner = max(self.seen_heads(desk, chosen, unit), default=None)
        if desk.edit(chosen, **{name: value_for(name, number)}):
            change = self.newest(desk, chosen)
            self.edits.append(Edit(chosen, unit, change.id, (change.values or {})[unit]))
            if merge_of(unit) in (Merge.CONFLICT, Merge.LATEST):
                assert desk.value(chosen, name) == value_for(name, number), "lost at once"
                assert [(p.replica, p.seq) for p in change.parents_of(unit)] == (
                    [winner[1:]] if winner else []
                )
        assert before - {unit} <= set(desk.conflicts(chosen)), "settled a conflict on another field"

    @rule(record=choice, numbers=st.tuples(choice, choice))
    def edit_side_by_side(self, record: int, numbers: tuple[int, int]) -> None:
        self.edit(A, record, "title", numbers[0])
        self.edit(HUB, record, "title", numbers[1])
        self.exchange(A, up=True)
        self.edit(HUB, record, "title", numbers[0] + 1)

    @rule(who=desks, record=choice)
    def delete(self, who: int, record: int) -> None:
        visible = self.visible(who)
        if visible:
            self.desks[who].delete(visible[record % len(visible)])

    @rule(who=desks, record=choice, keep=st.booleans())
    def decide(self, who: int, record: int, keep: bool) -> None:
        desk = self.desks[who]
        conflicting = [r for r in self.visible(who) if desk.conflicts(r)]
        if conflicting:
            chosen = conflicting[record % len(conflicting)]
            unit = desk.conflicts(chosen)[0]
            row = desk.row(chosen)
            assert row
            place = {"street": row["street"], "house": row["house"]}
            value = not keep if unit == DELETED else place if unit == "place" else row[unit]
            desk.decide(chosen, unit, value)
            assert unit not in desk.conflicts(chosen)

    @rule(office=st.sampled_from([A, B]), up=st.booleans())
    def exchange(self, office: int, up: bool) -> None:
        taker, giver = (HUB, office) if up else (office, HUB)
        assert not self.desks[taker].pull(self.desks[giver]).gaps

    @rule(office=st.sampled_from([A, B]), number=choice)
    def exchange_with_a_loss(self, office: int, number: int) -> None:
        """A file that lacks one change is taken where the rest stands on its own, or waits whole."""
        hub, desk = self.desks[HUB], self.desks[office]
        lost = number % max(1, len(desk.changes()))
        kept = [c for i, c in enumerate(desk.changes()) if i != lost and c.id.scope in hub.holds]
        before = len(hub.changes())
        intake: Intake = hub.take(kept)
        assert len(hub.changes()) == before + (0 if intake.gaps else len(intake.new))

    @rule(who=desks, days=st.sampled_from([-8_000, -1, 0.1, 1, 8_000]))
    def skew(self, who: int, days: float) -> None:
        clock = self.desks[who].wall
        if 1990 < clock.moment.year + days / 365 < 2090:
            clock.move(days=days)

    @rule(who=desks)
    def copy(self, who: int) -> None:
        self.copies[who] = self.desks[who].backup()

    @precondition(lambda self: self.copies)
    @rule(who=desks)
    def restore(self, who: int) -> None:
        if who in self.copies:
            self.desks[who] = self.desks[who].restored(self.copies[who])

    @rule()
    def sound(self) -> None:
        for desk in self.desks:
            assert desk.verify().problems == []

    def teardown(self) -> None:
        if not hasattr(self, "desks"):
            return
        for __ in range(2):
            for office in (A, B):
                self.exchange(office, up=True)
                self.exchange(office, up=False)
        self.sound()
        hub, a, b = self.desks
        assert hub.digests(COMMON, OWN) == a.digests(COMMON, OWN)
        assert hub.digests(COMMON) == b.digests(COMMON)
        assert hub.inbox(COMMON) == a.inbox(COMMON) == b.inbox(COMMON)
        assert hub.inbox(OWN) == a.inbox(OWN)
        self.nothing_vanished(hub)

    def nothing_vanished(self, hub: Replica) -> None:
        """Each edit that is still known shows, waits in a conflict, or was seen by a later one."""
        known = {change.id: change for change in hub.changes()}
        seen = {(u, p) for change in known.values() for u, ps in change.parents.items() for p in ps}
        for edit in self.edits:
            if edit.change not in known or (edit.unit, edit.change) in seen:
                continue
            assert edit.change[::2] in hub.heads(edit.record, edit.unit)
            row = hub.row(edit.record)
            assert row
            if merge_of(edit.unit) is Merge.CONFLICT and not row["deleted"]:
                name = edit.unit if edit.unit != "place" else ""
                shown = row[name] if name else {"street": row["street"], "house": row["house"]}
                assert shown == edit.value or edit.unit in hub.conflicts(edit.record), "lost silently"
            if row["deleted"]:
                assert any(u == DELETED and p == edit.change for u, p in seen), "deleted unseen"

    @staticmethod
    def newest(desk: Replica, record: str) -> Change:
        """The desk's own newest change of a record."""
        own = [c for c in desk.changes() if c.id.replica == desk.id and c.record_id == record]
        return max(own, key=lambda c: c.id.seq)

    @staticmethod
    def seen_heads(desk: Replica, record: str, unit: str) -> list[tuple[int, str, int]]:
        stamps = {(c.id.replica, c.id.seq): c for c in desk.changes() if c.record_id == record}
        return [
            (stamps[key].stamp, *key)
            for key in desk.heads(record, unit)
            if unit in (stamps[key].values or {})
        ]


@pytest.fixture(autouse=True, scope="module")
def classes() -> Iterator[None]:
    with alone(Note):
        yield


def test_offices_agree_whatever_they_do() -> None:
    examples = max(20, settings.default.max_examples // 2) if settings.default else 20
    run_state_machine_as_test(Offices, settings=settings(max_examples=examples, stateful_step_count=25))
