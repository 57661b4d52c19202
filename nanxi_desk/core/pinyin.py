"""Pinyin of names and words, for finding people and items by initials or full spelling.

A name is spelled as its surname is read (单 shan, 曾 zeng) and as the characters are read elsewhere, since
people type both. `ü` is spelled `v`, as on a keyboard. The dictionary takes long to load, so it is loaded
with the first character.
"""

import gc
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any

MAX_VARIANTS = 4
_LONGEST_NAME = 4  # characters; a longer text is read as words, not as a person's name
_LONGEST_PHRASE = 4

# Surnames that are read otherwise than the same character in a word.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "朴": "piao", "查": "zha", "翟": "zhai",
    "缪": "miao", "盖": "ge", "乐": "yue", "薄": "bo", "折": "she", "种": "chong", "秘": "bi", "洗": "xian",
    "黑": "he", "员": "yun", "召": "shao", "覃": "qin", "隗": "wei", "卜": "bu", "祭": "zhai", "繁": "po",
    "阚": "kan", "么": "yao", "能": "nai", "都": "du", "角": "jue", "句": "gou", "郇": "xun", "圈": "juan",
    "粘": "nian", "佴": "nai", "长": "chang", "重": "chong",
}  # fmt: skip
# Compound surnames that their first character, or the dictionary, would mislead about.
_COMPOUND_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "单于": ("chan", "yu"),
    "长孙": ("zhang", "sun"),
    "万俟": ("mo", "qi"),
    "乐正": ("yue", "zheng"),
    "澹台": ("tan", "tai"),
    "亓官": ("qi", "guan"),
}
# Characters of given names that one cannot know the reading of without asking.
_GIVEN = {
    "乐": ("le", "yue"), "朝": ("chao", "zhao"), "长": ("chang", "zhang"), "晟": ("sheng", "cheng"),
    "茜": ("qian", "xi"), "行": ("xing", "hang"), "重": ("zhong", "chong"), "莘": ("shen", "xin"),
    "娜": ("na", "nuo"), "蔚": ("wei", "yu"), "仔": ("zai", "zi"), "柏": ("bai", "bo"), "泊": ("bo", "po"),
    "曾": ("zeng", "ceng"), "藏": ("cang", "zang"), "传": ("chuan", "zhuan"), "单": ("dan", "shan"),
}  # fmt: skip

Reading = tuple[str, ...]


@lru_cache(maxsize=65_536)
def full(text: str) -> tuple[str, ...]:
    """Full spelling without blanks, likeliest first, at most four variants: 单娜 → shanna, danna, shannuo …

    What is not Chinese stays, in lower case; blanks and the dots inside foreign names are left out.
    """
    return _distinct("".join(reading) for reading in _readings(text))


@lru_cache(maxsize=65_536)
def initials(text: str) -> tuple[str, ...]:
    """First letters, likeliest first, one token per variant: 欧阳若兰 → oyrl. Otherwise as full()."""
    plain = _plain(text)
    return _distinct(
        "".join(
            syllable[0] if _is_han(char) else syllable for char, syllable in zip(plain, reading, strict=True)
        )
        for reading in _readings(text)
    )


@lru_cache(maxsize=4_096)
def syllables(text: str) -> Reading:
    """The reading of ordinary words, one entry per character without the blanks: 调解 → tiao, jie."""
    return _words(_plain(text))


def _readings(text: str) -> list[Reading]:
    plain = _plain(text)
    ordinary = _words(plain)
    if len(plain) > _LONGEST_NAME or not plain or not _is_han(plain[0]):
        return [ordinary]
    surname = _surname(plain)
    given = plain[len(surname) :]
    # The ordinary reading follows at once: a name may as well be a word, or a given name alone.
    readings = [surname + ordinary[len(surname) :], ordinary]
    choices = [
        tuple(dict.fromkeys((spoken, *_GIVEN.get(char, ()))))
        for char, spoken in zip(given, ordinary[len(surname) :], strict=True)
    ]
    readings += [surname + rest for rest in islice(product(*choices), MAX_VARIANTS)]
    return readings


def _surname(plain: str) -> Reading:
    """Reading of the leading surname; of one that is read like the word, nothing."""
    if plain[:2] in _COMPOUND_SURNAMES:
        return _COMPOUND_SURNAMES[plain[:2]]
    return (_SURNAMES[plain[0]],) if plain[0] in _SURNAMES else ()


def _words(plain: str) -> Reading:
    """Reading in context where the text holds a phrase of the dictionary, else character by character."""
    longest = min(len(plain), _LONGEST_PHRASE)
    phrases = _phrases()
    for length in range(2, longest + 1):
        for start in range(len(plain) - length + 1):
            if plain[start : start + length] in phrases:
                return tuple(_speller()(list(plain), plain))
    return tuple(map(_character, plain))


@lru_cache(maxsize=16_384)
def _character(char: str) -> str:
    return _speller()([char], char)[0]


def warm_up() -> None:
    """Load the dictionary, so that the first name typed need not wait: once the window stands, beside it."""
    _phrases()
    _speller()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: amid fifty thousand new lists it doubles the time that nobody else can run."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@cache
def _phrases() -> Container[str]:
    with _uncollected():
        from pypinyin.constants import PHRASES_DICT  # takes long to load

    phrases: Container[str] = PHRASES_DICT
    return phrases


@cache
def _speller() -> Callable[[list[str], str], list[str]]:
    with _uncollected():
        from pypinyin import lazy_pinyin  # takes long to load

    one_by_one: Any = list  # what it cannot read comes back as single characters

    def spell(characters: list[str], text: str) -> list[str]:
        spoken: list[str] = lazy_pinyin(text, errors=one_by_one)
        # A syllable has letters only; for a character that the dictionary lacks, the character stands.
        return [s if s.isascii() and s else c for c, s in zip(characters, spoken, strict=True)]

    return spell


def _plain(text: str) -> str:
    if (
        text.isalpha()
        and not text.isascii()
        and unicodedata.is_normalized("NFKC", text)
        and text == text.lower()
    ):
        return text
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if not char.isspace() and char not in "·・•‧∙")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000" or char == "〇"


def _distinct(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(filter(None, dict.fromkeys(spellings)), MAX_VARIANTS))
