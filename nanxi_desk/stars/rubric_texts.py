"""A rubric as it is typed: texts in cells, which may still be wrong, and back to what the service checks.

Shares are percents here, conditions one line of words; everything is plain enough to be kept as a draft.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.language import _
from nanxi_desk.stars.rubric import Rubric, Star, content_of, decimal_text
from nanxi_desk.stars.rules import MOST_STARS
from nanxi_desk.stars.words import star_word

Texts = dict[str, Any]
_CONDITION = re.compile(
    r"([A-Za-z][A-Za-z0-9.]*)\s*(每项|each)?\s*(?:≥|>=|=)?\s*([0-9]+(?:\.[0-9]+)?)", re.IGNORECASE
)
_BETWEEN = re.compile(r"[；;，,、]")
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．＝", "0123456789.=")
WHOLE_NUMBERS: Final = ("least", "from_hub", "trim_from")
PERCENTS: Final = ("weight", "share")


def texts_of(rubric: Rubric) -> Texts:
    """What the cells show."""
    content = content_of(rubric)
    return {
        "blocks": content["blocks"],
        "stars": [
            {
                "stars": star.stars,
                "least": decimal_text(star.least),
                "conditions": condition_words(star),
                "before": str(star.before or ""),
                "quota": "" if star.quota is None else str(star.quota),
            }
            for star in rubric.stars
        ],
        "vetoes": content["vetoes"],
        "rules": {
            "least": str(rubric.least_judges),
            "from_hub": str(rubric.from_hub),
            "trim_from": str(rubric.trim_from),
            "far": decimal_text(rubric.far),
            "weight": decimal_text(rubric.residents_weight * 100),
            "share": decimal_text(rubric.residents_share * 100),
            "answers": " ".join(map(decimal_text, rubric.answers)),
        },
    }


def condition_words(star: Star) -> str:
    """The conditions of a star in one line: "B ≥ 14；C ≥ 9"."""
    each = _("每项")
    return _("；").join(
        f"{c.code} {each} ≥ {decimal_text(c.least)}" if c.each else f"{c.code} ≥ {decimal_text(c.least)}"
        for c in star.conditions
    )


def content_from(texts: Texts) -> dict[str, Any]:
    """What Rubrics.save takes. FieldRefused names the place of a text that cannot be read at all."""
    rules = {name: _narrow(text) for name, text in texts["rules"].items()}
    whole = {name: _whole(rules[name], f"judges/{name}") for name in WHOLE_NUMBERS}
    return {
        "judges": {**whole, "far": rules["far"]},
        "residents": {
            **{name: _percent(rules[name], f"residents/{name}") for name in PERCENTS},
            "answers": rules["answers"].replace("/", " ").split(),
        },
        "blocks": [
            {
                **{name: block[name] for name in ("code", "part", "name")},
                "indicators": [
                    {**i, "points": _narrow(i["points"]), "step": _narrow(i["step"])}
                    for i in block["indicators"]
                ],
            }
            for block in texts["blocks"]
        ],
        "stars": [_star(star) for star in texts["stars"]],
        "vetoes": [dict(veto) for veto in texts["vetoes"]],
    }


def _star(star: Mapping[str, Any]) -> dict[str, Any]:
    where = f"stars/{star['stars']}"
    content: dict[str, Any] = {"stars": star["stars"], "least": _narrow(star["least"]), "conditions": []}
    for part in filter(None, (part.strip() for part in _BETWEEN.split(_narrow(star["conditions"])))):
        found = _CONDITION.fullmatch(part)
        if found is None:
            raise FieldRefused(
                f"{where}/conditions",
                _("“{text}”读不懂，请写作“A ≥ 45”或“B 每项 ≥ 6”。").format(text=part[:40]),
            )
        each = {"each": True} if found[2] else {}
        content["conditions"].append({"code": found[1], "least": found[3], **each})
    for name in ("before", "quota"):
        if text := _narrow(star[name]):
            content[name] = _whole(text, f"{where}/{name}")
    return content


def _whole(text: str, where: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise FieldRefused(where, _("“{text}”应为整数。").format(text=text[:20]))
    return int(text)


def _percent(text: str, where: str) -> str:
    bare = text.rstrip("%％ ")
    if not _NUMBER.fullmatch(bare):
        raise FieldRefused(where, _("“{text}”应为百分数，例如 30。").format(text=text[:20]))
    return decimal_text(Fraction(bare) / 100)


def _narrow(text: str) -> str:
    return text.strip().translate(_FULL_WIDTH)


def number_of(text: str) -> Fraction | None:
    """The number of a cell, None where it is none."""
    bare = _narrow(text)
    return Fraction(bare) if _NUMBER.fullmatch(bare) else None


def points_fault(indicator: Mapping[str, str]) -> tuple[str, str]:
    """(cell, sentence) of the first thing that is wrong with a line; ("", "") where nothing is."""
    if not indicator["name"].strip():
        return "name", _("“{code}”请填写名称。").format(code=indicator["code"])
    points, step = number_of(indicator["points"]), number_of(indicator["step"])
    if points is None or points <= 0:
        return "points", _("“{code}”的分值应是大于 0 的数，最多四位小数。").format(code=indicator["code"])
    if step is None or step <= 0:
        return "step", _("“{code}”的步长应是大于 0 的数，最多四位小数。").format(code=indicator["code"])
    if (points / step).denominator != 1:
        words = _("“{code}”的分值应是步长 {step} 的整数倍。")
        return "points", words.format(code=indicator["code"], step=decimal_text(step))
    return "", ""


def points_sum(texts: Texts) -> Fraction:
    """All points that can be read, together."""
    cells = (i["points"] for block in texts["blocks"] for i in block["indicators"])
    return sum((number_of(cell) or Fraction(0) for cell in cells), Fraction(0))


def block_sum(block: Mapping[str, Any]) -> Fraction:
    """The points of one block that can be read."""
    return sum((number_of(i["points"]) or Fraction(0) for i in block["indicators"]), Fraction(0))


def add_indicator(texts: Texts, block: int) -> int:
    """A new line at the end of a block; which one of the block it is."""
    lines = texts["blocks"][block]["indicators"]
    code = texts["blocks"][block]["code"]
    known = {i["code"] for b in texts["blocks"] for i in b["indicators"]}
    number = next(n for n in range(1, 100) if f"{code}.{n}" not in known)
    step = lines[-1]["step"] if lines else "0.5"
    lines.append({"code": f"{code}.{number}", "name": "", "points": "", "step": step})
    return len(lines) - 1


def add_block(texts: Texts) -> int:
    """A new block with one empty line, under the next letter; its place. 26 letters are the most."""
    used = {name[0].upper() for block in texts["blocks"] for name in (block["part"], block["code"])}
    letter = next((chr(n) for n in range(ord("A"), ord("Z") + 1) if chr(n) not in used), "")
    if not letter:
        raise FieldRefused("blocks", _("最多 26 个部分。"))
    texts["blocks"].append({"code": letter, "part": letter, "name": "", "indicators": []})
    add_indicator(texts, len(texts["blocks"]) - 1)
    return len(texts["blocks"]) - 1


def add_star(texts: Texts) -> int:
    """A further star level where one is missing: between others, else above, else below; its place."""
    known = [star["stars"] for star in texts["stars"]]
    lowest, highest = min(known), max(known)
    wanted = (*range(lowest + 1, highest), *range(highest + 1, MOST_STARS + 1), *range(lowest - 1, 0, -1))
    free: int = next((number for number in wanted if number not in known), 0)
    if not free:
        raise FieldRefused("stars", _("已有一星到五星，不能再加。"))
    place = sum(1 for number in known if number < free)
    level = {"stars": free, "least": "", "conditions": "", "before": "", "quota": ""}
    texts["stars"].insert(place, level)
    return place


def remove_star(texts: Texts, place: int) -> None:
    """Without a star level. FieldRefused for the last one, and where another one asks for it."""
    levels = texts["stars"]
    gone = levels[place]["stars"]
    if len(levels) == 1:
        raise FieldRefused(f"stars/{gone}", _("至少要有一个星级。"))
    for star in levels:
        if star["stars"] != gone and _narrow(star["before"]) == str(gone):
            words = _("{star}要求上年不低于{gone}，请先改它的“上年”一格。")
            raise FieldRefused(
                f"stars/{star['stars']}/before",
                words.format(star=star_word(star["stars"]), gone=star_word(gone)),
            )
    del levels[place]


def move_star(texts: Texts, place: int, by: int) -> int:
    """Another number of stars for a level, one more or less; its place. Levels stand by their numbers, so
    FieldRefused where the number has a level. What asks for the level of the year before follows it.
    """
    levels = texts["stars"]
    level = levels[place]
    before, after = level["stars"], level["stars"] + by
    if not 1 <= after <= MOST_STARS:
        raise FieldRefused(f"stars/{before}", _("星级最少一星，最多五星。"))
    if any(star["stars"] == after for star in levels):
        words = _("星级按星数排列，已有{star}；要换条件，请改格子里的内容。")
        raise FieldRefused(f"stars/{before}", words.format(star=star_word(after)))
    level["stars"] = after
    for star in levels:
        if _narrow(star["before"]) == str(before):
            star["before"] = str(after)
    return place


def move_block(texts: Texts, block: int, by: int) -> int:
    """A block with all its indicators one place up (-1) or down; its place. FieldRefused at the end."""
    _swap(texts["blocks"], block, by, "blocks")
    return block + by


def move_indicator(texts: Texts, block: int, line: int, by: int) -> int:
    """An indicator one place up (-1) or down within its block; its place there. FieldRefused at the end: its
    code tells its block.
    """
    of = texts["blocks"][block]
    _swap(of["indicators"], line, by, f"blocks/{of['code']}/{of['indicators'][line]['code']}")
    return line + by


def move_veto(texts: Texts, place: int, by: int) -> int:
    """A veto one place up (-1) or down; its place."""
    _swap(texts["vetoes"], place, by, f"vetoes/{texts['vetoes'][place]['code']}")
    return place + by


def _swap(entries: list[Any], place: int, by: int, where: str) -> None:
    if not 0 <= place + by < len(entries):
        words = _("已经是第一个，不能再上移。") if by < 0 else _("已经是最后一个，不能再下移。")
        if where.count("/") == 2:
            words = _("已经到了这一块的边上；编号属于这一块，不能移到别的块。")
        raise FieldRefused(where, words)
    entries[place], entries[place + by] = entries[place + by], entries[place]


def add_veto(texts: Texts) -> int:
    """An empty veto at the end; its place."""
    known = {veto["code"] for veto in texts["vetoes"]}
    code = next(f"v{n}" for n in range(1, 1_000) if f"v{n}" not in known)
    texts["vetoes"].append({"code": code, "words": ""})
    return len(texts["vetoes"]) - 1
