"""A made-up round: 96 groups of 13 offices, scored so that the arithmetic comes to what 2018 came to.

Sheets are drawn around a quality until the rubric's own arithmetic gives the group its star; nobody writes
a star down. Same for the same seed.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any, Final

from nanxi_desk.core.resources import resource_path
from nanxi_desk.stars.arithmetic import Answers, Case, Sheet, compute
from nanxi_desk.stars.rubric import Rubric

STARS: Final = {3: 57, 4: 33, 5: 6}  # 2018
OFFICE_JUDGES: Final = 5
_QUALITY: Final = {3: 0.80, 4: 0.885, 5: 0.965}
_STRICT: Final = 6, 2, -0.14  # office, judge and how much that one is stricter than the others
_MOST_TRIES: Final = 2_000
_POSTS: Final = ("主任", "副主任", "委员", "委员", "委员")


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """One group with all that its round knows. `before` are the stars of the year before, `stars` of this
    one.

    `points` are the sheets of the office's five judges and the hub's two, in this order, by indicator.
    """

    office: int
    estate: str
    name: str
    households: int
    leader: str
    place: tuple[int, int]
    before: int
    stars: int
    answers: Answers | None
    points: tuple[dict[str, Fraction], ...]
    texts: dict[str, str]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource_path("star_demo.toml").read_text("utf-8"))


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(resource_path("demo.toml").read_text("utf-8"))


def offices() -> tuple[tuple[str, str], ...]:
    """(code, name) of the made-up offices."""
    return tuple((each["code"], each["name"]) for each in _vocabulary()["places"]["offices"])


def hub_office() -> str:
    """The code of the made-up hub."""
    return str(_vocabulary()["places"]["hub"]["code"])


def judges(seed: int, office: int) -> tuple[tuple[str, str], ...]:
    """(name, post) of an office's five members; of the hub's two for the office -1."""
    chance = Random(f"judges {seed} {office}")  # noqa: S311 - made-up data
    posts = _POSTS if office >= 0 else ("科员", "科员")
    names: list[str] = []
    while len(names) < len(posts):
        name = _name(chance)
        if name not in names:
            names.append(name)
    return tuple(zip(names, posts, strict=True))


def groups(seed: int, rubric: Rubric) -> tuple[SampleGroup, ...]:
    """All 96 groups, office by office."""
    wanted = [stars for stars, count in STARS.items() for _each in range(count)]
    Random(f"stars {seed}").shuffle(wanted)  # noqa: S311 - made-up data
    count = len(offices())
    shares = [len(wanted) // count + (place < len(wanted) % count) for place in range(count)]
    found: list[SampleGroup] = []
    for office, share in enumerate(shares):
        stars = wanted[len(found) : len(found) + share]
        found.extend(_group(seed, rubric, office, number, each) for number, each in enumerate(stars))
    return tuple(found)


def _group(seed: int, rubric: Rubric, office: int, number: int, stars: int) -> SampleGroup:
    chance = Random(f"group {seed} {office} {number}")  # noqa: S311 - made-up data
    words = _words()
    # Two estates an office; four groups stand in a row on its map.
    half, place = divmod(number, 4)
    estate = words["estates"][(office * 2 + half) % len(words["estates"])]
    households = chance.randint(18, 54)
    before = {5: (4, 4, 5), 4: (3, 3, 4, 0), 3: (3, 0, 0)}[stars]
    had = chance.choice(before)
    answers, points = _scored(chance, rubric, office, stars, had, households)
    texts = {
        "feature_publicity": "publicity", "feature_culture": "culture", "feature_pact": "pact",
        "platform_council": "council", "platform_activity": "activity", "platform_news": "news",
    }  # fmt: skip
    return SampleGroup(
        office=office,
        estate=estate,
        name=f"{place + 1 + 4 * (half // 2)}号楼组",
        households=households,
        leader=_name(chance),
        place=(place // 2 + 1, place % 2 + 1),
        before=had,
        stars=stars,
        answers=answers,
        points=points,
        texts={name: chance.choice(words[kind]) for name, kind in texts.items()},
    )


def _answers(chance: Random, households: int) -> Answers | None:
    if chance.random() < 0.35:
        return None
    answered = int(households * chance.uniform(0.2, 0.7))
    counts = [0, 0, 0, 0, 0]
    for _household in range(answered):
        counts[chance.choices(range(5), (62, 26, 8, 3, 1))[0]] += 1
    five, four, three, two, one = counts
    return Answers((five, four, three, two, one), households)


def _scored(
    chance: Random, rubric: Rubric, office: int, stars: int, before: int, households: int
) -> tuple[Answers | None, tuple[dict[str, Fraction], ...]]:
    """Answers and sheets for a group that come to its stars: drawn anew until they do."""
    for _try in range(_MOST_TRIES):
        answers = _answers(chance, households)
        quality = _QUALITY[stars] + chance.uniform(-0.03, 0.02)
        drawn = _draw(chance, rubric, office, quality)
        sheets = tuple(Sheet(str(n), str(n), "", points) for n, points in enumerate(drawn))
        outcome = compute(rubric, [Case("", "", "", sheets, answers, (), before)]).outcomes[0]
        if outcome.stars == stars:
            return answers, drawn
    raise ValueError("the rubric gives nobody these stars")


def _draw(chance: Random, rubric: Rubric, office: int, quality: float) -> tuple[dict[str, Fraction], ...]:
    shares = {code: min(quality + chance.gauss(0, 0.04), 1.0) for code in rubric.indicators}
    drawn = []
    for judge in range(OFFICE_JUDGES + 2):
        lean = _STRICT[2] if (office, judge) == _STRICT[:2] else 0.0
        points = {}
        for code, indicator in rubric.indicators.items():
            wanted = float(indicator.most) * (shares[code] + lean) + chance.gauss(0, 0.3)
            steps = round(wanted / float(indicator.step))
            points[code] = indicator.step * min(max(steps, 0), int(indicator.most / indicator.step))
        drawn.append(points)
    return tuple(drawn)


def _name(chance: Random) -> str:
    people = _vocabulary()["people"]
    given: Sequence[str] = people["given_female"] if chance.random() < 0.6 else people["given_male"]
    return str(chance.choice(people["surnames"][:60])) + "".join(
        chance.choices(given, k=chance.choice((1, 2)))
    )


def finding(chance: Random) -> str:
    """What a patrol may find."""
    return str(chance.choice(_words()["findings"]))


def objections() -> tuple[tuple[str, str, bool], ...]:
    """(words, answer, whether it was upheld)."""
    return tuple((words, answer, upheld) for words, answer, upheld in _words()["objections"])
