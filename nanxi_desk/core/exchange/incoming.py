"""Import: a workbook's changes join the journal, all files of one call in one transaction.

In any order, any number of times: what is here already counts for nothing, and a file whose predecessor is
missing is set aside until that arrives.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core.clock import instant
from nanxi_desk.core.collecting import collector_paused
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.manifest import Manifest
from nanxi_desk.core.exchange.outgoing import TURNS, shown_name
from nanxi_desk.core.exchange.reading import Received, named, read_bytes, read_file
from nanxi_desk.core.exchange.rows import Witness
from nanxi_desk.core.exchange.trust import (
    TRUST_ALL,
    check_sender,
    note_sender,
    offices_of,
    take_signatures,
)
from nanxi_desk.core.exchange.views import KeyQuestion, RowView
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.blobs import keep_blob, names_now, note_ahead
from nanxi_desk.core.journal.change import Change, ChangeId
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.intake import Gap, Intake, add, check_heads, examine
from nanxi_desk.core.journal.local import count_up
from nanxi_desk.core.journal.rehoming import rehome
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, PARTNER, STREAM, WAITING_FILE
from nanxi_desk.core.language import _
from nanxi_desk.core.records import LOCAL_SCOPE, SHARED_SCOPE
from nanxi_desk.core.rights import LEADING, declare

__all__ = ["RIGHT_IMPORT", "TRUST_ALL", "FileResult", "Merging", "Received", "import_files", "read_file"]

RIGHT_IMPORT = declare("exchange.import", "导入交换工作簿", *LEADING)

Progress = Callable[[int, int], None]  # changes done, all of them; may raise to cancel


@dataclass(slots=True)
class FileResult:
    """What one file brought, in records (`waiting` names what has to come first)."""

    file: str
    id: str = ""
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    edits: int = 0
    changes: int = 0
    waiting: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    attachments: int = 0  # bytes that were not here before


@dataclass(slots=True)
class Outcome:
    """A result with what only the preview shows of it."""

    received: Received
    result: FileResult
    hint: str = ""
    question: KeyQuestion | None = None
    rows: tuple[RowView, ...] = ()
    rows_left: int = 0


def import_files(
    home: Home,
    actor: Actor,
    files: Sequence[Received],
    *,
    trust: str = "",
    dry_run: bool = False,
) -> list[FileResult]:
    """Take these workbooks in, or with `dry_run` tell what they would bring.

    `trust` is a fingerprint, or "all". A refused file undoes the whole call (InputRefused). Files of one call
    are tried again after each other, so their order does not matter; what was set aside before and can now be
    taken follows at the end of the results.
    """
    actor.require(RIGHT_IMPORT)
    with home.journal.write(actor.id, rehearsal=dry_run) as writing:
        merging = Merging(home, writing, [trust] if trust else [])
        outcomes = merging.take_all(files, strict=True)
        released = merging.release()
    if not dry_run:
        merging.settle()
    return [outcome.result for outcome in (*outcomes, *released)]


class Merging:
    """Takes workbooks in inside one open transaction; a rehearsal of it does exactly the same.

    `witness` of more than none records what the first records of each file look like before and after.
    """

    def __init__(
        self,
        home: Home,
        writing: Writing,
        trusted: Collection[str] = (),
        *,
        witness: int = 0,
        progress: Progress = lambda _done, _all: None,
    ) -> None:
        self._home = home
        self._writing = writing
        self._conn = writing.conn
        self._trusted = tuple(trusted)
        self._witness = witness
        self._progress = progress
        self._done = self._all = 0
        self._stopped_by: InputRefused | None = None
        self._new_identity = ""
        self.notices: list[str] = []

    def take_all(self, files: Sequence[Received], *, strict: bool) -> list[Outcome]:
        """Each file as often as it takes; with `strict` a refused one ends everything, else it is told."""
        outcomes: dict[int, Outcome] = {}
        # In the order of their writing, so that a computer is met before the one that was born of it.
        pending = sorted(range(len(files)), key=lambda i: (files[i].manifest.at, files[i].manifest.number))
        self._all += sum(len(file.changes) for file in files)
        while pending:
            for i in pending:
                outcomes[i] = self._tried(files[i], strict=strict)
            left = [i for i in pending if outcomes[i].result.waiting or outcomes[i].result.refused]
            if len(left) == len(pending):
                break
            pending = left
        for i in pending:
            if outcomes[i].result.waiting:
                self._set_aside(files[i], outcomes[i].result)
        return [outcomes[i] for i in range(len(files))]

    def release(self) -> list[Outcome]:
        """Take what was set aside and can now be taken; what is refused by now stays, for people to see."""
        released: list[Outcome] = []
        while found := self._release_one():
            if found.result.changes:  # else another file brought the same meanwhile
                released.append(found)
        return released

    def settle(self) -> None:
        """Once the transaction is kept: a new identity where it had to be, no trace of what was erased."""
        if self._new_identity:
            self._home.take_identity(self._new_identity)
            self._home.notices.extend(self.notices)
        self._home.journal.scrub()  # where a file brought an erasure

    # --- one file -----------------------------------------------------------------------------------------

    def _tried(self, received: Received, *, strict: bool) -> Outcome:
        try:
            return self._take(received)
        except InputRefused as error:
            if error is self._stopped_by:  # whoever watches wants no more: that is no fault of the file
                raise
            refusal = named(received.path, error)
            if strict:
                raise refusal from error
            result = FileResult(str(received.path), received.manifest.file, refused=[refusal.message])
            return Outcome(received, result, refusal.hint, getattr(error, "question", None))

    def _take(self, received: Received) -> Outcome:
        if received.blobs is not None:
            return self._take_attachments(received)
        manifest, changes = received.manifest, received.changes
        result = FileResult(str(received.path), manifest.file)
        _check_addressed(self._home, manifest)
        check_sender(self._home, self._conn, manifest, self._trusted)
        _check_scopes(self._home, self._conn, manifest, {c.id for c in changes})
        self._look_at_ourselves(manifest, changes)
        check_heads(self._conn, manifest.have)
        intake = examine(self._conn, changes)
        outcome = Outcome(received, result)
        if intake.gaps:
            result.waiting = [_wanted(gap, manifest) for gap in intake.gaps]
            return outcome
        ranges = _ranges(self._conn, intake)
        seen = Witness(self._conn, intake.new, self._witness)
        with collector_paused():
            add(self._writing, intake, self._step)
        outcome.rows, outcome.rows_left = seen.rows(self._writing)
        result.new, result.changed = intake.new_records, intake.changed_records
        result.conflicts, result.changes = intake.conflicts, len(intake.new)
        note_sender(self._home, self._conn, manifest)
        take_signatures(self._conn, manifest)
        note_partner(self._conn, manifest)
        _note_file(self._home, self._conn, received, result, ranges)
        self._conn.execute(delete(WAITING_FILE).where(WAITING_FILE.c.id == manifest.file))
        return outcome

    def _take_attachments(self, received: Received) -> Outcome:
        """Bytes that changes name, here or still to come; of erased ones, nothing."""
        from nanxi_desk.core.exchange.attachment_files import contents

        manifest, blobs = received.manifest, received.blobs or ()
        result = FileResult(str(received.path), manifest.file)
        _check_addressed(self._home, manifest)
        check_sender(self._home, self._conn, manifest, self._trusted)
        _check_scopes(self._home, self._conn, manifest, (c for blob in blobs for c in blob.changes))
        self._writing.flush()
        at = instant(self._home.journal.clock.now())
        # A preview need not decrypt again what was just checked byte for byte.
        found = ((blob, b"") for blob in blobs) if self._witness else contents(received)
        with self._conn.begin_nested():  # the stick may be pulled out half-way: then none of it stays
            for blob, content in found:
                named, ahead = names_now(self._conn, blob.sha256, blob.changes)
                if named or ahead:
                    result.attachments += keep_blob(self._conn, blob.sha256, blob.kind, content, at)
                    note_ahead(self._conn, blob.sha256, ahead)
        note_sender(self._home, self._conn, manifest)
        _note_file(self._home, self._conn, received, result, {})
        return Outcome(received, result)

    def _step(self, done: int) -> None:
        self._done += done
        try:
            self._progress(self._done, self._all)
        except InputRefused as error:
            self._stopped_by = error
            raise

    def _look_at_ourselves(self, manifest: Manifest, changes: Sequence[Change]) -> None:
        """Where a partner knows our own stream otherwise than we do, this is a restored snapshot."""
        home = self._home
        found = rehome(self._writing, manifest.have, manifest.before, changes, home.office_name)
        if found:
            self._new_identity = found
            self.notices.append(
                _(
                    "本机的数据曾被恢复到以前的状态(“{office}”知道得更多),本机已换用新的身份,内容没有丢失。"
                ).format(office=manifest.office_name)
            )

    def _set_aside(self, received: Received, result: FileResult) -> None:
        """Keep a file that has to wait, as it came; what its writer has is known from now on."""
        manifest = received.manifest
        note_sender(self._home, self._conn, manifest)
        note_partner(self._conn, manifest)
        row = {
            "id": manifest.file,
            "replica": manifest.replica,
            "office": manifest.office,
            "office_name": manifest.office_name,
            "file_number": manifest.number,
            "name": shown_name(received.path.name),
            "at": manifest.at,
            "since": instant(self._home.journal.clock.now()),
            "changes": manifest.changes,
            "wanted": _needs(manifest, result.waiting),
            "secret": received.password,
            "content": received.data,
        }
        statement = upsert(WAITING_FILE)
        newer = {"wanted": statement.excluded.wanted}
        self._conn.execute(statement.on_conflict_do_update(index_elements=["id"], set_=newer), [row])

    def _release_one(self) -> Outcome | None:
        waiting = select(WAITING_FILE.c.id).order_by(WAITING_FILE.c.at, WAITING_FILE.c.file_number)
        for file_id in self._conn.execute(waiting).scalars().all():
            row = self._conn.execute(select(WAITING_FILE).where(WAITING_FILE.c.id == file_id)).one()
            if not _may_fit(self._conn, json.loads(row.wanted)["after"]):
                continue
            received = read_bytes(Path(row.name), row.content, row.secret)
            outcome = self._tried(received, strict=False)
            if not outcome.result.waiting and not outcome.result.refused:
                return outcome
            told = _needs(received.manifest, outcome.result.waiting or outcome.result.refused)
            self._conn.execute(update(WAITING_FILE).where(WAITING_FILE.c.id == file_id).values(wanted=told))
        return None


def note_partner(conn: Connection, manifest: Manifest) -> None:
    """What the sender has is replaced by its newest file, never merged: after a restore it must go down."""
    row = {
        "replica": manifest.replica,
        "file_number": manifest.number,
        "have": json.dumps({name: list(head) for name, head in manifest.have.items()}),
        "at": manifest.at,
        "blobs": " ".join(manifest.attachments),
    }
    statement = upsert(PARTNER)
    newer = statement.excluded.file_number > PARTNER.c.file_number
    values = {name: statement.excluded[name] for name in ("file_number", "have", "at", "blobs")}
    conn.execute(statement.on_conflict_do_update(index_elements=["replica"], set_=values, where=newer), [row])


def _needs(manifest: Manifest, sentences: Sequence[str]) -> str:
    """What a file that waits wants: in words, and how far the streams must be before it is worth a try."""
    after = {name: first - 1 for name, (first, __) in manifest.ranges.items()}
    return json.dumps({"wanted": list(sentences), "after": after}, ensure_ascii=False)


def _may_fit(conn: Connection, after: Mapping[str, int]) -> bool:
    known = {f"{row.replica}/{row.scope}": row.seq for row in conn.execute(select(STREAM))}
    return all(known.get(name, 0) >= seq for name, seq in after.items())


def _ranges(conn: Connection, intake: Intake) -> dict[str, tuple[int, int, str]]:
    """By stream what an intake adds: first, last, and the hash before the first ("" at its start)."""
    heads = {(row.replica, row.scope): row.hash.hex() for row in conn.execute(select(STREAM)) if row.seq}
    found: dict[str, tuple[int, int, str]] = {}
    for change in intake.new:
        replica, scope, seq = change.id
        name = f"{replica}/{scope}"
        first, last, before = found.get(name, (seq, seq, heads.get((replica, scope), "")))
        found[name] = (min(first, seq), max(last, seq), before)
    return found


def _wanted(gap: Gap, manifest: Manifest) -> str:
    return _(
        "缺 {office} 的 {replica} 第 {first}–{last} 条变更:请先导入“{office}”更早的文件(编号小于 {file}),"
        "或请对方导出一份全部的(--full)"
    ).format(
        office=manifest.office,
        replica=gap.replica[:8],
        first=gap.first,
        last=gap.last,
        file=f"{manifest.office}-{manifest.replica[:2].upper()}-{manifest.number}",
    )


def _check_addressed(home: Home, manifest: Manifest) -> None:
    if manifest.to != home.office:
        raise InputRefused(
            _("这份文件是发给“{to}”的,本机是“{own}”。").format(to=manifest.to, own=home.office),
            _("请把它交给“{to}”,或请对方导出发给本机的一份。").format(to=manifest.to),
        )
    if _is_further_hub(home, manifest):
        return
    if manifest.hub == home.is_hub or manifest.office == home.office:
        raise InputRefused(
            _("文件来自“{office}”,而居委会只与街道交换。").format(office=manifest.office),
            _("给其他居委会的内容请由街道转交。"),
        )


def _is_further_hub(home: Home, manifest: Manifest) -> bool:
    """Whether the file comes from another database of this hub, which holds whatever this one does."""
    return home.is_hub and manifest.hub and manifest.office == home.office


def _check_scopes(home: Home, conn: Connection, manifest: Manifest, changes: Iterable[ChangeId]) -> None:
    """A file carries what both sides hold, and what the sender itself hands over to the receiver.

    Only the hub writes shared records: an office's own stream there is a forgery, even if relayed.
    """
    office, hub = (manifest.office, home.office) if home.is_hub else (home.office, manifest.office)
    known = {**offices_of(conn), manifest.replica: manifest.office}
    for replica, scope in {(c.replica, c.scope) for c in changes}:
        common = scope == office or (scope == SHARED_SCOPE and known.get(replica, hub) == hub)
        handed = scope == home.office and known.get(replica) == manifest.office
        moved = scope != LOCAL_SCOPE and _is_further_hub(home, manifest)
        if scope not in manifest.scopes or not (common or handed or moved):
            raise InputRefused(
                _("文件里有不属于双方的内容（{scope}）。").format(scope=scope),
                _("请对方更新程序并重新导出。"),
            )


def _note_file(
    home: Home,
    conn: Connection,
    received: Received,
    result: FileResult,
    ranges: Mapping[str, tuple[int, int, str]],
) -> None:
    """Remember the file and, where it brought something, what undoing it needs."""
    manifest = received.manifest
    known = conn.execute(select(EXCHANGE_FILE.c.id).where(EXCHANGE_FILE.c.id == manifest.file)).first()
    if known and not ranges and not result.attachments:
        return
    counted = ("new", "changed", "conflicts", "changes", "attachments")
    numbers = {name: getattr(result, name) for name in counted}
    row = {
        "id": manifest.file,
        "direction": "in" if received.blobs is None else "i+",
        "replica": manifest.replica,
        "office": manifest.office,
        "file_number": manifest.number,
        "at": instant(home.journal.clock.now()),
        "sha256": received.sha256,
        "summary": json.dumps(numbers),
        "name": shown_name(received.path.name),
        "turn": count_up(conn, TURNS),
        "receipt": json.dumps(ranges) if ranges else None,
        "undone": False,
    }
    statement = upsert(EXCHANGE_FILE)
    kept = {name: statement.excluded[name] for name in row if name != "id"}  # taken again after an undo
    conn.execute(statement.on_conflict_do_update(index_elements=["id"], set_=kept), [row])
