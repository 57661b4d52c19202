"""Reading a workbook: whose it is, whether it is whole, and the changes in it. The journal is not asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from nanxi_desk.core.collecting import collector_paused
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.manifest import Manifest, changes_hash, fits, not_ours, read_manifest
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST, read_changes, read_manifest_sheet
from nanxi_desk.core.journal.change import CHAIN_START, Change, chain_hash
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import LIST_MARK

if TYPE_CHECKING:
    from nanxi_desk.core.exchange.attachment_files import BlobEntry


@dataclass(frozen=True, slots=True)
class Received:
    """A workbook, or a file of attachments, that was read and whose signature fits; nothing else is known.

    `data` are its bytes as they came and `password` what opened them, for the case that it has to wait.
    """

    path: Path
    sha256: str
    manifest: Manifest
    changes: Sequence[Change]
    data: bytes = field(default=b"", repr=False)
    password: str = field(default="", repr=False)
    blobs: "tuple[BlobEntry, ...] | None" = None  # of a file of attachments, which has no changes


def read_file(path: Path, *passwords: str | None) -> Received:
    """Read and check one file, with the first password that opens it; InputRefused names the file."""
    from nanxi_desk.core.exchange.attachment_files import read_attachment_file
    from nanxi_desk.core.exchange.sealed_stream import MAGIC, is_sealed
    from nanxi_desk.core.workbook.gate import Limits, check_size

    try:
        if is_sealed(_bytes_of(path, len(MAGIC))):
            return read_attachment_file(path, *passwords)
        check_size(_size_of(path), Limits())
        return read_bytes(path, _bytes_of(path), *passwords)
    except InputRefused as error:
        raise named(path, error) from error


def read_bytes(path: Path, data: bytes, *passwords: str | None) -> Received:
    """Read and check a workbook that is in memory; `path` is what it is called."""
    with collector_paused():
        return _read(path, data, passwords)


def _read(path: Path, data: bytes, passwords: Sequence[str | None]) -> Received:
    from nanxi_desk.core.workbook.gate import is_encrypted
    from nanxi_desk.core.workbook.reader import read_workbook

    plain, password = _opened(data, passwords) if is_encrypted(data) else (data, "")
    sheets = read_workbook(plain, sheets=[CHANGES, MANIFEST, LIST_MARK])
    del plain
    found = read_manifest_sheet(sheet for sheet in sheets if sheet.name == MANIFEST)
    if found is None:
        raise _only_a_list() if any(sheet.name == LIST_MARK for sheet in sheets) else not_ours()
    manifest = read_manifest(found[0])
    _check_signature(manifest, *found)
    changes = read_changes(sheet for sheet in sheets if sheet.name.startswith(CHANGES))
    _check_complete(manifest, changes)
    _check_chains(manifest, changes)
    return Received(path, hashlib.sha256(data).hexdigest(), manifest, changes, data, password)


def named(path: Path, error: InputRefused) -> InputRefused:
    """The same refusal with the file's name in front."""
    return InputRefused(_("“{file}”:{problem}").format(file=path.name, problem=error.message), error.hint)


def _opened(data: bytes, passwords: Sequence[str | None]) -> tuple[bytes, str]:
    """The workbook inside, and the password that opened it; the refusal of the last one otherwise."""
    from nanxi_desk.core.workbook.protection import WrongPassword, decrypt

    tried = list(dict.fromkeys(passwords)) or [""]
    for password in tried[:-1]:
        try:
            return decrypt(data, password or ""), password or ""
        except WrongPassword:
            continue
    return decrypt(data, tried[-1] or ""), tried[-1] or ""


def _only_a_list() -> InputRefused:
    return InputRefused(
        _("这是导出的列表，只供查看，不能导入。"), _("请对方用“导出”生成数据交换工作簿后再导入。")
    )


def _size_of(path: Path) -> int:
    """In bytes; asked before reading, so that no giant fills the memory."""
    if not path.is_file():
        raise InputRefused(_("找不到这个文件。"), _("请检查文件名和 U 盘是否插好。"))
    return path.stat().st_size


def _bytes_of(path: Path, most: int = -1) -> bytes:
    """All of it, or the first `most` bytes; b"" for what is no file, which _size_of tells."""
    try:
        with path.open("rb") as stream:
            return stream.read(most)
    except (FileNotFoundError, IsADirectoryError):
        return b""
    except OSError as error:
        raise InputRefused(
            _("文件不能读取({reason})。").format(reason=error.strerror or error),
            _("请检查文件名和 U 盘是否插好。"),
        ) from error


def _check_signature(manifest: Manifest, text: bytes, signature: bytes) -> None:
    if not fits(bytes.fromhex(manifest.public_key), signature, text):
        raise InputRefused(_("工作簿的签名不符,内容可能被改动过。"), _("请对方重新导出一份。"))


def _check_complete(manifest: Manifest, changes: Sequence[Change]) -> None:
    told = changes_hash((c.hash, c.body is None) for c in changes)
    if len(changes) != manifest.changes or told != manifest.changes_hash:
        raise InputRefused(
            _("“_变更”表与清单不符:应有 {wanted} 条,读到 {found} 条。").format(
                wanted=manifest.changes, found=len(changes)
            ),
            _("请对方重新导出一份,不要改动“_变更”表。"),
        )


def _check_chains(manifest: Manifest, changes: Sequence[Change]) -> None:
    """Every row is what its writer sealed, also those that are here already and will not be read again."""
    ranges = dict(manifest.ranges)
    ordered = sorted(changes, key=lambda c: c.id)
    for (replica, scope), stream in groupby(ordered, key=lambda c: (c.id.replica, c.id.scope)):
        name = f"{replica}/{scope}"
        wanted, last = ranges.pop(name, (0, 0))
        previous = bytes.fromhex(manifest.before.get(name, "")) or CHAIN_START
        for change in stream:
            if change.id.seq != wanted or chain_hash(previous, change.header, change.digest) != change.hash:
                raise _tampered(change.id)
            wanted, previous = wanted + 1, change.hash
        if wanted != last + 1:
            raise _tampered(f"{name}/{wanted}")
    if ranges:
        raise _tampered(next(iter(ranges)))


def _tampered(where: object) -> InputRefused:
    return InputRefused(
        _("“_变更”表被改动过:{id} 与前后不相连。").format(id=where),
        _("请对方重新导出一份,不要改动“_变更”表。"),
    )
