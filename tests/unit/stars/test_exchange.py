"""Opened and closed by the hub, scored at the offices, carried by workbooks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from nanxi_desk.core.errors import InputRefused, NotAllowed
from nanxi_desk.core.exchange.inbox import count_conflicts
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.judge_sheets import take_judge_books, write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.records import RoundKey
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import GroupFilter, RoundPlan
from tests.support.exchanges import HUB, Subdistrict, digest, take, whole
from tests.support.homes import CHEAP
from tests.support.star_books import fill_book
from tests.support.star_rounds import (
    HUB_NAMES,
    OFFICE_NAMES,
    YEAR,
    add_groups,
    apply_all,
    be_everybody,
    full,
    screen_all,
    staff,
)


def round_keys(home: Home) -> int:
    with home.journal.read() as conn:
        return int(conn.execute(select(func.count()).select_from(projection(RoundKey))).scalar_one())


def conflicts(home: Home) -> int:
    with home.journal.read() as conn:
        return count_conflicts(conn)


@dataclass
class Played:
    """A hub and two offices in 评审中, all of them at the same records."""

    town: Subdistrict
    hub: Home
    offices: tuple[Home, Home]
    round: str
    judges: list[list[str]]  # of each office, the hub's two last
    applications: list[list[str]]
    code: str

    def up(self) -> None:
        """Every office to the hub."""
        for office in self.offices:
            take(self.hub, self.town.send(office))

    def down(self) -> None:
        """The hub to every office."""
        for office in self.offices:
            take(office, self.town.send(self.hub, office.office))

    def score(self, home: Home, application: str, judges: list[str], share: str = "1") -> None:
        for judge in judges:
            ScoreSheets(home).submit(home.actor, application, full(share), judge)


@pytest.fixture
def game(tmp_path: Path) -> Iterator[Played]:
    with Subdistrict(tmp_path) as town:
        hub, first, second = homes = [town.home(code) for code in (HUB, "NX03", "NX07")]
        for home in homes:
            be_everybody(home)
        rounds = Rounds(hub)
        round_ = rounds.create(hub.actor, RoundPlan(YEAR)).id
        rounds.advance(hub.actor, round_, rules.SCREENING)
        from_hub = staff(hub, HUB_NAMES)
        for judge in from_hub:
            Panel(hub).seat(hub.actor, round_, judge)
        played = Played(town, hub, (first, second), round_, [], [], "")
        played.down()
        for home in played.offices:
            staff(home, OFFICE_NAMES)
            assert Panel(home).seat_proposed(home.actor, round_) >= len(OFFICE_NAMES)
            own = [j.id for j in Panel(home).judges(round_, home.office) if not j.from_hub]
            played.judges.append(own + from_hub)
            played.applications.append(apply_all(home, round_, add_groups(home, 1)))
            screen_all(home, played.applications[-1])
        played.up()
        played.code = rounds.start_scoring(hub.actor, round_, CHEAP).code
        played.down()
        yield played


def test_a_round_is_scored_at_offices_and_closed_at_the_hub(game: Played) -> None:
    first, second = game.offices
    # An office judges its own groups and never holds the hub's key.
    walk = ScoreSheets(first).walk(game.round, game.judges[0][0])
    assert [row.application_id for row in walk] == game.applications[0]
    assert len(ScoreSheets(game.hub).walk(game.round, game.judges[0][-1])) == 2
    assert Applications(second).all(game.round, office="NX03") == ()
    assert [round_keys(home) for home in (game.hub, first, second)] == [1, 0, 0]
    game.score(first, game.applications[0][0], game.judges[0][:-2])
    for number in (0, 1):  # the two from the hub score at the hub, for both offices
        game.score(game.hub, game.applications[number][0], game.judges[number][-2:], "0.9")
    game.score(second, game.applications[1][0], game.judges[1][:-2], "0.8")
    game.up()
    status = Rounds(game.hub).status(game.round)
    assert (status.submitted, status.due) == (len(game.judges[0]) + len(game.judges[1]),) * 2
    with pytest.raises(NotAllowed):
        Rounds(first).close(first.actor, game.round)
    with pytest.raises(InputRefused, match="密封"):
        Results(first).of_round(game.round)
    Rounds(game.hub).close(game.hub.actor, game.round)
    result = Results(game.hub).of_round(game.round).result
    assert [(o.case.office, o.stars) for o in result.outcomes] == [("NX03", 5), ("NX07", 3)]
    Results(game.hub).grade(game.hub.actor, game.round)
    Publicity(game.hub).publish(game.hub.actor, game.round)
    objection = Publicity(second)
    game.down()
    own = Results(first).of_round(game.round)
    assert [o.total for o in own.result.outcomes] == [result.outcomes[0].total]
    # The whole list is known at every office, and its own history of stars.
    assert [row.stars for row in Publicity(first).listed(game.round)] == [5, 3]
    assert [g.stars for g in Groups(second).page(GroupFilter(), 0, 9)] == [3]
    named = objection.object(second.actor, game.applications[1][0], "名次不公")
    game.up()
    Publicity(game.hub).answer(game.hub.actor, named, "已复核，计算无误", upheld=False)
    game.down()
    [answered] = objection.objections(game.round)
    assert (answered.answered, answered.answers[0][0]) == (True, "已复核，计算无误")
    for home in (game.hub, first, second):
        assert whole(home)
        assert conflicts(home) == 0


def test_a_form_taken_in_at_office_and_hub_is_one(game: Played) -> None:
    office, judge = game.offices[0], game.judges[0][0]
    path = game.town.folder / "form.xlsx"
    write_judge_book(office, office.actor, game.round, judge, path)
    fill_book(path, {"1号楼组": full("0.9").points})
    for home in (office, game.hub):
        assert take_judge_books(home, home.actor, [path])[0].taken == 1
    game.up()
    assert take_judge_books(game.hub, game.hub.actor, [path])[0].already == 1
    game.down()
    for home in (office, game.hub):
        assert len(ScoreSheets(home).past(game.applications[0][0], judge)) == 1
        assert conflicts(home) == 0  # two ciphertexts, one sheet
    assert digest(office, "NX03") == digest(game.hub, "NX03")


def test_what_comes_after_the_close_does_not_count_and_is_told(game: Played) -> None:
    office, application = game.offices[0], game.applications[0][0]
    game.score(office, application, game.judges[0][:2])
    game.up()
    Rounds(game.hub).close(game.hub.actor, game.round, code=game.code)
    game.score(office, application, game.judges[0][2:3])  # this office has not heard yet
    game.up()
    found = Results(game.hub).of_round(game.round)
    outcome = found.result.of(application)
    assert outcome is not None
    assert (len(outcome.valid), found.late) == (2, 1)
    game.down()
    with pytest.raises(InputRefused, match="评审中"):
        game.score(office, application, game.judges[0][3:4])
