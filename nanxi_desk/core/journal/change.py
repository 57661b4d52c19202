"""Change: one immutable entry of the journal, its canonical bytes, and the chain that binds it.

A change is stored and sent as two byte strings: the header (who, when, what, upon what) and the body (the
values). The chain covers the header and a salted digest of the body, so a body can be erased for good
without breaking the chain. Both strings are canonical JSON and are kept as received.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import Any, Final, NamedTuple

from nanxi_desk.core.clock import MAX_STAMP, is_instant
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _

FORMAT: Final = 1
DELETED: Final = "!deleted"  # the unit that says whether a record is deleted
SEALED: Final = "sealed"  # the only unit of a record whose values are encrypted
ERASE: Final = "erase"  # record type of a change that takes values away for good
SALT_BYTES: Final = 16
CHAIN_START: Final = bytes(32)

_HEX = re.compile(r"[0-9a-f]{32}")
_STAMP = re.compile(rb'"stamp":([0-9]+)[,}]')
_SCOPE = re.compile(r"\*|[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


# The header that nearly every change has. What fits is spelled canonically as it stands, but for what its
# parents hold; what does not is read the long way.
_USUAL_HEADER = re.compile(
    r'\{"actor":"([0-9a-f]{0,64})","at":"([0-9TZ:-]{20})","id":"([0-9a-f]{32})",'
    r'(?:"origin":"([0-9A-Za-z_ .:-]{0,64})",)?(?:"parents":(\{[^{}]+\}),)?"replica":"([0-9a-f]{32})",'
    r'"scope":"(\*|[0-9A-Za-z][0-9A-Za-z_-]{0,31})","seq":([1-9][0-9]{0,11}),'
    r'"stamp":([1-9][0-9]{0,18}),"type":"([a-z_]{1,64})","v":([1-9][0-9]?)\}'
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_DECODER = json.JSONDecoder()
_is_known_instant = lru_cache(maxsize=4_096)(is_instant)  # what was written together has one moment


class ChangeId(NamedTuple):
    """Names a change: its stream (replica, scope) and its number there, from 1."""

    replica: str
    scope: str
    seq: int

    def __str__(self) -> str:
        return f"{self.replica}/{self.scope}/{self.seq}"

    @classmethod
    def parse(cls, text: str) -> "ChangeId":
        """The reverse of str(); InputRefused for anything else."""
        replica, __, rest = text.partition("/")
        scope, __, seq = rest.rpartition("/")
        if not (_HEX.fullmatch(replica) and _SCOPE.fullmatch(scope) and seq.isdecimal()):
            raise InputRefused(
                _("“{text}”不是变更的编号。").format(text=text), _("用 log-of 查看变更编号后再试。")
            )
        return cls(replica, scope, int(seq))


Parents = Mapping[str, tuple[ChangeId, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry. `values` maps unit keys to JSON values; None stands for an erased body."""

    v: int
    id: ChangeId
    stamp: int
    at: str
    record_type: str
    record_id: str
    values: Mapping[str, Any] | None
    parents: Parents
    actor: str
    origin: str
    header: bytes
    salt: bytes | None
    body: bytes | None
    digest: bytes
    hash: bytes

    def parents_of(self, unit: str) -> tuple[ChangeId, ...]:
        """The changes of `unit` whose values the writer saw."""
        return self.parents.get(unit, ())


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value: sorted keys, no blanks, UTF-8; floats are not allowed in values."""
    return _ENCODER.encode(value).encode()


def stamp_in(header: bytes) -> int:
    """The stamp in a header of our own journal, without reading all of it.

    Headers are spelled in one way: a quote inside a text has a backslash, and names of units hold lists.
    """
    found = _STAMP.search(header)
    return int(found[1]) if found else int(json.loads(header)["stamp"])


def body_digest(salt: bytes, body: bytes) -> bytes:
    """H(salt ‖ values), 32 bytes."""
    return hashlib.sha256(salt + body).digest()


def chain_hash(previous: bytes, header: bytes, digest: bytes) -> bytes:
    """H(previous in stream, header, digest); the header's length keeps the parts apart."""
    state = hashlib.sha256(previous)
    state.update(len(header).to_bytes(4, "big"))
    state.update(header)
    state.update(digest)
    return state.digest()


def make_change(  # noqa: PLR0913 - a change simply has these parts
    *,
    id: ChangeId,
    stamp: int,
    at: str,
    record_type: str,
    record_id: str,
    values: Mapping[str, Any],
    parents: Parents,
    actor: str,
    origin: str,
    salt: bytes,
    previous: bytes,
) -> Change:
    """Write a new change; `previous` is the hash of the stream's last one (CHAIN_START for the first)."""
    fields: dict[str, Any] = {
        "v": FORMAT,
        "replica": id.replica,
        "scope": id.scope,
        "seq": id.seq,
        "stamp": stamp,
        "at": at,
        "type": record_type,
        "id": record_id,
        "actor": actor,
    }
    if parents:
        fields["parents"] = {unit: [[p.replica, p.seq] for p in ps] for unit, ps in parents.items() if ps}
    if origin:
        fields["origin"] = origin
    header = canonical(fields)
    body = canonical(values)
    digest = body_digest(salt, body)
    return Change(
        v=FORMAT,
        id=id,
        stamp=stamp,
        at=at,
        record_type=record_type,
        record_id=record_id,
        values=values,
        parents={unit: tuple(ps) for unit, ps in parents.items() if ps},
        actor=actor,
        origin=origin,
        header=header,
        salt=salt,
        body=body,
        digest=digest,
        hash=chain_hash(previous, header, digest),
    )


class Stored(NamedTuple):
    """A change as bytes. An erased one has neither salt nor body, only their digest."""

    header: bytes
    salt: bytes | None
    body: bytes | None
    digest: bytes | None
    hash: bytes


def read_change(stored: Stored) -> Change:
    """A change from received bytes, as today's format reads it; the chain is not checked (see chain_hash).

    InputRefused where the bytes are no change, or one of a newer format.
    """
    values = None if stored.body is None else _parse(stored.body)
    digest = stored.digest
    if stored.body is not None and stored.salt is not None and len(stored.salt) == SALT_BYTES:
        digest = body_digest(stored.salt, stored.body)
    elif stored.body is not None or stored.salt is not None:
        raise _not_a_change("salt")
    if digest is None or len(digest) != 32 or len(stored.hash) != 32:
        raise _not_a_change("digest")
    if values is not None:
        if "" in values:  # every unit has a name; heads.py keeps its base under ""
            raise _not_a_change("values")
        values = {intern(unit): value for unit, value in values.items()}  # else each change has its own
    return upcast(_shaped(_read_header(stored.header), values, stored, digest))


def trusted_change(stored: Stored) -> Change:
    """read_change for rows of our own database, which verify checks: nothing is computed or checked again."""
    values = None if stored.body is None else json.loads(stored.body)
    return _shaped(json.loads(stored.header), values, stored, stored.digest or b"")


def _shaped(fields: dict[str, Any], values: dict[str, Any] | None, stored: Stored, digest: bytes) -> Change:
    scope = fields["scope"]
    parents = {
        unit: tuple(ChangeId(replica, scope, seq) for replica, seq in ps)
        for unit, ps in fields.get("parents", {}).items()
    }
    return Change(
        v=fields["v"],
        id=ChangeId(fields["replica"], scope, fields["seq"]),
        stamp=fields["stamp"],
        at=fields["at"],
        record_type=fields["type"],
        record_id=fields["id"],
        values=values,
        parents=parents,
        actor=fields["actor"],
        origin=fields.get("origin", ""),
        header=stored.header,
        salt=stored.salt,
        body=stored.body,
        digest=digest,
        hash=stored.hash,
    )


def _read_header(header: bytes) -> dict[str, Any]:
    """The header's fields, all of them checked."""
    try:
        usual = _USUAL_HEADER.fullmatch(header.decode())
    except ValueError:
        usual = None
    if usual is None or int(usual[11]) > FORMAT:
        fields = _parse(header)
        _check_header(fields)
        return fields
    actor, at, record_id, origin, parents, replica, scope, seq, stamp, record_type, v = usual.groups()
    number = int(stamp)
    if number > MAX_STAMP:
        raise _not_a_change("stamp")
    if not _is_known_instant(at):
        raise _not_a_change("at")
    found: dict[str, Any] = {
        "v": int(v),
        "replica": intern(replica),
        "scope": intern(scope),
        "seq": int(seq),
        "stamp": number,
        "at": intern(at),
        "type": intern(record_type),
        "id": record_id,
        "actor": intern(actor),
        "origin": intern(origin or ""),
    }
    if parents:
        found["parents"] = _parse(parents.encode())
        if not _are_parents(found["parents"]):
            raise _not_a_change("parents")
    return found


def _parse(text: bytes) -> dict[str, Any]:
    """A JSON object in its canonical spelling; another spelling could mean another thing elsewhere."""
    try:
        value, __ = _DECODER.raw_decode(text.decode())
        spelled = canonical(value)
    except (ValueError, RecursionError) as error:
        raise _not_a_change("json") from error
    if not isinstance(value, dict) or spelled != text:
        raise _not_a_change("json")
    return value


def _check_header(fields: dict[str, Any]) -> None:
    v = fields.get("v")
    if type(v) is not int or v < 1:
        raise _not_a_change("v")
    if v > FORMAT:
        raise InputRefused(
            _("文件里有新版本程序写的内容(格式 {v})。").format(v=v), _("请先把本机程序更新到最新版本。")
        )
    for name, fits in _HEADER.items():
        if not fits(fields.get(name)):
            raise _not_a_change(name)
    if not isinstance(fields.get("origin", ""), str) or not _are_parents(fields.get("parents", {})):
        raise _not_a_change("parents")


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value))


_HEADER: Mapping[str, Callable[[Any], bool]] = {
    "replica": _is_id,
    "scope": lambda x: isinstance(x, str) and bool(_SCOPE.fullmatch(x)),
    "seq": lambda x: type(x) is int and 1 <= x < 2**40,
    "stamp": lambda x: type(x) is int and 0 < x <= MAX_STAMP,
    "at": lambda x: isinstance(x, str) and is_instant(x),
    "type": lambda x: isinstance(x, str) and 0 < len(x) <= 64,
    "id": _is_id,
    "actor": lambda x: isinstance(x, str) and len(x) <= 64,
}


def _are_parents(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    return all(
        isinstance(ps, list)
        and all(
            isinstance(p, list) and len(p) == 2 and _is_id(p[0]) and type(p[1]) is int and p[1] > 0
            for p in ps
        )
        for ps in value.values()
    )


def _not_a_change(part: str) -> InputRefused:
    return InputRefused(
        _("变更记录已损坏({part})。").format(part=part), _("请对方重新导出一份,不要改动“_变更”表。")
    )


# --- older formats -----------------------------------------------------------------------------------------

UPCASTS: dict[int, Callable[[Change], Change]] = {}
"""For each older format v: a pure function that reads a change of v as one of v + 1."""


def upcast(change: Change, steps: Mapping[int, Callable[[Change], Change]] | None = None) -> Change:
    """The change as today's format reads it; header, body and hash stay those that were received."""
    steps = UPCASTS if steps is None else steps
    while change.v in steps:
        before = change.v
        change = steps[before](change)
        if change.v <= before:
            change = replace(change, v=before + 1)
    return change
