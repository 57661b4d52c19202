"""The sign-in sheet as a workbook: it goes out blank or filled, and comes back through the gate."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import ExportedList, ListColumn, ListSheet, Value, export_list
from nanxi_desk.core.offices import office_names
from nanxi_desk.training import listing, rules, sheet_cells
from nanxi_desk.training.attending import RIGHT_MARK, mark_values, put_mark
from nanxi_desk.training.listing import Attendee
from nanxi_desk.training.records import TrainingSession
from nanxi_desk.training.roster import chosen_person, match_lines
from nanxi_desk.training.roster_lines import office_of, role_of
from nanxi_desk.training.service import Training
from nanxi_desk.training.sessions import load_session
from nanxi_desk.training.sheet_cells import SheetLine, Told
from nanxi_desk.training.trainees import KnownPeople, make_known
from nanxi_desk.training.views import AttendeeRow, ListLine, ListMatch, SheetPreview, SheetRow, SheetTaken

BLANK_ROWS = 10
MOST_BLANK_ROWS = 500


class SignInSheets:
    """Sheets of the sessions of one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- out ---------------------------------------------------------------------------------------------

    def write(
        self,
        actor: Actor,
        session: str,
        path: Path,
        *,
        filled: bool = False,
        blank_rows: int = BLANK_ROWS,
        replace: bool = False,
    ) -> ExportedList:
        """Write the sheet as .xlsx, phones masked, and log it. InputRefused where the file exists already."""
        actor.require(RIGHT_MARK)
        row = Training(self._home).detail(session).row
        if row.counted_only:
            raise InputRefused(_("这一场只计人数，没有签到表。"))
        with self._home.journal.read() as conn:
            session_row = load_session(conn, session)
            people = listing.attendee_rows(
                self._home, session_row, listing.people_of(conn, [session_row])[session]
            )
        sheet = ListSheet(
            title=_("{topic} 签到表").format(topic=row.topic),
            scope_words=" · ".join(filter(None, (row.day, row.period, row.place, row.programme))),
            columns=_columns(session),
            rows=_lines_out(people, filled=filled, blank_rows=min(max(blank_rows, 0), MOST_BLANK_ROWS)),
            name=_("签到表"),
            above=(_("签到写时间（09:05）或打√；状态可选：{all}。").format(all=_("、").join(_CHOICES)),),
            comes_back=True,
        )
        written = export_list(self._home, actor, sheet, path, replace=replace)
        assert written is not None  # nothing cancels it
        return written

    # --- back --------------------------------------------------------------------------------------------

    def read(self, session: str, path: Path, password: str = "") -> SheetPreview:
        """What a returned sheet would bring, or any list with a column 姓名. InputRefused: it is none."""
        self._home.actor.require(RIGHT_MARK)
        from nanxi_desk.core.workbook.reader import read_table_file

        tables = [
            sheet_cells.find_table(sheet.rows) for sheet in read_table_file(path, password=password or None)
        ]
        found = [table for table in tables if table is not None]
        ours = [table for table in found if table[0]]
        if not found:
            raise InputRefused(
                _("“{file}”里没有签到表。").format(file=path.name),
                _("请用本程序导出的签到表，或表头有“姓名”“签到”的表。"),
            )
        belongs, lines = (ours or found)[0]
        with self._home.journal.read() as conn:
            row = load_session(conn, session)
            if belongs and belongs != session:
                raise InputRefused(self._other(conn, belongs), _("请选对场次后再读入。"))
            people = listing.people_of(conn, [row])[session]
            rows = _Preview(self._home, conn, row, people).rows(lines)
        return SheetPreview(session, path.name, tuple(rows))

    def take(self, actor: Actor, preview: SheetPreview) -> SheetTaken:
        """Write what a preview found, in one transaction; lines that do not fit any more are told."""
        actor.require(RIGHT_MARK)
        taker = _Taker(self._home, preview)
        with self._home.journal.write(actor.id) as writing:
            return taker.take(writing)

    def _other(self, conn: Connection, session: str) -> str:
        row = load_rows(conn, TrainingSession, [session]).get(session)
        if row is None:
            return _("这张签到表属于另一场，本机没有那一场。")
        told = f"{row['day'] or ''} {row['topic'] or ''}"
        return _("这张签到表属于另一场：{session}。").format(session=told)


_CHOICES = tuple(status for status in rules.STATUSES if status != rules.MADE_UP)


def _columns(session: str) -> tuple[ListColumn, ...]:
    def column(key: str, label: str, width: int, choices: tuple[str, ...] = ()) -> ListColumn:
        return ListColumn(label, width, key=sheet_cells.key_of(key, session), choices=choices)

    return (
        column(sheet_cells.NUMBER, _("序号"), 6),
        column(sheet_cells.NAME, _("姓名"), 12),
        column(sheet_cells.UNIT, _("单位"), 22),
        column(sheet_cells.POST, _("职务"), 14),
        column(sheet_cells.PHONE, _("电话"), 12),
        column(sheet_cells.IN, _("签到"), 12),
        column(sheet_cells.OUT, _("签退"), 12),
        column(sheet_cells.STATUS, _("状态"), 10, _CHOICES),
        column(sheet_cells.NOTE, _("备注"), 20),
    )


def _lines_out(people: Sequence[AttendeeRow], *, filled: bool, blank_rows: int) -> Iterator[Sequence[Value]]:
    last = 0
    for each in people:
        if not each.invited and not filled:
            continue
        last = max(last, each.number)
        tail = f"****{each.phone_tail}" if each.phone_tail else ""
        seen = each.in_at or ("√" if each.came else "")
        status = "" if each.status in (rules.UNMARKED, rules.MADE_UP) else each.status
        marks = (seen, each.out_at, status) if filled else ("", "", each.leave)
        yield (str(each.number or ""), each.name, each.unit, each.post, tail, *marks, "")
    for number in range(last + 1, last + 1 + blank_rows):
        yield (str(number), *[""] * 8)


class _Preview:
    """Compares the lines of a sheet with what stands."""

    def __init__(self, home: Home, conn: Connection, session: Row, people: Sequence[Attendee]) -> None:
        self._home = home
        self._conn = conn
        self._session = session
        self._people = people
        self._by_number = {p.entry["number"]: p for p in people if p.entry and p.entry["number"]}
        self._taken: dict[str, int] = {}  # by person the line that names them

    def rows(self, lines: Sequence[SheetLine]) -> list[SheetRow]:
        """Every line with what it would write."""
        offices = office_names(self._conn, self._home)
        strangers = [line for line in lines if line.name and self._named(line) is None]
        matches = self._matches(strangers, offices)
        return [self._row(line, matches) for line in lines]

    def _named(self, line: SheetLine) -> Attendee | None:
        """Who of the session a line names: by number, or in a foreign list by name and tail."""
        if line.number in self._by_number:
            return self._by_number[line.number]
        wanted = rules.Known("", line.name, "", rules.phone_tail(line.phone))
        fitting = rules.fitting(wanted, [p.known for p in self._people])
        if line.unit and len(fitting) > 1:
            by_key = {p.person: p for p in self._people}
            unit = rules.plain_name(line.unit)
            fitting = tuple(k for k in fitting if rules.plain_name(by_key[k.key].word("unit_name")) == unit)
        if len(fitting) != 1:
            return None
        return next(p for p in self._people if p.person == fitting[0].key)

    def _matches(self, lines: Sequence[SheetLine], offices: Mapping[str, str]) -> dict[int, ListMatch]:
        told = [
            ListLine(
                *(line.row, line.name, line.unit, line.post, line.phone),
                office=office_of(line.unit, offices),
                role=role_of("", line.post),
            )
            for line in lines
        ]
        hits = KnownPeople(self._home, self._conn).named(line.name for line in told)
        return {match.line.row: match for match in match_lines(told, hits)}

    def _row(self, line: SheetLine, matches: Mapping[int, ListMatch]) -> SheetRow:
        told = sheet_cells.understood(line)
        each = self._named(line) if line.name or line.number in self._by_number else None
        if not line.name and each is None:
            kind = "blank" if line.is_blank else "refused"
            return _sheet_row(line, told, kind, problem="" if line.is_blank else _("这一行没有姓名。"))
        if problem := self._problem(line, told, each):
            return _sheet_row(line, told, "refused", each, problem=problem)
        if each is None:
            return _stranger(line, told, matches[line.row])
        if not told.status:
            return _sheet_row(line, told, "blank", each)
        return _sheet_row(line, told, "mark" if new_values(self._session, each, told) else "same", each)

    def _problem(self, line: SheetLine, told: Told, each: Attendee | None) -> str:
        if told.problem:
            return told.problem
        if each is None:
            return ""
        if line.name and rules.plain_name(line.name) != rules.plain_name(each.word("name")):
            words = _("{number} 号应是{name}，表里是{other}，行可能移动过。")
            return words.format(number=line.number, name=each.word("name"), other=line.name[:20])
        before = self._taken.setdefault(each.person, line.row)
        if before != line.row:
            return _("和第 {row} 行是同一个人。").format(row=before)
        return listing.refusal(self._home, self._session, each) if told.status else ""


def _stranger(line: SheetLine, told: Told, match: ListMatch) -> SheetRow:
    """A name that was added by hand is somebody who came."""
    if match.kind == "refused":
        return _sheet_row(line, told, "refused", problem=match.line.problem)
    return _sheet_row(line, told if told.status else Told(rules.PRESENT), "walk_in", match=match)


def _sheet_row(
    line: SheetLine,
    told: Told,
    kind: Any,
    each: Attendee | None = None,
    *,
    problem: str = "",
    match: ListMatch | None = None,
) -> SheetRow:
    words = " ".join(filter(None, (_(told.status) if told.status else "", told.in_at, told.out_at)))
    return SheetRow(
        row=line.row,
        number=line.number,
        name=line.name or (each.word("name") if each else ""),
        kind=kind,
        words=words if kind in ("mark", "walk_in", "same") else "",
        problem=problem,
        person_id=each.person if each else "",
        status=told.status,
        in_at=told.in_at,
        out_at=told.out_at,
        note=line.note,
        match=match,
    )


def new_values(session: Row, each: Attendee, told: Told) -> dict[str, Any]:
    """What a line would write over what stands; nothing where it stands so already."""
    mark = each.mark or {}
    values = mark_values(session, told.status, told.in_at, told.out_at)
    if told.status == each.judged.status and mark:
        values.pop("status")  # a filled sheet says 迟到 where the time says it
    # The sheet has minutes: a time that was taken at the door is the more exact one.
    for name in ("in_at", "out_at"):
        if name in values and listing.clock_of(values[name]) == listing.clock_of(mark.get(name)):
            values.pop(name)
    return {name: value for name, value in values.items() if mark.get(name) != value}


class _Taker:
    """Writes a preview."""

    def __init__(self, home: Home, preview: SheetPreview) -> None:
        self._home = home
        self._preview = preview
        self._refused: list[tuple[int, str]] = [
            (row.row, row.problem) for row in preview.rows if row.kind == "refused"
        ]
        self._counts = dict.fromkeys(("mark", "same", "walk_in", "new", "blank"), 0)

    def take(self, writing: Writing) -> SheetTaken:
        """All lines, as they fit what stands now."""
        session = load_session(writing.conn, self._preview.session_id)
        people = {p.person: p for p in listing.people_of(writing.conn, [session])[session["id"]]}
        for row in self._preview.rows:
            if row.kind in ("mark", "same"):
                self._mark(writing, session, people.get(row.person_id), row)
            elif row.kind == "walk_in":
                self._walk_in(writing, session, people, row)
            elif row.kind == "blank":
                self._counts["blank"] += 1
        done = self._counts
        return SheetTaken(
            *(done["mark"], done["same"], done["walk_in"], done["new"], done["blank"]), tuple(self._refused)
        )

    def _mark(self, writing: Writing, session: Row, each: Attendee | None, row: SheetRow) -> None:
        refused = _("此人已不在名单里。") if each is None else listing.refusal(self._home, session, each)
        if each is None or refused:
            self._refused.append((row.row, refused))
            return
        values = new_values(session, each, Told(row.status, row.in_at, row.out_at))
        self._counts["mark" if values else "same"] += 1
        if values:
            put_mark(writing, session, each, {**values, "way": rules.SHEET})

    def _walk_in(self, writing: Writing, session: Row, people: dict[str, Attendee], row: SheetRow) -> None:
        assert row.match is not None
        try:
            person = chosen_person(row.match)
            trainee = make_known(self._home, writing, [person])[0]
        except InputRefused as error:
            self._refused.append((row.row, error.message))
            return
        each = people.get(trainee["id"]) or Attendee(
            trainee["id"], trainee["scope"], None, None, trainee, rules.NOTHING
        )
        if refused := listing.refusal(self._home, session, each):
            self._refused.append((row.row, refused))
            return
        told = Told(row.status or rules.PRESENT, row.in_at, row.out_at)
        values = new_values(session, each, told)
        self._counts["walk_in" if values else "same"] += 1
        if values:
            self._counts["new"] += not isinstance(person, str)
            put_mark(writing, session, each, {**values, "way": rules.SHEET})
