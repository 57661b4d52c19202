"""The manifest: what a workbook says of itself, signed by the replica that wrote it.

Format 1.2; 1.1 had neither `attachments` nor `births`, 1.0 neither `keys`, `signatures` nor `revoked`. A
reader takes any minor version of its major one and ignores names that it does not know; it refuses another
major version whole. Kept for later: the sheet 原值 (signed base of the readable rows).
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.identity import BIRTH
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.language import _

MAJOR, MINOR = 1, 2

_LONGEST_CERTIFICATE = 8_000  # bytes
_ID = re.compile(r"[0-9a-f]{32}")
BLOB_DIGITS = 20  # of an attachment's hash, by which writers say what they have
_HASH = re.compile(r"[0-9a-f]{64}")
_BLOB = re.compile(f"[0-9a-f]{{{BLOB_DIGITS}}}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_HEX = re.compile(f"([0-9a-f]{{2}}){{1,{_LONGEST_CERTIFICATE}}}")
_CODE = re.compile(r"[0-9A-Za-z]{1,16}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
# Names since 1.1, left out where there is nothing to say.
_LATER = ("keys", "signatures", "revoked", "attachments", "births")
_LONGEST_LINE = 100  # births, one after the other
_COUNT = 1 << 40  # more files, or changes in a stream, than there can be


@dataclass(frozen=True, slots=True)
class Manifest:
    """Streams are written "replica/scope".

    `have` is what the writer has of the scopes both hold, as (seq, hash); `ranges` what the file brings, as
    (first, last); `before` the hash of the change before the first, where there is one. So the chain of every
    row can be checked from the file alone, also of those that the receiver has already.

    `signatures` holds, for streams whose head in `have` was signed by their owner, that signature; `keys` the
    (office, public key) of the owners that the writer knows, and `revoked` those whose files the hub refuses.
    `attachments` are those that the writer has of the scopes both hold, by the beginnings of their hashes.
    `certificate` says who vouches for the writer's key (see joining.py). `births` are those before the
    writer's own, by replica: (public key, born of, signature); a receiver may not know the replicas between.
    """

    file: str  # id of the file
    number: int  # of the writing replica's files, from 1
    at: str
    replica: str
    office: str
    office_name: str
    hub: bool
    to: str
    full: bool
    scopes: tuple[str, ...]
    changes: int
    changes_hash: str
    ranges: Mapping[str, tuple[int, int]]
    before: Mapping[str, str]
    have: Mapping[str, tuple[int, str]]
    public_key: str
    born_of: str | None = None
    birth_signature: str | None = None
    certificate: str | None = None
    keys: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    signatures: Mapping[str, str] = field(default_factory=dict)
    revoked: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    births: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    format: tuple[int, int] = (MAJOR, MINOR)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The canonical text that is signed."""
        content = {name: getattr(self, name) for name in self.__slots__ if name != "unknown"}
        spelled = {name: value for name, value in content.items() if value or name not in _LATER}
        return canonical({**self.unknown, **spelled})

    def line(self) -> Iterator[tuple[str, bytes, bytes]]:
        """The births that lead to the writer, its own first: parent, signature, what the parent signed.

        All but the last are proven by what the manifest says itself; whoever knows a parent's key proves that
        one with it.
        """
        public, parent, signature = self.public_key, self.born_of, self.birth_signature
        replica = self.replica
        for __ in range(_LONGEST_LINE):
            if not parent or not signature:
                return
            signed = BIRTH + bytes.fromhex(replica) + bytes.fromhex(public)
            yield parent, bytes.fromhex(signature), signed
            if parent not in self.births:
                return
            key, before, its_signature = self.births[parent]
            if not fits(bytes.fromhex(key), bytes.fromhex(signature), signed):
                return
            replica, public, parent, signature = parent, key, before, its_signature


def read_manifest(text: bytes) -> Manifest:
    """The manifest from its text; InputRefused for a foreign text or another major version."""
    try:
        content: dict[str, Any] = json.loads(text)
        major, minor = content["format"]
        if major != MAJOR:
            raise InputRefused(
                _("工作簿是另一代程序写的(格式 {major}.{minor})。").format(major=major, minor=minor),
                _("请把两边的程序都更新到最新版本。"),
            )
        names = [name for name in Manifest.__slots__ if name != "unknown"]
        known = {name: content[name] for name in names if name in content}
        known["format"] = (int(major), int(minor))
        known["scopes"] = tuple(map(str, known["scopes"]))
        known["ranges"] = {str(k): (int(a), int(b)) for k, (a, b) in known["ranges"].items()}
        known["before"] = {str(k): str(head) for k, head in known["before"].items()}
        known["keys"] = {str(k): (str(o), str(key)) for k, (o, key) in known.get("keys", {}).items()}
        known["signatures"] = {str(k): str(text) for k, text in known.get("signatures", {}).items()}
        known["revoked"] = tuple(map(str, known.get("revoked", ())))
        known["attachments"] = tuple(map(str, known.get("attachments", ())))
        known["births"] = {str(k): tuple(map(str, birth)) for k, birth in known.get("births", {}).items()}
        known["have"] = {str(k): (int(seq), str(head)) for k, (seq, head) in known["have"].items()}
        if not all(fits(known.get(name)) for name, fits in _CHECKS.items()):
            raise not_ours()
        unknown = {name: value for name, value in content.items() if name not in known}
        return Manifest(**known, unknown=unknown)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise not_ours() from error


def _spelled(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < _COUNT


def _or_none(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


_BIRTH = (_spelled(_HASH), _spelled(_ID), _spelled(_SIGNATURE))


def _is_birth(value: tuple[str, ...]) -> bool:
    return len(value) == len(_BIRTH) and all(fits(part) for fits, part in zip(_BIRTH, value, strict=True))


# A signature says who wrote a manifest, not that a sound program did: every value is checked before use.
_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "file": _spelled(_ID),
    "number": _is_count,
    "at": _spelled(_INSTANT),
    "replica": _spelled(_ID),
    "office": _spelled(_CODE),
    "office_name": lambda value: isinstance(value, str) and len(value) <= 200,
    "hub": lambda value: type(value) is bool,
    "to": _spelled(_CODE),
    "full": lambda value: type(value) is bool,
    "changes": _is_count,
    "changes_hash": _spelled(_HASH),
    "ranges": lambda value: all(0 < first <= last < _COUNT for first, last in value.values()),
    "before": lambda value: all(map(_spelled(_HASH), value.values())),
    "have": lambda value: all(0 < seq < _COUNT and _spelled(_HASH)(head) for seq, head in value.values()),
    "public_key": _spelled(_HASH),
    "born_of": _or_none(_spelled(_ID)),
    "birth_signature": _or_none(_spelled(_SIGNATURE)),
    "certificate": _or_none(_spelled(_HEX)),
    "keys": lambda value: all(
        _spelled(_ID)(replica) and _spelled(_CODE)(office) and _spelled(_HASH)(key)
        for replica, (office, key) in value.items()
    ),
    "signatures": lambda value: all(map(_spelled(_SIGNATURE), value.values())),
    "revoked": lambda value: all(map(_spelled(_ID), value)),
    "attachments": lambda value: all(map(_spelled(_BLOB), value)),
    "births": lambda value: all(
        _spelled(_ID)(replica) and _is_birth(birth) for replica, birth in value.items()
    ),
}


def not_ours() -> InputRefused:
    """The sentence for a workbook that is none of ours, or whose manifest cannot be read."""
    return InputRefused(
        _("这不是数据交换工作簿,或它的“_清单”表已损坏。"), _("请选择对方用“导出”生成的 .xlsx 文件。")
    )


def changes_hash(changes: Iterable[tuple[bytes, bool]]) -> str:
    """One hash for all changes of a file, given as (hash, whether erased), whatever the order of its rows.

    A change's own hash stays the same when its values are erased; so that nobody can erase values by taking
    cells out of a file, what is erased is told here.
    """
    return hashlib.sha256(b"".join(sorted(own + bytes([erased]) for own, erased in changes))).hexdigest()


def fingerprint(public_key: bytes) -> str:
    """What people compare: 16 hexadecimal digits in groups of four."""
    digits = hashlib.sha256(public_key).hexdigest()[:16]
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def fits(public: bytes, signature: bytes, text: bytes) -> bool:
    """Whether the Ed25519 signature of `text` is by the owner of the public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True
