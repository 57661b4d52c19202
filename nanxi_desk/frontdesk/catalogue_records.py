"""What an office says of the catalogue for itself: other values for shared items, and items of its own."""

from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.records import KEPT_FOR_GOOD, Record, natural_id


class ItemOverlay(Record):
    """An office's alteration of one item: what is None holds as shared. Without `item_id` an item of its own.

    The altered item keeps its id, so requests that refer to it stay as they were. An urgent limit that the
    office does without is catalogue.NO_URGENT_LIMIT.
    """

    record_type = "item_overlay"
    label = "事项目录·本居委会"
    named_rights = ("catalogue.read", "catalogue.edit")
    title = "name"
    retention = KEPT_FOR_GOOD

    item_id: str | None = field(
        "目录事项", Kind.REFERENCE, references="service_item", editable=False, sheet=0, default=None
    )
    name: str | None = field("事项", listed=16, sheet=24, search=Search.NAME, max_length=100, default=None)
    line: str | None = field("条线", listed=10, sheet=14, max_length=30, default=None)
    limit_workdays: int | None = field("时限(工作日)", Kind.INTEGER, sheet=12, default=None)
    urgent_workdays: int | None = field("紧急时限(工作日)", Kind.INTEGER, sheet=14, default=None)
    handling: str | None = field("办理方式", sheet=14, max_length=30, default=None)
    documents: list[str] | None = field("所需材料", Kind.LIST, sheet=40, default=None)
    keywords: list[str] | None = field("常用说法", Kind.LIST, sheet=40, default=None)
    withdrawn: bool | None = field("停用", Kind.FLAG, default=None)


def overlay_id(office: str, item_id: str) -> str:
    """The id of an office's overlay of a shared item: the same at each of its seats."""
    return natural_id("item_overlay", office, item_id)
