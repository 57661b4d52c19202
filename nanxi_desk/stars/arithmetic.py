"""From sheets to stars, in exact fractions. Standard library only: the same input gives the same for ever.

Per indicator the highest and the lowest points are dropped where there are enough valid sheets, and the
mean is taken; a block is the sum of its indicators, the judges' total the sum of the blocks; then the
residents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import Final, Literal

from nanxi_desk.stars.rubric import Condition, Rubric, Star

NOTHING: Final = Fraction(0)
CheckKind = Literal["total", "sum", "each", "before", "veto", "sheets"]
ResidentsUse = Literal["used", "too_few", "none", "unknown_households"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One judge's points for one group. A sheet is valid if it has every indicator, in the steps."""

    id: str
    judge_id: str
    judge: str
    points: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Answers:
    """Residents' answers by level, best first, and the households that could answer (0: not known)."""

    counts: tuple[int, int, int, int, int]
    households: int

    @property
    def answered(self) -> int:
        """How many households answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one group: sheets, answers, vetoes by code, and its stars of the year before."""

    id: str
    name: str
    office: str
    sheets: tuple[Sheet, ...]
    answers: Answers | None = None
    vetoes: tuple[str, ...] = ()
    before: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """The points of one sheet for an indicator, and whether they were dropped."""

    sheet_id: str
    judge_id: str
    judge: str
    points: Fraction
    dropped: Literal["", "highest", "lowest"] = ""


@dataclass(frozen=True, slots=True)
class IndicatorMean:
    """An indicator's mean over the points that stayed; `given` holds all of them, least first."""

    code: str
    name: str
    most: Fraction
    given: tuple[Given, ...]
    mean: Fraction


@dataclass(frozen=True, slots=True)
class BlockSum:
    """The sum of a block's indicators."""

    code: str
    part: str
    name: str
    most: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class ResidentsPart:
    """What the residents said; `mean` counts only where `use` is "used"."""

    use: ResidentsUse
    counts: tuple[int, ...] = ()
    answered: int = 0
    households: int = 0
    share: Fraction = NOTHING
    mean: Fraction = NOTHING


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement of a star: what is needed, what is there, and whether it is met.

    `code` is the part, block or indicator of "sum" and "each" (there the indicator that is worst), the
    veto of "veto"; "before" counts stars. `waived`: met only because the programme is in its first year.
    """

    kind: CheckKind
    code: str
    needed: Fraction
    has: Fraction
    met: bool
    waived: bool = False

    @property
    def lacking(self) -> Fraction:
        """What is missing, 0 where it is met."""
        return NOTHING if self.met else self.needed - self.has


@dataclass(frozen=True, slots=True)
class StarChecks:
    """All requirements of one number of stars."""

    stars: int
    checks: tuple[Check, ...]

    @property
    def met(self) -> bool:
        """Whether a group has all that it takes, the quota aside."""
        return all(check.met for check in self.checks)

    @property
    def lacking(self) -> tuple[Check, ...]:
        """What is not met."""
        return tuple(check for check in self.checks if not check.met)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a group comes to, and all that it comes from.

    `earned` are its stars by points and conditions; `stars` what the quotas left of them. `rank` is by total,
    equal totals have equal ranks and stand in `tied`. `border` is the star whose quota ends amid a tie
    that the group is part of: nobody of the tie has got it unless that was decided.
    """

    case: Case
    valid: tuple[Sheet, ...]
    invalid: tuple[Sheet, ...]
    indicators: tuple[IndicatorMean, ...]
    blocks: tuple[BlockSum, ...]
    judges: Fraction
    residents: ResidentsPart
    total: Fraction
    checks: tuple[StarChecks, ...]
    earned: int
    stars: int
    rank: int = 0
    tied: tuple[str, ...] = ()
    border: int = 0
    decided: bool = False

    @property
    def next_star(self) -> StarChecks | None:
        """The requirements of the lowest star above the group's own; None at the top."""
        return next((c for c in self.checks if c.stars > self.stars), None)

    @property
    def by_quota(self) -> bool:
        """Whether a quota took stars that the group had earned."""
        return self.stars < self.earned


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far one judge lies from the others, over all groups that they scored together.

    `mean` is the mean of (own total − mean of the others' totals of the group), `groups` how many groups;
    `by_indicator` the same per indicator. `far`: the mean's size reaches the rubric's limit.
    """

    judge_id: str
    judge: str
    groups: int
    mean: Fraction
    by_indicator: Mapping[str, Fraction]
    far: bool

    @property
    def worst(self) -> str:
        """The indicator with the greatest difference; "" without any."""
        return max(self.by_indicator, key=lambda c: (abs(self.by_indicator[c]), c), default="")


@dataclass(frozen=True, slots=True)
class Result:
    """The outcomes of all groups, best total first (equal ones by id), and how far judges are apart."""

    outcomes: tuple[Outcome, ...]
    deviations: tuple[Deviation, ...]
    counts: Mapping[int, int] = field(default_factory=dict)

    def of(self, case_id: str) -> Outcome | None:
        """The outcome of one group."""
        return next((o for o in self.outcomes if o.case.id == case_id), None)


def trimmed(points: Sequence[Fraction], trim_from: int) -> Fraction:
    """The mean, without one highest and one lowest where there are at least `trim_from`; ValueError of
    none.
    """
    if not points:
        raise ValueError("no points")
    ordered = sorted(points)
    kept = ordered[1:-1] if len(ordered) >= trim_from else ordered
    return sum(kept, NOTHING) / len(kept)


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    """An exact sum by way of one common denominator, which is quicker than fraction by fraction."""
    all_ = tuple(numbers)
    below = lcm(*(number.denominator for number in all_))
    return Fraction(sum(number.numerator * (below // number.denominator) for number in all_), below)


def is_valid(rubric: Rubric, points: Mapping[str, Fraction]) -> bool:
    """Whether a sheet has points for every indicator and nothing else, all in the steps."""
    unit, whole = rubric.unit, rubric.whole
    if points.keys() != whole.keys():
        return False
    for code, given in points.items():
        most, step = whole[code]
        parts, rest = divmod(given.numerator * unit, given.denominator)
        if rest or not 0 <= parts <= most or parts % step:
            return False
    return True


def _parts(rubric: Rubric, points: Mapping[str, Fraction]) -> dict[str, int]:
    """The points of a valid sheet in whole parts of a point: see Rubric.unit."""
    unit = rubric.unit
    return {code: given.numerator * (unit // given.denominator) for code, given in points.items()}


def missing_cells(rubric: Rubric, points: Mapping[str, Fraction]) -> tuple[str, ...]:
    """The indicators without points, in the order of the sheet: a sheet with any cannot be submitted."""
    return tuple(code for code in rubric.indicators if code not in points)


def running_total(points: Mapping[str, Fraction]) -> Fraction:
    """What a sheet comes to so far."""
    return sum(points.values(), NOTHING)


def compute(
    rubric: Rubric,
    cases: Iterable[Case],
    *,
    first_year: bool = False,
    decided: Mapping[str, int] | None = None,
) -> Result:
    """The outcomes of all groups. `decided` gives the stars of groups whose tie crosses a quota's border."""
    stars = cumulative(rubric)
    outcomes = [_outcome(rubric, stars, case, first_year=first_year) for case in cases]
    outcomes.sort(key=lambda o: (-o.total, o.case.id))
    placed = _placed(rubric, _ranked(outcomes), decided or {})
    counts: dict[int, int] = {}
    for outcome in placed:
        counts[outcome.stars] = counts.get(outcome.stars, 0) + 1
    return Result(tuple(placed), deviations(rubric, (o.valid for o in placed)), counts)


# --- one group ---------------------------------------------------------------------------------------------


def _outcome(rubric: Rubric, stars: Sequence[Star], case: Case, *, first_year: bool) -> Outcome:
    valid = tuple(s for s in case.sheets if is_valid(rubric, s.points))
    parts = [(sheet, _parts(rubric, sheet.points)) for sheet in valid]
    means = tuple(_mean_of(rubric, code, parts) for code in rubric.indicators)
    by_code = {mean.code: mean.mean for mean in means}
    blocks = tuple(
        BlockSum(b.code, b.part, b.name, b.most, _sum(by_code[i.code] for i in b.indicators))
        for b in rubric.blocks
    )
    judges = _sum(block.points for block in blocks)
    residents = residents_part(rubric, case.answers)
    total = judges
    if residents.use == "used":
        total = rubric.judges_weight * judges + rubric.residents_weight * residents.mean
    if not valid:  # residents alone make no total
        total = NOTHING
    checks = tuple(
        StarChecks(star.stars, _checks(rubric, star, case, by_code, total, len(valid), first_year=first_year))
        for star in stars
    )
    earned = max((c.stars for c in checks if c.met), default=0)
    invalid = tuple(s for s in case.sheets if s not in valid)
    return Outcome(case, valid, invalid, means, blocks, judges, residents, total, checks, earned, earned)


def _mean_of(rubric: Rubric, code: str, valid: Sequence[tuple[Sheet, Mapping[str, int]]]) -> IndicatorMean:
    indicator = rubric.indicators[code]
    # Of equal points it does not matter whose are dropped; the id keeps the explanation the same everywhere.
    ordered = sorted(valid, key=lambda pair: (pair[1][code], pair[0].id))
    given = [Given(s.id, s.judge_id, s.judge, s.points[code]) for s, _parts_of in ordered]
    if not given:
        return IndicatorMean(code, indicator.name, indicator.most, (), NOTHING)
    kept = [parts[code] for _sheet, parts in ordered]
    if len(given) >= rubric.trim_from:
        kept = kept[1:-1]
        given[0] = replace(given[0], dropped="lowest")
        given[-1] = replace(given[-1], dropped="highest")
    mean = Fraction(sum(kept), len(kept) * rubric.unit)
    return IndicatorMean(code, indicator.name, indicator.most, tuple(given), mean)


def residents_part(rubric: Rubric, answers: Answers | None) -> ResidentsPart:
    """What the residents' answers come to, and whether they count."""
    if answers is None or not answers.answered:
        return ResidentsPart("none")
    worth = sum((w * n for w, n in zip(rubric.answers, answers.counts, strict=True)), NOTHING)
    mean = worth / answers.answered
    if answers.households <= 0:
        return ResidentsPart("unknown_households", answers.counts, answers.answered, 0, NOTHING, mean)
    share = Fraction(answers.answered, answers.households)
    use: ResidentsUse = "used" if share >= rubric.residents_share else "too_few"
    return ResidentsPart(use, answers.counts, answers.answered, answers.households, share, mean)


def cumulative(rubric: Rubric) -> tuple[Star, ...]:
    """The stars with all that they take: a star asks for whatever the ones below it ask for, too.

    Without this a group without the standard of three stars could have four, because residents praised it,
    and would fall to none where the quota of four is full.
    """
    found: list[Star] = []
    conditions: tuple[Condition, ...] = ()
    before = 0
    for star in rubric.stars:
        kept = tuple(c for c in conditions if not any(_implies(rubric, own, c) for own in star.conditions))
        conditions, before = (*star.conditions, *kept), max(star.before, before)
        found.append(replace(star, conditions=conditions, before=before))
    return tuple(found)


def _implies(rubric: Rubric, own: Condition, lower: Condition) -> bool:
    """Whether who meets `own` meets `lower` as well, so that it need not be said again."""
    if own.code != lower.code:
        return False
    if own.each == lower.each:
        return own.least >= lower.least
    return own.each and own.least * len(rubric.under(own.code)) >= lower.least


def _checks(  # noqa: PLR0913 - all that a star may ask for
    rubric: Rubric,
    star: Star,
    case: Case,
    means: Mapping[str, Fraction],
    total: Fraction,
    sheets: int,
    *,
    first_year: bool,
) -> tuple[Check, ...]:
    found = [Check("total", "", star.least, total, total >= star.least)]
    for condition in star.conditions:
        indicators = [i.code for i in rubric.under(condition.code)]
        if condition.each:
            worst = min(indicators, key=lambda code: means[code])
            has, code, kind = means[worst], worst, "each"
        else:
            has, code, kind = _sum(means[c] for c in indicators), condition.code, "sum"
        found.append(
            Check("each" if kind == "each" else "sum", code, condition.least, has, has >= condition.least)
        )
    if star.before:
        has_star = case.before >= star.before
        waived = first_year and not has_star
        needed, has = Fraction(star.before), Fraction(case.before)
        found.append(Check("before", "", needed, has, has_star or waived, waived))
    found.extend(Check("veto", code, NOTHING, Fraction(1), met=False) for code in sorted(set(case.vetoes)))
    if not sheets:
        found.append(Check("sheets", "", Fraction(1), NOTHING, met=False))
    return tuple(found)


# --- all groups together -----------------------------------------------------------------------------------


def _ranked(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """With ranks: 1, 2, 2, 4, and who shares one."""
    by_total: dict[Fraction, list[str]] = {}
    for outcome in outcomes:
        by_total.setdefault(outcome.total, []).append(outcome.case.id)
    ranks: dict[Fraction, int] = {}
    before = 0
    for total in sorted(by_total, reverse=True):
        ranks[total] = before + 1
        before += len(by_total[total])
    return [
        replace(o, rank=ranks[o.total], tied=tuple(i for i in by_total[o.total] if i != o.case.id))
        for o in outcomes
    ]


def _placed(rubric: Rubric, outcomes: Sequence[Outcome], decided: Mapping[str, int]) -> list[Outcome]:
    """With the stars that the quotas leave, from the highest star down."""
    stars: dict[str, int] = {}
    borders: dict[str, int] = {}
    chosen: set[str] = set()
    for star in reversed(rubric.stars):
        able = [o for o in outcomes if o.case.id not in stars and _takes(o, star.stars)]
        for outcome in able if star.quota is None else _within(able, star, decided, borders, chosen):
            stars[outcome.case.id] = star.stars
    return [
        replace(
            o,
            stars=stars.get(o.case.id, 0),
            border=borders.get(o.case.id, 0),
            decided=o.case.id in chosen,
        )
        for o in outcomes
    ]


def _takes(outcome: Outcome, stars: int) -> bool:
    return any(checks.stars == stars and checks.met for checks in outcome.checks)


def _within(
    able: Sequence[Outcome],
    star: Star,
    decided: Mapping[str, int],
    borders: dict[str, int],
    chosen: set[str],
) -> list[Outcome]:
    """Those of the able, best first, whom the quota holds. A tie across its border is nobody's by itself."""
    quota = star.quota or 0
    if len(able) <= quota:
        return list(able)
    if not quota:
        return []
    last = able[quota - 1].total
    if able[quota].total != last:
        return list(able[:quota])
    above = [o for o in able if o.total > last]
    tie = [o for o in able if o.total == last]
    borders.update((o.case.id, star.stars) for o in tie)
    wanted = [o for o in tie if decided.get(o.case.id) == star.stars][: quota - len(above)]
    chosen.update(o.case.id for o in wanted)
    return [*above, *wanted]


# --- judges ------------------------------------------------------------------------------------------------


def deviations(rubric: Rubric, groups: Iterable[Sequence[Sheet]]) -> tuple[Deviation, ...]:
    """How far every judge lies from the others of the same groups; the farthest first."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    # By judge and number of others: n times a difference in whole parts, which is own × (n + 1) − the sum.
    parts: dict[str, dict[int, dict[str, int]]] = {}
    for sheets in groups:
        if len(sheets) < 2:
            continue
        given = [_parts(rubric, sheet.points) for sheet in sheets]
        sums = {code: sum(points[code] for points in given) for code in rubric.indicators}
        for sheet, points in zip(sheets, given, strict=True):
            names.setdefault(sheet.judge_id, sheet.judge)
            counts[sheet.judge_id] = counts.get(sheet.judge_id, 0) + 1
            by_others = parts.setdefault(sheet.judge_id, {})
            own = by_others.setdefault(len(sheets) - 1, dict.fromkeys(rubric.indicators, 0))
            for code, number in points.items():
                own[code] += number * len(sheets) - sums[code]
    found = []
    for judge, count in counts.items():
        by_indicator = {
            code: sum((Fraction(own[code], others) for others, own in parts[judge].items()), NOTHING)
            / (rubric.unit * count)
            for code in rubric.indicators
        }
        mean = sum(by_indicator.values(), NOTHING)
        far = abs(mean) >= rubric.far > 0
        found.append(Deviation(judge, names[judge], count, mean, by_indicator, far))
    return tuple(sorted(found, key=lambda d: (-abs(d.mean), d.judge_id)))


# --- as people read them -----------------------------------------------------------------------------------


def shown(number: Fraction, places: int = 2) -> str:
    """A decimal that never says more than there is: cut, not rounded, so 84.996 is 84.99 and no 85."""
    scaled = abs(number) * 10**places
    return _spelled(scaled.numerator // scaled.denominator, places, negative=number < 0)


def shown_lacking(number: Fraction, places: int = 2) -> str:
    """What is missing, rounded up: with so much more it is certainly enough."""
    scaled = number * 10**places
    return _spelled(-(-scaled.numerator // scaled.denominator), places, negative=False)


def _spelled(scaled: int, places: int, *, negative: bool) -> str:
    digits = f"{scaled:0{places + 1}d}"
    whole = digits[:-places] if places else digits
    sign = "-" if negative and scaled else ""
    return f"{sign}{whole}.{digits[-places:]}" if places else f"{sign}{whole}"
