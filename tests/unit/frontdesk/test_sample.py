"""Made-up data: the same for the same seed, plausible in its proportions, and quick to make."""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.frontdesk.catalogue import load_catalogue
from nanxi_desk.frontdesk.rules import CHANNELS, RESULTS
from nanxi_desk.frontdesk.sample import (
    HUB,
    OFFICES,
    SampleResident,
    SampleVisit,
    residents,
    staff_names,
    visits,
)

SHANGHAI = timezone(timedelta(hours=8))
FIRST, LAST = date(2026, 1, 1), date(2026, 11, 20)
PEOPLE = residents(7, 500)
STAFF = staff_names(7, 4)


def sample(n: int, seed: int = 7, people: Sequence[SampleResident] = PEOPLE) -> list[SampleVisit]:
    return list(visits(seed, n, people, STAFF, FIRST, LAST))


MANY = sample(20_000)


def share(matching: int) -> float:
    return matching / len(MANY)


class TestOffices:
    def test_thirteen_offices_and_their_hub(self) -> None:
        assert [code for code, _ in OFFICES] == [f"NX{number:02d}" for number in range(1, 14)]
        assert HUB[0] == "NX00"
        assert len({name for _, name in (*OFFICES, HUB)}) == 14


class TestPeople:
    def test_staff_names_differ(self) -> None:
        names = staff_names(3, 200)
        assert len(set(names)) == len(names) == 200

    def test_residents_look_like_people(self) -> None:
        for person in PEOPLE:
            assert re.fullmatch("[\u4e00-\u9fff]{2,4}", person.name)
            assert person.gender in {"男", "女"}
            assert re.fullmatch("1[3-9][0-9]{9}", person.phone)
            assert re.fullmatch("[\u4e00-\u9fff]+[路街](\\d+弄)?\\d+号\\d{3,4}室", person.address)

    def test_some_have_compound_surnames_and_few_share_a_name(self) -> None:
        names = Counter(person.name for person in residents(1, 3_000))
        assert any(name[:2] in {"欧阳", "诸葛", "上官", "司徒", "尉迟", "皇甫"} for name in names)
        assert 2_000 < len(names) < 3_000


class TestSameSeed:
    def test_gives_the_same_in_this_process(self) -> None:
        assert residents(7, 500) == PEOPLE
        assert sample(300) == sample(300)

    def test_gives_the_same_in_another_process(self) -> None:
        program = (
            "from datetime import date\nfrom nanxi_desk.frontdesk.sample import *\n"
            "people, staff = residents(7, 500), staff_names(7, 4)\n"
            "print([(v.at, v.item_name, v.resident, v.closed_at) for v in "
            "visits(7, 50, people, staff, date(2026, 1, 1), date(2026, 11, 20))])"
        )
        shown = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program], capture_output=True, check=True, encoding="utf-8"
        ).stdout
        assert shown.strip() == str([(v.at, v.item_name, v.resident, v.closed_at) for v in sample(50)])

    def test_another_seed_gives_other_data(self) -> None:
        assert sample(50, seed=8) != sample(50)
        assert residents(8, 50) != residents(7, 50)
        assert staff_names(8, 4) != STAFF


class TestVisits:
    def test_are_as_many_as_asked_sorted_and_inside_the_period(self) -> None:
        assert len(MANY) == 20_000
        assert all(one.at <= two.at for one, two in pairwise(MANY))
        for visit in MANY:
            assert visit.at.tzinfo is UTC
            assert visit.at.microsecond == 0
            assert FIRST <= visit.at.astimezone(SHANGHAI).date() <= LAST

    def test_point_to_people_and_staff(self) -> None:
        assert {visit.receiver for visit in MANY} == set(range(len(STAFF)))
        assert {v.resident for v in MANY if v.resident is not None} <= set(range(len(PEOPLE)))
        often = Counter(visit.resident for visit in MANY if visit.resident is not None)
        assert often.most_common(1)[0][1] > 3 * len(MANY) / len(PEOPLE)

    def test_proportions_are_those_of_an_office(self) -> None:
        assert share(sum(v.closed_on_spot for v in MANY)) == pytest.approx(0.76, abs=0.015)
        assert share(sum(v.resident is None for v in MANY)) == pytest.approx(0.03, abs=0.006)
        assert 0.02 < share(sum(v.item is None for v in MANY)) < 0.06
        channels = Counter(visit.channel for visit in MANY)
        assert set(channels) == set(CHANNELS)
        assert channels["现场"] > len(MANY) / 2

    def test_rhythm_is_that_of_an_office(self) -> None:
        local = [visit.at.astimezone(SHANGHAI) for visit in MANY]
        assert all("08:30" <= f"{moment:%H:%M}" < "17:00" for moment in local)
        weekdays = Counter(moment.weekday() for moment in local)
        assert weekdays[0] == max(weekdays.values())
        assert weekdays[5] + weekdays[6] < weekdays[4] / 3
        hours = Counter(moment.hour for moment in local)
        assert hours[12] < hours[10] / 3
        holidays = sum(moment.month == 10 and moment.day <= 7 for moment in local)
        assert holidays < len(MANY) / 200

    def test_closing_fits_its_visit(self) -> None:
        end = datetime(2026, 11, 21, tzinfo=SHANGHAI)
        for visit in MANY:
            assert (visit.closed_at is None) == (visit.result is None)
            if visit.closed_on_spot:
                assert visit.closed_at is not None
                assert timedelta(0) < visit.closed_at - visit.at < timedelta(hours=1)
                assert visit.result == "办成"
            elif visit.closed_at is not None:
                assert visit.at.astimezone(SHANGHAI).date() < visit.closed_at.astimezone(SHANGHAI).date()
                assert visit.closed_at < end
                assert visit.closed_at.astimezone(SHANGHAI).weekday() < 5
        assert {visit.result for visit in MANY} == {None, *RESULTS}

    def test_items_are_those_of_the_catalogue(self) -> None:
        catalogue = load_catalogue()
        assert {visit.item for visit in MANY} - {None} == set(catalogue.items)
        for visit in MANY:
            if visit.item is None:
                assert catalogue.find(visit.item_name) is None
            else:
                assert visit.item_name == visit.item.name

    def test_nobody_asks_for_papers_without_a_name(self) -> None:
        assert not any(v.resident is None and v.item is not None and v.item.documents for v in MANY)

    def test_details_are_varied_whole_sentences(self) -> None:
        assert len({visit.detail for visit in MANY}) > 3_000
        for visit in MANY:
            assert re.fullmatch("[^{}。]{3,60}。[^{}。]{2,30}。", visit.detail), visit.detail

    def test_without_residents_everybody_is_anonymous(self) -> None:
        assert {visit.resident for visit in sample(100, people=[])} == {None}

    @settings(max_examples=40, deadline=None)
    @given(
        st.integers(0, 300),
        st.dates(date(2000, 1, 1), date(2090, 1, 1)),
        st.integers(0, 800),
        st.integers(),
    )
    def test_any_period_gets_exactly_as_many(self, n: int, first: date, days: int, seed: int) -> None:
        last = first + timedelta(days)
        found = list(visits(seed, n, PEOPLE, STAFF, first, last))
        assert len(found) == n
        assert all(first <= visit.at.astimezone(SHANGHAI).date() <= last for visit in found)

    def test_wrong_calls_are_refused_at_once(self) -> None:
        with pytest.raises(ValueError, match="first day"):
            visits(1, 1, PEOPLE, STAFF, LAST, FIRST)
        with pytest.raises(ValueError, match="nobody"):
            visits(1, 1, PEOPLE, [], FIRST, LAST)

    def test_a_million_takes_seconds(self) -> None:
        begin = time.process_time()
        made = sum(1 for _ in visits(1, 30_000, PEOPLE, STAFF, FIRST, LAST))
        assert made / (time.process_time() - begin) > 60_000
