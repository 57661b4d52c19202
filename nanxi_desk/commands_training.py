"""Commands of training: sessions, sign-in sheets out and back, and the figures of a period."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nanxi_desk.commands_base import Command, Context, Result, argument
from nanxi_desk.core.clock import office_day
from nanxi_desk.core.errors import UsageError
from nanxi_desk.core.language import _
from nanxi_desk.training.service import Training
from nanxi_desk.training.sheets import SignInSheets
from nanxi_desk.training.views import SessionFilter, SessionRow

_SUFFIXES = (".xlsx", ".json")
_DOINGS = ("list", "sheet", "attend")


def _training(context: Context, options: argparse.Namespace) -> Result:
    if options.doing == "list":
        return _list(context, options)
    if not options.session:
        raise UsageError(_("请写是哪一场。"), _("nanxi-desk training list 列出各场的编号。"))
    if options.file is None:
        raise UsageError(_("请用 --file 写签到表的文件名。"))
    return _attend(context, options) if options.doing == "attend" else _sheet(context, options)


def _list(context: Context, options: argparse.Namespace) -> Result:
    year = options.year or office_day(context.home.journal.clock.now())[:4]
    wanted = SessionFilter(first_day=f"{year}-01-01", last_day=f"{year}-12-31")
    return {"sessions": [_session(row) for row in Training(context.home).page(wanted)]}


def _session(row: SessionRow) -> Result:
    return {
        "id": row.id,
        "day": row.day,
        "programme": row.programme,
        "topic": row.topic,
        "host": row.host,
        "shared": row.shared,
        "cancelled": row.cancelled,
        "invited": row.tally.invited,
        "came": row.tally.came,
        "headcount": row.headcount,
    }


def _sheet(context: Context, options: argparse.Namespace) -> Result:
    home = context.home
    session = Training(home).named(options.session)
    written = SignInSheets(home).write(home.actor, session, options.file, filled=options.filled, replace=True)
    return {"session": session, "file": str(written.path), "rows": written.rows}


def _attend(context: Context, options: argparse.Namespace) -> Result:
    """Take a returned sheet; a line that may mean several people is told and left out."""
    home = context.home
    sheets = SignInSheets(home)
    session = Training(home).named(options.session)
    preview = sheets.read(session, options.file)
    counts = {kind: preview.count(kind) for kind in ("mark", "same", "blank", "walk_in", "refused")}
    refused = [{"row": row.row, "reason": row.problem} for row in preview.rows if row.kind == "refused"]
    if options.dry_run:
        return {"session": session, **counts, "refused": refused}
    taken = sheets.take(home.actor, preview)
    return {
        "session": session,
        "mark": taken.marked,
        "same": taken.same,
        "blank": taken.blank,
        "walk_in": taken.walk_ins,
        "new_people": taken.new_people,
        "refused": [{"row": row, "reason": why} for row, why in sorted(taken.refused)],
    }


def _show(result: Result) -> Iterable[str]:
    if "sessions" in result:
        for row in result["sessions"]:
            came = row["headcount"] if row["headcount"] is not None else f"{row['came']}/{row['invited']}"
            yield f"{row['id']}  {row['day']}  {row['programme']}  {row['topic']}  {came}"
        if not result["sessions"]:
            yield _("这一年还没有培训。")
        return
    if "file" in result:
        yield str(result["file"])
        return
    labels = {
        "mark": _("登记"),
        "same": _("已是如此"),
        "blank": _("未填"),
        "walk_in": _("临时参加"),
        "new_people": _("其中新的人"),
    }
    yield _("，").join(f"{label} {result[name]}" for name, label in labels.items() if name in result)
    for line in result["refused"]:
        yield _("第 {row} 行没有接收：{reason}").format(**line)


def report_training(context: Context, options: argparse.Namespace) -> Result:
    """The figures of a period, by default of this year up to its end."""
    from nanxi_desk.training.figures import TrainingFigures
    from nanxi_desk.training.report import as_object, export_json, export_report

    home = context.home
    year = office_day(home.journal.clock.now())[:4]
    first, last = _day(options.first, f"{year}-01-01"), _day(options.last, f"{year}-12-31")
    if first > last:
        raise UsageError(_("开始日期晚于结束日期。"), _("请检查 --from 和 --to。"))
    suffix = options.out.suffix.lower() if options.out else ".json"
    if suffix not in _SUFFIXES:
        words = _("不认识的文件类型“{suffix}”。").format(suffix=suffix or options.out.name)
        raise UsageError(words, _("请用 .xlsx 或 .json。"))
    report = TrainingFigures(home).report(first, last)
    found = as_object(report)
    if options.out is None:
        return found
    if suffix == ".xlsx":
        export_report(home, home.actor, report, options.out, replace=True)
    else:
        export_json(home, home.actor, report, options.out)
    return {"file": str(options.out), **found}


def show_training(result: Result) -> Iterable[str]:
    """The three totals, each in a line of its own."""
    yield f"{result['from']} – {result['to']}"
    yield _("场次：{count}").format(count=result["sessions"])
    yield _("人次（登记姓名）：{count}").format(count=result["attendances"])
    yield _("人数（不重复）：{count}").format(count=result["people"])
    if result["headcount_sessions"]:
        words = _("只计人数的 {sessions} 场：{heads} 人次")
        yield words.format(sessions=result["headcount_sessions"], heads=result["headcount"])
    yield from result["notes"]
    if "file" in result:
        yield str(result["file"])


def _day(word: str | None, otherwise: str) -> str:
    if not word:
        return otherwise
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError as error:
        hint = _("请写成 2026-11-24 这样的日期。")
        raise UsageError(_("“{word}”不是日期。").format(word=word), hint) from error


COMMANDS: tuple[Command, ...] = (
    Command(
        "training",
        lambda: _("培训：列出场次（list）、导出签到表（sheet）、读入填好的签到表（attend）"),
        _training,
        _show,
        (
            argument("doing", choices=_DOINGS),
            argument("session", nargs="?"),
            argument("--file", type=Path),
            argument("--filled", action="store_true"),
            argument("--dry-run", action="store_true"),
            argument("--year"),
        ),
    ),
)
