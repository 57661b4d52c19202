"""Demonstration data in a home: as many visits as asked for, the same for the same seed."""

import datetime as dt

import pytest
from sqlalchemy import select

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.frontdesk import fill as fill_module
from nanxi_desk.frontdesk.fill import Filling, fill
from nanxi_desk.frontdesk.records import Request, Visit
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.exchanges import whole
from tests.support.homes import make_home
from tests.support.journals import MovableClock

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


def visits_in(home: Home) -> list[tuple]:
    """What people see of every request: neither ids nor numbers, which hold chance and the replica."""
    request, visit, resident = projection(Request), projection(Visit), projection(Resident)
    wanted = (
        select(
            request.c.scope,
            request.c.registered_at,
            request.c.item_name,
            request.c.line,
            request.c.detail,
            request.c.state,
            request.c.closed_at,
            request.c.result,
            visit.c.channel,
            visit.c.receiver_name,
            resident.c.name,
            resident.c.phone,
        )
        .join(visit, visit.c.id == request.c.visit_id)
        .outerjoin(resident, resident.c.id == visit.c.resident_id)
    )
    with home.journal.read() as conn:
        return sorted(map(tuple, conn.execute(wanted).all()), key=repr)


def filled(path, seed: int, *, requests: int = 90, hub: bool = False, offices: int = 1) -> Home:
    office = "NX00" if hub else "NX03"
    home = make_home(path, office, hub=hub, wall=MovableClock())
    assert fill(home, home.actor, Filling(requests, seed, FIRST, LAST, offices)) == requests
    return home


def test_the_same_seed_gives_the_same_visits_and_another_seed_others(tmp_path):
    with filled(tmp_path / "a", 5) as a, filled(tmp_path / "b", 5) as b, filled(tmp_path / "c", 6) as c:
        assert len(visits_in(a)) == 90
        assert visits_in(a) == visits_in(b)
        assert visits_in(a) != visits_in(c)
        # Ids of visits are drawn anew each time, as those of real ones are.
        with a.journal.read() as one, b.journal.read() as other:
            ids = select(projection(Visit).c.id)
            assert not set(one.execute(ids).scalars()) & set(other.execute(ids).scalars())


def test_filled_data_is_sound_and_can_be_worked_with(tmp_path):
    with filled(tmp_path / "a", 5, requests=500) as home:
        assert whole(home)
        seen = visits_in(home)
        assert {row[5] for row in seen} == {"受理", "转办", "办结"}
        name = next(row[10] for row in seen if row[10])
        desk = FrontDesk(home)
        assert any(row.visitor == name for row in desk.search(name))
        with home.journal.read() as conn:
            staff = set(conn.execute(select(projection(Staff).c.name)).scalars())
            numbers = list(conn.execute(select(projection(Request).c.number)).scalars())
        assert {row[9] for row in seen} <= staff
        assert len(set(numbers)) == len(numbers)


def test_several_transactions_make_the_same_as_one(tmp_path, monkeypatch):
    with filled(tmp_path / "a", 5) as whole_one:
        monkeypatch.setattr(fill_module, "PER_TRANSACTION", 20)
        with filled(tmp_path / "b", 5) as in_parts:
            assert visits_in(in_parts) == visits_in(whole_one)
            assert whole(in_parts)


@pytest.mark.parametrize(("hub", "scopes"), [(True, 3), (False, 1)])
def test_a_hub_is_filled_as_if_its_offices_had_sent(tmp_path, hub, scopes):
    with filled(tmp_path / "a", 5, requests=31, hub=hub, offices=3) as home:
        seen = [row[0] for row in visits_in(home)]
        counts = sorted(seen.count(scope) for scope in set(seen))
        assert len(counts) == scopes
        assert counts == ([10, 10, 11] if hub else [31])
        assert whole(home)


def test_nothing_is_a_possible_number_of_visits(tmp_path):
    with filled(tmp_path / "a", 5, requests=0) as home:
        assert visits_in(home) == []
