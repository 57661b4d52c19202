"""The result and the public list as files and facts: .json and .xlsx here, what paper says for whoever
paints it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, Value, export_list
from nanxi_desk.core.paper import PaperColumn, TablePaper
from nanxi_desk.core.slip import Part, Row, Slip
from nanxi_desk.stars import rules
from nanxi_desk.stars.arithmetic import Deviation, Outcome, shown
from nanxi_desk.stars.explaining import check_words, lacking_words, sentence
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rubric import WHOLE, Rubric, decimal_text
from nanxi_desk.stars.views import (
    AwardRow,
    PaperBlock,
    PaperLine,
    PaperSheet,
    RoundResult,
    RoundView,
    SheetForm,
)
from nanxi_desk.stars.words import star_word


def result_facts(home: Home, round_: str, results: Results | None = None) -> dict[str, Any]:
    """The whole result as plain values; fractions as exact texts ("2557/30") beside what is shown."""
    found = (results or Results(home)).of_round(round_)
    return {
        "round": found.round.name,
        "year": found.round.year,
        "state": found.round.state,
        "digest": found.digest,
        "stars": {str(stars): count for stars, count in sorted(found.result.counts.items(), reverse=True)},
        "groups": [_group_facts(found.rubric, outcome) for outcome in found.result.outcomes],
        "judges": [_judge_facts(deviation) for deviation in found.result.deviations],
        "notes": list(found.notes),
    }


def _group_facts(rubric: Rubric, outcome: Outcome) -> dict[str, Any]:
    following = outcome.next_star
    return {
        "id": outcome.case.id,
        "office": outcome.case.office,
        "group": outcome.case.name,
        "stars": outcome.stars,
        "earned": outcome.earned,
        "rank": outcome.rank,
        "tied": len(outcome.tied),
        "total": shown(outcome.total),
        "exact": str(outcome.total),
        "judges": shown(outcome.judges),
        "residents": shown(outcome.residents.mean) if outcome.residents.use == "used" else None,
        "blocks": {block.code: shown(block.points) for block in outcome.blocks},
        "why": sentence(rubric, outcome),
        "missing": [
            f"{check_words(rubric, check)}{lacking_words(check)}"
            for check in (following.lacking if following else ())
        ],
        "vetoes": list(outcome.case.vetoes),
        "sheets": [
            {"judge": sheet.judge, "points": {c: decimal_text(p) for c, p in sheet.points.items()}}
            for sheet in outcome.case.sheets
        ],
        "dropped": {
            mean.code: {given.dropped: given.judge for given in mean.given if given.dropped}
            for mean in outcome.indicators
        },
    }


def _judge_facts(deviation: Deviation) -> dict[str, Any]:
    return {
        "judge": deviation.judge,
        "groups": deviation.groups,
        "mean": shown(deviation.mean),
        "far": deviation.far,
        "worst": deviation.worst,
    }


def export_result(
    home: Home, actor: Actor, round_: str, path: Path, *, replace: bool = False
) -> ExportedList | None:
    """Write the result as .xlsx, best total first, and log it; see core.lists."""
    found = Results(home).of_round(round_)
    blocks = found.rubric.blocks
    columns = [
        ListColumn(_("名次"), 6, "number"),
        ListColumn(_("居委会"), 8),
        ListColumn(_("楼组"), 22),
        ListColumn(_("星级"), 6),
        ListColumn(_("总分"), 8),
        ListColumn(_("评委合计"), 8),
        ListColumn(_("居民测评"), 8),
        *(ListColumn(f"{block.code} {block.name}", 9) for block in blocks),
        ListColumn(_("有效评分表"), 8, "number"),
        ListColumn(_("说明"), 60),
    ]
    return export_list(
        home,
        actor,
        ListSheet(found.round.name, _scope_words(found), columns, _rows(found)),
        path,
        replace=replace,
    )


def _rows(found: RoundResult) -> Iterator[list[Value]]:
    for outcome in found.result.outcomes:
        used = outcome.residents.use == "used"
        yield [
            outcome.rank,
            outcome.case.office,
            outcome.case.name,
            star_word(outcome.stars),
            shown(outcome.total),
            shown(outcome.judges),
            shown(outcome.residents.mean) if used else "",
            *(shown(block.points) for block in outcome.blocks),
            len(outcome.valid),
            sentence(found.rubric, outcome),
        ]


def _scope_words(found: RoundResult) -> str:
    counts = found.result.counts
    words = [f"{star_word(star.stars)} {counts.get(star.stars, 0)}" for star in reversed(found.rubric.stars)]
    return _("，").join([_("{count} 个楼组").format(count=len(found.result.outcomes)), *words])


# --- paper
# -----------------------------------------------------------------------------------------------------


def public_list(home: Home, round_: str) -> Slip:
    """The public list as a paper: one part for each number of stars, with where objections go."""
    publicity = Publicity(home)
    rows = publicity.listed(round_)
    view = publicity.round(round_)
    rows_above = [Row(_("年度"), str(view.year)), Row(_("楼组"), _("{count} 个").format(count=len(rows)))]
    if view.public_until:
        rows_above.append(Row(_("公示期"), _("到 {day} 为止").format(day=view.public_until)))
    parts = []
    for stars in sorted({row.stars for row in rows}, reverse=True):
        of_star = [row for row in rows if row.stars == stars]
        heading = _("{star}（{count} 个）").format(star=star_word(stars), count=len(of_star))
        parts.append(Part(heading, tuple(_office_lines(of_star))))
    final = view.state in (rules.AWARDED, rules.PATROL, rules.REVIEW)
    title = _("星级楼组名单") if final else _("星级楼组公示")
    closing = () if final else (_("对名单有异议的，请在公示期内向居委会或街道提出，我们会逐条答复。"),)
    return Slip(title, home.office_name, "", rows=tuple(rows_above), parts=tuple(parts), closing=closing)


def _office_lines(rows: list[AwardRow]) -> Iterator[str]:
    for office in dict.fromkeys(row.office for row in rows):
        own = [f"{row.estate}{row.group_name}" for row in rows if row.office == office]
        yield f"{office}{_('：')}{_('、').join(own)}"


def certificate(home: Home, award: AwardRow) -> Slip:
    """What a group's certificate says."""
    star = star_word(award.stars_now)
    text = _("经申报、评审和公示，{estate}{group}评为 {year} 年度{star}楼组，特发此证。").format(
        estate=award.estate, group=award.group_name, year=award.year, star=star
    )
    rows = (
        Row(_("楼组"), f"{award.estate} {award.group_name}"),
        Row(_("星级"), star),
        Row(_("星牌号"), award.plaque or _("未编号")),
    )
    return Slip(
        _("星级楼组证书"),
        home.office_name,
        "",
        opening=(text,),
        rows=rows,
        dated=award.awarded_on or _("未授牌"),
    )


def paper_sheet(form: SheetForm, office_name: str) -> PaperSheet:
    """A judge's sheet for one group as facts for whoever paints it, on one page of A4."""
    application = form.application
    blocks = tuple(
        PaperBlock(
            f"{block.code} {block.name}（{decimal_text(block.most)}）",
            tuple(
                PaperLine(i.code, i.name, decimal_text(i.most), decimal_text(i.step))
                for i in block.indicators
            ),
        )
        for block in form.rubric.blocks
    )
    return PaperSheet(
        title=_("星级楼组评分表"),
        office_name=office_name,
        above=(
            (_("楼组"), f"{application.estate} {application.group_name}"),
            (_("评委"), form.judge),
            (_("申报星级"), star_word(application.target)),
        ),
        blocks=blocks,
        total=_("合计（{whole}）").format(whole=decimal_text(WHOLE)),
        below=(_("没有看到的项目请留空，不要填 0；住在本楼组的评委请回避。"),),
        signature=_("评委签名"),
    )


def code_paper(home: Home, round_: RoundView, code: str, day: str) -> TablePaper:
    """The sheet with the code that opens a round, to be kept by somebody else than the lead; Chinese."""
    return TablePaper(
        title="开封码",
        office_name=home.office_name,
        facts=(("评定", round_.name), ("主持人", home.actor.name)),
        columns=(PaperColumn("评审截止时输入，字母不分大小写", 1, centred=True),),
        rows=((code,),),
        row_mm=24,
        closing=(
            "这张码只打印这一次，程序里不保存。请封好，由主持人以外的人保管。",
            "主持人可以用自己的密码开封；不能用密码时，只有这张码能打开本次评定的评分表。",
        ),
        signatures=("保管人", "日期"),
        dated=day,
    )
