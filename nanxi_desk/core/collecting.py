"""Python's collector of cycles, paused while very many objects are made that form none.

It looks at all of them again and again, which costs a fifth of a large import; what holds no cycle is freed
without it.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pausing: list[object] = []


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside, in any thread; several may be inside at once. Off stays off afterwards."""
    token = object()
    with _lock:
        if not _pausing and not gc.isenabled():
            _pausing.append(None)  # whoever turned it off turns it on
        _pausing.append(token)
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _pausing.remove(token)
            if not _pausing:
                gc.enable()
            elif _pausing == [None]:
                _pausing.clear()
