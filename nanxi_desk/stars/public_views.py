"""What the services of publication give: the list, objections, patrols, reviews; plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One line of the published list."""

    id: str
    year: int
    office: str
    group_id: str
    estate: str
    group_name: str
    stars: int
    stars_now: int
    total: str
    plaque: str
    awarded_on: str
    review: str
    objections: int
    patrols: int


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection with its answers, oldest first: (words, upheld, at, by)."""

    id: str
    application_id: str
    office: str
    group_name: str
    estate: str
    words: str
    raised_by: str
    at: str
    answered: bool
    upheld: bool | None
    answers: tuple[tuple[str, bool, str, str], ...]


@dataclass(frozen=True, slots=True)
class PatrolView:
    """One visit of a group that has a star."""

    id: str
    office: str
    group_id: str
    group_name: str
    day: str
    in_order: bool
    finding: str
    by_name: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What the yearly review decided of a star: a word of rules.REVIEWS, with its reason."""

    award_id: str
    decision: str
    stars_before: int
    stars_after: int
    reason: str
    at: str
    by_name: str
