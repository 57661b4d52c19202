"""数据交换 › 冲突: whatever record is in conflict is opened where it is worked on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import RECORD_TYPES, Record, new_id
from nanxi_desk.core.rights import ADMIN, HEAD, MEMBER
from nanxi_desk.frontdesk.records import Request, RequestStep, Visit
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.satisfaction.records import FollowUp, Rating
from nanxi_desk.satisfaction.tab import SatisfactionTab
from nanxi_desk.training.records import Attendance, RosterEntry, Trainee, TrainingSession
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.widgets.tab import Tab
from nanxi_desk.window.main_window import MainWindow
from nanxi_desk.window.record_places import ROUTES, Places
from nanxi_desk.window.tabs import PAGES
from tests.support.exchange_windows import Windows
from tests.support.exchanges import HUB, Subdistrict, log, take
from tests.support.journals import MovableClock
from tests.support.parcels import use_parcels
from tests.support.ratings import ratings_of
from tests.support.trainings import Trainings
from tests.support.windows import CTRL, press, words_on

NAME, OTHER = "孙若兰", "钱小满"
EVERYTHING = frozenset({HEAD, MEMBER, ADMIN})


@pytest.fixture(autouse=True)
def parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are parcels, see there."""
    use_parcels(monkeypatch)


def live(home: Home) -> None:
    """A day at an office: a visit rated badly, and a session with two people, one of whom came."""
    ratings = ratings_of(home, MovableClock())
    request = log(home, NAME, detail="原来", close_now=True)
    ratings.rate(request, 1)
    trainings = Trainings(home)
    session = trainings.session("消防演练")
    trainings.invite(session, OTHER, NAME)
    trainings.came(session, NAME)


def only(home: Home, kind: type[Record], /, **values: Any) -> str:
    """The id of the one record of a kind with these values."""
    table = projection(kind)
    with home.journal.read() as conn:
        rows = conn.execute(table.select()).mappings().all()
    found = [row["id"] for row in rows if all(row[name] == value for name, value in values.items())]
    assert len(found) == 1, (kind.record_type, found)
    return str(found[0])


def disagreeing(town: Subdistrict, kind: type[Record], find: dict[str, Any], name: str, both: Any) -> Home:
    """An office whose two computers wrote the same place of one record."""
    hub, first = town.home(HUB), town.home("NX03")
    first.seat(Actor(first.actor.id, first.actor.name, EVERYTHING))
    live(first)
    town.exchange(first, hub=hub)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for home, value in zip((first, second), both, strict=True):
        with home.journal.write(home.actor.id) as writing:
            assert writing.edit(kind, only(home, kind, **find), {name: value})
    for seat in (second, first):
        take(hub, town.send(seat))
    take(first, town.send(hub, "NX03"))
    first.seat(Actor(first.actor.id, first.actor.name, EVERYTHING))
    return first


def on_desk(window: MainWindow, _home: Home) -> bool:
    page = front(window, DeskTab)
    return page.detail.isVisible() and any(NAME in words for words in words_on(page.detail))


def in_ratings(window: MainWindow, home: Home) -> bool:
    pane = front(window, SatisfactionTab)._made["list"]
    wanted = load(home, Rating, only(home, Rating))["asking_id"]
    return pane.isVisible() and pane._shown_id == wanted and pane._detail is not None


def in_follow_ups(window: MainWindow, home: Home) -> bool:
    pane = front(window, SatisfactionTab)._made["follow-ups"]
    return pane.isVisible() and pane._shown_id == only(home, FollowUp) and pane._detail is not None


def in_session(window: MainWindow, _home: Home) -> bool:
    page = front(window, TrainingTab).session
    return page.isVisible() and page.session is not None and page.session.topic == "消防演练"


def at_person(window: MainWindow, home: Home) -> bool:
    """The row of the one who came, and that person beside it."""
    page, wanted = front(window, TrainingTab).session, only(home, Trainee, name=NAME)
    shown = page.person.person
    chosen = page.table.current_id() == wanted
    return in_session(window, home) and chosen and shown is not None and shown.person_id == wanted


def front(window: MainWindow, kind: type[Tab]) -> Any:
    page = window.stack.currentWidget()
    assert isinstance(page, kind)
    return page


def load(home: Home, kind: type[Record], record: str) -> dict[str, Any]:
    with home.journal.read() as conn:
        return dict(load_rows(conn, kind, [record])[record])


@dataclass(frozen=True, slots=True)
class Case:
    """Of which kind, which record, which field, with which two values; on which page, and what it shows."""

    kind: type[Record]
    find: dict[str, Any]
    name: str
    both: Any
    page: type[Tab]
    shown: Callable[[MainWindow, Home], bool]


CASES = (
    Case(Request, {}, "detail", ("改甲", "改乙"), DeskTab, on_desk),
    Case(RequestStep, {"kind": "登记"}, "note", ("甲", "乙"), DeskTab, on_desk),
    Case(Visit, {}, "channel", ("电话", "微信"), DeskTab, on_desk),
    Case(Resident, {}, "note", ("甲", "乙"), DeskTab, on_desk),
    Case(Rating, {}, "words", ("甲", "乙"), SatisfactionTab, in_ratings),
    Case(FollowUp, {}, "item_name", ("甲", "乙"), SatisfactionTab, in_follow_ups),
    Case(TrainingSession, {}, "place", ("甲", "乙"), TrainingTab, in_session),
    Case(RosterEntry, {"name": NAME}, "post", ("甲", "乙"), TrainingTab, at_person),
    Case(Attendance, {}, "status", ("迟到", "缺勤"), TrainingTab, at_person),
    Case(Trainee, {"name": NAME}, "post", ("甲", "乙"), TrainingTab, at_person),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.record_type)
def test_a_record_in_conflict_is_opened_where_it_is_worked_on(
    town: Subdistrict, windows: Windows, case: Case
) -> None:
    home = disagreeing(town, case.kind, case.find, case.name, case.both)
    opened = windows(home)
    opened.show_pane("inbox")
    opened.shows(opened.page.inbox.table, 1)
    opened.until(opened.page.inbox.ui.open.isVisible)
    press(Qt.Key.Key_O, CTRL)
    opened.until(lambda: isinstance(opened.window.stack.currentWidget(), case.page))
    opened.until(lambda: case.shown(opened.window, home))


def test_what_has_no_page_and_what_the_person_may_not_see_is_not_offered(town: Subdistrict) -> None:
    home = town.home("NX03")
    home.seat(Actor(home.actor.id, home.actor.name, EVERYTHING))
    places = Places(home)
    assert not places.offered("holiday")
    assert not places.offered("of_a_later_version")
    assert places.offered("trainee")
    home.seat(Actor(home.actor.id, home.actor.name, frozenset({"委员"})))
    seen = {kind for kind in ROUTES if places.offered(kind)}
    assert seen == {kind for kind, route in ROUTES.items() if home.actor.can(route.right)}
    home.seat(Actor(home.actor.id, home.actor.name, frozenset()))
    assert not any(places.offered(kind) for kind in ROUTES)


def test_what_belongs_to_nothing_here_is_a_sentence(town: Subdistrict, windows: Windows) -> None:
    """Its request has not arrived, so there is nothing to open."""
    hub, first = town.home(HUB), town.home("NX03")
    visit = Visit(id=new_id(), scope="NX03", at="2026-11-22T01:00:00Z")
    with first.journal.write(first.actor.id) as writing:
        writing.create(visit)
    town.exchange(first, hub=hub)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for home, channel in ((first, "电话"), (second, "微信")):
        with home.journal.write(home.actor.id) as writing:
            writing.edit(Visit, visit.id, {"channel": channel})
    for seat in (second, first):
        take(hub, town.send(seat))
    take(first, town.send(hub, "NX03"))
    opened = windows(first)
    opened.show_pane("inbox")
    opened.shows(opened.page.inbox.table, 1)
    opened.until(opened.page.inbox.ui.open.isVisible)
    press(Qt.Key.Key_O, CTRL)
    opened.says(opened.page.inbox.ui.error, "还没有到达")
    assert opened.page.isVisible()


def test_every_route_leads_along_fields_that_there_are_to_a_page_that_there_is() -> None:
    pages = {page.key: page for page in PAGES}
    for record_type, route in ROUTES.items():
        page, kind = pages[route.page], RECORD_TYPES[record_type]
        assert page.right, record_type
        for of_type, name in route.way.down:
            assert RECORD_TYPES[of_type].fields[name].references == kind.record_type
            kind = RECORD_TYPES[of_type]
        assert not route.way.beside or route.way.beside in kind.fields
        for name in route.way.up:
            kind = RECORD_TYPES[kind.fields[name].references]


def test_a_building_group_in_conflict_is_opened(town: Subdistrict, windows: Windows) -> None:
    from nanxi_desk.core.places import BuildingGroup
    from tests.support.star_rounds import add_groups

    hub, first = town.home(HUB), town.home("NX03")
    first.seat(Actor(first.actor.id, first.actor.name, EVERYTHING))
    [group] = add_groups(first, 1)
    town.exchange(first, hub=hub)
    copy = town.copy(first, to="second-seat")
    first, second = town.open(first.path), town.open(copy)
    for home, name in ((first, "甲楼组"), (second, "乙楼组")):
        with home.journal.write(home.actor.id) as writing:
            writing.edit(BuildingGroup, group, {"name": name})
    for seat in (second, first):
        take(hub, town.send(seat))
    take(first, town.send(hub, "NX03"))
    first.seat(Actor(first.actor.id, first.actor.name, EVERYTHING))
    opened = windows(first)
    opened.show_pane("inbox")
    opened.shows(opened.page.inbox.table, 1)
    opened.until(opened.page.inbox.ui.open.isVisible)
    press(Qt.Key.Key_O, CTRL)
    opened.until(lambda: any("楼组" in words for words in words_on(opened.window.stack.currentWidget())))
