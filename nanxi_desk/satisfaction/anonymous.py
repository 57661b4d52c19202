"""Ratings without a giver: where they lie until five can be written together, and how they are written.

The one exception to the one door. A waiting rating is a sealed row: what is in it can be read with a key that
lies in the home's folder, outside database, workbook and backup. With every further rating all rows get new
keys, new seals and a new order, so that two states of the table cannot be compared. Nothing else is there: no
time, no visit, no person. Once the day is over they are written as changes, shuffled, five or more at a time.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Connection, String, Table, delete, func, insert, select

from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.journal.tables import METADATA, Bytes
from nanxi_desk.core.paths import write_durably
from nanxi_desk.core.records import Record
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import AnonymousRating, FollowUp
from nanxi_desk.satisfaction.tags import shipped_limits

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEY_FILE: Final = "anonymous.key"
WAITING = Table(
    "waiting_rating",
    METADATA,
    Column("key", String(32), primary_key=True),
    Column("sealed", Bytes, nullable=False),
    sqlite_with_rowid=False,  # row numbers would tell the order
)
_DAY = "anonymous:day"  # the office day of the newest one, so that a batch never takes today's
_KEY_BYTES = 32
_LENGTH = 1_024  # every row is as long as the next one
_NONCE = 12
_shuffle = secrets.SystemRandom().shuffle


@dataclass(frozen=True, slots=True)
class Waiting:
    """One rating that waits for company."""

    month: str
    line: str
    level: int
    tags: tuple[str, ...]


def keep_waiting(home: Home, writing: Writing, rating: Waiting) -> None:
    """Put a rating aside, in the transaction that marks its visit 已评."""
    seal = _seal(home.path, make=True)
    assert seal is not None
    own, foreign = _opened(writing.conn, seal)
    _rewrite(writing.conn, seal, [*own, rating], foreign)
    writing.keep(_DAY, office_day(home.journal.clock.now()))


def count_waiting(conn: Connection) -> int:
    """How many wait."""
    return int(conn.execute(select(func.count()).select_from(WAITING)).scalar_one())


def settle(home: Home) -> int:
    """Write what may be written: on a later day than the newest one, five or more together. How many.

    Anybody's program does it, in nobody's name, so it asks for no right.
    """
    with home.journal.read() as conn:
        day, count = get_local(conn, _DAY), count_waiting(conn)
    if count < rules.FEWEST_TOGETHER or (day or "") >= office_day(home.journal.clock.now()):
        return 0
    seal = _seal(home.path)
    if seal is None:
        return 0
    with home.journal.write("", "anonymous") as writing:
        own, foreign = _opened(writing.conn, seal)
        ready, left = together(own)
        if ready:
            _rewrite(writing.conn, seal, left, foreign)
            writing.create(*batch(home.office, ready, instant(home.journal.clock.now())))
    return len(ready)


def together(waiting: Sequence[Waiting]) -> tuple[list[Waiting], list[Waiting]]:
    """(what can be written, what waits on). Nobody stands in a group of fewer than five.

    A line of which five wait is written as such. The others, five or more of them, are written without their
    line: the only marked visit of a line would be its giver's. A group has one month, the last of its own.
    """
    lines: dict[str, list[Waiting]] = {}
    for rating in waiting:
        lines.setdefault(rating.line, []).append(rating)
    ready: list[Waiting] = []
    rest: list[Waiting] = []
    for line, group in lines.items():
        if len(group) >= rules.FEWEST_TOGETHER:
            ready += _alike(group, line)
        else:
            rest += group
    if len(rest) >= rules.FEWEST_TOGETHER:
        ready += _alike(rest, "")
        rest = []
    return ready, rest


def _alike(group: Sequence[Waiting], line: str) -> list[Waiting]:
    month = max(rating.month for rating in group)
    return [Waiting(month, line, rating.level, rating.tags) for rating in group]


def batch(office: str, ready: Sequence[Waiting], at: str) -> list[Record]:
    """The ratings and the follow-ups of the bad ones, shuffled, under ids that tell no moment."""
    ordered = list(ready)
    _shuffle(ordered)
    found: list[Record] = []
    for each in ordered:
        rating = AnonymousRating(
            id=_random_id(),
            scope=office,
            month=each.month,
            line=each.line or None,
            level=each.level,
            tags=sorted(each.tags) or None,
        )
        found.append(rating)
        if each.level in rules.BAD_LEVELS:
            found.append(
                FollowUp(
                    id=_random_id(),
                    scope=office,
                    anonymous_id=rating.id,
                    level=rating.level,
                    tags=rating.tags,
                    line=rating.line,
                    month=rating.month,
                    opened_at=at,
                    first_limit=shipped_limits().verify,
                )
            )
    return found


def _random_id() -> str:
    """A UUIDv4: it says nothing of when it was made."""
    value = (secrets.randbits(128) & ~(0xF << 76) & ~(0b11 << 62)) | (0x4 << 76) | (0b10 << 62)
    return f"{value:032x}"


# --- the table ---------------------------------------------------------------------------------------------


def _rewrite(
    conn: Connection, seal: "ChaCha20Poly1305", own: Iterable[Waiting], foreign: Iterable[bytes]
) -> None:
    """All rows anew: other keys, other seals, another order, also where they lie on the disk."""
    sealed = [*(_close(seal, rating) for rating in own), *foreign]
    _shuffle(sealed)
    conn.execute(delete(WAITING))
    if sealed:
        conn.execute(insert(WAITING), [{"key": secrets.token_hex(16), "sealed": each} for each in sealed])


def _opened(conn: Connection, seal: "ChaCha20Poly1305") -> tuple[list[Waiting], list[bytes]]:
    """(what this seat put there, what another seat of the database put there and only it can open)."""
    from cryptography.exceptions import InvalidTag

    own: list[Waiting] = []
    foreign: list[bytes] = []
    for sealed in conn.execute(select(WAITING.c.sealed)).scalars():
        content = bytes(sealed)
        try:
            own.append(_read(seal.decrypt(content[:_NONCE], content[_NONCE:], None)))
        except InvalidTag:
            foreign.append(content)
    return own, foreign


def _close(seal: "ChaCha20Poly1305", rating: Waiting) -> bytes:
    content = [rating.month, rating.line, rating.level, sorted(rating.tags)]
    nonce = secrets.token_bytes(_NONCE)
    text = json.dumps(content, ensure_ascii=False).encode()
    return nonce + seal.encrypt(nonce, text.ljust(_LENGTH), None)


def _read(content: bytes) -> Waiting:
    month, line, level, tags = json.loads(content)
    return Waiting(month, line, level, tuple(tags))


def _seal(folder: Path, *, make: bool = False) -> "ChaCha20Poly1305 | None":
    """The seal of this home's folder; None where there is none and none is to be made."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    file = folder / KEY_FILE
    key = file.read_bytes() if file.is_file() else b""
    if len(key) != _KEY_BYTES:
        if not make:
            return None
        key = secrets.token_bytes(_KEY_BYTES)
        write_durably(file, key)
    return ChaCha20Poly1305(key)
