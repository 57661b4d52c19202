"""What the pane 评选 reads of a round at once, in the background."""

from collections.abc import Mapping
from dataclasses import dataclass

from nanxi_desk.core.home import Home
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.views import (
    ApplicationRow,
    Candidate,
    GroupFilter,
    Judge,
    RecusalView,
    RoundStatus,
)

_ALL_GROUPS = 10_000


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round with its panel; `groups` are the names of the building groups that are here, by id."""

    status: RoundStatus
    judges: tuple[Judge, ...]
    candidates: tuple[Candidate, ...]
    recusals: tuple[RecusalView, ...]
    applications: tuple[ApplicationRow, ...]
    groups: Mapping[str, str]

    def office(self, code: str) -> str:
        """The name of an office, its code where nobody told the name."""
        return self.status.office_names.get(code, code)


def round_facts(home: Home, round_: str) -> RoundFacts:
    """All that the pane shows of a round."""
    panel = Panel(home)
    return RoundFacts(
        Rounds(home).status(round_),
        panel.judges(round_),
        panel.candidates(round_),
        panel.recusals(round_),
        Applications(home).all(round_),
        {
            group.id: f"{group.estate} {group.name}"
            for group in Groups(home).page(GroupFilter(), 0, _ALL_GROUPS)
        },
    )
