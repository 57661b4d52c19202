"""What training offers on a home, for the test of all services: rights, calls, and what needs none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from nanxi_desk.core import demo
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.lists import RIGHT_EXPORT_LISTS, ListSheet, log_file
from nanxi_desk.training import (
    attending,
    door,
    figures,
    fill,
    papers,
    report,
    roster,
    service,
    session_paper,
    sheets,
)
from nanxi_desk.training.rules import Tally, Totals
from nanxi_desk.training.views import (
    Before,
    FigureFilter,
    NewPerson,
    Repeat,
    SessionFilter,
    SessionOrder,
    SheetPreview,
    TrainingReport,
)

NOBODY = "0" * 32
DAY = "2026-11-25"
PERIOD = (DAY, DAY)
ORDER = SessionOrder(NOBODY, "应急处置", DAY)
REPORT = TrainingReport(DAY, DAY, Totals(), Tally())
FILLING = fill.TrainingFilling(1, date(2026, 1, 1), date(2026, 11, 1), [("NX03", "华业居委会")])
Call = Callable[[Home, Path], object]
Asked = dict[str, Callable[[Any, Actor], object]]


def _on(place: str, right: str, made: Callable[[Home], Any], calls: Asked) -> dict[str, tuple[str, Call]]:
    def bound(call: Callable[[Any, Actor], object]) -> Call:
        return lambda home, _folder: call(made(home), home.actor)

    return {f"training.{place}.{name}": (right, bound(call)) for name, call in calls.items()}


_PLANNED: Asked = {
    "add_programme": lambda t, a: t.add_programme(a, ""),
    "save_programme": lambda t, a: t.save_programme(a, NOBODY, ""),
    "withdraw_programme": lambda t, a: t.withdraw_programme(a, NOBODY),
    "take_back_programme": lambda t, a: t.take_back_programme(a, NOBODY),
    "plan": lambda t, a: t.plan(a, ORDER),
    "repeat": lambda t, a: t.repeat(a, NOBODY, Repeat(count=1)),
    "alter": lambda t, a: t.alter(a, NOBODY, ORDER),
    "set_headcount": lambda t, a: t.set_headcount(a, NOBODY, 5),
    "cancel": lambda t, a: t.cancel(a, NOBODY),
    "take_back": lambda t, a: t.take_back(a, NOBODY),
}
_READ: Asked = {
    "programmes": lambda t, _a: t.programmes(),
    "offices": lambda t, _a: t.offices(),
    "count": lambda t, _a: t.count(SessionFilter()),
    "page": lambda t, _a: t.page(SessionFilter()),
    "detail": lambda t, _a: t.detail(NOBODY),
    "named": lambda t, _a: t.named(NOBODY),
}
_LISTED: Asked = {
    "read_text": lambda r, _a: r.read_text(NOBODY, "王芳"),
    "read_file": lambda r, _a: r.read_file(NOBODY, Path("nowhere.xlsx")),
    "add": lambda r, a: r.add(a, NOBODY, [NewPerson("王芳")]),
    "add_list": lambda r, a: r.add_list(a, NOBODY, []),
    "copy_from": lambda r, a: r.copy_from(a, NOBODY, NOBODY),
    "remove": lambda r, a: r.remove(a, NOBODY, [NOBODY]),
    "put_back": lambda r, a: r.put_back(a, [NOBODY]),
}
_FOUND: Asked = {
    "find": lambda r, _a: r.find(NOBODY, "王"),
    "of_offices": lambda r, _a: r.of_offices(NOBODY, ["NX03"]),
}
_MARKED: Asked = {
    "mark": lambda s, a: s.mark(a, NOBODY, NOBODY, "出勤"),
    "sign_in": lambda s, a: s.sign_in(a, NOBODY, NOBODY),
    "sign_out": lambda s, a: s.sign_out(a, NOBODY, NOBODY),
    "walk_in": lambda s, a: s.walk_in(a, NOBODY, NOBODY),
    "by_number": lambda s, a: s.by_number(a, NOBODY, 1),
    "mark_rest": lambda s, a: s.mark_rest(a, NOBODY),
    "leave": lambda s, a: s.leave(a, NOBODY, [NOBODY], "事假"),
    "make_up": lambda s, a: s.make_up(a, NOBODY, NOBODY, NOBODY),
    "put_back": lambda s, a: s.put_back(a, Before(NOBODY, False)),
    "bind_card": lambda s, a: s.bind_card(a, NOBODY, "12345"),
}
_JUDGED: Asked = {
    "suspect": lambda s, a: s.suspect(a, NOBODY, NOBODY),
    "clear_suspicion": lambda s, a: s.clear_suspicion(a, NOBODY, NOBODY),
    "same_person": lambda s, a: s.same_person(a, NOBODY, "1" * 32),
    "part": lambda s, a: s.part(a, NOBODY),
    "different_people": lambda s, a: s.different_people(a, NOBODY, "1" * 32),
}
_SEEN: Asked = {
    "people": lambda s, _a: s.people(NOBODY),
    "tally": lambda s, _a: s.tally(NOBODY),
    "missed": lambda s, _a: s.missed(NOBODY),
    "doubts": lambda s, _a: s.doubts(NOBODY),
}
_COUNTED: Asked = {
    "report": lambda f, _a: f.report(*PERIOD),
    "sessions": lambda f, _a: f.sessions(FigureFilter(*PERIOD)),
    "came": lambda f, _a: f.came(FigureFilter(*PERIOD)),
    "people": lambda f, _a: f.people(FigureFilter(*PERIOD)),
    "never_came": lambda f, _a: f.never_came(*PERIOD),
    "person": lambda f, _a: f.person(NOBODY, *PERIOD),
    "account_of": lambda f, _a: f.account_of(NOBODY, *PERIOD),
}
_AT_THE_DOOR: Asked = {
    "tally": lambda d, _a: d.tally,
    "people": lambda d, _a: d.people(),
    "find": lambda d, _a: d.find("王"),
    "scan": lambda d, _a: d.scan("123456789012345"),
}
_LET_IN: Asked = {
    "sign_in": lambda d, a: d.sign_in(a, NOBODY),
    "sign_out": lambda d, a: d.sign_out(a, NOBODY),
    "let_in": lambda d, a: d.let_in(a, NewPerson("王芳")),
    "undo": lambda d, a: d.undo(a, Before(NOBODY, False)),
}
_SHEETS: Asked = {
    "write": lambda s, a: s.write(a, NOBODY, Path("nowhere.xlsx")),
    "read": lambda s, _a: s.read(NOBODY, Path("nowhere.xlsx")),
    "take": lambda s, a: s.take(a, SheetPreview(NOBODY, "", ())),
}


def _door(home: Home) -> door.Door:
    return door.Door(home, NOBODY)


GUARDED: dict[str, tuple[str, Call]] = {
    **_on("service.Training", service.RIGHT_PLAN, service.Training, _PLANNED),
    **_on("service.Training", service.RIGHT_READ, service.Training, _READ),
    **_on("roster.Rosters", service.RIGHT_PLAN, roster.Rosters, _LISTED),
    **_on("roster.Rosters", service.RIGHT_READ, roster.Rosters, _FOUND),
    **_on("attending.Attending", attending.RIGHT_MARK, attending.Attending, _MARKED),
    **_on("attending.Attending", attending.RIGHT_JUDGE, attending.Attending, _JUDGED),
    **_on("attending.Attending", service.RIGHT_READ, attending.Attending, _SEEN),
    **_on("figures.TrainingFigures", figures.RIGHT_FIGURES, figures.TrainingFigures, _COUNTED),
    **_on("door.Door", service.RIGHT_READ, _door, _AT_THE_DOOR),
    **_on("door.Door", attending.RIGHT_MARK, _door, _LET_IN),
    **_on("sheets.SignInSheets", attending.RIGHT_MARK, sheets.SignInSheets, _SHEETS),
    "training.report.export_report": (
        figures.RIGHT_FIGURES,
        lambda home, folder: report.export_report(home, home.actor, REPORT, folder / "a.xlsx"),
    ),
    "training.report.export_json": (
        RIGHT_EXPORT_LISTS,
        lambda home, folder: report.export_json(home, home.actor, REPORT, folder / "a.json"),
    ),
    "core.lists.log_file": (
        RIGHT_EXPORT_LISTS,
        lambda home, folder: log_file(home, home.actor, ListSheet("表", "", (), []), folder / "a.json", b""),
    ),
    "training.fill.fill_trainings": (
        demo.RIGHT_FILL,
        lambda home, _folder: fill.fill_trainings(home, home.actor, FILLING),
    ),
    "training.papers.sign_in_sheet": (
        service.RIGHT_READ,
        lambda home, _folder: papers.sign_in_sheet(home, NOBODY),
    ),
    "training.papers.seat_labels": (
        service.RIGHT_READ,
        lambda home, _folder: papers.seat_labels(home, NOBODY),
    ),
    "training.papers.roster_paper": (
        service.RIGHT_READ,
        lambda home, _folder: papers.roster_paper(home, NOBODY),
    ),
    "training.papers.absentees_paper": (
        service.RIGHT_READ,
        lambda home, _folder: papers.absentees_paper(home, NOBODY),
    ),
    "training.papers.certificate": (
        figures.RIGHT_FIGURES,
        lambda home, _folder: papers.certificate(home, NOBODY, *PERIOD),
    ),
    "training.session_paper.session_summary": (
        service.RIGHT_READ,
        lambda home, _folder: session_paper.session_summary(home, NOBODY),
    ),
}
_CALLED = "called by the services, which ask"
OPEN = {
    "training.service.Training.today": "what day it is",
    "training.papers.summary_paper": "words of figures that were asked for",
    "training.papers.printed_at": "what time it is",
    "training.session_paper.session_paper": "chooses among papers, which ask",
    "training.listing.attendee_rows": _CALLED,
    "training.listing.host_name": _CALLED,
    "core.offices.office_names": _CALLED,
    "training.listing.refusal": _CALLED,
    "training.reckoning.reckoned": _CALLED,
    "training.roster.invite": _CALLED,
    "training.sessions.editable": _CALLED,
    "training.sessions.own_session": _CALLED,
    "training.sessions.session_view": _CALLED,
    "training.sessions.session_views": _CALLED,
    "training.trainees.make_known": _CALLED,
}
INNER = {"training.reckoning.Reckoning", "training.trainees.KnownPeople"}
