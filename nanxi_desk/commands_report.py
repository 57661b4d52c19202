"""The command `report`: what each module says of a period, as .xlsx, .json or .pdf."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from nanxi_desk.commands_base import Command, Context, Result, argument, number
from nanxi_desk.commands_satisfaction import report_satisfaction, show_satisfaction
from nanxi_desk.commands_training import report_training, show_training
from nanxi_desk.core.errors import UsageError
from nanxi_desk.core.language import _
from nanxi_desk.training.days import period_days

_KINDS: Mapping[
    str, tuple[Callable[[Context, argparse.Namespace], Result], Callable[[Result], Iterable[str]]]
] = {
    "satisfaction": (report_satisfaction, show_satisfaction),
    "training": (report_training, show_training),
}


def _report(context: Context, options: argparse.Namespace) -> Result:
    if options.month is not None and options.year is None:
        raise UsageError(_("--month 要和 --year 一起写。"), _("例如 --year 2026 --month 5。"))
    if options.year is not None:
        if options.first or options.last:
            raise UsageError(_("--year 和 --from、--to 只写一种。"))
        options.first, options.last = period_days(options.year, options.month)
    return {"report": options.what, **_KINDS[options.what][0](context, options)}


def _show(result: Result) -> Iterable[str]:
    return _KINDS[result["report"]][1](result)


COMMANDS: tuple[Command, ...] = (
    Command(
        "report",
        lambda: _("一年、一月或一段时间的报表：.xlsx、.json，满意度还有 .pdf"),
        _report,
        _show,
        (
            argument("what", choices=tuple(_KINDS)),
            number("--year", 2000, 2100),
            number("--month", 1, 12),
            argument("--from", dest="first"),
            argument("--to", dest="last"),
            argument("--out", type=Path),
        ),
    ),
)
