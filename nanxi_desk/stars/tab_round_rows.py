"""How far a round is, as lists show it: offices, judges, groups with few judges. Counts, never points."""

from collections.abc import Sequence
from dataclasses import dataclass

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.language import _
from nanxi_desk.stars import rules
from nanxi_desk.stars.arithmetic import shown
from nanxi_desk.stars.tab_round_work import RoundFacts
from nanxi_desk.stars.views import RoundResult, RoundStatus, RoundView
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.record_table import Column
from nanxi_desk.widgets.timeline import Event


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One line: an office with all its judges, or one judge at one office."""

    id: str
    office: str
    judge: str
    judges: int
    due: int
    submitted: int
    recused: int

    @property
    def waiting(self) -> int:
        """Sheets that are still to come."""
        return max(self.due - self.submitted, 0)


@dataclass(frozen=True, slots=True)
class WordsRow:
    """A line that is nothing but words."""

    id: str


@dataclass(frozen=True, slots=True)
class EarlyRow:
    """One group of a result that was looked into before the round closed."""

    id: str
    group: str
    sheets: str
    total: str
    star: str


def office_rows(facts: RoundFacts) -> tuple[ProgressRow, ...]:
    """A line for each office that has applications."""
    found = []
    for code in facts.status.offices:
        judges = [judge for judge in facts.status.judges if judge.office == code]
        found.append(
            ProgressRow(
                code,
                facts.office(code),
                "",
                len(judges),
                sum(judge.due for judge in judges),
                sum(min(judge.submitted, judge.due) for judge in judges),
                sum(judge.recused for judge in judges),
            )
        )
    return tuple(found)


def judge_rows(facts: RoundFacts) -> tuple[ProgressRow, ...]:
    """A line for each judge at each office."""
    return tuple(
        ProgressRow(
            f"{judge.office} {judge.judge_id}",
            facts.office(judge.office),
            _("{judge}（街道）").format(judge=judge.judge) if judge.from_hub else judge.judge,
            1,
            judge.due,
            judge.submitted,
            judge.recused,
        )
        for judge in facts.status.judges
    )


def few_rows(status: RoundStatus) -> tuple[WordsRow, ...]:
    """The groups with fewer judges than the rubric wants."""
    return tuple(map(WordsRow, status.few_judges))


def early_rows(result: RoundResult) -> tuple[EarlyRow, ...]:
    """The groups in the order of the result."""
    return tuple(
        EarlyRow(
            outcome.case.id,
            outcome.case.name,
            str(len(outcome.valid)),
            shown(outcome.total) if outcome.valid else "—",
            star_word(outcome.stars),
        )
        for outcome in result.result.outcomes
    )


def progress_mark(row: ProgressRow) -> tuple[str, bool]:
    """All in, some in, none in; nothing due is a hollow dot."""
    if not row.due:
        return "muted", False
    if not row.waiting:
        return "green", True
    return ("yellow", True) if row.submitted else ("yellow", False)


def office_columns() -> Sequence[Column]:
    """The offices of a round."""
    return (
        Column("", 0, progress_words, mark=progress_mark),
        Column("居委会", 14, lambda row: row.office),
        Column("已交", 8, lambda row: str(row.submitted)),
        Column("未交", 7, lambda row: str(row.waiting), tone=_waiting_tone),
        Column("应交", 6, lambda row: str(row.due)),
        Column("评委", 6, lambda row: str(row.judges)),
        Column("回避", 8, lambda row: str(row.recused)),
    )


def judge_columns() -> Sequence[Column]:
    """The judges of a round."""
    return (
        Column("", 0, progress_words, mark=progress_mark),
        Column("评委", 12, lambda row: row.judge),
        Column("已交", 8, lambda row: str(row.submitted)),
        Column("未交", 7, lambda row: str(row.waiting), tone=_waiting_tone),
        Column("应交", 6, lambda row: str(row.due)),
        Column("回避", 8, lambda row: str(row.recused)),
        Column("居委会", 14, lambda row: row.office),
    )


def few_columns() -> Sequence[Column]:
    """Groups with few judges."""
    return (Column("楼组", 30, lambda row: row.id),)


def early_columns() -> Sequence[Column]:
    """A result that was looked into early."""
    return (
        Column("楼组", 16, lambda row: row.group),
        Column("已交", 8, lambda row: row.sheets),
        Column("总分", 8, lambda row: row.total),
        Column("星级", 8, lambda row: row.star),
    )


def progress_words(row: ProgressRow) -> str:
    """What the dot says."""
    if not row.due:
        return _("没有应交的评分表")
    return _("还差 {n} 份").format(n=row.waiting) if row.waiting else _("已交齐")


def history_events(round_: RoundView) -> list[Event]:
    """Every step of a round, newest first; one that another seat's step overtook is said to be void."""
    events = []
    for step in reversed(round_.steps):
        early = step.kind == rules.EARLY
        lines = [_("经办：{name}").format(name=step.by_name)] if step.by_name else []
        if step.reason:
            lines.append(_("原因：{reason}").format(reason=step.reason))
        if not step.counts:
            lines.append(_("与另一处的操作重复，不算。"))
        tone = "yellow" if early else "accent" if step.counts else "muted"
        events.append(Event(local_minute(step.at), _(step.kind), lines, tone, step.counts and not early))
    return events


def _waiting_tone(row: ProgressRow) -> str:
    return "yellow" if row.waiting else "muted"
