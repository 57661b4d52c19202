"""Erasing somebody takes the name out of rosters and the reason out of leaves; the figures stay."""

import pytest

from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.home import Actor
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from nanxi_desk.core.retention import due_today
from nanxi_desk.training import rules
from nanxi_desk.training.views import NewPerson
from tests.support.raw_pages import raw_content

SECOND = Actor("b" * 32, "李明", frozenset({"主任", "街道"}))
NAME, POST, REASON = "欧阳菡萏", "琥珀楼组长", "墨绿色的事由"


def erase(home, record: str) -> None:
    desk = DestroyDesk(home)
    desk.confirm(SECOND, desk.propose_record(home.actor, record))


@pytest.fixture
def trained(office):
    """One person, invited twice: came once, on leave once."""
    sessions = office.session("甲", day="2026-03-02"), office.session("乙")
    for session in sessions:
        office.invite(session, NewPerson(NAME, "NX03", post=POST, phone="13912345678"), "王芳")
    office.came(sessions[0], NAME, "王芳")
    person = office.named(sessions[1], NAME).person_id
    office.attending.leave(office.actor, sessions[1], [person], rules.PERSONAL, REASON)
    return person


def test_words_go_and_figures_stay(office, trained):
    before = office.year()
    erase(office.home, trained)
    content = raw_content(office.home)
    assert [word for word in (NAME, POST, REASON, "13912345678") if word.encode() in content] == []
    after = office.year()
    assert (after.totals, after.tally) == (before.totals, before.tally)
    assert sorted(each.name for each in after.people) == ["王芳", "（已清除）"]


def test_erasing_a_resident_reaches_what_training_made_of_the_person(office):
    resident = new_id()
    with office.home.journal.write(office.actor.id) as writing:
        writing.create(Resident(id=resident, scope="NX03", name=NAME, phone="13912345678"))
    session = office.session()
    hit = office.rosters.find(session, NAME)[0]
    office.rosters.add(office.actor, session, [hit.ref])
    erase(office.home, resident)
    assert NAME.encode() not in raw_content(office.home)
    assert [row.name for row in office.attending.people(session)] == ["（已清除）"]


def test_trainings_are_due_when_their_years_are_over(office, trained):
    assert due_today(office.home) == {}
    office.clock.move(days=6 * 366)
    due = due_today(office.home)
    assert trained in due["trainee"]
    assert len(due["roster_entry"]) == 4
    assert "training_session" not in due


def test_shared_rosters_are_the_hubs_to_destroy(hub):
    session = hub.session()
    hub.invite(session, NAME)
    hub.clock.move(days=6 * 366)
    assert len(due_today(hub.home)["roster_entry"]) == 1
    desk = DestroyDesk(hub.home)
    desk.confirm(SECOND, desk.propose_due(hub.actor))
    assert NAME.encode() not in raw_content(hub.home)
    assert hub.attending.tally(session).invited == 1
