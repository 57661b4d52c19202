"""What people type into the search line, drawn from the home's own made-up people and requests."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import Connection, text

from nanxi_desk.core import search
from nanxi_desk.core.pinyin import full, initials

SAMPLE = 2_000  # rows drawn to find names, numbers and words


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text and what kind of query it is."""

    kind: str
    typed: str


def queries(conn: Connection, each: int, seed: int = 1) -> list[Query]:
    """`each` queries of every kind, mixed; the same for the same home and seed."""
    rng = Random(seed)
    residents = _rows(conn, rng, "resident", "name, phone")
    requests = _rows(conn, rng, "request", "number, item_name, detail")
    found = [
        query for kind, draw in _kinds(rng, residents, requests) for query in _distinct(kind, draw, each)
    ]
    rng.shuffle(found)
    return found


def _kinds(rng: Random, residents: list[Any], requests: list[Any]) -> Iterator[tuple[str, Any]]:
    named = [row for row in residents if row.phone]
    two = [row.name for row in residents if len(row.name) == 2]
    three = [row.name for row in residents if len(row.name) == 3]
    frequent = _frequent(requests)
    yield "one character", lambda: rng.choice(residents).name[0]
    yield "two-character name", lambda: rng.choice(two)
    yield "three-character name", lambda: rng.choice(three)
    yield "two initials", lambda: _initials(rng.choice(two))
    yield "three initials", lambda: _initials(rng.choice(three))
    yield "four letters of pinyin", lambda: _full(rng.choice(residents).name)[:4]
    yield "full pinyin", lambda: _full(rng.choice(residents).name)
    yield "first digits of a phone", lambda: rng.choice(named).phone[: rng.choice((4, 5, 7))]
    yield "last four of a phone", lambda: rng.choice(named).phone[-4:]
    yield "whole phone", lambda: rng.choice(named).phone
    yield "number", lambda: rng.choice(requests).number
    yield "end of a number", lambda: rng.choice(requests).number.rpartition("-")[2]
    yield "word of the text", lambda: _word(rng, rng.choice(requests).detail)
    yield "item", lambda: rng.choice(requests).item_name
    yield "name and word", lambda: f"{rng.choice(three)[0]} {rng.choice(requests).item_name[:2]}"
    yield "two frequent characters apart", lambda: " ".join(rng.sample(frequent, 2))


def _rows(conn: Connection, rng: Random, table: str, columns: str) -> list[Any]:
    newest = conn.execute(text(f"SELECT max(no) FROM {table}")).scalar_one()
    numbers = ", ".join(str(rng.randint(1, newest)) for _ in range(SAMPLE))
    return list(conn.execute(text(f"SELECT {columns} FROM {table} WHERE no IN ({numbers})")))


def _distinct(kind: str, draw: Any, each: int) -> Iterator[Query]:
    """Few texts are distinct for some kinds: there are so many surnames."""
    seen: set[str] = set()
    for _ in range(50 * each):
        typed = draw()
        if len(seen) < each and typed not in seen and search.query(typed):
            seen.add(typed)
            yield Query(kind, typed)


def _frequent(requests: list[Any]) -> list[str]:
    letters = Counter(letter for row in requests for letter in set(f"{row.item_name}{row.detail or ''}"))
    return [letter for letter, _ in letters.most_common(40) if search.words(letter) and not letter.isascii()][
        :8
    ]


def _word(rng: Random, detail: str | None) -> str:
    pairs = [a + b for a, b in pairwise(detail or "示范") if (a + b).isalnum()]
    return rng.choice(pairs)


def _initials(name: str) -> str:
    return initials(name)[0]


def _full(name: str) -> str:
    return full(name)[0]
