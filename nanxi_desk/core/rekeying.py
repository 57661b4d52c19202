"""A new data key for an open home: the database is written anew under it, then takes the old one's place.

Database and key file change together (core.replacing): killed at any moment, a home has both old or both new.
The program goes on with the new ones; whoever wants to write meanwhile waits, reading goes on until the
exchange itself, which takes no longer than renaming two files.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from nanxi_desk.core import paths
from nanxi_desk.core.database import copy_under, database_files, engine_for
from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.core.language import _
from nanxi_desk.core.replacing import MARKER, new_name, replace_together

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home

READERS_SECONDS: Final = 60.0  # how long the exchange waits for whoever still reads the old file
_LOOK_SECONDS: Final = 0.02
SPARE_BYTES: Final = 64 << 20

Progress = Callable[[int, int], None]


def renew_data_key(home: "Home", ring: KeyRing, progress: Progress = lambda _done, _all: None) -> bytes:
    """Give the home a new data key, sealed to the slots that `ring` has; returns it. The ring is saved then.

    Unavailable, and nothing changed, where the disk has no room, a file fails, or somebody goes on reading.
    """
    if home.database_kind != "sqlite":
        return _renew_at_seat(home, ring)
    _check_room(home)
    data_key = ring.renew_data_key()
    database = home.path / paths.DATABASE
    with home.journal.alone(), _cleared(home):
        copy_under(home.engine, new_name(database), data_key, progress)
        ring.save(new_name(home.path / paths.KEYS))
        _exchange(home, data_key)
    return data_key


def _renew_at_seat(home: "Home", ring: KeyRing) -> bytes:
    """A seat's data key opens no file: it seals the password of the server's database."""
    from nanxi_desk.core.seats import seal_anew

    old, data_key = home.access.data_key, ring.renew_data_key()
    with home.journal.alone():
        seal_anew(home.path, old, data_key, new_name(home.path / paths.SERVER))
        ring.save(new_name(home.path / paths.KEYS))
        replace_together(home.path, [paths.SERVER, paths.KEYS])
    return data_key


def _check_room(home: "Home") -> None:
    present = sum(file.stat().st_size for file in database_files(home.path / paths.DATABASE) if file.exists())
    free, needed = shutil.disk_usage(home.path).free, present + SPARE_BYTES
    if free < needed:
        raise Unavailable(
            _("磁盘空间不够：更换密钥要把数据库重写一遍，需要 {needed} MB，只剩 {free} MB。").format(
                needed=-(-needed >> 20), free=free >> 20
            ),
            _("请清理磁盘空间后再停用登录；现在什么都没有改。"),
        )


@contextmanager
def _cleared(home: "Home") -> Iterator[None]:
    """Whatever was written in vain goes, unless the exchange has begun: then the next start completes it."""
    database, keys = new_name(home.path / paths.DATABASE), new_name(home.path / paths.KEYS)
    leftovers = (*database_files(database), keys)
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        if not (home.path / MARKER).exists():
            for leftover in leftovers:
                leftover.unlink(missing_ok=True)
        raise


def _exchange(home: "Home", data_key: bytes) -> None:
    """Let the new files take the place of the old, between two readings."""
    database, old = home.path / paths.DATABASE, home.engine
    gate = _Gate()
    home.journal.reopened(engine_for(database, data_key, gate.wait))  # who reads from now on waits there
    try:
        _wait_for_readers(old)
        gone = [file.name for file in database_files(database)[1:]]
        replace_together(home.path, [paths.DATABASE, paths.KEYS], gone=gone)
    except BaseException as error:
        gate.decide(open=False)
        if not (home.path / MARKER).exists():
            home.journal.reopened(old)
            raise
        raise _half_done() from error
    gate.decide(open=True)


class _Gate:
    """Where readings wait while the files change."""

    def __init__(self) -> None:
        self._decided = threading.Event()
        self._open = False

    def wait(self) -> None:
        """Return once the new files are there; Unavailable where they are not."""
        self._decided.wait()
        if not self._open:
            raise _half_done()

    def decide(self, *, open: bool) -> None:
        """Let everybody through, or nobody."""
        self._open = open
        self._decided.set()


def _wait_for_readers(engine: Engine) -> None:
    """Close all connections to the old file; those in use first finish what they read."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    deadline = time.monotonic() + READERS_SECONDS
    while pool.checkedout():
        if time.monotonic() > deadline:
            raise Unavailable(
                _("另一项工作还在读取数据，密钥没有更换。"), _("请等它结束后再试；现在什么都没有改。")
            )
        time.sleep(_LOOK_SECONDS)
    engine.dispose()  # not before: it would no longer be known who still reads


def _half_done() -> Unavailable:
    return Unavailable(
        _("数据文件正在更换，刚才没有读到。"), _("请再试一次；仍然不行时请关闭程序再打开，会自动接着完成。")
    )
