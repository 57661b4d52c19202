"""What the services of this slice give and take: plain values, no records and no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from nanxi_desk.stars.arithmetic import Outcome, Result
from nanxi_desk.stars.rubric import Rubric

SheetState = Literal["empty", "draft", "submitted", "recused"]


# --- building groups ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StarOfYear:
    """A group's star of one year: as awarded, and as the yearly review left it."""

    year: int
    awarded: int
    stars: int
    total: str
    plaque: str = ""
    awarded_on: str = ""
    review: str = ""  # rules.REVIEWS


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One building group of a list. `stars` is the star it has now, `year` that star's year (0: never
    one).
    """

    id: str
    office: str
    estate: str
    name: str
    households: int | None
    leader: str
    leader_phone: str  # masked
    stars: int
    year: int
    dissolved_on: str = ""


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """One group with its history, newest year first. `values` are the record's fields, for the form; `heads`
    goes back with an edit."""

    row: GroupRow
    values: Mapping[str, object]
    heads: str
    history: tuple[StarOfYear, ...]


@dataclass(frozen=True, slots=True)
class MapCell:
    """One group on the map of its estate; row and column from 0."""

    row: int
    column: int
    group_id: str
    name: str
    stars: int
    households: int | None


@dataclass(frozen=True, slots=True)
class EstateMap:
    """An estate as a grid of groups."""

    estate: str
    office: str
    rows: int
    columns: int
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Which groups: of an office or estate, with so many stars now (None: any), by name or leader."""

    office: str = ""
    estate: str = ""
    stars: int | None = None
    text: str = ""
    dissolved_too: bool = False


# --- rubric ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RubricVersion:
    """A year's rubric. Year 0 is the shipped one; `frozen` says why it cannot be edited, "" where it can."""

    year: int
    name: str
    rubric: Rubric
    frozen: str


@dataclass(frozen=True, slots=True)
class RubricChange:
    """One difference between two years in words: where, what it was, what it is ("" for nothing)."""

    where: str
    before: str
    after: str


# --- round -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round to be made: one a year. `first_year` None: first if no star was ever awarded."""

    year: int
    name: str = ""
    first_year: bool | None = None
    apply_until: str = ""
    screen_until: str = ""
    score_until: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is shown. `counts` is False for one that another seat's step overtook."""

    kind: str
    at: str
    by_name: str
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round. `next_states` are those that the acting person may lead it to now."""

    id: str
    year: int
    name: str
    state: str
    since: str
    first_year: bool
    apply_until: str
    screen_until: str
    score_until: str
    next_states: tuple[str, ...]
    early: tuple[StepView, ...]
    steps: tuple[StepView, ...]
    public_until: str = ""  # the last day of 公示, from that state on
    lead: str = ""  # who holds the first key, known at the hub only
    thresholds: str = ""  # what 定档 altered, in words

    @property
    def sealed(self) -> bool:
        """Whether nobody may see the sheets yet."""
        from nanxi_desk.stars.rules import SEALED_STATES

        return self.state in SEALED_STATES


@dataclass(frozen=True, slots=True)
class Opening:
    """What 评审中 gave: the code that opens the round as its lead does. Shown once, to be printed, kept
    nowhere.
    """

    round_id: str
    code: str


@dataclass(frozen=True, slots=True)
class JudgeProgress:
    """How far one judge is at one office: groups due, sheets in, recusals. Counts only, never points."""

    office: str
    judge_id: str
    judge: str
    from_hub: bool
    due: int
    submitted: int
    recused: int

    @property
    def waiting(self) -> int:
        """How many groups are left."""
        return max(self.due - self.submitted, 0)


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """What anybody may know of a running round. `by_screening` counts applications by 初评 ("" undecided)."""

    round: RoundView
    applications: int
    by_screening: Mapping[str, int]
    offices: tuple[str, ...]
    due: int
    submitted: int
    recused: int
    judges: tuple[JudgeProgress, ...]
    few_judges: tuple[str, ...]  # groups with fewer judges than the rubric wants
    open_objections: int = 0
    notes: tuple[str, ...] = ()
    office_names: Mapping[str, str] = field(default_factory=dict)  # by code, those that are known here


# --- applications ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """What an application says; numbers as typed. Evidence is attached to the saved application."""

    group_id: str
    target: int
    self_score: str = ""
    households: int | None = None  # None: as the group has them
    feature_publicity: str = ""
    feature_culture: str = ""
    feature_pact: str = ""
    platform_council: str = ""
    platform_activity: str = ""
    platform_news: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One application of a list. `state` is 申报, a word of rules.SCREENINGS, or 撤回."""

    id: str
    office: str
    group_id: str
    estate: str
    group_name: str
    households: int | None
    target: int
    self_score: str
    state: str
    vetoed: bool
    sheets: int
    recused: int
    answered: int


@dataclass(frozen=True, slots=True)
class VetoView:
    """A veto that was found; `lifted` where a later one took it back."""

    id: str
    code: str
    words: str
    note: str
    at: str
    by_name: str
    lifted: bool


@dataclass(frozen=True, slots=True)
class ApplicationDetail:
    """One application whole. `answers` are five counts, best level first, or None."""

    row: ApplicationRow
    draft: ApplicationDraft
    screening_note: str
    screened_by: str
    screened_at: str
    answers: tuple[int, int, int, int, int] | None
    vetoes: tuple[VetoView, ...]
    recusals: tuple[str, ...]  # judges' names
    heads: str
    may_edit: bool


@dataclass(frozen=True, slots=True)
class LedgerResult:
    """What taking a ledger of applications came to; `refused` names row and reason."""

    rows: int
    taken: int
    already: int
    refused: tuple[tuple[int, str], ...]


# --- panel and sheets --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of this office (the hub) who could sit on the panel."""

    id: str
    name: str
    post: str
    seated: bool
    proposed: bool  # a member or head: proposed without being asked


@dataclass(frozen=True, slots=True)
class Judge:
    """A seat of the panel. `office` "" judges the groups of all offices."""

    seat_id: str
    id: str
    name: str
    post: str
    office: str
    home_group: str = ""
    has_key: bool = False  # whether sheets entered here are sealed to the judge's own key, too
    office_name: str = ""

    @property
    def from_hub(self) -> bool:
        """Whether the subdistrict sent the judge."""
        return not self.office


@dataclass(frozen=True, slots=True)
class RecusalView:
    """A judge who does not score a group. Without `at` nobody wrote it down: the judge lives there."""

    application_id: str
    office: str
    estate: str
    group_name: str
    judge_id: str
    judge: str
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a judge's walk."""

    application_id: str
    office: str
    estate: str
    group_name: str
    target: int
    state: SheetState
    submitted_at: str = ""
    turn: int = 0
    way: str = ""
    office_name: str = ""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Points by indicator, as decimal texts ("4.5"), and remarks by indicator ("" for the whole sheet)."""

    points: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A judge's sheet for one group as the screen shows it.

    `content` is the draft, else what was submitted last; None where there is one that needs the judge's
    password (`locked`), or that this person may not see. `refused` says why nothing can be submitted, or "".
    """

    application: ApplicationRow
    judge_id: str
    judge: str
    rubric: Rubric
    content: SheetContent | None
    locked: bool
    is_draft: bool
    state: SheetState
    turn: int
    refused: str
    draft: ApplicationDraft  # what the group wrote of itself
    office_name: str = ""


@dataclass(frozen=True, slots=True)
class SheetReckoning:
    """What a sheet comes to so far: total, blocks, which cells are missing, what does not fit."""

    total: Fraction
    blocks: Mapping[str, Fraction]
    missing: tuple[str, ...]
    wrong: Mapping[str, str]  # indicator → sentence

    @property
    def complete(self) -> bool:
        """Whether it can be submitted."""
        return not self.missing and not self.wrong


@dataclass(frozen=True, slots=True)
class PastSheet:
    """One of the submissions of a judge for a group; `content` None where it is sealed from who asks."""

    turn: int
    submitted_at: str
    way: str
    entered_by: str
    counts: bool
    content: SheetContent | None


@dataclass(frozen=True, slots=True)
class CellRefused:
    """A cell of a returned workbook that cannot be taken: sheet, cell ("F7", "" for a row), sentence."""

    sheet: str
    cell: str
    why: str


@dataclass(frozen=True, slots=True)
class TakenBook:
    """What one returned workbook came to. With any refused cell nothing of the file is taken."""

    file: str
    judge: str
    taken: int
    already: int
    empty: int
    recused: int
    refused: tuple[CellRefused, ...] = ()


# --- result ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Other thresholds than the rubric's, by stars: least total, and quota (None: as the rubric has it)."""

    least: Mapping[int, Fraction] = field(default_factory=dict)
    quota: Mapping[int, int | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.least or self.quota)


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """How a submission came: one of rules.WAYS, and when; by whom, "" for the judge; in which workbook, ""
    for none; and which submission of the judge for the group it is, 1 for the first. `remarks` are the
    judge's by indicator, "" for the whole sheet.
    """

    way: str
    submitted_at: str
    entered_by: str = ""
    file: str = ""
    number: int = 1
    remarks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoundResult:
    """The computed result of a round.

    `absent` counts sheets that count and are not here (yet), `late` those that came after the round closed.
    `moved`: what it is computed from has changed since 定档. An office sees its own groups only. `standard`
    is the year's rubric, `rubric` the same with what 定档 or a trial altered. `targets` are the stars applied
    for, by application; `offices` names by code, as far as they are known here. `origins` tell how each
    sheet came, by its id.
    """

    round: RoundView
    rubric: Rubric
    standard: Rubric
    result: Result
    digest: str
    absent: int = 0
    late: int = 0
    moved: bool = False
    early: bool = False  # looked into before the round closed
    notes: tuple[str, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, SheetOrigin] = field(default_factory=dict)

    def office_name(self, code: str) -> str:
        """An office's name, its code where the name is not known here."""
        return self.offices.get(code, code)


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of an explanation: depth for the indent, words, figure, and whether it speaks for the star."""

    depth: int
    words: str
    figure: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a group has its star: the sentence on top, then everything down to sheet, judge and rule."""

    outcome: Outcome
    sentence: str
    rules: tuple[ExplainedLine, ...]
    points: tuple[ExplainedLine, ...]
    sheets: tuple[ExplainedLine, ...]  # every judge's sheet with all its points
    next_star: tuple[ExplainedLine, ...]  # what is missing to the next star; empty at the top


@dataclass(frozen=True, slots=True)
class OfficeStars:
    """Stars of one office's groups, by number of stars."""

    office: str
    groups: int
    stars: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class BlockComparison:
    """A block of one group beside the mean of all groups and the most it could be."""

    code: str
    name: str
    points: Fraction
    mean: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class YearStars:
    """Stars awarded in one year (and kept in its review), by number of stars."""

    year: int
    stars: Mapping[int, int]


# --- paper -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One indicator of a printed sheet: points are written by hand beside 0 to `most` in steps of `step`."""

    code: str
    name: str
    most: str
    step: str


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A block with its heading, "A1 组织（20）"."""

    heading: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A judge's empty sheet for one group; `above` are label and value, `below` sentences."""

    title: str
    office_name: str
    above: tuple[tuple[str, str], ...]
    blocks: tuple[PaperBlock, ...]
    total: str  # "合计（100）"
    below: tuple[str, ...]
    signature: str
