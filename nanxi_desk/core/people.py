"""People whom every module shares: residents and the staff of an office."""

from nanxi_desk.core.fields import Kind, Search, field
from nanxi_desk.core.records import KEPT_FOR_GOOD, Record
from nanxi_desk.core.rights import ROLES

GENDERS = ("未知", "男", "女", "未说明")  # GB/T 2261.1: 0, 1, 2, 9


class Staff(Record):
    """Somebody who works at an office; a login is a key slot that names this record."""

    record_type = "staff"
    label = "工作人员"
    named_rights = ("rota.read", "people.edit")
    title = "name"
    retention = KEPT_FOR_GOOD  # who answered for a matter must stay known as long as the matter does

    name: str = field("姓名", required=True, listed=8, search=Search.NAME)
    post: str | None = field("岗位", listed=10, default=None)
    # Only core.access writes it. Nothing at all: an older version wrote the record; see Access.
    roles: list[str] | None = field("角色", Kind.LIST, choices=ROLES, editable=False, sheet=0, default=None)


class Resident(Record):
    """Somebody who comes to the desk. Only the name is needed; an anonymous visit has no resident."""

    record_type = "resident"
    label = "居民"
    named_rights = ("frontdesk.read", "frontdesk.edit")
    title = "name"
    searchable = True

    name: str = field("来访人", required=True, listed=8, sheet=12, search=Search.NAME, max_length=60)
    gender: str | None = field("性别", Kind.CHOICE, choices=GENDERS, sheet=6, default=None)
    phone: str | None = field(
        "电话",
        Kind.PHONE,
        sheet=16,
        search=Search.PHONE,
        masked=True,
        indexed=True,
        max_length=40,
        default=None,
    )
    address: str | None = field("住址", listed=16, sheet=28, search=Search.TEXT, default=None)
    id_number: str | None = field("身份证号", Kind.ID_NUMBER, sheet=22, masked=True, default=None)
    note: str | None = field("居民备注", Kind.LONG_TEXT, sheet=24, default=None)
    # 合并同一人: whoever looks this record up is led to the other one; taking the name away parts them again.
    joined_to: str | None = field(
        "与此人合并",
        Kind.REFERENCE,
        references="resident",
        editable=False,
        sheet=0,
        indexed=True,
        default=None,
    )
