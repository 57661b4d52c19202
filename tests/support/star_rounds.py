"""A star round for tests: groups, applications, panel and sheets, played on real homes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.core.rights import ADMIN, HEAD, HUB, MEMBER
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubric import decimal_text
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import ApplicationDraft, RoundPlan, SheetContent
from tests.support.homes import CHEAP

YEAR = 2026
RUBRIC = shipped_rubric()
OFFICE_NAMES = ("郑一", "王二", "冯三", "陈四", "褚五")
HUB_NAMES = ("卫六", "蒋七")


def staff(home: Home, names: Iterable[str], post: str = "委员") -> list[str]:
    """Staff without logins; their ids."""
    roles = [HUB] if home.is_hub else [MEMBER]
    records = [Staff(id=new_id(), scope=home.office, name=n, post=post, roles=roles) for n in names]
    with home.journal.write(home.actor.id) as writing:
        writing.create(*records)
    return [record.id for record in records]


def be_everybody(home: Home) -> Actor:
    """The administrator with all roles of the place, so that a test need not change seats."""
    roles = (HUB, ADMIN) if home.is_hub else (HEAD, MEMBER, ADMIN)
    home.seat(Actor(home.actor.id, home.actor.name, frozenset(roles)))
    return home.actor


def add_groups(home: Home, count: int, estate: str = "华业小区", households: int = 30) -> list[str]:
    desk = Groups(home)
    values = {"estate": estate, "households": households}
    return [desk.add(home.actor, {**values, "name": f"{n}号楼组"}) for n in range(1, count + 1)]


def apply_all(home: Home, round_: str, groups: Iterable[str], target: int = 3) -> list[str]:
    desk = Applications(home)
    return [desk.apply(home.actor, round_, ApplicationDraft(g, target)) for g in groups]


def screen_all(home: Home, applications: Iterable[str]) -> None:
    desk = Applications(home)
    for application in applications:
        desk.screen(home.actor, application, rules.PASSED)


def full(share: str | Fraction = 1, **points: str) -> SheetContent:
    """A whole sheet: `share` of the most of each indicator, in its steps; some by name ("B_1")."""
    found = {}
    for code, indicator in RUBRIC.indicators.items():
        steps = int(indicator.most * Fraction(share) / indicator.step)
        found[code] = points.get(code.replace(".", "_"), decimal_text(indicator.step * steps))
    return SheetContent(found)


class OneHomeRound:
    """A round at the hub's own home, which is office and hub at once: all that arithmetic and seals need."""

    def __init__(self, home: Home, groups: int = 2, judges: Sequence[str] = OFFICE_NAMES) -> None:
        self.home = home
        self.actor = be_everybody(home)
        self.home.seat(Actor(self.actor.id, self.actor.name, frozenset((HUB, ADMIN, HEAD, MEMBER))))
        self.actor = home.actor
        self.judges = staff(home, judges)
        self.round = Rounds(home).create(self.actor, RoundPlan(YEAR)).id
        self.groups = add_groups(home, groups)
        self.applications = apply_all(home, self.round, self.groups)
        Rounds(home).advance(self.actor, self.round, rules.SCREENING)
        screen_all(home, self.applications)
        for judge in self.judges:
            Panel(home).seat(self.actor, self.round, judge)
        self.code = ""

    def start(self) -> str:
        self.code = Rounds(self.home).start_scoring(self.actor, self.round, CHEAP).code
        return self.code

    def score(self, application: str, sheets: Mapping[str, SheetContent]) -> None:
        for judge, content in sheets.items():
            ScoreSheets(self.home).submit(self.actor, application, content, judge)

    def close(self) -> None:
        Rounds(self.home).close(self.actor, self.round)

    def file(self, name: str) -> Path:
        return self.home.path / name
