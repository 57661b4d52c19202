"""Reading: the gate, then a process of its own that parses, then rows.

Nothing that a file does reaches the caller but rows or one InputRefused.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.workbook.cells import SheetData
from nanxi_desk.core.workbook.delimited import read_delimited
from nanxi_desk.core.workbook.gate import Limits, check_archive, check_size, is_encrypted
from nanxi_desk.core.workbook.protection import decrypt
from nanxi_desk.core.workbook.wire import decode

CHILD_OPTION = "--workbook-child"  # a bundle's own start hands over to child.main() when it sees this


def read_workbook(
    data: bytes, *, limits: Limits | None = None, sheets: Sequence[str] | None = None
) -> list[SheetData]:
    """All worksheets of an .xlsx, or those named in `sheets`, in the workbook's order.

    A name in `sheets` also stands for its continuations `<name>_2`, `<name>_3`, …, each a sheet of its own
    in the result; names that the workbook does not have are passed over. Otherwise InputRefused.
    """
    limits = limits or Limits()
    check_archive(data, limits)
    return _parse(data, limits, sheets)


def read_table_file(
    path: Path, *, password: str | None = None, limits: Limits | None = None
) -> list[SheetData]:
    """The sheets of an .xlsx (with `password` if it has one), or the one table of a .csv or .txt.

    A text table has the file's stem as its name and holds text only: UTF-8, UTF-16 with mark, or GB 18030,
    with commas, semicolons or tabs. InputRefused names the file and what to do.
    """
    limits = limits or Limits()
    try:
        return _read_table(path, password, limits)
    except InputRefused as refused:
        named = _("“{file}”：{problem}").format(file=path.name, problem=refused.message)
        raise InputRefused(named, refused.hint) from refused


def needs_password(path: Path) -> bool:
    """Whether the file is a workbook under a password; False where it cannot be read at all."""
    try:
        return path.suffix.lower() == ".xlsx" and is_encrypted(_bytes_of(path, Limits()))
    except InputRefused:
        return False


def _read_table(path: Path, password: str | None, limits: Limits) -> list[SheetData]:
    suffix = path.suffix.lower()
    data = _bytes_of(path, limits)
    if suffix == ".xlsx":
        if is_encrypted(data):
            if not password:
                raise InputRefused(_("工作簿有密码保护。"), _("请输入打开密码。"))
            data = decrypt(data, password)
        return read_workbook(data, limits=limits)
    if suffix in (".csv", ".txt"):
        return [SheetData(path.stem, read_delimited(data, max_rows=limits.max_rows))]
    raise InputRefused(
        _("不能读取这种格式（{suffix}）。").format(suffix=suffix or _("没有扩展名")),
        _("请在 WPS 或 Excel 中打开后另存为 .xlsx 或 .csv。"),
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    if path.is_dir():
        raise InputRefused(_("这是文件夹，不是文件。"), _("请选择文件夹里的一个文件。"))
    if not path.is_file():
        raise InputRefused(_("找不到这个文件。"), _("请检查文件名和所在位置，U盘是否已插好。"))
    try:
        check_size(path.stat().st_size, limits)
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(
            _("文件打不开。"), _("请关闭正在使用它的程序，并检查您有没有读取权限。")
        ) from error


def _child_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION]
    return [sys.executable, "-P", "-m", "nanxi_desk.core.workbook.child"]


def _child_environment() -> dict[str, str]:
    """The parent's, with this very package in front: the child must not find another one."""
    root = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])}


def _parse(data: bytes, limits: Limits, sheets: Sequence[str] | None) -> list[SheetData]:
    timed_out = threading.Event()
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        _child_command(),
        env=_child_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def stop() -> None:
            timed_out.set()
            process.kill()

        clock = threading.Timer(limits.seconds, stop)
        clock.start()
        try:
            _feed(process.stdin, _settings_line(limits, sheets), data)
            return _collect(process.stdout, limits)
        except _ChildEnded as ended:
            raise _refusal("time" if timed_out.is_set() else ended.code) from ended
        finally:
            clock.cancel()
            process.kill()


def _settings_line(limits: Limits, sheets: Sequence[str] | None) -> bytes:
    settings = {
        "sheets": None if sheets is None else list(sheets),
        "max_rows": limits.max_rows,
        "max_cells": limits.max_cells,
        "memory_bytes": limits.memory_bytes,
        "seconds": limits.seconds,
    }
    return json.dumps(settings).encode() + b"\n"


def _feed(stdin: IO[bytes], settings: bytes, data: bytes) -> None:
    """Hand the file over; the child reads all of it before it answers, so nothing can block here for long."""
    with contextlib.suppress(OSError):  # it ended early: what it did not answer tells
        stdin.write(settings)
        stdin.write(data)
    with contextlib.suppress(OSError):
        stdin.close()


class _ChildEnded(Exception):
    """The child refused, or ended without its last word; `code` says why as far as it is known."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _collect(stdout: IO[bytes], limits: Limits) -> list[SheetData]:
    sheets: list[SheetData] = []
    for message in _messages_from(stdout, limits):
        match message:
            case ["sheet", str(name), list(merged)]:
                sheets.append(SheetData(name, [], tuple((a, b, c, d) for a, b, c, d in merged)))
            case ["rows", list(rows)] if sheets:
                sheets[-1].rows.extend(rows)
            case ["end"]:
                for sheet in sheets:
                    _drop_empty_end(sheet)
                return sheets
            case ["refused", str(code)]:
                raise _ChildEnded(code)
            case _:
                break
    raise _ChildEnded("ended")


def _messages_from(stdout: IO[bytes], limits: Limits) -> Iterator[list[Any]]:
    left = limits.max_unpacked  # one long text shown by a million cells is small in the file and large here
    while line := stdout.readline(left + 1):
        left -= len(line)
        if left < 0:
            raise _ChildEnded("memory")
        try:
            yield decode(line)
        except ValueError as error:
            raise _ChildEnded("ended") from error


def _drop_empty_end(sheet: SheetData) -> None:
    while sheet.rows and all(cell is None for cell in sheet.rows[-1]):
        sheet.rows.pop()


def _refusal(code: str) -> InputRefused:
    save_again = _("请在 WPS 或 Excel 中打开后另存为 .xlsx 再试。")
    split = _("请删去多余的行列，或拆成几个较小的文件。")
    sentences = {
        "time": (_("读取这个工作簿用时过长，已停止。"), split),
        "rows": (_("工作簿的行数超过上限。"), split),
        "cells": (_("工作簿的表格范围过大（可能在很远处有一个单元格有内容）。"), split),
        "memory": (_("工作簿的内容过多，内存放不下。"), split),
        "damaged": (_("工作簿的内部结构已损坏。"), save_again),
    }
    return InputRefused(*sentences.get(code, (_("工作簿无法读取：内容过多或内部已损坏。"), save_again)))
