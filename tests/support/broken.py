"""Programs that are broken on purpose: a machine that finds nothing in these would find nothing at all.

Each is the real program but for one line that somebody might get wrong. `BREAKS` names them; see
test_exchange_teeth.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from nanxi_desk.core import identity, schema
from nanxi_desk.core.clock import HybridClock
from nanxi_desk.core.exchange import incoming, outgoing, service, undoing
from nanxi_desk.core.exchange.manifest import Manifest
from nanxi_desk.core.journal import door, fold, heads, intake, projector
from nanxi_desk.core.journal.change import DELETED
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.journal.tables import PARTNER

Patch = pytest.MonkeyPatch


def have_only_grows(patch: Patch) -> None:
    """What a partner has is merged by the greater number, so that it cannot go down after a loss."""
    real = incoming.note_partner

    def merged(conn: Any, manifest: Manifest) -> None:
        kept = conn.execute(PARTNER.select().where(PARTNER.c.replica == manifest.replica)).first()
        real(conn, manifest)
        if kept is None:
            return
        now = {name: list(head) for name, head in manifest.have.items()}
        for name, (seq, head) in json.loads(kept.have).items():
            if seq > now.get(name, (0,))[0]:
                now[name] = [seq, head]
        conn.execute(
            PARTNER.update().where(PARTNER.c.replica == manifest.replica).values(have=json.dumps(now))
        )

    patch.setattr(incoming, "note_partner", merged)


def copies_stay_themselves(patch: Patch) -> None:
    """A restored or cloned database goes on as the computer that it was."""
    patch.setattr(identity, "is_copy", lambda *_args: False)


def stamps_ignore_parents(patch: Patch) -> None:
    """A change may be stamped before what it stands upon."""
    tick = HybridClock.tick
    patch.setattr(HybridClock, "tick", lambda self, _parents=(): tick(self))


def decisions_settle_the_winner_only(patch: Patch) -> None:
    """A decision names the head that shows, not all that stand beside it."""
    put = door.Writing.put

    def decide(self: Any, record_class: Any, record_id: str, unit: str, value: Any) -> None:
        row = self._row(record_class, record_id, deleted_too=unit == DELETED)
        now = heads.read_heads(row["heads"], self.numbers)
        put(self, record_class, row, {unit: value}, {unit: now.of(unit)[-1:]})

    patch.setattr(door.Writing, "decide", decide)


def edits_settle_conflicts(patch: Patch) -> None:
    """Whoever saves a field in conflict has decided, without having seen the other value."""
    patch.setattr(door.Writing, "_shown_heads", lambda _self, shown, unit, _row: shown.of(unit))


def nothing_is_relayed(patch: Patch) -> None:
    """Only one's own changes go along."""
    streams = outgoing._streams

    def own(conn: Any, scopes: Any, has: Any) -> Mapping[str, Any]:
        mine = get_local(conn, "replica")
        found = streams(conn, scopes, has)
        return {
            name: s if name.startswith(f"{mine}/") else dataclasses.replace(s, first=s.seq + 1)
            for name, s in found.items()
        }

    patch.setattr(outgoing, "_streams", own)


def undo_forgets_what_was_told(patch: Patch) -> None:
    """An undone import is forgotten although a file was written since."""
    patch.setattr(undoing, "_went_on", lambda *_args: False)


def previews_count_one_too_many(patch: Patch) -> None:
    """The rehearsal says one record more than there are."""
    real = service._preview_of

    def wrong(paths: Any, received: Any, outcomes: Any, *rest: Any) -> Any:
        preview = real(paths, received, outcomes, *rest)
        if not preview.basis:
            return preview
        files = [dataclasses.replace(f, new=f.new + 1) if f.changes else f for f in preview.files]
        return dataclasses.replace(preview, files=tuple(files))

    patch.setattr(service, "_preview_of", wrong)


def conflicts_are_counted_as_they_stand(patch: Patch) -> None:
    """A file is charged with conflicts that were there before it."""
    real, asked = intake._conflicting, []

    def wrong(conn: Any, changes: Any) -> set[str]:
        asked.append(1)
        return set() if len(asked) % 2 else real(conn, changes)

    patch.setattr(intake, "_conflicting", wrong)


def deletions_ignore_unseen_edits(patch: Patch) -> None:
    """A deletion takes with it what its writer never saw."""

    def judge(known: Any, change_of: Any) -> tuple[bool, tuple[str, ...]]:
        conflicts = sorted(
            unit
            for unit, hs in known.items()
            if unit != DELETED and fold.unit_in_conflict(unit, hs, change_of)
        )
        gone = bool(known.get(DELETED)) and bool(fold.unit_value_of(DELETED, known[DELETED], change_of))
        return gone, tuple(conflicts)

    for module in (fold, projector):
        patch.setattr(module, "judge", judge)


def the_last_to_arrive_shows(patch: Patch) -> None:
    """Of two values the one shows that came last, so that everybody sees another."""

    def after(self: Any, unit: str, parents: Any, head: Any) -> Any:
        seen = set(parents)
        kept = tuple(h for h in self.of(unit) if (h.replica, h.seq) not in seen and h != head)
        return heads.Heads(self.base, {**self.units, unit: (*kept, head)})

    patch.setattr(heads.Heads, "after", after)
    patch.setattr(projector, "unit_value_of", lambda unit, hs, of: fold.value_in(of(hs[-1]), unit))


def files_wait_for_ever(patch: Patch) -> None:
    """What was set aside is not looked at again."""
    patch.setattr(incoming.Merging, "release", lambda _self: [])


def holes_are_taken(patch: Patch) -> None:
    """A file whose predecessor is missing is taken as though nothing were missing."""
    real = intake._examine_stream

    def examine(conn: Any, numbers: Any, name: Any, changes: Any, found: Any) -> None:
        real(conn, numbers, name, changes, found)
        for gap in found.gaps:
            found.new.extend(change for change in changes if change.id.seq > gap.last)
        found.gaps.clear()

    patch.setattr(intake, "_examine_stream", examine)
    patch.setattr(intake, "_check_parents", lambda *_args: None)


def updates_bring_nothing_to_life(patch: Patch) -> None:
    """What an older version kept without understanding it stays dead after the update."""
    patch.setattr(schema, "bring_to_life", lambda _conn: None)


def half_an_import_stays(patch: Patch) -> None:
    """An import that is broken off keeps what it had done by then."""
    real = incoming.Merging._step

    def step(self: Any, done: int) -> None:
        try:
            real(self, done)
        except KeyboardInterrupt:
            self._conn.exec_driver_sql("COMMIT")
            raise

    patch.setattr(incoming.Merging, "_step", step)


BREAKS: tuple[Callable[[Patch], None], ...] = (
    have_only_grows,
    copies_stay_themselves,
    stamps_ignore_parents,
    decisions_settle_the_winner_only,
    edits_settle_conflicts,
    nothing_is_relayed,
    undo_forgets_what_was_told,
    previews_count_one_too_many,
    conflicts_are_counted_as_they_stand,
    deletions_ignore_unseen_edits,
    the_last_to_arrive_shows,
    files_wait_for_ever,
    holes_are_taken,
    updates_bring_nothing_to_life,
    half_an_import_stays,
)
