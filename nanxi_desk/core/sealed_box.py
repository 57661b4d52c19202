"""Sealed boxes: content that only the holders of some private keys can open, whoever holds the data key.

The content is encrypted once under a key of its own, which is sealed to each recipient's X25519 public key. A
`context` binds a box to what it belongs to: moved elsewhere it does not open.
"""

import base64
import json
import secrets
from collections.abc import Mapping
from typing import Final

from nanxi_desk.core.errors import Damaged
from nanxi_desk.core.language import _

VERSION: Final = 1
PADDED_TO: Final = 1024  # bytes: how long the content is tells nothing about it
_KEY_BYTES: Final = 32


def new_pair() -> tuple[bytes, bytes]:
    """A fresh key pair: (private key, public key), 32 raw bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    pair = X25519PrivateKey.generate()
    return pair.private_bytes_raw(), pair.public_key().public_bytes_raw()


def public_of(private_key: bytes) -> bytes:
    """The public key that belongs to a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal(content: bytes, recipients: Mapping[str, bytes], context: bytes) -> str:
    """`content` as text that opens with any of the recipients' private keys; ValueError without
    recipients.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not recipients:
        raise ValueError("a box needs somebody who can open it")
    key, nonce = secrets.token_bytes(_KEY_BYTES), secrets.token_bytes(12)
    ephemeral = X25519PrivateKey.generate()
    ephemeral_key = ephemeral.public_key().public_bytes_raw()
    slots = {}
    for name, public_key in recipients.items():
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
        box = ChaCha20Poly1305(_slot_key(shared, ephemeral_key, public_key))
        slots[name] = _text(box.encrypt(bytes(12), key, context))  # each slot's key encrypts once
    length = len(content).to_bytes(4, "big")
    padded = (length + content).ljust(-(-(4 + len(content)) // PADDED_TO) * PADDED_TO, b"\0")
    whole = {
        "v": VERSION,
        "from": _text(ephemeral_key),
        "to": slots,
        "nonce": _text(nonce),
        "box": _text(ChaCha20Poly1305(key).encrypt(nonce, padded, context)),
    }
    return json.dumps(whole, separators=(",", ":"))


def recipients_of(sealed: str) -> tuple[str, ...]:
    """The names of those who can open a box; none for what is no box."""
    try:
        return tuple(json.loads(sealed)["to"])
    except (ValueError, KeyError, TypeError):
        return ()


def unseal(sealed: str, name: str, private_key: bytes, context: bytes) -> bytes | None:
    """The content, opened as the recipient `name`; None where the box is not for that key. Damaged for what
    is no box of this program."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        whole = json.loads(sealed)
        if whole["v"] != VERSION:
            raise ValueError("another version")
        ephemeral_key, nonce, box = (_bytes(whole[part]) for part in ("from", "nonce", "box"))
        slot = _bytes(whole["to"][name]) if name in whole["to"] else None
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(_("密封的内容已损坏。"), _("请由提交的人重新提交。")) from error
    if slot is None:
        return None
    pair = X25519PrivateKey.from_private_bytes(private_key)
    try:
        shared = pair.exchange(X25519PublicKey.from_public_bytes(ephemeral_key))
        opener = ChaCha20Poly1305(_slot_key(shared, ephemeral_key, pair.public_key().public_bytes_raw()))
        padded = ChaCha20Poly1305(opener.decrypt(bytes(12), slot, context)).decrypt(nonce, box, context)
    except (InvalidTag, ValueError):  # ValueError: a public key of small order, a key of another length
        return None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def _slot_key(shared: bytes, ephemeral_key: bytes, public_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=ephemeral_key + public_key, info=b"nanxi-desk sealed box 1").derive(shared)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
