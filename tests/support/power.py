"""Power cuts below SQLite: a disk that keeps for sure only what was synced, cut off at any moment.

A run of the program is recorded once, below SQLite: every write, truncation, sync, new and deleted file. From
the record the disk is made as a cut at any moment may leave it: what was synced is there, and of everything
since, any part: whole writes, single sectors of 512 bytes, in any order, with the size of the file as before
or after. Names of files are kept for sure only after a sync of their folder.

SQLCipher's layer of pages is left out: apsw's SQLite takes its place, with the program's own settings.
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

import apsw
import pytest

from nanxi_desk.core import database
from tests.support import apsw_driver

SECTOR: Final = 512
MODES: Final = ("none", "all", "writes", "sectors", "garbage")
_VFS = "power"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that SQLite asked of the disk. `at`: offset of a write, size of a truncation."""

    kind: Literal["create", "write", "truncate", "sync", "delete", "sync names", "acknowledged"]
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Record:
    """All steps of a run; `acknowledged` marks what the program said was kept."""

    steps: list[Step] = field(default_factory=list)

    def acknowledge(self, what: str) -> None:
        self.steps.append(Step("acknowledged", what))


class _File(apsw.VFSFile):
    def __init__(self, name: "apsw.URIFilename | str", flags: list[int], record: Record) -> None:
        path = Path(name if isinstance(name, str) else name.filename())
        self._name = path.name
        self._record = record
        self._names_open = not path.exists()  # the first sync of a new file syncs its folder
        if self._names_open:
            record.steps.append(Step("create", self._name))
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._record.steps.append(Step("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._record.steps.append(Step("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, _flags: int) -> None:
        """Nothing reaches the real disk: the record alone says what is safe."""
        self._record.steps.append(Step("sync", self._name))
        if self._names_open:
            self._names_open = False
            self._record.steps.append(Step("sync names"))


class _Disk(apsw.VFS):
    def __init__(self, record: Record) -> None:
        super().__init__(_VFS, "")
        self._record = record

    def xOpen(self, name: "apsw.URIFilename | str | None", flags: list[int]) -> apsw.VFSFile:
        assert name is not None, "a temporary file, where temp_store has to be in memory"
        return _File(name, flags, self._record)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self._record.steps.append(Step("delete", Path(name).name))
        if sync_folder:
            self._record.steps.append(Step("sync names"))
        super().xDelete(name, sync_folder)


@contextmanager
def _over_apsw(vfs: str | None, settings: Iterable[tuple[str, str]]) -> Iterator[None]:
    """The program opens its database with apsw's SQLite, unencrypted, in the same order of settings."""
    settings = tuple(settings)

    def connect(path: Path, _key: bytes) -> apsw_driver.Connection:
        return apsw_driver.connect(path, settings, vfs=vfs, busy_seconds=database.BUSY_SECONDS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_connect", connect)
        patch.setattr(database, "is_plain_sqlite", lambda _path: False)
        yield


@contextmanager
def recorded(settings: Iterable[tuple[str, str]] = database._SETTINGS) -> Iterator[Record]:
    """Databases opened inside have their disk recorded."""
    record = Record()
    disk = _Disk(record)
    try:
        with _over_apsw(_VFS, settings):
            yield record
    finally:
        disk.unregister()


@contextmanager
def after_the_cut() -> Iterator[None]:
    """Databases opened inside lie on an ordinary disk."""
    with _over_apsw(None, database._SETTINGS):
        yield


@dataclass
class _Contents:
    """A file: what is safe, and what was asked for since its last sync."""

    safe: bytearray = field(default_factory=bytearray)
    open: list[Step] = field(default_factory=list)

    def synced(self) -> None:
        for step in self.open:
            _apply(self.safe, step)
        self.open.clear()


class Disk:
    """The disk at a moment of a record: `go_on` to a later one, `cut` to see what could be left there.

    `files` is what lay there, safely, when the record began.
    """

    def __init__(self, record: Record, files: Mapping[str, bytes] | None = None) -> None:
        self._steps = iter(record.steps)
        self._done = 0
        self._contents: dict[int, _Contents] = {}  # by file; a name may stand for one file after another
        self._names: dict[str, int] = {}  # as the running program sees them
        self._safe_names: dict[str, int] = {}
        self.acknowledged: list[str] = []
        for name, content in (files or {}).items():
            self._file(name).safe.extend(content)

    def go_on(self, until: int) -> None:
        """Do all steps before number `until`."""
        while self._done < until:
            self._do(next(self._steps))
            self._done += 1

    def _do(self, step: Step) -> None:
        match step.kind:
            case "acknowledged":
                self.acknowledged.append(step.name)
            case "create":
                self._names[step.name] = len(self._contents)
                self._contents[len(self._contents)] = _Contents()
            case "delete":
                del self._names[step.name]
            case "sync names":
                self._safe_names = dict(self._names)
            case "sync":
                self._file(step.name).synced()
            case _:
                self._file(step.name).open.append(step)

    def _file(self, name: str) -> _Contents:
        if name not in self._names:  # made by the program itself, and synced with its folder
            self._names[name] = self._safe_names[name] = len(self._contents)
            self._contents[len(self._contents)] = _Contents()
        return self._contents[self._names[name]]

    def cut(self, chance: random.Random, mode: str) -> dict[str, bytes]:
        """The files as a cut now may leave them, by name."""
        names = dict(self._safe_names)
        for name in sorted(names.keys() | self._names.keys()):
            if names.get(name) != self._names.get(name) and _happens(chance, mode):
                names.pop(name, None)
                if name in self._names:
                    names[name] = self._names[name]
        return {name: _left(self._contents[number], chance, mode) for name, number in names.items()}


def _happens(chance: random.Random, mode: str) -> bool:
    return mode == "all" or (mode != "none" and chance.random() < 0.5)


def _left(contents: _Contents, chance: random.Random, mode: str) -> bytes:
    found = bytearray(contents.safe)
    steps = copy(contents.open)
    if mode not in ("none", "all"):
        steps = [part for step in steps for part in _parts(step, mode)]
        steps = [part for part in steps if _happens(chance, mode)]
        chance.shuffle(steps)
    for step in steps if mode != "none" else ():
        spoilt = mode == "garbage" and step.kind == "write" and chance.random() < 0.1
        _apply(found, replace(step, data=chance.randbytes(len(step.data))) if spoilt else step)
    return bytes(found)


def _parts(step: Step, mode: str) -> Iterator[Step]:
    """A write in pieces that end where sectors end."""
    if step.kind != "write" or mode == "writes":
        yield step
        return
    start, end = step.at, step.at + len(step.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Step("write", step.name, start, step.data[start - step.at : stop - step.at])
        start = stop


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "truncate":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data
