"""The command line: the same use cases as the window, without one. Its words and figures are stable."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import nanxi_desk.modules  # noqa: F401 - makes the record classes known
from nanxi_desk import __version__
from nanxi_desk.core.database import database_errors
from nanxi_desk.core.errors import UsageError, UserError
from nanxi_desk.core.faults import keep_faults
from nanxi_desk.core.home import home_folder
from nanxi_desk.core.language import _, use_language

if TYPE_CHECKING:
    from nanxi_desk.commands_base import Command


class _Parser(argparse.ArgumentParser):
    """Says what does not fit as one of our errors, so that --json holds for it as well."""

    def __init__(self, **options: Any) -> None:
        # A script that abbreviates an option would break with the next one that begins alike.
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            _("命令的写法不对:{problem}。").format(problem=message), _("用 nanxi-desk --help 查看用法。")
        )


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    from nanxi_desk.commands import COMMANDS
    from nanxi_desk.commands_base import text_word  # not needed for the window, whose start is measured

    parser = _Parser(prog="nanxi-desk", description=_("南西前台:居委会前台的离线桌面程序"))
    parser.add_argument("--home", type=Path, help=_("数据文件夹"))
    parser.add_argument("--json", action="store_true", help=_("标准输出只有一个 JSON 对象"))
    parser.add_argument("--user", type=text_word, help=_("登录的人;只有一位管理员时不必写"))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", parser_class=_Parser)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.help())
        for arguments, options in command.arguments:
            own.add_argument(*arguments, **options)
        own.set_defaults(run=command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 bug (as a report), 2 usage, 3 refused, 4 database not to be had."""
    use_language(os.environ.get("NANXI_DESK_LANGUAGE", "zh"))
    words = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in words
    try:
        if _means_window(words):
            return _open_window(Path(words[1]) if words else None)
        options = build_parser().parse_args(words)
        if options.command is None:
            return _open_window(options.home)
        with database_errors():
            return _run(options, options.run)
    except UserError as error:
        return _complain(error, as_json=as_json)


def answer_fault() -> None:
    """What a script gets for a bug; the report is on standard error."""
    hint = _("请把标准错误输出或日志文件夹里的 faults.log 交给维护人员,其中没有居民信息。")
    print(json_text({"error": _("程序出错了。"), "hint": hint}))


def _run(options: argparse.Namespace, command: "Command") -> int:
    from nanxi_desk.commands_base import Context

    keep_faults(options.home)
    with Context(options) as context:
        result = command.run(context, options)
    if options.json:
        print(json_text(result))
    else:
        for line in command.show(result):
            print(line)
    return 0 if result.get("ok", True) else 1


def _means_window(words: Sequence[str]) -> bool:
    """No command, and no other option than the folder: as the desktop's icon starts it."""
    return not words or (len(words) == 2 and words[0] == "--home" and not words[1].startswith("-"))


def _open_window(named: Path | None) -> int:
    folder = home_folder(named)
    from nanxi_desk.app import run_window

    return run_window(folder)


def json_text(content: object) -> str:
    """One line of JSON; where the terminal's encoding lacks a character, or a file's name is no text, in
    escapes."""
    text = json.dumps(content, ensure_ascii=False, default=_plain)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(content, default=_plain)
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    raise TypeError(type(value).__name__)


def _complain(error: UserError, *, as_json: bool) -> int:
    if as_json:
        print(json_text({"error": error.message, "hint": error.hint}))
    else:
        print(error.message, file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
    return error.exit_code
