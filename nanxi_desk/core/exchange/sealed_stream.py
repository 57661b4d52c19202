"""Encrypted streams of any length in constant memory, under a password; whatever is cut or altered shows.

    magic | version | argon2id: passes, KiB, lanes | salt | nonce prefix | key check | sealed chunks

The key is argon2id of the password and the salt. Each chunk but the last holds 64 KiB, sealed by AES-256-GCM
under prefix ‖ number ‖ last?, with the header as associated data (STREAM of Hoang, Reyhanitabar, Rogaway and
Vizár): none can be changed, moved, left out or cut off. The key check tells a wrong password from damage.
"""

import io
import secrets
import struct
import unicodedata
from typing import TYPE_CHECKING, BinaryIO, Final

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost
from nanxi_desk.core.language import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC: Final = b"\x89NXATT\r\n"  # a transfer as text would change it
VERSION: Final = 1
CHUNK: Final = 65_536  # bytes of plain text

_HEADER = struct.Struct(">8sHBIB16s7s")
_TAG = 16
_LAST, _MIDDLE, _CHECK = 1, 0, 2
_MOST_CHUNKS = 1 << 32
# A forged header must not keep us busy for minutes, nor ask for all of the memory.
_MOST_PASSES, _MOST_KIB = 12, 4 * DEFAULT_COST.memory_kib


class WrongPassword(InputRefused):
    """The file opens with another password."""


class SealedWriter(io.RawIOBase):
    """Seals what is written; close() writes the last chunk, without which the file counts as cut off."""

    def __init__(self, target: BinaryIO, password: str, cost: KeyCost = DEFAULT_COST) -> None:
        super().__init__()
        salt, self._prefix = secrets.token_bytes(16), secrets.token_bytes(7)
        self._header = _HEADER.pack(
            MAGIC, VERSION, cost.time, cost.memory_kib, cost.lanes, salt, self._prefix
        )
        self._box = _box(password, salt, cost)
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        target.write(self._header + self._box.encrypt(_nonce(self._prefix, 0, _CHECK), b"", self._header))

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Take all of `data`."""
        self._waiting += data
        while len(self._waiting) > CHUNK:  # at least one byte stays for the last chunk
            self._put(bytes(self._waiting[:CHUNK]), _MIDDLE)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last chunk; the target stays open."""
        if not self.closed:
            self._put(bytes(self._waiting), _LAST)
            self._waiting.clear()
        super().close()

    def abandon(self) -> None:
        """Close without the last chunk: something went wrong, and the file is to be thrown away."""
        super().close()

    def _put(self, plain: bytes, kind: int) -> None:
        self._target.write(self._box.encrypt(_nonce(self._prefix, self._number, kind), plain, self._header))
        self._number += 1


class SealedReader:
    """Opens a sealed stream; InputRefused as soon as something of it is not as it was written."""

    def __init__(self, source: BinaryIO, password: str) -> None:
        from cryptography.exceptions import InvalidTag

        self._source = source
        self._header = source.read(_HEADER.size)
        check = source.read(_TAG)
        if not self._header.startswith(MAGIC) or len(check) != _TAG:
            raise damaged()
        __, version, passes, kib, lanes, salt, self._prefix = _HEADER.unpack(self._header)
        if version != VERSION:
            raise InputRefused(_("附件文件是另一代程序写的。"), _("请把两边的程序都更新到最新版本。"))
        try:
            cost = KeyCost(passes, kib, lanes)
        except ValueError as error:
            raise damaged() from error
        if passes > _MOST_PASSES or kib > _MOST_KIB:
            raise damaged()
        self._box = _box(password, salt, cost)
        try:
            self._box.decrypt(_nonce(self._prefix, 0, _CHECK), check, self._header)
        except InvalidTag as error:
            raise WrongPassword(
                _("密码不对，或者文件开头已损坏。"), _("请核对密码后再输一次，或从原处重新复制。")
            ) from error
        self._ahead = source.read(CHUNK + _TAG)
        self._number = 0
        self._opened = b""
        self._ended = False

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes; InputRefused where fewer are left."""
        parts: list[bytes] = []
        while size > 0:
            if not self._opened and not self._next():
                raise damaged()
            part, self._opened = self._opened[:size], self._opened[size:]
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def expect_end(self) -> None:
        """InputRefused where something follows, or the last chunk is missing."""
        while not self._opened and self._next():
            pass
        if self._opened:
            raise damaged()

    def _next(self) -> bool:
        """Open a further chunk; False after the last."""
        from cryptography.exceptions import InvalidTag

        if self._ended:
            return False
        sealed, self._ahead = self._ahead, self._source.read(CHUNK + _TAG)
        kind = _MIDDLE if self._ahead else _LAST
        try:
            self._opened = self._box.decrypt(_nonce(self._prefix, self._number, kind), sealed, self._header)
        except InvalidTag as error:
            raise damaged() from error
        self._number += 1
        self._ended = kind == _LAST
        return True


def is_sealed(beginning: bytes) -> bool:
    """Whether a file begins as a sealed stream does."""
    return beginning.startswith(MAGIC)


def damaged() -> InputRefused:
    """The sentence for a stream that is not as it was written."""
    return InputRefused(_("附件文件已损坏或没有复制完整。"), _("请从原处重新复制，或请对方重新导出。"))


def _nonce(prefix: bytes, number: int, kind: int) -> bytes:
    if number >= _MOST_CHUNKS:
        raise ValueError("too long a stream")
    return prefix + number.to_bytes(4, "big") + bytes([kind])


def _box(password: str, salt: bytes, cost: KeyCost) -> "AESGCM":
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return AESGCM(hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, 32, Type.ID))
