"""Opening the measured home without the password check, which the measurements leave out on both sides.

The product has no door for a bare data key, so this puts an opened home together from the product's pieces.
"""

import os
import sys
import time
from pathlib import Path

from nanxi_desk.core import paths
from nanxi_desk.core.clock import SystemClock
from nanxi_desk.core.database import InstanceLock, database_errors, open_database
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyRing, SlotPerson, Unlocked

PASSWORD = "made-up data only"
KEY_VARIABLE = "NANXI_BENCH_KEY"  # hexadecimal; read by the measured processes of benchmarks/, nothing else


def data_key(folder: Path) -> tuple[bytes, float]:
    """The data key of a prepared home, and how long the password check took, in milliseconds."""
    begun = time.perf_counter()
    unlocked = KeyRing.load(folder / paths.KEYS).unlock(PASSWORD)
    return unlocked.data_key, (time.perf_counter() - begun) * 1000


def key_from_outside() -> bytes:
    """The data key that the measuring process hands to the measured one."""
    return bytes.fromhex(os.environ[KEY_VARIABLE])


def open_with_key(folder: Path, key: bytes) -> Home:
    """What Home.open() does once the password is found right: lock, database, versions, identity."""
    lock = InstanceLock.acquire(folder / paths.LOCK)
    ring = KeyRing.load(folder / paths.KEYS)
    engine = open_database(folder / paths.DATABASE, key)
    person = SlotPerson("0" * 32, "Benchmark")
    with database_errors():
        return Home._opened(folder, lock, engine, (ring, Unlocked(key, person, b"")), SystemClock())


def opened(folder: Path) -> Home:
    """A prepared home, opened by its password."""
    if not Home.exists(folder):
        sys.exit(f"There is no home in {folder}; make one by: python -m benchmarks.prepare")
    return Home.open(folder.absolute(), PASSWORD)
