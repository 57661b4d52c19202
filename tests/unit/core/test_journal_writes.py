"""What a transaction promises: all or nothing, one at a time, nothing remembered of what did not happen."""

import threading

import pytest

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.rows import get_record
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Resident
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk.records import ServiceItem
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.homes import make_home

pytestmark = pytest.mark.both_databases


@pytest.fixture
def home(tmp_path):
    with make_home(tmp_path / "home") as opened:
        yield opened


def resident(home: Home, name: str) -> Resident:
    return Resident(id=new_id(), scope=home.office, name=name)


def write_and_fail(home: Home, record: Resident) -> None:
    with home.journal.write(home.actor.id) as writing:
        writing.create(record)
        writing.flush()
        raise ZeroDivisionError


def names(home: Home, *records: Resident) -> list[str | None]:
    with home.journal.read() as conn:
        return [found.name if (found := get_record(conn, Resident, r.id)) else None for r in records]


def test_a_write_that_fails_leaves_nothing_and_the_next_one_goes_on(home: Home) -> None:
    first, lost, last = (resident(home, name) for name in ("甲", "乙", "丙"))
    with home.journal.write(home.actor.id) as writing:
        writing.create(first)
    with pytest.raises(ZeroDivisionError):
        write_and_fail(home, lost)
    with home.journal.write(home.actor.id) as writing:
        writing.create(last)
    assert names(home, first, lost, last) == ["甲", None, "丙"]
    with home.journal.read() as conn:
        assert verify(conn).ok


def test_a_rehearsal_does_everything_and_keeps_nothing(home: Home) -> None:
    person = resident(home, "甲")
    before = home.journal.sizes()
    with home.journal.write(home.actor.id, rehearsal=True) as writing:
        writing.create(person)
        writing.flush()
        assert get_record(writing.conn, Resident, person.id) == person
    assert (names(home, person), home.journal.sizes()) == ([None], before)
    with home.journal.write(home.actor.id) as writing:
        writing.create(person)
    assert names(home, person) == ["甲"]


def test_one_write_inside_another_is_a_bug_that_shows(home: Home) -> None:
    with home.journal.write(home.actor.id), pytest.raises(RuntimeError), home.journal.write(home.actor.id):
        pass
    with home.journal.write(home.actor.id) as writing:
        writing.create(resident(home, "甲"))


def test_writes_of_many_threads_follow_each_other(home: Home) -> None:
    people = [resident(home, f"居民{number}") for number in range(24)]

    def write(mine: list[Resident]) -> None:
        for person in mine:
            with home.journal.write(home.actor.id) as writing:
                writing.create(person)

    threads = [threading.Thread(target=write, args=(people[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(home, *people) == [person.name for person in people]
    with home.journal.read() as conn:
        assert verify(conn).ok


def test_an_altered_catalogue_is_seen_by_a_desk_that_is_open(tmp_path) -> None:
    with make_home(tmp_path / "hub", "NX00", hub=True) as hub:
        desk = FrontDesk(hub)
        item = desk.item("低保")
        assert item is not None
        with hub.journal.write(hub.actor.id) as writing:
            writing.edit(ServiceItem, item.id, {"limit_workdays": item.limit_workdays + 1})
        altered = desk.item("低保")
        assert altered is not None
        assert altered.limit_workdays == item.limit_workdays + 1
