"""What satisfaction journals: askings, ratings, ratings without a giver, and how bad ones are followed up.

An anonymous rating is a record of its own that refers to nothing; anonymous.py brings it into the journal.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.fields import Kind, Merge, field
from nanxi_desk.core.records import (
    KEPT_FOR_GOOD,
    SHARED_SCOPE,
    Record,
    Retention,
    SumKey,
    WorkdaysOf,
    natural_id,
)
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.rights import RIGHT_FOLLOW
from nanxi_desk.satisfaction.tags import ShippedTag, shipped_tags, tags_version

NOBODY = ""  # key of the sums where nothing is written
LEVEL_MEASURES = ("l5", "l4", "l3", "l2", "l1")


class RatingTag(Record):
    """A tag of a level. Shipped tags are the base layer; the hub alters them for all, an office its own."""

    record_type = "rating_tag"
    label = "评价标签"
    named_rights = ("satisfaction.tags_read", "satisfaction.tags")
    title = "words"
    written_by = "both"
    retention = KEPT_FOR_GOOD

    code: str = field("代码", required=True, editable=False, listed=6, max_length=8)
    level: int = field("等级", Kind.INTEGER, required=True, editable=False)
    words: str | None = field("标签", listed=24, sheet=30, max_length=40, default=None)
    withdrawn: bool | None = field("停用", Kind.FLAG, default=None)

    @classmethod
    def base_layer(cls) -> Mapping[str, Record]:
        """The tags in resources/satisfaction_tags.toml."""
        return _shipped()

    @classmethod
    def base_version(cls) -> str:
        """Hash of the tags' file."""
        return tags_version()


@cache
def _shipped() -> Mapping[str, Record]:
    return {tag.id: tag for tag in map(_tag, shipped_tags())}


def tag_id(scope: str, code: str) -> str:
    """The id of what a scope says of a code."""
    return natural_id(RatingTag.record_type, scope, code)


def _tag(shipped: ShippedTag) -> RatingTag:
    return RatingTag(
        id=tag_id(SHARED_SCOPE, shipped.code),
        scope=SHARED_SCOPE,
        code=shipped.code,
        level=shipped.level,
        words=shipped.words,
    )


class Asking(Record):
    """That a visit, or a matter closed on a later day, was asked to be rated; what it is about, it follows.

    One rating each. An anonymous one leaves nothing here but `unnamed`: 已评.
    """

    record_type = "asking"
    label = "请评记录"
    named_rights = ("satisfaction.read", "")
    title = "number"
    # Whether it counts, and under which line, is what its matters are: where they move, it is derived again.
    beside = ("visit_id", "request", "visit_id")
    beside_read = frozenset({"number", "item_name", "line", "receiver_name", "state"})
    tallied = ("day", "state", "counted")
    measures = ("due", "rated", "unnamed", "slips", *LEVEL_MEASURES)
    indices = (("asked_at", "deleted", "state", "level"),)
    retention = Retention(
        after=("asked_at",), kept=("visit_id", "request_id", "subject", "asked_at", "channel", "unnamed")
    )

    visit_id: str = field(
        "来访",
        Kind.REFERENCE,
        references="visit",
        required=True,
        editable=False,
        sheet=0,
        indexed=True,
        merge=Merge.LATEST,
    )
    request_id: str = field(
        "事项登记",
        Kind.REFERENCE,
        references="request",
        required=True,
        editable=False,
        sheet=0,
        indexed=True,
        merge=Merge.LATEST,
    )
    subject: str = field(
        "请评对象",
        Kind.CHOICE,
        choices=rules.SUBJECTS,
        required=True,
        editable=False,
        listed=6,
        merge=Merge.LATEST,
    )
    # Two seats that ask for the same have asked once.
    asked_at: str = field(
        "请评时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20, merge=Merge.MIN
    )
    channel: str | None = field("渠道", editable=False, merge=Merge.LATEST, default=None)
    unnamed: bool | None = field("不具名", Kind.FLAG, editable=False, merge=Merge.MAX, default=None)

    day: str | None = field("请评日", Kind.DATE, derived=True, sheet=0, default=None)
    state: str | None = field(
        "状态", Kind.CHOICE, choices=rules.RATING_STATES, derived=True, listed=6, default=None
    )
    number: str | None = field("编号", derived=True, listed=10, sheet=22, default=None)
    item_name: str | None = field("事项", derived=True, listed=16, sheet=24, default=None)
    line: str | None = field("条线", derived=True, listed=10, sheet=14, default=None)
    person: str | None = field("接待人", derived=True, default=None)
    counted: bool | None = field("计入", Kind.FLAG, derived=True, default=None)
    level: int | None = field("评价等级", Kind.INTEGER, derived=True, default=None)
    tags: list[str] | None = field("评价标签", Kind.LIST, derived=True, default=None)
    way: str | None = field("评价方式", derived=True, default=None)
    rating_id: str | None = field("现行评价", derived=True, sheet=0, default=None)

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: WorkdaysOf
    ) -> dict[str, Any]:
        """The rating in force from the parts, the rest from the visit's matters, which stand among them."""
        del workdays
        matters = [part for part in parts if "visit_id" in part]
        rating = current_rating([part for part in parts if "asking_id" in part])
        own = next((m for m in matters if m["id"] == _bare(values["request_id"])), None)
        judged = [own] if values["subject"] == rules.MATTER and own else matters
        told = own or {}
        return {
            "day": office_day(values["asked_at"]) if values["asked_at"] else None,
            "state": rules.RATED if rating or values["unnamed"] else rules.UNRATED,
            "number": told.get("number"),
            "item_name": told.get("item_name"),
            "line": told.get("line"),
            "person": told.get("receiver_name"),
            # What has not arrived yet counts: nobody has said that it is void.
            "counted": not judged or any(m["state"] not in UNCOUNTED for m in judged),
            "level": rating["level"] if rating else None,
            "tags": rating["tags"] if rating else None,
            "way": rating["way"] if rating else None,
            "rating_id": rating["id"] if rating else None,
        }

    @classmethod
    def adds(cls, values: Mapping[str, Any]) -> Mapping[SumKey, tuple[int, ...]]:
        """One due on the day of asking, rated or not, by line, item, channel, person and tag.

        A rating without its giver adds no level: that stands in AnonymousRating.
        """
        if not values["counted"] or not values["day"]:
            return {}
        day, level = values["day"], values["level"]
        rated = values["state"] == rules.RATED
        nameless = rated and level is None
        levels = tuple(int(level == each) for each in rules.LEVELS)
        one = (1, int(rated), int(nameless), int(values["way"] == rules.SLIP), *levels)
        found: dict[SumKey, tuple[int, ...]] = {("all", day, NOBODY): one}
        for dimension, name in _DIMENSIONS:
            key = values[name] or NOBODY
            found[dimension, day, key] = one
            found[f"{dimension}-month", day[:7], key] = one
        for code in values["tags"] or ():
            key = ("tag", day, f"{level}:{code}")
            found[key] = found["tag-month", day[:7], f"{level}:{code}"] = (0, 1, 0, 0, *levels)
        return found


_DIMENSIONS = (
    ("line", "line"),
    ("item", "item_name"),
    ("channel", "channel"),
    ("person", "person"),
    ("office", "scope"),
)
UNCOUNTED = ("撤销", "作废")  # states of a matter that no figure counts; the front desk's words


def current_rating(ratings: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The rating in force: corrected by none; of several the one given last."""
    replaced = {_bare(r["corrects"]) for r in ratings if r["corrects"]}
    valid = [r for r in ratings if r["id"] not in replaced and r["level"] in rules.LEVELS]
    return max(valid, key=lambda r: (r["at"] or "", r["id"]), default=None)


def _bare(reference: str | None) -> str:
    return (reference or "").rpartition("/")[2]


class Rating(Record):
    """One named rating. Never edited: a correction is a new row that names the old one."""

    record_type = "rating"
    label = "评价"
    named_rights = ("satisfaction.read", "")
    part_of = "asking_id"
    retention = Retention(
        after=("at",), kept=("asking_id", "level", "tags", "way", "at", "given_day", "corrects")
    )

    asking_id: str = field(
        "请评记录", Kind.REFERENCE, references="asking", required=True, editable=False, sheet=0
    )
    level: int = field("等级", Kind.INTEGER, required=True, editable=False, listed=6)
    tags: list[str] | None = field("标签", Kind.LIST, editable=False, sheet=30, default=None)
    way: str = field("评价方式", Kind.CHOICE, choices=rules.WAYS, required=True, editable=False)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    given_day: str | None = field("纸质日期", Kind.DATE, editable=False, default=None)
    words: str | None = field(
        "留言", Kind.LONG_TEXT, editable=False, sheet=40, max_length=rules.LONGEST_WORDS, default=None
    )
    entered_by: str | None = field(
        "录入", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    entered_name: str | None = field("录入人", editable=False, default=None)
    corrects: str | None = field(
        "更正", Kind.REFERENCE, references="rating", editable=False, sheet=0, default=None
    )
    reason: str | None = field("更正理由", Kind.LONG_TEXT, editable=False, sheet=30, default=None)


class AnonymousRating(Record):
    """A rating whose giver nobody can tell: office (its scope), line, month, level and tags."""

    record_type = "anonymous_rating"
    label = "不具名评价"
    named_rights = ("satisfaction.read", "")
    title = "month"
    measures = LEVEL_MEASURES
    retention = KEPT_FOR_GOOD  # nobody is in it

    month: str = field("月份", required=True, editable=False, listed=8, max_length=7)
    line: str | None = field("条线", editable=False, listed=10, default=None)
    level: int = field("等级", Kind.INTEGER, required=True, editable=False, listed=6)
    tags: list[str] | None = field("标签", Kind.LIST, editable=False, sheet=30, default=None)

    @classmethod
    def adds(cls, values: Mapping[str, Any]) -> Mapping[SumKey, tuple[int, ...]]:
        """One of its level in its month, as a whole, by line and by tag."""
        month, level = values["month"], values["level"]
        if not month or level not in rules.LEVELS:
            return {}
        levels = tuple(int(level == each) for each in rules.LEVELS)
        found: dict[SumKey, tuple[int, ...]] = {
            ("all", month, NOBODY): levels,
            ("line", month, values["line"] or NOBODY): levels,
            ("office", month, values["scope"]): levels,
        }
        for code in values["tags"] or ():
            found["tag", month, f"{level}:{code}"] = levels
        return found


class FollowUp(Record):
    """A 差评 that is followed up to its end; what becomes of it are its steps."""

    record_type = "follow_up"
    label = "差评回访"
    named_rights = ("satisfaction.follow", "")
    title = "number"
    calendar_field = "due"
    tallied = ("state",)
    measures = ("opened", "ended", "revisitable", "revisits")
    indices = (("opened_at", "deleted", "state"),)
    sparse_indices = (("red_from", "yellow_from", "due", "deleted", "responsible_id"),)
    retention = Retention(
        after=("closed_at", "opened_at"),
        kept=(
            *("asking_id", "anonymous_id", "level", "tags", "line", "month", "opened_at", "first_limit"),
            *("item_name", "number"),
        ),
    )
    attachment_rights = (RIGHT_FOLLOW, RIGHT_FOLLOW)

    asking_id: str | None = field(
        "请评记录", Kind.REFERENCE, references="asking", editable=False, sheet=0, indexed=True, default=None
    )
    anonymous_id: str | None = field(
        "不具名评价",
        Kind.REFERENCE,
        references="anonymous_rating",
        editable=False,
        sheet=0,
        default=None,
    )
    level: int = field("等级", Kind.INTEGER, required=True, editable=False, listed=6)
    tags: list[str] | None = field("标签", Kind.LIST, editable=False, sheet=30, default=None)
    line: str | None = field("条线", editable=False, listed=10, sheet=14, default=None)
    item_name: str | None = field("事项", editable=False, listed=16, sheet=24, default=None)
    number: str | None = field("编号", editable=False, listed=10, sheet=22, default=None)
    person_id: str | None = field(
        "被评人", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    person: str | None = field("被评人姓名", editable=False, default=None)
    month: str = field("月份", required=True, editable=False, max_length=7)
    opened_at: str = field("开始时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    first_limit: int = field("首步时限(工作日)", Kind.INTEGER, required=True, editable=False, sheet=0)
    # Of the whole follow-up, not of a step: steps are written once, and evidence often comes later.
    evidence: list[str] | None = field("佐证", Kind.ATTACHMENTS, sheet=24, default=None)

    opened_day: str | None = field("开始日", Kind.DATE, derived=True, sheet=0, default=None)
    state: str | None = field("状态", Kind.CHOICE, choices=rules.STATES, derived=True, listed=8, default=None)
    verdict: str | None = field("核实结果", derived=True, default=None)
    outcome: str | None = field("回访结果", derived=True, default=None)
    revisited: bool | None = field("已回访", Kind.FLAG, derived=True, default=None)
    responsible_id: str | None = field("责任人", derived=True, sheet=0, default=None)
    responsible: str | None = field("责任人姓名", derived=True, default=None)
    closed_at: str | None = field("关闭时间", Kind.INSTANT, derived=True, sheet=20, default=None)
    due: str | None = field("期限", Kind.DATE, derived=True, listed=9, default=None)
    yellow_from: str | None = field("黄灯自", Kind.DATE, derived=True, sheet=0, default=None)
    red_from: str | None = field("红灯自", Kind.DATE, derived=True, sheet=0, default=None)

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: WorkdaysOf
    ) -> dict[str, Any]:
        """State, verdict and deadline of the present stage from the steps."""
        now = standing_of(values, parts)
        derived = {
            "opened_day": office_day(values["opened_at"]) if values["opened_at"] else None,
            "state": now.state,
            "verdict": now.verdict or None,
            "outcome": now.outcome or None,
            "revisited": now.revisited,
            "responsible_id": now.responsible or None,
            "responsible": now.responsible_name or None,
            "closed_at": now.closed_at,
            "due": None,
            "yellow_from": None,
            "red_from": None,
        }
        if now.state in rules.OPEN_STATES and (found := now.deadline(workdays(values["scope"]))):
            derived["due"] = found.due.isoformat()
            derived["red_from"] = found.red_from.isoformat()
            derived["yellow_from"] = found.yellow_from.isoformat() if found.yellow_from else None
        return derived

    @classmethod
    def adds(cls, values: Mapping[str, Any]) -> Mapping[SumKey, tuple[int, ...]]:
        """One opened on its day, closed or not; nobody can be revisited about an anonymous one."""
        if not values["opened_day"]:
            return {}
        ended = values["state"] == rules.CLOSED
        revisitable = ended and not values["anonymous_id"]
        numbers = (1, int(ended), int(revisitable), int(revisitable and bool(values["revisited"])))
        return {("all", values["opened_day"], NOBODY): numbers}

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Not closed yet."""
        return values["state"] in rules.OPEN_STATES


def standing_of(values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]) -> rules.Standing:
    """Where a follow-up stands, from its row and the rows of its steps."""
    opened = date.fromisoformat(office_day(values["opened_at"])) if values["opened_at"] else None
    return rules.standing(
        map(step_of, parts),
        anonymous=bool(values["anonymous_id"]),
        opened=opened,
        first_limit=values["first_limit"],
    )


def step_of(part: Mapping[str, Any]) -> rules.Step:
    """A row of FollowUpStep as the rules see it."""
    return rules.Step(
        kind=part["kind"] or "",
        at=part["at"] or "",
        order=part["id"],
        turn=part["turn"],
        day=date.fromisoformat(office_day(part["at"])) if part["at"] else None,
        limit=part["limit_workdays"],
        verdict=part["verdict"] or "",
        hard=bool(part["hard"]),
        reached=part["reached"] is not False,
        outcome=part["outcome"] or "",
        to=part["to_id"] or "",
        to_name=part["to_name"] or "",
    )


class FollowUpStep(Record):
    """One step of a follow-up: append-only, so two who both act leave two steps."""

    record_type = "follow_up_step"
    label = "回访过程"
    named_rights = ("satisfaction.follow", "")
    part_of = "follow_up_id"
    retention = Retention(
        after=("at",),
        kept=(
            *("follow_up_id", "kind", "at", "by_id", "by_name", "turn", "limit_workdays", "verdict", "hard"),
            *("reached", "outcome", "to_id"),
        ),
    )

    follow_up_id: str = field(
        "差评回访", Kind.REFERENCE, references="follow_up", required=True, editable=False, sheet=0
    )
    kind: str = field("步骤", Kind.CHOICE, choices=rules.STEPS, required=True, editable=False, listed=8)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    by_id: str | None = field(
        "经办", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    by_name: str | None = field("经办人", editable=False, listed=8, default=None)
    turn: int | None = field("次序", Kind.INTEGER, editable=False, sheet=0, default=None)
    note: str | None = field("说明", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
    limit_workdays: int | None = field("时限(工作日)", Kind.INTEGER, editable=False, sheet=14, default=None)
    reached: bool | None = field("联系上", Kind.FLAG, editable=False, default=None)
    verdict: str | None = field("核实结果", Kind.CHOICE, choices=rules.VERDICTS, editable=False, default=None)
    hard: bool | None = field("疑难", Kind.FLAG, editable=False, default=None)
    outcome: str | None = field("回访结果", Kind.CHOICE, choices=rules.OUTCOMES, editable=False, default=None)
    to_id: str | None = field(
        "分派给", Kind.REFERENCE, references="staff", editable=False, sheet=0, default=None
    )
    to_name: str | None = field("责任人", editable=False, default=None)


def asking_id(office: str, subject: str, record_id: str) -> str:
    """The id of the asking for a visit or a matter: the same at each of the office's seats."""
    return natural_id(Asking.record_type, office, subject, record_id)
