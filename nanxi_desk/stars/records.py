"""Records of the star rounds: rubric, round, panel, applications, sealed sheets, what was awarded.

The hub's are shared (`*`): rubric, round and its steps, hub judges, stars. An office's are its own; the hub
appends sheets of its judges, vetoes, recusals, patrols and objections to them. The round's key is the
hub's alone.
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
    WorkdaysOf,
    natural_id,
)
from nanxi_desk.core.resources import resource_path
from nanxi_desk.stars import rules
from nanxi_desk.stars.rubric import Rubric, read_toml

SHIPPED_YEAR = 0  # the rubric that every year's begins with


@cache
def shipped_rubric() -> Rubric:
    """The rubric in resources/rubric.toml."""
    return read_toml(resource_path("rubric.toml").read_text("utf-8"))


def rubric_id(year: int) -> str:
    """The id of a year's rubric."""
    return natural_id("star_rubric", SHARED_SCOPE, str(year))


class StarRubric(Record):
    """A year's rubric. `content` is canonical JSON, see rubric.py: it makes sense as a whole only."""

    record_type = "star_rubric"
    label = "评分标准"
    named_rights = ("stars.rubric.read", "")
    title = "name"
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    year: int = field("年度", Kind.INTEGER, required=True, editable=False, merge=Merge.LATEST)
    name: str = field("名称", required=True, sheet=20, max_length=60, merge=Merge.LATEST)
    content: str = field("内容", Kind.LONG_TEXT, required=True, editable=False, sheet=0, max_length=60_000)

    @classmethod
    def base_layer(cls) -> Mapping[str, Record]:
        """The shipped rubric, as that of the year 0."""
        return _shipped()

    @classmethod
    def base_version(cls) -> str:
        """Hash of the shipped rubric."""
        return shipped_rubric().digest


@cache
def _shipped() -> Mapping[str, Record]:
    record_id = rubric_id(SHIPPED_YEAR)
    rubric = StarRubric(
        id=record_id,
        scope=SHARED_SCOPE,
        year=SHIPPED_YEAR,
        name="默认评分标准",
        content=shipped_rubric().text,
    )
    return {record_id: rubric}


def round_id(year: int) -> str:
    """The id of a year's round: there is one."""
    return natural_id("star_round", SHARED_SCOPE, str(year))


class StarRound(Record):
    """One year's evaluation. Its state comes from its steps."""

    record_type = "star_round"
    label = "星级楼组评定"
    named_rights = ("stars.read", "")
    title = "name"
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    year: int = field("年度", Kind.INTEGER, required=True, editable=False, merge=Merge.LATEST)
    name: str = field("名称", required=True, listed=20, sheet=24, max_length=60)
    # Four stars of the year before are not asked for in a programme's first year.
    first_year: bool = field("首年", Kind.FLAG, required=True, merge=Merge.LATEST, default=False)
    apply_until: str | None = field("申报截止", Kind.DATE, default=None)
    screen_until: str | None = field("初评截止", Kind.DATE, default=None)
    score_until: str | None = field("评审截止日", Kind.DATE, default=None)
    state: str | None = field("状态", Kind.CHOICE, choices=rules.STATES, derived=True, listed=8, default=None)
    since: str | None = field("状态自", Kind.INSTANT, derived=True, sheet=20, default=None)
    # How often the lead looked into the sheets before the round closed; shown for good.
    early: int | None = field("提前开封次数", Kind.INTEGER, derived=True, default=None)

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: WorkdaysOf
    ) -> dict[str, Any]:
        """State and early openings from the steps."""
        del values, workdays
        now = rules.standing(map(step_of, parts))
        return {"state": now.state or None, "since": now.since or None, "early": len(now.early)}

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Until its stars are awarded."""
        return values["state"] not in (rules.AWARDED, rules.PATROL, rules.REVIEW)


def step_of(part: Mapping[str, Any]) -> rules.Step:
    """A row of RoundStep as the rules see it."""
    day = date.fromisoformat(office_day(part["at"])) if part["at"] else None
    return rules.Step(part["kind"] or "", part["at"] or "", part["id"], part["turn"] or 0, day)


class RoundStep(Record):
    """One step of a round: append-only, and the hub's."""

    record_type = "star_round_step"
    label = "评定过程"
    named_rights = ("stars.read", "")
    part_of = "round_id"
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    round_id: str = field("评定", Kind.REFERENCE, references="star_round", required=True, editable=False)
    kind: str = field("步骤", Kind.CHOICE, choices=rules.STEPS, required=True, editable=False, listed=8)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, listed=12, sheet=20)
    turn: int = field("次序", Kind.INTEGER, required=True, editable=False, sheet=0)
    by_id: str | None = field("经办", editable=False, sheet=0, default=None)
    by_name: str | None = field("经办人", editable=False, listed=8, default=None)
    reason: str | None = field("说明", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
    # 评审中: the round's public key and the rubric it is scored by.
    public_key: str | None = field("封条公钥", editable=False, sheet=0, default=None)
    rubric_digest: str | None = field("标准校验值", editable=False, sheet=0, default=None)
    # 评审截止: the key that opens every sheet from now on, and the sheets that count, by id.
    opening_key: str | None = field("开封密钥", editable=False, sheet=0, default=None)
    counted: str | None = field(
        "计入的评分表", Kind.LONG_TEXT, editable=False, sheet=0, max_length=600_000, default=None
    )
    # 定档: thresholds that differ from the rubric, ties that were decided, and the result's hash.
    thresholds: str | None = field(
        "调整的门槛", Kind.LONG_TEXT, editable=False, sheet=0, max_length=60_000, default=None
    )
    decided: str | None = field(
        "并列的决定", Kind.LONG_TEXT, editable=False, sheet=0, max_length=60_000, default=None
    )
    result_digest: str | None = field("结果校验值", editable=False, sheet=0, default=None)


class RoundKey(Record):
    """A round's private key in two slots: sealed to the lead's own key, and locked by the printed code.

    In the hub's own scope, so no office ever holds it; neither slot opens with the data key.
    """

    record_type = "star_round_key"
    label = "评定封条"
    written_by = "office"
    sealed = True
    retention = KEPT_FOR_GOOD

    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0
    )
    lead_id: str = field("主持人", required=True, editable=False, sheet=0)
    lead_name: str = field("主持人姓名", required=True, editable=False)
    public_key: str = field("封条公钥", required=True, editable=False, sheet=0)
    lead_slot: str = field("主持人的一份", Kind.LONG_TEXT, required=True, editable=False, sheet=0)
    code_slot: str = field("开封码的一份", Kind.LONG_TEXT, required=True, editable=False, sheet=0)


class PanelSeat(Record):
    """Somebody judges the groups of an office, or (the hub's, in `*`) those of all offices."""

    record_type = "star_panel_seat"
    label = "评委"
    named_rights = ("stars.read", "")
    title = "judge"
    written_by = "both"
    retention = Retention(after=("named_at",))

    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0
    )
    judge_id: str = field("评委编号", required=True, editable=False, sheet=0)
    judge: str = field("评委", required=True, editable=False, listed=8, max_length=60)
    post: str | None = field("职务", editable=False, listed=10, default=None)
    # OFFICE/id of the group where the judge lives and is recused; no reference, since others have not got it.
    home_group: str | None = field("住在楼组", editable=False, sheet=0, max_length=65, default=None)
    named_at: str = field("加入时间", Kind.INSTANT, required=True, editable=False, sheet=20)


class Application(Record):
    """A group applies for stars in a round."""

    record_type = "star_application"
    label = "星级申报"
    named_rights = ("stars.read", "")
    retention = Retention(
        after=("applied_at",),
        kept=("round_id", "group_id", "group_name", "estate", "target", "self_score", "applied_at"),
    )

    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0, indexed=True
    )
    group_id: str = field(
        "楼组编号", Kind.REFERENCE, references="building_group", required=True, editable=False, sheet=0
    )
    group_name: str = field("楼组", required=True, editable=False, listed=12, max_length=40)
    estate: str = field("小区", required=True, editable=False, listed=12, max_length=40)
    households: int | None = field("户数", Kind.INTEGER, listed=6, sheet=8, default=None)
    target: int = field("申报星级", Kind.INTEGER, required=True, listed=6, sheet=8)
    self_score: str | None = field("自评分", sheet=8, max_length=12, default=None)
    feature_publicity: str | None = field("宣传特色", Kind.LONG_TEXT, sheet=30, default=None)
    feature_culture: str | None = field("楼组文化特色", Kind.LONG_TEXT, sheet=30, default=None)
    feature_pact: str | None = field("自治公约特色", Kind.LONG_TEXT, sheet=30, default=None)
    platform_council: str | None = field("议事平台", Kind.LONG_TEXT, sheet=30, default=None)
    platform_activity: str | None = field("活动平台", Kind.LONG_TEXT, sheet=30, default=None)
    platform_news: str | None = field("信息互通平台", Kind.LONG_TEXT, sheet=30, default=None)
    # Pictures that prove what is written.
    attachments: list[str] | None = field("证明图片", Kind.ATTACHMENTS, sheet=24, default=None)
    applied_at: str = field("申报时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    applied_by: str | None = field("填报人", editable=False, default=None)
    withdrawn: bool | None = field("撤回", Kind.FLAG, editable=False, merge=Merge.LATEST, default=None)
    screening: str | None = field(
        "初评",
        Kind.CHOICE,
        choices=rules.SCREENINGS,
        editable=False,
        listed=8,
        unit="screening",
        default=None,
    )
    screening_note: str | None = field(
        "初评意见", Kind.LONG_TEXT, editable=False, sheet=30, unit="screening", default=None
    )
    screened_by: str | None = field("初评人", editable=False, unit="screening", default=None)
    screened_at: str | None = field(
        "初评时间", Kind.INSTANT, editable=False, sheet=20, unit="screening", default=None
    )
    # Residents' answers by level, best first: one answer a household.
    answers_5: int | None = field("非常满意", Kind.INTEGER, sheet=8, unit="answers", default=None)
    answers_4: int | None = field("满意", Kind.INTEGER, sheet=8, unit="answers", default=None)
    answers_3: int | None = field("基本满意", Kind.INTEGER, sheet=8, unit="answers", default=None)
    answers_2: int | None = field("不满意", Kind.INTEGER, sheet=8, unit="answers", default=None)
    answers_1: int | None = field("非常不满意", Kind.INTEGER, sheet=8, unit="answers", default=None)


def application_id(office: str, round_: str, group: str) -> str:
    """The id of a group's application in a round: there is one."""
    return natural_id(Application.record_type, office, round_, group)


class VetoFinding(Record):
    """一票否决: what excludes a group from every star of a round; appended by office or hub."""

    record_type = "star_veto"
    label = "一票否决"
    named_rights = ("stars.read", "")
    hub_may_append = True
    retention = Retention(after=("at",), kept=("application_id", "code", "words", "at"))

    application_id: str = field(
        "申报", Kind.REFERENCE, references="star_application", required=True, editable=False, indexed=True
    )
    code: str = field("情形编号", required=True, editable=False, sheet=0, max_length=12)
    words: str = field("情形", required=True, editable=False, sheet=24, max_length=80)
    note: str | None = field("说明", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    by_name: str | None = field("登记人", editable=False, default=None)
    # A finding that was wrong is lifted by a second one that names it.
    lifts: str | None = field("撤销", editable=False, sheet=0, default=None)


class ScoreSheet(Record):
    """One submission of a judge's sheet for a group; a later one takes its place, and none is lost.

    `box` holds points and remarks, sealed to the round's key and to the judge's own. Submissions compare by
    application and judge, never by ciphertext: the same form that was taken in at two places is one record.
    """

    record_type = "star_sheet"
    label = "评分表"
    named_rights = ("stars.result", "")
    hub_may_append = True
    sealed = True
    retention = Retention(after=("submitted_at",))

    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0, indexed=True
    )
    application_id: str = field(
        "申报", Kind.REFERENCE, references="star_application", required=True, editable=False, indexed=True
    )
    judge_id: str = field("评委编号", required=True, editable=False, sheet=0, merge=Merge.LATEST)
    judge: str = field("评委", required=True, editable=False, listed=8, max_length=60, merge=Merge.LATEST)
    submitted_at: str = field(
        "提交时间", Kind.INSTANT, required=True, editable=False, sheet=20, merge=Merge.MIN
    )
    turn: int = field("第几次提交", Kind.INTEGER, required=True, editable=False, merge=Merge.MIN)
    way: str = field(
        "方式", Kind.CHOICE, choices=rules.WAYS, required=True, editable=False, merge=Merge.LATEST
    )
    entered_by: str | None = field("录入人", editable=False, merge=Merge.LATEST, default=None)
    # The returned workbook's name. A value and no origin: an erasure takes the name that may stand in it.
    file: str | None = field("工作簿", editable=False, max_length=120, merge=Merge.LATEST, default=None)
    rubric_digest: str = field("标准校验值", required=True, editable=False, sheet=0, merge=Merge.LATEST)
    box: str = field(
        "密封内容",
        Kind.LONG_TEXT,
        required=True,
        editable=False,
        sheet=0,
        max_length=60_000,
        merge=Merge.LATEST,
        unit="sealed",
    )


class Recusal(Record):
    """回避: a judge does not score a group."""

    record_type = "star_recusal"
    label = "回避"
    named_rights = ("stars.read", "")
    hub_may_append = True
    retention = Retention(after=("at",))

    application_id: str = field(
        "申报", Kind.REFERENCE, references="star_application", required=True, editable=False, indexed=True
    )
    judge_id: str = field("评委编号", required=True, editable=False, sheet=0, merge=Merge.LATEST)
    judge: str = field("评委", required=True, editable=False, merge=Merge.LATEST)
    reason: str = field("原因", required=True, editable=False, sheet=30, merge=Merge.LATEST)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20, merge=Merge.MIN)


def recusal_id(office: str, application: str, judge: str) -> str:
    """The id of a judge's recusal from a group: there is one."""
    return natural_id(Recusal.record_type, office, application, judge)


class StarAward(Record):
    """A group's star of a round as it was published; with the plaque's number once it hangs."""

    record_type = "star_award"
    label = "星级名单"
    named_rights = ("stars.read", "")
    title = "group_name"
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    # None: of a year before the program was used, entered from the old list.
    round_id: str | None = field(
        "评定",
        Kind.REFERENCE,
        references="star_round",
        editable=False,
        sheet=0,
        indexed=True,
        default=None,
    )
    year: int = field("年度", Kind.INTEGER, required=True, editable=False, listed=6)
    office: str = field("居委会", required=True, editable=False, listed=8, max_length=16)
    # OFFICE/id: no reference, since the list is everywhere and the groups are not.
    group_id: str = field("楼组编号", required=True, editable=False, sheet=0, indexed=True, max_length=65)
    group_name: str = field("楼组", required=True, editable=False, listed=12, max_length=40)
    estate: str = field("小区", required=True, editable=False, listed=12, max_length=40)
    stars: int = field("星级", Kind.INTEGER, required=True, editable=False, listed=6)
    total: str = field("总分", required=True, editable=False, listed=8, max_length=60)
    awarded_on: str | None = field("授牌日期", Kind.DATE, editable=False, default=None)
    plaque: str | None = field("星牌号", editable=False, listed=10, max_length=30, default=None)


def award_id(round_: str, office: str, group: str) -> str:
    """The id of a group's star in a round: there is one."""
    return natural_id(StarAward.record_type, SHARED_SCOPE, round_, office, group)


class StarReview(Record):
    """年度复评: what becomes of a star; the newest one holds."""

    record_type = "star_review"
    label = "星级复评"
    named_rights = ("stars.read", "")
    written_by = "hub"
    retention = KEPT_FOR_GOOD

    award_id: str = field(
        "星级", Kind.REFERENCE, references="star_award", required=True, editable=False, indexed=True
    )
    decision: str = field("决定", Kind.CHOICE, choices=rules.REVIEWS, required=True, editable=False, listed=6)
    stars_before: int = field("原星级", Kind.INTEGER, required=True, editable=False)
    stars_after: int = field("现星级", Kind.INTEGER, required=True, editable=False)
    reason: str = field("原因", required=True, editable=False, sheet=40, max_length=200)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    by_name: str | None = field("经办人", editable=False, default=None)


class Patrol(Record):
    """巡查: somebody looked at a group that has a star."""

    record_type = "star_patrol"
    label = "星级巡查"
    named_rights = ("stars.read", "")
    hub_may_append = True
    retention = Retention(after=("day",), kept=("group_id", "round_id", "day", "in_order"))

    group_id: str = field(
        "楼组", Kind.REFERENCE, references="building_group", required=True, editable=False, indexed=True
    )
    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0
    )
    day: str = field("巡查日期", Kind.DATE, required=True, editable=False, listed=9)
    in_order: bool = field("情况良好", Kind.FLAG, required=True, editable=False, listed=6)
    finding: str | None = field("发现问题", Kind.LONG_TEXT, editable=False, sheet=40, default=None)
    by_name: str | None = field("巡查人", editable=False, default=None)


class Objection(Record):
    """公示期间的异议 to a group's star; its answer stands beside it."""

    record_type = "star_objection"
    label = "公示异议"
    named_rights = ("stars.read", "")
    hub_may_append = True
    retention = Retention(after=("at",))

    application_id: str = field(
        "申报", Kind.REFERENCE, references="star_application", required=True, editable=False, indexed=True
    )
    words: str = field("异议内容", Kind.LONG_TEXT, required=True, editable=False, sheet=40)
    raised_by: str | None = field("提出人", editable=False, max_length=60, default=None)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    taken_by: str | None = field("受理人", editable=False, default=None)
    upheld: bool | None = field("成立", Kind.FLAG, derived=True, default=None)
    answered: bool | None = field("已答复", Kind.FLAG, derived=True, default=None)

    @classmethod
    def derive(
        cls, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], workdays: WorkdaysOf
    ) -> dict[str, Any]:
        """Answered, and whether it was upheld, by the newest answer."""
        del values, workdays
        last = max(parts, key=lambda p: (p["at"] or "", p["id"]), default=None)
        return {"answered": last is not None, "upheld": bool(last["upheld"]) if last else None}

    @classmethod
    def is_open(cls, values: Mapping[str, Any]) -> bool:
        """Until it is answered."""
        return not values["answered"]


class ObjectionAnswer(Record):
    """What was answered to an objection."""

    record_type = "star_objection_answer"
    label = "异议答复"
    named_rights = ("stars.read", "")
    part_of = "objection_id"
    hub_may_append = True
    retention = Retention(after=("at",))

    objection_id: str = field(
        "异议", Kind.REFERENCE, references="star_objection", required=True, editable=False
    )
    words: str = field("答复", Kind.LONG_TEXT, required=True, editable=False, sheet=40)
    upheld: bool = field("成立", Kind.FLAG, required=True, editable=False)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    by_name: str | None = field("答复人", editable=False, default=None)


class StarTrial(Record):
    """定档试算: somebody tried other thresholds; kept so that nobody wonders how they were found."""

    record_type = "star_trial"
    label = "定档试算"
    named_rights = ("stars.result", "")
    retention = Retention(after=("at",))

    round_id: str = field(
        "评定", Kind.REFERENCE, references="star_round", required=True, editable=False, sheet=0
    )
    thresholds: str = field(
        "试用的门槛", Kind.LONG_TEXT, required=True, editable=False, sheet=30, max_length=60_000
    )
    counts: str = field("结果", required=True, editable=False, sheet=30)
    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    by_name: str | None = field("试算人", editable=False, default=None)
