"""Made-up ratings of the visits that a home holds, the same for the same visits and seed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from nanxi_desk.core.calendar import WorkCalendar, load_calendar
from nanxi_desk.core.clock import OFFICE_ZONE, instant, office_day, parse_instant
from nanxi_desk.core.demo import RIGHT_FILL, journal_as
from nanxi_desk.core.demo_pictures import SCENES, attach_made_up
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.door import Journal
from nanxi_desk.core.matters import Matter, Matters
from nanxi_desk.core.records import Record, natural_id, new_id
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.anonymous import Waiting, batch, together
from nanxi_desk.satisfaction.followups import due_first
from nanxi_desk.satisfaction.records import Asking, FollowUp, FollowUpStep, Rating, asking_id
from nanxi_desk.satisfaction.tags import Limits, shipped_limits, shipped_tags

PER_TRANSACTION = 10_000
PICTURED = 3
ASKED, ANSWERED, UNNAMED, ON_PAPER = 0.7, 0.82, 0.18, 0.06  # shares
_LEVELS = (5,) * 60 + (4,) * 26 + (3,) * 9 + (2,) * 3 + (1,) * 2
_UNDER_WAY = timedelta(days=25)
_WAYS = (rules.KEY,) * 3 + (rules.PAD,) * 4 + (rules.TOUCH,) * 2 + (rules.MOUSE,)
_NOTES = {
    rules.CONTACT: ("电话里听了情况", "上门听了情况", "约到居委会谈了一次"),
    rules.VERIFY: ("查了登记和材料，情况清楚", "问了当班的同事，情况清楚"),
    rules.MEND: ("已当面说明并重新办理", "补了一次性告知清单", "班前会上讲了这件事"),
    rules.REVISIT: ("回访时表示可以接受", "回访时表示理解"),
    rules.CLOSE: ("",),
}


@dataclass(frozen=True, slots=True)
class RatingFilling:
    """Which visits are rated: those of these days."""

    seed: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class _Place:
    """What is the same for all ratings of one office."""

    office: str
    rng: Random
    now: datetime
    calendar: WorkCalendar
    staff: Sequence[tuple[str, str]]
    limits: Limits


def fill_ratings(home: Home, actor: Actor, matters: Matters, filling: RatingFilling) -> int:
    """Rate some of the visits of a period. Returns how many were asked for."""
    actor.require(RIGHT_FILL)
    with home.journal.read() as conn:
        offices = matters.offices(conn)
    return sum(_fill(home, journal_as(home, office), actor, matters, filling) for office in offices)


def picture_follow_ups(home: Home, actor: Actor, seed: int) -> None:
    """Attach made-up evidence to the home's own follow-ups that are due first."""
    with home.journal.read() as conn:
        found = due_first(conn, home.office, PICTURED)
    attach_made_up(home, actor, FollowUp, found, SCENES, seed)


def _fill(home: Home, journal: Journal, actor: Actor, matters: Matters, filling: RatingFilling) -> int:
    office, now = journal.identity.office, home.journal.clock.now()
    with home.journal.read() as conn:
        known = list(
            matters.logged(conn, office, filling.first_day.isoformat(), filling.last_day.isoformat())
        )
        calendar = load_calendar(conn, office)
    staff = sorted({(m.receiver, m.receiver_id) for m in known if m.receiver_id})
    rng = Random(f"ratings:{filling.seed}:{office}")  # noqa: S311 - made-up data, nothing secret
    place = _Place(office, rng, now, calendar, [(i, n) for n, i in staff], shipped_limits())
    visits = iter({m.visit_id: m for m in reversed(known) if m.counted}.values())
    asked = 0
    waiting: list[Waiting] = []
    while part := list(islice(visits, PER_TRANSACTION)):
        with journal.write(actor.id, "demo") as writing:
            for matter in part:
                records = list(_rated(place, matter, waiting))
                asked += bool(records)
                writing.create(*records)
    with journal.write("", "demo") as writing:
        for month in sorted({rating.month for rating in waiting}):
            writing.create(*_unnamed(place, month, [w for w in waiting if w.month == month]))
    return asked


def _unnamed(place: _Place, month: str, waiting: Sequence[Waiting]) -> Iterator[Record]:
    """A month's anonymous ratings as one batch, and how its bad ones were followed up."""
    year, number = map(int, month.split("-"))
    first_after = date(year + number // 12, number % 12 + 1, 1)
    at = instant(min(_moment((first_after - timedelta(days=1)).isoformat(), place.rng), place.now))
    for record in batch(place.office, together(waiting)[0], at):
        yield record
        if isinstance(record, FollowUp):
            yield from _steps(place, record, _course(place, anonymous=True))


def _rated(place: _Place, matter: Matter, waiting: list[Waiting]) -> Iterator[Record]:
    """The asking of a visit and what came of it; an anonymous rating goes to `waiting`."""
    rng, office = place.rng, place.office
    drawn = [rng.random() for _ in range(4)]
    if drawn[0] >= ASKED:
        return
    at = instant(min(_moment(matter.day, rng), place.now))
    level = rng.choice(_LEVELS)
    codes = [tag.code for tag in shipped_tags() if tag.level == level]
    count = rng.choice((1, 1, 2)) if level in rules.BAD_LEVELS else rng.choice((0, 0, 0, 1, 1, 2))
    tags = tuple(sorted(rng.sample(codes, count)))
    unnamed = drawn[1] < ANSWERED and drawn[2] < UNNAMED
    asking = Asking(
        id=asking_id(office, rules.VISIT, matter.visit_id),
        scope=office,
        visit_id=matter.visit_id,
        request_id=matter.request_id,
        subject=rules.VISIT,
        asked_at=at,
        channel=matter.channel or None,
        unnamed=True if unnamed else None,
    )
    yield asking
    if unnamed:
        waiting.append(Waiting(matter.day[:7], matter.line, level, tags))
    elif drawn[1] < ANSWERED:
        paper = drawn[3] < ON_PAPER
        rating = Rating(
            id=natural_id(Rating.record_type, office, asking.id),
            scope=office,
            asking_id=asking.id,
            level=level,
            tags=list(tags) or None,
            way=rules.SLIP if paper else rng.choice(_WAYS),
            at=at,
            given_day=matter.day if paper else None,
        )
        yield rating
        if level in rules.BAD_LEVELS:
            yield from _followed(place, matter, rating)


def _moment(day: str, rng: Random) -> datetime:
    there = datetime.combine(date.fromisoformat(day), time(9), OFFICE_ZONE)
    return (there + timedelta(minutes=rng.randrange(7 * 60))).astimezone(UTC)


def _followed(place: _Place, matter: Matter, rating: Rating) -> Iterator[Record]:
    """The follow-up as far as it has come by now: the older, the further."""
    follow = FollowUp(
        id=natural_id(FollowUp.record_type, place.office, rating.id),
        scope=place.office,
        asking_id=rating.asking_id,
        level=rating.level,
        tags=rating.tags,
        line=matter.line or None,
        item_name=matter.item or None,
        number=matter.number or None,
        person_id=matter.receiver_id or None,
        person=matter.receiver or None,
        month=office_day(rating.at)[:7],
        opened_at=rating.at,
        first_limit=place.limits.contact,
    )
    yield follow
    yield from _steps(place, follow, _course(place))


def _steps(
    place: _Place, follow: FollowUp, course: Iterable[tuple[str, dict[str, Any]]]
) -> Iterator[FollowUpStep]:
    """The steps that have been taken by now."""
    day = parse_instant(follow.opened_at)
    if place.now - day < _UNDER_WAY:  # some have not come far, so that there is something to do
        course = list(course)[: place.rng.randrange(5)]
    for turn, (kind, terms) in enumerate(course, 1):
        workdays = place.rng.choice((0, 1, 1, 2, 3)) if turn > 1 else place.rng.choice((0, 0, 1, 1, 2))
        on = place.calendar.add(date.fromisoformat(office_day(day)), workdays).isoformat()
        day = max(day + timedelta(minutes=5), _moment(on, place.rng))
        if day > place.now:
            return
        by_id, by_name = place.rng.choice(place.staff) if place.staff else (None, "王主任")
        yield FollowUpStep(
            id=new_id(),
            scope=place.office,
            follow_up_id=follow.id,
            kind=kind,
            at=instant(day),
            by_id=by_id,
            by_name=by_name,
            turn=turn,
            note=place.rng.choice(_NOTES.get(kind, ("",))) or None,
            **terms,
        )


def _course(place: _Place, *, anonymous: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """The steps of one follow-up with their terms."""
    rng, limits = place.rng, place.limits
    if place.staff:
        to_id, to_name = rng.choice(place.staff)
        yield rules.ASSIGN, {"to_id": to_id, "to_name": to_name}
    if not anonymous:
        yield rules.CONTACT, {"reached": True, "limit_workdays": limits.verify}
    after = limits.close if anonymous else limits.revisit
    if rng.random() < 0.8:
        hard = rng.random() < 0.15
        limit = limits.hard if hard else limits.mend
        yield rules.VERIFY, {"verdict": rules.TRUE, "hard": hard or None, "limit_workdays": limit}
        yield rules.MEND, {"limit_workdays": after}
    else:
        yield rules.VERIFY, {"verdict": rules.MISTAKEN, "limit_workdays": after}
    if not anonymous:
        outcome = rng.choice(("满意", "基本满意", "基本满意"))
        yield rules.REVISIT, {"outcome": outcome, "limit_workdays": limits.close}
    yield rules.CLOSE, {}
