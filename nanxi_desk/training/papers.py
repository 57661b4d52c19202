"""What training prints: facts in the words that people read (always Chinese); the looks are the printer's."""

from dataclasses import dataclass, field

from nanxi_desk.core.clock import instant, local_text, office_day
from nanxi_desk.core.home import Home
from nanxi_desk.training import rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.figures import TrainingFigures, percent
from nanxi_desk.training.service import Training
from nanxi_desk.training.views import AttendeeRow, PersonSession, SessionRow, TrainingReport

LEAST_ROW_MM = 9  # of a sheet that is signed by hand
BLANK_ROWS = 10
_DAY_FORM = "%Y年%m月%d日"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column: heading, width in millimetres of an A4 page's 180, and whether people write in it."""

    heading: str
    width_mm: int
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class TablePaper:
    """A page with a table whose header repeats on every page. `above` are label and value.

    `row_mm` is the least height of a row. `below` stands after the table, `paging` numbers the pages.
    """

    title: str
    office_name: str
    above: tuple[tuple[str, str], ...]
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    row_mm: int = LEAST_ROW_MM
    below: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    dated: str = ""
    paging: str = "第 {page} 页，共 {pages} 页"


@dataclass(frozen=True, slots=True)
class SeatLabel:
    """A label for a seat: the name large, unit and post below it, and the digits of the QR code."""

    name: str
    unit: str
    post: str
    number: int
    code: str


@dataclass(frozen=True, slots=True)
class SeatLabels:
    """Labels of a session, in the order of the list."""

    title: str
    labels: tuple[SeatLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A personal certificate of hours. `sentence` is the text, `table` what it stands on."""

    title: str
    name: str
    unit: str
    sentence: str
    table: TablePaper
    office_name: str
    dated: str
    numbers: tuple[tuple[str, str], ...] = field(default=())


def sign_in_sheet(
    home: Home, session: str, *, filled: bool = False, blank_rows: int | None = None
) -> TablePaper:
    """The sheet to be signed, or with what was marked; blank rows for walk-ins are numbered on.

    Without `blank_rows` a blank sheet has BLANK_ROWS of them, a filled one none.
    """
    row = Training(home).detail(session).row
    people = Attending(home).people(session)
    lines = [_sheet_line(each, number, filled=filled) for number, each in _numbered(people, filled=filled)]
    last = max((each.number for each in people), default=0)
    blank = (0 if filled else BLANK_ROWS) if blank_rows is None else blank_rows
    lines += [(str(last + n), *[""] * (len(_SHEET_COLUMNS) - 1)) for n in range(1, blank + 1)]
    return TablePaper(
        title=f"{row.topic}签到表",
        office_name=home.office_name,
        above=_head(row),
        columns=_SHEET_COLUMNS,
        rows=tuple(lines),
        below=_sheet_foot(row, filled=filled),
        signatures=() if filled else ("会议负责人",),
        dated=_printed(home) if filled else "",
    )


_SHEET_COLUMNS = (
    PaperColumn("序号", 11),
    PaperColumn("姓名", 22),
    PaperColumn("单位", 34),
    PaperColumn("职务", 20),
    PaperColumn("电话", 18),
    PaperColumn("签到", 26, by_hand=True),
    PaperColumn("签退", 24, by_hand=True),
    PaperColumn("状态", 12),
    PaperColumn("备注", 13, by_hand=True),
)


def _numbered(people: tuple[AttendeeRow, ...], *, filled: bool) -> list[tuple[int, AttendeeRow]]:
    """A blank sheet has the invited only; a filled one the walk-ins too."""
    return [(each.number, each) for each in people if each.invited or filled]


def _sheet_line(each: AttendeeRow, number: int, *, filled: bool) -> tuple[str, ...]:
    tail = f"****{each.phone_tail}" if each.phone_tail else ""
    told = (str(number) if number else "临时", each.name, each.unit, each.post, tail)
    leave = each.leave if each.status in rules.LEAVES else ""
    if not filled:
        return (*told, "", "", "", leave)
    seen = each.in_at or ("√" if each.came else "")
    status = "" if each.status == rules.UNMARKED else each.status
    note = "疑似代签" if each.suspect else ""
    return (*told, seen, each.out_at, status, note)


def _head(row: SessionRow) -> tuple[tuple[str, str], ...]:
    told = (
        ("项目", row.programme),
        ("日期", _day(row.day)),
        ("时间", row.period),
        ("地点", row.place),
        ("主讲", row.teacher),
        ("学时", str(row.hours) if row.hours else ""),
        ("主办", row.host),
    )
    return tuple((label, value) for label, value in told if value)


def _day(day: str) -> str:
    year, month, date = day.split("-") if day.count("-") == 2 else ("", "", "")
    return f"{year}年{int(month)}月{int(date)}日" if year else day


def _sheet_foot(row: SessionRow, *, filled: bool) -> tuple[str, ...]:
    if not filled:
        return (
            "请本人签名，代签无效；请假请在备注中注明。不在名单里的同志请在空行填写姓名、单位和电话后四位。",
        )
    return (tally_words(row.tally),)


def tally_words(tally: rules.Tally) -> str:
    """How a session stands, in one line."""
    parts = [
        ("名单", tally.invited),
        ("出勤", tally.on_time),
        ("迟到", tally.late),
        ("早退", tally.early),
        ("公假", tally.official),
        ("事假", tally.personal),
        ("缺勤", tally.absent),
        ("未登记", tally.unmarked),
        ("临时参加", tally.walk_ins),
        ("补课", tally.made_up),
    ]
    told = "，".join(f"{label} {count}" for label, count in parts if count or label == "名单")
    return f"{told}。实到 {tally.came} 人次，出勤率 {percent(tally.rate)}。"


def seat_labels(home: Home, session: str) -> SeatLabels:
    """A label for everybody invited."""
    row = Training(home).detail(session).row
    people = Attending(home).people(session, "invited")
    labels = tuple(SeatLabel(p.name, p.unit, p.post, p.number, p.code) for p in people)
    return SeatLabels(f"{_day(row.day)} {row.topic}", labels)


def roster_paper(home: Home, session: str) -> TablePaper:
    """Whom a session invites."""
    row = Training(home).detail(session).row
    people = Attending(home).people(session, "invited")
    return TablePaper(
        title=f"{row.topic}参加人员名单",
        office_name=home.office_name,
        above=_head(row),
        columns=_PEOPLE_COLUMNS,
        rows=tuple(_person_line(each, each.leave) for each in people),
        below=(f"共 {len(people)} 人。",),
        dated=_printed(home),
    )


_PEOPLE_COLUMNS = (
    PaperColumn("序号", 12),
    PaperColumn("姓名", 26),
    PaperColumn("单位", 48),
    PaperColumn("职务", 30),
    PaperColumn("身份", 26),
    PaperColumn("电话", 20),
    PaperColumn("备注", 18),
)


def _person_line(each: AttendeeRow, note: str) -> tuple[str, ...]:
    tail = f"****{each.phone_tail}" if each.phone_tail else ""
    return (str(each.number or ""), each.name, each.unit, each.post, each.role, tail, note)


def absentees_paper(home: Home, session: str) -> TablePaper:
    """Who was invited and did not come, each with why; who is not marked is said to be so."""
    row = Training(home).detail(session).row
    people = [each for each in Attending(home).people(session, "invited") if not each.came]
    counts = {status: sum(each.status == status for each in people) for status in rules.SHOWN}
    told = "，".join(f"{status} {count}" for status, count in counts.items() if count)
    return TablePaper(
        title=f"{row.topic}未到人员",
        office_name=home.office_name,
        above=_head(row),
        columns=_PEOPLE_COLUMNS,
        rows=tuple(_person_line(each, each.status) for each in people),
        below=(f"共 {len(people)} 人：{told}。未登记不等于缺勤。" if people else "名单里的人都到了。",),
        dated=_printed(home),
    )


def certificate(home: Home, person: str, first_day: str, last_day: str) -> Certificate:
    """What somebody learned in a period. InputRefused (by the figures) where nobody is known so."""
    figures = TrainingFigures(home)
    account = figures.person(person, first_day, last_day)
    told = figures.account_of(person, first_day, last_day)
    came = [each for each in account if each.attendee.came]
    period = f"{_day(first_day)}至{_day(last_day)}"
    sentence = f"{told.name}同志于{period}参加培训 {told.tally.came} 次，共计 {told.hours} 学时，特此证明。"
    table = TablePaper(
        title="培训明细",
        office_name=home.office_name,
        above=(),
        columns=(
            PaperColumn("日期", 26),
            PaperColumn("项目", 42),
            PaperColumn("主题", 64),
            PaperColumn("状态", 24),
            PaperColumn("学时", 24),
        ),
        rows=tuple(_account_line(each) for each in came),
        row_mm=8,
        below=("1 学时为 45 分钟。",),
    )
    numbers = (("培训次数", str(told.tally.came)), ("学时", str(told.hours)), ("出勤率", percent(told.rate)))
    return Certificate(
        *("培训学时证明", told.name, told.unit, sentence, table),
        office_name=home.office_name,
        dated=_printed(home),
        numbers=numbers,
    )


def _account_line(each: PersonSession) -> tuple[str, ...]:
    session = each.session
    return (session.day, session.programme, session.topic, each.attendee.status, str(each.hours))


def summary_paper(home: Home, report: TrainingReport) -> TablePaper:
    """A period's totals by programme: 场次, 人次, 人数, and heads that were counted apart."""
    lines = [
        (
            bar.label,
            *(str(n) for n in (bar.totals.sessions, bar.totals.attendances, bar.totals.people)),
            str(bar.totals.headcount) if bar.totals.headcount_sessions else "",
        )
        for bar in report.by_programme
    ]
    whole = report.totals
    lines.append(("合计", *map(str, (whole.sessions, whole.attendances, whole.people, whole.headcount))))
    return TablePaper(
        title="培训汇总",
        office_name=home.office_name,
        above=(
            ("期间", f"{_day(report.first_day)}至{_day(report.last_day)}"),
            *([("范围", report.narrowed)] if report.narrowed else []),
        ),
        columns=(
            PaperColumn("项目", 72),
            PaperColumn("场次", 24),
            PaperColumn("人次（登记姓名）", 30),
            PaperColumn("人数（不重复）", 28),
            PaperColumn("人次（只计人数）", 26),
        ),
        rows=tuple(lines),
        below=report.notes,
        dated=_printed(home),
    )


def _printed(home: Home) -> str:
    return _day(office_day(home.journal.clock.now()))


def printed_at(home: Home) -> str:
    """The moment of printing, local."""
    return local_text(instant(home.journal.clock.now()))
