"""The rubric as data: what is scored and what a star takes. Standard library only; numbers are exact.

One structure has two spellings: the shipped TOML file for people, and canonical JSON in the record of a year.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, Final

WHOLE: Final = Fraction(100)  # points of all indicators together
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9.]{0,11}")
_LONGEST_WORDS: Final = 80
_MOST_INDICATORS: Final = 60


class RubricError(ValueError):
    """A rubric that cannot be; `where` names the place (a path like blocks/A1/A1.1), `what` the kind of
    fault.

    Kinds: "number", "step", "code", "words", "whole", "order", "unknown", "empty", "form".
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the sheet: points from 0 to `most` in steps."""

    code: str
    name: str
    most: Fraction
    step: Fraction

    def fits(self, points: Fraction) -> bool:
        """Whether a judge may give these points."""
        return 0 <= points <= self.most and (points / self.step).denominator == 1

    def choices(self) -> tuple[Fraction, ...]:
        """Everything that may be given, most first."""
        return tuple(self.step * n for n in range(int(self.most / self.step), -1, -1))


@dataclass(frozen=True, slots=True)
class Block:
    """Indicators that stand together; several blocks may form one part, as A1 to A3 form A."""

    code: str
    part: str
    name: str
    indicators: tuple[Indicator, ...]

    @property
    def most(self) -> Fraction:
        """The points of all its indicators."""
        return sum((i.most for i in self.indicators), Fraction(0))


@dataclass(frozen=True, slots=True)
class Condition:
    """At least so many points in a part, block or indicator; `each`: in every indicator of it."""

    code: str
    least: Fraction
    each: bool = False


@dataclass(frozen=True, slots=True)
class Star:
    """What a number of stars takes. `before`: stars of the year before, 0 for none; `quota`: most groups."""

    stars: int
    least: Fraction
    conditions: tuple[Condition, ...] = ()
    before: int = 0
    quota: int | None = None


@dataclass(frozen=True, slots=True)
class Veto:
    """What excludes a group from every star."""

    code: str
    words: str


@dataclass(frozen=True)
class Rubric:
    """A whole rubric; make it with read_toml, read_text or read_content, which check it."""

    blocks: tuple[Block, ...]
    stars: tuple[Star, ...]  # fewest first
    vetoes: tuple[Veto, ...]
    least_judges: int
    from_hub: int
    trim_from: int
    far: Fraction
    residents_weight: Fraction
    residents_share: Fraction
    answers: tuple[Fraction, ...]  # worth of the levels 5, 4, 3, 2, 1

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """All indicators by code, in the order of the sheet."""
        return {i.code: i for block in self.blocks for i in block.indicators}

    @cached_property
    def unit(self) -> int:
        """Into how many parts a point is cut, so that all that judges may give are whole numbers of them."""
        return lcm(*(i.step.denominator for i in self.indicators.values()))

    @cached_property
    def whole(self) -> Mapping[str, tuple[int, int]]:
        """(most, step) of each indicator in those parts: whole numbers are reckoned many times quicker."""
        return {c: (int(i.most * self.unit), int(i.step * self.unit)) for c, i in self.indicators.items()}

    @cached_property
    def spelled(self) -> Mapping[str, Mapping[str, Fraction]]:
        """What may be given for each indicator, by the text that sheets are stored with."""
        return {c: {decimal_text(p): p for p in i.choices()} for c, i in self.indicators.items()}

    @property
    def judges_weight(self) -> Fraction:
        """The judges' share of the total where residents count."""
        return 1 - self.residents_weight

    def under(self, code: str) -> tuple[Indicator, ...]:
        """The indicators that a part, block or indicator stands for; none for an unknown code."""
        if code in self.indicators:
            return (self.indicators[code],)
        return tuple(i for b in self.blocks if code in (b.part, b.code) for i in b.indicators)

    def star(self, stars: int) -> Star | None:
        """What this number of stars takes."""
        return next((star for star in self.stars if star.stars == stars), None)

    @cached_property
    def text(self) -> str:
        """Canonical JSON: equal rubrics have equal texts."""
        return json.dumps(content_of(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @cached_property
    def digest(self) -> str:
        """What a score sheet names as the rubric it was scored by: 32 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two rubrics differ; "" where one of them has nothing there."""

    where: str
    before: str
    after: str


def decimal_text(number: Fraction) -> str:
    """An exact decimal without needless zeros; ValueError for a number that is none, such as a third."""
    rest, places = number.denominator, 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        raise ValueError("not a finite decimal")
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}d}"
    whole, part = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return f"{'-' if number < 0 else ''}{whole}{'.' + part if part else ''}"


def read_toml(text: str) -> Rubric:
    """The rubric of a file's text; RubricError names what is wrong with it."""
    try:
        content = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise RubricError("toml", str(error)) from error
    if content.pop("version", None) != 1:
        raise RubricError("version", "form")
    return read_content(content)


def read_text(text: str) -> Rubric:
    """The rubric of a record's canonical JSON; RubricError for anything else."""
    try:
        content = json.loads(text, parse_float=str)
    except (json.JSONDecodeError, RecursionError) as error:
        raise RubricError("json", "form") from error
    return read_content(content)


def content_of(rubric: Rubric) -> dict[str, Any]:
    """The rubric as plain values, numbers as decimal texts; read_content is the reverse."""
    return {
        "judges": {
            "least": rubric.least_judges,
            "from_hub": rubric.from_hub,
            "trim_from": rubric.trim_from,
            "far": decimal_text(rubric.far),
        },
        "residents": {
            "weight": decimal_text(rubric.residents_weight),
            "share": decimal_text(rubric.residents_share),
            "answers": [decimal_text(worth) for worth in rubric.answers],
        },
        "blocks": [
            {
                "code": block.code,
                "part": block.part,
                "name": block.name,
                "indicators": [
                    {
                        "code": i.code,
                        "name": i.name,
                        "points": decimal_text(i.most),
                        "step": decimal_text(i.step),
                    }
                    for i in block.indicators
                ],
            }
            for block in rubric.blocks
        ],
        "stars": [_star_content(star) for star in rubric.stars],
        "vetoes": [{"code": veto.code, "words": veto.words} for veto in rubric.vetoes],
    }


def _star_content(star: Star) -> dict[str, Any]:
    conditions = [
        {"code": c.code, "least": decimal_text(c.least), **({"each": True} if c.each else {})}
        for c in star.conditions
    ]
    content = {"stars": star.stars, "least": decimal_text(star.least), "conditions": conditions}
    if star.before:
        content["before"] = star.before
    if star.quota is not None:
        content["quota"] = star.quota
    return content


def read_content(content: Any) -> Rubric:
    """A checked rubric from plain values; RubricError names the first place that does not fit."""
    top = _table(content, "rubric", {"judges", "residents", "blocks", "stars", "vetoes"})
    judges = _table(top["judges"], "judges", {"least", "from_hub", "trim_from", "far"})
    residents = _table(top["residents"], "residents", {"weight", "share", "answers"})
    answers = _list(residents["answers"], "residents/answers")
    rubric = Rubric(
        blocks=tuple(_block(each) for each in _list(top["blocks"], "blocks")),
        stars=tuple(_star(each) for each in _list(top["stars"], "stars")),
        vetoes=tuple(_veto(each) for each in _list(top["vetoes"], "vetoes")),
        least_judges=_whole(judges["least"], "judges/least", 1, 99),
        from_hub=_whole(judges["from_hub"], "judges/from_hub", 0, 99),
        trim_from=_whole(judges["trim_from"], "judges/trim_from", 3, 99),
        far=_number(judges["far"], "judges/far"),
        residents_weight=_number(residents["weight"], "residents/weight"),
        residents_share=_number(residents["share"], "residents/share"),
        answers=tuple(_number(worth, "residents/answers") for worth in answers),
    )
    _check(rubric)
    return rubric


def _block(content: Any) -> Block:
    entry = _table(content, "blocks", {"code", "part", "name", "indicators"})
    code = _code(entry["code"], "blocks")
    where = f"blocks/{code}"
    indicators = tuple(_indicator(each, where) for each in _list(entry["indicators"], where))
    if not indicators:
        raise RubricError(where, "empty")
    return Block(code, _code(entry["part"], where), _words(entry["name"], where), indicators)


def _indicator(content: Any, where: str) -> Indicator:
    entry = _table(content, where, {"code", "name", "points", "step"})
    code = _code(entry["code"], where)
    where = f"{where}/{code}"
    most, step = _number(entry["points"], where), _number(entry["step"], where)
    if most <= 0:
        raise RubricError(where, "number")
    if step <= 0 or (most / step).denominator != 1:
        raise RubricError(where, "step")
    return Indicator(code, _words(entry["name"], where), most, step)


def _star(content: Any) -> Star:
    entry = _table(content, "stars", {"stars", "least", "conditions"}, {"before", "quota"})
    stars = _whole(entry["stars"], "stars", 1, 5)
    where = f"stars/{stars}"
    conditions = []
    for each in _list(entry["conditions"], where):
        condition = _table(each, where, {"code", "least"}, {"each"})
        if not isinstance(condition.get("each", False), bool):
            raise RubricError(where, "form")
        code = _code(condition["code"], where)
        least = _number(condition["least"], f"{where}/{code}")
        conditions.append(Condition(code, least, condition.get("each", False)))
    quota = entry.get("quota")
    return Star(
        stars,
        _number(entry["least"], where),
        tuple(conditions),
        _whole(entry.get("before", 0), f"{where}/before", 0, 5),
        None if quota is None else _whole(quota, f"{where}/quota", 0, 9_999),
    )


def _veto(content: Any) -> Veto:
    entry = _table(content, "vetoes", {"code", "words"})
    code = _code(entry["code"], "vetoes")
    return Veto(code, _words(entry["words"], f"vetoes/{code}"))


def _check(rubric: Rubric) -> None:
    """What holds between the parts of a rubric."""
    if not rubric.blocks or not rubric.stars:
        raise RubricError("blocks" if not rubric.blocks else "stars", "empty")
    codes = [code for b in rubric.blocks for code in (b.code, *(i.code for i in b.indicators))]
    _check_once(codes, "blocks")
    _check_once([veto.code for veto in rubric.vetoes], "vetoes")
    if len(rubric.indicators) > _MOST_INDICATORS:
        raise RubricError("blocks", "order")
    if sum((b.most for b in rubric.blocks), Fraction(0)) != WHOLE:
        raise RubricError("blocks", "whole")
    parts = {b.part for b in rubric.blocks}
    if parts & set(rubric.indicators) or any(b.code in parts and b.code != b.part for b in rubric.blocks):
        raise RubricError("blocks", "code")
    if not 0 <= rubric.residents_weight < 1 or not 0 < rubric.residents_share <= 1:
        raise RubricError("residents", "number")
    worth = rubric.answers
    if len(worth) != 5 or list(worth) != sorted(worth, reverse=True) or worth[0] > WHOLE:
        raise RubricError("residents/answers", "number")
    _check_stars(rubric)


def _check_stars(rubric: Rubric) -> None:
    numbers = [star.stars for star in rubric.stars]
    leasts = [star.least for star in rubric.stars]
    if numbers != sorted(set(numbers)) or leasts != sorted(leasts) or leasts[-1] > WHOLE:
        raise RubricError("stars", "order")
    for star in rubric.stars:
        for condition in star.conditions:
            found, where = rubric.under(condition.code), f"stars/{star.stars}/{condition.code}"
            if not found:
                raise RubricError(where, "unknown")
            most = min if condition.each else sum
            if condition.least > most(i.most for i in found):
                raise RubricError(where, "number")


def _check_once(codes: Sequence[str], where: str) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise RubricError(f"{where}/{code}", "code")


def _table(content: Any, where: str, needed: set[str], optional: set[str] = frozenset()) -> dict[str, Any]:  # type: ignore[assignment]
    if not isinstance(content, dict) or not needed <= set(content) <= needed | optional:
        raise RubricError(where, "form")
    return content


def _list(content: Any, where: str) -> list[Any]:
    if not isinstance(content, list):
        raise RubricError(where, "form")
    return content


def _number(value: Any, where: str) -> Fraction:
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise RubricError(where, "number")
    return Fraction(text)


def _whole(value: Any, where: str, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise RubricError(where, "number")
    return value


def _code(value: Any, where: str) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise RubricError(where, "code")
    return value


def _words(value: Any, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _LONGEST_WORDS or not value.isprintable():
        raise RubricError(where, "words")
    return value.strip()


def differences(before: Rubric, after: Rubric) -> tuple[Difference, ...]:
    """Every place where two rubrics differ, by its path, in the order of the rubric."""
    levels = {star.stars for star in before.stars} & {star.stars for star in after.stars}
    old, new = dict(_leaves(before, levels)), dict(_leaves(after, levels))
    changed = tuple(
        Difference(where, old.get(where, ""), new.get(where, ""))
        for where in {**old, **new}
        if old.get(where, "") != new.get(where, "")
    )
    return (*_moved(before, after), *changed)


def _moved(before: Rubric, after: Rubric) -> Iterator[Difference]:
    """Where what both have stands in another order: blocks, the indicators of a block, vetoes."""
    blocks = {block.code: block for block in after.blocks}
    places = [("blocks", [b.code for b in before.blocks], list(blocks))]
    for block in before.blocks:
        if other := blocks.get(block.code):
            codes, now = ([i.code for i in each.indicators] for each in (block, other))
            places.append((f"blocks/{block.code}", codes, now))
    places.append(("vetoes", [v.code for v in before.vetoes], [v.code for v in after.vetoes]))
    for where, old, new in places:
        both = set(old) & set(new)
        orders = tuple(" ".join(code for code in codes if code in both) for codes in (old, new))
        if orders[0] != orders[1]:
            yield Difference(f"{where}/order", *orders)


def _leaves(rubric: Rubric, levels: set[int]) -> Iterator[tuple[str, str]]:
    """Every place with its text; a star level that is not one of `levels` is a single place."""
    for block in rubric.blocks:
        at = f"blocks/{block.code}"
        yield from ((f"{at}/name", block.name), (f"{at}/part", block.part))
        for i in block.indicators:
            yield f"{at}/{i.code}/name", i.name
            yield f"{at}/{i.code}/points", decimal_text(i.most)
            yield f"{at}/{i.code}/step", decimal_text(i.step)
    for star in rubric.stars:
        at = f"stars/{star.stars}"
        if star.stars not in levels:
            yield f"{at}/level", decimal_text(star.least)
            continue
        yield f"{at}/least", decimal_text(star.least)
        for c in star.conditions:
            yield f"{at}/{c.code}{'/each' if c.each else ''}", decimal_text(c.least)
        yield f"{at}/before", str(star.before or "")
        yield f"{at}/quota", "" if star.quota is None else str(star.quota)
    yield from ((f"vetoes/{veto.code}", veto.words) for veto in rubric.vetoes)
    yield "judges/least", str(rubric.least_judges)
    yield "judges/from_hub", str(rubric.from_hub)
    yield "judges/trim_from", str(rubric.trim_from)
    yield "judges/far", decimal_text(rubric.far)
    yield "residents/weight", decimal_text(rubric.residents_weight)
    yield "residents/share", decimal_text(rubric.residents_share)
    yield "residents/answers", " ".join(map(decimal_text, rubric.answers))
