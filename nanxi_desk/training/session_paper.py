"""Papers of a session as they are laid out on sheets, and its summary; in Chinese whatever the language."""

from collections.abc import Sequence

from nanxi_desk.core import paper as kit
from nanxi_desk.core.home import Home
from nanxi_desk.training import papers, rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.figures import percent
from nanxi_desk.training.papers import PaperColumn, TablePaper, roster_paper, tally_words
from nanxi_desk.training.service import Training
from nanxi_desk.training.views import AttendeeRow, SessionRow

Facts = papers.TablePaper | papers.SeatLabels | papers.Certificate
_CENTRED = (
    *(
        "序号",
        "状态",
        "学时",
        "场次",
        "名单",
        "到场",
        "迟到",
        "早退",
        "公假",
        "事假",
        "缺勤",
        "未登记",
        "临时",
        "出勤率",
    ),
)
_COUNTS = ("invited", "came", "late", "early", "official", "personal", "absent", "unmarked", "walk_ins")
_HEADS = ("名单", "到场", "迟到", "早退", "公假", "事假", "缺勤", "未登记", "临时")


def session_summary(home: Home, session: str) -> TablePaper:
    """How a session went, a line for each unit and one for all."""
    row = Training(home).detail(session).row
    people = Attending(home).people(session)
    units: dict[str, list[AttendeeRow]] = {}
    for each in people:
        units.setdefault(each.unit or "来宾", []).append(each)
    lines = [(unit, *_line(units[unit])) for unit in sorted(units)]
    whole = roster_paper(home, session)
    return TablePaper(
        title=f"{row.topic}培训小结",
        office_name=home.office_name,
        above=whole.above,
        columns=(
            PaperColumn("单位", 48),
            *(PaperColumn(head, 12) for head in _HEADS),
            PaperColumn("出勤率", 20),
        ),
        rows=(*lines, ("合计", *_line(people))),
        row_mm=8,
        below=(tally_words(row.tally),),
        dated=whole.dated,
    )


def _line(people: Sequence[AttendeeRow]) -> tuple[str, ...]:
    tally = tally_of_rows(people)
    return (*(str(getattr(tally, count)) for count in _COUNTS), percent(tally.rate))


def tally_of_rows(people: Sequence[AttendeeRow]) -> rules.Tally:
    """The counts of some of a session's people."""
    return rules.tally((rules.Judged(row.status, row.late, row.early), row.invited) for row in people)


def session_paper(home: Home, kind: str, session: SessionRow) -> Facts:
    """The facts of one of a session's papers."""
    match kind:
        case "blank" | "filled":
            return papers.sign_in_sheet(home, session.id, filled=kind == "filled")
        case "labels":
            return papers.seat_labels(home, session.id)
        case "roster":
            return papers.roster_paper(home, session.id)
        case "absentees":
            return papers.absentees_paper(home, session.id)
    return session_summary(home, session.id)


def as_paper(facts: Facts) -> kit.TablePaper | kit.LabelsPaper:
    """The facts as they are laid out on sheets."""
    if isinstance(facts, papers.SeatLabels):
        labels = tuple(
            kit.SeatLabel(
                each.name,
                " · ".join(part for part in (each.unit, each.post) if part),
                str(each.number) if each.number else "",
                each.code,
            )
            for each in facts.labels
        )
        return kit.LabelsPaper(facts.title, labels)
    if isinstance(facts, papers.Certificate):
        table = _table(facts.table)
        return kit.TablePaper(
            title=facts.title,
            office_name=facts.office_name,
            opening=(f"{facts.name}（{facts.unit}）：" if facts.unit else f"{facts.name}：", facts.sentence),
            columns=table.columns,
            rows=table.rows,
            row_mm=table.row_mm,
            closing=(_told(facts.numbers), *table.closing),
            dated=facts.dated,
            sealed=True,
            paging=table.paging,
        )
    return _table(facts)


def _told(numbers: tuple[tuple[str, str], ...]) -> str:
    return "，".join(f"{name} {number}" for name, number in numbers) + "。"


def _table(facts: papers.TablePaper) -> kit.TablePaper:
    return kit.TablePaper(
        title=facts.title,
        office_name=facts.office_name,
        facts=facts.above,
        columns=tuple(
            kit.PaperColumn(each.heading, each.width_mm, centred=each.heading in _CENTRED)
            for each in facts.columns
        ),
        rows=facts.rows,
        row_mm=facts.row_mm,
        closing=facts.below,
        signatures=facts.signatures,
        dated=facts.dated,
        paging=facts.paging,
    )
