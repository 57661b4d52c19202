"""The serial line of a pad, read on a thread of its own: lost and found again without a word lost."""

import errno
import queue
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from nanxi_desk.core.language import _
from nanxi_desk.satisfaction.pad_profiles import PadProfile
from nanxi_desk.satisfaction.pads import Decoder, Found, Lost, PadEvent, SerialDecoder

if TYPE_CHECKING:
    from serial import Serial

AGAIN_SECONDS: Final = 2.0  # between two attempts to find a pad that is away
_WAIT_SECONDS: Final = 0.05  # for the next byte
_MOST: Final = 256  # bytes taken at once

Tell = Callable[[PadEvent], None]


class PadReader:
    """Reads a pad until stop(). `tell` is called on the reader's thread.

    That the pad is lost is told once, and once that it is found again; in between it is looked for.
    """

    def __init__(
        self,
        profile: PadProfile,
        tell: Tell,
        decoder: Decoder | None = None,
        *,
        again: float = AGAIN_SECONDS,
    ) -> None:
        """`decoder` makes the events, by the profile where none is given."""
        self._profile = profile
        self._tell = tell
        self._decoder = decoder or SerialDecoder(profile)
        self._again = again
        self._ending = threading.Event()
        self._orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk-pad", daemon=True)

    def start(self) -> None:
        """Look for the pad and listen."""
        self._thread.start()

    def wake(self) -> None:
        """A rating is asked for: send the trigger, where the pad has one."""
        if self._profile.trigger:
            self._orders.put(self._profile.trigger)

    def stop(self) -> None:
        """Let go of the line; returns when the thread has ended."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        lost = False
        while not self._ending.is_set():
            try:
                with self._open() as line:
                    self._tell(Found())
                    lost = False
                    self._listen(line)
            except (
                OSError,
                ValueError,
            ) as error:  # pyserial's own errors are OSErrors, unfit settings ValueErrors
                if not lost:
                    lost = True
                    self._tell(Lost(_reason(error)))
                self._ending.wait(self._again)

    def _open(self) -> "Serial":
        from serial import Serial  # seldom wanted, and the start is measured

        profile = self._profile
        if not profile.port:
            raise OSError(errno.ENODEV, _("还没有选择端口"))
        return Serial(
            profile.port,
            baudrate=profile.speed,
            bytesize=int(profile.frame[0]),
            parity=profile.frame[1],
            stopbits=int(profile.frame[2]),
            timeout=_WAIT_SECONDS,
            write_timeout=1.0,
        )

    def _listen(self, line: "Serial") -> None:
        self._orders = queue.SimpleQueue()  # what was asked while it was away is over
        while not self._ending.is_set():
            while not self._orders.empty():
                line.write(self._orders.get())
            data = line.read(min(max(line.in_waiting, 1), _MOST))
            at = time.monotonic()
            for event in self._decoder.feed(data, at) if data else self._decoder.rest(at):
                self._tell(event)


def ports() -> list[tuple[str, str]]:
    """The serial ports of this computer: (name, what the system says of it)."""
    from serial.tools.list_ports import comports

    return sorted((port.device, port.description or "") for port in comports())


def _reason(error: Exception) -> str:
    inner = error.__cause__ or error
    return getattr(inner, "strerror", None) or str(inner)
