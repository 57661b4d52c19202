"""How a rating pad speaks: profiles as data, shipped in resources/pad_profiles.toml, edited in the settings.

A profile lives as texts (TOML, JSON, the fields of a form) and is checked by one function on its way in.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any, Final

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.resources import resource_path

SERIAL, KEYS, BARE = KINDS = ("serial", "keys", "bare")
LEVELS: Final = (5, 4, 3, 2, 1)
KEY_COUNTS: Final = (3, 4, 5)
SPEEDS: Final = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
FRAMES: Final = ("8N1", "8E1", "8O1", "8N2", "7E1", "7O1", "7N2")
SHORTEST, LONGEST = 3, 60  # seconds
FRAME_SECONDS: Final = 0.05  # in which a keyboard pad has typed prefix, key and suffix
_LONGEST_CODE = 16  # bytes or keys
_QUIET_MOST = 5_000  # milliseconds
_TOKEN = re.compile(r"\{(?:Enter|Tab|Space|Esc|F1[3-9]|F2[0-4])\}|[!-z|~]")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}\s*)+")

Texts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PadProfile:
    """One kind of pad. `levels` gives for each level the bytes, or the name of the key, that stand for it."""

    key: str
    name: str
    kind: str
    levels: Mapping[int, bytes | str]
    port: str = ""  # as the computer names it; "" until somebody chose one
    speed: int = 9600
    frame: str = "8N1"
    trigger: bytes = b""
    ignored: tuple[bytes, ...] = ()
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    timeout: int = 10  # seconds
    quiet: int = 800  # milliseconds

    @property
    def codes(self) -> dict[bytes, int]:
        """Bytes → level of a serial pad."""
        return {code: level for level, code in self.levels.items() if isinstance(code, bytes)}

    @property
    def names(self) -> dict[str, int]:
        """Key → level of a pad that types."""
        return {name: level for level, name in self.levels.items() if isinstance(name, str)}


@cache
def shipped_profiles() -> tuple[PadProfile, ...]:
    """The profiles that come with the program, in the order of the file."""
    return parse_profiles(resource_path("pad_profiles.toml").read_text(encoding="utf-8"))


def parse_profiles(text: str) -> tuple[PadProfile, ...]:
    """The profiles of a TOML text. FieldRefused names the field of the first that is wrong."""
    try:
        pads = tomllib.loads(text).get("pad", [])
    except tomllib.TOMLDecodeError as error:
        raise FieldRefused("pad", _("评价器配置文件格式不对：{reason}。").format(reason=error)) from error
    profiles = tuple(profile_of(pad) for pad in pads)
    keys = [profile.key for profile in profiles]
    repeated = next((key for key in keys if keys.count(key) > 1), "")
    if repeated:
        raise FieldRefused("key", _("评价器配置“{name}”重复。").format(name=repeated))
    return profiles


def profile_of(texts: Texts) -> PadProfile:
    """The profile that texts describe, checked.

    FieldRefused names the field that is wrong: `level_5` … `level_1` for a key, `levels` for all together.
    """
    kind = str(texts.get("kind", ""))
    if kind not in KINDS:
        raise FieldRefused("kind", _("请选择评价器的种类。"))
    serial = kind == SERIAL
    profile = PadProfile(
        key=str(texts.get("key", "")),
        name=str(texts.get("name", "")).strip(),
        kind=kind,
        levels=_levels(texts.get("levels", {}), serial=serial),
        port=str(texts.get("port", "")).strip(),
        speed=_whole("speed", texts.get("speed", 9600)),
        frame=str(texts.get("frame", "8N1")).strip().upper(),
        trigger=_bytes("trigger", str(texts.get("trigger", ""))) if serial else b"",
        ignored=tuple(_bytes("ignored", str(code)) for code in texts.get("ignored", ())) if serial else (),
        prefix=_tokens("prefix", str(texts.get("prefix", ""))) if kind == KEYS else (),
        suffix=_tokens("suffix", str(texts.get("suffix", ""))) if kind == KEYS else (),
        timeout=_whole("timeout", texts.get("timeout", 10)),
        quiet=_whole("quiet", texts.get("quiet", 800)),
    )
    _check(profile)
    return profile


def texts_of(profile: PadProfile) -> dict[str, Any]:
    """The profile as texts and numbers, as TOML, JSON and the form hold it; profile_of() reads them back."""
    texts: dict[str, Any] = {
        "key": profile.key,
        "name": profile.name,
        "kind": profile.kind,
        "levels": {str(level): code_text(code) for level, code in profile.levels.items()},
        "timeout": profile.timeout,
        "quiet": profile.quiet,
    }
    if profile.kind == SERIAL:
        texts |= {
            "port": profile.port,
            "speed": profile.speed,
            "frame": profile.frame,
            "trigger": hex_text(profile.trigger),
            "ignored": [hex_text(code) for code in profile.ignored],
        }
    if profile.kind == KEYS:
        texts |= {"prefix": "".join(profile.prefix), "suffix": "".join(profile.suffix)}
    return texts


def hex_text(code: bytes) -> str:
    """Bytes as people write them down: AA 55 01."""
    return code.hex(" ").upper()


def code_text(code: bytes | str) -> str:
    """What a key sends, as it stands in a form."""
    return hex_text(code) if isinstance(code, bytes) else code


def frame_of(typed: Mapping[int, Sequence[str]]) -> tuple[str, str, dict[int, str]]:
    """Prefix, suffix and the keys between, from what a keyboard pad typed for each level.

    FieldRefused where the rows do not differ in exactly one key at the same place.
    """
    rows = [tuple(row) for row in typed.values()]
    lengths = {len(row) for row in rows}
    if len(rows) < KEY_COUNTS[0] or len(lengths) != 1:
        raise _unlike()
    differing = [n for n, column in enumerate(zip(*rows, strict=True)) if len(set(column)) > 1]
    if len(differing) != 1:
        raise _unlike()
    at = differing[0]
    prefix, suffix = "".join(rows[0][:at]), "".join(rows[0][at + 1 :])
    return prefix, suffix, {level: row[at] for level, row in typed.items()}


def _unlike() -> FieldRefused:
    return FieldRefused("levels", _("各键发出的内容看不出规律。"), _("请重新逐键按一遍，每次只按一下。"))


def _levels(given: Any, *, serial: bool) -> dict[int, bytes | str]:
    """Level → code from {level: text}; an empty text means that the pad has no such key."""
    found: dict[int, bytes | str] = {}
    if not isinstance(given, Mapping):
        raise FieldRefused("levels", _("请填写各键对应的内容。"))
    for level, text in sorted(given.items(), key=lambda pair: str(pair[0]), reverse=True):
        words = str(text).strip()
        if str(level) not in map(str, LEVELS):
            raise FieldRefused("levels", _("没有“{level}”这个等级，只有 1 到 5。").format(level=level))
        if not words:
            continue
        place = f"level_{level}"
        if serial:
            found[int(level)] = _bytes(place, words)
            continue
        tokens = _tokens(place, words)
        if len(tokens) != 1:
            raise FieldRefused(place, _("这里只填一个键，例如 5。"))
        found[int(level)] = tokens[0]
    return found


def _bytes(place: str, text: str) -> bytes:
    words = text.strip()
    if words and not _HEX.fullmatch(words):
        raise FieldRefused(
            place, _("“{text}”不是十六进制字节，应像 01 或 AA 55 01。").format(text=words[:20])
        )
    code = bytes.fromhex(words)
    if len(code) > _LONGEST_CODE:
        raise FieldRefused(place, _("最多 {most} 个字节。").format(most=_LONGEST_CODE))
    return code


def _tokens(place: str, text: str) -> tuple[str, ...]:
    words = text.strip()
    tokens = tuple(_TOKEN.findall(words))
    if "".join(tokens) != words or len(tokens) > _LONGEST_CODE:
        raise FieldRefused(
            place, _("“{text}”不是键名，应是单个字符或 {{Enter}}、{{Tab}}、{{F13}}。").format(text=words[:20])
        )
    return tokens


def _whole(place: str, given: Any) -> int:
    text = str(given).strip()
    if not text.isdecimal() or len(text) > 7:
        raise FieldRefused(place, _("请填写整数。"))
    return int(text)


def _check(profile: PadProfile) -> None:
    if not profile.name:
        raise FieldRefused("name", _("请给这个配置起个名字。"))
    if len(profile.levels) not in KEY_COUNTS:
        raise FieldRefused(
            "levels", _("评价器有三、四或五个键，现在填了 {count} 个。").format(count=len(profile.levels))
        )
    if not SHORTEST <= profile.timeout <= LONGEST:
        words = _("等待时间请填 {least} 到 {most} 秒。").format(least=SHORTEST, most=LONGEST)
        raise FieldRefused("timeout", words)
    if profile.quiet > _QUIET_MOST:
        raise FieldRefused("quiet", _("防重按时间最多 {most} 毫秒。").format(most=_QUIET_MOST))
    codes = list(profile.levels.values())
    if len(set(codes)) != len(codes):
        raise FieldRefused("levels", _("有两个键发出同样的内容，分不出等级。"))
    if profile.kind == SERIAL:
        _check_serial(profile)
    elif profile.kind == KEYS:
        _check_keys(profile)


def _check_serial(profile: PadProfile) -> None:
    if profile.speed not in SPEEDS:
        raise FieldRefused("speed", _("波特率应是 {speeds} 之一。").format(speeds=_listed(SPEEDS)))
    if profile.frame not in FRAMES:
        raise FieldRefused("frame", _("帧格式应是 {frames} 之一。").format(frames=_listed(FRAMES)))
    if any(not code for code in profile.ignored):
        raise FieldRefused("ignored", _("忽略的内容不能是空的。"))
    every = (*profile.codes, *profile.ignored)
    if len(set(every)) != len(every) or any(a.startswith(b) for a, b in permutations(every, 2)):
        raise FieldRefused("levels", _("一个键的内容不能是另一个键（或忽略的内容）的开头，否则分不清。"))


def _check_keys(profile: PadProfile) -> None:
    for place, keys in (("prefix", profile.prefix), ("suffix", profile.suffix)):
        if not keys:
            raise FieldRefused(
                place,
                _("键盘式评价器要有前缀和后缀，才不会和打字混淆。"),
                _("没有的，请选“只发数字”的种类。"),
            )
    if profile.prefix[0].isalnum() or profile.prefix[0] in ("{Enter}", "{Tab}", "{Space}", "{Esc}"):
        raise FieldRefused("prefix", _("前缀不能以字母、数字或回车这样的常用键开头。"))


def _listed(values: Iterable[object]) -> str:
    return _("、").join(map(str, values))
