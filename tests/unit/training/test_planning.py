"""Programmes, sessions and their repeats."""

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.training.views import Repeat, SessionFilter
from tests.support.trainings import DAY


def refused_field(call) -> str:
    with pytest.raises(FieldRefused) as refused:
        call()
    return refused.value.field


def test_shipped_programmes_come_first_and_own_ones_stay_with_the_office(office):
    names = [p.name for p in office.training.programmes()]
    assert names[:4] == ["治惠学堂", "新一届居委会成员培训", "业委会成员培训", "业委会主任沙龙"]
    own = office.training.add_programme(office.actor, "楼组长学堂", "楼组长")
    found = office.training.programmes()[-1]
    assert (found.id, found.source, found.editable) == (own, "office", True)
    assert refused_field(lambda: office.training.add_programme(office.actor, "治惠 学堂")) == "name"
    office.training.withdraw_programme(office.actor, own)
    assert own not in [p.id for p in office.training.programmes()]
    assert office.training.add_programme(office.actor, "楼组长学堂") == own
    with pytest.raises(NotAllowed):  # the hub's
        office.training.save_programme(office.actor, office.training.programmes()[0].id, "别的名字")


def test_hours_follow_the_period_unless_they_are_written(office):
    row = office.training.detail(office.session()).row
    assert (str(row.hours), row.period, row.held) == ("3", "09:00–11:15", True)
    assert str(office.training.detail(office.session(hours="2.5")).row.hours) == "2.5"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"topic": " "}, "topic"),
        ({"day": "2026-13-01"}, "day"),
        ({"begin": "25:00"}, "begin"),
        ({"begin": "11:00", "end": "09:00"}, "end"),
        ({"hours": "三"}, "hours"),
        ({"shared": True}, "shared"),
        ({"programme_id": "0" * 32}, "programme_id"),
        ({"counted_only": True, "headcount": -1}, "headcount"),
        ({"late_after": 999}, "late_after"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(office, values, field):
    assert refused_field(lambda: office.session(**values)) == field
    assert office.training.count(SessionFilter()) == 0


def test_repeats_in_one_step(office):
    order = office.order(day="2026-09-28")
    ids = office.training.plan(office.actor, order, Repeat(every=1, count=4, workdays_only=True))
    days = [office.training.detail(i).row.day for i in ids]
    # From 1 October people are off; the days that fall together are one.
    assert days[:3] == ["2026-09-28", "2026-09-29", "2026-09-30"]
    assert len(set(days)) == len(days)
    assert office.training.detail(ids[0]).series == ids
    assert refused_field(lambda: office.training.plan(office.actor, order, Repeat(count=500))) == "count"


def test_a_repeat_takes_the_roster_along(office):
    session = office.session()
    office.invite(session, "王芳", "李明")
    (later,) = office.training.repeat(office.actor, session, Repeat(days=("2026-12-01",), with_roster=True))
    assert [row.name for row in office.attending.people(later)] == ["王芳", "李明"]
    assert office.attending.tally(later).unmarked == 2


def test_altering_keeps_what_is_written_and_says_where_it_may_not(office):
    session = office.session(day="2026-11-30")
    detail = office.training.detail(session)
    assert not office.training.alter(office.actor, session, detail.order, detail.seen)
    moved = office.order(day="2026-12-01", place="社区学校")
    assert office.training.alter(office.actor, session, moved, detail.seen)
    row = office.training.detail(session).row
    assert (row.day, row.place, row.held) == ("2026-12-01", "社区学校", False)


def test_headcounts_are_for_sessions_without_names(office):
    session = office.session(counted_only=True)
    assert office.training.detail(session).row.headcount is None
    office.training.set_headcount(office.actor, session, 104)
    assert office.training.detail(session).row.headcount == 104
    with pytest.raises(InputRefused, match="只计人数"):
        office.invite(session, "王芳")
    named = office.session()
    assert refused_field(lambda: office.training.set_headcount(office.actor, named, 5)) == "headcount"
    office.invite(named, "王芳")
    office.came(named, "王芳")
    order = office.order(counted_only=True, headcount=9)
    assert refused_field(lambda: office.training.alter(office.actor, named, order)) == "counted_only"


@pytest.mark.both_databases
def test_lists_of_sessions(office):
    past, today, coming = (office.session(day=day) for day in ("2026-03-01", DAY, "2026-12-24"))
    office.training.cancel(office.actor, coming)

    def ids(**wanted) -> list[str]:
        return [row.id for row in office.training.page(SessionFilter(**wanted))]

    assert ids() == [coming, today, past]
    assert ids(which="held") == [today, past]
    assert ids(which="cancelled") == [coming]
    assert ids(which="coming") == []
    assert ids(which="today") == [today]
    assert ids(first_day="2026-01-01", last_day="2026-06-30") == [past]
    programme, other = (p.id for p in office.training.programmes()[:2])
    assert ids(programme_id=programme, text="应急") == [coming, today, past]
    assert ids(programme_id=other) == ids(text="没有") == ids(host="*") == []
    office.training.take_back(office.actor, coming)
    assert ids(which="coming") == [coming]


def test_a_session_is_named_by_day_and_topic(office):
    first, second = office.session("应急处置"), office.session("协商议事")
    assert office.training.named(f"{DAY} 应急") == office.training.named(first) == first
    assert office.training.named("协商") == second
    with pytest.raises(InputRefused, match="2 场"):
        office.training.named(DAY)
    with pytest.raises(InputRefused, match="没有找到"):
        office.training.named("没有")
