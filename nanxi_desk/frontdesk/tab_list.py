"""The list of requests: its columns, from the declared fields, and the rows behind each filter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nanxi_desk.core.language import _
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.rules import OPEN_STATES
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import DeskRow, RequestFilter
from nanxi_desk.widgets.record_table import Column

# `which` of a RequestFilter → word on its chip.
FILTERS = (
    ("today", "今日"),
    ("mine", "我的"),
    ("open", "未办结"),
    ("due", "到期"),
    ("yellow", "黄灯"),
    ("red", "红灯"),
    ("handed", "转办"),
    ("all", "全部"),
)

# Dots differ in shape as well as colour, and the word stands beside them. A light goes before the state.
_LIGHTS = {"red": ("red", True), "yellow": ("yellow", True), "due": ("text", True)}
_MARKS = {"办结": ("green", True), "归档": ("green", True), "登记": ("yellow", False)}
_OVER = ("不予受理", "撤销", "作废")


def mark(row: DeskRow) -> tuple[str, bool]:
    """The dot of a request: its light, else its state; colour token, filled or ring."""
    if row.light:
        return _LIGHTS[row.light]
    return _MARKS.get(row.state, ("muted" if row.state in _OVER else "accent", False))


def state_words(row: DeskRow) -> str:
    """The state as people say it: 当场办结, 办结 · 移送, 转物业公司, 待回件 · 街道自治办."""
    if row.state == "办结" and row.on_spot:
        return _("当场办结")
    if row.state == "转办" and row.handed_to:
        return _("转{to}").format(to=row.handed_to)
    further = row.result if row.state in ("办结", "归档") else ""
    words = [_(row.state), _(further) if further else "", row.handed_to]
    return " · ".join(part for part in words if part)


def tone(row: DeskRow) -> str:
    """The colour token of the state's words."""
    if row.light in ("red", "yellow"):
        return row.light
    return {"登记": "yellow", "作废": "muted", "撤销": "muted"}.get(row.state, "text")


def due_words(row: DeskRow, today: str) -> str:
    """The deadline as people say it: 今天, 12-14, 2027-01-06, 超期 11-20; a dash where there is none."""
    if not row.due or row.state not in OPEN_STATES:
        return "—"
    day = row.due[5:] if row.due[:4] == today[:4] else row.due
    if row.light == "red":
        return _("超期 {day}").format(day=day)
    return _("今天") if row.due == today else day


def short_number(row: DeskRow) -> str:
    """The last part of a number: office and day are plain from the list itself."""
    return row.number.rpartition("-")[2]


def visitor(row: DeskRow) -> str:
    """The visitor's name, or that there is none."""
    return row.visitor or _("(不具名)")


def columns(today: Callable[[], str]) -> tuple[Column, ...]:
    """The columns; label and width are those of the declared fields. `today` is the office's ISO day."""
    request, visit = Request.fields, Visit.fields
    name, item, state = Resident.fields["name"], request["item_name"], request["state"]
    number, registered, line = request["number"], request["registered_at"], request["line"]
    receiver = visit["receiver_name"]
    due = request["due"]
    return (
        Column(state.label, 0, state_words, mark=mark),
        Column(number.label, number.listed, short_number, sort="number"),
        Column(
            name.label,
            name.listed,
            visitor,
            tone=lambda row: "text" if row.visitor else "muted",
            sort="visitor",
        ),
        Column(item.label, item.listed, lambda row: row.item, sort="item"),
        Column(state.label, state.listed + 3, state_words, tone=tone, sort="state"),
        Column(
            due.label,
            due.listed,
            lambda row: due_words(row, today()),
            tone=lambda row: row.light if row.light in ("red", "yellow") else "text",
            sort="due",
        ),
        Column(registered.label, registered.listed, lambda row: row.registered, sort="registered"),
        Column(line.label, line.listed, lambda row: _(row.line), sort="line"),
        Column(receiver.label, receiver.listed, lambda row: row.receiver, sort="receiver"),
    )


@dataclass(frozen=True, slots=True)
class FilteredRows:
    """The requests behind one filter, newest first; asked from the background thread."""

    service: FrontDesk
    filter: RequestFilter

    def count(self) -> int:
        """How many."""
        return self.service.count(self.filter)

    def page(self, first: int, count: int) -> Sequence[DeskRow]:
        """`count` of them from `first` on."""
        return self.service.page(self.filter, first, count)


def empty_words(wanted: RequestFilter, searched: str = "") -> str:
    """What an empty list says to do next."""
    if searched:
        return _("没有找到“{text}”。\n试试拼音首字母、电话后四位，或按 Esc 看全部登记。").format(
            text=searched
        )
    if wanted != RequestFilter(which=wanted.which):
        return _("这样筛选没有登记。\n按 Ctrl+G 放宽条件，或按 Esc 看今日。")
    return {
        "today": _("今天还没有登记。\n按 F2 登记第一件。"),
        "closed_today": _("今天还没有办结的事项。\n按 F2 登记，或打开一件未办结的来办结。"),
        "month": _("本月还没有登记。\n按 F2 登记第一件。"),
        "open": _("没有未办结的事项。\n按 F2 可以登记新的来访。"),
        "mine": _("您还没有经手的登记。\n按 F2 登记第一件。"),
        "due": _("今天没有到期的事项。"),
        "yellow": _("没有黄灯：近期没有快到期的事项。"),
        "red": _("没有红灯：没有超期的事项。"),
        "handed": _("没有转出去还没回来的事项。\n打开一件未办结的登记，可以转给同事、街道或外单位。"),
    }.get(wanted.which, _("还没有任何登记。\n按 F2 登记第一件；已有台账可以拖进窗口接入。"))


def filter_words(wanted: RequestFilter) -> str:
    """The narrowing in words, "" where only a chip was chosen."""
    parts = [_(wanted.line), _(wanted.state), wanted.person]
    if wanted.hour is not None:
        parts.append(_("{hour} 点").format(hour=wanted.hour))
    if wanted.first_day or wanted.last_day:
        parts.append(_("{first} 至 {last}").format(first=wanted.first_day, last=wanted.last_day))
    measure = MEASURES.get(wanted.measure, "")
    parts.append(_(measure))
    return " · ".join(part for part in parts if part)


MEASURES = {
    "received": "接待",
    "on_spot": "当场办结",
    "closed": "办结",
    "solved": "解决",
    "in_time": "按期办结",
    "overdue": "超期未结",
}
