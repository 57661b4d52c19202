"""What the command `stars` does: a round opened, scored by workbook, closed, computed, as in the window."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from nanxi_desk.commands_base import Result, secret_of
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.application_book import take_application_book, write_application_book
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.judge_sheets import refusal_of, take_judge_books, write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.papers import log_result_paper, result_paper
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.report import result_facts, store_result
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.views import Judge, RoundPlan, RoundView

CODE_VARIABLE = "NANXI_DESK_ROUND_CODE"


def _open(home: Home, options: argparse.Namespace) -> Result:
    """Lead a round as far as --to says; it is made where the year has none."""
    rounds, named = Rounds(home), _one_word(options)
    target = options.to or rules.SCORING
    known = [view for view in rounds.all() if named in (str(view.year), view.id, view.name)]
    if known:
        view = known[0]
    elif named.isascii() and named.isdigit():
        view = rounds.create(home.actor, RoundPlan(int(named)))
    else:
        view = rounds.named(named)
    code = None
    while rules.STATES.index(view.state) < rules.STATES.index(target):
        following = rules.next_states(view.state)[0]
        if following == rules.SCORING:
            code = rounds.start_scoring(home.actor, view.id).code
            view = rounds.get(view.id)
        else:
            view = rounds.advance(home.actor, view.id, following)
    return {"round": view.name, "state": view.state, "code": code}


def _status(home: Home, options: argparse.Namespace) -> Result:
    status = Rounds(home).status(_round(home, options).id)
    return {
        "round": status.round.name,
        "state": status.round.state,
        "since": status.round.since,
        "applications": status.applications,
        "passed": status.by_screening.get(rules.PASSED, 0),
        "due": status.due,
        "submitted": status.submitted,
        "recused": status.recused,
        "judges": [asdict(judge) for judge in status.judges],
        "few_judges": list(status.few_judges),
        "early": [asdict(step) for step in status.round.early],
        "notes": list(status.notes),
    }


def _close(home: Home, options: argparse.Namespace) -> Result:
    view = _round(home, options)
    view = Rounds(home).close(home.actor, view.id, code=secret_of(CODE_VARIABLE))
    return {"round": view.name, "state": view.state}


def _result(home: Home, options: argparse.Namespace) -> Result:
    view = _round(home, options)
    if options.out is None:
        return result_facts(home, view.id)
    _check_out(options.out)
    facts = result_facts(home, view.id)
    _write_result(home, view, options.out)
    return {"file": str(options.out), "stars": facts["stars"], "groups": len(facts["groups"])}


def _write_result(home: Home, view: RoundView, path: Path) -> None:
    """As the window does it: .json and .xlsx are logged as lists, a PDF as a print."""
    if path.suffix.lower() != ".pdf":
        store_result(home, home.actor, view.id, path)
        return
    from nanxi_desk.window.headless import store_paper  # Qt paints it, and few commands need Qt

    paper = result_paper(home, view.id)
    log_result_paper(home, home.actor, paper, path)
    store_paper(paper, path)


def _sheet(home: Home, options: argparse.Namespace) -> Result:
    view = _running(home, options)
    judge = _judge(home, view, options.judge)
    rows = write_judge_book(home, home.actor, view.id, judge.id, _out(options))
    return {"file": str(options.out), "judge": judge.name, "groups": rows}


def _take(home: Home, options: argparse.Namespace) -> Result:
    paths = [Path(word) for word in options.names]
    if not paths:
        raise UsageError(_("没有写文件。"), _("请写交回的评分表文件，可以几份一起。"))
    books = take_judge_books(home, home.actor, paths, dry_run=options.dry_run)
    refused = refusal_of(books)
    if refused is not None:
        raise refused
    return {"files": [asdict(book) for book in books]}


def _ledger(home: Home, options: argparse.Namespace) -> Result:
    view = _round(home, options)
    rows = write_application_book(home, home.actor, view.id, _out(options))
    return {"file": str(options.out), "groups": rows}


def _apply(home: Home, options: argparse.Namespace) -> Result:
    found = take_application_book(home, home.actor, Path(_one_word(options)), dry_run=options.dry_run)
    return {
        "rows": found.rows,
        "taken": found.taken,
        "already": found.already,
        "refused": [{"row": row, "reason": why} for row, why in found.refused],
    }


def _screen(home: Home, options: argparse.Namespace) -> Result:
    """All applications of this office that wait pass 初评; what shall not is decided in the window first."""
    view, desk = _round(home, options), Applications(home)
    waiting = [row for row in desk.all(view.id, office=home.office) if row.state == "申报"]
    for row in waiting:
        desk.screen(home.actor, row.id, rules.PASSED)
    return {"round": view.name, "passed": len(waiting)}


def _panel(home: Home, options: argparse.Namespace) -> Result:
    """Seat the proposed members of this office, or the named person."""
    view, panel = _round(home, options), Panel(home)
    if options.judge:
        person = next((c for c in panel.candidates(view.id) if c.name == options.judge), None)
        if person is None:
            raise InputRefused(_("这里没有叫“{name}”的同事。").format(name=options.judge), _("请核对姓名。"))
        panel.seat(home.actor, view.id, person.id)
    else:
        panel.seat_proposed(home.actor, view.id)
    return {"round": view.name, "judges": [judge.name for judge in panel.judges(view.id)]}


def _grade(home: Home, options: argparse.Namespace) -> Result:
    view = _round(home, options)
    found = Results(home).grade(home.actor, view.id, reason=options.reason or "")
    return {"round": view.name, "state": found.round.state, "digest": found.digest}


def _publish(home: Home, options: argparse.Namespace) -> Result:
    view = Publicity(home).publish(home.actor, _round(home, options).id)
    return {"round": view.name, "state": view.state, "until": view.public_until}


def _award(home: Home, options: argparse.Namespace) -> Result:
    view = Publicity(home).award(home.actor, _round(home, options).id)
    return {"round": view.name, "state": view.state, "plaques": len(Publicity(home).listed(view.id))}


DONE_BY: dict[str, Callable[[Home, argparse.Namespace], Result]] = {
    "open": _open,
    "status": _status,
    "close": _close,
    "result": _result,
    "sheet": _sheet,
    "take": _take,
    "ledger": _ledger,
    "apply": _apply,
    "screen": _screen,
    "panel": _panel,
    "grade": _grade,
    "publish": _publish,
    "award": _award,
}


def _one_word(options: argparse.Namespace) -> str:
    if len(options.names) != 1:
        raise UsageError(_("请写一次评定，例如 2026。"), _("用 nanxi-desk stars --help 查看用法。"))
    return str(options.names[0])


def _round(home: Home, options: argparse.Namespace) -> RoundView:
    return Rounds(home).named(_one_word(options))


def _running(home: Home, options: argparse.Namespace) -> RoundView:
    """The named round, else the one that is being scored."""
    if options.names:
        return _round(home, options)
    running = [view for view in Rounds(home).all() if view.state == rules.SCORING]
    if len(running) != 1:
        raise UsageError(_("没有或有几次评审中的评定。"), _("请写明是哪一次，例如 stars sheet 2026 …。"))
    return running[0]


def _judge(home: Home, view: RoundView, name: str | None) -> Judge:
    found = [judge for judge in Panel(home).judges(view.id) if name in (judge.name, judge.id)]
    if len(found) != 1:
        raise InputRefused(
            _("评委里没有或有几位“{name}”。").format(name=name or ""), _("请用 --judge 写评委的姓名或编号。")
        )
    return found[0]


def _out(options: argparse.Namespace) -> Path:
    if options.out is None:
        raise UsageError(_("没有写存到哪里。"), _("请用 --out 写文件名，例如 --out 评分表.xlsx。"))
    return Path(options.out)


def _check_out(path: Path) -> None:
    """Said before the result is computed, which takes its time."""
    if path.suffix.lower() not in (".json", ".xlsx", ".pdf"):
        raise UsageError(
            _("结果不能存成“{suffix}”。").format(suffix=path.suffix), _("请写 .json、.xlsx 或 .pdf。")
        )
    if path.exists():
        raise InputRefused(_("“{file}”已经存在，没有覆盖。").format(file=path.name), _("请换一个文件名。"))


def show(result: Result) -> Iterable[str]:
    """The figures in lines; long lists by their number."""
    for name, value in result.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{name}: {len(value)}"
        elif isinstance(value, dict) and name == "stars":
            yield f"{name}: " + "  ".join(f"{key}★ {count}" for key, count in value.items())
        elif isinstance(value, dict):
            yield f"{name}: " + "  ".join(f"{_(key)} {count}" for key, count in value.items())
        elif isinstance(value, list):
            yield f"{name}: " + _("、").join(map(str, value))
        else:
            yield f"{name}: {value}"
