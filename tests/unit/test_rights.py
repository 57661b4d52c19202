"""The table of rights: every service is called as every role, and does or refuses what the table says.

Complete by construction: whatever a module offers on a home is found by looking, and has to stand below.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from nanxi_desk.core import (
    access,
    backup_keeping,
    backups,
    destroying,
    holidays,
    lists,
    locking,
    oversight,
    restoring,
    retention,
    reveals,
    rights,
    rota,
)
from nanxi_desk.core.demo_pictures import PAPERS, attach_made_up
from nanxi_desk.core.errors import NotAllowed, UserError
from nanxi_desk.core.exchange import inbox, incoming, joining, outgoing, undoing
from nanxi_desk.core.exchange import service as exchange
from nanxi_desk.core.exchange.views import Preview, Rule
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.lists import ListColumn, ListSheet
from nanxi_desk.core.people import Resident
from nanxi_desk.core.slip import Slip
from nanxi_desk.frontdesk import editing, figures, fill, service, take_over, upkeep
from nanxi_desk.frontdesk import lists as desk_lists
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import RequestFilter, StepOrder, VisitDraft
from nanxi_desk.modules import MODULES, load_services
from tests.support import guarded_attachments, satisfaction_rights, star_rights, training_rights
from tests.support.homes import CHEAP, make_home
from tests.support.project import ROOT

DAY, NOBODY = date(2026, 11, 25), "0" * 32
NOTHING = Preview(())
SHEET = ListSheet("登记列表", "", [ListColumn("编号")], [["1"]])
SLIP = Slip("受理回执", "华业居委会", "NX03-1")
FILTER = RequestFilter()
README = ROOT / "README.md"

Call = Callable[[Home, Path], object]


def desk(call: Callable[[FrontDesk, Actor], object]) -> Call:
    return lambda home, _folder: call(FrontDesk(home), home.actor)


def on(made: Callable[[Home], Any], call: Callable[[Any, Actor], object]) -> Call:
    return lambda home, _folder: call(made(home), home.actor)


def a_detail(service_: FrontDesk) -> Any:
    """The detail of a request, read by somebody who may."""
    home = service_._home
    now, home.actor = home.actor, Actor("x", "x", frozenset(rights.ROLES))
    try:
        return service_.detail(service_.page("all", 0, 1)[0].id)
    finally:
        home.actor = now


def a_backup(home: Home, folder: Path) -> backups.Backup:
    return backups.make_backup(home, folder / "b.nxbak")


def a_file(folder: Path) -> Path:
    return folder / f"{len(list(folder.iterdir()))}.xlsx"


# What asks for a right: entry point → the right, and a call that goes as far as the right is looked at.
GUARDED: dict[str, tuple[str, Call]] = {
    **satisfaction_rights.GUARDED,
    **training_rights.GUARDED,
    "frontdesk.service.FrontDesk.log": (
        service.RIGHT_LOG,
        desk(lambda d, a: d.log(a, VisitDraft(item="漏水", name="王芳"))),
    ),
    "frontdesk.service.FrontDesk.accept": (service.RIGHT_CLOSE, desk(lambda d, a: d.accept(a, NOBODY))),
    "frontdesk.service.FrontDesk.close_request": (
        service.RIGHT_CLOSE,
        desk(lambda d, a: d.close_request(a, NOBODY)),
    ),
    "frontdesk.service.FrontDesk.take_step": (
        service.RIGHT_CLOSE,
        desk(lambda d, a: d.take_step(a, [NOBODY], StepOrder("受理"))),
    ),
    "frontdesk.service.FrontDesk.join_residents": (
        service.RIGHT_EDIT,
        desk(lambda d, a: d.join_residents(a, NOBODY, NOBODY)),
    ),
    "frontdesk.service.FrontDesk.part_residents": (
        service.RIGHT_EDIT,
        desk(lambda d, a: d.part_residents(a, NOBODY)),
    ),
    "frontdesk.service.FrontDesk.undo": (service.RIGHT_EDIT, desk(lambda d, a: d.undo(a))),
    "frontdesk.service.FrontDesk.edit": (
        service.RIGHT_EDIT,
        desk(lambda d, a: d.edit(a, a_detail(d), {"detail": "改"})),
    ),
    "frontdesk.service.FrontDesk.count": (service.RIGHT_READ, desk(lambda d, _a: d.count("all"))),
    "frontdesk.service.FrontDesk.page": (service.RIGHT_READ, desk(lambda d, _a: d.page("all", 0, 5))),
    "frontdesk.service.FrontDesk.row_number": (
        service.RIGHT_READ,
        desk(lambda d, _a: d.row_number("all", NOBODY)),
    ),
    "frontdesk.service.FrontDesk.search": (service.RIGHT_READ, desk(lambda d, _a: d.search("王"))),
    "frontdesk.service.FrontDesk.find_residents": (
        service.RIGHT_READ,
        desk(lambda d, _a: d.find_residents("王")),
    ),
    "frontdesk.service.FrontDesk.past": (service.RIGHT_READ, desk(lambda d, _a: d.past(NOBODY))),
    "frontdesk.service.FrontDesk.people": (service.RIGHT_READ, desk(lambda d, _a: d.people())),
    "frontdesk.service.FrontDesk.colleagues": (service.RIGHT_READ, desk(lambda d, _a: d.colleagues())),
    "frontdesk.service.FrontDesk.due_day": (service.RIGHT_READ, desk(lambda d, _a: d.due_day("漏水"))),
    "frontdesk.service.FrontDesk.pause_end": (
        service.RIGHT_READ,
        desk(lambda d, _a: d.pause_end("公示", DAY.isoformat())),
    ),
    "frontdesk.service.FrontDesk.detail": (service.RIGHT_READ, desk(lambda d, _a: d.detail(NOBODY))),
    "frontdesk.service.FrontDesk.slip_facts": (service.RIGHT_READ, desk(lambda d, _a: d.slip_facts(NOBODY))),
    "frontdesk.service.FrontDesk.today": (service.RIGHT_READ, desk(lambda d, _a: d.today())),
    "frontdesk.service.FrontDesk.items": (service.RIGHT_READ, desk(lambda d, _a: d.items(""))),
    "frontdesk.figures.DeskFigures.report": (
        figures.RIGHT_FIGURES,
        on(figures.DeskFigures, lambda f, _a: f.report("2026-01-01", "2026-01-31")),
    ),
    "frontdesk.figures.DeskFigures.whole": (
        figures.RIGHT_WHOLE,
        on(figures.DeskFigures, lambda f, _a: f.whole("2026-01-01", "2026-01-31")),
    ),
    "frontdesk.editing.edit_record": (
        service.RIGHT_EDIT,
        lambda home, _folder: editing.edit_record(home, home.actor, NOBODY, ["情况=1"]),
    ),
    "frontdesk.editing.record_history": (
        service.RIGHT_READ,
        lambda home, _folder: editing.record_history(home, NOBODY),
    ),
    "frontdesk.lists.export_requests": (
        lists.RIGHT_EXPORT_LISTS,
        lambda home, folder: desk_lists.export_requests(
            FrontDesk(home), home, home.actor, FILTER, a_file(folder)
        ),
    ),
    "frontdesk.lists.export_found": (
        lists.RIGHT_EXPORT_LISTS,
        lambda home, folder: desk_lists.export_found(FrontDesk(home), home, home.actor, "王", a_file(folder)),
    ),
    "frontdesk.fill.picture_requests": (
        fill.RIGHT_FILL,
        lambda home, _folder: fill.picture_requests(home, home.actor, 1),
    ),
    "core.demo_pictures.attach_made_up": (
        fill.RIGHT_FILL,
        lambda home, _folder: attach_made_up(home, home.actor, Request, [], PAPERS, 1),
    ),
    "frontdesk.fill.fill": (
        fill.RIGHT_FILL,
        lambda home, _folder: fill.fill(home, home.actor, fill.Filling(0, 1, DAY, DAY)),
    ),
    "frontdesk.take_over.LedgerDesk.take_over": (
        take_over.RIGHT_TAKE_OVER,
        lambda home, _folder: _ledger(home).take_over(home.actor, []),
    ),
    "frontdesk.take_over.LedgerDesk.undo": (
        take_over.RIGHT_TAKE_OVER,
        lambda home, _folder: _ledger(home).undo(home.actor, []),
    ),
    "frontdesk.upkeep.CatalogueDesk.items": (
        upkeep.RIGHT_READ,
        on(upkeep.CatalogueDesk, lambda c, _a: c.items()),
    ),
    "frontdesk.upkeep.CatalogueDesk.alter": (
        upkeep.RIGHT_EDIT,
        on(upkeep.CatalogueDesk, lambda c, a: c.alter(a, NOBODY, {})),
    ),
    "frontdesk.upkeep.CatalogueDesk.add": (
        upkeep.RIGHT_EDIT,
        on(upkeep.CatalogueDesk, lambda c, a: c.add(a, {"name": ""})),
    ),
    "frontdesk.upkeep.CatalogueDesk.withdraw": (
        upkeep.RIGHT_EDIT,
        on(upkeep.CatalogueDesk, lambda c, a: c.withdraw(a, NOBODY)),
    ),
    "frontdesk.upkeep.CatalogueDesk.bring_back": (
        upkeep.RIGHT_EDIT,
        on(upkeep.CatalogueDesk, lambda c, a: c.bring_back(a, NOBODY)),
    ),
    "frontdesk.upkeep.CatalogueDesk.reset": (
        upkeep.RIGHT_EDIT,
        on(upkeep.CatalogueDesk, lambda c, a: c.reset(a, NOBODY)),
    ),
    "core.rota.Rota.on_duty": (
        rota.RIGHT_READ,
        lambda home, _folder: rota.Rota(home).on_duty(home.journal.clock.now()),
    ),
    "core.rota.Rota.week": (rota.RIGHT_READ, on(rota.Rota, lambda r, _a: r.week(DAY))),
    "core.rota.Rota.planned": (rota.RIGHT_READ, on(rota.Rota, lambda r, _a: r.planned())),
    "core.rota.Rota.people": (rota.RIGHT_READ, on(rota.Rota, lambda r, _a: r.people())),
    "core.rota.Rota.set_shift": (
        rota.RIGHT_EDIT,
        on(rota.Rota, lambda r, a: r.set_shift(a, DAY, rota.WHOLE_DAY, NOBODY)),
    ),
    "core.rota.Rota.clear": (rota.RIGHT_EDIT, on(rota.Rota, lambda r, a: r.clear(a, DAY, rota.WHOLE_DAY))),
    "core.rota.Rota.repeat_week": (rota.RIGHT_EDIT, on(rota.Rota, lambda r, a: r.repeat_week(a, DAY, 1))),
    "core.rota.Rota.put_back": (rota.RIGHT_EDIT, on(rota.Rota, lambda r, a: r.put_back(a, ()))),
    "core.holidays.HolidayBook.year": (
        holidays.RIGHT_READ,
        on(holidays.HolidayBook, lambda h, _a: h.year(2026)),
    ),
    "core.holidays.HolidayBook.set_day": (
        holidays.RIGHT_EDIT,
        on(holidays.HolidayBook, lambda h, a: h.set_day(a, DAY, workday=False)),
    ),
    "core.holidays.HolidayBook.enter": (
        holidays.RIGHT_EDIT,
        on(holidays.HolidayBook, lambda h, a: h.enter(a, ())),
    ),
    "core.holidays.HolidayBook.remove": (
        holidays.RIGHT_EDIT,
        on(holidays.HolidayBook, lambda h, a: h.remove(a, date(2026, 1, 7))),
    ),
    "core.holidays.HolidayBook.put_back": (
        holidays.RIGHT_EDIT,
        on(holidays.HolidayBook, lambda h, a: h.put_back(a, ())),
    ),
    **guarded_attachments.GUARDED,
    "core.lists.export_list": (
        lists.RIGHT_EXPORT_LISTS,
        lambda home, folder: lists.export_list(home, home.actor, SHEET, a_file(folder)),
    ),
    "core.lists.log_slips": (
        lists.RIGHT_PRINT,
        lambda home, _folder: lists.log_slips(home, home.actor, [SLIP]),
    ),
    "core.lists.log_print": (
        lists.RIGHT_PRINT,
        lambda home, _folder: lists.log_print(home, home.actor, SHEET, ["1"]),
    ),
    "core.reveals.reveal": (
        reveals.RIGHT_REVEAL,
        lambda home, _folder: reveals.reveal(home, home.actor, Resident, NOBODY, "电话回访"),
    ),
    "core.reveals.read_log": (reveals.RIGHT_READ, lambda home, _folder: reveals.read_log(home)),
    "core.locking.set_idle_minutes": (
        locking.RIGHT_LOCK,
        lambda home, _folder: locking.set_idle_minutes(home, home.actor, 10),
    ),
    "core.oversight.check_data": (
        oversight.RIGHT_VERIFY,
        lambda home, _folder: oversight.check_data(home),
    ),
    "core.oversight.state_digests": (
        oversight.RIGHT_VERIFY,
        lambda home, _folder: oversight.state_digests(home, ["NX03"]),
    ),
    "core.oversight.become_new_replica": (
        oversight.RIGHT_IDENTITY,
        lambda home, _folder: oversight.become_new_replica(home, home.actor),
    ),
    "core.access.Access.add": (
        access.RIGHT_PEOPLE,
        lambda home, _folder: home.access.add("", "", "some-password", CHEAP),
    ),
    "core.access.Access.give_login": (
        access.RIGHT_PEOPLE,
        lambda home, _folder: home.access.give_login(NOBODY, "some-password", CHEAP),
    ),
    "core.access.Access.set_roles": (
        access.RIGHT_PEOPLE,
        lambda home, _folder: home.access.set_roles(NOBODY, ["主任"]),
    ),
    "core.access.Access.end_login": (
        access.RIGHT_PEOPLE,
        lambda home, _folder: home.access.end_login(NOBODY, "x"),
    ),
    "core.exchange.outgoing.export": (
        outgoing.RIGHT_EXPORT,
        lambda home, folder: outgoing.export(home, home.actor, a_file(folder), "", "pass"),
    ),
    "core.exchange.incoming.import_files": (
        incoming.RIGHT_IMPORT,
        lambda home, _folder: incoming.import_files(home, home.actor, []),
    ),
    "core.exchange.service.Exchange.conflicts": (
        inbox.RIGHT_CONFLICTS,
        on(exchange.Exchange, lambda e, _a: e.conflicts()),
    ),
    "core.exchange.service.Exchange.decide": (
        inbox.RIGHT_DECIDE,
        on(exchange.Exchange, lambda e, a: e.decide(a, NOBODY, NOBODY)),
    ),
    "core.exchange.service.Exchange.decide_by_rule": (
        inbox.RIGHT_DECIDE,
        on(exchange.Exchange, lambda e, a: e.decide_by_rule(a, [], Rule.SHOWN)),
    ),
    "core.exchange.service.Exchange.discard": (
        incoming.RIGHT_IMPORT,
        on(exchange.Exchange, lambda e, a: e.discard(a, NOBODY)),
    ),
    "core.exchange.service.Exchange.has_password": (
        exchange.RIGHT_SEE,
        on(exchange.Exchange, lambda e, _a: e.has_password("NX00")),
    ),
    "core.exchange.service.Exchange.history": (
        exchange.RIGHT_SEE,
        on(exchange.Exchange, lambda e, _a: e.history()),
    ),
    "core.exchange.service.Exchange.partners": (
        exchange.RIGHT_SEE,
        on(exchange.Exchange, lambda e, _a: e.partners()),
    ),
    "core.exchange.service.Exchange.preview": (
        incoming.RIGHT_IMPORT,
        on(exchange.Exchange, lambda e, a: e.preview(a, [])),
    ),
    "core.exchange.service.Exchange.revoke": (
        exchange.RIGHT_REVOKE,
        on(exchange.Exchange, lambda e, a: e.revoke(a, NOBODY)),
    ),
    "core.exchange.service.Exchange.set_password": (
        joining.RIGHT_ENROL,
        on(exchange.Exchange, lambda e, a: e.set_password(a, "NX00", "some-password")),
    ),
    "core.exchange.service.Exchange.undo": (
        undoing.RIGHT_UNDO,
        on(exchange.Exchange, lambda e, a: e.undo(a, NOBODY)),
    ),
    "core.exchange.service.Exchange.undo_plan": (
        undoing.RIGHT_UNDO,
        on(exchange.Exchange, lambda e, a: e.undo_plan(a, NOBODY)),
    ),
    "core.exchange.service.Exchange.waiting": (
        exchange.RIGHT_SEE,
        on(exchange.Exchange, lambda e, _a: e.waiting()),
    ),
    "core.exchange.service.Exchange.apply": (
        incoming.RIGHT_IMPORT,
        on(exchange.Exchange, lambda e, a: e.apply(a, NOTHING)),
    ),
    "core.exchange.service.Exchange.enrol": (
        joining.RIGHT_ENROL,
        lambda home, folder: exchange.Exchange(home).enrol(home.actor, "NX05", "甲", folder / "a.joining"),
    ),
    "core.exchange.service.Exchange.export": (
        outgoing.RIGHT_EXPORT,
        lambda home, folder: exchange.Exchange(home).export(
            home.actor, a_file(folder), "NX00", password="some-password"
        ),
    ),
    "core.destroying.DestroyDesk.backups": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.backups()),
    ),
    "core.destroying.DestroyDesk.confirm": (
        destroying.RIGHT_CONFIRM,
        on(destroying.DestroyDesk, lambda d, a: d.confirm(a, NOBODY)),
    ),
    "core.destroying.DestroyDesk.destructions": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.destructions()),
    ),
    "core.destroying.DestroyDesk.due": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.due("resident")),
    ),
    "core.destroying.DestroyDesk.lists": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.lists()),
    ),
    "core.destroying.DestroyDesk.propose_due": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, a: d.propose_due(a)),
    ),
    "core.destroying.DestroyDesk.propose_record": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, a: d.propose_record(a, NOBODY)),
    ),
    "core.destroying.DestroyDesk.registers": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.registers()),
    ),
    "core.destroying.DestroyDesk.remove": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, a: d.remove(a, NOBODY, [], "误列")),
    ),
    "core.destroying.DestroyDesk.rows": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.rows(NOBODY)),
    ),
    "core.destroying.DestroyDesk.search": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, _a: d.search("王")),
    ),
    "core.destroying.DestroyDesk.withdraw": (
        destroying.RIGHT_PROPOSE,
        on(destroying.DestroyDesk, lambda d, a: d.withdraw(a, NOBODY)),
    ),
    "core.retention.set_years": (
        retention.RIGHT_RETENTION,
        lambda home, _folder: retention.set_years(home, home.actor, "resident", 7),
    ),
    "core.backups.back_up": (
        backups.RIGHT_BACKUP,
        lambda home, folder: backups.back_up(home, folder / "a.nxbak"),
    ),
    "core.backup_keeping.back_up_now": (
        backups.RIGHT_BACKUP,
        lambda home, _folder: backup_keeping.back_up_now(home, lambda _done, _all: None, lambda: False),
    ),
    "core.backup_keeping.choose_second": (
        backups.RIGHT_BACKUP,
        backup_keeping.choose_second,
    ),
    "core.restoring.prepare_in": (
        restoring.RIGHT_RESTORE,
        lambda home, folder: restoring.prepare_in(home, a_backup(home, folder), "x"),
    ),
}
GUARDED |= star_rights.GUARDED
# What needs no right of its own, and why.
OPEN = {
    **satisfaction_rights.OPEN,
    **training_rights.OPEN,
    **star_rights.OPEN,
    "frontdesk.service.FrontDesk.undoable": "words of what this very seat did",
    "frontdesk.service.FrontDesk.complete_item": "computes, shows and stores nothing",
    "frontdesk.service.FrontDesk.item": "the public catalogue",
    "frontdesk.service.FrontDesk.certificate": "the public catalogue",
    "frontdesk.service.FrontDesk.catalogue": "the public catalogue",
    "core.holidays.HolidayBook.scope": "the office's own code",
    "core.holidays.HolidayBook.years": "years of the public calendar",
    "core.holidays.HolidayBook.warning": "that the public calendar is missing",
    "core.holidays.HolidayBook.today": "what day it is",
    "core.locking.idle_minutes": "asked by the window for everybody",
    "core.access.Access.data_key": "the key of what is open; files made from it are as closed as the home",
    "core.backups.make_backup": "the program's own, daily; who asks for one goes through back_up",
    "core.backup_keeping.keep_up": "the program's own, daily",
    "core.backup_keeping.is_due": "asked by the program",
    "core.backup_keeping.standing": "how old the newest backup is, told to everybody",
    "core.attachments.drop_unclaimed": "the program's own, daily",
    "core.retention.due_today": "called by DestroyDesk, which asks",
    "core.access.Access.members": "the names on the tiles of the login",
    "core.access.Access.must_change": "about the acting person",
    "core.access.Access.seat_opener": "takes the seat with what opened the home",
    "core.access.Access.enter": "asks for PIN or password",
    "core.access.Access.change_password": "asks for one's own password",
    "core.access.Access.set_pin": "one's own",
    "core.access.Access.remove_pin": "one's own",
    "core.drafts.Drafts.keep": "one's own",
    "core.drafts.Drafts.read": "one's own",
    "core.drafts.Drafts.drop": "one's own",
    "core.drafts.Drafts.names": "one's own",
    "core.drafts.Drafts.drop_all": "one's own",
    "core.seats.warnings": "called by check_data, which asks",
    "core.rekeying.renew_data_key": "called by Access.end_login, which asks",
    "frontdesk.progress.hand_on_terms": "called by FrontDesk.log and take_step, which ask",
    "core.exchange.service.Exchange.conflict_count": "how many, for the badge",
    "core.exchange.service.Exchange.read": "opens somebody's files with their password; nothing of this home",
    "core.exchange.inbox.decide": "asks itself; Exchange's way",
    "core.exchange.inbox.decide_by_rule": "asks itself; Exchange's way",
    "core.exchange.inbox.list_conflicts": "called by Exchange.conflicts, which asks",
    "core.exchange.joining.enrol": "asks itself; Exchange's way",
    "core.exchange.joining.join": "makes a home's first key, before anybody is there",
    "core.exchange.partners.list_partners": "called by Exchange.partners, which asks",
    "core.exchange.trust.check_sender": "called by imports, which ask",
    "core.exchange.trust.note_sender": "called by imports, which ask",
    "core.exchange.undoing.undo_import": "asks itself; Exchange's way",
    "core.exchange.outgoing.common_scopes": "called by export, which asks",
    "core.own_key.own_fingerprint": "what stands in every workbook, to be read out",
    "core.exchange.outgoing.sender_of": "called by exports, which ask",
    "core.exchange.outgoing.signing_key": "called by exports, which ask",
}
# Parts of a slice that its service alone calls, after it has asked.
INNER = {
    *training_rights.INNER,
    "frontdesk.progress.Progress",
    "core.exchange.incoming.Merging",
    "frontdesk.people.Residents",
    "frontdesk.upkeep.CatalogueInForce",
}


def _ledger(home: Home) -> take_over.LedgerDesk:
    return take_over.LedgerDesk(home, FrontDesk(home).catalogue())


def _service_modules() -> Iterator[ModuleType]:
    load_services()
    for package in ("nanxi_desk.core", "nanxi_desk.core.exchange", *(f"nanxi_desk.{m}" for m in MODULES)):
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            if not found.ispkg and not found.name.rpartition(".")[2].startswith("tab"):
                yield import_module(found.name)


def _takes_home(function: Callable[..., object]) -> bool:
    notes = (str(p.annotation) for p in inspect.signature(function).parameters.values())
    return any(note.strip("'\"") in ("Home", str(Home)) for note in notes)


def _entry_points() -> Iterator[str]:
    """Whatever a service module offers on a home: functions that take one, and methods of what holds one."""
    for module in _service_modules():
        for name, found in vars(module).items():
            public = not name.startswith("_") and getattr(found, "__module__", "") == module.__name__
            place = f"{module.__name__}.{name}".removeprefix("nanxi_desk.")
            if not public or found is Home or place in INNER:
                continue
            if inspect.isfunction(found) and _takes_home(found):
                yield place
            elif inspect.isclass(found) and _takes_home(found):
                offered = (n for n, m in vars(found).items() if callable(m) or isinstance(m, property))
                yield from (f"{place}.{n}" for n in offered if not n.startswith("_"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with make_home(tmp_path_factory.mktemp("rights") / "home") as made:
        FrontDesk(made).log(made.actor, VisitDraft(item="漏水", name="王芳"))
        yield made


def test_every_service_has_its_place_in_the_table() -> None:
    assert sorted(_entry_points()) == sorted([*GUARDED, *OPEN])


def test_every_right_is_asked_for_by_a_service() -> None:
    load_services()
    assert {right.name for right in rights.declared()} == {right for right, _call in GUARDED.values()}


@pytest.mark.parametrize("role", ["", *rights.ROLES])
@pytest.mark.parametrize("entry", GUARDED)
def test_a_service_does_for_a_role_what_the_table_says(
    entry: str, role: str, home: Home, tmp_path: Path
) -> None:
    right, call = GUARDED[entry]
    allowed = {each.name: each.roles for each in rights.declared()}[right]
    home.actor = Actor(home.actor.id, home.actor.name, frozenset({role} - {""}))
    refused = False
    try:
        call(home, tmp_path)
    except NotAllowed:
        refused = True
    except UserError:
        pass  # it went on to look at what it was given
    assert refused == (role not in allowed)


def test_a_right_that_nobody_declared_is_nobodys() -> None:
    everybody = Actor("x", "x", frozenset(rights.ROLES))
    assert everybody.can(service.RIGHT_LOG)
    assert not everybody.can("frontdesk.nothing")
    with pytest.raises(NotAllowed) as refused:
        Actor("x", "x", frozenset({"前台"})).require(access.RIGHT_PEOPLE)
    assert "管理员" in refused.value.hint


def test_a_right_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        rights.declare(service.RIGHT_LOG, "登记来访", "街道")
    with pytest.raises(ValueError, match="no such roles"):
        rights.declare("test.right", "测试", "路人")
    with pytest.raises(ValueError, match="no such roles"):
        rights.declare("test.right", "测试")


def test_the_readme_shows_the_table() -> None:
    load_services()
    text = README.read_text("utf-8")
    shown = text.partition("<!-- rights -->")[2].partition("<!-- /rights -->")[0]
    assert shown.strip() == rights.as_markdown()


def test_the_first_administrator_decides_and_administers(tmp_path: Path) -> None:
    with make_home(tmp_path / "office") as office, make_home(tmp_path / "hub", "NX00", hub=True) as hub:
        assert office.actor.roles == {"主任", "管理员"}
        assert hub.actor.roles == {"街道", "管理员"}
