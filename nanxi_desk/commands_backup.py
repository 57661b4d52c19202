"""Commands of the backups: make one, go back to one."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from nanxi_desk.commands_base import FILE, Command, Context, Result, argument, lines, password
from nanxi_desk.core.backup_file import Backup
from nanxi_desk.core.backups import back_up, look_into
from nanxi_desk.core.clock import instant
from nanxi_desk.core.language import _
from nanxi_desk.core.restoring import loss_for, loss_sentences, rehearse, restore


def _backup(context: Context, options: argparse.Namespace) -> Result:
    return _described(back_up(context.home, options.file))


def _described(backup: Backup) -> Result:
    return {
        "file": backup.path,
        "made_at": instant(backup.made_at),
        "office": backup.office,
        "revision": backup.revision,
        "size": backup.size,
        "changes": backup.changes,
    }


def _restore(context: Context, options: argparse.Namespace) -> Result:
    backup = look_into(options.file)
    home, secret = context.path, password()
    lost = loss_for(home, secret, options.user, backup)
    result = {**_described(backup), "lost": lost, "restored": False}
    if options.dry_run:
        rehearse(backup, secret, options.user, home)
        return result
    done = restore(home, options.file, secret, options.user)
    return {**result, "restored": True, "aside": done.aside, "replica": context.home.replica}


def _show_restore(result: Result) -> Iterable[str]:
    lost = result["lost"]
    if lost is None:
        yield _("现有的数据打不开或没有数据，不能比较。")
    else:
        yield from loss_sentences(lost)
    if not result["restored"]:
        yield _("备份完好，可以恢复；这次没有改动任何数据。")
        return
    yield _("已恢复到 {time} 的备份。").format(time=result["made_at"])
    if result["aside"]:
        yield _("原来的文件留在“{folder}”。").format(folder=result["aside"])


COMMANDS: tuple[Command, ...] = (
    Command(
        "backup",
        lambda: _("备份全部数据，可写明文件"),
        _backup,
        lines,
        (argument("file", type=Path, nargs="?"),),
    ),
    Command(
        "restore",
        lambda: _("用备份恢复全部数据；--dry-run 只看会丢失什么"),
        _restore,
        _show_restore,
        (FILE, argument("--dry-run", action="store_true")),
    ),
)
