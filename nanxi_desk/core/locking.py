"""After how many minutes without key or mouse the window asks again who is there."""

from typing import Final

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.local import get_local
from nanxi_desk.core.language import _
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, declare

RIGHT_LOCK: Final = declare("settings.lock", "设定多久不用就锁定", HEAD, ADMIN, HUB)
SHORTEST, LONGEST, USUAL = 1, 60, 10  # minutes
_NAME: Final = "idle_minutes"


def idle_minutes(home: Home) -> int:
    """The minutes, 1–60."""
    with home.journal.read() as conn:
        kept = get_local(conn, _NAME) or ""
    return min(max(int(kept), SHORTEST), LONGEST) if kept.isdecimal() else USUAL


def set_idle_minutes(home: Home, actor: Actor, minutes: int) -> None:
    """Set them for everybody at this machine; FieldRefused for "minutes" outside 1–60."""
    actor.require(RIGHT_LOCK)
    if not SHORTEST <= minutes <= LONGEST:
        words = _("请填 {least} 到 {most} 分钟。").format(least=SHORTEST, most=LONGEST)
        raise FieldRefused("minutes", words)
    home.journal.keep_aside({_NAME: str(minutes)})
