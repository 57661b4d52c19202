"""Rules of a request's life: what its steps make of it, in whatever order they arrive."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.calendar import WorkCalendar
from nanxi_desk.frontdesk import rules
from nanxi_desk.frontdesk.rules import (
    ALLOWED,
    CHANNELS,
    COLLEAGUE,
    HUB,
    OPEN_STATES,
    OUTSIDE,
    PAUSES,
    RESULTS,
    STATES,
    STEPS,
    TARGETS,
    Standing,
    Step,
    allowed_steps,
    may_follow,
    standing,
)

CALENDAR = WorkCalendar()
MONDAY = date(2026, 11, 2)
ENDS = ("办结", "不予受理", "撤销")

days = st.integers(0, 40).map(lambda n: MONDAY + timedelta(days=n))
steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from([*STEPS, "von morgen"]),
        at=st.sampled_from([f"2026-11-2{day}T01:00:00Z" for day in range(3)]),
        order=st.integers(0, 9).map(str),
        result=st.sampled_from([*RESULTS, None]),
        on_spot=st.booleans(),
        by=st.sampled_from(["", "甲", "乙"]),
        turn=st.sampled_from([None, 0, 1, 2, 3]),
        day=st.none() | days,
        limit=st.none() | st.integers(0, 30),
        target=st.sampled_from(["", *TARGETS]),
        pause=st.sampled_from(["", *PAUSES]),
        first_day=st.none() | days,
        last_day=st.none() | days,
        extra=st.none() | st.integers(-3, 20),
    ),
    max_size=8,
    unique_by=lambda step: step.order,
)


def step(kind: str, day: int = 1, **terms: object) -> Step:
    """A step on a day of November 2026, in the order in which they are written down."""
    at = date(2026, 11, day)
    made = Step(kind, f"{at.isoformat()}T01:00:00Z", f"{day:02d}{STEPS.index(kind):02d}", day=at)
    return replace(made, **terms)  # type: ignore[arg-type]


def life(*kinds: str, **terms: object) -> Standing:
    """What steps of these kinds, one each day, make of a request."""
    return standing([step(kind, n, turn=n - 1, **terms) for n, kind in enumerate(kinds, start=1)])


@given(steps, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(given_steps: list[Step], random) -> None:
    shuffled = list(given_steps)
    random.shuffle(shuffled)
    assert standing(shuffled) == standing(given_steps)


@given(steps)
def test_no_steps_lead_out_of_the_known_states(given_steps: list[Step]) -> None:
    now = standing(given_steps)
    assert now.state in STATES
    assert set(allowed_steps(now)) <= set(STEPS)
    assert (now.closed_at is not None) >= (now.state == "办结")


@given(st.data())
def test_no_path_of_allowed_steps_leaves_the_machine(data: st.DataObject) -> None:
    """A walk by allowed steps only: every step counts, each state is known, and what is over stays over."""
    walked = [step("登记", turn=0)]
    over = False
    for turn in range(1, 12):
        now = standing(walked)
        assert now.idle == frozenset()
        assert now.turn == turn - 1
        allowed = allowed_steps(now)
        if over:
            assert set(allowed) <= {"归档", "作废"}
        if not allowed:
            assert now.state == "作废"
            break
        kind = data.draw(st.sampled_from(allowed))
        target = data.draw(st.sampled_from(TARGETS))
        taken = step(kind, min(turn + 1, 28), turn=turn, order=f"{turn:02d}", target=target, result="办成")
        walked.append(taken)
        after = standing(walked)
        assert after.state in STATES
        assert taken.order not in after.idle
        over = after.state not in OPEN_STATES


@given(st.data())
def test_what_is_not_allowed_changes_nothing(data: st.DataObject) -> None:
    """Unless it ends an open request: another seat may have moved on meanwhile, and no end is lost."""
    walked = [step("登记", turn=0)]
    for turn in range(1, data.draw(st.integers(1, 6))):
        allowed = allowed_steps(standing(walked))
        if not allowed:
            break
        walked.append(step(data.draw(st.sampled_from(allowed)), turn + 1, turn=turn, order=f"{turn:02d}"))
    now = standing(walked)
    kind = data.draw(
        st.sampled_from([k for k in STEPS if k not in (*allowed_steps(now), "登记")] or ["登记"])
    )
    after = standing([*walked, step(kind, 28, turn=now.turn + 1, order="99")])
    if kind in ENDS and now.state in OPEN_STATES:
        assert after.state == kind
    else:
        assert replace(after, idle=now.idle, turn=now.turn) == now
        assert kind == "登记" or "99" in after.idle


@given(steps)
def test_a_closing_once_made_stays(given_steps: list[Step]) -> None:
    """Later closings change nothing: the first one decides result and time together."""
    closed = [*given_steps, step("办结", 1, turn=4, order="a", result="办成")]
    later = [*closed, step("办结", 28, turn=5, order="b", result="移送")]
    one, other = standing(closed), standing(later)
    assert (one.state, one.result, one.closed_at, one.closed_day) == (
        other.state,
        other.result,
        other.closed_at,
        other.closed_day,
    )


def test_a_closing_beside_a_hand_over_is_not_lost() -> None:
    """Two seats went on from the same state: the matter is closed, wherever the clocks stood."""
    before = [step("登记", 1, turn=0), step("受理", 2, turn=1)]
    handed = step("转办", 3, turn=2, target=OUTSIDE)
    closed = step("办结", 4, turn=2, result="办成")
    assert standing([*before, handed, closed]).state == "办结"
    assert standing([*before, replace(handed, at="2026-11-09T01:00:00Z"), closed]).state == "办结"


def test_a_clock_that_was_set_back_shuffles_nothing() -> None:
    ancient = step("办结", 2, turn=2, at="2009-01-01T00:00:00Z", result="办成")
    now = standing([step("登记", 1, turn=0), step("受理", 1, turn=1), ancient])
    assert (now.state, now.idle) == ("办结", frozenset())


def test_steps_of_before_the_turns_stand_in_the_order_of_time() -> None:
    now = standing([step("办结", 3, result="移送"), step("登记", 1, by="甲"), step("受理", 2, by="乙")])
    assert (now.state, now.result, now.handler) == ("办结", "移送", "甲")


def test_a_request_without_steps_is_registered() -> None:
    assert standing([]) == Standing("登记")


def test_steps_of_a_newer_version_are_passed_over() -> None:
    assert standing([step("登记", 1), Step("评议", "2026-11-02T01:00:00Z", "x")]).state == "登记"


def test_what_may_follow() -> None:
    running = {"暂停", "延期", "催办", "督办", "撤销", "作废"}
    wanted = {
        None: {"登记"},
        "登记": {"受理", "办结", "不予受理", "撤销", "作废"},
        "受理": {"办理", "转办", "办结"} | running,
        "办理中": {"转办", "办结"} | running,
        "转办": {"接收", "退回", "回件"} | running,
        "待回件": {"回件", "退回"} | running,
        "暂停": {"恢复", "办结", "撤销", "作废"},
        "办结": {"归档", "作废"},
        "不予受理": {"归档", "作废"},
        "撤销": {"作废"},
        "作废": set(),
        "归档": {"作废"},
    }
    assert set(ALLOWED) == {None, *STATES}
    assert {state: {k for k in STEPS if may_follow(state, k)} for state in ALLOWED} == wanted
    assert not may_follow("von morgen", "办结")
    assert len(CHANNELS) == 6


def test_the_whole_way_of_a_matter_that_went_outside() -> None:
    now = life("登记", "受理", "转办", "接收", "回件", "办结", "归档", target=OUTSIDE, result="办成")
    assert (now.state, now.result, now.idle) == ("归档", "办成", frozenset())


def test_a_colleague_takes_a_matter_over_and_the_first_asked_stays_responsible() -> None:
    way = [
        step("登记", 1, turn=0, by="a", by_name="甲"),
        step("受理", 2, turn=1, by="a", by_name="甲"),
        step("转办", 3, turn=2, by="a", by_name="甲", target=COLLEAGUE, to="b", to_name="乙"),
    ]
    handed = standing(way)
    assert "回件" not in allowed_steps(handed)
    assert (handed.state, handed.handler) == ("转办", "a")
    taken = standing([*way, step("接收", 4, turn=3, by="b", by_name="乙")])
    assert (taken.state, taken.handler_name, taken.receiver_name) == ("办理中", "乙", "甲")
    returned = standing([*way, step("退回", 4, turn=3, by="b", by_name="乙")])
    assert (returned.state, returned.handler_name) == ("办理中", "甲")


def test_what_the_hub_took_waits_for_its_answer() -> None:
    taken = life("登记", "受理", "转办", "接收", target=HUB)
    assert taken.state == "待回件"
    assert set(allowed_steps(taken)) == {"回件", "退回", *rules._RUNNING}


def test_a_pause_leads_back_to_where_it_began() -> None:
    for state, way in (
        ("受理", ("登记", "受理")),
        ("办理中", ("登记", "受理", "办理")),
        ("待回件", ("登记", "受理", "转办", "接收")),
    ):
        assert life(*way, "暂停", "恢复", target=HUB, pause="评定").state == state


@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12), st.none() | st.integers(0, 15)), max_size=3),
)
def test_the_clock_never_runs_in_a_pause(limit: int, pauses: list[tuple[int, int, int | None]]) -> None:
    """However pauses were set and ended: the deadline holds as many workdays outside them as the limit."""
    walked = [step("登记", 1, turn=0), replace(step("受理", 1, turn=1), day=MONDAY, limit=limit)]
    paused: set[date] = set()
    for start, length, back in pauses:
        first, last = MONDAY + timedelta(days=start), MONDAY + timedelta(days=start + length)
        turn = len(walked)
        walked.append(
            step("暂停", 1, turn=turn, order=f"p{turn}", pause="评定", first_day=first, last_day=last)
        )
        ended = first + timedelta(days=back) if back is not None else last + timedelta(days=1)
        walked.append(replace(step("恢复", 1, turn=turn + 1, order=f"r{turn}"), day=ended))
        stop = min(last, ended - timedelta(days=1))
        paused |= {first + timedelta(days=n) for n in range((stop - first).days + 1)}
    found = standing(walked).deadline(CALENDAR)
    assert found is not None
    counted, day = 0, MONDAY
    while day < found.due:
        day += timedelta(days=1)
        counted += CALENDAR.is_workday(day) and day not in paused
    if limit:
        assert counted == limit
        assert found.due not in paused
        assert CALENDAR.is_workday(found.due)
    else:
        assert (found.due == MONDAY) == (MONDAY not in paused)


def test_while_a_pause_lasts_no_yellow_light_burns() -> None:
    way = [step("登记", 2, turn=0), step("受理", 2, turn=1, limit=3)]
    open_one = standing(way).deadline(CALENDAR)
    assert open_one is not None
    assert (open_one.due, open_one.yellow_from) == (date(2026, 11, 5), date(2026, 11, 4))
    pause = step("暂停", 4, turn=2, pause="公示", first_day=date(2026, 11, 5), last_day=date(2026, 11, 10))
    paused = standing([*way, pause])
    found = paused.deadline(CALENDAR)
    assert found is not None
    assert paused.paused_until == date(2026, 11, 10)
    assert (found.due, found.yellow_from) == (date(2026, 11, 11), date(2026, 11, 11))


def test_an_extension_adds_workdays() -> None:
    way = [step("登记", 2, turn=0), step("受理", 2, turn=1, limit=5)]
    longer = standing([*way, step("延期", 3, turn=2, extra=5)]).deadline(CALENDAR)
    assert longer is not None
    assert longer.due == date(2026, 11, 16)


def test_closed_in_time_is_up_to_the_deadline() -> None:
    way = [step("登记", 2, turn=0), step("受理", 2, turn=1, limit=1)]
    assert standing(way).in_time(CALENDAR) is None
    assert standing([*way, step("办结", 3, turn=2)]).in_time(CALENDAR) is True
    assert standing([*way, step("办结", 4, turn=2)]).in_time(CALENDAR) is False
    assert standing([way[0], step("办结", 20, turn=1)]).in_time(CALENDAR) is True, "nothing was promised"
