"""The summary of one session, office by office: facts of a paper, in the words that people read (Chinese)."""

from collections.abc import Sequence

from nanxi_desk.core.home import Home
from nanxi_desk.training import rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.figures import percent
from nanxi_desk.training.papers import PaperColumn, TablePaper, roster_paper, tally_words
from nanxi_desk.training.service import Training
from nanxi_desk.training.views import AttendeeRow

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
