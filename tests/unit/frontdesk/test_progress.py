"""Each step of a request's life through the service: its terms, its refusals, between office and hub."""

import datetime as dt
from pathlib import Path

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import new_id
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import RequestDetail, RequestFilter, StepOrder, VisitDraft
from tests.support.homes import make_home
from tests.support.journals import MovableClock

pytestmark = pytest.mark.both_databases

START = dt.datetime(2026, 11, 12, 2, 0, tzinfo=dt.UTC)  # a Thursday morning at the office
OUTSIDE = StepOrder("转办", target="外单位", to_name="物业公司")


@pytest.fixture
def wall() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def home(tmp_path: Path, wall: MovableClock):
    with make_home(tmp_path / "home", wall=wall) as made:
        yield made


@pytest.fixture
def desk(home: Home) -> FrontDesk:
    return FrontDesk(home)


def logged(desk: FrontDesk, home: Home, **draft: object) -> str:
    return desk.log(home.actor, VisitDraft(**{"item": "漏水", "name": "王芳", **draft})).request_id  # type: ignore[arg-type]


def take(desk: FrontDesk, home: Home, request: str, kind: str, **terms: object) -> RequestDetail:
    desk.take_step(home.actor, [request], StepOrder(kind, **terms))  # type: ignore[arg-type]
    return desk.detail(request)


def colleague(home: Home, name: str = "李明") -> Actor:
    made = Staff(id=new_id(), scope=home.office, name=name, post="社工")
    with home.journal.write(home.actor.id) as writing:
        writing.create(made)
    return Actor(made.id, name, home.actor.roles)


def test_accepting_starts_the_clock_with_the_items_limit(desk: FrontDesk, home: Home) -> None:
    shown = take(desk, home, logged(desk, home), "受理")
    assert (shown.row.state, shown.row.due, shown.days_left) == ("受理", "2026-11-19", 5)
    assert [term for step in shown.steps for term in step.terms] == [("时限(工作日)", "5")]


def test_an_urgent_case_and_an_own_limit(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, item="临时救助")
    assert take(desk, home, request, "受理", urgent=True).row.due == "2026-11-13"
    other = logged(desk, home, item="谁也不知道的事")
    assert take(desk, home, other, "受理").row.due == "2026-11-19", "five workdays outside the catalogue"
    assert take(desk, home, logged(desk, home), "受理", limit=15).row.due == "2026-12-03"
    for limit in (-1, 366):
        with pytest.raises(FieldRefused) as refused:
            take(desk, home, logged(desk, home), "受理", limit=limit)
        assert refused.value.field == "limit"


def test_lights_burn_with_the_days(desk: FrontDesk, home: Home, wall: MovableClock) -> None:
    request = logged(desk, home, accept=True)  # due Thursday the 19th
    seen = []
    for _day in range(9):
        seen.append(desk.detail(request).row.light)
        wall.move(days=1)
    assert seen == ["", "", "", "", "", "", "yellow", "yellow", "red"]
    assert desk.today().red == 1
    take(desk, home, request, "办结")
    assert desk.detail(request).row.light == ""
    assert desk.today().red == 0


def test_an_outside_body_gets_it_and_answers(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, accept=True)
    desk.take_step(home.actor, [request], OUTSIDE)
    shown = desk.detail(request)
    assert (shown.row.state, shown.row.handed_to) == ("转办", "物业公司")
    assert take(desk, home, request, "接收").row.state == "待回件"
    with pytest.raises(FieldRefused) as refused:
        take(desk, home, request, "回件")
    assert refused.value.field == "reason"
    shown = take(desk, home, request, "回件", reason="水管已换")
    assert (shown.row.state, shown.row.handed_to) == ("办理中", "")
    assert shown.steps[-1].note == "水管已换"


def test_a_colleague_takes_it_over(desk: FrontDesk, home: Home) -> None:
    other = colleague(home)
    assert [c.name for c in desk.colleagues()] == ["李明"]
    request = logged(desk, home, accept=True)
    take(desk, home, request, "转办", target="同事", to_id=other.id)
    desk.take_step(other, [request], StepOrder("接收"))
    row = desk.detail(request).row
    assert (row.state, row.receiver, row.handler) == ("办理中", "陈静", "李明")
    home.seat(other)
    assert desk.count("mine") == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({}, "target"),
        ({"target": "市里"}, "target"),
        ({"target": "同事"}, "to_id"),
        ({"target": "同事", "to_id": "0" * 32}, "to_id"),
        ({"target": "外单位", "to_name": " "}, "to_name"),
    ],
)
def test_a_hand_over_names_to_whom(desk: FrontDesk, home: Home, terms: dict[str, str], field: str) -> None:
    request = logged(desk, home, accept=True)
    with pytest.raises(FieldRefused) as refused:
        take(desk, home, request, "转办", **terms)
    assert refused.value.field == field
    assert desk.detail(request).row.state == "受理"
    with pytest.raises(FieldRefused):
        take(desk, home, request, "转办", target="同事", to_id=home.actor.id)


def test_papers_are_asked_for_once_and_the_clock_stands(
    desk: FrontDesk, home: Home, wall: MovableClock
) -> None:
    request = logged(desk, home, accept=True)
    shown = take(desk, home, request, "暂停", pause="补正", documents=("户口簿", " "))
    assert (shown.row.state, shown.paused_until) == ("暂停", "2026-11-19")
    assert shown.row.due == "2026-11-26", "five workdays from the day after the pause"
    assert ("补正清单", "户口簿") in shown.steps[-1].terms
    wall.move(days=4)
    shown = take(desk, home, request, "恢复")
    assert (shown.row.state, shown.row.due) == ("受理", "2026-11-20"), "it ran on from Monday"
    with pytest.raises(FieldRefused, match="一次性") as refused:
        take(desk, home, request, "暂停", pause="补正", documents=("身份证",))
    assert refused.value.field == "pause"


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({}, "pause"),
        ({"pause": "补正"}, "documents"),
        ({"pause": "评定"}, "last_day"),
        ({"pause": "公示", "first_day": "2026-11-13"}, "first_day"),
        ({"pause": "公示", "first_day": "2026-11-11"}, "first_day"),
        ({"pause": "公示", "first_day": "morgen"}, "first_day"),
        ({"pause": "评定", "last_day": "2026-11-11"}, "last_day"),
        ({"pause": "评定", "last_day": "2028-11-11"}, "last_day"),
    ],
)
def test_a_pause_has_a_reason_and_days(
    desk: FrontDesk, home: Home, terms: dict[str, str], field: str
) -> None:
    request = logged(desk, home, accept=True)
    with pytest.raises(FieldRefused) as refused:
        take(desk, home, request, "暂停", **terms)
    assert refused.value.field == field


def test_a_publication_lasts_seven_days_unless_said_otherwise(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, accept=True)
    assert take(desk, home, request, "暂停", pause="公示").paused_until == "2026-11-19"
    assert desk.pause_end("公示", "2026-11-12") == "2026-11-19"
    assert desk.pause_end("评定", "2026-11-12") == ""


def test_an_extension_is_approved_and_reasoned(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, accept=True)
    whole = {"extra_workdays": 5, "approved_by": "主任", "reason": "要等评估"}
    for field in whole:
        with pytest.raises(FieldRefused) as refused:
            take(
                desk, home, request, "延期", **{name: value for name, value in whole.items() if name != field}
            )
        assert refused.value.field == field
    assert take(desk, home, request, "延期", **whole).row.due == "2026-11-26"


def test_urging_before_the_deadline_and_supervising_after(
    desk: FrontDesk, home: Home, wall: MovableClock
) -> None:
    request = logged(desk, home, accept=True)
    with pytest.raises(InputRefused, match="催办"):
        take(desk, home, request, "督办")
    take(desk, home, request, "催办")
    wall.move(days=8)
    with pytest.raises(InputRefused, match="督办"):
        take(desk, home, request, "催办")
    assert take(desk, home, request, "督办").row.state == "受理"


def test_what_is_refused_has_a_reason_and_counts_as_received_only(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home)
    with pytest.raises(FieldRefused):
        take(desk, home, request, "不予受理")
    shown = take(desk, home, request, "不予受理", reason="不属本社区")
    assert (shown.row.state, shown.allowed) == ("不予受理", ("归档", "作废"))
    assert desk.count(RequestFilter(measure="received")) == 1
    assert desk.count(RequestFilter(measure="closed")) == 0


def test_a_void_request_stays_for_the_audit_and_is_in_no_figure(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, close_now=True)
    shown = take(desk, home, request, "作废", reason="登记错了")
    assert (shown.row.state, shown.allowed) == ("作废", ())
    assert desk.count("all") == 1
    assert desk.count(RequestFilter(measure="received")) == 0


def test_a_closing_that_is_no_help_says_why(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, accept=True)
    with pytest.raises(FieldRefused) as refused:
        take(desk, home, request, "办结", result="不予办理")
    assert refused.value.field == "reason"
    with pytest.raises(FieldRefused) as refused:
        take(desk, home, request, "办结", result="随便")
    assert refused.value.field == "result"
    assert take(desk, home, request, "办结", result="移送").row.result == "移送"


@pytest.mark.one_database
@pytest.mark.parametrize("kind", rules.STEPS)
def test_only_the_steps_that_are_offered_can_be_taken(desk: FrontDesk, home: Home, kind: str) -> None:
    request = logged(desk, home)
    allowed = desk.detail(request).allowed
    assert set(allowed) == {"受理", "办结", "不予受理", "撤销", "作废"}
    order = StepOrder(kind, reason="因故")
    if kind in allowed:
        assert desk.take_step(home.actor, [request], order).done == 1
    else:
        with pytest.raises(InputRefused):
            desk.take_step(home.actor, [request], order)
        assert desk.detail(request).row.state == "登记"


def test_many_are_closed_at_once_and_those_that_cannot_are_named(desk: FrontDesk, home: Home) -> None:
    ids = [logged(desk, home, accept=number % 2 == 0, detail=str(number)) for number in range(6)]
    handed = logged(desk, home, accept=True)
    desk.take_step(home.actor, [handed], OUTSIDE)
    number = desk.detail(handed).row.number
    taken = desk.take_step(home.actor, [*ids, handed], StepOrder("办结", reason="批量"))
    assert (taken.done, [n for n, _why in taken.refused]) == (6, [number])
    assert desk.count("open") == 1
    assert desk.undo(home.actor) == "办结 6 件"
    assert desk.count("open") == 7


def test_every_step_can_be_taken_back(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home)
    states = []
    for kind in ("受理", "办理", "催办", "办结", "归档"):
        states.append(desk.detail(request).row.state)
        take(desk, home, request, kind)
    for state in reversed(states):
        desk.undo(home.actor)
        assert desk.detail(request).row.state == state
    assert desk.undo(home.actor).startswith("登记")
    assert desk.count("all") == 0
    with pytest.raises(InputRefused, match="没有可以撤销"):
        desk.undo(home.actor)
    with home.journal.read() as conn:
        assert verify(conn).problems == []


def test_several_matters_of_one_visit(desk: FrontDesk, home: Home) -> None:
    first = desk.log(home.actor, VisitDraft(item="敬老卡", name="王芳", phone="13800000007", close_now=True))
    second = desk.log(home.actor, VisitDraft(item="漏水", visit_id=first.visit_id, accept=True))
    assert (second.visit_id, second.resident_id) == (first.visit_id, first.resident_id)
    assert first.number != second.number
    assert {row.visitor for row in desk.page("all", 0, 9)} == {"王芳"}
    assert desk.find_residents("王芳")[0].visits == 1, "one visit, two matters"
    assert [matter.item for matter in desk.past(first.resident_id or "").matters] == [
        "漏水",
        "敬老卡/老年综合津贴",
    ]


def test_papers_that_were_brought_and_are_missing_are_kept(desk: FrontDesk, home: Home) -> None:
    request = logged(desk, home, documents=("身份证",), missing=("户口簿",))
    shown = desk.detail(request)
    assert (shown.documents, shown.missing) == (("身份证",), ("户口簿",))


def test_one_person_from_two_records_and_apart_again(desk: FrontDesk, home: Home) -> None:
    one = desk.log(home.actor, VisitDraft(item="漏水", name="王芳", phone="13800000007"))
    other = desk.log(home.actor, VisitDraft(item="敬老卡", name="王芳", phone="13900000008"))
    third = desk.log(home.actor, VisitDraft(item="低保", name="王方", phone="13800000007"))
    keep, second, namesake = (logged.resident_id or "" for logged in (one, other, third))
    assert {hit.id for hit in desk.past(keep).alike} == {second, namesake}
    desk.join_residents(home.actor, keep, second)
    past = desk.past(keep)
    assert {matter.item for matter in past.matters} == {"漏水", "敬老卡/老年综合津贴"}
    assert [hit.id for hit in past.joined] == [second]
    assert desk.past(second).resident_id == keep, "both ids stay valid"
    assert [hit.id for hit in desk.find_residents("13900000008")] == [keep]
    desk.join_residents(home.actor, namesake, keep)
    assert {row.visitor for row in desk.page("all", 0, 9)} == {"王方"}
    with pytest.raises(InputRefused, match="已经是同一个人"):
        desk.join_residents(home.actor, second, keep)
    desk.undo(home.actor)
    desk.part_residents(home.actor, second)
    assert desk.past(keep).joined == ()
    assert [row.visitor for row in desk.page("all", 0, 9)] == ["王方", "王芳", "王芳"]
    with pytest.raises(InputRefused, match="没有和别人合并"):
        desk.part_residents(home.actor, second)
