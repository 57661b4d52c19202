"""What the front desk journals: visits, the requests they hold, and the steps of a request's life."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.records import SHARED_SCOPE, Record
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.catalogue import catalogue_version, load_catalogue


class ServiceItem(Record):
    """An item of the catalogue. Shipped items are the base layer; only the hub changes shared ones."""

    record_type = "service_item"
    label = "事项目录"
    title = "name"
    written_by = "hub"

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
    title = "number"
    searchable = True
    found_through = ("visit_id", "resident_id")
    tallied = ("day", "state", "on_spot")
    # Wide enough to count and to skip rows of a filter without reading the rows themselves.
    indices = (("registered_at", "state", "deleted"), ("handler_id", "registered_at", "deleted"))

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
    ledger_text: str | None = field(
        "台账原文", Kind.LONG_TEXT, editable=False, sheet=30, search=Search.TEXT, default=None
    )

    day: str | None = field("登记日", Kind.DATE, derived=True, sheet=0, default=None)
    state: str | None = field("状态", Kind.CHOICE, choices=rules.STATES, derived=True, listed=8, default=None)
    result: str | None = field("结果", Kind.CHOICE, choices=rules.RESULTS, derived=True, default=None)
    closed_at: str | None = field(
        "办结时间", Kind.INSTANT, derived=True, sheet=20, indexed=True, default=None
    )
    on_spot: bool | None = field("当场办结", Kind.FLAG, derived=True, default=None)
    # 承办人: who has the request in hand now; whoever registered it until it is handed on.
    handler_id: str | None = field("承办人", sheet=0, derived=True, default=None)

    @classmethod
    def derive(cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """State and closing from the steps, the day from the time of registration."""
        steps = [
            rules.Step(
                p["kind"] or "", p["at"] or "", p["id"], p["result"], bool(p["on_spot"]), p["by_id"] or ""
            )
            for p in parts
        ]
        now = rules.standing(steps)
        return {
            "day": office_day(values["registered_at"]) if values["registered_at"] else None,
            "state": now.state,
            "result": now.result,
            "closed_at": now.closed_at,
            "on_spot": now.on_spot,
            "handler_id": now.handler or None,
        }


class RequestStep(Record):
    """One step of a request's life: append-only, so two offices that both act leave two steps."""

    record_type = "request_step"
    label = "办理过程"
    part_of = "request_id"

    request_id: str = field("事项登记", Kind.REFERENCE, references="request", required=True, editable=False)
    kind: str = field("步骤", Kind.CHOICE, choices=rules.STEPS, required=True, editable=False, listed=8)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    by_id: str | None = field(
        "经办", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    by_name: str | None = field("经办人", editable=False, listed=8, default=None)
    result: str | None = field("结果", Kind.CHOICE, choices=rules.RESULTS, editable=False, default=None)
    on_spot: bool | None = field("当场", Kind.FLAG, editable=False, default=None)
    note: str | None = field("说明", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
