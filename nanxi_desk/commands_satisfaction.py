"""Commands of satisfaction: a rating, and the figures of a period as .xlsx, PDF or JSON."""

import argparse
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nanxi_desk.commands_base import Command, Context, Result, argument, lines, number
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.followups import FollowUps
from nanxi_desk.satisfaction.views import FollowOrder, FollowUpRow, Given

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home
    from nanxi_desk.satisfaction.views import SatisfactionReport

_SUFFIXES = (".xlsx", ".pdf", ".json")


def _rate(context: Context, options: argparse.Namespace) -> Result:
    home = context.home
    desk = satisfaction_of(home)
    subject = desk.named(options.request)
    given = Given(options.level, tuple(options.tag or ()), words=options.words or "")
    rated = desk.rate_by_command(home.actor, subject.request_id, given)
    return {
        "number": subject.number,
        "subject": subject.kind,
        "rating": rated.rating_id,
        "level": options.level,
        "follow_up": rated.follow_up_id,
    }


def _follow(context: Context, options: argparse.Namespace) -> Result:
    """One step of a follow-up, or without a step the open ones."""
    desk = FollowUps(context.home)
    if options.follow_up is None:
        return {"open": [_row(row) for row in desk.page("open", 0, 1_000)]}
    if options.kind is None:
        raise UsageError(_("请写明步骤：{steps}。").format(steps=_("、").join(rules.STEPS[:-1])))
    order = FollowOrder(
        options.kind,
        note=options.note or "",
        reached=not options.unreached,
        verdict=options.verdict or "",
        hard=options.hard,
        outcome=options.outcome or "",
        to_id=_colleague(desk, options.to),
    )
    desk.take_step(context.home.actor, options.follow_up, order)
    return _row(desk.detail(options.follow_up).row)


def _colleague(desk: FollowUps, name: str | None) -> str:
    if not name:
        return ""
    found = [record_id for record_id, known in desk.colleagues() if known == name]
    if len(found) != 1:
        raise InputRefused(_("没有叫“{name}”的同事，或不止一位。").format(name=name))
    return found[0]


def _row(row: FollowUpRow) -> Result:
    return {
        "id": row.id,
        "number": row.number,
        "level": row.level,
        "tags": list(row.tags),
        "state": row.state,
        "due": row.due,
        "light": row.light,
        "responsible": row.responsible,
        "verdict": row.verdict,
        "outcome": row.outcome,
        "anonymous": row.anonymous,
    }


def _show_follow(result: Result) -> Iterable[str]:
    if "open" not in result:
        yield from lines(result)
        return
    for row in result["open"]:
        yield "  ".join(filter(None, (row["id"], row["number"], row["state"], row["due"], *row["tags"])))
    if not result["open"]:
        yield _("没有待回访的差评。")


def report_satisfaction(context: Context, options: argparse.Namespace) -> Result:
    """The figures of a period, by default of this month up to today."""
    from nanxi_desk.satisfaction.figures import RatingFigures
    from nanxi_desk.satisfaction.report import as_object

    home = context.home
    today = office_day(home.journal.clock.now())
    first, last = _day(options.first, f"{today[:7]}-01"), _day(options.last, today)
    if first > last:
        raise UsageError(_("开始日期晚于结束日期。"), _("请检查 --from 和 --to。"))
    if options.out is not None and options.out.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            _("不认识的文件类型“{suffix}”。").format(suffix=options.out.suffix or options.out.name),
            _("请用 .xlsx、.pdf 或 .json。"),
        )
    report = RatingFigures(home).report(first, last)
    if options.out is None:
        return as_object(report)
    _write(home, report, options.out)
    return {"file": str(options.out), **as_object(report)}


def _write(home: "Home", report: "SatisfactionReport", path: Path) -> None:
    from nanxi_desk.satisfaction.report import as_object, export_report, log_page, report_html, title_of

    match path.suffix.lower():
        case ".xlsx":
            export_report(home, home.actor, report, path, replace=True)
        case ".pdf":
            from nanxi_desk.window.headless import store_page  # Qt paints it, and few commands need Qt

            log_page(home, home.actor, report, pdf=path)
            store_page(report_html(report, home.office_name), title_of(report), path)
        case _:
            text = json.dumps(as_object(report), ensure_ascii=False, indent=1) + "\n"
            try:
                replace_file(path, text.encode())
            except OSError as error:
                raise InputRefused(
                    _("“{file}”写不进去：{reason}。").format(file=path, reason=error.strerror or error),
                    _("请换一个位置。"),
                ) from error


def show_satisfaction(result: Result) -> Iterable[str]:
    """The rates beside their counts."""
    yield f"{result['from']} – {result['to']}"
    for name, word in (("due", _("应评")), ("rated", _("已评")), ("unrated", _("未评"))):
        yield f"{word}: {result[name]}"
    for name, word in (("satisfaction_rate", _("满意率")), ("participation_rate", _("参评率"))):
        rate = result[name]
        yield f"{word}: " + ("–" if rate is None else f"{rate * 100:.1f}%")
    yield from result["notes"]
    if "file" in result:
        yield str(result["file"])


def _day(word: str | None, otherwise: str) -> str:
    if not word:
        return otherwise
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError as error:
        raise UsageError(
            _("“{word}”不是日期。").format(word=word), _("请写成 2026-11-24 这样的日期。")
        ) from error


COMMANDS: tuple[Command, ...] = (
    Command(
        "rate",
        lambda: _("记下对一件登记的评价；不能评自己经手的"),
        _rate,
        lines,
        (
            argument("request"),
            number("level", 1, 5),
            argument("--tag", action="append", metavar="CODE"),
            argument("--words"),
        ),
    ),
    Command(
        "follow-up",
        lambda: _("差评回访：列出未关闭的，或办一个步骤"),
        _follow,
        _show_follow,
        (
            argument("follow_up", nargs="?"),
            argument("kind", nargs="?", choices=rules.STEPS[:-1]),
            argument("--note"),
            argument("--unreached", action="store_true"),
            argument("--verdict", choices=rules.VERDICTS),
            argument("--hard", action="store_true"),
            argument("--outcome", choices=rules.OUTCOMES),
            argument("--to"),
        ),
    ),
)
