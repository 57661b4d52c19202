"""Small disks of their own, which tests fill to the last byte and free again."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

_BALLAST = "ballast"


class SmallDisk:
    """A disk of a few MiB at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self, leave: int = 0) -> None:
        """Leave `leave` bytes, rounded down to whole pages."""
        free = os.statvfs(self.path)
        size = max(0, free.f_bavail * free.f_frsize - leave)
        with (self.path / _BALLAST).open("ab") as stream:
            stream.write(b"\0" * size)

    def free(self) -> None:
        """Take away what fills it."""
        (self.path / _BALLAST).unlink()

    def read_only(self, *, so: bool) -> None:
        """Have it, or not, as a stick with its switch at "lock"."""
        _mount("-o", f"remount,{'ro' if so else 'rw'}", str(self.path))

    def files(self) -> set[str]:
        """Names of all files, without those that SQLite and the lock keep beside a database."""
        names = {path.name for path in self.path.rglob("*") if path.is_file()} - {_BALLAST, "desk.lock"}
        return {name for name in names if not name.endswith(("-wal", "-shm"))}


@contextmanager
def small_disk(path: Path, mib: int) -> Iterator[SmallDisk]:
    """A disk of `mib` MiB; the test is skipped where this computer lets nobody make one."""
    if not _may_mount():
        pytest.skip("no small disk can be mounted here: that takes root")
    path.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={mib}m,mode=0700", "tmpfs", str(path))
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


@cache
def _may_mount() -> bool:
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    place = Path(os.environ["HOME"], "mounted")
    place.mkdir(exist_ok=True)
    with contextlib.suppress(subprocess.CalledProcessError):
        _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place))
        subprocess.run(["umount", str(place)], check=True)
        return True
    return False


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)
