"""Workbooks without the workbook: the same sheets, packed plainly, for tests of what comes after reading.

Everything else is the program's own: what is exported, signed, checked, set aside and taken. Real workbooks
have their own tests; a thousand schedules of files would spend all their time in zip and AES.
"""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST
from nanxi_desk.core.workbook import gate, protection, reader, writer
from nanxi_desk.core.workbook.cells import SheetData, SheetPlan


def pack(plans: Sequence[SheetPlan], *, cover: object = None) -> bytes:
    """The sheets that are read again, as JSON."""
    del cover
    sheets = [
        [plan.name, [[c.key for c in plan.columns], [c.title for c in plan.columns], *map(list, plan.rows)]]
        for plan in plans
        if plan.name in (CHANGES, MANIFEST)
    ]
    return json.dumps(sheets).encode()


def unpack(data: bytes, *, sheets: Any = None) -> list[SheetData]:
    del sheets
    try:
        return [SheetData(name, rows) for name, rows in json.loads(data)]
    except ValueError as error:
        raise InputRefused("这不是工作簿。", "请检查文件。") from error


def lock(data: bytes, password: str) -> bytes:
    return json.dumps([password, data.decode()]).encode()


def unlock(data: bytes, password: str) -> bytes:
    try:
        secret, inner = json.loads(data)
    except ValueError as error:
        raise InputRefused("加密的工作簿已损坏。", "请从原处重新复制。") from error
    if secret != password:
        raise protection.WrongPassword("密码不对。", "请核对。")
    return str(inner).encode()


def use_parcels(patch: pytest.MonkeyPatch) -> None:
    """From now on files are parcels."""
    patch.setattr(writer, "write_workbook", pack)
    patch.setattr(reader, "read_workbook", unpack)
    patch.setattr(protection, "encrypt", lock)
    patch.setattr(protection, "decrypt", unlock)
    patch.setattr(gate, "is_encrypted", lambda data: data.startswith(b"["))
