"""The exchange as window and command line use it: partners, files, previews, undo, conflicts, joining."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, update

from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.exchange import inbox, joining, partners
from nanxi_desk.core.exchange.incoming import RIGHT_IMPORT, Merging, Outcome
from nanxi_desk.core.exchange.outgoing import Exported, Progress, check_password, export, unwatched
from nanxi_desk.core.exchange.reading import Received, read_file
from nanxi_desk.core.exchange.undoing import undo_import
from nanxi_desk.core.exchange.views import (
    RIGHT_SEE,
    Applied,
    ConflictView,
    Decided,
    Enrolled,
    FilePreview,
    FileState,
    FileView,
    PartnerView,
    Preview,
    Rule,
    UndoPlan,
    WaitingView,
)
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import REPLICA, STREAM, WAITING_FILE
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import LEADING, declare

RIGHT_REVOKE = declare("exchange.revoke", "停用一台电脑的文件", *LEADING)
ROWS_SHOWN = 300  # records of each file that a preview shows one by one


class Exchange:
    """The exchange of one opened home. Everything may run off the window's thread; nothing is kept in it."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- who there is -------------------------------------------------------------------------------------

    def partners(self) -> tuple[PartnerView, ...]:
        """Whom this home exchanges with, by code: the hub's offices (enrolled, or met), or the hub."""
        self._home.actor.require(RIGHT_SEE)
        with self._home.journal.read() as conn:
            return partners.list_partners(self._home, conn)

    def has_password(self, office: str) -> bool:
        """Whether an exchange password is kept for this partner."""
        self._home.actor.require(RIGHT_SEE)
        with self._home.journal.read() as conn:
            return bool(joining.partner_password(conn, office))

    def set_password(self, actor: Actor, office: str, password: str) -> None:
        """Keep another exchange password for a partner; "" forgets it. UsageError for an unfit one."""
        actor.require(joining.RIGHT_ENROL)
        if password:
            check_password(password)
        self._home.journal.keep_aside({joining.password_name(office): password or None})

    def enrol(self, actor: Actor, office: str, name: str, target: Path, *, code: str = "") -> Enrolled:
        """At the hub: write a joining file for a computer of an office, encrypted under `code`.

        Without `code` a new one is made, to be printed or told by telephone. InputRefused at an office.
        """
        code, again = joining.enrol(self._home, actor, office, name, target, code=code)
        return Enrolled(target, office.strip().upper(), code, again)

    def revoke(self, actor: Actor, replica: str) -> None:
        """Refuse a computer's files from now on (lost, stolen); what came before stays.

        InputRefused for an unknown computer and for one of this home.
        """
        actor.require(RIGHT_REVOKE)
        with self._home.journal.write(actor.id) as writing:
            foreign = REPLICA.c.id == replica, REPLICA.c.private_key.is_(None)
            done = writing.conn.execute(update(REPLICA).where(*foreign).values(revoked=True, retired=True))
            if not done.rowcount:
                raise InputRefused(
                    _("没有编号为“{id}”的对方电脑。").format(id=replica[:40]),
                    _("请用 partners 查看各单位的电脑后再试。"),
                )

    # --- files --------------------------------------------------------------------------------------------

    def export(  # noqa: PLR0913 - where, to whom, how
        self,
        actor: Actor,
        target: Path,
        to: str,
        *,
        password: str | None = None,
        full: bool = False,
        attachments: bool = False,
        progress: Progress = unwatched,
    ) -> Exported:
        """Write the workbook for a partner; without `password` the partner's kept one (UsageError: none).

        With `attachments` a second file beside it brings those that the partner does not have. `progress` may
        raise to stop: then neither file appears.
        """
        if password is None:
            with self._home.journal.read() as conn:
                password = joining.partner_password(conn, to.strip().upper())
            if not password:
                raise no_password()
        asked = (self._home, actor, target, to, password)
        if not attachments:
            return export(*asked, full=full, progress=progress)
        from nanxi_desk.core.exchange.attachment_files import attachments_beside

        first, second = _halves(progress)
        with attachments_beside(*asked, full=full, progress=first) as beside:
            done = export(*asked, full=full, progress=second)
        return replace(done, attachments=beside.attachments, attachments_file=beside.attachments_file)

    def read(
        self, files: Sequence[Path], password: str | None = None, *, progress: Progress = unwatched
    ) -> list[Received | InputRefused]:
        """Read workbooks with this password, or the kept ones; what cannot be read is told in its place.

        `progress` counts files; it may raise to cancel.
        """
        found: list[Received | InputRefused] = []
        for number, file in enumerate(files):
            progress(number, len(files))
            words = [password] if password is not None else self._passwords(file)
            try:
                found.append(read_file(file, *words))
            except InputRefused as error:
                found.append(error)
        return found

    def preview(
        self,
        actor: Actor,
        files: Sequence[Path],
        *,
        password: str | None = None,
        trusted: Collection[str] = (),
        progress: Progress = unwatched,
    ) -> Preview:
        """Read the files and rehearse taking them; nothing is written, and no file stops another.

        `trusted` are fingerprints that somebody compared. The kept passwords are tried first, and `password`
        on the files that none of them opens; UsageError where there is neither.
        """
        actor.require(RIGHT_IMPORT)
        received = self._read_all(files, password, progress)
        return self._rehearsed(actor, tuple(files), tuple(received), tuple(trusted), progress)

    def apply(self, actor: Actor, preview: Preview, *, progress: Progress = unwatched) -> Applied:
        """Take what the preview showed, in one transaction: READY files are taken, WAITING ones set aside.

        Where the journal moved since, nothing is done and the preview computed again is handed back.
        """
        actor.require(RIGHT_IMPORT)
        home = self._home
        paths = tuple(file.path for file in preview.files)
        with home.journal.write(actor.id) as writing:
            moved = basis_of(writing.conn) != preview.basis
            if not moved:
                readable = [r for r in preview.received if isinstance(r, Received)]
                merging = Merging(home, writing, preview.trusted, progress=progress)
                outcomes = merging.take_all(readable, strict=False)
                released = merging.release()
        if moved:
            again = self._rehearsed(actor, paths, preview.received, preview.trusted, progress)
            return Applied(done=False, preview=again)
        merging.settle()
        done = _preview_of(paths, preview.received, outcomes, released, tuple(merging.notices))
        return Applied(done=True, preview=done)

    def history(self, limit: int = 200) -> tuple[FileView, ...]:
        """Workbooks written and taken, newest first."""
        self._home.actor.require(RIGHT_SEE)
        with self._home.journal.read() as conn:
            return partners.list_files(conn, limit)

    def waiting(self) -> tuple[WaitingView, ...]:
        """Files that were set aside, oldest first. They are taken when what they want arrives."""
        self._home.actor.require(RIGHT_SEE)
        with self._home.journal.read() as conn:
            return partners.list_waiting(conn)

    def discard(self, actor: Actor, waiting_id: str) -> None:
        """Drop a file that was set aside; whoever wrote it can write it again."""
        actor.require(RIGHT_IMPORT)
        with self._home.journal.write(actor.id) as writing:
            writing.conn.execute(delete(WAITING_FILE).where(WAITING_FILE.c.id == waiting_id))

    def undo_plan(self, actor: Actor, import_id: str) -> UndoPlan:
        """What undo() would do, rehearsed; InputRefused says why it cannot."""
        return undo_import(self._home, actor, import_id, rehearsal=True)

    def undo(self, actor: Actor, import_id: str) -> UndoPlan:
        """Undo an import: forget it where nobody was told of it yet, else take it back by new changes."""
        return undo_import(self._home, actor, import_id)

    # --- conflicts ----------------------------------------------------------------------------------------

    def conflict_count(self) -> int:
        """How many records are in conflict; cheap, for a badge."""
        with self._home.journal.read() as conn:
            return inbox.count_conflicts(conn)

    def conflicts(self, limit: int = 500) -> tuple[ConflictView, ...]:
        """The inbox, computed from what is known: the same at all who hold the same changes."""
        self._home.actor.require(inbox.RIGHT_CONFLICTS)
        with self._home.journal.read() as conn:
            return inbox.list_conflicts(self._home, conn, limit)

    def decide(self, actor: Actor, conflict_id: str, change_id: str) -> None:
        """Settle a conflict with the value of one of its heads; the decision travels like any change."""
        inbox.decide(self._home, actor, conflict_id, change_id)

    def decide_by_rule(self, actor: Actor, conflict_ids: Collection[str], rule: Rule) -> Decided:
        """Settle several conflicts at once by one rule, in one transaction."""
        return inbox.decide_by_rule(self._home, actor, conflict_ids, rule)

    # --- inside -------------------------------------------------------------------------------------------

    def _read_all(
        self, files: Sequence[Path], password: str | None, progress: Progress
    ) -> list[Received | InputRefused]:
        if password is None or not self._kept():
            return self.read(files, password, progress=progress)
        found = self.read(files, progress=progress)
        locked = [number for number, one in enumerate(found) if is_locked(one)]
        again = self.read([files[number] for number in locked], password, progress=progress)
        for number, one in zip(locked, again, strict=True):
            found[number] = one
        return found

    def _kept(self) -> dict[str, str]:
        with self._home.journal.read() as conn:
            return joining.partner_passwords(conn)

    def _passwords(self, file: Path) -> list[str]:
        """The kept passwords; first that of the office whose code is in the file's name."""
        kept = self._kept()
        if not kept:
            raise no_password()
        return [kept[office] for office in sorted(kept, key=lambda office: office not in file.name.upper())]

    def _rehearsed(
        self,
        actor: Actor,
        paths: tuple[Path, ...],
        received: tuple[Received | InputRefused, ...],
        trusted: tuple[str, ...],
        progress: Progress,
    ) -> Preview:
        with self._home.journal.write(actor.id, rehearsal=True) as writing:
            basis = basis_of(writing.conn)
            merging = Merging(self._home, writing, trusted, witness=ROWS_SHOWN, progress=progress)
            readable = [r for r in received if isinstance(r, Received)]
            outcomes = merging.take_all(readable, strict=False)
            released = merging.release()
        return _preview_of(paths, received, outcomes, released, tuple(merging.notices), trusted, basis)


def basis_of(conn: Connection) -> str:
    """A hash over how far every stream is known, and over who is: equal as long as nothing was written."""
    streams = [[r.replica, r.scope, r.seq, r.hash.hex()] for r in conn.execute(select(STREAM)).all()]
    known = [
        [r.id, r.public_key.hex(), bool(r.revoked)]
        for r in conn.execute(select(REPLICA.c.id, REPLICA.c.public_key, REPLICA.c.revoked)).all()
    ]
    waiting = list(conn.execute(select(WAITING_FILE.c.id)).scalars())
    state = [sorted(streams), sorted(known), sorted(waiting)]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def _halves(progress: Progress) -> tuple[Progress, Progress]:
    """For two pieces of work, one after the other, each of which counts for itself."""
    return (
        lambda done, everything: progress(done, 2 * everything),
        lambda done, everything: progress(everything + done, 2 * everything),
    )


def no_password() -> UsageError:
    """The sentence for an exchange without any password."""
    return UsageError(
        _("没有交换密码。"),
        _("请用 --password-file 指定,或设置环境变量 NANXI_DESK_EXCHANGE_PASSWORD。"),
    )


def is_locked(found: Received | InputRefused) -> bool:
    """Whether a file could not be read because no password opened it."""
    from nanxi_desk.core.workbook.protection import WrongPassword

    return isinstance(getattr(found, "__cause__", None), WrongPassword)


def _preview_of(  # noqa: PLR0913, PLR0917 - the parts of a preview
    paths: tuple[Path, ...],
    received: tuple[Any, ...],
    outcomes: Sequence[Outcome],
    released: Sequence[Outcome],
    notices: tuple[str, ...],
    trusted: tuple[str, ...] = (),
    basis: str = "",
) -> Preview:
    waiting = iter(outcomes)
    files = [
        FilePreview(path, FileState.REFUSED, refused=found.message, hint=found.hint, locked=is_locked(found))
        if isinstance(found, InputRefused)
        else _file_of(path, next(waiting))
        for path, found in zip(paths, received, strict=True)
    ]
    return Preview(
        files=tuple(files),
        trusted=trusted,
        released=tuple(_file_of(outcome.received.path, outcome) for outcome in released),
        notices=notices,
        received=received,
        basis=basis,
    )


def _file_of(path: Path, outcome: Outcome) -> FilePreview:
    result, manifest = outcome.result, outcome.received.manifest
    state = FileState.READY if result.changes or result.attachments else FileState.KNOWN
    if result.refused:
        state = FileState.REFUSED
    elif result.waiting:
        state = FileState.WAITING
    return FilePreview(
        path=path,
        state=state,
        id=result.id,
        office=manifest.office,
        office_name=manifest.office_name,
        number=manifest.number,
        at=manifest.at,
        new=result.new,
        changed=result.changed,
        conflicts=result.conflicts,
        changes=result.changes,
        attachments=result.attachments,
        waiting=tuple(result.waiting),
        refused=" ".join(result.refused),
        hint=outcome.hint,
        question=outcome.question,
        rows=outcome.rows,
        rows_left=outcome.rows_left,
    )
