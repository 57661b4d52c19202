"""Seats: a home's database on a real server, made, joined, reopened, and what happens to it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from nanxi_desk.core import paths
from nanxi_desk.core.errors import Unavailable, UsageError
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import STREAM, projection
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.postgres import is_here
from nanxi_desk.core.records import new_id
from nanxi_desk.core.seats import open_seat, read_url
from nanxi_desk.frontdesk.records import Request, ServiceItem
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.engines import POSTGRESQL, home_address, place
from tests.support.homes import ADMIN, CHEAP, PASSWORD
from tests.support.requirements import needs_server
from tests.support.server import server

pytestmark = needs_server()

MakeSeat = Callable[..., Home]


@pytest.fixture
def address() -> str:
    place.kind = POSTGRESQL
    return home_address()


@pytest.fixture
def seat(tmp_path: Path, address: str) -> MakeSeat:
    """Makes a seat of the hub's database in a folder of its own."""

    def make(name: str, admin: str = ADMIN, url: str = address, **more: bool) -> Home:
        home, __ = Home.create(
            tmp_path / name,
            office="NX00",
            name="南汐街道",
            hub=True,
            admin=admin,
            password=PASSWORD,
            cost=CHEAP,
            database=url,
            **more,
        )
        place.close_later(home.close)
        return home

    return make


def log(home: Home, name: str) -> str:
    return FrontDesk(home).log(home.actor, VisitDraft(item="开证明", name=name)).request_id


def again(home: Home) -> Home:
    """The same seat after the program was started again."""
    home.close()
    opened = Home.open(home.path, PASSWORD)
    place.close_later(opened.close)
    return opened


def whole(home: Home) -> bool:
    with home.journal.read() as conn:
        return verify(conn).ok


def names(home: Home) -> list[str]:
    with home.journal.read() as conn:
        return sorted(conn.execute(select(projection(Resident).c.name)).scalars())


# --- made, joined, reopened --------------------------------------------------------------------------------


def test_an_empty_database_becomes_the_hubs(seat: MakeSeat) -> None:
    place.kind = POSTGRESQL
    home = seat("one", url=server().url())
    log(home, "周兰")
    assert home.database_kind == "postgresql"
    assert not (home.path / paths.DATABASE).exists()
    opened = again(home)
    assert (names(opened), opened.replica, opened.notices) == (["周兰"], home.replica, [])
    assert whole(opened)


def test_a_further_seat_is_a_replica_of_its_own(seat: MakeSeat) -> None:
    one, two = seat("one"), seat("two", admin="李强")
    for home, name in ((one, "甲"), (two, "乙"), (one, "丙")):
        log(home, name)
    assert names(one) == names(two) == sorted("甲乙丙")
    assert one.replica != two.replica
    with one.journal.read() as conn:
        writers = set(conn.execute(select(STREAM.c.replica)).scalars())
        assert digests(conn) == digests(conn, ["NX00"])
    assert writers == {one.replica, two.replica}
    assert whole(one)


def test_numbers_for_people_are_given_once(seat: MakeSeat) -> None:
    desks = [FrontDesk(home) for home in (seat("one"), seat("two"))]
    given = [desk.log(desk._home.actor, VisitDraft(item="开证明", name="周")).number for desk in desks * 3]
    assert len(set(given)) == 6


def test_who_is_known_by_name_keeps_the_record(seat: MakeSeat) -> None:
    one, two = seat("one"), seat("two")
    with one.journal.read() as conn:
        assert conn.execute(select(projection(Staff).c.name)).scalars().all() == [ADMIN]
    assert one.actor.id == two.actor.id


def test_what_another_seat_altered_is_seen_by_a_desk_that_is_open(seat: MakeSeat) -> None:
    one, two = seat("one"), seat("two")
    desk = FrontDesk(two)
    item = desk.item("低保")
    assert item is not None
    with one.journal.write(one.actor.id) as writing:
        writing.edit(ServiceItem, item.id, {"limit_workdays": 7})
    altered = desk.item("低保")
    assert altered is not None
    assert altered.limit_workdays == 7


def test_a_form_saved_over_another_seats_change_says_so(seat: MakeSeat) -> None:
    one, two = FrontDesk(seat("one")), FrontDesk(seat("two"))
    request = log(one._home, "周兰")
    shown = two.detail(request)
    assert one.edit(one._home.actor, one.detail(request), {"detail": "甲"}) == "saved"
    assert two.edit(two._home.actor, shown, {"detail": "乙"}) == "beside"
    with one._home.journal.read() as conn:
        conflict = conn.execute(select(projection(Request).c.conflict)).scalar_one()
    assert conflict == "detail"


def test_another_offices_database_is_refused_and_nothing_stays(seat: MakeSeat, tmp_path, address) -> None:
    seat("one")
    with pytest.raises(UsageError, match="NX00"):
        Home.create(
            tmp_path / "wrong",
            office="NX03",
            name="x",
            hub=False,
            admin="x",
            password=PASSWORD,
            cost=CHEAP,
            database=address,
        )
    assert not Home.exists(tmp_path / "wrong")
    assert {p.name for p in (tmp_path / "wrong").iterdir()} <= {paths.LOCK}


def test_a_seat_that_is_there_stays_as_it_is(seat: MakeSeat) -> None:
    home = seat("one")
    home.close()
    before = {file.name: file.read_bytes() for file in home.path.iterdir()}
    with pytest.raises(UsageError, match="已经有数据"):
        seat("one")
    assert {file.name: file.read_bytes() for file in home.path.iterdir()} == before


def test_a_database_with_other_tables_is_refused(seat: MakeSeat) -> None:
    place.kind = POSTGRESQL
    url = server().url()
    server().execute("CREATE TABLE theirs (x int)", str(make_url(url).database))
    with pytest.raises(UsageError):
        seat("one", url=url)


# --- where it lies, and the password -----------------------------------------------------------------------


def test_the_password_lies_in_no_file_and_is_given_to_the_server(seat: MakeSeat, address: str) -> None:
    url = make_url(address).set(password="geheim-42")
    home = seat("one", url=url.render_as_string(hide_password=False))
    for file in home.path.iterdir():
        assert b"geheim-42" not in file.read_bytes()
    assert again(home).engine.url.password == "geheim-42"


def test_a_password_is_not_sent_to_an_address_that_was_altered(seat: MakeSeat, address: str) -> None:
    home = seat("one", url=make_url(address).set(password="geheim").render_as_string(hide_password=False))
    home.close()
    file = home.path / paths.SERVER
    altered = file.read_text().replace("desk@", "desk@evil.example")
    assert altered != file.read_text()
    file.write_text(altered)
    with pytest.raises(Unavailable):
        Home.open(home.path, PASSWORD)


def test_a_new_password_comes_from_the_environment_and_stays(
    seat: MakeSeat, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = seat("one")
    given = make_url(address).set(password="neu").render_as_string(hide_password=False)
    monkeypatch.setenv("NANXI_DESK_DATABASE", given)
    opened = again(home)
    monkeypatch.delenv("NANXI_DESK_DATABASE")
    assert again(opened).engine.url.password == "neu"


@pytest.mark.parametrize("text", ["", "desk.db", "mysql://a@b/c", "postgresql://a@b", "postgresql://a@b:x/c"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_url(text)


def test_a_server_that_is_away_is_told_in_a_sentence(seat: MakeSeat, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="服务器"):
        seat("one", url=f"postgresql://desk@/desk?host={tmp_path}")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 2}', '{"format": 1, "url": "x"}'])
def test_a_damaged_file_is_told_in_a_sentence(seat: MakeSeat, content: str) -> None:
    home = seat("one")
    home.close()
    (home.path / paths.SERVER).write_text(content)
    with pytest.raises(Unavailable, match=r"database\.json"):
        Home.open(home.path, PASSWORD)


# --- what may be less safe ---------------------------------------------------------------------------------


def test_a_socket_needs_no_tls_and_the_volume_is_asked_after_once(seat: MakeSeat) -> None:
    one = seat("one")
    assert len(one.warnings()) == 1
    seat("two", encrypted_volume=True)
    assert one.warnings() == []


@pytest.mark.parametrize(
    ("server_address", "here"),
    [(None, True), ("127.0.0.1", True), ("::1", True), ("10.2.3.4", False), ("fd00::7", False)],
)
def test_only_what_leaves_the_machine_needs_tls(server_address: str | None, here: bool) -> None:
    assert is_here(server_address) is here


# --- copies ------------------------------------------------------------------------------------------------


def test_a_copied_folder_becomes_another_replica_and_the_first_stays(seat: MakeSeat, tmp_path: Path) -> None:
    home = seat("one")
    log(home, "甲")
    home.close()
    shutil.copytree(home.path, tmp_path / "copy")
    copy = Home.open(tmp_path / "copy", PASSWORD)
    place.close_later(copy.close)
    log(copy, "乙")
    first = again(home)
    log(first, "丙")
    assert (first.replica, first.notices) == (home.replica, [])
    assert copy.replica != home.replica
    assert copy.notices
    assert whole(first)


def test_a_seat_whose_token_is_lost_becomes_another_replica(seat: MakeSeat) -> None:
    home = seat("one")
    log(home, "甲")
    (home.path / paths.TOKEN).unlink()
    opened = again(home)
    log(opened, "乙")
    assert opened.replica != home.replica
    assert whole(again(opened))


def test_a_long_wait_for_the_journal_is_told_in_a_sentence(
    seat: MakeSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nanxi_desk.core import postgres

    one, two = seat("one"), seat("two")
    monkeypatch.setattr(postgres, "_WRITES", postgres._WRITES.replace("'30s'", "'50ms'"))
    with one.journal.write(one.actor.id) as writing:
        with pytest.raises(Unavailable, match="正忙"):
            log(two, "乙")
        writing.create(Resident(id=new_id(), scope="NX00", name="甲"))
    log(two, "丙")
    assert names(one) == ["丙", "甲"]


def test_a_server_that_was_started_again_is_found_again(seat: MakeSeat) -> None:
    home = seat("one")
    log(home, "甲")
    server().execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nanxi-desk'"
    )
    log(home, "乙")
    assert names(home) == ["乙", "甲"]


def test_a_login_that_ends_at_a_seat_leaves_nothing_sealed_under_its_key(
    seat: MakeSeat, address: str
) -> None:
    url = make_url(address).set(password="geheim-42").render_as_string(hide_password=False)
    home = seat("one", url=url)
    person = home.access.add("李明", "社工", "given-by-admin", CHEAP)
    before = (home.path / paths.SERVER).read_text("utf-8")
    stolen = home.access.data_key
    home.access.end_login(person, PASSWORD)
    assert (home.path / paths.SERVER).read_text("utf-8") != before
    assert home.access.data_key != stolen
    log(home, "王芳")
    home.close()
    with pytest.raises(Unavailable):
        open_seat(home.path, stolen)
    opened = again(home)
    assert opened.engine.url.password == "geheim-42"
    assert FrontDesk(opened).count("all") == 1
