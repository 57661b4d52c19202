"""What rating pads say: bytes and keys become levels; what is wrong, doubled or lost is said, never guessed.

Nothing here reads a clock of its own: moments are given, in seconds that only grow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from nanxi_desk.satisfaction.pad_profiles import FRAME_SECONDS, LEVELS, PadProfile

GAP_SECONDS: Final = 0.08  # of silence after which an unfinished code is not finished any more
_WRONG_MOST = 64  # bytes that one message holds


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed."""

    level: int


@dataclass(frozen=True, slots=True)
class Doubled:
    """A key was pressed again at once: the first press counts."""

    level: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """The pad sent what the profile does not know; `sent` is how people write it down."""

    sent: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The pad does not answer: not plugged in, taken by another program, cable out; `reason` says which."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The pad is there (again)."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What one press sent, unread: for the assistant and the test page."""

    code: bytes


PadEvent = Pressed | Doubled | Wrong | Lost | Found | Raw


class Decoder(Protocol):
    """What makes events of the bytes of a line."""

    def feed(self, data: bytes, at: float) -> list[PadEvent]:
        """Bytes arrived at a moment."""

    def rest(self, at: float) -> list[PadEvent]:
        """Nothing arrived up to a moment."""


class Repeats:
    """Tells a second press that follows at once, and a key that is held down, from a new one."""

    def __init__(self, quiet: int) -> None:
        """`quiet` in milliseconds."""
        self._quiet = quiet / 1000
        self._last: float | None = None

    def pressed(self, level: int, at: float) -> PadEvent:
        """What a press at this moment is. A held key stays one press, however long."""
        last, self._last = self._last, at
        return Doubled(level) if last is not None and at - last < self._quiet else Pressed(level)


class SerialDecoder:
    """Bytes of a serial pad → levels, by its profile."""

    def __init__(self, profile: PadProfile) -> None:
        self._codes: dict[bytes, int | None] = {**profile.codes, **dict.fromkeys(profile.ignored)}
        self._repeats = Repeats(profile.quiet)
        self._open = b""  # the beginning of a code
        self._wrong = b""
        self._last = 0.0

    def feed(self, data: bytes, at: float) -> list[PadEvent]:
        """The events of these bytes; what is no code is told once for each stretch of it."""
        found = self.rest(at)
        for byte in data:
            found += self._take(bytes((byte,)), at)
        found += self._tell_wrong()
        self._last = at
        return found

    def rest(self, at: float) -> list[PadEvent]:
        """A code that was begun and not finished in time is wrong."""
        if not self._open or at - self._last < GAP_SECONDS:
            return []
        self._wrong, self._open = self._open, b""
        return self._tell_wrong()

    def _take(self, byte: bytes, at: float) -> list[PadEvent]:
        self._open += byte
        while self._open:
            if self._open in self._codes:
                level = self._codes[self._open]
                self._open = b""
                told = self._tell_wrong()
                return told if level is None else [*told, self._repeats.pressed(level, at)]
            if any(code.startswith(self._open) for code in self._codes):
                break
            # The first byte begins nothing; a code may still begin with the next.
            self._wrong, self._open = self._wrong + self._open[:1], self._open[1:]
        return []

    def _tell_wrong(self) -> list[PadEvent]:
        wrong, self._wrong = self._wrong[:_WRONG_MOST], b""
        return [Wrong(wrong.hex(" ").upper())] if wrong else []


class RawDecoder:
    """Bytes with silence around them: what one press sent, whatever it means."""

    def __init__(self) -> None:
        self._open = b""
        self._last = 0.0

    def feed(self, data: bytes, at: float) -> list[PadEvent]:
        """Bytes arrived; what came before a pause is complete."""
        found = self.rest(at)
        self._open = (self._open + data)[:_WRONG_MOST]
        self._last = at
        return found

    def rest(self, at: float) -> list[PadEvent]:
        """What came before the pause."""
        if not self._open or at - self._last < GAP_SECONDS:
            return []
        code, self._open = _once(self._open), b""
        return [Raw(code)]


def _once(code: bytes) -> bytes:
    """A key that was held a moment too long sends its code several times; it means the one."""
    for length in range(1, len(code)):
        if len(code) % length == 0 and code == code[:length] * (len(code) // length):
            return code[:length]
    return code


# --- pads that type ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a key: the first `release` held ones go on to where they were typed.

    `holds` says that this key waits for the next; `takes` that it, and all held, belong to the pad. Neither:
    it goes on, too.
    """

    release: int = 0
    holds: bool = False
    takes: bool = False
    event: PadEvent | None = None


class KeyDecoder:
    """Keys of the whole computer → levels of a pad that types between a prefix and a suffix, within 50 ms.

    Everything else is somebody's typing and goes on untouched: keys are held back at most that long.
    """

    def __init__(self, profile: PadProfile) -> None:
        self._prefix, self._suffix = profile.prefix, profile.suffix
        self._names = profile.names
        self._repeats = Repeats(profile.quiet)
        self._held: list[str] = []
        self._since = 0.0

    @property
    def held(self) -> int:
        """How many keys wait."""
        return len(self._held)

    def feed(self, name: str, at: float) -> Verdict:
        """A key was pressed at a moment; the key's name as in a profile."""
        late = self.overdue(at)
        release = len(self._held) if late else 0
        if late:
            self._held.clear()
        candidate = [*self._held, name]
        if self._may_begin(candidate):
            return self._hold(candidate, at, release)
        # Not the pad's: what was held goes on, and this key may begin anew.
        release += len(self._held)
        self._held.clear()
        if self._may_begin([name]):
            return self._hold([name], at, release)
        return Verdict(release)

    def overdue(self, at: float) -> bool:
        """Whether held keys have waited too long; release() them then."""
        return bool(self._held) and at - self._since > FRAME_SECONDS

    def release(self) -> int:
        """Give up what is held; how many keys go on."""
        count = len(self._held)
        self._held.clear()
        return count

    def _may_begin(self, names: Sequence[str]) -> bool:
        before, after = len(self._prefix), len(self._prefix) + 1
        return (
            tuple(names[:before]) == self._prefix[: len(names)]
            and tuple(names[after:]) == self._suffix[: max(len(names) - after, 0)]
        )

    def _hold(self, names: list[str], at: float, release: int) -> Verdict:
        if len(names) == 1:
            self._since = at
        if len(names) < len(self._prefix) + 1 + len(self._suffix):
            self._held = names
            return Verdict(release, holds=True)
        self._held = []
        level = self._names.get(names[len(self._prefix)])
        event = Wrong(names[len(self._prefix)]) if level is None else self._repeats.pressed(level, at)
        return Verdict(release, takes=True, event=event)


class TypedDecoder:
    """Keys with silence around them, unread: for the assistant."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._last = 0.0

    def feed(self, name: str, at: float) -> tuple[str, ...]:
        """A key was pressed; what was typed before a pause, if this ends one."""
        done = self.rest(at)
        self._names.append(name)
        self._last = at
        return done

    def rest(self, at: float) -> tuple[str, ...]:
        """What was typed before the pause, () while it goes on."""
        if not self._names or at - self._last <= FRAME_SECONDS:
            return ()
        done = tuple(self._names)
        self._names = []
        return done


# --- learning a pad key by key ----------------------------------------------------------------------------

Sent = bytes | tuple[str, ...]


@dataclass(slots=True)
class Learning:
    """The assistant: asks for one key after the other, from 非常满意 down, and keeps what each sends."""

    learned: dict[int, Sent] = field(default_factory=dict)
    absent: list[int] = field(default_factory=list)  # levels for which the pad has no key

    @property
    def asked(self) -> int | None:
        """The level whose key is to be pressed now; None when all are known."""
        done = {*self.learned, *self.absent}
        return next((level for level in LEVELS if level not in done), None)

    def take(self, sent: Sent) -> int | None:
        """Keep what the key sent; the level that sent the same before, which then is not kept again."""
        level = self.asked
        if level is None or not sent:
            return None
        same = next((known for known, code in self.learned.items() if code == sent), None)
        if same is None:
            self.learned[level] = sent
        return same

    def skip(self) -> None:
        """The pad has no such key."""
        level = self.asked
        if level is not None:
            self.absent.append(level)

    def back(self) -> None:
        """Ask for the last one again."""
        done = [level for level in LEVELS if level in self.learned or level in self.absent]
        if done:
            self.learned.pop(done[-1], None)
            if done[-1] in self.absent:
                self.absent.remove(done[-1])

    @property
    def typed(self) -> Mapping[int, tuple[str, ...]]:
        """What a pad that types sent for each level."""
        return {level: sent for level, sent in self.learned.items() if isinstance(sent, tuple)}

    @property
    def bytes_sent(self) -> Mapping[int, bytes]:
        """What a serial pad sent for each level."""
        return {level: sent for level, sent in self.learned.items() if isinstance(sent, bytes)}
