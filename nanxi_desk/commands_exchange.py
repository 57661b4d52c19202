"""What the commands of the exchange do: joining, workbooks out and in, undo, conflicts."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from nanxi_desk.commands_base import (
    FILE,
    Command,
    Context,
    Result,
    argument,
    ask_secret,
    lines,
    password,
    secret_of,
)
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES

if TYPE_CHECKING:
    from nanxi_desk.core.exchange.service import Exchange
    from nanxi_desk.core.exchange.views import ConflictView, HeadView

CODE = "NANXI_DESK_JOINING_CODE"
PASSWORD = "NANXI_DESK_EXCHANGE_PASSWORD"  # noqa: S105 - the name of a variable
EVERYTHING = 1_000_000  # conflicts, files: what a script asks for is told whole


def given_password(options: argparse.Namespace) -> str | None:
    """The password of exchange workbooks where one is named; without, the partner's kept one is meant."""
    if not options.password_file:
        return secret_of(PASSWORD) or None
    try:
        text: str = options.password_file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            _("密码文件“{file}”不能读取。").format(file=options.password_file), _("请检查文件名。")
        ) from error
    if not text:  # falling back to another password would lock the other side out
        raise UsageError(
            _("密码文件“{file}”是空的。").format(file=options.password_file), _("请把密码写在第一行。")
        )
    return text


def joined_home(context: Context, options: argparse.Namespace) -> tuple[Home, str]:
    """A new home that the hub expects, made from its joining file; and the recovery code."""
    from nanxi_desk.core.exchange.joining import join, open_joining

    code = secret_of(CODE) or secret_of(PASSWORD) or ask_secret(_("加入码:"))
    if not code:
        raise UsageError(
            _("没有给出加入码。"),
            _("请把街道告知的加入码放进环境变量 NANXI_DESK_JOINING_CODE。"),
        )
    joining = open_joining(options.joining, code)
    home, recovery = Home.create(
        context.path,
        office=joining.office,
        name=joining.name,
        hub=False,
        admin=options.admin or _("管理员"),
        password=password(),
    )
    join(context.keep(home), joining)
    return home, recovery


def _service(context: Context) -> "Exchange":
    from nanxi_desk.core.exchange.service import Exchange

    return Exchange(context.home)


def _enrol(context: Context, options: argparse.Namespace) -> Result:
    given = secret_of(CODE) or secret_of(PASSWORD) or ""
    service = _service(context)
    done = service.enrol(context.home.actor, options.code, options.name, options.out, code=given)
    shown = "" if given else done.code  # a secret that was given is not repeated
    return {"file": done.file, "office": done.office, "code": shown, "again": done.again}


def _show_enrol(result: Result) -> Iterable[str]:
    yield _("已写好“{office}”的加入文件:{file}").format(office=result["office"], file=result["file"])
    if result["code"]:
        yield _("加入码(请用电话或纸条另行告知,不要与文件放在一起):")
        yield f"    {result['code']}"


def _export(context: Context, options: argparse.Namespace) -> Result:
    secret = given_password(options)
    service = _service(context)
    how = {"full": options.full, "attachments": options.attachments}
    done = service.export(context.home.actor, options.file, options.to, password=secret, **how)
    told = {"file": done.file, "changes": done.changes, "records": done.records}
    beside = {"attachments": done.attachments, "attachments_file": done.attachments_file}
    return {**told, **beside} if options.attachments else told


def _import(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.exchange.incoming import import_files

    secret = given_password(options)
    trust = options.trust or ""
    if os.environ.get("NANXI_DESK_TRUST") == "all":
        trust = "all"
        print(_("注意:NANXI_DESK_TRUST=all,不核对来信电脑的指纹。"), file=sys.stderr)
    home = context.home
    files = []
    for found in _service(context).read(options.files, secret):
        if isinstance(found, InputRefused):
            raise found
        files.append(found)
    told = len(home.notices)
    results = import_files(home, home.actor, files, trust=trust, dry_run=options.dry_run)
    for notice in home.notices[told:]:
        print(notice, file=sys.stderr)
    return {"files": results}


def _show_import(result: Result) -> Iterable[str]:
    for file in result["files"]:
        yield _("{file}:新增 {new},改动 {changed},冲突 {conflicts}").format(
            file=file.file, new=file.new, changed=file.changed, conflicts=file.conflicts
        )
        if file.attachments:
            yield _("附件：{count} 个").format(count=file.attachments)
        yield from file.waiting


def _undo_import(context: Context, options: argparse.Namespace) -> Result:
    service, actor = _service(context), context.home.actor
    undo = service.undo_plan if options.dry_run else service.undo
    done = undo(actor, options.id)
    return {"id": done.id, "way": done.way, "records": done.records, "kept": done.kept}


def _conflicts(context: Context, _options: argparse.Namespace) -> Result:
    return {
        "conflicts": [
            {
                "id": conflict.id,
                "record": conflict.record,
                "type": conflict.record_type,
                "unit": conflict.id.rpartition("/")[2],
                "heads": [
                    {
                        "change": h.change,
                        "value": _shown(conflict, h),
                        "who": h.who,
                        "office": h.office,
                        "at": h.at,
                    }
                    for h in conflict.heads
                ],
            }
            for conflict in _service(context).conflicts(EVERYTHING)
        ]
    }


def _shown(conflict: "ConflictView", head: "HeadView") -> object:
    """The value as it was written, or in masked words where its field is masked."""
    fields = RECORD_TYPES[conflict.record_type].units.get(conflict.id.rpartition("/")[2], ())
    return head.text if any(field.masked for field in fields) else head.value


def _show_conflicts(result: Result) -> Iterable[str]:
    for conflict in result["conflicts"]:
        yield f"{conflict['id']}"
        for head in conflict["heads"]:
            yield f"    {head['at']}  {head['who']}  {head['value']}  [{head['change']}]"


def _decide(context: Context, options: argparse.Namespace) -> Result:
    _service(context).decide(context.home.actor, options.conflict, options.change)
    return {"decided": options.conflict}


def _decide_all(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.core.exchange.views import Rule

    service = _service(context)
    ids = [conflict.id for conflict in service.conflicts(EVERYTHING) if conflict.decidable]
    done = service.decide_by_rule(context.home.actor, ids, Rule(options.rule))
    return {"decided": done.decided, "left": [{"id": i, "reason": why} for i, why in done.left.items()]}


def _partners(context: Context, _options: argparse.Namespace) -> Result:
    service = _service(context)
    return {"partners": list(service.partners()), "waiting": list(service.waiting())}


def _show_partners(result: Result) -> Iterable[str]:
    for partner in result["partners"]:
        yield _("{office} {name}:对方还缺 {pending} 条变更,等待 {waiting} 份;{owes}").format(
            office=partner.office,
            name=partner.name,
            pending=partner.pending,
            waiting=partner.waiting,
            owes=partner.owes or _("不欠文件"),
        )
        for computer in partner.computers:
            yield f"    {computer.replica}  {computer.fingerprint}  {computer.state}"
    for file in result["waiting"]:
        yield f"{file.name}: {_('、').join(file.wanted)}"


def _imports(context: Context, _options: argparse.Namespace) -> Result:
    return {"files": list(_service(context).history(EVERYTHING))}


def _show_imports(result: Result) -> Iterable[str]:
    for file in result["files"]:
        way = _("收") if file.incoming else _("发")
        undone = _("(已撤销)") if file.undone else ""
        yield f"{file.at}  {way}  {file.office}  {file.name}  {file.changes}  [{file.id}]{undone}"


def _revoke(context: Context, options: argparse.Namespace) -> Result:
    _service(context).revoke(context.home.actor, options.replica)
    return {"revoked": options.replica}


_PASSWORD = argument("--password-file", type=Path)
_DRY = argument("--dry-run", action="store_true")

COMMANDS: tuple[Command, ...] = (
    Command(
        "enrol",
        lambda: _("登记一个居委会,写出加入文件"),
        _enrol,
        _show_enrol,
        (argument("code"), argument("--name", required=True), argument("--out", type=Path, required=True)),
    ),
    Command(
        "export",
        lambda: _("导出数据交换工作簿"),
        _export,
        lines,
        (
            FILE,
            argument("--to", required=True),
            argument("--full", action="store_true"),
            argument("--attachments", action="store_true"),
            _PASSWORD,
        ),
    ),
    Command(
        "import",
        lambda: _("导入数据交换工作簿"),
        _import,
        _show_import,
        (
            argument("files", nargs="+", type=Path, metavar="file"),
            _DRY,
            _PASSWORD,
            argument("--trust"),
        ),
    ),
    Command("undo-import", lambda: _("撤销一次导入"), _undo_import, lines, (argument("id"), _DRY)),
    Command("imports", lambda: _("列出收发过的文件"), _imports, _show_imports),
    Command("conflicts", lambda: _("列出冲突"), _conflicts, _show_conflicts),
    Command(
        "decide",
        lambda: _("决定一个冲突"),
        _decide,
        lines,
        (argument("conflict"), argument("change")),
    ),
    Command(
        "decide-all",
        lambda: _("按一条规则决定所有冲突"),
        _decide_all,
        lines,
        (argument("rule", choices=("shown", "newest", "ours", "theirs")),),
    ),
    Command("partners", lambda: _("列出交换的对方和等待的文件"), _partners, _show_partners),
    Command("revoke", lambda: _("停用对方的一台电脑"), _revoke, lines, (argument("replica"),)),
)
