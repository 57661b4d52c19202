"""What is printed of a round: the public list, the result, certificates; in Chinese whatever the language."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from nanxi_desk.core.clock import instant, office_day
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.lists import ListSheet, log_print
from nanxi_desk.core.paper import HonourPaper, PaperColumn, TablePaper
from nanxi_desk.stars import rules
from nanxi_desk.stars.arithmetic import shown
from nanxi_desk.stars.explaining import way_counts
from nanxi_desk.stars.public_views import AwardRow
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.views import RoundResult

_STARS = ("无星", "一星", "二星", "三星", "四星", "五星")
_FINAL = (rules.AWARDED, rules.PATROL, rules.REVIEW)
_ROW_MM = 8.0
_PAGING = "第 {page} 页，共 {pages} 页"


def public_list(home: Home, round_: str, rows: Sequence[AwardRow] | None = None) -> TablePaper:
    """The public list, or the chosen `rows` of it: by stars, then by office; where objections go."""
    publicity = Publicity(home)
    view, names = publicity.round(round_), publicity.office_names()
    listed = publicity.listed(round_) if rows is None else rows
    final = view.state in _FINAL
    facts = [("年度", str(view.year)), ("楼组", _count_words(listed))]
    if view.public_until and not final:
        facts.append(("公示期", f"到 {_day(view.public_until)}为止"))
    columns = [
        PaperColumn("序号", 12, centred=True),
        PaperColumn("星级", 16, centred=True),
        PaperColumn("居委会", 34),
        PaperColumn("小区", 40),
        PaperColumn("楼组", 36),
        PaperColumn("总分", 18, centred=True),
    ]
    if final:
        columns.append(PaperColumn("星牌号", 28, centred=True))
    lines = []
    for number, row in enumerate(listed, 1):
        stars, office = row.stars_now if final else row.stars, names.get(row.office, row.office)
        line = (str(number), star_words(stars), office, row.estate, row.group_name, row.total)
        lines.append((*line, row.plaque) if final else line)
    return TablePaper(
        title=f"{view.year} 年星级楼组{'名单' if final else '公示'}",
        office_name=home.office_name,
        facts=tuple(facts),
        columns=tuple(columns),
        rows=tuple(lines),
        row_mm=_ROW_MM,
        closing=() if final else ("对名单有异议的，请在公示期内向居委会或街道提出，我们会逐条答复。",),
        dated=_day(office_day(instant(home.journal.clock.now()))),
        sealed=True,
        paging=_PAGING,
    )


def result_paper(home: Home, round_: str, results: Results | None = None) -> TablePaper:
    """The computed result of all groups, best total first, with what was decided beyond the rubric."""
    found = (results or Results(home)).of_round(round_)
    counts = found.result.counts
    words = [f"{star_words(star.stars)} {counts.get(star.stars, 0)}" for star in reversed(found.rubric.stars)]
    facts = [("年度", str(found.round.year)), ("状态", found.round.state), ("结果", "，".join(words))]
    if found.round.thresholds:
        facts.append(("门槛调整", found.round.thresholds))
    return TablePaper(
        title=f"{found.round.year} 年星级楼组评定结果",
        office_name=home.office_name,
        facts=tuple(facts),
        columns=(
            PaperColumn("名次", 13, centred=True),
            PaperColumn("居委会", 30),
            PaperColumn("楼组", 52),
            PaperColumn("星级", 16, centred=True),
            PaperColumn("总分", 18, centred=True),
            PaperColumn("评委", 18, centred=True),
            PaperColumn("居民", 18, centred=True),
            PaperColumn("备注", 30),
        ),
        rows=tuple(_result_lines(found)),
        row_mm=_ROW_MM,
        closing=(f"结果由 {_sheets_words(found)}按评分标准算出，校验码 {found.digest}。",),
        dated=_day(office_day(instant(home.journal.clock.now()))),
        paging=_PAGING,
    )


def _sheets_words(found: RoundResult) -> str:
    """How many sheets the result comes from, and how they came."""
    counts = way_counts(found)
    ways = "，".join(f"{way} {count}" for way, count in counts.items())
    return f"{sum(counts.values())} 份评分表（{ways}）" if counts else "0 份评分表"


def log_result_paper(home: Home, actor: Actor, paper: TablePaper, pdf: Path) -> None:
    """Log that somebody stores the result as PDF, before it is done."""
    log_print(
        home, actor, ListSheet(paper.title, pdf.name, (), [()] * len(paper.rows)), [repr(paper)], pdf=pdf
    )


def _result_lines(found: RoundResult) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    for outcome in found.result.outcomes:
        residents = outcome.residents
        notes = [f"并列第 {outcome.rank}"] if outcome.tied else []
        if outcome.case.vetoes:
            notes.append("一票否决")
        elif outcome.border and not outcome.decided:
            notes.append("名额边缘待定")
        elif outcome.by_quota:
            notes.append("名额已满")
        lines.append(
            (
                str(outcome.rank),
                found.office_name(outcome.case.office),
                outcome.case.name,
                star_words(outcome.stars),
                shown(outcome.total),
                shown(outcome.judges),
                shown(residents.mean) if residents.use == "used" else "—",
                "，".join(notes),
            )
        )
    return lines


def certificate(home: Home, award: AwardRow) -> HonourPaper:
    """What a group's certificate says: the star that its yearly review left it."""
    star = star_words(award.stars_now)
    return HonourPaper(
        title="荣誉证书",
        stars=award.stars_now,
        name=f"{award.estate} {award.group_name}",
        text=f"经自荐申报、评审和公示，被评为 {award.year} 年度{star}楼组。特发此证，以资鼓励。",
        number=f"星牌号 {award.plaque}" if award.plaque else "星牌未编号",
        office_name=home.office_name,
        dated=_day(award.awarded_on) if award.awarded_on else "（未授牌）",
    )


def star_words(stars: int) -> str:
    """ "三星" for 3, as it is printed."""
    return _STARS[stars] if 0 <= stars < len(_STARS) else _STARS[0]


def _count_words(rows: Sequence[AwardRow]) -> str:
    counts: Mapping[int, int] = {
        stars: sum(row.stars == stars for row in rows) for stars in sorted({r.stars for r in rows})[::-1]
    }
    parts = [f"{star_words(stars)} {count}" for stars, count in counts.items()]
    return f"{len(rows)} 个（{'，'.join(parts)}）" if parts else "0 个"


def _day(day: str) -> str:
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"
