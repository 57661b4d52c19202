"""The shipped programmes: a file that people may edit, so it is said what is wrong with it."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.resources import resource_path

LONGEST_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class ShippedProgramme:
    """One programme of the file."""

    key: str
    name: str
    audience: str


def read_programmes(text: str) -> tuple[ShippedProgramme, ...]:
    """Parse the file's text; InputRefused names what does not fit."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(str(error)) from error
    programmes = content.get("programmes")
    if content.get("version") != 1 or not isinstance(programmes, dict):
        raise _refused("version, [programmes]")
    return tuple(_read(key, each) for key, each in programmes.items())


def _read(key: str, each: Any) -> ShippedProgramme:
    fields = each if isinstance(each, dict) else {}
    name, audience = (_text(key, fields.get(part, "")) for part in ("name", "audience"))
    if not name or not key.isascii():
        raise _refused(key)
    return ShippedProgramme(key, name, audience)


def _text(key: str, text: Any) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_NAME or not text.isprintable():
        raise _refused(key)
    return text.strip()


def _refused(what: str) -> InputRefused:
    return InputRefused(
        _("培训项目文件有错：{what}。").format(what=what),
        _("每行一个项目，写明 name 和 audience，都不超过 60 个字。"),
    )


@cache
def _content() -> str:
    return resource_path("training_programmes.toml").read_text("utf-8")


@cache
def shipped_programmes() -> tuple[ShippedProgramme, ...]:
    """All shipped programmes in the order of the file."""
    return read_programmes(_content())


@cache
def programmes_version() -> str:
    """Changes whenever the file does."""
    return hashlib.sha256(_content().encode()).hexdigest()[:16]
