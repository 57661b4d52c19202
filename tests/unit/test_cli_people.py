"""First passwords, roles and masking on the command line."""

from pathlib import Path

import pytest

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Identity
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import new_id
from tests.support.command_line import CommandLine
from tests.support.homes import ADMIN, CHEAP, PASSWORD

LI, GIVEN, OWN = "李明", "given-by-admin", "my-own-secret"
PHONE, NUMBER = "13800000003", "310106194910010027"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    line = CommandLine(tmp_path, capsys, monkeypatch)
    line.made()
    with Home.open(line.home, PASSWORD) as home:
        home.access.add(LI, "社工", GIVEN, CHEAP)
    return line


def test_a_given_password_opens_nothing_but_the_way_to_ones_own(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NANXI_DESK_PASSWORD", GIVEN)
    for words in (("search", "王"), ("log", "--item", "漏水"), ("verify",), ("renew-identity",)):
        assert "换成自己的密码" in desk.refused(3, "--user", LI, *words)
    assert "新密码" in desk.refused(2, "--user", LI, "password")
    monkeypatch.setenv("NANXI_DESK_NEW_PASSWORD", GIVEN)
    desk.refused(3, "--user", LI, "password")
    monkeypatch.setenv("NANXI_DESK_NEW_PASSWORD", OWN)
    assert desk.done("--user", LI, "password") == {"changed": LI}
    desk.refused(4, "--user", LI, "search", "王")
    monkeypatch.setenv("NANXI_DESK_PASSWORD", OWN)
    desk.done("--user", LI, "log", "--item", "漏水", "--name", "王芳")
    assert "管理员" in desk.run("--user", LI, "renew-identity").json["hint"]


def test_the_mark_cannot_be_taken_out_of_the_key_file(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.home / "keys.json"
    file.write_text(file.read_text("utf-8").replace('"temporary": true', '"temporary": false'), "utf-8")
    monkeypatch.setenv("NANXI_DESK_PASSWORD", GIVEN)
    assert "改动" in desk.refused(4, "--user", LI, "search", "王")


def test_people_of_an_older_journal_stay_what_they_were(desk: CommandLine, tmp_path: Path) -> None:
    with Home.open(desk.home, PASSWORD, ADMIN) as home, home.journal.write(home.actor.id) as writing:
        writing.edit(Staff, home.actor.id, {"roles": None})
        other = Staff(id=new_id(), scope=home.office, name="周兰", post="社工")
        writing.create(other)
    with Home.open(desk.home, PASSWORD, ADMIN) as home:
        assert home.actor.roles == {"主任", "管理员"}
        home.access.give_login(other.id, GIVEN, CHEAP)
        roles = {member.name: member.roles for member in home.access.members()}
        assert roles["周兰"] == ("前台",), "a login given today makes nobody an administrator"


def test_nothing_prints_a_number_whole(desk: CommandLine) -> None:
    with Home.open(desk.home, PASSWORD, ADMIN) as home:
        person = Resident(id=new_id(), scope=home.office, name="沈文娟", phone=PHONE, id_number=NUMBER)
        with home.journal.write(home.actor.id) as writing:
            writing.create(person)
        # Two seats change the phone side by side: both values stand in conflict.
        twin = home.journal.written_by(Identity("f" * 32, home.office, is_hub=False))
        with home.journal.read() as conn:
            from nanxi_desk.core.journal.rows import load_rows

            seen = load_rows(conn, Resident, [person.id])[person.id]["heads"]
        for journal, phone in ((home.journal, "13900000001"), (twin, "13900000002")):
            with journal.write(home.actor.id) as writing:
                writing.edit(Resident, person.id, {"phone": phone}, seen=seen)
    said = ""
    for words in (("conflicts",), ("search", "沈文娟"), ("log-of", person.id), ("verify",)):
        for as_json in (True, False):
            answer = desk.run("--user", ADMIN, *words, as_json=as_json)
            assert answer.code == 0, answer
            said += answer.out + answer.err
    assert "139****0001" in said
    assert "139****0002" in said
    for whole in (PHONE, NUMBER, "13900000001", "13900000002"):
        assert whole not in said
