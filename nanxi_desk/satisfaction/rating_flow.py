"""What happens in the rating window, without the window: asked, tags, thanks, and back by itself.

Moments are given, in seconds that only grow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nanxi_desk.satisfaction.rules import BAD_LEVELS, LEVELS, MOST_TAGS, PAD

IDLE, ASKED, TAGS, SAVING, THANKS, FAILED = PAGES = ("idle", "asked", "tags", "saving", "thanks", "failed")
ASKED_SECONDS: Final = 20
TAGS_SECONDS: Final = 20  # after the last press
LONGEST_SECONDS: Final = 90  # on the page of the tags, however much is pressed
THANKS_SECONDS: Final = 4
FAILED_SECONDS: Final = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """What the visitor gave: `way` is one of rules.WAYS, `tags` are codes in the order of the screen."""

    level: int
    tags: tuple[str, ...]
    anonymous: bool
    way: str


@dataclass(frozen=True, slots=True)
class TagOffer:
    """A tag as the window offers it."""

    code: str
    words: str


Offers = Mapping[int, Sequence[TagOffer]]


class RatingFlow:
    """The pages of one rating. Whatever is pressed in the wrong place does nothing."""

    def __init__(self) -> None:
        self.page = IDLE
        self.level = 0
        self.way = ""
        self.chosen: set[str] = set()
        self.anonymous = False
        self._offers: Offers = {}
        self._seconds = float(ASKED_SECONDS)
        self._since = 0.0
        self._until = 0.0
        self._latest = 0.0

    @property
    def offers(self) -> tuple[TagOffer, ...]:
        """The tags of the chosen level."""
        return tuple(self._offers.get(self.level, ()))[:MOST_TAGS]

    @property
    def needs_tag(self) -> bool:
        """Whether the level needs a tag, and none is chosen yet."""
        return self.level in BAD_LEVELS and not self.chosen

    @property
    def may_submit(self) -> bool:
        """Whether what is chosen is a rating."""
        return self.page == TAGS and not self.needs_tag

    def seconds_left(self, now: float) -> int:
        """Whole seconds until the page goes by itself, counted as people count down: 20 … 1."""
        return max(0, -int(-(self._until - now) // 1))

    def share_left(self, now: float) -> float:
        """The same as a part of the whole, 1 … 0."""
        whole = self._until - self._since
        return min(max((self._until - now) / whole, 0.0), 1.0) if whole > 0 else 0.0

    def ask(self, offers: Offers, seconds: float, now: float) -> None:
        """Somebody is asked to rate; nothing is chosen. What a visitor before left unfinished is gone."""
        self.level, self.way, self.chosen, self.anonymous = 0, "", set(), False
        self._offers, self._seconds = offers, seconds
        self._turn(ASKED, seconds, now)

    def press(self, level: int, way: str, now: float) -> None:
        """A face was chosen."""
        if self.page == ASKED and level in LEVELS:
            self.level, self.way, self.chosen = level, way, set()
            self._turn(TAGS, TAGS_SECONDS, now)
            self._latest = now + LONGEST_SECONDS

    def press_slot(self, slot: int, slots: int, now: float) -> None:
        """A key of a pad on the page of the tags: the first keys are tags, the last is 不具名."""
        if self.page != TAGS:
            return
        if slot == slots - 1:
            self.sign(not self.anonymous, now)
        elif slot < len(self.offers):
            self.toggle(self.offers[slot].code, now)

    def toggle(self, code: str, now: float) -> None:
        """Choose a tag, or give it up."""
        if self.page == TAGS and code in {offer.code for offer in self.offers}:
            self.chosen ^= {code}
            self._again(now)

    def sign(self, anonymous: bool, now: float) -> None:
        """Whether staff may know whose rating it is."""
        if self.page in (ASKED, TAGS):
            self.anonymous = anonymous
            self._again(now)

    def back(self, now: float) -> None:
        """Another face is to be chosen."""
        if self.page == TAGS:
            self.level, self.way, self.chosen = 0, "", set()
            self._turn(ASKED, self._seconds, now)

    def submit(self, now: float) -> Choice | None:
        """The rating, if it is one; the page waits until saved() or failed() is told."""
        if not self.may_submit:
            return None
        tags = tuple(offer.code for offer in self.offers if offer.code in self.chosen)
        self._turn(SAVING, 0, now)
        return Choice(self.level, tags, self.anonymous, self.way)

    def saved(self, now: float) -> None:
        """It is stored."""
        if self.page == SAVING:
            self._turn(THANKS, THANKS_SECONDS, now)

    def failed(self, now: float) -> None:
        """It could not be stored."""
        if self.page == SAVING:
            self._turn(FAILED, FAILED_SECONDS, now)

    def tick(self, now: float) -> Choice | None:
        """Time goes on. Who chose a face and left has rated; without a tag that is needed, has not."""
        if self.page in (IDLE, SAVING) or now < self._until:
            return None
        if self.page == TAGS and self.may_submit:
            return self.submit(now)
        self.leave()
        return None

    def leave(self) -> None:
        """Nobody is asked any more."""
        self.page, self.level, self.chosen, self._offers = IDLE, 0, set(), {}

    @property
    def by_pad(self) -> bool:
        """Whether the face was chosen on a pad, whose keys then choose tags, too."""
        return self.way == PAD

    def _turn(self, page: str, seconds: float, now: float) -> None:
        self.page, self._since, self._until = page, now, now + seconds

    def _again(self, now: float) -> None:
        """A press shows that somebody is there: the time starts again, within bounds."""
        seconds = TAGS_SECONDS if self.page == TAGS else self._seconds
        until = now + seconds
        self._until = min(until, self._latest) if self.page == TAGS else until
        self._since = min(now, self._until)
