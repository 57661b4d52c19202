"""What a round's states and steps are called and said to mean, in the language of the screen."""

from typing import Final

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.views import RoundView, StepView

_NOW: Final = {
    rules.APPLYING: "各居委会登记楼组的申报，在“申报”页进行。",
    rules.SCREENING: "居委会逐份初评，并确定评委；只有通过的楼组才评分。",
    rules.SCORING: "评委正在评分。评分表是密封的，截止以前除评委本人外谁也看不到分数。",
    rules.CLOSED: "评分表已经开封。结果可以看，门槛可以试算。",
    rules.GRADING: "星级已定，还没有公示。",
    rules.PUBLISHED: "名单正在公示，期间可以提出异议。",
    rules.AWARDED: "已经授牌，牌号见“公示授牌”页。",
    rules.PATROL: "有星级的楼组正在接受巡查，在“公示授牌”页登记。",
    rules.REVIEW: "年度复评：在“公示授牌”页逐个保星、升星、降星或摘星。",
}
# What the step into a state does.
STEP_WORDS: Final = {
    rules.SCREENING: "下一步转入初评。初评期间仍可以补报。",
    rules.SCORING: "下一步开始评审：申报和本年的评分标准从此不能再改，评分表逐份密封。"
    "您就是主持人，到时用您的密码开封；另给一张开封码，只显示一次，请打印收好。",
    rules.CLOSED: "下一步是评审截止：已经交来的评分表全部开封、计入，之后交的不计。这一步不能撤回。",
    rules.GRADING: "下一步在“结果”页定档。",
    rules.PUBLISHED: "下一步在“公示授牌”页公示。",
    rules.AWARDED: "公示期满、异议都已答复后，在“公示授牌”页授牌。",
    rules.PATROL: "下一步转入巡查。",
    rules.REVIEW: "下一步转入年度复评。",
}


def now_words(round_: RoundView) -> str:
    """Since when the round stands where it stands, and what happens there."""
    since = _("{day} 起。").format(day=local_minute(round_.since)) if round_.since else ""
    parts = [since, _(_NOW[round_.state]) if round_.state else ""]
    if round_.public_until and round_.state == rules.PUBLISHED:
        parts.append(_("公示到 {day}。").format(day=round_.public_until))
    if round_.lead and round_.state == rules.SCORING:
        parts.append(_("主持人：{name}。").format(name=round_.lead))
    if round_.thresholds:
        parts.append(_("定档调整了门槛：{words}。").format(words=round_.thresholds))
    return " ".join(part for part in parts if part)


def step_button(state: str) -> str:
    """What the button of the step into a state says, with its key."""
    words = {
        rules.SCREENING: _("转入初评  Ctrl+Enter"),
        rules.SCORING: _("开始评审  Ctrl+Enter"),
        rules.CLOSED: _("评审截止、开封  Ctrl+Enter"),
        rules.GRADING: _("去定档  Ctrl+Enter"),
        rules.PUBLISHED: _("去公示  Ctrl+Enter"),
        rules.AWARDED: _("去授牌  Ctrl+Enter"),
        rules.PATROL: _("转入巡查  Ctrl+Enter"),
        rules.REVIEW: _("转入复评  Ctrl+Enter"),
    }
    return words.get(state, "")


def may_grade_again(round_: RoundView | None) -> bool:
    """Whether an objection that was right may lead back to the grading."""
    return round_ is not None and round_.state == rules.PUBLISHED and rules.GRADING in round_.next_states


def early_words(round_: RoundView) -> str:
    """Who looked into the sealed sheets before the round closed, and why; for good."""
    return "\n".join(
        _("{who} 于 {day} 提前开封：{reason}").format(
            who=step.by_name, day=local_minute(step.at), reason=step.reason
        )
        for step in round_.early
    )


def reason_words(round_: RoundView) -> str:
    """The reasons that were given with the steps, newest first."""
    given = [s for s in reversed(round_.steps) if s.reason and s.counts and s.kind != rules.EARLY]
    return " · ".join(map(_reason, given))


def _reason(step: StepView) -> str:
    return _("{step}的原因：{reason}").format(step=_(step.kind), reason=step.reason)
