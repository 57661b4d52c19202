"""Backup file: an encrypted copy of the database with keys and manifest behind it, in one file.

The file begins as the database does, so SQLite writes and checks it where it lies and nothing is copied twice;
behind it stands a small ZIP archive with keys.json and manifest.json, which any ZIP program finds. The manifest
can be read without a key and so names nobody.
"""

import hashlib
import io
import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from nanxi_desk.core.clock import instant, is_instant, parse_instant
from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import KEYS

SUFFIX: Final = ".nxbak"
FORMAT: Final = "nanxi-desk-backup"
VERSION: Final = 1
DAILY: Final = "daily"  # made by itself or by a key, kept by rotation
NAMED: Final = "named"  # made at a place that somebody named; nobody but they deletes it
MIGRATION: Final = "migration"  # made before the structure changed, one for each revision
FAT_LIMIT: Final = 2**32 - 1  # bytes of a file on FAT32

_MANIFEST = "manifest.json"
_MOST = 1 << 24  # bytes of keys or manifest; more is no backup of ours
_BLOCK = 1 << 20
_ROOM = 8 << 20  # bytes that stay free beside what is written

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `streams` gives by "replica/scope" the highest change in it: a backup that an erasure's own
    change is not in still holds what was erased."""

    path: Path
    made_at: datetime  # UTC
    size: int  # bytes of the whole file
    office: str
    revision: str
    changes: int
    streams: Mapping[str, int]
    kind: str = DAILY
    name: str = ""  # the office's
    hub: bool = False
    replica: str = ""
    database_size: int = 0
    sha256: str = ""  # of the database
    keys: bytes = field(default=b"", repr=False)

    def holds(self, stream: str, seq: int) -> bool:
        """Whether a change, by "replica/scope" and number, is in it."""
        return self.streams.get(stream, 0) >= seq


def look_into(path: Path) -> Backup:
    """What a file says it is; quick whatever its size. InputRefused where it is no backup, or a newer one."""
    import zipfile
    import zlib

    broken = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, EOFError, RuntimeError)
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(_member(archive, _MANIFEST))
            _refuse_newer(path, manifest)
            return _backup_of(path, manifest, _member(archive, KEYS))
    except FileNotFoundError as error:
        raise InputRefused(
            _("找不到备份文件“{file}”。").format(file=path), _("请检查文件名，或插好存放备份的磁盘。")
        ) from error
    except OSError as error:
        raise InputRefused(
            _("备份文件“{file}”不能读取：{reason}。").format(file=path, reason=error.strerror or error),
            _("请检查文件权限和磁盘。"),
        ) from error
    except (*broken, RecursionError, NotImplementedError) as error:
        raise InputRefused(
            _("“{file}”不是本程序的备份，或者已经损坏。").format(file=path), _("请换一份备份。")
        ) from error


def check_content(
    backup: Backup, progress: Progress = lambda _done, _all: None, cancelled: Cancelled = lambda: False
) -> None:
    """Read the whole database in a backup; InputRefused where it is not what was written."""
    with backup.path.open("rb") as stream:
        found = hash_of(stream, backup.database_size, progress, cancelled)
    if found != backup.sha256:
        raise damaged_backup(backup.path)


def damaged_backup(path: Path) -> InputRefused:
    """What to say of a backup whose content is not what was written."""
    return InputRefused(_("备份“{file}”已经损坏。").format(file=path), _("请换一份备份。"))


def hash_of(stream: io.BufferedReader, size: int, progress: Progress, cancelled: Cancelled) -> str:
    """SHA-256 of the next `size` bytes in hexadecimal."""
    digest = hashlib.sha256()
    for block in blocks(stream, size, progress, cancelled):
        digest.update(block)
    return digest.hexdigest()


def blocks(stream: io.BufferedReader, size: int, progress: Progress, cancelled: Cancelled) -> Iterator[bytes]:
    """The next `size` bytes, a MiB at a time, or fewer where the file ends before."""
    done = 0
    while done < size and (block := stream.read(min(_BLOCK, size - done))):
        refuse_cancelled(cancelled)
        yield block
        done += len(block)
        progress(done, size)


def append_tail(path: Path, manifest: Mapping[str, Any], keys: bytes) -> None:
    """Put keys and manifest behind the database, and all of it on the disk."""
    import zipfile

    tail = io.BytesIO()
    with zipfile.ZipFile(tail, "w") as archive:
        for name, content in ((KEYS, keys), (_MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())):
            archive.writestr(zipfile.ZipInfo(name), content)  # a fixed time: equal content, equal bytes
    with path.open("ab") as stream:
        stream.write(tail.getvalue())
        stream.flush()
        os.fsync(stream.fileno())


def manifest_of(backup: Backup) -> dict[str, Any]:
    """What is written of a backup."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": backup.kind,
        "office": backup.office,
        "name": backup.name,
        "hub": backup.hub,
        "replica": backup.replica,
        "made_at": instant(backup.made_at),
        "revision": backup.revision,
        "database": {"size": backup.database_size, "sha256": backup.sha256},
        "keys": {"size": len(backup.keys), "sha256": hashlib.sha256(backup.keys).hexdigest()},
        "changes": backup.changes,
        "streams": dict(backup.streams),
    }


def _backup_of(path: Path, manifest: dict[str, Any], keys: bytes) -> Backup:
    """ValueError, KeyError or TypeError where the manifest is none of ours."""
    size = path.stat().st_size
    database = manifest["database"]
    texts = [manifest[name] for name in ("kind", "office", "name", "replica", "made_at", "revision")]
    streams: dict[str, int] = manifest["streams"]
    numbers = [database["size"], manifest["changes"], *streams.values()]
    if not all(isinstance(text, str) for text in (*texts, database["sha256"], *streams)):
        raise TypeError("a name is not text")
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise TypeError("a number is none")
    if hashlib.sha256(keys).hexdigest() != manifest["keys"]["sha256"]:
        raise ValueError("not the keys that the manifest names")
    if database["size"] >= size or not is_instant(manifest["made_at"]):
        raise ValueError("not what the manifest names")
    return Backup(
        path=path,
        made_at=parse_instant(manifest["made_at"]),
        size=size,
        office=manifest["office"],
        revision=manifest["revision"],
        changes=manifest["changes"],
        streams=streams,
        kind=manifest["kind"],
        name=manifest["name"],
        hub=bool(manifest["hub"]),
        replica=manifest["replica"],
        database_size=database["size"],
        sha256=database["sha256"],
        keys=keys,
    )


def _member(archive: Any, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST:
        raise ValueError("too large")
    content: bytes = archive.read(name)
    return content


def _refuse_newer(path: Path, manifest: Any) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ValueError("no manifest")
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputRefused(_("备份“{file}”来自更新的版本。").format(file=path), _("请先更新本程序再打开。"))


def refuse_cancelled(cancelled: Cancelled) -> None:
    """Stop where somebody said so."""
    if cancelled():
        raise InputRefused(_("已取消，没有改动任何数据。"))


# --- room on the disk --------------------------------------------------------------------------------------


def demand_room(folder: Path, size: int) -> None:
    """Unavailable where a file of `size` bytes does not fit into `folder`."""
    import shutil

    free = shutil.disk_usage(folder).free
    if free < size + _ROOM:
        raise Unavailable(
            _("磁盘空间不够：“{folder}”还需要 {need} MB，只剩 {free} MB。").format(
                folder=folder, need=(size + _ROOM >> 20) + 1, free=free >> 20
            ),
            _("请清理磁盘，或换一个位置。"),
        )
    if size > FAT_LIMIT and file_system(folder) in ("vfat", "msdos", "fat32", "fat"):
        raise _too_large(folder)


def file_system(folder: Path) -> str:
    """The kind of the folder's file system in lower case; "" where it cannot be told."""
    if os.name == "nt":
        return _windows_file_system(folder)
    try:
        device = folder.stat().st_dev
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts:
        fields = line.split()
        if fields[2] == wanted:
            return fields[fields.index("-") + 1].lower()
    return ""


def _windows_file_system(folder: Path) -> str:
    import ctypes

    name = ctypes.create_unicode_buffer(64)
    asked = ctypes.windll.kernel32.GetVolumeInformationW  # type: ignore[attr-defined,unused-ignore]
    found = asked(f"{folder.absolute().anchor}", None, 0, None, None, None, name, len(name))
    return name.value.lower() if found else ""


def _too_large(folder: Path) -> Unavailable:
    return Unavailable(
        _("“{folder}”所在的磁盘是 FAT32 格式，放不下超过 4 GB 的备份。").format(folder=folder),
        _("请换用 exFAT 或 NTFS 格式的磁盘。"),
    )


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turns what the disk does to a file that is being written into one sentence."""
    import errno

    from sqlcipher3 import dbapi2 as sqlcipher

    from nanxi_desk.core.database import is_full

    full = Unavailable(
        _("磁盘已满，“{folder}”里的文件没有写成。").format(folder=folder), _("请清理磁盘，或换一个位置。")
    )
    try:
        yield
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise _too_large(folder) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full from error
        raise Unavailable(
            _("“{folder}”里的文件没有写成：{reason}。").format(folder=folder, reason=error.strerror or error),
            _("请检查磁盘和文件夹权限，或换一个位置。"),
        ) from error
    except sqlcipher.Error as error:
        if not is_full(error):
            raise
        raise full from error


@contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A name for a file that is being written; what is there at the end is removed, unless it was renamed."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Put a file on the disk, and have what is read of it next come from there."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
