"""What the modules' made-up data share: who may write it, and in whose name it is written."""

import tomllib
from random import Random

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.records import natural_id
from nanxi_desk.core.resources import resource_path
from nanxi_desk.core.rights import ADMIN, declare

RIGHT_FILL = declare("demo.fill", "填入演示数据", ADMIN)


def journal_as(home: Home, office: str) -> Journal:
    """The home's journal as a replica of that office would have filled it; the home's own for its office."""
    if office == home.office:
        return home.journal
    replica = natural_id("replica", office, "demo", home.replica)
    return home.journal.written_by(Identity(replica, office, is_hub=False))


def made_up_names(rng: Random, count: int) -> list[str]:
    """Names that nobody bears, all different, from the vocabulary in resources/demo.toml."""
    with resource_path("demo.toml").open("rb") as stream:
        words = tomllib.load(stream)["people"]
    given = words["given_female"] + words["given_male"]
    names: dict[str, None] = {}
    while len(names) < count:
        name = rng.choice(words["surnames"]) + "".join(
            rng.choice(given) for _ in range(rng.choice((1, 2, 2)))
        )
        names[name] = None
    return list(names)
