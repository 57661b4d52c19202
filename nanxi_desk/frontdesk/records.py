"""What the front desk journals: visits, the requests they hold, and the steps of a request's life."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from nanxi_desk.core.clock import local_minute, office_day
from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.records import (
    KEPT_FOR_GOOD,
    SHARED_SCOPE,
    Record,
    Retention,
    SumKey,
    Workdays,
    WorkdaysOf,
)
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.catalogue import catalogue_version, load_catalogue


class ServiceItem(Record):
    """An item of the catalogue. Shipped items are the base layer; only the hub changes shared ones."""

    record_type = "service_item"
    label = "事项目录"
    named_rights = ("catalogue.read", "catalogue.edit")
    title = "name"
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    name: str = field("事项", required=True, listed=16, sheet=24, search=Search.NAME)
    line: str = field("条线", listed=10, sheet=14)
    limit_workdays: int = field("时限(工作日)", Kind.INTEGER, sheet=12, default=0)
    urgent_workdays: int | None = field("紧急时限(工作日)", Kind.INTEGER, sheet=14, default=None)
    handling: str = field("办理方式", sheet=14, default="当场")
    documents: list[str] = field("所需材料", Kind.LIST, sheet=40, default=())
    keywords: list[str] = field("常用说法", Kind.LIST, sheet=40, default=())

    @classmethod
    def base_layer(cls) -> Mapping[str, Record]:
        """The catalogue in resources/service_items.toml."""
        return _shipped_items()

    @classmethod
    def base_version(cls) -> str:
        """Hash of the catalogue file."""
        return catalogue_version()


@cache
def _shipped_items() -> Mapping[str, Record]:
    return {
        item.id: ServiceItem(
            id=item.id,
            scope=SHARED_SCOPE,
            name=item.name,
            line=item.line,
            limit_workdays=item.limit_workdays,
            urgent_workdays=item.urgent_workdays,
            handling=item.handling,
            documents=list(item.documents),
            keywords=list(item.keywords),
        )
        for item in load_catalogue().items
    }


class Visit(Record):
    """One person comes once, by one channel; a visit without a resident is anonymous."""

    record_type = "visit"
    label = "来访"
    named_rights = ("frontdesk.read", "frontdesk.edit")
    called_by = ("resident_id", "at")
    # That somebody came stays for the figures; who it was does not.
    retention = Retention(after=("at",), kept=("at", "channel", "receiver_id", "receiver_name"))

    resident_id: str | None = field(
        "居民", Kind.REFERENCE, references="resident", editable=False, default=None
    )
    at: str = field("来访时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    channel: str = field("渠道", Kind.CHOICE, choices=rules.CHANNELS, required=True, default="现场")
    # 首问责任人: who was asked first stays responsible; the name stands for people who have no account.
    receiver_id: str | None = field(
        "首问责任人", Kind.REFERENCE, references="staff", editable=False, default=None
    )
    receiver_name: str | None = field("接待人", editable=False, listed=8, search=Search.NAME, default=None)


class Request(Record):
    """One matter of a visit. What becomes of it are its steps; state and result are derived from them."""

    record_type = "request"
    label = "事项登记"
    named_rights = ("frontdesk.read", "frontdesk.edit")
    title = "number"
    searchable = True
    found_through = ("visit_id", "resident_id")
    tallied = ("day", "state", "on_spot")
    measures = ("received", "on_spot", "closed", "solved", "in_time")
    added_from = frozenset(
        {
            "registered_at",
            "day",
            "state",
            "line",
            "receiver_name",
            "on_spot",
            "closed_at",
            "result",
            "in_time",
        }
    )
    calendar_field = "due"
    # Item, days and state stay for the figures of past years; what the matter was about does not.
    retention = Retention(
        after=("closed_at", "registered_at"),
        kept=("visit_id", "number", "registered_at", "item_id", "item_name", "line", "handed_from"),
    )
    derived_from = frozenset({"registered_at"})
    # Wide enough to count and to skip rows of a filter without reading the rows themselves.
    indices = (
        ("registered_at", "state", "deleted", "line", "receiver_name"),
        ("handler_id", "registered_at", "deleted"),
        ("closed_at", "deleted", "state", "line", "receiver_name"),
    )
    sparse_indices = (
        ("red_from", "yellow_from", "due", "registered_at", "deleted", "line", "receiver_name"),
    )

    visit_id: str = field("来访", Kind.REFERENCE, references="visit", required=True, editable=False, sheet=0)
    number: str = field("编号", editable=False, listed=10, sheet=22, search=Search.NUMBER)
    registered_at: str = field("登记时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    item_id: str | None = field(
        "目录事项",
        Kind.REFERENCE,
        references="service_item",
        editable=False,
        sheet=0,
        unit="item",
        default=None,
    )
    item_name: str = field(
        "事项", required=True, listed=16, sheet=24, search=Search.TEXT, unit="item", max_length=100
    )
    line: str | None = field("条线", editable=False, listed=12, sheet=14, unit="item", default=None)
    detail: str | None = field("情况", Kind.LONG_TEXT, sheet=50, search=Search.TEXT, default=None)
    # Where a taken-over ledger says more than our columns hold, its own words stay here.
    # Numbers of people can be among them: those are masked.
    ledger_text: str | None = field(
        "台账原文", Kind.LONG_TEXT, editable=False, sheet=30, search=Search.TEXT, masked=True, default=None
    )
    documents: list[str] | None = field("已收材料", Kind.LIST, editable=False, sheet=24, default=None)
    missing: list[str] | None = field("尚缺材料", Kind.LIST, editable=False, sheet=24, default=None)
    attachments: list[str] | None = field("附件", Kind.ATTACHMENTS, sheet=24, default=None)
    # A request that an office handed to the hub has its counterpart in the hub's own scope.
    handed_from: str | None = field(
        "转来自", Kind.REFERENCE, references="request", editable=False, sheet=0, default=None
    )

    day: str | None = field("登记日", Kind.DATE, derived=True, sheet=0, default=None)
    state: str | None = field("状态", Kind.CHOICE, choices=rules.STATES, derived=True, listed=8, default=None)
    result: str | None = field("结果", Kind.CHOICE, choices=rules.RESULTS, derived=True, default=None)
    closed_at: str | None = field("办结时间", Kind.INSTANT, derived=True, sheet=20, default=None)
    on_spot: bool | None = field("当场办结", Kind.FLAG, derived=True, default=None)
    # 承办人: who has the request in hand now; whoever registered it until it is handed on.
    handler_id: str | None = field("承办人", sheet=0, derived=True, default=None)
    handler_name: str | None = field("承办人姓名", derived=True, default=None)
    receiver_name: str | None = field("首问责任人", derived=True, sheet=0, default=None)
    handed_to: str | None = field("现由", derived=True, default=None)  # while it is handed on
    due: str | None = field("期限", Kind.DATE, derived=True, listed=9, default=None)
    # The days from which the lights burn, while it is open; None where none will.
    yellow_from: str | None = field("黄灯自", Kind.DATE, derived=True, sheet=0, default=None)
    red_from: str | None = field("红灯自", Kind.DATE, derived=True, sheet=0, default=None)
    in_time: bool | None = field("按期办结", Kind.FLAG, derived=True, default=None)

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: WorkdaysOf
    ) -> dict[str, Any]:
        """State, deadline and closing from the steps, the day from the time of registration."""
        now = rules.standing(map(step_of, parts))
        derived = {
            "day": office_day(values["registered_at"]) if values["registered_at"] else None,
            "state": now.state,
            "result": now.result,
            "closed_at": now.closed_at,
            "on_spot": now.on_spot,
            "handler_id": now.handler or None,
            "handler_name": now.handler_name or None,
            "receiver_name": now.receiver_name or None,
            "handed_to": (now.to_name or now.target or None) if now.state in rules.HANDED_STATES else None,
            "due": None,
            "yellow_from": None,
            "red_from": None,
            "in_time": None if now.closed_day is None else True,
        }
        # Nothing of the calendar is read for what was closed on the spot.
        if now.accepted is not None and now.limit is not None:
            derived |= _days(now, workdays(values["scope"]))
        return derived

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Not closed, withdrawn or void."""
        return values["state"] in rules.OPEN_STATES

    @classmethod
    def remains(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """The skeleton; what was typed instead of an item of the catalogue may name somebody."""
        kept = super().remains(values)
        if kept["item_name"] and not kept["item_id"]:
            kept["item_name"] = rules.OUTSIDE_CATALOGUE
        return kept

    @classmethod
    def adds(cls, values: Mapping[str, Any]) -> Mapping[SumKey, tuple[int, ...]]:
        """One received on its day, one closed on that day, by line, hour and person; see views.Figures.

        By person the months are summed as well: a year of sixty people has too many days to add each time.
        """
        if values["state"] in rules.UNCOUNTED_STATES or not values["day"]:
            return {}
        line, person = values["line"] or "", values["receiver_name"] or ""
        received = (1, int(bool(values["on_spot"])), 0, 0, 0)
        found: dict[SumKey, tuple[int, ...]] = {
            ("all", values["day"], ""): received,
            ("line", values["day"], line): received,
            ("person", values["day"], person): received,
            ("person-month", values["day"][:7], person): received,
        }
        hour = _hour(values["registered_at"])
        if hour:
            found["hour", values["day"], hour] = received
        if values["closed_at"]:
            solved, in_time = int(values["result"] in rules.SOLVED), int(bool(values["in_time"]))
            closed, day = (0, 0, 1, solved, in_time), office_day(values["closed_at"])
            for key in (
                ("all", day, ""),
                ("line", day, line),
                ("person", day, person),
                ("person-month", day[:7], person),
            ):
                before = found.get(key, (0,) * len(closed))
                found[key] = tuple(map(sum, zip(before, closed, strict=True)))
        return found


def _days(now: rules.Standing, workdays: Workdays) -> dict[str, Any]:
    """What the calendar makes of an accepted request; lights burn only while it is open."""
    found = now.deadline(workdays)
    assert found is not None
    days: dict[str, Any] = {"due": found.due.isoformat(), "in_time": now.in_time(workdays)}
    if now.state in rules.OPEN_STATES:
        days["red_from"] = found.red_from.isoformat()
        days["yellow_from"] = found.yellow_from.isoformat() if found.yellow_from else None
    return days


def _hour(registered_at: str) -> str:
    """The office's hour, "" where a ledger told the day only, which stands at midnight."""
    minute = local_minute(registered_at)
    return "" if minute.endswith("00:00") else str(int(minute[11:13]))


def step_of(part: Mapping[str, Any]) -> rules.Step:
    """A row of RequestStep as the rules see it."""
    return rules.Step(
        kind=part["kind"] or "",
        at=part["at"] or "",
        order=part["id"],
        result=part["result"],
        on_spot=bool(part["on_spot"]),
        by=part["by_id"] or "",
        turn=part["turn"],
        day=date.fromisoformat(office_day(part["at"])) if part["at"] else None,
        by_name=part["by_name"] or "",
        limit=part["limit_workdays"],
        target=part["target"] or "",
        to=part["to_id"] or "",
        to_name=part["to_name"] or "",
        pause=part["pause"] or "",
        first_day=date.fromisoformat(part["first_day"]) if part["first_day"] else None,
        last_day=date.fromisoformat(part["last_day"]) if part["last_day"] else None,
        extra=part["extra_workdays"],
    )


class RequestStep(Record):
    """One step of a request's life: append-only, so two offices that both act leave two steps."""

    record_type = "request_step"
    label = "办理过程"
    named_rights = ("frontdesk.read", "")
    part_of = "request_id"
    called_by = ("kind",)
    # What an office hands to the hub, the hub takes, returns or answers in that office's own records.
    hub_may_append = True
    retention = Retention(
        after=("at",),
        kept=(
            *("request_id", "kind", "at", "by_id", "by_name", "result", "on_spot", "turn", "limit_workdays"),
            *("target", "to_id", "pause", "first_day", "last_day", "extra_workdays", "approved_by"),
        ),
    )

    request_id: str = field(
        "事项登记", Kind.REFERENCE, references="request", required=True, editable=False, sheet=22
    )
    kind: str = field("步骤", Kind.CHOICE, choices=rules.STEPS, required=True, editable=False, listed=8)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    by_id: str | None = field(
        "经办", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    by_name: str | None = field("经办人", editable=False, listed=8, default=None)
    result: str | None = field("结果", Kind.CHOICE, choices=rules.RESULTS, editable=False, default=None)
    on_spot: bool | None = field("当场", Kind.FLAG, editable=False, default=None)
    note: str | None = field("说明", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
    # How many steps the writer knew of: what orders them where a clock went wrong.
    turn: int | None = field("次序", Kind.INTEGER, editable=False, sheet=0, default=None)
    limit_workdays: int | None = field("时限(工作日)", Kind.INTEGER, editable=False, sheet=14, default=None)
    target: str | None = field("转给", Kind.CHOICE, choices=rules.TARGETS, editable=False, default=None)
    to_id: str | None = field(
        "转给同事", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    to_name: str | None = field("接办方", editable=False, sheet=16, default=None)
    pause: str | None = field("暂停原因", Kind.CHOICE, choices=rules.PAUSES, editable=False, default=None)
    first_day: str | None = field("起", Kind.DATE, editable=False, default=None)
    last_day: str | None = field("止", Kind.DATE, editable=False, default=None)
    extra_workdays: int | None = field("延长(工作日)", Kind.INTEGER, editable=False, sheet=14, default=None)
    approved_by: str | None = field("批准人", editable=False, default=None)
    documents: list[str] | None = field("补正清单", Kind.LIST, editable=False, sheet=30, default=None)
