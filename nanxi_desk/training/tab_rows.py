"""How sessions and people of training stand in lists: columns, dots, words."""

from decimal import Decimal

from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.rules import Tally
from nanxi_desk.training.views import AttendeeRow, PersonFigures, SessionRow
from nanxi_desk.widgets.record_table import Column

# Dots differ in shape as well as colour, and the word stands beside them.
_MARKS = {
    rules.PRESENT: ("green", True),
    rules.LATE: ("yellow", True),
    rules.EARLY: ("yellow", True),
    rules.MADE_UP: ("accent", True),
    rules.OFFICIAL: ("accent", False),
    rules.PERSONAL: ("yellow", False),
    rules.ABSENT: ("red", True),
    rules.UNMARKED: ("muted", False),
}
_TONES = {rules.LATE: "yellow", rules.EARLY: "yellow", rules.ABSENT: "red", rules.UNMARKED: "muted"}


def hours_words(hours: Decimal) -> str:
    """学时 without noughts behind the point."""
    return f"{hours.normalize():f}" if hours else "0"


def percent(rate: float | None) -> str:
    """A share as people read it, a dash where there is none."""
    return "—" if rate is None else f"{rate * 100:.1f} %"


def came_words(row: SessionRow) -> str:
    """How many came of how many: 120 / 300, or the heads that were counted."""
    if row.counted_only:
        return "—" if row.headcount is None else _("计数 {n}").format(n=row.headcount)
    if row.tally.invited or row.tally.came:
        return f"{row.tally.came} / {row.tally.invited}"
    return "—"


def session_state(row: SessionRow) -> str:
    """Whether a session is to come, was held or is not to be."""
    if row.cancelled:
        return _("已取消")
    return _("已举办") if row.held else _("未举办")


def session_mark(row: SessionRow) -> tuple[str, bool]:
    """The dot of a session."""
    if row.conflict or row.doubtful:
        return "yellow", True
    if row.cancelled:
        return "muted", False
    return ("green", True) if row.held else ("accent", False)


def session_columns() -> tuple[Column, ...]:
    """The list of sessions."""
    return (
        Column("", 0, session_state, mark=session_mark),
        Column("日期", 10, lambda row: row.day, tone=_muted_if_cancelled),
        Column("课题", 22, lambda row: row.topic, tone=_muted_if_cancelled),
        Column("到 / 应", 9, came_words),
        Column("项目", 14, lambda row: row.programme),
        Column("时间", 11, lambda row: row.period),
        Column("主办", 12, lambda row: row.host),
        Column("地点", 12, lambda row: row.place),
    )


def _muted_if_cancelled(row: SessionRow) -> str:
    return "muted" if row.cancelled else "text"


def state_words(row: AttendeeRow) -> str:
    """The status with what stands beside it: 出勤 · 临时到场, 迟到 · 疑似代签."""
    words = [_(row.status)]
    if row.late and row.early:
        words = [_(rules.LATE), _(rules.EARLY)]
    if not row.invited:
        words.append(_("临时到场"))
    if row.suspect:
        words.append(_("疑似代签"))
    if row.doubtful:
        words.append(_("待核"))
    if row.conflict:
        words.append(_("两处不一"))
    return " · ".join(words)


def attendee_mark(row: AttendeeRow) -> tuple[str, bool]:
    """The dot of a person."""
    if row.suspect or row.doubtful or row.conflict:
        return "red", True
    return _MARKS.get(row.status, ("muted", False))


def attendee_tone(row: AttendeeRow) -> str:
    """The colour token of the status."""
    return "red" if row.suspect or row.doubtful or row.conflict else _TONES.get(row.status, "text")


def attendee_columns() -> tuple[Column, ...]:
    """The people of a session."""
    return (
        Column("", 0, lambda row: _(row.status), mark=attendee_mark),
        Column("序号", 4, lambda row: str(row.number) if row.number else "—"),
        Column("姓名", 9, lambda row: row.name),
        Column("状态", 12, state_words, tone=attendee_tone),
        Column("单位", 13, lambda row: row.unit),
        Column("签到", 7, lambda row: row.in_at),
        Column("签退", 8, lambda row: row.out_at),
        Column("职务", 10, lambda row: row.post),
        Column("尾号", 6, lambda row: row.phone_tail),
    )


def person_columns() -> tuple[Column, ...]:
    """Everybody's period."""
    return (
        Column("姓名", 9, lambda row: row.name),
        Column("单位", 14, lambda row: row.unit),
        Column("应到", 5, lambda row: str(row.tally.due)),
        Column("到场", 5, lambda row: str(row.tally.came)),
        Column("学时", 6, lambda row: hours_words(row.hours)),
        Column("出勤率", 8, lambda row: percent(row.rate), tone=_rate_tone),
        Column("公假", 5, lambda row: str(row.tally.official)),
        Column("事假", 5, lambda row: str(row.tally.personal)),
        Column("缺勤", 5, lambda row: str(row.tally.absent)),
        Column("未登记", 6, lambda row: str(row.tally.unmarked)),
        Column("补课", 5, lambda row: str(row.tally.made_up)),
        Column("职务", 10, lambda row: row.post),
        Column("尾号", 6, lambda row: row.phone_tail),
    )


def _rate_tone(row: PersonFigures) -> str:
    return "muted" if row.rate is None else "text"


def tally_words(tally: Tally) -> str:
    """The count of a session in one sentence, for the door and its screen."""
    return _("已到 {came} / {invited}").format(came=tally.came, invited=tally.invited)
