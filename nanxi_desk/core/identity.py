"""Who this installation is: its replica, its signing key, and the token that tells a copy from the original.

A restored or cloned database that kept its replica id would write numbers that others know already, and lose
edits silently. So a token beside the database remembers machine, folder and what was exported; whatever does
not fit it becomes a new replica, born with a signature of the old key.
"""

import hashlib
import json
import secrets
import sys
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.journal.local import get_local, set_local
from nanxi_desk.core.journal.tables import JOURNAL, REPLICA, SEQ_BITS, STREAM
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import TOKEN, write_durably

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ed25519

TOKEN_FORMAT = 1
BIRTH = b"nanxi-desk replica born of another\0"


@dataclass(frozen=True, slots=True)
class Token:
    """What lies outside the database: `exported` is the highest (seq, hash) per own scope."""

    replica: str
    machine: str
    place: int
    exported: Mapping[str, tuple[int, str]]


def machine_id() -> str:
    """A hash that tells this computer from others."""
    return hashlib.sha256(_raw_machine_id().encode()).hexdigest()[:32]


def _raw_machine_id() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        if path.is_file():
            return path.read_text(encoding="ascii").strip()
    return f"{uuid.getnode():012x}"


def read_token(home: Path) -> Token | None:
    """The token of a home; None where it is missing or unreadable, which makes a new replica."""
    try:
        content = json.loads((home / TOKEN).read_text(encoding="utf-8"))
        return Token(
            replica=content["replica"],
            machine=content["machine"],
            place=content["place"],
            exported={scope: (int(seq), str(head)) for scope, (seq, head) in content["exported"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_token(home: Path, token: Token) -> None:
    """Put the token on disk, durably: what was exported must be known before the file appears."""
    content = {
        "format": TOKEN_FORMAT,
        "replica": token.replica,
        "machine": token.machine,
        "place": token.place,
        "exported": {scope: list(head) for scope, head in token.exported.items()},
    }
    write_durably(home / TOKEN, json.dumps(content, indent=1).encode())


def fitting_token(home: Path, replica: str, exported: Mapping[str, tuple[int, str]]) -> Token:
    """The token that this home should have now."""
    return Token(replica, machine_id(), home.stat().st_ino, exported)


def own_heads(conn: Connection, replica: str) -> dict[str, tuple[int, str]]:
    """(seq, hash) of the replica's own streams by scope."""
    rows = conn.execute(select(STREAM).where(STREAM.c.replica == replica)).all()
    return {row.scope: (row.seq, row.hash.hex()) for row in rows}


def current_replica(conn: Connection, home: Path) -> str:
    """The replica this database says it is; of a seat, its token does, since the database has several.

    "" for a seat whose token is lost, or that the database does not know.
    """
    if conn.dialect.name != "sqlite":
        token = read_token(home)
        return token.replica if token and private_key(conn, token.replica) else ""
    replica = get_local(conn, "replica")
    if replica is None:
        raise Unavailable(_("数据库里没有本机的身份。"), _("请用备份恢复,或重新建立本机的数据。"))
    return replica


def is_copy(conn: Connection, home: Path, replica: str) -> bool:
    """Whether this database is not the one that the token was written for, or is behind it."""
    token = read_token(home)
    if token is None or token.replica != replica:
        return True
    if token.machine != machine_id() or token.place != home.stat().st_ino:
        return True
    return any(not _has(conn, replica, scope, *head) for scope, head in token.exported.items())


def _has(conn: Connection, replica: str, scope: str, seq: int, head: str) -> bool:
    """Whether the replica's change `seq` of `scope` is here with this hash."""
    if seq == 0:
        return True
    own = STREAM.c.replica == replica, STREAM.c.scope == scope
    number = conn.execute(select(STREAM.c.number).where(*own)).scalar_one_or_none()
    if number is None:
        return False
    pos = number << SEQ_BITS | seq
    found = conn.execute(select(JOURNAL.c.hash).where(JOURNAL.c.pos == pos)).scalar_one_or_none()
    return found is not None and found.hex() == head


def new_replica(conn: Connection, office: str, name: str, born_of: str | None = None) -> str:
    """Make this database a new replica with its own key, signed by that of `born_of` if it is here."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    replica = secrets.token_hex(16)
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    signature = None
    if born_of is not None:
        old = private_key(conn, born_of)
        signature = old.sign(BIRTH + bytes.fromhex(replica) + public) if old else None
        conn.execute(update(REPLICA).where(REPLICA.c.id == born_of).values(retired=True))
    row = {
        "id": replica,
        "office": office,
        "name": name,
        "public_key": public,
        "private_key": key.private_bytes_raw(),
        "born_of": born_of or None,
        "birth_signature": signature,
        "retired": False,
        "revoked": False,
    }
    conn.execute(insert(REPLICA), [row])
    if conn.dialect.name == "sqlite":
        set_local(conn, "replica", replica)
    return replica


def private_key(conn: Connection, replica: str) -> "ed25519.Ed25519PrivateKey | None":
    """The Ed25519 private key of one of this database's replicas, or None."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    raw = conn.execute(select(REPLICA.c.private_key).where(REPLICA.c.id == replica)).scalar_one_or_none()
    return Ed25519PrivateKey.from_private_bytes(raw) if raw else None
