"""What training journals: programmes, sessions, people, whom a session invites, and who came.

Sessions of the hub lie in the shared scope with their rosters, those of an office in its own. An attendance
at a shared session lies in the scope of the person's office, at an office's own session in that office's: so
it is one record per session and person wherever it is marked.
"""

from collections.abc import Mapping
from functools import cache

from nanxi_desk.core.fields import Kind, Merge, Search, field
from nanxi_desk.core.records import KEPT_FOR_GOOD, SHARED_SCOPE, Record, Retention, natural_id
from nanxi_desk.training import rules
from nanxi_desk.training.shipped import programmes_version, shipped_programmes


class Programme(Record):
    """A programme of sessions. Shipped ones are the base layer; the hub alters them, offices add more."""

    record_type = "training_programme"
    label = "培训项目"
    named_rights = ("training.read", "training.plan")
    title = "name"
    written_by = "both"
    retention = KEPT_FOR_GOOD

    name: str = field("项目", required=True, listed=16, sheet=28, search=Search.NAME, max_length=60)
    audience: str | None = field("对象", sheet=20, max_length=100, default=None)
    withdrawn: bool | None = field("停用", Kind.FLAG, default=None)

    @classmethod
    def base_layer(cls) -> Mapping[str, Record]:
        """The programmes in resources/training_programmes.toml."""
        return _shipped()

    @classmethod
    def base_version(cls) -> str:
        """Hash of the programmes' file."""
        return programmes_version()


@cache
def _shipped() -> Mapping[str, Record]:
    return {
        (record_id := programme_id(SHARED_SCOPE, each.key)): Programme(
            id=record_id, scope=SHARED_SCOPE, name=each.name, audience=each.audience or None
        )
        for each in shipped_programmes()
    }


def programme_id(scope: str, key: str) -> str:
    """The id of a shipped programme, or of one that was made up by name."""
    return natural_id(Programme.record_type, scope, key)


class TrainingSession(Record):
    """One session: on one day, in one room. Either its people have names, or their heads were counted."""

    record_type = "training_session"
    label = "培训场次"
    named_rights = ("training.read", "training.plan")
    title = "topic"
    written_by = "both"
    indices = (("day", "deleted"),)
    retention = KEPT_FOR_GOOD  # nobody is in it

    programme_id: str = field(
        "项目", Kind.REFERENCE, references="training_programme", required=True, sheet=0, indexed=True
    )
    topic: str = field("主题", required=True, listed=24, sheet=36, max_length=120)
    day: str = field("日期", Kind.DATE, required=True, listed=10)
    begin: str | None = field("开始", sheet=8, max_length=5, unit="period", default=None)
    end: str | None = field("结束", sheet=8, max_length=5, unit="period", default=None)
    place: str | None = field("地点", listed=14, sheet=24, max_length=100, default=None)
    teacher: str | None = field("主讲", listed=8, sheet=16, max_length=60, default=None)
    forms: list[str] | None = field("形式", Kind.LIST, sheet=20, default=None)
    tenths: int | None = field("学时（十分之一）", Kind.INTEGER, sheet=10, default=None)
    audience: str | None = field("对象", sheet=20, max_length=100, default=None)
    # Heads were counted, names were not taken; such a session has no attendances that count.
    counted_only: bool | None = field("只计人数", Kind.FLAG, unit="heads", default=None)
    headcount: int | None = field("人数", Kind.INTEGER, unit="heads", default=None)
    needs_out: bool | None = field("要签退", Kind.FLAG, default=None)
    late_after: int | None = field("迟到宽限（分钟）", Kind.INTEGER, default=None)
    early_before: int | None = field("早退宽限（分钟）", Kind.INTEGER, default=None)
    series: str | None = field("系列", editable=False, sheet=0, max_length=32, default=None)
    cancelled: bool | None = field("取消", Kind.FLAG, default=None)
    note: str | None = field("备注", Kind.LONG_TEXT, sheet=30, max_length=1_000, default=None)
    attachments: list[str] | None = field("扫描件", Kind.ATTACHMENTS, sheet=0, default=None)


class Trainee(Record):
    """Somebody who takes part, as far as training has to know."""

    record_type = "trainee"
    label = "参训人员"
    named_rights = ("training.read", "training.plan")
    title = "name"
    searchable = True
    hub_may_append = True
    hub_may_edit = True
    retention = Retention(kept=("office", "role", "joined_to"))

    # Nothing once the person is erased; who enters somebody is asked for it.
    name: str | None = field("姓名", listed=8, search=Search.NAME, max_length=60, default=None)
    office: str | None = field("单位代码", editable=False, sheet=8, max_length=16, default=None)
    unit_name: str | None = field("单位", listed=14, sheet=20, max_length=60, default=None)
    post: str | None = field("职务", listed=10, sheet=14, max_length=40, default=None)
    role: str | None = field("身份", Kind.CHOICE, choices=rules.ROLES, default=None)
    phone: str | None = field(
        "电话", Kind.PHONE, sheet=16, search=Search.PHONE, masked=True, max_length=40, default=None
    )
    card: str | None = field(
        "卡号", Kind.PHONE, sheet=0, masked=True, indexed=True, max_length=40, default=None
    )
    # Whose record it is made of: what is erased there, is erased here.
    resident_id: str | None = field(
        "居民",
        Kind.REFERENCE,
        references="resident",
        editable=False,
        sheet=0,
        indexed=True,
        default=None,
    )
    staff_id: str | None = field(
        "工作人员",
        Kind.REFERENCE,
        references="staff",
        editable=False,
        sheet=0,
        default=None,
    )
    # 合并同一人: whoever looks this record up is led to the other one.
    joined_to: str | None = field(
        "与此人合并",
        Kind.REFERENCE,
        references="trainee",
        editable=False,
        sheet=0,
        indexed=True,
        default=None,
    )
    # Told apart from these by somebody who knows: they are no more 待核.
    apart_from: list[str] | None = field(
        "不是同一人", Kind.LIST, editable=False, sheet=0, merge=Merge.UNION, default=None
    )


def trainee_id(scope: str, *key: str) -> str:
    """The id of a person: by source record, or else by name and phone tail; the same wherever entered."""
    return natural_id(Trainee.record_type, scope, *key)


class RosterEntry(Record):
    """That a session invites somebody. Shared for a session of the hub, so it says no more than it must."""

    record_type = "roster_entry"
    label = "培训名单"
    named_rights = ("training.read", "training.plan")
    title = "name"
    written_by = "both"
    # The person's id stays, since 人数 are counted by it: by then it leads to a record without a name.
    retention = Retention(after=("day",), kept=("session_id", "person_id", "day", "number", "office", "role"))

    session_id: str = field(
        "培训场次",
        Kind.REFERENCE,
        references="training_session",
        required=True,
        editable=False,
        sheet=0,
        indexed=True,
    )
    person_id: str | None = field(
        "参训人员",
        Kind.REFERENCE,
        references="trainee",
        editable=False,
        sheet=0,
        indexed=True,
        default=None,
    )
    # The session's when it was written: from it the years of keeping count.
    day: str | None = field("日期", Kind.DATE, editable=False, sheet=0, default=None)
    number: int | None = field("序号", Kind.INTEGER, editable=False, listed=4, sheet=6, default=None)
    # Nothing once the person is erased; who enters somebody is asked for it.
    name: str | None = field("姓名", listed=8, search=Search.NAME, max_length=60, default=None)
    office: str | None = field("单位代码", editable=False, sheet=8, max_length=16, default=None)
    unit_name: str | None = field("单位", listed=14, sheet=20, max_length=60, default=None)
    post: str | None = field("职务", listed=10, sheet=14, max_length=40, default=None)
    role: str | None = field("身份", Kind.CHOICE, choices=rules.ROLES, default=None)
    phone_tail: str | None = field("电话尾号", editable=False, sheet=8, max_length=4, default=None)


def entry_id(scope: str, session_id: str, person_id: str) -> str:
    """The id of a roster entry: a session invites a person once."""
    return natural_id(RosterEntry.record_type, scope, session_id, person_id)


class Attendance(Record):
    """What became of one person at one session, invited or not.

    The earliest signing in and the latest signing out hold, whoever saw them. Two who wrote different
    statuses disagree: that is a conflict. A leave asked for ahead stands apart from what the door saw.
    """

    record_type = "attendance"
    label = "培训签到"
    named_rights = ("training.read", "")
    hub_may_append = True
    hub_may_edit = True
    retention = Retention(
        after=("day",),
        kept=("session_id", "person_id", "day", "office", "status", "leave", "makes_up", "in_at", "out_at"),
    )

    session_id: str = field(
        "培训场次",
        Kind.REFERENCE,
        references="training_session",
        required=True,
        editable=False,
        sheet=0,
        indexed=True,
        merge=Merge.LATEST,
    )
    person_id: str | None = field(
        "参训人员",
        Kind.REFERENCE,
        references="trainee",
        editable=False,
        sheet=0,
        indexed=True,
        merge=Merge.LATEST,
        default=None,
    )
    office: str | None = field(
        "单位代码", editable=False, sheet=8, max_length=16, merge=Merge.LATEST, default=None
    )
    day: str | None = field("日期", Kind.DATE, editable=False, sheet=0, merge=Merge.LATEST, default=None)
    status: str | None = field(
        "登记", Kind.CHOICE, choices=rules.STATUSES, editable=False, listed=6, default=None
    )
    in_at: str | None = field(
        "签到", Kind.INSTANT, editable=False, listed=12, sheet=20, merge=Merge.MIN, default=None
    )
    out_at: str | None = field("签退", Kind.INSTANT, editable=False, sheet=20, merge=Merge.MAX, default=None)
    leave: str | None = field(
        "请假",
        Kind.CHOICE,
        choices=rules.LEAVES,
        editable=False,
        unit="leave",
        merge=Merge.LATEST,
        default=None,
    )
    reason: str | None = field(
        "事由", editable=False, unit="leave", merge=Merge.LATEST, max_length=200, default=None
    )
    makes_up: str | None = field(
        "补课所补",
        Kind.REFERENCE,
        references="training_session",
        editable=False,
        sheet=0,
        merge=Merge.LATEST,
        default=None,
    )
    suspect: bool | None = field("疑似代签", Kind.FLAG, editable=False, merge=Merge.MAX, default=None)
    suspect_note: str | None = field(
        "代签说明", editable=False, merge=Merge.LATEST, max_length=200, default=None
    )
    way: str | None = field(
        "登记方式", Kind.CHOICE, choices=rules.WAYS, editable=False, merge=Merge.LATEST, default=None
    )


def attendance_id(scope: str, session_id: str, person_id: str) -> str:
    """The id of an attendance; a roster entry is (session, person) too, so both lead to the same record."""
    return natural_id(Attendance.record_type, scope, session_id, person_id)
