"""The list of requests: its columns, from the declared fields, and the rows behind each filter."""

from collections.abc import Sequence
from dataclasses import dataclass

from nanxi_desk.core.language import _
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.listing import Filter
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import DeskRow
from nanxi_desk.widgets.record_table import Column

# Filter of the service → word on its chip.
FILTERS = (("today", "今日"), ("open", "未办结"), ("mine", "我的"), ("all", "全部"))

# Dots differ in shape as well as colour, and the word stands beside them.
_MARKS = {"登记": ("yellow", False), "受理": ("accent", False), "办结": ("green", True)}


def mark(row: DeskRow) -> tuple[str, bool]:
    """The dot of a request's state: colour token, filled or ring."""
    return _MARKS.get(row.state, ("muted", False))


def state_words(row: DeskRow) -> str:
    """The state as people say it: 当场办结, 办结 · 移送."""
    if row.state != "办结":
        return _(row.state)
    if row.on_spot:
        return _("当场办结")
    return " · ".join(_(part) for part in (row.state, row.result) if part)


def tone(row: DeskRow) -> str:
    """The colour token of the state's words."""
    return {"登记": "yellow", "受理": "accent"}.get(row.state, "text")


def short_number(row: DeskRow) -> str:
    """The last part of a number: office and day are plain from the list itself."""
    return row.number.rpartition("-")[2]


def visitor(row: DeskRow) -> str:
    """The visitor's name, or that there is none."""
    return row.visitor or _("(不具名)")


def columns() -> tuple[Column, ...]:
    """The columns; label and width are those of the declared fields."""
    request, visit = Request.fields, Visit.fields
    name, item, state = Resident.fields["name"], request["item_name"], request["state"]
    number, registered, line = request["number"], request["registered_at"], request["line"]
    receiver = visit["receiver_name"]
    return (
        Column(state.label, 0, state_words, mark=mark),
        Column(number.label, number.listed, short_number),
        Column(name.label, name.listed, visitor, tone=lambda row: "text" if row.visitor else "muted"),
        Column(item.label, item.listed, lambda row: row.item),
        Column(state.label, state.listed + 3, state_words, tone=tone),
        Column(registered.label, registered.listed, lambda row: row.registered),
        Column(line.label, line.listed, lambda row: _(row.line)),
        Column(receiver.label, receiver.listed, lambda row: row.receiver),
    )


@dataclass(frozen=True, slots=True)
class FilteredRows:
    """The requests behind one filter, newest first; asked from the background thread."""

    service: FrontDesk
    filter: Filter

    def count(self) -> int:
        """How many."""
        return self.service.count(self.filter)

    def page(self, first: int, count: int) -> Sequence[DeskRow]:
        """`count` of them from `first` on."""
        return self.service.page(self.filter, first, count)


def empty_words(chosen: str, searched: str) -> str:
    """What an empty list says to do next."""
    if searched:
        return _("没有找到“{text}”。\n试试拼音首字母、电话后四位，或按 Esc 看全部登记。").format(
            text=searched
        )
    return {
        "today": _("今天还没有登记。\n按 F2 登记第一件。"),
        "closed_today": _("今天还没有办结的事项。\n按 F2 登记，或打开一件未办结的来办结。"),
        "month": _("本月还没有登记。\n按 F2 登记第一件。"),
        "open": _("没有未办结的事项。\n按 F2 可以登记新的来访。"),
        "mine": _("您还没有经手的登记。\n按 F2 登记第一件。"),
    }.get(chosen, _("还没有任何登记。\n按 F2 登记第一件；已有台账可以用 import-ledger 接入。"))
