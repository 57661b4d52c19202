"""Files of attachments: what travels beside a workbook on request, in any order with it, in constant memory.

    sealed stream of: length | signature | manifest | the attachments' bytes, in the manifest's order

The manifest is a workbook's without changes. Of each attachment it tells hash, kind, size and the changes
that name it. By these the receiver knows what it may keep: one all of whose changes were erased is passed
over, and one whose changes are still to come waits for them.
"""

import hashlib
import json
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Connection, insert, select

from nanxi_desk.core.attachment_names import KINDS, PDF
from nanxi_desk.core.backup_file import disk_errors, sync_file, temporary_beside
from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.manifest import Manifest, changes_hash, fits, read_manifest
from nanxi_desk.core.exchange.outgoing import (
    RIGHT_EXPORT,
    TURNS,
    Exported,
    Progress,
    beginnings,
    blobs_of,
    check_call,
    common_scopes,
    partner_has_blobs,
    sender_of,
    shown_name,
    signing_key,
    stream_of_use,
    unwatched,
)
from nanxi_desk.core.exchange.reading import Received
from nanxi_desk.core.exchange.sealed_stream import SealedReader, SealedWriter, WrongPassword, damaged
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.blobs import blob_content
from nanxi_desk.core.journal.change import ChangeId
from nanxi_desk.core.journal.local import count_up
from nanxi_desk.core.journal.rows import chunks
from nanxi_desk.core.journal.tables import BLOB_USE, EXCHANGE_FILE, SEQ_BITS, STREAM
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import sync_folder
from nanxi_desk.core.pdf_check import is_pdf
from nanxi_desk.core.pictures import picture_kind
from nanxi_desk.core.records import new_id

SUFFIX: Final = ".attachments.nxa"
COST: KeyCost = DEFAULT_COST

_DOMAIN = b"nanxi-desk attachments\0"  # a signature of a workbook's manifest is none of these
_HEAD = struct.Struct(">I64s")
_MOST_MANIFEST = 1 << 25  # bytes
_MOST_BLOBS = 100_000
_MOST_CHANGES = 500  # of one attachment: every edit of a record's list names all of the list
_LARGEST = 8_000_000  # bytes of one attachment
_BRINGS = "brings"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BlobEntry:
    """One attachment in a file: size in bytes, and the changes that name it."""

    sha256: str
    kind: str
    size: int
    changes: tuple[ChangeId, ...]


# --- out ---------------------------------------------------------------------------------------------------


def export_attachments(
    home: Home, actor: Actor, workbook: Path, to: str, password: str, *, full: bool = False
) -> Exported:
    """Write what office `to` was not known to have beside `workbook`; no file where that is nothing.

    Errors as of export(); Unavailable where the disk is full or gone.
    """
    with attachments_beside(home, actor, workbook, to, password, full=full) as written:
        return written


@contextmanager
def attachments_beside(  # noqa: PLR0913 - as of export()
    home: Home,
    actor: Actor,
    workbook: Path,
    to: str,
    password: str,
    *,
    full: bool = False,
    progress: Progress = unwatched,
) -> Iterator[Exported]:
    """The same, but the file appears when what is done inside has gone well: else there is none of it."""
    actor.require(RIGHT_EXPORT)
    to = to.strip().upper()
    scopes = common_scopes(home, to)
    check_call(workbook, password)
    target = workbook.with_name(workbook.stem + SUFFIX)
    with home.journal.write(actor.id) as writing:
        number = count_up(writing.conn, f"file:{home.replica}")
    with disk_errors(target.parent), temporary_beside(target) as temporary:
        with home.journal.read() as conn:
            entries = _going(conn, scopes, set() if full else partner_has_blobs(conn, to))
            if entries:
                manifest = _manifest(home, conn, entries, to=to, full=full, scopes=scopes, number=number)
                sha256 = _write(home, conn, (manifest, entries), password, (temporary, progress))
        if not entries:
            yield Exported(target, 0, 0)
            return
        sync_file(temporary)
        yield Exported(target, 0, 0, len(entries), target)
        _note_out(home, actor, manifest, (sha256, target.name, len(entries)))
        temporary.replace(target)
        sync_folder(target.parent)


def _going(conn: Connection, scopes: Iterable[str], has: set[str]) -> list[BlobEntry]:
    found = {
        sha256: what for sha256, what in blobs_of(conn, scopes).items() if beginnings([sha256])[0] not in has
    }
    uses: dict[str, list[ChangeId]] = {}
    for part in chunks(sorted(found)):
        statement = (
            select(BLOB_USE.c.sha256, BLOB_USE.c.pos, STREAM.c.replica, STREAM.c.scope)
            .select_from(BLOB_USE)
            .join(STREAM, stream_of_use())
            .where(BLOB_USE.c.sha256.in_(part), STREAM.c.scope.in_(tuple(scopes)))
            .order_by(BLOB_USE.c.pos.desc())
        )
        for row in conn.execute(statement):
            named_by = uses.setdefault(row.sha256, [])
            if len(named_by) < _MOST_CHANGES:
                named_by.append(ChangeId(row.replica, row.scope, row.pos & (1 << SEQ_BITS) - 1))
    return [BlobEntry(sha256, *found[sha256], tuple(uses[sha256])) for sha256 in sorted(found)]


def _manifest(home: Home, conn: Connection, entries: Sequence[BlobEntry], **asked: Any) -> Manifest:
    brings = [[e.sha256, e.kind, e.size, [[*change] for change in e.changes]] for e in entries]
    return Manifest(
        file=new_id(),
        at=instant(home.journal.clock.now()),
        changes=0,
        changes_hash=changes_hash([]),
        ranges={},
        before={},
        have={},
        unknown={_BRINGS: brings},
        **asked,
        **sender_of(home, conn),
    )


def _write(
    home: Home,
    conn: Connection,
    what: tuple[Manifest, Sequence[BlobEntry]],
    password: str,
    where: tuple[Path, Progress],
) -> str:
    """Write the file; the hash of its bytes. Progress counts the attachments' bytes."""
    manifest, entries = what
    path, progress = where
    everything, done = sum(entry.size for entry in entries), 0
    text = manifest.to_bytes()
    with path.open("xb") as stream:
        hashing = _Hashing(stream)
        sealed = SealedWriter(hashing, password, COST)  # type: ignore[arg-type]
        try:
            sealed.write(_HEAD.pack(len(text), signing_key(home, conn).sign(_DOMAIN + text)) + text)
            for entry in entries:
                progress(done, everything)
                sealed.write(blob_content(conn, entry.sha256) or b"")
                done += entry.size
            progress(done, everything)
        except BaseException:
            sealed.abandon()
            raise
        sealed.close()
    return hashing.digest.hexdigest()


def _note_out(home: Home, actor: Actor, manifest: Manifest, written: tuple[str, str, int]) -> None:
    sha256, name, count = written
    with home.journal.write(actor.id) as writing:
        row = {
            "id": manifest.file,
            "direction": "o+",
            "replica": manifest.replica,
            "office": manifest.to,
            "file_number": manifest.number,
            "at": manifest.at,
            "sha256": sha256,
            "summary": json.dumps({"attachments": count}),
            "name": shown_name(name),
            "turn": count_up(writing.conn, TURNS),
            "undone": False,
        }
        writing.conn.execute(insert(EXCHANGE_FILE), [row])


# --- in ----------------------------------------------------------------------------------------------------


def read_attachment_file(path: Path, *passwords: str | None) -> Received:
    """Read a file with the first password that opens it and check every byte; nothing is kept of it."""
    tried = list(dict.fromkeys(password or "" for password in passwords)) or [""]
    for password in tried[:-1]:
        try:
            return _read(path, password)
        except WrongPassword:
            continue
    return _read(path, tried[-1])


def contents(received: Received) -> Iterator[tuple[BlobEntry, bytes]]:
    """The attachments of a file that was read, one after the other, checked again."""
    try:
        with received.path.open("rb") as stream:
            reader = SealedReader(stream, received.password)
            manifest, entries = _beginning(reader)
            if manifest != received.manifest:
                raise damaged()
            for entry in entries:
                yield entry, _content(reader, entry)
            reader.expect_end()
    except OSError as error:
        raise _unreadable(error) from error


def _read(path: Path, password: str) -> Received:
    try:
        with path.open("rb") as stream:
            hashing = _Hashing(stream)
            reader = SealedReader(hashing, password)  # type: ignore[arg-type]
            manifest, entries = _beginning(reader)
            for entry in entries:
                _content(reader, entry)
            reader.expect_end()
    except OSError as error:
        raise _unreadable(error) from error
    sha256 = hashing.digest.hexdigest()
    return Received(path, sha256, manifest, (), b"", password, entries)


def _beginning(reader: SealedReader) -> tuple[Manifest, tuple[BlobEntry, ...]]:
    length, signature = _HEAD.unpack(reader.read(_HEAD.size))
    if length > _MOST_MANIFEST:
        raise damaged()
    text = reader.read(length)
    manifest = read_manifest(text)
    if not fits(bytes.fromhex(manifest.public_key), signature, _DOMAIN + text):
        raise InputRefused(_("附件文件的签名不符，内容可能被改动过。"), _("请对方重新导出一份。"))
    return manifest, read_entries(manifest.unknown)


def read_entries(told: Mapping[str, Any]) -> tuple[BlobEntry, ...]:
    """What a manifest says that its file brings; InputRefused for what no sound program writes."""
    try:
        entries = tuple(_entry(*one) for one in told[_BRINGS])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged() from error
    if len(entries) > _MOST_BLOBS or len({entry.sha256 for entry in entries}) != len(entries):
        raise damaged()
    return entries


def _entry(sha256: object, kind: object, size: object, changes: Any) -> BlobEntry:
    if not isinstance(sha256, str) or not _HASH.fullmatch(sha256) or kind not in KINDS:
        raise ValueError("no attachment")
    if type(size) is not int or not 0 < size <= _LARGEST or not 0 < len(changes) <= _MOST_CHANGES:
        raise ValueError("no attachment")
    names = tuple(f"{replica}/{scope}/{int(seq)}" for replica, scope, seq in changes)
    return BlobEntry(sha256, str(kind), size, tuple(map(_change_id, names)))


def _change_id(name: str) -> ChangeId:
    try:
        return ChangeId.parse(name)
    except InputRefused as error:
        raise ValueError("no change") from error


def _content(reader: SealedReader, entry: BlobEntry) -> bytes:
    content = reader.read(entry.size)
    kind = PDF if is_pdf(content) else picture_kind(content)
    if hashlib.sha256(content).hexdigest() != entry.sha256 or kind != entry.kind:
        raise damaged()
    return content


def _unreadable(error: OSError) -> InputRefused:
    return InputRefused(
        _("文件不能读取（{reason}）。").format(reason=error.strerror or error),
        _("请检查文件名和 U 盘是否插好。"),
    )


class _Hashing:
    """Hashes what goes through to or comes from a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.digest.update(data)
        return data

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._stream.write(data)
