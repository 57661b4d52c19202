"""The manifest: what a workbook says of itself, signed by the replica that wrote it.

Format 1.0. A reader takes any minor version of its major one and ignores names that it does not know; it
refuses another major version whole. Names kept for later: `certificate` (of the hub, over the replica's key),
and the sheet 原值 (signed base of the readable rows).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.language import _

MAJOR, MINOR = 1, 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """Streams are written "replica/scope".

    `have` is what the writer has of the scopes both hold, as (seq, hash); `ranges` what the file brings, as
    (first, last).
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
    have: Mapping[str, tuple[int, str]]
    public_key: str
    born_of: str | None = None
    birth_signature: str | None = None
    certificate: str | None = None
    format: tuple[int, int] = (MAJOR, MINOR)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The canonical text that is signed."""
        content = {name: getattr(self, name) for name in self.__slots__ if name != "unknown"}
        return canonical({**self.unknown, **content})


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
        known["have"] = {str(k): (int(seq), str(head)) for k, (seq, head) in known["have"].items()}
        unknown = {name: value for name, value in content.items() if name not in known}
        return Manifest(**known, unknown=unknown)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise not_ours() from error


def not_ours() -> InputRefused:
    """The sentence for a workbook that is none of ours, or whose manifest cannot be read."""
    return InputRefused(
        _("这不是数据交换工作簿,或它的“_清单”表已损坏。"), _("请选择对方用“导出”生成的 .xlsx 文件。")
    )


def changes_hash(hashes: Iterable[bytes]) -> str:
    """One hash for all changes of a file, whatever the order of its rows."""
    return hashlib.sha256(b"".join(sorted(hashes))).hexdigest()


def fingerprint(public_key: bytes) -> str:
    """What people compare: 16 hexadecimal digits in groups of four."""
    digits = hashlib.sha256(public_key).hexdigest()[:16]
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))
