"""The reckoning of a period: sessions that took place, who was invited and came, and all that follows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from nanxi_desk.core.clock import office_day
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import Row
from nanxi_desk.core.language import _
from nanxi_desk.core.offices import office_names
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.training import listing, rules
from nanxi_desk.training.listing import Attendee
from nanxi_desk.training.sessions import session_view
from nanxi_desk.training.trainees import KnownPeople
from nanxi_desk.training.views import (
    CameRow,
    FigureFilter,
    PersonFigures,
    PersonSession,
    SessionFilter,
    SessionRow,
    TotalBar,
    TrainingReport,
)

GUESTS = ""  # the office of who belongs to none


@contextmanager
def reckoned(home: Home, wanted: FigureFilter) -> Iterator["Reckoning"]:
    """The reckoning of what a filter names, while its database is open at one moment."""
    with home.journal.read() as conn:
        yield Reckoning(home, conn, wanted)


@dataclass(frozen=True, slots=True)
class _At:
    """A person at a session."""

    session: Row
    attendee: Attendee


class Reckoning:
    """What one filter names. Sessions whose heads were counted only have no people here."""

    def __init__(self, home: Home, conn: Connection, wanted: FigureFilter) -> None:
        self._home = home
        self._conn = conn
        self._wanted = wanted
        self._today = office_day(home.journal.clock.now())
        listed = SessionFilter("held", wanted.first_day, wanted.last_day, wanted.programme_id, wanted.host)
        rows = reversed(listing.session_rows(conn, listed, self._today))
        self._sessions = [row for row in rows if self._is_wanted(row)]
        self._all = listing.people_of(conn, self._sessions)
        self._names = office_names(conn, home)
        self._programmes = listing.programme_names(conn, self._sessions)
        self._at = [
            _At(row, each)
            for row in self._sessions
            if not row["counted_only"]
            for each in self._all[row["id"]]
            if self._is_meant(each)
        ]
        self._came = [at for at in self._at if at.attendee.judged.came]

    # --- the whole ---------------------------------------------------------------------------------------

    def report(self) -> TrainingReport:
        """Everything of the period."""
        people = self.person_figures()
        return TrainingReport(
            self._wanted.first_day,
            self._wanted.last_day,
            totals=self._totals(self._sessions, self._came),
            tally=rules.tally((at.attendee.judged, at.attendee.entry is not None) for at in self._at),
            by_programme=self._bars(lambda row: listing.bare(row["programme_id"]), self._programme),
            by_host=self._bars(lambda row: row["scope"], self._host),
            by_office=self._by_office(),
            by_month=self._bars(lambda row: (row["day"] or "")[:7], str),
            sessions=self.session_rows(),
            people=people,
            never_came=self.never_came(people),
            doubtful=sum(len(listing.doubts(self._all[row["id"]])) for row in self._sessions),
            narrowed=self._narrowed(),
            notes=self._notes(),
        )

    def session_rows(self) -> tuple[SessionRow, ...]:
        """The sessions, those of an office or person where one is meant."""
        rows = self._sessions
        if self._wanted.office is not None or self._wanted.person_id:
            there = {at.session["id"] for at in self._came}
            rows = [row for row in rows if row["id"] in there]
        return tuple(self._shown(row) for row in rows)

    def came_rows(self) -> tuple[CameRow, ...]:
        """One row for each 人次."""
        return tuple(
            CameRow(
                session_id=at.session["id"],
                day=at.session["day"] or "",
                programme=self._programme(listing.bare(at.session["programme_id"])),
                topic=at.session["topic"] or "",
                host=self._host(at.session["scope"]),
                person_id=at.attendee.person,
                name=at.attendee.word("name") or _("（已清除）"),
                office=at.attendee.office,
                unit=at.attendee.word("unit_name"),
                status=at.attendee.judged.status,
                hours=rules.hours_of(at.session["tenths"] or 0),
            )
            for at in self._came
        )

    # --- people ------------------------------------------------------------------------------------------

    def person_figures(self) -> tuple[PersonFigures, ...]:
        """Everybody who was invited or came, by office and name."""
        by_person: dict[str, list[_At]] = {}
        for at in self._at:
            by_person.setdefault(at.attendee.person, []).append(at)
        found = [_figures(person, ats) for person, ats in by_person.items()]
        return tuple(sorted(found, key=_by_office_and_name))

    def never_came(self, people: Iterable[PersonFigures]) -> tuple[PersonFigures, ...]:
        """Who came to nothing; members and staff of the offices, too, whom nobody invited."""
        people = list(people)
        known = {each.person_id for each in people}
        hits = KnownPeople(self._home, self._conn).staff()
        hub = self._home.office if self._home.is_hub else None
        mains = listing.main_people(self._conn, [hit.person_id for hit in hits])
        uninvited = [
            PersonFigures(
                *(hit.person_id, hit.name, hit.office, hit.unit, hit.post, hit.role, hit.phone_tail),
                tally=rules.Tally(),
                hours=rules.hours_of(0),
            )
            for hit in hits
            if mains[hit.person_id] not in known and hit.office != hub
        ]
        missing = [each for each in people if not each.tally.came]
        return tuple(sorted([*missing, *uninvited], key=_by_office_and_name))

    def account(self) -> tuple[PersonSession, ...]:
        """The sessions of the person who is meant."""
        return tuple(
            PersonSession(
                self._shown(at.session),
                listing.attendee_rows(self._home, at.session, [at.attendee])[0],
                rules.hours_of((at.session["tenths"] or 0) if at.attendee.judged.came else 0),
            )
            for at in self._at
        )

    # --- inside ------------------------------------------------------------------------------------------

    def _is_wanted(self, row: Row) -> bool:
        wanted = self._wanted
        return wanted.session_id in ("", row["id"]) and (row["day"] or "").startswith(wanted.month)

    def _is_meant(self, each: Attendee) -> bool:
        wanted = self._wanted
        return wanted.office in (None, each.office) and wanted.person_id in ("", each.person)

    def _totals(self, sessions: Iterable[Row], came: Iterable[_At]) -> rules.Totals:
        return rules.totals(
            map(listing.held_of, sessions),
            (rules.Came(at.session["id"], at.attendee.person, at.attendee.office) for at in came),
        )

    def _bars(self, key_of: Callable[[Row], str], label: Callable[[str], str]) -> tuple[TotalBar, ...]:
        """Totals of the sessions of each key, in the order of their first session."""
        sessions: dict[str, list[Row]] = {}
        for row in self._sessions:
            sessions.setdefault(key_of(row), []).append(row)
        came: dict[str, list[_At]] = {}
        for at in self._came:
            came.setdefault(key_of(at.session), []).append(at)
        return tuple(
            TotalBar(key, label(key), self._totals(rows, came.get(key, ()))) for key, rows in sessions.items()
        )

    def _by_office(self) -> tuple[TotalBar, ...]:
        came: dict[str, list[_At]] = {}
        for at in self._came:
            came.setdefault(at.attendee.office, []).append(at)
        bars = []
        for office in sorted(came, key=lambda code: (code == GUESTS, code)):
            rows = {at.session["id"]: at.session for at in came[office]}
            told = self._names.get(office) or came[office][0].attendee.word("unit_name") or office
            label = told if office else _("来宾")
            bars.append(TotalBar(office, label, self._totals(rows.values(), came[office])))
        return tuple(bars)

    def _programme(self, key: str) -> str:
        return self._programmes.get(key) or _("（未到达的项目）")

    def _host(self, scope: str) -> str:
        return listing.host_name(self._names, self._home, scope)

    def _shown(self, row: Row) -> SessionRow:
        programme = self._programme(listing.bare(row["programme_id"]))
        return session_view(self._home, row, self._all[row["id"]], programme, self._names, self._today)

    def _narrowed(self) -> str:
        """Which programme and host are meant, "" where all are."""
        wanted, names = self._wanted, list[str]()
        if wanted.programme_id:
            named = listing.programme_names(self._conn, [{"programme_id": wanted.programme_id}])
            names.append(named.get(wanted.programme_id) or _("（未到达的项目）"))
        if wanted.host:
            names.append(self._host(wanted.host))
        return " · ".join(names)

    def _notes(self) -> tuple[str, ...]:
        notes = [
            _("场次、人次、人数分开统计：人次是每场到场的人之和，人数里每人只算一次。"),
            _("出勤率 = 名单里到场的 ÷（名单 − 公假）；未登记不等于缺勤；补课计学时，不改变缺席的那一场。"),
        ]
        heads = [row for row in self._sessions if row["counted_only"]]
        if heads:
            words = _("另有 {count} 场只计人数，共 {heads} 人次，分不出是多少人，不计入人数。")
            total = sum(row["headcount"] or 0 for row in heads)
            notes.append(words.format(count=len(heads), heads=total))
        if not self._home.is_hub and any(row["scope"] == SHARED_SCOPE for row in self._sessions):
            notes.append(_("街道的场次里，本机只有本居委会的人的签到。"))
        if not self._sessions:
            notes.insert(0, _("这段时间没有举行培训。"))
        if narrowed := self._narrowed():
            notes.insert(0, _("只含：{what}。").format(what=narrowed))
        return tuple(notes)


def _figures(person: str, ats: Sequence[_At]) -> PersonFigures:
    last = ats[-1].attendee
    tenths = sum(at.session["tenths"] or 0 for at in ats if at.attendee.judged.came)
    return PersonFigures(
        person_id=person,
        name=last.word("name") or _("（已清除）"),
        office=last.office,
        unit=last.word("unit_name"),
        post=last.word("post"),
        role=last.word("role"),
        phone_tail=last.tail,
        tally=rules.tally((at.attendee.judged, at.attendee.entry is not None) for at in ats),
        hours=rules.hours_of(tenths),
    )


def _by_office_and_name(each: PersonFigures) -> tuple[bool, str, str, str]:
    return not each.office, each.office, each.name, each.person_id
