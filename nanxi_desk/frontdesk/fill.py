"""Fills a home with the made-up visits of sample.py, through the same door as everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from nanxi_desk.core.clock import instant
from nanxi_desk.core.demo import RIGHT_FILL, journal_as
from nanxi_desk.core.demo_pictures import PAPERS, attach_made_up
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Journal, Writing
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import natural_id
from nanxi_desk.core.rota import WHOLE_DAY, Rota
from nanxi_desk.frontdesk import listing, rules, sample
from nanxi_desk.frontdesk.entry import HUB_OFFICE, Closing, Entry, HandOn, Numbers, limit_of, write_entry
from nanxi_desk.frontdesk.records import Request

PER_TRANSACTION = 20_000
PICTURED = 3  # every third of the newest nine
VISITS_PER_PERSON = 4
FEWEST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Filling:
    """How much of what. A hub may be filled as if `offices` offices had sent their records."""

    requests: int
    seed: int
    first_day: date
    last_day: date
    offices: int = 1


def fill(home: Home, actor: Actor, filling: Filling) -> int:
    """Write that many requests; the same for the same seed. Returns how many were written."""
    actor.require(RIGHT_FILL)
    codes = [code for code, __ in sample.OFFICES][: filling.offices] if home.is_hub else []
    journals = [home.journal] if len(codes) < 2 else [journal_as(home, code) for code in codes]
    done = 0
    for place, journal in enumerate(journals):
        share = filling.requests // len(journals) + (place < filling.requests % len(journals))
        done += _fill(journal, actor, replace(filling, requests=share, seed=filling.seed + place))
    if done and not home.is_hub:
        _plan_week(home, actor, filling.last_day)
    return done


def picture_requests(home: Home, actor: Actor, seed: int) -> None:
    """Attach made-up pictures to a few of the home's own newest requests."""
    with home.journal.read() as conn:
        found = listing.newest(conn, home.office, PICTURED * PICTURED)
    attach_made_up(home, actor, Request, found[::PICTURED], PAPERS, seed)


def _plan_week(home: Home, actor: Actor, day: date) -> None:
    """A rota for the week of a day: two of the staff each workday, in turn."""
    rota = Rota(home)
    people = [person.id for person in rota.people()]
    monday = day - timedelta(days=day.weekday())
    for number, duty in enumerate(rota.week(monday)):
        if duty.workday:
            pair = people[number % len(people)], people[(number + 1) % len(people)]
            rota.set_shift(actor, duty.day, WHOLE_DAY, *pair)


def _fill(journal: Journal, actor: Actor, filling: Filling) -> int:
    people = sample.residents(filling.seed, max(filling.requests // VISITS_PER_PERSON, FEWEST_PEOPLE))
    names = sample.staff_names(filling.seed, 5)
    visits = sample.visits(filling.seed, filling.requests, people, names, filling.first_day, filling.last_day)
    filler = _Filler(journal, filling.seed, people, names)
    done = 0
    while part := list(islice(visits, PER_TRANSACTION)):
        with journal.write(actor.id, "demo") as writing:
            filler.write(writing, part)
        done += len(part)
    return done


class _Filler:
    def __init__(
        self, journal: Journal, seed: int, people: Sequence[sample.SampleResident], names: Sequence[str]
    ) -> None:
        office = self._office = journal.identity.office
        self._now = journal.clock.now()
        self._seed = str(seed)
        self._people = people
        self._staff = [natural_id("staff", office, "demo", self._seed, name) for name in names]
        self._names = names
        self._known: set[int] = set()
        self._staff_known = False

    def write(self, writing: Writing, visits: Sequence[sample.SampleVisit]) -> None:
        """One transaction of visits."""
        numbers = Numbers(writing)
        for record in self._new_staff():
            writing.create(record)
        for visit in visits:
            resident_id = None if visit.resident is None else self._resident(writing, visit.resident)
            write_entry(writing, self._entry(visit, resident_id), numbers)
        numbers.save()

    def _new_staff(self) -> Iterator[Staff]:
        if not self._staff_known:
            for staff_id, name in zip(self._staff, self._names, strict=True):
                yield Staff(id=staff_id, scope=self._office, name=name, post="社工")
        self._staff_known = True

    def _resident(self, writing: Writing, place: int) -> str:
        record_id = natural_id("resident", self._office, "demo", self._seed, str(place))
        if place not in self._known:
            self._known.add(place)
            person = self._people[place]
            writing.create(
                Resident(
                    id=record_id,
                    scope=self._office,
                    name=person.name,
                    gender=person.gender,
                    phone=person.phone,
                    address=person.address,
                )
            )
        return record_id

    def _entry(self, visit: sample.SampleVisit, resident_id: str | None) -> Entry:
        closing = None
        if visit.closed_at is not None:
            closed_at = instant(min(visit.closed_at, self._now))
            closing = Closing(closed_at, visit.result or "办成", visit.closed_on_spot)
        goes_to = visit.item.goes_to if visit.item else ""
        return Entry(
            office=self._office,
            at=instant(min(visit.at, self._now)),  # today's later hours have not come yet
            channel=visit.channel,
            receiver_id=self._staff[visit.receiver],
            receiver_name=self._names[visit.receiver],
            resident_id=resident_id,
            item=visit.item,
            item_name=visit.item_name,
            detail=visit.detail,
            closing=closing,
            hand_on=_hand_on(goes_to) if goes_to and not visit.closed_on_spot else None,
            limit=None if visit.closed_on_spot else limit_of(visit.item),
        )


def _hand_on(goes_to: str) -> HandOn:
    return HandOn(rules.HUB, HUB_OFFICE) if goes_to == rules.HUB else HandOn(rules.OUTSIDE, goes_to)
