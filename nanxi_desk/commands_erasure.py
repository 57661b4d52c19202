"""Commands of retention and erasure: what is due, destroy lists, carrying one out as the second person."""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nanxi_desk.commands_base import Command, Context, Result, argument
from nanxi_desk.core.clock import instant, local_minute
from nanxi_desk.core.destroy_records import ASKED, CAUSES
from nanxi_desk.core.errors import UsageError
from nanxi_desk.core.language import _

if TYPE_CHECKING:
    from nanxi_desk.core.destroying import DestroyDesk


def _retention(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.destroying import DestroyDesk
    from nanxi_desk.core.retention import set_years

    home = context.home
    for register, years in map(_rule, options.set or ()):
        set_years(home, home.actor, register, years)
    desk = DestroyDesk(home)
    registers = [
        {
            "register": each.id,
            "label": each.label,
            "years": each.years,
            "altered": each.altered,
            "keeps": "skeleton" if each.anonymises else "nothing",
            "due": each.due,
        }
        for each in desk.registers()
    ]
    return {"registers": registers, "backups": _backups(desk), "clean": home.journal.scrub()}


def _rule(text: str) -> tuple[str, int]:
    found = re.fullmatch(r"([a-z_]+)=([0-9]{1,3})", text)
    if found is None:
        raise UsageError(
            _("“{text}”不是保存年数。").format(text=text), _("请写成 resident=5；0 表示长期保存。")
        )
    return found[1], int(found[2])


def _backups(desk: "DestroyDesk") -> list[dict[str, str]]:
    return [{"file": str(each.path), "made_at": instant(each.made_at)} for each in desk.backups()]


def _show_retention(result: Result) -> Iterable[str]:
    for each in result["registers"]:
        years = _("{years} 年").format(years=each["years"]) if each["years"] else _("长期")
        yield _("{label}({register})：保存 {years}，到期 {due} 条").format(**{**each, "years": years})
    yield from _show_backups(result)


def _show_backups(result: Result) -> Iterable[str]:
    for each in result["backups"]:
        yield _("备份仍含已销毁的内容：{file}({made_at})").format(
            file=each["file"], made_at=local_minute(each["made_at"])
        )
    if not result["clean"]:
        yield _("数据库文件里还有残留，请关闭其他程序后再运行一次 retention。")


def _destroy_list(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.destroying import DestroyDesk

    home = context.home
    desk = DestroyDesk(home)
    named = options.list
    if options.due or options.record:
        _refuse_both(options)
        named = _propose(context, desk, options)
    elif named and options.remove:
        desk.remove(home.actor, named, options.remove, options.reason or "")
    elif named and options.withdraw:
        desk.withdraw(home.actor, named)
    if named:
        rows = desk.rows(named)
        [found] = [each for each in desk.lists() if named in (each.id, each.number)]
        counts = Counter(row.record_type for row in rows if not row.removed)
        return {"list": found, "registers": dict(counts), "rows": list(rows)}
    return {"lists": list(desk.lists()), "destroyed": list(desk.destructions())}


def _refuse_both(options: argparse.Namespace) -> None:
    if options.list or (options.due and options.record):
        raise UsageError(
            _("--due、--record 和已有的清单只能写一个。"), _("请先提出清单，再用它的编号移出或确认。")
        )


def _propose(context: Context, desk: "DestroyDesk", options: argparse.Namespace) -> str:
    from nanxi_desk.frontdesk.editing import find_record

    home, reason = context.home, options.reason or ""
    if options.due:
        return desk.propose_due(home.actor, options.register, reason)
    with home.journal.read() as conn:
        __, row = find_record(conn, options.record)
    return desk.propose_record(home.actor, row["id"], options.cause, reason)


def _show_list(result: Result) -> Iterable[str]:
    for each in result.get("lists", ()):
        yield f"{each.number}  {_(each.cause)}  {_(each.state)}  {each.proposed_name}"
    for each in result.get("destroyed", ()):
        words = _("{number}：{at} 由 {proposed} 提出、{confirmed} 确认，销毁 {records} 条")
        yield words.format(
            number=each.number,
            at=local_minute(each.at),
            proposed=each.proposed,
            confirmed=each.confirmed,
            records=each.records,
        )
    if "list" in result:
        yield f"{result['list'].number}  {_(result['list'].state)}"
    for row in result.get("rows", ()):
        removed = _("已移出：{reason}").format(reason=row.removed) if row.removed else ""
        blot = _("只清除其中的姓名和号码") if row.blot else ""
        yield "  ".join(word for word in (row.id, row.label, row.title, row.day, blot, removed) if word)


def _erase(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.destroying import DestroyDesk

    desk = DestroyDesk(context.home)
    done = desk.confirm(context.home.actor, options.list, dry_run=options.dry_run)
    return {
        "list": done.list_id,
        "number": done.number,
        "records": done.records,
        "registers": done.registers,
        "skipped": done.skipped,
        "remaining": done.remaining,
        "clean": done.clean,
        "backups": _backups(desk),
    }


def _show_erase(result: Result) -> Iterable[str]:
    yield _("清单 {number}：销毁 {records} 条记录，跳过 {skipped} 条。").format(
        number=result["number"], records=result["records"], skipped=result["skipped"]
    )
    yield from _show_backups(result)


COMMANDS: tuple[Command, ...] = (
    Command(
        "retention",
        lambda: _("各登记簿的保存期限和到期记录"),
        _retention,
        _show_retention,
        (argument("--set", action="append", metavar="REGISTER=YEARS"),),
    ),
    Command(
        "destroy-list",
        lambda: _("提出、查看、修改销毁清单"),
        _destroy_list,
        _show_list,
        (
            argument("list", nargs="?"),
            argument("--due", action="store_true"),
            argument("--register", action="append"),
            argument("--record"),
            argument("--cause", choices=CAUSES[1:], default=ASKED),
            argument("--remove", action="append", metavar="RECORD"),
            argument("--withdraw", action="store_true"),
            argument("--reason"),
        ),
    ),
    Command(
        "erase",
        lambda: _("确认别人提出的销毁清单并销毁"),
        _erase,
        _show_erase,
        (argument("list"), argument("--dry-run", action="store_true")),
    ),
)
