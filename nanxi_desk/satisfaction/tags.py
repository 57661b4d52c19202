"""The shipped tags and limits: a file that people may edit, so it is said what is wrong with it."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.resources import resource_path
from nanxi_desk.satisfaction.rules import LEVELS

LONGEST_TAG = 40  # characters
LONGEST_LIMIT = 365  # workdays
STAGES = ("contact", "verify", "mend", "hard", "revisit", "close")


@dataclass(frozen=True, slots=True)
class ShippedTag:
    """One tag of the file."""

    code: str
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Workdays for each stage of a follow-up; `hard` is 整改 of a hard case."""

    contact: int
    verify: int
    mend: int
    hard: int
    revisit: int
    close: int


@dataclass(frozen=True, slots=True)
class TagFile:
    """What the file says."""

    tags: tuple[ShippedTag, ...]
    limits: Limits


def read_tags(text: str) -> TagFile:
    """Parse the file's text; InputRefused names what does not fit."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(str(error)) from error
    tags, limits = content.get("tags"), content.get("limits")
    if content.get("version") != 1 or not isinstance(tags, dict) or not isinstance(limits, dict):
        raise _refused("version, [limits], [tags]")
    if set(limits) != set(STAGES) or not all(_fits(days) for days in limits.values()):
        raise _refused("[limits]")
    return TagFile(tuple(_read_tag(code, words) for code, words in tags.items()), Limits(**limits))


def _fits(days: Any) -> bool:
    return type(days) is int and 0 <= days <= LONGEST_LIMIT


def _read_tag(code: str, words: Any) -> ShippedTag:
    level = level_of(code)
    if level is None or not isinstance(words, str):
        raise _refused(code)
    words = words.strip()
    if not 0 < len(words) <= LONGEST_TAG or not words.isprintable():
        raise _refused(code)
    return ShippedTag(code, level, words)


def level_of(code: str) -> int | None:
    """The level that a code of three digits belongs to: its first digit; None where it is no code."""
    if len(code) != 3 or not (code.isascii() and code.isdigit()):
        return None
    return int(code[0]) if int(code[0]) in LEVELS else None


def _refused(what: str) -> InputRefused:
    return InputRefused(
        _("评价标签文件有错：{what}。").format(what=what),
        _('每行一个标签，例如 213 = "业务不熟练"；代码三位数，第一位是等级。'),
    )


@cache
def _content() -> str:
    return resource_path("satisfaction_tags.toml").read_text("utf-8")


@cache
def _file() -> TagFile:
    return read_tags(_content())


def shipped_tags() -> tuple[ShippedTag, ...]:
    """All shipped tags in the order of the file."""
    return _file().tags


def shipped_limits() -> Limits:
    """The limits of the file."""
    return _file().limits


@cache
def tags_version() -> str:
    """Changes whenever the file does."""
    return hashlib.sha256(_content().encode()).hexdigest()[:16]


def by_code(tags: Mapping[str, Any]) -> list[str]:
    """Codes in the order in which a screen shows them: best level first."""
    return sorted(tags, key=lambda code: (-int(code[0]), code))
