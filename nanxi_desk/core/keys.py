"""Key slots: how a person's password, or the printed recovery code, leads to the database's data key.

The data key is random and sealed to one X25519 public key per slot. A slot's private key is wrapped by
argon2id of its password or of the recovery code. So the data key can be renewed for everybody without
anybody's password, and other secrets can be sealed to a person. A check value under the data key covers
all slots: a public key slipped into the file is found before anything is sealed to it.
"""

import base64
import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from nanxi_desk.core.errors import Damaged, InputRefused, Unavailable, UsageError
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import write_durably

FORMAT: Final = "nanxi-desk-keys"
VERSION: Final = 1
DATA_KEY_BYTES: Final = 32

PASSWORD: Final = "password"  # noqa: S105 - a kind of slot
RECOVERY: Final = "recovery"

# Crockford's alphabet: no I, L, O, U. A code is 26 random symbols (130 bits) and 2 that make the whole number
# divisible by 1021, a prime: any one wrong symbol and any two neighbours exchanged are noticed.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_CODE_LENGTH: Final = 28
_CODE_GROUP: Final = 4
_CODE_PRIME: Final = 1021

_MAX_FILE: Final = 1 << 20
_MAX_MEMORY_KIB: Final = 1 << 20  # a damaged file must not ask for all of the memory
_NO_NONCE: Final = bytes(12)  # right only for keys that encrypt once


@dataclass(frozen=True)
class KeyCost:
    """What a guess of the password costs, argon2id (RFC 9106): passes, memory in KiB, lanes."""

    time: int
    memory_kib: int
    lanes: int

    def __post_init__(self) -> None:
        if not (1 <= self.time <= 64 and 1 <= self.lanes <= 16):
            raise ValueError("time or lanes out of range")
        if not 8 * self.lanes <= self.memory_kib <= _MAX_MEMORY_KIB:
            raise ValueError("memory out of range")


DEFAULT_COST: Final = KeyCost(time=3, memory_kib=65536, lanes=1)  # 0.15 to 0.2 s on two cores


@dataclass(frozen=True)
class SlotPerson:
    """Whose slot it is: `id` 32 hexadecimal digits, `name` as typed at the login."""

    id: str
    name: str


@dataclass(frozen=True)
class Unlocked:
    """What a password or recovery code opened. Keys are 32 raw bytes and never printed."""

    data_key: bytes
    person: SlotPerson | None  # None: opened by the recovery code
    private_key: bytes  # X25519, the slot's own

    def __repr__(self) -> str:
        return f"Unlocked(person={self.person!r})"


@dataclass(frozen=True)
class _Slot:
    """One way in. `private_box` and `sealed` hold ciphertext; all else is public."""

    id: str
    kind: str  # PASSWORD or RECOVERY
    name: str
    public_key: bytes
    cost: KeyCost
    salt: bytes
    private_nonce: bytes
    private_box: bytes
    ephemeral_key: bytes
    sealed: bytes
    temporary: bool = False  # the password was given by somebody else and must be changed first

    @property
    def person(self) -> SlotPerson:
        return SlotPerson(self.id, self.name)


class KeyRing:
    """All slots of one home. Changes are in memory until save()."""

    def __init__(self, path: Path, slots: Iterable[_Slot], check: bytes = b"") -> None:
        self._path = path
        self._slots = tuple(slots)
        self._check = check
        self._data_key: bytes | None = None  # known since create() or unlock()
        self._stored = self._slots, check  # as the file has them

    @classmethod
    def create(
        cls, path: Path, person: SlotPerson, password: str, cost: KeyCost = DEFAULT_COST
    ) -> tuple[Self, bytes, str]:
        """A new ring with one person, its new data key, and the recovery code to be printed.

        Nothing is written until save(). Raises InputRefused for an empty password or name.
        """
        data_key = secrets.token_bytes(DATA_KEY_BYTES)
        code = _new_code()
        recovery = SlotPerson(secrets.token_hex(16), "")
        first = _new_slot(PASSWORD, _checked_person(person), _checked_password(password), cost, data_key)
        ring = cls(path, (first, _new_slot(RECOVERY, recovery, _normal_code(code), cost, data_key)))
        ring._remember(data_key)
        return ring, data_key, code

    @classmethod
    def load(cls, path: Path) -> Self:
        """The ring at `path`. Raises Unavailable where it is missing, damaged or of a newer version."""
        try:
            with path.open("rb") as stream:
                content = stream.read(_MAX_FILE + 1)
        except FileNotFoundError as error:
            raise Damaged(
                _("找不到密钥文件“{path}”。").format(path=path),
                _("没有它数据库打不开；请从备份恢复，新的文件夹请先运行 nanxi-desk init。"),
            ) from error
        except OSError as error:
            raise Unavailable(
                _("密钥文件“{path}”不能读取：{reason}。").format(path=path, reason=error.strerror or error),
                _("请检查文件权限。"),
            ) from error
        return cls.parse(path, content)

    @classmethod
    def parse(cls, path: Path, content: bytes) -> Self:
        """A ring from the content of its file; `path` names it in sentences. Errors as of load()."""
        slots, check = _parse(path, content)
        return cls(path, slots, check)

    @property
    def people(self) -> tuple[SlotPerson, ...]:
        """Those who can open with a password, in the order they were added."""
        return tuple(slot.person for slot in self._slots if slot.kind == PASSWORD)

    def fits(self, data_key: bytes) -> bool:
        """Whether the slots open to this data key; nobody's password is needed to ask."""
        return hmac.compare_digest(self._check, _check_value(data_key, self._slots))

    def is_temporary(self, person_id: str) -> bool:
        """Whether a person still has the password that somebody else gave."""
        return any(slot.id == person_id and slot.temporary for slot in self._slots)

    def public_key(self, person_id: str) -> bytes | None:
        """The X25519 key that other secrets are sealed to for a person; None for who has no password here.

        The ring's check covers it, so a key slipped into the file is none of these. Nor is one whose password
        somebody else gave, and knows.
        """
        slots = (s for s in self._slots if s.id == person_id and s.kind == PASSWORD and not s.temporary)
        return next((slot.public_key for slot in slots), None)

    def copy(self) -> Self:
        """The ring as it stands, to be changed and saved apart from this one."""
        twin = type(self)(self._path, self._slots, self._check)
        twin._data_key = self._data_key
        return twin

    def unlock(self, password: str, user: str | None = None) -> Unlocked:
        """Open with the password of the person named `user`, or with the recovery code in its place.

        Without `user` the only person is meant; UsageError where there are several, or none of that name.
        Raises Unavailable for a wrong password or code. Takes as long as the slot's cost says.
        """
        code = _normal_code(password)
        if _is_code(code):
            for slot in self._slots:
                if slot.kind == RECOVERY and (private_key := _unwrap(slot, code)) is not None:
                    return self._opened(slot, private_key, None)
        if user is None and len(self.people) > 1 and _resembles_code(code):
            raise _wrong(code)
        slot = self._slot_of(user)
        private_key = _unwrap(slot, _normal_password(password))
        if private_key is None:
            raise _wrong(code)
        return self._opened(slot, private_key, slot.person)

    def add_person(
        self,
        unlocked: Unlocked,
        person: SlotPerson,
        password: str,
        cost: KeyCost = DEFAULT_COST,
        *,
        temporary: bool = False,
    ) -> None:
        """Give `person` a slot. One with the same id is replaced, together with its key pair.

        A `temporary` password is marked until the person changes it; the ring's check covers the mark.
        InputRefused for an empty password, or a name that another person has.
        """
        person, secret = _checked_person(person), _checked_password(password)
        others = [slot for slot in self._slots if slot.id != person.id]
        if any(slot.kind == PASSWORD and slot.name == person.name for slot in others):
            raise InputRefused(
                _("已有名为“{name}”的人员。").format(name=person.name), _("请换一个能区分的登录名。")
            )
        slot = _new_slot(PASSWORD, person, secret, cost, unlocked.data_key)
        self._take(unlocked.data_key, (*others, replace(slot, temporary=temporary)))

    def change_password(self, unlocked: Unlocked, password: str, cost: KeyCost = DEFAULT_COST) -> None:
        """Wrap the opened person's private key anew; what is sealed to the person stays readable.

        In place of a temporary password the person gets a new key pair: whoever gave that password may have
        kept the old one.
        """
        if unlocked.person is None:
            raise ValueError("the recovery code has no password; add_person() gives a new slot")
        secret, own = _checked_password(password), unlocked.person.id
        self._take(
            unlocked.data_key,
            (
                slot if slot.id != own else _with_password(slot, unlocked, secret, cost)
                for slot in self._slots
            ),
        )

    def remove_person(self, person_id: str) -> None:
        """Take a person's slot away. Who may have kept the data key is shut out by renewing it.

        The ring must be open. Raises InputRefused for an unknown person and for the last one.
        """
        if person_id not in {person.id for person in self.people}:
            raise InputRefused(_("没有这个人员的登录。"), _("请刷新人员列表后再试。"))
        if len(self.people) == 1:
            raise InputRefused(_("不能删除最后一个能登录的人员。"), _("请先添加另一个人员。"))
        self._take(self._open_key(), (slot for slot in self._slots if slot.id != person_id))

    def renew_data_key(self) -> bytes:
        """A new data key, sealed to every slot without anybody's password; the ring must be open.

        The caller writes the database under the new key, then calls save().
        """
        self._open_key()
        data_key = secrets.token_bytes(DATA_KEY_BYTES)
        self._slots = tuple(_seal(slot, data_key) for slot in self._slots)
        self._remember(data_key)
        return data_key

    def save(self, path: Path | None = None) -> None:
        """Write the file so that a crash leaves the old or the new one, whole; mode 0600.

        To another `path` where one is given: the file that is to take the place of this one. Raises
        Unavailable where the folder cannot be written; the ring then is what the file is again, so that no
        password holds here which will not open the data tomorrow.
        """
        whole = {
            "format": FORMAT,
            "version": VERSION,
            "slots": [_slot_json(slot) for slot in self._slots],
            "check": _text(self._check),
        }
        try:
            write_durably(
                path or self._path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
            )
        except Unavailable:
            self._slots, self._check = self._stored
            raise
        self._stored = self._slots, self._check

    def _slot_of(self, user: str | None) -> _Slot:
        slots = [slot for slot in self._slots if slot.kind == PASSWORD]
        if user is None:
            if len(slots) == 1:
                return slots[0]
            raise UsageError(_("这里有几个人员可以登录。"), _("请用 --user 写明人员姓名。"))
        for slot in slots:
            if slot.name == _normal_name(user):
                return slot
        names = _("、").join(slot.name for slot in slots)
        raise UsageError(
            _("没有名为“{name}”的登录人员。").format(name=user[:40]),
            _("可以登录的人员：{names}。").format(names=names),
        )

    def _opened(self, slot: _Slot, private_key: bytes, person: SlotPerson | None) -> Unlocked:
        data_key = _unseal(slot, private_key)
        if data_key is None or not hmac.compare_digest(self._check, _check_value(data_key, self._slots)):
            raise Damaged(
                _("密钥文件“{path}”被改动过或已损坏。").format(path=self._path),
                _("请从备份恢复密钥文件，并告诉管理员。"),
            )
        self._data_key = data_key
        return Unlocked(data_key, person, private_key)

    def _open_key(self) -> bytes:
        if self._data_key is None:
            raise RuntimeError("unlock the ring first")
        return self._data_key

    def _take(self, data_key: bytes, slots: Iterable[_Slot]) -> None:
        if data_key != self._open_key():
            raise RuntimeError("opened with a data key that was renewed since")
        self._slots = tuple(slots)
        self._remember(data_key)

    def _remember(self, data_key: bytes) -> None:
        self._data_key = data_key
        self._check = _check_value(data_key, self._slots)


def lock_with_code(secret: bytes, context: bytes, cost: KeyCost = DEFAULT_COST) -> tuple[str, str]:
    """A new code to be printed, and `secret` (of any length) as text that opens with that code only.

    `context` binds the text to what it is for. The code is of the same kind as the recovery code.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    code, salt, nonce = _new_code(), secrets.token_bytes(16), secrets.token_bytes(12)
    key = _stretch(_normal_code(code), salt, cost)
    box = ChaCha20Poly1305(key).encrypt(nonce, secret, context)
    whole = {"cost": asdict(cost), "salt": _text(salt), "nonce": _text(nonce), "box": _text(box)}
    return code, json.dumps(whole)


def open_with_code(locked: str, code: str, context: bytes) -> bytes | None:
    """The secret of lock_with_code; None where it is another's text or damaged. Unavailable for a wrong
    code.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    symbols = _normal_code(code)
    if not _is_code(symbols):
        raise _wrong(symbols)
    try:
        whole = json.loads(locked)
        cost = KeyCost(**whole["cost"])
        salt, nonce, box = (base64.b64decode(whole[name], validate=True) for name in ("salt", "nonce", "box"))
    except (ValueError, KeyError, TypeError):
        return None
    try:
        return ChaCha20Poly1305(_stretch(symbols, salt, cost)).decrypt(nonce, box, context)
    except (InvalidTag, ValueError):
        return None


def _new_slot(kind: str, person: SlotPerson, secret: bytes, cost: KeyCost, data_key: bytes) -> _Slot:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    pair = X25519PrivateKey.generate()
    public_key = pair.public_key().public_bytes_raw()
    bare = _Slot(person.id, kind, person.name, public_key, cost, b"", b"", b"", b"", b"")
    return _seal(_wrap(bare, pair.private_bytes_raw(), secret, cost), data_key)


def _with_password(slot: _Slot, unlocked: Unlocked, secret: bytes, cost: KeyCost) -> _Slot:
    if slot.temporary:
        return _new_slot(slot.kind, slot.person, secret, cost, unlocked.data_key)
    return _wrap(slot, unlocked.private_key, secret, cost)


def _wrap(slot: _Slot, private_key: bytes, secret: bytes, cost: KeyCost) -> _Slot:
    """The slot with its private key under a new password or code."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    box = ChaCha20Poly1305(_stretch(secret, salt, cost)).encrypt(nonce, private_key, _context(slot))
    return replace(slot, cost=cost, salt=salt, private_nonce=nonce, private_box=box)


def _unwrap(slot: _Slot, secret: bytes) -> bytes | None:
    """The slot's private key, or None where the password or code is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key = _stretch(secret, slot.salt, slot.cost)
    try:
        return ChaCha20Poly1305(key).decrypt(slot.private_nonce, slot.private_box, _context(slot))
    except InvalidTag:
        return None


def _seal(slot: _Slot, data_key: bytes) -> _Slot:
    """The slot with `data_key` sealed to its public key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    ephemeral = X25519PrivateKey.generate()
    ephemeral_key = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(slot.public_key))
    box = ChaCha20Poly1305(_sealing_key(shared, ephemeral_key, slot.public_key))
    return replace(slot, ephemeral_key=ephemeral_key, sealed=box.encrypt(_NO_NONCE, data_key, _context(slot)))


def _unseal(slot: _Slot, private_key: bytes) -> bytes | None:
    """The data key, or None where the slot was tampered with."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    pair = X25519PrivateKey.from_private_bytes(private_key)
    try:
        shared = pair.exchange(X25519PublicKey.from_public_bytes(slot.ephemeral_key))
        box = ChaCha20Poly1305(_sealing_key(shared, slot.ephemeral_key, slot.public_key))
        data_key = box.decrypt(_NO_NONCE, slot.sealed, _context(slot))
    except (InvalidTag, ValueError):  # ValueError: a public key of small order
        return None
    return data_key if len(data_key) == DATA_KEY_BYTES else None


def _sealing_key(shared: bytes, ephemeral_key: bytes, public_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=ephemeral_key + public_key, info=b"nanxi-desk data key 1").derive(shared)


def _stretch(secret: bytes, salt: bytes, cost: KeyCost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, 32, Type.ID)


def _context(slot: _Slot) -> bytes:
    """Binds a ciphertext to its slot: it does not open when moved to another."""
    return json.dumps([FORMAT, VERSION, slot.kind, slot.id]).encode()


def _check_value(data_key: bytes, slots: Iterable[_Slot]) -> bytes:
    """Shows that whoever last changed who may open, and by which public key, knew the data key."""
    covered = [
        [slot.id, slot.kind, slot.name, slot.public_key.hex(), *(["temporary"] if slot.temporary else [])]
        for slot in slots
    ]
    key = hmac.digest(data_key, b"nanxi-desk key ring 1", hashlib.sha256)
    return hmac.digest(key, json.dumps(covered).encode(), hashlib.sha256)


def _normal_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def _normal_password(password: str) -> bytes:
    """One spelling, so that an input method's full-width letters do not lock anybody out."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _checked_person(person: SlotPerson) -> SlotPerson:
    name = _normal_name(person.name)
    if not name:
        raise InputRefused(_("登录姓名不能为空。"), _("请写明人员姓名。"))
    return SlotPerson(person.id, name)


def _checked_password(password: str) -> bytes:
    if not password.strip():
        raise InputRefused(_("密码不能为空。"), _("请设一个密码，命令行用 NANXI_DESK_PASSWORD 给出。"))
    return _normal_password(password)


def _wrong(code: bytes) -> Unavailable:
    if _is_code(code):
        return Unavailable(_("这不是本数据库的恢复码。"), _("请找出与本数据库一同打印的恢复码。"))
    if _resembles_code(code):
        return Unavailable(
            _("恢复码抄错了字。"), _("请对照打印件逐组检查；若输入的是密码，请检查大小写和输入法。")
        )
    return Unavailable(_("密码不对。"), _("请检查大小写和输入法后重试；忘记密码时可以输入打印的恢复码。"))


def _new_code() -> str:
    number = secrets.randbits(5 * (_CODE_LENGTH - 2)) << 10
    number += -number % _CODE_PRIME
    symbols = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_CODE_LENGTH)))
    return "-".join(symbols[i : i + _CODE_GROUP] for i in range(0, _CODE_LENGTH, _CODE_GROUP))


def _normal_code(text: str) -> bytes:
    """The symbols alone, look-alikes read as what they must be; other characters stay and spoil the code."""
    letters = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKE)
    kept = (c for c in letters if not c.isspace() and unicodedata.category(c) != "Pd" and c not in "_.")
    return "".join(kept).encode("utf-8", "surrogatepass")


def _resembles_code(code: bytes) -> bool:
    """Whether it can only be meant as a code, be it that a group is missing or doubled."""
    near = abs(len(code) - _CODE_LENGTH) <= _CODE_GROUP
    return near and all(chr(symbol) in _ALPHABET for symbol in code)


def _is_code(code: bytes) -> bool:
    if len(code) != _CODE_LENGTH or not _resembles_code(code):
        return False
    number = 0
    for symbol in code:
        number = number << 5 | _ALPHABET.index(chr(symbol))
    return number % _CODE_PRIME == 0


def _slot_json(slot: _Slot) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, bytes) else value for name, value in asdict(slot).items()}


def _parse(path: Path, content: bytes) -> tuple[list[_Slot], bytes]:
    damaged = Damaged(
        _("密钥文件“{path}”已损坏。").format(path=path), _("请从备份恢复密钥文件；没有它数据库打不开。")
    )
    try:
        whole = json.loads(content) if len(content) <= _MAX_FILE else None
        if not isinstance(whole, dict) or whole.get("format") != FORMAT:
            raise damaged
        version = whole.get("version")
        if isinstance(version, int) and version > VERSION:
            raise Unavailable(
                _("密钥文件“{path}”来自更新的版本。").format(path=path), _("请先更新本程序再打开。")
            )
        slots = [_slot_from(entry) for entry in whole["slots"]]
        check = _bytes(whole["check"], 32)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged from error
    if version != VERSION or not any(slot.kind == PASSWORD for slot in slots):
        raise damaged
    return slots, check


def _slot_from(entry: dict[str, Any]) -> _Slot:
    if not all(isinstance(entry[name], str) for name in ("id", "kind", "name")):
        raise TypeError("a name is not text")
    if entry["kind"] not in (PASSWORD, RECOVERY):
        raise ValueError("a slot of unknown kind")
    if not isinstance(entry["cost"], dict) or not all(type(n) is int for n in entry["cost"].values()):
        raise TypeError("a cost is not of whole numbers")
    return _Slot(
        id=entry["id"],
        kind=entry["kind"],
        name=entry["name"],
        public_key=_bytes(entry["public_key"], 32),
        cost=KeyCost(**entry["cost"]),
        salt=_bytes(entry["salt"], 16),
        private_nonce=_bytes(entry["private_nonce"], 12),
        private_box=_bytes(entry["private_box"], 48),
        ephemeral_key=_bytes(entry["ephemeral_key"], 32),
        sealed=_bytes(entry["sealed"], 48),
        temporary=entry.get("temporary", False) is True,
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    content = base64.b64decode(text, validate=True)
    if len(content) != length:
        raise ValueError("a key has the wrong length")
    return content
