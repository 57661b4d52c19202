"""The data as a whole: are they sound, in which state, whose copy is it."""

from collections.abc import Sequence
from typing import Final

from nanxi_desk.core.exchange.trust import signature_problems
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import Verification, digests, verify
from nanxi_desk.core.rights import ADMIN, LEADING, declare

RIGHT_VERIFY: Final = declare("data.verify", "核对数据和摘要", *LEADING)
RIGHT_IDENTITY: Final = declare("data.identity", "更换本机身份", ADMIN)


def check_data(home: Home) -> Verification:
    """Integrity, chains, heads, and whether the tables are what the journal says."""
    home.actor.require(RIGHT_VERIFY)
    with home.journal.read() as conn:
        found = verify(conn)
        if found.ok:
            found.problems += signature_problems(conn)
        return found


def state_digests(home: Home, scopes: Sequence[str] | None = None) -> dict[str, str]:
    """One hash for each scope: equal wherever the same changes are."""
    home.actor.require(RIGHT_VERIFY)
    with home.journal.read() as conn:
        return digests(conn, scopes)


def become_new_replica(home: Home, actor: Actor) -> str:
    """Make this installation a new replica; its id."""
    actor.require(RIGHT_IDENTITY)
    return home.renew_identity()
