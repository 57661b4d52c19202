"""The monthly sheet: the figures of a period as tables, for .xlsx, as a page of HTML, or as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, export_list, log_print
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.figures import RIGHT_FIGURES
from nanxi_desk.satisfaction.views import SatisfactionReport, Score, ScoreBar, level_name


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table of the sheet: heads and rows are words already; `note` stands below it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    words: int = 1  # so many columns at the left hold words, the others numbers


def percent(rate: float | None) -> str:
    """A rate in words, one decimal; a dash where there is nothing to divide by."""
    return "–" if rate is None else f"{rate * 100:.1f}%"


def report_tables(report: SatisfactionReport) -> tuple[ReportTable, ...]:
    """All tables of the sheet, in their order; a part without rows says so."""
    known = _("不具名评价的等级不计在这里。")
    tables = [
        _scores(_("总计"), _("期间"), [ScoreBar(_("全部"), report.whole)]),
        _scores(
            _("按条线"),
            _("条线"),
            report.by_line,
            _("同一条线不满 {few} 条的不具名评价不分条线，免得认出是谁评的。").format(
                few=rules.FEWEST_TOGETHER
            ),
            _("不具名，不分条线"),
        ),
        _scores(_("按月"), _("月份"), report.by_month),
        _scores(_("按渠道"), _("渠道"), report.by_channel, known),
        _scores(_("按事项"), _("事项"), report.by_item, known),
    ]
    if report.by_office:
        tables.insert(1, _scores(_("按居委会"), _("单位"), report.by_office))
    if report.by_person is not None:
        few = _("不满 {few} 条评价的不显示。").format(few=rules.FEWEST_TO_SHOW)
        tables.append(_scores(_("按接待人"), _("接待人"), report.by_person, known + few))
    tables += [_tags(report), _follow_ups(report)]
    return tuple(tables)


def _scores(title: str, key: str, bars: Iterable[ScoreBar], note: str = "", nobody: str = "") -> ReportTable:
    rows = tuple((_(bar.key) if bar.key else nobody or "–", *_cells(bar)) for bar in bars)
    return ReportTable(title, (key, *_heads()), rows, note)


def _heads() -> tuple[str, ...]:
    before = (_("应评"), _("已评"), _("未评"), _("其中不具名"), _("参评率"))
    return (*before, *map(level_name, rules.LEVELS), _("满意率"))


def _cells(bar: ScoreBar) -> tuple[str, ...]:
    score = bar.score
    if bar.hidden:
        return ("–",) * len(_heads())
    return (
        str(score.due),
        str(score.rated),
        str(score.unrated),
        str(score.anonymous),
        percent(score.participation),
        *map(str, score.levels),
        percent(score.satisfaction),
    )


def _tags(report: SatisfactionReport) -> ReportTable:
    rows = tuple((level_name(t.level), t.code, t.words, str(t.count)) for t in report.tags)
    return ReportTable(_("标签"), (_("等级"), _("代码"), _("标签"), _("次数")), rows, words=3)


def _follow_ups(report: SatisfactionReport) -> ReportTable:
    rows = (
        (_("期间差评"), str(report.follow_ups)),
        (_("还没关闭"), str(report.follow_ups_open)),
        (_("已关闭"), str(report.closed)),
        (_("已回访"), str(report.revisited)),
        (_("回访率"), percent(report.revisit_rate)),
    )
    note = _("不具名的差评无人可回访，不计入回访率。")
    return ReportTable(_("差评回访"), (_("项目"), _("件数")), rows, note)


def title_of(report: SatisfactionReport) -> str:
    """What the sheet is called: the month's name where it is one."""
    first, last = report.first_day, report.last_day
    if first[:7] == last[:7] and report.by_month and first.endswith("-01"):
        return _("满意度月报 {month}").format(month=first[:7])
    return _("满意度报表")


def period_of(report: SatisfactionReport) -> str:
    """The period in words."""
    return f"{report.first_day} – {report.last_day}"


# --- ways out -----------------------------------------------------------------------------------------------


def export_report(
    home: Home, actor: Actor, report: SatisfactionReport, path: Path, *, replace: bool = False
) -> ExportedList | None:
    """Store the tables as .xlsx, a sheet each, and log it; see lists.export_list."""
    actor.require(RIGHT_FIGURES)
    tables = report_tables(report)
    notes = ReportTable(_("说明"), (_("说明"),), tuple((note,) for note in report.notes))
    first, *more = (_sheet(report, table) for table in (*tables, notes))
    return export_list(home, actor, first, path, replace=replace, more=more)


def log_page(home: Home, actor: Actor, report: SatisfactionReport, *, pdf: Path | None = None) -> None:
    """Log that the page is printed or stored as PDF, before it is."""
    actor.require(RIGHT_FIGURES)
    words = ListSheet(title_of(report), period_of(report), (), [[1]])
    log_print(home, actor, words, [repr(report)], pdf=pdf)


def _sheet(report: SatisfactionReport, table: ReportTable) -> ListSheet:
    rows: list[Sequence[str | int | None]] = [
        [*row[: table.words], *map(_value, row[table.words :])] for row in table.rows
    ]
    if not rows:
        rows.append([_("没有内容"), *[None] * (len(table.heads) - 1)])
    if table.note:
        rows.append([table.note, *[None] * (len(table.heads) - 1)])
    columns = [
        ListColumn(head, 24, "text") if place < table.words else ListColumn(head, 11, "number")
        for place, head in enumerate(table.heads)
    ]
    if len(columns) == 1:
        columns = [ListColumn(table.heads[0], 80)]
    return ListSheet(f"{title_of(report)} {table.title}", period_of(report), columns, rows, name=table.title)


def _value(cell: str) -> str | int:
    return int(cell) if cell.isascii() and cell.isdigit() else cell


def report_html(report: SatisfactionReport, office: str) -> str:
    """The sheet as one page of HTML, for paper."""
    parts = [
        f"<h2>{escape(office)} · {escape(title_of(report))}</h2>",
        f"<p>{escape(period_of(report))}　{escape(_headline(report.whole))}</p>",
    ]
    parts += [f"<p style='color:#444444'>{escape(note)}</p>" for note in report.notes]
    for table in report_tables(report):
        parts.append(f"<h3>{escape(table.title)}</h3>{_html_table(table)}")
        if table.note:
            parts.append(f"<p style='color:#444444'>{escape(table.note)}</p>")
    return "".join(parts)


def _headline(whole: Score) -> str:
    return _("满意率 {satisfaction}，参评率 {participation}").format(
        satisfaction=percent(whole.satisfaction), participation=percent(whole.participation)
    )


def _html_table(table: ReportTable) -> str:
    if not table.rows:
        return f"<p>{escape(_('没有内容'))}</p>"
    first = 20 if table.words == 1 else 16
    width = (100 - first * table.words) // max(len(table.heads) - table.words, 1)
    places = [
        f"align='left' width='{first}%'" if place < table.words else f"align='right' width='{width}%'"
        for place in range(len(table.heads))
    ]
    heads = _html_cells("th", places, table.heads)
    rows = "".join(f"<tr>{_html_cells('td', places, row)}</tr>" for row in table.rows)
    return (
        "<table width='100%' border='0.5' cellspacing='0' cellpadding='3' style='border-color:#999999; "
        f"border-style:solid; border-collapse:collapse'><thead><tr>{heads}</tr></thead>{rows}</table>"
    )


def _html_cells(tag: str, places: Sequence[str], texts: Sequence[str]) -> str:
    cells = zip(places, texts, strict=True)
    return "".join(f"<{tag} {place}>{escape(text)}</{tag}>" for place, text in cells)


def as_object(report: SatisfactionReport) -> dict[str, Any]:
    """The figures as one object, rates beside counts; `by.person` only for who may see it."""
    parts: dict[str, Sequence[ScoreBar] | None] = {
        "office": report.by_office or None,
        "line": report.by_line,
        "item": report.by_item,
        "channel": report.by_channel,
        "month": report.by_month,
        "person": report.by_person,
    }
    return {
        "from": report.first_day,
        "to": report.last_day,
        **_numbers(report.whole),
        "slips": report.slips,
        "waiting": report.waiting,
        "by": {name: [_bar(bar) for bar in bars] for name, bars in parts.items() if bars is not None},
        "tags": [asdict(tag) for tag in report.tags],
        "follow_ups": {
            "opened": report.follow_ups,
            "open": report.follow_ups_open,
            "closed": report.closed,
            "revisited": report.revisited,
            "revisit_rate": _rounded(report.revisit_rate),
        },
        "notes": list(report.notes),
    }


def _bar(bar: ScoreBar) -> dict[str, Any]:
    return {"key": bar.key, "hidden": True} if bar.hidden else {"key": bar.key, **_numbers(bar.score)}


def _numbers(score: Score) -> dict[str, Any]:
    return {
        "due": score.due,
        "rated": score.rated,
        "unrated": score.unrated,
        "anonymous": score.anonymous,
        "levels": {str(level): count for level, count in zip(rules.LEVELS, score.levels, strict=True)},
        "satisfaction_rate": _rounded(score.satisfaction),
        "participation_rate": _rounded(score.participation),
    }


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)
