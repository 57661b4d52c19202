"""The rubric of each year: reading, editing at the hub, differences between years."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.core.rights import HUB, ROLES, declare
from nanxi_desk.stars import listing, rules
from nanxi_desk.stars.records import (
    SHIPPED_YEAR,
    StarRound,
    StarRubric,
    round_id,
    rubric_id,
    shipped_rubric,
)
from nanxi_desk.stars.rubric import (
    Difference,
    Rubric,
    RubricError,
    Star,
    decimal_text,
    differences,
    read_content,
    read_text,
)
from nanxi_desk.stars.views import RubricChange, RubricVersion
from nanxi_desk.stars.words import star_word

RIGHT_RUBRIC_READ = declare("stars.rubric.read", "查看评分标准", *ROLES)
RIGHT_RUBRIC = declare("stars.rubric", "修改评分标准", HUB)
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Rubrics:
    """Rubrics by year. The year 0 is the shipped one, which nobody edits."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def versions(self) -> tuple[RubricVersion, ...]:
        """All of them, newest year first, the shipped one last; every year that has a round has its own
        line.
        """
        self._home.actor.require(RIGHT_RUBRIC_READ)
        with self._home.journal.read() as conn:
            rows = {row["year"]: row for row in listing.rubrics(conn)}
            years = {SHIPPED_YEAR, *rows, *(row["year"] or SHIPPED_YEAR for row in listing.rounds(conn))}
            return tuple(self._version(conn, year, rows.get(year)) for year in sorted(years, reverse=True))

    def of_year(self, year: int) -> RubricVersion:
        """The rubric of a year: its own, or the shipped one where it has none."""
        self._home.actor.require(RIGHT_RUBRIC_READ)
        with self._home.journal.read() as conn:
            return self._version(
                conn, year, load_rows(conn, StarRubric, [rubric_id(year)]).get(rubric_id(year))
            )

    def begin(self, actor: Actor, year: int, like: int = SHIPPED_YEAR) -> RubricVersion:
        """Give a year a rubric of its own, a copy of that of the year `like`. InputRefused where it has
        one.
        """
        actor.require(RIGHT_RUBRIC)
        _check_year(year)
        with self._home.journal.write(actor.id) as writing:
            conn = writing.conn
            if rubric_id(year) in load_rows(conn, StarRubric, [rubric_id(year)]):
                raise InputRefused(_("{year} 年已有评分标准。").format(year=year), _("请直接修改它。"))
            _refuse_frozen(frozen(conn, year))
            writing.create(_record(year, rubric_of(conn, like)))
        return self.of_year(year)

    def save(self, actor: Actor, year: int, content: Mapping[str, Any]) -> RubricVersion:
        """Write a year's rubric from plain values, see rubric.content_of. A year without one gets it.

        FieldRefused names the path of what does not fit, as "blocks/A1/A1.2"; InputRefused where it is
        frozen.
        """
        actor.require(RIGHT_RUBRIC)
        _check_year(year)
        rubric = checked(content)
        with self._home.journal.write(actor.id) as writing:
            _refuse_frozen(frozen(writing.conn, year))
            _refuse_missing_levels(writing.conn, year, rubric)
            if rubric_id(year) in load_rows(writing.conn, StarRubric, [rubric_id(year)]):
                writing.edit(StarRubric, rubric_id(year), {"content": rubric.text})
            else:
                writing.create(_record(year, rubric))
        return self.of_year(year)

    def differences(self, before: int, after: int) -> tuple[RubricChange, ...]:
        """Where the rubrics of two years differ, in words."""
        old, new = self.of_year(before).rubric, self.of_year(after).rubric
        return tuple(_change(d, old, new) for d in differences(old, new))

    @staticmethod
    def _version(conn: Connection, year: int, row: Mapping[str, Any] | None) -> RubricVersion:
        name = row["name"] if row else ""
        if year == SHIPPED_YEAR:
            return RubricVersion(year, name, shipped_rubric(), _("这是随程序提供的标准，请为年度另建一份。"))
        words = name or _("{year} 年评分标准").format(year=year)
        return RubricVersion(year, words, rubric_of(conn, year), frozen(conn, year))


def rubric_of(conn: Connection, year: int) -> Rubric:
    """The rubric in force for a year."""
    row = load_rows(conn, StarRubric, [rubric_id(year)]).get(rubric_id(year))
    if row is None or row["deleted"] or not row["content"]:
        return shipped_rubric()
    try:
        return read_text(row["content"])
    except RubricError as error:
        raise InputRefused(
            _("{year} 年的评分标准读不出来：{where}。").format(year=year, where=error.where),
            _("它可能来自更新的版本，请先更新本程序。"),
        ) from error


def frozen(conn: Connection, year: int) -> str:
    """Why a year's rubric cannot be edited any more; "" where it can.

    It freezes when scoring begins: from then on sheets may be in at an office that the hub has not heard of.
    """
    row = load_rows(conn, StarRound, [round_id(year)]).get(round_id(year))
    if row is not None and row["state"] in rules.STATES[rules.STATES.index(rules.SCORING) :]:
        return _("{year} 年的评审已经开始，标准不能再改。").format(year=year)
    if listing.sheets(conn, round_id(year)):
        return _("{year} 年已有评分表，标准不能再改。").format(year=year)
    return ""


def _refuse_missing_levels(conn: Connection, year: int, rubric: Rubric) -> None:
    """FieldRefused where a level is gone that another one asks for, or that groups have applied for."""
    known = {star.stars for star in rubric.stars}
    for star in rubric.stars:
        if star.before and star.before not in known:
            words = _("{star}要求上年不低于{gone}，而标准里没有这个星级。")
            raise FieldRefused(
                f"stars/{star.stars}/before",
                words.format(star=star_word(star.stars), gone=star_word(star.before)),
            )
    wanted = Counter(
        row["target"] for row in listing.applications(conn, round_id(year)) if not row["withdrawn"]
    )
    for stars in sorted(set(filter(None, wanted)) - known):
        words = _("有 {count} 个楼组申报{star}，标准里不能没有这个星级。")
        raise FieldRefused("stars", words.format(count=wanted[stars], star=star_word(stars)))


def _change(found: Difference, old: Rubric, new: Rubric) -> RubricChange:
    """A difference in words; a level that came or went with all that it asks for."""
    head, *rest = found.where.split("/")
    if head == "stars" and rest[-1] == "level":
        texts = (
            level_words(rubric.star(int(rest[0]))) if text else ""
            for rubric, text in ((old, found.before), (new, found.after))
        )
        return RubricChange(place_words(found.where), *texts)
    if found.where == "vetoes/order":  # their codes are not seen anywhere
        words = {veto.code: veto.words for rubric in (old, new) for veto in rubric.vetoes}
        orders = (_("；").join(words[c] for c in text.split()) for text in (found.before, found.after))
        return RubricChange(place_words(found.where), *orders)
    return RubricChange(place_words(found.where, new, old), found.before, found.after)


def level_words(star: Star | None) -> str:
    """What a number of stars asks for, in one line."""
    if star is None:
        return ""
    each = _("每项")
    parts = [_("总分 ≥ {least}").format(least=decimal_text(star.least))]
    parts += [f"{c.code}{' ' + each if c.each else ''} ≥ {decimal_text(c.least)}" for c in star.conditions]
    if star.before:
        parts.append(_("上年 ≥ {star}").format(star=star_word(star.before)))
    if star.quota is not None:
        parts.append(_("名额 {quota}").format(quota=star.quota))
    return _("；").join(parts)


def checked(content: Mapping[str, Any]) -> Rubric:
    """The rubric of plain values; FieldRefused names the path of the first fault."""
    try:
        return read_content(dict(content))
    except RubricError as error:
        raise FieldRefused(error.where, _fault(error)) from error


def _fault(error: RubricError) -> str:
    faults = {
        "number": _("“{where}”应为合适的数，最多四位小数。"),
        "step": _("“{where}”的分值应是步长的整数倍，步长大于 0。"),
        "code": _("“{where}”的编号应以字母开头，且不能重复。"),
        "words": _("“{where}”请填写名称，最多 80 个字。"),
        "whole": _("各项分值合计应为 100 分。"),
        "order": _("“{where}”的顺序或数量不对：星级和门槛要从低到高。"),
        "unknown": _("“{where}”指的项目不在标准里。"),
        "empty": _("“{where}”不能没有内容。"),
    }
    return faults.get(error.what, _("“{where}”的写法不对。")).format(where=place_words(error.where))


def place_words(where: str, *rubrics: Rubric) -> str:
    """A path of a difference as people read it: "A1 组织 › A1.2 公约上墙… › 分值"."""
    words = {
        "name": _("名称"), "part": _("所属部分"), "points": _("分值"), "step": _("步长"), "least": _("门槛"),
        "before": _("上年星级"), "quota": _("名额"), "each": _("每项"), "judges": _("评委"),
        "residents": _("居民测评"), "weight": _("权重"), "share": _("参评户比例"), "answers": _("各档分值"),
        "from_hub": _("街道评委"), "trim_from": _("去高低分起始张数"), "far": _("偏离提示"),
        "order": _("顺序"), "level": _("增减星级"), "blocks": "", "stars": "", "vetoes": _("一票否决"),
    }  # fmt: skip
    named = {
        code: name
        for rubric in reversed(rubrics)
        for block in rubric.blocks
        for code, name in ((block.code, block.name), *((i.code, i.name) for i in block.indicators))
    }
    vetoes = {veto.code: veto.words for rubric in reversed(rubrics) for veto in rubric.vetoes}
    head, *rest = where.split("/")
    shown = [_("各块") if where == "blocks/order" else words.get(head, head)]
    for part in rest:
        if head == "stars" and part.isdigit():
            shown.append(star_word(int(part)))
        elif head == "judges" and part == "least":
            shown.append(_("每组最少评委"))
        elif head == "vetoes" and part != "order":
            shown.append(vetoes.get(part, part))
        else:
            shown.append(words.get(part) or (f"{part} {named[part]}" if part in named else part))
    return " › ".join(word for word in shown if word)


def _record(year: int, rubric: Rubric) -> StarRubric:
    return StarRubric(
        id=rubric_id(year),
        scope=SHARED_SCOPE,
        year=year,
        name=f"{year} 年评分标准",
        content=rubric.text,
    )


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldRefused(
            "year", _("年度应在 {first} 到 {last} 之间。").format(first=FIRST_YEAR, last=LAST_YEAR)
        )


def _refuse_frozen(why: str) -> None:
    if why:
        raise InputRefused(why, _("下一年可以另建一份标准。"))


def indicator_words(rubric: Rubric, codes: Sequence[str]) -> str:
    """Indicators as a sentence names them."""
    return _("、").join(
        f"{code} {rubric.indicators[code].name}" for code in codes if code in rubric.indicators
    )
