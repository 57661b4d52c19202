"""Saving a rubric whose levels changed: what is in use stays, and the years' differences tell it."""

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.stars.applications import Applications
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.rubric_texts import Texts, content_from, move_block, texts_of
from nanxi_desk.stars.rubrics import Rubrics
from nanxi_desk.stars.views import ApplicationDraft, RoundPlan
from tests.support.star_rounds import YEAR, OneHomeRound, add_groups, be_everybody


@pytest.fixture
def texts() -> Texts:
    return texts_of(shipped_rubric())


def save(home: Home, texts: Texts, year: int = YEAR) -> None:
    Rubrics(home).save(home.actor, year, content_from(texts))


def test_a_level_that_groups_applied_for_stays(home: Home, texts: Texts) -> None:
    be_everybody(home)
    round_ = Rounds(home).create(home.actor, RoundPlan(YEAR)).id
    own, other = add_groups(home, 2)
    desk = Applications(home)
    desk.apply(home.actor, round_, ApplicationDraft(own, 3))
    kept = desk.apply(home.actor, round_, ApplicationDraft(other, 4))
    del texts["stars"][0]
    with pytest.raises(FieldRefused, match="有 1 个楼组申报三星") as refused:
        save(home, texts)
    assert refused.value.field == "stars"
    assert Rubrics(home).of_year(YEAR).rubric == shipped_rubric()
    save(home, texts, YEAR + 1)  # nobody has applied in that year
    desk.withdraw(home.actor, next(row.id for row in desk.all(round_) if row.id != kept))
    save(home, texts)
    assert [star.stars for star in Rubrics(home).of_year(YEAR).rubric.stars] == [4, 5]


def test_a_level_asked_for_of_the_year_before_is_one_of_the_rubric(home: Home, texts: Texts) -> None:
    be_everybody(home)
    del texts["stars"][1]
    with pytest.raises(FieldRefused, match="没有这个星级") as refused:
        save(home, texts)
    assert refused.value.field == "stars/5/before"


def test_years_tell_levels_and_order_in_words(home: Home, texts: Texts) -> None:
    be_everybody(home)
    texts["stars"].insert(
        0, {"stars": 2, "least": "60", "conditions": "A ≥ 30；B 每项 ≥ 2", "before": "", "quota": "8"}
    )
    move_block(texts, 0, 1)
    save(home, texts)
    told = {(c.where, c.before, c.after) for c in Rubrics(home).differences(0, YEAR)}
    assert told == {
        ("各块 › 顺序", "A1 A2 A3 B C", "A2 A1 A3 B C"),
        ("二星 › 增减星级", "", "总分 ≥ 60；A ≥ 30；B 每项 ≥ 2；名额 8"),
    }
    back = Rubrics(home).differences(YEAR, 0)
    assert ("二星 › 增减星级", "总分 ≥ 60；A ≥ 30；B 每项 ≥ 2；名额 8", "") in {
        (c.where, c.before, c.after) for c in back
    }


def test_a_frozen_rubric_keeps_its_order(home: Home, texts: Texts) -> None:
    OneHomeRound(home).start()
    move_block(texts, 0, 1)
    with pytest.raises(InputRefused, match="评审已经开始"):
        save(home, texts)
    assert Rubrics(home).of_year(YEAR).rubric == shipped_rubric()
