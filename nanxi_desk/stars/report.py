"""The result as files and facts, and what a judge's empty sheet says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, Value, export_list, log_file
from nanxi_desk.core.paper import PaperColumn, TablePaper
from nanxi_desk.core.paths import replace_file
from nanxi_desk.stars.arithmetic import Deviation, Outcome, Sheet, running_total, shown
from nanxi_desk.stars.explaining import check_words, lacking_words, sentence, way_counts
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rubric import WHOLE, decimal_text
from nanxi_desk.stars.views import PaperBlock, PaperLine, PaperSheet, RoundResult, RoundView, SheetForm
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
        "groups": [_group_facts(found, outcome) for outcome in found.result.outcomes],
        "judges": [_judge_facts(deviation) for deviation in found.result.deviations],
        "ways": way_counts(found),
        "notes": list(found.notes),
    }


def _group_facts(found: RoundResult, outcome: Outcome) -> dict[str, Any]:
    rubric, following = found.rubric, outcome.next_star
    return {
        "id": outcome.case.id,
        "office": outcome.case.office,
        "office_name": found.office_name(outcome.case.office),
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
        "sheets": [_sheet_facts(found, sheet) for sheet in outcome.case.sheets],
        "dropped": {
            mean.code: {given.dropped: given.judge for given in mean.given if given.dropped}
            for mean in outcome.indicators
        },
    }


def _sheet_facts(found: RoundResult, sheet: Sheet) -> dict[str, Any]:
    origin = found.origins[sheet.id]
    return {
        "judge": sheet.judge,
        "points": {c: decimal_text(p) for c, p in sheet.points.items()},
        "way": origin.way,
        "submitted_at": origin.submitted_at,
        "entered_by": origin.entered_by or None,
        "file": origin.file or None,
        "submission": origin.number,
        "remarks": dict(origin.remarks),
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
    """Write the result as .xlsx, best total first, and on a second sheet every score sheet; log it, see
    core.lists.
    """
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
        more=[ListSheet(_("评分表"), way_words(found), _sheet_columns(), _sheet_rows(found))],
    )


def way_words(found: RoundResult) -> str:
    """How many sheets came which way, in words."""
    counts = way_counts(found)
    words = [_("{count} 份评分表").format(count=sum(counts.values()))]
    return _("，").join([*words, *(f"{_(way)} {count}" for way, count in counts.items())])


def _sheet_columns() -> list[ListColumn]:
    return [
        ListColumn(_("居委会"), 8),
        ListColumn(_("楼组"), 22),
        ListColumn(_("评委"), 10),
        ListColumn(_("合计"), 8),
        ListColumn(_("方式"), 10),
        ListColumn(_("录入人"), 10),
        ListColumn(_("工作簿"), 24),
        ListColumn(_("提交时间"), 18),
        ListColumn(_("第几次提交"), 10, "number"),
        ListColumn(_("备注"), 40),
    ]


def _sheet_rows(found: RoundResult) -> Iterator[list[Value]]:
    for outcome in found.result.outcomes:
        valid = {sheet.id for sheet in outcome.valid}
        for sheet in outcome.case.sheets:
            origin = found.origins[sheet.id]
            yield [
                found.office_name(outcome.case.office),
                outcome.case.name,
                sheet.judge,
                shown(running_total(sheet.points)) if sheet.id in valid else _("没有计入"),
                _(origin.way),
                origin.entered_by,
                origin.file,
                local_minute(origin.submitted_at) if origin.submitted_at else "",
                origin.number,
                _("；").join(f"{code} {text}".strip() for code, text in origin.remarks.items()),
            ]


def store_result(home: Home, actor: Actor, round_: str, path: Path, *, replace: bool = False) -> None:
    """Write the result as .json or .xlsx, as its name says, and log it; PDF is for whoever paints paper.

    InputRefused where the file exists already, but with `replace`.
    """
    if path.suffix.lower() != ".json":
        export_result(home, actor, round_, path, replace=replace)
        return
    facts = result_facts(home, round_)
    content = (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
    if path.exists() and not replace:
        raise InputRefused(_("“{file}”已经存在，没有覆盖。").format(file=path.name), _("请换一个文件名。"))
    sheet = ListSheet(facts["round"], path.name, (), [()] * len(facts["groups"]))
    log_file(home, actor, sheet, path, content)
    try:
        replace_file(path.absolute(), content)
    except OSError as error:
        raise Unavailable(
            _("文件“{file}”写不进去：{reason}。").format(file=path.name, reason=error.strerror or error),
            _("请检查磁盘空间和文件夹权限，或另存到别处。"),
        ) from error


def _rows(found: RoundResult) -> Iterator[list[Value]]:
    for outcome in found.result.outcomes:
        used = outcome.residents.use == "used"
        yield [
            outcome.rank,
            found.office_name(outcome.case.office),
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


# --- paper -----------------------------------------------------------------------------------------------


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
