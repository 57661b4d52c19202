"""Commands of attachments: add files to a record, tell what it has, give it out."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from nanxi_desk.commands_base import Command, Context, Result, argument
from nanxi_desk.core.attachments import Attachments, AttachmentView, prepare_file
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.records import Record
from nanxi_desk.frontdesk.editing import find_record


def _found(context: Context, named: str) -> tuple[type[Record], str]:
    with context.home.journal.read() as conn:
        record_class, row = find_record(conn, named)
    return record_class, row["id"]


def _attach(context: Context, options: argparse.Namespace) -> Result:
    whose = _found(context, options.record)
    files = [prepare_file(file) for file in options.files]
    added = Attachments(context.home).attach(context.home.actor, *whose, files)
    return {"attached": [{"name": one.name, "sha256": one.sha256} for one in added]}


def _show_attach(result: Result) -> Iterable[str]:
    yield from (_("已添加：{name}").format(name=one["name"]) for one in result["attached"])
    if not result["attached"]:
        yield _("这些附件早已在这条记录上。")


def _attachments(context: Context, options: argparse.Namespace) -> Result:
    whose, desk = _found(context, options.record), Attachments(context.home)
    views = desk.of(*whose)
    saved: list[Path] = []
    if options.save:
        targets = _targets(options.save, [view for view in views if view.here])
        saved = [desk.save(context.home.actor, *whose, sha256, file) for sha256, file in targets]
    told = [
        {
            "name": view.attachment.name,
            "kind": view.attachment.kind,
            "size": view.size,
            "sha256": view.attachment.sha256,
            "here": view.here,
        }
        for view in views
    ]
    return {"attachments": told, "saved": saved}


def _targets(folder: Path, views: Iterable[AttachmentView]) -> list[tuple[str, Path]]:
    """A name of its own for each; InputRefused where one is taken already, before anything is written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(
            _("文件夹“{folder}”不能写入：{reason}。").format(folder=folder, reason=error.strerror or error),
            _("请换一个文件夹。"),
        ) from error
    found: dict[str, str] = {}
    for view in views:
        name, stem, number = view.attachment.name, view.attachment.name.rpartition(".")[0], 1
        while name in found:
            number += 1
            name = f"{stem} ({number}).{view.attachment.kind}"
        found[name] = view.attachment.sha256
    for name in found:
        if (folder / name).exists():
            raise InputRefused(_("“{file}”已经存在，没有覆盖。").format(file=name), _("请换一个空的文件夹。"))
    return [(sha256, folder / name) for name, sha256 in found.items()]


def _show_attachments(result: Result) -> Iterable[str]:
    for one in result["attachments"]:
        size = _("{size} KB").format(size=-(-one["size"] // 1_000)) if one["here"] else _("未到达")
        yield f"{one['name']}  {size}"
    if not result["attachments"]:
        yield _("没有附件。")
    yield from (_("已存到：{file}").format(file=file) for file in result["saved"])


COMMANDS: tuple[Command, ...] = (
    Command(
        "attach",
        lambda: _("给记录添加附件：JPEG、PNG 图片或 PDF"),
        _attach,
        _show_attach,
        (argument("record"), argument("files", nargs="+", type=Path, metavar="file")),
    ),
    Command(
        "attachments",
        lambda: _("列出记录的附件；--save 存到文件夹（不加密，留记录）"),
        _attachments,
        _show_attachments,
        (argument("record"), argument("--save", type=Path, metavar="DIR")),
    ),
)
