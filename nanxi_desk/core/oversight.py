"""The data as a whole: are they sound, in which state, what stands in conflict, whose copy is it."""

from collections.abc import Sequence
from typing import Final

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.conflicts import Conflict, conflicts
from nanxi_desk.core.journal.verify import Verification, digests, verify
from nanxi_desk.core.rights import ADMIN, LEADING, MEMBER, declare

RIGHT_VERIFY: Final = declare("data.verify", "核对数据和摘要", *LEADING)
RIGHT_CONFLICTS: Final = declare("data.conflicts", "查看冲突", MEMBER, *LEADING)
RIGHT_IDENTITY: Final = declare("data.identity", "更换本机身份", ADMIN)


def check_data(home: Home) -> Verification:
    """Integrity, chains, heads, and whether the tables are what the journal says."""
    home.actor.require(RIGHT_VERIFY)
    with home.journal.read() as conn:
        return verify(conn)


def state_digests(home: Home, scopes: Sequence[str] | None = None) -> dict[str, str]:
    """One hash for each scope: equal wherever the same changes are."""
    home.actor.require(RIGHT_VERIFY)
    with home.journal.read() as conn:
        return digests(conn, scopes)


def open_conflicts(home: Home) -> list[Conflict]:
    """What stands side by side, masked where its fields are."""
    home.actor.require(RIGHT_CONFLICTS)
    with home.journal.read() as conn:
        return list(conflicts(conn))


def become_new_replica(home: Home, actor: Actor) -> str:
    """Make this installation a new replica; its id."""
    actor.require(RIGHT_IDENTITY)
    return home.renew_identity()
