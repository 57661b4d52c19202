"""An outcome in words: every figure with the rule it comes from, down to the judge whose points were
dropped.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.arithmetic import (
    Check,
    IndicatorMean,
    Outcome,
    Sheet,
    StarChecks,
    running_total,
    shown,
    shown_lacking,
)
from nanxi_desk.stars.rubric import Rubric, decimal_text
from nanxi_desk.stars.views import ExplainedLine, Explanation, RoundResult, SheetOrigin
from nanxi_desk.stars.words import star_word


def explain(found: RoundResult, outcome: Outcome) -> Explanation:
    """The whole explanation of one group's star."""
    rubric = found.rubric
    following = outcome.next_star
    lacking = following.lacking if following else ()
    return Explanation(
        outcome,
        sentence(rubric, outcome),
        tuple(_rule_lines(rubric, outcome)),
        tuple(_point_lines(rubric, outcome)),
        tuple(_sheet_lines(found, outcome)),
        tuple(ExplainedLine(0, check_words(rubric, c), lacking_words(c), met=False) for c in lacking),
    )


def sentence(rubric: Rubric, outcome: Outcome) -> str:
    """One sentence: the star, the total, and what decided."""
    star, total = star_word(outcome.stars), shown(outcome.total)
    if outcome.case.vetoes:
        words = {veto.code: veto.words for veto in rubric.vetoes}
        why = _("、").join(words.get(code, code) for code in outcome.case.vetoes)
        return _("{star}：一票否决（{why}），总分 {total}。").format(star=star, why=why, total=total)
    if not outcome.valid:
        return _("{star}：没有有效的评分表。").format(star=star)
    if outcome.border and not outcome.decided:
        higher = star_word(outcome.border)
        text = _("{star}：总分 {total}，在{higher}名额边缘并列，尚未决定。")
        return text.format(star=star, total=total, higher=higher)
    if outcome.by_quota:
        earned = star_word(outcome.earned)
        text = _("{star}：总分 {total} 达到{earned}，但名额已满，名次第 {rank}。")
        return text.format(star=star, total=total, earned=earned, rank=outcome.rank)
    following = outcome.next_star
    if following is None:
        return _("{star}：总分 {total}，全部条件都达到。").format(star=star, total=total)
    lacking = _("；").join(f"{check_words(rubric, c)}{lacking_words(c)}" for c in following.lacking)
    return _("{star}：总分 {total}；距{higher}：{lacking}。").format(
        star=star, total=total, higher=star_word(following.stars), lacking=lacking
    )


def check_words(rubric: Rubric, check: Check) -> str:
    """A requirement in words: "总分 ≥ 85", "B 个性化 ≥ 14"."""
    needed = decimal_text(check.needed)
    match check.kind:
        case "total":
            return _("总分不低于 {needed}").format(needed=needed)
        case "sum":
            return _("{what} 不低于 {needed}").format(what=code_words(rubric, check.code), needed=needed)
        case "each":
            return _("各项不低于 {needed}，最低的是 {what}").format(
                what=code_words(rubric, check.code), needed=needed
            )
        case "before":
            return _("上一年不低于{star}").format(star=star_word(int(check.needed)))
        case "veto":
            words = next((v.words for v in rubric.vetoes if v.code == check.code), check.code)
            return _("没有“{what}”").format(what=words)
        case "sheets":
            return _("有有效的评分表")


def lacking_words(check: Check) -> str:
    """What is missing of a requirement; "" where it is no matter of points."""
    if check.met or check.kind in ("veto", "sheets"):
        return ""
    if check.kind == "before":
        return _("（上一年是{star}）").format(star=star_word(int(check.has)))
    return _("（还差 {points} 分）").format(points=shown_lacking(check.lacking))


def code_words(rubric: Rubric, code: str) -> str:
    """A part, block or indicator by code and name."""
    indicator = rubric.indicators.get(code)
    if indicator is not None:
        return f"{code} {indicator.name}"
    blocks = [b for b in rubric.blocks if code in (b.code, b.part)]
    names = _("、").join(b.name for b in blocks)
    return f"{code} {names}" if blocks else code


def _rule_lines(rubric: Rubric, outcome: Outcome) -> Iterator[ExplainedLine]:
    for checks in reversed(outcome.checks):
        yield ExplainedLine(0, star_word(checks.stars), "", checks.met)
        yield from _check_lines(rubric, checks)
    if outcome.by_quota:
        yield ExplainedLine(0, _("名额"), _("名次 {rank}").format(rank=outcome.rank), met=False)
    if outcome.tied:
        words = _("与 {count} 个楼组总分相同，并列第 {rank}").format(
            count=len(outcome.tied), rank=outcome.rank
        )
        yield ExplainedLine(0, words)
    if outcome.decided:
        yield ExplainedLine(0, _("名额边缘的并列，由定档决定"), "", met=True)


def _check_lines(rubric: Rubric, checks: StarChecks) -> Iterator[ExplainedLine]:
    for check in checks.checks:
        if check.kind == "before":
            figure = _("首年免") if check.waived else star_word(int(check.has))
        elif check.kind in ("veto", "sheets"):
            figure = ""
        else:
            figure = shown(check.has)
        yield ExplainedLine(1, check_words(rubric, check), figure, check.met)


def _point_lines(rubric: Rubric, outcome: Outcome) -> Iterator[ExplainedLine]:
    yield ExplainedLine(0, _("总分"), shown(outcome.total))
    residents = outcome.residents
    if residents.use == "used":
        weights = f"{decimal_text(rubric.judges_weight)} × {shown(outcome.judges)}"
        weights += f" + {decimal_text(rubric.residents_weight)} × {shown(residents.mean)}"
        yield ExplainedLine(1, _("评委和居民测评按权重合计"), weights)
    yield ExplainedLine(1, _("居民测评"), _residents_words(rubric, outcome))
    yield ExplainedLine(1, _("评委合计"), shown(outcome.judges))
    means = {mean.code: mean for mean in outcome.indicators}
    for block, points in zip(rubric.blocks, outcome.blocks, strict=True):
        figure = f"{shown(points.points)} / {decimal_text(points.most)}"
        yield ExplainedLine(2, f"{block.code} {block.name}", figure)
        for indicator in block.indicators:
            yield from _indicator_lines(means[indicator.code])
    for sheet in outcome.invalid:
        words = _("{judge}的评分表打不开或不完整，没有计入").format(judge=sheet.judge)
        yield ExplainedLine(1, words, "", met=False)


def _indicator_lines(mean: IndicatorMean) -> Iterator[ExplainedLine]:
    figure = f"{shown(mean.mean)} / {decimal_text(mean.most)}"
    yield ExplainedLine(3, f"{mean.code} {mean.name}", figure)
    dropped = {"": "", "highest": _("（最高，去掉）"), "lowest": _("（最低，去掉）")}
    for given in reversed(mean.given):
        yield ExplainedLine(4, given.judge, f"{decimal_text(given.points)}{dropped[given.dropped]}")


def _sheet_lines(found: RoundResult, outcome: Outcome) -> Iterator[ExplainedLine]:
    """Sheet by sheet, how it came and as each judge filled it in; what was dropped says so here, too."""
    dropped = {
        (given.sheet_id, mean.code): given.dropped
        for mean in outcome.indicators
        for given in mean.given
        if given.dropped
    }
    words = {"highest": _("（最高，去掉）"), "lowest": _("（最低，去掉）")}
    for sheet in outcome.valid:
        yield ExplainedLine(0, sheet.judge, shown(running_total(sheet.points)))
        yield from _origin_lines(found, sheet)
        for code, indicator in found.rubric.indicators.items():
            note = words.get(dropped.get((sheet.id, code), ""), "")
            yield ExplainedLine(1, f"{code} {indicator.name}", f"{decimal_text(sheet.points[code])}{note}")
            yield from _remark_lines(found, sheet, code)
    for sheet in outcome.invalid:
        words_ = _("{judge}的评分表打不开或不完整，没有计入").format(judge=sheet.judge)
        yield ExplainedLine(0, words_, "", met=False)
        yield from _origin_lines(found, sheet)


def _origin_lines(found: RoundResult, sheet: Sheet) -> Iterator[ExplainedLine]:
    origin = found.origins.get(sheet.id)
    if origin is not None:
        yield ExplainedLine(1, origin_words(origin))
        yield from _remark_lines(found, sheet, "")


def _remark_lines(found: RoundResult, sheet: Sheet, code: str) -> Iterator[ExplainedLine]:
    """What the judge remarked on an indicator, "" for the whole sheet."""
    origin = found.origins.get(sheet.id)
    if origin is not None and (text := origin.remarks.get(code)):
        yield ExplainedLine(2 if code else 1, _("备注：{text}").format(text=text))


def origin_words(origin: SheetOrigin) -> str:
    """How a sheet came, when, and whether an earlier one stood before it."""
    at = local_minute(origin.submitted_at) if origin.submitted_at else _("时间不明")
    when = _("{how}，{when} 提交").format(how=_way_words(origin), when=at)
    if origin.number == 1:
        return when
    return _("{when}，第 {number} 次提交，以前的不计").format(when=when, number=origin.number)


def way_counts(found: RoundResult) -> dict[str, int]:
    """How many of the sheets that are here came which way, of rules.WAYS."""
    came = Counter(origin.way for origin in found.origins.values())
    return {way: came[way] for way in rules.WAYS if came[way]}


def _way_words(origin: SheetOrigin) -> str:
    who, file = origin.entered_by, origin.file
    if origin.way == rules.WORKBOOK_WAY:
        told = _("交回工作簿“{file}”").format(file=file) if file else _("交回工作簿")
        return _("{told}，由{who}收入").format(told=told, who=who) if who else told
    if origin.way == rules.PAPER_WAY:
        return _("{who}按纸质评分表录入").format(who=who) if who else _("按纸质评分表录入")
    return _("{who}在屏幕上代填").format(who=who) if who else _("本人在屏幕上填写")


def _residents_words(rubric: Rubric, outcome: Outcome) -> str:
    part = outcome.residents
    if part.use == "none":
        return _("没有测评，总分只按评委")
    if part.use == "unknown_households":
        return _("楼组户数不明，不计入")
    share = shown(part.share * 100, 1)
    if part.use == "too_few":
        least = decimal_text(rubric.residents_share * Fraction(100))
        words = _("{answered} / {households} 户参评（{share} %），不足 {least} %，不计入")
        return words.format(answered=part.answered, households=part.households, share=share, least=least)
    words = _("{mean}，{answered} / {households} 户参评（{share} %）")
    return words.format(
        mean=shown(part.mean), answered=part.answered, households=part.households, share=share
    )
