"""What the commands share: the opened home, the words of their arguments, the ways to tell a result."""

import argparse
import contextlib
import getpass
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.errors import Damaged, NotAllowed, UsageError
from nanxi_desk.core.home import Home, home_folder
from nanxi_desk.core.language import _

Result = dict[str, Any]


class Context:
    """What a command works on: the home is opened when it is first asked for, and closed at the end."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._folder: Path | None = options.home
        self._user: str | None = options.user
        self._home: Home | None = None

    @property
    def path(self) -> Path:
        """The home's folder, looked at when a command first needs it."""
        return home_folder(self._folder)

    @property
    def home(self) -> Home:
        """The opened home. NotAllowed for who has to choose a password first."""
        home = self.entered()
        if home.access.must_change:
            raise NotAllowed(
                _("第一次登录要先换成自己的密码。"),
                _("请运行 nanxi-desk password，新密码放在 NANXI_DESK_NEW_PASSWORD 里。"),
            )
        return home

    def entered(self) -> Home:
        """The opened home, also for who has to choose a password first and so may do nothing else."""
        if self._home is None:
            try:
                self._home = Home.open(self.path, password(), self._user)
            except Damaged as error:
                from nanxi_desk.core.restoring import advised

                raise advised(self.path, error) from error
            for notice in self._home.notices:
                print(notice, file=sys.stderr)
        return self._home

    def keep(self, home: Home) -> Home:
        """A home that the command opened itself."""
        self._home = home
        return home

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        if self._home is not None:
            self._home.close()


Argument = tuple[tuple[str, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, what it does, and how its result reads for people."""

    name: str
    help: Callable[[], str]
    run: Callable[[Context, argparse.Namespace], Result]
    show: Callable[[Result], Iterable[str]]
    arguments: tuple[Argument, ...] = field(default=())


def password() -> str:
    """The password of NANXI_DESK_PASSWORD, or asked for where somebody can type it."""
    given = secret_of("NANXI_DESK_PASSWORD")
    if given is None:
        given = ask_secret(_("密码:"))
    if given is not None:
        return given
    raise UsageError(_("没有给出密码。"), _("请设置环境变量 NANXI_DESK_PASSWORD。"))


def ask_secret(prompt: str) -> str | None:
    """What somebody types without its being shown; None where nobody can type."""
    if sys.stdin is not None and sys.stdin.isatty():
        with contextlib.suppress(EOFError):
            return getpass.getpass(prompt)
    return None


def secret_of(variable: str) -> str | None:
    """A password in an environment variable; None where none is there."""
    value = os.environ.get(variable)
    if value is not None and UNWRITABLE.search(value):
        raise UsageError(
            _("环境变量 {variable} 里有不能用作密码的字符。").format(variable=variable),
            _("请检查它的内容和编码。"),
        )
    return value


def lines(result: Result) -> Iterable[str]:
    """A result without a wording of its own: one line a value."""
    for name, value in result.items():
        if isinstance(value, list):
            yield from (str(each) for each in value)
        else:
            yield f"{name}: {value}"


def text_word(word: str) -> str:
    """A word of the command line that goes into a record or a search."""
    if any("\ud800" <= character <= "\udfff" for character in word):  # bytes that were no text
        raise argparse.ArgumentTypeError(_("这不是 UTF-8 文字"))
    return word


def argument(*names: str, **options: Any) -> Argument:
    if "action" not in options:
        options.setdefault("type", text_word)
    return names, options


def number(name: str, least: int, most: int, **options: Any) -> Argument:
    def whole(word: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", word) or not least <= int(word) <= most:
            words = _("应为 {least} 至 {most} 的整数").format(least=least, most=most)
            raise argparse.ArgumentTypeError(words)
        return int(word)

    return argument(name, type=whole, **options)


FILE = argument("file", type=Path)
