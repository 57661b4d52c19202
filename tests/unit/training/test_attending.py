"""Marks, leaves, make-ups, suspicions and undo at one office."""

import pytest

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.training import rules
from nanxi_desk.training.views import NewPerson
from tests.support.trainings import DAY


@pytest.fixture
def session(office) -> str:
    session = office.session()
    office.invite(session, "王芳", "李明", NewPerson("张伟", "NX03", post="委员", phone="1234"))
    return session


def statuses(office, session) -> dict[str, str]:
    return {row.name: row.status for row in office.attending.people(session)}


def test_one_key_signs_in_and_a_second_swipe_changes_nothing(office, session):
    person = office.named(session, "王芳").person_id
    first = office.attending.sign_in(office.actor, session, person)
    assert (first.person.status, first.person.in_at, first.tally.came) == (rules.PRESENT, "09:00", 1)
    office.clock.move(minutes=30)
    second = office.attending.sign_in(office.actor, session, person)
    assert (second.repeated, second.person.in_at, second.before) == (True, "09:00", None)


def test_late_and_early_follow_the_rule(office, session):
    office.clock.move(minutes=11)
    late = office.attending.sign_in(office.actor, session, office.named(session, "王芳").person_id)
    office.clock.move(minutes=60)
    gone = office.attending.sign_out(office.actor, session, late.person.person_id)
    assert (late.person.status, gone.person.late, gone.person.early) == (rules.LATE, True, True)
    assert office.attending.tally(session).late == 1


@pytest.mark.both_databases
def test_undo_takes_back_exactly_the_last_mark(office, session):
    person = office.named(session, "王芳").person_id
    office.attending.leave(office.actor, session, [person], rules.OFFICIAL, "街道会议")
    marked = office.attending.sign_in(office.actor, session, person)
    office.attending.put_back(office.actor, marked.before)
    row = office.named(session, "王芳")
    assert (row.status, row.in_at, row.reason) == (rules.OFFICIAL, "", "街道会议")
    walk_in = office.attending.walk_in(office.actor, session, NewPerson("赵六", phone="7788"))
    assert office.attending.tally(session).walk_ins == 1
    office.attending.put_back(office.actor, walk_in.before)
    assert "赵六" not in statuses(office, session)
    again = office.attending.walk_in(office.actor, session, NewPerson("赵六", phone="7788"))
    assert (again.person.status, again.tally.walk_ins) == (rules.PRESENT, 1)


def test_unmarked_is_not_absent_until_somebody_says_so(office, session):
    assert set(statuses(office, session).values()) == {rules.UNMARKED}
    office.came(session, "王芳")
    office.attending.leave(office.actor, session, [office.named(session, "李明").person_id], rules.PERSONAL)
    before = office.attending.mark_rest(office.actor, session)
    assert statuses(office, session) == {"王芳": rules.PRESENT, "李明": rules.PERSONAL, "张伟": rules.ABSENT}
    assert len(before) == 1
    office.attending.put_back(office.actor, before[0])
    assert statuses(office, session)["张伟"] == rules.UNMARKED


def test_nobody_is_absent_from_what_has_not_been(office):
    session = office.session(day="2026-12-01")
    office.invite(session, "王芳")
    with pytest.raises(InputRefused, match="还没有举行"):
        office.attending.mark_rest(office.actor, session)


def test_who_asked_for_leave_and_came_has_come(office, session):
    person = office.named(session, "王芳").person_id
    office.attending.leave(office.actor, session, [person], rules.PERSONAL, "看病")
    office.attending.sign_in(office.actor, session, person)
    row = office.named(session, "王芳")
    assert (row.status, row.leave) == (rules.PRESENT, rules.PERSONAL)


def test_a_leave_told_afterwards_takes_the_place_of_an_absence(office):
    session = office.session(day="2026-11-20")
    office.invite(session, "王芳")
    person = office.named(session, "王芳").person_id
    office.attending.mark_rest(office.actor, session)
    office.attending.leave(office.actor, session, [person], rules.OFFICIAL)
    assert office.named(session, "王芳").status == rules.OFFICIAL
    office.attending.leave(office.actor, session, [person], "")
    assert office.named(session, "王芳").status == rules.UNMARKED


def test_a_make_up_earns_hours_and_leaves_the_missed_session_alone(office, session):
    person = office.named(session, "王芳").person_id
    office.attending.mark(office.actor, session, person, rules.ABSENT)
    later = office.session("应急处置（补）")
    assert office.attending.missed(person) == ((session, f"{DAY} 应急处置"),)
    made = office.attending.make_up(office.actor, later, person, session)
    assert (made.person.status, made.person.makes_up_words) == (rules.MADE_UP, f"{DAY} 应急处置")
    assert office.named(session, "王芳").status == rules.ABSENT
    figures = next(each for each in office.year().people if each.name == "王芳")
    assert (str(figures.hours), figures.rate, figures.tally.made_up) == ("3", 0.0, 1)
    other = office.session("另一场")
    with pytest.raises(FieldRefused, match="没有缺席"):
        office.attending.make_up(office.actor, other, person, later)


def test_entering_a_signed_sheet_by_number(office, session):
    office.attending.by_number(office.actor, session, 2, in_at="9:20")
    assert office.named(session, "李明").status == rules.LATE
    office.attending.by_number(office.actor, session, 3)
    assert statuses(office, session)["张伟"] == rules.PRESENT
    with pytest.raises(FieldRefused, match="没有 9 号"):
        office.attending.by_number(office.actor, session, 9)
    with pytest.raises(FieldRefused) as refused:
        office.attending.by_number(office.actor, session, 1, in_at="99")
    assert refused.value.field == "in_at"


def test_a_suspicion_is_flagged_and_cleared_and_counts_nothing(office, session):
    person = office.named(session, "王芳").person_id
    with pytest.raises(InputRefused, match="没有签到"):
        office.attending.suspect(office.actor, session, person)
    office.attending.sign_in(office.actor, session, person)
    flagged = office.attending.suspect(office.actor, session, person, "笔迹相同")
    assert (flagged.person.suspect, flagged.tally.came) == (True, 1)
    assert office.training.detail(session).row.suspected == 1
    office.attending.clear_suspicion(office.actor, session, person)
    assert office.training.detail(session).row.suspected == 0


def test_at_the_door_on_another_day_the_time_is_left_out(office):
    session = office.session(day="2026-11-20")
    office.invite(session, "王芳")
    office.came(session, "王芳")
    row = office.named(session, "王芳")
    assert (row.status, row.in_at) == (rules.PRESENT, "")


def test_who_is_on_the_roster_does_not_walk_in(office, session):
    hit = office.rosters.find(session, "张伟")[0]
    assert hit.listed
    marked = office.attending.walk_in(office.actor, session, hit.ref)
    assert (marked.person.invited, marked.tally.walk_ins, marked.tally.came) == (True, 0, 1)


def test_two_of_one_name_may_be_told_apart_for_good(office, session):
    office.came(session, "王芳")
    other = office.attending.walk_in(office.actor, session, NewPerson("王芳", "NX03", phone="4455"))
    (pair,) = office.attending.doubts(session)
    assert other.person.doubtful
    office.attending.different_people(office.actor, pair.one.person_id, pair.other.person_id)
    assert office.attending.doubts(session) == ()
    assert office.year().totals.people == 2


def test_a_cancelled_session_takes_no_marks(office, session):
    office.training.cancel(office.actor, session)
    with pytest.raises(InputRefused, match="取消"):
        office.came(session, "王芳")
    assert office.year().totals.sessions == 0


def test_taken_off_the_roster_and_put_back(office, session):
    office.came(session, "王芳")
    people = [office.named(session, name).person_id for name in ("王芳", "李明")]
    entries = office.rosters.remove(office.actor, session, people)
    tally = office.attending.tally(session)
    assert (tally.invited, tally.walk_ins) == (1, 1)  # who came has come, invited or not
    office.rosters.put_back(office.actor, entries)
    assert office.attending.tally(session).invited == 3
    office.invite(session, "新来的")
    assert [row.number for row in office.attending.people(session, "invited")] == [1, 2, 3, 4]


def test_a_person_without_a_name_is_refused_at_the_field(office, session):
    with pytest.raises(FieldRefused) as refused:
        office.attending.walk_in(office.actor, session, NewPerson("  "))
    assert refused.value.field == "name"
    with pytest.raises(FieldRefused) as refused:
        office.attending.walk_in(office.actor, session, NewPerson("赵六", phone="12"))
    assert refused.value.field == "phone"


def test_three_records_of_one_person_are_one_at_the_door_too(office):
    session = office.session()
    tails = ("1111", "2222", "3333")
    office.invite(session, *(NewPerson("王芳", "NX03", phone=tail) for tail in tails))
    one, two, three = (row.person_id for row in office.attending.people(session))
    office.attending.sign_in(office.actor, session, three)
    office.attending.same_person(office.actor, two, three)
    office.attending.same_person(office.actor, one, two)
    (row,) = office.attending.people(session)
    assert (row.person_id, row.number, row.status) == (one, 1, rules.PRESENT)
    assert office.attending.sign_in(office.actor, session, two).repeated
    assert office.year().totals.people == 1
