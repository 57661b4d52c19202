"""Places that several modules share: building groups of an estate."""

from collections.abc import Mapping
from typing import Any

from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.records import Record, Retention


class BuildingGroup(Record):
    """楼组: the households of one staircase or building, with a leader whom they chose.

    `map_row` and `map_column` (from 1) place it on the estate's map; without them it stands in the order of
    names. A group that was dissolved keeps its place in past years.
    """

    record_type = "building_group"
    label = "楼组"
    named_rights = ("stars.read", "stars.groups")
    title = "name"
    # Who led it goes five years after the group was dissolved; the group itself stays for the figures.
    retention = Retention(after=("dissolved_on",), kept=("estate", "name", "households", "dissolved_on"))

    estate: str = field("小区", required=True, listed=12, sheet=16, search=Search.NAME, max_length=40)
    name: str = field("楼组", required=True, listed=10, sheet=14, search=Search.NAME, max_length=40)
    address: str | None = field("地址", sheet=24, search=Search.TEXT, max_length=100, default=None)
    households: int | None = field("户数", Kind.INTEGER, listed=6, sheet=8, default=None)
    leader: str | None = field("楼组长", listed=8, search=Search.NAME, max_length=40, default=None)
    leader_phone: str | None = field(
        "楼组长电话", Kind.PHONE, sheet=16, masked=True, max_length=40, default=None
    )
    map_row: int | None = field("图上行", Kind.INTEGER, sheet=8, default=None)
    map_column: int | None = field("图上列", Kind.INTEGER, sheet=8, default=None)
    dissolved_on: str | None = field("撤并日期", Kind.DATE, default=None)

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Until it is dissolved."""
        return not values["dissolved_on"]
