"""What satisfaction shows: plain values, read in one session and free of it."""

from dataclasses import dataclass, field
from typing import Literal

from nanxi_desk.core.deadlines import Light
from nanxi_desk.core.language import _
from nanxi_desk.satisfaction import rules

Source = Literal["shipped", "hub", "office"]
RatingWhich = Literal["all", "unrated", "rated", "bad", "slip"]
FollowWhich = Literal["open", "mine", "due", "yellow", "red", "revisit", "closed", "all"]


def level_name(level: int) -> str:
    """The word of a level in the language of the screen, "" where there is no such level."""
    words = {5: _("非常满意"), 4: _("满意"), 3: _("基本满意"), 2: _("不满意"), 1: _("非常不满意")}
    return words.get(level, "")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a level, as pad and window offer it; `code` such as "213" stays when the words change."""

    code: str
    level: int
    words: str
    source: Source = "shipped"
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What would be rated: a visit (一次一评), or a matter closed on a later day (一事一评).

    Without any phone. `refused` says in a sentence why it cannot be asked for now; "" where it can.
    """

    kind: str  # one of rules.SUBJECTS
    request_id: str
    visit_id: str
    asking_id: str
    number: str
    item: str
    line: str
    channel: str
    visitor: str
    day: str
    person: str  # who served
    state: str = rules.UNRATED
    asked: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A rating as it was given. `way` is one of rules.WAYS; `words` are kept of a named rating only.

    `given_day` (ISO) belongs to a paper slip: the day written on it.
    """

    level: int
    tags: tuple[str, ...] = ()  # codes
    way: str = rules.KEY
    anonymous: bool = False
    words: str = ""
    given_day: str = ""


@dataclass(frozen=True, slots=True)
class Rated:
    """What became of a rating. Of an anonymous one nothing can be named: rating_id is ""."""

    asking_id: str
    rating_id: str = ""
    follow_up_id: str = ""  # of a named 差评


@dataclass(frozen=True, slots=True)
class RatingFilter:
    """Which askings a list holds; every part that is not empty narrows it. Days are days of asking, ISO."""

    which: RatingWhich = "all"
    level: int = 0
    line: str = ""
    person: str = ""
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One asking with what came of it. Of an anonymous rating just 已评: level 0, no tags."""

    asking_id: str
    kind: str
    number: str
    request_id: str
    asked: str  # local "MM-DD HH:MM"
    day: str
    item: str
    line: str
    channel: str
    person: str
    state: str
    level: int  # 0: none, or nobody may know
    tags: tuple[str, ...]  # words
    way: str
    slip: bool
    corrected: bool  # the shown rating is a correction
    counted: bool  # False: the matter is 作废 or 撤销
    anonymous: bool


@dataclass(frozen=True, slots=True)
class RatingView:
    """One named rating; corrections stand after what they correct. Times are local."""

    rating_id: str
    at: str
    level: int
    tags: tuple[str, ...]
    codes: tuple[str, ...]
    way: str
    slip: bool
    given_day: str
    words: str
    entered_by: str
    reason: str  # of a correction
    corrects: str  # rating id, "" for the first
    current: bool


@dataclass(frozen=True, slots=True)
class RatingDetail:
    """Everything of one asking."""

    row: RatingRow
    ratings: tuple[RatingView, ...] = ()
    follow_up_id: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One 差评 that is followed up. Of an anonymous one only level, line, month and tags are known."""

    id: str
    level: int
    tags: tuple[str, ...]
    line: str
    item: str
    number: str
    person: str  # whose service was rated
    responsible: str
    opened: str  # ISO day; of an anonymous one the day it came to light
    month: str
    state: str
    due: str  # ISO day of the present stage's limit, "" where none
    light: Light
    verdict: str
    outcome: str
    anonymous: bool
    scope: str = ""


@dataclass(frozen=True, slots=True)
class FollowStepView:
    """One step, times local; `idle` was made beside another that came first: it changes nothing."""

    kind: str
    at: str
    by: str
    note: str
    terms: tuple[tuple[str, str], ...] = ()  # label, value
    idle: bool = False


@dataclass(frozen=True, slots=True)
class FollowUpDetail:
    """Everything of one follow-up; `allowed` are the steps that may be taken now, by this person."""

    row: FollowUpRow
    asking_id: str  # "" where nobody can know
    request_id: str
    words: str
    steps: tuple[FollowStepView, ...] = ()
    allowed: tuple[str, ...] = ()
    hard: bool = False
    days_left: int | None = None  # workdays, negative where it has passed


@dataclass(frozen=True, slots=True)
class FollowOrder:
    """A step that somebody wants to take; the fields belong to the kinds as in rules.Step.

    FieldRefused names the field that lacks something: `note` is required for 核实, 整改 and 回访, `verdict`
    for 核实, `outcome` for 回访, `to_id` for 分派.
    """

    kind: str
    note: str = ""
    reached: bool = True
    verdict: str = ""
    hard: bool = False
    outcome: str = ""
    to_id: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """What the card and the head's page show: open ones by light, and how many closed ones were revisited."""

    open: int = 0
    due: int = 0  # today is the last day
    yellow: int = 0
    red: int = 0
    mine: int = 0
    to_revisit: int = 0

    @property
    def pressing(self) -> int:
        """Red, yellow or due today."""
        return self.due + self.yellow + self.red


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one row of a table. `levels` are ratings whose level is known, 5 first.

    `rated` is 已评 among `due`, anonymous ones included; 未评 are the others.
    """

    due: int = 0
    rated: int = 0
    levels: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    anonymous: int = 0  # 已评 without a name, of `rated`

    @property
    def unrated(self) -> int:
        """未评, never counted as a rating."""
        return self.due - self.rated

    @property
    def known(self) -> int:
        """Ratings whose level counts here."""
        return sum(self.levels)

    @property
    def good(self) -> int:
        """5, 4 and 3."""
        return sum(self.levels[:3])

    @property
    def bad(self) -> int:
        """差评: 2 and 1."""
        return sum(self.levels[3:])

    @property
    def participation(self) -> float | None:
        """参评率 = rated ÷ due; None where nothing was asked."""
        return self.rated / self.due if self.due else None

    @property
    def satisfaction(self) -> float | None:
        """满意率 = (5+4+3) ÷ rated, of those whose level counts here; None where there are none."""
        return self.good / self.known if self.known else None


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """The score of one line, item, channel, month ("2026-11"), day or person."""

    key: str
    score: Score
    hidden: bool = False  # fewer than FEWEST_TO_SHOW ratings of a person: counts are 0, only the name shows


@dataclass(frozen=True, slots=True)
class TagBar:
    """How often a tag was chosen."""

    code: str
    level: int
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class SatisfactionReport:
    """The figures of a period of office days, both included. Anonymous ratings count with their level in the
    whole, by line and by month, and only for months that lie wholly in the period; `notes` say so."""

    first_day: str
    last_day: str
    whole: Score
    by_office: tuple[ScoreBar, ...] = ()  # at the hub, by office code
    by_line: tuple[ScoreBar, ...] = ()  # key "": ratings whose line would tell their giver
    by_item: tuple[ScoreBar, ...] = ()
    by_channel: tuple[ScoreBar, ...] = ()
    by_month: tuple[ScoreBar, ...] = ()
    by_day: tuple[ScoreBar, ...] = ()  # the trend of a period up to 62 days; without anonymous ones
    by_person: tuple[ScoreBar, ...] | None = None  # None: the right is missing
    tags: tuple[TagBar, ...] = ()
    slips: int = 0
    waiting: int = 0  # anonymous ratings that wait for company, of `whole.anonymous`
    follow_ups: int = 0  # opened in the period
    follow_ups_open: int = 0
    closed: int = 0  # of them closed
    revisited: int = 0  # of the closed ones that can be revisited
    revisitable: int = 0
    notes: tuple[str, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing was asked and nothing rated."""
        return self.whole == Score()

    @property
    def revisit_rate(self) -> float | None:
        """回访率; None where nothing that can be revisited was closed."""
        return self.revisited / self.revisitable if self.revisitable else None
