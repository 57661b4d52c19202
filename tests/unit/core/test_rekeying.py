"""Ending a login renews the data key: whoever kept old files opens nothing that is written from then on."""

import json
import shutil
import threading
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nanxi_desk.core import rekeying, replacing
from nanxi_desk.core.database import open_database
from nanxi_desk.core.errors import FieldRefused, InputRefused, Unavailable, UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.keys import KeyRing
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.exchanges import digest, whole
from tests.support.homes import ADMIN, CHEAP, PASSWORD, make_home

LI, LI_PASSWORD = "李明", "another-pass-2"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with make_home(tmp_path / "home") as made:
        made.access.add(LI, "社工", LI_PASSWORD, CHEAP)
        log(made, "王芳")
        yield made


def log(home: Home, name: str) -> str:
    return FrontDesk(home).log(home.actor, VisitDraft(item="居住证明", name=name)).request_id


def li(home: Home) -> str:
    return next(member.id for member in home.access.members() if member.name == LI)


def names(home: Path) -> set[str]:
    return {path.name for path in home.iterdir()} - {"desk.lock", "desk.db-wal", "desk.db-shm"}


def test_the_program_goes_on_and_the_revoked_person_is_out(home: Home, tmp_path: Path) -> None:
    old = shutil.copytree(home.path, tmp_path / "stolen")
    before, desk = digest(home), FrontDesk(home)
    told: list[tuple[int, int]] = []
    home.access.end_login(li(home), PASSWORD, lambda done, whole: told.append((done, whole)))
    assert digest(home) == before
    assert told
    assert told[-1][0] == told[-1][1] > 0
    desk.log(home.actor, VisitDraft(item="居住证明", name="赵一鸣"))  # what held the old engine writes on
    assert whole(home)
    after = digest(home)
    path = home.path
    home.close()
    stolen_key = KeyRing.load(old / "keys.json").unlock(LI_PASSWORD, LI).data_key
    with pytest.raises(Unavailable):
        open_database(path / "desk.db", stolen_key)
    with pytest.raises(UserError):
        Home.open(path, LI_PASSWORD, LI)
    shutil.copy(old / "keys.json", tmp_path / "keys.json")
    with Home.open(path, PASSWORD, ADMIN) as again:
        assert digest(again) == after
        assert again.notices == [], "the same installation as before"
    assert names(path) == {"desk.db", "keys.json", "replica.token"} | (
        names(path) & {"logs", "window.json", "backups.json"}
    )


def test_a_kept_key_file_does_not_open_what_is_written_later(home: Home) -> None:
    kept = (home.path / "keys.json").read_bytes()
    home.access.end_login(li(home), PASSWORD)
    path = home.path
    home.close()
    (path / "keys.json").write_bytes(kept)
    with pytest.raises(Unavailable):
        Home.open(path, LI_PASSWORD, LI)


def test_the_recovery_code_opens_the_new_database(tmp_path: Path) -> None:
    made, code = Home.create(
        tmp_path / "h",
        office="NX03",
        name="华业居委会",
        hub=False,
        admin=ADMIN,
        password=PASSWORD,
        cost=CHEAP,
    )
    with made:
        made.access.add(LI, "社工", LI_PASSWORD, CHEAP)
        made.access.end_login(li(made), PASSWORD)
    with Home.open(tmp_path / "h", code) as opened:
        assert opened.actor.id == "recovery"
        assert opened.actor.can("people.edit")


def test_a_login_can_be_given_after_the_key_was_renewed(home: Home) -> None:
    person = li(home)
    home.access.end_login(person, PASSWORD)
    home.access.give_login(person, "a-third-pass-3", CHEAP)
    path = home.path
    home.close()
    with Home.open(path, "a-third-pass-3", LI) as opened:
        assert opened.access.must_change


class Killed(BaseException):
    """The program ends here."""


def at(monkeypatch: pytest.MonkeyPatch, module: object, name: str, number: int = 1) -> None:
    """Be killed at the nth call of a function, before it does anything."""
    real: Callable[..., object] = getattr(module, name)
    calls = 0

    def dying(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise Killed
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, dying)


KILLS: list[tuple[object, str, int, bool]] = [
    (rekeying, "copy_under", 1, False),
    (KeyRing, "save", 1, False),
    (rekeying, "_wait_for_readers", 1, False),
    (rekeying, "replace_together", 1, False),
    (replacing, "write_durably", 1, False),
    (replacing, "finish_replacing", 1, True),
    (replacing, "_clear", 1, True),
    (replacing, "sync_folder", 1, True),
    (Path, "replace", 2, True),
    (Path, "replace", 3, True),
]


@pytest.mark.parametrize(("module", "name", "number", "new"), KILLS)
def test_killed_anywhere_a_home_has_both_old_or_both_new(
    home: Home, monkeypatch: pytest.MonkeyPatch, module: object, name: str, number: int, new: bool
) -> None:
    before, path, person = digest(home), home.path, li(home)
    with monkeypatch.context() as patched:
        if module is Path:  # the marker is written through another file, and so are the keys
            patched.setattr(rekeying, "replace_together", _killed_between(number))
        else:
            at(patched, module, name, number)
        with pytest.raises((Killed, Unavailable)):
            home.access.end_login(person, PASSWORD)
    home.close()
    with Home.open(path, PASSWORD, ADMIN) as again:
        assert digest(again) == before
        assert whole(again)
        assert [m.has_login for m in again.access.members() if m.name == LI] == [not new]
        log(again, "赵一鸣")
    assert not list(path.glob("*.new*"))
    assert not (path / "replacing.json").exists()


def _killed_between(number: int) -> Callable[..., None]:
    """Replace as it is done, but die before the nth renaming of one of the files."""

    def replace(home: Path, targets: list[str], *, gone: list[str]) -> None:
        order = {"targets": targets, "gone": gone, "aside": None}
        (home / replacing.MARKER).write_text(json.dumps(order))
        for name in (*gone, *targets):
            (home / name).unlink(missing_ok=True)
        for name in targets[: number - 2]:
            replacing.new_name(home / name).replace(home / name)
        raise Killed

    return replace


def test_nothing_changes_where_the_disk_has_no_room(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(rekeying.shutil, "disk_usage", lambda _path: usage(1 << 30, 1 << 30, 1 << 20))
    keys = (home.path / "keys.json").read_bytes()
    with pytest.raises(Unavailable) as refused:
        home.access.end_login(li(home), PASSWORD)
    assert "MB" in refused.value.message
    assert (home.path / "keys.json").read_bytes() == keys
    assert home.access.enter(LI, LI_PASSWORD).name == LI


def test_who_reads_on_for_ever_stops_the_exchange_and_nothing_else(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "READERS_SECONDS", 0.0)
    with home.journal.read(), pytest.raises(Unavailable):
        home.access.end_login(li(home), PASSWORD)
    log(home, "赵一鸣")
    assert not list(home.path.glob("*.new"))
    home.access.end_login(li(home), PASSWORD)


def test_reading_goes_on_beside_it_and_saving_waits(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    copying, go_on = threading.Event(), threading.Event()
    real = rekeying.copy_under

    def slow(*arguments: object) -> None:
        copying.set()
        assert go_on.wait(20)
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rekeying, "copy_under", slow)
    person = li(home)
    thread = threading.Thread(target=lambda: home.access.end_login(person, PASSWORD))
    saving = threading.Thread(target=lambda: log(home, "赵一鸣"))
    thread.start()
    assert copying.wait(20)
    saving.start()
    assert FrontDesk(home).count("all") == 1
    assert saving.is_alive()
    with pytest.raises(InputRefused):  # it would be lost with the old key file
        home.access.change_password(PASSWORD, "a-new-password", CHEAP)
    go_on.set()
    thread.join(20)
    saving.join(20)
    assert FrontDesk(home).count("all") == 2
    assert whole(home)


def test_the_last_administrator_keeps_login_and_role(home: Home) -> None:
    code_user, admin = home.actor, home.actor.id
    with pytest.raises(InputRefused):
        home.access.set_roles(admin, ["主任"])
    home.access.set_roles(li(home), ["管理员"])
    home.access.set_roles(admin, ["主任"])
    assert home.actor.roles == {"主任"}
    home.seat(code_user)  # as the administrator he was
    with pytest.raises(FieldRefused):
        home.access.set_roles(li(home), [])
    with pytest.raises(FieldRefused):
        home.access.set_roles(li(home), ["街道"])
    with pytest.raises(InputRefused):
        home.access.end_login(li(home), PASSWORD)
