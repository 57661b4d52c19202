"""Taking back an import: new changes restore the earlier values where the imported ones still show.

Unlike one's own writing, which is taken back whole or not at all, an import is taken back as far as nobody
has gone on from it: what was edited since stays, and so do records that others refer to by now.
"""

from collections.abc import Collection, Sequence

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.fields import Merge
from nanxi_desk.core.journal.change import DELETED, ERASE, Change, ChangeId
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.fold import Folded, fold, merge_of
from nanxi_desk.core.journal.heads import Head, read_heads
from nanxi_desk.core.journal.receipt import Receipt
from nanxi_desk.core.journal.rows import Row
from nanxi_desk.core.journal.taking_back import TakenBack, TakingBack
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record


def take_back_import(writing: Writing, changes: Sequence[Change]) -> TakenBack:
    """Undo these imported changes in the open transaction.

    InputRefused where they erased something for good, NotAllowed where this installation may not write one of
    the records; the transaction is then given up.
    """
    writing.flush()
    return _TakingBackImport(writing, changes).run(lambda _done, _all: None)


class _TakingBackImport(TakingBack):
    def __init__(self, writing: Writing, changes: Sequence[Change]) -> None:
        super().__init__(writing, Receipt(writing.identity.replica))
        self._imported = changes
        self._ids = {change.id for change in changes}

    def _written(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for change in self._imported:
            if change.record_type == ERASE:
                raise InputRefused(_("这次导入依法清除了内容,不能撤销。"), _("清除后的内容不能再恢复。"))
            if change.record_type in RECORD_TYPES:
                found.setdefault(change.record_type, {})[change.record_id] = None
        return found

    def _earlier(self, record_class: type[Record], changes: Sequence[Change]) -> list[Change]:
        """What did not come with the import, be it from before or from since."""
        del record_class
        return [change for change in changes if change.id not in self._ids]

    def _check_siblings(self, record_class: type[Record], rows: Sequence[Row]) -> None:
        """A whole that went on since keeps its record; see _delete."""

    def _delete(self, record_class: type[Record], rows: Sequence[Row]) -> None:
        parts, referred_to = self._leant_upon(record_class, rows)
        for row in rows:
            if row["id"] in parts or row["id"] in referred_to:
                self._kept += 1
                continue
            heads = sorted(read_heads(row["heads"], self._writing.numbers).all())
            self._writing.put(record_class, row, {DELETED: True}, {DELETED: heads})
            self._records += 1

    def _put_back(
        self, record_class: type[Record], row: Row, earlier: Sequence[Change], changes: Sequence[Change]
    ) -> None:
        after = fold(changes, self._erased)
        assert after is not None
        if not record_class.shipped(row["id"]) and all(change.parents for change in earlier):
            self._kept += 1  # it came with the import, and somebody has gone on from there
            return
        before = fold(earlier, self._erased)
        over = self._to_restore(record_class, before, after)
        was_deleted = before is not None and before.deleted
        turned = self._deletion_turned(before, after)
        if not over and not turned:
            return
        everything = sorted(after.heads.all())
        if after.deleted or turned:
            self._writing.put(record_class, row, {DELETED: False}, {DELETED: everything})
        if over:
            former = self._former(record_class, before, after, over)
            self._writing.put(record_class, row, former, over)
        if was_deleted:
            self._writing.decide(record_class, row["id"], DELETED, True)
        self._records += 1

    def _to_restore(
        self, record_class: type[Record], before: Folded | None, after: Folded
    ) -> dict[str, tuple[Head, ...]]:
        """The units that show, or dispute, an imported value: by unit the heads that give way."""
        found: dict[str, tuple[Head, ...]] = {}
        former = self._former(record_class, before, after, after.values)
        for unit, value in after.values.items():
            heads = after.heads.of(unit)
            imported = tuple(h for h in heads if self._is_imported(h, after.scope))
            if imported and (value != former[unit] or unit in after.conflicts):
                single = merge_of(unit) in (Merge.CONFLICT, Merge.LATEST)
                found[unit] = imported if single else heads
        return found

    def _former(
        self, record_class: type[Record], before: Folded | None, after: Folded, units: Collection[str]
    ) -> dict[str, object]:
        shipped = record_class.shipped(after.record_id)
        values = {**(shipped.unit_values() if shipped else {}), **(before.values if before else {})}
        return {unit: values.get(unit) for unit in units}

    def _deletion_turned(self, before: Folded | None, after: Folded) -> bool:
        """Whether the import deleted the record, brought it back, or put its deletion in doubt."""
        was = (before.deleted, DELETED in before.conflicts) if before else (False, False)
        imported = any(self._is_imported(h, after.scope) for h in after.heads.of(DELETED))
        return imported and was != (after.deleted, DELETED in after.conflicts)

    def _is_imported(self, head: Head, scope: str) -> bool:
        return ChangeId(head.replica, scope, head.seq) in self._ids
