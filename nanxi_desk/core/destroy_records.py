"""What is kept of destroy lists: the list under review, which stays here, and the account of what was done.

Neither holds a personal value: rows are ids, and reasons are refused where they name somebody.
"""

from nanxi_desk.core.fields import Kind, Merge, field
from nanxi_desk.core.records import KEPT_FOR_GOOD, Record

EXPIRED, ASKED, MISTAKE = CAUSES = ("保存期满", "本人要求", "误采误录")
REVIEW, RUNNING, DONE, WITHDRAWN = STATES = ("待确认", "销毁中", "已销毁", "已撤回")
ROWS_IN_ONE = 80  # of one DestroyRows, so that its list stays below what a field holds


class DestroyList(Record):
    """A list for another person to confirm. `done` counts the rows that have been carried out."""

    record_type = "destroy_list"
    label = "销毁清单"
    named_rights = ("erasure.propose", "")
    title = "number"
    written_by = "local"
    retention = KEPT_FOR_GOOD

    number: str = field("编号", required=True, editable=False)
    cause: str = field("原因", Kind.CHOICE, choices=CAUSES, required=True, editable=False)
    reason: str | None = field("说明", editable=False, default=None)
    proposed_by: str = field("提出人编号", required=True, editable=False)
    proposed_name: str = field("提出人", required=True, editable=False)
    proposed_at: str = field("提出时间", Kind.INSTANT, required=True, editable=False)
    # One person's life: what is looked for in this office's other texts while the list is carried out.
    subjects: list[str] | None = field("所涉居民", Kind.LIST, editable=False, default=None)
    state: str = field("状态", Kind.CHOICE, choices=STATES, required=True, merge=Merge.LATEST)
    done: int = field("已处理", Kind.INTEGER, required=True, merge=Merge.LATEST, default=0)


class DestroyRows(Record):
    """Some rows of a list, each as `mark:type:id`; see destroying.Row."""

    record_type = "destroy_rows"
    label = "销毁清单内容"
    named_rights = ("erasure.propose", "")
    written_by = "local"
    retention = KEPT_FOR_GOOD
    part_of = "list_id"

    list_id: str = field("清单", Kind.REFERENCE, references="destroy_list", required=True, editable=False)
    place: int = field("次序", Kind.INTEGER, required=True, editable=False)
    rows: list[str] = field("条目", Kind.LIST, required=True, editable=False)


class DestroyRemoval(Record):
    """That somebody took a row off a list, and why."""

    record_type = "destroy_removal"
    label = "销毁清单移出"
    named_rights = ("erasure.propose", "")
    written_by = "local"
    retention = KEPT_FOR_GOOD
    part_of = "list_id"

    list_id: str = field("清单", Kind.REFERENCE, references="destroy_list", required=True, editable=False)
    row_id: str = field("记录", required=True, editable=False)
    reason: str = field("理由", required=True, editable=False)
    by_name: str = field("移出人", required=True, editable=False)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False)


class Destruction(Record):
    """The account of one portion of a list, written in the transaction that erased it; travels like a record.

    `counts` are `type:number`; `streams` are `replica/scope:seq`, the first erased change of each stream,
    by which copies of the database are known that still hold what was erased.
    """

    record_type = "destruction"
    label = "销毁记录"
    named_rights = ("erasure.propose", "")
    title = "number"
    hub_may_append = True
    retention = KEPT_FOR_GOOD

    number: str = field("清单编号", required=True, editable=False, listed=14, sheet=24)
    list_id: str = field("清单", required=True, editable=False, sheet=0)
    portion: int = field("部分", Kind.INTEGER, required=True, editable=False)
    cause: str = field("原因", Kind.CHOICE, choices=CAUSES, required=True, editable=False, listed=8)
    reason: str | None = field("说明", editable=False, sheet=30, default=None)
    proposed_by: str = field("提出人编号", required=True, editable=False, sheet=0)
    proposed_name: str = field("提出人", required=True, editable=False, listed=8)
    proposed_at: str = field("提出时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    confirmed_by: str = field("确认人编号", required=True, editable=False, sheet=0)
    confirmed_name: str = field("确认人", required=True, editable=False, listed=8)
    at: str = field("销毁时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    records: int = field("记录(条)", Kind.INTEGER, required=True, editable=False, listed=6)
    counts: list[str] = field("各登记簿", Kind.LIST, required=True, editable=False, sheet=30)
    streams: list[str] = field("变更流", Kind.LIST, required=True, editable=False, sheet=0)
