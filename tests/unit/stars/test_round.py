"""A round from 申报 to 复评, at one home; who may do what in each state."""

from datetime import timedelta
from fractions import Fraction

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused, UserError
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.stars import rules
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.groups import Groups
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.publicity import Publicity
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubric import content_of
from nanxi_desk.stars.rubrics import Rubrics
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import RoundPlan, Thresholds
from tests.support.homes import PASSWORD
from tests.support.journals import MovableClock
from tests.support.star_rounds import RUBRIC, YEAR, OneHomeRound, full


def scored(played: OneHomeRound) -> OneHomeRound:
    """Both groups by all judges: the first with all points, the second with less; closed."""
    played.start()
    first, second = played.applications
    played.score(first, dict.fromkeys(played.judges, full()))
    played.score(second, dict.fromkeys(played.judges, full("0.85")))
    played.close()
    return played


@pytest.mark.both_databases
def test_a_round_goes_from_application_to_review(played: OneHomeRound, clock: MovableClock) -> None:
    scored(played)
    home, actor, round_ = played.home, played.actor, played.round
    results, publicity = Results(home), Publicity(home)
    found = results.of_round(round_)
    assert [o.stars for o in found.result.outcomes] == [5, 3]
    results.grade(actor, round_)
    publicity.publish(actor, round_)
    with pytest.raises(InputRefused, match="期满"):
        publicity.award(actor, round_)
    clock.move(hours=24 * 7)
    with pytest.raises(InputRefused, match="期满"):  # seven whole days, the day of publication not counted
        publicity.award(actor, round_)
    objection = publicity.object(actor, played.applications[1], "楼道仍有堆物")
    clock.move(hours=24)
    with pytest.raises(InputRefused, match="异议"):
        publicity.award(actor, round_)
    publicity.answer(actor, objection, "已现场核实，不属实", upheld=False)
    publicity.award(actor, round_)
    rows = publicity.listed(round_)
    assert [(r.stars, r.plaque) for r in rows] == [(5, "2026-5-001"), (3, "2026-3-001")]
    Rounds(home).advance(actor, round_, rules.PATROL)
    publicity.patrol(actor, rows[0].id, "2026-11-22", in_order=False, finding="楼道堆物")
    Rounds(home).advance(actor, round_, rules.REVIEW)
    assert publicity.review(actor, rows[0].id, 4, "巡查三次未整改") == rules.LOWER
    group = Groups(home).detail(played.groups[0])
    assert (group.row.stars, group.history[0].awarded, group.history[0].review) == (4, 5, rules.LOWER)
    assert Groups(home).map_of("华业小区").cells[0].stars == 4
    with home.journal.read() as conn:
        assert verify(conn).problems == []


def test_an_objection_that_is_right_leads_back_to_the_grading(played: OneHomeRound) -> None:
    scored(played)
    home, actor, round_ = played.home, played.actor, played.round
    results, publicity = Results(home), Publicity(home)
    results.grade(actor, round_)
    publicity.publish(actor, round_)
    objection = publicity.object(actor, played.applications[0], "签约户数不实")
    publicity.answer(actor, objection, "属实", upheld=True)
    Applications(home).find_veto(actor, played.applications[0], "false", "签约表系补签")
    assert results.of_round(round_).moved
    with pytest.raises(FieldRefused):
        results.grade(actor, round_)  # after the publication it takes a reason
    found = results.grade(actor, round_, reason="异议成立")
    assert [o.stars for o in found.result.outcomes] == [0, 3]
    publicity.publish(actor, round_)
    assert [r.stars for r in publicity.listed(round_)] == [3]


def test_the_state_allows_what_belongs_to_it(played: OneHomeRound) -> None:
    home, actor, round_ = played.home, played.actor, played.round
    with pytest.raises(InputRefused, match="评审中"):
        ScoreSheets(home).submit(actor, played.applications[0], full(), played.judges[0])
    with pytest.raises(InputRefused, match="密封"):
        Results(home).of_round(round_)
    with pytest.raises(InputRefused, match="不能转到"):
        played.close()
    played.start()
    with pytest.raises(InputRefused):
        Applications(home).edit(actor, played.applications[0], {"target": 4})
    with pytest.raises(InputRefused):
        Rounds(home).create(actor, RoundPlan(YEAR))


def test_the_rubric_freezes_when_scoring_begins(played: OneHomeRound) -> None:
    rubrics, actor = Rubrics(played.home), played.actor
    content = content_of(RUBRIC)
    content["blocks"][0]["indicators"][0]["name"] = "楼组长和骨干不少于 4 人"
    rubrics.save(actor, YEAR, content)
    [change] = rubrics.differences(0, YEAR)
    assert change.after == "楼组长和骨干不少于 4 人"
    assert "A1.1" in change.where
    played.start()
    with pytest.raises(InputRefused, match="不能再改"):
        rubrics.save(actor, YEAR, content_of(RUBRIC))
    assert rubrics.save(actor, YEAR + 1, content_of(RUBRIC)).frozen == ""


@pytest.mark.parametrize("step", ["3", "0", "-1", "x"])
def test_a_rubric_that_cannot_be_is_refused_at_its_place(home: Home, played: OneHomeRound, step: str) -> None:
    content = content_of(RUBRIC)
    content["blocks"][0]["indicators"][1]["step"] = step
    with pytest.raises(FieldRefused) as refused:
        Rubrics(home).save(played.actor, YEAR, content)
    assert refused.value.field == "blocks/A1/A1.2"


@pytest.mark.both_databases
def test_thresholds_may_be_tried_and_are_logged(played: OneHomeRound) -> None:
    scored(played)
    results = Results(played.home)
    tried = results.what_if(played.actor, played.round, Thresholds({3: Fraction(70), 4: Fraction(80)}))
    assert [o.stars for o in tried.result.outcomes] == [5, 4]
    assert [o.stars for o in results.of_round(played.round).result.outcomes] == [5, 3]
    [(__, who, thresholds, counts)] = results.trials(played.round)
    assert who == played.actor.name
    assert '"4": "80"' in thresholds
    assert "四星 1" in counts
    with pytest.raises(FieldRefused):
        results.grade(played.actor, played.round, thresholds=Thresholds({4: Fraction(80)}))
    results.grade(played.actor, played.round, thresholds=Thresholds({4: Fraction(80)}), reason="区里名额增加")
    assert [o.stars for o in results.of_round(played.round).result.outcomes] == [5, 4]
    assert "四星 不低于 80 分" in Rounds(played.home).get(played.round).thresholds
    Publicity(played.home).publish(played.actor, played.round)
    with pytest.raises(InputRefused):
        results.what_if(played.actor, played.round, Thresholds())


def test_a_missing_cell_keeps_a_sheet_from_being_submitted(played: OneHomeRound) -> None:
    played.start()
    desk, application = ScoreSheets(played.home), played.applications[0]
    content = full()
    without = type(content)({c: p for c, p in content.points.items() if c != "B.2"})
    reckoned = desk.reckon(RUBRIC, without)
    assert (reckoned.missing, reckoned.total, reckoned.complete) == (("B.2",), Fraction(92), False)
    with pytest.raises(FieldRefused) as refused:
        desk.submit(played.actor, application, without, played.judges[0])
    assert refused.value.field == "B.2"
    for wrong in ("8.5", "0.3", "-1", "八", "1e1", "nan"):
        with pytest.raises(FieldRefused) as refused:
            desk.submit(played.actor, application, full(B_2=wrong), played.judges[0])
        assert refused.value.field == "B.2"
    assert desk.submit(played.actor, application, full(B_2="７．５"), played.judges[0]) == 1
    assert desk.submit(played.actor, application, full(B_2="0"), played.judges[0]) == 2
    assert [(p.turn, p.counts) for p in desk.past(application, played.judges[0])] == [(2, True), (1, False)]


def test_a_clock_that_goes_back_brings_no_old_sheet_back(played: OneHomeRound, clock: MovableClock) -> None:
    played.start()
    application, judge = played.applications[0], played.judges[0]
    played.score(application, {judge: full("0.5")})
    clock.moment -= timedelta(days=3)
    played.score(application, {judge: full()})
    played.close()
    [outcome] = [o for o in Results(played.home).of_round(played.round).result.outcomes if o.valid]
    assert outcome.judges == 100


def test_who_lives_there_is_recused(played: OneHomeRound) -> None:
    Panel(played.home).seat(played.actor, played.round, played.judges[0], played.groups[0])
    played.start()
    with pytest.raises(InputRefused, match="回避"):
        played.score(played.applications[0], {played.judges[0]: full()})
    played.score(played.applications[1], {played.judges[0]: full()})
    status = Rounds(played.home).status(played.round)
    assert (status.due, status.submitted, status.recused) == (9, 1, 1)
    assert status.few_judges == ("华业小区 1号楼组",)


def test_recusals_are_listed_whether_written_down_or_not(played: OneHomeRound) -> None:
    panel = Panel(played.home)
    panel.seat(played.actor, played.round, played.judges[0], played.groups[0])
    panel.recuse(played.actor, played.applications[1], played.judges[1], "亲属住在本楼")
    found = [(r.group_name, r.judge_id, r.reason, bool(r.at)) for r in panel.recusals(played.round)]
    assert found == [
        ("1号楼组", played.judges[0], "", False),
        ("2号楼组", played.judges[1], "亲属住在本楼", True),
    ]


def test_days_of_a_round_stay_in_order_when_altered(played: OneHomeRound) -> None:
    rounds = Rounds(played.home)
    rounds.edit(played.actor, played.round, {"apply_until": "2026-11-20", "score_until": "2026-12-20"})
    with pytest.raises(FieldRefused) as refused:
        rounds.edit(played.actor, played.round, {"score_until": "2026-11-19"})
    assert refused.value.field == "score_until"
    assert rounds.get(played.round).score_until == "2026-12-20"


def test_a_recusal_after_the_sheet_takes_it_out(played: OneHomeRound) -> None:
    played.start()
    first = played.applications[0]
    played.score(first, dict.fromkeys(played.judges, full()))
    Panel(played.home).recuse(played.actor, first, played.judges[0], "亲属住在本楼")
    played.close()
    outcome = Results(played.home).of_round(played.round).result.of(first)
    assert outcome is not None
    assert len(outcome.valid) == 4


def test_closing_needs_the_password_or_the_code(played: OneHomeRound) -> None:
    code = played.start()
    rounds, home = Rounds(played.home), played.home
    home.access._own = None  # as after a PIN
    for given in ({}, {"password": "falsch"}, {"code": "0000"}):
        with pytest.raises(UserError):
            rounds.close(played.actor, played.round, **given)
    assert rounds.get(played.round).state == rules.SCORING
    assert rounds.close(played.actor, played.round, code=code).state == rules.CLOSED
    assert home.access.own_key(PASSWORD)
