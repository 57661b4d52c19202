"""The desk's lists as files: what the screen shows of requests, whole, masked and logged."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, and_, bindparam, func, select

from nanxi_desk.core.fields import Field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import chunks
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, Value, export_list
from nanxi_desk.core.masking import masked_phone, masked_text
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.records import Request, RequestStep, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import DeskRow, RequestFilter

PAGE = 1_000  # rows read at a time
MOST_FOUND = 1_000  # of a search
Progress = Callable[[int, int], None]  # rows written, of how many

_request, _visit = projection(Request), projection(Visit)
_named, _main = projection(Resident), projection(Resident).alias("main")
_PHONES = (
    select(_request.c.id, func.coalesce(_main.c.phone, _named.c.phone))
    .join(_visit, _visit.c.id == _request.c.visit_id)
    .join(_named, and_(_named.c.id == _visit.c.resident_id, _named.c.deleted.is_(False)))
    .outerjoin(_main, and_(_main.c.id == _named.c.joined_to, _main.c.deleted.is_(False)))
    .where(_request.c.id.in_(bindparam("ids", expanding=True)))
)


def export_requests(  # noqa: PLR0913 - who, which rows, where to, and how it goes on
    desk: FrontDesk,
    home: Home,
    actor: Actor,
    wanted: RequestFilter,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportedList | None:
    """Write a list of requests as .xlsx, in its order; None where it was cancelled. See core.lists."""
    everything = desk.count(wanted)
    rows = (row for page in _pages(desk, wanted) for row in _rows(home, page))
    sheet = ListSheet(_("登记列表"), filter_words(wanted, home.actor.name), _columns(), rows)
    return export_list(
        *(home, actor, sheet, path),
        replace=replace,
        progress=lambda done: progress(min(done, everything), everything),
        cancelled=cancelled,
    )


def export_found(
    desk: FrontDesk, home: Home, actor: Actor, text: str, path: Path, *, replace: bool = False
) -> ExportedList | None:
    """Write what a search finds, at most MOST_FOUND requests, as .xlsx."""
    found = desk.search(text, MOST_FOUND)
    words = _("搜索“{text}”").format(text=masked_text(text.strip()))
    sheet = ListSheet(_("登记列表"), words, _columns(), _rows(home, found))
    return export_list(home, actor, sheet, path, replace=replace)


def filter_words(wanted: RequestFilter, person: str) -> str:
    """The filter as people say it: 本月 · 民政 · 未办结. `person` is whom 我的 means."""
    which = {
        "all": _("全部"),
        "today": _("今日"),
        "month": _("本月"),
        "open": _("未办结"),
        "mine": _("{person}承办的").format(person=person),
        "closed_today": _("今日办结"),
        "due": _("到期"),
        "yellow": _("黄灯"),
        "red": _("红灯"),
        "handed": _("转办"),
    }[wanted.which]
    measure = {
        "": "",
        "received": _("接待"),
        "on_spot": _("当场办结"),
        "closed": _("办结"),
        "solved": _("解决"),
        "in_time": _("按期办结"),
        "overdue": _("逾期"),
    }[wanted.measure]
    parts = (
        _period_words(wanted),
        _(wanted.line),
        _(wanted.state),
        _("首问责任人 {name}").format(name=wanted.person) if wanted.person else "",
        _("{hour} 时登记").format(hour=wanted.hour) if wanted.hour is not None else "",
        measure,
    )
    narrowed = [part for part in parts if part]
    return " · ".join(narrowed if wanted.which == "all" and narrowed else [which, *narrowed])


def _period_words(wanted: RequestFilter) -> str:
    first, last = wanted.first_day, wanted.last_day
    if first and last:
        return first if first == last else _("{first} 至 {last}").format(first=first, last=last)
    if first:
        return _("{day} 起").format(day=first)
    return _("至 {day}").format(day=last) if last else ""


def _pages(desk: FrontDesk, wanted: RequestFilter) -> Iterator[list[DeskRow]]:
    """The list page by page. What was logged meanwhile pushes rows on: none of them comes twice."""
    first, before = 0, frozenset[str]()
    while page := desk.page(wanted, first, PAGE):
        yield [row for row in page if row.id not in before]
        first, before = first + PAGE, frozenset(row.id for row in page)


def _columns() -> Sequence[ListColumn]:
    request, visit = Request.fields, Visit.fields

    def column(declared: Field, width: int) -> ListColumn:
        return ListColumn(_(declared.label), width)

    return (
        column(request["number"], 22),
        ListColumn(_(request["day"].label), 11, "date"),
        column(RequestStep.fields["at"], 6),
        column(Resident.fields["name"], 10),
        column(Resident.fields["phone"], 13),
        column(request["item_name"], 22),
        column(request["line"], 10),
        column(request["state"], 8),
        column(request["result"], 9),
        ListColumn(_(request["due"].label), 11, "date"),
        column(request["handler_id"], 9),
        column(request["receiver_name"], 10),
        column(visit["channel"], 9),
    )


def _rows(home: Home, found: Iterable[DeskRow]) -> Iterator[Sequence[Value]]:
    for part in chunks(found, PAGE):
        with home.journal.read() as conn:
            phones = _phones(conn, [row.id for row in part])
        for row in part:
            yield (
                row.number,
                row.day,
                row.registered[6:],
                row.visitor or _("(不具名)"),
                phones.get(row.id, ""),
                row.item,
                _(row.line),
                _(row.state),
                _(row.result),
                row.due,
                row.handler,
                row.receiver,
                _(row.channel),
            )


def _phones(conn: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Masked phones of the visitors, by request."""
    found = conn.execute(_PHONES, {"ids": ids})
    return {request: masked_phone(phone) for request, phone in found if phone}
