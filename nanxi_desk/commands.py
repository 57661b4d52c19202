"""What each command of the command line does; cli.py reads the words and prints the results."""

import argparse
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from nanxi_desk.commands_attachments import COMMANDS as ATTACHMENT_COMMANDS
from nanxi_desk.commands_backup import COMMANDS as BACKUP_COMMANDS
from nanxi_desk.commands_base import (
    FILE,
    Command,
    Context,
    Result,
    argument,
    lines,
    number,
    password,
    secret_of,
)
from nanxi_desk.commands_desk import COMMANDS as DESK_COMMANDS
from nanxi_desk.commands_erasure import COMMANDS as ERASURE_COMMANDS
from nanxi_desk.commands_exchange import COMMANDS as EXCHANGE_COMMANDS
from nanxi_desk.commands_exchange import joined_home
from nanxi_desk.commands_report import COMMANDS as REPORT_COMMANDS
from nanxi_desk.commands_satisfaction import COMMANDS as SATISFACTION_COMMANDS
from nanxi_desk.commands_stars import COMMANDS as STAR_COMMANDS
from nanxi_desk.commands_training import COMMANDS as TRAINING_COMMANDS
from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.clock import SystemClock, office_day
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file
from nanxi_desk.frontdesk.editing import edit_record, record_history
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft

DEMO_OFFICE = "NX03"
DEMO_PASSWORD = "demo"  # noqa: S105 - of homes that hold nothing but made-up data


# --- homes -------------------------------------------------------------------------------------------------


def _init(context: Context, options: argparse.Namespace) -> Result:
    if options.joining:
        if options.office or options.name or options.hub:
            raise UsageError(_("--from 已经说明了单位。"), _("请不要同时写 --office、--name 或 --hub。"))
        home, code = joined_home(context, options)
    else:
        home, code = _made_home(context, options)
    return {"replica": home.replica, "recovery_code": code, "home": context.path}


def _made_home(context: Context, options: argparse.Namespace) -> tuple[Home, str]:
    missing = [word for word in ("office", "name", "admin") if not getattr(options, word)]
    if missing:
        raise UsageError(
            _("命令的写法不对:{problem}。").format(problem=" ".join(f"--{word}" for word in missing)),
            _("请写明单位代码、名称和管理员,或用 --from 指定街道给的加入文件。"),
        )
    home, code = Home.create(
        context.path,
        office=options.office,
        name=options.name,
        hub=options.hub,
        admin=options.admin,
        password=password(),
        database=_database(options),
        encrypted_volume=options.encrypted_volume,
    )
    return context.keep(home), code


def _database(options: argparse.Namespace) -> str | None:
    """The address of the server's database, if the new home's is to lie on one."""
    if options.database is None:
        return secret_of("NANXI_DESK_DATABASE")
    from nanxi_desk.core.seats import read_url

    if read_url(options.database).password is not None:  # everybody on the computer can read it there
        raise UsageError(
            _("数据库的密码不能写在命令里。"), _("请把带密码的地址放进环境变量 NANXI_DESK_DATABASE。")
        )
    return str(options.database)


def _show_init(result: Result) -> Iterable[str]:
    yield _("已在“{home}”建立数据。").format(home=result["home"])
    yield _("恢复码(请打印或抄写,锁进柜子;忘记密码时只有它能打开数据):")
    yield f"    {result['recovery_code']}"


def _demo(context: Context, options: argparse.Namespace) -> Result:
    this_year = int(office_day(SystemClock().now())[:4])
    year = options.year or this_year
    if year > this_year:  # said before a home is made
        raise _not_yet(year)
    if not Home.exists(context.path):
        _make_demo_home(context, hub=options.offices > 1)
    return {"requests": fill_demo(context.home, options.requests, options.seed, year, options.offices)}


def _make_demo_home(context: Context, *, hub: bool) -> None:
    from nanxi_desk.frontdesk.sample import HUB, OFFICES

    code, name = HUB if hub else (DEMO_OFFICE, dict(OFFICES)[DEMO_OFFICE])
    home, __ = Home.create(
        context.path,
        office=code,
        name=name,
        hub=hub,
        admin="演示管理员",
        password=password(),
    )
    context.keep(home)


def fill_recent(home: Home, requests: int, seed: int) -> int:
    """Fill a home with made-up visits of the last four weeks, today among them."""
    from nanxi_desk.frontdesk.fill import Filling, fill

    today = date.fromisoformat(office_day(home.journal.clock.now()))
    first = today - timedelta(days=27)
    done = fill(home, home.actor, Filling(requests, seed, first, today))
    _rate_some(home, seed, first, today)
    _train_some(home, seed, first, today)
    _picture_some(home, seed)
    _star_some(home, seed, today)
    return done


def fill_demo(home: Home, requests: int, seed: int, year: int, offices: int = 1) -> int:
    """Fill a home with made-up visits from January to today, or of a whole past year."""
    from nanxi_desk.frontdesk.fill import Filling, fill
    from nanxi_desk.frontdesk.sample import OFFICES

    today = date.fromisoformat(office_day(home.journal.clock.now()))
    last = min(date(year, 12, 31), today)
    if last.year != year:
        raise _not_yet(year)
    done = fill(home, home.actor, Filling(requests, seed, date(year, 1, 1), last, offices))
    _rate_some(home, seed, date(year, 1, 1), last)
    _train_some(home, seed, date(year, 1, 1), last, offices)
    _picture_some(home, seed)
    if offices == len(OFFICES) or not home.is_hub:  # a hub's round needs them all
        _star_some(home, seed, last)
    return done


def _star_some(home: Home, seed: int, last: date) -> None:
    from nanxi_desk.stars.fill import fill_stars, picture_applications

    fill_stars(home, home.actor, seed, last.isoformat())
    picture_applications(home, home.actor, seed)


def _rate_some(home: Home, seed: int, first: date, last: date) -> None:
    from nanxi_desk.frontdesk.matters import DeskMatters
    from nanxi_desk.satisfaction.fill import RatingFilling, fill_ratings

    fill_ratings(home, home.actor, DeskMatters(), RatingFilling(seed, first, last))


def _picture_some(home: Home, seed: int) -> None:
    from nanxi_desk.frontdesk.fill import picture_requests
    from nanxi_desk.satisfaction.fill import picture_follow_ups

    picture_requests(home, home.actor, seed)
    picture_follow_ups(home, home.actor, seed)


def _train_some(home: Home, seed: int, first: date, last: date, offices: int = 1) -> None:
    from nanxi_desk.frontdesk.sample import OFFICES
    from nanxi_desk.training.fill import TrainingFilling, fill_trainings

    own = [(home.office, home.office_name)]
    places = list(OFFICES[:offices]) if home.is_hub else own
    fill_trainings(home, home.actor, TrainingFilling(seed, first, last, places))


def _not_yet(year: int) -> UsageError:
    return UsageError(_("{year} 年还没有到。").format(year=year), _("请换一个年份。"))


def _renew_identity(context: Context, _options: argparse.Namespace) -> Result:
    from nanxi_desk.core.oversight import become_new_replica

    return {"replica": become_new_replica(context.home, context.home.actor)}


def _verify(context: Context, _options: argparse.Namespace) -> Result:
    from nanxi_desk.core.oversight import check_data

    found = check_data(context.home)
    problems = [*found.problems, *context.home.token_problems()]
    return {
        "ok": not problems,
        "problems": problems,
        "warnings": context.home.warnings(),
        "pending": found.pending,
        "records": found.records,
        "changes": found.changes,
    }


def _show_verify(result: Result) -> Iterable[str]:
    yield from result["problems"]
    yield from result["warnings"]
    yield from result["pending"]
    yield _("{changes} 条变更,{records} 条记录,{problems} 处问题。").format(
        changes=result["changes"], records=result["records"], problems=len(result["problems"])
    )


def _digest(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.oversight import state_digests

    scopes = [options.scope] if options.scope else None
    return {"digests": state_digests(context.home, scopes), **_sizes(context.home)}


def _password(context: Context, _options: argparse.Namespace) -> Result:
    old, new = password(), secret_of("NANXI_DESK_NEW_PASSWORD")
    if not new:
        raise UsageError(_("没有给出新密码。"), _("请设置环境变量 NANXI_DESK_NEW_PASSWORD。"))
    home = context.entered()
    home.access.change_password(old, new)
    return {"changed": home.actor.name}


def _sizes(home: Home) -> Result:
    records, changes = home.journal.sizes()
    return {"records": records, "changes": changes}


# --- the desk ----------------------------------------------------------------------------------------------


def _log(context: Context, options: argparse.Namespace) -> Result:
    draft = VisitDraft(
        item=options.item, name=options.name or "", phone=options.phone or "", detail=options.detail or ""
    )
    logged = FrontDesk(context.home).log(context.home.actor, draft)
    return {"number": logged.number, "id": logged.request_id}


def _edit(context: Context, options: argparse.Namespace) -> Result:
    changed = edit_record(context.home, context.home.actor, options.record, options.assignments)
    return {"change": changed}


def _log_of(context: Context, options: argparse.Namespace) -> Result:
    record_class, record_id, changes = record_history(context.home, options.record)
    return {"record": record_id, "type": record_class.record_type, "changes": changes}


def _show_log_of(result: Result) -> Iterable[str]:
    for change in result["changes"]:
        fields = ";".join(f"{label}={value}" for label, value in change.fields)
        yield f"{change.at}  {change.who}  {fields}  [{change.id}]"


def _search(context: Context, options: argparse.Namespace) -> Result:
    desk = FrontDesk(context.home)
    requests = [
        {"kind": "request", "id": row.id, "number": row.number, "title": f"{row.visitor} {row.item}".strip()}
        for row in desk.search(options.text, options.limit)
    ]
    people = [
        {"kind": "resident", "id": hit.id, "number": "", "title": f"{hit.name} {hit.phone}".strip()}
        for hit in desk.find_residents(options.text, options.limit)
    ]
    return {"hits": [*requests, *people]}


def _import_ledger(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.workbook.reader import read_table_file
    from nanxi_desk.frontdesk.ledger import mapping_from_toml, mapping_to_toml
    from nanxi_desk.frontdesk.take_over import LedgerDesk

    mapping = mapping_from_toml(_text_of(options.map)) if options.map else None
    home = context.home
    desk = LedgerDesk(home, FrontDesk(home).catalogue())
    done = desk.take_over(
        home.actor,
        read_table_file(options.file),
        mapping=mapping,
        origin="ledger:" + UNWRITABLE.sub("\ufffd", options.file.name),
        dry_run=options.dry_run,
    )
    return {
        "rows": done.rows,
        "taken": done.taken,
        "already": done.already,
        "refused": [{"sheet": r.sheet, "row": r.row, "reason": r.reason} for r in done.refused],
        "warnings": [{"sheet": r.sheet, "row": r.row, "reason": r.reason} for r in done.warnings],
        "mapping": "\n".join(mapping_to_toml(each) for each in done.mappings),
    }


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(
            _("“{file}”不能读取。").format(file=path), _("请检查文件名,文件应为 UTF-8 文本。")
        ) from error


def _show_ledger(result: Result) -> Iterable[str]:
    yield result["mapping"]
    for kind, title in (("refused", _("未接收")), ("warnings", _("提示"))):
        for row in result[kind]:
            yield _("{title} {sheet} 第 {row} 行:{reason}").format(title=title, **row)
    yield _("共 {rows} 行:接收 {taken},早已接收 {already},未接收 {refused}。").format(
        rows=result["rows"],
        taken=result["taken"],
        already=result["already"],
        refused=len(result["refused"]),
    )


def _sample_ledger(_context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.workbook.grid import write_grid
    from nanxi_desk.frontdesk.ledger_sample import messy_ledger_rows

    year = options.year or date.today().year - 1  # noqa: DTZ011 - any past year will do
    made = messy_ledger_rows(year, options.rows, options.seed)
    try:
        replace_file(options.file, write_grid(_("来访登记"), made.grid, made.merged))
    except OSError as error:
        raise InputRefused(
            _("不能写入“{file}”:{reason}。").format(file=options.file, reason=error.strerror or error),
            _("请换一个文件夹。"),
        ) from error
    return {"file": options.file, "rows": options.rows}


# --- the program itself ------------------------------------------------------------------------------------


def _tour(_context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.window.tour import BRIEFLY, VARIANTS, tour

    with tempfile.TemporaryDirectory(prefix="nanxi-desk-") as folder:
        from nanxi_desk.frontdesk.sample import HUB, OFFICES

        office = _tour_home(Path(folder), DEMO_OFFICE, dict(OFFICES)[DEMO_OFFICE], hub=False)
        with office, _tour_home(Path(folder), *HUB, hub=True) as hub:
            fill_recent(office, 320, 3)
            _propose_somebody(office)
            _star_some(hub, 3, date.fromisoformat(office_day(hub.journal.clock.now())))
            looks = BRIEFLY if options.brief else VARIANTS
            return {"files": tour(office, options.folder, looks, hub=hub)}


def _tour_home(folder: Path, code: str, name: str, *, hub: bool) -> Home:
    home, __ = Home.create(
        folder / code, office=code, name=name, hub=hub, admin="陈静", password=DEMO_PASSWORD
    )
    return home


def _propose_somebody(home: Home) -> None:
    """A destroy list to be seen: of the first resident whose matters are all closed."""
    from nanxi_desk.core.destroying import DestroyDesk

    desk = FrontDesk(home)
    for row in desk.page("all", 0, 100):
        visitor = desk.detail(row.id).visitor_id
        if visitor:
            with suppress(InputRefused):
                DestroyDesk(home).propose_record(home.actor, visitor, reason=_("来电要求"))
                return


def _self_test(_context: Context, _options: argparse.Namespace) -> Result:
    from nanxi_desk.window.self_test import self_test

    problems = self_test()
    return {"ok": not problems, "problems": problems}


_SEED = number("--seed", 0, 10**9, default=1)
_YEAR = number("--year", 1990, 2100)
_DRY = argument("--dry-run", action="store_true")

COMMANDS: tuple[Command, ...] = (
    Command(
        "init",
        lambda: _("建立新的数据"),
        _init,
        _show_init,
        (
            argument("--office"),
            argument("--name"),
            argument("--hub", action="store_true"),
            argument("--admin"),
            argument("--from", dest="joining", type=Path),
            argument("--database", metavar="URL"),
            argument("--encrypted-volume", action="store_true"),
        ),
    ),
    Command(
        "demo",
        lambda: _("填入虚构的演示数据"),
        _demo,
        lines,
        (
            number("--offices", 1, 100, default=1),
            number("--requests", 0, 10_000_000, default=1_800),
            _SEED,
            _YEAR,
        ),
    ),
    Command(
        "import-ledger",
        lambda: _("接收手工台账"),
        _import_ledger,
        _show_ledger,
        (FILE, argument("--map", type=Path), _DRY),
    ),
    Command(
        "sample-ledger",
        lambda: _("写一份虚构的手工台账"),
        _sample_ledger,
        lines,
        (
            FILE,
            number("--rows", 0, 1_000_000, default=1_200),
            _SEED,
            _YEAR,
        ),
    ),
    Command(
        "log",
        lambda: _("登记一件来访"),
        _log,
        lines,
        (
            argument("--item", required=True),
            argument("--name"),
            argument("--phone"),
            argument("--detail"),
        ),
    ),
    Command(
        "edit",
        lambda: _("修改一条记录"),
        _edit,
        lines,
        (argument("record"), argument("assignments", nargs="+", metavar="FIELD=VALUE")),
    ),
    *DESK_COMMANDS,
    *ATTACHMENT_COMMANDS,
    *SATISFACTION_COMMANDS,
    *TRAINING_COMMANDS,
    *REPORT_COMMANDS,
    *BACKUP_COMMANDS,
    *ERASURE_COMMANDS,
    Command(
        "search",
        lambda: _("找人、找件"),
        _search,
        lambda result: (f"{hit['number']}  {hit['title']}" for hit in result["hits"]),
        (argument("text"), number("--limit", 1, 10_000, default=20)),
    ),
    *EXCHANGE_COMMANDS,
    *STAR_COMMANDS,
    Command("log-of", lambda: _("一条记录的修改历史"), _log_of, _show_log_of, (argument("record"),)),
    Command("renew-identity", lambda: _("让本机成为新的副本"), _renew_identity, lines),
    Command("password", lambda: _("换自己的密码"), _password, lines),
    Command("digest", lambda: _("各单位记录状态的摘要"), _digest, lines, (argument("--scope"),)),
    Command("verify", lambda: _("核对数据是否完好"), _verify, _show_verify),
    Command(
        "tour",
        lambda: _("画出每个页面和对话框"),
        _tour,
        lines,
        (argument("folder", type=Path), argument("--brief", action="store_true")),
    ),
    Command("self-test", lambda: _("检查安装是否完整"), _self_test, lines),
)
