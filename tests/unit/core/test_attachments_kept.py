"""Attachments outlive what befalls a database file: backup, restore, a new data key."""

from pathlib import Path

import pytest

from nanxi_desk.core.attachments import Attachments, prepare
from nanxi_desk.core.backups import make_backup, restore
from nanxi_desk.core.destroying import DestroyDesk
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import CHEAP, PASSWORD, make_home
from tests.support.pictures import photo

SECOND = Actor("b" * 32, "李明", frozenset({"主任"}))


def attached(home: Home) -> tuple[str, str, bytes]:
    """(request, hash, bytes)"""
    logged = FrontDesk(home).log(
        home.actor, VisitDraft(item="居住证明", name="欧阳菡萏", phone="13912345678", close_now=True)
    )
    file = prepare(photo(), "现场.jpg")
    Attachments(home).attach(home.actor, Request, logged.request_id, [file])
    return logged.request_id, file.attachment.sha256, file.content


def is_there(home: Home, request: str, sha256: str, content: bytes) -> None:
    assert Attachments(home).open(home.actor, Request, request, sha256) == content
    with home.journal.read() as conn:
        found = verify(conn)
    assert (found.problems, found.pending) == ([], [])


def test_a_backup_brings_them_back_also_after_an_erasure(tmp_path: Path) -> None:
    with make_home(tmp_path / "home") as home:
        request, sha256, content = attached(home)
        backup = make_backup(home, tmp_path / "b.nxbak")
        desk = DestroyDesk(home)
        resident = desk.search("欧阳菡萏")[0].id
        desk.confirm(SECOND, desk.propose_record(home.actor, resident))
        assert Attachments(home).of(Request, request) == ()
        assert [one.path for one in desk.backups()] == []  # a named one is not among the home's own
    restore(tmp_path / "other", backup.path, PASSWORD)
    with Home.open(tmp_path / "other", PASSWORD) as home:
        is_there(home, request, sha256, content)


@pytest.mark.parametrize("times", [1, 2])
def test_a_renewed_data_key_keeps_them(tmp_path: Path, times: int) -> None:
    with make_home(tmp_path / "home") as home:
        request, sha256, content = attached(home)
        for name in "甲乙"[:times]:
            home.access.end_login(home.access.add(name, "前台", "some-password-1", CHEAP), PASSWORD)
        is_there(home, request, sha256, content)
    with Home.open(tmp_path / "home", PASSWORD) as home:
        is_there(home, request, sha256, content)
