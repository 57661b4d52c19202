"""Made-up people and visits for demonstrations and measurements: plausible, same for the same seed."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate, product
from random import Random
from typing import Any, TypeVar

from nanxi_desk.core.resources import resource_path
from nanxi_desk.frontdesk.catalogue import CatalogueItem, load_catalogue
from nanxi_desk.frontdesk.rules import RESULTS

with resource_path("demo.toml").open("rb") as _stream:
    _VOCABULARY: dict[str, Any] = tomllib.load(_stream)

# (code, name) of the made-up offices, and of the hub that they belong to.
OFFICES: tuple[tuple[str, str], ...] = tuple((o["code"], o["name"]) for o in _VOCABULARY["places"]["offices"])
HUB: tuple[str, str] = (_VOCABULARY["places"]["hub"]["code"], _VOCABULARY["places"]["hub"]["name"])

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal() * _DAY
_OFFICE_ZONE = 8 * 3_600  # Asia/Shanghai, no summer time since 1991
_OPENS = 8 * 3_600 + 1_800
_HALF_HOUR = 1_800
_LONGEST_DELAY = 100  # workdays; the longest limit of the catalogue is 60


@dataclass(frozen=True, slots=True)
class SampleResident:
    """Somebody made up; the phone has eleven digits, the roads do not exist."""

    name: str
    gender: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """One visit with one matter. `resident` and `receiver` are places in the given lists.

    `item` is None for a matter outside the catalogue. Times are aware, UTC, whole seconds; `closed_at` and
    `result` are None while the matter is open at the end of the last day.
    """

    resident: int | None
    at: datetime
    channel: str
    item: CatalogueItem | None
    item_name: str
    detail: str
    closed_on_spot: bool
    closed_at: datetime | None
    result: str | None
    receiver: int


@dataclass(frozen=True, slots=True)
class _Matter:
    """A kind of matter with all its ready sentences, each as the text before and after a door's address."""

    item: CatalogueItem | None
    name: str
    weight: int
    limit: int
    said_on_spot: tuple[tuple[str, str | None], ...]
    said_open: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The days of the period and what follows it, as seconds since 1970 at local midnight."""

    days: tuple[int, ...]
    counts: tuple[int, ...]
    next_workday: tuple[int, ...]  # for each day the place in `workdays` of the first one after it
    workdays: tuple[int, ...]


def staff_names(seed: int, n: int) -> list[str]:
    """`n` names, all different."""
    rng = _random(seed, "staff")
    names: dict[str, None] = {}
    while len(names) < n:
        names[_person(rng)[0]] = None
    return list(names)


def residents(seed: int, n: int) -> list[SampleResident]:
    """`n` people; some share a name, as people do."""
    rng = _random(seed, "residents")
    roads = _VOCABULARY["places"]["roads"]
    people = []
    for _ in range(n):
        name, gender = _person(rng)
        phone = f"1{rng.randrange(3, 10)}{rng.randrange(1_000_000_000):09d}"
        people.append(SampleResident(name, gender, phone, rng.choice(roads) + _house(rng)))
    return people


def visits(
    seed: int,
    n: int,
    residents: Sequence[SampleResident],
    staff: Sequence[str],
    first_day: date,
    last_day: date,
) -> Iterator[SampleVisit]:
    """Exactly `n` visits from the first to the last day (both included, office's zone), sorted by time.

    ValueError if the days are in the wrong order or there is nobody to receive visitors. Without residents
    everybody stays anonymous.
    """
    if first_day > last_day:
        raise ValueError("the first day is after the last")
    if not staff:
        raise ValueError("nobody to receive visitors")
    return _Desk(_random(seed, "visits"), len(residents), len(staff)).visits(n, first_day, last_day)


class _Desk:
    """Draws one visit after the other; whatever can be prepared is, since a million are wanted."""

    def __init__(self, rng: Random, people: int, receivers: int) -> None:
        self._rng = rng
        self._people = people
        self._receivers = receivers
        shares = _VOCABULARY["shares"]
        matters = _matters()
        paperless = tuple(m for m in matters if m.item is None or not m.item.documents)
        self._anonymous: float = shares["anonymous"] if people else 1.0
        self._never: float = shares["never_closed"]
        self._matters = _spread({m: m.weight for m in matters})
        self._paperless = _spread({m: m.weight for m in paperless})
        self._on_spot = _on_spot_shares(matters)
        self._channels = _spread(_VOCABULARY["rhythm"]["channels"])
        self._results = _spread(shares["results"])
        self._moments = _moments()
        self._doors = tuple(_house(rng) for _ in range(997))

    def visits(self, n: int, first_day: date, last_day: date) -> Iterator[SampleVisit]:
        draw = self._rng.random
        calendar = _calendar(self._rng, n, first_day, last_day)
        for place, (day, count) in enumerate(zip(calendar.days, calendar.counts, strict=True)):
            for at in sorted(day + self._moment(draw()) for _ in range(count)):
                yield self._visit(at, place, calendar)

    def _visit(self, at: int, day: int, calendar: _Calendar) -> SampleVisit:
        draw = self._rng.random
        nobody = draw() < self._anonymous
        matter = _pick(self._paperless if nobody else self._matters, draw())
        on_spot = draw() < self._on_spot[matter.limit > 0]
        before, after = _pick(matter.said_on_spot if on_spot else matter.said_open, draw())
        closed: int | None = at + 120 + int(draw() * 1_500)
        if not on_spot:
            closed = self._closing(day, matter.limit, calendar)
        result = RESULTS[0] if on_spot else _pick(self._results, draw())
        return SampleVisit(
            # The square makes some people come often and most of them once.
            resident=None if nobody else int(draw() ** 2 * self._people),
            at=datetime.fromtimestamp(at, UTC),
            channel=_pick(self._channels, draw()),
            item=matter.item,
            item_name=matter.name,
            detail=before if after is None else f"{before}{_pick(self._doors, draw())}{after}",
            closed_on_spot=on_spot,
            closed_at=None if closed is None else datetime.fromtimestamp(closed, UTC),
            result=None if closed is None else result,
            receiver=int(draw() * self._receivers),
        )

    def _closing(self, day: int, limit: int, calendar: _Calendar) -> int | None:
        """When a matter that was left open is closed: mostly in time, some late, few never."""
        draw = self._rng.random
        if draw() < self._never:
            return None
        later = int((limit + 1) * 1.12 * draw() ** 1.4)
        closed = calendar.workdays[calendar.next_workday[day] + later] + self._moment(draw())
        return closed if closed < calendar.days[-1] + _DAY else None

    def _moment(self, drawn: float) -> int:
        """A second of the day; what is left of the draw after the minute is the second."""
        place = drawn * len(self._moments)
        return self._moments[int(place)] + int(place % 1 * 60)


def _random(seed: int, purpose: str) -> Random:
    # A text as seed gives the same numbers in every process, and other numbers for every purpose.
    return Random(f"{purpose}:{seed}")  # noqa: S311 - made-up data, nothing secret


_T = TypeVar("_T")


def _pick(choices: Sequence[_T], drawn: float) -> _T:
    return choices[int(drawn * len(choices))]


def _spread(weights: Mapping[_T, int]) -> tuple[_T, ...]:
    """Each choice as often as it weighs: drawing is then one look-up."""
    return tuple(choice for choice, weight in weights.items() for _ in range(weight))


def _person(rng: Random) -> tuple[str, str]:
    """(name, gender)."""
    words = _VOCABULARY["people"]
    gender, given = ("女", words["given_female"]) if rng.random() < 0.56 else ("男", words["given_male"])
    if rng.random() < 0.02:
        surname = rng.choice(words["compound_surnames"])
    else:
        surname = _pick(words["surnames"], rng.random() ** 1.7)
    return surname + "".join(rng.choices(given, k=1 if rng.random() < 0.18 else 2)), gender


def _house(rng: Random) -> str:
    if rng.random() < 0.7:
        return f"{rng.randrange(11, 900)}弄{rng.randrange(1, 41)}号{_room(rng)}室"
    return f"{rng.randrange(11, 1_900)}号{_room(rng)}室"


def _room(rng: Random) -> str:
    return f"{rng.randrange(1, 19)}{rng.randrange(1, 7):02d}"


@cache
def _matters() -> tuple[_Matter, ...]:
    catalogue = load_catalogue()
    known = (
        _matter(catalogue.find(name), name, words["weight"], words["facts"])
        for name, words in _VOCABULARY["items"].items()
    )
    other = (
        _matter(None, words["name"], words["weight"], words["facts"]) for words in _VOCABULARY["outside"]
    )
    return (*known, *other)


def _matter(item: CatalogueItem | None, name: str, weight: int, facts: list[str]) -> _Matter:
    who = _VOCABULARY["who"]
    line = item.line if item else ""
    came = who.get(line) or who["papers" if item and item.documents else "plain"]
    handling = item.handling if item else "当场"
    answers = _VOCABULARY["answers"]
    spot, later = (
        answers[kind].get(name) or answers[kind].get(handling) or answers[kind]["*"]
        for kind in ("spot", "open")
    )
    return _Matter(
        item=item,
        name=item.name if item else name,
        weight=weight,
        limit=item.limit_workdays if item else 0,
        said_on_spot=_sentences(facts, came, spot),
        said_open=_sentences(facts, came, later),
    )


def _sentences(*parts: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Every combination of (fact, who, answer), split where a door's address goes."""
    said = []
    for fact, who, answer in product(*parts):
        before, place, after = f"{fact}{',' if who else ''}{who}。{answer}。".partition("{place}")
        said.append((before, after if place else None))
    return tuple(said)


def _on_spot_shares(matters: Sequence[_Matter]) -> tuple[float, float]:
    """Shares closed at once of matters without and with a limit; all together reach the given share."""
    shares = _VOCABULARY["shares"]
    total = sum(m.weight for m in matters)
    immediate = sum(m.weight for m in matters if not m.limit) / total
    at_once: float = shares["closed_on_spot_if_immediate"]
    return at_once, (shares["closed_on_spot"] - immediate * at_once) / (1 - immediate)


@cache
def _moments() -> tuple[int, ...]:
    """Seconds since midnight at which minutes begin, each as often as it is busy."""
    busy = _VOCABULARY["rhythm"]["half_hours"]
    return tuple(
        _OPENS + half * _HALF_HOUR + minute * 60
        for half, weight in enumerate(busy)
        for minute in range(30)
        for _ in range(weight)
    )


def _calendar(rng: Random, n: int, first_day: date, last_day: date) -> _Calendar:
    days = [first_day + timedelta(place) for place in range((last_day - first_day).days + 1)]
    after = [last_day + timedelta(place) for place in range(1, 2 * _LONGEST_DELAY)]
    workdays = [day for day in (*days, *after) if day.weekday() < 5 and not _quiet(day)]
    return _Calendar(
        days=tuple(map(_midnight, days)),
        counts=tuple(_shared_out(n, [_busy(day) * rng.uniform(0.8, 1.2) for day in days])),
        next_workday=tuple(bisect_right(workdays, day) for day in days),
        workdays=tuple(map(_midnight, workdays)),
    )


def _quiet(day: date) -> bool:
    return f"{day:%m-%d}" in _VOCABULARY["rhythm"]["quiet_days"]


def _busy(day: date) -> float:
    rhythm = _VOCABULARY["rhythm"]
    share: float = rhythm["weekdays"][day.weekday()]
    return min(share, rhythm["quiet_factor"]) if _quiet(day) else share


def _shared_out(n: int, weights: Sequence[float]) -> Iterator[int]:
    """`n` in whole parts, in proportion to the weights; the parts add up to `n`."""
    total, given = sum(weights), 0
    for so_far in accumulate(weights):
        due = round(n * min(so_far / total, 1.0))
        yield due - given
        given = due


def _midnight(day: date) -> int:
    return day.toordinal() * _DAY - _EPOCH - _OFFICE_ZONE
