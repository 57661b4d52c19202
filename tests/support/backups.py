"""Homes with something in them, for backups and the way back."""

from pathlib import Path

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft


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
