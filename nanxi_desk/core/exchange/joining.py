"""Joining: the hub writes a file that makes a new computer an office's own, known before its first workbook.

The file holds the hub's key, the office's exchange password and a key made for joining, signed by the hub.
The new computer has that key sign its own and forgets it; so the hub recognises its certificate later, also
after a restore, without having kept anything. The file is encrypted under a code that goes another way: by
telephone or on paper. It may serve for a second computer; a computer that is lost is revoked by itself.
"""

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core import paths
from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.exchange.manifest import Manifest, fits
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.identity import private_key
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.journal.local import get_local, local_names, set_local
from nanxi_desk.core.journal.tables import REPLICA
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import ENROLLED, enrolled
from nanxi_desk.core.rights import LEADING, declare

RIGHT_ENROL = declare("exchange.enrol", "加入单位和电脑、改交换密码", *LEADING)
FORMAT: Final = "nanxi-desk-joining"
VERSION: Final = 1

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that looks like another
_LOOK_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_SYMBOLS, _GROUP = 16, 4  # 80 bits
_OFFICE = b"nanxi-desk joining of an office\0"
_COMPUTER = b"nanxi-desk joining of a computer\0"
_LARGEST = 100_000  # bytes of a joining file
_PASSWORD = "exchange_password:"  # noqa: S105 - begins the names of local values, before the office
_CONTENT = ("office", "name", "hub", "hub_name", "hub_replica", "hub_key", "key", "hub_signature", "password")


@dataclass(frozen=True, slots=True)
class Joining:
    """An opened joining file. Keys and signatures are hexadecimal digits."""

    office: str
    name: str
    hub: str
    hub_name: str
    hub_replica: str
    hub_key: str
    key: str  # private, for joining only
    hub_signature: str
    password: str


def enrol(  # noqa: PLR0913 - what a joining file has to be told
    home: Home,
    actor: Actor,
    office: str,
    name: str,
    target: Path,
    *,
    code: str = "",
    cost: KeyCost = DEFAULT_COST,
) -> tuple[str, bool]:
    """Write a joining file for office `office`; its code, and whether the office had been enrolled before.

    InputRefused at an office, or where the file cannot be written; UsageError for an unfit code or name.
    """
    actor.require(RIGHT_ENROL)
    if not home.is_hub:
        raise InputRefused(_("只有街道能登记居委会的电脑。"), _("请向街道索取加入文件。"))
    office, name = _checked(home, office, name)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    code = code or new_code()
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    with home.journal.write(actor.id) as writing:
        conn = writing.conn
        own = conn.execute(select(REPLICA).where(REPLICA.c.id == home.replica)).one()
        signing = private_key(conn, home.replica)
        assert signing is not None
        before = enrolled(conn)
        password = partner_password(conn, office) or new_code()
        set_local(conn, _PASSWORD + office, password)
        entry = {"name": name, "at": instant(home.journal.clock.now()), "expected": True}
        set_local(conn, ENROLLED + office, json.dumps(entry, ensure_ascii=False))
        joining = Joining(
            office=office,
            name=name,
            hub=home.office,
            hub_name=home.office_name,
            hub_replica=home.replica,
            hub_key=own.public_key.hex(),
            key=key.private_bytes_raw().hex(),
            hub_signature=signing.sign(_office_text(office, public)).hex(),
            password=password,
        )
        paths.write_durably(target.absolute(), _sealed(joining, code, cost))
    return code, office in before


def open_joining(file: Path, code: str) -> Joining:
    """Read a joining file; InputRefused where it is none, or the code is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        content = file.read_bytes() if file.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise InputRefused(
            _("加入文件“{file}”不能读取。").format(file=file.name), _("请检查文件名和 U 盘是否插好。")
        ) from error
    try:
        outer = json.loads(content)
        if outer["format"] != FORMAT or outer["version"] != VERSION:
            raise _no_joining_file(file)
        salt, nonce, box = (base64.b64decode(outer[name]) for name in ("salt", "nonce", "box"))
        key = _stretched(code, salt, KeyCost(*map(int, outer["cost"])))
        inner = json.loads(AESGCM(key).decrypt(nonce, box, FORMAT.encode()))
        return Joining(**{name: str(inner[name]) for name in _CONTENT})
    except InvalidTag as error:
        raise InputRefused(
            _("加入文件的密码不对,或文件已损坏。"), _("请按街道给的加入码再输一次,注意逐组核对。")
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _no_joining_file(file) from error


def join(home: Home, joining: Joining) -> None:
    """Make this home the computer that the hub expects. InputRefused where it is another office's."""
    if home.is_hub or home.office != joining.office:
        raise InputRefused(
            _("这份加入文件是给“{office}”的,本机是“{own}”。").format(office=joining.office, own=home.office),
            _("请向街道索取本单位的加入文件。"),
        )
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(joining.key))
    with home.journal.write(home.actor.id) as writing:
        conn = writing.conn
        public = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == home.replica)).scalar_one()
        certificate = canonical(
            {
                "office": joining.office,
                "replica": home.replica,
                "public_key": public.hex(),
                "joining": key.public_key().public_bytes_raw().hex(),
                "hub_replica": joining.hub_replica,
                "hub_signature": joining.hub_signature,
                "signature": key.sign(_computer_text(home.replica, public)).hex(),
            }
        )
        conn.execute(update(REPLICA).where(REPLICA.c.id == home.replica).values(certificate=certificate))
        hub = {
            "id": joining.hub_replica,
            "office": joining.hub,
            "name": joining.hub_name,
            "public_key": bytes.fromhex(joining.hub_key),
            "retired": False,
            "revoked": False,
        }
        conn.execute(upsert(REPLICA).on_conflict_do_nothing(), [hub])
        set_local(conn, _PASSWORD + joining.hub, joining.password)


def certified(conn: Connection, hub: str, manifest: Manifest) -> bool:
    """Whether the file's writer holds a certificate of the hub `hub`, or was born of a computer that does."""
    try:
        told = json.loads(bytes.fromhex(manifest.certificate or ""))
        office, replica = str(told["office"]), str(told["replica"])
        public, joining = bytes.fromhex(told["public_key"]), bytes.fromhex(told["joining"])
        hub_signature, signature = bytes.fromhex(told["hub_signature"]), bytes.fromhex(told["signature"])
        vouching = REPLICA.c.id == str(told["hub_replica"]), REPLICA.c.office == hub
    except (ValueError, KeyError, TypeError):
        return False
    own = conn.execute(select(REPLICA.c.public_key).where(*vouching, REPLICA.c.revoked.is_(False))).scalar()
    known = conn.execute(select(REPLICA.c.revoked).where(REPLICA.c.id == replica)).scalar()
    if own is None or known or office != manifest.office:
        return False
    itself = (replica, public.hex()) == (manifest.replica, manifest.public_key)
    born = any(parent == replica and fits(public, birth, text) for parent, birth, text in manifest.line())
    vouched = fits(own, hub_signature, _office_text(office, joining))
    return (itself or born) and vouched and fits(joining, signature, _computer_text(replica, public))


def expects(conn: Connection, office: str) -> bool:
    """Whether a joining file was written for the office since a new computer of it was last met."""
    return bool(json.loads(get_local(conn, ENROLLED + office) or "{}").get("expected"))


def note_arrived(conn: Connection, office: str) -> None:
    """The computer for which a joining file was written has sent its first file."""
    if expects(conn, office):
        entry = json.loads(get_local(conn, ENROLLED + office) or "{}")
        set_local(conn, ENROLLED + office, json.dumps({**entry, "expected": False}, ensure_ascii=False))


def partner_password(conn: Connection, office: str) -> str:
    """The exchange password kept for a partner, "" where there is none."""
    return get_local(conn, _PASSWORD + office) or ""


def partner_passwords(conn: Connection) -> dict[str, str]:
    """Every kept exchange password by partner."""
    names = local_names(conn, _PASSWORD)
    return {name.removeprefix(_PASSWORD): get_local(conn, name) or "" for name in names}


def password_name(office: str) -> str:
    """The local value under which a partner's exchange password is kept."""
    return _PASSWORD + office


def new_code() -> str:
    """A code to be printed or told: 16 symbols in groups of four, 80 bits."""
    symbols = [secrets.choice(_ALPHABET) for __ in range(_SYMBOLS)]
    return "-".join("".join(symbols[i : i + _GROUP]) for i in range(0, _SYMBOLS, _GROUP))


def _checked(home: Home, office: str, name: str) -> tuple[str, str]:
    from nanxi_desk.core.exchange.outgoing import common_scopes

    office, name = office.strip().upper(), name.strip()
    common_scopes(home, office)  # refuses what cannot be a partner's code
    if office == home.office:
        raise UsageError(_("“{code}”是街道自己的代码。").format(code=office), _("请填写要加入的单位的代码。"))
    if not name or len(name) > 60:
        raise UsageError(_("名称不能为空,最多 60 个字。"), _("请填写名称后再试。"))
    return office, name


def _sealed(joining: Joining, code: str, cost: KeyCost) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    content = canonical({name: getattr(joining, name) for name in _CONTENT})
    box = AESGCM(_stretched(code, salt, cost)).encrypt(nonce, content, FORMAT.encode())
    outer: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "office": joining.office,
        "cost": [cost.time, cost.memory_kib, cost.lanes],
    }
    for part, value in (("salt", salt), ("nonce", nonce), ("box", box)):
        outer[part] = base64.b64encode(value).decode("ascii")
    return json.dumps(outer, indent=1).encode()


def _stretched(code: str, salt: bytes, cost: KeyCost) -> bytes:
    """The code's key; how it was typed (blanks, dashes, small letters, look-alikes) is no matter."""
    from argon2.low_level import Type, hash_secret_raw

    letters = unicodedata.normalize("NFKC", code).upper().translate(_LOOK_ALIKE)
    secret = "".join(c for c in letters if not c.isspace() and unicodedata.category(c) != "Pd").encode()
    return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, 32, Type.ID)


def _office_text(office: str, joining: bytes) -> bytes:
    """What the hub signs: the key that may bring computers into an office."""
    return _OFFICE + office.encode() + b"\0" + joining


def _computer_text(replica: str, public: bytes) -> bytes:
    """What the joining key signs: a computer and its key."""
    return _COMPUTER + replica.encode() + b"\0" + public


def _no_joining_file(file: Path) -> InputRefused:
    return InputRefused(
        _("“{file}”不是加入文件,或已损坏。").format(file=file.name), _("请选择街道用“登记”生成的文件。")
    )
