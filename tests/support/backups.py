"""Homes with something in them, for backups and the way back."""

import shutil
from pathlib import Path

from nanxi_desk.core import identity
from nanxi_desk.core.backups import make_backup
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import make_home


def make_template(folder: Path) -> Path:
    """A home with 王小明 in its backups, one inside and one beside it, and 李小红 after them."""
    with make_home(folder / "home") as home:
        log_visits(home, "王小明")
        make_backup(home)
        make_backup(home, folder / "out.nxbak")
        log_visits(home, "李小红")
    return folder


def copy_template(template: Path, folder: Path) -> Path:
    """Its home again, in another folder; as if it had been made there."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    home = folder / "home"
    token = identity.read_token(home)
    assert token
    identity.write_token(home, identity.fitting_token(home, token.replica, token.exported))
    return home


def log_visits(home: Home, *names: str) -> None:
    """Log a visit of each."""
    desk = FrontDesk(home)
    for name in names:
        desk.log(home.actor, VisitDraft(item="居住登记", name=name, phone="13800000001"))


def visitors(home: Home) -> set[str]:
    """Who is known to have come."""
    desk = FrontDesk(home)
    return {hit.name for hit in desk.find_residents("1380", 1000)}


def flipped(path: Path, offset: int) -> None:
    """Turn one byte of a file over; from its end where `offset` is negative."""
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(content)
