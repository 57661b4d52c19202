"""The command `stars`. What it does is imported when it is wanted: every command waits for imports here."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from nanxi_desk.commands_base import Command, Context, Result, argument
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules

ACTIONS = (
    "open",
    "status",
    "close",
    "result",
    "sheet",
    "take",
    "ledger",
    "apply",
    "screen",
    "panel",
    "grade",
    "publish",
    "award",
)


def _run(context: Context, options: argparse.Namespace) -> Result:
    from nanxi_desk.star_actions import DONE_BY  # see above

    return DONE_BY[options.action](context.home, options)


def _show(result: Result) -> Iterable[str]:
    from nanxi_desk.star_actions import show

    return show(result)


COMMANDS: tuple[Command, ...] = (
    Command(
        "stars",
        lambda: _("星级楼组：开启、评分表、截止、结果"),
        _run,
        _show,
        (
            argument("action", choices=ACTIONS),
            argument("names", nargs="*", metavar="ROUND|FILE"),
            argument("--judge"),
            argument("--out", type=Path),
            argument("--to", choices=rules.STATES[: rules.STATES.index(rules.SCORING) + 1]),
            argument("--reason"),
            argument("--dry-run", action="store_true"),
        ),
    ),
)
