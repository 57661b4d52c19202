"""Seals of a round: its key in two slots, and sheets that open with the round's key or the judge's own.

Nothing here opens with the database's data key. The slots lie in the hub's own scope; what an office has of a
running round is the public key alone.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from nanxi_desk.core.errors import Damaged, FieldRefused, Unavailable
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost, lock_with_code, open_with_code
from nanxi_desk.core.language import _
from nanxi_desk.core.records import new_id
from nanxi_desk.core.sealed_box import new_pair, public_of, seal, unseal
from nanxi_desk.stars.records import RoundKey
from nanxi_desk.stars.views import SheetContent

TO_ROUND: Final = "round"
TO_JUDGE: Final = "judge"
_LEAD: Final = "lead"


@dataclass(frozen=True, slots=True)
class NewRoundKey:
    """What opening a round makes: the record for the hub's scope, the public key for all, the printed
    code.
    """

    record: RoundKey
    public_key: str
    code: str


def make_round_key(home: Home, round_: str, reference: str, cost: KeyCost = DEFAULT_COST) -> NewRoundKey:
    """A fresh key for a round; the acting person becomes its lead. `reference` names the round in the record.

    FieldRefused for "password" where that person has no login of the own (the recovery code).
    """
    actor = home.actor
    lead_key = home.access.sealing_key(actor.id)
    if lead_key is None:
        raise FieldRefused("password", _("请用您自己的密码登录后再开始评审：封条的一份交给您。"))
    private, public = new_pair()
    code, code_slot = lock_with_code(private, _context("code", round_), cost)
    record = RoundKey(
        id=new_id(),
        scope=home.office,
        round_id=reference,
        lead_id=actor.id,
        lead_name=actor.name,
        public_key=key_text(public),
        lead_slot=seal(private, {_LEAD: lead_key}, _context("lead", round_)),
        code_slot=code_slot,
    )
    return NewRoundKey(record, key_text(public), code)


def open_round_key(
    home: Home,
    round_: str,
    row: Mapping[str, Any],
    *,
    password: str | None = None,
    code: str | None = None,
) -> bytes:
    """The round's private key, by the printed code or as its lead (with `password` where the lead sat down
    with a PIN). FieldRefused names "code" or "password"; Damaged where the slots do not fit the public key.
    """
    if code is not None:
        try:
            private = open_with_code(row["code_slot"], code, _context("code", round_))
        except Unavailable as error:  # it is no code at all
            raise FieldRefused("code", _("开封码抄错了字，请对照打印的那一张逐组检查。")) from error
        if private is None:
            raise FieldRefused("code", _("这不是本次评定的开封码，请找出开始评审时打印的那一张。"))
    else:
        if home.actor.id != row["lead_id"]:
            raise FieldRefused(
                "code",
                _("只有主持人“{lead}”能用密码开封，其他人请输入打印的开封码。").format(lead=row["lead_name"]),
            )
        private = unseal(row["lead_slot"], _LEAD, home.access.own_key(password), _context("lead", round_))
        if private is None:  # the lead's login was given anew since, and with it another key
            raise FieldRefused("code", _("主持人的登录换过，用密码已打不开，请输入打印的开封码。"))
    if key_text(public_of(private)) != row["public_key"]:
        raise Damaged(_("评定的封条与记录不符。"), _("请核对数据，并联系维护人员。"))
    return private


def seal_sheet(
    content: SheetContent, round_: str, application: str, judge: str, keys: Mapping[str, bytes]
) -> str:
    """A sheet as it is stored: `keys` are public keys under TO_ROUND, and TO_JUDGE where the judge has
    one.
    """
    return seal(_bytes_of(content), keys, _sheet_context(round_, application, judge))


def unseal_sheet(
    box: str, round_: str, application: str, judge: str, name: str, private_key: bytes
) -> SheetContent | None:
    """What a sheet holds; None where the key does not open it, or it is damaged."""
    try:
        content = unseal(box, name, private_key, _sheet_context(round_, application, judge))
    except Damaged:
        return None
    return None if content is None else _content_of(content)


def seal_draft(content: SheetContent, application: str, judge: str, public_key: bytes) -> str:
    """A draft, for nobody but its judge."""
    return seal(_bytes_of(content), {TO_JUDGE: public_key}, _context("draft", f"{application}/{judge}"))


def unseal_draft(box: str, application: str, judge: str, private_key: bytes) -> SheetContent | None:
    """The draft; None where the key does not open it."""
    try:
        content = unseal(box, TO_JUDGE, private_key, _context("draft", f"{application}/{judge}"))
    except Damaged:
        return None
    return None if content is None else _content_of(content)


def key_text(key: bytes) -> str:
    """A key as a record holds it."""
    return base64.b64encode(key).decode("ascii")


def read_key(text: str | None) -> bytes | None:
    """The key of a record; None for what is none."""
    try:
        key = base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == 32 else None


def _sheet_context(round_: str, application: str, judge: str) -> bytes:
    return _context("sheet", f"{round_}/{application}/{judge}")


def _context(kind: str, what: str) -> bytes:
    return f"nanxi-desk star {kind} 1 {what}".encode()


def _bytes_of(content: SheetContent) -> bytes:
    whole = {"points": dict(content.points), "remarks": {k: v for k, v in content.remarks.items() if v}}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _content_of(content: bytes) -> SheetContent | None:
    try:
        whole = json.loads(content)
        points, remarks = whole["points"], whole["remarks"]
        texts = all(isinstance(t, str) for part in (points, remarks) for pair in part.items() for t in pair)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return SheetContent(points, remarks) if texts else None
