"""Commands of the front desk beside `log`: steps, slips, lists and figures, as the window has them."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import get_args

from nanxi_desk.commands_base import FILE, Command, Context, Result, argument, lines, number
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import log_slips
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.editing import find_record
from nanxi_desk.frontdesk.figures import DeskFigures
from nanxi_desk.frontdesk.lists import export_requests
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import SLIPS, make_slip
from nanxi_desk.frontdesk.views import Bar, Figures, RequestFilter, StepOrder, Which


def _request(context: Context, named: str) -> str:
    """The id of a request that is named by id or number."""
    with context.home.journal.read() as conn:
        record_class, row = find_record(conn, named)
    if record_class is not Request:
        raise InputRefused(_("“{record}”不是一件登记。").format(record=named), _("请写登记的编号。"))
    return str(row["id"])


def _step(context: Context, options: argparse.Namespace) -> Result:
    desk, request = FrontDesk(context.home), _request(context, options.record)
    target, staff = "", ""
    if options.to:
        colleague = next((each for each in desk.colleagues() if each.name == options.to), None)
        target = rules.COLLEAGUE if colleague else rules.HUB if options.to == rules.HUB else rules.OUTSIDE
        staff = colleague.id if colleague else ""
    order = StepOrder(
        options.kind,
        reason=options.reason or "",
        result=options.result,
        urgent=options.urgent,
        limit=options.limit,
        target=target,
        to_id=staff,
        to_name=options.to or "",
        pause=options.pause or "",
        last_day=_day(options.until),
        extra_workdays=options.workdays,
        approved_by=options.approved_by or "",
        documents=tuple(options.documents or ()),
    )
    taken = desk.take_step(context.home.actor, [request], order)
    for _number, why in taken.refused:
        raise InputRefused(why)
    row = desk.detail(request).row
    return {"number": row.number, "state": row.state, "result": row.result, "due": row.due}


def _slip(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.window.headless import store_slip  # Qt paints it, and few commands need Qt

    home = context.home
    slip = make_slip(options.kind, FrontDesk(home).slip_facts(_request(context, options.record)))
    log_slips(home, home.actor, [slip], pdf=options.file)
    store_slip(slip, options.file)
    return {"file": str(options.file)}


def _list(context: Context, options: argparse.Namespace) -> Result:
    home = context.home
    wanted = RequestFilter(
        which=options.which,
        line=options.line or "",
        state=options.state or "",
        first_day=_day(options.first),
        last_day=_day(options.last),
    )
    written = export_requests(FrontDesk(home), home, home.actor, wanted, options.file)
    return {"file": str(options.file), "rows": written.rows if written else 0}


def _figures(context: Context, options: argparse.Namespace) -> Result:
    today = office_day(context.home.journal.clock.now())
    first, last = _day(options.first) or f"{today[:4]}-01-01", _day(options.last) or today
    report = DeskFigures(context.home).report(first, last)
    parts = {
        "line": report.by_line, "month": report.by_month, "hour": report.by_hour, "person": report.by_person,
    }  # fmt: skip
    return {
        "from": first,
        "to": last,
        **_numbers(report.whole),
        "by": {name: [_bar(bar) for bar in bars] for name, bars in parts.items()},
    }


def _bar(bar: Bar) -> Result:
    return {"key": bar.key, **_numbers(bar.figures)}


def _numbers(figures: Figures) -> Result:
    rates = {
        "solved_rate": figures.solved_rate,
        "on_spot_rate": figures.on_spot_rate,
        "in_time_rate": figures.in_time_rate,
    }
    return {**asdict(figures), **{name: rate and round(rate, 4) for name, rate in rates.items()}}


def _show_figures(result: Result) -> Iterable[str]:
    words = {
        "received": _("接待"),
        "on_spot": _("当场办结"),
        "closed": _("办结"),
        "solved": _("解决"),
        "in_time": _("按期办结"),
        "overdue": _("超期未结"),
    }
    yield f"{result['from']} – {result['to']}"
    for name, word in words.items():
        yield f"{word}: {result[name]}"


def _day(word: str | None) -> str:
    if not word:
        return ""
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError as error:
        raise UsageError(
            _("“{word}”不是日期。").format(word=word), _("请写成 2026-11-24 这样的日期。")
        ) from error


_PERIOD = (argument("--from", dest="first"), argument("--to", dest="last"))

COMMANDS: tuple[Command, ...] = (
    Command(
        "step",
        lambda: _("办一个步骤，例如受理、转办、办结"),
        _step,
        lines,
        (
            argument("record"),
            argument("kind", choices=rules.STEPS),
            argument("--reason"),
            argument("--result", choices=rules.RESULTS, default=rules.RESULTS[0]),
            argument("--to"),
            number("--limit", 0, 999),
            argument("--urgent", action="store_true"),
            argument("--pause", choices=rules.PAUSES),
            argument("--until"),
            number("--workdays", 1, 999),
            argument("--approved-by"),
            argument("--documents", nargs="+"),
        ),
    ),
    Command(
        "slip",
        lambda: _("把单据存为 PDF"),
        _slip,
        lines,
        (argument("record"), argument("kind", choices=SLIPS), FILE),
    ),
    Command(
        "list",
        lambda: _("把登记列表存为 .xlsx，电话已遮挡"),
        _list,
        lines,
        (
            FILE,
            argument("--which", choices=get_args(Which), default="all"),
            argument("--line"),
            argument("--state", choices=rules.STATES),
            *_PERIOD,
        ),
    ),
    Command("figures", lambda: _("一段时间的统计"), _figures, _show_figures, _PERIOD),
)
