"""The sheets of a period: totals, by programme, host, office and month, sessions, people, who never came."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, Value, export_list, log_file
from nanxi_desk.core.paths import replace_file
from nanxi_desk.training.days import period_title
from nanxi_desk.training.figures import RIGHT_FIGURES, percent
from nanxi_desk.training.rules import Tally, Totals
from nanxi_desk.training.views import PersonFigures, SessionRow, TotalBar, TrainingReport


def training_sheets(report: TrainingReport) -> tuple[ListSheet, ...]:
    """The sheets of a report, the totals first. 场次, 人次 and 人数 stand in columns of their own."""
    title = period_title(report.first_day, report.last_day)
    words = f"{report.first_day} – {report.last_day}"

    def sheet(name: str, columns: Sequence[ListColumn], rows: Iterable[Sequence[Value]]) -> ListSheet:
        return ListSheet(title, words, columns, rows, name=name, above=report.notes if not made else ())

    made: list[ListSheet] = []
    whole = TotalBar("", _("合计"), report.totals)
    made.append(sheet(_("总计"), _bar_columns(_("范围")), [_bar_row(whole)]))
    for name, head, bars in (
        (_("按项目"), _("项目"), report.by_programme),
        (_("按主办"), _("主办"), report.by_host),
        (_("按单位"), _("参训人单位"), report.by_office),
        (_("按月"), _("月份"), report.by_month),
    ):
        made.append(sheet(name, _bar_columns(head), [_bar_row(bar) for bar in bars]))
    made.append(sheet(_("场次"), _session_columns(), [_session_row(row) for row in report.sessions]))
    made.append(sheet(_("人员学时"), _person_columns(), [_person_row(row) for row in report.people]))
    made.append(sheet(_("未参加"), _person_columns(), [_person_row(row) for row in report.never_came]))
    return tuple(made)


def export_report(
    home: Home, actor: Actor, report: TrainingReport, path: Path, *, replace: bool = False
) -> ExportedList:
    """Write the report as .xlsx and log it; InputRefused where the file exists already."""
    actor.require(RIGHT_FIGURES)
    first, *more = training_sheets(report)
    written = export_list(home, actor, first, path, replace=replace, more=more)
    assert written is not None  # nothing cancels it
    return written


def export_json(home: Home, actor: Actor, report: TrainingReport, path: Path) -> None:
    """Write the report as JSON and log it; a file already there is replaced."""
    actor.require(RIGHT_FIGURES)
    content = (json.dumps(as_object(report), ensure_ascii=False, indent=1) + "\n").encode()
    people = next(sheet for sheet in training_sheets(report) if sheet.name == _("人员学时"))
    log_file(home, actor, people, path, content)
    try:
        replace_file(path, content)
    except OSError as error:
        raise InputRefused(
            _("“{file}”写不进去：{reason}。").format(file=path, reason=error.strerror or error),
            _("请换一个位置。"),
        ) from error


def as_object(report: TrainingReport) -> dict[str, Any]:
    """The report as JSON has it: exact numbers, 学时 as numbers."""
    return {
        "from": report.first_day,
        "to": report.last_day,
        **_totals(report.totals),
        "attendance": _tally(report.tally),
        "by": {
            "programme": [_bar(bar) for bar in report.by_programme],
            "host": [_bar(bar) for bar in report.by_host],
            "office": [_bar(bar) for bar in report.by_office],
            "month": [_bar(bar) for bar in report.by_month],
        },
        "rows": [_session_object(row) for row in report.sessions],
        "people_rows": [_person_object(row) for row in report.people],
        "never_came": [_person_object(row) for row in report.never_came],
        "doubtful": report.doubtful,
        "notes": list(report.notes),
    }


def _totals(totals: Totals) -> dict[str, int]:
    return {
        "sessions": totals.sessions,
        "attendances": totals.attendances,
        "people": totals.people,
        "headcount_sessions": totals.headcount_sessions,
        "headcount": totals.headcount,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    names = (
        *("invited", "due", "came", "on_time", "late", "early", "official", "personal"),
        *("absent", "unmarked", "walk_ins", "made_up"),
    )
    rate = tally.rate
    return {**{name: getattr(tally, name) for name in names}, "rate": rate and round(rate, 4)}


def _bar(bar: TotalBar) -> dict[str, Any]:
    return {"key": bar.key, "label": bar.label, **_totals(bar.totals)}


def _session_object(row: SessionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "day": row.day,
        "programme": row.programme,
        "topic": row.topic,
        "host": row.host,
        "hours": float(row.hours),
        "headcount": row.headcount if row.counted_only else None,
        **_tally(row.tally),
    }


def _person_object(row: PersonFigures) -> dict[str, Any]:
    return {
        "name": row.name,
        "office": row.office,
        "unit": row.unit,
        "post": row.post,
        "hours": float(row.hours),
        **_tally(row.tally),
    }


def _number(label: str, width: int = 10) -> ListColumn:
    return ListColumn(label, width, "number")


def _bar_columns(head: str) -> tuple[ListColumn, ...]:
    return (
        ListColumn(head, 30),
        _number(_("场次")),
        _number(_("其中只计人数"), 14),
        _number(_("人次（登记姓名）"), 18),
        _number(_("人数（不重复）"), 16),
        _number(_("人次（只计人数）"), 18),
    )


def _bar_row(bar: TotalBar) -> tuple[Value, ...]:
    t = bar.totals
    return (bar.label, t.sessions, t.headcount_sessions, t.attendances, t.people, t.headcount)


_TALLY_COLUMNS: tuple[tuple[str, Callable[[Tally], int]], ...] = (
    ("名单", lambda t: t.invited),
    ("出勤", lambda t: t.on_time),
    ("迟到", lambda t: t.late),
    ("早退", lambda t: t.early),
    ("公假", lambda t: t.official),
    ("事假", lambda t: t.personal),
    ("缺勤", lambda t: t.absent),
    ("未登记", lambda t: t.unmarked),
    ("临时参加", lambda t: t.walk_ins),
    ("补课", lambda t: t.made_up),
    ("实到", lambda t: t.came),
)


def _tally_columns() -> tuple[ListColumn, ...]:
    return (*(_number(_(label), 9) for label, __ in _TALLY_COLUMNS), ListColumn(_("出勤率"), 9))


def _tally_row(tally: Tally) -> tuple[Value, ...]:
    return (*(count(tally) for __, count in _TALLY_COLUMNS), percent(tally.rate))


def _session_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("日期"), 11, "date"),
        ListColumn(_("时间"), 13),
        ListColumn(_("项目"), 22),
        ListColumn(_("主题"), 30),
        ListColumn(_("形式"), 18),
        ListColumn(_("主讲"), 12),
        ListColumn(_("地点"), 18),
        ListColumn(_("主办"), 16),
        ListColumn(_("学时"), 7),
        *_tally_columns(),
        _number(_("只计人数"), 10),
    )


def _session_row(row: SessionRow) -> tuple[Value, ...]:
    return (
        *(row.day, row.period, row.programme, row.topic, _("、").join(row.forms), row.teacher, row.place),
        *(row.host, str(row.hours)),
        *_tally_row(row.tally),
        row.headcount,
    )


def _person_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("姓名"), 10),
        ListColumn(_("单位"), 22),
        ListColumn(_("职务"), 14),
        ListColumn(_("身份"), 12),
        ListColumn(_("电话"), 10),
        ListColumn(_("学时"), 7),
        *_tally_columns(),
    )


def _person_row(row: PersonFigures) -> tuple[Value, ...]:
    tail = f"****{row.phone_tail}" if row.phone_tail else ""
    return (row.name, row.unit, row.post, _(row.role), tail, str(row.hours), *_tally_row(row.tally))
