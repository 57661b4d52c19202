"""Words and columns of 公示授牌: where the round stands, who may do what, how rows and events read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nanxi_desk.core.clock import local_minute, office_day
from nanxi_desk.core.home import Actor
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.public_views import AwardRow, ObjectionView, PatrolView, ReviewView
from nanxi_desk.stars.publicity import RIGHT_OBJECT
from nanxi_desk.stars.rounds import RIGHT_RUN
from nanxi_desk.stars.views import RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.record_table import Column
from nanxi_desk.widgets.timeline import Event

# What leads on from each state, and what is done for it.
STEPS: Mapping[str, str] = {
    rules.GRADING: "公示  Ctrl+G",
    rules.PUBLISHED: "授牌  Ctrl+G",
    rules.AWARDED: "开始巡查  Ctrl+G",
    rules.PATROL: "开始复评  Ctrl+G",
}


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """All that the pane shows of a round, read at once."""

    round: RoundView
    awards: tuple[AwardRow, ...]
    objections: tuple[ObjectionView, ...]
    patrols: tuple[PatrolView, ...]
    reviews: tuple[ReviewView, ...]
    offices: Mapping[str, str] = field(default_factory=dict)
    own: str = ""  # the office whose patrols alone are here; "" at the hub, which has all

    @property
    def visited_from_here(self) -> tuple[AwardRow, ...]:
        """The stars whose patrols this home knows."""
        return tuple(award for award in self.awards if self.own in ("", award.office))

    def office_name(self, code: str) -> str:
        """An office's name, its code where the name is not known here."""
        return self.offices.get(code, code)

    @property
    def waiting(self) -> int:
        """Objections without an answer."""
        return sum(not each.answered for each in self.objections)


def closed_words(round_: RoundView | None) -> tuple[str, str]:
    """(that there is no list yet, when there will be one)."""
    if round_ is None:
        return _("还没有评定。"), _("街道在“评选”页建立评定后，定档了，名单在这里公示。")
    return (
        _("评定现在是“{state}”，还没有名单。").format(state=_(round_.state)),
        _("评审截止、定档之后，名单在这里公示七天；期间登记异议、逐条答复，期满授牌。"),
    )


def state_words(facts: PublicFacts, today: str) -> str:
    """Where the round stands, in a sentence."""
    round_ = facts.round
    match round_.state:
        case rules.GRADING:
            return _("已定档，还没有公示。公示后名单张贴七天。")
        case rules.PUBLISHED:
            return " ".join((_public_words(round_.public_until, today), _objection_words(facts))).strip()
        case rules.AWARDED:
            return _("已授牌 {count} 块。").format(count=sum(bool(a.plaque) for a in facts.awards))
        case rules.PATROL:
            left = sum(not award.patrols for award in facts.visited_from_here)
            return _("巡查中，还有 {count} 个楼组没有去过。").format(count=left)
        case _:
            left = sum(not award.review for award in facts.awards)
            return _("年度复评中，还有 {count} 个楼组没有复评。").format(count=left)


def _public_words(until: str, today: str) -> str:
    left = (date.fromisoformat(until) - date.fromisoformat(today)).days
    if left < 0:
        return _("公示期已满（到 {day}），可以授牌。").format(day=until)
    return _("公示到 {day} 为止，还有 {count} 天，期满才能授牌。").format(day=until, count=left)


def _objection_words(facts: PublicFacts) -> str:
    if facts.waiting:
        return _("{count} 条异议还没有答复。").format(count=facts.waiting)
    if any(each.upheld for each in facts.objections):
        return _("有异议成立：请在“申报”页登记否决情形，再到“结果”页重新定档、重新公示。")
    return ""


def may_words(actor: Actor) -> str:
    """What the person may do here."""
    if actor.can(RIGHT_RUN):
        return _("你可以：公示、授牌、改星牌号、复评，登记和答复异议，登记巡查。")
    if actor.can(RIGHT_OBJECT):
        return _("你可以：登记和答复本居委会的异议，登记巡查。公示、授牌、复评由街道操作。")
    return _("你可以查看名单、异议和巡查。登记和答复由居委会委员、主任和街道操作。")


def card_figures(facts: PublicFacts) -> Mapping[str, tuple[str, str, str, str]]:
    """By card: name, number, remark, tone."""
    counts = Counter(award.stars for award in facts.awards)
    stars = _("，").join(f"{star_word(n)} {counts[n]}" for n in sorted(counts, reverse=True))
    waiting = facts.waiting
    found = sum(not each.in_order for each in facts.patrols)
    seen = {each.group_id for each in facts.patrols}
    left = sum(award.group_id not in seen for award in facts.visited_from_here)
    plaques = sum(bool(award.plaque) for award in facts.awards)
    decisions = Counter(award.review for award in facts.awards if award.review)
    reviewed = _("，").join(f"{_(word)} {decisions[word]}" for word in rules.REVIEWS if decisions[word])
    return {
        "listed": (_("名单"), str(len(facts.awards)), stars or _("还没有公示"), "text"),
        "objections": (
            _("异议"),
            str(len(facts.objections)),
            _("{count} 条还没有答复").format(count=waiting) if waiting else _("没有等答复的"),
            "red" if waiting else "text",
        ),
        "plaques": (_("星牌"), str(plaques), _("授牌时编号"), "text"),
        "patrols": (
            _("巡查"),
            str(len(facts.patrols)),
            _("{left} 个没去过，{found} 处问题").format(left=left, found=found),
            "yellow" if found else "text",
        ),
        "reviews": (_("复评"), str(sum(decisions.values())), reviewed or _("还没有复评"), "text"),
    }


def award_words(facts: PublicFacts, award: AwardRow) -> str:
    """The facts of a star in one line."""
    stars = star_word(award.stars)
    if award.review and award.stars_now != award.stars:
        stars = f"{stars} → {star_word(award.stars_now)}"
    parts = [
        stars,
        _("总分 {total}").format(total=award.total),
        _("星牌 {number}").format(number=award.plaque) if award.plaque else "",
        _("授牌 {day}").format(day=award.awarded_on) if award.awarded_on else "",
        facts.office_name(award.office),
    ]
    return " · ".join(part for part in parts if part)


def award_events(facts: PublicFacts, award: AwardRow) -> list[Event]:
    """What happened to a star since the list was published, oldest first."""
    found = [
        event
        for objection in facts.objections
        if (objection.office, objection.group_name, objection.estate)
        == (award.office, award.group_name, award.estate)
        for event in objection_events(objection)
    ]
    for patrol in facts.patrols:
        if patrol.group_id == award.group_id:
            title = _("巡查正常") if patrol.in_order else _("巡查发现问题")
            tone = "accent" if patrol.in_order else "yellow"
            lines = [part for part in (patrol.finding,) if part]
            found.append(Event(patrol.day, f"{title} · {patrol.by_name}", lines, tone=tone))
    for review in facts.reviews:
        if review.award_id == award.id:
            change = f"{star_word(review.stars_before)} → {star_word(review.stars_after)}"
            title = f"{_(review.decision)} · {change} · {review.by_name}"
            tone = "accent" if review.stars_after >= review.stars_before else "yellow"
            found.append(Event(local_minute(review.at), title, [review.reason], tone=tone))
    return sorted(found, key=lambda event: event.when)


def objection_events(objection: ObjectionView) -> list[Event]:
    """An objection and its answers."""
    raised = objection.raised_by or _("未留名")
    tone = "accent" if objection.answered else "red"
    events = [Event(local_minute(objection.at), f"{_('异议')} · {raised}", [objection.words], tone=tone)]
    for words, upheld, at, by in objection.answers:
        title = _("答复：成立") if upheld else _("答复：不成立")
        events.append(
            Event(local_minute(at), f"{title} · {by}", [words], tone="yellow" if upheld else "accent")
        )
    return events


def award_columns(facts: "FactsOf") -> Sequence[Column]:
    """Of the list."""
    return (
        Column("星级", 9, lambda row: star_word(row.stars)),
        Column("楼组", 16, lambda row: f"{row.estate} {row.group_name}"),
        Column("居委会", 8, lambda row: facts.office_name(row.office)),
        Column("总分", 6, lambda row: row.total),
        Column("星牌号", 11, lambda row: row.plaque or "—"),
        Column("异议", 5, lambda row: str(row.objections or "—")),
        Column("巡查", 5, lambda row: str(row.patrols or "—")),
        Column("复评", 6, lambda row: _(row.review) if row.review else "—"),
    )


class FactsOf:
    """Names of offices for columns that are made before anything is read."""

    def __init__(self) -> None:
        self.facts: PublicFacts | None = None

    def office_name(self, code: str) -> str:
        """As the facts have it."""
        return self.facts.office_name(code) if self.facts is not None else code


def objection_columns(facts: FactsOf) -> Sequence[Column]:
    """Of the objections."""

    def outcome(row: ObjectionView) -> str:
        if not row.answered:
            return _("未答复")
        return _("成立") if row.upheld else _("不成立")

    return (
        Column("", 2, lambda _row: "", mark=lambda row: ("line", False) if row.answered else ("red", True)),
        Column("日期", 7, lambda row: office_day(row.at)[5:]),
        Column("楼组", 15, lambda row: f"{row.estate} {row.group_name}"),
        Column("结果", 9, outcome, tone=lambda row: "text" if row.answered else "red"),
        Column("异议内容", 22, lambda row: row.words),
        Column("居委会", 8, lambda row: facts.office_name(row.office)),
    )


def patrol_columns(facts: FactsOf) -> Sequence[Column]:
    """Of the patrols."""
    return (
        Column(
            "", 2, lambda _row: "", mark=lambda row: ("line" if row.in_order else "yellow", not row.in_order)
        ),
        Column("日期", 7, lambda row: row.day[5:]),
        Column("楼组", 15, lambda row: row.group_name),
        Column("情况", 22, lambda row: row.finding or _("正常")),
        Column("巡查人", 7, lambda row: row.by_name),
        Column("居委会", 8, lambda row: facts.office_name(row.office)),
    )
